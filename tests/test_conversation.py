"""What the prose of a note says of somebody who has no points of their own (S42)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_traps import HEAD, LONDON
from tests.vaults import DUE, edit_line, sync_here
from vaultsync.model import Person
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

ONE = f'{HEAD}people: ["[[Aoife Walsh]]"]\n---\n'
TWO = f'{HEAD}people: ["[[Aoife Walsh]]", "[[Cian Doyle]]"]\n---\n'


def first(body: str, head: str = ONE) -> Person:
    """Read a note; give who is listed first."""
    note = parse_note(f"{head}{body}\n", "n.md", Settings(), LONDON).interview
    assert note is not None
    return next(one for one in note.people if one.name == "Aoife Walsh")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Payroll is for 120 people.", ()),
        ("I does not say anything.", ()),
        ("She'll let me know by Friday.", ()),
        ("Payroll is for 120 people, she does it all herself.",
         ("Payroll is for 120 people, she does it all herself.",)),
        ("He's been there for nine years and knows every machine.",
         ("He's been there for nine years and knows every machine.",)),
    ],
)  # fmt: skip
def test_what_the_only_one_is_like(body: str, told: tuple[str, ...]) -> None:
    """S42: of the only one who was met, in a note without headings, `she` is enough."""
    assert tuple(one.text for one in first(body).told) == told
    assert first(body).described == bool(told)


NOT_ABOUT = [
    *(
        f"## {heading}\n- what I would ask her about the rota"
        for heading in (
            *("Prep", "Questions to ask", "Logistics", "Company", "Role", "Feedback"),
            *("Reflection", "Next steps", "Notes", "To do", "Questions", "Topics to prepare"),
            *("Talking points", "My impression", "Discussion points", "Follow-up log", "Tasks"),
        )
    ),
    "",
    "## How it went",
    "## How it went\n…",
    "## How it went\n- TBD",
    "## How it went\n- to be added",
    "## How it went\nTODO write this up",
    "## How it went\n- [ ] write this up",
    "## How it went\n- [x] Thank-you to Aoife Walsh ✅ 2026-03-03",
    "## How it went\n2026-03-03 thank-you to Aoife Walsh sent",
    "## How it went\nSent her a thank-you the same evening.",
    "## How it went\nhttps://zoom.example/j/123",
    "## How it went\n![[photo.png]]",
    "## How it went\n#interview #acme",
    "## How it went\n> She asked about the rota",
    "## How it went\n```\nShe asked about the rota\n```",
    "## How it went\n%% She asked about the rota %%",
    "## How it went\n### Logistics\n- the bus at ten",
    "## How it went\n**Next steps**\n- the second round",
    "## How it went\n- Next steps\n  - the second round",
    "## How it went\n\n## Prep\n- the clinic has six rooms",
    # without headings: what may have been written before
    "The clinic is in Tallaght. Six rooms, two teams. Bring the certificate.",
    "Physiotherapist (m/f/d), full time. You will work with GAA teams.",
    "Zoom, 14:30. https://zoom.example/j/123",
    "- [ ] She asked for the certificate",
    "Look up where Aoife Walsh worked before, and how large the clinic is.",
    "Aoife Walsh, Clinic Lead",
    # a call that may be another one, and one of which nothing is told
    "Aoife rang.",
    "Aoife rang at lunch, no answer.",
    "Aoife rang on Friday 6th, the rota and the rooms take longer than thought",
    "Aoife rang back, the rota and the rooms take longer than thought",
    "Aoife rang again, the rota and the rooms take longer than thought",
    "- [ ] Aoife rang at lunch, 20 min, gearbox noise, Kortrijk",
    "## Company\nShe said that they grow.",
    "## My day\nShe said that they grow.",
    "# Prep\nShe said that they grow.",
]


@pytest.mark.parametrize("body", NOT_ABOUT)
def test_what_is_about_nobody(body: str) -> None:
    """S22, S42: plans, logs, gaps and the company are no conversation, with whomever."""
    person = first(body)
    assert not person.points
    assert not person.described


@pytest.mark.parametrize(
    "body",
    [
        "## How it went\n- She asked about the rota\nand me",
        "## How it went\n- the rota of the team",
        "They asked about the rota.",
    ],
)
def test_with_two_people_it_is_nobodys(body: str) -> None:
    """S22: what could be said of either is said of neither."""
    person = first(body, TWO)
    assert not person.points
    assert not person.described


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ("## How it went\n- the rota\n- GAA teams", ["the rota", "GAA teams"]),
        ("## How it went\nShe asked\nabout the rota.", ["She asked about the rota."]),
        ("## What we talked about\n1. the rota", ["the rota"]),
        ("## Discussed\n- the rota", ["the rota"]),
        ("## Conversation\n- the rota", ["the rota"]),
        ("## What they asked\n- why I left", ["why I left"]),
        ("## Topics\n- the rota", ["the rota"]),
        ("### How it went?\n- the rota", ["the rota"]),
        ("## How it went\n### First half\n- the rota", ["the rota"]),
        ("## Notes\n**How it went**\n- the rota", ["the rota"]),
        ("## How it went\n- the team", ["the team"]),
        ("## How it went\n- the rota\n  - nights", ["the rota", "nights"]),
        ("## How it went\n- the rota\n- [ ] book\n## Prep\n- rooms", ["the rota"]),
        (
            "## How it went\nI showed the sheet. He wrote it down.",
            ["I showed the sheet. He wrote it down."],
        ),
        ("## How it went\n- the rota\n- Aoife rang me", ["the rota"]),  # told as VS221
        # who has points of her own keeps to them
        ("## How it went\n- the rota\n- Aoife: GAA", ["GAA"]),
        ("## Aoife Walsh\n- GAA\n## How it went\n- the rota", ["GAA"]),
        ("## Aoife Walsh\nemail:: a@x.example\n## How it went\n- the rota", ["the rota"]),
    ],
)
def test_the_conversation_with_one_person(body: str, points: list[str]) -> None:
    """S42, S17: who was the only one there is whom the conversation was with."""
    assert [one.text for one in first(body).points] == points


@pytest.mark.parametrize(
    "body",
    [
        "Aoife called during lunch, 20 min, gearbox noise & NVH, Kortrijk. Wants my cv.",
        "She rang at ten: rooms, the rota, parking behind the mill.",
        "She did the same masters as me, and asked about the rota.",
        "# Acme\nShe asked about the rota.",
        "Nice.\n[[Aoife Walsh]] would be my manager, she did the same masters as me in UCD",
        "- asked about the rota\n- six rooms",
        "She asked about the rota.\n\n## Follow-up log\n- 2026-03-03 called",
        "## How it went\n" + "She asked about the rota and the teams. " * 20,
    ],
)
def test_prose_on_the_only_person(body: str) -> None:
    """S42: nobody is told to write down what is written down; a draft shows nothing of it."""
    person = first(body)
    assert person.described
    assert not person.points


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("Nice.\n[[Aoife Walsh]] would be my manager, as she told me.", True),
        ("## How it went\nThe tour was led by Aoife and was long.", True),
        ("## My day\nI think that Aoife Walsh would be a good manager.", True),
        ("## Cian Doyle\n- tea\n- he said that Aoife runs the clinic", True),
        ("## Prep\nLook up where Aoife Walsh has worked before.", False),
        ("## Follow-up log\n- 2026-03-03 wrote to Aoife Walsh about the clinic", False),
        ("- [ ] ask Aoife Walsh about the rota of the team", False),
        ("## People\n- Aoife Walsh, who runs the whole clinic", False),
        ("## Who\n- Aoife Walsh - she runs the clinic and the rota\n- Cian Doyle", False),
        ("## Who\n- Cian\n\n- [ ] ask Aoife about the rota of the team", False),
        ("## Who\n- Cian\n\n- 9 till 12 in the clinic with Aoife", True),
        ("## Who\n- Aoife\n\n- Aoife said that they need a new rota", True),
        ("Aoife Walsh, Clinic Lead", False),
        ("The tour was led by Niamh Walsh and was long.", False),
        ("A walsh and an aoife are what we spoke about.", False),
    ],
)
def test_prose_that_names_somebody(body: str, named: bool) -> None:
    """S42: of somebody whom the note names it is not said that nothing is noted."""
    person = first(body, TWO)
    assert person.named is named
    assert not person.points


MakeVault = Callable[..., Path]
DAY = "2026-03-03T09:00+00:00"
SINCE = "the interview on Mon 2 Mar"
NAMED = "Aoife would be my line manager, which is good.\n\n"


@pytest.mark.parametrize(
    ("head", "body", "reason", "slot"),
    [
        (TWO, "", f"nothing is noted about Aoife Walsh since {SINCE}", "nothing yet"),
        (
            TWO,
            NAMED,
            (
                "no line in the note of Mon 2 Mar is read as about Aoife Walsh: begin one with "
                '"Aoife Walsh:", or write below a heading with that name'
            ),
            "no line of your notes is read as about Aoife Walsh",
        ),
        (
            TWO,
            f"{NAMED}## Aoife Walsh\n",
            (
                "nothing stands below the heading of Aoife Walsh in the note of Mon 2 Mar; "
                "what names Aoife Walsh elsewhere in it is not read as a point"
            ),
            "no line of your notes is read as about Aoife Walsh",
        ),
        (
            TWO,
            "## How it went\n- Cian: tea\n- the rota\n",
            "",  # the thank-you says that nothing is only about her
            "no line of your notes is read as about Aoife Walsh",
        ),
        (
            TWO,
            "## Aoife Walsh\n\n## How it went\n- the rota\n",
            (
                "nothing stands below the heading of Aoife Walsh in the note of Mon 2 Mar; the "
                "talk elsewhere in it is not read as a point"
            ),
            "[One thing you talked about; no line of your notes is read as about Aoife Walsh",
        ),
        *(
            (TWO, body, f"nothing is noted about Aoife Walsh since {SINCE}", "nothing yet")
            for body in (
                "## How it went\n- Cian: tea\n",
                "## How it went\n- [ ] write this up\n",
                "## Prep\n- the rota of the team\n",
                "## Notes\n- rooms\n",
            )
        ),
        (
            ONE,
            "She asked about the rota.\n",
            "",
            "[What stayed with you about this: She asked about the rota]",
        ),
        (
            ONE,
            "She talked. The ward has two teams.\n",
            "",
            "[One thing you talked about; your notes tell of it",
        ),
        (
            ONE,
            "## How it went\n- two rotas (of the ward)\n",
            "",
            "this: two rotas (of the ward)]",
        ),
        (ONE, "## How it went\n- two rotas (ask Bob first!!)\n", "", "this: two rotas]"),
        (ONE, "## How it went\n- the rota\n", "", "the rota"),
        (
            TWO,
            "## I said I'd\n- [ ] send Aoife the code\n",
            f"nothing but a promise is noted about Aoife Walsh since {SINCE}",
            "send Aoife the code",
        ),
        (ONE, "## Notes\n- rooms\n", f"nothing is noted about Aoife Walsh since {SINCE}", ""),
    ],
)
def test_what_is_said_of_missing_notes(
    make_vault: MakeVault, head: str, body: str, reason: str, slot: str
) -> None:
    """S42: a reminder, and a slot of the draft, say what is true of the note."""
    vault = make_vault({"a.md": head + body})
    sync_here(vault, DAY)
    due = (vault / DUE).read_text("utf-8").replace("\\", "").splitlines()
    at = [i for i, line in enumerate(due) if "Write down" in line and "Aoife" in line]
    assert [due[i + 1].strip() for i in at] == ([f"- {reason}"] if reason else [])
    (draft,) = (vault / "Follow-ups/Drafts").glob("*Aoife Walsh, thank-you.md")
    assert slot in draft.read_text("utf-8")


@pytest.mark.parametrize(
    "body", ["She asked about the rota.\n", NAMED, "## How it went\n- the rota\n"]
)
@pytest.mark.parametrize("head", [ONE, TWO])
def test_a_tick_leaves_what_is_known(make_vault: MakeVault, head: str, body: str) -> None:
    """A line that is recorded, with a heading of its own, changes nothing of the prose."""
    vault = make_vault({"a.md": head + body})
    sync_here(vault, DAY)
    edit_line(vault / DUE, "Thank-you to Aoife", "[ ]", "[x]", " ✅ 2026-03-03")
    report = sync_here(vault, DAY)
    assert (report.unrecorded, report.failures) == ((), ())
    assert "✅ 2026-03-03" in (vault / "a.md").read_text("utf-8")
    assert not sync_here(vault, DAY).wrote


@pytest.mark.parametrize(
    "text", ["[[" * 20_000, "**" * 20_000, "https://" * 9000, "a" * 90_000]
)
def test_a_text_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert first(f"## How it went\n{text}\n\n- the rota", ONE).points


@pytest.mark.parametrize(
    ("title", "noted"),
    [
        ("# Phone numbers\n", False),
        ("# Call back\n", False),
        ("# Phone - Lauren, First Steps Agency\n", True),
        ("# Call with Lauren\n", True),
        ("# First Steps\n", True),
    ],
)
def test_below_the_title_of_a_call(title: str, noted: bool) -> None:
    """S42: it says who was spoken to, and heads no list of numbers: what is below was noted."""
    said = "- two jobs for Lauren\n- asked when I could start\n"
    text = f"{HEAD}interviewers: Lauren\n---\n{title}\n{said}"
    note = parse_note(text, "n.md", Settings(), LONDON).interview
    assert note
    assert note.people[0].described is noted


@pytest.mark.parametrize(
    ("body", "described"),
    [
        ("They asked about the rota. It went well.", False),
        ("The clinic is in Tallaght. Six rooms, two teams. Bring the certificate.", False),
        ("The bus was late. I parked at the mill. I emailed them. It was booked.", False),
        ("Cian asked about nights. Cian was nice. Cian liked it. Cian laughed.", False),
        ("## Company\nThey grew. They moved. They hired ten. They liked it.", False),
        ("- They asked a lot.\n- It went well.\n- They liked the sheet.", False),
        ("They asked a lot. It went well. They liked it.\n\n- Cian: tea", False),
        ("They asked a lot. It went well. They liked the sheet.", True),
        (
            (
                "group exercise, then 30 mins with aoife and cian. cian was from the agency.\n"
                "group bit I let the lads talk then pulled it together\nit ran out of time\n"
                "interview went well. aoife said we'd hear within ten days"
            ),
            True,
        ),
    ],
)
def test_running_text_on_whoever_was_there(body: str, described: bool) -> None:
    """S42: several sentences that are about nobody else in particular tell of the talk."""
    person = first(body, TWO)
    assert person.described is described
    assert not person.points


@pytest.mark.parametrize(
    ("body", "described"),
    [
        ("## Prep - Thu 5 Nov\nAoife Walsh asked how I recruited the participants.", False),
        ("## To do\nAoife asked how I recruited the participants.", False),
        ("## Second - Thu 5 Nov\nAoife and Cian asked how I recruited.", False),
        ("## Second - Thu 5 Nov\nAoife said they'd let me know by Friday.", False),
        ("## Second - Thu 5 Nov\nThey told me of Aoife and how she recruits.", False),
        ("## Second - Thu 5 Nov\nAoife, aoife@acme.example", False),
        ("## Second - Thu 5 Nov\nCian asked how I recruited the participants.", False),
        ("## Second - Thu 5 Nov\nAoife asked how I recruited the participants.", True),
        ("## Portfolio review - Thu 5 Nov, 2pm\nOk.\nAoife asked how I recruited them.", True),
    ],
)
def test_a_line_that_begins_with_a_name_is_something(body: str, described: bool) -> None:
    """Nothing needs to be written down of her, though the line is not read as a point."""
    person = first(body, TWO)
    assert not person.points
    assert person.described is described


ONLY = (
    "nothing noted is only about Aoife Walsh: a line that begins with that name and a colon is"
)
BOTH = "## Aoife Walsh\n\n"
BITS = "Bits\n- team of 14, two vacancies\n- they want somebody by February\n"


@pytest.mark.parametrize(
    ("body", "asked", "remark"),
    [
        # nothing that was written after the talk, for certain
        ("", True, False),
        ("- bring passport and certificates\n- ask about the Saturday clinics\n", True, False),
        ("- team of 14, two vacancies\n", True, False),
        ("## Prep\n- team of 14, two vacancies\n- they want somebody soon\n", True, False),
        ("- [ ] write about the team of 14\n- [ ] write about the rota\n", True, False),
        ("- Aoife Walsh, Clinic Lead\n- Cian Doyle, Head of Care\n", True, False),
        (f"{BOTH}## How it went\n- the rota of the team\n", True, False),  # it is empty
        # bullets or prose about the talk that name nobody
        (BITS, False, True),
        (f"{BITS}- Aoife will email me the booklet\n", False, True),
        ("## How it went\n- the rota of the team\n", False, True),
        ("# Talk\nWe walked round the ward. They showed me the new machine.\n", False, True),
        # something of her own
        (f"{BITS}- Aoife Walsh: the rota\n", False, False),
        (f"{BITS}1. aoife walsh (HM) - roadmap, team of 7\n", False, False),
        ("1. Aoife Walsh (QA lead) - felt like home. Nice dog\n", False, False),
        ("### 2 Mar - onsite\n1. Aoife Walsh - felt like home. Nice dog\n", False, False),
    ],
)
def test_who_is_asked_to_write(
    make_vault: MakeVault, body: str, *, asked: bool, remark: bool
) -> None:
    """S42: where notes are for all who were there, the thank-you says so, and no item does."""
    vault = make_vault({"a.md": TWO + body})
    sync_here(vault, DAY)
    due = (vault / DUE).read_text("utf-8").replace("\\", "")
    rows = [one for one in due.splitlines() if "Write down" in one and "Aoife" in one]
    assert (bool(rows), ONLY in due) == (asked, remark)
    assert not asked or rows[0] in due.partition("## Needs you")[2]


@pytest.mark.parametrize(
    ("day", "said"), [("2026-03-05", ""), ("2026-03-06", ", which a weekend does not put off")]
)
def test_why_a_thank_you_is_due_at_a_weekend(
    make_vault: MakeVault, day: str, said: str
) -> None:
    """A thank-you never rolls (strategy.md section 1): on a Saturday its line says so."""
    head = f"---\ntype: interview\ncompany: Acme\ndate: {day}\n---\n## Aoife Walsh\n- rota\n"
    vault = make_vault({"a.md": head})
    sync_here(vault, f"{day}T09:00+00:00")
    rows = (vault / DUE).read_text("utf-8").splitlines()
    assert any(row.endswith(f"; the day after{said}") for row in rows)


@pytest.mark.parametrize(
    ("body", "told", "shared"),
    [
        # nothing that tells of the talk with all
        ("## Prep\n- the clinic in six rooms", [], []),
        ("## Notes\n- the clinic in six rooms", [], []),
        ("## How it went\nThe clinic has six rooms.", [], []),
        ("What to bring:\n- the rota of the team", [], []),
        ("Next:\n- the rota of the team", [], []),
        ("## How it went\n- [ ] write up the rota", [], []),
        ("## How it went\n- she asked about the rota", [], []),
        ("## How it went\n- Cian would love a new rota", [], []),
        ("Talked about:\n\n- the rota\n\nBring the certificate.", [], ["the rota"]),
        # a list of the talk, below a heading or a label
        (
            "## How it went\n- the rota\n- Cian: tea\n- two teams",
            [],
            ["the rota", "two teams"],
        ),
        ("What we talked about:\n\n- the rota", [], ["the rota"]),
        ("**Talked about**\n- the rota", [], ["the rota"]),
        (
            "## How it went\n- Aoife and Cian showed me round",
            [],
            ["Aoife and Cian showed me round"],
        ),
        # what names one of them, anywhere in it
        (
            "What we talked about:\n- microscale work, Aoife would love to move to it\n- tea",
            ["microscale work, Aoife would love to move to it"],
            ["tea"],
        ),
        (
            "## What we talked about\n- a rota that Aoife Walsh wrote down",
            ["a rota that Aoife Walsh wrote down"],
            [],
        ),
    ],
)
def test_what_a_list_says_of_one_or_of_all(
    body: str, told: list[str], shared: list[str]
) -> None:
    """S17, S22: it is nobody's point, and still something to choose from."""
    person = first(body, TWO)
    assert not person.points
    assert [one.text for one in person.told] == told
    assert [one.text for one in person.shared] == shared


@pytest.mark.parametrize(
    ("body", "points"),
    [
        ("To bring:\n- the rota", []),
        ("What to ask:\n- the rota", []),
        ("What we talked about:\n- the rota\n\nTo bring:\n- the form", ["the rota"]),
        ("Nice room.\nTalked about:\n\n- the rota\n- tea", ["the rota", "tea"]),
    ],
)
def test_a_label_of_the_talk(body: str, points: list[str]) -> None:
    """S42: a plain label does what a heading does, for the list below it."""
    assert [one.text for one in first(body).points] == points
