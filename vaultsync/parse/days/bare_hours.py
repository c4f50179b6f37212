"""The hour of an interview as a mere number: `11`, `at 2`. Only typed answers are read so."""

import re
from datetime import time

from vaultsync.patterns import regex

_BARE_HOUR = regex(r"(?:at |@ ?|from )?(\d{1,2})(?: ?o['’]?clock)?", re.IGNORECASE)
_SEVEN = regex(r"(?:at |@ ?|from )?0?7(?: ?o['’]?clock)?", re.IGNORECASE)
_BY_DAY = range(8, 24)
"""Hours that need no half of the day."""
_AFTER_NOON = range(1, 7)


def bare_hour(text: str) -> time | None:
    """Read `11`, `at 11` as the hour of an interview, `2` as one of the afternoon.

    None: it is none; seven may be in the morning or in the evening.
    """
    found = _BARE_HOUR.fullmatch(text.strip())
    hour = int(found[1]) if found else 0
    if found and found[1].startswith("0") and hour not in _BY_DAY:
        return None
    if hour in _AFTER_NOON:
        return time(hour + 12)
    return time(hour) if hour in _BY_DAY else None


def is_guess(text: str) -> bool:
    """Tell whether only the half of the day is guessed: `2`, where nobody said `pm`."""
    read = bare_hour(text)
    return read is not None and str(read.hour) not in text


def is_seven(text: str) -> bool:
    """Tell of an hour that may be in the morning or in the evening."""
    return _SEVEN.fullmatch(text.strip()) is not None
