"""`vaultsync init`: look, say, ask, write."""

import contextlib
import os
import shlex
import sys
from dataclasses import replace

import click

from vaultsync import CONFIG_NAME
from vaultsync.calendar import zone_name
from vaultsync.changes import Replace
from vaultsync.cli import clock
from vaultsync.cli.asking import NobodyAnswersError, ask, confirm, on_terminal
from vaultsync.cli.first_lines_view import show_first_lines
from vaultsync.cli.init_dates import ask_open_order, ask_order, tell_order
from vaultsync.cli.init_first_lines import ask_first_lines
from vaultsync.cli.init_holidays import ask_holidays, tell_decided
from vaultsync.cli.init_include import ask_include
from vaultsync.cli.init_inside import name_held, single_ones
from vaultsync.cli.init_pick import without_listed
from vaultsync.cli.init_plan import (
    Answers,
    Wanted,
    Wish,
    attributes_problem,
    decided_order,
    lines_for,
    planned,
    read_type,
)
from vaultsync.cli.init_types import all_the_same, lost_notes
from vaultsync.cli.init_view import show_found, show_next, show_plan, word_of
from vaultsync.cli.init_zone import ask_zone
from vaultsync.cli.options import read_vault
from vaultsync.cli.printer import Printer, Progress
from vaultsync.errors import (
    NoSuchFolderError,
    NotAFolderError,
    UnwritableError,
    UsageError,
    WriteError,
)
from vaultsync.parse.front.likeness import common_type
from vaultsync.vault.attributes import ATTRIBUTES
from vaultsync.vault.countries import country_of
from vaultsync.vault.opening import Vault, open_vault
from vaultsync.vault.root import current_folder
from vaultsync.vault.store import Store
from vaultsync.vault.survey import is_home, survey, vault_above

EPILOG = """\b
Examples:
  vaultsync init                      in the current folder; asks before it writes
  vaultsync init ~/Notes --yes        without asking
  vaultsync init --dry-run            only show what would be written
  vaultsync init --type "job talk"    notes that say `type: job talk` are your interview notes
  vaultsync init --include Jobs/      those in Jobs/ with a company and a date, as they are
  vaultsync init --obsidian           templates, views, a snippet, property types for Obsidian
  vaultsync init --obsidian --remove  take exactly those away again

Your files stay as they are, but for what you say yes to: lines at the top of notes in plain
text, and, where git keeps the vault, one line at the end of .gitattributes, with which git
merges the due note without conflicts (--yes agrees to that one, too). The example note is
written only where the vault holds no interview note yet, and nothing is due for it. If it is
stopped in the middle, it makes the rest the next time.
"""
HINT = "run it with `--yes` to write without asking"
REMINDERS = (
    "Also remind you to follow each company on LinkedIn or the like, and to keep in touch "
    "after a no?"
)
NEW = "Write a note about one of your interviews now?"


@click.command(epilog=EPILOG)
@click.argument("folder", required=False)
@click.option(
    "--vault",
    metavar="FOLDER",
    multiple=True,
    callback=read_vault,
    help="The folder; the same as the argument.",
)
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option("--dry-run", "-n", is_flag=True, help="Only show what would be written.")
@click.option("--obsidian", is_flag=True, help="Add what makes Obsidian handy, nothing else.")
@click.option("--remove", is_flag=True, help="With --obsidian: take that away again.")
@click.option("--name", default="", help="Your name, for the drafts.")
@click.option(
    "--type",
    "word",
    default="",
    help="What your interview notes have in `type`, if another word.",
)
@click.option(
    "--include",
    metavar="PLACE",
    multiple=True,
    help="A folder or pattern: notes there that name a company and a date count as they are.",
)
@click.option(
    "--date-order",
    type=click.Choice(["DMY", "MDY", "YMD"], case_sensitive=False),
    help="What 05/03/2026 means in your notes.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours: on a terminal only (auto), always or never.",
)
def init(
    folder: str | None,
    vault: str | None,
    yes: bool,
    dry_run: bool,
    obsidian: bool,
    remove: bool,
    name: str,
    word: str,
    include: tuple[str, ...],
    date_order: str | None,
    color: str,
) -> int:
    """Make a vault ready; shows first what it found and what it would write."""
    printer = Printer(color)
    printer.insists = yes
    order = (date_order or "").upper()
    said = Answers(name=name, type=read_type(word), include=include, date_order=order)
    root, named = _root(folder, vault)
    if obsidian or remove:
        others = {"--name": name, "--type": word, "--include": include}
        _expect_nothing_else(others | {"--date-order": date_order})
        from vaultsync.cli.pack import PackWish, run_pack  # noqa: PLC0415 - seldom

        pack = PackWish(add=obsidian, remove=remove, yes=yes, dry_run=dry_run)
        return run_pack(root, printer, pack)
    asks = not (yes or dry_run)
    asks_more = asks and on_terminal()
    if yes and not named:
        _expect_meant(root)
    vault_now = open_vault(root)
    wish = _look(_as_said(vault_now, said), said)
    show_found(printer, wish, asks=asks_more, every=dry_run)
    if said.type and not wish.found.configured:
        lost = lost_notes(_look(vault_now, said).found, wish.found)
        if not all_the_same(lost, said.type, HINT, asks=asks):
            printer.say("nothing was written")
            return 0
    if wish.found.configured:
        _tell_lines(printer, [*lines_for(said, vault_now.settings)])
    if asks_more and not wish.found.configured:
        wish = _asked(wish)
    wanted = planned(wish)
    _propose(printer, wish, wanted, short=asks_more, dry_run=dry_run)
    if dry_run and wanted:
        printer.say("nothing was written (--dry-run)")
    elif wanted:
        sure = named or not (wish.found.above or wish.found.home)
        return _settle(printer, wish, wanted, asks=asks, sure=sure)
    elif asks_more:
        return _go_on(printer, wish, made=False)[0]
    return 0


