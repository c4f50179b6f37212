"""Persons that a table or a list under a heading such as `Interviewers` names."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.model import Person
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import Item
from vaultsync.parse.front.values import Value
from vaultsync.parse.persons.contacts import Listed, read_person
from vaultsync.parse.persons.headings import (
    full_name,
    is_plain_container,
    looks_like_name,
    read_name,
)
from vaultsync.parse.persons.not_met import not_met
from vaultsync.parse.persons.parts import Part, touch_in
from vaultsync.parse.persons.roles import is_role
from vaultsync.parse.persons.tables import by_table, people_rows, read_columns
from vaultsync.parse.persons.words import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.parse.body.markdown import Block


def in_tables(parts: tuple[Part, ...], contains: frozenset[int]) -> "Iterator[Listed]":
    """Read tables of persons: at the top of the note, or under a heading that announces them.

    Those under any other heading hold somebody else: competitors, references, a team.
    """
    above = True
    for index, part in enumerate(parts):
        if part.heading and part.heading.level > 1:
            above = False
        if not above and index not in contains and not _is_title(part):
            continue
        for line, rows in by_table(part.blocks).items():
            columns = read_columns(rows[0].cells) if rows[0].is_head else None
            if columns and (columns.people or (columns.name and index in contains)):
                yield from people_rows(columns, rows[1:], f"a row of the table in line {line}")


def _is_title(part: Part) -> bool:
    return part.heading is not None and part.heading.level == 1


def in_list(part: Part) -> tuple[list[tuple[Listed, Part]], Part]:
    """Read the list under `Interviewers`: outermost items are persons, the rest is theirs.

    Tasks, dated lines and paragraphs stay with the heading, and so do all items where they
    are no names: topics of a panel. A sentence among people with what they do stays alone.
    """
    text = part.heading.text if part.heading else ""
    because = under(text)
    found: list[tuple[Listed, Part]] = []
    rest: list[Block] = []
    into = rest
    sure = False
    strange = strong = 0
    for block in part.blocks:
        if not isinstance(block, Item):
            into = rest
            rest.append(block)
            continue
        if block.depth:
            into.append(block)
            continue
        into = rest
        one = _of_item(block, because) if not _is_line(block) else None
        if one is None:
            strange += may_be_entry(block) and not not_met(block.text)
            rest.append(block)
            continue
        inner: list[Block] = []
        into = inner
        found.append((one, Part(None, inner)))
        sure = sure or _is_sure(one.person, block.text)
        strong += _is_strong(one.person)
    plain = is_plain_container(text)
    outnumbered = strong > 1 and 2 * strong > len(found) + strange
    if (sure and (plain or not strange or outnumbered)) or (plain and not strange):
        return found, Part(part.heading, rest)
    return [], part


def under(heading: str) -> str:
    """Say why those are persons whom the list below a heading names."""
    return f"an item under {heading!r}"


def may_be_entry(item: Item) -> bool:
    """Tell whether an outermost item of a list of people is one of its entries."""
    return not (item.depth or _is_line(item) or fold(item.text) in NOBODY)


def _is_strong(person: Person) -> bool:
    """Tell whether an item cannot be anything else: a full name with an address or a role."""
    return full_name(person.name) and (is_told(person) or is_role(person.title))


def _is_line(item: Item) -> bool:
    """Tell whether an item is a task, a field or a dated line, and so no name."""
    return bool(item.mark) or "::" in item.text or touch_in(item) is not None


def _is_sure(person: Person, text: str) -> bool:
    """Tell whether an item says that it is somebody: two words, a link, a dash or brackets."""
    if is_told(person) or full_name(person.name):
        return True
    return bool(person.title) and not text.removeprefix(person.name).startswith(",")


def _of_item(item: Item, because: str) -> Listed | None:
    first = item.text.split("\n", 1)[0]
    text = Value(unlink(first).replace("**", ""), item.line, 1, "")
    listed = read_person(text, because)
    if listed is None or not_met(first) or not looks_like_name(listed.person.name):
        return None
    said = read_name(first)
    person = listed.person._replace(link=said.link)
    return replace(listed, person=person._replace(linkedin=person.linkedin or said.linkedin))


def is_told(person: Person) -> bool:
    """Tell whether a link, an address or pronouns say that this is somebody."""
    address = person.email or person.phone or person.linkedin
    return bool(address or person.link or person.pronouns)
