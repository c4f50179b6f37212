"""Notes on persons: recognised, read, and what they add to an interview (issue 3, point 3)."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as law
from hypothesis import strategies as st

from tests.support import AS_OF, Cli
from tests.vaults import DRAFTS, DUE, changed, contents, sync_here, tick
from vaultsync.calendar import AsOf, find_zone
from vaultsync.model import Interview, Person
from vaultsync.parse.front.recognise import FIRST_LOOK, Look, look, says_subject
from vaultsync.parse.links import Targets, person_links
from vaultsync.parse.person_note import PersonNote, read_person_note
from vaultsync.pipeline import Outcome, build
from vaultsync.rules.directory import FIELDS, fill, with_note
from vaultsync.settings import NoteSettings, Settings
from vaultsync.snapshot import Document, Snapshot
from vaultsync.vault.files import Whole, read_still
from vaultsync.vault.opening import open_vault
from vaultsync.vault.reading import read_vault
from vaultsync.vault.way import Way

MakeVault = Callable[..., Path]
LONDON = find_zone("Europe/London")
assert LONDON
NOW = AsOf(instant=datetime.fromisoformat(AS_OF), zone=LONDON)

# Which notes are on persons

TYPES = [
    ("type: personal", False),
    ("type: note", False),
    ("type: peoples", False),
    ("type: [note, personality]", False),
    ("types: person", False),
    ("note:\n  type: person", False),
    ("people: [person]\ntype: note", False),
    ("type: note # on a person", False),
    ("tags: [person]", False),
    ("person: yes", False),
    ("type:", False),
    ("type: [", False),
    ("type: &a person", False),
    ("type: person", True),
    ("type: Person", True),
    ('type: "[[Person]]"', True),
    ("type: [[People]]", True),
    ('type: "[[Types/Contacts|Kontakte]]"\nkind: x', False),
    ('type: "[[Types/Contacts]]"', True),
    ("type: [note, contact]", True),
    ("type:\n  - note\n  - '[[Contacts]]'", True),
    ("type:\n- people", True),
    ("TYPE: CONTACT", True),
    ('"type": person', True),
    ("{name: Jane, type: person}", True),
    ("type: contact person", True),
    ("type: work-contact", True),
    ("aliases: [J]\ntype: person\ntags: [x]", True),
]


@pytest.mark.parametrize(("head", "person"), TYPES, ids=[head for head, _ in TYPES])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_what_makes_a_note_one_on_a_person(head: str, person: bool, end: str) -> None:
    """The word stands in `type`, as a word, in any case and in brackets or not."""
    text = f"---\n{head}\n---\nJane\n".replace("\n", end)
    assert says_subject(text) is person
    verdict = look(text.encode(), whole=True, path="n.md", notes=NoteSettings())
    assert verdict is (Look.BESIDE if person else Look.NO)
    note = read_person_note(text, "n.md")
    assert bool(note and note.typed) is person


def test_an_interview_note_stays_one() -> None:
    """What the front matter says about an interview goes first."""
    both = b"---\ntype: [interview, person]\n---\n"
    assert look(both, whole=True, path="n.md", notes=NoteSettings()) is Look.MAYBE


# What a note on a person says

NOTHING = PersonNote(path="People/Jane Doe.md", name="Jane Doe")
READ = [
    # what says nothing about how to reach somebody
    ("---\ntype: person\n---\n", NOTHING),
    ("---\ntype: person\nemail:\nphone: ~\ntext_ok:\ntitle: ''\n---\n", NOTHING),
    ("---\ntype: person\nemail: later\nphone: ask Dana\n---\n", NOTHING),
    ("---\ntype: person\ntitle: Jane Doe\n---\n", NOTHING),
    ("---\ntype: person\n---\n```\nemail:: a@x.example\n```\n", NOTHING),
    ("---\ntype: person\n---\nMatron. a@x.example\n", NOTHING),
    ("---\ntype: person\n---\nMatron. info@x.example\n", NOTHING),
    (
        "---\ntype: person\n---\nPA: John, jane.doe@x.example, jo@x.example\n",
        NOTHING,
    ),
    ("---\ntype: person\n---\njane.doe@x.example bounced\n", NOTHING),
    ("---\ntype: person\n---\nold: not jane.doe@x.example\n", NOTHING),
    ("---\ntype: person\n---\n## Assistant\njane.doe@x.example\n", NOTHING),
    ("---\ntype: person\n---\n```\njane.doe@x.example\n```\n", NOTHING),
    ("---\ntype: person\nemail: later\n---\njane.doe@x.example\n", NOTHING),
    ("---\ntype: person\n---\n%%\nemail:: a@x.example\n%%\n", NOTHING),
    ("---\ntype: person\n---\n<!--\nphone:: +44 7700 900\n-->\n", NOTHING),
    ("---\ntype: person\n---\nWe wrote to a@x.example about it: nothing came.\n", NOTHING),
    ("---\ntype: person\n---\nRole: we talked about roles\n", NOTHING),
    ("---\ntype: person\n---\n- 2026-03-05 thank-you email sent\n", NOTHING),
    # front matter
    ("---\ntype: person\nemail: a@x.example\n---\n", replace(NOTHING, email="a@x.example")),
    ("---\ntype: person\nE-Mail: a@x.example\n---\n", replace(NOTHING, email="a@x.example")),
    (
        "---\ntype: person\nemail: [a@x.example, b@x.example]\n---\n",
        replace(NOTHING, email="a@x.example"),
    ),
    (
        '---\ntype: person\nemail: "[mail](mailto:a@x.example)"\n---\n',
        replace(NOTHING, email="a@x.example"),
    ),
    (
        "---\ntype: person\nmobile: +447700900123\ntextOk: yes\n---\n",
        replace(NOTHING, phone="+447700900123", text_ok=True),
    ),
    (
        "---\ntype: person\nphone: 0044 7700\ntext_ok: 'no'\n---\n",
        replace(NOTHING, phone="0044 7700", text_ok=False),
    ),
    (
        "---\ntype: person\nphone: ['n/a', +44 20 7946 0000]\ntext_ok: perhaps\n---\n",
        replace(NOTHING, phone="+44 20 7946 0000", text_ok=False),
    ),
    ("---\ntype: person\nName: Dr. Jane Doe\n---\n", replace(NOTHING, name="Dr. Jane Doe")),
    ("---\ntype: person\nfull name: J. Doe\n---\n", replace(NOTHING, name="J. Doe")),
    (
        "---\ntype: person\naliases: [JD, Janey]\n---\n",
        replace(NOTHING, aliases=("JD", "Janey")),
    ),
    ("---\ntype: person\nalias: JD\n---\n", replace(NOTHING, aliases=("JD",))),
    (
        "---\ntype: person\nemployer: Acme, Inc.\n---\n",
        replace(NOTHING, companies=("Acme, Inc.",)),
    ),
    (
        '---\ntype: person\norg: "[[Companies/Acme|Acme Ltd]]"\n---\n',
        replace(NOTHING, companies=("Acme Ltd",)),
    ),
    (
        "---\ntype: person\ncompany: [[Acme]]\n---\n",
        replace(NOTHING, companies=("Acme",)),
    ),
    (
        '---\ntype: person\ncompany: ["[[Acme]]", Beta]\n---\n',
        replace(NOTHING, companies=("Acme", "Beta")),
    ),
    (
        "---\ntype: person\ntitle: Prof.\njob-title: Head of Data\n---\n",
        replace(NOTHING, title="Head of Data"),
    ),
    (
        "---\ntype: person\nlinkedin: '[Jane](https://www.linkedin.com/in/jane)'\n---\n",
        replace(NOTHING, linkedin="https://www.linkedin.com/in/jane"),
    ),
    (
        "---\ntype: person\npronouns: she/her\ntz: Europe/Paris\nchannel: LinkedIn\n---\n",
        replace(NOTHING, pronouns="she/her", timezone="Europe/Paris", channel="linkedin"),
    ),
    # fields in the body; front matter wins
    (
        "---\ntype: person\n---\nMatron. jane.doe@x.example, 0113 496 0123. Texts.\n",
        replace(NOTHING, email="jane.doe@x.example"),
    ),
    (
        "---\ntype: person\n---\nemail:: a@x.example\n",
        replace(NOTHING, email="a@x.example"),
    ),
    (
        "---\ntype: person\n---\n- email: a@x.example\n- **Role:** CTO\n* Cell: 07700 900123\n",
        replace(NOTHING, email="a@x.example", title="CTO", phone="07700 900123"),
    ),
    (
        "---\ntype: person\n---\n**Email:** a@x.example\n**Role**: CTO\n",
        replace(NOTHING, email="a@x.example", title="CTO"),
    ),
    (
        "---\ntype: person\n---\nShe writes from [email:: a@x.example], (role:: CTO).\n",
        replace(NOTHING, email="a@x.example", title="CTO"),
    ),
    (
        "---\ntype: person\n---\nEmail: a@x.example\nLinkedIn: linkedin.com/in/jane\n",
        replace(NOTHING, email="a@x.example", linkedin="linkedin.com/in/jane"),
    ),
    (
        "---\ntype: person\nemail: a@x.example\n---\nemail:: b@x.example\nphone:: 01234 567\n",
        replace(NOTHING, email="a@x.example", phone="01234 567"),
    ),
    (
        "---\ntype: person\nemail:\n---\nemail:: b@x.example\n",
        replace(NOTHING, email="b@x.example"),
    ),
    (
        "---\ntype: person\n---\ncompany:: [[Acme]]\n",
        replace(NOTHING, companies=("Acme",)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=range(len(READ)))
@pytest.mark.parametrize("form", ["lf", "crlf", "bom"])
def test_what_a_note_on_a_person_says(text: str, expected: PersonNote, form: str) -> None:
    """Keys in every spelling, fields of the body, and the same with CRLF and a BOM."""
    text = text.replace("\n", "\r\n") if form == "crlf" else text
    text = f"\ufeff{text}" if form == "bom" else text
    assert read_person_note(text, "People/Jane Doe.md") == expected


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Jane Doe.md", "Jane Doe"),
        ("People/@Jane Doe.MD", "Jane Doe"),
        ("People/J. D. Doe.md", "J. D. Doe"),
        ("人/佐藤 健一.md", "佐藤 健一"),
    ],
)
def test_the_name_of_the_file_is_the_name(path: str, name: str) -> None:
    """Without a `name` the file's name counts, without a leading @ and `.md`."""
    note = read_person_note("---\ntype: person\n---\n", path)
    assert note
    assert note.name == name


