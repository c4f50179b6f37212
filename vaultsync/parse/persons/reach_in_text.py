"""Addresses and numbers that a text says are somebody's: `Sunita's email is …`, asked about.

Nothing is read from them: one line, after a yes, gives them to the person. So they count only
where nobody else can be meant: the sentence names the person beside them, or the note has one
person and the sentence nobody. What belongs to a company is nobody's.
"""

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Person
from vaultsync.names import bare, fold, unlink
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.mailbox import read_mailbox, read_number
from vaultsync.parse.persons.headings import EMAIL
from vaultsync.parse.persons.who_was_there import Heard
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_NUMBER = regex(r"(?<![\w/.:@-])(?:\+\d|\(?0)[\d() ./-]{6,20}\d(?![\w/:@-])")
_FIGURES = range(9, 16)
"""How many a number has that can be called."""
_DATE = regex(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}(?!\d)")
_ENDS = regex(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bDr)(?<!\bMrs)(?<!\bMs)[.!?;](?= |$)")
_WORDS = regex(r"[^\W\d_][\w'’-]*")
_LABEL = (
    r"e-?mail(?: address)?|mail|address|mobile|cell|phone|telephone|tel|number|contact|direct"
    r"(?: line)?|whatsapp|reach|m|t|e"
)
_ALONE = regex(
    rf"(?>\b(?i:{_LABEL}|her|his|their|is|was|on|at|it['’]s|the|best|or|and|call|ring|text|me)\b|"
    r"[\s:,.()<>*_|–—-])*+"
)
"""All that may stand around an address or a number of which a sentence says no more."""
_HERS = regex(rf"\b(?:her|his|their) (?:{_LABEL})\b", re.IGNORECASE)
_BETWEEN = regex(
    rf"(?>['’]s?\b|\b(?i:{_LABEL}|is|at|on|from|the|her|his|their|of|rang|called|phoned)\b|"
    r"[^\W\d_a-z][\w'’-]*|[\s:,()<>*_|\[\]–—-])*+"
)
"""What may stand between somebody's name and how they are reached."""
_OTHERS = regex(
    r"\b(?:my|mine|our|reception|switchboard|office|main (?:line|number)|general|front desk|"
    r"help ?(?:desk|line)|hotline|secretary|assistant|pa|colleague|ref(?:erence)?|id|passcode|"
    r"pin|code|room|order|invoice|dial|zoom|teams|webex|fax|old|wrong|not|former|no longer|"
    r"bounced|mum|dad|wife|husband|landlord|dentist|plumber|taxi|hotel|agency|shared|team)\b|"
    r"\?|n['’]t\b",
    re.IGNORECASE,
)
"""Beside an address or a number: it is not that of somebody who was there, or no good."""
_CALLS_AGAIN = regex(
    r"\W*(?P<who>he|she)(?:['’](?:ll|d)| will| would| is going to| wants to| promised to|"
    r" said s?he(?:['’](?:ll|d)| will| would))"
    r" (?:[a-z' ]{0,60}? and (?:then |will )?)?(?:call|ring|phone|text)(?: me)?"
    r"(?: (?:again|back|later|soon|tomorrow|next week|this week))*"
    r"[\s,:(–—-]*(?:(?:on|from|at|number|mobile|cell|phone|this|number) ?:? ?)*",
    re.IGNORECASE,
)
"""In front of a number: `he'll think about it and call again`."""
_OF_A_HOUSE = regex(
    r"\b(?:ask|asked|asking|report)\b[^.;\n]{0,30} (?:for|to) |"
    r"\b(?:rang|called|phoned|tried|ring|call|phone) (?:the|their|up the)\b",
    re.IGNORECASE,
)
"""A number in such a note may be that of a gate or a reception."""
_COMPANYS = regex(
    r"(?:info|jobs?|office|hr|careers?|recruit(?:ment|ing)?|enquir(?:y|ies)|inquir(?:y|ies)|hello|"
    r"hi|contact|admin|reception|team|support|sales|mail|post|no-?reply|vacanc(?:y|ies)|people|"
    r"talent|apply|applications?|personnel|payroll|accounts?|help|service|staff|work|"
    r"library|museum|school|shop|gallery|cafe|hospital|archives?|bookings?|events?|press)\d*",
    re.IGNORECASE,
)
"""In front of the `@`: an address of many."""
_LABELS = frozenset(
    {
        *("contact", "email", "e-mail", "mail", "phone", "tel", "telephone", "mobile", "cell"),
        *("call", "ring", "text", "her", "his", "their", "number", "reach", "write", "the"),
        *("direct", "best", "or", "and", "it", "who", "whatsapp", "by", "on", "at", "got"),
        *("recruiter", "manager", "interviewer", "address", "hr", "with", "met"),
    }
)
"""Words with which a sentence may begin that are nobody's name."""
_WHEN = regex(rf"{WEEKDAY}|{MONTH}", re.IGNORECASE)
_CALLOUT = regex(r">\s*\[!(?!quote|cite)\w", re.IGNORECASE)
_LONGEST, _LONGEST_LINE, _MOST = 400, 4000, 6
_LOCAL = regex(r"[._+-]")
_SHORTEST_NAME = 3
_ENOUGH = 2
"""People of one name: it says for certain no more which one is meant."""


