"""Touches: what was sent and heard, in the three forms of design.md section 5."""

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import TouchKind, TouchState
from vaultsync.names import one_line, unlink
from vaultsync.parse.messages.kinds import kinds_of, speaks
from vaultsync.parse.messages.thanks import FOR_ELSE
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = r"(\d{4}-\d{2}-\d{2})"
_STAMP = regex(
    rf"(?:(✅|❌|⏳|⌛)\ufe0f?\s*|[\[(]\s?(completion|cancelled|canceled|scheduled)::\s*){_DAY}\s?[\])]?"
    r"(?:[ T]\d{1,2}:\d{2})?",
    re.IGNORECASE,
)
_OTHER_STAMP = regex(
    rf"(?:📅|📆|🗓|🛫|➕|⏰|⏲)\ufe0f?\s*{_DAY}(?:[ T]\d\d:\d\d)?|🆔\ufe0f?\s*[\w-]+"
    rf"|[\[(](?:due|start|created|id)::[^\])]{{0,40}}[\])]"
)
_PRIORITY = regex(r"[🔺⏫🔼🔽⏬]\ufe0f?|🔁\ufe0f?[^📅⏳🛫➕]*|(?<!\S)#[\w/-]+")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMERIC = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
_IN_WORDS = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}(?:,? \d{{4}}\b)?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?"
)
_LEAD = regex(
    r"[*_`\[(]{0,4}(?:on )?(?:(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})\.?,?\s)?"
    rf"(?P<day>{_NUMERIC}|\d{{1,2}}\.\d{{1,2}}\.(?=[\s:*_])|\d{{1,2}}/\d{{1,2}}(?=[\s:*_])|"
    rf"{_IN_WORDS})"
    r"(?:(?![\w-])|(?=T\d))[*_`\])]{0,4}"
    r"(?: \((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\)[*_]{0,2})?"
    r"(?:,?[ T](?:at )?\d{1,2}(?::\d{2}(?::\d{2})?\s?(?:[ap]m)?|\s?[ap]m)\b[*_\])]{0,4})?"
    r"\s*[-–—:|,→>.]*\s*(?P<words>.+)",
    re.DOTALL | re.IGNORECASE,
)
"""A line that begins with a day in whatever form; its reader decides what is meant."""
DAYS = regex(
    r"\n[*_`\[(]{0,4}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s)?"
    rf"(?:{_NUMERIC}|\d{{1,2}}\.\d{{1,2}}\.(?=[\s:*_])|\d{{1,2}}/\d{{1,2}}(?=[\s:*_])|{_IN_WORDS})",
    re.IGNORECASE,
)
"""A day at the beginning of a line that is not the first of its paragraph."""
_MAY_LEAD = regex(
    r"[*_`\[(]{0,4}(?:\d|on |jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|"
    r"fri|sat|sun|\[)",
    re.IGNORECASE,
)
_NO_YEAR = regex(r"\d{1,2}[./]\d{1,2}\.?")
_OR_DAY = regex(
    r"(?:(?:or|and|to|until|&|/) ?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?"
    r"\d{1,2}[./]\d{1,2}|\d{1,2}/\d{1,2})\b",
    re.IGNORECASE,
)
"""Another day behind the first one; `9.30` alone is an hour."""
_LONGEST_LINE = 120
_SHORT = 60
_PAST = regex(r"\b(?:sent|wrote|heard|got|\w{3,}ed)\b", re.IGNORECASE)
TELLING = frozenset(
    {TouchKind.THANK_YOU, TouchKind.FOLLOW_UP, TouchKind.STATUS_CHECK, TouchKind.REPLY}
)
"""Kinds that hardly anybody speaks of without having sent or heard something."""
_AMID = regex(rf"(?<!\S)[(\[]?({_NUMERIC}|{_IN_WORDS})[)\]]?(?=[\s.,;:!]|$)", re.IGNORECASE)
_UNTIL = regex(
    r"\b(?:by|until|till|til|before|due|for|since|in|scheduled|planned|deadline|next|from|after)"
    r"\W{0,3}$",
    re.IGNORECASE,
)
_DEADLINE = regex(r"\b(?:deadline|due|scheduled|planned|booked)\b", re.IGNORECASE)
_DEED = regex(
    r"(?:i |we )?(?:sent|e-?mailed|mailed|called|phoned|texted|wrote|messaged|connected with|"
    r"thanked|chased|nudged|pinged|forwarded)\b",
    re.IGNORECASE,
)
_PLAINLY = regex(
    r"thank|t(?:y|hx) |follow(?:ed)?[ -]?up|status check|checked in|repl(?:y|ied)|"
    rf"heard (?:back|from)|got back|received|{_DEED.pattern}",
    re.IGNORECASE,
)
_ANY_DAY = regex(rf"(?<!\d){_DAY}(?!\d)")

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
ONE_DAY = regex(
    rf"{_NUMERIC}|\d{{1,2}}\.\d{{1,2}}\.|\d{{1,2}}/\d{{1,2}}|{_IN_WORDS}", re.IGNORECASE
)
_BEFORE_IT = r"(?:(?<=\s)|(?<=[(\[])(?!(?:1/[1-4]|2/[2-4]|3/[34])[)\]]))"
"""Behind a blank or in brackets, where `(1/2)` counts messages."""
_FIGURES = regex(
    rf"{_BEFORE_IT}(\d{{1,2}}\.\d{{1,2}}\.?|\d{{1,2}}/\d{{1,2}})(?=[\s*_)\]✔✓☑✅.!]*$)"
)
_LAST_DAY = regex(rf"{_BEFORE_IT}({ONE_DAY.pattern})(?=[)\].!]{{0,3}}$)", re.IGNORECASE)
"""A day at the end of a task: `[x] thank-you 18 Nov`, `[x] thank-you (11/18)`."""


