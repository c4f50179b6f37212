"""What `vaultsync ask` does: a question for each finding that one line puts right."""

import contextlib
import os
import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import click

from vaultsync.cli import sync
from vaultsync.cli.asking import (
    ENOUGH,
    YES,
    NobodyAnswersError,
    confirm,
    on_terminal,
    one_of_several,
)
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.matching import Choice, matching, nearest_words
from vaultsync.cli.recording import Desk
from vaultsync.diagnostics import AddPromise, CloseAs, Finding, RecordTouch, SetKey
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError, VaultsyncError
from vaultsync.model import Status, TouchKind
from vaultsync.patterns import regex
from vaultsync.remedies import Written, in_order, plan_remedy
from vaultsync.render.escape import shortened
from vaultsync.vault import sync as running
from vaultsync.vault.checking import Report
from vaultsync.vault.lock import writing
from vaultsync.vault.note_writer import NoteWriter
from vaultsync.wrong_words import UnknownFollowUpError

HINT = (
    "run it in a terminal; `vaultsync ask --dry-run` lists the questions, and `vaultsync "
    "check` says of each finding what to write"
)
_QUESTION = "  Write it?"
_HANG = 4
_COLUMNS = 160
"""Characters of a note's line that are repeated."""
_LEAD = 40
"""Of them in front of what it is about, where they do not reach as far from its beginning."""
_IN_WORDS = frozenset({"VS122", "VS219", "VS307", "VS309", "VS312", "VS313", "VS403", "VS406"})
"""Findings on sentences that say what counts only as a line of its own."""
_THANKS = regex(r"\bthank|\bcheers\b", re.IGNORECASE)


def ask_about(
    words: tuple[str, ...], vault: str | None, as_of: str | None, color: str, *, dry_run: bool
) -> int:
    """Ask about the findings of some notes, or of all, and write; give the exit code.

    Raises:
        VaultsyncError: nobody is there to answer, or it is not clear which notes are meant.
    """
    if not (dry_run or on_terminal()):
        raise UsageError(
            "`vaultsync ask` asks questions, and nobody is there to answer", hint=HINT
        )
    options = {"vault": vault, "as_of": as_of, "color": color, "dry_run": dry_run}
    desk = Desk.open(options | {"as_json": False})
    paths = _meant(desk, words)
    if not questions(desk, paths):
        desk.session.printer.out(
            "nothing to ask: no sentence was understood of which one line would say the same "
            f"for certain{_by_hand(desk, paths)}; `vaultsync show NOTE` says what was "
            "understood of a note"
        )
        return 0
    if dry_run:
        return _list(desk, paths)
    asked = go_through(desk, paths)
    return finish(asked, paths)


def offer(root: str, color: str) -> None:
    """Offer to go through what the notes say in words, before the first due note is written.

    Raises:
        VaultsyncError: the vault cannot be read now.
        click.Abort: Ctrl-C.
    """
    options = {"vault": root, "as_of": None, "color": color, "dry_run": False}
    desk = replace(Desk.open(options | {"as_json": False}), command="ask")
    found = questions(desk)
    if not found:
        return
    count = "1 sentence" if len(found) == 1 else f"{len(found)} sentences"
    says = "says" if len(found) == 1 else "say"
    kinds = ", ".join(dict.fromkeys(map(_kind, found)))
    with contextlib.suppress(NobodyAnswersError):  # the due note is written all the same
        if confirm(
            f"Before that: {count} in your notes {says} something that counts only as a line "
            f"of its own ({kinds}). Go through {'it' if len(found) == 1 else 'them'} now?",
            HINT,
        ):
            asked = go_through(desk)
            desk.session.printer.say(_wrote(asked.writer.written, kept=not asked.writer.unkept))


def _kind(one: Finding) -> str:
    """Name what a finding is about, for people who have not seen one."""
    match one.remedy:
        case CloseAs(status=status):
            return "a rejection" if status == Status.REJECTED.value else "how it ended"
        case RecordTouch(kind=kind):
            told = {
                TouchKind.THANK_YOU: "a thank-you already sent",
                TouchKind.REPLY: "an answer that came",
            }
            return told.get(TouchKind(kind), "a message already sent")
        case AddPromise():
            return "a promise of yours"
        case _:
            return "a day by which they answer"


