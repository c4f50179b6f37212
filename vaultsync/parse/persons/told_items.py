"""People in a list below a line such as `Panel:`, one in each item: the name, then the rest.

`- Dewi Pugh (no relation!), biology lecturer` is Dewi Pugh, biology lecturer. What says neither
what somebody does nor how they are reached is left out, and the person stays. It is proposed to
the person, who looks at it before it is written.
"""

import re
from typing import TYPE_CHECKING

from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.front.plain_words import DAY
from vaultsync.parse.persons.contacts import PHONE
from vaultsync.parse.persons.first_names import AGENCY, is_first_name, is_usual, listed
from vaultsync.parse.persons.headings import EMAIL, full_name
from vaultsync.parse.persons.roles import tells_role
from vaultsync.parse.persons.said_as_name import said_as_names
from vaultsync.parse.persons.small_letters import with_large
from vaultsync.parse.persons.trades import is_of_team, is_short_form
from vaultsync.parse.persons.who_was_there import (
    WHOLE_NAME,
    Heard,
    Said,
    tells_what,
    what_they_do,
)
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LIST = regex(r"[-*+] +|\d{1,2}[.)] +")
AND = regex(r"^(?:and|plus|also|&|\+)(?: also)? +", re.IGNORECASE)
NOT_THERE = regex(
    r"^b?cc\b|\bvia\b(?! (?:teams|zoom|skype|phone|video|(?:a )?link|google|the)\b)|"
    r"\b(?:absent|apologies|off sick|on leave|on holiday|instead of|"
    r"in place of|supposed to|"
    r"meant to|should have|not there|was ill|is ill|(?:could|did|was|were)(?:n['’]?t| not) "
    r"(?:make|come|be|there|show|join|turn|meet|able|present)|"
    r"(?:old|former|previous|ex)[ -](?:boss|manager|colleague|team|job|head)|used to work|"
    r"my (?:friend|mate|sister|brother|cousin|wife|husband|partner|neighbour)|referees?)\b",
    re.IGNORECASE,
)
"""Somebody who was not there, or is of another place."""
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Sister|Matron|Chef|Rev|Sir|Fr|Sr)"
_TITLED = regex(rf"{_TITLE}\b")
_NAME = regex(rf"(?:{_TITLE}\.? )?{WHOLE_NAME}(?: [A-Z](?= *$|[ ,;:(]))?(?![\w'’])")
_REST = regex(
    r"$| ?[,;:|(/?–—]| -{1,3} | (?:who|from|at|the|an?|our|their|is|was|will|does|runs|leads|"
    r"heads|teaches|manages|again|i think|works|himself|herself|on|in|of|for|with|and|joined|"
    r"ran|did|sat|took|came|popped)\b",
    re.IGNORECASE,
)
"""What stands behind a name: nothing, a sign, or a word that begins what is said of them."""
_PARTS = regex(r"[,;:|()?!]|\s(?:-{1,3}|[–—])\s|[.](?= |$)")
_ARTICLE = regex(r"^(?:(?:who(?:['’]s)?|is|was|she['’]s|he['’]s|the|our|their|an?) )+")
DOES = regex(
    r"(?:(?:who|she|he|they) )?(?:does (?P<does>(?!all|most|the talking)[\w'’&/ -]{2,30})|"
    r"(?P<verb>(?:teach(?:es)?|runs?|leads?|heads|manages?|looks after|deals with|"
    r"works (?:in|on|with)|covers|supervises|trains) "
    r"(?!late\b|through\b|it\b|it all\b)[\w'’&/ -]{2,30}))",
    re.IGNORECASE,
)
"""`teaches A level physics`: what somebody does in a few words."""
_PERHAPS = regex(r"^(?:maybe|perhaps|possibly|probably|also|just) ", re.IGNORECASE)
_CALLED = regex(rf"an? (?P<what>[^,;()]{{2,40}}?) (?:called|named) (?P<who>{WHOLE_NAME}.*)")
_ROLE_FIRST = regex(
    r"(?:the |our |their )?(?:(?P<small>[a-z][a-z/&-]*(?: [a-z/&-]+){0,3})|"
    r"(?P<sign>[^\W\d_][\w'’/& -]{1,40}?)(?: ?[:=]| [-–—])):? (?P<who>[^\W\d_a-z].*)"
)
"""`a dishwasher named Beto`, `head chef Marco Bellini`, `Owner: Rick DeSoto`."""
_MATTER = regex(r" ?:| -{1,3} | [–—]")
"""Behind one word that is no usual name, and nothing that somebody does: `Phonics: RWI`."""
_CAME = regex(r" (?:popped|sat|joined|came|dropped|was|took|ran|did|asked)\b.*$")
_DESK = regex(r"(?:main )?(?:reception|switchboard|office|front desk|gate)\b", re.IGNORECASE)
_IN_SMALL = regex(
    r"(?P<name>[a-z][a-z'’-]+(?: [a-z][a-z'’-]+)?)(?P<rest>(?:,| \(| - |:| from ).+)"
)
_FROM = regex(r"(?:from|at|of) (?:the )?(?P<where>[\w'’&/ -]{2,40})")
_SENTENCE_ENDS = regex(r"(?<=[a-z)]{2})[.!?] (?=[^\W\d_a-z])")
_SOMEBODY = regex(
    r"(?:(?:maybe|perhaps|possibly|probably|also|just) )?"
    r"(?:one of (?:the|their|our)\b|(?:her|his|their) (?:[\w'’]+ ){1,3}(?-i:[^\W\d_a-z])|"
    r"(?:some(?:one|body)|another (?:person|one|man|woman|lady))\b|"
    r"(?:[a-z]+ ){1,2}(?:members?|reps?|representatives?)\b|"
    r"(?:an?|the|two|three|two of the|some|his|her|their) [^.]{0,40}"
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\b\.? (?-i:[^\W\d_a-z])|"
    r"(?:an?|the|two|three|two of the|some) (?:[a-z]+ ){0,2}(?:man|woman|men|women|"
    r"lads|ladies|lady|guy|bloke|girl|lad|person|people|chap|colleague|governors?|"
    r"members?|reps?|trustees?|partners?|managers?)\b)",
    re.IGNORECASE,
)
"""An item that speaks of a person and names nobody."""
_LONGEST, _LONGEST_ITEM, _LONGEST_ROLE, _LONGEST_LEFT, _MOST_WORDS = 300, 400, 60, 60, 6
_MOST_BEFORE = 5
_SEVERAL = 2


