"""People who are listed and spoken of in lines: `Jane Roe: talked about SEN`."""

from itertools import product

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.diagnostics import Finding, Severity
from vaultsync.model import Interview
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

LISTED = f"{HEAD}recruiter: Ann Lee\ninterviewers: Mrs Jane Roe, Mr Al Poe, Ann Fox\n---\n"


def read(body: str) -> tuple[Interview, list[Finding]]:
    """Read a note, and give what is told about lines with names."""
    parsed = parse_note(LISTED + body, "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    return parsed.interview, [one for one in parsed.findings if one.code == "VS221"]


def points(body: str) -> list[tuple[str, str, int]]:
    """Give whose points a note holds, and in which line of the body."""
    above = LISTED.count("\n")
    return [
        (one.name.rsplit(" ", 1)[1], point.text, point.line - above)
        for one in read(body)[0].people
        for point in one.points
    ]


NOBODY = [
    # plans, logs, messages, tasks, fields, and roles
    "## Next steps\n- Jane Roe: send the slides",
    "## Questions\n- Jane Roe: how many in a class",
    "## Prepare\n- Jane Roe: look up the school",
    "## Log\n- Jane Roe: thanks, by Friday",
    "## After\n- Jane Roe: thanks, by Friday",
    "# Prep\nJane Roe: look her up",
    "## What next\n- Jane Roe: send the slides",
    "## How to get there\nJane Roe: ring the bell",
    "## What to ask\n- Jane Roe: how many in a class",
    "## What I promised\n- Jane Roe: the slides",
    "## How it went\n- Jane Roe: thank-you sent 2026-03-03",
    "## How it went\nShe does not know SEN",
    "**Follow-up log**\n- Jane Roe: thanks, by Friday",
    "- Jane Roe: thank-you sent 2026-03-03",
    "- 2026-03-03 Jane Roe: thanks",
    "- [ ] Jane Roe: call",
    "Jane Roe:: talked about SEN",
    "Jane Roe: Head of SEN",
    "Al Poe - Deputy Head, maths",
    "Al Poe — Year 5 Teacher",
    "## First talk\n- Jane Roe: Head of SEN",
    "## First talk\n- Jane Roe: jane@acme.example",
    "## First talk\n- Jane Roe: +44 7700 900123",
    "## First talk\n- Jane Roe: 14:00",
    "## 24 Nov - news\n- Jane Roe 14:00",
    "## 27 Nov - second round\n- Jane Roe: 14:00",
    "## Notes\n- Jane Roe: 2pm - 3.30 pm",
    "## First talk\n- [ ] Jane Roe: call",
    "## First talk\n- Jane Roe: thank-you sent 2026-03-03",
    "## First talk\nJane Smith: talked about SEN",
    "## First talk\nAnn: talked about SEN",
    "## First talk\n**Follow-up log**\nJane Roe: thanks, by Friday",
    "## Things to send\nJane Roe: the slides",
    "## Prepare\n### Her school\nJane Roe: look her up",
    # somebody else, or who it is cannot be known
    "Mrs Poe: talked about SEN",
    "Ann: talked about SEN",
    "Ann Lee: talked about SEN",
    "Jane Smith: talked about SEN",
    "Roe: talked about SEN",
    "Mr Poe's school is big",
    "jane roe: talked about SEN",
    "## How it went\nJane Roe, Head of SEN",
    "## How it went\n- [ ] Jane Roe: call",
    "## How it went\n- To do\n  - Jane Roe: send her the slides",
    "## How it went\n**To do**\nJane Roe: the slides",
    "- Jane Roe\n  - Head of SEN",
    "- Jane Roe\n  - jane@acme.example",
    "Jane Roe and Al Poe",
    "talked with Jane Roe: SEN",
    "> Jane Roe: talked about SEN",
    "`Jane Roe: talked about SEN`",
]


@pytest.mark.parametrize("body", NOBODY)
def test_what_is_nobodys_stays_so(body: str) -> None:
    """S22: a draft holds nothing that was not talked about with this person."""
    interview, told = read(f"{body}\n")
    assert not any(one.points for one in interview.people)
    assert not told


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Jane Roe is the Head of SEN.", []),
        ("Jane Roe and Al Poe pushed hard", []),
        ("Jane from HR pushed hard", []),
        ("Jane emailed me about it", []),
        ("Jane replied on Friday", []),
        ("Jane wrote on Friday", []),
        ("Jane went with somebody else", []),
        ("Jane turned me down", []),
        ("Jane got back to me", []),
        ("Jane let me know", []),
        ("Jane has to ask HR", []),
        ("Jane drove home early", []),
        ("Jane fell ill", []),
        ("Jane left before the end", []),
        ("Jane wrote back with a smiley", []),
        ("Nice. (Jane lit up.)", []),
        ("- Nice (really). Jane lit up", []),
        ("Jane added me on LinkedIn", []),
        ("Jane is on holiday until Monday", []),
        ("Jane is going to ring me", []),
        ("Jane will send the slides", []),
        ("Jane pushed Mr Poe hard", []),
        ("Jan asked about tea", []),  # perhaps somebody else
        ("Ann (goes by Ann) asked about tea", []),  # there is another one
        ("## 24 Nov - a walk\n- Jane pushed hard on SEN.", []),
        ("## 27 Nov - second round, both\n- Jane pushed hard.", [("Roe", "pushed hard.", 2)]),
        ("Jane Roe: talked about SEN.", [("Roe", "talked about SEN.", 1)]),
        ("- Jane (the head) pushed hard on SEN.", [("Roe", "pushed hard on SEN.", 1)]),
        (
            "- Jane is the Head, mostly listened,\n  wanted tea.",
            [("Roe", "is the Head, mostly listened, wanted tea.", 1)],
        ),
        ("Jane Roe is new there.", [("Roe", "is new there.", 1)]),
        ("Al is the one who'd be my peer.", [("Poe", "is the one who'd be my peer.", 1)]),
        ("Al really cares about tea.", [("Poe", "really cares about tea.", 1)]),
        ("Al then gave me a tour.", [("Poe", "then gave me a tour.", 1)]),
        (
            "Al (EM) told me of the\nbig move. Jan (goes by Jan) asked about\ntea.",
            [("Roe", "asked about tea.", 2), ("Poe", "told me of the big move.", 1)],
        ),
        (
            "Al told me of the\nbig move. Jan asked about\ntea.",
            [("Poe", "told me of the big move.", 1)],  # not his, and perhaps not hers
        ),
        ("- Jane Roe: talked about SEN.", [("Roe", "talked about SEN.", 1)]),
        ("Mrs Roe - talked about SEN", [("Roe", "talked about SEN", 1)]),
        ("Mrs. Jane Roe — talked about SEN", [("Roe", "talked about SEN", 1)]),
        ("Jane: talked about SEN", [("Roe", "talked about SEN", 1)]),
        ("Ann Fox: talked about SEN", [("Fox", "talked about SEN", 1)]),
        ("[[People/Al Poe|Al Poe]]: likes chess", [("Poe", "likes chess", 1)]),
        ("Mr Poe asked about fractions.", [("Poe", "asked about fractions.", 1)]),
        ("- Al talked about tea", [("Poe", "talked about tea", 1)]),
        ("## Notes\n- Jane Roe: SEN", [("Roe", "SEN", 2)]),
        ("# The school\nJane Roe: SEN", [("Roe", "SEN", 2)]),
        *(
            (f"## {heading}\nJane Roe: SEN", [("Roe", "SEN", 2)])
            for heading in (
                "How it went",
                "How did it go?",
                "What we talked about",
                "Debrief",
                "Summary",
                "Impressions",
                "Feedback",
                "What they said",
            )
        ),
        (
            "## How it went\nJane does not know what SEN is. She'll put me forward.\nMobile 1",
            [("Roe", "does not know what SEN is. She'll put me forward. Mobile 1", 2)],
        ),
        ("## How it went\nMr Poe thinks SEN matters.", [("Poe", "thinks SEN matters.", 2)]),
        ("## How it went\nAl doesn't like tea.", [("Poe", "doesn't like tea.", 2)]),
        ("## How it went\nJane does not know Mr Poe.", []),
        (
            "Jane Roe: SEN.\nMr Poe asked about fractions.\nHe likes them.\n\nNice school.",
            [("Roe", "SEN.", 1), ("Poe", "asked about fractions. He likes them.", 2)],
        ),
        (
            "- Jane Roe: SEN\n  - phonics\n- parking\n- Al Poe: chess\n",
            [("Roe", "SEN", 1), ("Roe", "phonics", 2), ("Poe", "chess", 4)],
        ),
        (
            "Jane Roe:\n- SEN\n- phonics\n\nTea\n- cake",
            [("Roe", "SEN", 2), ("Roe", "phonics", 3)],
        ),
        ("Nice school.\nJane Roe: SEN", [("Roe", "SEN", 2)]),
        (
            "## How it went\nAl asked what I'd change: a sheet. He wrote it down.",
            [("Poe", "asked what I'd change: a sheet. He wrote it down.", 2)],
        ),
        ("Jane: SEN. She called it a day.", [("Roe", "SEN. She called it a day.", 1)]),
        ("Al asked whether I'd heard back.", [("Poe", "asked whether I'd heard back.", 1)]),
        ("*Jane* talked about SEN", [("Roe", "talked about SEN", 1)]),
        ("- **Jane**: SEN", [("Roe", "SEN", 1)]),
        ("Jane → SEN", [("Roe", "SEN", 1)]),
        ("Jane Roe\nasked about SEN", [("Roe", "asked about SEN", 1)]),
        ("- Jane Roe\n  - asked about SEN", [("Roe", "asked about SEN", 2)]),
        ("**How it went**\nJane: SEN", [("Roe", "SEN", 2)]),
        ("## What they asked\nJane: SEN", [("Roe", "SEN", 2)]),
        # a soft line break before somebody else's line, and a sentence that goes on
        (
            "Jane: SEN\nand phonics\nMr Poe likes chess",
            [("Roe", "SEN and phonics", 1), ("Poe", "likes chess", 3)],
        ),
        ("Jane: SEN, which\nMr Poe likes", [("Roe", "SEN, which Mr Poe likes", 1)]),
        ("She said that\nMr Poe asked about me", []),
        (
            "Very calm. Jane (j@x.example) talked about SEN. She likes it.\n\nTea.",
            [("Roe", "talked about SEN. She likes it.", 1)],
        ),
        (
            "x\nNice. Mr Poe asked about tea. Jane: SEN\nand phonics.\n",
            [("Roe", "SEN and phonics.", 2), ("Poe", "asked about tea.", 2)],
        ),
        ("Mr. Poe asked about tea.", [("Poe", "asked about tea.", 1)]),
        ("Jane lit up when I told of maths", [("Roe", "lit up when I told of maths", 1)]),
        (
            "Mr Poe wanted to hear about tea (no names). Jane lit up at maths.",
            [
                ("Roe", "lit up at maths.", 1),
                ("Poe", "wanted to hear about tea (no names).", 1),
            ],
        ),
        ('Long. "Really?" Jane stuck to maths.', [("Roe", "stuck to maths.", 1)]),
        ("Nice. Mr. Poe asked about tea.", [("Poe", "asked about tea.", 1)]),
        ("We met. Jane Smith talked about SEN.", []),
        ("I saw e.g. Al Poe and Jane talked about SEN.", []),
        ("- Nice. Jane talked about SEN.", []),
        ("## Jane Roe\n- SEN\n\n## Notes\nJane Roe: tea", [("Roe", "SEN", 2)]),
        ("## Al Poe\n### Notes\n- Jane Roe: tea", [("Poe", "Jane Roe: tea", 3)]),
    ],
)
def test_what_is_said_of_somebody_listed(
    body: str, expected: list[tuple[str, str, int]]
) -> None:
    """S19: a line that begins with a name is that person's, who has no heading."""
    assert points(f"{body}\n") == expected


