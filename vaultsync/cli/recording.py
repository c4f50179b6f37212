"""What `done`, `skip`, `snooze`, `reply` and `close` share: one line, then what `sync` does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import click

from vaultsync.calendar import plus_days, show_day
from vaultsync.cli import json_view, sync
from vaultsync.cli.days import read_day
from vaultsync.cli.diffs import Changed, show_diffs
from vaultsync.cli.kept_promises import still_promised
from vaultsync.cli.matching import ID
from vaultsync.cli.printer import Progress
from vaultsync.cli.session import Session, patience
from vaultsync.cli.wanted import find_items, settled_today
from vaultsync.edit.lines import LineChange, Refusal
from vaultsync.edit.values import Setting, set_value
from vaultsync.errors import RefusedError, VaultBusyError, WriteError
from vaultsync.model import TouchState
from vaultsync.names import joined
from vaultsync.owed import FollowUp, State
from vaultsync.parse.due_note import Mark
from vaultsync.parse.lines import split_lines
from vaultsync.readback import conventions, note_for, note_in, plan_record
from vaultsync.records import record_class
from vaultsync.render.phrases import what
from vaultsync.snapshot import Document
from vaultsync.vault import checking
from vaultsync.vault import sync as running
from vaultsync.vault.checking import Report
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.lock import writing
from vaultsync.vault.note_writer import NoteWriter
from vaultsync.vault.quiet import Patience

_SETTLES = frozenset({TouchState.DONE, TouchState.SKIPPED})
_SOON = 2
"""Days until which a follow-up is what anybody means by a name."""


class Line(NamedTuple):
    """A line that records something."""

    change: LineChange
    id: str = ""
    """Of the follow-up that it settles; empty where it is about none."""


class Place(NamedTuple):
    """A line that says it already."""

    path: str
    line: int
    text: str


@record_class
class Desk:
    """One run of a command that records something."""

    session: Session
    report: Report
    """The vault as it was read."""
    waiting: Patience
    dry_run: bool
    as_json: bool
    command: str
    """Who does it, for what is kept and for whoever waits meanwhile."""

    @classmethod
    def open(cls, options: dict[str, Any]) -> "Desk":
        """Open the vault and read it.

        Raises:
            VaultsyncError: there is none, or git is at work in it.
        """
        dry_run = bool(options["dry_run"])
        session = Session.open(
            options["vault"], options["as_of"], options["color"], writes=not dry_run
        )
        session.expect_a_vault()
        if not dry_run:
            expect_no_git(session.vault.root)
        progress, waiting = Progress(), patience()
        wait = None if dry_run else waiting
        report = checking.check(session.vault, session.instant, progress, wait)
        progress.done()
        return cls(
            session=session,
            report=report,
            waiting=waiting,
            dry_run=dry_run,
            as_json=bool(options["as_json"]),
            command=click.get_current_context().info_name or "vaultsync",
        )

    def already(self, path: str, line: int) -> "Place":
        """Give a line that says it already, as it stands."""
        note = note_in(self.report.snapshot, path)
        lines = split_lines(note.text) if note else []
        return Place(path, line, lines[line - 1] if 0 < line <= len(lines) else "")

    def set_value(
        self, path: str, wanted: Setting, note: Document | None = None
    ) -> LineChange | None:
        """Give a key of a note another value; None: it has it.

        `note` is the note as it will be then; else it is taken as it was read.

        Raises:
            RefusedError: it cannot be one line.
        """
        snapshot, settings = self.report.snapshot, self.session.vault.settings
        note = note or note_in(snapshot, path)
        ways = conventions(snapshot, self.report.outcome, settings)
        made = set_value(note, wanted, ways) if note else Refusal("the note cannot be read")
        if isinstance(made, Refusal):
            raise refused(path, made)
        return made

    def record(
        self,
        lines: list[Line],
        already: list[Place],
        notes: tuple[str, ...] = (),
        after: Callable[[Report], tuple[str, ...]] = lambda _: (),
    ) -> int:
        """Write the lines and bring due note and drafts up to date; give the exit code.

        `notes` are said to people, above how it is taken back; what follows from it comes
        from `after`.

        Raises:
            WriteError: a line could not be written.
        """
        if not lines or self.dry_run:
            code = self._nothing_written(lines, already)
            self._say(notes)
            return code
        vault, instant = self.session.vault, self.session.instant
        run = running.Run(vault, instant, None, self.waiting, self.command)
        writer = run.writer()
        with writing(vault.root, self.command):
            self._write(lines, run, writer)
            if not self.as_json:
                self._tell(lines, already)
            report = running.bring_up_to_date(run, writer.written)
        report = replace(report, unkept=writer.unkept or report.unkept)
        if self.as_json:
            self._json(report, lines, already)
        if not self.as_json and (report.wrote or report.failures):
            sync.tell(self.session, report)
        else:
            sync.tell_unkept(self.session.printer, report)
        if not self.as_json:
            self._tell_findings(report, lines)
            for line in after(report):
                self.session.printer.out(line)
            self._say(notes)
            # what this command wrote goes at once, ticks that it recorded besides come first
            sync.tell_undo(self.session.printer, report, lines=1 + len(report.records))
        return 3 if report.failures else 0

    def _say(self, notes: tuple[str, ...]) -> None:
        for note in () if self.as_json else notes:
            self.session.printer.say(note)

    def _write(self, lines: list[Line], run: running.Run, writer: NoteWriter) -> None:
        """Write the lines; where a later one fails, tell which stand and which do not.

        Raises:
            VaultsyncError: a line could not be written.
        """
        for number, line in enumerate(lines):
            try:
                writer.write(line.change, line.id)
            except (WriteError, VaultBusyError) as error:
                if number:
                    self._tell_half(lines[:number], lines[number:])
                    error.hint = (
                        "run the same command again: what is there is not written twice"
                    )
                elif line.change.old is None:
                    by_hand = (
                        f"write this line there yourself: {(line.change.new or '').strip()}"
                    )
                    error.hint = f"{error.hint}; or {by_hand}" if error.hint else by_hand
                if number and isinstance(error, WriteError):
                    running.bring_up_to_date(run, writer.written)
                raise

    def _tell_half(self, written: list[Line], left: list[Line]) -> None:
        say = self.session.printer.say
        for line in written:
            say(_shown(line))
        for line in left:
            say(f"not {_shown(line)}")

    def _nothing_written(self, lines: list[Line], already: list[Place]) -> int:
        if self.as_json:
            self._json(self.report, lines, already)
            return 0
        if self.dry_run:
            show_diffs(self.session.printer, [Changed.of(line.change) for line in lines])
        self._tell([], already)
        if self.dry_run and lines:
            self.session.printer.say("nothing was written (--dry-run)")
        return 0

    def _tell(self, lines: list[Line], already: list[Place]) -> None:
        out = self.session.printer.out
        for line in lines:
            out(_shown(line))
        for place in already:
            out(f"already recorded {place.path}:{place.line}: {place.text.strip()}")

    def _tell_findings(self, report: Report, lines: list[Line]) -> None:
        """Say what is to be thought of beside a line that was written: `check` may be far off.

        It reads like an end (VS403) or an invitation (VS406), or it is not from whom the chaser
        goes to (VS404).
        """
        written = {(one.change.after.path, (one.change.new or "").strip()) for one in lines}
        found, _ = self.session.sift(report.findings, (), ())
        for one in found:
            if (
                one.code in {"VS403", "VS404", "VS406"}
                and (one.path, one.source.strip()) in written
            ):
                self.session.printer.say(f"{one.path}:{one.line}: {one.message}")
                self.session.printer.say(f"help: {one.help}")

    def _json(self, report: Report, lines: list[Line], already: list[Place]) -> None:
        data: dict[str, Any] = dict(sync.as_json_of(self.session, report))
        data["records"] = [
            *(
                {
                    "id": ident or None,
                    "path": change.before.path,
                    "line": change.line,
                    "text": change.new,
                    "old": change.old,
                }
                for change, ident in lines
            ),
            *data["records"],
        ]
        data["already"] = [place._asdict() for place in already]
        data["dry_run"] = self.dry_run
        self.session.printer.painted(json_view.dumps(data))


def _shown(line: Line) -> str:
    """Say what was recorded; where a value was another one before, also which."""
    change = line.change
    was = f" (it was `{change.old.strip()}`)" if change.old and not line.id else ""
    return f"recorded {change.before.path}:{change.line}: {(change.new or '').strip()}{was}"


def settle_on(
    options: dict[str, Any], words: tuple[str, ...], state: TouchState, on: str | None
) -> int:
    """Record of a follow-up that it was sent or left out, on a day as it was typed, or today.

    Raises:
        VaultsyncError: it is not clear what is meant, or it cannot be written.
    """
    desk = Desk.open(options)
    day = read_day(on, "--on", desk.session, past=True) if on else desk.session.today
    return settle(desk, words, state, day)


def settle(desk: Desk, words: tuple[str, ...], state: TouchState, day: date) -> int:
    """Record of a follow-up what a tick in the due note would.

    Raises:
        VaultsyncError: it is not clear which one is meant, or it cannot be written.
    """
    sent = day if state is TouchState.DONE and day < desk.session.today else None
    items = find_items(desk.report, words, on=sent)
    settled = [desk.already(one.record.path, one.record.line) for one in items if one.record]
    (item, *_) = items
    if settled and not item.state.open:
        return desk.record([], settled)
    said_today = settled_today(desk.report, words, item) if state in _SETTLES else []
    if said_today:
        return _already_today(desk, item, said_today)
    if state is TouchState.SNOOZED and day <= item.due:
        return _due_later_anyway(desk, item, day)
    unsent = state is TouchState.DONE and not desk.dry_run
    notes = tuple(still_promised(item, desk.report.snapshot.drafts)) if unsent else ()
    notes += _passed_on(item) if unsent else ()
    notes += _not_due_yet(desk, words, item)
    return desk.record([Line(_planned(desk, item, state, day), item.id)], [], notes)


def _passed_on(item: FollowUp) -> tuple[str, ...]:
    """Say how those are ticked whose thanks went along: one does not settle another (S21)."""
    if not item.along:
        return ()
    names = joined(one.person.name for one in item.along)
    commands = joined(f"`vaultsync done {one.id}`" for one in item.along)
    return (f"if it passed your thanks on to {names}: {commands}",)


def _not_due_yet(desk: Desk, words: tuple[str, ...], item: FollowUp) -> tuple[str, ...]:
    """Say of what was found by words that it was due only later: it may not be meant."""
    by_id = any(ID.fullmatch(word) for word in words)
    if by_id or item.due <= plus_days(desk.session.today, _SOON):
        return ()
    is_due = "is" if desk.dry_run else "was"
    told = f"{what(item)} {is_due} not due before {show_day(item.due)}"
    return (told if desk.dry_run else f"{told}; `vaultsync undo` takes it back",)


def _due_later_anyway(desk: Desk, item: FollowUp, day: date) -> int:
    """Say that it need not be put off until a day: it is not due before."""
    due = show_day(item.due)
    if desk.as_json:
        text = f"not due before {item.due}"
        return desk.record([], [Place(item.interview.path, item.line, text)])
    if item.state is State.SNOOZED:
        told = f"{what(item)} is already put off until {due}"
    elif day == item.due:
        told = f"{what(item)} is due on {due} anyway, without being put off"
    else:
        told = f"{what(item)} is not due before {due}: {show_day(day)} is earlier"
    desk.session.printer.out(told)
    desk.session.printer.say("nothing was written")
    return 0


def _already_today(desk: Desk, item: FollowUp, settled: list[FollowUp]) -> int:
    """Say what is recorded, and how the next message would be."""
    records = [one.record for one in settled if one.record]
    code = desk.record([], [desk.already(one.path, one.line) for one in records])
    desk.session.printer.say(
        f"{what(item)} is another message, due on {item.due}; once it is sent: "
        f"`vaultsync {desk.command} {item.id}`"
    )
    return code


def _planned(desk: Desk, item: FollowUp, state: TouchState, day: date) -> LineChange:
    report = desk.report
    mark = Mark(id=item.id, state=state, day=day, text="", line=1)
    made = plan_record(report.snapshot, report.outcome, desk.session.vault.settings, mark)
    if isinstance(made, Refusal):
        path = note_for(item, report.outcome)
        here = item.line if path == item.interview.path else 0
        raise refused(path, made if made.line else replace(made, line=here))
    return made.change


def refused(path: str, why: Refusal) -> RefusedError:
    """Make the error that says why a note was left as it is, and where."""
    return RefusedError(f"{path}:{why.line}" if why.line else path, why.reason, why.by_hand)
