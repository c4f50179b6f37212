"""A message taken apart: greetings, what it says, where the signature begins."""

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from vaultsync.checks.wording import Word, content, read_words
from vaultsync.names import fold
from vaultsync.parse.lines import split_lines
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.words import word_list, word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def particles() -> frozenset[str]:
    """Give the small words inside of names: `de`, `van`."""
    return word_set("particles", "any")


def titles() -> frozenset[str]:
    """Give what stands before or behind a name and tells nobody apart: `dr`, `chef`."""
    return word_set("titles", "any")


def groups() -> frozenset[str]:
    """Give the words of a greeting that is for several people, or for nobody in particular."""
    return word_set("groups")


_GREETING = regex(
    r"\s*(?:my )?(dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)"
    r"|to(?= whom))(?![\w'’])[ ,]{0,3}",
    re.IGNORECASE,
)
_END_OF_NAME = regex(r"[,;:!?\u2013\u2014(]|\s-\s|\.\s+(?=[a-z])|\.$")
_SALUTATION_ONLY = regex(r"\s*([^\W\d_][^,.;:!?\d]{1,50}),\s*$")
_POSTSCRIPT = regex(r"\s*p\.?\s?s\.?[\s:]", re.IGNORECASE)
LONGEST = 100_000
"""Characters that are looked at: what is longer is an error whatever it says (VS527)."""
_MOST_LINES = 3000
_MOST_GREETINGS = 10
_LAST_LINES = 12
"""Lines at the end among which the signature begins."""
_MOST_CALLED = 6
_FEW_WORDS = 5
_BETWEEN = frozenset({"and", "whom", "it", "may", "concern"})


@record_class(kw_only=False)
class Greeting:
    """Whom a message greets."""

    row: int
    words: tuple[Word, ...]
    """The words by which somebody is called, honorifics included."""
    text: str
    """The whole greeting, as far as the name goes."""


