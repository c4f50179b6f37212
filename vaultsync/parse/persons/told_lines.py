"""People in lines of their own in a note in plain text: behind `Panel:`, or one below another.

`There: Mrs Gillian Thackeray (headteacher)`, and in the line below `Denise Orford, business
manager, 01603 555 0142`: proposed to the person, who looks at them before they are written.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import one_line, unlink
from vaultsync.parse.front.plain_stages import tells_interview
from vaultsync.parse.front.plain_words import CLOCK, DAY
from vaultsync.parse.persons.first_names import listed
from vaultsync.parse.persons.headings import full_name
from vaultsync.parse.persons.opened_panel import WHERE
from vaultsync.parse.persons.said_as_name import said_as_names
from vaultsync.parse.persons.told_items import AND, LIST, NOT_THERE, people_of_items
from vaultsync.parse.persons.who_was_there import Heard, Said, tells_what
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COUNT = r"two|three|four|five|six|both|all|2|3|4|5|6"
_I_MEET = (
    r" (?:i|we)(?: met| saw| spoke (?:to|with)|(?: am|['’]m) (?:meeting|seeing)|"
    r"(?: will|['’]?ll) (?:be )?(?:meet|meeting|see|seeing|speak to|speaking to))"
)
_WHO = (
    r"who(?:(?: is| was| will be|['’]?s|['’]?ll be) (?:(?:going to be )?there|coming|who|"
    r"in (?:the room|it|on it)|interviewing(?: me)?|on (?:the |my )?(?:interview )?"
    rf"(?:panel|call)(?: with me)?)|{_I_MEET})?"
)
"""`Who'll be there`, `Who is on the panel`, `Who I'm meeting`."""
_WORDS = (
    r"(?:the |my )?(?:(?:interview )?panel(?: members)?(?: of \w+)?|"
    r"there(?: were| was| will be)?|met(?: with)?|with|"
    rf"present|{_WHO}|interviewers?|people(?: there| met|{_I_MEET})?|"
    r"spoke (?:to|with)|talked (?:to|with)|saw|seen by|caller|attendees|participants|"
    r"(?:i(?: will| am|['’]ll|['’]m)? |will |am )?(?:be )?(?:speak|speaking|talk|talking|meet|"
    r"meeting|see|seeing)(?: to| with)?|"
    r"in the room|on the (?:call|panel|day|interview panel)|interviewed by|names|"
    r"(?:(?:there (?:were|was|are)|(?:i )?(?:saw|met(?: with)?|spoke (?:to|with))) )?"
    rf"(?:just |only |the )?(?:{_COUNT}) (?:(?:of (?:them|us)|people|"
    rf"interviewers|(?:panel )?members)(?: {WHERE})?|{WHERE})|"
    r"(?:interview )?panel(?: members)? (?:was|is|were|are|will be|includes?|consists of)|"
    r"(?:the )?interviewers? (?:was|were|are|will be))"
)
_LABEL = regex(
    rf"(?:[*_]{{0,2}}{_WORDS}[*_]{{0,2}} ?:+[*_]{{0,2}}|[*_]{{0,2}}{_WORDS}[*_]{{0,2}} [-–—] )"
    r" *(?P<rest>.*)",
    re.IGNORECASE,
)
_OF_PEOPLE = regex(
    r"panel|interview|people|\bwho|members|attendees|participants|\b(?:of )?(?:them|us)\b|"
    r"\bmet\b|spoke|saw|seen by",
    re.IGNORECASE,
)
"""A label that can stand above nothing but people; `With` and `Meeting` may have topics."""
_AMID = regex(
    r"(?:[.,;]|\s[-–—])\s(?:(?:the )?(?:interview )?panel(?: of \w+)?|interviewers?|met|with|"
    r"present|there) ?: (?P<rest>\S.*)",
    re.IGNORECASE,
)
"""The same behind something else: `Interview, panel of three: the head (Mrs Abara), …`."""
_ALONE = regex(
    rf"(?:.{{0,200}}(?:[.!?,;:]|\s[-–—]) |#{{1,6}} )?"
    rf"[*_]{{0,2}}{_WORDS}\??(?:, [a-z ]{{2,30}})?[*_]{{0,2}} ?:?[*_]{{0,2}}[.]?",
    re.IGNORECASE,
)
"""A label at the end of a line, with a colon or without, or as a heading; a list is below."""
_BETWEEN = regex(
    r"^(?P<name>[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){0,3})(?: ?:| \|) (?P<rest>\S.*)$"
)
_SENTENCE_ENDS = regex(r"(?<=[a-z)]{2})[.!?] (?=[^\W\d_a-z])")
_MOST_LINES, _LONGEST, _MOST = 12, 300, 10
_MOST_OF_A_NOTE = 60


def people_of_lines(lines: "Sequence[str]", company: str = "") -> Heard:
    """Give whom a line behind a label names, and those in the lines below it; else a block.

    A block is two lines or more that name somebody with what they do, and say no more; or one
    with a full name. `company` is nobody.
    """
    plain = [*islice(lines, _MOST_LINES)]
    for place, line in enumerate(plain):
        rest = _labelled(line)
        if rest is None:
            continue
        found = _entries(rest, company) if rest else Heard()
        if not found.people and rest:
            continue
        more = _behind(line, plain[place + 1 :], company, alone=not rest)
        people = _apart((*found.people, *more.people))
        if people:
            return Heard(people, (*found.left, *more.left))
    for place, line in enumerate(plain):
        block = _block(plain[place:], company)
        if block.people and not line.startswith("#"):
            return block
    return Heard()


def people_of_list(lines: "Sequence[str]", company: str = "") -> Heard:
    """Give whom a list names below a line such as `Two of them` or `On the panel`.

    Down to a line that tells of another day on which people were met. The first entry is a full
    name, or has what they do; `company` is nobody.
    """
    plain = [*islice(lines, _MOST_OF_A_NOTE)]
    days: set[str] = set()
    for place, line in enumerate(plain):
        below = plain[place + 1 :]
        day = DAY.search(line) if tells_interview(line) else None
        days |= {day[0]} if day else set()
        if len(days) > 1:
            break
        if not below or not LIST.match(below[0]) or len(line) > _LONGEST:
            continue
        if _ALONE.fullmatch(line) and not NOT_THERE.search(line):
            found = _behind(line, below, company, alone=True)
            if found.people:
                return found._replace(people=_apart(found.people))
    return Heard()


def _apart(people: "Sequence[Said]") -> tuple[Said, ...]:
    return tuple({one.name: one for one in reversed(people)}.values())[::-1][:_MOST]


def _labelled(line: str) -> str | None:
    """Give what stands behind a label; empty: it is in the lines below; None: no label."""
    if line.startswith("#") or len(line) > _LONGEST:
        return None
    text = LIST.sub("", line, count=1) if LIST.match(line) else line
    found = _LABEL.fullmatch(text) or _AMID.search(text)
    return found["rest"].strip() if found else None


def _behind(label: str, lines: "Sequence[str]", company: str, *, alone: bool) -> Heard:
    """Read the list below a label, or lines of people, down to the first that is nobody's.

    `alone`: nobody stands in the line of the label; then a name needs nothing beside it.
    """
    if alone and lines and LIST.match(lines[0]):
        return people_of_items(lines, company, named=bool(_OF_PEOPLE.search(label)))
    found: list[Said] = []
    left: list[str] = []
    for line in lines:
        if line.startswith(("#", "|", ">")) or len(line) > _LONGEST or DAY.search(line):
            break
        item = LIST.match(line)
        text = AND.sub("", line[item.end() :] if item else line, count=1)
        heard = Heard() if alone and item else _entries(text, company)
        if not heard.people or not (alone or all(map(_is_told, heard.people))):
            break
        found.extend(heard.people)
        left.extend(heard.left)
    return Heard(tuple(found), tuple(left))


def _is_told(one: Said) -> bool:
    """Tell whether more than a first name stands there."""
    return bool(one.does or one.reach or full_name(one.name))


def _block(lines: "Sequence[str]", company: str) -> Heard:
    """Read lines that each name somebody with what they do, from the first of these."""
    found = [*_each(lines, company)]
    people = tuple(one for heard in found for one in heard.people)
    first = people[:1]
    if not first or not (full_name(first[0].name) and (first[0].does or first[0].reach)):
        return Heard()
    return Heard(_apart(people), tuple(one for heard in found for one in heard.left))


def _each(lines: "Sequence[str]", company: str) -> "Iterator[Heard]":
    for line in lines:
        if line.startswith(("#", "|", ">")) or LIST.match(line) or len(line) > _LONGEST:
            return
        if DAY.search(line) or CLOCK.search(line):
            return
        heard = _entries(AND.sub("", line, count=1), company)
        if not heard.people or not all(one.does or one.reach for one in heard.people):
            return
        yield heard


def _entries(text: str, company: str) -> Heard:
    """Read one line of people: the first must stand at its beginning."""
    if NOT_THERE.search(text):
        return Heard()
    names = said_as_names(one_line(unlink(_BETWEEN.sub(_comma, text, count=1))))
    return listed(_SENTENCE_ENDS.split(names, maxsplit=1)[0], company, sure=True)


def _comma(found: "re.Match[str]") -> str:
    """Write a comma between a name and what they do: `Gill Marsh: store manager`."""
    told = full_name(found["name"]) or tells_what(found["rest"])
    return f"{found['name']}, {found['rest']}" if told else found[0]
