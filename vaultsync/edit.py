"""Changing one line of a note: found, spliced, re-read and compared before it lands.

A touch becomes one inserted line. The text that would result is parsed again, and what it says
must be what it said before plus exactly this touch; else (an unclosed fence would swallow the
line, say) nothing is written and the reason is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import (
    RECORDED_AS,
    FollowUp,
    Interview,
    Kind,
    Person,
    Point,
    TouchKind,
    TouchState,
)
from vaultsync.parse.body.markdown import IN_LIST, Block, Heading, Item, Row, read_blocks
from vaultsync.parse.interview import Parsed, parse_note
from vaultsync.parse.lines import CONFLICT
from vaultsync.render.phrases import touch_line
from vaultsync.snapshot import Document

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.settings import Settings

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_HTML = re.compile(r"[ ]{0,3}</?[A-Za-z]")
_BULLET = re.compile(r"([-*+])[ \t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """One line more in a note."""

    before: Document
    after: Document
    line: int
    """Number of the new line, counted from 1."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a note is left as it is."""

    reason: str


def insert_touch(
    note: Document,
    item: FollowUp,
    state: TouchState,
    day: date,
    settings: "Settings",
    vault_zone: "tzinfo",
) -> Insertion | Refusal:
    """Insert the touch that settles (or puts off) a follow-up under the person's heading.

    `day` is the day it happened, or until which it is put off. A person without a section
    gets the line at the end of the note, with `to NAME`.
    """
    if CONFLICT.search(note.text):
        return Refusal("the note holds conflict markers")
    before = parse_note(note.text, note.path, settings, vault_zone)
    if before.interview is None:
        return Refusal("the note cannot be read")
    section = before.interview.person(item.person.key)
    first = 0 if item.person.key else _first_heading(before.interview)
    if section is not None and not section.heading_line:
        section = None
    lines = [line for line in _LINE.findall(note.text) if line]
    places = _places(note, lines, section, _answered(item, note.path))
    if first:  # what concerns the company must not end up in somebody's section
        places = chain(((_behind_text(lines, 0, first - 1), False), (first - 1, False)), places)
    for index, named in places:
        text = touch_line(item, state, day, name=named)
        after = _spliced(note, lines, index, text)
        if not _one_item_more(note.text, after.text, text):
            continue
        parsed = parse_note(after.text, note.path, settings, vault_zone)
        if _only_adds(
            before, parsed, _Meant(RECORDED_AS[item.kind], state, day, item.person.key)
        ):
            return Insertion(before=note, after=after, line=index + 1)
    return Refusal(
        "one line more would change what the rest of the note says, or be read as something "
        "else (an open code fence or comment, or a name that reads like a message)"
    )


def _first_heading(interview: Interview) -> int:
    """Give the line of the first person's heading; 0 where nobody has one."""
    lines = (person.heading_line for person in interview.people if person.heading_line)
    return min(lines, default=0)


def _answered(item: FollowUp, path: str) -> int:
    """Give the line in this note behind which an answer must stand; else 0."""
    lines = [fact.line for fact in item.facts if fact.path == path]
    return max(lines, default=0) if item.kind is Kind.RESPOND else 0


def _places(
    note: Document, lines: list[str], person: Person | None, behind: int
) -> Iterator[tuple[int, bool]]:
    """Give the indexes before which the line could stand, the best one first.

    And whether it must say to whom it went there, because it is not the person's section.
    """
    if person is not None:
        start = person.heading_line
        headings = [
            block
            for block in read_blocks(_from(note.text, start), start + 1)
            if isinstance(block, Heading) and block.level < IN_LIST
        ]
        end = headings[0].line - 1 if headings else len(lines)
        if end >= behind:
            yield _behind_text(lines, start, end), False
            yield start, False
            yield end, False
            return
    if behind:
        yield behind, True
    yield _behind_text(lines, 0, len(lines)), True
    yield len(lines), True
    before_html = _before_html(note, lines)
    if before_html is not None and before_html >= behind:
        yield before_html, True


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


def _spliced(note: Document, lines: list[str], index: int, text: str) -> Document:
    """Put the line in, in the bullet and the end of line that its neighbours have."""
    before = lines[index - 1] if index else ""
    ends = re.search(r"(?:\r\n|\n|\r)$", before) or re.search(r"\r\n|\n|\r", note.text)
    eol = ends[0] if ends else "\n"
    bullet = _BULLET.match(before)
    new = f"{bullet[1] if bullet else '-'} {text}"
    open_end = before and not before.endswith(("\n", "\r"))
    # a note without a final newline keeps having none
    spliced = f"{eol}{new}" if open_end else f"{new}{eol}"
    whole = "".join(lines[:index]) + spliced + "".join(lines[index:])
    return Document.of(note.path, whole)


def _one_item_more(before: str, after: str, text: str) -> bool:
    """Tell whether the blocks of a note are what they were, and one item besides.

    This sees what the facts do not show: code, quotes or text that would become part of it.
    """
    old, new = (
        [_unplaced(block) for block in read_blocks(whole, 1)] for whole in (before, after)
    )
    words = text.partition("] ")[2]
    extra = [
        i for i, block in enumerate(new) if isinstance(block, Item) and block.text == words
    ]
    return any(new[:i] + new[i + 1 :] == old for i in extra)


def _unplaced(block: Block) -> Block:
    """Give a block as it would be in another line."""
    if isinstance(block, Row):
        return block._replace(line=0, table=0)
    return block._replace(line=0)


class _Meant(NamedTuple):
    """The touch that a line is to be."""

    kind: TouchKind
    state: TouchState
    day: date
    who: str


def _only_adds(before: Parsed, after: Parsed, meant: _Meant) -> bool:
    """Tell whether the note says what it said before, and this touch besides."""
    if before.interview is None or after.interview is None:
        return False
    if _complaints(before) != _complaints(after):
        return False
    old, new = _placeless(before.interview), _placeless(after.interview)
    if replace(old, touches=()) != replace(new, touches=()):
        return False
    added = list(new.touches)
    for touch in old.touches:
        if touch not in added:
            return False
        added.remove(touch)
    found = [_Meant(touch.kind, touch.state, touch.day, touch.who) for touch in added]
    known = {person.key for person in old.people}
    # somebody whom this note does not know may stay nameless, but is nobody else
    nameless = meant._replace(who="" if meant.who not in known else meant.who)
    return found in ([meant], [nameless])


def _complaints(parsed: Parsed) -> list[tuple[str, str]]:
    return sorted((finding.code, finding.message) for finding in parsed.findings)


def _placeless(interview: Interview) -> Interview:
    """Give what a note says, without where it says it."""

    def points(found: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple(point._replace(line=0) for point in found)

    def person(one: Person) -> Person:
        return one._replace(
            line=0,
            heading_line=0,
            points=points(one.points),
            concerns=points(one.concerns),
            promises=points(one.promises),
        )

    contact = interview.primary_contact
    return replace(
        interview,
        lines=(),
        people=tuple(person(one) for one in interview.people),
        primary_contact=person(contact) if contact else None,
        touches=tuple(one._replace(line=0) for one in interview.touches),
    )
