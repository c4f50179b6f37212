"""`vaultsync watch`."""

import os
import signal
import sys
import threading
import warnings
from typing import TYPE_CHECKING, Any

import click

from vaultsync.cli import clock, json_view
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Printer
from vaultsync.cli.session import Session
from vaultsync.cli.watch_runs import Runs
from vaultsync.cli.watch_told import Told, show_status
from vaultsync.errors import UsageError, VaultsyncError
from vaultsync.vault.lock import watcher, watching
from vaultsync.vault.pace import Outside
from vaultsync.vault.root import find_root
from vaultsync.vault.state import NoStateError
from vaultsync.vault.watch import Watcher
from vaultsync.vault.watch_status import read_status

if TYPE_CHECKING:
    from vaultsync.cli.notify import Notifier

EPILOG = """\b
Examples:
  vaultsync watch                   keep the due note current until Ctrl-C
  vaultsync watch --vault ~/Notes
  vaultsync watch --notify          with notifications of what becomes due
  vaultsync watch --status          what the running one did last

It waits until the vault is quiet, so that a save, or a checkout of many notes, is one run. It
also runs when an interview ends, when a thank-you becomes late, at midnight, after sleep, and
every five minutes. While git is at work nothing is written. SIGHUP makes it read everything
again.

With --notify, what becomes due is shown by the system's notifications, once each, and all that
is due once in the morning; what became due in the quiet hours is shown when they end.

Exit codes: 0 it was told to stop, 2 wrong use, 3 the vault was gone for ten minutes, or
another `watch` is running already. With --status: 0 one is running, 1 none is.
"""


@click.command(epilog=EPILOG)
@vault_options
@click.option("--status", is_flag=True, help="Say what the running one did last, and end.")
@click.option("--quiet", "-q", is_flag=True, help="Print only what goes wrong.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print everything as JSON, one object per line."
)
@click.option("--notify", is_flag=True, help="Show what becomes due as a notification, too.")
def watch(
    vault: str | None,
    as_of: str | None,
    color: str,
    status: bool,
    quiet: bool,
    as_json: bool,
    notify: bool,
) -> int:
    """Sync whenever the vault changes, when a state changes with the hour, and at midnight."""
    if status:
        if quiet or notify:
            other = "--quiet" if quiet else "--notify"
            raise UsageError(
                f"`--status` says what the running one did; {other} is for one that is started",
                hint=f"leave out `--status` or `{other}`",
            )
        root = find_root(vault, os.environ.get("VAULTSYNC_VAULT"))
        return tell_status(root, as_json=as_json)
    session = Session.open(vault, as_of, color, writes=True)
    session.expect_a_vault()
    with watching(session.vault.root) as problem:
        if problem:
            session.printer.say(f"another `watch` would not be noticed: {problem}")
        told = Told(session.vault.root, quiet=quiet, as_json=as_json)
        _watch(session, told, _notifier(session) if notify else None)
    return 0


def _notifier(session: Session) -> "Notifier":
    from vaultsync.cli.notify import Notifier  # noqa: PLC0415 - few ask for it

    return Notifier(session.vault.root)


def _watch(session: Session, told: Told, notifier: "Notifier | None") -> None:
    runs, terminal = Runs(session, told, notifier), _Terminal()
    outside = Outside(
        run=runs.run,
        explains=runs.explains,
        tell=told.event,
        now=clock.now,
        hung_up=terminal.closed,
    )
    running = Watcher(session.vault.root, outside)
    _on_signals(running)
    # what the library remarks about a replaced folder is nothing that a person could do
    warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"watchdog\.")
    told.started()
    before, threading.excepthook = threading.excepthook, _tell_thread
    try:
        running.watch()
    finally:
        threading.excepthook = before
    if not terminal.closed():
        told.stopped()


def _on_signals(running: Watcher) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: running.stop())
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, lambda *_: running.ask())


def _tell_thread(broken: threading.ExceptHookArgs) -> None:
    """Say in a line that a thread of the watching ended; it is begun anew."""
    Printer.say(f"watching failed: {broken.exc_type.__name__}: {broken.exc_value}")


class _Terminal:
    """The terminal that everything is told on: when it is closed it sends SIGHUP, too."""

    def __init__(self) -> None:
        self._was_there = sys.stderr.isatty()

    def closed(self) -> bool:
        """Tell whether it was there and is gone."""
        return self._was_there and not os.isatty(2)


def tell_status(root: str, *, as_json: bool) -> int:
    """Say whether the vault is watched, and what the watcher did; give the exit code."""
    try:
        process = watcher(root)
    except (NoStateError, OSError) as error:
        raise VaultsyncError(
            f"cannot tell whether {root} is watched: {error}",
            hint="name a folder that you may write to with VAULTSYNC_STATE",
        ) from error
    found: dict[str, Any] = {"version": json_view.VERSION, "vault": root}
    kept = {} if process is None else read_status(root)
    if process and str(kept.get("process", "")) == process:
        found |= kept
    printer = Printer()
    if as_json:
        printer.painted(json_view.dumps(found | {"running": process is not None}))
    elif process is None:
        printer.out(f"nothing watches {root}")
    else:
        show_status({"process": process} | found, printer.out)
    return int(process is None)
