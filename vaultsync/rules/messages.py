"""What was sent and heard, in order and once each; and the messages, to be found again.

The gaps between messages hold across applications (strategy.md section 3).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from vaultsync.calendar import AsOf, plus_days
from vaultsync.model import (
    Application,
    Interview,
    Person,
    Touch,
    TouchKind,
    TouchState,
)
from vaultsync.names import fold, same
from vaultsync.parse.whose.owners import PASSED_ON, Names
from vaultsync.records import record_class

K = TypeVar("K", bound=Hashable)
TOLERANCE_DAYS = 1
"""A touch may be dated a day ahead of today: people are in other zones than their vault."""


class Event(NamedTuple):
    """A touch with the interview in whose note it stands."""

    touch: Touch
    interview: Interview


class Message(NamedTuple):
    """Something that was sent, for the gaps between messages."""

    day: date
    application: Application
    company: str
    """As companies are compared."""
    key: str
    email: str
    chasing: bool
    """A chaser or an update: those keep a gap per company, too."""
    event: Event


@record_class(kw_only=False, slots=False)
class Messages:
    """What was sent to anybody, in all applications, found by person and by company."""

    all: tuple[Message, ...] = ()

    def last_to(self, person: Person, application: Application) -> Message | None:
        """Give the last message to a person whom an application knows.

        Within it the name decides; elsewhere the address does, if both have one, else the name
        within the company.
        """
        company = same(application.company)
        found = [
            *self._by_application.get(id(application), ()),
            *self._by_email.get(person.email.casefold(), ()),
            *self._by_name.get((company, person.key), ()),
        ]
        to = (one for one in found if _is_to(self.all[one], person, application))
        # the first of those of the last day, in the order in which they were collected
        last = max(to, key=lambda one: (self.all[one].day, -one), default=None)
        return None if last is None else self.all[last]

    def last_chaser_to(self, company: str) -> Message | None:
        """Give the last chaser or update that went to a company."""
        return self._chasers.get(same(company)) if same(company) else None

    def without(self, application: Application) -> tuple[Message, ...]:
        """Give what was sent in the other applications."""
        return tuple(one for one in self.all if one.application is not application)

    @cached_property
    def _by_application(self) -> Mapping[int, list[int]]:
        return self._index(lambda one: id(one.application))

    @cached_property
    def _by_email(self) -> Mapping[str, list[int]]:
        found = self._index(lambda one: one.email.casefold())
        return {email: places for email, places in found.items() if email}

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, str], list[int]]:
        return self._index(lambda one: (one.company, one.key))

    @cached_property
    def _chasers(self) -> Mapping[str, Message]:
        found: dict[str, Message] = {}
        for one in self.all:
            last = found.get(one.company)
            if one.chasing and (last is None or one.day > last.day):
                found[one.company] = one
        return found

    def _index(self, key: Callable[[Message], K]) -> dict[K, list[int]]:
        found: dict[K, list[int]] = defaultdict(list)
        for place, one in enumerate(self.all):
            found[key(one)].append(place)
        return found


def _is_to(message: Message, person: Person, application: Application) -> bool:
    if message.application is application and message.key in {"", person.key}:
        return True
    if person.email and message.email:
        return person.email.casefold() == message.email.casefold()
    return message.key == person.key and message.company == same(application.company)


def application_events(application: Application, as_of: AsOf) -> tuple[Event, ...]:
    """Give an application's touches in order: none from the future, none twice."""
    latest_day = plus_days(as_of.today, TOLERANCE_DAYS)
    found = [
        (touch.day, index, touch.line, Event(touch, interview))
        for index, interview in enumerate(application.interviews)
        for touch in interview.touches
        if touch.state is TouchState.SNOOZED or touch.day <= latest_day
    ]
    events = [event for *_, event in sorted(found, key=lambda item: item[:3])]
    named = {_same(event) for event in events if event.touch.who}
    seen: set[tuple[object, ...]] = set()
    unique = []
    for event in events:
        text = event.touch.text if event.touch.kind in _MANY_A_DAY else ""
        same = (*_same(event), event.touch.who, text)
        if same in seen or (not event.touch.who and _same(event) in named):
            continue
        seen.add(same)
        unique.append(event)
    return tuple(unique)


_OF_ONE_NOTE = frozenset({TouchKind.THANK_YOU, TouchKind.REFLECT})
_MANY_A_DAY = frozenset({TouchKind.REPLY, TouchKind.OTHER})
"""Kinds of which there may be several on one day: only equal lines are the same touch."""


def _same(event: Event) -> tuple[object, ...]:
    touch = event.touch
    of_one_note = event.interview.path if touch.kind in _OF_ONE_NOTE else ""
    return (touch.kind, touch.state, touch.day, of_one_note)


def all_messages(applications: tuple[Application, ...], as_of: AsOf) -> Messages:
    """Collect what was sent in all applications, for the gaps between messages."""
    found = []
    for application in applications:
        for event in application_events(application, as_of):
            touch = event.touch
            if not touch.sent:
                continue
            people = tuple(named(event, application)) or _only_one(event)
            emails = (person.email for person in people)
            found.append(
                Message(
                    day=touch.day,
                    application=application,
                    company=same(application.company),
                    key=touch.who or next((person.key for person in people), ""),
                    email=next(filter(None, emails), ""),
                    chasing=touch.chaser or touch.kind is TouchKind.UPDATE,
                    event=event,
                )
            )
    return Messages(tuple(found))


def _only_one(event: Event) -> tuple[Person, ...]:
    """Give the interviewer whom a nameless thank-you went to: the only one there is."""
    people = event.interview.people
    nameless = event.touch.kind is TouchKind.THANK_YOU and not event.touch.who
    return people if nameless and len(people) == 1 else ()


def named(event: Event, application: Application) -> Iterator[Person]:
    """Give whom a touch belongs to, as the notes know that person: its own note first."""
    who = event.touch.who
    for interview in (event.interview, *reversed(application.interviews)) if who else ():
        contact = interview.primary_contact
        for person in (contact, interview.person(who)):
            if person and person.key == who:
                yield person


def messenger(event: Event, application: Application) -> str:
    """Give the key of who passes on a message that is for somebody else; empty: nobody does."""
    touch = event.touch
    found = PASSED_ON.search(touch.text)
    if found is None or not (touch.who or touch.kind is TouchKind.THANK_YOU):
        return ""
    people = {person.key: person for one in application.interviews for person in one.everybody}
    names, said = Names(tuple(people.values())), fold(touch.text[found.end() :])
    behind = said[names.length(said, 0) :]
    key = names.at(said, 0)
    return "" if key == touch.who or behind.startswith("'s") else key
