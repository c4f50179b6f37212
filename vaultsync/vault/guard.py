"""What the watching stands on: the vault's folder, and the system that tells of changes.

It ends with an error rather than watch nothing (hazards.md row 8), and first does what it can:
begin anew, look without being told, wait for a drive that is not mounted.
"""

import os
import time
from typing import TYPE_CHECKING

from vaultsync.errors import VaultGoneError
from vaultsync.vault.hints import Blind, Hint, Watching, Word
from vaultsync.vault.pace import Event, Outside, Pace, Why
from vaultsync.vault.root import MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTHING = (0, 0)


class Guard:
    """Looks after the folder and its watching."""

    def __init__(self, watching: Watching, outside: Outside, pace: Pace) -> None:
        """Take the watching of a vault that is there now."""
        self._watching, self._tell, self._pace = watching, outside.tell, pace
        self.root = watching.root
        self._identity = _identity(self.root)
        names = (name for name in MARKS if os.path.lexists(os.path.join(self.root, name)))
        self._mark = next(names, "")
        self._restarts: list[float] = []
        self.blind: Blind | None = None
        """Why changes may go unseen; None: the system tells of all of them."""

    def begin(self) -> None:
        """Have the system tell of changes, or say that it cannot."""
        before, self.blind = self.blind, self._watching.start()
        if self.blind:
            self._give_up(self.blind)
        elif before:
            self._tell(Event.WATCHING, "the vault is watched again", "")

    def end(self) -> None:
        """Let go of everything."""
        self._watching.stop()

    def begin_again(self) -> None:
        """Try once more what could not be watched: limits may have been raised."""
        if self.blind:
            self._watching.stop()
            self.begin()

    def examine(self, wait: "Callable[[float], Hint | None]") -> Why | None:
        """Put right what is wrong; give why the vault is to be read then.

        `wait` gives the next hint, or None after so many seconds.

        Raises:
            VaultGoneError: the folder is gone, or is something else, and does not come back.
        """
        if _identity(self.root) != self._identity:
            return Why.BACK if self._await(wait) else None
        if not self.blind and not self._watching.alive:
            self._restart()
            return Why.LOST
        return None

    def close_gaps(self) -> bool:
        """Make sure that every folder is watched; tell whether the watching was begun anew."""
        if self.blind or not self._watching.partly():
            return False
        time.sleep(self._pace.quiet)  # a new folder is watched a moment after it was made
        if not self._watching.partly():
            return False
        self._watching.stop()
        self.begin()
        return True

    def _restart(self) -> None:
        now = time.monotonic()
        recent = [one for one in self._restarts if now - one < self._pace.rescan]
        self._restarts = [*recent, now]
        self._watching.stop()
        if len(self._restarts) > self._pace.restarts:
            self._give_up(Blind("watching keeps failing"))
        else:
            self._tell(Event.RESTARTED, "watching failed and was started again", "")
            self.begin()

    def _give_up(self, blind: Blind) -> None:
        """Go on without hints, or with few: the runs themselves find what changed."""
        if blind.cure:
            self._watching.stop()  # other programs need watches, too
        self.blind = blind
        message = f"{blind.reason}: the vault is read every few seconds instead"
        self._tell(Event.POLLING, message, blind.cure)

    def _await(self, wait: "Callable[[float], Hint | None]") -> bool:
        """Wait for a vault that was unmounted, renamed or replaced; False if told to stop.

        Raises:
            VaultGoneError: it does not come back.
        """
        self._watching.stop()
        end = time.monotonic() + self._pace.away
        told = False
        while not self._is_vault():
            if not told:
                message = f"the vault {self.root} is gone; waiting for it to come back"
                self._tell(Event.GONE, message, "")
            told = True
            left = end - time.monotonic()
            if left <= 0:
                raise VaultGoneError(self.root, self._pace.away)
            hint = wait(min(self._pace.health, left))
            if hint and hint.word is Word.STOP:
                return False
        self._identity = _identity(self.root)
        what = "is back" if told else "was replaced by one like it"
        self._tell(Event.BACK, f"the vault {self.root} {what}", "")
        self._restarts.clear()
        self.begin()
        return True

    def _is_vault(self) -> bool:
        """Tell whether there is what makes a folder this vault: an empty one is none."""
        try:
            if not self._mark:
                return bool(os.listdir(self.root))
            return os.path.lexists(os.path.join(self.root, self._mark))
        except OSError:
            return False


def _identity(root: str) -> tuple[int, int]:
    try:
        status = os.stat(root)
    except OSError:
        return _NOTHING
    return (status.st_dev, status.st_ino)
