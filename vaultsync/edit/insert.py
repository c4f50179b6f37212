"""A touch becomes one inserted line of a note: found, spliced, proved before it lands."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from vaultsync.edit.lines import LineChange, Refusal, lines_of, with_line
from vaultsync.edit.proof import Meant, one_item_more, only_adds
from vaultsync.model import RECORDED_AS, FollowUp, Interview, Kind, Person, TouchState
from vaultsync.parse.body.markdown import IN_LIST, Heading, read_blocks
from vaultsync.parse.interview import parse_note
from vaultsync.parse.lines import CONFLICT
from vaultsync.render.phrases import touch_line
from vaultsync.snapshot import Document

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.settings import Settings

_HTML = re.compile(r"[ ]{0,3}</?[A-Za-z]")


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
    if CONFLICT.search(note.text):
        return Refusal("the note holds conflict markers")
    before = parse_note(note.text, note.path, settings, vault_zone)
    if before.interview is None:
        return Refusal("the note cannot be read")
    section = before.interview.person(item.person.key)
    first = 0 if item.person.key else _first_heading(before.interview)
    if section is not None and not section.heading_line:
        section = None
    lines = lines_of(note.text)
    places = _places(note, lines, section, _answered(item, note.path))
    if first:  # what concerns the company must not end up in somebody's section
        places = chain(((_behind_text(lines, 0, first - 1), False), (first - 1, False)), places)
    for index, named in places:
        text = touch_line(item, state, day, name=named)
        change = with_line(note, index, text)
        if not one_item_more(note.text, change.after.text, text):
            continue
        parsed = parse_note(change.after.text, note.path, settings, vault_zone)
        if only_adds(
            before, parsed, Meant(RECORDED_AS[item.kind], state, day, item.person.key)
        ):
            return change
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
