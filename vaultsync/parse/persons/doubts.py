"""What looks as if it was meant, but is not read: near misses of keys, headings, persons."""

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import IN_LIST, TEXTS, Heading, Item, Paragraph
from vaultsync.parse.days.clocks import read_clock_range
from vaultsync.parse.front.keys import CANONICAL, meant_key, squeeze
from vaultsync.parse.persons.addressed import is_addressed
from vaultsync.parse.persons.contacts import bare_words, same_name
from vaultsync.parse.persons.fields import read_field
from vaultsync.parse.persons.headings import (
    full_name,
    is_container,
    is_log,
    is_reserved,
    looks_like_name,
    read_name,
)
from vaultsync.parse.persons.parts import Part, with_children
from vaultsync.parse.persons.roles import is_role
from vaultsync.parse.persons.sections import read_section
from vaultsync.parse.persons.several_stages import about_stages
from vaultsync.parse.persons.weak_grounds import (
    LISTED,
    about_matters,
    about_second_name,
    about_unsaid,
    is_only_a_heading,
    names_several,
    unlike_a_name,
)
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Misread, Person
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.front.facts import Facts
    from vaultsync.parse.lines import Source
    from vaultsync.parse.persons.people import People
    from vaultsync.settings import Settings

_OR = MappingProxyType(
    {"contact": " The people who interviewed you stand behind `interviewers`"}
)
"""What else a key can mean."""
_SEVERAL = regex(r"\w (?:and|und|&|\+|/) \w|\w; \w")
_NO_HEADING = regex(r"#{2,6}[^\s#]|#{1,6}\u00a0")
_BOLD = regex(r"(?:\*\*|__)([^*_]{3,60})(?:\*\*|__)[ :]*(?:[-–—,(].{0,80})?")
_PLAIN_KEYS = frozenset(
    {
        "company", "employer", "role", "position", "jobtitle", "date", "interviewdate", "time",
        "duration", "timezone", "interviewers", "interviewer", "recruiter", "status", "stage",
        "round", "theyreplyby",
    }
)  # fmt: skip
"""Keys that hardly mean anything else in front of a colon."""
_LONGEST_VALUE = 80
_MOST_WORDS = 6
_LONGEST_NAMES = 300
_MOST_LISTED, _MOST_NAMESAKES = 200, 3
_COMMAS = regex(r"[,;]\s|\s(?:and|und|&|\+)\s")
"""Digits enough for a phone number, and no day."""
_TITLED = regex(r"[-–—|·•@:,(（\[]")
"""What stands between a name and a title."""
_MISREAD = MappingProxyType(
    {
        "email": (
            "VS215",
            "email address",
            "write it in full, as in `jane@acme.example`, or leave the field empty",
        ),
        "phone": (
            "VS215",
            "phone number",
            "write it with its digits, as in `+44 7700 900123`, or leave the field empty",
        ),
        "text_ok": (
            "VS210",
            "consent to text messages",
            "write `text_ok:: yes` if a text message is fine, else `text_ok:: no`",
        ),
        "greeting": (
            "VS216",
            "form of address",
            "write what comes after `Dear`: `greeting:: Priya`, or `greeting:: Dr Raman`",
        ),
        "first_name": (
            "VS216",
            "form of address",
            "write `first_name:: yes` if you are on first-name terms, else `first_name:: no`",
        ),
        "honorific": (
            "VS216",
            "form of address",
            "write it as it appears before the name: `honorific:: Dr`, Prof., Mr, Ms, Mx, …",
        ),
        "name_order": (
            "VS216",
            "order of names",
            "write `name_order:: family-first` or `name_order:: given-first`",
        ),
    }
)
"""Fields of a person that can be misread: code, what it is, what would be right."""
_LIST_HELP = (
    "if you met them, add the name to the people listed at the top (`interviewers`); if it is "
    "nobody, add the heading to `notes.reserved_headings` in vaultsync.toml"
)
_MOVE_HELP = (
    f"move the heading to the other people, or {LISTED}; if it is nobody, add the heading to "
    "`notes.reserved_headings` in vaultsync.toml"
)
_LEVEL_HELP = f"write it with two signs (`## Name`), or {LISTED}"
_IN_LIST_HELP = (
    "looks like a person, but a heading inside a list does not count",
    "write the heading at the beginning of the line, without a bullet: `## Name`",
)


def about_keys(facts: "Facts", parts: "Sequence[Part]") -> "Iterator[Finding]":
    """Tell about keys that are one slip away from a known one which the note lacks."""
    source = facts.source
    for spelling, line in facts.unknown:
        key = meant_key(spelling)
        if key and not facts.text(key):
            yield source.finding(
                "VS117",
                f"unknown key `{spelling}`",
                line,
                at=spelling,
                help=f"did you mean `{key}`?{_OR.get(squeeze(spelling), '')}",
            )
    for block in parts[0].blocks if parts and _before_persons(parts[0]) else ():
        if isinstance(block, TEXTS) and ":" in block.text:
            yield from _plain_keys(facts, block)


