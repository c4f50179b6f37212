"""A replacement that is refused for a moment is tried again, for a while (hazard 23)."""

import ctypes
import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.vaults import contents
from vaultsync.changes import Change, Move, Replace
from vaultsync.errors import NoteChangedError, WriteError
from vaultsync.snapshot import digest
from vaultsync.vault import folder as folder_module
from vaultsync.vault.insist import Insistence
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = "old\n", "new\n"


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        """Start at nought."""
        self.now = 0.0
        self.meanwhile: Callable[[], object] = lambda: None

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        assert 0 < seconds < 0.5
        self.now += seconds
        self.meanwhile()

    def insistence(self, *, windows: bool) -> Insistence:
        """Give what insists in this time."""
        return Insistence(windows=windows, sleep=self.sleep, monotonic=lambda: self.now)


def refused(code: int, winerror: int | None = None) -> OSError:
    """Make the error of a system that refuses."""
    error = OSError(code, os.strerror(code))
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a vault with one note."""
    (tmp_path / "note.md").write_text(OLD)
    return tmp_path


def replacing() -> Replace:
    """Plan new content."""
    return Replace(path="note.md", text=NEW, old_text=OLD, was=digest(OLD.encode()))


def moving() -> Move:
    """Plan another name."""
    return Move(path="note.md", to="moved.md", was=digest(OLD.encode()))


class Replacing:
    """`os.replace` of a system that refuses so many times, without exchange and hard links."""

    def __init__(self, patch: pytest.MonkeyPatch, error: OSError, times: float) -> None:
        """Take its place."""
        self.error, self.times, self.tried = error, times, 0
        self.replace = os.replace
        patch.setattr(folder_module, "_renameat2", lambda: None)
        patch.setattr(os, "replace", self)
        patch.setattr(os, "link", self.no_link)

    def __call__(self, *args: str, **folders: Any) -> None:
        """Refuse, or replace."""
        self.tried += 1
        if self.tried <= self.times:
            raise self.error
        self.replace(*args, **folders)

    @staticmethod
    def no_link(*_: object, **__: object) -> None:
        """Have no hard links."""
        raise OSError(errno.ENOTSUP, "no links")


PASSING = [
    (refused(errno.EACCES, 5), True),
    (refused(errno.EACCES, 32), True),
    (refused(errno.EACCES, 33), False),
    (refused(errno.EACCES), True),
    (refused(errno.EBUSY), False),
    (refused(errno.ETXTBSY), False),
]
STAYING = [
    (refused(errno.EACCES), False),
    (refused(errno.EPERM), False),
    (refused(errno.EROFS), True),
    (refused(errno.ENOSPC), True),
    (refused(errno.EIO), True),
    (refused(errno.ENOENT), True),
]


@pytest.mark.parametrize(("error", "windows"), STAYING)
def test_what_will_not_pass_is_not_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, windows: bool
) -> None:
    """A folder without permission on Linux, a full disk: the old content stays, at once."""
    clock = Clock()
    monkeypatch.setattr(folder_module, "INSISTENCE", clock.insistence(windows=windows))
    replace = Replacing(monkeypatch, error, 99)
    with pytest.raises(WriteError, match="nothing was written"):
        Store(str(root)).apply(replacing())
    assert (replace.tried, clock.now) == (1, 0.0)
    assert contents(root) == {"note.md": OLD.encode()}


@pytest.mark.parametrize("change", [replacing(), moving()], ids=["replace", "move"])
@pytest.mark.parametrize(("error", "windows"), PASSING)
def test_what_is_refused_for_ever_keeps_the_old_content(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, windows: bool, change: Change
) -> None:
    """After 2.5 s the old content stands, no file is left over, and the error says it all."""
    clock = Clock()
    monkeypatch.setattr(folder_module, "INSISTENCE", clock.insistence(windows=windows))
    replace = Replacing(monkeypatch, error, float("inf"))
    with pytest.raises(WriteError) as told:
        Store(str(root)).apply(change)
    assert "tried for 2.5 s; nothing was written" in str(told.value)
    assert "close it there" in told.value.hint
    assert 2.5 <= clock.now < 2.7
    assert replace.tried > 20
    assert contents(root) == {"note.md": OLD.encode()}


@pytest.mark.parametrize("times", [1, 2, 20])
@pytest.mark.parametrize("change", [replacing(), moving()], ids=["replace", "move"])
@pytest.mark.parametrize(("error", "windows"), PASSING)
def test_what_passes_is_done(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
    windows: bool,
    change: Change,
    times: int,
) -> None:
    """A virus scanner that lets go of the file soon costs a moment and nothing else."""
    clock = Clock()
    monkeypatch.setattr(folder_module, "INSISTENCE", clock.insistence(windows=windows))
    Replacing(monkeypatch, error, times)
    Store(str(root)).apply(change)
    assert clock.now < 2.5
    wanted = {"note.md": NEW} if isinstance(change, Replace) else {"moved.md": OLD}
    assert contents(root) == {path: text.encode() for path, text in wanted.items()}


def test_a_save_while_it_is_tried_again_is_not_lost(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever held the file may have saved it: it is looked at anew (hazards 4, 23)."""
    clock = Clock()
    clock.meanwhile = lambda: (root / "note.md").write_text("theirs\n")
    monkeypatch.setattr(folder_module, "INSISTENCE", clock.insistence(windows=True))
    Replacing(monkeypatch, refused(errno.EACCES, 32), 2)
    with pytest.raises(NoteChangedError):
        Store(str(root)).apply(replacing())
    assert contents(root) == {"note.md": b"theirs\n"}


def test_an_exchange_that_is_refused_is_tried_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a network file system the exchange, too, may find the file busy."""
    clock, tried = Clock(), 0
    monkeypatch.setattr(folder_module, "INSISTENCE", clock.insistence(windows=False))
    exchange = folder_module._renameat2()  # noqa: SLF001 - the system's own call
    assert exchange

    def busy(*args: object) -> int:
        nonlocal tried
        tried += 1
        if tried <= 2:
            ctypes.set_errno(errno.EBUSY)
            return -1
        return exchange(*args)

    monkeypatch.setattr(folder_module, "_renameat2", lambda: busy)
    Store(str(root)).apply(replacing())
    assert (tried, contents(root)) == (3, {"note.md": NEW.encode()})
