"""`vaultsync snooze`."""

from typing import Any

import click

from vaultsync.calendar import show_day
from vaultsync.cli.days import meant_as_day, read_day, split_day
from vaultsync.cli.recording import EXIT_CODES, Desk, recording_options, settle
from vaultsync.errors import NotADayError
from vaultsync.model import TouchState

EPILOG = f"""\b
Examples:
  vaultsync snooze acme jane --until 2026-03-20
  vaultsync snooze acme jane next friday    the date may stand behind WHAT
  vaultsync snooze vs-k3f9 --until "in 2 weeks"
{EXIT_CODES}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option("--until", metavar="DATE", help="The day until which it is put off.")
def snooze(what: tuple[str, ...], until: str | None, **options: Any) -> int:  # noqa: ANN401 - shared ones
    """Put a follow-up off until a day, in its note, then do what `sync` does."""
    if until is None:
        what, until = split_day(what)
    until = until or meant_as_day(what)  # then reading it says why it is none
    if not until:
        raise click.UsageError("Missing option '--until': the day until which it is put off.")
    desk = Desk.open(options)
    day = read_day(until, "--until", desk.session)
    if day <= desk.session.today:
        raise NotADayError(
            "--until", f"{show_day(day)} does not lie in the future", "name a later day"
        )
    return settle(desk, what, TouchState.SNOOZED, day)
