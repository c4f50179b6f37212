"""Days by which somebody wants an answer of the reader's: `she needs to know by Tuesday`.

An answer that one owes by a day is a promise, and a line with its mark carries it.
"""

import re
from typing import NamedTuple

from vaultsync.parse.days.said_days import DAYISH, day_behind
from vaultsync.parse.persons.promise_words import NAME, SENTENCE
from vaultsync.patterns import regex

MAY_OWE = regex(
    r"\b(?:to know|to hear|decide|answer|decision|repl|confirm|get back|know|until|till)\b",
    re.IGNORECASE,
)
"""Nearly every line holds none of these."""
_OTHERS = (
    r"(?:the|their|an?) (?:(?:hiring|recruiting|hr) )?(?:recruiters?|agency|agent|consultant|"
    r"panel|manager|director|coordinator|company|client|hr|team)|hr"
)
_WHO = rf"(?P<who>\b(?:she|he|they|{_OTHERS})\b|{NAME})"
_THEM = rf"(?:her|him|them|{NAME})"
_ANSWER = r"(?:an?|my) (?:final |firm |clear )?(?:answer|decision|reply|yes or (?:a )?no)"
_WANTS = (
    r"(?:(?:really |just |also )?(?:needs?|wants?|wanted|asked|(?:would|'d) (?:like|need))|"
    r"has to have|have to have|must have)"
)
_WANTED = regex(
    rf"(?:(?:^|(?<=[.;:!,(–—-] )|(?<=\band )|(?<=\bbut )|(?<=\bso )){_WHO} ?{_WANTS}|"
    r"(?:^|(?<=[.;!] ))(?:needs|wants)) "
    rf"(?:to (?:know|hear(?: back)?|have {_ANSWER})|(?:for )?{_ANSWER}|"
    rf"me to (?:decide|answer|reply|confirm|say yes or no|let {_THEM} know|"
    rf"tell {_THEM}|get back to {_THEM}))(?: (?:back )?from me)?",
    re.IGNORECASE,
)
_WANTED_TOO = regex(
    rf"(?:^|(?<=[.;!(–—-] )){_WHO} (?:(?!\b(?:I|me|we|us)\b)[^.;:!?\n]){{1,60}}?"
    rf"(?:,| and| but|, and|, but) (?:just |really |only )?"
    rf"(?:needs|wants|wanted|needed|(?:would|'d) (?:like|need)) "
    rf"(?:to (?:know|hear(?: back)?|have {_ANSWER})|(?:for )?{_ANSWER})(?: (?:back )?from me)?",
    re.IGNORECASE,
)
"""`She was fine with that, would like an answer`: a second verb of whoever wants it."""
_OWED = regex(
    r"(?:^|(?<=[.;:!,(–—-] )|(?<=\band )|(?<=\bbut )|(?<=\bso ))"
    r"(?:i(?:'ve| have| need|'m| am)(?: got)? to|i must|i said i(?:'d| would)|"
    rf"i (?:promised|told)(?: {_THEM})? (?:to|i(?:'d| would)))"
    rf" (?:let (?P<who>{_THEM}) know|get back to (?P<who2>{_THEM})|"
    rf"give (?P<who3>{_THEM}) {_ANSWER})",
    re.IGNORECASE,
)
_UNTIL = regex(
    r"(?:\b(?P<i>i)(?:'d| would| will|'ll)? (?:still )?|^(?:[-*+] )?(?:told|asked|said)\b"
    r"(?:(?!\b(?:she|he|they|we|you|who|so)\b)[^.;!?\n]){0,100}?\b)"
    rf"(?:need(?:ed)?|have|want(?:ed)?|get|got|asked(?: {_THEM})? for|"
    rf"(?<=asked )(?:{_THEM} )?for) (?:some |more )?"
    r"(?:time )?(?P<by>(?:until|till|to) (?P<when>[^.;:!?,\n]{2,30}?))"
    r"(?=,? (?:to|for me to) (?:decide|answer|think|make up my mind|make a decision|consider|"
    r"reply|let (?:her|him|them) know|say yes or no)\b)",
    re.IGNORECASE,
)
"""`told him I need until Friday to decide`: the day of one's own answer."""
_UNSURE = regex(r"\b(?:not|never|if|unless|whether|maybe|perhaps)\b|n't\b", re.IGNORECASE)
_ASKED = regex(r"[^.;!?\n]*\?")
_TOLD = regex(rf"\b(?:told|asked) (?P<who>{_THEM})\b", re.IGNORECASE)
_BY = regex(
    r"\s*(?:(?:by|before|until|till|no later than|latest)\b|at the latest by\b)", re.IGNORECASE
)
_NOT_OF_ME = regex(r"[,]? *(?:if|whether) (?!i\b|i'|it's a yes)", re.IGNORECASE)
"""Behind it: `whether the lift works` is nothing that is decided about oneself."""
_OPEN = regex(
    r"\b(?:not|never|no|nobody|if|unless|whether|when|maybe|perhaps|might|asked)\b|n't\b",
    re.IGNORECASE,
)
_NAMED = regex(rf"(?!(?:She|He|They|HR|The|Their|An?)\b){NAME}")
_NEAR = 200
"""Characters in front that can turn it round: a sentence, not a page."""


class Owed(NamedTuple):
    """An answer that somebody wants by a day."""

    said: str
    start: int
    who: str
    """The words for who wants it."""
    day: str

    @property
    def promise(self) -> str:
        """Give it as what one promised; `an answer by …` would be one of theirs."""
        return f"my answer by {self.day}"

    @property
    def named(self) -> bool:
        """Tell whether a name says who wants it."""
        return _NAMED.fullmatch(self.who) is not None


def answer_owed(text: str) -> Owed | None:
    """Find the first words in a line that want an answer of the reader's by a day."""
    plain = text.replace("’", "'")
    if not MAY_OWE.search(plain) or not DAYISH.search(plain):
        return None
    for pattern in (_WANTED, _WANTED_TOO, _OWED):
        for found in pattern.finditer(plain):
            owed = _by_a_day(found, plain)
            if owed:
                return owed
    return _until(plain)


def _until(plain: str) -> Owed | None:
    """Find until when one said that one needs to decide."""
    for found in _UNTIL.finditer(plain):
        start = found.start()
        before = SENTENCE.split(plain[max(start - _NEAR, 0) : start])[-1]
        day = day_behind(f" {found['by']}", 0)
        asked = _ASKED.match(plain, found.end()) or _UNSURE.search(found[0])
        if day is None or asked or _OPEN.search(before) or plain.count('"', 0, start) % 2:
            continue
        told = _TOLD.search(plain, start - len(before), found.end())
        who = told["who"] if told else ""
        return Owed(found[0].strip(), start, who, day[0].rstrip("."))
    return None


def _by_a_day(found: re.Match[str], plain: str) -> Owed | None:
    before = SENTENCE.split(plain[max(found.start() - _NEAR, 0) : found.start()])[-1]
    day = day_behind(plain, found.end()) if _BY.match(plain, found.end()) else None
    if day is None or _OPEN.search(before) or before.count('"') % 2:
        return None
    words, end = day
    if _NOT_OF_ME.match(plain, end) or plain.startswith("?", end):
        return None
    groups = found.groupdict()
    who = next((one for key in ("who", "who2", "who3") if (one := groups.get(key))), "")
    return Owed(plain[found.start() : end].strip(), found.start(), who, words.rstrip("."))
