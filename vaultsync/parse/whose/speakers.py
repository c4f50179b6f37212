"""Who speaks in a line of a log, and who was asked: `Jane: still on track`, `asked Jane`."""

import re

from vaultsync.model import TouchKind
from vaultsync.names import fold
from vaultsync.parse.messages.kinds import SOMEBODY, kinds_of, stems_of
from vaultsync.parse.persons.headings import looks_like_name
from vaultsync.parse.persons.words import RESERVED
from vaultsync.parse.whose.owners import NAME, Names
from vaultsync.patterns import regex

_FEW_WORDS = 4
_SPEAKER = regex(
    rf"[|\s]*(?P<name>{NAME}(?: {NAME}){{0,2}})(?::\s*(?P<quote>[\"“«‘'])?|"
    r" (?:says|said|confirms|confirmed|thinks|asks|asked me|told me|tells me|offers)\b)"
)
_NOT_SAID = regex(
    r"\W*(?:(?:to|will|i|we|must|should|need|left|asked|rang|phoned|dropped|gave|spoke|met|"
    r"tried|posted|handwritten|card|not|no|none|nada|nothing|silence|ooo|out of|away|bounced|"
    r"draft|waiting|still waiting|still nothing|ask|call|write|send|chase|nudge|ping|thank|"
    r"ring|engaged|busy|voicemail|ty)\b|didn't|did not|\w+n't\b)",
    re.IGNORECASE,
)
"""Behind a name and a colon: what was done, planned or missed, no words of that person."""
_ASKED = regex(r"(?:i )?(?:asked|reminded|messaged) ", re.IGNORECASE)
_NEWS = regex(
    r"\b(?:again|news|status|updates?|where (?:we|things|they)|when|whether|if there|decision|"
    r"timeline|how it|how things|next steps?)\b"
)
"""What is asked for in a chaser."""
_THEIR_THANKS = regex(
    r"\W*(?:many |nice )?thanks\b(?! (?:sent|e?-?mail|note|card|by|to))", re.IGNORECASE
)
_ONESELF = frozenset(
    {
        "me", "myself", "i", "note", "notes", "question", "questions", "idea", "ideas", "draft",
        "subject", "quote", "lesson", "todo", "to do", "plan", "next", "reminder",
    }
)  # fmt: skip
"""In front of a colon: words of one's own, not somebody who speaks."""


def speaker(names: Names, text: str, *, anybody: bool) -> str | None:
    """Give who says what a line says: `Jane: still on track`, `Bob says no`; None: nobody.

    Somebody whom the note does not know as a person (the key is empty) must be quoted, as
    in `Elin: "soon"`. What was done for somebody (`Jane: left a voicemail`) is not said by
    that person; `Jane: thanks, by Friday` is.
    """
    said = _SPEAKER.match(text)
    if not said:
        return None
    name, rest = fold(said["name"]), text[said.end() :]
    if name in _ONESELF or stems_of(name):
        return None
    known = names.at(name, 0)
    if said["quote"]:
        return known if known or anybody else None
    if not known or "in the interview" in rest:
        return None
    if not said[0].rstrip().endswith(":"):
        return known
    return None if _NOT_SAID.match(rest) or _done(rest) else known


def strange(text: str) -> bool:
    """Tell whether somebody may speak whom the note does not know: `Lars: the last …`."""
    said = _SPEAKER.match(text)
    if not said or len(text[said.end() :].split()) < _FEW_WORDS:
        return False
    return looks_like_name(said["name"]) and fold(said["name"]).split()[0] not in RESERVED


def _done(rest: str) -> bool:
    """Tell whether what stands behind a name and a colon is a deed: `quick thank-you`."""
    if _THEIR_THANKS.match(rest) or not stems_of(" ".join(rest.lower().split()[:3])):
        return False
    kinds = kinds_of(rest, intent=True)
    return bool(kinds) and kinds[0] is not TouchKind.REPLY


def asked(names: Names, text: str) -> tuple[TouchKind, str] | None:
    """Give whom a line says was asked, and whether for news: `asked Annabel`; else None."""
    found = _ASKED.match(text)
    key = names.at(fold(text), found.end()) if found else ""
    if not key or not found:
        return None
    said = fold(text)
    rest = said[found.end() + names.length(said, found.end()) :].strip(" .!?")
    news = not rest or _NEWS.search(rest)
    return TouchKind.STATUS_CHECK if news else TouchKind.OTHER, key


def heard_of(names: Names, text: str) -> tuple[str, ...] | None:
    """Give who wrote or called where a line begins with that; None: it does not."""
    wrote = SOMEBODY.match(text.lstrip("|* "))
    return (names.at(fold(wrote["name"]), 0),) if wrote else None
