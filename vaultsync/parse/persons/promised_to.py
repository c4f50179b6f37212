"""To whom words of prose promise something, and whether that is sure."""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold
from vaultsync.parse.days.said_days import DAYISH
from vaultsync.parse.messages.talks import talk_in
from vaultsync.parse.persons.kept import says_by_when
from vaultsync.parse.persons.promise_words import NAME, SENTENCE, asked_for
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.model import Person

_NAMES = regex(NAME)
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "chef"})
_VERBS = regex(
    r"\b(?:Promised|Told|Offered|Said|I'\w+|And|But|So|Also|TODO|Send|Share|Forward|E-?mail|Mail|"
    r"Lend|Show|Give|Get|Pass|Introduce|Bring|Tell|Ask|Write|Call|Owe)\b"
)
"""What a sentence begins with, with a capital like a name."""
_SAID = regex(r"\b(?:promised|told|said|offered)\b", re.IGNORECASE)
_PRONOUN_ONLY = regex(r"\bthem\b(?= (?:over |across |through )?(?:by|before|until)\b)")
"""What is sent, not who gets it."""
_HER = regex(r"\b(?:her|him|them)\b", re.IGNORECASE)
_THEM = regex(r"\bthem\b", re.IGNORECASE)
_SUBJECT = regex(
    rf"(?!(?:She|He|They|We|It|I)\b)({NAME}) "
    r"(?:said|says|told|asked|asks|wants?|needs?|is|was|has|had|will)\b"
)
_WANTING = regex(
    rf"(?<![\w'-])(?!(?:She|He|They|We|It|I)\b)({NAME}) "
    r"(?:asked|asks|wants?|wanted|needs?|needed|would like)\b"
)
"""Somebody else who asks for it, wherever that stands in the sentence."""
_ASKED = regex(rf"({NAME}) (?:asked for|asked to see|wants?|wanted|needs?|needed|would like) ")
"""Who wants it is who gets it, whatever other names stand behind it."""
_SHE_ASKED = regex(
    r"^(?:(?:also|then),? )?(?:she|he|they)(?: (?:also|both|then|had|would))* "
    r"(?:asked for|asked to see|wants?|wanted|needs?|needed|like) ",
    re.IGNORECASE,
)
"""The same of one who is not named: whoever was met."""
_CALLER = regex(
    r"(?:^|(?<=[.,;:!–—-] )|(?<=\band )|(?<=\bthen ))"
    r"(?!(?:she|he|they|it|i|we|who|just|then|mum|dad|also|and|but)\b)"
    r"(?:(?:mr|mrs|ms|miss|dr)\.? )?(?P<who>[^\W\d_][\w'-]+)(?: (?-i:[^\W\d_a-z])[\w'-]+)?"
    r"(?: from [^.,;:]{2,40}?)?"
    r"(?: (?:just|then|finally|also))? "
    r"(?:rang|phoned|called|emailed|texted|messaged|wrote|got back)\b",
    re.IGNORECASE,
)
"""`priya rang`, `Jane from HR emailed`: who got in touch."""
_CALLED = regex(
    r"(?<![.;!?] )(?<!^)\b(?!(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b)"
    r"(?!I\b)[A-Z][a-z][\w'-]*|^(?-i:[A-Z][a-z]\w+) (?-i:[A-Z])"
)
"""What may be the name of somebody else, in a line that names nobody met."""
_THING_NAMED = regex(r"\b(?:the|our|my|their|a) [A-Z][\w'-]+\b(?! [a-z]+(?:s|ed)\b)")
"""`the Supper`: no person."""
_NUMBERED = regex(r"\b[A-Z][\w'-]+ \d+\b")
"""`Year 4`, `Level 3`: no name."""
_FEWEST, _MOST = 2, 3
"""Persons among whom one can choose."""
_SHORTEST = 4
"""Letters of a short name."""


_FAMILY = regex(
    r"\b(?:mum|mam|mom|dad|nan|gran|sister|brother|wife|husband|son|daughter|landlord|landlady|"
    r"neighbour|dentist|plumber)\b",
    re.IGNORECASE,
)
"""In the same sentence: `her` is nobody who was met."""


