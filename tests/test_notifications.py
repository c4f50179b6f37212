"""`--notify`: what is due is told once, in time, never in the quiet hours, and as text."""

import base64
import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time as timing
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens import MISSING, Screen, screen
from tests.support import AS_OF, Cli, environment
from tests.test_handing_over import item_of
from tests.vaults import CONFIG, NOTES
from tests.watches import Watch, wait_for
from vaultsync.calendar import AsOf, find_zone
from vaultsync.cli import notify
from vaultsync.cli.notify import Notified, Notifier
from vaultsync.machine import Hours, Notifications
from vaultsync.model import Person
from vaultsync.owed import FollowUp, Kind, State
from vaultsync.render.notification import Notification, notification
from vaultsync.rules.telling import Entry, Summary, Told, next_telling, tell
from vaultsync.vault.checking import check
from vaultsync.vault.notifier import command_for, session_of
from vaultsync.vault.opening import open_vault
from vaultsync.vault.told import keep_told, read_told

DAY = date(2026, 3, 6)
NIGHT = Hours(time(21), time(8))
SETTINGS = Notifications(quiet=NIGHT)
"""The morning comes half an hour after the quiet hours end."""
NEW, SAME = item_of(id="vs-new"), item_of(id="vs-same", state=State.OVERDUE)
SOFT = item_of(id="vs-soft", kind=Kind.CONNECT)
LATER = item_of(id="vs-later", state=State.UPCOMING)


def at(clock: str, day: date = DAY, zone: str = "UTC") -> AsOf:
    """Give an instant by the clock on the wall."""
    found = find_zone(zone)
    assert found
    moment = datetime.combine(day, time.fromisoformat(clock), found)
    return AsOf(instant=moment.astimezone(UTC), zone=found)


def told(*items: FollowUp, on: date, morning: date | None = None) -> Told:
    """Give what was told, on a day."""
    entries = {item.id: Entry(due=item.due, told=on, seen=on) for item in items}
    return Told(entries=entries, morning=morning)


YESTERDAY, TODAY = DAY - timedelta(days=1), DAY
TELLING = {
    "something new": ("12:00", [NEW], Told(morning=TODAY), "new"),
    "something new beside what was told": (
        "12:00",
        [NEW, SAME],
        told(SAME, on=YESTERDAY, morning=TODAY),
        "new",
    ),
    "nothing new": ("12:00", [SAME], told(SAME, on=YESTERDAY, morning=TODAY), ""),
    "nothing due": ("12:00", [LATER], Told(), ""),
    "nothing at all": ("12:00", [], Told(), ""),
    "in the quiet hours, late": ("21:00", [NEW], Told(), ""),
    "in the quiet hours, early": ("07:59", [NEW], Told(), ""),
    "when they end": ("08:00", [NEW, SAME], told(SAME, on=YESTERDAY), "new"),
    "just before them": ("20:59", [NEW], Told(morning=TODAY), "new"),
    "in the morning": ("08:30", [SAME], told(SAME, on=YESTERDAY, morning=YESTERDAY), "same"),
    "before the morning": ("08:29", [SAME], told(SAME, on=YESTERDAY, morning=YESTERDAY), ""),
    "the morning was slept through": ("14:00", [SAME], told(SAME, on=YESTERDAY), "same"),
    "all of it in the morning": (
        "08:30",
        [NEW, SAME, SOFT],
        told(SAME, SOFT, on=YESTERDAY),
        "new same soft",
    ),
    "the morning once a day": ("09:00", [SAME], told(SAME, on=TODAY, morning=TODAY), ""),
    "not again what was told at eight": ("08:30", [NEW], told(NEW, on=TODAY), ""),
    "nor with what is never overdue": (
        "08:30",
        [NEW, SOFT],
        replace(told(NEW, SOFT, on=TODAY), morning=YESTERDAY),
        "",
    ),
    "what is never overdue, once": ("08:30", [SOFT], told(SOFT, on=YESTERDAY), ""),
    "put off until another day": (
        "12:00",
        [NEW],
        replace(told(replace(NEW, due=YESTERDAY), on=YESTERDAY), morning=TODAY),
        "new",
    ),
    "the clock was set back": ("09:00", [SAME], told(SAME, on=date(2099, 1, 1)), "same"),
}


