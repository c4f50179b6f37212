"""What one promised, as long as nothing says that it was kept (S08).

What has no day goes with the thank-you, and is told below it; once that is settled, by itself.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Status
from vaultsync.names import fold, one_line, same
from vaultsync.owed import Channel, Kind
from vaultsync.parse.messages.touches import unstamped
from vaultsync.parse.persons.parts import is_theirs
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.rules.channel import only_by_phone
from vaultsync.rules.material import CHASERS, goes_through
from vaultsync.rules.thank_you import thanks_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vaultsync.model import Interview, Person, Point
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

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


@record_class
class Promised:
    """Something promised to somebody."""

    interview: "Interview"
    person: "Person"
    text: str
    """As it stands in the note, without bold and the like."""
    by: "date | None"
    """The day by which it is to be; None: no day is said for certain."""
    line: int
    form: str
    """How its line goes behind the box."""
    to_thank: bool = False
    """The thank-you to this person, with which it can go, is still to be written."""

    @property
    def with_thanks(self) -> bool:
        """Nothing but that thank-you brings it to mind: it has no day."""
        return self.to_thank and self.by is None

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


def how_ticked(form: str) -> str:
    """Say how a promise is marked as kept whose line goes like this."""
    return f"once it is sent, {how_to_tick(form)}"


def how_to_tick(form: str) -> str:
    """Say the same of one that is sent already."""
    return f"tick it in the note: `- [x] {form}`"


def open_promises(standing: "Standing") -> tuple[Promised, ...]:
    """Give what was promised, from the day of the interview on, in the order of days.

    What has no day comes last, and not before its thank-you is sent, left out or missed.
    It ends with the application, or with its messages, but not with an offer: who promised
    something to those who want them still owes it. And it ends some time after its day, since
    a line that was never ticked would else be told of for years.
    """
    return tuple(one for one in all_promises(standing) if not one.with_thanks)


def all_promises(standing: "Standing") -> tuple[Promised, ...]:
    """Give the same with what goes with a thank-you: to be told below that, nowhere else."""
    return standing.once("all_promises", lambda: tuple(_all(standing)))


def _all(standing: "Standing") -> "Iterator[Promised]":
    offered = standing.status is Status.OFFER
    if standing.moved_on or (standing.status.closed and not offered):
        return
    found: dict[tuple[str, str, date | None], Promised] = {}
    for note in standing.application.interviews:
        if note.day is None:
            continue
        for person in note.everybody:
            for point in person.promises:
                if point.kept or not _counts(standing, note.day, point.by):
                    continue
                there = person in note.people
                thanks = thanks_for(standing, note, person) if there else None
                gone = thanks is None and there and not offered
                if point.by is None and (is_theirs(point.text) or gone):
                    continue  # it may be an answer of theirs
                if not _told_kept(standing, note, person, point):
                    one = Promised(
                        interview=note,
                        person=person,
                        text=_MARKS.sub("", unstamped(point.text)),
                        by=point.by,
                        line=point.line,
                        form=point.form,
                        to_thank=thanks is not None and thanks.state.open,
                    )
                    key = (person.key, fold(one.text), one.by)
                    if one.to_thank and not found.get(key, one).to_thank:
                        del found[key]  # the message in which it goes is still to come
                    found.setdefault(key, one)
    yield from sorted(found.values(), key=lambda one: one.by or date.max)


def _counts(standing: "Standing", day: "date", by: "date | None") -> bool:
    """Tell whether what was promised by a day is still owed, or owed already.

    `day` is that of the interview: what is for before it counts until then, and what has no
    day, or is for later, from then on.
    """
    today = standing.as_of.today
    if by and by < day:
        return today <= day
    return day <= today <= plus_days(by or day, standing.strategy.chaser_missed_days)


def told_below(
    item: "FollowUp",
    promised: "Iterable[Promised]",
    quote: "Callable[[Promised], str]",
    name: "Callable[[str], str]" = str,
) -> "Iterator[str]":
    """Say below a message what was promised: what goes with it, or is to be sent before it.

    A chaser tells also of what was promised to those to whom its person passes messages on.
    `promised`: all that was promised; `quote` quotes it, with any day, `name` writes a name.
    """
    if item.state.open and item.kind in CHASERS | {Kind.THANK_YOU}:
        how = _how(item)
        for one in promised:
            if _goes(one, item):
                whom = "" if one.person.key == item.person.key else f"{name(one.person.name)} "
                yield f"you promised {whom}{quote(one)}: {how}"


def _how(item: "FollowUp") -> str:
    if item.kind in CHASERS:
        return "send it first, or mark it as sent"
    if item.channel is Channel.TEXT:
        return "say in it when it comes"
    if item.channel is Channel.NONE and only_by_phone(item.person):
        return "send it, or say on the phone when it comes"
    return "send it with this message, or say in it when it comes"


def _goes(one: Promised, item: "FollowUp") -> bool:
    """Tell whether something promised belongs to a message: the chaser asks for an answer."""
    note, chases = one.interview, item.kind in CHASERS
    through = chases and goes_through(one.person, item.person)
    if (one.person.key != item.person.key and not through) or (one.to_thank and chases):
        return False
    if one.by and note.day and one.by < note.day:
        return False  # it is for before the interview
    if item.kind not in CHASERS or note.path == item.interview.path:
        return note.path == item.interview.path
    return same(note.company) == same(item.company) and same(note.role) == same(item.role)


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
