"""From a finding to the one line that puts it right, by the ways that `done` and `close` go.

Nothing here decides that a line is right: a person is asked. What the line would make of the
note is proved as for every record.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from vaultsync.diagnostics import (
    AddPromise,
    AddReach,
    CloseAs,
    Finding,
    RecordTouch,
    Remedy,
    SetKey,
)
from vaultsync.edit import values
from vaultsync.edit.insert import insert
from vaultsync.edit.insert import reply as hearing
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.people_line import add_people
from vaultsync.edit.promise import date_promise, mark_promise
from vaultsync.edit.reach_line import add_reach
from vaultsync.model import Person, Status, TouchState
from vaultsync.owed import Channel, FollowUp, State
from vaultsync.parse.due_note import Mark
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.lines import Source, split_lines
from vaultsync.parse.persons.headings import is_log, plain_heading
from vaultsync.patterns import regex
from vaultsync.readback import conventions, note_in, plan_record
from vaultsync.render.due_doubts import WRONG_IF_TRUE, concerns
from vaultsync.render.phrases import way, way_it_went

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.pipeline import Outcome
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Snapshot

_HEADING = regex(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$")
_URGENCY = (State.OVERDUE, State.DUE)


class AddPeople(NamedTuple):
    """Some people were there, too."""

    listed: str
    """As they can stand behind `interviewers`."""


class LeaveOut(NamedTuple):
    """A follow-up is not wanted."""

    id: str
    day: date


class DatePromise(NamedTuple):
    """A promise that has a line is to have its day there."""

    who: str
    """Key of the one person who got the promise."""
    line: int
    """Where it stands, counted from 1."""
    day: date


Saying: TypeAlias = Remedy | AddPeople | LeaveOut | DatePromise
"""What a note can be made to say in one line."""


class Written(NamedTuple):
    """The line that would be written, or the value that becomes another one."""

    change: LineChange
    id: str = ""
    """Of the follow-up that it settles; empty where it is about none."""
    under: str = ""
    """The heading of a person or a log below which it stands; empty: it is nobody's place."""

    @property
    def wrote(self) -> str:
        """Say what was done."""
        change = self.change
        was = f" (it was `{change.old.strip()}`)" if change.old else ""
        return f"wrote `{(change.new or '').strip()}`, {change.after.path}:{change.line}{was}"

    def words(self, path: str) -> str:
        """Say what it does to a person who reads the note at `path`."""
        change = self.change
        line, note = (change.new or "").strip(), change.after.path
        there = f" of {note}" if note != path else ""
        if change.old is not None:
            instead = f"`{change.old.strip()}`, line {change.line}"
            return f"writes `{line}` in the place of {instead}{there}"
        if change.line <= _top(change):
            return f"writes `{line}` at the top of {note}"
        place = f"under {self.under}" if self.under else "below the text"
        return f"writes `{line}` {place}{there}"


def _top(change: LineChange) -> int:
    """Give the last line of the front matter."""
    return read_head(Source(change.after.path, change.after.text)).body_line


def _under(change: LineChange, ways: Conventions) -> str:
    """Give the heading of a person or a log in whose section a line is inserted.

    The last heading above it may be of something else, such as "What was agreed": that the
    line is at the end of the note then has nothing to do with it.
    """
    start = _top(change)
    if change.old is not None or change.line <= start:
        return ""
    above = list(enumerate(split_lines(change.after.text)[: change.line - 1], 1))[start:]
    interview = ways.parse(change.after).interview
    theirs = {one.heading_line for one in interview.people} if interview else set()
    level = 7
    for number, line in reversed(above):
        found = _HEADING.match(line)
        if not found or len(found[1]) >= level:
            continue
        level = len(found[1])
        if number in theirs or is_log(plain_heading(found[2])):
            return plain_heading(found[2])
    return ""


