"""The words of a text with their places, and the forms in which words are compared."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from vaultsync.names import LONGEST_WORD, composed, fold
from vaultsync.patterns import regex
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_WORDS = 4000
"""Of a message that are looked at: one of more than 300 is an error whatever it says."""
_WORD = regex(
    r"\d+(?:[.,]\d+)+(?!\w)|\d*[^\W\d_](?:\w|[\u0300-\u036f\u0900-\u0903\u093a-\u094d])*"
    r"(?:['’ʼ][^\W\d_]+)*|\d+\w*"
)
_POSSESSIVE = regex(r"['’ʼ]s?$")
_SPELT = str.maketrans(
    {"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"}
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {
    word: str(number)
    for number, word in zip(
        range(30, 101, 10),
        ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"],
        strict=True,
    )
}
_VOWELS = frozenset("aeiouy")
_SHORTEST_STEM = 3
_ENDINGS = (
    ("ies", "y"), ("sses", "ss"), ("ness", ""), ("ings", ""), ("ing", ""), ("ed", ""),
    ("es", ""),
)  # fmt: skip


class Word(NamedTuple):
    """A word where it stands."""

    text: str
    """As it is written."""
    row: int
    """Line of the text, counted from 0."""
    column: int
    """Counted from 1."""
    opens: bool
    """A sentence or a line begins with it."""
    folded: str
    """As words are compared, without `'s`."""
    alone: bool = True
    """No hyphen or dot binds it to another one, as in `u-shaped` and `u.s.`."""

    @property
    def capital(self) -> bool:
        """It begins with a capital letter."""
        return self.text[:1].isupper()


def read_words(lines: "Iterable[str]") -> tuple[Word, ...]:
    """Give the words of a text; of a very long one the first ones."""
    found: list[Word] = []
    for row, line in enumerate(lines):
        found.extend(_of_line(row, line, MOST_WORDS - len(found)))
        if len(found) >= MOST_WORDS:
            break
    return tuple(found)


def _of_line(row: int, line: str, most: int) -> "Iterator[Word]":
    end = 0
    line = composed(line)
    for number, match in enumerate(_WORD.finditer(line)):
        if number >= most:
            return
        text = match[0]
        between = line[end : match.start()]
        opens = not number or not _ABBREVIATED.search(line[max(0, end - 8) : end + 1])
        opens = not number or (opens and any(mark in between for mark in ".!?:"))
        alone = not (
            line[: match.start()].endswith(_BINDING) or _BOUND.match(line, match.end())
        )
        yield Word(text, row, match.start() + 1, opens, folded(text), alone)
        end = match.end()


_BINDING = ("-", "/", ".", "@", "&")
_BOUND = regex(r"[-/@&]|\.\w")
_ABBREVIATED = regex(
    r"(?:^|\W)(?:dr|prof|mr|mrs|ms|mx|st|no|e\.g|i\.e|resp|[^\W\d_])\.$", re.IGNORECASE
)
"""The dot behind it ends no sentence."""


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Give the form in which words are compared: no case, no accents, no `'s`."""
    if len(word) > LONGEST_WORD * 2:
        return word
    return bare(_POSSESSIVE.sub("", fold(word)))


def bare(text: str) -> str:
    """Give a folded text without accents: `sinéad` may be typed `sinead`."""
    if text.isascii():
        return text
    plain = normalize("NFD", text.translate(_SPELT))
    return normalize("NFC", "".join(char for char in plain if not combining(char)))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give what the forms of a folded word share: `raising`, `raises` and `raised` are one.

    `nineteen` is `19`, `2,400` is `2400`.
    """
    if word[:1].isdigit():
        return word.replace(",", "") if word[-1:].isdigit() else word
    if word in _NUMBERS:
        return _NUMBERS[word]
    for ending, instead in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and _is_stem(rest):
            word = rest + instead
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return f"{word[:-1]}i" if len(word) > 3 and word.endswith("y") else word


def _is_stem(rest: str) -> bool:
    return len(rest) >= _SHORTEST_STEM and not _VOWELS.isdisjoint(rest)


def content(words: "Iterable[Word]") -> frozenset[str]:
    """Give the stems of the words that say something: no function words, no polite ones."""
    return frozenset(stem(word.folded) for word in words if telling(word.folded))


def telling(word: str) -> bool:
    """Tell whether a folded word says what something is about."""
    if word in stop_words() or stem(word) in _stop_stems():
        return False
    return len(word) > 2 or word[0].isdigit() or (word.isalpha() and not word.isascii())


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Give the words that say nothing about whom a letter is for."""
    return frozenset(bare(fold(word)) for word in word_set("stop-words"))


@lru_cache(maxsize=1)
def _stop_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in stop_words())


def distance(one: str, other: str, most: int) -> int:
    """Count the slips between two words, `most + 1` if there are more.

    A slip is a letter left out, added, changed, or two swapped (Damerau and Levenshtein; no
    part is changed twice).
    """
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > LONGEST_WORD:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before = before, row
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


@lru_cache(maxsize=50_000)
def near(word: str, wanted: str) -> bool:
    """Tell whether a word is another one with a slip: one under 6 letters, two from there."""
    if word == wanted or len(wanted) < 3:
        return False
    most = 1 if len(wanted) < 6 else 2
    return distance(word, wanted, most) <= most
