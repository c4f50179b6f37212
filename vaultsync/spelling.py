"""Which words are misspelt, by the pyspellchecker library: the extra `vaultsync[spelling]`.

The library brings its dictionaries: nothing is asked of the network.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeAlias

INSTALL = "pip install pyspellchecker"
"""What brings the library."""
Suggest: TypeAlias = Callable[[str], str | None]
"""Gives what was probably meant by a word, empty where nobody knows; None: it is right."""


_BRITISH = (
    ("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"),
    ("ysing", "yzing"), ("tre", "ter"), ("lled", "led"), ("lling", "ling"), ("ence", "ense"),
    ("ogue", "og"), ("mme", "m"), ("aem", "em"), ("oe", "e"), ("ae", "e"),
)  # fmt: skip
"""Spellings of words whose American ones the dictionary has, too."""


def _forms(word: str) -> "Iterator[str]":
    """Give a word as it may stand in a dictionary: `colours` as `colors`, without `'s`."""
    word = word.removesuffix("'s").removesuffix("'")
    yield word
    for british, american in _BRITISH:
        if british in word:
            yield word.replace(british, american)


@cache
def dictionary(language: str) -> Suggest | None:
    """Give what knows the words of a language (`en`, `en-GB`).

    None: the library is not installed, or has no dictionary of that language.
    """
    try:
        from spellchecker import SpellChecker  # noqa: PLC0415 - only those who have it pay for it
    except ImportError:
        return None
    try:
        known = SpellChecker(language=language.partition("-")[0], distance=1)
    except ValueError:
        return None

    @cache
    def suggest(word: str) -> str | None:
        if any(form in known for form in _forms(word)):
            return None
        best = known.correction(word)
        return best if isinstance(best, str) and best != word else ""

    return suggest
