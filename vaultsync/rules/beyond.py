"""The message beyond the cap: never owed, there only because a person wants it (S36, S37)."""

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.model import TouchState
from vaultsync.owed import FollowUp, Kind, State
from vaultsync.rules.chasing import with_news
from vaultsync.rules.grouping import make_id
from vaultsync.rules.making import Due, Stand, make, numbered, touch_fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Interview, Person
    from vaultsync.rules.standing import Standing

FIRST = 3
"""Follow-up and status check have IDs of their own; what comes beyond is counted from here."""
_COUNTS = MappingProxyType({2: "two", 3: "three", 4: "four", 5: "five"})


def beyond(standing: "Standing") -> "Iterator[FollowUp]":
    """Give the messages beyond the cap of which a draft says why they are sent."""
    overrides = dict(standing.overrides)
    interview, person = standing.latest, standing.primary
    if not overrides or interview is None or person is None:
        return
    for number in range(FIRST, len(standing.chasers) + 1):
        if make_id(interview, person, Kind.STATUS_CHECK, number) in overrides:
            yield _settled(standing, interview, person, number)
    made = third(standing)
    if made and made.id in overrides:
        yield made


def third(standing: "Standing") -> FollowUp | None:
    """Give the next message beyond the cap, as it would be if a person overrode it.

    None while another one is still to come, or nobody could get it.
    """
    interview, person = standing.latest, standing.primary
    if interview is None or person is None or not standing.chasers:
        return None
    if len(standing.chasers) < standing.cap:
        return None
    number = max(len(standing.chasers) + 1, FIRST)
    last = standing.chasers[-1]
    sent = sum(event.touch.sent for event in standing.chasers)
    reason = f"{_so_far(standing)}, the last on {show_short_day(last.touch.day)}"
    ident = make_id(interview, person, Kind.STATUS_CHECK, number)
    day = dict(standing.overrides).get(ident, standing.as_of.today)
    due = Due(day, reason, None, (touch_fact(last),))
    made = make(standing, Kind.STATUS_CHECK, person, due, State.DUE, interview=interview)
    return replace(with_news(numbered(made, number), standing), beyond=sent)


def _so_far(standing: "Standing") -> str:
    """Say after how many messages this one would come."""
    count = len(standing.chasers)
    said = "one message" if count == 1 else f"{_COUNTS.get(count, count)} messages"
    if all(event.touch.sent for event in standing.chasers):
        return f"after {said} without an answer"
    return f"after {said}, sent or skipped"


def _settled(
    standing: "Standing", interview: "Interview", person: "Person", number: int
) -> FollowUp:
    event = standing.chasers[number - 1]
    skipped = event.touch.state is TouchState.SKIPPED
    reason = f"message {number}, on {show_short_day(event.touch.day)}"
    due = Due(event.touch.day, reason, None, (touch_fact(event),))
    stand = Stand(State.SKIPPED if skipped else State.DONE, settled=event)
    made = make(standing, Kind.STATUS_CHECK, person, due, stand, interview=interview)
    return numbered(made, number)
