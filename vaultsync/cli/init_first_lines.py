"""`init` offers to write the lines that make interview notes of notes in plain text."""

import os
from typing import TYPE_CHECKING

from vaultsync.changes import Replace
from vaultsync.cli.asking import CORRECT, YES, agree, ask
from vaultsync.cli.days import day_of_talk, doubted, weekday_around
from vaultsync.cli.first_lines_view import plain_ones, show_lines
from vaultsync.cli.init_inside import ask_inside, held_by
from vaultsync.cli.init_pick import pick
from vaultsync.cli.init_plan import Wish
from vaultsync.cli.init_view import word_of
from vaultsync.cli.new_days import today_or_before
from vaultsync.cli.printer import Printer
from vaultsync.edit.first_lines import begin_with
from vaultsync.errors import WriteError
from vaultsync.names import fold
from vaultsync.parse.front.likeness import Likeness
from vaultsync.parse.front.recognise import FIRST_LOOK
from vaultsync.parse.likely import likely, suggested_company
from vaultsync.parse.persons.reach_in_text import with_reach
from vaultsync.parse.persons.who_was_there import Heard, typed_people
from vaultsync.render.first_lines import left_out, names_nobody, people_in, whole_lines
from vaultsync.snapshot import digest
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole
from vaultsync.vault.inside import held_in
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from vaultsync.vault.inside import Held

WHO = "Who was there, e.g. Jane Doe (HR), Tom Reid (Enter: as it is)"
_NOBODY = (
    "Nobody is named, so nobody could be thanked",
    "Nobody is named for certain, so nobody could be thanked",
)
"""Said where no interviewer could be read; the second one if a full name stands there."""
NOTHING = "-"
"""What is typed instead of what stands in brackets, for nothing."""


