"""The hour of an interview to come whose note has its day alone."""

from vaultsync.calendar import show_short_day
from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import Wanted
from vaultsync.cli.asking import confirm
from vaultsync.cli.sentences import HINT
from vaultsync.diagnostics import SetKey
from vaultsync.model import Interview
from vaultsync.parse.front.hour_told import hour_told
from vaultsync.readback import note_in
from vaultsync.rules.standing import Standing


def hour_in_text(asked: Asked, standing: Standing) -> Wanted | None:
    """Ask once whether the hour that the text of such a note says is the interview's."""
    for note in standing.planned:
        key = ("hour", note.path)
        document = note_in(asked.desk.report.snapshot, note.path)
        if note.start or not (note.day and document) or key in asked.passed:
            continue
        clock = hour_told(document.text, note.day)
        if not clock:
            continue
        asked.passed.add(key)
        question = (
            f"  The interview on {show_short_day(note.day)} has no hour, and the text of "
            f"{note.path} says {clock}. Write `time: {clock}`?"
        )
        if confirm(question, HINT):
            return _hour(note, clock)
    return None


def hour_of_that_day(standing: Standing, when: str, clock: str) -> Wanted | None:
    """Give the hour for the note that has this day already; None where no note is meant.

    `when` is the day as it was typed and read, `2026-12-04`.
    """
    bare = [note for note in standing.planned if str(note.day) == when and note.start is None]
    if len(bare) != 1 or not clock:
        return None
    question = f"  {bare[0].path} is on that day and has no hour. Write `time: {clock}` there?"
    return _hour(bare[0], clock) if confirm(question, HINT) else None


def _hour(note: Interview, clock: str) -> Wanted:
    return Wanted(note.path, SetKey("time", clock))
