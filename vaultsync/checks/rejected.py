"""A message that hopes on although the notes tell of a rejection: the words, not the status."""

import re
from typing import TYPE_CHECKING

from vaultsync.checks.pestering import OVERRIDE
from vaultsync.names import one_line
from vaultsync.owed import Kind
from vaultsync.patterns import regex
from vaultsync.rules.turns import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

_HOPING = frozenset({Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.UPDATE})
"""A thank-you is welcome after a rejection, too."""
_BULLET = regex(r"^\s*(?:[-*+>|]\s+|\d{1,3}[.)]\s+)+")
_SHOWN = 100
"""Characters of a line that are repeated."""
_INTEREST = regex(
    r"\binterest(?:ed)?\b|\blook(?:ing)? forward\b|\bkeen\b|\bnext steps?\b", re.IGNORECASE
)
"""An answer to a rejection may thank for it; it does not say that one hopes on."""


def after_a_rejection(letter: "Letter") -> "Iterator[Finding]":
    """Report what asks or says interest after a line that reads like a rejection (S38)."""
    place = rejection(letter.standing) if _hopes(letter) else None
    if place is None:
        return
    where = "the note" if place.path == letter.item.interview.path else place.path
    said = _short(letter.around.line(place.path, place.line))
    ident = letter.item.id
    yield letter.head(
        "VS528",
        f'line {place.line} of {where} reads like a rejection: "{said}"',
        "kind",
        fix=f"if it is one, run `vaultsync close {ident} rejected`; if not, "
        f"{OVERRIDE.format(ident)}",
    )


def _hopes(letter: "Letter") -> bool:
    if letter.item.kind is Kind.RESPOND:
        return bool(_INTEREST.search(letter.draft.body))
    return letter.item.kind in _HOPING


def _short(line: str) -> str:
    text = one_line(_BULLET.sub("", line))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
