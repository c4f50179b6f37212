"""More ways to say by when they answer, also in small letters: asked about, never read.

`joan said marcus gets back to me by Wed`, `feedback goes to denise, should have it by Fri`,
`the committee meets on the 30th, give us two weeks`.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, one_line
from vaultsync.parse.days.said_days import DAYISH, day_behind
from vaultsync.parse.messages.shorthand import with_apostrophes
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_TELL = (
    r"(?:(?:gets?|comes?) back to (?:me|us)|lets? (?:me|us) know|"
    r"(?:calls?|rings?|e-?mails?|tells?|contacts?|updates?) (?:me|us))"
)
_THROUGH = regex(
    r"(?<![\w'’-])(?P<who>[^\W\d_][\w'’-]*) (?:said|says|told me)(?: that)? "
    rf"(?!(?:i|we|you)\b)[^\W\d_][\w'’-]*(?: will|'ll| would|'d| should)? {_TELL}",
    re.IGNORECASE,
    only=regex("said|says|told me", re.IGNORECASE),
)
_FEEDBACK = regex(
    r"\b(?:feedback|decision|answer|verdict|results?|outcome) "
    r"(?:goes|go|will go|comes|will come|is sent|gets sent) (?:back )?(?:to|through|via|thru) "
    r"(?:the )?[^\W\d_][\w'’-]*"
    r"(?:(?:[,;]| and|,? who)? (?:(?:she|he|they|i|we|you)(?:'ll)? )?"
    r"(?:should|will|to|would) (?:have|get|hear|know)(?: (?:it|that|something|back|more))?)?",
    re.IGNORECASE,
    only=regex(r"\b(?:goes|go|comes|come|sent) ", re.IGNORECASE),
)
_MEETS = (
    r"(?:meets?|sits?|votes?|(?:meeting|session|panel|board|committee) is)(?: again| next)? "
    r"(?P<at>on (?:the )?[^.;:!?,\n]{1,25}?)(?:[,;]| and| so|,? then|\.)+ "
)
_SPAN = (
    r"(?P<span>(?:an?|one|two|three|four|five|six|\d{1,2}|a couple of)"
    r"(?: (?:to|or) \w+|-\d{1,2})? (?:working |business )?(?:days?|weeks?)|a fortnight)"
)
_GIVE = regex(
    rf"(?:\b{_MEETS}|^\W*|[.;:!,(–—] ?|\b(?:said|says|and|so|to) )(?:please )?"
    rf"(?:give|allow) (?:us|them|it) (?:about |another |around )?{_SPAN}"
    r"(?=\s*(?:$|[.,;:!)]|(?:to (?:decide|answer|get back|let|make|reply|come back)|or so|"
    r"then|after that)\b))",
    re.IGNORECASE,
    only=regex(r"(?:give|allow) (?:us|them|it)\b", re.IGNORECASE),
)
_ABOUT = regex(
    r" (?:re|about|regarding|on)\b(?! (?:the \d|mon|tue|wed|thu|fri|sat|sun|\d)).*",
    re.IGNORECASE,
)
_UNLESS = regex(
    r"\b(?:if|unless|whether|not|never|no|hope[ds]?|hoping|wish|ask(?:ed)?)\b|n't\b",
    re.IGNORECASE,
)
_SIGNS = regex(r"[*_=]{2,3}|[\"“”]")
_SENTENCE = regex(r"[.;!?](?:\s|$)")
_NEAR = 200


class Told(NamedTuple):
    """The words, the day in them, and the day from which it counts; empty: the interview's."""

    words: str
    day: str
    since: str = ""


def day_told(said: str, names: str) -> Told | None:
    """Find the first such words in a text; `names` are of who may say so."""
    if not DAYISH.search(said):
        return None
    plain = one_line(_SIGNS.sub("", with_apostrophes(said.replace("’", "'"))))
    return next(_told(plain, {*fold(names).split()}), None)


def _told(plain: str, known: set[str]) -> "Iterator[Told]":
    for pattern in (_THROUGH, _FEEDBACK):
        for found in pattern.finditer(plain):
            who = found.groupdict().get("who")
            if (who and fold(who) not in known) or not _holds(
                plain, found.start(), found.end()
            ):
                continue
            rest = _ABOUT.sub("", plain[found.end() : found.end() + _NEAR])
            day = day_behind(plain[: found.end()] + rest, found.end())
            if day:
                yield Told(plain[found.start() : day[1]], day[0])
    for found in _GIVE.finditer(plain):
        if _holds(plain, found.start(), found.end()):
            since = day_behind(f" {found['at']}", 0) if found["at"] else None
            words = found[0].strip(" .;:,!(–—-")
            yield Told(words, found["span"], since[0] if since else "")


def _holds(plain: str, start: int, end: int) -> bool:
    """Tell whether nothing around such words turns them round."""
    before = _SENTENCE.split(plain[max(start - _NEAR, 0) : start])[-1]
    behind = _SENTENCE.search(plain, end)
    asked = behind is not None and behind[0].startswith("?")
    return not (asked or _UNLESS.search(before))
