"""The note of an interview that is new, and the proof that it will be read as it is meant."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import TouchKind, TouchState
from vaultsync.names import fold
from vaultsync.parse.interview import parse_note
from vaultsync.records import record_class
from vaultsync.render.escape import one_line, yaml_scalar, yaml_text
from vaultsync.render.phrases import BOX, stamp
from vaultsync.render.usual_keys import CANONICAL_KEYS, TAG, UsualKeys

if TYPE_CHECKING:
    from vaultsync.model import Interview
    from vaultsync.settings import Settings

_HELP = """\
<!-- Under each name: a line for each thing that you talked about, such as
- how they plan the shifts
- **concern:** what you could not answer well
- **promised:** what you said you would send
-->"""


class Thanked(NamedTuple):
    """A thank-you that was sent before there was a note."""

    day: date
    way: str = ""
    """`by email`; empty: it is not said."""


class NewPerson(NamedTuple):
    """Somebody who is met."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""
    points: tuple[str, ...] = ()
    """What was talked about, and what was promised, a line each."""
    thanked: Thanked | None = None


class Proven(NamedTuple):
    """A note's text, or why there is none."""

    text: str
    why: str = ""
    """How it would be misread; empty: it is read as it is meant."""
    read: "Interview | None" = None
    """As it is read."""


@record_class
class NewNote:
    """What is known of an interview before it is written about."""

    company: str
    role: str = ""
    stage: str = ""
    day: date
    start: time | None = None
    end: time | None = None
    minutes: int = 0
    contact: str = ""
    """`Dana Whitfield <dana@talent.example>`."""
    reply_by: date | None = None
    """By when they will answer."""
    people: tuple[NewPerson, ...] = ()
    type: str = "interview"
    usual: UsualKeys = CANONICAL_KEYS
    """How the other notes name their keys."""
    dataview: bool = False
    """Days of tasks are written as Dataview fields."""
    status: bool = True
    """With a line for the status; without one it is read as `waiting`, too."""


def render_new_note(note: NewNote, *, listed: bool = False) -> str:
    """Write the note; `listed`: with the people in the front matter, too."""
    lines = ["---", *head_lines(note, listed=listed), "---", ""]
    if note.people:
        lines += [_HELP, ""]
    for one in note.people:
        title = f" — {one_line(one.title)}" if one.title else ""
        lines.append(f"## {one_line(one.name)}{title}")
        lines += [f"email:: {one.email}"] if one.email else []
        lines += [f"phone:: {one.phone}"] if one.phone else []
        lines += [f"- {point}" for point in one.points]
        lines += [f"- {_record(one.thanked, note)}"] if one.thanked else []
        lines.append("")
    lines += ["## Questions I asked", ""]
    return "\n".join(lines)


def _record(thanked: Thanked, note: NewNote) -> str:
    """Write a thank-you as a tick in the due note would."""
    words = " ".join(filter(None, ("Thank-you", thanked.way)))
    day = stamp(TouchState.DONE, thanked.day, dataview=note.dataview)
    return f"[{BOX[TouchState.DONE]}] {words} {day}"


def head_lines(note: NewNote, *, listed: bool) -> Iterator[str]:
    """Give the lines of the front matter; `listed`: with the people."""
    name = note.usual.name
    if note.usual.tag_key and TAG.fullmatch(note.type):
        yield f"{note.usual.tag_key}: [{note.type}]"
    else:
        yield f"{name('type')}: {yaml_scalar(note.type)}"
    yield f"{name('company')}: {yaml_scalar(note.company)}"
    if note.role:
        yield f"{name('role')}: {yaml_scalar(note.role)}"
    if note.stage:
        yield f"{name('stage')}: {yaml_scalar(note.stage)}"
    yield f"{name('date')}: {note.day}"
    if note.start:
        yield f"{name('time')}: {note.start:%H:%M}"
    yield from _lasts(note)
    if listed and note.people:
        yield f"{name('interviewers')}:"
        yield from (f"  - {yaml_scalar(one.name)}" for one in note.people)
    if note.contact:
        yield f"{name('primary_contact')}: {yaml_text(note.contact)}"
    if note.reply_by:
        yield f"{name('they_reply_by')}: {note.reply_by}"
    # `scheduled` would hold the follow-ups back once the day is over, until somebody changes it
    if note.status:
        yield f"{name('status')}: waiting"


def _lasts(note: NewNote) -> Iterator[str]:
    """Say until when it takes, or how long."""
    if note.end:
        yield f"{note.usual.name('end')}: {note.end:%H:%M}"
    elif note.minutes:
        yield f"{note.usual.name('duration')}: {note.minutes} min"


