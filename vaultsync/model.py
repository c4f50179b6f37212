"""The records that pass between the parts; design.md section 2 gives the words."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.patterns import regex

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


_QUESTION = regex(r"[?？؟][\"'”’»)\]*_]*(?:\s|$)")
"""No question mark inside of an address."""


def is_question(text: str) -> bool:
    """Tell whether something is asked: a question mark stands at the end of a word."""
    return _QUESTION.search(text) is not None


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
    def asks(self) -> bool:
        """Something they asked, by its question mark: they wait for an answer."""
        return self.heard and is_question(self.text)

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


class Point(NamedTuple):
    """Something that was noted about a conversation."""

    text: str
    line: int


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

    @property
    def followed(self) -> bool:
        """The entry says that it is followed."""
        said = _FOLLOWED.search(self.text)
        return said is not None and not _NOT_FOLLOWED.search(self.text)


_FOLLOWED = regex(r"\bfollow(?:ed|ing)\b", re.IGNORECASE)
_NOT_FOLLOWED = regex(
    r"\b(?:not|n't|to be|un)[ -]?(?:yet )?followed\b|\bfollow(?:ed|ing): (?:no|false|never)\b",
    re.IGNORECASE,
)


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

    @property
    def noted(self) -> bool:
        """Something was written down about the conversation."""
        return bool(self.points or self.concerns or self.promises)


@dataclass(frozen=True, slots=True, kw_only=True)
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


class Kind(Enum):
    """What kind of follow-up is owed."""

    REFLECT = "reflect"
    THANK_YOU = "thank-you"
    FOLLOW_UP = "follow-up"
    STATUS_CHECK = "status-check"
    RESPOND = "respond"
    CONNECT = "connect"
    UPDATE = "update"
    KEEP_IN_TOUCH = "keep-in-touch"


RECORDED_AS = {
    Kind.REFLECT: TouchKind.REFLECT,
    Kind.THANK_YOU: TouchKind.THANK_YOU,
    Kind.FOLLOW_UP: TouchKind.FOLLOW_UP,
    Kind.STATUS_CHECK: TouchKind.STATUS_CHECK,
    Kind.RESPOND: TouchKind.OTHER,
    Kind.CONNECT: TouchKind.CONNECT,
    Kind.UPDATE: TouchKind.UPDATE,
    Kind.KEEP_IN_TOUCH: TouchKind.KEEP_IN_TOUCH,
}
"""The kind of the touch that settles a follow-up."""


class State(Enum):
    """How a follow-up stands at the instant asked for."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    SNOOZED = "snoozed"
    WAITING = "waiting"
    DONE = "done"
    SKIPPED = "skipped"
    MISSED = "missed"

    @property
    def open(self) -> bool:
        """Still to be done."""
        return self not in {State.DONE, State.SKIPPED, State.MISSED}

    @property
    def pressing(self) -> bool:
        """To be done now."""
        return self in {State.DUE, State.OVERDUE}


class Channel(Enum):
    """How a message goes to a person."""

    EMAIL = "email"
    TEXT = "text"
    FORWARD = "forward"
    LINKEDIN = "linkedin"
    NONE = "none"

    @property
    def reaches(self) -> bool:
        """The person can be reached directly."""
        return self not in {Channel.FORWARD, Channel.NONE}


@dataclass(frozen=True, slots=True)
class Fact:
    """What a reason rests on, and where it stands."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """Something owed to a person, with its due date."""

    id: str
    """`vs-` and 8 characters; the same on every device and after a rename of the note."""
    kind: Kind
    state: State
    person: Person
    through: Person | None = None
    """Who is asked to pass it on, where the channel is forward."""
    company: str
    role: str
    channel: Channel
    due: date
    """In the vault's zone."""
    due_at: datetime | None = None
    """UTC; None where only the day is known."""
    reason: str
    """One sentence of absolute facts, the same all day."""
    advice: str = ""
    """What commands add to it, and the due note does not: that it is late; how to skip it."""
    facts: tuple[Fact, ...] = ()
    interview: Interview
    """The interview it belongs to: for a chaser the latest one."""
    line: int
    """Line in the interview's note."""
    heading: str = ""
    """The person's heading in that note; empty where there is none."""
    settled: date | None = None
    """The day of the touch, for done and skipped ones."""
    settled_as: TouchKind | None = None
    """What that touch was; another message than this one may settle it, too."""
    record: Fact | None = None
    """Where that touch stands."""
    among_roles: bool = False
    """There are several applications at the company: the role tells them apart."""
    news: tuple[Update, ...] = ()
    """What is new since the last message to the person."""
    earlier: TouchKind | None = None
    """What that message was."""
    wrote: date | None = None
    """The day of that message."""
    override: str = ""
    """Why it is sent against the advice, as its draft says; empty: it is not (S36)."""
    beyond: int = 0
    """How many messages went out without an answer, where this is one too many (S37)."""

    @property
    def where(self) -> str:
        """The company, with the role where there are several; empty for the company itself."""
        if not self.company or not self.person.name:
            return ""
        role = f" ({self.role})" if self.among_roles and self.role else ""
        return f"{self.company}{role}"

    @property
    def sentence(self) -> str:
        """The reason with what commands add."""
        return f"{self.reason}; {self.advice}" if self.advice else self.reason

    def late_on(self, today: date) -> bool:
        """Tell whether it is overdue and was so at midnight: the same all day."""
        return self.state is State.OVERDUE and self.due < today


SOFT = frozenset({Kind.CONNECT, Kind.KEEP_IN_TOUCH})
"""Kinds that concern a company, not a person, and are never overdue."""
_ORDER = tuple(Kind)


def list_order(item: FollowUp) -> tuple[bool, date, str, str, int, str]:
    """Sort follow-ups: thank-yous first (S11), then due day, company, person."""
    return (
        item.kind is not Kind.THANK_YOU,
        item.due,
        item.company.casefold(),
        item.person.name.casefold(),
        _ORDER.index(item.kind),
        item.id,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """All interviews for one role at one company."""

    company: str
    role: str
    interviews: tuple[Interview, ...]
    """By day and hour; those without a date come last."""
