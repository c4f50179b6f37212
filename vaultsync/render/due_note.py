"""The note "Follow-ups due" (design.md section 6).

No clock, no relative days: within a day only an interview that ends, or a changed note,
changes its bytes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import SOFT, Channel, FollowUp, Kind, State, Status, list_order
from vaultsync.parse.due_note import BEGIN, DONE_SECTION, END, Mark
from vaultsync.parse.ids import with_day
from vaultsync.parse.seal import NOT_RECORDED, seal
from vaultsync.render.escape import markdown
from vaultsync.render.links import Links
from vaultsync.render.phrases import title, way, whom
from vaultsync.render.still import Still, merge
from vaultsync.render.timeline import HEADING, render_timeline

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.model import Interview
    from vaultsync.parse.listed import Entry
    from vaultsync.rules.standing import Standing
    from vaultsync.snapshot import Surroundings

DONE_DAYS = 14
NEXT_DAYS = 7
_NEEDS_YOU = frozenset({Kind.RESPOND, Kind.REFLECT})
_NO_MESSAGE = SOFT | {Kind.REFLECT}
_INTRO = (
    "Written by vaultsync from your interview notes, and written again whenever they change: "
    "only ticks and put-off dates are read back. What you write above or below this part stays."
)
_FRONT_MATTER = "---\ndisabled rules: [all]\n---\n\n"


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """A tick that could not be recorded: it stays, with the reason."""

    mark: Mark
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNote:
    """Everything the due note is made from."""

    follow_ups: tuple[FollowUp, ...]
    standings: "tuple[Standing, ...]"
    today: date
    zone: "tzinfo"
    path: str
    drafts: Mapping[str, str]
    """Path of the draft of each ID that has one."""
    links: Links
    around: "Surroundings"
    states: Mapping[str, str] = field(default_factory=dict)
    """How the draft of each ID stands, where it is checked."""
    unrecorded: tuple[Unrecorded, ...] = ()
    still: Still = field(default_factory=Still)
    """What stays as it stands."""
    picture: bool = False
    """A timeline stands below everything else."""

    def waiting(self, ident: str) -> Unrecorded | None:
        """Give what could not be recorded of a line."""
        return next((one for one in self.unrecorded if ident and one.mark.id == ident), None)


def fresh(generated: str) -> str:
    """Give the text of a due note that does not exist yet."""
    return f"{_FRONT_MATTER}# Follow-ups due\n\n{generated}"


def render_generated(note: DueNote) -> str:
    """Write the part between the markers, markers included."""
    lines = [BEGIN, "", _INTRO]
    still, every = note.still, note.standings
    note = replace(
        note,
        follow_ups=tuple(item for item in note.follow_ups if not still.hides(item)),
        standings=tuple(one for one in note.standings if not still.stalls(one.application)),
    )
    for heading, content in _sections(note):
        found = merge(list(content), heading, still, lambda entry: _as_it_stands(note, entry))
        if found:
            lines += ["", f"## {heading}", "", *found]
    if len(lines) == 3:
        lines += ["", "Nothing is due, and nothing is waiting."]
    if note.picture:
        lines += _picture(note, every)
    # far from both markers: what a merge does to it must not do away with one of them
    head, body = lines[:3], lines[3:]
    return "\n".join((*head, "", seal(lines), *body, "", END, ""))


def _picture(note: DueNote, every: "tuple[Standing, ...]") -> list[str]:
    """Draw the timeline; at the end, where a block that a merge left open hides nothing."""
    found = [*render_timeline(note.standings, note.follow_ups, note.today, every)]
    return ["", f"## {HEADING}", "", *found] if found else []


def _as_it_stands(note: DueNote, entry: "Entry") -> Iterator[str]:
    yield from entry.lines[:2]
    yield from _reason(note.waiting(entry.id))
    yield from entry.lines[2:]  # how its draft stood


def _sections(note: DueNote) -> "Iterator[tuple[str, Iterator[str]]]":
    today, week = note.today, plus_days(note.today, NEXT_DAYS)
    dated = [
        item
        for item in note.follow_ups
        if item.state.open and item.state is not State.WAITING and item.kind not in _NEEDS_YOU
    ]
    late = [item for item in dated if item.due < today]
    yield "Overdue", _tasks(note, [item for item in late if item.kind not in SOFT])
    now = [item for item in dated if item.due == today]
    yield "Today", _tasks(note, [*(item for item in late if item.kind in SOFT), *now])
    yield "Next 7 days", _tasks(note, [i for i in dated if today < i.due <= week])
    yield "Later", _tasks(note, [i for i in dated if i.due > week])
    yield "Needs you", _needs_you(note)
    yield "Waiting for them", _waiting(note)
    yield DONE_SECTION, _done(note)
    yield "Closed", _closed(note)


def _tasks(note: DueNote, items: list[FollowUp]) -> Iterator[str]:
    for item in sorted(items, key=list_order):
        waiting = note.waiting(item.id)
        yield _task(note, item, waiting)
        yield f"    - {markdown(item.reason)}"
        yield from _reason(waiting)
        if item.id in note.states and item.id in note.drafts:
            yield f"    - draft: {note.states[item.id]}"


def _reason(waiting: Unrecorded | None) -> Iterator[str]:
    """Say under a line why it is not recorded."""
    if waiting:
        yield f"    - {NOT_RECORDED}{markdown(waiting.reason)}"


def _task(note: DueNote, item: FollowUp, waiting: Unrecorded | None) -> str:
    box, stamp = " ", ""
    if waiting and waiting.mark.unclear:
        return waiting.mark.as_item
    if waiting:
        box, stamp = _kept(note, waiting.mark)
    return f"- [{box}] {_words(note, item)}{_fields(note, item, stamp)}"


def _kept(note: DueNote, mark: Mark) -> tuple[str, str]:
    """Keep the tick of a line whose record could not be written."""
    state = mark.state.value if mark.state else ""
    box = {"done": "x", "skipped": "-"}.get(state, " ")
    if mark.day is None or not state:
        return box, ""
    return box, _field(note, {"done": "✅", "skipped": "❌"}.get(state, "⏳"), str(mark.day))


def _words(note: DueNote, item: FollowUp) -> str:
    link = note.links.to(
        item.interview.path,
        whom(item),
        at=note.path,
        heading=item.heading,
    )
    parts = [note.around.global_filter, title(item.kind), link]
    if item.where:
        parts.append(f"at {markdown(item.where)}")
    parts.append(markdown(way(item)))
    draft = note.drafts.get(item.id)
    if draft:
        parts.append("· " + _draft_link(note, draft))
    return " ".join(part for part in parts if part)


def _draft_link(note: DueNote, draft: str) -> str:
    if note.links.wikilinks:
        return f"[[{draft.rsplit('/', 1)[-1].removesuffix('.md')}|draft]]"
    return note.links.to(draft, "draft", at=note.path)


_DATAVIEW = {
    "🆔": "id",
    "⏳": "scheduled",
    "📅": "due",
    "✅": "completion",
    "❌": "cancelled",
}


def _field(note: DueNote, sign: str, value: str) -> str:
    """Write a field in the Tasks plugin's format."""
    if note.around.tasks_format == "dataview" and sign in _DATAVIEW:
        return f"  [{_DATAVIEW[sign]}:: {value}]"
    return f" {sign} {value}"


