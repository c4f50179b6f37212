"""Words with which a clause of prose tells of a turn: a way each, since a note has few of them.

All ways as one pattern took longer to compile than a vault takes to read.
"""

import re

from vaultsync.model import Turn
from vaultsync.parse.messages.instead import BETTER, ELSE, JOB, NOT_HERE, WITH_WHAT
from vaultsync.parse.messages.onwards import (
    NOT_TAKEN_ON,
    NOT_TAKEN_ON_BY_THEM,
    OFFERING,
)
from vaultsync.patterns import regex


def any_of(*ways: str) -> re.Pattern[str]:
    """Give a pattern of which one way is enough."""
    return regex("|".join(ways), re.IGNORECASE)


def _way(needed: str, words: str) -> re.Pattern[str]:
    """Give a pattern for one way to say it, behind what stands in each text that says it so."""
    return regex(words, re.IGNORECASE, only=regex(needed, re.IGNORECASE))


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
SAID = (
    (
        Turn.REJECTION,
        (
            _way("reject|declin", rf"{_THEY} (?:rejected|declined) (?:{_ME}|my application\b)"),
            _way("turned", rf"{_THEY} turned (?:me down|down {_ME})"),
            _way(
                "chose|picked|took|taken|hired",
                rf"{_THEY} (?:chose|chosen|picked|took(?: on)?|taken(?: on)?|hired) {ELSE}",
            ),
            _way(
                "went|gone|decided",
                rf"{_THEY} (?:(?:went|gone) (?:with|for)|decided (?:on|for)) {ELSE}",
            ),
            _way(
                "(?:went|gone|going) with",
                rf"(?:{_THEY}(?: are| is|'re)? )?(?:went|gone|going) with "
                rf"{WITH_WHAT}{NOT_HERE}",
            ),
            _way(
                "appoint|recruit",
                rf"(?:{_THEY}(?: are| is|'re)? )?(?:appointed|appointing|recruited) "
                rf"(?:{ELSE}|{BETTER}|{WITH_WHAT}){NOT_HERE}",
            ),
            _way(
                r"(?:is|was|been|being) (?:appointed|chosen|selected|hired|offered)|"
                r"\b(?:got|gets) (?:it|the)\b",
                rf"(?:{ELSE}|{WITH_WHAT}) (?:(?:was|is|has been|is being) (?:appointed|"
                rf"chosen|selected|hired|offered (?:it|the {JOB}))|"
                rf"(?:has )?(?:got|gets) (?:it|the {JOB}))"
                rf"(?=\W*$|\s?[.,;!(]| (?:this|instead|because)\b| {_ON}){NOT_HERE}",
            ),
            _way(
                "going with|taking|choosing|hiring",
                rf"{_THEY}(?: are| is|'re)? (?:going with|taking|choosing|hiring) {ELSE}",
            ),
            _way(
                "decided|chose|opted",
                rf"{_THEY} (?:decided|chosen|chose|opted) to {_WITH} {ELSE}",
            ),
            _way(
                "(?:gave|given|offered) (?:it|the)",
                rf"{_THEY} (?:gave|given|offered) (?:it|the {JOB}) to (?:{ELSE}|{BETTER})",
            ),
            _way("(?:went|gone) to", rf"it(?: has|'s)? (?:went|gone) to {BETTER}"),
            _way(
                "went|gone|been (?:given|offered)",
                r"the (?:job|role|position|post)(?: has|'s)? "
                rf"(?:went|gone|been (?:given|offered)) to (?:{ELSE}|{BETTER})",
            ),
            _way(
                "decided",
                rf"{_THEY} decided (?:against|not to (?:hire|take|offer|{_WITH})) {_ME}",
            ),
            _way(
                "(?:decided|chose|chosen) not",
                rf"{_THEY} (?:decided|chosen|chose) not to (?:{_WITH}|progress|pursue) "
                r"my application\b",
            ),
            _way(
                r"(?:not|n't)\b.{0,60}(?:further|forward|progress|proceed|continu|ahead|\bon\b)",
                rf"{_THEY}{NOT_TAKEN_ON_BY_THEM}|{NOT_TAKEN_ON}",
            ),
            _way(
                "able to",
                rf"{_THEY}(?: are| is|'re)? (?:unable|not able) to "
                rf"(?:offer me (?:the|this|a) {JOB}|{_WITH} my application\b)",
            ),
            _way(
                "won't|will not",
                rf"{_THEY} (?:won't|will not) be (?:{_GOING}|progressing) my application\b",
            ),
            _way(
                "not been",
                r"(?:i have|i've|my application has) not been "
                r"(?:selected|successful|chosen)\b",
            ),
            _way(
                "decided not",
                r"they(?: have)? decided not to (?:proceed|move forward)\W*$",
            ),
            _way(
                "considering",
                rf"(?:{_THEY}(?: are| is|'re)? )?(?:not|no longer) considering {_ME}",
            ),
            _way(
                "not (?:tak|hir|mov|go|proceed|continu)",
                rf"(?:{_THEY}(?: are| is|'re)? )?not (?:taking|hiring|{_GOING}) {_ME}",
            ),
            _way(
                "won't|will not|aren't|isn't",
                rf"{_THEY} (?:won't|will not|aren't|isn't) (?:be )?"
                rf"(?:taking|hiring|{_GOING}) {_ME}",
            ),
            _way(
                "(?:n't|not) get",
                rf"(?:i )?(?:didn't|did not) get (?:the|this) {JOB}(?=\W*$| because| {_ON})",
            ),
            _way(
                "filled|gone",
                rf"(?:the|this) (?:vacancy|{JOB})(?: (?:is|was|has(?: now)? been)|'s(?: been)?)"
                rf"{_SADLY} (?:filled|gone)(?=\W*$|"
                r" (?:now|already|internally|from within)\b|"
                rf" by (?:{ELSE}|{BETTER}|{WITH_WHAT}))",
            ),
            _way(
                "rejected|declined|turned|unsuccess|not (?:selected|chosen|success|taken)",
                r"(?:i (?:was|got|am|have been)|i'm|i've been|"
                r"my application (?:was|is|has been))"
                rf"{_SADLY} (?:rejected|declined|turned down|unsuccessful|"
                rf"not (?:selected|chosen|successful|taken))(?=\W*$| because| {_ON})",
            ),
            _way("rejected", rf"rejected(?=\W*$| {_ON}| me\W*$)"),
            _way(
                "rejection",
                rf"{_KINDS_OF_NO}rejection(?: {_LETTER})?(?=\W*$| {_CAME})|"
                rf"{_KINDS_OF_NO}rejection {_LETTER} from (?:the |my )?(?-i:[a-z])[\w'-]+"
                r"(?=\W*$)",
            ),
            _way(
                r"\bno\b",
                r"(?:i |we )?(?:(?:just|finally|have|'ve) )*(?:got|had|received) "
                r"(?:the|a|my|their) (?:(?:clear|definite|final|polite) )?"
                rf"no(?=\W*$| {_CAME}| from\b)",
            ),
            _way(
                "(?:forward|ahead|on) w",
                rf"(?:{_THEY}(?:'re| are| is)? )?(?:moved|moving|gone|went|going|proceeded|"
                rf"proceeding|continued|continuing) (?:forward|ahead|on) (?:with|w/) {ELSE}",
            ),
            _way(
                "on file",
                rf"(?:but )?(?:(?:{_THEY}(?:'ll|'d| will| would)?|will|to) )?keep(?:ing)? "
                r"(?:(?:my|your|the) )?(?:resume|résumé|cv|details|application) on file\b",
            ),
            _way(
                r"\bno\b",
                rf"(?:(?:it|the answer)(?:'s| is| was){_SADLY}(?: a)?|its{_SADLY} a) no"
                r"(?=\W*$| this time| from them)",
            ),
            _way(
                "no longer",
                r"(?:i am|i'm) no longer (?:being considered|in the running)\b",
            ),
        ),
    ),
    (
        Turn.OFFER,
        (
            _way(
                "offer|gave|given",
                rf"{_THEY}{OFFERING} (?:me|us) (?:the|a|this) (?:[\w-]+ )?{JOB}"
                r"(?! (?:description|title|spec|advert?|profile|cent(?:re|er)|to|of)\b)",
            ),
            _way(
                r"hire|chose|picked|took|\bwants? ",
                rf"{_THEY} (?:hired|chose|picked|took|wants?|want to (?:hire|take)) me\W*$",
            ),
            _way(
                "offer",
                r"(?:i )?(?:(?:have|just|got|received|had|was (?:given|made)) )+"
                r"(?:an?|the|their) "
                r"(?:(?:verbal|written|formal|official|conditional|firm|job) )*offer"
                rf"(?=\W*$| (?:{_CAME}|of employment|letter|for (?:the|this)))|"
                r"(?:(?:verbal|written|formal|official|conditional|job) )*offer"
                rf"(?: letter| call)?(?= {_CAME}|\s*!)",
            ),
            _way(
                rf"the {JOB}|hired",
                rf"i(?:'ve| have)? (?:got |have )?the {JOB}(?=\s*(?:$|[!.]))|"
                r"i(?: am|'m) hired\b",
            ),
        ),
    ),
    (
        Turn.INVITATION,
        (
            _way(
                "invit",
                rf"(?:{_THEY} (?:invited|are inviting|want to invite) (?:me|us)|"
                r"invited(?: me)?|i (?:am|was|got|have been) invited|i'm invited)"
                r"(?: (?:back|in|again))* "
                rf"(?:to|for) (?:(?:an?|the|my) )?{NEXT} (?:\w+ )?{MEETING}",
            ),
            _way(
                "again|once more",
                rf"{_THEY} (?:wants?|would like|'d like) to "
                r"(?:meet|see|talk to|speak (?:to|with)) (?:me|us) (?:again|once more)\b",
            ),
            _way(
                "me to come",
                rf"{_THEY} (?:asked|wants?|would like) me to come (?:in|back|over|again)\b",
            ),
            _way(
                "me (?:back|in again)",
                rf"{_THEY} (?:want|wants|would like|'d like) me (?:back|in again)"
                r"(?=\W*$| (?:on|for|in|next|this|again|mon|tue|wed|thu|fri|sat|sun)\b)",
            ),
            # the interview itself may be a trial
            _way(
                NEXT,
                rf"(?!trial){NEXT} (?:\w+ )?{MEETING}(?: (?:day|shift))?(?: is)? {WHEN}",
            ),
        ),
    ),
)
"""What a clause of prose begins with that tells of a turn: tried in this order."""
