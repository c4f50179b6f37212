"""A glance at all files: whether anything can have changed, without opening one of them."""

import os

from vaultsync.vault.hints import matters
from vaultsync.vault.index import RESTLESS_NS

_MASK = (1 << 64) - 1


def glance(root: str, now_ns: int) -> int | None:
    """Name the state of everything that matters in a vault; equal names, nothing changed.

    `now_ns` is the clock. It is None where a file was changed so shortly before that it may
    change again without a new time.
    """
    total, newest = 0, 0
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(os.path.join(root, folder)) as scan:
                entries = list(scan)
        except OSError as error:
            total += hash((folder, error.errno))
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            try:
                if entry.is_dir(follow_symlinks=False):
                    if not entry.name.startswith("."):
                        folders.append(path)
                        total += hash(path)
                elif matters(entry.name, folder=False):
                    status = entry.stat(follow_symlinks=False)
                    times = status.st_mtime_ns, status.st_ctime_ns
                    newest = max(newest, *times)
                    total += hash((path, status.st_size, *times, status.st_ino, status.st_mode))
            except OSError as error:
                total += hash((path, error.errno))
    return None if now_ns - RESTLESS_NS < newest <= now_ns else total & _MASK
