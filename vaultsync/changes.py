"""Changes to files as data, carried out elsewhere (`vault/store.py`)."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """A new file; refused if something stands there already."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """New content for a file; refused if it is no longer what was read."""

    path: str
    text: str
    old_text: str
    was: str
    """Digest of the bytes that were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Another name for a file; refused if it changed or something else stands there.

    Where the same bytes stand there already, only the old name goes.
    """

    path: str
    to: str
    was: str
    slots: int = 0
    """How many places of a letter that goes to the sent ones, or of a blank form that was not
    what was sent, still ask for a sentence."""


Change: TypeAlias = Create | Replace | Move
