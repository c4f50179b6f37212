"""One run: ticks to records, then due note and drafts, in this order."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import AsOf
from vaultsync.diagnostics import Finding
from vaultsync.errors import NoteChangedError, VaultBusyError, WriteError
from vaultsync.model import TouchState
from vaultsync.pipeline import Outcome, build
from vaultsync.plan import Change, Plan, plan_outputs
from vaultsync.readback import (
    Readback,
    Record,
    brought_forward,
    plan_records,
    wanted_marks,
)
from vaultsync.render.due_note import Unrecorded
from vaultsync.rules.making import PUT_OFF
from vaultsync.vault.git import git_at_work
from vaultsync.vault.note_writer import NoteWriter
from vaultsync.vault.reading import Tick, read_vault
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from datetime import datetime

    from vaultsync.model import FollowUp
    from vaultsync.parse.due_note import Mark
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
    busy = git_at_work(vault.root)
    if busy:
        raise VaultBusyError(busy)
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
    ticks = (_unrecorded(due_note, one) for one in back.unrecorded)
    days = (_earlier(due_note, *one) for one in brought_forward(back.snapshot, back.outcome))
    findings = (*back.outcome.findings, *plan.findings, *ticks, *days)
    return Report(
        outcome=back.outcome,
        snapshot=back.snapshot,
        records=back.records,
        unrecorded=back.unrecorded,
        changes=changes,
        failures=failures,
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
    )


def _unrecorded(due_note: str, one: Unrecorded) -> Finding:
    mark = one.mark
    fix = "it stays ticked and is tried again at every sync; to give up, un-tick it"
    if mark.unclear:
        fix = "it stays as it is until it can be read; nothing was guessed"
    elif mark.takes_back:
        fix = "it stays un-ticked and is tried again at every sync; to give up, tick it"
    elif mark.state is TouchState.SNOOZED:
        fix = "it stays as ⏳ and is tried again at every sync; to give up, remove the ⏳"
    return Finding(
        path=due_note,
        line=mark.line,
        code="VS602",
        message=f"not recorded: {one.reason}",
        help=fix,
        source=mark.text,
    )


def _earlier(due_note: str, mark: "Mark", item: "FollowUp") -> Finding:
    off = [fact for fact in item.facts if fact.text.startswith(PUT_OFF)]
    fix = "send it earlier if you like, and tick it then; only a later day puts off"
    if off:
        fix = f"you put it off yourself: remove {off[-1].path}:{off[-1].line} to end that"
    return Finding(
        path=due_note,
        line=mark.line,
        code="VS608",
        message=f"{mark.day} is earlier than its day, {mark.listed}; the line goes back",
        help=fix,
        source=mark.text,
    )
