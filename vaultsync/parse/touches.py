"""Touches: what was sent and heard, in the three forms of design.md section 5."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vaultsync.model import Person, TouchKind, TouchState
from vaultsync.names import fold, unlink
from vaultsync.parse.contacts import bare_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = r"(\d{4}-\d{2}-\d{2})"
_STAMP = re.compile(
    rf"(?:(✅|❌|⏳|⌛)\ufe0f?\s*|[\[(]\s?(completion|cancelled|canceled|scheduled)::\s*){_DAY}\s?[\])]?"
    r"(?:[ T]\d{1,2}:\d{2})?",
    re.IGNORECASE,
)
_OTHER_STAMP = re.compile(
    rf"(?:📅|📆|🗓|🛫|➕|⏰|⏲)\ufe0f?\s*{_DAY}(?:[ T]\d\d:\d\d)?|🆔\ufe0f?\s*[\w-]+"
    rf"|[\[(](?:due|start|created|id)::[^\])]{{0,40}}[\])]"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_LEAD = re.compile(
    r"[*_\[(]{0,4}(?:on )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s)?"
    r"(?P<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}(?:,? \d{{4}}\b)?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?)"
    r"(?![\w-])[*_\])]{0,4}"
    r"(?:,?[ T](?:at )?\d{1,2}(?::\d{2}(?::\d{2})?\s?(?:[ap]m)?|\s?[ap]m)\b[*_\])]{0,4})?"
    r"\s*[-–—:|,→>.]*\s*(?P<words>.+)",
    re.DOTALL | re.IGNORECASE,
)
"""A line that begins with a day in whatever form; its reader decides what is meant."""
_MAY_LEAD = re.compile(
    r"[*_\[(]{0,4}(?:\d|on |jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|"
    r"fri|sat|sun|\[)",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"(?<!\S)\(?{_DAY}\)?[.!]?$")
_AMID = re.compile(
    r"(?<!\S)\(?(\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\)?(?=[\s.,;:!]|$)"
)
_UNTIL = re.compile(
    r"\b(?:by|until|till|til|before|due|for|since|in|scheduled|planned|deadline|next|from|after)"
    r"\W{0,3}$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:deadline|due|scheduled|planned|booked)\b", re.IGNORECASE)
_DEED = re.compile(
    r"(?:i |we )?(?:sent|e-?mailed|mailed|called|phoned|texted|wrote|messaged|connected with|"
    r"thanked|chased|nudged|pinged|forwarded)\b",
    re.IGNORECASE,
)
_PLAINLY = re.compile(
    rf"thank|follow(?:ed)?[ -]?up|status check|repl(?:y|ied)|{_DEED.pattern}", re.IGNORECASE
)
_ANY_DAY = re.compile(rf"(?<!\d){_DAY}(?!\d)")

_NOT_HEARD = re.compile(
    r"\b(?:no|not|never|without|await\w*|waiting for|wait for|expect\w*|hop(?:e|ing) for|"
    r"haven'?t|hasn'?t|didn'?t|don'?t|nothing|still no|asked for|request\w*)\b[^.:;,]{0,20}"
    r"\b(?:repl(?:y|ied|ies)|received|response|answer|heard|word)\b|\bnothing\b|\bno answer\b"
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
    r"\brepl(?:y|ied|ies)\b"
    r"|\b(?:called|wrote|rang|phoned|texted|emailed|told|invited)(?: to)? (?:me|us)\b"
    r"|\bheard (?:back|from)\b|\bwrote back\b"
    r"|\b(?:got|came|come|gets?) back (?:to (?:me|us)|with)\b"
    r"|\b(?:she|he|they) (?:has |have )?(?:responded|answered)\b"
    r"|\brejection (?:e-?mail|letter)\b"
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
    (
        TouchKind.THANK_YOU,
        re.compile(r"\bthank(?:s|ed|ing)?\b|\bthank-?you|\bthx\b|\bty (?:note|e-?mail|card)\b"),
    ),
    (
        TouchKind.KEEP_IN_TOUCH,
        re.compile(r"\b(?:keep|kept|keeping|stay(?:ed)?)[ -]in[ -]touch\b"),
    ),
    (
        TouchKind.STATUS_CHECK,
        re.compile(
            r"\bstatus[ -]?(?:check|question|inquiry|enquiry|request)(?:s|ed)?\b"
            r"|\bchecked[ -]in\b|\bcheck(?:ing)?[ -]in (?:with|by|e-?mail|message|note)\b"
            r"|\basked (?:\w+ )?(?:for|about) (?:an? |the |any )?(?:status|updates?)\b"
            r"|\bchecked (?:the )?status\b"
        ),
    ),
    (
        TouchKind.FOLLOW_UP,
        re.compile(
            r"\bfollow(?:ed|ing|s)?[ -]?ups?\b(?! (?:questions?|interviews?|rounds?|meeting)\b)"
            r"|\bchas(?:ers?|ed|ing)\b|\bnudg(?:ed?|ing)\b|\bpinged\b|\bbumped\b"
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
    (TouchKind.TEXT, re.compile(r"\btext(?:ed|s)?\b|\bsms\b|\bwhatsapp(?:ed)?\b")),
    (
        TouchKind.OTHER,
        re.compile(
            r"\bsent\b|\bsend\b|\breached out\b|\be-?mail(?:s|ed)?\b|\bmailed\b|\bwrote\b|"
            r"\bmessaged?\b|\bdm(?:ed)?\b|\banswer(?:ed)?\b|\brespon(?:ded|se)\b|\blinkedin\b|\bforwarded\b|\brepl(?:y|ied)\b"
        ),
    ),
)
_STATES = {"x": TouchState.DONE, "X": TouchState.DONE, "-": TouchState.SKIPPED}
_STAMP_STATES = {
    "✅": TouchState.DONE,
    "completion": TouchState.DONE,
    "❌": TouchState.SKIPPED,
    "cancelled": TouchState.SKIPPED,
    "canceled": TouchState.SKIPPED,
    "⏳": TouchState.SNOOZED,
    "⌛": TouchState.SNOOZED,
    "scheduled": TouchState.SNOOZED,
}
_PLAIN_KINDS = frozenset(
    {TouchKind.THANK_YOU, TouchKind.FOLLOW_UP, TouchKind.STATUS_CHECK, TouchKind.REPLY}
)
_CELL_DAY = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?",
    re.IGNORECASE,
)
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
_JOINT = re.compile(r"\s*(?:,|&|\+|\band\b)+\s*(?:and )?(?:to )?(?:(?:dr|prof|mrs?|ms)\.? )?")
_WORD_START = re.compile(r"(?<!\w)\w")
_FIRST = re.compile(r"\w+|.")


@dataclass(frozen=True, slots=True)
class Mention:
    """A touch as its line says it; whose and of which day depends on the rest of the note."""

    kind: TouchKind | None
    """None: the line has a date but names no message that is known."""
    state: TouchState
    written: str
    """The date as written; empty: the interview's day."""
    text: str
    also: TouchKind | None = None
    """A second touch in the same line."""
    stamped: bool = False
    """The line says so in the form of a task plugin."""


