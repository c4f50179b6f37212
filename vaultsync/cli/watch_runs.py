"""The runs of the watcher: one after the other; a failing one does not end the watching."""

import contextlib
import os
import time as timing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from vaultsync.calendar import AsOf, next_midnight
from vaultsync.cli.session import Session, patience, with_index
from vaultsync.cli.watch_told import Told
from vaultsync.errors import LockedError, VaultBusyError, VaultsyncError
from vaultsync.vault.checking import Report
from vaultsync.vault.hints import Hint, Word
from vaultsync.vault.opening import open_vault
from vaultsync.vault.own_writes import OwnWrites
from vaultsync.vault.pace import Done, Occasion
from vaultsync.vault.sync import sync

if TYPE_CHECKING:
    from vaultsync.cli.notify import Notifier

AT_ONCE = 0.5
"""Seconds after which a run is tried again that waits for git, another run, or a save."""
SOON = 60.0
"""The longest pause before a run is tried again that met something unreadable or unwritable."""
_UNREADABLE = frozenset({"VS004", "VS005"})
"""Findings that may end without a change in the vault that is told."""


class Runs:
    """Does one run after the other."""

    def __init__(
        self, session: Session, told: Told, notifier: "Notifier | None" = None
    ) -> None:
        """Take the vault as it was opened, who tells of the runs, and perhaps what is due."""
        self.session, self._told, self._notifier = session, told, notifier
        self._own = OwnWrites(session.vault.root)

    def explains(self, hint: Hint) -> bool:
        """Tell whether a hint is about what a run wrote itself, and nothing else."""
        return self._own.explains(hint.path, folder=hint.word is Word.FOLDER)

    def run(self, occasion: Occasion) -> Done:
        """Sync; whatever goes wrong is told, and tried again."""
        start = timing.monotonic()
        try:
            report = self._sync(occasion)
        except VaultsyncError as error:
            busy = isinstance(error, VaultBusyError | LockedError)
            done = self._failed(occasion, error, start, AT_ONCE if busy else SOON)
        except BrokenPipeError:
            raise  # nobody listens any more
        except OSError as error:
            done = self._failed(occasion, _told(error), start, SOON)
        except Exception as error:
            if os.environ.get("VAULTSYNC_DEBUG"):
                raise
            done = self._failed(occasion, _internal(error), start, SOON)
        else:
            self._own.take(report)
            self._told.ran(self.session, occasion.why, report, timing.monotonic() - start)
            done = self._done(report)
        self._told.next_run(done.wake)
        return done

    def _sync(self, occasion: Occasion) -> Report:
        self._follow_zone()
        waiting = patience()
        waiting.own |= self._own.digests
        waiting.closed = occasion.closed
        vault = with_index(open_vault(self.session.vault.root, waiting))
        self.session = replace(self.session, vault=vault)
        return sync(vault, self.session.instant, patience=waiting, command="watch")

    def _follow_zone(self) -> None:
        """Take the system's zone anew where none is configured: laptops travel."""
        if self.session.vault.settings.timezone:
            return
        import tzlocal  # noqa: PLC0415 - only where no zone is configured

        with contextlib.suppress(Exception):  # opening the vault says what is wrong
            tzlocal.reload_localzone()

    def _failed(
        self, occasion: Occasion, error: VaultsyncError, start: float, retry: float
    ) -> Done:
        self._told.failed(occasion.why, error, timing.monotonic() - start)
        return Done(retry=retry)

    def _done(self, report: Report) -> Done:
        wake = next_run(report.outcome.as_of, report.outcome.next_change)
        if self._notifier:
            notified = self._notifier.notify(report.outcome)
            self._told.notified(notified)
            wake = min(wake, notified.wake or wake)
        if self.session.as_of is not None:
            wake = datetime.max.replace(tzinfo=UTC)  # the clock stands still
        if report.restless:
            return Done(wake=wake, retry=AT_ONCE)
        failed = report.failures or any(one.code in _UNREADABLE for one in report.findings)
        return Done(wake=wake, retry=SOON if failed else 0.0)


def _told(error: OSError) -> VaultsyncError:
    place = f"{error.filename}: " if error.filename else ""
    return VaultsyncError(f"{place}{error.strerror or error}; tried again soon")


def _internal(error: Exception) -> VaultsyncError:
    return VaultsyncError(
        f"internal error: {type(error).__name__}: {error}; tried again soon",
        hint="set VAULTSYNC_DEBUG=1 and run `vaultsync sync` for a report that can be sent",
    )


def next_run(as_of: AsOf, change: datetime | None) -> datetime:
    """Give the next midnight of the vault, or a change of a state before it."""
    midnight = next_midnight(as_of) + timedelta(seconds=1)
    return min(midnight, change) if change else midnight
