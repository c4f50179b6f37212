"""Days without their year, as a phone takes them down: the one near today is proposed."""

import re
from datetime import date

from vaultsync.calendar import plus_days
from vaultsync.parse.days.likely_days import MONTH, both_orders, month_number, weekday_index
from vaultsync.patterns import regex

WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
SHORT = (
    rf"{WEEKDAY}\.?,? (?:the )?{ORDINAL}(?! (?:of )?{MONTH}\b)|"
    rf"{WEEKDAY}\.?,? \d{{1,2}}[./-]\d{{1,2}}(?![./-]?\d)"
)
"""`thurs 26th`, `mon 16/11`: a day, but for its month or year."""
_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAY = regex(
    rf"(?:({WEEKDAY})\.?,? )?(?:the )?"
    rf"(?:{_NUMBER} (?:of )?({MONTH})|({MONTH}) {_NUMBER}|"
    rf"(\d{{1,2}})[./-](\d{{1,2}})|{_NUMBER})",
    re.IGNORECASE,
)
_SHORT_YEAR = regex(r"(.*\d([./-])\d{1,2})\2(\d\d)")
_BACK, _NEAR, _AHEAD, _FAR = 364, 45, 31, 182
"""Days; the second where there is no month: that is left out of a day that is near.

The last: a day further off is not meant where the same figures and weekday are a near one.
"""


def near_day(text: str, today: date, order: str, *, closest: bool = False) -> date | None:
    """Give the nearest such day of the last year, or of the next month.

    None: there is none, or it could be two. `order` says which of `3/4` is the day. A number
    alone needs its weekday. `25/11/26` is such a day if the nearest one is of that year.
    `closest`: of two days with that weekday, one is near and the other far: it is the near one.
    """
    short = _SHORT_YEAR.fullmatch(text)
    if short:
        day = near_day(short[1], today, order, closest=closest)
        return day if day and day.year % 100 == int(short[3]) else None
    found = _DAY.fullmatch(text)
    if not found or (found[8] and not found[1]):
        return None
    pairs = {*_pairs(found, order)}
    near = [day for one in pairs if (day := _nearest(one, found[1], today))]
    if closest and found[1] and len(near) > 1:  # `Thursday 12/11`: the other one was a year ago
        beyond = [day for day in near if abs((day - today).days) > _FAR]
        close = [day for day in near if abs((day - today).days) <= _NEAR]
        near = close if len(close) + len(beyond) == len(near) else near
    return near[0] if len(near) == 1 else None


def _pairs(found: "re.Match[str]", order: str) -> list[tuple[int, int]]:
    """Give day and month as they can be read; month 0: any."""
    if found[8]:
        return [(int(found[8]), 0)]
    if found[6]:
        return both_orders(int(found[6]), int(found[7]), order)
    return [(int(found[2] or found[5]), month_number(found[3] or found[4]))]


def _nearest(pair: tuple[int, int], weekday: str | None, today: date) -> date | None:
    number, month = pair
    back = _BACK if month else _NEAR
    wanted = weekday_index(weekday) if weekday else None
    days = (plus_days(today, n) for n in range(-back, _AHEAD + 1))
    fits = [
        day
        for day in days
        if day.day == number and month in {0, day.month} and wanted in {None, day.weekday()}
    ]
    return min(fits, key=lambda day: abs(day - today), default=None)
