"""Names of people who were met, with a capital where somebody writes small letters.

`i promised to give ted an answer`: only for what is asked about. A text keeps its length, so
that places in it stay right.
"""

from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_SMALL = regex(r"(?<![\w@./'’-])[^\W\d_A-Z][^\W_A-Z'’-]+(?![\w@/-]|\.\w)")
_ALSO_WORDS = frozenset(
    {
        "will", "mark", "may", "june", "hope", "grace", "faith", "joy", "sue", "art", "rich",
        "frank", "grant", "chase", "dean", "miles", "rose", "april", "dawn", "bill", "pat",
        "guy", "summer", "sky", "max", "dot",
    }
)  # fmt: skip
"""First names that are other words where they have no capital."""


def with_large_names(text: str, names: "Iterable[str]") -> str:
    """Give a text with a capital for each first name of `names` that has none in it."""
    names = tuple(names)
    firsts = {fold(name).split()[0] for name in names if name.split()} - _ALSO_WORDS
    written = {name.split()[0].lower() for name in names if name.split()}
    if not any(first in text for first in (*firsts, *written)):
        return text  # most lines
    return _SMALL.sub(
        lambda word: (
            f"{word[0][0].upper()}{word[0][1:]}" if fold(word[0]) in firsts else word[0]
        ),
        text,
    )
