"""Words that turn an application: a rejection, an offer, an invitation to the next round.

In an answer of theirs whatever reads like one is one. Elsewhere in a note people also write of
other companies, of fears and plans: there a clause must say it from its first word on.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Turn
from vaultsync.parse.messages.instead import BETTER, ELSE, JOB, NOT_HERE, WITH_WHAT
from vaultsync.parse.messages.onwards import (
    NOT_TAKEN_ON,
    NOT_TAKEN_ON_BY_THEM,
    OFFERING,
)
from vaultsync.parse.messages.said_yes import says_yes
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def any_of(*ways: str, only: str | None = None) -> re.Pattern[str]:
    """Give a pattern of which one way is enough; `only`: what every one of them holds."""
    needed = None if only is None else regex(only, re.IGNORECASE)
    return regex("|".join(ways), re.IGNORECASE, only=needed)


NEXT = r"(?:second|2nd|third|3rd|another|next|final|further|follow-up|trial)"
MEETING = (
    r"(?:interview|round|trial|shift|assessment|visit|meeting|conversation|chat|talk|day|"
    r"stage)\b"
)
WHEN = (
    r"(?:on|tomorrow|next|this) ?(?:the )?(?:mon|tue|wed|thu|fri|sat|sun|week|\d|jan|feb|mar|"
    r"apr|may|jun|jul|aug|sep|oct|nov|dec|$)"
)
_THEY = (
    r"(?:they|she|he|hr|(?:the |their )?(?:company|team|panel|board|manager|recruiter|agency|"
    r"hospital|school|clinic|home|matron|head|hiring manager)|"
    r"((?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)))"
    r"(?:(?: (?:have|has|had|just|already|now|also|then|all|both|sadly|unfortunately|finally|"
    r"apparently)|'ve))*"
)
"""Its one group holds a name."""
_ME = (
    r"(?:me|us)(?=\W*$| (?:after|because|any|for (?:the|this)|this time|further|since|now|"
    r"today|yesterday|by|via)\b)"
)
_ON = (
    r"(?:today|yesterday|after|via|without|(?:on|this|last) (?:the |\d|mon|tue|wed|thu|fri|sat|"
    r"sun)|by (?:phone|e-?mail|mail|letter|post|text|them|hr)\b|"
    r"(?:at|by|from) (?:the )?(?-i:[A-Z]))"
)
_CAME = rf"(?:{_ON}|came|arrived|received|in writing)"
_SADLY = r"(?: (?:just|sadly|unfortunately|already|now|a clear))*"
_WITH = r"(?:proceed|continue|progress|(?:move|go)(?: (?:ahead|forward|further))?) with"
_GOING = r"(?:moving|going|proceeding|continuing)(?: (?:forward|ahead|further|on))? with"
_KINDS_OF_NO = (
    r"(?:(?:i|got|received|have|had|an?|the|their|written|formal|form|standard|generic|"
    r"automated|automatic|template|polite|quick) )*"
)
_LETTER = r"(?:letter|e-?mail|mail|call|message|text)"
_SAID = (
    (
        Turn.REJECTION,
        any_of(
            rf"{_THEY} (?:rejected|declined) (?:{_ME}|my application\b)",
            rf"{_THEY} turned (?:me down|down {_ME})",
            rf"{_THEY} (?:chose|chosen|picked|took(?: on)?|taken(?: on)?|hired) {ELSE}",
            rf"{_THEY} (?:(?:went|gone) (?:with|for)|decided (?:on|for)) {ELSE}",
            rf"(?:{_THEY}(?: are| is|'re)? )?(?:went|gone|going) with {WITH_WHAT}{NOT_HERE}",
            rf"(?:{_THEY}(?: are| is|'re)? )?(?:appointed|appointing|recruited) "
            rf"(?:{ELSE}|{BETTER}|{WITH_WHAT}){NOT_HERE}",
            rf"(?:{ELSE}|{WITH_WHAT}) (?:(?:was|is|has been|is being) (?:appointed|chosen|"
            rf"selected|hired|offered (?:it|the {JOB}))|(?:has )?(?:got|gets) (?:it|the {JOB}))"
            rf"(?=\W*$|\s?[.,;!(]| (?:this|instead|because)\b| {_ON}){NOT_HERE}",
            rf"{_THEY}(?: are| is|'re)? (?:going with|taking|choosing|hiring) {ELSE}",
            rf"{_THEY} (?:decided|chosen|chose|opted) to {_WITH} {ELSE}",
            rf"{_THEY} (?:gave|given|offered) (?:it|the {JOB}) to (?:{ELSE}|{BETTER})",
            rf"it(?: has|'s)? (?:went|gone) to {BETTER}",
            r"the (?:job|role|position|post)(?: has|'s)? (?:went|gone|been (?:given|offered)) "
            rf"to (?:{ELSE}|{BETTER})",
            rf"{_THEY} decided (?:against|not to (?:hire|take|offer|{_WITH})) {_ME}",
            rf"{_THEY} (?:decided|chosen|chose) not to (?:{_WITH}|progress|pursue) "
            r"my application\b",
            rf"{_THEY}{NOT_TAKEN_ON_BY_THEM}|{NOT_TAKEN_ON}",
            rf"{_THEY}(?: are| is|'re)? (?:unable|not able) to "
            rf"(?:offer me (?:the|this|a) {JOB}|{_WITH} my application\b)",
            rf"{_THEY} (?:won't|will not) be (?:{_GOING}|progressing) my application\b",
            r"(?:i have|i've|my application has) not been (?:selected|successful|chosen)\b",
            r"they(?: have)? decided not to (?:proceed|move forward)\W*$",
            rf"(?:{_THEY}(?: are| is|'re)? )?(?:not|no longer) considering {_ME}",
            rf"(?:{_THEY}(?: are| is|'re)? )?not (?:taking|hiring|{_GOING}) {_ME}",
            rf"{_THEY} (?:won't|will not|aren't|isn't) (?:be )?(?:taking|hiring|{_GOING}) "
            rf"{_ME}",
            rf"(?:i )?(?:didn't|did not) get (?:the|this) {JOB}(?=\W*$| because| {_ON})",
            rf"(?:the|this) (?:vacancy|{JOB})(?: (?:is|was|has(?: now)? been)|'s(?: been)?)"
            rf"{_SADLY} (?:filled|gone)(?=\W*$| (?:now|already|internally|from within)\b|"
            rf" by (?:{ELSE}|{BETTER}|{WITH_WHAT}))",
            r"(?:i (?:was|got|am|have been)|i'm|i've been|my application (?:was|is|has been))"
            rf"{_SADLY} (?:rejected|declined|turned down|unsuccessful|"
            rf"not (?:selected|chosen|successful|taken))(?=\W*$| because| {_ON})",
            rf"rejected(?=\W*$| {_ON}| me\W*$)",
            rf"{_KINDS_OF_NO}rejection(?: {_LETTER})?(?=\W*$| {_CAME})",
            rf"{_KINDS_OF_NO}rejection {_LETTER} from (?:the |my )?(?-i:[a-z])[\w'-]+(?=\W*$)",
            r"(?:i |we )?(?:(?:just|finally|have|'ve) )*(?:got|had|received) "
            r"(?:the|a|my|their) (?:(?:clear|definite|final|polite) )?"
            rf"no(?=\W*$| {_CAME}| from\b)",
            rf"(?:{_THEY}(?:'re| are| is)? )?(?:moved|moving|gone|went|going|proceeded|"
            rf"proceeding|continued|continuing) (?:forward|ahead|on) (?:with|w/) {ELSE}",
            rf"(?:but )?(?:(?:{_THEY}(?:'ll|'d| will| would)?|will|to) )?keep(?:ing)? "
            rf"(?:(?:my|your|the) )?(?:resume|résumé|cv|details|application) on file\b",
            rf"(?:(?:it|the answer)(?:'s| is| was){_SADLY}(?: a)?|its{_SADLY} a) no"
            r"(?=\W*$| this time| from them)",
            r"(?:i am|i'm) no longer (?:being considered|in the running)\b",
            only=r"on file|ahead|\bon w|further|forward|progress|proceed|reject|declin|turned|"
            r"offer|given|unable|chose|choos|pick|took|tak|hir|went|gone|going|decid|gave|"
            r"considering|unsuccess|filled|appoint|recruit|selected|n't|\bg(?:o|e)ts? |"
            r"\b(?:no|not|aren't)\b",
        ),
    ),
    (
        Turn.OFFER,
        any_of(
            rf"{_THEY}{OFFERING} (?:me|us) (?:the|a|this) (?:[\w-]+ )?{JOB}"
            r"(?! (?:description|title|spec|advert?|profile|cent(?:re|er)|to|of)\b)",
            rf"{_THEY} (?:hired|chose|picked|took|wants?|want to (?:hire|take)) me\W*$",
            r"(?:i )?(?:(?:have|just|got|received|had|was (?:given|made)) )+(?:an?|the|their) "
            r"(?:(?:verbal|written|formal|official|conditional|firm|job) )*offer"
            rf"(?=\W*$| (?:{_CAME}|of employment|letter|for (?:the|this)))",
            r"(?:(?:verbal|written|formal|official|conditional|job) )*offer(?: letter| call)?"
            rf"(?= {_CAME}|\s*!)",
            rf"i(?:'ve| have)? (?:got |have )?the {JOB}(?=\s*(?:$|[!.]))|i(?: am|'m) hired\b",
            only=rf"offer|gave|given|hire|chose|picked|took|\bwants? |the {JOB}",
        ),
    ),
    (
        Turn.INVITATION,
        any_of(
            rf"(?:{_THEY} (?:invited|are inviting|want to invite) (?:me|us)|invited(?: me)?|"
            r"i (?:am|was|got|have been) invited|i'm invited)(?: (?:back|in|again))* "
            rf"(?:to|for) (?:(?:an?|the|my) )?{NEXT} (?:\w+ )?{MEETING}",
            rf"{_THEY} (?:wants?|would like|'d like) to (?:meet|see|talk to|speak (?:to|with)) "
            r"(?:me|us) (?:again|once more)\b",
            rf"{_THEY} (?:asked|wants?|would like) me to come (?:in|back|over|again)\b",
            rf"{_THEY} (?:want|wants|would like|'d like) me (?:back|in again)"
            r"(?=\W*$| (?:on|for|in|next|this|again|mon|tue|wed|thu|fri|sat|sun)\b)",
            # the interview itself may be a trial
            rf"(?!trial){NEXT} (?:\w+ )?{MEETING}(?: (?:day|shift))?(?: is)? {WHEN}",
            only=rf"invit|again|once more|come|\bback\b|{NEXT} (?:\w+ )?{MEETING}",
        ),
    ),
)
"""What a clause of prose begins with that tells of a turn."""
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
            for turn, said in _SAID:
                found = said.match(clause)
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
