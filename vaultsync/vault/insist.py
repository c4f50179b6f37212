"""Trying again where the system refuses for a moment (hazards.md row 23).

On Windows a file cannot be replaced while another program has it open: a virus scanner, an
indexer, a sync tool. They let go of it soon. Elsewhere a permission that is missing stays so.
"""

import errno
import os
import time
from collections.abc import Callable
from typing import TypeVar

from vaultsync.records import record_class

T = TypeVar("T")

_SHARING = {5, 32, 33}
"""Windows: access denied, sharing violation, lock violation."""
_BUSY = {errno.EBUSY, errno.ETXTBSY}
"""Network file systems say these while another program has the file open."""


class HeldError(OSError):
    """It was refused to the end: another program keeps the file open."""


@record_class
class Insistence:
    """For how long a step is tried again."""

    seconds: float = 2.5
    pause: float = 0.05
    windows: bool = os.name == "nt"
    """A permission that is missing may be there in a moment."""
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic

    def until_done(self, step: Callable[[], T]) -> T:
        """Do a step; where it is refused for a moment, do it again.

        Raises:
            HeldError: it still was refused after that time.
            OSError: it failed otherwise.
        """
        end = self.monotonic() + self.seconds
        while True:
            try:
                return step()
            except OSError as error:
                if not self.may_pass(error):
                    raise
                if self.monotonic() >= end:
                    reason = f"{error.strerror or error}, tried for {self.seconds:g} s"
                    raise HeldError(error.errno, reason) from error
            self.sleep(self.pause)

    def may_pass(self, error: OSError) -> bool:
        """Tell whether an error may be gone in a moment."""
        if getattr(error, "winerror", None) in _SHARING or error.errno in _BUSY:
            return True
        return self.windows and isinstance(error, PermissionError)


INSISTENCE = Insistence()
