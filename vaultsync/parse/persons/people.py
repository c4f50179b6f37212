"""Who is a person in a note: listed, by table, or by heading (design.md section 5)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.model import Person, Point, TouchKind, TouchState
from vaultsync.parse.body.markdown import Heading, Paragraph, Row
from vaultsync.parse.persons.announced import in_list, in_tables, is_told
from vaultsync.parse.persons.bold_names import without_bold_names
from vaultsync.parse.persons.by_heading import Asked, Found, by_level, by_list, of_heading
from vaultsync.parse.persons.contacts import (
    Index,
    Listed,
    completed,
)
from vaultsync.parse.persons.headings import (
    full_name,
    is_container,
    is_reserved,
    looks_like_name,
    read_name,
)
from vaultsync.parse.persons.kept import keeps
from vaultsync.parse.persons.matters import (
    is_hardly_name,
    is_matter,
    promises_in,
    stands_for_nobody,
)
from vaultsync.parse.persons.named_by_day import is_by_day, read_by_day
from vaultsync.parse.persons.parts import Content, Part, with_children
from vaultsync.parse.persons.person_fields import field_values
from vaultsync.parse.persons.sections import read_section
from vaultsync.parse.persons.spoken_of import Unsaid, without_spoken_of
from vaultsync.parse.persons.strangers import is_stranger, without_nameless
from vaultsync.parse.persons.top_headings import by_top_level
from vaultsync.parse.persons.topics import is_topic, tells_somebody
from vaultsync.parse.persons.unmarked import is_marked, with_name
from vaultsync.parse.persons.words import NOBODY
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_FEW_FIELDS = 6
"""Blocks of a section that may hold nothing but fields."""
LEVELS = range(2, 5)
"""Levels of headings that can be persons."""


@record_class(kw_only=False)
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
    matters: frozenset[int] = frozenset()
    """Of these, those that a single word tells to be no person's, as far as one can know."""
    unsaid: tuple[Unsaid, ...] = ()
    """Lines that begin with the name of somebody listed, and are nobody's."""


def find_people(parts: tuple[Part, ...], asked: Asked) -> People:
    """Find the persons of a note and the parts that are theirs."""
    found = _find(parts, asked)
    return found if found.found or asked.listed else _of_the_day(parts, asked, found)


def _of_the_day(parts: tuple[Part, ...], asked: Asked, nobody: People) -> People:
    """Where nobody else is a person: who was there as the one heading with a day says."""
    index, there = _there(_heads(parts), asked)
    if len(there) != 1:  # what is noted is nobody's, unless a line begins with a name
        return _find(parts, replace(asked, listed=there)) if there else nobody
    heading = parts[index].heading
    if heading is None:
        return nobody
    found, others = _cut(parts, {index: _of_day(there[0], heading)}, asked.reserved)
    levels = frozenset({heading.level})
    return replace(nobody, found=tuple(found), others=tuple(others), levels=levels)


def _heads(parts: tuple[Part, ...]) -> dict[int, Heading]:
    """Give the headings that can be persons, by their places."""
    return {
        index: part.heading
        for index, part in enumerate(parts)
        if part.heading and part.heading.level in LEVELS
    }


def _find(parts: tuple[Part, ...], asked: Asked) -> People:
    heads = _heads(parts)
    contains = _containers(heads, asked.reserved)
    children = _children(heads, contains, asked.reserved)
    named = [*asked.listed]
    usual: set[int] = set()
    matters: set[int] = set()
    inner: list[tuple[Listed, Part]] = []
    unsaid: list[Unsaid] = []
    if any(type(block) is Row for part in parts for block in part.blocks):
        _add(named, in_tables(parts, contains), only_known=bool(asked.listed))
    lists: dict[int, Part] = {}
    if contains and not children:
        for index in sorted(contains):
            items, lists[index] = in_list(parts[index])
            inner.extend(items)
        if not asked.listed:
            _add(named, (one for one, _ in inner))
    if named:
        sections = dict(by_list(heads, named, asked.contact))
        if not asked.listed:
            sections = {**children, **sections}
    elif children:
        sections = children
    else:
        sections = dict(by_level(heads, asked, usual))
        matters = _matters(parts, sections, asked)
    if not sections and not contains:
        sections = by_top_level(parts, asked, named)
    cut = [lists.get(index, part) for index, part in enumerate(parts)] if lists else parts
    heard = [one for index, one in sections.items() if not _only_fields(parts, index)]
    if len(heard) < len(named):
        cut = list(without_bold_names(cut, tuple(named), inner))
        away = Index(one.person.key for one in heard)
        lacking = frozenset(
            number for number, one in enumerate(named) if away.find(one.person.key) is None
        )
        cut = list(without_spoken_of(cut, named, lacking, asked.contact, inner, unsaid))
    found, others = _cut(cut, sections, asked.reserved)
    _without_section(found, named, inner)
    levels = frozenset(head.level for i in sections if (head := parts[i].heading))
    return People(
        tuple(found),
        tuple(others),
        bool(named),
        levels or frozenset({2}),
        frozenset(usual | matters),
        frozenset(matters),
        tuple(unsaid),
    )


