"""What is said of promises beside what is recorded: a message sent is no promise kept (S08)."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.cli.matching import Choice, matching
from vaultsync.model import Interview, Person, Point
from vaultsync.names import fold
from vaultsync.owed import FollowUp, Kind
from vaultsync.parse.draft import drafts_by_id
from vaultsync.parse.persons.parts import is_theirs
from vaultsync.render.escape import message
from vaultsync.rules.material import promises
from vaultsync.rules.promised import how_ticked, how_to_tick
from vaultsync.rules.standing import Standing
from vaultsync.wrong_words import EmptyWordError

if TYPE_CHECKING:
    from vaultsync.snapshot import Document

_WORDS = frozenset({"promise", "promised", "promises"})


def how_kept(standings: Iterable[Standing], words: Sequence[str]) -> str:
    """Say how a promise is marked as kept that is meant by `promised spire tom`, `rota sheet`.

    Empty: the words name no promise.
    """
    parts = [part for word in words for part in word.split()]
    others = [part for part in parts if fold(part) not in _WORDS]
    by_what = len(others) == len(parts)  # then one of the words must be of what was promised
    choices = [
        _choice(note, person, point)
        for standing in standings
        for note in standing.application.interviews
        for person in note.everybody
        for point in person.promises
        if not point.kept
    ]
    try:
        found = matching(others, choices) if others else choices
    except EmptyWordError:
        return ""
    if by_what:
        found = [one for one in found if any(fold(w) in fold(one.thing.text) for w in others)]
    return "; ".join(_with_ticks(found))


def _with_ticks(found: "Sequence[Choice[Point]]") -> Iterator[str]:
    """Say where each stands, and how it is ticked: once, if their lines go alike."""
    for one, behind in zip_longest(found, found[1:]):
        yield one.shown
        if behind is None or behind.thing.form != one.thing.form:
            yield how_ticked(one.thing.form)


def _choice(note: Interview, person: Person, point: Point) -> Choice[Point]:
    names = f"{note.company} / {person.name}"
    return Choice(
        thing=point,
        ids=(),
        text=f"{names} / {point.text}",
        names=names,
        shown=f"{note.path}:{point.line} has {point.text!r}, promised to {person.name}",
    )


def still_promised(item: FollowUp, drafts: "Iterable[Document]") -> Iterator[str]:
    """Say what was promised to who was thanked, and may not be sent yet.

    What is promised is kept when it is ticked: of what has no day of its own nobody else knows
    whether it went with the letter.
    """
    draft = drafts_by_id(drafts).get(item.id)
    asked = draft.open_slots if draft else ()
    thanks = item.kind is Kind.THANK_YOU
    for one in promises(item):
        place = (
            f"{one.text!r}, promised to {item.person.name} ({item.interview.path}:{one.line})"
        )
        how = how_ticked(one.form)
        if any(message(one.text) in slot for slot in asked):
            said = "its bracket in the draft is not filled in"
            yield f"perhaps not sent yet: {place}; {said}; {how}"
        elif one.by and thanks:
            yield f"still to be sent by {show_short_day(one.by)}: {place}; {how}"
        elif thanks and not is_theirs(one.text):
            yield f"still open: {place}; if it went with this message, {how_to_tick(one.form)}"
