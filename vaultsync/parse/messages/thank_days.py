"""When thanks were sent of which prose tells: `on the 19th`, `19 Nov`, `the same evening`."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.parse.days.likely_days import (
    MONTH,
    both_orders,
    month_number,
    next_such,
    real_day,
    weekday_index,
)
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from datetime import date

_PART = r"(?:evening|night|afternoon|day|morning)"
_MONTHS = 12
_SAME = regex(
    rf"\b(?:same|that|that same|that very) {_PART}\b|\b(?:straight|right) (?:after|away)|"
    r"\bimmediately\b|\bon the (?:train|bus|way)\b",
    re.IGNORECASE,
)
_NEXT = regex(
    rf"\b(?:next|following) (?:evening|afternoon|day|morning)\b|\bthe {_PART} after\b|"
    r"\bthe day afterwards\b",
    re.IGNORECASE,
)
_DAYS = regex(
    r"(?:\b(?P<of>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b[.,]? "
    r"(?:the )?)?(?:\b(?P<iso>\d{4}-\d\d-\d\d)\b|"
    rf"\b(?P<a>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})(?!\w)|"
    rf"\b(?P<month2>{MONTH}) (?:the )?(?P<b>\d{{1,2}})(?:st|nd|rd|th)?\b|"
    r"\b(?P<nth>\d{1,2})(?:st|nd|rd|th)\b|"
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.(?!\d)|"
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<between>[./-])(?P<second>\d{1,2})(?P=between)"
    r"(?P<year>\d{4})(?![\d/])|"
    r"(?<![\w./-])(?P<one>\d{1,2})/(?P<other>\d{1,2})(?![\w/-]|\.\d))",
    re.IGNORECASE,
)
_NAMES = "mon|tues|wednes|thurs|fri|satur|sun"
_WEEKDAY = regex(
    rf"\b(?:on (?P<weekday>{_NAMES})day\b|(?<!last )(?<!next )(?<!until )(?<!till )(?<!by )"
    rf"(?<!before )(?<!for )(?P<part_of>{_NAMES})day "
    r"(?:morning|afternoon|evening|night|lunchtime|am|pm)\b)(?!,? (?:the )?\d| week)",
    re.IGNORECASE,
)
"""The first one after the interview: `on Friday`, `Friday morning`."""
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEK = 7
_MOST = 5
"""Days of one line that are looked at: of two, none is certain."""
_NEAR = 2
"""Months in which `Fri 20th` is looked for; a year ago it was another one."""
_FEW_YEARS = 3
_MATTER = regex(r"\b(?:for|about|re|regarding|of)\b[^,;.]*$", re.IGNORECASE)
"""In front of a day: it is the interview that was thanked for."""


def day_words(line: str) -> str:
    """Give the words of a line that say when thanks were sent; empty: none do for certain."""
    days = [*islice(_DAYS.finditer(line), _MOST)]
    found = [one for one in days if not _MATTER.search(line[: one.start()])]
    if found:
        return found[0][0] if len(found) == 1 else ""
    other = _SAME.search(line) or _NEXT.search(line)
    if other:
        return other[0]
    weekdays = [*islice(_WEEKDAY.finditer(line), _MOST)]
    only = weekdays[0] if len(weekdays) == 1 else None
    return only[0] if only and not _MATTER.search(line[: only.start()]) else ""


def in_order(words: str, met: "date", order: str) -> str:
    """Give `11/12` as the first such day from the interview on, in the order of the vault.

    Other words, and those of which the order leaves two days, stay as they are.
    """
    found = _DAYS.fullmatch(words)
    if not order or found is None or not found["one"] or found["of"]:
        return words
    pairs = both_orders(int(found["one"]), int(found["other"]), order)
    days = {next_such(met, month, number) for number, month in pairs}
    day = days.pop() if len(days) == 1 else None
    return str(day) if day else words


def day_sent(words: str, met: "date", today: "date") -> "date | None":
    """Give the day that such words mean: it is past. `met` is the day of the interview.

    A day without a year is the last such one up to today, and of its weekday; None: there is
    none.
    """
    found = _DAYS.fullmatch(words)
    weekday = _WEEKDAY.fullmatch(words)
    if weekday:
        named = weekday["weekday"] or weekday["part_of"]
        number = _WEEKDAYS.index(named.lower())
        ahead = (number - met.weekday()) % _WEEK
        sent = plus_days(met, ahead)
        return sent if ahead and sent <= today else None
    if found is None:
        after = None if not words else 0 if _SAME.search(words) else 1
        return None if after is None else plus_days(met, after)
    if found["iso"]:
        year, month, number = map(int, found["iso"].split("-"))
        return real_day(year, month, number)
    wanted = weekday_index(found["of"]) if found["of"] else None
    if found["one"]:
        return _without_year(found, wanted, met, today)
    if found["year"]:
        return _in_figures(found, wanted, met, today)
    if found["day"] and not _sure(int(found["day"]), int(found["number"])):
        return None
    number = int(found["a"] or found["b"] or found["nth"] or found["day"])
    name = found["month"] or found["month2"]
    month = int(found["number"] or 0) or (month_number(name) if name else 0)
    last = today.year * 12 + today.month - 1
    days = (
        real_day(one // 12, one % 12 + 1, number)
        for one in range(last, last - 13, -1)
        if not month or one % 12 + 1 == month
    )
    past = [one for one in days if one and one <= today]
    if wanted is None:
        return past[0] if past else None
    near = past if month else past[:_NEAR]
    return next((one for one in near if one.weekday() == wanted), None)


def _in_figures(
    found: re.Match[str], wanted: int | None, met: "date", today: "date"
) -> "date | None":
    """Read `20/11/2026`: of the two days that it can be only one may be in question."""
    pairs = both_orders(int(found["first"]), int(found["second"]), "")
    days = {real_day(int(found["year"]), month, number) for number, month in pairs}
    real = {one for one in days if one and wanted in {None, one.weekday()}}
    since = {one for one in real if met <= one <= today}
    likely = real if len(real) == 1 else since
    return likely.pop() if len(likely) == 1 else None


def _without_year(
    found: re.Match[str], wanted: int | None, met: "date", today: "date"
) -> "date | None":
    """Read `24/11`: only one day since the interview can be it."""
    pairs = both_orders(int(found["one"]), int(found["other"]), "")
    years = range(met.year, today.year + 1) if today.year - met.year < _FEW_YEARS else ()
    days = {real_day(year, month, number) for number, month in pairs for year in years}
    since = {one for one in days if one and met <= one <= today}
    likely = {one for one in since if wanted in {None, one.weekday()}}
    return likely.pop() if len(likely) == 1 else None


def _sure(day: int, month: int) -> bool:
    """Tell whether `28.11.` can be read in one way only."""
    return day == month or day > _MONTHS >= month
