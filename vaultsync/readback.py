"""Ticks in the due note to records in the notes (design.md section 6).

The records come first, the due note is rewritten after them. What cannot be recorded stays in
the due note with the reason.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.record import record_touch
from vaultsync.edit.take_back import take_back
from vaultsync.marks import (
    SETTLED,
    day_of,
    held_ids,
    looked_at,
    marks_in,
    no_longer_owed,
    sent_drafts,
    wanted_marks,
)
from vaultsync.model import Interview, TouchState
from vaultsync.owed import RECORDED_AS, FollowUp, Kind, State
from vaultsync.parse.due_note import Mark
from vaultsync.pipeline import Outcome, build
from vaultsync.records import record_class
from vaultsync.render.due_note import Unrecorded
from vaultsync.rules.ended import once_owed
from vaultsync.rules.messages import TOLERANCE_DAYS
from vaultsync.rules.standing import is_over

if TYPE_CHECKING:
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Document, Snapshot


MISSED = "it was missed, and is no longer owed"
"""Why a new day for what was missed is not recorded; a tick on it tells what was sent."""


@record_class
class Record:
    """A mark and the line that will record it, or the one that goes."""

    mark: Mark
    item: FollowUp
    change: LineChange


@record_class
class Readback:
    """What the due note's ticks lead to."""

    records: tuple[Record, ...] = ()
    """In the order in which they must be written: several may be in one note."""
    unrecorded: tuple[Unrecorded, ...] = ()
    snapshot: "Snapshot"
    """The notes as they would be with the records."""
    outcome: Outcome
    """What follows from those notes."""


def plan_records(
    snapshot: "Snapshot",
    outcome: Outcome,
    settings: "Settings",
    failed: Mapping[str, str] = MappingProxyType({}),
) -> Readback:
    """Turn every tick that is not recorded yet into one changed line, or into a reason.

    `failed` holds the reasons, by ID, of records that were tried and could not be written.
    """
    marks = wanted_marks(snapshot, outcome)
    refused = dict(failed)
    while True:
        tried = _try(snapshot, outcome, settings, [m for m in marks if m.id not in refused])
        refused.update((one.mark.id, one.reason) for one in tried.unrecorded)
        useless = [r for r in tried.records if not is_settled(r.mark, r.item, tried.outcome)]
        if not useless:
            unrecorded = tuple(Unrecorded(m, refused[m.id]) for m in marks if m.id in refused)
            return Readback(
                records=tried.records,
                unrecorded=unrecorded,
                snapshot=tried.snapshot,
                outcome=tried.outcome,
            )
        for record in useless:
            refused[record.mark.id] = _useless(record, outcome)


def plan_record(
    snapshot: "Snapshot", outcome: Outcome, settings: "Settings", mark: Mark
) -> Record | Refusal:
    """Turn one wish, which need not stand in the due note, into a record as a tick would be."""
    tried = _try(snapshot, outcome, settings, [mark])
    for record in tried.records:
        if not is_settled(mark, record.item, tried.outcome):
            return Refusal(_useless(record, outcome))
        return record
    item = next((one for one in outcome.follow_ups if one.id == mark.id), None)
    reason = _refusal(mark, item, outcome)
    made = None if item is None or reason else _record(snapshot, item, mark, settings, outcome)
    return made if isinstance(made, Refusal) else Refusal(reason)


def taken_back(back: Readback) -> frozenset[str]:
    """Give the IDs that are un-ticked under Done and settled no more: their records are gone.

    This run took them back, or one that was killed before it could bring the letters back.
    """
    known = {
        item.id: item.state in {State.DONE, State.SKIPPED} for item in back.outcome.follow_ups
    }
    here = {record.mark.id for record in back.records}
    return frozenset(
        mark.id
        for mark in marks_in(back.snapshot)
        if mark.takes_back
        and mark.under_done
        and not known.get(
            mark.id, mark.id not in here and _perhaps_recorded(mark, back.outcome)
        )
    )


def _perhaps_recorded(mark: Mark, outcome: Outcome) -> bool:
    """Tell whether a note may hold a record of what nothing owes any more."""
    item = once_owed(outcome.standings, mark.id)
    return item is None or any(
        touch.kind is RECORDED_AS[item.kind] and touch.who in {"", item.person.key}
        for standing in outcome.standings
        if item.interview in standing.application.interviews
        for one in standing.application.interviews
        for touch in one.touches
    )


def is_settled(mark: Mark, item: FollowUp, outcome: Outcome) -> bool:
    """Tell whether the notes now say what the mark says."""
    now = _now(item, outcome)
    if mark.takes_back:
        return now is None or now.state not in {State.DONE, State.SKIPPED}
    if mark.state is TouchState.SNOOZED:
        return now is None or mark.day is None or now.due >= mark.day
    return now is None or now.state in {State.DONE, State.SKIPPED}


def _now(item: FollowUp, outcome: Outcome) -> FollowUp | None:
    return next((one for one in outcome.follow_ups if one.id == item.id), None)


def _try(
    snapshot: "Snapshot", outcome: Outcome, settings: "Settings", marks: list[Mark]
) -> Readback:
    records: list[Record] = []
    unrecorded: list[Unrecorded] = []
    # What is taken back comes first: it goes by the numbers of lines.
    for mark in sorted(marks, key=lambda mark: not mark.takes_back):
        item = next((one for one in outcome.follow_ups if one.id == mark.id), None)
        item = item or no_longer_owed(mark, outcome)
        reason = _refusal(mark, item, outcome)
        if item is None or reason:
            unrecorded.append(Unrecorded(mark, reason))
            continue
        change = _taken_back if mark.takes_back else _inserted
        made = change(snapshot, item, mark, settings, outcome)
        if isinstance(made, Refusal):
            unrecorded.append(Unrecorded(mark, made.reason))
            continue
        records += made.records
        snapshot, outcome = made.snapshot, made.outcome
    return Readback(
        records=tuple(records),
        unrecorded=tuple(unrecorded),
        snapshot=snapshot,
        outcome=build(snapshot, settings, outcome.as_of) if records else outcome,
    )


