"""One run: ticks to records, then due note and drafts, in this order."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import AsOf
from vaultsync.diagnostics import Finding
from vaultsync.edit.lines import LineChange
from vaultsync.errors import NoteChangedError, VaultBusyError, WriteError
from vaultsync.pipeline import Outcome, build
from vaultsync.plan import Change, Plan, plan_outputs
from vaultsync.readback import Readback, Record, plan_records, wanted_marks
from vaultsync.render.due_note import Unrecorded
from vaultsync.vault.git import git_at_work
from vaultsync.vault.note_writer import NoteWriter
from vaultsync.vault.reading import Tick, read_vault
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from datetime import datetime

    from vaultsync.snapshot import Snapshot
    from vaultsync.vault.opening import Vault
    from vaultsync.vault.quiet import Patience


ROUNDS = 5
"""How often ticks are tried again while notes change under the run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did, or would do."""

    outcome: Outcome
    snapshot: "Snapshot"
    records: tuple[Record, ...] = ()
    unrecorded: tuple[Unrecorded, ...] = ()
    changes: tuple[Change, ...] = ()
    failures: tuple[WriteError, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def wrote(self) -> bool:
        """Something changed on the disk."""
        return bool(self.records or self.changes)


def check(
    vault: "Vault",
    instant: "datetime",
    tick: Tick | None = None,
    patience: "Patience | None" = None,
) -> Report:
    """Read and compute; write nothing."""
    snapshot = read_vault(vault, tick, patience)
    outcome = build(snapshot, vault.settings, AsOf(instant=instant, zone=vault.zone))
    return Report(outcome=outcome, snapshot=snapshot, findings=outcome.findings)


def preview(vault: "Vault", instant: "datetime", tick: Tick | None = None) -> Report:
    """Give what `sync` would do; write nothing."""
    before = check(vault, instant, tick)
    back = plan_records(before.snapshot, before.outcome, vault.settings)
    plan = plan_outputs(back.snapshot, back.outcome, vault.settings, back.unrecorded)
    return _report(vault, back, plan, plan.changes, ())


def expect_quiet(vault: "Vault") -> None:
    """Refuse to write while git is in the middle of something.

    Raises:
        VaultBusyError: it is.
    """
    busy = git_at_work(vault.root)
    if busy:
        raise VaultBusyError(busy)


def write_line(vault: "Vault", change: LineChange, patience: "Patience | None" = None) -> None:
    """Write one changed line into a note; what comes next need not wait for it.

    Raises:
        WriteError: it could not be written; what stood there still stands.
    """
    NoteWriter(vault).write(change)
    if patience:
        patience.own.add(change.after.digest)


def sync(
    vault: "Vault",
    instant: "datetime",
    tick: Tick | None = None,
    patience: "Patience | None" = None,
) -> Report:
    """Record the ticks, then bring drafts and due note up to date.

    With `patience`, notes that are being written are waited for.

    Raises:
        VaultBusyError: git is at work; nothing was written.
    """
    expect_quiet(vault)
    store = Store(vault.root)
    failures: list[WriteError] = []
    written, back = _record_ticks(_Run(vault, instant, tick, patience), failures)
    plan = plan_outputs(back.snapshot, back.outcome, vault.settings, back.unrecorded)
    done: list[Change] = []
    for change in plan.changes:
        try:
            store.apply(change)
        except WriteError as error:
            failures.append(error)
        else:
            done.append(change)
    return _report(vault, replace(back, records=written), plan, tuple(done), tuple(failures))


class _Run(NamedTuple):
    """What a run works with."""

    vault: "Vault"
    instant: "datetime"
    tick: Tick | None
    patience: "Patience | None"

    def look(self) -> Report:
        """Read the vault as it is now."""
        return check(self.vault, self.instant, self.tick, self.patience)

    def wrote(self, record: Record) -> None:
        """Remember what need not be waited for, because this run wrote it."""
        if self.patience:
            self.patience.own.add(record.change.after.digest)


def _record_ticks(run: _Run, failures: list[WriteError]) -> tuple[tuple[Record, ...], Readback]:
    """Write the records until every tick on the disk is recorded or has its reason.

    After each round the vault is read again: only what stands there counts, and a tick that
    was made meanwhile is not overlooked.
    """
    writer = NoteWriter(run.vault)
    written: list[Record] = []
    refused: dict[str, str] = {}
    for left in reversed(range(ROUNDS)):
        before = run.look()
        back = plan_records(before.snapshot, before.outcome, run.vault.settings, refused)
        if not back.records:
            return tuple(written), back
        broken: set[str] = set()
        for record in back.records:
            path = record.change.before.path
            if path in broken:
                continue  # its place is not certain any more: the next round looks again
            try:
                writer.write(record.change)
            except WriteError as error:
                broken.add(path)
                if not left or not isinstance(error, NoteChangedError):
                    failures.append(error)
                    refused[record.mark.id] = error.reason
            else:
                run.wrote(record)
                written.append(record)
    after = run.look()
    marks = wanted_marks(after.snapshot, after.outcome)
    reasons = (refused.get(mark.id, "the notes keep changing; sync again") for mark in marks)
    unrecorded = tuple(map(Unrecorded, marks, reasons))
    return tuple(written), Readback(
        unrecorded=unrecorded, snapshot=after.snapshot, outcome=after.outcome
    )


def _report(
    vault: "Vault",
    back: Readback,
    plan: Plan,
    changes: tuple[Change, ...],
    failures: tuple[WriteError, ...],
) -> Report:
    due_note = vault.settings.outputs.due_note
    ticks = tuple(
        Finding(
            path=due_note,
            line=one.mark.line,
            code="VS602",
            message=f"not recorded: {one.reason}",
            help="it stays ticked and is tried again at every sync; to give up, un-tick it",
            source=one.mark.text,
        )
        for one in back.unrecorded
    )
    findings = (*back.outcome.findings, *plan.findings, *ticks)
    return Report(
        outcome=back.outcome,
        snapshot=back.snapshot,
        records=back.records,
        unrecorded=back.unrecorded,
        changes=changes,
        failures=failures,
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
    )
