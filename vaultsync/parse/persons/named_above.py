"""Headings that are taken for names while a line above them names whom somebody met.

`Panel: Priya Nair and Dr Mark Ellison` at the top, and `## Gezellig` below: it may be somebody
all the same, so it stays a person, and it is told how to say that it is none.
"""

from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import link_target
from vaultsync.parse.body.markdown import TEXTS
from vaultsync.parse.persons.contacts import same_name
from vaultsync.parse.persons.first_names import is_first_name
from vaultsync.parse.persons.headings import full_name, looks_like_name
from vaultsync.parse.persons.told_lines import people_of_lines
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Person
    from vaultsync.parse.lines import Source
    from vaultsync.parse.persons.people import People

_LINK = regex(r"\[\[[^\[\]\n]{3,80}\]\]")
_TOP_LINES = 8


def named_above(
    source: "Source", found: "People", people: "Sequence[Person]", alone: "Sequence[str]"
) -> "dict[str, Finding]":
    """Tell about headings of which nothing else says that they are somebody, by their keys.

    `alone` are the keys of those. None is told where the lines name one whom a heading names.
    """
    names = [*_names(found)]
    there = any(same_name(one.key, name.casefold()) for one in people for name in names)
    if there or not names:
        return {}
    return {one.key: _told(source, one, names) for one in people if one.key in alone}


def _names(found: "People") -> "Iterator[str]":
    lines = [*islice(_top(found), _TOP_LINES)]
    told = [one.name for one in people_of_lines(lines).people]
    linked = (link_target(one[0]) for line in lines for one in _LINK.finditer(line))
    links = (one.rpartition("/")[2] for one in linked if one)
    yield from dict.fromkeys(told or (one for one in links if _is_name(one)))


def _is_name(text: str) -> bool:
    return full_name(text) and looks_like_name(text) and is_first_name(text, "")


def _top(found: "People") -> "Iterator[str]":
    for part in found.others:
        if part.heading and part.heading.level > 1:
            return
        for block in part.blocks:
            if isinstance(block, TEXTS):
                yield from block.text.split("\n")


def _told(source: "Source", person: "Person", names: "Sequence[str]") -> "Finding":
    return source.finding(
        "VS211",
        f"{person.name!r} is taken for a name, as its heading is no usual one, but lines above "
        f"it name {' and '.join(names[:2])}{' and others' if names[2:] else ''}",
        person.line,
        at=person.name,
        help="if these are the people you met, write `interviewers: "
        f"{', '.join(names)}` between the `---` at the top: then no heading is taken for "
        "another one",
    )
