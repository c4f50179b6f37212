"""Why a text is no time of day, or no duration, and what would be right."""

import re

from vaultsync.calendar import find_zone
from vaultsync.names import one_line
from vaultsync.parse.days.asking import Why
from vaultsync.parse.days.clocks import LONGEST, may_be_hours, read_clock, read_clock_range
from vaultsync.patterns import regex

_CLOCK = regex(r"(?<![\d:.+])(\d{1,2})[:.h ](\d{2})(?!\d)", re.IGNORECASE)
_HALF = regex(r"(\d{1,2})\s?([ap])\.?m\.?", re.IGNORECASE)
_HOURS = regex(r"(\d{1,2})(?:\s?(?:[-–—]|to)\s?(\d{1,2}))?", re.IGNORECASE)
_HALF_OF = regex(
    r"(?:at )?(half|quarter)(?: past)? (\d{1,2}|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve)",
    re.IGNORECASE,
)
_HOUR_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
_SPACED = regex(r"(\d{1,2}) (\d{2})(\s*[ap]\.?m\.?)?", re.IGNORECASE)
_FOUR = regex(r"(\d{2})(\d{2})")
_ZONED = regex(
    r"(\d[\d:.h–—-]*(?:\s?[ap]\.?m\.?)?(?:\s?[–—-]\s?\d[\d:.h]*(?:\s?[ap]\.?m\.?)?)?)"
    r"\s?\(?([A-Z][A-Za-z_/]+(?:[+-]\d{1,2})?|Z|[+]\d{2}:?\d{2})\)?"
)


_PARTS = "(?:after)?noon|morning|evening|night|lunch|breakfast|eod|eob|cob|day|work|early|late"


def _table(*rows: tuple[str, str, str]) -> tuple[tuple[re.Pattern[str], Why], ...]:
    return tuple((regex(one, re.IGNORECASE), Why(*why)) for *why, one in rows)


_TIMES = _table(
    (
        "it does not say when",
        "leave it empty until the time is known",
        r"[\W_]+|soon|tb[acd]|to be .*|n[./]?a\.?|none|unknown|asap|later|no|yes",
    ),
    ("it is not in figures", "write `12:00`", r"noon|midday"),
    ("it is not in figures", "write `00:00`", r"midnight"),
    ("it is a day", "write it under `date`", r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}"),
    (
        "hour or minutes are missing",
        "write the minutes with two digits, as in `14:30`",
        r"\d{0,2}[:.]\d?|[:.]\d{2}|\d{1,2} \d",
    ),
    (
        "it leaves the time open",
        "write one time, as in `14:30`, or a range such as `14:30–15:15`",
        r".*\d.*(?:\?|\bor\b|/).*|(?:[~<>?]|about|around|circa|ca\.?|after|before).*\d.*",
    ),
    (
        "one end of it is not a time",
        "write both ends, as in `14:30–15:15`, or only when it began",
        r"[-–—]\s?\d.*|.*\d.*(?:[-–—]|\bto\b|\buntil\b).*",
    ),
    (
        "it names a part of the day",
        "write when it began, as in `14:30`, or leave it empty if only the day counts",
        rf"(?:.* )?(?:{_PARTS})(?: .*)?",
    ),
)
_DURATIONS = _table(
    (
        "it does not say how long",
        "leave it empty until you know",
        r"[\W_]+|soon|tb[acd]|unknown|n[./]?a\.?|none",
    ),
    (
        "no interview is as short as that",
        "write the minutes, as in `45 min`",
        r"0+(?:[.,:]0+)?\s?\w*|-.*",
    ),
    ("it is not in figures", "write `60 min`", r"(?:about )?an? hour"),
    (
        "it does not say how many",
        "count the hours, as in `2h`",
        r"(?:a )?(?:few|couple|some|several).*",
    ),
    (
        "it leaves the length open",
        "write the longest that it took, as in `60 min`",
        r".*\d\s?\w*\s?(?:[-–—/]|to|or)\s?\d.*|.*\?|.*\bor so|(?:about|around|up to|[<>]).*",
    ),
    (
        "it counts days",
        "write hours, up to `24h`, and one note for each day",
        r".*(?:\b|\d)d(?:ays?)?",
    ),
    (
        "it counts seconds",
        "write whole minutes, as in `75 min`",
        r"\d+:\d{2}:\d{2}|.*\d\s?s(?:ec\w*)?",
    ),
    (
        "it holds no number",
        "write the number, too, as in `75 min`",
        r"(?:pt)?[hm]?|hours?|min\w*",
    ),
    (
        "it is longer than a day",
        "check the number, up to `24h` are read",
        r"(?:pt)?\d+[.,]?\d*\s?(?:m|min\w*|h|hr?s?|hours?)?|\d+:\d{2}",
    ),
    (
        "its unit is neither hours nor minutes",
        "write `h` or `min` after the number",
        r"\d+[.,]?\d*\s?[^\W\d_]+",
    ),
)