class Belongs(NamedTuple):
    """An address or a number with whose it is."""

    who: str
    """Key of the person."""
    name: str
    reach: str
    line: int


class _Known(NamedTuple):
    people: "Sequence[Person]"
    company: frozenset[str]
    """Words of its name."""
    by_word: "Mapping[str, tuple[int, ...]]"
    """Places of those whose names hold a word: nobody looks through all of them."""
    by_first: "Mapping[str, tuple[int, ...]]"
    """The same by first names."""

    @classmethod
    def of(cls, people: "Sequence[Person]", company: str) -> "_Known":
        """Take the people of a note, and its company."""
        found: dict[str, tuple[int, ...]] = {}
        firsts: dict[str, tuple[int, ...]] = {}
        for place, one in enumerate(people):
            first = bare(one.name).partition(" ")[0]
            if len(first) >= _SHORTEST_NAME:
                firsts[first] = (*firsts.get(first, ()), place)[:_ENOUGH]
            for word in _bare_words(one.name):
                found[word] = (*found.get(word, ()), place)[:_ENOUGH]
        return cls(people, frozenset(_words(company)), found, firsts)

    def bearers(self, address: str) -> "list[Person]":
        """Give whose first name is a word of an address: `fiona.gale@…` is Fiona's."""
        words = {bare(one) for one in _LOCAL.split(address.partition("@")[0])}
        return [self.people[at] for word in words for at in self.by_first.get(word, ())]

    def named(self, text: str) -> "list[Person]":
        """Give whom a text names; of many of one name some, which are too many as well."""
        places = {at for word in _bare_words(text) for at in self.by_word.get(word, ())}
        return [self.people[at] for at in sorted(places)]


def reach_in_text(
    lines: "Iterable[tuple[int, str]]", people: "Sequence[Person]", company: str
) -> "Iterator[Belongs]":
    """Give what a text says of how those are reached who have no such address.

    `lines` with their numbers. A number is given of those alone who have no address either.
    """
    known = _Known.of(people, company)
    taken = {_bare(one) for each in people for one in (each.email, each.phone) if one}
    found: dict[tuple[str, bool], Belongs | None] = {}
    for number, line in _told(lines):
        for one, reach in _of_line(line, known, taken):
            mail = "@" in reach
            if _bare(reach) in taken or one.email or (one.phone and not mail):
                continue
            key = (one.key, mail)
            before = found.get(key)
            same = before is not None and _bare(before.reach) == _bare(reach)
            if key not in found or same:
                found[key] = before or Belongs(one.key, one.name, reach, number)
            else:
                found[key] = None  # two of one kind: which one is not said
    given = [one for one in found.values() if one]
    whose = Counter(reach for _, reach in {(one.who, _bare(one.reach)) for one in given})
    yield from (one for one in given if whose[_bare(one.reach)] == 1)


def reach_beside(names: "Iterable[str]", text: str, company: str) -> dict[str, tuple[str, ...]]:
    """Give how people are reached whose very name stands beside it in a text, by that name."""
    people = [Person(fold(name), name, 1) for name in names]
    alone = Person(
        "", "", 0
    )  # whoever else there may be: a sentence without a name says nothing
    found: dict[str, tuple[str, ...]] = {}
    lines = enumerate(text.splitlines(), 1)
    for one in reach_in_text(lines, (*people, alone), company):
        found[one.name] = (*found.get(one.name, ()), one.reach)
    return found


