"""`vaultsync hooks`: git's hooks, with a real git (issue 8)."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tests.gits import commit, git, try_git
from tests.support import NORTHWIND, Cli
from tests.vaults import DRAFTS, DUE
from tests.watches import wait_for
from vaultsync.cli import clock
from vaultsync.render.hooks import NAMES, Caller, How, look, part_of, with_part, without_part
from vaultsync.vault.opening import open_vault
from vaultsync.vault.quiet import Patience
from vaultsync.vault.refresh import last_refresh, refresh

ROOT = Path(__file__).parent.parent
OTHERS = {
    "sh": b"#!/bin/sh\necho theirs\n",
    "ends by itself": b"#!/bin/bash\nset -eu\necho theirs >> log\nexit 0\n",
    "env, no line break at the end": b"#!/usr/bin/env -S bash -e\nexec true",
    "Latin-1, CRLF": b"#! /bin/sh\n# gr\xfc\xdfe\r\ntrue\r\n",
    "the first line only": b"#!/bin/sh\n",
}
SHELLS = [shell for shell in ("dash", "bash", "zsh", "ksh") if shutil.which(shell)]
CALLER = Caller(("/opt/my python", "-P", "-m", "vaultsync"), "it's my notes")


def hook_files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Give bytes and mode of the hooks, git's samples left out."""
    return {
        file.name: (file.read_bytes(), file.stat().st_mode)
        for file in folder.glob("*")
        if file.is_file() and file.suffix != ".sample"
    }


