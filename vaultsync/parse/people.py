"""Who is a person in a note: listed in the front matter, or by heading (design.md 5)."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vaultsync.model import Person
from vaultsync.names import fold, squash, unlink
from vaultsync.parse.front_matter import Mapping, Scalar
from vaultsync.parse.keys import PERSON_KEYS, squeeze
from vaultsync.parse.markdown import Block, Heading
from vaultsync.parse.values import Value, entry_texts, is_yes, items_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.parse.front_matter import Node

CONTAINERS = frozenset({"interviewers", "people", "panel"})
LOG = "follow-up log"
# Words that no name holds: "My questions", "Priya's feedback"
_TELLING = frozenset(
    {"questions", "question", "q&a", "notes", "feedback", "agenda", "takeaways"}
)
_NUMBER = re.compile(r"^\s*\d+[.)]\s+")
# fmt: off
_RESERVED = frozenset({
    "questions", "prep", "preparation", "notes", "agenda", "logistics", "summary",
    "overall", "reflection", "reflections", "company", "role", "feedback", "overview",
    "background", "research", "about", "interview", "interviews", "details", "description",
    "thoughts", "impressions", "takeaways", "todo", "to-do", "tasks", "action", "actions",
    "outcome", "result", "results", "decision", "salary", "compensation", "offer",
    "timeline", "process", "format", "schedule", "topics", "strengths", "weaknesses",
    "concerns", "concern", "promises", "links", "resources", "references", "attachments",
    "log", "attendees", "participants", "introduction", "intro", "debrief", "retro",
    "retrospective", "pros", "cons", "technical", "coding", "behavioural", "behavioral",
    "team", "stack",
    "challenge", "assignment", "homework", "culture", "product", "benefits", "stories",
    "misc", "miscellaneous", "other", "general", "recap", "context", "warm-up", "wrap-up",
    "how", "what", "why", "when", "where", "which", "who", "follow-up", "follow-ups",
    "followup", "followups", "next", "key", "contacts", "fragen", "vorbereitung",
    "notizen", "zusammenfassung",
})
# fmt: on
_RESERVED_PHRASES = (
    LOG,
    "next steps",
    "job description",
    "system design",
    "take-home",
    "red flags",
    "green flags",
    "tech stack",
    "to send",
    "additional info",
    "interview questions",
    "people to thank",
)
_SEPARATOR = re.compile(r"\s(?:[-–—|]|--)\s|\s?[,–—:]\s|\s(?=\()")
_BEFORE = re.compile(r"[^\w\[(]+")
MAIL = r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
_EMAIL = re.compile(MAIL)
_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/]{5,28}\d")
_ADDRESS = re.compile(rf"[<(\[]?\s?(?:mailto:)?({MAIL})\s?[>)\]]?")
_AND = re.compile(r",?\s(?:and|und)\s")
_HONORIFIC = frozenset({"dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs", "mrs.", "ms", "ms."})


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as the front matter names them."""

    person: Person
    column: int


_LABEL = re.compile(
    r"(?:interviewer|hiring manager|recruiter|manager|coordinator|contact|person|host)(?: \d+)?"
)
_NOBODY = frozenset(
    {
        "",
        "none",
        "no",
        "nobody",
        "n/a",
        "na",
        "tbd",
        "tba",
        "unknown",
        "?",
        "-",
        "–",
        "yes",
        "todo",
    }
)


def split_heading(text: str) -> tuple[str, str]:
    """Take a heading apart into name and title: `Name — Title`, `Name (Title)`."""
    plain = _plain(unlink(squash(text)).replace("**", ""))
    parts = _SEPARATOR.split(plain, maxsplit=1)
    name = parts[0].strip()
    title = parts[1].strip() if len(parts) > 1 else ""
    if title and _LABEL.fullmatch(name.casefold()):  # `Interviewer: Jane Doe`
        name, title = title, name
    if title.startswith("(") and title.endswith(")"):
        title = title[1:-1].strip()
    return name, title


