"""Everyone met, across all interviews: where, when, and how they can be reached (S57)."""

from collections import defaultdict
from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Interview, Person
from vaultsync.names import bare, fold, same
from vaultsync.owed import Channel
from vaultsync.records import record_class
from vaultsync.rules.channel import own_channel
from vaultsync.rules.directory import added
from vaultsync.rules.messages import Event
from vaultsync.rules.standing import Standing, is_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.parse.person_note import PersonNote


class Met(Enum):
    """Whether an interview took place as of the instant."""

    MET = "met"
    PLANNED = "planned"
    CALLED_OFF = "called off"
    UNDATED = "undated"


@record_class
class Meeting:
    """A person in an interview."""

    interview: Interview
    person: Person
    """As this interview's note knows them."""
    standing: Standing
    primary: bool
    """They are its primary contact and no interviewer."""

    @property
    def state(self) -> Met:
        """Whether it took place."""
        if self.interview.day is None:
            return Met.UNDATED
        if is_over(self.interview, self.standing.as_of):
            return Met.MET
        return Met.CALLED_OFF if self.interview.status.closed else Met.PLANNED

    @property
    def order(self) -> tuple[date, datetime, str, str]:
        """Sort by day and hour; those without a date come first, as the oldest."""
        one = self.interview
        end = one.end or datetime.min.replace(tzinfo=UTC)
        return (one.day or date.min, end, one.path, self.person.key)


@record_class
class Contact:
    """Somebody met, in one interview or in several."""

    person: Person
    """With what the latest meetings know of them."""
    also: tuple[str, ...] = ()
    """Other spellings of the name, and the aliases that the person's note gives."""
    companies: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...]
    """In the order of time."""
    through: Person | None = None
    """Who could pass a message on, where the person cannot be reached."""
    sent: Event | None = None
    """The last message that went to them."""
    heard: Event | None = None
    """The last thing they said."""

    @property
    def name(self) -> str:
        """The name, as the person's note gives it, else in its longest spelling."""
        return self.person.name

    def goes_by(self, wanted: str) -> bool:
        """Tell whether a part of the name, an alias or a company is `wanted`.

        Accents need not be typed: `ines` finds Inês.
        """
        part = fold(wanted)
        texts = [fold(text) for text in (self.name, *self.also, *self.companies)]
        return any(part in text or part in bare(text) for text in texts)


def everyone(
    standings: "Iterable[Standing]", notes: "Iterable[PersonNote]" = ()
) -> tuple[Contact, ...]:
    """Give everyone met, interviewers and primary contacts, by name.

    Two are one person if they have the same note, the same name at the same company, or the
    same email address.
    """
    meetings = [meeting for standing in standings for meeting in _meetings(standing)]
    meetings.sort(key=lambda one: one.order)
    known = {note.path: note for note in notes}
    events = _events(meetings)
    found = [_contact(group, known, events) for group in _persons(meetings)]
    return tuple(sorted(found, key=_order))


def _order(contact: Contact) -> tuple[str, str, tuple[str, ...], str]:
    """Sort by name, where letters with and without marks stand together: `Å` beside `A`."""
    first = contact.meetings[0].interview.path
    name = contact.name
    return (bare(name), fold(name), tuple(map(fold, contact.companies)), first)


def _meetings(standing: Standing) -> "Iterator[Meeting]":
    for interview in standing.application.interviews:
        for person in interview.people:
            yield Meeting(interview=interview, person=person, standing=standing, primary=False)
        contact = interview.primary_contact
        if contact and interview.person(contact.key) is None:
            yield Meeting(interview=interview, person=contact, standing=standing, primary=True)


class _Place(NamedTuple):
    """A person in a note."""

    path: str
    key: str


def _place(meeting: Meeting) -> _Place:
    return _Place(meeting.interview.path, meeting.person.key)