def _taken_back(
    snapshot: "Snapshot", item: FollowUp, mark: Mark, settings: "Settings", outcome: Outcome
) -> Readback | Refusal:
    """Take back what settles a follow-up: its line, also where a merge left it twice.

    Where another line settles it, too, nothing is taken back: one is not the other.
    """
    zone = outcome.as_of.zone
    if any(draft.id == item.id for draft in sent_drafts(snapshot)):
        return Refusal("its draft says `status: sent`; set that back first")
    records: list[Record] = []
    now: FollowUp | None = item
    while now is not None and not is_settled(mark, now, outcome):
        note = note_in(snapshot, now.record.path) if now.record else None
        if note is None:
            return Refusal("the note cannot be read")
        made = take_back(note, now, settings, zone)
        if records and not (isinstance(made, LineChange) and _same_line(made, records)):
            return _settled_twice(now, records)
        if isinstance(made, Refusal):
            return made
        records.append(Record(mark=mark, item=item, change=made))
        snapshot = snapshot.with_note(made.after)
        outcome = build(snapshot, settings, outcome.as_of)
        now = _now(item, outcome)
    return Readback(records=tuple(records), snapshot=snapshot, outcome=outcome)


def _same_line(change: LineChange, records: list[Record]) -> bool:
    first = records[0].change
    same_note = change.before.path == first.before.path
    return same_note and (change.old or "").strip() == (first.old or "").strip()


def _settled_twice(item: FollowUp, records: list[Record]) -> Refusal:
    """Name the other line, as it is counted in the note that stays as it is."""
    path, line = (item.record.path, item.record.line) if item.record else ("", 0)
    for change in (one.change for one in reversed(records)):
        if change.before.path == path and change.new is None and change.line <= line:
            line += 1
    return Refusal(f"{path}:{line} settles it, too; change that line yourself")


def _refusal(mark: Mark, item: FollowUp | None, outcome: Outcome) -> str:
    """Give why nothing can be recorded for a mark; empty if it can be tried."""
    if item is None:
        if mark.unclear:
            return mark.unclear
        if mark.id in held_ids(outcome):
            return "the note cannot be read now"
        return f"the notes no longer give a follow-up with the ID {mark.id}"
    if mark.unclear or mark.takes_back:
        return mark.unclear
    if mark.state is TouchState.SNOOZED and mark.day is None:
        return "the day until which to put it off cannot be read"
    if item.state is State.MISSED and mark.state not in SETTLED:
        return MISSED
    latest = plus_days(outcome.as_of.today, TOLERANCE_DAYS)
    if day_of(mark, outcome) > latest and mark.state is not TouchState.SNOOZED:
        return f"the day {mark.day} is in the future"
    return ""


def _inserted(
    snapshot: "Snapshot", item: FollowUp, mark: Mark, settings: "Settings", outcome: Outcome
) -> Readback | Refusal:
    """Record a tick, a skip or a new day; what follows from it is computed for all at once."""
    made = _record(snapshot, item, mark, settings, outcome)
    if isinstance(made, Refusal):
        return made
    record = Record(mark=mark, item=item, change=made)
    return Readback(records=(record,), snapshot=snapshot.with_note(made.after), outcome=outcome)


def _record(
    snapshot: "Snapshot", item: FollowUp, mark: Mark, settings: "Settings", outcome: Outcome
) -> LineChange | Refusal:
    note = note_in(snapshot, note_for(item, outcome))
    if note is None or mark.state is None:
        return Refusal("the note cannot be read")
    ways = conventions(snapshot, outcome, settings)
    return record_touch(note, item, mark.state, day_of(mark, outcome), ways)


def conventions(snapshot: "Snapshot", outcome: Outcome, settings: "Settings") -> Conventions:
    """Give how the notes of this vault are written."""
    dataview = snapshot.surroundings.tasks_format == "dataview"
    return Conventions(settings=settings, zone=outcome.as_of.zone, dataview=dataview)


def note_for(item: FollowUp, outcome: Outcome) -> str:
    """Give the note for the record: the interview's, or the one that knows the person."""
    for standing in outcome.standings:
        notes = standing.application.interviews
        if any(one.path == item.interview.path for one in notes):
            knowing = (one for one in (item.interview, *reversed(notes)) if _knows(one, item))
            return next(knowing, item.interview).path
    return item.interview.path


def _knows(interview: Interview, item: FollowUp) -> bool:
    contact = interview.primary_contact
    key = item.person.key
    return interview.person(key) is not None or bool(contact and contact.key == key)


def note_in(snapshot: "Snapshot", path: str) -> "Document | None":
    """Give the interview note that lies at a path."""
    return next((note for note in snapshot.notes if note.path == path), None)


def _useless(record: Record, outcome: Outcome) -> str:
    item, on = record.item, day_of(record.mark, outcome)
    if item.kind is Kind.KEEP_IN_TOUCH and looked_at(item, on, outcome):
        return f"{item.company} was looked at on {on} already; that counts once"
    day = item.interview.day
    if day and not is_over(item.interview, outcome.as_of):
        return f"the interview is on {day} only; tick it when the message is sent"
    if day and on < day:
        return f"{on} is before the interview of {day}; a record of that day settles nothing"
    return "a record would not settle it; look at the dates in the note"
