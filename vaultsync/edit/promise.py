"""A promise that a sentence tells of gets a line with its mark; the sentence stays."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from vaultsync.edit.insert import beside_tables, no_place, places, unwritable
from vaultsync.edit.lines import (
    Conventions,
    LineChange,
    Refusal,
    lines_of,
    with_line,
    with_other_line,
)
from vaultsync.edit.proof import one_block_other, one_item_with, says_besides
from vaultsync.edit.style import PLAIN, inner_prefix, prefixes
from vaultsync.model import Interview, Person, Point
from vaultsync.patterns import regex
from vaultsync.render.escape import spoken
from vaultsync.snapshot import Document

_MARK = regex(r"\bpromised[*_]{0,3} ?::?", re.IGNORECASE)
_END = regex(r"(?P<said>.*?)(?P<tail>(?:[ \t]+\^[\w-]+)?[ \t]*)")
_CLOSES = regex(r"[.;!)\]]+$")


def is_marked(line: str) -> bool:
    """Tell whether a line says that it is a promise, `**promised:** the plan`."""
    return _MARK.search(line) is not None


def mark_promise(
    note: Document, who: str, words: str, ways: Conventions
) -> LineChange | Refusal:
    """Put in a line that is read as this promise to one person, and changes nothing else.

    It goes below the person's heading, or begins with the name where there is none.
    """
    before = ways.parse(note)
    no = unwritable(note, before)
    interview = before.interview
    person = _known(interview, who) if interview else None
    if no or interview is None or person is None:
        return no or Refusal("the note does not know that person")
    if spoken(words) != words:
        return Refusal("a note would read its words as something else")
    lines = lines_of(note.text)
    mark = f"**promised:** {words}"
    own = person if person.heading_line else None
    found = [
        each for place in places(note, lines, own, 0) for each in beside_tables(lines, place)
    ]
    line = mark if own else f"{person.name}: {mark}"
    tried = [
        (place.at, prefix, line)
        for place in found
        for prefix in prefixes(lines, place.start, place.at)
    ]
    for at, prefix, text in (*tried, *_below_name(lines, person, mark)):
        change = with_line(note, at, prefix + text)
        if not one_item_with(note.text, change.after.text, text):
            continue
        after = ways.parse(change.after)
        promised = after.interview and _promised(interview, after.interview, who, words)
        if promised and says_besides(before, after, {"VS219"}, promised):
            return change
    first = tried[0][0] if tried else 0
    return no_place(note, min(first + 1, len(lines)), PLAIN + line)


def date_promise(
    note: Document, who: str, line: int, day: date, ways: Conventions
) -> LineChange | Refusal:
    """Say in the line of a promise by which day it is to be; the rest of it stays.

    `who` is the key of the person, `line` counts from 1.
    """
    before = ways.parse(note)
    no = unwritable(note, before)
    lines = lines_of(note.text)
    person = _known(before.interview, who) if before.interview else None
    if no or before.interview is None or person is None or not 0 < line <= len(lines):
        return no or Refusal("the note does not know that promise", line)
    there = [point for point in person.promises if point.line == line]
    if len(there) != 1 or there[0].by or there[0].kept or not is_marked(lines[line - 1]):
        return Refusal("it is no promise of one line without a day", line)
    for text in _dated(lines[line - 1].rstrip("\r\n"), day):
        change = with_other_line(note, line, text)
        after = ways.parse(change.after)
        meant = after.interview and _with_day(before.interview, after.interview, who, day)
        if (
            meant
            and one_block_other(note.text, change.after.text, line)
            and says_besides(before, after, {"VS219"}, meant)
        ):
            return change
    return Refusal(
        "a day at its end would not be read as that of the promise", line, f"… by {day}"
    )


def _known(interview: Interview, who: str) -> Person | None:
    """Find an interviewer, or the primary contact, by key."""
    return next((one for one in interview.everybody if one.key == who), None)


def _dated(text: str, day: date) -> Iterator[str]:
    """Give the line with its day: at its end, else before what closes it."""
    found = _END.fullmatch(text)
    if found is None:
        return
    said, tail = found["said"], found["tail"]
    yield f"{said} by {day}{tail}"
    closing = _CLOSES.search(said)
    if closing:
        yield f"{said[: closing.start()]} by {day}{closing[0]}{tail}"


def _with_day(before: Interview, after: Interview, who: str, day: date) -> Interview | None:
    """Give the interview as it was, with this day of one promise; None: it is not read so."""
    old, new = _known(before, who), _known(after, who)
    if old is None or new is None or len(old.promises) != len(new.promises):
        return None
    pairs = [
        (was, now) for was, now in zip(old.promises, new.promises, strict=True) if was != now
    ]
    if len(pairs) != 1 or not _is_dated(*pairs[0], day):
        return None
    return _with_promises(before, who, new.promises)


def _is_dated(was: Point, now: Point, day: date) -> bool:
    bare = was.text.rstrip(" .;!)")
    return now.by == day and not now.kept and now.text.startswith(bare) and was.by is None


def _with_promises(interview: Interview, who: str, promises: tuple[Point, ...]) -> Interview:
    def changed(one: Person) -> Person:
        return one._replace(promises=promises) if one.key == who else one

    contact = interview.primary_contact
    return replace(
        interview,
        people=tuple(map(changed, interview.people)),
        primary_contact=changed(contact) if contact else None,
    )


def _below_name(lines: list[str], person: Person, mark: str) -> list[tuple[int, str, str]]:
    """Give the place below the item that names somebody in a list, where there is one."""
    if person.heading_line or not 0 < person.line <= len(lines):
        return []
    inner = inner_prefix(lines[person.line - 1])
    return [(person.line, inner, mark)] if inner else []


def _promised(before: Interview, after: Interview, who: str, words: str) -> Interview | None:
    """Give the interview as it was before, with this promise; None: it is not read as one."""
    old, new = _known(before, who), _known(after, who)
    if old is None or new is None:
        return None
    known = [point.text for point in old.promises]
    fresh = [point for point in new.promises if point.text not in known]
    if len(fresh) != 1 or fresh[0].text != words or fresh[0].kept:
        return None
    # what was somebody's for want of a line of their own, or nobody's, follows from this one
    whole = old._replace(
        promises=new.promises,
        only_promised=new.only_promised,
        named=new.named,
        unclaimed=new.unclaimed,
        told=new.told,
        shared=new.shared,
    )
    if len(new.promises) != len(old.promises) + 1:
        return None

    def changed(one: Person) -> Person:
        return whole if one.key == who else one

    contact = before.primary_contact
    return replace(
        before,
        people=tuple(map(changed, before.people)),
        primary_contact=changed(contact) if contact else None,
    )
