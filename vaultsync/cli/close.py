"""`vaultsync close`."""

from typing import Any

import click

from vaultsync.cli.completing import complete_statuses
from vaultsync.cli.recording import (
    EXIT_CODES,
    Desk,
    Line,
    recording_options,
    refused,
)
from vaultsync.cli.wanted import find_application, latest_note
from vaultsync.edit import values
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UnknownStatusError
from vaultsync.model import Status
from vaultsync.names import nearest
from vaultsync.parse.front.keys import meant_status, read_status
from vaultsync.readback import conventions, note_in

EPILOG = f"""\b
Examples:
  vaultsync close northwind --status rejected
  vaultsync close northwind "data engineer" --status withdrawn
  vaultsync close vs-k3f9 --status offer    the application of this follow-up
  vaultsync close acme --status rejected --dry-run

With --dry-run it only shows the line that would change. `vaultsync undo` takes a change back.
{EXIT_CODES}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option(
    "--status",
    "word",
    metavar="STATUS",
    required=True,
    shell_complete=complete_statuses,
    help="How it stands now: rejected, withdrawn, offer, accepted and others.",
)
def close(what: tuple[str, ...], word: str, **options: Any) -> int:  # noqa: ANN401 - shared ones
    """Set an application's status, in the latest interview's note, then do what `sync` does."""
    status = _status(word)
    desk = Desk.open(options)
    if word.casefold() != status.value:
        desk.session.printer.say(f"read {word!r} as {status.value}")
    standing = find_application(desk.report, what)
    latest = latest_note(standing)
    snapshot, settings = desk.report.snapshot, desk.session.vault.settings
    note = note_in(snapshot, latest.path)
    ways = conventions(snapshot, desk.report.outcome, settings)
    made = (
        values.set_value(note, values.status(status), ways)
        if note
        else Refusal("the note cannot be read")
    )
    if isinstance(made, Refusal):
        raise refused(latest.path, made)
    if made is None:
        return desk.record([], [desk.already(latest.path, latest.line_of("status"))])
    return desk.record([Line(made)], [], tells_undo=True)


def _status(word: str) -> Status:
    status = read_status(word)
    if status is None:
        known = tuple(one.value for one in Status)
        near = meant_status(word)
        meant = near.value if near else nearest(word.casefold(), known)
        raise UnknownStatusError(word, known, meant or "")
    return status
