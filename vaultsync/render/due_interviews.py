"""What the due note says of interviews to come: a line without box, first on its day."""

from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.render.due_promises import NEXT_DAYS
from vaultsync.render.escape import markdown
from vaultsync.rules.to_come import to_come

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.render.due_note import DueNote


def interviews(note: "DueNote", section: str) -> "Iterator[tuple[date, str]]":
    """Say below a heading which interviews are then, each with its day, linked to its note."""
    for one in to_come(note.standings):
        if _section(one.day, note) != section:
            continue
        path, where = one.interview.path, one.where
        if one.who:
            said = f"Interview with {note.links.to(path, one.who, at=note.path)}"
            at = f" at {markdown(where)}" if where else ""
        elif where:
            said, at = "Interview", f" at {note.links.to(path, where, at=note.path)}"
        else:
            said, at = note.links.to(path, "Interview", at=note.path), ""
        yield one.day, f"- {said}{at}, {one.when}"


def _section(day: "date", note: "DueNote") -> str:
    if day <= note.today:
        return "Today"
    return "Next 7 days" if day <= plus_days(note.today, NEXT_DAYS) else "Later"
