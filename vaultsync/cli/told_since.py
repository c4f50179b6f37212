"""One message as it is typed at `Who wrote or rang, and when?`: who did it, how, for what."""

import re
from typing import NamedTuple

from vaultsync.names import bare
from vaultsync.owed import Channel
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.patterns import regex

_AGAIN = r"(?:(?:then|also|and|later|have) )*"
_HOW = r"(?:texted|e-?mailed|mailed|messaged|whatsapped|dm(?:'d|ed)?)"
_DEED = regex(
    rf"{_AGAIN}(?:{_HOW}|rang|phoned|called|wrote(?: back)?(?: to)?|thanked|chased|nudged|"
    r"pinged|followed up with|replied to|answered|sent|dropped|spoke to|asked|told|"
    r"(?:an? |the |my )?(?:text|e-?mail|mail|message|call|letter|note|reply|answer|follow-?up|"
    r"thanks|thank-?you)(?: (?:text|e-?mail|mail|message|note|card))?(?: sent)? to|to)\s+",
    re.IGNORECASE,
)
"""What a part begins with that names nobody who did it: it was oneself."""
_DAY = regex(
    rf"(?:on )?(?:(?:{WEEKDAY}\.?,? )?(?:\d{{1,2}}[/.]\d{{1,2}}|"
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: (?:of )?{MONTH})?|{MONTH} \d{{1,2}})|{WEEKDAY}|"
    r"yesterday|today)[ ,:–-]+",
    re.IGNORECASE,
)
"""A day in front of what was done on it: `20/11 texted Becky`."""
_FROM = regex(
    r"(?:an? |the )?(?:text|e-?mail|mail|message|call|letter|note|reply|answer|voice ?mail)"
    r"(?: back)? from\s+",
    re.IGNORECASE,
)
_ABOUT = regex(
    r"(?:\b(?:to (?:say|ask|tell|let|thank|check|confirm)|saying|about)\b|[+&]).*$",
    re.IGNORECASE,
)
"""What a message was about: no part of its day."""
_THANKS = regex(r"\bthank|\bthx\b|\bcheers\b", re.IGNORECASE)
_NO_THANKS = regex(
    r"\b(?:chased|nudged|pinged|follow(?:ed)?[- ]?up|asked|answer(?:ed)?|repl(?:y|ied)|said|"
    r"told|accepted|confirmed|agreed|declined|wrote back|news|update)\b",
    re.IGNORECASE,
)
_WAYS = (
    (Channel.TEXT, regex(r"\b(?:text(?:ed)?|sms)\b", re.IGNORECASE)),
    (Channel.EMAIL, regex(r"\b(?:e-?mail(?:ed)?|mail(?:ed)?)\b", re.IGNORECASE)),
    (Channel.LINKEDIN, regex(r"\blinked-?in\b", re.IGNORECASE)),
)
_FAR = 2
"""Words behind the verb among which the name stands: `sent dear Becky a text`."""


class Deed(NamedTuple):
    """What the words of a message say besides names and days."""

    mine: bool
    """It was oneself, though no `I` says so."""
    rest: str
    """The words without those that say who did what."""
    way: Channel
    """How it went; NONE: they do not say it."""
    thanks: bool | None
    """Whether it was a thank-you; None: that is not clear."""


def read_deed(text: str, names: frozenset[str]) -> Deed:
    """Read one message; `names` are the words, in small letters, of who can be named.

    `texted Becky` is one's own, `Becky texted` is theirs.
    """
    found = _DAY.match(text)
    day, said = (text[: found.end()], text[found.end() :]) if found else ("", text)
    own, came = _DEED.match(said), _FROM.match(said)
    mine = bool(own) and _begins_with_name(said[own.end() :] if own else "", names)
    rest = said[own.end() :] if own and mine else said[came.end() :] if came else said
    rest = f"{day}{rest}"
    way = next((way for way, words in _WAYS if words.search(text)), Channel.NONE)
    thanks: bool | None = True if _THANKS.search(text) else None
    if thanks is None and _NO_THANKS.search(text):
        thanks = False
    return Deed(mine, rest, way, thanks)


def without_matter(text: str) -> str:
    """Take off what a message was about: `20/11 to say thanks and how it went`."""
    return _ABOUT.sub("", text).strip(" ,:;")


def _begins_with_name(text: str, names: frozenset[str]) -> bool:
    words = (word.strip(",:;.'") for word in bare(text).split()[:_FAR])
    return any(word in names for word in words)
