"""What is new in the notes since a person took a draft over: told, never written into it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.draft import piece_name
from vaultsync.patterns import regex
from vaultsync.rules.material import Piece, address, material

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

_WORD = regex(r"[^\W\d_]{4,}|\d{2,}")
_SLOT = regex(r"\[[^\[\]\n]*\]")
"""What is still asked for is not written."""
_CHANGED = frozenset({"company", "role", "address", "name", "day", "promised day"})
"""Of these there is one: a new one stands for a change."""
_CALLED = {"day": "day of the interview", "message": "message of theirs", "name": "person"}
_ENOUGH = 0.5
"""A draft that holds more than this part of a line's words has taken it up."""


def new_since(letter: "Letter") -> "Iterator[Finding]":
    """Tell what the draft would be made from today and was not (VS504)."""
    draft = letter.draft
    if draft.untouched or draft.made_from is None:
        return
    said = fold(f"{draft.subject} {_SLOT.sub(' ', draft.body)}")
    # as for the channel that it was written for: a text holds one point of several, and
    # without consent to texts the others are no news
    item = replace(letter.item, channel=letter.channel)
    for piece in material(item):
        known = piece_name(piece.label, piece.text) in draft.made_from
        if not known and not _taken_up(piece, said, letter):
            yield _told(piece, letter)


def _taken_up(piece: Piece, said: str, letter: "Letter") -> bool:
    """Tell whether the person has written about it already."""
    if piece.label == "address":
        return fold(piece.text) == fold(letter.draft.to) or not address(letter.item)
    if piece.label in {"day", "promised day"}:
        day = date.fromisoformat(piece.text)
        return f"{day.day} {day:%B}".casefold() in said or piece.text in said
    if fold(piece.text) in said:
        return True
    words = set(_WORD.findall(fold(piece.text)))
    held = words & set(_WORD.findall(said))
    return bool(words) and piece.label not in _CHANGED and len(held) > _ENOUGH * len(words)


def _told(piece: Piece, letter: "Letter") -> "Finding":
    place = f"{piece.path}:{piece.line}"
    called = _CALLED.get(piece.label, piece.label)
    fix = "write it into the draft if it belongs there; it is yours, so nothing is added to it"
    if piece.label in _CHANGED:
        message = f"the {called} is {piece.text!r} in the note now ({place})"
        fix = "change the draft if that matters; it is yours, so nothing is changed in it"
    else:
        message = (
            f"new in the note since this draft was made: {called} {piece.text!r} ({place})"
        )
    if piece.label == "address":
        return letter.head("VS504", message, "to", at=letter.draft.to, fix=fix)
    return letter.head("VS504", message, "made_from", at="made_from", fix=fix)
