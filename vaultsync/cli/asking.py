"""Questions in a terminal: what no answer means, and what Ctrl-C does."""

import contextlib
import sys
from collections.abc import Callable
from typing import TypeVar

import click

from vaultsync.cli.printer import Printer, broken, screen
from vaultsync.errors import UsageError

T = TypeVar("T")
_ROOM = 10
"""Columns that stay free behind a question: for `[y/N]: ` and for what is typed."""


def on_terminal() -> bool:
    """Tell whether somebody is there to read questions and to answer them."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def confirm(question: str, hint: str, *, default: bool = True) -> bool:
    """Ask for a yes or a no.

    Raises:
        UsageError: nobody answers; `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    return _asked(lambda: click.confirm(_fitted(question), default=default), hint)


def ask(question: str, hint: str, default: str = "") -> str:
    """Ask for a line of text; Enter gives what stands in brackets.

    Raises:
        UsageError: nobody answers; `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    shown = f"{question} [{default}]" if default else question
    text: str = _asked(
        lambda: click.prompt(_fitted(shown), default=default, show_default=False), hint
    )
    return " ".join(text.split())


def typed_ahead() -> int:
    """Give how many characters, in whole lines, were typed or pasted and not read yet."""
    try:
        import fcntl  # noqa: PLC0415 - not everywhere
        import termios  # noqa: PLC0415

        found = fcntl.ioctl(sys.stdin.fileno(), termios.FIONREAD, b"\0" * 4)
    except (ImportError, OSError, ValueError):
        return 0
    return int.from_bytes(found, sys.byteorder)


def forget_typed() -> None:
    """Throw away what was typed or pasted and not read yet."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import termios  # noqa: PLC0415 - not everywhere

        with contextlib.suppress(termios.error):
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _fitted(question: str) -> str:
    """Break a question at blanks, so that the answer, too, begins on the screen."""
    return "\n".join(broken(question, max(screen(sys.stdout) - _ROOM, 0)))


def _asked(question: Callable[[], T], hint: str) -> T:
    try:
        return question()
    except click.Abort as stopped:
        # click makes one error of Ctrl-C and of the end of the input
        if isinstance(stopped.__context__, EOFError):
            Printer.say("")  # behind the question, which has no end of line
            raise UsageError("no answer; nothing was written", hint=hint) from None
        raise