def _before_persons(part: "Part") -> bool:
    return part.heading is None or part.heading.level == 1


def _plain_keys(facts: "Facts", block: Item | Paragraph) -> "Iterator[Finding]":
    for offset, line in enumerate(block.text.split("\n")):
        found = read_field(line.strip())
        if not found or found.colons == "::" or "**" in line or not found.value:
            continue
        short = squeeze(found.key)
        key = CANONICAL.get(short) if short in _PLAIN_KEYS else None
        if key and not facts.text(key) and _may_be(key, found.value):
            yield facts.source.finding(
                "VS119",
                f"`{found.key}: {found.value}` is in the text, and is not read as a key",
                block.line + offset,
                at=found.key,
                help=f"write `{found.key}:: {found.value}`, or put it between the `---` at "
                "the top",
            )


def _may_be(key: str, value: str) -> bool:
    """Tell whether a value can be what its key says: `Time: we ran over` is talk."""
    if len(value) > _LONGEST_VALUE:
        return False
    if key == "time":
        return read_clock_range(value) is not None
    if key in {"date", "they_reply_by", "duration"}:
        return any(map(str.isdigit, value))
    entries = re.split("[,;]", value) if key == "interviewers" else [value]
    return all(len(entry.split()) <= _MOST_WORDS for entry in entries)


def about_people(
    source: "Source",
    found: "People",
    people: "Sequence[Person]",
    contact: "Person | None",
    settings: "Settings",
) -> "Iterator[Finding]":
    """Tell about headings that name several persons, perhaps none, or somebody overlooked."""
    alone = [one.key for one in people if is_only_a_heading(one)]
    above: dict[str, Finding] = {}
    if alone:
        from vaultsync.parse.persons.named_above import named_above  # noqa: PLC0415 - seldom

        above = named_above(source, found, people, alone)
    for person in people:
        if person.key in above:
            yield above[person.key]
        elif _SEVERAL.search(person.name) or names_several(person.heading):
            what = "heading" if person.heading else "entry"
            said = person.heading or person.name
            yield source.finding(
                "VS208",
                f"the {what} {said!r} seems to name several people",
                person.line,
                at=said,
                help=f"write one {what} per person: each of them is thanked",
            )
        elif (
            person.heading
            and not person.certain
            and not (contact and same_name(contact.key, person.key))
        ):
            yield unlike_a_name(source, person, settings)
        elif person.heading and len(people) == 1:
            yield from about_second_name(source, person)
    yield from about_matters(source, found, settings)
    yield from about_unsaid(source, found, people, contact.key if contact else "")
    for one in dict.fromkeys(_misread(people, contact)):
        code, what, fix = _MISREAD[one.field]
        yield source.finding(
            code, f"cannot read the {what} {one.text!r}", one.line, at=one.text, help=fix
        )
    yield from _overlooked(source, found, settings.notes.reserved_headings)


def _misread(people: "Sequence[Person]", contact: "Person | None") -> "Iterator[Misread]":
    for person in (*people, contact) if contact else people:
        yield from person.misread


def _overlooked(
    source: "Source", found: "People", extra: tuple[str, ...]
) -> "Iterator[Finding]":
    parts = found.others
    for index, part in enumerate(parts):
        heading = part.heading
        if heading is None:
            continue
        if heading.level >= IN_LIST:
            if not found.found and _named(heading) and not is_reserved(heading.text, extra):
                yield _told(source, heading, *_IN_LIST_HELP)
            continue
        fix = _why_a_person(found, with_children(parts, index), extra)
        if fix:
            yield _told(source, heading, *fix)
    for part in parts if not found.found else ():
        announced = part.heading is not None and is_container(part.heading.text)
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield from _bold_names(source, block)
                if announced:
                    yield from _names_in_text(source, block)


def _why_a_person(
    found: "People", mine: "list[Part]", extra: tuple[str, ...]
) -> tuple[str, str] | None:
    """Say why a heading looks like a person, and what to do about it; None if it does not."""
    heading = mine[0].heading
    if heading is None or is_log(heading.text):
        return None
    if len(mine) == 1 and not mine[0].blocks:
        return None
    reserved = heading.line in found.reserved or is_reserved(heading.text, extra)
    level = heading.level
    if reserved:
        return None if found.listed else _behind_usual(found, mine[0], heading)
    above = 2 <= level < min(found.levels)
    if above or (found.listed and level in found.levels):
        meant = _named(heading) or is_addressed(_blocks(mine)) or _namesakes(found, heading)
        return _not_listed(found, mine) if meant else None
    if level in found.levels or not _named(heading):
        return None
    own = _blocks(mine)
    if is_addressed(own) or (not found.found and own and level > 2):
        return _of_level(level)
    return None


