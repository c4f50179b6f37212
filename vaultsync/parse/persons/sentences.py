"""Running text, taken apart into sentences."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from vaultsync.model import Point
from vaultsync.names import one_line
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_END = regex(r"(?<=[.!?])[\"”']?\s+(?=\S)|(?<=\w)\s*;\s+")
_ABBREVIATED = regex(
    r"\b(?:mr|mrs|ms|dr|prof|st|no|e\.g|i\.e|vs|approx|incl|ca)\.$", re.IGNORECASE
)
_STOP = regex(r"[.!?:;…][\"'”’)]*\s*$")
_FULL_WIDTH = 60
"""Columns from which a line without a stop goes on in the next."""


def sentences(text: str) -> list[str]:
    """Divide a line; behind `Mr.` no sentence ends."""
    found: list[str] = []
    for part in _END.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return [*map(_whole, found)]


def _whole(part: str) -> str:
    """Leave out the bracket at an end of a sentence whose other one is in another sentence."""
    if part.endswith((")", ").")) and part.count(")") > part.count("("):
        return part.rstrip(".").removesuffix(")").rstrip()
    if part.startswith("(") and part.count("(") > part.count(")"):
        return part[1:].lstrip()
    return part


def sayings(text: str, line: int) -> "Iterator[Point]":
    """Give the sentences of a text that begins on a line.

    Who writes a thought a line needs no stops. Lines of nearly full width that end without
    one were broken by an editor, if all of them are as full.
    """
    gathered, first = "", line
    lines = text.split("\n")
    broken = _is_filled(lines)
    for number, one in enumerate(lines, line):
        wrapped = broken and len(gathered.rpartition("\n")[2]) >= _FULL_WIDTH
        if gathered and (not wrapped or _STOP.search(gathered)):
            yield from (Point(part, first) for part in sentences(one_line(gathered)))
            gathered = ""
        first = first if gathered else number
        gathered = f"{gathered}\n{one}" if gathered else one
    yield from (Point(part, first) for part in sentences(one_line(gathered)) if part)


def _is_filled(lines: "Sequence[str]") -> bool:
    """Tell whether an editor may have broken these lines: a word more had no room in any.

    A line of plain notes ends where the thought does, with room left. One that ends with a
    stop tells nothing.
    """
    width = max(map(len, lines))
    return all(
        _STOP.search(one) or len(f"{one} {_first_word(behind)}") > width
        for one, behind in pairwise(lines)
    )


def _first_word(line: str) -> str:
    return line.split(" ", 1)[0]
