"""What the prose of a note says of somebody, where no line begins with the name (S42)."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from vaultsync.model import Point
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item, Paragraph
from vaultsync.parse.messages.answers_by import day_said
from vaultsync.parse.messages.meetings import tells_of_call
from vaultsync.parse.messages.touches import said_and_done
from vaultsync.parse.persons.contacts import Index, bare_words
from vaultsync.parse.persons.headings import is_container, is_diary, is_log, is_reserved
from vaultsync.parse.persons.name_lines import LEAD, MARKED, behind_sign, is_title
from vaultsync.parse.persons.parts import Part, touch_in
from vaultsync.parse.persons.sections import is_to_do, read_section
from vaultsync.parse.persons.sentences import sayings
from vaultsync.parse.persons.spoken_of import lines_on_people
from vaultsync.parse.persons.talk import (
    first_clause,
    is_conversation,
    is_of_a_call,
    is_plan,
    is_talk,
    label_of,
    no_plans,
    talk_announced,
)
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.persons.people import People

_PROMISE = regex(r"[*_]{0,3}promised[*_]{0,3} ?:", re.IGNORECASE)
_TOLD = regex(
    r"\b(?:asked|talked|spoke|told|said|explained|mentioned|discussed|described|showed|wanted|"
    r"liked|chatted|laughed)\b",
    re.IGNORECASE,
)
"""In the past: what was written before the interview holds none of these, as a rule."""
_PRONOUN = regex(r"\b(?:she|he|they)(?:'s|'d)?\b", re.IGNORECASE)
_ADDRESS = regex(r"(?:https?://|www\.)\S+|!?\[\[[^\[\]]*\]\]|\S{1,64}@\S+|#[\w/-]+")
_WORD = regex(r"[^\W\d_]{2,}")
_PAST = regex(
    r"\b(?:was|were|went|had|did|ran|let|got|kept|gave|took|came|began|made|felt|thought|"
    r"\w{3,}ed)\b",
    re.IGNORECASE,
)
_OTHER_THAN_TALK = regex(
    r"\b(?:thank\w*|e-?mail\w*|rang|phoned|texted|invit\w*|park(?:ed|ing)|bus|train|booked|"
    r"applied|moved|arranged|confirmed)\b",
    re.IGNORECASE,
)
"""In a sentence that is of the way there, of messages, or of how it was arranged."""
_AS_THEY_ARE = regex(
    r"\bs?he(?:['’]s| is| has| does| runs| works| wants| likes| knows| thinks| needs| looks)\b",
    re.IGNORECASE,
)
"""`she does it all herself`, of the only one who was there."""
_OF_ONE = regex(r"\W*s?he\b", re.IGNORECASE)
"""A line that goes on from what names somebody."""
_SEVERAL = 3
"""Sentences in the past that tell of a talk with whoever was there."""
_MOST_NAMES = 6
"""Words of a name that is looked for in prose."""
_MOST_JOINED = 50
"""Names that are looked for letter by letter."""
_PARTS = regex(r"[^\W_][\w'.-]*[^\W_]|[^\W_]")
_CAPITAL = regex(r"(?<!\w)[^\W\d_a-z][\w'’-]*")
_NOTHING_YET = frozenset(
    {
        "tbd", "tba", "tbc", "na", "n/a", "none", "nothing", "nothing yet", "to be added",
        "later", "fill in", "write this up", "to write", "notes", "empty",
    }
)  # fmt: skip
"""What stands below a heading until something is written there."""
_LONGEST_POINT = 400
"""Characters of a paragraph that still is one thing that was talked about."""
_ENTRY = regex(r"\W*[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,4}\s*[,(:|–—-]")
"""How somebody stands in a list of who was met, whatever stands behind the name."""
_FEWEST_WORDS = 5
"""Of prose: `Aoife Walsh, Clinic Lead` is an entry."""
_FEWEST_SAID = 3
"""Words behind the name in a list that say more than what somebody does."""
_FEWEST_BITS = 2
"""Bullets or sentences that tell of a talk with several people."""
_AHEAD = regex(
    r"\W*(?:bring|ask|read|check|look|prep\w*|research|print|find|remember|take|wear|"
    r"practi[sc]e|revise|re-?read|think|questions?|e-?mail|salary|pay|appl\w+|send|closing|"
    r"to|must|need|if|parking|address|where|when|website|link)\b|.*\?\W*$",
    re.IGNORECASE,
)
"""How a bullet begins that may have been written before the talk."""


def with_prose(found: "People", people: "Sequence[Person]") -> "list[Person]":
    """Give the persons of a note with what its prose says of those who have no points.

    Where exactly one person was met, what stands below the headings of the conversation is
    about that one.
    """
    told = {one.line for one in found.unsaid}
    if len(people) == 1 and not people[0].points:
        one = _alone(found.others, people[0], told)
        said = one.points or one.described
        return [one._replace(unclaimed=not said and _tells(found, _Names(people)))]
    if len(people) > 1:
        people = _with_shared(found.others, people)
    if all(one.points for one in people):
        return [*people]
    return _named(found, people)


def _with_shared(parts: "Sequence[Part]", people: "Sequence[Person]") -> "list[Person]":
    """Give each person what lists of the talk say of all: what names nobody, or all of them."""
    names = _Names(people)
    shared = tuple(
        Point(one.text, one.line)
        for one in _listed(parts)
        if len(names.in_any_case(one.text)) in {0, len(people)} and not _OF_ONE.match(one.text)
    )
    return [one._replace(shared=shared) for one in people]


def _listed(parts: "Sequence[Part]") -> "Iterator[Item]":
    """Give what is listed below a heading or a label of the talk, and nested in nothing."""
    for block in _conversation(parts):
        if isinstance(block, Item) and not block.depth:
            yield block


def _alone(parts: "Sequence[Part]", person: "Person", told: set[int]) -> "Person":
    blocks = [block for block in _conversation(parts) if block.line not in told]
    listed = [one for one in blocks if isinstance(one, Item) or len(one.text) <= _LONGEST_POINT]
    points = tuple(read_section([Part(None, listed)]).points) if listed else ()
    if points:
        return person._replace(points=points)
    described = bool(blocks) or _is_page_on(parts, person)
    pieces = blocks or ([*_page(parts)] if described else ())
    said = (saying for block in pieces for saying in sayings(block.text, block.line))
    return person._replace(
        described=described,
        named=not described and bool(_Names([person]).within(parts)),
        told=tuple(one for one in said if blocks or _tells_of(one.text)),
    )


def _conversation(parts: "Sequence[Part]") -> "Iterator[Item | Paragraph]":
    """Give what was talked about, below headings that nothing else can stand below."""
    below = 0
    for part in parts:
        heading = part.heading
        if heading and not 0 < below < heading.level:
            below = heading.level if is_conversation(heading.text) else 0
        elif heading and (is_plan(heading.text) or is_reserved(heading.text)):
            continue
        inside, listed = bool(below), False
        for block in no_plans(part.blocks):
            label = label_of(block)
            listed = talk_announced(block) or (listed and isinstance(block, Item))
            if label:
                inside = is_conversation(label) or (inside and not is_reserved(label))
            elif listed and not isinstance(block, Item):
                continue  # the label itself
            elif (inside or listed) and isinstance(block, TEXTS) and _is_talk(block):
                yield block


def _is_talk(block: "Item | Paragraph") -> bool:
    """Tell whether a text can be what was talked about: no task, message, address or gap."""
    if (isinstance(block, Item) and block.mark) or touch_in(block) or is_to_do(block.text):
        return False
    plain = unlink(_ADDRESS.sub(" ", block.text)).strip(" *_.…:()-–—[]<>{}\n")
    empty = fold(plain) in _NOTHING_YET or not _WORD.search(plain)
    return not empty and not said_and_done(first_clause(block.text))


def _is_page_on(parts: "Sequence[Part]", person: "Person") -> bool:
    """Tell whether a note without headings tells of the one person whom it is about."""
    if any(_is_heading(part) for part in parts) or person.heading:
        return False
    texts = [*_texts(parts)]
    if any(isinstance(one, Paragraph) and tells_of_call(unlink(one.text)) for one in texts):
        return True
    blocks = [block for block in texts if _is_talk(block)]
    if any(_tells_of(block.text) for block in blocks):
        return True
    return any(
        _PRONOUN.search(block.text) and _Names([person]).within([Part(None, [block])])
        for block in blocks
    )


def _tells_of(text: str) -> bool:
    """Tell whether a text tells of a talk with somebody, or of her or him as they are."""
    return bool(_TOLD.search(text) or _AS_THEY_ARE.search(text))


def _texts(parts: "Sequence[Part]") -> "Iterator[Item | Paragraph]":
    for part in parts:
        if not (part.heading and part.heading.level > 1):
            for block in no_plans(part.blocks):
                if isinstance(block, TEXTS) and not label_of(block):
                    yield block


def _page(parts: "Sequence[Part]") -> "Iterator[Item | Paragraph]":
    return filter(_is_talk, _texts(parts))


def _is_heading(part: Part) -> bool:
    """Tell whether a heading divides the note; a title and a log do not."""
    heading = part.heading
    if heading is None or is_log(heading.text) or is_diary(heading.text):
        return False
    title = heading.level == 1
    return not title or (is_reserved(heading.text) and not is_of_a_call(heading.text))


def _named(found: "People", people: "Sequence[Person]") -> "list[Person]":
    """Tell of each person without points whether prose names them, or may be about them."""
    names = _Names(people)
    unclaimed = any(True for _ in _conversation(found.others)) or _tells(found, names)
    named = names.within(found.others)
    for owner, one in enumerate(found.found):
        named |= names.within(one.parts) - {owner}
    told = defaultdict[int, list[Point]](list)
    listed = {one.line for one in _listed(found.others)}
    prose = _prose(found.others)
    for saying in (saying for block in prose for saying in sayings(block.text, block.line)):
        tells = saying.line in listed or _TOLD.search(saying.text)
        met = names.in_text(saying.text) if tells else set()
        if len(met) == 1:
            told[met.pop()].append(saying)
    page = [] if any(one.points or one.heading for one in people) else [*_told_page(found)]
    others = [names.in_any_case(one) for one in page]
    begun = _begun(found, [one for one in people if not (one.points or one.heading)])
    return [
        one
        if one.points
        else one._replace(
            described=one.key in begun
            or sum(not met or number in met for met in others) >= _SEVERAL,
            named=number in named,
            unclaimed=unclaimed,
            told=tuple(told.get(number, ())),
        )
        for number, one in enumerate(people)
    ]


def _begun(found: "People", people: "Sequence[Person]") -> set[str]:
    """Give the keys of those with whose name a line begins that tells what was talked about.

    Such a line is not read as a point, and still something was written down. Not what only
    says by when they answer.
    """
    lines = {one.line: one.person for one in lines_on_people(found.others, people, "")}
    texts = [
        block for part in found.others for block in part.blocks if isinstance(block, TEXTS)
    ]
    keys = set[str]()
    for block in texts if lines else ():
        for number, row in enumerate(block.text.split("\n"), block.line):
            name = lines.get(number, "")
            if not name or day_said(row, name):
                continue
            if _TOLD.search(row) or (isinstance(block, Item) and _says_more(row)):
                keys.add(fold(name))
    return keys


def _says_more(row: str) -> bool:
    """Tell whether a line of a list says more than who was there: `Jo (QA) - felt at home`."""
    plain = MARKED.sub(r"\2\3", unlink(row.strip()))
    entry = LEAD.match(plain)
    said = behind_sign(plain[entry.end() :]) if entry else ""
    if _PROMISE.match(said):
        return False  # it was promised, which is no talk by itself
    return len(_WORD.findall(said)) >= _FEWEST_SAID and not is_title(said)


def _tells(found: "People", names: "_Names") -> bool:
    """Tell whether a note tells of the talk in lines that name nobody.

    What may have been written before it does not count, nor messages, nor who was there.
    """
    texts = [one.text for one in _bits(found)] + [*_told_page(found)]
    named_nobody = (one for one in texts if not names.in_any_case(one))
    return sum(1 for _ in named_nobody) >= _FEWEST_BITS


def _bits(found: "People") -> "Iterator[Item]":
    for part in found.others:
        if not is_talk(part) or (part.heading and part.heading.level > 1):
            continue
        for block in no_plans(part.blocks):
            if not isinstance(block, Item) or not _is_talk(block):
                continue
            if _AHEAD.match(block.text) or _OTHER_THAN_TALK.search(block.text):
                continue
            if len(_WORD.findall(block.text)) >= _FEWEST_SAID:
                yield block


def _told_page(found: "People") -> "Iterator[str]":
    """Give the sentences of running text that tell what was, in a note without headings."""
    if any(map(_is_heading, found.others)):
        return
    for block in _texts(found.others):
        if isinstance(block, Paragraph):
            for one in sayings(block.text, block.line):
                if _PAST.search(one.text) and not _OTHER_THAN_TALK.search(one.text):
                    yield one.text


class _Names:
    """Finds the persons whom prose names, by whole or by first name; made once for a note."""

    def __init__(self, people: "Sequence[Person]") -> None:
        keys = [bare_words(one.key) for one in people]
        index = Index(" ".join(key) for key in keys)
        self._firsts = {
            key[0]: number
            for number, key in enumerate(keys)
            if key and index.find(key[0]) == number
        }
        self._whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, key in enumerate(keys):
            if 1 < len(key) <= _MOST_NAMES:
                self._whole[tuple(key)].append(number)
        self._lengths = {len(key) for key in self._whole}
        # some scripts put no blank behind a name
        spelled = ((number, " ".join(key)) for number, key in enumerate(keys) if key[1:])
        self._joined = [pair for pair in spelled if not pair[1].isascii()][:_MOST_JOINED]

    def within(self, parts: "Iterable[Part]") -> set[int]:
        """Give the numbers of the persons named there."""
        return {number for block in _prose(parts) for number in self.in_text(block.text)}

    def in_any_case(self, text: str) -> set[int]:
        """Give the same, of those too who are written in small letters."""
        words = (word.removesuffix("'s") for word in _PARTS.findall(fold(unlink(text))))
        return self.in_text(text) | {self._firsts[one] for one in words if one in self._firsts}

    def in_text(self, text: str) -> set[int]:
        """Give the numbers of the persons named in a text."""
        capitals = {fold(word) for word in _CAPITAL.findall(unlink(text))}
        found = {self._firsts[word] for word in capitals & self._firsts.keys()}
        plain = fold(text)
        found.update(number for number, key in self._joined if key in plain)
        words = [word.removesuffix("'s") for word in _PARTS.findall(plain)]
        for length in self._lengths:
            for at in range(len(words) - length + 1):
                found.update(self._whole.get(tuple(words[at : at + length]), ()))
        return found


def _prose(parts: "Iterable[Part]") -> "Iterator[Item | Paragraph]":
    below = 0
    for part in parts:
        level = part.heading.level if part.heading else 0
        listed = part.heading is not None and is_container(part.heading.text)
        if part.heading and not 0 < below < level:
            below = level if is_plan(part.heading.text) and not listed else 0
        for block in () if below else no_plans(part.blocks):
            if not isinstance(block, TEXTS) or (listed and _ENTRY.match(block.text)):
                continue
            if _is_talk(block):
                words = _WORD.findall(unlink(block.text))
                if len(words) >= _FEWEST_WORDS:
                    yield block
