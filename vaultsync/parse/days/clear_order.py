"""What comes first in dates in figures, where those that name one day only agree on it.

Nothing is ever read by it: `init` proposes the setting, and a help names the date.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.parse.days.likely_days import real_day
from vaultsync.parse.days.near_days import WEEKDAY, near_day
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from datetime import date

    from vaultsync.diagnostics import Finding
    from vaultsync.snapshot import Document

ONCE_FOR_ALL = (
    'or say once for all which comes first: `date_order = "DMY"` (the day) or `"MDY"` '
    "(the month) at the top of vaultsync.toml"
)
"""How the help on a date that could be two days ends."""
_ENOUGH = 2
"""Dates that a habit takes."""
_FIGURES = regex(
    r"(?<![\d./-])(\d{1,2})(?:([.-])(\d{1,2})\2(\d{4})|/(\d{1,2})/(\d{4}|\d\d))(?![\d/])"
)


_SHORT = regex(
    rf"(?<![\w./-])(?:{WEEKDAY}\.?,? )?(?!24/7)(\d{{1,2}}/\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}(?=\.))"
    r"(?![\w/%]|[.-]\d)",
    re.IGNORECASE,
)
"""`11/19`, `fri 12/4`: of the last months, and no fraction."""
_CLOSE = 120
"""Days from today within which the notes of a search are."""


class ClearOrder(NamedTuple):
    """An order of day and month, with a date that shows it."""

    order: str
    """`DMY` or `MDY`."""
    text: str
    """`24.11.2026`."""
    path: str
    """The note in which it stands."""


def clear_order(
    findings: "Iterable[Finding]", notes: "Iterable[Document]"
) -> ClearOrder | None:
    """Give the order in which all dates in figures are that can be read in one order only.

    Two of them must have been read as dates (VS110), and none in the other order may stand
    anywhere in the interview notes, not even in a mail that was pasted.
    """
    read = [one for one in findings if one.code == "VS110"]
    shown = [found for one in read for found in _orders(_text(one), one.path)]
    orders = {one.order for one in shown}
    if len(shown) < _ENOUGH or len(orders) > 1:
        return None
    anywhere = (found for note in notes for found in _orders(note.text, note.path))
    return None if any(one.order not in orders for one in anywhere) else shown[0]


def order_said(
    notes: "Iterable[tuple[str, str]]",
    *,
    enough: int = _ENOUGH,
    today: "date | None" = None,
) -> ClearOrder | None:
    """Give the order in which all dates in figures are that stand anywhere in some notes.

    `notes` are paths with texts. There must be `enough` of them that are a day in one order
    only; one in the other order leaves it open. `today`: those without a year count, too, if
    they are near it.
    """
    shown: list[ClearOrder] = []
    for path, text in notes:
        shown += _orders(text, path)
        shown += _short_orders(text, path, today) if today else ()
    one_order = len({one.order for one in shown}) == 1
    return shown[0] if one_order and len(shown) >= enough else None


def open_date(notes: "Iterable[tuple[str, str]]", today: "date") -> ClearOrder | None:
    """Give the first date without a year that could be two days, one of them near today.

    Its `order` is empty. `notes` are paths with texts.
    """
    for path, text in notes:
        for found in _SHORT.finditer(text):
            days = {near_day(found[0], today, order) for order in ("DMY", "MDY")}
            near = [day for day in days if day and abs((day - today).days) <= _CLOSE]
            far = len(near) == 1 and found[0][0].isalpha()
            if None not in days and len(days) > 1 and near and not far:
                return ClearOrder("", found[0], path)
    return None


def with_order(
    findings: "tuple[Finding, ...]", notes: "Iterable[Document]"
) -> "tuple[Finding, ...]":
    """Let the help on dates that could be two days say which the other notes speak for."""
    if not any(ONCE_FOR_ALL in one.help for one in findings):
        return findings
    clear = clear_order(findings, notes)
    if clear is None:
        return findings
    line = (
        f'or add the line `date_order = "{clear.order}"` at the top of vaultsync.toml, before '
        f"any [table]: {clear.text} in {clear.path} is read so"
    )
    return tuple(replace(one, help=one.help.replace(ONCE_FOR_ALL, line)) for one in findings)


def _short_orders(text: str, path: str, today: "date") -> Iterator[ClearOrder]:
    """Give each date without a year that is a day near today in one order only."""
    for found in _SHORT.finditer(text):
        days = {order: near_day(found[0], today, order) for order in ("DMY", "MDY")}
        near = [
            order for order, day in days.items() if day and abs((day - today).days) <= _CLOSE
        ]
        # with a weekday, the other one is meant no more if it is far
        if len(near) == 1 and (not all(days.values()) or found[0][0].isalpha()):
            yield ClearOrder(near[0], found[0], path)


def _text(one: "Finding") -> str:
    return one.source[one.column - 1 :][: one.length]


def _orders(text: str, path: str) -> Iterator[ClearOrder]:
    """Give each date in figures that is a day in one order only."""
    for found in _FIGURES.finditer(text):
        first, second = int(found[1]), int(found[3] or found[5])
        year = int(found[4] or found[6])
        year += 2000 * (year < 100)
        day_first, month_first = real_day(year, second, first), real_day(year, first, second)
        if (day_first is None) != (month_first is None):
            yield ClearOrder("DMY" if day_first else "MDY", found[0], path)
