"""One writer per vault and machine, shown with real processes (hazard 22)."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli, environment
from tests.vaults import DUE, NORTHWIND, PRIYA, contents, section, state, sync_here, tick
from tests.watches import LIMIT, wait_for
from vaultsync.errors import LockedError
from vaultsync.vault import lock
from vaultsync.vault.lock import watching, writing
from vaultsync.vault.state import State

HOLD = """
import sys, time
from vaultsync.vault.lock import writing
with writing(sys.argv[1], "sync"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(root: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Have another process hold the vault's lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        cwd=Path(__file__).parent.parent,
    )
    with process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


class Watching:
    """A `vaultsync watch` in a process of its own."""

    def __init__(self, root: Path, log: Path, **env: str) -> None:
        """Start it."""
        self.log = log
        command = ["-m", "vaultsync", "watch", "--vault", str(root), "--as-of", AS_OF]
        with log.open("wb") as stream:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                stdout=stream,
                stderr=stream,
                env=environment(PYTHONUNBUFFERED="1", **env),
            )

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return self.log.read_text("utf-8")


@contextmanager
def watched(root: Path, name: str = "first", **env: str) -> Iterator[Watching]:
    """Have a vault watched."""
    one = Watching(root, root.parent / name, **env)
    try:
        wait_for(lambda: "watching " in one.said, "the start")
        yield one
    finally:
        with contextlib.suppress(ProcessLookupError):
            one.process.kill()
        one.process.wait(LIMIT)


def test_a_second_watch_is_refused_at_once(small: Path) -> None:
    """The second one ends with exit code 3 and names the process of the first (hazard 22)."""
    with watched(small) as first:
        second = Watching(small, small.parent / "second")
        assert second.process.wait(LIMIT) == 3
        assert f"`vaultsync watch` (process {first.process.pid}) watches" in second.said
        assert "nothing was written" in second.said
        assert "watching " not in second.said
        assert first.process.poll() is None
        first.process.send_signal(signal.SIGTERM)
        assert first.process.wait(LIMIT) == 0
        with watched(small, "third"):
            pass


def test_two_vaults_are_watched_by_two(small: Path, tmp_path: Path) -> None:
    """Another vault is no business of the first one's watcher."""
    other = tmp_path / "other"
    (other / ".obsidian").mkdir(parents=True)
    with watched(small), watched(other, "second"):
        pass


def test_a_killed_watcher_leaves_no_lock(small: Path) -> None:
    """The system lets go of the lock when the process dies, however it dies."""
    with watched(small) as first:
        first.process.kill()
        first.process.wait(LIMIT)
        with watched(small, "second"):
            pass


def test_sync_and_undo_work_beside_a_watcher(small: Path, cli: Cli) -> None:
    """A watcher holds the lock of runs only while it runs."""
    with watched(small) as first:
        tick(small, PRIYA)
        line = b"[x] Thank-you by email"
        wait_for(lambda: line in (small / NORTHWIND).read_bytes(), "the record")
        assert cli("undo", vault=small).returncode == 0
        assert line not in (small / NORTHWIND).read_bytes()
        assert cli("sync", vault=small).returncode == 0
        assert line not in (small / NORTHWIND).read_bytes()
        assert first.process.poll() is None


