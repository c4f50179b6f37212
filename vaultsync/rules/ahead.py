"""What comes next in each open application, and since when: the rows of the pictures."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from vaultsync.owed import SOFT, FollowUp, Kind, State, list_order
from vaultsync.records import record_class

if TYPE_CHECKING:
    from vaultsync.rules.standing import Standing


class Place(Enum):
    """How the next step of an application stands on a day."""

    OVERDUE = "Overdue"
    COMING = "Coming up"
    WAITING = "Waiting"
    """For them, or for something else that must happen first."""


@record_class
class Ahead:
    """The next step of an open application."""

    standing: "Standing"
    place: Place
    day: date
    """When it is due, or until when it is waited for."""
    kind: Kind | None = None
    """None: an interview where something comes up, else the last day of waiting."""
    since: date | None = None
    """The day of the latest interview that is over, if that was before; None: there is none."""


def ahead(
    standings: "Iterable[Standing]", follow_ups: Iterable[FollowUp], today: date
) -> tuple[Ahead, ...]:
    """Give what comes next in each open application, by place and then by day.

    What ended is left out, and so is an application in which no day lies ahead: everything
    was missed there, or nobody is chased any more.
    """
    owed: dict[str, list[FollowUp]] = defaultdict(list)
    for item in follow_ups:
        if item.state.open and item.kind not in SOFT:
            owed[item.interview.path].append(item)
    found = []
    for standing in standings:
        notes = standing.application.interviews
        items = [item for note in notes for item in owed.get(note.path, ())]
        step = _next(standing, items, today) if is_open(standing) else None
        if step:
            found.append(step)
    places = tuple(Place)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                places.index(one.place),
                one.day,
                one.standing.application.company.casefold(),
                one.standing.application.role.casefold(),
                one.standing.application.interviews[0].path,
            ),
        )
    )


def is_open(standing: "Standing") -> bool:
    """Tell whether something may still come of an application."""
    return not standing.status.closed and not standing.moved_on


def _next(standing: "Standing", items: list[FollowUp], today: date) -> Ahead | None:
    dated = [item for item in items if item.state is not State.WAITING]
    # one's own notes are not written to anybody: they count where nothing else is owed
    dated = [item for item in dated if item.kind is not Kind.REFLECT] or dated
    first = min(dated, key=lambda item: (item.due, list_order(item)), default=None)
    planned = [one.day for one in standing.planned if one.day and not one.status.closed]
    meeting = min(planned, default=None)
    if first and (meeting is None or first.due <= meeting):
        place = Place.OVERDUE if first.late_on(today) else Place.COMING
        return _ahead(standing, place, first.due, first.kind)
    if meeting:
        return _ahead(standing, Place.COMING, meeting)
    waiting = min(items, key=lambda item: (item.due, list_order(item)), default=None)
    if waiting:
        return _ahead(standing, Place.WAITING, waiting.due, waiting.kind)
    return _ahead(standing, Place.WAITING, standing.last_day) if standing.last_day else None


def _ahead(standing: "Standing", place: Place, day: date, kind: Kind | None = None) -> Ahead:
    since = standing.latest.day if standing.latest else None
    before = since if since and since < day else None
    return Ahead(standing=standing, place=place, day=day, kind=kind, since=before)
