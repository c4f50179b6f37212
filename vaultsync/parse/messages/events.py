"""Days on which others meet, and they answer after that: `board meets on 10 Dec, …`."""

import re

from vaultsync.parse.days.said_days import day_behind
from vaultsync.patterns import regex

_MEETING = (
    r"(?:meets?|meetings?|sits?|sessions?|votes?|discuss(?:es)?(?: it)?|interviews?|rounds?|"
    r"reviews?|gets? together)"
)
_EVENT = regex(
    rf"\b{_MEETING}(?: (?:is|are|again|only|next|with the \w+|about (?:it|me)))*"
    r"(?=:? (?:on )?(?:the )?[\w(])",
    re.IGNORECASE,
)
_CLAUSE = regex(r"[^.;:!?,\n]*$")
_OWN = regex(r"\b(?:I|my|our|we|elsewhere|another)\b|\bI['’]", re.IGNORECASE)
"""In front of it: one's own meeting, which they do not wait for."""
_AFTER_THAT = regex(
    r" (?:(?:to )?(?:me|us) )?(?:(?:right |straight |shortly |soon )?"
    r"(?:after (?:that|this|it)|afterwards?)|then)\b(?! (?:time|point))",
    re.IGNORECASE,
)
_GAP = regex(
    r"[.,;:)]?(?: [–—-])?(?: (?:and|so|then|but))?[, ]*(?:the |their )?", re.IGNORECASE
)
_ENDS_SO = regex(r"\b(?:after (?:that|this|it)|afterwards?|then)$", re.IGNORECASE)
_AFTER_IT = regex(
    rf"\b(?:after|once|as soon as|when)\b(?:(?!\b(?:by|before|until|till|within|latest)\b)"
    rf"[^.;:!?,\n]){{0,60}}?\b(?:{_MEETING}|met)(?: (?:again|only|on|on the|the))* *$",
    re.IGNORECASE,
)
_FAR = 100
"""Characters in front of an answer in which the meeting may stand."""


def day_of_event(plain: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Find the day of what an answer comes after, and the place of all that says so.

    `start` and `end` are the place of the answer: it says `after that`.
    """
    after = _AFTER_THAT.match(plain, end)
    if after is None:
        return None
    first = max(start - _FAR, 0)
    for event in _EVENT.finditer(plain, first, start):
        clause = _CLAUSE.search(plain, first, event.start())
        day = day_behind(plain, event.end())
        if not day or (clause and _OWN.search(clause[0])):
            continue
        if _GAP.fullmatch(plain, min(day[1], start), start):
            begins = clause.start() if clause else event.start()
            return day[0], begins, after.end()
    return None


def comes_after(words: str, day: str) -> bool:
    """Tell whether such words say that an answer comes after a meeting of that day."""
    if _ENDS_SO.search(words):
        return day in words
    return _AFTER_IT.search(words[: max(words.rfind(day), 0)]) is not None
