"""How this machine stands, as far as vaultsync needs it: one row for each thing."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from importlib.util import find_spec
from typing import NamedTuple

from vaultsync import __version__
from vaultsync.calendar import find_zone, zone_names
from vaultsync.errors import EditorError
from vaultsync.public_holidays import INSTALL as INSTALL_HOLIDAYS
from vaultsync.spelling import INSTALL as INSTALL_SPELLING
from vaultsync.vault.editor import find_editor
from vaultsync.vault.hints import MORE_WATCHES
from vaultsync.vault.machine import machine_path, read_this_machine
from vaultsync.vault.notifier import session_of
from vaultsync.vault.state import NoStateError, State

OLDEST, NEWEST = (3, 11), (3, 14)
WATCHES = "/proc/sys/fs/inotify/max_user_watches"
_NEARLY = 0.9


class Health(Enum):
    """How a thing stands."""

    FINE = "ok"
    NOTE = "note"
    """It works, and something could be better."""
    PROBLEM = "problem"
    """Something does not work."""


class Row(NamedTuple):
    """One thing that was looked at."""

    what: str
    text: str
    """How it stands."""
    health: Health = Health.FINE
    cure: str = ""
    """What to do about it."""
    lines: tuple[str, ...] = ()
    """Lines to copy into a note."""


def note(what: str, text: str, cure: str) -> Row:
    """Make a row of something that could be better."""
    return Row(what, text, Health.NOTE, cure)


def problem(what: str, text: str, cure: str) -> Row:
    """Make a row of something that does not work."""
    return Row(what, text, Health.PROBLEM, cure)


def safely(what: str, look: Callable[[], Row | None]) -> Iterator[Row]:
    """Look at a thing; that it cannot be looked at is no reason to stop."""
    try:
        row = look()
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        row = problem(what, f"cannot be looked at: {named}{error.strerror or error}", "")
    if row:
        yield row


def python_row(version: tuple[int, int, int], encoding: str) -> Row:
    """Look at Python, and at what the terminal is given."""
    text = f"vaultsync {__version__}, Python {'.'.join(map(str, version))}"
    if version[:2] < OLDEST:
        return problem("Python", f"{text} is too old", "install Python 3.11 or later")
    if encoding.lower().replace("-", "") != "utf8":
        cure = "`export PYTHONUTF8=1`, or a locale such as LANG=C.UTF-8"
        return note(
            "Python", f"{text}; what it prints is {encoding}: names may be broken", cure
        )
    if version[:2] > NEWEST:
        return note("Python", f"{text}, with which it was not tested", "nothing, if all works")
    return Row("Python", text)


def zones_row() -> Row:
    """Look at the data on time zones."""
    if find_zone("Europe/London") is None or find_zone("America/New_York") is None:
        cure = "install them: `pip install tzdata`, or your system's package tzdata"
        return problem("zone data", "there are none: days and hours are wrong", cure)
    return Row("zone data", f"{len(zone_names())} time zones are known")


def editor_row(environment: Mapping[str, str]) -> Row:
    """Look at what `draft open` and `new` open notes with."""
    cure = "name yours: `export EDITOR=nano`, or VISUAL"
    try:
        editor = find_editor(environment)
    except EditorError as error:
        return problem("editor", str(error), error.hint)
    program = editor.command[0]
    if program != "start" and shutil.which(program) is None:
        if editor.waits:
            return problem("editor", f"there is no program {program!r}, which is named", cure)
        return note("editor", f"none is named, and there is no {program}", cure)
    return Row("editor", program if editor.waits else f"none is named; {program} opens notes")


def notifier_row(environment: Mapping[str, str], platform: str = sys.platform) -> Row:
    """Look at what `--notify` shows something with."""
    if platform in {"darwin", "win32"}:
        return Row("notifications", "by the system")
    if shutil.which("notify-send") is None:
        cure = "install libnotify-bin or libnotify, if you want `--notify`"
        return note("notifications", "there is no notify-send", cure)
    if not {"DBUS_SESSION_BUS_ADDRESS"} & {*environment, *session_of(environment)}:
        cure = "use `--notify` in a desktop's session"
        return note("notifications", "notify-send is there, but no session to show them", cure)
    return Row("notifications", "by notify-send")


def machine_row() -> Row | None:
    """Look at the machine's configuration; most have none."""
    path = machine_path()
    if not path or not os.path.lexists(path):
        return None
    wrong = read_this_machine().problems
    if wrong:
        return problem("machine", wrong[0].message, wrong[0].help)
    return Row("machine", f"{path} can be read")


def state_row(root: str) -> Row:
    """Look at the folder in which kept changes and locks are."""
    cure = (
        "name a folder of your own with VAULTSYNC_STATE; until then `undo` has nothing to undo"
    )
    try:
        path = State(root).path
    except NoStateError as error:
        return problem("kept changes", str(error), cure)
    place = path
    while not os.path.lexists(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    if not os.path.isdir(place) or not os.access(place, os.W_OK | os.X_OK):
        return problem("kept changes", f"nothing can be written in {place}", cure)
    return Row("kept changes", f"in {path}")


def watches_row(root: str, limit_file: str = WATCHES) -> Row | None:
    """Look at whether the system can tell of changes in all folders; Linux only."""
    try:
        with open(limit_file, encoding="ascii") as file:
            limit = int(file.read(64))
    except (OSError, ValueError):
        return None
    below = [path.removeprefix(root) for path, *_ in os.walk(root)]
    folders, hidden = len(below), sum(f"{os.sep}." in path for path in below)
    besides = f" ({hidden:,} hidden)" if hidden else ""
    text = f"{folders:,} folders to watch{besides}, of {limit:,} at most on this machine"
    if folders > limit * _NEARLY:
        return note("watches", f"{text}: `watch` reads from time to time", MORE_WATCHES)
    return Row("watches", text)


def extras_row() -> Row:
    """Look at the extras."""
    extras = (
        ("public holidays", "holidays", INSTALL_HOLIDAYS),
        ("spelling of drafts", "spellchecker", INSTALL_SPELLING),
    )
    missing = [(name, cure) for name, module, cure in extras if find_spec(module) is None]
    if not missing:
        return Row("extras", "public holidays and spelling are there")
    text = f"without {' and '.join(name for name, _ in missing)}"
    return Row("extras", text, cure="; ".join(cure for _, cure in missing))