def put(file: Path, data: bytes, mode: int = 0o755) -> None:
    """Write a hook."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    file.chmod(mode)


def note(company: str, days: int = 1) -> str:
    """Give an interview of a day ago, or more."""
    day = datetime.now(UTC).date() - timedelta(days=days)
    return NORTHWIND.replace("Northwind", company).replace("2026-03-05", str(day))


def add(root: Path, company: str, text: str | None = None) -> None:
    """Write an interview note and commit it, past all hooks."""
    file = root / f"Interviews/{company}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text or note(company), "utf-8")
    git(root, "add", str(file))
    git(root, "commit", "-q", "--no-verify", "-m", company)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault that is a repository, with one commit."""
    folder = tmp_path / "vault"
    folder.mkdir()
    git(folder, "init", "-q")
    (folder / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    add(folder, "Northwind")
    commit(folder, "settings")
    return folder


def says(root: Path, company: str) -> bool:
    """Tell whether the due note names a company."""
    due = root / DUE
    return due.exists() and company in due.read_text("utf-8")


def test_it_is_shown_written_and_taken_away(root: Path, cli: Cli) -> None:
    """Shown first, executable, told by `status`; twice is once; nothing is left of it."""
    folder = root / ".git/hooks"
    before = hook_files(folder)
    assert cli("hooks", "status", vault=root).returncode == 1
    shown = cli("hooks", "install", "--dry-run", vault=root)
    assert (shown.returncode, hook_files(folder)) == (0, before)
    assert all(f"  file    {name}: " in shown.stdout for name in NAMES)
    assert shown.stdout.count("# >>> vaultsync hook") == len(NAMES)
    assert cli("hooks", "install", vault=root).returncode == 2  # nobody answers
    assert hook_files(folder) == before
    made = cli("hooks", "install", "--yes", vault=root)
    assert made.returncode == 0, made.stderr
    assert "# >>>" not in made.stdout
    assert all(f"  file    {name}: " in made.stdout for name in NAMES)
    assert "`vaultsync hooks install --dry-run` shows each line of them" in made.stdout
    after = hook_files(folder)
    assert {name: bool(mode & 0o100) for name, (_, mode) in after.items()} == dict.fromkeys(
        NAMES, True
    )
    shown_lines = [
        line for line in shown.stdout.splitlines() if line.startswith("          | ")
    ]
    written = [line for name in NAMES for line in after[name][0].decode().splitlines()[1:]]
    assert [line[12:] for line in shown_lines] == written
    told = cli("hooks", "status", vault=root)
    assert (told.returncode, told.stdout.count("  installed: ")) == (0, 3)
    again = cli("hooks", "install", "--yes", vault=root)
    assert (again.returncode, "nothing to write" in again.stdout) == (0, True)
    assert hook_files(folder) == after
    assert cli("hooks", "uninstall", "--dry-run", vault=root).returncode == 0
    assert cli("hooks", "uninstall", vault=root).returncode == 2
    assert hook_files(folder) == after
    assert cli("hooks", "uninstall", "--yes", vault=root).returncode == 0
    assert hook_files(folder) == before
    assert "nothing to remove" in cli("hooks", "uninstall", "--yes", vault=root).stdout


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_a_hook_that_is_there_keeps_every_byte(other: bytes, root: Path, cli: Cli) -> None:
    """Ours comes in and goes out again; bytes and mode of theirs are as before."""
    folder = root / ".git/hooks"
    for name in NAMES:
        put(folder / name, other, 0o750)
    before = hook_files(folder)
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    for name in NAMES:
        data, mode = hook_files(folder)[name]
        assert data != other
        assert data.startswith(other.splitlines(keepends=True)[0])
        assert data.endswith(b"".join(other.splitlines(keepends=True)[1:]))
        assert mode == before[name][1]
    assert cli("hooks", "uninstall", "--yes", vault=root).returncode == 0
    assert hook_files(folder) == before


LINES = st.binary(max_size=60).filter(lambda data: b">>> vaultsync hook" not in data)


@example(first=b"#!/bin/sh", rest=b"")
@given(
    first=st.sampled_from([b"#!/bin/sh", b"#!/usr/bin/env bash", b"#! /bin/zsh -f"]), rest=LINES
)
def test_in_and_out_again_gives_the_same_bytes(first: bytes, rest: bytes) -> None:
    """Whatever stands in a shell script, two vaults' parts can come and go in any order."""
    old = first + b"\n" + rest
    other = CALLER._replace(vault="other")
    one = with_part(old, "pre-commit", CALLER)
    both = with_part(one, "pre-commit", other)
    assert look(both, CALLER.vault) is look(both, "other") is How.OURS
    assert without_part(both, "other") == one
    without_one = without_part(both, CALLER.vault)
    assert without_one is not None
    assert without_part(without_one, "other") == without_part(one, CALLER.vault) == old
    newer = with_part(both, "pre-commit", CALLER._replace(program=("/new",)))
    assert without_part(newer, CALLER.vault) == without_one


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_reads_it(shell: str, name: str, tmp_path: Path) -> None:
    """The part is one that each shell here can read, also with odd paths in it."""
    file = tmp_path / "hook"
    for caller in (CALLER, CALLER._replace(program=()), Caller(("/a'b $c `d`",), '$(e) "f"')):
        file.write_bytes(part_of(name, caller, whole=False))
        subprocess.run([shell, "-n", str(file)], check=True)


NO_SHELLS = {
    "Python": (b"#!/usr/bin/env python3\nprint()\n", 0o755, "is not a shell script"),
    "fish": (b"#!/usr/bin/fish\ntrue\n", 0o755, "is not a shell script"),
    "csh": (b"#!/bin/tcsh\ntrue\n", 0o755, "is not a shell script"),
    "no first line": (b"echo theirs\n", 0o755, "is not a shell script"),
    "no end of the first line": (b"#!/bin/sh", 0o755, "is not a shell script"),
    "a program": (b"\x7fELF\x00\n", 0o755, "is not a shell script"),
    "a script that carries data": (
        b"#!/bin/sh\ntail -c 2 $0\n\x00\n",
        0o755,
        "is not a shell script",
    ),
    "empty": (b"", 0o755, "is not a shell script"),
    "switched off": (b"#!/bin/sh\nexit 1\n", 0o644, "is not executable"),
}


@pytest.mark.parametrize(("data", "mode", "why"), NO_SHELLS.values(), ids=NO_SHELLS)
def test_what_is_no_shell_script_is_left_alone(
    data: bytes, mode: int, why: str, root: Path, cli: Cli
) -> None:
    """The reason and the line to add are told; the other hooks are installed."""
    hook = root / ".git/hooks/pre-commit"
    put(hook, data, mode)
    before = (hook.read_bytes(), hook.stat().st_mode)
    made = cli("hooks", "install", "--yes", vault=root)
    assert (made.returncode, f"pre-commit {why}" in made.stdout) == (3, True)
    assert re.search(r"^ +\| .* check --vault=\. --fail-on error$", made.stdout, re.MULTILINE)
    assert (hook.read_bytes(), hook.stat().st_mode) == before
    assert set(hook_files(hook.parent)) == set(NAMES)
    assert cli("hooks", "status", vault=root).returncode == 1
    assert cli("hooks", "uninstall", "--yes", vault=root).returncode == 0
    assert (hook.read_bytes(), hook.stat().st_mode) == before


def test_a_link_is_left_alone(root: Path, tmp_path: Path, cli: Cli) -> None:
    """It leads to a script that other repositories may use."""
    put(tmp_path / "shared.sh", b"#!/bin/sh\n")
    (root / ".git/hooks/pre-commit").symlink_to(tmp_path / "shared.sh")
    made = cli("hooks", "install", "--yes", vault=root)
    assert (made.returncode, "pre-commit is a link" in made.stdout) == (3, True)
    assert (tmp_path / "shared.sh").read_bytes() == b"#!/bin/sh\n"


def test_what_a_person_changed_stays(root: Path, cli: Cli) -> None:
    """A changed part is neither replaced nor removed; lines outside of it do not count."""
    cli("hooks", "install", "--yes", vault=root)
    hook = root / ".git/hooks/post-merge"
    changed = hook.read_bytes().replace(b"2>&1", b"2>> log")
    hook.write_bytes(changed)
    beside = root / ".git/hooks/pre-commit"
    beside.write_bytes(beside.read_bytes() + b"echo mine\n")
    again = cli("hooks", "install", "--yes", vault=root)
    assert (again.returncode, "post-merge was changed by hand" in again.stdout) == (3, True)
    gone = cli("hooks", "uninstall", "--yes", vault=root)
    assert (gone.returncode, "delete the lines from" in gone.stderr) == (3, True)
    assert hook.read_bytes() == changed
    assert beside.read_bytes() == b"#!/bin/sh\necho mine\n"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "no line break at the end": lambda data: data.removesuffix(b"\n"),
    "the end lost": lambda data: data.replace(b"# <<< vaultsync hook <<<\n", b""),
    "indented": lambda data: data.replace(b"\n", b"\n  "),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_part_with_other_ends_is_no_missing_one(damage: str, root: Path, cli: Cli) -> None:
    """What an editor did to the marks is told; no second part comes in, and nothing goes."""
    hook = root / ".git/hooks/pre-commit"
    assert cli("hooks", "install", "--yes", vault=root, as_of=None).returncode == 0
    changed = DAMAGES[damage](hook.read_bytes())
    hook.write_bytes(changed)
    said = cli("hooks", "status", vault=root, as_of=None).stdout
    assert "pre-commit     changed by hand" in said
    for command in ("install", "uninstall"):
        done = cli("hooks", command, "--yes", vault=root, as_of=None)
        assert done.returncode == 3
        assert hook.read_bytes() == changed
    # of another vault's part nothing is said
    assert look(changed, "elsewhere") is How.MISSING


def test_the_environment_of_another_repository_does_not_count(
    root: Path, tmp_path: Path, cli: Cli
) -> None:
    """Started by a hook of another repository, ours are written where the vault is."""
    git(tmp_path, "init", "-q", "other")
    other = tmp_path / "other/.git"
    named = {"GIT_DIR": str(other), "GIT_WORK_TREE": str(root), "GIT_PREFIX": ""}
    before = hook_files(other / "hooks")
    done = cli("hooks", "install", "--yes", vault=root, as_of=None, **named)
    assert done.returncode == 0
    assert hook_files(other / "hooks") == before
    assert hook_files(root / ".git/hooks").keys() == set(NAMES)


def test_errors_stop_a_commit_and_what_is_due_does_not(root: Path, cli: Cli) -> None:
    """The errors are shown with their places; `--no-verify` commits; theirs runs after ours."""
    put(root / ".git/hooks/pre-commit", b'#!/bin/sh\necho "theirs $#" >> ran\nexit 0\n')
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    (root / "Interviews/Kumo.md").write_text(note("Kumo", 30), "utf-8")
    git(root, "add", "Interviews")
    done = try_git(root, "commit", "-q", "-m", "due")
    assert (done.returncode, done.stderr) == (0, "")
    assert (root / "ran").read_text("utf-8") == "theirs 0\n"
    broken = note("Kumo").replace("date: 2", "date: soon, 2")
    (root / "Interviews/Kumo.md").write_text(broken, "utf-8")
    git(root, "add", "Interviews")
    stopped = try_git(root, "commit", "-q", "-m", "broken")
    assert stopped.returncode == 1
    assert "Interviews/Kumo.md:5:7: error: " in stopped.stderr
    assert "VS400" not in stopped.stderr
    assert (root / "ran").read_text("utf-8") == "theirs 0\n"
    git(root, "commit", "-q", "--no-verify", "-m", "broken")


def test_a_draft_that_is_being_written_stops_no_commit(root: Path, cli: Cli) -> None:
    """What is wrong with a message `check` tells; other notes may be committed (issue 8)."""
    assert cli("sync", vault=root, as_of=None).returncode == 0
    (draft,) = (root / DRAFTS).glob("*.md")
    draft.write_bytes(draft.read_bytes() + b"One word more.\n")
    found = cli("check", "--fail-on", "error", vault=root, as_of=None)
    assert (found.returncode, "error: still to be filled in" in found.stdout) == (1, True)
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    (root / "Soup.md").write_text("# Soup\n", "utf-8")
    git(root, "add", "-A")
    done = try_git(root, "commit", "-q", "-m", "a recipe")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("what", ["configuration", "program"])
def test_a_commit_goes_on_where_nothing_can_be_checked(what: str, root: Path, cli: Cli) -> None:
    """A hook of ours that cannot work is no reason to keep anybody from committing."""
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    hook = root / ".git/hooks/pre-commit"
    if what == "configuration":
        (root / "vaultsync.toml").write_text("timezone = \n", "utf-8")
    else:
        hook.write_bytes(re.sub(rb"(/\S*)?/python\S*", b"/gone/python", hook.read_bytes()))
    (root / "new.md").write_text("x", "utf-8")
    git(root, "add", "new.md")
    done = try_git(root, "commit", "-q", "-m", "x")
    assert done.returncode == 0, done.stderr
    assert ("the commit goes on" in done.stderr) == (what == "configuration")


def test_a_commit_without_notes_is_not_held_up(root: Path, cli: Cli) -> None:
    """A mistake in a note stops the commits that hold notes, also odd names, and no others."""
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    add(root, "Kumo", note("Kumo").replace("date: 2", "date: x2"))
    (root / "picture.png").write_text("x", "utf-8")
    git(root, "add", "picture.png")
    assert try_git(root, "commit", "-q", "-m", "picture").returncode == 0
    for name in ("vaultsync.toml", 'an "odd"\t佐藤.MD'):
        with (root / name).open("a", encoding="utf-8") as file:
            file.write("\n")
        git(root, "add", name)
        assert try_git(root, "commit", "-q", "-m", "x").returncode == 1
        git(root, "reset", "-q")


def test_the_hooks_own_exit_code_counts(root: Path, cli: Cli) -> None:
    """What their hook refuses is refused."""
    put(root / ".git/hooks/pre-commit", b"#!/bin/sh -eu\nfalse\n")
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    (root / "new.md").write_text("x", "utf-8")
    git(root, "add", "new.md")
    assert try_git(root, "commit", "-q", "-m", "x").returncode == 1


@pytest.mark.parametrize("way", ["fast forward", "true merge", "rebase", "checkout"])
def test_the_due_note_follows(way: str, root: Path, cli: Cli) -> None:
    """What comes in by a merge, a rebase or a checkout is in the due note soon after."""
    git(root, "switch", "-q", "-c", "other")
    add(root, "Southwind")
    git(root, "switch", "-q", "main")
    if way in {"true merge", "rebase"}:
        add(root, "Westwind")
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    words = {"checkout": ("switch", "other"), "rebase": ("rebase", "other")}
    git(root, *words.get(way, ("merge", "--no-edit", "other")))
    wait_for(lambda: says(root, "Southwind"), "the note of the other branch in the due note")
    if way in {"true merge", "rebase"}:
        wait_for(lambda: says(root, "Westwind"), "one's own note in the due note")
    wait_for(
        lambda: "last refreshed" in cli("hooks", "status", vault=root).stdout, "what it did"
    )


def test_a_checkout_of_a_file_starts_nothing(root: Path, cli: Cli) -> None:
    """Only a checkout of a branch does; the hook is asked itself."""
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    hook = root / ".git/hooks/post-checkout"
    hook.write_bytes(re.sub(rb"\(run hooks [^)]*\)", b"(echo ran >> ran)", hook.read_bytes()))
    git(root, "checkout", "--", "vaultsync.toml")
    assert not (root / "ran").exists()
    git(root, "switch", "-q", "-c", "other")
    wait_for((root / "ran").exists, "the hook after a checkout of a branch")


def test_git_does_not_wait_for_it(root: Path, cli: Cli) -> None:
    """The command ends, and so does its output, while the refresh has not even begun."""
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    hook = root / ".git/hooks/post-checkout"
    os.mkfifo(root / ".git/go")
    started = re.sub(rb"\(run hooks [^)]*\)", b"(cat .git/go > .git/ran)", hook.read_bytes())
    hook.write_bytes(started)
    git(root, "switch", "-q", "-c", "other")  # returns, and its output ends
    (root / ".git/go").write_text("now", "utf-8")
    wait_for(lambda: (root / ".git/ran").read_text("utf-8") == "now", "what was in background")


def test_git_never_fails_because_of_it(root: Path, cli: Cli) -> None:
    """A vault that cannot be synced: git says what it always says, at once."""
    git(root, "switch", "-q", "-c", "other")
    add(root, "Southwind")
    git(root, "switch", "-q", "main")
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    (root / "vaultsync.toml").write_text("timezone = \n", "utf-8")
    commit_all = try_git(root, "commit", "-q", "-a", "--no-verify", "-m", "broken")
    assert commit_all.returncode == 0
    done = try_git(root, "merge", "--no-edit", "other")
    assert (done.returncode, done.stderr) == (0, "")
    assert (root / "Interviews/Southwind.md").exists()
    git(root, "switch", "-q", "-c", "another")


def test_while_git_stays_at_work_nothing_is_written(root: Path) -> None:
    """A merge that stopped with conflicts: the refresh gives up, and says so."""
    (root / ".git/MERGE_HEAD").write_text("x", "utf-8")
    vault = open_vault(str(root))
    said = refresh(vault, clock.now, Patience(now=clock.now, quiet=0, left=0), wait=0.2)
    assert "git was still at work" in said
    assert not (root / DUE).exists()
    told = last_refresh(str(root))
    assert told
    assert told[1] == said


def test_a_refresh_is_told_in_words(root: Path) -> None:
    """What it wrote, and the second time that nothing was left to write."""
    patience = Patience(now=clock.now, quiet=0, left=0)
    first, again = (
        refresh(open_vault(str(root)), clock.now, patience, wait=1) for _ in range(2)
    )
    assert re.fullmatch(r"(1 change|[2-9] changes) written", first)
    assert again == "everything was up to date"


def test_core_hooks_path_in_the_work_tree(root: Path, cli: Cli) -> None:
    """Others get these hooks with the notes: no path of this machine stands in them."""
    git(root, "config", "core.hooksPath", "my hooks")
    (root / "Interviews/deep").mkdir()
    made = cli("hooks", "install", "--yes", vault=root)
    assert made.returncode == 0, made.stderr
    assert "whoever gets those gets the hooks" in made.stdout
    texts = [data.decode() for data, _ in hook_files(root / "my hooks").values()]
    assert len(texts) == len(NAMES)
    assert not [text for text in texts if str(root) in text or "python" in text]
    assert hook_files(root / ".git/hooks") == {}
    # nobody has a program of that name here: the commit goes on
    git(root, "add", "-A")
    assert try_git(root, "commit", "-q", "-m", "hooks").returncode == 0
    assert cli("hooks", "uninstall", "--yes", vault=root).returncode == 0
    assert hook_files(root / "my hooks") == {}


def test_hooks_that_husky_starts(root: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Husky makes `.husky/_` anew at each installation; its files start those above."""
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    made = '#!/usr/bin/env sh\nhook=$(dirname "$(dirname "$0")")/$(basename "$0")\n'
    for name in NAMES:
        put(
            root / f".husky/_/{name}",
            f'{made}[ ! -f "$hook" ] || sh -e "$hook" "$@"\n'.encode(),
        )
    git(root, "config", "core.hooksPath", ".husky/_")
    before = hook_files(root / ".husky/_")
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    assert hook_files(root / ".husky/_") == before
    assert set(NAMES) <= set(hook_files(root / ".husky"))
    add(root, "Arrow")
    git(root, "checkout", "-q", "-b", "other")
    wait_for(lambda: says(root, "Arrow"), "the due note")
    (root / "Interviews/Arrow.md").write_text(
        "---\ntype: interview\ndate: soon\n---\n", "utf-8"
    )
    git(root, "add", "Interviews/Arrow.md")
    assert try_git(root, "commit", "-q", "-m", "an error").returncode
    assert cli("hooks", "uninstall", "--yes", vault=root).returncode == 0
    assert not hook_files(root / ".husky")


def test_hooks_of_other_repositories_are_left_alone(
    root: Path, tmp_path: Path, cli: Cli
) -> None:
    """A core.hooksPath outside of the repository, or none: nothing is written, and why."""
    put(tmp_path / "hooks/pre-commit", b"#!/bin/sh\n")
    git(root, "config", "core.hooksPath", str(tmp_path / "hooks"))
    told = cli("hooks", "install", "--yes", vault=root)
    assert (told.returncode, "outside of this repository" in told.stderr) == (3, True)
    assert hook_files(tmp_path / "hooks") == {"pre-commit": (b"#!/bin/sh\n", 0o100755)}
    command = re.search(r"`git -C (.*)`", told.stderr)
    assert command
    assert cli("hooks", "status", vault=root).returncode == 3
    git(root, "-C", *shlex.split(command[1]))
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    git(root, "config", "core.hooksPath", os.devnull)
    told = cli("hooks", "install", "--yes", vault=root)
    assert (told.returncode, "switched off" in told.stderr) == (3, True)


def test_linked_work_trees(root: Path, tmp_path: Path, cli: Cli) -> None:
    """They share their hooks, and each has its own notes looked at."""
    git(root, "branch", "other")
    assert cli("hooks", "install", "--yes", vault=root).returncode == 0
    linked = tmp_path / "linked"
    git(root, "worktree", "add", "-q", str(linked), "other")
    wait_for(lambda: says(linked, "Northwind"), "the due note of the linked work tree")
    assert not (root / DUE).exists()
    (linked / "Interviews/Kumo.md").write_text(
        note("Kumo").replace("date: 2", "date: x2"), "utf-8"
    )
    git(linked, "add", "Interviews")
    assert try_git(linked, "commit", "-q", "-m", "x").returncode == 1
    assert cli("hooks", "status", vault=linked).returncode == 0
    assert cli("hooks", "uninstall", "--yes", vault=linked).returncode == 0
    assert hook_files(root / ".git/hooks") == {}


@pytest.mark.parametrize(
    "name", ["my notes", "it's 100% $HOME `x`", "-x", "Bücher 日本", "a'; exit 1 #"]
)
def test_vaults_in_folders_of_a_repository(name: str, root: Path, cli: Cli) -> None:
    """Each vault has a part of its own, and only its notes are checked."""
    for vault in (root / name, root / "second"):
        vault.mkdir()
        (vault / "vaultsync.toml").write_text("", "utf-8")
        (vault / "a.md").write_text(note("Acme"), "utf-8")
        assert cli("hooks", "install", "--yes", vault=vault).returncode == 0
    git(root, "add", "-A")
    done = try_git(root, "commit", "-q", "-m", "fine")
    assert done.returncode == 0, done.stderr
    (root / name / "a.md").write_text(note("Acme").replace("date: 2", "date: x2"), "utf-8")
    stopped = try_git(root, "commit", "-q", "-a", "-m", "broken")
    assert (stopped.returncode, "a.md:5:7: error: " in stopped.stderr) == (1, True)
    assert cli("hooks", "uninstall", "--yes", vault=root / name).returncode == 0
    assert cli("hooks", "status", vault=root / "second").returncode == 0
    assert try_git(root, "commit", "-q", "-a", "-m", "broken").returncode == 0
    assert cli("hooks", "uninstall", "--yes", vault=root / "second").returncode == 0
    assert hook_files(root / ".git/hooks") == {}


def test_without_a_repository_or_git(tmp_path: Path, cli: Cli) -> None:
    """A sentence, an exit code, nothing written."""
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "vaultsync.toml").write_text("", "utf-8")
    gone = cli("hooks", "uninstall", vault=vault)
    assert (gone.returncode, gone.stderr) == (0, ""), "what is not there need not be removed"
    assert gone.stdout == "git does not keep this vault: no hooks to remove\n"
    for command in ("install", "status"):
        told = cli("hooks", command, vault=vault)
        assert (told.returncode, "not a git repository" in told.stderr) == (3, True)
        told = cli("hooks", command, vault=vault, PATH="/nonexistent")
        assert (told.returncode, "there is no program `git` here" in told.stderr) == (3, True)
    bare = tmp_path / "bare.git"
    git(tmp_path, "init", "-q", "--bare", str(bare))
    (bare / "vaultsync.toml").write_text("", "utf-8")
    told = cli("hooks", "install", "--yes", vault=bare)
    assert (told.returncode, "work tree" in told.stderr) == (3, True)


def test_the_commands_of_the_documentation(root: Path, cli: Cli) -> None:
    """What docs/git-hooks.md says to type is typed here, with `--yes` where it would ask."""
    text = (ROOT / "docs/git-hooks.md").read_text("utf-8")
    block = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert block
    for line in block[1].splitlines():
        words = line.split()[1:]
        asks = words[-1] in {"install", "uninstall"}
        done = cli(*words, *(("--yes",) if asks else ()), vault=root)
        assert done.returncode == 0, done.stderr
    assert all(f"`{name}`" in text for name in NAMES)


def test_the_manifest_of_pre_commit(root: Path, cli: Cli) -> None:
    """`.pre-commit-hooks.yaml` has the keys that it must have; its entry does the check."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert set(hook) >= {"id", "name", "entry", "language"}
    program, *words = shlex.split(hook["entry"])
    assert (program, hook["language"], hook["pass_filenames"]) == ("vaultsync", "python", False)
    for path, wanted in {"a/b.md": True, "vaultsync.toml": True, "a.txt": False}.items():
        assert bool(re.search(hook["files"], path)) is wanted
    words[words.index(".")] = str(root)
    assert cli(*words).returncode == 0
    (root / "Interviews/Kumo.md").write_text(
        note("Kumo").replace("date: 2", "date: x2"), "utf-8"
    )
    assert cli(*words).returncode == 1
