"""The same text for several people (S39, S40, S43)."""

from typing import TYPE_CHECKING, NamedTuple

from vaultsync.checks.around import masked
from vaultsync.checks.wording import content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Companion, Letter
    from vaultsync.checks.message import Message
    from vaultsync.checks.wording import Word
    from vaultsync.diagnostics import Finding

COPIED = 0.60
"""Share of groups of three words from which on two messages are one text.

Measured (tests/test_panels.py): the same frame with two real sentences of each person's is 0.53
at most, a letter in which one phrase was changed 0.70 at least.
"""
MUCH_ALIKE = 0.35
"""From here on more than half of either message is the other one's.

Measured: written separately 0.03 at most.
"""
_SENTENCE = 8
"""Words of a sentence that counts."""
_TELLING = 3
"""Words that say something in it: `I look forward to hearing from you` is everybody's."""


class Likeness(NamedTuple):
    """How much another message is like this one."""

    share: float
    """From 0 to 1: Jaccard's index of the groups of three words."""
    other: "Companion"


def likenesses(letter: "Letter") -> tuple[Likeness, ...]:
    """Compare a draft with those for other people of the company, sent ones too."""
    here = letter.around.grams(letter.draft, letter.masks)
    return tuple(
        Likeness(jaccard(here, letter.around.grams(one.draft, letter.masks)), one)
        for one in _others(letter)
    )


def _others(letter: "Letter") -> "Iterator[Companion]":
    for one in letter.companions:
        # one that still is as it was generated says nothing yet
        if one.item.person.key != letter.item.person.key and not one.draft.untouched:
            yield one


def jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Give the share of what two sets have in common."""
    common = len(one & other)
    return common / (len(one) + len(other) - common) if common else 0.0


def same_text(letter: "Letter") -> "Iterator[Finding]":
    """Report a message that is that for another person, or much like it."""
    found = likenesses(letter)
    best = max(found, key=lambda one: (one.share, one.other.draft.path), default=None)
    if best and best.share >= MUCH_ALIKE:
        name = best.other.item.person.name
        percent = int(200 * best.share / (1 + best.share))  # of either message
        fix = f"say what you talked about with {letter.item.person.name}, in other words"
        if best.share >= COPIED and _is_the_first(letter, best.other):
            message = f"the text for {name} is this one again: {percent} % of it is the same"
            fix = f"write to {name} in other words; this one can then stay as it is"
            yield letter.whole("VS516", message, fix)
        elif best.share >= COPIED:
            message = f"this is the text for {name} again: {percent} % of it is the same"
            yield letter.whole("VS516", message, fix)
        else:
            message = f"this is much like the text for {name}: {percent} % of it is the same"
            yield letter.whole("VS531", message, fix)
    seen: set[tuple[str, ...]] = set()
    for one in found:
        if one.share >= MUCH_ALIKE:
            continue
        yield from _sentences(letter, one.other, seen)


def _is_the_first(letter: "Letter", other: "Companion") -> bool:
    """Tell whether the other message was made from this one.

    Both then hold what was said with this person, and hardly anything of the other's.
    """
    here, there = letter.item.person.key, other.item.person.key
    own = letter.panel.own.get(here, frozenset())
    theirs = letter.panel.own.get(there, frozenset())
    said, copied = letter.message.terms, letter.around.message(other.draft).terms
    return len(own & said) > len(theirs & said) and len(own & copied) > len(theirs & copied)


def _sentences(
    letter: "Letter", other: "Companion", seen: set[tuple[str, ...]]
) -> "Iterator[Finding]":
    theirs = _long_sentences(letter, letter.around.message(other.draft))
    for key, words in _long_sentences(letter, letter.message).items():
        if key in theirs and key not in seen:
            seen.add(key)
            yield letter.at(
                "VS532",
                f"this sentence is also in the message to {other.item.person.name}",
                words,
                "people compare such letters: say it in other words",
            )


def _long_sentences(
    letter: "Letter", message: "Message"
) -> dict[tuple[str, ...], "tuple[Word, ...]"]:
    return {
        masked(words, letter.masks): words
        for words in message.sentences
        if len(words) >= _SENTENCE and _tells(words, letter.masks)
    }


def _tells(words: "tuple[Word, ...]", masks: frozenset[str]) -> bool:
    return len(content(word for word in words if word.folded not in masks)) >= _TELLING
