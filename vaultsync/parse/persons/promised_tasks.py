"""Open tasks below `## I promised`, `## I said I'd` and the like, for somebody met (S08)."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Point
from vaultsync.names import fold
from vaultsync.parse.body.markdown import Item
from vaultsync.parse.messages.touches import unstamped
from vaultsync.parse.persons.contacts import same_person
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.kept import due_in, keeps, says_by_when
from vaultsync.parse.persons.named_promises import named_promises
from vaultsync.parse.persons.parts import Doubtful, touch_in
from vaultsync.parse.persons.promise_words import AROUND, PRONOUN, planned, said_when
from vaultsync.parse.persons.promised_to import all_named
from vaultsync.parse.persons.said_tasks import said_tasks, thing_in
from vaultsync.parse.persons.unmarked import as_promise, is_marked, promises_outside
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.persons.parts import Part

_PROMISED = (
    *(
        "i said i'd",
        "i said i would",
        "said i'd",
        "said i would",
        "what i said i'd",
        "i promised",
    ),
    *("promised", "promises", "my promises", "what i promised", "things i promised", "i owe"),
    *("what i owe", "things i owe", "to send", "things to send", "i told them i'd"),
)
"""Beginnings of headings below which stands what one promised."""
_TO_DO = (
    *("to do", "to-do", "todo", "tasks", "my tasks", "action", "next steps", "next step"),
    *("still to do", "things to do", "i should", "i need to", "loose ends"),
)
"""Beginnings of headings below which it may stand, among other things."""
_GIVING = regex(
    r"(?:send|share|forward|e-?mail|mail|lend|show|give|get|pass|introduce|bring|let)\b",
    re.IGNORECASE,
)
_MESSAGE = regex(
    r"\b(?:thank\w*|thx|follow(?:ing)?[- ]?up|status|chase|nudge|connect|linkedin|reflect|"
    r"reply|answer|write down|ask|asking)\b",
    re.IGNORECASE,
)
"""Of these vaultsync advises by itself, or they ask for something."""
_DONE = regex(r"\b(?:sent|done)\b|[✅✔✓☑]", re.IGNORECASE)
_OF_MARKS = frozenset({"VS218", "VS219"})
_LITTLE = frozenset(
    {"back", "soon", "today", "tomorrow", "asap", "again", "later", "to", "on", "by"}
)
"""Behind a name they say nothing of what was promised."""


def with_promised(
    parts: "Sequence[Part]",
    people: "Sequence[Person]",
    contact: "Person | None" = None,
    told: "Iterable[Doubtful]" = (),
) -> "tuple[list[Person], Person | None, list[Doubtful]]":
    """Give the persons with what is promised them elsewhere, and what only reads like it.

    `contact` is the primary contact, who may have been promised something, too, and comes
    back with it. `told` is what is told of these parts already: of marks that are read here,
    it is left out.
    """
    other = _other(contact, people)
    promises: dict[int, list[Point]] = {}
    doubts: list[Doubtful] = []
    taken: set[int] = set()
    for who, point in _by_task(parts, people):
        taken.add(point.line)
        promises.setdefault(who, []).append(point)
    marked = [
        one for one in named_promises(parts, people, other) if one.point.line not in taken
    ]
    read = {one.point.line for one in marked}
    doubts += [one for one in told if one.code not in _OF_MARKS or one.line not in read]
    taken |= read
    for one in marked:
        if one.doubt:
            doubts.append(one.doubt)
        if one.who is not None:
            promises.setdefault(one.who, []).append(one.point)
    alone = not other and len(people) == 1
    for said in said_tasks(parts, people, alone=alone):
        number = next(n for n, one in enumerate(people) if one.key == said.who)
        before = (*people[number].promises, *promises.get(number, ()))
        if said.item.line in taken:
            continue
        taken.add(said.item.line)
        if not is_marked(said.words, people[number]._replace(promises=before)):
            point = Point(said.words, said.item.line, by=due_in(said.item.text), form="…")
            promises.setdefault(number, []).append(point)
    doubts += _unsure_tasks(parts, people, taken)
    known = {each.line for each in doubts if each.code == "VS219"} | taken
    found_outside = promises_outside(parts, people, alone=alone, middle=other)
    tasks = _own_tasks(parts, people)
    others = _beside_tasks((each for each in found_outside if each.line not in known), tasks)
    found = [
        person._replace(
            promises=(*person.promises, *promises[number]),
            only_promised=not (person.noted or person.described),
        )
        if number in promises
        else person
        for number, person in enumerate(people)
    ]
    if other:
        contact = other._replace(promises=tuple(promises.get(len(people), ())))
    return [_with_kept(tasks, one) for one in found], contact, [*doubts, *others]


def _by_task(
    parts: "Sequence[Part]", people: "Sequence[Person]"
) -> "Iterator[tuple[int, Point]]":
    """Give the tasks that say what was promised, with the number of each whom they name."""
    for item in _tasks(parts, _PROMISED):
        text = unstamped(item.text)
        named = all_named(text, people)
        if named and _is_promise(item, text, named):
            point = Point(text, item.line, by=due_in(item.text), form="…")
            yield from ((people.index(who), point) for who in named)


def _other(contact: "Person | None", people: "Iterable[Person]") -> "Person | None":
    """Give the primary contact, if that is none of these persons."""
    return contact if contact and not any(same_person(one, contact) for one in people) else None


def _unsure_tasks(
    parts: "Iterable[Part]", people: "Sequence[Person]", taken: set[int]
) -> "Iterator[Doubtful]":
    """Tell of open tasks that may be promises; those on lines that are `taken` are read."""
    for item in _tasks(parts, _TO_DO):
        if not item.mark or item.line in taken:
            continue
        text = unstamped(item.text)
        what = "" if _MESSAGE.search(text) or _DONE.search(text) else planned(text)
        if PRONOUN.fullmatch(what.strip(AROUND)):
            what = thing_in(text) or f"… {said_when(what)}".rstrip()
        named = all_named(text, people) if what else ()
        if named and not is_marked(what, named[0]):
            unsure = _unsure(item, text, what, named[0])
            yield unsure if len(named) == 1 else unsure._replace(who="")


def _own_tasks(
    parts: "Iterable[Part]", people: "Sequence[Person]"
) -> "list[tuple[Item, Person]]":
    """Give the tasks that name one person who was met: `- [ ] send Filip the pdf 📅 …`."""
    items = (
        block
        for part in parts
        for block in part.blocks
        if isinstance(block, Item) and block.mark and not _MESSAGE.search(block.text)
    )
    named = ((item, all_named(unstamped(item.text), people)) for item in items)
    return [(item, who[0]) for item, who in named if len(who) == 1]


def _same_thing(item: Item, who: "Person", promise: str) -> bool:
    """Tell whether a task begins with the words of a promise to the same person."""
    text = unstamped(item.text)
    return keeps(thing_in(text) or text, promise, frozenset(who.key.split()))


def _with_kept(tasks: "Sequence[tuple[Item, Person]]", person: "Person") -> "Person":
    """Give a person with what of the promises the ticked tasks keep."""
    if not (tasks and person.promises):
        return person
    kept = (_kept_by(tasks, person, one) for one in person.promises)
    return person._replace(promises=tuple(kept))


def _kept_by(tasks: "Sequence[tuple[Item, Person]]", person: "Person", point: Point) -> Point:
    """Give a promise as kept where the task that has its words is ticked."""
    ticked = any(
        item.mark in {"x", "X"} and who.key == person.key and item.line != point.line
        for item, who in tasks
        if _same_thing(item, who, point.text)
    )
    return point._replace(kept=point.kept or ticked)


def _beside_tasks(
    doubts: "Iterable[Doubtful]", tasks: "Sequence[tuple[Item, Person]]"
) -> "Iterator[Doubtful]":
    """Give what reads like a promise with the day of the task that is about the same.

    Where that task is ticked, nothing is owed any more.
    """
    for one in doubts:
        same = [
            item
            for item, who in tasks
            if one.promised and who.key == one.who and item.line != one.line
            if _same_thing(item, who, one.promised)
        ]
        days = {due_in(item.text) for item in same if item.mark == " "} - {None}
        if any(item.mark in {"x", "X"} for item in same):
            continue
        if len(days) != 1 or says_by_when(one.promised):
            yield one
            continue
        words = f"{one.promised} by {days.pop()}"
        yield one._replace(promised=words, help=one.help.replace(one.promised, words))


def _tasks(parts: "Iterable[Part]", headings: tuple[str, ...]) -> "Iterator[Item]":
    """Give the open tasks, and the plain items, below headings that begin like this."""
    below = 0
    for part in parts:
        heading = part.heading
        if heading and not 0 < below < heading.level:
            plain = fold(plain_heading(heading.text))
            below = heading.level if plain.startswith(headings) else 0
        for block in part.blocks if below else ():
            if isinstance(block, Item) and block.mark in {"", " "} and not touch_in(block):
                yield block


def _is_promise(item: Item, text: str, named: "Sequence[Person]") -> bool:
    """Tell whether a task, or an item that begins like one, says what was promised."""
    if (
        _MESSAGE.search(text)
        or _DONE.search(text)
        or (not item.mark and not _GIVING.match(text))
    ):
        return False
    names = {word for one in named for word in one.key.split()}
    words = fold(text).replace(":", " ").split()
    return bool({*words[1:]}.difference(names, _LITTLE))


def _unsure(item: Item, text: str, what: str, who: "Person") -> Doubtful:
    return Doubtful(
        "VS219",
        item.line,
        text if text in item.text else "",
        f"{text!r} reads like a promise, but is a task below no person",
        f"if you promised it, write {as_promise(who, f'**promised:** {what}')}, or move the "
        "task below `## I promised`",
        promised="" if "…" in what else what,
        front=text,
        who=who.key,
    )
