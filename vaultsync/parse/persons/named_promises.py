"""Promises with the name of who got them: `Jana: **promised:** the file`, below any heading."""

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Point
from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.body.markdown import TEXTS, Item
from vaultsync.parse.front.keys import squeeze
from vaultsync.parse.persons.fields import read_field
from vaultsync.parse.persons.headings import full_name, looks_like_name, plain_heading
from vaultsync.parse.persons.kept import says_kept
from vaultsync.parse.persons.parts import (
    MARKS,
    Doubtful,
    is_theirs,
    said_day,
    says_what,
    touch_in,
)
from vaultsync.parse.persons.promised_to import all_named
from vaultsync.parse.persons.words import HONORIFICS
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Heading
    from vaultsync.parse.persons.parts import Part

_WORD = r"[^\W\d_][\w.'’-]*"
_BEFOREHAND = ("prep", "before", "template", "example")
_SIGN = r"[*_]{0,3} ?(?::(?!:)|[-–—])[*_]{0,3} +"
_NAME = regex(rf"[*_]{{0,3}}(?P<name>{_WORD}(?: {_WORD}){{0,5}}){_SIGN}")
_MAY = regex(r"promis|to.send|owe\b|i.said", re.IGNORECASE)
_AND = regex(r" (?:and|und) ")
_MARKED = regex(r"[*_]{1,3}\w")
_OTHER = regex(
    r"\b(?i:to|for|with|send|give|show|e-?mail|mail|lend|share|forward|introduce|tell|ask)\s+"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?"
    r"(?!(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b)"
    r"(?P<name>[A-Z][a-z][\w'’-]*)"
)
"""In a promise: whom it may be for."""
_MOST = 3
"""Names among which one can choose; of more, the first show how it is written."""
_SHOWN = 120
"""Characters of a promise that are repeated: the line is to be copied."""


class Promised(NamedTuple):
    """A promise to somebody by name."""

    who: int | None
    """Number of the person; None: that cannot be known."""
    point: Point
    doubt: Doubtful | None = None
    """What is told where it is nobody's."""


