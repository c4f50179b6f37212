"""`vaultsync close`."""

from typing import Any

import click

from vaultsync.cli.completing import complete_statuses
from vaultsync.cli.recording_options import EXIT_CODES, recording_options

EPILOG = f"""\b
Examples:
  vaultsync close northwind --status rejected
  vaultsync close northwind withdrawn       the status may come after WHAT
  vaultsync close northgate "ward nurse" --status withdrawn
  vaultsync close vs-k3f9 --status offer    the application of this follow-up
  vaultsync close acme --status rejected --dry-run

With --dry-run it only shows the line that would change. `vaultsync undo` takes a change back.
{EXIT_CODES.replace(" or a date ", " or the status ")}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option(
    "--status",
    "word",
    metavar="STATUS",
    shell_complete=complete_statuses,
    help="The new status: rejected, withdrawn, offer, accepted and others.",
)
def close(what: tuple[str, ...], word: str | None, **options: Any) -> int:  # noqa: ANN401 - shared ones
    """Set an application's status, in the latest interview's note, then do what `sync` does."""
    from vaultsync.cli.closing import set_status  # noqa: PLC0415 - a shell does without

    return set_status(what, word, options)