def explain_time(text: str) -> Why | None:
    """Say why a text is no time of day; None if nothing more than that can be said."""
    text = one_line(text)
    if len(text) > LONGEST:
        return Why("it is too long for one", "write hours and minutes alone, as in `14:30`")
    return _figures(text) or _zoned(text) or _row(_TIMES, text)


def explain_duration(text: str) -> Why | None:
    """Say why a text is no duration; None if nothing more than that can be said."""
    text = one_line(text)
    if len(text) > LONGEST:
        return Why("it is too long for one", "write minutes alone, as in `75`")
    return _row(_DURATIONS, text)


def _row(table: tuple[tuple[re.Pattern[str], Why], ...], text: str) -> Why | None:
    return next((why for pattern, why in table if pattern.fullmatch(text)), None)


def _figures(text: str) -> Why | None:
    spoken = said_in_words(text)
    if spoken:
        return spoken
    half, hours, four = (one.fullmatch(text) for one in (_HALF, _HOURS, _FOUR))
    if half:
        hour = int(half[1])
        fix = f"write `{hour}:00`" if 12 < hour < 24 else "write it as `2 pm` or `14:00`"
        return Why(f"{half[2].lower()}m goes with the hours 1 to 12", fix)
    if four and read_clock(f"{four[1]}:{four[2]}"):
        return Why("there is no colon in it", f"write `{four[1]}:{four[2]}`")
    spaced = _SPACED.fullmatch(text)
    if spaced and may_be_hours(text):
        first, second, pm = spaced[1], spaced[2], spaced[3] or ""
        fix = f"write `{first}:{second}{pm}` or `{first}:00–{second}:00{pm}`"
        return Why("it may be one time or two hours", fix)
    if hours:
        return _hours(int(hours[1]), int(hours[2]) if hours[2] else None)
    for clock in _CLOCK.finditer(text):
        if int(clock[1]) > 23:
            return Why(f"there is no hour {clock[1]}", "write a time from `00:00` to `23:59`")
        if int(clock[2]) > 59:
            fix = "write minutes from 00 to 59, as in `14:30`"
            return Why(f"there is no minute {clock[2]}", fix)
    return None


def said_in_words(text: str) -> Why | None:
    """`half 10`, which is 10:30 to the British and 9:30 to others; the first is offered.

    None: it is something else.
    """
    found = _HALF_OF.fullmatch(one_line(text))
    if found is None or (found[1].lower() == "quarter" and "past" not in text.lower()):
        return None
    word = found[2].lower()
    hour = int(word) if word.isdigit() else _HOUR_WORDS.index(word) + 1
    hour = hour + 12 if 0 < hour < 7 else hour
    minutes = "30" if found[1].lower() == "half" else "15"
    return Why("it is not in figures", f"write `{hour:02d}:{minutes}`") if hour < 24 else None


def _hours(start: int, end: int | None) -> Why:
    """`9-5` and `2`: the hours at which people work are offered."""
    if max(start, end or 0) > 23:
        return Why(f"there is no hour {max(start, end or 0)}", "write `00:00` to `23:59`")
    start = start if start > 6 else start + 12
    offer = f"{start:02d}:00"
    if end is not None:
        end = end if end > start else end + 12
        offer = f"{offer}–{end:02d}:00" if start < end < 24 else "14:30–15:15"
    return Why("it holds hours without minutes", f"write it as `{offer}`")


def _zoned(text: str) -> Why | None:
    found = _ZONED.fullmatch(text)
    if not found or not read_clock_range(found[1]):
        return None
    zone = found[2] if find_zone(found[2]) else "Europe/London"
    return Why(
        "a time zone follows it",
        f"write `{found[1].strip()}` here and the zone on its own, as in `timezone: {zone}`",
    )
