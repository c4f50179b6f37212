"""Messages of drafts that another one took the place of, kept outside of the vault.

Whoever pipes a message into the wrong draft gets back what stood there.
"""

import contextlib
import os

from vaultsync.snapshot import digest
from vaultsync.vault.folder import Folder
from vaultsync.vault.state import NoStateError, State

_PREFIX = "draft-"
MOST = 50
"""Kept ones; then the oldest go."""


def keep_replaced(root: str, ident: str, data: bytes) -> tuple[str, str]:
    """Keep a draft as it was; give where, or else why it could not be."""
    state = State(root)
    name = f"{_PREFIX}{ident}-{digest(data)[:12]}.md"
    try:
        with contextlib.closing(state.open()) as folder:
            if folder.status(name) is None:
                _put(folder, name, data)
            _drop_oldest(folder, state.path)
        return os.path.join(state.path, name), ""
    except NoStateError as error:
        return "", str(error)
    except OSError as error:
        return "", error.strerror or str(error)


def _put(folder: Folder, name: str, data: bytes) -> None:
    temporary = folder.write_temporary(data, mode=0o600)
    try:
        with contextlib.suppress(FileExistsError):  # the same one, by somebody else
            folder.link_new(temporary, name)
    finally:
        folder.remove(temporary)
    folder.flush()


def _drop_oldest(folder: Folder, state_path: str) -> None:
    kept = []
    for name in os.listdir(state_path):
        status = folder.status(name) if name.startswith(_PREFIX) else None
        if status:
            kept.append((status.st_mtime_ns, name))
    for _, name in sorted(kept)[:-MOST]:
        folder.remove(name)
