"""Which program this is: what another one kept is not believed."""

import os
import sys
from collections.abc import Iterator
from functools import cache

from vaultsync import __version__


@cache
def program() -> tuple[object, ...]:
    """Name the program: its version, its files, what can be loaded beside it, and Python."""
    here = os.path.dirname(os.path.dirname(__file__))
    return __version__, sys.version, tuple(_places()), tuple(_files(here))


def _places() -> Iterator[tuple[str, tuple[int, ...]]]:
    """Give the places of libraries: one that is installed or removed changes its place.

    What Python puts in front is none: the folder in which `python -m vaultsync` was started,
    which may be the vault, or that of the script. However it is started, it is one program.
    """
    for place in sys.path if sys.flags.safe_path else sys.path[1:]:
        full = os.path.realpath(place)
        yield full, file_state(full)


def file_state(path: str) -> tuple[int, ...]:
    """Name a file as it is; empty if nothing can be known of it."""
    try:
        one = os.lstat(path)
    except (OSError, ValueError):
        return ()
    return one.st_size, one.st_mtime_ns, one.st_ctime_ns, one.st_ino, one.st_mode


def _files(folder: str) -> list[tuple[str, int, int]]:
    """Give names, sizes and times of the program's own files."""
    found: list[tuple[str, int, int]] = []
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _files(entry.path)
        else:
            status = entry.stat()
            found.append((entry.path, status.st_size, status.st_mtime_ns))
    return found
