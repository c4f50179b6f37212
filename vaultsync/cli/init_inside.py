"""`init` offers one new note per interview where a plain note holds several of them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.calendar import show_day
from vaultsync.cli.asking import ask
from vaultsync.cli.first_lines_view import plain_ones
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.init_plan import Wish
from vaultsync.cli.printer import Printer
from vaultsync.errors import UsageError, WriteError
from vaultsync.names import same
from vaultsync.parse.persons.address_book import with_book
from vaultsync.parse.persons.contacts import listed_people
from vaultsync.parse.persons.typed_reach import with_typed_reach
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.render.inside_note import InsideNote, as_listed, inside_note
from vaultsync.render.new_note import NewNote
from vaultsync.vault.inside import Held
from vaultsync.vault.new_note import free_path, usual_folder, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.parse.front.likeness import Likeness
    from vaultsync.parse.persons.interviews_inside import Inside

QUESTION = "Write one new note for each?"
ROLE = "For which role were they? With one, the latest says how all of it stands (Enter: {})"


def _held_by(wish: Wish, note: "Likeness") -> Held | None:
    """Give the interviews that a note in plain text holds; None: not several without a note."""
    return next((one for one in wish.found.held if one.path == note.path), None)


def single_ones(wish: Wish) -> "list[Likeness]":
    """Give the notes that lines at their top make interview notes of."""
    return [one for one in plain_ones(wish.found.alike) if not _held_by(wish, one)]


def show_held(printer: Printer, wish: Wish) -> None:
    """Show all that could be written, to whoever is not asked."""
    for held in wish.found.held:
        printer.out()
        tell_inside(printer, wish, held)
        show_inside(printer, wish, held, _role(wish, held))
        printer.out("It asks before it writes them, where somebody can answer.")


def name_held(printer: Printer, wish: Wish) -> None:
    """Name the files that hold several interviews, with the way to a note for each."""
    for held in wish.found.held:
        printer.out()
        printer.out(
            f"{held.path} holds {len(held.all)} interviews: `vaultsync init`, in a terminal, "
            "asks whether it may write a new note for each"
        )


def tell_inside(printer: Printer, wish: Wish, held: Held, *, again: bool = False) -> None:
    """Say what could be written, where, and that the file stays as it is; `again`: in short."""
    count, lacking = len(held.all), len(held.lacking)
    some = "" if lacking == count else f", {lacking} of them without a note yet"
    lines = "each with the lines below its heading, copied as they are"
    lines = lines if lacking > 1 else "with the lines below its heading, copied as they are"
    these = f"{lacking} new notes" if lacking > 1 else "one new note"
    folder = _folder(wish)
    if again:
        printer.out(f"{held.path} holds {count} interviews{some}: {these}, as before.")
        return
    printer.out(
        f"{held.path} holds {count} interviews{some}. `init` can write {these} in "
        f"{f'{folder}/' if folder else 'this folder'}, {lines}. {held.path} itself is not "
        "touched, and does not count as an interview: what comes next there, `vaultsync init` "
        "offers when it is run again."
    )


def show_inside(printer: Printer, wish: Wish, held: Held, role: str) -> list[InsideNote]:
    """Show the front matter of each new note; give those that can be written."""
    folder = _folder(wish)
    notes: list[InsideNote] = []
    taken: set[str] = set()
    for number, one in enumerate(held.lacking, 1):
        made = _made(wish, held, one, role)
        if made is None or made.why:
            why = made.why if made else "its day cannot be read for sure"
            printer.say(f"not {one.heading!r}: {why}; `vaultsync new` writes a note for it")
            continue
        notes.append(made)
        printer.out()
        path = _path(wish, folder, made, taken)
        count = f"{number}  " if len(held.lacking) > 1 else ""
        flow(printer, Bit(f"{count}{path}", "bold"), Bit(f"  {_when(wish, one)}"), hang=2)
        for line in made.head:
            printer.sample(line, lead="  | ")
        printer.out(f"  and what stands below {one.heading!r}; {people_line(_names(one))}")
    return notes


def people_line(names: "Iterable[str]") -> str:
    """Say who is named, before somebody says yes to it."""
    said = ", ".join(names)
    return f"people: {said}" if said else "nobody is named, so nobody could be thanked"


def ask_inside(
    printer: Printer, wish: Wish, held: Held, hint: str, *, again: bool = False
) -> bool:
    """Ask for the notes of one file; tell whether any was written. Enter is a no.

    `again`: what becomes of such a file was said before.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    held = _with_book(held, wish.found.book)
    printer.out()
    tell_inside(printer, wish, held, again=again)
    if not any(one.day for one in held.lacking):
        show_inside(printer, wish, held, "")
        return False
    guess = _role(wish, held)
    role = ask(ROLE.format(guess or "none"), hint) or guess
    notes = _agreed(printer, wish, held, role, hint)
    wrote = False
    for note in notes:
        try:
            path = write_new(wish.vault, _folder(wish), note.stems, note.text)
        except WriteError as error:
            printer.say(f"error: {note.stems[0]} was not written: {error}")
            continue
        printer.out(f"wrote {path}")
        wrote = True
    return wrote