def _plain(text: str) -> str:
    """Drop emoji and punctuation before a heading's words, and what is left open behind."""
    text = text.strip()
    decoration = _BEFORE.match(text)
    return (text[decoration.end() :] if decoration else text).rstrip(" \t:*_")


def read_person(value: "Value | Mapping", because: str) -> Listed | None:
    """Read `Dana Whitfield <dana@x.example>`, `Name (Title)` or a mapping with those keys."""
    if isinstance(value, Mapping):
        return _from_mapping(value, because)
    rest, email = value.text, ""
    found = _ADDRESS.search(rest)
    if found:
        email = found[1]
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    number = _PHONE.search(rest)
    phone = number[0].strip() if number else ""
    if number:
        rest = rest.replace(number[0], " ")
    name, title = split_heading(rest.strip(" ,;"))
    name = name.strip(" ,;") or email
    if fold(name) in _NOBODY:
        return None
    person = Person(
        key=fold(name),
        name=name,
        title=title,
        email=email,
        phone=phone,
        line=value.line,
        because=because,
    )
    return Listed(person, value.column)


def _from_mapping(mapping: Mapping, because: str) -> Listed | None:
    texts = entry_texts(mapping)
    fields = {
        PERSON_KEYS[squeeze(key)]: value.text
        for key, value in texts.items()
        if squeeze(key) in PERSON_KEYS
    }
    name = texts["name"].text if "name" in texts else fields.get("email", "")
    if not name:
        return None
    person = Person(key=fold(name), name=name, line=mapping.line, because=because)
    for key, text in fields.items():
        person = with_field(person, key, text)
    return Listed(person, mapping.column)


def fits(key: str, text: str) -> bool:
    """Tell whether a value can be what its key says: `email: she prefers calls` is talk."""
    if key == "email":
        return bool(_EMAIL.search(text))
    if key == "phone":
        return len(re.findall(r"\d", text)) >= 5
    return bool(text.strip())


def with_field(person: Person, key: str, text: str) -> Person:
    """Set one field of a person from its text; keys as in `PERSON_KEYS`' values."""
    text = unlink(text).strip()
    if key == "text_ok":
        return replace(person, text_ok=is_yes(text))
    if key == "email":
        found = _EMAIL.search(text)
        return replace(person, email=found[0] if found else person.email)
    if key == "channel":
        return replace(person, channel=text.casefold())
    plain = text.strip("<>")
    if key == "phone":
        return replace(person, phone=plain)
    if key == "linkedin":
        return replace(person, linkedin=plain)
    return replace(person, title=plain) if key == "title" else person


def read_listed(node: "Node | None", because: str) -> tuple[Listed, ...]:
    """Read the list of interviewers that the front matter gives."""
    if node is None or (isinstance(node, Scalar) and node.empty):
        return ()
    if isinstance(node, Scalar):  # `Ann, Bob and Cy`
        node = replace(node, text=_AND.sub(", ", node.text))
    found = (read_person(value, because) for value in items_of(node))
    return tuple(listed for listed in found if listed)


def is_reserved(text: str, extra: tuple[str, ...] = ()) -> bool:
    """Tell whether a heading is one that notes have anyway, and so is no person."""
    plain = fold(_plain(text))
    if plain.endswith("?") or not re.search(r"[^\W\d_]", plain):
        return True
    if "::" in plain and squeeze(plain.partition("::")[0]) in PERSON_KEYS:
        return True  # a field above a `---`, which Markdown takes for a heading
    if plain in CONTAINERS or any(
        plain == phrase or plain.startswith(f"{phrase} ")
        for phrase in (*_RESERVED_PHRASES, *map(fold, extra))
    ):
        return True
    name = fold(split_heading(_NUMBER.sub("", text))[0])
    words = re.split(r"[\s:,/(]+", name)
    return words[0].rstrip(".") in _RESERVED or bool(_TELLING & set(words))


