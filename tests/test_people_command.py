"""`vaultsync people`: everyone met can be found again (S57)."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as law
from hypothesis import strategies as st
from wcwidth import wcswidth

from tests.support import AS_OF, EXAMPLE, Cli
from tests.talking import on_terminal
from tests.vaults import state
from vaultsync.calendar import AsOf, find_zone
from vaultsync.pipeline import build
from vaultsync.rules.contacts import Contact, everyone
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

MakeVault = Callable[..., Path]
LONDON = find_zone("Europe/London")
assert LONDON
NOW = AsOf(instant=datetime.fromisoformat(AS_OF), zone=LONDON)


def note(company: str, day: str, *people: str, head: str = "", role: str = "Engineer") -> str:
    """Write the note of an interview; each person is a heading with what follows it."""
    sections = "\n\n".join(f"## {person}\n- talked" for person in people)
    keys = f"type: interview\ncompany: {company}\nrole: {role}\ndate: {day}\n{head}"
    return f"---\n{keys}---\n\n{sections}\n"


def met(*notes: str, people: dict[str, str] | None = None) -> tuple[Contact, ...]:
    """Give everyone met in these notes of interviews."""
    snapshot = Snapshot(
        notes=tuple(Document.of(f"I/{n}.md", text) for n, text in enumerate(notes)),
        beside=tuple(Document.of(path, text) for path, text in (people or {}).items()),
    )
    outcome = build(snapshot, Settings(), NOW)
    return everyone(outcome.standings, outcome.people)


JANE = "Jane Doe\nemail:: jane@x.example"
PERSON = "---\ntype: person\n{}---\n"
MARCH, APRIL = "2026-03-05", "2026-04-07"

# Who is one person

ONE_OR_TWO: list[tuple[str, tuple[str, ...], dict[str, str], list[tuple[str, int]]]] = [
    # claim, notes, notes on persons, names with the number of their meetings
    ("nobody", (note("Acme", MARCH),), {}, []),
    (
        "another company keeps them apart",
        (note("Acme", MARCH, "Jane Doe"), note("Beta", MARCH, "Jane Doe")),
        {},
        [("Jane Doe", 1), ("Jane Doe", 1)],
    ),
    (
        "an unknown company is no company in common",
        (note("", MARCH, "Jane Doe"), note("", APRIL, "Jane Doe")),
        {},
        [("Jane Doe", 1), ("Jane Doe", 1)],
    ),
    (
        "another name at the same company",
        (note("Acme", MARCH, "Jane Doe"), note("Acme", APRIL, "Jane Dole")),
        {},
        [("Jane Doe", 1), ("Jane Dole", 1)],
    ),
    (
        "two of one name in one note",
        (note("Acme", MARCH, "Jane Doe", "Jane Doe"),),
        {},
        [("Jane Doe", 1), ("Jane Doe", 1)],
    ),
    (
        "the address of an office is nobody's own",
        (
            note("Acme", MARCH, "Ann\nemail:: hr@x.example", "Bob\nemail:: HR@x.example"),
            note("Acme", APRIL, "Cy\nemail:: hr@x.example"),
        ),
        {},
        [("Ann", 1), ("Bob", 1), ("Cy", 1)],
    ),
    (
        "a note of one does not count for another company",
        (note("Acme", MARCH, "Jane Doe"), note("Beta", MARCH, "Jane Doe")),
        {"Jane Doe.md": PERSON.format("company: Acme\n")},
        [("Jane Doe", 1), ("Jane Doe", 1)],
    ),
    (
        "notes of their own, whatever else they share",
        (
            note("Acme", MARCH, "Ann\nemail:: hr@x.example"),
            note("Acme", APRIL, "Bob\nemail:: hr@x.example"),
        ),
        {"Ann.md": PERSON.format(""), "Bob.md": PERSON.format("")},
        [("Ann", 1), ("Bob", 1)],
    ),
    (
        "the same name at the same company",
        (note("Acme", MARCH, "Jane Doe"), note("[[ACME]]", APRIL, "jane doe", role="CTO")),
        {},
        [("Jane Doe", 2)],
    ),
    (
        "the same address elsewhere",
        (note("Acme", MARCH, JANE), note("Beta", APRIL, "J. Doe\nemail:: JANE@x.example")),
        {},
        [("Jane Doe", 2)],
    ),
    (
        "the same note elsewhere",
        (note("Acme", MARCH, "Jane Doe"), note("Beta", APRIL, "Janey")),
        {"Jane Doe.md": PERSON.format("aliases: [Janey]\n")},
        [("Jane Doe", 2)],
    ),
    (
        "an interviewer who is the primary contact as well",
        (
            note("Acme", MARCH, "Jane Doe", head="recruiter: Jane Doe\n"),
            note("Acme", APRIL, head="recruiter: Jane Doe\n"),
        ),
        {},
        [("Jane Doe", 2)],
    ),
    (
        "a chain: by name, then by address",
        (
            note("Acme", MARCH, "Jane Doe"),
            note("Acme", APRIL, JANE, role="CTO"),
            note("Beta", APRIL, "J. D.\nemail:: jane@x.example"),
        ),
        {},
        [("Jane Doe", 3)],
    ),
]


@pytest.mark.parametrize(
    ("notes", "people", "expected"),
    [row[1:] for row in ONE_OR_TWO],
    ids=[row[0] for row in ONE_OR_TWO],
)
def test_who_is_one_person(
    notes: tuple[str, ...], people: dict[str, str], expected: list[tuple[str, int]]
) -> None:
    """The same note, name at a company, or address make one person; nothing else does."""
    found = met(*notes, people=people)
    assert [(one.name, len(one.meetings)) for one in found] == expected


def test_what_is_known_of_somebody_adds_up() -> None:
    """The latest meeting goes first; a consent holds for the number it was given for."""
    (jane,) = met(
        note("Acme", "2026-01-05", f"{JANE}\nphone:: 01234 56789\ntext_ok:: yes"),
        note("Acme", MARCH, "Jane Doe, CTO\nphone:: 09876 54321", role="VP"),
        note("Acme", APRIL, "Jane Doe"),
    )
    person = jane.person
    assert (person.title, person.email, person.phone) == (
        "CTO",
        "jane@x.example",
        "09876 54321",
    )
    assert person.text_ok is None


def test_meetings_stand_in_the_order_of_time() -> None:
    """Whatever the companies are called; the latest company comes first."""
    (jane,) = met(
        note("Acme", APRIL, JANE),
        note("Beta", "soon", JANE),
        note("Ceto", MARCH, JANE),
        note("Zeta", "2026-01-05", JANE),
    )
    assert [m.interview.company for m in jane.meetings] == ["Beta", "Zeta", "Ceto", "Acme"]
    assert jane.companies == ("Acme", "Ceto", "Zeta", "Beta")


def test_names_are_sorted_without_their_marks() -> None:
    """`Jóhanna` stands before `Judith` and `Åse` before `Bo`, where people look for them."""
    names = [
        "Judith Doe",
        "Bo Doe",
        "Jóhanna Doe",
        "佐藤 健一",
        "Åse Doe",
        "zoe Doe",
        "Zoë Abe",
    ]
    found = [one.name for one in met(note("Acme", MARCH, *names))]
    assert found == [
        "Åse Doe",
        "Bo Doe",
        "Jóhanna Doe",
        "Judith Doe",
        "Zoë Abe",
        "zoe Doe",
        "佐藤 健一",
    ]


def test_the_last_touches_of_all_interviews() -> None:
    """What was sent and heard last, whichever note says it; skipped and nameless lines too."""
    first = note("Acme", "2026-01-05", f"{JANE}\n- [x] Thank-you ✅ 2026-01-06")
    second = note(
        "Beta",
        "2026-02-05",
        f"{JANE}\n- [-] Follow-up ❌ 2026-02-20\n- 2026-02-10 reply: on track",
        "Bob\n- [x] Thank-you ✅ 2026-02-21",
    )
    second += "\n## Follow-up log\n- 2026-02-07 thank-you email sent to Jane\n"
    bob, jane = met(first, second)
    assert jane.sent
    assert jane.heard
    assert (jane.sent.touch.day, jane.sent.interview.company) == (date(2026, 2, 7), "Beta")
    assert jane.heard.touch.day == date(2026, 2, 10)
    assert (bob.sent and bob.sent.touch.day, bob.heard) == (date(2026, 2, 21), None)
    assert jane.companies == ("Beta", "Acme")


names = st.sampled_from(["Ann", "ann", "Bob", "佐藤 健一", "Cy\nemail:: a@x.example", JANE])
vaults = st.lists(
    st.builds(
        lambda company, day, people, head: note(company, day, *people, head=head),
        st.sampled_from(["Acme", "ACME", "Beta", ""]),
        st.sampled_from([MARCH, APRIL, "2026-01-05", "soon"]),
        st.lists(names, max_size=3),
        st.sampled_from(["", "recruiter: Ann\n", "recruiter: Dana <a@x.example>\n"]),
    ),
    max_size=5,
)
PEOPLE = {
    "People/Ann.md": PERSON.format("email: a@x.example\ncompany: Acme\n"),
    "People/B.md": PERSON.format("name: Bob\naliases: [Robert]\n"),
}


@law(max_examples=120)
@given(notes=vaults, with_people=st.booleans(), chance=st.randoms())
def test_everybody_is_there_once(notes: list[str], with_people: bool, chance: Any) -> None:
    """Each person of each note is in exactly one entry; the order of notes changes nothing."""
    documents = [Document.of(f"I/{n}.md", text) for n, text in enumerate(notes)]
    people = tuple(Document.of(*item) for item in PEOPLE.items()) if with_people else ()
    snapshot = Snapshot(notes=tuple(documents), beside=people)
    outcome = build(snapshot, Settings(), NOW)
    found = everyone(outcome.standings, outcome.people)
    places = [(m.interview.path, m.person.key) for one in found for m in one.meetings]
    expected = [
        (interview.path, key)
        for interview in outcome.interviews
        for key in dict.fromkeys(
            person.key for person in (*interview.people, interview.primary_contact) if person
        )
    ]
    assert sorted(places) == sorted(expected)
    chance.shuffle(documents)
    other = build(Snapshot(notes=tuple(documents), beside=people), Settings(), NOW)
    again = everyone(other.standings, other.people)
    assert [_told(one) for one in again] == [_told(one) for one in found]


def _told(one: Contact) -> tuple[object, ...]:
    return (one.person, one.also, one.companies, [m.interview.path for m in one.meetings])


# The command

TEXT = """\
Dana Whitfield
  at       Northwind
  contact  Thu 5 Mar 2026   Engineer, panel
           Interviews/2026-03-05 Northwind.md:9
  reach    by email: dana@talentco.example

