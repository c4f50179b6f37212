"""The structure of a note's body: headings, list items, paragraphs and table rows.

markdown-it-py finds the blocks; Obsidian's `%% comments %%` are taught to it here. What lies
in code, comments, HTML and quotes is not part of what a person says about an interview.
"""

import re
from dataclasses import dataclass, replace
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
_CALLOUT = re.compile(r"\[![\w-]+(?:\|[^\]\n]*)?\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
IN_LIST = 7
"""Level of a heading inside a list item or callout: it structures nothing but that."""


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
        self.quoted: list[bool] = []
        """For each open quote: whether it is somebody's words, not a callout."""
        self.title = False
        """A callout was opened: its first line is its title."""
        self.depth = 0
        self.items: list[Item | None] = []
        """For each open list item: its own text, as soon as it was seen."""
        self.row: list[str] | None = None
        self.table = 0
        self.heading = 0
        """Level of the open heading; 0: none is open."""

    def blocks(self, tokens: "list[Token]") -> "Iterator[Block]":
        line = self.first_line
        last: Block | None = None
        for index, token in enumerate(tokens):
            kind = token.type
            if token.map:
                line = token.map[0] + self.first_line
            if kind == "blockquote_open":
                self._quote(tokens, index)
            elif kind == "blockquote_close":
                self.quoted.pop()
            elif self.quoted and any(self.quoted):
                continue
            elif kind == "inline":
                for block in self._text(_visible(token.content), line):
                    longer = self._joined(last, block)
                    if longer is None:
                        if last is not None:
                            yield last
                        last = block
                    else:
                        last = longer
            elif kind == "tr_close":
                if last is not None:
                    yield last
                last, self.row = Row(tuple(self.row or ()), line, self.table), None
            else:
                self._open_or_close(token, line)
        if last is not None:
            yield last

    def _quote(self, tokens: "list[Token]", index: int) -> None:
        """A quote counts if it is a callout: a box of one's own, not somebody's words."""
        inner = next((t for t in tokens[index + 1 : index + 4] if t.type == "inline"), None)
        callout = inner is not None and _CALLOUT.match(inner.content) is not None
        self.quoted.append(not callout)
        self.title = callout

    def _joined(self, last: Block | None, block: Block) -> Block | None:
        """A second paragraph of a list item belongs to it."""
        own = self.items[-1] if self.items else None
        if not isinstance(block, Paragraph) or own is None or own is not last:
            return None
        whole = replace(own, text=f"{own.text}\n{block.text}")
        self.items[-1] = whole
        return whole

    def _open_or_close(self, token: "Token", line: int) -> None:
        kind = token.type
        if kind.endswith(("_list_open", "_list_close")):
            self.depth += token.nesting
        elif kind == "list_item_open":
            self.items.append(None)
        elif kind == "list_item_close":
            self.items.pop()
        elif kind == "table_open":
            self.table = line
        elif kind == "tr_open":
            self.row = []
        elif token.tag[:1] == "h" and kind.startswith("heading"):
            self.heading = int(token.tag[1:]) if token.nesting > 0 else 0

    def _text(self, text: str, line: int) -> "Iterator[Block]":
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
            text = _BREAK.sub(" ", text)
        if self.heading:
            yield Heading(text, line, IN_LIST if self.items or self.quoted else self.heading)
        elif self.items and self.items[-1] is None:
            self.items[-1] = item = _item(text, line, self.depth - 1)
            yield item
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
