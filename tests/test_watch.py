"""`watch` as a process on a real folder, and when it runs without an event."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.support import environment
from tests.vaults import CONFIG, PRIYA, contents, inserted, section, sync_here, tick
from tests.watches import (
    AS_OF,
    LATER,
    NOTE,
    fresh,
    more,
    replaced,
    temporary_files,
    wait_for,
    watching,
)
from vaultsync.calendar import AsOf, find_zone
from vaultsync.cli import watch_runs


@pytest.fixture
def vault(make_vault: Callable[..., Path]) -> Path:
    """Give the small vault, in the year of `AS_OF`."""
    return make_vault(LATER, CONFIG)


def test_what_was_up_to_date_stays(vault: Path) -> None:
    """Watching a vault in which nothing happens writes nothing (hazard 7)."""
    sync_here(vault, AS_OF)
    before = contents(vault)
    with watching(vault) as running:
        assert running.ends(signal.SIGTERM) == 0
    assert contents(vault) == before
    assert "created" not in running.said
    assert "updated" not in running.said


def in_place(root: Path) -> None:
    """Save into the file itself, in two writes."""
    data = more(root)
    with (root / NOTE).open("wb", buffering=0) as file:
        file.write(data[:40])
        file.write(data[40:])


def with_backup(root: Path) -> None:
    """Save as vim does: the old file becomes a backup, a new one is written."""
    data = more(root)
    (root / NOTE).rename(root / f"{NOTE}~")
    (root / NOTE).write_bytes(data)
    (root / f"{NOTE}~").unlink()


def deleted(root: Path) -> None:
    """Delete one of the notes."""
    (root / "Interviews" / "Kumo.md").unlink()


def moved_away(root: Path) -> None:
    """Move a note to a new folder."""
    (root / "New").mkdir()
    (root / NOTE).rename(root / "New" / "renamed.md")


def folder_moved_in(root: Path) -> None:
    """Have a whole folder with a note appear at once."""
    outside = root.parent / "prepared" / "deep"
    outside.mkdir(parents=True)
    (outside / "note.md").write_bytes(more(root))
    outside.parent.rename(root / "New")


def folder_made(root: Path) -> None:
    """Make folders and put a note into the inmost at once."""
    (root / "New" / "deep" / "deeper").mkdir(parents=True)
    (root / "New" / "deep" / "deeper" / "note.md").write_bytes(more(root))


def folder_removed(root: Path) -> None:
    """Remove a folder with the only note in it."""
    for path in list((root / "Interviews").iterdir()):
        if path.name != "Kumo.md":
            path.rename(root / path.name)
    shutil.rmtree(root / "Interviews")


def configured(root: Path) -> None:
    """Change the configuration."""
    with (root / "vaultsync.toml").open("a") as file:
        file.write('\n[outputs]\nlinks = "wikilink"\n')


@pytest.mark.parametrize(
    "change",
    [
        replaced,
        in_place,
        with_backup,
        deleted,
        moved_away,
        folder_moved_in,
        folder_made,
        folder_removed,
        configured,
    ],
)
def test_a_change_ends_in_the_due_note_of_a_sync(
    vault: Path, change: Callable[[Path], None]
) -> None:
    """However a change comes, the due note soon is what a fresh sync would write (hazard 6)."""
    with watching(vault) as running:
        before = running.due
        change(vault)
        wanted = fresh(vault)
        assert wanted != before
        running.comes_to(wanted)
        assert running.ends(signal.SIGTERM) == 0
    assert temporary_files(vault) == []


def git(root: Path, *args: str) -> None:
    """Run git with nothing of the machine's owner."""
    identity = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b.example",
        "-c",
        "init.defaultBranch=one",
    ]
    subprocess.run(
        ["git", *identity, "-C", str(root), *args],
        check=True,
        capture_output=True,
        env=environment(GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull),
    )


