"""Front matter: finding it, guarding it, reading every scalar as text.

python-frontmatter does the reading, with a handler of ours: PyYAML's own types would turn
`14:30` into 870 and drop the plus of a phone number, and its loader can be made to crash the
process (hazards.md section 1, rows 16 and 17). So the event stream is read first and only:
no anchors, aliases or merge keys, at most `DEEPEST` levels, at most `LARGEST` characters.
Where keys and values are as simple as most are, `plain_yaml` gives the same with less work.
"""

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from vaultsync.parse.lines import Source

from vaultsync.diagnostics import Finding
from vaultsync.parse.front.plain_yaml import read_plain
from vaultsync.parse.front.yaml_tree import Entry, Mapping, Node, Scalar, Sequence
from vaultsync.parse.front.yaml_words import USUAL, in_words
from vaultsync.patterns import regex

DEEPEST = 20
LARGEST = 64 * 1024
_OPEN = regex(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = regex(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_NO_LINE_END = ("\x85", "\u2028", "\u2029")
_WITHOUT_MEANING = frozenset(
    {"StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"}
)


class Region(NamedTuple):
    """Where the front matter lies in a text."""

    start: int
    """Offset of the YAML."""
    end: int
    """Offset behind it: where the closing line starts."""
    body: int
    """Offset behind the closing line."""


class Head(NamedTuple):
    """What the front matter gave."""

    entries: tuple[Entry, ...] = ()
    body_line: int = 0
    """Index of the first line behind it, counted from 0."""
    findings: tuple[Finding, ...] = ()
    body: int = 0
    """Offset behind it, in the text without a BOM."""


class RefusedError(Exception):
    """The YAML is not read; says which finding to make of it."""

    def __init__(self, code: str, message: str, line: int, column: int, fix: str) -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column
        self.fix = fix


def locate(text: str) -> Region | None:
    """Find the front matter of a text without a BOM; None where there is none, or no end."""
    opening = _OPEN.match(text)
    if not opening:
        return None
    # `$` of a regular expression does not know CR alone, so lines are looked at in LF form;
    # one character stays one character.
    plain = text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
    closing = _CLOSE.search(plain, opening.end())
    if not closing:
        return None
    after = closing.end()
    if text[after - 1 : after + 1] == "\r\n" or after < len(text):
        after += 1
    return Region(opening.end(), closing.start(), after)


def read_head(source: "Source", text: str | None = None) -> Head:
    """Read a note's front matter into entries with their places.

    `text` is the note in composed Unicode form, where that is another than it stands in.
    """
    text = (source.text if text is None else text).removeprefix("\ufeff")
    region = locate(text)
    if region is None:
        if not _OPEN.match(text):
            return Head()
        message = "the lines at the top (front matter) that open here are never closed"
        fix = "put a line with `---` alone below the last key"
        return Head(findings=(source.finding("VS100", message, 1, at="---", help=fix),))
    body_line = len(re.findall(r"\r\n|\n|\r", text[: region.body]))
    try:
        entries = load_head(text, region)
    except RefusedError as no:
        finding = source.finding(no.code, no.message, no.line, column=no.column, help=no.fix)
        return Head((), body_line, (finding,), region.body)
    return Head(entries, body_line, body=region.body)


def load_head(text: str, region: Region) -> tuple[Entry, ...]:
    """Read the front matter that a text without a BOM starts with, and that lies in `region`.

    Raises:
        RefusedError: it is no mapping, is not valid, or is what the guard refuses.
    """
    head = text[: region.body]
    if "\r" in head:
        head = head.replace("\r\n", "\n").replace("\r", "\n")
        region = locate(head) or region
    # what YAML takes for line ends, too, is none to editors: places would be wrong behind it
    for sign in () if head.isascii() else _NO_LINE_END:
        head = head.replace(sign, " ")
    if region.end - region.start <= LARGEST:
        plain = read_plain(head[region.start : region.end])
        if plain is not None:
            return plain
    from vaultsync.parse.front.handler import load_entries  # noqa: PLC0415 - PyYAML comes with it

    return load_entries(head, region)


def read_yaml(text: str) -> tuple[Entry, ...]:
    """Read a YAML mapping into entries; lines count from 2, behind the opening `---`.

    Raises:
        RefusedError: it is no mapping, is not valid, or is what the guard refuses.
    """
    import yaml  # noqa: PLC0415 - only notes with front matter pay for it

    if len(text) > LARGEST:
        raise RefusedError(
            "VS105",
            f"the lines between `---` at the top (front matter) have {len(text)} "
            f"characters, more than {LARGEST} are not read",
            1,
            1,
            "move long text below the second `---`",
        )
    loader = getattr(yaml, "CLoader", yaml.SafeLoader)

    def built(part: str) -> Node | None:
        return _Builder().build(iter(loader(part).get_event, None))

    try:
        root = built(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark:
            # The scanner runs ahead of the events, and has limits of its own: what is refused
            # in front of its mistake is the user's real trouble, and comes first.
            with suppress(yaml.YAMLError):
                built(text[: mark.index])
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        began = error.context_mark
        words = in_words(text, line - 2, column, began.line if began else None)
        raise _invalid(words.what, line, column, words.fix) from error
    except yaml.reader.ReaderError as error:
        # libyaml counts bytes, and says which character it is by its number
        sign = error.character
        wanted = chr(sign) if isinstance(sign, int) else str(sign)
        found = text.find(wanted)
        start = text.rfind("\n", 0, found) + 1 if found >= 0 else 0
        line, column = text.count("\n", 0, max(found, 0)) + 2, max(found - start, 0) + 1
        what = f"the character {wanted!r} cannot stand there"
        raise _invalid(what, line, column, "remove it") from error
    except (yaml.YAMLError, ValueError, UnicodeError) as error:
        raise _invalid(USUAL.what, 2, 1) from error
    if root is None or (isinstance(root, Scalar) and root.empty):
        return ()
    if not isinstance(root, Mapping):
        kind = "a list" if isinstance(root, Sequence) else "plain text"
        raise RefusedError(
            "VS103",
            f"the lines between `---` at the top (front matter) are {kind}, not keys with "
            "values",
            root.line,
            root.column,
            "write one `key: value` per line, for example `type: interview`",
        )
    return root.entries


def _invalid(problem: str, line: int, column: int, fix: str = USUAL.fix) -> RefusedError:
    message = f"cannot read the lines between `---` at the top (front matter): {problem}"
    return RefusedError("VS102", message, line, column, fix)


class _Builder:
    """Builds the tree from YAML events and refuses what could hurt."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, int, int, list[Node]]] = []
        self._root: Node | None = None

    def build(self, events: "Iterator[yaml.Event]") -> Node | None:
        stack = self._stack
        for event in events:
            scalar: Any = event
            if type(event).__name__ != "ScalarEvent" or scalar.anchor is not None:
                self._take(event)
            else:  # most of them
                mark = scalar.start_mark
                text, plain = str(scalar.value), not scalar.style
                node = Scalar(text, mark.line + 2, mark.column + 1, plain)
                if stack:
                    stack[-1][3].append(node)
                else:
                    self._root = node
            if self._root is not None:
                break
        return self._root

    def _take(self, event: "yaml.Event") -> None:
        name = type(event).__name__
        if name in _WITHOUT_MEANING:
            return
        mark = event.start_mark
        line, column = (mark.line + 2, mark.column + 1) if mark else (2, 1)
        if name == "AliasEvent" or getattr(event, "anchor", None):
            raise RefusedError(
                "VS104",
                "YAML anchors and aliases (`&name`, `*name`) are not read",
                line,
                column,
                "write the value out, or put it in quotes if the sign belongs to it",
            )
        if name in {"SequenceStartEvent", "MappingStartEvent"}:
            if len(self._stack) >= DEEPEST:
                raise RefusedError(
                    "VS105",
                    "the lines between `---` at the top (front matter) are nested more "
                    f"than {DEEPEST} levels deep",
                    line,
                    column,
                    'put text that holds brackets into "double quotes"',
                )
            self._stack.append((name, line, column, []))
        elif name in {"SequenceEndEvent", "MappingEndEvent"}:
            kind, line, column, nodes = self._stack.pop()
            if kind == "SequenceStartEvent":
                self._add(Sequence(tuple(nodes), line, column))
            else:
                self._add(Mapping(tuple(_entries(nodes)), line, column))

    def _add(self, node: Node) -> None:
        if self._stack:
            self._stack[-1][3].append(node)
        else:
            self._root = node


def _entries(nodes: list[Node]) -> "Iterator[Entry]":
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key, Scalar):
            # `{{date}}` and `[a]: b`: a key that nobody means; the value is kept reachable.
            key = Scalar("", key.line, key.column)  # noqa: PLW2901
        if key.text == "<<" and key.plain:
            raise RefusedError(
                "VS104",
                "YAML merge keys (`<<`) are not read",
                key.line,
                key.column,
                "write the keys out",
            )
        yield Entry(key, value)
