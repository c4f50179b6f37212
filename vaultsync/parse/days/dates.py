"""Dates, times and durations as people write them; what is not certain is refused.

ISO dates are read by the standard library. Everything else goes to dateparser, loaded only
then, and is accepted only if the answer cannot be another one: dateparser invents days
(`May` → the 18th) and swaps day and month without a word (hazards.md section 1), so each
answer is asked for again from other base days, and in both orders of day and month.
"""

import re
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import plus_days
from vaultsync.names import one_line
from vaultsync.parse.days.asking import Asked, Why
from vaultsync.parse.days.clocks import LONGEST, read_clock, read_clock_range
from vaultsync.parse.days.english_days import english_day
from vaultsync.parse.days.likely_days import both_orders, next_such, real_day, weekday_index
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from vaultsync.settings import Settings

_ISO = regex(
    r"(\d{4}-\d{2}-\d{2})"
    r"(?:[T ]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+\-](?:0\d|1[0-4]):?[0-5]\d)?)?",
    re.IGNORECASE,
)
_LIKE_A_RANGE = regex(r"\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}-\d{2}:\d{2}")
_LOOKS_ISO = regex(r"\d{4}-\d{1,2}-\d{1,2}")
_NUMERIC = regex(r"(\d{1,4})([./\-])(\d{1,2})\2(\d{1,4})\.?")
_NAMED_WEEKDAY = (
    r"(?P<weekday{}>mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
)
_BESIDE_WEEKDAY = regex(
    rf"(?:(?:by|on|this|coming) )?{_NAMED_WEEKDAY.format(1)}\b[.,]*(?: on)? "
    r"(?P<behind>\d{1,2}(?P<sep1>[./\-])\d{1,2}(?P=sep1)\d{4})\.?|"
    r"(?P<before>\d{1,2}(?P<sep2>[./\-])\d{1,2}(?P=sep2)\d{4}),? \(?"
    rf"{_NAMED_WEEKDAY.format(2)}\.?\)?",
    re.IGNORECASE,
)
"""`Wednesday 02/12/2026`, `02/12/2026 (Wed)`."""
_SHORT = regex(
    rf"(?:{_NAMED_WEEKDAY.format('')}\b[., ]+)?(?P<a>\d{{1,2}})[./](?P<b>\d{{1,2}})\.?",
    re.IGNORECASE,
)
"""Day and month, or month and day, without a year."""
_ALWAYS = ("24", "7")
"""`24/7`, which is no day."""
_YEAR = regex(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_DAY_NUMBER = regex(r"(?<!\d)\d{1,2}(?!\d)")
_TIMED = regex(
    r"(.*\w.*?),?\s(?:at )?(\d{1,2}(?:[:h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\s?[ap]\.?m\.?))",
    re.IGNORECASE,
)
"""A date with a time of day behind it: `March 12, 2026 2:30 PM`."""
_WORD = regex(r"[^\W\d_]{3,}")
_WEEKDAY = regex(
    r"(?:(by|on|this|coming|next)\s+)?(mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)
_IN_NEXT_WEEK = regex(
    r"(?:on )?(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? (?:of )?next week|"
    r"next week,? (?:on )?(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?",
    re.IGNORECASE,
)
_WEEKDAY_INSIDE = regex(
    r"\b(mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b|\bsat\b", re.IGNORECASE
)
_HEDGE = regex(
    r"[?~<>]|\b(?:about|around|after|before|approx\w*|circa|ca|roughly|maybe|perhaps|probably|early|"
    r"mid|late|end|beginning|start|latest|least|most|within|between|or|to|until|noon|midnight|"
    r"hours?|mins?|minutes?|secs?|seconds?|\d+(?:st|nd|rd|th) weeks?)\b",
    re.IGNORECASE,
)
_DISTANCE = regex(r"(?:[^\W\d_]+ )*(?:\d{1,3} ?)?(?:[^\W\d_]+(?: [^\W\d_]+)* ?)?")
_WHOLE_WEEK = regex(
    r"\b(?:next|this|coming|following|last|nächste|kommende|diese|prochaine|próxima)\w*\b",
    re.IGNORECASE,
)


_ENGLISH = ("en",)
_ORDER_HELP = (
    'or set `date_order = "DMY"` (or `"MDY"`) at the top of vaultsync.toml, and days of a log '
    "need no year"
)
_MONTHS = range(1, 13)
_NOT_LONG, _A_MONTH = 120, 31
"""Days in which one without a year must lie where nobody said in which order they are."""
_SOON = 300
"""Days in which a day without a year must lie."""


class Moment(NamedTuple):
    """A day, and the time and offset where they are given."""

    day: date
    clock: time | None = None
    offset: tzinfo | None = None
    from_words: bool = False
    """It was not written in ISO form: what was understood is reported."""
    until: time | None = None
    """The end of a range of times."""


@record_class(kw_only=False)
class Doubt:
    """Why a text names no certain day."""

    message: str
    help: str
    """What would be right."""


def read_moment(text: str, settings: "Settings", base: date | None = None) -> Moment | Doubt:
    """Read a date; `base` is the interview's own day, for dates that lean on one."""
    return find_moment(text, settings, base) or doubt(text, settings, base)


def read_short(text: str, settings: "Settings", base: date) -> date | Doubt | None:
    """Read `18/6` in a line of a log: the next such day, if the order is configured.

    It need not be where only one order is a day, as in `18/6`, or the one of the weekday beside
    it. None: it has another form. In a key it is refused whatever is configured: a log goes on
    from the interview, a key may mean any year.
    """
    short = _SHORT.fullmatch(text)
    if not short:
        return None
    near = _near(short, settings.date_order, base)
    if len(near) != 1:
        plain = doubt(text, settings, base)
        return Doubt(plain.message, f"{plain.help}; {_ORDER_HELP}")
    only = near.pop()
    last = _SOON if settings.date_order else _NOT_LONG
    return only if only and only < plus_days(base, last) else None


def _near(short: re.Match[str], order: str, base: date) -> set[date | None]:
    """Give the next days that `18/6` can be: without an order, of the weekday beside it."""
    if (short["a"], short["b"]) == _ALWAYS and not (order or short["weekday"]):
        return set()
    pairs = both_orders(int(short["a"]), int(short["b"]), order)
    near = {next_such(base, month, day) for day, month in pairs if order or month in _MONTHS}
    if order or not short["weekday"]:
        return near
    wanted = weekday_index(short["weekday"])
    # a weekday may be wrong: it decides between two days only for one that is near
    last = plus_days(base, _NOT_LONG if len(near) == 1 else _A_MONTH)
    return {day for day in near if day and day.weekday() == wanted and day < last}


def find_day(text: str, settings: "Settings", base: date) -> date | None:
    """Read the day with which a line begins, `18/6` too; None if there is any doubt."""
    short = read_short(text, settings, base)
    if short is None:
        moment = find_moment(text, settings, base)
        return moment.day if moment else None
    return short if isinstance(short, date) else None


def doubt(text: str, settings: "Settings", base: date | None = None) -> Doubt:
    """Say why a text names no certain day."""
    text = one_line(text)
    if len(text) > LONGEST:
        shown = f"{text[: LONGEST - 1]}…"
        why = Why(
            "it is too long for one", "write nothing but the day, in the form `2026-03-05`"
        )
    else:
        from vaultsync.parse.days.date_doubts import explain  # noqa: PLC0415 - most are plain

        asked = Asked(text=text, settings=settings, base=base, find=find_moment)
        shown, why = text, explain(asked)
    return Doubt(f"cannot read the date {shown!r}: {why.reason}", why.help)


def find_moment(text: str, settings: "Settings", base: date | None = None) -> Moment | None:
    """Read a date as `read_moment` does; None if there is any doubt."""
    text = one_line(text)
    found = _ISO.fullmatch(text)
    if found:
        # `2026-03-05 09:00-10:00` is an hour, not an offset that nobody writes like that
        span = _nearly_iso(text) if _LIKE_A_RANGE.fullmatch(text) else None
        whole = span and span.clock and span.until and span.clock < span.until
        return span if whole else _iso(found)
    if len(text) > LONGEST:
        return None
    plain = english_day(text, base) if settings.languages == _ENGLISH else None
    if plain and (base is None or _YEAR.search(text) or plain < plus_days(base, _SOON)):
        day = _unless_contradicted(text, plain)
        return Moment(day, from_words=True) if day else None
    if _LOOKS_ISO.match(text):
        return _nearly_iso(text)
    timed = _TIMED.fullmatch(text)
    if timed:
        clock = read_clock(timed[2])
        alone = timed[1].removesuffix(" at")
        moment = find_moment(alone, settings, base) if clock else None
        if moment and moment.clock is None:
            return moment._replace(clock=clock)
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return _numeric(numeric, settings.date_order)
    beside = _BESIDE_WEEKDAY.fullmatch(text) if "en" in settings.languages else None
    if beside:
        return _of_weekday(beside, settings.date_order)
    day = _weekday(text, base) if base else None
    if day is None:
        day = _ask(text, settings.languages, base)
    return Moment(day, from_words=True) if day else None


def _nearly_iso(text: str) -> Moment | None:
    """Read an ISO date with a time in another form, such as `2026-03-05 2pm`."""
    day, rest = (*re.split(r"[ T]", text, maxsplit=1), "")[:2]
    found, clocks = _ISO.fullmatch(day.rstrip(",")), read_clock_range(rest.removeprefix("at "))
    moment = _iso(found) if found and clocks and not found[2] else None
    return moment._replace(clock=clocks[0], until=clocks[1]) if moment and clocks else None


def _iso(found: re.Match[str]) -> Moment | None:
    year, month, number = map(int, found[1].split("-"))
    day, clock = real_day(year, month, number), read_clock(found[2]) if found[2] else None
    if day is None or (found[2] and clock is None):
        return None
    if not found[3]:
        return Moment(day, clock)
    offset = found[3].upper().replace("Z", "+00:00")
    if ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    try:
        zone = datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo
    except ValueError:
        return None
    return Moment(day, clock, zone)


def _numeric(found: re.Match[str], order: str) -> Moment | None:
    """`25/03/2026` names one day, `05/03/2026` two unless the order is configured."""
    days = _readings(found, order)
    return Moment(days.pop(), from_words=True) if len(days) == 1 else None


def _of_weekday(found: re.Match[str], order: str) -> Moment | None:
    """Of the two days of `Wednesday 02/12/2026` it is the one that is a Wednesday."""
    figures = _NUMERIC.fullmatch(found["behind"] or found["before"])
    wanted = weekday_index(found["weekday1"] or found["weekday2"])
    days = _readings(figures, order) if figures else set()
    fits = {day for day in days if day.weekday() == wanted}
    return Moment(fits.pop(), from_words=True) if len(fits) == 1 else None


def days_in_figures(text: str, order: str = "") -> set[date]:
    """Give each day that `05/03/2026` can be."""
    numeric = _NUMERIC.fullmatch(text)
    return _readings(numeric, order) if numeric else set()


def _readings(found: re.Match[str], order: str) -> set[date]:
    first, second, third = found[1], found[3], found[4]
    if len(first) == 4 and len(third) <= 2:
        readings = {real_day(int(first), int(second), int(third))}
    elif len(third) != 4 or len(first) > 2:
        return set()
    else:
        pairs = both_orders(int(first), int(second), order)
        readings = {real_day(int(third), month, day) for day, month in pairs}
    return {day for day in readings if day}


def _weekday(text: str, base: date) -> date | None:
    """`Friday` is the first one after the base, `next Friday` the one in the week after.

    `Friday next week` is what `next Friday` is.
    """
    later = _IN_NEXT_WEEK.fullmatch(text)
    if later:
        return plus_days(base, 7 - base.weekday() + weekday_index(later[1] or later[2]))
    found = _WEEKDAY.fullmatch(text)
    if not found:
        return None
    wanted = weekday_index(found[2])
    if (found[1] or "").lower() == "next":
        return plus_days(base, 7 - base.weekday() + wanted)
    return plus_days(base, (wanted - base.weekday() - 1) % 7 + 1)


def _ask(text: str, languages: tuple[str, ...], base: date | None) -> date | None:
    """Ask dateparser, in as many ways as it takes to be sure."""
    letters, number, year = (p.search(text) for p in (_WORD, _DAY_NUMBER, _YEAR))
    if not letters or _HEDGE.search(text):
        return None
    if year and number:
        return _absolute(text, languages)
    if year or base is None:
        return None
    if number:
        day = _stable(text, languages, base, ("day", "month"))
        if day:
            return _unless_contradicted(text, day)
    day = _relative(text, languages, base)
    return _unless_contradicted(text, day) if day and number else day


def _absolute(text: str, languages: tuple[str, ...]) -> date | None:
    bases = (date(2000, 1, 31), date(2021, 6, 15))
    answers = {
        _parse(text, languages, base, order, ("day", "month", "year"))
        for base in bases
        for order in ("DMY", "MDY")
    }
    day = answers.pop()
    if answers or day is None:
        return None
    return _unless_contradicted(text, day)


def _unless_contradicted(text: str, day: date) -> date | None:
    weekday = _WEEKDAY_INSIDE.search(text)
    return None if weekday and weekday_index(weekday[0]) != day.weekday() else day


def _stable(
    text: str, languages: tuple[str, ...], base: date, parts: tuple[str, ...]
) -> date | None:
    """Day and month without a year: the next such day on or after the base."""
    answers = {
        _parse(text, languages, plus_days(base, -n), order, parts)
        for order in ("DMY", "MDY")
        for n in (1, 2)
    }
    day = answers.pop()
    return day if day and not answers and base <= day < plus_days(base, _SOON) else None


def _relative(text: str, languages: tuple[str, ...], base: date) -> date | None:
    """Distances (`in two weeks`) move with the base day by day, weekdays week by week."""
    if _WHOLE_WEEK.search(text) or not _DISTANCE.fullmatch(text):
        return None
    day = _parse(text, languages, base)
    if day is None or day < base:
        return None
    if all(
        _parse(text, languages, plus_days(base, n)) == plus_days(day, n) for n in (1, 40, 400)
    ):
        return day
    week = [_parse(text, languages, plus_days(base, n)) for n in range(1, 7)]
    later = plus_days(base, 1) <= day <= plus_days(base, 7)
    if later and all(other and other.weekday() == day.weekday() for other in week):
        return day
    return None


@lru_cache(maxsize=4096)
def _parse(
    text: str,
    languages: tuple[str, ...],
    base: date,
    order: str = "DMY",
    parts: tuple[str, ...] = (),
) -> date | None:
    import dateparser  # noqa: PLC0415 - 90 ms that only odd dates pay

    settings: dict[str, object] = {
        "RELATIVE_BASE": datetime.combine(base, time()),
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": order,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "TIMEZONE": "UTC",  # else it asks for the system's, which may be none
        "REQUIRE_PARTS": list(parts),
    }
    try:
        found = dateparser.parse(text, languages=list(languages), settings=settings)
    except (ValueError, OverflowError, TypeError, KeyError, RecursionError):
        return None
    return found.date() if found else None
