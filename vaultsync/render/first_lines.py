"""The lines that make an interview note of one that is there; the person copies them."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import read_blocks
from vaultsync.parse.persons.address_book import with_book
from vaultsync.parse.persons.by_heading import Asked
from vaultsync.parse.persons.contacts import listed_people
from vaultsync.parse.persons.first_names import is_usual
from vaultsync.parse.persons.headings import looks_like_name
from vaultsync.parse.persons.matters import stands_for_nobody
from vaultsync.parse.persons.met import find_met, reads_as
from vaultsync.parse.persons.parts import split_parts
from vaultsync.parse.persons.people import find_people
from vaultsync.parse.persons.stages import is_talk
from vaultsync.parse.persons.told_between import is_of_the_house, told_between
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.patterns import regex
from vaultsync.render.escape import yaml_scalar

if TYPE_CHECKING:
    from vaultsync.model import Met, Person
    from vaultsync.parse.front.likeness import Likeness
    from vaultsync.parse.persons.by_heading import Found
    from vaultsync.parse.persons.who_was_there import Said

_NO_COMPANY = "company:  # whom it was with"
_RIGHT = "  # right?"
_WHO = "interviewers: "
_BETWEEN, _OF_THE_HOUSE = "recruiter: ", "coordinator: "
_LINK = regex(r"\[\[[^\[\]\n]{1,200}\]\]")
_NO_DATE = "date:  # the day of the interview, as 2026-03-05"


def first_lines(note: "Likeness", word: str, who: str = "") -> tuple[str, ...]:
    """Give the lines that the note lacks at its top; `word` is `notes.type`.

    They hold what could be read of company and day, for the person to check. `who` was met
    takes the place of who the note says was. Where the top cannot be read, it is the one line
    of it that is to be mended.
    """
    if note.broken:
        return (note.broken.mended,)
    lines = tuple(_missing(note, word, who))
    return lines if note.front else ("---", *lines, "---")


def whole_lines(note: "Likeness", word: str, who: str = "") -> tuple[str, ...]:
    """Give the lines that a note lacks if nothing is left to fill in, else none.

    They are for the program to write, once a person has said that they are right: so nothing
    in them asks. `who` was met takes the place of who the note says was.
    """
    if note.also or not note.takes_lines or lacks_company(note) or lacks_day(note):
        return ()
    return tuple(line.removesuffix(_RIGHT) for line in first_lines(note, word, who))


def lacks_company(note: "Likeness") -> bool:
    """Tell whether nothing says whom it was with."""
    return "company" in note.lacks and not note.company


def lacks_day(note: "Likeness") -> bool:
    """Tell whether nothing says when it was."""
    return "date" in note.lacks and note.day is None


def names_nobody(note: "Likeness") -> bool:
    """Tell whether nothing in a note and in its lines says who was met."""
    return not (note.also or note.names) and _who(note) == ""


def _missing(note: "Likeness", word: str, typed: str) -> Iterator[str]:
    if "type" in note.lacks:
        yield f"type: {yaml_scalar(word)}"
    if "company" in note.lacks:
        doubt = _RIGHT * ("company" in note.asks)
        yield f"company: {yaml_scalar(note.company)}{doubt}" if note.company else _NO_COMPANY
    if note.role and (note.company or "company" not in note.lacks):
        yield f"role: {yaml_scalar(note.role)}"
    if "date" in note.lacks:
        yield from _when(note)
    who = None if note.also else _who(note)
    if typed:
        yield f"{_WHO}{yaml_scalar(_with_links(typed, note.unlisted))}"
    elif who:
        linked = _with_links(who, note.unlisted)
        yield f"{_WHO}{who if linked == who else yaml_scalar(linked)}{_RIGHT}"
    between = between_in(note, typed)
    if between:
        key = _OF_THE_HOUSE if is_of_the_house(between, note.unlisted) else _BETWEEN
        yield f"{key}{yaml_scalar(between)}{_RIGHT * (note.between is None)}"


def _when(note: "Likeness") -> Iterator[str]:
    doubt = _RIGHT * ("date" in note.asks)
    yield f"date: {note.day}{doubt}" if note.day else _NO_DATE
    if note.clock:
        yield f"time: {note.clock}"
    if note.clock and note.minutes:
        yield f"duration: {note.minutes} min"
    if note.also:
        yield f"# also: {note.also}: one note per interview"


def booked_people(note: "Likeness", book: str) -> str:
    """Give who a note's lines say was there as address books have it; empty: no more."""
    said = "" if note.also else _who(note) or ""
    if not said or not book:
        return ""
    heard = typed_people(said)
    fuller = with_book(heard, book, note.company)
    return fuller.listed if fuller != heard and reads_as(fuller) else ""


