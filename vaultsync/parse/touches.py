"""Touches: what was sent and heard, in the three forms of design.md section 5."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.model import Person, TouchKind, TouchState
from vaultsync.names import fold, unlink
from vaultsync.parse.dates import YEARS

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = r"(\d{4}-\d{2}-\d{2})"
_STAMP = re.compile(
    rf"(?:(✅|❌|⏳|⌛)\ufe0f?\s*|[\[(](completion|cancelled|scheduled)::\s*){_DAY}[\])]?"
)
_OTHER_STAMP = re.compile(
    rf"(?:📅|📆|🗓|🛫|➕|⏰)\ufe0f?\s*{_DAY}(?:[ T]\d\d:\d\d)?|🆔\ufe0f?\s*[\w-]+"
    rf"|[\[(](?:due|start|created|id)::[^\])]{{0,40}}[\])]"
)
_DATED = re.compile(
    rf"^[*_\[(]*{_DAY}[*_\])]*(?:[ T]\d{{1,2}}:\d{{2}})?\s*[-–—:|,]*\s*(.+)", re.DOTALL
)
_ANY_DAY = re.compile(rf"(?<!\d){_DAY}(?!\d)")

_NOT_HEARD = re.compile(
    r"\b(?:no|not|never|without|await\w*|waiting for|wait for|expect\w*|hop(?:e|ing) for|"
    r"haven'?t|hasn'?t|didn'?t|don'?t|nothing|still no|asked for|request\w*)\b[^.:;,]{0,20}"
    r"\b(?:repl(?:y|ied|ies)|received|response)\b|\bnothing\b"
)
_NOT_SENT = re.compile(
    r"\b(?:not|never|didn't|haven't|no)\b(?: \w+)? ?"
    r"\b(?:sent|send|done|written|write|call(?:ed)?|e-?mail(?:ed)?|thank\w*|follow\w*|text(?:ed)?)\b"
)
_I_ANSWERED = re.compile(
    r"\b(?:sent|send|wrote|my|i)\b[^.:;,]{0,12}\brepl(?:y|ied)\b"
    r"|\brepl(?:y|ied) (?:sent|to(?! (?:my|me|our|us)\b))"
)
_RECEIVED = re.compile(r"\breceived\b|\bgot (?:a|an|the|their) (?:reply|answer|response)\b")
_REPLY = re.compile(
    r"\brepl(?:y|ied|ies)\b|\b(?:called|wrote|rang|phoned|texted|emailed|told) (?:me|us)\b"
    r"|\b(?:e-?mail|message|call|text|note|answer|voicemail) from\b"
)
_CLAUSE = re.compile(r"\s*[,;]\s*|\s+(?:but|and then|then)\s+")
_PREPARING = re.compile(r"\bprepar\w+\b|\bdraft(?:ed|ing)?\b|\bpractice\w*\b|\brehears\w+\b")
_INTENT = re.compile(
    r"\b(?:will|would|shall|should|must|to be|needs? to|have to|going to|plan(?:ning)? to|"
    r"want to|forgot(?: to)?|remember to|todo)\b"
)
_TO_ONESELF = re.compile(r"\breflect(?:ed|ion)?\b|\bnothing (?:else )?to note\b")
_KINDS: "tuple[tuple[TouchKind, re.Pattern[str]], ...]" = (
    (TouchKind.THANK_YOU, re.compile(r"\bthank(?:s|ed|ing)?\b|\bthank-?you")),
    (
        TouchKind.KEEP_IN_TOUCH,
        re.compile(r"\b(?:keep|kept|keeping|stay(?:ed)?)[ -]in[ -]touch\b"),
    ),
    (
        TouchKind.STATUS_CHECK,
        re.compile(
            r"\bstatus[ -]?(?:check|question|inquiry|enquiry|request)(?:s|ed)?\b"
            r"|\bchecked[ -]in\b|\bcheck[ -]in (?:with|by|e-?mail)\b"
            r"|\bchecked (?:the )?status\b"
        ),
    ),
    (
        TouchKind.FOLLOW_UP,
        re.compile(
            r"\bfollow(?:ed|ing|s)?[ -]?ups?\b(?! (?:questions?|interviews?|rounds?|meeting)\b)"
            r"|\bchas(?:er|ed|ing)\b|\bnudged?\b"
        ),
    ),
    (TouchKind.UPDATE, re.compile(r"\bupdate[sd]?\b")),
    (
        TouchKind.CALL,
        re.compile(
            r"(?:^|\| )(?:phone )?call(?:ed)?\b(?! (?:off|between|for|me|us)\b)"
            r"|\bphoned\b(?! me\b)|\brang\b(?! me\b)"
            r"|\bvoicemail\b|\b(?:i|we) called\b|\b(?<!on-)call(?:ed)? (?:with|to)\b"
        ),
    ),
    (TouchKind.CONNECT, re.compile(r"\bconnect(?:ed|ion)?\b|\blinkedin request\b")),
    (TouchKind.TEXT, re.compile(r"\btext(?:ed|s)?\b|\bsms\b|\bwhatsapp\b")),
    (
        TouchKind.OTHER,
        re.compile(
            r"\bsent\b|\be-?mail(?:ed)?\b|\bmailed\b|\bwrote\b|\bmessaged?\b|\bdm(?:ed)?\b|"
            r"\banswer(?:ed)?\b|\brespon(?:ded|se)\b|\blinkedin\b|\bforwarded\b|\brepl(?:y|ied)\b"
        ),
    ),
)
_STATES = {"x": TouchState.DONE, "X": TouchState.DONE, "-": TouchState.SKIPPED}
_STAMP_STATES = {
    "✅": TouchState.DONE,
    "completion": TouchState.DONE,
    "❌": TouchState.SKIPPED,
    "cancelled": TouchState.SKIPPED,
    "⏳": TouchState.SNOOZED,
    "⌛": TouchState.SNOOZED,
    "scheduled": TouchState.SNOOZED,
}
_NAME = r"(?![a-zà-ÿ])[^\W\d_][\w'’.\-]*"
# the form in which vaultsync itself names somebody whom only another note knows
_STRANGER = re.compile(
    rf"(?:Thank-you|Follow-up|Status check|Answer|Update|Connect|Keep-in-touch) to "
    rf"({_NAME}(?: (?:(?:van|von|de|der|da|di|bin|al) ){{0,2}}{_NAME})*)"
)
_NO_RECIPIENT = re.compile(
    r"\b(?:introduc\w+(?: \w+)?|talk\w*|sp[eo]ak\w*|spoke|refer\w*(?: \w+)?|point\w*(?: \w+)?|"
    r"connect\w*(?: \w+)?|report\w*|link|next|due|close|move\w*) $"
)
_TO_FROM = re.compile(r"(?<!\w)(?:to|from)\s+(?:(?:dr|prof|mrs?|ms)\.? )?")
_WORD_START = re.compile(r"(?<!\w)\w")
_FIRST = re.compile(r"\w+|.")


@dataclass(frozen=True, slots=True)
class Mention:
    """A touch as its line says it; whose it is depends on the rest of the note."""

    kind: TouchKind
    state: TouchState
    day: date | None
    """None: the interview's day."""
    bad_day: str
    """A date that is none, as written."""
    text: str
    also: TouchKind | None = None
    """A second touch in the same line."""
    stamped: bool = False
    """The line says so in the form of a task plugin."""


