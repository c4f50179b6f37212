"""`watch` as something to leave running: real processes, and what goes wrong in months.

`HOSTILE=full` takes the long forms: a minute asleep, an hour idle, 100,000 files at once.
"""

import functools
import os
import pty
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.starting import starter
from tests.support import AS_OF as EXAMPLE_AS_OF
from tests.support import as_any_user, environment
from tests.vaults import CONFIG, DRAFTS, DUE, PRIYA, contents, sync_here, tick
from tests.watches import (
    FULL,
    LATER,
    LIMIT,
    NOTE,
    Watch,
    fresh,
    more,
    replaced,
    temporary_files,
    wait_for,
    watching,
)
from vaultsync.cli.session import Session
from vaultsync.cli.watch_runs import Runs
from vaultsync.cli.watch_told import Told
from vaultsync.vault.mounts import far_away
from vaultsync.vault.pace import Occasion, Why

HASTE = """
import functools
from vaultsync.vault import watch
watch.Pace = functools.partial(watch.Pace, {})
"""
"""Another pace."""


@pytest.fixture
def vault(make_vault: Callable[..., Path]) -> Path:
    """Give the small vault, in the year of `AS_OF`."""
    return make_vault(LATER, CONFIG)


# the folder


def replaced_vault(root: Path) -> None:
    """Put a copy in the vault's place."""
    root.rename(root.with_name("elsewhere"))
    shutil.copytree(root.with_name("elsewhere"), root)


def away_and_back(root: Path) -> None:
    """Take the vault away for a while, with an empty folder in its place."""
    root.rename(root.with_name("elsewhere"))
    root.mkdir()
    time.sleep(4)
    root.rmdir()
    root.with_name("elsewhere").rename(root)


@pytest.mark.parametrize("change", [replaced_vault, away_and_back])
def test_a_vault_that_was_replaced_is_watched(
    vault: Path, change: Callable[[Path], None]
) -> None:
    """A root that is made anew, or comes back, is watched as before (hazards 6 and 8)."""
    with watching(vault) as running:
        change(vault)
        replaced(vault)
        running.comes_to(fresh(vault))
        wait_for(lambda: "is back" in running.said or "by one like" in running.said, "a word")
        replaced(vault, b"Eastwind")  # and what comes later is seen, too
        running.comes_to(fresh(vault))
        assert running.said.count("is gone") <= 1
        assert running.ends(signal.SIGTERM) == 0
    assert temporary_files(vault) == []


def renamed_vault(root: Path) -> None:
    """Give the vault another name."""
    root.rename(root.with_name("elsewhere"))


def removed_vault(root: Path) -> None:
    """Remove the vault."""
    while root.exists():
        shutil.rmtree(root, ignore_errors=True)


def something_else(root: Path) -> None:
    """Put a folder in its place that is no vault."""
    root.rename(root.with_name("elsewhere"))
    (root / "Photos").mkdir(parents=True)


@pytest.mark.parametrize("change", [renamed_vault, removed_vault, something_else])
def test_it_ends_rather_than_watch_nothing(vault: Path, change: Callable[[Path], None]) -> None:
    """A vault that stays away is told once, then ends it with an error (hazards 6 and 8)."""
    with watching(vault, before=HASTE.format("away=1.5")) as running:
        change(vault)
        wait_for(lambda: "waiting for it to come back" in running.said, "a word")
        assert running.process.wait(LIMIT) == 3
        said = running.said
        assert said.count("waiting for it") == 1
        last = said.splitlines()[-2:]
    assert last[0].startswith(f"error: the vault {vault} has been gone, or something else, for")
    assert last[1].startswith("help: ")
    assert change is something_else or not vault.exists(), "it made the vault anew"
    assert not (vault / DUE).exists(), "it wrote into something else"


def test_it_can_be_ended_while_the_vault_is_away(vault: Path) -> None:
    """Ctrl-C counts while it waits for a vault that is gone."""
    with watching(vault) as running:
        renamed_vault(vault)
        wait_for(lambda: "waiting for it to come back" in running.said, "a word")
        assert running.ends(signal.SIGINT) == 0


@functools.cache
def namespaces(*options: str) -> bool:
    """Tell whether this machine lets a user have namespaces of one's own."""
    try:
        made = subprocess.run(["unshare", *options, "true"], capture_output=True, check=False)
    except OSError:
        return False
    return made.returncode == 0


