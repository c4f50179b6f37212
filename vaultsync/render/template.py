"""Filling in a template: each value once, and never looked at again.

What has nothing to say leaves no gap: a placeholder without a value takes the blank or the
comma before it along, or the slot in which it stands; a paragraph goes with all that it holds.
"""

import re
from typing import TYPE_CHECKING, TypeAlias

from vaultsync.parse.template import EACH, TOKEN
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Values: TypeAlias = "Mapping[str, str]"
Lists: TypeAlias = "Mapping[str, tuple[str, ...]]"
_SLOT = regex(r"\[[^\[\]\n]*\]")
_PARAGRAPHS = regex(r"\n[ \t]*(?:\n[ \t]*)+")


def fill(body: str, values: Values, lists: Lists) -> str:
    """Fill in a template's text; a paragraph with `$point` stands once for each point."""
    paragraphs = _PARAGRAPHS.split(body.strip("\n"))
    filled = (one for text in paragraphs for one in _paragraph(text, values, lists))
    return "\n\n".join(one for one in filled if one.strip()) + "\n"


def fill_line(line: str, values: Values) -> str:
    """Fill in one line, such as a subject."""
    return _line(line, values)


def _paragraph(text: str, values: Values, lists: Lists) -> "Iterator[str]":
    names = (found["plain"] or found["braced"] for found in TOKEN.finditer(text))
    each = next((name for name in names if name in EACH), None)
    if each is None:
        yield _lines(text, values)
        return
    for one in lists.get(each, ()):
        yield _lines(text, {**values, each: one})


def _lines(text: str, values: Values) -> str:
    filled = ((row, _line(row, values)) for row in text.split("\n"))
    return "\n".join(line for row, line in filled if line.strip() or not row.strip())


def _line(row: str, values: Values) -> str:
    row = _SLOT.sub(lambda slot: _slot(slot[0], values), row)
    said, at = "", 0
    for token in TOKEN.finditer(row):
        said += _behind(said, row[at : token.start()], start=at)
        at = token.end()
        value = _value(token, values)
        if not value:
            said = said.rstrip(" ,") if said.strip() else ""
        said += value
    return (said + _behind(said, row[at:], start=at)).rstrip()


def _behind(said: str, text: str, *, start: int) -> str:
    """Give the text behind a placeholder; where nothing stands before it, without its blank."""
    return text.lstrip() if start and not said else text


def _slot(slot: str, values: Values) -> str:
    """Leave a slot as it is, or give the empty placeholder for which it stands."""
    return next((token[0] for token in TOKEN.finditer(slot) if not _value(token, values)), slot)


def _value(token: re.Match[str], values: Values) -> str:
    if token["escaped"]:
        return "$"
    name = token["plain"] or token["braced"]
    return values.get(name, "") if name else "$"
