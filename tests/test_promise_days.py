"""A promise that has a line gets its day there; nothing else of the line changes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.test_ask import ASKS, CONFIG, DAY, RIGHT, TOM, note
from tests.test_reading_out import TOLD, corrected
from tests.test_rules import run
from vaultsync.calendar import find_zone
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.promise import date_promise
from vaultsync.settings import Settings
from vaultsync.snapshot import Document

MakeVault = Callable[..., Path]
ON = date(2026, 12, 3)

LINES = [
    # the line, and what it becomes; empty: it stays
    ("- the plan", ""),
    ("- [x] **promised:** the plan ✅ 2026-11-21", ""),
    ("- **promised:** the plan by 2026-12-01", ""),
    ("- I promised him the plan", ""),
    ("- **promised:** `the plan", "- **promised:** `the plan by 2026-12-03"),
    ("- **promised:** the plan", "- **promised:** the plan by 2026-12-03"),
    ("* [ ] **promised:** the plan", "* [ ] **promised:** the plan by 2026-12-03"),
    ("- promised: the plan", "- promised: the plan by 2026-12-03"),
    ("- promised:: the plan", "- promised:: the plan by 2026-12-03"),
    ("- **promised:** the plan  ", "- **promised:** the plan by 2026-12-03  "),
    ("- **promised:** the plan ^b1", "- **promised:** the plan by 2026-12-03 ^b1"),
    ("- **promised:** the plan ^b1 \t", "- **promised:** the plan by 2026-12-03 ^b1 \t"),
    ("- **promised:** the plan.", "- **promised:** the plan by 2026-12-03."),
]


def dated(text: str, line: int, who: str = "tom hart") -> LineChange | Refusal:
    """Put the day into a line of a note."""
    zone = find_zone("Europe/London")
    assert zone is not None
    ways = Conventions(settings=Settings(), zone=zone)
    return date_promise(Document.of("a.md", text), who, line, ON, ways)


@pytest.mark.parametrize(("line", "after"), LINES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_day_at_its_end(line: str, after: str, end: str) -> None:
    """Before a block id and blanks; what is no open promise without a day is refused."""
    text = (note("", who=TOM) + f"{line}\n- last\n").replace("\n", end)
    number = text.split(end).index(line) + 1
    made = dated(text, number)
    if not after:
        assert isinstance(made, Refusal), made
        return
    assert isinstance(made, LineChange), made
    assert made.after.text == text.replace(f"{line}{end}", f"{after}{end}")
    (read,) = run({"a.md": made.after.text}, CONFIG, DAY).interviews
    assert [one.by for one in read.people[0].promises] == [ON]


@pytest.mark.parametrize(
    ("text", "line", "who"),
    [
        (note("- **promised:** the plan\n", who=TOM), 1, "tom hart"),
        (note("- **promised:** the plan\n", who=TOM), 99, "tom hart"),
        (note("- **promised:** the plan\n", who=TOM), 10, "mia ott"),
        (note("- **promised:** the plan\n<<<<<<< a\n", who=TOM), 10, "tom hart"),
    ],
)
def test_another_line(text: str, line: int, who: str) -> None:
    """Where no such promise stands nothing is written."""
    assert isinstance(dated(text, line, who), Refusal)


@pytest.mark.parametrize(
    ("line", "typed", "after"),
    [
        ("- **promised:** the plan of the crane by 2026-12-01",
         "the plan of the crane by 2026-12-03", ""),
        ("- **promised:** the plan of the crane", "the plan of the crane", ""),
        ("- **promised:** the plan of the crane", "the plan of the crane by 2026-12-03",
         "- **promised:** the plan of the crane by 2026-12-03"),
        ("- **promised:** the plan of the crane ^p", "the crane plan, by thurs 3 dec",
         "- **promised:** the plan of the crane by 2026-12-03 ^p"),
        ("I promised him the plan of the crane.", "the plan of the crane by 2026-12-03",
         "- **promised:** the plan of the crane by 2026-12-03"),
    ],
)  # fmt: skip
def test_the_letter_writes_the_day(
    line: str, typed: str, after: str, make_vault: MakeVault
) -> None:
    """Into the line that is there; a sentence gets a line of its own beside it."""
    text = note(f"{line}\n", who=TOM)
    vault = make_vault({"a.md": text})
    first = [(ASKS, "n"), ("Look at what", "y")] if "promised him" in line else []
    done = corrected(vault, [*first, (RIGHT, "p"), (TOLD["promised"], typed), (RIGHT, "q")])
    assert done.code == 0, done.shown
    wanted = text.replace(line, after) if after else text
    if "promised him" not in line:
        assert (vault / "a.md").read_text("utf-8") == wanted, done.shown
        return
    now = (vault / "a.md").read_text("utf-8")
    assert line in now
    assert "- **promised:** the plan of the crane by 2026-12-03\n" in now, done.shown
