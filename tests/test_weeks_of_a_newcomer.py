"""What somebody wrote who knew the README only, over three months, and what was misread."""

import pytest

from tests.test_rules import run
from vaultsync.pipeline import Outcome

CONFIG = 'timezone = "Europe/Dublin"\ndate_order = "DMY"\n'
NOTE = """---
type: interview
company: Acme
role: Cook
date: 2026-10-08
{head}---
{above}## Ann Lee
ann@acme.example
- soup
{section}
## Log
{log}
"""


def read(*, head: str = "", above: str = "", section: str = "", log: str = "") -> Outcome:
    """Read a note on an interview of Thursday, 8 October, twelve days later."""
    text = NOTE.format(head=head, above=above, section=section, log=log)
    return run({"a.md": text}, CONFIG, "2026-10-20T09:00+00:00")


def touches(outcome: Outcome) -> list[str]:
    """Write the touches as the tables do."""
    (interview,) = outcome.interviews
    return [f"{one.kind.value} {one.who} {one.day:%m-%d}" for one in interview.touches]


def codes(outcome: Outcome) -> list[str]:
    """Give the codes of what was told."""
    return [one.code for one in outcome.findings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- emailed Ann the deck 1/2", []),  # a part of two, not a day
        ("- 3/4 of the talk was about soup", []),
        ("- sent thank you mail 9.10.", ["thank-you ann lee 10-09"]),
        ("- thank you mail sent 9.10.", ["thank-you ann lee 10-09"]),
        ("- wrote thank you mail 9/10", ["thank-you ann lee 10-09"]),
        ("- TY sent 9/10 ✔", ["thank-you ann lee 10-09"]),
        ("- 9/10 ty mail", ["thank-you ann lee 10-09"]),
    ],
)
def test_figures_at_the_end_of_a_line(line: str, expected: list[str]) -> None:
    """With `date_order` a day in figures counts behind a plain message, too (S12)."""
    assert touches(read(section=line)) == expected


@pytest.mark.parametrize(
    ("line", "expected", "told"),
    [
        ("- 9 Oct: almost emailed Ann, chickened out", [], []),
        ("- bought a card", [], []),
        ("- yesterday thanked Ann", [], ["VS307"]),
        ("- thanked Ann on the 9th", [], ["VS307"]),
        ("- thank-you email to Ann sent", [], ["VS307"]),
        ("- 16 Sep thanked Ann", ["thank-you ann lee 09-16"], ["VS303"]),
        ("- 16/9 thanked Ann", ["thank-you ann lee 09-16"], ["VS303"]),
        ("- 9 Oct thanked Ann", ["thank-you ann lee 10-09"], ["VS110"]),
    ],
)
def test_lines_of_a_log(line: str, expected: list[str], told: list[str]) -> None:
    """What has no day is told; a day without a year may lie before the interview."""
    outcome = read(log=line)
    assert touches(outcome) == expected
    assert [code for code in codes(outcome) if code != "VS110"] == [
        code for code in told if code != "VS110"
    ]


def test_a_row_that_lost_its_table_is_read() -> None:
    """A line between the rows of a log ends the table for Markdown, not for who wrote it."""
    log = (
        "| when | who | what |\n|---|---|---|\n| 9/10 | Ann Lee | thank-you |\n"
        "- [-] Connect ❌ 2026-10-15\n| 19/10 | Ann Lee | reply: decision in December |"
    )
    assert touches(read(log=log)) == [
        "thank-you ann lee 10-09",
        "connect  10-15",
        "reply ann lee 10-19",
    ]


@pytest.mark.parametrize(
    ("above", "promised", "told"),
    [
        ("- **promised:** send her the PL-300 cert\n", None, []),
        ("- **expected:** salary 54k\n", None, []),
        ("**Promised:** 23 Oct 2026\n", "2026-10-23", []),
        ("**Promised:** the 20th\n", None, ["VS101"]),
    ],
)
def test_what_i_promised_is_no_day_of_theirs(
    above: str, promised: str | None, told: list[str]
) -> None:
    """`promised` above the first person is until when they answer only if a day follows."""
    outcome = read(above=above)
    day = outcome.interviews[0].they_reply_by
    assert (str(day) if day else None) == promised
    assert [code for code in codes(outcome) if code == "VS101"] == told
