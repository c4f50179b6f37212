"""Thanks of which only prose tells: the row stays, and it is told that they may be sent."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding, RecordTouch
from vaultsync.model import TouchKind, Turn
from vaultsync.owed import Kind, State
from vaultsync.parse.messages.thank_days import day_sent
from vaultsync.rules.standing import first_day, is_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.model import Interview, Thanked
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing


_MOST = 3
"""Persons of whom each is asked about, where a thank-you does not say to whom it went."""


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
        lines = _before_the_end(interview, lines)
        told, day = max(lines, key=lambda one: (bool(one[0].who), -one[0].line))
        # of two days nothing is certain, nor who of several got it; each of a few is asked
        # about where it is too late to send one
        days = {each for one, each in lines if one.who == told.who}
        sure = len(days) == 1 and bool(told.who or _few(standing, item, day))
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


def _before_the_end(
    interview: "Interview", lines: "list[tuple[Thanked, date | None]]"
) -> "list[tuple[Thanked, date | None]]":
    """Leave out thanks told below a rejection, for that, where others are told above it."""
    ends = [one.line for one in interview.told if one.turn is Turn.REJECTION]
    first = min(ends, default=None)
    return [one for one in lines if first is None or one[0].line < first] or lines


def _few(standing: "Standing", item: "FollowUp", day: "date | None") -> bool:
    """Tell whether who was met can be asked about: few, and none was thanked on that day."""
    interview = item.interview
    sent = {
        event.touch.day
        for event in standing.events
        if event.touch.kind is TouchKind.THANK_YOU and event.touch.who in interview.known
    }
    people = len(interview.people)
    late = item.state is State.MISSED and day is not None and day not in sent
    return people == 1 or (late and people <= _MOST)