def _there(heads: dict[int, Heading], asked: Asked) -> tuple[int, tuple[Listed, ...]]:
    """Give who was there as the only heading of an interview with its day says, and its place.

    Of several interviews nobody knows which one the note is read as.
    """
    dated = [index for index, heading in heads.items() if is_by_day(heading)]
    if len(dated) != 1:
        return 0, ()
    return dated[0], read_by_day(heads[dated[0]], asked.company).people


def _of_day(one: Listed, heading: Heading) -> Found:
    """Give the one person of an interview what stands below the heading with its day."""
    return Found(
        one.person._replace(heading=heading.text, heading_line=heading.line, line=heading.line)
    )


def _matters(parts: tuple[Part, ...], sections: dict[int, Found], asked: Asked) -> set[int]:
    """Take those out that are no name (`Lesson`, `The job`); give their headings' lines."""
    lines: set[int] = set()
    for index, one in tuple(sections.items()):
        name = one.person.name
        topic = not is_matter(name) and is_topic(name)
        if not topic and not is_matter(name):
            continue
        mine = with_children(parts, index)
        if not stands_for_nobody(one.person, mine, asked.contact):
            continue
        if not (topic and (promises_in(mine) or tells_somebody(name, parts))):
            lines.add(one.person.heading_line)
            del sections[index]
    return lines


def _add(named: list[Listed], more: "Iterable[Listed]", *, only_known: bool = False) -> None:
    """Add persons that are not named yet; complete those that are."""
    known = Index(one.person.key for one in named)
    added: dict[str, int] = {}
    for one in more:
        index = known.find(one.person.key)
        if index is None:
            index = added.get(one.person.key)
        if index is None:
            if not only_known:
                added[one.person.key] = len(named)
                named.append(one)
            continue
        other = named[index].person
        points = (*other.points, *one.person.points)
        person = completed(other, one.person, points=points)
        named[index] = replace(named[index], person=person)


def _containers(heads: dict[int, Heading], reserved: tuple[str, ...]) -> frozenset[int]:
    """Give the headings that announce persons; none inside somebody's section."""
    found: set[int] = set()
    above: Heading | None = None
    somebody = False
    for index, heading in heads.items():
        if not is_container(heading.text):
            if heading.level == LEVELS.start:
                above, somebody = heading, False
            continue
        if heading.level == LEVELS.start:
            above, somebody = None, False
        elif above:  # looked at once, however many stand below it
            somebody = _is_full_name(above.text, reserved)
            above = None
        if not somebody:
            found.add(index)
    return frozenset(found)


def _is_full_name(text: str, reserved: tuple[str, ...]) -> bool:
    return full_name(read_name(text).name) and not is_reserved(text, reserved)


def _below(
    heads: dict[int, Heading], order: Sequence[int], place: int, reserved: tuple[str, ...]
) -> dict[int, Person]:
    """Give the direct children of a heading: those of the level that comes first under it.

    `place` is that of the heading in `order`. Empty if nothing says that they are persons: a
    name of two words, a title or a link does, or that all of them are names.
    """
    found: dict[int, Person] = {}
    parent = heads[order[place]]
    level = 0
    sure, all_names = False, True
    because = f"a heading under {parent.text!r}"
    for at in range(place + 1, len(order)):
        index = order[at]
        heading = heads[index]
        if heading.level <= parent.level:
            break
        level = level or heading.level
        person = of_heading(heading, because)
        if heading.level != level or person.key in NOBODY:
            continue
        found[index] = person
        named = looks_like_name(person.name) and not is_reserved(heading.text, reserved)
        sure = sure or (named and _is_shown(person))
        all_names = all_names and named
    return found if sure or all_names else {}


def _is_shown(person: Person) -> bool:
    """Tell whether more than one word says that this is somebody."""
    return bool(person.title) or is_told(person) or full_name(person.name)


