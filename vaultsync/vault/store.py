"""The only code that writes: old content or new content at every point, nothing else.

A new content goes to a temporary file in the same folder, is flushed to the disk, and takes
the old one's place in one step, if the old one is still what the plan was made from. Folders
are opened one by one from the vault's root and never through a link, so no path leads out.
"""

import contextlib
import ctypes
import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from vaultsync.errors import NoteChangedError, OutsideVaultError, WriteError
from vaultsync.plan import Change, Create, Move, Replace
from vaultsync.snapshot import digest
from vaultsync.vault.files import read_up_to

TEMPORARY = ".vaultsync-"
"""Beginning of the names of temporary files: hidden, so that editors and sync tools pass by."""
_EXISTS = "`vaultsync check` says why it could not be read; mend, move or rename it"
SWEEP_NS = 3600 * 10**9
RENAME_NOREPLACE, RENAME_EXCHANGE = 1, 2
TRIES = 100
_AT = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_KEEP_LINKS = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}
_BINARY = getattr(os, "O_BINARY", 0)


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

    def make_folder(self, path: str) -> None:
        """Make a folder and those above it.

        Raises:
            WriteError: it could not be made.
        """
        try:
            with self._folder([*_parts(path), ""], make=True):
                pass
        except OSError as error:
            raise WriteError(path, f"cannot be made: {error.strerror or error}") from error

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
            temporary = folder.write_temporary(data, stat.S_IMODE(status.st_mode))
            try:
                # once more, as late as can be: the temporary file took its time
                changed = folder.digest(name) != change.was or not folder.put(
                    temporary, name, new=digest(data), old=change.was
                )
            finally:
                with contextlib.suppress(OSError):  # what stays behind is swept later
                    folder.remove(temporary)
            folder.flush()
            if changed:
                raise NoteChangedError(change.path)

    def _move(self, change: Move) -> None:
        with (
            self._folder(_parts(change.path)) as (old, old_name),
            self._folder(_parts(change.to), make=True) as (new, new_name),
        ):
            _plain_file(old, old_name, change.path)
            if old.digest(old_name) != change.was:
                raise NoteChangedError(change.path)
            if new.status(new_name) is not None:
                raise WriteError(change.to, "exists already")
            old.move(old_name, new, new_name)
            new.flush()
            old.flush()

    @contextlib.contextmanager
    def _folder(
        self, parts: list[str], *, make: bool = False
    ) -> Iterator[tuple["_Folder", str]]:
        """Open the folder of a path, one step after the other, never through a link."""
        folder = _Folder.open_root(self.root)
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


def _plain_file(folder: "_Folder", name: str, path: str) -> os.stat_result:
    """Refuse what must not be replaced: links of both kinds, and what is read-only."""
    status = folder.status(name)
    if status is None:
        raise NoteChangedError(path)
    if stat.S_ISLNK(status.st_mode):
        raise OutsideVaultError(path, "is a link")
    if not stat.S_ISREG(status.st_mode):
        raise WriteError(path, "is not a regular file")
    if status.st_nlink > 1:
        raise WriteError(
            path, "has a second name (a hard link)", hint="make it a file of its own"
        )
    if not status.st_mode & 0o222:
        raise WriteError(path, "is read-only", hint="make it writable, then sync again")
    return status


