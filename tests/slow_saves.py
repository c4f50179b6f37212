"""Saves that take their time, as editors and sync tools make them, while `sync` runs."""

import difflib
import itertools
import os
import random
import shutil
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.support import AS_OF
from tests.vaults import DRAFTS, DUE, NORTHWIND, contents
from vaultsync.cli import clock
from vaultsync.parse.draft import NOT_SENT
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


class Saver:
    """Saves files slowly, in the ways of several editors; the same saves for the same seed."""

    def __init__(self, seed: int) -> None:
        """Take what decides about pieces and pauses."""
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.longest = 0.0
        """The longest time for which a half-written file lay still."""
        self._last = 0.0

    def save(self, way: int, file: Path, data: bytes) -> None:
        """Save a file in one of the ways."""
        ways = (self._in_pieces, self._by_rename, self._as_vim_does)
        self._last = time.monotonic()
        ways[way % len(ways)](file, data)

    def _step(self) -> None:
        now = time.monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now

    def _in_pieces(self, file: Path, data: bytes) -> None:
        """Truncate the file and write it again, piece by piece."""
        cuts = sorted(self.chance.sample(range(1, len(data)), self.chance.randint(2, 7)))
        with file.open("wb", buffering=0) as stream:
            self._step()
            time.sleep(self.chance.uniform(0, 0.02))
            for start, end in itertools.pairwise([0, *cuts, len(data)]):
                stream.write(data[start:end])
                self._step()
                if self.chance.random() < 0.3:
                    os.fsync(stream.fileno())
                time.sleep(self.chance.uniform(0, 0.03))

    def _by_rename(self, file: Path, data: bytes) -> None:
        """Write another file, piece by piece, and let it take the file's place."""
        other = file.with_name(f".{file.name}.tmp")
        self._in_pieces(other, data)
        other.replace(file)

    def _as_vim_does(self, file: Path, data: bytes) -> None:
        """Rename the file to a backup, write a new one, remove the backup."""
        backup = file.with_name(f"{file.name}~")
        file.rename(backup)
        time.sleep(self.chance.uniform(0, 0.03))
        self._in_pieces(file, data)
        backup.unlink()


@dataclass(kw_only=True)
class Tally:
    """What came of it."""

    runs: int = 0
    wrong: list[str] = field(default_factory=list)
    states: set[int] = field(default_factory=set)
    final: bool = False
    """When all was quiet, the outputs were those of the last saves."""
    longest: float = 0.0
    """Seconds for which a half-written file lay still; a busy disk may make it long."""


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
        self.states: list[tuple[bytes, Texts]] = []
        """Due note and drafts of each."""
        self.texts: dict[str, set[bytes]] = {}
        """Everything that a draft may say, by the name of its file."""
        for state in itertools.product((0, 1), repeat=3):
            copy = root.parent / "copy"
            shutil.copytree(root, copy)
            self.set(copy, state)
            run(copy, 0)
            there = drafts(copy)
            self.states.append(((copy / DUE).read_bytes(), wanted(there)))
            for path, data in there.items():
                self.texts.setdefault(Path(path).name, set()).add(data)
            shutil.rmtree(copy)
        assert len({due for due, _ in self.states}) >= 4

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
        due = (root / DUE).read_bytes()
        right = [drafts for each, drafts in self.states if each == due]
        if not right:
            return min((_difference(each, due) for each, _ in self.states), key=len)
        there = drafts(root)
        if wanted(there) not in right:
            return f"the drafts: {sorted(there)}"
        bad = [p for p, data in there.items() if data not in self.texts.get(Path(p).name, ())]
        return f"in {bad}" if bad else ""


def _difference(right: bytes, wrong: bytes) -> str:
    texts = (right.decode().splitlines(), wrong.decode().splitlines())
    return "\n".join(difflib.unified_diff(*texts, "right", "wrong", lineterm="", n=0))


def drafts(root: Path) -> Texts:
    """Give the drafts by path."""
    return {f"{DRAFTS}/{path}": data for path, data in contents(root / DRAFTS).items()}


def wanted(there: Texts) -> Texts:
    """Leave out what was put away: that depends on what was owed before."""
    return {path: data for path, data in there.items() if NOT_SENT not in Path(path).parts}


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
    saver = Saver(seed)

    def write() -> None:
        try:
            for number in range(saves):
                which = saver.chance.randrange(3)
                state[which] ^= 1
                data = right.versions[NOTES[which]][state[which]]
                saver.save(number, root / NOTES[which], data)
                time.sleep(saver.chance.uniform(0, 2.5 * max(quiet, 0.05)))
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
            due = [each for each, _ in right.states]
            tally.states.add(due.index((root / DUE).read_bytes()))
    writer.join()
    tally.longest = saver.longest
    if quiet:
        run(root, quiet)
        last, _ = right.states[state[0] * 4 + state[1] * 2 + state[2]]
        tally.final = (root / DUE).read_bytes() == last
    return tally
