"""The due note and the drafts, read back: ticks, skips, put-off dates."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from vaultsync.model import TouchState
from vaultsync.parse.lines import split_lines

BEGIN = "<!-- vaultsync:begin -->"
END = "<!-- vaultsync:end -->"
DONE_SECTION = "Done in the last 14 days"
NOT_RECORDED = "not recorded: "

_ID = re.compile(r"(?:🆔\ufe0f?\s*|[\[(]id::\s*)(vs-[a-z0-9]{8})(?![\w-])")
_TASK = re.compile(r"^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[(.)\](?:\s|$)")
_STAMP = re.compile(
    r"(?:(✅|❌|⏳|⌛)\ufe0f?\s*|[\[(](completion|cancelled|scheduled)::\s*)(\d{4}-\d{2}-\d{2})"
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_STATE = {
    "✅": TouchState.DONE,
    "completion": TouchState.DONE,
    "❌": TouchState.SKIPPED,
    "cancelled": TouchState.SKIPPED,
    "⏳": TouchState.SNOOZED,
    "⌛": TouchState.SNOOZED,
    "scheduled": TouchState.SNOOZED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a person did to one line of the due note."""

    id: str
    state: TouchState | None
    """None: a line under Done whose tick was taken away."""
    day: date | None
    """As written; None where the line names none."""
    text: str
    """The line as it stands."""
    line: int


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


def id_of(line: str) -> str:
    """Give the ID of a task line; empty where it is none, or has none."""
    idents = _ID.findall(line) if _TASK.match(line) else []
    return idents[-1] if idents else ""


def _generated(line: str) -> bool:
    return bool(_TASK.match(line) and _ID.search(line))


def read_marks(text: str) -> tuple[Mark, ...]:
    """Read the ticks of a due note; a line that is missing means nothing."""
    parts = split_due_note(text)
    offset = len(split_lines(parts.above))
    done = False
    marks = []
    for number, line in enumerate(split_lines(parts.generated), offset):
        heading = HEADING.match(line)
        if heading:
            done = heading[1] == DONE_SECTION
            continue
        # The fields stand behind the last ID: what a name or a link holds is no field.
        task, idents = _TASK.match(line), list(_ID.finditer(line))
        if not task or not idents:
            continue
        mark = _mark(task[1], idents[-1], line, number, done=done)
        if mark:
            marks.append(mark)
    return tuple(marks)


def _mark(box: str, ident: re.Match[str], line: str, number: int, *, done: bool) -> Mark | None:
    fields = _STAMP.finditer(line, ident.end())
    stamps = {_STATE[found[1] or found[2]]: found[3] for found in fields}
    state: TouchState | None
    if done:
        if box != " ":
            return None  # what stands under Done was read from the notes
        state = None
    elif box in "xX":
        state = TouchState.DONE
    elif box == "-":
        state = TouchState.SKIPPED
    elif TouchState.SNOOZED in stamps and box == " ":
        state = TouchState.SNOOZED
    else:
        return None
    return Mark(
        id=ident[1],
        state=state,
        day=_day(stamps.get(state, "")) if state else None,
        text=line.rstrip("\r"),
        line=number,
    )


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
