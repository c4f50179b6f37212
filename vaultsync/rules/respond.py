"""Answer what they wrote (strategy.md section 3)."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.model import Interview, Person, Status, TouchKind, TouchState, Turn
from vaultsync.owed import FollowUp, Kind, State
from vaultsync.parse.messages.heard_turns import asks_for_answer, turn_heard
from vaultsync.patterns import regex
from vaultsync.rules.making import (
    Due,
    Stand,
    business_days_later,
    day_state,
    last_snooze,
    make,
    put_off,
    touch_fact,
)
from vaultsync.rules.turns import rejection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Touch
    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing

_ANSWER = frozenset({TouchKind.OTHER})
_CALLED = regex(
    r"\b(?:called(?! (?:off|for)\b)|rang|phoned|rung|phone call|by phone|on the phone)\b",
    re.IGNORECASE,
)
_RECORD = regex(r"(?:reply|answer)(?: received)?(?: from [^.,;:!?()]*)?\W*", re.IGNORECASE)
_OPEN = frozenset({Status.WAITING, Status.REPLIED})


def respond(standing: "Standing") -> "Iterator[FollowUp]":
    """Whoever wrote is owed an answer by the next business day."""
    interview = standing.latest
    if interview is None:
        return
    if not standing.unanswered:
        yield from _answered(standing, interview)
        return
    heard = _after_a_no(standing.unanswered)
    if not heard or (rejection(standing) and all(map(_bare, heard))):
        return  # told by VS403
    if standing.status not in _OPEN or standing.planned or standing.following:
        return
    person = _writer(standing, heard[0])
    if person is None:
        return
    yield _answer(standing, interview, person, heard)


def _after_a_no(heard: "tuple[Event, ...]") -> "tuple[Event, ...]":
    """Give what still asks for an answer: a no does not, nor what they wrote before it.

    What they ask in it is to be answered, no or not.
    """
    for place in range(len(heard) - 1, -1, -1):
        text = heard[place].touch.text
        if turn_heard(text) is Turn.REJECTION and not asks_for_answer(text):
            return heard[place + 1 :]
    return heard


def _bare(event: "Event") -> bool:
    """Tell whether a record says only that they wrote: what, stands in the line of the no."""
    return _RECORD.fullmatch(event.touch.text.strip()) is not None


def spoke(touch: "Touch") -> str:
    """Say how they answered: whoever rang did not write."""
    return "called" if _CALLED.search(touch.text) else "wrote"


def _writer(standing: "Standing", event: "Event") -> Person | None:
    return standing.find(event) or standing.primary


def _answered(standing: "Standing", interview: Interview) -> "Iterator[FollowUp]":
    """Give the last answer that was sent to something heard."""
    heard: list[Event] = []
    last: tuple[list[Event], Event] | None = None
    for event in standing.counted:
        if event.touch.heard:
            heard.append(event)
        elif (left := standing.left_by(event, heard)) != heard:
            last, heard = ([one for one in heard if one not in left], event), left
    if last is None:
        return
    wrote, event = last
    person = _writer(standing, wrote[0])
    if person is None:
        return
    due = _due(standing, person, tuple(wrote))
    skipped = event.touch.state is TouchState.SKIPPED
    yield make(
        standing,
        Kind.RESPOND,
        person,
        due._replace(facts=(*due.facts, touch_fact(event))),
        Stand(State.SKIPPED if skipped else State.DONE, settled=event),
        interview=interview,
    )


def _due(standing: "Standing", person: Person, heard: "tuple[Event, ...]") -> Due:
    first = heard[0].touch.day
    count = standing.strategy.respond_bd
    return Due(
        standing.days.after(first, count),
        f"{person.name} {spoke(heard[0].touch)} on {show_short_day(first)}; "
        f"{business_days_later(standing.days, first, count)}",
        None,
        tuple(touch_fact(event) for event in heard),
    )


def _answer(
    standing: "Standing", interview: Interview, person: Person, heard: "tuple[Event, ...]"
) -> FollowUp:
    due = _due(standing, person, heard)
    snooze = last_snooze(standing.counted, _ANSWER)
    due = put_off(due, snooze)
    state = day_state(due.day, standing.as_of)
    if snooze and state is State.UPCOMING:
        state = State.SNOOZED
    made = make(standing, Kind.RESPOND, person, due, state, interview=interview)
    # thanks for thanks need none, which no rule can tell
    return replace(made, advice=f"if no answer is needed, `vaultsync skip {made.id}`")
