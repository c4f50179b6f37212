"""The due note and the drafts, read back: ticks, skips, put-off dates."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from vaultsync.model import TouchState
from vaultsync.parse.ids import PATTERN, listed
from vaultsync.parse.lines import split_lines
from vaultsync.parse.seal import MERGED, NOT_RECORDED, is_whole, sealed_anew
from vaultsync.patterns import regex
from vaultsync.records import record_class

BEGIN = "<!-- vaultsync:begin -->"
END = "<!-- vaultsync:end -->"
DONE_SECTION = "Done in the last 14 days"

_ID = regex(rf"(?:🆔\ufe0f?\s*|[\[(]\s*id::\s*){PATTERN}")
_OF_AN_ID = regex(r"🆔|[\[(]\s*id::|\bvs-", re.IGNORECASE)
"""What says that a line has, or had, an ID."""
_LEAD = r"^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+"
_TASK = regex(rf"{_LEAD}\[([^\[\]]{{0,12}})\](?:\s|$)")
"""A list item with a box, in a callout or not; more than one character comes of a merge."""
_FIELD = regex(
    r"(?:(?P<sign>[✅❌⏳⌛📅📆🗓])\ufe0f?|[\[(]\s*(?P<key>completion|cancell?ed|scheduled|due)::)"
    r"\s*(?:\[\[)?(?P<value>[^\s\[\]()✅❌⏳⌛📅📆🗓🆔⏰]*)"
)
"""Of one sign and whatever stands behind it up to a space, a bracket or the next sign."""
_DATE = regex(r"(\d{4}-\d{2}-\d{2})(?:T\d[\d:.]*)?[.,;]?")
_LINE = regex(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_FENCE = regex(r" {0,3}(`{3,}|~{3,})")
HEADING = regex(r"^#{1,6}\s+(.*?)\s*#*$")
_MEANS = {
    **dict.fromkeys(("✅", "completion"), TouchState.DONE),
    **dict.fromkeys(("❌", "cancelled", "canceled"), TouchState.SKIPPED),
    **dict.fromkeys(("⏳", "⌛", "scheduled"), TouchState.SNOOZED),
}
"""What the day of a field is the day of; else it is the due day."""
_BOXES = {"x": TouchState.DONE, "X": TouchState.DONE, "-": TouchState.SKIPPED}


@record_class
class Mark:
    """What a person did to one line of the due note."""

    id: str
    """The plain ID."""
    state: TouchState | None
    """None: a line under Done whose tick was taken away, or one that cannot be understood."""
    day: date | None
    """As written; None where the line names none."""
    text: str
    """The line as it stands."""
    line: int
    listed: date | None = None
    """The day that the line was due when it was written."""
    unclear: str = ""
    """What in the line cannot be understood, and is not guessed."""
    under_done: bool = False
    """It stands under Done."""
    states: bool = False
    """It is ticked in the form of the lines under Done, which a merge may leave anywhere."""
    by_due: bool = False
    """It is open, and says what it says by 📅 alone."""
    doubted: bool = False
    """The note was pieced together since it was written, or was when the line was kept."""
    pieced: bool = False
    """The note does not stand as a run wrote it."""
    asked: str = ""
    """The remark under it that asks what is meant."""

    @property
    def takes_back(self) -> bool:
        """The tick of a line under Done was taken away."""
        return self.state is None and not self.unclear

    @property
    def brought_forward(self) -> bool:
        """Its due day was changed to an earlier one."""
        put_off = self.state is TouchState.SNOOZED
        return bool(put_off and self.day and self.listed and self.day < self.listed)

    @property
    def as_item(self) -> str:
        """The line as it stands, as an item of an outermost list."""
        return re.sub(_LEAD, "- ", self.text).strip()


class Parts(NamedTuple):
    """The due note's text in three parts; the middle one is generated."""

    above: str
    generated: str
    below: str
    whole: bool
    """Both markers are there, in their order, or there is no marker at all."""


