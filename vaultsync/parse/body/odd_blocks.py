"""Blocks that are not plain, as markdown-it-py finds them; loaded by notes that hold some."""

from functools import cache
from typing import TYPE_CHECKING, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from vaultsync.parse.body.tokens import Lines, line_of, plain, slim
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.ruler import RuleOptionsType

_BREAK = regex(r"(?:\*[* \t]+|-[- \t]+|_[_ \t]+)$")
_MARKS_OF_BREAK = 3
_SILENT = frozenset(
    {
        "paragraph_open", "paragraph_close", "fence", "code_block", "html_block", "hr",
        "comment", "definition", "thead_open", "thead_close", "tbody_open", "tbody_close",
        "th_open", "th_close", "td_open", "td_close", "table_close",
    }
)  # fmt: skip
"""Tokens that say nothing about what the text between them is."""


def read_on(lines: Lines, line: int) -> "Sequence[Token]":
    """Give the tokens of a text of which all before this line was found."""
    parser = _parser()
    # what the parser does before and behind this (line ends, the text inside of blocks) is
    # not needed
    state = _State(lines, parser)
    parser.block.tokenize(state, line, state.lineMax)
    return state.tokens


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "obsidian_comment", _obsidian_comment, ends)
    parser.block.ruler.before("table", "plain", plain)
    parser.block.ruler.at("hr", _break, ends)
    return parser


class _State(StateBlock):
    """The parser's state; its rules write into it what they find."""

    _unused = Token("unused", "", 0)

    def __init__(self, lines: Lines, parser: MarkdownIt) -> None:
        """Take a text with what was found of it."""
        super().__init__("", parser, {}, lines.tokens)
        self.src = lines.src
        self.bMarks, self.eMarks = lines.bMarks, lines.eMarks
        self.tShift, self.sCount = lines.tShift, lines.sCount
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = lines.lineMax

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Keep a token if it is of use, with the fields that rules and readers look at."""
        if ttype in _SILENT:
            self.level += nesting
            return self._unused
        token = slim(ttype, tag, nesting)
        self.level += nesting
        self.tokens.append(token)
        return token


def _break(state: StateBlock, start: int, _: int, silent: bool) -> bool:
    """A thematic break, as the library's own rule finds it.

    That one asks a function about every character of the line, at every depth of a list.
    """
    first = state.bMarks[start] + state.tShift[start]
    end = state.eMarks[start]
    if state.is_code_block(start) or not _BREAK.match(state.src, first, end):
        return False
    if state.src.count(state.src[first], first, end) < _MARKS_OF_BREAK:
        return False
    if not silent:
        state.line = start + 1
    return True


def _obsidian_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that opens `%%` and does not close it starts a comment over several lines."""
    if not state.src.startswith("%%", state.bMarks[start] + state.tShift[start]):
        return False
    if state.is_code_block(start) or line_of(state, start).count("%%") % 2 == 0:
        return False
    if silent:
        return True
    line = start + 1
    while line < end and line_of(state, line).count("%%") % 2 == 0:
        line += 1
    state.line = min(line + 1, end)
    token = state.push("comment", "", 0)
    token.map = [start, state.line]
    return True
