"""Lines of prose that tell of messages of theirs and are no touch: told of, and never read."""

from typing import TYPE_CHECKING

from vaultsync.model import Heard
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item
from vaultsync.parse.messages.heard import heard_told
from vaultsync.parse.messages.replied import replied_told
from vaultsync.parse.messages.touches import parted
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.talk import BEFOREHAND
from vaultsync.parse.whose.called import only_one_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.model import Interview, Person
    from vaultsync.parse.persons.parts import Part


def find_heard(
    sections: "Iterable[tuple[Person | None, Part]]", interview: "Interview"
) -> tuple[Heard, ...]:
    """Give the lines in which somebody whom the note names got in touch, with the day.

    A line with its day in front is a touch, or told of as one that does not count there; of a
    touch it is given whether the note says that it was answered.
    """
    heard = {touch.line: touch for touch in interview.touches if touch.heard}
    read = {touch.line for touch in interview.touches} | {line for _, line in interview.lines}
    found: list[Heard] = []
    for _, part in sections:
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(BEFOREHAND):
            continue
        for line, text, behind in _lines(part):
            touch = heard.get(line)
            if touch and touch.who:
                found.append(_with_answer(Heard(touch.who, line, str(touch.day)), text, behind))
                continue
            told = None if line in read or parted(text)[0] else heard_told(text)
            who = only_one_called(told.who, interview) if told else ""
            if told and who:
                found.append(_with_answer(Heard(who, line, told.when), text, behind))
    return tuple(sorted(found, key=lambda one: one.line))


def _with_answer(one: Heard, text: str, behind: str) -> Heard:
    """Add on which day oneself answered, where the line or the rest of its block says so."""
    for offset, said in enumerate((text, *behind.split("\n"))):
        when = "" if offset and (parted(said)[0] or heard_told(said)) else replied_told(said)
        if when:
            return one._replace(answered=when, replied_line=one.line + offset)
    return one


def _lines(part: "Part") -> "Iterator[tuple[int, str, str]]":
    """Give the lines of a part, each with those below it in its block.

    What stands in a task is its matter, or still to be done.
    """
    for block in part.blocks:
        if isinstance(block, TEXTS) and not (isinstance(block, Item) and block.mark):
            lines = [unlink(text.strip()) for text in block.text.split("\n")]
            for offset, text in enumerate(lines):
                yield block.line + offset, text, "\n".join(lines[offset + 1 :])
