"""Reading a vault and computing what follows: what `check` does, and how every run begins."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.calendar import AsOf
from vaultsync.pipeline import build, parse_notes
from vaultsync.records import record_class
from vaultsync.vault.reading import Tick, read_vault

if TYPE_CHECKING:
    from datetime import datetime

    from vaultsync.changes import Change
    from vaultsync.diagnostics import Finding
    from vaultsync.errors import WriteError
    from vaultsync.pipeline import Outcome
    from vaultsync.readback import Record
    from vaultsync.render.due_note import Unrecorded
    from vaultsync.snapshot import Snapshot
    from vaultsync.vault.opening import Vault
    from vaultsync.vault.quiet import Patience


@record_class
class Report:
    """What a run did, or would do."""

    outcome: "Outcome"
    snapshot: "Snapshot"
    records: "tuple[Record, ...]" = ()
    unrecorded: "tuple[Unrecorded, ...]" = ()
    changes: "tuple[Change, ...]" = ()
    failures: "tuple[WriteError, ...]" = ()
    findings: "tuple[Finding, ...]" = ()
    unkept: str = ""
    """Why changes of notes could not be kept for `undo`; empty if every one was."""
    restless: bool = False
    """A record waits because its note was saved just now: try again soon."""

    @property
    def wrote(self) -> bool:
        """Something changed on the disk."""
        return bool(self.records or self.changes)


def check(
    vault: "Vault",
    instant: "datetime",
    tick: Tick | None = None,
    patience: "Patience | None" = None,
    *,
    once: bool = False,
) -> Report:
    """Read and compute; write nothing.

    `once` says that this run will not read the vault again: what the index holds of a large one
    is let go of before much else is made.
    """
    snapshot = read_vault(vault, tick, patience)
    as_of = AsOf(instant=instant, zone=vault.zone)
    parsed = parse_notes(snapshot, vault.settings, vault.zone, vault.index.parse)
    vault.index.save()
    if once:
        vault.index.forget()
    outcome = build(snapshot, vault.settings, as_of, parsed)
    return Report(outcome=outcome, snapshot=snapshot, findings=outcome.findings)


def look(vault: "Vault", instant: "datetime") -> "Outcome":
    """Read and compute quickly what is owed: drafts are not looked at.

    Nothing is written anywhere, not even what was learnt about files.
    """
    snapshot = replace(read_vault(vault), drafts=())
    as_of = AsOf(instant=instant, zone=vault.zone)
    parsed = parse_notes(snapshot, vault.settings, vault.zone, vault.index.parse)
    return build(snapshot, vault.settings, as_of, parsed)
