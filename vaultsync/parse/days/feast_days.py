"""Days that are said by a feast or an event: `the Monday after Thanksgiving`.

The weekday alone would be another day. Behind a feast whose day can be reckoned it is proposed,
to be asked about; behind a bank holiday, a break or a meeting no day is certain.
"""

import re
from collections.abc import Callable
from datetime import date
from types import MappingProxyType

from vaultsync.calendar import plus_days
from vaultsync.parse.days.likely_days import YEARS, weekday_index
from vaultsync.patterns import regex

_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_FEAST = (
    r"(?:(?P<thanksgiving>thanksgiving)(?: day)?|"
    r"(?P<eve>(?:christmas|xmas) eve)|(?P<christmas>christmas|xmas)(?: day)?|"
    r"(?P<boxing>boxing) day|"
    r"(?P<new>new year)(?:[’']?s)?(?: day)?|(?P<easter>easter)(?: sunday)?)"
)
_AFTER = regex(
    rf"(?:the )?(?P<which>{_WEEKDAY}|day) (?:after|following) {_FEAST}\.?", re.IGNORECASE
)
_OCCASION = (
    r"(?:(?:christmas|xmas|thanksgiving|easter|new year(?:[’']?s)?|good friday|boxing day|"
    r"diwali|eid|ramadan|passover|hanukkah|chanukah|yom kippur|rosh hashanah|lent|hogmanay|"
    r"halloween|juneteenth|(?:the )?(?:fourth|4th) of july|july (?:4th|fourth)|half[- ]term)"
    r"(?: (?:eve|day|sunday|monday|week(?:end)?|break|holidays?|vacation))?|"
    r"(?:(?:the|this|that|next|our|their|her|his|my) )?(?:(?:[a-z][\w.’']*|st\.) ){0,3}?"
    r"(?:holidays?|hols|break|vacation|half[- ]term|(?-i:[A-Z])[\w.’']* day|festival|"
    r"easter|christmas))"
)
"""What the calendar of a country or a school has, however it is called: `Labor Day`."""
_HOUR = (
    r"(?:\d|noon|midday|lunch|dinner|tea|breakfast|work|hours|school|close|eod|cob|"
    r"(?:the )?(?:morning|daily|weekly|monday|friday) |next\b|that\b|it\b|this\b)"
)
"""What comes on that very day, or says which one in another way: `the Monday after next`."""
_ON = rf"(?:{_WEEKDAY}|week(?:end)?|day) (?:after|following)"
_COMES_BEHIND = rf"(?: (?:after|following) (?!{_HOUR})\w)"
AFTER_OCCASION = (
    rf"(?:(?:the|next) )?{_ON} {_OCCASION}(?!\w)|"
    rf"the {_ON} (?!{_HOUR})[a-z][\w’'-]*(?: [\w’'-]+){{0,7}}?(?=\s*(?:$|[.,;:!?)\n(–—]))"
)
"""`Monday after Labor Day`; with `the`, also `the Monday after their board meeting`."""
NO_OCCASION = rf"(?! (?:after|following) {_OCCASION}(?!\w))"
"""Behind a weekday that is said by itself: `Monday after lunch`."""
NOTHING_AFTER = rf"(?!{_COMES_BEHIND})"
"""Behind `the Monday`, which with `after the panel meets` is no certain one."""
_SAID_SO = regex(AFTER_OCCASION, re.IGNORECASE)
_FAR = 183
"""Days in which a feast must lie: who speaks of one means that."""


def after_feast(text: str, base: date) -> date | None:
    """Give the first such day that is said on `base`: `Monday after Thanksgiving`.

    None: the words name another day, or whose Thanksgiving it is cannot be known. In Canada
    it is in October.
    """
    found = _AFTER.fullmatch(text)
    if found is None or (found["thanksgiving"] and base < _in_canada(base.year)):
        return None
    reckon = next(
        _DAYS[key] for key, word in found.groupdict().items() if word and key in _DAYS
    )
    for year in (base.year - 1, base.year, base.year + 1):
        day = _behind(reckon(year), found["which"]) if year in YEARS else None
        if day and day > base:
            return day if day <= plus_days(base, _FAR) else None
    return None


def is_after_occasion(text: str) -> bool:
    """Tell of `the Monday after Easter`: the weekday alone would be another day."""
    return _SAID_SO.fullmatch(text) is not None


def _behind(feast: date, which: str) -> date:
    """Give the first such day behind a feast; `day`: the next one."""
    if which.lower() == "day":
        return plus_days(feast, 1)
    return plus_days(feast, (weekday_index(which) - feast.weekday() - 1) % 7 + 1)


def _nth(year: int, month: int, weekday: int, count: int) -> date:
    """Give the first, second, … such weekday of a month."""
    first = date(year, month, 1)
    return plus_days(first, (weekday - first.weekday()) % 7 + 7 * (count - 1))


def _in_canada(year: int) -> date:
    return _nth(year, 10, 0, 2)


def _thanksgiving(year: int) -> date:
    return _nth(year, 11, 3, 4)


def _easter(year: int) -> date:
    from dateutil.easter import easter  # noqa: PLC0415 - hardly any note speaks of it

    return easter(year)


def _new_year(year: int) -> date:
    return date(year, 1, 1)


def _christmas(year: int) -> date:
    return date(year, 12, 25)


def _christmas_eve(year: int) -> date:
    return date(year, 12, 24)


def _boxing_day(year: int) -> date:
    return date(year, 12, 26)


_DAYS: MappingProxyType[str, Callable[[int], date]] = MappingProxyType(
    {
        "thanksgiving": _thanksgiving,
        "christmas": _christmas,
        "eve": _christmas_eve,
        "boxing": _boxing_day,
        "new": _new_year,
        "easter": _easter,
    }
)