def _fields(note: DueNote, item: FollowUp, stamp: str = "") -> str:
    """Write the fields at the very end of the line, the due day last and also in the ID."""
    fields = _field(note, "🆔", with_day(item.id, item.due))
    if item.due_at and not stamp:
        local = item.due_at.astimezone(note.zone)
        alarm = f" ⏰ {local:%Y-%m-%d %H:%M}"
        fields = alarm + fields if note.around.tasks_format == "dataview" else fields + alarm
    return fields + stamp + _field(note, "📅", str(item.due))


def _needs_you(note: DueNote) -> Iterator[str]:
    items = [i for i in note.follow_ups if i.kind in _NEEDS_YOU and i.state.open]
    yield from _tasks(note, items)
    seen = set()
    for item in note.follow_ups:
        lost = item.channel is Channel.NONE and item.kind not in _NO_MESSAGE
        if not lost or not item.state.open or (item.company, item.person.key) in seen:
            continue
        seen.add((item.company, item.person.key))
        link = note.links.to(
            item.interview.path, item.person.name, at=note.path, heading=item.person.heading
        )
        at = f" at {markdown(item.company)}" if item.company else ""
        yield f"- {link}{at} cannot be reached: note an email address, a number or a profile"
    known = {item.id for item in note.follow_ups if item.state is not State.MISSED}
    known |= {entry.id for entry in note.still.kept}
    for one in note.unrecorded:
        if one.mark.id not in known:
            yield one.mark.as_item
            yield from _reason(one)


