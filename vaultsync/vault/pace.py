"""What the watching and its surroundings say to each other, and how long all is waited for."""

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.records import record_class
from vaultsync.vault.quiet import CLOSED, Seen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from vaultsync.vault.hints import Hint


class Why(Enum):
    """What a run was made for."""

    START = "start"
    ASKED = "asked"
    BACK = "back"
    LOST = "lost"
    CLOCK = "clock"
    CHANGED = "changed"
    HOUR = "hour"
    RETRY = "retry"
    POLL = "poll"
    RESCAN = "rescan"


class Event(Enum):
    """What happened to the watching itself."""

    POLLING = "polling"
    WATCHING = "watching"
    RESTARTED = "restarted"
    LOST = "lost"
    CLOCK = "clock"
    GONE = "gone"
    BACK = "back"
    ASKED = "asked"


@record_class
class Pace:
    """How long things are waited for, in seconds."""

    quiet: float = 0.2
    """A run waits until nothing happened for so long."""
    complete: float = CLOSED
    """The same, where every file that changed was closed by whoever wrote it."""
    longest: float = 2.0
    """But no longer than this, however busy the vault is."""
    rescan: float = 300.0
    """A run without any hint, in case that some were lost."""
    health: float = 3.0
    """How often clock, folder and watching are looked at: an hour of that is 0.3 s of work."""
    retry: float = 0.5
    """A run that could not be done is tried again after so long, then after twice that."""
    after_loss: float = 10.0
    """One more run after hints were lost: the watching is built anew meanwhile."""
    jump: float = 2.0
    """Clocks that part by more than this mean sleep, or a clock that was set."""
    late: float = 5.0
    """And so does a wake-up that is so much too late."""
    whole: float = 3600.0
    """Nothing is read again while no file has changed, but once within so long all the same."""
    poll: float = 2.0
    """Where there are no hints: a glance every so many seconds at the most."""
    share: float = 0.006
    """And no more of one processor than this."""
    away: float = 600.0
    """A vault that is gone is waited for so long."""
    restarts: int = 3
    """A watching that breaks off more often than this within `rescan` is given up."""


class Occasion(NamedTuple):
    """Why a run is made, and what is known of the files."""

    why: Why
    closed: frozenset[Seen] = frozenset()


@record_class
class Done:
    """What a run leaves to the watching."""

    wake: "datetime | None" = None
    """The instant at which to run again at the latest."""
    retry: float = 0.0
    """Something could not be done: try again, at last every so many seconds; 0: all is well."""


@record_class
class Outside:
    """What the watching needs of its surroundings."""

    run: "Callable[[Occasion], Done]"
    explains: "Callable[[Hint], bool]"
    """Whether a hint means nothing but what a run itself wrote."""
    tell: "Callable[[Event, str, str], None]"
    """Takes a message and what helps."""
    now: "Callable[[], datetime]"
    """The clock."""
    hung_up: "Callable[[], bool]" = lambda: False
    """Whether the terminal from which it was started is closed."""