def read_task(mark: str, text: str) -> Mention | None:
    """Read a task line: `[x]` done, `[-]` skipped, `[ ]` with ⏳ put off; else no touch."""
    stamps = {_STAMP_STATES[found[1] or found[2]]: found[3] for found in _STAMP.finditer(text)}
    if mark == " ":
        if TouchState.SNOOZED not in stamps:
            return None
        state = TouchState.SNOOZED
    elif mark in _STATES:
        state = _STATES[mark]
    else:
        return None
    words = _OTHER_STAMP.sub("", _STAMP.sub("", text))
    written = stamps.get(state, "")
    stamped = bool(written)
    if not written:
        dated = _ANY_DAY.search(words)
        written = dated[1] if dated else ""
    mention = _mention(words, state, written, kinds_of(words))
    return replace(mention, also=None, stamped=stamped) if mention else None


def read_dated(text: str) -> Mention | None:
    """Read a dated line: `2026-03-10 reply: still on track`."""
    found = _DATED.match(text)
    if not found:
        return None
    return _mention(found[2], TouchState.DONE, found[1], kinds_of(found[2], intent=True))


def read_row(cells: "Sequence[str]") -> Mention | None:
    """Read a table row that holds a date in one cell and a kind in the others."""
    dates = [cell for cell in cells if _ANY_DAY.fullmatch(unlink(cell).strip())]
    if not dates:
        return None
    words = " | ".join(cell for cell in cells if cell != dates[0])
    kinds = kinds_of(words, intent=True)
    return _mention(words, TouchState.DONE, unlink(dates[0]).strip(), kinds)


