"""What the watcher tells: a line each for people, an object each for programs, its status."""

import os
import time
from collections.abc import Callable
from datetime import MAXYEAR, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from vaultsync.calendar import show_kept
from vaultsync.cli import clock, findings_view, json_view
from vaultsync.cli.printer import Printer
from vaultsync.cli.session import Session
from vaultsync.cli.sync import as_json_of, lines_of, tell_undo, tell_unkept
from vaultsync.diagnostics import Finding, Severity
from vaultsync.errors import VaultsyncError
from vaultsync.vault.checking import Report
from vaultsync.vault.pace import Event, Why
from vaultsync.vault.watch_status import keep_status

if TYPE_CHECKING:
    from vaultsync.cli.notify import Notified

PRESSING = frozenset({Event.POLLING, Event.RESTARTED, Event.GONE, Event.BACK})
"""What is told even if only what goes wrong is wanted."""
AT_LEAST = 240.0
"""Seconds after which the status is written down though nothing but the last run is new."""


class Told:
    """Tells on stderr what happens, or on stdout as JSON; keeps it for `--status`."""

    def __init__(self, root: str, *, quiet: bool, as_json: bool) -> None:
        """Take the vault, and what is wanted."""
        self._quiet, self._json = quiet, as_json
        self._complaint = ""
        self._findings: frozenset[Finding] = frozenset()
        self._complained: frozenset[str] = frozenset()
        self._zone: tzinfo | None = None
        self._kept: dict[str, Any] = {}
        self._kept_at = 0.0
        self._status: dict[str, Any] = {
            "version": json_view.VERSION,
            "vault": root,
            "process": os.getpid(),
            "since": self._now(),
            "mode": "watching",
            "message": "",
            "last_run": None,
            "last_write": None,
            "next_run": None,
            "error": "",
        }

    def started(self) -> None:
        """Say that it begins."""
        self._event("started", f"watching {self._status['vault']} (Ctrl-C ends it)")

    def stopped(self) -> None:
        """Say that it ends as it was told to."""
        self._event("stopped", "stopped")

    def event(self, kind: Event, message: str, cure: str) -> None:
        """Say what happened to the watching."""
        modes = {Event.POLLING: "polling", Event.WATCHING: "watching", Event.GONE: "waiting"}
        mode = modes.get(kind, self._status["mode"])
        if kind is Event.BACK:
            mode = "watching"
        self._event(kind.value, message, cure, pressing=kind in PRESSING)
        self._status |= {"mode": mode, "message": message if mode != "watching" else ""}
        self._keep()

    def ran(self, session: Session, why: Why, report: Report, seconds: float) -> None:
        """Say what a run did; of what it found, what is new."""
        self._complaint, self._zone = "", session.vault.zone
        found = session.sift(report.findings).shown
        new = self._new(found)
        if self._json:
            given = as_json_of(session, report)
            given["findings"] = [json_view.finding(one) for one in new]
            self._print(
                {"event": "run", "why": why.value, "seconds": round(seconds, 3)} | given
            )
        else:
            self._say_run(report, new)
        self._status["error"] = "; ".join(map(str, report.failures))
        self._keep_run(why, seconds, tuple(lines_of(report)))

    def failed(self, why: Why, error: VaultsyncError, seconds: float) -> None:
        """Say why a run could not be done: once, not at every try."""
        if str(error) != self._complaint:
            self._complaint = str(error)
            self._event("error", f"error: {error}", error.hint, pressing=True)
        self._status["error"] = str(error)
        self._keep_run(why, seconds, ())

    def notified(self, done: "Notified") -> None:
        """Say what was shown on the screen, or why nothing could be: once, not at every try."""
        if done.title:
            self._event("notified", f"notified: {done.title}")
        for message, cure in done.complaints:
            if message not in self._complained:
                self._event("unnotified", message, cure, pressing=True)
        said = frozenset(one.message for one in done.complaints)
        self._complained = said if done.title else self._complained | said

    def next_run(self, wake: datetime | None) -> None:
        """Keep at what hour something changes next."""
        far = wake is None or wake.year == MAXYEAR
        self._status["next_run"] = None if far else self._at(wake)
        self._keep()

    def _say_run(self, report: Report, new: list[Finding]) -> None:
        for line in () if self._quiet else lines_of(report):
            Printer.say(line)
        for error in report.failures:
            self._say(f"error: {error}", error.hint)
        tell_unkept(Printer(), report)
        if report.records and not self._quiet:
            tell_undo(Printer(), report, lines=len(report.records))
        for one in new:
            if one.severity is Severity.ERROR or not self._quiet:
                self._say(findings_view.gnu(one), one.help)

    def _new(self, findings: tuple[Finding, ...]) -> list[Finding]:
        found = frozenset(one for one in findings if one.severity is not Severity.INFO)
        new = [one for one in findings if one in found - self._findings]
        self._findings = found
        return new

    def _event(
        self, name: str, message: str, cure: str = "", *, pressing: bool = False
    ) -> None:
        if self._json:
            plain = message.removeprefix("error: ")
            self._print({"event": name, "message": plain, "help": cure})
        elif pressing or not self._quiet:
            self._say(message, cure)

    @staticmethod
    def _say(message: str, cure: str) -> None:
        Printer.say(message)
        if cure:
            Printer.say(f"help: {cure}")

    def _print(self, data: dict[str, Any]) -> None:
        Printer().painted(json_view.line({"at": self._now()} | data))

    def _keep_run(self, why: Why, seconds: float, wrote: tuple[str, ...]) -> None:
        run = {"at": self._now(), "why": why.value, "seconds": round(seconds, 3)}
        self._status["last_run"] = run
        if wrote:
            self._status["last_write"] = {"at": run["at"], "lines": list(wrote[:20])}

    def _keep(self) -> None:
        """Write it down if there is more to say than that one more run was made."""
        now, steady = time.monotonic(), self._status | {"last_run": None}
        if steady != self._kept or now - self._kept_at > AT_LEAST:
            self._kept, self._kept_at = steady, now
            keep_status(self._status["vault"], self._status)

    def _now(self) -> str:
        return self._at(clock.now())

    def _at(self, instant: datetime | None) -> str:
        assert instant is not None  # noqa: S101 - for the type checker
        return instant.astimezone(self._zone).isoformat(timespec="seconds")


def show_status(status: dict[str, Any], say: Callable[[str], None]) -> None:
    """Tell people what a running watcher did last."""
    process = f" (process {status['process']})" if status.get("process") else ""
    since = f" since {show_kept(status['since'])}" if status.get("since") else ""
    say(f"{status.get('mode', 'watching')} {status['vault']}{since}{process}")
    for name in ("message", "error"):
        if status.get(name):
            say(f"{name}: {status[name]}" if name == "error" else str(status[name]))
    run, write = status.get("last_run"), status.get("last_write")
    if isinstance(run, dict):
        say(f"last run {show_kept(run.get('at'))} ({run.get('why')}), {run.get('seconds')} s")
    if isinstance(write, dict) and isinstance(write.get("lines"), list):
        say(f"last wrote {show_kept(write.get('at'))}:")
        for line in write["lines"]:
            say(f"  {line}")
    if status.get("next_run"):
        say(f"next scheduled run {show_kept(status['next_run'])}")
