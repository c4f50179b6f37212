"""What the running watcher did last: a small file in the state folder, outside of the vault."""

import contextlib
import json
from typing import Any

from vaultsync.vault.state import NoStateError, State

NAME = "watch.json"
LARGEST = 1 << 16


def keep_status(root: str, status: dict[str, Any]) -> None:
    """Write it down; where that cannot be, the watching goes on without."""
    try:
        with contextlib.closing(State(root).open()) as folder:
            folder.keep(NAME, json.dumps(status).encode())
    except (NoStateError, OSError):
        return


def read_status(root: str) -> dict[str, Any]:
    """Give what was written down last; empty if nothing was, or nothing that can be read."""
    try:
        with contextlib.closing(State(root).open()) as folder:
            status = folder.status(NAME)
            if status is None or status.st_size > LARGEST:
                return {}
            found = json.loads(folder.read(NAME))
    except (NoStateError, OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
