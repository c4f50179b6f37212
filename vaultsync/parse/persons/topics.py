"""Headings that name a topic and nobody: `My feeling`, `Pay and hours`, `Second interview`."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.body.markdown import TEXTS, Row
from vaultsync.parse.persons.headings import looks_like_name
from vaultsync.parse.persons.matters import MATTERS_AND_NAMES, is_matter
from vaultsync.parse.persons.parts import touch_in
from vaultsync.parse.persons.roles import is_part, is_role, is_unnamed
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vaultsync.parse.persons.parts import Part

_ALONE = frozenset({"job", "home"})
"""Single words that can be a name, too, and hardly ever are one above a section."""
_MOST_WORDS = 6
_OWN = frozenset(
    {"the", "my", "our", "their", "its", "this", "that", "these", "those", "your", "a", "an"}
)
"""Words with which no name begins."""
_JOINS = frozenset({"and", "&", "+", "or", "/", "vs", "vs."})
_BETWEEN = _OWN | frozenset(
    {
        "of", "for", "to", "on", "in", "at", "about", "with", "from", "before", "per", "first",
        "second", "third", "last", "final", "next", "more", "some", "any", "all", "own", "good",
        "bad", "better", "best", "worst", "big", "small", "new", "old", "open", "other",
        "practical", "local", "main", "random", "red", "green", "night", "early", "late",
        "short", "long", "quick", "free", "overall", "hr", "personal", "general", "dress",
        "day", "afternoon", "morning", "evening",
    }
)  # fmt: skip
"""What stands around the words of a topic, and is neither a matter nor a name."""
_ASIDES = frozenset({"practical", "personal", "general", "overall", "other", "local"})
"""Words that can stand alone behind what joins them to a matter."""
_TOPICS = frozenset(
    {
        "afternoon", "area", "bad", "chat", "day", "diary", "feel", "flag", "good", "hour",
        "impression", "journey", "length", "minus", "month", "morning", "pattern", "period",
        "plus", "round", "stuff", "thought", "van", "walk",
    }
)  # fmt: skip
"""Matters that are such only beside other words."""
_SOMEBODY = frozenset(
    {
        "agency", "attendee", "attendees", "boss", "candidate", "carer", "chap", "client",
        "colleague", "company", "competitor", "competitors", "contact", "contacts", "crew",
        "customer", "department", "ect", "employee", "employer", "gentleman", "girl",
        "governor", "governors", "graduate", "guy", "hca", "interviewer", "interviewers", "lad",
        "lady", "man", "men", "nqt", "one", "panel", "panelists", "panellists", "parent",
        "participants", "patient", "people", "person", "pupil", "recruiting", "recruitment",
        "senco", "sendco", "shareholder", "staff", "stakeholder", "starter", "student",
        "supplier", "support", "team", "vendor", "visitors", "volunteer", "woman", "women",
        "hr", "management", "leadership", "admin", "reception", "sales", "security", "legal",
    }
)  # fmt: skip
"""At the end of words: somebody may be meant, though without a name."""
_OF_SOMEBODY = frozenset(
    {"from", "with", "who", "whom", "whose", "in", "at", "before", "named"}
)
"""In a description: `the tall one in the office`."""
_GOES_ON = frozenset({"i", "we", "they", "to"})
_BY_MESSAGE = regex(r"\b(?:to|from|with) ")
_SPEAKS = (
    r"(?:asked|asks|talked|spoke|told|tells|said|says|explained|mentioned|showed|laughed|offered|"
    r"introduced|liked|wanted)\b"
)


def is_topic(name: str) -> bool:
    """Tell whether words are those of a section, and certainly no name.

    What somebody does is no topic (`Headteacher`, `Head of Care`), nor is a description of
    somebody (`The tall guy`).
    """
    if " " not in name:
        return name.casefold() in _ALONE
    words = name.replace("/", " / ").replace(",", " & ").split()
    low = [word.casefold().strip("'’\"“”.!:") for word in words]
    if (
        not 1 < len(words) <= _MOST_WORDS
        or is_role(name)
        or is_unnamed(name)
        or _is_somebody(low)
    ):
        return False
    if is_part(name):
        return True
    if looks_like_name(name):  # `Site Visit`: each word must be beyond doubt
        return all(is_matter(word) and word not in MATTERS_AND_NAMES for word in low)
    small = all(word == word.lower() or word in {"I", "HR"} for word in words[1:])
    return _of_matters(low) or (small and (_described(low) or _goes_on(low)))


def _is_somebody(words: list[str]) -> bool:
    """Tell whether one of the things joined here may be somebody."""
    ends = [before for before, after in pairwise(words) if after in _JOINS]
    return _speaks_of_somebody((*ends, words[-1]))


def _speaks_of_somebody(words: "Iterable[str]") -> bool:
    return any(word in _SOMEBODY or word.removesuffix("s") in _SOMEBODY for word in words)


def _matter(word: str) -> bool:
    return is_matter(word) or word in _TOPICS or word in _ALONE or word in MATTERS_AND_NAMES


def _of_matters(words: list[str]) -> bool:
    """Tell whether nothing but matters stands here, and what stands around them."""
    if not all(_matter(word) or word in _BETWEEN or word in _JOINS for word in words):
        return False
    sure = any(is_matter(word) or word in _TOPICS or word in _ALONE for word in words)
    aside = words[-2] in _JOINS and words[-1] in _ASIDES  # `Money / practical`
    return sure and (_matter(words[-1]) or words[0] in _OWN or aside)


def _described(words: list[str]) -> bool:
    """Tell of `Their open plan office`, whatever stands in front of the office."""
    if words[0] not in _OWN or not is_matter(words[-1]):
        return False
    return not _speaks_of_somebody(words) and _OF_SOMEBODY.isdisjoint(words)


def _goes_on(words: list[str]) -> bool:
    """Tell of `Things I liked`, `Points to fix`."""
    first, then = words[:2]
    return is_matter(first) and then in _GOES_ON and not _speaks_of_somebody([first])


def tells_somebody(name: str, parts: "Sequence[Part]") -> bool:
    """Tell whether a note speaks of somebody of that name: `Job asked me`, a text to `Job`."""
    folded = fold(name)
    speaks = (
        re.compile(rf"(?<!\w){re.escape(name)} {_SPEAKS}") if looks_like_name(name) else None
    )
    for block in (block for part in parts for block in part.blocks):
        if speaks and isinstance(block, TEXTS) and speaks.search(block.text):
            return True
        mention = touch_in(block)
        if mention and mention.kind and _names(mention.text, folded):
            return True
        if isinstance(block, Row) and any(fold(cell) == folded for cell in block.cells):
            return True
    return False


def _names(text: str, name: str) -> bool:
    """Tell whether a message went to that name, or came from there."""
    said = fold(text)
    return any(said.startswith(name, found.end()) for found in _BY_MESSAGE.finditer(said))
