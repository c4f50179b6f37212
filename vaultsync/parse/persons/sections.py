"""What stands under the headings: fields, points, concerns, promises and touches."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Point, TouchKind
from vaultsync.names import one_line, unlink
from vaultsync.parse.body.markdown import BREAK, Block, Heading, Item, Paragraph, Row
from vaultsync.parse.front.keys import PERSON_KEYS, meant_field, squeeze
from vaultsync.parse.messages.touches import is_undated, may_lead, unstamped
from vaultsync.parse.persons.amid import behind_words
from vaultsync.parse.persons.beside_title import beside_title, not_read
from vaultsync.parse.persons.fields import (
    Field,
    bare_fields,
    fields_inside,
    read_field,
    tells_how_to_reach,
    words_of,
)
from vaultsync.parse.persons.kept import TICKED, unstruck
from vaultsync.parse.persons.parts import (
    MARKS,
    Content,
    Doubtful,
    Part,
    Spotted,
    marked_as,
    single_lines,
    touch_in,
)
from vaultsync.parse.persons.person_fields import fits, misread_in
from vaultsync.parse.persons.tables import Columns, read_columns
from vaultsync.parse.persons.unmarked import unmarked_promises
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BLOCK_ID = regex(r"(?:^|\s)\^[\w-]+$")
_TO_DO = regex(
    r"[*_=\[]{0,3}(?:TODO|FIXME)\b"
    r"(?! (?:lists?|apps?|comments?|boards?|items?|tags?|markers?)\b)"
)
"""What a line to oneself begins with; `TODO list app` was talked about."""
_PLAN = regex(
    r"[*_=]{0,3}(?:next(?: steps?)?|to[- ]?do|actions?)"
    r"(?: ?:(?!:)[*_=]{0,3}|[*_=]{1,3} ?:(?!:))",
    re.IGNORECASE,
)
"""What a line on what comes next begins with; `**Next**: …` with its colon, or `Next: …`."""
_LONGEST_LABEL = 80
_PLANS = "plans"
"""What a label such as `Next steps:` says of the list behind it: nothing in it is a memory."""
_SIGNS = regex(r"[:@/\n]")
_DIGIT = regex(r"\d")
_ENDS = frozenset("0123456789.!)]")
"""What a line with its day at the end ends with."""
_REACH = frozenset({"email", "phone", "text_ok", "linkedin", "channel"})
"""Fields that are somebody else's below a heading or an item on somebody else."""


def read_section(parts: "Sequence[Part]", known: frozenset[str] = frozenset()) -> Content:
    """Read one person's section: its own part and those of the headings below it.

    `known`: fields that are said elsewhere, by their keys; a bare address is none of them.
    """
    name = parts[0].heading.text if parts and parts[0].heading else ""
    reader = _Section(known, name)
    for index, part in enumerate(parts):
        if index:
            reader.open(part.heading)
        for block in single_lines(part.blocks):
            reader.take(block)
    return reader.content


def may_tell(text: str) -> bool:
    """Tell whether a line can be a touch or a field; most of what was talked about cannot."""
    if _SIGNS.search(text):
        return True
    return bool(_DIGIT.search(text)) and (text[-1:] in _ENDS or may_lead(text))


