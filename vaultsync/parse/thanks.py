"""Lines that tell of thanks and are no touch: told of, and never read."""

import re
from typing import TYPE_CHECKING

from vaultsync.model import Thanked, TouchKind
from vaultsync.names import fold, unlink
from vaultsync.parse.body.markdown import TEXTS, Item
from vaultsync.parse.messages.shorthand import MAY_THANK
from vaultsync.parse.messages.thank_days import day_words, in_order
from vaultsync.parse.messages.thanks import Told, behind_name, thanks_told
from vaultsync.parse.messages.touches import parted
from vaultsync.parse.persons.headings import plain_heading
from vaultsync.parse.persons.talk import BEFOREHAND
from vaultsync.parse.whose.called import just_named
from vaultsync.parse.whose.owners import Names
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vaultsync.model import Interview, Person
    from vaultsync.parse.persons.parts import Part
    from vaultsync.settings import Settings

_CLAUSE = regex(r"[^.,;:!?]+(?:\.\d[^.,;:!?]*)*")
_OTHERS = regex(
    r"\b(?:and|&|plus) (?:also )?(?:(?:all )?(?:the|of) )?(?:others?|rest|every(?:body|one))\b",
    re.IGNORECASE,
)
"""Whoever else was met; each is asked about."""
_THEM = regex(
    r"\b(?:thanked|sent|wrote|e-?mailed|mailed|messaged|texted) (?:them|everyone|everybody)\b",
    re.IGNORECASE,
)
"""Whom a line means that names nobody, and stands below nobody's heading: all who were met."""
_WITH_HER = regex(r"\b(?:her|him) (?:and|&|\+) (?-i:[A-Z])", re.IGNORECASE)
"""`thanked her and Jess`: below nobody's heading it takes a look at the lines above."""
_HER = regex(r"\b(?:her|him)\b", re.IGNORECASE)
"""Below nobody's heading: whoever is named right before it."""
_PASSED_ON = regex(
    r"\b(?:ask(?:ed|ing)?|told|got|wanted|for|so|who|(?P<may>she|he|they)(?:'ll| will| is to))"
    r"\b[^.;!?\n]{0,30}? "
    r"(?:(?:pass|forward|send|share)(?:ed)?"
    r"(?: (?:it|them|this|that|these|(?:my |the )?(?:thanks|thx)))? (?:on|along|round)\b|"
    r"(?:forward|pass)(?: (?:it|them|this|that|these|(?:my |the )?(?:thanks|thx)))?(?= to\b))"
    r"(?: to (?P<whom>[^.;!?\n]{1,60}))?",
    re.IGNORECASE,
)
"""`asked her to pass it on to Sarah`: it goes to others, too."""
_THE_OTHERS = regex(
    r"(?:him|her|them|everyone|everybody|(?:all )?(?:the|of) (?:others?|rest|panel|team))\b",
    re.IGNORECASE,
)
_OF_INTERVIEW = regex(
    r"\bhow it (?:all )?went\b|\b(?:for|after|about) (?:the|my|yesterday's|today's) "
    r"(?:\w+ )?interview\b",
    re.IGNORECASE,
)
"""Thanks to who is in the middle that are of the interview, and not of what they did."""
_WORD = regex(r"(?<!\w)[^\W\d_a-z][\w-]*")
_NAMELIKE = regex(r"[^\W\d_][\w'-]*")
_ENDS = (".", "!", "?", ":", ";", ",")
_WRAPPED = 60
"""Columns at which some editors break a line by themselves."""


def find_thanks(
    sections: "Iterable[tuple[Person | None, Part]]",
    interview: "Interview",
    settings: "Settings",
) -> tuple[Thanked, ...]:
    """Give the lines that read like thanks to the interviewers, with whose part they stand in.

    A line with its day is a touch, or told of as one that does not count where it stands.
    """
    met, order = interview.day, settings.date_order
    found = _found(sections, interview)
    return tuple(
        one._replace(when=in_order(one.when, met, order)) if met else one for one in found
    )


def _found(
    sections: "Iterable[tuple[Person | None, Part]]", interview: "Interview"
) -> list[Thanked]:
    found: list[Thanked] = []
    people = interview.people
    words = frozenset(word for one in interview.everybody for word in one.key.split())
    names = Names(interview.everybody, interview.company, tuple(one.key for one in people))
    read = {touch.line for touch in interview.touches} | {line for _, line in interview.lines}
    known = {one.key for one in people}
    for person, part in sections:
        heading = fold(plain_heading(part.heading.text)) if part.heading else ""
        if heading.startswith(BEFOREHAND):
            continue
        for line, text in _lines(part):
            if line in read:
                found += _through_whom_was_thanked(interview, line, text, names)
                continue
            written, said = parted(text)
            told = thanks_told(said, words, dated=bool(written))
            if told is None:
                found += _through_others(said, names, people, line, written)
                continue
            owners = _owners(told, behind_name(said, words), names, person)
            also = _passed_on(said, owners, names, people)
            if written:  # who alone got it is told of as a message that does not count there
                met = [who for who in owners if who in known]
                several = met if len(met) > 1 else []
                got = dict.fromkeys((*several, *(who for who in also if who not in owners)))
                found += [Thanked(who, line, written) for who in got]
                continue
            if person is None and _WITH_HER.search(told.words):
                owners += _spoken_of(part, line, owners, people)
            elif person is None and owners == ("",):
                owners = (_called_her(part, line, said, told, interview),)
            others = _OTHERS.search(told.words) and any(owners)
            them = owners == ("",) and _THEM.search(told.words)
            if others or (them and person is None):
                owners = tuple(one.key for one in people)
            when = day_words(told.around)
            owners = tuple(dict.fromkeys((*owners, *also)))
            found += [Thanked(who, line, when) for who in owners if not who or who in known]
    return sorted(found, key=lambda one: one.line)


