"""A block of labelled lines, wrapped on a terminal."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from vaultsync.calendar import show_day
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.listing import NARROW
from vaultsync.cli.printer import HANG, Printer
from vaultsync.patterns import regex

_DAY = 15
"""Columns of the longest day, `Thu 26 Feb 2026`."""
_WIDE_GAP = regex(r" {2,}")
"""It puts texts into columns, for which a narrow screen has no room."""


class Line(NamedTuple):
    """A label and a text, perhaps with the note and the line to which it leads."""

    label: str
    text: str
    path: str = ""
    line: int = 1


def day_column(day: date | None) -> str:
    """Write a day so that what comes behind it begins in one column; nothing without a day."""
    return f"{show_day(day):<{_DAY}}  " if day else ""


def show_rows(printer: Printer, rows: Iterable[Line], width: int) -> None:
    """Print labels with their texts; the widest label has `width` columns.

    Where a text without a label is an entry of its own, what is wrapped stands further right.
    """
    rows = list(rows)
    narrow = printer.on_terminal and printer.width < NARROW
    deeper = HANG if any(not row.label and not row.path for row in rows) else 0
    for row in rows:
        bit = Bit(row.text, "", row.path, row.line)
        if not narrow:
            label = Bit(f"{row.label:<{width}}", "dim")
            flow(printer, label, Bit("  "), bit, indent=2, hang=width + 2 + deeper)
            continue
        start = (Bit(f"{row.label}  ", "dim"),) if row.label else ()
        text = bit._replace(text=_WIDE_GAP.sub("  ", row.text))
        indent = 2 if row.label else 4
        flow(printer, *start, text, indent=indent, hang=4 - indent + deeper)
