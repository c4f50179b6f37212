"""Nothing outside the vault is read, whatever takes a folder's place meanwhile (hazard 18)."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support import limit
from tests.vaults import CONFIG, DUE, NORTHWIND, NOTES, sync_here
from vaultsync.snapshot import Snapshot
from vaultsync.vault import discover, reading
from vaultsync.vault.opening import open_vault
from vaultsync.vault.reading import read_vault
from vaultsync.vault.way import Way

OUTSIDER = "Nobodys Business"
PERSON = "---\ntype: person\nname: Priya Raman\nemail: secret@outside.example\n---\n"


@pytest.fixture
def root(make_vault: Callable[..., Path], tmp_path: Path) -> Path:
    """Give a synced vault beside a folder that looks like it and is none of its business."""
    notes = NOTES | {"People/deep/Priya.md": PERSON.replace("secret", "priya")}
    root = make_vault(notes, CONFIG)
    sync_here(root)
    outside = tmp_path / "outside"
    for path, text in notes.items():
        (outside / path).parent.mkdir(parents=True, exist_ok=True)
        changed = text.replace("Northwind", OUTSIDER).replace("priya@", "secret@")
        (outside / path).write_text(changed, "utf-8")
    due = (root / DUE).read_text("utf-8")
    (outside / DUE).parent.mkdir()
    (outside / DUE).write_text(due.replace("Northwind", OUTSIDER), "utf-8")
    return root


def swap(root: Path, folder: str) -> None:
    """Put a link to outside where a folder is."""
    (root / folder).rename(root / f"{folder} away")
    (root / folder).symlink_to(root.parent / "outside" / folder)


def expect_nothing_of_outside(snapshot: Snapshot) -> None:
    """What was read must not hold a word of what lies outside."""
    documents = [*snapshot.notes, *snapshot.beside, *snapshot.drafts]
    documents += [snapshot.due_note] if snapshot.due_note else []
    texts = [*(one.text for one in documents), *(one.head for one in snapshot.unread)]
    texts += [one.source or "" for one in snapshot.findings]
    assert not [text for text in texts if OUTSIDER in text or "secret@" in text]


@pytest.mark.parametrize("folder", ["Interviews", "Follow-ups", "People", "People/deep"])
def test_a_folder_that_is_a_link_by_now(root: Path, folder: str) -> None:
    """The due note knows the notes in it; they are not read through the link."""
    swap(root, folder)
    snapshot = read_vault(open_vault(str(root)))
    expect_nothing_of_outside(snapshot)
    if folder == "Interviews":
        assert NORTHWIND in {one.path for one in snapshot.unread}
        assert ("VS006", NORTHWIND) in {(one.code, one.path) for one in snapshot.findings}


@pytest.mark.parametrize("folder", ["Interviews", "Follow-ups", "People", "People/deep"])
def test_a_folder_swapped_when_the_folders_were_listed(
    root: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between listing a folder and reading its notes a link takes its place."""

    def then_swap(*args: Any) -> Any:
        found = discover.discover(*args)
        swap(root, folder)
        return found

    monkeypatch.setattr(reading, "discover", then_swap)
    expect_nothing_of_outside(read_vault(open_vault(str(root))))


@pytest.mark.parametrize("folder", ["Interviews", "Follow-ups", "People", "People/deep"])
@pytest.mark.parametrize("number", range(1, 6))
def test_a_folder_swapped_while_they_are_listed(
    root: Path, folder: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever folder was listed just then."""
    calls = 0
    scan = os.scandir

    def then_swap(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        found = scan(*args)
        if calls == number:
            swap(root, folder)
        return found

    monkeypatch.setattr(os, "scandir", then_swap)
    expect_nothing_of_outside(read_vault(open_vault(str(root))))
    assert calls >= number


def test_a_folder_that_was_replaced_by_another(root: Path) -> None:
    """A real folder that took the place of the open one is read: the vault as it is now."""
    with Way(str(root)) as way:
        os.close(way.open(NORTHWIND, os.O_RDONLY))
        (root / "Interviews").rename(root / "Old")
        (root / "Interviews").mkdir()
        (root / "Interviews/new.md").write_text("new")
        descriptor = way.open("Interviews/new.md", os.O_RDONLY)
        assert os.read(descriptor, 10) == b"new"
        os.close(descriptor)


def test_few_folders_are_open_at_once(tmp_path: Path) -> None:
    """Thousands of folders, side by side and in each other, need a handful of descriptors."""
    here = tmp_path
    paths = []
    for number in range(300):
        here /= "d"
        paths += [f"side/{number}/n.md", f"{here.relative_to(tmp_path)}/n.md"]
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path)
    before = len(os.listdir("/dev/fd"))
    with limit(20), Way(str(tmp_path)) as way:
        for path in paths:
            descriptor = way.open(path, os.O_RDONLY)
            assert os.read(descriptor, 1000).decode() == path
            os.close(descriptor)
            assert len(os.listdir("/dev/fd")) < before + 70
    assert len(os.listdir("/dev/fd")) == before
