"""The structure of a note's body: headings, list items, paragraphs and table rows.

markdown-it-py finds the blocks; Obsidian's `%% comments %%` are taught to it here. What lies
in code, comments, HTML and quotes is not part of what a person says about an interview.
"""

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vaultsync.names import squash
from vaultsync.parse.body.tokens import tokens_of
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_TASK = regex(r"\[(.)\](?:[ \t\u00a0]+|$)")
_COMMENTS = (("%%", "%%"), ("<!--", "-->"))
_CALLOUT = regex(r"\[![\w-]+(?:\|[^\]\n]*)?\]")
_HARD_BULLET = regex(r"^([ \t]*(?:[-*+]|\d{1,2}[.)]))\u00a0", re.MULTILINE)
BREAK = regex(r"<br\s*/?>", re.IGNORECASE)
"""A line end inside a line."""
IN_LIST = 7
"""Level of a heading inside a list item or callout: it structures nothing but that."""


class Heading(NamedTuple):
    """`## text`; `line` counts from 1 in the note."""

    text: str
    line: int
    level: int


class Item(NamedTuple):
    """One list item with its own text, continuation lines included."""

    text: str
    line: int
    depth: int
    """0 for an item of an outermost list."""
    mark: str = ""
    """What stands in the box of a task: a space, `x`, `-`; empty: no task."""


class Paragraph(NamedTuple):
    """A paragraph outside of lists."""

    text: str
    line: int


class Row(NamedTuple):
    """A table row; line ends in a cell stand as `<br>`."""

    cells: tuple[str, ...]
    line: int
    table: int = 0
    """Line of the table's head; for the head itself its own."""

    @property
    def is_head(self) -> bool:
        """It names the columns."""
        return self.line == self.table


Block: TypeAlias = Heading | Item | Paragraph | Row
TEXTS = (Item, Paragraph)
"""Blocks that are a text, as `isinstance` asks for them."""


class Body(NamedTuple):
    """What a person says in a note, and what is quoted there."""

    blocks: tuple[Block, ...]
    quotes: tuple[Paragraph, ...]
    """Paragraphs of quotes, which are somebody's words; those of callouts are blocks."""


def read_blocks(body: str, first_line: int) -> tuple[Block, ...]:
    """Read a body into blocks; `first_line` is the number of its first line in the note."""
    return read_body(body, first_line).blocks


def read_body(body: str, first_line: int) -> Body:
    """Read a body into blocks and quotes; lines are counted as in the note."""
    if not body.strip():
        return Body((), ())
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    if "\u00a0" in body:  # a bullet that only Markdown does not take for one
        body = _HARD_BULLET.sub(r"\1 ", body)
    walk = _Walk(first_line)
    return Body(tuple(walk.blocks(tokens_of(body))), tuple(walk.quotes))


class _Walk:
    """Goes over the tokens; remembers in what each text stands."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.found: list[Block] = []
        self.quotes: list[Paragraph] = []
        self.quoted: list[bool] = []
        """For each open quote: whether it is somebody's words, not a callout."""
        self.title = False
        """A callout was opened: its first line is its title."""
        self.depth = 0
        self.items: list[Item | None] = []
        """For each open list item: its own text, as soon as it was seen."""
        self.row: list[str] | None = None
        self.table = self.line = 0
        self.heading = 0
        """Level of the open heading; 0: none is open."""

    def blocks(self, tokens: "Sequence[Token]") -> list[Block]:
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "blockquote_open":
                self._quote(tokens, index)
            elif kind == "blockquote_close":
                self.quoted.pop()
            elif self.quoted and any(self.quoted):
                if kind == "inline" and token.map:
                    text = _visible(token.content)
                    self.quotes.append(Paragraph(text, token.map[0] + self.first_line))
            elif kind == "inline":
                line = token.map[0] + self.first_line if token.map else self.line
                self._text(_visible(token.content), line)
            elif kind == "list_item_open":
                self.items.append(None)
            elif kind == "list_item_close":
                self.items.pop()
            else:
                self._open_or_close(kind, token)
        return self.found

    def _quote(self, tokens: "Sequence[Token]", index: int) -> None:
        """A quote counts if it is a callout: a box of one's own, not somebody's words."""
        inner = next((t for t in tokens[index + 1 : index + 3] if t.type == "inline"), None)
        callout = inner is not None and _CALLOUT.match(inner.content) is not None
        self.quoted.append(not callout)
        self.title = callout

    def _open_or_close(self, kind: str, token: "Token") -> None:
        if kind.endswith(("_list_open", "_list_close")):
            self.depth += token.nesting
        elif kind.startswith("heading"):
            self.heading = int(token.tag[1:]) if token.nesting > 0 else 0
        elif kind == "tr_close":
            self.found.append(Row(tuple(self.row or ()), self.line, self.table))
            self.row = None
        elif kind in {"table_open", "tr_open"} and token.map:
            self.line = token.map[0] + self.first_line
            if kind == "table_open":
                self.table = self.line
            else:
                self.row = []

    def _text(self, text: str, line: int) -> None:
        if self.title:
            self.title = False
            _, _, text = text.partition("\n")
            line += 1
            if not text:
                return
        if self.row is not None:
            self.row.append(text)
            return
        if "<" in text:
            text = BREAK.sub(" ", text)
        if self.heading:
            level = IN_LIST if self.items or self.quoted else self.heading
            self.found.append(Heading(text, line, level))
        elif self.items and self.items[-1] is None:
            self.items[-1] = item = _item(text, line, self.depth - 1)
            self.found.append(item)
        elif text:
            self._paragraph(text, line)

    def _paragraph(self, text: str, line: int) -> None:
        """A second paragraph of a list item belongs to it."""
        own = self.items[-1] if self.items else None
        if own is not None and own is self.found[-1]:
            whole = own._replace(text=f"{own.text}\n{text}")
            self.items[-1] = self.found[-1] = whole
        else:
            self.found.append(Paragraph(text, line))


def _item(text: str, line: int, depth: int) -> Item:
    task = _TASK.match(text) if text[:1] == "[" else None
    if task:
        return Item(text[task.end() :].strip(), line, depth, task[1])
    return Item(text, line, depth)


def _visible(text: str) -> str:
    """Drop comments that are closed; keep the lines of a text apart."""
    comments = "%%" in text or "<!--" in text
    if not comments and "  " not in text and "&nbsp;" not in text and text.isprintable():
        return text.strip()
    if comments:
        for opening, closing in _COMMENTS:
            text = _without(text, opening, closing)
    if "&nbsp;" in text:
        text = text.replace("&nbsp;", " ")
    return squash(text).strip()


def _without(text: str, opening: str, closing: str) -> str:
    kept, start = [], 0
    while (first := text.find(opening, start)) >= 0:
        last = text.find(closing, first + len(opening))
        if last < 0:
            break
        kept.append(text[start:first])
        start = last + len(closing)
    return "".join((*kept, text[start:]))
