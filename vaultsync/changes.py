"""Changes to files as data, carried out elsewhere (`vault/store.py`)."""

from typing import TypeAlias

from vaultsync.records import record_class


@record_class
class Create:
    """A new file; refused if something stands there already."""

    path: str
    text: str


@record_class
class Replace:
    """New content for a file; refused if it is no longer what was read."""

    path: str
    text: str
    old_text: str
    was: str
    """Digest of the bytes that were read."""


@record_class
class Move:
    """Another name for a file; refused if it changed or something else stands there.

    Where the same bytes stand there already, only the old name goes.
    """

    path: str
    to: str
    was: str
    slots: int = 0
    """How many places of a letter that goes to the sent ones still ask for a sentence."""


Change: TypeAlias = Create | Replace | Move