def test_a_drive_that_is_unmounted_and_mounted_again(vault: Path) -> None:
    """A real unmount is waited for; nothing is written into the empty place (hazards 8, 10)."""
    if not namespaces("-Urm"):
        pytest.skip("no mount namespaces on this machine")
    drive = vault.with_name("drive")
    vault.rename(drive)
    vault.mkdir()
    script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"'
    inside = ["unshare", "-Urm", "sh", "-c", script, "sh", str(drive), str(vault)]
    with watching_elsewhere(drive, vault, inside) as running:
        enter = [
            "nsenter",
            "-t",
            str(running.process.pid),
            "-U",
            "-m",
            "--preserve-credentials",
        ]
        subprocess.run([*enter, "umount", "-l", str(vault)], check=True)
        wait_for(lambda: "waiting for it to come back" in running.said, "a word")
        replaced(drive)
        wanted = fresh(drive)
        subprocess.run([*enter, "mount", "--bind", str(drive), str(vault)], check=True)
        wait_for(lambda: (drive / DUE).read_bytes() == wanted, "the due note")
        assert running.ends(signal.SIGTERM) == 0
    assert list(vault.iterdir()) == []


class watching_elsewhere:  # noqa: N801 - it reads as `watching`
    """Watch a vault that this process sees under another name."""

    def __init__(self, drive: Path, vault: Path, inside: list[str]) -> None:
        """Take where it lies, where the watcher sees it, and how it is started."""
        self.drive, self.vault, self.inside = drive, vault, inside

    def __enter__(self) -> Watch:
        """Start, and wait for the first run."""
        self.running = Watch(self.vault, inside=self.inside)
        wait_for((self.drive / DUE).exists, "the first run")
        return self.running

    def __exit__(self, *_: object) -> None:
        """End it, whatever happened."""
        self.running.process.kill()
        self.running.process.wait(LIMIT)


# the watching

BREAKING = """
from pathlib import Path
from vaultsync.vault import hints
left = [{}]
right = hints.Handler._inside
def inside(self, path):
    if left[0]:
        left[0] -= 1
        raise ValueError("a fault")
    return right(self, path)
hints.Handler._inside = inside
"""


@pytest.mark.parametrize(
    ("faults", "word"),
    [(1, "was started again"), (1000, "is read every few seconds")],
    ids=["once", "always"],
)
def test_an_exception_in_the_handler(vault: Path, faults: int, word: str) -> None:
    """A fault in the handler ends watchdog's thread, not the watching (hazard 8)."""
    before = BREAKING.format(faults) + HASTE.format("poll=0.2, share=1.0")
    with watching(vault, before=before) as running:
        for company in (b"Eastwind", b"Westwind", b"Southwind", b"Lull", b"Breeze"):
            replaced(vault, company)
            running.comes_to(fresh(vault))
        wait_for(lambda: word in running.said, "a word")
        assert "watching failed: ValueError: a fault" in running.said
        assert "Traceback" not in running.said
        assert running.ends(signal.SIGTERM) == 0


FEW_WATCHES = 20
NO_WATCHES_LEFT = f"""
import ctypes, errno
from watchdog.observers import inotify_c
given, right = [0], inotify_c.inotify_add_watch
def add(descriptor, path, mask):
    given[0] += 1
    if given[0] > {FEW_WATCHES}:
        ctypes.set_errno(errno.ENOSPC)
        return -1
    return right(descriptor, path, mask)
inotify_c.inotify_add_watch = add
"""
IN_NAMESPACE = f'echo {FEW_WATCHES} > /proc/sys/user/max_inotify_watches && exec "$@"'


