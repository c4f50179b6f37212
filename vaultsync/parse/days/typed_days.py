"""Days that lack their month or year, as they are typed where somebody is asked for one.

Whoever is asked sees how it was read. What is past is the last such day, what is to come the
next one; the day of an interview is near, and rather one that has been.
"""

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_day
from vaultsync.parse.days.asking import Why
from vaultsync.parse.days.dates import days_in_figures
from vaultsync.parse.days.likely_days import (
    MONTH,
    MONTHS,
    WEEKDAYS,
    both_orders,
    last_of,
    month_number,
    real_day,
    weekday_index,
)
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.settings import Settings

_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = regex(
    rf"(?:on )?(?:(?:the |last )?(?P<weekday>{WEEKDAY})\b[.,]*(?: on)? ?)?(?:the )?"
    rf"(?:(?P<number>{_NUMBER}) (?:of )?(?P<month>{MONTH})|"
    rf"(?P<month2>{MONTH}) (?:the )?(?P<number2>{_NUMBER})|"
    r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})|(?P<alone>\d{1,2})(?P<nth>st|nd|rd|th)?)\.?",
    re.IGNORECASE,
)
_IN_FIGURES = regex(r"(\d{1,2}([./-])\d{1,2}\2\d{4})\.?(?:,? (?:at )?\d[\d:.]*(?: ?[ap]m)?)?")
_LONGEST = 31
"""Days of a month."""
_PART = r"(?P<part>early|beginning|start|mid|middle|late)"
_IN_MONTH = regex(
    rf"(?:the )?{_PART}(?: of | in |-| )(?P<month>{MONTH})",
    re.IGNORECASE,
)
_UNTIL = MappingProxyType({"e": 10, "b": 10, "s": 10, "m": 15})
"""The last day of a part of a month, by the first letter of its word."""
_BOTH = ("DMY", "MDY")
_WEEKS, _A_MONTH = 14, 31
"""Days within which a day is near, and beyond which the other one is far."""
_FAR, _MONTHS, _HALF, _OF_WEEK = 299, 62, 182, 45
"""Days within which one lies: with a month, a number alone, an interview's, `Fri 20th`."""


def has_form_of_day(text: str) -> bool:
    """Tell whether words are no more than a day without its year: `fri 4.12`, `9 december`."""
    return _DAY.fullmatch(text) is not None


def last_such(text: str, settings: "Settings", today: date) -> date | None:
    """Read `friday 20th`, `the 20th`, `20 nov`, `fri 20/11` as the last such day, or today."""
    found = _of_a_day(text, settings)
    return _only(found, settings, [_last(found, today)]) if found else None


def next_such(text: str, settings: "Settings", base: date) -> date | None:
    """Read the same as the next such day from `base` on."""
    found = _of_a_day(text, settings)
    return _only(found, settings, [_next(found, base)]) if found else None


def day_of_interview(text: str, settings: "Settings", today: date) -> date | None:
    """Read the same as the day of an interview: past within half a year, else to come."""
    found = _of_a_day(text, settings)
    if not found:
        return None
    if found["alone"]:
        return _only(found, settings, [_last(found, today), _next(found, today)])
    half = range(0, -_HALF - 1, -1), range(1, _HALF + 1)
    return _only(found, settings, [[plus_days(today, n) for n in span] for span in half])


def around(text: str, settings: "Settings", today: date) -> tuple[date, date] | None:
    """Give both days that a number alone, `the 20th`, can mean: the nearer one first."""
    found = _of_a_day(text, settings)
    if not found or not found["alone"] or found["weekday"]:
        return None
    days = (last_such(text, settings, today), next_such(text, settings, today))
    first, *others = sorted({day for day in days if day}, key=lambda day: abs(day - today))
    return (first, others[0]) if others else None


def near_in_figures(text: str, settings: "Settings", today: date) -> tuple[date, date] | None:
    """Give both days that `12/01` can be where one is of these weeks and the other far off.

    The near one comes first: asked about, never read.
    """
    figures = _IN_FIGURES.fullmatch(text)
    if figures:
        days = [*days_in_figures(figures[1], settings.date_order)]
    else:
        found = _of_a_day(text, settings)
        if not (found and found["a"]) or found["weekday"]:
            return None
        span = [plus_days(today, n) for n in sorted(range(-_FAR, _FAR + 1), key=abs)]
        days = [day for one in _pairs(found, settings) if (day := _first(one, span))]
    if len(days) != len(_BOTH):
        return None
    near, far = sorted(days, key=lambda day: abs(day - today))
    apart = abs((near - today).days) <= _WEEKS and abs((far - today).days) > _A_MONTH
    return (near, far) if apart else None


