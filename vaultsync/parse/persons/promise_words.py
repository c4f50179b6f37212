"""What words of prose promise something, and what it is."""

import re

from vaultsync.parse.days.likely_days import MONTH
from vaultsync.patterns import regex

MAY = regex(
    r"promis|send|share|forward|mail|lend|owe|introduce|pass on|\b(?:give|show|get|let) ",
    re.IGNORECASE,
)
"""Nearly every line holds none of these."""
NAME = r"(?-i:(?:(?:Mr|Mrs|Ms|Miss|Dr|Chef)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
_WHOM = rf"(?:her|him|them|both(?: of them)?|everyone|{NAME})"
TOMORROW = r"(?:tomorrow|tmrw|tmrow|tmr|tmw|tomoz)"
WEEKEND = r"(?:weekend|wknd|wkend)"
_DAY_AFTER = r"the (?:next|following|same) (?:day|morning|evening|week)\b"
_THING = (
    rf"(?:(?!{_DAY_AFTER})the|an?|my|our|some|that|this|those|these|it|copies|links?|slides|"
    r"photos|details|references|referees|samples|code|two|three|"
    r"them(?= (?:over )?to (?-i:[A-Z])| (?:over|across|"
    rf"through|by|before|until|on|{TOMORROW}|tonight|today|{_DAY_AFTER})\b))\b"
)
_TO_END = r"(?:[^.;!?\n(]|\.\b|\([^()\n]{0,100}\)|\()*+"
"""To the end of the sentence, which no dot inside a name is, nor what is in brackets."""
_WHAT = rf"(?P<what>{_THING}{_TO_END})"
_BY_A_DAY = (
    rf"(?P<what>(?:{_THING}|(?!i\b|to\b|that\b|not\b|nothing\b|again\b)(?-i:[a-z\d])[\w'-]*"
    rf"(?= [^.;:!?,\n]{{1,80}} (?:by|before|until|{TOMORROW}|tonight|over the {WEEKEND})\b))"
    rf"{_TO_END})"
)
"""What is promised in so many words may be anything, where a day is said for it."""
_PLURAL = (
    r"(?P<what>(?:(?!(?:what|when|where|which|who|how|if|that|as|no|nothing|word|back|on|"
    r"to|because|until)\b)(?-i:[a-z])[\w-]+ )?(?!(?:this|his|hers|its|yours|thanks|regards|"
    r"wishes|greetings|always|as|has|was|does|is|needs|wants|asks|says|lots|flowers|kisses|towards|"
    r"whatever\w*|sometimes|perhaps)\b)(?-i:[a-z])[\w-]{2,}s\b"
    rf"{_TO_END})"
)
"""Several things, without a word in front that says so: `names and numbers`."""
_SEND = r"(?:send|share|forward|e-?mail|mail|lend|show|give|get|pass(?: on)?|introduce)"
_FIND = (
    r"(?:(?:dig|look|find|sort|get|put|write|type|print|scan|pull|hunt) "
    r"(?:them|it|that|those|these|this)(?: (?:out|up|together|down))? and (?:then )?)?"
)
"""`to dig them out and send them over`."""
_FIRST = r"(?:^(?:TODO|to[- ]do|FIXME)?:? ?(?:also |still )?)"
_AGAIN = r"(?:^|(?<=[.;!,–—-] )|(?<=\()|\b(?:and|but|so) )"
_BEGINS = rf"(?:{_FIRST}|(?<=[.!?] )(?:also |still )?)"
"""Nobody is said to be who does it, and nobody was in the same sentence."""
_I = rf"(?:{_AGAIN}i(?:'ve| have| had|'d)?(?: also| already)? )"
_WILL = r"i(?:'ll| will|'m going to| am going to)"
_MUST = r"i(?:'m to| should| must| need to| have to)"
_BY_POST = r"(?:send|forward|e-?mail|mail)"
_OWN_THING = r"(?:it|them|those|my|our)\b(?! to (?:me|us)\b)"
"""What they would hardly send."""
_I_SEND = (
    rf"i {_BY_POST}(?: {_WHOM})?(?= (?:them|it|the|my|both|two|three|some|an?)\b"
    rf"[^.;:!?\n]{{0,60}}\b(?:by|before|{TOMORROW}|tonight)\b)"
)
"""`I said I send them by Wednesday`: without a day it may be a habit."""
_PROMISED = regex(
    rf"(?:(?:{_BEGINS}|{_I})promised {_WHOM}[:,]?(?: to {_SEND}(?: {_WHOM})?)?|"
    rf"{_I}promised:?(?: to {_FIND}{_SEND}(?: {_WHOM})??)?|"
    rf"{_BEGINS}promised to {_SEND} {_WHOM}|"
    rf"(?:{_BEGINS}|(?<=, )(?:and |so )?)promised to {_FIND}{_SEND}(?= {_OWN_THING})|"
    rf"(?:(?<=, )|(?<=[;–—-] ))(?:and |so )?(?:told|said)(?: {_WHOM})?(?: that)? "
    rf"(?:i(?:'d|'ll| would| will) (?:{_SEND} {_WHOM}|{_BY_POST})|{_I_SEND})|"
    rf"(?:{_BEGINS}|{_I})(?:told|said|offered|promised)(?: to)?(?: {_WHOM})?(?: that)? "
    rf"(?:i(?:'d|'ll| would| will| could) (?:{_SEND}(?: {_WHOM})?|let {_WHOM} have)|{_I_SEND}))"
    rf" {_BY_A_DAY}",
    re.IGNORECASE,
)
_SEVERAL = regex(
    rf"(?:{_BEGINS}|{_I})"
    rf"(?:promised(?: {_WHOM})? to|(?:told|said|offered|promised)(?: {_WHOM})?(?: that)? "
    rf"i(?:'d|'ll| would| will)) (?:share|{_BY_POST}) {_WHOM} {_PLURAL}",
    re.IGNORECASE,
)
"""`I promised to mail him names and numbers`."""
_PLANNED = regex(
    rf"(?:{_AGAIN}(?:{_WILL}|{_MUST}) {_SEND} {_WHOM}|{_AGAIN}{_WILL} {_BY_POST}|"
    rf"{_AGAIN}i (?:still )?owe {_WHOM}|{_FIRST}(?:to )?(?:share|lend|{_BY_POST}) {_WHOM}|"
    rf"{_FIRST}(?:to )?(?:lend|{_BY_POST})(?= {_THING}[^.;!?\n]*? to {_WHOM}\b)) {_WHAT}",
    re.IGNORECASE,
)
_PAPERS = (
    r"(?:cvs?|r[eé]sum[eé]s?|dbs|refs?|references?|referees?|certs?|certificates?|licen[cs]es?|"
    r"passport|portfolio|p45|p60|payslips?|photos?|slides|samples?|cop(?:y|ies)|links?|"
    r"details|proof|scans?)"
)
_NEEDED = regex(
    rf"{_FIRST}(?:i )?(?:still |also )*(?:need|have|got) to (?:still |also )*"
    rf"{_BY_POST} {_WHOM} "
    rf"(?P<what>(?:{_THING} )?(?:(?:updated|new|newer|latest|current|full|signed|both|"
    rf"up[- ]to[- ]date) )?(?:[a-z\d-]+ )?{_PAPERS}\b{_TO_END})",
    re.IGNORECASE,
)
"""`need to send him updated cv`: papers, which nobody but oneself has."""
_OBLIGED = regex(
    rf"{_FIRST}(?:i )?(?:must|need to|have to|got to|gotta|should|ought to) (?:still |also )*"
    rf"{_BY_POST}(?: {_WHOM})? (?!(?:her|him|them|me|us|it|by|before|until)\b)"
    r"(?P<what>[^\W_][^.;:!?,\n]{1,80}? "
    rf"(?:(?:by|before|until) (?:the )?(?:\d|{MONTH}\b|end of|next week|noon|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)|"
    rf"{TOMORROW}\b|tonight\b|over the {WEEKEND}\b){_TO_END})",
    re.IGNORECASE,
)
"""`must send the references by Friday`: whatever it is, with its day."""
_LABELLED = regex(
    rf"^to[- ]?do:? (?:to )?(?:share|lend|{_BY_POST}) (?P<what>(?-i:[a-z\d])[^.;!?\n]*? to "
    rf"{_WHOM}\b(?:[^.;!?\n]|\.\b)*)",
    re.IGNORECASE,
)
"""`to do: send references to Jane`: what it is may be anything."""
_BARE = regex(
    rf"{_FIRST}will (?:also )?{_SEND} {_WHOM} {_WHAT}",
    re.IGNORECASE,
)
"""`will send Tom the slides`: in the section of somebody else they could be who will."""
_MESSAGE = regex(
    r"(?:(?:the|an?|my|our|some|short|quick|this|that|linkedin|polite) )*"
    r"(?:thank|follow[- ]?up|note|message|e-?mail|mail|text|reminder|invit|connection|request|"
    r"card|status|update\b|application|reply|answer|response|regards|love|best|greetings|bill|invoice|"
    r"call|ring|shout|buzz|bell|chance|benefit|credit|hand\b|push|miss\b|try\b|go\b)",
    re.IGNORECASE,
)
"""A plan to write at all is advised without being written down."""
_OPEN = regex(
    r"\b(?:not|never|no|nobody|cannot|\w+n't|if|unless|whether|when|"
    r"asked(?! for\b| to see\b)|maybe|perhaps|might|could|instead of|would have)\b",
    re.IGNORECASE,
)
"""In front of it, in the same sentence: nothing was promised."""
_BARE_VERB = regex(r"(?:and |so )?(?:(?P<promised>promised to)|told|said)\b", re.IGNORECASE)
_I_WOULD = regex(
    r"(?:said|told)\b(?: (?P<him>her|him|them)\b)?[^.;!?]{0,20}? i(?:'d|'ll| would| will) "
    r"(?(him)|[a-z -]{2,15} (?:her|him|them)\b)",
    re.IGNORECASE,
)
"""What I would do for whoever is spoken of: it was said by oneself."""
_SO = regex(r"so i\b", re.IGNORECASE)
"""`she asked if she could see it, so I said …`: what follows from it is no question."""
_DONE = regex(r"\b(?:sent|done)\b|[✅✔✓☑]", re.IGNORECASE)
_OFTEN = regex(r"\b(?:already|every|each|daily|weekly)\b", re.IGNORECASE)
PRONOUN = regex(
    rf"(?:it|this|that|those|these|some|one)(?: (?:to|for|by|on|soon|{TOMORROW}|tonight|later|"
    r"over|today|next|before|after|along|the (?:next|following|same))\b.*)?|"
    rf"them (?:over|across|through|to|by|before|until|on|{TOMORROW}|tonight|today|the)\b.*",
    re.IGNORECASE,
)
SENTENCE = regex(r"[.;!?](?:\s|$)")
_NEAR = 200
"""Characters around it that can turn it round: a sentence, not a page."""
AROUND = " ,)(–—-"
_SHORT_WORD = 3
"""Letters of a word whose `s` at the end says nothing."""
OWN = regex(r"^(?:[-*+>]\s+)+|`[^`\n]*`|~~[^~\n]*~~|\"[^\"\n]*\"|“[^”\n]*”")
ASIDE = regex(
    r" ?\((?:(?:but|and|will|must|need to|have to|should) )?"
    r"(?:ask|check|tell|remember|look|find|note to self)\b[^()\n]{0,100}\)",
    re.IGNORECASE,
)
"""What one says to oneself in between: `(check with Gill first!)`."""
BY_ONESELF = regex(
    r"^\W*(?:to[- ]?do\b|(?:(?:and|but|so|also|still) )*(?:i\b|promised|told|offered|said|"
    r"will\b|(?:must|should|gotta)\b|(?:need|have|got|ought) to\b))",
    re.IGNORECASE,
)
"""Elsewhere in a note `send Tom the slides` is a plan like others."""
_ASKED_FOR = regex(
    r"\b(?:asked (?:for|to see)|(?:need|want)(?:s|ed)?(?: to (?:see|hear|have|get|read))?|"
    r"would like(?: to (?:see|hear|have|get|read))?) (?!to\b|me\b|us\b|some(?:one|body)\b)"
    r"([^.;:!?,\n]{1,60}?)(?= (?:and|so|but)(?: [a-z]+)?\s*$|,|\s*$)",
    re.IGNORECASE,
)
_SOMEBODY = regex(
    r"\b(?:she|he|they|we|you|who|(?-i:[A-Z][\w'-]+) [a-z]+(?:s|ed))\b", re.IGNORECASE
)
_TASK = regex(
    r"^(?:[-*+] )?(?:take[- ]?home|(?:home|small |test )?(?:task|work)|test|assignment|"
    r"exercise|challenge|project)\b[^.;:!?,\n]{0,30}: ([^.;:!?,\n]{2,60}), *$",
    re.IGNORECASE,
)
"""`Take-home: small ingest service, I said I'd send it`."""
_BY = regex(
    rf"\b(?:by|until|before|over the {WEEKEND}|on|{TOMORROW}|tonight|{_DAY_AFTER})(?!\w).*",
    re.IGNORECASE,
)
_A_DAY = (
    rf"(?:the )?(?:\d|{MONTH}\b|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b)"
)
_WHEN = regex(
    rf"\b(?:(?:by|until|before|over the {WEEKEND}|{TOMORROW}|tonight|{_DAY_AFTER})(?!\w)|"
    rf"on (?={_A_DAY})).*",
    re.IGNORECASE,
)
"""The same behind a thing: `my article on newsroom tools` says no day."""
_ON_DAY = regex(rf"^on (?={_A_DAY})", re.IGNORECASE)
DANGLING = regex(r"[ ,;:]+(?:and|or|but|with|plus)$", re.IGNORECASE)
"""At the end of a line whose sentence goes on in the next."""
_SHOWN = 60
"""Characters of a promise that are repeated."""
_COPIED = 120
"""Characters of what is to be written: the day stands at its end."""


