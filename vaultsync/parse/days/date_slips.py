"""Days that are written out but do not exist, or could be two: why, and what was meant."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from vaultsync.calendar import plus_days
from vaultsync.names import misspelt
from vaultsync.parse.days import likely_days as likely
from vaultsync.parse.days.asking import Asked, Why
from vaultsync.parse.days.clear_order import ONCE_FOR_ALL
from vaultsync.parse.days.clocks import read_clock
from vaultsync.parse.days.date_kinds import form, offered
from vaultsync.parse.days.likely_days import MONTH, MONTHS, WEEKDAYS, YEARS, real_day
from vaultsync.patterns import regex

_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?\.?"
_YEAR = r"(?:,? (\d{4})(?!\d))?"
_DAY_MONTH = regex(rf"\b{_NUMBER} (?:of )?({MONTH})\b{_YEAR}", re.IGNORECASE)
_MONTH_DAY = regex(rf"\b({MONTH}) (?:the )?{_NUMBER}(?!\d){_YEAR}", re.IGNORECASE)
WEEKDAY = regex(
    r"\b(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE
)
ISO = regex(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_BEHIND_ISO = regex(
    r"[T ,]+(?:at )?(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?![ap]\.?m)([+\-A-Z].*)?",
    re.IGNORECASE,
)
_TWO = regex(r"(\d{1,2})([./\-])(\d{1,2})\.?")
_THREE = regex(r"(\d{1,4})([./\- ])(\d{1,2})\2(\d{1,4})\.?")
_FIGURES = regex(r"(?<!\d)(\d{1,2})([./\-])(\d{1,2})\2(\d{4})(?!\d)")
_LEAP = 2024
_NEVER = Why(
    "there is no such day in any year",
    "check the day, and write the whole date in the form `2026-03-05`",
)
_WORD = regex(r"[^\W\d_]{4,}")
_SPELT = (*MONTHS, *WEEKDAYS, "tomorrow")


def numeric(asked: Asked) -> Why | None:
    """Figures alone: no year, a short year, two readings, or no such day."""
    two, three = _TWO.fullmatch(asked.text), _THREE.fullmatch(asked.text)
    order = asked.settings.date_order
    if two:
        pairs = likely.both_orders(int(two[1]), int(two[3]), order)
        if not any(real_day(_LEAP, month, day) for day, month in pairs):
            written = any(day <= 31 and 1 <= month <= 12 for day, month in pairs)
            return _NEVER if written else None
        next_ones = (likely.next_such(asked.base, month, day) for day, month in pairs)
        return Why("it names no year", f"add the year and write all of it{form(*next_ones)}")
    if not three:
        return None
    a, b, c = int(three[1]), int(three[3]), int(three[4])
    if len(three[1]) == 4:
        return _not_there(a, b, c)
    pairs = likely.both_orders(a, b, order)
    if len(three[4]) != 4:
        short = [real_day(2000 + c % 100, month, day) for day, month in pairs]
        if not any(short):
            short = [real_day(2000 + a, b, c)]
        return Why(
            "its year does not have four digits", f"write the year in full{form(*short)}"
        )
    days = sorted({day for n, month in pairs if (day := real_day(c, month, n))})
    if len(days) > 1:
        return Why(
            f"it could be {' or '.join(map(str, days))}",
            f"write {offered(*days)}, {ONCE_FOR_ALL}",
        )
    return _not_there(c, b, a) if order != "MDY" else _not_there(c, a, b)


def beside_weekday(asked: Asked) -> Why | None:
    """`Friday 03/12/2026`, where no day that the figures can be is a Friday, or both are."""
    found, weekday = _FIGURES.search(asked.text), WEEKDAY.search(asked.text)
    alone = asked.text
    for one in filter(None, (found, weekday)):
        alone = alone.replace(one[0], "")
    if not (found and weekday) or any(map(str.isalnum, alone)):
        return None
    pairs = likely.both_orders(int(found[1]), int(found[3]), asked.settings.date_order)
    days = sorted({day for n, month in pairs if (day := real_day(int(found[4]), month, n))})
    if not days:
        return None
    said = WEEKDAYS[likely.weekday_index(weekday[0])].title()
    is_a = " and ".join(f"{day} is a {WEEKDAYS[day.weekday()].title()}" for day in days)
    if all(WEEKDAYS[day.weekday()].title() == said for day in days):
        return Why(f"it could be {' or '.join(map(str, days))}", f"write {offered(*days)}")
    return Why(
        f"it contradicts itself, {is_a}",
        f"write {offered(*days)} if the figures are right, or the {said} that is meant",
    )


def _not_there(year: int, month: int, day: int) -> Why | None:
    """Say why there is no such day; None if there is."""
    if year not in YEARS:
        return Why(
            f"no interview falls into the year {year:04d}",
            f"check the year: {YEARS[0]} to {YEARS[-1]} are read, as in `2026-03-05`",
        )
    if real_day(year, month, day):
        return None
    if not 1 <= month <= 12:
        swapped = real_day(year, day, month)
        meant = (
            f"did you mean `{swapped}`?"
            if swapped
            else "check it, and write a day such as `2026-03-05`"
        )
        return Why("there is no such day, months go from 1 to 12", meant)
    count = monthrange(year, month)[1]
    reason = f"there is no such day, {MONTHS[month - 1].title()} {year} has {count} days"
    last = date(year, month, count)
    if not day:
        return Why(reason, "days count from 1; write the whole date in the form `2026-03-05`")
    return Why(reason, f"did you mean {offered(last, plus_days(last, 1))}?")


def iso(asked: Asked) -> Why | None:
    """A date in ISO form: no such day, or what stands behind it is wrong."""
    found = ISO.match(asked.text)
    if not found:
        return None
    year, month, number = map(int, found.groups())
    why = _not_there(year, month, number)
    if why:
        return why
    day, rest = date(year, month, number), asked.text[found.end() :]
    if not rest:
        return Why("month and day need two digits each", f"write it as `{day}`")
    timed = _BEHIND_ISO.fullmatch(rest)
    if timed and read_clock(timed[1]) is None:
        fix = f"write a time from 00:00 to 23:59, as in `{day} 14:30`"
        return Why(f"there is no time {timed[1]}", fix)
    if timed and timed[2]:
        fix = f"write the offset from UTC as in `{day} 14:30 +01:00`, or use `timezone`"
        return Why(f"{timed[2]!r} is not an offset from UTC", fix)
    fix = f"write `{day}` alone, or with its time as in `{day} 14:30`"
    if WEEKDAY.search(rest):
        return contradiction(asked) or Why("a weekday follows the day", f"write `{day}`")
    return Why("what follows the day is not a time", fix)


def written_days(asked: Asked) -> Iterator[tuple[int | None, int, int]]:
    """Give (year, month, day) of each day written out in the text, whether it exists or not."""
    for found in ISO.finditer(asked.text):
        yield int(found[1]), int(found[2]), int(found[3])
    for found in _DAY_MONTH.finditer(asked.text):
        yield int(found[3]) if found[3] else None, likely.month_number(found[2]), int(found[1])
    for found in _MONTH_DAY.finditer(asked.text):
        yield int(found[3]) if found[3] else None, likely.month_number(found[1]), int(found[2])


def contradiction(asked: Asked) -> Why | None:
    """A weekday that the day is not."""
    weekday = WEEKDAY.search(asked.text)
    written = list(written_days(asked))
    if not weekday or len(written) != 1:
        return None
    (year, month, number), wanted = written[0], likely.weekday_index(weekday[0])
    day = likely.next_such(asked.base, month, number, str(year) if year else None)
    if day is None or day.weekday() == wanted:
        return None
    near = plus_days(day, (wanted - day.weekday() + 3) % 7 - 3)
    is_a, said = WEEKDAYS[day.weekday()].title(), WEEKDAYS[wanted].title()
    other = f", or `{near}` if {said} is" if offered(near) else ""
    return Why(
        f"it contradicts itself, {day} is a {is_a}",
        f"write `{day}` if the number is right{other}",
    )


def no_such_day(asked: Asked) -> Why | None:
    """A day in words that no month has."""
    for year, month, day in written_days(asked):
        lean = year or (asked.base.year if asked.base else 0)
        why = _not_there(lean, month, day) if lean or year == 0 else None
        if year is None and not real_day(_LEAP, month, day):
            why = why or _NEVER
        elif year is None:
            why = None  # 29 February is there in another year
        if why:
            return why
    return None


def misspelt_word(asked: Asked) -> Why | None:
    """A month or weekday with a slip of the fingers in it."""
    for word in _WORD.findall(asked.text):
        meant = misspelt(word.lower(), _SPELT)
        whole = asked.text.replace(word, meant.title()) if meant else ""
        if meant and asked.known(whole):
            return Why(
                f"it holds the unknown word {word!r}",
                f"if {meant.title()} is meant, write the day{form(asked.read(whole))}",
            )
    return None
