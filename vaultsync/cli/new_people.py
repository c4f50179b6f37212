"""Several people typed in one answer: `Mrs Eleri Vaughan, head and Sam` are two."""

from vaultsync.cli.new_answers import read_person
from vaultsync.errors import UsageError
from vaultsync.parse.persons.who_was_there import Heard, Said, typed_people

_MORE = "type each of the people alone, or with a comma between them"


def each_of(text: str) -> tuple[str, ...]:
    """Give every one of the people in an answer, each as it can be typed alone.

    Raises:
        UsageError: there are several, and a part of it may be no name.
    """
    heard = typed_people(text, one=True)
    if heard.left and len(heard.people) > 1:
        raise UsageError(f"{heard.left[0]!r} may be no name in {text!r}", hint=_MORE)
    return tuple(map(_alone, heard.people)) if _several(heard) else (text,)


def surely_each(people: tuple[str, ...]) -> tuple[str, ...]:
    """Give every one of the people in options; what is not sure to be several stays one."""
    found: list[str] = []
    for text in people:
        heard = typed_people(text, one=True)
        sure = _several(heard) and not any(one.doubted for one in heard.people)
        found += map(_alone, heard.people) if sure else (text,)
    return tuple(found)


def doubted_in(text: str) -> tuple[str, str]:
    """Name somebody who may be only what another one does, and that one; else nobody."""
    people = typed_people(text, one=True).people
    found = next((at for at, one in enumerate(people) if one.doubted), 0)
    return (people[found].name, people[found - 1].name) if found else ("", "")


def _several(heard: Heard) -> bool:
    return len(heard.people) > 1 and not heard.left


def _alone(one: Said) -> str:
    return ", ".join(filter(None, (one.name, one.does, *one.reach)))


def as_understood(people: tuple[str, ...]) -> str:
    """Say how an answer was understood that names several people."""
    return "; ".join(
        f"{one.name} ({one.title})" if one.title else one.name
        for one in map(read_person, people)
    )
