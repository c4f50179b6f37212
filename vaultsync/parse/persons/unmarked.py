"""What one promised in prose: told of, since only what is marked is read as a promise."""

import re
from typing import TYPE_CHECKING

from vaultsync.diagnostics import AddPromise
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.parts import Doubtful, touch_in
from vaultsync.parse.persons.promise_words import (
    AROUND,
    BY_ONESELF,
    MAY,
    OWN,
    PRONOUN,
    asked_for,
    copied,
    named_thing,
    promise_in,
    short,
)
from vaultsync.parse.persons.promised_to import all_named, names_only, sure_of, to_whom
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.persons.parts import Part

_ALONE = regex(r"[^\s,;:()\[\]\"“”–—*_`|<>#=~!?…][^,;:()\[\]\"“”–—*_`|<>#=~!?…]{2,59}")
"""What is no mark of a note, in so few characters that it is no story."""
_MORE = regex(
    r"\b(?:i|me|she|he|her|him|they|them|we|us|who|which|but|because|so|if|when|while|as)\b",
    re.IGNORECASE,
)
"""What goes on about something else, or means somebody by a word."""
_BEFOREHAND = ("prep", "before", "question", "agenda", "research")
"""What headings begin with below which stands what one meant to do for the interview."""
_WORD = regex(r"[^\W_]+")
_SAYS_LITTLE = frozenset(
    {
        "a", "an", "the", "my", "our", "your", "some", "this", "that", "these", "those", "it",
        "them", "her", "him", "to", "for", "by", "on", "in", "at", "of", "and", "over",
        "before", "after", "until", "till", "next", "week", "soon", "today", "tomorrow",
        "tonight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "send", "email", "mail", "share", "lend", "give",
    }
)  # fmt: skip
"""Words of a promise that say neither what it is nor of what."""
_MOST = 3
"""Persons among whom one can choose."""


def unmarked_promises(lines: "Iterable[tuple[int, str]]") -> "Iterator[Doubtful]":
    """Tell about lines that say what one promised, without the mark that makes it one."""
    for line, text in lines:
        if not MAY.search(text):
            continue
        found = promise_in(text.replace("’", "'"))
        if found:
            yield Doubtful(
                "VS219",
                line,
                text[found.start() : found.end()].strip(AROUND),
                f"{short(found[0])!r} reads like a promise, but is not marked as one",
                _help(copied(found["what"]), text[: found.start()]),
                promised=_in_a_line(text, found["what"]),
            )


def promises_outside(
    parts: "Iterable[Part]", people: "Sequence[Person]", *, alone: bool = False
) -> "Iterator[Doubtful]":
    """Tell about promises to somebody met that stand below nobody's heading.

    `alone`: there is only one who can be meant by `her` in a line that names nobody.
    """
    for part in parts:
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(_BEFOREHAND):
            continue
        for block in part.blocks:
            if not isinstance(block, TEXTS) or not MAY.search(block.text):
                continue
            mention = touch_in(block)
            if not (mention and mention.kind) and not (
                isinstance(block, Item) and block.mark in {"x", "-"}
            ):
                lines = enumerate(block.text.split("\n"), block.line)
                yield from _to_somebody(lines, people, alone=alone)


def _to_somebody(
    lines: "Iterable[tuple[int, str]]", people: "Sequence[Person]", *, alone: bool
) -> "Iterator[Doubtful]":
    for line, text in lines:
        plain = unlink(OWN.sub(lambda own: " " * len(own[0]), text.strip()))
        found = promise_in(plain.replace("’", "'"), bare=True)
        if found is None or not BY_ONESELF.search(found[0]):
            continue
        whose = to_whom(plain, found[0], people, alone=alone)
        if not whose or any(is_marked(found["what"], who) for who in whose):
            continue
        said, what = short(found[0]), copied(found["what"])
        thing = named_thing(plain[: found.start()], what) if PRONOUN.fullmatch(what) else what
        ways = " or ".join(as_promise(who, f"**promised:** {thing}") for who in whose[:_MOST])
        why = "is below no person" if len(whose) == 1 else "does not say to whom"
        yield Doubtful(
            "VS219",
            line,
            said if said in text else "",
            f"{said!r} reads like a promise, but {why}, and is not marked as one",
            f"write {ways}",
            promised=_in_a_line(text, found["what"]),
            who=sure_of(whose, all_named(text, people), alone=alone),
        )


def with_name(one: Doubtful, name: str) -> Doubtful:
    """Give the help for somebody without a heading: below nobody's, the name must be there."""
    if one.code != "VS219":
        return one
    return one._replace(
        help=one.help.replace("`- **promised:** ", f"`- {name}: **promised:** ")
    )


def as_promise(who: "Person", mark: str) -> str:
    """Say how a promise is written: below the heading of a person, or with the name."""
    return f"`- {mark}` below `## {who.name}`" if who.heading else f"`- {who.name}: {mark}`"


def is_marked(what: str, who: "Person") -> bool:
    """Tell whether a promise is marked for somebody, in its words or in some of them."""
    names = {*who.key.split()}
    said = _words_of(what) - names
    if not said or PRONOUN.fullmatch(what.strip(AROUND)):
        return bool(who.promises)
    marked = (_words_of(one.text) - names for one in who.promises)
    return any(one and (one <= said or said <= one) for one in marked)


def _in_a_line(line: str, what: str) -> str:
    """Give what is promised as its line has it, where it can stand alone; else empty."""
    words = what.strip(AROUND)
    alone = words in line and _ALONE.fullmatch(words) and not PRONOUN.match(words)
    return words if alone and not _MORE.search(words) else ""


def is_marked_now(one: Doubtful, people: "Iterable[Person]", section: "Person | None") -> bool:
    """Tell whether a promise is marked besides, now that all marks are read."""
    keys = {section.key} if section else {one.who}
    whose = (person for person in people if person.key in keys)
    return bool(one.promised) and any(is_marked(one.promised, person) for person in whose)


def as_remedy(one: Doubtful, section: "Person | None") -> AddPromise | None:
    """Give the line that marks a promise, where it is sure whose it is.

    `section` is in whose section it stands: nobody else may be named in front of what it is.
    """
    front = one.at.replace(one.promised, "")
    who = section.key if section and names_only(front, section) else one.who
    return AddPromise(who, one.promised) if who and one.promised else None


def _words_of(text: str) -> set[str]:
    """Give the words that say what is promised; not by when, nor whose it is."""
    return {word for word in _WORD.findall(fold(text)) if word not in _SAYS_LITTLE}


def _help(what: str, before: str) -> str:
    """Say how it is marked; `it` alone says nothing in a line of its own."""
    if PRONOUN.fullmatch(what) and asked_for(before):
        what = named_thing(before, what)
    if PRONOUN.fullmatch(what):
        return "begin a bullet with the mark, and name it: `- **promised:** the slides`"
    return f"begin a bullet with the mark: `- **promised:** {what}`"