def _waiting(note: DueNote) -> Iterator[str]:
    yield from _tasks(note, [i for i in note.follow_ups if i.state is State.WAITING])
    listed = frozenset(
        item.interview.path
        for item in note.follow_ups
        if item.state.open and item.kind not in SOFT
    )
    for standing in note.standings:
        line = _pause(note, standing, listed)
        if line:
            yield line


def _pause(note: DueNote, standing: "Standing", listed: frozenset[str]) -> str:
    """Say what an application waits for of whose interviews nothing else is listed."""
    latest = standing.latest
    if latest is None or standing.status.closed or standing.moved_on:
        return ""
    if any(one.path in listed for one in standing.over):
        return ""
    about = _about(note, standing)
    if standing.planned:
        following = standing.planned[0]
        link = note.links.to(following.path, "next interview", at=note.path)
        but = f", its status is {following.status.value}" if following.status.closed else ""
        return f"- {about}: the {link} is on {show_short_day(_day(following))}{but}"
    if standing.status in {Status.SCHEDULED, Status.REPLIED}:
        return f"- {about}: the status is {standing.status.value}"
    if not standing.chasers or len(standing.chasers) < standing.cap:
        return f"- {about}: nobody is chased (`max_follow_ups`)" if not standing.cap else ""
    last = show_short_day(standing.chasers[-1].touch.day)
    if standing.last_day:
        until = show_short_day(standing.last_day)
        return f"- {about}: last message on {last}; if nothing comes by {until}, move on"
    return f"- {about}: they answered your last message of {last}; nobody is chased any more"


def _day(interview: "Interview") -> date:
    return interview.day or date.max


def _about(note: DueNote, standing: "Standing") -> str:
    interview = standing.latest or standing.application.interviews[-1]
    name = ", ".join(p for p in (standing.application.company, standing.application.role) if p)
    return note.links.to(interview.path, name or "an interview without a company", at=note.path)


def _done(note: DueNote) -> Iterator[str]:
    first = plus_days(note.today, -DONE_DAYS)
    items = [
        item
        for item in note.follow_ups
        if item.state in {State.DONE, State.SKIPPED}
        and item.settled
        and (item.settled >= first or note.waiting(item.id))
    ]
    for item in sorted(sorted(items, key=list_order), key=_settled, reverse=True):
        skipped = item.state is State.SKIPPED
        stamp = _field(note, "❌" if skipped else "✅", str(item.settled))
        words = _words(note, item)
        waiting = note.waiting(item.id)
        box = " " if waiting else "-" if skipped else "x"
        if waiting and waiting.mark.unclear:
            yield waiting.mark.as_item
        else:
            yield f"- [{box}] {words}{_field(note, '🆔', item.id)}{stamp}"
        yield from _reason(waiting)


def _settled(item: FollowUp) -> date:
    return item.settled or date.min


def _closed(note: DueNote) -> Iterator[str]:
    gone = defaultdict[str, list[tuple[int, FollowUp]]](list)
    for place, item in enumerate(note.follow_ups):
        if item.state is State.MISSED:
            gone[item.interview.path].append((place, item))
    for standing in note.standings:
        words = []
        if standing.status.closed:
            words.append(_why_closed(standing))
        elif standing.moved_on:
            words.append(_why_moved_on(standing))
        missed = [
            f"{markdown(f'{title(item.kind).lower()} {whom(item)}')} "
            f"(due {show_short_day(item.due)})"
            for _, item in sorted(
                (each for one in standing.application.interviews for each in gone[one.path]),
                key=itemgetter(0),
            )
        ]
        if missed:
            words.append(f"missed: {', '.join(missed)}")
        if words:
            yield f"- {_about(note, standing)}: {'; '.join(words)}"


def _why_closed(standing: "Standing") -> str:
    """Say what the note says, and the last that was heard."""
    words = f"the status is {standing.status.value}"
    heard = [event for event in standing.counted if event.touch.heard]
    if heard:
        person = standing.find(heard[-1])
        day = show_short_day(heard[-1].touch.day)
        words += f"; {markdown(person.name) if person else 'they'} wrote on {day}"
    return words


def _why_moved_on(standing: "Standing") -> str:
    last = show_short_day(standing.chasers[-1].touch.day)
    until = show_short_day(standing.last_day or date.max)
    count, sent = len(standing.chasers), sum(one.touch.sent for one in standing.chasers)
    said = "one message" if sent == 1 else f"{sent} messages" if sent else "no message"
    if sent < count:
        said += f" and {count - sent} skipped"
    said += ", the last" if count > 1 else ""
    return (
        f"{said} on {last}, and no answer by {until}; time to move on (set `status: moved-on`)"
    )
