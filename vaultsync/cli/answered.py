"""What the letters of the read-out share: whom they are about, what is to be written."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from vaultsync.cli.agreed import Asked
from vaultsync.cli.asking import ask
from vaultsync.cli.new_answers import Met
from vaultsync.cli.new_proposal import Proposal
from vaultsync.cli.recording import Desk
from vaultsync.cli.sentences import HINT
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError
from vaultsync.model import Interview, Person
from vaultsync.names import fold
from vaultsync.owed import Channel
from vaultsync.parse.persons.contacts import bare_words, same_name
from vaultsync.parse.persons.words import HONORIFICS
from vaultsync.remedies import Saying
from vaultsync.rules.standing import Standing

_T = TypeVar("_T")
NOT_YET = frozenset({"", "-", "n", "no", "nothing", "nobody", "not yet"})
NOTHING = NOT_YET | {"none", "nothing more", "no one"}


class Wanted(NamedTuple):
    """What a note is to say."""

    path: str
    says: Saying
    again: bool = False
    """Once it is written, the same letter asks again: more can be said then."""
    went: Channel | None = None
    """How a message went, as somebody said it; None: as one would go now."""


Answer: TypeAlias = Wanted | Proposal | Refusal
"""What comes of a question: a line, a note that is new, or why there is neither."""
Asking: TypeAlias = Callable[[Asked, Standing], Iterator[Answer]]
"""Asks, and gives one answer after the other; each is written before the next is given."""


class Somebody(NamedTuple):
    """One of the people, with the last note on an interview with them."""

    note: Interview
    person: Person


def everybody(notes: tuple[Interview, ...]) -> tuple[Somebody, ...]:
    """Give all people of some notes, each once."""
    return once(Somebody(note, each) for note in notes for each in note.everybody)


def once(people: Iterable[Somebody]) -> tuple[Somebody, ...]:
    """Give each with the last note; whom one names in full, not by the first name again."""
    found = {one.person.key: one for one in people}
    whole = {key for key in found if len(bare_words(key)) > 1}
    also = {
        key
        for key in found.keys() - whole
        if sum(same_name(key, other) for other in whole) == 1
    }
    return tuple(one for key, one in found.items() if key not in also)


def as_typed(people: tuple[Somebody, ...]) -> tuple[Met, ...]:
    """Give them as the answers to `new` name people."""
    return tuple(Met(one.person.name) for one in people)


def short_name(one: Person) -> str:
    """Give the name as it is typed in an example: the first one, or `Mr Bailey`."""
    first = one.name.split()[0]
    return one.name if fold(first).rstrip(".") in HONORIFICS else first


def until_read(
    desk: Desk, question: str, read: Callable[[str], _T], known: str = ""
) -> _T | None:
    """Ask until an answer can be read, telling why one cannot; None: there is nothing to say.

    `known` is what Enter gives.

    Raises:
        NobodyAnswersError: nobody answers.
        click.Abort: Ctrl-C.
    """
    while True:
        text = ask(question, HINT, known)
        if text.lower() in NOTHING:
            return None
        try:
            return read(text)
        except UsageError as error:
            tell(desk, error)


def tell(desk: Desk, error: UsageError) -> None:
    """Say why an answer cannot be used."""
    desk.session.printer.out(f"  {error}{f'; {error.hint}' if error.hint else ''}")
