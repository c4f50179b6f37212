"""Lines that begin with the name of somebody listed: `Jane Roe: talked about SEN`."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item, Paragraph
from vaultsync.parse.messages.answers_by import only_says_when
from vaultsync.parse.persons.contacts import Listed
from vaultsync.parse.persons.name_lines import LEAD, MARKED, NAME, Line, Names, is_title
from vaultsync.parse.persons.parts import Part, touch_in
from vaultsync.parse.persons.talk import (
    NO_MORE,
    ends_talk,
    is_plan,
    is_talk,
    no_plans,
    talk_announced,
)
from vaultsync.parse.persons.who_was_there import is_list
from vaultsync.parse.persons.words import HONORIFICS
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Block

_TITLE = 9
"""Characters that hold `Prof.` with what is in front of it."""
_REACH = regex(r"@|://|^\W*\d|(?:\d\W?){5}")
"""Behind a name: how to reach somebody, or at what time."""
_COLON = regex(rf"{NAME} ?:(?!:)")
_BEHIND = regex(r" ?(?:\([^()\n]{0,80}\) ?)?:(?!:)")
_SENTENCES = regex(r"(?:(?<=[^.\W]\w[.!?])|(?<=\w\)[.!?])|(?<=\w[.!?][)\"”’])) (?=[^\W\d_a-z])")
"""Behind a word of two letters or more, in brackets or quotes, too: `e.g. Al` goes on."""
_GOES_ON = regex(
    r"(?:[,;(–—-]|\b(?:and|or|but|that|which|who|how|what|why|when|where|whether|if|as|than|the|an?|"
    r"of|to|for|from|with|about|by|in|on|at|because|so|while|after|before|not|is|was|are|were|"
    r"my|our|her|his|their))\s*$",
    re.IGNORECASE,
)
"""What a line ends with whose sentence goes on in the next one."""
_SHORTEST_WRAPPED = 60
"""Columns at which some editors break a line by themselves."""


class Unsaid(NamedTuple):
    """A line that begins with somebody's name, and is not taken for what they talked about."""

    person: str
    said: str
    """The name as it stands there."""
    line: int
    fix: str
    """What to write instead."""
    amid: bool = False
    """Not the line begins with it, but a sentence in it."""
    beside: bool = False
    """It has a colon behind the name, and would count if the person had no heading."""


def without_spoken_of(
    parts: "Sequence[Part]",
    listed: "Sequence[Listed]",
    unheaded: frozenset[int],
    contact: str,
    inner: list[tuple[Listed, Part]],
    unsaid: list[Unsaid],
) -> "Iterator[Part]":
    """Take `Jane Roe: talked about SEN`, and what is nested in it, for hers.

    Only for the numbers in `unheaded`; where a heading holds more than an address, that is what
    counts. What was taken is added to `inner`, what is doubtful to `unsaid`; the parts come
    without it.
    """
    names = Names((one.person for one in listed), contact)
    for part in parts:
        if not is_talk(part):
            yield part
            continue
        rest: list[Block] = []
        there = _below_labels(part.blocks)
        into, follows, open_ = rest, NO_MORE, True
        for place, block in enumerate(part.blocks):
            if isinstance(block, Item) and block.depth > follows:
                into.append(block)
                continue
            follows, open_ = NO_MORE, open_ and not ends_talk(block)
            after = part.blocks[place + 1 :][:1]
            for chunk, line in _chunks(block, names, after) if open_ else [(block, None)]:
                into = rest
                one = listed[line.number] if line and line.number in unheaded else None
                other = one is not None and (
                    _is_when(chunk, one.person.name)
                    or (chunk.line in there and _is_what_they_do(line))
                )
                if one is None or line is None or line.told is None or other:
                    rest.append(chunk)
                    if one and line and not other and not is_list(first_text(chunk)):
                        unsaid.append(_unsaid(one.person.name, line.said, chunk, block))
                    continue
                unsaid.extend(_within(chunk, names, listed))
                into = [Paragraph(line.told, chunk.line)] if line.told else []
                inner.append((one, Part(None, into)))
                nothing = -1 if not line.told else NO_MORE
                follows = chunk.depth if isinstance(chunk, Item) else nothing
        yield part._replace(blocks=rest)


