"""A later day by which they answer than the one at the top, as a later call or mail said it.

Told, and asked about. What was said in the interview, or on a day that is not there, may be
older than what stands at the top, and is never held against it.
"""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.parse.answer_days import (
    NOT_SAID_BELOW,
    OPEN,
    Said,
    answered,
    as_remedy,
    latest_meant,
    loosely_said,
    names_around,
    opens,
    said_in,
    since_when,
)
from vaultsync.parse.body.markdown import Item, Paragraph
from vaultsync.parse.days.said_days import read_said
from vaultsync.parse.messages.takes import is_a_habit
from vaultsync.parse.messages.talks import day_of_talk, talk_in
from vaultsync.parse.messages.turns import SENTENCE
from vaultsync.parse.persons.parts import touch_in
from vaultsync.parse.persons.talk import not_below

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.lines import Source
    from vaultsync.settings import Settings

_SHOWN = 200
"""Characters of the words that are repeated."""


class _Later(NamedTuple):
    """What a line says of the answer, and the day on which it was said."""

    on: date
    said: Said
    day: date
    """By which they answer: the latest that the words can mean."""
    sure: bool
    """The words name that day."""


def about_later_days(
    source: "Source",
    blocks: "Sequence[Block]",
    interview: "Interview",
    settings: "Settings",
) -> "Iterator[Finding]":
    """Tell about a day by which they answer that is later than `they_reply_by`.

    What was said last holds: an earlier line is no longer looked at, whatever it names.
    """
    stands = interview.they_reply_by
    if stands is None or interview.day is None or interview.status not in OPEN:
        return
    found = tuple(_told(blocks, interview, interview.day, settings))
    last = max((one.on for one in found), default=None)
    newest = [one for one in found if one.on == last]
    if len({one.day for one in newest}) != 1 or newest[0].day <= stands:
        return
    (on, said, day, sure), *_ = newest
    if answered(interview, said.line, day):
        return
    yield source.finding(
        "VS122",
        f"{said.words[-_SHOWN:]!r}, said on {on}, names a later day by which they answer than "
        f"`they_reply_by: {stands}`",
        said.line,
        at=said.day,
        help=f"write `they_reply_by: {day}` at the top instead",
        remedy=as_remedy(day if sure else None, day, said.day.rstrip(".")),
    )


def _told(
    blocks: "Sequence[Block]", interview: "Interview", met: date, settings: "Settings"
) -> "Iterator[_Later]":
    """Give what lines of a day of their own say, if that is after the interview."""
    names = names_around(blocks, interview)
    for block in not_below(blocks, NOT_SAID_BELOW):
        said = said_in(block, names) or loosely_said(block, names)
        on = _said_on(block, said, settings, met) if said else None
        if said is None or on is None or on <= met or opens(said) or is_a_habit(said.words):
            continue
        base = since_when(said, on, settings)
        read = read_said(said.day, settings, base)
        if said.again and read_said(said.again, settings, base) != read:
            continue
        sure = isinstance(read, date)
        day = read if isinstance(read, date) else latest_meant(said, base, settings)
        if day and day >= on:
            yield _Later(on, said, day, sure)


def _said_on(
    block: Item | Paragraph, said: Said, settings: "Settings", met: date
) -> date | None:
    """Give the day of the call or mail that tells it: of a sentence in front; None: none.

    That is one with which a line begins, or a sentence of the same line.
    """
    if isinstance(block, Item) and block.mark:
        mention = touch_in(block)
        return day_of_talk(mention.written, settings, met) if mention else None
    *above, line = block.text.split("\n")[: said.line - block.line + 1]
    before = SENTENCE.split(line[: max(line.find(said.day), 0)])[1:]
    talks = (talk_in(text) for text in (*reversed(before), line, *reversed(above)))
    written = next((talk.day for talk in talks if talk and talk.day), "")
    return day_of_talk(written, settings, met) if written else None
