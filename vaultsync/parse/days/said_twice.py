"""Days that a sentence gives twice: `Tuesday week, 8 Dec`, `the end of next week (Fri 11th)`.

Where both agree the day is certain, though the first words alone may mean another one.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.parse.days.likely_days import weekday_index
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from datetime import date

_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_NEXT = r"(?:(?:of |in )?(?:next|(?:the )?following) week|next)\b"
VAGUE = (
    rf"(?:{_WEEKDAY} (?:week|fortnight|{_NEXT})|"
    rf"(?:an? )?(?:week|fortnight) (?:on |from )?(?:{_WEEKDAY}|today\b|tomorrow\b)|"
    rf"(?:today|tomorrow) (?:week|fortnight)|(?:today|tomorrow)\b|"
    rf"(?:next|(?:the )?following) week,? (?:on )?{_WEEKDAY}|"
    r"(?:the )?(?:(?:end|middle|beginning|start) of|mid|early|late|later)[ -]"
    r"(?:(?:next|(?:the )?following|this) week)|(?:next|this) week)"
)
"""Words for a day behind which the day itself may stand."""
BETWEEN = r"(?:,? ?[–—-]|[.,])? \(?(?:so |i\.?e\.? |that is |that's |= ?)?(?:on )?(?:the )?"
NAMED = regex(_WEEKDAY, re.IGNORECASE)
"""The weekday in them."""
_OF_NEXT = regex(r"\b(?:next|following)\b", re.IGNORECASE)
_OF_THIS = regex(r"\bthis week\b", re.IGNORECASE)
_NEAR = regex(r"\b(?:today|tomorrow)\b", re.IGNORECASE)
_LATER = regex(r"\b(?:week|fortnight)\b", re.IGNORECASE)
_BARE_NEXT = regex(r"\bnext$", re.IGNORECASE)
_WEEK = 7


def agree(vague: str, day: "date", base: "date") -> bool:
    """Tell whether a day can be the one that words said on `base` mean.

    `Friday week` is a week behind the next Friday; said on a Friday, that or a week on. `Next
    week` is the one that begins on the Monday to come; `Friday next` may be in that or in this.
    """
    named, near = NAMED.search(vague), _NEAR.search(vague)
    if named and weekday_index(named[0].lower()) != day.weekday():
        return False
    far = (day - base).days
    if _BARE_NEXT.search(vague):
        return 0 < far <= 2 * _WEEK
    if _OF_NEXT.search(vague) or _OF_THIS.search(vague):
        monday = plus_days(base, -base.weekday() + _WEEK * bool(_OF_NEXT.search(vague)))
        return 0 <= (day - monday).days < _WEEK and far >= 0
    later = _LATER.search(vague)
    ahead = 0 if later is None else _WEEK * (1 + (later[0].lower() == "fortnight"))
    if near:
        return far == ahead + (near[0].lower() == "tomorrow")
    return ahead <= far <= ahead + _WEEK
