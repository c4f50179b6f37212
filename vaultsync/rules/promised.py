"""What one promised, as long as nothing says that it was kept (S08).

What has no day is asked for by the draft of the thank-you; it is told once that is settled.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.names import fold, one_line, same
from vaultsync.parse.messages.touches import unstamped
from vaultsync.parse.persons.parts import is_theirs
from vaultsync.patterns import regex
from vaultsync.rules.material import CHASERS
from vaultsync.rules.thank_you import thanks_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.model import Interview, Person, Point
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

HOW = "once it is sent, tick it in the note: `- [x] **promised:** …`"
_MARKS = regex(r"\*\*|__|~~|`")
_LAST = regex(
    r"[\s,;(–—-]*\b(?:by|until|till|due|deadline|(?:no|not) later than)\b"
    r"(?:(?!\bby\b).){1,30}$",
    re.IGNORECASE,
)
"""The day at the end, which is said again behind it."""
_HEAD = regex(r"[,;:(–—]|\.(?:\s|$)")
"""Where what the promise is of ends, and what more is said of it begins."""
_BY = regex(r"\b(?:by|until|till|due|deadline|no later|not later)\b.*", re.IGNORECASE)
_SENT = regex(
    r"\b(?:sent|delivered|submitted|handed in|uploaded|shared|emailed|mailed)\b|[✅✔✓☑]",
    re.IGNORECASE,
)
_NOT = regex(r"\b(?:not|never|will|to be|must|should|once|until|when|before|if)\b|n['’]t\b")
"""Beside it, nothing is sent yet."""
_WORD = regex(r"[^\W_]{3,}")
_SAYS_NOTHING = frozenset(
    (
        *("the", "and", "for", "with", "from", "about", "into", "this", "that", "some", "will"),
        *("her", "his", "him", "them", "their", "she", "they", "you", "your", "our", "would"),
        *("send", "sent", "share", "show", "give", "get", "email", "mail", "forward", "write"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """Something promised to somebody."""

    interview: "Interview"
    person: "Person"
    text: str
    """As it stands in the note, without bold and the like."""
    by: "date | None"
    """The day by which it is to be; None: no day is said for certain."""
    line: int

    @property
    def what(self) -> str:
        """What it is, without the day at its end."""
        return (self.by and _LAST.sub("", self.text)) or self.text

    def when(self, today: "date") -> str:
        """Say by which day it is to be, or was; empty: on no certain day."""
        if self.by is None:
            return ""
        day = show_short_day(self.by)
        return f"(was due {day})" if self.by < today else f"by {day}"


def open_promises(standing: "Standing") -> tuple[Promised, ...]:
    """Give what was promised, from the day of the interview on, in the order of days.

    What has no day comes last, and not before its thank-you is sent, left out or missed.
    It ends with the application, or with its messages; and some time after its day, since a
    line that was never ticked would else be told of for years.
    """
    return standing.once("open_promises", lambda: tuple(_open(standing)))


def _open(standing: "Standing") -> "Iterator[Promised]":
    today = standing.as_of.today
    if standing.moved_on or standing.status.closed:
        return
    found: dict[tuple[str, str, date | None], Promised] = {}
    for note in standing.application.interviews:
        if note.day is None or note.day > today:
            continue
        for person in note.people:
            for point in person.promises:
                if point.kept or _long_ago(standing, point.by or note.day):
                    continue
                if point.by is None and _still_to_thank(standing, note, person, point):
                    continue
                if not _told_kept(standing, note, person, point):
                    one = Promised(
                        interview=note,
                        person=person,
                        text=_MARKS.sub("", unstamped(point.text)),
                        by=point.by,
                        line=point.line,
                    )
                    found.setdefault((person.key, fold(one.text), one.by), one)
    yield from sorted(found.values(), key=lambda one: one.by or date.max)


def _still_to_thank(
    standing: "Standing", note: "Interview", person: "Person", promised: "Point"
) -> bool:
    """Tell whether the thank-you will come back to it, or it may be an answer of theirs."""
    thanks = thanks_for(standing, note, person)
    return is_theirs(promised.text) or thanks is None or thanks.state.open


def _long_ago(standing: "Standing", by: "date") -> bool:
    return standing.as_of.today > plus_days(by, standing.strategy.chaser_missed_days)


def send_first(said: str) -> str:
    """Say below a message what is to be sent before it; `said` quotes it, with any day."""
    return f"you promised {said}: send it first, or mark it as sent"


def to_send_first(item: "FollowUp", promised: "Iterable[Promised]") -> "Iterator[Promised]":
    """Give what was promised to whom a chaser asks how the decision is coming along."""
    if item.kind not in CHASERS or not item.state.open:
        return
    for one in promised:
        note = one.interview
        here = same(note.company) == same(item.company) and same(note.role) == same(item.role)
        if one.person.key == item.person.key and (here or note.path == item.interview.path):
            yield one


def _told_kept(
    standing: "Standing", note: "Interview", person: "Person", promised: "Point"
) -> bool:
    """Tell whether another line on the person says that it was sent.

    `2026-12-02 sent Mira the test task` counts: it has the words of what was promised.
    """
    words = named_words(promised.text, f"{person.name} {note.company}")
    if not words:
        return False
    said = [one.text for one in person.points if one.line != promised.line]
    for event in standing.events:
        who = standing.find(event)
        since = event.touch.sent and event.touch.day >= (note.day or event.touch.day)
        if since and (who is None or who.key == person.key):
            said.append(event.touch.text)
    return any(
        len(words & _all_words(text)) >= min(2, len(words))
        for text in map(one_line, said)
        if _SENT.search(text) and not _NOT.search(text)
    )


def named_words(text: str, known: str) -> frozenset[str]:
    """Give the words that name what was promised: those up to the first comma or its day.

    `known` are names, which say nothing of it.
    """
    plain = _BY.sub("", _MARKS.sub("", unstamped(text)))
    heads = (_all_words(part) for part in _HEAD.split(plain))
    names = _all_words(known)
    return next((words - names for words in heads if words - names), frozenset())


def _all_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text))) - _SAYS_NOTHING