HEADINGS = ("How it went", "Notes", "What they asked")
SAID = (
    *("asked {}", "talked about {}", "wanted to know {}", "said {}", "explained {}", "is {}"),
    *(": {}", " - {}", ", who runs it, asked {}", " and Ann Fox asked {}", " kept asking {}"),
)
ABOUT = ("what I would change", "pay, and if I'd heard back from others")
BEHIND = (
    *("", ".", ". He wrote it down.", ". She called it a day.", ". They sent it round."),
    *(". I followed up on that.", ": I said a sheet. He replied he'd try it.", "; then tea."),
    *(", and I answered at once.", ". They thanked me.", " (she rang me about it)."),
)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(
    ("mark", "name"),
    [("", "Jane"), ("- ", "Mrs Roe"), ("1. ", "Al Poe"), ("", "[[Al Poe]]"), ("- ", "**Al**")],
)
def test_no_line_that_begins_with_a_name_is_lost(heading: str, name: str, mark: str) -> None:
    """VS221, S42: below the usual headings it is a point, or told; whatever comes behind it."""
    lines = [
        f"{mark}{name}{'' if said[0] in ' ,:' else ' '}{said.format(about)}{behind}"
        for said, about, behind in product(SAID, ABOUT, BEHIND)
    ]
    interview, told = read(f"## {heading}\n" + "\n\n".join(lines))
    found = {one.line for one in told}
    found |= {point.line for one in interview.people for point in one.points}
    first = LISTED.count("\n") + 2
    assert [one for at, one in enumerate(lines) if first + 2 * at not in found] == []


