"""Texts behind each other in one line, wrapped at blanks on a screen."""

from itertools import groupby
from typing import NamedTuple

from vaultsync.cli.printer import NARROW, PROSE, Printer
from vaultsync.render.columns import Piece, columns, wrap
from vaultsync.render.escape import terminal


class Bit(NamedTuple):
    """A part of a line."""

    text: str
    style: str = ""
    path: str = ""
    """The file of the vault to which it leads; empty: it is no link."""
    line: int = 1
    column: int = 1


class Shown(NamedTuple):
    """A line that can be printed."""

    painted: str
    width: int
    """Columns that it takes."""


def flow(
    printer: Printer, *bits: Bit, indent: int = 0, hang: int = 0, widest: int = PROSE
) -> None:
    """Print bits behind each other, `indent` columns from the left.

    On a screen, lines that follow begin `hang` columns further, and none goes beyond `widest`;
    what is not broken, such as an address, goes to the left for that. In a pipe it is one line.
    """
    if not printer.on_terminal:
        printer.painted(" " * indent + "".join(map(printer.bit, bits)))
        return
    room = max(min(printer.width, widest) - indent, NARROW)
    for number, line in enumerate(lines(printer, bits, room, room - hang)):
        left = indent + (hang if number else 0)
        if line.width > printer.width - left:
            left = max(printer.width - line.width, 0)
        printer.painted(" " * left + line.painted)


def lines(printer: Printer, bits: tuple[Bit, ...], first: int, room: int) -> list[Shown]:
    """Break bits into lines; the first one has `first` columns, the others have `room`."""
    texts = [terminal(bit.text).replace("\t", " ") for bit in bits]
    paths = {
        number
        for number, bit in enumerate(bits)
        if bit.path and bit.text.strip().startswith(bit.path)
    }
    return [
        Shown(_painted(printer, bits, line), columns("".join(piece.text for piece in line)))
        for line in wrap(texts, first, room, kept=paths)
    ]


def _painted(printer: Printer, bits: tuple[Bit, ...], line: list[Piece]) -> str:
    """Paint what belongs together in one go."""
    parts = []
    for number, pieces in groupby(line, key=lambda piece: piece.source):
        text = "".join(piece.text for piece in pieces)
        parts.append(printer.bit(bits[number]._replace(text=text)))
    return "".join(parts)
