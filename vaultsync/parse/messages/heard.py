"""Messages of theirs of which only prose tells: `Becky rang on the 17th with feedback`.

Such a line does not begin with its day, so it is no touch; it is asked about, and never read.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.parse.messages.thank_days import day_words
from vaultsync.parse.messages.times_of_day import AT_A_TIME
from vaultsync.parse.messages.turns import LONG_AGO, OWN_WORDS, SENTENCE
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?P<who>(?!I\b)(?-i:[A-Z])[\w'’-]*+(?: (?-i:[A-Z])[\w'’-]*+)?)"
_LEAD = r"^\W*(?:(?:so|then|and|but|update|ok|well|yay|good news|finally|later)\b\W*)*"
_ON = (
    r"^\W*on (?:the )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? (?:the )?)?"
    r"\d[\w/]{0,9}(?: (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})?"
    r"(?:,| -|:)? "
)
_ADVERB = r"(?:(?:also|just|then|finally|actually|already|kindly) )?"
_DID = (
    r"(?:rang|called|phoned|e-?mailed|mailed|wrote|texted|messaged|replied|answered|"
    r"whatsapped|got in touch|(?:got|came|wrote|rang|called) back|left (?:me )?a "
    r"(?:voice ?mail|message)|sent (?:me )?(?:an? )?(?:e-?mail|message|text|reply|letter))"
)
_TO_ME = (
    r"(?: (?:me|us|back|up|again|to me|to us|in reply))*"
    r"(?: to (?:my|the) (?:e-?mail|message|letter|text|thank-you))?"
)
_SAID = (
    regex(
        rf"{_ON}{_NAME} {_ADVERB}{_DID}{_TO_ME}(?=\W*$|\W*[,;:.!(–—-]| (?:with|to|and)\b)",
        re.IGNORECASE,
    ),
    regex(
        rf"{_LEAD}{_NAME} {_ADVERB}{_DID}{_TO_ME}(?= (?:on|this|late|early|the \d|mon|tue|"
        r"wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d)|[,:] | \(|"
        rf"{AT_A_TIME}[ ,(])",
        re.IGNORECASE,
    ),
    regex(
        rf"{_LEAD}(?:i )?(?:heard (?:back )?from|(?:got|had|received) (?:an? )?(?:call|e-?mail|"
        rf"mail|message|text|reply|letter|voice ?mail) from) {_NAME}(?= |,)",
        re.IGNORECASE,
    ),
)
"""`Becky rang on the 17th`, `heard from Becky on the 17th`; the day is looked for behind it."""
_WROTE = regex(rf"{_LEAD}{_NAME} {_ADVERB}{_DID}(?![\w'’-])", re.IGNORECASE)
_SAME_DAY = regex(
    rf"{_LEAD}(?P<who>she|he|they) {_ADVERB}"
    rf"{_DID}{_TO_ME},? (?:on )?(?:the|that) (?:very )?same "
    r"(?:day|evening|afternoon|morning|night)\b(?! (?:as|that|about|for)\b)",
    re.IGNORECASE,
)
_MINE = regex(
    r"^\W*(?:i |then |and |i've )*(?:sent|wrote|e-?mailed|mailed|texted|thanked)\b",
    re.IGNORECASE,
)
_MAY = regex(
    r"rang|called|phoned|mailed|wrote|texted|messaged|replied|answered|whatsapped|"
    r"got |came back|left |sent |heard|had |received",
    re.IGNORECASE,
)
_NOT = regex(
    r"\b(?:not|never|nobody|if|unless|whether|when|would|might|may have|should|could|if only|"
    r"hop\w+|wish\w*|asked to be)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_SIGNS = regex(r"[*_=]+")
_CLAUSE = regex(r"[:;(]| - |\s[–—]\s|, ")
_TIME = regex(rf"(?:{AT_A_TIME})?,? ?\(?(?:on )?", re.IGNORECASE)
"""What may stand in front of the day: `at 4 today, Tue 1 Dec`, `this morning (1 Dec)`."""
_NO_DAY = regex(r"^\W*(?:floor|page|slide|question|item|time|row|of the)\b", re.IGNORECASE)
_BEFORE = regex(r"\b(?:about|for|re|regarding|of|by|before|until|to)\b[^,;]*$", re.IGNORECASE)


class Heard(NamedTuple):
    """Words that say who got in touch."""

    who: str
    """The name as it stands there."""
    when: str
    """The words for the day."""


def who_wrote(line: str) -> str:
    """Give the name of who got in touch by the first words of a line; empty: nobody is named.

    `Gareth emailed back to say thanks, and can I come in again`: on which day is not asked.
    """
    found = _WROTE.match(_SIGNS.sub("", line.replace("’", "'")))
    return "" if found is None or _NOT.search(found[0]) else found["who"]


def heard_told(line: str) -> Heard | None:
    """Give who got in touch, and when, as a line of prose tells it; None: it tells nothing.

    `She answered the same day` is of the day in the sentence before, and of whoever is meant.

    Whether that is somebody of the note, the caller knows.
    """
    if not _MAY.search(line) or LONG_AGO.search(line):
        return None
    plain = _SIGNS.sub("", OWN_WORDS.sub(" ", line.replace("’", "'")))
    return next(_in_sentences(plain), None)


def _in_sentences(plain: str) -> "Iterator[Heard]":
    sentences = SENTENCE.split(plain.strip())
    for before, sentence in pairwise(("", *sentences)):
        same = _SAME_DAY.match(sentence)
        day = day_words(before) if same and _MINE.search(before) else ""
        if same and day and not (_NOT.search(same[0]) or _NOT.search(before)):
            yield Heard(same["who"], day)
        for words in _SAID:
            found = words.match(sentence)
            told = found and _with_day(found, sentence)
            if told:
                yield told


def _with_day(found: re.Match[str], sentence: str) -> Heard | None:
    """Give it with its day, right behind what they did, or in front of it."""
    behind = f" {sentence[found.end() :].lstrip(' ,:')}"
    time = _TIME.match(behind)
    rest = _CLAUSE.split(behind[time.end() if time else 0 :].lstrip(), maxsplit=1)[0]
    told = f"{found[0]} {rest}"
    if _NOT.search(told):
        return None
    when = day_words(rest) or day_words(found[0])
    behind = rest[rest.find(when) + len(when) :] if when and when in rest else ""
    before = rest[: rest.find(when)] if when and when in rest else ""
    if not when or _NO_DAY.match(behind) or _BEFORE.search(before):
        return None
    return Heard(found["who"], when)