def people_of_items(lines: "Sequence[str]", company: str, *, named: bool = True) -> Heard:
    """Give whom the list names that begins here; nobody, unless its first item is surely one.

    `named`: what stands above it speaks of people, so a full name is enough for that. `company`
    is nobody. Behind an item that speaks of no person, one must be sure again.
    """
    people: list[Said] = []
    left: list[str] = []
    sure, gone_on = not named, False
    for item in _items(lines):
        text = _with_capitals(item) if named else item
        here, there = _read(text, company), not NOT_THERE.search(text)
        if there and here.people and all(_is_told(one, sure=sure) for one in here.people):
            people.extend(here.people)
            left.extend(here.left)
            sure = gone_on
        elif _is_somebody(text) or (people and here.people and not gone_on):
            left.append(text[:_LONGEST_LEFT].rstrip())
        elif not people and _DESK.match(text):
            continue
        elif not people or DAY.search(text):
            break
        else:
            sure = gone_on = True
    if not people or not (_is_told(people[0], sure=not named) and _says_more(people[0])):
        return Heard()
    return Heard(tuple(people), tuple(left))


def _items(lines: "Iterable[str]") -> "Iterator[str]":
    """Give the items of one list, without what marks them, down to its end."""
    for line in lines:
        found = LIST.match(line)
        if not found or len(line) > _LONGEST:
            return
        yield AND.sub("", line[found.end() :], count=1)


def _with_capitals(text: str) -> str:
    """Give a name in small letters its capitals if a role is behind it: `janine booth, hr`."""
    found = _IN_SMALL.fullmatch(text)
    if not found or _is_somebody(text):
        return text
    if not any(map(_role, map(str.strip, _PARTS.split(found["rest"])))):
        return text
    return f"{with_large(found['name'])}{found['rest']}"


def _is_told(one: Said, *, sure: bool) -> bool:
    """Tell whether an entry can be a person; `sure`: nothing else."""
    if one.does or one.reach:
        return True
    return is_usual(one.name) and " " in one.name if sure else True


def _says_more(one: Said) -> bool:
    """Tell whether more than a first name stands there."""
    return bool(one.does or one.reach or full_name(one.name) or _TITLED.match(one.name))


