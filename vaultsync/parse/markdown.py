"""The structure of a note's body: headings, list items, paragraphs and table rows.

markdown-it-py finds the blocks; Obsidian's `%% comments %%` are taught to it here. What lies
in code, comments, HTML and quotes is not part of what a person says about an interview.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from vaultsync.names import squash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_TASK = re.compile(r"\[(.)\](?:[ \t\u00a0]+|$)")
_COMMENTS = (("%%", "%%"), ("<!--", "-->"))
IN_LIST = 7
"""Level of a heading inside a list item: it structures nothing but the item."""


@dataclass(frozen=True, slots=True)
class Heading:
    """`## text`; `line` counts from 1 in the note."""

    text: str
    line: int
    level: int


@dataclass(frozen=True, slots=True)
class Item:
    """One list item with its own text, continuation lines included."""

    text: str
    line: int
    depth: int
    """0 for an item of an outermost list."""
    mark: str = ""
    """What stands in the box of a task: a space, `x`, `-`; empty: no task."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside of lists."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row."""

    cells: tuple[str, ...]
    line: int


Block: TypeAlias = Heading | Item | Paragraph | Row


def read_blocks(body: str, first_line: int) -> tuple[Block, ...]:
    """Read a body into blocks; `first_line` is the number of its first line in the note."""
    if not body.strip():
        return ()
    return tuple(_Walk(first_line).blocks(_parser().parse(body)))


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only interview notes pay for it

    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    # Inline structure is not needed: text is taken as it stands.
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.before(
        "fence",
        "obsidian_comment",
        _obsidian_comment,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    return parser


def _obsidian_comment(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A line that opens `%%` and does not close it starts a comment over several lines."""
    first = _line(state, start)
    if state.is_code_block(start) or not first.startswith("%%") or first.count("%%") % 2 == 0:
        return False
    if silent:
        return True
    line = start + 1
    while line < end and _line(state, line).count("%%") % 2 == 0:
        line += 1
    state.line = min(line + 1, end)
    token = state.push("comment", "", 0)
    token.map = [start, state.line]
    return True


def _line(state: "StateBlock", line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


class _Walk:
    """Goes over the tokens; remembers in what each text stands."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.quoted = 0
        self.depth = 0
        self.items: list[bool] = []
        """For each open list item: whether its own text was seen."""
        self.row: list[str] | None = None
        self.heading = 0
        """Level of the open heading; 0: none is open."""

    def blocks(self, tokens: "list[Token]") -> "Iterator[Block]":
        line = self.first_line
        for token in tokens:
            if token.map:
                line = token.map[0] + self.first_line
            if token.type.startswith("blockquote"):
                self.quoted += token.nesting
            elif self.quoted:
                continue
            elif token.type == "inline":
                yield from self._text(_visible(token.content), line)
            elif token.type == "tr_close":
                yield Row(tuple(self.row or ()), line)
                self.row = None
            else:
                self._open_or_close(token)

    def _open_or_close(self, token: "Token") -> None:
        if token.type.endswith(("_list_open", "_list_close")):
            self.depth += token.nesting
        elif token.type == "list_item_open":
            self.items.append(False)
        elif token.type == "list_item_close":
            self.items.pop()
        elif token.type == "tr_open":
            self.row = []
        elif token.tag[:1] == "h" and token.type.startswith("heading"):
            self.heading = int(token.tag[1:]) if token.nesting > 0 else 0

    def _text(self, text: str, line: int) -> "Iterator[Block]":
        if self.row is not None:
            self.row.append(text)
        elif self.heading:
            yield Heading(text, line, IN_LIST if self.items else self.heading)
        elif self.items and not self.items[-1]:
            self.items[-1] = True
            yield _item(text, line, self.depth - 1)
        elif text:
            yield Paragraph(text, line)


def _item(text: str, line: int, depth: int) -> Item:
    task = _TASK.match(text)
    if task:
        return Item(text[task.end() :].strip(), line, depth, task[1])
    return Item(text, line, depth)


def _visible(text: str) -> str:
    """Drop comments that are closed; keep the lines of a text apart."""
    for opening, closing in _COMMENTS:
        if opening in text:
            text = _without(text, opening, closing)
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
