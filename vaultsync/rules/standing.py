"""How an application stands at an instant: what the rules ask about it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from vaultsync.calendar import AsOf, BusinessDays, plus_days, plus_elapsed
from vaultsync.model import (
    Application,
    Interview,
    Person,
    Status,
    Touch,
    TouchKind,
    TouchState,
    Update,
)
from vaultsync.parse.messages.heard_turns import asks_for_answer
from vaultsync.parse.persons.contacts import same_person
from vaultsync.records import record_class
from vaultsync.rules.channel import own_channel
from vaultsync.rules.grouping import order
from vaultsync.rules.messages import (
    TOLERANCE_DAYS,
    Event,
    Message,
    Messages,
    application_events,
    messenger,
    named,
)
from vaultsync.rules.twins import thanked_there

if TYPE_CHECKING:
    from vaultsync.rules.twins import Twins
    from vaultsync.settings import Strategy


T = TypeVar("T")


@record_class(kw_only=False, slots=False)
class Standing:
    """An application as of an instant. Everything here follows from its fields."""

    application: Application
    as_of: AsOf
    strategy: "Strategy"
    days: BusinessDays
    messages: Messages = field(default_factory=Messages)
    """What was sent to anybody, in all applications."""
    news: tuple[Update, ...] = ()
    """What the notes of `type: profile` say."""
    among_roles: bool = False
    """There are other applications at the same company."""
    unnamed: tuple[Interview, ...] = ()
    """Interviews at the same company that may be of this application: one names no role."""
    twins: "Twins" = field(default_factory=dict)
    """Who stands in several notes on the same interview."""
    overrides: tuple[tuple[str, date], ...] = ()
    """IDs of messages that are sent against the advice, with the day of each draft."""

    @cached_property
    def _found(self) -> dict[Hashable, object]:
        return {}

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """Give what follows from this standing; several rules ask for the same."""
        if key not in self._found:
            self._found[key] = find()
        return cast("T", self._found[key])

    @cached_property
    def over(self) -> tuple[Interview, ...]:
        """The interviews that are over, in order."""
        dated = (one for one in self.application.interviews if is_over(one, self.as_of))
        return tuple(sorted(dated, key=lambda one: (ended(one, self.as_of), order(one))))

    @cached_property
    def latest(self) -> Interview | None:
        """The last interview that is over."""
        return self.over[-1] if self.over else None

    @property
    def deciding(self) -> Interview:
        """The interview whose note says how the application stands."""
        return self.latest or self.application.interviews[-1]

    @cached_property
    def planned(self) -> tuple[Interview, ...]:
        """Interviews with a date that are not over yet, whatever their own notes say."""
        return tuple(
            one for one in self.application.interviews if one.day and one not in self.over
        )

    @cached_property
    def following(self) -> Interview | None:
        """The next interview, where neither its note nor these name a role (VS408).

        Then nothing tells two applications apart: to ask how it stands while they wait for
        one would be wrong. So it is of a later one with somebody who was met here before.
        """
        alike = (one for one in self._later() if not (one.role or self.application.role))
        return next(alike, None)

    @cached_property
    def may_follow(self) -> Interview | None:
        """An interview to come there that may be the next: one of the two names no role.

        It is an application of its own (strategy.md section 2): told, and nothing waits.
        """
        to_come = (one for one in self._later() if not is_over(one, self.as_of))
        return None if self.following else next(to_come, None)

    def _later(self) -> Iterator[Interview]:
        last = self.latest
        for one in sorted(self.unnamed, key=order):
            if last is None or last.day is None or one.day is None or one.status.closed:
                continue
            again = any(same_person(a, b) for a in one.people for b in last.people)
            if one.day > last.day and (again or not is_over(one, self.as_of)):
                yield one

    @property
    def status(self) -> Status:
        """What the latest interview's note says."""
        return self.latest.status if self.latest else Status.WAITING

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Touches of all notes, doubles once, by day and then as they stand in the notes."""
        return application_events(self.application, self.as_of)

    @cached_property
    def events_about(self) -> Mapping[tuple[str, str], tuple[Event, ...]]:
        """The events of each note about each person, in order: (path, key) to events.

        One that names somebody whom its own note does not know is about the last interview
        with that person before it.
        """
        found: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in self.events:
            who, note = event.touch.who, event.interview
            if who and who not in note.known:
                met = [one for one in self.application.interviews if one.person(who)]
                before = [one for one in met if (one.day or date.max) <= event.touch.day]
                note = before[-1] if before else note
            found[note.path, who].append(event)
        return {key: tuple(events) for key, events in found.items()}

    def about(self, interview: Interview, person: Person) -> tuple[Event, ...]:
        """Give what a note says of a person; nameless lines count where there is only one."""
        keys = (person.key, *(("",) if len(interview.people) == 1 else ()))
        return tuple(
            e for key in keys for e in self.events_about.get((interview.path, key), ())
        )

    @cached_property
    def people_of(self) -> Mapping[str, Mapping[str, Person]]:
        """The interviewers of each note by key: path to key to person."""
        return {
            one.path: {person.key: person for person in one.people}
            for one in self.application.interviews
        }

    @cached_property
    def counted(self) -> tuple[Event, ...]:
        """Touches after the end of the latest interview; one on its day counts as after."""
        if self.latest is None:
            return ()
        day = first_day(self.latest, self.as_of)
        return tuple(event for event in self.events if event.touch.day >= day)

    @cached_property
    def chasers(self) -> tuple[Event, ...]:
        """Follow-ups, status checks and calls since, to anybody; skipped ones too."""
        return tuple(event for event in self.counted if event.touch.chaser)

    @cached_property
    def unanswered(self) -> tuple[Event, ...]:
        """What was heard since the last message sent, and asks for an answer.

        What they wrote before a promised day is answered by that promise: they will write.
        What they asked is not, nor an invitation: the promise may be older than it.
        """
        promised = self.latest.they_reply_by if self.latest else None
        heard: list[Event] = []
        for event in self.counted:
            heard = [*heard, event] if event.touch.heard else self.left_by(event, heard)
        return tuple(
            one
            for one in heard
            if not promised or promised <= one.touch.day or asks_for_answer(one.touch.text)
        )

    def left_by(self, event: Event, heard: list[Event]) -> list[Event]:
        """Give what a touch leaves unanswered of what was heard before it.

        Anything sent answers it (strategy.md section 3), except what somebody wrote who only
        passes on that message: it is for another one. Nor does a thank-you to another one
        answer what was asked, or an invitation: that would go unanswered.
        """
        if not settles_answer(event.touch):
            return heard
        hand = messenger(event, self.application)
        asked = self.primary.key if self.primary else ""
        thanked = self.find(event) if event.touch.kind is TouchKind.THANK_YOU else None
        return [
            one
            for one in heard
            if (hand and (one.touch.who or asked) == hand)
            or (thanked and self._asks_beside(one, thanked))
        ]

    def _asks_beside(self, heard: Event, thanked: Person) -> bool:
        """Tell whether somebody else than who was thanked waits for an answer."""
        writer = self.find(heard) or self.primary
        return (
            writer is not None
            and not same_person(writer, thanked)
            and asks_for_answer(heard.touch.text)
        )

    @property
    def silent(self) -> bool:
        """Nothing is to be answered: chasing may go on."""
        return not self.unanswered

    def thanked(self, interview: Interview, person: Person) -> Event | None:
        """Give the touch that settled a thank-you: sent after the interview, else skipped.

        That somebody gets none can be settled before they are met. One that names its day
        comes before one that does not. Else it is one that another note on the same interview
        holds.
        """
        start = first_day(interview, self.as_of)
        found = [
            event
            for event in self.about(interview, person)
            if event.touch.kind is TouchKind.THANK_YOU
            and (event.touch.day >= start or event.touch.state is TouchState.SKIPPED)
        ]
        for state in (TouchState.DONE, TouchState.SKIPPED):
            settled = [event for event in found if event.touch.state is state]
            if settled:
                return next((one for one in settled if one.touch.dated), settled[0])
        return thanked_there(self, interview, person, start)

    def thanks_end(self, interview: Interview, person: Person) -> date:
        """Give the last day of a thank-you; after it, it is missed."""
        snoozed = (
            event.touch.day
            for event in self.about(interview, person)
            if event.touch.kind is TouchKind.THANK_YOU
            and event.touch.state is TouchState.SNOOZED
        )
        last = max(snoozed, default=date.min)
        days = self.strategy.thank_you_missed_days
        return plus_days(max(interview.day or date.max, last), days)

    @cached_property
    def updates(self) -> tuple[Update, ...]:
        """What is new since, in the order of days; what lies in the future does not count."""
        own = (one for note in self.application.interviews for one in note.updates)
        last = plus_days(self.as_of.today, TOLERANCE_DAYS)
        found = {one for one in (*own, *self.news) if one.day <= last}
        return tuple(sorted(found, key=lambda one: (one.day, one.path, one.line)))

    @property
    def cap(self) -> int:
        """How many chasers there may be."""
        counts = self.strategy.count_thank_you and self._thanks_count()
        return max(self.strategy.max_follow_ups - counts, 0)

    def _thanks_count(self) -> bool:
        """Tell whether somebody of the latest interview was thanked, or still will be."""
        if self.latest is None:
            return False
        found = [(one, self.thanked(self.latest, one)) for one in self.latest.people]
        return any(
            event.touch.sent
            if event
            else self.as_of.today <= self.thanks_end(self.latest, person)
            for person, event in found
        )

    @property
    def may_chase(self) -> bool:
        """No answer is in, none is known to come, and the cap is not reached."""
        return self.unasked and self.following is None

    @property
    def unasked(self) -> bool:
        """A chaser is to come, as far as the notes of this application say."""
        return (
            self.latest is not None
            and self.status is Status.WAITING
            and not self.planned
            and self.silent
            and len(self.chasers) < self.cap
        )

    @property
    def moved_on(self) -> bool:
        """All chasers are out and 10 business days went by without an answer."""
        end = self.last_day
        return end is not None and self.as_of.today > end

    @property
    def last_day(self) -> date | None:
        """The last day of waiting for an answer to the last chaser; None: none is awaited.

        An answer to it ends that, and so do the statuses `replied` and `scheduled`.
        """
        if not self.chasers or len(self.chasers) < self.cap:
            return None
        if self.planned or self.following or not self.silent:
            return None
        last = self.chasers[-1]
        behind = self.counted[self.counted.index(last) + 1 :]
        if self.status is not Status.WAITING or any(one.touch.heard for one in behind):
            return None
        return self.days.after(last.touch.day, self.strategy.moved_on_bd)

    @cached_property
    def primary(self) -> Person | None:
        """The person that everything but the thank-yous goes to (strategy.md section 2)."""
        known = self.over or self.planned
        for interview in reversed(known):
            if interview.primary_contact:
                return interview.primary_contact
        people = known[-1].people if known else ()
        reached = (person for person in people if own_channel(person).reaches)
        return next(reached, people[0] if people else None)

    def find(self, event: Event) -> Person | None:
        """Give the person a touch belongs to, whichever note knows them."""
        return next(named(event, self.application), None)

    def last_message_to(self, person: Person) -> Message | None:
        """The last message sent to this person, from whatever application."""
        return self.messages.last_to(person, self.application)

    def last_chaser_to_company(self) -> Message | None:
        """The last chaser or update sent to the company, from whatever application."""
        return self.messages.last_chaser_to(self.application.company)


def settles_answer(touch: Touch) -> bool:
    """Anything sent answers what was heard before it; so does an answer that was skipped."""
    skipped = touch.state is TouchState.SKIPPED and touch.kind is TouchKind.OTHER
    return touch.sent or skipped


def ended(interview: Interview, as_of: AsOf) -> datetime:
    """Give the instant at which an interview is over: its end, or that of its day."""
    if interview.end:
        return interview.end
    day = plus_days(interview.day or date.max, 1)
    midnight = datetime.combine(day, datetime.min.time(), as_of.zone)
    return plus_elapsed(midnight, timedelta())


def first_day(interview: Interview, as_of: AsOf) -> date:
    """Give the first day on which a touch counts as after the interview.

    It is the day written in the note; in a vault far to the west it may be the day before.
    """
    day = interview.day or date.max
    return min(day, as_of.day_of(interview.end)) if interview.end else day


def is_over(interview: Interview, as_of: AsOf) -> bool:
    """Tell whether an interview is over; one with only a day is when that day is."""
    return interview.day is not None and as_of.instant >= ended(interview, as_of)
