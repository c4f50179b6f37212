"""A day that is typed with its hour, taken apart: `thurs 3 dec at 10am`, `9 December 10.30`.

Whether the words are a day, whoever asked finds out.
"""

import re

from vaultsync.parse.days.clocks import read_clock_range
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.typed_days import has_form_of_day
from vaultsync.patterns import regex

_CLOCK = regex(
    r"[:.]\d\d|\d ?[ap]\.?m\b|\dh|noon|midday|o['’]?clock|past|quarter", re.IGNORECASE
)
_AT = regex(r"(?:^|(?<=,))(?:at|@)$|,$", re.IGNORECASE)
_BEHIND_AT = regex(r"(?P<day>.+?),? (?:at|@) (?P<clock>.+)", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*"
_WHOLE_DAY = regex(
    rf"(?P<day>today|tomorrow|yesterday|\d{{4}}-\d\d-\d\d|(?:{_WEEKDAY} )?(?:the )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|{MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4})?),? (?P<hour>1\d|[1-9])",
    re.IGNORECASE,
)
"""A day and a number that can only be its hour."""
_LONGEST, _MOST_WORDS = 5, 20
"""Words that an hour has at most: `10 am to 11 am`; and those of all."""


def day_and_clock(text: str) -> tuple[str, str]:
    """Take `thurs 3 dec at 10am` apart; the hour is empty where there is none.

    A number alone is no hour, but `at 10` is one, and that behind a day that needs no number
    more: `today 11`, `thurs 3 dec 10`. In `fri 4.12` there is a day, and no hour.
    """
    words = text.split()
    whole = _WHOLE_DAY.fullmatch(" ".join(words))
    if whole:
        return whole["day"], whole["hour"]
    if has_form_of_day(" ".join(words)) or len(words) > _MOST_WORDS:
        return text, ""
    sides = [(words[:at], words[at:]) for at in range(1, len(words))]
    sides += [(words[at:], words[:at]) for at in range(1, len(words))]
    for day, clock in sorted(sides, key=lambda one: -len(one[1])):
        lead = bool(_AT.search(clock[0])) or (bool(day) and bool(_AT.search(day[-1])))
        said = " ".join(clock[_AT.fullmatch(clock[0]) is not None :])
        if len(clock) > _LONGEST or not (lead or _CLOCK.search(said)):
            continue
        if read_clock_range(said):
            return " ".join(_bare(day)), said
    behind = _BEHIND_AT.fullmatch(text)  # no hour that is sure: it is told why
    return (behind["day"], behind["clock"]) if behind else (text, "")


def _bare(day: list[str]) -> list[str]:
    """Give the words of a day without `at` or a comma at their end."""
    if day and _AT.fullmatch(day[-1]):
        day = day[:-1]
    return [*day[:-1], day[-1].rstrip(",")] if day else day
