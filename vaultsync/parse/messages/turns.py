"""Words that turn an application: a rejection, an offer, an invitation to the next round.

In an answer of theirs whatever reads like one is one. Elsewhere in a note people also write of
other companies, of fears and plans: there a clause must say it from its first word on.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Turn
from vaultsync.parse.messages.instead import BETTER, ELSE
from vaultsync.parse.messages.said_yes import says_yes
from vaultsync.parse.messages.turn_words import NEXT, SAID
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAY = regex(
    r"reject|offer|on file|forward|ahead|\bno\b|\bnot\b|n't|hire|hiring|chose|pick|"
    r"\btook|taken|went|gone|going with|decided|"
    r"filled|appoint|recruit|selected|turned|declin|invit|again|considering|\bcome\b|"
    r"\b(?:wants?|like) me\b|\bgot\b|have the|\byes\b|"
    rf"gave|given|unable|unsuccess|\b{NEXT}\b",
    re.IGNORECASE,
)
"""Nearly every line holds none of these."""
SENTENCE = regex(r"(?<=[.!?])\s+(?=\S)")
PART = regex(r"[,;:()–—|]|\s-+>?\s|→")
OWN_WORDS = regex(r"[\"“][^\"“”\n]*[\"”]|`[^`\n]*`|~~[^~\n]*~~|(?<!\w)'[^'\n]+'(?!\w)")
"""What somebody said in so many words, what is code, and what is struck out."""
_SIGNS = regex(r"[*_=#]+")
_LEAD = regex(
    r"^\W*(?:(?:so|well|and|but|sadly|unfortunately|alas|ok|okay|today|yesterday|just now|now|"
    r"finally|update|(?:bad |good |great )?news|result|outcome|verdict|yes|yay|hurray|"
    r"(?:by )?(?:letter|phone|call|e-?mail|mail|message))\b\W*)*",
    re.IGNORECASE,
)
_IF = regex(
    r"\b(?:if|whether|unless|in case|suppose|imagine|worst case|hopefully)\b", re.IGNORECASE
)
LONG_AGO = regex(
    r"\b(?:last (?:year|month|time|spring|summer|autumn|winter)|"
    r"(?:years?|months?) (?:ago|back)|in (?:19|20)\d\d|back then|once before|"
    r"previously|(?<!gone with )(?<!went with )(?<!going with )(?<!forward with )"
    r"(?<!forward w/ )(?<!ahead with )"
    r"(?<!ahead w/ )(?<! on with )(?<! on w/ )other candidates?)\b",
    re.IGNORECASE,
)
_OTHER = regex(
    r"\s*(?:letter |e?-?mail |call )?(?:at|by|from) (?:the )?(?P<who>(?-i:[A-Z][\w'-]+))"
)
_INVITES = regex(r"\b(?:they|she|he|invited)\b", re.IGNORECASE)
_SAID_NO = regex(r"(?:they|hr)(?: (?:have|just))? said no\W*$", re.IGNORECASE)


_THEY_WROTE = regex(
    r"(?:they|she|he|hr|(?P<who>(?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?))(?: just)? "
    r"(?:e-?mailed|mailed|called|rang|phoned|wrote|texted|messaged|got back|came back)"
    r"(?: (?:me|us|back|to|on|in|at|this|last|the|yesterday|today|morning|afternoon|evening|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\d{1,2}(?:st|nd|rd|th)?|[a-z]{3,9})){0,6}\W*",
    re.IGNORECASE,
)
"""A clause that says no more than that they wrote: what follows is theirs."""
_BARE_NO = regex(
    r"(?:(?:it's|its|it is|it was|that's|sadly|unfortunately|a) )*"
    r"(?:no this time|not this time|no luck(?: this time)?|no,? sorry|sorry,? no|"
    r"(?:went|going|gone) with (?:(?:someone|somebody) (?:else|with|from|who|more|internal)|"
    r"another (?:candidate|applicant|person)|an internal)\b.*|"
    r"turned me down|rejected me|unsuccessful)\W*",
    re.IGNORECASE,
)


_SHORT_NO = regex(
    r"(?:(?:sadly|unfortunately|alas|i'm afraid|afraid|but|it's|its|it was|a|so|and) )*"
    r"(?:no|not (?:me|this time|to be))(?:,? (?:sadly|unfortunately|i'm afraid|this time|then|"
    r"alas|again))?\W*",
    re.IGNORECASE,
)
_IT_WENT = regex(
    rf"(?:\w+, )?(?:it(?: has|'s)? (?:went|gone)|they(?: have|'ve)? (?:gave|given) it) to "
    rf"(?:{ELSE}|{BETTER})",
    re.IGNORECASE,
)
"""A sentence of its own right behind the one that says that they rang: `Not me, sadly.`"""
_NO_BY_MAIL = regex(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]* )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:an? |the )?"
    r"(?:e-?mail|mail|letter|phone ?call|call|text|message|voicemail)"
    r"(?: from (?:them|her|him|(?P<who>(?-i:[A-Z])[\w'-]+)))?(?:\s[-–—]+\s|[:,] )"
    r"(?:(?:sadly|unfortunately|alas|a|it's|its|it is)\b,? ?)*no\b\s?(?:[,:–—-]+|but)? ?"
    rf"(?:they(?:'re| are| have|'ve)? )?(?:going|went|gone) (?:with|for) {ELSE}"
    r"(?=\W*$|\s?[.,;!(])",
    re.IGNORECASE,
    only=regex(r"\bno\b", re.IGNORECASE),
)
"""`email - no, going with someone internal`: a message of theirs, and what it says."""


def they_tell(text: str) -> bool:
    """Tell whether a line is of what they decided: a date alone may be somebody else's."""
    turn = turn_told(text)
    return turn is not None and (turn is not Turn.INVITATION or bool(_INVITES.search(text)))


