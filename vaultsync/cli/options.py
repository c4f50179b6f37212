"""The options that commands share; importing them costs nothing."""

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from vaultsync.cli.completing import complete_codes, complete_folders
from vaultsync.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])


def read_codes(
    context: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Read codes as typed: with commas, and the option more than once.

    Raises:
        click.BadParameter: there is no such code.
    """
    if not values:
        return ()
    from vaultsync.selection import UnknownCodeError, read_code  # noqa: PLC0415 - seldom

    texts = [text for value in values for text in value.split(",") if text.strip()]
    try:
        return tuple(map(read_code, texts))
    except UnknownCodeError as unknown:
        raise click.BadParameter(f"{unknown}; {unknown.hint}", context, option) from unknown


def read_vault(
    _context: click.Context, _option: click.Parameter, named: tuple[str, ...]
) -> str | None:
    """Give the vault that is named: one, and not by an empty variable of a script.

    Raises:
        UsageError: several are, or it has no name.
    """
    if "" in named:
        raise UsageError(
            "`--vault` is empty",
            hint="name the folder of your notes; is a variable of your script empty?",
        )
    if len(set(map(os.path.realpath, named))) > 1:
        raise UsageError(
            f"`--vault` names {len(named)} folders: {', '.join(named)}",
            hint="name one: a command works in one vault",
        )
    return named[-1] if named else None


def finding_options(command: F) -> F:
    """Add the options that choose among the findings."""
    for name, words in (
        ("--ignore", "Leave these findings out; a group such as VS2 leaves its errors in."),
        ("--select", "Only these findings, e.g. VS101,VS2; VS2 is all of VS200 to VS299."),
    ):
        command = click.option(
            name,
            metavar="CODES",
            multiple=True,
            callback=read_codes,
            shell_complete=complete_codes,
            help=words,
        )(command)
    return command


_COLOR = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours: on a terminal only (auto), always or never.",
)
_AS_OF = click.option(
    "--as-of",
    metavar="INSTANT",
    help="Compute for this instant instead of now, e.g. 2026-03-06T09:00+00:00.",
)
_VAULT = click.option(
    "--vault",
    metavar="FOLDER",
    multiple=True,
    callback=read_vault,
    shell_complete=complete_folders,
    help="The vault. Default: VAULTSYNC_VAULT, else the nearest folder above with "
    "vaultsync.toml, .obsidian or .git.",
)


def color_option(command: F) -> F:
    """Add that of a command that works without a vault."""
    return _COLOR(command)


def vault_options(command: F) -> F:
    """Add the options that every command has."""
    return _VAULT(_AS_OF(_COLOR(command)))


def place_options(command: F) -> F:
    """Add those of a command that computes nothing."""
    return _VAULT(_COLOR(command))
