"""Interviews that are still to come: nothing is owed for them yet, but one goes there."""

from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import find_zone, show_day, show_instant, show_short_day
from vaultsync.rules.ahead import is_open

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vaultsync.calendar import AsOf
    from vaultsync.model import Interview
    from vaultsync.rules.standing import Standing

_MOST_NAMES = 3


class ToCome(NamedTuple):
    """An interview that is not over yet."""

    interview: "Interview"
    as_of: "AsOf"
    among_roles: bool
    """There are several applications at the company: the role tells them apart."""

    @property
    def day(self) -> "date":
        """The day in the vault's zone; of one that is going on, today."""
        one = self.interview
        day = self.as_of.day_of(one.start) if one.start else one.day or self.as_of.today
        return max(day, self.as_of.today)

    @property
    def when(self) -> str:
        """Say day and hour in the vault's zone, and in the interview's where that differs."""
        one, zone = self.interview, self.as_of.zone
        if one.start is None:
            return self._day(one.day or self.day)
        here = show_instant(one.start, zone)
        local = find_zone(one.zone)
        there = show_instant(one.start, local) if local else here
        beside = f" ({there} {one.zone})" if there != here else ""
        day = self.as_of.day_of(one.start)
        return f"{self._day(day)}{here.removeprefix(show_short_day(day))}{beside}"

    def _day(self, day: "date") -> str:
        """Write a day; the year only where it is another one."""
        return show_short_day(day) if day.year == self.as_of.today.year else show_day(day)

    @property
    def who(self) -> str:
        """Name who is met there; empty where the note names nobody."""
        names = [person.name for person in self.interview.people]
        if len(names) > _MOST_NAMES + 1:
            names = [*names[:_MOST_NAMES], f"{len(names) - _MOST_NAMES} others"]
        *others, last = names or [""]
        return f"{', '.join(others)} and {last}" if others else last

    @property
    def where(self) -> str:
        """Name the company, with the role where there are several; empty: no company."""
        one = self.interview
        role = f" ({one.role})" if one.company and one.role and self.among_roles else ""
        return f"{one.company}{role}"


def to_come(standings: "Iterable[Standing]") -> tuple[ToCome, ...]:
    """Give the interviews to come of what is open, by day and hour; none that is called off."""
    found = [
        ToCome(interview, standing.as_of, standing.among_roles)
        for standing in standings
        if is_open(standing)
        for interview in standing.planned
        if not interview.status.closed
    ]
    return tuple(sorted(found, key=_order))


def _order(one: ToCome) -> tuple["date", bool, float, str, str, str]:
    """Sort by day, hour, company and person; what has no hour comes last on its day."""
    note = one.interview
    start = note.start.timestamp() if note.start else 0
    return one.day, not note.start, start, note.company.casefold(), one.who, note.path
