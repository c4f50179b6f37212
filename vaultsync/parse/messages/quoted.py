"""A rejection in their own words: a mail in a quote, or a line that is nothing but a quotation.

In it `we` are they, and `you` who reads it. Whoever says `me` there is somebody else.
"""

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.model import Turn
from vaultsync.parse.messages.turns import OWN_WORDS, SENTENCE, turn_told
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

_MAY = regex(
    r"candidate|applicant|some(?:one|body)|internal|application|success|select|chosen|"
    r"\bfilled\b|not to|unable|not able|\b(?:forward|further)\b",
    re.IGNORECASE,
)
"""A rejection of theirs that holds none of these is none that is understood here."""
_POLITE = regex(
    r"^\W*(?:(?:after (?:\w+ )?(?:consideration|thought|deliberation|discussion)|sadly|however|"
    r"unfortunately|but|so|and),? )*"
    r"(?:(?:(?:i|we)(?:'m| am| are|'re)? )?(?:very |so )?"
    r"(?:(?:sorry|regret|have|writing|wanted) to (?:inform|tell|say|let|advise)|afraid)"
    r"(?: you)?(?: know)?(?: that)? )?",
    re.IGNORECASE,
)
_LATELY = regex(
    r",? (?:on this occasion|this time|at this (?:time|stage|point)|instead)\b", re.IGNORECASE
)
_OTHERS = regex(r"\bother (candidate|applicant)s\b", re.IGNORECASE)
_VOICE = regex(
    r"\b(?:(?P<reader>you(?=(?:'ve| have| were)(?: sadly| unfortunately)? (?:not|been|un)))|"
    r"(?P<read>you)|(?P<of_reader>your)|(?P<they>i|we)|(?P<them>me|us)|(?P<their>my|our)|"
    r"(?P<be>am|'m))\b",
    re.IGNORECASE,
)
_AS_TOLD = MappingProxyType(
    {
        "reader": "I",
        "read": "me",
        "of_reader": "my",
        "they": "they",
        "them": "them",
        "their": "their",
        "be": "are",
    }
)
_WAS = regex(r"\bI were\b")
_QUOTATION = regex(r"(?P<lead>[^\"“”]{0,60}?)[\"“](?P<said>[^\"“”]+)[\"”][\s.!]*")
_GOES_ON = regex(
    r"(?P<lead>[^\"“”]{1,60}?)[\"“](?P<said>[^\"“”]+?)"
    r"(?:[.!] ?[\"”]|[\"”] ?[.!])\s+(?P<own>(?-i:[A-Z])[^\"“”]{1,160})"
)
"""The same with sentences of one's own behind it: `Oh well. Not sad really`."""
_UNDONE = regex(
    r"\b(?:joke|joking|jok\w+|kidding|mistake|wrong|after all|changed|instead|but|again|sorry|"
    r"however|then)\b",
    re.IGNORECASE,
)
_THEY_SAID = regex(
    r"(?:(?:the|their|an?) )?(?:e-?mail|mail|letter|message|text|answer|reply|voicemail|phone|"
    r"call)(?: from (?:them|hr|her|him|(?P<from>(?-i:[A-Z])[\w'-]+)(?: (?-i:[A-Z])[\w'-]+)?))?|"
    r"(?:they|she|he|hr|(?P<who>(?-i:[A-Z])[\w'-]+)(?: (?-i:[A-Z])[\w'-]+)?)(?: just| then)? "
    r"(?:e-?mailed|mailed|called|rang|phoned|wrote|texted|messaged|got back|came back|said|"
    r"says|answered|replied)(?: [\w-]+){0,4}",
    re.IGNORECASE,
)
"""What a quotation may stand behind, up to its colon."""
_ELSEWHERE = regex(
    r"(?<![@.])\b(?:glassdoor|reviews?|blog|article|reddit|forum|book|podcast|advice|tips?|wisdom|motto|"
    r"proverb|sayings?|examples?|template|friends?|read|heard|quote|story|stories|"
    r"adverts?|posting|sister|brother|mum|mother|dad|father|wife|husband|cousin|neighbour)\b",
    re.IGNORECASE,
)
_OF = regex(
    r"\b(?:from|by|at) (?:the )?(?P<of>(?-i:[A-Z])[\w'-]+)|(?P<who>(?-i:[A-Z])[\w'-]+) "
    r"(?:e-?mailed|mailed|called|rang|phoned|wrote|texted|messaged|said|says|answered|replied)\b",
    re.IGNORECASE,
)
_BY = regex(r"\n\s*[-–—~]+ ?(?P<who>[^\W\d_]+)|[–—] (?P<last>(?-i:[A-Z])[\w'-]+)[^\n]{0,40}$")
"""Who is named below what is quoted."""


def rejection_quoted(said: str, is_theirs: "Callable[[str], bool]") -> int | None:
    """Give where a sentence of theirs begins that says no; None: none does."""
    plain = said.replace("’", "'").replace("\n", " ")
    if not _MAY.search(plain):
        return None
    if not _QUOTATION.fullmatch(plain):  # what is quoted in it is somebody else's
        plain = OWN_WORDS.sub(lambda one: " " * len(one[0]), plain)
    start = 0
    for end in (*SENTENCE.finditer(plain), None):
        sentence = plain[start : end.start() if end else len(plain)]
        if turn_told(_as_told(sentence), is_theirs) is Turn.REJECTION:
            return start
        start = end.end() if end else start
    return None


def quotation(line: str, is_theirs: "Callable[[str], bool]") -> str:
    """Give what a line quotes that is nothing else; empty: it says more, or of others.

    Behind what is said whose it is, a sentence of one's own may follow.
    """
    plain = line.strip()
    on = _GOES_ON.fullmatch(plain)
    found = on if on and not _UNDONE.search(on["own"]) else _QUOTATION.fullmatch(plain)
    if found is None:
        return ""
    lead = found["lead"].strip(" *_,:-–—>")
    if found is on and not lead:
        return ""
    by = _THEY_SAID.fullmatch(lead)
    name = by and (by["from"] or by["who"])
    theirs = not lead or (by is not None and (not name or is_theirs(name)))
    return found["said"] if theirs else ""


def is_of_them(quote: str, before: str, is_theirs: "Callable[[str], bool]") -> bool:
    """Tell whether a quote may be of theirs: not read somewhere, and of nobody else.

    `before` is the heading and the line in front of it, which may say where it is from.
    """
    if _ELSEWHERE.search(before):
        return False
    named = [*_OF.finditer(before), *_BY.finditer(quote)]
    return all(is_theirs(next(filter(None, one.groups()))) for one in named)


def _as_told(sentence: str) -> str:
    """Say it as somebody tells of it who got it: `we` are they, and `you` is me."""
    plain = _OTHERS.sub(r"another \1", _LATELY.sub("", _POLITE.sub("", sentence)))
    return _WAS.sub("I was", _VOICE.sub(lambda one: _AS_TOLD[str(one.lastgroup)], plain))
