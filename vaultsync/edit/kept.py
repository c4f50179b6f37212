"""A change of a note as it is kept: enough to find its line again, and nothing else of it."""

import hashlib
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from vaultsync.edit.lines import Conventions, LineChange, lines_of, with_line, with_other_line
from vaultsync.model import Interview
from vaultsync.records import record_class
from vaultsync.snapshot import Document


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
    """How many lines above it read the same and are of the same owner."""
    twins: int
    """How many lines of the note do, itself included."""
    owner: str = ""
    """Of the name of the person whose record it is; two may be thanked on one day.

    Empty where it is nobody's, or was kept by an older version, which counted all equal lines.
    """


@record_class
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


def without_end(line: str) -> str:
    """Give a line without its end."""
    return line.rstrip("\r\n")


def mark(*lines: str) -> str:
    """Name some lines; the kind of their ends does not count."""
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@record_class(kw_only=False, slots=False)
class Ownership:
    """Whose the records of a note are, told by the note as it is parsed."""

    note: Document
    ways: Conventions

    def of(self, line: int, old: str | None, new: str | None) -> str:
        """Name the person whose record a change from `old` to `new` made or took.

        The note is as it is after the change. Where the line is no record any more, the one
        that was there tells it. Empty where it is nobody's.
        """
        found = self.by_line.get(line, "") if new is not None else ""
        if found or old is None:
            return found
        put = with_line(self.note, line - 1, old) if new is None else None
        put = put or with_other_line(self.note, line, old)
        return Ownership(put.after, self.ways).by_line.get(line, "")

    @cached_property
    def by_line(self) -> dict[int, str]:
        """Give the owners of each line that is a touch; the application as a whole is one."""
        found: dict[int, set[str]] = {}
        for touch in self._interview.touches if self._interview else ():
            found.setdefault(touch.line, set()).add(touch.who)
        return {line: mark(*sorted(who)) for line, who in found.items()}

    @cached_property
    def namesakes(self) -> dict[str, set[str]]:
        """Give everyone whom the note knows with those who have the same name.

        Such are told apart by the order of their sections, which says little once it changed.
        """
        found: dict[str, set[str]] = {}
        for person in self._interview.people if self._interview else ():
            found.setdefault(person.key.partition("#")[0], set()).add(mark(person.key))
        return {one: group - {one} for group in found.values() for one in group}

    @cached_property
    def _interview(self) -> Interview | None:
        return self.ways.parse(self.note).interview


def place_of(change: LineChange, ways: Conventions) -> Place:
    """Say where the changed line stands in the note as it is after the change."""
    owners = Ownership(change.after, ways)
    texts = [without_end(line) for line in lines_of(change.after.text)]
    index = change.line - 1
    above, below = texts[:index], texts[index + (change.new is not None) :]
    owner = owners.of(change.line, change.old, change.new)
    twins = [
        at
        for at, text in enumerate(texts)
        if text == change.new and owners.of(at + 1, change.old, change.new) == owner
    ]
    return Place(
        head=mark(*above),
        tail=mark(*below),
        rest=len(below),
        above=mark(above[-1]) if above else "",
        below=mark(below[0]) if below else "",
        nth=sum(at < index for at in twins),
        twins=len(twins),
        owner=owner,
    )
