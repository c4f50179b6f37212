"""What a value says: text, a list, a yes."""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import link_target, squash, unlink
from vaultsync.parse.front.yaml_tree import Entry, Mapping, Node, Scalar, Sequence
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_YES = frozenset(
    {"yes", "y", "yep", "true", "on", "1", "ok", "okay", "x", "✓", "✔", "✅", "👍"}
)
_NO = frozenset({"no", "n", "nope", "false", "off", "0", "never", "not", "✗", "✘", "❌", "👎"})
_BRACKET_OR_COMMA = regex(r"[\[\](){}<>,;\n]")
_BULLET = regex(r"\A\s*(?:[-*•]|\d{1,2}[.)])\s+")


class Value(NamedTuple):
    """A value as text, with its place."""

    text: str
    line: int
    column: int = 1
    link: str = ""
    """Where the first wikilink in it leads."""


def text_of(node: Node) -> Value:
    """Give a value's text; an unquoted `[[Acme]]`, a list in a list to YAML, is `Acme`."""
    if isinstance(node, Scalar):
        return _value(node, "" if node.empty else node.text)
    leaves = [unlink(squash(leaf.text)).strip() for leaf in _leaves(node) if not leaf.empty]
    # `[[Companies/Acme|Acme]]` unquoted: what YAML read as one leaf is still a link.
    link = link_target(f"[[{leaves[0]}]]") if _is_link(node) and leaves else ""
    shown = ", ".join(unlink(f"[[{leaf}]]") for leaf in leaves)
    return Value(shown, node.line, node.column, link)


def _value(node: Scalar, text: str) -> Value:
    if "[" not in text:
        return Value(squash(text).strip(), node.line, node.column)
    return Value(unlink(squash(text)).strip(), node.line, node.column, link_target(text))


def list_of(node: Node) -> list[Value]:
    """Give the items of a list, or of a string with commas."""
    if isinstance(node, Scalar):
        if node.empty:
            return []
        parts = (_BULLET.sub("", part, 1) for part in split_commas(squash(node.text)))
        return [_value(node, part) for part in parts if part.strip()]
    if isinstance(node, Mapping):
        return [text_of(node)]
    if _is_link(node):
        return [text_of(node)]
    return [value for item in node.items if (value := text_of(item)).text]


def split_commas(text: str) -> list[str]:
    """Split at commas, semicolons and line ends that stand in no brackets.

    `[[Doe, Jane]], Priya` are two.
    """
    parts, depth, start = [], 0, 0
    for found in _BRACKET_OR_COMMA.finditer(text):
        if found[0] in "[({<":
            depth += 1
        elif found[0] in "])}>":
            depth = max(depth - 1, 0)
        elif not depth:
            parts.append(text[start : found.start()])
            start = found.end()
    parts.append(text[start:])
    # a bracket that is never closed hides no comma
    return re.split(r"[,;\n]", text) if depth else parts


def items_of(node: Node) -> "Iterator[Value | Mapping]":
    """Give the items of a list, those that are mappings as they are."""
    if isinstance(node, Sequence) and not _is_link(node):
        for item in node.items:
            if isinstance(item, Mapping):
                yield item
            else:
                yield text_of(item)
    elif isinstance(node, Mapping):
        yield node
    else:
        yield from list_of(node)


def entry_texts(mapping: Mapping) -> dict[str, Value]:
    """Give a mapping's values by their keys in lower case."""
    return {
        entry.key.text.strip().casefold(): text_of(entry.value) for entry in mapping.entries
    }


def is_yes(text: str) -> bool | None:
    """Tell whether a word means yes or no; None for what is neither."""
    word = text.strip().strip(".!").casefold().replace("\ufe0f", "")
    return True if word in _YES else False if word in _NO else None


def _is_link(node: Node) -> bool:
    """An unquoted `[[Acme]]` is a list with one list of scalars in it."""
    return (
        isinstance(node, Sequence)
        and len(node.items) == 1
        and isinstance(node.items[0], Sequence)
        and all(isinstance(item, Scalar) for item in node.items[0].items)
    )


def _leaves(node: Node) -> "Iterator[Scalar]":
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _leaves(item)
    else:
        for entry in node.entries:
            yield from _leaves(_entry_value(entry))


def _entry_value(entry: Entry) -> Node:
    return entry.value
