"""Which folder the vault is; needs nothing of what reads it."""

import os

from vaultsync import CONFIG_NAME
from vaultsync.errors import GoneFolderError, NoSuchFolderError, NotAFolderError, NoVaultError

MARKS = (CONFIG_NAME, ".obsidian", ".git")
"""What makes a folder a vault, the strongest sign first."""


def current_folder() -> str:
    """Give the folder in which the program was started.

    Raises:
        GoneFolderError: it was removed since.
    """
    try:
        return os.getcwd()
    except FileNotFoundError:
        raise GoneFolderError from None


def _near(path: str, full: str) -> str:
    """Give the folder that was probably meant, written as the one that is not there, or ""."""
    from vaultsync.names import nearest  # noqa: PLC0415 - only for a folder that is not there

    above, name = os.path.split(full)
    try:
        with os.scandir(above) as listed:
            there = sorted(one.name for one in listed if one.is_dir())
    except OSError:
        return ""
    near = nearest(name, there)
    return f"{path.rstrip(os.sep).removesuffix(name)}{near}" if near else ""


def find_root(named: str | None, environment: str | None) -> str:
    """Find the vault's folder: as named, else by the environment, else above the current one.

    Raises:
        NoSuchFolderError: what was named is not there.
        NotAFolderError: what was named is no folder.
        GoneFolderError: nothing was named, and the current folder is not there any more.
        NoVaultError: nothing was named and no folder above looks like a vault.
    """
    for path, source in ((named, "--vault"), (environment, "VAULTSYNC_VAULT")):
        if path:
            full = os.path.realpath(os.path.expanduser(path))
            if not os.path.lexists(full):
                raise NoSuchFolderError(f"{path} (from {source})", _near(path, full))
            if not os.path.isdir(full):
                raise NotAFolderError(path, source)
            return full
    here = os.path.realpath(current_folder())
    for mark in MARKS:
        folder = here
        while True:
            if os.path.exists(os.path.join(folder, mark)):
                return folder
            above = os.path.dirname(folder)
            if above == folder:
                break
            folder = above
    raise NoVaultError(here)


def is_marked(root: str) -> bool:
    """Tell whether a folder was made a vault: by `vaultsync init` or Obsidian, not by git."""
    return any(os.path.lexists(os.path.join(root, mark)) for mark in MARKS[:2])
