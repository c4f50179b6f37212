"""Lines that tell of thanks and are no touch: told of, and never read."""

from typing import TYPE_CHECKING

from vaultsync.model import Thanked, TouchKind
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item
from vaultsync.parse.messages.thank_days import day_words
from vaultsync.parse.messages.thanks import thanks_told
from vaultsync.parse.messages.touches import parted
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.talk import BEFOREHAND
from vaultsync.parse.whose.owners import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.model import Interview, Person
    from vaultsync.parse.persons.parts import Part


def find_thanks(
    sections: "Iterable[tuple[Person | None, Part]]", interview: "Interview"
) -> tuple[Thanked, ...]:
    """Give the lines that read like thanks to the interviewers, with whose part they stand in.

    A line with its day is a touch, or told of as one that does not count where it stands.
    """
    found: list[Thanked] = []
    people = interview.people
    words = frozenset(word for one in interview.everybody for word in one.key.split())
    names = Names(interview.everybody, interview.company, tuple(one.key for one in people))
    read = {touch.line for touch in interview.touches} | {line for _, line in interview.lines}
    known = {one.key for one in people}
    for person, part in sections:
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(BEFOREHAND):
            continue
        for line, text in _lines(part):
            said = "" if line in read or parted(text)[0] else thanks_told(text, words)
            owners = names.owners(said, person, TouchKind.THANK_YOU) if said else ()
            when = day_words(text) if owners else ""
            found += [Thanked(who, line, when) for who in owners if not who or who in known]
    return tuple(sorted(found, key=lambda one: one.line))


def _lines(part: "Part") -> "Iterator[tuple[int, str]]":
    """Give the lines of a part; what stands in a task is its matter, or still to be done."""
    for block in part.blocks:
        if not isinstance(block, TEXTS) or (isinstance(block, Item) and block.mark):
            continue
        if "hank" in block.text:
            for offset, text in enumerate(block.text.split("\n")):
                yield block.line + offset, unlink(text.strip())
