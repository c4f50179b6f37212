"""What `vaultsync reply` does."""

import re
import shlex
from datetime import date
from typing import Any, NamedTuple

from vaultsync.calendar import show_day
from vaultsync.cli.asking import confirm, on_terminal
from vaultsync.cli.days import in_a_week, read_day, split_day
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
from vaultsync.errors import UsageError
from vaultsync.model import Person, Status, TouchKind, TouchState
from vaultsync.names import fold
from vaultsync.parse.answer_days import answer_day
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.lines import split_lines
from vaultsync.parse.messages.heard_turns import asks_for_answer
from vaultsync.parse.turns import answer_by_words
from vaultsync.patterns import regex
from vaultsync.readback import conventions, note_in
from vaultsync.render.escape import shortened, spoken
from vaultsync.render.phrases import reply_words
from vaultsync.rules.promised import open_promises
from vaultsync.wrong_words import AmbiguousFollowUpError, UnknownFollowUpError

_SHOWN = 80
"""Characters of a line of the note that are repeated."""
_SENTENCE = regex(r"\S\s+\S+\s+\S|[,;:!?…]|[.]$")
"""At least three words, or a sign that no name has."""


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
    what, promised = _with_its_words(what, promised, desk)
    until = read_day(promised, "--promised, --by", desk.session) if promised else None
    speaker = _speaker(desk, what, text)
    named = None if until else _named_day(desk, speaker, day, text)
    if named and not (desk.as_json or desk.dry_run):
        until = _agreed(named)
    lines: list[Line] = []
    already: list[Place] = []
    heard = _heard(desk, speaker, day)
    told = _holding(heard, speaker.person, text)
    made = None if told else _said(desk, speaker, day, text, heard=bool(heard))
    if made:
        lines.append(Line(made))
    else:
        already.append(told or heard[0])
    line = _promised(desk, speaker, until, lines, already) if until else 0
    notes = []
    if lines and not (desk.dry_run and until):
        notes.append(_held_back(speaker, until, line, (day, text) if made else None))
        notes.append(_own_answer(desk, speaker, until))
        if named and not until:
            notes.append(_as_promised(desk, day, what, named))
    return desk.record(lines, already, tuple(filter(None, notes)))


class _Named(NamedTuple):
    """A day in their words by which they answer."""

    words: str
    day: date | None
    """None: it is not certain which one it is."""


def _named_day(desk: Desk, speaker: Speaker, day: date, text: str) -> _Named | None:
    """Give the day by which they answer, where their words name one that is not recorded."""
    application = speaker.standing.application
    people = (one.name for note in application.interviews for one in note.people)
    names = " ".join((speaker.interview.company, speaker.person.name, *people))
    found = answer_day(spoken(text), names, day, desk.session.vault.settings)
    known = latest_note(speaker.standing).they_reply_by
    return _Named(*found) if found and not (found[1] and found[1] == known) else None


def _agreed(named: _Named) -> date | None:
    """Ask in a terminal whether the day in their words is to be waited for.

    Raises:
        UsageError: the input ends there.
        click.Abort: Ctrl-C.
    """
    if named.day is None or not on_terminal():
        return None
    question = f"{named.words!r}: should the follow-up wait until {show_day(named.day)}?"
    hint = f"`--by {named.day}` says so without being asked"
    return named.day if confirm(question, hint) else None


def _with_its_words(
    what: tuple[str, ...], promised: str | None, desk: Desk
) -> tuple[tuple[str, ...], str | None]:
    """Put a day together again that a shell took apart: `reply acme jane --by 4 december`."""
    rest, tail = split_day(what) if promised and what else (what, "")
    settings, today = desk.session.vault.settings, desk.session.today
    whole = f"{promised} {tail}"
    if tail and in_a_week(whole, today):
        return rest, whole
    if not tail or find_moment(promised or "", settings, today):
        return what, promised
    return (rest, whole) if find_moment(whole, settings, today) else (what, promised)


def _as_promised(desk: Desk, day: date, what: tuple[str, ...], named: _Named) -> str:
    """Say how the day by which they answer is recorded."""
    on = () if day == desk.session.today else ("--on", str(day))
    run = shlex.join(("vaultsync", "reply", *what, *on, "--promised"))
    return (
        f"{named.words!r} reads like the day by which you hear from them again; to have the "
        f"follow-up wait for it, run `{run} {named.day or 'DAY'}`"
    )


def _held_back(
    speaker: Speaker, until: date | None, line: int, letter: tuple[date, str] | None
) -> str:
    """Say that no answer is owed to what came before a promised day, and what changes that.

    `until` is that day if it is recorded along, in `line`; `letter` what they wrote, if that is
    new.
    Empty: an answer is owed, or nothing was to be answered.
    """
    standing, note = speaker.standing, latest_note(speaker.standing)
    if standing.status is Status.OFFER:  # it waits for an answer whatever they wrote since
        return ""
    promised = until or note.they_reply_by
    letters = [(one.touch.day, one.touch.text) for one in standing.unanswered if until]
    letters += [letter] if letter else []
    if not promised or not letters or any(promised <= day for day, _ in letters):
        return ""
    if standing.planned or any(asks_for_answer(spoken(text)) for _, text in letters):
        return ""
    line = line or note.line_of("they_reply_by")
    return (
        f"no answer is owed before {promised}, the day by which you hear from them "
        f"({note.path}:{line}); if they wait for yours, remove line {line} there"
        f"{_promised_before(speaker, promised)}"
    )


