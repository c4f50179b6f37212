"""`vaultsync new`."""

import os
import shlex
from dataclasses import replace
from typing import Any

import click

from vaultsync.calendar import AsOf, show_short_day
from vaultsync.cli import json_view, sync
from vaultsync.cli.asking import (
    CORRECT,
    YES,
    NobodyAnswersError,
    agree,
    confirm,
    on_terminal,
)
from vaultsync.cli.known import Known
from vaultsync.cli.new_answers import Typed, expect_short, from_options, understood
from vaultsync.cli.new_beside import tell_beside
from vaultsync.cli.new_days import HINT
from vaultsync.cli.new_fields import AFTER, BEFORE, EVERY, PROMISE, THANKS, ask_which
from vaultsync.cli.new_people import surely_each
from vaultsync.cli.new_points import ask_points, points_of
from vaultsync.cli.new_promises import ask_promises, tell_promises
from vaultsync.cli.new_proposal import Proposal, proposed, write_proposal
from vaultsync.cli.new_questions import ask_all, ask_reply_by
from vaultsync.cli.new_thanks import ask_thanked
from vaultsync.cli.options import vault_options
from vaultsync.cli.printer import Progress, complain
from vaultsync.cli.session import Session, patience
from vaultsync.errors import UsageError
from vaultsync.render.phrases import what
from vaultsync.rules.standing import is_over
from vaultsync.vault import sync as running
from vaultsync.vault.checking import Report, check
from vaultsync.vault.editor import find_editor, open_file
from vaultsync.vault.new_note import (
    near_folder,
    read_folder,
    usual_folder,
)

EPILOG = """\b
Examples:
  vaultsync new                                  asks for everything, one after the other
  vaultsync new northwind                        another interview there: knows its spelling
  vaultsync new "Elm Park School" --role Teacher --on friday --time 14:30 --minutes 45
  vaultsync new Acme --with "Jane Doe, Team Lead, jane@acme.example" --with "Bo Lind" --yes
  vaultsync new Acme --with "Jane Doe" --point "Jane Doe: plans the shifts" --yes
  vaultsync new Acme --on yesterday --reply-by "in 2 weeks" --yes
  vaultsync new Acme --dry-run                   only shows the note
  vaultsync new Acme --yes --open                writes it and opens it in your editor

Without a day, it is today. If the interview is over, it asks by when they will let you know,
from which the follow-up is dated, what you talked about with each person, which the thank-you
needs, what you promised, and whom you have thanked already. `--reply-by` counts from the day of
the interview. Enter leaves a question out; at the end, `c` asks one again, to correct it.
Nothing that exists is changed: if the file's name is taken, another is found.
Companies and people that the vault knows are written as there; what is only near is asked
about, or told where nobody can be asked. Where it asks, it then does what `sync` does.

Exit codes: 0 written or shown; 2 something typed cannot be understood; 3 it could not be
written, or no editor could be started.
"""


