"""What is wrong with front matter that YAML refuses, in words of those who write notes.

The parser says where it stopped and in which grammar (`mapping values are not allowed in this
context`). What a person sees is a line: it stands further right, its value holds a colon.
"""

from typing import NamedTuple

from vaultsync.patterns import regex

_LINE = regex(r"([ \t]*(?:- +)*)([^\s:#\-\[{\"'][^:\n]{0,80}?)[ \t]*:[ \t]+(\S.*?)[ \t]*$")
"""A key with a value behind it."""
_ITEM = regex(r"[ \t]*-(?: |$)")
_INDENT = regex(r"[ ]*")
_KEY = regex(r"[ \t]*(?:- +)*[^\s:][^:\n]{0,80}:(?:[ \t]|$)")
_CLOSERS = {"[": "]", "{": "}"}
_NO_BEGINNING = frozenset("@`%,]}")
_ALONE = frozenset({"?", "-"})
"""Signs that are no value by themselves, nor with a blank behind them."""
_LONGEST = 200
"""Characters of a value that are shown in quotes; a longer one is cut."""


class Words(NamedTuple):
    """What is wrong, and what would be right."""

    what: str
    fix: str


USUAL = Words(
    "here they are not written as YAML wants it, the format of such lines",
    'put a value that holds `: `, `#`, `[`, `{`, `@`, `?` or a quote into "double quotes"',
)


def in_words(text: str, index: int, column: int, start: int | None = None) -> Words:
    """Say what is wrong in a line of YAML where a parser stopped.

    `index` and `start` are numbers of lines, counted from 0: where it stopped, and where that
    began which it was reading; `column` is counted from 1.
    """
    lines = text.split("\n")
    line = lines[index] if index < len(lines) else ""
    above = next((one for one in reversed(lines[:index]) if one.strip()), "")
    if start is not None and start < index:
        opened = _open(lines[start], start + 2)
        if opened:
            return opened
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Words("this line begins with a tab", "write blanks instead of the tab")
    return _place(line, above, column) or _value(line) or USUAL


def _place(line: str, above: str, column: int) -> Words | None:
    """Say that a line stands too far right or left, by the one above it."""
    depth, before = len(_INDENT.match(line)[0]), len(_INDENT.match(above)[0])  # type: ignore[index]
    full = _LINE.match(above)
    at_its_key = column <= line.find(":") + 1
    if above and depth > before and full and _KEY.match(line) and at_its_key:
        return Words(
            "this line stands further right than the one above it",
            f"begin it below the first letter of the line above: `{line.strip()[:_LONGEST]}`",
        )
    if above and depth < before and column <= depth + 1 and depth:
        return Words(
            "this line stands further left than the one above it, and below no other",
            "give it as many blanks as the lines that it belongs to",
        )
    if full and _ITEM.match(line) and depth <= before:
        return Words(
            "a list begins here behind a line that has its value already",
            f"put the value above into the list, or write a key such as `{full[2]}:` above it",
        )
    return None


def _value(line: str) -> Words | None:
    """Say why the value of a key cannot be read as it stands."""
    found = _LINE.match(line)
    if not found:
        return None
    start, key, value = found.groups()
    first = value[0]
    quoted = f"put the value in quotes: `{start.lstrip()}{key}: {_quoted(value)}`"
    if first in "|>":
        return Words(
            f"behind `{first}` the text begins on the next line",
            f"put the text below `{key}: {first}`, two blanks to the right, or {quoted}",
        )
    if value.startswith("- "):
        return Words(
            f"a list begins on the line of `{key}`",
            f"put `{value[:_LONGEST]}` on the next line, or {quoted}",
        )
    what = _wrong(key, value)
    return Words(what, quoted) if what else None


def _wrong(key: str, value: str) -> str:
    """Say what quotes around a value would cure; empty: nothing is known."""
    first = value[0]
    if value in _ALONE:
        return f"the value of `{key}` is `{value}` alone"
    if value.startswith("? "):
        return f"the value of `{key}` begins with `?` and a blank"
    if first in _NO_BEGINNING:
        sign = "a backtick" if first == "`" else f"`{first}`"
        return f"the value of `{key}` begins with {sign}"
    if first in "\"'" and first in value[1:]:
        if "\\" in value and value[-1] == first:
            return f"a backslash in the value of `{key}` means something else"
        return f"the quotes end before the value of `{key}` does"
    if first in _CLOSERS:
        return f"behind the `{_CLOSERS[first]}` the value of `{key}` goes on"
    holds = ": " in value or value.endswith(":")
    return f"the value of `{key}` holds a colon" if holds else ""


def _open(line: str, number: int) -> Words | None:
    """Say what was begun in a line and never ended."""
    found = _LINE.match(line)
    key, value = (found[2], found[3]) if found else ("", "")
    closer = _CLOSERS.get(value[:1]) or (value[:1] if value[:1] in {'"', "'"} else "")
    if closer and (closer not in value[1:]):
        return Words(
            f"the `{value[0]}` of `{key}` on line {number} is never closed",
            f"end the value with `{closer}`",
        )
    if line.strip() and not _KEY.match(line) and not _ITEM.match(line):
        return Words(
            f"line {number} is no key with a value",
            f"write a colon behind the key, as in `{line.strip()[:_LONGEST]}: …`, or remove it",
        )
    return None


def _quoted(value: str) -> str:
    """Put a value in quotes that mean nothing else in it; those around it go."""
    sign = value[0]
    inside = value[1:-1]
    odd = inside.count(sign) % 2 == 1 or sign not in inside
    if sign in "\"'" and value[-1] == sign and inside and odd:
        value = inside
    shown = value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
    if '"' in shown or "\\" in shown:
        return "'" + shown.replace("'", "''") + "'"
    return f'"{shown}"'