def many(root: Path, company: str, numbers: range) -> None:
    """Write notes of interviews that are still to come: they have no drafts yet."""
    for number in numbers:
        text = (
            f"---\ntype: interview\ncompany: {company} {number}\n"
            f"date: 2099-03-{10 + number % 7}\n---\n\n"
            f"## Jane Doe {number}\nemail:: jane@{number}.example\n"
        )
        (root / f"Interviews/{number}.md").write_text(text)


def test_a_checkout_of_many_notes_ends_right(vault: Path) -> None:
    """A real `git checkout` of 200 changed, new and removed notes (hazards 7, 10 and 11)."""
    (vault / ".gitignore").write_text("Follow-ups/\n")
    many(vault, "Acme", range(150))
    git(vault, "init", "-q")
    git(vault, "add", "-A")
    git(vault, "commit", "-q", "-m", "one")
    git(vault, "checkout", "-q", "-b", "two")
    many(vault, "Globex", range(20, 200))
    for number in range(20):
        (vault / f"Interviews/{number}.md").unlink()
    git(vault, "add", "-A")
    git(vault, "commit", "-q", "-m", "two")
    git(vault, "checkout", "-q", "one")
    with watching(vault) as running:
        before = running.due
        git(vault, "checkout", "-q", "two")
        wanted = fresh(vault)
        assert wanted.count(b"Globex") >= 180
        running.comes_to(wanted)
        git(vault, "checkout", "-q", "one")
        running.comes_to(before)
        assert running.ends(signal.SIGTERM) == 0
    assert temporary_files(vault) == []


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("busy", [False, True], ids=["idle", "after a change"])
def test_it_stops_when_told_to(vault: Path, ending: int, busy: bool) -> None:
    """Ctrl-C and a termination end it at once, with exit code 0 and nothing left behind."""
    with watching(vault) as running:
        if busy:
            replaced(vault)
        assert running.ends(ending) == 0
        assert running.said.endswith("stopped\n")
        assert "Traceback" not in running.said
    assert temporary_files(vault) == []


def test_a_tick_is_recorded_meanwhile(vault: Path) -> None:
    """A tick in the due note ends in the note; what then stands there is what a sync leaves."""
    with watching(vault) as running:
        before = (vault / NOTE).read_bytes()
        tick(vault, PRIYA, ending=" ✅ 2099-03-06")
        line = "- [x] Thank-you by email ✅ 2099-03-06"
        wait_for(lambda: line.encode() in (vault / NOTE).read_bytes(), "the record")
        assert inserted(before, (vault / NOTE).read_bytes())[1] == line
        done = "Done in the last 14 days"
        wait_for(lambda: section(running.due.decode(), PRIYA) == done, "the due note")
        assert running.ends(signal.SIGTERM) == 0
    assert not sync_here(vault, AS_OF).wrote


def test_nothing_is_written_while_git_is_at_work(vault: Path) -> None:
    """While `.git/index.lock` stands nothing is written; then all is right (hazard 11)."""
    git(vault, "init", "-q")
    lock = vault / ".git" / "index.lock"
    with watching(vault) as running:
        lock.write_text("")
        before = contents(vault)
        replaced(vault)
        wanted = fresh(vault)
        wait_for(lambda: "git is at work" in running.said, "the refusal")
        assert {p for p, data in contents(vault).items() if before[p] != data} == {NOTE}
        assert running.said.count("git is at work") == 1, "it repeats itself"
        assert running.due != wanted
        lock.unlink()
        running.comes_to(wanted)
        assert running.ends(signal.SIGTERM) == 0


def test_a_configuration_that_breaks_does_not_end_it(vault: Path) -> None:
    """A mistake in `vaultsync.toml` is told; when it is gone the watching goes on."""
    config = vault / "vaultsync.toml"
    whole = config.read_bytes()
    with watching(vault) as running:
        config.write_bytes(b"timezone = \n")
        wait_for(lambda: "vaultsync.toml:1:" in running.said, "the complaint")
        config.write_bytes(whole)
        replaced(vault)
        running.comes_to(fresh(vault))
        assert running.ends(signal.SIGTERM) == 0


