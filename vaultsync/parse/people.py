"""Who is a person in a note: listed, by table, or by heading (design.md section 5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vaultsync.model import Person
from vaultsync.names import fold, unlink
from vaultsync.parse.contacts import (
    Index,
    Listed,
    completed,
    field_values,
    read_person,
    with_fields,
)
from vaultsync.parse.fields import fields_inside
from vaultsync.parse.headings import (
    HeadingName,
    is_container,
    is_log,
    is_reserved,
    looks_like_name,
    read_name,
)
from vaultsync.parse.keys import PERSON_KEYS, squeeze
from vaultsync.parse.markdown import Heading, Item, Row
from vaultsync.parse.parts import Content, Part
from vaultsync.parse.sections import read_section
from vaultsync.parse.tables import people_rows, read_columns
from vaultsync.parse.values import Value
from vaultsync.parse.words import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.parse.markdown import Block

LEVELS = range(2, 5)
"""Levels of headings that can be persons."""


@dataclass(slots=True)
class Found:
    """A person with everything in the note that is about them."""

    person: Person
    parts: list[Part] = field(default_factory=list)
    """The section; empty for a person without one."""
    guessed: bool = False
    """Nothing but a level-2 heading says that this is a person."""


@dataclass(frozen=True, slots=True)
class People:
    """Who was found in a note, and which parts are nobody's."""

    found: tuple[Found, ...]
    others: tuple[Part, ...]
    """Parts that belong to no person, in their order."""
    listed: bool
    """Somebody listed the persons: other headings are none."""
    levels: frozenset[int] = frozenset({2})
    """At which levels persons stand."""
    reserved: frozenset[int] = frozenset()
    """Lines of headings that were found to be usual ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What else the note and the settings say of persons."""

    listed: tuple[Listed, ...]
    company: str
    reserved: tuple[str, ...]


def find_people(parts: tuple[Part, ...], asked: Asked) -> People:
    """Find the persons of a note and the parts that are theirs."""
    heads = {
        index: part.heading
        for index, part in enumerate(parts)
        if part.heading and part.heading.level in LEVELS
    }
    contains = {index for index, head in heads.items() if is_container(head.text)}
    children = _children(heads, _container(heads, contains))
    named = [*asked.listed]
    usual: set[int] = set()
    inner: list[tuple[Listed, Part]] = []
    if any(type(block) is Row for part in parts for block in part.blocks):
        _add(named, _tables(parts, asked.reserved))
    if contains and not children:
        inner = [*_items(parts, heads, contains)]
        if not asked.listed:
            _add(named, (one for one, _ in inner))
    if named:
        sections = dict(_by_list(heads, named))
        if not asked.listed:
            sections = {**children, **sections}
    elif children:
        sections = children
    else:
        sections = dict(_by_level(heads, asked, usual))
    found, others = _cut(parts, sections)
    if inner:
        others = [p for p in others if not (p.heading and is_container(p.heading.text))]
    _without_section(found, named, inner)
    levels = frozenset(heads[index].level for index in sections) or frozenset({2})
    return People(tuple(found), tuple(others), bool(named), levels, frozenset(usual))


def _add(named: list[Listed], more: "Iterable[Listed]") -> None:
    """Add persons that are not named yet; complete those that are."""
    known = Index(one.person.key for one in named)
    for one in more:
        index = known.find(one.person.key)
        if index is None:
            named.append(one)
            continue
        other = named[index].person
        points = (*other.points, *one.person.points)
        person = completed(other, one.person, points=points)
        named[index] = replace(named[index], person=person)


def _container(heads: dict[int, Heading], contains: set[int]) -> int | None:
    return next((index for index in sorted(contains) if _below(heads, index)), None)


def _below(heads: dict[int, Heading], parent: int) -> list[int]:
    """Give the direct children of a heading: those of the level that comes first under it."""
    found: list[int] = []
    top = heads[parent].level
    level = 0
    for index, heading in heads.items():
        if index <= parent:
            continue
        if heading.level <= top:
            break
        level = level or heading.level
        name = read_name(heading.text).name
        if heading.level == level and fold(name) not in NOBODY:
            found.append(index)
    return found


def _children(heads: dict[int, Heading], container: int | None) -> dict[int, Found]:
    if container is None:
        return {}
    because = f"a heading under {heads[container].text!r}"
    return {
        index: Found(_of_heading(heads[index], because)) for index in _below(heads, container)
    }


def _by_level(
    heads: dict[int, Heading], asked: Asked, usual: set[int]
) -> "Iterator[tuple[int, Found]]":
    company = fold(asked.company)
    for index, heading in heads.items():
        if heading.level != 2:
            continue
        said = read_name(heading.text) if "::" not in heading.text else None
        if is_reserved(heading.text, asked.reserved, said):
            usual.add(heading.line)
            continue
        person = _of_heading(heading, "a level-2 heading that is not reserved", said)
        if person.name and not (company and company in {person.key, fold(heading.text)}):
            yield index, Found(person, guessed=True)


