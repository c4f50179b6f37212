"""One run: ticks to records, then due note and drafts, in this order."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.changes import Change
from vaultsync.diagnostics import Finding
from vaultsync.errors import NoteChangedError, RestlessError, WriteError
from vaultsync.marks import brought_forward, counted_once, wanted_marks
from vaultsync.model import TouchState
from vaultsync.parse.draft import SENT
from vaultsync.plan import Plan, plan_outputs
from vaultsync.readback import Readback, Record, plan_records, taken_back
from vaultsync.render.due_note import Unrecorded
from vaultsync.rules.making import PUT_OFF
from vaultsync.rules.material import CHASERS
from vaultsync.vault.checking import Report, check
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.lock import writing
from vaultsync.vault.note_writer import Errand, NoteWriter
from vaultsync.vault.reading import Tick
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from datetime import datetime

    from vaultsync.owed import FollowUp
    from vaultsync.parse.due_note import Mark
    from vaultsync.vault.opening import Vault
    from vaultsync.vault.quiet import Patience


ROUNDS = 5
"""How often ticks are tried again while notes change under the run."""


def preview(vault: "Vault", instant: "datetime", tick: Tick | None = None) -> Report:
    """Give what `sync` would do; write nothing."""
    before = check(vault, instant, tick)
    back = plan_records(before.snapshot, before.outcome, vault.settings)
    plan = _plan(vault, back)
    return _report(vault, back, plan, plan.changes, ())


def sync(
    vault: "Vault",
    instant: "datetime",
    tick: Tick | None = None,
    patience: "Patience | None" = None,
    *,
    command: str = "sync",
) -> Report:
    """Record the ticks, then bring drafts and due note up to date.

    With `patience`, notes that are being written are waited for. `command` is who does it.

    Raises:
        VaultBusyError: git is at work; nothing was written.
        LockedError: another process writes into the vault; nothing was written.
    """
    with writing(vault.root, command):
        return bring_up_to_date(Run(vault, instant, tick, patience, command))


class Run(NamedTuple):
    """What a run works with."""

    vault: "Vault"
    instant: "datetime"
    tick: Tick | None
    patience: "Patience | None"
    command: str

    def look(self) -> Report:
        """Read the vault as it is now."""
        return check(self.vault, self.instant, self.tick, self.patience)

    def writer(self, undoes: str = "", written: int = 0) -> NoteWriter:
        """Give the way into the notes, into which so many lines were written before."""
        when = self.patience.now() if self.patience else self.instant
        errand = Errand(command=self.command, when=when, undoes=undoes)
        return NoteWriter(self.vault, errand, self.patience, written)


def bring_up_to_date(run: Run, written: int = 0) -> Report:
    """Do a run; the caller has the lock, and has written so many lines into notes.

    Raises:
        VaultBusyError: git is at work; nothing was written since it is.
    """
    vault = run.vault
    expect_no_git(vault.root, written)
    recorder = _Recorder(run, written)
    back = recorder.record_ticks()
    plan = _plan(vault, back)
    expect_no_git(vault.root, written + len(back.records))
    done, failures = apply_all(Store(vault.root), plan.changes, vault.settings.outputs.due_note)
    recorder.writer.keep_moves(done)
    return replace(
        _report(vault, back, plan, done, (*recorder.failures, *failures)),
        unkept=recorder.writer.unkept,
        restless=recorder.restless,
    )


def _plan(vault: "Vault", back: Readback) -> Plan:
    return plan_outputs(
        back.snapshot, back.outcome, vault.settings, back.unrecorded, taken_back(back)
    )


def apply_all(
    store: Store, changes: tuple[Change, ...], due_note: str
) -> tuple[tuple[Change, ...], tuple[WriteError, ...]]:
    """Carry out what can be carried out; give that, and what failed.

    Where a letter cannot come back from `Sent`, the due note stays: the un-ticked line in it is
    what tells the next run to try again.
    """
    done: list[Change] = []
    failures: list[WriteError] = []
    letter_stays = False
    for change in changes:
        if letter_stays and change.path == due_note:
            reason = "waits for the letter that comes back from Sent"
            hint = "fix what is said about that letter, then sync again"
            failures.append(WriteError(due_note, reason, hint=hint))
            continue
        try:
            store.apply(change)
        except WriteError as error:
            failures.append(error)
            letter_stays |= f"/{SENT}/" in change.path
        else:
            done.append(change)
    return tuple(done), tuple(failures)


class _Recorder:
    """Writes the ticks of one run into the notes."""

    def __init__(self, run: Run, written: int) -> None:
        self.run = run
        self.writer = run.writer(written=written)
        self.failures: list[WriteError] = []
        self.restless = False
        self._written: list[Record] = []
        self._refused: dict[str, str] = {}

    def record_ticks(self) -> Readback:
        """Write the records until every tick on the disk is recorded or has its reason.

        After each round the vault is read again: only what stands there counts, and a tick
        that was made meanwhile is not overlooked.
        """
        for left in reversed(range(ROUNDS)):
            before = self.run.look()
            settings = self.run.vault.settings
            back = plan_records(before.snapshot, before.outcome, settings, self._refused)
            if not back.records:
                return replace(back, records=tuple(self._written))
            self._round(back.records, last=not left)
        after = self.run.look()
        marks = wanted_marks(after.snapshot, after.outcome)
        reason = "the notes keep changing; sync again"
        unrecorded = (Unrecorded(mark, self._refused.get(mark.id, reason)) for mark in marks)
        return Readback(
            records=tuple(self._written),
            unrecorded=tuple(unrecorded),
            snapshot=after.snapshot,
            outcome=after.outcome,
        )

    def _round(self, records: tuple[Record, ...], *, last: bool) -> None:
        broken: set[str] = set()
        for record in records:
            path = record.change.before.path
            if path in broken:
                continue  # its place is not certain any more: the next round looks again
            try:
                self.writer.write(record.change, record.item.id)
            except WriteError as error:
                broken.add(path)
                self._refuse(record, error, last=last)
            else:
                self._written.append(record)

    def _refuse(self, record: Record, error: WriteError, *, last: bool) -> None:
        """Remember why a record could not be written, if trying again at once is no use."""
        if isinstance(error, RestlessError):
            self.restless = True  # no failure: it waits for the next run
        elif last or not isinstance(error, NoteChangedError):
            self.failures.append(error)
        else:
            return
        self._refused[record.mark.id] = f"the note {error.reason}"


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
    once = (_once(due_note, *one) for one in counted_once(back.snapshot, back.outcome))
    findings = (*back.outcome.findings, *plan.findings, *ticks, *days, *once)
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
    if mark.unclear and mark.doubted:
        fix = "it stays as it is until you do what the reason says; nothing was guessed"
    elif mark.unclear:
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


def _once(due_note: str, mark: "Mark", item: "FollowUp") -> Finding:
    return Finding(
        path=due_note,
        line=mark.line,
        code="VS609",
        message=f"{item.company} was looked at on that day already; that counts once; "
        "the line goes back",
        help=f"tick it when you look again; the next time is due {item.due}",
        source=mark.text,
    )


def _earlier(due_note: str, mark: "Mark", item: "FollowUp") -> Finding:
    off = [fact for fact in item.facts if fact.text.startswith(PUT_OFF)]
    fix = "send it earlier if you like, and tick it then; only a later day puts off"
    if item.kind in CHASERS:
        where = item.interview.path
        fix = (
            "send it when you like, and tick it then; if they named an earlier day, write that "
            f"as `they_reply_by` at the top of {where}: it counts from there"
        )
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
