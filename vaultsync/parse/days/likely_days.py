"""Days that a text which names no certain day may mean: suggestions for a help, nothing else.

Each function takes what a pattern found and the day to lean on, and gives days in the order in
which to offer them; none where one would have to be made up.
"""

import re
from calendar import monthrange
from datetime import date
from math import ceil
from types import MappingProxyType

from vaultsync.calendar import plus_days
from vaultsync.patterns import regex

YEARS = range(1900, 2300)
"""Years of interviews; others are slips of the pen."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH_NUMBERS = MappingProxyType({name[:3]: number for number, name in enumerate(MONTHS, 1)})
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_PART = regex(r"\b(?:early|mid|middle|beginning|start)\b", re.IGNORECASE)
Found = re.Match[str]
Days = tuple[date | None, ...]


def real_day(year: int, month: int, day: int) -> date | None:
    """Give the day if there is one, in a year in which an interview can be."""
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def weekday_index(word: str) -> int:
    """Give 0 for `Mon`, `monday` and the like."""
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(word[:3].lower()))


def month_number(word: str) -> int:
    """Give 1 for `Jan`, `january`, `01` and the like."""
    if word.isdigit():
        return int(word)
    return _MONTH_NUMBERS[word[:3].lower()]


def last_of(year: int, month: int) -> date | None:
    """Give the last day of a month."""
    return real_day(year, month, monthrange(year, month)[1]) if year in YEARS else None


def next_such(base: date | None, month: int, day: int, year: str | None = None) -> date | None:
    """Give this day of the year, or else the next one on or after the base."""
    if year:
        return real_day(int(year), month, day)
    if base is None:
        return None
    days = (real_day(base.year + n, month, day) for n in range(9))
    return next((one for one in days if one and one >= base), None)


def both_orders(a: int, b: int, order: str) -> list[tuple[int, int]]:
    """Give (day, month) as `a/b` can be read: day first, then month first, as configured."""
    return [pair for pair, not_so in (((a, b), "MDY"), ((b, a), "DMY")) if order != not_so]


def in_month(found: Found, base: date | None) -> Days:
    """`May 2026`, `May`, `5/2026`: some day of that month."""
    return (next_such(base, month_number(found["month"]), 12, found["year"]),)


def in_year(found: Found, _base: date | None) -> Days:
    """`2026`: some day of that year."""
    year = int(found["year"]) if found["year"] else 0
    return (real_day(year, 3, 5),)


def in_part_of_month(found: Found, base: date | None) -> Days:
    """`end of March`, `mid March`, `end of month`: the last day that this can be."""
    first = base
    if found["month"]:
        month = month_number(found["month"])
        if not base or found["year"] or month != base.month:
            first = next_such(base, month, 1, found["year"])
    if first is None:
        return ()
    part = found["part"].lower()
    number = {"ear": 10, "beg": 10, "sta": 10, "mid": 15}.get(part[:3])
    if number:
        return (real_day(first.year, first.month, number),)
    return (last_of(first.year, first.month),)


def next_month(found: Found, base: date | None) -> Days:
    """`next month`, `this month`: its last day."""
    if base is None or found["which"].lower() not in {"next", "this", "coming", "following"}:
        return ()
    month = base.month - 1 + (found["which"].lower() != "this")
    return (last_of(base.year + month // 12, month % 12 + 1),)


def numbered_day(found: Found, base: date | None) -> Days:
    """`15`, `the 20th`, `Friday the 13th`: the next such day on or after the base."""
    if base is None:
        return ()
    months = (base.year * 12 + base.month - 1 + n for n in range(60))
    days = (real_day(n // 12, n % 12 + 1, int(found["day"])) for n in months)
    wanted = weekday_index(found["weekday"]) if found["weekday"] else None
    fits = (d for d in days if d and d >= base and wanted in {None, d.weekday()})
    return (next(fits, None),)


def latest_in_week(part: str) -> int:
    """Give the last weekday that a part of a week can be: `mid` ends on Wednesday, 2."""
    return {"ear": 1, "beg": 1, "sta": 1, "mid": 2}.get(part[:3].lower(), 4)


def in_week(found: Found, base: date | None) -> Days:
    """`next week`: its Friday; `early next week` its Tuesday; a weekend its Sunday.

    Nothing where the text looks back.
    """
    which = (found["which"] or "this").lower()
    if base is None or which in {"last", "past", "previous"}:
        return ()
    weekend = "end" in found["what"].lower()
    part = _PART.search(found[0])
    last = 6 if weekend else latest_in_week(part[0] if part else "")
    day = plus_days(base, last - base.weekday())
    later = which != "this" and not weekend
    return (plus_days(day, 7) if later or day < base else day,)


def week_after(found: Found, base: date | None) -> Days:
    """`a week on Tuesday`: a week behind the next one; said on a Tuesday, that or a week on."""
    if base is None:
        return ()
    ahead = (weekday_index(found["weekday"]) - base.weekday()) % 7
    return (plus_days(base, ahead + 7), None if ahead else plus_days(base, 14))


def in_numbered_week(found: Found, base: date | None) -> Days:
    """`2026-W10`, `KW 12`: the Friday of that week."""
    year = found["year"] or found["year2"]
    years = (int(year),) if year else (base.year, base.year + 1) if base else ()
    days = []
    for one in years:
        try:
            days.append(date.fromisocalendar(one, int(found["week"]), 5))
        except (ValueError, OverflowError):
            continue
    return tuple(day for day in days if year or (base and day >= base))[:1]


def in_quarter(found: Found, base: date | None) -> Days:
    """`Q2 2026`, `Q2`: the last day of the quarter."""
    month = int(found["quarter"]) * 3
    year = found["year"] or found["year2"]
    last = next_such(base, month, 30 if month in {6, 9} else 31, year)
    return (last,)


def amount(found: Found, base: date | None) -> Days:
    """`1-2 weeks`, `a few days`, `1,5 weeks`: the later end of it, in days from the base."""
    count = found["count"].lower().replace(",", ".")
    number = {"couple": 2.0, "few": 3.0, "two": 2.0, "three": 3.0}.get(count)
    if number is None and not re.fullmatch(r"[0-9.]+", count):
        return ()
    each = {"d": 1, "w": 7}.get(found["unit"][0].lower())
    if base is None or each is None:
        return ()
    return (plus_days(base, ceil((number or float(count)) * each)),)


def run_together(found: Found, _base: date | None) -> Days:
    """`20260305`: the day that these digits give."""
    return (real_day(int(found[1]), int(found[2]), int(found[3])),)


def of_the_year(found: Found, _base: date | None) -> Days:
    """`2026-064`: the 64th day of 2026."""
    year, number = int(found["year"]), int(found["number"])
    first = real_day(year, 1, 1)
    day = plus_days(first, number - 1) if first else None
    return (day,) if day and day.year == year and number else ()
