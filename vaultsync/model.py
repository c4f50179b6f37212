"""The records of what notes say; design.md section 2 gives the words."""

from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.records import record_class

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding


class Status(Enum):
    """Where an application stands."""

    WAITING = "waiting"
    SCHEDULED = "scheduled"
    REPLIED = "replied"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    GHOSTED = "ghosted"
    MOVED_ON = "moved-on"
    CLOSED = "closed"

    @property
    def closed(self) -> bool:
        """Nothing is owed any more."""
        return self not in {Status.WAITING, Status.SCHEDULED, Status.REPLIED}


class TouchKind(Enum):
    """What a message or call was."""

    THANK_YOU = "thank-you"
    FOLLOW_UP = "follow-up"
    STATUS_CHECK = "status check"
    UPDATE = "update"
    CALL = "call"
    TEXT = "text"
    CONNECT = "connect"
    KEEP_IN_TOUCH = "keep-in-touch"
    REPLY = "reply"
    OTHER = "other"
    REFLECT = "reflect"
    """A note to oneself: neither sent nor heard; it only settles the reminder."""


CHASERS = frozenset({TouchKind.FOLLOW_UP, TouchKind.STATUS_CHECK, TouchKind.CALL})


class TouchState(Enum):
    """What the line says about it."""

    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"


class Touch(NamedTuple):
    """One message or call, sent or received, with its day."""

    kind: TouchKind
    day: date
    """The day it happened; for a snooze the day until which it is put off."""
    line: int
    """Line in the note, counted from 1."""
    text: str
    """The line as it stands, without marks and indentation."""
    state: TouchState = TouchState.DONE
    who: str = ""
    """`Person.key` of the person it belongs to; empty: the application as a whole."""
    dated: bool = True
    """The line names its day; else the interview's counts."""

    @property
    def sent(self) -> bool:
        """A message or call that went out."""
        return (
            self.state is TouchState.DONE and self.kind not in _NOT_SENT and not self.of_company
        )

    @property
    def of_company(self) -> bool:
        """Followed or looked at a company: nobody got a message."""
        return self.kind in _OF_COMPANY and not self.who

    @property
    def heard(self) -> bool:
        """Something they said."""
        return self.state is TouchState.DONE and self.kind is TouchKind.REPLY

    @property
    def chaser(self) -> bool:
        """A follow-up, status check or call that was sent, or one that was skipped."""
        return self.kind in CHASERS and self.state is not TouchState.SNOOZED


_OF_COMPANY = frozenset({TouchKind.CONNECT, TouchKind.KEEP_IN_TOUCH})
_NOT_SENT = frozenset({TouchKind.REPLY, TouchKind.REFLECT})


class Turn(Enum):
    """What changes how an application goes on, as words tell it."""

    REJECTION = "a rejection"
    OFFER = "an offer"
    INVITATION = "an invitation"


class Told(NamedTuple):
    """A line that is no touch and reads like a turn."""

    turn: Turn
    line: int
    day: date | None = None
    """The day of the next interview that it names, where it is certain; it is only proposed."""
    clock: str = ""
    """Its hour, where it stands behind that day: `14:30`."""
    who: str = ""
    """Who will be there, as the line says: `Mr Yusuf (deputy head)`."""
    wrote: str = ""
    """Key of the one of the note who got in touch to say so, where the line begins with it."""


class Thanked(NamedTuple):
    """A line that is no touch and reads like thanks that were sent."""

    who: str
    """Key of the person; empty: it names nobody."""
    line: int
    when: str
    """Its words for the day on which it was; empty: it names none for certain."""


class Heard(NamedTuple):
    """A line that tells that somebody got in touch, or was answered."""

    who: str
    """Key of the person."""
    line: int
    when: str
    """Its words for the day on which it was."""
    answered: str = ""
    """Words for the day on which oneself answered, as is told behind it; empty: it is not."""
    replied_line: int = 0
    """The line that says so; 0: none does."""


class Contacted(NamedTuple):
    """A ticked task that is no touch and reads like a message to somebody met."""

    who: str
    """Key of the person."""
    line: int
    day: date
    """On which it was done."""


class Met(NamedTuple):
    """A line that says who was met and is read as nothing."""

    text: str
    names: str
    """As they can stand behind `interviewers`."""
    line: int
    left: tuple[str, ...] = ()
    """What stands between them and may be no name."""


class Point(NamedTuple):
    """Something that was noted about a conversation."""

    text: str
    line: int
    kept: bool = False
    """Of a promise: the note says that it is done."""
    by: date | None = None
    """Of a promise: the day by which it is to be, where that is sure."""
    form: str = "**promised:** …"
    """Of a promise: how its line goes behind the box, such as with a name."""


class Update(NamedTuple):
    """Something new since an interview, worth a message: an entry of `updates`."""

    day: date
    text: str
    path: str
    """Of the note that says so."""
    line: int


class Account(NamedTuple):
    """Where a company posts: an entry of `accounts`, as it stands there."""

    text: str
    path: str
    line: int


class Careers(NamedTuple):
    """Where a company lists its openings."""

    link: str
    path: str
    line: int


class Misread(NamedTuple):
    """A field of a person with a text that it cannot have: an email without an address."""

    field: str
    text: str
    line: int