def _tell_lines(printer: Printer, lines: list[str]) -> None:
    """Name what belongs into settings that are there already."""
    if lines:
        printer.say("vaultsync.toml is there and stays as it is; write this into it yourself:")
    for line in lines:
        printer.say(f"  {line}")


def _propose(
    printer: Printer, wish: Wish, wanted: list[Wanted], *, short: bool, dry_run: bool
) -> None:
    """Show what would be written, and what would be, but cannot."""
    problem = attributes_problem(wish)
    if problem:
        printer.say(f"warning: {ATTRIBUTES} {problem}; it is left alone, and git may find")
        printer.say("conflicts in the due note when two devices have written it")
    if wanted:
        show_plan(printer, wish, wanted, short=short)
        if not wish.found.configured:
            tell_decided(printer, wish.answers.holidays)
            tell_order(printer, decided_order(wish))
    else:
        printer.out(f"{wish.root} is ready: nothing to write")
        if not (dry_run or short):  # which has shown them, or asks
            show_first_lines(printer, single_ones(wish), word_of(wish))
            name_held(printer, wish)


def _settle(
    printer: Printer, wish: Wish, wanted: list[Wanted], *, asks: bool, sure: bool
) -> int:
    """Ask, write, and go on; give the exit code. `sure`: this folder is most likely meant.

    Raises:
        UnwritableError: nothing can be written in the folder.
    """
    if not wish.found.writable:
        raise UnwritableError(wish.root)
    if asks and not confirm("Write this?", HINT, default=sure):
        printer.say("nothing was written")
        return 0
    _write(printer, wish.root, wanted)
    code = 0
    if asks and on_terminal():
        code, wish = _go_on(printer, wish, made=True)
        wish = replace(wish, found=without_listed(wish.found))  # a no is a no
    show_next(printer, wish)
    return code


def _go_on(printer: Printer, wish: Wish, *, made: bool) -> tuple[int, Wish]:
    """Offer what comes next to whoever answers; give the exit code, and what is found then.

    `made`: the vault was made ready just now.
    """
    code, context = 0, click.get_current_context()
    with contextlib.suppress(NobodyAnswersError):  # the vault is ready all the same
        if made:
            from vaultsync.cli.pack import offer_pack  # noqa: PLC0415 - seldom

            offer_pack(wish.root, printer)
        try:
            wrote = ask_first_lines(printer, wish, HINT)
        except NobodyAnswersError:
            wish = _look(open_vault(wish.root), wish.answers)  # some may have got their lines
            raise
        if wrote:
            printer.out()
            wish = _look(open_vault(wish.root), wish.answers)
        there = any(one.takes_lines for one in wish.found.alike)
        if wish.found.interviews:
            if made or wrote:
                code = _first_due_note(wish.root, str(context.params.get("color") or "auto"))
        elif made and not there and confirm(NEW, HINT):
            from vaultsync.cli.new import new  # noqa: PLC0415 - seldom

            code = context.invoke(new, vault=wish.root)
    return code if code == WriteError.exit_code else 0, wish


def _first_due_note(root: str, color: str) -> int:
    """Offer to go through what was understood, then the due note; give the exit code."""
    from vaultsync.cli.going_through import offer  # noqa: PLC0415 - seldom

    answered = offer(root, color)
    if not confirm("Write the due note and the drafts now?", HINT):
        return 0
    from vaultsync.cli.sync import run_sync  # noqa: PLC0415 - seldom

    return run_sync(root, None, color, brief=True, answered=answered)


