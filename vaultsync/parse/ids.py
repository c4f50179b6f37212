"""IDs of follow-ups as they stand in texts, with or without the day that a line was due.

An open line of the due note says its due day twice: behind 📅, where a person may change it,
and at the end of its ID (`vs-k3f9q2xd-1qo`). Where the two differ a person moved the day; a
date that was computed anew changes both. So nothing is remembered between two runs.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from vaultsync.patterns import regex

PATTERN = r"(?P<id>vs-[a-z0-9]{8})(?:-(?P<suffix>[a-z0-9]*))?(?![\w-])"
"""An ID in a regular expression: of letters, digits and hyphens, as Tasks wants it."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FIRST = date(2020, 1, 1)
_WIDTH = 3
"""Always three digits: what a merge pieces together of two days is longer, and is no day."""
_WHOLE = regex(PATTERN)


class ListedId(NamedTuple):
    """An ID as it stands somewhere."""

    id: str
    """The plain ID; empty where there is none."""
    day: date | None = None
    """The day that the line was due when it was written; None: it does not say."""
    suffixed: bool = False
    """Something stands behind the plain ID, readable or not."""


def with_day(ident: str, day: date) -> str:
    """Give the ID of an open line that is due on this day.

    The day is counted from 1 January 2020, in three digits of base 36. A day out of their reach
    (from 2147 on) is left out.
    """
    number = (day - _FIRST).days
    if not 0 <= number < len(_DIGITS) ** _WIDTH:
        return ident
    written = ""
    for _ in range(_WIDTH):
        number, digit = divmod(number, len(_DIGITS))
        written = _DIGITS[digit] + written
    return f"{ident}-{written}"


def listed(found: re.Match[str]) -> ListedId:
    """Take apart what `PATTERN` found."""
    suffix = found["suffix"]
    return ListedId(found["id"], _day(suffix or ""), suffix is not None)


def plain_id(text: str) -> str:
    """Give an ID without its day; any other text stays as it is."""
    found = _WHOLE.fullmatch(text)
    return found["id"] if found else text


def _day(suffix: str) -> date | None:
    return _FIRST + timedelta(days=int(suffix, 36)) if len(suffix) == _WIDTH else None
