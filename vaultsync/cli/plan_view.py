"""The whole dated plan of an application, as a list and as JSON (S02, S03)."""

from typing import TYPE_CHECKING, Any, NamedTuple

from vaultsync.calendar import show_day
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.listing import NARROW
from vaultsync.cli.printer import HANG
from vaultsync.model import Status, TouchState
from vaultsync.owed import State
from vaultsync.render.phrases import called, what
from vaultsync.rules.outlook import outlook
from vaultsync.rules.standing import is_over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from vaultsync.cli.printer import Printer
    from vaultsync.model import Touch
    from vaultsync.rules.companies import Company
    from vaultsync.rules.outlook import Outlook
    from vaultsync.rules.standing import Standing

_HAPPENED, _NOW, _TO_COME, _END = ("●", "*"), ("◆", ">"), ("○", "-"), ("■", "=")
"""Signs of the picture, and what stands for them where the screen cannot show them."""


class _Row(NamedTuple):
    """A line of the picture."""

    day: "date"
    sign: tuple[str, str]
    words: str
    path: str = ""
    """The note in which it stands."""
    line: int = 0
    why: str = ""
    """The reason, in a line of its own."""


def show_plan(printer: "Printer", standing: "Standing", company: "Company | None") -> None:
    """Print what happened, what is owed, what would come next, and when it ends."""
    printer.out()
    printer.painted(printer.paint(_title(standing), "bold"))
    found = outlook(standing, company)
    for row in _rows(standing, found):
        _show_row(printer, row)
    status = standing.status
    if status.closed:
        printer.out(f"  no more messages: the status is `{status.value}`")
    elif status in {Status.SCHEDULED, Status.REPLIED}:
        held = f"  the status `{status.value}` holds back what would come next"
        printer.out(f"{held}; set it to `waiting` to go on")
    elif not found.steps and not found.ends:
        printer.out("  nothing more follows from the notes as they stand")


def _title(standing: "Standing") -> str:
    """Say what the plan goes by: a reply that came is in it, and further ones are not."""
    if standing.status.closed:
        return "Plan"
    return f"Plan, if nobody answers{' again' if _answered(standing) else ''}"


def _answered(standing: "Standing") -> bool:
    """Tell whether they were heard of; an interview to come is an answer, too."""
    heard = any(event.touch.heard for event in standing.events)
    return heard or standing.status in {Status.SCHEDULED, Status.REPLIED}


def _rows(standing: "Standing", found: "Outlook") -> "list[_Row]":
    rows = [
        _Row(day, _HAPPENED, _once(words), path, line)
        for day, words, path, line in _history(standing, called)
    ]
    to_come = standing.planned or ((standing.following,) if standing.following else ())
    rows += [_Row(one.day, _TO_COME, "interview, planned") for one in to_come if one.day]
    for item in found.steps:
        sign = _NOW if item.state.pressing else _TO_COME
        state = "" if item.state is State.UPCOMING else f", {item.state.value}"
        # what is not owed yet can come today at the earliest, whatever it is counted from
        day = item.due if state or sign is _NOW else max(item.due, standing.as_of.today)
        rows.append(_Row(day, sign, what(item) + state, why=item.reason))
    rows.sort(key=lambda row: row.day)
    if found.ends:
        moved_on = standing.moved_on
        silent = "no further answer" if _answered(standing) else "no answer"
        words = (
            f"{silent}: time to move on" if moved_on else "last day of waiting; then move on"
        )
        behind = next((n for n, row in enumerate(rows) if row.day > found.ends), len(rows))
        rows.insert(behind, _Row(found.ends, _END, words))
    return rows


def _once(words: str) -> str:
    """Leave out a word that the stage says again: `interview, first interview`."""
    stage = words.removeprefix("interview, ")
    return stage if "interview" in stage.casefold() else words


def _show_row(printer: "Printer", row: _Row) -> None:
    sign = row.sign[0] if printer.can_show(row.sign[0]) else row.sign[1]
    bits = [Bit(f"{show_day(row.day):<15}  {sign} {row.words}")]
    place = Bit(f"{row.path}:{row.line}", "dim", row.path, row.line)
    narrow = printer.on_terminal and printer.width < NARROW
    below = 4 if narrow else 21
    if row.path and not narrow:
        bits += [Bit("  "), place]
    flow(printer, *bits, indent=2, hang=below - 2 + HANG)
    if row.path and narrow:
        flow(printer, place, indent=below)
    if row.why:
        flow(printer, Bit(row.why), indent=below, hang=HANG)


def _history(
    standing: "Standing", name: "Callable[[Touch], str]"
) -> "list[tuple[date, str, str, int]]":
    """Give what happened by day: the day, the words, the note and the line."""
    rows = (*_interviews(standing), *_messages(standing, name))
    return sorted(rows, key=lambda row: row[0])


def _kind(touch: "Touch") -> str:
    """Name a touch as JSON always did."""
    return touch.kind.value


def _interviews(standing: "Standing") -> "Iterator[tuple[date, str, str, int]]":
    for one in standing.application.interviews:
        if one.day and is_over(one, standing.as_of):
            stage = f", {one.stage}" if one.stage else ""
            yield one.day, f"interview{stage}", one.path, one.line_of("date")


def _messages(
    standing: "Standing", name: "Callable[[Touch], str]"
) -> "Iterator[tuple[date, str, str, int]]":
    for event in standing.events:
        touch = event.touch
        if touch.state is TouchState.SNOOZED:
            continue  # its day is still to come: the plan has it
        person = standing.find(event)
        way = "from" if touch.heard else "to"
        whom = f" {way} {person.name}" if person else ""
        state = ", skipped" if touch.state is TouchState.SKIPPED else ""
        words = f"{name(touch)}{whom}{state}"
        yield touch.day, words, event.interview.path, touch.line


def plan_json(standing: "Standing", company: "Company | None") -> dict[str, Any]:
    """Give the plan: `history`, `plan`, and `ends`, the last day of waiting or null."""
    found = outlook(standing, company)
    return {
        "history": [
            {"day": str(day), "what": words, "place": f"{path}:{line}"}
            for day, words, path, line in _history(standing, _kind)
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
