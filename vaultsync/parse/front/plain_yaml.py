"""Front matter as most of it is, `key: value` and short lists, read without PyYAML.

What PyYAML makes of the same text comes out, or nothing: a law compares them. Whatever is
not certainly as simple as that is left to the library.
"""

import re

from vaultsync.parse.front.yaml_tree import Entry, Node, Scalar, Sequence
from vaultsync.patterns import regex

_KEY = regex(r"([A-Za-z_](?:[\w -]{0,60}\w)?):(?: *$| +)")
_ITEM = regex(r"( *)- +")
_VALUE = regex(
    r"(?:(?P<plain>[^\W_](?:[\w .,/@+()&'\"–—;?!%€£$=*~<>|{}\[\]-]|:(?=[\w/]))*)"
    r"|\"(?P<quoted>[\w .,:;/@+()&'–—?!%€£$=*~<>|{}#\[\]-]*)\" *)$"
)
_IN_FLOW = regex(
    r"(?: *(?:(?P<plain>[^\W_][\w ./&+()'@–—-]*)|\"(?P<quoted>[\w .,:/&+()'@–—\[\]-]*)\" *))"
    r"(?:,|(?P<last>\] *$))"
)


def read_plain(text: str) -> tuple[Entry, ...] | None:
    """Read a YAML mapping; None: ask the library. Lines count from 2, behind `---`."""
    entries: list[Entry] = []
    items: list[Node] | None = None
    column = 0
    for number, line in enumerate(text.split("\n"), 2):
        if not line.strip(" "):
            continue
        value: Node | None
        if found := _KEY.match(line):
            _close(entries, items, column)
            key, items = Scalar(found[1], number, 1), None
            if found.end() < len(line):
                value = _read(line, found.end(), number)
            else:  # what follows may be a list
                value, items = Scalar("", number, found.end(1) + 2), []
            if value is None:
                return None
            entries.append(Entry(key, value))
            continue
        found = _ITEM.match(line)
        value = _scalar(_VALUE.match(line, found.end()), number) if found else None
        if items is None or not found or value is None:
            return None
        if items and column != found.end(1) + 1:
            return None
        column = found.end(1) + 1
        items.append(value)
    _close(entries, items, column)
    return tuple(entries)


def _close(entries: list[Entry], items: list[Node] | None, column: int) -> None:
    """Give the last key its list, if one was begun."""
    if items:
        key = entries[-1].key
        first = items[0]
        entries[-1] = Entry(key, Sequence(tuple(items), first.line, column))


def _read(line: str, start: int, number: int) -> Node | None:
    if line[start] != "[":
        return _scalar(_VALUE.match(line, start), number)
    items: list[Node] = []
    at = start + 1
    while found := _IN_FLOW.match(line, at):
        item = _scalar(found, number)
        if item is None:
            return None
        items.append(item)
        if found["last"]:
            return Sequence(tuple(items), number, start + 1)
        at = found.end()
    return None


def _scalar(found: re.Match[str] | None, number: int) -> Scalar | None:
    if not found:
        return None
    plain = found["plain"]
    if plain is not None:
        return Scalar(plain.rstrip(" "), number, found.start("plain") + 1)
    return Scalar(found["quoted"], number, found.start("quoted"), plain=False)
