"""Waiting for files that are being written: what was saved just now may be half of a note.

Editors and sync tools write in pieces, or take the old file away before the new one is there.
So a run that writes uses a file only when it has lain still for a moment (hazards.md row 9).
"""

import os
import time
from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from typing import NamedTuple

from vaultsync.records import record_class

QUIET = 1.0
"""Seconds for which a file must have lain still."""
EDITING = 2.0
"""Before a note is edited, so many times as long: whoever saved it may still be typing."""
CLOSED = 0.1
"""Instead of QUIET, for a file of which the system told that whoever wrote it has closed it."""
LONGEST = 5.0
"""Seconds that a run waits in all, however busy the vault is."""
_BREATH = 0.02
"""Times of files are a little coarser than the clock."""


class Seen(NamedTuple):
    """A file as it was at one moment."""

    device: int
    inode: int
    time: int
    size: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Seen":
        """Take it from what the system says of the file."""
        return cls(status.st_dev, status.st_ino, status.st_mtime_ns, status.st_size)


@record_class(frozen=False)
class Patience:
    """How long one run waits, and what it need not wait for."""

    now: Callable[[], datetime]
    """The real clock: times of files are compared with it."""
    quiet: float = QUIET
    left: float = LONGEST
    own: set[str] = field(default_factory=set)
    """Digests of what this run itself wrote, or the one before it."""
    closed: frozenset[Seen] = frozenset()
    """Files that whoever wrote them has closed since."""

    @property
    def before_editing(self) -> float:
        """Seconds for which a note must have lain still before it is edited."""
        return EDITING * self.quiet

    def restless(self, status: os.stat_result, digest: str = "") -> float:
        """Give the seconds until a file has lain still long enough; 0 where it has.

        A time far in the future says nothing: another machine's clock is wrong.
        """
        closed = bool(self.closed) and Seen.of(status) in self.closed
        return self._missing(status, digest, min(self.quiet, CLOSED) if closed else self.quiet)

    def too_fresh(self, status: os.stat_result, digest: str = "") -> float:
        """Give the seconds until a note has lain still long enough to be edited."""
        return self._missing(status, digest, self.before_editing)

    def _missing(self, status: os.stat_result, digest: str, wanted: float) -> float:
        if digest in self.own:
            return 0.0
        age = self.now().timestamp() - status.st_mtime
        return max(wanted - age, 0.0) if age > -wanted else 0.0

    def wait(self, seconds: float) -> bool:
        """Wait, if there is patience left for it; False where there is none."""
        seconds = min(seconds + _BREATH, self.left)
        if seconds <= 0:
            return False
        time.sleep(seconds)
        self.left -= seconds
        return True
