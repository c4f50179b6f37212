"""Who stands in the sentences behind one that says who was met, with how they are reached.

`Met Mr Khan, ops manager. 0141 496 0182. And Denise from HR, she took notes.`
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import bare
from vaultsync.parse.persons.contacts import PHONE
from vaultsync.parse.persons.first_names import ASKED_FOR, is_first_name, listed
from vaultsync.parse.persons.headings import EMAIL
from vaultsync.parse.persons.reach_in_text import may_be_theirs
from vaultsync.parse.persons.roles import tells_role
from vaultsync.parse.persons.who_was_there import Heard, Said, parts_of, tells_what
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_AND = regex(r"(?:and|also|plus)(?: also)?,? (?-i:(?=[^\W\d_a-z]))", re.IGNORECASE)
_SITS_IN = regex(
    r"(?:(?i:and|also|plus) )?(?P<name>[^\W\d_a-z][\w'’-]*[^\W\d_](?: [^\W\d_a-z][\w'’-]+)?)"
    r"(?: from (?:the )?(?P<from>[\w ]{2,30}?)| \((?P<in>[^()]{2,40})\)|"
    r", (?P<comma>[^,;()]{2,40}),?)? (?:also |just )?"
    r"(?:sat in|joined (?:us|in)|was there (?:too|as well)|took (?:the )?notes)"
    r"(?=$|[,;(]| (?:too|also|as well|on (?:it|the interview)|and|but)\b)"
)
"""`Mark from HR sat in`: whoever else was there."""
_MOST = 6


def with_further(heard: Heard, sentence: str, behind: "Iterable[str]", company: str) -> Heard:
    """Add whom the sentences behind name in the same way, down to the first that goes on.

    A number or address that is a sentence is that of the only one whom the sentence in front
    names; not where one asks for somebody: it may be that of the gate.
    """
    people, last = [*heard.people], len(heard.people)
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
        if not more:
            break
        people, last = [*people, *more], len(more)
    return heard._replace(people=tuple(people[:_MOST]))


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