def proven(note: NewNote, path: str, settings: "Settings", zone: tzinfo) -> Proven:
    """Give the note's text, if it is read as it is meant."""
    why = ""
    for listed in (False, True):
        text = render_new_note(note, listed=listed)
        read, why = _read_back(note, text, path, settings, zone)
        if read and not why:
            bare = replace(note, people=tuple(one._replace(points=()) for one in note.people))
            plain = render_new_note(bare, listed=listed)
            beside = parse_note(plain, path, settings, zone).interview
            why = _points_misread(note, read, beside) or _thanks_misread(note, read)
            return Proven("", why) if why else Proven(text, read=read)
    return Proven("", why)


def point_misread(
    note: NewNote, at: int, point: str, settings: "Settings", zone: tzinfo
) -> str:
    """Say how a line below a person's name would be misread; empty: it is read as a point."""
    alone = replace(note, people=(note.people[at]._replace(points=(point,), thanked=None),))
    return proven(alone, "Interviews/a.md", settings, zone).why


def _read_back(
    note: NewNote, text: str, path: str, settings: "Settings", zone: tzinfo
) -> "tuple[Interview | None, str]":
    """Read the note; say how it would be misread."""
    parsed = parse_note(text, path, settings, zone)
    read = parsed.interview
    errors = [one.message for one in parsed.findings if one.severity.value == "error"]
    if errors:
        return read, errors[0]
    if read is None:
        return None, "it would not be read as an interview note"
    for what, meant, said in (
        ("company", note.company, read.company),
        ("role", note.role, read.role),
        ("round", note.stage, read.stage),
    ):
        if fold(one_line(meant)) != fold(said):
            return read, f"the {what} {meant!r} would be read as {said!r}"
    if read.day != note.day:
        return read, f"the day {note.day} would be read as {read.day}"
    if read.they_reply_by != note.reply_by:
        return read, f"the day {note.reply_by} would be read as {read.they_reply_by}"
    return read, _people_misread(note, [one.name for one in read.people])


def _points_misread(note: NewNote, read: "Interview", bare: "Interview | None") -> str:
    """Compare with the note without the points: nothing else may be read from them."""
    for meant, said in zip(note.people, read.people, strict=True):
        noted = sorted((*said.points, *said.concerns, *said.promises), key=lambda one: one.line)
        texts = [fold(one.text) for one in noted]
        for point in meant.points:
            if not texts or not fold(point).endswith(texts.pop(0)):
                return f"{point!r} would not be read as something that you talked about"
        if texts:
            return f"more would be read than {meant.points[-1]!r}"
    if bare is None or _apart_from_points(read) != _apart_from_points(bare):
        points = (repr(point) for one in note.people for point in one.points)
        return f"{', '.join(points)} would be read as more than something you talked about"
    return ""


def _thanks_misread(note: NewNote, read: "Interview") -> str:
    """Compare the thank-yous with those that are read, day by day and each with its person."""
    people = zip(note.people, read.people, strict=True)
    meant = [(who.key, one.thanked.day) for one, who in people if one.thanked]
    sent = (one for one in read.touches if one.sent)
    if sorted(meant) == sorted((one.who, one.day) for one in sent if _THANKS is one.kind):
        return ""
    return "the thank-you would not be read as one"


def thanks_read(
    note: NewNote, at: int, point: str, settings: "Settings", zone: tzinfo
) -> tuple[bool, date | None]:
    """Tell whether a line below a person's name would be read as a thank-you, and its day.

    The day is None where the line names none.
    """
    alone = replace(note, people=(note.people[at]._replace(points=(point,), thanked=None),))
    text = render_new_note(alone)
    read = parse_note(text, "Interviews/a.md", settings, zone).interview
    sent = [one for one in read.touches if one.sent and one.kind is _THANKS] if read else []
    day = sent[0].day if len(sent) == 1 and sent[0].dated else None
    return bool(sent), day


_THANKS = TouchKind.THANK_YOU


def _apart_from_points(read: "Interview") -> "Interview":
    """Give what is read of everything else; lines below the points are others."""
    people = tuple(
        one._replace(points=(), concerns=(), promises=(), called="", line=0, heading_line=0)
        for one in read.people
    )
    touches = tuple(one._replace(line=0) for one in read.touches)
    return replace(read, people=people, touches=touches, primary_contact=None)


def _people_misread(note: NewNote, read: list[str]) -> str:
    meant = [fold(one_line(one.name)) for one in note.people]
    found = [fold(name) for name in read]
    if meant == found:
        return ""
    lost = [one.name for one in note.people if fold(one_line(one.name)) not in found]
    if lost:
        return f"{lost[0]!r} would not be read as a person's name"
    return f"it would be read as a meeting with {', '.join(read)}"
