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
    NOT_TAKEN_ON_HEARD,
    OFFERING,
)
from vaultsync.parse.messages.questions import is_question
from vaultsync.parse.messages.said_yes import says_yes
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _any(*ways: str, only: str | None = None) -> re.Pattern[str]:
    needed = None if only is None else regex(only, re.IGNORECASE)
    return regex("|".join(ways), re.IGNORECASE, only=needed)


_NEXT = r"(?:second|2nd|third|3rd|another|next|final|further|follow-up|trial)"
_MEETING = (
    r"(?:interview|round|trial|shift|assessment|visit|meeting|conversation|chat|talk|day|"
    r"stage)\b"
)
_ROUND = rf"(?!trial){_NEXT} (?:\w+ )?(?:interview|round|stage)\b"
_GO = r"(?:mov|advanc|progress|proceed|go)(?:e|es|s|ed|ing)?"
_IS_OFF = (
    r"\b(?:no(?=\W*$|,)|not (?:for|me|this|happening|going|invited|needed)|never|maybe|perhaps|"
    r"possibly|if (?:they|it|all|we)|whether|unless|cancel\w*|called off|without (?:me|us)|is|"
    r"was|were|went|others?|then|feedback|results?|outcome|verdict|decision|decid\w+)\b"
)
"""Behind a bare `second round`, in the same sentence: it is none that one is invited to."""
_WHEN = (
    r"(?:on|tomorrow|next|this) ?(?:the )?(?:mon|tue|wed|thu|fri|sat|sun|week|\d|jan|feb|mar|"
    r"apr|may|jun|jul|aug|sep|oct|nov|dec|$)"
)
_HEARD = (
    (
        Turn.REJECTION,
        _any(
            r"\breject|\bunsuccessful|\bnot this time\b|\bunfortunately,? (?:not|no)\b",
            r"\bnot (?:been )?(?:selected|successful|moving forward|proceeding)",
            r"\bnot (?:been )?going (?:forward|ahead|further)",
            r"\b(?:went|gone|going|go) with (?:some|ano|the other|an)",
            r"\bdecided (?:not to|against)|\bturned (?:me )?down|\bother candidates?\b",
            r"\bcho(?:se|sen|ose|osing) (?:some|ano|the other)",
            rf"\b(?:chose|chosen|took|taken|taking|hired|hiring|picked|for|to) {ELSE}",
            rf"\bappoint(?:ed|ing) (?:{ELSE}|{WITH_WHAT}){NOT_HERE}",
            r"\bno longer (?:consider|in the running)|\b(?:it'?s|it is) not me\b",
            NOT_TAKEN_ON_HEARD,
            r"\b(?:will not|won't) be (?:mov|tak|going|offer|hir)|\b(?:has|was|been) filled\b",
            rf"\b(?:vacancy|{JOB})(?: is|'s) (?:now |already )?(?:filled|gone)\b",
            rf"\b(?:didn'?t|did not) get (?:it\b|the {JOB})",
            r"\b(?:it|answer)(?:'s| is| was) (?:\w+ ){0,2}?no(?=\W*$| from\b| this\b)",
            r"\bits a (?:clear |definite )?no(?=\W*$|[.,;:!] | from\b| this\b)",
            r"\bsaid no(?=\W*$|[.,;:!] | to me\b)",
            r"\bnot me,? (?:sadly|unfortunately|this time|i'm afraid)\b",
            rf"\b(?:it|the (?:job|role|position|post))(?: has|'s)? (?:went|gone) to "
            rf"(?:{ELSE}|{BETTER})",
            rf"(?<!might have )(?<!may have )\b(?:gave|given|offered) (?:it|the {JOB}) to "
            rf"(?:some(?:one|body) else(?=\W*$|[.,;!])|{BETTER})",
        ),
    ),
    (
        Turn.OFFER,
        _any(
            r"\b(?:got|made|received|written|verbal|sent|with|job) (?:me |an? |the )*offer\b",
            rf"\boffered (?:me |us )?(?:the|a) {JOB}|\bthey want me\b(?! to\b| back\b| in\b)",
            r"^\W*offer(?:\W*$| (?:received|call|letter|came|from|by|through)\b)",
        ),
    ),
    (
        Turn.INVITATION,
        _any(
            rf"\binvit(?:ed?|ing|es|ation)\b[^.;!?]{{0,40}}\b(?:{_MEETING}|back\b)",
            r"\b(?:meet|see|talk to|speak (?:to|with)) (?:me|us|you) (?:again|once more)\b",
            r"\bcome (?:in|back|over|again)(?: again)? for (?:an?|another|the|my|your) "
            rf"(?:\w+ ){{0,2}}{_MEETING}",
            rf"\bcome (?:in|back|over|again)(?: again)? {_WHEN}",
            rf"\bthrough to the (?:\w+ )?{_MEETING}",
            rf"\b{_NEXT} (?:\w+ )?{_MEETING}(?: (?:day|shift))?(?: is| will be)? {_WHEN}",
            rf"(?:^\W*|[:|]\s*|\s[–—-]\s+)(?:(?:good|great) news\W+|yes\W+)?(?:a )?{_ROUND}"
            rf"(?: with [^,.;:!?]{{1,40}})?(?=\W*$|\s?[,;.!(–—]| -)(?!\?|[^.;!?]*{_IS_OFF})",
            rf"\b{_ROUND}(?: (?:is|was|has been))? offered\b(?! to (?!me|us|you))",
            rf"\boffer(?:s|ed|ing)? (?:(?:me|us|you) )?(?:an? |the )?{_ROUND}"
            r"(?! to (?!me|us|you))",
            rf"\b(?:on ?to|(?:forward|{_GO}|made it|get|got) to|"
            rf"(?:you|i)(?: are|'re| am|'m) in) the {_ROUND}",
        ),
    ),
)
"""Words with which people tell of a turn in what they heard."""
_PERHAPS = regex(
    r"\b(?:if|whether|unless|until|when|once|decid\w+|might|may|could|maybe|perhaps|after|"
    r"before|about|no|not|never|candidates?|people|nobody|"
    r"\w+n't|who|hear|wait\w*|hop\w+|know|others?|nice|good|glad|great|lovely|pleas\w+)\b",
    re.IGNORECASE,
)
"""In front of an invitation, in the same clause: it is none."""
_CLAUSE = regex(r"[,;:.!?()–—|]")


