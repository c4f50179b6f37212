"""Thank every interviewer within a day of meeting them (strategy.md section 3)."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from vaultsync.calendar import (
    AsOf,
    find_zone,
    plus_days,
    plus_elapsed,
    show_instant,
    show_short_day,
    zone_name,
)
from vaultsync.model import Interview, Person, TouchKind, TouchState
from vaultsync.owed import Fact, FollowUp, Kind, State
from vaultsync.rules.making import Due, Stand, day_state, last_snooze, make, put_off, touch_fact
from vaultsync.rules.noted import noted_for_all
from vaultsync.rules.standing import ended, is_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.rules.standing import Standing

_ONLY_OF = "nothing noted is only about {}: a line that begins with that name and a colon is"
_SATURDAY = 5
_THANKS = frozenset({TouchKind.THANK_YOU})


def thank_you(standing: "Standing") -> "Iterator[FollowUp]":
    """Each interviewer of every interview is thanked separately (S20, S21)."""
    for interview in standing.application.interviews:
        if interview.day is None:
            continue
        for person in interview.people:
            follow_up = thanks_for(standing, interview, person)
            if follow_up:
                yield follow_up


def thanks_for(standing: "Standing", interview: Interview, person: Person) -> FollowUp | None:
    """Give the thank-you that this person is owed or got; None after the end of it all."""
    key = (Kind.THANK_YOU.value, interview.path, person.key)
    return standing.once(key, lambda: _thanks_for(standing, interview, person))


def _thanks_for(standing: "Standing", interview: Interview, person: Person) -> FollowUp | None:
    due = standing.once(("due", interview.path), lambda: _due(standing, interview))
    settled = standing.thanked(interview, person)
    if settled:
        state = State.DONE if settled.touch.state is TouchState.DONE else State.SKIPPED
        stand = Stand(state, settled=settled)
        due = due._replace(facts=(*due.facts, touch_fact(settled)))
        return make(standing, Kind.THANK_YOU, person, due, stand, interview=interview)
    over = is_over(interview, standing.as_of)
    if standing.status.closed or (not over and interview.status.closed):
        return None
    snooze = last_snooze(standing.about(interview, person), _THANKS)
    due = put_off(due, snooze)
    if over and noted_for_all(person):
        due = due._replace(reason=f"{due.reason}; {_ONLY_OF.format(person.name)}")
    if standing.as_of.today > standing.thanks_end(interview, person):
        stand = Stand(State.MISSED)
    elif snooze and standing.as_of.today < due.day:
        stand = Stand(State.SNOOZED)
    else:
        stand = _stand(standing, interview, due)
    return make(standing, Kind.THANK_YOU, person, due, stand, interview=interview)


def _due(standing: "Standing", interview: Interview) -> Due:
    as_of, strategy = standing.as_of, standing.strategy
    day = interview.day
    assert day is not None  # noqa: S101 - thank_you() passes dated interviews only
    facts = tuple(_facts(interview, as_of))
    if interview.end is None:
        after = plus_days(day, 1)
        reason = f"interview on {show_short_day(day)}; the day after{_weekend(after)}"
        return Due(after, reason, None, facts)
    hours = strategy.thank_you_within_hours
    at = plus_elapsed(interview.end, timedelta(hours=hours))
    shown = f"{show_instant(interview.end, as_of.zone)} ({zone_name(as_of.zone)}"
    if interview.zone and interview.zone != zone_name(as_of.zone):
        there = _there(interview, as_of)
        shown += f", {there}" if there else ""
    verb = "ended" if is_over(interview, as_of) else "ends"
    shown += f"), {interview.assumed}" if interview.assumed else ")"
    day = as_of.day_of(at)
    reason = f"interview {verb} {shown}; {hours} hours{_weekend(day)}"
    return Due(day, reason, at, facts)


def _weekend(day: date) -> str:
    """Say why it is due on a Saturday or Sunday: a thank-you never rolls."""
    return ", which a weekend does not put off" if day.weekday() >= _SATURDAY else ""


def _facts(interview: Interview, as_of: AsOf) -> "Iterator[Fact]":
    """Say where the end of an interview stands: its day and, where known, hours and zone."""
    said = {"date": f"interview on {interview.day}"}
    if interview.start and interview.end:
        zone = find_zone(interview.zone) or as_of.zone
        minutes = (interview.end - interview.start) // timedelta(minutes=1)
        said["time"] = f"from {interview.start.astimezone(zone):%H:%M}"
        said["end"] = f"until {interview.end.astimezone(zone):%H:%M}"
        said["duration"] = f"for {minutes} minutes"
        said["timezone"] = f"in {interview.zone}"
    known = dict(interview.lines)
    for key, text in said.items():
        if key in known or key == "date":
            yield Fact(interview.path, known.get(key, 1), text)
    if interview.assumed:
        text = f"{interview.assumed}: neither `duration` nor `end` says how long it is"
        yield Fact(interview.path, interview.line_of("time", "date"), text)


def _there(interview: Interview, as_of: AsOf) -> str:
    """Give the end by the interview's own clock, where that shows another hour."""
    zone = find_zone(interview.zone)
    if zone is None or interview.end is None:
        return ""
    there = show_instant(interview.end, zone)
    here = show_instant(interview.end, as_of.zone)
    return f"{there} {interview.zone}" if there != here else ""


def _stand(standing: "Standing", interview: Interview, due: Due) -> Stand:
    as_of = standing.as_of
    if due.at is None or interview.end is None:
        state = day_state(due.day, as_of)
    elif as_of.instant < interview.end:
        state = State.UPCOMING
    else:
        state = State.DUE if as_of.instant <= due.at else State.OVERDUE
    return Stand(state, _lateness(standing, interview) if state is State.OVERDUE else "")


def _lateness(standing: "Standing", interview: Interview) -> str:
    """Say how late it is, by the hours since the interview was over, and that it is welcome."""
    since = standing.as_of.instant - ended(interview, standing.as_of)
    late = since <= timedelta(hours=standing.strategy.thank_you_late_hours)
    # whoever reads it has a message to write: kind words get it sent, a rebuke does not
    said = "a little late" if late else "later than usual"
    return f"{said}, and still welcome: send it today"