def _agreed(printer: Printer, wish: Wish, held: Held, role: str, hint: str) -> list[InsideNote]:
    """Show the notes until a person says that they are right; none: they are not wanted."""
    while True:
        notes = show_inside(printer, wish, held, role)
        printer.out()
        if not role:
            printer.out(
                "Without a role each is followed up by itself, unless a later one is still to "
                "come, or is with somebody whom you met before."
            )
        if not notes:
            return []
        question = "Write this new note?" if len(notes) == 1 else QUESTION
        said = ask(f"{question} [y/N, or a number: who was there]", hint)
        if said.isdecimal() and 1 <= int(said) <= len(held.lacking):
            held = _asked_who(held, int(said) - 1, wish.found.book, hint)
            continue
        if said.casefold() in {"y", "yes"}:
            return notes
        if said.casefold() in {"", "n", "no"}:
            return []
        printer.say(f"cannot read {said!r}: type `y`, `n`, or the number of a note above")


def _asked_who(held: Held, place: int, book: str, hint: str) -> Held:
    """Ask who was at one of the interviews; Enter leaves it as it is."""
    one = held.lacking[place]
    known = ", ".join(map(as_listed, one.people))
    text = ask(f"Who was there, {one.heading!r}, e.g. Jane Doe (HR), Tom Reid", hint, known)
    if not text or text == known:
        return held
    heard = with_book(typed_people(text), book, held.company)
    heard = with_typed_reach(heard, one.own, held.company)
    lacking = [*held.lacking]
    lacking[place] = one._replace(people=tuple(listed_people(heard.listed)))
    return held._replace(lacking=tuple(lacking))


def _with_book(held: Held, book: str) -> Held:
    """Give those who were there, and who is in the middle, as address books have them."""
    if not book:
        return held

    def booked(named: str) -> str:
        return with_book(typed_people(named), book, held.company).listed or named

    lacking = (
        one._replace(people=tuple(listed_people(booked(", ".join(map(as_listed, one.people))))))
        for one in held.lacking
    )
    above = held.above._replace(contact=booked(held.above.contact))
    return held._replace(lacking=tuple(lacking), above=above)


def _role(wish: Wish, held: Held) -> str:
    """Give the role that the latest note on the company says, else what the file seems to."""
    there = [one for one in wish.found.interviews if same(one.company) == same(held.company)]
    there.sort(key=lambda one: str(one.day or ""))
    return next((one.role for one in reversed(there) if one.role), held.above.role)


def _folder(wish: Wish) -> str:
    settings = wish.vault.settings
    return usual_folder(wish.root, wish.found.interviews, settings.notes.include)


def _names(one: "Inside") -> "Iterator[str]":
    return (person.name for person in one.people)


def _when(wish: Wish, one: "Inside") -> str:
    if one.day is None:
        return ""
    return f"{show_day(one.day)}{', still to come' if one.day > wish.today else ''}"


def _made(wish: Wish, held: Held, one: "Inside", role: str) -> InsideNote | None:
    """Give the note as it would be written; None: its day is not known."""
    if one.day is None:
        return None
    vault, word = wish.vault, wish.answers.type
    settings = wish.settings
    if word:
        settings = replace(settings, notes=replace(settings.notes, type=word))
    note = NewNote(company=held.company, role=role, day=one.day, contact=held.above.contact)
    made = inside_note(one, note, settings, vault.zone)
    try:
        free_path(vault, _folder(wish), made.stems)
    except UsageError as error:
        return made._replace(why=str(error))
    return made


def _path(wish: Wish, folder: str, made: InsideNote, taken: set[str]) -> str:
    """Give the name that it will most likely get; two of one day do not get the same."""
    stems = [one for one in made.stems if free_path(wish.vault, folder, (one,)) not in taken]
    path = free_path(wish.vault, folder, stems or made.stems)
    taken.add(path)
    return path
