"""Which marks in the due note, and which drafts set to `sent`, ask for something."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.doubts import doubt
from vaultsync.model import TouchKind, TouchState
from vaultsync.names import fold
from vaultsync.owed import RECORDED_AS, FollowUp, Kind, State
from vaultsync.parse.draft import SENT, read_draft
from vaultsync.parse.due_note import Mark, read_marks
from vaultsync.pipeline import Outcome
from vaultsync.rules.ended import once_owed
from vaultsync.rules.grouping import make_id

if TYPE_CHECKING:
    from vaultsync.snapshot import Snapshot

SETTLED = frozenset({TouchState.DONE, TouchState.SKIPPED})


def wanted_marks(snapshot: "Snapshot", outcome: Outcome) -> list[Mark]:
    """Give the marks that ask for something, one for each ID, in the order of the due note."""
    marks: dict[str, list[Mark]] = {}
    moot = _reflect_ids(outcome)
    known = {item.id: item for item in outcome.follow_ups}
    held = held_ids(outcome)
    for mark in (*sent_drafts(snapshot), *marks_in(snapshot)):
        waits = mark.takes_back and mark.id in held and mark.id not in known
        if mark.id not in known and _told_already(mark, outcome):
            continue
        if (item := known.get(mark.id)) and _counts_already(mark, item, outcome):
            continue
        if waits or _asks(mark, known.get(mark.id), moot):
            item = known.get(mark.id) or no_longer_owed(mark, outcome)
            worth = doubt(mark, item, outcome.follow_ups)
            if worth:
                marks.setdefault(mark.id, []).append(worth)
    return [min(found, key=_weight) for found in marks.values()]


def brought_forward(
    snapshot: "Snapshot", outcome: Outcome
) -> tuple[tuple[Mark, FollowUp], ...]:
    """Give the open lines whose day was changed to an earlier one: the advice holds.

    Nothing needs to be recorded for sending a message earlier than advised but the tick.
    """
    wanted = {mark.id for mark in wanted_marks(snapshot, outcome)}
    there = {item.id: item for item in outcome.follow_ups if item.state.open}
    return tuple(
        (mark, there[mark.id])
        for mark in marks_in(snapshot)
        if mark.brought_forward and mark.id in there and mark.id not in wanted
    )


def counted_once(snapshot: "Snapshot", outcome: Outcome) -> tuple[tuple[Mark, FollowUp], ...]:
    """Give the ticks on the next look at a company, of a day on which it was looked at."""
    known = {item.id: item for item in outcome.follow_ups}
    return tuple(
        (mark, known[mark.id])
        for mark in marks_in(snapshot)
        if mark.id in known and _counts_already(mark, known[mark.id], outcome)
    )


def _counts_already(mark: Mark, item: FollowUp, outcome: Outcome) -> bool:
    """Tell whether a tick says what the notes say: two looks on one day are one."""
    if item.kind is not Kind.KEEP_IN_TOUCH or not item.state.open:
        return False
    return mark.state in SETTLED and looked_at(item, day_of(mark, outcome), outcome)


def looked_at(item: FollowUp, day: date, outcome: Outcome) -> bool:
    """Tell whether a company was looked at, or that was skipped, on a day."""
    return any(
        touch.kind is TouchKind.KEEP_IN_TOUCH and touch.state in SETTLED and touch.day == day
        for interview in outcome.interviews
        if fold(interview.company) == fold(item.company)
        for touch in interview.touches
    )


def marks_in(snapshot: "Snapshot") -> tuple[Mark, ...]:
    """Give everything that the due note marks, whether it asks for something or not."""
    return read_marks(snapshot.due_note.text) if snapshot.due_note else ()


def _asks(mark: Mark, item: FollowUp | None, moot: frozenset[str]) -> bool:
    """Tell whether something has to be done about a mark."""
    settled = item is not None and item.state in {State.DONE, State.SKIPPED}
    if item is None and mark.id in moot:
        return False  # something was written down meanwhile: the line just goes
    if mark.state is None:
        # un-ticked where it is settled: else it was taken back already, and the line will go
        return mark.under_done == settled
    if settled or (item and mark.states):
        return False  # recorded already, or taken back, here or on another device
    if mark.state is TouchState.SNOOZED and item and mark.day and mark.day <= item.due:
        return False  # already put off that far
    return not mark.brought_forward


def no_longer_owed(mark: Mark, outcome: Outcome) -> FollowUp | None:
    """Give the message of a tick that nothing owes any more: it was sent all the same."""
    if mark.takes_back or mark.unclear or mark.state not in SETTLED:
        return None
    return once_owed(outcome.standings, mark.id)


def _told_already(mark: Mark, outcome: Outcome) -> bool:
    """Tell whether the notes hold the record of a tick on what is not owed any more."""
    item = no_longer_owed(mark, outcome)
    if item is None:
        return False
    told = (RECORDED_AS[item.kind], mark.state, day_of(mark, outcome), item.person.key)
    return any(
        (touch.kind, touch.state, touch.day, touch.who) == told
        for interview in outcome.interviews
        if interview.company == item.interview.company
        for touch in interview.touches
    )


def held_ids(outcome: Outcome) -> frozenset[str]:
    """Give what the due note lists of notes that cannot be read now."""
    return frozenset(entry.id for one in outcome.held for entry in one.entries)


def _weight(mark: Mark) -> tuple[int, int, int]:
    """Rank the copies of one line that a merge left: no tick is lost, and none is guessed.

    What was sent counts first, on the first of several days; what is put off, on the last.
    """
    day = mark.day.toordinal() if mark.day else date.max.toordinal()
    if mark.state is TouchState.SNOOZED:
        return 3, -day, mark.line
    if mark.state is None:
        asked = mark.doubted and mark.unclear
        return (5 if asked else 2 if mark.unclear else 4), 0, mark.line
    return (0 if mark.state is TouchState.DONE else 1), day, mark.line


def sent_drafts(snapshot: "Snapshot") -> Iterator[Mark]:
    """A draft that a person set to `status: sent` says the same as a tick."""
    for document in snapshot.drafts:
        draft = read_draft(document.path, document.text)
        if draft.id and draft.status == "sent" and f"/{SENT}/" not in document.path:
            text = f"- [x] {document.path} 🆔 {draft.id}"
            yield Mark(id=draft.id, state=TouchState.DONE, day=None, text=text, line=1)


def _reflect_ids(outcome: Outcome) -> frozenset[str]:
    return frozenset(
        make_id(interview, person, Kind.REFLECT)
        for interview in outcome.interviews
        for person in interview.people
    )


def day_of(mark: Mark, outcome: Outcome) -> date:
    """Give the day of a mark; without one it is today's."""
    return mark.day or outcome.as_of.today
