"""One note's text to an interview and findings; never raises on what the note holds."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding
from vaultsync.model import Interview, Parsed, Person, Status, Touch
from vaultsync.names import composed
from vaultsync.parse.answer_days import about_answer_days
from vaultsync.parse.body.markdown import Block, Body, read_body
from vaultsync.parse.contacted import find_contacted
from vaultsync.parse.front.facts import NO_COMPANY, Facts, read_facts
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.front.keys import read_status
from vaultsync.parse.front.not_a_status import unknown_status
from vaultsync.parse.front.recognise import (
    is_interview,
    is_template,
    nearly_interview,
    suspicious,
)
from vaultsync.parse.heard import find_heard
from vaultsync.parse.languages import read_language
from vaultsync.parse.later_answer_days import about_later_days
from vaultsync.parse.lines import CONFLICT, Source, split_lines
from vaultsync.parse.look_again import find_look_again
from vaultsync.parse.mailbox import message_ids
from vaultsync.parse.news import read_accounts, read_careers, read_updates
from vaultsync.parse.persons.addresses import by_name
from vaultsync.parse.persons.at_the_top import at_the_top
from vaultsync.parse.persons.behind_records import with_records_apart
from vaultsync.parse.persons.by_first_name import with_first_names
from vaultsync.parse.persons.by_heading import Asked
from vaultsync.parse.persons.contacts import (
    Listed,
    Unread,
    completed,
    read_contact,
    read_listed,
    same_person,
)
from vaultsync.parse.persons.conversation import with_prose
from vaultsync.parse.persons.doubts import about_keys, about_people, about_structure
from vaultsync.parse.persons.forms import FAMILY_FIRST, GIVEN_FIRST, read_order
from vaultsync.parse.persons.kept import with_days
from vaultsync.parse.persons.met import find_met
from vaultsync.parse.persons.parts import (
    Content,
    Part,
    inline_fields,
    read_outside,
    split_parts,
)
from vaultsync.parse.persons.people import People, find_people, whole_person
from vaultsync.parse.persons.promised_tasks import with_promised
from vaultsync.parse.persons.unmarked import as_remedy, for_named, is_marked_now, with_day
from vaultsync.parse.persons.weak_grounds import about_unnamed, unread_entry, without_understood
from vaultsync.parse.schedule import read_promised, read_schedule
from vaultsync.parse.thanks import find_thanks
from vaultsync.parse.turns import answer_by, find_turns
from vaultsync.parse.whose.attribution import Attributed, Meeting, Spot, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, tzinfo

    from vaultsync.parse.front.yaml_tree import Entry
    from vaultsync.settings import Settings


def parse_note(text: str, path: str, settings: "Settings", vault_zone: "tzinfo") -> Parsed:
    """Read one note; `vault_zone` is the zone of notes that name none.

    Facts are read from the text in Unicode's composed form; findings point into the text as
    it stands.
    """
    source = Source(path, text)
    text = composed(text)
    kinds, head = settings.notes, read_head(source, text)
    if is_template(text, path):
        if not (head.findings and suspicious(text, path, kinds)) and not is_interview(
            head.entries, path, kinds
        ):
            return Parsed(None)
        skipped = "this note is a template and is skipped"
        return Parsed(None, (source.finding("VS007", skipped, 1, help=_TEMPLATE_HELP),))
    if head.findings:
        told = suspicious(text, path, kinds)
        return Parsed(None, (*head.findings, *_conflicts(source)) if told else ())
    if not is_interview(head.entries, path, kinds):
        return Parsed(None, tuple(_nearly(source, head.entries, kinds.type)))
    body = read_body(text.removeprefix("\ufeff")[head.body :], head.body_line + 1)
    body = body._replace(blocks=with_records_apart(body.blocks, text))
    parsed = _Note(source, settings, vault_zone).read(read_facts(source, head.entries), body)
    return parsed._replace(findings=(*_conflicts(source), *parsed.findings))


def _conflicts(source: Source) -> tuple[Finding, ...]:
    text = source.text
    marker = CONFLICT.search(text) if "<<<<<<< " in text or ">>>>>>> " in text else None
    if not marker:
        return ()
    line = len(split_lines(source.text[: marker.end()]))
    message = "the note holds git conflict markers; nothing is written to it"
    fix = "decide what stays, and remove the lines with <<<<<<<, ======= and >>>>>>>"
    return (source.finding("VS009", message, line, at=marker[0].strip(), help=fix),)


def _nearly(source: Source, entries: "tuple[Entry, ...]", word: str) -> "Iterator[Finding]":
    value = nearly_interview(entries, word)
    if value:
        yield source.finding(
            "VS118",
            f"the type {value.text!r} nearly says that this is an interview note",
            value.line,
            at=value.text,
            column=value.column,
            help=f"did you mean `type: {word}`?",
        )


_OF_SECTION = (
    *("heading", "heading_line", "line", "because", "points", "concerns", "promises"),
    *("described", "named", "unclaimed", "told", "shared", "only_promised"),
)
"""Fields that the body of a note says of a person."""
_TEMPLATE_HELP = "a note made from it is read as soon as `{{…}}` and `<%…%>` are filled in"


class _Note:
    """Gathers one note's facts; the findings come together here."""

    def __init__(self, source: Source, settings: "Settings", vault_zone: "tzinfo") -> None:
        self.source, self.settings, self.vault_zone = source, settings, vault_zone
        self.findings: list[Finding] = []
        self.day: date | None = None  # of the interview
        self.middle: Person | None = None  # the primary contact, if not met

    def read(self, facts: Facts, body: Body) -> Parsed:
        blocks, parts = body.blocks, split_parts(body.blocks)
        facts, found = self._who(facts, parts)
        self.findings.extend(facts.findings)
        self._company(facts)
        schedule = read_schedule(facts, self.settings, self.vault_zone)
        self.findings.extend(schedule.findings)
        self.day = schedule.day
        promised = read_promised(facts, self.settings, schedule.day)
        self.findings.extend(promised.findings)
        read = [whole_person(one) for one in found.found]
        people = with_prose(found, self._unique([person for person, _ in read]))
        spots = [
            Spot(spotted, index)
            for index, (_, content) in enumerate(read)
            for spotted in content.spotted
        ]
        outside = read_outside(found.others)
        spots += [Spot(spotted, None) for spotted in outside.spotted]
        primary = read_contact(facts.node("primary_contact"))
        people, primary, doubts = with_promised(found.others, people, primary, outside.doubts)
        people = with_days(people, self.settings, schedule.day)
        (primary,) = with_days((primary,), self.settings, schedule.day) if primary else (None,)
        self.middle = primary
        self._doubts(Content(doubts=doubts), people)
        for person, (_, content) in zip(people, read, strict=True):
            self._doubts(content, people, person)
        contact, everyone = (
            _one_person(primary, tuple(people)) if primary else (None, tuple(people))
        )
        if "@" in self.source.text:
            contact, everyone = _reachable(contact, everyone, blocks, facts.text("company"))
        contact, everyone, nobodys = at_the_top(facts, contact, everyone, blocks)
        self.findings.extend(nobodys)
        contact, *met = with_first_names(body, contact, *everyone)
        everyone = tuple(filter(None, met))
        self.findings.extend(about_keys(facts, found.others))
        self.findings.extend(about_people(self.source, found, people, contact, self.settings))
        if not facts.node("interviewers"):
            self.findings.extend(about_unnamed(self.source, found))
        self.findings.extend(about_structure(self.source, blocks, schedule.day, self.settings))
        meeting = Meeting(everyone, contact, facts.text("company"), schedule.day)
        found_in = attribute(spots, meeting, self.source, self.settings) if spots else None
        attributed = found_in or Attributed()
        self.findings.extend(attributed.findings)
        self.findings.extend(self._twice(attributed.touches))
        news = read_updates(facts, self.settings)
        self.findings.extend(news.findings)
        interview = Interview(
            path=self.source.path,
            company=facts.text("company"),
            role=facts.text("role"),
            stage=facts.text("stage"),
            day=schedule.day,
            start=schedule.start,
            end=schedule.end,
            end_assumed=schedule.assumed,
            zone=schedule.zone,
            status=self._status(facts),
            status_text=status.text if (status := facts.value("status")) else "",
            they_reply_by=promised.day,
            primary_contact=contact,
            people=everyone,
            lines=facts.lines(),
            touches=tuple(attributed.touches),
            updates=news.updates,
            accounts=read_accounts(facts),
            careers=read_careers(facts),
            name_order=self._name_order(facts),
            language=read_language(facts.text("language")),
            thread=message_ids(facts.text("thread")),
        )
        interview = replace(
            interview,
            told=tuple(find_turns(body, interview, self.settings)),
            thanks=find_thanks(_sections(found, everyone), interview, self.settings),
            heard=find_heard(_sections(found, everyone), interview),
            contacted=find_contacted(_sections(found, everyone), interview),
            look_again=find_look_again(body),
            answer_by=answer_by(blocks, interview, facts, self.settings),
            met=() if everyone else tuple(find_met(blocks, interview.company)),
        )
        about = about_later_days if facts.text("they_reply_by") else about_answer_days
        self.findings.extend(about(self.source, blocks, interview, self.settings))
        told = without_understood(self.findings, interview)
        return Parsed(interview, tuple(sorted(told, key=lambda f: f.sort_key)))

    def _twice(self, touches: list[Touch]) -> "Iterator[Finding]":
        """Report what a merge of two devices kept twice."""
        first: dict[Touch, int] = {}
        for touch in touches:
            line = first.setdefault(touch._replace(line=0), touch.line)
            if line != touch.line:
                yield self.source.finding(
                    "VS311",
                    f"the same is on line {line}; it counts once",
                    touch.line,
                    at=touch.text,
                    help="delete one of the two lines, if a merge kept both",
                )

    def _who(self, facts: Facts, parts: tuple[Part, ...]) -> tuple[Facts, People]:
        """Find the persons; the list of them may stand in the body, before the first one."""
        listed = self._listed(facts, "the lines at the top list this name")
        asked = Asked(
            listed=listed,
            company=facts.text("company"),
            reserved=self.settings.notes.reserved_headings,
            contact=_contact_key(facts),
        )
        found = find_people(parts, asked)
        whole = facts.with_inline(list(inline_fields(_before(parts, found))))
        if not listed and whole.node("interviewers") is not facts.node("interviewers"):
            listed = self._listed(whole, "the note lists this name")
            found = find_people(parts, replace(asked, listed=listed))
            whole = facts.with_inline(list(inline_fields(_before(parts, found))))
        return whole, found

    def _listed(self, facts: Facts, because: str) -> tuple[Listed, ...]:
        entries = read_listed(facts.node("interviewers"), because)
        for one in entries:
            if isinstance(one, Unread):
                self.findings.append(unread_entry(self.source, *one))
        return tuple(one for one in entries if isinstance(one, Listed))

    def _doubts(
        self, content: Content, people: "Sequence[Person]", section: Person | None = None
    ) -> None:
        for said in for_named(content.doubts, people, section):
            one = with_day(said, self.settings, self.day, self.source.lines)
            if is_marked_now(one, people, section, self.middle):
                continue
            cure = as_remedy(one, section)
            put = self.source.finding
            found = put(one.code, one.message, one.line, at=one.at, help=one.help, remedy=cure)
            self.findings.append(found)

    def _company(self, facts: Facts) -> None:
        if not facts.text("company"):
            near, line = facts.like("company") or ("", facts.line("company") or 1)
            meant = f"did you mean `company`? (`{near}` is not read as one)" if near else ""
            self.findings.append(
                self.source.finding(
                    "VS114",
                    "this interview names no company",
                    line,
                    at=near,
                    help=meant or NO_COMPANY,
                )
            )

    def _status(self, facts: Facts) -> Status:
        value = facts.value("status")
        if value is None or not value.text:
            return Status.WAITING
        status = read_status(value.text)
        if status is None:
            self.findings.append(unknown_status(self.source, value))
        return status or Status.WAITING

    def _name_order(self, facts: Facts) -> str:
        value = facts.value("name_order")
        if value is None or not value.text:
            return ""
        order = read_order(value.text)
        if not order:
            self.findings.append(
                self.source.finding(
                    "VS216",
                    f"cannot read the order of names {value.text!r}",
                    value.line,
                    at=value.text,
                    column=value.column,
                    help=f"known are {FAMILY_FIRST} and {GIVEN_FIRST}",
                )
            )
        return order

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
                        f"a second person named {person.name!r} in this note",
                        person.line,
                        at=person.name,
                        help="tell them apart, for example `Jane Doe (Sales)` "
                        "and `Jane A. Doe`, if they are two",
                    )
                )
            unique.append(person if key == person.key else person._replace(key=key))
        return unique