def _is_somebody(text: str) -> bool:
    """Tell of `someone from HR`, `the deputy head (didn't catch her name)`: nobody is named."""
    if _SOMEBODY.match(text):
        return True
    first = _PARTS.split(text, maxsplit=1)[0].strip()
    plain = _ARTICLE.sub("", _PERHAPS.sub("", first))
    words = plain.split() if plain != first else []
    short = (" ".join(words[:count]) for count in range(1, _MOST_BEFORE))
    return bool(plain) and (tells_what(plain) or any(map(tells_what, short)))


def _read(text: str, company: str) -> Heard:
    """Read one item: several people in one, or one with what is said of them."""
    names = said_as_names(one_line(unlink(text)))
    first = _SENTENCE_ENDS.split(names, maxsplit=1)[0]
    several = listed(first, company, sure=True)
    if len(several.people) >= _SEVERAL and all(
        _is_told(one, sure=True) for one in several.people
    ):
        return several
    known = several.people[:1]
    one = read_named(first, company)
    if one and known and known[0].name == one.name:
        said = known[0]
        does, place = one.does or said.does, said.place or one.place
        return Heard((one._replace(does=does, place=place, reach=one.reach or said.reach),))
    if one:
        return Heard((one,))
    return Heard(known) if known and _says_more(known[0]) else Heard()


def read_named(text: str, company: str) -> Said | None:
    """Read a name and what stands behind it; None: it begins with none."""
    if len(text) > _LONGEST_ITEM:
        return None
    called = _CALLED.match(text)
    behind = called or _ROLE_FIRST.match(text)
    said = _said_first(called, behind)
    what = said if tells_what(said) or is_short_form(said) else ""
    if behind and (called or what):
        one = read_named(behind["who"], company)
        return one and one._replace(does=one.does or what)
    found = _NAME.match(text)
    if not found:
        return None
    name = _without_role(found[0])
    rest = text[len(name) :]
    own = fold(name) != fold(company) and bool(_TITLED.match(name))
    if not is_first_name(name, "" if own else company):  # `Mr Tierney` of Tierney & Co
        return None
    sure = name != found[0] or (full_name(name) and is_usual(name))
    if not (sure or _REST.match(rest)):
        return None
    one = _with_parts(Said(name), rest)
    matter = " " not in name and not is_usual(name) and _MATTER.match(rest)
    return None if matter and not (one.does or one.reach) else one


def _said_first(called: "re.Match[str] | None", behind: "re.Match[str] | None") -> str:
    """Give what stands in front of a name."""
    if called or not behind:
        return called["what"] if called else ""
    return behind["small"] or behind["sign"]


def _without_role(name: str) -> str:
    """Leave off what is no name any more in `Denise HR` and `Jo Roe Head of Maths`."""
    words = name.split()
    while words[1:] and (
        (words[-1].isupper() and len(words[-1]) > 1) or (words[2:] and tells_role(words[-1]))
    ):
        words = words[:-1]
    return name[: len(" ".join(words))]


def _with_parts(one: Said, rest: str) -> Said:
    """Take what somebody does, where, and how they are reached from what is said of them."""
    reach = dict.fromkeys(found[0] for found in EMAIL.finditer(rest))
    for part in map(str.strip, _PARTS.split(EMAIL.sub(",", rest))):
        if PHONE.fullmatch(part):
            reach[part] = None
            continue
        does = "" if one.does else _role(part)
        if does:
            one = one._replace(does="HR" if does == "hr" else does)
        elif AGENCY.fullmatch(part) and not one.place:
            one = one._replace(place=part)
    return one._replace(reach=tuple(reach))


def _role(part: str) -> str:
    """Give what a part says that somebody does, as a list can have it; empty: it does not."""
    plain = _CAME.sub("", _ARTICLE.sub("", part))
    if not plain or len(plain) > _LONGEST_ROLE:
        return ""
    place = _FROM.fullmatch(plain)
    if place:
        where = place["where"]
        short = where.islower() and len(where.split()) <= _SEVERAL
        of_jobs = short or all(map(tells_role, where.split()))  # `from Talent`
        return where if of_jobs or tells_what(where) or is_of_team(where) else ""
    said = DOES.fullmatch(plain)
    if said and len(plain.split()) <= _MOST_WORDS:
        return (said["does"] or said["verb"]).strip()
    return plain if is_of_team(plain) or is_short_form(plain) else what_they_do(plain)
