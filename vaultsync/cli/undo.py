"""`vaultsync undo`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from vaultsync.calendar import show_instant
from vaultsync.cli import findings_view, json_view
from vaultsync.cli.asking import confirm, on_terminal
from vaultsync.cli.completing import complete_changes
from vaultsync.cli.diffs import Changed, show_diffs
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Progress
from vaultsync.cli.session import Session, patience
from vaultsync.cli.sync import as_json_of, exit_code, tell, tell_undo, tell_unkept
from vaultsync.errors import UsageError
from vaultsync.vault import undo as undoing
from vaultsync.vault import undo_plan as planning
from vaultsync.vault.sync import Run

if TYPE_CHECKING:
    from vaultsync.edit.kept import Kept
    from vaultsync.edit.lines import LineChange

EPILOG = """\b
Examples:
  vaultsync undo                    take back what the last command wrote into notes
  vaultsync undo --dry-run          show what that would change, write nothing
  vaultsync undo --list             all changes that can be named, the newest first
  vaultsync undo 3f9a               take back the one whose ID begins so

One command is one undo: all lines that `reply --by` or `done` with several names wrote go
together. What `sync` or `watch` recorded was ticked line by line, and is taken back so. What
followed from it goes back, too: the draft of a message that is owed again leaves `Sent`. In a
terminal it shows what it would take back and asks, unless you name it or add `--yes`.

A change that took back another one can be taken back, too: give its ID. A note that `new` or
`ask` wrote is for you to delete; while it is the last thing done, name the change that you
mean.

Changes are kept on this machine only, outside of the vault, for 90 days.

