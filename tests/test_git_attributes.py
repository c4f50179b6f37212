"""`init` has git merge the due note by keeping both sides' lines (hazard 3)."""

import os
from pathlib import Path

import pytest

from tests.gits import commit, git, try_git
from tests.support import Cli
from tests.vaults import DUE, contents
from vaultsync.vault.attributes import plan_attributes
from vaultsync.vault.store import Store

LINE = f'"{DUE}" merge=union\n'
NAMED = "Größe/fällig 佐藤 🎉.md"


def init(root: Path, due_note: str = DUE) -> str:
    """Write what `init` would; give why nothing can be written."""
    planned = plan_attributes(str(root), due_note)
    if isinstance(planned, str):
        return planned
    if planned:
        Store(str(root)).apply(planned)
    return ""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give an empty repository."""
    folder = tmp_path / "vault"
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


def asked(root: Path, path: str) -> str:
    """Give how git says that it merges a file."""
    return git(root, "check-attr", "merge", "--", path).rsplit(": ", 1)[-1].strip()


def test_init_shows_and_writes_the_line(root: Path, cli: Cli) -> None:
    """It is shown first; git understands it; the second time nothing is written."""
    shown = cli("init", "--dry-run", vault=root)
    assert f"  file    .gitattributes\n          | {LINE}" in shown.stdout
    assert not (root / ".gitattributes").exists()
    assert cli("init", "--yes", vault=root).returncode == 0
    assert (root / ".gitattributes").read_text("utf-8") == LINE
    assert asked(root, DUE) == "union"
    assert asked(root, "Interviews/a.md") == "unspecified"
    again = cli("init", "--yes", vault=root)
    assert (again.returncode, "nothing to write" in again.stdout) == (0, True)
    assert (root / ".gitattributes").read_text("utf-8") == LINE


def test_without_git_there_is_no_such_file(tmp_path: Path, cli: Cli) -> None:
    """A vault that git does not keep gets no file of git's."""
    (tmp_path / "vault").mkdir()
    assert cli("init", "--yes", vault=tmp_path / "vault").returncode == 0
    assert not (tmp_path / "vault/.gitattributes").exists()


def test_a_vault_inside_a_repository(root: Path, cli: Cli) -> None:
    """The line is for the vault's own folder, wherever in the repository that is."""
    vault = root / "notes of mine"
    vault.mkdir()
    assert cli("init", "--yes", vault=vault).returncode == 0
    assert (vault / ".gitattributes").read_text("utf-8") == LINE
    assert not (root / ".gitattributes").exists()
    assert asked(root, f"notes of mine/{DUE}") == "union"
    assert asked(root, DUE) == "unspecified"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*.png binary\n", LINE),
        ("*.png binary", f"\n{LINE}"),
        ("*.png binary\r\n", LINE.replace("\n", "\r\n")),
        ("*.png binary\r\n*.jpg binary", "\r\n" + LINE.replace("\n", "\r\n")),
        ("# Grüße 佐藤\n\n\n", LINE),
        ("", LINE),
        (f'# "{DUE}" merge=union\n', LINE),
        ('"Follow-ups/Follow-ups due.md" text\n', LINE),
        ('"Other/Follow-ups due.md" merge=union\n', LINE),
    ],
)
def test_an_existing_file_keeps_its_lines(root: Path, old: str, new: str) -> None:
    """The line comes behind what is there, ended as the others are; the rest is untouched."""
    (root / ".gitattributes").write_bytes(old.encode())
    assert init(root) == ""
    assert (root / ".gitattributes").read_bytes() == (old + new).encode()
    assert asked(root, DUE) == "union"
    assert init(root) == ""
    assert (root / ".gitattributes").read_bytes() == (old + new).encode()


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        LINE.replace("union", "ours"),
        LINE.replace('"F', '"/F'),
        f'"{DUE}" -merge',
        f'"{DUE}"\ttext !merge',
        f'  "{DUE}"  text  merge=union',
    ],
)
def test_who_has_decided_already_is_left_alone(root: Path, line: str) -> None:
    """A line that says how to merge the due note stays the only one."""
    (root / ".gitattributes").write_text(line, "utf-8")
    assert init(root) == ""
    assert (root / ".gitattributes").read_text("utf-8") == line


