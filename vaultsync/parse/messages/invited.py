"""The day of an interview that a line tells of: proposed in a command, never read as a fact."""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import plus_days
from vaultsync.parse.days.clocks import read_clock
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.patterns import regex
from vaultsync.settings import Settings

if TYPE_CHECKING:
    from datetime import date

_WEEKDAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? \d{4})?"
_DAYS = regex(
    rf"(?P<other>\b(?:by|before|until|till|of|from|since|after|than|last|next) (?:the )?)?"
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)|"
    rf"(?:{_WEEKDAY},? )?(?:the )?(?P<day>{_NUMBER} (?:of )?{MONTH}{_YEAR}|"
    rf"{MONTH} (?:the )?{_NUMBER}{_YEAR})|"
    rf"(?P<weekday>(?<=\bon ){_WEEKDAY}|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b",
    re.IGNORECASE,
)
"""Days in a line; an `other` one is the last on which something may happen, or is past."""
_UNSURE = regex(r"\b(?:or|either|maybe|perhaps|week)\b", re.IGNORECASE)

_NEXT = r"(?:second|2nd|third|3rd|final|next|another|follow-?up|two|2|three|3)"
_MEETING = r"(?:interview|round|stage|trial (?:day|shift)|assessment(?: (?:day|centre))?)"
_ROUND = (
    rf"(?:(?:an?|the|my|their) )?(?:{_NEXT} (?:\w+ )?{_MEETING}|(?:round|stage|interview) "
    r"(?:two|three|2|3))"
)
_IS = r"(?:(?: is| will be|['’]s| has been)?(?: now| set| booked| fixed| arranged)?"
_ON = rf"{_IS}(?: for| on)?|:|,| [-–—])? "
_A_DAY = (
    rf"(?P<day>\d{{4}}-\d\d-\d\d|"
    rf"(?:{_WEEKDAY}\.?,? )?(?:the )?{_NUMBER} (?:of )?{MONTH}{_YEAR}|"
    rf"(?:{_WEEKDAY}\.?,? )?{MONTH} (?:the )?{_NUMBER}{_YEAR}|"
    rf"(?P<weekday>{_WEEKDAY}))(?![\w/])"
)
_NTH = r"(?:the )?(?P<nth>\d{1,2})(?:st|nd|rd|th)(?! (?:floor|of)\b)(?![\w/])"
_HOUR = (
    r"(?:,? (?:at )?(?P<clock>\d{1,2}(?:[:.]\d\d)? ?[ap]m|\d{1,2}[:.]\d\d)(?!\w|\.\d))?"
    r"(?!,? (?:or|/)\b| week)"
)
_BEGINS = r"(?:^|(?<=[.;!,(] )|(?<=[-–—:] )|(?<=\band )|(?<=\bbut ))"
_ME = (
    r"(?:(?:they|she|he|hr|the (?:panel|company|agency|manager|recruiter)|(?-i:[A-Z])[\w'’-]+)"
    r"(?:['’]ve| have| has|['’]d| would)?(?: just| now| also)? )?"
)
_COMING = tuple(
    regex(words, re.IGNORECASE, only=regex(only, re.IGNORECASE))
    for only, words in (
        (
            "interview|round|stage|trial|assessment",
            (
                rf"{_BEGINS}(?:(?:so|now|then) )?(?:i(?:['’]ve| have)(?: got)? |got )?"
                rf"{_ROUND}{_ON}{_A_DAY}{_HOUR}"
            ),
        ),
        (
            r"\bback\b",
            (
                rf"{_BEGINS}{_ME}(?:(?:i(?:['’]m| am)|invited|asked|want(?:s|ed)?|like)"
                rf"(?: me)?(?: to (?:come|go))? )?(?:going |go |coming |come )?back"
                rf"(?: in| there)?(?: again)?(?: on)? {_A_DAY}{_HOUR} for (?:an?|the|my) "
                rf"(?:{_NEXT} )?(?:\w+ )?{_MEETING}"
            ),
        ),
        (
            "invited|asked|want",
            (
                rf"{_BEGINS}{_ME}(?:i(?:['’]ve| have)? (?:been |was |am |got )?)?"
                rf"(?:invited|asked|want(?:s|ed)?)(?: me)?"
                rf"(?: back| in| again)*(?: to come| to go)?(?: back| in| again)*(?: to| for) "
                rf"{_ROUND}{_ON}{_A_DAY}{_HOUR}"
            ),
        ),
        (
            "me back",
            (
                rf"{_BEGINS}(?:they|she|he)(?: wants?| would like|['’]d like) me back(?: in)?"
                rf"(?: again)?(?:,| [-–—]|:)?(?: on)? "
                rf"(?:(?:{_WEEKDAY}\.?,? )?{_NTH}|{_A_DAY}){_HOUR}"
            ),
        ),
    )
)
"""An interview to come with its day, in so many words: `second interview thurs 3 dec 10am`."""
_CAN_I = regex(
    rf"{_BEGINS}(?:{_ME}(?:asked|asks|is asking|wondered|wants to know)(?: me)? "
    r"(?:can|could|would|if|whether)|can|could|would) "
    r"i(?: can| could| would|['’]d)?(?: be able to| like to)? "
    r"(?:come|go|pop)(?: in| over| along| down)?(?: back| again)(?: in| again| there)?"
    rf"(?:,? on| for)? {_A_DAY}{_HOUR}",
    re.IGNORECASE,
    only=regex(r"(?:can|could|would|if|whether) i\b", re.IGNORECASE),
)
"""`asked can I come in again Thursday 10 December at 4pm`: they ask, and mean it."""
_WHO_THERE = regex(
    r"(?: for (?:an?|the) [^,;.]{1,30}?)?,? (?:to (?:meet|see|talk to|speak (?:to|with))|with) "
    r"(?:the |their |our )?(?P<who>[^;!?\n]{2,80}?)"
    r"(?=[.!?\s]{0,3}$|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)[.;!?] |, (?:and|but|so|which) )",
    re.IGNORECASE,
)
_ROLE_FIRST = regex(r"(?P<role>[^\W\d_A-Z][^(),]{2,40}) \((?P<name>[A-Z][^(),]{1,40})\)")
"""`deputy head (Mr Yusuf)`."""
_HINT = regex(
    r"\b(?:second|2nd|third|3rd|final|next|another|follow-?up|back|again|round|stage|two)\b",
    re.IGNORECASE,
)


