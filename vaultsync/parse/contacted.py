"""Ticked tasks that read like messages and are no touches: told of, and never read."""

from datetime import date
from typing import TYPE_CHECKING

from vaultsync.model import Contacted
from vaultsync.names import fold
from vaultsync.parse.body.markdown import Item
from vaultsync.parse.messages.contacting import (
    PRONOUNS,
    begins_to_contact,
    contacts_somebody,
)
from vaultsync.parse.messages.touches import done_on, unstamped
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.talk import BEFOREHAND
from vaultsync.parse.whose.owners import Names
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.model import Interview, Person
    from vaultsync.parse.persons.parts import Part

_BEFOREHAND = (*BEFOREHAND, "question", "agenda", "research", "what to ask", "to ask")
"""What headings begin with below which one asks in the interview."""
_WORD = regex(r"[\w-]+")
_ANOTHER = regex(r"['’]s\b| [^\W\d_a-z][^\W\d_A-Z]")
"""Behind a name: somebody else's name, or something of theirs."""


def find_contacted(
    sections: "Iterable[tuple[Person | None, Part]]", interview: "Interview"
) -> tuple[Contacted, ...]:
    """Give the tasks, done after the interview, that got in touch with somebody met.

    One that names nobody is told where only one person was met.
    """
    base = interview.day
    if base is None:
        return ()
    read = {touch.line for touch in interview.touches}
    done = [
        (person, block, day)
        for person, part in sections
        for block in part.blocks
        if isinstance(block, Item) and block.line not in read and (day := _done(block, base))
        if not _is_beforehand(part)
    ]
    if not done:
        return ()  # most notes
    people = interview.everybody
    names = Names(people, interview.company, tuple(one.key for one in interview.people))
    alone = people[0] if len(people) == 1 else None
    found = (
        Contacted(_whom(unstamped(block.text), names, person or alone), block.line, day)
        for person, block, day in done
    )
    return tuple(sorted((one for one in found if one.who), key=lambda one: one.line))


def _is_beforehand(part: "Part") -> bool:
    heading = fold(plain_heading(part.heading.text)) if part.heading else ""
    return heading.startswith(_BEFOREHAND)


def _done(item: Item, base: date) -> date | None:
    """Give the day on which a task was done, if it was after the interview."""
    day = done_on(item.text) if item.mark in {"x", "X"} else None
    return day if day and day > base else None


def _whom(text: str, names: Names, only: "Person | None") -> str:
    said = fold(text)
    at = begins_to_contact(said)
    key = names.at(said, at) if at else ""
    if key:
        behind = text[len(text) - len(said) + at + names.length(said, at) :]
        return "" if _ANOTHER.match(behind) else key
    word = _WORD.match(said, at) if at else None
    alone = contacts_somebody(said) or (word is not None and word[0] in PRONOUNS)
    return only.key if alone and only else ""
