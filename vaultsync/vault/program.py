"""Which program this is: what another one kept is not believed."""

import os
import sys
from functools import cache

from vaultsync import __version__


@cache
def program() -> tuple[object, ...]:
    """Name the program: its version, its files, what is installed beside it, and Python."""
    here = os.path.dirname(os.path.dirname(__file__))
    beside = sys.modules["click"].__file__ if "click" in sys.modules else None
    site = os.path.dirname(os.path.dirname(beside)) if beside else ""
    return __version__, sys.version, file_state(site), tuple(_files(here))


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
