"""What was sent beside what came of it: thanks in time, answers, outcomes (S03, S10)."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from enum import Enum
from statistics import median
from typing import TYPE_CHECKING

from vaultsync.model import Interview, Person, TouchKind
from vaultsync.names import bare, same
from vaultsync.owed import State
from vaultsync.records import record_class
from vaultsync.rules.messages import Event
from vaultsync.rules.standing import Standing, first_day
from vaultsync.rules.thank_you import thanks_for

if TYPE_CHECKING:
    from collections.abc import Iterable

MOVED_ON = "no answer, moved on"
"""What became of an application that ended by itself (S38)."""


class Thanks(Enum):
    """Whether somebody was thanked, or everybody of an interview."""

    IN_TIME = "in time"
    LATE = "late"
    IN_PART = "in part"
    """Some were thanked, others never will be; only said of an interview."""
    NEVER = "never"
    SKIPPED = "skipped"
    """Left out on purpose."""
    OPEN = "open"
    """Still to be thanked, and not too late."""
    NOBODY = "nobody named"
    """The note names no interviewer; only said of an interview."""


@record_class
class Thanked:
    """An interviewer and their thank-you."""

    person: Person
    thanks: Thanks
    due: date | None = None
    """None where nothing is owed any more."""
    sent: date | None = None
    """Touches have days, no times: one on the due day is in time."""
    overdue: bool = False
    """It is still owed, and should have been sent by now."""


@record_class
class Answer:
    """The first thing that was heard after an interview, before the next one."""

    event: Event
    days: int
    """Since the day of the interview."""
    after: Event | None
    """The last message before it."""


@record_class
class Record:
    """An interview that is over, with what was sent after it and what came of it."""

    interview: Interview
    standing: Standing
    people: tuple[Thanked, ...]
    sent: tuple[Event, ...]
    """Thank-yous, too; in the order of days."""
    answer: Answer | None
    next: date | None
    """The day of the next interview of the application."""

    @property
    def thanks(self) -> Thanks:
        """How the interview was thanked for: the worst of what its interviewers got."""
        said = {one.thanks for one in self.people}
        if Thanks.OPEN in said or len(said) == 1:
            return Thanks.OPEN if Thanks.OPEN in said else said.pop()
        said.discard(Thanks.SKIPPED)
        if Thanks.NEVER in said:
            return Thanks.NEVER if len(said) == 1 else Thanks.IN_PART
        if Thanks.LATE in said:
            return Thanks.LATE
        return Thanks.IN_TIME if said else Thanks.NOBODY

    @property
    def outcome(self) -> str:
        """What became of it: a further interview, or how the application stands."""
        return "next interview" if self.next else _outcome(self.standing)


@record_class
class Tally:
    """Records added up."""

    records: tuple[Record, ...]

    @property
    def thanks(self) -> Mapping[Thanks, int]:
        """How many interviews were thanked for how; what does not occur is left out."""
        return _counted(record.thanks for record in self.records)

    @property
    def people(self) -> Mapping[Thanks, int]:
        """How many interviewers were thanked how."""
        return _counted(one.thanks for record in self.records for one in record.people)

    @property
    def sent(self) -> Mapping[TouchKind, int]:
        """How many messages of which kind went out."""
        found = Counter(event.touch.kind for record in self.records for event in record.sent)
        return {kind: found[kind] for kind in TouchKind if found[kind]}

    @property
    def answer_days(self) -> tuple[int, ...]:
        """Days from the interview to the answer, ascending; one for each that was answered."""
        return tuple(sorted(one.answer.days for one in self.records if one.answer))

    @property
    def answer_median(self) -> float | None:
        """The median of those days."""
        return median(self.answer_days) if self.answer_days else None

    @property
    def outcomes(self) -> Mapping[str, int]:
        """How many applications stand how, the most frequent first."""
        stood = {id(record.standing): record.standing for record in self.records}
        found = Counter(_outcome(one) for one in stood.values())
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def records_of(standings: "Iterable[Standing]") -> tuple[Record, ...]:
    """Give a record of every interview that is over, by company and then by day."""
    found = [record for standing in standings for record in _of_application(standing)]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                bare(same(one.standing.application.company)),
                same(one.standing.application.company),
                one.interview.day or date.min,
                one.interview.path,
            ),
        )
    )


def tally(records: "Iterable[Record]") -> Tally:
    """Add records up."""
    return Tally(records=tuple(records))


def by_company(records: "Iterable[Record]") -> dict[str, tuple[Record, ...]]:
    """Group records by company, each under its first spelling; no company is an empty name."""
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[same(record.standing.application.company)].append(record)
    return {
        members[0].standing.application.company: tuple(members) for members in groups.values()
    }


def _of_application(standing: Standing) -> "Iterable[Record]":
    events = _shared_out(standing)
    days = sorted(one.day for one in (*standing.over, *standing.planned) if one.day)
    for interview in standing.over:
        mine = events.get(interview.path, ())
        yield Record(
            interview=interview,
            standing=standing,
            people=tuple(_thanked(standing, interview, one) for one in interview.people),
            sent=tuple(event for event in mine if event.touch.sent),
            answer=_answer(interview, mine),
            next=_next(interview, days),
        )


def _next(interview: Interview, days: list[date]) -> date | None:
    own = interview.day or date.max
    return next((day for day in days if day > own), None)


def _shared_out(standing: Standing) -> dict[str, tuple[Event, ...]]:
    """Give each interview what followed it: path to events, in order."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in standing.events:
        begun = [
            one for one in standing.over if first_day(one, standing.as_of) <= event.touch.day
        ]
        if not begun:
            continue
        latest = first_day(begun[-1], standing.as_of)
        own = event.interview
        thanks = event.touch.kind is TouchKind.THANK_YOU
        if own in begun and (thanks or first_day(own, standing.as_of) == latest):
            found[own.path].append(event)
        else:
            found[begun[-1].path].append(event)
    return {path: tuple(events) for path, events in found.items()}


def _thanked(standing: Standing, interview: Interview, person: Person) -> Thanked:
    item = thanks_for(standing, interview, person)
    if item is None or item.state is State.MISSED:
        return Thanked(person=person, thanks=Thanks.NEVER, due=item.due if item else None)
    if item.state is State.SKIPPED:
        return Thanked(person=person, thanks=Thanks.SKIPPED, due=item.due)
    if item.state is State.DONE and item.settled:
        thanks = Thanks.IN_TIME if item.settled <= item.due else Thanks.LATE
        return Thanked(person=person, thanks=thanks, due=item.due, sent=item.settled)
    late = item.state is State.OVERDUE
    return Thanked(person=person, thanks=Thanks.OPEN, due=item.due, overdue=late)


def _answer(interview: Interview, events: tuple[Event, ...]) -> Answer | None:
    index = next((n for n, event in enumerate(events) if event.touch.heard), None)
    if index is None or interview.day is None:
        return None
    event = events[index]
    sent = [one for one in events[:index] if one.touch.sent]
    days = max((event.touch.day - interview.day).days, 0)
    return Answer(event=event, days=days, after=sent[-1] if sent else None)


def _outcome(standing: Standing) -> str:
    return MOVED_ON if standing.moved_on else standing.status.value


def _counted(said: "Iterable[Thanks]") -> dict[Thanks, int]:
    found = Counter(said)
    return {thanks: found[thanks] for thanks in Thanks if found[thanks]}