@pytest.mark.parametrize(("clock", "items", "before", "wanted"), TELLING.values(), ids=TELLING)
def test_what_is_told_when(
    clock: str, items: list[FollowUp], before: Told, wanted: str
) -> None:
    """Once when it becomes due, once in the morning, never in the quiet hours."""
    summary, after = tell(items, before, SETTINGS, at(clock))
    told_now = [] if summary is None else [item.id for item in summary.items]
    assert told_now == [f"vs-{name}" for name in wanted.split()]
    assert not tell(items, after, SETTINGS, at(clock)).summary, "not again at once"


def test_a_machine_that_wants_none_gets_none() -> None:
    """`enabled = false` tells nothing, and nothing counts as told."""
    off = Notifications(enabled=False)
    assert tell([NEW], Told(), off, at("12:00")) == (None, Told())
    assert next_telling([NEW], Told(), off, at("12:00")) is None


def test_without_morning_and_quiet_hours() -> None:
    """Both can be left out: then only what is new is told, at any hour."""
    plain = Notifications(quiet=None, morning=None)
    assert tell([NEW], Told(), plain, at("03:00")).summary
    assert not tell([SAME], told(SAME, on=YESTERDAY), plain, at("12:00")).summary


@pytest.mark.parametrize(
    ("clock", "items", "before", "wanted"),
    [
        ("00:00", [NEW], Told(), "08:00"),
        ("00:00", [SAME], told(SAME, on=YESTERDAY), "08:30"),
        ("08:10", [SAME], told(SAME, on=YESTERDAY), "08:30"),
        ("00:00", [SOFT], told(SOFT, on=YESTERDAY), ""),
        ("09:00", [SAME], told(SAME, on=TODAY, morning=TODAY), ""),
        ("22:00", [NEW], Told(), ""),  # it is asked again at midnight
        ("00:00", [LATER], Told(), ""),
        ("00:00", [], Told(), ""),
    ],
)
def test_when_there_is_something_to_tell_next(
    clock: str, items: list[FollowUp], before: Told, wanted: str
) -> None:
    """The watcher wakes for the end of the quiet hours, and in the morning."""
    found = next_telling(items, before, SETTINGS, at(clock))
    assert found == (at(wanted).instant if wanted else None)


EARLY = Notifications(quiet=Hours(time(21), time(1, 30)), morning=None)


@pytest.mark.parametrize(
    ("zone", "day", "wanted"),
    [
        ("America/New_York", date(2026, 11, 1), "2026-11-01T05:30"),  # the first 1:30 of two
        ("Europe/London", date(2026, 3, 29), "2026-03-29T01:30"),  # 1:30 is skipped: by 2:30
        ("Europe/London", date(2026, 3, 30), "2026-03-30T00:30"),
    ],
)
def test_quiet_hours_that_end_while_the_clock_is_changed(
    zone: str, day: date, wanted: str
) -> None:
    """Hazard 20: at the first moment of two, or within the hour."""
    found = next_telling([NEW], Told(), EARLY, at("00:15", day, zone))
    assert found == datetime.fromisoformat(f"{wanted}+00:00")


def test_what_is_not_due_any_more_is_forgotten() -> None:
    """After 30 days: a note may be gone for a while, or a tick taken back."""
    before = told(NEW, SAME, on=DAY, morning=DAY)
    later = at("12:00", DAY + timedelta(days=30))
    kept = tell([SAME], before, SETTINGS, later).told
    assert set(kept.entries) == {NEW.id, SAME.id}
    assert not tell([NEW, SAME], kept, Notifications(morning=None), later).summary
    assert set(tell([SAME], kept, SETTINGS, at("12:00", date(2026, 4, 6))).told.entries) == {
        SAME.id
    }
    assert tell([], kept, SETTINGS, at("12:00", date(2026, 6, 6))).told.entries == {}


# Laws: days of a watcher, and of checks at any time


class Life(NamedTuple):
    """A follow-up's life: due from one minute to another."""

    id: str
    start: int
    end: int
    soft: bool

    def item(self, instant: datetime, zero: datetime) -> FollowUp:
        """Give it as it stands at an instant."""
        minute = (instant - zero) / timedelta(minutes=1)
        state = State.UPCOMING
        if minute >= self.start:
            state = State.DUE if minute < self.end else State.DONE
        kind = Kind.CONNECT if self.soft else Kind.THANK_YOU
        return item_of(id=self.id, state=state, kind=kind)


