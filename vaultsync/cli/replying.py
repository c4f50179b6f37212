"""What `vaultsync reply` does."""

from datetime import date
from typing import TYPE_CHECKING, Any

from vaultsync.cli.days import read_day
from vaultsync.cli.recording import (
    Desk,
    Line,
    Place,
    refused,
)
from vaultsync.cli.wanted import Speaker, find_speaker, latest_note
from vaultsync.edit import values
from vaultsync.edit.insert import insert
from vaultsync.edit.insert import reply as hearing
from vaultsync.edit.lines import LineChange, Refusal
from vaultsync.model import TouchKind, TouchState
from vaultsync.readback import conventions, note_in

if TYPE_CHECKING:
    from vaultsync.snapshot import Document


def record_reply(
    what: tuple[str, ...],
    on: str | None,
    promised: str | None,
    text: str,
    options: dict[str, Any],
) -> int:
    """Record that somebody answered, when, what they said and until when they will decide.

    Raises:
        VaultsyncError: it is not clear what is meant, or it cannot be written.
    """
    desk = Desk.open(options)
    day = read_day(on, "--on", desk.session, past=True) if on else desk.session.today
    until = read_day(promised, "--promised", desk.session) if promised else None
    speaker = find_speaker(desk.report, what)
    lines: list[Line] = []
    already: list[Place] = []
    heard = _heard(desk, speaker, day)
    if heard:
        already.append(heard)
    else:
        lines.append(Line(_said(desk, speaker, day, text)))
    if until:
        _promised(desk, speaker, until, lines, already)
    return desk.record(lines, already)


def _heard(desk: Desk, speaker: Speaker, day: date) -> Place | None:
    """Give the line, in any of the application's notes, that says already that they wrote."""
    wanted = (TouchKind.REPLY, TouchState.DONE, day, speaker.person.key)
    for note in reversed(speaker.standing.application.interviews):
        for touch in note.touches:
            if (touch.kind, touch.state, touch.day, touch.who) == wanted:
                return desk.already(note.path, touch.line)
    return None


def _said(desk: Desk, speaker: Speaker, day: date, text: str) -> LineChange:
    """Give the line; words that would read as something else are left out, and that is told."""
    path = speaker.interview.path
    made = _insert(desk, speaker, day, text)
    if isinstance(made, Refusal) and text:
        made = _insert(desk, speaker, day, "")
        if isinstance(made, LineChange):
            desk.session.printer.say(
                f"left out {text!r}: in one line with it, the note would say something else"
            )
    if isinstance(made, Refusal):
        raise refused(path, made)
    return made


def _insert(desk: Desk, speaker: Speaker, day: date, text: str) -> LineChange | Refusal:
    report = desk.report
    note = note_in(report.snapshot, speaker.interview.path)
    if note is None:
        return Refusal("the note cannot be read")
    ways = conventions(report.snapshot, report.outcome, desk.session.vault.settings)
    return insert(note, hearing(speaker.person, day, text), ways)


def _promised(
    desk: Desk, speaker: Speaker, until: date, lines: list[Line], already: list[Place]
) -> None:
    """Add the line that says until when they want to decide."""
    report = desk.report
    latest = latest_note(speaker.standing)
    written = {line.change.after.path: line.change.after for line in lines}
    note: Document | None = written.get(latest.path) or note_in(report.snapshot, latest.path)
    ways = conventions(report.snapshot, report.outcome, desk.session.vault.settings)
    made = (
        values.set_value(note, values.they_reply_by(until), ways)
        if note
        else Refusal("the note cannot be read")
    )
    if isinstance(made, Refusal):
        raise refused(latest.path, made)
    if made:
        lines.append(Line(made))
    else:
        already.append(desk.already(latest.path, latest.line_of("they_reply_by")))
