"""What stands under the headings: fields, points, concerns, promises and touches."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Point
from vaultsync.names import unlink
from vaultsync.parse.contacts import fits
from vaultsync.parse.fields import Field, bare_fields, fields_inside, read_field
from vaultsync.parse.keys import PERSON_KEYS, meant_field, squeeze
from vaultsync.parse.markdown import Block, Heading, Item, Paragraph, Row
from vaultsync.parse.parts import (
    MARKS,
    Content,
    Doubtful,
    Part,
    Spotted,
    no_kind,
    single_lines,
    touch_in,
)
from vaultsync.parse.tables import Columns, read_columns
from vaultsync.parse.touches import may_lead
from vaultsync.parse.values import is_yes

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELL_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK_ID = re.compile(r"(?:^|\s)\^[\w-]+$")
_LONGEST_MARK = 40
_SIGNS = re.compile(r"[:@/\n]")
_DIGIT = re.compile(r"\d")
_ENDS = frozenset("0123456789.!)]")
"""What a line with its day at the end ends with."""


def read_section(parts: "Sequence[Part]") -> Content:
    """Read one person's section: its own part and those of the headings below it."""
    reader = _Section()
    for index, part in enumerate(parts):
        if index and part.heading:
            reader.open(part.heading)
        for block in single_lines(part.blocks):
            reader.take(block)
    return reader.content


def may_tell(text: str) -> bool:
    """Tell whether a line can be a touch or a field; most of what was talked about cannot."""
    if _SIGNS.search(text) or text[-1:] in _ENDS:
        return True
    return bool(_DIGIT.search(text)) and may_lead(text)


class _Section:
    """One person's section while it is read."""

    def __init__(self) -> None:
        self.content = Content()
        self.under = ""
        """concerns or promises: what a sub-heading says of what follows."""
        self.parent = ""
        """The same, said by a list item of what is nested in it, or by a line before a list."""
        self.parent_depth = -1
        self.columns: Columns | None = None
        """Of the table that is being read."""

    def open(self, heading: Heading) -> None:
        self.under = MARKS.get(squeeze(heading.text.strip(" :*")), "")
        self._forget_parent()

    def _forget_parent(self) -> None:
        self.parent, self.parent_depth = "", -1

    def take(self, block: Block) -> None:
        if type(block) is Item and not block.mark and not may_tell(block.text):
            self._plain_item(block)
            return
        mention = touch_in(block)
        if mention and mention.kind:
            self.content.spotted.append(Spotted(mention, block.line, expected=True))
            return
        if mention and not isinstance(block, Row):
            self.content.doubts.append(no_kind("VS306", block, mention))
        if isinstance(block, Item):
            self._item(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Row):
            self._row(block)

    def _plain_item(self, item: Item) -> None:
        if self.parent_depth >= item.depth:
            self._forget_parent()
        kind = MARKS.get(squeeze(item.text.strip(" *_"))) if len(item.text) < 40 else None
        if kind:
            self.parent, self.parent_depth = kind, item.depth
        else:
            self._note(self.parent or self.under or "points", item.text, item.line)

    def _item(self, item: Item) -> None:
        if self.parent_depth >= item.depth:
            self._forget_parent()
        if item.mark == " " and not (
            self.parent or self.under or _marked(item.text, read_field(item.text))
        ):
            return  # something still to do is no memory of the conversation
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
        rest: list[str] = []
        start = paragraph.line
        for offset, line in enumerate(paragraph.text.split("\n")):
            plain = line.strip()
            if self._field(plain, paragraph.line + offset, read_field(plain)):
                continue
            start = paragraph.line + offset if not rest else start
            rest.append(line.strip())
        if rest:
            self._text(" ".join(rest), start, -1)

    def _row(self, row: Row) -> None:
        if row.is_head:
            self.columns = read_columns(row.cells)
            if self.columns.pairs and not self._pair(row):
                self.columns = self.columns._replace(pairs=False)
            return
        columns = self.columns
        if columns and columns.fields and not columns.name and not columns.pairs:
            for index, key in columns.fields.items():
                if index < len(row.cells) and row.cells[index]:
                    self._set(key, row.cells[index], row.line)
        elif not self._pair(row):
            text = ", ".join(unlink(cell) for cell in row.cells if cell)
            self._note(self.under or "points", _CELL_BREAK.sub(" ", text), row.line)

    def _pair(self, row: Row) -> bool:
        """Read a row of two cells, a field's name and its value."""
        if len(row.cells) != 2:
            return False
        key = PERSON_KEYS.get(squeeze(row.cells[0].strip("*: ")))
        if key:
            self._set(key, row.cells[1], row.line)
        return key is not None

    def _text(self, text: str, line: int, depth: int) -> None:
        found = read_field(text) if ":" in text else None
        if not text or self._field(text, line, found):
            return
        marked = _marked(text, found)
        if marked:
            kind, value = marked
            if value:
                self._note(kind, value, line)
            else:
                self.parent, self.parent_depth = kind, depth
            return
        if "::" in text:
            text = self._inside(text, line)
        self._note(self.parent or self.under or "points", text, line)

    def _inside(self, text: str, line: int) -> str:
        """Take `[email:: …]` out of a line."""
        for whole, name, value in fields_inside(text):
            kind, key = MARKS.get(squeeze(name)), PERSON_KEYS.get(squeeze(name))
            if kind:
                self._note(kind, value, line)
            elif key:
                self._set(key, value, line)
            else:
                continue
            text = text.replace(whole, " ")
        return text

    def _field(self, text: str, line: int, found: Field | None) -> bool:
        if found:
            name, colons, value = found
            key = PERSON_KEYS.get(squeeze(name))
            if key and (colons == "::" or fits(key, value)):
                self._set(key, value, line)
                return True
            if not key and squeeze(name) not in MARKS:
                self._nearly(name, colons, value, line)
                if colons == "::":
                    return True  # a Dataview field of the user's own
        bare = bare_fields(text)
        for key, value in bare:
            self._set(key, value, line)
        return bool(bare)

    def _nearly(self, name: str, colons: str, value: str, line: int) -> None:
        key = meant_field(name)
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

    def _set(self, key: str, value: str, line: int) -> None:
        self.content.fields[key] = value
        plain = unlink(value).strip()
        if key == "text_ok" and plain and is_yes(plain) is None:
            self.content.doubts.append(
                Doubtful(
                    "VS210",
                    line,
                    plain,
                    f"cannot read the consent {plain!r}; no text is advised",
                    "write `text_ok:: yes` or `text_ok:: no`",
                )
            )

    def _note(self, kind: str, text: str, line: int) -> None:
        plain = " ".join(text.split())
        if "^" in plain:
            plain = _BLOCK_ID.sub("", plain)
        if plain:
            into: list[Point] = getattr(self.content, kind)
            into.append(Point(text=plain, line=line))


def _marked(text: str, found: Field | None) -> tuple[str, str] | None:
    """Read `**concern:** …`, `concern:: …`, `to send: …` and a mark that stands alone."""
    if found:
        kind = MARKS.get(squeeze(found.key))
        return (kind, found.value) if kind else None
    if len(text) > _LONGEST_MARK:
        return None
    kind = MARKS.get(squeeze(text.strip(" :*_")))
    return (kind, "") if kind else None