@pytest.mark.parametrize("way", ["limit of a namespace", "injected"])
@pytest.mark.parametrize("when", ["at the start", "later"])
def test_no_watches_left(vault: Path, way: str, when: str) -> None:
    """With 20 watches for 50 folders it reads instead, and says so with the cure (hazard 6)."""
    inside: list[str] = []
    before = HASTE.format("poll=0.5, share=1.0")
    if way == "injected":
        before = NO_WATCHES_LEFT + before
    elif not namespaces("-Ur"):
        pytest.skip("no user namespaces on this machine")
    else:
        inside = ["unshare", "-Ur", "sh", "-c", IN_NAMESPACE, "sh"]
    folders = [vault / f"Notes/{number:02}" for number in range(50)]
    if when == "at the start":
        for folder in folders:
            folder.mkdir(parents=True)
    with watching(vault, inside=inside, before=before) as running:
        if when == "later":
            for folder in folders:
                folder.mkdir(parents=True)
        wait_for(lambda: "no watches are left" in running.said, "a word")
        assert "help: raise the limit, e.g. `sudo sysctl fs.inotify.max_user_" in running.said
        for folder in (folders[0], folders[-1]):
            text = (vault / NOTE).read_text().replace("Northwind", f"In {folder.name}")
            (folder / "note.md").write_text(text)
            running.comes_to(fresh(vault))
        assert running.said.count("no watches are left") == 1
        assert running.ends(signal.SIGTERM) == 0


def test_no_inotify_at_all(vault: Path) -> None:
    """Where programs that watch have used up all instances it reads instead."""
    before = """
from watchdog.observers import inotify_c
import ctypes, errno
def none():
    ctypes.set_errno(errno.EMFILE)
    return -1
inotify_c.inotify_init = none
""" + HASTE.format("poll=0.5, share=1.0")
    with watching(vault, before=before) as running:
        assert "fs.inotify.max_user_instances" in running.said
        replaced(vault)
        running.comes_to(fresh(vault))
        assert running.ends(signal.SIGTERM) == 0


def test_watched_again_when_there_are_watches(vault: Path) -> None:
    """After SIGHUP it watches again if the limit was raised."""
    flag = vault.with_name("few")
    flag.touch()
    before = NO_WATCHES_LEFT.replace("given[0] += 1", "given[0] += 1 + 99 * FLAG.exists()")
    before = f"from pathlib import Path\nFLAG = Path({str(flag)!r})\n{before}"
    before += HASTE.format("poll=0.5, share=1.0")
    with watching(vault, before=before.replace("> 20", "> 20 and FLAG.exists()")) as running:
        wait_for(lambda: "no watches are left" in running.said, "a word")
        flag.unlink()
        running.process.send_signal(signal.SIGHUP)
        wait_for(lambda: "is watched again" in running.said, "a word")
        replaced(vault)
        running.comes_to(fresh(vault))
        assert running.ends(signal.SIGTERM) == 0


MOUNTS = """\
21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 21 0:40 / /home/a/My\\040Notes rw - nfs4 nas:/notes rw
31 21 0:41 / /home/a/cloud rw - fuse.sshfs a@b: rw
32 21 0:42 / /home/a/secret rw - fuse.gocryptfs /home/a/.secret rw
33 21 0:43 / /mnt/c rw - 9p C: rw
34 21 0:44 / /home/a/over rw - cifs //nas/a rw
35 34 0:45 / /home/a/over rw - tmpfs none rw
nonsense
"""


@pytest.mark.parametrize(
    ("root", "kind"),
    [
        ("/home/a/Notes", ""),
        ("/home/a/My Notes", "nfs4"),
        ("/home/a/My Notes/deep", "nfs4"),
        ("/home/a/My Notes too", ""),
        ("/home/a/cloud", "fuse.sshfs"),
        ("/home/a/secret", ""),
        ("/mnt/c/Users/a/Notes", "9p"),
        ("/home/a/over", ""),  # what is mounted last is on top
        ("/mnt", "9p"),  # a folder of the vault is far away
    ],
)
def test_drives_of_other_machines_are_known(tmp_path: Path, root: str, kind: str) -> None:
    """A network drive is told by its type: nobody tells of changes there."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert far_away(root, str(mounts)) == kind
    assert far_away(root, str(tmp_path / "none")) == ""


def test_a_network_drive_is_read(vault: Path) -> None:
    """On a network drive changes are found without hints; it is said once."""
    before = """
