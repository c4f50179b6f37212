"""`vaultsync new`."""

import contextlib
import os
import shlex
from dataclasses import dataclass, replace
from typing import Any

import click

from vaultsync.cli import json_view
from vaultsync.cli.asking import confirm, on_terminal
from vaultsync.cli.known import Known
from vaultsync.cli.new_answers import Typed, expect_short, from_options, note_of, understood
from vaultsync.cli.new_questions import ask_all
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Progress
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.render.new_note import NewNote, proven
from vaultsync.vault.checking import check
from vaultsync.vault.editor import find_editor, open_file
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.new_note import (
    free_path,
    near_folder,
    read_folder,
    usual_folder,
    write_new,
)

EPILOG = """\b
Examples:
  vaultsync new                                  asks for everything, one after the other
  vaultsync new northwind                        another interview there: knows its spelling
  vaultsync new Acme --role Engineer --on friday --time 14:30 --minutes 45
  vaultsync new Acme --with "Jane Doe, Team Lead, jane@acme.example" --with "Bo Lind" --yes
  vaultsync new Acme --dry-run                   only shows the note
  vaultsync new Acme --yes --open                writes it and opens it in your editor

Without a day, it is today. Enter leaves a question out. Nothing that exists is changed: if the
file's name is taken, another one is found. Companies and people that the vault knows are
written as there; what is only near is asked about, or told where nobody can be asked.

Exit codes: 0 written or shown; 2 something typed cannot be understood; 3 it could not be
written, or no editor could be started.
"""
_MISREAD = "write it in other words; names are letters, and no usual heading such as Notes"
HINT = "name the company and use `--yes`: `vaultsync new Acme --yes`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How it is to be done."""

    yes: bool
    dry_run: bool
    opens: bool | None
    as_json: bool


@click.command(epilog=EPILOG)
@click.argument("company", nargs=-1)
@click.option("--role", default="", help="The job that it is about.")
@click.option("--stage", default="", help='The round, e.g. "Panel (round 2)".')
@click.option("--company", "named", metavar="NAME", default="", help="The same as COMPANY.")
@click.option(
    "--on", "--date", "day", metavar="DATE", default="", help="The day, also in words: friday."
)
@click.option("--time", "clock", metavar="14:30", default="", help="When; also 14:30-15:15.")
@click.option("--minutes", metavar="45", type=click.IntRange(5, 24 * 60), help="How long.")
@click.option(
    "--with",
    "people",
    metavar="PERSON",
    multiple=True,
    help='An interviewer: "Jane Doe, Team Lead, jane@acme.example, +44 7700 900123".',
)
@click.option("--contact", default="", help="Who arranged it: recruiter or coordinator.")
@click.option("--folder", metavar="FOLDER", help="Where; default: where most of them lie.")
@click.option("--open/--no-open", "opens", default=None, help="Open it in your editor.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option("--dry-run", "-n", is_flag=True, help="Only show the note.")
@click.option("--json", "as_json", is_flag=True, help="Tell what was written as JSON.")
@vault_options
def new(
    company: tuple[str, ...],
    named: str,
    vault: str | None,
    as_of: str | None,
    color: str,
    folder: str | None,
    opens: bool | None,
    yes: bool,
    dry_run: bool,
    as_json: bool,
    **typed: Any,  # noqa: ANN401 - the options of the note itself
) -> int:
    """Write a note for an interview; asks for what is not said."""
    if company and named:
        raise UsageError(
            f"two companies are named, {' '.join(company)!r} and {named!r}",
            hint=f"name one: `vaultsync new {shlex.quote(named)}`",
        )
    if opens and dry_run:
        raise UsageError(
            "`--dry-run` writes no note, so `--open` has none to open",
            hint="leave one of them out",
        )
    session = Session.open(vault, as_of, color, writes=not dry_run)
    session.expect_a_vault()
    options = Options(yes=yes, dry_run=dry_run, opens=opens, as_json=as_json)
    progress = Progress()
    report = check(session.vault, session.instant, progress)
    progress.done()
    known = Known.of(report)
    place = read_folder(session.vault, folder) if folder else usual_folder(known.interviews)
    asks = on_terminal() and not (yes or dry_run or as_json)
    said = Typed(company=named or " ".join(company), **typed)
    expect_short(said)
    if asks:
        said = understood(session, said)
    if folder:
        place = _folder(session, known, place, asks=asks)
    said = ask_all(session, known, said) if asks else from_options(session, known, said)
    expect_short(said)
    note = note_of(session, said)
    return _write(session, note, place, options)


def _folder(session: Session, known: Known, folder: str, *, asks: bool) -> str:
    """Give the folder that is meant: of a new one that is nearly another, ask or tell."""
    near = near_folder(session.vault, folder, known.interviews)
    if near and asks and confirm(f"There is no {folder}/, but {near}/. Is that meant?", HINT):
        return near
    if near and not asks:
        session.printer.say(f"{folder}/ is new in this vault; if {near}/ is meant, write that")
    return folder


def _write(session: Session, note: NewNote, folder: str, options: Options) -> int:
    vault, printer = session.vault, session.printer
    base = f"{note.day} {note.company}"
    stems = (base, f"{base} {note.stage}") if note.stage else (base,)
    path = free_path(vault, folder, stems)
    note = replace(note, type=vault.settings.notes.type)
    text, why = proven(note, path, vault.settings, vault.zone)
    if why:
        raise UsageError(
            f"this cannot be written so that it is read as it is meant: {why}", hint=_MISREAD
        )
    if not options.as_json:
        _show(session, path, text)
    wanted = not options.dry_run
    if wanted and not options.yes:
        wanted = confirm("Write it?", HINT)
    if wanted:
        expect_no_git(vault.root)
        path = write_new(vault, folder, stems, text)
    if options.as_json:
        _tell_json(session, path, wrote=wanted)
    elif wanted:
        printer.out(f"wrote {path}")
        printer.say("next: `vaultsync sync` brings the due note up to date")
    else:
        printer.say(f"nothing was written{' (--dry-run)' * options.dry_run}")
    if wanted:
        _open(session, path, options)
    return 0


def _show(session: Session, path: str, text: str) -> None:
    printer = session.printer
    printer.out(path, "bold")
    for line in text.rstrip("\n").splitlines():
        printer.sample(line, lead="  | ")


def _tell_json(session: Session, path: str, *, wrote: bool) -> None:
    data = {"version": json_view.VERSION, "vault": session.vault.root}
    session.printer.painted(json_view.dumps(data | {"path": path, "written": wrote}))


def _open(session: Session, path: str, options: Options) -> None:
    """Open the note if that is wanted; in a terminal it is asked."""
    opens = options.opens
    if opens is None and not options.yes and on_terminal():
        with contextlib.suppress(UsageError):  # no answer is a no
            opens = confirm("Open it now?", HINT)
    if opens:
        open_file(find_editor(os.environ), os.path.join(session.vault.root, path))