DAYS = 4
LIVES = st.lists(
    st.builds(
        lambda start, span, soft: (start, start + span, soft),
        st.integers(0, DAYS * 1440),
        st.integers(1, 3 * 1440),
        st.booleans(),
    ),
    max_size=5,
).map(lambda lives: [Life(f"vs-{n}", *life) for n, life in enumerate(lives)])
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30]))
HOURS = st.builds(Hours, CLOCKS, CLOCKS).filter(lambda hours: hours.start != hours.end)
WISHES = st.builds(
    lambda morning, quiet: Notifications(morning=morning, quiet=quiet),
    CLOCKS | st.none(),
    HOURS | st.none(),
)
ZEROS = st.sampled_from(
    [
        at("00:00", date(2026, 3, 6)),
        at("00:00", date(2026, 3, 27), "Europe/London"),
        at("00:00", date(2026, 10, 30), "America/New_York"),
        at("00:00", date(2026, 1, 6), "Pacific/Kiritimati"),
    ]
)


class Said(NamedTuple):
    """A summary, and when it was told."""

    instant: datetime
    summary: Summary


def live(
    lives: list[Life], settings: Notifications, zero: AsOf, checks: list[int]
) -> list[Said]:
    """Let a watcher, and checks at some minutes, tell what there is to tell."""
    begin, end = zero.instant, zero.instant + timedelta(days=DAYS + 5)
    hours = {begin + timedelta(minutes=minute) for minute in checks}
    for life in lives:
        hours |= {begin + timedelta(minutes=minute) for minute in (life.start, life.end)}
    for day in range(DAYS + 5):
        hours.add(at("00:00", zero.today + timedelta(days=day), str(zero.zone)).instant)
    known, said, now = Told(), [], begin
    while now < end:
        items = [life.item(now, begin) for life in lives]
        as_of = AsOf(instant=now, zone=zero.zone)
        summary, known = tell(items, known, settings, as_of)
        if summary:
            said.append(Said(now, summary))
        wake = next_telling(items, known, settings, as_of)
        assert wake is None or wake > now
        now = min([hour for hour in hours if hour > now] + [wake or end])
    return said


def is_quiet(settings: Notifications, instant: datetime, zero: AsOf) -> bool:
    """Tell whether the clock on the wall stands in the quiet hours."""
    clock = instant.astimezone(zero.zone).time()
    return settings.quiet is not None and settings.quiet.include(clock)


@given(LIVES, WISHES, ZEROS, st.lists(st.integers(0, DAYS * 1440), max_size=5))
def test_never_twice_never_in_quiet_hours_nothing_missed(
    lives: list[Life], settings: Notifications, zero: AsOf, checks: list[int]
) -> None:
    """Whoever asks when, over midnight and over changes of the clock."""
    said = live(lives, settings, zero, checks)
    mornings = [zero.day_of(one.instant) for one in said if one.summary.morning]
    assert len(mornings) == len(set(mornings)), "one in the morning"
    first: dict[str, datetime] = {}
    for instant, summary in said:
        assert not is_quiet(settings, instant, zero)
        assert summary.items, "a day without anything due has none"
        for item in summary.items:
            assert item.state.pressing
            assert summary.morning or item.id not in first, "never twice"
            first.setdefault(item.id, instant)
    for life in lives:
        due = zero.instant + timedelta(minutes=life.start)
        end = zero.instant + timedelta(minutes=life.end)
        while due < end and is_quiet(settings, due, zero):
            due += timedelta(minutes=1)
        if due < end:  # where the clock skips the end of the quiet hours, within the hour
            skipped = _offset(due, zero) != _offset(due - timedelta(hours=1), zero)
            latest = min(due + timedelta(hours=skipped), end)
            assert skipped or first[life.id] == due
            assert first.get(life.id, end) <= latest
        else:
            assert life.id not in first


def _offset(instant: datetime, zero: AsOf) -> timedelta | None:
    return instant.astimezone(zero.zone).utcoffset()


@given(LIVES, WISHES, ZEROS)
def test_a_summary_of_the_morning_is_worth_it(
    lives: list[Life], settings: Notifications, zero: AsOf
) -> None:
    """It holds everything that is due, and something that was not told that day already."""
    told_on: dict[str, date] = {}
    for instant, summary in live(lives, settings, zero, []):
        day = zero.day_of(instant)
        if summary.morning:
            due = {x.id for x in lives if x.item(instant, zero.instant).state.pressing}
            assert {item.id for item in summary.items} == due
            assert any(told_on.get(item.id) != day for item in summary.items)
        told_on |= dict.fromkeys((item.id for item in summary.items), day)


