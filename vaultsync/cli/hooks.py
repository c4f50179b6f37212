"""`vaultsync hooks`."""

from collections.abc import Iterable
from typing import NamedTuple

import click

from vaultsync.calendar import show_instant
from vaultsync.cli import clock
from vaultsync.cli.agreeing import agreed
from vaultsync.cli.options import F, place_options
from vaultsync.cli.printer import Printer
from vaultsync.cli.session import Session, patience
from vaultsync.errors import HooksError
from vaultsync.render.hooks import (
    Caller,
    How,
    by_hand,
    look,
    part_of,
    with_part,
    without_part,
)
from vaultsync.vault.git import git_folder
from vaultsync.vault.hooks import Hook, Repository, find_repository, read_hooks, write_hook
from vaultsync.vault.refresh import last_refresh
from vaultsync.vault.refresh import refresh as do_refresh
from vaultsync.vault.service import find_program

EPILOG = """\b
Examples:
  vaultsync hooks install             the due note follows merges; commits are checked
  vaultsync hooks install --dry-run   only show what would be written
  vaultsync hooks status              which are installed, and what they did last
  vaultsync hooks uninstall           every other byte of a hook stays

After a merge or a checkout of a branch, `sync` runs in the background as soon as git is done;
git never waits for it and never fails because of it. Before a commit that holds notes,
`check --fail-on error` looks at them as they are in the vault: errors stop the commit
(`git commit --no-verify` commits anyway), what is due does not. Hooks are found where git
finds them, also with core.hooksPath and in linked work trees. A hook that is there keeps every
byte: ours goes right below its first line, between two marks. One that is not a shell script is
left alone; the lines to add are shown.

Exit codes: 0 done, or with `status`: all are installed; 1 with `status`: not all; 2 wrong use,
or no answer; 3 not done: no repository, or a hook that could not be changed.
"""
_WHAT = {
    "post-merge": "refreshes the due note after a merge or pull",
    "post-checkout": "refreshes it after a checkout of a branch",
    "pre-commit": "checks the notes before a commit",
}


class _Change(NamedTuple):
    name: str
    old: bytes | None
    new: bytes | None


def _asking_options(command: F) -> F:
    """Add the options of what writes."""
    for option in (
        click.option("--yes", "-y", is_flag=True, help="Do it without asking."),
        click.option("--dry-run", "-n", is_flag=True, help="Only show what would be done."),
    ):
        command = option(command)
    return command


@click.group(epilog=EPILOG)
def hooks() -> None:
    """Have git keep the due note current and check notes before a commit."""


@hooks.command(short_help="Add our part to the hooks; shows it first.", epilog=EPILOG)
@_asking_options
@place_options
def install(vault: str | None, dry_run: bool, yes: bool, color: str) -> int:
    """Add to git's hooks what refreshes the due note and checks the notes."""
    session = Session.open(vault, None, color)
    session.expect_a_vault()
    session.printer.insists = yes
    printer, repository = session.printer, find_repository(session.vault.root)
    caller = Caller(() if repository.shared else find_program(), repository.vault)
    there = read_hooks(repository)
    changes, left = [], []
    for name, hook in there.items():
        why = _obstacle(hook, caller.vault)
        new = None if why else with_part(hook.data, name, caller)
        if why:
            left.append((name, why))
        elif new != hook.data:
            changes.append(_Change(name, hook.data, new))
    if changes:
        printer.out(f"In {repository.hooks} this would be written:")
        _show(printer, changes, caller, whole=dry_run)
    if repository.shared:
        printer.out("These hooks are among your files: whoever gets those gets the hooks, too.")
    _tell_left(printer, left, caller)
    if changes and agreed(printer, "Write this?", yes=yes, dry_run=dry_run):
        _finish(printer, repository, changes, "wrote")
    elif not changes and not left:
        printer.out("the hooks are installed: nothing to write")
    if left and not dry_run:
        names = ", ".join(name for name, _ in left)
        raise HooksError(
            f"not all hooks are installed: {names}",
            hint=f"add what is shown above to {names} yourself",
        )
    return 0