def with_reach(heard: Heard, text: str, company: str) -> Heard:
    """Give people with how they are reached, where a text says it beside that very name."""
    given = reach_beside((one.name for one in heard.people), text, company)
    people = (
        one if one.reach else one._replace(reach=given.get(one.name, ()))
        for one in heard.people
    )
    return heard._replace(people=tuple(people))


def with_lone_reach(heard: Heard, text: str, company: str) -> Heard:
    """Give the only person what stands alone in a text and may be theirs; for a person to see.

    Not where somebody is asked for, or a house was rung: the number may be that of the house.
    """
    if len(heard.people) != 1 or _OF_A_HOUSE.search(text):
        return heard
    one = heard.people[0]
    known = {"@" in each for each in one.reach}
    lines = enumerate(text.splitlines(), 1)
    alone = reach_in_text(lines, (Person(fold(one.name), one.name, 1),), company)
    more = tuple(each.reach for each in alone if ("@" in each.reach) not in known)
    return heard._replace(people=(one._replace(reach=(*one.reach, *more)),))


def may_be_theirs(reach: str, name: str, company: str) -> bool:
    """Tell whether an address that stands alone may be that of the only one who is named."""
    one = Person(fold(name), name, 1)
    known = _Known.of((one,), company)
    return _is_somebodys(reach, known) and ("@" not in reach or _may_bear(reach, one))


def _told(lines: "Iterable[tuple[int, str]]") -> "Iterator[tuple[int, str]]":
    """Give the lines that somebody wrote themselves: no code, and no mail that is quoted."""
    fence = quoted = callout = False
    for number, line in lines:
        plain = line.strip()
        if plain.startswith(("```", "~~~")):
            fence = not fence
            continue
        if plain.startswith(">"):
            callout = bool(_CALLOUT.match(plain)) if not quoted else callout
            quoted = True
        else:
            quoted = callout = False
        if (
            fence
            or (quoted and not callout)
            or len(line) > _LONGEST_LINE
            or plain.startswith("|")
        ):
            continue
        if "@" in line or any(map(str.isdecimal, line)):
            yield number, unlink(plain.lstrip("> ").lstrip("-*+ "))


def _of_line(line: str, known: _Known, taken: "set[str]") -> "Iterator[tuple[Person, str]]":
    """Give what the sentences of a line say, but those that hold only what is `taken`."""
    start = 0
    for end in [*(one.end() for one in _ENDS.finditer(line)), len(line)]:
        sentence, start = line[start:end].strip(" .!;"), end
        if len(sentence) > _LONGEST:
            continue
        if any(_bare(reach) not in taken for reach, _ in _reaches(sentence)):
            yield from [*_of_caller(sentence, known)] or _of_sentence(sentence, known)


def _of_sentence(sentence: str, known: _Known) -> "Iterator[tuple[Person, str]]":
    spans = [*islice(_reaches(sentence), _MOST)]
    mails = [one for one in spans if "@" in one[0]]
    if not spans or len(mails) > 1 or len(spans) - len(mails) > 1:
        return
    rest = sentence
    for text, at in reversed(spans):
        rest = f"{rest[:at]}{' ' * len(text)}{rest[at + len(text) :]}"
    named = known.named(rest)
    if len(named) > 1 or _strangers(rest, named, known):
        return
    for text, at in spans:
        clause = _clause(rest, at, len(text))
        if _OTHERS.search(clause) or not _is_somebodys(text, known):
            continue
        if named:
            if _beside(rest, named[0], at, clause):
                yield named[0], text
        else:
            yield from ((one, text) for one in _unnamed(text, rest, clause, known))


def _unnamed(text: str, rest: str, clause: str, known: _Known) -> "Sequence[Person]":
    """Give whose an address is where no name stands: of the only one, or it bears the name."""
    alone = bool(_ALONE.fullmatch(rest))
    if len(known.people) == 1 and (alone or _HERS.search(clause)):
        only = known.people[0]
        return () if "@" in text and not _may_bear(text, only) else (only,)
    bearers = known.bearers(text) if "@" in text and alone else []
    return bearers if len(bearers) == 1 else ()