def to_whom(
    line: str, found: re.Match[str], people: "Sequence[Person]", *, alone: bool
) -> "Sequence[Person]":
    """Give to whom it was promised: of what has a day and names nobody, whoever may be.

    `found` is the promise in the line, character for character.
    """
    said = found[0]
    if _HER.search(said) and _FAMILY.search(_sentence(line, found)):
        return ()
    who = (
        _named(said.removesuffix(found["what"]), people)
        or _named(said, people)
        or _meant(line, found, people, alone=alone)
        or _short_of(said, people)
        or _asker(line, people)
        or _asker(_sentence(line, found).strip(), people)
    )
    if who:
        return (who,)
    if _HER.search(_PRONOUN_ONLY.sub("", said)) or not _SAID.search(said):
        one = _SAID.search(said) and not _THEM.search(said)
        return _either(line, found, people) if one else ()
    named = [name for name in _NAMES.findall(_VERBS.sub("", said)) if not DAYISH.match(name)]
    by_when = says_by_when(said) or says_by_when(asked_for(line[: found.start()]))
    return people if not named and (by_when or _she_asked(line, found)) else ()


def _either(line: str, found: re.Match[str], people: "Sequence[Person]") -> "Sequence[Person]":
    """Give the two or three of whom `her` can be any, for a person to choose.

    They are named in the sentence of the promise, in front of it, and nobody else is.
    """
    before = _sentence(line, found).removesuffix(found[0])
    named = all_named(before, people)
    names = [one for one in _names(before) if not DAYISH.match(one)]
    strange = any(not _named(one, named) for one in names)
    return named if _FEWEST <= len(named) <= _MOST and not strange else ()


def caller_meant(
    line: str, found: re.Match[str], above: "Sequence[str]", people: "Sequence[Person]"
) -> "tuple[Person, ...]":
    """Give whom `her` means where the lines above say that one person rang, and nobody else.

    In small letters, too: `priya rang. she …`, and below it `said I'd email her the list`.
    """
    whole = [*above, line[: found.start()]]
    if not _HER.search(found[0]) or all_named(line, people) or _SUBJECT.match(line):
        return ()
    said = [one["who"].casefold() for text in whole for one in _CALLER.finditer(text)]
    met = {
        number
        for number, one in enumerate(people)
        for name in said
        if fold(name) in one.key.split()
    }
    strange = any(not any(fold(name) in one.key.split() for one in people) for name in said)
    return (people[met.pop()],) if len(met) == 1 and not strange else ()


def spoken_to(
    line: str, found: re.Match[str], above: "Sequence[str]", people: "Sequence[Person]"
) -> "Person | None":
    """Give who got in touch as the line, or one above it in its block, begins by saying.

    `Carla called 12/1: Denise is out. She wants my sample, I said I'd send it`: it was said to
    Carla, whoever else is spoken of, unless the sentence of the promise names somebody.
    """
    names = {talk.who for talk in map(talk_in, (*above, line)) if talk and talk.who}
    talked = [_named_as(name, people) for name in names]
    who = talked[0] if talked else None
    sentence = _sentence(line, found)
    if who is None or any(one != who for one in talked) or _FAMILY.search(sentence):
        return None
    front = found[0].removesuffix(found["what"])
    wanting = [one[1] for one in _WANTING.finditer(sentence)]
    same = names_only(front, who) and all(_named(one, [who]) for one in wanting)
    first = sentence == line[: found.end()]  # who got in touch tells of others in it
    others = [one for one in all_named(found[0] if first else sentence, people) if one != who]
    return who if same and not others else None


def _named_as(name: str, people: "Sequence[Person]") -> "Person | None":
    """Give the one person who bears a name, in whatever letters it is written."""
    words = {*fold(name.replace(".", "")).split()} - _HONORIFICS
    found = [one for one in people if words and words <= {*one.key.split()}]
    return found[0] if len(found) == 1 else None


def _she_asked(line: str, found: re.Match[str]) -> bool:
    """Tell whether somebody who is not named asked for what is promised in the sentence."""
    sentence = _sentence(line, found).strip()
    asked = _SHE_ASKED.match(sentence)
    others = asked and _NAMES.search(_VERBS.sub("", sentence[asked.end() :]))
    return bool(asked and asked_for(line[: found.start()])) and not others


