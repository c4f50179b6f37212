"""`init` offers to write the lines that make interview notes of notes in plain text."""

import os
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.calendar import show_day
from vaultsync.changes import Replace
from vaultsync.cli.asking import NO, YES, ask, ask_name, yes_or
from vaultsync.cli.days import day_of_talk, doubted, weekday_around
from vaultsync.cli.first_lines_view import show_lines
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.init_inside import ask_inside
from vaultsync.cli.init_other import tell_other
from vaultsync.cli.init_pick import pick
from vaultsync.cli.init_plan import Wish
from vaultsync.cli.init_questions import ask_between, ask_clock, ask_company, ask_or_none
from vaultsync.cli.init_roles import with_roles
from vaultsync.cli.init_view import word_of
from vaultsync.cli.new_answers import read_clock
from vaultsync.cli.new_days import today_or_before
from vaultsync.cli.printer import Printer
from vaultsync.edit.first_lines import with_lines
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError, WriteError
from vaultsync.names import fold, unlink
from vaultsync.parse.days.day_and_clock import day_and_clock
from vaultsync.parse.front.likeness import Likeness
from vaultsync.parse.front.recognise import FIRST_LOOK
from vaultsync.parse.likely import likely, of_day
from vaultsync.parse.persons.address_book import with_book
from vaultsync.parse.persons.typed_reach import with_typed_reach
from vaultsync.parse.persons.who_was_there import Heard, typed_people
from vaultsync.render.first_lines import (
    between_in,
    booked_people,
    lacks_company,
    lacks_day,
    left_out,
    names_nobody,
    people_in,
    whole_lines,
)
from vaultsync.snapshot import digest
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole
from vaultsync.vault.inside import held_in
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

QUESTION = "Right, and may they go to its top?"
_FIELDS = MappingProxyType(
    {
        "c": "company",
        "r": "role",
        "d": "day",
        "t": "time",
        "p": "people",
        "w": "whom messages go through",
    }
)
WHO = (
    "Who was there, all of them, e.g. Jane Doe (HR) jane@acme.example, Tom Reid "
    "(Enter: as it is)"
)
_NOBODY = (
    "Nobody is named, so nobody could be thanked",
    "Nobody is named for certain, so nobody could be thanked",
)
"""Said where no interviewer could be read; the second one if a full name stands there."""


