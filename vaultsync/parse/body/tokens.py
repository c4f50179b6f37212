"""The structure of a Markdown text as markdown-it-py finds it.

What most notes consist of is found here, without loading that library; `odd_blocks.py` has it
read all else.
"""

from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, cast

from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    State: TypeAlias = "Lines | StateBlock"

_TEXT = (
    r"(?:\[[^\[\]\n]\] )?(?!\d{1,9}[.)](?:\s|$))"
    r"(?:[^\s\-+*#>`~<|_=%\[:&\\]|\*{1,2}[^\s*]|~(?!~)|\[\[[^\[\]\n]+\]\](?!:))"
)
"""What a line of text begins with, if no other block does: no `- `, `1. `, `>`, `[a]: b`."""
_WORDS = regex(_TEXT)
_ITEM = regex(rf"(?:[-*+]|\d{{1,9}}[.)]) (?={_TEXT})")
_HEADING = regex(r"(#{1,6})[ \t]+([^\s#][^#\\]*)$")
_RULE = regex(r"[-:|][-:|\s]*$")
"""The line below the head of a table, whatever the head begins with."""


class Lines:
    """A text by its lines, and what was found of it: what the library calls a state."""

    blkIndent = level = line = 0  # noqa: N815 - the library's names, as all below
    listIndent = -1  # noqa: N815

    def __init__(self, text: str) -> None:
        """Take the text, and find where its lines begin and how far in their words stand."""
        self.src = text
        self.tokens: list[Token] = []
        lines = text.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()  # nothing stands behind the last line end
        lengths = list(map(len, lines))
        begins = list(accumulate((length + 1 for length in lengths), initial=0))[:-1]
        shifts = [len(line) - len(line.lstrip(" \t")) for line in lines]
        widths = shifts
        if "\t" in text:
            tabbed = zip(lines, shifts, strict=True)
            widths = [len(line[:shift].expandtabs(4)) for line, shift in tabbed]
        # behind the last line stands one of no length, as the rules expect it
        self.bMarks = [*begins, len(text)]
        self.eMarks = [*map(add, begins, lengths), len(text)]
        self.tShift, self.sCount = [*shifts, 0], [*widths, 0]
        self.lineMax = len(lines)

    def skipEmptyLines(self, line: int) -> int:  # noqa: N802
        """Give the first line from this one on that is not blank."""
        while (
            line < self.lineMax and self.bMarks[line] + self.tShift[line] >= self.eMarks[line]
        ):
            line += 1
        return line


def tokens_of(text: str) -> "Sequence[Token]":
    """Give the tokens of a text whose lines end with a line feed.

    Those that say nothing of the text between them are left out: two of three.
    """
    lines = Lines(text)
    while (line := lines.skipEmptyLines(lines.line)) < lines.lineMax:
        if not plain(lines, line, lines.lineMax, silent=False):
            from vaultsync.parse.body.odd_blocks import read_on  # noqa: PLC0415 - much

            return read_on(lines, line)
    return lines.tokens


class _Slim:
    """A token that costs little to make: only what is set is its own."""

    content = markup = info = tag = ""
    map: list[int] | None = None
    level = nesting = 0


def slim(kind: str, tag: str, nesting: Literal[-1, 0, 1]) -> "Token":
    """Make a token; all that is not given is as in any other."""
    token: Any = _Slim()
    token.type = kind
    if tag:
        token.tag, token.nesting = tag, nesting
    return cast("Token", token)


_ITEM_OPENS, _ITEM_CLOSES = slim("list_item_open", "li", 1), slim("list_item_close", "li", -1)
_HEADING_OPENS = [slim("heading_open", f"h{level}", 1) for level in range(7)]
_HEADING_CLOSES = [slim("heading_close", f"h{level}", -1) for level in range(7)]
_LIST_OPENS = {
    **dict.fromkeys("-*+", slim("bullet_list_open", "ul", 1)),
    **dict.fromkeys(".)", slim("ordered_list_open", "ol", 1)),
}
_LIST_CLOSES = {
    **dict.fromkeys("-*+", slim("bullet_list_close", "ul", -1)),
    **dict.fromkeys(".)", slim("ordered_list_close", "ol", -1)),
}
"""Of plain headings and lists, which have nothing of their own: one token for all of them."""
_FIRST = frozenset({"- ", "* ", "+ ", "1. ", "1) "})
"""Marks with which a list can begin in the middle of a text."""
_DEEPEST = 9
"""Lists in lists; nobody writes more of them."""


def plain(state: "State", start: int, end: int, silent: bool) -> bool:
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
        return _plain_heading(state, start, end, first)
    if _WORDS.match(state.src, first):
        return _plain_line(state, start, end, first)
    return not state.level and _plain_list(state, start, end)


