"""While a real git is in the middle of something, nothing is written (hazard 11)."""

import shutil
from pathlib import Path

import pytest

from tests.gits import commit, git, try_git
from tests.support import AS_OF
from tests.vaults import DUE, NORTHWIND, PRIYA, contents, state, sync_here, tick
from vaultsync.changes import Change
from vaultsync.cli.main import run
from vaultsync.errors import VaultBusyError
from vaultsync.vault.git import git_at_work
from vaultsync.vault.store import Store

KUMO = "Interviews/Kumo.md"
AIKO = "Thank-you to Aiko Tanaka at Kumo Robotics by email"

STATES: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "merge": (("merge", "other"), "MERGE_HEAD", ("merge", "--abort")),
    "pull": (("pull", "--no-rebase", ".", "other"), "MERGE_HEAD", ("merge", "--abort")),
    "rebase": (("rebase", "other"), "rebase-merge", ("rebase", "--abort")),
    "old rebase": (("rebase", "--apply", "other"), "rebase-apply", ("rebase", "--abort")),
    "interactive rebase": (
        ("-c", "sequence.editor=sed -i s/pick/edit/", "rebase", "-i", "HEAD~1"),
        "rebase-merge",
        ("rebase", "--abort"),
    ),
    "cherry-pick": (("cherry-pick", "other"), "CHERRY_PICK_HEAD", ("cherry-pick", "--abort")),
    "revert": (("revert", "--no-edit", "HEAD~1"), "REVERT_HEAD", ("revert", "--abort")),
    "bisect": (("bisect", "start", "HEAD", "HEAD~2"), "BISECT_LOG", ("bisect", "reset")),
}
"""What is begun, the file or folder that says so, and how it is given up."""


def change(root: Path, new: str) -> None:
    """Change the same words of the note as the others do, and commit."""
    text = (root / NORTHWIND).read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("- one-week"))
    (root / NORTHWIND).write_text(text.replace(old, f"- one-week {new}"), "utf-8")
    commit(root, new)


@pytest.fixture
def root(small: Path) -> Path:
    """Give a repository with two branches that contradict each other."""
    git(small, "init", "-q")
    commit(small, "start")
    git(small, "branch", "other")
    for word in ("first", "second", "third"):
        change(small, word)
    git(small, "checkout", "-q", "other")
    change(small, "contradiction")
    git(small, "checkout", "-q", "main")
    return small


@pytest.mark.parametrize("name", STATES)
def test_what_git_has_begun_is_waited_for(root: Path, name: str) -> None:
    """Each state, as git itself leaves it: refused, and after giving it up all is recorded."""
    begin, marker, give_up = STATES[name]
    try_git(root, *begin)
    assert git_at_work(str(root)) == f".git/{marker}"
    before = state(root)
    with pytest.raises(VaultBusyError, match="nothing was written"):
        sync_here(root)
    assert state(root) == before
    git(root, *give_up)
    assert git_at_work(str(root)) is None
    tick(root, PRIYA, ending=" ✅ 2026-03-06")
    assert sync_here(root).records


def own(root: Path) -> dict[str, bytes]:
    """Give the vault's files without git's."""
    return {path: data for path, data in contents(root).items() if not path.startswith(".git")}


@pytest.mark.parametrize("branch", ["other", "elsewhere"])
def test_what_git_begins_meanwhile_pauses_the_rest(
    branch: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real merge begins after the first of two records: the second waits until it is over."""
    apply = Store.apply

    def then_merge(store: Store, wanted: Change) -> None:
        apply(store, wanted)
        try_git(root, "merge", "--no-commit", "--no-ff", branch)

    git(root, "checkout", "-q", "-b", "elsewhere")
    (root / "Notes/Soup.md").write_text("# Soup, with salt\n", "utf-8")
    commit(root, "salt")
    git(root, "checkout", "-q", "main")
    for name in (PRIYA, AIKO):
        tick(root, name, ending=" ✅ 2026-03-06")
    before = own(root)
    monkeypatch.setattr(Store, "apply", then_merge)
    with pytest.raises(VaultBusyError, match="a line was recorded before it began"):
        sync_here(root)
    monkeypatch.undo()
    assert git_at_work(str(root)) == ".git/MERGE_HEAD"
    git(root, "merge", "--abort")
    assert {path for path, data in own(root).items() if data != before[path]} == {KUMO}
    assert len(sync_here(root).records) == 1
    assert not sync_here(root).wrote


@pytest.mark.parametrize("command", ["sync", "done"])
def test_the_due_note_waits_for_git_as_well(
    command: str,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Git begins after the only record: due note and drafts stay as they are."""
    apply = Store.apply
    marker = root / ".git/MERGE_HEAD"

    def then_begin(store: Store, wanted: Change) -> None:
        apply(store, wanted)
        marker.touch()

    words = ["--vault", str(root), "--as-of", AS_OF]
    if command == "sync":
        tick(root, PRIYA, ending=" ✅ 2026-03-06")
    else:
        words = ["northwind", "priya", "thank-you", *words]
    due = (root / DUE).read_bytes()
    monkeypatch.setattr(Store, "apply", then_begin)
    with pytest.raises(SystemExit) as ended:
        run([command, *words])
    assert ended.value.code == 3
    assert "a line was recorded before it began" in capsys.readouterr().err
    assert (root / DUE).read_bytes() == due
    marker.unlink()
    monkeypatch.undo()
    assert sync_here(root).changes
    assert not sync_here(root).wrote


def test_a_lock_is_waited_for(root: Path) -> None:
    """`index.lock` stands as long as git writes its index."""
    (root / ".git/index.lock").touch()
    assert git_at_work(str(root)) == ".git/index.lock"
    (root / ".git/index.lock").unlink()
    assert git_at_work(str(root)) is None


def test_a_real_linked_work_tree(root: Path, tmp_path: Path) -> None:
    """In a linked work tree only what goes on there counts."""
    tree = tmp_path / "tree"
    git(root, "worktree", "add", "-q", "-b", "third", str(tree), "main")
    try_git(tree, "merge", "other")
    assert git_at_work(str(tree)) == ".git/MERGE_HEAD"
    assert git_at_work(str(root)) is None


def test_a_real_submodule(root: Path, tmp_path: Path) -> None:
    """A vault that is a submodule is looked at where git keeps it."""
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q")
    git(outer, "submodule", "add", "-q", str(root), "vault")
    git(outer / "vault", "fetch", "-q", "origin", "other")
    assert git_at_work(str(outer / "vault")) is None
    try_git(outer / "vault", "merge", "FETCH_HEAD")
    assert git_at_work(str(outer / "vault")) == ".git/MERGE_HEAD"


def test_a_folder_whose_repository_is_gone(root: Path) -> None:
    """A `.git` that leads nowhere stops nothing."""
    shutil.rmtree(root / ".git")
    (root / ".git").write_text("gitdir: /nonexistent/repository\n")
    assert git_at_work(str(root)) is None
