"""The structure of a Markdown text as markdown-it-py finds it; loaded by notes that need it."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = (
    r"(?:\[[^\[\]\n]\] )?(?!\d{1,9}[.)](?:\s|$))"
    r"(?:[^\s\-+*#>`~<|_=%\[:&\\]|\*{1,2}[^\s*]|~(?!~)|\[\[[^\[\]\n]+\]\](?!:))"
)
"""What a line of text begins with, if no other block does: no `- `, `1. `, `>`, `[a]: b`."""
_WORDS = re.compile(_TEXT)
_ITEM = re.compile(rf"(?:[-*+]|\d{{1,9}}[.)]) (?={_TEXT})")
_HEADING = re.compile(r"(#{1,6})[ \t]+([^\s#][^#\\]*)$")
_SILENT = frozenset(
    {
        "paragraph_open", "paragraph_close", "fence", "code_block", "html_block", "hr",
        "comment", "definition", "thead_open", "thead_close", "tbody_open", "tbody_close",
        "th_open", "th_close", "td_open", "td_close", "table_close",
    }
)  # fmt: skip
"""Tokens that say nothing about what the text between them is."""


def tokens_of(text: str) -> "Sequence[Token]":
    """Give the tokens of a text whose lines end with a line feed.

    Those that say nothing of the text between them are left out: two of three.
    """
    parser = _parser()
    # what the parser does before and behind this (line ends, the text inside of blocks) is
    # not needed
    state = _State(text, parser, {}, [])
    parser.block.tokenize(state, 0, state.lineMax)
    return state.tokens


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.block.ruler.before(
        "fence",
        "obsidian_comment",
        _obsidian_comment,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    parser.block.ruler.before("table", "plain", _plain)
    return parser


class _State(StateBlock):
    """The parser's state; its rules write into it what they find."""

    _unused = Token("unused", "", 0)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Keep a token if it is of use, with the fields that rules and readers look at."""
        if ttype in _SILENT:
            self.level += nesting
            return self._unused
        token: Token = _slim(ttype, tag, nesting)
        self.level += nesting
        self.tokens.append(token)
        return token


class _Slim:
    """A token that costs little to make: only what is set is its own."""

    content = markup = info = tag = ""
    map: list[int] | None = None
    level = nesting = 0


def _slim(kind: str, tag: str, nesting: Literal[-1, 0, 1]) -> Any:  # noqa: ANN401 - a Token
    token: Any = _Slim()
    token.type, token.tag, token.nesting = kind, tag, nesting
    return token


_ITEM_OPENS, _ITEM_CLOSES = _slim("list_item_open", "li", 1), _slim("list_item_close", "li", -1)
_HEADING_OPENS = [_slim("heading_open", f"h{level}", 1) for level in range(7)]
_HEADING_CLOSES = [_slim("heading_close", f"h{level}", -1) for level in range(7)]
"""Of plain headings and lists, which have nothing of their own: one token for all of them."""


def _plain(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Find what most of a note consists of, without asking every rule for every line.

    Headings, lines of words and flat lists that nothing odd follows: what the library's own
    rules find in the end (a law compares). All else is left to them.
    """
    first = state.bMarks[start] + state.tShift[start]
    indent = state.sCount[start] - state.blkIndent
    if silent or indent > 3 or first >= state.eMarks[start]:
        return False
    sign = state.src[first]
    if sign == "#":
        return _plain_heading(state, start, first)
    if _WORDS.match(state.src, first):
        return _plain_line(state, start, end, first)
    return not state.level and _plain_list(state, start, end)


def _plain_line(state: StateBlock, start: int, end: int, first: int) -> bool:
    if start + 1 < end:
        after = state.bMarks[start + 1] + state.tShift[start + 1]
        indent = state.sCount[start + 1]
        if after < state.eMarks[start + 1]:
            # a number other than 1 begins no list in the middle of a paragraph
            furthest = state.blkIndent + (-1 if state.src[after].isdigit() else 3)
            if not (0 <= indent <= furthest and _ITEM.match(state.src, after)):
                return False
            if 0 <= state.listIndent <= indent - 4 and indent < state.blkIndent:
                return False  # too far in for the list, and not far enough for its item
    _push_text(state, first, start)
    state.line = start + 1
    return True


def _plain_heading(state: StateBlock, start: int, first: int) -> bool:
    found = _HEADING.match(state.src, first, state.eMarks[start])
    if not found:
        return False
    level = found.end(1) - first
    state.line = start + 1
    state.tokens.append(_HEADING_OPENS[level])
    _push_text(state, found.start(2), start)
    state.tokens.append(_HEADING_CLOSES[level])
    return True


def _plain_list(state: StateBlock, start: int, end: int) -> bool:
    """Find a list of one level whose items are single lines."""
    src, indent = state.src, state.sCount[start]
    items: list[int] = []
    line, sign = start, ""
    while line < end:
        first = state.bMarks[line] + state.tShift[line]
        if first >= state.eMarks[line]:
            break
        found = _ITEM.match(src, first)
        if not found or state.sCount[line] != indent:
            return False
        sign = sign or src[found.end() - 2]
        if src[found.end() - 2] != sign:
            return False
        items.append(found.end())
        line += 1
    after = state.skipEmptyLines(line)
    if after < end:  # what stands there must neither go on with the list nor belong to it
        following = src[state.bMarks[after] + state.tShift[after]]
        if state.sCount[after] > indent or not (following.isalpha() or following == "#"):
            return False
    kind, tag = ("ordered", "ol") if sign in ".)" else ("bullet", "ul")
    state.push(f"{kind}_list_open", tag, 1)
    for number, first in enumerate(items, start):
        state.tokens.append(_ITEM_OPENS)
        _push_text(state, first, number)
        state.tokens.append(_ITEM_CLOSES)
    state.push(f"{kind}_list_close", tag, -1)
    state.line = after
    return True


def _push_text(state: StateBlock, first: int, line: int) -> None:
    token: Any = _Slim()
    token.type = "inline"
    token.content = state.src[first : state.eMarks[line]].strip()
    token.map = [line, line + 1]
    state.tokens.append(token)


def _obsidian_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that opens `%%` and does not close it starts a comment over several lines."""
    if not state.src.startswith("%%", state.bMarks[start] + state.tShift[start]):
        return False
    if state.is_code_block(start) or _line(state, start).count("%%") % 2 == 0:
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


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
