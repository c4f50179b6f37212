"""A follow-up's line in the due note, with what is said under it (design.md section 6)."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from vaultsync.owed import NO_MESSAGE, FollowUp, Kind, State, list_order
from vaultsync.parse.ids import with_day
from vaultsync.parse.seal import NOT_RECORDED
from vaultsync.render.escape import markdown, shortened
from vaultsync.render.phrases import reach, title, whom
from vaultsync.rules.promised import told_below

if TYPE_CHECKING:
    from datetime import date

    from vaultsync.parse.due_note import Mark
    from vaultsync.parse.listed import Entry
    from vaultsync.render.due_note import DueNote, Unrecorded
    from vaultsync.rules.promised import Promised

_DATAVIEW = {
    "🆔": "id",
    "⏳": "scheduled",
    "📅": "due",
    "✅": "completion",
    "❌": "cancelled",
}

_COLUMNS = 70


def tasks(
    note: "DueNote", items: Iterable[FollowUp], told: "Iterable[tuple[date, str]]" = ()
) -> Iterator[str]:
    """Write follow-ups with their reasons, in the order of every list.

    What is due without hurry stands behind what has a day, as in the terminal. `told`: lines
    of their own, each with its day; they come before the first follow-up of that day or later.
    """
    promised = note.promised
    ahead = deque(sorted(told, key=lambda one: one[0]))
    for item in sorted(items, key=lambda one: (_without_hurry(one), list_order(one))):
        while ahead and ahead[0][0] <= item.due:
            yield ahead.popleft()[1]
        waiting = note.waiting(item.id)
        yield _task(note, item, waiting)
        yield f"    - {markdown(item.reason)}"
        yield from reason(waiting)
        yield from (f"    - {line}" for line in note.doubts.get(item.id, ()))
        below = told_below(item, promised, lambda one: quoted(one, note.today), markdown)
        yield from (f"    - {line}" for line in below)
        if item.kind is Kind.RESPOND:
            yield "    - no answer needed: skip it with `[-]`"
        if item.kind is Kind.CONNECT and item.advice:
            yield "    - if you would rather not, `[-]` leaves it out"
        if item.id in note.states and item.id in note.drafts:
            yield f"    - draft: {note.states[item.id]}"
    yield from (line for _, line in ahead)


def _without_hurry(item: FollowUp) -> bool:
    return item.kind in NO_MESSAGE and item.state.pressing


def quoted(one: "Promised", today: "date") -> str:
    """Quote what was promised, and say by which day."""
    what = shortened(one.what.replace("://", ": //"), _COLUMNS)
    return f'"{markdown(what)}" {one.when(today)}'.rstrip()


def reason(waiting: "Unrecorded | None") -> Iterator[str]:
    """Say under a line why it is not recorded."""
    if waiting:
        yield f"    - {NOT_RECORDED}{markdown(waiting.reason)}"


def _task(note: "DueNote", item: FollowUp, waiting: "Unrecorded | None") -> str:
    box, stamp = " ", ""
    if waiting and waiting.mark.unclear:
        return waiting.mark.as_item
    if waiting:
        box, stamp = _kept(note, waiting.mark)
    return f"- [{box}] {_words(note, item, reach(item))}{_fields(note, item, stamp)}"


def _kept(note: "DueNote", mark: "Mark") -> tuple[str, str]:
    """Keep the tick of a line whose record could not be written."""
    state = mark.state.value if mark.state else ""
    box = {"done": "x", "skipped": "-"}.get(state, " ")
    if mark.day is None or not state:
        return box, ""
    return box, _field(note, {"done": "✅", "skipped": "❌"}.get(state, "⏳"), str(mark.day))


def _words(note: "DueNote", item: FollowUp, how: str) -> str:
    link = note.links.to(
        item.interview.path,
        whom(item),
        at=note.path,
        heading=item.heading,
    )
    parts = [note.around.global_filter, title(item.kind), link]
    if item.where:
        parts.append(f"at {markdown(item.where)}")
    parts.append(markdown(how))
    draft = note.drafts.get(item.id)
    if draft:
        parts.append("· " + _draft_link(note, draft))
    return " ".join(part for part in parts if part)


def _draft_link(note: "DueNote", draft: str) -> str:
    if note.links.wikilinks:
        return f"[[{draft.rsplit('/', 1)[-1].removesuffix('.md')}|draft]]"
    return note.links.to(draft, "draft", at=note.path)


def _field(note: "DueNote", sign: str, value: str) -> str:
    """Write a field in the Tasks plugin's format."""
    if note.around.tasks_format == "dataview" and sign in _DATAVIEW:
        return f"  [{_DATAVIEW[sign]}:: {value}]"
    return f" {sign} {value}"


def _fields(note: "DueNote", item: FollowUp, stamp: str = "") -> str:
    """Write the fields at the very end of the line, the due day last and also in the ID."""
    fields = _field(note, "🆔", with_day(item.id, item.due))
    if item.due_at and not stamp:
        local = item.due_at.astimezone(note.zone)
        alarm = f" ⏰ {local:%Y-%m-%d %H:%M}"
        fields = alarm + fields if note.around.tasks_format == "dataview" else fields + alarm
    return fields + stamp + _field(note, "📅", str(item.due))


def as_it_stands(note: "DueNote", entry: "Entry") -> Iterator[str]:
    """Write an entry that stays while its note cannot be read."""
    yield from entry.lines[:2]
    yield from reason(note.waiting(entry.id))
    yield from entry.lines[2:]  # how its draft stood


def settled(note: "DueNote", item: FollowUp) -> Iterator[str]:
    """Write the line of what is done or skipped."""
    skipped = item.state is State.SKIPPED
    waiting = note.waiting(item.id)
    box = " " if waiting else "-" if skipped else "x"
    if waiting and waiting.mark.unclear:
        yield waiting.mark.as_item
    else:
        stamp = _field(note, "❌" if skipped else "✅", str(item.settled))
        yield f"- [{box}] {_words(note, item, reach(item))}{_field(note, '🆔', item.id)}{stamp}"
    yield from reason(waiting)