from vaultsync.vault import hints
hints.far_away = lambda root: "nfs4"
hints._EVENTS.clear()  # another machine's changes are not told
hints.Handler.on_any_event = lambda *_: None
""" + HASTE.format("poll=0.5, share=1.0")
    with watching(vault, "--json", before=before) as running:
        for company in (b"Eastwind", b"Westwind", b"Southwind"):
            replaced(vault, company)
            running.comes_to(fresh(vault))
        assert [e["message"] for e in running.events if e["event"] == "polling"] == [
            (
                "the vault is on a drive on another machine (nfs4): "
                "the vault is read every few seconds instead"
            )
        ]
        assert running.ends(signal.SIGTERM) == 0


def test_a_burst_that_the_system_cannot_keep(vault: Path) -> None:
    """More files at once than hints are kept for: one rescan after, all is right (hazard 6)."""
    count = 100_000 if FULL else 6_000
    folder = vault / "Burst"
    folder.mkdir()
    with watching(vault, "--json") as running:
        running.process.send_signal(signal.SIGSTOP)
        for number in range(count):
            (folder / f"{number}.md").write_text("no interview\n")
        replaced(vault)  # what is told of this is lost
        running.process.send_signal(signal.SIGCONT)
        running.comes_to(fresh(vault), 120)
        wait_for(lambda: running.tells("lost"), "a word")
        replaced(vault, b"Eastwind")
        running.comes_to(fresh(vault), 60)
        assert len(running.runs) < 10
        assert running.ends(signal.SIGTERM) == 0


# reading


def test_a_note_cannot_be_read_for_a_while(vault: Path) -> None:
    """A note that can be read again is read, though nobody tells of that (hazard 9)."""
    inside = as_any_user()
    with watching(vault, "--json", inside=inside) as running:
        other = vault / "Interviews" / ".new"
        other.write_bytes(more(vault))
        other.chmod(0)
        other.replace(vault / NOTE)
        wait_for(lambda: "VS004" in running.out.read_text("utf-8"), "the finding")
        (vault / NOTE).chmod(0o644)
        running.comes_to(fresh(vault))
        assert running.ends(signal.SIGTERM) == 0


def test_every_read_fails_for_a_while(vault: Path) -> None:
    """While nothing can be read the due note stays; soon after, it is right (hazards 9, 10)."""
    inside = as_any_user()
    folder = vault / "Interviews"
    with watching(vault, "--json", inside=inside) as running:
        before = running.due
        replaced(vault)
        (vault / "Notes" / "new.md").write_text("wakes it\n")
        folder.chmod(0)
        vault.chmod(0o300)
        try:
            time.sleep(10 if FULL else 2)
            assert running.due == before or not inside
            assert running.process.poll() is None
        finally:
            vault.chmod(0o755)
            folder.chmod(0o755)
        running.comes_to(fresh(vault))
        assert running.ends(signal.SIGTERM) == 0


def test_a_fault_of_our_own_does_not_end_it(vault: Path) -> None:
    """An exception in a run is told in a line; the next run is made."""
    before = """
from vaultsync.cli import watch_runs
right, left = watch_runs.sync, [0, 1, 1, 0]
def sync(*args, **more):
    if left and left.pop(0):
        raise LookupError("a fault")
    return right(*args, **more)
watch_runs.sync = sync
"""
    with watching(vault, before=before) as running:
        replaced(vault)
        running.comes_to(fresh(vault))
        assert running.said.count("internal error: LookupError: a fault") == 1
        assert running.ends(signal.SIGTERM) == 0


# time

SET_CLOCK = """
from datetime import timedelta
from pathlib import Path
from vaultsync.cli import clock
real = clock.now
clock.now = lambda: real() + timedelta(seconds=float(Path({!r}).read_text()))
"""


class Clock:
    """A clock that can be set while the watcher runs; it goes on by itself."""

    def __init__(self, root: Path, instant: str) -> None:
        """Set it to an instant."""
        self.file = root.with_name("clock")
        self.set(instant)
        self.before = SET_CLOCK.format(str(self.file))

    def set(self, instant: str) -> None:
        """Set it anew."""
        seconds = datetime.fromisoformat(instant).timestamp() - time.time()
        other = self.file.with_name("clock.new")
        other.write_text(repr(seconds))
        other.replace(self.file)


def synced(root: Path, instant: str) -> bytes:
    """Give the due note that a sync of a copy writes: drafts of later days stay."""
    copy = root.parent / "copy"
    shutil.copytree(root, copy)
    sync_here(copy, instant)
    data = (copy / DUE).read_bytes()
    shutil.rmtree(copy)
    return data


def test_the_clock_is_set(vault: Path) -> None:
    """Set forward and back, by hours and days: soon the due note is that day's (issue 7)."""
    clock = Clock(vault, "2099-03-06T09:00:00+00:00")
    seen = set()
    with watching(vault, "--json", as_of="", before=clock.before) as running:
        for instant in (
            "2099-03-06T20:00:00+00:00",
            "2099-03-08T09:00:00+00:00",
            "2099-03-05T10:00:00+00:00",
            "2099-03-20T09:00:00+00:00",
            "2099-03-06T09:00:00+00:00",
        ):
            clock.set(instant)
            running.comes_to(synced(vault, instant))
            seen.add(running.due)
        assert running.tells("clock")
        assert running.ends(signal.SIGTERM) == 0
    assert len(seen) >= 3, "the days do not differ"


