"""How people whose names somebody typed are reached, as the note says it beside each name.

They are shown before anything is written. `Wes (07700 900143, wes@acme.example)`, `**Dan**
(lead designer) dan.whitlock@acme.example`, and an address that begins with the own first name.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import unlink
from vaultsync.parse.mailbox import read_number
from vaultsync.parse.persons.contacts import PHONE
from vaultsync.parse.persons.headings import EMAIL
from vaultsync.parse.persons.reach_in_text import may_be_theirs, with_reach
from vaultsync.parse.persons.told_further import with_own_address
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.parse.persons.who_was_there import Heard, Said

_BRACKET = r"[*_]{0,3} ?\((?P<inside>[^()\n]{1,160})\)"
_PARTS = regex(r"[,;/|]")
_OTHERS = regex(
    r"\b(?:assistant|pa|secretary|reception|switchboard|office|old|wrong|not|ask|via|mum|dad|"
    r"gate|former|bounced)\b|\?",
    re.IGNORECASE,
)
"""Beside an address in brackets: it may be somebody else's, or no good."""
_LONGEST_LINE, _MOST_LINES, _MOST = 4000, 400, 6


def with_typed_reach(heard: "Heard", text: str, company: str) -> "Heard":
    """Give people with how they are reached, where a text says it of that very name."""
    lines = tuple(_lines(text))
    people = tuple(_in_brackets(one, lines, company) for one in heard.people)
    known = with_reach(heard._replace(people=people), text, company)
    return with_own_address(known, lines)


def _lines(text: str) -> "Iterator[str]":
    """Give the lines that name an address or a number; none of a mail that is quoted."""
    for line in islice(text.splitlines(), _MOST_LINES):
        plain = line.strip()
        reached = "@" in plain or any(map(str.isdecimal, plain))
        if reached and len(plain) <= _LONGEST_LINE and not plain.startswith((">", "|")):
            yield unlink(plain)


def _in_brackets(one: "Said", lines: "tuple[str, ...]", company: str) -> "Said":
    """Read `Wes (07700 900143, wes@acme.example)`: one of each kind, behind that very name."""
    if one.reach:
        return one
    behind = re.compile(rf"(?<![\w'’-]){re.escape(one.name)}{_BRACKET}")
    given: dict[bool, set[str]] = {True: set(), False: set()}
    for line in lines:
        for found in islice(behind.finditer(line), _MOST):
            for part in map(str.strip, _PARTS.split(found["inside"])):
                reach = "" if _OTHERS.search(found["inside"]) else _reach(part)
                if reach and may_be_theirs(reach, one.name, company):
                    given["@" in reach].add(reach)
    sure = tuple(next(iter(some)) for some in given.values() if len(some) == 1)
    return one._replace(reach=sure)


def _reach(part: str) -> str:
    if EMAIL.fullmatch(part):
        return part
    return part if PHONE.fullmatch(part) and read_number(part) else ""
