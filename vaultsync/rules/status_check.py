"""The second and last chaser: a short question after a few weeks (S49)."""

from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Interview
from vaultsync.owed import Fact, FollowUp, Kind
from vaultsync.rules.chasing import chaser, promised_due, settled
from vaultsync.rules.making import Due, business_days_later, on_day, touch_fact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing


def status_check(standing: "Standing") -> "Iterator[FollowUp]":
    """Ask a last time, three weeks after the interview at the earliest."""
    yield from standing.once("status_check", lambda: tuple(_status_check(standing)))


def _status_check(standing: "Standing") -> "Iterator[FollowUp]":
    interview = standing.latest
    if interview is None or interview.day is None or not standing.chasers:
        return
    due = _due(standing, interview, standing.chasers[0])
    if len(standing.chasers) > 1:
        done = settled(standing, Kind.STATUS_CHECK, interview, due, standing.chasers[1])
        if done:
            yield done
    elif standing.may_chase and standing.primary:
        yield chaser(standing, Kind.STATUS_CHECK, interview, standing.primary, due)


def _due(standing: "Standing", interview: Interview, first: "Event") -> Due:
    day = interview.day
    assert day is not None  # noqa: S101 - status_check() passes a dated interview only
    strategy, chased = standing.strategy, first.touch.day
    weeks = Due(
        plus_days(day, strategy.status_check_days),
        f"interview on {show_short_day(day)}; {strategy.status_check_days} days later",
        None,
        (Fact(interview.path, interview.line_of("date"), f"interview on {day}"),),
    )
    count = strategy.status_check_bd
    after = Due(
        standing.days.after(chased, count),
        f"{first.touch.kind.value}{on_day(first.touch)}; "
        f"{business_days_later(standing.days, chased, count)}",
        None,
        (touch_fact(first),),
    )
    promised = promised_due(standing, interview)
    if promised and _named_since(standing, interview, chased):
        return promised
    choices = [weeks, after, *([promised] if promised else [])]
    return max(choices, key=lambda due: due.day)


def _named_since(standing: "Standing", interview: Interview, chased: "date") -> bool:
    """Tell whether they wrote since the first chaser, with a day that was still to come.

    Chasing goes on from that day (strategy.md section 3): they have named it themselves, so
    nobody waits for the weeks that stand for an answer without a day. Of two lines of one day
    nobody knows for certain which came first, and a day is named by those who answer.
    """
    by = interview.they_reply_by
    heard = [one.touch.day for one in standing.counted if one.touch.heard]
    since = [day for day in heard if day >= chased]
    return by is not None and bool(since) and by > max(since)