class _Bearers:
    """Finds who bears a name; made once for a note."""

    def __init__(self, people: "Sequence[Person]") -> None:
        self.people = people

    @cached_property
    def _words(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for number, person in enumerate(self.people):
            for word in person.key.split():
                found.setdefault(word, set()).add(number)
        return found

    def find(self, name: str) -> list[int]:
        """Give the numbers of those whose names hold each word of this one."""
        words = {word.strip(".") for word in fold(name).split()} - HONORIFICS
        if not words or not name[:1].isupper():
            return []
        return sorted(set.intersection(*(self._words.get(word, set()) for word in words)))


def named_promises(
    parts: "Iterable[Part]", people: "Sequence[Person]", contact: "Person | None"
) -> "Iterator[Promised]":
    """Give the marked promises outside of the persons' sections, most with a name in front.

    `contact` is the primary contact, if that is none of them, and has the number behind theirs:
    who is meant without a name is not certain then.
    """
    bear = _Bearers((*people, contact) if contact else people)
    below = 0
    for part in parts if people else ():
        if part.heading and not 0 < below < part.heading.level:
            below = part.heading.level if _of_somebody(part.heading, people) else 0
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(_BEFOREHAND):
            continue
        heard = contact.key if contact else ""
        whose = fold(plain_heading(part.heading.text)) if below and part.heading else heard
        for block in part.blocks:
            if not isinstance(block, TEXTS) or not _MAY.search(block.text):
                continue
            if isinstance(block, Item):
                text, ticked = one_line(block.text), block.mark not in {"", " "}
                yield from _nameless(text, block.line, people, whose, ticked=ticked)
                yield from _read(text, block.line, bear, ticked=ticked)
            elif not touch_in(block):
                for line, text in enumerate(block.text.split("\n"), block.line):
                    yield from _nameless(text.strip(), line, people, whose, ticked=False)
                    said = text.strip()
                    yield from _read(said, line, bear, ticked=False)


def _of_somebody(heading: "Heading", people: "Sequence[Person]") -> bool:
    """Tell whether a heading, but the title, may be the name of somebody else."""
    text = plain_heading(heading.text)
    return heading.level > 1 and looks_like_name(text) and fold(text) != people[0].key


def _nameless(
    text: str, line: int, people: "Sequence[Person]", other: str, *, ticked: bool
) -> "Iterator[Promised]":
    """Read `**promised:** the file`: whose it is, is certain where only one was met.

    `other` is the contact, or a name in the heading above, who may be meant as well.
    """
    found = read_field(text)
    if not found or MARKS.get(squeeze(found.key)) != "promises" or not says_what(found.value):
        return
    if not (found.colons == "::" or _MARKED.match(text)):
        return
    value, only = found.value, people[0]
    kept = ticked or says_kept(value)
    named = {fold(one["name"]).removesuffix("'s") for one in _OTHER.finditer(value)}
    known = len(people) == 1 and only.certain and other in {"", only.key}
    if known and named <= {*only.key.split()}:
        yield Promised(0, Point(value, line, kept=kept))
    else:
        point = Point(value, line)
        yield Promised(None, point, None if kept else _whose(point, people))


def _whose(point: Point, people: "Sequence[Person]") -> Doubtful:
    """Ask whose a promise is, with the whole line that says it: whom it names, if anybody."""
    named = all_named(point.text, people)
    text = point.text
    if len(named) == 1:
        words = "|".join(re.escape(word) for word in named[0].name.split())
        text = re.sub(rf"^(?:(?:to )?(?:{words})[ ,:]+)+(?=\w)", "", text)
    said = text if len(text) <= _SHOWN and "`" not in text else "…"
    whose = named or tuple(people)
    first, *more = (f"`- {one.name}: **promised:** {said}`" for one in whose[:_MOST])
    fix = f"write the name in front: {', or '.join((first, *more))}"
    if said_day(point.text):
        fix += (
            "; if it is the day of their answer, write `they_reply_by` with that day between "
            "the `---` at the top"
        )
    doubt = _doubt(point, "it does not say to whom", fix)
    return doubt._replace(marked=point.text, among=tuple(one.key for one in whose))


def _read(text: str, line: int, bear: _Bearers, *, ticked: bool) -> "Iterator[Promised]":
    """Read `Jane Doe: **promised:** the file`; kept, it settles what prose says."""
    plain = unlink(text)
    lead = _NAME.match(plain)
    rest = plain[lead.end() :] if lead else ""
    found = read_field(rest) if rest else None
    if not lead or not found or MARKS.get(squeeze(found.key)) != "promises":
        return
    marked = found.colons == "::" or _MARKED.match(rest)
    if not marked or not found.value:
        return
    names = _AND.split(lead["name"])
    bearers = [bear.find(name) for name in names]
    if not all(bearers):
        unknown = not any(bearers) and not ticked and all(map(full_name, names))
        yield from (_unknown(found.value, line, lead["name"]),) if unknown else ()
        return
    kept = ticked or says_kept(found.value)
    point = Point(found.value, line, kept=kept, form=_form(plain, found.value))
    if point.kept:
        sure = all(len(one) == 1 for one in bearers)
        yield from (Promised(one[0], point) for one in bearers if sure)
    elif is_theirs(found.value):
        person = bear.people[bearers[0][0]]
        fix = (
            f"if you promised it, write `- **promised:** {found.value}` below "
            f"`## {person.name}`; if they did, write `they_reply_by` with the day between "
            "the `---` at the top"
        )
        yield Promised(None, point, _doubt(point, "may be an answer of theirs", fix))
    elif any(len(one) > 1 for one in bearers):
        fix = "begin the line with the whole name"
        yield Promised(None, point, _doubt(point, "names nobody for certain", fix))
    else:
        yield from (Promised(one[0], point) for one in bearers)


def _form(line: str, value: str) -> str:
    """Give how a line goes that names somebody in front of what was promised."""
    return f"{line.removesuffix(value)}…".replace("`", "")


def _unknown(value: str, line: int, name: str) -> Promised:
    """Tell of a promise to somebody whom the note does not know."""
    fix = f"name {name} at the top among the people you met (`interviewers`)"
    point = Point(value, line)
    return Promised(None, point, _doubt(point, f"the note does not know {name}", fix))


def _doubt(point: Point, why: str, fix: str) -> Doubtful:
    return Doubtful(
        "VS219", point.line, "", f"{point.text!r} is marked as a promise, but {why}", fix
    )