def _asker(line: str, people: "Sequence[Person]") -> "Person | None":
    """Give who asked for it, where nobody else is named: `Tom needs it, said I'd send it`."""
    asked, named = _ASKED.match(line), all_named(line, people)
    return named[0] if asked and len(named) == 1 and _named(asked[1], named) else None


def sure_of(
    whose: "Sequence[Person]",
    line: str,
    found: re.Match[str],
    people: "Sequence[Person]",
    *,
    alone: bool,
) -> str:
    """Give the key of who got it, where nobody else can have; empty: it is not sure.

    The words themselves name that person, or `her` can be nobody else in sentence or line.
    """
    (who, *others) = whose
    if others:
        return ""
    named = all_named(line, people)
    front = found[0].removesuffix(found["what"])
    sure = (
        named == (who,)
        or (alone and not named)
        or (all_named(front, people) == (who,) and names_only(front, who))
        or _begins_with(_sentence(line, found), people) == who
        or (not named and _short_of(front, people) == who)
    )
    return who.key if sure else ""


def _sentence(line: str, found: re.Match[str]) -> str:
    """Give the sentence of a promise, up to its end."""
    before = [*SENTENCE.finditer(line, 0, found.start())]
    return line[before[-1].end() if before else 0 : found.end()]


def _begins_with(sentence: str, people: "Sequence[Person]") -> "Person | None":
    """Give who is the first word of a sentence that names nobody else: `Helen lit up, …`."""
    plain = _VERBS.sub("", _NUMBERED.sub("", sentence.strip()))
    named = all_named(plain, people)
    names = [name for name in _NAMES.findall(plain) if not DAYISH.match(name)]
    if len(named) != 1 or not names or not plain.startswith(names[0]):
        return None
    return named[0] if all(_named(one, named) for one in names) else None


def _short_of(said: str, people: "Sequence[Person]") -> "Person | None":
    """Give the one whose first name is said short: `Seun` of Oluwaseun, `Beth` of Elizabeth."""
    names = [fold(name) for name in _NAMES.findall(_VERBS.sub("", said))]
    found = [
        one
        for one in people
        if any(
            len(name) >= _SHORTEST
            and first != name
            and (first.startswith(name) or first.endswith(name))
            for first in one.key.split()[:-1]
            for name in names
        )
    ]
    return found[0] if len(found) == 1 else None


def all_named(text: str, people: "Sequence[Person]") -> "tuple[Person, ...]":
    """Give the persons whom a text names; each word of a name must be one of theirs."""
    return tuple(one for one in people if _named(text, [one]))


def names_only(text: str, who: "Person") -> bool:
    """Tell whether a text names nobody but one person."""
    names = ({fold(word) for word in name.replace(".", "").split()} for name in _names(text))
    return all(one - _HONORIFICS <= {*who.key.split()} for one in names)


def _names(text: str) -> list[str]:
    """Give what may be names in what was promised."""
    return _NAMES.findall(_VERBS.sub("", text))


def _meant(
    line: str, found: re.Match[str], people: "Sequence[Person]", *, alone: bool
) -> "Person | None":
    """Give whom `her` means in a promise: the one person whom its line names, or who is met."""
    if not _HER.search(found[0]):
        return None
    named = all_named(line, people)
    asked = _ASKED.match(line)
    if asked and len(named) == 1 and _named(asked[1], named):
        return named[0]
    until = _VERBS.sub("", line[: found.end()])
    if alone and not named and not (_CALLED.search(until) or _SUBJECT.match(until)):
        return people[0]
    first_word = _begins_with(_sentence(line, found), people)
    if first_word:
        return first_word
    plain = _THING_NAMED.sub("", _VERBS.sub("", line))
    others = [
        one for one in _NAMES.findall(plain) if not (_named(one, named) or DAYISH.match(one))
    ]
    first = _SUBJECT.match(line)
    strange = [one for one in others if not line.startswith(one) or (first and first[1] == one)]
    return named[0] if len(named) == 1 and not strange else None


def _named(text: str, people: "Sequence[Person]") -> "Person | None":
    """Give the first person whom a text names: by first name, surname, or both."""
    names = [
        {fold(word) for word in name.replace(".", "").split()} - _HONORIFICS
        for name in _NAMES.findall(_VERBS.sub("", text))
    ]
    return next(
        (one for one in people if any(name <= {*one.key.split()} for name in names if name)),
        None,
    )
