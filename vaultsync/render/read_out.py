"""What was understood of an application, in a few lines that a person can say yes or no to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from vaultsync.calendar import show_short_day
from vaultsync.model import Interview, Person, Status, TouchKind, TouchState, Turn
from vaultsync.owed import SOFT, FollowUp, Kind, State, list_order
from vaultsync.render.phrases import called, what
from vaultsync.rules.messages import Event
from vaultsync.rules.offers import open_offer
from vaultsync.rules.promised import open_promises
from vaultsync.rules.standing import Standing, is_over
from vaultsync.rules.to_come import ToCome
from vaultsync.rules.turns import perhaps_ended, told_to_come

_MOST_NEXT = 3
_HOLDS = (Status.SCHEDULED, Status.REPLIED)
"""Statuses that are no end, and yet nobody is asked how it stands."""
_SILENCE = "no other message from you, none from them"


class ReadOut(NamedTuple):
    """One line: what it is about, and what is known of that."""

    label: str
    texts: tuple[str, ...]


def read_out(standing: Standing, items: Iterable[FollowUp]) -> tuple[ReadOut, ...]:
    """Say who was met, thanked, promised what, by when they answer, what came since, the end.

    `items`: what is owed in this application, settled ones too. The last line says what comes
    next because of it all.
    """
    mine = sorted(items, key=list_order)
    named = any(note.people for note in standing.over)
    nobody = "no thank-you is owed" if named else "nobody is named who could be thanked"
    thanked = tuple(_thanked(standing, mine)) or (nobody,)
    return (
        ReadOut("met", tuple(_met(standing)) or ("nobody yet",)),
        ReadOut("interview", tuple(_to_come(standing)) or ("none to come",)),
        ReadOut("thanked", thanked),
        ReadOut("promised", tuple(_promised(standing)) or ("nothing",)),
        ReadOut("answer", (_answer(standing),)),
        ReadOut("since", tuple(_since(standing)) or (_SILENCE,)),
        ReadOut("whom to ask", (_whom(standing),)),
        ReadOut("ended", (_ended(standing),)),
        ReadOut("next", tuple(_ahead(standing, mine)) or ("nothing",)),
    )


def _met(standing: Standing) -> Iterator[str]:
    for note in standing.application.interviews:
        if note in standing.planned:
            continue
        day = show_short_day(note.day) if note.day else "a day that is not known"
        yield f"{day}: {_names(note)}"


def _names(note: Interview) -> str:
    return ", ".join(map(_named, note.people)) or "nobody is named"


def when_told(told: tuple[date, str]) -> str:
    """Write day and hour of which a sentence tells: `Thu 3 Dec 11:00`."""
    day, hour = told
    return f"{show_short_day(day)} {hour}".strip()


def _to_come(standing: Standing) -> Iterator[str]:
    """Give the interviews to come: the hour tells on their day when they are over."""
    told = None if standing.planned else told_to_come(standing)
    if told:
        yield f"{when_told(told)}, as a sentence tells; it has no note yet: `i` writes one"
    today = standing.as_of.today
    for note in standing.planned:
        one = ToCome(note, standing.as_of, among_roles=False)
        open_end = note.start is None and note.day == today
        when = f"{one.when} (today; the note names no hour)" * open_end
        off = f", {note.status.value}" if note.status.closed else ""
        who = f" with {_names(note)}" if note.people else ", nobody is named"
        yield f"{when or one.when}{off}{who}"


def _whom(standing: Standing) -> str:
    """Name whom the next message goes to, and why."""
    asked = standing.primary
    if asked is None:
        return "nobody is named"
    notes = standing.over or standing.planned
    named = next((one for one in reversed(notes) if one.primary_contact), None)
    if named:
        line = named.line_of("primary_contact")
        return f"{asked.name}: line {line} of {named.path} says so"
    first = asked == notes[-1].people[0]
    if first and not _reaches(asked):
        others = (one for note in reversed(notes) for one in note.people if _reaches(one))
        other = next((one.name for one in others if one.key != asked.key), "")
        if other:
            why = "the first who was named, and cannot be reached"
            return f"{asked.name}: {why}; {other} can (`w`)"
    return f"{asked.name}: the first who was named{'' if first else ' and can be reached'}"


def _reaches(person: Person) -> bool:
    return bool(person.email or person.phone or person.linkedin)


def _named(person: Person) -> str:
    reach = person.email or person.phone or ("LinkedIn" if person.linkedin else "no address")
    return f"{person.name} ({reach})"


def _thanked(standing: Standing, items: Sequence[FollowUp]) -> Iterator[str]:
    thanks = [one for one in items if one.kind is Kind.THANK_YOU]
    if not standing.over:
        yield "after the interview"
        for one in thanks:
            if one.state is State.SKIPPED:
                yield f"{one.person.name}: left out, as the note says"
        return
    for one in thanks:
        name = one.person.name
        if not is_over(one.interview, standing.as_of):
            continue
        match one.state:
            case State.DONE if one.settled:
                yield f"{name} on {show_short_day(one.settled)}"
            case State.SKIPPED:
                yield f"{name}: left out, as the note says"
            case State.MISSED:
                yield f"{name}: nothing recorded, and too late to send one now"
            case _:
                yield f"{name}: not yet"


def _promised(standing: Standing) -> Iterator[str]:
    for note in standing.application.interviews:
        for person in note.everybody:
            for point in person.promises:
                if not point.kept:
                    yield f"{point.text} (to {person.name})"


def _answer(standing: Standing) -> str:
    by = standing.deciding.they_reply_by
    return f"by {show_short_day(by)}" if by else "no day was understood"


def _since(standing: Standing) -> Iterator[str]:
    for event in standing.counted:
        touch = event.touch
        if touch.kind is TouchKind.THANK_YOU or touch.state is not TouchState.DONE:
            continue
        yield from _event(standing, event)


def _event(standing: Standing, event: Event) -> Iterator[str]:
    person, touch = standing.find(event), event.touch
    day = show_short_day(touch.day)
    if touch.heard:
        yield f"{person.name if person else 'they'} got in touch on {day}"
    elif touch.sent:
        yield f"{called(touch)}{f' to {person.name}' if person else ''} on {day}"


def _ended(standing: Standing) -> str:
    status = standing.deciding.status
    if status.closed:
        return f"yes: {status.value}"
    held = f", and while the status is `{status.value}` nobody is asked how it stands"
    perhaps = perhaps_ended(standing)
    if perhaps:
        turn = perhaps.turn.value
        return f"perhaps: line {perhaps.line} of {perhaps.path} reads like {turn}"
    return f"no{held if status in _HOLDS else ''}"


def _ahead(standing: Standing, items: Sequence[FollowUp]) -> Iterator[str]:
    """Give what is left to do: to answer an offer, what was promised, messages."""
    offer = open_offer(standing)
    if offer:
        yield offer
    yield from _kept(standing)
    yield from _next(standing, items)


def _kept(standing: Standing) -> Iterator[str]:
    """Name what was promised: it comes before any message."""
    today = standing.as_of.today
    dated = {(one.interview.path, one.line): one for one in open_promises(standing) if one.by}
    for one in dated.values():
        yield f"you promised {one.person.name}: {one.what} {one.when(today)}"
    for note in standing.application.interviews:
        for person in note.everybody:
            for point in person.promises:
                if not (point.kept or (note.path, point.line) in dated):
                    when = "" if point.by else " (no day named)"
                    yield f"you promised {person.name}: {point.text}{when}"


def _next(standing: Standing, items: Sequence[FollowUp]) -> Iterator[str]:
    open_ones = [one for one in items if one.state.open and one.kind is not Kind.REFLECT]
    soon = sorted(
        open_ones, key=lambda one: (not one.state.pressing, one.kind in SOFT, one.due)
    )
    ended = perhaps_ended(standing)
    if ended and soon:
        offered = ended.turn is Turn.OFFER
        what_it_is = "it is an offer" if offered else "it has ended"
        yield f"say whether {what_it_is} (`e`): if so, none of this is owed"
    for one in soon[:_MOST_NEXT]:
        if one.kind is Kind.CONNECT:
            yield f"{what(one)}: follow it on LinkedIn or wherever it posts, without hurry"
            continue
        state = {State.OVERDUE: "overdue since", State.DUE: "due"}.get(one.state, "from")
        state = f"if not, {state}" if ended else state
        yield f"{what(one)}, {state} {show_short_day(one.due)}"
    if soon[_MOST_NEXT:]:
        yield f"and {len(soon[_MOST_NEXT:])} more: `vaultsync check --all`"
    if standing.moved_on and not soon:
        yield "no answer came: time to move on"
