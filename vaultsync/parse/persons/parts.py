"""A note's body in parts, by its headings; what outside of persons' sections is read."""

import re
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Misread, Point, TouchKind
from vaultsync.parse.body.markdown import TEXTS, Block, Heading, Item, Paragraph, Row
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.front.keys import squeeze
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.parse.messages.touches import (
    DAYS,
    Mention,
    read_dated,
    read_ending,
    read_row,
    read_task,
    said_and_done,
)
from vaultsync.parse.persons.fields import Field, read_field
from vaultsync.parse.persons.headings import is_container, is_diary, is_log
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OF_COMPANY = regex(
    r"(?:connect(?:ed)?|(?:keep|kept)[ -]in[ -]touch)(?: (?:to|with|on|via|by)\b.{0,80})?\W*$",
    re.IGNORECASE,
)
"""What concerns the company belongs to no section; a printer that was connected is no touch."""

MARKS = {
    "concern": "concerns",
    "concerns": "concerns",
    "question": "concerns",
    "questions": "concerns",
    "unanswered": "concerns",
    "unansweredquestion": "concerns",
    "unansweredquestions": "concerns",
    "openquestion": "concerns",
    "openquestions": "concerns",
    "promise": "promises",
    "promises": "promises",
    "promised": "promises",
    "tosend": "promises",
    "isaidi'd": "promises",
    "isaidi’d": "promises",
    "isaidiwould": "promises",
    "ipromised": "promises",
    "whatipromised": "promises",
    "iowe": "promises",
    "additionalinfo": "promises",
    "additionalinformation": "promises",
}
"""Words that say what a line, a list or a sub-heading holds."""
_OF_A_PERSON = {
    **dict.fromkeys(("concern", "concerns"), "a concern"),
    **dict.fromkeys(("promise", "promises", "promised", "tosend"), "a promise"),
}
_DIGIT = regex(r"\d")
_ROW = regex(r"^[ \t]*\|[^\n]*\d[^\n]*\|[ \t]*$", re.MULTILINE)
"""A line like a row of a table, with figures in it."""
_DAY_OF_WEEK = regex(
    r"(?:on )?(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\.?"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?\b"
    rf"(?! {MONTH}(?!\w))[ :,–-]+",
    re.IGNORECASE,
)
_LABEL = regex(r"\*\*([^*\n]{1,40}?):?\*\*:?(?:\n|$)")


class Part(NamedTuple):
    """A heading with what stands between it and the next one."""

    heading: Heading | None
    """None: what stands before the first heading."""
    blocks: "Sequence[Block]"


class Spotted(NamedTuple):
    """A touch, as its line says it."""

    mention: Mention
    line: int
    expected: bool
    """It stands in a section or the log; elsewhere only some are meant as one."""
    unknown: str = ""
    """The code of the finding where it turns out to be no touch; empty: it may be anything."""
    stray: int = 0
    """It stands where dated lines do not count: the line of the part; 0: it does count."""


class Doubtful(NamedTuple):
    """Something that was not understood, for a finding."""

    code: str
    line: int
    at: str
    message: str
    help: str
    promised: str = ""  # what may be a promise, in words that can stand in a line of its own
    who: str = ""  # key of who got it; empty: it stands in their section
    front: str = ""  # what stands before it in its sentence: it may name somebody
    among: tuple[str, ...] = ()  # keys of those of whom one may have got it
    marked: str = ""  # the words behind the mark of a promise that names nobody


@record_class(kw_only=False, frozen=False)
class Content:
    """What one person's section, or some other part of a note, holds."""

    fields: dict[str, str] = field(default_factory=dict)
    """By the names of `PERSON_KEYS`' values; the last one counts."""
    points: list[Point] = field(default_factory=list)
    concerns: list[Point] = field(default_factory=list)
    promises: list[Point] = field(default_factory=list)
    spotted: list[Spotted] = field(default_factory=list)
    doubts: list[Doubtful] = field(default_factory=list)
    misread: list[Misread] = field(default_factory=list)
    done: list[Point] = field(default_factory=list)
    """Tasks with nothing left to do: no memory of the conversation, but some keep a promise."""

    @property
    def noted(self) -> bool:
        """Something was written down about a conversation."""
        return bool(self.points or self.concerns or self.promises)


