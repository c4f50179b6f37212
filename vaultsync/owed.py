"""The records of what is owed: follow-ups, with the kinds, states and channels they have."""

from datetime import date, datetime
from enum import Enum
from math import inf

from vaultsync.model import Interview, Person, TouchKind, Update
from vaultsync.records import record_class


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


@record_class(kw_only=False)
class Fact:
    """What a reason rests on, and where it stands."""

    path: str
    line: int
    text: str


@record_class
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
    recorded: str = ""
    """The line that settled it, as it stands in the note; empty: nothing did."""
    along: "tuple[FollowUp, ...]" = ()
    """Thank-yous of others that this letter can pass on, as they go to the same inbox."""
    within: str = ""
    """The ID of the thank-you that can pass this one on; empty: there is none."""
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
NO_MESSAGE = SOFT | {Kind.REFLECT}
"""Kinds that are no message to anybody: what is to be sent stands before them."""
_ORDER = tuple(Kind)


def list_order(item: FollowUp) -> tuple[bool, date, float, str, str, int, str]:
    """Sort follow-ups: thank-yous first (S11), then due day and hour, company, person.

    What has no hour is due at the end of its day.
    """
    return (
        item.kind is not Kind.THANK_YOU,
        item.due,
        item.due_at.timestamp() if item.due_at else inf,
        item.company.casefold(),
        item.person.name.casefold(),
        _ORDER.index(item.kind),
        item.id,
    )
