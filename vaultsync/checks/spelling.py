"""Spelling, where the library is installed; and which checks a language does without."""

from itertools import pairwise
from typing import TYPE_CHECKING

from vaultsync.checks.around import words_of
from vaultsync.checks.wording import stop_words
from vaultsync.names import composed
from vaultsync.spelling import INSTALL, dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.checks.wording import Word
    from vaultsync.diagnostics import Finding

_MOST = 20
_LONGEST = 30
"""Letters; what is longer is no word."""


def spelling(letter: "Letter") -> "Iterator[Finding]":
    """Report words that neither a dictionary nor any of the vault's interview notes knows."""
    if letter.settings.drafts.spelling is False or letter.draft.untouched:
        return  # nobody has written in it: the dictionary, which is large, is not opened
    suggest = dictionary(letter.language)
    if suggest is None:
        return
    allowed = {word for text in letter.settings.drafts.allow for word in words_of(text)}
    allowed |= letter.masks
    seen: set[str] = set()
    found = 0
    for word in letter.message.spoken:
        if word.folded in seen or not _is_plain(word) or word.folded in allowed:
            continue
        seen.add(word.folded)
        meant = suggest(word.text.replace("’", "'").lower())
        if meant is None or word.folded in letter.around.note_words:
            continue
        if word.capital and not meant:
            continue  # a name, more likely
        fix = f"did you mean {meant!r}? " if meant else ""
        yield letter.at(
            "VS542",
            f"{word.text!r} may be misspelt",
            (word,),
            f"{fix}If it is right, add it to `[drafts] allow`",
        )
        found += 1
        if found == _MOST:
            return


def doubled(letter: "Letter") -> "Iterator[Finding]":
    """Report a word that is written twice in a row, be it in two lines."""
    if not letter.english:
        return
    words, lines = letter.message.spoken, letter.message.lines
    found = 0
    for one, other in pairwise(words):
        if one.folded != other.folded or other.capital or one.folded in _TWICE:
            continue
        if one.folded in letter.around.note_words and one.folded not in stop_words():
            continue  # `boda boda`: what one noted is known
        if not (one.alone and other.alone and one.text.isalpha()) or _parted(lines, one, other):
            continue
        text = (one, other) if one.row == other.row else (other,)
        yield letter.at(
            "VS542", f"{one.text!r} is written twice", text, "take out one of the two"
        )
        found += 1
        if found == _MOST:
            return


_TWICE = frozenset({"had", "that", "is", "so", "very", "really", "much", "do", "far", "long"})
"""Words that may follow themselves: `the work that that needs`."""


def _parted(lines: "tuple[str, ...]", one: "Word", other: "Word") -> bool:
    """Tell whether anything but a blank or the end of a line lies between two words."""
    if other.row - one.row > 1:
        return True
    end = one.column - 1 + len(one.text)
    first, second = composed(lines[one.row]), composed(lines[other.row])
    if one.row == other.row:
        return bool(first[end : other.column - 1].strip())
    return bool(first[end:].strip() or second[: other.column - 1].strip())


def _is_plain(word: "Word") -> bool:
    """Tell whether a dictionary can know a word: no name, no number, no abbreviation."""
    text = word.text
    if word.folded != text.lower().removesuffix("'s"):
        return False  # letters with accents: a word of another language
    plain = text.replace("’", "").replace("'", "")
    if not 2 < len(plain) <= _LONGEST or not plain.isalpha():
        return False
    return text.islower() or (word.opens and text[1:].islower())


def language(letter: "Letter") -> "Iterator[Finding]":
    """Say once that there are no lists of words for the draft's language, or no dictionary."""
    if not letter.english:
        yield letter.whole(
            "VS543",
            f"there are no word lists for the language {letter.language!r}: "
            "slang, phrases and what a message should say are not checked",
            "read it once more with that in mind",
        )
    elif letter.settings.drafts.spelling and dictionary(letter.language) is None:
        yield letter.whole(
            "VS543", "spelling is not checked: a library is missing", f"run `{INSTALL}`"
        )
