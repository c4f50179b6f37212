"""One's own answer of which the words behind a message of theirs tell: asked about, never read.

`Helen emailed Mon 23 Nov. … I replied same day, said yes`.
"""

import re

from vaultsync.parse.messages.thank_days import day_words
from vaultsync.parse.messages.turns import LONG_AGO, OWN_WORDS, SENTENCE
from vaultsync.patterns import regex

SAME_DAY = "same day"
"""What is meant where nothing says when the answer went out."""
_LEAD = r"^\W*(?:(?:so|and|then|of course|naturally|obviously|done|ok)\b\W*)*"
_I = (
    r"(?:(?:i|we)(?:'ve| have)? )?"
    r"(?:(?:also|just|then|already|immediately|gladly|happily|quickly|duly|both) )*"
)
_DID = (
    r"(?:replied|answered(?! (?:the phone|the call|the door|it\b))|responded|"
    r"(?:wrote|e-?mailed|mailed|texted|messaged|rang|phoned|called|pinged|got) (?:\w+ )?back|"
    r"got back to (?:her|him|them)|"
    r"sent (?:(?:her|him|them|back) )?(?:a |my )?(?:quick |short )?"
    r"(?:reply|answer|yes|response)|"
    r"(?:accepted|confirmed|agreed)(?= (?:same|that|the same|straight|right|at once|by|in|on|"
    r"within|immediately|it\b|the (?:slot|time|date|day|interview|invit))|\W*$|[,;:.!])|"
    r"said (?:yes|no|ok|i'd (?:come|be there|love to)|i could)"
    r"(?! to (?!the\b|it\b|that\b|them\b|both\b|coming\b|\d))|"
    r"(?:told|let) (?:her|him|them) (?:yes|i'd|i'll|know|i could))\b"
)
_ANSWERED = regex(rf"{_LEAD}{_I}{_DID}", re.IGNORECASE)
_AMID = regex(
    rf"(?:[,;:(–—]|\s-|\band|\bso)\s*(?:so |and |then )?(?:i|we)(?:'ve| have)? "
    rf"(?:(?:also|just|then|already|immediately|gladly) )*{_DID}",
    re.IGNORECASE,
)
"""In the middle of a sentence it must say who: `Helen emailed, I replied`."""
_SOON = regex(
    r"\bwithin (?:the|an?|one|two|three|\d{1,2}) (?:hours?|mins?|minutes)\b|\bat once\b|"
    r"\b(?:by return|there and then|on the spot|immediately)\b|\bwithin minutes\b|"
    r"\b(?:straight|right) (?:away|back|after)\b",
    re.IGNORECASE,
)
_NOT = regex(
    r"\b(?:not|never|nobody|if|unless|whether|when|would|will|should|could|must|"
    r"need(?:s|ed)? to|have to|going to|hop\w+|wish\w*|forgot|meant to|"
    r"tr(?:y|ied) to|nearly|almost)\b|"
    r"n['’]t\b|'ll\b|\?",
    re.IGNORECASE,
)
_LOST = regex(r"\bbounced\b|\bundeliver\w*|\bdrafts?\b", re.IGNORECASE)
_MATTER = regex(r"[,;:(]| (?:to|that|for|about|with)\b", re.IGNORECASE)
_OR = regex(r"\bor\b", re.IGNORECASE)
_ON_A_DAY = regex(r"\bon (?:the )?(?:[a-z]{3,9},? )?(?:the )?\d", re.IGNORECASE)


def replied_told(behind: str) -> str:
    """Give the words for the day of one's own answer, told behind a message; empty: none.

    Where no day is said it is that of the message: `I replied, said yes`.
    """
    plain = OWN_WORDS.sub(" ", behind.replace("’", "'"))
    if LONG_AGO.search(plain):
        return ""
    for sentence in SENTENCE.split(plain.strip()):
        found = _ANSWERED.match(sentence) or _AMID.search(sentence)
        if found and not (_NOT.search(found[0]) or _LOST.search(sentence)):
            return _when(sentence[found.end() :])
    return ""


def _when(rest: str) -> str:
    """Give the words behind the verb that say when; another day there leaves it open."""
    if _SOON.search(rest):
        return SAME_DAY
    clause = _MATTER.split(rest, maxsplit=1)[0]
    day = "" if _OR.search(clause) else day_words(clause)
    return day or ("" if _ON_A_DAY.search(rest) else SAME_DAY)
