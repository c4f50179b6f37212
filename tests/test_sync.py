"""`sync` as people run it: what it writes, and above all what it leaves alone."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import AS_OF, EXAMPLE, Cli
from tests.vaults import (
    CONFIG,
    DANA,
    DRAFTS,
    DUE,
    NORTHWIND,
    NOTES,
    PRIYA,
    changed,
    contents,
    ids,
    section,
    state,
    sync_here,
    tick,
)
from vaultsync.parse.due_note import BEGIN, END

MakeVault = Callable[..., Path]


def without_follow_ups(root: Path) -> Path:
    """Remove everything that was generated."""
    shutil.rmtree(root / "Follow-ups")
    return root


def test_the_example_vault_is_up_to_date(cli: Cli, example: Path) -> None:
    """A sync of the example vault as of its instant touches no file, not even its time."""
    before = state(example)
    result = cli("sync", vault=example)
    assert (result.stdout.splitlines()[0], result.stderr) == ("everything is up to date", "")
    assert state(example) == before


@pytest.mark.parametrize(
    "env",
    [
        {"TZ": "UTC"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "7"},
        {"TZ": "BRT3BRST"},
        {"TZ": ":/nonexistent"},
    ],
    ids=lambda env: env["TZ"],
)
def test_the_example_outputs_come_back_byte_for_byte(
    cli: Cli, example: Path, env: dict[str, str]
) -> None:
    """The same notes give the same bytes in every system zone and locale (hazard 20)."""
    result = cli("sync", vault=without_follow_ups(example), **env)
    assert (result.returncode, result.stderr) == (0, "")
    assert contents(example) == contents(EXAMPLE)


@pytest.mark.parametrize("as_of", [AS_OF, "2026-03-24T17:00+00:00"])
def test_twice_is_once(cli: Cli, example: Path, as_of: str) -> None:
    """A second sync at the same instant writes nothing, whatever the first one wrote."""
    cli("sync", vault=without_follow_ups(example), as_of=as_of)
    before = state(example)
    assert "everything is up to date" in cli("sync", vault=example, as_of=as_of).stdout
    assert state(example) == before


def test_a_day_later_only_the_outputs_change(cli: Cli, example: Path) -> None:
    """Nothing outside the outputs is written, and nothing that exists is removed."""
    before = contents(example)
    cli("sync", vault=example, as_of="2026-03-09T09:00+00:00")
    found = changed(before, example)
    assert DUE in found
    assert all(path == DUE or path.startswith(f"{DRAFTS}/") for path in found)
    assert set(before) <= set(contents(example))


def test_a_dry_run_of_a_new_vault_shows_the_files_and_writes_none(
    cli: Cli, example: Path
) -> None:
    """`--dry-run` shows every new file as a diff, and makes not even a folder."""
    without_follow_ups(example)
    before = state(example)
    result = cli("sync", "--dry-run", vault=example)
    shown = result.stdout.splitlines()
    outputs = [path for path in contents(EXAMPLE) if path.startswith("Follow-ups/")]
    assert [line for line in shown if line.startswith("+++ b/")] == [
        f"+++ b/{path}\t" for path in sorted(outputs, key=lambda p: shown.index(f"+++ b/{p}\t"))
    ]
    assert "+- [ ] Thank-you to [[Interviews/2026-03-05 Northwind#Marcus Lee" in result.stdout
    assert "nothing was written" in result.stderr
    assert state(example) == before
    assert not (example / "Follow-ups").exists()


def test_a_dry_run_with_a_tick_shows_the_line_of_the_note(cli: Cli, small: Path) -> None:
    """`--dry-run` shows the one line that a tick would put into the note, and the move."""
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    before = state(small)
    result = cli("sync", "--dry-run", vault=small)
    diff = result.stdout.split(f"+++ b/{NORTHWIND}\t\n")[1].split("\n--- ")[0]
    added = [line for line in diff.splitlines() if line[:1] in "+-"]
    assert added == ["+- [x] Thank-you by email ✅ 2026-03-06"]
    assert f"rename to {DRAFTS}/Not sent/" in result.stdout
    assert state(small) == before


def test_a_dry_run_with_nothing_to_do_says_so(cli: Cli, small: Path) -> None:
    """`--dry-run` of a vault that is up to date shows no difference."""
    assert cli("sync", "--dry-run", vault=small).stdout == "everything is up to date\n"


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        ("---\ndisabled rules: [all]\n---\n\n# Mine\n\n", ""),
        ("# Mine  \n\n\n\ttabs and trailing spaces  \n", "below\n\n\n"),
        ("no line end needed above\n", "no final newline below"),
        (
            "Grüße 佐藤 \u2028 and \x0c\n",
            "- [x] no task of ours 🆔 vs-00000000 ✅ 2026-03-01\n",
        ),
        ("one\r\ntwo\r\n", "three\r\nfour\r\n"),
        ("\ufeff# BOM\n", "```\nan open fence"),
    ],
)
def test_text_around_the_generated_part_stays(small: Path, above: str, below: str) -> None:
    """What a person wrote above or below the markers is kept byte for byte (design.md 6)."""
    due = small / DUE
    text = due.read_bytes().decode()
    generated = text[text.index(BEGIN) : text.index(END) + len(END) + 1]
    due.write_bytes((above + generated + below).encode())
    before = state(small)
    sync_here(small)
    assert state(small) == before, "nothing was due to change"
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    sync_here(small)
    after = due.read_bytes().decode()
    assert section(after[len(above) :], PRIYA) == "Done in the last 14 days"
    assert after.startswith(above + BEGIN)
    assert after.endswith(END + "\n" + below)


@pytest.mark.parametrize(
    "text",
    [
        "my own list\n",
        "my own list",
        "my own list\n\n\n\n",
        "---\ntags: [x]\n---\n# Mine\n- [ ] my own task 📅 2026-03-09\n",
        "one\r\ntwo\r\n",
        "\ufeffBOM\n",
    ],
)
def test_a_file_at_the_due_notes_path_keeps_its_text(
    cli: Cli, make_vault: MakeVault, text: str
) -> None:
    """A file without markers is not overwritten: the generated part comes below its text."""
    root = make_vault(NOTES | {DUE: text}, CONFIG)
    assert cli("sync", vault=root).returncode == 0
    found = (root / DUE).read_bytes().decode()
    assert found.startswith(text)
    own, generated = found.split(BEGIN)
    assert own.strip() == text.strip()
    assert len(ids(generated)) >= 4
    before = state(root)
    sync_here(root)
    assert state(root) == before


def drop_begin(text: str) -> str:
    """Lose the first marker."""
    return text.replace(f"{BEGIN}\n", "")


def drop_end(text: str) -> str:
    """Lose the last marker."""
    return text.replace(f"{END}\n", "")


def swap(text: str) -> str:
    """Have the markers in the wrong order."""
    return text.replace(BEGIN, "@").replace(END, BEGIN).replace("@", END)


def quote_end(text: str) -> str:
    """Have the last marker inside a line, where it is none."""
    return text.replace(END, f"see {END}")


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (str, False),
        (drop_begin, True),
        (drop_end, True),
        (swap, True),
        (quote_end, True),
    ],
)
def test_damaged_markers_stop_the_writing(
    cli: Cli, small: Path, damage: Callable[[str], str], found: bool
) -> None:
    """Where it is not clear which part is the person's, nothing is written: VS604."""
    due = small / DUE
    due.write_bytes(damage(due.read_bytes().decode()).encode())
    before = state(small)
    result = cli("sync", vault=small)
    assert state(small) == before
    assert result.returncode == int(found)
    assert ("VS604" in result.stdout) is found
    assert (f"{DUE}:1:1: error:" in result.stdout) is found


