"""Follow-ups as a list: a table on a terminal, plain lines where the output is piped."""

from collections.abc import Iterable
from datetime import tzinfo

from vaultsync.calendar import show_short_day
from vaultsync.cli.printer import Printer
from vaultsync.model import FollowUp, State
from vaultsync.render.escape import terminal
from vaultsync.render.phrases import title, way

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
_STYLE = {State.OVERDUE: "overdue", State.DUE: "due"}


def what(item: FollowUp) -> str:
    """Say what is owed to whom: `Thank-you to Marcus Lee at Acme by text`."""
    at = f"at {item.company}" if item.company else ""
    return " ".join(p for p in (title(item.kind), item.person.name, at, way(item)) if p)


def when(item: FollowUp, zone: tzinfo) -> str:
    """Say when it is due, in the vault's zone."""
    if item.due_at:
        return f"{show_short_day(item.due)} {item.due_at.astimezone(zone):%H:%M}"
    return show_short_day(item.due)


def show_list(printer: Printer, items: Iterable[FollowUp], zone: tzinfo) -> None:
    """Print follow-ups by state."""
    by_state: dict[State, list[FollowUp]] = {}
    for item in items:
        by_state.setdefault(item.state, []).append(item)
    for state in ORDER:
        found = by_state.get(state)
        if not found:
            continue
        if printer.on_terminal:
            _table(printer, state, found, zone)
        else:
            _plain(printer, state, found, zone)


def _plain(printer: Printer, state: State, items: list[FollowUp], zone: tzinfo) -> None:
    for item in items:
        label = printer.paint(f"{state.value}:", _STYLE.get(state, "bold"))
        printer.painted(f"{label} {terminal(what(item))}, {when(item, zone)}  {item.id}")
        printer.out(f"    {item.sentence}")


def _table(printer: Printer, state: State, items: list[FollowUp], zone: tzinfo) -> None:
    from rich.console import Console  # noqa: PLC0415 - slow, and needed on a terminal only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(no_wrap=True)
    strong = _STYLE.get(state, "")
    for item in items:
        table.add_row(
            Text(
                f"  {when(item, zone)}",
                style={"overdue": "bold red", "due": "yellow"}.get(strong, ""),
            ),
            Text.assemble(
                (terminal(what(item)), "bold"),
                "\n",
                (terminal(item.sentence), "dim"),
                overflow="fold",
            ),
            Text(item.id, style="dim"),
        )
    printer.painted(printer.paint(state.value.capitalize(), strong or "bold"))
    console = Console(
        color_system="auto" if printer.color else None, highlight=False, soft_wrap=False
    )
    with console.capture() as capture:
        console.print(table)
    printer.painted(capture.get())