def day_and_hour(text: str, zone: str) -> AsOf:
    """Make the instant at which it is this time in a zone."""
    found = find_zone(zone)
    assert found
    return AsOf(instant=datetime.fromisoformat(text).replace(tzinfo=found), zone=found)


MIDNIGHTS = [
    ("2026-03-06T09:00", "Europe/London", "2026-03-07T00:00Z"),
    ("2026-03-06T00:00", "Europe/London", "2026-03-07T00:00Z"),
    ("2026-03-06T23:59:59", "Europe/London", "2026-03-07T00:00Z"),
    ("2026-12-31T12:00", "Asia/Tokyo", "2026-12-31T15:00Z"),
    ("2026-03-06T12:00", "Pacific/Kiritimati", "2026-03-06T10:00Z"),
    ("2026-03-06T12:00", "+05:45", "2026-03-06T18:15Z"),
    # the day on which the clocks go forward or back at another hour
    ("2026-03-29T12:00", "Europe/London", "2026-03-29T23:00Z"),
    ("2026-10-25T00:30", "Europe/London", "2026-10-26T00:00Z"),
    # midnight does not exist: the first moment of the day is one o'clock
    ("2023-09-30T12:00", "America/Asuncion", "2023-10-01T04:00Z"),
    ("2026-09-05T12:00", "America/Santiago", "2026-09-06T04:00Z"),
    ("2026-03-28T12:00", "Asia/Beirut", "2026-03-28T22:00Z"),
    ("2026-03-28T23:59:59", "Asia/Beirut", "2026-03-28T22:00Z"),
    ("2026-04-23T12:00", "Africa/Cairo", "2026-04-23T22:00Z"),
    ("2026-03-07T12:00", "America/Havana", "2026-03-08T05:00Z"),
    # the last hour before midnight, or the first after it, comes twice
    ("2026-04-04T12:00", "America/Santiago", "2026-04-05T04:00Z"),
    ("2026-10-24T12:00", "Asia/Beirut", "2026-10-24T22:00Z"),
    ("2026-10-31T12:00", "America/Havana", "2026-11-01T04:00Z"),
    # the day does not exist: Samoa left out 30 December 2011
    ("2011-12-29T12:00", "Pacific/Apia", "2011-12-30T10:00Z"),
]


@pytest.mark.parametrize(("now", "zone", "wanted"), MIDNIGHTS)
def test_the_next_run_is_at_midnight(now: str, zone: str, wanted: str) -> None:
    """Without an event it runs as soon as the next day has begun in the vault's zone."""
    as_of = day_and_hour(now, zone)
    found = watch_runs.next_run(as_of, None)
    late = found - datetime.fromisoformat(wanted)
    assert timedelta() <= late <= timedelta(seconds=5)
    assert as_of.day_of(found) > as_of.today
    assert as_of.day_of(found - late - timedelta(seconds=1)) == as_of.today


@pytest.mark.parametrize(
    ("end", "wanted"),
    [
        (None, "2026-03-07T00:00:01+00:00"),
        ("2026-03-07T09:00+00:00", "2026-03-07T00:00:01+00:00"),
        ("2026-03-06T15:45+00:00", "2026-03-06T15:45:00+00:00"),
        ("2026-03-06T17:45+02:00", "2026-03-06T15:45:00+00:00"),
        ("2026-03-06T09:00:01+00:00", "2026-03-06T09:00:01+00:00"),
    ],
)
def test_the_end_of_an_interview_comes_before_midnight(end: str | None, wanted: str) -> None:
    """An interview that ends before midnight is a run of its own: its thank-yous are due."""
    as_of = day_and_hour("2026-03-06T09:00", "Europe/London")
    change = datetime.fromisoformat(end) if end else None
    assert watch_runs.next_run(as_of, change) == datetime.fromisoformat(wanted)
