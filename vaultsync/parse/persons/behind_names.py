"""What stands right behind a name in a sentence: what they do, where, how they are reached."""

import re

from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.front.plain_words import INSTITUTION, KIND
from vaultsync.parse.persons.contacts import PHONE
from vaultsync.parse.persons.headings import EMAIL, full_name
from vaultsync.parse.persons.roles import WHO_DOES, is_role
from vaultsync.parse.persons.trades import is_of_team
from vaultsync.parse.persons.who_was_there import Said, tells_what, what_they_do
from vaultsync.patterns import regex

_WORD = r"[^\W\d_a-z][\w'’-]*[^\W\d_]"
_TAIL = regex(
    r" ?\((?P<in>[^()]{1,80})\)(?P<after>.*)|"
    rf",? {WHO_DOES}(?:(?:the|our|their|an?) )?(?P<does>[^,;()]{{2,40}})|"
    r" (?:the|our|their) (?P<the>[a-z][^,;()]{1,40})|"
    rf" (?:from|at) (?:the )?(?P<place>{_WORD}(?:(?: (?:of|and|&|the))* {_WORD}){{0,4}})|"
    r" from (?:the )?(?P<part>HR|[a-z]+(?: [a-z]+)?)|"
    r" [-–—] (?P<dash>[^,;()]{2,40})"
)
_WITH_ASIDE = regex(r"(?P<what>[^()]{2,60}?) ?\((?P<in>[^()]{1,80})\)")
_NUMBER = regex(r"(?<![\w/.-])(?:\+|0)[\d() -]{7,20}\d(?![\w/-])")
_HERS = regex(r"(?: is| was|:)? (?:her|his|their)\b|[ ,]*$", re.IGNORECASE)
"""Behind a number: it is that of the one who is named."""
NO_NAME = regex(
    rf"{WEEKDAY}|{MONTH}|road|street|lane|avenue|way|square|station|house|court|lodge|grange|"
    r"manor|mill|park|hall|centre|center|building|north|south|east|west|city|town|team",
    re.IGNORECASE,
)


def with_what(one: Said, text: str) -> Said | None:
    """Add what somebody does; `senior technician (retiring at Christmas)` is a technician."""
    found = _WITH_ASIDE.fullmatch(text)
    does = found["what"] if found else text
    if not _says_what(does, one.name):
        return None
    one = one._replace(does=does)
    return _bracketed(one, found["in"]) if found else one


def _says_what(text: str, name: str) -> bool:
    """Tell whether words behind a name and a comma say what that one does, or where."""
    return tells_what(text) or (full_name(name) and is_of_team(text))


def with_tail(one: Said, tail: str) -> tuple[Said, str]:
    """Read what stands right behind a name, with what is left."""
    found = _TAIL.match(tail)
    if not found:
        return one, tail
    rest = tail[found.end() :]
    if found["in"]:
        inside = _bracketed(one, found["in"])
        return with_number(inside, found["after"]), found["after"]
    if found["place"]:
        place = found["place"]
        if is_role(place):  # `Denise from HR`
            return one._replace(does=one.does or place), rest
        return (one._replace(place=place), rest) if not is_day(place) else (one, tail)
    given = (found["does"] or found["the"] or found["part"] or found["dash"] or "").strip()
    what = tells_what(given) or is_of_team(given)
    good = bool(found["does"] or what or (found["part"] and is_role(given)))
    return (one._replace(does=one.does or given), rest) if good else (one, tail)


def with_number(one: Said, rest: str) -> Said:
    """Take the number that stands right behind what is said of somebody, and ends there."""
    part, *_ = rest.strip(" ,:–—-").split(",", 1)
    reach = "" if one.reach else reach_of(part.strip())
    return one._replace(reach=(reach,)) if reach else one


def _bracketed(one: Said, text: str) -> Said:
    """Take apart what stands in brackets: what they do, where, and how they are reached."""
    for part in filter(None, (each.strip() for each in text.split(","))):
        found = EMAIL.search(part) or _NUMBER.search(part)
        words = part.replace(found[0], "").strip(" :") if found else part
        if found:
            one = one._replace(reach=(*one.reach, found[0].strip()))
        does = what_they_do(words)
        if does and not one.does:
            one = one._replace(does=does)
        elif words and words[0].isupper() and ends_so(words):
            one = one._replace(place=words)
    return one


def reach_of(part: str) -> str:
    """Give the address or number that a part of a list is: `07700 900431 is her mobile`."""
    if EMAIL.fullmatch(part) or PHONE.fullmatch(part):
        return part
    found = EMAIL.match(part) or _NUMBER.match(part)
    return found[0].strip() if found and _HERS.match(part, found.end()) else ""


def ends_so(place: str) -> bool:
    """Tell whether words end as the name of a company may."""
    last = place.rsplit(maxsplit=1)[-1]
    return bool(INSTITUTION.fullmatch(last) or KIND.fullmatch(last)) and " " in place


def is_day(text: str) -> bool:
    """Tell whether words behind `from` or `at` begin with a day, a street or a building."""
    return any(map(NO_NAME.fullmatch, text.split()[:1]))
