"""What stands under the headings: fields, points, concerns, promises and touches."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vaultsync.model import Person, Point
from vaultsync.names import fold
from vaultsync.parse.keys import PERSON_KEYS, squeeze
from vaultsync.parse.markdown import Block, Heading, Item, Paragraph, Row
from vaultsync.parse.people import LOG, MAIL, fits, with_field
from vaultsync.parse.touches import PLAIN_KINDS, Mention, read_dated, read_row, read_task

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELD = re.compile(
    r"^[\[(]?\**\s*([^\W\d_][\w \-]{0,30}?)\s*\**\s*(::|:)\s*\**(?:\s+|$)(.*?)[\])]?$",
    re.DOTALL,
)
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
    reading = Reading()
    before = min(persons, default=None)
    section: _Section | None = None
    log = False
    for index, block in enumerate(blocks):
        if index in persons:
            if section:
                reading.people.append(section.whole())
            section, log = _Section(persons[index], _level(block)), False
        elif isinstance(block, Heading):
            log = _is_log(block)
            if section and block.level <= section.level:
                reading.people.append(section.whole())
                section = None
            elif section:
                section.open(block)
        elif section:
            reading.spotted.extend(section.take(block))
        else:
            reading.spotted.extend(_outside(block, log))
            if (before is None or index < before) and isinstance(block, Item | Paragraph):
                reading.keys.extend(inline_fields(block))
    if section:
        reading.people.append(section.whole())
    return reading


def _level(block: Block) -> int:
    return block.level if isinstance(block, Heading) else 0


def _is_log(heading: Heading) -> bool:
    return squeeze(fold(heading.text)).startswith(squeeze(LOG))


def _outside(block: Block, log: bool) -> "Iterator[Spotted]":
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
        found = FIELD.match(line.strip())
        if found and (found[2] == "::" or "**" in line):
            yield found[1], found[3].strip(), block.line + offset


@dataclass(slots=True)
class _Section:
    """One person's section while it is read."""

    person: Person
    level: int
    under: str = ""
    """concerns or promises: what a sub-heading or list parent says of what follows."""
    parent_depth: int = -1
    noted: dict[str, list[Point]] = field(
        default_factory=lambda: {"points": [], "concerns": [], "promises": []}
    )

    def open(self, heading: Heading) -> None:
        self.under = _MARKS.get(squeeze(heading.text.strip(" :*")), "")
        self.parent_depth = -1

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
            self.under, self.parent_depth = "", -1
        if item.mark == " " and not _marked(item.text):
            return  # something still to do is no memory of the conversation
        self._text(item.text, item.line, item.depth)

    def _paragraph(self, paragraph: Paragraph) -> None:
        if self.parent_depth >= 0:
            self.under, self.parent_depth = "", -1
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
                self.under, self.parent_depth = kind, max(depth, 0)
            return
        self._note(self.under or "points", text, line)

    def _field(self, text: str) -> bool:
        found = FIELD.match(text)
        key = PERSON_KEYS.get(squeeze(found[1])) if found else None
        if found and key and (found[2] == "::" or fits(key, found[3])):
            self.person = with_field(self.person, key, found[3])
            return True
        if found and found[2] == "::" and not _marked(text):
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
    found = FIELD.match(text)
    if found:
        kind = _MARKS.get(squeeze(found[1]))
        return (kind, found[3].strip()) if kind else None
    kind = _MARKS.get(squeeze(text.strip(" :*_")))
    return (kind, "") if kind else None


def _bare(text: str) -> str:
    if _BARE_EMAIL.fullmatch(text):
        return "email"
    if _BARE_PHONE.fullmatch(text):
        return "phone"
    return "linkedin" if _BARE_LINKEDIN.fullmatch(text) else ""


def is_meant(spotted: Spotted, *, named: bool) -> bool:
    """Tell whether a line is a touch where it stands; `named`: it names a person."""
    return not spotted.plain or named or spotted.mention.kind in PLAIN_KINDS