_NO_KEYS = frozenset({*MARKS, "expected", "expectation", "expectations"})
"""Words in bold that say what was promised or wanted, unless a day stands behind them."""
_LIKE_A_DAY = regex(
    rf"\b(?:\d{{1,4}}[-./]\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)\b|\d{{1,2}}\.? {MONTH}|{MONTH} \d|"
    r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|next\b|"
    r"in \w+ (?:day|week)|end of\b|eo[dwm]\b|tomorrow\b|\d+ (?:day|week|month)s?\b|within\b)",
    re.IGNORECASE,
)
_OF_A_DAY = regex(
    rf"\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{MONTH}\w*|{MONTH}\b|\b(?:(?:mon|tue|tues|wed|"
    r"wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?|next|this|coming|last|first|second|"
    r"third|the|end|beginning|start|middle|mid|early|late|later|latest|earliest|before|until|"
    r"till|within|about|around|roughly|probably|maybe|hopefully|days?|weeks?|months?|weekend|"
    r"fortnight|working|business|one|two|three|four|five|six|seven|eight|nine|ten|few|couple|"
    r"from|now|then|and|for|after|tomorrow|today|tonight|morning|afternoon|evening|noon|"
    r"midday|midnight|eod|eow|eom|cob|close|play|utc|gmt|bst|cet|latest|time|date|day)\b",
    re.IGNORECASE,
)
"""What the name of a day is made of."""
OF_THEIRS = regex(
    r"(?!\W*(?:an |my |the )?(?:answer|reply|response|respond) (?:about|on|to|regarding) "
    r"(?:the|their|its) (?:\w+ )?offer\b)"
    r"(?!\W*(?:(?:i|i'll|i will|to|will) )*get back to (?!(?:me|us|you)\b)\w)"
    r"\W*(?:(?:to|an?|the|their|his|her|final|some|written|i|i'll|we|we'll|you|you'll|they|"
    r"they'll|she|she'll|he|he'll|will|would|should|can|expect) )*(?:answer|reply|replies|"
    r"decisions?|decide|respond|response|feedback|news|updates?|outcome|results?|verdict|"
    r"hear|word|they|she|he|get back|let me know|come back|be in touch|offer)\b",
    re.IGNORECASE,
)
"""How it begins if it says what they will do; what oneself does is
none of it: an answer to the offer, to get back to somebody.
"""
_LETTERS = regex(r"[^\W\d_]{3,}")
_LONGEST_UNDATED = 80
_LONGEST_MARK = 40


def split_parts(blocks: "Sequence[Block]") -> tuple[Part, ...]:
    """Split a body at its headings."""
    parts: list[Part] = []
    heading: Heading | None = None
    start = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            if heading or index > start:
                parts.append(Part(heading, blocks[start:index]))
            heading, start = block, index + 1
    parts.append(Part(heading, blocks[start:]))
    return tuple(parts)


def with_children(parts: "Sequence[Part]", index: int) -> "list[Part]":
    """Give a part with those of the headings below it."""
    first = parts[index]
    level = first.heading.level if first.heading else 0
    mine = [first]
    for below in range(index + 1, len(parts)):
        part = parts[below]
        if part.heading is None or part.heading.level <= level:
            break
        mine.append(part)
    return mine


def read_outside(parts: "Sequence[Part]") -> Content:
    """Read what belongs to no person: only touches; all of them in a log or list."""
    content = Content()
    log = diary = 0
    for part in parts:
        heading = part.heading
        listed = heading is not None and is_container(heading.text)
        if heading:
            level = heading.level
            log = level if is_log(heading.text) else 0 if level <= log else log
            diary = level if is_diary(heading.text) else 0 if level <= diary else diary
        for blocks, bold in _by_label(part.blocks):
            in_log = bool(log) or is_log(bold)
            # what stands behind the list of the interviewers says itself to whom it went
            expected = in_log or listed or bool(diary) or is_diary(bold)
            for block in single_lines(blocks):
                spotted = _outside(block, part, expected=expected, log=in_log)
                if expected and not spotted and isinstance(block, TEXTS):
                    content.doubts.extend(_undated(block))
                if spotted:
                    content.spotted.append(spotted)
                elif isinstance(block, TEXTS):
                    content.doubts.extend(_of_nobody(block))
    return content


