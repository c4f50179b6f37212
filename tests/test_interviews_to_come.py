"""Interviews to come: a line without a box in the section of their day, and in `check`."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_due_note_sections import due_note
from tests.vaults import DUE, contents
from vaultsync.parse.due_note import read_marks

MakeVault = Callable[..., Path]
NOTE = """\
---
type: interview
company: Pasture
date: {day}
{head}---
## Dana Okoro
email:: dana@pasture.example
"""
COOK = "role: Cook\n"
DAY = "2026-12-03"
ZONES = "interviewers: Dana Okoro, Tom Lee\ntime: 22:30\ntimezone: America/New_York\n"


def note(day: str, head: str = "") -> str:
    """Write a note of an interview on a day."""
    return NOTE.format(day=day, head=head)


def lines(found: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Give the lines on interviews with their sections, where they stand first."""
    return [
        (section, row)
        for section, rows in found.items()
        for row in rows
        if row.startswith("- Interview")
    ]


@pytest.mark.parametrize(
    "notes",
    [
        # it is over: by its hour, by its day, and without a day
        {"a.md": note("2026-11-30", "time: 08:00\nduration: 45\n")},
        {"a.md": note("2026-11-29")},
        {"a.md": note("")},
        # it was called off
        {"a.md": note("2026-12-03", "status: withdrawn\n")},
        {"a.md": note("2026-12-03", "status: closed\n")},
        # the application ended before
        {"a.md": note("2026-11-12", f"{COOK}status: rejected\n"), "b.md": note(DAY, COOK)},
        {"a.md": note("2026-11-12", f"{COOK}status: accepted\n"), "b.md": note(DAY, COOK)},
    ],
)
def test_what_is_no_interview_to_come(
    notes: dict[str, str], make_vault: MakeVault, cli: Cli
) -> None:
    """Nobody is sent to an interview that is over, called off, or of no use any more."""
    vault = make_vault(notes)
    assert lines(due_note(vault, cli, "2026-11-30")) == []
    shown = cli("check", "--all", vault=vault, as_of="2026-11-30T09:00+00:00").stdout
    assert ": interview" not in shown


@pytest.mark.parametrize(
    ("day", "head", "section", "line"),
    [
        ("2026-11-30", "", "Today", "- Interview with Dana Okoro at Pasture, Mon 30 Nov"),
        (
            "2026-11-30",
            "time: 08:30\n",  # it is going on
            "Today",
            "- Interview with Dana Okoro at Pasture, Mon 30 Nov 08:30",
        ),
        (
            "2026-12-03",
            "time: 11:00\n",
            "Next 7 days",
            "- Interview with Dana Okoro at Pasture, Thu 3 Dec 11:00",
        ),
        ("2026-12-07", "", "Next 7 days", "- Interview with Dana Okoro at Pasture, Mon 7 Dec"),
        ("2026-12-08", "", "Later", "- Interview with Dana Okoro at Pasture, Tue 8 Dec"),
        ("2027-01-08", "", "Later", "- Interview with Dana Okoro at Pasture, Fri 8 Jan 2027"),
        # five hours later in London, which is another day
        (
            "2026-12-07",
            ZONES,
            "Later",
            (
                "- Interview with Dana Okoro and Tom Lee at Pasture, Tue 8 Dec 03:30 "
                "(Mon 7 Dec 22:30 America/New_York)"
            ),
        ),
        (
            "2026-12-03",
            "time: 11:00\ntimezone: Europe/Lisbon\n",  # the same hour
            "Next 7 days",
            "- Interview with Dana Okoro at Pasture, Thu 3 Dec 11:00",
        ),
        (
            "2026-12-03",
            "interviewers: Dana Okoro, Tom Lee, Ann Poe, Bo Diaz, Cy Young\n",
            "Next 7 days",
            "- Interview with Dana Okoro, Tom Lee, Ann Poe and 2 others at Pasture, Thu 3 Dec",
        ),
    ],
)
def test_in_the_section_of_its_day(
    day: str, head: str, section: str, line: str, make_vault: MakeVault, cli: Cli
) -> None:
    """The due note says where one goes, first in the section of that day."""
    vault = make_vault({"a.md": note(day, head)})
    found = due_note(vault, cli, "2026-11-30")
    assert lines(found) == [(section, line)]
    assert found[section][0] == line
    text = (vault / DUE).read_text("utf-8")
    number = next(n for n, row in enumerate(text.splitlines(), 1) if "- Interview" in row)
    assert "(../a.md)" in text.splitlines()[number - 1] or "[[a" in text
    assert number not in {mark.line for mark in read_marks(text)}
    first = contents(vault)
    due_note(vault, cli, "2026-11-30")
    assert contents(vault) == first
    shown = cli("check", "--all", vault=vault, as_of="2026-11-30T09:00+00:00").stdout
    assert f"a.md: i{line.removeprefix('- I')}\n" in shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("company: Pasture\n", "- Interview at Pasture, Thu 3 Dec"),
        ("interviewers: Dana Okoro\n", "- Interview with Dana Okoro, Thu 3 Dec"),
        ("", "- Interview, Thu 3 Dec"),
    ],
)
def test_what_is_not_known_is_left_out(
    text: str, line: str, make_vault: MakeVault, cli: Cli
) -> None:
    """Nobody is named whom the note does not name."""
    vault = make_vault({"a.md": f"---\ntype: interview\ndate: 2026-12-03\n{text}---\nx\n"})
    assert lines(due_note(vault, cli, "2026-11-30")) == [("Next 7 days", line)]


