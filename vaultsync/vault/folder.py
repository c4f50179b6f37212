"""A folder that is open: every step is relative to it, so that no link leads elsewhere."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable
from functools import cache

from vaultsync.errors import OutsideVaultError
from vaultsync.records import record_class
from vaultsync.snapshot import digest
from vaultsync.vault.files import read_up_to
from vaultsync.vault.insist import INSISTENCE

TEMPORARY = ".vaultsync-"
"""Beginning of the names of temporary files: hidden, so that editors and sync tools pass by."""
SWEEP_NS = 3600 * 10**9
RENAME_NOREPLACE, RENAME_EXCHANGE = 1, 2
TRIES = 100
"""Even: if the own file is gone for good, the latest save ends up under the name."""
_AT = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_KEEP_LINKS = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}
_BINARY = getattr(os, "O_BINARY", 0)


@record_class(kw_only=False, frozen=False)
class Folder:
    """An open folder; where the system can, every step is relative to it."""

    path: str
    descriptor: int | None

    @classmethod
    def open_root(cls, path: str) -> "Folder":
        """Open the folder that everything else is inside of."""
        return cls(
            path, os.open(path, os.O_RDONLY | os.O_DIRECTORY | _CLOEXEC) if _AT else None
        )

    def close(self) -> None:
        """Let go of the folder."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def enter(self, name: str, *, make: bool) -> "Folder":
        """Open a folder in this one, never through a link; an empty name is this one.

        Raises:
            OutsideVaultError: it is a link.
        """
        if not name:
            return Folder(
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
            return Folder(below, None)
        flags = os.O_RDONLY | os.O_DIRECTORY | _NOFOLLOW | _CLOEXEC
        return Folder(below, os.open(name, flags, dir_fd=self.descriptor))

    def at(self, name: str) -> str:
        """Give a name in the form that the system's calls want together with `descriptor`."""
        return name if self.descriptor is not None else os.path.join(self.path, name)

    def status(self, name: str) -> os.stat_result | None:
        """Give what the system knows of a name itself, links not followed; None: nothing."""
        try:
            return os.stat(self.at(name), dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def digest(self, name: str) -> str:
        """Give the digest of a file's content as it is now."""
        return digest(self.read(name))

    def read(self, name: str) -> bytes:
        """Give a file's content as it is now."""
        flags = os.O_RDONLY | _NOFOLLOW | _CLOEXEC | _BINARY | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(self.at(name), flags, dir_fd=self.descriptor)
        try:
            return read_up_to(descriptor, 1 << 30)
        finally:
            os.close(descriptor)

    def write_temporary(
        self, *parts: bytes | bytearray, mode: int | None = None, flush: bool = True
    ) -> str:
        """Write a new file with this content, on the disk when it returns; give its name.

        `mode` is that of the file it replaces. Without `flush`, it gets to the disk later.
        """
        name = _temporary_name()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW | _CLOEXEC | _BINARY
        descriptor = os.open(
            self.at(name), flags, 0o666 if mode is None else mode, dir_fd=self.descriptor
        )
        try:
            try:
                for part in parts:
                    view = memoryview(part)
                    while view:
                        view = view[os.write(descriptor, view) :]
                if hasattr(os, "fchmod") and mode is not None:
                    os.fchmod(descriptor, mode)
                if flush:
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
        for name in self._own_names():
            status = self.status(name)
            if status and now_ns - status.st_mtime_ns > SWEEP_NS:
                with contextlib.suppress(OSError):  # a leftover is no reason to stop
                    self.remove(name)

    def _own_names(self) -> list[str]:
        listed = os.listdir(self.path if self.descriptor is None else self.descriptor)
        return [n for n in listed if n.startswith(TEMPORARY) and n.endswith(".tmp")]

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.at(name), dir_fd=self.descriptor)

    def remove_empty(self, name: str) -> None:
        """Remove a folder in which nothing is left; one with files is an OSError."""
        os.rmdir(self.at(name), dir_fd=self.descriptor)
        self.flush()

    def put(self, temporary: str, name: str, *, new: str, old: str) -> bool:
        """Let a temporary file take a name's place, if what has it now is `old`.

        On Linux the two are exchanged and what came out is looked at: a save in the very last
        moment is put back, and nothing is lost. An editor that has the old file open may write
        into it even after that: it is looked at again when the exchange is on the disk.
        Elsewhere it is replaced right after a look.
        """
        mine = self.status(temporary)
        if not INSISTENCE.until_done(lambda: self._exchange(temporary, name)):
            done = INSISTENCE.until_done(lambda: self._replace_if(temporary, name, old))
            self.flush()
            return done
        try:
            if self.digest(temporary) == old:
                self.flush()
                if self.digest(temporary) == old:
                    return True
        except BaseException:
            self._put_back(temporary, name, mine, new)  # what came out goes back unseen
            raise
        self._put_back(temporary, name, mine, new)
        return False

    def _put_back(
        self, temporary: str, name: str, mine: os.stat_result | None, new: str
    ) -> None:
        """Exchange again until the own file is out: somebody may go on saving."""
        for _ in range(TRIES):
            try:
                self._exchange(temporary, name)
            except FileNotFoundError:
                self.link_new(temporary, name)  # gone meanwhile: their save gets its name back
                return
            if self._is_mine(temporary, mine, new):
                return

    def _is_mine(self, temporary: str, mine: os.stat_result | None, new: str) -> bool:
        try:
            return self.digest(temporary) == new
        except OSError:  # a link or a folder, or a broken disk: then the inode decides
            now = self.status(temporary)
            return bool(mine and now and os.path.samestat(mine, now))

    def _replace_if(self, temporary: str, name: str, old: str) -> bool:
        """Replace a file if it is `old`; looked at anew at every try, which may come late."""
        if self.digest(name) != old:
            return False
        self._replace(temporary, self, name)
        return True

    def keep(self, name: str, *parts: bytes | bytearray, flush: bool = True) -> None:
        """Let a file have this content, for this user alone; whole or as it was before.

        Without `flush`, it may be neither after the machine has stopped.
        """
        temporary = self.write_temporary(*parts, mode=0o600, flush=flush)
        try:
            self.replace(temporary, name)
        finally:
            self.remove(temporary)

    def replace(self, temporary: str, name: str) -> None:
        """Let a temporary file take a name's place, whatever has it now."""
        INSISTENCE.until_done(lambda: self._replace(temporary, self, name))

    def _replace(self, name: str, other: "Folder", new: str) -> None:
        os.replace(
            self.at(name),
            other.at(new),
            src_dir_fd=self.descriptor,
            dst_dir_fd=other.descriptor,
        )

    def _exchange(self, one: str, other: str) -> bool:
        """Exchange two files in one step; False where the system cannot."""
        rename = _renameat2()
        if rename is None or self.descriptor is None:
            return False
        here = self.descriptor
        return _done(rename(here, os.fsencode(one), here, os.fsencode(other), RENAME_EXCHANGE))

    def link_new(self, temporary: str, name: str) -> None:
        """Give a temporary file its name, if nothing has that name.

        Where the system can, in one step: a file of two names would be refused later on.
        """
        self.move(temporary, self, name)

    def move(self, name: str, other: "Folder", new: str) -> None:
        """Give a file another name in another folder, if nothing has that name.

        On Linux in one step: a save in the last moment moves along, and nothing is lost.
        """
        rename = _renameat2()
        if rename is not None and self.descriptor is not None and other.descriptor is not None:
            paths = (self.descriptor, os.fsencode(name), other.descriptor, os.fsencode(new))
            if INSISTENCE.until_done(lambda: _done(rename(*paths, RENAME_NOREPLACE))):
                return
        try:
            self._link(name, other, new)
        except FileExistsError:
            raise
        except OSError:
            self._take(name, other, new)
        else:
            try:
                self.remove(name)
            except OSError:
                other.remove(new)  # a file of two names would be refused from now on
                raise

    def drop(self, name: str, was: str) -> bool:
        """Remove a file whose content is `was`; False if it turns out to be another.

        It is taken aside first: a save in the last moment is seen, and put back.
        """
        aside = _temporary_name()
        self.move(name, self, aside)
        if self.digest(aside) == was:
            self.remove(aside)
            return True
        self.move(aside, self, name)
        return False

    def drop_twins(self, status: os.stat_result) -> None:
        """Remove own temporary names of a file: a run was killed before it could."""
        for name in self._own_names():
            own = self.status(name)
            if own and (own.st_dev, own.st_ino) == (status.st_dev, status.st_ino):
                self.remove(name)

    def _take(self, name: str, other: "Folder", new: str) -> None:
        """Do it on a file system without hard links: reserve the name, then take it."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _CLOEXEC
        os.close(os.open(other.at(new), flags, 0o666, dir_fd=other.descriptor))
        try:
            INSISTENCE.until_done(lambda: self._replace(name, other, new))
        except BaseException:
            other.remove(new)  # the empty file that reserved the name
            raise

    def _link(self, name: str, other: "Folder", new: str) -> None:
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


def _temporary_name() -> str:
    return f"{TEMPORARY}{os.urandom(8).hex()}.tmp"


def _done(result: int) -> bool:
    """Tell whether a call of `renameat2` did it; False where the system cannot."""
    if result == 0:
        return True
    import ctypes  # noqa: PLC0415 - only where a note is written

    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}:
        return False
    raise OSError(number, os.strerror(number))


@cache
def _renameat2() -> Callable[..., int] | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # noqa: PLC0415 - only where a note is written

    return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
