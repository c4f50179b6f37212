"""An offer ends what vaultsync asks for, and leaves the answer to the person."""

import re
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Status
from vaultsync.patterns import regex
from vaultsync.rules.promised import Promised, open_promises

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from vaultsync.rules.standing import Standing

_OFFER = r"(?:the|their|this|that|its|an?) (?:(?:job|written|verbal|formal) )?offer"
_AN_ANSWER = regex(
    rf"\b(?:answer|decision|reply|response)\b(?! (?:to|about|on|regarding|for|as to) "
    rf"(?!{_OFFER}\b)(?:the|her|his|their|that|this|an?|my|what|how|why|when|where)\b)|"
    r"\b(?:yes or no|decide|make up my mind|accept or (?:decline|reject|refuse))\b|"
    rf"\b(?:accept|decline|turn down|sign|get back \w+(?: \w+)? on) {_OFFER}\b|"
    r"\b(?:let|tell) \w+(?: \w+)? (?:know )?(?:if|whether) i\b|"
    rf"\b(?:let|tell|get back to) \w+(?: \w+)?(?: know)? (?:about|on) {_OFFER}\b|"
    r"\b(?:let \w+(?: \w+)? know|get back to \w+(?: \w+)?)\W*$",
    re.IGNORECASE,
)
"""What was promised is an answer: `tell her yes or no`, not `an answer to her question`."""


def answer_day(standing: "Standing") -> "date | None":
    """Give the day by which the offer is to be answered; None where nothing names one.

    The note's own day of an answer comes first (`deadline`, `answer by 4 December`); else it
    is the day by which one promised an answer: the next one, or the last that has passed.
    """
    latest = standing.latest
    if latest is None or standing.status is not Status.OFFER:
        return None
    if latest.answer_by:
        return latest.answer_by
    days = [one.by for one in open_promises(standing) if one.by and _answers(one)]
    return min((day for day in days if day >= standing.as_of.today), default=None) or max(
        days, default=None
    )


def _answers(one: Promised) -> bool:
    return _AN_ANSWER.search(one.what.replace("’", "'")) is not None


def open_offer(standing: "Standing", shown: "Callable[[str], str]" = str) -> str:
    """Say what is left to do about an offer; empty where there is none, or it is long ago.

    A status that was never changed would else be told of for years. `shown` makes the
    company's name safe where it is to stand.
    """
    latest = standing.latest
    if latest is None or latest.day is None or standing.status is not Status.OFFER:
        return ""
    by = answer_day(standing)
    last = max(filter(None, (latest.day, by, *(one.touch.day for one in standing.counted))))
    if standing.as_of.today > plus_days(last, standing.strategy.chaser_missed_days):
        return ""
    company = standing.application.company
    today = standing.as_of.today
    until = f" by {show_short_day(by)}" if by else ""
    if by and by < today:
        until = f" now (the day for it was {show_short_day(by)})"
    whose = f" from {shown(company)}" if company else ""
    return (
        f"you have an offer{whose}; answer it{until}, then set `status: accepted` or "
        f"`status: withdrawn`{_not_heard(latest.they_reply_by, standing)}"
    )


def _not_heard(by: "date | None", standing: "Standing") -> str:
    """Say that they have not written by the day that they named, the written offer perhaps."""
    if by is None or by >= standing.as_of.today:
        return ""
    if any(one.touch.heard and one.touch.day >= by for one in standing.counted):
        return ""
    return f"; they were to write by {show_short_day(by)}: ask, if nothing came"
