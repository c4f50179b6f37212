"""What is to be told of what is due, and when: once, and never in the quiet hours.

One summary when something becomes due, and one in the morning. What became due during the
quiet hours waits for their end. Times are those on the clock in the vault's zone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from vaultsync.calendar import AsOf, plus_days
from vaultsync.machine import Notifications
from vaultsync.owed import SOFT, FollowUp
from vaultsync.records import record_class

REMEMBERED = 30
"""Days for which it is known what was told of something that is not due any more: a note may be
gone for a while, or a tick taken back."""


@record_class
class Entry:
    """What was told of one follow-up."""

    due: date
    """The day for which it was due then: put off until another day, it is told anew."""
    told: date
    """The day of the last summary that held it."""
    seen: date
    """The last day on which it was due."""


@record_class
class Told:
    """What was told so far."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """By ID."""
    morning: date | None = None
    """The day of the last summary of a morning."""


@record_class
class Summary:
    """What is to be told now."""

    items: tuple[FollowUp, ...]
    """Never empty; thank-yous first."""
    morning: bool
    """It holds everything that is due, not only what is new."""


class Telling(NamedTuple):
    """What is to be told, and what has been told then."""

    summary: Summary | None
    told: Told


def tell(
    follow_ups: Iterable[FollowUp], told: Told, settings: Notifications, as_of: AsOf
) -> Telling:
    """Decide what is to be told now, if anything is."""
    if not settings.enabled:
        return Telling(None, told)
    items = tuple(item for item in follow_ups if item.state.pressing)
    told = _kept(items, told, as_of.today)
    clock = _clock(as_of)
    if not items or (settings.quiet and settings.quiet.include(clock)):
        return Telling(None, told)
    if _is_morning(told, settings, as_of.today, clock):
        told = replace(told, morning=as_of.today)
        if any(_calls(item, told, as_of.today) for item in items):
            return _telling(items, told, as_of.today, morning=True)
    new = tuple(item for item in items if _is_new(item, told))
    return _telling(new, told, as_of.today, morning=False) if new else Telling(None, told)


def next_telling(
    follow_ups: Iterable[FollowUp], told: Told, settings: Notifications, as_of: AsOf
) -> datetime | None:
    """Give the next instant of this day at which something is to be told; None: there is none.

    It counts with the follow-ups as they stand: when a state changes, and at midnight, it is to
    be asked again. Where the clock skips the time it is meanwhile up to an hour later.
    """
    items = tuple(follow_ups)
    if not settings.enabled or not any(item.state.pressing for item in items):
        return None
    clocks = (settings.morning, settings.quiet and settings.quiet.end)
    wanted = sorted(at for clock in clocks if clock for at in _instants(clock, as_of))
    for at in wanted:
        then = AsOf(instant=at, zone=as_of.zone)
        if at > as_of.instant and tell(items, told, settings, then).summary:
            return at
    return None


def _instants(clock: time, as_of: AsOf) -> tuple[datetime, ...]:
    """Give when it is so late today: twice where the clock is set back in between."""
    clocks = (clock.replace(fold=fold) for fold in (0, 1))
    try:
        return tuple(
            datetime.combine(as_of.today, one, as_of.zone).astimezone(UTC) for one in clocks
        )
    except OverflowError:  # the first and the last hours of the calendar
        return ()


def _clock(as_of: AsOf) -> time:
    try:
        return as_of.instant.astimezone(as_of.zone).time()
    except OverflowError:
        return time()


def _is_morning(told: Told, settings: Notifications, today: date, clock: time) -> bool:
    """Tell whether the summary of this morning is still to come."""
    return settings.morning is not None and clock >= settings.morning and told.morning != today


def _calls(item: FollowUp, told: Told, today: date) -> bool:
    """Tell whether a summary in the morning is worth it because of this one.

    Not because of what was told today already; nor because of what is never overdue and has no
    end: that would be told every morning for two months.
    """
    if _is_new(item, told):
        return True
    return item.kind not in SOFT and told.entries[item.id].told != today


def _is_new(item: FollowUp, told: Told) -> bool:
    entry = told.entries.get(item.id)
    return entry is None or entry.due != item.due


def _telling(items: tuple[FollowUp, ...], told: Told, today: date, *, morning: bool) -> Telling:
    new = {item.id: Entry(due=item.due, told=today, seen=today) for item in items}
    summary = Summary(items=items, morning=morning)
    return Telling(summary, replace(told, entries={**told.entries, **new}))


def _kept(items: tuple[FollowUp, ...], told: Told, today: date) -> Told:
    """Forget what has not been due for long."""
    due = {item.id for item in items}
    first, last = plus_days(today, -REMEMBERED), plus_days(today, REMEMBERED)
    entries = {
        key: replace(entry, seen=today) if key in due else entry
        for key, entry in told.entries.items()
        if key in due or first <= entry.seen <= last
    }
    return replace(told, entries=entries)