@record_class(kw_only=False, slots=False)
class Message:
    """The text of a draft. Everything here follows from its lines and the sender's name."""

    lines: tuple[str, ...]
    sender: tuple[str, ...] = ()
    """Lines of the signature, folded."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words, of greeting and signature too."""
        return read_words(self.lines)

    @cached_property
    def greetings(self) -> tuple[Greeting, ...]:
        """The greetings: one, or two where a message is passed on."""
        rows = [row for row, line in enumerate(self.lines[:200]) if line.strip()]
        found = [one for row in rows if (one := self._greeting(row, first=row == rows[0]))]
        return tuple(found[:_MOST_GREETINGS])

    def _greeting(self, row: int, *, first: bool) -> Greeting | None:
        line = self.lines[row][:400]
        begins = _GREETING.match(line)
        if not begins:
            bare = _SALUTATION_ONLY.match(line) if first else None
            if not bare or any(
                w[:1].islower() and w.casefold() not in particles() for w in bare[1].split()
            ):
                return None
            start, end = 0, bare.end(1)
        else:
            if not first and begins[1].casefold() not in {"dear", "hello", "hi"}:
                return None
            start, end = begins.end(), _end_of_name(line, begins.end())
            if not first and line[end : end + 1] not in {",", "!", ":", ""}:
                return None
        inside = tuple(
            w for w in self.words if w.row == row and start < w.column <= max(end, start)
        )
        called = tuple(_called(inside))
        last = called[-1].column + len(called[-1].text) - 1 if called else len(line[:end])
        return Greeting(row, called, line[:last].strip())

    @cached_property
    def top(self) -> int:
        """The row on which a finding about the whole message stands."""
        if self.greetings:
            return self.greetings[0].row
        return next((row for row, line in enumerate(self.lines) if line.strip()), 0)

    @cached_property
    def signature(self) -> tuple[int, int]:
        """The rows of closing words and signature; past the end where there is none."""
        filled = [row for row, line in enumerate(self.lines) if line.strip()][-_LAST_LINES:]
        closing = [row for row in filled if is_sign_off(self.lines[row])]
        named = [row for row in filled if self._is_name(row)]
        if not closing and not named:
            return len(self.lines), len(self.lines)
        first = closing[-1] if closing else self._closing(named[0])
        last = first
        names = 0
        for row in range(first + 1, len(self.lines)):
            empty = not self.lines[row].strip()
            if (empty and names) or _POSTSCRIPT.match(self.lines[row]):
                break
            names += not empty
            last = row
        return first, last + 1

    def _closing(self, named: int) -> int:
        """Give the row in which closing words of another language stand above the name."""
        above = [row for row in range(max(named - 2, 0), named) if self.lines[row].strip()]
        line = self.lines[above[-1]].strip() if above else ""
        return above[-1] if line.endswith(",") and len(line.split()) <= _FEW_WORDS else named

    def _is_name(self, row: int) -> bool:
        return fold(self.lines[row][:200]).strip(" ,.-–—") in self.sender

    @cached_property
    def spoken(self) -> tuple[Word, ...]:
        """The words of what is said to the person: without greeting and signature.

        Of a message that is passed on, what stands below the second greeting.
        """
        first, last = self.signature
        start = self.greetings[-1].row if self.greetings else 0
        greeted = {(w.row, w.column) for one in self.greetings for w in one.words}
        opening = {(one.row, 1) for one in self.greetings}
        return tuple(
            word
            for word in self.words
            if word.row >= start
            and not first <= word.row < last
            and (word.row, word.column) not in greeted
            and not (
                (word.row, 1) in opening
                and word.column == 1
                and _GREETING.match(self.lines[word.row][:40])
            )
        )

    @cached_property
    def count(self) -> int:
        """How many words it has from the greeting to the signature, as its length is told.

        Of a message that is passed on, from the second greeting.
        """
        first, last = self.signature
        start = self.greetings[-1].row if self.greetings else 0
        return sum(start <= word.row and not first <= word.row < last for word in self.words)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of the words that tell something."""
        return content(self.spoken)

    @cached_property
    def sentences(self) -> tuple[tuple[Word, ...], ...]:
        """What is said, sentence by sentence."""
        found: list[list[Word]] = []
        row = -2
        for word in self.spoken:
            goes_on = word.row in {row, row + 1} and not (word.opens and word.row == row)
            if not goes_on or (word.row != row and self._ended(row)):
                found.append([])
            found[-1].append(word)
            row = word.row
        return tuple(map(tuple, found))

    def _ended(self, row: int) -> bool:
        return self.lines[row].rstrip()[-1:] in ".!?:"


def first_lines(body: str) -> tuple[str, ...]:
    """Give the lines of a body, of a very long one the first ones."""
    return tuple(split_lines(body[:LONGEST])[:_MOST_LINES])


def is_cut(body: str) -> bool:
    """Tell whether a body is longer than what is looked at."""
    return len(body) > LONGEST or body.count("\n") >= _MOST_LINES


def _end_of_name(line: str, start: int) -> int:
    found = _END_OF_NAME.search(line, start)
    return found.start() if found else len(line)


def _called(words: "Iterable[Word]") -> "Iterator[Word]":
    """Give the words in front that can be a name: `Dear Priya thank you for` calls Priya."""
    for number, word in enumerate(words):
        small = word.folded in particles() | titles() | groups() | _BETWEEN
        named = not word.opens and (word.capital or small)
        if number >= _MOST_CALLED or (number and not named):
            return
        yield word


def is_sign_off(line: str) -> bool:
    """Tell whether a line is closing words: `Kind regards,`."""
    if len(line) > 60:
        return False
    plain = fold(line).strip(" ,.!-–—")
    return plain in _sign_offs()


@cache
def _sign_offs() -> frozenset[str]:
    return frozenset(word_list("sign-offs"))