def in_order(findings: "Iterable[Finding]", outcome: "Outcome") -> list[Finding]:
    """Give the findings that have a remedy, those first that change most of what is due now.

    What closes an application comes before what would be of no use then.
    """
    mine = {
        note.path: frozenset(each.path for each in standing.application.interviews)
        for standing in outcome.standings
        for note in standing.application.interviews
    }
    open_ones = [item for item in outcome.follow_ups if item.state.open]

    def weight(one: Finding) -> tuple[object, ...]:
        about = [
            (_urgency(item), str(item.due))
            for item in open_ones
            if item.interview.path in mine.get(one.path, ()) and _changes(one, item)
        ]
        urgency, due = min(about, default=(len(_URGENCY) + 1, ""))
        return (urgency, not isinstance(one.remedy, CloseAs), due, one.sort_key)

    return _contacts_first(sorted((one for one in findings if one.remedy), key=weight))


def _contacts_first(findings: list[Finding]) -> list[Finding]:
    """Put who is in the middle before all else of a note but its end: others follow from it."""
    found: list[Finding] = []
    for one in findings:
        at = len(found)
        if isinstance(one.remedy, SetKey) and one.remedy.key == "primary_contact":
            mine = [
                place
                for place, other in enumerate(found)
                if other.path == one.path and not isinstance(other.remedy, CloseAs)
            ]
            at = min(mine, default=at)
        found.insert(at, one)
    return found


def _changes(one: Finding, item: FollowUp) -> bool:
    if isinstance(one.remedy, RecordTouch) and one.remedy.id:
        return item.id == one.remedy.id
    return item.kind in WRONG_IF_TRUE.get(one.code, ()) and concerns(one, item)


def _urgency(item: FollowUp) -> int:
    return _URGENCY.index(item.state) if item.state in _URGENCY else len(_URGENCY)


def plan_remedy(
    finding: Finding, snapshot: "Snapshot", outcome: "Outcome", settings: "Settings"
) -> Written | Refusal:
    """Give the line that puts a finding right, or why its note stays as it is."""
    if finding.remedy is None:
        return Refusal("it takes more than one line", finding.line)
    said = finding.source
    made = plan_line(finding.remedy, finding.path, snapshot, outcome, settings, said=said)
    if isinstance(made, Refusal) and isinstance(finding.remedy, RecordTouch):
        return made if made.line else replace(made, line=finding.line)
    return made


def put_right(
    findings: "Iterable[Finding]",
    snapshot: "Snapshot",
    outcome: "Outcome",
    settings: "Settings",
) -> list[Finding]:
    """Give the findings that one line puts right which can be written as things are."""
    return [
        one
        for one in findings
        if one.remedy and isinstance(plan_remedy(one, snapshot, outcome, settings), Written)
    ]


def paths_of(findings: "Iterable[Finding]") -> frozenset[str]:
    """Give the notes into which the lines of findings go."""
    found = [one for one in findings if one.remedy]
    others = {one.remedy.path for one in found if isinstance(one.remedy, CloseAs)}
    return frozenset({one.path for one in found} | others)


def plan_line(
    remedy: Saying,
    path: str,
    snapshot: "Snapshot",
    outcome: "Outcome",
    settings: "Settings",
    *,
    said: str | None = None,
) -> Written | Refusal:
    """Give the line with which the note at `path` says something, or why it stays as it is.

    `said`: the sentence that says it. How a message went is in the line only if it is there.
    """
    if said is not None:
        went = tuple(_as_said(item, said) for item in outcome.follow_ups)
        outcome = replace(outcome, follow_ups=went)
    made = _planned(remedy, path, snapshot, outcome, settings)
    if isinstance(made, Refusal):
        return made
    return made._replace(under=_under(made.change, conventions(snapshot, outcome, settings)))


def _planned(
    remedy: Saying,
    path: str,
    snapshot: "Snapshot",
    outcome: "Outcome",
    settings: "Settings",
) -> Written | Refusal:
    match remedy:
        case SetKey():
            return _set(path, _setting(remedy), snapshot, outcome, settings)
        case CloseAs():
            wanted = values.status(Status(remedy.status))
            return _set(remedy.path, wanted, snapshot, outcome, settings)
        case AddPromise() | AddPeople() | AddReach() | DatePromise():
            return _said(remedy, path, snapshot, conventions(snapshot, outcome, settings))
        case LeaveOut():
            return _settled(remedy, TouchState.SKIPPED, snapshot, outcome, settings)
        case RecordTouch() if remedy.id:
            return _settled(remedy, TouchState.DONE, snapshot, outcome, settings)
        case RecordTouch():
            return _heard(path, remedy, snapshot, outcome, settings)
        case _:
            assert_never(remedy)