def part_of_month(text: str, base: date) -> date | None:
    """Give the latest day of `mid december` from `base` on: asked about, never read."""
    found = _IN_MONTH.fullmatch(text)
    if not found:
        return None
    month, until = month_number(found["month"]), _UNTIL.get(found["part"][0].lower())
    for year in (base.year, base.year + 1):
        day = real_day(year, month, until) if until else last_of(year, month)
        if day and 0 < (day - base).days <= _FAR:
            return day
    return None


def why_open(text: str, settings: "Settings", today: date) -> Why | None:
    """Say why a text of this form names no certain day; its examples are near today.

    `05/03/2026`, with its hour or without, is one that can be two days.
    """
    figures = _IN_FIGURES.fullmatch(text)
    readings = days_in_figures(figures[1], settings.date_order) if figures else set()
    if len(readings) > 1:
        both = sorted(readings, key=lambda day: abs(day - today))
        could = f"it could be {' or '.join(map(show_day, both))}"
        return Why(could, f"write {' or '.join(f'`{day}`' for day in both)}")
    found = _DAY.fullmatch(text) if "en" in settings.languages else None
    if not found:
        return None
    days = [plus_days(today, n) for n in sorted(range(-_FAR, _FAR + 1), key=abs)]
    near = [day for one in _pairs(found, settings) if (day := _first(one, days))]
    wanted = weekday_index(found["weekday"]) if found["weekday"] else None
    near = [day for day in near if day.weekday() == wanted] or near
    if not near:
        return None
    if len(near) > 1:
        reason = f"it could be {' or '.join(show_day(day) for day in near)}"
    elif wanted not in {None, near[0].weekday()}:
        reason = f"{show_day(near[0])} is no {WEEKDAYS[wanted or 0].title()}"
    else:
        reason = "it names no month, only a day" if found["alone"] else "it names no year"
    examples = " or ".join(f"`{day}`" for day in near)
    return Why(reason, f"write all of it, for example {examples}")


def _of_a_day(text: str, settings: "Settings") -> re.Match[str] | None:
    """Take it apart; a number alone is no day without its ending or its weekday."""
    found = _DAY.fullmatch(text) if "en" in settings.languages else None
    bare = found and found["alone"] and not (found["nth"] or found["weekday"])
    return None if bare else found


def _pairs(found: re.Match[str], settings: "Settings") -> list[tuple[int, int]]:
    """Give day and month as they can be read, once each; month 0: any."""
    if found["alone"]:
        return [(int(found["alone"]), 0)]
    if found["a"]:
        pairs = both_orders(int(found["a"]), int(found["b"]), settings.date_order)
        return [*dict.fromkeys(pairs)]
    number = re.sub(r"\D", "", found["number"] or found["number2"])
    return [(int(number), month_number(found["month"] or found["month2"]))]


def _reach(found: re.Match[str]) -> int:
    if not found["alone"]:
        return _FAR
    return _OF_WEEK if found["weekday"] else _MONTHS


def _last(found: re.Match[str], today: date) -> list[date]:
    return [plus_days(today, -n) for n in range(_reach(found) + 1)]


def _next(found: re.Match[str], base: date) -> list[date]:
    return [plus_days(base, n) for n in range(_reach(found) + 1)]


def _only(found: re.Match[str], settings: "Settings", spans: list[list[date]]) -> date | None:
    """Give the day that it is in the first of these spans in which it lies, if only one can be.

    Of `4/12`, read in both orders, none is; of `mon 7/12` the near one, if the other is far.
    """
    pairs = [one for one in _pairs(found, settings) if _real(one)]
    if len(pairs) > 1 and not found["weekday"]:
        return None
    today, wanted = spans[0][0], weekday_index(found["weekday"]) if found["weekday"] else None
    days = {day for one in pairs if (day := _in_first(one, wanted, spans))}
    if len(days) > 1:
        beyond = {day for day in days if abs((day - today).days) > _HALF}
        close = {day for day in days if abs((day - today).days) <= _OF_WEEK}
        days = close if close | beyond == days else days
    return days.pop() if len(days) == 1 else None


def _real(pair: tuple[int, int]) -> bool:
    return 1 <= pair[0] <= _LONGEST and pair[1] <= len(MONTHS)


def _in_first(
    pair: tuple[int, int], wanted: int | None, spans: list[list[date]]
) -> date | None:
    """Give the nearest such day of the first span that has one, if it is of that weekday."""
    for days in spans:
        near = _first(pair, [day for day in days if wanted in {None, day.weekday()}])
        if near:
            return near
    return None


def _first(pair: tuple[int, int], days: list[date]) -> date | None:
    """Give the first of some days with that number, and that month if it has one."""
    number, month = pair
    return next((d for d in days if d.day == number and month in {0, d.month}), None)
