"""What somebody wrote who knew the README only, over three months, and what was misread."""

import pytest

from tests.test_rules import run
from vaultsync.pipeline import Outcome
from vaultsync.render.draft import render_draft
from vaultsync.settings import Me

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


ROUND = """---
type: interview
company: {company}
role: {role}
date: {day}
---
## Nadia Rahimi
{reach}
- soup
- [x] Thank-you ✅ {day}
"""


def test_an_address_of_an_earlier_round_counts() -> None:
    """Who can be reached by the first note can be reached by the second, too (S57)."""
    first = ROUND.format(
        company="Acme", role="Cook", day="2026-10-01", reach="nadia@acme.example"
    )
    second = ROUND.format(company="ACME", role="Cook", day="2026-10-08", reach="")
    elsewhere = ROUND.format(company="Beta", role="Cook", day="2026-10-08", reach="")
    found = run({"a.md": first, "b.md": second, "c.md": elsewhere}, CONFIG, "2026-10-15T09:00Z")
    chasers = {
        one.company: one.channel.value
        for one in found.follow_ups
        if one.kind.value == "follow-up"
    }
    assert chasers == {"ACME": "email", "Beta": "none"}


def test_two_roles_at_one_company_are_told_apart() -> None:
    """Lines that differ in nothing but the role name it."""
    notes = {
        f"{role}.md": ROUND.format(
            company="Acme", role=role, day="2026-10-08", reach="nadia@acme.example"
        )
        for role in ("Cook", "Waiter")
    }
    both = run(notes, CONFIG, "2026-10-15T09:00Z").follow_ups
    assert {one.where for one in both} == {"Acme (Cook)", "Acme (Waiter)", ""}
    one = run({"a.md": notes["Cook.md"]}, CONFIG, "2026-10-15T09:00Z").follow_ups
    assert {item.where for item in one} == {"Acme", ""}


@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        ("reply: no decision yet", "waiting", False),
        ("reply: an offer is not excluded, they need a week", "waiting", False),
        ("reply: they went with somebody else", "rejected", False),
        ("Ann rang, it's not me, they went with someone with more experience :(", "", True),
        ("reply: unfortunately I was not selected", "waiting", True),
        ("reply: they offered me the job!!!", "waiting", True),
        ("got the offer by email", "", True),
    ],
)
def test_an_end_that_only_the_log_tells_of(line: str, status: str, told: bool) -> None:
    """A rejection or an offer in the log ends nothing, and that is said (S38)."""
    head = f"status: {status}\n" if status else ""
    found = codes(read(head=head, log=f"- 2026-10-12 {line}"))
    assert ("VS403" in found) is told


def test_what_they_said_is_in_the_draft() -> None:
    """A smiley at the end of a line is not what they said."""
    text = "Ann rang, it's not me, they went with someone with more experience :("
    (item,) = [
        one
        for one in read(log=f"- 2026-10-12 {text}").follow_ups
        if one.kind.value == "respond"
    ]
    body = render_draft(item, Me(), "[[a]]")
    assert "[Your answer to what Ann Lee wrote]" in body
    (item,) = [
        one
        for one in read(log="- 2026-10-12 reply: next week :)").follow_ups
        if one.kind.value == "respond"
    ]
    assert "[Your answer to: next week :)]" in render_draft(item, Me(), "[[a]]")
