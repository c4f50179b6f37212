"""A record is taken back: its line goes, or the task in it is un-ticked."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vaultsync.edit.lines import (
    LineChange,
    Refusal,
    lines_of,
    with_other_line,
    without_line,
)
from vaultsync.edit.proof import one_item_less, one_item_other, only_removes
from vaultsync.parse.lines import CONFLICT
from vaultsync.parse.once import parse_once
from vaultsync.patterns import regex
from vaultsync.render.phrases import is_touch_line

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.owed import FollowUp
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Document

_TASK = regex(
    r"(?P<lead>\ufeff?[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t\u00a0]+)"
    r"(?P<task>\[[xX-]\](?:[ \t\u00a0].*)?)"
)
_SETTLED = regex(
    r"[ \t]*(?:[✅❌]\ufe0f?[ \t]*\d{4}-\d{2}-\d{2}"
    r"|[\[(][ \t]*(?:completion|cancell?ed)::[ \t]*\d{4}-\d{2}-\d{2}[ \t]*[\])])",
    re.IGNORECASE,
)


def take_back(
    note: "Document", item: "FollowUp", settings: "Settings", vault_zone: "tzinfo"
) -> LineChange | Refusal:
    """Undo the record of a follow-up that is done or skipped, in the note where it stands.

    A line as vaultsync writes it goes. A task in a person's own words is un-ticked: the box
    becomes empty, the day of completion goes. Everything else is for the person.
    """
    line = item.record.line if item.record else 0
    place = f"{note.path}:{line}"
    if CONFLICT.search(note.text):
        return Refusal("the note holds conflict markers")
    before = parse_once(note.text, note.path, settings, vault_zone)
    lines = lines_of(note.text)
    if before.interview is None or not 0 < line <= len(lines):
        return Refusal("the note cannot be read")
    if sum(touch.line == line for touch in before.interview.touches) > 1:
        return Refusal(f"{place} records more than this; change that line yourself")
    task = _TASK.fullmatch(lines[line - 1].rstrip("\r\n"))
    if task is None:
        return Refusal(f"{place} is not a task line; change or remove that line yourself")
    for change, as_meant in _changes(note, item, line, task):
        parsed = parse_once(change.after.text, note.path, settings, vault_zone)
        if as_meant and only_removes(before, parsed, line):
            return change
    return Refusal(f"without {place} the rest of the note would say something else")


def _changes(
    note: "Document", item: "FollowUp", line: int, task: re.Match[str]
) -> Iterator[tuple[LineChange, bool]]:
    """Give what could be done, the best first; and whether only this item is touched by it."""
    if is_touch_line(item, task["task"]) and not _holds_more(lines_of(note.text)[line:], task):
        change = without_line(note, line)
        yield change, one_item_less(note.text, change.after.text, line)
    text = _SETTLED.sub("", f"[ ]{task['task'][3:]}")
    change = with_other_line(note, line, task["lead"] + text)
    yield change, one_item_other(note.text, change.after.text, line)


def _holds_more(below: list[str], task: re.Match[str]) -> bool:
    """Tell whether something is indented under a task: it would hang on the line above."""
    following = next((line for line in below if line.strip(" \t>\r\n")), "")
    before = re.match(r"\ufeff?([ \t>]*)", task["lead"])
    prefix = before[1] if before else ""
    return following.startswith((f"{prefix} ", f"{prefix}\t"))
