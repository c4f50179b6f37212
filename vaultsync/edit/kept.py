"""A change of a note as it is kept: enough to find its line again, and nothing else of it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from vaultsync.edit.lines import LineChange, lines_of


class Place(NamedTuple):
    """Where a line stood when it was written; digests, so that no other text is kept."""

    head: str
    """Of everything above it."""
    tail: str
    """Of everything below it."""
    rest: int
    """How many lines stood below it."""
    above: str
    """Of the line above it; empty at the beginning of the note."""
    below: str
    """Of the line below it; empty at the end of the note."""
    nth: int
    """How many lines above it read the same: two persons may be thanked on one day."""
    twins: int
    """How many lines of the note read the same, itself included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One change of a user's note: what, when, and before and after."""

    id: str
    when: datetime
    command: str
    """The command that made it."""
    path: str
    line: int
    old: str | None
    """The line that was there, without its end; None: a line was inserted."""
    new: str | None
    """The line that is there since, without its end; None: the line was removed."""
    before: str
    """Digest of the whole note before."""
    after: str
    """Digest of the whole note after."""
    place: Place
    item: str = ""
    """ID of the follow-up that it settled or put off, where it did."""
    undoes: str = ""
    """ID of the change that it took back, where it did."""


def bare(line: str) -> str:
    """Give a line without its end."""
    return line.rstrip("\r\n")


def mark(*lines: str) -> str:
    """Name some lines; the kind of their ends does not count."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def place_of(change: LineChange) -> Place:
    """Say where the changed line stands in the note as it is after the change."""
    texts = [bare(line) for line in lines_of(change.after.text)]
    index = change.line - 1
    above, below = texts[:index], texts[index + (change.new is not None) :]
    return Place(
        head=mark(*above),
        tail=mark(*below),
        rest=len(below),
        above=mark(above[-1]) if above else "",
        below=mark(below[0]) if below else "",
        nth=0 if change.new is None else above.count(change.new),
        twins=0 if change.new is None else texts.count(change.new),
    )
