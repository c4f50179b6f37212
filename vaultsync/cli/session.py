"""What every command needs: the vault, the instant, the printer."""

import os
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from vaultsync.calendar import AsOf
from vaultsync.cli import clock
from vaultsync.cli.printer import Printer
from vaultsync.diagnostics import Finding
from vaultsync.errors import NotReadyError
from vaultsync.records import record_class
from vaultsync.selection import Selection, Sifted
from vaultsync.vault.index import Index
from vaultsync.vault.opening import Vault, open_vault
from vaultsync.vault.quiet import LONGEST, Patience
from vaultsync.vault.reading import read_vault
from vaultsync.vault.root import find_root, is_marked

if TYPE_CHECKING:
    from vaultsync.vault.checking import Report


@record_class
class Session:
    """One run of a command."""

    vault: Vault
    as_of: str | None
    printer: Printer
    guessed: bool = False
    """Nobody named the vault, and only a `.git` folder speaks for it."""
    indent: str = ""
    """What stands before the questions, and so before what is said of an answer to one."""

    @classmethod
    def open(
        cls, vault: str | None, as_of: str | None, color: str, *, writes: bool = False
    ) -> "Session":
        """Find and open the vault; what `writes` waits for files that are being written.

        Raises:
            VaultsyncError: there is none, or its configuration cannot be used.
        """
        environment = os.environ.get("VAULTSYNC_VAULT")
        root = find_root(vault, environment)
        return cls(
            vault=with_index(open_vault(root, patience() if writes else None)),
            as_of=as_of,
            printer=Printer(color, root),
            guessed=not (vault or environment or is_marked(root)),
        )

    def say(self, text: str) -> None:
        """Tell how an answer was read, below its question."""
        self.printer.say(f"{self.indent}{text}")

    def expect_a_vault(self) -> None:
        """Refuse to write into just any git repository.

        Raises:
            NotReadyError: nobody named the folder, and it holds nothing of ours.
        """
        if not self.guessed:
            return
        snapshot = read_vault(self.vault)
        if not snapshot.notes and not snapshot.due_note:
            raise NotReadyError(self.vault.root)

    def tell_no_notes(self, report: "Report") -> None:
        """Say that the vault holds no interview note, and what makes one."""
        self.printer.out(f"No interview notes in {self.vault.root}.")
        from vaultsync.vault.survey import any_alike  # noqa: PLC0415 - seldom

        known = frozenset(one.path for one in report.snapshot.beside)
        word = self.vault.settings.notes.type
        if any_alike(self.vault, lambda path: path not in known):
            there = "`vaultsync doctor` names those that look like one, and says what they lack"
        else:
            there = (
                f"a note that is there becomes one with `type: {word}`, `company: …` and "
                "`date: 2026-03-05` between two lines of `---` at its top"
            )
        self.printer.out(
            "A note is one when the lines between `---` at its top (front matter) say "
            f"`type: {word}`. `vaultsync new` writes one; {there}."
        )

    @property
    def instant(self) -> datetime:
        """The instant for which everything is computed: the clock, or `--as-of`."""
        return (
            clock.read_instant(self.as_of, self.vault.zone)
            if self.as_of is not None
            else clock.now()
        )

    @property
    def today(self) -> date:
        """The day of that instant in the vault's zone."""
        return AsOf(instant=self.instant, zone=self.vault.zone).today

    def sift(
        self,
        findings: Iterable[Finding],
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
    ) -> Sifted:
        """Leave out what nobody wants to hear of, by the options and the configuration."""
        configured = self.vault.settings.findings.ignore
        selection = Selection(select=select, ignore=ignore, configured=configured)
        return selection.sift(findings)


def with_index(vault: Vault) -> Vault:
    """Give a vault with what earlier runs learnt about its files."""
    made_by = (vault.settings, str(vault.zone))
    return replace(vault, index=Index.load(vault.root, clock.now(), *made_by))


def patience() -> Patience:
    """Give how long a run waits for files that are being written, by VAULTSYNC_QUIET.

    Raises:
        click.BadParameter: it is no number of seconds.
    """
    text = os.environ.get("VAULTSYNC_QUIET", "").strip()
    if not text:
        return Patience(now=clock.now)
    if not re.fullmatch(r"\d{1,2}(\.\d{1,3})?", text):
        raise click.BadParameter(
            f"cannot read {text!r}; write seconds, as 1 or 0.5", param_hint="VAULTSYNC_QUIET"
        )
    return Patience(now=clock.now, quiet=float(text), left=max(LONGEST, 5 * float(text)))