@pytest.mark.parametrize(
    "text",
    [
        "---\ntype: person\n",
        "---\ntype: person\nemail: [\n---\n",
        "---\ntype: person\nemail: &a x\n---\n",
        "---\n- type: person\n---\n",
        "---\ntype: person\nemail: {{email}}\n---\n",
        "---\ntype: person\nemail: <% tp.x %>\n---\n",
    ],
)
def test_broken_front_matter_and_templates_are_no_notes(text: str) -> None:
    """What cannot be read is as if it were not there."""
    assert read_person_note(text, "People/Jane.md") is None


@law(max_examples=150)
@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["---", "type: person", "email: [", "- **Role:** x", "name:: ", "```", "%%", "[["]
        )
        | st.text(max_size=20)
    ).map("\n".join),
    st.sampled_from(["---\ntype: person\n---\n", "---\n", ""]),
)
def test_reading_never_raises(body: str, head: str) -> None:
    """Whatever stands in a note on a person, the answer is a record or nothing."""
    text = head + body
    note = read_person_note(text, "People/Jane.md")
    assert note is None or note.name
    says_subject(text)
    assert all(link.strip() for link in person_links(text))


# Links

LINKS = [
    ("---\ntype: interview\ncompany: '[[Acme]]'\nurl: '[[x]]'\n---\n", ()),
    ("We talked about [[Dagster]]\n\n- moving [[Airflow]] DAGs\n- see [[Notes]]\n", ()),
    ("## Jane Doe\nwith [[Bob]]\n", ()),
    ("company:: [[Acme]]\n", ()),
    ("- [[#Heading]]\n", ()),
    ("## [[People/Jane Doe]]\n", ("People/Jane Doe",)),
    ("### [[People/Jane Doe#Top|Jane]] and [[Bob]]\n", ("People/Jane Doe", "Bob")),
    ("- [[Jane Doe]] — CTO, see [[Notes]]\n", ("Jane Doe",)),
    ("  1. **[[Jane Doe]]**\n", ("Jane Doe",)),
    ("- [x] [[Jane Doe]]\n", ("Jane Doe",)),
    ("| [[Jane Doe]] | CTO |\n", ("Jane Doe",)),
    ("**With:** [[Jane]], [[Bob]]\n", ("Jane", "Bob")),
    ("recruiter:: [[Dana]]\n", ("Dana",)),
    ("---\npanel: [[Jane]]\ncompany: [[Acme]]\n---\n", ("Jane",)),
    ("---\npeople:\n  - '[[A/Jane]]'\n  - '[[Bob|B]]'\nurl: '[[x]]'\n---\n", ("A/Jane", "Bob")),
    ("---\r\nhiringManager: '[[Jane.md]]'\r\n---\r\n", ("Jane.md",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINKS, ids=[text for text, _ in LINKS])
def test_links_that_can_mean_a_person(text: str, expected: tuple[str, ...]) -> None:
    """Headings, the front matter's persons, the start of an item: those, and no others."""
    assert person_links(text) == expected


PATHS = (
    "People/Jane Doe.md",
    "Jane.md",
    "Old/Jane.md",
    "Team/A/Zoë.MD",
    "A/Bob.md",
    "B/Bob.md",
)
FOUND = [
    ("", "", ()),
    ("Nobody", "", ()),
    ("Other/Jane Doe", "", ()),
    ("../../Jane", "Interviews/x.md", ()),
    ("Jane Doe", "", ("People/Jane Doe.md",)),
    ("people/jane doe.md", "", ("People/Jane Doe.md",)),
    ("/People/Jane Doe", "", ("People/Jane Doe.md",)),
    ("People/Jane Doe#Top|J", "", ("People/Jane Doe.md",)),
    ("../People/Jane Doe", "Interviews/x.md", ("People/Jane Doe.md",)),
    ("A/Zoe\u0308", "", ("Team/A/Zoë.MD",)),
    ("Jane", "", ("Jane.md",)),
    ("Jane", "Old/x.md", ("Jane.md",)),
    ("./Jane", "Old/x.md", ("Old/Jane.md",)),
    ("Bob", "", ("A/Bob.md", "B/Bob.md")),
    ("B/Bob", "", ("B/Bob.md",)),
]


@pytest.mark.parametrize(("target", "at", "expected"), FOUND)
def test_where_a_link_leads(target: str, at: str, expected: tuple[str, ...]) -> None:
    """By path, from the note's folder, by name; case, `.md` and the Unicode form aside."""
    assert Targets(PATHS).find(target, at) == expected


# Filling in

JANE = Person(key="jane doe", name="Jane Doe", line=5, heading="Jane Doe", heading_line=5)
NOTE = PersonNote(
    path="People/Jane Doe.md",
    name="Jane Doe",
    aliases=("J. Doe",),
    companies=("Acme",),
    title="CTO",
    email="jane@x.example",
    phone="+44 7700 900123",
    text_ok=True,
    linkedin="https://linkedin.example/in/jane",
    channel="text",
    pronouns="she/her",
    timezone="Europe/Paris",
)
OTHER = replace(NOTE, path="Old/Jane Doe.md", email="old@x.example")
LINKED = PersonNote(path="Notes/Jane.md", name="Jane", email="linked@x.example", typed=False)


def interview(
    *people: Person, company: str = "Acme", contact: Person | None = None
) -> Interview:
    """Make an interview with these people."""
    return Interview(
        path="Interviews/n.md",
        company=company,
        role="Engineer",
        day=date(2026, 3, 5),
        people=people,
        primary_contact=contact,
    )


@pytest.mark.parametrize(("contact", "path"), [(False, ""), (True, NOTE.path)])
def test_only_a_recruiter_may_work_elsewhere(contact: bool, path: str) -> None:
    """A note on somebody at another company is on a namesake, but for the contact's own."""
    before = interview(JANE, company="Beta")
    before = replace(before, primary_contact=JANE if contact else None)
    (after,) = fill([before], (NOTE,)).interviews
    assert [person.note for person in after.people] == [path]
    assert (after.primary_contact.note if after.primary_contact else "") == path


MATCHES: list[tuple[str, Person, str, tuple[PersonNote, ...], str, int]] = [
    # claim, person, company, notes, the note's path, doubts
    ("no notes", JANE, "Acme", (), "", 0),
    ("another name", JANE._replace(name="Joan Doe"), "Acme", (NOTE,), "", 0),
    ("a part of the name", JANE._replace(name="Jane"), "Acme", (NOTE,), "", 0),
    ("a note without a type needs a link", JANE._replace(name="Jane"), "", (LINKED,), "", 0),
    ("a link to nothing", JANE._replace(name="J", link="Nobody"), "", (NOTE, LINKED), "", 0),
    ("two of a name", JANE, "Acme", (NOTE, OTHER), "", 1),
    ("two, one elsewhere", JANE, "Acme", (NOTE, replace(OTHER, companies=("B",))), "", 1),
    ("two by a link", JANE._replace(link="Jane Doe"), "", (NOTE, OTHER), "", 1),
    ("the name", JANE, "Acme", (NOTE,), NOTE.path, 0),
    ("in another case", JANE._replace(name="JANE  DOE"), "ACME", (NOTE,), NOTE.path, 0),
    ("an alias", JANE._replace(name="J. Doe"), "Acme", (NOTE,), NOTE.path, 0),
    ("no company there", JANE, "Beta", (replace(NOTE, companies=()),), NOTE.path, 0),
    ("no company here", JANE, "", (NOTE,), NOTE.path, 0),
    ("one of several", JANE, "B", (replace(NOTE, companies=("Acme", "B")),), NOTE.path, 0),
    ("an alias like it", JANE, "Acme", (replace(NOTE, aliases=("jane doe",)),), NOTE.path, 0),
    ("a link", JANE._replace(name="J", link="People/Jane Doe"), "B", (NOTE,), NOTE.path, 0),
    ("a link decides", JANE._replace(link="old/jane doe.md"), "", (NOTE, OTHER), OTHER.path, 0),
    ("a link by name", JANE._replace(link="Jane"), "", (NOTE, LINKED), LINKED.path, 0),
    ("else the name", JANE._replace(link="Gone/Jane"), "Acme", (NOTE,), NOTE.path, 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("person", "company", "notes", "path", "doubts"),
    [row[1:] for row in MATCHES],
    ids=[row[0] for row in MATCHES],
)
@pytest.mark.parametrize("place", ["interviewer", "primary contact"])
def test_whose_note_it_is(
    person: Person,
    company: str,
    notes: tuple[PersonNote, ...],
    path: str,
    doubts: int,
    place: str,
) -> None:
    """By link first, else by name if only one has it."""
    as_contact = place == "primary contact"
    before = interview(*(() if as_contact else (person,)), company=company)
    before = replace(before, primary_contact=person if as_contact else None)
    filled = fill([before], notes)
    (after,) = filled.interviews
    found = after.primary_contact if as_contact else after.people[0]
    assert found
    assert (found.note, len(filled.findings)) == (path, doubts)
    if not path:
        assert after == before


def test_two_of_one_name_in_a_note_take_nothing_by_name() -> None:
    """A name does not tell which of two it means; a link does."""
    second = JANE._replace(key="jane doe#2", link="People/Jane Doe")
    (after,) = fill([interview(JANE, second)], [NOTE]).interviews
    assert [person.note for person in after.people] == ["", NOTE.path]


def test_the_finding_about_several_notes_shows_the_place() -> None:
    """VS214 stands at the name in the interview's note and says how to decide."""
    text = "---\ntype: interview\n---\n\n## Jane Doe\n"
    filled = fill([interview(JANE)], [NOTE, OTHER], {"Interviews/n.md": text})
    (finding,) = filled.findings
    assert (finding.code, finding.severity.value) == ("VS214", "info")
    assert (finding.path, finding.line, finding.column) == ("Interviews/n.md", 5, 4)
    assert (finding.source, finding.length) == ("## Jane Doe", 8)
    assert "Old/Jane Doe.md, People/Jane Doe.md" in finding.message
    assert "[[Old/Jane Doe|Jane Doe]]" in finding.help


def test_the_interview_note_wins() -> None:
    """Every field that the interview's note has stays, a `no` to texts above all."""
    own = JANE._replace(email="own@x.example", text_ok=False, channel="email", title="VP")
    found = with_note(own, NOTE)
    assert (found.email, found.text_ok, found.channel, found.title) == (
        "own@x.example",
        False,
        "email",
        "VP",
    )
    assert found.phone == NOTE.phone
    assert found.from_note == ("phone", "linkedin", "pronouns", "timezone")


@pytest.mark.parametrize(
    ("own", "text_ok", "expected"),
    [
        ("+44 20 7946 0000", True, None),
        ("+44 20 7946 0000", False, False),
        ("+44 (7700) 900-123", True, True),
        ("", True, True),
    ],
)
def test_consent_holds_for_its_number(own: str, text_ok: bool, expected: bool | None) -> None:
    """A yes given for one number is no yes for another; a no is one for all of them."""
    found = with_note(JANE._replace(phone=own), replace(NOTE, text_ok=text_ok))
    assert found.text_ok is expected


def test_an_unknown_channel_is_not_taken_over() -> None:
    """What somebody writes into their own note must not become a finding."""
    assert with_note(JANE, replace(NOTE, channel="coffee")).channel == ""


texts = st.sampled_from(["", "", "a", "b@x.example", "+44 7700 900123", "text", "email"])
consent = st.sampled_from([None, True, False])
fields = st.fixed_dictionaries(
    {name: consent if name == "text_ok" else texts for name in FIELDS}
)
names = st.sampled_from(["Jane Doe", "jane doe", "Joan", "佐藤 健一"])
persons = st.builds(
    lambda name, link, said: Person(key=name.casefold(), name=name, link=link, line=1, **said),
    names,
    st.sampled_from(["", "", "People/1", "2", "Nobody"]),
    fields,
)
person_notes = st.lists(
    st.builds(
        lambda name, typed, company, said: (name, typed, company, said),
        names,
        st.booleans(),
        st.sampled_from([(), ("Acme",), ("Beta",)]),
        fields,
    ),
    max_size=4,
).map(
    lambda found: [
        PersonNote(path=f"People/{n}.md", name=name, typed=typed, companies=companies, **said)
        for n, (name, typed, companies, said) in enumerate(found)
    ]
)
interviews = st.builds(
    lambda people, contact, company: interview(*people, contact=contact, company=company),
    st.lists(persons, max_size=3),
    st.none() | persons,
    st.sampled_from(["Acme", "Beta", ""]),
)


@law(max_examples=200)
@given(interviews, person_notes, st.randoms())
def test_laws_of_filling_in(before: Interview, notes: list[PersonNote], chance: Random) -> None:
    """What the interview's note says stays; twice is once; the order of notes is nothing."""
    filled = fill([before], notes)
    (after,) = filled.interviews
    known = [*before.people, *([before.primary_contact] if before.primary_contact else [])]
    found = [*after.people, *([after.primary_contact] if after.primary_contact else [])]
    given_fields = dict.fromkeys((*FIELDS, "note", "from_note"))
    for old, new in zip(known, found, strict=True):
        for name in FIELDS:
            if getattr(old, name) not in {"", None}:
                assert getattr(new, name) == getattr(old, name)
            changes = getattr(new, name) != getattr(old, name)
            assert changes is (name in new.from_note)
        same = {name: getattr(old, name) for name in given_fields}
        assert new._replace(**same) == old
    assert fill([after], notes) == filled
    shuffled = list(notes)
    chance.shuffle(shuffled)
    assert fill([before], shuffled) == filled


# The whole of it

INTERVIEW = """\
---
type: interview
company: Acme
role: Engineer
stage: panel
date: 2026-03-05
time: 10:00
---

## Jane Doe
- moving 140 DAGs to Dagster
- the rota, a week at a time
"""
PERSON = """\
---
type: person
company: Acme
---
- Email: jane@x.example
- Mobile: +44 7700 900123
"""
PATH, PERSON_PATH = "Interviews/2026-03-05 Acme.md", "People/Jane Doe.md"


def outcome(text: str, *people: tuple[str, str]) -> Outcome:
    """Compute a vault of one interview's note and some notes on persons."""
    documents = tuple(Document.of(path, text) for path, text in people)
    snapshot = Snapshot(notes=(Document.of(PATH, text),), beside=documents)
    return build(snapshot, Settings(), NOW)


def test_ids_touches_and_days_stay() -> None:
    """A note on a person changes how a message goes and nothing else."""
    without, with_one = outcome(INTERVIEW), outcome(INTERVIEW, (PERSON_PATH, PERSON))
    keys = [(one.id, one.kind, one.state, one.due, one.reason) for one in without.follow_ups]
    assert keys == [
        (one.id, one.kind, one.state, one.due, one.reason) for one in with_one.follow_ups
    ]
    assert [one.touches for one in without.interviews] == [
        one.touches for one in with_one.interviews
    ]
    assert [one.code for one in without.findings] == ["VS201"]
    assert [one.code for one in with_one.findings] == []
    to_her = [one for one in with_one.follow_ups if one.person.name]
    assert {one.channel.value for one in to_her} == {"email"}


def test_an_interview_that_is_linked_like_a_person_gives_nothing() -> None:
    """The note of an interview is no note on a person, whatever links to it."""
    both = Document.of(PATH, INTERVIEW + "\nemail:: wrong@x.example\n")
    snapshot = Snapshot(notes=(both,), beside=(both,))
    assert build(snapshot, Settings(), NOW).people == ()


def test_a_tick_goes_to_the_address_of_the_persons_note(
    cli: Cli, make_vault: MakeVault
) -> None:
    """End to end: the draft has the address, and a tick becomes one line in the interview."""
    root = make_vault({PATH: INTERVIEW, PERSON_PATH: PERSON})
    assert not sync_here(root).findings
    draft = root / DRAFTS / "2026-03-05 Acme, Jane Doe, thank-you.md"
    assert 'to: "jane@x.example"' in draft.read_text("utf-8")
    tick(root, "Thank-you to Jane Doe")
    before = contents(root)
    result = cli("sync", vault=root)
    assert (result.returncode, result.stderr) == (0, "")
    note = (root / PATH).read_text("utf-8")
    assert note == INTERVIEW + "- [x] Thank-you by email ✅ 2026-03-06\n"
    assert (root / DRAFTS / "Sent" / draft.name).read_text("utf-8").count("jane@x.example") == 1
    moved = {f"{DRAFTS}/{draft.name}", f"{DRAFTS}/Sent/{draft.name}"}
    assert moved | {PATH, DUE} == changed(before, root)
    assert contents(root)[PERSON_PATH] == PERSON.encode()


def test_a_changed_persons_note_brings_the_draft_up_to_date(make_vault: MakeVault) -> None:
    """A draft that nobody touched follows the person's note."""
    root = make_vault({PATH: INTERVIEW, PERSON_PATH: PERSON})
    sync_here(root)
    changed_note = PERSON.replace("jane@", "jane.doe@")
    (root / PERSON_PATH).write_text(changed_note, "utf-8")
    sync_here(root)
    draft = root / DRAFTS / "2026-03-05 Acme, Jane Doe, thank-you.md"
    assert 'to: "jane.doe@x.example"' in draft.read_text("utf-8")
    assert not sync_here(root).wrote


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("phone:: 01234 567890", "reached only by phone: 01234 567890 (no consent to texts)"),
        (
            "phone:: 01234 567890\ntext_ok:: no",
            "reached only by phone: 01234 567890 (no texts)",
        ),
        ("phone:: 01234 567890\ntext_ok:: yes", "reached by 01234 567890 (texts welcome)"),
        ("phone:: 01234 567890\nemail:: a@x.example", "reached by a@x.example, 01234 567890"),
    ],
)
def test_show_the_note_and_the_finding_say_one_thing(
    cli: Cli, make_vault: MakeVault, fields: str, said: str
) -> None:
    """VS201, `show` and the due note agree on whether somebody can be reached."""
    root = make_vault({PATH: INTERVIEW.replace("## Jane Doe\n", f"## Jane Doe\n{fields}\n")})
    shown = cli("show", "acme", vault=root).stdout
    assert f"  {said}\n" in shown
    assert "cannot be reached" not in shown
    assert ("Jane Doe can be reached only by phone" in shown) is ("only" in said)
    sync_here(root)
    due = (root / DUE).read_text("utf-8")
    assert "cannot be reached" not in due
    assert ("can be reached only by phone: call 01234 567890, then tick" in due) is (
        "only" in said
    )


def test_show_says_where_it_comes_from(cli: Cli, make_vault: MakeVault) -> None:
    """Text and JSON name the person's note next to what it gave."""
    own = INTERVIEW.replace("time:", "recruiter: Dana\ntime:")
    own = own.replace("## Jane Doe\n", "## Jane Doe\nphone:: +44 20 7946 0000\n")
    dana = "---\ntype: contact\nemail: dana@agency.example\n---\n"
    root = make_vault({PATH: own, PERSON_PATH: PERSON, "People/Dana.md": dana})
    shown = cli("show", "acme", vault=root).stdout
    assert "reached by jane@x.example (People/Jane Doe.md), +44 20 7946 0000\n" in shown
    assert "  email from People/Jane Doe.md\n" in shown
    assert "Dana, dana@agency.example (People/Dana.md)" in shown
    data = json.loads(cli("show", "acme", "--json", vault=root).stdout)["interview"]
    (jane,) = data["people"]
    assert (jane["email"], jane["phone"]) == ("jane@x.example", "+44 20 7946 0000")
    assert (jane["person_note"], jane["from_note"]) == (PERSON_PATH, ["email"])
    assert data["primary_contact"] == "Dana"
    assert data["contact"]["email"] == "dana@agency.example"
    assert data["contact"]["person_note"] == "People/Dana.md"


def test_several_notes_are_told_in_check(cli: Cli, make_vault: MakeVault) -> None:
    """VS214 is a remark: no warning, no exit code."""
    root = make_vault({PATH: INTERVIEW, PERSON_PATH: PERSON, "Old/Jane Doe.md": PERSON})
    run = cli("check", "--json", "--fail-on", "error", vault=root)
    found = {one["code"]: one["severity"] for one in json.loads(run.stdout)["findings"]}
    assert found == {"VS201": "warning", "VS214": "info"}
    assert run.returncode == 0


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "## [[Team/Jane|Jane Doe]]\n- a\n"),
        ("", "## [[Jane|Jane Doe]]\n- a\n"),
        ("", "## [Jane Doe](Team/Jane.md) — CTO\n- a\n"),
        ("", "## [Jane Doe](../Team/Jane.md#About)\n- a\n"),
        ("", "## Interviewers\n- [Jane Doe](Team/Jane.md), CTO\n"),
        ("", "## Interviewers\n- [[Team/Jane|Jane Doe]], CTO\n"),
        ('people: "[Jane Doe](Team/Jane.md)"\n', "## Jane Doe\n- a\n"),
        ('people: ["[[Team/Jane|Jane Doe]]"]\n', "## Jane Doe\n- a\n"),
        ("recruiter: '[[team/jane]]'\n", "## Bob\n- a\n"),
    ],
)
def test_a_linked_note_needs_no_type(make_vault: MakeVault, head: str, body: str) -> None:
    """A heading, the front matter or the primary contact links to a note of any kind."""
    text = (
        f"---\ntype: interview\ncompany: Acme\nrole: E\ndate: 2026-03-05\n{head}---\n\n{body}"
    )
    root = make_vault({PATH: text, "Team/Jane.md": "# Jane\n\nemail:: jane@x.example\n"})
    (found,) = sync_here(root).outcome.interviews
    people = [*found.people, *([found.primary_contact] if found.primary_contact else [])]
    assert [one.email for one in people if one.link] == ["jane@x.example"]
    assert all(one.name in {"Jane Doe", "jane", "Bob"} for one in people)


