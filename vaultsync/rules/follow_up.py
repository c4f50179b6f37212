"""The first chaser, to the primary contact (strategy.md section 3)."""

from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.model import Interview
from vaultsync.owed import Fact, FollowUp, Kind
from vaultsync.rules.chasing import chaser, promised_due, settled
from vaultsync.rules.making import Due, business_days_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.rules.standing import Standing


def follow_up(standing: "Standing") -> "Iterator[FollowUp]":
    """Ask once after the promised day, or five business days after the interview."""
    yield from standing.once("follow_up", lambda: tuple(_follow_up(standing)))


def _follow_up(standing: "Standing") -> "Iterator[FollowUp]":
    interview = standing.latest
    if interview is None or interview.day is None:
        return
    due = promised_due(standing, interview) or _after_interview(standing, interview)
    if standing.chasers:
        done = settled(standing, Kind.FOLLOW_UP, interview, due, standing.chasers[0])
        if done:
            yield done
    elif standing.may_chase and standing.primary:
        yield chaser(standing, Kind.FOLLOW_UP, interview, standing.primary, due)


def _after_interview(standing: "Standing", interview: Interview) -> Due:
    day = interview.day
    assert day is not None  # noqa: S101 - follow_up() passes a dated interview only
    count = standing.strategy.follow_up_bd
    return Due(
        standing.days.after(day, count),
        f"interview on {show_short_day(day)}; {business_days_later(standing.days, day, count)}",
        None,
        (Fact(interview.path, interview.line_of("date"), f"interview on {day}"),),
    )
