"""The one writer: old or new content at every point, and nothing outside (design.md 8)."""

import ctypes
import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.vaults import contents, state
from vaultsync.changes import Change, Create, Move, Replace
from vaultsync.errors import NoteChangedError, OutsideVaultError, WriteError
from vaultsync.snapshot import digest
from vaultsync.vault import folder as folder_module
from vaultsync.vault.store import Store

OLD, NEW, THEIRS = "old\n", "new and longer\n", "saved by somebody else\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with one note, beside a folder that is none of its business."""
    for path in ("vault/a/note.md", "outside/note.md"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(OLD)
    return tmp_path / "vault"


@pytest.fixture
def store(root: Path) -> Store:
    """Give the writer of this vault."""
    return Store(str(root))


def create(path: str = "a/new.md") -> Create:
    """Plan a new file."""
    return Create(path=path, text=NEW)


def replacing(path: str = "a/note.md", text: str = NEW, old: str = OLD) -> Replace:
    """Plan new content for a file that was read as `old`."""
    return Replace(path=path, text=text, old_text=old, was=digest(old.encode()))


def moving(path: str = "a/note.md", to: str = "b/c/moved.md", old: str = OLD) -> Move:
    """Plan another name for a file that was read as `old`."""
    return Move(path=path, to=to, was=digest(old.encode()))


PATHS: dict[str, Callable[[str], Change]] = {
    "create": create,
    "replace": replacing,
    "move from": moving,
    "move to": lambda path: moving(to=path),
}


def test_equal_bytes_write_nothing(store: Store, root: Path) -> None:
    """A replacement by the same bytes touches neither the file nor its folder."""
    before, folder = state(root), (root / "a").stat()
    store.apply(replacing(text=OLD))
    assert state(root) == before
    assert (root / "a").stat().st_mtime_ns == folder.st_mtime_ns


@pytest.mark.parametrize(
    "text", ["", "new\n", "no final newline", "\ufeffBOM\r\n", "x" * 3_000_000]
)
def test_a_replacement_is_whole(store: Store, root: Path, text: str) -> None:
    """The file holds exactly the new bytes, in one piece, and nothing else lies about."""
    before = (root / "a" / "note.md").stat().st_ino
    store.apply(replacing(text=text))
    assert contents(root) == {"a/note.md": text.encode()}
    assert (root / "a" / "note.md").stat().st_ino != before, "written in place"


def test_a_new_file_is_whole(store: Store, root: Path) -> None:
    """A creation makes the folders on the way and the file with its bytes."""
    store.apply(create("x/y/z.md"))
    assert contents(root) == {"a/note.md": OLD.encode(), "x/y/z.md": NEW.encode()}


def test_a_move_keeps_the_file(store: Store, root: Path) -> None:
    """A move gives the same file, with its time, another name."""
    before = state(root)["a/note.md"]
    store.apply(moving())
    after = state(root)
    assert list(after) == ["b/c/moved.md"]
    assert after["b/c/moved.md"] == before


@pytest.mark.parametrize("change", [replacing(), moving()], ids=["replace", "move"])
@pytest.mark.parametrize("now", [THEIRS, "", OLD.replace("\n", "\r\n"), None])
def test_a_file_that_changed_is_left_alone(
    store: Store, root: Path, change: Change, now: str | None
) -> None:
    """What is not what was read is refused (hazard 4)."""
    file = root / "a" / "note.md"
    if now is None:
        file.unlink()
    else:
        file.write_bytes(now.encode())
    before = state(root)
    with pytest.raises(NoteChangedError, match=r"a/note\.md changed .*; nothing was written"):
        store.apply(change)
    assert state(root) == before


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling link"])
@pytest.mark.parametrize("change", [create(), moving(to="a/new.md")], ids=["create", "move"])
def test_a_name_that_is_taken_is_left_alone(
    store: Store, root: Path, change: Change, kind: str
) -> None:
    """A creation and a move are exclusive, whatever it is that has the name."""
    at = root / "a" / "new.md"
    if kind == "file":
        at.write_text(THEIRS)
    elif kind == "folder":
        at.mkdir()
    else:
        at.symlink_to("nowhere.md" if kind == "dangling link" else "note.md")
    before = os.lstat(at)
    with pytest.raises(WriteError, match="exists already"):
        store.apply(change)
    assert os.lstat(at) == before or kind == "folder"
    assert (root / "a" / "note.md").read_text() == OLD
    assert not (root / "a" / "nowhere.md").exists()


@pytest.mark.parametrize("change", PATHS)
@pytest.mark.parametrize(
    "path",
    [
        "../outside/note.md",
        "a/../../outside/note.md",
        "a/../a/note.md",
        "..",
        "a/..",
        "/etc/vaultsync.md",
        "//etc/vaultsync.md",
        "",
        "/",
        "a//note.md",
        "a/note.md/",
        "./a/note.md",
        ".",
        "a/./note.md",
        "a\\note.md",
        "..\\outside\\note.md",
        "a/no\0te.md",
    ],
)
def test_paths_that_are_no_plain_paths_are_refused(
    store: Store, root: Path, change: str, path: str
) -> None:
    """`..`, absolute paths, empty parts: nothing is written in or outside (hazard 18)."""
    before = state(root.parent)
    with pytest.raises(WriteError):
        store.apply(PATHS[change](path))
    assert state(root.parent) == before
    assert not Path("/etc/vaultsync.md").exists()


@pytest.mark.parametrize(
    "path", ["../outside/new", "..", "a/../../new", "/new", "a//new", "./new"]
)
def test_folders_are_made_inside_only(store: Store, root: Path, path: str) -> None:
    """What is refused for a file is refused for a folder (hazard 18)."""
    before = sorted(root.parent.rglob("*"))
    with pytest.raises(WriteError):
        store.make_folder(path)
    assert sorted(root.parent.rglob("*")) == before


def test_folders_are_made(store: Store, root: Path) -> None:
    """A folder is made with those above it; one that is there already is left."""
    store.make_folder("x/y")
    store.make_folder("x/y")
    assert (root / "x" / "y").is_dir()


@pytest.mark.parametrize("target", ["a/note.md", "../outside/note.md", "nowhere.md"])
def test_links_to_files_are_not_followed(store: Store, root: Path, target: str) -> None:
    """A symbolic link is neither written through nor replaced nor moved (hazard 18)."""
    (root / "alias.md").symlink_to(target)
    before = state(root.parent) if "nowhere" not in target else {}
    for change in (replacing("alias.md"), moving("alias.md")):
        with pytest.raises(OutsideVaultError, match=r"alias\.md is a link"):
            store.apply(change)
    with pytest.raises(WriteError, match="exists already"):
        store.apply(create("alias.md"))
    assert os.readlink(root / "alias.md") == target
    assert not before or state(root.parent) == before
    assert not (root / "nowhere.md").exists()


@pytest.mark.parametrize("change", PATHS)
@pytest.mark.parametrize("target", ["a", "../outside"])
def test_links_to_folders_are_not_followed(
    store: Store, root: Path, target: str, change: str
) -> None:
    """No path leads through a symbolic link, not even to inside of the vault (hazard 18)."""
    (root / "way").symlink_to(target)
    before = state(root.parent)
    name = "way/deep/new.md" if change in {"create", "move to"} else "way/note.md"
    with pytest.raises(OutsideVaultError, match="way is a link"):
        store.apply(PATHS[change](name))
    assert state(root.parent) == before
    assert not (root / target / "deep").exists()


@pytest.mark.parametrize("change", [replacing(), moving()], ids=["replace", "move"])
def test_a_file_with_two_names_is_refused(store: Store, root: Path, change: Change) -> None:
    """Replacing one of two hard links would part them."""
    os.link(root / "a" / "note.md", root.parent / "outside" / "second.md")
    before = state(root.parent)
    with pytest.raises(WriteError, match="hard link"):
        store.apply(change)
    assert state(root.parent) == before


TWIN = ".vaultsync-0123456789abcdef.tmp"


@pytest.mark.parametrize("change", [replacing(), moving()], ids=["replace", "move"])
def test_an_own_temporary_name_is_no_second_name(
    store: Store, root: Path, change: Change
) -> None:
    """A run that was killed between two calls leaves nothing that later runs refuse (5)."""
    os.link(root / "a" / "note.md", root / "a" / TWIN)
    store.apply(change)
    wanted = {"a/note.md": NEW} if isinstance(change, Replace) else {"b/c/moved.md": OLD}
    assert contents(root) == {path: text.encode() for path, text in wanted.items()}


def test_an_own_temporary_name_besides_a_second_name(store: Store, root: Path) -> None:
    """Only own names of this very file are removed; a second name stays a reason to refuse."""
    os.link(root / "a" / "note.md", root / "a" / TWIN)
    os.link(root / "a" / "note.md", root / "a" / "second.md")
    (root / "a" / TWIN.replace("0", "1")).write_text(OLD)
    with pytest.raises(WriteError, match="hard link"):
        store.apply(replacing())
    assert sorted(os.listdir(root / "a")) == [TWIN.replace("0", "1"), "note.md", "second.md"]


@pytest.mark.parametrize("linked", [False, True])
def test_a_move_to_where_the_same_stands_already(
    store: Store, root: Path, linked: bool
) -> None:
    """Begun by a run that was killed, or done on another device: the old name goes (5)."""
    (root / "b" / "c").mkdir(parents=True)
    moved = root / "b" / "c" / "moved.md"
    os.link(root / "a" / "note.md", moved) if linked else moved.write_text(OLD)
    store.apply(moving())
    assert contents(root) == {"b/c/moved.md": OLD.encode()}


def test_a_save_in_the_last_moment_of_such_a_move_stays(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved after the last look is put back (hazard 4)."""
    (root / "b" / "c").mkdir(parents=True)
    (root / "b" / "c" / "moved.md").write_text(OLD)
    move = folder_module.Folder.move

    def saved_meanwhile(folder: folder_module.Folder, *rest: Any) -> None:
        monkeypatch.setattr(folder_module.Folder, "move", move)
        (root / "a" / "note.md").write_text(THEIRS)
        move(folder, *rest)

    monkeypatch.setattr(folder_module.Folder, "move", saved_meanwhile)
    with pytest.raises(NoteChangedError):
        store.apply(moving())
    assert contents(root) == {"a/note.md": THEIRS.encode(), "b/c/moved.md": OLD.encode()}


def test_a_move_that_fails_half_way_is_taken_back(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without `renameat2` a move is two steps; if the second fails, the first is undone (5)."""
    unlink = os.unlink

    def fail(path: str, **more: int) -> None:
        if path == "note.md":
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(path, **more)

    monkeypatch.setattr(folder_module, "_renameat2", lambda: None)
    monkeypatch.setattr(os, "unlink", fail)
    before = contents(root)
    with pytest.raises(WriteError, match="Permission denied"):
        store.apply(moving())
    assert contents(root) == before
    monkeypatch.undo()
    store.apply(moving())


@pytest.mark.parametrize("change", [replacing(), moving()], ids=["replace", "move"])
def test_a_read_only_file_is_refused(store: Store, root: Path, change: Change) -> None:
    """Who makes a note read-only means it."""
    (root / "a" / "note.md").chmod(0o444)
    before = state(root)
    with pytest.raises(WriteError, match="read-only"):
        store.apply(change)
    assert state(root) == before


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_refused(store: Store, root: Path, kind: str) -> None:
    """A folder or a pipe of the note's name is not waited for and not replaced (hazard 17)."""
    (root / "a" / "note.md").unlink()
    at = str(root / "a" / "note.md")
    os.mkdir(at) if kind == "folder" else os.mkfifo(at)
    before = os.lstat(at)
    for change in (replacing(), moving()):
        with pytest.raises(WriteError):
            store.apply(change)
    assert os.lstat(at) == before
    assert os.listdir(root / "a") == ["note.md"]


def test_a_folder_that_is_a_file_is_refused(store: Store, root: Path) -> None:
    """A path through a file is refused, and the file stays."""
    before = state(root)
    for change in PATHS.values():
        with pytest.raises(WriteError):
            store.apply(change("a/note.md/x.md"))
    assert state(root) == before


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o640, 0o664, 0o666, 0o755])
def test_the_mode_is_kept(store: Store, root: Path, mode: int) -> None:
    """A file that is replaced keeps who may read and write it, whatever the umask."""
    file = root / "a" / "note.md"
    file.chmod(mode)
    store.apply(replacing())
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_of_new_files(store: Store, root: Path, umask: int) -> None:
    """A file that is created is as readable as what an editor would create."""
    before = os.umask(umask)
    try:
        store.apply(create())
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "a" / "new.md").stat().st_mode) == 0o666 & ~umask


