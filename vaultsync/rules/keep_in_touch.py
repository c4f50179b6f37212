"""Look at a company's news and openings now and then, after it ended there (S44 to S48)."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Interview, Status, TouchKind, TouchState
from vaultsync.owed import Fact, FollowUp, Kind, State
from vaultsync.rules.grouping import make_company_id
from vaultsync.rules.making import (
    Due,
    Stand,
    last_snooze,
    make_for_company,
    put_off,
    soft_state,
    touch_fact,
)
from vaultsync.rules.standing import first_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Point
    from vaultsync.rules.companies import Company
    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing

_KEEP = frozenset({TouchKind.KEEP_IN_TOUCH})
_OF_THE_COMPANY = frozenset({TouchKind.KEEP_IN_TOUCH, TouchKind.CONNECT, TouchKind.REFLECT})
"""Kinds that say nothing of how the application ended."""
_ENDED = frozenset({Status.MOVED_ON, Status.GHOSTED, Status.REJECTED})


class _End(NamedTuple):
    """How and when an application ended."""

    day: date
    words: str
    fact: Fact
    standing: "Standing"


def keep_in_touch(company: "Company") -> "Iterator[FollowUp]":
    """Remind of a company some weeks after the last application there ended, a few times."""
    found = [end for standing in company.standings if (end := _end(standing))]
    if not found:
        return
    end = max(found, key=lambda end: end.day)
    strategy = end.standing.strategy
    start = end.standing.latest
    assert start is not None  # noqa: S101 - what ended had an interview that is over
    first = first_day(start, end.standing.as_of)
    events = [e for e in company.touches(TouchKind.KEEP_IN_TOUCH) if e.touch.day >= first]
    done = [event for event in events if event.touch.state is not TouchState.SNOOZED]
    before: Event | None = None
    for number, event in enumerate(done, 1):
        due = _due(company, end, before)
        skipped = event.touch.state is TouchState.SKIPPED
        stand = Stand(State.SKIPPED if skipped else State.DONE, settled=event)
        due = due._replace(facts=(*due.facts, touch_fact(event)))
        yield _made(end, due, stand, number)
        before = event
    enough = len(done) >= strategy.keep_in_touch_times
    if company.goes_on or enough or not strategy.keep_in_touch:
        return
    due = _due(company, end, before)
    snooze = last_snooze(tuple(events), _KEEP)
    due = put_off(due, snooze)
    state = soft_state(due.day, end.standing.as_of, snoozed=snooze is not None)
    yield _made(end, due, Stand(state), len(done) + 1)


def _made(end: _End, due: Due, stand: Stand, number: int) -> FollowUp:
    interview = end.standing.latest
    assert interview is not None  # noqa: S101 - as above
    made = make_for_company(end.standing, Kind.KEEP_IN_TOUCH, due, stand, interview=interview)
    return replace(made, id=make_company_id(made.company, made.kind, number))


def _day(interview: Interview) -> date:
    return interview.day or date.max


def _end(standing: "Standing") -> _End | None:
    """Tell when an application ended without an offer; None while it goes on."""
    latest = standing.latest
    if latest is None or not (standing.moved_on or standing.status in _ENDED):
        return None
    day = standing.last_day
    if standing.moved_on and day:
        words = f"no answer by {show_short_day(day)}"
        return _End(day, words, touch_fact(standing.chasers[-1]), standing)
    touches = [
        event
        for event in standing.counted
        if event.touch.kind not in _OF_THE_COMPANY and event.touch.state is TouchState.DONE
    ]
    status = standing.status.value
    if touches:
        day = touches[-1].touch.day
        words = f"{status}; last message on {show_short_day(day)}"
        return _End(day, words, touch_fact(touches[-1]), standing)
    day = _day(latest)
    fact = Fact(latest.path, latest.line_of("status", "date"), f"status {status}")
    return _End(day, f"{status}; interview on {show_short_day(day)}", fact, standing)


def _due(company: "Company", end: _End, before: "Event | None") -> Due:
    count = end.standing.strategy.keep_in_touch_days
    start, words, facts = end.day, end.words, [end.fact]
    if before and before.touch.day > start:
        start = before.touch.day
        words = f"last looked at on {show_short_day(start)}"
        facts.append(touch_fact(before))
    reason = f"{words}; {count} days later"
    said = _said(end)
    if said:
        reason += f"; the note says: {said[0].text}"
        facts.append(Fact(said[1], said[0].line, "when to look again"))
    if company.careers:
        reason += f"; openings: {company.careers.link}"
        facts.append(Fact(company.careers.path, company.careers.line, "openings"))
    return Due(plus_days(start, count), reason, None, tuple(facts))


def _said(end: _End) -> "tuple[Point, str] | None":
    """Give when to look again, as the last note of the application that says it has it."""
    found = (
        (one.look_again, one.path) for one in reversed(end.standing.application.interviews)
    )
    return next(((said, path) for said, path in found if said), None)