def ask_first_lines(printer: Printer, wish: Wish, hint: str) -> bool:
    """Ask for each note with no front matter; tell whether any got its lines, or new ones.

    Notes that look like one are asked about if company and day could be read, and Enter is a
    no; those that the person picks from a list may lack either, and Enter is a yes. Of one
    that holds several interviews, each may get a note of its own.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    wrote = False
    for note in _each(printer, wish, hint):
        known = _completed(printer, wish, note, hint) if note.unsure else note
        held = _held(wish, known)
        if held and held.settled:
            printer.out(f"each interview in {note.path} has its note already")
            continue
        if held:
            wrote |= ask_inside(printer, wish, held, hint)
            continue
        if note.unsure:  # several days of one talk: it is the whole note that was picked
            known = known._replace(also="")
        if whole_lines(known, word_of(wish)):
            lines = _asked(printer, wish, known, hint)
            wrote |= bool(lines) and _write(printer, wish, note, lines)
    return wrote


def _asked(printer: Printer, wish: Wish, note: Likeness, hint: str) -> tuple[str, ...]:
    """Show the lines of a note, and give those that a person says are right."""
    who, left = "", left_out(note)
    printer.out()
    if note.unsure and names_nobody(note):  # they said that it is one: somebody was there
        printer.out(f"{note.path}: {_NOBODY[note.somebody]}.")
        who, left = _ask_who(hint, note, who, left)
        printer.out()
    looks = f"{note.path} looks like an interview ({note.because}); it needs:"
    printer.out(f"{note.path}, as an interview note, needs:" if note.unsure else looks)
    return _agreed(printer, wish, note, who, left, hint)


def _each(printer: Printer, wish: Wish, hint: str) -> "Iterator[Likeness]":
    """Give the notes that look like one, then those that somebody says are about one."""
    alike = plain_ones(wish.found.alike)
    yield from alike
    yield from pick(printer, wish, hint, more=any(one.company and one.day for one in alike))


def _held(wish: Wish, note: Likeness) -> "Held | None":
    """Give the interviews of a note that holds several."""
    if not note.unsure:
        return held_by(wish, note)
    held = held_in(wish.vault, note, wish.found.interviews, wish.today)
    return held if held.all else None


def _completed(printer: Printer, wish: Wish, note: Likeness, hint: str) -> Likeness:
    """Ask for the company and the day of a note that was picked, where it does not say them."""
    company, day = note.company, note.day
    if not (company and day):
        which = "" if company else "which company it is about"
        lacks = " and ".join(filter(None, (which, "" if day else "which day it was")))
        printer.out()
        printer.out(f"{note.path} does not say for sure {lacks}.")
    if not company:
        company = _ask_company(note, hint)
        note = note._replace(company=company)
    if company and not day:
        note = note._replace(day=_ask_day(printer, wish, note, hint))
    return note


def _ask_company(note: Likeness, hint: str) -> str:
    """Ask whom a note was with; empty: it is left. What its name may mean is suggested."""
    guess = suggested_company(note)
    leave = NOTHING if guess else "Enter"
    company = ask(f"Company ({leave}: leave the note)", hint, guess)
    return "" if company == NOTHING else company


def _agreed(
    printer: Printer, wish: Wish, note: Likeness, who: str, left: tuple[str, ...], hint: str
) -> tuple[str, ...]:
    """Give the lines that a person says are right; empty: none are wanted.

    `who` was met, if that was typed; `left`: what beside the names may be none.
    """
    nobody = names_nobody(note)
    while True:
        lines = whole_lines(note, word_of(wish), who)
        show_lines(printer, lines)
        printer.out()
        if nobody and not who:
            _show_people(printer, (), left)
            printer.out(f"{_NOBODY[note.somebody]}: `c` asks who was there.")
        else:
            _show_people(printer, people_in(note, who), left)
        word = agree("Are these right, and may they go to its top?", hint, default=note.unsure)
        if word != CORRECT:
            return lines if word == YES else ()
        company = ask("Company", hint, note.company)
        note = note._replace(company=company)
        if note.role:
            role = ask(f"Role ({NOTHING}: none)", hint, note.role)
            note = note._replace(role="" if role == NOTHING else role)
        day = _ask_day(printer, wish, note, hint)
        note = note._replace(day=day, clock=note.clock if day == note.day else "")
        who, left = _ask_who(hint, note, who, left)


def _show_people(printer: Printer, people: "Sequence[str]", left: "Sequence[str]") -> None:
    """Show who is named, one per line, and what was left out of it."""
    if people:
        printer.out("People:")
    for one in people:
        printer.out(f"  {one}")
    if left:
        printer.out(f"Left out, as it may be no name: {'; '.join(left)}")


def _ask_who(
    hint: str, note: Likeness, before: str, left: "tuple[str, ...]"
) -> "tuple[str, tuple[str, ...]]":
    """Ask who was there, all at once; give them as they are understood.

    What they do and how they are reached comes along where that was understood before, and an
    address that the note has beside that very name. Behind them: what of the answer may be no
    name. `before`, `left`: what was understood.
    """
    text = ask(WHO, hint, before)
    if not text or text == before:
        return before, left
    heard = typed_people(text)
    known = {fold(one.name): one for one in typed_people(before).people} if before else {}
    people = tuple(
        one._replace(does=one.does or was.does, reach=one.reach or was.reach)
        if (was := known.get(fold(one.name)))
        else one
        for one in heard.people
    )
    return with_reach(Heard(people), note.unlisted, note.company).listed, heard.left


def _ask_day(printer: Printer, wish: Wish, note: Likeness, hint: str) -> "date | None":
    """Ask for the day of the interview until it can be read: the last `25th`, `thursday`.

    None: it was not known, and is left so.
    """
    settings, known = wish.vault.settings, str(note.day or "")
    while True:
        text = ask("Day" if known else "Day (Enter: leave the note)", hint, known)
        if not text:
            return None
        last, _ = weekday_around(text, wish.today) or (None, None)
        if last == wish.today:
            return today_or_before(wish.today, hint)
        day = day_of_talk(text, settings, wish.today)
        if day:
            return day
        why = doubted(text, settings, wish.today, wish.today)
        printer.out(f"  {why.message}; {why.help}" if why.help else f"  {why.message}")


def _write(printer: Printer, wish: Wish, note: Likeness, lines: tuple[str, ...]) -> bool:
    """Write them if the note is still what it was; say what was done."""
    try:
        data = read_whole(os.path.join(wish.root, note.path))
        text = decode(data, note.path)
        head = data[:FIRST_LOOK].decode("utf-8", "replace")
        settings, unsure = wish.vault.settings, note.unsure
        now = likely(head, note.path, settings, wish.today, meant=unsure)
        if now is None or now._replace(unsure=unsure) != note:
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
