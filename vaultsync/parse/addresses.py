"""Email addresses in what people write: whose they are, by the names in them."""

import re
import unicodedata
from itertools import pairwise, permutations
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
_MOST_WORDS = 8
_MOST_BEARERS = 20
"""In one note; an address that so many may bear is nobody's."""


def by_name(people: "Sequence[Person]", blocks: "Iterable[Block]") -> dict[str, str]:
    """Give the addresses of persons who have none, by their keys.

    `Head of Product. seun.bankole@acme.example` is Seun Bankole's wherever it stands in the
    note: the name is in it, and fits nobody else of the note.
    """
    taken = {person.email.casefold() for person in people}
    if "" not in taken:
        return {}
    free = [one for one in dict.fromkeys(_addresses(blocks)) if one.casefold() not in taken]
    found: dict[str, str] = {}
    bearers = _Bearers(people if free else ())
    for address in free:
        owners = bearers.of(_bare(address.partition("@")[0]))
        if len(owners) == 1 and not owners[0].email:
            found.setdefault(owners[0].key, address)
    return found


class _Bearers:
    """The persons by the forms that their names have in addresses."""

    def __init__(self, people: "Sequence[Person]") -> None:
        self._words: dict[str, list[str]] = {}
        self._by_form: dict[str, list[Person]] = {}
        for person in people:
            words = self._words[person.key] = _words(person)
            for form in {*words, *_joined(words)}:
                if len(form) >= _SHORTEST_NAME:
                    self._by_form.setdefault(form, []).append(person)

    def of(self, local: str) -> "list[Person]":
        """Give whose an address is: all of it must speak of the name: `k.meyrink`, `noor`."""
        tokens = [token for token in _BETWEEN.split(local) if token]
        if len(tokens) == 1:
            return self._by_form.get(tokens[0], [])
        lists = [self._by_form.get(token, []) for token in tokens[:_MOST_WORDS]]
        if sum(map(len, lists)) > _MOST_BEARERS:
            return []
        unique = {one.key: one for near in lists for one in near}.values()
        return [one for one in unique if _speaks_of(tokens, self._words[one.key])]


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
    return list(dict.fromkeys(filter(None, _BETWEEN.split(spelt))))[:_MOST_WORDS]


def _joined(words: list[str]) -> "Iterator[str]":
    """Give a name's words as one: `janedoe`, `jdoe`, `doej`."""
    for one, other in permutations(words, 2):
        yield f"{one}{other}"
        if len(other) >= _SHORTEST_NAME:
            yield f"{one[0]}{other}"
            yield f"{other}{one[0]}"


def _speaks_of(tokens: list[str], words: list[str]) -> bool:
    """Tell whether each part of an address is a word or an initial of a name."""
    # `caoimhe.nibhriain` is Caoimhe Ní Bhriain
    known = {*words, *(f"{one}{other}" for one, other in pairwise(words))}
    initials = {word[0] for word in words}
    full = any(token in known and len(token) >= _SHORTEST_NAME for token in tokens)
    return full and all(token in known or token in initials for token in tokens)