def between_in(note: "Likeness", who: str = "") -> str:
    """Give who is in the middle, with how they are reached; empty: nobody was named there.

    It is what a person said, else what the text tells of; never one of those who were there.
    """
    if note.between is not None:
        return note.between
    if note.also or note.says_between:
        return ""
    one = told_between(note.unlisted, note.company, people_in(note, who))
    return _linked(one, note.unlisted) if one else ""


def _with_links(names: str, text: str) -> str:
    """Write names as links where a text has them so: their notes say how they are reached."""
    for found in _LINK.finditer(text):
        name = unlink(found[0])
        here = re.compile(rf"(?<![\w\[|/'’-]){re.escape(name)}(?![\w\]'’-]|[^,;]{{0,80}}[<@])")
        names = here.sub(found[0].replace("\\", r"\\"), names, count=1)
    return names


def _linked(one: "Said", text: str) -> str:
    """Name somebody as the text links them: the note on them says how they are reached."""
    links = (found[0] for found in _LINK.finditer(text))
    link = next((link for link in links if fold(unlink(link)) == fold(one.name)), "")
    return one.listed if one.reach or not link else link


def people_in(note: "Likeness", who: str = "") -> tuple[str, ...]:
    """Name whom a note and its lines say, each with what they do; `who`: these instead.

    Only its beginning was looked at.
    """
    there = () if who else _below(note)
    listed = who or (not there and not note.also and _who(note)) or ""
    return tuple(map(_shown, there or listed_people(listed)))


def _shown(one: "Person") -> str:
    """Write somebody with what they do, and in brackets how to reach them."""
    reach = ", ".join(filter(None, (one.email, one.phone)))
    does = f"{one.name} — {one.title}" if one.title else one.name
    return f"{does} ({reach})" if reach else does


def left_out(note: "Likeness") -> tuple[str, ...]:
    """Give what stands beside these names and may be no name."""
    if note.also or _below(note):
        return ()
    met = _met(note)
    return met.left if met and not _names_more(note, met) else note.left


def _below(note: "Likeness") -> tuple["Person", ...]:
    """Give whom headings and lists of a note name.

    Where a line says who was there, headings of one word that nothing bears out are nobody,
    and so are those that are no name.
    """
    blocks = read_blocks(note.unlisted, 1)
    asked = Asked(listed=(), company=note.company, reserved=())
    found = [
        one
        for one in find_people(split_parts(blocks), asked).found
        if not (one.guessed and is_talk(one.person.name))  # what is below it is somebody's
    ]
    if found and (note.who or _met(note)) and all(_is_weak(one, note) for one in found):
        return ()
    return tuple(one.person for one in found)


def _is_weak(one: "Found", note: "Likeness") -> bool:
    """Tell whether one word of a heading is all that there is of somebody: `## Fasteners`.

    Or the heading is words in small letters: `## Sam asked`.
    """
    person = one.person
    if " " in person.name and not looks_like_name(person.name) and not person.name.islower():
        return one.guessed and stands_for_nobody(person, one.parts, "")
    if not one.guessed or " " in person.name or is_usual(person.name):
        return False
    if not stands_for_nobody(person, one.parts, ""):
        return False
    word = re.compile(rf"(?<!\w){re.escape(person.name)}(?!\w)", re.IGNORECASE)
    return len(tuple(islice(word.finditer(note.unlisted), 2))) == 1


def _met(note: "Likeness") -> "Met | None":
    met = tuple(find_met(read_blocks(note.unlisted, 1), note.company))
    return met[0] if len(met) == 1 else None


def _who(note: "Likeness") -> str | None:
    """Give the names in a line that says who was met; None: headings or lists name them."""
    if _below(note):
        return None
    met = _met(note)
    return met.names if met and not _names_more(note, met) else note.who


def _names_more(note: "Likeness", met: "Met") -> bool:
    """Tell whether sentences and lines below say more of more people than the one line."""
    return _count(note.who) > _count(met.names)


def _count(names: str) -> tuple[int, int]:
    """Count the people of a list, and what is said of them."""
    people = listed_people(names)
    said = ((one.title, one.email, one.phone) for one in people)
    return len(people), sum(map(bool, chain.from_iterable(said)))


def lacking(note: "Likeness") -> str:
    """Say what the note lacks, and where it goes."""
    if note.broken:
        line, what, _ = note.broken
        return f"a line at its top that cannot be read, line {line}: {what}"
    keys = [f"`{key}`" for key in note.lacks]
    named = f"{', '.join(keys[:-1])} and {keys[-1]}" if keys[1:] else keys[0]
    if not note.front:
        return f"no {named} at its top; make these its first lines"
    instead = f", instead of the `type` there (`{note.type}`)" if note.type else ""
    return f"no {named} at its top; write between the two `---` there{instead}"
