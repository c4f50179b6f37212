"""Which days in a note in plain text are those of an interview, and which are not."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from vaultsync.names import one_line, unlink
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.front.plain_words import CLOCK, DAY, STRONG
from vaultsync.patterns import regex

_HEADING = regex(r"^#{2,4}[ \t]+(\S[^\n]*)", re.MULTILINE)
_TALK = regex(
    r"\b(?:call|chat|coffee|meeting|zoom|teams|video|screen(?:ing)?|panel|interview|round|"
    r"stage|on-?site|visit|trial|assessment)\b",
    re.IGNORECASE,
)
_ELSE = regex(
    r"\b(?:appl(?:ied|ying|y)|applications?|clos(?:es|ed|ing)|deadline|posted|advertised|"
    r"submitted|uploaded|invit(?:e|es|ed|ation))\b",
    re.IGNORECASE,
)
"""What a day is of that is no interview's."""
_NO_TALK = regex(
    r"\b(?:prep|prepare|preparing|preparation|questions|thank[ -]you|e-?mails?|follow-?up|"
    r"calls? from|offer|rejection)\b",
    re.IGNORECASE,
)
_SHORT = regex(
    rf"(?:^|(?<=[\s(]))(?:{WEEKDAY}\.?,? )?(?!24/7\b)(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})"
    r"(?![\w/%]|[.-]\d)(?P<year>(?!))?",
    re.IGNORECASE,
)
"""`11/19` in a heading, or behind `Date:`; no year stands there."""
_FIGURES = regex(
    rf"(?:^|(?<=[\s(,]))(?:(?P<weekday>{WEEKDAY})\.?,? )?"
    r"(?P<one>\d{1,2})(?P<sign>[./])(?P<other>\d{1,2})(?![\w/%]|[.-]\d)(?P<year>(?!))?",
    re.IGNORECASE,
)
_HOUR_BEHIND = regex(rf"\.?,? (?:at |from |@ ?)?(?:{CLOCK.pattern})", re.IGNORECASE)
_HOUR_BEFORE = regex(rf"(?:{CLOCK.pattern}),? (?:on )?$", re.IGNORECASE)
"""`26/11 2pm`, `14:00, 26/11`: figures beside an hour are a day."""
_UNTIL = regex(r"\b(?:by|before|until|till|within)(?: the| the end of)? $", re.IGNORECASE)
"""In front of a day by which somebody does something."""
_DATE = regex(r"(?:[-*+] )?[*_]{0,2}(?:date|when|day)[*_]{0,2} ?::?[*_]{0,2} *", re.IGNORECASE)
_MONTHS, _DAYS = 12, 31
_COUNT = 6
"""Up to so many parts are counted: `Round 1/3` is no day."""
_MOST = 3
"""Headings that are named."""


Read = Callable[["re.Match[str]"], tuple[date | None, bool]]


class Stage(NamedTuple):
    """A heading that says which interview it was, with its day."""

    heading: str
    day: date | None
    """None: no year can be told."""
    sure: bool
    """The year is written."""


def interview_day(text: str) -> "re.Match[str] | None":
    """Find the first day in a line that is not that of an application: not `applied 8 Nov`."""
    start = 0
    for found in DAY.finditer(text):
        before, start = text[start : found.start()], found.end()
        if _UNTIL.search(before):
            continue
        other = list(_ELSE.finditer(before))
        if other and not _says_talk(before[other[-1].end() :]):
            continue
        if not other and not _says_talk(before) and _ELSE.match(text[start:].lstrip(" :,–-")):
            continue
        return found
    return None


def heading_day(heading: str) -> "re.Match[str] | None":
    """Find the day of an interview in a heading, also `11/19` without its year."""
    beside = None if _DATE.match(heading) else _beside_hour(heading)
    return interview_day(heading) or beside or _of_talk(heading)


def _of_talk(heading: str) -> "re.Match[str] | None":
    """Find `11/19` in a heading that says call, interview and the like."""
    whole = interview_day(heading)
    if whole or not _says_talk(heading) or _ELSE.search(heading):
        return whole
    for found in _SHORT.finditer(heading):
        one, other = int(found["one"]), int(found["other"])
        if not found.start() or one > other or other > _COUNT:
            return found
    return None


def _beside_hour(text: str) -> "re.Match[str] | None":
    """Find `26/11` or `Thu 26.11.` beside an hour: with a full stop it is the day first."""
    for found in _FIGURES.finditer(text):
        one, other, sign = int(found["one"]), int(found["other"]), found["sign"]
        low, high = sorted((one, other))
        dotted = sign == "." and (text[found.end() :][:1] == "." or found["weekday"])
        fits = 1 <= low <= _MONTHS and high <= _DAYS
        if not fits or (sign == "." and not (dotted and other <= _MONTHS)):
            continue
        before, behind = text[: found.start()], text[found.end() :]
        if _HOUR_BEHIND.match(behind) or _HOUR_BEFORE.search(before):
            return None if _ELSE.search(before) or _UNTIL.search(before) else found
    return None


def field_day(value: str) -> "re.Match[str] | None":
    """Find the day behind `Date:`, also `11/12` or `Thu 11/12` without its year."""
    return _of_talk(value) or _SHORT.match(value)


def with_whole_day(line: str, day: date, is_day: Callable[[str], bool]) -> str:
    """Write the day of `Date: 11/12 10:00` with its year, where `is_day` says it is that."""
    field = _DATE.match(line)
    start = field.end() if field else 0
    found = _SHORT.match(line[start:]) if field else _beside_hour(line)
    if not (found and is_day(found[0])):
        return line
    return f"{line[: start + found.start()]}{day}{line[start + found.end() :]}"


def _says_talk(text: str) -> bool:
    return bool(STRONG.search(text) or _TALK.search(text))


def tells_interview(heading: str) -> bool:
    """Tell whether a heading has a word of an interview, and none of what lies beside it."""
    return _says_talk(heading) and not _NO_TALK.search(heading)


def stages(
    body: str, read: Callable[["re.Match[str]"], tuple[date | None, bool]]
) -> list[Stage]:
    """Give the headings of level 2 to 4 with a word of an interview and a day, one per day.

    `read` gives the day that a place means, and whether its year is written.
    """
    found: dict[date | None, Stage] = {}
    for heading in _HEADING.findall(body):
        place = heading_day(heading) if tells_interview(heading) else None
        if place is None:
            continue
        day, sure = read(place)
        found.setdefault(day, Stage(heading, day, sure))
    return list(found.values())


def meant(found: list[Stage], today: date | None) -> Stage | None:
    """Give the latest that is over, else the nearest to come; without `today`, the latest."""
    days = sorted((one for one in found if one.day), key=lambda one: one.day or date.min)
    over = [one for one in days if today is None or (one.day and one.day <= today)]
    return over[-1] if over else next(iter(days), None)


def told(found: list[Stage]) -> str:
    """Name headings in one line, with nothing that a comment cannot hold."""
    names = [
        "".join(filter(str.isprintable, one_line(unlink(one.heading)))).strip(" #:")
        for one in found
    ]
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" and {more} more" if more > 0 else "")