def _children(
    heads: dict[int, Heading], contains: frozenset[int], reserved: tuple[str, ...]
) -> dict[int, Found]:
    order = list(heads)
    for place, index in enumerate(order) if contains else ():
        below = _below(heads, order, place, reserved) if index in contains else None
        if below:
            return {number: Found(person) for number, person in below.items()}
    return {}


def _only_fields(parts: "Sequence[Part]", index: int) -> bool:
    """Tell whether a section says how to reach somebody, and nothing else.

    Then it takes nothing away: what names them elsewhere is still theirs.
    """
    own = with_children(parts, index)
    blocks = [block for part in own for block in part.blocks]
    if not 0 < len(blocks) <= _FEW_FIELDS or len(own) > 1:
        return False
    content = read_section(own)
    return bool(content.fields) and not (content.noted or content.spotted or content.doubts)


def _cut(
    parts: "Sequence[Part]", sections: dict[int, Found], reserved: tuple[str, ...]
) -> tuple[list[Found], list[Part]]:
    """Give each person the parts of the section, down to the next heading of its level.

    What stands under somebody else's name and address in it is nobody's.
    """
    found: list[Found] = []
    others: list[Part] = []
    owner: Found | None = None
    level = strange = 0
    for index, part in enumerate(parts):
        new = sections.get(index)
        if new or (part.heading and part.heading.level <= strange):
            strange = 0
        if new:
            owner, level = new, part.heading.level if part.heading else 0
            found.append(new)
        elif part.heading and part.heading.level <= level:
            owner = None
        if owner and not new and part.heading and not strange:
            strange = part.heading.level if is_stranger(part, owner.person, reserved) else 0
        if owner and strange:
            others.append(without_nameless(part))
        elif owner:
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
    called = Index(keys)
    firsts = {one.person.key.split()[0] for one in found if one.person.key}
    for one in named:
        key = one.person.key
        # the heading says `Rajesh Patel`, the list `Raj Patel`
        known_as = " " in key and called.find(key) is not None
        if key not in keys and not known_as and not (" " not in key and key in firsts):
            found.append(Found(one.person))
    known = Index(one.person.key for one in found) if inner else Index()
    for listed, part in inner:
        number = known.find(listed.person.key)
        if number is not None and part.blocks:
            found[number].parts.append(part)


def whole_person(found: Found) -> tuple[Person, Content]:
    """Read a person's parts, and give the person with all that they say."""
    base = found.person
    if not found.parts:
        return base, Content()
    content = read_section(found.parts, frozenset(_said(base)))
    sent = (one.mention for one in content.spotted if one.mention.kind is TouchKind.OTHER)
    done = [
        *(one.text for one in content.done),
        *(one.text for one in sent if one.state is TouchState.DONE),
    ]
    names = frozenset(base.key.split())
    content.promises[:] = [
        one._replace(kept=one.kept or any(keeps(text, one.text, names) for text in done))
        for one in content.promises
    ]
    if content.promises and not base.heading:
        content.promises[:] = _with_name(content.promises, found)
    marked = base._replace(promises=tuple(content.promises))
    content.doubts[:] = [
        one if base.heading else with_name(one, base.name)
        for one in content.doubts
        if one.code != "VS219" or not is_marked(one.at, marked)
    ]
    points = tuple(content.points)
    if base.points:
        points = tuple(sorted((*base.points, *points), key=lambda p: p.line))
    person = base._replace(
        points=points,
        concerns=tuple(content.concerns),
        promises=tuple(content.promises),
        misread=(*base.misread, *content.misread),
        **field_values(content.fields),
    )
    told = is_told(person) or person.channel or person.text_ok is not None
    unlike = not looks_like_name(person.name) or is_hardly_name(base.name, base.title)
    if found.guessed and not told and unlike:
        person = person._replace(certain=False)
    return person, content


def _with_name(promises: "Sequence[Point]", found: Found) -> "Iterator[Point]":
    """Give promises, those with the name in front whose lines begin with that name."""
    starts = {
        part.blocks[0].line
        for part in found.parts
        if not part.heading and part.blocks and isinstance(part.blocks[0], Paragraph)
    }
    for one in promises:
        form = f"{found.person.name}: {one.form}" if one.line in starts else one.form
        yield one._replace(form=form)


def _said(person: Person) -> "Iterator[str]":
    return (key for key in ("email", "phone", "linkedin") if getattr(person, key))
