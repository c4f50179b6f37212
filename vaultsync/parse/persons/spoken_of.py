"""Lines that begin with the name of somebody listed: `Jane Roe: talked about SEN`."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import TouchKind
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item, Paragraph
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.parse.messages.touches import said_and_done
from vaultsync.parse.persons.contacts import HONORIFICS, Index, Listed, bare_words, same_name
from vaultsync.parse.persons.parts import Part, touch_in
from vaultsync.parse.persons.roles import is_role
from vaultsync.parse.persons.talk import (
    NO_MORE,
    ends_talk,
    first_clause,
    is_plan,
    is_talk,
    no_plans,
)
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.model import Person
    from vaultsync.parse.body.markdown import Block

_SAID = frozenset(
    {
        "asked", "asks", "talked", "talks", "spoke", "speaks", "told", "tells", "explained",
        "explains", "mentioned", "mentions", "said", "says", "showed", "described", "describes",
        "stressed", "raised", "liked", "likes", "loved", "loves", "wanted", "wants", "works",
        "runs", "leads", "worried", "worries", "recommended", "suggested", "praised", "knows",
        "knew", "thinks", "thought", "believes", "does", "doesn", "did", "didn", "needs",
        "needed", "hopes", "plans", "planned", "expects", "feels", "felt", "prefers", "enjoys",
        "hates", "laughed", "agreed", "agrees", "argued", "pointed", "offered", "offers",
    }
)  # fmt: skip
_LONGEST_NAME = 5
"""Words, with what stands before it."""
_LONGEST_TITLE = 4
_TITLE = 9
"""Characters that hold `Prof.` with what is in front of it."""
_WORD = r"[^\W\d_][\w.'’-]*"
_WORDS = regex(_WORD)
_NAME = rf"{_WORD}(?: {_WORD}){{0,{_LONGEST_NAME - 1}}}"
_LEAD = regex(_NAME)
_ASIDE = regex(r"\A \([^()\n]{0,80}\)")
_SENTENCES = regex(r"(?<=[^.\W]\w[.!?]) (?=[^\W\d_a-z])")
"""Behind a word of two letters or more: `e.g. Al` goes on."""
_SIGN = regex(r"\s?:(?!:)\s*|\s[-–—]\s|\s?(?:—|→|->|=>)\s?")
_REACH = regex(r"@|://|^\W*\d|(?:\d\W?){5}")
"""Behind a name: how to reach somebody, or at what time."""
_COLON = regex(rf"{_NAME} ?:(?!:)")
_BEHIND = regex(r" ?(?:\([^()\n]{0,80}\) ?)?:(?!:)")
_VERB = regex(r"[ \n](?!(?:and|or|with|from|at|for|of|in|on)\b)([a-z]\w+)")
_AWAY = regex(r"[,!.…(/&→=+]|[ \n][a-z\d(/&→=+]")
"""Behind a name that is not all, or not alone: `Jane, who leads it, …`, `Jane and Al …`."""
_SPOKE = regex(
    r"\b(?:asked|asks|talked|spoke|told|said|explained|mentioned|wanted|showed|liked)\b"
)
_TELLS = regex(rf"{_SPOKE.pattern}|\b(?:{'|'.join(sorted(_SAID))})\b|:(?![:/\d])")
_ENDS = ".'’-"
_MARKED = regex(rf"\A(\*{{1,3}}|_{{1,3}})({_NAME})( ?:)?\1")
"""Emphasis around the name with which a line begins."""
_ABOUT = regex(
    r"\w+(?: me)? (?:about|of|what|how|why|whether|if|which|where|who|when|for)\b",
    re.IGNORECASE,
)
"""What somebody asked or told about is no message, whatever words are in it."""
_GOES_ON = regex(
    r"(?:[,;(–—-]|\b(?:and|or|but|that|which|who|how|what|why|when|where|whether|if|as|than|the|an?|"
    r"of|to|for|from|with|about|by|in|on|at|because|so|while|after|before|not|is|was|are|were|"
    r"my|our|her|his|their))\s*$",
    re.IGNORECASE,
)
"""What a line ends with whose sentence goes on in the next one."""
_SHORTEST_WRAPPED = 60
"""Columns at which some editors break a line by themselves."""
_CAPITAL = regex(r"(?<!\w)[^\W\d_a-z]\w+")


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


class _Line(NamedTuple):
    """A line that begins with the name of somebody listed."""

    number: int
    said: str
    told: str | None
    """What they talked about; None: that cannot be known."""


class _Names:
    """Who is listed, and by which names nobody else can be meant."""

    def __init__(self, people: "Iterable[Person]", contact: str) -> None:
        self.keys = [one.key for one in people]
        named = any(same_name(contact, key) for key in self.keys)
        self.known = Index([*self.keys, *([] if named else [contact])])
        self.words = {word for key in self.keys for word in key.split()}
        for key in self.keys:
            self.words.update(bare_words(key)[:1])
        self.words = {word.strip(_ENDS) for word in self.words}

    def may_stand_in(self, text: str) -> bool:
        """Tell whether a word of a name stands in a text; most of them hold none."""
        words = (word.strip(_ENDS) for word in _WORDS.findall(fold(text)))
        return not self.words.isdisjoint(words)

    def find(self, name: str) -> int | None:
        """Give the number of the only one whom a name can mean."""
        key = fold(name)
        number = self.known.find(key)
        number = self.known.titled(key) if number is None else number
        return number if number is not None and number < len(self.keys) else None

    def others(self, text: str, number: int) -> bool:
        """Tell whether words of somebody else's name stand in a text, with their capitals."""
        own = self.keys[number].split()
        named = {fold(word) for word in _CAPITAL.findall(text)}
        return bool((named & self.words).difference(own))

    def begin(self, text: str) -> _Line | None:
        """Read a line that begins with the name of somebody."""
        text = _MARKED.sub(r"\2\3", text)
        lead = _LEAD.match(text)
        ends = [found.end() for found in _WORDS.finditer(lead[0])] if lead else []
        doubted: _Line | None = None
        for end in reversed(ends):
            said, rest = text[:end], _ASIDE.sub("", text[end:])
            number = self.find(said) if said[:1].isupper() else None
            if number is None:
                continue
            sign, verb = _SIGN.match(rest), _VERB.match(rest)
            if sign:
                told = rest[sign.end() :].strip()
                if not _is_title(told):
                    return _Line(number, said, told)
                return _Line(number, said, None) if _SPOKE.search(told) else None
            if verb and verb[1] in _SAID and not self.others(rest, number):
                return _Line(number, said, rest.strip())
            if doubted or _is_title(rest):
                continue
            if verb or (_AWAY.match(rest) and _TELLS.search(rest)):
                doubted = _Line(number, said, None)
        return doubted

    def starts(self, text: str) -> bool:
        """Tell whether a line says what somebody talked about, from their name on."""
        line = self.begin(unlink(text.strip()))
        return line is not None and line.told is not None

    def spoken(self, text: str) -> _Line | None:
        """Read a line that begins with a name, and may tell of a message instead."""
        plain = unlink(text.strip())
        line = self.begin(plain)
        if not line or not line.told or not said_and_done(plain):
            return line
        if not line.told.endswith(plain[len(line.said) :].strip()):  # behind a sign
            first = first_clause(line.told)
            if _thanks(first):
                return None  # what one sent, of which others tell
        elif _ABOUT.match(line.told):
            return line
        else:
            first = first_clause(plain)
        return line._replace(told=None) if said_and_done(first) else line


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
    names = _Names((one.person for one in listed), contact)
    for part in parts:
        if not is_talk(part):
            yield part
            continue
        rest: list[Block] = []
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
                if one is None or line is None or line.told is None:
                    rest.append(chunk)
                    if one and line:
                        unsaid.append(_unsaid(one.person.name, line.said, chunk, block))
                    continue
                unsaid.extend(_within(chunk, names, listed))
                into = [Paragraph(line.told, chunk.line)] if line.told else []
                inner.append((one, Part(None, into)))
                nothing = -1 if not line.told else NO_MORE
                follows = chunk.depth if isinstance(chunk, Item) else nothing
        yield part._replace(blocks=rest)


