"""The files of services: looked at, written, removed; and the steps carried out."""

import contextlib
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vaultsync.errors import WriteError
from vaultsync.render.service.job import Command, Manager, Steps
from vaultsync.render.service.launchd import Launchd
from vaultsync.render.service.mark import is_untouched
from vaultsync.render.service.systemd import Systemd
from vaultsync.snapshot import digest
from vaultsync.vault.folder import Folder
from vaultsync.vault.managers import LONG, ask

_LARGEST = 1 << 16
_CARRIED = ("VAULTSYNC_INDEX", "VAULTSYNC_QUIET", "TZ")
_PLACES = ("XDG_CONFIG_HOME", "XDG_STATE_HOME")


class Lying(NamedTuple):
    """A file that lies where one of ours would."""

    text: str
    ours: bool
    """It is to the byte what was once written."""
    was: str = ""
    """The digest of its bytes."""


def find_manager(platform: str, environment: Mapping[str, str]) -> Manager | None:
    """Give what starts services on this system; None: nothing that is known here."""
    home, user = os.path.expanduser("~"), os.getuid() if hasattr(os, "getuid") else 0
    if platform.startswith("linux"):
        named = environment.get("XDG_CONFIG_HOME", "")
        # the XDG specification: a relative one is ignored
        base = named if os.path.isabs(named) else os.path.join(home, ".config")
        return Systemd(os.path.join(base, "systemd", "user"), user)
    if platform == "darwin":
        library = os.path.join(home, "Library")
        agents, logs = os.path.join(library, "LaunchAgents"), os.path.join(library, "Logs")
        return Launchd(agents, logs, user)
    return None


def find_program() -> tuple[str, ...]:
    """Give what starts this vaultsync from anywhere; nothing is imported from where it starts.

    It is this Python and not the script beside it: a script of a virtual environment that was
    moved, or on a path with blanks, does not start.
    """
    return (sys.executable, "-P", "-m", "vaultsync")


def carried(environment: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Give the variables that a service must have as this process has them, by name.

    They say where the state of a vault is, how long notes must lie still, and which day it is.
    """
    found = {name: environment[name] for name in _CARRIED if environment.get(name)}
    for name in _PLACES:
        if os.path.isabs(environment.get(name, "")):
            found[name] = environment[name]
    if environment.get("VAULTSYNC_STATE"):
        place = os.path.expanduser(environment["VAULTSYNC_STATE"])
        found["VAULTSYNC_STATE"] = os.path.abspath(place)
    return tuple(sorted(found.items()))


def look(folder: str, names: tuple[str, ...]) -> dict[str, Lying]:
    """Give those of these files that are there; what cannot be read is not ours."""
    found = {}
    for name in names:
        try:
            status = os.lstat(os.path.join(folder, name))
        except (FileNotFoundError, NotADirectoryError):
            continue
        found[name] = Lying("", ours=False)
        if stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST:
            found[name] = _read(folder, name)
    return found


def _read(folder: str, name: str) -> Lying:
    try:
        with contextlib.closing(Folder.open_root(folder)) as opened:
            data = opened.read(name)
        text = data.decode("utf-8")
    except (OSError, ValueError):
        return Lying("", ours=False)
    return Lying(text, is_untouched(text), digest(data))


def installed(manager: Manager) -> Iterator[str]:
    """Give the vaults that have a service."""
    try:
        listed = sorted(os.listdir(manager.folder))
    except OSError:
        return
    names = tuple(name for name in listed if name.startswith("vaultsync-"))
    found = (manager.vault_of(one.text) for one in look(manager.folder, names).values())
    yield from sorted({vault for vault in found if vault})


class Done(NamedTuple):
    """What came of the steps."""

    problem: str = ""
    """Why a command failed; no further one was started."""
    left: tuple[Command, ...] = ()
    """The commands that were not carried out."""


def carry_out(folder: str, steps: Steps, lying: Mapping[str, Lying]) -> Done:
    """Carry out the steps; files are written and removed also where a command fails.

    Raises:
        WriteError: a file could not be written or removed.
    """
    begun = _run(steps.before)
    _change(folder, steps, lying)
    if begun.problem:
        return Done(begun.problem, steps.otherwise or (*begun.left, *steps.after))
    return _run(steps.after)


def _run(commands: tuple[Command, ...]) -> Done:
    for number, command in enumerate(commands):
        answer = ask(command.words, LONG)
        if answer.problem and not command.may_fail:
            return Done(answer.problem, commands[number:])
    return Done()


def _change(place: str, steps: Steps, lying: Mapping[str, Lying]) -> None:
    name = place
    try:
        os.makedirs(place, exist_ok=True)
        with contextlib.closing(Folder.open_root(place)) as folder:
            for name, text in steps.writes:
                write_file(folder, name, text, lying.get(name))
            for name in steps.removes:
                _remove(folder, name, lying[name])
        for name in steps.links:
            _unlink(os.path.join(place, name))
    except OSError as error:
        reason = f"cannot be written or removed: {error.strerror or error}"
        raise WriteError(
            os.path.join(place, name),
            reason,
            hint="look whether HOME is your home folder and can be written to; "
            "`vaultsync service install --print` shows what would be written",
        ) from error


def write_file(folder: Folder, name: str, text: str, old: Lying | None) -> None:
    """Write a file, new or in the place of what was there when it was looked at.

    Raises:
        WriteError: it changed meanwhile.
        OSError: it cannot be written.
    """
    data = text.encode()
    temporary = folder.write_temporary(data)
    try:
        if old is None:
            folder.link_new(temporary, name)
        elif not folder.put(temporary, name, new=digest(data), old=old.was):
            raise WriteError(
                os.path.join(folder.path, name), "changed a moment ago", hint="run it again"
            )
    finally:
        folder.remove(temporary)
    folder.flush()


def _remove(folder: Folder, name: str, old: Lying) -> None:
    if not folder.drop(name, old.was):
        raise WriteError(
            os.path.join(folder.path, name), "changed a moment ago", hint="run it again"
        )


def _unlink(path: str) -> None:
    """Remove a link that the manager made and did not take back."""
    if os.path.islink(path):
        os.unlink(path)
