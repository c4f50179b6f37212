"""The day in a ticked task or a record is its day, in brackets or not (design.md section 5)."""

from datetime import date

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.model import TouchKind
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

MET = date(2026, 11, 24)
HEADED = HEAD.replace("date: 2026-03-02", f"date: {MET}")


def thanked(line: str, order: str = "") -> tuple[list[date], list[str]]:
    """Give the days of the thank-yous of a note, and the codes of what is told of days."""
    heading = "Todo" if "[x]" in line else "Follow-up log"
    note = f"{HEADED}---\n## Sam Ortega\nsam@x.example\n- dbt\n\n## {heading}\n{line}\n"
    parsed = parse_note(note, "n.md", Settings(date_order=order), LONDON)
    assert parsed.interview is not None
    assert parsed.interview.day == MET
    found = [one for one in parsed.interview.touches if one.kind is TouchKind.THANK_YOU]
    return [one.day for one in found], [
        one.code for one in parsed.findings if one.code.startswith("VS30")
    ]


@pytest.mark.parametrize(
    "line",
    [
        # no day of the message stands there
        "- [x] thank you to Sam",
        "- [x] thank you to Sam (by 11/25)",
        "- [x] thank you to Sam (due Nov 25)",
        "- [x] thank you to Sam (before 25 Nov)",
        "- [x] thank you to Sam (1/2)",
        "- [x] thank you to Sam [2/2]",
        "- [x] thank you to Sam (24/7)",
        "- [x] thank you to Sam (no. 25)",
        "- [x] thank you to Sam (v1.2)",
    ],
)
def test_a_tick_without_a_day_is_of_the_interview(line: str) -> None:
    """A deadline, a count or a number is no day on which anything was sent."""
    assert thanked(line)[0] == [MET]


@pytest.mark.parametrize("order", ["", "MDY", "DMY"])
@pytest.mark.parametrize(
    "line",
    [
        "- [x] thank you to Sam 11/25",
        "- [x] thank you to Sam Nov 25",
        # the same in brackets
        "- [x] thank you to Sam (11/25)",
        "- [x] thank you to Sam [11/25]",
        "- [x] thank you to Sam (25/11)",
        "- [x] thank you to Sam (25.11.)",
        "- [x] thank you to Sam (Nov 25)",
        "- [x] thank you to Sam (25 Nov).",
        "- [x] thank you to Sam (sent 11/25)",
        "- [x] thank you to Sam (sent on Nov 25)",
        "- [x] **thank you to Sam (11/25)**",
        "- thank you to Sam sent (11/25)",
        "- thank you to Sam sent (25 Nov)",
        "- thanked Sam (25/11)",
    ],
)
def test_the_day_in_a_tick_counts(line: str, order: str) -> None:
    """`(11/25)` is one day only, and the message went out on it, not on the interview's."""
    expected = [] if order and _other_order(line, order) else [date(2026, 11, 25)]
    days, codes = thanked(line, order)
    assert days == expected or (not expected and days == [MET] and codes == ["VS301"])


def _other_order(line: str, order: str) -> bool:
    month_first = "11/25" in line
    return month_first if order == "DMY" else not month_first and "Nov" not in line


@pytest.mark.parametrize(
    ("line", "order", "day", "codes"),
    [
        ("- [x] thank you to Sam (3/12)", "", MET, ["VS301"]),
        ("- [x] thank you to Sam (3/12)", "DMY", date(2026, 12, 3), []),
        ("- [x] thank you to Sam (12/3)", "MDY", date(2026, 12, 3), []),
    ],
)
def test_a_day_that_may_be_two_is_told(
    line: str, order: str, day: date, codes: list[str]
) -> None:
    """Without an order in the settings `3/12` may be two days: the interview's counts on."""
    assert thanked(line, order) == ([day], codes)
