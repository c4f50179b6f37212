"""What of a noted line is nobody's business but one's own, and goes into no letter.

Notes hold more than what was talked about: money, how one felt, who else applied, somebody's
family, what was said in confidence, jokes. A bracket that asks for a sentence about that would
put it into the letter. Each clause is looked at by itself: what was said before a private one
stays, what stands behind it is dropped with it, since nobody can tell what it belongs to.
"""

import re

from vaultsync.names import unlink
from vaultsync.patterns import regex

_SUM = r"(?:[£€$] ?\d[\d.,]*k?|\b\d[\d.,]*k\b|\b\d[\d.,]* ?(?:euros?|pounds?|dollars?)\b)"
_MONEY = (
    r"\b(?:salar(?:y|ies)|wages?|bonus(?:es)?|day rate|hourly rate|company car|pay (?:band|"
    r"range|rise|grade|scale)s?|(?:be|get|got|getting|am|are|is) paid)\b|"
    r"^(?:the )?(?:pay|money)(?=\W*$|[:,]| (?:is|was|will|about|around|same|so|not|from|low|"
    r"ok|good|bad|better|depends)\b| [\d£€$])|"
    r"\bpay (?:is|was|starts|would be)\b|\b\d[\d.,]* (?:an|per|by the) hour\b|"
    rf"{_SUM}(?=\W*$| ?(?:\+|plus|gross|net|basic|base|p\.?a\b|/ ?h|an? (?:hour|year|month|"
    r"day|shift)|per (?:hour|year|month|day|annum)|to \d))"
)
_FELT = (
    r"\bi (?:(?:was|am|felt|feel|got|were) (?:(?:so|very|really|quite|a bit|a little|too|just|"
    r"rather) )*(?:nervous|vague|pleased|relieved|tired|sweating|rubbish|hopeless|happy|sad|"
    r"worried|scared|upset|embarrassed|good|bad|sick|gutted|thrilled|lost|stuck|late)|"
    r"(?:hope|think|guess|reckon) (?:it|i|that|they|he|she|we)\b|(?:waffled|rambled|panicked|"
    r"froze|blushed|cried|messed|botched|blew|stumbled|mumbled|stammered|went blank)|"
    r"(?:really |quite )?(?:liked?|loved?|hated?) (?:it|him|her|them|the place)\b)|"
    r"^(?:i )?(?:felt|went (?:ok|okay|well|badly|blank|fine|great)|liked it|loved it|hated it|"
    r"thought it went|think it went|gutted|so pleased|so (?:nervous|relieved|happy)|phew|"
    r"oh well|fair enough|should(?:n'?t| not)? (?:have|of)|(?:a )?bit (?:of a )?(?:rambling|"
    r"nervous|vague|dry|awkward)|waffled|rambled|was rubbish)\b|^i think\W*$"
)
_NICE = (
    r"^(?:(?:and|but|both|all|a|so|very|really|quite|such|is|was|were|seemed|s?he|they|everyone|"
    r"everybody|it|he's|she's|they're|it's) )*(?:nice|lovely|"
    r"friendly|straight|kind|funny|dry|awful|terrible|horrible|grumpy|young|old|sweet|warm|"
    r"good|great|decent|sound)(?: (?:and (?:nice|lovely|kind|straight|funny|warm|friendly)|"
    r"bloke|lad|lass|guy|man|woman|lady|people|person|folk|room|coffee|dog|building|view|"
    r"office|place|chat|talk|call|one))?\W*$|"
    r"\bdid(?:n'?t| not) say (?:much|a lot|a word|anything)|^(?:and )?(?:s?he|they|both|"
    r"everyone|we)(?: all| both)? (?:laughed|giggled|smiled)\b"
)
_JOKE = (
    r"\b(?:told|tell) (?:(?:him|her|them|us|me) )?(?:the|that|my) (?:(?:old )?(?:one|joke)|"
    r"(?:old|funny|silly) story)\b|\bjok(?:ed|ing|es?) about\b|\bin-?joke\b"
)
_OTHERS = (
    r"\b(?:(?:the )?other|more|another|internal|rival|stronger|strongest) (?:candidate|"
    r"applicant)s?\b|\b(?:\d+|two|three|four|five|some|several|a few) (?:others?|more)"
    r"(?: people)? (?:to (?:see|interview|meet|come)|in for it|in the running|left)\b|"
    r"\b(?:candidates?|applicants?) (?:left|to come|to see|(?:before|after) me)\b|"
    r"\b(?:see|seeing|sees|interview(?:ing)?) (?:\w+ )?(?:others?|more people|other people|"
    r"someone else|somebody else)\b|\binterviews (?:till|until)\b"
)
_GOSSIP = (
    r"\b(?:off the record|in confidence|between (?:us|you and me|ourselves)|gossip\w*|"
    r"rumou?rs?|apparently|(?:don'?t|not to) (?:tell|repeat|mention)|keep (?:it|this|that) "
    r"(?:quiet|to (?:my|your)self)|(?:was|were|got|been|being) (?:sacked|fired|let go|made "
    r"redundant|pushed out)|(?:he|she|they) can'?t stand|budgets? (?:is|are) (?:very |really )?"
    r"(?:tight|cut)|not (?:supposed|meant) to (?:say|tell|know))\b"
)
_FAMILY = (
    r"\b(?:(?:my|her|his) (?:own )?(?:kids?|children|sons?|daughters?|husband|wife|girlfriend|"
    r"boyfriend|fianc\w+|mum|mam|mom|dad|mother|father|parents|gran\w*|sister|brother|baby|"
    r"dog|cat|back|knees?|health)|(?:mum|mam|mom|dad|hubby)|on maternity|for maternity|"
    r"maternity leave|school run|pregnan\w+|divorc\w+|has an? (?:boat|dog|cat|baby|"
    r"greyhound|horse|toddler|caravan)|nice dog|(?:is|was) (?:ill|off sick|poorly)|funeral|"
    r"wedding|birthday)\b"
)
_PRIVATE = regex(
    f"{_MONEY}|{_FELT}|{_NICE}|{_JOKE}|{_OTHERS}|{_GOSSIP}|{_FAMILY}", re.IGNORECASE
)
_CLAUSE = regex(r"(?:,|;|:| [-–—])\s+")
_WORD = regex(r"[^\W\d_]{2,}|\d[\d.,]*")
_FEWEST = 3
"""Words that are left of a sentence in front of a private clause; fewer say nothing."""


def without_private(sentence: str) -> str:
    """Give a sentence up to its first private clause; empty: nothing of it is for a letter."""
    start = 0
    for found in (*_CLAUSE.finditer(sentence), None):
        clause = sentence[start : found.start() if found else len(sentence)]
        if is_private(clause):
            before = sentence[:start].rstrip(" ,;:-–—")
            return before if len(_WORD.findall(before)) >= _FEWEST else ""
        if found:
            start = found.end()
    return sentence


def is_private(clause: str) -> bool:
    """Tell whether a clause is about money, feelings, others who applied, family and so on."""
    plain = unlink(clause).replace("’", "'").replace("*", "").strip()
    return _PRIVATE.search(plain) is not None
