"""What the notes on persons add to the interviews; the interview's own note always wins."""

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding
from vaultsync.model import Interview, Person
from vaultsync.names import fold, same
from vaultsync.parse.lines import Source
from vaultsync.parse.links import Targets
from vaultsync.records import record_class
from vaultsync.rules.channel import known_channel
from vaultsync.rules.grouping import order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vaultsync.parse.person_note import PersonNote

FIELDS = (
    "title", "email", "phone", "text_ok", "linkedin", "channel", "pronouns", "timezone",
    "greeting", "first_name", "honorific", "name_order",
)  # fmt: skip
"""The fields of a `Person` that a note on the person can give."""


@record_class
class Filled:
    """Interviews with what the notes on their persons add."""

    interviews: tuple[Interview, ...]
    findings: tuple[Finding, ...] = ()


def fill(
    interviews: "Iterable[Interview]",
    notes: "Iterable[PersonNote]",
    texts: "Mapping[str, str] | None" = None,
) -> Filled:
    """Fill in what the interviews' notes leave open; doubtful names are findings.

    `texts` holds the interviews' notes by path, for findings that show the line.
    """
    interviews, directory = tuple(interviews), Directory(notes)
    if not directory.notes:
        return Filled(interviews=interviews)
    filled = []
    findings: dict[tuple[str, int, str], Finding] = {}
    for interview in interviews:
        whole, doubts = _filled(interview, directory)
        filled.append(whole)
        for person, found in doubts:
            place = (interview.path, person.heading_line or person.line, person.name)
            text = (texts or {}).get(interview.path, "")
            findings.setdefault(place, _several(place, text, found))
    return Filled(interviews=tuple(filled), findings=tuple(findings.values()))


class Directory:
    """The notes on persons, by link and by name."""

    def __init__(self, notes: "Iterable[PersonNote]") -> None:
        self.notes = {note.path: note for note in sorted(notes, key=lambda note: note.path)}
        self._typed = Targets(path for path, note in self.notes.items() if note.typed)
        self._linked = Targets(path for path, note in self.notes.items() if not note.typed)
        self._named: dict[str, list[PersonNote]] = defaultdict(list)
        for note in self.notes.values():
            for name in {fold(name) for name in (note.name, *note.aliases) if note.typed}:
                self._named[name].append(note)

    def find(self, person: Person, company: str, at: str) -> "tuple[PersonNote, ...]":
        """Give the note on a person; none, or several where nothing tells which one is meant.

        `at` is the path of the interview's note, `company` the company for which the person
        must be working, if it is known.
        """
        if person.link:
            # a note that says that it is on a person goes before one that does not
            paths = self._typed.find(person.link, at) or self._linked.find(person.link, at)
            if paths:
                return tuple(self.notes[path] for path in paths)
        found = tuple(self._named.get(fold(person.name), ()))
        if len(found) == 1 and _elsewhere(found[0], company):
            return ()
        return found


def _elsewhere(note: "PersonNote", company: str) -> bool:
    """Tell whether the note is on somebody of that name at another company."""
    there = {same(name) for name in note.companies}
    return bool(there and same(company)) and same(company) not in there


_Doubt = tuple[Person, "tuple[PersonNote, ...]"]


def _filled(interview: Interview, directory: Directory) -> tuple[Interview, list[_Doubt]]:
    doubts: list[_Doubt] = []
    contact = interview.primary_contact
    names = Counter(fold(person.name) for person in interview.people)

    def whole(person: Person) -> Person:
        if not person.link and names[fold(person.name)] > 1:
            return person  # two of one name: a name does not tell which of them
        # a recruiter of an agency works for another company than the interviewer's
        company = "" if contact and person.key == contact.key else interview.company
        found = directory.find(person, company, interview.path)
        if len(found) > 1:
            doubts.append((person, found))
        return with_note(person, found[0]) if len(found) == 1 else person

    people = tuple(map(whole, interview.people))
    known = whole(contact) if contact else None
    return replace(interview, people=people, primary_contact=known), doubts


