"""Whom the follow-up goes to: one line at the top settles it."""

from collections.abc import Iterator

from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import (
    Answer,
    Somebody,
    Wanted,
    as_typed,
    everybody,
    until_read,
)
from vaultsync.cli.new_answers import read_person
from vaultsync.cli.new_promises import named_in
from vaultsync.diagnostics import AddReach, SetKey
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError
from vaultsync.model import Interview, Person
from vaultsync.names import bare
from vaultsync.parse.persons.told_between import is_of_an_agency
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.patterns import regex
from vaultsync.readback import note_in
from vaultsync.render.new_note import NewPerson
from vaultsync.rules.standing import Standing

_AGENCY = regex(r"recruit|staffing|headhunt|talent|agency|personnel|resourcing")
"""In an address: a house that finds people for others."""


def whom(asked: Asked, standing: Standing) -> Iterator[Answer]:
    """Ask whom to ask how it stands."""
    note = standing.deciding
    if note.primary_contact:
        yield from _reached(asked, note, note.primary_contact)
        return
    people = everybody(standing.application.interviews)
    names = " or ".join(one.person.name for one in people)
    like = f"{names}; or a" if names else "a"
    question = (
        f"  Who is to be asked? ({like}nother: Ann Ode, ann@mail.example; Enter: as it is)"
    )
    who = until_read(asked.desk, question, lambda text: _read(text, people))
    if who is not None:
        yield from _named(asked, note, people, who)


def _reached(asked: Asked, note: Interview, contact: Person) -> Iterator[Answer]:
    """Ask how whom a line names already is reached, where nothing says it."""
    line = note.line_of("primary_contact")
    named = f"{note.path}:{line} names {contact.name} already"
    if contact.email or contact.phone:
        yield Refusal(f"{named}; change that line, if it is to be somebody else", line)
        return
    question = f"  {named}. An address or a number of theirs? (Enter: as it is)"
    who = until_read(asked.desk, question, lambda text: _of_contact(text, contact))
    if who is None:
        return
    reach = who.email or who.phone
    if reach and _is(who.name, contact.name):
        yield Wanted(note.path, AddReach(contact.key, reach))
        return
    key = _key(who.name, reach)
    yield Refusal(f"{named}; change that line to `{key.key}: {key.value}`", line)


def _of_contact(text: str, contact: Person) -> NewPerson:
    """Read how somebody is reached, with the name in front or without.

    Raises:
        UsageError: it cannot be read.
    """
    alone = "@" in text.split(maxsplit=1)[0] or not any(map(str.isalpha, text))
    return read_person(f"{contact.name}, {text}" if alone else text)


def _read(text: str, people: tuple[Somebody, ...]) -> NewPerson:
    """Read somebody as they are typed.

    Raises:
        UsageError: it may be no name.
    """
    who = read_person(text)
    doubted = () if named_in(as_typed(people), who.name) else typed_people(text, one=True).left
    if doubted:
        raise UsageError(f"{doubted[0]!r} may be no name")
    return who


def _named(
    asked: Asked, note: Interview, people: tuple[Somebody, ...], who: NewPerson
) -> Iterator[Answer]:
    """Give the line that names somebody, and how they are reached where that is new."""
    found = [people[at] for at in named_in(as_typed(people), who.name)]
    mine = found[0] if len(found) == 1 else None
    if mine is None or not _is(who.name, mine.person.name):
        reach = who.email or who.phone
        spelling = "recruiter" if _is_agent(asked, note, people, who) else ""
        yield Wanted(note.path, _key(who.name, reach, spelling))
        return
    person = mine.person
    reach = who.email or who.phone
    there = note.person(person.key)
    if there is None:
        yield Wanted(note.path, _key(person.name, reach or person.email or person.phone))
        return
    yield Wanted(note.path, _key(person.name, ""))
    if reach and reach not in {person.email, person.phone}:
        yield Wanted(note.path, AddReach(person.key, reach))


def _is_agent(
    asked: Asked, note: Interview, people: tuple[Somebody, ...], who: NewPerson
) -> bool:
    """Tell whether somebody new is an agency's: the note says so, or their address does."""
    there = note_in(asked.desk.report.snapshot, note.path)
    if there and is_of_an_agency(who.name, there.text):
        return True
    house = who.email.rpartition("@")[2].casefold()
    known = {one.person.email.rpartition("@")[2].casefold() for one in people}
    return house not in known and bool(_AGENCY.search(house))


def _is(typed: str, name: str) -> bool:
    """Tell whether what was typed is somebody's name or a part of it."""
    return set(bare(typed).split()) <= set(bare(name).split())


def _key(name: str, reach: str, spelling: str = "") -> SetKey:
    how = f" <{reach}>" if "@" in reach else f" ({reach})" if reach else ""
    return SetKey("primary_contact", f"{name}{how}", spelling=spelling)
