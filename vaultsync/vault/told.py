"""What was told of what is due: a small file in the state folder, outside of the vault."""

import contextlib
import json
from datetime import date
from typing import Any

from vaultsync.rules.telling import Entry, Told
from vaultsync.vault.folder import Folder
from vaultsync.vault.state import NoStateError, State

NAME = "told.json"
LARGEST = 1 << 24
_VERSION = 1
_DAMAGED = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What JSON of another shape leads to."""


def read_told(root: str) -> Told:
    """Give what was told; where nothing can be read of it, nothing was."""
    try:
        with contextlib.closing(Folder.open_root(State(root).path)) as folder:
            status = folder.status(NAME)
            if status is None or status.st_size > LARGEST:
                return Told()
            return _told(json.loads(folder.read(NAME)))
    except (NoStateError, OSError, *_DAMAGED):
        return Told()


def keep_told(root: str, told: Told) -> None:
    """Write down what was told, whole or not at all.

    Raises:
        NoStateError: there is no place for it.
        OSError: it cannot be written.
    """
    data = {
        "version": _VERSION,
        "morning": told.morning and told.morning.isoformat(),
        "told": {
            key: [one.due.isoformat(), one.told.isoformat(), one.seen.isoformat()]
            for key, one in told.entries.items()
        },
    }
    with contextlib.closing(State(root).open()) as folder:
        folder.keep(NAME, json.dumps(data).encode())


def _told(data: Any) -> Told:  # noqa: ANN401 - whatever the file holds
    if data["version"] != _VERSION:
        return Told()
    morning = data["morning"]
    return Told(
        entries={str(key): _entry(*days) for key, days in data["told"].items()},
        morning=None if morning is None else date.fromisoformat(morning),
    )


def _entry(due: str, told: str, seen: str) -> Entry:
    days = (date.fromisoformat(day) for day in (due, told, seen))
    return Entry(due=next(days), told=next(days), seen=next(days))
