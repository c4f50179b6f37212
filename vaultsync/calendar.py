"""Instants, days and business days (strategy.md section 1)."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from vaultsync.patterns import regex
from vaultsync.records import record_class

_KEY = regex(r"[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+)*")
_OFFSET = regex(r"(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_SATURDAY = 5
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST_KEY = 64


@record_class
class AsOf:
    """The instant for which everything is computed; nothing else reads the clock."""

    instant: datetime
    """Aware."""
    zone: tzinfo
    """The vault's zone: days are days in it."""

    @property
    def today(self) -> date:
        """The day of the instant in the vault's zone."""
        return self.day_of(self.instant)

    def day_of(self, instant: datetime) -> date:
        """Give the day on which an instant falls in the vault's zone."""
        try:
            return instant.astimezone(self.zone).date()
        except OverflowError:  # the last hours of the calendar
            return date.max if instant.year > 1 else date.min


@record_class
class BusinessDays:
    """Monday to Friday and no holiday."""

    holidays: frozenset[date] = frozenset()
    """Days of one's own on which nobody works."""
    worked: frozenset[date] = frozenset()
    """Public holidays on which people work."""
    public: Callable[[date], bool] | None = None
    """Tells a public holiday; None: there are none."""

    def includes(self, day: date) -> bool:
        """Tell whether people work on this day."""
        if day.weekday() >= _SATURDAY or day in self.holidays:
            return False
        return self.public is None or day in self.worked or not self.public(day)

    def public_between(self, day: date, due: date) -> tuple[date, ...]:
        """Give the public holidays between two days on which people would work otherwise."""
        if self.public is None:
            return ()
        days = (day + timedelta(days=more) for more in range(1, (due - day).days))
        off = (one for one in days if one.weekday() < _SATURDAY and one not in self.worked)
        return tuple(filter(self.public, off))

    def after(self, day: date, count: int) -> date:
        """Give the `count`-th business day strictly after `day`; 0 gives `day` itself."""
        while count > 0:
            day = plus_days(day, 1)
            if day == date.max:
                return day
            count -= self.includes(day)
        return day

    def roll(self, day: date) -> date:
        """Give `day`, or the next business day where it is none."""
        while not self.includes(day) and day != date.max:
            day = plus_days(day, 1)
        return day


def plus_days(day: date, count: int) -> date:
    """Add days; a day at the end of the calendar stays there instead of failing."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def plus_elapsed(instant: datetime, span: timedelta) -> datetime:
    """Add elapsed time, whatever the clocks on the wall do meanwhile; gives UTC."""
    try:
        return instant.astimezone(UTC) + span
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def find_zone(name: str) -> tzinfo | None:
    """Give the zone of an IANA name or a fixed offset (`+01:00`, `UTC-5`); None if unknown.

    ZoneInfo raises four kinds of exceptions for bad keys and reads files by name, so what is
    no plausible key never reaches it (hazards.md section 1).
    """
    name = name.strip()
    if len(name) > LONGEST_KEY:
        return None
    if name.upper() in {"UTC", "Z", "GMT"}:
        return ZoneInfo("UTC")
    offset = _OFFSET.fullmatch(name) if "/" not in name else None
    if offset:
        return _fixed(offset)
    name = name.replace(" ", "_")
    if not _KEY.fullmatch(name):
        return None
    try:
        return _load(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        key = _spelled().get(name.casefold())
        return ZoneInfo(key) if key else None


def zones_of_a_place(name: str) -> tuple[str, ...]:
    """Give the zones that are called after a place: `berlin` is in Europe/Berlin."""
    place = "_".join(name.split()).casefold()
    return tuple(sorted(key for form, key in _spelled().items() if form.endswith(f"/{place}")))


@cache
def _load(key: str) -> ZoneInfo:
    """Read a zone's file once: ZoneInfo itself remembers no more than eight of them."""
    return ZoneInfo(key)


@cache
def zone_names() -> tuple[str, ...]:
    """Give the names of all zones that are known here."""
    return tuple(sorted(_spelled().values()))


@cache
def _spelled() -> dict[str, str]:
    """Give every name by its form in lower case; reads a folder, so once is enough."""
    return {key.casefold(): key for key in available_timezones()}


def _fixed(offset: re.Match[str]) -> tzinfo | None:
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    if minutes > 14 * 60 or int(offset[3] or 0) > 59:
        return None
    return timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes))


def show_day(day: date) -> str:
    """Write a day for people: `Thu 5 Mar 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def show_short_day(day: date) -> str:
    """Write a day for people where the year is clear: `Thu 5 Mar`."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def next_midnight(as_of: AsOf) -> datetime:
    """Give the first moment of the vault's next day, also where the clock skips midnight."""
    return datetime.combine(plus_days(as_of.today, 1), time(), as_of.zone).astimezone(UTC)


def show_instant(instant: datetime, zone: tzinfo) -> str:
    """Write an instant for people: `Thu 5 Mar 15:45`, in the given zone."""
    there = instant.astimezone(zone)
    return f"{show_short_day(there.date())} {there:%H:%M}"


def show_kept(text: object) -> str:
    """Write an instant for people that was kept in ISO form, as on the clock there."""
    try:
        instant = datetime.fromisoformat(str(text))
    except ValueError:
        return str(text)
    return f"{show_short_day(instant.date())} {instant:%H:%M}"


def zone_name(zone: tzinfo) -> str:
    """Give the zone's name as people know it."""
    return zone.key if isinstance(zone, ZoneInfo) else str(zone)
