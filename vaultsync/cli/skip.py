"""`vaultsync skip`."""

from typing import Any

import click

from vaultsync.cli.recording_options import EXIT_CODES, recording_options

EPILOG = f"""\b
Examples:
  vaultsync skip follow-up acme jane        it will not be sent, and is no longer owed
  vaultsync skip vs-k3f9 --on 2026-03-05
{EXIT_CODES}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option("--on", metavar="DATE", help="When you decided so; default: today.")
def skip(what: tuple[str, ...], on: str | None, **options: Any) -> int:  # noqa: ANN401 - shared ones
    """Record in the note that a follow-up will not be sent, then do what `sync` does."""
    from vaultsync.cli.recording import settle_on  # noqa: PLC0415 - a shell does without
    from vaultsync.model import TouchState  # noqa: PLC0415

    return settle_on(options, what, TouchState.SKIPPED, on)