def _first_line(part: Part) -> int:
    """Give the line in which a part begins."""
    first = part.heading or next(iter(part.blocks), None)
    return first.line if first else 0


def _undated(block: Item | Paragraph) -> "Iterator[Doubtful]":
    """Tell about a line of a log without a day, or with one of the week: `fri 20 Ned rang`."""
    if isinstance(block, Item) and block.mark:
        return
    day = _DAY_OF_WEEK.match(block.text)
    short = len(block.text) <= _LONGEST_UNDATED
    plainly = short and said_and_done(block.text)
    if plainly or (day and kinds_of(block.text[day.end() :], intent=True)):
        yield Doubtful(
            "VS307",
            block.line,
            day[0].strip(" :–-") if day else block.text.split("\n", 1)[0],
            "reads like a message, but does not say which day it was, and does not count",
            "write its day in full in front of it, such as `2026-03-06`",
        )


def _own_promise(key: str, value: str) -> bool:
    """Tell whether `promised` with a day says more than by when they answer."""
    promise = _OF_A_PERSON.get(key) == "a promise" and _LIKE_A_DAY.search(value)
    return bool(promise) and says_what(value)


def said_day(value: str) -> bool:
    """Tell whether a day stands in it, which may be that of their answer."""
    return _LIKE_A_DAY.search(value) is not None


def says_what(value: str) -> bool:
    """Tell whether what is marked as promised is more than a day, and no answer of theirs."""
    return bool(_LETTERS.search(_OF_A_DAY.sub(" ", value))) and not is_theirs(value)


def is_theirs(value: str) -> bool:
    """Tell whether what was promised is an answer of theirs: `a decision by Friday`."""
    return OF_THEIRS.match(value.replace("’", "'")) is not None


def _of_nobody(block: Item | Paragraph) -> "Iterator[Doubtful]":
    """Tell about `**promised:** the link` below no person; what is asked is anybody's."""
    for number, key, value in _lines_with_keys(block):
        if _own_promise(squeeze(key), value):
            yield Doubtful(
                "VS219",
                number,
                key,
                f"`{key}` is below no person: it is read neither as a promise of yours nor as "
                "the day by which they answer",
                "if it is something you promised, write it below the heading of whom you "
                "promised it to, or with that name in front, as in `Jane Doe: "
                "**promised:** …`; if it is the day of their answer, write `they_reply_by` "
                "with that day between the `---` at the top",
            )
    found = read_field(block.text.split("\n", 1)[0])
    if found is None or not found.value or _LIKE_A_DAY.search(found.value):
        return
    if found.colons == "::" or block.text.startswith(("**", "__")):
        kind = _OF_A_PERSON.get(squeeze(found.key))
        if kind:
            yield Doubtful(
                "VS218",
                block.line,
                found.key,
                f"`{found.key}` is not below a person, and is not read as {kind}",
                "move it below the heading of the person it belongs to",
            )


def _outside(block: Block, part: Part, *, expected: bool, log: bool) -> Spotted | None:
    if expected:
        mention = touch_in(block, log=log)
        code = "VS305" if log else ""
        return Spotted(mention, block.line, expected=True, unknown=code) if mention else None
    if isinstance(block, Item) and block.mark:  # a ticked task may be one anywhere
        mention = touch_in(block)
        return Spotted(mention, block.line, expected=False) if mention else None
    dated = read_dated(block.text) if isinstance(block, TEXTS) else None
    if dated and dated.kind:
        return Spotted(dated, block.line, expected=False, stray=_first_line(part))
    return None


