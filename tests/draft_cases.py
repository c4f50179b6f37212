"""Letters as people write them (tests/cases/drafts), and what the checks say of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from vaultsync.calendar import AsOf
from vaultsync.checks.draft_review import DraftReview
from vaultsync.checks.registry import review_drafts
from vaultsync.diagnostics import Finding
from vaultsync.model import Person
from vaultsync.names import fold
from vaultsync.owed import Channel, FollowUp, Kind, State
from vaultsync.pipeline import Outcome, build
from vaultsync.settings import Me, Settings
from vaultsync.snapshot import Document, Snapshot

CASES = Path(__file__).parent / "cases" / "drafts"
FOLDER = "Follow-ups/Drafts"


@dataclass(frozen=True, kw_only=True)
class Written:
    """A letter as its author wrote it."""

    to: str
    subject: str
    body: str
    kind: str = "thank-you"
    channel: str = ""
    address: str = ""
    what: str = ""
    """Of a planted fault: its kind."""
    line: str = ""
    """Part of the line in which it is planted."""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Case:
    """A file of letters with the notes that they come from."""

    name: str
    me: Me
    notes: tuple[Document, ...]
    panels: tuple[tuple[str, tuple[Written, ...]], ...] = ()
    """By manner: swapped, phrase, skeleton, separate."""
    good: tuple[Written, ...] = ()
    faults: tuple[Written, ...] = ()

    def panel(self, manner: str) -> tuple[Written, ...]:
        """Give the letters that are written in a manner."""
        return dict(self.panels).get(manner, ())


def read_case(path: Path) -> Case:
    """Read a file of letters."""
    parts = re.split(r"^=== (.*)$", path.read_text("utf-8"), flags=re.MULTILINE)
    me = Me()
    notes: list[Document] = []
    panels: list[tuple[str, tuple[Written, ...]]] = []
    good: list[Written] = []
    faults: list[Written] = []
    for head, text in zip(parts[1::2], parts[2::2], strict=True):
        word, _, rest = head.strip().partition(" ")
        if word == "me":
            said = dict(re.findall(r"^(\w+): *(.*)$", text, re.MULTILINE))
            me = Me(name=said["name"], signature=said["signature"].replace(" / ", "\n"))
        elif word == "note":
            # a second `=== note` without a path is the second note of the file
            path_of = rest or f"Interviews/note {len(notes) + 1}.md"
            notes.append(Document.of(path_of, text.lstrip("\n")))
        elif word == "drafts":
            panels.append((rest, tuple(_panel(text))))
        elif word in {"good", "fault"}:
            (good if word == "good" else faults).append(_letter(rest, text, len(good + faults)))
    return Case(
        name=path.stem,
        me=me,
        notes=tuple(notes),
        panels=tuple(panels),
        good=tuple(good),
        faults=tuple(faults),
    )


def _panel(text: str) -> Iterator[Written]:
    parts = re.split(r"^>>> (.*)$", text, flags=re.MULTILINE)
    for number, (name, said) in enumerate(zip(parts[1::2], parts[2::2], strict=True)):
        subject, body = _subject(said)
        yield Written(to=name.strip(), subject=subject, body=body, number=number)


def _letter(head: str, text: str, number: int) -> Written:
    name, *fields = (part.strip() for part in head.split(" | "))
    subject, body = _subject(text)
    said = dict(re.findall(r"(kind|channel)=(\S+)", " ".join(fields[:1])))
    more = {key: value for key, _, value in (field.partition("=") for field in fields[1:])}
    return Written(
        to=name,
        subject=subject,
        body=body,
        kind=said["kind"],
        channel=said["channel"],
        address=more.get("to", ""),
        what=more.get("what", ""),
        line=more.get("line", "").strip('"'),
        number=number,
    )


def _subject(text: str) -> tuple[str, str]:
    found = re.match(r"\n*Subject: *(.*)\n+", text)
    return (found[1].strip(), text[found.end() :].rstrip()) if found else ("", text.strip())


@cache
def outcomes(case_name: str, notes: tuple[Document, ...]) -> tuple[Outcome, ...]:
    """Compute what the notes of a case give on many days after the first interview."""
    del case_name
    settings, zone = Settings(), ZoneInfo("Europe/London")
    snapshot = Snapshot(notes=notes)
    start = build(snapshot, settings, AsOf(instant=datetime(2026, 1, 1, tzinfo=UTC), zone=zone))
    days = sorted({one.day for one in start.interviews if one.day})
    return tuple(
        build(
            snapshot,
            settings,
            AsOf(instant=datetime.combine(day, time(22), UTC) + timedelta(later), zone=zone),
        )
        for day in days
        for later in (0, 9, 30)
    )


def item_for(case: Case, letter: Written) -> tuple[FollowUp, Outcome]:
    """Give the follow-up that a letter is for; its kind is taken as the author says."""
    kind = Kind(letter.kind)
    others: list[tuple[FollowUp, Outcome]] = []
    for outcome in outcomes(case.name, case.notes):
        for item in outcome.follow_ups:
            if item.interview.path != case.notes[0].path and letter.to not in item.person.name:
                continue
            if fold(item.person.name) == fold(letter.to) or _named(item.person, letter.to):
                if item.kind is kind and item.state.open:
                    return _as(item, letter), outcome
                others.append((item, outcome))
    assert others, f"{case.name}: nothing for {letter.to}"
    item, outcome = others[0]
    return _as(replace(item, kind=kind, id=f"vs-{kind.value}"), letter), outcome


def _named(person: Person, name: str) -> bool:
    return set(fold(person.name).split()) <= set(fold(name).split()) or set(
        fold(name).split()
    ) <= set(fold(person.name).split())


def _as(item: FollowUp, letter: Written) -> FollowUp:
    channel = Channel(letter.channel) if letter.channel else item.channel
    return replace(item, state=State.DUE, channel=channel)


def as_document(item: FollowUp, letter: Written, **more: str) -> Document:
    """Write the draft file that a letter would stand in."""
    to = item.through or item.person
    address = letter.address or {
        Channel.TEXT: to.phone,
        Channel.LINKEDIN: to.linkedin,
    }.get(item.channel, to.email)
    head = {
        "type": "follow-up-draft",
        "id": item.id,
        "kind": item.kind.value,
        "channel": item.channel.value,
        "to": f'"{address}"',
        "subject": f'"{letter.subject}"',
        "proofread": "false",
        "status": "draft",
    }
    lines = [f"{key}: {value}" for key, value in (head | more).items()]
    text = "\n".join(["---", *lines, "---", "", letter.body, ""])
    return Document.of(f"{FOLDER}/{letter.number:02} {item.id}.md", text)


def review_letters(case: Case, letters: tuple[Written, ...]) -> dict[Written, DraftReview]:
    """Check letters side by side."""
    found: dict[str, tuple[FollowUp, Document, Written, Outcome]] = {}
    for letter in letters:
        item, outcome = item_for(case, letter)
        ident = f"vs-{letter.number:08}"
        item = replace(item, id=ident)
        found[ident] = (item, as_document(item, letter), letter, outcome)
    outcome = next(iter(found.values()))[3]
    reviews = review_drafts(
        tuple(document for _, document, _, _ in found.values()),
        tuple(item for item, _, _, _ in found.values()),
        outcome.standings,
        Settings(me=case.me),
        Snapshot(notes=case.notes),
    )
    return {found[one.item.id][2]: one for one in reviews}


@cache
def panels() -> tuple[Case, ...]:
    """Give the panels: the same interview thanked for in four manners."""
    return tuple(map(read_case, sorted((CASES / "panels").glob("*.md"))))


@cache
def letter_files() -> tuple[Case, ...]:
    """Give the files of good letters and planted faults."""
    return tuple(map(read_case, sorted((CASES / "letters").glob("*.md"))))


NOTE = """\
---
type: interview
company: Northwind Analytics
role: Data Engineer
date: 2026-03-05
primary_contact: Dana Whitfield <dana@northwind.example>
---

