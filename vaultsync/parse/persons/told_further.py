"""Who stands in the sentences behind one that says who was met, with how they are reached.

`Met Mr Khan, ops manager. 0141 496 0182. And Denise from HR, she took notes.`
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

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