def test_text_between_two_generated_parts_is_not_lost(cli: Cli, small: Path) -> None:
    """A merge may leave two generated parts; what a person wrote between them stays."""
    due = small / DUE
    text = due.read_bytes().decode()
    mine = "\nthis stood below the first part: call Marcus back on Monday\n\n"
    due.write_bytes((text + mine + text[text.index(BEGIN) :]).encode())
    cli("sync", vault=small)
    assert mine.strip() in due.read_bytes().decode()


def latin(root: Path) -> None:
    """Have the due note in another encoding."""
    (root / DUE).write_bytes("Grüße\n".encode("latin-1"))


def too_large(root: Path) -> None:
    """Have a due note that is too large to be read."""
    (root / DUE).write_bytes(b"x" * 3_000_000)


def a_link(root: Path) -> None:
    """Have the due note outside of the vault."""
    (root / DUE).rename(root.parent / "outside.md")
    (root / DUE).symlink_to(root.parent / "outside.md")


def a_folder(root: Path) -> None:
    """Have a folder of the due note's name."""
    (root / DUE).unlink()
    (root / DUE).mkdir()


def a_pipe(root: Path) -> None:
    """Have a pipe of the due note's name."""
    (root / DUE).unlink()
    os.mkfifo(root / DUE)


def read_only(root: Path) -> None:
    """Have a read-only due note that is not up to date."""
    (root / NORTHWIND).write_bytes((root / NORTHWIND).read_bytes().replace(b"panel", b"round"))
    (root / DUE).chmod(0o444)


