"""The one place that chooses how a touch is written down: ticked in place, or inserted."""

from datetime import date

from vaultsync.edit.insert import about, insert
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.tick import tick_touch
from vaultsync.model import TouchState
from vaultsync.owed import FollowUp
from vaultsync.snapshot import Document


def record_touch(
    note: Document, item: FollowUp, state: TouchState, day: date, ways: Conventions
) -> LineChange | Refusal:
    """Write down what became of a follow-up, in one line of the note.

    A task of the person's own that says the same is ticked; else a line goes in.
    """
    ticked = tick_touch(note, item, state, day, ways)
    return ticked or insert(note, about(item, state, day, note.path), ways)