def with_note(person: Person, note: "PersonNote") -> Person:
    """Give the person with what the note knows and the interview's note does not say."""
    given = dict(_given(person, note))
    names = {*person.from_note, *given}
    return person._replace(
        note=note.path,
        from_note=tuple(name for name in FIELDS if name in names),
        **given,  # type: ignore[arg-type]
    )


def _given(person: Person, note: "PersonNote") -> "Iterator[tuple[str, str | bool]]":
    for name in FIELDS:
        value = getattr(note, name)
        if getattr(person, name) not in {"", None} or value in {"", None}:
            continue
        if name == "text_ok" and value and not _same_number(person, note):
            continue  # consent holds for the number for which it was given
        if name == "channel" and known_channel(value) is None:
            continue
        yield name, value


def _same_number(person: Person, note: "PersonNote") -> bool:
    own, other = digits(person.phone), digits(note.phone)
    return not own or not other or own == other


def digits(phone: str) -> str:
    """Give a phone number as it is dialled: two spellings of one number are equal."""
    return "".join(char for char in phone if char.isdigit())


def _several(
    place: tuple[str, int, str], text: str, found: "tuple[PersonNote, ...]"
) -> Finding:
    path, line, name = place
    paths = [note.path for note in found]
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    link = f"[[{paths[0].removesuffix('.md')}|{name}]]"
    return Source(path, text).finding(
        "VS214",
        f"several notes on people have the name {name!r}: {', '.join(paths[:3])}{more}; "
        "none of them is used",
        line,
        at=name,
        help=f"link to the one you mean: `{link}`",
    )


def added(person: Person, other: Person) -> Person:
    """Add what another note knows of a person, where this one says nothing.

    A consent to texts holds for the number for which it was given.
    """
    consent = person.text_ok
    if consent is None and digits(person.phone) in {"", digits(other.phone)}:
        consent = other.text_ok
    return person._replace(
        title=person.title or other.title,
        email=person.email or other.email,
        phone=person.phone or other.phone,
        text_ok=consent,
        linkedin=person.linkedin or other.linkedin,
        channel=person.channel or other.channel,
        pronouns=person.pronouns or other.pronouns,
        timezone=person.timezone or other.timezone,
        greeting=person.greeting or other.greeting,
        first_name=other.first_name if person.first_name is None else person.first_name,
        honorific=person.honorific or other.honorific,
        name_order=person.name_order or other.name_order,
    )


def share(interviews: "Iterable[Interview]") -> tuple[Interview, ...]:
    """Let each note know how to reach whom another note on the same company can reach (S57).

    The note itself wins, then the other ones, the latest first.
    """
    found = tuple(interviews)
    known: dict[tuple[str, str], list[tuple[Interview, Person]]] = defaultdict(list)
    for one in sorted(found, key=order, reverse=True):
        for person in one.everybody:
            known[same(one.company), person.key].append((one, person))

    def whole(interview: Interview, person: Person) -> Person:
        company = same(interview.company)
        twins = "#" in person.key  # a second person of one name: who is who elsewhere?
        for other, knows in known[company, person.key] if company and not twins else ():
            if other is not interview:
                person = added(person, knows)
        return person

    return tuple(
        replace(
            one,
            people=tuple(whole(one, person) for person in one.people),
            primary_contact=whole(one, one.primary_contact) if one.primary_contact else None,
        )
        for one in found
    )


def settle_order(interviews: "Iterable[Interview]", default: str) -> "tuple[Interview, ...]":
    """Give everybody the order of names that their note or the configuration says."""
    return tuple(_ordered(one, one.name_order or default) for one in interviews)


def _ordered(interview: "Interview", order: str) -> "Interview":
    if not order:
        return interview

    def settled(person: "Person") -> "Person":
        return person if person.name_order else person._replace(name_order=order)

    contact = interview.primary_contact
    return replace(
        interview,
        people=tuple(map(settled, interview.people)),
        primary_contact=settled(contact) if contact else None,
    )
