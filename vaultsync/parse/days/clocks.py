"""Times of day and durations as people write them."""

import re
from datetime import time, timedelta

from vaultsync.patterns import regex

LONGEST = 40
"""Characters of a date, a time or a duration; longer text is none."""
_CLOCK = regex(
    r"(\d{1,2})(?:[:.h ](\d{2}))?(?::\d{2})?\s*(a\.?m\.?|p\.?m\.?|h|uhr)?", re.IGNORECASE
)
_TWO_HOURS = regex(r"(\d{1,2}) (\d{2})(?!\d)\s*([ap]\.?m)?", re.IGNORECASE)
"""`9 17` may be a range; `3 30`, as phones and hands write it, can be a time only."""
_RANGE = regex(r"\s*(?:[-–—~〜～]|\bto\b|\bbis\b|\buntil\b)\s*")
_HOURS_MINUTES = regex(
    r"(?:pt)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?|std\.?|stunden?))?\s*"
    r"(?:(\d{1,3})\s*(?:m|min|mins|minutes?|minuten?|'|’|′)?\.?)?",
    re.IGNORECASE,
)
_WORDS = {
    "half an hour": 30,
    "half hour": 30,
    "an hour": 60,
    "one hour": 60,
    "an hour and a half": 90,
    "one and a half hours": 90,
    "two hours": 120,
    "three hours": 180,
}
"""Minutes."""
_SOON = 4
"""Hours: `10:15-20` may be minutes."""
_CLOCK_DURATION = regex(r"(\d{1,2}):(\d{2})")


def read_clock_range(text: str) -> tuple[time, time | None] | None:
    """Read `14:30`, `2pm`, `14h30` or a range of two of them."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    first, *rest = _RANGE.split(text, maxsplit=1)
    if not rest:
        start = read_clock(first)
        return (start, None) if start else None
    end = read_clock(rest[0]) or _full_hour(first, rest[0])
    start = _before(first, end, rest[0]) if end else None
    return (start, end) if start else None


def _full_hour(start: str, text: str) -> time | None:
    """Read the end of `11.15-12`: a mere hour soon after a start with minutes."""
    begun = read_clock(start)
    if (
        begun is None
        or _has_half(start)
        or not text.isdecimal()
        or len(text) > 2
        or int(text) > 23
    ):
        return None
    return time(int(text)) if 0 < int(text) - begun.hour <= _SOON else None


def _before(text: str, end: time, end_text: str) -> time | None:
    """Read the start of a range: in `11-1pm` and `2-3pm` the end says which half it is."""
    if _has_half(text) or not _has_half(end_text):
        return read_clock(f"{text.strip()}:00" if text.strip().isdigit() else text)
    halves = (read_clock(f"{text.strip()} {half}") for half in ("pm", "am"))
    return next((start for start in halves if start and start < end), None)


def _has_half(text: str) -> bool:
    return text.strip().lower().replace(".", "").endswith(("am", "pm"))


def at_night(text: str) -> bool:
    """Tell whether `2:30` may well be meant for the afternoon: no interview is at 02:30."""
    found = _CLOCK.fullmatch(text.strip())
    return (
        bool(found and found[2] and not found[3])
        and text.strip()[0] in "123456"
        and (text.strip()[1] in ":.h ")
    )


def may_be_hours(text: str) -> bool:
    """Tell whether `9 17` may be two hours, from nine to five, rather than one time."""
    found = _TWO_HOURS.match(text.strip())
    return found is not None and int(found[1]) < int(found[2]) < (13 if found[3] else 24)


def read_clock(text: str) -> time | None:
    """Read one time: `14:30`, `2pm`, `14h30`, `14.30`, `14 30`; None if it is none."""
    found = _CLOCK.fullmatch(text.strip())
    if not found or (found[2] is None and found[3] is None) or may_be_hours(text):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").lower().replace(".", "")
    if half in {"am", "pm"}:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def read_duration(text: str) -> timedelta | None:
    """Read `75`, `75 min`, `1h15`, `1.5 hours`, `1:15` or `PT75M`; up to a day."""
    text = text.strip().removeprefix("~").removeprefix("ca.").strip()
    if not text or len(text) > LONGEST:
        return None
    if text.lower() in _WORDS:
        return timedelta(minutes=_WORDS[text.lower()])
    text = text.replace("½", ".5").replace(" and ", " ").replace("hours,", "hours")
    if len(text) == 1:
        return None  # `2`: minutes or hours?
    clock = _CLOCK_DURATION.fullmatch(text)
    if clock:
        span = timedelta(hours=int(clock[1]), minutes=int(clock[2]))
    else:
        found = _HOURS_MINUTES.fullmatch(text)
        if not found or not (found[1] or found[2]):
            return None
        hours = float((found[1] or "0").replace(",", "."))
        span = timedelta(hours=hours, minutes=int(found[2] or 0))
    return span if timedelta() < span <= timedelta(days=1) else None