def _plain_line(state: "State", start: int, end: int, first: int) -> bool:
    """Find a paragraph: lines of words, each as far in as the text around it."""
    line = _last_line(state, start, end, state.blkIndent)
    if line < end:
        after = state.bMarks[line] + state.tShift[line]
        if after < state.eMarks[line] and not _may_follow(state, line, after):
            return False
    state.tokens.append(_text(state, first, start, line))
    state.line = line
    return True


def _last_line(state: "State", start: int, end: int, indent: int) -> int:
    """Give the line behind the last one that goes on with the paragraph that starts here."""
    line = start + 1
    while line < end and state.sCount[line] == indent:
        first = state.bMarks[line] + state.tShift[line]
        if first >= state.eMarks[line] or not _WORDS.match(state.src, first):
            break
        line += 1
    return line


def _may_follow(state: "State", line: int, first: int) -> bool:
    """Tell whether a line that is not blank begins a list, and so ends the paragraph above."""
    indent = state.sCount[line]
    # a number other than 1 begins no list in the middle of a paragraph
    furthest = state.blkIndent + (-1 if state.src[first].isdigit() else 3)
    if not (0 <= indent <= furthest and _ITEM.match(state.src, first)):
        return False
    # not too far in for the list, and not far enough for its item
    return not (0 <= state.listIndent <= indent - 4 and indent < state.blkIndent)


def _plain_heading(state: "State", start: int, end: int, first: int) -> bool:
    found = _HEADING.match(state.src, first, state.eMarks[start])
    if not found or (start + 1 < end and _RULE.match(line_of(state, start + 1))):
        return False
    level = found.end(1) - first
    state.line = start + 1
    state.tokens.append(_HEADING_OPENS[level])
    state.tokens.append(_text(state, found.start(2), start))
    state.tokens.append(_HEADING_CLOSES[level])
    return True


class _List(NamedTuple):
    """A list that is open."""

    indent: int
    sign: str
    """How its items are marked: what ends the mark."""
    inside: int
    """How far in the text of its last item stands."""


def _plain_list(state: "State", start: int, end: int) -> bool:
    """Find a list whose items are lines of words and lists of such items."""
    found: list[Token] = []
    lists: list[_List] = []
    line = start
    while line < end:
        first = state.bMarks[line] + state.tShift[line]
        if first >= state.eMarks[line]:
            break
        item = _ITEM.match(state.src, first)
        if not item or not _open_item(found, lists, state.sCount[line], item[0]):
            return False
        behind = _last_line(state, line, end, lists[-1].inside)
        found += (_ITEM_OPENS, _text(state, item.end(), line, behind))
        line = behind
    after = state.skipEmptyLines(line)
    if after < end:  # what stands there must neither go on with the list nor belong to it
        following = state.src[state.bMarks[after] + state.tShift[after]]
        too_far = state.sCount[after] > state.sCount[start]
        if too_far or not (following.isalpha() or following == "#"):
            return False
    for one in reversed(lists):
        found += (_ITEM_CLOSES, _LIST_CLOSES[one.sign])
    state.tokens += found
    state.line = after
    return True


def _open_item(found: "list[Token]", lists: list[_List], indent: int, mark: str) -> bool:
    """Close what an item ends, and open what it begins; False where that is not plain."""
    sign, back = mark[-2], bool(lists) and indent < lists[-1].indent
    while lists and indent < lists[-1].indent:
        found += (_ITEM_CLOSES, _LIST_CLOSES[lists.pop().sign])
    if lists and indent == lists[-1].indent:
        found.append(_ITEM_CLOSES)
        one = lists[-1]
        if sign == one.sign and one.inside == indent + len(mark):
            return True
        if sign != lists.pop().sign:
            return False
    elif back or (lists and not (0 <= indent - lists[-1].inside <= 3 and mark in _FIRST)):
        return False
    else:
        found.append(_LIST_OPENS[sign])
    lists.append(_List(indent, sign, indent + len(mark)))
    return len(lists) <= _DEEPEST


def _text(state: "State", first: int, line: int, end: int = 0) -> "Token":
    """Give the token of the text from `first` on; it reaches to the line before `end`."""
    text = state.src[first : state.eMarks[line]]
    if end > line + 1:
        lines = range(line + 1, end)
        text = "\n".join((text, *(line_of(state, number) for number in lines)))
    token = slim("inline", "", 0)
    token.content = text.strip()
    token.map = [line, end or line + 1]
    return token


def line_of(state: "State", line: int) -> str:
    """Give a line without the blanks in front of it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