Marcus Lee, SRE
  at       Northwind
  met      Thu 5 Mar 2026   Engineer, panel
           Interviews/2026-03-05 Northwind.md:22
  reach    by text: +44 7700 900123 (texts welcome)

Priya Raman, Platform Lead
  also     Priya R.
  at       Northwind
  met      Thu 5 Mar 2026   Engineer, panel
           Interviews/2026-03-05 Northwind.md:14
  reach    by email: priya@northwind.example
  note     People/Priya Raman.md
"""


@pytest.fixture
def known(small: Path) -> Path:
    """Give the small vault with a note on Priya."""
    (small / "People").mkdir()
    (small / "People" / "Priya Raman.md").write_text(PERSON.format("alias: Priya R.\n"))
    return small


def test_everyone_in_text(cli: Cli, known: Path) -> None:
    """Name, title, company, where and when, how to reach them, the note; nothing is written."""
    before = state(known)
    run = cli("people", "northwind", vault=known)
    assert (run.returncode, run.stdout, run.stderr) == (0, TEXT, "")
    assert state(known) == before


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("lee", ["Marcus Lee"]),
        ("PRIYA R.", ["Priya Raman"]),
        ("ai", ["Aiko Tanaka"]),
        ("kumo robotics", ["Aiko Tanaka"]),
        ("", ["Aiko Tanaka", "Dana Whitfield", "Marcus Lee", "Mehmet Demir", "Priya Raman"]),
    ],
)
def test_a_part_of_a_name_is_enough(
    cli: Cli, known: Path, wanted: str, expected: list[str]
) -> None:
    """Any part of a name, an alias or a company finds people, in any case."""
    run = cli("people", wanted, "--json", vault=known)
    assert [one["name"] for one in json.loads(run.stdout)["people"]] == expected


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Selin Yıldız", "yildiz"),
        ("Jan Małecki", "malecki"),
        ("Søren Ærø", "soren aero"),
        ("Đặng Thu", "dang"),
        ("Íris Þórsdóttir", "thorsdottir"),
    ],
)
def test_letters_that_are_not_on_the_keys(
    name: str, typed: str, make_vault: MakeVault, cli: Cli
) -> None:
    """What no Unicode form takes apart is found as it is typed elsewhere (issue 8)."""
    head = "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n"
    root = make_vault({"a.md": f"{head}## {name}\nemail:: a@x.example\n- x\n"})
    assert cli("people", typed, vault=root).stdout.startswith(name)
    done = cli("done", *typed.split(), vault=root)
    assert (done.returncode, "recorded a.md" in done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("wanted", ["ines", "INÊS", "Ine\u0302s"])
def test_accents_need_not_be_typed(cli: Cli, wanted: str) -> None:
    """Inês is found with and without her accent, in either Unicode form."""
    run = cli("people", wanted, vault=EXAMPLE)
    assert run.stdout.splitlines()[0] == "Inês Carvalho, Head of Humanities"


@pytest.mark.parametrize(
    ("wanted", "near"),
    [("Pirya", "did you mean `Priya R"), ("Zzzz", "`vaultsync people` lists everyone")],
)
def test_nobody_of_this_name(cli: Cli, known: Path, wanted: str, near: str) -> None:
    """A name that nobody has is wrong use: 2, with the nearest names."""
    run = cli("people", wanted, vault=known)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"error: nobody you met matches {wanted!r}")
    assert near in run.stderr


def test_everyone_in_json(cli: Cli, make_vault: MakeVault) -> None:
    """Version 1: these keys and no others, in the order of the documentation."""
    first = note("Acme", MARCH, f"{JANE}\n- [x] Thank-you ✅ 2026-03-05", head="stage: call\n")
    later = note("Acme", APRIL, "Jane Doe", head="time: 10:00\nrecruiter: Dana\n")
    root = make_vault({"I/1.md": first, "I/2.md": later, "P/Jane Doe.md": PERSON.format("")})
    data = json.loads(cli("people", "--json", vault=root).stdout)
    assert (data["version"], data["vault"], data["as_of"]) == (1, str(root), AS_OF)
    dana, jane = data["people"]
    assert jane == {
        "name": "Jane Doe",
        "also": [],
        "title": "",
        "companies": ["Acme"],
        "email": "jane@x.example",
        "phone": "",
        "text_ok": None,
        "linkedin": "",
        "preferred": "",
        "pronouns": "",
        "timezone": "",
        "channel": "email",
        "through": None,
        "met": [
            {
                "note": "I/1.md",
                "line": 9,
                "company": "Acme",
                "role": "Engineer",
                "stage": "call",
                "date": "2026-03-05",
                "end": None,
                "as": "interviewer",
                "state": "met",
            },
            {
                "note": "I/2.md",
                "line": 10,
                "company": "Acme",
                "role": "Engineer",
                "stage": "",
                "date": "2026-04-07",
                "end": "2026-04-07T10:00:00+00:00",
                "as": "interviewer",
                "state": "planned",
            },
        ],
        "last_sent": {
            "kind": "thank-you",
            "state": "done",
            "date": "2026-03-05",
            "text": "Thank-you",
            "line": 11,
            "note": "I/1.md",
        },
        "last_heard": None,
        "person_note": "P/Jane Doe.md",
    }
    assert (dana["channel"], dana["met"][0]["as"]) == ("forward", "primary contact")


def test_every_key_is_documented(cli: Cli) -> None:
    """What scripts may rely on is documented."""
    text = (EXAMPLE.parent / "docs/json.md").read_text("utf-8")
    data = json.loads(cli("people", "--json", vault=EXAMPLE).stdout)
    keys = {*data, *data["people"][0], *data["people"][0]["met"][0]}
    assert [key for key in keys if f'"{key}"' not in text] == []


REACH = [
    ("", "cannot be reached"),
    ("phone:: 01234 56789", "only by phone: 01234 56789 (no consent to texts)"),
    ("phone:: 01234 56789\ntext_ok:: no", "only by phone: 01234 56789 (no texts)"),
    ("channel:: email", "by email (preferred), but no address is noted"),
    ("channel:: text\nemail:: a@x.example", "by email: a@x.example"),
    ("phone:: 01234 56789\ntext_ok:: yes", "by text: 01234 56789 (texts welcome)"),
    ("linkedin:: https://li.example/a", "on LinkedIn: https://li.example/a"),
    (
        "channel:: linkedin\nemail:: a@x.example\nlinkedin:: https://li.example/a",
        "on LinkedIn (preferred): https://li.example/a, a@x.example",
    ),
]


@pytest.mark.parametrize(("fields", "said"), REACH, ids=[said for _, said in REACH])
def test_how_they_can_be_reached(
    cli: Cli, make_vault: MakeVault, fields: str, said: str
) -> None:
    """The way that a message takes and everything that is known, or that there is none."""
    root = make_vault({"I/1.md": note("Acme", MARCH, f"Jane Doe\n{fields}".strip())})
    lines = cli("people", vault=root).stdout.splitlines()
    assert [line for line in lines if line.startswith("  reach")] == [f"  reach    {said}"]


def test_through_somebody_else(cli: Cli, make_vault: MakeVault) -> None:
    """Who cannot be reached, but whose interview has a primary contact who can."""
    head = "recruiter: Dana <dana@x.example>\n"
    root = make_vault({"I/1.md": note("Acme", MARCH, "Jane Doe", head=head)})
    assert "  reach    through Dana\n" in cli("people", "jane", vault=root).stdout


@pytest.mark.parametrize(
    ("day", "head", "label"),
    [
        (MARCH, "", "met      Thu 5 Mar 2026   Engineer"),
        (APRIL, "", "planned  Tue 7 Apr 2026   Engineer"),
        (APRIL, "status: withdrawn\n", "off      Tue 7 Apr 2026   Engineer"),
        ("soon", "", "undated  Engineer"),
    ],
)
def test_past_and_planned(
    cli: Cli, make_vault: MakeVault, day: str, head: str, label: str
) -> None:
    """Interviews that are over, to come, called off or without a day."""
    root = make_vault({"I/1.md": note("Acme", day, "Jane Doe", head=head)})
    assert f"\n  {label}\n" in cli("people", vault=root).stdout


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ({}, "`type: interview`"),
        ({"P/Jane.md": PERSON.format("")}, "`type: interview`"),
        ({"I/1.md": note("Acme", MARCH)}, "`## Jane Doe`"),
    ],
)
@pytest.mark.parametrize("name", [[], ["jane"]])
def test_a_vault_without_people_says_what_to_do(
    cli: Cli, make_vault: MakeVault, notes: dict[str, str], said: str, name: list[str]
) -> None:
    """Nothing met is no error: the text says how it begins, JSON is an empty list."""
    root = make_vault(notes)
    run = cli("people", *name, vault=root)
    assert (run.returncode, run.stderr) == (0, "")
    assert said in run.stdout
    assert json.loads(cli("people", *name, "--json", vault=root).stdout)["people"] == []


def test_help_has_examples(cli: Cli) -> None:
    """`--help` shows how it is used."""
    out = cli("people", "--help").stdout
    assert "vaultsync people northwind" in out
    assert "--json" in out


LONG = "https://li.example/in/" + "x" * 60
WIDE = {
    "I/1.md": note(
        "株式会社コンピュータ技術研究所と申します長い名前の会社",
        MARCH,
        "佐藤 健一, 技術部長\nemail:: k.sato@kumo.example\nlinkedin:: " + LONG,
        "דנה כהן\nphone:: +972 50 000 0000\ntext_ok:: yes",
        "Zoe\u0308 Müller",
        head="stage: " + "a long talk about everything " * 4 + "\n",
    )
}  # fmt: skip


@pytest.mark.parametrize("columns", [80, 59, 40])
def test_on_a_terminal_lines_fit_and_stay_aligned(make_vault: MakeVault, columns: int) -> None:
    """Wide, right-to-left and combining characters included, no line is too long."""
    root = make_vault(WIDE)
    out = on_terminal(columns, "people", "--vault", str(root), "--as-of", AS_OF, NO_COLOR="1")
    lines = out.splitlines()
    whole = [line for line in lines if LONG in line]  # an address is broken by the screen alone
    assert len(whole) == 1
    assert max(wcswidth(line) for line in lines if line not in whole) <= columns
    assert lines == [line.rstrip() for line in lines]
    assert "\x1b" not in out
    if columns == 80:
        labels = ("at", "met", "reach", "")
        assert {line[2:9].rstrip() for line in lines if line.startswith("  ")} == set(labels)


def test_colours_on_a_terminal_only(make_vault: MakeVault) -> None:
    """A terminal gets colours, a pipe does not unless it is asked for."""
    root = str(make_vault(WIDE))
    assert "\x1b[1m" in on_terminal(80, "people", "--vault", str(root), "--as-of", AS_OF)


def test_what_a_note_holds_does_not_drive_the_terminal(cli: Cli, make_vault: MakeVault) -> None:
    """Hazard 19: escape codes in names, titles and addresses are shown, not obeyed."""
    bad = "Jane \x1b]0;x\x07Doe, \x1b[31mCTO\nlinkedin:: https://li.example/\u202e"
    note_on_her = PERSON.format('aliases: ["\\e[2J"]\nname: "Jane \\e[2J"\n')
    root = make_vault({"I/1.md": note('"A\\e[1mcme"', MARCH, bad), "P/J.md": note_on_her})
    for form in ([], ["--json"]):
        out = cli("people", *form, vault=root).stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
        assert "Jane" in out