# The words


def many(count: int, overdue: int = 0) -> Summary:
    """Give a summary of so many, some of them overdue."""
    states = [State.OVERDUE] * overdue + [State.DUE] * (count - overdue)
    items = tuple(item_of(id=f"vs-{n}", state=state) for n, state in enumerate(states))
    return Summary(items=items, morning=True)


ONE = "Thank-you to Priya Raman at Northwind by email"


@pytest.mark.parametrize(
    ("summary", "title", "body"),
    [
        (many(1), "1 follow-up is due", ONE),
        (many(1, 1), "1 follow-up is overdue", ONE),
        (many(3), "3 follow-ups are due", f"{ONE}\n{ONE}\n{ONE}"),
        (many(5, 2), "5 follow-ups are due, 2 of them overdue", "\n".join([ONE] * 5)),
        (many(6, 6), "6 follow-ups are overdue", "\n".join([ONE] * 4) + "\nand 2 more"),
    ],
)
def test_the_words(summary: Summary, title: str, body: str) -> None:
    """How many there are; whom they are for only where that is wanted."""
    assert notification(summary, names=True) == (title, body)
    assert notification(summary, names=False) == (title, "Run vaultsync check to see more.")


HOSTILE = "<b>bold</b> & $(touch pwned) `id` \\074i\\076 \\n %s \" ' ; -u --"
BAD = [
    HOSTILE,
    "a\x1b[2J\x07\x00b",
    "\u202egnp.exe\u2066",
    "line\nbreak\r\u2028end",
    "x" * 5000,
    "\ud800",
    "']\n[System]",
    '" with title "x',
]


@pytest.mark.parametrize("bad", BAD)
def test_names_stay_text(bad: str) -> None:
    """Hazard 19: no control or direction characters, one line each, and not too long."""
    person = Person(key="x", name=bad, line=1)
    item = item_of(person, company=bad)
    title, body = notification(Summary(items=(item,) * 9, morning=False), names=True)
    lines = body.split("\n")
    assert title == "9 follow-ups are due"
    assert len(lines) == 5
    assert all(len(line) <= 100 and line.isprintable() for line in lines)
    assert not set(body) & set("\u202e\u2066\u2028\x1b\x00")


# Arguments: no shell, and no text that is code

ESCAPED = (
    "&lt;b&gt;bold&lt;/b&gt; &amp; $(touch pwned) `id` \\\\074i\\\\076 \\\\n %s \" ' ; -u --"
)


def test_notify_send_gets_text() -> None:
    """Options end before the text; it reads C's escapes, and servers read markup."""
    command = command_for(Notification("1 follow-up is due", HOSTILE), "linux")
    assert command.arguments == (
        "notify-send",
        "--app-name=vaultsync",
        "--",
        "1 follow-up is due",
        ESCAPED,
    )
    assert command.variables == {}


def test_osascript_gets_text() -> None:
    """The script is the same for every text, which it takes from its arguments."""
    command = command_for(Notification("1 follow-up is due", HOSTILE), "darwin")
    other = command_for(Notification("2 follow-ups are due", "x"), "darwin")
    assert command.arguments[:-2] == other.arguments[:-2]
    assert command.arguments[-2:] == ("1 follow-up is due", HOSTILE)
    assert command.arguments[:3] == ("osascript", "-e", "on run argv")


def test_powershell_gets_text() -> None:
    """The script is the same for every text, which it takes from its environment."""
    command = command_for(Notification("1 follow-up is due", HOSTILE), "win32")
    other = command_for(Notification("2 follow-ups are due", "x"), "win32")
    assert command.arguments == other.arguments
    assert command.variables == {
        "VAULTSYNC_TITLE": "1 follow-up is due",
        "VAULTSYNC_BODY": HOSTILE,
    }
    assert command.arguments[:4] == (
        "powershell.exe",
        "-NoProfile",
        "-NonInteractive",
        "-EncodedCommand",
    )
    script = base64.b64decode(command.arguments[4]).decode("utf-16-le")
    assert "CreateTextNode($env:VAULTSYNC_BODY)" in script
    assert "Invoke-Expression" not in script


