"""The one place that prints: results to stdout, everything about the run to stderr."""

import contextlib
import os
import sys
from typing import TYPE_CHECKING

import click

from vaultsync.cli import clock
from vaultsync.cli.links import SHOWING as SHOWING_LINKS
from vaultsync.cli.links import Links, linked
from vaultsync.render.columns import columns, wrap
from vaultsync.render.escape import terminal
from vaultsync.vault.nowhere import hush

if TYPE_CHECKING:
    from typing import TextIO

    from vaultsync.cli.flow import Bit

PROGRESS_EVERY = 2000
_LONGEST = 1000
"""Characters of a sentence about what went wrong: some lines of a screen."""
WIDTH = 110
"""Columns of what is piped, or where a terminal does not say how many it has."""
HEIGHT = 24
"""Rows of such a terminal."""
PROSE = 100
"""Columns that running text has at most: the eye loses its way back in a longer line."""
NARROW = 24
"""Columns that a wrapped text has at least, however narrow the screen is."""
_LEAST = 16
"""The same where a line of a file stands far in, which says to what it belongs."""
_ROOM = 8
"""Columns that stay free behind a question, for what is typed."""
HANG = 2
"""Columns by which the further lines of a wrapped text stand to the right."""

_SHOWING = (
    *("COLORTERM", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "TERM", "TERM_PROGRAM"),
    *("TTY_COMPATIBLE", "TTY_INTERACTIVE", "WT_SESSION"),
    *SHOWING_LINKS,
)
"""Variables of the environment that say what a terminal can show."""
STYLES = {
    "overdue": {"fg": "red", "bold": True},
    "due": {"fg": "yellow", "bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
    "help": {"fg": "green"},
    "marked": {"bold": True},
    "dim": {"dim": True},
    "bold": {"bold": True},
    "add": {"fg": "green"},
    "remove": {"fg": "red"},
}
"""Dim is hard to read on some grounds: places, labels and asides are, and nothing that says
what to do next, no date, ID or code (`tests/test_dim.py`)."""


def screen(stream: "TextIO") -> int:
    """Give the columns of the screen to which a stream goes, 0 if to none; `COLUMNS` wins."""
    if not stream.isatty():
        return 0
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named[:5]) > 0:
        return int(named[:5])
    try:
        return os.get_terminal_size(stream.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH


def prose(stream: "TextIO") -> int:
    """Give the columns that running text may take on a stream's screen, 0 if it has none."""
    return min(screen(stream), PROSE)


def broken(text: str, width: int, hang: int = HANG) -> list[str]:
    """Give a text made safe, in lines that fit on a screen; a `width` of 0: as it is.

    Lines that follow stand `hang` columns further right than the first one begins.
    """
    safe = terminal(text)
    if not width or columns(safe) <= width:
        return [safe]
    bare = safe.replace("\t", " ").strip(" ")
    indent = min(len(safe) - len(safe.lstrip(" ")), max(width - _LEAST, 0))
    room = max(width - indent, _LEAST)
    lines = wrap([bare], room, room - hang)
    return [
        " " * (indent + (hang if number else 0)) + "".join(piece.text for piece in line)
        for number, line in enumerate(lines)
    ]


def height() -> int:
    """Give the rows of the screen that results are shown on."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).lines or HEIGHT
    except (OSError, ValueError):
        return HEIGHT


class Printer:
    """Knows whether colours are wanted, and makes what notes hold safe to show."""

    def __init__(self, color: str = "auto", root: str = "") -> None:
        """Take `--color`: auto, always or never, and the vault to whose notes links lead."""
        self.color = self._wanted(color)
        self.insists = False
        """Where nobody reads any more, what is to be done is done all the same."""
        self._links = Links.of(root, plain=not self.color)
        self._said: list[str] = []

    @staticmethod
    def _wanted(color: str) -> bool:
        if color != "auto":
            return color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    @property
    def said(self) -> str:
        """Everything that was printed, with its ends of lines."""
        return "".join(f"{line}\n" for line in self._said)

    @property
    def manner(self) -> tuple[object, ...]:
        """Everything outside of the program that decides how a result is printed."""
        names = (*_SHOWING, *(name for name in os.environ if name.startswith("VAULTSYNC_")))
        sizes = []
        for descriptor in range(3):  # the library for tables asks the first terminal
            try:
                sizes.append(tuple(os.get_terminal_size(descriptor)))
            except (OSError, ValueError):
                sizes.append(())
        return (
            *(self.color, self.on_terminal, self.width, sys.stdout.encoding, *sizes),
            *((name, os.environ.get(name)) for name in sorted(names)),
        )

    @property
    def on_terminal(self) -> bool:
        """Results go to a person's screen."""
        return sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Columns of the screen; `COLUMNS` wins, as everywhere."""
        return screen(sys.stdout) or WIDTH

    @property
    def prose(self) -> int:
        """Columns that running text may take; tables have the whole width."""
        return min(self.width, PROSE)

    @staticmethod
    def can_show(text: str) -> bool:
        """Tell whether the results' encoding has these characters."""
        try:
            text.encode(sys.stdout.encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def paint(self, text: str, style: str) -> str:
        """Colour a text, made safe before, if colours are wanted."""
        safe = terminal(text)
        if not self.color or not style:
            return safe
        return click.style(safe, **STYLES[style])  # type: ignore[arg-type]

    def bit(self, bit: "Bit") -> str:
        """Colour a text, and make it a link if it is to be one."""
        uri = self._links.to(bit.path, bit.line, bit.column)
        return linked(self.paint(bit.text, bit.style), uri)

    def out(self, text: str = "", style: str = "", hang: int = HANG) -> None:
        """Print a line of the result as plain text, on a screen broken at blanks."""
        for line in broken(text, prose(sys.stdout), hang):
            self.painted(self.paint(line, style))

    def sample(
        self, text: str, style: str = "", lead: str = "          | ", hang: int = HANG
    ) -> None:
        """Print a line of a file that is shown, on a screen broken at blanks, with its bar."""
        width = prose(sys.stdout)
        room = max(width - columns(lead), NARROW) if width else 0
        for line in broken(text, room, hang):
            self.painted(self.paint(f"{lead}{line}".rstrip(), style))

    def verbatim(self, text: str) -> None:
        """Print what is copied or goes to a program: one line, also on a screen."""
        self.painted(terminal(text))

    def painted(self, line: str) -> None:
        """Print what was put together from `paint` and `terminal` only, or is safe JSON."""
        self._said.append(line)
        try:
            click.echo(line, color=self.color)
        except BrokenPipeError:
            if not self.insists:
                raise
            hush(sys.stdout)

    def again(self, said: str) -> None:
        """Print what was printed before."""
        click.echo(said, nl=False, color=self.color)

    @staticmethod
    def raw(data: bytes) -> None:
        """Write a result that is a file or goes to another program, byte for byte."""
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    @staticmethod
    def say(text: str, *, whole: bool = False) -> None:
        """Tell about the run, on stderr; `whole`: it is copied, so it stays one line."""
        for line in broken(text, 0 if whole else prose(sys.stderr)):
            click.echo(line, err=True)


def question(text: str, *, err: bool = False, open_end: bool = False) -> None:
    """Show what belongs to a question, on stdout or stderr; behind an `open_end` is typed."""
    width = prose(sys.stderr if err else sys.stdout)
    *lines, last = broken(text.rstrip(" "), max(width - _ROOM, 0) if open_end else width)
    for line in lines:
        click.echo(line, err=err)
    click.echo(f"{last} " if open_end else last, nl=not open_end, err=err)


def stopped() -> None:
    """Tell on stderr that the program was stopped; on a screen `^C` stands before it.

    It is the last that is said: a question that was being shown goes out before it.
    """
    with contextlib.suppress(OSError, ValueError):  # nobody reads it any more
        sys.stdout.flush()
    first = "\n" if sys.stderr.isatty() else ""
    click.echo(f"{first}stopped; nothing more was written", err=True)


def complain(message: str, hint: str = "", listed: tuple[str, ...] = ()) -> None:
    """Tell what went wrong, perhaps with a list, and what to do next, on stderr."""
    wanted = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    start, width = "error:", prose(sys.stderr)
    first, *rest = broken(f"{start} {_brief(message)}", width)
    shown = click.style(start, fg="red", bold=True) if wanted else start
    click.echo(f"{shown}{first.removeprefix(start)}", err=True, color=wanted)
    for line in (*rest, *(one for text in listed for one in broken(f"  {text}", width))):
        click.echo(line, err=True)
    if hint:
        start = "help:"
        first, *rest = broken(f"{start} {hint}", width, len(start) + 1)
        shown = click.style(start, fg="green") if wanted else start
        click.echo(f"{shown}{first.removeprefix(start)}", err=True, color=wanted)
        for line in rest:
            click.echo(line, err=True)


def _brief(message: str) -> str:
    """Cut the middle out of what nobody can read: what was typed may be of any length."""
    if len(message) <= _LONGEST:
        return message
    half = _LONGEST // 2
    return f"{message[:half]} … {message[-half:]}"


class Progress:
    """Tells on a terminal how far a long reading is; quiet for the first second."""

    def __init__(self) -> None:
        """Start counting."""
        self._start = clock.now()
        self._shown = False
        self._next = PROGRESS_EVERY

    def __call__(self, seen: int) -> None:
        """Take the number of files seen so far."""
        if seen < self._next or not sys.stderr.isatty():
            return
        self._next = seen + PROGRESS_EVERY
        if (clock.now() - self._start).total_seconds() > 1:
            self._shown = True
            click.echo(f"\rreading the vault: {seen:,} files", nl=False, err=True)

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
