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
from array import array
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vaultsync import __version__
from vaultsync.model import Parsed
from vaultsync.vault.glance import RESTLESS_NS
from vaultsync.vault.sealed import read_sealed, write_sealed
from vaultsync.vault.state import State

NAME = "index"
OFF = "VAULTSYNC_INDEX"
"""`0` in the environment: do without it."""
MAGIC = b"vaultsync index 1\n"
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


@dataclass(slots=True)
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
    parsed: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """What was parsed from interview notes: digest of the text and records, by path."""
    kept: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """The same of this run."""
    learnt: bool = False
    """There is something new in it."""

    @classmethod
    def load(cls, root: str, now: datetime, *made_by: object) -> "Index":
        """Read the index of a vault; one that cannot be used is empty.

        `made_by` is what else decides what a file means: settings, zone.
        """
        if os.environ.get(OFF) == "0":
            return cls()
        stamp = hashlib.blake2b(repr((__version__, _code(), made_by)).encode()).digest()
        index = cls(state=State(root), stamp=stamp, now=int(now.timestamp() * 10**9))
        with contextlib.suppress(Exception):  # whatever is wrong with it, it is not needed
            index._fill(read_sealed(State(root), NAME, MAGIC))
        return index

    def _fill(self, data: bytes | None) -> None:
        if data is None:
            return
        stamp, passed, parsed = marshal.loads(data)  # noqa: S302 - data only, and its sum is right
        if stamp == self.stamp:
            self.old = array("Q", passed)
            self.parsed = parsed

    def begin(self) -> None:
        """Begin to read the vault, for the first time or once more."""
        self.new, self.kept, self.learnt = array("Q"), {}, False

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
        name, data = self.parsed.get(path, ("", b""))
        if name == digest:
            with contextlib.suppress(Exception):
                found = _Reader(io.BytesIO(data)).load()
                if isinstance(found, Parsed):
                    self.kept[path] = (digest, data)
                    return found
        found = parse()
        if self.state is not None:
            self.kept[path] = (digest, pickle.dumps(found, 5))
            self.learnt = True
        return found

    def save(self) -> None:
        """Keep what this run learnt, if it is anything new; never fails."""
        fewer = len(self.new) < len(self.old) or len(self.kept) < len(self.parsed)
        if self.state is None or not (self.learnt or fewer):
            return
        self.old, self.parsed = array("Q", sorted(self.new)), self.kept
        body = marshal.dumps((self.stamp, self.old.tobytes(), self.parsed))
        write_sealed(self.state, NAME, MAGIC, body)


def _fingerprint(path: str, status: os.stat_result) -> int:
    """Name a file as it is, by everything that changes when its bytes do."""
    said = (
        f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}\0{status.st_ino}"
    )
    data = said.encode("utf-8", "surrogateescape")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest())


def _code() -> tuple[tuple[str, int, int], ...]:
    """Name the code that reads notes: an index of other code is another index."""
    root = os.path.dirname(os.path.dirname(__file__))
    parse = os.path.join(root, "parse")
    folders = [root, parse, *(entry.path for entry in _entries(parse))]
    files = (entry for folder in folders for entry in _entries(folder))
    found = ((entry.name, entry.stat()) for entry in files if entry.name.endswith(".py"))
    return tuple(sorted((name, one.st_size, one.st_mtime_ns) for name, one in found))


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    if not os.path.isdir(folder):
        return []
    with os.scandir(folder) as scan:
        return list(scan)