def _own_answer(desk: Desk, speaker: Speaker, until: date | None) -> str:
    """Say what a day of theirs does not change: that of one's own answer to an offer."""
    latest = latest_note(speaker.standing)
    if until is None or speaker.standing.status is not Status.OFFER:
        return ""
    said = f"{until} is written as the day by which you hear from them"
    own = latest.answer_by
    note = note_in(desk.report.snapshot, latest.path)
    lines = split_lines(note.text) if note else []
    line = next(filter(None, map(answer_by_words, lines)), "")
    if own is None:
        return (
            f"{said}; for the day of your own answer to the offer write a line into "
            f"{latest.path}: `answer by {until}`"
        )
    if not line:  # `deadline` is both
        return f"{until} is now the day of your own answer to the offer, too ({latest.path})"
    return (
        f"{said}; your own answer to the offer is still due by {show_day(own)}: to move that, "
        f"change the day in `{shortened(line.strip(), _SHOWN)}` ({latest.path})"
    )


def _promised_before(speaker: Speaker, day: date) -> str:
    """Name what was promised to them until then: waiting for them does not put that off."""
    mine = [
        f"{one.what!r}{f' by {show_day(one.by)}' if one.by else ''} "
        f"({one.interview.path}:{one.line})"
        for one in open_promises(speaker.standing)
        if one.person.key == speaker.person.key and (one.by or day) <= day
    ]
    return f"; but you promised {' and '.join(mine)}" if mine else ""


def _speaker(desk: Desk, what: tuple[str, ...], text: str) -> Speaker:
    """Find who wrote; words behind their name that are a sentence belong behind `--text`."""
    try:
        return find_speaker(desk.report, what)
    except UnknownFollowUpError as error:
        for count in range(len(what) - 1, 0, -1):
            said = " ".join(what[count:])
            if not text and _SENTENCE.search(said) and _known(desk, what[:count]):
                meant = shlex.join(("vaultsync", "reply", *what[:count], "--text", said))
                hint = f"what they said goes after `--text`: `{meant}`"
                raise UsageError(str(error), hint=hint) from error
        raise


def _known(desk: Desk, words: tuple[str, ...]) -> bool:
    """Tell whether some words mean somebody, be it one of several."""
    try:
        find_speaker(desk.report, words)
    except AmbiguousFollowUpError:
        return True
    except UsageError:
        return False
    return True


def _heard(desk: Desk, speaker: Speaker, day: date) -> list[Place]:
    """Give the lines, in any of the application's notes, that say already that they wrote."""
    wanted = (TouchKind.REPLY, TouchState.DONE, day, speaker.person.key)
    return [
        desk.already(note.path, touch.line)
        for note in reversed(speaker.standing.application.interviews)
        for touch in note.touches
        if (touch.kind, touch.state, touch.day, touch.who) == wanted
    ]


def _holding(heard: list[Place], person: Person, text: str) -> Place | None:
    """Give the first line that holds what they said; without words, the first one."""
    said = _plain(spoken(text))
    if not said:
        return heard[0] if heard and not text.strip() else None
    whole = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")
    return next((place for place in heard if whole.search(_behind(place, person))), None)


def _behind(place: Place, person: Person) -> str:
    """Give what a line says besides that they wrote: their name is none of their words."""
    line = _plain(place.text)
    for start in (reply_words(person.name, ""), reply_words("", "")):
        line = line.replace(_plain(start), "", 1)
    return line


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _said(
    desk: Desk, speaker: Speaker, day: date, text: str, *, heard: bool
) -> LineChange | None:
    """Give the line; words that cannot be in one are left out, and that is told.

    None: without them it would say what is recorded already (`heard`).
    """
    path = speaker.interview.path
    lost = bool(text.strip()) and not spoken(text)
    made = None if lost and heard else _insert(desk, speaker, day, text)
    why = "it holds no words that a note could keep"
    if isinstance(made, Refusal) and text:
        lost, why = True, "with it on the same line, the note would say something else"
        made = None if heard else _insert(desk, speaker, day, "")
    if isinstance(made, Refusal):
        raise refused(path, made)
    if lost:
        desk.session.printer.say(f"left out {text!r}: {why}")
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
) -> int:
    """Add the line that says until when they want to decide; give where it stands."""
    latest = latest_note(speaker.standing)
    written = {line.change.after.path: line.change.after for line in lines}
    made = desk.set_value(latest.path, values.they_reply_by(until), written.get(latest.path))
    if made:
        lines.append(Line(made))
        return made.line
    line = latest.line_of("they_reply_by")
    already.append(desk.already(latest.path, line))
    return line
