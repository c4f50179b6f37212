"""What stands under the headings: fields, points, concerns, promises and touches."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vaultsync.model import Person, Point, TouchKind
from vaultsync.names import fold
from vaultsync.parse.keys import PERSON_KEYS, squeeze
from vaultsync.parse.markdown import Block, Heading, Item, Paragraph, Row
from vaultsync.parse.people import LOG, MAIL, fits, with_field
from vaultsync.parse.touches import Mention, read_dated, read_row, read_task

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELD = re.compile(
    r"\*{0,3}\s?([^\W\d_][\w \-]{0,30}?)\s?\*{0,3}\s?(::|:)\s?\*{0,3}(?:\s|$)(.*)", re.DOTALL
)
_BRACKETED = re.compile(r"\[([^\[\]:]{1,40}::[^\n]*)\]|\(([^():]{1,40}::[^\n]*)\)")
_MARKS = {
    "concern": "concerns",
    "concerns": "concerns",
    "question": "concerns",
    "questions": "concerns",
    "unanswered": "concerns",
    "unansweredquestion": "concerns",
    "unansweredquestions": "concerns",
    "openquestion": "concerns",
    "openquestions": "concerns",
    "promise": "promises",
    "promises": "promises",
    "promised": "promises",
    "tosend": "promises",
    "additionalinfo": "promises",
    "additionalinformation": "promises",
}
_BARE_EMAIL = re.compile(rf"<?(?:mailto:)?{MAIL}>?")
_BARE_PHONE = re.compile(r"\+\d[\d\s().\-/]{5,}\d")
_BARE_LINKEDIN = re.compile(r"<?https?://(?:\w+\.)?linkedin\.[\w./?=&%-]+>?", re.IGNORECASE)


def read_field(text: str) -> tuple[str, str, str] | None:
    """Take `key:: value`, `[key:: value]` or `**Key:** value` apart: key, colons, value."""
    whole = _BRACKETED.fullmatch(text)
    found = _FIELD.fullmatch((whole[1] or whole[2]) if whole else text)
    return (found[1].strip(), found[2], found[3].strip()) if found else None


@dataclass(frozen=True, slots=True)
class Spotted:
    """A touch with the person in whose section it stands."""

    mention: Mention
    line: int
    section: Person | None
    plain: bool
    """It stands where touches are not expected: only some of them are meant as one."""


@dataclass(slots=True)
class Reading:
    """What one walk over the blocks collects."""

    people: list[Person] = field(default_factory=list)
    spotted: list[Spotted] = field(default_factory=list)
    keys: list[tuple[str, str, int]] = field(default_factory=list)
    """Inline fields before the first person: key, value, line."""


def walk(blocks: tuple[Block, ...], persons: dict[int, Person]) -> Reading:
    """Read all sections of a body; `persons` are the person headings by block index."""
    walking = _Walking(first=min(persons, default=None))
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            walking.heading(block, persons.get(index))
        else:
            walking.content(index, block)
    walking.leave()
    return walking.reading


@dataclass(slots=True)
class _Walking:
    """Where the walk is: in a person's section, under a log heading, or elsewhere."""

    first: int | None
    """Index of the first person's heading."""
    reading: Reading = field(default_factory=Reading)
    section: "_Section | None" = None
    log: int = 0
    """Level of the open log heading; 0: none is open."""

    def leave(self) -> None:
        if self.section:
            self.reading.people.append(self.section.whole())
        self.section = None

    def heading(self, heading: Heading, person: Person | None) -> None:
        if person:
            self.leave()
            self.section, self.log = _Section(person, heading.level), 0
            return
        if _is_log(heading):
            self.log = heading.level
        elif heading.level <= self.log:
            self.log = 0
        if self.section and heading.level <= self.section.level:
            self.leave()
        elif self.section:
            self.section.open(heading)

    def content(self, index: int, block: Block) -> None:
        if self.section:
            self.reading.spotted.extend(self.section.take(block))
            return
        self.reading.spotted.extend(_outside(block, log=bool(self.log)))
        before = self.first is None or index < self.first
        if before and isinstance(block, Item | Paragraph):
            self.reading.keys.extend(inline_fields(block))


def _is_log(heading: Heading) -> bool:
    return squeeze(fold(heading.text)).startswith(squeeze(LOG))


def _outside(block: Block, *, log: bool) -> "Iterator[Spotted]":
    mention = _touch(block)
    if mention and (log or (isinstance(block, Item) and block.mark)):
        yield Spotted(mention, block.line, None, plain=not log)


