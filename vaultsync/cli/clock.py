"""The one place that reads the clock."""

from datetime import UTC, datetime, time, tzinfo

import click


def now() -> datetime:
    """Give the current instant."""
    return datetime.now(UTC)


def read_instant(text: str, zone: tzinfo) -> datetime:
    """Read `--as-of`: an ISO date-time, with an offset or else in the vault's zone.

    Raises:
        click.BadParameter: it is no such date-time.
    """
    from vaultsync.parse.days.dates import Doubt, read_moment  # noqa: PLC0415 - seldom
    from vaultsync.settings import Settings  # noqa: PLC0415 - with it

    # a date with an offset or a time that is cut off must not be taken for the day alone
    moment = read_moment(text.strip(), Settings())
    if isinstance(moment, Doubt) or moment.from_words:
        raise click.BadParameter(
            f"cannot read {text!r}; write one such as 2026-03-06 or 2026-03-06T09:00+00:00",
            param_hint="--as-of",
        )
    return datetime.combine(moment.day, moment.clock or time(), moment.offset or zone)
