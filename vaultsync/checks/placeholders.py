"""What is still to be filled in, and what only an editor of notes understands."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.checks.letter import Letter
    from vaultsync.diagnostics import Finding

_SLOT = regex(r"(?<!\[)\[(?![\[!])[^\[\]]{0,600}\](?![(\[\]])")
_NO_SLOT = regex(r"\[(?:[ xX/>-]?|\^?\d{1,3}|sic)\]")
_OPEN = regex(r"(?<!\[)\[(?=[A-Z][^\[\]\n]{3,})(?!\[)")
_PLACEHOLDER = regex(
    r"\{\{[^{}\n]{0,200}\}\}|\{[A-Za-z][A-Za-z _]{0,40}\}|<%[^%\n]{0,200}%>"
    r"|<{1,2}[A-Za-z][A-Za-z' ]{0,40}>{1,2}|\$\{?[a-z][a-z_]{2,30}\}?(?!\w)|_{3,}"
    r"|(?<!\w)(?:TBD|TBC|TODO|FIXME|XX+X|LOREM IPSUM|[Ll]orem ipsum)(?!\w)|(?<!\?)\?{3,}"
)
_EMPTY_NAME = regex(r"\s*(?:dear|hello|hi)\s*[,:]\s*$", re.IGNORECASE)
_WIKI = regex(
    r"!?\[\[[^\[\]\n]{0,300}\]\]|!?\[\[[^\[\]\n]{0,60}$|%%|(?<!=)==[^=\n]{1,200}==(?!=)"
    r"|(?<=\s)\^[a-z0-9-]{3,20}$|^\s*>\s*\[![a-z]+\]|\[[\w -]{1,40}::[^\[\]\n]{0,200}\]",
    re.IGNORECASE,
)
_MOST = 50
"""Findings of one kind: who left more open knows by then."""


def placeholders(letter: "Letter") -> "Iterator[Finding]":
    """Report slots and placeholders (S22): nothing may be sent that still asks for a word."""
    yield from islice(_slots(letter), _MOST)
    yield from islice(_marks(letter), _MOST)
    subject = letter.draft.subject
    for match in (*_SLOT.finditer(subject), *_PLACEHOLDER.finditer(subject)):
        if not _NO_SLOT.fullmatch(match[0]):
            yield letter.head("VS510", _message(match[0]), "subject", at=match[0], fix=_FIX)


_FIX = "write what belongs there, or take it out"
_NAME = "[Your name]"
_FIX_NAME = "write it; with `[me] name` in vaultsync.toml every draft has it"


def _message(text: str) -> str:
    shown = " ".join(text.split())
    shown = f"{shown[:60]}…" if len(shown) > 60 else shown
    return f"still to be filled in: {shown!r}"


def _slots(letter: "Letter") -> "Iterator[Finding]":
    body = "\n".join(letter.message.lines)
    row, at = 0, 0
    ends = set()
    for match in _SLOT.finditer(body):
        text = match[0]
        ends.add(match.start())
        if _NO_SLOT.fullmatch(text) or "::" in text or not re.search(r"[\w…]|\.\.", text):
            continue
        row += body.count("\n", at, match.start())
        at = match.start()
        column = at - body.rfind("\n", 0, at)
        first = text.split("\n", 1)[0]
        fix = _FIX_NAME if text == _NAME else _FIX
        yield letter.finding("VS510", _message(text), row, at=first, column=column, fix=fix)
    row, at = 0, 0
    for match in _OPEN.finditer(body):
        row += body.count("\n", at, match.start())
        at = match.start()
        rest = body[at : at + 60].split("\n", 1)[0]
        if at not in ends and "](" not in rest and "]" not in rest:
            column = at - body.rfind("\n", 0, at)
            yield letter.finding("VS510", _message(rest), row, at=rest, column=column, fix=_FIX)


def _marks(letter: "Letter") -> "Iterator[Finding]":
    for row, line in enumerate(letter.message.lines):
        if row == letter.message.top and _EMPTY_NAME.fullmatch(line):
            yield letter.finding(
                "VS510",
                f"nobody is greeted: {line.strip()!r}",
                row,
                at=line.strip(),
                fix=f"write the name: {letter.item.person.name}",
            )
        for match in _PLACEHOLDER.finditer(line):
            if match[0].strip("?_") and match[0] in letter.panel.written:
                continue  # the company's name, or what the notes say
            yield letter.finding(
                "VS510",
                _message(match[0]),
                row,
                at=match[0],
                column=match.start() + 1,
                fix=_FIX,
            )


def wiki_syntax(letter: "Letter") -> "Iterator[Finding]":
    """Report links and marks of an editor of notes: the reader would see the brackets."""
    found = (
        (row, match)
        for row, line in enumerate(letter.message.lines)
        for match in _WIKI.finditer(line)
    )
    for row, match in islice(found, _MOST):
        yield letter.finding(
            "VS517",
            f"{match[0].strip()!r} means something only in your notes",
            row,
            at=match[0].strip(),
            column=match.start() + 1,
            fix="write it in plain words",
        )
