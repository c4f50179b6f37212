"""What `done`, `skip`, `snooze`, `reply` and `close` take; importing it costs nothing.

What they do is loaded when they do it: while somebody types, a shell asks each for its words.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from vaultsync.cli.completing import complete_items
from vaultsync.cli.options import vault_options

F = TypeVar("F", bound=Callable[..., Any])
EXIT_CODES = """
Exit codes: 0 recorded, or recorded before; 2 WHAT or a date cannot be understood, or WHAT could
be several; 3 it could not be written (it says where, and the line to write by hand).
"""


def recording_options(command: F) -> F:
    """Add WHAT and the options that all commands have that record something."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON."),
        click.option("--dry-run", "-n", is_flag=True, help="Show the line, write nothing."),
    ):
        command = option(command)
    command = vault_options(command)
    return click.argument(
        "what", metavar="WHAT...", nargs=-1, required=True, shell_complete=complete_items
    )(command)
