"""What an ID stood for that is not owed any more: a tick on it still tells of a message.

Who answers, ticks the line and sets `they_reply_by` or `status` in the same sitting has written
all the same: without the record the gap would be forgotten, and the next message come too soon.
"""

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from vaultsync.owed import FollowUp, Kind, State
from vaultsync.rules.grouping import make_id
from vaultsync.rules.making import Due, make

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.model import Interview, Person
    from vaultsync.rules.standing import Standing

_KINDS = (Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.RESPOND, Kind.UPDATE)
_MOST_UPDATES = 3


def once_owed(standings: "Iterable[Standing]", ident: str) -> FollowUp | None:
    """Give the message that had this ID, as far as it can be told from the notes; else None."""
    for standing in standings:
        for interview, person, kind in _messages(standing):
            numbers = range(1, _MOST_UPDATES + 1) if kind is Kind.UPDATE else (1,)
            if ident in {make_id(interview, person, kind, number) for number in numbers}:
                due = Due(standing.as_of.today, "it is no longer owed")
                made = make(standing, kind, person, due, State.DUE, interview=interview)
                return replace(made, id=ident)
    return None


def _messages(standing: "Standing") -> "Iterator[tuple[Interview, Person, Kind]]":
    """Give every message that an application can ever owe."""
    notes = standing.application.interviews
    people = {person.key: person for one in notes for person in one.everybody}
    yield from product(notes, people.values(), _KINDS)
