"""`init` lets somebody say which of their notes in plain text are about interviews."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.init_plan import Wish
from vaultsync.cli.numbers import read_numbers
from vaultsync.cli.printer import Printer, question
from vaultsync.parse.likely import day_line
from vaultsync.render.escape import columns_of, shortened
from vaultsync.vault.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.parse.front.likeness import Likeness

MOST = 12
"""Notes of a list: more at once would not be read."""
QUESTION = "Which of these are about a job interview, or a call about a job?"
_ONE = "Is it about a job interview, or a call about a job?"
_HOW = "(numbers, e.g. 1 3; all; Enter: none)"
_ROOM = 12
"""Columns that a line needs to say anything."""


def listed(found: Survey) -> "list[Likeness]":
    """Give the notes that may be about a talk and lack lines, the newest day first."""
    alike = (one for one in found.alike if one.takes_lines)
    notes = [*alike, *found.half, *found.unsure, *found.offered]
    return sorted(notes, key=lambda one: one.day or date.min, reverse=True)


def without_listed(found: Survey) -> Survey:
    """Give what was found without the notes that somebody is asked about."""
    alike = tuple(one for one in found.alike if not one.takes_lines)
    return replace(found, alike=alike, held=())


def pick(printer: Printer, wish: Wish, hint: str) -> "list[Likeness]":
    """Show the notes that may be about a talk, and give those that somebody says are.

    Enter is none. A long list comes in parts.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    notes, picked = listed(wish.found), []
    if len(notes) == 1:
        printer.out()
        printer.out("This note may be about a job interview or a call:")
        _show(printer, notes, 0)
        return notes if confirm(_ONE, hint, default=False) else []
    for before in range(0, len(notes), MOST):
        part = notes[before : before + MOST]
        printer.out()
        part_of = f", {before + 1} to {before + len(part)} of {len(notes)}"
        which = f"newest first{part_of * (len(notes) > MOST)}"
        printer.out(f"These notes may be about job interviews or calls ({which}):")
        _show(printer, part, before)
        picked += [notes[number] for number in _numbers(before, len(part), hint)]
    return picked


def _numbers(before: int, count: int, hint: str) -> "Iterator[int]":
    """Ask for numbers of a part of the list; give the places of these notes in the list."""
    first, last = before + 1, before + count
    while True:
        numbers = read_numbers(ask(f"{QUESTION} {_HOW}", hint), last, first)
        if numbers is not None:
            return (number - 1 for number in numbers)
        can = f"numbers from {first} to {last}, as `{first} {last}` or `{first}-{last}`"
        can = can if count > 1 else f"{first}"
        question(f"  type {can}, or `all`; only Enter is none")


def _show(printer: Printer, notes: "Sequence[Likeness]", before: int) -> None:
    """Print a note per line: number, name, and the beginning of the line with its day."""
    digits = len(str(before + len(notes)))
    most = max(printer.prose // 2 - digits - 4, _ROOM)
    names = [one.path.removesuffix(".md") for one in notes]
    if any(columns_of(one) > most for one in names):
        names = [one.rpartition("/")[2] for one in names]
    wide = min(max(map(columns_of, names)), most)
    for number, (name, note) in enumerate(zip(names, notes, strict=True), before + 1):
        short = shortened(name, wide)
        lead = f"  {number:>{digits}}  {short}{' ' * (wide - columns_of(short))}"
        room = printer.prose - columns_of(lead) - 2
        line = shortened(day_line(note), room) if room >= _ROOM else ""
        printer.verbatim(f"{lead}  {line}".rstrip())
