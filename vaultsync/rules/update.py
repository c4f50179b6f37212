"""Tell the primary contact what is new, when no chaser is left to carry it (S52 to S55)."""

from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Interview, Person, Status, TouchKind, TouchState, Update
from vaultsync.owed import Fact, FollowUp, Kind, State
from vaultsync.rules.chasing import outside_gaps, promised_due, with_news
from vaultsync.rules.follow_up import follow_up
from vaultsync.rules.making import (
    Due,
    Stand,
    business_days_later,
    day_state,
    last_snooze,
    make,
    numbered,
    on_day,
    put_off,
    touch_fact,
)
from vaultsync.rules.news import told, untold
from vaultsync.rules.status_check import status_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing

_UPDATE = frozenset({TouchKind.UPDATE})


def update(standing: "Standing") -> "Iterator[FollowUp]":
    """Owe one message for all that is new since the last one, when no chaser is to come."""
    interview, person = standing.latest, standing.primary
    if interview is None or interview.day is None or person is None:
        return
    events = [event for event in standing.counted if event.touch.kind is TouchKind.UPDATE]
    done = [event for event in events if event.touch.state is not TouchState.SNOOZED]
    for number, event in enumerate(done, 1):
        yield _settled(standing, interview, person, event, number)
    if _closed(standing) or _chaser_to_come(standing):
        return
    news = untold(standing, interview, person)
    if not news:
        return
    due = _due(standing, interview, person, news)
    if due.day > plus_days(interview.day, standing.strategy.update_within_days):
        return
    snooze = last_snooze(tuple(events), _UPDATE)
    due = put_off(due, snooze)
    state = day_state(due.day, standing.as_of)
    if snooze and state is State.UPCOMING:
        state = State.SNOOZED
    made = make(standing, Kind.UPDATE, person, due, state, interview=interview)
    yield with_news(numbered(made, len(done) + 1), standing)


def _closed(standing: "Standing") -> bool:
    return standing.status.closed and standing.status is not Status.MOVED_ON


def _chaser_to_come(standing: "Standing") -> bool:
    """Tell whether a chaser is still to come: it will carry the news."""
    if standing.status.closed or len(standing.chasers) >= standing.cap:
        return False
    owed = (*follow_up(standing), *status_check(standing))
    return not any(item.state is State.MISSED for item in owed)


def _due(
    standing: "Standing", interview: Interview, person: Person, news: tuple[Update, ...]
) -> Due:
    strategy, newest = standing.strategy, news[-1]
    entries = tuple(Fact(one.path, one.line, f"new on {one.day}: {one.text}") for one in news)
    choices = [Due(newest.day, f"new on {show_short_day(newest.day)}: {newest.text}")]
    last = told(standing, interview, person)
    if last.event:
        count, day = strategy.update_bd, standing.days.after(last.day, strategy.update_bd)
        later = business_days_later(standing.days, last.day, count)
        said = f"last message{on_day(last.event.touch)}; {later}"
        choices.append(Due(day, said, None, (touch_fact(last.event),)))
    sent = [e for e in standing.events if e.touch.kind is TouchKind.UPDATE and e.touch.sent]
    if sent:
        before, days = sent[-1], strategy.update_gap_days
        said = f"last update{on_day(before.touch)}; {days} days later"
        day = plus_days(before.touch.day, days)
        choices.append(Due(day, said, None, (touch_fact(before),)))
    promised = promised_due(standing, interview)
    if promised:
        choices.append(promised)
    latest = max(choices, key=lambda due: due.day)
    if latest is not choices[0]:
        latest = latest._replace(reason=f"{latest.reason}; new: {newest.text}")
    due = latest._replace(facts=(*entries, *latest.facts))
    return outside_gaps(standing, person, due)


def _settled(
    standing: "Standing", interview: Interview, primary: Person, event: "Event", number: int
) -> FollowUp:
    """Build the update that a message settled."""
    day = event.touch.day
    skipped = event.touch.state is TouchState.SKIPPED
    made = make(
        standing,
        Kind.UPDATE,
        standing.find(event) or primary,
        Due(day, f"update on {show_short_day(day)}", None, (touch_fact(event),)),
        Stand(State.SKIPPED if skipped else State.DONE, settled=event),
        interview=interview,
    )
    return numbered(made, number)
