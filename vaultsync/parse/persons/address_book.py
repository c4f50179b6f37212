"""A note that lists whom somebody knows, with their addresses: `contacts.md`.

`- Denise Kowalczyk, Corvus Staffing, denise.k@corvus.example`: proposed beside the people of an
interview, whom a person looks at before it is written; never read.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold, unlink
from vaultsync.parse.persons.first_names import is_first_name, is_usual
from vaultsync.parse.persons.headings import full_name
from vaultsync.parse.persons.said_as_name import with_capitals
from vaultsync.parse.persons.small_letters import with_large
from vaultsync.parse.persons.typed_reach import with_typed_reach
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.parse.persons.who_was_there import Heard

_STEM = regex(
    r"(?:my |job |work |the )?(?:contacts?|people|address[ _-]?book|phone[ _-]?book|"
    r"recruiters?|networking?|names)(?: list| notes)?",
    re.IGNORECASE,
)
_ENTRY = regex(
    r"(?:[-*+>|#]|\d{1,3}[.)])?[ \t#>|*_]{0,6}"
    r"(?:(?i:prof|dr|mr|mrs|ms|miss)\b\.? )?(?P<name>[^\W\d_a-z][\w'’-]+"
    r"(?: (?:(?:van|von|de|der|di|da) )?[^\W\d_a-z][\w'’-]+){1,2})"
)
_SMALL = regex(
    r"(?P<lead>(?:[-*+>|#]|\d{1,3}[.)])?[ \t#>|*_]{0,6}(?:(?i:prof|dr|mr|mrs|ms|miss)\b\.? )?)"
    r"(?P<name>[a-z]{2,20} [a-z][a-z'’-]{1,30})(?=$| ?[-–—,;:(@|])"
)
"""The same in small letters, where the sign behind it says that it is an entry."""
_MOST_LINES, _LONGEST = 2000, 1000


def is_address_book(path: str) -> bool:
    """Tell whether a note lists people by its name."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    return _STEM.fullmatch(stem) is not None


def with_book(heard: "Heard", book: str, company: str) -> "Heard":
    """Give people with what address books say: their names in full, and how they are reached.

    A first name alone becomes the whole one only where one entry begins with it.
    """
    if not book or not heard.people:
        return heard
    whole: dict[str, set[str]] = {}
    for name in _names(book):
        whole.setdefault(fold(name).split()[0], set()).add(name)
    people = []
    for one in heard.people:
        fuller = whole.get(fold(one.name), set())
        people.append(one._replace(name=next(iter(fuller))) if len(fuller) == 1 else one)
    return with_typed_reach(heard._replace(people=tuple(people)), book, company)


def _names(book: str) -> "Iterator[str]":
    lines = [unlink(one.strip()) for one in book.splitlines()[:_MOST_LINES] if one.strip()]
    entries = [_SMALL.sub(_large, one, count=1) for one in lines if len(one) <= _LONGEST]
    for line in with_capitals(entries):
        found = _ENTRY.match(line)
        if not found or not full_name(found["name"]):
            continue
        if is_usual(found["name"]) and is_first_name(found["name"], ""):
            yield found["name"]


def _large(found: "re.Match[str]") -> str:
    name = with_large(found["name"])
    return f"{found['lead']}{name}" if is_usual(name) and not found.start() else found[0]