def _touch(block: Block) -> Mention | None:
    if isinstance(block, Row):
        return read_row(block.cells)
    if isinstance(block, Item) and block.mark:
        return read_task(block.mark, block.text)
    if isinstance(block, Item | Paragraph):
        return read_dated(block.text)
    return None


def inline_fields(block: Item | Paragraph) -> "Iterator[tuple[str, str, int]]":
    """Read `key:: value`, `[key:: value]` and `**Key:** value`, one per line."""
    for offset, line in enumerate(block.text.split("\n")):
        found = read_field(line.strip())
        if found and (found[1] == "::" or "**" in line):
            yield found[0], found[2], block.line + offset


@dataclass(slots=True)
class _Section:
    """One person's section while it is read."""

    person: Person
    level: int
    under: str = ""
    """concerns or promises: what a sub-heading says of what follows."""
    parent: str = ""
    """The same, said by a list item of what is nested in it, or by a line before a list."""
    parent_depth: int = -1
    noted: dict[str, list[Point]] = field(
        default_factory=lambda: {"points": [], "concerns": [], "promises": []}
    )

    def open(self, heading: Heading) -> None:
        self.under = _MARKS.get(squeeze(heading.text.strip(" :*")), "")
        self._forget_parent()

    def _forget_parent(self) -> None:
        self.parent, self.parent_depth = "", -1

    def take(self, block: Block) -> "Iterator[Spotted]":
        mention = _touch(block)
        if mention:
            yield Spotted(mention, block.line, self.person, plain=False)
        elif isinstance(block, Item):
            self._item(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)

    def _item(self, item: Item) -> None:
        if self.parent_depth >= item.depth:
            self._forget_parent()
        if item.mark == " " and not _marked(item.text):
            return  # something still to do is no memory of the conversation
        self._text(item.text, item.line, item.depth)

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._forget_parent()
        rest: list[str] = []
        start = paragraph.line
        for offset, line in enumerate(paragraph.text.split("\n")):
            if self._field(line.strip()):
                continue
            start = paragraph.line + offset if not rest else start
            rest.append(line.strip())
        if rest:
            self._text(" ".join(rest), start, -1)

    def _text(self, text: str, line: int, depth: int) -> None:
        if not text or self._field(text):
            return
        marked = _marked(text)
        if marked:
            kind, value = marked
            if value:
                self._note(kind, value, line)
            else:
                self.parent, self.parent_depth = kind, depth
            return
        self._note(self.parent or self.under or "points", text, line)

    def _field(self, text: str) -> bool:
        found = read_field(text)
        key = PERSON_KEYS.get(squeeze(found[0])) if found else None
        if found and key and (found[1] == "::" or fits(key, found[2])):
            self.person = with_field(self.person, key, found[2])
            return True
        if found and found[1] == "::" and not _marked(text):
            return True  # a Dataview field of the user's own
        bare = _bare(text)
        if bare:
            self.person = with_field(self.person, bare, text)
        return bool(bare)

    def _note(self, kind: str, text: str, line: int) -> None:
        self.noted[kind].append(Point(text=" ".join(text.split()), line=line))

    def whole(self) -> Person:
        """Give the person with all that was noted."""
        return replace(
            self.person,
            points=tuple(self.noted["points"]),
            concerns=tuple(self.noted["concerns"]),
            promises=tuple(self.noted["promises"]),
        )


def _marked(text: str) -> tuple[str, str] | None:
    """Read `**concern:** …`, `concern:: …`, `to send: …` and a mark that stands alone."""
    found = read_field(text)
    if found:
        kind = _MARKS.get(squeeze(found[0]))
        return (kind, found[2]) if kind else None
    kind = _MARKS.get(squeeze(text.strip(" :*_")))
    return (kind, "") if kind else None


def _bare(text: str) -> str:
    if _BARE_EMAIL.fullmatch(text):
        return "email"
    if _BARE_PHONE.fullmatch(text):
        return "phone"
    return "linkedin" if _BARE_LINKEDIN.fullmatch(text) else ""


def is_meant(spotted: Spotted, *, named: bool) -> bool:
    """Tell whether a line is a touch where it stands; `named`: it names a person.

    Outside of the sections and the log only what says so in so many words is one: a thank-you,
    or a line with its day that says to whom it went, as vaultsync writes it itself.
    """
    if not spotted.plain:
        return True
    mention = spotted.mention
    return mention.kind is TouchKind.THANK_YOU or (mention.stamped and named)
