"""One note's text to an interview and findings; never raises on what the note holds."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.diagnostics import Finding
from vaultsync.model import Interview, Person, Status, Touch
from vaultsync.names import fold
from vaultsync.parse.facts import Facts, read_facts
from vaultsync.parse.front_matter import read_head
from vaultsync.parse.keys import read_status
from vaultsync.parse.lines import CONFLICT, Source, split_lines
from vaultsync.parse.markdown import Block, Heading, read_blocks
from vaultsync.parse.people import (
    heading_people,
    is_reserved,
    read_contact,
    read_listed,
    same_person,
    split_heading,
)
from vaultsync.parse.recognise import is_interview, is_template, suspicious
from vaultsync.parse.schedule import read_promised, read_schedule
from vaultsync.parse.sections import Reading, Spotted, is_meant, walk
from vaultsync.parse.touches import Names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from vaultsync.parse.people import Listed
    from vaultsync.settings import Settings


class Parsed(NamedTuple):
    """What a note gave."""

    interview: Interview | None
    findings: tuple[Finding, ...] = ()


def parse_note(text: str, path: str, settings: "Settings", vault_zone: "tzinfo") -> Parsed:
    """Read one note; `vault_zone` is the zone of notes that name none."""
    source = Source(path, text)
    word = settings.notes.type
    head = read_head(source)
    if is_template(text, path):
        if not (head.findings and suspicious(text, path, word)) and not is_interview(
            head.entries, word
        ):
            return Parsed(None)
        skipped = "this note is a template and is skipped"
        return Parsed(None, (source.finding("VS007", skipped, 1, help=_TEMPLATE_HELP),))
    if head.findings:
        found = (*head.findings, *_conflicts(source)) if suspicious(text, path, word) else ()
        return Parsed(None, found)
    if not is_interview(head.entries, word):
        return Parsed(None)
    body = "\n".join(source.lines[head.body_line :])
    blocks = read_blocks(body, head.body_line + 1)
    parsed = _Note(source, settings, vault_zone).read(read_facts(source, head.entries), blocks)
    return parsed._replace(findings=(*_conflicts(source), *parsed.findings))


def _conflicts(source: Source) -> tuple[Finding, ...]:
    marker = CONFLICT.search(source.text)
    if not marker:
        return ()
    line = len(split_lines(source.text[: marker.end()]))
    message = "the note holds conflict markers of git; nothing is written to it"
    fix = "decide what stays, and remove the lines with <<<<<<<, ======= and >>>>>>>"
    return (source.finding("VS009", message, line, at=marker[0].strip(), help=fix),)


_TEMPLATE_HELP = "a note made from it is read as soon as `{{…}}` and `<%…%>` are filled in"


_SEVERAL = re.compile(r"\w (?:and|und|&|\+) \w")


class _Note:
    """Gathers one note's facts; the findings come together here."""

    def __init__(self, source: Source, settings: "Settings", vault_zone: "tzinfo") -> None:
        self.source, self.settings, self.vault_zone = source, settings, vault_zone
        self.findings: list[Finding] = []

    def read(self, facts: Facts, blocks: tuple[Block, ...]) -> Parsed:
        listed = read_listed(facts.node("interviewers"), "the front matter lists this name")
        reserved = self.settings.notes.reserved_headings
        persons = heading_people(blocks, listed, facts.text("company"), reserved)
        reading = walk(blocks, persons)
        facts = facts.with_inline(reading.keys)
        if not listed and facts.node("interviewers") is not None:
            # the list stands in an inline field, which is known only after a first walk
            listed = read_listed(facts.node("interviewers"), "the note lists this name")
            persons = heading_people(blocks, listed, facts.text("company"), reserved)
            reading = walk(blocks, persons)
        self.findings.extend(facts.findings)
        self._company(facts)
        schedule = read_schedule(facts, self.settings, self.vault_zone)
        self.findings.extend(schedule.findings)
        promised = read_promised(facts, self.settings, schedule.day)
        self.findings.extend(promised.findings)
        primary = read_contact(facts.node("primary_contact"))
        people = self._people(reading, listed, blocks, persons)
        contact, people = _one_person(primary, people) if primary else (None, people)
        interview = Interview(
            path=self.source.path,
            company=facts.text("company"),
            role=facts.text("role"),
            stage=facts.text("stage"),
            day=schedule.day,
            start=schedule.start,
            end=schedule.end,
            zone=schedule.zone,
            status=self._status(facts),
            they_reply_by=promised.day,
            primary_contact=contact,
            people=people,
            lines=facts.lines(),
        )
        touches = self._touches(reading.spotted, interview)
        interview = replace(interview, touches=touches)
        return Parsed(interview, tuple(sorted(self.findings, key=lambda f: f.sort_key)))

    def _company(self, facts: Facts) -> None:
        if not facts.text("company"):
            self.findings.append(
                self.source.finding(
                    "VS114",
                    "this interview names no company",
                    facts.line("company") or 1,
                    help="add `company: …` to the front matter",
                )
            )

    def _status(self, facts: Facts) -> Status:
        value = facts.value("status")
        if value is None or not value.text:
            return Status.WAITING
        status = read_status(value.text)
        if status is None:
            known = ", ".join(status.value for status in Status)
            self.findings.append(
                self.source.finding(
                    "VS113",
                    f"unknown status {value.text!r}, taken for `waiting`",
                    value.line,
                    at=value.text,
                    column=value.column,
                    help=f"known are {known}",
                )
            )
        return status or Status.WAITING

    def _people(
        self,
        reading: Reading,
        listed: "tuple[Listed, ...]",
        blocks: tuple[Block, ...],
        persons: dict[int, Person],
    ) -> tuple[Person, ...]:
        found = list(reading.people)
        names = {person.key for person in found}
        firsts = {person.key.split()[0] for person in found}
        found += [
            item.person
            for item in listed
            if item.person.key not in names
            and not (" " not in item.person.key and item.person.key in firsts)
        ]
        if listed:
            self._strangers(blocks, persons)
        else:
            self._reserved_names(blocks, persons)
        for person in found:
            if person.heading and _SEVERAL.search(person.name):
                self.findings.append(
                    self.source.finding(
                        "VS208",
                        f"the heading {person.heading!r} seems to name several persons",
                        person.line,
                        at=person.heading,
                        help="write one heading per person: each of them is thanked",
                    )
                )
        return tuple(self._unique(found))

    def _unique(self, people: list[Person]) -> list[Person]:
        """Two persons of one name: both are kept, the second gets a key of its own."""
        seen: set[str] = set()
        counts: dict[str, int] = {}
        unique: list[Person] = []
        for person in people:
            count = counts.get(person.key, 0) + 1
            key = person.key if count == 1 else f"{person.key}#{count}"
            while key in seen:  # somebody's name ends in `#2`
                count += 1
                key = f"{person.key}#{count}"
            seen.add(key)
            counts[person.key] = count
            if count > 1:
                self.findings.append(
                    self.source.finding(
                        "VS206",
                        f"a second person of the name {person.name!r} in this note",
                        person.line,
                        at=person.name,
                        help="tell them apart, for example `Jane Doe (Sales)` "
                        "and `Jane A. Doe`, if they are two",
                    )
                )
            unique.append(replace(person, key=key))
        return unique

    def _strangers(self, blocks: tuple[Block, ...], persons: dict[int, Person]) -> None:
        """Headings at the persons' level that nobody listed but that hold notes on somebody."""
        levels = {b.level for i in persons if isinstance(b := blocks[i], Heading)} or {2}
        for person in self._others(blocks, persons, levels, reserved=False):
            if person.noted or person.email or person.phone:
                self._overlooked(
                    person,
                    "holds notes but is not among the interviewers listed",
                    "add the name to `interviewers`, or the heading to "
                    "`notes.reserved_headings` in vaultsync.toml",
                )

    def _reserved_names(self, blocks: tuple[Block, ...], persons: dict[int, Person]) -> None:
        """Headings that begin like a usual one but hold somebody's address: `Offer Cohen`."""
        for person in self._others(blocks, persons, {2}, reserved=True):
            if person.email or person.phone:
                self._overlooked(
                    person,
                    "holds an address, but begins like a usual heading and counts as no person",
                    "if it is one, list the names under `interviewers` in the front matter",
                )

    def _others(
        self,
        blocks: tuple[Block, ...],
        persons: dict[int, Person],
        levels: set[int],
        *,
        reserved: bool,
    ) -> "Iterator[Person]":
        """Read the headings that are no persons as if they were."""
        extra = self.settings.notes.reserved_headings
        probes = {
            index: Person(key="?", name=split_heading(block.text)[0], line=block.line)
            for index, block in enumerate(blocks)
            if isinstance(block, Heading)
            and block.level in levels
            and index not in persons
            and is_reserved(block.text, extra) is reserved
        }
        # The persons' own headings take part, so that theirs is not counted to a stranger.
        return (p for p in walk(blocks, persons | probes).people if p.key == "?")

    def _overlooked(self, person: Person, message: str, fix: str) -> None:
        self.findings.append(
            self.source.finding(
                "VS204", f"{person.name!r} {message}", person.line, at=person.name, help=fix
            )
        )

    def _touches(self, spotted: list[Spotted], interview: Interview) -> tuple[Touch, ...]:
        contact = interview.primary_contact
        known = [*interview.people]
        if contact and all(contact.key != person.key for person in known):
            known.append(contact)
        names = Names(known, interview.company)
        keys = {
            person.heading_line: person for person in interview.people if person.heading_line
        }
        touches = []
        for one in spotted:
            text = one.mention.text
            if not is_meant(one, named=names.named(text)):
                continue
            section = keys.get(one.section.heading_line) if one.section else None
            touch = self._touch(one, interview, names.owner(text, section))
            if touch:
                touches.append(touch)
                if one.mention.also:
                    touches.append(replace(touch, kind=one.mention.also))
        return tuple(touches)

    def _touch(self, one: Spotted, interview: Interview, who: str) -> Touch | None:
        mention = one.mention
        if mention.bad_day:
            self.findings.append(
                self.source.finding(
                    "VS301",
                    f"cannot read the date {mention.bad_day!r}: there is no such day",
                    one.line,
                    at=mention.bad_day,
                    help="write the day on which it happened, as `2026-03-05`",
                )
            )
        day = mention.day or interview.day
        if day is None:
            return None
        return Touch(
            kind=mention.kind,
            state=mention.state,
            day=day,
            who=who,
            line=one.line,
            text=mention.text,
        )


def _one_person(
    contact: Person, people: tuple[Person, ...]
) -> tuple[Person, tuple[Person, ...]]:
    """A primary contact who is an interviewer too is one person: the fields add up."""
    same = [p for p in people if p.key == contact.key] or [
        p for p in people if same_person(p, contact)
    ]
    if len(same) != 1:
        return contact, people
    other = same[0]
    whole = replace(
        other,
        title=contact.title or other.title,
        email=contact.email or other.email,
        phone=contact.phone or other.phone,
        text_ok=other.text_ok if contact.text_ok is None else contact.text_ok,
        linkedin=contact.linkedin or other.linkedin,
        channel=contact.channel or other.channel,
    )
    longer = max((contact.name, other.name), key=len)
    whole = replace(whole, name=longer, key=fold(longer) if "#" not in other.key else other.key)
    return whole, tuple(whole if person is other else person for person in people)
