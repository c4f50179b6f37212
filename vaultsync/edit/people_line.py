"""People who were there, too, stand behind `interviewers`, in one line."""

from dataclasses import replace

from vaultsync.edit.insert import unwritable
from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.proof import no_new_errors, without_places
from vaultsync.edit.values import added, extended
from vaultsync.model import Interview, Parsed, Person
from vaultsync.names import fold
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.front.keys import CANONICAL, squeeze
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.lines import Source
from vaultsync.parse.persons.contacts import Listed, read_listed
from vaultsync.render.escape import yaml_scalar
from vaultsync.snapshot import Document

_KEY = "interviewers"
_BY_HAND = "give them a heading of their own in the note, such as `## Tom Reid (HR)`"


def add_people(note: Document, listed: str, ways: Conventions) -> LineChange | Refusal:
    """Name people whom the note does not name yet; nobody else may be read otherwise.

    `listed` is as it can stand behind `interviewers`: `Tom Reid (HR), Ann Ode`.
    """
    before = ways.parse(note)
    no = unwritable(note, before)
    if no or before.interview is None:
        return no or Refusal("it is no interview note")
    names = _names(listed)
    there = [one.name for one in before.interview.everybody if fold(one.name) in names]
    if there or not names:
        told = f"the note names {' and '.join(there)} already" if there else "nobody is named"
        return Refusal(told)
    made = _with(note, before.interview, listed)
    if isinstance(made, str):
        return Refusal(f"{made}; {_BY_HAND}")
    if _only_they(before, ways.parse(made.after), names):
        return made
    return Refusal(f"a line more would change what is read of the others; {_BY_HAND}")


def _with(note: Document, interview: Interview, listed: str) -> LineChange | str:
    entries = read_head(Source(note.path, note.text)).entries
    mine = [one for one in entries if CANONICAL.get(squeeze(one.key.text)) == _KEY]
    if not mine:
        # whom headings name must stand there, too: who is listed counts, and nobody else
        everybody = (*(one.name for one in interview.people), listed)
        return added(note, entries, _KEY, yaml_scalar(", ".join(everybody)))
    if len(mine) > 1:
        return "more than one line says who was there"
    return extended(note, mine[0], f", {listed}")


def _names(listed: str) -> frozenset[str]:
    found = read_listed(Scalar(listed, 1, 1), "")
    return frozenset(fold(one.person.name) for one in found if isinstance(one, Listed))


def _only_they(before: Parsed, after: Parsed, names: frozenset[str]) -> bool:
    """Tell whether these people came to be, and nothing else is read otherwise.

    With somebody else there, lines that belonged to the only person may be nobody's.
    """
    if before.interview is None or after.interview is None:
        return False
    fresh = [one for one in after.interview.people if fold(one.name) in names]
    rest = tuple(one for one in after.interview.people if one not in fresh)
    left = replace(after.interview, people=rest)
    same = _bare(before.interview) == _bare(left)
    return same and len(fresh) == len(names) and no_new_errors(before, after)


def _bare(interview: Interview) -> Interview:
    """Give what a note says, but for what is only noted of the talk, and for mere hints."""
    plain = without_places(interview)
    return replace(plain, people=tuple(map(_reached, plain.people)), met=(), thanks=())


def _reached(one: Person) -> Person:
    return one._replace(
        because="",
        certain=True,
        points=(),
        concerns=(),
        described=False,
        named=False,
        unclaimed=False,
        told=(),
        shared=(),
        only_promised=False,
    )
