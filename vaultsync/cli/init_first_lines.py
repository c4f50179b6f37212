"""`init` offers to write the lines that make interview notes of notes in plain text."""

import os
from typing import TYPE_CHECKING

from vaultsync.changes import Replace
from vaultsync.cli.asking import CORRECT, YES, agree, ask
from vaultsync.cli.first_lines_view import plain_ones, show_lines
from vaultsync.cli.init_inside import ask_inside, held_by
from vaultsync.cli.init_plan import Wish
from vaultsync.cli.init_view import word_of
from vaultsync.cli.printer import Printer
from vaultsync.edit.first_lines import begin_with
from vaultsync.errors import WriteError
from vaultsync.parse.days.dates import doubt, find_moment
from vaultsync.parse.front.likeness import Likeness, likeness
from vaultsync.parse.front.recognise import FIRST_LOOK
from vaultsync.render.first_lines import names_nobody, people_in, whole_lines
from vaultsync.snapshot import digest
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from datetime import date

WHO = "Who was there, e.g. Jane Doe (HR), Tom Reid (Enter: as it is)"


def ask_first_lines(printer: Printer, wish: Wish, hint: str) -> bool:
    """Ask for each note with no front matter; tell whether any got its lines, or new ones.

    Only notes whose company and day could be read are asked about. Enter is a no. Of one that
    holds several interviews, each may get a note of its own.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    wrote = False
    for note in plain_ones(wish.found.alike):
        held = held_by(wish, note)
        if held:
            wrote |= ask_inside(printer, wish, held, hint)
            continue
        lines = whole_lines(note, word_of(wish))
        if lines:
            printer.out()
            printer.out(f"{note.path} looks like an interview ({note.because}); it needs:")
            lines = _agreed(printer, wish, note, lines, hint)
        if lines:
            wrote |= _write(printer, wish, note, lines)
    return wrote


def _agreed(
    printer: Printer, wish: Wish, note: Likeness, lines: tuple[str, ...], hint: str
) -> tuple[str, ...]:
    """Give the lines that a person says are right; empty: none are wanted."""
    nobody, who, people = names_nobody(note), "", people_in(note)
    while True:
        show_lines(printer, lines)
        printer.out()
        if nobody and not who:
            printer.out("Nobody is named, so nobody could be thanked: `c` asks who was there.")
        elif people:
            printer.out(f"People: {', '.join(people)}")
        word = agree("Are these right, and may they go to its top?", hint, default=False)
        if word != CORRECT:
            return lines if word == YES else ()
        company = ask("Company", hint, note.company)
        note = note._replace(company=company, day=_ask_day(printer, wish, note, hint))
        who = ask(WHO, hint, who)
        lines = whole_lines(note, word_of(wish), who)


def _ask_day(printer: Printer, wish: Wish, note: Likeness, hint: str) -> "date | None":
    """Ask for the day of the interview until it can be read."""
    settings = wish.vault.settings
    while True:
        text = ask("Day", hint, str(note.day))
        moment = find_moment(text, settings, wish.today)
        if moment:
            return moment.day
        why = doubt(text, settings, wish.today)
        printer.out(f"  {why.message}; {why.help}" if why.help else f"  {why.message}")


def _write(printer: Printer, wish: Wish, note: Likeness, lines: tuple[str, ...]) -> bool:
    """Write them if the note is still what it was; say what was done."""
    try:
        data = read_whole(os.path.join(wish.root, note.path))
        text = decode(data, note.path)
        head = data[:FIRST_LOOK].decode("utf-8", "replace")
        if likeness(head, note.path, wish.vault.settings, wish.today) != note:
            printer.say(f"{note.path} was changed meanwhile; nothing was written into it")
            return False
        after = begin_with(text, lines)
        change = Replace(path=note.path, text=after, old_text=text, was=digest(data))
        Store(wish.root).apply(change)
    except (OSError, Gone, Unreadable, WriteError) as error:
        printer.say(f"error: {note.path} stays as it is: {error}")
        return False
    printer.out(f"added {len(lines)} lines at the top of {note.path}")
    return True
