"""What of a noted line is talk: not notes to oneself, nor what stands among the promises.

`Haven't thanked Imran yet` says what is still to be done about a message; a draft that asked
for a sentence about it would put it into the letter. Each sentence of a line is looked at by
itself, and one that may as well be talk (`need to chase suppliers daily`) stays.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vaultsync.names import unlink
from vaultsync.parse.persons.promise_words import MAY, PRONOUN, asked_for, promise_in
from vaultsync.parse.persons.unmarked import is_marked
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.model import Person

_BRACKETS = regex(
    r"\s*\((?:(?:ask|tell|check|remember|find|look (?:up|into)|note to self|don['’]t|do not|"
    r"send|write|call|bring|read up|todo|to do)\b[^()\n]{0,80}|[^()\n]{1,80}!!+)\)",
    re.IGNORECASE,
)
"""A note to oneself in brackets: `(ask Robert first!!)`."""
_MAY = regex(
    r"thank|thx|chas|follow|remind|nudg|status|mail|writ|messag|text|ring|call|phone|repl|"
    r"answer|contact|ping|send|sent|back to|drop",
    re.IGNORECASE,
)
"""Every note to oneself on a message holds one of these."""
_NAME = r"(?-i:[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2})"
_WHOM = (
    r"(?:her|him|them|both(?: of them)?|all(?: of them)?|everyone|everybody|the others|"
    r"(?:the )?(?:agency|agent|recruiters?|hr|panel|interviewers?|team|coordinator|manager)|"
    rf"{_NAME}(?:(?:,| and|,? &) {_NAME}){{0,3}})"
)
_LETTER = r"(?: (?:notes?|e-?mails?|mails?|letters?|cards?|messages?|texts?|lines?))?"
_THANKS = rf"(?:thank(?:s\b|[- ]?yous?\b)|thx\b){_LETTER}"
_CHASER = r"(?:follow[- ]?ups?|chasers?|reminders?|nudges?|status checks?)"
_SMALL = r"(?:(?:an?|the|my|our|short|quick|little|polite|proper|nice|separate) )*"
_MESSAGE = rf"{_SMALL}(?:{_THANKS}|{_CHASER}{_LETTER})"
_DAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|tomorrow\b|today\b|"
    r"tonight\b|weekend\b|this (?:week|evening|afternoon|morning)\b|next \w+|\d"
)
_WHEN = (
    r"(?:(?:by|on|before|until|after|from|around|at|in) )?(?:(?:the|a|early|late) )*"
    rf"(?:{_DAY})|"
    r"(?:yet|still|so far|soon|again|asap|first|please|later|too|properly|anyway|either|"
    r"if|when|once|unless|in case|because)\b|\(|"
    r"(?:in|after|within) (?:an?|two|three|some|\d+)(?: (?:few|couple|of))* \w+\W*$"
)
_TAIL = rf"(?=\W*$|,? ?(?:{_WHEN}))"
"""What may follow: the end, a day, a condition; anything else may be what was talked about."""
_MESSAGE_TAIL = (
    rf"(?=\W*$|,? ?(?:{_WHEN}|(?:for|about)\b|(?:to|and) {_WHOM}\b|"
    r"(?:by|via|over|through|with) (?:an? )?(?:e-?mail|mail|text|linkedin|post|card|letter)\b))"
)
_WRITE = (
    r"(?:send|write|e-?mail|mail|message|text|drop|ring|call|phone|contact|ping|nudge|remind|"
    r"reply to|answer|get back to)"
)
_DO = (
    rf"(?:say )?thank(?:s to)? {_WHOM}{_MESSAGE_TAIL}|"
    rf"chase(?: up)?(?: {_WHOM})?(?: up)?{_TAIL}|"
    rf"follow(?:ing)?[- ]?up(?: with {_WHOM})?{_TAIL}|"
    rf"(?:send|write|e-?mail|mail|text|drop|do|get|give)(?: to)?(?: {_WHOM})?(?: off)?"
    rf" {_MESSAGE}{_MESSAGE_TAIL}|"
    rf"(?:{_WRITE}|write to)(?: to)? {_WHOM}{_TAIL}|say (?:thanks|thank[- ]?you)\b"
)
_SENT = r"(?:sent|written|e-?mailed|mailed|messaged|texted|dropped)"
_BEEN = (
    rf"(?:(?:thanked|chased)(?: {_WHOM})?|followed[- ]?up(?: with {_WHOM})?|"
    rf"{_SENT}(?: to)? {_WHOM}(?: {_MESSAGE})?|(?:{_SENT}|done) (?:any )?{_MESSAGE})"
)
_ANYTHING = r"(?:anything|anyone|anybody|any of (?:it|them)|it|them|one)"
_MARK = (
    r"(?:(?:nb|n\.b\.|note to self|reminder|to[- ]?do|remember|don't forget|must not forget)"
    r"\b[:,.!–—-]* ?(?:to )?)"
)
_NOT = (
    r"(?:i |we |i've |we've )?(?:still )?(?:(?:have|had|did|do|must|should)(?: ?n't| ?nt| not)|"
    r"not|never)(?: yet| actually| properly| even)*"
)
_MUST = (
    r"(?:(?:i|we)(?:'ve|'d|'ll)? )?(?:(?:still|also|really|just) )*"
    r"(?:must|should|ought to|ha(?:ve|d) to|need(?:s|ed)? to|want to|got to|gotta|had better|"
    r"better|will|i'll|i'd better|going to|must remember to|to|better to|time to)"
    r"(?: (?:still|also|really|just|remember to|then))*"
)
_HANGS = (
    r"(?:still )?(?:(?:not|never)(?: yet| been)*(?: (?:sent|done|written|out|gone))|"
    r"to (?:do|send|write|go|be (?:sent|written|done))|outstanding|pending|overdue|due|needed|"
    r"owed|missing|tbd|today|tomorrow|tonight)\b"
)
_TO_ONESELF = regex(
    rf"\W*{_MARK}?(?:"
    rf"{_NOT} {_BEEN}{_MESSAGE_TAIL}|"
    rf"(?:(?:{_MUST}|{_NOT}) )?(?:{_DO})|"
    rf"{_NOT} (?:send|sent|e-?mail(?:ed)?|mail(?:ed)?|write|written|repl(?:y|ied)|"
    rf"answer(?:ed)?|thank(?:ed)?|chased?)(?:(?: to)? {_WHOM}| {_ANYTHING}){{1,2}}{_TAIL}|"
    rf"nothing (?:{_SENT}|done)(?: to {_WHOM})?{_TAIL}|"
    rf"(?:(?:i|we) )?(?:still )?owe {_WHOM} {_MESSAGE}|"
    rf"(?:still )?{_MESSAGE}(?: (?:to|for) {_WHOM})?"
    rf"(?:[ :,–—-]+(?:is |are |was )?{_HANGS}{_MESSAGE_TAIL})|"
    rf"(?:still )?no {_MESSAGE}(?: (?:sent|written|done|out))?(?: (?:to|for) {_WHOM})?{_TAIL}"
    r")",
    re.IGNORECASE,
)
_STEP = (
    r"(?:take[- ]?home|interviews?|panel|rounds?|stages?|tests?|tasks?|exercise|challenge|"
    r"assignment|assessment|on-?site|screen(?:ing)?|calls?|chat|meeting|presentation|"
    r"case study|trial|references|(?:background|reference|dbs) checks?|offer|coding|pairing|"
    r"system design|whiteboard\w*|visit|tour|demo lesson|lesson)"
)
_NEXT = regex(
    r"\W*(?:(?:and|so|then) )?(?:the |their )?next (?:steps?|stages?|rounds?)"
    r"(?: in the process| for me)?(?: (?:is|are|will be|would be|'ll be)|'s|:| [-–—=])\s",
    re.IGNORECASE,
)
"""How a sentence begins that says which step of the application comes next."""
_STEPS = regex(rf"\W*(?:[\w'’-]+ ){{0,3}}{_STEP}\b", re.IGNORECASE)
_PART = regex(r", | and (?:then )?| then ")
_LONGEST_STEP = 60
_SENTENCE = regex(r"(?<=[.;!?])\s+")
_JOINT = regex(r"[\s,;:(–—-]+(?:(?:and|so|but|then)\b)?[\s,;:(–—-]*$", re.IGNORECASE)
_WORD = regex(r"[^\W\d_]{2,}")
_FEWEST = 3
"""Words that are left of a sentence when the promise in it goes; fewer say nothing."""


@lru_cache(maxsize=32)
def _may_hold_any(text: str) -> bool:
    """Tell whether something of a point may be left out; a draft asks of each several times."""
    return bool(_MAY.search(text) or MAY.search(text) or "next" in text.lower())


def talk_in(text: str, person: "Person") -> str:
    """Give a point without what is to oneself and what is marked as promised; it may be all."""
    text = _BRACKETS.sub("", text)
    if not _may_hold_any(text):
        return text
    told = [_told(one, person) for one in _SENTENCE.split(text)]
    return " ".join(filter(None, told))


def is_to_oneself(sentence: str) -> bool:
    """Tell whether a sentence says what is to be done about a message: `need to chase`."""
    plain = unlink(sentence).replace("’", "'").replace("*", "").strip()
    return _TO_ONESELF.match(plain) is not None


def says_next_step(sentence: str) -> bool:
    """Tell whether a sentence only says which step comes next: `a take-home, then a panel`.

    `the next step is a migration to Iceberg` is talk of their work.
    """
    found = _NEXT.match(unlink(sentence).replace("’", "'").replace("*", ""))
    parts = [one for one in _PART.split(found.string[found.end() :]) if one] if found else []
    return bool(parts) and all(len(one) <= _LONGEST_STEP and _STEPS.match(one) for one in parts)


def _told(sentence: str, person: "Person") -> str:
    if (_MAY.search(sentence) and is_to_oneself(sentence)) or says_next_step(sentence):
        return ""
    return _without_promise(sentence, person) if person.promises else sentence


def _without_promise(sentence: str, person: "Person") -> str:
    """Cut `I said I'd send two samples` where a marked line has it: that one is asked for."""
    plain = sentence.replace("’", "'")
    found = promise_in(plain, bare=True) if MAY.search(plain) else None
    if found is None:
        return sentence
    before = sentence[: found.start()]
    asked = asked_for(before)
    what = asked if asked and PRONOUN.fullmatch(found["what"]) else found["what"]
    if not is_marked(what, person):
        return sentence
    rest = _JOINT.sub("", before)
    return "" if asked or len(_WORD.findall(rest)) < _FEWEST else rest