@pytest.mark.parametrize(
    ("hour", "what"),
    [
        ("2099-03-05T15:45:00+00:00", "an interview ends"),
        ("2099-03-06T15:45:00+00:00", "a thank-you becomes late"),
        ("2099-03-07T00:00:00+00:00", "a day begins"),
    ],
)
def test_an_hour_comes(vault: Path, hour: str, what: str) -> None:
    """It runs at the hour at which a state changes, without any event."""
    comes = datetime.fromisoformat(hour)
    clock = Clock(vault, (comes - timedelta(seconds=6)).isoformat())

    def after(running: Watch) -> list[tuple[str, datetime]]:
        runs = [one for one in running.events if one["event"] == "run"]
        found = [(one["why"], datetime.fromisoformat(one["as_of"])) for one in runs]
        return [one for one in found if one[1] >= comes]

    with watching(vault, "--json", as_of="", before=clock.before) as running:
        wait_for(lambda: bool(after(running)), what)
        why, at = after(running)[0]
        assert why == "hour" or len(running.runs) == 1, "the start took longer than that"
        assert why != "hour" or at - comes < timedelta(seconds=5)
        running.comes_to(fresh(vault, at.isoformat()))
        assert running.ends(signal.SIGTERM) == 0


def test_the_zone_of_the_system_changes(
    make_vault: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A laptop that travels has another day there; what is configured stays (hazard 20)."""
    travels = ["Asia/Tokyo", "America/New_York"]
    for config, zones in (
        ("", travels),
        (CONFIG, ["Europe/London"]),
    ):
        vault = make_vault({}, config)
        told = Told(str(vault), quiet=True, as_json=False)
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        runs = Runs(Session.open(str(vault), None, "never"), told)
        found = []
        for zone in travels:
            monkeypatch.setenv("TZ", zone)
            runs.run(Occasion(Why.START))
            found.append(str(runs.session.vault.zone))
        assert list(dict.fromkeys(found)) == zones


def test_stopped_and_continued(vault: Path) -> None:
    """A process that was stopped is right soon after it goes on; a day may have begun."""
    clock = Clock(vault, "2099-03-06T09:00:00+00:00")
    with watching(vault, "--json", as_of="", before=clock.before) as running:
        running.process.send_signal(signal.SIGSTOP)
        replaced(vault)
        clock.set("2099-03-09T09:00:00+00:00")
        time.sleep(60 if FULL else 1)
        running.process.send_signal(signal.SIGCONT)
        before = len(running.runs)
        running.comes_to(fresh(vault, "2099-03-09T09:00:00+00:00"))
        assert len(running.runs) - before <= 2
        assert running.ends(signal.SIGTERM) == 0


def test_a_pinned_instant_does_not_make_it_restless(make_vault: Callable[..., Path]) -> None:
    """With `--as-of` in the past no hour is awaited that is over: no run without an event."""
    vault = make_vault(LATER, CONFIG)
    with watching(vault, "--json", as_of=EXAMPLE_AS_OF) as running:
        time.sleep(1.5)
        assert running.runs == ["start"]
        assert running.ends(signal.SIGTERM) == 0


# what is being written


def slowly(file: Path, data: bytes) -> None:
    """Write a file in pieces, with pauses that are longer than the watcher's quiet."""
    with file.open("wb", buffering=0) as stream:
        for start in range(0, len(data), len(data) // 3):
            stream.write(data[start : start + len(data) // 3])
            time.sleep(0.3)


def slowly_beside(file: Path, data: bytes) -> None:
    """Write another file slowly; it takes the old one's place."""
    other = file.with_name("new note.md.tmp")
    slowly(other, data)
    other.replace(file)


def slowly_with_backup(file: Path, data: bytes) -> None:
    """Rename the old file, write the new one slowly, remove the old one."""
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    slowly(file, data)
    backup.unlink()


def test_slow_saves_are_never_seen_half(vault: Path) -> None:
    """What is still open is waited for; what was closed is read soon (hazard 9)."""
    texts = {}
    for company in (b"Eastwind", b"Westwind"):
        replaced(vault, company)
        texts[fresh(vault)] = (vault / NOTE).read_bytes()
    wanted = list(texts)
    with watching(vault, "--json", VAULTSYNC_QUIET="1") as running:
        for number in range(60 if FULL else 6):
            way = (slowly, slowly_beside, slowly_with_backup)[number % 3]
            due = wanted[number % 2]
            saving = threading.Thread(target=way, args=(vault / NOTE, texts[due]))
            saving.start()
            while saving.is_alive():
                assert running.due in wanted
                time.sleep(0.01)
            saving.join()
            while running.due != due:
                assert running.due in wanted
                time.sleep(0.01)
        assert running.ends(signal.SIGTERM) == 0


# how often


def test_one_save_is_one_run(vault: Path) -> None:
    """A save is one run, and what that writes is answered by none (hazard 7)."""
    with watching(vault, "--json") as running:
        for number, company in enumerate((b"Eastwind", b"Westwind", b"Southwind"), 1):
            replaced(vault, company)
            running.comes_to(fresh(vault))
            wait_for(functools.partial(running.ran, number + 1), "the run")
        time.sleep(1.5)
        assert running.runs == ["start", "changed", "changed", "changed"]
        assert running.ends(signal.SIGTERM) == 0


def test_own_writes_are_not_answered(vault: Path) -> None:
    """The first run makes folders, drafts and due note; a tick changes a note: one run each."""
    shutil.rmtree(vault / "Follow-ups", ignore_errors=True)
    with watching(vault, "--json") as running:
        assert (vault / DRAFTS).is_dir()
        tick(vault, PRIYA, ending=" ✅ 2099-03-06")
        wait_for(lambda: len(running.runs) == 2, "the run")
        time.sleep(1.5)
        assert running.runs == ["start", "changed"]
        assert running.ends(signal.SIGTERM) == 0


def test_what_is_restored_by_hand_is_answered(vault: Path) -> None:
    """Somebody else's change of an output right after a run is seen: it is made right again."""
    with watching(vault, "--json") as running:
        right = running.due
        (vault / DUE).unlink()
        running.comes_to(right)
        (vault / "Follow-ups").rename(vault.with_name("taken"))
        running.comes_to(right)
        assert running.ends(signal.SIGTERM) == 0


@pytest.mark.parametrize("mode", ["watching", "polling"])
def test_idle(make_vault: Callable[..., Path], mode: str) -> None:
    """While nothing happens nothing is written, and hardly any time is used (issue 7)."""
    notes = {f"Notes/{n // 100}/{n}.md": f"# {n}\n\nno interview\n" * 20 for n in range(1000)}
    vault = make_vault(LATER | notes, CONFIG)
    state = vault.with_name("state")
    before = (
        ""
        if mode == "watching"
        else "from vaultsync.vault import hints; hints.far_away = lambda _: 'nfs4'"
    )
    hour = 3600 if FULL and mode == "watching" else 60 if FULL else 4
    with watching(vault, "--json", before=before, VAULTSYNC_STATE=str(state)) as running:
        wait_for(lambda: any(state.rglob("watch.json")), "the status")
        was = contents(vault), {p: p.stat().st_mtime_ns for p in state.rglob("*")}
        used = running.seconds
        time.sleep(hour)
        used = running.seconds - used
        print(  # noqa: T201 - the figure
            f"\n{mode}: {used:.2f} s of the processor in {hour} s, runs: {running.runs}"
        )
        assert used < 0.5
        if mode == "watching" and not FULL:
            assert (contents(vault), {p: p.stat().st_mtime_ns for p in state.rglob("*")}) == was
        assert contents(vault) == was[0]
        assert running.ends(signal.SIGTERM) == 0


# what it says


def test_sighup_reads_the_configuration(vault: Path) -> None:
    """SIGHUP makes a run at once, with the configuration as it is now."""
    with watching(vault, "--json") as running:
        running.process.send_signal(signal.SIGHUP)
        wait_for(lambda: running.runs == ["start", "asked"], "the run")
        assert running.tells("asked")
        assert running.ends(signal.SIGTERM) == 0


def test_a_closed_terminal_ends_it(vault: Path) -> None:
    """The SIGHUP of a terminal that is closed ends it, as it ends every other program."""
    state = vault.with_name("state")
    pid, terminal = pty.fork()
    if not pid:
        env = environment(VAULTSYNC_STATE=str(state))
        command = [sys.executable, "-m", "vaultsync", "watch", "--vault", str(vault)]
        os.execve(sys.executable, command, env)  # noqa: S606 - it must have a terminal of its own
    end = time.monotonic() + LIMIT
    said = b""
    while b"created Follow-ups/Follow-ups due.md\r\n" not in said and time.monotonic() < end:
        said += os.read(terminal, 1000)
    wait_for(lambda: any(state.rglob("watch.json")), "the end of the first run")
    os.close(terminal)
    ended: list[tuple[int, int]] = []

    def has_ended() -> bool:
        ended.append(os.waitpid(pid, os.WNOHANG))
        return ended[-1][0] == pid

    wait_for(has_ended, "the end")
    assert os.waitstatus_to_exitcode(ended[-1][1]) == 0


def status_of(root: Path, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `watch --status`."""
    args = ("watch", "--vault", str(root), "--status", *options)
    return starter().start(args, environment(**env))


def test_the_status(vault: Path) -> None:
    """`--status` says whether one is running (0, else 1), and what it did last."""
    assert status_of(vault).returncode == 1
    assert status_of(vault).stdout == f"nothing watches {vault}\n"
    with watching(vault) as running:
        wait_for(lambda: "last wrote" in status_of(vault).stdout, "the status")
        said = status_of(vault)
        assert said.returncode == 0
        assert said.stdout.startswith(f"watching {vault} since ")
        assert f"(process {running.process.pid})" in said.stdout
        assert f"  created {DUE}\n" in said.stdout
        assert '"running": true' in status_of(vault, "--json").stdout
        assert '"why": "start"' in status_of(vault, "--json").stdout
        assert running.process.poll() is None, "asking ended it"
        running.process.kill()
        running.process.wait(LIMIT)
    assert status_of(vault).returncode == 1
    assert '"running": false' in status_of(vault, "--json").stdout


def test_a_damaged_status_is_no_harm(vault: Path) -> None:
    """Whatever lies in the state folder, `--status` answers."""
    state = vault.with_name("state")
    with watching(vault, VAULTSYNC_STATE=str(state)) as running:
        wait_for(lambda: any(state.rglob("watch.json")), "the status")
        (file,) = state.rglob("watch.json")
        for text in ("", "[", "[]", "[" * 60_000, '{"process": []}', "\0"):
            file.write_text(text)
            run = status_of(vault, VAULTSYNC_STATE=str(state))
            assert run.returncode == 0, run.stderr
            assert str(running.process.pid) in run.stdout


def test_quiet_tells_only_what_goes_wrong(vault: Path) -> None:
    """With `--quiet` nothing is said of what goes well."""
    running = Watch(vault, "--quiet")
    try:
        wait_for(lambda: bool(running.due), "the first run")
        (vault / "vaultsync.toml").write_text("timezone = \n")
        wait_for(lambda: "vaultsync.toml:1:" in running.said, "the complaint")
        assert running.ends(signal.SIGTERM) == 0
        assert [
            x for x in running.said.splitlines() if not x.startswith(("error:", "help:"))
        ] == []
        assert running.out.read_text() == ""
    finally:
        running.process.kill()


def test_json_lines(vault: Path) -> None:
    """Each line is an object with stable keys: `at`, `event`, and what belongs to it."""
    with watching(vault, "--json") as running:
        replaced(vault)
        running.comes_to(fresh(vault))
        wait_for(lambda: len(running.runs) == 2, "the run")
        assert running.ends(signal.SIGTERM) == 0
        events = running.events
    assert [one["event"] for one in events] == ["started", "run", "run", "stopped"]
    assert all(datetime.fromisoformat(one["at"]).tzinfo for one in events)
    assert set(events[0]) == {"at", "event", "message", "help"}
    first = events[1]
    assert set(first) >= {"why", "seconds", "version", "vault", "as_of", "records", "changes"}
    assert set(first) >= {"unrecorded", "failures", "findings"}
    assert {"change": "create", "path": DUE} in first["changes"]
    assert running.said == ""
