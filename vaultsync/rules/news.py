"""What the person who is written to does not know yet (S52, S54)."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Interview, Person, TouchKind, TouchState, Update

if TYPE_CHECKING:
    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing


class Told(NamedTuple):
    """Until when a person knows what is new."""

    day: date
    event: "Event | None"
    """The last message; None: the interview itself."""


def told(standing: "Standing", interview: Interview, person: Person) -> Told:
    """Give the last message to a person, or the last update that was skipped."""
    message = standing.last_message_to(person)
    last = Told(message.day, message.event) if message else None
    for event in standing.counted:
        touch = event.touch
        skipped = touch.state is TouchState.SKIPPED and touch.kind is TouchKind.UPDATE
        if skipped and (last is None or touch.day >= last.day):
            last = Told(touch.day, event)
    return last or Told(interview.day or date.max, None)


def untold(standing: "Standing", interview: Interview, person: Person) -> tuple[Update, ...]:
    """Give what is newer than the last message to a person; the same news counts once.

    Without a message it is what is new since the day of the interview.
    """
    last = told(standing, interview, person)
    fresh = (
        one
        for one in standing.updates
        if one.day > last.day or (last.event is None and one.day == last.day)
    )
    return tuple({one.text: one for one in fresh}.values())
