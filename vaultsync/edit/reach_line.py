"""How somebody is reached goes below their heading, or behind their name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from vaultsync.edit.insert import unwritable
from vaultsync.edit.lines import (
    Conventions,
    LineChange,
    Refusal,
    lines_of,
    with_line,
    with_other_line,
)
from vaultsync.edit.proof import no_new_errors, without_places
from vaultsync.edit.style import inner_prefix
from vaultsync.model import Interview, Parsed, Person
from vaultsync.patterns import regex
from vaultsync.snapshot import Document

_LISTED = regex(r"(?:interviewers?|with|people)\s*:", re.IGNORECASE)


def add_reach(note: Document, who: str, reach: str, ways: Conventions) -> LineChange | Refusal:
    """Say in one line how somebody whom the note names is reached; nothing else may change.

    `who` is their key; `reach` is one address of a mail or one number.
    """
    before = ways.parse(note)
    no = unwritable(note, before)
    if no or before.interview is None:
        return no or Refusal("it is no interview note")
    person = _known(before.interview, who)
    if person is None:
        return Refusal("the note does not know that person")
    key = "email" if "@" in reach else "phone"
    there = person.email if key == "email" else person.phone
    if there:
        return Refusal(f"the note has {there} for {person.name}; change it there")
    for change in _tried(note, person, key, reach):
        if _only_that(before, ways.parse(change.after), who, key, reach):
            return change
    return Refusal(
        "no one line would say it without changing what else is read",
        person.line,
        f"{key}:: {reach}",
    )


def _known(interview: Interview, who: str) -> Person | None:
    """Find somebody who was met, or whom messages go to."""
    contact = interview.primary_contact
    return interview.person(who) or (contact if contact and contact.key == who else None)


def _tried(note: Document, person: Person, key: str, reach: str) -> Iterator[LineChange]:
    """Give the changes that may say it, the best one first."""
    lines = lines_of(note.text)
    if person.heading_line:
        yield with_line(note, person.heading_line, f"{key}:: {reach}")
    if not 0 < person.line <= len(lines):
        return
    line = lines[person.line - 1].rstrip("\r\n")
    shown = f"<{reach}>" if key == "email" else f"({reach})"
    at = line.find(person.name)
    while at >= 0:
        end = at + len(person.name)
        titled = line.find(")", end) + 1 if line[end:].lstrip().startswith("(") else 0
        link = line.find("]]", end)
        if link >= 0 and line.rfind("[[", 0, at) > line.rfind("]]", 0, at):
            titled, end = 0, link + len("]]")  # nothing goes into a link
        for place in filter(None, (titled, end)):
            if key == "phone" and _LISTED.match(line):  # as `init` writes it there
                bare = f"{line[:place]} {reach}{line[place:]}"
                yield with_other_line(note, person.line, bare)
            yield with_other_line(note, person.line, f"{line[:place]} {shown}{line[place:]}")
        at = line.find(person.name, end)
    inner = inner_prefix(line)
    if inner:
        yield with_line(note, person.line, f"{inner}{key}:: {reach}")


def _only_that(before: Parsed, after: Parsed, who: str, key: str, reach: str) -> bool:
    """Tell whether this person can be reached so, and the note says what it said before."""
    if before.interview is None or after.interview is None:
        return False
    person = _known(after.interview, who)
    if person is None or (person.email if key == "email" else person.phone) != reach:
        return False
    same = _without(before.interview, who) == _without(after.interview, who)
    return same and no_new_errors(before, after)


def _without(interview: Interview, who: str) -> Interview:
    """Give what a note says, but for how one person is reached."""

    def bare(one: Person) -> Person:
        return one._replace(email="", phone="", because="") if one.key == who else one

    plain = without_places(interview)
    contact = plain.primary_contact
    return replace(
        plain,
        people=tuple(map(bare, plain.people)),
        primary_contact=bare(contact) if contact else None,
    )