# Reading the vault

MANY_BYTES = "\n" + "Nothing to see.\n" * 1000


def read(root: Path) -> Snapshot:
    """Read a vault."""
    return read_vault(open_vault(str(root)))


def test_only_what_is_needed_is_read(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Notes that are neither are read no further than their first 4,096 bytes."""
    linked = INTERVIEW.replace("## Jane Doe", "## [[Team/Jane|Jane Doe]]")
    linked += "- we talked about [[Dagster]]\n"
    others = {
        "Team/Jane.md": "# Jane\nemail:: jane@x.example\n",
        "Team/Bob.md": "# Bob\nemail:: bob@x.example\n",
        "Dagster.md": "---\ntype: tool\npeople: [Jane]\n---\n",
        "Daily.md": "---\ntype: daily\nperson: '[[Jane Doe]]'\n---\n",
        "Companies/Acme.md": "---\ntype: company\ncontacts: Jane\n---\n",
        "Long head.md": f"---\ntags: x\n---\n{'type: person '}",
    }
    notes = {path: text + MANY_BYTES for path, text in others.items()}
    root = make_vault({PATH: linked, PERSON_PATH: PERSON, **notes})
    wholes: list[str] = []
    read_some = os.read

    def remember(way: Way, path: str) -> Whole:
        wholes.append(path)
        return read_still(way, path)

    looks: list[int] = []

    def count(descriptor: int, size: int) -> bytes:
        looks.append(size)
        return read_some(descriptor, size)

    for module in ("reading", "linked"):
        monkeypatch.setattr(f"vaultsync.vault.{module}.read_still", remember)
    vault = open_vault(str(root))
    monkeypatch.setattr(os, "read", count)
    snapshot = read_vault(vault)
    assert [note.path for note in snapshot.notes] == [PATH]
    beside = ["Companies/Acme.md", PERSON_PATH, "Team/Jane.md"]
    assert [note.path for note in snapshot.beside] == beside
    assert sorted(wholes) == sorted([PATH, *beside])
    files = len(notes) + 2
    assert looks.count(FIRST_LOOK) == files
    assert not snapshot.findings


BROKEN = {
    "People/A.md": b"---\ntype: person\nemail: [\n---\n",
    "People/B.md": b"---\ntype: person\nemail: &x y\nz: *x\n---\n",
    "People/C.md": b"---\ntype: person\n---\n" + b"x" * (2 * 1024 * 1024),
    "People/D.md": b"---\ntype: person\nname: Jos\xe9\n---\n",
    "People/E.md": b"---\ntype: person\n",
    "People/F.md": b"---\ntype: person\ntype: people\nemail: what\ntext_ok: hm\n---\n",
    "People/G.md": b"---\n{{type: person}}\n---\n",
    "People/H.md": b"---\ntype: person\na: " + b"[" * 30000 + b"\n---\n",
    "Interviewers/I.md": b"---\ntype: person\nemail: [\n---\n",
    "Interviewers/J.md": b"---\ntype: person\nemail:: x\n---\n",
    "Interviewers/K.md": b"---\ntype: [person\n",
}


def test_broken_notes_on_persons_are_the_users_own_business(
    cli: Cli, make_vault: MakeVault
) -> None:
    """No finding and no error, with an interview beside them or without one."""
    root = make_vault({PATH: INTERVIEW, PERSON_PATH: PERSON})
    for path, data in BROKEN.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(data)
    run = cli("check", "--json", "--all", "--exit-zero", vault=root)
    assert run.stderr == ""
    assert json.loads(run.stdout)["findings"] == []
    (root / PATH).unlink()
    run = cli("check", "--json", "--all", vault=root)
    assert (run.returncode, json.loads(run.stdout)["findings"]) == (0, [])


def test_an_ordinary_vault_gives_no_finding(tmp_path: Path) -> None:
    """6,000 notes on anything, some of them on persons, and no interview: nothing is told."""
    kinds = [
        "---\ntype: person\nemail: n{n}@x.example\ncompany: '[[Acme]]'\n---\n",
        "---\ntype: person\nemail: [\n---\n",
        "---\ntype: daily\npeople: ['[[Person 1]]']\n---\n- [[Person 1]]\n",
        "# Soup {n}\n\n- [ ] buy leeks 📅 2026-03-05\n",
        "---\ntags: [people]\n---\n## [[Person 4]]\n",
        "---\ntype: people\nname: Everybody\n---\n",
    ]
    for n in range(6000):
        folder = tmp_path / f"{n % 20}"
        folder.mkdir(exist_ok=True)
        text = kinds[n % len(kinds)].replace("{n}", str(n))
        (folder / f"Person {n % 100} {n}.md").write_text(text, "utf-8")
    (tmp_path / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    vault = open_vault(str(tmp_path))
    snapshot = read_vault(vault)
    assert snapshot.findings == ()
    assert build(snapshot, vault.settings, NOW).findings == ()
    assert len(snapshot.beside) == 2000


def test_a_pipe_that_is_called_like_a_person(make_vault: MakeVault) -> None:
    """Hazard 13: a FIFO is told as before, and a link to it is not followed."""
    root = make_vault({PATH: INTERVIEW.replace("## Jane", "## [[People/Jane]]")})
    (root / "People").mkdir()
    os.mkfifo(root / "People" / "Jane.md")
    snapshot = read(root)
    assert [(one.code, one.path) for one in snapshot.findings] == [("VS003", "People/Jane.md")]
    assert snapshot.beside == ()


def test_a_name_that_many_have_is_not_followed(make_vault: MakeVault) -> None:
    """Of notes that a link could mean two are read: enough to see that it means none."""
    many = {f"{folder}/Jane.md": "email:: a@x.example\n" for folder in "ABCDE"}
    root = make_vault({PATH: INTERVIEW.replace("## Jane Doe", "## [[Jane]]"), **many})
    snapshot = read(root)
    assert [note.path for note in snapshot.beside] == ["A/Jane.md", "B/Jane.md"]


def test_a_persons_note_in_a_folder_for_interviewers(make_vault: MakeVault) -> None:
    """A note that could be an interview's by its folder, but says person."""
    root = make_vault({PATH: INTERVIEW, "Interviewers/Jane Doe.md": PERSON})
    assert [note.path for note in read(root).beside] == ["Interviewers/Jane Doe.md"]
    assert not sync_here(root).findings


def test_a_note_that_says_subject_goes_before_another_of_its_name(
    make_vault: MakeVault,
) -> None:
    """Where a link can mean a note on a person, others of that name need not be read."""
    linked = INTERVIEW.replace("## Jane Doe", "## [[Jane Doe]]")
    root = make_vault({PATH: linked, PERSON_PATH: PERSON, "Archive/Jane Doe.md": "old\n"})
    assert [note.path for note in read(root).beside] == [PERSON_PATH]


def test_a_changed_note_stands_in_both_lists() -> None:
    """A snapshot with a new text holds the old one nowhere."""
    old, new = Document.of(PATH, INTERVIEW), Document.of(PATH, INTERVIEW + "\n")
    snapshot = Snapshot(notes=(old,), beside=(old,)).with_note(new)
    assert (snapshot.notes, snapshot.beside) == ((new,), (new,))
