"""`vaultsync draft open`."""

import os

import click

from vaultsync.cli.completing import complete_items
from vaultsync.cli.drafts.desk import Desk
from vaultsync.cli.drafts.proofread import tell_and_ask
from vaultsync.cli.options import vault_options
from vaultsync.cli.wanted import find_draft
from vaultsync.vault.editor import find_editor, open_file

EPILOG = """\b
Examples:
  vaultsync draft open vs-36651j33
  vaultsync draft open northwind priya
  VISUAL="code --wait" vaultsync draft open priya
"""


@click.command("open", epilog=EPILOG)
@click.argument(
    "what", metavar="WHAT...", nargs=-1, required=True, shell_complete=complete_items
)
@vault_options
def open_draft(what: tuple[str, ...], vault: str | None, as_of: str | None, color: str) -> int:
    """Open a draft in your editor, wait for it, then say what the checks find.

    In a terminal, where they find nothing that stands against it, it then asks whether it is
    proofread, and sets that line of the draft.

    The editor is $VISUAL, else $EDITOR, else what your system opens such files with; that one
    is not waited for. Where there is no desktop and neither is set, none is started: it says
    where the draft is, and how to choose one.
    """
    desk = Desk.open(vault, as_of, color)
    one = find_draft(desk.report, what)
    editor = find_editor(os.environ)
    if not editor.chosen:
        _tell_where(desk, one.draft.path, one.item.id)
        return 0
    open_file(editor, os.path.join(desk.session.vault.root, one.draft.path))
    if not editor.waits:
        desk.session.printer.say(
            f"opened {one.draft.path}; `vaultsync draft check {one.item.id}` says what the "
            "checks find"
        )
        return 0
    return tell_and_ask(desk.again(), one.item.id)


def _tell_where(desk: Desk, path: str, ident: str) -> None:
    """Say where a draft is, of which nobody said what to edit it with."""
    from vaultsync.vault.pack import has_obsidian  # noqa: PLC0415 - only here

    printer, root = desk.session.printer, desk.session.vault.root
    where = "in Obsidian" if has_obsidian(root) else "in any editor"
    printer.out(os.path.join(root, path))
    printer.say(f"no editor is chosen, so none was started: edit the draft {where}, then")
    printer.say(f"`vaultsync draft check {ident}` says what the checks find")
    printer.say(
        f"to edit it here: `EDITOR=nano vaultsync draft open {ident}`, or any other one"
    )
