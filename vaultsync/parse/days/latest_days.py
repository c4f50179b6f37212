"""The latest day that words such as `early next week` can mean: asked about, never read.

A week ends on its Friday, its middle is Wednesday, and early in it is no later than Tuesday; a
month ends on its last day. Where even the week is not sure there is no such day.
"""

import re
from datetime import date
from math import ceil
from types import MappingProxyType

from vaultsync.calendar import plus_days
from vaultsync.parse.days.likely_days import MONTH, last_of, latest_in_week, next_such
from vaultsync.parse.days.likely_days import month_number as number_of
from vaultsync.patterns import regex

_PART = r"(?P<part>early|mid|late|later|beginning|start|middle|end)"
_WEEK = regex(
    rf"(?:the )?(?:{_PART}(?: of| in|-)? )?(?:the )?(?:(?P<which>next|this) )?week|eow",
    re.IGNORECASE,
)
_MONTH = regex(
    rf"(?:the )?end(?: of|-)? (?:(?P<month>{MONTH})(?: (?P<year>\d{{4}}))?|"
    r"(?:(?P<which>the|this|next) )?month)|eom",
    re.IGNORECASE,
)
_AND_A_HALF = regex(
    r"(?P<count>an?|one|two|three|four|five|six|\d) weeks? and a half", re.IGNORECASE
)
_COUNTS = MappingProxyType(
    {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
)
_SUNDAY = 6


def latest_day(text: str, base: date) -> date | None:
    """Give the latest day that the words can mean, said on `base`; None: that is not sure."""
    week, month = _WEEK.fullmatch(text), _MONTH.fullmatch(text)
    half = _AND_A_HALF.fullmatch(text)
    day: date | None = None
    if week and text.lower() not in {"week", "the week"}:
        day = _in_week(week, base)
    elif month:
        day = _in_month(month, base)
    elif half:
        count = half["count"].lower()
        day = plus_days(base, ceil((_COUNTS.get(count) or int(count)) * 7 + 3.5))
    return day if day and day > base else None


def _in_week(found: re.Match[str], base: date) -> date | None:
    """On a Sunday, `next week` may be the one that begins tomorrow, or the one after."""
    if base.weekday() == _SUNDAY:
        return None
    later = 7 if (found["which"] or "").lower() == "next" else 0
    return plus_days(base, later + latest_in_week(found["part"] or "") - base.weekday())


def _in_month(found: re.Match[str], base: date) -> date | None:
    if found["month"]:
        first = next_such(base.replace(day=1), number_of(found["month"]), 1, found["year"])
    else:
        first = plus_days(base.replace(day=1), 31 * ((found["which"] or "").lower() == "next"))
    return last_of(first.year, first.month) if first else None
