"""So many days, as words count them: `in two weeks`, `ten working days` by the holidays."""

import re
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.calendar import BusinessDays, plus_days
from vaultsync.parse.days.likely_days import last_of, real_day
from vaultsync.patterns import regex
from vaultsync.public_holidays import public_holidays

if TYPE_CHECKING:
    from vaultsync.settings import Holidays

_COUNTS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)
_COUNT = (
    rf"(?:\d{{1,2}}|{'|'.join(_COUNTS[:12])}|"
    rf"(?:{'|'.join(_COUNTS[12:])})(?= (?:working|business) ))"
)
"""Nobody says thirteen days, but fifteen working days are three weeks."""
_COUNTED = regex(
    r"(?:(?:in|by|within|inside|at most|no later than|the next) )*"
    rf"(?:(?P<least>{_COUNT}) ?(?:-|–|to|or) ?)?(?P<count>{_COUNT}|a couple of|an?) "
    r"(?:(?P<works>working |business |week)|calendar )?(?P<unit>day|week|fortnight|month)s?"
    r"[’']?(?: time)?\.?",
    re.IGNORECASE,
)

_COUPLE = regex(r"(?:the next |a )?couple of (?P<unit>day|week)s", re.IGNORECASE)


def business_days(holidays: "Holidays") -> BusinessDays:
    """Give the business days of a vault; without the library only its own days count."""
    country = holidays.country
    return BusinessDays(
        holidays=frozenset(holidays.extra),
        worked=frozenset(holidays.exceptions),
        public=public_holidays(country, holidays.subdivision) if country else None,
    )


def counted_day(text: str, base: date, business: BusinessDays) -> date | None:
    """Read `within ten working days`, `in two weeks`, `a fortnight`: so many days from `base`.

    Of `two or three weeks` the later one counts.
    """
    found = _COUNTED.fullmatch(text)
    if not found:
        return None
    unit, count = found["unit"].lower(), _number(found["count"])
    least = _number(found["least"]) if found["least"] else 0
    if not count or least > count or (found["works"] and unit != "day"):
        return None
    if found["works"]:
        return business.after(base, count)
    if unit != "month":
        return plus_days(base, count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    month = base.month - 1 + count
    year, month = base.year + month // 12, month % 12 + 1
    last = last_of(year, month)
    return last and (real_day(year, month, base.day) or last)


def _number(text: str) -> int:
    word = text.lower()
    if word.isdigit():
        return int(word)
    return {"a": 1, "an": 1, "a couple of": 2}.get(word) or _COUNTS.index(word) + 1


def after_working_days(text: str, base: date, holidays: "Holidays") -> date | None:
    """Give the last day of `ten working days` after `base`; None: the words are others."""
    found = _COUNTED.fullmatch(text.strip())
    works = found is not None and found["works"]
    return counted_day(text.strip(), base, business_days(holidays)) if works else None


def after_a_couple(text: str, base: date) -> date | None:
    """Give the day two weeks after `base` for `a couple of weeks`; None: others words."""
    found = _COUPLE.fullmatch(text.strip())
    return plus_days(base, 14 if found["unit"].lower() == "week" else 2) if found else None
