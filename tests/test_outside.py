"""Nothing outside the vault is written, whatever happens meanwhile (hazard 18)."""

import contextlib
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.support import AS_OF, uncovered
from tests.vaults import DUE, NORTHWIND, NORTHWIND_TEXT, NOTES, PRIYA, contents, sync_here, tick
from vaultsync.changes import Change, Create, Move, Replace
from vaultsync.errors import VaultsyncError, WriteError
from vaultsync.snapshot import Document, Snapshot, digest
from vaultsync.vault.opening import open_vault
from vaultsync.vault.store import Store
from vaultsync.vault.sync import sync

FULL = os.environ.get("HOSTILE") == "full"
SECONDS = 60 if FULL else 3
OUTSIDER = "Nobodys Business"
OLD, NEW = "theirs\n", "written by vaultsync\n"

ESCAPES = [
    "..", "../x.md", "../../x.md", "a/../../x.md", "a/b/../../../x.md", "./../x.md", "a/..",
    "a/../..",
    "/x.md", "//x.md", "///x.md", "/", "//", "", ".", "./x.md", "a/./x.md",
    "a//x.md", "a/", "a/x.md/",
    "..\\x.md", "a\\..\\..\\x.md", "\\x.md", "\\\\host\\share\\x.md",
    "C:\\x.md", "a\\x.md", "a\0.md", "\0", "../\0", "a/../b/../../x.md", "../vault/../x.md",
    "../vault/x.md", "../outside", "../outside/x.md", "a/../a/../../outside/x.md", "../.",
    "../..", "../../../../../../../../x.md", "/etc/x.md", "/proc/self/cwd/x.md",
]  # fmt: skip
"""Forty names that lead, or could lead, out of the vault."""


def changes(path: str, inside: str) -> list[Change]:
    """Give every kind of change of a path; moves go both ways."""
    was = digest(OLD.encode())
    return [
        Create(path=path, text=NEW),
        Replace(path=path, text=NEW, old_text=OLD, was=was),
        Move(path=path, to="moved.md", was=was),
        Move(path=inside, to=path, was=was),
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault beside a folder that is none of its business."""
    for path in ("vault/a/note.md", "outside/note.md", "outside/x.md", "x.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(OLD)
    return tmp_path / "vault"


def test_the_table_has_forty_names() -> None:
    """As many as were asked for, each another one."""
    assert len(set(ESCAPES)) == 40


@pytest.mark.parametrize("name", ESCAPES)
def test_names_that_lead_outside(root: Path, name: str) -> None:
    """Each kind of change with each of 40 names: refused, nothing written anywhere."""
    before = contents(root.parent)
    for change in changes(name, "a/note.md"):
        with pytest.raises(WriteError):
            Store(str(root)).apply(change)
    assert contents(root.parent) == before


LINKS = {
    "to a file": "note.md",
    "to a folder": "folder/note.md",
    "of two steps": "way/on/note.md",
}


@pytest.mark.parametrize("kind", LINKS)
def test_links_that_lead_outside(root: Path, kind: str) -> None:
    """Three kinds of links: refused by each kind of change, nothing written anywhere."""
    outside = root.parent / "outside"
    if kind == "to a file":
        (root / "note.md").symlink_to(outside / "note.md")
    elif kind == "to a folder":
        (root / "folder").symlink_to(outside)
    else:
        (root / "way").mkdir()
        (root / "way/on").symlink_to("../further")
        (root / "further").symlink_to("../outside")
    before = contents(root.parent)
    for change in changes(LINKS[kind], "a/note.md"):
        with pytest.raises(WriteError):
            Store(str(root)).apply(change)
    assert contents(root.parent) == before


def put(root: Path, path: str, data: bytes) -> None:
    """Write a file without going through a link."""
    folder, _, name = path.rpartition("/")
    at = os.open(root / folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with open(os.open(name, flags, 0o666, dir_fd=at), "wb") as file:
            file.write(data)
    finally:
        os.close(at)


def outer(folder: Path) -> dict[Path, tuple[object, ...]]:
    """Give what any writing in a folder would change."""
    return {
        path: (
            *path.lstat()[:7],
            path.lstat().st_mtime_ns,
            path.is_file() and path.read_bytes(),
        )
        for path in sorted(folder.rglob("*"))
    }


def all_of(snapshot: Snapshot) -> list[Document]:
    """Give everything that was read."""
    due_note = [snapshot.due_note] if snapshot.due_note else []
    return [*snapshot.notes, *snapshot.beside, *snapshot.drafts, *due_note]


def test_folders_swapped_for_links_while_it_runs(small: Path, tmp_path: Path) -> None:
    """A process swaps folders for links outside while `sync` runs: nothing is written there.

    Nor is anything read there: the notes outside are of another company.
    """
    outside = tmp_path / "outside"
    for path, text in NOTES.items():
        (outside / path).parent.mkdir(parents=True, exist_ok=True)
        (outside / path).write_text(text.replace("Northwind", OUTSIDER), "utf-8")
    (outside / DUE).parent.mkdir()
    due = (small / DUE).read_text("utf-8")
    (outside / DUE).write_text(due.replace("Northwind", OUTSIDER), "utf-8")
    for folder in ("Drafts", "Sent"):
        (outside / folder).mkdir()
    (outside / "Drafts/Sent").symlink_to("../Sent")
    before = outer(outside)
    folders = ("Interviews", "Follow-ups", "Follow-ups/Drafts")
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    ticked = (small / DUE).read_bytes()
    runs = written = 0
    read: list[bool] = []
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.racing_links",
            str(outside),
            *(str(small / f) for f in folders),
        ],
        cwd=Path(__file__).parent.parent,
        env=uncovered(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as racing:
        end = time.monotonic() + SECONDS
        # on a busy machine it takes longer until enough was written
        while time.monotonic() < end or (written <= 20 and time.monotonic() < end + 60):
            with contextlib.suppress(OSError):
                put(small, DUE, ticked)
                put(small, NORTHWIND, NORTHWIND_TEXT.encode())
            with contextlib.suppress(VaultsyncError, OSError):
                report = sync(open_vault(str(small)), datetime.fromisoformat(AS_OF))
                written += len(report.records) + len(report.changes)
                read += [OUTSIDER in document.text for document in all_of(report.snapshot)]
            runs += 1
        said, _ = racing.communicate(timeout=20)
    print(f"{said.strip()} swaps, {runs} runs, {written} writes")  # noqa: T201
    assert int(said) > 100
    assert outer(outside) == before
    assert written > 20
    assert not any(read)
    assert (small / NORTHWIND).exists()
    sync_here(small)
