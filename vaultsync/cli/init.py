"""`vaultsync init`."""

import os
from string import Template
from typing import TYPE_CHECKING

import click

from vaultsync.calendar import find_zone, zone_name
from vaultsync.cli import clock
from vaultsync.cli.printer import Printer
from vaultsync.errors import NotAFolderError, UsageError
from vaultsync.plan import Create, Replace
from vaultsync.render.escape import one_line
from vaultsync.vault.attributes import ATTRIBUTES, plan_attributes
from vaultsync.vault.opening import Vault, open_vault
from vaultsync.vault.reading import read_vault
from vaultsync.vault.store import Store
from vaultsync.vault.surroundings import template_places

if TYPE_CHECKING:
    from datetime import date

EPILOG = """\b
Examples:
  vaultsync init                    in the current folder; asks before it writes
  vaultsync init ~/Notes --yes      without asking
  vaultsync init --dry-run          only show what would be written
  vaultsync init --obsidian         templates, views, a snippet and property types for Obsidian
  vaultsync init --obsidian --remove    take exactly those away again

What exists already is left as it is. The example note is written only where the vault holds
no interview note yet. Where git keeps the vault, one line in .gitattributes has git merge the
due note without conflicts; a file that is there gets the line at its end.
"""
CONFIG = Template("""\
# Settings of vaultsync, shared by all devices. Every key has a default: remove what you do not
# need. `docs/configuration.md` of vaultsync lists all keys.

$timezone
# languages = ["en"]       # of dates in words, such as `20 March`
# date_order = "DMY"       # what 05/03/2026 means: DMY or MDY

[me]
name = "$name"
# signature = "$name\\n+44 …"

# [notes]
# exclude = ["Archive/**"]

# [outputs]
# due_note = "Follow-ups/Follow-ups due.md"
# drafts = "Follow-ups/Drafts"

# [strategy]
# max_follow_ups = 2
""")
NOTE = Template("""\
---
type: interview
company: Example Company
role: Example Role
stage: First interview
date: $day
time: 09:00
duration: 45 min
status: waiting
---

# An example: change it into your first interview, or delete it

## Jane Doe — Team Lead
email:: jane.doe@company.example
- a thing that you talked about
- another thing that you talked about
- **concern:** a question that you could not answer well
- **promised:** something that you said you would send

## Questions I asked
- headings such as this one are no persons
""")
FOLDERS = ("Interviews",)


@click.command(epilog=EPILOG)
@click.argument("folder", required=False)
@click.option("--vault", metavar="FOLDER", help="The folder; the same as the argument.")
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option("--dry-run", "-n", is_flag=True, help="Only show what would be written.")
@click.option("--obsidian", is_flag=True, help="Add what makes Obsidian handy, nothing else.")
@click.option("--remove", is_flag=True, help="With --obsidian: take that away again.")
@click.option("--name", default="", help="Your name, for the drafts.")
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
    color: str,
) -> int:
    """Make a vault ready; shows first what it would write."""
    printer = Printer(color)
    root = _root(folder, vault)
    if obsidian or remove:
        from vaultsync.cli.pack import PackWish, run_pack  # noqa: PLC0415 - seldom

        wish = PackWish(add=obsidian, remove=remove, yes=yes, dry_run=dry_run)
        return run_pack(root, printer, wish)
    opened = open_vault(root)
    folders, files = plan(opened, name, clock.now().astimezone(opened.zone).date())
    attributes = plan_attributes(root, opened.settings.outputs.due_note)
    if isinstance(attributes, str):
        printer.say(f"warning: {ATTRIBUTES} {attributes}; it is left alone, and git may find")
        printer.say("conflicts in the due note when two devices have written it")
    elif attributes:
        files.append(attributes)
    if not folders and not files:
        printer.out(f"{root} is ready: nothing to write")
        return 0
    _show(printer, root, folders, files)
    if dry_run:
        printer.say("nothing was written (--dry-run)")
        return 0
    if not yes and not _confirmed():
        printer.say("nothing was written")
        return 0
    store = Store(root)
    for path in folders:
        store.make_folder(path)
    for file in files:
        store.apply(file)
    printer.out("done")
    printer.out(
        "next: `vaultsync check` says what is due, `vaultsync sync` writes the due note"
    )
    if not yes:
        from vaultsync.cli.pack import offer_pack  # noqa: PLC0415 - seldom

        offer_pack(root, printer)
    return 0


def _root(folder: str | None, vault: str | None) -> str:
    if folder and vault and os.path.realpath(folder) != os.path.realpath(vault):
        raise UsageError("two folders were named", hint="name one: `vaultsync init FOLDER`")
    named = folder or vault or os.environ.get("VAULTSYNC_VAULT") or os.getcwd()
    root = os.path.realpath(os.path.expanduser(named))
    if not os.path.isdir(root):
        raise NotAFolderError(named, "init")
    return root


def plan(vault: Vault, name: str, today: "date") -> tuple[list[str], list[Create | Replace]]:
    """Give the folders and files that are missing."""
    root, outputs = vault.root, vault.settings.outputs
    empty = not read_vault(vault).notes
    wanted = [*(FOLDERS if empty else ()), outputs.due_note.rpartition("/")[0], outputs.drafts]
    folders = [p for p in wanted if p and not os.path.lexists(os.path.join(root, p))]
    zone = zone_name(vault.zone)
    files: list[Create | Replace] = []
    if not os.path.lexists(os.path.join(root, "vaultsync.toml")):
        safe = one_line(name).replace("\\", "").replace('"', "")
        line = f'timezone = "{zone}"' if find_zone(zone) else '# timezone = "Europe/London"'
        text = CONFIG.substitute(timezone=line, name=safe)
        files.append(Create(path="vaultsync.toml", text=text))
    example = f"Interviews/{today} Example Company.md"
    if empty and not os.path.lexists(os.path.join(root, example)):
        files.append(Create(path=example, text=NOTE.substitute(day=today)))
    return folders, files


def _show(
    printer: Printer, root: str, folders: list[str], files: list[Create | Replace]
) -> None:
    printer.out(f"In {root} this would be written:")
    for path in folders:
        printer.out(f"  folder  {path}/")
    for file in files:
        old = file.old_text if isinstance(file, Replace) else ""
        printer.out(f"  {'line at the end of' if old else 'file   '} {file.path}")
        for line in file.text.removeprefix(old).strip("\r\n").splitlines():
            printer.painted(printer.paint(f"          | {line}", "dim"))
    templates = template_places(root)
    if templates:
        printer.out(f"Templates in {templates[0]} are left out of the interviews.")
    more = any(isinstance(file, Replace) for file in files)
    printer.out(f"Nothing {'else ' if more else ''}that exists is changed.")


def _confirmed() -> bool:
    try:
        return click.confirm("Write this?", default=True)
    except click.Abort:
        raise UsageError(
            "no answer; nothing was written", hint="run it with `--yes` to write without asking"
        ) from None
