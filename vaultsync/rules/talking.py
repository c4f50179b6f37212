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
from vaultsync.parse.persons.roles import is_role
from vaultsync.parse.persons.sentences import sentences
from vaultsync.patterns import regex
from vaultsync.rules.asides import is_to_oneself
from vaultsync.rules.material import names_there, noted, room
from vaultsync.rules.private import without_private

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.owed import FollowUp

LONGEST = 160
_WHOLE_PAGE = 2000
"""Characters of a point that is surely more than one thing."""
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
_KIND_OF = (
    r"fast|quick|quiet|brisk|sharp|bright|chatty|blunt|serious|shy|calm|intense|formal|relaxed|"
    r"smiley|stern|strict|tough|scary|polite|charming|cheerful|bubbly|cold|distant|bored|posh|"
    r"warm|nice|lovely|friendly|kind|funny|dry|great|good|direct|straight|clever|smart|"
    r"thoughtful|patient|welcoming|approachable|professional|enthusiastic|down[- ]to[- ]earth|"
    r"no[- ]nonsense|old[- ]school|easy"
)
_WHO = regex(
    r"\W*(?:(?:the|a|an|my|our|she|he|they|was|is|were|are|seemed|came across as|very|really|"
    r"quite|so|such|rather|pretty|both|all|bit of a|a bit|also|she's|he's|they're)\W+)*"
    rf"(?:(?:{_KIND_OF})(?:(?:,| and|,? but) (?:(?:very|quite|really|also) )?(?:{_KIND_OF}))*"
    r"(?: (?:talker|listener|man|woman|guy|lady|bloke|chap|lad|lass|person|people|lot|bunch|"
    r"team|soul|character|sort|gent|to talk to))?|"
    r"(?:panel |main |co-?)?(?:chair(?:man|woman|person)?|lead|chaired(?: it)?|led(?: it)?|"
    r"matron|manager|boss|head|hr|note[- ]?taker|scribe|observer|timekeeper)(?: of the panel)?|"
    r"(?:(?:ran|kept|watched) the (?:clock|time)|took (?:the )?notes|"
    r"sat in(?: and took notes)?|(?:did|asked) most of the (?:talking|questions)))\W*",
    re.IGNORECASE,
)
"""What somebody is, or how: `Chair.`, `Lovely man.`, `Straight talker.`"""
_RANK = regex(r"^(?:(?:deputy|assistant|acting|interim|vice|divisional)[ -])+", re.IGNORECASE)
_PERSON = regex(
    r"\b(?:manager|director|head of|lead|leader|chief|officer|matron|nurse|teacher|recruiter|"
    r"partner|owner|supervisor|coordinator|engineer|consultant|chef|boss|founder|president)\b",
    re.IGNORECASE,
)
_THING = regex(r"[,;&+]|\s(?:and|then|plus)\s", re.IGNORECASE)
_TALKED = regex(
    r"^\W*(?:(?:we|she|he|they|i) )?(?:also )?(?:(?:asked|talked|spoke|chatted|"
    r"told (?:her|him|them)|wanted to know|asked me|went) (?:about |on about )?|"
    r"discussed |covered |mentioned |went through |about )",
    re.IGNORECASE,
)
_SHORT = 4
"""Words of each thing in a list of several."""
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
        alone = len(whole) == 1
        if not found and (not said or _WHO.fullmatch(sentence)):
            continue
        if not (found or alone) and _is_no_talk(sentence):
            continue
        if not said or (found and len(" ".join((*found, said))) > LONGEST):
            break
        found.append(said)
        if said != sentence or len(found) == _MOST:
            break
    return text if found == whole and len(text) <= LONGEST else _cut(" ".join(found))


def _is_no_talk(sentence: str) -> bool:
    """Tell of a sentence in front that says how long it took, what somebody is, or how."""
    plain = _RANK.sub("", sentence.strip(" .!"))
    title = _PERSON.search(plain) is not None and is_role(plain)
    return bool(title or _HOW_LONG.match(sentence) or _WHO.fullmatch(sentence))


def names_several(item: "FollowUp") -> bool:
    """Tell whether what is noted of the talk is more than one thing, be it in one line.

    `SSNAP scores, thrombolysis times, 7 day therapy` are three; two sentences are two.
    """
    names, count = names_there(item), 0
    for one in noted(item):
        if len(one.text) > _WHOLE_PAGE:
            return True
        for sentence in sentences(one.text):
            said = without_private(sentence)
            if not said or _is_no_talk(sentence) or only_says_when(sentence, names):
                continue
            if _NO_TALK.search(sentence.replace("’", "'")):
                continue
            things = [
                part.split() for part in _THING.split(_TALKED.sub("", said.rstrip(" .!")))
            ]
            listed = len(things) > 1 and all(0 < len(one) <= _SHORT for one in things)
            count += len(things) if listed else 1
    return count > 1


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
    names = names_there(item)
    said = (
        _cut(without_private(one.text), _IN_A_LIST)
        for one in item.person.shared
        if _talks(without_private(one.text), one.text, names, fewest=_FEWEST_LISTED)
    )
    return tuple(islice(said, _MOST_LISTED))


def _chosen(item: "FollowUp") -> "Iterator[str]":
    """Choose from running text: the strongest two, in the order of the note."""
    names = names_there(item)
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