def read_task(mark: str, text: str) -> Mention | None:
    """Read a task line: `[x]` done, `[-]` skipped, `[ ]` with ⏳ put off; else no touch."""
    if mark == " " and "⏳" not in text and "⌛" not in text and "::" not in text:
        return None
    text = unlink(text) if "[[" in text else text
    stamps = {
        _STAMP_STATES[(found[1] or found[2]).lower()]: found[3]
        for found in _STAMP.finditer(text)
    }
    if mark == " ":
        if TouchState.SNOOZED not in stamps:
            return None
        state = TouchState.SNOOZED
    elif mark in _STATES:
        state = _STATES[mark]
    else:
        return None
    words = _OTHER_STAMP.sub("", _STAMP.sub("", text))
    kinds = kinds_of(words)
    if not kinds:
        return None
    written = stamps.get(state, "")
    stamped = bool(written)
    if not written:
        dated = _ANY_DAY.search(words)
        written = dated[1] if dated else ""
    return Mention(kinds[0], state, written, " ".join(words.split()), stamped=stamped)


def read_dated(text: str) -> Mention | None:
    """Read a line that begins with a day: `2026-03-10 reply: still on track`.

    One that names no message that is known has no kind; one that says that nothing was sent
    or heard is no mention.
    """
    if not _MAY_LEAD.match(text):
        return None
    plain = unlink(text) if "[[" in text else text
    found = _LEAD.match(plain)
    if not found:
        return None
    return _mention(found["words"], found["day"])


def read_ending(text: str, *, log: bool, alone: bool = False) -> Mention | None:
    """Read a list item with its day at the end: `thank-you email sent 2026-03-10`.

    In the log the day may stand anywhere. Elsewhere the words must be plain: what was talked
    about has days, too. `alone`: it is no list item, and must begin with what was sent.
    """
    if (alone and not _PLAINLY.match(text)) or not (log or _ends_in_a_number(text)):
        return None
    plain = unlink(text) if "[[" in text else text
    found = (_AMID if log else _ENDING).search(plain)
    if not found or _UNTIL.search(plain[: found.start()]) or _DEADLINE.search(plain):
        return None
    words = f"{plain[: found.start()]}{plain[found.end() :]}"
    kinds = kinds_of(words, intent=True)
    if log or (kinds and (kinds[0] in _PLAIN_KINDS or _DEED.match(words))):
        return _mention(words, found[1])
    return None


def _ends_in_a_number(text: str) -> bool:
    return text.rstrip(".!)] ")[-1:].isdigit()