class Mention(NamedTuple):
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
        dated = _ANY_DAY.search(words) or _LAST_DAY.search(words.rstrip(" *_"))
        written = dated[1] if dated and not _UNTIL.search(words[: dated.start()]) else ""
    return Mention(kinds[0], state, written, one_line(words), stamped=stamped)


def done_on(text: str) -> date | None:
    """Give the day with which a task says that it was done; None: it does not say."""
    for found in _STAMP.finditer(text):
        if _STAMP_STATES[(found[1] or found[2]).lower()] is TouchState.DONE:
            try:
                return date.fromisoformat(found[3])
            except ValueError:
                return None
    return None


def ends_stamped(text: str) -> bool:
    """Tell whether a task says at its end on which day it was done, left out or put off."""
    plain = text.rstrip()
    return any(found.end() == len(plain) for found in _STAMP.finditer(plain))


def unstamped(text: str) -> str:
    """Give what a task says without its days, its ID and the like."""
    return one_line(_PRIORITY.sub(" ", _OTHER_STAMP.sub(" ", _STAMP.sub(" ", unlink(text)))))


def read_dated(text: str) -> Mention | None:
    """Read a line that begins with a day: `2026-03-10 reply: still on track`.

    One that names no message that is known has no kind; one that says that nothing was sent
    or heard is no mention.
    """
    if not _MAY_LEAD.match(text):
        return None
    plain = unlink(text) if "[[" in text else text
    found = _LEAD.match(plain)
    return _mention(found["words"], _day_of(found)) if found else None


def _day_of(found: re.Match[str]) -> str:
    """Give the day with which a line begins; the weekday beside `3/12` says which one it is.

    Of `24/11 or 25/11` it is both, so that neither is taken for certain.
    """
    if not _NO_YEAR.fullmatch(found["day"]):
        return found["day"]
    start = found.start("weekday") if found["weekday"] else found.start("day")
    other = _OR_DAY.match(found["words"])
    end = found.start("words") + other.end() if other else found.end("day")
    return found.string[start:end]


def parted(text: str) -> tuple[str, str]:
    """Give the day with which a line begins, as written, and what stands behind it."""
    found = _LEAD.match(text) if _MAY_LEAD.match(text) else None
    return (_day_of(found), found["words"]) if found else ("", text)


def may_lead(text: str) -> bool:
    """Tell whether a text begins like a date, or like what was sent on one."""
    return bool(_MAY_LEAD.match(text) or _PLAINLY.match(text))


def is_undated(text: str) -> bool:
    """Tell whether a short line without a day reads like a message that was sent or heard."""
    return len(text) <= _SHORT and bool(_PLAINLY.match(text)) and said_and_done(text)


def said_and_done(text: str) -> bool:
    """Tell whether words in the past speak of a message that somebody hardly only means."""
    if not _PAST.search(text) or FOR_ELSE.search(text):
        return False
    return not TELLING.isdisjoint(kinds_of(text, intent=True))


def read_ending(text: str, *, log: bool, alone: bool = False) -> Mention | None:
    """Read a line with its day somewhere behind the words: `thank-you sent 2026-03-10`.

    Outside of the log it must begin with what was sent: what was talked about has days, too.
    """
    if text.startswith("|") or not (log or _PLAINLY.match(text)):
        return None
    plain = unlink(text) if "[[" in text else text
    found = _AMID.search(plain) or _figures_at_the_end(plain)
    if not found or _UNTIL.search(plain[: found.start()]) or _DEADLINE.search(plain):
        return None
    words = f"{plain[: found.start()]}{plain[found.end() :]}"
    if alone and not log and len(words) > _LONGEST_LINE:
        return None  # a paragraph of talk
    return _mention(words, found[1]) if log or kinds_of(words, intent=True) else None


def _figures_at_the_end(text: str) -> re.Match[str] | None:
    """Find `9.10.` or `9/10` behind a plain message: elsewhere it may be a fraction."""
    found = _FIGURES.search(text)
    kinds = kinds_of(text[: found.start()], intent=True) if found else ()
    return found if TELLING.intersection(kinds) else None


def read_row(cells: "Sequence[str]") -> Mention | None:
    """Read a table row that holds a date in one cell and a kind in the others."""
    plain = [unlink(cell).strip(" *_") for cell in cells]
    day = next((cell for cell in plain if ONE_DAY.fullmatch(cell)), "")
    if not day:
        return None
    words = " | ".join(cell for cell in plain if cell != day)
    return _mention(words, day)


def _mention(words: str, written: str) -> Mention | None:
    kinds = kinds_of(words, intent=True)
    text = one_line(words)
    if kinds:
        also = kinds[1] if len(kinds) > 1 else None
        return Mention(kinds[0], TouchState.DONE, written, text, also)
    return None if speaks(words) else Mention(None, TouchState.DONE, written, text)
