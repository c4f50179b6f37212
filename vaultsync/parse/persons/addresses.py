"""Email addresses in what people write: whose they are, by the names in them."""

import re
import unicodedata
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from vaultsync.model import Person
from vaultsync.parse.body.markdown import Row
from vaultsync.parse.persons.headings import EMAIL, NICKNAME
from vaultsync.parse.persons.words import HONORIFICS
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.parse.body.markdown import Block

_BETWEEN = regex(r"[\W\d_]+")
_SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})
_PLAIN = str.maketrans({"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
_SHORTEST_NAME = 3
"""Letters of a name by which an address can be known."""
_NO_GOOD = regex(
    r"\b(?:not|old|former\w*|bounc\w*|wrong|invalid|dead|do not use|don't use|no longer|maybe|"
    r"perhaps|guess\w*)\b|\?",
    re.IGNORECASE,
)
_BEFORE, _BEHIND = 24, 16
"""Characters around an address that say something of it."""
_TWO_NAMES = regex(r"(?![a-zß-ÿ])[^\W\d_][\w'’-]* (?![a-zß-ÿ])[^\W\d_]")
_NAME_WORD = regex(r"[^\W\d_][\w'’-]*|[.,;:()|/–—]")
_MOST_WORDS, _LONGEST_LINE = 8, 1000
_MOST_BEARERS = 20
"""In one note; an address that so many may bear is nobody's."""


def by_name(
    people: "Sequence[Person]", blocks: "Iterable[Block]", company: str = ""
) -> dict[str, str]:
    """Give the addresses of persons who have none, by their keys.

    `Head of Product. seun.bankole@acme.example` is Seun Bankole's wherever it stands in the
    note: the name is in it, and fits nobody else of the note. One that bears no more than a
    first name or a surname must be of the company, and where several fit, none counts.
    """
    taken = {person.email.casefold() for person in people}
    if "" not in taken:
        return {}
    free = {
        address: line for address, line in addresses(blocks) if address.casefold() not in taken
    }
    found: dict[str, list[str]] = {}
    bearers = _Bearers(people if free else ())
    work = [word for word in _BETWEEN.split(_bare(company)) if len(word) >= _SHORTEST_NAME]
    for address, line in free.items():
        local, _, domain = _bare(address).partition("@")
        owners = bearers.of(local)
        if len(owners) != 1 or owners[0].email or _strange(line, bearers.words(owners[0])):
            continue
        if not bearers.by_one_word(local) or any(map(domain.__contains__, work)):
            found.setdefault(owners[0].key, []).append(address)
    return {key: several[0] for key, several in found.items() if len(several) == 1}


def bearers_of(address: str, people: "Sequence[Person]") -> "list[Person]":
    """Give those whose name an address bears, with nothing else in front of the `@`."""
    return _Bearers(people).of(_bare(address).partition("@")[0])


def own_address(lines: "Iterable[str]", name: str) -> str:
    """Give the only address in a note on a person, if it bears the name; else nothing.

    `Recruiter, Pennine Health. becky.marsh@pennine.example, Texts more than emails.`
    """
    one = Person(name.casefold(), name, 1)
    bearers = _Bearers((one,))
    found: dict[str, str] = {}
    for line in lines:
        if "@" in line and len(line) <= _LONGEST_LINE:
            found |= dict.fromkeys(EMAIL.findall(line), line)
        if len(found) > 1:
            return ""
    for address, line in found.items():
        local = _bare(address).partition("@")[0]
        if bearers.of(local) and not _strange(line, bearers.words(one)):
            return address
    return ""


def _strange(line: str, own: "Sequence[str]") -> bool:
    """Tell whether a line says that an address is no good, or names somebody of the same name.

    `NOT jane@acme.example`, `jane@agency.example is Jane Brown`, where Jane Doe is meant. `own`
    are the words of the name.
    """
    if _NO_GOOD.search(line):
        return True
    if not _TWO_NAMES.search(line):
        return False
    words = [(word, _bare(word)) for word in _NAME_WORD.findall(line)]
    return any(
        one[0].isupper() and other[0].isupper() and (bare in own) != (behind in own)
        for (one, bare), (other, behind) in pairwise(words)
        if bare not in HONORIFICS
    )


class _Bearers:
    """The persons by the forms that their names have in addresses."""

    def __init__(self, people: "Sequence[Person]") -> None:
        self._words: dict[str, list[str]] = {}
        self._single: set[str] = set()
        self._people = people
        self._by_form: dict[str, list[Person]] = {}
        for person in people:
            words = self._words[person.key] = _words(person)
            self._single.update(words)
            for form in {*words, *(f"{one}{other}" for one, other in pairwise(words))}:
                if len(form) >= _SHORTEST_NAME:
                    self._by_form.setdefault(form, []).append(person)

    def words(self, person: "Person") -> list[str]:
        """Give the words of a person's name as addresses have them."""
        return self._words[person.key]

    def by_one_word(self, local: str) -> bool:
        """Tell whether an address bears no more than one word of a name: `jane`, not `jdoe`."""
        return local in self._single

    def of(self, local: str) -> "list[Person]":
        """Give whose an address is: all of it must speak of the name: `k.meyrink`, `noor`."""
        tokens = [token for token in _BETWEEN.split(local) if token]
        if len(tokens) == 1:
            near = self._by_form.get(tokens[0], [])
            if near or len(self._people) > _MOST_BEARERS:
                return near
            return [one for one in self._people if tokens[0] in _joined(self._words[one.key])]
        lists = [self._by_form.get(token, []) for token in tokens[:_MOST_WORDS]]
        if sum(map(len, lists)) > _MOST_BEARERS:
            return []
        unique = {one.key: one for near in lists for one in near}.values()
        return [one for one in unique if _speaks_of(tokens, self._words[one.key])]


def addresses(blocks: "Iterable[Block]") -> "Iterator[tuple[str, str]]":
    """Give each address with what stands around it."""
    for block in blocks:
        text = "\n".join(block.cells) if isinstance(block, Row) else block.text
        for line in text.split("\n") if "@" in text else ():
            end = 0
            for word in line.split():
                found = EMAIL.search(word) if "@" in word else None
                if found:
                    start = line.find(found[0], end)
                    end = start + len(found[0])
                    before = line[max(start - _BEFORE, 0) : start]
                    yield found[0], f"{before}.{line[end : end + _BEHIND]}"


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