_NO_FACT = regex(
    r"\b(?:if|unless|whether|when|once|until|maybe|perhaps|hop\w+|might|may|could|would|no|not|"
    r"never|nobody|others?|somebody|someone|candidates?|decid\w+|friend|sister|brother)\b|n['’]t\b",
    re.IGNORECASE,
)
"""In front of it, in the same sentence: it may never be, or is somebody else's."""
_CALLED_OFF = regex(
    r"[^.;!]{0,40}(?:\b(?:cancel\w*|called off|postponed|moved|declined|turned down)\b"
    r"|(?P<asked>\?))",
    re.IGNORECASE,
)
_ENDS = regex(r"[.;!?](?:\s|$)")


_RANG = regex(
    rf"(?:(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?|they|she|he|hr) "
    rf"(?:rang|called|phoned|e-?mailed|texted|wrote)(?: me| back)*(?: on)? {_A_DAY}"
    r"(?::|,| [-–—]|\.) ",
    re.IGNORECASE,
    only=regex("rang|called|phoned|mailed|texted|wrote", re.IGNORECASE),
)
_SOON = 32


class Coming(NamedTuple):
    """An interview to come of which a line tells."""

    day: "date"
    clock: str = ""
    """`14:30`, where the line says it right behind the day."""


def interview_to_come(text: str, base: "date", *, dated: bool = False) -> Coming | None:
    """Give the interview after `base` that a line tells of; None: of none, or of several.

    A weekday alone counts where the line says on which day it was written: `dated`.
    """
    told = interview_with(text, base, dated=dated)
    return told[0] if told else None


def interview_with(
    text: str, base: "date", *, dated: bool = False
) -> tuple[Coming, str] | None:
    """Give the same, with who will be there: `Mr Yusuf (deputy head)`; empty: nobody is."""
    found: dict[Coming, str] = {}
    for words in (*_COMING, _CAN_I) if _HINT.search(text) else ():
        for one in words.finditer(text):
            before = _ENDS.split(text[: one.start()])[-1]
            off = _CALLED_OFF.match(text, one.end())
            if off and off["asked"] and words is _CAN_I:
                off = None  # what they ask, they mean
            if off or _NO_FACT.search(before) or (one["weekday"] and not dated):
                continue
            day = _day_of(one, base)
            if day is None or day <= base:
                return None
            clock = read_clock(one["clock"].replace(".", ":")) if one["clock"] else None
            coming = Coming(day, f"{clock:%H:%M}" if clock else "")
            found[coming] = found.get(coming) or _who_there(text, one.end())
    return next(iter(found.items())) if len(found) == 1 else None


def _who_there(text: str, at: int) -> str:
    """Give who will be there, as it stands behind day and hour, the name in front."""
    found = _WHO_THERE.match(text, at)
    if found is None:
        return ""
    first = _ROLE_FIRST.fullmatch(found["who"])
    return f"{first['name']} ({first['role']})" if first else found["who"]


def _day_of(found: "re.Match[str]", base: "date") -> "date | None":
    """Give the day that is named; of `26th` the next one after `base`."""
    nth = found.groupdict().get("nth")
    if nth:
        days = (plus_days(base, ahead) for ahead in range(1, _SOON))
        return next((day for day in days if day.day == int(nth)), None)
    moment = find_moment(found["day"], Settings(), base)
    return moment.day if moment else None


def without_call(text: str) -> tuple[str, str]:
    """Take off that they rang, and on which day: `Daniel rang Thursday 19th November: …`."""
    found = _RANG.match(text)
    return (found["day"], text[found.end() :]) if found else ("", text)


def day_of_invitation(text: str, base: "date", *, weekdays: bool = False) -> "date | None":
    """Give the one day that a line names, counted from `base`; None where it is not certain.

    A weekday alone is the next one after the day on which it was said; only with `weekdays`,
    where that day is known.
    """
    if _UNSURE.search(text):
        return None
    found: set[date | None] = set()
    for match in _DAYS.finditer(text):
        if match["other"]:
            continue
        if match["weekday"] and not weekdays:
            return None
        moment = find_moment(match[0], Settings(), base)
        found.add(moment.day if moment else None)
    day = found.pop() if len(found) == 1 else None
    return day if day and day > base else None
