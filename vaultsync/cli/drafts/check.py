"""`vaultsync draft check`."""

import click

from vaultsync.cli import json_view
from vaultsync.cli.completing import complete_items
from vaultsync.cli.drafts.desk import Desk
from vaultsync.cli.drafts.list import open_drafts
from vaultsync.cli.drafts.view import draft_json, show_stand
from vaultsync.cli.findings_view import show_hidden
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.options import vault_options
from vaultsync.cli.wanted import Drafted, find_drafts
from vaultsync.diagnostics import Severity
from vaultsync.render.phrases import what as said

EPILOG = """\b
Examples:
  vaultsync draft check                   all open drafts
  vaultsync draft check vs-36651j33       one
  vaultsync draft check northwind         those for a company
  vaultsync draft check --json | jq '.findings[] | select(.severity == "error")'
"""


@click.command("check", epilog=EPILOG)
@click.argument("what", metavar="[WHAT]...", nargs=-1, shell_complete=complete_items)
@vault_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def check_draft(
    what: tuple[str, ...], vault: str | None, as_of: str | None, color: str, as_json: bool
) -> int:
    """Say what the checks find in drafts, also in those that nobody has begun yet.

    Each WHAT is an ID or a word; all drafts that go by one of them are checked. Ends with 1 if
    an error was found.
    """
    desk = Desk.open(vault, as_of, color)
    return tell(desk, _wanted(desk, what) if what else open_drafts(desk), as_json=as_json)


def _wanted(desk: Desk, words: tuple[str, ...]) -> tuple[Drafted, ...]:
    found = {
        one.thing.draft.path: one.thing
        for word in words
        for one in find_drafts(desk.report, [word])
    }
    return tuple(one for one in found.values() if one.review)


def tell(desk: Desk, drafts: tuple[Drafted, ...], *, as_json: bool = False) -> int:
    """Print what the checks say of some drafts; give the exit code."""
    printer = desk.session.printer
    every = [found for one in drafts if one.review for found in one.review.findings]
    findings, hidden = desk.session.sift(every)
    if as_json:
        data = {
            "version": json_view.VERSION,
            "vault": desk.session.vault.root,
            "as_of": json_view.instant(desk.report.outcome.as_of.instant),
            "drafts": [draft_json(one) for one in drafts],
            "findings": [json_view.finding(one) for one in findings],
            "hidden_findings": sum(hidden.values()),
        }
        printer.painted(json_view.dumps(data))
    elif not drafts:
        printer.out("No open draft.")
    else:
        for number, one in enumerate(drafts):
            if number:
                printer.out()
            head = Bit(said(one.item), "bold", one.draft.path)
            flow(printer, head, Bit("  "), Bit(one.item.id), hang=2)
            shown = tuple(found for found in findings if found.path == one.draft.path)
            show_stand(printer, one, shown)
        show_hidden(printer, hidden)
    return int(any(one.severity is Severity.ERROR for one in findings))
