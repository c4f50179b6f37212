"""What every command needs: the vault, the instant, the printer."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

import click

from vaultsync.cli import clock
from vaultsync.cli.printer import Printer
from vaultsync.vault.opening import Vault, find_root, open_vault

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One run of a command."""

    vault: Vault
    as_of: str | None
    printer: Printer

    @classmethod
    def open(cls, vault: str | None, as_of: str | None, color: str) -> "Session":
        """Find and open the vault.

        Raises:
            VaultsyncError: there is none, or its configuration cannot be used.
        """
        root = find_root(vault, os.environ.get("VAULTSYNC_VAULT"), os.getcwd())
        return cls(vault=open_vault(root), as_of=as_of, printer=Printer(color))

    @property
    def instant(self) -> datetime:
        """The instant for which everything is computed: the clock, or `--as-of`."""
        return (
            clock.read_instant(self.as_of, self.vault.zone)
            if self.as_of is not None
            else clock.now()
        )


def vault_options(command: F) -> F:
    """Add the options that every command has."""
    for option in (
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colours: on a terminal only (auto), always or never.",
        ),
        click.option(
            "--as-of",
            metavar="INSTANT",
            help="Compute for this instant instead of now, e.g. 2026-03-06T09:00+00:00.",
        ),
        click.option(
            "--vault",
            metavar="FOLDER",
            help="The vault. Default: VAULTSYNC_VAULT, else the nearest folder above with "
            "vaultsync.toml, .obsidian or .git.",
        ),
    ):
        command = option(command)
    return command