@hooks.command(short_help="Take our part away again, to the byte.", epilog=EPILOG)
@_asking_options
@place_options
def uninstall(vault: str | None, dry_run: bool, yes: bool, color: str) -> int:
    """Take our part away from git's hooks again, to the byte."""
    session = Session.open(vault, None, color)
    session.printer.insists = yes
    if git_folder(session.vault.root) is None:
        session.printer.out("git does not keep this vault: no hooks to remove")
        return 0
    printer, repository = session.printer, find_repository(session.vault.root)
    changes, left = [], []
    for name, hook in read_hooks(repository).items():
        how = look(hook.data, repository.vault)
        if how is How.CHANGED:
            left.append(name)
        elif how is How.OURS and hook.data is not None:
            new = without_part(hook.data, repository.vault)
            changes.append(_Change(name, hook.data, new))
    for name, _, new in changes:
        what = "the file" if new is None else "the part between vaultsync's marks in"
        printer.out(f"This would be removed: {what} {repository.hooks}/{name}")
    for name in left:
        printer.out(f"{repository.hooks}/{name} was changed by hand between vaultsync's marks")
    if changes and agreed(printer, "Remove this?", yes=yes, dry_run=dry_run, done="removed"):
        _finish(printer, repository, changes, "removed it from")
    elif not changes and not left:
        printer.out("no hooks are installed: nothing to remove")
    if left and not dry_run:
        raise HooksError(
            "not all hooks were removed",
            hint="delete the lines from `# >>> vaultsync hook` to `# <<< vaultsync hook <<<`",
        )
    return 0


@hooks.command(
    short_help="Say which hooks are installed, and what they did last.", epilog=EPILOG
)
@place_options
def status(vault: str | None, color: str) -> int:
    """Say which hooks are installed, and what they did last."""
    session = Session.open(vault, None, color)
    printer, repository = session.printer, find_repository(session.vault.root)
    printer.out(f"hooks in {repository.hooks}, for {session.vault.root}")
    all_there = True
    for name, hook in read_hooks(repository).items():
        how = look(hook.data, repository.vault)
        works = how in {How.OURS, How.CHANGED} and not hook.problem
        all_there &= works
        remark = f", but it {hook.problem}" if hook.problem else ""
        printer.out(f"  {name:<13}  {how.value}{remark}: {_WHAT[name]}")
    last = last_refresh(session.vault.root)
    if last:
        printer.out(f"last refreshed {show_instant(last[0], session.vault.zone)}: {last[1]}")
    return int(not all_there)


@hooks.command(hidden=True, epilog=EPILOG)
@place_options
def refresh(vault: str | None, color: str) -> int:
    """Sync once git is done; what its hooks start in the background."""
    session = Session.open(vault, None, color, writes=True)
    session.expect_a_vault()
    session.printer.out(do_refresh(session.vault, clock.now, patience()))
    return 0


def _obstacle(hook: Hook, vault: str) -> str:
    """Say why a hook is left alone; "" if it need not be."""
    how = look(hook.data, vault)
    if hook.problem:
        return hook.problem
    return {How.OTHERS: "is not a shell script", How.CHANGED: "was changed by hand"}.get(
        how, ""
    )


def _show(printer: Printer, changes: Iterable[_Change], caller: Caller, *, whole: bool) -> None:
    """Say what each hook does; show its lines where the `whole` is wanted."""
    for change in changes:
        place = "file   " if change.old is None else "lines below the first one of"
        printer.out(f"  {place} {change.name}: {_WHAT[change.name]}")
        part = part_of(change.name, caller, whole=change.old is None) if whole else b""
        for line in part.decode().splitlines():
            printer.sample(line)
    if not whole:
        printer.out("`vaultsync hooks install --dry-run` shows each line of them")


def _tell_left(printer: Printer, left: list[tuple[str, str]], caller: Caller) -> None:
    for name, why in left:
        printer.out(
            f"{name} {why}: it is left as it is. Have it start this, which {_WHAT[name]}:"
        )
        for line in by_hand(name, caller):
            printer.verbatim(f"          | {line}")


def _finish(
    printer: Printer, repository: Repository, changes: Iterable[_Change], what: str
) -> None:
    for name, old, new in changes:
        write_hook(repository, name, old, new)
        word = "removed" if new is None else what
        printer.out(f"{word} {repository.hooks}/{name}")
