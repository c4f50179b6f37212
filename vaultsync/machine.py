"""What can be set for one machine, outside of any vault, with its defaults."""

from dataclasses import field
from datetime import time

from vaultsync.records import record_class


@record_class(kw_only=False)
class Hours:
    """A part of every day, in the vault's zone; it may go over midnight."""

    start: time
    end: time
    """The first moment after it."""

    def include(self, clock: time) -> bool:
        """Tell whether a time on the clock lies in it."""
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end


@record_class
class Notifications:
    """When `--notify` shows something on the screen, and how much of it."""

    enabled: bool = True
    """False: `--notify` shows nothing on this machine."""
    morning: time | None = time(8, 30)
    """From when on everything that is due is told once a day; None: it is not."""
    quiet: Hours | None = Hours(time(21), time(8, 30))
    """When nothing is told. It ends with the morning, so that a day begins with one summary."""
    names: bool = False
    """Whether persons and companies are named: others may see the screen, locked or shared."""


@record_class
class MachineSettings:
    """Everything that can be set for a machine; most need none of it."""

    notifications: Notifications = field(default_factory=Notifications)