def first_text(block: "Block") -> str:
    """Give the first line of a text."""
    return unlink(block.text.split("\n", 1)[0]) if isinstance(block, TEXTS) else ""


def _below_labels(blocks: "Sequence[Block]") -> frozenset[int]:
    """Give the lines of lists below a label that announces no talk: `People:`."""
    found, below = set[int](), False
    for block in blocks:
        if isinstance(block, Paragraph):
            below = block.text.endswith(":") and not talk_announced(block)
        elif not isinstance(block, Item):
            below = False
        elif below:
            found.add(block.line)
    return frozenset(found)


def _is_what_they_do(line: Line | None) -> bool:
    """Tell whether nothing stands behind a name but what somebody does: `teaches physics`."""
    from vaultsync.parse.persons.told_items import DOES  # noqa: PLC0415 - few notes ask it

    return line is not None and DOES.fullmatch((line.told or "").strip(" .")) is not None


def _is_when(block: "Block", name: str) -> bool:
    """Tell whether a text says by when they answer, and no more: that is no talk."""
    return isinstance(block, TEXTS) and only_says_when(unlink(block.text), name)


def _unsaid(name: str, said: str, chunk: "Block", block: "Block") -> Unsaid:
    """Tell about a text of a block that begins with a name, and says little."""
    text = block.text if isinstance(block, TEXTS) else said
    first = unlink(text.split("\n")[chunk.line - block.line].strip())
    amid = not first.startswith(said)
    way = f"on a line of its own, as `{name}: …`" if amid else f"as `{name}: …`"
    return Unsaid(name, said, chunk.line, f"write it below `## {name}`, or {way}", amid)


def _within(chunk: "Block", names: Names, listed: "Sequence[Listed]") -> "Iterator[Unsaid]":
    """Tell about lines inside of what somebody talked about that begin with another's name."""
    text = chunk.text if isinstance(chunk, TEXTS) else ""
    for offset, row in enumerate(text.split("\n")[1:], 1):
        line = names.begin(unlink(row.strip()))
        if line and line.told:
            name = listed[line.number].person.name
            fix = f"end the line before it with a full stop, or write `{name}: …`"
            yield Unsaid(name, line.said, chunk.line + offset, fix)


def lines_on_people(
    parts: "Iterable[Part]", people: "Sequence[Person]", contact: str
) -> "Iterator[Unsaid]":
    """Tell about lines below headings of one's own that begin with a name: `Jane: likes tea`.

    `parts` are those that are nobody's; plans, logs and lists of persons are passed over.
    """
    names = Names(people, contact) if people else None
    below = 0
    for part in parts if names else ():
        level = part.heading.level if part.heading else 0
        if part.heading and not 0 < below < level:
            below = level if is_plan(part.heading.text) else 0
        there = frozenset[int]() if below else _below_labels(part.blocks)
        for block in () if below else no_plans(part.blocks):
            if names and isinstance(block, TEXTS) and not touch_in(block):
                yield from _on_people(block, names, people, part, there)


def _on_people(
    block: Item | Paragraph,
    names: Names,
    people: "Sequence[Person]",
    part: Part,
    there: frozenset[int],
) -> "Iterator[Unsaid]":
    if isinstance(block, Item) and block.mark:
        return
    if not names.may_stand_in(block.text):
        return
    for number, row in enumerate(block.text.split("\n"), block.line):
        line = names.spoken(row)
        if not line or not line.told or _REACH.search(line.told):
            continue
        person = people[line.number]
        if only_says_when(unlink(row.strip()), person.name):
            continue
        if number in there and _is_what_they_do(line):
            continue
        fix = f"write it below `## {person.name}`"
        if not person.heading:
            fix += f", or as `{person.name}: …`" if is_talk(part) else ", or below `## Notes`"
        plain = MARKED.sub(r"\2\3", unlink(row.strip()))
        colon = _BEHIND.match(plain.partition(line.said)[2])
        beside = bool(person.heading and colon) and is_talk(part)
        yield Unsaid(person.name, line.said, number, fix, beside=beside)