@contextmanager
def failing(patch: pytest.MonkeyPatch, *names: str, code: int = errno.ENOSPC) -> Iterator[None]:
    """Have calls of the system fail."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    def exchange_fails(*_: object) -> int:
        ctypes.set_errno(code)
        return -1

    with patch.context() as inner:
        if "exchange" in names:
            inner.setattr(folder_module, "_renameat2", lambda: exchange_fails)
        elif "replace" in names:  # a system that cannot exchange
            inner.setattr(folder_module, "_renameat2", lambda: None)
        for name in names:
            if name != "exchange":
                inner.setattr(os, name, fail)
        yield


FAILURES = [
    ("replace", ("write",)),
    ("replace", ("fsync",)),
    ("replace", ("replace",)),
    ("replace", ("replace", "unlink")),
    ("replace", ("exchange",)),
    ("replace", ("exchange", "unlink")),
    ("replace", ("unlink",)),
    ("create", ("write",)),
    ("create", ("fsync",)),
    ("create", ("link",)),
    ("create", ("link", "replace")),
    ("move from", ("link",)),
    ("move from", ("link", "replace")),
]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EPERM])
@pytest.mark.parametrize(
    ("change", "names"), FAILURES, ids=[f"{c}: {' and '.join(n)}" for c, n in FAILURES]
)
def test_a_failing_call_leaves_old_or_new(
    store: Store,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: str,
    names: tuple[str, ...],
    code: int,
) -> None:
    """Full disk, broken disk, no permission: the old content or the new, whole (hazard 5)."""
    path = "a/new.md" if change == "create" else "a/note.md"
    moved = "b/c/moved.md"
    before = contents(root)
    after = {
        "replace": {path: NEW.encode()},
        "create": before | {path: NEW.encode()},
        "move from": {moved: OLD.encode()},
    }[change]
    failed: WriteError | None = None
    with failing(monkeypatch, *names, code=code):
        try:
            store.apply(PATHS[change](path))
        except WriteError as error:
            failed = error
    assert failed is None or "nothing was written" in str(failed)
    found = contents(root)
    if "unlink" in names:  # a temporary file that cannot be removed is swept later
        found = {p: data for p, data in found.items() if ".vaultsync-" not in p}
    assert found == (before if failed else after)
    spared = {("link",), ("unlink",)}  # there is another way, or it is done already
    assert failed or names in spared, "the call that failed was not missed"
    if failed:
        store.apply(PATHS[change](path))
    assert {p: d for p, d in contents(root).items() if ".vaultsync-" not in p} == after


def test_the_system_may_write_less_than_asked(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A write that takes only some bytes is continued."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    store.apply(replacing())
    monkeypatch.undo()
    assert (root / "a" / "note.md").read_text() == NEW


def test_content_is_on_the_disk_before_it_has_its_name(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The temporary file is flushed before it takes the old one's place, the folder after."""
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace

    def flushing(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        calls.append(f"{kind} with {(root / 'a' / 'note.md').read_text()}")
        fsync(descriptor)

    def replacing_it(old: str, new: str, **folders: int) -> None:
        calls.append("replace")
        replace(old, new, **folders)

    monkeypatch.setattr(os, "fsync", flushing)
    monkeypatch.setattr(os, "replace", replacing_it)
    store.apply(replacing())
    assert [call for call in calls if call != "replace"] == [
        f"file with {OLD}",
        f"folder with {NEW}",
    ]


HOUR = 3600.0


@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        (".vaultsync-0123456789abcdef.tmp", 0.0, True),
        (".vaultsync-0123456789abcdef.tmp", 0.95 * HOUR, True),
        (".vaultsync-notes.md", 48 * HOUR, True),
        ("my.vaultsync-0123456789abcdef.tmp", 48 * HOUR, True),
        (".other-0123456789abcdef.tmp", 48 * HOUR, True),
        (".vaultsync-0123456789abcdef.tmp", 1.05 * HOUR, False),
        (".vaultsync-0123456789abcdef.tmp", 1000 * HOUR, False),
    ],
)
@pytest.mark.parametrize("change", [create(), replacing()], ids=["create", "replace"])
def test_old_temporary_files_are_swept(
    store: Store, root: Path, change: Change, name: str, age: float, stays: bool
) -> None:
    """Own temporary files go after an hour; younger and foreign ones stay (hazard 5)."""
    file = root / "a" / name
    file.write_text("half")
    now = file.stat().st_mtime
    os.utime(file, (now - age, now - age))
    store.apply(change)
    assert file.exists() is stays


