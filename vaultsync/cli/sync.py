"""`vaultsync sync`."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from vaultsync.changes import Change, Create, Move, Replace
from vaultsync.cli import findings_view, json_view
from vaultsync.cli.diffs import Changed, show_diffs
from vaultsync.cli.kept_promises import still_promised
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Printer, Progress
from vaultsync.cli.session import Session, patience
from vaultsync.diagnostics import CODES, Finding, Severity
from vaultsync.model import TouchState
from vaultsync.parse.draft import read_draft
from vaultsync.vault import sync as running
from vaultsync.vault.checking import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.readback import Record


_FEW = 3
"""Kinds of what is left that are named."""
EPILOG = """\b
Examples:
  vaultsync sync                    record ticks, update the due note and the drafts
  vaultsync sync --dry-run          show the difference, write nothing
  vaultsync sync --vault ~/Notes

Exit codes: 0 all is up to date, 1 an error in the notes or a tick that could not be recorded,
2 wrong use or configuration, 3 something could not be written.
"""


@click.command(epilog=EPILOG)
@vault_options
@click.option("--dry-run", "-n", is_flag=True, help="Show what would be written, as a diff.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def sync(vault: str | None, as_of: str | None, color: str, dry_run: bool, as_json: bool) -> int:
    """Record ticks of the due note in the notes, then update the due note and the drafts."""
    return run_sync(vault, as_of, color, dry_run=dry_run, as_json=as_json)


def run_sync(
    vault: str | None,
    as_of: str | None,
    color: str,
    *,
    dry_run: bool = False,
    as_json: bool = False,
    brief: bool = False,
    answered: AbstractSet[tuple[str, str]] = frozenset(),
) -> int:
    """Do what `vaultsync sync` does; give the exit code.

    `brief`: warnings are counted only, for somebody who has just answered many questions; the
    due note and `check` have them, but for the sentences that were `answered` just now.
    """
    session = Session.open(vault, as_of, color, writes=not dry_run)
    session.expect_a_vault()
    progress = Progress()
    if dry_run:
        report = running.preview(session.vault, session.instant, progress)
    else:
        report = running.sync(session.vault, session.instant, progress, patience())
    progress.done()
    findings, hidden = session.sift(report.findings)
    report = replace(report, findings=findings)
    if as_json:
        session.printer.painted(json_view.dumps(as_json_of(session, report)))
    elif dry_run:
        _diffs(session, report)
    else:
        tell(session, report)
    if as_json:
        tell_unkept(session.printer, report)
    if not as_json:
        errors = [one for one in report.findings if one.severity is not Severity.INFO]
        if brief:
            left = [one for one in errors if (one.path, one.source.strip()) not in answered]
            errors = _without_warnings(session.printer, left)
        if errors and session.printer.on_terminal:
            session.printer.out()
        findings_view.show_folded(session.printer, errors, "`vaultsync check --all` shows them")
        findings_view.show_remedies(session, report, errors)
        findings_view.show_hidden(session.printer, hidden)
        if report.records and not dry_run:
            tell_undo(session.printer, report, lines=len(report.records))
    return exit_code(report)


def _without_warnings(printer: Printer, told: list[Finding]) -> list[Finding]:
    """Say how many warnings there are; give the rest."""
    rest = [one for one in told if one.severity is not Severity.WARNING]
    warnings = [one for one in told if one.severity is Severity.WARNING]
    if warnings:
        one = len(warnings) == 1
        them = "1 thing in the notes is" if one else f"{len(warnings)} things in the notes are"
        titles = [*dict.fromkeys(CODES[each.code].title for each in warnings)]
        more = ", …" if titles[_FEW:] else ""
        printer.say(
            f"{them} worth a look ({', '.join(titles[:_FEW])}{more}): `vaultsync check` shows "
            "where, and what to do"
        )
    return rest


def exit_code(report: Report) -> int:
    """Give 3 if something could not be written, 1 for errors in the notes, else 0."""
    if report.failures:
        return 3
    errors = any(one.severity is Severity.ERROR for one in report.findings)
    return int(errors or bool(report.unrecorded))


def describe(change: Change) -> str:
    """Say in a line what a change does."""
    match change:
        case Create():
            return f"created {change.path}"
        case Replace():
            again = _status(change.old_text) == "sent" and _status(change.text) == "draft"
            done = "set `status: draft` in" if again else "updated"
            return f"{done} {change.path}"
        case Move():
            count = f"{change.slots} open bracket{'s' * (change.slots != 1)}"
            open_ones = f" (as it is, with {count})" if change.slots else ""
            return f"moved {change.path} to {change.to}{open_ones}"


def _status(text: str) -> str:
    return read_draft("", text).status


def lines_of(report: Report) -> "Iterator[str]":
    """Say in a line each what was written."""
    for record in report.records:
        line = record.change
        done = "took back" if record.mark.takes_back else "recorded"
        yield f"{done} {line.before.path}:{line.line}: {_line(record).strip()}"
    yield from map(describe, report.changes)


def tell(session: Session, report: Report) -> None:
    """Say what was written."""
    printer = session.printer
    for line in lines_of(report):
        printer.out(line)
    for said in _still_promised(report):
        printer.say(said)
    for error in report.failures:
        printer.say(f"error: {error}")
    for hint in dict.fromkeys(error.hint for error in report.failures):
        if hint:
            printer.say(f"help: {hint}")
    tell_unkept(printer, report)
    if not report.wrote and not report.failures:
        printer.out("everything is up to date")


def _still_promised(report: Report) -> "Iterator[str]":
    """Say what was promised to who was ticked as thanked, and may not be sent yet (S08)."""
    for one in report.records:
        if one.mark.state is TouchState.DONE:
            yield from still_promised(one.item, report.snapshot.drafts)


def _line(record: "Record") -> str:
    """Give the line as it is now; for one that goes or is un-ticked, as it was."""
    change = record.change
    return (change.old if record.mark.takes_back else change.new) or ""


def _diffs(session: Session, report: Report) -> None:
    printer = session.printer
    show_diffs(printer, _texts(report))
    for change in report.changes:
        if isinstance(change, Move):
            printer.out(f"rename from {change.path}")
            printer.out(f"rename to {change.to}")
    if not report.wrote:
        printer.out("everything is up to date")
    else:
        printer.say("nothing was written (--dry-run)")


def tell_unkept(printer: Printer, report: Report) -> None:
    """Say that changes of notes were made that cannot be taken back."""
    if report.unkept:
        cure = "VAULTSYNC_STATE can name another place"
        printer.say(f"`vaultsync undo` cannot take this back: {report.unkept} ({cure})")


def tell_undo(
    printer: Printer, report: Report, commands: tuple[str, ...] = ("undo",), lines: int = 1
) -> None:
    """Say on a screen how what was written is taken back, where it can be.

    `lines`: how many a run wrote of which each is taken back for itself.
    """
    if printer.on_terminal and not report.unkept:
        what = "this" if lines == 1 else "the last of these lines"
        names = " and ".join(f"`vaultsync {command}`" for command in commands)
        printer.say(f"{names} {'take' if len(commands) > 1 else 'takes'} {what} back")


def _texts(report: Report) -> list[Changed]:
    """Give what would change; one entry per file."""
    files: dict[str, Changed] = {}
    for record in report.records:
        file = Changed.of(record.change)
        first = files.get(file.path, file)
        files[file.path] = first._replace(new=file.new)
    for change in report.changes:
        if isinstance(change, Create | Replace):
            old = change.old_text if isinstance(change, Replace) else ""
            files[change.path] = Changed(change.path, old, change.text, generated=True)
    return list(files.values())


def as_json_of(session: Session, report: Report) -> dict[str, object]:
    """Give what a run did."""
    return {
        "version": json_view.VERSION,
        "vault": session.vault.root,
        "as_of": json_view.instant(report.outcome.as_of.instant),
        "records": [
            {
                "id": one.mark.id,
                "path": one.change.before.path,
                "line": one.change.line,
                "text": _line(one),
                "taken_back": one.mark.takes_back,
            }
            for one in report.records
        ],
        "changes": [_change(one) for one in report.changes],
        "unrecorded": [
            {"id": one.mark.id, "line": one.mark.line, "reason": one.reason}
            for one in report.unrecorded
        ],
        "failures": [{"path": one.path, "reason": one.reason} for one in report.failures],
        "findings": [json_view.finding(one) for one in report.findings],
    }


def _change(change: Change) -> dict[str, str]:
    match change:
        case Create():
            return {"change": "create", "path": change.path}
        case Replace():
            return {"change": "replace", "path": change.path}
        case Move():
            return {"change": "move", "path": change.path, "to": change.to}
