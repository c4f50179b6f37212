"""`vaultsync demo`: from notes to a recorded message, in a vault that is thrown away."""

import contextlib
import os
import shlex
from collections.abc import Iterator
from datetime import datetime

import click

from vaultsync.calendar import AsOf, find_zone, zone_name
from vaultsync.changes import Replace
from vaultsync.cli import clock
from vaultsync.cli.asking import ask, forget_typed, on_terminal, typed_ahead
from vaultsync.cli.options import color_option
from vaultsync.cli.printer import HANG, Printer
from vaultsync.errors import UsageError
from vaultsync.owed import Kind
from vaultsync.records import record_class
from vaultsync.render.demo import COMPANY, demo_config, demo_notes, first_note, ticked, written
from vaultsync.snapshot import digest
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault
from vaultsync.vault.store import Store
from vaultsync.vault.throwaway import Throwaway, throwaway

EPILOG = """\b
Examples:
  vaultsync demo                    step by step; Enter goes on, Ctrl-C ends it
  vaultsync demo --keep             the vault stays, to look around in it
  vaultsync demo | less             without pauses

It works in a temporary folder of its own and changes nothing else: neither your notes nor what
vaultsync keeps of other vaults. Nothing is sent.
"""
_STEPS = 5


@record_class
class _Stage:
    """What the steps work with."""

    printer: Printer
    made: Throwaway
    now: datetime
    as_of: str
    color: str
    pauses: list[bool]
    """True before the first one, then False; empty: nobody is there to press Enter."""

    def step(self, number: int, title: str, *lines: str) -> None:
        """Begin a step, when the person is ready for it."""
        if number > 1:
            self.pause("Enter goes on")
        self.printer.out()
        self.printer.out(f"{number}/{_STEPS}  {title}", "bold", hang=5)
        self.printer.out(" ".join(lines), hang=0)
        self.printer.out()

    def pause(self, words: str) -> None:
        """Wait for Enter; what else is typed or pasted does not go on."""
        if not self.pauses:
            return
        self.printer.out()
        if self.pauses.pop() and typed_ahead() > 1:
            self.printer.say("lines were pasted after this command, so it runs without pauses")
            return  # they stay for the shell, which they were meant for
        self.pauses.append(False)
        try:
            while ask(words, ""):
                forget_typed()
                self.printer.say("that was not run: only Enter goes on here, Ctrl-C ends it")
        except UsageError:  # the end of the input: go on without
            self.pauses.clear()

    def run(self, command: str) -> None:
        """Run a command of vaultsync as if it had been typed in the vault."""
        from vaultsync.cli.main import cli  # noqa: PLC0415 - it imports this module

        self.printer.out(f"$ vaultsync {command}", "add")
        options = ("--vault", self.made.root, "--as-of", self.as_of, "--color", self.color)
        cli.main(args=[command, *options], prog_name="vaultsync", standalone_mode=False)


@click.command(epilog=EPILOG)
@click.option("--keep", is_flag=True, help="Leave the vault where it is.")
@click.option("--as-of", metavar="INSTANT", help="Show it as of this instant instead of now.")
@color_option
def demo(keep: bool, as_of: str | None, color: str) -> int:
    """Show in a minute what it does, with made-up notes in a temporary folder."""
    zone = open_vault(os.path.abspath(os.sep)).zone
    now = clock.read_instant(as_of, zone) if as_of else clock.now()
    named = zone_name(zone)
    today = AsOf(instant=now, zone=zone).today
    config = demo_config(named if find_zone(named) else "")
    files = {"vaultsync.toml": config, **demo_notes(today)}
    printer = Printer(color)
    with throwaway(files, keep=keep) as made, _alone(made):
        stage = _Stage(
            printer=printer,
            made=made,
            now=now,
            as_of=now.isoformat(),
            color=color,
            pauses=[True] if on_terminal() else [],
        )
        _play(stage, first_note(today))
        printer.out()
        if not keep and stage.pauses:
            printer.out(f"The vault lies in {made.root}.")
            stage.pause("Look around if you like; Enter removes it")
    if keep:
        printer.out(f"The vault stays in {made.root}; delete {made.folder} when you are done.")
    else:
        printer.out(f"{made.folder} was removed; `vaultsync demo --keep` leaves it.")
    printer.out("For notes of your own: `cd YOUR-FOLDER`, then `vaultsync init`.")
    return 0


