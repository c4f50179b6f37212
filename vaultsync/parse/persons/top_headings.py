"""Headings of level 1 that are persons: only where no other heading of the note is one.

`# Jane Doe` may be the title of the note, and so may `# Acme Homes`: a name that is listed, an
address below it, or several of them with what each does, tell which it is.
"""

from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.persons.addressed import is_addressed
from vaultsync.parse.persons.by_heading import Asked, Found, by_list, of_heading
from vaultsync.parse.persons.headings import full_name, read_name
from vaultsync.parse.persons.parts import with_children

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.model import Person
    from vaultsync.parse.persons.contacts import Listed
    from vaultsync.parse.persons.parts import Part

_SEVERAL = 2
_BECAUSE = "a heading with # that is a name, in a note without other headings of persons"


def by_top_level(
    parts: "Sequence[Part]", asked: Asked, named: "Sequence[Listed]"
) -> dict[int, Found]:
    """Find the persons among the headings of level 1; `named`: who is listed, else anybody."""
    heads = {
        index: part.heading
        for index, part in enumerate(parts)
        if part.heading and part.heading.level == 1 and not read_name(part.heading.text).said
    }
    if named or not heads:
        return dict(by_list(heads, named, asked.contact)) if heads else {}
    persons = {index: of_heading(heading, _BECAUSE) for index, heading in heads.items()}
    found = {index: person for index, person in persons.items() if _is_somebody(person, asked)}
    addressed = any(_has_address(parts, index) for index in found)
    counts = [index for index, person in found.items() if addressed or person.title]
    if not addressed and len(counts) < _SEVERAL:
        return {}
    return {index: Found(found[index], guessed=True) for index in counts}


def _is_somebody(person: "Person", asked: Asked) -> bool:
    """Tell whether a name is one, and not that of the company, as a note's title has it."""
    company = fold(asked.company).split()[:1]
    return full_name(person.name) and person.key.split()[:1] != company


def _has_address(parts: "Sequence[Part]", index: int) -> bool:
    return is_addressed(
        [block for part in with_children(parts, index) for block in part.blocks]
    )