def read_row(cells: "Sequence[str]") -> Mention | None:
    """Read a table row that holds a date in one cell and a kind in the others."""
    plain = [unlink(cell).strip(" *_") for cell in cells]
    day = next((cell for cell in plain if _CELL_DAY.fullmatch(cell)), "")
    if not day:
        return None
    words = " | ".join(cell for cell in plain if cell != day)
    return _mention(words, day)


def _mention(words: str, written: str) -> Mention | None:
    kinds = kinds_of(words, intent=True)
    text = " ".join(words.split())
    if kinds:
        also = kinds[1] if len(kinds) > 1 else None
        return Mention(kinds[0], TouchState.DONE, written, text, also)
    return None if _speaks(words) else Mention(None, TouchState.DONE, written, text)


def _speaks(words: str) -> bool:
    """Tell whether a line speaks of messages at all, though none was sent or heard."""
    text = fold(words).replace("’", "'")
    return any(p.search(text) for p in (_REPLY, _RECEIVED, _NOT_HEARD, *(k[1] for k in _KINDS)))


def kinds_of(words: str, *, intent: bool = False) -> tuple[TouchKind, ...]:
    """Tell all that a line speaks of: `thank-you sent, Jane replied` is two touches.

    `intent`: words such as `will` and `drafted` make it no touch; a ticked task is done anyway.
    """
    text = fold(words).replace("’", "'")
    if _TO_ONESELF.search(text):
        return (TouchKind.REFLECT,)
    # What stands behind `will` or `prepare` is no deed; what stands before it is one.
    split = (clause for clause in _CLAUSE.split(text) if not _nothing_heard(clause))
    heads = map(_before_preparing, split)
    clauses = [_INTENT.split(head, maxsplit=1)[0] if intent else head for head in heads]
    rest = " , ".join(clauses)
    if not rest.strip(" ,"):
        return ()
    first = _kind(clauses[0])
    if first and not _heard(clauses[0]) and any(_heard(clause) for clause in clauses[1:]):
        return (first, TouchKind.REPLY)
    kind = _kind(rest)
    return (kind,) if kind else ()


def _before_preparing(clause: str) -> str:
    """`thank-you sent, drafted the next`; but `thank-you drafted` is none at all."""
    found = _PREPARING.search(clause)
    if not found:
        return clause
    return clause[: found.start()] if clause[found.end() :].strip(" .!") else ""


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
            firsts.setdefault((bare_words(name) or [name])[0], set()).add(key)
        short = {name: min(keys) for name, keys in firsts.items() if len(keys) == 1}
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for name, key in (short | full).items():
            first = _FIRST.match(name)
            if first:
                self._by_first.setdefault(first[0], []).append((name, key))
        for names in self._by_first.values():
            names.sort(key=lambda pair: -len(pair[0]))

    def owners(self, text: str, section: Person | None) -> tuple[str, ...]:
        """Give the keys of the persons a touch belongs to (strategy.md section 2); "": all.

        By name after `to` or `from`, also one that only another note of the application knows,
        and those that are joined to it by `and`; else by section; else by any name.
        """
        said = fold(text)
        for found in _TO_FROM.finditer(said):
            key = self._at(said, found.end())
            if key and not _NO_RECIPIENT.search(
                said[max(found.start() - 30, 0) : found.start()]
            ):
                return self._joined(said, found.end(), key)
        stranger = _STRANGER.match(text)
        if stranger and fold(stranger[1]) != self._company:
            return (fold(stranger[1]),)
        return (section.key if section else self._anywhere(said),)

    def _joined(self, said: str, start: int, first: str) -> tuple[str, ...]:
        """`to Jane and Bob`: one message each."""
        found = [first]
        while True:
            start += self._length(said, start)
            joint = _JOINT.match(said, start)
            key = self._at(said, joint.end()) if joint else ""
            if not joint or not key:
                return tuple(dict.fromkeys(found))
            found.append(key)
            start = joint.end()

    def named(self, text: str) -> bool:
        """Tell whether a line names somebody."""
        return bool(self._anywhere(fold(text)) or _STRANGER.match(text))

    def _anywhere(self, said: str) -> str:
        keys = (self._at(said, found.start()) for found in _WORD_START.finditer(said))
        return next(filter(None, keys), "")

    def _at(self, said: str, start: int) -> str:
        """Give the key of the longest name that stands at this place."""
        return self._name_at(said, start)[1]

    def _length(self, said: str, start: int) -> int:
        return len(self._name_at(said, start)[0])

    def _name_at(self, said: str, start: int) -> tuple[str, str]:
        first = _FIRST.match(said, start)
        for name, key in self._by_first.get(first[0], ()) if first else ():
            end = start + len(name)
            if said.startswith(name, start) and not (end < len(said) and said[end].isalnum()):
                return name, key
        return "", ""