def questions(desk: Desk, paths: frozenset[str] | None = None) -> list[Finding]:
    """Give the findings of all notes, or of some, to ask about: what matters most first."""
    shown, _ = desk.session.sift(desk.report.findings)
    mine = (one for one in shown if paths is None or one.path in paths)
    return in_order(mine, desk.report.outcome)


def _by_hand(desk: Desk, paths: frozenset[str] | None) -> str:
    """Say how many sentences do not count as they stand and cannot be asked about."""
    shown, _ = desk.session.sift(desk.report.findings)
    mine = (one for one in shown if paths is None or one.path in paths)
    count = sum(one.code in _IN_WORDS and one.remedy is None for one in mine)
    if not count:
        return ""
    them = "1 finding needs" if count == 1 else f"{count} findings need"
    return f"; {them} an edit of yours: `vaultsync check`"


def _meant(desk: Desk, words: tuple[str, ...]) -> frozenset[str] | None:
    """Find notes by their path, by words of name, company or role, or by an ID; None: all.

    Raises:
        UnknownFollowUpError: none goes by these words.
    """
    if not words:
        return None
    outcome, root = desk.report.outcome, desk.session.vault.root
    known = {one.path for one in outcome.interviews}
    typed = " ".join(words)
    full = os.path.realpath(typed)
    inside = os.path.relpath(full, root).replace(os.sep, "/")
    for path in (typed, f"{typed}.md", inside, f"{inside}.md"):
        if path in known:
            return frozenset({path})
    choices = [
        Choice(
            thing=one.path,
            ids=tuple(i.id for i in outcome.follow_ups if i.interview.path == one.path),
            text=f"{one.path} / {one.company} / {one.role}",
            names=one.company,
            shown=one.path,
        )
        for one in outcome.interviews
    ]
    found = matching(words, choices)
    if not found:
        near = nearest_words(words, choices)
        raise UnknownFollowUpError(
            "note or company", typed, near, "without words, `vaultsync ask` goes through all"
        )
    return frozenset(one.thing for one in found)


class _Key(NamedTuple):
    """What a question was about, wherever its line is by now."""

    path: str
    code: str
    said: str
    remedy: object

    @classmethod
    def of(cls, one: Finding) -> "_Key":
        """Take the finding's; a follow-up may have another ID once something is written."""
        touch = one.remedy
        bare = replace(touch, id="") if isinstance(touch, RecordTouch) else touch
        return cls(one.path, one.code, one.source.strip(), bare)


@dataclass(slots=True)
class Asked:
    """How far one has come."""

    desk: Desk
    """The vault as it was read last."""
    run: running.Run
    writer: NoteWriter
    """One for all lines: one command is one undo."""
    failed: int = 0
    """Lines that were agreed to and could not be written."""
    passed: set[_Key] = field(default_factory=set)


def go_through(desk: Desk, paths: frozenset[str] | None = None) -> Asked:
    """Ask one question after the other; write each line as soon as it is agreed to.

    The lock is held while a line is written only, never while somebody reads. The due note is
    as it was before: see `finish`.

    Raises:
        click.Abort: Ctrl-C; what was agreed to before is written.
    """
    vault, instant = desk.session.vault, desk.session.instant
    run = running.Run(vault, instant, None, desk.waiting, desk.command)
    asked = Asked(desk, run, run.writer())
    while one := _next(asked, paths):
        asked.passed.add(_Key.of(one))
        try:
            if not _ask(asked, one):
                break
        except NobodyAnswersError:
            break  # Ctrl-D, as `q`
        except click.Abort:
            if asked.writer.written:
                desk.session.printer.say(
                    f"\n{_lines(asked.writer.written)} written; `vaultsync sync` brings the "
                    "due note up to date"
                )
            raise
    return asked


def _next(asked: Asked, paths: frozenset[str] | None) -> Finding | None:
    left = questions(asked.desk, paths)
    return next((one for one in left if _Key.of(one) not in asked.passed), None)


def _ask(asked: Asked, one: Finding) -> bool:
    """Ask about a finding and do what is answered; tell whether to go on."""
    desk = asked.desk
    made = _planned(desk, one)
    _show(desk, one, made)
    if isinstance(made, Refusal):
        return True
    answer = one_of_several(_QUESTION, HINT)
    if answer == YES:
        _write(asked, made)
    return answer != ENOUGH