@pytest.mark.parametrize("command", ["sync", "undo"])
def test_a_run_that_is_not_let_in_says_who_is_there(
    small: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """After some seconds it gives up: who has the lock is named, and nothing is written."""
    before = state(small)
    with held(small) as other:
        said = (
            rf"`vaultsync sync` \(process {other.pid}\) is at work in this vault .*nothing was"
        )
        with pytest.raises(LockedError, match=said), writing(str(small), command, wait=0.1):
            pytest.fail("two at once")
        monkeypatch.setattr("vaultsync.vault.sync.writing", lambda r, c: writing(r, c, wait=0))
        with pytest.raises(LockedError):
            sync_here(small)
    assert state(small) == before
    with writing(str(small), command, wait=LIMIT) as problem:
        assert problem == ""


def test_a_run_waits_for_the_one_before(small: Path, cli: Cli) -> None:
    """A `sync` that finds another one at work waits, and then does its work."""
    tick(small, PRIYA)
    with held(small) as other:
        before = state(small)
        waiting = threading.Timer(0.5, other.kill)
        waiting.start()
        ran = cli("sync", vault=small)
        waiting.join()
    assert ran.returncode == 0
    assert state(small) != before
    assert section((small / DUE).read_text("utf-8"), PRIYA) == "Done in the last 14 days"


def test_reading_does_not_wait(small: Path, cli: Cli) -> None:
    """`check`, `sync --dry-run` and `undo --list` write nothing and need no lock."""
    with held(small):
        assert cli("check", vault=small).returncode == 1
        assert cli("sync", "--dry-run", vault=small).returncode == 0
        assert cli("undo", "--list", vault=small).returncode == 0


def test_without_a_place_for_a_lock_the_watching_goes_on(small: Path, cli: Cli) -> None:
    """`watch` says in one line that a second one would not be noticed; `sync` says nothing."""
    file = small.parent / "file"
    file.write_text("")
    env = {"VAULTSYNC_STATE": str(file / "x")}
    assert cli("sync", vault=small, **env).stderr == ""
    with watched(small, **env) as first:
        assert first.said.count("another `watch` would not be noticed") == 1
        with watched(small, "second", **env):
            pass


def test_a_file_system_without_locks_stops_nothing(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network file systems have no locks: it goes on without."""

    def refused(*_: object) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refused)
    tick(small, PRIYA)
    assert sync_here(small).records
    with watching(str(small)) as problem:
        assert problem == "No locks available"


def test_what_the_lock_file_holds_is_for_people_only(small: Path) -> None:
    """Rubbish or a link in its place does no harm: the lock is the system's (hazard 18)."""
    with writing(str(small), "sync"):
        pass
    file = Path(State(str(small)).path) / "run.lock"
    assert file.read_bytes() == b""
    file.write_bytes(b"\xff\x1b[31m 12 rubbish" * 100)
    with held(small):
        pass
    file.write_bytes(b"999 sync\n")
    with writing(str(small), "sync") as problem:
        assert (problem, file.read_bytes()) == ("", f"{os.getpid()} sync\n".encode())
    outside = small.parent / "outside"
    outside.write_text("mine")
    file.unlink()
    file.symlink_to(outside)
    with writing(str(small), "sync") as problem:
        assert problem
    assert outside.read_text() == "mine"


def test_descriptors_do_not_run_out(small: Path) -> None:
    """Whether a lock is taken or not, its file is closed."""
    before = len(os.listdir("/proc/self/fd"))
    with writing(str(small), "sync"):
        for _ in range(3):
            with pytest.raises(LockedError), writing(str(small), "sync", wait=0):
                pass
    assert len(os.listdir("/proc/self/fd")) == before
    assert lock.LONGEST <= 10


def test_many_at_once_leave_one_record(small: Path) -> None:
    """Five runs at the same moment record a tick once, and all end well (hazard 22)."""
    tick(small, PRIYA)
    command = [sys.executable, "-m", "vaultsync", "sync", "--vault", str(small)]
    runs = [
        subprocess.Popen(
            [*command, "--as-of", AS_OF],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
        )
        for _ in range(5)
    ]
    outs = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0] * 5
    assert sum(out.count(b"recorded ") for out, _ in outs) == 1
    for out, err in outs:  # whoever records it says what may not be sent yet
        assert err.startswith(b"perhaps not sent yet: ") is (b"recorded " in out)
        assert err.count(b"\n") == out.count(b"recorded ")
    assert contents(small)[NORTHWIND].count(b"- [x]") == 1
