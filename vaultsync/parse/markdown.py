"""The structure of a note's body: headings, list items, paragraphs and table rows.

markdown-it-py finds the blocks; Obsidian's `%% comments %%` are taught to it here. What lies
in code, comments, HTML and quotes is not part of what a person says about an interview.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_TASK = re.compile(r"\[(.)\](?:[ \t\u00a0]+|$)")
_COMMENT = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)
_HIDDEN = frozenset({"blockquote_open"})


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
    return tuple(_blocks(_parser().parse(body), first_line))


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


def _blocks(tokens: "list[Token]", first_line: int) -> "Iterator[Block]":
    quoted = depth = 0
    items: list[bool] = []
    """For each open item: whether its own text was seen."""
    row: list[str] | None = None
    context = ""
    level = 0
    for token in tokens:
        kind = token.type
        if kind == "blockquote_open":
            quoted += 1
        elif kind == "blockquote_close":
            quoted -= 1
        elif quoted:
            continue
        elif kind in {"bullet_list_open", "ordered_list_open"}:
            depth += 1
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
        elif kind == "list_item_open":
            items.append(False)
        elif kind == "list_item_close":
            items.pop()
        elif kind == "tr_open":
            row = []
        elif kind == "tr_close" and row is not None:
            yield Row(tuple(row), _number(token, first_line) or level)
            row = None
        elif kind == "heading_open":
            context, level = "heading", int(token.tag[1:])
        elif kind == "paragraph_open":
            context = "paragraph"
        elif kind == "inline":
            text = _visible(token.content)
            line = (token.map[0] if token.map else 0) + first_line
            if row is not None:
                row.append(text)
                level = line
            elif context == "heading":
                yield Heading(text, line, level if not items else 7)
            elif items and not items[-1]:
                items[-1] = True
                yield _item(text, line, depth - 1)
            elif text:
                yield Paragraph(text, line)


def _number(token: "Token", first_line: int) -> int | None:
    return token.map[0] + first_line if token.map else None


def _item(text: str, line: int, depth: int) -> Item:
    task = _TASK.match(text)
    if task:
        return Item(text[task.end() :].strip(), line, depth, task[1])
    return Item(text, line, depth)


def _visible(text: str) -> str:
    """Drop comments; keep the lines of a text apart."""
    if "%%" in text or "<!--" in text:
        text = _COMMENT.sub("", text)
    return text.strip()