def _mention(
    words: str, state: TouchState, written: str, kinds: tuple[TouchKind, ...]
) -> Mention | None:
    if not kinds:
        return None
    day: date | None = None
    bad = ""
    if written:
        try:
            day = date.fromisoformat(written)
        except ValueError:
            bad = written
        if day and day.year not in YEARS:
            day, bad = None, written
    also = kinds[1] if len(kinds) > 1 else None
    return Mention(kinds[0], state, day, bad, " ".join(words.split()), also)


def kinds_of(words: str, *, intent: bool = False) -> tuple[TouchKind, ...]:
    """Tell all that a line speaks of: `thank-you sent, Jane replied` is two touches.

    `intent`: words such as `will` and `drafted` make it no touch; a ticked task is done anyway.
    """
    text = fold(words).replace("’", "'")
    if _TO_ONESELF.search(text):
        return (TouchKind.REFLECT,)
    # What stands behind `will` or `prepare` is no deed; what stands before it is one.
    split = (clause for clause in _CLAUSE.split(text) if not _nothing_heard(clause))
    heads = (_PREPARING.split(clause, maxsplit=1)[0] for clause in split)
    clauses = [_INTENT.split(head, maxsplit=1)[0] if intent else head for head in heads]
    rest = " , ".join(clauses)
    if not rest.strip(" ,"):
        return ()
    first = _kind(clauses[0])
    if first and not _heard(clauses[0]) and any(_heard(clause) for clause in clauses[1:]):
        return (first, TouchKind.REPLY)
    kind = _kind(rest)
    return (kind,) if kind else ()


def _nothing_heard(clause: str) -> bool:
    """`no reply yet`; but `reply: not received the papers` is one."""
    found = _NOT_HEARD.search(clause)
    return bool(found) and not _REPLY.search(clause[: found.start()] if found else "")


def _kind(text: str) -> TouchKind | None:
    return TouchKind.REPLY if _heard(text) else _sent_kind(text)


def _heard(text: str) -> bool:
    if _RECEIVED.search(text):
        return True
    return bool(_REPLY.search(text)) and not _I_ANSWERED.search(text)


def _sent_kind(text: str) -> TouchKind | None:
    if _NOT_SENT.search(text):
        return None
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), None)


class Names:
    """The persons that lines may name, found without trying every name on every line."""

    def __init__(self, known: "Sequence[Person]", company: str = "") -> None:
        """Take the persons; a first name will do if only one of them has it."""
        self._company = fold(company)
        full = {fold(person.name): person.key for person in reversed(known) if person.name}
        firsts: dict[str, set[str]] = {}
        for name, key in full.items():
            firsts.setdefault(name.split()[0], set()).add(key)
        short = {name: min(keys) for name, keys in firsts.items() if len(keys) == 1}
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for name, key in (short | full).items():
            first = _FIRST.match(name)
            if first:
                self._by_first.setdefault(first[0], []).append((name, key))
        for names in self._by_first.values():
            names.sort(key=lambda pair: -len(pair[0]))

    def owner(self, text: str, section: Person | None) -> str:
        """Give the key of the person a touch belongs to (strategy.md section 2); "": all.

        By name after `to` or `from`, also one that only another note of the application knows;
        else by section; else by any name.
        """
        said = fold(text)
        for found in _TO_FROM.finditer(said):
            key = self._at(said, found.end())
            if key and not _NO_RECIPIENT.search(
                said[max(found.start() - 30, 0) : found.start()]
            ):
                return key
        stranger = _STRANGER.match(text)
        if stranger and fold(stranger[1]) != self._company:
            return fold(stranger[1])
        return section.key if section else self._anywhere(said)

    def named(self, text: str) -> bool:
        """Tell whether a line names somebody."""
        return bool(self._anywhere(fold(text)) or _STRANGER.match(text))

    def _anywhere(self, said: str) -> str:
        keys = (self._at(said, found.start()) for found in _WORD_START.finditer(said))
        return next(filter(None, keys), "")

    def _at(self, said: str, start: int) -> str:
        """Give the key of the longest name that stands at this place."""
        first = _FIRST.match(said, start)
        for name, key in self._by_first.get(first[0], ()) if first else ():
            end = start + len(name)
            if said.startswith(name, start) and not (end < len(said) and said[end].isalnum()):
                return key
        return ""