class _Section:
    """One person's section while it is read."""

    def __init__(self, known: frozenset[str], name: str) -> None:
        self.content = Content()
        self.known, self.name = known, name
        """Fields that are said elsewhere; the person's own heading."""
        self.others_level = 0
        """Level of the sub-heading below which addresses are somebody else's."""
        self.above: list[Item] = []
        """The item that is read, with those in which it is nested, the outermost first."""
        self.under = ""
        """concerns or promises: what a sub-heading says of what follows."""
        self.parent = ""
        """The same, said by a list item of what is nested in it, or by a line before a list."""
        self.parent_depth = -1
        self.ticked = False
        """The item that is read has nothing left to do."""
        self.columns: Columns | None = None
        """Of the table that is being read."""

    def open(self, heading: Heading | None) -> None:
        """Begin a part: below a sub-heading, or what a list elsewhere says of the person."""
        self.above = []
        self._forget_parent()
        if heading is None:
            self.under, self.others_level = "", 0
            return
        if not 0 < self.others_level < heading.level:
            own = tells_how_to_reach(heading.text, words_of(self.name))
            self.others_level = 0 if own else heading.level
        self.under = MARKS.get(squeeze(heading.text.strip(" :*")), "")

    def _forget_parent(self) -> None:
        self.parent, self.parent_depth = "", -1

    def _theirs(self) -> bool:
        """Tell whether addresses are the person's here, not those of somebody mentioned."""
        if self.others_level:
            return False
        for item in self.above[:-1]:
            text = item.text[:_LONGEST_LABEL]
            found = read_field(text)
            label = found.key if found and squeeze(found.key) in PERSON_KEYS else item.text
            if not tells_how_to_reach(label, words_of(self.name)):
                return False
        return True

    def _nest(self, block: Block) -> None:
        """Remember in which items a block stands."""
        if type(block) is Item:
            while self.above and self.above[-1].depth >= block.depth:
                self.above.pop()
            self.above.append(block)
        elif self.above:
            self.above = []

    def take(self, block: Block) -> None:
        self._nest(block)
        self.ticked = type(block) is Item and block.mark in TICKED
        if type(block) is Item and not block.mark and not may_tell(block.text):
            self._plain_item(block)
            return
        mention = None if self._promise_kept(block) else touch_in(block)
        if mention and mention.kind:
            self.content.spotted.append(Spotted(mention, block.line, expected=True))
            if not isinstance(block, Row | Heading):
                self._behind_words(_numbered(block))
            return
        if mention and not isinstance(block, Row):
            self.content.spotted.append(Spotted(mention, block.line, True, "VS306"))
        if isinstance(block, Item):
            self._item(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Row):
            self._row(block)

    def _promise_kept(self, block: Block) -> bool:
        """Tell whether a ticked task is a promise: by its words it could be a follow-up."""
        if not (self.ticked and isinstance(block, Item)):
            return False
        mention, kind = touch_in(block), self.parent or self.under
        marked = marked_as(block.text, read_field(block.text))
        of_messages = mention is not None and mention.kind is TouchKind.OTHER
        return (marked[0] if marked else kind) == "promises" and not of_messages

    def _plain_item(self, item: Item) -> None:
        if self.parent_depth >= item.depth:
            self._forget_parent()
        kind = MARKS.get(squeeze(item.text.strip(" *_"))) if len(item.text) < 40 else None
        if kind:
            self.parent, self.parent_depth = kind, item.depth
            return
        if is_undated(item.text):
            self.content.doubts.append(
                Doubtful(
                    "VS307",
                    item.line,
                    item.text,
                    "reads like a message that was sent, but has no day and does not count",
                    "write its day in front of it, such as `2026-03-06`, or make it a task: "
                    "`- [x] Thank-you`",
                )
            )
        self._unmarked(_numbered(item))
        self._note(self.parent or self.under or "points", item.text, item.line)

    def _unmarked(self, lines: "Sequence[tuple[int, str]]") -> None:
        """Tell about promises in what is nothing but talk."""
        if (self.parent or self.under) in {"", _PLANS}:
            self.content.doubts.extend(unmarked_promises(lines, self.name))

    def _behind_words(self, lines: "Sequence[tuple[int, str]]") -> None:
        self.content.doubts.extend(behind_words(lines, own=self._theirs()))

    def _item(self, item: Item) -> None:
        struck = unstruck(item.text)
        if struck and (marked_as(struck, read_field(struck)) or ("",))[0] == "promises":
            item, self.ticked = item._replace(text=struck), True
        self._behind_words(_numbered(item))
        if self.parent_depth >= item.depth:
            self._forget_parent()
        marked = marked_as(item.text, read_field(item.text))
        if not marked and item.mark in {"", " "}:
            self._unmarked(_numbered(item))
        if item.mark and not (self.parent or self.under or marked):
            # what is to do, or was, is no memory of the conversation
            if item.mark in "xX":
                self.content.done.append(Point(unstamped(item.text), item.line))
            return
        first, *rest = item.text.split("\n")
        kept = [
            line
            for offset, line in enumerate(rest, 1)
            if "::" not in line
            or not self._field(line.strip(), item.line + offset, read_field(line.strip()))
        ]
        self._text("\n".join((first, *kept)) if rest else first, item.line, item.depth)

    def _paragraph(self, paragraph: Paragraph) -> None:
        self._forget_parent()
        rest: list[tuple[int, str]] = []
        for number, line in _numbered(paragraph):
            plain = line.strip()
            if not self._field(plain, number, read_field(plain)):
                rest.append((number, plain))
        if rest:
            self._behind_words(rest)
            text = " ".join(line for _, line in rest)
            found = read_field(text)
            if not marked_as(text, found):
                self._unmarked(rest)
            if not self.under:
                text = " ".join(_memories(line for _, line in rest))
            if _only_plan(rest[-1][1]) and not self.under:
                self.parent = _PLANS
            self._said(text, rest[0][0], -1, found)

    def _row(self, row: Row) -> None:
        if row.is_head:
            self.columns = read_columns(row.cells)
            if self.columns.pairs and not self._pair(row):
                self.columns = self.columns._replace(pairs=False)
            return
        columns = self.columns
        if (
            columns
            and columns.fields
            and not (columns.name or columns.pairs or self.others_level)
        ):
            for index, key in columns.fields.items():
                if index < len(row.cells) and row.cells[index]:
                    self._set(key, row.cells[index], row.line)
        elif not self._pair(row):
            text = ", ".join(unlink(cell) for cell in row.cells if cell)
            self._note(self.under or "points", BREAK.sub(" ", text), row.line)

    def _pair(self, row: Row) -> bool:
        """Read a row of two cells, a field's name and its value."""
        if len(row.cells) != 2:
            return False
        key = PERSON_KEYS.get(squeeze(row.cells[0].strip("*: ")))
        return key is not None and self._set(key, row.cells[1], row.line)

    def _text(self, text: str, line: int, depth: int) -> None:
        found = read_field(text)
        if text and not self._field(text, line, found):
            self._said(text, line, depth, found)

    def _said(self, text: str, line: int, depth: int, found: Field | None) -> None:
        """Take what is no field: a concern, a promise, or what was talked about."""
        marked = marked_as(text, found)
        if marked:
            kind, value = marked
            if value:
                self._note(kind, value, line)
            else:
                self.parent, self.parent_depth = kind, depth
            return
        if "::" in text:
            text = self._inside(text, line)
        if depth < 0:
            self._note(self.under or "points", text, line)
            return
        if _tells_plan(text) and not (self.parent or self.under):
            self.parent, self.parent_depth = _PLANS, depth
        self._note(self.parent or self.under or "points", text, line)

    def _inside(self, text: str, line: int) -> str:
        """Take `[email:: …]` out of a line."""
        for whole, name, value in fields_inside(text):
            kind, key = MARKS.get(squeeze(name)), PERSON_KEYS.get(squeeze(name))
            if kind:
                self._note(kind, value, line)
            elif not key or not self._set(key, value, line):
                continue
            text = text.replace(whole, " ")
        return text

    def _field(self, text: str, line: int, found: Field | None) -> bool:
        if found:
            name, colons, value = found
            key = PERSON_KEYS.get(squeeze(name))
            if key and (colons == "::" or fits(key, value)):
                return self._set(key, value, line)
            if not key and squeeze(name) not in MARKS:
                self._nearly(name, colons, value, line)
                if colons == "::":
                    return True  # a Dataview field of the user's own
        bare = bare_fields(text)
        beside = None if bare else beside_title(text, self.name)
        if not (bare or beside) or not self._theirs():
            return False
        if beside:
            if not beside.sure:
                self.content.doubts.extend(not_read(line, beside, self.content.fields))
                return True
            bare = [*beside.fields, *([("title", beside.title)] if beside.title else [])]
        for key, value in bare:
            # what says by its key what it is counts more, and so does the first of several
            if key not in self.known and not fits(key, self.content.fields.get(key, "")):
                self._set(key, value, line)
        return True

    def _nearly(self, name: str, colons: str, value: str, line: int) -> None:
        key = meant_field(name)
        if not self._theirs():
            return
        telling = colons == "::" or (key in {"email", "phone"} and fits(key, value))
        if key and telling:
            self.content.doubts.append(
                Doubtful(
                    "VS209",
                    line,
                    name,
                    f"unknown field `{name}` of a person",
                    f"did you mean `{key}`?",
                )
            )

    def _set(self, key: str, value: str, line: int) -> bool:
        """Set a field of the person; an address of somebody else stays what it is: a point."""
        if key in _REACH and not self._theirs():
            return False
        self.content.fields[key] = value
        self.content.misread.extend(misread_in({key: value}, line))
        return True

    def _note(self, kind: str, text: str, line: int) -> None:
        if kind == _PLANS:
            return
        first = text.split("\n", 1)[0]
        if kind == "points" and is_to_do(first):
            return
        plain = one_line("\n".join(_memories(text.split("\n"))) if kind == "points" else text)
        if "^" in plain:
            plain = _BLOCK_ID.sub("", plain)
        if plain:
            into: list[Point] = getattr(self.content, kind)
            into.append(Point(plain, line, kept=self.ticked and kind == "promises"))


def is_to_do(line: str) -> bool:
    """Tell whether a line is a note to oneself, as an open task is: `TODO: thank both`."""
    return bool(_TO_DO.match(line.lstrip()) or _PLAN.match(line.lstrip()))


def _tells_plan(line: str) -> bool:
    """Tell whether a line says what comes next; below `TODO` in capitals anything may stand."""
    plain = line.lstrip()
    return bool(_PLAN.match(plain)) and not _TO_DO.match(plain)


def _only_plan(line: str) -> bool:
    """Tell whether a line is nothing but the beginning of plans that stand in a list."""
    return _tells_plan(line) and bool(_PLAN.fullmatch(line.strip()))


def _memories(lines: "Iterable[str]") -> "Iterator[str]":
    """Leave out the lines that are no memory of the conversation.

    What goes on in small letters below `Next: …` is part of it.
    """
    planned = False
    for line in lines:
        if "::" not in line and is_to_do(line):
            planned = _tells_plan(line)
        elif not (planned and line.lstrip()[:1].islower()):
            planned = False
            yield line


def _numbered(block: Item | Paragraph) -> list[tuple[int, str]]:
    """Give the lines of a text with their numbers."""
    return list(enumerate(block.text.split("\n"), block.line))
