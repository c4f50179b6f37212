"""A block of labelled lines, wrapped on a terminal."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.listing import NARROW
from vaultsync.cli.printer import Printer

_WIDE_GAP = re.compile(r" {2,}")
"""It puts texts into columns, for which a narrow screen has no room."""


class Line(NamedTuple):
    """A label and a text, perhaps with the note and the line to which it leads."""

    label: str
    text: str
    path: str = ""
    line: int = 1


def show_rows(printer: Printer, rows: Iterable[Line], width: int) -> None:
    """Print labels with their texts; the widest label has `width` columns."""
    narrow = printer.on_terminal and printer.width < NARROW
    for row in rows:
        bit = Bit(row.text, "", row.path, row.line)
        if not narrow:
            label = Bit(f"{row.label:<{width}}", "dim")
            flow(printer, label, Bit("  "), bit, indent=2, hang=width + 2)
            continue
        start = (Bit(f"{row.label}  ", "dim"),) if row.label else ()
        text = bit._replace(text=_WIDE_GAP.sub("  ", row.text))
        flow(printer, *start, text, indent=2 if row.label else 4, hang=2 if row.label else 0)
