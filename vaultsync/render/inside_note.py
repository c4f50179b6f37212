"""The note that is written for one interview of a note in plain text that holds several."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold
from vaultsync.parse.interview import parse_note
from vaultsync.render.escape import one_line
from vaultsync.render.new_note import NewNote, NewPerson, head_lines

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.model import Person
    from vaultsync.parse.persons.interviews_inside import Inside
    from vaultsync.settings import Settings


class InsideNote(NamedTuple):
    """A note as it would be written."""

    stems: tuple[str, ...]
    """Names that it may get, the best one first; as those of `new`."""
    head: tuple[str, ...]
    """Its front matter."""
    text: str
    why: str = ""
    """How it would be misread; empty: it is read as it is meant."""


def inside_note(
    one: "Inside", note: NewNote, settings: "Settings", zone: "tzinfo"
) -> InsideNote:
    """Write front matter before the lines of one interview; read it all again as a proof.

    `note` says what holds for all of the file: company, role, who arranged them; and the day.
    """
    people = tuple(NewPerson(as_listed(person)) for person in one.people)
    note = replace(note, stage=one.stage, people=people, type=settings.notes.type)
    end = "\r\n" if "\r\n" in one.text else "\n"
    head = ("---", *head_lines(note, listed=True), "---")
    text = "".join(f"{line}{end}" for line in (*head, "")) + one.text
    base = f"{note.day} {note.company}"
    stems = (base, f"{base} {one.stage}") if one.stage else (base,)
    return InsideNote(stems, head, text, _misread(text, note, one, settings, zone))


def as_listed(person: "Person") -> str:
    """Write somebody as a list has it: what they do in brackets, and the address."""
    named = f"{person.name} ({one_line(person.title)})" if person.title else person.name
    return f"{named} <{person.email}>" if person.email else named


def _misread(
    text: str, note: NewNote, one: "Inside", settings: "Settings", zone: "tzinfo"
) -> str:
    read = parse_note(text, "Interviews/a.md", settings, zone)
    found = read.interview
    errors = [each.message for each in read.findings if each.severity.value == "error"]
    if errors or found is None:
        return errors[0] if errors else "it would not be read as an interview note"
    said = (fold(found.company), fold(found.role), found.day)
    if said != (fold(one_line(note.company)), fold(one_line(note.role)), note.day):
        return f"it would be read as one at {found.company!r}, {found.role!r}, on {found.day}"
    meant = sorted(fold(person.name) for person in one.people)
    if one.people and sorted(fold(person.name) for person in found.people) != meant:
        return f"it would be read as a meeting with {', '.join(x.name for x in found.people)}"
    return ""