def _sections(
    found: People, people: tuple[Person, ...]
) -> "Iterator[tuple[Person | None, Part]]":
    """Give all parts of a note, each with whose section it is."""
    yield from ((None, part) for part in found.others)
    for person, one in zip(people, found.found, strict=True):
        yield from ((person, part) for part in one.parts)


def _contact_key(facts: Facts) -> str:
    contact = read_contact(facts.node("primary_contact"))
    return contact.key if contact else ""


def _before(parts: tuple[Part, ...], found: People) -> list[Part]:
    """Give the parts before the first person's section: fields in them are the note's keys."""
    first = next(
        (one.parts[0] for one in found.found if one.parts and one.parts[0].heading), None
    )
    before: list[Part] = []
    for part in parts:
        if part is first:
            break
        before.append(part)
    return before


def _reachable(
    contact: Person | None,
    people: tuple[Person, ...],
    blocks: tuple[Block, ...],
    company: str,
) -> tuple[Person | None, tuple[Person, ...]]:
    """Give those without an address the one that bears their name, where the note has one."""
    extra = () if contact is None or contact in people else (contact,)
    found = by_name((*people, *extra), blocks, company)
    if not found:
        return contact, people

    def whole(person: Person) -> Person:
        return person._replace(email=found[person.key]) if person.key in found else person

    return (whole(contact) if contact else None), tuple(map(whole, people))


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
    whole = completed(contact, other)
    key = other.key if "#" in other.key else whole.key
    whole = whole._replace(key=key, **{name: getattr(other, name) for name in _OF_SECTION})
    return whole, tuple(whole if person is other else person for person in people)