def split_due_note(text: str) -> Parts:
    """Take a due note apart; where there are no markers, all of it is the person's.

    Markers in a code block are none. Generated lines without markers are a damaged note.
    """
    parts: list[list[str]] = [[]]
    generated: list[list[str]] = []
    fence = ""
    inside = False
    for line in _LINE.findall(text):
        word = line.strip()
        fenced = _FENCE.match(line)
        if fenced and not inside:
            fence = "" if fence and word.startswith(fence) else fence or fenced[1]
        if word in {BEGIN, END} and not fence:
            if inside is (word == BEGIN):
                return Parts(text, "", "", whole=False)
            inside = word == BEGIN
            if inside:
                generated.append([])
            else:
                generated[-1].append(line)
                parts.append([])
                continue
        if inside:
            generated[-1].append(line)
        else:
            parts[-1].append(line)
    if inside or (not generated and any(_generated(line) for line in split_lines(text))):
        return Parts(text, "", "", whole=False)
    # After a merge there may be two generated parts; what stands between them is kept.
    above, *below = ("".join(part) for part in parts)
    middle = "".join(line for part in generated for line in part)
    return Parts(above, middle, "".join(below), whole=True)


def without_lines(text: str, gone: Mapping[int, str]) -> str:
    """Give a due note without the lines of these numbers, if they are as given.

    Its seal is that of what is left if it was whole, so that a day which somebody moved in it
    does not look like the work of a merge.
    """
    lines = _LINE.findall(text)
    left = [line for n, line in enumerate(lines, 1) if gone.get(n) != line.rstrip("\r\n")]
    new = "".join(left)
    parts = split_due_note(new)
    if len(left) == len(lines) or not is_whole(split_due_note(text).generated):
        return new
    return parts.above + sealed_anew(parts.generated) + parts.below


def id_of(line: str) -> str:
    """Give the plain ID of a task line; empty where it is none, or has none."""
    found = _ident(line) if _TASK.match(line) else None
    return found["id"] if found else ""


def _ident(line: str) -> re.Match[str] | None:
    """Find the last ID: the fields stand behind it, what a name or a link holds is none."""
    found = list(_ID.finditer(line))
    return found[-1] if found else None


def _generated(line: str) -> bool:
    return bool(_TASK.match(line) and _ID.search(line))


def read_marks(text: str) -> tuple[Mark, ...]:
    """Read the ticks of a due note; a line that is missing means nothing.

    After a merge a line may stand there twice: next to a ticked copy, wherever that is, an
    un-ticked one is an old one and takes nothing back.
    """
    parts = split_due_note(text)
    offset = len(split_lines(parts.above))
    done = False
    ticked = set()
    marks: list[Mark] = []
    whole = is_whole(parts.generated)
    latest: Mark | None = None
    for number, line in enumerate(split_lines(parts.generated), offset):
        heading = HEADING.match(line.lstrip("> "))
        if heading:
            done = heading[1] == DONE_SECTION
            continue
        task, ident = _TASK.match(line), _ident(line)
        if latest and NOT_RECORDED + MERGED in line and not task:
            marks[-1] = replace(latest, doubted=True, pieced=not whole, asked=line)
        if task and not ident and not (done and "📅" not in line):
            marks += _garbled(task[1], line.rstrip("\r"), number)
            latest = None
        if not task or not ident:
            continue
        mark = latest = _mark(task[1], ident, line.rstrip("\r"), number, done=done)
        if mark:
            marks.append(replace(mark, doubted=not whole, pieced=not whole))
        if task[1] in _BOXES and not (mark and mark.unclear):
            ticked.add(ident["id"])
    return _without_old_copies(marks, ticked)


