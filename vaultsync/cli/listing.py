"""Follow-ups as a list: a table on a terminal, plain lines where the output is piped."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import NamedTuple

from vaultsync.calendar import AsOf, show_day, show_short_day
from vaultsync.cli.flow import Bit, flow, lines
from vaultsync.cli.printer import HANG, Printer
from vaultsync.owed import NO_MESSAGE, SOFT, FollowUp, Kind, State
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
WIDEST = 120
"""Columns of a list at most: an ID far from its words is hard to find."""
_STYLE = {State.OVERDUE: "overdue", State.DUE: "due"}
_GAP = 2


def when(item: FollowUp, as_of: AsOf) -> str:
    """Say when it is due, in the vault's zone; the year only where it is another one."""
    same = item.due.year == as_of.today.year
    day = show_short_day(item.due) if same else show_day(item.due)
    return f"{day} {item.due_at.astimezone(as_of.zone):%H:%M}" if item.due_at else day


def strong(item: FollowUp) -> str:
    """Give the style of its day: what may wait has none."""
    return "" if item.kind in SOFT else _STYLE.get(item.state, "")


class Row(NamedTuple):
    """A follow-up of the list, and what is said under it."""

    item: FollowUp
    lines: tuple[str, ...]
    draft: str = ""
    """The path of its draft, to which the last line leads."""
    against: tuple[str, ...] = ()
    """What speaks against sending it as things stand, said behind the reason."""

    def bits(self) -> list[Bit]:
        """Give what is said, a line each, as it leads to note and draft."""
        note, line = self.item.interview.path, self.item.line
        told = [Bit(what(self.item), "bold", note, line)]
        told += [Bit(text) for text in self.lines[:1]]
        told += [Bit(text, "warning") for text in self.against]
        told += [Bit(text) for text in self.lines[1:]]
        if self.draft and self.lines:
            told[-1] = told[-1]._replace(path=self.draft)
        return told


def show_list(printer: Printer, rows: Iterable[Row], as_of: AsOf) -> None:
    """Print follow-ups by state, thank-yous first (S11), then what is due first."""
    by_state: dict[State, list[Row]] = {}
    for row in rows:
        by_state.setdefault(row.item.state, []).append(row)
    days = max(
        (len(when(row.item, as_of)) for found in by_state.values() for row in found), default=0
    )
    states = [state for state in ORDER if state in by_state]
    for number, state in enumerate(states):
        found = by_state[state]
        ordered = sorted(found, key=lambda row: _thanks_first(row.item, as_of))
        if printer.on_terminal:
            if number:
                printer.out()
            _table(printer, state, ordered, as_of, days)
        else:
            _plain(printer, state, ordered, as_of)


def _thanks_first(item: FollowUp, as_of: AsOf) -> tuple[bool, bool, datetime]:
    return item.kind is not Kind.THANK_YOU, *urgency(item, as_of)


def urgency(item: FollowUp, as_of: AsOf) -> tuple[bool, datetime]:
    """Sort by the hour, a day without one at its end; of what is due, reminders come last."""
    at = item.due_at or datetime.combine(item.due, time.max, as_of.zone)
    return item.kind in NO_MESSAGE and item.state.pressing, at.astimezone(UTC)


def _plain(printer: Printer, state: State, rows: list[Row], as_of: AsOf) -> None:
    for row in rows:
        item, (words, *rest) = row.item, row.bits()
        label = printer.paint(f"{state.value}:", _STYLE.get(state, "bold"))
        told = printer.bit(words._replace(style=""))
        printer.painted(f"{label} {told}, {when(item, as_of)}  {item.id}")
        for bit in rest:
            printer.painted(f"    {printer.bit(bit._replace(style=''))}")


def _table(printer: Printer, state: State, rows: list[Row], as_of: AsOf, days: int) -> None:
    """Print what is of one state; the days of all states have `days` columns."""
    printer.painted(printer.paint(state.value.capitalize(), _STYLE.get(state, "bold")))
    width = min(printer.width, WIDEST)
    for row in rows:
        due = Bit(when(row.item, as_of).ljust(days), strong(row.item))
        if width < NARROW:
            flow(printer, due, Bit(f"  {row.item.id}"), indent=_GAP)
            for bit in row.bits():
                flow(printer, bit, indent=2 * _GAP, hang=HANG)
        else:
            _row(printer, row, due, width)


def _row(printer: Printer, row: Row, due: Bit, width: int) -> None:
    """Print day, words and ID in columns of their own."""
    at = _GAP + len(due.text) + _GAP
    room = width - at - _GAP - len(row.item.id)
    parts = [
        (line, HANG if further else 0)
        for bit in row.bits()
        for further, line in enumerate(lines(printer, (bit,), room, room - HANG))
    ]
    first, _ = parts[0]
    gap = " " * (room - first.width + _GAP)
    start = " " * _GAP + printer.bit(due) + " " * _GAP
    printer.painted(f"{start}{first.painted}{gap}{row.item.id}")
    for line, hang in parts[1:]:
        printer.painted(" " * (at + hang) + line.painted)
