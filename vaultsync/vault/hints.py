"""What the system tells of changes in a folder. These are hints: some are lost, some are late.

The handler only puts them into a queue: an exception in it would end the watching.
"""

import errno
import logging
import os
import queue
import threading
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from vaultsync import CONFIG_NAME
from vaultsync.vault.mounts import far_away

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""Opened and read are left out: reading the vault must not wake the reader."""
FLOOD = 20_000
"""More hints than this are not kept: that something changed is known by then."""
USED_UP = "no watches are left on this machine"
_CURE = (
    "raise the limit, e.g. `sudo sysctl {}`, then send SIGHUP to the process or start it again"
)
MORE_WATCHES = _CURE.format("fs.inotify.max_user_watches=524288")
MORE_INSTANCES = _CURE.format("fs.inotify.max_user_instances=1024")


class Word(Enum):
    """What can come through the queue."""

    CHANGED = "changed"
    CLOSED = "closed"
    """A file has all that whoever wrote it had to write."""
    FOLDER = "folder"
    """A folder was made, moved or removed."""
    LOST = "lost"
    """The system dropped hints."""
    ASKED = "asked"
    """A person wants a run now (SIGHUP)."""
    STOP = "stop"


class Hint(NamedTuple):
    """One hint."""

    word: Word
    path: str = ""
    """Inside the vault, `/`-separated."""


Hints = queue.SimpleQueue[Hint]


class Blind(NamedTuple):
    """Why changes may go unseen, and what helps."""

    reason: str
    cure: str = ""


class Watching:
    """The watching of one folder by the system; it may be begun again after `stop`."""

    def __init__(self, root: str, hints: Hints) -> None:
        """Take the folder, and where hints go."""
        self.root, self._hints = root, hints
        self._observer: BaseObserver | None = None
        self._threads: frozenset[threading.Thread] = frozenset()
        self._log = _Log(hints)

    def start(self) -> Blind | None:
        """Begin; give why changes will go unseen, None if nothing speaks for it."""
        logging.getLogger("watchdog").addHandler(self._log)
        before = frozenset(threading.enumerate())
        try:
            self._observer = Observer()
            handler = Handler(self.root, self._hints)
            self._observer.schedule(handler, self.root, recursive=True, event_filter=_EVENTS)
            self._observer.start()
        except OSError as error:
            self.stop()
            return _why(error)
        self._threads = frozenset(threading.enumerate()) - before
        far = far_away(self.root)
        if far:
            return Blind(f"the vault is on a drive on another machine ({far})")
        return self.partly()

    def partly(self) -> Blind | None:
        """Tell whether there are folders that are not watched: the system says nothing."""
        watched = _count_watches()
        if watched is None or watched >= _count_folders(self.root, watched):
            return None
        return Blind(USED_UP, MORE_WATCHES)

    @property
    def alive(self) -> bool:
        """Whether everything that `start` began still runs."""
        return self._observer is not None and all(one.is_alive() for one in self._threads)

    def stop(self) -> None:
        """End it; what was told already stays told."""
        observer, self._observer = self._observer, None
        self._threads = frozenset()
        if observer and observer.is_alive():
            observer.stop()
            observer.join(timeout=5)
        logging.getLogger("watchdog").removeHandler(self._log)


class Handler(FileSystemEventHandler):
    """Puts what matters into the queue, and does nothing else."""

    def __init__(self, root: str, hints: Hints) -> None:
        """Take the vault's folder."""
        self._root, self._hints = os.fsencode(root), hints

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take an event from watchdog's thread."""
        waiting = self._hints.qsize()
        if waiting >= FLOOD:  # the reader is behind, and will know that it must look
            if waiting == FLOOD:
                self._hints.put(Hint(Word.LOST))
            return
        for path in (event.dest_path, event.src_path):
            inside = self._inside(path)
            if inside and matters(inside, folder=event.is_directory):
                self._hints.put(Hint(_word(event, path), inside))

    def _inside(self, path: str | bytes) -> str:
        raw = os.fsencode(path)
        inside = raw.removeprefix(self._root).lstrip(b"/\\")
        return "" if raw == inside else os.fsdecode(inside).replace(os.sep, "/")


def matters(path: str, *, folder: bool) -> bool:
    """Notes and the configuration matter; dot folders and temporary files do not."""
    parts = path.split("/")
    if any(part.startswith(".") for part in parts):
        return False
    name = parts[-1].lower()
    return folder or name.endswith((".md", ".txt")) or name == CONFIG_NAME


def _word(event: FileSystemEvent, path: str | bytes) -> Word:
    if event.is_directory:
        return Word.FOLDER
    came = isinstance(event, FileMovedEvent) and path == event.dest_path
    return Word.CLOSED if came or isinstance(event, FileClosedEvent) else Word.CHANGED


class _Log(logging.Handler):
    """Hears what watchdog has no other way to tell: hints were lost."""

    def __init__(self, hints: Hints) -> None:
        super().__init__(logging.WARNING)
        self._hints = hints

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in record.getMessage().lower():
            self._hints.put(Hint(Word.LOST))


def _why(error: OSError) -> Blind:
    if error.errno == errno.ENOSPC:
        return Blind(USED_UP, MORE_WATCHES)
    if error.errno == errno.EMFILE:
        return Blind("too many programs on this machine watch folders", MORE_INSTANCES)
    return Blind(f"the folder cannot be watched: {error.strerror or error}")


def _count_watches() -> int | None:
    """Count the folders that this process watches, as the system says; None: it does not.

    watchdog passes over a folder for which no watch is left, and keeps that to itself.
    """
    count, found = 0, False
    try:
        for name in os.listdir("/proc/self/fd"):
            try:
                if os.readlink(f"/proc/self/fd/{name}") != "anon_inode:inotify":
                    continue
                with open(f"/proc/self/fdinfo/{name}", encoding="ascii") as lines:
                    count += sum(line.startswith("inotify ") for line in lines)
            except OSError:
                continue  # closed meanwhile
            found = True
    except OSError:
        return None
    return count if found else None


def _count_folders(root: str, enough: int) -> int:
    """Count the folders that a watch is wanted for; no further than one above `enough`."""
    count, folders = 0, [root]
    while folders and count <= enough:
        try:
            with os.scandir(folders.pop()) as scan:
                below = [one.path for one in scan if one.is_dir(follow_symlinks=False)]
        except OSError:
            continue  # what cannot be listed cannot be watched
        count += 1
        folders += below
    return count
