"""`vaultsync draft list`."""

import click

from vaultsync.checks.draft_review import DraftReview
from vaultsync.checks.verdicts import in_short
from vaultsync.cli import json_view
from vaultsync.cli.drafts.desk import Desk, besides_slots
from vaultsync.cli.drafts.view import draft_json
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.listing import Row, show_list
from vaultsync.cli.options import vault_options
from vaultsync.cli.wanted import Drafted, drafted

EPILOG = """\b
Examples:
  vaultsync draft list
  vaultsync draft list --json | jq -r '.drafts[] | select(.draft_review.ready) | .id'
"""


@click.command("list", epilog=EPILOG)
@vault_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_draft(vault: str | None, as_of: str | None, color: str, as_json: bool) -> int:
    """List the open drafts and their state: verdicts, and whether each is proofread."""
    desk = Desk.open(vault, as_of, color)
    printer, found = desk.session.printer, open_drafts(desk)
    if as_json:
        data = {
            "version": json_view.VERSION,
            "vault": desk.session.vault.root,
            "as_of": json_view.instant(desk.report.outcome.as_of.instant),
            "drafts": [draft_json(one) for one in found],
        }
        printer.painted(json_view.dumps(data))
        return 0
    if not found:
        printer.out("No open draft.")
        printer.out("`vaultsync sync` writes one for each message as soon as it can be sent.")
        return 0
    rows = (Row(one.item, (_stands(one),), one.draft.path) for one in found)
    show_list(printer, rows, desk.report.outcome.as_of)
    ready = sum(bool(one.review and one.review.ready) for one in found)
    count = "1 draft" if len(found) == 1 else f"{len(found)} drafts"
    if printer.on_terminal:
        printer.out()
    flow(printer, Bit(f"{count}, {ready or 'none'} ready to be sent"))
    first = found[0].item.id
    if printer.on_terminal:
        flow(printer, Bit(f"`vaultsync draft open {first}` opens the first in your editor"))
    return 0


def open_drafts(desk: Desk) -> tuple[Drafted, ...]:
    """Give the drafts of messages that are still owed."""
    return tuple(
        one for one in drafted(desk.report) if not one.draft.sent and one.item.state.open
    )


def _stands(one: Drafted) -> str:
    if one.review:
        return in_short(one.review) + _also(one.review)
    return f"not checked: its status is {one.draft.status or 'none'!r}"


def _also(review: DraftReview) -> str:
    """Say what is wrong besides brackets in a form that is not written yet: they come first."""
    errors = besides_slots(review) if review.draft.untouched and review.draft.slots else []
    if not errors:
        return ""
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f" · {errors[0].message}{more}"
