"""The whole dated plan of an application, as a list and as JSON (S02, S03)."""

from typing import TYPE_CHECKING, Any

from vaultsync.calendar import show_day
from vaultsync.cli.listing import what
from vaultsync.model import State, Status, TouchState
from vaultsync.render.escape import terminal
from vaultsync.rules.outlook import outlook
from vaultsync.rules.standing import is_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.cli.printer import Printer
    from vaultsync.rules.standing import Standing

_HAPPENED, _NOW, _TO_COME, _END = ("●", "*"), ("◆", ">"), ("○", "-"), ("■", "=")
"""Signs of the picture, and what stands for them where the screen cannot show them."""


def show_plan(printer: "Printer", standing: "Standing") -> None:
    """Print what happened, what is owed, what would come next, and when it ends."""
    printer.out()
    printer.painted(printer.paint("Plan, if nobody answers", "bold"))
    found = outlook(standing)
    rows = [
        (day, _HAPPENED, words, f"  {printer.paint(place, 'dim')}")
        for day, words, place in _history(standing)
    ]
    rows += [
        (one.day, _TO_COME, "interview, planned", "") for one in standing.planned if one.day
    ]
    for item in found.steps:
        sign = _NOW if item.state.pressing else _TO_COME
        state = "" if item.state is State.UPCOMING else f", {item.state.value}"
        rows.append((item.due, sign, what(item) + state, ""))
    for row in sorted(rows, key=lambda row: row[0]):
        _row(printer, *row)
    if found.ends:
        _row(
            printer, found.ends, _END, "the last day of waiting; then it is time to move on", ""
        )
    elif standing.status.closed:
        printer.out(f"  nothing more: the status is `{standing.status.value}`")
    elif standing.status in {Status.SCHEDULED, Status.REPLIED}:
        held = f"  the status `{standing.status.value}` holds back what would come next"
        printer.out(f"{held}; set it to `waiting` to go on")
    elif not found.steps:
        printer.out("  nothing more follows from the notes as they stand")


def _row(
    printer: "Printer", day: "date", sign: tuple[str, str], words: str, behind: str
) -> None:
    shown = sign[0] if printer.can_show(sign[0]) else sign[1]
    printer.painted(f"  {show_day(day):<15}  {shown} {terminal(words)}{behind}")


def _history(standing: "Standing") -> "list[tuple[date, str, str]]":
    """Give what happened by day: the day, the words, the place."""
    return sorted((*_interviews(standing), *_messages(standing)), key=lambda row: row[0])


def _interviews(standing: "Standing") -> "Iterator[tuple[date, str, str]]":
    for one in standing.application.interviews:
        if one.day and is_over(one, standing.as_of):
            stage = f", {one.stage}" if one.stage else ""
            yield one.day, f"interview{stage}", f"{one.path}:{one.line_of('date')}"


def _messages(standing: "Standing") -> "Iterator[tuple[date, str, str]]":
    for event in standing.events:
        touch = event.touch
        if touch.state is TouchState.SNOOZED:
            continue  # its day is still to come: the plan has it
        person = standing.find(event)
        way = "from" if touch.heard else "to"
        whom = f" {way} {person.name}" if person else ""
        state = ", skipped" if touch.state is TouchState.SKIPPED else ""
        words = f"{touch.kind.value}{whom}{state}"
        yield touch.day, words, f"{event.interview.path}:{touch.line}"


def plan_json(standing: "Standing") -> dict[str, Any]:
    """Give the plan: `history`, `plan`, and `ends`, the last day of waiting or null."""
    found = outlook(standing)
    return {
        "history": [
            {"day": str(day), "what": words, "place": place}
            for day, words, place in _history(standing)
        ],
        "plan": [
            {
                "id": item.id,
                "kind": item.kind.value,
                "state": item.state.value,
                "person": item.person.name,
                "channel": item.channel.value,
                "due": str(item.due),
                "reason": item.reason,
                "note": item.interview.path,
            }
            for item in found.steps
        ],
        "ends": str(found.ends) if found.ends else None,
    }
