"""Kept changes, taken back: first the tick, then the note, then everything that follows.

The tick goes first. If it still stands in the due note, because the run that recorded it was
killed, the next run would record it again; and a run that is killed between the two leaves a
record without a tick, which is what every sync leaves.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.changes import Change, Move, Replace
from vaultsync.edit.draft_head import as_draft
from vaultsync.errors import UndoError, WriteError
from vaultsync.names import caseless
from vaultsync.parse.draft import drafts_by_id, read_draft
from vaultsync.parse.due_note import read_marks, without_lines
from vaultsync.records import record_class
from vaultsync.snapshot import digest
from vaultsync.vault.checking import Report
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.journal import Journal
from vaultsync.vault.lock import writing
from vaultsync.vault.state import NoStateError, State
from vaultsync.vault.store import Store
from vaultsync.vault.sync import Run, bring_up_to_date
from vaultsync.vault.undo_plan import TakingBack, beside, plan_undo, what_is_left

if TYPE_CHECKING:
    from vaultsync.edit.kept import Kept
    from vaultsync.snapshot import Document, Snapshot


@record_class
class Undone:
    """What was taken back, and the run that followed from it."""

    backs: tuple[TakingBack, ...]
    """The last line of the command first."""
    report: Report
    ids: tuple[str, ...] = ()
    """By which each can be taken back in turn; empty where it could not be kept."""
    rest: int = 0
    """How many other lines of the same run of a command still stand."""
    again: str = ""
    """ID of the last of them; empty where it is the next one without one, or there is none."""


def undo(run: Run, wanted: str | None, *, whole: bool = False) -> Undone:
    """Take a change back, then bring due note and drafts up to date.

    `whole`: with all that the same command wrote.

    Raises:
        VaultsyncError: it cannot be taken back; the note is as it was.
    """
    vault = run.vault
    with writing(vault.root, "undo"):
        expect_no_git(vault.root)
        first = plan_undo(vault, wanted)
        more = beside(vault, first.kept) if whole else ()
        backs, ids, written, unkept = [first], list[str](), 0, ""
        drafts: list[Change] = []
        for at, kept in enumerate((first.kept, *more)):
            try:
                back = plan_undo(vault, kept.id) if at else first
                _forget_ticks(run, back.kept)
            except UndoError:
                if at:
                    continue  # changed since: it is told that it is still there
                raise
            writer = run.writer(undoes=back.kept.id, written=written)
            try:
                writer.write(back.change, back.kept.item)
            except WriteError:
                bring_up_to_date(run)  # without the tick, the due note may be behind the notes
                raise
            drafts += _bring_draft_back(run, back.kept)
            backs += [back] if at else []
            ids.append(writer.kept)
            written, unkept = writer.written, unkept or writer.unkept
        report = bring_up_to_date(run, written)
        report = replace(
            report, changes=(*drafts, *report.changes), unkept=report.unkept or unkept
        )
        rest, again = what_is_left(vault, first.kept)
        return Undone(backs=tuple(backs), report=report, ids=tuple(ids), rest=rest, again=again)


def _forget_ticks(run: Run, kept: "Kept") -> None:
    """Take the follow-up's ticks out of the due note, so that none is recorded anew.

    Its lines go: they come back from the notes, as they then are.

    Raises:
        UndoError: a draft says that the message was sent.
        WriteError: the due note cannot be written.
    """
    if not kept.item:
        return
    snapshot = run.look().snapshot
    _expect_no_sent_draft(snapshot, kept)
    note = snapshot.due_note
    if note is None:
        return
    ticks = {mark.line: mark.text for mark in read_marks(note.text) if mark.id == kept.item}
    text = without_lines(note.text, ticks)
    if text == note.text:
        return
    change = Replace(path=note.path, text=text, old_text=note.text, was=note.digest)
    Store(run.vault.root).apply(change)
    if run.patience:
        run.patience.own.add(digest(text.encode()))


def _bring_draft_back(run: Run, kept: "Kept") -> tuple[Change, ...]:
    """Move a draft out of `Sent/`, if it is still what was moved there and its place is free.

    One that says itself that it was sent is a draft again: else it would be recorded again.
    """
    if not kept.item or kept.new is None:
        return ()
    snapshot = run.look().snapshot
    draft = drafts_by_id(snapshot.drafts).get(kept.item)
    if draft is None:
        return ()
    (there,) = (one for one in snapshot.drafts if one.path == draft.path)
    taken = {caseless(path) for path in snapshot.occupied}
    try:
        for moved in reversed(Journal(State(run.vault.root)).moves()):
            if (moved.to, moved.digest) == (there.path, there.digest):
                free = caseless(moved.path) not in taken
                return _brought_back(run, there, moved.path) if free else ()
    except (NoStateError, OSError):
        return ()  # where it came from is not known: as below
    return ()  # it stays where it is; the run writes a new one, and says so


def _brought_back(run: Run, there: "Document", to: str) -> tuple[Change, ...]:
    """Move a letter, as a draft; give what was done."""
    changes: list[Change] = []
    was = there.digest
    if read_draft(there.path, there.text).status == "sent":
        try:
            text = as_draft(there.text)
        except ValueError:
            return ()
        changes.append(Replace(path=there.path, text=text, old_text=there.text, was=was))
        was = digest(text.encode())
    changes.append(Move(path=there.path, to=to, was=was))
    done: list[Change] = []
    for change in changes:
        try:
            Store(run.vault.root).apply(change)
        except WriteError:
            break
        done.append(change)
    return tuple(done)


def _expect_no_sent_draft(snapshot: "Snapshot", kept: "Kept") -> None:
    draft = drafts_by_id(snapshot.drafts).get(kept.item)
    waiting = draft and draft.status == "sent" and not draft.sent
    if draft and waiting and kept.new is not None:
        raise UndoError(
            f"the draft {draft.path} says `status: sent` and would be recorded again",
            hint="write `status: draft` there, then run it again",
        )
