"""What `vaultsync snooze` does."""

from typing import Any

import click

from vaultsync.calendar import show_day
from vaultsync.cli.days import meant_as_day, no_certain_day, read_day, split_day
from vaultsync.cli.recording import Desk, settle
from vaultsync.model import TouchState
from vaultsync.wrong_words import NotADayError

_EXAMPLES = "name one, such as `--until 2026-03-20`, `next friday` or `in 2 weeks`"


def put_off(what: tuple[str, ...], until: str | None, options: dict[str, Any]) -> int:
    """Put a follow-up off; the day may stand behind WHAT.

    Raises:
        UsageError: there is no day, or it cannot be meant.
    """
    if until is None:
        what, until = split_day(what)
    until = until or meant_as_day(what)  # then reading it says why it is none
    if not until:
        vague = no_certain_day(what)
        if vague:
            raise NotADayError("--until", f"cannot read {vague!r} as a day", _EXAMPLES)
        raise click.UsageError("Missing option '--until': the day to put it off until.")
    desk = Desk.open(options)
    day = read_day(until, "--until", desk.session)
    if day <= desk.session.today:
        raise NotADayError(
            "--until", f"{show_day(day)} is not in the future", "name a later day"
        )
    return settle(desk, what, TouchState.SNOOZED, day)
