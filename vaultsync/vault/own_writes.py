"""What runs wrote: the hints that come of it must not start another run."""

import os
import time
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.changes import Create, Move, Replace
from vaultsync.snapshot import digest
from vaultsync.vault.files import Gone, Unreadable, read_still
from vaultsync.vault.way import Way

if TYPE_CHECKING:
    from vaultsync.vault.checking import Report

_LATE = 60.0
"""Seconds after which no hint of a write is still to come."""


class _Left(NamedTuple):
    """What a run left under a name."""

    digest: str
    """Empty: nothing."""
    when: float


class OwnWrites:
    """Compares what a hint is about with what was written there.

    Bytes are compared, not times: somebody may have saved between the write and the hint.
    """

    def __init__(self, root: str) -> None:
        """Take the vault's folder."""
        self._root = root
        self._left: dict[str, _Left] = {}

    @property
    def digests(self) -> set[str]:
        """Digests of the files as they were left; these need not lie still first."""
        return {one.digest for one in self._left.values()}

    def take(self, report: "Report") -> None:
        """Remember what a run wrote, and forget what is long ago."""
        now = time.monotonic()
        young = {path: one for path, one in self._left.items() if now - one.when < _LATE}
        self._left = young | {path: _Left(left, now) for path, left in _written(report).items()}

    def explains(self, path: str, *, folder: bool) -> bool:
        """Tell whether all that a hint can mean is a write of a run."""
        if folder:  # made for what was written; one that is gone was somebody else's doing
            return any(one.startswith(f"{path}/") for one in self._left) and os.path.isdir(
                os.path.join(self._root, path)
            )
        left = self._left.get(path)
        if left is None:
            return False
        try:
            with Way(self._root) as way:
                return digest(read_still(way, path).data) == left.digest
        except Gone:
            return not left.digest
        except Unreadable:
            return False


def _written(report: "Report") -> dict[str, str]:
    found: dict[str, str] = {}
    for record in report.records:
        found[record.change.before.path] = record.change.after.digest
    for change in report.changes:
        match change:
            case Create() | Replace():
                found[change.path] = digest(change.text.encode())
            case Move():
                found[change.path], found[change.to] = "", change.was
    return found
