"""When to look again at a company, quoted beside the reminder to keep in touch (S48)."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from vaultsync.calendar import AsOf
from vaultsync.owed import FollowUp, Kind
from vaultsync.parse.body.markdown import read_body
from vaultsync.parse.look_again import find_look_again
from vaultsync.pipeline import build
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

SAID: list[tuple[str, str]] = [
    # of the application itself, of something else, or without a time
    ("come back in March for the second interview", ""),
    ("they decide in March", ""),
    ("they will get back to me in January", ""),
    ("keep an eye on their jobs page", ""),
    ("we talked about Spring Boot and new roles", ""),
    ("new posts in Spring Boot, which I do not know", ""),
    ("in spring they move house", ""),
    ("the role begins in March", ""),
    ("Keep in touch. In March the office moves.", ""),
    ("# Come back in March", ""),
    ("we may be hiring", ""),
    # they said when
    ("keep an eye on their jobs page in spring", "in spring"),
    ("- Rejected. Sam: we'll be hiring again in the new year", "in the new year"),
    ("come back in March, they said", "in March"),
    ("> Please do apply again in the autumn.", "in the autumn"),
    ("said there may be other positions after Christmas", "after Christmas"),
    ("new openings in Q2, so reach out", "in Q2"),
    ("try again in six months", "in six months"),
    ("they expect to be recruiting next year", "next year"),
    ("check back in the fall", "in the fall"),
    ("- keep in touch in May\n- try again in June", "in June"),
]


@pytest.mark.parametrize(("text", "when"), SAID)
def test_when_to_look_again(text: str, when: str) -> None:
    """A time in the same sentence as the advice to look, apply or ask again."""
    found = find_look_again(read_body(text, 1))
    assert (found.text if found else "") == when


NOTE = """\
---
type: interview
company: Acme
role: Cook
date: 2026-03-05
status: {status}
---

## Jane Doe
- [x] Thank-you by email ✅ 2026-03-06
- 2026-03-10 reply: not this time
{said}
"""


def kept(status: str, said: str) -> FollowUp:
    """Give the reminder of a note."""
    note = Document.of("Interviews/a.md", NOTE.format(status=status, said=said))
    instant = datetime.fromisoformat("2026-04-20T09:00+00:00")
    as_of = AsOf(instant=instant, zone=ZoneInfo("Europe/London"))
    found = build(Snapshot(notes=(note,)), Settings(), as_of).follow_ups
    return next(one for one in found if one.kind is Kind.KEEP_IN_TOUCH)


@pytest.mark.parametrize("status", ["rejected", "ghosted"])
def test_the_reminder_quotes_it_and_keeps_its_day(status: str) -> None:
    """Their words stand in the reason, with the place; the day is that of the rule."""
    item = kept(status, "- keep an eye on the jobs page in summer")
    plain = kept(status, "- keep an eye on the jobs page")
    assert item.reason == f"{plain.reason}; the note says: in summer"
    assert item.due == plain.due
    assert [one.line for one in item.facts][-1] == 12
    assert "they said" not in plain.reason
