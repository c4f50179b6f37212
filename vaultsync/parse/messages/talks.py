"""Who got in touch, and on which day: `Carla called 12/1: …`, `12/1 call with Carla: …`.

What such a line says was said on its own day, not in the interview.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import plus_days
from vaultsync.names import unlink
from vaultsync.parse.days.dates import find_day
from vaultsync.parse.messages.times_of_day import AT_A_TIME
from vaultsync.parse.messages.touches import ONE_DAY, parted
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from datetime import date

    from vaultsync.settings import Settings

_BULLET = regex(r"^(?:[-*+>]\s+|\d{1,2}[.)]\s+)?(?:\[.\] )?")
_WORD = r"[^\W\d_][\w'’-]{0,30}"
_WHO = rf"(?P<who>{_WORD}(?: (?!(?:on|at|about|from|who)\b){_WORD}){{0,2}}?)"
_BESIDE = (
    r"(?: \([^()\n]{1,40}\)|, (?:the|my|our|their|a|an) [^,:;.\n]{2,30},|"
    r",? (?:from|at|of) [^,:;.\n]{2,30}?,?)?"
)
"""What may stand beside a name: `(Bridgeline)`, `, the recruiter,`, `from HR`."""
_WROTE = (
    r"(?:called|rang|phoned|e-?mailed|mailed|texted|messaged|pinged|whatsapp(?:ed|'d)|wrote|"
    r"replied|answered|got (?:back(?: to me)?|in touch)|came back(?: to me)?|reached out|"
    r"left (?:me )?an? (?:voice ?mail|message)|sent (?:me )?an? (?:e-?mail|text|message)|"
    r"dropped me an? (?:line|e-?mail|note|message))"
)
_AGAIN = rf"(?:,? (?:me|us|back|again|today|in|over)\b){{0,2}}(?:{AT_A_TIME})?"
_CALL = (
    r"(?:(?:an?|quick|short|another|second|2nd|phone|video|zoom|teams|follow[- ]?up) ){0,3}"
    r"(?:call|phone|chat|catch[- ]?up|e-?mail|mail|voice ?mail|text|message|note)(?: back)?"
)
_SPOKE = (
    r"(?:i )?(?:heard(?: back)? from|(?:spoke|talked|chatted) (?:to|with)|called|rang|phoned|"
    r"checked in with|followed up with|chased|caught up with)"
)
_FORMS = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"{_SPOKE}(?: back)? {_WHO}{_BESIDE}(?: again)?(?:{AT_A_TIME})?",
        rf"{_CALL} (?:with|from) {_WHO}{_BESIDE}(?:{AT_A_TIME})?",
        rf"{_WHO}{_BESIDE}(?: (?:just|then|also|finally)){{0,2}} {_WROTE}{_AGAIN}",
    )
)
_LABEL = regex(
    r"(?:update|news|edit|later|added|ps|p\.s\.|phone ?call|call|e-?mail)", re.IGNORECASE
)
_SPEAKER = regex(rf"{_WHO}{_BESIDE}:", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_DAY = regex(
    rf"[ ,(–—-]{{1,3}}(?:on )?(?P<day>(?:{_WEEKDAY}\.?,? )?(?:{ONE_DAY.pattern}))(?![\w/-])"
    rf"(?!,? ?(?:or|and|to|until|till|&|–|-) ?(?:{_WEEKDAY} )?\d)(?: \({_WEEKDAY}\))?",
    re.IGNORECASE,
)
"""A day right behind, and no other one beside it."""
_BEHIND = regex(r"[\s:,;.)–—-]|$")
_LONGEST = 160
"""Characters of a line in which it stands: it begins with that."""
_AFTER = 180
"""Days after an interview within which a day without its year is one to go on from there."""


class Talk(NamedTuple):
    """That somebody got in touch, as a line begins with it."""

    who: str
    """The name as written; empty: it is not said."""
    day: str
    """As written; empty: it is not said."""


def talk_in(line: str) -> Talk | None:
    """Give who got in touch and on which day, where a line begins with either."""
    plain = unlink(_BULLET.sub("", line.strip(), count=1)).replace("’", "'")[:_LONGEST]
    day, words = parted(plain)
    if day:
        found = _found(words) or _SPEAKER.match(words)
        return Talk(found["who"] if found else "", day)
    behind = _DAY.search(plain)
    if behind and _BEHIND.match(plain, behind.end()):
        for form in (*_FORMS, _LABEL):
            whole = form.fullmatch(plain, 0, behind.start())
            if whole:
                return Talk(whole.groupdict().get("who", ""), behind["day"])
    found = _found(plain)
    return Talk(found["who"], "") if found else None


def _found(words: str) -> "re.Match[str] | None":
    return next(filter(None, (form.match(words) for form in _FORMS)), None)


def day_of_talk(written: str, settings: "Settings", met: "date") -> "date | None":
    """Read the day on which somebody got in touch; None: it is not sure.

    Without a year it is one on which things went on after the interview, at most half a year.
    """
    day = find_day(written, settings, met)
    return day if day and day <= plus_days(met, _AFTER) else None