@contextlib.contextmanager
def _alone(made: Throwaway) -> Iterator[None]:
    """Let the commands keep what they keep in the temporary folder, and wait for nobody."""
    ours = {"VAULTSYNC_STATE": made.state, "VAULTSYNC_QUIET": "0"}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _play(stage: _Stage, note: str) -> None:
    printer, root = stage.printer, stage.made.root
    printer.out(f"A folder of notes, made up for now: {shlex.quote(root)}")
    stage.step(
        1,
        "You keep a note on each interview",
        "The people you met are its headings; what you talked about stands below them.",
    )
    _show(printer, note, _read(root, note))
    stage.step(2, "What is due?", "`check` reads the notes and writes nothing.")
    stage.run("check")
    stage.step(
        3,
        "Have it written down",
        "`sync` writes a note with what is due, and a draft of each message that can go out.",
    )
    stage.run("sync")
    outputs = open_vault(root).settings.outputs
    due = outputs.due_note
    printer.out()
    printer.out("A draft; what stands in [brackets] is for you to write:")
    draft = _first_draft(root, outputs.drafts)
    _show(printer, draft, _body(root, draft))
    text, line = ticked(_read(root, due), _first_thanks(stage))
    stage.step(
        4,
        "You write your sentences, send the message, and tick its box",
        "In Obsidian, Vim or any editor. First in the draft, until no bracket is left and",
        "you have read it once more (`proofread: true`):",
    )
    _change(root, draft, written(_read(root, draft)))
    _show(printer, draft, _body(root, draft))
    printer.out()
    printer.out("Then you send it from your own mail program, and tick it in the due note:")
    printer.out()
    _change(root, due, text)
    printer.out(f"  {line}", "marked")
    stage.step(
        5,
        "The next `sync` puts it into your note on the interview",
        "One line, under the person whom you thanked. Nothing else in it changes, and",
        "`vaultsync undo` takes it back. `vaultsync watch` does all this by itself.",
    )
    stage.run("sync")
    printer.out()
    _show(printer, note, _read(root, note), only="✅")
    printer.out()
    stage.run("check")


def _first_draft(root: str, folder: str) -> str:
    """Give the path of the first draft."""
    name = min(one for one in os.listdir(os.path.join(root, folder)) if COMPANY in one)
    return f"{folder}/{name}"


def _body(root: str, draft: str) -> str:
    return _read(root, draft).split("\n---\n", 1)[-1].strip("\n")


def _first_thanks(stage: _Stage) -> str:
    """Give the ID of the first thank-you that is open."""
    report = check(open_vault(stage.made.root), stage.now)
    thanks = (one for one in report.outcome.follow_ups if one.kind is Kind.THANK_YOU)
    return next((one.id for one in thanks if one.state.open), "")


def _change(root: str, path: str, text: str) -> None:
    old = _read(root, path)
    if text != old:
        was = digest(old.encode())
        Store(root).apply(Replace(path=path, text=text, old_text=old, was=was))


def _read(root: str, path: str) -> str:
    return (Store(root).read(path) or b"").decode()


def _show(printer: Printer, path: str, text: str, *, only: str = "") -> None:
    """Show a note, or the lines of it with a sign, in their section."""
    lines = text.rstrip("\n").splitlines()
    if only:
        at = next((row for row, line in enumerate(lines) if only in line), 0)
        above = [row for row in range(at) if lines[row].startswith("## ")]
        lines = lines[above[-1] if above else 0 : at + 1]
    printer.out(path, "bold")
    for line in lines:
        printer.sample(line, "add" if only and only in line else "", "  | ", HANG)
