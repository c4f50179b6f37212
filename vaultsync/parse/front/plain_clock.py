"""At what hour an interview in a note in plain text began, and how long it took.

Both are only proposed. An hour counts beside the day of the interview, or in the line below it;
one at which somebody will ring, or a bus goes, does not.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from vaultsync.parse.days.clocks import at_night, read_clock, read_duration
from vaultsync.parse.front.plain_words import DAY, STRONG
from vaultsync.patterns import regex

_HALF = r"(?P<{0}half> ?[ap]\.?m\b\.?| ?uhr\b| ?o['’]?clock\b)?"
_AT = rf"(?P<{{0}}>\d{{{{1,2}}}})(?:[:.h](?P<{{0}}m>\d\d)(?![\d/.:]\d))?{_HALF}"
_CLOCK = regex(
    rf"(?<![\w£$€.,:/+-]){_AT.format('a')}"
    rf"(?:(?: ?[-–—] ?| (?:to|till|til|until|bis) ){_AT.format('b')})?"
    r"(?! ?(?:%|k\b|kg|mm|cm|km|m\b|miles?|ph\b|hrs?\b|hours?|mins?\b|minutes?|people|of\b|/h))"
    r"(?! ?-?ish\b)(?P<part>,? in the (?:morning|afternoon|evening))?",
    re.IGNORECASE,
)
_WORDS = {
    **{
        name: hour
        for hour, name in enumerate(["one", "two", "three", "four", "five", "six"], 13)
    },
    **{
        name: hour
        for hour, name in enumerate(["seven", "eight", "nine", "ten", "eleven", "twelve"], 7)
    },
}
_SPELT = regex(
    r"\b(?:(?P<how>quarter past|half past|quarter to|ten past|twenty past) )?"
    rf"(?P<hour>{'|'.join(_WORDS)})(?P<sharp> o['’]?clock)?\b|\b(?P<noon>noon|midday)\b",
    re.IGNORECASE,
)
_MINUTES = {
    "quarter past": 15,
    "half past": 30,
    "quarter to": -15,
    "ten past": 10,
    "twenty past": 20,
    "": 0,
}
_OTHER = regex(
    r"\b(?:will|['’]ll|ll ring|would|going to|let me know|hear(?:ing)?|bus(?:es)?|train|tram|"
    r"ferry|arriv\w+|got there|left|leave|open(?:s|ed|ing)?|doors|by|before|after|shifts?|"
    r"hours|"
    r"works?|starts? (?:at )?work|finish\w*|wrote|written|typed|noted|lunch|dentist|parking|"
    r"presentation at|allow|between|ring back|call back|email(?:ed)?|texted)\b|['’]ll\b|"
    r"\b(?:about|around|approx\.?|roughly|circa|ca\.?) *$|\bnumber\b|\bunit\b|\broom\b|"
    r"\bfloor\b",
    re.IGNORECASE,
)
"""In front of an hour, in its clause: it is that of something else."""
_BARE = regex(
    r",? at (?P<hour>\d{1,2})(?=$|[,;)]|\.(?!\d)| (?:with|in|on|via|over|for)\b)", re.IGNORECASE
)
_BEHIND = regex(r"\s*(?:bus|train|tram|ferry|start for the|shift)\b", re.IGNORECASE)
_MOVED = regex(
    r"\b(?:moved|instead of|changed|rescheduled|postponed|put back|rather than)\b",
    re.IGNORECASE,
)
_FIELD = regex(
    r"[-*+ ]*[*_]{0,2}(?:time|when|start(?:s|ed)?|at|hour)[*_]{0,2} ?:+[*_]{0,2} *",
    re.IGNORECASE,
)
_LINE = regex(
    r"(?:(?:it |interview |this )?(?:was|started|began|is)(?: on)?(?: at)? |at |from |time:? )?"
    r"(?=\d|noon|midday)",
    re.IGNORECASE,
)
"""How a line below that of the day begins if it says when it was."""
_WAS = regex(
    r"(?:it |the interview |interview )?(?:was|started|began|is) (?:at |from )?(?=\d)",
    re.IGNORECASE,
)
"""The same in the middle of a line: `Lab technician, days. Was 10am till 11`."""
_HALF_DAY = regex(
    r"(?:at |from )?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?"
    r"(?= ?$| (?:at|in|on|via|with|over|by|till|to)\b| ?[-–—])",
    re.IGNORECASE,
)
_TALK_AT = regex(
    r"(?:(?:my|the|a|first|second|final|short|quick|informal|panel|phone|telephone|video|zoom|"
    r"teams|online|job) )*(?:interview|call|chat|meeting|screen|conversation|zoom|teams)"
    r"(?: was| is| started)?(?P<at> at \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?)",
    re.IGNORECASE,
)
_CLAUSE = regex(r"[,;!?]|\.(?=\s)")
_ABOUT = (
    r"(?:about|around|roughly|approx\.?|approximately|nearly|almost|just under|just over|over|"
    r"maybe|only|ca\.?|~|all in all|a good|well over|under)"
)
_LONG = (
    r"(?:half an hour|half hour|three quarters of an hour|(?:an|one|1) hour and (?:a half|"
    r"a bit|"
    r"(?:ten|twenty|\d\d)(?: min(?:ute)?s?)?)|(?:an|one) hour|(?:two|three) hours|"
    r"(?:one|two) and a half hours|\d(?:[.,]\d)? ?(?:h|hrs?|hours?)(?: ?\d\d ?(?:m|mins?)?)?|"
    r"\dh\d\d|\d{1,3} ?(?:mins?|minutes?)|(?:ten|fifteen|twenty|thirty|forty|forty-five|"
    r"fifty|sixty|ninety) (?:mins?|minutes?))"
)
_TOOK = regex(
    rf"\b(?:took|lasted|went on for|was over in|talked for|spoke for|chatted for|lasting)"
    rf"(?: us| me)? (?:{_ABOUT} )*(?P<long>{_LONG})\b(?! (?:early|late|to get|by bus|walk))",
    re.IGNORECASE,
)
_PART = regex(
    rf"(?:(?:duration:?|length:?|it was|was|for|and|all|the whole thing|interview|"
    rf"teams call|zoom call|phone call|"
    rf"call|went ok|good call) )?(?:{_ABOUT} )*(?P<long>{_LONG})"
    r"(?: (?:long|in all|in total|all in|on the phone|on teams|on zoom|over teams|i think|call|"
    r"interview|tops|max|or so|ish|with \S.*))?",
    re.IGNORECASE,
)
"""A part of a sentence that is nothing but how long it took."""
_SPLITS = regex(r"[,;()]|[.!?](?= |$)| [-–—] ")
_COUNTS = {
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
    "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_MOST, _LONGEST, _BELOW, _BEGINNING = 8, 600, 3, 40
_DAYTIME, _WORKING, _AFTER_NOON = range(7, 22), range(8, 19), range(1, 7)
_SHORTEST_TALK, _LONGEST_TALK = 10, 600
"""Minutes: a whole day of trial."""


class Hour(NamedTuple):
    """When an interview began on its day; empty and 0: not said."""

    clock: str = ""
    minutes: int = 0
    """How long it took."""


def hour_of(lines: Sequence[str], is_day: Callable[[str], bool], *, over: bool) -> Hour:
    """Give the hour that stands with the day of an interview, and how long it took.

    `is_day` tells whether a text that names a day means that of the interview. `over`: lines
    below may tell how long it took, down to the next day; else only the line of the day does.
    """
    for place, line in enumerate(lines):
        if len(line) > _LONGEST:
            continue  # prose: its hours are of many things
        if _is_dated(line, is_day):
            found = _beside(line, is_day) or _below(lines[place + 1 : place + 1 + _BELOW])
            if found:
                return found if found.minutes else _with_length(found, lines, place, over=over)
    return Hour()


def _with_length(found: Hour, lines: Sequence[str], place: int, *, over: bool) -> Hour:
    below = takewhile(lambda one: not DAY.search(one), lines[place + 1 :]) if over else ()
    return found._replace(minutes=_length([lines[place], *below]))


def _is_dated(line: str, is_day: Callable[[str], bool]) -> bool:
    return any(is_day(one[0]) for one in islice(DAY.finditer(line), _MOST))


def _beside(line: str, is_day: Callable[[str], bool]) -> Hour | None:
    """Read the hour behind the day of the line, down to another day; else right before it."""
    if _MOVED.search(line):
        return None
    days = [*islice(DAY.finditer(line), _MOST)]
    for place, day in enumerate(days):
        if not is_day(day[0]):
            continue
        ends = days[place + 1].start() if days[place + 1 :] else len(line)
        found = _bare(line[day.end() : ends]) or _first(line[day.end() : ends])
        if found:
            return found
        start = days[place - 1].end() if place else 0
        before = line[start : day.start()]
        last = [*islice(_read(before), _MOST)][-1:]
        if last and not before[last[0][1] :].strip(" ,(on").replace("the", ""):
            return last[0][0]
    return None


def _bare(text: str) -> Hour | None:
    """Read `at 11` right behind the day: of the day, not of the night."""
    found = _BARE.match(text)
    hour = int(found["hour"]) if found else 0
    hour += 12 * (hour in _AFTER_NOON)
    return Hour(f"{hour:02}:00") if hour in _WORKING else None


def _below(lines: Sequence[str]) -> Hour | None:
    """Read the hour with which one of the next lines begins, or its field.

    Of several it is that of the line which says interview; else there is none.
    """
    found: list[tuple[bool, Hour]] = []
    for line in takewhile(lambda one: len(one) <= _LONGEST and not DAY.search(one), lines):
        hour = _of_line(line)
        if hour:
            found.append((bool(STRONG.search(line)), hour))
    said = [hour for sure, hour in found if sure] or [hour for _, hour in found]
    return said[0] if len(said) == 1 else None


def _of_line(line: str) -> Hour | None:
    field = _FIELD.match(line)
    plain = line.lstrip("-*+ ")
    if field or _LINE.match(plain):
        return _first((line[field.end() :] if field else plain)[:_BEGINNING])
    parts = [one.strip() for one in islice(_SPLITS.split(line), _MOST)]
    told = ((part, said) for part in parts if (said := _WAS.match(part)))
    found = next((_first(part[said.end() :]) for part, said in told), None)
    return found or next(filter(None, map(_of_part, parts)), None)


def _of_part(part: str) -> Hour | None:
    """Read `2pm at the hospice`, a part of its own, and `Phone interview at 11`."""
    if _HALF_DAY.match(part):
        return _first(part)
    named = _TALK_AT.fullmatch(part)
    return (_bare(named["at"]) or _first(named["at"])) if named else None


def _first(text: str) -> Hour | None:
    return next((hour for hour, _ in _read(text)), None)


def _read(text: str) -> Iterator[tuple[Hour, int]]:
    """Give each hour of a text that may be that of an interview, and where it ends."""
    for found in islice(_CLOCK.finditer(text), _MOST):
        before = _CLAUSE.split(text[: found.start()])[-1]
        if _OTHER.search(before) or _BEHIND.match(text, found.end()):
            continue
        hour = _hour(found)
        if hour:
            yield hour, found.end()
    for found in islice(_SPELT.finditer(text), _MOST):
        before = _CLAUSE.split(text[: found.start()])[-1]
        hour = _spelt(found)
        if hour and not _OTHER.search(before):
            yield hour, found.end()


def _hour(found: "re.Match[str]") -> Hour | None:
    half = (found["ahalf"] or "").strip().lower().replace(".", "")
    ends = (found["bhalf"] or "").strip().lower().replace(".", "")
    ranged = found["b"] is not None
    if not (found["am"] or half or (ranged and (found["bm"] or ends))):
        return None
    part = (found["part"] or "").lower()
    later = "pm" if "afternoon" in part or "evening" in part else ""
    own = half if half in {"am", "pm"} else later
    start = _minutes(found["a"], found["am"], own or (ends if ranged and not half else ""))
    if start is None:
        return None
    if ranged and not own and ends == "pm" and start >= 12 * 60:  # `11-1pm`
        end = _minutes(found["b"], found["bm"], ends)
        start = start - 12 * 60 if end is not None and start > end else start
    length = 0
    if ranged:
        end = _minutes(found["b"], found["bm"], ends)
        for more in (0, 12 * 60):
            if end is not None and not length and 0 < end + more - start <= _LONGEST_TALK:
                length = end + more - start
    if start // 60 not in _DAYTIME:
        return None
    return Hour(f"{start // 60:02}:{start % 60:02}", length)


def _minutes(hour: str, minute: str | None, half: str) -> int | None:
    """Count the minutes since midnight; `2.30` is in the afternoon."""
    said = half if half in {"am", "pm"} else ""
    text = f"{hour}:{minute or '00'}"
    read = read_clock(f"{text}{said}")
    if read is None:
        return None
    count = read.hour * 60 + read.minute
    return count + 12 * 60 if not said and at_night(text) and count < 7 * 60 else count


def _spelt(found: "re.Match[str]") -> Hour | None:
    """Read `quarter past four`; a mere `four` counts people just as well."""
    if found["noon"]:
        return Hour("12:00")
    how = (found["how"] or "").lower()
    if not (how or found["sharp"]):
        return None
    count = _WORDS[found["hour"].lower()] * 60 + _MINUTES[how]
    return Hour(f"{count // 60:02}:{count % 60:02}")


def _length(lines: Sequence[str]) -> int:
    """Give how many minutes it took, as the lines say it; 0: they do not."""
    plain = [one[:_LONGEST] for one in lines]
    for line in plain:
        found = _TOOK.search(line)
        if found:
            return _count(found["long"])
    for line in plain:
        for part in islice(_SPLITS.split(line.lstrip("-*+# ")), 4 * _MOST):
            said = _PART.fullmatch(part.strip())
            count = _count(said["long"]) if said else 0
            if count >= _SHORTEST_TALK:
                return count
    return 0


def _count(text: str) -> int:
    plain = " ".join(text.lower().split())
    if plain.startswith("three quarters"):
        return 45
    number, _, _ = plain.partition(" ")
    if number in _COUNTS and "min" in plain:
        return _COUNTS[number]
    for begins in ("an hour and ", "one hour and ", "1 hour and "):
        if plain.startswith(begins):
            more = plain.removeprefix(begins).split()[0]
            if more == "a":
                return 90 if plain.endswith("half") else 60
            return 60 + _COUNTS.get(more, int(more) if more.isdecimal() else 0)
    if plain == "two and a half hours":
        return 150
    read = read_duration(plain)
    return int(read.total_seconds() // 60) if read else 0