def _by_label(blocks: "Sequence[Block]") -> "Iterator[tuple[Sequence[Block], str]]":
    """Split at lines in bold that stand in the place of a heading: `**Afterwards**`."""
    start, label = 0, ""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.text.startswith("**"):
            bold = _LABEL.match(block.text)
            if bold:
                yield blocks[start:index], label
                start, label = index, bold[1]
    yield blocks[start:], label


def single_lines(blocks: "Sequence[Block]") -> "Iterator[Block]":
    """Give each line of a paragraph for itself where days stand at the beginning of lines.

    Rows that lost their table, because a line came between, are rows: `| 2026-03-05 | … |`.
    """
    for block in blocks:
        if isinstance(block, TEXTS) and "|" in block.text and _ROW.search(block.text):
            yield from _with_rows(block)
        elif isinstance(block, Paragraph) and "\n" in block.text and DAYS.search(block.text):
            for offset, line in enumerate(block.text.split("\n")):
                yield Paragraph(line, block.line + offset)
        else:
            yield block


def _with_rows(block: Item | Paragraph) -> "Iterator[Block]":
    """Give a text without the lines that look like rows of a table, and those rows."""
    lines = block.text.split("\n")
    rows = [number for number, line in enumerate(lines) if _ROW.fullmatch(line)]
    text = "\n".join(line for number, line in enumerate(lines) if number not in set(rows))
    if text:
        yield block._replace(text=text)
    for number in rows:
        cells = tuple(cell.strip() for cell in lines[number].strip()[1:-1].split("|"))
        yield Row(cells, block.line + number)


def touch_in(block: Block, *, log: bool = False) -> Mention | None:
    """Read a block as a touch, in one of the three forms."""
    if isinstance(block, Row):
        return None if block.is_head else read_row(block.cells)
    if isinstance(block, Item) and block.mark:
        return read_task(block.mark, block.text)
    if isinstance(block, TEXTS) and _DIGIT.search(block.text):
        found = read_dated(block.text)
        return found or read_ending(block.text, log=log, alone=isinstance(block, Paragraph))
    return None


def inline_fields(parts: "Sequence[Part]") -> "Iterator[tuple[str, str, int]]":
    """Read the note's keys: `key:: value`, `[key:: value]`, `**Key:** value`, one per line."""
    for part in parts:
        for block in part.blocks:
            for number, key, value in _lines_with_keys(block):
                short = squeeze(key)
                if short in _NO_KEYS and not _LIKE_A_DAY.search(value):
                    continue  # something that was promised, not until when
                if not _own_promise(short, value):
                    yield key, value, number


def _lines_with_keys(block: Block) -> "Iterator[tuple[int, str, str]]":
    """Give number, key and value of each line that is one."""
    if not isinstance(block, TEXTS) or ":" not in block.text:
        return
    for offset, line in enumerate(block.text.split("\n")):
        found = read_field(line.strip())
        if found and (found.colons == "::" or "**" in line or "__" in line):
            yield block.line + offset, found.key, found.value


def is_meant(spotted: Spotted, *, named: bool) -> bool:
    """Tell whether a line is a touch where it stands; `named`: it names a person.

    Outside of the sections and the log only what says so in so many words is one: a thank-you,
    or a line with its day that says to whom it went, or nothing but that one connected or kept
    in touch, as vaultsync writes it itself.
    """
    if spotted.expected:
        return True
    mention = spotted.mention
    if mention.kind is TouchKind.THANK_YOU:
        return True
    return mention.stamped and (named or _OF_COMPANY.match(mention.text) is not None)


def marked_as(text: str, found: Field | None) -> tuple[str, str] | None:
    """Read `**concern:** …`, `concern:: …`, `to send: …` and a mark that stands alone."""
    if found:
        kind = MARKS.get(squeeze(found.key))
        return (kind, found.value) if kind else None
    if len(text) > _LONGEST_MARK:
        return None
    kind = MARKS.get(squeeze(text.strip(" :*_")))
    return (kind, "") if kind else None