def _persons(meetings: list[Meeting]) -> "Iterator[list[Meeting]]":
    """Bring the meetings with one person together."""
    root = list(range(len(meetings)))

    def find(index: int) -> int:
        while root[index] != index:
            root[index] = root[root[index]]
            index = root[index]
        return index

    first: dict[tuple[str, ...], int] = {}
    for index, sign in _signs(meetings):
        other = first.setdefault(sign, index)
        one, two = sorted((find(index), find(other)))
        root[two] = one
    groups: dict[int, list[Meeting]] = defaultdict(list)
    for index, meeting in enumerate(meetings):
        groups[find(index)].append(meeting)
    yield from groups.values()


def _signs(meetings: list[Meeting]) -> "Iterator[tuple[int, tuple[str, ...]]]":
    """Give what tells that two are one person; notes of their own keep persons apart."""
    notes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    signs: list[tuple[int, tuple[str, ...]]] = []
    for index, meeting in enumerate(meetings):
        person, path = meeting.person, meeting.interview.path
        company, email = same(meeting.interview.company), person.email.casefold()
        if person.note:
            yield index, ("note", person.note)
        if company:
            signs.append((index, ("name", person.key, company)))
        if email:
            keys[path, email].add(person.key)
            signs.append((index, ("email", email)))
    # one address of two persons in one note is the mailbox of an office
    shared = {email for (_, email), found in keys.items() if len(found) > 1}
    signs = [(i, sign) for i, sign in signs if sign[0] != "email" or sign[1] not in shared]
    for index, sign in signs:
        notes[sign].add(meetings[index].person.note)
    for index, sign in signs:
        apart = len(notes[sign] - {""}) > 1
        yield index, (*sign, meetings[index].person.note) if apart else sign


def _events(meetings: list[Meeting]) -> dict[_Place, list[Event]]:
    """Give what was sent to and heard from each person of each note, in order."""
    found: dict[_Place, list[Event]] = {}
    for meeting in meetings:
        place = _place(meeting)
        if meeting.primary:
            found[place] = list(meeting.standing.events_about.get((place.path, place.key), ()))
        else:
            found[place] = list(meeting.standing.about(meeting.interview, meeting.person))
    return found


def _contact(
    meetings: list[Meeting],
    notes: "dict[str, PersonNote]",
    events: dict[_Place, list[Event]],
) -> Contact:
    person = _whole([meeting.person for meeting in reversed(meetings)])
    note = notes.get(person.note)
    spellings = sorted({m.person.name for m in meetings}, key=lambda name: (-len(name), name))
    name = note.name if note and note.typed else spellings[0]
    also = dict.fromkeys((*spellings, *(note.aliases if note else ())))
    sent, heard = (
        [
            event
            for meeting in meetings
            for event in events[_place(meeting)]
            if (event.touch.sent if out else event.touch.heard)
        ]
        for out in (True, False)
    )
    return Contact(
        person=person._replace(name=name),
        also=tuple(other for other in also if fold(other) != fold(name)),
        companies=_companies(meetings, note),
        meetings=tuple(meetings),
        through=None if own_channel(person).reaches else _through(meetings[-1]),
        sent=_last(sent),
        heard=_last(heard),
    )


def _last(events: list[Event]) -> Event | None:
    """Give the latest one; of several on a day the one that stands last."""
    latest = max((event.touch.day for event in events), default=None)
    return next((event for event in reversed(events) if event.touch.day == latest), None)


def _companies(meetings: list[Meeting], note: "PersonNote | None") -> tuple[str, ...]:
    """Give the companies, the latest first; what the person's note says stands behind."""
    found: dict[str, str] = {}
    of_note = note.companies if note else ()
    for name in (*(one.interview.company for one in reversed(meetings)), *of_note):
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _whole(people: list[Person]) -> Person:
    """Add up what several notes know of a person, the latest first."""
    whole = people[0]
    for other in people[1:]:
        whole = added(whole, other)._replace(note=whole.note or other.note)
    return whole


def _through(meeting: Meeting) -> Person | None:
    primary = meeting.standing.primary
    if primary is None or primary.key == meeting.person.key:
        return None
    return primary if own_channel(primary).reaches else None


def reached_by(contact: Contact) -> Channel:
    """Give the channel on which a message would go to them."""
    own = own_channel(contact.person)
    if own.reaches:
        return own
    return Channel.FORWARD if contact.through else Channel.NONE