@pytest.mark.parametrize("name", ["a folder", "a pipe"])
def test_an_odd_temporary_file_stops_nothing(store: Store, root: Path, name: str) -> None:
    """What only has the name of a temporary file does not keep the note from being written."""
    odd = root / "a" / ".vaultsync-0123456789abcdef.tmp"
    odd.mkdir() if name == "a folder" else os.mkfifo(odd)
    os.utime(odd, (0, 0))
    store.apply(replacing())
    assert (root / "a" / "note.md").read_text() == NEW


def save(file: Path) -> None:
    """Save as most editors do: a new file takes the old one's place."""
    temporary = file.with_name("editor's own")
    temporary.write_text(THEIRS)
    temporary.replace(file)


def save_in_place(file: Path) -> None:
    """Save as some editors do: into the file itself."""
    file.write_text(THEIRS)


@pytest.mark.parametrize("saving", [save, save_in_place, Path.unlink])
def test_a_save_while_the_temporary_file_is_written_wins(
    store: Store,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    saving: Callable[[Path], None],
) -> None:
    """A note that changes between plan and replacement is refused, and kept (hazard 4)."""
    file, fsync = root / "a" / "note.md", os.fsync

    def saved_meanwhile(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", fsync)
        saving(file)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", saved_meanwhile)
    with pytest.raises(WriteError):
        store.apply(replacing())
    wanted = {} if saving is Path.unlink else {"a/note.md": THEIRS.encode()}
    assert contents(root) == wanted


@pytest.mark.parametrize("look", [1, 2, 3])
def test_a_save_right_after_a_look_is_not_lost(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch, look: int
) -> None:
    """Not even a save in the last microsecond is lost: exchange and verify (hazard 4).

    The save comes right after the writer has looked at the file's bytes for the n-th time.
    """
    file, looks = root / "a" / "note.md", 0

    def saved_after(data: bytes) -> str:
        nonlocal looks
        looks += data == OLD.encode()
        if looks == look and data == OLD.encode():
            save(file)
        return digest(data)

    monkeypatch.setattr("vaultsync.vault.folder.digest", saved_after)
    try:
        store.apply(replacing())
    except NoteChangedError:
        assert contents(root) == {"a/note.md": THEIRS.encode()}
    else:
        # the save came after the replacement, or there was no such look
        wanted = THEIRS if looks >= look else NEW
        assert contents(root) == {"a/note.md": wanted.encode()}
    assert looks >= min(look, 2)


@pytest.mark.parametrize("first", ["a link", "a save"])
def test_a_save_while_another_is_put_back_is_not_lost(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """What came in the last microsecond goes back; what comes meanwhile stays (hazard 4).

    Before the exchange the note becomes a link or is saved, before it is undone it is saved.
    """
    file, exchange, count = root / "a" / "note.md", folder_module.Folder._exchange, 0  # noqa: SLF001

    def busy(self: folder_module.Folder, one: str, other: str) -> bool:
        nonlocal count
        count += 1
        if count == 1 and first == "a link":
            file.unlink()
            file.symlink_to(root.parent / "outside" / "note.md")
        elif count == 1:
            file.write_text("saved a moment before\n")
        elif count == 2:
            save(file)
        return exchange(self, one, other)

    monkeypatch.setattr(folder_module.Folder, "_exchange", busy)
    with pytest.raises(WriteError):
        store.apply(replacing())
    assert count > 1
    assert not file.is_symlink()
    assert contents(root) == {"a/note.md": THEIRS.encode()}


def test_a_save_into_the_old_file_after_the_exchange_is_not_lost(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that had the file open writes into what is replaced already (hazard 4)."""
    file, flush = root / "a" / "note.md", folder_module.Folder.flush
    editor = os.open(file, os.O_WRONLY)

    def saved_meanwhile(folder: folder_module.Folder) -> None:
        monkeypatch.setattr(folder_module.Folder, "flush", flush)
        os.truncate(editor, 0)
        os.write(editor, THEIRS.encode())
        flush(folder)

    if folder_module._renameat2() is None:  # noqa: SLF001 - another system than Linux
        pytest.skip("this system cannot exchange two files")
    monkeypatch.setattr(folder_module.Folder, "flush", saved_meanwhile)
    with pytest.raises(NoteChangedError):
        store.apply(replacing())
    os.close(editor)
    assert contents(root) == {"a/note.md": THEIRS.encode()}


def test_a_name_taken_at_the_last_moment_is_left_alone(
    store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that appears while the new one is written is not overwritten (hazard 15)."""
    file, fsync = root / "a" / "new.md", os.fsync

    def saved_meanwhile(descriptor: int) -> None:
        file.write_text(THEIRS)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", saved_meanwhile)
    with pytest.raises(WriteError, match="exists already"):
        store.apply(create())
    assert contents(root) == {"a/note.md": OLD.encode(), "a/new.md": THEIRS.encode()}


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="needs Linux")
def test_descriptors_do_not_run_out(store: Store, root: Path) -> None:
    """Whatever is refused, no folder stays open."""
    (root / "linked").symlink_to("a")
    before = len(os.listdir("/proc/self/fd"))
    for change in (
        replacing(old=THEIRS),
        create("a/note.md"),
        create("linked/x/y.md"),
        create(".."),
    ):
        with pytest.raises(WriteError):
            store.apply(change)
    assert len(os.listdir("/proc/self/fd")) == before


def test_the_error_of_a_path_outside_says_so() -> None:
    """The sentence names the path and says that nothing was written."""
    error = OutsideVaultError("../x.md")
    assert str(error) == "../x.md leads out of the vault; nothing was written to it"
