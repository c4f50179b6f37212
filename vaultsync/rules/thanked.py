"""Thanks of which only prose tells: the row stays, and it is told that they may be sent."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding, RecordTouch
from vaultsync.model import TouchKind
from vaultsync.owed import Kind
from vaultsync.rules.standing import is_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing


def thanked_in_prose(
    standing: "Standing", found: "tuple[FollowUp, ...]"
) -> "Iterator[Finding]":
    """Tell for each open thank-you of the line that may say that it was sent (S13, S21)."""
    for item in found:
        if item.kind is not Kind.THANK_YOU or not item.state.open:
            continue
        interview, whom = item.interview, {item.person.key, ""}
        lines = [one for one in interview.thanks if one.who in whom]
        if not lines or not is_over(interview, standing.as_of):
            continue
        told = max(lines, key=lambda one: (bool(one.who), -one.line))
        day = interview.day if told.day else None
        # who is not named can only be the one who was met
        sure = bool(told.who) or len(interview.people) == 1
        kind, who = TouchKind.THANK_YOU.value, item.person.key
        yield Finding(
            path=interview.path,
            line=told.line,
            code="VS312",
            message=f"this reads like a thank-you to {item.person.name} that was sent, but is "
            "not recorded as one, so it is still advised",
            help=f"if it was sent, `vaultsync done {item.id} --on {day or 'DAY'}` records it",
            remedy=RecordTouch(kind, who, day, item.id) if sure and day else None,
        )
