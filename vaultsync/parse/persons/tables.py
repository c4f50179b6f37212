"""Tables in a note: of persons, of one person's fields, or a log."""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Point
from vaultsync.names import link_target, one_line, unlink
from vaultsync.parse.body.markdown import BREAK, Block, Row
from vaultsync.parse.front.keys import NAME_KEYS, NOTE_KEYS, PERSON_KEYS, squeeze
from vaultsync.parse.front.values import Value
from vaultsync.parse.mailbox import read_number
from vaultsync.parse.persons.contacts import Listed, read_person
from vaultsync.parse.persons.headings import read_name
from vaultsync.parse.persons.person_fields import with_misread
from vaultsync.parse.persons.roles import is_unnamed
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_DATES = frozenset({"date", "when", "day", "sent", "senton"})
_NUMBER = regex(r"(?:\+|\(?0)[\d ()./-]{8,20}\d")
_DATE = regex(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
_LINES = regex(rf"{BREAK.pattern}|\n", re.IGNORECASE)


class Columns(NamedTuple):
    """What the head of a table says of its columns."""

    name: bool
    """There is a column of names, and no column of dates."""
    column: int
    """Index of the names."""
    fields: dict[int, str]
    """Fields of a person by the index of their column."""
    notes: tuple[int, ...]
    pairs: bool
    """Two columns without a name: a field and its value in each row, the head too."""

    @property
    def people(self) -> bool:
        """Each row is a person."""
        return self.name and bool(self.fields)


def read_columns(cells: "Sequence[str]") -> Columns:
    """Read the head of a table."""
    heads = [squeeze(unlink(cell).strip(" *:_")) for cell in cells]
    names = [index for index, head in enumerate(heads) if head in NAME_KEYS]
    fields = {
        index: PERSON_KEYS[head] for index, head in enumerate(heads) if head in PERSON_KEYS
    }
    notes = tuple(index for index, head in enumerate(heads) if head in NOTE_KEYS)
    return Columns(
        name=bool(names) and not _DATES & set(heads),
        column=names[0] if names else 0,
        fields=fields,
        notes=notes,
        pairs=len(cells) == 2 and not names and (len(fields) < 2),
    )


def by_table(blocks: "Iterable[Block]") -> "dict[int, list[Row]]":
    """Give the rows of each table, the head first, by the line of the head."""
    tables: dict[int, list[Row]] = {}
    for block in blocks:
        if isinstance(block, Row):
            tables.setdefault(block.table, []).append(block)
    return tables


def people_rows(columns: Columns, rows: "Sequence[Row]", because: str) -> "Iterator[Listed]":
    """Read the rows of a table of persons."""
    for row in rows:
        cell = row.cells[columns.column] if columns.column < len(row.cells) else ""
        name = _LINES.sub(" ", cell).replace("**", "").strip()
        listed = read_person(Value(unlink(name), row.line, 1, link_target(name)), because)
        if listed is None:
            continue
        fields = _fields(columns, row)
        if _is_unnamed(listed.person.name, fields):
            continue
        person = with_misread(listed.person, fields, row.line)
        said = [
            one_line(text)
            for index in columns.notes
            if index < len(row.cells)
            for text in _LINES.split(row.cells[index])
            if text.strip(" -–•*")
        ]
        numbers = [text for text in said if _is_number(text)]
        if len(numbers) == 1 and not person.phone:
            person = person._replace(phone=numbers[0])
            said.remove(numbers[0])
        points = tuple(Point(text=text, line=row.line) for text in said)
        yield Listed(person._replace(points=points))


def _is_number(text: str) -> bool:
    """Tell whether a note is nothing but a whole phone number: `0113 496 0182`."""
    return bool(_NUMBER.fullmatch(text) and not _DATE.fullmatch(text) and read_number(text))


def unnamed_rows(blocks: "Iterable[Block]") -> "Iterator[tuple[str, int]]":
    """Give the rows of tables of persons that say what somebody does, and not who it is."""
    for rows in by_table(blocks).values():
        columns = read_columns(rows[0].cells) if rows[0].is_head else None
        if columns is None or not columns.people:
            continue
        for row in rows[1:]:
            cell = row.cells[columns.column] if columns.column < len(row.cells) else ""
            name = read_name(unlink(_LINES.sub(" ", cell))).name
            if name and _is_unnamed(name, _fields(columns, row)):
                yield name, row.line


def _fields(columns: Columns, row: Row) -> dict[str, str]:
    return {
        key: row.cells[index]
        for index, key in columns.fields.items()
        if index < len(row.cells) and row.cells[index].strip()
    }


def _is_unnamed(name: str, fields: dict[str, str]) -> bool:
    """Tell whether a row has a role in the place of the name, and no way to reach anybody."""
    return is_unnamed(name) and fields.keys() <= {"title"}
