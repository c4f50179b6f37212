"""Thanks of which only prose tells: the row stays, and it is told that they may be sent."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding, RecordTouch
from vaultsync.model import TouchKind
from vaultsync.owed import Kind, State
from vaultsync.parse.messages.thank_days import day_sent
from vaultsync.rules.standing import first_day, is_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing


def thanked_in_prose(
    standing: "Standing", found: "tuple[FollowUp, ...]"
) -> "Iterator[Finding]":
    """Tell for each thank-you of the line that may say that it was sent (S13, S21).

    Also of one that is missed, where its day is sure: the next message comes back to it.
    """
    for item in found:
        missed = item.state is State.MISSED and not (
            standing.status.closed or standing.moved_on
        )
        if item.kind is not Kind.THANK_YOU or not (item.state.open or missed):
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
        # of two days, or of who is not named among several, nothing is certain
        days = {each for one, each in lines if one.who == told.who}
        sure = len(days) == 1 and bool(told.who or len(interview.people) == 1)
        if missed and not (sure and day):
            continue
        kind, who = TouchKind.THANK_YOU.value, item.person.key
        still = "counts as missed" if missed else "is still advised"
        yield Finding(
            path=interview.path,
            line=told.line,
            code="VS312",
            message=f"this reads like a thank-you to {item.person.name} that was sent, but is "
            f"not recorded as one, so it {still}",
            help=f"if it was sent, `vaultsync done {item.id} --on {day or 'DAY'}` records it",
            remedy=RecordTouch(kind, who, day, item.id) if sure and day else None,
        )
