"""Words that turn an application, in what they answered: whatever reads like one is one."""

import re

from vaultsync.model import Turn
from vaultsync.parse.messages.instead import BETTER, ELSE, JOB, NOT_HERE, WITH_WHAT
from vaultsync.parse.messages.onwards import (
    NOT_TAKEN_ON_HEARD,
)
from vaultsync.parse.messages.questions import is_question
from vaultsync.parse.messages.turn_words import MEETING, NEXT, WHEN, any_of
from vaultsync.parse.messages.turns import turn_told
from vaultsync.patterns import regex

_ROUND = rf"(?!trial){NEXT} (?:\w+ )?(?:interview|round|stage)\b"
_GO = r"(?:mov|advanc|progress|proceed|go)(?:e|es|s|ed|ing)?"
_IS_OFF = (
    r"\b(?:no(?=\W*$|,)|not (?:for|me|this|happening|going|invited|needed)|never|maybe|perhaps|"
    r"possibly|if (?:they|it|all|we)|whether|unless|cancel\w*|called off|without (?:me|us)|is|"
    r"was|were|went|others?|then|feedback|results?|outcome|verdict|decision|decid\w+)\b"
)
"""Behind a bare `second round`, in the same sentence: it is none that one is invited to."""
_HEARD = (
    (
        Turn.REJECTION,
        any_of(
            r"\breject|\bunsuccessful|\bnot this time\b|\bunfortunately,? (?:not|no)\b",
            r"\bnot (?:been )?(?:selected|successful|moving forward|proceeding)",
            r"\bnot (?:been )?going (?:forward|ahead|further)",
            r"\b(?:went|gone|going|go) with (?:some|ano|the other|an)",
            r"\bdecided (?:not to|against)|\bturned (?:me )?down|\bother candidates?\b",
            r"\bcho(?:se|sen|ose|osing) (?:some|ano|the other)",
            r"\b(?:chose|chosen|(?:took|taken|taking)(?: on)?|hired|hiring|picked|for|to)"
            rf" {ELSE}",
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
        any_of(
            r"\b(?:got|made|received|written|verbal|sent|with|job) (?:me |an? |the )*offer\b",
            rf"\boffered (?:me |us )?(?:the|a) {JOB}|\bthey want me\b(?! to\b| back\b| in\b)",
            r"^\W*offer(?:\W*$| (?:received|call|letter|came|from|by|through)\b)",
        ),
    ),
    (
        Turn.INVITATION,
        any_of(
            rf"\binvit(?:ed?|ing|es|ation)\b[^.;!?]{{0,40}}\b(?:{MEETING}|back\b)",
            r"\b(?:meet|see|talk to|speak (?:to|with)) (?:me|us|you) (?:again|once more)\b",
            r"\bcome (?:in|back|over|again)(?: again)? for (?:an?|another|the|my|your) "
            rf"(?:\w+ ){{0,2}}{MEETING}",
            rf"\bcome (?:in|back|over|again)(?: again)? {WHEN}",
            rf"\bthrough to the (?:\w+ )?{MEETING}",
            rf"\b{NEXT} (?:\w+ )?{MEETING}(?: (?:day|shift))?(?: is| will be)? {WHEN}",
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