# What was told is kept


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a state folder of its own."""
    monkeypatch.setenv("VAULTSYNC_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def test_what_was_told_is_kept(state: Path, tmp_path: Path) -> None:
    """For this user alone, and per vault."""
    known = told(NEW, SAME, on=DAY, morning=DAY)
    keep_told(str(tmp_path / "vault"), known)
    assert read_told(str(tmp_path / "vault")) == known
    assert read_told(str(tmp_path / "other")) == Told()
    (file,) = state.glob("*/told.json")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b"{}",
        b"[" * 100_000,
        b'{"version": 2, "morning": null, "told": {}}',
        b'{"version": 1, "morning": 3, "told": {}}',
        b'{"version": 1, "morning": null, "told": []}',
        b'{"version": 1, "morning": null, "told": {"vs-new": ["2026-03-06"]}}',
        b'{"version": 1, "morning": null, "told": {"vs-new": ["x", "y", "z"]}}',
        b'{"version": 1, "morning": null, "told": {"vs-new": 3}}',
    ],
)
def test_a_damaged_file_means_that_nothing_was_told(
    data: bytes, state: Path, tmp_path: Path
) -> None:
    """Whatever it holds; the next one replaces it."""
    root = str(tmp_path / "vault")
    keep_told(root, told(NEW, on=DAY))
    (file,) = state.glob("*/told.json")
    file.write_bytes(data)
    assert read_told(root) == Told()
    keep_told(root, told(SAME, on=DAY))
    assert read_told(root) == told(SAME, on=DAY)


# The program, with a notifier that is ours


RECORDING = """\
#!{python}
import json, os, sys
with open({log!r}, "a", encoding="utf-8") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
{then}
"""


class Desk:
    """A vault, a machine's configuration and a stand-in for notify-send."""

    def __init__(self, root: Path, folder: Path, cli: Cli) -> None:
        """Take the vault and a folder for everything else."""
        self.root, self.folder, self._cli = root, folder, cli
        self.log = folder / "log"
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.env = {
            "PATH": str(self.bin),
            "VAULTSYNC_STATE": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }

    def configure(self, text: str) -> None:
        """Write the machine's configuration."""
        file = self.folder / "config" / "vaultsync" / "config.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def install(self, then: str = "") -> None:
        """Put a program in the place of notify-send: it keeps its arguments, then does this."""
        program = self.bin / "notify-send"
        text = RECORDING.format(python=sys.executable, log=str(self.log), then=then)
        program.write_text(text, "utf-8")
        program.chmod(0o755)

    @property
    def shown(self) -> list[list[str]]:
        """The arguments of each time it was started."""
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]

    @property
    def titles(self) -> list[str]:
        """What was shown."""
        return [arguments[2] for arguments in self.shown]

    def check(
        self, *options: str, as_of: str = AS_OF, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `check --notify`."""
        return self._cli(
            "check", "--notify", *options, vault=self.root, as_of=as_of, **self.env | env
        )


@pytest.fixture
def desk(make_vault: Callable[..., Path], tmp_path: Path, cli: Cli) -> Desk:
    """Give a vault in which things are due as of `AS_OF`, and a notifier that works."""
    made = Desk(make_vault(NOTES, CONFIG), tmp_path, cli)
    made.install()
    return made


def test_check_tells_once(desk: Desk) -> None:
    """What is due is shown once; the next day's morning shows it again, once."""
    first = desk.check()
    assert first.returncode == 1
    assert not first.stderr
    (arguments,) = desk.shown
    assert arguments[:2] == ["--app-name=vaultsync", "--"]
    assert "due" in arguments[2]
    assert "Priya" not in str(arguments), "nobody is named unless that is wanted"
    plain = desk.check("--exit-zero")
    assert (plain.returncode, plain.stdout) == (0, first.stdout)
    assert len(desk.shown) == 1
    desk.check(as_of="2026-03-07T08:29:00+00:00")
    assert len(desk.shown) == 1
    desk.check(as_of="2026-03-07T08:30:00+00:00")
    desk.check(as_of="2026-03-07T08:45:00+00:00")
    assert len(desk.shown) == 2


def test_nothing_is_told_in_the_quiet_hours(desk: Desk) -> None:
    """Over midnight, in the vault's zone; then once."""
    for instant in ("2026-03-06T21:30", "2026-03-06T23:59", "2026-03-07T00:01"):
        desk.check(as_of=f"{instant}+00:00")
    assert desk.shown == []
    desk.check(as_of="2026-03-07T09:00+00:00")
    assert len(desk.shown) == 1


def test_the_machine_says_when_and_what(desk: Desk) -> None:
    """Hours, names, and whether anything is shown at all."""
    desk.configure("[notifications]\nenabled = false\n")
    desk.check()
    assert desk.shown == []
    desk.configure('[notifications]\nquiet = "08:00-10:00"\nnames = true\n')
    desk.check()
    assert desk.shown == []
    desk.check(as_of="2026-03-06T10:00+00:00")
    ((_, _, _, body),) = desk.shown
    assert "Thank-you to Priya Raman at Northwind by email" in body.split("\n")


def test_a_mistake_in_the_configuration_is_told(desk: Desk) -> None:
    """In a sentence with the place, on stderr; the rest works, the exit code is the same."""
    desk.configure('[notifications]\nmornings = "x"\nnames = "yes"\n')
    ran = desk.check()
    assert ran.returncode == 1
    assert "config.toml:2:1: unknown key `notifications.mornings`" in ran.stderr
    assert "config.toml:3:1: cannot use 'yes' for `notifications.names`" in ran.stderr
    assert "Priya" not in str(desk.shown)
    assert len(desk.shown) == 1


def test_no_notifier_is_no_error(desk: Desk) -> None:
    """One line, the same exit code, and it is told as soon as there is one."""
    (desk.bin / "notify-send").unlink()
    ran = desk.check()
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "no notification was shown: there is no program 'notify-send'" in ran.stderr
    desk.install()
    assert not desk.check().stderr
    assert len(desk.shown) == 1


def test_a_failing_notifier_is_no_error(desk: Desk) -> None:
    """What it did not show is shown later."""
    desk.install("sys.exit(3)")
    ran = desk.check()
    assert ran.returncode == 1
    assert ran.stderr.startswith("no notification was shown: 'notify-send' ended with 3")
    assert ran.stderr.count("\n") == 1
    desk.install()
    desk.check()
    desk.check()
    assert len(desk.shown) == 2


def test_a_program_that_cannot_be_started_is_no_error(desk: Desk) -> None:
    """A file that is no program."""
    (desk.bin / "notify-send").write_bytes(b"\x00\x01")
    ran = desk.check()
    assert ran.returncode == 1
    assert "'notify-send' cannot be started: " in ran.stderr
    assert ran.stderr.count("\n") == 1


HANGING = """\
import subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open({pids!r}, "w") as file:
    file.write(f"{{os.getpid()}} {{child.pid}}")
child.wait()
"""


def test_a_hanging_notifier_is_ended_in_time(desk: Desk) -> None:
    """With what it started, after 5 s; it may have shown it, so it is not told twice."""
    pids = desk.folder / "pids"
    desk.install(HANGING.format(pids=str(pids)))
    begin = timing.monotonic()
    ran = desk.check()
    assert 4.5 < timing.monotonic() - begin < 30
    assert ran.returncode == 1
    assert "'notify-send' did not end within 5 s" in ran.stderr
    for pid in pids.read_text("ascii").split():
        wait_for(lambda pid=pid: not _alive(int(pid)), "the end of what was started")  # type: ignore[misc]
    desk.install()
    desk.check()
    assert len(desk.shown) == 1


def _alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_program_in_the_vault_is_not_started(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A relative folder in PATH may lead into a vault: it is ignored."""
    (desk.bin / "notify-send").rename(desk.root / "notify-send")
    monkeypatch.chdir(desk.root)
    assert "there is no program" in desk.check(PATH=f".{os.pathsep}{os.pathsep}x").stderr
    assert desk.shown == []


def test_what_cannot_be_kept_is_not_told(desk: Desk) -> None:
    """Else every run of a timer would tell the same again."""
    (desk.folder / "state").write_bytes(b"")
    ran = desk.check()
    assert ran.returncode == 1
    assert "cannot be remembered, so nothing is" in ran.stderr
    assert desk.shown == []


@pytest.mark.parametrize("bad", [one for one in BAD if "\x00" not in one and one != "\ud800"])
def test_names_of_notes_are_arguments(bad: str, desk: Desk, tmp_path: Path) -> None:
    """Hazard 19: whatever a note holds, it is one argument, and nothing is run."""
    note = NOTES["Interviews/Kumo.md"].replace("Kumo Robotics", json.dumps(bad))
    (desk.root / "Interviews" / "Kumo.md").write_text(note, "utf-8")
    desk.configure("[notifications]\nnames = true\n")
    desk.check()
    (arguments,) = desk.shown
    assert len(arguments) == 4
    assert not list(tmp_path.rglob("pwned"))


def test_two_at_once_tell_once(desk: Desk) -> None:
    """Hazard 22: five processes at the same time show one summary."""
    desk.install("import time; time.sleep(0.2)")
    arguments = ["check", "--notify", "--vault", str(desk.root), "--as-of", AS_OF]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "vaultsync", *arguments],
            env=environment(**desk.env),
            cwd=Path(__file__).parent.parent,
            stdout=subprocess.DEVNULL,
        )
        for _ in range(5)
    ]
    assert [one.wait(60) for one in running] == [1] * 5
    assert len(desk.shown) == 1


def test_nobody_looks_while_another_one_tells(
    desk: Desk, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hazard 22: who looks while another one has looked, and has not told yet, waits."""
    monkeypatch.setenv("PATH", str(desk.bin))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(state))
    outcome = check(open_vault(str(desk.root)), datetime.fromisoformat(AS_OF)).outcome
    both = threading.Barrier(2)

    def look(root: str) -> Told:
        found = read_told(root)
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(1)  # until the other one has looked, too, if nothing keeps it from it
        return found

    monkeypatch.setattr(notify, "read_told", look)
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: Notifier(str(desk.root)).notify(outcome), range(2)))
    assert len(desk.shown) == 1
    assert sorted(bool(one.title) for one in done) == [False, True]


