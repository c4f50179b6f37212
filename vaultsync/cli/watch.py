"""`vaultsync watch`."""

import signal
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import click

from vaultsync.calendar import AsOf, plus_days
from vaultsync.cli import clock, findings_view
from vaultsync.cli.session import Session, patience, vault_options, with_index
from vaultsync.cli.sync import tell
from vaultsync.diagnostics import Finding, Severity
from vaultsync.errors import LockedError, VaultBusyError, VaultsyncError
from vaultsync.vault.lock import watching
from vaultsync.vault.opening import open_vault
from vaultsync.vault.sync import sync
from vaultsync.vault.watch import Watcher

EPILOG = """\b
Examples:
  vaultsync watch                   keep the due note current until Ctrl-C
  vaultsync watch --vault ~/Notes

It waits until the vault is quiet, so that a save, or a checkout of many notes, is one run. It
also runs when an interview ends and at midnight. While git is at work nothing is written.
"""


@click.command(epilog=EPILOG)
@vault_options
def watch(vault: str | None, as_of: str | None, color: str) -> int:
    """Sync whenever the vault changes, when an interview ends, and at midnight."""
    session = Session.open(vault, as_of, color, writes=True)
    session.expect_a_vault()
    with watching(session.vault.root) as problem:
        if problem:
            session.printer.say(f"another `watch` would not be noticed: {problem}")
        _watch(session)
    return 0


def _watch(session: Session) -> None:
    runner = _Runner(session)
    watcher = Watcher(session.vault.root, runner.run, clock.now)
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: watcher.stop())
    session.printer.say(f"watching {session.vault.root} (Ctrl-C ends it)")
    watcher.watch()
    session.printer.say("stopped")


class _Runner:
    """One run after the other; a failing one does not end the watching."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._complaint = ""
        self._findings: frozenset[Finding] = frozenset()

    def run(self) -> datetime | None:
        """Sync; give the instant of the next run without an event, None: try again soon."""
        try:
            waiting = patience()
            vault = with_index(open_vault(self.session.vault.root, waiting))
            self.session = replace(self.session, vault=vault)
            report = sync(vault, self.session.instant, patience=waiting, command="watch")
        except VaultsyncError as error:
            self._complain(error)
            soon = isinstance(error, VaultBusyError | LockedError)
            return None if soon else _later()
        except OSError as error:
            self._complain(VaultsyncError(f"{error.strerror or error}; tried again soon"))
            return None
        self._complaint = ""
        if report.wrote or report.failures:
            tell(self.session, report)
        self._tell_new(self.session.sift(report.findings).shown)
        if report.restless:
            return None
        if self.session.as_of is not None:
            return _later()  # the clock stands still: only a change changes anything
        return next_run(report.outcome.as_of, report.outcome.next_change)

    def _complain(self, error: VaultsyncError) -> None:
        """Say a thing once, not at every try."""
        if str(error) != self._complaint:
            self._complaint = str(error)
            self.session.printer.say(f"error: {error}")
            if error.hint:
                self.session.printer.say(f"help: {error.hint}")

    def _tell_new(self, findings: tuple[Finding, ...]) -> None:
        found = frozenset(one for one in findings if one.severity is not Severity.INFO)
        new = [one for one in findings if one in found - self._findings]
        self._findings = found
        for one in new:
            self.session.printer.say(findings_view.gnu(one))
            if one.help:
                self.session.printer.say(f"help: {one.help}")


def _later() -> datetime:
    """Wait for a change only, such as one of a configuration that cannot be used."""
    return datetime.max.replace(tzinfo=UTC)


def next_run(as_of: AsOf, change: datetime | None) -> datetime:
    """Give the next midnight of the vault, or the end of an interview before it."""
    midnight = datetime.combine(plus_days(as_of.today, 1), time(), as_of.zone)
    # Where the clock skips midnight, the first moment after it is what counts.
    midnight = midnight.astimezone(UTC) + timedelta(seconds=1)
    return min(midnight, change) if change else midnight
