"""What is written line by line as somebody agrees to it: one command, one undo."""

import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import click

from vaultsync.cli.recording import Desk
from vaultsync.edit.lines import Refusal
from vaultsync.errors import VaultsyncError
from vaultsync.remedies import Written
from vaultsync.vault import sync as running
from vaultsync.vault.lock import writing
from vaultsync.vault.note_writer import NoteWriter

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    passed: set[object] = field(default_factory=set)
    """What was asked about."""

    @classmethod
    def begin(cls, desk: Desk) -> "Asked":
        """Begin with the vault as it was read."""
        vault, instant = desk.session.vault, desk.session.instant
        run = running.Run(vault, instant, None, desk.waiting, desk.command)
        return cls(desk, run, run.writer())

    def write(self, made: Written) -> bool:
        """Write a line, or say why that could not be; read the vault again.

        The lock is held while a line is written only, never while somebody reads.
        """
        printer = self.desk.session.printer
        done = False
        try:
            with writing(self.run.vault.root, self.run.command):
                self.writer.write(made.change, made.id)
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
            if self.writer.written:
                self.desk.session.printer.say(
                    f"\n{lines_were(self.writer.written)} written; `vaultsync sync` brings the "
                    "due note up to date"
                )
            raise

    def told(self, *, kept: bool) -> str:
        """Say how many lines were written, and how they are taken back."""
        count = self.writer.written
        them = "it" if count == 1 else "them"
        back = f" (`vaultsync undo` takes {them} back)" if count and kept else ""
        return f"{lines_were(count)} written{back}"


def not_done(why: Refusal) -> str:
    """Say why a line cannot be written, and what a person can write instead."""
    by_hand = f"; write it yourself: `{why.by_hand.strip()}`" if why.by_hand else ""
    return f"{why.reason}{by_hand}"


def lines_were(count: int) -> str:
    """Say how many, before `written`."""
    return {0: "nothing was", 1: "1 line was"}.get(count, f"{count} lines were")
