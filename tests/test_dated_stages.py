"""One file per application: a heading per stage, with its day."""

from zoneinfo import ZoneInfo

import pytest

from tests.test_headings_of_one_word import read
from vaultsync.diagnostics import Finding
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

PEOPLE = [
    "Jane Call", "May Zoom", "Jane Doe, 19 Nov", "April 12 Smith", "Jane Call, 19 Nov",
    "May Zoom 19 Nov", "Helen Moss call 17 Nov", "Jane Doe (Zoom, 17 Nov)", "Tom Day 3 March",
    "June May, 2026-11-17", "Jan Tours 12/11", "Dr Screen", "Jane Doe, 2nd", "Moss 17 Nov",
    "Jane Doe — Teams call 17 Nov", "Will Panel", "Priya Raman — Panel 25 Nov",
]  # fmt: skip
STAGES = [
    "Teams call 17 Nov", "Teams Call 17 Nov", "Phone screen 19 Nov", "Panel 25 Nov",
    "Zoom 17 November", "Video call, Tue 17 Nov 2026", "2nd interview 2026-11-17",
    "Second round - 17/11", "Teams call (17 Nov)", "17 Nov: Teams call", "Tuesday 17 Nov",
    "17 Nov", "2026-11-17", "Teams call Tue 17th", "HR chat 17 Nov, 2pm",
    "Technical interview 17 Nov 14:30", "Google Meet call 17.11.2026", "Final round, Nov 17",
    "Lab tour 17 Nov", "Trial shift 17 Nov", "First meeting with the team 17 Nov",
    "Telephone interview 17 Nov 10:00-11:00", "🎥 Video call 17 Nov",
    "17 Nov - what they told me", "Tue 17/11", "Wednesday 18th: call", "**17 Nov** - tea",
    "2026-11-17 Phone Screen", "17 Nov Jane", "17/11/2026 with HR", "17.11.26, Büro",
    "18th - the office", "Nov 17th: Office", "17 Nov – Aurora House", "[[2026-11-17]] office",
]  # fmt: skip


@pytest.mark.parametrize("heading", PEOPLE)
def test_a_name_beside_such_words_stays_a_person(heading: str) -> None:
    """Section 5, rule 3: a word of a talk, a month or a day can be part of a name."""
    people, _ = read(f"## {heading}\n- the test bench\n")
    assert len(people) == 1


@pytest.mark.parametrize("heading", STAGES)
def test_a_talk_with_its_day_is_nobody(heading: str) -> None:
    """Section 5, rule 3: nobody is thanked for `## Teams call 17 Nov`."""
    people, told = read(f"## {heading}\n- the test bench\n")
    assert (people, told) == ([], [])


HEAD = "---\ntype: interview\ncompany: Aurora\ndate: 2026-11-25\n---\napplied 8 Nov\n"
SCREEN = "## Phone screen 19 Nov\n- the shifts\n"
PANEL = "## Panel 25 Nov\n- they use LIMS\n"


def several(body: str, head: str = HEAD) -> list[Finding]:
    """Give the findings on several interviews in one note."""
    found = parse_note(f"{head}{body}", "n.md", Settings(), ZoneInfo("Europe/London"))
    return [one for one in found.findings if one.code == "VS223"]


@pytest.mark.parametrize(
    "body",
    [
        PANEL,
        SCREEN,
        PANEL + "## Jane Doe, 19 Nov\n- the shifts\n",
        PANEL + "## Phone screen 19 Nov\n",
        PANEL + "## Phone screen 19 Nov\n- [ ] write this up\n- 2026-11-19 thank-you sent\n",
        PANEL + "## Phone screen\n- the shifts\n",
        PANEL + "## Tour 25 November 2026\n- the labs\n",
        PANEL + "## Call 27 Nov\n- they decide soon\n",
        PANEL + "## Follow-up call 27 Nov\n- they decide soon\n",
        PANEL + "## Prep 19 Nov\n- LIMS\n",
        PANEL + "## Notes 19 Nov\n- LIMS\n",
        PANEL + "## Panel 4 Dec\n",
        PANEL + "```\n" + SCREEN + "```\n",
    ],
)
def test_one_interview_is_not_told_of(body: str) -> None:
    """VS223 is for notes with something written down below headings of two days."""
    assert several(body) == []
    assert several(SCREEN + PANEL, HEAD.replace("date: 2026-11-25\n", "")) == []


@pytest.mark.parametrize(
    ("body", "named", "day"),
    [
        (SCREEN + PANEL, "`Phone screen 19 Nov`", "2026-11-19"),
        (PANEL + SCREEN, "`Phone screen 19 Nov`", "2026-11-19"),
        (
            PANEL + "## Teams call 17/11/2026\nMet: Ann Lee\n",
            "`Teams call 17/11/2026`",
            "2026-11-17",
        ),
        (
            PANEL + "## Teams call 17 Nov\n### Ann Lee\n- x\n",
            "`Teams call 17 Nov`",
            "2026-11-17",
        ),
        (PANEL + "## Final round 2 Dec\n- x\n", "`Final round 2 Dec`", "2026-12-02"),
        (
            "## Teams call 17 Nov\n- x\n" + SCREEN,
            "`Teams call 17 Nov`, `Phone screen 19 Nov`",
            "2026-11-17",
        ),
    ],
)
def test_several_interviews_in_one_note(body: str, named: str, day: str) -> None:
    """VS223: one interview is read, on the day of `date`, and the other is named."""
    (told,) = several(body)
    assert "as one interview, on 2026-11-25" in told.message
    assert f"below {named} is" in told.message
    assert f"with `date: {day}" in told.help


def test_a_record_below_such_a_heading_is_no_new_finding() -> None:
    """A message that is recorded there changes nothing: `vaultsync done` is not refused."""
    empty = "## Phone screen 19 Nov\n"
    assert several(f"{PANEL}{empty}- [x] Thank-you to Ann by email ✅ 2026-11-20\n") == []