@pytest.mark.parametrize(
    "due_note",
    [
        "Due.md",
        "Folder/Due.md",
        "#due/!what now.md",
        "!due.md",
        "a [b] c/d*e?.md",
        'say "due".md',
        NAMED,
        "  blanks  /at the ends .md",
    ],
)
def test_the_line_follows_the_configured_due_note(root: Path, due_note: str) -> None:
    """Blanks, signs that mean something to git, other alphabets: exactly this file is meant."""
    assert init(root, due_note) == ""
    assert asked(root, due_note) == "union"
    for other in (DUE, f"Deep/{due_note}", "d/e.md", "a b c/dxe1.md", "due.md"):
        assert asked(root, other) == "unspecified", other


@pytest.mark.parametrize("old", ["*.png binary", "*.png binary\n"])
def test_only_the_new_line_of_an_existing_file_is_shown(root: Path, cli: Cli, old: str) -> None:
    """`init` shows which file gets which line; the configured due note is meant."""
    (root / "vaultsync.toml").write_text(f'[outputs]\ndue_note = "{NAMED}"\n', "utf-8")
    (root / ".gitattributes").write_text(old, "utf-8")
    made = cli("init", "--yes", vault=root)
    line = LINE.replace(DUE, NAMED)
    assert f"  line at the end of .gitattributes\n          | {line}" in made.stdout
    assert "Nothing else that exists is changed." in made.stdout
    assert "png" not in made.stdout
    assert (root / ".gitattributes").read_text("utf-8") == f"{old.strip()}\n{line}"


def test_a_file_that_is_left_alone_is_told(root: Path, cli: Cli) -> None:
    """A warning says why, and the rest of the vault is made ready."""
    (root / ".gitattributes").symlink_to("nowhere")
    made = cli("init", "--yes", vault=root)
    assert made.returncode == 0
    assert "warning: .gitattributes is a link; it is left alone" in made.stderr
    assert (root / "vaultsync.toml").exists()


LEFT_ALONE = ["link", "dangling link", "folder", "not UTF-8", "too large"]


@pytest.mark.parametrize("kind", LEFT_ALONE)
def test_what_cannot_be_added_to_is_told_and_left_alone(root: Path, kind: str) -> None:
    """A link, a folder, what is no text: nothing is written, in or outside (hazard 18)."""
    file, outside = root / ".gitattributes", root.parent / "outside"
    outside.write_bytes(b"theirs\n")
    if "link" in kind:
        file.symlink_to(outside if kind == "link" else "nowhere")
    elif kind == "folder":
        file.mkdir()
    else:
        file.write_bytes(b"*.\xe4 text\n" if kind == "not UTF-8" else b"#" * 3_000_000)
    before = os.lstat(file)[:7]
    assert init(root)
    assert os.lstat(file)[:7] == before
    assert outside.read_bytes() == b"theirs\n"
    assert not (root / "nowhere").exists()


def test_git_merges_the_due_note_of_two_devices(small: Path, tmp_path: Path) -> None:
    """Two clones changed neighbouring lines: a conflict without the line, none with it."""
    for name, agreed in (("with", True), ("without", False)):
        one, two = tmp_path / f"{name} 1", tmp_path / f"{name} 2"
        one.mkdir()
        for path, data in contents(small).items():
            (one / path).parent.mkdir(parents=True, exist_ok=True)
            (one / path).write_bytes(data)
        git(one, "init", "-q")
        if agreed:
            assert init(one) == ""
        commit(one, "one")
        git(one, "clone", "-q", str(one), str(two))
        for root, word in ((one, "laptop"), (two, "phone")):
            text = (root / DUE).read_text("utf-8")
            (root / DUE).write_text(
                text.replace("## Overdue", f"- {word}\n\n## Overdue"), "utf-8"
            )
            commit(root, word)
        merged = try_git(two, "pull", "-q", "--no-rebase", "--no-edit")
        assert (merged.returncode == 0) is agreed, merged.stderr
        if agreed:
            text = (two / DUE).read_text("utf-8")
            assert "laptop" in text
            assert "phone" in text
            assert "<<<<" not in text
