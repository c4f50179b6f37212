"""Saves that take their time, as editors and sync tools make them, while `sync` runs."""

import itertools
import os
import random
import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.support import AS_OF
from tests.vaults import DRAFTS, DUE, NORTHWIND, contents
from vaultsync.cli import clock
from vaultsync.vault.opening import open_vault
from vaultsync.vault.quiet import Patience
from vaultsync.vault.sync import sync

NOTES = (NORTHWIND, "Interviews/Kumo.md", "Interviews/Polaris.md")
LONGER = {
    NORTHWIND: (
        "## Questions I asked",
        "## Ines Weber\nemail:: ines@northwind.example\n- tea\n\n## Questions I asked",
    ),
    "Interviews/Kumo.md": (
        "email:: aiko@kumo.example",
        "phone:: +44 7700 900555\ntext_ok:: yes",
    ),
    "Interviews/Polaris.md": (
        "- cargo bikes",
        "- repairs in the yard\n- **promised:** a drawing\n- cargo bikes",
    ),
}
"""What the other version of each note holds instead."""
Texts = dict[str, bytes]


def in_pieces(file: Path, data: bytes, chance: random.Random) -> None:
    """Truncate the note and write it again, piece by piece."""
    cuts = sorted(chance.sample(range(1, len(data)), chance.randint(2, 7)))
    with file.open("wb", buffering=0) as stream:
        time.sleep(chance.uniform(0, 0.02))
        for start, end in itertools.pairwise([0, *cuts, len(data)]):
            stream.write(data[start:end])
            if chance.random() < 0.3:
                os.fsync(stream.fileno())
            time.sleep(chance.uniform(0, 0.03))


def by_rename(file: Path, data: bytes, chance: random.Random) -> None:
    """Write another file, piece by piece, and let it take the note's place."""
    other = file.with_name(f".{file.name}.tmp")
    in_pieces(other, data, chance)
    other.replace(file)


def as_vim_does(file: Path, data: bytes, chance: random.Random) -> None:
    """Rename the note to a backup, write a new one, remove the backup."""
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    time.sleep(chance.uniform(0, 0.03))
    in_pieces(file, data, chance)
    backup.unlink()


WAYS: tuple[Callable[[Path, bytes, random.Random], None], ...] = (
    in_pieces,
    by_rename,
    as_vim_does,
)


@dataclass(kw_only=True)
class Tally:
    """What came of it."""

    runs: int = 0
    wrong: list[str] = field(default_factory=list)
    states: set[int] = field(default_factory=set)
    final: bool = False
    """When all was quiet, the outputs were those of the last saves."""


class Right:
    """Every right state of the outputs: each note in its one or its other version."""

    def __init__(self, root: Path) -> None:
        """Bring the vault to where every draft exists, then sync each state of the notes."""
        self.versions = {
            path: ((root / path).read_bytes(), self._other(root / path, path)) for path in NOTES
        }
        for which in (1, 0):
            self.set(root, (which,) * 3)
            run(root, 0)
        self.due: list[bytes] = []
        self.drafts: dict[str, set[bytes]] = {}
        for state in itertools.product((0, 1), repeat=3):
            copy = root.parent / "copy"
            shutil.copytree(root, copy)
            self.set(copy, state)
            run(copy, 0)
            self.due.append((copy / DUE).read_bytes())
            for path, data in drafts(copy).items():
                self.drafts.setdefault(path, set()).add(data)
            shutil.rmtree(copy)
        assert len(set(self.due)) >= 4

    @staticmethod
    def _other(file: Path, path: str) -> bytes:
        old, new = LONGER[path]
        text = file.read_text("utf-8")
        assert old in text
        return text.replace(old, new).encode()

    def set(self, root: Path, state: tuple[int, ...]) -> None:
        """Write the notes in these versions."""
        for path, which in zip(NOTES, state, strict=True):
            (root / path).write_bytes(self.versions[path][which])

    def judge(self, root: Path) -> str:
        """Say what is wrong with the outputs; empty: nothing."""
        if (root / DUE).read_bytes() not in self.due:
            return f"the due note: {(root / DUE).read_text('utf-8')}"
        there = drafts(root)
        if there.keys() != self.drafts.keys():
            return f"the drafts: {sorted(there)}"
        bad = [path for path, data in there.items() if data not in self.drafts[path]]
        return f"in {bad}" if bad else ""


def drafts(root: Path) -> Texts:
    """Give the drafts by path."""
    return {f"{DRAFTS}/{path}": data for path, data in contents(root / DRAFTS).items()}


def run(root: Path, quiet: float) -> None:
    """Sync once; nothing may fail."""
    patience = Patience(now=clock.now, quiet=quiet)
    report = sync(open_vault(str(root)), datetime.fromisoformat(AS_OF), patience=patience)
    assert not report.failures


def slow_saves(root: Path, saves: int, quiet: float, seed: int = 1) -> Tally:
    """Save notes again and again in another thread, and sync meanwhile."""
    right = Right(root)
    state = [0, 0, 0]
    done = threading.Event()

    def write() -> None:
        chance = random.Random(seed)  # noqa: S311 - the same saves every time
        try:
            for number in range(saves):
                which = chance.randrange(3)
                state[which] ^= 1
                data = right.versions[NOTES[which]][state[which]]
                WAYS[number % len(WAYS)](root / NOTES[which], data, chance)
                time.sleep(chance.uniform(0, 2.5 * max(quiet, 0.05)))
        finally:
            done.set()

    tally = Tally()
    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        run(root, quiet)
        tally.runs += 1
        wrong = right.judge(root)
        if wrong:
            tally.wrong.append(wrong)
        else:
            tally.states.add(right.due.index((root / DUE).read_bytes()))
    writer.join()
    if quiet:
        run(root, quiet)
        wanted = right.due[state[0] * 4 + state[1] * 2 + state[2]]
        tally.final = (root / DUE).read_bytes() == wanted
    return tally
