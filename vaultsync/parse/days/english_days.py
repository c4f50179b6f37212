"""Days in plain English, `5 March 2026` and `Mar 5`: the words most notes have for one.

dateparser reads them, too (a test compares), but takes 90 ms to load and 4 ms for each.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.parse.days.likely_days import MONTH, month_number, next_such
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from datetime import date

_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAY = regex(
    r"(?:(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
    rf"(?:{_NUMBER} (?:of )?({MONTH})|({MONTH}) {_NUMBER}),?(?: (\d{{4}}))?",
    re.IGNORECASE,
)


def english_day(text: str, base: "date | None") -> "date | None":
    """Give the day that a text names; without a year the next one from `base` on.

    None: it has another form, or there is no such day. A weekday in it is not compared.
    """
    found = _DAY.fullmatch(text)
    if not found:
        return None
    month, number = month_number(found[2] or found[3]), int(found[1] or found[4])
    return next_such(base, month, number, found[5])
