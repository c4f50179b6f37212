"""How a person may be called in a greeting."""

from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.persons.contacts import bare_words

if TYPE_CHECKING:
    from vaultsync.model import Person


def call(person: "Person") -> str:
    """Give what stands behind "Dear ": the whole name."""
    return person.name


def may_be_called(person: "Person") -> frozenset[str]:
    """Give the folded forms in which a greeting may name somebody."""
    name = fold(person.name)
    words = bare_words(name)
    return frozenset({name, " ".join(words), *words[:1], *words[-1:]} - {""})
