"""`vaultsync service`."""

import os

import click

from vaultsync.cli.installing import Desk, install_service, remove_service
from vaultsync.cli.options import F, place_options
from vaultsync.cli.printer import Printer
from vaultsync.cli.session import Session
from vaultsync.cli.watch import tell_status
from vaultsync.errors import ServiceError
from vaultsync.vault.managers import ask
from vaultsync.vault.root import find_root
from vaultsync.vault.service import installed

EPILOG = """\b
Examples:
  vaultsync service install             `watch` runs from now on, and at each login
  vaultsync service install --notify    with notifications of what becomes due
  vaultsync service install --timer     a `sync` every hour instead
  vaultsync service install --print     only show the files and the commands
  vaultsync service status              does it run, and what did it do last
  vaultsync service uninstall --vault ~/Notes

Linux with systemd, and macOS; nothing needs root. Each vault has a service of its own. It gets
the variables VAULTSYNC_STATE, VAULTSYNC_QUIET, VAULTSYNC_INDEX, XDG_STATE_HOME, XDG_CONFIG_HOME
and TZ as they are when it is installed: install it again when they, or the place of vaultsync,
change. A file that you changed by hand is neither overwritten nor removed unasked.

Exit codes: 0 done, or with `status`: it runs; 1 with `status`: it does not; 2 wrong use, no
answer, or a system without a known manager of services; 3 not done, or not known: the message
says which commands are left.
"""


def _asking_options(command: F) -> F:
    """Add the options of what writes."""
    for option in (
        click.option("--yes", "-y", is_flag=True, help="Do it without asking."),
        click.option(
            "--print", "only_print", is_flag=True, help="Only show what would be done."
        ),
    ):
        command = option(command)
    return command


@click.group(epilog=EPILOG)
def service() -> None:
    """Have the system start `watch`, or an hourly `sync`: systemd or launchd."""


@service.command(short_help="Start it now and at each login; shows it first.", epilog=EPILOG)
@click.option("--timer", is_flag=True, help="A `sync` every hour, in place of `watch`.")
@click.option("--notify", is_flag=True, help="Show what becomes due as a notification, too.")
@_asking_options
@place_options
def install(
    vault: str | None, timer: bool, notify: bool, only_print: bool, yes: bool, color: str
) -> int:
    """Have the vault kept up to date from now on; shows first what it would do."""
    if timer and notify:
        raise click.UsageError(
            "--timer and --notify do not go together: a `sync` shows nothing on the screen. "
            "Leave --timer out, or run `vaultsync check --notify` from cron."
        )
    session = Session.open(vault, None, color)
    session.expect_a_vault()
    root, printer = session.vault.root, session.printer
    printer.insists = yes
    desk = Desk.open(root, printer, only_print=only_print, yes=yes)
    install_service(desk, timer=timer, notify=notify)
    return 0


@service.command(short_help="End it and remove its files.", epilog=EPILOG)
@_asking_options
@place_options
def uninstall(vault: str | None, only_print: bool, yes: bool, color: str) -> int:
    """End the service and remove its files; the vault itself may be gone."""
    desk = Desk.open(_place(vault), Printer(color), only_print=only_print, yes=yes)
    desk.printer.insists = yes
    if desk.lying:
        remove_service(desk)
    else:
        _nothing(desk)
    return 0


@service.command(
    short_help="Say whether the service runs, and what the watcher did last.", epilog=EPILOG
)
@place_options
def status(vault: str | None, color: str) -> int:
    """Say whether the service runs, and what the watcher did last."""
    desk = Desk.open(_place(vault), Printer(color))
    if not desk.lying:
        _nothing(desk)
        tell_status(desk.root, as_json=False)
        desk.printer.out("`vaultsync service install` has the system keep it up to date")
        return 1
    timer = desk.is_timer
    kind = "a sync every hour" if timer else "watch"
    desk.printer.out(f"{desk.name}: {kind}, for {desk.root}")
    for name in desk.changed:
        desk.printer.out(f"{desk.full(name)} was changed by hand")
    standing, problem = desk.standing(timer=timer)
    if standing:
        desk.printer.out(standing.words)
        if standing.failed:
            desk.printer.verbatim(desk.manager.log(desk.name))
        _lingering(desk)
    if not timer:
        tell_status(desk.root, as_json=False)
    if standing is None:
        raise ServiceError(
            f"cannot tell whether the service runs: {problem}",
            hint="ask in a login session of your own, where the system's services run",
        )
    return int(not standing.active)


def _place(vault: str | None) -> str:
    """Give the vault's folder, also if it is gone."""
    named = vault or os.environ.get("VAULTSYNC_VAULT")
    if named:
        return os.path.realpath(os.path.expanduser(named))
    return find_root(None, None)


def _nothing(desk: Desk) -> None:
    """Say that there is no service, and for which vaults there are some."""
    desk.printer.out(f"no service is installed for {desk.root}")
    for vault in installed(desk.manager):
        desk.printer.out(f"  there is one for {vault}")


def _lingering(desk: Desk) -> None:
    """Say if the service ends when its user logs out; nothing is changed about it."""
    command = desk.manager.asking_lingering()
    if command and ask(command.words).said.strip() == "no":
        desk.printer.out(
            "it ends when you log out and starts when you log in; "
            "`loginctl enable-linger` keeps it running"
        )
