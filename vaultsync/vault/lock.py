"""One writer per vault and machine (hazards.md row 22).

The system holds the lock and lets go of it when the process dies, so none can be left behind.
The file only says who has it. Between machines nothing is locked: the notes are merged there.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from vaultsync.errors import LockedError
from vaultsync.vault.state import NoStateError, State

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LONGEST = 10.0
"""Seconds for which a run waits for another one: that one may wait for notes to lie still."""
_PAUSE = 0.05
_PROBE = 0.2
"""Seconds that a watcher tries: whoever asks for the running one has it for a moment."""
_FAR = 4096
"""Byte that is locked on Windows: behind the text, which others must be able to read."""


@contextlib.contextmanager
def writing(root: str, command: str, wait: float = LONGEST) -> Iterator[str]:
    """Be the only one that writes into a vault; gives why there is no lock, or "".

    Raises:
        LockedError: another process has it, and still has after `wait` seconds.
    """
    with _held(root, "run.lock", command, wait) as problem:
        yield problem


@contextlib.contextmanager
def watching(root: str) -> Iterator[str]:
    """Be the only one that watches a vault; gives why there is no lock, or "".

    Raises:
        LockedError: another process watches it.
    """
    with _held(root, "watch.lock", "watch", _PROBE) as problem:
        yield problem


@contextlib.contextmanager
def telling(root: str) -> Iterator[str]:
    """Be the only one that tells what is due in a vault; gives why there is no lock, or "".

    Raises:
        LockedError: another process is about it, and still is after ten seconds.
    """
    with _held(root, "notify.lock", "notify", LONGEST) as problem:
        yield problem


def watcher(root: str) -> str | None:
    """Give the process that watches a vault, "" if it does not say; None: there is none.

    Raises:
        NoStateError: there is no place for locks, so nobody can tell.
        OSError: the lock cannot be looked at.
    """
    path = os.path.join(State(root).path, "watch.lock")
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    try:
        return None if _take(descriptor) else _holder(descriptor)[0]
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _held(root: str, name: str, command: str, wait: float) -> Iterator[str]:
    lock = _lock(root, name, wait)
    if isinstance(lock, str):
        yield lock
        return
    try:
        if not lock.taken:
            raise LockedError(root, *_holder(lock.descriptor))
        _say(lock.descriptor, f"{os.getpid()} {command}\n")
        yield ""
    finally:
        if lock.taken:
            _say(lock.descriptor, "")
        os.close(lock.descriptor)  # with it goes the lock


class _Lock(NamedTuple):
    """An open lock file."""

    descriptor: int
    taken: bool


def _lock(root: str, name: str, wait: float) -> _Lock | str:
    """Open a lock file and try to take the lock; or say why there can be none."""
    try:
        descriptor = _open(root, name)
        return _Lock(descriptor, _await(descriptor, wait))
    except NoStateError as error:
        return str(error)
    except OSError as error:  # a file system without locks
        return error.strerror or str(error)


def _open(root: str, name: str) -> int:
    folder = State(root).open()
    try:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        return os.open(folder.at(name), flags, 0o600, dir_fd=folder.descriptor)
    finally:
        folder.close()


def _await(descriptor: int, wait: float) -> bool:
    """Take the lock as soon as it is free; False where it is not within `wait` seconds."""
    end = time.monotonic() + wait
    try:
        while not _take(descriptor):
            if time.monotonic() >= end:
                return False
            time.sleep(_PAUSE)
    except BaseException:
        os.close(descriptor)
        raise
    return True


if sys.platform == "win32":

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _say(descriptor: int, text: str) -> None:
    """Write down who has the lock; it is for people only, so it may fail."""
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, text.encode())


def _holder(descriptor: int) -> tuple[str, str]:
    """Give process and command of who has the lock; empty where that is not known."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        process, _, command = os.read(descriptor, 100).decode("ascii", "replace").partition(" ")
    except OSError:
        return "", ""
    return (process, command.strip()) if process.isdigit() else ("", "")
