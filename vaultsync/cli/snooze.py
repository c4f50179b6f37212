"""`vaultsync snooze`."""

from typing import Any

import click

from vaultsync.cli.recording_options import EXIT_CODES, recording_options

EPILOG = f"""\b
Examples:
  vaultsync snooze acme jane --until 2026-03-20
  vaultsync snooze acme jane next friday    the date may come after WHAT
  vaultsync snooze vs-k3f9 --until "in 2 weeks"
{EXIT_CODES}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option("--until", metavar="DATE", help="Put it off until this day.")
def snooze(what: tuple[str, ...], until: str | None, **options: Any) -> int:  # noqa: ANN401 - shared ones
    """Put a follow-up off until a day, in its note, then do what `sync` does."""
    from vaultsync.cli.snoozing import put_off  # noqa: PLC0415 - a shell does without

    return put_off(what, until, options)
