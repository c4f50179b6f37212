"""A glance at all files: whether anything can have changed, without opening one of them."""

import hashlib
import os
from array import array
from collections.abc import Callable
from typing import NamedTuple

from vaultsync import CONFIG_NAME

RESTLESS_NS = 2 * 10**9
"""A file that was changed so shortly before may change again without a new time."""
_CONTENTS = (".md", ".txt", CONFIG_NAME)
"""Endings of the files that are read; of all others only the name counts."""
_FIELDS = 5


class Glance(NamedTuple):
    """How the files of a vault are; the same name, the same files."""

    name: bytes
    newest: int
    """Nanoseconds of the latest change."""
    whole: bool
    """Everything could be looked at."""

    def restless(self, now_ns: int) -> bool:
        """Tell whether a file may change again without a new time."""
        return now_ns - RESTLESS_NS < self.newest <= now_ns


def glance(root: str, tick: Callable[[int], None] | None = None) -> Glance:
    """Look at all files of a vault, dot folders left out; never fails.

    `tick` is told how many entries were seen, for progress.
    """
    state = hashlib.blake2b(digest_size=16)
    newest, seen, whole = 0, 0, True
    folders = [""]
    while folders:
        folder = folders.pop()
        one = _look(root, folder)
        state.update(one.name)
        newest, whole = max(newest, one.newest), whole and one.whole
        seen += one.entries
        folders += one.below
        if tick:
            tick(seen)
    return Glance(state.digest(), newest, whole)


class _Folder(NamedTuple):
    """How one folder is."""

    name: bytes
    newest: int
    whole: bool
    entries: int
    below: list[str]


def _look(root: str, folder: str) -> _Folder:
    names, numbers, below, whole = [folder], array("Q"), [], True
    try:
        with os.scandir(os.path.join(root, folder)) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        return _Folder(f"{folder}\0{error.errno}".encode(*_SAFELY), 0, False, 0, [])
    for entry in entries:
        name = entry.name
        names.append(name)
        try:
            if entry.is_dir(follow_symlinks=False):
                names.append("/")
                if not name.startswith("."):
                    below.append(f"{folder}/{name}" if folder else name)
            elif name.lower().endswith(_CONTENTS):
                status = entry.stat(follow_symlinks=False)
                numbers.extend(
                    (
                        status.st_size,
                        status.st_mtime_ns & _MASK,
                        status.st_ctime_ns & _MASK,
                        status.st_ino & _MASK,
                        status.st_mode,
                    )
                )
        except OSError as error:
            names.append(f"/{error.errno}")
            whole = False
    newest = max((*numbers[1::_FIELDS], *numbers[2::_FIELDS]), default=0)
    said = "\0".join(names).encode(*_SAFELY) + b"\0\0" + numbers.tobytes()
    return _Folder(len(said).to_bytes(8) + said, newest, whole, len(entries), below)


_MASK = (1 << 64) - 1
_SAFELY = ("utf-8", "surrogateescape")
