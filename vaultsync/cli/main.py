"""Entry point: finds the command, and turns every failure into a sentence and an exit code."""

import contextlib
import importlib
import os
import signal
import sys
from typing import TYPE_CHECKING

import click

from vaultsync import __version__
from vaultsync.cli.help import Context, fitted
from vaultsync.errors import VaultsyncError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from click.shell_completion import CompletionItem

COMMANDS = {
    "demo": "Show in a minute what it does, in a vault that is thrown away.",
    "check": "Say what is due, and what is wrong in the notes.",
    "sync": "Record ticks, then update the due note and the drafts.",
    "ask": "Ask about what your notes say in words; write what you confirm.",
    "done": "Record that a follow-up was sent.",
    "skip": "Record that a follow-up will not be sent.",
    "snooze": "Put a follow-up off until a day.",
    "reply": "Record that somebody answered, and by when they will decide.",
    "close": "Set an application's status.",
    "watch": "Sync whenever the vault changes, and at midnight.",
    "service": "Have the system start `watch`, or an hourly `sync`.",
    "hooks": "Have git keep the due note current and check what is committed.",
    "init": "Make a vault ready; shows first what it would write.",
    "new": "Write a note for an interview; asks for what you do not say.",
    "doctor": "Say what works here, and what to do about the rest.",
    "show": "Show what was understood of a note, and why something is due.",
    "people": "Find the people you met: where, when, and how to reach them.",
    "stats": "Say who was thanked in time, who answered, and after how long.",
    "draft": "Show, check and open drafts, and hand over a ready one.",
    "undo": "Take back the last change of a note, or list the changes.",
    "explain": "Explain a finding by its code, with an example.",
    "config": "Show every setting, and where it comes from.",
    "completion": "Let a shell complete commands, and words from the vault.",
    "man": "Show the manual of a command, or write the pages.",
}
COMPLETING = "_VAULTSYNC_COMPLETE"
"""Set by a shell that asks what can be typed next."""
_FOLDERS = frozenset({"--dir", "--folder", "--path", "--root"})
"""What people type where a command says `--vault`."""
USAGE, INTERNAL, INTERRUPTED, CLOSED_PIPE = 2, 3, 130, 141


class _OtherWordError(click.UsageError):
    """A word is no command, and it is known what it was typed for."""

    def __init__(self, message: str, ctx: click.Context, hint: str) -> None:
        super().__init__(message, ctx)
        self.hint = hint
        """What that command does."""


class Commands(click.Group):
    """Imports a command's module only when it is the one that runs."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"vaultsync.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return fitted(command)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Complete commands without importing them."""
        from vaultsync.cli.completing import complete_commands  # noqa: PLC0415 - few ask

        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        return complete_commands(COMMANDS, incomplete)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was probably meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from vaultsync.cli.meant import meant_by  # noqa: PLC0415 - only for a wrong name

            meant = meant_by(args[0], COMMANDS) if args else None
            if meant is None:
                raise
            asked = f" Did you mean `{meant.command}`?" if meant.command else ""
            message = f"No such command {args[0]!r}.{asked}"
            raise _OtherWordError(message, ctx, meant.clause) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


EPILOG = """\b
Examples:
  vaultsync init                    make the current folder ready
  vaultsync check                   what is due
  vaultsync check --within 7d       and what comes in the next seven days
  vaultsync sync --dry-run          what would be written
  vaultsync watch                   keep the due note current

Exit codes: 0 nothing due and no error, 1 something is due or an error was found,
2 wrong use or configuration, 3 internal error or nothing could be written.
"""


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", "-V", message="vaultsync %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Interview notes in, follow-ups out: who to write to, when, and when to stop."""
    if ctx.invoked_subcommand is None:
        from vaultsync.cli.printer import Printer  # noqa: PLC0415 - `--version` does without

        Printer().painted(ctx.get_help())


def run(args: "Sequence[str] | None" = None) -> None:
    """Run the program and end it with its exit code."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    asked = os.environ.get(COMPLETING)
    if asked:
        from vaultsync.cli.shells import answer  # noqa: PLC0415 - shells ask, not people

        answer(cli, asked)
        sys.exit(0)
    sys.exit(_flushed(_run(args)))


def _run(args: "Sequence[str] | None") -> int:
    try:
        code = cli.main(args=list(args) if args is not None else None, standalone_mode=False)
    except click.ClickException as error:
        _usage(error)
        return USAGE
    except VaultsyncError as error:
        _complain(str(error), error.hint, error.listed)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _say_stopped()
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # click ends so where a pipe is closed, with the code for something that is due
        return _quiet()
    except OSError as error:
        if error.filename is None:
            return _unwritten(error)
        _complain(
            f"{error.filename}: {error.strerror}; nothing was written",
            "`vaultsync doctor` says what works here, and what to do about the rest",
        )
        return INTERNAL
    except Exception as error:
        if os.environ.get("VAULTSYNC_DEBUG"):
            raise
        _complain(
            f"internal error: {type(error).__name__}: {error}",
            "set VAULTSYNC_DEBUG=1 and run it again for a report that can be sent",
        )
        return INTERNAL
    return code if isinstance(code, int) else 0


