"""By which name a person is greeted: the form that the notes allow (strategy.md section 4).

The whole name is never wrong, so it stands wherever nothing else is noted; it is stiff where
the note itself calls the person by the first name, and in a text to somebody who was met. Then
the first name stands, where it is sure which one it is.
Pronouns are not asked: no honorific is ever guessed. Names written from right to left stay as
they are: behind `Dear` and before a comma they need no marks of direction, which nobody would
see, but which would double the length of a text.
"""

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, one_line
from vaultsync.parse.persons.forms import (
    FAMILY_FIRST,
    HONORIFICS,
    WITH_GIVEN_NAME,
    is_honorific,
    read_honorific,
)
from vaultsync.parse.persons.roles import is_unnamed
from vaultsync.parse.persons.words import DEGREES, PARTICLES
from vaultsync.patterns import regex
from vaultsync.words import word_set

if TYPE_CHECKING:
    from vaultsync.model import Person

_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv"})
_DEGREES = frozenset(
    {
        "phd", "md", "mba", "msc", "bsc", "ma", "ba", "esq", "dds", "cpa", "pmp", "obe", "cbe",
        "mbe", "qc", "kc", "jd", "rn", "frcs", "frs", "mphil", "dphil", "llm", "llb", "meng",
    }
)  # fmt: skip
_QUOTED = regex(r"\s*[\"“”(‘']([^\W\d_][\w'’-]{1,30})[\"“”)’'](?=\s)")
_LEAST_NAMES = 2
_INITIAL = regex(r"(?:[^\W\d_]\.?-?){1,2}\.|[^\W\d_]")


class Name(NamedTuple):
    """A name taken apart; what is not known for sure is empty."""

    whole: str
    """Without form of address and degrees."""
    honorific: str = ""
    given: str = ""
    family: str = ""
    called: str = ""
    """A nickname that stands in it: Philippa "Pip" Okoro."""


def call(person: "Person") -> str:
    """Give what stands behind "Dear" in a letter to this person.

    Empty where the note says what somebody does instead of a name: nobody is `Dear HR`.
    """
    name = take_apart(person)
    formal = person.first_name is False
    if person.greeting and not (formal and not is_honorific(person.greeting.split()[0])):
        return one_line(person.greeting)
    if person.first_name:
        first = name.called or name.given
        if first:
            return first
    if not name.honorific:
        return "" if is_unnamed(name.whole) else name.whole
    words = name.honorific.split()
    by_given = words[-1].casefold().removesuffix(".") in WITH_GIVEN_NAME
    last = (name.given if by_given else name.family) or name.whole
    return f"{name.honorific} {last}"


def call_as_noted(person: "Person") -> str:
    """Give the same, by the first name where the note calls the person by it alone.

    Not where a field says how, where a form of address belongs to the name, or where it is
    not sure which of the names is the given one.
    """
    said, name = call(person), take_apart(person)
    told = said != name.whole or name.honorific or person.first_name is False
    if told or not person.called or person.name_order == FAMILY_FIRST:
        return said
    given = person.called == name.called or _plain_name(person.called) in _given()
    return person.called if given else said


def call_in_a_text(person: "Person") -> str:
    """Give the same for a text to somebody who was met: `Hello Liam`.

    Only where the first of two names is a given name for sure; of `Tanaka Aiko` nobody knows.
    """
    said, name = call_as_noted(person), take_apart(person)
    words = said.split()
    whole = said != name.whole or name.honorific or person.first_name is False
    if whole or person.name_order == FAMILY_FIRST or len(words) < _LEAST_NAMES:
        return said
    first, *between, last = words
    sure = first[0].isupper() and _plain_name(first) in _given()
    if not sure or _plain_name(last) in _given():
        return said
    return (
        (name.called or first) if all(one.casefold() in PARTICLES for one in between) else said
    )


def _given() -> frozenset[str]:
    return word_set("given-names")


