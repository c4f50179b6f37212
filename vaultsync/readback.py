"""Ticks in the due note to records in the notes (design.md section 6).

The records come first, the due note is rewritten after them. What cannot be recorded stays in
the due note with the reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.record import record_touch
from vaultsync.model import FollowUp, Interview, Kind, State, TouchState
from vaultsync.parse.draft import read_draft
from vaultsync.parse.due_note import Mark, read_marks
from vaultsync.pipeline import Outcome, build
from vaultsync.render.due_note import Unrecorded
from vaultsync.rules.grouping import make_id
from vaultsync.rules.standing import TOLERANCE_DAYS, is_over

if TYPE_CHECKING:
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Document, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A tick and the line that will record it."""

    mark: Mark
    item: FollowUp
    change: LineChange


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """Turn every tick that is not recorded yet into one inserted line, or into a reason.

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
            refused[record.mark.id] = _useless(record.item, outcome)


def plan_record(
    snapshot: "Snapshot", outcome: Outcome, settings: "Settings", mark: Mark
) -> Record | Refusal:
    """Turn one wish, which need not stand in the due note, into a record as a tick would be."""
    tried = _try(snapshot, outcome, settings, [mark])
    for record in tried.records:
        if not is_settled(mark, record.item, tried.outcome):
            return Refusal(_useless(record.item, outcome))
        return record
    item = next((one for one in outcome.follow_ups if one.id == mark.id), None)
    reason = _refusal(mark, item, outcome)
    made = None if item is None or reason else _record(snapshot, item, mark, settings, outcome)
    return made if isinstance(made, Refusal) else Refusal(reason)


def wanted_marks(snapshot: "Snapshot", outcome: Outcome) -> list[Mark]:
    """Give the marks that ask for something; of several for one ID the last counts."""
    marks: dict[str, Mark] = {}
    moot = _reflect_ids(outcome)
    known = {item.id: item for item in outcome.follow_ups}
    in_note = read_marks(snapshot.due_note.text) if snapshot.due_note else ()
    for mark in (*_sent_drafts(snapshot), *in_note):
        item = known.get(mark.id)
        settled = item is not None and item.state in {State.DONE, State.SKIPPED}
        if mark.state is None and not settled:
            continue  # already taken back: the line will go
        if mark.state is not None and settled:
            continue  # already recorded, here or on another device
        if item is None and mark.id in moot:
            continue  # something was written down, or the thank-you is out: the line just goes
        if mark.state is TouchState.SNOOZED and item and mark.day and mark.day <= item.due:
            continue  # already put off that far
        marks[mark.id] = mark
    return list(marks.values())


def _sent_drafts(snapshot: "Snapshot") -> Iterator[Mark]:
    """A draft that a person set to `status: sent` says the same as a tick."""
    for document in snapshot.drafts:
        draft = read_draft(document.path, document.text)
        if draft.id and draft.status == "sent" and "/Sent/" not in document.path:
            text = f"- [x] {document.path} 🆔 {draft.id}"
            yield Mark(id=draft.id, state=TouchState.DONE, day=None, text=text, line=1)


def _reflect_ids(outcome: Outcome) -> frozenset[str]:
    return frozenset(
        make_id(interview, person, Kind.REFLECT)
        for interview in outcome.interviews
        for person in interview.people
    )


def is_settled(mark: Mark, item: FollowUp, outcome: Outcome) -> bool:
    """Tell whether the notes now say what the mark says."""
    now = next((one for one in outcome.follow_ups if one.id == item.id), None)
    if mark.state is TouchState.SNOOZED:
        return now is None or mark.day is None or now.due >= mark.day
    return now is None or not now.state.open


def _try(
    snapshot: "Snapshot", outcome: Outcome, settings: "Settings", marks: list[Mark]
) -> Readback:
    known = {item.id: item for item in outcome.follow_ups}
    records: list[Record] = []
    unrecorded: list[Unrecorded] = []
    for mark in marks:
        item = known.get(mark.id)
        reason = _refusal(mark, item, outcome)
        if item is None or reason:
            unrecorded.append(Unrecorded(mark, reason))
            continue
        made = _record(snapshot, item, mark, settings, outcome)
        if isinstance(made, Refusal):
            unrecorded.append(Unrecorded(mark, made.reason))
            continue
        snapshot = snapshot.with_note(made.after)
        records.append(Record(mark=mark, item=item, change=made))
    return Readback(
        records=tuple(records),
        unrecorded=tuple(unrecorded),
        snapshot=snapshot,
        outcome=build(snapshot, settings, outcome.as_of) if records else outcome,
    )


def _refusal(mark: Mark, item: FollowUp | None, outcome: Outcome) -> str:
    if item is None:
        if any(entry.id == mark.id for one in outcome.held for entry in one.entries):
            return "the note cannot be read now"
        return f"no follow-up with the ID {mark.id} follows from the notes any more"
    if mark.state is None:
        place = f"{item.record.path}:{item.record.line}" if item.record else item.interview.path
        return f"a record cannot be taken back yet; remove the line yourself, {place}"
    if mark.state is TouchState.SNOOZED and mark.day is None:
        return "the day until which to put it off cannot be read"
    if item.state is State.MISSED:
        return "it was missed and is not owed any more"
    latest = plus_days(outcome.as_of.today, TOLERANCE_DAYS)
    if _day(mark, outcome) > latest and mark.state is not TouchState.SNOOZED:
        return f"the day {mark.day} lies in the future"
    return ""


def _day(mark: Mark, outcome: Outcome) -> date:
    return mark.day or outcome.as_of.today


def _record(
    snapshot: "Snapshot", item: FollowUp, mark: Mark, settings: "Settings", outcome: Outcome
) -> LineChange | Refusal:
    note = note_in(snapshot, note_for(item, outcome))
    if note is None or mark.state is None:
        return Refusal("the note cannot be read")
    ways = conventions(snapshot, outcome, settings)
    return record_touch(note, item, mark.state, _day(mark, outcome), ways)


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


def _useless(item: FollowUp, outcome: Outcome) -> str:
    day = item.interview.day
    if day and not is_over(item.interview, outcome.as_of):
        return f"the interview is on {day} only; tick it when the message is sent"
    return "a record would not settle it; look at the dates in the note"
