"""`init` lets somebody say which of their notes in plain text are about interviews."""

from typing import TYPE_CHECKING

from vaultsync.cli.asking import ask
from vaultsync.cli.init_inside import single_ones
from vaultsync.cli.init_plan import Wish
from vaultsync.cli.numbers import read_numbers
from vaultsync.cli.printer import Printer, question
from vaultsync.parse.likely import day_line
from vaultsync.render.escape import columns_of, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.parse.front.likeness import Likeness

MOST = 12
"""Notes of the list: more would not be read."""
QUESTION = "Which of these are about an interview or a call?"
_ABOUT = "interviews or calls"
_HOW = "(numbers, e.g. 1 3; all; Enter: none)"
_HOW_ONE = "(1, or Enter: none)"
_ROOM = 12
"""Columns that a line needs to say anything."""


def pick(printer: Printer, wish: Wish, hint: str, *, more: bool) -> "tuple[Likeness, ...]":
    """Show the notes that may be about a talk, and give those that somebody says are.

    `more`: others that look like one were asked about before. Enter is none.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    notes = (*_lacking(wish), *wish.found.unsure, *wish.found.offered)
    if not notes:
        return ()
    shown, left = notes[:MOST], len(notes[MOST:])
    one = len(notes) == 1
    these = f"{'This' if one else 'These'}{' other' * more} note{'' if one else 's'}"
    printer.out()
    printer.out(f"{these} may be about {'an interview or a call' if one else _ABOUT}:")
    _show(printer, shown)
    if left:
        printer.out(f"and {left} more: `vaultsync show NOTE` gives the lines for any of them")
    while True:
        text = ask(f"{QUESTION} {_HOW_ONE if one else _HOW}", hint)
        numbers = read_numbers(text, len(shown))
        if numbers is not None:
            return tuple(shown[number - 1] for number in numbers)
        last = len(shown)
        numbers_there = f"numbers from 1 to {last}, as `1 {last}` or `1-{last}`, or `all`"
        question(f"  type {'1' if one else numbers_there}; only Enter is none")


def _lacking(wish: Wish) -> "Iterator[Likeness]":
    """Give those that look like one for sure and do not say with whom or when it was."""
    for one in single_ones(wish):
        if not (one.front or one.also or (one.company and one.day)):
            yield one._replace(unsure=True)


def _show(printer: Printer, notes: "Sequence[Likeness]") -> None:
    """Print a note per line: number, name, and the beginning of the line with its day."""
    digits = len(str(len(notes)))
    most = max(printer.prose // 2 - digits - 4, _ROOM)
    names = [one.path.removesuffix(".md") for one in notes]
    names = [one if columns_of(one) <= most else one.rpartition("/")[2] for one in names]
    wide = min(max(map(columns_of, names)), most)
    for number, (name, note) in enumerate(zip(names, notes, strict=True), 1):
        short = shortened(name, wide)
        lead = f"  {number:>{digits}}  {short}{' ' * (wide - columns_of(short))}"
        room = printer.prose - columns_of(lead) - 2
        line = shortened(day_line(note), room) if room >= _ROOM else ""
        printer.verbatim(f"{lead}  {line}".rstrip())
