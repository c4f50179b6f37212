"""`email` and `phone` in the front matter of an interview: whose they are, or nobody's."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import AddReach
from vaultsync.model import Person
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Heading
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.front.keys import PERSON_KEYS, squeeze
from vaultsync.parse.mailbox import read_mailbox
from vaultsync.parse.persons.addresses import bearers_of
from vaultsync.parse.persons.go_between import go_betweens
from vaultsync.parse.persons.headings import looks_like_name
from vaultsync.parse.persons.reach_in_text import reach_in_text
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.parse.body.markdown import Block
    from vaultsync.parse.front.facts import Facts
    from vaultsync.parse.front.values import Value

_BESIDE = regex(
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2})\b[^@\n]{0,80}?[\s<(:,]"
    r"(?P<address>[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)(?=[\s>),;.]|$)"
)
"""A name that begins a line, with an address behind it."""
_SHORTEST_NUMBER = 6
"""Figures of a number that can be called."""


def at_the_top(
    facts: "Facts",
    contact: "Person | None",
    people: "tuple[Person, ...]",
    blocks: "Sequence[Block]",
) -> "tuple[Person | None, tuple[Person, ...], tuple[Finding, ...]]":
    """Give an address of the front matter to the one person met, whose name it bears.

    Any other belongs to nobody, and is told where somebody met has none: it is not used. So is
    who may be in the middle, and is not read either.
    """
    findings: list[Finding] = []
    for spelling, value in facts.reach:
        known = (*people, *((contact,) if contact else ()))
        if PERSON_KEYS[squeeze(spelling)] == "phone":
            if _lacks_number(value.text, known, people):
                findings.append(_told(facts, spelling, value, people))
            continue
        mailbox = read_mailbox(value.text)
        taken = {person.email.casefold() for person in known}
        if mailbox is None or mailbox.address.casefold() in taken:
            continue
        owner = _owner(mailbox.address, contact, people)
        if owner:
            whole = owner._replace(email=mailbox.address)
            contact = whole if contact and contact.key == owner.key else contact
            people = (whole,)
        elif not all(person.email for person in people):
            findings.append(_told(facts, spelling, value, people))
    if contact is None and not all(person.email for person in people):
        findings.extend(_in_prose(facts, people, blocks))
    findings.extend(_in_text(facts, contact, people))
    findings.extend(go_betweens(facts, contact, people, blocks))
    return contact, people, tuple(findings)


def _in_prose(
    facts: "Facts", people: "tuple[Person, ...]", blocks: "Sequence[Block]"
) -> "Iterator[Finding]":
    """Tell of `Priya Nair, HR, priya@acme.example` above the headings: she may pass it on."""
    taken = {person.email.casefold() for person in people}
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1:
            return
        has = isinstance(block, TEXTS) and "@" in block.text
        lines = block.text.split("\n") if has and isinstance(block, TEXTS) else ()
        for line, text in enumerate(lines, block.line):
            found = _BESIDE.match(unlink(text.strip()))
            if not found or found["address"].casefold() in taken:
                continue
            name = found["name"]
            other = Person(fold(name), name, line)
            if any({*other.key.split()} & {*one.key.split()} for one in people):
                continue
            # `Sales Office, office@…` bears no first name
            hers = fold(found["address"]).startswith(other.key[0])
            if hers and looks_like_name(name) and bearers_of(found["address"], [other]):
                yield facts.source.finding(
                    "VS123",
                    f"{name} is not listed in this note, and the address is not used",
                    line,
                    at=found["address"],
                    help="if messages can go through them, write at the top `primary_contact: "
                    f"{name} <{found['address']}>`",
                )
                return


def _in_text(
    facts: "Facts", contact: "Person | None", people: "tuple[Person, ...]"
) -> "Iterator[Finding]":
    """Tell of `Sunita's email is …`: one line makes it hers."""
    other = contact is not None and all(contact.key != one.key for one in people)
    known = (*people, *((contact,) if contact and other else ()))
    if all(one.email for one in known):
        return
    plain = facts.source.text.removeprefix("\ufeff")
    region = locate(plain)
    above = plain[: region.body].count("\n") if region else 0
    lines = enumerate(facts.source.lines[above:], above + 1)
    for one in reach_in_text(lines, known, facts.text("company")):
        key = "email" if "@" in one.reach else "phone"
        yield facts.source.finding(
            "VS224",
            f"the text says how {one.name} is reached, and it is not used",
            one.line,
            at=one.reach,
            help=f"write `{key}:: {one.reach}` under the heading of {one.name}, or the "
            f"{'address' if key == 'email' else 'number'} behind the name where it is listed",
            remedy=AddReach(one.who, one.reach),
        )


def _owner(
    address: str, contact: "Person | None", people: "tuple[Person, ...]"
) -> "Person | None":
    if len(people) != 1 or people[0].email:
        return None
    other = (contact,) if contact and contact.key != people[0].key else ()
    return people[0] if bearers_of(address, (*people, *other)) == [people[0]] else None


def _lacks_number(text: str, known: "tuple[Person, ...]", people: "tuple[Person, ...]") -> bool:
    figures = _figures(text)
    if len(figures) < _SHORTEST_NUMBER or figures in {_figures(one.phone) for one in known}:
        return False
    return not all(person.email or person.phone for person in people)


def _figures(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def _told(
    facts: "Facts", spelling: str, value: "Value", people: "tuple[Person, ...]"
) -> "Finding":
    key = PERSON_KEYS[squeeze(spelling)]
    name = people[0].name if len(people) == 1 else "Name"
    behind = f", or `{name} <{value.text}>` where the name is listed" if key == "email" else ""
    return facts.source.finding(
        "VS123",
        f"`{spelling}` between the `---` at the top belongs to nobody, and is not used",
        value.line,
        at=value.text,
        column=value.column,
        help=f"write `{key}:: {value.text}` under the heading of the person{behind}",
    )