def _expect_nothing_else(said: dict[str, object]) -> None:
    """Refuse settings beside `--obsidian`: they would be lost.

    Raises:
        UsageError: one is named.
    """
    named = next((option for option, value in said.items() if value), "")
    if named:
        raise UsageError(
            f"`--obsidian` adds nothing else, so it does not go with `{named}`",
            hint=f"run `vaultsync init {named} ...` first, then `vaultsync init --obsidian`",
        )


def _root(folder: str | None, vault: str | None) -> tuple[str, bool]:
    """Give the folder, and whether somebody named it."""
    if folder and vault and os.path.realpath(folder) != os.path.realpath(vault):
        raise UsageError("two folders were named", hint="name one: `vaultsync init FOLDER`")
    said = folder or vault or os.environ.get("VAULTSYNC_VAULT")
    named = said or current_folder()
    root = os.path.realpath(os.path.expanduser(named))
    if not os.path.lexists(root):
        raise NoSuchFolderError(named)
    if not os.path.isdir(root):
        raise NotAFolderError(named, "init")
    return root, bool(said)


def _as_said(vault: Vault, said: Answers) -> Vault:
    """Give the vault as it would be read with these settings, where it has none yet."""
    if os.path.lexists(os.path.join(vault.root, CONFIG_NAME)):
        return vault
    settings = replace(vault.settings, date_order=said.date_order or vault.settings.date_order)
    notes = settings.notes
    notes = replace(notes, type=said.type or notes.type, include=said.include or notes.include)
    return replace(vault, settings=replace(settings, notes=notes))


def _look(vault: Vault, said: Answers) -> Wish:
    """Look at the folder."""
    progress, now = Progress(), clock.now()
    found = survey(vault, now, progress)
    progress.done()
    today = now.astimezone(vault.zone).date()
    return Wish(vault=vault, found=found, today=today, answers=said)


def _expect_meant(root: str) -> None:
    """Refuse to make a vault, unasked, where probably none is wanted.

    Raises:
        UsageError: nobody named the folder, and it lies in a vault or is the home folder.
    """
    above = vault_above(root)
    if above:
        what, hint = (
            f"lies in the vault {above}",
            f"`vaultsync init {shlex.quote(above)} --yes`, or ",
        )
    elif is_home(root):
        what, hint = "is your home folder or the root of a disk", ""
    else:
        return
    raise UsageError(
        f"{root} {what}; nothing was written",
        hint=f"name the folder that is meant: {hint}`vaultsync init . --yes` for this one",
    )


def _asked(wish: Wish) -> Wish:
    """Ask what only the person knows; Enter leaves each out."""
    found, said = wish.found, wish.answers
    name, word, order = said.name, said.type, said.date_order
    if not name:
        name = ask("Your name, as it appears below your messages (Enter: none yet)", HINT)
    common = common_type(found.alike)
    vault = wish.vault
    if common and not word and not found.interviews:
        question = f"Are the notes that say `type: {common}` your interview notes?"
        if confirm(question, HINT, default=False):
            word = common
            wish = _look(_as_said(vault, replace(said, type=word)), said)
    include = said.include or ask_include(wish.found.alike, HINT)
    if include != said.include:
        wish = _look(_as_said(vault, replace(said, type=word, include=include)), said)
    if wish.found.two_orders and not order:
        order = ask_order(wish.found.two_orders, HINT)
    zone = ask_zone(zone_name(vault.zone), HINT)
    away = ask_holidays(zone or zone_name(vault.zone), HINT)
    open_date = wish.found.open_date
    if open_date and not order:
        country = away or country_of(zone or zone_name(vault.zone))
        order = ask_open_order(open_date, country, HINT)
    reminders = confirm(REMINDERS, HINT)
    said = replace(said, name=name, type=word, include=include, date_order=order)
    return replace(wish, answers=replace(said, zone=zone, holidays=away, reminders=reminders))


def _write(printer: Printer, root: str, wanted: list[Wanted]) -> None:
    store = Store(root)
    for number, one in enumerate(wanted):
        try:
            one.write(store)
        except KeyboardInterrupt:
            printer.say(f"stopped: {number} of {len(wanted)} were written, each of them whole")
            printer.say("`vaultsync init` makes the rest")
            raise
        printer.out(_wrote(one))
        sys.stdout.flush()


def _wrote(one: Wanted) -> str:
    """Say what was done, of a file that was there no more than that."""
    if isinstance(one.change, Replace):
        return f"added a line to {one.path}"
    return f"wrote {one.path}{'/' if one.change is None else ''}"
