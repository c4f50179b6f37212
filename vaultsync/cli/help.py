"""`--help` on narrow screens: what click breaks in the middle goes below each other."""

import contextlib
import re
import sys
from collections.abc import Iterable, Iterator

import click

from vaultsync.patterns import regex

NARROW = 60
_TERM = 12
"""Columns of a command's name; in a list of longer ones all stand above what they do."""
_WORDS = 24
"""Columns that what an example does has beside it, or else it goes below it."""
LEAST = 36
"""Columns of a help at least, however narrow the screen is."""
_DEEPER = " " * 6
"""What stands before the further lines of a command."""
_PARTS = regex(r"""(?:[^\s"']|"[^"]*"|'[^']*')+""")
"""Words of a command as a shell sees them."""
_COMMAND = regex(r"`[^`]*`[^\s`]?")
"""A command in a sentence, with the sign behind it."""
_BLANK, _HYPHEN = "\u00a0", "\u2011"
"""What click does not break at; no help holds one of its own."""
_EXAMPLE = regex(r"(\s*\S.*?)\s{2,}(\S.*)")
"""A command, and behind some blanks what it does."""


class Formatter(click.HelpFormatter):
    """Knows screens of less than 50 columns."""

    def __init__(
        self,
        indent_increment: int = 2,
        width: int | None = None,
        max_width: int | None = None,
    ) -> None:
        """Take the width of the screen, where there is one."""
        if width is None and sys.stdout.isatty():
            from vaultsync.cli.printer import Printer  # noqa: PLC0415 - only for a help

            width = max(min(Printer().width, max_width or 80) - 2, LEAST)
        super().__init__(indent_increment, width, max_width)

    def write_text(self, text: str) -> None:
        """Write paragraphs; what examples do is moved until it fits."""
        room = self.width - self.current_indent
        blocks = [
            fit_examples(block, room) if block.startswith("\b") else block
            for block in text.split("\n\n")
        ]
        put = super().write_text  # it collects text; no file is written
        put(glued("\n\n".join(blocks), room))

    def write(self, string: str) -> None:
        """Take what was wrapped; what was kept together is as it was."""
        super().write(string.replace(_BLANK, " ").replace(_HYPHEN, "-"))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write options; on a narrow screen each above what it does."""
        rows = list(rows)
        if self.width < NARROW:
            longest = max((len(term) for term, _ in rows), default=0)
            col_max = _TERM if longest <= _TERM else 4
        at = min(max((len(term) for term, _ in rows), default=0), col_max) + col_spacing
        room = self.width - self.current_indent - at
        super().write_dl(
            [(term, glued(text, room)) for term, text in rows], col_max, col_spacing
        )


def glued(text: str, room: int) -> str:
    """Keep together what stands in backquotes, to be copied, and fits into a line."""

    def whole(found: re.Match[str]) -> str:
        fits = len(found[0]) < room and "\n" not in found[0]
        return found[0].replace(" ", _BLANK).replace("-", _HYPHEN) if fits else found[0]

    return _COMMAND.sub(whole, text)


def fit_examples(block: str, room: int) -> str:
    """Move what the examples do nearer to them, or else below them."""
    rows = block.split("\n")
    if all(len(row) <= room for row in rows):
        return block
    examples = [_EXAMPLE.fullmatch(row) for row in rows]
    at = max((len(one[1]) for one in examples if one), default=0) + 2
    lines: list[str] = []
    for row, found in zip(rows, examples, strict=True):
        if not found:
            lines += _command(row, room) if row.startswith("  ") else [row]
        elif at + _WORDS <= room:
            first, *rest = _wrapped(found[2], room - at)
            lines += [found[1].ljust(at) + first, *(" " * at + line for line in rest)]
        else:
            indent = " " * (len(found[1]) - len(found[1].lstrip()) + 4)
            wrapped = _wrapped(found[2], room - len(indent))
            lines += [*_command(found[1], room), *(indent + line for line in wrapped)]
    return "\n".join(lines)


def _wrapped(text: str, room: int) -> list[str]:
    from vaultsync.render.columns import wrap  # noqa: PLC0415 - only for a help

    return ["".join(piece.text for piece in line) for line in wrap([text], room, room)]


def _command(row: str, room: int) -> list[str]:
    """Break a long command of an example so that it can still be copied into a shell."""
    if len(row) <= room or not sys.stdout.isatty():
        return [row]
    start = ""
    lines: list[str] = []
    for part in _PARTS.findall(row.strip()):
        indent = _DEEPER if lines else "  "
        end = "" if part == "|" else " \\"  # behind a pipe every shell reads on
        if start and len(f"{indent}{start} {part}{end}") > room:
            lines.append(f"{indent}{start}" + ("" if start.endswith("|") else " \\"))
            start = ""
        start = f"{start} {part}".lstrip()
    lines.append(f"{_DEEPER if lines else '  '}{start}")
    return [each for line in lines for each in _in_quotes(line, room)]


def _in_quotes(line: str, room: int) -> Iterator[str]:
    """Break what stands in quotes and is too long for a line at a blank, as a shell may.

    In double quotes a shell takes a backslash and the end of the line out; in single ones
    nothing, but there stand filters of jq, which may be broken at any blank.
    """
    quote = next((sign for sign in line if sign in "\"'"), "")
    deeper = f"{_DEEPER}  " if quote == "'" else ""
    least = line.find(quote) if quote else len(line)
    end = room + 1 if deeper else room - 1
    while len(line) > room and (at := line.rfind(" ", least, end)) > least:
        yield line[:at] if deeper else f"{line[: at + 1]}\\"
        line, least = f"{deeper}{line[at + 1 :]}", len(deeper)
    yield line


class Context(click.Context):
    """Writes its help with our formatter, and is known to what was wrong in its command."""

    formatter_class = Formatter

    @contextlib.contextmanager
    def scope(self, cleanup: bool = True) -> Iterator[click.Context]:
        """Say to which command a mistake belongs, where click does not."""
        try:
            with super().scope(cleanup) as context:
                yield context
        except click.UsageError as error:
            error.ctx = error.ctx or self
            raise


def fitted(command: click.Command) -> click.Command:
    """Have a command, and those below it, write their help so."""
    command.context_class = Context
    if isinstance(command, click.Group):
        command.no_args_is_help = False  # what is missing is said in a sentence
    for one in getattr(command, "commands", {}).values():
        fitted(one)
    return command