def turn_heard(text: str) -> Turn | None:
    """Tell of what an answer of theirs reads like."""
    plain = text.replace("’", "'")
    for turn, words in _HEARD:
        found = words.search(plain)
        if found is None:
            continue
        if turn is not Turn.INVITATION:
            return turn
        before = _CLAUSE.split(plain[: found.start()])[-1]
        if not _PERHAPS.search(before):
            return turn
    return turn_told(text)


def reads_like_an_end(text: str) -> bool:
    """Tell whether a line of a log reads like a rejection or an offer."""
    return turn_heard(text) in {Turn.REJECTION, Turn.OFFER}


def asks_for_answer(text: str) -> bool:
    """Tell whether they wait for an answer: they ask something, or invite."""
    return is_question(text) or turn_heard(text) is Turn.INVITATION


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
        _any(
            rf"{_THEY} (?:rejected|declined) (?:{_ME}|my application\b)",
            rf"{_THEY} turned (?:me down|down {_ME})",
            rf"{_THEY} (?:chose|chosen|picked|took|taken|hired) {ELSE}",
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
        _any(
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
        _any(
            rf"(?:{_THEY} (?:invited|are inviting|want to invite) (?:me|us)|invited(?: me)?|"
            r"i (?:am|was|got|have been) invited|i'm invited)(?: (?:back|in|again))* "
            rf"(?:to|for) (?:(?:an?|the|my) )?{_NEXT} (?:\w+ )?{_MEETING}",
            rf"{_THEY} (?:wants?|would like|'d like) to (?:meet|see|talk to|speak (?:to|with)) "
            r"(?:me|us) (?:again|once more)\b",
            rf"{_THEY} (?:asked|wants?|would like) me to come (?:in|back|over|again)\b",
            rf"{_THEY} (?:want|wants|would like|'d like) me (?:back|in again)"
            r"(?=\W*$| (?:on|for|in|next|this|again|mon|tue|wed|thu|fri|sat|sun)\b)",
            # the interview itself may be a trial
            rf"(?!trial){_NEXT} (?:\w+ )?{_MEETING}(?: (?:day|shift))?(?: is)? {_WHEN}",
            only=rf"invit|again|once more|come|\bback\b|{_NEXT} (?:\w+ )?{_MEETING}",
        ),
    ),
)
"""What a clause of prose begins with that tells of a turn."""
_MAY = regex(
    r"reject|offer|on file|forward|ahead|\bno\b|\bnot\b|n't|hire|hiring|chose|pick|"
    r"\btook|taken|went|gone|going with|decided|"
    r"filled|appoint|recruit|selected|turned|declin|invit|again|considering|\bcome\b|"
    r"\b(?:wants?|like) me\b|\bgot\b|have the|\byes\b|"
    rf"gave|given|unable|unsuccess|\b{_NEXT}\b",
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
