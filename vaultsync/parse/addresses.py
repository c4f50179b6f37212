"""Email addresses in what people write: whose they are, by the names in them."""

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from vaultsync.parse.headings import EMAIL, NICKNAME
from vaultsync.parse.markdown import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.markdown import Block

_BETWEEN = re.compile(r"[\W\d_]+")
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})
_PLAIN = str.maketrans({"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_SHORTEST_NAME = 3
"""Letters of a name by which an address can be known."""


def by_name(people: "Sequence[Person]", blocks: "Iterable[Block]") -> dict[str, str]:
    """Give the addresses of persons who have none, by their keys.

    `Head of Product. seun.bankole@acme.example` is Seun Bankole's wherever it stands in the
    note: the name is in it, and fits nobody else of the note.
    """
    taken = {person.email.casefold() for person in people}
    if "" not in taken:
        return {}
    free = [one for one in dict.fromkeys(_addresses(blocks)) if one.casefold() not in taken]
    words = {person.key: _words(person) for person in people} if free else {}
    found: dict[str, str] = {}
    for address in free:
        local = _bare(address.partition("@")[0])
        owners = [person for person in people if _fits(local, words[person.key])]
        if len(owners) == 1 and not owners[0].email:
            found.setdefault(owners[0].key, address)
    return found


def _addresses(blocks: "Iterable[Block]") -> "Iterator[str]":
    for block in blocks:
        text = " ".join(block.cells) if isinstance(block, Row) else block.text
        if "@" in text:
            for word in text.split():
                found = EMAIL.search(word) if "@" in word else None
                if found:
                    yield found[0]


def _bare(text: str) -> str:
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFD", text.casefold().translate(_PLAIN))
    return "".join(char for char in parts if not unicodedata.combining(char))


def _words(person: "Person") -> list[str]:
    """Give the words of a name in the letters that addresses have, also `oe` for `ö`."""
    name, heading = person.name, person.heading
    called = NICKNAME.match(heading) if "(" in heading or '"' in heading else None
    if called:
        name = f"{name} {called[2]}"
    spelt = _bare(name)
    if not name.isascii():
        spelt = f"{spelt} {_bare(name.casefold().translate(_SPELT))}"
    return list(dict.fromkeys(filter(None, _BETWEEN.split(spelt))))


def _fits(local: str, words: list[str]) -> bool:
    """Tell whether all of an address speaks of a name: `k.meyrink`, `jpellworth`, `noor`."""
    if not any(len(word) >= _SHORTEST_NAME and word in local for word in words):
        return False
    tokens = [token for token in _BETWEEN.split(local) if token]
    if len(tokens) == 1:
        whole = tokens[0]
        joined = (f"{a}{b}" for a in words for b in words if a != b)
        short = (f"{a[0]}{b}" for a in words for b in words if a != b and len(b) > 2)
        behind = (f"{b}{a[0]}" for a in words for b in words if a != b and len(b) > 2)
        named = whole in words and len(whole) >= _SHORTEST_NAME
        return named or whole in {*joined, *short, *behind}
    initials = {word[0] for word in words}
    # `caoimhe.nibhriain` is Caoimhe Ní Bhriain
    known = {*words, *(f"{a}{b}" for a, b in pairwise(words))}
    full = [token for token in tokens if token in known and len(token) >= _SHORTEST_NAME]
    return bool(full) and all(token in known or token in initials for token in tokens)
