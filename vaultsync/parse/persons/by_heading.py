"""Headings that are persons: those of who is listed, or every level-2 heading (section 5)."""

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from vaultsync.model import Person
from vaultsync.names import fold
from vaultsync.parse.body.markdown import Heading
from vaultsync.parse.persons.contacts import Index, Listed, bare_words, completed, same_name
from vaultsync.parse.persons.fields import fields_inside
from vaultsync.parse.persons.headings import HeadingName, full_name, is_reserved, read_name
from vaultsync.parse.persons.matters import is_hardly_name
from vaultsync.parse.persons.parts import Part
from vaultsync.parse.persons.person_fields import with_inside
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = regex(r"\w+")
_FORMS = frozenset(
    {
        "corp", "corporation", "inc", "ltd", "limited", "gmbh", "llc", "plc", "ag", "company",
        "group", "bv", "b.v", "sa", "s.a", "oy", "ab", "kg", "llp",
    }
)  # fmt: skip


@record_class(kw_only=False, frozen=False)
class Found:
    """A person with everything in the note that is about them."""

    person: Person
    parts: list[Part] = field(default_factory=list)
    """The section; empty for a person without one."""
    guessed: bool = False
    """Nothing but a level-2 heading says that this is a person."""


@record_class
class Asked:
    """What else the note and the settings say of persons."""

    listed: tuple[Listed, ...]
    company: str
    reserved: tuple[str, ...]
    contact: str = ""
    """The folded name of the primary contact."""


def by_level(
    heads: dict[int, Heading], asked: Asked, usual: set[int]
) -> "Iterator[tuple[int, Found]]":
    """Find the persons where nobody lists them: headings of level 2 that are not usual ones.

    The lines of those that are go to `usual`.
    """
    company = _company_word(asked.company)
    for index, heading in heads.items():
        if heading.level != 2:
            continue
        said = read_name(heading.text) if "::" not in heading.text else None
        if is_reserved(heading.text, asked.reserved, said):
            usual.add(heading.line)
            continue
        person = of_heading(
            heading, "a heading with ## that is no usual one such as Notes", said
        )
        if person.name and not (company and _names_company(company, person, heading)):
            yield index, Found(person, guessed=True)


def _names_company(company: str, person: Person, heading: Heading) -> bool:
    folded = fold(heading.text)
    if not (person.key.startswith(company) or folded.startswith(company)):
        return False  # most headings
    return company in {_company_word(person.key), _company_word(folded)}


def _company_word(text: str) -> str:
    """Give a company's name without `Corp`, `Ltd` and the like, for comparing."""
    plain = fold(text)
    head, _, last = plain.rpartition(" ")
    return head.rstrip(",") if head and last.strip(".") in _FORMS else plain


def by_list(
    heads: dict[int, Heading], named: Sequence[Listed], contact: str
) -> "Iterator[tuple[int, Found]]":
    """Find the headings of those who are listed; `contact`: the primary contact's name."""
    known = Index(one.person.key for one in named)
    titled: dict[int, list[tuple[int, Person]]] = {}
    seen: set[int] = set()
    words = {word for one in named for word in _WORD.findall(one.person.key)}
    for index, heading in heads.items():
        folded = fold(heading.text)
        if "\\" not in folded and words.isdisjoint(_WORD.findall(folded)):
            continue  # most headings; taking them apart costs more
        said = read_name(heading.text) if "::" not in heading.text else None
        number = known.find(fold(said.name or said.email)) if said else None
        by_title = _by_title(known, said.name) if said and number is None else None
        if by_title is not None and _namesake(contact, named[by_title].person.key):
            by_title = None
        if number is None and by_title is None and said:
            continue
        own = of_heading(heading, "", said)
        number = number if said else known.find(own.key)
        if number is not None:
            seen.add(number)
            yield index, _listed_as(own, named[number])
        elif by_title is not None:
            titled.setdefault(by_title, []).append((index, own))
    for number, headings in titled.items():
        if number not in seen and len(headings) == 1:
            index, own = headings[0]
            yield index, _titled_as(own, named[number])


def _by_title(known: Index, name: str) -> int | None:
    """Find `## Mrs Whitlock` for Jean Whitlock, and the other way round."""
    number = known.titled(fold(name))
    if number is not None or not full_name(name) or is_reserved(name):
        return number
    # `Acute Ward` is not the Mr Ward who is listed
    return (
        None if is_hardly_name(name.rsplit(maxsplit=1)[-1], "") else known.surnamed(fold(name))
    )


def _titled_as(own: Person, one: Listed) -> Found:
    """Give who is listed, with the title that only the heading holds."""
    found, match = _listed_as(own, one), one.person
    bare = bare_words(match.key) == match.key.split()
    title = own.name.split()[0] if bare and not match.honorific else match.honorific
    found.person = found.person._replace(name=match.name, key=match.key, honorific=title)
    return found


def _namesake(one: str, other: str) -> bool:
    """Tell whether two folded names are those of two persons with one surname."""
    return one.split()[-1:] == other.split()[-1:] and not same_name(one, other)


def _listed_as(own: Person, one: Listed) -> Found:
    match = one.person
    return Found(completed(own, match, points=match.points, because=match.because))


def of_heading(heading: Heading, because: str, said: HeadingName | None = None) -> Person:
    """Give the person whom a heading names; `said` is what `read_name` gives for it."""
    text = heading.text
    inside = fields_inside(text) if "::" in text else []
    for whole, _, _ in inside:
        text = text.replace(whole, " ")
    said = said or read_name(text)
    name = said.name or said.email
    person = Person(
        key=fold(name),
        name=name,
        title=said.title,
        email=said.email,
        linkedin=said.linkedin,
        pronouns=said.pronouns,
        link=said.link,
        heading=heading.text,
        heading_line=heading.line,
        line=heading.line,
        because="the heading says whom it was with" if said.said else because,
    )
    return with_inside(person, inside) if inside else person
