"""The note of an interview that is new, and the proof that it will be read as it is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold
from vaultsync.parse.interview import parse_note
from vaultsync.patterns import regex
from vaultsync.render.escape import one_line, yaml_text

if TYPE_CHECKING:
    from vaultsync.settings import Settings

_PLAIN = regex(r"[^\W\d_](?:[\w '’&.()/+-]*[\w.)+])?")
"""What YAML reads as it stands, if it is none of these words."""
_NO_TEXT = frozenset({"yes", "no", "y", "n", "on", "off", "true", "false", "null"})
_HELP = """\
<!-- Under each name: a line for each thing that you talked about, such as
- how they plan the shifts
- **concern:** what you could not answer well
- **promised:** what you said you would send
-->"""


class NewPerson(NamedTuple):
    """Somebody who is met."""

    name: str
    title: str = ""
    email: str = ""
    phone: str = ""


class Proven(NamedTuple):
    """A note's text, or why there is none."""

    text: str
    why: str = ""
    """How it would be misread; empty: it is read as it is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    people: tuple[NewPerson, ...] = ()
    type: str = "interview"


def render_new_note(note: NewNote, *, listed: bool = False) -> str:
    """Write the note; `listed`: with the people in the front matter, too."""
    lines = ["---", *_head(note, listed=listed), "---", ""]
    if note.people:
        lines += [_HELP, ""]
    for one in note.people:
        title = f" — {one_line(one.title)}" if one.title else ""
        lines.append(f"## {one_line(one.name)}{title}")
        lines += [f"email:: {one.email}"] if one.email else []
        lines += [f"phone:: {one.phone}"] if one.phone else []
        lines.append("")
    lines += ["## Questions I asked", ""]
    return "\n".join(lines)


def _head(note: NewNote, *, listed: bool) -> Iterator[str]:
    yield f"type: {_scalar(note.type)}"
    yield f"company: {_scalar(note.company)}"
    if note.role:
        yield f"role: {_scalar(note.role)}"
    if note.stage:
        yield f"stage: {_scalar(note.stage)}"
    yield f"date: {note.day}"
    if note.start:
        yield f"time: {note.start:%H:%M}"
    if note.end:
        yield f"end: {note.end:%H:%M}"
    elif note.minutes:
        yield f"duration: {note.minutes} min"
    if listed and note.people:
        yield "interviewers:"
        yield from (f"  - {_scalar(one.name)}" for one in note.people)
    if note.contact:
        yield f"primary_contact: {yaml_text(note.contact)}"
    yield "status: waiting"


def _scalar(text: str) -> str:
    plain = one_line(text)
    if _PLAIN.fullmatch(plain) and plain.casefold() not in _NO_TEXT:
        return plain
    return yaml_text(plain)


def proven(note: NewNote, path: str, settings: "Settings", zone: tzinfo) -> Proven:
    """Give the note's text, if it is read as it is meant."""
    why = ""
    for listed in (False, True):
        text = render_new_note(note, listed=listed)
        why = _misread(note, text, path, settings, zone)
        if not why:
            return Proven(text)
    return Proven("", why)


def _misread(note: NewNote, text: str, path: str, settings: "Settings", zone: tzinfo) -> str:
    parsed = parse_note(text, path, settings, zone)
    read = parsed.interview
    errors = [one.message for one in parsed.findings if one.severity.value == "error"]
    if errors:
        return errors[0]
    if read is None:
        return "it would not be read as a note on an interview"
    for what, meant, said in (
        ("company", note.company, read.company),
        ("role", note.role, read.role),
        ("round", note.stage, read.stage),
    ):
        if fold(one_line(meant)) != fold(said):
            return f"the {what} {meant!r} would be read as {said!r}"
    if read.day != note.day:
        return f"the day {note.day} would be read as {read.day}"
    return _people_misread(note, [one.name for one in read.people])


def _people_misread(note: NewNote, read: list[str]) -> str:
    meant = [fold(one_line(one.name)) for one in note.people]
    found = [fold(name) for name in read]
    if meant == found:
        return ""
    lost = [one.name for one in note.people if fold(one_line(one.name)) not in found]
    if lost:
        return f"{lost[0]!r} would not be read as a person's name"
    return f"it would be read as a meeting with {', '.join(read)}"
