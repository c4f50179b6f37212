"""How many columns of a terminal a text takes, and breaking it at blanks."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from vaultsync.patterns import regex

_WORDS = regex(r" +|[^ ]+")
_KEPT = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* )?"
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"(?: \d{4})?(?: \d\d:\d\d)?|"
    r"\d+ (?:(?:business|working) )?(?:days?|hours?|minutes?|weeks?|months?)\b|"
    r"(?<![\w.,:/-])(?:\+\d{1,3}|\(?0\d{1,5}\)?)(?: \(?\d{2,8}\)?){1,5}(?![\w:])|"
    r"and \d+ more|VS\d{3} \d+×|[📅⏳✅❌🆔⏰] [^ ]+"
)
_COMMANDS = regex(rf" +|(?:`[^`]*`|{_KEPT}|[^ ])+")
"""The same, but what stands in backquotes is one word, and so is a day, a number of days or of
a phone."""
_AS_ONE = regex(r"^ +|[^ ](?:.*[^ ])?| +$")
_NAMES = regex(r"[^/]+/?|/")
_ADDRESS = regex(r"[^\s@]+@[^\s@]+\.[^\s@]+|\w+://\S+")
"""What is copied whole: an end of line in it would come along, that of a screen does not."""


def clusters(text: str) -> Iterable[str]:
    """Take a text apart into what a reader calls characters."""
    if text.isascii():
        return text
    from wcwidth import iter_graphemes  # noqa: PLC0415 - 35 ms, for other scripts only

    return iter_graphemes(text)


def columns(text: str) -> int:
    """Give how many columns a text without control characters takes."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - 35 ms, for other scripts only

    return max(0, wcswidth(text))


class Piece(NamedTuple):
    """A part of a line, and the text it comes from, by its number."""

    text: str
    source: int


class _Word(NamedTuple):
    """What is not broken if it fits into a line, with the blanks before it."""

    blanks: Piece
    pieces: tuple[Piece, ...]

    @property
    def width(self) -> int:
        return columns("".join(piece.text for piece in self.pieces))


def wrap(
    texts: Sequence[str],
    first: int,
    room: int,
    *,
    whole: bool = False,
    kept: Container[int] = (),
) -> list[list[Piece]]:
    """Break texts that stand behind each other into lines, at blanks.

    The first line has `first` columns, the other ones `room`. What is longer than a line is
    broken between two characters, but no address; `whole`: nor other words in plain letters.
    Texts that no blank parts are one word. So is what stands in backquotes, which is there to
    be copied, a date, and a number with its unit, each if it fits into a line; and so is each
    of the texts whose numbers are `kept`, a path with blanks: where no line has room for it,
    each name in it begins a line before it is broken itself.
    """
    lines: list[list[Piece]] = [[]]
    left = first
    for word in _fitting(texts, min(first, room), kept):
        needed = len(word.blanks.text) + word.width
        if needed <= left:
            lines[-1] += [word.blanks, *word.pieces] if word.blanks.text else word.pieces
            left -= needed
            continue
        if lines[-1]:
            lines.append([])
            left = room
        elif word.blanks.text:  # what a text begins with is its indentation
            lines[-1].append(word.blanks)
            left -= len(word.blanks.text)
        for piece in word.pieces:
            if (whole and piece.text.isascii()) or _ADDRESS.search(piece.text):
                lines[-1].append(piece)
                left -= len(piece.text)
            else:
                left = _broken(piece, lines, left, room)
    return lines


def _fitting(texts: Sequence[str], room: int, kept: Container[int]) -> Iterator[_Word]:
    """Give the words; commands that no line has room for are several ones."""
    pieces = [Piece(text, number) for number, text in enumerate(texts)]
    for word in _words(pieces, _COMMANDS, kept):
        for part in (word,) if word.width <= room else _names(word, kept):
            if part.width <= room or not any(" " in piece.text for piece in part.pieces):
                yield part
            else:
                yield from _words([part.blanks, *part.pieces], _WORDS)


def _names(word: _Word, kept: Container[int]) -> Iterator[_Word]:
    """Take a path that no line has room for apart behind the names of its folders."""
    blanks, pieces = word.blanks, list[Piece]()
    for piece in word.pieces:
        names = _NAMES.findall(piece.text) if piece.source in kept else [piece.text]
        for name in names:
            pieces.append(Piece(name, piece.source))
            if name.endswith("/"):
                yield _Word(blanks, tuple(pieces))
                blanks, pieces = Piece("", piece.source), []
    if pieces:
        yield _Word(blanks, tuple(pieces))


def _words(
    texts: Iterable[Piece], pattern: re.Pattern[str], kept: Container[int] = ()
) -> Iterator[_Word]:
    blanks, pieces = Piece("", 0), list[Piece]()
    for text, number in texts:
        for part in (_AS_ONE if number in kept else pattern).findall(text):
            if not part.startswith(" "):
                pieces.append(Piece(part, number))
                continue
            if pieces:
                yield _Word(blanks, tuple(pieces))
                blanks, pieces = Piece("", number), []
            blanks = Piece(blanks.text + part, number)
    if pieces:
        yield _Word(blanks, tuple(pieces))


def _broken(piece: Piece, lines: list[list[Piece]], left: int, room: int) -> int:
    """Put a piece into as many lines as it needs; give what is left of the last one."""
    part = ""
    for cluster in clusters(piece.text):
        width = columns(cluster)
        if width > left and (part or lines[-1]):
            lines[-1] += [Piece(part, piece.source)] if part else []
            lines.append([])
            part, left = "", room
        part += cluster
        left -= width
    lines[-1].append(Piece(part, piece.source))
    return left
