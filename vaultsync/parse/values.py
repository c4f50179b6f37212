"""What a value says: text, a list, a yes."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultsync.names import squash, unlink
from vaultsync.parse.front_matter import Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

_YES = frozenset({"yes", "y", "true", "on", "1", "ok", "x", "✓", "✅"})
_BRACKET_OR_COMMA = re.compile(r"[\[\](){}<>,]")


@dataclass(frozen=True, slots=True)
class Value:
    """A value as text, with its place."""

    text: str
    line: int
    column: int = 1


def text_of(node: Node) -> Value:
    """Give a value's text; an unquoted `[[Acme]]`, a list in a list to YAML, is `Acme`."""
    if isinstance(node, Scalar):
        text = "" if node.empty else unlink(squash(node.text)).strip()
        return Value(text, node.line, node.column)
    leaves = [unlink(squash(leaf.text)).strip() for leaf in _leaves(node) if not leaf.empty]
    # `[[Companies/Acme|Acme]]` unquoted: what YAML read as one leaf is still a link.
    return Value(", ".join(unlink(f"[[{leaf}]]") for leaf in leaves), node.line, node.column)


def list_of(node: Node) -> list[Value]:
    """Give the items of a list, or of a string with commas."""
    if isinstance(node, Scalar):
        if node.empty:
            return []
        parts = split_commas(squash(node.text))
        return [Value(unlink(p).strip(), node.line, node.column) for p in parts if p.strip()]
    if isinstance(node, Mapping):
        return [text_of(node)]
    if _is_link(node):
        return [text_of(node)]
    return [value for item in node.items if (value := text_of(item)).text]


def split_commas(text: str) -> list[str]:
    """Split at commas that stand in no brackets: `[[Doe, Jane]], Priya` are two."""
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
    return text.split(",") if depth else parts


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


def is_yes(text: str) -> bool:
    """Tell whether a word means yes; what is not clearly yes is no."""
    return text.strip().casefold() in _YES


def _is_link(node: Sequence) -> bool:
    """An unquoted `[[Acme]]` is a list with one list of scalars in it."""
    return (
        len(node.items) == 1
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
