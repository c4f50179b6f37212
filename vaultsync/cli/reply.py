"""`vaultsync reply`."""

from typing import Any

import click

from vaultsync.cli.recording_options import EXIT_CODES, recording_options

EPILOG = f"""\b
Examples:
  vaultsync reply northwind dana            Dana wrote today
  vaultsync reply northwind dana --by friday
  vaultsync reply northwind dana --on yesterday --promised "next friday"
  vaultsync reply acme jane --text "still interviewing others"
  vaultsync reply vs-k3f9                   the person this follow-up is for
{EXIT_CODES}"""


@click.command(epilog=EPILOG)
@recording_options
@click.option("--on", metavar="DATE", help="When they wrote; default: today.")
@click.option(
    "--promised",
    "--by",
    "promised",
    metavar="DATE",
    help="By when you will hear from them again.",
)
@click.option("--text", metavar="WORDS", default="", help="What they said.")
def reply(
    what: tuple[str, ...],
    on: str | None,
    promised: str | None,
    text: str,
    **options: Any,  # noqa: ANN401 - shared ones
) -> int:
    """Record in the note that somebody answered, then do what `sync` does."""
    from vaultsync.cli.replying import record_reply  # noqa: PLC0415 - a shell does without

    return record_reply(what, on, promised, text, options)