def _plain_name(word: str) -> str:
    """Give a word as those of the list are written: without accents."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char))


@lru_cache(maxsize=1024)
def may_be_called(person: "Person") -> frozenset[str]:
    """Give the forms, folded, in which a greeting may name the person.

    Wider than `call`: who writes may know that she is a doctor, or that they are on
    first-name terms.
    """
    name = take_apart(person)
    words = name.whole.split()
    alone = {name.whole, name.given, name.called, person.name, call_as_noted(person)}
    alone |= {words[0], words[-1], " ".join(words[:2])} if words else set()
    families = {name.whole, name.family, *words[:2], *(" ".join(words[n:]) for n in range(6))}
    own = {name.honorific, *(f"{one}." for one in HONORIFICS), *HONORIFICS}
    told = {f"{one} {family}" for one in own if one for family in families if family}
    return frozenset(fold(one) for one in alone | told if one)


def take_apart(person: "Person") -> Name:
    """Take a person's name apart, as far as the note tells how."""
    text = one_line(person.name)
    quoted = _QUOTED.search(text)
    if quoted:
        text = f"{text[: quoted.start()]}{text[quoted.end() :]}"
    said = _turned(text).split()
    words = [one for one in said if one.casefold() not in DEGREES] or said
    front = 0
    while front < len(words) - 1 and is_honorific(words[front]):
        front += 1
    written, words = " ".join(words[:front]), words[front:]
    while len(words) > 1 and _plain(words[-1]) in _DEGREES and not words[-1].istitle():
        words.pop()
    honorific = person.honorific or written or read_honorific(person.title)
    whole = " ".join(words).rstrip(",")
    given, family = _parts(words, person.name_order, titled=bool(front))
    return Name(whole, honorific, given, family, quoted[1] if quoted else "")


def _turned(text: str) -> str:
    """Give `Raman, Priya` as `Priya Raman`; `John Smith, Jr.` stays."""
    left, comma, right = text.partition(",")
    if not comma or _plain(right) in _GENERATION | _DEGREES or "," in right:
        return text
    return f"{right.strip()} {left.strip()}".strip()


def _parts(words: list[str], order: str, *, titled: bool) -> tuple[str, str]:
    """Give the given and the family name, each empty where it is not certain.

    `titled`: a form of address stands before the name, so that one word is the family name.
    """
    bare = [word for word in words if _plain(word) not in _GENERATION]
    if len(bare) < 2:
        return ("", "".join(bare)) if titled else ("".join(bare), "".join(bare))
    shouted = [n for n, word in enumerate(bare) if _shouted(word)]
    if len(shouted) == 1 and shouted[0] in {0, len(bare) - 1}:
        rest = [word for n, word in enumerate(bare) if n != shouted[0]]
        return " ".join(rest), bare[shouted[0]].capitalize()  # `TANAKA Aiko`
    if order == FAMILY_FIRST or (not order and all(map(_eastern, bare))):
        return " ".join(bare[1:]), bare[0]
    first = next((word for word in bare[:-1] if not _INITIAL.fullmatch(word)), "")
    given = "" if bare[0].casefold() in PARTICLES else first
    return given, _family(bare)


def _family(bare: list[str]) -> str:
    """Give the family name: the last word with its particles.

    With two names and more before it, it could be two words (María García López): then it is
    not certain.
    """
    start = len(bare) - 1
    while start > 1 and bare[start - 1].casefold() in PARTICLES:
        start -= 1
    full = [word for word in bare[:start] if not _INITIAL.fullmatch(word)]
    return " ".join(bare[start:]) if len(full) <= 1 else ""


def _plain(word: str) -> str:
    return word.strip(" .,()").replace(".", "").casefold()


def _shouted(word: str) -> bool:
    """Tell whether a word is written in capitals, as family names are: `TANAKA`."""
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 2 and all(map(str.isupper, letters))


def _eastern(word: str) -> bool:
    """Tell whether a word is written in Chinese, Japanese or Korean characters."""
    return all(
        unicodedata.name(char, "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))
        for char in word
        if char.isalpha()
    ) and any(map(str.isalpha, word))