def _passed_on(
    said: str, owners: tuple[str, ...], names: Names, people: "Iterable[Person]"
) -> tuple[str, ...]:
    """Give who got thanks through whoever got them: those who are named, else all the others.

    Who is in the middle, and was not met, is thanked for the interview for the others.
    """
    met = tuple(one.key for one in people)
    on = _PASSED_ON.search(said)
    between = any(owners) and not {*owners} & {*met}
    if on and on["whom"] and not _THE_OTHERS.match(on["whom"]):
        named = names.owners(f"thank-you to {on['whom']}", None, TouchKind.THANK_YOU)
        got = (*named, *_by_one_word(on["whom"], met))
        return tuple(who for who in dict.fromkeys(got) if who in met)
    if on and any(owners):
        return met
    return met if between and _OF_INTERVIEW.search(said) else ()


def _by_one_word(words: str, met: tuple[str, ...]) -> "Iterator[str]":
    """Give whom a word of their name means: `Ruth`, of `Sister Ruth Okoro`."""
    for word in map(fold, _WORD.findall(words)):
        called = [who for who in met if word in who.split()]
        if len(called) == 1:
            yield called[0]


def _through_whom_was_thanked(
    interview: "Interview", line: int, text: str, names: Names
) -> "Iterator[Thanked]":
    """Give who got thanks through whoever got them by a line that is read as a thank-you.

    `Thanked Priya by email Sat 21 Nov, asked her to pass it to Ruth and Colin`.
    """
    sent = [one for one in interview.touches if one.line == line]
    on = _PASSED_ON.search(text)
    if (
        on is None
        or on["may"]
        or not any(one.sent and one.kind is TouchKind.THANK_YOU for one in sent)
    ):
        return
    owners = tuple(one.who for one in sent)
    for who in _passed_on(text, owners, names, interview.people):
        if who not in owners:
            yield Thanked(who, line, str(sent[0].day))


def _called_her(part: "Part", line: int, said: str, told: Told, interview: "Interview") -> str:
    """Give whom `her` means in words of thanks, as a proposal; empty: that is not sure."""
    pronoun = _HER.search(told.words)
    at = said.find(told.words)
    if pronoun is None or at < 0:
        return ""
    above = [
        text
        for one in part.blocks
        if isinstance(one, TEXTS)
        for number, text in enumerate(one.text.split("\n"), one.line)
        if number == line - 1
    ]
    before = said[: at + pronoun.start()]
    return just_named(before, interview.everybody, above[0] if above else "")


def _through_others(
    said: str, names: Names, people: "Iterable[Person]", line: int, written: str
) -> "Iterator[Thanked]":
    """Give who is named as getting thanks through somebody whom this note does not know.

    `sent thanks to Marcus, asked him to pass them on to Joan`: the other interview was his.
    """
    on = _PASSED_ON.search(said)
    if on is None or not on["whom"] or on["may"]:
        return
    anybody = _NAMELIKE.findall(fold(said[: on.start()]))
    told = thanks_told(said, frozenset(one for one in anybody if not MAY_THANK.match(one)))
    when = written or (day_words(told.around) if told else "")
    for who in _passed_on(said, (), names, people) if told else ():
        yield Thanked(who, line, when)


def _owners(told: Told, lead: str, names: Names, person: "Person | None") -> tuple[str, ...]:
    """Give who got thanks: whom the words name, else those with whose names the line begins."""
    if lead and not names.named(told.words):
        return names.owners(f"thank-you to {lead}", person, TouchKind.THANK_YOU)
    return names.owners(told.words, person, TouchKind.THANK_YOU)


def _spoken_of(
    part: "Part", line: int, owners: tuple[str, ...], people: "Iterable[Person]"
) -> tuple[str, ...]:
    """Give whom `her and Jess` means besides Jess: the only other one of the lines above."""
    above = [one.text for one in part.blocks if isinstance(one, TEXTS) and one.line <= line]
    words = {fold(word) for text in above for word in _WORD.findall(text)}
    named = {one.key for one in people if one.key and one.key.split()[0] in words}
    others = named.difference(owners) if any(owners) else set[str]()
    return tuple(others) if len(others) == 1 else ()


def _lines(part: "Part") -> "Iterator[tuple[int, str]]":
    """Give the lines of a part, each with the rest of its clause in the next one.

    What stands in a task is its matter, or still to be done.
    """
    for block in part.blocks:
        if not isinstance(block, TEXTS) or (isinstance(block, Item) and block.mark):
            continue
        if MAY_THANK.search(block.text):
            lines = [unlink(text.strip()) for text in block.text.split("\n")]
            for offset, text in enumerate(lines):
                yield block.line + offset, text + _rest(text, lines[offset + 1 : offset + 2])


def _rest(text: str, after: "list[str]") -> str:
    """Give what the next line adds to the clause with which a line ends."""
    if not after or text.endswith(_ENDS):
        return ""
    goes_on = after[0][:1].islower() or len(text) >= _WRAPPED
    clause = _CLAUSE.match(after[0]) if goes_on and not parted(after[0])[0] else None
    return f" {clause[0]}" if clause else ""
