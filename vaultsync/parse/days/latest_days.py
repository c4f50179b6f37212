"""The latest day that words such as `early next week` can mean: asked about, never read.

A week ends on its Friday, its middle is Wednesday, and early in it is no later than Tuesday; a
month ends on its last day. Where even the week is not sure there is no such day. The week of a
day ends on its Friday. `The Monday after Thanksgiving` is reckoned from the feast.
"""

import re
from datetime import date
from math import ceil
from types import MappingProxyType

from vaultsync.calendar import plus_days
from vaultsync.parse.days.feast_days import after_feast
from vaultsync.parse.days.likely_days import (
    MONTH,
    last_of,
    latest_in_week,
    next_such,
    real_day,
)
from vaultsync.parse.days.likely_days import month_number as number_of
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.days.typed_days import next_such as next_such_day
from vaultsync.patterns import regex
from vaultsync.settings import Settings

_PART = r"(?P<part>early|mid|late|later|beginning|start|middle|end)"
_WEEK = regex(
    rf"(?:the )?(?:{_PART}(?: of| in|-)? )?(?:the )?(?:(?P<which>next|this) )?week|eow|"
    r"(?:the )?week after (?P<after>next)",
    re.IGNORECASE,
)
_MONTH = regex(
    rf"(?:the )?end(?: of|-)? (?:(?P<month>{MONTH})(?: (?P<year>\d{{4}}))?|"
    r"(?:(?P<which>the|this|next) )?month)|eom",
    re.IGNORECASE,
)
_ISO = regex(r"\d{4}-\d\d-\d\d")
_AND_A_HALF = regex(
    r"(?P<count>an?|one|two|three|four|five|six|\d) weeks? and a half", re.IGNORECASE
)
_COUNTS = MappingProxyType(
    {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEK_OF = regex(
    rf"(?:the )?(?:week (?:commencing|beginning|starting|(?P<of>of))|w/?c)(?: the)?[:,]? "
    rf"(?P<day>(?:{WEEKDAY},? )?(?:the )?(?:\d{{4}}-\d\d-\d\d|"
    rf"{_NUMBER}(?:\.? (?:of )?{MONTH})?|{MONTH} (?:the )?{_NUMBER}|"
    r"\d{1,2}[./]\d{1,2}))\.?",
    re.IGNORECASE,
)
_EITHER = regex(
    rf"(?:on )?(?:(?:(?:the )?{_PART.replace('<part>', '<first>')}(?: of| in|-)? )?(?:the )?"
    rf"this week|tomorrow|{WEEKDAY})(?:,? or |/)(?:possibly |maybe |perhaps )?"
    rf"(?P<then>(?:{_PART.replace('?P<part>', '?:')}(?: of| in|-)? )?)"
    r"(?:the )?(?:next|following)(?: week)?",
    re.IGNORECASE,
)
"""`this week or early next`: the latest is what stands behind `or`."""
_FRIDAY, _SUNDAY = 4, 6


def latest_day(text: str, base: date) -> date | None:
    """Give the latest day that the words can mean, said on `base`; None: that is not sure.

    From a Friday on, nobody knows which weeks `this week or early next` are.
    """
    either = _EITHER.fullmatch(text)
    if either:
        text = f"{either['then']}next week" if base.weekday() < _FRIDAY else ""
    week, month = _WEEK.fullmatch(text), _MONTH.fullmatch(text)
    half, week_of = _AND_A_HALF.fullmatch(text), _WEEK_OF.fullmatch(text)
    day = after_feast(text, base)
    if week and text.lower() not in {"week", "the week"}:
        day = _in_week(week, base)
    elif month:
        day = _in_month(month, base)
    elif week_of:
        day = _in_week_of(week_of["day"], base, begins=week_of["of"] is None)
    elif half:
        count = half["count"].lower()
        day = plus_days(base, ceil((_COUNTS.get(count) or int(count)) * 7 + 3.5))
    return day if day and day > base else None


def _in_week(found: re.Match[str], base: date) -> date | None:
    """On a Sunday, `next week` may be the one that begins tomorrow, or the one after."""
    if base.weekday() == _SUNDAY:
        return None
    later = 14 if found["after"] else 7 * ((found["which"] or "").lower() == "next")
    return plus_days(base, later + latest_in_week(found["part"] or "") - base.weekday())


def _in_week_of(text: str, base: date, *, begins: bool) -> date | None:
    """`week of 7 December`, `w/c Mon 7th`: its Friday, also of the week that has begun.

    One that begins at a weekend is the week behind it. Of `w/c 7/12`, a Monday is the near one.
    """
    if _ISO.fullmatch(text):
        day = real_day(*map(int, text.split("-")))
    else:
        monday = plus_days(base, -base.weekday())
        day = next_such_day(text, Settings(), monday)
        if day is None and begins:
            day = next_such_day(f"mon {text}", Settings(), monday)
    return plus_days(day, (_FRIDAY - day.weekday()) % 7) if day else None


def _in_month(found: re.Match[str], base: date) -> date | None:
    if found["month"]:
        first = next_such(base.replace(day=1), number_of(found["month"]), 1, found["year"])
    else:
        first = plus_days(base.replace(day=1), 31 * ((found["which"] or "").lower() == "next"))
    return last_of(first.year, first.month) if first else None
