"""`vaultsync man`."""

import os
from collections.abc import Iterator

import click

from vaultsync.cli.completing import complete_pages
from vaultsync.cli.flow import Bit, lines
from vaultsync.cli.help import fit_examples
from vaultsync.cli.manual import PROGRAM, page_of, walk
from vaultsync.cli.meant import meant_by
from vaultsync.cli.printer import Printer
from vaultsync.errors import UsageError
from vaultsync.render.roff import Block, Entry, Page, Paragraph, roff
from vaultsync.vault.manual import write_pages

EPILOG = """\b
Examples:
  vaultsync man                     the manual of vaultsync
  vaultsync man check               of a command
  vaultsync man draft list          of a sub-command
  vaultsync man --roff check | man -l -
  vaultsync man --write ~/.local/share/man/man1

On a terminal the page is shown in $PAGER, else in `less` where there is one. Pages that are
written have the names vaultsync.1, vaultsync-check.1 and so on; a file of that name that
vaultsync did not write is left alone. Needs no vault.
"""
WIDEST = 90
_INDENT = 4


@click.command(epilog=EPILOG)
@click.argument("command", nargs=-1, shell_complete=complete_pages)
@click.option("--roff", "as_roff", is_flag=True, help="As the source of a manual page.")
@click.option("--write", "folder", metavar="FOLDER", help="Write all pages into a folder.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Colours: on a terminal only (auto), always or never.",
)
@click.pass_context
def man(
    ctx: click.Context, command: tuple[str, ...], as_roff: bool, folder: str | None, color: str
) -> int:
    """Show the manual of a command, or write the pages of all."""
    printer, found = Printer(color), dict(walk(ctx.find_root().command))
    if folder is not None:
        if command or as_roff:
            raise UsageError(
                "`--write` goes with neither a command nor `--roff`",
                hint="`vaultsync man --write FOLDER` writes the pages of all commands",
            )
        _write(printer, os.path.expanduser(folder), found)
        return 0
    path = (PROGRAM, *command)
    if path not in found:
        known = [" ".join(one[1:]) for one in found]
        raise UsageError(
            f"there is no command {' '.join(command)!r}", hint=_meant(" ".join(command), known)
        )
    page = page_of(found[path], path)
    if as_roff:
        printer.painted(roff(page).rstrip("\n"))
    elif printer.on_terminal:
        click.echo_via_pager("\n".join(_shown(printer, page)))
    else:
        for line in _shown(printer, page):
            printer.painted(line)
    return 0


def _meant(typed: str, known: list[str]) -> str:
    """Say which command was probably meant, by the words that the commands know, too."""
    meant = meant_by(typed, known)
    if meant is None:
        return "`vaultsync --help` lists the commands"
    asked = f"did you mean `{meant.command}`?" if meant.command in known else ""
    return f"{asked} {meant.clause}".strip()


def _write(printer: Printer, folder: str, found: dict[tuple[str, ...], click.Command]) -> None:
    pages = (page_of(command, path) for path, command in found.items())
    written = write_pages(folder, {f"{page.name}.1": roff(page) for page in pages})
    for name in written:
        printer.out(f"wrote {os.path.join(folder, name)}")
    if not written:
        printer.out("everything is up to date")


def _shown(printer: Printer, page: Page) -> Iterator[str]:
    """Give the lines of a page as it is read."""
    for number, section in enumerate(page.sections):
        if number:
            yield ""
        yield printer.paint(section.title, "bold")
        for at, block in enumerate(section.blocks):
            if at:
                yield ""
            yield from _block(printer, block)


def _block(printer: Printer, block: Block) -> Iterator[str]:
    room = min(printer.width, WIDEST) - _INDENT
    match block:
        case Paragraph():
            yield from _wrapped(printer, Bit(block.text), _INDENT, room)
        case Entry():
            yield from _wrapped(printer, Bit(block.term, "bold"), _INDENT, room)
            yield from _wrapped(printer, Bit(block.text), 2 * _INDENT, room - _INDENT)
        case _:
            rows = [f"  {line}" for line in block.lines]  # as in a help, two columns in
            if printer.on_terminal:
                rows = fit_examples("\n".join(rows), room + 2).split("\n")
            for row in rows:
                yield f"{' ' * (_INDENT - 2)}{printer.paint(row, '')}".rstrip()


def _wrapped(printer: Printer, bit: Bit, indent: int, room: int) -> Iterator[str]:
    room = max(room, 20)
    for line in lines(printer, (bit,), room, room):
        yield " " * indent + line.painted
