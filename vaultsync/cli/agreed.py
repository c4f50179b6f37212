"""What is written line by line as somebody agrees to it: one command, one undo."""

import contextlib
from dataclasses import field, replace
from typing import TYPE_CHECKING, NamedTuple

import click

from vaultsync.cli.new_proposal import Proposal, write_proposal
from vaultsync.cli.recording import Desk
from vaultsync.diagnostics import Finding
from vaultsync.edit.lines import Refusal
from vaultsync.errors import VaultsyncError
from vaultsync.records import record_class
from vaultsync.remedies import Written
from vaultsync.snapshot import digest
from vaultsync.vault import sync as running
from vaultsync.vault.lock import writing
from vaultsync.vault.note_writer import NoteWriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Sentence(NamedTuple):
    """A sentence of a note, wherever its line is by now."""

    path: str
    said: str

    @classmethod
    def of(cls, one: Finding) -> "Sentence":
        """Take the one that a finding is about."""
        return cls(one.path, one.source.strip())


@record_class(kw_only=False, frozen=False)
class Asked:
    """How far one has come."""

    desk: Desk
    """The vault as it was read last."""
    run: running.Run
    writer: NoteWriter
    """One for all lines: one command is one undo."""
    failed: int = 0
    """Lines that were agreed to and could not be written."""
    passed: set[object] = field(default_factory=set)
    """What was asked about."""
    made: list[str] = field(default_factory=list)
    """Paths of notes that were written anew."""
    answered: set[Sentence] = field(default_factory=set)
    """Sentences that were not clear, and about which a letter asked since."""

    @classmethod
    def begin(cls, desk: Desk) -> "Asked":
        """Begin with the vault as it was read."""
        desk = replace(desk, session=replace(desk.session, indent="  "))
        vault, instant = desk.session.vault, desk.session.instant
        run = running.Run(vault, instant, None, desk.waiting, desk.command)
        return cls(desk, run, run.writer())

    def write(self, made: Written) -> bool:
        """Write a line, or say why that could not be; read the vault again.

        The lock is held while a line is written only, never while somebody reads.
        """
        return self._do(lambda: self.writer.write(made.change, made.id))

    def write_note(self, made: Proposal) -> str:
        """Write a note that is new, or say why not; give its path, empty if there is none."""

        def carry_out() -> None:
            path = write_proposal(self.run.vault, made, self.run.command)
            if self.run.patience:
                self.run.patience.own.add(digest(made.text.encode()))
            self.made.append(path)

        return self.made[-1] if self._do(carry_out) else ""

    def _do(self, carry_out: "Callable[[], None]") -> bool:
        """Write under the lock, or say why that could not be; read the vault again."""
        printer = self.desk.session.printer
        done = False
        try:
            with writing(self.run.vault.root, self.run.command):
                carry_out()
            done = True
        except VaultsyncError as error:
            self.failed += 1
            printer.say(f"  error: {error}")
            if error.hint:
                printer.say(f"  help: {error.hint}")
        self.desk = replace(self.desk, report=self.run.look())
        return done

    @contextlib.contextmanager
    def telling(self) -> "Iterator[None]":
        """Say what was written before, where somebody presses Ctrl-C."""
        try:
            yield
        except click.Abort:
            if self.wrote:
                self.desk.session.printer.say(
                    f"\n{self._counted()} written; `vaultsync sync` brings the "
                    "due note up to date"
                )
            raise

    @property
    def wrote(self) -> bool:
        """Tell whether anything was written."""
        return bool(self.writer.written or self.made)

    def _counted(self) -> str:
        """Say how many lines and notes, before `written`."""
        count = self.writer.written
        if not self.made:
            return lines_were(count)
        notes = "1 note" if len(self.made) == 1 else f"{len(self.made)} notes"
        if count:
            return f"{'1 line' if count == 1 else f'{count} lines'} and {notes} were"
        return f"{notes} {'was' if len(self.made) == 1 else 'were'}"

    def told(self, *, kept: bool) -> str:
        """Say how much was written, and how it is taken back: a note is never removed."""
        count, ways = self.writer.written, list[str]()
        if self.made:
            ways.append(
                f"to take {'it' if not count else 'all'} back, delete {' and '.join(self.made)}"
            )
        if count and kept:
            them = "the rest" if self.made else "it" if count == 1 else "them"
            ways.append(f"`vaultsync undo` takes {them} back")
        back = f" ({'; '.join(ways)})" if ways else ""
        return f"{self._counted()} written{back}"


def not_done(why: Refusal) -> str:
    """Say why a line cannot be written, and what a person can write instead."""
    by_hand = f"; write it yourself: `{why.by_hand.strip()}`" if why.by_hand else ""
    return f"{why.reason}{by_hand}"


def lines_were(count: int) -> str:
    """Say how many, before `written`."""
    return {0: "nothing was", 1: "1 line was"}.get(count, f"{count} lines were")
