"""Marks and fields in bold that stand after other words, where they are not read."""

import re
from typing import TYPE_CHECKING

from vaultsync.parse.front.keys import PERSON_KEYS, squeeze
from vaultsync.parse.persons.parts import MARKS, Doubtful
from vaultsync.parse.persons.person_fields import fits, misread_in
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BOLD = regex(
    r"(?P<sign>\*\*|__)(?P<key>[^\W\d_][\w -]{0,30}?)(?P<colon>:?)(?P=sign)(?P<behind>:?)"
    r"(?=\s|$)(?P<value>(?:(?!\*\*|__).)*)"
)
_CODE = regex(r"`[^`\n]+`")
_BEGINS = frozenset(",;:.!?|(–—-")
"""Behind these a new thought begins: `her **question**: why` is talk about one."""
_READABLE = frozenset({"email", "phone", "text_ok"})
"""Fields whose value tells that they are meant."""
_SHOWN = 60
"""Characters of a value that are repeated."""
_AS = {"concerns": "a concern", "promises": "a promise"}


def behind_words(lines: "Iterable[tuple[int, str]]", *, own: bool) -> "Iterator[Doubtful]":
    """Tell about what would count at the beginning of a bullet or paragraph.

    `lines` are those of one of them, with their numbers; `own`: an address is the person's.
    """
    for index, (line, text) in enumerate(lines):
        if "**" not in text and "__" not in text:
            continue
        plain = _CODE.sub(lambda code: " " * len(code[0]), text)
        for found in _BOLD.finditer(plain):
            before = plain[: found.start()].rstrip()
            if not (index or before) or not _labels(found, before):
                continue
            key, value = found["key"], found["value"].strip(" ,;|")
            kind = _kind(squeeze(key), value, own=own)
            if kind:
                said = f"**{key}:** {value}" if len(value) <= _SHOWN else f"**{key}:** …"
                yield Doubtful(
                    "VS217",
                    line,
                    text[found.start() : found.end("behind")],
                    f"`{key}` comes after other words, and is not read as {kind}",
                    f"begin a bullet with it: `- {said.strip()}`",
                )


def _labels(found: re.Match[str], before: str) -> bool:
    """Tell whether bold words are a label: a colon is inside, or a thought begins there."""
    if found["colon"]:
        return not found["behind"]
    return bool(found["behind"]) and (not before or before[-1] in _BEGINS)


def _kind(key: str, value: str, *, own: bool) -> str:
    """Say as what it would be read; empty: it is nothing but emphasis."""
    if key in MARKS:
        return _AS[MARKS[key]]
    field = PERSON_KEYS.get(key, "")
    readable = own and field in _READABLE and fits(field, value)
    return "a field" if readable and not any(misread_in({field: value}, 0)) else ""
