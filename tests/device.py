"""A device with a copy of a vault, somebody who uses it, and the tally of what became of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from tests.starting import starter
from tests.support import environment
from tests.vaults import DRAFTS, sync_here
from vaultsync.model import TouchState
from vaultsync.vault.checking import Report, check
from vaultsync.vault.opening import open_vault

OWN = "a thing that nobody else wrote, number"
"""How every line begins that somebody wrote."""
CONFLICT_COPY = ".sync-conflict-"
Files = dict[str, bytes]


class Said(NamedTuple):
    """A record as the notes have it: what a tick must come to, once."""

    company: str
    kind: str
    state: TouchState
    day: date
    who: str

    @property
    def settles(self) -> bool:
        """Nothing is owed after it."""
        return self.state in {TouchState.DONE, TouchState.SKIPPED}


@dataclass(kw_only=True)
class Tally:
    """What became of everything that people did."""

    pulls: int = 0
    ticks: int = 0
    """Everything that was ticked, skipped or put off, by hand or by a command."""
    moved: int = 0
    commands: int = 0
    taken_back: int = 0
    runs: int = 0
    asked: int = 0
    """Remarks that a note was merged, which the person answers."""
    dropped: list[str] = field(default_factory=list)
    """Lines of people's that the transport lost by itself, which no program can bring back."""
    note_conflicts: int = 0
    """Conflicts in the person's own files, which the person resolves."""
    due_conflicts: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    """Records that nobody made a tick for."""
    back: list[str] = field(default_factory=list)
    """Records that were taken back and are there again."""
    unwritten: list[str] = field(default_factory=list)
    """Why the due note was left as it was."""
    unequal: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    """Ticks that are still not recorded, with the reason."""

    @property
    def bad(self) -> dict[str, object]:
        """What should not be; empty if all is well."""
        found = {
            "conflicts in the due note": self.due_conflicts,
            "lost": self.lost,
            "doubled": self.doubled,
            "unasked": self.unasked,
            "there again": self.back,
            "unwritten": self.unwritten,
            "unequal": self.unequal,
            "waiting": self.waiting,
        }
        return {name: value for name, value in found.items() if value}


class Device:
    """A copy of the vault, and somebody who uses it."""

    def __init__(self, root: Path, number: int) -> None:
        """Take the folder; `number` is that of the device."""
        self.root, self.number = root, number

    def sync(self, today: date) -> Report:
        """Run vaultsync."""
        report = sync_here(self.root, f"{today}T09:00:00+00:00")
        assert not report.failures, report.failures
        return report

    def look(self, today: date) -> Report:
        """Compute what is owed as of today."""
        instant = datetime.fromisoformat(f"{today}T09:00:00+00:00")
        return check(open_vault(str(self.root)), instant)

    def command(self, *args: str, today: date) -> None:
        """Run a command of vaultsync; it must succeed."""
        where = ("--vault", str(self.root), "--as-of", f"{today}T09:00:00+00:00")
        done = starter().start((*args, *where), environment())
        assert done.returncode == 0, f"{args}: {done.stdout}{done.stderr}"

    def notes(self) -> list[Path]:
        """Give the interview notes."""
        found = sorted((self.root / "Interviews").rglob("*.md"))
        return [path for path in found if CONFLICT_COPY not in path.name]

    def drafts(self) -> list[Path]:
        """Give the drafts that are not sent."""
        found = sorted((self.root / DRAFTS).glob("*.md"))
        return [path for path in found if CONFLICT_COPY not in path.name]
