"""A block of labelled lines, wrapped on a terminal."""

from vaultsync.cli.listing import NARROW
from vaultsync.cli.printer import Printer
from vaultsync.render.escape import terminal


def show_rows(printer: Printer, rows: list[tuple[str, str]], width: int) -> None:
    """Print labels with their texts; the widest label has `width` columns."""
    if printer.on_terminal:
        _table(printer, rows, width)
    else:
        _plain(printer, rows, width)


def _plain(printer: Printer, rows: list[tuple[str, str]], width: int) -> None:
    for label, text in rows:
        start = printer.paint(f"{label:<{width}}", "dim")
        printer.painted(f"  {start}  {terminal(text)}")


def _table(printer: Printer, rows: list[tuple[str, str]], width: int) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow, and needed on a terminal only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(color_system="auto" if printer.color else None, highlight=False)
    narrow = console.width < NARROW
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    if not narrow:
        table.add_column(no_wrap=True, min_width=width + 2, style="dim")
    table.add_column(ratio=1, overflow="fold")
    for label, text in rows:
        if narrow:
            start = f"{label} " if label else ""
            table.add_row(Text.assemble((start, "dim"), " ".join(terminal(text).split())))
        else:
            table.add_row(Text(f"  {label}"), Text(terminal(text)))
    with console.capture() as capture:
        console.print(table)
    # without what fills the last column up: it would come along when somebody copies a line
    printer.painted("\n".join(line.rstrip() for line in capture.get().splitlines()))
