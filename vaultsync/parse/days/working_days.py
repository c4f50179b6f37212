"""Business days, as words count them: `within ten working days`, by the holidays of a vault."""

import re
from typing import TYPE_CHECKING

from vaultsync.calendar import BusinessDays
from vaultsync.patterns import regex
from vaultsync.public_holidays import public_holidays

if TYPE_CHECKING:
    from datetime import date

    from vaultsync.settings import Holidays

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
_COUNT = rf"(?:an?|\d{{1,2}}|{'|'.join(_WORDS)})"
_SPAN = regex(
    rf"(?:the next )?(?:{_COUNT} ?(?:to|or|-|–) ?)?(?P<count>{_COUNT}) "
    r"(?:working|business) days?",
    re.IGNORECASE,
)
"""Of `5 to 10 working days` the last one counts."""


def business_days(holidays: "Holidays") -> BusinessDays:
    """Give the business days of a vault; without the library only its own days count."""
    country = holidays.country
    return BusinessDays(
        holidays=frozenset(holidays.extra),
        worked=frozenset(holidays.exceptions),
        public=public_holidays(country, holidays.subdivision) if country else None,
    )


def after_working_days(text: str, base: "date", holidays: "Holidays") -> "date | None":
    """Give the last day of `ten working days` after `base`; None: the words are others."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    word = found["count"].lower()
    named = _WORDS.index(word) + 1 if word in _WORDS else 0
    count = int(word) if word.isdecimal() else named or 1
    return business_days(holidays).after(base, count) if count else None
