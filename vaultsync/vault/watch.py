"""Watching a vault: events are hints, the rescan is the truth (hazards.md rows 6 to 8).

The handler only puts a word into a queue. One thread, the caller's, waits for quiet and then
runs; it also runs when an interview ends, at midnight, and every few minutes in case that
events were lost.
"""

import os
import queue
import time
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from vaultsync.errors import VaultGoneError
from vaultsync.parse.config import CONFIG_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from watchdog.observers.api import BaseObserver

_EVENTS: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""Opened, closed and read are left out: reading the vault must not wake the reader."""


class Word(Enum):
    """What can come through the queue."""

    CHANGED = "changed"
    STOP = "stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long things are waited for, in seconds."""

    quiet: float = 0.3
    """A run waits until nothing happened for so long."""
    longest: float = 2.0
    """But no longer than this, however busy the vault is."""
    rescan: float = 300.0
    """A run without any event, in case that some were lost."""
    health: float = 1.0
    """How often the watching itself is looked at."""
    retry: float = 1.0
    """A run that could not be done is tried again after so long."""


class Watcher:
    """Runs something whenever a vault changes."""

    def __init__(
        self,
        root: str,
        run: "Callable[[], datetime | None]",
        now: "Callable[[], datetime]",
        pace: Pace | None = None,
    ) -> None:
        """Take what to run: it gives the instant at which to run again at the latest.

        `run` gives None if it could not be done and is to be tried again soon. `now` is the
        clock.
        """
        self.root, self._run, self._now = root, run, now
        self._pace = pace or Pace()
        self._words: queue.SimpleQueue[Word] = queue.SimpleQueue()
        self._identity = _identity(root)
        self.polling = False
        """The system cannot watch this folder: it is looked at every few seconds."""

    def stop(self) -> None:
        """End `watch` soon; safe in a signal handler."""
        self._words.put(Word.STOP)

    def watch(self) -> None:
        """Run now and whenever something changes, until `stop`.

        Raises:
            VaultGoneError: the folder was removed or replaced.
        """
        observer = self._observe()
        try:
            self._loop(observer)
        finally:
            observer.stop()
            observer.join(timeout=5)

    def _observe(self) -> "BaseObserver":
        handler = _Handler(self.root, self._words)
        for kind in (Observer, PollingObserver):
            observer = kind()
            try:
                observer.schedule(handler, self.root, recursive=True, event_filter=_EVENTS)
                observer.start()
            except OSError:
                self.polling = True  # no watches left, or a folder that cannot be watched
                continue
            return observer
        raise VaultGoneError(self.root)

    def _loop(self, observer: "BaseObserver") -> None:
        wake = self._run()
        last = time.monotonic()
        while True:
            word = self._next(self._pace.retry if wake is None else self._pace.health)
            if word is Word.CHANGED:
                word = self._settle()
            if word is Word.STOP:
                return
            self._check_health(observer)
            lost = time.monotonic() - last > self._pace.rescan
            if word or wake is None or lost or self._now() >= wake:
                wake = self._run()
                last = time.monotonic()

    def _next(self, timeout: float) -> Word | None:
        try:
            return self._words.get(timeout=timeout)
        except queue.Empty:
            return None

    def _settle(self) -> Word:
        """Wait until the vault is quiet: one save is up to 38 events, a checkout thousands."""
        end = time.monotonic() + self._pace.longest
        while time.monotonic() < end:
            word = self._next(self._pace.quiet)
            if word is None:
                break
            if word is Word.STOP:
                return word
        return Word.CHANGED

    def _check_health(self, observer: "BaseObserver") -> None:
        """End with an error rather than watch nothing."""
        alive = observer.is_alive() and all(e.is_alive() for e in observer.emitters)
        if not alive or _identity(self.root) != self._identity:
            raise VaultGoneError(self.root)


class _Handler(FileSystemEventHandler):
    """Only enqueues: an exception here would end the watching without a word."""

    def __init__(self, root: str, words: "queue.SimpleQueue[Word]") -> None:
        self._root, self._words = os.fsencode(root), words

    def on_any_event(self, event: FileSystemEvent) -> None:
        if any(self._matters(path, event) for path in (event.src_path, event.dest_path)):
            self._words.put(Word.CHANGED)

    def _matters(self, path: str | bytes, event: FileSystemEvent) -> bool:
        """Notes and the configuration matter; dot folders and temporary files do not."""
        raw = os.fsencode(path)
        inside = raw.removeprefix(self._root).lstrip(b"/\\")
        if not raw or raw == inside or any(p.startswith(b".") for p in inside.split(b"/")):
            return False
        name = inside.rsplit(b"/", 1)[-1].lower()
        return (
            event.is_directory
            or name.endswith((b".md", b".txt"))
            or name == CONFIG_NAME.encode()
        )


def _identity(root: str) -> tuple[int, int]:
    try:
        status = os.stat(root)
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)