def test_marks_behind_a_name() -> None:
    """Concerns and promises count as they do below a heading."""
    body = "Jane Roe: **promised:** the slides\n\n- Mr Poe: concern: my weak maths\n"
    jane, poe, _ = read(body)[0].people
    assert [one.text for one in jane.promises] == ["the slides"]
    assert [one.text for one in poe.concerns] == ["my weak maths"]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe is away until May.",
        "Jane Roe said Mr Poe runs SEN.",
        "- Mr Poe came late",
        "Jan asked about tea.",
    ],
)
def test_a_name_that_says_little_is_told(line: str) -> None:
    """VS221: what may be about somebody else is not taken, and not passed over in silence."""
    interview, (told,) = read(f"{line}\n")
    assert not any(one.points for one in interview.people)
    assert told.line == LISTED.count("\n") + 1
    assert told.help.startswith("write it below `## M")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Nice room. Jane Roe came late.", True),
        ("Jane Roe, Head of SEN: asked about tea", True),
        ("Fri 27 Nov 9am. Jane Roe (head), Al Poe and two governors.", False),
        ("Jane Roe the practice manager, Mr Poe who does maths", False),
    ],
)
def test_a_line_that_says_who_was_there_is_not_told(body: str, told: bool) -> None:
    """VS221 is for what was talked about: such a line says no more than the list."""
    assert bool(read(f"{body}\n")[1]) is told