def _of_level(level: int) -> tuple[str, str]:
    return f"looks like a person, but a heading of level {level} does not count", _LEVEL_HELP


def _behind_usual(found: "People", part: Part, heading: Heading) -> tuple[str, str] | None:
    """Say why a heading that begins like a usual one looks like a person."""
    if heading.level in found.levels and is_addressed(part.blocks):
        return (
            "holds an address, but begins like a usual heading and does not count as a person",
            f"if it is one, {LISTED}",
        )
    title = read_name(heading.text).title if _TITLED.search(heading.text) else ""
    if title and all(full_name(name) for name in _COMMAS.split(title)):
        return ("begins like a usual heading, but names somebody after it", _LEVEL_HELP)
    return None


def _blocks(parts: "Sequence[Part]") -> "list[Block]":
    return [block for part in parts for block in part.blocks]


def _not_listed(found: "People", mine: "list[Part]") -> tuple[str, str] | None:
    """Say that somebody with notes stands beside the persons that are listed or announced."""
    content = read_section(mine)
    if not (content.noted or content.fields.get("email") or content.fields.get("phone")):
        return None
    if found.listed:
        namesakes = _namesakes(found, mine[0].heading) if mine[0].heading else []
        meant = " or ".join(f"`## {name}`" for name in namesakes[:_MOST_NAMESAKES])
        fix = f"write {meant}, if that is who is meant; else {_LIST_HELP}" if meant else ""
        return ("holds notes but is not among the interviewers listed", fix or _LIST_HELP)
    return ("holds notes, but the people are under another heading", _MOVE_HELP)


def _namesakes(found: "People", heading: Heading) -> list[str]:
    """Give who is listed, has no heading, and may be meant by a surname alone."""
    words = bare_words(fold(read_name(heading.text).name))
    return [
        one.person.name
        for one in (found.found[:_MOST_LISTED] if len(words) == 1 and found.listed else ())
        if not one.person.heading and one.person.key.endswith(f" {words[0]}")
    ]


def _named(heading: Heading) -> bool:
    return full_name(read_name(heading.text).name)


def _told(source: "Source", heading: Heading, message: str, fix: str) -> "Finding":
    name = read_name(heading.text).name or heading.text
    return source.finding("VS204", f"{name!r} {message}", heading.line, at=name, help=fix)


def _names_in_text(source: "Source", block: Paragraph) -> "Iterator[Finding]":
    """`Jane Doe, Bob Smith` as a paragraph under `Interviewers`, where nobody was found."""
    for offset, line in enumerate(block.text.split("\n")):
        if len(line) > _LONGEST_NAMES or _BOLD.fullmatch(line):
            continue
        names = [read_name(one).name for one in _COMMAS.split(unlink(line)) if one.strip()]
        found = [name for name in names if full_name(name)]
        if found and all(looks_like_name(name) or is_role(name) for name in names):
            yield source.finding(
                "VS204",
                f"{found[0]!r} looks like a person, but is in a paragraph",
                block.line + offset,
                at=found[0],
                help="write the names as a list: `- Jane Doe`, one per line",
            )


def _bold_names(source: "Source", block: Paragraph) -> "Iterator[Finding]":
    """`**Jane Doe** — CTO` as a line of its own, in a note without any person."""
    line = block.text.split("\n", 1)[0]
    bold = _BOLD.fullmatch(line)
    name = read_name(bold[1]).name if bold else ""
    if " " in name and looks_like_name(name) and not is_reserved(fold(name)):
        yield source.finding(
            "VS204",
            f"{name!r} looks like a person, but bold text is not a heading",
            block.line,
            at=name,
            help=f"write `## {name}`, or {LISTED}",
        )


def about_structure(
    source: "Source", blocks: "Sequence[Block]", met: "date | None", settings: "Settings"
) -> "Iterator[Finding]":
    """Tell about lines that look like headings and are none, and about several interviews."""
    yield from about_stages(source, blocks, met, settings)
    for block in blocks:
        if not isinstance(block, Paragraph) or "#" not in block.text:
            continue
        for offset, line in enumerate(block.text.split("\n")):
            if _NO_HEADING.match(line):
                signs = line[: len(line) - len(line.lstrip("#"))]
                words = line.lstrip("#").strip()
                yield source.finding(
                    "VS213",
                    f"{line[:60]!r} looks like a heading, but is not one",
                    block.line + offset,
                    at=line,
                    help=f"put an ordinary space after the signs: `{signs} {words[:60]}`",
                )
