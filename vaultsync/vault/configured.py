"""Every setting of a vault and of this machine, with the place where it is set."""

import os
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from vaultsync import CONFIG_NAME
from vaultsync.calendar import zone_name
from vaultsync.errors import ConfigError
from vaultsync.parse import config, machine
from vaultsync.parse.lines import Source
from vaultsync.parse.toml_tables import places
from vaultsync.render.toml_value import toml_value
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole
from vaultsync.vault.machine import machine_path, read_this_machine
from vaultsync.vault.opening import Vault

_SHORT = frozenset({"holidays.country", "holidays.subdivision"})
"""What `holidays = "GB-SCT"` sets."""


class Origin(Enum):
    """Where a value comes from."""

    DEFAULT = "default"
    VAULT = "vault"
    MACHINE = "machine"
    ENVIRONMENT = "environment"
    SYSTEM = "system"
    OPTION = "option"
    FOUND = "found"


class Setting(NamedTuple):
    """A key with its value."""

    key: str
    value: str
    """As it would be written in TOML."""
    origin: Origin = Origin.DEFAULT
    path: str = ""
    """The file that sets it, `vaultsync.toml` as a path of the vault."""
    line: int = 0


def settings_of(vault: Vault) -> Iterator[Setting]:
    """Give every key of `vaultsync.toml`."""
    lines = _lines(os.path.join(vault.root, CONFIG_NAME), config.KNOWN)
    for key, (table, field) in config.FIELDS.items():
        record = getattr(vault.settings, table) if table else vault.settings
        value = getattr(record, field)
        if key == "timezone" and not value:
            yield Setting(key, toml_value(field, zone_name(vault.zone)), Origin.SYSTEM)
            continue
        yield _setting(key, toml_value(field, value), lines, Origin.VAULT, CONFIG_NAME)


def settings_of_machine() -> Iterator[Setting]:
    """Give every key of this machine's configuration."""
    path, settings = machine_path(), read_this_machine().settings
    lines = _lines(path, machine.KNOWN) if path else {}
    for key, (table, field) in machine.FIELDS.items():
        value = toml_value(field, getattr(getattr(settings, table), field))
        yield _setting(key, value, lines, Origin.MACHINE, path)


def _setting(key: str, value: str, lines: dict[str, int], origin: Origin, path: str) -> Setting:
    if key not in lines:
        return Setting(key, value)
    return Setting(key, value, origin, path, lines[key])


def _lines(path: str, known: Iterable[str]) -> dict[str, int]:
    """Give the line of each key that a file sets; one that cannot be read sets none."""
    try:
        text = decode(read_whole(os.path.realpath(path)), path)
        return places(Source(path, text), known, _SHORT)
    except (Gone, Unreadable, OSError, ConfigError):
        return {}
