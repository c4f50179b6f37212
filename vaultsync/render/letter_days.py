"""How a letter writes a day: as people do where the vault is."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from vaultsync.calendar import zone_name

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.settings import Settings

SayDay: TypeAlias = Callable[[date], str]
"""Writes a day in words."""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# fmt: off
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
_UNITED_STATES = "US"
_PARTS_OF_IT = ("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
_ZONES = frozenset(
    {
        *("America/Adak", "America/Anchorage", "America/Boise", "America/Chicago"),
        *("America/Denver", "America/Detroit", "America/Juneau", "America/Los_Angeles"),
        *("America/Menominee", "America/Metlakatla", "America/New_York", "America/Nome"),
        *("America/Phoenix", "America/Sitka", "America/Yakutat", "Pacific/Honolulu"),
        # names of before, which files still have
        *("America/Atka", "America/Fort_Wayne", "America/Indianapolis", "America/Knox_IN"),
        *("America/Louisville", "America/Shiprock", "Navajo"),
        *("EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT"),
    }
)
"""Of the United States; by heart, so that a machine without `zone.tab` writes the same."""


def spoken_day(day: date) -> str:
    """Write a day as people do in a letter: `Thursday 5 March`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def american_day(day: date) -> str:
    """Write a day as people do in the United States: `Thursday, March 5`."""
    return f"{_DAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}"


def way_to_say_days(settings: "Settings", zone: "tzinfo") -> SayDay:
    """Give how letters of a vault write days.

    By the country whose holidays it keeps; where it names none, by its time zone.
    """
    country = settings.holidays.country
    there = country.upper() == _UNITED_STATES if country else _is_american(zone_name(zone))
    return american_day if there else spoken_day


def _is_american(zone: str) -> bool:
    return zone in _ZONES or zone.startswith(_PARTS_OF_IT)