def _settled(
    touch: RecordTouch | LeaveOut,
    state: TouchState,
    snapshot: "Snapshot",
    outcome: "Outcome",
    settings: "Settings",
) -> Written | Refusal:
    mark = Mark(id=touch.id, state=state, day=touch.day, text="", line=1)
    told = tuple(map(_not_through, outcome.follow_ups))
    made = plan_record(snapshot, replace(outcome, follow_ups=told), settings, mark)
    return made if isinstance(made, Refusal) else Written(made.change, made.item.id)


def _not_through(item: FollowUp) -> FollowUp:
    """Leave out who would pass a message on: a sentence that it was sent does not say so."""
    return replace(item, through=None) if item.through else item


def as_it_went(outcome: "Outcome", channel: Channel) -> "Outcome":
    """Let every follow-up go as somebody says that a message went; NONE: they did not say."""
    went = (replace(one, channel=channel, through=None) for one in outcome.follow_ups)
    return replace(outcome, follow_ups=tuple(went))


def _as_said(item: FollowUp, said: str) -> FollowUp:
    """Leave out how a message goes, where a sentence does not say that it went so."""
    went = way_it_went(replace(item, recorded=said, through=None))
    return item if way(item) == went else replace(item, channel=Channel.NONE)


def _said(
    remedy: AddPromise | AddPeople | AddReach | DatePromise,
    path: str,
    snapshot: "Snapshot",
    ways: Conventions,
) -> Written | Refusal:
    note = note_in(snapshot, path)
    if note is None:
        return Refusal("the note cannot be read")
    if isinstance(remedy, AddPeople):
        made = add_people(note, remedy.listed, ways)
    elif isinstance(remedy, AddReach):
        made = add_reach(note, remedy.who, remedy.reach, ways)
    elif isinstance(remedy, DatePromise):
        made = date_promise(note, remedy.who, remedy.line, remedy.day, ways)
    else:
        made = mark_promise(note, remedy.who, remedy.words, ways)
    return made if isinstance(made, Refusal) else Written(made)


def _setting(wanted: SetKey) -> values.Setting:
    """Give what a key is to say; the day of their answer is what sentences tell of."""
    if wanted.key == "primary_contact":
        return values.primary_contact(wanted.value, wanted.spelling)
    if wanted.key == "time":
        return values.began(wanted.value)
    return values.they_reply_by(date.fromisoformat(wanted.value))


def _set(
    path: str,
    wanted: values.Setting,
    snapshot: "Snapshot",
    outcome: "Outcome",
    settings: "Settings",
) -> Written | Refusal:
    note = note_in(snapshot, path)
    if note is None:
        return Refusal("the note cannot be read")
    made = values.set_value(note, wanted, conventions(snapshot, outcome, settings))
    if made is None:
        return Refusal("the note says so already")
    return made if isinstance(made, Refusal) else Written(made)


def _heard(
    path: str,
    touch: RecordTouch,
    snapshot: "Snapshot",
    outcome: "Outcome",
    settings: "Settings",
) -> Written | Refusal:
    note, person = note_in(snapshot, path), _person(touch.who, path, outcome)
    if note is None or person is None:
        return Refusal("the note cannot be read")
    ways = conventions(snapshot, outcome, settings)
    made = insert(note, hearing(person, touch.day), ways)
    return made if isinstance(made, Refusal) else Written(made)


def _person(key: str, path: str, outcome: "Outcome") -> Person | None:
    return next(
        (
            person
            for interview in outcome.interviews
            if interview.path == path
            for person in interview.everybody
            if person.key == key
        ),
        None,
    )
