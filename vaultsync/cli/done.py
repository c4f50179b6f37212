"""`vaultsync done`."""

from typing import Any

import click

from vaultsync.cli.recording_options import EXIT_CODES, recording_options

EPILOG = f"""\b
Examples:
  vaultsync done northwind marcus           words of company, person, role or kind
  vaultsync done thank-you acme jane --on yesterday
  vaultsync done vs-k3f9                    an ID, or its beginning
  vaultsync done vs-k3f9q2xd --dry-run      show the line, write nothing
{EXIT_CODES}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option("--on", metavar="DATE", help="When it was sent; default: today.")
def done(what: tuple[str, ...], on: str | None, **options: Any) -> int:  # noqa: ANN401 - shared ones
    """Record in the note that a follow-up was sent, then do what `sync` does."""
    from vaultsync.cli.recording import settle_on  # noqa: PLC0415 - a shell does without
    from vaultsync.model import TouchState  # noqa: PLC0415

    return settle_on(options, what, TouchState.DONE, on)