def turn_told(line: str, is_theirs: "Callable[[str], bool]" = bool) -> Turn | None:
    """Tell of what a line of prose, without its day, reads like.

    `is_theirs` tells whether a name is that of the company or of somebody met.
    """
    if not _MAY.search(line):
        return None
    plain = _SIGNS.sub("", OWN_WORDS.sub(" ", line.replace("’", "'")))
    before = ""
    for number, sentence in enumerate(SENTENCE.split(plain.strip())):
        rang, before = before, sentence
        if rang and _is_no(sentence) and _wrote(rang, is_theirs):
            return Turn.REJECTION
        if sentence.rstrip().endswith("?") or LONG_AGO.search(sentence):
            continue
        for place, clause in enumerate(_clauses(sentence)):
            for turn, ways in SAID:
                found = next(filter(None, (way.match(clause) for way in ways)), None)
                if found and _of_them(found, clause, is_theirs):
                    return turn
            # of the whole sentence: asked once, or a line of many clauses would take very long
            whole = None if place else _of_whole(sentence, is_theirs)
            if whole:
                return whole
        if not number and _SAID_NO.match(_LEAD.sub("", sentence)):
            return Turn.REJECTION
    return None


def _is_no(sentence: str) -> bool:
    """Tell whether a sentence of its own is a bare no."""
    return bool(_SHORT_NO.fullmatch(sentence) or _IT_WENT.match(sentence))


def _of_whole(sentence: str, is_theirs: "Callable[[str], bool]") -> Turn | None:
    """Tell of what a whole sentence reads like: a no by mail, a yes with what it pays."""
    if _told_by_them(sentence, is_theirs):
        return Turn.REJECTION
    yes = says_yes(_LEAD.sub("", sentence))
    return Turn.OFFER if yes and (yes["who"] is None or is_theirs(yes["who"])) else None


def _told_by_them(sentence: str, is_theirs: "Callable[[str], bool]") -> bool:
    """Tell whether they wrote, and the next clause is a bare no: `Kyle rang, no this time`."""
    mailed = _NO_BY_MAIL.match(sentence)
    if mailed and (mailed["who"] is None or is_theirs(mailed["who"])):
        return True
    _, *rest = _clauses(sentence)
    return any(_BARE_NO.fullmatch(one) for one in rest[:2]) and _wrote(sentence, is_theirs)


def _wrote(sentence: str, is_theirs: "Callable[[str], bool]") -> bool:
    """Tell whether the first clause of a sentence says that they wrote or rang, and no more."""
    wrote = _THEY_WROTE.fullmatch(next(_clauses(sentence), ""))
    return wrote is not None and (wrote["who"] is None or is_theirs(wrote["who"]))


def _clauses(sentence: str) -> "Iterator[str]":
    """Give the clauses that tell what is so: none behind an `if`."""
    for part in PART.split(sentence):
        if _IF.search(part):
            return
        yield _LEAD.sub("", part).rstrip()


def _of_them(found: re.Match[str], clause: str, is_theirs: "Callable[[str], bool]") -> bool:
    """Tell whether it is they who said it, and not another company."""
    who = next(filter(None, found.groups()), None)
    other = _OTHER.match(clause, found.end())
    return (who is None or is_theirs(who)) and (other is None or is_theirs(other["who"]))
