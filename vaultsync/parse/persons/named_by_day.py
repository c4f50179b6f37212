"""Whom a heading with a date names: `18 Nov - first interview with Ann Lee and Dev Patel`.

The heading is nobody; those behind `with`, or behind what kind of talk it was, were there.
"""

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, one_line, squash, unlink
from vaultsync.parse.front.plain_stages import tells_interview
from vaultsync.parse.front.plain_words import DAY
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.persons.contacts import Listed, read_listed
from vaultsync.parse.persons.headings import full_name, looks_like_name, plain_heading
from vaultsync.parse.persons.roles import is_role
from vaultsync.parse.persons.stages import begins_with_day, behind_day
from vaultsync.parse.persons.words import RESERVED
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vaultsync.parse.body.markdown import Heading

_WITH = regex(r"(?:(?P<talk>.*?)\s)?(?:with|w/) (?P<who>\S.*)", re.IGNORECASE)
_SIGN = regex(r"\s?[,:]\s|\s[-–—|]\s")
_PLACE = regex(
    r",? (?:at|on|from|in|via|for|about|over|by|re|near)\b(?![^()]*\)).*|,? \d.*", re.IGNORECASE
)
"""What stands behind the names: where, by which means, at what time."""
_AGAIN = regex(r"\s(?:again|too|as well|both)(?=$|,|\s(?:and|&|\+)\s)", re.IGNORECASE)
_PLAIN = regex(r"[^\W\d_][\w .,'’()&/+-]*")
_LONGEST = 200
_BECAUSE = "a heading with a date says who was there"
_BARE = frozenset({"interview", "call", "chat", "meeting", "conversation", "the interview"})
"""What says of a talk no more than that it was one."""


class ByDay(NamedTuple):
    """What a heading with a date says."""

    stage: str
    """Which talk it was; empty: no more than that it was one."""
    people: tuple[Listed, ...]
    """Who was there; empty: nobody is named beyond doubt."""


def is_by_day(heading: "Heading") -> bool:
    """Tell whether a heading is that of an interview, with its day first."""
    return is_dated(heading) and tells_interview(unlink(heading.text))


def is_dated(heading: "Heading") -> bool:
    """Tell whether a heading begins with a date."""
    return begins_with_day(_plain(heading))


def read_by_day(
    heading: "Heading", company: str, known: "Mapping[str, str]" = MappingProxyType({})
) -> ByDay:
    """Read a heading with a date; `known` has whole names by first names that are clear."""
    plain = _plain(heading)
    said = behind_day(plain) if begins_with_day(plain) else squash(DAY.sub(" ", plain))
    found = _WITH.fullmatch(said)
    if found:
        talk, who = found["talk"] or "", found["who"]
    else:
        talk, *rest = _SIGN.split(said, maxsplit=1)
        who = rest[0] if rest and tells_interview(talk) else ""
    stage = one_line(talk.partition("(")[0] if "(" in talk and ")" not in talk else talk)
    stage = stage.strip(" ,:-–—?")
    stage = "" if stage.casefold() in _BARE or not tells_interview(stage) else stage
    people = _people(who, heading.line, company, known, sure=bool(found))
    return ByDay(stage, people)


def _plain(heading: "Heading") -> str:
    return plain_heading(one_line(unlink(heading.text)).replace("*", ""))


def _people(
    who: str, line: int, company: str, known: "Mapping[str, str]", *, sure: bool
) -> tuple[Listed, ...]:
    """Read a list of names and nothing else; `sure`: `with` stands before it."""
    text = _PLACE.sub("", _AGAIN.sub("", who)).strip(" .;,")
    if len(who) > _LONGEST or not _PLAIN.fullmatch(text):
        return ()
    found: list[Listed] = []
    for one in read_listed(Scalar(text, line, 1), _BECAUSE):
        whole = _whole(one, known) if isinstance(one, Listed) else None
        if whole is None or not _is_somebody(whole.person.name, company):
            return ()
        found.append(whole)
    beyond_doubt = any(full_name(one.person.name) or one.person.title for one in found)
    return tuple(found) if sure or beyond_doubt else ()


def _whole(one: Listed, known: "Mapping[str, str]") -> Listed:
    """Give somebody called by a first name the whole one, where only one person has it."""
    name = known.get(one.person.key, "")
    if not name:
        return one
    return Listed(one.person._replace(name=name, key=fold(name)), one.column, one.titled)


def _is_somebody(name: str, company: str) -> bool:
    """Tell whether words are a name, and not that of the company or of a department."""
    if not looks_like_name(name) or is_role(name) or fold(name) in RESERVED:
        return False
    own, words = fold(company), fold(name).split()
    if " " in name:
        return not own.startswith(fold(name))
    return words[0] not in own.split()
