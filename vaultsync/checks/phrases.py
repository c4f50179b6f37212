"""Lists of words and phrases, found in the words of a message."""

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.checks.around import words_of
from vaultsync.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultsync.checks.wording import Word


class Phrase(NamedTuple):
    """An entry of a list."""

    words: tuple[str, ...]
    exact: str = ""
    """As it must be written, where that counts."""
    allowed: bool = False
    """It is passed over, with what it holds."""


@cache
def phrases(name: str, allow: tuple[str, ...] = ()) -> "Mapping[str, tuple[Phrase, ...]]":
    """Give a list by the first word of each entry, what is allowed and what is longer first."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for words in filter(None, map(words_of, allow)):
        found[words[0]].append(Phrase(words, allowed=True))
    for line in word_list(name):
        exact = line.removeprefix("=")
        words = words_of(exact.replace("*", "any0"))
        words = tuple("" if word == "any0" else word for word in words)
        if words:
            found[words[0]].append(Phrase(words, exact if line.startswith("=") else ""))
    return {
        first: tuple(sorted(entries, key=lambda one: (not one.allowed, -len(one.words))))
        for first, entries in found.items()
    }


def find_phrases(
    known: "Mapping[str, tuple[Phrase, ...]]", words: "tuple[Word, ...]"
) -> "Iterator[tuple[Word, ...]]":
    """Give the words of each phrase that stands in a text; none overlaps another."""
    end = 0
    for start, word in enumerate(words):
        if start < end:
            continue
        for phrase in known.get(word.folded, ()):
            found = words[start : start + len(phrase.words)]
            if _fits(phrase, found):
                end = start + len(found)
                if not phrase.allowed:
                    yield found
                break


def _fits(phrase: Phrase, words: "tuple[Word, ...]") -> bool:
    if len(words) < len(phrase.words) or (phrase.exact and words[0].text != phrase.exact):
        return False
    if len(words) == 1 and not words[0].alone:
        return False  # `cool-headed`
    if any(word.opens for word in words[1:]):
        return False  # the end of a sentence lies between
    return all(
        wanted in {"", word.folded} for wanted, word in zip(phrase.words, words, strict=True)
    )


def shown(words: "Iterable[Word]") -> str:
    """Give words as they are written, in one line."""
    return " ".join(word.text for word in words)