class Person(NamedTuple):
    """An interviewer, or the primary contact."""

    key: str
    """The folded name; a second person of the same name in a note gets `#2`."""
    name: str
    line: int
    """Where the note names the person first."""
    title: str = ""
    email: str = ""
    phone: str = ""
    text_ok: bool | None = None
    """Consent to texts; None where the note does not say."""
    linkedin: str = ""
    channel: str = ""
    """As written: email, text, linkedin, forward; empty where the note leaves it open."""
    pronouns: str = ""
    """As written; never a reason for an honorific."""
    timezone: str = ""
    greeting: str = ""
    """What the note says they are called in a letter, without `Dear`."""
    first_name: bool | None = None
    """A first-name basis is noted; None where the note does not say."""
    called: str = ""
    """The first name, where the note calls them by it alone: `Claire used to work …`."""
    honorific: str = ""
    """Form of address in front of the name, where a field says it."""
    name_order: str = ""
    """family-first or given-first; empty where nothing says it."""
    link: str = ""
    """Target of the wikilink that the name stands in: `People/Jane Doe`; empty without one."""
    note: str = ""
    """Path of the note on this person; empty where none was found (`rules/directory.py`)."""
    from_note: tuple[str, ...] = ()
    """Names of the fields that this note gave, because the interview's note has none."""
    certain: bool = True
    """False for a heading that was taken for a person on weak grounds."""
    heading: str = ""
    """The heading's text as it stands; empty for a person without a section."""
    heading_line: int = 0
    """Line of the heading; 0 for a person without a section."""
    because: str = ""
    """Why this was taken for a person."""
    points: tuple[Point, ...] = ()
    concerns: tuple[Point, ...] = ()
    promises: tuple[Point, ...] = ()
    misread: tuple[Misread, ...] = ()
    """What the note says of the person and nobody can use."""
    described: bool = False
    """The prose of the note is about this person alone, though no line is read as a point."""
    named: bool = False
    """Prose outside of the person's section names them, who has no points."""
    unclaimed: bool = False
    """The note holds lines about the talk that are nobody's, and this person has no points."""
    told: tuple[Point, ...] = ()
    """What prose says of the talk with this person alone, who has no points: to show it."""
    shared: tuple[Point, ...] = ()
    """What a list of the talk says that names nobody: of all, to choose from."""
    only_promised: bool = False
    """A task says what they were promised, and nothing else is noted of them."""

    @property
    def noted(self) -> bool:
        """Something was written down about the conversation."""
        return bool(self.points or self.concerns or self.promises)


@record_class
class Interview:
    """One interview note."""

    path: str
    """Path inside the vault, `/`-separated."""
    company: str = ""
    role: str = ""
    stage: str = ""
    day: date | None = None
    """The date written in the note; None: nothing can be computed."""
    start: datetime | None = None
    """UTC; None where only the day is known."""
    end: datetime | None = None
    """UTC; None where only the day is known."""
    end_assumed: bool = False
    """The note does not say how long it is."""
    zone: str = ""
    """The zone of the interview as the note or the configuration names it."""
    status: Status = Status.WAITING
    status_text: str = ""
    """The status as it is written; empty where the note gives none."""
    they_reply_by: date | None = None
    """The day until which an answer was promised."""
    primary_contact: Person | None = None
    people: tuple[Person, ...] = ()
    """The interviewers, in the order of their headings."""
    touches: tuple[Touch, ...] = ()
    """In the order of the note."""
    lines: tuple[tuple[str, int], ...] = ()
    """Line of each key that was read, counted from 1."""
    look_again: Point | None = None
    """When to look again at the company, in words: `in spring`; nothing is reckoned with it."""
    answer_by: date | None = None
    """The day by which the person answers an offer, where the status is one."""
    told: tuple[Told, ...] = ()
    """What else in the note reads like an end or an invitation; nothing is read from it."""
    thanks: tuple[Thanked, ...] = ()
    """What else in the note reads like thanks that were sent; nothing is read from it."""
    heard: tuple[Heard, ...] = ()
    """What else in the note tells of messages of theirs; nothing is read from it."""
    contacted: tuple[Contacted, ...] = ()
    """Ticked tasks that read like other messages; nothing is read from them."""
    met: tuple[Met, ...] = ()
    """Where nobody is read as an interviewer, the lines that name some all the same."""
    updates: tuple[Update, ...] = ()
    accounts: tuple[Account, ...] = ()
    careers: Careers | None = None
    name_order: str = ""
    """Which name comes first in this note; empty: it does not say."""
    language: str = ""
    """In which language its messages are written; empty: that of the vault."""
    thread: tuple[str, ...] = ()
    """Ids of the messages that a mail goes on from, the latest last: `abc@mail.example`."""
    identity: str = ""
    """What the IDs of its follow-ups are made from; never the path (`rules/grouping.py`)."""

    def line_of(self, *keys: str) -> int:
        """Give the line of the first of the keys that the note has; else 1."""
        known = dict(self.lines)
        return next((known[key] for key in keys if key in known), 1)

    @property
    def assumed(self) -> str:
        """Say how long it is taken to be, where the note does not say; else empty."""
        if not (self.end_assumed and self.start and self.end):
            return ""
        return f"{(self.end - self.start) // timedelta(minutes=1)} minutes assumed"

    @property
    def everybody(self) -> tuple[Person, ...]:
        """The interviewers, and the primary contact who is none."""
        contact = self.primary_contact
        extra = contact and all(person.key != contact.key for person in self.people)
        return (*self.people, contact) if contact and extra else self.people

    @property
    def known(self) -> frozenset[str]:
        """The keys of everybody whom the note names as a person."""
        return frozenset(person.key for person in self.everybody)

    def person(self, key: str) -> Person | None:
        """Find an interviewer by key."""
        return next((person for person in self.people if person.key == key), None)


class Parsed(NamedTuple):
    """What a note gave."""

    interview: Interview | None
    findings: "tuple[Finding, ...]" = ()


@record_class
class Application:
    """All interviews for one role at one company."""

    company: str
    role: str
    interviews: tuple[Interview, ...]
    """By day and hour; those without a date come last."""