Exit codes: 0 taken back, or not wanted, 1 taken back, and a note has an error, 2 wrong use, 3
not taken back: the line was changed since, and the message says how.
"""


@click.command(epilog=EPILOG)
@click.argument("change", metavar="[ID]", required=False, shell_complete=complete_changes)
@vault_options
@click.option("--list", "listing", is_flag=True, help="List the kept changes; write nothing.")
@click.option("--dry-run", "-n", is_flag=True, help="Show what would be written, as a diff.")
@click.option("--yes", "-y", is_flag=True, help="Take the last one back without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def undo(
    change: str | None,
    vault: str | None,
    as_of: str | None,
    color: str,
    listing: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> int:
    """Take back what the last command wrote, or a named change, if its line still stands."""
    if listing and (change or dry_run):
        raise UsageError(
            "`--list` goes with neither an ID nor `--dry-run`",
            hint="`vaultsync undo --list` lists them, `vaultsync undo ID` takes one back",
        )
    session = Session.open(vault, as_of, color, writes=not (listing or dry_run))
    if listing:
        _list(session, as_json=as_json)
        return 0
    if dry_run:
        _preview(session, _planned(session, change), as_json=as_json)
        return 0
    whole = change is None
    if not (change or yes or as_json) and on_terminal():
        backs = _planned(session, None)
        _show(session, backs)
        if not confirm("Take this back?", "name it by its ID, or add `--yes`"):
            session.printer.say("nothing was written")
            return 0
        change = backs[0].kept.id  # what was shown, whatever was written meanwhile
    progress = Progress()
    run = Run(session.vault, session.instant, progress, patience(), "undo")
    done = undoing.undo(run, change, whole=whole)
    progress.done()
    findings, hidden = session.sift(done.report.findings)
    report = replace(done.report, findings=findings)
    if as_json:
        told = _json(session, done.backs) | {"sync": as_json_of(session, report)}
        session.printer.painted(json_view.dumps(told))
        tell_unkept(session.printer, report)
    else:
        for back in done.backs:
            session.printer.out(_sentence(back))
        if done.rest:
            session.printer.say(_rest(done))
        tell(session, report)
        findings_view.show_hidden(session.printer, hidden)
        tell_undo(session.printer, report, tuple(f"undo {one}" for one in done.ids))
    return exit_code(report)


def _planned(session: Session, change: str | None) -> tuple[planning.TakingBack, ...]:
    """Give the one that is named, else all that the last command wrote."""
    if change is None:
        return planning.plan_command(session.vault)
    return (planning.plan_undo(session.vault, change),)


def _show(session: Session, backs: tuple[planning.TakingBack, ...]) -> None:
    """Show how the notes would change, and which drafts would follow."""
    show_diffs(session.printer, _texts(backs))
    for path in planning.drafts_to_return(session.vault, backs):
        folder = session.vault.settings.outputs.drafts
        told = f" moves back to {folder}/, where it is to be sent again"
        if session.printer.on_terminal:
            flow(session.printer, Bit("then "), Bit(path, "", path), Bit(told), hang=2)
        else:
            session.printer.say(f"{path}{told}")  # beside the diff, which a program may read


def _texts(backs: tuple[planning.TakingBack, ...]) -> list[Changed]:
    """Give the notes as they would change; one entry per note."""
    files: dict[str, Changed] = {}
    for back in backs:
        file = Changed.of(back.change)
        files[file.path] = files.get(file.path, file)._replace(new=file.new)
    return list(files.values())


def _sentence(back: planning.TakingBack) -> str:
    """Say what was taken back."""
    change = back.change
    place = f"{change.before.path}:{change.line}"
    if change.new is None:
        return f"took out {place}: {(change.old or '').strip()}"
    if change.old is None:
        return f"put back {place}: {change.new.strip()}"
    return f"put back {place}: {change.new.strip()} (was {change.old.strip()})"


def _rest(done: undoing.Undone) -> str:
    """Say that a command wrote more than what was taken back, and how that goes."""
    name = f"`vaultsync undo {done.again}`" if done.again else "`vaultsync undo` again"
    if done.rest == 1:
        return f"1 more line of this command is still there; {name} takes it back"
    left = f"{done.rest} more lines of this command are still there"
    return f"{left}; {name} takes the last of them back"


def _preview(
    session: Session, backs: tuple[planning.TakingBack, ...], *, as_json: bool
) -> None:
    if as_json:
        session.printer.painted(json_view.dumps(_json(session, backs)))
        return
    _show(session, backs)
    session.printer.say("nothing was written (--dry-run)")


def _list(session: Session, *, as_json: bool) -> None:
    printer = session.printer
    listed = planning.kept_changes(session.vault)
    if as_json:
        changes = [_kept(one.kept) | {"state": one.standing.value} for one in listed]
        data = {"version": json_view.VERSION, "vault": session.vault.root, "changes": changes}
        printer.painted(json_view.dumps(data))
        return
    if not listed:
        printer.out("nothing to take back")
    for kept, standing in listed:
        when = show_instant(kept.when, session.vault.zone)
        stands = standing is planning.Standing.STANDS
        end = "" if stands else f" ({standing.value})"
        what = f"takes {kept.undoes} back" if kept.undoes else kept.command
        place = Bit(f"{kept.path}:{kept.line}", "dim", kept.path, kept.line)
        start = (Bit(kept.id, "bold" if stands else ""), Bit("  "), Bit(f"{when}  "))
        flow(printer, *start, place, Bit(f"  ({what}){end}", "dim"), hang=2)
        for sign, line, style in (("-", kept.old, "remove"), ("+", kept.new, "add")):
            if line is not None:
                flow(printer, Bit(f"{sign} {line}", style), indent=2, hang=2)


def _json(session: Session, backs: tuple[planning.TakingBack, ...]) -> dict[str, Any]:
    last, *more = backs
    also = [{"undone": _kept(one.kept), "change": _change(one.change)} for one in more]
    return {
        "version": json_view.VERSION,
        "vault": session.vault.root,
        "undone": _kept(last.kept),
        "change": _change(last.change),
        "also": also,
    }


def _change(change: "LineChange") -> dict[str, Any]:
    return {
        "path": change.before.path,
        "line": change.line,
        "old": change.old,
        "new": change.new,
    }


def _kept(kept: "Kept") -> dict[str, Any]:
    return {
        "id": kept.id,
        "when": json_view.instant(kept.when),
        "command": kept.command,
        "path": kept.path,
        "line": kept.line,
        "old": kept.old,
        "new": kept.new,
        "follow_up": kept.item or None,
        "undoes": kept.undoes or None,
    }