def named_thing(before: str, what: str) -> str:
    """Name what `it` and `them over by Friday` are about, by what was asked for before."""
    when, asked = said_when(what), asked_for(before) or "…"
    return f"{_WHEN.sub('', asked).rstrip()} {when}" if when else asked


def said_when(what: str) -> str:
    """Give by when `it by Friday` is to be; of what is sent, `on Friday` is the last day."""
    by = _BY.search(what)
    return _ON_DAY.sub("by ", by[0]) if by else ""


def asked_for(before: str) -> str:
    """Give what was asked for in front of a promise; empty: nothing was."""
    asked = [*_ASKED_FOR.finditer(before)] or [*_TASK.finditer(before)]
    return asked[-1][1].strip() if asked else ""


def planned(text: str) -> str:
    """Give what a task such as `send Jane the slides` is about; empty: it is no such thing."""
    found = promise_in(text.replace("’", "'"))
    return copied(found["what"]) if found else ""


def promise_in(text: str, *, bare: bool = False) -> re.Match[str] | None:
    """Find the first words in a line that promise something; None: there are none."""
    patterns = (_PROMISED, _SEVERAL, _PLANNED, _NEEDED, _OBLIGED, _LABELLED, _BARE)
    for pattern in patterns if bare else patterns[:-1]:
        for found in pattern.finditer(text):
            before = text[max(found.start() - _NEAR, 0) : found.start()]
            quoted = before.count('"') % 2 or before.count("“") > before.count("”")
            asked = text.startswith("?", found.end())
            said = pattern in {_PROMISED, _SEVERAL}
            fact = said and _SO.match(found[0])
            if quoted or asked or (not fact and _OPEN.search(SENTENCE.split(before)[-1])):
                continue
            bare_verb = _BARE_VERB.match(found[0])
            front = found[0].removesuffix(found["what"])
            if bare_verb and not _by_oneself(bare_verb, SENTENCE.split(before)[-1], front):
                continue
            done = _DONE.search(text, found.start(), found.end() + _NEAR)
            if done or _OFTEN.search(found[0]):
                continue
            if said or not _MESSAGE.match(found["what"]):
                return found
    return None


def _by_oneself(verb: re.Match[str], before: str, front: str) -> bool:
    """Tell whether nobody else can be who promised, by what is in front in the sentence.

    It asks for something (`needs my CV, said I'd send it`), and names nobody who may promise.
    Or what `I` would do is for `him`, who is spoken of: `Pete liked it, said I'd send him it`.
    """
    if not before.strip() or (_I_WOULD.match(front) and not verb["promised"]):
        return True
    others = verb["promised"] and _SOMEBODY.search(before)
    return bool(asked_for(before)) and not others


def copied(text: str) -> str:
    """Give what is to be written: it stands between backquotes."""
    return short(text, _COPIED).replace("`", "'")


def short(text: str, most: int = _SHOWN) -> str:
    """Give a promise as it is repeated: without what it dangles on, cut between words."""
    text = " ".join(DANGLING.sub("", text.strip(AROUND)).split())
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def stem(word: str) -> str:
    """Give a folded word as it is of one thing: `backfills` is `backfill`, and `bus` stays."""
    if len(word) <= _SHORT_WORD or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