def _chunks(
    block: "Block", names: Names, after: "Sequence[Block]"
) -> "list[tuple[Block, Line | None]]":
    """Take a text apart where its lines begin with names; `after`: the next block."""
    if not isinstance(block, TEXTS) or (
        isinstance(block, Item) and (block.mark or block.depth)
    ):
        return [(block, None)]
    if not names.may_stand_in(block.text):
        return [(block, None)]  # most of them
    if after and _holds(block, after[0]):
        name = unlink(block.text).strip(" *_")
        number = names.find(name) if LEAD.fullmatch(name) else None
        if number is not None:
            return [(block, Line(number, block.text, ""))]
    lines = [*_pieces(block, names)]
    starts = [0, *(_starts(lines, names) if isinstance(block, Paragraph) else ())]
    found: list[tuple[Item | Paragraph, Line | None]] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        chunk = block._replace(text=_joined(lines[start:end]), line=lines[start].number)
        line = None
        if not touch_in(chunk):
            line = names.spoken(chunk.text) or names.thanked(chunk.text)
        if line or not found:
            found.append((chunk, line))
        else:  # the sentence before goes on
            before, whose = found[-1]
            same = lines[start - 1].number == lines[start].number
            gap = " " if same else "\n"
            text = f"{before.text}{gap}{chunk.text}"
            if whose and whose.told is not None:
                whose = whose._replace(told=f"{whose.told}\n{chunk.text}")
            found[-1] = (before._replace(text=text), whose)
    return [*found] if any(line for _, line in found) else [(block, None)]


def _holds(block: Item | Paragraph, after: "Block") -> bool:
    """Tell whether the list behind a text, such as a bare name, says what was talked about."""
    if "\n" in block.text or not isinstance(after, Item) or after.mark:
        return False
    nested = after.depth > block.depth if isinstance(block, Item) else after.depth == 0
    return nested and not is_title(after.text) and not _REACH.search(after.text)


class _Piece(NamedTuple):
    """A line, or some sentences of it, and its number."""

    text: str
    number: int


def _pieces(block: Item | Paragraph, names: Names) -> "Iterator[_Piece]":
    """Give the lines of a text, those of a paragraph cut before `Jane talked about SEN`."""
    for offset, line in enumerate(block.text.split("\n")):
        number, start = block.line + offset, 0
        cuts = _SENTENCES.finditer(line) if isinstance(block, Paragraph) else ()
        for cut in cuts:
            lead = LEAD.match(line, cut.end())
            title = (
                fold(line[max(start, cut.start() - _TITLE) : cut.start()]).rpartition(" ")[2]
                in HONORIFICS
            )
            if lead and not title and names.knows(lead[0]):
                yield _Piece(line[start : cut.start()], number)
                start = cut.end()
        yield _Piece(line[start:], number)


def _joined(pieces: "Sequence[_Piece]") -> str:
    """Put pieces together as they stood: what was one line is one again."""
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += (" " if piece.number == before.number else "\n") + piece.text
    return text


def _starts(lines: "Sequence[_Piece]", names: Names) -> "Iterator[int]":
    """Give the lines of a paragraph, but the first, with which something new may begin."""
    somebody = names.starts(lines[0].text)
    for number in range(1, len(lines)):
        before, text = lines[number - 1].text.rstrip(), lines[number].text
        ended = before.rstrip(')"”’').endswith((".", "!", "?", "…", ":")) or _COLON.match(text)
        if ended or (somebody and not _wrapped(before) and names.starts(text)):
            yield number
            somebody = somebody or names.starts(text)


def _wrapped(line: str) -> bool:
    """Tell whether the sentence of a line may go on in the next one."""
    return len(line) >= _SHORTEST_WRAPPED or bool(_GOES_ON.search(line))