@click.command(epilog=EPILOG)
@click.argument("company", nargs=-1)
@click.option("--role", default="", help="The job it is about.")
@click.option("--stage", default="", help='The round, e.g. "Panel (round 2)".')
@click.option("--company", "named", metavar="NAME", default="", help="The same as COMPANY.")
@click.option(
    "--on", "--date", "day", metavar="DATE", default="", help="The day, also in words: friday."
)
@click.option("--time", "clock", metavar="14:30", default="", help="When; also 14:30-15:15.")
@click.option("--minutes", metavar="45", type=click.INT, help="How long.")
@click.option(
    "--with",
    "people",
    metavar="PERSON",
    multiple=True,
    help='An interviewer: "Jane Doe, Team Lead, jane@acme.example, +44 7700 900123".',
)
@click.option(
    "--point",
    "points",
    metavar="'NAME: TEXT'",
    multiple=True,
    help='What you talked about with one of them: "Jane Doe: plans the shifts".',
)
@click.option("--contact", default="", help="Who arranged it: recruiter or coordinator.")
@click.option("--reply-by", metavar="DATE", default="", help="By when they will let you know.")
@click.option(
    "--folder", metavar="FOLDER", help="Where; default: where most of your interview notes are."
)
@click.option("--open/--no-open", "opens", default=None, help="Open it in your editor.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option("--dry-run", "-n", is_flag=True, help="Only show the note.")
@click.option("--json", "as_json", is_flag=True, help="Say what was written, as JSON.")
@vault_options
def new(
    company: tuple[str, ...],
    named: str,
    vault: str | None,
    as_of: str | None,
    color: str,
    folder: str | None,
    points: tuple[str, ...],
    opens: bool | None,
    yes: bool,
    dry_run: bool,
    as_json: bool,
    **typed: Any,  # noqa: ANN401 - the options of the note itself
) -> int:
    """Write a note for an interview; asks for what you do not say."""
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
    session.printer.insists = yes
    session.expect_a_vault()
    progress = Progress()
    report = check(session.vault, session.instant, progress)
    progress.done()
    known = Known.of(report, session.vault.settings.notes.type)
    place = (
        read_folder(session.vault, folder)
        if folder
        else usual_folder(
            session.vault.root, known.interviews, session.vault.settings.notes.include
        )
    )
    asks = on_terminal() and not (yes or dry_run or as_json)
    said = Typed(company=named or " ".join(company), **typed)
    said = replace(said, people=surely_each(said.people))
    said = replace(said, points=points_of(said.people, points))
    expect_short(said)
    if asks:
        said = understood(session, said)
    if folder:
        place = _folder(session, known, place, asks=asks)
    if asks:
        return _in_conversation(session, known, said, place, opens=opens)
    made = proposed(session, known, from_options(session, known, said), place)
    if not as_json:
        _show(session, made)
    tell_beside(session, known, made.read)
    tell_promises(session, said)
    wanted = not dry_run and (yes or confirm("Write it?", HINT))
    path = write_proposal(session.vault, made) if wanted else made.path
    if as_json:
        _tell_json(session, path, wrote=wanted)
    elif wanted:
        session.printer.out(f"wrote {path}")
        session.printer.say("next: `vaultsync sync` brings the due note up to date")
    else:
        session.printer.say(f"nothing was written{' (--dry-run)' * dry_run}")
    if wanted and opens:
        _open(session, path)
    return 0


def _folder(session: Session, known: Known, folder: str, *, asks: bool) -> str:
    """Give the folder that is meant: of a new one that is nearly another, ask or tell."""
    near = near_folder(session.vault, folder, known.interviews)
    if (
        near
        and asks
        and confirm(f"There is no {folder}/, but {near}/. Is that the one you mean?", HINT)
    ):
        return near
    if near and not asks:
        session.printer.say(f"{folder}/ is new in this vault; if {near}/ is meant, write that")
    return folder


def _show(session: Session, made: Proposal) -> None:
    printer = session.printer
    printer.out(made.path, "bold")
    for line in made.text.rstrip("\n").splitlines():
        printer.sample(line, lead="  | ")


def _in_conversation(
    session: Session, known: Known, said: Typed, folder: str, *, opens: bool | None
) -> int:
    """Ask until it is right, write it, bring the due note up to date, and open it."""
    made = _agreed(session, known, said, folder)
    if made is None:
        session.printer.say("nothing was written")
        return 0
    path = write_proposal(session.vault, made)
    session.printer.out(f"wrote {path}")
    report = _bring_up_to_date(session)
    sync.tell(session, report)
    for item in report.outcome.follow_ups:
        if item.interview.path == path and item.state.open:
            is_due = "was due" if item.due < session.today else "is due"
            session.printer.out(f"{what(item)} {is_due} on {show_short_day(item.due)}")
    if _wants_it_open() if opens is None else opens:
        _open(session, path)
        report = _bring_up_to_date(session)  # what was written there meanwhile
        if report.wrote or report.failures:
            sync.tell(session, report)
    return 3 if report.failures else 0


def _wants_it_open() -> bool:
    """Ask; an editor that nobody chose is not started by a mere Enter."""
    editor = find_editor(os.environ)
    name = os.path.basename(editor.command[0])
    own = name if editor.chosen else f"your editor ({name})"
    where = f" in {own}" if editor.waits else ""
    try:
        return confirm(f"Open it{where} now?", HINT, default=editor.chosen)
    except NobodyAnswersError:
        return False


def _agreed(session: Session, known: Known, said: Typed, folder: str) -> Proposal | None:
    """Ask, show what would be written, and ask again for what is to be corrected."""
    fields = frozenset[str]()
    while True:
        answered = ask_all(session, known, said, fields)
        if answered is None:
            return None
        said = answered
        try:
            made = proposed(session, known, replace(said, reply_by=""), folder)
            over = is_over(made.read, AsOf(instant=session.instant, zone=session.vault.zone))
            if over or said.reply_by:
                said = ask_reply_by(session, said, fields)
            if over and made.read.people:
                said = _ask_of_the_talk(session, said, fields)
            made = proposed(session, known, said, folder)
        except NobodyAnswersError:
            raise
        except UsageError as error:
            complain(str(error), error.hint)
            fields = EVERY
        else:
            _show(session, made)
            beside = tell_beside(session, known, made.read, lines=bool(fields))
            if not made.read.people:
                session.printer.out(
                    "no interviewer is named: thank-yous are owed to nobody yet"
                )
            answer = agree("Write it?", HINT, default=not beside)
            if answer != CORRECT:
                return made if answer == YES else None
            asked = AFTER if over and made.read.people else AFTER[: over or bool(said.reply_by)]
            fields = ask_which(session.printer, HINT, (*BEFORE, *asked))


def _ask_of_the_talk(session: Session, said: Typed, fields: frozenset[str]) -> Typed:
    """Ask what was talked about and promised, and who was thanked already."""
    said = ask_points(session, said, HINT, fields)
    if not fields or PROMISE in fields:
        said = ask_promises(session, said)
    if not fields or THANKS in fields:
        said = ask_thanked(session, said, again=bool(fields))
    return said


def _bring_up_to_date(session: Session) -> Report:
    """Do what `sync` does."""
    progress = Progress()
    report = running.sync(session.vault, session.instant, progress, patience(), command="new")
    progress.done()
    return report


def _tell_json(session: Session, path: str, *, wrote: bool) -> None:
    data = {"version": json_view.VERSION, "vault": session.vault.root}
    session.printer.painted(json_view.dumps(data | {"path": path, "written": wrote}))


def _open(session: Session, path: str) -> None:
    open_file(find_editor(os.environ), os.path.join(session.vault.root, path))
