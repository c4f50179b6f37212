"""Which line of a note in plain text says when the interview is, below another day.

`Email came Thurs 26/11 from Tom`, and in the next line `Interview Wed 9 December, 10.30`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from vaultsync.parse.front.plain_words import DAY, STRONG
from vaultsync.patterns import regex

_SAYS_DAY = regex(
    r"\b(?:the |my |proper |actual )?interview(?:['’]s| is| will be| was)(?: now| set)?"
    r"(?: on| for)?:? (?:the )?",
    re.IGNORECASE,
)
"""`Interview is Thursday 3 December`: which of several days is the interview's."""
_NAMES_DAY = regex(
    r"(?:^|(?<=[.!?;,:(] )|(?<=\s[-–—] ))[*_#>+\-\[\] ]{0,8}"
    r"(?:(?:my|the|first|panel|online|video|phone|teams|zoom|in-person|face[- ]to[- ]face|"
    r"job) )*(?:interview|assessment (?:day|centre|center)|trial (?:shift|day))"
    r"(?: day| date| slot)?(?: (?:is|will be|set|booked|confirmed|now))*(?: on| for| at)?"
    r"[*_]{0,2} ?[:–—-]?[*_]{0,2} ?(?:the )?",
    re.IGNORECASE,
)
"""`Interview Wed 9 December`, where a sentence begins."""
_MESSAGE = regex(
    r"\b(?:e-?mails?|e-?mailed|letter|text|texted|messaged?|invit(?:e|ed|es|ation)|rang|rung|"
    r"phoned|called|heard|wrote|replied|got back|came (?:through|back|on)|shortlist(?:ed|ing)|"
    r"appl(?:ied|ication|y)|clos(?:es|ed|ing)|deadline|advert(?:ised)?|posted|submitted|sent|"
    r"offered (?:me )?(?:an )?interview)\b",
    re.IGNORECASE,
)
"""What came or went on a day that is not the interview's."""
_BEHIND = regex(r"(?:(?:got|had|an?|the|they|she|he|i|just|finally|came|[A-Z][\w'’-]+) ){0,3}$")
_CLAUSE = regex(r"[.!?;(](?=\s|$)|\s[-–—]\s")
_NEAR = 60


class Told(NamedTuple):
    """A line that says when the interview is."""

    line: str
    day: "re.Match[str]"


def interview_told(heads: str, lines: Iterable[str]) -> Told | None:
    """Give the line that says `interview is on DAY`, where another day stands above it.

    Where every day above is that of a message, `Interview DAY` is enough. `heads`: name and
    title. None: they have a day or say interview themselves, or so does a line above.
    """
    if DAY.search(heads):
        return None
    named = STRONG.search(heads) is not None
    above = other = False
    for line in lines:
        days = [*DAY.finditer(line)]
        messages = [one for one in days if _of_message(line, one)]
        said = _said(line, _SAYS_DAY) if above and not named else None
        if not other and (above or messages):
            said = said or _said(line, _NAMES_DAY)
        if said:
            return Told(line, said)
        other = other or len(messages) < len(days)
        above = above or bool(days)
        if other and (named or (days and STRONG.search(line))):
            return None
    return None


def _said(line: str, pattern: "re.Pattern[str]") -> "re.Match[str] | None":
    found = (DAY.match(line, said.end()) for said in pattern.finditer(line))
    return next(filter(None, found), None)


def _of_message(line: str, day: "re.Match[str]") -> bool:
    """Tell whether a message, an application or a closing date has that day."""
    before = _CLAUSE.split(line[max(0, day.start() - _NEAR) : day.start()])[-1]
    says = [*_MESSAGE.finditer(before)]
    talks = [*STRONG.finditer(before)]
    if talks and (not says or talks[-1].start() > says[-1].start()):
        return False
    if says:
        return True
    after = _CLAUSE.split(line[day.end() : day.end() + _NEAR].lstrip(" ,:–—-*_"))[0]
    found = _MESSAGE.search(after)
    return bool(found and _BEHIND.match(after[: found.start()]))
