"""A touch becomes one inserted line of a note: found, spliced, proved before it lands."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.edit.lines import (
    Conventions,
    LineChange,
    Refusal,
    line_at,
    lines_of,
    with_line,
)
from vaultsync.edit.proof import Meant, one_item_more, only_adds
from vaultsync.edit.style import PLAIN, box, prefixes, with_stamp
from vaultsync.model import Interview, Parsed, Person, TouchKind, TouchState
from vaultsync.owed import RECORDED_AS, FollowUp, Kind
from vaultsync.parse.body.markdown import IN_LIST, Heading, read_blocks
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.lines import CONFLICT
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.phrases import reply_words, touch_words
from vaultsync.snapshot import Document

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.settings import Settings

_TAGS = regex(r"[ ]{0,3}#[^\W\d][\w/-]*(?:[ ,]+#[\w][\w/-]*)*[ ]*")
"""A line of tags: no heading, which has a blank behind its signs."""
_HTML = regex(r"[ ]{0,3}</?[A-Za-z]")
_FENCE = regex(r" {0,3}(`{3,}|~{3,})(.*)")


@record_class
class Saying:
    """A touch that a note is to say in one line more."""

    meant: Meant
    words: Callable[[bool], str]
    """Gives the line's words; True: it must say whose it is."""
    behind: int = 0
    """The line behind which it must stand; 0: anywhere."""


def insert_touch(
    note: Document,
    item: FollowUp,
    state: TouchState,
    day: date,
    settings: "Settings",
    vault_zone: "tzinfo",
) -> LineChange | Refusal:
    """Insert the touch that settles (or puts off) a follow-up under the person's heading.

    `day` is the day it happened, or until which it is put off. A person without a section
    gets the line at the end of the note, with `to NAME`.
    """
    conventions = Conventions(settings=settings, zone=vault_zone)
    return insert(note, about(item, state, day, note.path), conventions)


def about(item: FollowUp, state: TouchState, day: date, path: str) -> Saying:
    """Give what the note at `path` is to say of a follow-up."""
    return Saying(
        meant=Meant(RECORDED_AS[item.kind], state, day, item.person.key),
        words=lambda named: touch_words(item, state, name=named),
        behind=answered(item, path),
    )


def reply(person: Person, day: date, said: str = "") -> Saying:
    """Give what a note is to say of a message that came from a person; `said`: its words."""
    return Saying(
        meant=Meant(TouchKind.REPLY, TouchState.DONE, day, person.key),
        words=lambda named: reply_words(person.name if named else "", said),
    )


def insert(note: Document, saying: Saying, ways: Conventions) -> LineChange | Refusal:
    """Put a touch into a note as one list item that changes nothing of what the note says."""
    before = ways.parse(note)
    lines = lines_of(note.text)
    no = unwritable(note, before)
    if no or before.interview is None:
        shown = PLAIN + _task(note, saying, ways, named=True)
        return (
            Refusal(no.reason, no.line, shown) if no else Refusal("it is not an interview note")
        )
    section = before.interview.person(saying.meant.who)
    first = 0 if saying.meant.who else _first_heading(before.interview)
    if section is not None and not section.heading_line:
        section = None
    found = places(note, lines, section, saying.behind)
    if first:  # what concerns the company must not end up in somebody's section
        outside = (Place(_behind_text(lines, 0, first - 1)), Place(first - 1))
        found = chain(outside, found)
    tried: list[tuple[Place, str]] = []
    for place in chain.from_iterable(beside_tables(lines, place) for place in found):
        task = _task(note, saying, ways, named=place.named)
        tried.append((place, task))
        for prefix in prefixes(lines, place.start, place.at):
            change = with_line(note, place.at, prefix + task)
            if not one_item_more(note.text, change.after.text, task):
                continue
            if only_adds(before, ways.parse(change.after), saying.meant):
                return change
    best, task = tried[0]
    there = (0, *(place.at for place, _ in tried))
    counts = any(_counts(note, ways, saying.meant, at, PLAIN + task) for at in there)
    return no_place(note, min(best.at + 1, len(lines)), (PLAIN + task) * counts)


def _counts(note: Document, ways: Conventions, meant: Meant, at: int, line: str) -> bool:
    """Tell whether a line that a person is to write would be read as what is meant.

    At 0 it stands first below the front matter, where no open fence swallows it.
    """
    after = ways.parse(
        with_line(note, at or _below_head(note.text), f"\n{line}").after
    ).interview
    if after is None:
        return False
    whose = {meant.who} if after.person(meant.who) else {meant.who, ""}
    return any(
        (one.kind, one.state, one.day) == meant[:3] and one.who in whose
        for one in after.touches
    )


def _below_head(text: str) -> int:
    """Give the index of the first line below the front matter."""
    region = locate(text)
    return line_at(text, region.body) - 1 if region else 0


