"""`vaultsync init --obsidian`: templates, views, a snippet and property types; `--remove`."""

import json
from typing import NamedTuple

from vaultsync.cli import clock
from vaultsync.cli.agreeing import HINT, agreed
from vaultsync.cli.asking import confirm
from vaultsync.cli.known import Known
from vaultsync.cli.printer import Printer
from vaultsync.edit.pack import RECORD, TYPES_PATH, PackPlan, Step
from vaultsync.errors import UsageError
from vaultsync.render.pack.files import (
    BASE_NAME,
    CORE_NAME,
    SNIPPET,
    TEMPLATER_NAME,
    Places,
)
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault
from vaultsync.vault.pack import (
    added,
    carry_out,
    has_obsidian,
    has_record,
    places_of,
    removed,
)


class PackWish(NamedTuple):
    """What was typed."""

    add: bool = True
    """`--obsidian`."""
    remove: bool = False
    yes: bool = False
    dry_run: bool = False


_ASKED = PackWish()


def run_pack(root: str, printer: Printer, wish: PackWish = _ASKED) -> int:
    """Add the pack to a vault of Obsidian, or take it away; shown first.

    Raises:
        VaultsyncError: this is no vault of Obsidian, or a file could not be written.
    """
    if not wish.add:
        raise UsageError(
            "`--remove` alone would remove nothing",
            hint="`vaultsync init --obsidian --remove` takes the Obsidian pack away",
        )
    if wish.remove:
        return _remove(root, printer, wish)
    vault = open_vault(root)
    report = check(vault, clock.now())
    usual = Known.of(report, vault.settings.notes.type).keys
    places = places_of(vault)._replace(usual=usual)
    plan = added(vault, places)
    if plan.steps:
        printer.out(f"In {root} this would be written:")
        for step in plan.steps:
            _show(printer, step, whole=wish.dry_run)
        if not wish.dry_run:
            printer.out("`vaultsync init --obsidian --dry-run` shows what is in them")
    _tell_left(printer, plan)
    _tell_templates(printer, places)
    if not plan.steps:
        printer.out("the Obsidian pack is there: nothing to write")
        return 0
    if not agreed(printer, "Write this?", yes=wish.yes, dry_run=wish.dry_run):
        return 0
    carry_out(root, plan)
    for step in plan.steps:
        printer.out(f"wrote {step.path}")
    printer.out(f"next, in Obsidian: open {places.base}; it needs Obsidian 1.9 or later")
    printer.out("and switch the snippet on: Settings, Appearance, CSS snippets, `vaultsync`")
    printer.out("`vaultsync init --obsidian --remove` takes all of it away again")
    return 0


def offer_pack(root: str, printer: Printer) -> None:
    """Ask whoever just made a vault of Obsidian ready whether the pack is wanted, too.

    Raises:
        NobodyAnswersError: the input ended.
        click.Abort: Ctrl-C.
    """
    if not has_obsidian(root) or has_record(root):
        return
    question = "Add templates, views and a snippet for Obsidian, too? They are shown first."
    if confirm(question, HINT, default=False):
        run_pack(root, printer)
    else:
        printer.out("`vaultsync init --obsidian` adds them another day")


def _remove(root: str, printer: Printer, wish: PackWish) -> int:
    plan = removed(root)
    if not plan.steps:
        printer.out(f"no Obsidian pack was written to {root}: nothing to remove")
        return 0
    printer.out(f"In {root} this would be removed:")
    for step in plan.steps:
        _show(printer, step)
    for folder in plan.folders:
        printer.out(f"  folder  {folder}/ (if nothing else is in it)")
    _tell_left(printer, plan)
    if not agreed(printer, "Remove this?", yes=wish.yes, dry_run=wish.dry_run, done="removed"):
        return 0
    gone = carry_out(root, plan)
    for step in plan.steps:
        what = f"removed {step.path}" if step.new is None else f"removed it from {step.path}"
        printer.out(what)
    for folder in gone:
        printer.out(f"removed {folder}/")
    return 0


_HOLDS = {
    BASE_NAME: "views of drafts, applications and people",
    CORE_NAME: "an interview note, for the core plugin Templates",
    TEMPLATER_NAME: "the same for Templater",
    SNIPPET.rpartition("/")[2]: "a CSS snippet: what only vaultsync reads is pale",
    TYPES_PATH.rpartition("/")[2]: "the types of our properties",
}


def _show(printer: Printer, step: Step, *, whole: bool = True) -> None:
    """Show a file, `whole` or in a few words, or the property types that come and go."""
    if step.path == RECORD:
        printer.out(f"  file    {step.path} (what was written, so that it can be removed)")
    elif step.path == TYPES_PATH and step.old is not None and step.new is not None:
        printer.out(f"  types in {step.path}")
        _lines(printer, _differing(step.old, step.new))
    elif step.new is None:
        printer.out(f"  file    {step.path}")
    else:
        again = " (in place of the one that vaultsync wrote)" if step.old is not None else ""
        holds = "" if whole else f" ({_HOLDS[step.path.rpartition('/')[2]]})"
        printer.out(f"  file    {step.path}{again or holds}")
        _lines(printer, step.new.splitlines() if whole else [])


def _lines(printer: Printer, lines: list[str]) -> None:
    for line in lines:
        printer.sample(line)


def _differing(old: str, new: str) -> list[str]:
    """Give the types that only one of the two has."""
    here, there = (json.loads(text)["types"] for text in (old, new))
    both = {**here, **there}
    return [f"{name}: {both[name]}" for name in both if (name in here) != (name in there)]


def _tell_left(printer: Printer, plan: PackPlan) -> None:
    for left in plan.left:
        printer.out(f"{left.path} {left.why}: it is left as it is")


def _tell_templates(printer: Printer, places: Places) -> None:
    """Say why there are no templates, where Obsidian names no folder for them."""
    if not places.core and not places.templater:
        printer.out(
            "Obsidian's settings name no folder of templates, so none are written: choose one "
            "(Settings, Templates, Template folder location), then run "
            "`vaultsync init --obsidian` again"
        )
