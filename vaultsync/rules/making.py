"""Building follow-ups: states, snoozes, facts. The rules say what and when."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import AsOf, BusinessDays, show_short_day
from vaultsync.model import Interview, Person, TouchKind, TouchState
from vaultsync.owed import Channel, Fact, FollowUp, Kind, State
from vaultsync.rules.channel import channel_of
from vaultsync.rules.grouping import make_company_id, make_id

if TYPE_CHECKING:
    from vaultsync.model import Touch
    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing


PUT_OFF = "put off until"
"""How a fact begins that is a snooze."""
NOBODY = Person("", "", 0)
"""Whom it concerns when it concerns a company."""
SUPPOSED = 10**9
"""Line of a touch that only the plan supposes: behind all others of its day."""


class Due(NamedTuple):
    """When something is due, and why."""

    day: date
    reason: str
    at: datetime | None = None
    """UTC; None where only the day is known."""
    facts: tuple[Fact, ...] = ()


class Stand(NamedTuple):
    """How a follow-up stands."""

    state: State
    advice: str = ""
    """What commands add to the reason."""
    settled: "Event | None" = None
    """The touch that settled it."""


def business_days_later(days: BusinessDays, day: date, count: int) -> str:
    """Say how many business days later something is due, with the public holidays between."""
    unit = "business day" if count == 1 else "business days"
    return f"{count} {unit} later{over_holidays(days, day, days.after(day, count))}"


def over_holidays(days: BusinessDays, day: date, due: date) -> str:
    """Name the public holidays between two days: one wonders why it is due no sooner."""
    found = [show_short_day(one) for one in days.public_between(day, due)]
    if not found:
        return ""
    *others, last = found
    if not others:
        return f"; {last} is a public holiday"
    return f"; {', '.join(others)} and {last} are public holidays"


def day_state(due: date, as_of: AsOf) -> State:
    """State of something of which only the day is known."""
    if as_of.today < due:
        return State.UPCOMING
    return State.DUE if as_of.today == due else State.OVERDUE


def soft_state(due: date, as_of: AsOf, *, snoozed: bool) -> State:
    """State of something that never presses: once due it stays due."""
    if as_of.today >= due:
        return State.DUE
    return State.SNOOZED if snoozed else State.UPCOMING


def put_off(due: Due, snooze: "Event | None") -> Due:
    """Move a due date to the day of a snooze, if there is one and it is later; no roll."""
    if snooze is None or snooze.touch.day <= due.day:
        return due
    day = snooze.touch.day
    fact = Fact(snooze.interview.path, snooze.touch.line, f"{PUT_OFF} {day}")
    reason = f"{due.reason}; put off until {show_short_day(day)}"
    return Due(day, reason, None, (*due.facts, fact))


def last_snooze(events: "tuple[Event, ...]", kinds: frozenset[TouchKind]) -> "Event | None":
    """Give the snooze that reaches furthest, for these kinds."""
    snoozes = [
        event
        for event in events
        if event.touch.state is TouchState.SNOOZED and event.touch.kind in kinds
    ]
    return max(snoozes, key=lambda event: event.touch.day, default=None)


def on_day(touch: "Touch") -> str:
    """Say behind a message of which day it is, or may be, where it has not gone out yet."""
    day = show_short_day(touch.day)
    return f", if it goes out on {day}" if touch.line == SUPPOSED else f" on {day}"


def touch_fact(event: "Event") -> Fact:
    """The fact that a touch is."""
    touch = event.touch
    skipped = " skipped" if touch.state is TouchState.SKIPPED else ""
    return Fact(event.interview.path, touch.line, f"{touch.kind.value}{skipped} on {touch.day}")


def make(
    standing: "Standing",
    kind: Kind,
    person: Person,
    due: Due,
    stand: "Stand | State",
    *,
    interview: Interview,
) -> FollowUp:
    """Build a follow-up; channel, ID and place follow from the rest."""
    stand = stand if isinstance(stand, Stand) else Stand(stand)
    primary = standing.primary
    channel = Channel.NONE if kind is Kind.REFLECT else channel_of(person, primary)
    return FollowUp(
        id=make_id(interview, person, kind),
        kind=kind,
        state=stand.state,
        person=person,
        through=primary if channel is Channel.FORWARD else None,
        among_roles=standing.among_roles,
        company=interview.company or standing.application.company,
        role=interview.role or standing.application.role,
        channel=channel,
        due=due.day,
        due_at=due.at,
        reason=due.reason,
        advice=stand.advice,
        facts=due.facts,
        interview=interview,
        line=_line(standing, interview, person),
        heading=_heading(standing, interview, person),
        settled=stand.settled.touch.day if stand.settled else None,
        settled_as=stand.settled.touch.kind if stand.settled else None,
        record=touch_fact(stand.settled) if stand.settled else None,
        recorded=stand.settled.touch.text if stand.settled else "",
    )


def numbered(item: FollowUp, number: int) -> FollowUp:
    """Tell those of one kind apart that come again and again."""
    return replace(item, id=make_id(item.interview, item.person, item.kind, number))


def make_for_company(
    standing: "Standing",
    kind: Kind,
    due: Due,
    stand: Stand,
    *,
    interview: Interview,
) -> FollowUp:
    """Build what is owed to nobody in person; its ID holds for the company as a whole."""
    made = make(standing, kind, NOBODY, due, stand, interview=interview)
    company = standing.application.company
    line = interview.line_of("accounts", "company")
    return replace(made, id=make_company_id(company, kind), channel=Channel.NONE, line=line)


def _line(standing: "Standing", interview: Interview, person: Person) -> int:
    here = standing.people_of[interview.path].get(person.key)
    if here:
        return here.heading_line or here.line
    contact = interview.primary_contact
    if contact and contact.key == person.key:
        return contact.line
    return interview.line_of("primary_contact", "they_reply_by", "date")


def _heading(standing: "Standing", interview: Interview, person: Person) -> str:
    here = standing.people_of[interview.path].get(person.key)
    return here.heading if here else ""