@dataclass(slots=True)
class _Folder:
    """An open folder; where the system can, every step is relative to it."""

    path: str
    descriptor: int | None

    @classmethod
    def open_root(cls, path: str) -> "_Folder":
        return cls(
            path, os.open(path, os.O_RDONLY | os.O_DIRECTORY | _CLOEXEC) if _AT else None
        )

    def close(self) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def enter(self, name: str, *, make: bool) -> "_Folder":
        if not name:
            return _Folder(
                self.path, os.dup(self.descriptor) if self.descriptor is not None else None
            )
        if make:
            with contextlib.suppress(FileExistsError):
                os.mkdir(self.at(name), dir_fd=self.descriptor)
        status = self.status(name)
        if status is not None and stat.S_ISLNK(status.st_mode):
            raise OutsideVaultError(f"{self.path}/{name}", "is a link; links are not followed")
        below = os.path.join(self.path, name)
        if self.descriptor is None:
            return _Folder(below, None)
        flags = os.O_RDONLY | os.O_DIRECTORY | _NOFOLLOW | _CLOEXEC
        return _Folder(below, os.open(name, flags, dir_fd=self.descriptor))

    def at(self, name: str) -> str:
        return name if self.descriptor is not None else os.path.join(self.path, name)

    def status(self, name: str) -> os.stat_result | None:
        try:
            return os.stat(self.at(name), dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def digest(self, name: str) -> str:
        flags = os.O_RDONLY | _NOFOLLOW | _CLOEXEC | _BINARY | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(self.at(name), flags, dir_fd=self.descriptor)
        try:
            return digest(read_up_to(descriptor, 1 << 30))
        finally:
            os.close(descriptor)

    def write_temporary(self, data: bytes, mode: int | None = None) -> str:
        """Write a new file with this content, on the disk when it returns; give its name.

        `mode` is that of the file it replaces.
        """
        name = f"{TEMPORARY}{secrets.token_hex(8)}.tmp"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC | _BINARY
        descriptor = os.open(
            self.at(name), flags, 0o666 if mode is None else mode, dir_fd=self.descriptor
        )
        try:
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(descriptor, view) :]
                if hasattr(os, "fchmod") and mode is not None:
                    os.fchmod(descriptor, mode)
                os.fsync(descriptor)
                self._sweep(os.fstat(descriptor).st_mtime_ns)
            finally:
                os.close(descriptor)
        except BaseException:
            self.remove(name)
            raise
        return name

    def _sweep(self, now_ns: int) -> None:
        """Remove temporary files that a killed run left behind more than an hour ago."""
        listed = os.listdir(self.path if self.descriptor is None else self.descriptor)
        for name in listed:
            if not (name.startswith(TEMPORARY) and name.endswith(".tmp")):
                continue
            status = self.status(name)
            if status and now_ns - status.st_mtime_ns > SWEEP_NS:
                with contextlib.suppress(OSError):  # a leftover is no reason to stop
                    self.remove(name)

    def remove(self, name: str) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.at(name), dir_fd=self.descriptor)

    def put(self, temporary: str, name: str, *, new: str, old: str) -> bool:
        """Let a temporary file take a name's place, if what has it now is `old`.

        On Linux the two are exchanged and what came out is looked at: a save in the very last
        moment is put back, and nothing is lost. Elsewhere it is replaced without a last look.
        """
        if not self._exchange(temporary, name):
            os.replace(
                self.at(temporary),
                self.at(name),
                src_dir_fd=self.descriptor,
                dst_dir_fd=self.descriptor,
            )
            return True
        try:
            if self.digest(temporary) == old:
                return True
        except BaseException:
            self._exchange(temporary, name)  # what came out is not ours: it goes back unseen
            raise
        for _ in range(TRIES):  # until ours is out again: somebody may go on saving
            try:
                self._exchange(temporary, name)
            except FileNotFoundError:
                self.link_new(temporary, name)  # gone meanwhile: their save gets its name back
                break
            if self.digest(temporary) == new:
                break
        return False

    def _exchange(self, one: str, other: str) -> bool:
        """Exchange two files in one step; False where the system cannot."""
        rename = _renameat2()
        if rename is None or self.descriptor is None:
            return False
        here = self.descriptor
        return _done(rename(here, os.fsencode(one), here, os.fsencode(other), RENAME_EXCHANGE))

    def link_new(self, temporary: str, name: str) -> None:
        """Give a temporary file its name, if nothing has that name."""
        try:
            self._link(temporary, self, name)
        except FileExistsError:
            raise
        except OSError:
            self._take(temporary, self, name)

    def move(self, name: str, other: "_Folder", new: str) -> None:
        """Give a file another name in another folder, if nothing has that name.

        On Linux in one step: a save in the last moment moves along, and nothing is lost.
        """
        rename = _renameat2()
        if rename is not None and self.descriptor is not None and other.descriptor is not None:
            paths = (self.descriptor, os.fsencode(name), other.descriptor, os.fsencode(new))
            if _done(rename(*paths, RENAME_NOREPLACE)):
                return
        try:
            self._link(name, other, new)
        except FileExistsError:
            raise
        except OSError:
            self._take(name, other, new)
        else:
            self.remove(name)

    def _take(self, name: str, other: "_Folder", new: str) -> None:
        """Do it on a file system without hard links: reserve the name, then take it."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOEXEC
        os.close(os.open(other.at(new), flags, 0o666, dir_fd=other.descriptor))
        try:
            os.replace(
                self.at(name),
                other.at(new),
                src_dir_fd=self.descriptor,
                dst_dir_fd=other.descriptor,
            )
        except BaseException:
            other.remove(new)  # the empty file that reserved the name
            raise

    def _link(self, name: str, other: "_Folder", new: str) -> None:
        os.link(
            self.at(name),
            other.at(new),
            src_dir_fd=self.descriptor,
            dst_dir_fd=other.descriptor,
            **_KEEP_LINKS,
        )

    def flush(self) -> None:
        """Bring the folder's new names to the disk, where the system can."""
        if self.descriptor is not None:
            with contextlib.suppress(OSError):
                os.fsync(self.descriptor)


def _done(result: int) -> bool:
    """Tell whether a call of `renameat2` did it; False where the system cannot."""
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _renameat2() -> Callable[..., int] | None:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)


def _hint(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "free some space on the disk, then run it again"
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return "check the permissions of the folder"
    return "run it again; if it stays, `vaultsync check` shows what is due without writing"