class Place(NamedTuple):
    """Where a line could stand."""

    at: int
    """Index of the line before which it goes in."""
    named: bool = False
    """It must say whose it is, because this is not the person's section."""
    start: int = 0
    """Index of the first line of the section."""


def beside_tables(lines: list[str], place: Place) -> Iterator[Place]:
    """Give a place, but above a table rather than below it, where its next row is to come.

    So it is above a line of tags that ends the section: `#leeds #8a` stays the last one.
    """
    top = place.at
    tags = top > place.start and bool(_TAGS.fullmatch(lines[top - 1].rstrip("\r\n")))
    while top > place.start and (
        _TAGS.fullmatch(lines[top - 1].rstrip("\r\n"))
        if tags
        else lines[top - 1].lstrip().startswith("|")
    ):
        top -= 1
    above = _behind_text(lines, place.start, top)
    if place.start < above < top < place.at:
        yield place._replace(at=above)
    yield place


def _task(note: Document, saying: Saying, ways: Conventions, *, named: bool) -> str:
    _, state, day, _ = saying.meant
    words = with_stamp(saying.words(named), note.text, state, day, dataview=ways.dataview)
    return f"{box(note.text, state)} {words}"


def unwritable(note: Document, parsed: Parsed) -> Refusal | None:
    """Say why nothing can be written to a note at all; None where that is not so."""
    marker = CONFLICT.search(note.text)
    if marker:
        return Refusal("the note holds conflict markers", line_at(note.text, marker.end()))
    if parsed.interview is None:
        line = parsed.findings[0].line if parsed.findings else 1
        why = f": {parsed.findings[0].message}" if parsed.findings else ""
        return Refusal(f"the note cannot be read{why}", line)
    return None


def no_place(note: Document, line: int, by_hand: str) -> Refusal:
    """Say why a line can stand nowhere, and at which line a person writes it."""
    opened = _open_fence(note.text)
    if opened:
        return Refusal(f"the code fence of line {opened} is never closed", opened, by_hand)
    return Refusal(
        "one line more would change what the rest of the note says, or be read as something "
        "else (a comment that is open, a name that reads like a message, or a day that reads "
        "like the one by which they answer)",
        line,
        by_hand,
    )


def _open_fence(text: str) -> int:
    """Give the line of a code fence that is never closed; 0 where there is none."""
    fence, opened = "", 0
    for number, line in enumerate(lines_of(text), 1):
        found = _FENCE.match(line)
        if not found:
            continue
        if not fence:
            fence, opened = found[1], number
        elif found[1].startswith(fence) and not found[2].strip():
            fence, opened = "", 0
    return opened


def _first_heading(interview: Interview) -> int:
    """Give the line of the first person's heading; 0 where nobody has one."""
    lines = (person.heading_line for person in interview.people if person.heading_line)
    return min(lines, default=0)


def answered(item: FollowUp, path: str) -> int:
    """Give the line in this note behind which an answer must stand; else 0."""
    lines = [fact.line for fact in item.facts if fact.path == path]
    return max(lines, default=0) if item.kind is Kind.RESPOND else 0


def places(
    note: Document, lines: list[str], person: Person | None, behind: int
) -> Iterator[Place]:
    """Give the places where the line could stand, the best one first."""
    if person is not None:
        start = person.heading_line
        headings = [
            block
            for block in read_blocks(_from(note.text, start), start + 1)
            if isinstance(block, Heading) and block.level < IN_LIST
        ]
        end = headings[0].line - 1 if headings else len(lines)
        if end >= behind:
            yield Place(_behind_text(lines, start, end), start=start)
            yield Place(start, start=start)
            yield Place(end, start=start)
            return
    if behind:
        yield Place(behind, named=True)
    yield Place(_behind_text(lines, 0, len(lines)), named=True)
    yield Place(len(lines), named=True)
    before_html = _before_html(note, lines)
    if before_html is not None and before_html >= behind:
        yield Place(before_html, named=True)


def _before_html(note: Document, lines: list[str]) -> int | None:
    """Give the index behind the last ordinary text of a note that ends in HTML.

    HTML swallows what follows. What else does (an open fence, a comment) is for the person.
    """
    end = max((block.line for block in read_blocks(note.text, 1)), default=0)
    while end < len(lines) and lines[end].strip() and not lines[end].lstrip().startswith("<"):
        end += 1
    tail = next((line for line in lines[end:] if line.strip()), "")
    return end if _HTML.match(tail) else None


def _from(text: str, start: int) -> str:
    lines = re.split(r"\r\n|\n|\r", text)
    return "\n".join(lines[start:])


def _behind_text(lines: list[str], start: int, end: int) -> int:
    """Give the index behind the last line with text in it."""
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end
