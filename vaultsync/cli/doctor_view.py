"""What `doctor` found, as people read it: a row each, and what to do below it."""

from vaultsync.cli.first_lines_view import show_lines
from vaultsync.cli.listing import NARROW
from vaultsync.cli.printer import Printer, broken
from vaultsync.vault.health import Health, Row

_STYLES = {Health.FINE: "help", Health.NOTE: "warning", Health.PROBLEM: "error"}
_LABEL, _STATE = 14, 7


def show_row(printer: Printer, row: Row) -> None:
    """Print a row; what could be done about what is fine is left out."""
    state = printer.paint(f"{row.health.value:<{_STATE}}", _STYLES[row.health])
    narrow = printer.width < NARROW
    indent = 2 if narrow else _STATE + _LABEL + 2
    head = f"{state} {printer.paint(row.what if narrow else f'{row.what:<{_LABEL}}', 'bold')}"
    lines = _wrapped(printer, row.text, indent)
    if narrow:
        printer.painted(head)
        lines.insert(0, "")
    else:
        printer.painted(f"{head} {lines[0]}")
    for line in lines[1:]:
        printer.painted(f"{' ' * indent}{line}")
    if row.cure and row.health is not Health.FINE:
        first, *rest = _wrapped(printer, row.cure, indent + 2)
        printer.painted(
            f"{' ' * indent}{printer.paint('→' if _arrow(printer) else '>', 'help')} {first}"
        )
        for line in rest:
            printer.painted(f"{' ' * (indent + 2)}{line}")
    if row.lines:
        show_lines(printer, row.lines)
        printer.out()


def _arrow(printer: Printer) -> bool:
    return printer.can_show("→")


def _wrapped(printer: Printer, text: str, indent: int) -> list[str]:
    """Give the lines of a text; in a pipe it is one."""
    room = max(printer.prose - indent, 20) if printer.on_terminal else 0
    return broken(text, room, hang=0)


def show_sum(printer: Printer, rows: list[Row]) -> None:
    """Say in one line how it stands."""
    problems = sum(row.health is Health.PROBLEM for row in rows)
    notes = sum(row.health is Health.NOTE for row in rows)
    if problems:
        text = f"{problems} {'problem' if problems == 1 else 'problems'} to fix"
    elif notes:
        text = "everything works; what could be better is marked as a note"
    else:
        text = "all is well"
    printer.out()
    for line in _wrapped(printer, text, 0):
        printer.painted(line)