@pytest.mark.parametrize("option", [[], ["--notify"]])
def test_only_who_asks_loads_it(option: list[str], desk: Desk) -> None:
    """`check` without --notify knows nothing of notifications."""
    code = (
        "import sys\nfrom vaultsync.cli.main import run\n"
        "try:\n    run(sys.argv[1:])\n"
        "finally:\n    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    place = ["--vault", str(desk.root), "--as-of", AS_OF]
    ran = subprocess.run(
        [sys.executable, "-c", code, "check", *option, *place],
        env=environment(**desk.env),
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    parts = ["cli.notify", "rules.telling", "render.notification", "vault.notifier"]
    parts += ["vault.told", "vault.machine", "parse.machine", "machine"]
    loaded = {f"vaultsync.{part}" for part in parts} & set(ran.stderr.split())
    assert len(loaded) == (len(parts) if option else 0)


def test_the_session_is_found_where_cron_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The bus of the user's session has a place of its own; what is said counts first."""
    monkeypatch.setattr(os.path, "exists", lambda path: path.endswith("/bus"))
    bus = f"unix:path=/run/user/{os.getuid()}/bus"
    assert session_of({}) == {"DBUS_SESSION_BUS_ADDRESS": bus}
    assert session_of({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}) == {}


# The watcher


def clock_at(instant: str) -> str:
    """Give the code that sets the program's clock."""
    return (
        "from datetime import datetime\nfrom vaultsync.cli import clock\n"
        f"real, start = clock.now, datetime.fromisoformat({instant!r})\nbegin = real()\n"
        "clock.now = lambda: start + (real() - begin)\n"
    )


@contextlib.contextmanager
def watch(desk: Desk, *options: str, **more: Any) -> Iterator[Watch]:
    """Have the vault watched, as of `AS_OF` or by a clock."""
    running = Watch(desk.root, "--notify", *options, **{"as_of": AS_OF} | more | desk.env)
    try:
        yield running
    finally:
        if running.process.poll() is None:
            running.process.kill()
        running.process.wait(60)


def test_the_watcher_wakes_when_the_quiet_hours_end(desk: Desk) -> None:
    """In the morning, without any change in the vault: one summary."""
    later = clock_at("2026-03-07T08:29:54+00:00")
    with watch(desk, "--json", as_of="", before=later) as running:
        wait_for(lambda: bool(running.runs), "the first run")
        assert desk.shown == []
        wait_for(lambda: running.tells("notified"), "the end of the quiet hours", 30)
        told = next(one for one in running.events if one["event"] == "notified")
        assert told["at"].startswith("2026-03-07T08:30:0")
        assert running.runs == ["start", "hour"]
    assert len(desk.shown) == 1


def test_the_watcher_tells_what_becomes_due(desk: Desk) -> None:
    """A note that comes in, once; a check right after it tells nothing."""
    with watch(desk) as running:
        wait_for(lambda: len(desk.shown) == 1, "what is due")
        note = NOTES["Interviews/Kumo.md"].replace("Kumo", "Omuk").replace("Aiko", "Keiko")
        (desk.root / "Interviews" / "Omuk.md").write_text(note, "utf-8")
        wait_for(lambda: len(desk.shown) == 2, "what became due")
        wait_for(lambda: running.said.count("notified: ") == 2, "the line that says so")
    desk.check()
    assert len(desk.shown) == 2


def test_the_watcher_says_once_that_nothing_can_be_shown(desk: Desk) -> None:
    """One line on stderr, also with --quiet; the watching goes on."""
    (desk.bin / "notify-send").unlink()
    with watch(desk, "--quiet") as running:
        wait_for(lambda: "no notification was shown" in running.said, "the line")
        for number in range(3):
            before = running.due
            note = NOTES["Interviews/Kumo.md"].replace("Kumo", f"Omuk {number}")
            (desk.root / "Interviews" / f"{number}.md").write_text(note, "utf-8")
            wait_for(lambda before=before: running.due != before, "the run")  # type: ignore[misc]
        assert running.said.count("\n") == 1
        assert running.process.poll() is None


def test_what_was_not_shown_is_tried_again(
    desk: Desk, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a minute, then two, up to an hour: a session may begin after the watcher."""
    monkeypatch.setenv("PATH", str(desk.folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(state))
    outcome = check(open_vault(str(desk.root)), datetime.fromisoformat(AS_OF)).outcome
    telling = Notifier(str(desk.root))
    waits = [telling.notify(outcome).wake for _ in range(8)]
    now = outcome.as_of.instant
    minutes = [wake and (wake - now) / timedelta(minutes=1) for wake in waits]
    assert minutes == [1, 2, 4, 8, 16, 32, 60, 60]
    monkeypatch.setenv("PATH", str(desk.bin))
    assert telling.notify(outcome).title == "3 follow-ups are due, 1 of them overdue"
    assert telling.notify(outcome) == Notified()
    shutil.rmtree(state)
    state.write_bytes(b"")
    kept = telling.notify(outcome)
    assert (kept.title, kept.wake) == ("", now + timedelta(minutes=1)), "a disk may be full"


# A real server


needs_a_screen = pytest.mark.skipif(
    bool(MISSING), reason=f"not installed: {', '.join(MISSING)}; nothing can be shown for real"
)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Give a screen with dunst on it."""
    with screen(tmp_path_factory.mktemp("screen")) as found:
        yield found


@pytest.fixture
def real(desk: Desk, session: Screen) -> Desk:
    """Give the vault with the real notify-send, and names."""
    desk.env |= session.variables | {"PATH": os.environ["PATH"]}
    desk.configure("[notifications]\nnames = true\n")
    session.shown()
    return desk


@needs_a_screen
def test_check_shows_one_on_a_real_screen(real: Desk, session: Screen) -> None:
    """Dunst has it once, with its words; the second run shows none."""
    assert not real.check().stderr
    ((title, body),) = session.shown()
    assert title == "3 follow-ups are due, 1 of them overdue"
    assert ONE in body.split("\n")
    assert not real.check().stderr
    assert session.shown() == []


@needs_a_screen
def test_watch_shows_one_on_a_real_screen(real: Desk, session: Screen) -> None:
    """The same from the watcher, also after more runs."""
    with watch(real, "--json") as running:
        wait_for(lambda: running.tells("notified"), "what is due")
        (real.root / "Interviews" / "Kumo.md").unlink()
        wait_for(lambda: len(running.runs) > 1, "another run")
        assert len(session.shown()) == 1
    real.check()
    assert session.shown() == []


@needs_a_screen
@pytest.mark.parametrize("bad", [HOSTILE, "AT&T <x>", "日本 \u202eé", "C:\\new\\074b\\076"])
def test_text_arrives_as_text(bad: str, real: Desk, session: Screen) -> None:
    """Hazard 19: what a server that reads markup shows is what the note says."""
    for path in (*real.root.glob("Interviews/*.md"),):
        path.unlink()
    note = NOTES["Interviews/Kumo.md"].replace("Kumo Robotics", json.dumps(bad))
    (real.root / "Interviews" / "Kumo.md").write_text(note, "utf-8")
    real.check(as_of="2026-03-05T09:00:00+00:00")
    ((_, body),) = session.shown()
    shown = body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    said = bad.replace("\u202e", "")
    assert f"Thank-you to Aiko Tanaka at {said} by email"[:99] in shown
    assert "<" not in body
    assert "\n" not in shown.partition("Aiko")[2].partition(" by email")[0]
