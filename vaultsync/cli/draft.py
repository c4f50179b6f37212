"""`vaultsync draft`: the drafts, and the way of each to the program that sends it."""

import importlib
import shlex
from typing import TYPE_CHECKING

import click

from vaultsync.cli.completing import complete_commands, complete_items
from vaultsync.cli.drafts.hand_over import WAYS, hand_over
from vaultsync.cli.help import fitted
from vaultsync.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "list": "List the open drafts, and the state of each.",
    "show": "Show a draft, and what the checks say of it.",
    "open": "Open a draft in your editor, then say what the checks find.",
    "check": "Say what the checks find in drafts, including those not begun yet.",
}
_WITH_VALUE = ("--vault", "--as-of", "--color")
_VALUES = {"--eml": "FILE", "--override": "WHY"}
"""Options that hand over and take a value, and what it is."""
EPILOG = """\b
Examples:
  vaultsync draft                              all open drafts, and their state
  vaultsync draft northwind priya              show one: by words of company, person, kind
  vaultsync draft open vs-36651j33             write in it; $VISUAL, else $EDITOR
  vaultsync draft check                        what keeps them from being ready
  vaultsync draft vs-36651j33 --eml thanks.eml
  xdg-open "$(vaultsync draft vs-36651j33 --mailto)"
  vaultsync draft marcus --sms                 sms:+447700900123?body=...
  vaultsync draft vs-36651j33 --text | wl-copy
  ./my-writer | vaultsync draft vs-36651j33 --stdin
  vaultsync draft northwind --override "Dana asked me to write again"

A draft is handed over only when it is ready: no check finds an error, and you have set
`proofread: true` in it. `show` shows it at any time. Nothing is ever sent. A message that comes
too soon, too early or once too often is refused; `--override` writes it anyway, and the
reason is recorded with it. To withdraw that, remove the line `override:` in the draft.

Exit codes: 0 shown, listed or handed over; 1 a draft that is to be handed over is not ready or
cannot go this way, or `check`, `open`, `--stdin` or `--override` found an error in it; 2 WHAT
cannot be understood or could be several; 3 it could not be written.
"""


class Drafts(click.Group):
    """Sub-commands, and without one the words by which a draft is meant."""

    without = hand_over

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the sub-commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a sub-command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"vaultsync.cli.drafts.{cmd_name}")
        command: click.Command = getattr(module, f"{cmd_name}_draft")
        return fitted(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let options also stand before a sub-command; without words, list the drafts."""
        if ctx.resilient_parsing and not args:  # a shell asks what may stand here
            return super().parse_args(ctx, args)
        if set(args[:1]) & set(ctx.help_option_names):
            args = args[:1]
        at = 0
        while at < len(args) and args[at].startswith("--") and args[at] != "--help":
            at += 2 if args[at] in _WITH_VALUE else 1
        if at < len(args) and args[at] in COMMANDS:
            args = [args[at], *args[:at], *args[at + 1 :]]
        elif at >= len(args) and not set(args) & set(ctx.help_option_names):
            args = ["list", *args]
        if args[0] in COMMANDS:
            _expect_no_way(args)
        if args[0] not in {*COMMANDS, *ctx.help_option_names}:
            args = ["", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Give the sub-command; what is none is meant to be a draft."""
        if not args[0]:
            return "", fitted(hand_over), args[1:]
        return super().resolve_command(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Complete a sub-command, or what may stand in its place: a draft, an option for it."""
        if incomplete.startswith("-"):
            return hand_over.shell_complete(ctx, incomplete)
        words = complete_items(ctx, hand_over.params[0], incomplete)
        return [*complete_commands(COMMANDS, incomplete), *words]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Say that there are two ways to use it."""
        formatter.write_usage(ctx.command_path, "WHAT... [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options for one draft, then the sub-commands."""
        hand_over.format_options(ctx, formatter)
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _expect_no_way(args: list[str]) -> None:
    """Say of an option that hands over where it stands; a sub-command knows none of them.

    Raises:
        UsageError: there is one.
    """
    name, *rest = args
    ways = {f"--{way}" for way in WAYS}
    at = next((n for n, word in enumerate(rest) if word.partition("=")[0] in ways), None)
    if at is None or "--" in rest[:at]:
        return
    way, value, behind = rest[at], _VALUES.get(rest[at], ""), rest[at + 1 : at + 2]
    meant = [shlex.quote(word) for word in rest]
    if value and (not behind or behind[0].startswith("-")):
        meant.insert(at + 1, value)
    taking = {*_VALUES, *_WITH_VALUE}
    pairs = zip(["", *rest], rest, strict=False)
    if all(word.startswith("-") or before in taking for before, word in pairs):
        meant.insert(0, "WHAT")
    raise UsageError(
        f"`draft {name}` has no `{way.partition('=')[0]}`",
        hint=f"it goes without `{name}`: `vaultsync draft {' '.join(meant)}`",
    )


@click.group(cls=Drafts, epilog=EPILOG)
def draft() -> None:
    """Show, check and open drafts, and hand a ready one to the program that sends it.

    WHAT is an ID (`vs-36651j33`), its beginning, or words of company, person, role or kind.
    """
