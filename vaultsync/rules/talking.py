"""What brackets show of a talk: a sentence or two of what was noted, and nothing private.

A line of a list stands as it is. Of a paragraph only its first sentences are shown: who is to
write a sentence about it needs no more. Where a note tells of the talk in running text, two of
its sentences are chosen, those that say what was asked, told or shown before others.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.parse.messages.answers_by import only_says_when
from vaultsync.parse.persons.promise_words import MAY, promise_in
from vaultsync.parse.persons.sentences import sentences
from vaultsync.patterns import regex
from vaultsync.rules.asides import is_to_oneself
from vaultsync.rules.material import noted, room
from vaultsync.rules.private import without_private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.owed import FollowUp

LONGEST = 160
_MOST = 2
"""Sentences of a point, and points that are chosen from running text."""
_CLAUSE = regex(r"(?:,|;| [-–—])\s+|\s+(?=(?:and|but) (?:i|he|she|they|we)\b)", re.IGNORECASE)
_STRONG = regex(
    r"\b(?:ask(?:ed|s)|told|explain(?:ed|s)|show(?:ed|s)|discuss(?:ed|es)|describ(?:ed|es)|"
    r"mention(?:ed|s)|talk(?:ed|s)|spoke|walked me through|wanted to know)\b",
    re.IGNORECASE,
)
_NO_TALK = regex(
    r"\b(?:thank(?:ed|s|[- ]?you)?|e-?mailed|rang|texted|bring|park(?:ed|ing)|"
    r"(?:ring|call|phone|text|mail|email|write to|get back to|let) (?:me|us|them|everyone|"
    r"everybody)|second interview|next (?:round|step)s?|start in|in touch)\b|"
    r"https?://|\S@\S|\b0\d[\d ]{7,}|\+\d[\d ]{7,}|"
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|^(?:to ask|bring|ask about|ask for|where|contact)\b",
    re.IGNORECASE,
)
"""Of how and when one was there, of messages, and of what comes next."""
_HOW_LONG = regex(
    r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:about |nearly |almost |over )*"
    r"(?:an|one|two|three|half an|\d+) ?(?:hours?|min(?:ute)?s?)\b",
    re.IGNORECASE,
)
_WORD = regex(r"[^\W\d_]{2,}|\d[\d.,]*")
_FEWEST = 4
_FEWEST_LISTED = 3
"""Words of a line in a list of what was talked about: `the rota` may be anything."""
_MOST_LISTED = 4
_IN_A_LIST = 100
"""Characters of each, where several are shown in one bracket."""


def talking_points(item: "FollowUp") -> tuple[str, ...]:
    """Give what a draft shows of the talk, as far as the channel has room for it."""
    listed = tuple(filter(None, (in_short(one.text) for one in noted(item))))
    found = listed or (() if item.person.points else tuple(_chosen(item)))
    return found[: room(item)]


def in_short(text: str) -> str:
    """Give the first sentence or two of a point that are for a letter; it may be none."""
    whole, found = sentences(text), list[str]()
    for sentence in whole:
        said = without_private(sentence)
        if not found and (not said or (len(whole) > 1 and _HOW_LONG.match(sentence))):
            continue
        if not said or (found and len(" ".join((*found, said))) > LONGEST):
            break
        found.append(said)
        if said != sentence or len(found) == _MOST:
            break
    return text if found == whole and len(text) <= LONGEST else _cut(" ".join(found))


def _cut(sentence: str, longest: int = LONGEST) -> str:
    """Cut what is too long where a clause ends; what is shown of more needs no full stop."""
    if len(sentence) <= longest:
        return sentence.removesuffix(".")
    ends = [one.start() for one in _CLAUSE.finditer(sentence) if one.start() < longest]
    if not ends:
        ends = [sentence.rfind(" ", 0, longest)]
    return f"{sentence[: ends[-1]].rstrip(' ,;:-–—')} …" if ends[-1] > 0 else sentence


def with_all(item: "FollowUp") -> tuple[str, ...]:
    """Give what a list of the talk holds that names nobody, as a choice: a few of its lines."""
    names = f"{item.company} {item.person.name}"
    said = (
        _cut(without_private(one.text), _IN_A_LIST)
        for one in item.person.shared
        if _talks(without_private(one.text), one.text, names, fewest=_FEWEST_LISTED)
    )
    return tuple(islice(said, _MOST_LISTED))


def _chosen(item: "FollowUp") -> "Iterator[str]":
    """Choose from running text: the strongest two, in the order of the note."""
    names = f"{item.company} {item.person.name}"
    found = []
    for one in item.person.told:
        said = without_private(one.text)
        if said and _talks(said, one.text, names):
            found.append(said)
    strongest = sorted(range(len(found)), key=lambda n: (not _STRONG.search(found[n]), n))
    for number in sorted(strongest[:_MOST]):
        yield _cut(found[number])


def _talks(said: str, sentence: str, names: str, *, fewest: int = _FEWEST) -> bool:
    """Tell whether a sentence of running text is of the talk itself."""
    plain = sentence.replace("’", "'")
    if len(_WORD.findall(said)) < fewest or _NO_TALK.search(plain) or is_to_oneself(plain):
        return False
    if only_says_when(plain, names):
        return False
    return not (MAY.search(plain) and promise_in(plain, bare=True))
