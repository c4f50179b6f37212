"""A note that holds several interviews, each below a heading with its day: told, never read."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import unlink
from vaultsync.parse.body.markdown import TEXTS, Heading, Item, Row
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.near_days import near_day
from vaultsync.parse.front.plain_stages import tells_interview
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.parts import Part, split_parts, touch_in, with_children
from vaultsync.parse.persons.stages import begins_with_day, day_in, is_stage
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from vaultsync.diagnostics import Finding
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.lines import Source
    from vaultsync.settings import Settings

_INTERVIEW = regex(
    r"\b(?:interview|panel|round|screen(?:ing)?|stage|on-?site|assessment|trial|presentation)\b",
    re.IGNORECASE,
)
"""A talk that is one beyond doubt; a call behind the interview may be about its outcome."""
_YEAR = regex(r"\d{4}")
_MOST = 3


def about_stages(
    source: "Source", blocks: "Sequence[Block]", met: "date | None", settings: "Settings"
) -> "Iterator[Finding]":
    """Tell about interviews of other days; `met` is the day that the note gives for its one."""
    if met is None or not any(isinstance(one, Heading) for one in blocks):
        return
    parts = split_parts(blocks)
    days: set[date] = set()
    others: list[tuple[Heading, date]] = []
    for index, part in enumerate(parts):
        day = _day_of(part, met, settings)
        if day is None or part.heading is None:
            continue
        days.add(day)
        sure = day < met or _INTERVIEW.search(part.heading.text)
        if day != met and sure and any(map(_holds_talk, with_children(parts, index))):
            others.append((part.heading, day))
    if not others or not days - {others[0][1]}:
        return
    named = ", ".join(f"`{heading.text}`" for heading, _ in others[:_MOST])
    heading, day = others[0]
    own = "a note of its own for it" if not others[1:] else "notes of their own, the first"
    yield source.finding(
        "VS223",
        f"this note is read as one interview, on {met}; what stands below {named} is of "
        "another day",
        heading.line,
        at=heading.text,
        help=f"write {own} with `date: {day}`, so that whoever was met there is thanked for "
        "that day",
    )


def _day_of(part: Part, met: "date", settings: "Settings") -> "date | None":
    """Give the day of a heading that is a talk with its day."""
    heading = part.heading
    if heading is None or not any(map(str.isdigit, heading.text)):
        return None
    plain = plain_heading(unlink(heading.text))
    stage = is_stage(plain) or (begins_with_day(plain) and tells_interview(plain))
    text = day_in(plain) if stage else ""
    if not text:
        return None
    if _YEAR.search(text):
        moment = find_moment(text, settings)
        return moment.day if moment else None
    return near_day(text, met, settings.date_order)


def _holds_talk(part: Part) -> bool:
    """Tell whether something was noted there that is no task, message or table's head."""
    return any(
        isinstance(block, (*TEXTS, Row))
        and not (isinstance(block, Item) and block.mark)
        and touch_in(block) is None
        for block in part.blocks
    )
