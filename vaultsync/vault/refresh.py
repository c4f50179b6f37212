"""What a hook of git starts in the background: a sync as soon as git is done."""

import contextlib
import json
import time
from datetime import datetime
from typing import TYPE_CHECKING, Any

from vaultsync.errors import VaultBusyError, VaultsyncError
from vaultsync.vault.state import NoStateError, State
from vaultsync.vault.sync import sync

if TYPE_CHECKING:
    from collections.abc import Callable

    from vaultsync.vault.opening import Vault
    from vaultsync.vault.quiet import Patience

LONGEST = 20.0
"""Seconds for which git may go on after its hook: most rebases are done by then."""
_PAUSE = 0.1
_NAME = "hooks.json"
_LARGEST = 1 << 14


def refresh(
    vault: "Vault",
    now: "Callable[[], datetime]",
    patience: "Patience",
    wait: float = LONGEST,
) -> str:
    """Sync when git is done; give what came of it, which is also kept for `last_refresh`."""
    try:
        said = _synced(vault, now, patience, wait)
    except VaultsyncError as error:
        said = str(error)
    except OSError as error:
        said = f"not done: {error.strerror or error}"
    _keep(vault.root, {"at": now().isoformat(), "said": said})
    return said


def _synced(
    vault: "Vault", now: "Callable[[], datetime]", patience: "Patience", wait: float
) -> str:
    until = time.monotonic() + wait
    while True:
        with contextlib.suppress(VaultBusyError):  # git is not done yet
            report = sync(vault, now(), None, patience)
            return _told(len(report.changes) + len(report.records), len(report.failures))
        if time.monotonic() > until:
            return f"not done: git was still at work after {wait:g} s"
        time.sleep(_PAUSE)


def _told(done: int, failed: int) -> str:
    """Say what came of it in words."""
    if not (done or failed):
        return "everything was up to date"
    could_not = f"; {failed} could not be: `vaultsync sync` says why" if failed else ""
    return f"{done} {'change' if done == 1 else 'changes'} written{could_not}"


def _keep(root: str, told: dict[str, str]) -> None:
    """Write down what came of it; where that cannot be, nobody is told."""
    with (
        contextlib.suppress(NoStateError, OSError),
        contextlib.closing(State(root).open()) as folder,
    ):
        temporary = folder.write_temporary(json.dumps(told).encode(), mode=0o600)
        folder.replace(temporary, _NAME)


def last_refresh(root: str) -> tuple[datetime, str] | None:
    """Give when a hook last brought the vault up to date, and what came of it."""
    try:
        with contextlib.closing(State(root).open()) as folder:
            status = folder.status(_NAME)
            if status is None or status.st_size > _LARGEST:
                return None
            told: Any = json.loads(folder.read(_NAME))
        return datetime.fromisoformat(told["at"]), str(told["said"])
    except (NoStateError, OSError, ValueError, RecursionError, KeyError, TypeError):
        return None
