"""What the due note says of promises: those that are read, and what only reads like one (S08).

None of these lines has a box or an ID: there is nothing to tick, and nothing is read back.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.diagnostics import AddPromise
from vaultsync.model import Status
from vaultsync.parse.messages.touches import unstamped
from vaultsync.patterns import regex
from vaultsync.render.due_lines import quoted
from vaultsync.render.escape import markdown, shortened, spoken
from vaultsync.rules.promised import how_ticked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview, Person
    from vaultsync.render.due_note import DueNote
    from vaultsync.rules.promised import Promised

BY_DAY = ("Overdue", "Today", "Next 7 days", "Later")
"""Sections that begin with what was promised for then."""
NEXT_DAYS = 7
_COLUMNS = 100
_MOST = 3
"""Lines that only read like a promise: who reads those looks into the terminal."""
_BULLET = regex(r"^(?:[-*+>|]\s+|\d{1,3}[.)]\s+|\[.\]\s+)+")
_MARK = regex(
    r"(?:\*\*|__)promised ?:{1,2}(?:\*\*|__) *|(?:\*\*|__)promised(?:\*\*|__) ?:{1,2} *",
    re.IGNORECASE,
)
"""The mark itself, at the beginning of a line: it is said in words."""
_NAMED = regex(r"`- (\w[^`*\n]*?): \*\*promised:\*\* |below `#+ ([^`\n]+)`")
"""Whom a fix names."""
_IF_SO = regex(r"^if (?:you promised it|it is something you promised), ")


def promises(note: "DueNote", section: str) -> "Iterator[tuple[date, str]]":
    """Say below a heading what was promised, as long as nothing says that it was kept.

    Each has its day, on which it stands before what is only advised; the rest is to be kept in
    mind.
    """
    for one in note.promised:
        if one.with_thanks or _section(one, note) != section:
            continue
        person = one.person
        link = note.links.to(
            one.interview.path, person.name, at=note.path, heading=person.heading
        )
        at = f" ({markdown(one.interview.company)})" if one.interview.company else ""
        how = how_ticked(spoken(one.form))
        told = f"- you promised {link}{at}: {quoted(one, note.today)}; {how}"
        yield one.by or note.today, told


def _section(one: "Promised", note: "DueNote") -> str:
    if one.by is None:
        return "Needs you"
    if one.by <= note.today:
        return "Today" if one.by == note.today else "Overdue"
    return "Next 7 days" if one.by <= plus_days(note.today, NEXT_DAYS) else "Later"


def perhaps_promised(note: "DueNote") -> "Iterator[str]":
    """Say what only reads like a promise, of interviews that took place, the latest first.

    It is told as long as a promise with the interview's day would be. One of which only the
    day is known may be over on it.
    """
    notes = {
        one.path: one
        for standing in note.standings
        if not (standing.moved_on or _ended(standing.status))
        for one in standing.application.interviews
        if one in standing.over or (one.day == note.today and one.end is None)
        if one.day and note.today <= plus_days(one.day, standing.strategy.chaser_missed_days)
    }
    found = [one for one in note.told if one.code == "VS219" and one.path in notes]
    found.sort(key=lambda one: (one.path, one.line))
    found.sort(key=lambda one: notes[one.path].day or note.today, reverse=True)
    for one in found[:_MOST]:
        yield _perhaps(note, notes[one.path], one)
    more = len(found) - _MOST
    if more > 0:
        lines, them = (
            ("1 more line reads", "it") if more == 1 else (f"{more} more lines read", "them")
        )
        yield f"- {lines} like something that you promised: `vaultsync check` tells {them}"


def _ended(status: Status) -> bool:
    """Tell whether nothing is owed any more: what was promised is, with an offer."""
    return status.closed and status is not Status.OFFER


def _perhaps(note: "DueNote", interview: "Interview", one: "Finding") -> str:
    """Quote the line, with what is to be written; neither makes a link or a task."""
    if _MARK.match(_BULLET.sub("", one.source.strip())):
        return _nobodys(note, interview, one)
    who = _whose(interview, one)
    where = note.links.to(
        interview.path,
        who[0].name if who else interview.company or "an interview",
        at=note.path,
        heading=who[0].heading if who else "",
    )
    at = f" ({markdown(interview.company)})" if who and interview.company else ""
    what = f"{where}{at}" if who else f"something at {where}"
    fix = as_help(_IF_SO.sub("", one.help))
    return f"- perhaps you promised {what}, {line_of(one)}; if so, {fix}"


def _nobodys(note: "DueNote", interview: "Interview", one: "Finding") -> str:
    """Say whose a promise may be that has its mark, and names nobody."""
    names = [found[1] or found[2] for found in _NAMED.finditer(one.help)]
    whose = f"; it may be to {' or '.join(map(markdown, names))}" if names else ""
    where = note.links.to(interview.path, interview.company or "an interview", at=note.path)
    fix = as_help(_IF_SO.sub("", one.help))
    return f"- a promise of yours at {where} names nobody, {line_of(one)}{whose}: {fix}"


def _whose(interview: "Interview", one: "Finding") -> "list[Person]":
    """Give in whose notes the line stands, but whom the fix names where that is another one.

    Where the fix names several, nobody.
    """
    people = interview.people
    owners = [
        person
        for person in people
        if any(one.line == point.line for point in (*person.points, *person.concerns))
    ]
    if isinstance(one.remedy, AddPromise):
        named = [person for person in people if person.key == one.remedy.who]
    else:
        names = {found[1] or found[2] for found in _NAMED.finditer(one.help)}
        named = [person for person in people if person.name in names]
    if not owners or not named or owners[0] in named:
        return owners
    return [named[0]._replace(heading="")] if len(named) == 1 else []


def line_of(one: "Finding") -> str:
    """Quote the line of a finding, with its number."""
    bare = _MARK.sub("", _BULLET.sub("", one.source.strip()))
    said = unstamped(bare).replace("://", ": //")
    return f'line {one.line}: "{markdown(shortened(said, _COLUMNS))}"'


def as_help(text: str) -> str:
    """Write a help with what is to be copied as code, whatever the note's words hold."""
    parts = text.split("`")
    shown = (
        f"`{spoken(part)}`" if number % 2 and part.strip() else _plain(part)
        for number, part in enumerate(parts)
    )
    return "".join(shown).strip()


def _plain(text: str) -> str:
    """Make words between codes safe, with the blanks around them."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[-1:].isspace() else ""
    return f"{before}{markdown(text.replace('://', ': //'))}{behind}"