def ask_first_lines(printer: Printer, wish: Wish, hint: str) -> bool:
    """Ask which notes in plain text are about interviews; tell whether any got its lines.

    Of each that a person picks the lines are shown, and Enter is a yes to them. One that
    holds several interviews may get a new note for each.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    wrote = told = False
    written: list[Likeness] = []
    notes = [_judged(wish, one) for one in pick(printer, wish, hint)]
    for number, (note, meant) in enumerate(
        zip(notes, with_roles(notes, wish.found.interviews), strict=True), 1
    ):
        printer.out()
        place = f"{number} of {len(notes)}: " if len(notes) > 1 else ""
        flow(printer, Bit(f"{place}{note.path}", "bold"), hang=2)
        known = _completed(printer, wish, meant, hint)
        vault = replace(wish.vault, settings=wish.settings)
        held = held_in(vault, known, wish.found.interviews, wish.today)
        if held.settled:
            printer.out("each interview in it has its note already")
        elif held.all:
            wrote |= ask_inside(printer, wish, held, hint, again=told)
            told = True
        else:
            others = [one for one in (*written, *notes[number:]) if one.path != note.path]
            done = _ask(printer, wish, note, known, hint, others)
            written += [done] if done else []
            wrote |= bool(done)
    return wrote


def _ask(
    printer: Printer,
    wish: Wish,
    note: Likeness,
    known: Likeness,
    hint: str,
    others: "Sequence[Likeness]",
) -> Likeness | None:
    """Ask about one interview; give it as its note has it now; None: that got no lines.

    `known`: the note with what was asked for already. `others`: notes asked about in this run.
    """
    known = known._replace(also="")  # several days of one talk: it is the whole note
    today = "date" in known.lacks and known.day == wish.today
    if known.company and today and not known.clock:
        printer.out("It is of today: with its hour it is known when it is over.")
        known = known._replace(clock=ask_clock(printer, hint, ""))
    if not whole_lines(known, word_of(wish)):
        return None
    known, lines = _agreed(printer, wish, known, hint)
    text = _write(printer, wish, note, lines) if lines else None
    if text is None:
        return None
    tell_other(printer, wish, known, text, others)
    return known


def _judged(wish: Wish, note: Likeness) -> Likeness:
    """Judge a note again, as one that somebody says is about an interview."""
    try:
        return _read(wish, note)[1] or note
    except (OSError, Gone, Unreadable):
        return note  # that it cannot be read is said where it would be written


def _read(wish: Wish, note: Likeness) -> tuple[bytes, Likeness | None]:
    """Read a note and judge its beginning; one that counts already lacks no `type`.

    Raises:
        OSError, Gone, Unreadable: it cannot be read.
    """
    data = read_whole(os.path.join(wish.root, note.path))
    decode(data, note.path)
    head = data[:FIRST_LOOK].decode("utf-8", "replace")
    found = likely(head, note.path, wish.settings, wish.today, meant=True)
    return data, found if found is None or "type" in note.lacks else found.of_interview()


def _completed(printer: Printer, wish: Wish, note: Likeness, hint: str) -> Likeness:
    """Ask for the company and the day of a note that was picked, where it does not say them."""
    which = "which company it is about" * lacks_company(note)
    lacks = " and ".join(filter(None, (which, "which day it was" * lacks_day(note))))
    if lacks:
        printer.out(f"It does not say for sure {lacks}.")
    if lacks_company(note):
        note = note._replace(company=ask_company(note, hint))
    if not lacks_company(note) and lacks_day(note):
        note = _with_day(wish, note, _ask_day(printer, wish, note, hint))
    return _with_addresses(note, wish.found.book)


def _with_addresses(note: Likeness, book: str) -> Likeness:
    """Give who is in the middle as address books have it."""
    between = between_in(note)
    if not (between and book) or "[[" in between:
        return note
    heard = typed_people(between)
    fuller = with_book(heard, book, note.company)
    return note if fuller == heard else note._replace(between=fuller.listed)


def _agreed(
    printer: Printer, wish: Wish, note: Likeness, hint: str
) -> tuple[Likeness, tuple[str, ...]]:
    """Show the lines of a note, and give it with those that a person says are right, if any."""
    who = booked_people(note, wish.found.book)
    left, nobody, fields = left_out(note), names_nobody(note), _fields(note)
    if nobody:  # they said that it is about an interview: somebody was there
        printer.out(f"{_NOBODY[note.somebody]}.")
        who, left = _ask_who(wish, hint, note, who, left)
    between = "; between the two `---` at its top" * note.front
    printer.out(f"As an interview note it needs{between}:")
    while True:
        lines = whole_lines(note, word_of(wish), who)
        show_lines(printer, lines)
        printer.out()
        if note.day:
            printer.out(_day_told(wish, note))
        if nobody and not who:
            _show_people(printer, (), left)
            printer.out(f"{_NOBODY[note.somebody]}: `p` asks who was there.")
        else:
            _show_people(printer, people_in(note, who), left)
        _show_between(printer, between_in(note, who))
        wrong = ", ".join(f"{letter} {field}" for letter, field in fields.items())
        printer.out(f"If something is wrong: {wrong}")
        word = yes_or(QUESTION, fields, hint)
        if word in {YES, NO}:
            return note, lines if word == YES else ()
        if word == "people":
            who, left = _ask_who(wish, hint, note, who, left)
        elif word == _FIELDS["w"]:
            note = note._replace(between=ask_between(printer, hint, between_in(note, who)))
        else:
            note = _corrected(printer, wish, note, word, hint)


def _fields(note: Likeness) -> dict[str, str]:
    """Give what can be put right, by its letter: what the top of the note does not say."""
    said = {"company", "date"} - {*note.lacks}
    said |= {"day", "time"} if "date" in said else set()
    said |= {"people"} if note.names else set()
    said |= {_FIELDS["w"]} if note.says_between else set()
    return {letter: field for letter, field in _FIELDS.items() if field not in said}


def _day_told(wish: Wish, note: Likeness) -> str:
    """Say the day with its weekday, by which a wrong one is noticed."""
    if note.day is None:
        return ""
    when = "still to come" if note.day > wish.today else "today" * (note.day == wish.today)
    return f"Day: {', '.join(filter(None, (show_day(note.day), when)))}"


def _corrected(printer: Printer, wish: Wish, note: Likeness, field: str, hint: str) -> Likeness:
    """Ask for one field of a note; Enter leaves it as it is."""
    match field:
        case "company":
            return note._replace(company=ask_name("Company", hint, note.company))
        case "role":
            return note._replace(role=ask_or_none("Role", hint, note.role))
        case "day":
            return _with_day(wish, note, _ask_day(printer, wish, note, hint))
        case _:
            return note._replace(clock=ask_clock(printer, hint, note.clock))


def _show_people(printer: Printer, people: "Sequence[str]", left: "Sequence[str]") -> None:
    """Show who is named, one per line, and what was left out of it."""
    if people:
        printer.out("People:")
    for one in people:
        printer.out(f"  {one}")
    if left:
        printer.out(f"Left out, as it may be no name: {'; '.join(left)}")


def _show_between(printer: Printer, who: str) -> None:
    """Show who is in the middle, and what comes of it."""
    if who:
        printer.out(f"In the middle: {unlink(who)}")
        printer.out(
            "  (asked how it stands; passes on thank-yous for people without an address)"
        )


def _ask_who(
    wish: Wish, hint: str, note: Likeness, before: str, left: "tuple[str, ...]"
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
    reached = with_typed_reach(Heard(people), note.unlisted, note.company)
    return with_book(reached, wish.found.book, note.company).listed, heard.left


def _with_day(wish: Wish, note: Likeness, typed: "tuple[date | None, str]") -> Likeness:
    """Give a note with the day that was typed, and the hour: else the one beside that day."""
    day, clock = typed
    if day == note.day and clock in {"", note.clock}:
        return note
    if day and not clock:
        return of_day(note, day, wish.settings, wish.today)
    return note._replace(day=day, clock=clock, minutes=0)


def _ask_day(
    printer: Printer, wish: Wish, note: Likeness, hint: str
) -> "tuple[date | None, str]":
    """Ask for the day of the interview until it can be read: the last `25th`, `thursday`.

    With its hour, if that is typed behind it: `9 Dec 10.30`. None: it was not known, and is
    left so.
    """
    known = str(note.day or "")
    while True:
        text = ask("Day" if known else "Day (Enter: leave the note)", hint, known)
        if not text:
            return None, ""
        words, said = day_and_clock(text)
        try:
            start, _ = read_clock(said)
        except UsageError as error:
            printer.out(f"  {error}; {error.hint}")
            continue
        day = _read_day(wish, words, hint)
        if day:
            return day, f"{start:%H:%M}" if start else ""
        why = doubted(words, wish.settings, wish.today, wish.today)
        printer.out(f"  {why.message}; {why.help}" if why.help else f"  {why.message}")


def _read_day(wish: Wish, text: str, hint: str) -> "date | None":
    last, _ = weekday_around(text, wish.today) or (None, None)
    if last == wish.today:
        return today_or_before(wish.today, hint)
    return day_of_talk(text, wish.settings, wish.today)


def _write(printer: Printer, wish: Wish, note: Likeness, lines: tuple[str, ...]) -> str | None:
    """Write them if the note is still what it was; say what was done, and give its text.

    None: nothing was written.
    """
    try:
        data, now = _read(wish, note)
        if now != note:
            printer.say(f"{note.path} was changed meanwhile; nothing was written into it")
            return None
        text = decode(data, note.path)
        after = with_lines(text, note.path, lines)
        if isinstance(after, Refusal):
            printer.say(f"{note.path} stays as it is: {after.reason}; write the lines yourself")
            return None
        change = Replace(path=note.path, text=after, old_text=text, was=digest(data))
        Store(wish.root).apply(change)
    except (OSError, Gone, Unreadable, WriteError) as error:
        printer.say(f"error: {note.path} stays as it is: {error}")
        return None
    printer.out(f"added {len(lines)} lines at the top of {note.path}")
    return text
