"""A hostile editor saves a note while records are written into it (hazard 4).

`HOSTILE=full` saves 1,800 times; the gate 80 times.
"""

import contextlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hostile_editor import last_save
from tests.support import AS_OF, uncovered
from tests.vaults import DUE, NORTHWIND, PRIYA, sync_here, tick
from vaultsync.cli.main import run
from vaultsync.edit.lines import LineChange
from vaultsync.vault import folder
from vaultsync.vault.note_writer import NoteWriter

FULL = os.environ.get("HOSTILE") == "full"
SAVES = 1800 if FULL else 48


class Harm(NamedTuple):
    """What came of it."""

    lost: int
    runs: int
    records: int
    """Lines that were written into the note meanwhile."""


def by_sync(root: Path, ticked: bytes) -> int:
    """Tick a line of the due note and sync; give how many records that made."""
    (root / DUE).write_bytes(ticked)
    return len(sync_here(root).records)


def by_done(root: Path, _: bytes) -> int:
    """Record what a tick would from the command line."""
    said = io.StringIO()
    words = ("done", "northwind", "priya", "thank-you", "--vault", str(root), "--as-of", AS_OF)
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(io.StringIO()),
        contextlib.suppress(SystemExit),
    ):
        run(words)
    return said.getvalue().startswith("recorded ")


COMMANDS: dict[str, Callable[[Path, bytes], int]] = {"sync": by_sync, "done": by_done}
"""What is run while the editor saves: the vault and a due note with a tick to records."""


def harm(root: Path, command: Callable[[Path, bytes], int], saves: int) -> Harm:
    """Run a command again and again while the editor saves so many times."""
    tick(root, PRIYA, ending=" ✅ 2026-03-06")
    ticked = (root / DUE).read_bytes()
    note = root / NORTHWIND
    runs = records = 0
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hostile_editor", str(note), str(saves), "1"],
        cwd=Path(__file__).parent.parent,
        env=uncovered(),
        stdout=subprocess.PIPE,
        text=True,
    ) as editor:
        end = time.monotonic() + 60 + saves
        try:
            while editor.poll() is None:
                assert time.monotonic() < end, "the editor does not end"
                records += command(root, ticked)
                runs += 1
        finally:
            editor.kill()
        assert editor.stdout
        lost = editor.stdout.read().split()
        assert editor.returncode == 0
    kept = last_save(note.read_bytes()) == saves - 1
    print(f"{saves} saves, {runs} runs, {records} records: {len(lost)} lost")  # noqa: T201
    return Harm(len(lost) + (not kept), runs, records)


def harm_of_enough(root: Path, command: Callable[[Path, bytes], int]) -> Harm:
    """Let it save until enough was written meanwhile: a busy machine seldom gets to it."""
    fresh = {path: (root / path).read_bytes() for path in (DUE, NORTHWIND)}
    found = harm(root, command, SAVES)
    for _ in range(5):
        if found.records > SAVES / 20:
            break
        for path, data in fresh.items():
            (root / path).write_bytes(data)
        more = harm(root, command, SAVES)
        found = Harm(*(one + other for one, other in zip(found, more, strict=True)))
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_no_save_is_lost(small: Path, command: str) -> None:
    """Exchange and verify: 0 saves lost, however the editor saves."""
    if folder._renameat2() is None:  # noqa: SLF001 - another system than Linux
        pytest.skip("this system cannot exchange two files")
    found = harm_of_enough(small, COMMANDS[command])
    assert found.records > SAVES / 20
    assert found.lost == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_few_saves_are_lost_without_exchange(
    small: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two files cannot be exchanged: at most 10 of 1,800."""
    monkeypatch.setattr(folder, "_renameat2", lambda: None)
    found = harm_of_enough(small, COMMANDS[command])
    assert found.records > SAVES / 20
    assert found.lost <= 10


def test_who_does_not_look_loses_saves(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The measure can fail: reading, changing and replacing loses saves."""

    def replace(_: NoteWriter, change: LineChange, __: str = "") -> None:
        time.sleep(0.02)
        other = small / "other"
        other.write_text(change.after.text, "utf-8")
        other.replace(small / change.after.path)

    monkeypatch.setattr(NoteWriter, "write", replace)
    assert harm(small, by_sync, 30).lost > 0
