"""Ticked tasks that read like a message: the row stays, and it is told that it may be done."""

from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.diagnostics import Finding, RecordTouch
from vaultsync.owed import RECORDED_AS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

_SETTLED = {
    Kind.FOLLOW_UP: ("a follow-up", "Follow-up to"),
    Kind.STATUS_CHECK: ("a status check", "Status check to"),
    Kind.RESPOND: ("an answer", "Answer to"),
}
"""What may be done already, and how a line begins that says so."""


def contacted_in_tasks(
    standing: "Standing", found: "tuple[FollowUp, ...]"
) -> "Iterator[Finding]":
    """Tell of the tasks that may have been the message that is still advised (S13, S21).

    A message on the same day to the same person that is recorded is most likely the same one.
    """
    latest = standing.latest
    item = next((one for one in found if one.kind in _SETTLED and one.state.open), None)
    if item is None or latest is None or latest.day is None:
        return
    what, begins = _SETTLED[item.kind]
    for interview in standing.application.interviews:
        people = {one.key: one.name for one in interview.everybody}
        sent = {(touch.who, touch.day) for touch in interview.touches}
        for one in interview.contacted:
            recorded = {(one.who, one.day), ("", one.day)} & sent
            if recorded or not latest.day < one.day <= standing.as_of.today:
                continue
            name, kind = people[one.who], RECORDED_AS[item.kind].value
            # a message to somebody else would be recorded as one to whom it is owed
            sure = one.who == item.person.key
            yield Finding(
                path=interview.path,
                line=one.line,
                code="VS313",
                message=f"this task, done on {show_short_day(one.day)}, reads like a message "
                f"to {name}, but is not read as {what}, so one is still advised",
                help=f"if it was one, let the task say `{begins} {name}`, and leave its days "
                "as they are",
                remedy=RecordTouch(kind, one.who, one.day, item.id) if sure else None,
            )
