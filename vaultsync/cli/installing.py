"""Installing and removing a service: what would be done is shown, asked for, then done."""

import contextlib
import os
import shlex
import sys
from collections.abc import Iterable

from vaultsync.cli.asking import confirm
from vaultsync.cli.printer import Printer
from vaultsync.errors import NoManagerError, ServiceError, UsageError
from vaultsync.records import record_class
from vaultsync.render.service.job import Command, Job, Manager, Standing, Steps, name_of, unfit
from vaultsync.vault.lock import watcher
from vaultsync.vault.managers import ask
from vaultsync.vault.service import (
    Done,
    Lying,
    carried,
    carry_out,
    find_manager,
    find_program,
    look,
)
from vaultsync.vault.state import NoStateError, key_of

PLATFORM = sys.platform
_HINT = "run it with `--yes` to do it without asking"


@record_class
class Desk:
    """What installing, removing and asking have in common."""

    root: str
    name: str
    manager: Manager
    lying: dict[str, Lying]
    """The files of this vault's service that are there."""
    printer: Printer
    only_print: bool = False
    yes: bool = False

    @classmethod
    def open(
        cls, root: str, printer: Printer, *, only_print: bool = False, yes: bool = False
    ) -> "Desk":
        """Look at what is installed for a vault, which may be gone.

        Raises:
            NoManagerError: nothing is known that starts services here.
        """
        manager = find_manager(PLATFORM, os.environ)
        if manager is None:
            raise NoManagerError(PLATFORM, root)
        name = name_of(root, key_of(root))
        return cls(
            root=root,
            name=name,
            manager=manager,
            lying=look(manager.folder, manager.names(name)),
            printer=printer,
            only_print=only_print,
            yes=yes,
        )

    @property
    def texts(self) -> dict[str, str]:
        """The files that are there, as texts."""
        return {name: one.text for name, one in self.lying.items()}

    @property
    def is_timer(self) -> bool:
        """A timer is installed."""
        return self.manager.is_timer(self.texts)

    @property
    def changed(self) -> tuple[str, ...]:
        """The files that are not as they were written."""
        return tuple(name for name, one in self.lying.items() if not one.ours)

    def full(self, name: str) -> str:
        """Give a file's whole path."""
        return os.path.join(self.manager.folder, name)

    def standing(self, *, timer: bool) -> tuple[Standing | None, str]:
        """Ask how the service stands; else why that is not known."""
        answer = ask(self.manager.asking(self.name, timer=timer).words)
        standing = self.manager.standing(answer.said, answer.problem, timer=timer)
        return standing, answer.problem


def install_service(desk: Desk, *, timer: bool, notify: bool = False) -> None:
    """Install the service of a vault.

    Raises:
        VaultsyncError: it cannot be, or not all of it was done.
    """
    job = _job(desk, timer=timer, notify=notify)
    steps = desk.manager.install(job, desk.texts)
    if not steps.writes and not steps.removes and not desk.only_print:
        standing, _ = desk.standing(timer=timer)
        if standing and standing.active and standing.enabled:
            desk.printer.out(f"{desk.name} is installed and running: nothing to do")
            return
    if steps.replaces:
        was = (
            "the hourly sync" if steps.replaces == "timer" else "the service that runs `watch`"
        )
        desk.printer.out(f"This takes the place of {was}.")
    _show(desk, steps)
    if not timer:
        _tell_watcher(desk)
    if desk.only_print:
        return
    touched = {*steps.removes, *(file.name for file in steps.writes)}
    if not _agreed(desk, [name for name in desk.changed if name in touched]):
        desk.printer.say("nothing was written")
        return
    _finish(desk, steps, carry_out(desk.manager.folder, steps, desk.lying), "installed")


