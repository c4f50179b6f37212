"""What would come next if nobody answers: the whole dated plan of an application (S02).

The rules themselves are asked, again and again: each follow-up is taken for done on its day,
and they are asked what is owed then.
"""

from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple

from vaultsync.calendar import AsOf
from vaultsync.model import RECORDED_AS, FollowUp, Interview, Kind, State, Touch, list_order
from vaultsync.rules import apply_rules
from vaultsync.rules.standing import Standing, all_messages

_MOST = 200
"""Steps; a panel has fewer persons."""
_LAST_LINE = 10**9
"""Line of a touch that nobody wrote: behind all others of its day."""


class Outlook(NamedTuple):
    """What is to come."""

    steps: tuple[FollowUp, ...]
    """In the order in which they would be done; those that are owed already as they stand."""
    ends: date | None
    """The last day of waiting; after it nothing is left but to move on. None: it is open."""


def outlook(standing: Standing) -> Outlook:
    """Tell what is owed, day by day, if every message is sent in time and none is answered."""
    owed = {one.id: one for one in apply_rules(standing)}
    steps: list[FollowUp] = []
    while len(steps) < _MOST and (item := _next(standing)):
        steps.append(replace(item, state=owed[item.id].state) if item.id in owed else item)
        standing = _done(standing, item)
    return Outlook(tuple(steps), _end(standing))


def _next(standing: Standing) -> FollowUp | None:
    owed = [
        one for one in apply_rules(standing) if one.state.open and one.kind is not Kind.REFLECT
    ]
    return min(
        owed,
        key=lambda one: (_day(standing, one), one.state is State.WAITING, list_order(one)),
        default=None,
    )


def _day(standing: Standing, item: FollowUp) -> date:
    """Give the day on which it would be done: its due day, today if that is past."""
    return max(item.due, standing.as_of.today)


def _done(standing: Standing, item: FollowUp) -> Standing:
    """Give how the application would stand after it."""
    day = _day(standing, item)
    touch = Touch(RECORDED_AS[item.kind], day, _LAST_LINE, "", who=item.person.key)

    def noted(interview: Interview) -> Interview:
        if interview != item.interview:
            return interview
        return replace(interview, touches=(*interview.touches, touch))

    old = standing.application
    application = replace(old, interviews=tuple(map(noted, old.interviews)))
    as_of = _at_the_end_of(day, standing.as_of)
    others = tuple(one for one in standing.messages if one.application is not old)
    return replace(
        standing,
        application=application,
        as_of=as_of,
        messages=(*others, *all_messages((application,), as_of)),
    )


def _at_the_end_of(day: date, as_of: AsOf) -> AsOf:
    evening = datetime.combine(day, time(23, 59), as_of.zone)
    return replace(as_of, instant=max(evening, as_of.instant))


def _end(standing: Standing) -> date | None:
    chasers = standing.chasers
    if not chasers or standing.status.closed or standing.planned or not standing.silent:
        return None
    if len(chasers) < standing.cap:
        return None
    return standing.days.after(chasers[-1].touch.day, standing.strategy.moved_on_bd)
