"""Notes that came after the settings were written, and look like notes on interviews.

Those that were there before are for `init`: whoever said no to one is not told of it again.
"""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from vaultsync import CONFIG_NAME

if TYPE_CHECKING:
    from vaultsync.vault.opening import Vault

_MOST = 100
"""Notes that one run judges: more of them at once are a copy of a vault."""
_SECOND = 10**9


class Newly:
    """What one reading finds of them; the index remembers those that are none."""

    def __init__(self, vault: "Vault") -> None:
        self.vault = vault
        self.found: list[str] = []
        self._since = _written(vault.root)
        self._judged = 0

    def seems(self, path: str, status: os.stat_result, head: bytes) -> bool:
        """Tell whether a file is newer than the settings, and looks like an interview note.

        `head` is its beginning. Without settings none is: `init` was never run.
        """
        if self._since is None or status.st_mtime_ns <= self._since or self._judged >= _MOST:
            return False
        self._judged += 1
        from vaultsync.parse.new_alike import seems_one  # noqa: PLC0415 - seldom

        written = datetime.fromtimestamp(status.st_mtime_ns // _SECOND, UTC)
        day = written.astimezone(self.vault.zone).date()
        text = head.decode("utf-8", "replace")
        if not seems_one(text, path, self.vault.settings, day):
            return False
        self.found.append(path)
        return True


def _written(root: str) -> int | None:
    """Give when the settings were written; None: there are none."""
    try:
        return os.stat(os.path.join(root, CONFIG_NAME)).st_mtime_ns
    except (OSError, ValueError):
        return None