def _planned(desk: Desk, one: Finding) -> Written | Refusal:
    report = desk.report
    return plan_remedy(one, report.snapshot, report.outcome, desk.session.vault.settings)


def _show(desk: Desk, one: Finding, made: Written | Refusal) -> None:
    """Show what the note says, and what would be written, or why nothing can be."""
    printer = desk.session.printer
    place = Bit(f"{one.path}:{one.line}:", "bold", one.path, one.line, one.column)
    flow(printer, place, Bit(f" {_quoted(one)}"), hang=_HANG)
    if isinstance(made, Written):
        words = f"{made.words(one.path)}{_why(one)}"
        flow(printer, Bit(words), indent=2, hang=_HANG)
        return
    by_hand = f"; write it yourself: `{made.by_hand.strip()}`" if made.by_hand else ""
    told = f"not asked: {made.reason}{by_hand}"
    flow(printer, Bit(told), indent=2, hang=_HANG)


def _why(one: Finding) -> str:
    """Say why it is this day, where the words leave it open."""
    if not isinstance(one.remedy, SetKey) or not one.remedy.latest_of:
        return ""
    day = date.fromisoformat(one.remedy.value)
    return f": {day:%A}, the latest day that {one.remedy.latest_of!r} can mean"


def _quoted(one: Finding) -> str:
    """Repeat the line, or what of a long one holds the words that it is about."""
    line = one.source.rstrip()
    start, end = one.column - 1, one.column - 1 + one.length
    if end >= len(line) and one.code == "VS312":
        thanks = _THANKS.search(line)
        start, end = thanks.span() if thanks else (start, end)
    if end <= _COLUMNS or not start:
        return shortened(line.strip(), _COLUMNS)
    first = max(line.rfind(" ", 0, max(start - _LEAD, 0)) + 1, 0)
    return f"…{shortened(line[first:], _COLUMNS)}"


def _write(asked: Asked, made: Written) -> None:
    """Write a line, or say why that could not be; read the vault again."""
    printer = asked.desk.session.printer
    try:
        with writing(asked.run.vault.root, asked.run.command):
            asked.writer.write(made.change, made.id)
    except VaultsyncError as error:
        asked.failed += 1
        printer.say(f"  error: {error}")
        if error.hint:
            printer.say(f"  help: {error.hint}")
    asked.desk = replace(asked.desk, report=asked.run.look())


def finish(asked: Asked, paths: frozenset[str] | None = None) -> int:
    """Bring due note and drafts up to date, and say what was done; give the exit code.

    Raises:
        VaultsyncError: that cannot be done now.
    """
    session, report = asked.desk.session, asked.desk.report
    if asked.writer.written:
        with writing(asked.run.vault.root, asked.run.command):
            report = running.bring_up_to_date(asked.run, asked.writer.written)
        report = replace(report, unkept=asked.writer.unkept or report.unkept)
        sync.tell(session, report)
    _sum_up(asked, report, paths)
    return 3 if asked.failed or report.failures else 0


def _sum_up(asked: Asked, report: Report, paths: frozenset[str] | None) -> None:
    left = len(questions(replace(asked.desk, report=report), paths))
    # ticks that were recorded besides are taken back before
    told = _wrote(asked.writer.written, kept=not (report.unkept or report.records))
    if left:
        told += (
            f"; {left} left: `vaultsync ask` asks about {'it' if left == 1 else 'them'} again"
        )
    else:
        told += _by_hand(replace(asked.desk, report=report), paths)
    asked.desk.session.printer.say(told)


def _wrote(count: int, *, kept: bool) -> str:
    """Say how many lines were written, and how they are taken back."""
    them = "it" if count == 1 else "them"
    back = f" (`vaultsync undo` takes {them} back)" if count and kept else ""
    return f"{_lines(count)} written{back}"


def _lines(count: int) -> str:
    return {0: "nothing was", 1: "1 line was"}.get(count, f"{count} lines were")


def _list(desk: Desk, paths: frozenset[str] | None) -> int:
    for one in questions(desk, paths):
        _show(desk, one, _planned(desk, one))
    desk.session.printer.say("nothing was written (--dry-run)")
    return 0
