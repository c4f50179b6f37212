"""`init` tells of another interview that a note speaks of, once the note has its lines."""

from typing import TYPE_CHECKING

from vaultsync.calendar import show_day
from vaultsync.names import is_within, one_line, unlink
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.messages.invited import Coming, interview_to_come
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vaultsync.cli.init_plan import Wish
    from vaultsync.cli.printer import Printer
    from vaultsync.parse.front.likeness import Likeness

_MARKS = regex(r"^(?:[-*+>#]+ +|\d{1,2}[.)] +)+|\*\*|__")
_TASK = regex(r"^\s*(?:[-*+] |\d+[.)] )\[.\] ")
_LONGEST, _MOST_LINES = 600, 400


def other_interview(text: str, day: "date") -> Coming | None:
    """Give another interview after a day that a note speaks of: `second interview 3 Dec 11am`.

    None: it speaks of none, or of several.
    """
    region = locate(text)
    lines = text[region.body if region else 0 :].splitlines()[:_MOST_LINES]
    plain = (
        _MARKS.sub("", one_line(unlink(line)))
        for line in lines
        if len(line) <= _LONGEST and not _TASK.match(line) and not line.startswith(">")
    )
    found = {told for line in plain if (told := interview_to_come(line, day))}
    days = {told.day for told in found}
    return max(found, key=lambda told: told.clock) if len(days) == 1 else None


def tell_other(
    printer: "Printer",
    wish: "Wish",
    note: "Likeness",
    text: str,
    others: "Iterable[Likeness]" = (),
) -> None:
    """Say that a note speaks of another interview, unless that has a note of its own.

    `others` are the notes that are asked about in the same run.
    """
    told = other_interview(text, note.day) if note.day else None
    if told is None or _has_note(wish, note.company, told.day, others):
        return
    when = ", ".join(filter(None, (show_day(told.day), told.clock)))
    to_come = told.day > wish.today
    letter = "type `i` when what was understood is read out, or run " * to_come
    printer.out(
        f"It also speaks of another interview, on {when}, which needs a note of its own:"
    )
    printer.out(f"  {letter}`vaultsync new`" + " later" * to_come)


def _has_note(
    wish: "Wish", company: str, day: "date", others: "Iterable[Likeness]" = ()
) -> bool:
    """Tell whether a note is on an interview of that day with the company.

    One of two of a day may have its name longer: `Clifton Toy Museum`, `Toy Museum`.
    """
    known = [(one.company, one.day) for one in wish.found.interviews]
    known += [(one.company, one.day) for one in others]
    return any(on == day and is_within(name, company) for name, on in known)
