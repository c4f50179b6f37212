"""Interviews to applications, and the identities that the IDs are made from."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from vaultsync.model import Application, Interview, Person
from vaultsync.names import fold, same
from vaultsync.owed import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"
_UNIT = "\x1f"


def group(interviews: "Iterable[Interview]") -> tuple[Application, ...]:
    """Group interviews by company and role; without a role each stands alone.

    The order in which the notes come changes nothing.
    """
    groups: dict[tuple[str, str, str], list[Interview]] = defaultdict(list)
    for interview in sorted(identify(interviews), key=lambda one: one.path):
        company, role = same(interview.company), same(interview.role)
        alone = "" if company and role else interview.path
        groups[company, role, alone].append(interview)
    made = (
        Application(
            company=_longest(i.company for i in members),
            role=_longest(i.role for i in members),
            interviews=tuple(sorted(_with_owners(members), key=order)),
        )
        for _, members in sorted(groups.items())
    )
    return tuple(sorted(made, key=lambda one: (fold(one.company), fold(one.role))))


def by_company(
    applications: "Iterable[Application]",
) -> dict[str, tuple[Application, ...]]:
    """Give the applications by the company's name, as names are compared."""
    found: dict[str, list[Application]] = defaultdict(list)
    for one in applications:
        found[same(one.company)].append(one)
    return {name: tuple(them) for name, them in found.items()}


def of_unnamed_role(
    application: Application, at_company: "tuple[Application, ...]"
) -> tuple[Interview, ...]:
    """Give the interviews of other applications at the company that may be of this one.

    Of one or the other no role is known. Where two roles are named there, a note without one
    is only beside others without one.
    """
    if not same(application.company):
        return ()
    several = len({same(one.role) for one in at_company if one.role}) > 1
    return tuple(
        interview
        for one in at_company
        if one is not application
        and not (one.role and application.role)
        and not (several and (one.role or application.role))
        for interview in one.interviews
    )


def _with_owners(members: list[Interview]) -> "Iterator[Interview]":
    """Let touches of people whom only another note of the application knows be theirs.

    A first name will do if only one has it (strategy.md section 2); the note itself gave the
    name as it stands.
    """
    known = {key for one in members for key in one.known}
    called: dict[str, set[str]] = defaultdict(set)
    for key in known:
        called[key.split(" ", 1)[0]].add(key)
    for one in members:
        strangers = {touch.who for touch in one.touches if touch.who} - one.known - known
        full = {who: min(called[who]) for who in strangers if len(called.get(who, ())) == 1}
        if full:
            touches = tuple(t._replace(who=full.get(t.who, t.who)) for t in one.touches)
            yield replace(one, touches=touches)
        else:
            yield one


def _longest(spellings: "Iterable[str]") -> str:
    """Of several spellings of one name take one that does not depend on the order."""
    return min(spellings, key=lambda text: (-len(text), text))


def order(interview: Interview) -> tuple[date, datetime, str, str]:
    """Sort interviews by day and hour, then by who was met; those without a date come last.

    The path decides only between notes that say the same, so that a rename changes nothing.
    """
    end = interview.end or datetime.max.replace(tzinfo=UTC)
    people = _UNIT.join(person.key for person in interview.people)
    return (interview.day or date.max, end, people, interview.path)


def identify(interviews: "Iterable[Interview]") -> list[Interview]:
    """Give every interview its identity: company, role, and stage or date, never the path.

    Where several would share it, all of them get their day added, then a number: a note that
    comes later must not take over the identity, and with it the ticks, of another one.
    """
    found = sorted(interviews, key=order)
    shared = Counter(_base(interview) for interview in found)
    taken: set[str] = set()
    identified = []
    for interview in found:
        base = _base(interview)
        dated = base if shared[base] == 1 else f"{base}{_UNIT}{interview.day}"
        identity, number = dated, 1
        while identity in taken:
            number += 1
            identity = f"{dated}{_UNIT}{number}"
        taken.add(identity)
        identified.append(replace(interview, identity=identity))
    return identified


def _base(interview: Interview) -> str:
    stage = fold(interview.stage) or str(interview.day or "")
    return _UNIT.join((fold(interview.company), fold(interview.role), stage))


def make_id(interview: Interview, person: Person, kind: Kind, number: int = 1) -> str:
    """Make a follow-up's ID: `vs-` and 8 characters of a hash (design.md section 6).

    `number` tells those apart that come again and again, such as updates.
    """
    return _id(interview.identity, person.key, kind.value, number)


def make_company_id(company: str, kind: Kind, number: int = 1) -> str:
    """Make the ID of what is owed to nobody in person: the company's name is all it holds."""
    return _id("", fold(company), kind.value, number)


def _id(*parts: str | int) -> str:
    *words, number = parts
    material = _UNIT.join(map(str, parts if number != 1 else words))
    rest = int.from_bytes(hashlib.sha256(material.encode()).digest()[:8])
    letters = ""
    for _ in range(8):
        rest, digit = divmod(rest, len(_ALPHABET))
        letters += _ALPHABET[digit]
    return f"vs-{letters}"
