"""A text in doubt, and the answer: apart from the table of kinds, which is seldom needed."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultsync.parse.days.dates import Moment
    from vaultsync.settings import Settings

_SOME_DAY = date(2026, 3, 5)
"""Leans on nothing: tells only whether a text could be read if there were a base."""


class Why(NamedTuple):
    """Why a text names no certain day, and what would be right."""

    reason: str
    help: str


@record_class
class Asked:
    """A text in doubt, with what it leans on."""

    text: str
    settings: "Settings"
    base: date | None
    find: "Callable[[str, Settings, date | None], Moment | None]"
    """Reads a certain date."""

    def read(self, text: str) -> date | None:
        """Give the day that a part of the text certainly names."""
        found = self.find(text, self.settings, self.base)
        return found.day if found else None

    def known(self, text: str) -> bool:
        """Tell whether a part of the text would name a day, had it one to lean on."""
        return self.find(text, self.settings, self.base or _SOME_DAY) is not None
