"""What was done in a message's way: the words for each kind, and which of them a text says."""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import TouchKind
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

THANKED = (
    r"thank(?:s|ed|ing|yous?)?\b(?! (?:me|us|you page)\b)(?![- ]you(?:'s)? (?:pages?|"
    r"cards? (?:shop|design)))|thx\b|ty (?:note|e-?mail|mail|card|sent)\b"
)
_NO_MESSAGE = (
    r"(?:questions?|interviews?|rounds?|meetings?|stud(?:y|ies)|work|projects?|plans?|tasks?|"
    r"items?|topics?|discussions?|sessions?|steps?|visits?|care|appointments?)"
)


def stems(words: str) -> frozenset[str]:
    """Give the stems of words: the first four letters, in all that begin otherwise, too."""
    found = {word[:4] for word in words.split()}
    others = {"mail": {"emai", "voic"}, "rang": {"ring"}}
    return frozenset(found.union(*(others[one] for one in found & others.keys())))


class _Deed(NamedTuple):
    """What was done, and how lines say it."""

    kind: TouchKind
    stems: frozenset[str]
    """Without one of them it is not said."""
    first: re.Pattern[str] | None
    """What a clause begins with."""
    anywhere: re.Pattern[str]


def _deeds() -> "Iterator[_Deed]":
    def deed(kind: TouchKind, words: str, anywhere: str, first: str = "") -> _Deed:
        begins = regex(first) if first else None
        return _Deed(kind, stems(words), begins, regex(rf"\b(?:{anywhere})"))

    yield deed(TouchKind.THANK_YOU, "thank thx ty", THANKED)
    yield deed(
        TouchKind.KEEP_IN_TOUCH, "touch", r"(?:keep|kept|keeping|stay(?:ed)?)[ -]in[ -]touch\b"
    )
    yield deed(
        TouchKind.STATUS_CHECK,
        "status check updat",
        r"status[ -]?(?:check|question|inquiry|enquiry|request)(?:s|ed)?\b"
        r"|checked[ -]in\b|check(?:ing)?[ -]in (?:with|by|e-?mail|message|note)\b"
        r"|asked (?:\w+ )?(?:for|about) (?:an? |the |any )?(?:status|updates?)\b"
        r"|checked (?:the )?status\b",
    )
    yield deed(
        TouchKind.FOLLOW_UP,
        "follow chas nudg ping bump",
        rf"follow(?:ed|ing|s)?[ -]?ups?\b(?! {_NO_MESSAGE}\b)"
        r"|chas(?:ers?|ed|ing)\b|nudg(?:ed?|ing)\b|pinged\b|bumped\b",
    )
    yield deed(
        TouchKind.UPDATE,
        "updat",
        r"updates? (?:sent|to|e-?mail|mail|by)\b|sent (?:\w+ ){0,4}updates?\b",
        first=r"(?:and )?(?:an? |the |my )?updates?\b(?! (?:cv|resume|résumé|profile|portfolio|"
        r"linkedin|website|spreadsheet|tracker|notes?|the|my|from)\b)"
        r"|updated (?:her|him|them|[a-z]+$)",
    )
    yield deed(
        TouchKind.CALL,
        "call phon rang mail",
        r"phoned\b(?! (?:me|us)\b)|rang\b(?! (?:me|us)\b)|left (?:\w+ ){0,2}voicemail\b"
        r"|(?:i|we) called\b|(?<!on-)call(?:ed)? (?:with|to)\b",
        first=r"(?:phone )?call(?:ed)?\b(?! (?:off|between|for|me|us)\b)|voicemail\b",
    )
    yield deed(
        TouchKind.CONNECT, "connect linkedin", r"connect(?:ed|ion)?\b|linkedin request\b"
    )
    yield deed(
        TouchKind.TEXT,
        "text sms whatsapp",
        r"texted\b|whatsapped\b|sen[dt] (?:\w+ ){0,3}(?:text|sms|whatsapp)\b"
        r"|(?:text|sms|whatsapp) (?:sent|to)\b",
        first=r"(?:an? )?(?:text|sms|whatsapp)s?\b",
    )
    yield deed(
        TouchKind.OTHER,
        "sent send reach mail wrot writ messag dm answer respon forward repl note letter "
        "linkedin",
        r"(?:sent|send|reached out|e-?mailed|mailed|wrote|messaged|dm(?:ed)?|answered|"
        r"responded|forwarded|repl(?:y|ied)|(?:e-?)?mails? (?:to|sent))\b",
        first=r"(?:an? )?(?:e-?mail|mail|message|note|letter|dm|answer|respon[ds]e?|linkedin)\b"
        r"|write back\b",
    )


_KINDS = tuple(_deeds())
"""What was done: the first that fits."""
STEMS_OF_DEEDS = frozenset(stem for one in _KINDS for stem in one.stems)


def sent_kind(text: str, found: frozenset[str]) -> TouchKind | None:
    """Tell what a text in lower case says that was sent; `found`: the stems of its words."""
    for kind, needs, first, anywhere in _KINDS:
        if needs & found and (
            anywhere.search(text) or (first and any(map(first.match, text.split("| "))))
        ):
            return kind
    return None
