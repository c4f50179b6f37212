"""Is git in the middle of something? Then nothing is written (hazards.md row 11)."""

import os

from vaultsync.errors import VaultBusyError

_BUSY = (
    "index.lock",
    "MERGE_HEAD",
    "rebase-merge",
    "rebase-apply",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "BISECT_LOG",
)


def git_at_work(root: str) -> str | None:
    """Give the file that says that git is at work in this vault; None if it is not."""
    folder = git_folder(root)
    if folder is None:
        return None
    for name in _BUSY:
        if os.path.lexists(os.path.join(folder, name)):
            return f".git/{name}"
    return None


def expect_no_git(root: str, written: int = 0) -> None:
    """Refuse to write while git is in the middle of something.

    `written` is how many lines this run has written into notes already.

    Raises:
        VaultBusyError: it is.
    """
    busy = git_at_work(root)
    if busy:
        raise VaultBusyError(busy, written)


def git_folder(root: str) -> str | None:
    """Give the folder in which git keeps what it knows of this vault; None: there is no git."""
    place = root
    while True:
        candidate = os.path.join(place, ".git")
        if os.path.isdir(candidate):
            return candidate
        if os.path.isfile(candidate):
            return _linked(candidate)
        above = os.path.dirname(place)
        if above == place:
            return None
        place = above


def _linked(file: str) -> str | None:
    """A work tree or submodule names its real folder in a file."""
    try:
        with open(file, encoding="utf-8", errors="replace") as stream:
            text = stream.read(4096)
    except OSError:
        return None
    if not text.startswith("gitdir:"):
        return None
    return os.path.join(os.path.dirname(file), text.removeprefix("gitdir:").strip())
