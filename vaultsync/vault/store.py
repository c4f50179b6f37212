"""The only code that writes: old content or new content at every point, nothing else.

A new content goes to a temporary file in the same folder, is flushed to the disk, and takes
the old one's place in one step, if the old one is still what the plan was made from. Folders
are opened one by one from the vault's root and never through a link, so no path leads out.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from typing import assert_never

from vaultsync.changes import Change, Create, Move, Replace
from vaultsync.errors import NoteChangedError, OutsideVaultError, WriteError
from vaultsync.snapshot import digest
from vaultsync.vault.files import LARGEST_NOTE
from vaultsync.vault.folder import Folder
from vaultsync.vault.insist import HeldError

_EXISTS = "`vaultsync check` says why it could not be read; fix, move or rename it"


class Store:
    """Writes into one vault."""

    def __init__(self, root: str) -> None:
        """Take the vault's folder, absolute and with links resolved."""
        self.root = root

    def apply(self, change: Change) -> None:
        """Carry out one change.

        Raises:
            WriteError: it could not be carried out; what stood there still stands.
        """
        try:
            match change:
                case Create():
                    self._create(change)
                case Replace():
                    self._replace(change)
                case Move():
                    self._move(change)
                case _:
                    assert_never(change)
        except OSError as error:
            reason = f"cannot be written: {error.strerror or error}"
            raise WriteError(change.path, reason, hint=_hint(error)) from error

    def read(
        self, path: str, *, limit: int = LARGEST_NOTE, writable: bool = True
    ) -> bytes | None:
        """Read a file whole, on the way that writing takes; None: there is none.

        Unless it is to be `writable`, it may be read-only.

        Raises:
            WriteError: the path leads out of the vault, or it cannot be read.
        """
        try:
            with self._folder(_parts(path)) as (folder, name):
                if folder.status(name) is None:
                    return None
                status = _plain_file(folder, name, path, writable=writable)
                if status.st_size > limit:
                    raise WriteError(
                        path, "is too large", hint="move what was pasted into it away"
                    )
                return folder.read(name)
        except (FileNotFoundError, NotADirectoryError):
            return None  # its folder is gone with it
        except OSError as error:
            raise WriteError(
                path,
                f"cannot be read: {error.strerror or error}",
                hint="check the permissions of the folder",
            ) from error

    def make_folder(self, path: str) -> None:
        """Make a folder and those above it.

        Raises:
            WriteError: it could not be made.
        """
        try:
            with self._folder([*_parts(path), ""], make=True):
                pass
        except OSError as error:
            raise WriteError(
                path,
                f"cannot be made: {error.strerror or error}",
                hint="check the permissions of the folder",
            ) from error

    def remove(self, path: str, was: str) -> None:
        """Remove a file that is still what was read; its folder stays.

        Raises:
            WriteError: it is something else by now, or could not be removed.
        """
        try:
            with self._folder(_parts(path)) as (folder, name):
                _plain_file(folder, name, path)
                if not folder.drop(name, was):
                    raise NoteChangedError(path)
                folder.flush()
        except OSError as error:
            reason = f"cannot be removed: {error.strerror or error}"
            raise WriteError(path, reason, hint=_hint(error)) from error

    def remove_empty(self, path: str) -> bool:
        """Remove a folder in which nothing is left; tell whether it went."""
        try:
            with self._folder(_parts(path)) as (folder, name):
                folder.remove_empty(name)
        except OSError:  # somebody's files lie in it, or it is no folder any more
            return False
        return True

    def _create(self, change: Create) -> None:
        with self._folder(_parts(change.path), make=True) as (folder, name):
            if folder.status(name) is not None:
                raise WriteError(change.path, "exists already", hint=_EXISTS)
            if folder.status(f".{name}.icloud") is not None:
                reason = "is in iCloud and not on this machine"
                raise WriteError(change.path, reason, hint="download it, then sync again")
            temporary = folder.write_temporary(change.text.encode())
            try:
                folder.link_new(temporary, name)
            except FileExistsError as error:
                raise WriteError(change.path, "exists already", hint=_EXISTS) from error
            finally:
                folder.remove(temporary)
            folder.flush()

    def _replace(self, change: Replace) -> None:
        data = change.text.encode()
        with self._folder(_parts(change.path)) as (folder, name):
            status = _plain_file(folder, name, change.path)
            if folder.digest(name) != change.was:
                raise NoteChangedError(change.path)
            if digest(data) == change.was:
                return
            temporary = folder.write_temporary(data, mode=stat.S_IMODE(status.st_mode))
            try:
                # once more, as late as can be: the temporary file took its time
                changed = folder.digest(name) != change.was or not folder.put(
                    temporary, name, new=digest(data), old=change.was
                )
            finally:
                with contextlib.suppress(OSError):  # what stays behind is swept later
                    folder.remove(temporary)
            if changed:
                raise NoteChangedError(change.path)

    def _move(self, change: Move) -> None:
        with (
            self._folder(_parts(change.path)) as (old, old_name),
            self._folder(_parts(change.to), make=True) as (new, new_name),
        ):
            there = new.status(new_name)
            if there is None:
                _plain_file(old, old_name, change.path)
            if old.digest(old_name) != change.was:
                raise NoteChangedError(change.path)
            if there is None:
                old.move(old_name, new, new_name)
            elif not stat.S_ISREG(there.st_mode) or new.digest(new_name) != change.was:
                raise WriteError(
                    change.to, "exists already", hint="rename one of the two, then sync again"
                )
            elif not old.drop(old_name, change.was):  # moved before, or on another device
                raise NoteChangedError(change.path)
            new.flush()
            old.flush()

    @contextlib.contextmanager
    def _folder(
        self, parts: list[str], *, make: bool = False
    ) -> Iterator[tuple["Folder", str]]:
        """Open the folder of a path, one step after the other, never through a link."""
        folder = Folder.open_root(self.root)
        try:
            for step in parts[:-1]:
                below = folder.enter(step, make=make)
                folder.close()
                folder = below
            yield folder, parts[-1]
        finally:
            folder.close()


def _parts(path: str) -> list[str]:
    parts = path.split("/")
    if (
        not path
        or {"", ".", ".."} & set(parts)
        or "\0" in path
        or "\\" in path
        or os.path.isabs(path)
    ):
        raise OutsideVaultError(path)
    return parts


def _plain_file(
    folder: "Folder", name: str, path: str, *, writable: bool = True
) -> os.stat_result:
    """Refuse what must not be replaced: links of both kinds, and what is read-only."""
    status = folder.status(name)
    if status is None:
        raise NoteChangedError(path)
    if stat.S_ISLNK(status.st_mode):
        raise OutsideVaultError(path, "is a link")
    if not stat.S_ISREG(status.st_mode):
        raise WriteError(
            path, "is not a regular file", hint="move away what has its name, then run it again"
        )
    if status.st_nlink > 1:
        folder.drop_twins(status)
        status = folder.status(name) or status
    if status.st_nlink > 1:
        raise WriteError(
            path, "has a second name (a hard link)", hint="make it a file of its own"
        )
    if writable and not status.st_mode & 0o222:
        raise WriteError(path, "is read-only", hint="make it writable, then run it again")
    return status


def _hint(error: OSError) -> str:
    if isinstance(error, HeldError):
        return "another program has it open: close it there, then run it again"
    if error.errno == errno.ENOSPC:
        return "free some space on the disk, then run it again"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "check the permissions of the folder"
    return "run it again; if it stays, `vaultsync check` shows what is due without writing"
