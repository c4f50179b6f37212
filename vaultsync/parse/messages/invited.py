"""The day of an interview that a line tells of: proposed in a command, never read as a fact."""

import re
from typing import TYPE_CHECKING

from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.patterns import regex
from vaultsync.settings import Settings

if TYPE_CHECKING:
    from datetime import date

_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? \d{4})?"
_DAYS = regex(
    rf"(?P<other>\b(?:by|before|until|till|of|from|since|after|than|last|next) (?:the )?)?"
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)|"
    rf"(?:{_WEEKDAY},? )?(?:the )?(?P<day>{_NUMBER} (?:of )?{MONTH}{_YEAR}|"
    rf"{MONTH} (?:the )?{_NUMBER}{_YEAR})|"
    rf"(?P<weekday>(?<=\bon ){_WEEKDAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b",
    re.IGNORECASE,
)
"""Days in a line; an `other` one is the last on which something may happen, or is past."""
_UNSURE = regex(r"\b(?:or|either|maybe|perhaps|week)\b", re.IGNORECASE)


def day_of_invitation(text: str, base: "date", *, weekdays: bool = False) -> "date | None":
    """Give the one day that a line names, counted from `base`; None where it is not certain.

    A weekday alone is the next one after the day on which it was said; only with `weekdays`,
    where that day is known.
    """
    if _UNSURE.search(text):
        return None
    found: set[date | None] = set()
    for match in _DAYS.finditer(text):
        if match["other"]:
            continue
        if match["weekday"] and not weekdays:
            return None
        moment = find_moment(match[0], Settings(), base)
        found.add(moment.day if moment else None)
    day = found.pop() if len(found) == 1 else None
    return day if day and day > base else None
