"""Calls on the day of an interview: the interview itself, no message after it."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import TouchKind
from vaultsync.parse.days.said_days import DAYISH
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.parse.messages.turns import turn_told
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.parse.messages.touches import Mention

_WAY = (
    r"(?:video|zoom|teams|skype|facetime|whatsapp|google|meet|web|online|conference|screening|"
    r"intro(?:ductory)?|first|initial|interview|phone|telephone|short|quick|long|nice|good|great|"
    r"had|an?|the|my|\d{1,3}[- ]?min(?:ute)?s?|\d{1,2}(?:[:.]\d\d)? ?(?:[ap]m)?)"
)
_HELD = regex(
    rf"\W*(?:{_WAY}[ -]){{0,6}}call (?:\([^()]{{1,30}}\) )?(?:with|from|about)\b", re.IGNORECASE
)
"""What a line begins with that names a call as something that took place; not `call` alone."""
_RANG = regex(
    r"\W*(?:i |we )?(?:called|rang|phoned) [^,;:.–—-]+$|"
    r"\W*(?:phone )?call(?: (?:to|from) [^,;:.–—-]+)?\W*$",
    re.IGNORECASE,
)
"""A call without a word about whether it was the interview: told of nowhere, but counted."""
_THEY_RANG = regex(
    r"\W*(?:(?:she|he|they)|(?-i:[A-Z][\w'-]*)(?: (?-i:[A-Z])[\w'-]*)?) "
    r"(?:called|rang|phoned)\b(?! (?:back|again|to)\b)",
    re.IGNORECASE,
)
"""`Beth rang (Northline, 0113 496 0808)`: where the interview is that call."""
_RANG_SOMEBODY = regex(
    r"\W*(?:i |we )?(?:called|rang|phoned) (?!back\b|to\b|again\b|in\b)[\w'’]+(?: [\w'’]+)?"
    r"(?: (?:at|from|in|about) [^,;:.–—]{2,80})?$|"
    r"\W*[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?(?: from [^,;:.–—]{2,60}?)? "
    r"(?:called|rang|phoned)$",
    re.IGNORECASE,
)
"""`rang tom at the college`, `craig from severn site people rang`: a clause that is a call."""
_CLAUSE = regex(r"[,;.:–—(] ?| - ")
_WORD = regex(r"[^\W\d_]{2,}")
_FEWEST = 4
"""Words behind the clause that says that they rang; fewer tell nothing of the talk."""
_AFTERWARDS = regex(
    r"\b(?:again|afterwards?|later|back|voice ?mail|no answer|engaged|follow\w*|chas\w+|status|"
    r"news|updates?|decisions?|thank\w*)\b",
    re.IGNORECASE,
)
"""What is said in the same clause of a call after the interview."""


def tells_of_call(text: str) -> bool:
    """Tell whether a text begins with a call of theirs, of no day, and tells what was said.

    `Pieter called during lunch, 20 min, gearbox noise, Kortrijk`: behind the call comes more.
    """
    first, *rest = _CLAUSE.split(text, maxsplit=1)
    called = _THEY_RANG.match(first) and not _AFTERWARDS.search(first)
    if not called or not rest or DAYISH.search(first) or turn_told(text):
        return False
    return len(_WORD.findall(rest[0])) >= _FEWEST


def held(mention: "Mention") -> tuple[TouchKind, ...] | None:
    """Give what else a line tells of that names a call as held; None: it names none so."""
    first, *rest = _CLAUSE.split(mention.text, maxsplit=1)
    if mention.kind is not TouchKind.CALL or mention.stamped or " | " in mention.text:
        return None
    if not _HELD.match(mention.text) or _AFTERWARDS.search(first):
        return None
    more = kinds_of(" ".join(rest), intent=True)
    sent = tuple(one for one in more if one not in {TouchKind.CALL, TouchKind.REPLY})
    return (*sent, mention.also) if mention.also else sent


def may_be_interview(mention: "Mention") -> bool:
    """Tell whether a line of the interview's day may record that interview, and no message."""
    if mention.kind not in {TouchKind.CALL, TouchKind.REPLY} or mention.also:
        return False
    rang = _RANG.match(mention.text) and not _AFTERWARDS.search(mention.text)
    called = _THEY_RANG.match(mention.text) and not _AFTERWARDS.search(
        _CLAUSE.split(mention.text, maxsplit=1)[0]
    )
    first = _CLAUSE.split(mention.text, maxsplit=1)[0]
    somebody = _RANG_SOMEBODY.match(first) and not _AFTERWARDS.search(mention.text)
    return bool(rang or called or somebody) or held(mention) == ()