def _unsaid(name: str, said: str, chunk: "Block", block: "Block") -> Unsaid:
    """Tell about a text of a block that begins with a name, and says little."""
    text = block.text if isinstance(block, TEXTS) else said
    first = unlink(text.split("\n")[chunk.line - block.line].strip())
    amid = not first.startswith(said)
    way = f"on a line of its own, as `{name}: …`" if amid else f"as `{name}: …`"
    return Unsaid(name, said, chunk.line, f"write it below `## {name}`, or {way}", amid)


def _within(chunk: "Block", names: _Names, listed: "Sequence[Listed]") -> "Iterator[Unsaid]":
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
    names = _Names(people, contact) if people else None
    below = 0
    for part in parts if names else ():
        level = part.heading.level if part.heading else 0
        if part.heading and not 0 < below < level:
            below = level if is_plan(part.heading.text) else 0
        for block in () if below else no_plans(part.blocks):
            if names and isinstance(block, TEXTS) and not touch_in(block):
                yield from _on_people(block, names, people, part)


def _on_people(
    block: Item | Paragraph, names: _Names, people: "Sequence[Person]", part: Part
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
        fix = f"write it below `## {person.name}`"
        if not person.heading:
            fix += f", or as `{person.name}: …`" if is_talk(part) else ", or below `## Notes`"
        plain = _MARKED.sub(r"\2\3", unlink(row.strip()))
        colon = _BEHIND.match(plain.partition(line.said)[2])
        beside = bool(person.heading and colon) and is_talk(part)
        yield Unsaid(person.name, line.said, number, fix, beside=beside)


def _chunks(
    block: "Block", names: _Names, after: "Sequence[Block]"
) -> "list[tuple[Block, _Line | None]]":
    """Take a text apart where its lines begin with names; `after`: the next block."""
    if not isinstance(block, TEXTS) or (
        isinstance(block, Item) and (block.mark or block.depth)
    ):
        return [(block, None)]
    if not names.may_stand_in(block.text):
        return [(block, None)]  # most of them
    if after and _holds(block, after[0]):
        name = unlink(block.text).strip(" *_")
        number = names.find(name) if _LEAD.fullmatch(name) else None
        if number is not None:
            return [(block, _Line(number, block.text, ""))]
    lines = [*_pieces(block, names)]
    starts = [0, *(_starts(lines, names) if isinstance(block, Paragraph) else ())]
    found: list[tuple[Item | Paragraph, _Line | None]] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        chunk = block._replace(text=_joined(lines[start:end]), line=lines[start].number)
        line = None if touch_in(chunk) else names.spoken(chunk.text)
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
    return nested and not _is_title(after.text) and not _REACH.search(after.text)


class _Piece(NamedTuple):
    """A line, or some sentences of it, and its number."""

    text: str
    number: int


def _pieces(block: Item | Paragraph, names: _Names) -> "Iterator[_Piece]":
    """Give the lines of a text, those of a paragraph cut before `Jane talked about SEN`."""
    for offset, line in enumerate(block.text.split("\n")):
        number, start = block.line + offset, 0
        cuts = _SENTENCES.finditer(line) if isinstance(block, Paragraph) else ()
        for cut in cuts:
            lead = _LEAD.match(line, cut.end())
            title = (
                fold(line[max(start, cut.start() - _TITLE) : cut.start()]).rpartition(" ")[2]
                in HONORIFICS
            )
            if lead and not title and not names.words.isdisjoint(fold(lead[0]).split()):
                yield _Piece(line[start : cut.start()], number)
                start = cut.end()
        yield _Piece(line[start:], number)


def _joined(pieces: "Sequence[_Piece]") -> str:
    """Put pieces together as they stood: what was one line is one again."""
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += (" " if piece.number == before.number else "\n") + piece.text
    return text


def _starts(lines: "Sequence[_Piece]", names: _Names) -> "Iterator[int]":
    """Give the lines of a paragraph, but the first, with which something new may begin."""
    somebody = names.starts(lines[0].text)
    for number in range(1, len(lines)):
        before, text = lines[number - 1].text.rstrip(), lines[number].text
        ended = before.endswith((".", "!", "?", "…", ":")) or _COLON.match(text)
        if ended or (somebody and not _wrapped(before) and names.starts(text)):
            yield number
            somebody = somebody or names.starts(text)


def _wrapped(line: str) -> bool:
    """Tell whether the sentence of a line may go on in the next one."""
    return len(line) >= _SHORTEST_WRAPPED or bool(_GOES_ON.search(line))


def _thanks(clause: str) -> bool:
    return TouchKind.THANK_YOU in kinds_of(clause, intent=True)


def _is_title(text: str) -> bool:
    """Tell whether a text says what somebody does: `Head of maths`, `Year 5 teacher`."""
    first = text.strip(" .").split(",", 1)[0]
    words = first.split()
    if not words:
        return False
    short = len(words) <= _LONGEST_TITLE and (words[0][0].isupper() or len(words) == 1)
    return is_role(first) or (short and is_role(words[-1]))
