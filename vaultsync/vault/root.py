"""Which folder the vault is; needs nothing of what reads it."""

import os

from vaultsync import CONFIG_NAME
from vaultsync.errors import NotAFolderError, NoVaultError

MARKS = (CONFIG_NAME, ".obsidian", ".git")
"""What makes a folder a vault, the strongest sign first."""


def _near(path: str, full: str) -> str:
    """Give the folder that was probably meant, written as the one that is not there, or ""."""
    if os.path.lexists(full):
        return ""
    from vaultsync.names import nearest  # noqa: PLC0415 - only for a folder that is not there

    above, name = os.path.split(full)
    try:
        with os.scandir(above) as listed:
            there = sorted(one.name for one in listed if one.is_dir())
    except OSError:
        return ""
    near = nearest(name, there)
    return f"{path.rstrip(os.sep).removesuffix(name)}{near}" if near else ""


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
                raise NotAFolderError(path, source, _near(path, full))
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
