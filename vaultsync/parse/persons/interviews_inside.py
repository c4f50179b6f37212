"""The interviews that one note in plain text holds, each below a heading with its day.

They are only proposed to the person; such a note is neither read nor changed.
"""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import bare, fold, unlink
from vaultsync.parse.body.markdown import Heading, read_blocks
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.near_days import near_day
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.front.keys import CANONICAL, squeeze
from vaultsync.parse.front.plain_stages import heading_day, tells_interview
from vaultsync.parse.persons.contacts import listed_people
from vaultsync.parse.persons.fields import MAIL
from vaultsync.parse.persons.headings import full_name, plain_heading, read_name
from vaultsync.parse.persons.met import find_met
from vaultsync.parse.persons.named_by_day import is_dated, read_by_day
from vaultsync.parse.persons.people import LEVELS
from vaultsync.parse.persons.roles import is_role
from vaultsync.parse.persons.said_as_name import with_capitals
from vaultsync.parse.persons.told_between import told_between
from vaultsync.parse.persons.told_there import told_there
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from vaultsync.model import Person
    from vaultsync.settings import Settings

_YEAR = regex(r"\d{4}")
_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_KEYS = regex(r"^[\"']?([^\W\d_][\w -]{0,40})[\"']?[ \t]*:", re.MULTILINE)
_SENTENCE = regex(r"[.!?;]\s")
_CLAUSE = regex(r"\s?[,:(<]|\s[-–—|]\s|[.!?]$")
_MAIL = regex(MAIL)
_WITHOUT_MARKS = regex(r"^#{1,6}[ \t]+")
_SHORTEST = 3
_FRESH = "\n"


class Inside(NamedTuple):
    """One interview of a note that may hold several."""

    heading: str
    day: "date | None"
    """None: it could be two days, or none."""
    stage: str
    """Which talk it was; empty: the heading says no more than that."""
    people: "tuple[Person, ...]"
    own: str
    """The lines of its section as they stand."""
    behind: str = ""
    """Those of what came after it until the next one."""

    @property
    def text(self) -> str:
        """All of these; the name of who alone was there stands behind the heading."""
        lines = _LINE.findall(self.own)
        text = "".join(_below_a_name(lines, self.people))
        gap = "" if text.endswith(("\n", "\r")) or not self.behind else _FRESH
        return text + gap + self.behind


class Above(NamedTuple):
    """What stands above the first interview, and holds for all of them."""

    role: str = ""
    """What the job seems to be; empty: no line, or more than one, begins with a role."""
    contact: str = ""
    """`Priya Nair <priya@firm.example>`: the only one whose address stands there, else who is
    in the middle."""


class _Section(NamedTuple):
    """The lines from one heading to the next one that is not below it."""

    heading: Heading
    start: int
    end: int
    day: "date | None"
    talk: bool
    """The heading is that of an interview."""


class _Texts(NamedTuple):
    """The lines of a file."""

    lines: "Sequence[str]"
    large: "Sequence[str]"
    """The same with the capitals of names, where somebody writes small letters."""


def interviews_inside(
    text: str, company: str, settings: "Settings", today: "date"
) -> tuple[Inside, ...]:
    """Take a note in plain text apart; empty: no heading is that of an interview with its day.

    A day without its year is the one near `today`. Front matter is no part of any; one that
    says a company, a day or what the note is makes it a note on one.
    """
    keys = {CANONICAL.get(squeeze(key)) for key in _KEYS.findall(_front(text))}
    if not keys.isdisjoint({"company", "date", "type"}):
        return ()
    plain = _without_front(text)
    lines = _LINE.findall(plain)
    sections = _sections(plain, len(lines), settings, today)
    talks = [one for one in sections if one.talk]
    known = _names(talks, company)
    behind = _behind(sections, talks)
    texts = _Texts(lines, with_capitals([one.strip() for one in lines]))
    return _in_full(
        [_inside(one, behind.get(one.start, ()), texts, company, known) for one in talks]
    )


def _front(text: str) -> str:
    """Give the front matter of a text, with its two `---`."""
    plain = text.removeprefix("\ufeff")
    region = locate(plain)
    return plain[: region.body] if region else ""


def _without_front(text: str) -> str:
    """Give a text with empty lines instead of its front matter."""
    front = _front(text)
    return _FRESH * len(_LINE.findall(front)) + text.removeprefix("\ufeff")[len(front) :]


def _in_full(talks: "Sequence[Inside]") -> tuple[Inside, ...]:
    """Give those of whom one interview has the first name as another one has them in full."""
    whole: dict[str, dict[str, Person]] = {}
    for person in (person for talk in talks for person in talk.people):
        if " " in person.key:
            whole.setdefault(person.key.split()[0], {})[person.key] = person
    only = {first: each.popitem()[1] for first, each in whole.items() if len(each) == 1}
    return tuple(
        one._replace(people=tuple(only.get(each.key, each) for each in one.people))
        for one in talks
    )


def said_above(
    text: str, settings: "Settings", today: "date", company: str, inside: "Sequence[Inside]"
) -> Above:
    """Read the lines above the first interview: the person is asked whether they are right.

    Who is in the middle may stand anywhere, and is none of those who were there.
    """
    plain = _without_front(text)
    lines = _LINE.findall(plain)
    sections = _sections(plain, len(lines), settings, today)
    first = next((one.start for one in sections if one.talk), 0)
    above = [one.strip() for one in lines[:first] if not one.startswith("#")]
    sentences = [part for line in above for part in _SENTENCE.split(line)]
    roles = [role for one in sentences if is_role(role := _CLAUSE.split(one, maxsplit=1)[0])]
    # whom one talked to alone, and never again, may be in the middle
    talks = [one for one in inside if one.people[1:] or one is inside[-1]]
    there = [person.name for one in talks for person in one.people]
    told = told_between(plain, company, there)
    contact = _contact(above) or (told.listed if told else "")
    return Above(roles[0] if len(roles) == 1 else "", contact)


