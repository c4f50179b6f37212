"""A note's lines, and one of them changed: nothing else of the text is touched."""

import re
from dataclasses import dataclass

from vaultsync.snapshot import Document

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_END = re.compile(r"(?:\r\n|\n|\r)$")
_BULLET = re.compile(r"([-*+])[ \t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a note is left as it is."""

    reason: str


def lines_of(text: str) -> list[str]:
    """Give a text's lines with their ends; joined they are the text."""
    return [line for line in _LINE.findall(text) if line]


def with_line(note: Document, index: int, text: str) -> LineChange:
    """Put a list item in before the line of this index, as its neighbours look.

    Bullet and end of line are those of the line above; a note without a final newline keeps
    having none.
    """
    lines = lines_of(note.text)
    before = lines[index - 1] if index else ""
    ends = _END.search(before) or re.search(r"\r\n|\n|\r", note.text)
    eol = ends[0] if ends else "\n"
    bullet = _BULLET.match(before)
    new = f"{bullet[1] if bullet else '-'} {text}"
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