BELOW, AS, NOTES = "write it below `## {}`", ", or as `{}: …`", ", or below `## Notes`"


@pytest.mark.parametrize(
    ("body", "line", "name", "fix"),
    [
        ("## First talk\nJane Roe: SEN", 2, "Mrs Jane Roe", BELOW + NOTES),
        ("## First talk\n- Jane Roe: SEN", 2, "Mrs Jane Roe", BELOW + NOTES),
        ("## First talk\nNice room\nJane talked about SEN", 3, "Mrs Jane Roe", BELOW + NOTES),
        ("## First talk\n### Part one\nMr Poe: chess", 3, "Mr Al Poe", BELOW + NOTES),
        ("## Notes\nNice room\nJane talked about SEN", 3, "Mrs Jane Roe", BELOW + AS),
        ("## First talk\nJane Roe is new there", 2, "Mrs Jane Roe", BELOW + NOTES),
        ("## Jane Roe\n- SEN\n\n## Notes\nJane Roe: tea", 5, "Mrs Jane Roe", BELOW),
        (
            "Jane: SEN\nand phonics, which\nMr Poe likes",
            3,
            "Mr Al Poe",
            "end the line before it with a full stop, or write `{}: …`",
        ),
        ("Jane rang me on Friday.", 1, "Mrs Jane Roe", BELOW + AS),
        ("Jane: followed up on Friday", 1, "Mrs Jane Roe", BELOW + AS),
        ("Jane, who runs SEN, asked about tea", 1, "Mrs Jane Roe", BELOW + AS),
        ("Jane and Al asked about tea", 1, "Mrs Jane Roe", BELOW + AS),
        ("Jane Roe and Al Poe: talked about SEN", 1, "Mrs Jane Roe", BELOW + AS),
        ("Jane from HR asked about tea", 1, "Mrs Jane Roe", BELOW + AS),
        ("Jane Roe, Head of SEN: asked about tea", 1, "Mrs Jane Roe", BELOW + AS),
        ("- the school\n  - Jane: SEN", 2, "Mrs Jane Roe", BELOW + AS),
        ("**The school**\nJane: SEN", 2, "Mrs Jane Roe", BELOW + AS),
        (
            "Nice room. Jane Roe came late.",
            1,
            "Mrs Jane Roe",
            f"{BELOW}, or on a line of its own, as `{{}}: …`",
        ),
    ],
)
def test_a_line_that_counts_for_nobody_is_told(
    body: str, line: int, name: str, fix: str
) -> None:
    """VS221: neither a heading of one's own nor a line break makes it vanish in silence."""
    (told,) = read(f"{body}\n")[1]
    assert told.line == LISTED.count("\n") + line
    assert told.help == fix.replace("{}", name)
    amid = "Nice room. " in body
    assert told.message.startswith("a sentence in this line" if amid else "this line begins")
    assert told.message.endswith(f"talked about with {name}")


