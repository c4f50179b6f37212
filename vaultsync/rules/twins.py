"""The same interview in two notes: who is met in both, and how it is told (S20, S33)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, islice
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.diagnostics import Finding
from vaultsync.model import Application, Interview, Person, TouchKind, TouchState
from vaultsync.names import same
from vaultsync.rules.messages import TOLERANCE_DAYS, Event

if TYPE_CHECKING:
    from datetime import date

    from vaultsync.rules.standing import Standing


_MOST = 5_000
"""Pairs of notes on one person and day that are compared: enough for a hundred notes."""


class Met(NamedTuple):
    """Somebody as one of the notes knows them."""

    interview: Interview
    person: Person


Twins = Mapping[tuple[str, str], tuple[Met, ...]]
"""Path and key of a person, to the same person in other notes on the same interview."""


def find_twins(applications: Iterable[Application]) -> Twins:
    """Find who stands in two notes on what can only be one interview.

    Such notes name the same company, day and person, by name or address, and nothing in them
    tells two interviews apart: a time, a round, or the role where the time is not known.
    """
    met: dict[tuple[str, date, str], list[Met]] = defaultdict(list)
    for interview in (one for a in applications for one in a.interviews):
        company = same(interview.company)
        if not company or interview.day is None:
            continue
        for person in interview.people:
            for mark in {person.key, person.email.casefold()} - {""}:
                met[company, interview.day, mark].append(Met(interview, person))
    found: dict[tuple[str, str], dict[tuple[str, str], Met]] = defaultdict(dict)
    pairs = (islice(combinations(group, 2), _MOST) for group in met.values())
    for one, other in chain.from_iterable(pairs):
        if one.interview.path != other.interview.path and may_be_one(
            one.interview, other.interview
        ):
            found[_key(one)].setdefault(_key(other), other)
            found[_key(other)].setdefault(_key(one), one)
    return {key: tuple(others.values()) for key, others in found.items()}


def _key(met: Met) -> tuple[str, str]:
    return met.interview.path, met.person.key


def may_be_one(one: Interview, other: Interview) -> bool:
    """Tell whether nothing says that two notes of one company and day are on two interviews."""
    if one.start and other.start and one.start != other.start:
        return False
    if _differ(one.stage, other.stage):
        return False
    return bool(one.start and other.start) or not _differ(one.role, other.role)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and same(one) != same(other)


def thanked_there(
    standing: "Standing", interview: Interview, person: Person, start: "date"
) -> Event | None:
    """Give the thank-you that another note on the same interview holds: written twice or not.

    Only of the same role, or if both name none: else these are two applications. One that was
    skipped there may be skipped because this note asks for it.
    """
    last = plus_days(standing.as_of.today, TOLERANCE_DAYS)
    for note, there in standing.twins.get((interview.path, person.key), ()):
        if same(note.role) != same(interview.role):
            continue
        whose = {there.key, *(("",) if len(note.people) == 1 else ())}
        for touch in note.touches:
            sent = touch.kind is TouchKind.THANK_YOU and touch.state is TouchState.DONE
            if sent and touch.who in whose and start <= touch.day <= last:
                return Event(touch, note)
    return None


def review_twins(standings: "Iterable[Standing]") -> Iterator[Finding]:
    """Tell of each note that is like one before it which one that is."""
    for standing in standings:
        for interview in () if standing.status.closed else standing.application.interviews:
            found = {
                met.interview.path: person.name
                for person in interview.people
                for met in standing.twins.get((interview.path, person.key), ())
                if met.interview.path < interview.path
            }
            if found and interview.day:
                yield _told(interview, interview.day, found)


def _told(interview: Interview, day: "date", found: Mapping[str, str]) -> Finding:
    path = min(found)
    return Finding(
        path=interview.path,
        line=interview.line_of("date", "company"),
        code="VS405",
        message=f"this looks like the same interview as {path}: {found[path]} at "
        f"{interview.company} on {show_short_day(day)}; each asks for a thank-you until one is "
        "sent",
        help="if it was one interview, keep one of the two notes, with what both hold; if "
        "there were two that day, give each its own `time` or `stage`",
    )