def _of_caller(sentence: str, known: _Known) -> "Iterator[tuple[Person, str]]":
    """Give the only person as who calls again, where nothing else is said of the number."""
    spans = [*islice(_reaches(sentence), 2)]
    calls = _CALLS_AGAIN.fullmatch(sentence[: spans[0][1]]) if len(spans) == 1 else None
    if not calls or len(known.people) != 1 or any(map(str.isalnum, _behind(sentence, *spans))):
        return
    rest = sentence[calls.end("who") : calls.end()]
    if not (_strangers(f" {rest}", (), known) or _OTHERS.search(rest)):
        yield known.people[0], spans[0][0]


def _behind(sentence: str, span: "tuple[str, int]") -> str:
    return sentence[span[1] + len(span[0]) :]


def _reaches(sentence: str) -> "Iterator[tuple[str, int]]":
    """Give each address and number with where it begins."""
    for found in sorted(
        (*EMAIL.finditer(sentence), *_NUMBER.finditer(sentence)), key=lambda one: one.start()
    ):
        text = found[0]
        if "@" in text:
            mailbox = read_mailbox(text)
            if mailbox and not mailbox.name:
                yield text, found.start()
        elif read_number(text) and not _DATE.match(text) and len(_bare(text)) in _FIGURES:
            yield text, found.start()


def _clause(rest: str, at: int, length: int) -> str:
    """Give what stands around a place, from the comma before the one in front of it."""
    before = ",".join(rest[:at].rstrip(" ,:(").split(",")[-1:])
    return f"{before} {rest[at + length :].partition(',')[0]}"


def _strangers(rest: str, named: "Sequence[Person]", known: _Known) -> bool:
    """Tell whether somebody else may be named, or another company."""
    own = {word for one in named for word in _bare_words(one.name)} | {
        *map(bare, known.company)
    }
    for place, found in enumerate(_WORDS.finditer(rest)):
        word = found[0]
        plain = _plain(word)
        if not word[0].isupper() or (word.isupper() and len(word) > 1) or bare(plain) in own:
            continue
        if _WHEN.fullmatch(word) or (plain in _LABELS and (place == 0 or _label(rest, found))):
            continue
        return True
    return False


def _label(rest: str, found: "re.Match[str]") -> bool:
    return (
        rest[found.end() :].lstrip("*_ ").startswith(":") or not rest[: found.start()].strip()
    )


def _beside(sentence: str, one: "Person", at: int, clause: str) -> bool:
    """Tell whether a name stands right before an address, or says that it is theirs."""
    names = "|".join(map(re.escape, sorted(one.name.split(), key=len, reverse=True)))
    if re.search(rf"\b(?:{names})['’]s? (?:\w+ )?(?:{_LABEL})\b", sentence):
        return True
    if _HERS.search(clause):
        return True
    own = _bare_words(one.name)
    ends = [found.end() for found in _WORDS.finditer(sentence) if bare(_plain(found[0])) in own]
    last = max((end for end in ends if end <= at), default=-1)
    return last >= 0 and bool(_BETWEEN.fullmatch(sentence[last:at]))


def _is_somebodys(reach: str, known: _Known) -> bool:
    """Tell whether an address may be one person's: not `info@…`, nor the company's name."""
    if "@" not in reach:
        return True
    local = reach.partition("@")[0]
    return not (_COMPANYS.fullmatch(local) or {*_words(local)} & known.company)


def _may_bear(address: str, one: "Person") -> bool:
    """Tell whether an address may be that of the only one: it begins as their name does."""
    local = fold(address.partition("@")[0])
    return any(local.startswith(word[0]) for word in _words(one.name))


def _words(text: str) -> "list[str]":
    return [_plain(word) for word in _WORDS.findall(text)]


def _bare_words(text: str) -> "set[str]":
    """`Sian` stands for Siân, too."""
    return {bare(word) for word in _words(text)}


def _plain(word: str) -> str:
    return fold(re.sub(r"['’]s?$", "", word))


def _bare(reach: str) -> str:
    return reach.casefold() if "@" in reach else "".join(filter(str.isdecimal, reach))