@pytest.mark.parametrize("make", [latin, too_large, a_link, a_folder, a_pipe, read_only])
def test_a_due_note_that_cannot_be_read_is_not_replaced(
    cli: Cli, small: Path, make: Callable[[Path], None]
) -> None:
    """What stands in the due note's place is left there: exit code 3 (hazards 17 and 18)."""
    make(small)
    before = os.lstat(small / DUE)
    outside = small.parent / "outside.md"
    kept = outside.read_bytes() if outside.exists() else b""
    result = cli("sync", vault=small)
    assert result.returncode == 3
    assert f"{DUE} " in result.stderr
    assert "nothing was written" in result.stderr
    after = os.lstat(small / DUE)
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not outside.exists() or outside.read_bytes() == kept


def test_outputs_do_not_leave_the_vault(cli: Cli, small: Path) -> None:
    """Where the folder of the outputs is a link, nothing is written through it (hazard 18)."""
    outside = small.parent / "outside"
    outside.mkdir()
    (small / "Follow-ups").rename(small / "old")
    (small / "Follow-ups").symlink_to(outside)
    result = cli("sync", vault=small)
    assert result.returncode == 3
    assert "link" in result.stderr
    assert list(outside.iterdir()) == []


GIT_STATES = ["index.lock", "MERGE_HEAD", "rebase-merge/", "rebase-apply/", "CHERRY_PICK_HEAD"]


def make_git(root: Path, marker: str) -> Path:
    """Make a `.git` folder in which git has left this file or folder; give the latter."""
    git = root / ".git"
    git.mkdir(exist_ok=True)
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    at = git / marker
    if marker.endswith("/"):
        at.mkdir()
    elif marker:
        at.write_text("")
    return at


def test_an_idle_repository_is_no_obstacle(cli: Cli, small: Path) -> None:
    """A `.git` folder in which nothing is going on stops nothing (hazard 11)."""
    tick(small, PRIYA)
    make_git(small, "")
    assert cli("sync", vault=small).returncode == 0
    assert "[x] Thank-you by email ✅ 2026-03-06" in (small / NORTHWIND).read_text("utf-8")


@pytest.mark.parametrize(
    ("marker", "above"), [*((marker, False) for marker in GIT_STATES), ("index.lock", True)]
)
def test_nothing_is_written_while_git_is_at_work(
    cli: Cli, small: Path, marker: str, above: bool
) -> None:
    """A lock, a merge or a rebase: exit code 3 and "nothing was written" (hazard 11)."""
    tick(small, PRIYA)
    at = make_git(small.parent if above else small, marker)
    before = state(small)
    result = cli("sync", vault=small)
    assert state(small) == before
    assert (result.returncode, result.stdout) == (3, "")
    assert "nothing was written" in result.stderr
    assert f".git/{marker.rstrip('/')}" in result.stderr
    shutil.rmtree(at) if at.is_dir() else at.unlink()
    sync_here(small)
    assert "[x] Thank-you by email ✅ 2026-03-06" in (small / NORTHWIND).read_text("utf-8")


def test_a_linked_work_tree_is_looked_at_where_git_keeps_it(cli: Cli, small: Path) -> None:
    """In a linked work tree `.git` is a file that names the folder to look at (hazard 11)."""
    real = small.parent / "repository" / "worktrees" / "vault"
    real.mkdir(parents=True)
    (small / ".git").write_text(f"gitdir: {real}\n")
    tick(small, PRIYA)
    (real / "index.lock").write_text("")
    before = state(small)
    assert cli("sync", vault=small).returncode == 3
    assert state(small) == before
    (real / "index.lock").unlink()
    assert sync_here(small).records


def test_a_moved_note_keeps_its_ids(cli: Cli, small: Path) -> None:
    """Renaming or moving a note changes links, but no ID and no number of drafts."""
    before = (small / DUE).read_bytes().decode()
    drafts = sorted(path for path in contents(small) if path.startswith(DRAFTS))
    (small / "Archive" / "2026").mkdir(parents=True)
    (small / NORTHWIND).rename(small / "Archive" / "2026" / "renamed.md")
    assert cli("sync", vault=small).returncode == 0
    after = (small / DUE).read_bytes().decode()
    assert after != before
    assert ids(after) == ids(before)
    assert sorted(path for path in contents(small) if path.startswith(DRAFTS)) == drafts
    tick(small, DANA, ending=" ✅ 2026-03-06")
    sync_here(small)
    recorded = (small / "Archive" / "2026" / "renamed.md").read_bytes().decode()
    assert recorded.endswith("- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-06\n")
