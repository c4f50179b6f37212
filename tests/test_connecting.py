"""To connect with a company is advised whatever became of it; nobody must after a no."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_due_note_sections import due_note
from tests.test_rules import run
from vaultsync.owed import FollowUp, Kind, State

NOTE = """---
type: interview
company: Acme
role: Cook
date: {day}
status: {status}
---
## Jane Doe
- the pass
- [x] Thank-you by email ✅ {day}
"""
DAY = "2026-03-16T09:00Z"


def connects(*statuses: str) -> list[FollowUp]:
    """Give what is advised on Monday, 16 March, of interviews on the 5th and later."""
    notes = {
        f"{number}.md": NOTE.format(day=f"2026-03-0{number}", status=status).replace(
            "Cook", f"Cook {number}"
        )
        for number, status in enumerate(statuses, 5)
    }
    return [one for one in run(notes, "", DAY).follow_ups if one.kind is Kind.CONNECT]


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (("waiting",), False),
        (("offer",), False),
        (("accepted",), False),
        (("rejected", "waiting"), False),
        (("rejected",), True),
        (("withdrawn",), True),
        (("rejected", "ghosted"), True),
    ],
)
def test_after_a_no_the_way_out_is_told(statuses: tuple[str, ...], told: bool) -> None:
    """S45: it stays due, and says why, and how it is skipped.

    That it was the first interview is not claimed: it may be a later round.
    """
    (item,) = connects(*statuses)
    assert item.state is State.DUE
    assert item.reason.startswith("interview on Thu 5 Mar; 5 business days later; ")
    assert ("other jobs may come up there" in item.reason) is told
    assert ("even after a no, " in item.reason) is (told and "rejected" in statuses)
    said = f"if you would rather not, `vaultsync skip {item.id}`"
    assert item.advice == (said if told else "")


@pytest.mark.parametrize(("status", "told"), [("waiting", False), ("rejected", True)])
def test_the_due_note_says_how_it_is_left_out(
    status: str, told: bool, cli: Cli, make_vault: Callable[..., Path]
) -> None:
    """S45: below the row under Today, in the words of the due note."""
    vault = make_vault({"a.md": NOTE.format(day="2026-03-05", status=status)})
    rows = due_note(vault, cli, "2026-03-16")["Today"]
    assert any("Connect with" in row for row in rows)
    said = [
        row for row in rows if row.strip() == "- if you would rather not, `[-]` leaves it out"
    ]
    assert len(said) == told
