"""A line of a person's section that says what they do and how to reach them, and no more.

`partner, richard.pike@acme.example` is nothing that was talked about, so no draft asks for a
sentence about it.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, visible
from vaultsync.parse.persons.fields import LINKEDIN, MAIL, tells_how_to_reach, words_of
from vaultsync.parse.persons.parts import Doubtful
from vaultsync.parse.persons.roles import is_role
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_REACH = (
    ("email", regex(rf"(?:mailto:)?({MAIL})")),
    ("linkedin", regex(rf"({LINKEDIN.pattern})", re.IGNORECASE)),
    (
        "phone",
        regex(r"(?<![\w.])((?:\+\d|\(?0\d|\(\d{3}\))[\d\s().\-/]{5,26}\d)(?![\w@])"),
    ),
)
_PIECES = regex(r"[,;:|·•()<>\[\]/–—\n]+|\s-\s")
_AROUND = " .*_-"
_LONGEST = 160
_SHORTEST_NAME = 3
"""Letters of a name by which an address is known for that person's."""


class BesideTitle(NamedTuple):
    """What such a line holds."""

    fields: tuple[tuple[str, str], ...]
    """Ways to reach somebody, by the keys of a person's fields."""
    title: str
    """Empty where the heading says one already."""
    sure: bool
    """An address bears the name of the person whose section it is."""


def beside_title(text: str, name: str) -> BesideTitle | None:
    """Read such a line; `name` is the heading of the section."""
    if len(text) > _LONGEST or "?" in text:
        return None
    rest, own = visible(text), words_of(name)
    found: list[tuple[str, str]] = []
    for key, pattern in _REACH:
        found.extend((key, match[1].strip()) for match in pattern.finditer(rest))
        rest = pattern.sub(",", rest)
    pieces = [one for piece in _PIECES.split(rest) if (one := piece.strip(_AROUND))]
    if not found or not pieces or len(dict(found)) < len(found):  # which of two is not said
        return None
    roles = [one for one in pieces if is_role(one)]
    if any(not tells_how_to_reach(one, own) for one in pieces if one not in roles):
        return None
    said = fold(" ".join(value.partition("@")[0] for key, value in found if key != "phone"))
    sure = any(len(word) >= _SHORTEST_NAME and word in said for word in words_of(_bare(name)))
    title = ", ".join(roles) if _bare(name) == name else ""
    return BesideTitle(tuple(found), title, sure)


def not_read(line: int, found: BesideTitle, known: "Mapping[str, str]") -> "Iterator[Doubtful]":
    """Tell that it is not known whose address it is, unless the section says theirs."""
    key, value = next((one for one in found.fields if one[0] not in known), ("", ""))
    if not key:
        return
    yield Doubtful(
        "VS217",
        line,
        value,
        f"`{value}` comes beside other words, and is not read as this person's",
        f"if it is theirs, write it in a line of its own: `{key}:: {value}`",
    )


def _bare(name: str) -> str:
    """Give a heading's name, without the title behind it."""
    return re.split(r"[,–—]| - |\([^()]*\)$", name, maxsplit=1)[0]