def test_also_where_nobody_is_listed() -> None:
    """VS221: who has a heading has lines elsewhere, too."""
    body = f"{HEAD}---\n## Tom Hart\n- tea\n\n## Notes\nTom: SEN\n"
    findings = parse_note(body, "n.md", Settings(), LONDON).findings
    assert [one.code for one in findings] == ["VS221"]


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        ("Jane talked about tea", Severity.INFO),
        ("Jane asked about tea: green", Severity.INFO),
        ("Al, who runs it, asked about tea", Severity.INFO),  # he has no heading
        ("Jane: tea", Severity.WARNING),
        ("- Jane Roe: tea", Severity.WARNING),
        ("- **Jane**: tea", Severity.WARNING),
        ("[[Jane Roe]]: tea", Severity.WARNING),
    ],
)
def test_what_a_heading_takes_from_its_person_is_a_warning(
    line: str, severity: Severity
) -> None:
    """VS221: who adds a heading loses lines that counted before, and is to see that."""
    (told,) = read(f"## Jane Roe\n- SEN\n\n## Notes\n{line}\n")[1]
    assert told.severity is severity


@pytest.mark.parametrize(
    "text",
    ["A" * 50_000, "Jane " * 10_000, "Jane Roe: " * 5_000, "Jane\n" * 9999, "So. Jane " * 9999],
)
def test_names_without_end(text: str) -> None:
    """No line is too long to be read."""
    assert len(read(f"{text}\n")[0].people) == 3


@pytest.mark.parametrize(
    ("section", "hers"),
    [
        ("- SEN\n", [("Roe", "SEN", 5)]),
        ("jane@x.example\n- SEN\n", [("Roe", "SEN", 6)]),
        ("**promised:** the link\n", []),
        ("email:: jane@x.example\n", [("Roe", "talked about tea", 1)]),
        ("- jane@x.example\n- 07700 900123\n", [("Roe", "talked about tea", 1)]),
    ],
)
def test_a_heading_with_an_address_takes_nothing_away(
    section: str, hers: list[tuple[str, str, int]]
) -> None:
    """S19: whoever adds a heading for the address keeps what stands elsewhere in the note."""
    body = f"Jane talked about tea\nAl Poe: chess\n\n## Jane Roe\n{section}"
    assert points(body) == [*hers, ("Poe", "chess", 2)]


