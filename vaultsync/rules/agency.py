"""Whether the company of an application is an agency: then the role is at a client of theirs.

A letter must not speak of `the role at` the agency; where the client is, the notes do not say.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.names import same
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from vaultsync.model import Person
    from vaultsync.owed import FollowUp

_SURE = regex(
    r"\b(?:recruit(?:ment|ing|ers?)|staffing|headhunt(?:ers?|ing)|executive search|"
    r"(?:employment|nanny|temp|temping|temps|supply|teaching|jobs?) agency|"
    r"hays(?! (?:county|travel))|adecco|randstad|manpower(?:group)?|michael page|"
    r"page personnel|robert half|robert walters|office angels)\b",
    re.IGNORECASE,
)
"""What only an agency is called."""
_MAYBE = regex(r"\b(?:agency|resourcing|personnel|talent|search|selection)\b", re.IGNORECASE)
"""The same, where somebody there or the notes say so besides."""
_TRADE = regex(
    r"\b(?:creative|digital|design|advertising|ad|marketing|media|pr|web|brand(?:ing)?|travel|"
    r"estate|letting|news|press|space|environment|health|security|protection|energy|crime|"
    r"development|government|payments|standards|medicines|model(?:ling)?|social|content|event|"
    r"events|research|translation|insurance|adoption|fostering|care|film|border|national|"
    r"european|international)\b",
    re.IGNORECASE,
)
"""What an agency does that employs people for itself."""
_ITS_OWN = regex(
    r"recruit|talent|resourc|sourcer|headhunt|staffing|"
    r"^(?:(?:trainee|graduate|junior|associate|senior|principal|managing) )*consultant$",
    re.IGNORECASE,
)
"""A role that an agency has itself."""
_FINDS_STAFF = regex(r"recruit|agency|\bagent\b|headhunt|resourc|consultant", re.IGNORECASE)
_FOR_OTHERS = regex(
    r"recruit(?:ment|ing) consultant|\bagency\b|\bagent\b|headhunt", re.IGNORECASE
)
"""What nobody is called who looks for people of their own company."""
_CLIENT = regex(
    r"\b(?:the|their|a|end|my) (?:end )?client\b|\bput (?:me|my cv) forward\b", re.IGNORECASE
)


def is_through_agency(item: "FollowUp") -> bool:
    """Tell whether the company finds people for others, and this role is not its own."""
    company = item.company
    if not company or _ITS_OWN.search(item.role):
        return False
    if _SURE.search(company):
        return True
    people = (item.person, *item.interview.people)
    if not _MAYBE.search(company):
        return any(_is_agent_of(company, one) for one in people)
    if _TRADE.search(company):
        return False
    said = [item.interview.stage, *(one.title for one in people)]
    points = (point.text for one in people for point in (*one.points, *one.concerns))
    return any(map(_FINDS_STAFF.search, said)) or any(map(_CLIENT.search, points))


def _is_agent_of(company: str, person: "Person") -> bool:
    """Tell whether somebody's title says that they work there for others' sake.

    `Recruitment consultant` is not enough: they may stand between the company and who applied.
    """
    if not _FOR_OTHERS.search(person.title):
        return False
    name, house = same(company), same(person.email.rpartition("@")[2])
    return bool(name) and (name in same(person.title) or name in house)
