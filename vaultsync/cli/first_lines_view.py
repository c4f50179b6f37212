"""The lines that make interview notes of notes in plain text, as they are copied."""

from collections.abc import Iterable, Sequence

from vaultsync.cli.printer import Printer
from vaultsync.parse.front.likeness import Likeness
from vaultsync.render.first_lines import first_lines, lacking

FEW = 3


def plain_ones(alike: Iterable[Likeness]) -> list[Likeness]:
    """Give those that name no company or no date at their top."""
    return [one for one in alike if one.plain]


def show_first_lines(
    printer: Printer, alike: Sequence[Likeness], word: str, *, every: bool = False
) -> None:
    """Show what each lacks and the lines for it, from the margin, where they can be copied."""
    shown = alike if every else alike[:FEW]
    for one in shown:
        printer.out()
        printer.out(f"{one.path}: {lacking(one)}:")
        show_lines(printer, first_lines(one, word))
    if len(alike) > len(shown):
        printer.out()
        more = len(alike) - len(shown)
        printer.out(f"and {more} more: `vaultsync init --dry-run` shows the lines for each")


def show_lines(printer: Printer, lines: Iterable[str]) -> None:
    """Print lines that are copied."""
    printer.out()
    for line in lines:
        printer.verbatim(line)