BELOW_WHO = f"""{HEAD}they_reply_by: 2026-03-12
---
## Who
- Anita Desmond, head of supply chain, anita@hollin.example
- Tom Pickles, planner (would be my opposite number)

"""
TALKED = "## What we talked about\n"


@pytest.mark.parametrize(
    ("body", "expected", "told"),
    [
        # plans, logs, other people, and what could be anybody's
        ("## Next\n- Tom: send the slides", [], 0),
        ("## Log\n- Tom: thanks, by Friday", [], 0),
        ("## Questions\n- Tom: how many orders a day", [], 0),
        (f"{TALKED}- chilled, short shelf life", [], 0),
        (f"{TALKED}- Priya: they want to get off Excel", [], 0),
        (f"{TALKED}- Tom Reed: they want to get off Excel", [], 0),
        (f"{TALKED}- [ ] Tom: the podcast", [], 0),
        (f"{TALKED}- Tom: Head of Planning", [], 0),
        # by when they answer is no talk, and nothing is missing there
        (f"{TALKED}- Anita will let me know by the end of next week", [], 0),
        (f"{TALKED}- Tom: you'll hear from us by Friday 6 March", [], 0),
        ("Anita said we will hear by Friday 6 March.", [], 0),
        # what ends it, or comes next, has a remark of its own
        ("Anita rang today. Not me, they have gone with someone internal.", [], 0),
        (f"{TALKED}- Anita and Tom asked about the yoghurt", [], 1),
        # the name, in full or the first one, with a colon, a dash or a verb
        (f"{TALKED}- Tom: they want off Excel", [("Tom", "they want off Excel")], 0),
        (f"{TALKED}- Tom Pickles: they want it", [("Tom", "they want it")], 0),
        (f"{TALKED}- Tom Pickles - they want it", [("Tom", "they want it")], 0),
        (
            f"{TALKED}- Anita took me through how a promo blew up",
            [("Anita", "took me through how a promo blew up")],
            0,
        ),
        ("## How it went\nTom said they want it.", [("Tom", "said they want it.")], 0),
        (f"{TALKED}- Tom Pickles\n  - off Excel", [("Tom", "off Excel")], 0),
        # who has a heading keeps to it
        (
            f"## Tom Pickles\n- off Excel\n{TALKED}- Anita: the yoghurt",
            [("Anita", "the yoghurt"), ("Tom", "off Excel")],
            0,
        ),
    ],
)
def test_below_a_list_of_who_was_there(
    body: str, expected: list[tuple[str, str]], told: int
) -> None:
    """S17, VS221: whoever a list below a heading names is spoken of as if listed on top."""
    parsed = parse_note(f"{BELOW_WHO}{body}\n", "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    found = [
        (one.name.split()[0], p.text) for one in parsed.interview.people for p in one.points
    ]
    assert sorted(found) == expected
    assert sum(one.code == "VS221" for one in parsed.findings) == told


def test_of_two_with_one_first_name() -> None:
    """S22: whose first name it is must be certain."""
    two = BELOW_WHO.replace("Anita Desmond", "Tom Desmond")
    parsed = parse_note(f"{two}{TALKED}- Tom: off Excel\n", "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    assert not any(one.points for one in parsed.interview.people)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("People:\n\n- Jane Roe - teaches A level physics\n- Al Poe - runs the stores", []),
        ("There:\n- Jane Roe, who teaches physics\n- Al Poe: covers the night shift", []),
        (
            "People:\n- Jane Roe - asked about tea",
            [("Roe", "asked about tea", 2)],
        ),
        (
            "People:\n- Jane Roe\n\nTalked about:\n- Jane Roe - teaches A level physics",
            [("Roe", "teaches A level physics", 5)],
        ),
    ],
)
def test_what_they_do_is_no_talk(body: str, expected: list[tuple[str, str, int]]) -> None:
    """S17: in a list of who was there, a verb may say no more than what somebody does."""
    assert not read(f"{body}\n")[1]
    assert points(f"{body}\n") == expected
