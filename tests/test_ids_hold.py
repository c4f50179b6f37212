"""IDs hold when notes are renamed, moved and retitled: each tick goes to its person."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import AS_OF
from vaultsync.calendar import AsOf, find_zone
from vaultsync.changes import Create
from vaultsync.owed import FollowUp, Kind
from vaultsync.pipeline import Outcome, build
from vaultsync.plan import plan_outputs
from vaultsync.readback import Record, plan_records
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

DUE = Settings().outputs.due_note
SETTINGS = Settings()


class Talk(NamedTuple):
    """An interview, as a person would tell it."""

    company: str
    stage: str
    day: str
    people: tuple[str, ...]
    thanked: tuple[str, ...] = ()


TALKS = (
    Talk("Acme", "screen", "2026-02-26", ("Jane Doe",), ("Jane Doe",)),
    Talk("Acme", "panel", "2026-03-04", ("Jane Doe", "Jane Roe", "John Doe"), ("John Doe",)),
    Talk("Globex", "panel", "2026-03-04", ("Jane Doe", "佐藤 健一", "João Gonçalves")),
    Talk("Globex", "panel", "2026-03-05", ("Priya Raman",)),
    Talk("Initech", "", "2026-03-05", ("Priya Raman", "Seun Bankole"), ("Seun Bankole",)),
)
"""Namesakes at two companies, in two rounds, and two rounds of one name."""
HEADINGS: tuple[str, ...] = (
    "{}",
    "{} — Platform Lead",
    "{}, CTO",
    "{} (she/her)",
    "🚀 {}",
    "{} 🎉",
    "[[{}]]",
    "[[People/{}|{}]]",
    "[[People/{}]] — Staff Engineer",
    "**{}**",
    "3. {}",
    "Interview with {}",
)
PATHS = (
    *(f"Interviews/{number}.md" for number in range(len(TALKS))),
    "Interviews/2026/Acme #2 | final.md",
    "Archive me/Jane Doe.md",
    "Priya.md",
    "佐藤/会社.md",
    "a/b/c/d/Globex.md",
)


def write(talk: Talk, people: Iterable[str], heading: Callable[[str], str]) -> str:
    """Write the note of an interview, its persons in this order, under these headings."""
    head = {"type": "interview", "company": talk.company, "date": talk.day, "role": "Dev"}
    head |= {"stage": talk.stage, "primary_contact": talk.people[0]}
    text = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
    text = f"---\n{text}---\n"
    for name in people:
        text += f"\n## {heading(name)}\nemail:: {sum(map(ord, name))}@x.example\n- a point\n"
        text += "- [x] Thank-you by email ✅ 2026-03-05\n" if name in talk.thanked else ""
    return text


def look(snapshot: Snapshot) -> Outcome:
    """Compute what follows from a vault."""
    zone = find_zone("Europe/London")
    assert zone
    return build(snapshot, SETTINGS, AsOf(instant=datetime.fromisoformat(AS_OF), zone=zone))


def due_note(snapshot: Snapshot, outcome: Outcome) -> str:
    """Give the due note that is written first."""
    plan = plan_outputs(snapshot, outcome, SETTINGS)
    (text,) = [one.text for one in plan.changes if isinstance(one, Create) and one.path == DUE]
    return text


def meant(item: FollowUp) -> tuple[str, str, str, str, Kind]:
    """Say what a follow-up is about, without a word of where the note lies."""
    talk = item.interview
    return item.company, talk.stage, str(talk.day), item.person.name, item.kind


def place(record: Record) -> tuple[str, str, str]:
    """Give company, day and heading of the place at which a note was changed."""
    change = record.change
    text = change.after.text if change.old is None else change.before.text
    lines = text.splitlines()[: change.line]
    head = {line.partition(": ")[0]: line.partition(": ")[2] for line in lines[:8]}
    heading = [line for line in lines if line.startswith("## ")][-1:]
    return head["company"], head["date"], "".join(heading)


def shuffled(data: st.DataObject) -> tuple[Document, ...]:
    """Write the same interviews in other files, with other headings, in another order."""
    paths = data.draw(st.permutations(PATHS))
    forms = data.draw(st.lists(st.sampled_from(HEADINGS), min_size=12, max_size=12))
    notes = []
    for talk, path in zip(TALKS, paths, strict=False):
        people = data.draw(st.permutations(talk.people))
        texts = {name: forms.pop().replace("{}", name) for name in people}
        notes.append(Document.of(path, write(talk, people, texts.__getitem__)))
    return tuple(sorted(notes, key=lambda note: note.path))


BEFORE = Snapshot(
    notes=tuple(
        Document.of(PATHS[number], write(talk, talk.people, str))
        for number, talk in enumerate(TALKS)
    )
)
FIRST = look(BEFORE)
DEEDS = ("", "", "x", "X", "-", "moved", " ")


def test_there_is_something_to_shuffle() -> None:
    """The vault of this file has open and settled lines of many persons and kinds."""
    assert len(FIRST.follow_ups) >= 15
    assert {item.state.open for item in FIRST.follow_ups} == {True, False}
    assert len({meant(item) for item in FIRST.follow_ups}) == len(FIRST.follow_ups)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(st.data())
def test_no_tick_goes_to_the_wrong_person(data: st.DataObject) -> None:
    """Renamed, moved, retitled, shuffled: same IDs, and each change is in the right section."""
    text = due_note(BEFORE, FIRST)
    done = {}
    for item in FIRST.follow_ups:
        deed = data.draw(st.sampled_from(DEEDS))
        line = next((one for one in text.splitlines() if item.id in one), "")
        is_open = line.startswith("- [ ]")
        if not deed or not line or is_open == (deed == " "):
            continue
        if deed == "moved":
            new = line.rpartition("📅")[0] + "📅 2026-05-04"
        else:
            new = line[:3] + deed + line[4:]
        if not is_open and deed != " ":
            continue
        text = text.replace(line, new)
        done[item.id] = deed
    after = Snapshot(notes=shuffled(data), due_note=Document.of(DUE, text))
    outcome = look(after)
    there = {item.id: item for item in outcome.follow_ups}
    assert {i: meant(one) for i, one in there.items()} == {
        item.id: meant(item) for item in FIRST.follow_ups
    }
    back = plan_records(after, outcome, SETTINGS)
    told = {one.mark.id for one in back.records} | {one.mark.id for one in back.unrecorded}
    assert told <= set(done)
    for record in back.records:
        item = there[record.mark.id]
        company, day, heading = place(record)
        assert (company, day) == (item.company, str(item.interview.day))
        assert item.person.name in heading
    recorded = {record.mark.id for record in back.records}
    thanks = {ident for ident in done if there[ident].kind is Kind.THANK_YOU}
    assert thanks <= recorded


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("company: Acme", "company: Acme Ltd, Leeds"),
        ("## Jane Doe", "## Janet Dorsey"),
        ("stage: screen", "stage: final"),
    ],
)
def test_what_makes_another_id_ticks_nobody_else(old: str, new: str) -> None:
    """Another company, name or stage is another ID: the tick waits, and nobody gets it."""
    item = next(
        one for one in FIRST.follow_ups if one.state.open and one.kind is Kind.FOLLOW_UP
    )
    talk = item.interview
    text = due_note(BEFORE, FIRST)
    line = next(one for one in text.splitlines() if item.id in one)
    due = Document.of(DUE, text.replace(line, line.replace("- [ ]", "- [x]")))
    note = next(note for note in BEFORE.notes if note.path == talk.path)
    changed = note.text.replace(old, new)
    assert (changed != note.text) is (old in note.text)
    after = Snapshot(
        notes=tuple(
            Document.of(one.path, changed) if one.path == note.path else one
            for one in BEFORE.notes
        ),
        due_note=due,
    )
    outcome = look(after)
    back = plan_records(after, outcome, SETTINGS)
    known = {one.id for one in outcome.follow_ups}
    assert {one.mark.id for one in back.records} <= {item.id}
    assert bool(back.unrecorded) is (item.id not in known)
