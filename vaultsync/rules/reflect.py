"""Write down what was discussed, before the thank-you (S42).

It is no message to anybody: it is never overdue, and stands behind those that are.
"""

from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.model import Interview, Person, TouchKind, TouchState
from vaultsync.owed import Fact, FollowUp, Kind, State
from vaultsync.rules.making import Due, day_state, last_snooze, make, put_off
from vaultsync.rules.noted import is_noted, noted_for_all
from vaultsync.rules.thank_you import thanks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.rules.standing import Standing

_REFLECT = frozenset({TouchKind.REFLECT})


def reflect(standing: "Standing") -> "Iterator[FollowUp]":
    """Each interviewer about whom nothing was noted, while the thank-you is open."""
    for interview in standing.over:
        for person in interview.people:
            if is_noted(person) or noted_for_all(person):
                continue
            if _waived(standing, interview, person):
                continue
            thanks = thanks_for(standing, interview, person)
            if thanks and thanks.state.open:
                yield _reminder(standing, interview, person)


def _waived(standing: "Standing", interview: Interview, person: Person) -> bool:
    return any(
        event.touch.kind is TouchKind.REFLECT and event.touch.state is not TouchState.SNOOZED
        for event in standing.about(interview, person)
        if event.touch.who
    )


def _reminder(standing: "Standing", interview: Interview, person: Person) -> FollowUp:
    day = interview.day
    assert day is not None  # noqa: S101 - an interview that is over has a day
    fact = Fact(interview.path, person.line, f"nothing noted about {person.name}")
    reason = _reason(person, show_short_day(day))
    snooze = last_snooze(standing.about(interview, person), _REFLECT)
    due = put_off(Due(day, reason, None, (fact,)), snooze)
    state = day_state(due.day, standing.as_of)
    if state is State.OVERDUE:
        state = State.DUE  # nobody waits for it
    if snooze and state is State.UPCOMING:
        state = State.SNOOZED
    return make(standing, Kind.REFLECT, person, due, state, interview=interview)


def _reason(person: Person, day: str) -> str:
    """Say what is missing; where prose names the person, what would make it count."""
    name = person.name
    if not (person.named or person.unclaimed):
        what = "nothing but a promise" if person.only_promised else "nothing"
        return f"{what} is noted about {name} since the interview on {day}"
    if person.heading:
        what = (
            f"what names {name} elsewhere in it" if person.named else "the talk elsewhere in it"
        )
        return (
            f"nothing stands below the heading of {name} in the note of {day}; {what} is not "
            "read as a point"
        )
    return (
        f'no line in the note of {day} is read as about {name}: begin one with "{name}:", or '
        "write below a heading with that name"
    )