def test_by_hour_then_what_was_promised(make_vault: MakeVault, cli: Cli) -> None:
    """Two of one day stand by the hour, before what is promised for then."""
    met = note("2026-11-26") + "- **promised:** the sheet by 2026-12-03\n"
    notes = {
        "a.md": note("2026-12-03", "time: 15:00\n").replace("Pasture", "A"),
        "b.md": note("2026-12-03", "time: 09:30\n").replace("Pasture", "B"),
        "c.md": note("2026-12-03").replace("Pasture", "C"),
        "d.md": met.replace("Pasture", "D"),
    }
    rows = due_note(make_vault(notes), cli, "2026-11-30")["Next 7 days"]
    assert [re.split(r"Okoro(?: at |\]?\S* \()", row)[1][0] for row in rows[:4]] == list("BACD")


def test_a_section_goes_by_its_days(make_vault: MakeVault, cli: Cli) -> None:
    """An interview and a promise of a later day stand behind what is due before; S09."""
    thanked = "- [x] Thank-you ✅ 2026-11-24\n"
    notes = {
        "a.md": note("2026-12-04").replace("Pasture", "A"),
        "b.md": note("2026-11-24") + thanked + "- **promised:** the sheet by 2026-12-06\n",
        "c.md": note("2026-12-01").replace("Pasture", "C"),
    }
    rows = due_note(make_vault(notes), cli, "2026-11-30")["Next 7 days"]
    words = ("Interview", "Thank-you", "Follow-up", "you promised")
    shown = [word for row in rows for word in words if word in row and row[0] == "-"]
    assert shown == [
        "Interview",
        "Thank-you",
        "Interview",
        "Thank-you",
        "Follow-up",
        "you promised",
    ]


@pytest.mark.parametrize(
    ("options", "shown", "counted"),
    [
        ((), [], "1 interview to come: `--within 7d` or `--all` shows them"),
        (("--within", "2d"), [], "1 interview to come: `--within 7d` or `--all` shows them"),
        (("--within", "3d"), ["Thu 3 Dec 11:00"], ""),
        (("--within", "7d"), ["Thu 3 Dec 11:00"], ""),
        (("--all",), ["Thu 3 Dec 11:00"], ""),
    ],
)
def test_check_shows_what_is_asked_for(
    options: tuple[str, ...], shown: list[str], counted: str, make_vault: MakeVault, cli: Cli
) -> None:
    """`check` counts what is to come, and shows it as far ahead as one asks."""
    vault = make_vault({"a.md": note("2026-12-03", "time: 11:00\n")})
    said = cli("check", *options, vault=vault, as_of="2026-11-30T09:00+00:00").stdout
    assert re.findall(r": interview with Dana Okoro at Pasture, (.*)", said) == shown
    assert (counted in said) if counted else ("to come" not in said)


def test_json_is_as_it_was(make_vault: MakeVault, cli: Cli) -> None:
    """The JSON output has no interviews: its keys are a contract."""
    vault = make_vault({"a.md": note("2026-12-03", "time: 11:00\n")})
    said = cli("check", "--json", "--all", vault=vault, as_of="2026-11-30T09:00+00:00").stdout
    found = json.loads(said)
    assert {item["kind"] for item in found["follow_ups"]} == {"thank-you"}
    assert not [key for key in found if "interview" in key or "come" in key]
