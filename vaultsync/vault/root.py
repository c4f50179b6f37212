"""Which folder the vault is; needs nothing of what reads it."""

import os

from vaultsync import CONFIG_NAME
from vaultsync.errors import NotAFolderError, NoVaultError

MARKS = (CONFIG_NAME, ".obsidian", ".git")
"""What makes a folder a vault, the strongest sign first."""


def find_root(named: str | None, environment: str | None, start: str) -> str:
    """Find the vault's folder: as named, else by the environment, else above `start`.

    Raises:
        NotAFolderError: what was named is no folder.
        NoVaultError: nothing was named and no folder above looks like a vault.
    """
    for path, source in ((named, "--vault"), (environment, "VAULTSYNC_VAULT")):
        if path:
            full = os.path.realpath(os.path.expanduser(path))
            if not os.path.isdir(full):
                raise NotAFolderError(path, source)
            return full
    start = os.path.realpath(start)
    for mark in MARKS:
        folder = start
        while True:
            if os.path.exists(os.path.join(folder, mark)):
                return folder
            above = os.path.dirname(folder)
            if above == folder:
                break
            folder = above
    raise NoVaultError(start)


def is_marked(root: str) -> bool:
    """Tell whether a folder was made a vault: by `vaultsync init` or Obsidian, not by git."""
    return any(os.path.lexists(os.path.join(root, mark)) for mark in MARKS[:2])