def heading_people(
    blocks: tuple[Block, ...],
    listed: tuple[Listed, ...],
    company: str,
    reserved: tuple[str, ...],
) -> dict[int, Person]:
    """Find the headings that are persons, by the index of their block."""
    headings = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, Heading) and 2 <= block.level <= 4
    ]
    if listed:
        return dict(_by_list(headings, listed))
    container = next(
        (
            (position, heading)
            for position, (_, heading) in enumerate(headings)
            if fold(_plain(heading.text)).split(" ")[0] in CONTAINERS
            and _children(headings[position + 1 :], heading)
        ),
        None,
    )
    if container:
        position, heading = container
        return _children(headings[position + 1 :], heading)
    return {
        index: _person(heading, "a level-2 heading that is not reserved")
        for index, heading in headings
        if heading.level == 2
        and not is_reserved(heading.text, reserved)
        and not (company and fold(heading.text) == fold(company))
        and split_heading(heading.text)[0]
    }


def _by_list(
    headings: list[tuple[int, Heading]], listed: tuple[Listed, ...]
) -> "Iterator[tuple[int, Person]]":
    for index, heading in headings:
        name = fold(split_heading(heading.text)[0])
        match = _match(name, listed)
        if match:
            own = _person(heading, "the front matter lists this name")
            yield index, _merge(own, match)


def _match(name: str, listed: tuple[Listed, ...]) -> Person | None:
    for item in listed:
        if item.person.key == name:
            return item.person
    bare = _bare(name)
    close = [
        item.person
        for item in listed
        if bare and _bare(item.person.key) and _same_beginning(bare, _bare(item.person.key))
    ]
    return close[0] if len(close) == 1 else None


def _bare(name: str) -> list[str]:
    return [word for word in name.split() if word not in _HONORIFIC]


def _same_beginning(one: list[str], other: list[str]) -> bool:
    """`Priya` is `Priya Raman`, if nobody else is."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _merge(own: Person, listed: Person) -> Person:
    name = own.name if len(own.name) >= len(listed.name) else listed.name
    return replace(
        own,
        key=fold(name),
        name=name,
        title=own.title or listed.title,
        email=listed.email or own.email,
        phone=listed.phone,
        text_ok=listed.text_ok,
        linkedin=listed.linkedin,
        channel=listed.channel,
    )


def _children(headings: list[tuple[int, Heading]], parent: Heading) -> dict[int, Person]:
    """Take the direct children of a heading such as `Interviewers` for persons."""
    found: dict[int, Person] = {}
    level = 0
    for index, heading in headings:
        if heading.level <= parent.level:
            break
        level = level or heading.level
        if heading.level == level and split_heading(heading.text)[0]:
            found[index] = _person(heading, f"a heading under {parent.text!r}")
    return found


def _person(heading: Heading, because: str) -> Person:
    address = _ADDRESS.search(heading.text)
    text = heading.text.replace(address[0], " ") if address else heading.text
    name, title = split_heading(text)
    name = name or (address[1] if address else "")
    return Person(
        key=fold(name),
        name=name,
        title=title,
        email=address[1] if address else "",
        heading=heading.text,
        heading_line=heading.line,
        line=heading.line,
        because=because,
    )


def same_person(one: Person, other: Person) -> bool:
    """`Priya` and `Dr. Priya Raman` are `Priya Raman`, if nobody else is."""
    bare, wanted = _bare(one.key), _bare(other.key)
    return bool(bare and wanted) and _same_beginning(bare, wanted)


def read_contact(node: "Node | None") -> Person | None:
    """Read the primary contact: one person, of a list the first."""
    if isinstance(node, Scalar):
        listed = read_person(text_of(node), "primary contact")
        return listed.person if listed else None
    found = next(iter(read_listed(node, "primary contact")), None)
    return found.person if found else None
