"""What somebody wrote who knew the README only, over three months, and what was misread."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.support import Cli
from tests.test_rules import run
from vaultsync.edit.insert import insert_touch
from vaultsync.edit.lines import LineChange
from vaultsync.model import TouchState
from vaultsync.parse.config import read_settings
from vaultsync.pipeline import Outcome
from vaultsync.render.draft import Desk, render_draft
from vaultsync.snapshot import Document

DUBLIN = ZoneInfo("Europe/Dublin")
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
        ("- thanked Ann on the 9th", [], ["VS312"]),
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
        ("reply: unfortunately they need a week longer", "waiting", False),
        ("reply: they chose Tuesday, not this week", "waiting", False),
        ("reply: going with the team to lunch, no decision", "waiting", False),
        ("reply: they chose somebody else", "waiting", True),
        ("reply: not this time, unfortunately", "waiting", True),
        ("reply: unfortunately not", "waiting", True),
        ("reply: have gone with another candidate", "waiting", True),
        ("reply: we are no longer considering you", "waiting", True),
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
    text = "Ann rang, they need more time to decide :("
    (item,) = [
        one
        for one in read(log=f"- 2026-10-12 {text}").follow_ups
        if one.kind.value == "respond"
    ]
    body = render_draft(item, Desk(), "[[a]]")
    assert "[Your answer to this: what Ann Lee wrote]" in body
    (item,) = [
        one
        for one in read(log="- 2026-10-12 reply: next week :)").follow_ups
        if one.kind.value == "respond"
    ]
    assert "[Your answer to this: next week :)]" in render_draft(item, Desk(), "[[a]]")


LOG = "\n\n| when | who | what |\n|---|---|---|\n| 9/10 | Bob Ray | thank-you |\n"


@pytest.mark.parametrize(
    ("log", "below"),
    [
        ("- 2026-10-09 thank-you to Bob\n", "- 2026-10-09 thank-you to Bob"),
        (LOG.lstrip("\n"), "| 9/10 | Bob Ray | thank-you |"),  # no room above the table
        (LOG, "## Log"),
        (f"\nwhat came after{LOG}", "what came after"),
    ],
)
def test_a_record_leaves_a_table_room_for_its_next_row(log: str, below: str) -> None:
    """Hazard 1: a line behind the last row would end the table of whoever goes on with it."""
    head = "interviewers: [Ann Lee, Bob Ray, Cy Fox]\n"
    text = NOTE.format(head=head, above="", section="", log="").rstrip("\n") + f"\n{log}"
    outcome = run({"a.md": text}, CONFIG, "2026-10-09T09:00+00:00")
    (item,) = [
        one
        for one in outcome.follow_ups
        if one.person.name == "Cy Fox" and one.kind.value == "thank-you"
    ]
    settings = read_settings(CONFIG).settings
    made = insert_touch(
        Document.of("a.md", text), item, TouchState.DONE, date(2026, 10, 9), settings, DUBLIN
    )
    assert isinstance(made, LineChange)
    lines = made.after.text.split("\n")
    at = next(n for n, line in enumerate(lines) if "Thank-you to Cy Fox" in line)
    assert lines[at - 1] == below
    assert [line for line in lines if line != lines[at]] == text.split("\n")


@pytest.mark.parametrize(
    ("claim", "edit"),
    [
        ("nothing else changed", {}),
        ("a new promise", {"they_reply_by: 2026-10-02": "they_reply_by: 2026-10-30"}),
        ("a rejection", {"status: waiting": "status: rejected"}),
    ],
)
def test_a_tick_counts_though_nothing_is_owed_any_more(
    make_vault: Callable[..., Path], cli: Cli, claim: str, edit: dict[str, str]
) -> None:
    """Who answers, ticks and changes the note in one sitting has answered (S03, S33)."""
    head = "they_reply_by: 2026-10-02\nstatus: waiting\n"
    text = NOTE.format(head=head, above="", section="", log="- 2026-10-12 reply from Ann")
    text = text.replace("2026-10-08", "2026-09-24")
    vault = make_vault({"a.md": text}, CONFIG)
    as_of = "2026-10-13T09:00+01:00"
    cli("sync", vault=vault, as_of=as_of)
    due = vault / "Follow-ups" / "Follow-ups due.md"
    due.write_text(due.read_text("utf-8").replace("- [ ] Answer", "- [x] Answer"), "utf-8")
    for old, new in edit.items():
        text = text.replace(old, new)
    (vault / "a.md").write_text(text, "utf-8")
    for _ in range(2):
        ran = cli("sync", vault=vault, as_of=as_of)
        assert "not recorded" not in ran.stdout + ran.stderr, claim
    now = (vault / "a.md").read_text("utf-8")
    lines = now.splitlines(keepends=True)
    (record,) = [line for line in lines if "Answer" in line]
    assert record.replace(" to Ann Lee", "") == "- [x] Answer sent ✅ 2026-10-13\n", claim
    assert "".join(line for line in lines if "Answer" not in line) == text
