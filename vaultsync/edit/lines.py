"""A note's lines, and one of them changed: nothing else of the text is touched."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Parsed
from vaultsync.parse.once import parse_once
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.snapshot import Document

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.settings import Settings

_LINE = regex(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_END = regex(r"(?:\r\n|\n|\r)$")


@record_class
class LineChange:
    """One line of a note: inserted, replaced or removed."""

    before: Document
    after: Document
    line: int
    """Number of the line, counted from 1: of the new one, else of the one that goes."""
    old: str | None = None
    """The line that was there, without its end; None: a line is inserted."""
    new: str | None = None
    """The line that is there then, without its end; None: the line is removed."""


@record_class
class Conventions:
    """How the notes of a vault are read, and how its tasks are spelt."""

    settings: "Settings"
    zone: "tzinfo"
    """Of notes that name none."""
    dataview: bool = False
    """The days of tasks are written as Dataview fields."""

    def parse(self, note: Document) -> Parsed:
        """Read a note."""
        return parse_once(note.text, note.path, self.settings, self.zone)


@record_class(kw_only=False)
class Refusal:
    """Why a note is left as it is."""

    reason: str
    line: int = 0
    """Where in the note the reason lies, counted from 1; 0: nowhere in particular."""
    by_hand: str = ""
    """The line that a person can write there instead; empty where there is none."""


def lines_of(text: str) -> list[str]:
    """Give a text's lines with their ends; joined they are the text."""
    return [line for line in _LINE.findall(text) if line]


def first_end(text: str) -> str:
    """Give how the first line of a text ends; a text of one line has LF."""
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else "\n"


def line_at(text: str, offset: int) -> int:
    """Give the number, from 1, of the line in which an offset lies."""
    return len(re.findall(r"\r\n|\n|\r", text[:offset])) + 1


def with_line(note: Document, index: int, new: str) -> LineChange:
    """Put a line in before the line of this index.

    Its end is that of the line above; a note without a final newline keeps having none.
    """
    lines = lines_of(note.text)
    before = lines[index - 1] if index else ""
    eol = _end(before) or first_end(note.text)
    open_end = before and not before.endswith(("\n", "\r"))
    spliced = f"{eol}{new}" if open_end else f"{new}{eol}"
    whole = "".join(lines[:index]) + spliced + "".join(lines[index:])
    return LineChange(before=note, after=Document.of(note.path, whole), line=index + 1, new=new)


def without_line(note: Document, number: int) -> LineChange:
    """Take a line away, with its end: what `with_line` put there is undone to the byte."""
    lines = lines_of(note.text)
    old = lines.pop(number - 1)
    end = _end(old)
    if (
        not end and lines
    ):  # the last line of a note without a final newline, which has none then
        lines[-1] = lines[-1].removesuffix(_end(lines[-1]))
    after = Document.of(note.path, "".join(lines))
    return LineChange(before=note, after=after, line=number, old=old.removesuffix(end))


def with_other_line(note: Document, number: int, text: str) -> LineChange:
    """Put another text into a line; its end stays."""
    lines = lines_of(note.text)
    old = lines[number - 1]
    end = _end(old)
    lines[number - 1] = text + end
    after = Document.of(note.path, "".join(lines))
    return LineChange(
        before=note, after=after, line=number, old=old.removesuffix(end), new=text
    )


def _end(line: str) -> str:
    found = _END.search(line)
    return found[0] if found else ""
