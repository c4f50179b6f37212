"""What the last run learnt about files, kept outside of the vault: they need not be opened.

It holds two things. Of each file that is no note of ours: a fingerprint of its path, size,
times and inode, as they were when it was looked at. Of each interview note: what was parsed
from it, by path and by the digest of its text; the note itself is read every time. It is
trusted no further: a file that was changed within the last seconds is never remembered, and an
index that is damaged, foreign or of another version is one that is not there.
"""

import contextlib
import hashlib
import io
import marshal
import os
import pickle
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from typing import Any

from vaultsync.model import Parsed
from vaultsync.records import record_class
from vaultsync.vault.glance import RESTLESS_NS
from vaultsync.vault.program import program
from vaultsync.vault.sealed import off, read_sealed, write_sealed
from vaultsync.vault.state import State

NAME = "index"
MAGIC = b"vaultsync index 2\n"
_SIZE = 8
"""Bytes that hold the length of what stands before the records."""
_LARGEST = 1 << 26
"""Bytes that the records of one note may have."""
_MODULES = frozenset({"vaultsync.model", "vaultsync.diagnostics"})
_DAYS = frozenset({"date", "datetime", "time", "timedelta", "timezone"})


class _Reader(pickle.Unpickler):
    """Makes our records and days, and nothing else: an index is data and runs no code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - pickle's signature
        days = module == "datetime" and name in _DAYS
        if "." in name or not (days or module in _MODULES):
            raise pickle.UnpicklingError(f"{module}.{name} does not belong into an index")
        found = super().find_class(module, name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found


@record_class(kw_only=False, frozen=False)
class Records:
    """What was parsed from notes: one piece of memory, whatever the number of notes."""

    places: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    """Digest of the text, and where its records begin and end, by path."""
    data: bytearray = field(default_factory=bytearray)

    def of(self, path: str, digest: str) -> bytes:
        """Give the records of a note with this text; empty if they are not known."""
        known, start, end = self.places.get(path, ("", 0, 0))
        return bytes(self.data[start:end]) if known == digest else b""

    def add(self, path: str, digest: str, data: bytes) -> None:
        """Remember the records of a note."""
        start = len(self.data)
        self.data += data
        self.places[path] = digest, start, len(self.data)


@record_class(kw_only=False, frozen=False)
class Index:
    """What is known of a vault's files; without a place for it, what this run learns."""

    state: State | None = None
    stamp: bytes = b""
    """What made it: program, settings and zone; another stamp, another index."""
    now: int = 0
    """Nanoseconds of the clock when the run began."""
    old: "array[int]" = field(default_factory=lambda: array("Q"))
    """Fingerprints of files that are no notes of ours, sorted."""
    new: "array[int]" = field(default_factory=lambda: array("Q"))
    """Those that this run found to be none."""
    parsed: Records = field(default_factory=Records)
    """What was parsed from interview notes."""
    kept: Records = field(default_factory=Records)
    """The same of this run."""
    learnt: bool = False
    """There is something new in it."""

    @classmethod
    def load(cls, root: str, now: datetime, *made_by: object) -> "Index":
        """Read the index of a vault; one that cannot be used is empty.

        `made_by` is what else decides what a file means: settings, zone.
        """
        if off():
            return cls()
        stamp = hashlib.blake2b(repr((program(), made_by)).encode()).digest()
        index = cls(state=State(root), stamp=stamp, now=int(now.timestamp() * 10**9))
        with contextlib.suppress(Exception):  # whatever is wrong with it, it is not needed
            index._fill(read_sealed(State(root), NAME, MAGIC))
        return index

    def _fill(self, data: bytes | None) -> None:
        if data is None:
            return
        size = int.from_bytes(data[:_SIZE])
        head = data[_SIZE : _SIZE + size]
        stamp, passed, places = marshal.loads(head)  # noqa: S302 - data only, and its sum is right
        if stamp == self.stamp:
            self.old = array("Q", passed)
            self.parsed = Records(places, bytearray(data[_SIZE + size :]))

    def begin(self) -> None:
        """Begin to read the vault, for the first time or once more."""
        self.new, self.kept, self.learnt = array("Q"), Records(), False

    def passed(self, path: str, entry: "os.DirEntry[str]") -> bool:
        """Tell whether this very file was looked at before and is no note of ours.

        Raises:
            OSError: nothing can be known of the file.
        """
        if not self.old:
            return False
        name = _fingerprint(path, entry.stat(follow_symlinks=False))
        place = bisect_left(self.old, name)
        if place == len(self.old) or self.old[place] != name:
            return False
        self.new.append(name)
        return True

    def passes(self, path: str, status: os.stat_result) -> None:
        """Remember that a file is no note of ours, if it has lain still for a while."""
        last = max(status.st_mtime_ns, status.st_ctime_ns)
        if self.state is not None and last < self.now - RESTLESS_NS:
            self.new.append(_fingerprint(path, status))
            self.learnt = True

    def parse(self, path: str, digest: str, parse: Callable[[], Parsed]) -> Parsed:
        """Give what is parsed from a note: remembered, or else parsed now."""
        data = self.parsed.of(path, digest)
        if data:
            with contextlib.suppress(Exception):
                whole = zlib.decompressobj().decompress(data, _LARGEST)
                found = _Reader(io.BytesIO(whole)).load()
                if isinstance(found, Parsed):
                    self.kept.add(path, digest, data)
                    return found
        found = parse()
        if self.state is not None:
            self.kept.add(path, digest, zlib.compress(pickle.dumps(found, 5), 1))
            self.learnt = True
        return found

    def forget(self) -> None:
        """Let go of everything: a run that reads no more need not hold it."""
        self.old = self.new = array("Q")
        self.parsed = self.kept = Records()

    def save(self) -> None:
        """Keep what this run learnt, if it is anything new; never fails."""
        fewer = len(self.new) < len(self.old) or len(self.kept.places) < len(self.parsed.places)
        if self.state is None or not (self.learnt or fewer):
            return
        self.old, self.parsed = _in_order(self.new), self.kept
        head = marshal.dumps((self.stamp, self.old.tobytes(), self.parsed.places))
        size = len(head).to_bytes(_SIZE)
        write_sealed(self.state, NAME, MAGIC, size + head, self.parsed.data)


def _in_order(numbers: "array[int]") -> "array[int]":
    """Sort numbers part by part: as one list they would take five times the memory."""
    parts = [array("Q") for _ in range(1 << 8)]
    for number in numbers:
        parts[number >> 56].append(number)
    found = array("Q")
    for part in parts:
        found.extend(sorted(part))
    return found


def _fingerprint(path: str, status: os.stat_result) -> int:
    """Name a file as it is, by everything that changes when its bytes do."""
    said = (
        f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}\0{status.st_ino}"
    )
    data = said.encode("utf-8", "surrogateescape")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest())
