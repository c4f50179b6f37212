"""The hour of an interview to come that only the text of its note has."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.talking import Talk
from tests.test_ask import RIGHT
from tests.test_reading_out import corrected
from tests.vaults import contents, inserted
from vaultsync.parse.front.hour_told import hour_told

MakeVault = Callable[..., Path]
FRIDAY = date(2026, 12, 4)
HEAD = "---\ntype: interview\ncompany: Kite\nrole: Clerk\ndate: 2026-12-04\n---\n"
TOM = "## Tom Hart\nemail:: tom@kite.example\n"
ASKS = "has no hour, and the text of a.md says 10:30. Write `time: 10:30`? [Y/n]"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("- have a look at their trunk routes before", ""),
        ("- Thursday 10:30, on Teams", ""),
        ("- Friday 27 Nov 10:30, on Teams", ""),
        ("- they open Friday 10:30", ""),
        ("- Friday 10:30 or 11:30", ""),
        ("- Friday 10:30?", ""),
        ("- Friday 10:30\n- Friday 14:00", ""),
        ("- Friday 10.5 per cent", ""),
        ("- Friday, in the morning", ""),
        ("- Friday 10:30, on Teams", "10:30"),
        ("Fri 10.30am at the depot", "10:30"),
        ("interview: Friday at 2pm", "14:00"),
        ("Friday 4 December, 10:30, Block C", "10:30"),
        ("Fri 4 Dec 2.15pm", "14:15"),
    ],
)
def test_the_hour_of_the_day(text: str, clock: str) -> None:
    """Where a line names the day in full, or begins with its weekday."""
    assert hour_told(f"{HEAD}{TOM}\n## Next\n{text}\n", FRIDAY) == clock


def asked(vault: Path, *answers: tuple[str, str]) -> Talk:
    """Answer what is asked about the only application."""
    done = corrected(vault, [*answers, (RIGHT, "q")])
    assert done.code == 0, done.shown
    return done


@pytest.mark.parametrize(("answer", "line"), [("", "time: 10:30"), ("n", "")])
def test_it_is_asked_about(answer: str, line: str, make_vault: MakeVault) -> None:
    """Once; Enter writes it at the top."""
    vault = make_vault({"a.md": f"{HEAD}{TOM}\n## Next\n- Friday 10:30, on Teams\n"})
    before = contents(vault)["a.md"]
    asked(vault, ("Write `time: 10:30`?", answer))
    after = contents(vault)["a.md"]
    assert (inserted(before, after)[1] if line else after == before) == (line or True)


def test_the_letter_writes_it_into_the_note_of_that_day(make_vault: MakeVault) -> None:
    """No second note is asked about."""
    vault = make_vault({"a.md": f"{HEAD}{TOM}"})
    before = contents(vault)["a.md"]
    answers = [
        (RIGHT, "i"),
        ("When is the next interview?", "fri 4 dec 10:30"),
        ("a.md is on that day and has no hour.", ""),
    ]
    asked(vault, *answers)
    assert inserted(before, contents(vault)["a.md"])[1] == "time: 10:30"
    assert set(contents(vault)) & {"2026-12-04 Kite.md"} == set()
