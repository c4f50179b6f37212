"""The note "Follow-ups due" (design.md section 6).

No clock, no relative days: within a day only an interview that ends, or a changed note,
changes its bytes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days
from vaultsync.owed import NO_MESSAGE, SOFT, Channel, FollowUp, Kind, State, list_order
from vaultsync.parse.due_note import BEGIN, DONE_SECTION, END, Mark
from vaultsync.parse.seal import seal
from vaultsync.records import record_class
from vaultsync.render.due_applications import closed, offers, pause, perhaps_ended
from vaultsync.render.due_interviews import interviews
from vaultsync.render.due_lines import as_it_stands, reason, settled, tasks
from vaultsync.render.due_promises import BY_DAY, NEXT_DAYS, perhaps_promised, promises
from vaultsync.render.escape import markdown
from vaultsync.render.links import Links
from vaultsync.render.still import Still, merge
from vaultsync.render.timeline import HEADING, render_timeline
from vaultsync.rules.channel import only_by_phone
from vaultsync.rules.promised import Promised, all_promises

if TYPE_CHECKING:
    from datetime import tzinfo

    from vaultsync.diagnostics import Finding
    from vaultsync.rules.standing import Standing
    from vaultsync.snapshot import Surroundings

DONE_DAYS = 14
_NEEDS_YOU = frozenset({Kind.RESPOND, Kind.REFLECT})
_INTRO = (
    "Written by vaultsync from your interview notes, and written again whenever they change: "
    "only ticks and put-off dates are read back. What you write above or below this part "
    "stays. `disabled rules` at the top keeps Obsidian's Linter away, and the seal below shows "
    "whether two versions of this note were mixed: leave both as they are."
)
_SECTIONS = ("Overdue", "Today", "Next 7 days", "Later", "Needs you", "Waiting for them")
"""Headings of what is open; whatever is overdue stands below the first of them."""
_AHEAD = frozenset({"Next 7 days", "Later"})
"""Sections of several days: what has no box stands there on its day."""
_FRONT_MATTER = "---\ndisabled rules: [all]\n---\n\n"


@record_class(kw_only=False)
class Unrecorded:
    """A tick that could not be recorded: it stays, with the reason."""

    mark: Mark
    reason: str


@record_class
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
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the notes say against the row of an ID, as it is to be written."""
    told: "tuple[Finding, ...]" = ()
    """The findings that the person wants to hear of."""
    unrecorded: tuple[Unrecorded, ...] = ()
    still: Still = field(default_factory=Still)
    """What stays as it stands."""
    picture: bool = False
    """A timeline stands below everything else."""

    @property
    def promised(self) -> tuple[Promised, ...]:
        """What was promised, also what goes with a thank-you."""
        return tuple(one for each in self.standings for one in all_promises(each))

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
        found = merge(list(content), heading, still, lambda entry: as_it_stands(note, entry))
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


def section_of(item: FollowUp, today: date) -> str:
    """Give the heading below which an open follow-up stands."""
    if item.late_on(today):
        return "Overdue"
    if item.kind in _NEEDS_YOU:
        return "Needs you"
    # what waits does so for a message of one's own, not for them, and cannot go out today
    now = item.due <= today or item.state is State.DUE  # from the interview's end on
    if now and item.state is not State.WAITING:
        return "Today"
    return "Next 7 days" if item.due <= plus_days(today, NEXT_DAYS) else "Later"


def _sections(note: DueNote) -> "Iterator[tuple[str, Iterator[str]]]":
    owed = defaultdict[str, list[FollowUp]](list)
    for item in note.follow_ups:
        if item.state.open:
            owed[section_of(item, note.today)].append(item)
    more = {"Needs you": _needs_you, "Waiting for them": _waiting}
    for heading in _SECTIONS:
        besides = more[heading](note) if heading in more else ()
        # on a day, where one goes, then what was promised; what is only advised comes last.
        # What is for now stands first altogether, as in the terminal
        first = (interviews, promises) if heading in BY_DAY else ()
        told = chain.from_iterable(one(note, heading) for one in first)
        if heading in _AHEAD:
            yield heading, chain(tasks(note, owed[heading], told), besides)
            continue
        now = (line for _, line in told)
        yield heading, chain(now, tasks(note, owed[heading]), besides)
    yield DONE_SECTION, _done(note)
    yield "Closed", closed(note)


def _needs_you(note: DueNote) -> Iterator[str]:
    """Tell what waits: offers, promises, who cannot be reached, ticks that found no line."""
    yield from offers(note)
    yield from (line for _, line in promises(note, "Needs you"))
    yield from perhaps_promised(note)
    yield from perhaps_ended(note)
    seen = set()
    for item in note.follow_ups:
        lost = item.channel is Channel.NONE and item.kind not in NO_MESSAGE
        if not lost or not item.state.open or (item.company, item.person.key) in seen:
            continue
        if only_by_phone(item.person) and not item.state.pressing:
            continue  # the call is not to be made yet: the number stands in the line
        seen.add((item.company, item.person.key))
        link = note.links.to(
            item.interview.path, item.person.name, at=note.path, heading=item.person.heading
        )
        at = f" at {markdown(item.company)}" if item.company else ""
        if only_by_phone(item.person):
            number = markdown(item.person.phone)
            yield (
                f"- {link}{at} can be reached only by phone: call {number}, then tick the task"
            )
            continue
        yield f"- {link}{at} cannot be reached: note an email address, a number or a profile"
    known = {item.id for item in note.follow_ups if item.state is not State.MISSED}
    known |= {entry.id for entry in note.still.kept}
    for one in note.unrecorded:
        if one.mark.id not in known:
            yield one.mark.as_item
            yield from reason(one)


def _waiting(note: DueNote) -> Iterator[str]:
    """Tell of each application that waits without a follow-up of its own."""
    listed = frozenset(
        item.interview.path
        for item in note.follow_ups
        if item.state.open and item.kind not in SOFT
    )
    for standing in note.standings:
        line = pause(note, standing, listed)
        if line:
            yield line


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
        yield from settled(note, item)


def _settled(item: FollowUp) -> date:
    return item.settled or date.min
