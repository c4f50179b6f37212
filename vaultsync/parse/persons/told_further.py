"""Who stands in the sentences behind one that says who was met, with how they are reached.

`Met Mr Khan, ops manager. 0141 496 0182. And Denise from HR, she took notes.`
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import bare
from vaultsync.parse.persons.contacts import PHONE
from vaultsync.parse.persons.first_names import ASKED_FOR, is_first_name, is_usual, listed
from vaultsync.parse.persons.headings import EMAIL
from vaultsync.parse.persons.reach_in_text import may_be_theirs
from vaultsync.parse.persons.roles import tells_role
from vaultsync.parse.persons.who_was_there import Heard, Said, parts_of, tells_what
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AND = regex(r"(?:and|also|plus)(?: also)?,? (?-i:(?=[^\W\d_a-z]))", re.IGNORECASE)
_SOME = regex(
    r"(?:an?|another|one) (?P<what>[^,;:()]{2,40}?)"
    r"(?=$|,| \(| (?:from|in|of|who|whose|called)\b)",
    re.IGNORECASE,
)
"""`A matron from ED, didn't catch her surname`."""
_SITS_IN = regex(
    r"(?:(?i:and|also|plus) )?(?P<name>[^\W\d_a-z][\w'’-]*[^\W\d_](?: [^\W\d_a-z][\w'’-]+)?)"
    r"(?: from (?:the )?(?P<from>[\w ]{2,30}?)| \((?P<in>[^()]{2,40})\)|"
    r", (?P<comma>[^,;()]{2,40}),?)? (?:also |just )?"
    r"(?:sat in|joined (?:us|in)|was there (?:too|as well)|took (?:the )?notes)"
    r"(?=$|[,;(]| (?:too|also|as well|on (?:it|the interview)|and|but)\b)"
)
"""`Mark from HR sat in`: whoever else was there."""
_IS = (
    r"(?:['’]s| is| was) (?:also )?(?:the|an?|their|our|its) (?P<does>[^,;:.()]{2,60}?)"
    r"(?=$|[,;:.()]| (?:and|but|who|there|at|from|so|for)\b)"
)
"""`Lorna is the ops safety manager`."""
_CALL = regex(r"\b(?:rang|rung|called|phoned|texted|telephoned|spoke to)\b", re.IGNORECASE)
_OTHER_NUMBER = regex(
    r"\b(?:reception|switchboard|office|main|gate|desk|shop|agency|my|old|wrong|mum|dad|"
    r"doctor|dentist|garage|ask(?:ed)? for|the (?:hub|house|place|line))\b",
    re.IGNORECASE,
)
_MR = regex(r"^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|sister)\b\.? )+")
_NAMES = regex(r"(?<![\w'’.])[^\W\d_a-z][\w'’-]*[a-z]")
_SENTENCES = regex(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\b[A-Z])[.!?;](?= |$)|\n", re.IGNORECASE
)
_LONGEST, _MOST_SENTENCES, _SHORTEST, _LONGEST_LEFT = 400, 60, 3, 60
_MOST = 6


def with_further(heard: Heard, sentence: str, behind: "Iterable[str]", company: str) -> Heard:
    """Add whom the sentences behind name in the same way, down to the first that goes on.

    A number or address that is a sentence is that of the only one whom the sentence in front
    names; not where one asks for somebody: it may be that of the gate. `A matron from ED,
    didn't catch her name` is somebody who is left out.
    """
    people, left, last = [*heard.people], [*heard.left], len(heard.people)
    if ASKED_FOR.search(sentence):
        return heard
    for each in islice(behind, _MOST):
        if EMAIL.fullmatch(each) or PHONE.fullmatch(each):
            only = people[-1] if last == 1 and not people[-1].reach else None
            if only and may_be_theirs(each, only.name, company):
                people[-1] = people[-1]._replace(reach=(each,))
                continue
            break
        known = {one.name for one in people}
        more = [one for one in _named(each, company) if one.name not in known]
        if more:
            people, last = [*people, *more], len(more)
        elif _is_unnamed(each):
            left, last = [*left, each[:_LONGEST_LEFT].rstrip()], 0
        else:
            break
    return heard._replace(people=tuple(people[:_MOST]), left=tuple(left))


def _is_unnamed(sentence: str) -> bool:
    """Tell whether a sentence begins with what somebody does, and not with a name."""
    found = _SOME.match(sentence)
    return bool(found and _says_what(found["what"]))


def with_sitting_in(heard: Heard, sentences: "Iterable[str]", company: str) -> Heard:
    """Add who sat in besides, as a sentence further down says in so many words."""
    people = [*heard.people]
    for found in filter(None, map(_SITS_IN.match, sentences)):
        does = (found["from"] or found["in"] or found["comma"] or "").strip()
        known = {word for one in people for word in bare(one.name).split()}
        if known.isdisjoint(bare(found["name"]).split()) and (
            is_first_name(found["name"], company) and (not does or _says_what(does))
        ):
            people.append(Said(found["name"], does))
    return heard._replace(people=tuple(people[:_MOST]))


def with_said_roles(heard: Heard, lines: "Iterable[str]") -> Heard:
    """Say what those do of whom another sentence says no more: `Lorna is the ops manager`."""
    sentences = [*_each_sentence(lines)]
    return heard._replace(people=tuple(_with_role(one, sentences) for one in heard.people))


def _with_role(one: Said, sentences: "Iterable[str]") -> Said:
    if one.does:
        return one
    says = re.compile(rf"(?:^|(?<=[,;] ))(?:(?:and|but) )?{re.escape(one.name)}{_IS}")
    found = (said for each in sentences for said in says.finditer(each))
    does = next((said["does"].strip() for said in found if _says_what(said["does"])), "")
    return one._replace(does=does)


def with_number_of_call(heard: Heard, lines: "Iterable[str]") -> Heard:
    """Give the only person of a sentence the number in it, where it says that one rang.

    `Rang Tom at the college, 0117 496 0877`: a part of the sentence by itself.
    """
    sentences = [*_each_sentence(lines)]
    return heard._replace(people=tuple(_with_call(one, sentences) for one in heard.people))


def _with_call(one: Said, sentences: "Iterable[str]") -> Said:
    known = {*one.name.split()}
    places = {*one.place.split()}
    for each in sentences if not any("@" not in reach for reach in one.reach) else ():
        numbers = [part for part in map(str.strip, each.split(",")) if PHONE.fullmatch(part)]
        if len(numbers) != 1 or not _CALL.search(each) or _OTHER_NUMBER.search(each):
            continue
        if not re.search(rf"(?<![\w'’]){re.escape(one.name)}(?![\w'’])", each):
            continue
        words = {*_NAMES.findall(each)} - known - places
        if not any(is_first_name(word, "") and is_usual(word) for word in words):
            return one._replace(reach=(*one.reach, numbers[0]))
    return one


def with_own_address(heard: Heard, lines: "Iterable[str]") -> Heard:
    """Give each the address that begins with the own name.

    `priya.nair@…` is Priya's, and `p.nair@…` or `pnair@…` that of Priya Nair.
    """
    mails = {one[0].casefold(): one[0] for line in lines for one in EMAIL.finditer(line)}
    bearers = {mail: _bearers(mail, heard.people) for mail in mails}
    people = []
    for one in heard.people:
        own = [mail for mail, whose in bearers.items() if whose == [one.name]]
        new = len(own) == 1 and not any("@" in reach for reach in one.reach)
        people.append(one._replace(reach=(*one.reach, mails[own[0]])) if new else one)
    return heard._replace(people=tuple(people))


def _bearers(mail: str, people: "Iterable[Said]") -> list[str]:
    local = mail.partition("@")[0]
    return [one.name for one in people if is_named(local, _MR.sub("", bare(one.name)))]


def is_named(local: str, name: str) -> bool:
    """Tell whether an address begins with somebody's first name, or initial and surname."""
    first, *others = name.split() or [""]
    words = re.split(r"[._+-]", local)
    if first in words:
        return True
    last = others[-1].replace("'", "").replace("’", "") if others else ""
    if not last:
        return False
    if last in words:
        return all(word in {last, first[:1]} or word.isdecimal() for word in words)
    joined = {first[:1] + last, last + first[:1], first + last, last + first}
    return local in joined and len(last) >= _SHORTEST


def _each_sentence(lines: "Iterable[str]") -> "Iterator[str]":
    found = (one.strip() for line in lines for one in _SENTENCES.split(line))
    return islice((one for one in found if one and len(one) <= _LONGEST), _MOST_SENTENCES)


def _named(sentence: str, company: str) -> tuple[Said, ...]:
    """Read `And Denise from HR, she took notes` or `Tam, floor lead, good lad`."""
    begins = _AND.match(sentence)
    if begins:
        found = listed(sentence[begins.end() :], company, sure=True).people
        return found if all(one.does or one.reach for one in found) else ()
    parts = [part for part, _ in islice(parts_of(sentence), 2)]
    name, does = (*parts, "", "")[:2]
    if not is_first_name(name, company) or not _says_what(does):
        return ()
    return (Said(name, does),)


def _says_what(text: str) -> bool:
    words = text.split()
    return tells_what(text) or (len(words) > 1 and all(map(tells_role, words)))
