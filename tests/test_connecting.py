"""To connect with a company is advised whatever became of it; nobody must after a no."""

import pytest

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
    """S45: it stays due, and says how it is skipped."""
    (item,) = connects(*statuses)
    assert item.state is State.DUE
    assert item.reason.startswith("first interview on Thu 5 Mar; 5 business days later; ")
    said = f"if you would rather not, `vaultsync skip {item.id}`"
    assert item.advice == (said if told else "")
