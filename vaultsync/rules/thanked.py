"""Thanks of which only prose tells: the row stays, and it is told that they may be sent."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding
from vaultsync.owed import Kind
from vaultsync.parse.messages.thank_days import day_sent
from vaultsync.rules.standing import first_day, is_over

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
        if not is_over(interview, standing.as_of) or interview.day is None:
            continue
        today, first = standing.as_of.today, first_day(interview, standing.as_of)
        sent = [
            (one, day_sent(one.when, interview.day, today))
            for one in interview.thanks
            if one.who in whom
        ]
        # what was sent before the interview was for another one
        lines = [(one, day) for one, day in sent if day is None or first <= day <= today]
        if not lines:
            continue
        told, day = max(lines, key=lambda one: (bool(one[0].who), -one[0].line))
        yield Finding(
            path=interview.path,
            line=told.line,
            code="VS312",
            message=f"this reads like a thank-you to {item.person.name} that was sent, but is "
            "not recorded as one, so it is still advised",
            help=f"if it was sent, `vaultsync done {item.id} --on {day or 'DAY'}` records it",
        )