def _by_list(
    heads: dict[int, Heading], named: Sequence[Listed]
) -> "Iterator[tuple[int, Found]]":
    known = Index(one.person.key for one in named)
    for index, heading in heads.items():
        own = _of_heading(heading, "")
        number = known.find(own.key) if own.key else None
        if number is None:
            continue
        match = named[number].person
        person = completed(own, match, points=match.points, because=match.because)
        yield index, Found(person)


def _of_heading(heading: Heading, because: str, said: HeadingName | None = None) -> Person:
    fields: dict[str, str] = {}
    text = heading.text
    if "::" in text:
        for whole, key, value in fields_inside(text):
            fields[PERSON_KEYS.get(squeeze(key), "")] = value
            text = text.replace(whole, " ")
    said = said or read_name(text)
    name = said.name or said.email
    person = Person(
        key=fold(name),
        name=name,
        title=said.title,
        email=said.email,
        linkedin=said.linkedin,
        pronouns=said.pronouns,
        link=said.link,
        heading=heading.text,
        heading_line=heading.line,
        line=heading.line,
        because="the heading says whom it was with" if said.said else because,
    )
    fields.pop("", None)
    return with_fields(person, fields)


def _tables(parts: tuple[Part, ...], reserved: tuple[str, ...]) -> "Iterator[Listed]":
    """Read tables of persons; those under a usual heading hold somebody else."""
    for part in parts:
        rows = [block for block in part.blocks if type(block) is Row]
        if not rows:
            continue
        text = part.heading.text if part.heading else ""
        contained = bool(text) and is_container(text)
        if is_log(text):
            continue
        plain = not text or (part.heading and part.heading.level == 1)
        if not (contained or plain or not is_reserved(text, reserved)):
            continue
        for head in (row for row in rows if row.is_head):
            columns = read_columns(head.cells)
            if columns.people or (columns.name and contained):
                below = [row for row in rows if row.table == head.line and not row.is_head]
                because = f"a row of the table in line {head.line}"
                yield from people_rows(columns, below, because)


def _items(
    parts: tuple[Part, ...], heads: dict[int, Heading], contains: set[int]
) -> "Iterator[tuple[Listed, Part]]":
    """Read the list under `Interviewers`: outermost items are persons, the rest is theirs."""
    for index in sorted(contains):
        heading = heads[index]
        current: Listed | None = None
        blocks: list[Block] = []
        for block in parts[index].blocks:
            if not isinstance(block, Item) or block.depth:
                blocks.append(block)
                continue
            if current:
                yield current, Part(None, blocks)
            blocks = []
            current = _of_item(block, f"an item under {heading.text!r}")
        if current:
            yield current, Part(None, blocks)


def _of_item(item: Item, because: str) -> Listed | None:
    first = item.text.split("\n", 1)[0]
    text = Value(unlink(first).replace("**", ""), item.line, 1, "")
    if item.mark or "::" in text.text:
        return None
    listed = read_person(text, because)
    if listed is None or not looks_like_name(listed.person.name):
        return None
    said = read_name(first)
    person = replace(listed.person, link=said.link)
    return replace(listed, person=replace(person, linkedin=person.linkedin or said.linkedin))


def _cut(parts: tuple[Part, ...], sections: dict[int, Found]) -> tuple[list[Found], list[Part]]:
    """Give each person the parts of the section, down to the next heading of its level."""
    found: list[Found] = []
    others: list[Part] = []
    owner: Found | None = None
    level = 0
    for index, part in enumerate(parts):
        new = sections.get(index)
        if new:
            owner, level = new, part.heading.level if part.heading else 0
            found.append(new)
        elif part.heading and part.heading.level <= level:
            owner = None
        if owner:
            owner.parts.append(part)
        else:
            others.append(part)
            level = 0
    return found, others


def _without_section(
    found: list[Found], named: list[Listed], inner: list[tuple[Listed, Part]]
) -> None:
    """Add the persons that no heading names, and what lists say of them."""
    keys = {one.person.key for one in found}
    firsts = {one.person.key.split()[0] for one in found if one.person.key}
    for one in named:
        key = one.person.key
        if key not in keys and not (" " not in key and key in firsts):
            found.append(Found(one.person))
    known = Index(one.person.key for one in found)
    for listed, part in inner:
        number = known.find(listed.person.key)
        if number is not None and part.blocks:
            found[number].parts.append(part)


def whole_person(found: Found) -> tuple[Person, Content]:
    """Read a person's parts, and give the person with all that they say."""
    base = found.person
    if not found.parts:
        return base, Content()
    content = read_section(found.parts)
    points = tuple(content.points)
    if base.points:
        points = tuple(sorted((*base.points, *points), key=lambda p: p.line))
    person = replace(
        base,
        points=points,
        concerns=tuple(content.concerns),
        promises=tuple(content.promises),
        **field_values(content.fields),
    )
    if found.guessed and not _shown(person) and not looks_like_name(person.name):
        person = replace(person, certain=False)
    return person, content


def _shown(person: Person) -> bool:
    """Tell whether something besides the heading says that this is a person."""
    said = person.email or person.phone or person.linkedin or person.pronouns or person.link
    return bool(said or person.channel or person.text_ok is not None)
