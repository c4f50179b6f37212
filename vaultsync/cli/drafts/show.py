"""`vaultsync draft show`."""

import click

from vaultsync.cli import json_view
from vaultsync.cli.completing import complete_items
from vaultsync.cli.drafts import view
from vaultsync.cli.drafts.desk import Desk
from vaultsync.cli.options import vault_options
from vaultsync.cli.wanted import Drafted, find_draft

EPILOG = """\b
Examples:
  vaultsync draft show vs-36651j33
  vaultsync draft show northwind priya
  vaultsync draft show vs-36651j33 --json | jq -r .draft.body
"""


@click.command("show", epilog=EPILOG)
@click.argument(
    "what", metavar="WHAT...", nargs=-1, required=True, shell_complete=complete_items
)
@vault_options
@click.option("--json", "as_json", is_flag=True, help="As JSON, with the message.")
def show_draft(
    what: tuple[str, ...], vault: str | None, as_of: str | None, color: str, as_json: bool
) -> int:
    """Show a draft at any time, ready or not, and what the checks say of it."""
    desk = Desk.open(vault, as_of, color)
    return show_one(desk, find_draft(desk.report, what), as_json=as_json)


def show_one(desk: Desk, one: Drafted, *, as_json: bool) -> int:
    """Print a draft."""
    printer, me = desk.session.printer, desk.session.vault.settings.me
    if as_json:
        findings = one.review.findings if one.review else ()
        data = {
            "version": json_view.VERSION,
            "draft": view.draft_json(one, me),
            "findings": [json_view.finding(found) for found in findings],
        }
        printer.painted(json_view.dumps(data))
    else:
        view.show_draft(printer, one, desk.report.outcome.as_of, me)
    return 0
