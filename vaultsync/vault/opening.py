"""Finding a vault and its configuration."""

import os
import warnings
from dataclasses import field
from datetime import tzinfo
from zoneinfo import ZoneInfo

from vaultsync import CONFIG_NAME
from vaultsync.calendar import find_zone
from vaultsync.diagnostics import Finding
from vaultsync.errors import ConfigError
from vaultsync.parse.config import read_settings
from vaultsync.records import record_class
from vaultsync.settings import Settings
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole
from vaultsync.vault.index import Index
from vaultsync.vault.quiet import Patience

_CURES = {
    "VS001": "save it as UTF-8 (every editor can), then run it again",
    "VS002": "leave only settings in it; `vaultsync config` lists them",
    "VS003": "move away what has its name; `vaultsync init` writes a new one",
    "VS006": "put the file itself in place of the link",
}
"""What to do about a configuration that cannot be read, where it differs from a note."""
_AWAY = frozenset({"VS003", "VS006"})
"""Cures that take it out of the way already."""
_WITHOUT = f"rename or remove {CONFIG_NAME}: without it the defaults hold"


@record_class
class Vault:
    """A vault with its settings."""

    root: str
    """Absolute, links resolved."""
    settings: Settings
    zone: tzinfo
    findings: tuple[Finding, ...] = ()
    """What the configuration gave."""
    index: Index = field(default_factory=Index, compare=False)
    """What earlier runs learnt about its files."""


def open_vault(root: str, patience: Patience | None = None) -> Vault:
    """Read a vault's configuration; with `patience`, not while it is being written.

    Raises:
        ConfigError: it cannot be used.
    """
    full = os.path.join(root, CONFIG_NAME)
    settings = Settings()
    findings: tuple[Finding, ...] = ()
    if patience:
        _settle(root, full, patience)
    if os.path.lexists(full):
        try:
            text = decode(read_whole(full), CONFIG_NAME)
        except Gone:
            text = ""
        except Unreadable as error:
            raise _unusable(error.finding) from error
        try:
            settings, findings = read_settings(text)
        except ConfigError as error:
            raise _or_without(error) from error
    zone, doubts = _zone(settings)
    return Vault(root=root, settings=settings, zone=zone, findings=(*findings, *doubts))


def _unusable(found: Finding) -> ConfigError:
    """Say of the configuration what would be said of a note, and what to do about it here."""
    message = "not a file" if found.code == "VS003" else found.message
    hint = _CURES.get(found.code, found.help)
    if found.code not in _AWAY:
        hint = f"{hint}; or {_WITHOUT}" if hint else _WITHOUT
    return ConfigError(f"{CONFIG_NAME}:{found.line}:{found.column}", message, hint=hint)


def _or_without(error: ConfigError) -> ConfigError:
    """Say besides which line is to be corrected, and that it goes without the file."""
    line = int(error.place.split(":")[1])
    hint = f"{error.hint}; correct line {line}, or {_WITHOUT}"
    return ConfigError(error.place, error.message, hint=hint)


def _settle(root: str, full: str, patience: Patience) -> None:
    """Wait until the configuration has lain still: half of one would be other settings."""
    while True:
        # where it is missing, an editor may be about to put the new one there
        place = full if os.path.lexists(full) else root
        try:
            seconds = patience.restless(os.lstat(place))
        except FileNotFoundError:
            if os.path.isdir(root):
                continue
            return  # the vault is gone: reading says so
        if not seconds or not patience.wait(seconds):
            return


def _zone(settings: Settings) -> tuple[tzinfo, tuple[Finding, ...]]:
    if settings.timezone:
        return find_zone(settings.timezone) or ZoneInfo("UTC"), ()
    import tzlocal  # noqa: PLC0415 - only where no zone is configured

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tzlocal.get_localzone(), ()
    except Exception as error:  # noqa: BLE001 - it raises whatever the system's files lead to
        message = f"the system's time zone is not known ({error}); UTC is taken"
        fix = 'set `timezone = "Europe/London"` in vaultsync.toml'
        return ZoneInfo("UTC"), (
            Finding(path=CONFIG_NAME, code="VS603", message=message, help=fix),
        )