def _contact(lines: "Sequence[str]") -> str:
    """Give the only one whose address stands there, with the name in front of it."""
    found = [(line, mail) for line in lines for mail in _MAIL.findall(line)]
    if len(found) != 1:
        return ""
    line, mail = found[0]
    name = _CLAUSE.split(line, maxsplit=1)[0].strip()
    words = (word for word in bare(name).split() if len(word) >= _SHORTEST)
    bears = any(word in bare(mail.partition("@")[0]) for word in words)
    return f"{name} <{mail}>" if full_name(name) and bears else ""


def _sections(text: str, count: int, settings: "Settings", today: "date") -> list[_Section]:
    """Cut at the headings of the level of the first interview's, and of those above it.

    One further below that is an interview of a day of its own begins a section as well.
    """
    heads = [one for one in read_blocks(text, 1) if isinstance(one, Heading)]
    level = next((one.level for one in heads if one.level in LEVELS and _is_talk(one)), 0)
    if not level:
        return []
    cuts = [one for one in heads if one.level <= level or _is_talk(one)]
    ends = [*(one.line - 1 for one in cuts[1:]), count]
    return [
        _Section(
            one,
            one.line - 1,
            end,
            _day_of(one, settings, today),
            one.level >= level and _is_talk(one),
        )
        for one, end in zip(cuts, ends, strict=True)
    ]


def _is_talk(heading: Heading) -> bool:
    text = unlink(heading.text)
    return tells_interview(text) and heading_day(text) is not None


def _day_of(heading: Heading, settings: "Settings", today: "date") -> "date | None":
    found = heading_day(plain_heading(unlink(heading.text)))
    if found is None:
        return None
    if _YEAR.search(found[0]):
        moment = find_moment(found[0], settings)
        return moment.day if moment else None
    return near_day(found[0], today, settings.date_order)


def _names(talks: "Iterable[_Section]", company: str) -> dict[str, str]:
    """Give those whom the headings name by their first names, as far as one person has it."""
    people = (one.person for talk in talks for one in read_by_day(talk.heading, company).people)
    called: dict[str, str] = {}
    for one in people:
        first, _, rest = one.key.partition(" ")
        if rest:
            other = called.setdefault(first, one.name)
            called[first] = other if fold(other) == one.key else ""
    return called


def _inside(
    one: _Section,
    behind: "Sequence[_Section]",
    texts: "_Texts",
    company: str,
    known: dict[str, str],
) -> Inside:
    said = read_by_day(one.heading, company, known)
    lines = texts.lines
    own, large = (each[one.start : one.end] for each in texts)
    people = tuple(
        (one.person for one in said.people) if said.people else _there(own, large, company)
    )
    after = ""
    for other in behind:
        gap = "" if not after or after.endswith(("\n", "\r")) else _FRESH
        after += gap + "".join(lines[other.start : other.end])
    return Inside(one.heading.text, one.day, said.stage, people, "".join(own), after)


def _there(lines: "Sequence[str]", large: "Sequence[str]", company: str) -> "Iterator[Person]":
    """Give who was there as headings below the one with the day say, else the lines there.

    `large`: the same with the capitals of names.
    """
    blocks = read_blocks("".join(lines), 1)[1:]
    heads = [one for one in blocks if isinstance(one, Heading)]
    by_heading = [one for one in heads if full_name(read_name(one.text).name)]
    met = [*find_met(blocks)] if not heads else []
    texts = [read_name(one.text).name for one in by_heading]
    texts += [one.names for one in met] if len(met) == 1 else []
    if not texts:
        title, *rest = large
        texts = [told_there([_WITHOUT_MARKS.sub("", title), *rest], company).listed]
    for text in texts:
        yield from listed_people(text)


def _behind(
    sections: "Sequence[_Section]", talks: "Sequence[_Section]"
) -> "dict[int, list[_Section]]":
    """Give the sections of what came after each interview, by its first line: that it is a no.

    One with a day goes with the last interview up to that day, any other with the one above.
    """
    found: dict[int, list[_Section]] = {}
    level = min((one.heading.level for one in talks), default=0)
    dated = sorted((one for one in talks if one.day), key=lambda one: str(one.day))
    days = [str(one.day) for one in dated]
    above: _Section | None = None
    for other in sections:
        if other.talk:
            above = other
            continue
        whose = above
        if other.day and is_dated(other.heading):
            place = bisect_right(days, str(other.day))
            whose = dated[place - 1] if place else None
        if whose and other.heading.level >= level:
            found.setdefault(whose.start, []).append(other)
    return found


def _below_a_name(lines: "Sequence[str]", people: "Sequence[Person]") -> list[str]:
    """Put the name of who alone was there behind the heading with the day.

    Every line stays as it is. Where headings stand below it, they say whose the lines are.
    """
    blocks = read_blocks("".join(lines), 1)
    heads = sum(isinstance(one, Heading) for one in blocks)
    if len(people) != 1 or heads != 1 or not lines[0].startswith("#"):
        return [*lines]
    end = lines[0][len(lines[0].rstrip("\r\n")) :] or _FRESH
    first = lines[0].rstrip("\r\n") + end
    marks = first[: len(first) - len(first.lstrip("#"))] or "##"
    blank = [] if len(lines) < 2 or not lines[1].strip() else [end]
    return [first, end, f"{marks} {people[0].name}{end}", *blank, *lines[1:]]
