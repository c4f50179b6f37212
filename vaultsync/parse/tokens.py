"""The structure of a Markdown text as markdown-it-py finds it; loaded by notes that need it."""

from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_SILENT = frozenset(
    {
        "paragraph_open", "paragraph_close", "fence", "code_block", "html_block", "hr",
        "comment", "definition", "thead_open", "thead_close", "tbody_open", "tbody_close",
        "th_open", "th_close", "td_open", "td_close", "table_close",
    }
)  # fmt: skip
"""Tokens that say nothing about what the text between them is."""


def tokens_of(text: str, rules: frozenset[str]) -> "Sequence[Token]":
    """Give the tokens of a text whose lines end with a line feed, found by these rules.

    Those that say nothing of the text between them are left out: two of three.
    """
    parser = _parser_of(rules)
    # what the parser does before and behind this (line ends, the text inside of blocks) is
    # not needed
    state = _State(text, parser, {}, [])
    parser.block.tokenize(state, 0, state.lineMax)
    return state.tokens


@cache
def _parser_of(rules: frozenset[str]) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 40})
    parser.block.ruler.before(
        "fence",
        "obsidian_comment",
        _obsidian_comment,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    parser.block.ruler.enableOnly(sorted(rules))
    return parser


class _State(StateBlock):
    """The parser's state; its rules write into it what they find."""

    _unused = Token("unused", "", 0)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Keep a token if it is of use, with the fields that rules and readers look at."""
        if ttype in _SILENT:
            self.level += nesting
            return self._unused
        token = cast("Token", _Slim())
        token.type, token.tag, token.nesting = ttype, tag, nesting
        self.level += nesting
        self.tokens.append(token)
        return token


class _Slim:
    """A token that costs little to make: only what is set is its own."""

    content = markup = info = ""
    map: list[int] | None = None
    level = 0


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