## Priya Raman
title:: Head of Data
email:: priya@northwind.example
- moving 140 DAGs to Dagster by summer
- ASAP, their own scheduler, has no backfills
- **concern:** I have never run Kafka
- **promised:** the article on partitions

## Marcus Lee
email:: marcus@northwind.example
phone:: +44 7700 900341
text_ok:: yes
- on-call rota of six, pager rarely rings
- Grafana boards that nobody reads

## Hope Best
email:: hope@northwind.example
- hiring bar, two rounds of references
"""
"""Three interviewers and a contact who is none."""
ELSEWHERE = """\
---
type: interview
company: Tidewater Labs
role: Analyst
date: 2026-02-03
---

## Rosalind Achterberg
email:: rosalind@tidewater.example
- salinity sensors
"""
SAID = (
    "Moving 140 DAGs to Dagster by summer is a plan that will keep a good team busy, and\n"
    "backfills are what I would look at first. On Kafka: I have begun a course; the article\n"
    "on partitions follows on Monday."
)
LETTER = """\
Dear Priya Raman,

Thank you for your time on Thursday and for the opportunity to talk about the Data Engineer
role at Northwind Analytics.

{said}

I am very interested in the role, and I look forward to the next step.

Kind regards,
Alex Kim
"""
ME = Me(name="Alex Kim", signature="Alex Kim\nalex@kim.example")
PRIYA, MARCUS = "Priya Raman", "Marcus Lee"


def check_letter(
    said: str = SAID,
    *,
    body: str = "",
    to: str = PRIYA,
    kind: str = "thank-you",
    channel: str = "email",
    settings: Settings | None = None,
    notes: tuple[str, ...] = (NOTE, ELSEWHERE),
    others: tuple[tuple[str, str], ...] = (),
    address: str | None = None,
    **head: str,
) -> tuple[Finding, ...]:
    """Check one draft: a letter that is good but for what it says of the talk, or a whole body.

    `others` are other drafts, as person and body; `head` are keys of the draft's head.
    """
    case = Case(
        name="made",
        me=ME,
        notes=tuple(Document.of(f"Interviews/{n}.md", note) for n, note in enumerate(notes)),
    )
    text = body or LETTER.format(said=said)
    letters = [
        Written(to=name, subject="Data Engineer", body=said, kind=kind, channel=chan, number=n)
        for n, (name, said, chan) in enumerate(
            [(to, text, channel), *((name, said, "email") for name, said in others)]
        )
    ]
    documents, items = [], []
    standings = item_for(case, letters[0])[1].standings
    for letter in letters:
        item, _ = item_for(case, letter)
        items.append(replace(item, id=f"vs-{letter.number:08}"))
        more = head if letter.number == 0 else {}
        if letter.number == 0 and address is not None:
            more = more | {"to": "'" + address + "'"}
        documents.append(as_document(items[-1], letter, **more))
    snapshot = Snapshot(notes=case.notes)
    reviews = review_drafts(documents, items, standings, settings or Settings(me=ME), snapshot)
    return next(one.findings for one in reviews if one.item.id == "vs-00000000")


def told(findings: tuple[Finding, ...]) -> list[str]:
    """Give each finding as its code and the text under which it stands."""
    return [
        f"{one.code[2:]} {one.source[one.column - 1 : one.column - 1 + one.length]}"
        for one in findings
    ]
