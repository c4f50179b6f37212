"""Open tasks that say in so many words what one promised: `- [ ] said I'd send Femi the audit`.

Such a task is the promise itself: a second line beside it would have to be ticked, too.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import Item
from vaultsync.parse.messages.touches import unstamped
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.kept import says_kept
from vaultsync.parse.persons.parts import touch_in
from vaultsync.parse.persons.promise_lines import in_a_line
from vaultsync.parse.persons.promise_words import ASIDE, promise_in
from vaultsync.parse.persons.promised_to import sure_of, to_whom
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.persons.parts import Part

_SAID = regex(
    r"\W*(?:(?:and|but|so|also|still|i|i've|i have|i had) )*(?:promised|told|said|offered)\b",
    re.IGNORECASE,
)
"""How words begin that promise something; `I'll send it` is a plan as well."""
_MESSAGE = regex(
    r"\b(?:thank\w*|thx|follow(?:ing)?[- ]?up|chase|nudge|reply|answer|decision)\b",
    re.IGNORECASE,
)
"""Of these vaultsync advises by itself, or they are read as what is owed to them."""
_BEFOREHAND = ("prep", "before", "question", "agenda", "research", "template", "example")
"""What headings begin with below which stands what one meant to do for the interview."""
_QUOTED = ("~~", "`", '"', "“")


class SaidTask(NamedTuple):
    """A task that is a promise."""

    item: Item
    who: str
    """Key of the person."""
    words: str
    """What is promised, as it can stand in a line of its own."""


def said_tasks(
    parts: "Iterable[Part]", people: "Sequence[Person]", *, alone: bool
) -> "Iterator[SaidTask]":
    """Give the open tasks that are promises to one person for certain.

    `alone`: there is only one who can be meant by `her` in a line that names nobody.
    """
    for part in parts:
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(_BEFOREHAND):
            continue
        for block in part.blocks:
            if isinstance(block, Item) and block.mark == " " and not touch_in(block):
                yield from _said(block, people, alone=alone)


def thing_in(text: str) -> str:
    """Give what a task says that one promised; empty: it does not say it like that."""
    found = _promise(text)
    return in_a_line(found["what"], found.string[: found.start()]) if found else ""


def _said(item: Item, people: "Sequence[Person]", *, alone: bool) -> "Iterator[SaidTask]":
    text = unstamped(item.text)
    found = _promise(text)
    if found is None or says_kept(text):
        return
    words = in_a_line(found["what"], found.string[: found.start()])
    if not words or _MESSAGE.search(words):
        return
    whose = to_whom(found.string, found, people, alone=alone)
    who = sure_of(whose, found.string, found, people, alone=alone) if whose else ""
    if who:
        yield SaidTask(item, who, words)


def _promise(text: str) -> re.Match[str] | None:
    """Find the words of a task that promise something in so many words."""
    if "\n" in text or any(map(text.__contains__, _QUOTED)):
        return None
    plain = unlink(ASIDE.sub(lambda aside: " " * len(aside[0]), text.strip()))
    found = promise_in(plain.replace("’", "'"))
    return found if found and _SAID.match(found[0]) else None
