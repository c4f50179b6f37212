"""A glance at all files: whether anything can have changed, without opening one of them."""

import hashlib
import os
from array import array
from collections.abc import Callable
from typing import NamedTuple

from vaultsync import CONFIG_NAME

RESTLESS_NS = 2 * 10**9
"""A file that was changed so shortly before may change again without a new time."""
CONTENTS = (".md", ".txt", CONFIG_NAME)
"""Endings of the files that are read; of all others only the name counts."""
_FIELDS = 5


class Glance(NamedTuple):
    """How the files of a vault are; the same name, the same files."""

    name: bytes
    restless: bool
    """A file was changed just now, and may change again without a new time."""
    whole: bool
    """Everything could be looked at."""


def glance(root: str, now_ns: int, tick: Callable[[int], None] | None = None) -> Glance:
    """Look at all files of a vault, dot folders left out; never fails.

    `now_ns` is the clock. `tick` is told how many entries were seen, for progress.
    """
    state = hashlib.blake2b(digest_size=16)
    near = just_now(now_ns)
    restless, seen, whole = False, 0, True
    folders = [""]
    while folders:
        folder = folders.pop()
        one = _look(root, folder)
        state.update(one.name)
        whole = whole and one.whole
        restless = restless or any(map(near, one.times))
        seen += one.entries
        folders += one.below
        if tick:
            tick(seen)
    return Glance(state.digest(), restless, whole)


def just_now(now_ns: int) -> Callable[[int], bool]:
    """Give what tells whether a time is so near that a change now would get the same one."""

    def near(time_ns: int) -> bool:
        # a time in the future is not that of a change now: another clock was wrong
        return now_ns - RESTLESS_NS < time_ns <= now_ns

    return near


class _Folder(NamedTuple):
    """How one folder is."""

    name: bytes
    times: "array[int]"
    """Nanoseconds of the last changes."""
    whole: bool
    entries: int
    below: list[str]


def _look(root: str, folder: str) -> _Folder:
    names, numbers, below, whole = [folder], array("Q"), [], True
    try:
        with os.scandir(os.path.join(root, folder)) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        return _Folder(f"{folder}\0{error.errno}".encode(*_SAFELY), numbers, False, 0, [])
    for entry in entries:
        name = entry.name
        names.append(name)
        try:
            if entry.is_dir(follow_symlinks=False):
                names.append("/")
                if not name.startswith("."):
                    below.append(f"{folder}/{name}" if folder else name)
            elif name.lower().endswith(CONTENTS):
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
    said = "\0".join(names).encode(*_SAFELY) + b"\0\0" + numbers.tobytes()
    times = numbers[1::_FIELDS] + numbers[2::_FIELDS]
    return _Folder(len(said).to_bytes(8) + said, times, whole, len(entries), below)


_MASK = (1 << 64) - 1
_SAFELY = ("utf-8", "surrogateescape")
