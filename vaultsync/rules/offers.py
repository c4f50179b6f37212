"""An offer ends what vaultsync asks for, and leaves the answer to the person."""

from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultsync.rules.standing import Standing


def open_offer(standing: "Standing", shown: "Callable[[str], str]" = str) -> str:
    """Say what is left to do about an offer; empty where there is none, or it is long ago.

    A status that was never changed would else be told of for years. `shown` makes the
    company's name safe where it is to stand.
    """
    latest = standing.latest
    if latest is None or latest.day is None or standing.status is not Status.OFFER:
        return ""
    by = latest.answer_by
    last = max(filter(None, (latest.day, by, *(one.touch.day for one in standing.counted))))
    if standing.as_of.today > plus_days(last, standing.strategy.chaser_missed_days):
        return ""
    company = standing.application.company
    until = f" by {show_short_day(by)}" if by else ""
    whose = f" from {shown(company)}" if company else ""
    return (
        f"you have an offer{whose}; answer it{until}, then set `status: accepted` or "
        "`status: withdrawn`"
    )
