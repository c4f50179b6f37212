"""Pictures that a person asks for by name, inside of the vault or not."""

import contextlib
import os
import stat
from collections.abc import Callable

from vaultsync.errors import WriteError
from vaultsync.snapshot import digest
from vaultsync.vault.folder import Folder

_LARGEST = 1 << 24
"""Bytes; a larger file is none of ours."""


def write_picture(
    path: str, text: str, is_own: Callable[[str], bool], agreed: Callable[[], bool]
) -> bool:
    """Write a picture, old or new at every moment; False if it stands there already.

    A file that is not ours, or that somebody changed, is replaced only if it is `agreed`.
    Where the path is a link, the file it leads to is meant.

    Raises:
        WriteError: it cannot be written, or must not be.
    """
    folder, name = os.path.split(os.path.realpath(path))
    try:
        with contextlib.closing(Folder.open_root(folder)) as opened:
            return _write(opened, name, path, text.encode(), is_own, agreed)
    except OSError as error:
        raise WriteError(
            path,
            f"cannot be written: {error.strerror or error}",
            hint="name a file in a folder that is there, and that you may write to",
        ) from error
    except ValueError as error:  # a zero byte in the path
        raise WriteError(
            path, "cannot be the name of a file", hint="name a file: `--svg answers.svg`"
        ) from error


def _write(
    folder: Folder,
    name: str,
    path: str,
    data: bytes,
    is_own: Callable[[str], bool],
    agreed: Callable[[], bool],
) -> bool:
    status = folder.status(name) if name else None
    if not name or (status and not stat.S_ISREG(status.st_mode)):
        raise WriteError(path, "is no file", hint="name a file: `--svg answers.svg`")
    old = None
    if status:
        old = _read(folder, name, path, status)
        if old == data:
            return False
        if not is_own(old.decode("utf-8", "replace")) and not agreed():
            raise WriteError(
                path,
                "is not a picture made by vaultsync, or was changed since",
                hint="name another file, or add `--yes` to replace this one",
            )
    _put(folder, name, path, data, old, status)
    return True


def _read(folder: Folder, name: str, path: str, status: os.stat_result) -> bytes:
    if not status.st_mode & stat.S_IWUSR:
        raise WriteError(path, "is read-only", hint="name another file")
    if status.st_size > _LARGEST:
        raise WriteError(path, "is not a picture made by vaultsync", hint="name another file")
    return folder.read(name)


def _put(
    folder: Folder,
    name: str,
    path: str,
    data: bytes,
    old: bytes | None,
    status: os.stat_result | None,
) -> None:
    temporary = folder.write_temporary(
        data, mode=stat.S_IMODE(status.st_mode) if status else None
    )
    try:
        if old is None:
            folder.link_new(temporary, name)
        elif not folder.put(temporary, name, new=digest(data), old=digest(old)):
            raise WriteError(path, "changed a moment ago", hint="run it again")
    finally:
        folder.remove(temporary)
    folder.flush()
