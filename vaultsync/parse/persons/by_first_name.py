"""Whom a note calls by the first name alone: `Claire used to work with …`, `joan said`.

It decides on nothing but the greeting of a letter: whoever is Claire in somebody's notes is
hardly `Dear Claire Ormerod`. A heading or a list of who was there is short in any case and says
nothing; a name behind a form of address (`Dr Nair asked`) says that it is no first-name basis.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.names import unlink
from vaultsync.parse.body.markdown import TEXTS
from vaultsync.parse.persons.forms import is_honorific
from vaultsync.parse.persons.roles import is_role
from vaultsync.patterns import regex
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Body

_NICKNAME = regex(r"[\"“”(‘']([^\W\d_][\w’-]{1,30})[\"“”)’']")
_POSSESSIVE = regex(r"['’]s?(?![^\W\d_])")
_NEXT = regex(r" ([^\W\d_][\w'’-]*)")
_BEFORE = regex(r"([^\W\d_][\w'’-]{0,40})\.? $")
_DOES = regex(
    r" (?:also |then |just |really |kindly )?(?!need\b)(?:said|says|asks|told|tells|is|was|"
    r"has|had|did|does|used to|wants?|knows?|knew|thinks?|thought|felt|got|gave|"
    r"went|ran|runs|came|made|took|wrote|rang|left|led|leads|met|spoke|seems?|will|would|might|[^\W\d_]{2,20}ed)\b",
)
"""What somebody does, behind the name."""
_SAID = regex(r"\W{0,4}: ?(?P<said>[^\n]{1,200})")
_IN_FRONT = regex(
    r"(?:\bw/|\b(?:with|to|from|for|by|via|asked|told|met|thanked|e-?mailed|texted|rang|and))"
    r" ?$",
    re.IGNORECASE,
)
"""In front of a name in small letters."""
_CLOSING = regex(
    r"\b(?:regards|wishes|best|thanks|cheers|sincerely|truly|warmly|soon)[ ,.!–—-]{0,4}\n?"
    r"[ \t>]{0,4}$",
    re.IGNORECASE,
)
_START = regex(r"(?:^|[\n.!?:;•]|[-–—*] ?)[\s\"“(*_]{0,4}$")
_PLAIN = regex(r"(?<![\w'’-])[a-z][a-z'’-]+")
_FEWEST = 3
"""Words besides names that a line has which is no list of them."""
_NO_WORDS = frozenset(
    {
        "and", "or", "with", "from", "of", "for", "the", "at", "in", "on", "by", "to", "met",
        "both", "also", "plus", "panel", "interviewers", "interview", "team", "then",
    }
)  # fmt: skip
_OTHERS = frozenset(
    {
        "my", "friend", "sister", "brother", "wife", "husband", "partner", "daughter", "son",
        "mum", "mom", "cousin", "the", "a", "an", "in", "st", "saint",
    }
)  # fmt: skip
"""In front of a first name that is somebody else's, or nobody's: `my sister Claire`."""
_MONTHS = frozenset({"april", "may", "june", "august", "summer"})
_MOST_PEOPLE = 24
"""Of more in one note nobody is looked for, which would take too long."""
_MOST = 200
"""Places of one name that are looked at."""


def with_first_names(body: "Body", *people: "Person | None") -> "list[Person | None]":
    """Give persons with the first name by which the note calls them, where it does."""
    known = [one for one in people if one and " " in one.name]
    if not known or len(known) > _MOST_PEOPLE:
        return [*people]
    blocks = (*(one for one in body.blocks if isinstance(one, TEXTS)), *body.quotes)
    text = unlink("\n\n".join(one.text for one in blocks))
    lowered = text.lower()
    if len(lowered) != len(text):  # in some scripts small letters are more
        return [*people]
    return [
        one._replace(called=_called(text, lowered, one)) if one and " " in one.name else one
        for one in people
    ]


def _called(text: str, lowered: str, person: "Person") -> str:
    nickname = _NICKNAME.search(person.name)
    words = _NICKNAME.sub(" ", person.name).replace(",", " ").split()
    if len(words) < 2 or "," in person.name or is_honorific(words[0]):
        return ""
    parts = frozenset(word.lower() for word in words)
    if any(_titled(text, at) for at in _places(lowered, words[-1].lower())):
        return ""
    for name in (*((nickname[1],) if nickname else ()), words[0]):
        places = [*_places(lowered, name.lower())]
        if not name[0].isupper() or any(_titled(text, at) for at in places):
            continue
        if any(_alone(text, at, at + len(name), parts) for at in places):
            return str(name)
    return ""


def _places(lowered: str, name: str) -> "Iterator[int]":
    """Give where a word stands by itself: not in an address, a path or a longer word."""
    at = lowered.find(name)
    for _ in range(_MOST):
        if at < 0:
            return
        before, behind = lowered[at - 1 : at], lowered[at + len(name) : at + len(name) + 2]
        inside = before.isalnum() or before in {"@", ".", "-", "_", "’", "'", "#"}
        path = before == "/" and lowered[at - 2 : at] != "w/"
        longer = behind[:1].isalnum() or behind[:1] in {"-", "_", "@", "/"}
        dotted = behind[:1] == "." and behind[1:].isalnum()
        if not (inside and before) and not (path or dotted) and not (longer and behind):
            yield at
        at = lowered.find(name, at + len(name))


def _titled(text: str, at: int) -> bool:
    """Tell whether a form of address stands in front of a name: `Dr Nair`, `Mrs. Pitt`."""
    word = _BEFORE.search(text, max(0, at - 45), at)
    return bool(word and word[1][0].isupper() and is_honorific(word[1]))


def _alone(text: str, start: int, end: int, parts: frozenset[str]) -> bool:
    """Tell whether a first name stands for the person, in a sentence that says something."""
    possessive = _POSSESSIVE.match(text, end)
    behind = possessive.end() if possessive and possessive[0][1:] else end
    following = _NEXT.match(text, behind)
    if following and (following[1].lower() in parts or following[1].istitle()):
        return False  # the whole name, or somebody else's
    before = _BEFORE.search(text, max(0, start - 45), start)
    begins = bool(_START.search(text, max(0, start - 10), start))
    if before and not begins and _is_anothers(text, before[1], before.start(1)):
        return False
    if _CLOSING.search(text, max(0, start - 20), start):
        return True
    acts = _acts(text, end) or (behind > end)
    word = text[start:end]
    if word[0].islower():
        return _in_small_letters(text, start, word, acts=acts and begins)
    if acts or begins or word.lower() in _MONTHS:
        return acts
    return _says_something(text, start, end)


def _is_anothers(text: str, word: str, at: int) -> bool:
    """Tell whether the word in front makes it another name: `Mary Claire`, `my Claire`."""
    if word.lower() in _OTHERS:
        return True
    return word[0].isupper() and not _START.search(text, max(0, at - 10), at)


def _acts(text: str, end: int) -> bool:
    """Tell whether the person does or says something: `Claire asked`, `priya: one more`."""
    if _DOES.match(text, end):
        return True
    said = _SAID.match(text, end)
    if not said or is_role(said["said"]):
        return False
    return len(_PLAIN.findall(said["said"])) >= _FEWEST


def _in_small_letters(text: str, start: int, word: str, *, acts: bool) -> bool:
    """Tell the same of `joan`: no other word may be written so."""
    if word in word_set("name-words"):
        return False
    behind_word = _IN_FRONT.search(text, max(0, start - 12), start)
    return acts or bool(behind_word and _says_something(text, start, start + len(word)))


def _says_something(text: str, start: int, end: int) -> bool:
    """Tell whether the line of a name is no list of names."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    row = f"{text[first:start]} {text[end : last if last >= 0 else len(text)]}"
    plain = [one for one in _PLAIN.findall(row[:400]) if one not in _NO_WORDS]
    return len(plain) >= _FEWEST