def _garbled(box: str, line: str, number: int) -> list[Mark]:
    """Give the mark of a ticked line whose ID is damaged: whose tick it is, is not guessed."""
    if box not in _BOXES or not _OF_AN_ID.search(line):
        return []
    unclear = "its ID cannot be read; tick the line of this message again, and remove this one"
    ident = f"line {number}"  # one for each of them
    return [Mark(id=ident, state=None, day=None, text=line, line=number, unclear=unclear)]


def _without_old_copies(marks: list[Mark], ticked: set[str]) -> tuple[Mark, ...]:
    """Leave out what a copy of the same line, ticked or perhaps ticked, says more plainly."""
    perhaps = ticked | {mark.id for mark in marks if mark.unclear}
    return tuple(
        mark
        for mark in marks
        if mark.state or mark.id not in (ticked if mark.unclear else perhaps)
    )


def _mark(box: str, ident: re.Match[str], line: str, number: int, *, done: bool) -> Mark | None:
    found = listed(ident)
    fields = _Fields(line, ident.end(), found.day)
    # Open lines have a due day, those under Done have none: a merge may leave one where the
    # other belongs, but its form says what it is.
    done = done and not found.suffixed and not fields.due
    state, day = (None, None) if done else fields.meaning(box)
    unclear = "" if done else fields.unclear_under(state)
    if len(box) != 1:
        unclear = f"the box says `[{box}]`: is it ticked?"
    if not (state or unclear or (done and box == " ")):
        return None
    return Mark(
        id=found.id,
        state=None if unclear else state,
        day=None if unclear else day,
        text=line,
        line=number,
        listed=found.day,
        unclear=unclear,
        under_done=done,
        states=box in _BOXES and bool(day) and not found.suffixed and not fields.due,
        by_due=box == " " and not done and not fields.put_off,
    )


class _Fields:
    """The dates behind the ID of a line."""

    def __init__(self, line: str, start: int, listed_day: date | None) -> None:
        self._listed = listed_day
        self.days: dict[TouchState, set[date]] = {}
        """Of the touches."""
        self.due: set[str] = set()
        """As written."""
        self.put_off = False
        """It has a ⏳, of whatever day."""
        self.moved: set[date] = set()
        """Due days that are not the one the line was written with."""
        self._unreadable: dict[TouchState | None, str] = {}
        for field in _FIELD.finditer(line, start):
            means, value = _MEANS.get(field["sign"] or field["key"]), field["value"]
            day = _day(value)
            self.put_off = self.put_off or means is TouchState.SNOOZED
            if means is None:
                self.due.add(value)
                # a line of an older version does not say whether its day was changed
                if day and listed_day and day != listed_day:
                    self.moved.add(day)
            elif day:
                self.days.setdefault(means, set()).add(day)
            if value and not day:
                self._unreadable[means] = " ".join(field[0].split()).strip("[(")

    def meaning(self, box: str) -> tuple[TouchState | None, date | None]:
        """Give what an open line says now, and of which day."""
        if box in _BOXES:
            # two devices may both have added a day: the message went out on the first
            return _BOXES[box], min(self.days.get(_BOXES[box], ()), default=None)
        snoozed = self.days.get(TouchState.SNOOZED, set())
        # a ⏳ that puts nothing off says only when somebody means to do it
        later = {day for day in snoozed if self._listed is None or day > self._listed}
        put_off = later or self.moved or snoozed
        if len(box) == 1 and put_off:
            return TouchState.SNOOZED, max(put_off)
        return None, None

    def unclear_under(self, state: TouchState | None) -> str:
        """Give why a line that says this cannot be understood; empty if it can."""
        wanted = {state} if state in _BOXES.values() else {TouchState.SNOOZED, None}
        broken = [text for means, text in self._unreadable.items() if means in wanted]
        if broken:
            return f"`{broken[0]}` is not a day"
        if state is TouchState.SNOOZED and not self.days.get(state) and len(self.moved) > 1:
            return f"it has {len(self.moved)} due days"
        return ""


def _day(written: str) -> date | None:
    found = _DATE.fullmatch(written)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
