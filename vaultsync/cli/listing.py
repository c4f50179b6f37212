"""Follow-ups as a list: a table on a terminal, plain lines where the output is piped."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import NamedTuple

from vaultsync.calendar import show_short_day
from vaultsync.cli.printer import Printer
from vaultsync.model import FollowUp, State
from vaultsync.render.escape import terminal
from vaultsync.render.phrases import what

ORDER = (
    State.OVERDUE,
    State.DUE,
    State.UPCOMING,
    State.SNOOZED,
    State.WAITING,
    State.DONE,
    State.SKIPPED,
    State.MISSED,
)
NARROW = 60
"""Columns below which the parts of a line stand below each other."""
_STYLE = {State.OVERDUE: "overdue", State.DUE: "due"}


def when(item: FollowUp, zone: tzinfo) -> str:
    """Say when it is due, in the vault's zone."""
    if item.due_at:
        return f"{show_short_day(item.due)} {item.due_at.astimezone(zone):%H:%M}"
    return show_short_day(item.due)


class Row(NamedTuple):
    """A follow-up of the list, and what is said under it."""

    item: FollowUp
    lines: tuple[str, ...]


def show_list(printer: Printer, rows: Iterable[Row], zone: tzinfo) -> None:
    """Print follow-ups by state."""
    by_state: dict[State, list[Row]] = {}
    for row in rows:
        by_state.setdefault(row.item.state, []).append(row)
    for state in ORDER:
        found = by_state.get(state)
        if not found:
            continue
        if printer.on_terminal:
            _table(printer, state, found, zone)
        else:
            _plain(printer, state, found, zone)


def _plain(printer: Printer, state: State, rows: list[Row], zone: tzinfo) -> None:
    for item, lines in rows:
        label = printer.paint(f"{state.value}:", _STYLE.get(state, "bold"))
        printer.painted(f"{label} {terminal(what(item))}, {when(item, zone)}  {item.id}")
        for line in lines:
            printer.out(f"    {line}")


def _table(printer: Printer, state: State, rows: list[Row], zone: tzinfo) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow, and needed on a terminal only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(color_system="auto" if printer.color else None, highlight=False)
    narrow = console.width < NARROW
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for column in ("words",) if narrow else ("when", "words", "id"):
        wide = column == "words"
        table.add_column(no_wrap=not wide, ratio=1 if wide else None, overflow="fold")
    strong = {State.OVERDUE: "bold red", State.DUE: "yellow"}.get(state, "")
    for item, lines in rows:
        due = Text(f"  {when(item, zone)}", style=strong)
        ident = Text(item.id, style="dim")
        under = "".join(f"\n{terminal(line)}" for line in lines)
        words = Text.assemble((terminal(what(item)), "bold"), (under, "dim"))
        if narrow:
            table.add_row(Text.assemble(due, "  ", ident, "\n", words))
        else:
            table.add_row(due, words, ident)
    printer.painted(printer.paint(state.value.capitalize(), _STYLE.get(state, "bold")))
    with console.capture() as capture:
        console.print(table)
    printer.painted(capture.get())