def _say_stopped() -> None:
    """Tell that Ctrl-C was heard, which is no error; whoever is impatient presses it twice."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from vaultsync.cli.printer import stopped  # noqa: PLC0415 - most runs go on to their end

    with contextlib.suppress(OSError, ValueError):
        stopped()


def _complain(message: str, hint: str = "", listed: tuple[str, ...] = ()) -> None:
    from vaultsync.cli.printer import complain  # noqa: PLC0415 - most runs go well

    with contextlib.suppress(OSError, ValueError):  # nobody can be told: the code says it
        complain(message, hint, listed)


def _usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    where = context.command_path.strip() if context else "vaultsync"
    far = isinstance(error, click.NoSuchOption) and not _is_near(error)
    message = error.message if far else error.format_message()
    hint = f"`{where} --help` shows how it is used, with examples"
    if context and isinstance(context.command, click.Group) and message == _NO_COMMAND:
        message = f"Missing command: one of {', '.join(_shown(context, context.command))}."
    elif isinstance(error, _OtherWordError):
        hint = error.hint or hint
    elif isinstance(error, click.BadOptionUsage) and context and message.endswith(_NO_VALUE):
        hint = _told(context, error.option_name) or hint
    elif message.startswith(_TOO_MUCH) and context:
        hint = _ALONE.get(context.info_name or "", hint)
    elif message in _MISSING:
        message = f"{message[:-1]}: {_MISSING[message]}."
    elif getattr(error, "option_name", "") in _FOLDERS and context and _has_vault(context):
        message = f"{message.partition(' (Did you mean')[0]} Did you mean `--vault`?"
    elif (
        isinstance(error, click.NoSuchOption)
        and error.option_name in _BEHIND
        and not (context and context.parent)
    ):
        message = f"`{error.option_name}` comes before the command."
        hint = f"write it after the command: `vaultsync check {error.option_name} ...`"
    _complain(message, hint)


def _is_near(error: click.NoSuchOption) -> bool:
    """Tell whether an option that click suggests is near, its dashes aside."""
    from vaultsync.names import nearest  # noqa: PLC0415 - most runs go well

    known = [name.lstrip("-") for name in error.possibilities or ()]
    return nearest(error.option_name.lstrip("-"), known) is not None


def _told(context: click.Context, name: str) -> str:
    """Say what an option takes; "" if its help does not."""
    for option in context.command.params:
        if isinstance(option, click.Option) and name in option.opts and option.help:
            return f"`{name} {option.make_metavar(context)}`: {option.help}"
    return ""


def _has_vault(context: click.Context) -> bool:
    return any("--vault" in option.opts for option in context.command.params)


def _shown(context: click.Context, group: click.Group) -> "Iterator[str]":
    """Give the commands that help lists, too."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command and not command.hidden:
            yield name


_BEHIND = frozenset({"--vault", "--as-of", "--color"})
_NO_VALUE, _TOO_MUCH = "requires an argument.", "Got unexpected extra argument"
_ALONE = {
    "check": "it lists all that is due; `vaultsync show NOTE` says it of one "
    "interview, `vaultsync people NAME` what was sent to somebody",
    "config": "it only shows a setting; write it into the file that "
    "`vaultsync config --show-origin` names",
}
"""Commands that take no words, or fewer, and what does what is wanted."""
_NO_COMMAND = "Missing command."
"""As click says it; which commands there are is what a person needs."""
_MISSING = {
    "Missing argument 'WHAT...'.": "words of company, person, role or kind, or an ID",
    "Missing argument 'ID-OR-NOTE'.": "an ID, or any part of a note's name",
}
"""As click says it, and what the word stands for."""


def _flushed(code: int) -> int:
    """Bring the output out while a failure can still be told."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = _quiet()
    except (OSError, ValueError) as error:
        code = _unwritten(error)
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _quiet(sys.stderr)
    return code


def _unwritten(error: OSError | ValueError) -> int:
    """Tell once that the result cannot be written."""
    _quiet()
    _complain(
        f"cannot write the result: {getattr(error, 'strerror', None) or error}",
        "make room there, or send it elsewhere",
    )
    return INTERNAL


def _quiet(stream: "TextIO | None" = None) -> int:
    """Whoever read our output has left: say nothing, also not at the end of the process."""
    from vaultsync.vault.nowhere import hush  # noqa: PLC0415 - seldom

    hush(stream or sys.stdout)
    return CLOSED_PIPE
