"""Lines that tell of an end or an invitation and are no touch: told of, and never read.

Of an offer also the day by which the person wants to answer it.
"""

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from vaultsync.model import Status, Told, Turn
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Heading, Item, Row
from vaultsync.parse.days.dates import find_day, find_moment
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.front.keys import squeeze
from vaultsync.parse.messages.heard import who_wrote
from vaultsync.parse.messages.invited import (
    Coming,
    day_of_invitation,
    interview_with,
    without_call,
)
from vaultsync.parse.messages.quoted import is_of_them, quotation, rejection_quoted
from vaultsync.parse.messages.touches import parted
from vaultsync.parse.messages.turns import turn_told
from vaultsync.parse.whose.attribution import shortly_before
from vaultsync.parse.whose.called import only_one_called
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from vaultsync.model import Interview
    from vaultsync.parse.body.markdown import Block, Body
    from vaultsync.parse.front.facts import Facts
    from vaultsync.settings import Settings

_ANSWER_BY = regex(
    r"(?P<theirs>\b(?:they|she|he|hr)(?:'ll| will| would| should| to)? )?"
    r"\b(?:answer|reply|respond|decide|accept|let (?:them|her|him) know|tell them|sign)\b"
    r"[^.;!?\n]{0,30}?\b(?:by|before|until|till|no later than) (?:\w+day,? )?(?:the )?"
    rf"(?P<day>\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?: \d{{4}})?|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)\b",
    re.IGNORECASE,
)
_ENDS = frozenset({Turn.REJECTION, Turn.OFFER})
_SIGNS = regex(r"[*_=]+")
_IN_FRONT = 2
"""Lines in front of a quote in which it can be said whose words they are."""


def find_turns(body: "Body", interview: "Interview", settings: "Settings") -> "Iterator[Told]":
    """Give what reads like an end or an invitation outside of touches and keys.

    Of what is quoted only a rejection is understood, in words of theirs.
    """
    read = {touch.line for touch in interview.touches} | {line for _, line in interview.lines}
    names = " ".join((interview.company, *(one.name for one in interview.everybody)))
    known = {*fold(names).split(), "hr"}

    def is_theirs(name: str) -> bool:
        return not known.isdisjoint(fold(name).split())

    lines = [*_lines(body.blocks)]
    yield from _quoted(body, lines, is_theirs)
    for text, line in lines:
        said = parted(text)[1]
        turn = None if line in read else turn_told(said, is_theirs)
        if line not in read and rejection_quoted(quotation(said, is_theirs), is_theirs) == 0:
            turn = Turn.REJECTION
        coming = None if line in read or turn in _ENDS else _coming(text, interview, settings)
        turn = Turn.INVITATION if coming else turn
        if turn and not _before(text, interview, settings):
            named = interview.day if turn is Turn.INVITATION else None
            if coming:
                name = who_wrote(said)
                wrote = only_one_called(name, interview) if name else ""
                yield Told(turn, line, *coming[0], who=coming[1], wrote=wrote)
            else:
                about = without_call(said)[1]
                yield Told(turn, line, named and day_of_invitation(about, named))


def _coming(
    text: str, interview: "Interview", settings: "Settings"
) -> "tuple[Coming, str] | None":
    """Give the interview to come of which a line tells, and who will be there.

    It is counted from the day of that line. Of a day up to the interview's it is none: that
    is the interview itself.
    """
    written, said = parted(text)
    if interview.day is None:
        return None
    if not written:
        written, said = without_call(said)
    day = find_day(written, settings, interview.day) if written else None
    base = day if day and day > interview.day else interview.day
    return interview_with(_SIGNS.sub("", said), base, dated=bool(day))


def _quoted(
    body: "Body", lines: "Sequence[tuple[str, int]]", is_theirs: "Callable[[str], bool]"
) -> "Iterator[Told]":
    """Give the lines of quotes that say no; what is in front may say whose words they are."""
    heads = [(one.line, one.text) for one in body.blocks if isinstance(one, Heading)]
    numbers = [line for _, line in lines]
    for one in body.quotes:
        start = rejection_quoted(one.text, is_theirs)
        if start is None:
            continue
        head = bisect_left(heads, (one.line, ""))
        first, last = (bisect_left(numbers, one.line - far) for far in (_IN_FRONT, 0))
        above = [text for _, text in heads[max(head - 1, 0) : head]]
        above += [text for text, _ in lines[first:last]]
        if is_of_them(one.text, "\n".join(above), is_theirs):
            yield Told(Turn.REJECTION, one.line + one.text.count("\n", 0, start))


def _lines(blocks: "Sequence[Block]") -> "Iterator[tuple[str, int]]":
    """Give what is written in so many lines; what is still to be done tells of nothing."""
    for block in blocks:
        if isinstance(block, Row) and not block.is_head:
            yield unlink(": ".join(cell.strip() for cell in block.cells)), block.line
        elif isinstance(block, TEXTS):
            task = isinstance(block, Item) and bool(block.mark)
            # what a task's own line says is its matter; a line below it may have no bullet
            for offset, text in enumerate(block.text.split("\n")):
                if not (task and not offset):
                    yield unlink(text.strip()), block.line + offset


def _before(text: str, interview: "Interview", settings: "Settings") -> bool:
    """Tell whether a line is of a day before the interview."""
    written, _ = parted(text)
    met = interview.day
    if not written or not met:
        return False
    day = find_day(written, settings, met)
    return bool(day and day < met) or bool(shortly_before(written, met, settings))


def answer_by_words(text: str) -> str:
    """Give the words of a line for the day of one's own answer to an offer; empty: none."""
    found = (one for one in _ANSWER_BY.finditer(unlink(text)) if not one["theirs"])
    return next((one[0] for one in found), "")


def answer_by(
    blocks: "Sequence[Block]", interview: "Interview", facts: "Facts", settings: "Settings"
) -> "date | None":
    """Give the day by which an offer is to be answered; None where nothing names one.

    `deadline` is such a day. `they_reply_by` itself was written before there was an offer: it
    is the day by which they wanted to answer. What is marked as promised has its own day.
    """
    if interview.status is not Status.OFFER:
        return None
    said = facts.said.get("they_reply_by")
    if said and squeeze(said.spelling) == "deadline":
        return interview.they_reply_by
    promised = {point.line for person in interview.people for point in person.promises}
    days = (
        find_moment(found["day"], settings, interview.day)
        for text, line in _lines(blocks)
        if line not in promised
        for found in _ANSWER_BY.finditer(text)
        if not found["theirs"]
    )
    met = interview.day
    return next((one.day for one in days if one and not (met and one.day < met)), None)