def remove_service(desk: Desk) -> None:
    """Remove the service of a vault.

    Raises:
        VaultsyncError: not all of it was done.
    """
    kept = frozenset(desk.changed)
    steps = desk.manager.uninstall(desk.name, desk.texts, kept)
    _show(desk, steps)
    for name in sorted(kept):
        desk.printer.out(f"{desk.full(name)} was changed by hand and stays: delete it yourself")
    if desk.only_print:
        return
    if not _agreed(desk, ()):
        desk.printer.say("nothing was removed")
        return
    _finish(desk, steps, carry_out(desk.manager.folder, steps, desk.lying), "removed")


def _job(desk: Desk, *, timer: bool, notify: bool) -> Job:
    job = Job(
        name=desk.name,
        vault=desk.root,
        program=find_program(),
        timer=timer,
        notify=notify,
        environment=carried(os.environ),
    )
    why = unfit(job)
    if why:
        raise UsageError(
            f"no service can be made: {why}",
            hint="rename the folder, or start `vaultsync watch` yourself",
        )
    answer = ask((*job.program, "--version"))
    if answer.problem:
        raise ServiceError(
            f"vaultsync does not start outside of this folder: {answer.problem}",
            hint="install it: `pipx install .`, or pip in a virtual environment",
        )
    return job


def _tell_watcher(desk: Desk) -> None:
    """Say what becomes of a `watch` that somebody has started."""
    with contextlib.suppress(NoStateError, OSError):
        process = watcher(desk.root)
        if process and (not desk.lying or desk.is_timer):
            desk.printer.out(
                f"`vaultsync watch` (process {process}) runs already: as long as it does, the "
                "service only tries again every two minutes."
            )


def _show(desk: Desk, steps: Steps) -> None:
    printer = desk.printer
    if steps.writes:
        printer.out(f"In {desk.manager.folder} this would be written:")
    for file in steps.writes:
        printer.out(
            f"  file    {file.name}{' (in place of the old one)' * (file.name in desk.lying)}"
        )
        for line in file.text.splitlines():
            printer.sample(line)
    if steps.removes:
        printer.out(f"In {desk.manager.folder} this would be removed:")
    for name in steps.removes:
        printer.out(f"  file    {name}")
    if steps.before or steps.after:
        printer.out("These commands would be run:")
    for line in _lines((*steps.before, *steps.after)):
        printer.verbatim(f"  {line}")


def _lines(commands: Iterable[Command]) -> tuple[str, ...]:
    return tuple(shlex.join(command.words) for command in commands)


def _agreed(desk: Desk, changed: Iterable[str]) -> bool:
    """Ask once for all, and for each file that a person changed by itself.

    Raises:
        UsageError: there is nobody to answer.
        ServiceError: such a file is in the way.
    """
    asks = not desk.yes and sys.stdin.isatty()
    for name in changed:
        if not desk.lying[name].was:
            raise ServiceError(
                f"{desk.full(name)} is a link, or cannot be read; nothing was written",
                hint="move it away, then run it again",
            )
        if not asks:
            raise ServiceError(
                f"{desk.full(name)} was changed by hand; nothing was written",
                hint=f"move it away, or keep your changes in `systemctl --user edit {name}`",
            )
    if desk.yes:
        return True
    if not asks:
        raise UsageError(
            "nobody is there to answer; nothing was written",
            hint="run it in a terminal, or with `--yes` to do it without asking",
        )
    for name in changed:
        lose = f"{name} was changed by hand. Lose these changes?"
        if not confirm(lose, _HINT, default=False):
            return False
    return confirm("Do this?", _HINT)


def _finish(desk: Desk, steps: Steps, done: Done, what: str) -> None:
    """Say what was done; complain about what is left."""
    for file in steps.writes:
        desk.printer.out(f"wrote {desk.full(file.name)}")
    for name in steps.removes:
        desk.printer.out(f"removed {desk.full(name)}")
    if done.problem:
        raise ServiceError(
            f"the service is not {what} in full: {done.problem}; these commands are left:",
            _lines(done.left),
            hint="run them in a login session of your own, where the system's services run",
        )
    desk.printer.out(f"{what}: {desk.name}")
    if what == "installed":
        desk.printer.out("`vaultsync service status` shows its state")
