"""People of whom a sentence in plain text has a first name only: proposed, never read.

`Sunita and a trustee called Robert`, `ask at the shop for Martin`, `Beth rang`. A form shows
them to the person, who says yes to them, so a word that may be a name is enough where the
sentence says that somebody was met, is asked for, or called. Ordinary words, places, days,
family and the company are nobody.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import ORDINAL, WEEKDAY
from vaultsync.parse.front.plain_words import DAY, INSTITUTION, KIND
from vaultsync.parse.persons.behind_names import (
    NO_NAME,
    ends_so,
    is_day,
    reach_of,
    with_number,
    with_tail,
    with_what,
)
from vaultsync.parse.persons.headings import full_name, looks_like_name
from vaultsync.parse.persons.roles import is_nobody, is_role
from vaultsync.parse.persons.who_was_there import (
    Heard,
    Said,
    parts_of,
    tells_what,
)
from vaultsync.parse.persons.words import RESERVED
from vaultsync.patterns import regex
from vaultsync.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Sister|Matron|Chef|Rev)\b\.?"
_WORD = r"[^\W\d_a-z][\w'’-]*[^\W\d_]"
_NAME = rf"(?:{_TITLE} ){{0,2}}{_WORD}(?: {_WORD}){{0,2}}"
_CLAUSE = r"(?:^|(?<=[.,;:] )|(?<= and )|(?<= I )|(?<= we )|(?<= [-–—] ))"
_MEETS = regex(
    rf"{_CLAUSE}[\"“'‘]?(?i:(?:i |we )?(?:met(?: with)?|saw|seen by|spoke (?:to|with)|"
    r"talked (?:to|with)|interviewed by|"
    r"spoke (?:by|on|over) (?:the )?(?:tele)?(?:phone|teams|zoom) (?:to|with)|"
    r"(?:(?:tele)?phone|video|zoom|teams|quick|short|first|second|final) "
    r"(?:call|chat|screen|interview) with|(?:coffee|lunch|tea|meeting|conversation|"
    r"screen) with|"
    r"(?:rang|rung|called|phoned)(?: back)? by|"
    r"(?:(?:then )?(?:an? )?(?:\d{1,3} ?(?:mins?|minutes?|hours?) )?)?"
    r"(?:interview|chat|call|talk)(?:ted|ting)? (?:with|w/)|"
    r"(?:(?:about |an? )?(?:\d{1,3} ?|half an )?(?:mins?|minutes?|hours?|hrs?) )?(?:with|w/)|"
    r"(?:the )?caller was|"
    r"(?:the |your |my )?(?:interviewers?|panel(?: members)?) (?:(?:was|were|are|is|will be)"
    r"(?: made up of)?|(?:will )?(?:consist(?:s|ed)? of|comprise[sd]?|include[sd]?))|"
    r"(?:i|you)(?:['’]ll| will) (?:be )?(?:meet(?:ing)?(?: with)?|see(?:ing)?|"
    r"speak(?:ing)? (?:to|with)|talk(?:ing)? (?:to|with)|interviewed by)|"
    r"this time(?: it was)?:?|panel(?: of \w+)?(?: was)?[,:]))"
    r" (?=[^\W\d_a-z]|an? )"
)
"""Somebody was met: names stand behind it."""
_COUNTED = regex(
    r"(?:^|(?<=[.,;:] ))(?:(?:just|the|there were|only) )?(?:two|three|four|five|both) "
    r"(?:of (?:them|us)|people|ladies|women|men|interviewers)(?: there)?[,:] (?=\S)",
    re.IGNORECASE,
)
"""`Two of them, Karen and a man`."""
_ON_A_DAY = regex(
    rf"{_CLAUSE}(?i:(?:(?:phone|telephone|video|zoom|teams|first|second|third|final) )*"
    rf"(?:interview|chat|call|talk)(?: on)? (?:{WEEKDAY}\.?,? ?)?(?:the )?"
    rf"(?:{ORDINAL}|\d{{1,2}} {MONTH})?(?: (?:of )?{MONTH})?,? (?:with|w/)) (?=[^\W\d_a-z])"
)
"""`Phone interview Thu 12th with Alan`."""
AGENCY = regex(
    r"(?:[^\W\d_a-z][\w&'’-]* ){1,4}(?:Recruitment|Agency|Recruiting|Staffing|Consulting|"
    r"Personnel)"
)
"""An agency as it stands beside who calls from there: `Lorraine, Brightwell Recruitment`."""
ASKED_FOR = regex(r"\b(?:ask|asked|asking|report)\b[^.;]{0,30} (?:for|to) ", re.IGNORECASE)
_ASKED = regex(
    r"\b(?i:(?:ask|asked|asking|report)(?: (?:at|in|by) (?:the )?[a-z]+(?: desk| office)?)? "
    rf"(?:for|to)) (?P<name>{_NAME})(?=$|[.,;!]| (?:at|in|on|from|when|and) )"
)
"""Whom one asks for at the door."""
_GOT = regex(
    r"\b(?i:rang|called|phoned|tried)\b[^.;]{0,80}?,? (?i:(?:and |but )?(?:got|spoke to|"
    rf"talked to)) (?P<name>{_NAME})(?=$|[.,;(]| (?:who|from|in|on|and) )"
)
"""Who answered."""
_RANG = regex(
    rf"(?:^|(?<=[.,;:] )|(?<= and )|(?<= when )|(?<= then ))(?P<name>{_NAME})"
    r"(?: (?:just|then|finally|also))? "
    r"(?:(?:rang|phoned|telephoned|emailed)(?! in (?:sick|late))|"
    r"called(?! (?:in sick|off|[A-Z])))\b"
)
"""Who got in touch."""
_I_RANG = regex(
    rf"{_CLAUSE}(?i:(?:i )?(?:rang|phoned|called|texted|telephoned)) (?P<name>{_NAME})"
    r"(?=$|[.,;(]| (?:at|from|in|about|again|back|to|who|on|and|after|yesterday|today)\b)"
)
"""`Rang Tom at the college about the job`: a usual name, or one with a title."""
_RANG_FROM = regex(
    rf"(?:^|(?<=[.,;:] )|(?<= and )|(?<= when )|(?<= then ))(?P<name>{_NAME}) from (?:the )?"
    r"(?P<place>[^\W\d_][\w&'’-]*(?: (?:(?:of|and|the|for) )?[^\W\d_a-z&][\w&'’-]*){0,4})"
    r"(?: (?:just|then|finally|also))? (?:rang|phoned|telephoned|emailed|called)\b"
)
"""`Craig from Severn Site People rang`."""
_RUNS = regex(
    rf"{_CLAUSE}(?P<name>{_NAME})(?:['’]s| is| was)? (?:runs?|running|leads?|leading|manages?|"
    r"ran|led|in charge of) (?:it|(?:the|their) (?:kitchen|shift|trial|interview|place|team|"
    r"shop|day|whole thing))(?=$|[.,;(]| (?:and|from|with) )"
)
"""`Bev runs it`: who is in charge where one was."""
_CALLED = regex(
    rf"an? (?P<what>[^,;()]{{2,40}}?) (?:called|named) (?P<name>{_NAME})(?P<tail>.*)"
)
_TOLD = regex(r"(?<![\w'’-])an? (?=[^,;()]{2,40}? (?:called|named) [A-Z])")
"""`a trustee called Robert`, wherever it stands."""
_WHO = regex(r"who (?!(?:is|was|are|were)n['’]?t\b)[a-z]")
_ARTICLE = regex(r"^(?:the|our|their|an?) ")
_ONE = regex(rf"(?P<name>{_NAME})(?P<tail>(?![\w'’]).*)")
_UNNAMED = regex(r"(?:an?|another|one|someone|somebody|two|three) [^;()]{3,60}", re.IGNORECASE)
_PERSON = regex(
    r"\b(?:man|woman|lady|guy|bloke|girl|lad|person|chap|colleague|whose name|didn['’]?t get|"
    r"did not get|rep|representative|service user|patient|parent|pupil|student|volunteer|"
    r"member|from (?:hr|finance|it|the \w+))\b",
    re.IGNORECASE,
)
_TITLED = regex(rf"{_TITLE} ")
_LOOSE = regex(
    r" (?:with (?:an?|the) |in (?:an?|the) |on (?:an?|the) |again$|too$|as well$|there$|both$|"
    r"(?:from|at) )"
)
"""What may stand behind a name and says nothing that is kept."""
_NOBODY = frozenset(
    {
        "mum", "mam", "mom", "dad", "nan", "nana", "gran", "grandma", "grandad", "granddad",
        "auntie", "aunt", "uncle", "mummy", "daddy", "god", "santa", "father", "mother", "i",
        "it", "they", "she", "he", "we", "you", "me", "them", "this", "that", "there", "these",
        "those", "nobody's", "everyone", "everybody", "someone", "somebody", "nobody", "no",
        "yes", "ok", "okay", "black", "also", "then", "not", "but", "so", "if", "when", "what",
        "who", "why", "how", "where", "which", "only", "just", "both", "all", "some", "any",
        "more", "two", "three", "four", "five", "bus", "train", "car", "parking", "coffee",
        "tea", "pay", "salary", "hours", "bring", "need", "ask", "rang", "called", "spoke",
        "met", "reception", "security", "front", "main", "office", "desk", "zoom", "teams",
        "skype", "meet", "google", "excel", "word", "outlook", "powerpoint", "python", "java",
        "sql", "english", "french", "german", "dutch", "polish", "spanish", "christmas",
        "easter", "today", "yesterday", "tomorrow", "monday", "job", "work", "interview",
        "panel", "staff", "company", "agency", "recruitment", "passport", "cc", "bcc", "navy",
    }
)  # fmt: skip
"""Words with a capital that are no name of somebody who was there."""
_MOST, _MOST_ANCHORS, _LONGEST = 6, 12, 400


class _Anchor(NamedTuple):
    """Where in a sentence names may begin."""

    at: int
    sure: bool
    """A word says so: the first name alone is enough."""


def first_names(sentence: str, company: str = "") -> Heard:
    """Give whom one sentence names, each with what they do and how they are reached.

    `company` is nobody.
    """
    if len(sentence) > _LONGEST:
        return Heard()
    for anchor in _anchors(sentence):
        heard = listed(sentence[anchor.at :], company, sure=anchor.sure)
        if heard.people:
            return heard
    return _alone(sentence, company)


def _anchors(sentence: str) -> "Iterator[_Anchor]":
    day = DAY.match(sentence)
    start = day.end() if day else 0
    start += len(sentence[start:]) - len(sentence[start:].lstrip(" ,:-–—"))
    said = (
        _Anchor(one.end(), sure=True)
        for pattern in (_COUNTED, _MEETS, _ON_A_DAY)
        for one in islice(pattern.finditer(sentence), _MOST_ANCHORS)
    )
    yield from said
    yield _Anchor(start, sure=False)
    yield from (
        _Anchor(one.start(), sure=False)
        for one in islice(_TOLD.finditer(sentence), _MOST_ANCHORS)
    )


def _alone(sentence: str, company: str) -> Heard:
    """Read the one who called, answered, or is asked for."""
    day = DAY.match(sentence)
    plain = sentence[day.end() :].lstrip(" ,:-–—") if day else sentence
    for found in islice(_RANG_FROM.finditer(plain), _MOST_ANCHORS):
        if is_first_name(found["name"], company):
            return Heard((_of_place(Said(found["name"]), found["place"]),))
    for pattern in (_RANG, _ASKED, _GOT, _RUNS, _I_RANG):
        for found in islice(pattern.finditer(plain), _MOST_ANCHORS):
            usual = pattern is not _I_RANG or is_usual(found["name"])
            if usual and is_first_name(found["name"], company):
                one, rest = with_tail(Said(found["name"]), plain[found.end() :])
                return Heard((with_number(one, rest) if pattern is _RUNS else one,))
    return Heard()


def is_usual(name: str) -> bool:
    """Tell whether it can be nothing but somebody: `Tom`, `Mr Lockyer`."""
    first = name.split(maxsplit=1)[0]
    return bool(re.fullmatch(_TITLE, first)) or fold(first) in word_set("given-names")


def _of_place(one: Said, place: str) -> Said:
    """Say from where somebody called: what they do, or which company that is."""
    if is_role(place):
        return one._replace(does=place)
    whole = place if place[0].isupper() and not is_day(place) else ""
    return one._replace(place=whole)


def listed(text: str, company: str, *, sure: bool) -> Heard:
    """Read a list that begins here; nobody, unless something says that it is one of people."""
    people: list[Said] = []
    left: list[str] = []
    for part in islice(_with_named_roles(text), _MOST):
        last = people[-1] if people else None
        reach = reach_of(part) if last and not left else ""
        if last and reach:
            people[-1], sure = last._replace(reach=(*last.reach, reach)), True
            continue
        if last and not left and not last.place and AGENCY.fullmatch(part):
            people[-1], sure = last._replace(place=part), True
            continue
        if last and not left and _WHO.match(part):
            continue  # `who took notes`: more of the same one
        plain = _ARTICLE.sub("", part)
        more = with_what(last, plain) if last and not left and not last.does else None
        if more:
            people[-1], sure = more, True
            continue
        one, said, ends = _entry(part, company)
        if one:
            people.append(one)
            sure |= said
        elif (people or sure) and _UNNAMED.fullmatch(part) and _PERSON.search(part):
            left.append(part)
            sure |= bool(people)
        else:
            break
        if ends:
            break
    sure |= any(full_name(one.name) and one.does for one in people)
    return Heard(tuple(people), tuple(left)) if sure and people else Heard()


def _with_named_roles(text: str) -> "Iterator[str]":
    """Give the parts of a list; in `Sue and the treasurer, Dr Priestley` the last is one.

    Behind `and`, or at the beginning, `the treasurer` says what somebody does who comes next.
    """
    does, begins = "", True
    for part, joined in islice(parts_of(text), _MOST + 1):
        name = _ONE.fullmatch(part)
        if does and name and not name["tail"] and (full_name(part) or _TITLED.match(part)):
            part = f"{part} ({does})"  # noqa: PLW2901
        elif does:
            yield f"the {does}"
        bare = _ARTICLE.sub("", part)
        does = bare if (joined or begins) and bare != part and tells_what(bare) else ""
        begins = False
        if not does:
            yield part
    if does:
        yield f"the {does}"


def _entry(part: str, company: str) -> tuple[Said | None, bool, bool]:
    """Read one entry; whether it is one of a person for sure; whether prose goes on behind."""
    called = _CALLED.fullmatch(part)
    if called:
        what = called["what"].strip()
        role = tells_what(what)
        if not (role or _PERSON.search(what)) or not is_first_name(called["name"], company):
            return None, False, True
        one, rest = with_tail(Said(called["name"], what if role else ""), called["tail"])
        return one, True, bool(rest.strip())
    found = _ONE.fullmatch(part)
    if not found:
        return None, False, True
    one, rest = with_tail(Said(found["name"]), found["tail"])
    if not is_first_name(one.name, "" if _is_of_the_family(one, company) else company):
        return None, False, True
    if rest.strip() and not (_LOOSE.match(rest) or one != Said(found["name"])):
        return None, False, True  # `Sunita showed me`
    kept = bool(one.does or one.reach or (one.place and ends_so(one.place)))
    return one, kept, bool(rest.strip())


def _is_of_the_family(one: Said, company: str) -> bool:
    """Tell of `Stephen Thornfield (Managing Director)` at Thornfield Precision."""
    first = fold(one.name).split()[0]
    known = {*fold(company).split()}
    return full_name(one.name) and first not in known and bool(one.does)


def is_first_name(name: str, company: str) -> bool:
    """Tell whether words can be somebody's name where a sentence tells of people."""
    words = name.split()
    plain = [word for word in words if not re.fullmatch(_TITLE, word)]
    if not plain or not looks_like_name(name) or is_nobody(name) or is_role(name):
        return False
    if any(
        word.endswith(("'s", "’s")) or (len(word.strip(".")) > 1 and word.isupper())
        for word in plain
    ):
        return False
    if any(NO_NAME.fullmatch(word) or fold(word) in _NOBODY for word in plain):
        return False
    if fold(name) in RESERVED or INSTITUTION.fullmatch(plain[-1]) or KIND.fullmatch(plain[-1]):
        return False
    return not {*fold(name).split()} & {*fold(company).split()}
