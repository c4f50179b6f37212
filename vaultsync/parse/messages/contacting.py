"""Ticked tasks in words of one's own that got in touch: `ask Henrik how it looks`.

What a task asked for is seldom certain: `ask Jane about the team` may have been a question in
the interview. Only what nobody says but of a follow-up is read as one; the rest is told.
"""

from typing import NamedTuple

from vaultsync.patterns import regex

PRONOUNS = frozenset({"her", "him", "them"})
_WHOM = (
    r"(?:her|him|them|(?!(?:how|where|what|if|whether|when|for|about|again)\b)"
    r"[^\W\d_][\w'’.-]*(?: (?!(?:how|where|what|if|whether|when|for|about|again|by|via|on)\b)"
    r"[^\W\d_][\w'’.-]*){0,3})"
)
_NEWS = (
    r"(?:how (?:it|things|everything) (?:looks?|stands?|goes|go|is going|are going)"
    r"|how it's going|where (?:it|things|we|i|they) stands?|where (?:things|we) are(?: at)?"
    r"|for (?:an? |any |some )?(?:latest )?(?:news|updates?|status(?: update)?)"
    r"|(?:if|whether) (?:there is|there's|there are|they have|she has|he has|they've)"
    r"(?: got)? ?(?:any|some|an)? (?:news|updates?)(?: yet)?)"
)
_TAIL = (
    r"(?: (?:about|on) (?:the|my) (?:application|job|role|position|decision)| again|"
    r" once more| today|,? (?:by|via) (?:e-?mail|mail|phone|text)| on linkedin)*"
)
_AROUND = r"[^\w#]*(?:#[\w/-]+[^\w#]*)*"
"""Tags and priorities."""
_FOLLOW_UP = regex(
    rf"{_AROUND}(?:(?:ask (?P<asked>{_WHOM}) (?:again )?{_NEWS})|"
    rf"(?:(?:chase up|chase|ping) (?P<chased>{_WHOM})))"
    rf"{_TAIL}{_AROUND}",
    only=regex("ask |chase|ping "),
)
"""In lower case, and nothing else in the task."""
_VERB = regex(
    r"(?:please |also |then |maybe )?(?:ask(?:ed)?|chased?(?: up)?|follow(?:ed)?[- ]up with|"
    r"check(?:ed)?(?: back| in| up)? with|nudged?|ping(?:ed)?|bump|poke|e-?mail(?:ed)?|mail|"
    r"write(?: back)?(?: to)?|message|text|call(?: back)?|ring(?: up)?|phone|contact(?:ed)?|"
    r"get (?:back to|in touch with)|got (?:back to|in touch with)|reach(?:ed)? out to|"
    r"remind(?:ed)?|drop|send|reply to|answer) "
)
_THINGS = regex(r"[^,;:]*\b(?:thank\w*|thx|card|present|gift|flowers|linkedin|connect\w*)\b")
"""What is sent to somebody without asking for anything."""
_NOBODY_NAMED = regex(
    rf"(?:(?:ask (?:again )?{_NEWS})|chase(?: up)?|"
    rf"(?:ask|chase|nudge|ping|e-?mail|write to|message|call|ring|phone) (?:him|her|them)\b.*)"
    rf"{_TAIL}{_AROUND}"
)


class Asking(NamedTuple):
    """Whom a task asks for news, as it says it."""

    whom: str
    """In lower case; `her` where it names nobody."""


def asks_for_news(text: str) -> Asking | None:
    """Read a task in lower case that says nothing but that somebody was asked for news."""
    found = _FOLLOW_UP.fullmatch(text)
    return Asking(found["asked"] or found["chased"]) if found else None


def begins_to_contact(text: str) -> int:
    """Give where in a task in lower case stands who was contacted; 0: it says no such thing."""
    found = _VERB.match(text)
    return found.end() if found and not _THINGS.match(text, found.end()) else 0


def contacts_somebody(text: str) -> bool:
    """Tell whether a task in lower case got in touch without saying with whom."""
    return _NOBODY_NAMED.fullmatch(text) is not None
