"""The configuration of one machine, to settings and what is wrong with it.

Nothing of it decides what is due, so a mistake in it is told and nothing else: the value that
cannot be used is passed over, and the default counts.
"""

import re
from collections.abc import Mapping
from datetime import time
from typing import Any, NamedTuple

from vaultsync.errors import ConfigError
from vaultsync.machine import Hours, MachineSettings, Notifications
from vaultsync.parse.lines import Source
from vaultsync.parse.toml_tables import (
    Keys,
    Tables,
    WrongValueError,
    read_flag,
    read_text,
    read_toml,
)


class Problem(NamedTuple):
    """Something in the file that is passed over."""

    message: str
    """With path, line and column."""
    help: str


class ReadMachine(NamedTuple):
    """What the file gave."""

    settings: MachineSettings
    problems: tuple[Problem, ...] = ()


def _clock(text: str) -> time | None:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _morning(value: object) -> time | None:
    if isinstance(value, time):  # TOML has times of its own: 08:30:00
        return value.replace(second=0, microsecond=0)
    text = read_text(value)
    clock = _clock(text)
    if text.strip() and clock is None:
        raise WrongValueError('write a time: "08:30", or "" for no summary in the morning')
    return clock


def _quiet(value: object) -> Hours | None:
    text = read_text(value)
    if not text.strip():
        return None
    start, _, end = (part.strip() for part in re.sub("[–—]", "-", text).partition("-"))
    first, last = _clock(start), time() if end == "24:00" else _clock(end)
    if first is None or last is None:
        raise WrongValueError('write two times: "21:00-08:30", or "" for no quiet hours')
    if first == last:
        raise WrongValueError('the two are the same; write "" for no quiet hours')
    return Hours(first, last)


_NOTIFICATIONS: Keys = {
    "enabled": ("enabled", read_flag),
    "morning": ("morning", _morning),
    "quiet": ("quiet", _quiet),
    "names": ("names", read_flag),
}
_TABLES: Mapping[str, Keys] = {"notifications": _NOTIFICATIONS}
KNOWN = tuple(f"{table}.{key}" for table, keys in _TABLES.items() for key in keys)
"""Every key that can be set."""
FIELDS = {
    f"{table}.{key}": (table, field)
    for table, keys in _TABLES.items()
    for key, (field, _) in keys.items()
}
"""The record in the settings and the field that a key fills."""


def read_machine(text: str, path: str) -> ReadMachine:
    """Read the configuration of a machine; what cannot be used is passed over and told."""
    source = Source(path, text)
    try:
        data = read_toml(source)
    except ConfigError as error:
        return ReadMachine(MachineSettings(), (problem_of(error),))
    return _Machine(source, KNOWN, tuple(_TABLES)).read(data)


def problem_of(error: ConfigError) -> Problem:
    """Say that what an error is about counts for nothing."""
    return Problem(f"{error}; it is ignored", error.hint)


class _Machine(Tables):
    def read(self, data: dict[str, Any]) -> ReadMachine:
        self.values("", data, {})
        problems: list[Problem] = []
        values: dict[str, Any] = {}
        table = data.get("notifications", {})
        if not isinstance(table, dict):
            hint = "write a table: [notifications]"
            problems.append(problem_of(self.error("notifications", table, hint)))
            table = {}
        for key, value in table.items():  # one by one: the other ones count
            try:
                values |= self.values("notifications", {key: value}, _NOTIFICATIONS)
            except ConfigError as error:
                problems.append(problem_of(error))
        for one in self.findings:
            place = f"{one.path}:{one.line}:{one.column}"
            problems.append(Problem(f"{place}: {one.message}; it is ignored", one.help))
        settings = MachineSettings(notifications=Notifications(**values))
        return ReadMachine(settings, tuple(problems))
