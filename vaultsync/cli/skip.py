"""`vaultsync skip`."""

from typing import Any

import click

from vaultsync.cli.days import read_day
from vaultsync.cli.recording import EXIT_CODES, Desk, recording_options, settle
from vaultsync.model import TouchState

EPILOG = f"""\b
Examples:
  vaultsync skip follow-up acme jane        it will not be sent, and is not owed any more
  vaultsync skip vs-k3f9 --on 2026-03-05
{EXIT_CODES}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option("--on", metavar="DATE", help="When you decided so; default: today.")
def skip(what: tuple[str, ...], on: str | None, **options: Any) -> int:  # noqa: ANN401 - shared ones
    """Record in the note that a follow-up is left out, then do what `sync` does."""
    desk = Desk.open(options)
    day = read_day(on, "--on", desk.session, past=True) if on else desk.session.today
    return settle(desk, what, TouchState.SKIPPED, day)
