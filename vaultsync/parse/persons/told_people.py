"""People as the first paragraphs of a note in plain text tell of them.

`Met Carol Whitlam, the registered manager, who …, and a young man from HR called Dev`: they are
proposed to the person, who looks at them before they are written. What may be no name is told.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING

from vaultsync.names import bare, one_line, unlink
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.front.plain_words import INSTITUTION
from vaultsync.parse.persons.first_names import ASKED_FOR, first_names, is_first_name
from vaultsync.parse.persons.headings import full_name, looks_like_name
from vaultsync.parse.persons.roles import WHO_DOES, is_nobody, is_role
from vaultsync.parse.persons.told_further import with_further, with_sitting_in
from vaultsync.parse.persons.trades import is_of_team
from vaultsync.parse.persons.who_was_there import Heard, Said, tells_what
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b\.?"
_WORD = r"[^\W\d_a-z][\w'’-]+"
_NAME = rf"(?:{_TITLE} )?{_WORD}(?: {_WORD}){{0,3}}"
_ENDS = regex(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bMx)(?<!\bProf)(?<!\b[A-Z])[.!?](?= |$)"
)
_MET = regex(
    rf"(?:^|(?<=[.,;:] )|(?<=\bI )|(?<= and )|(?<= time )|(?<= [-–—] ))"
    rf"(?i:(?:i |we )?(?:met with|met|spoke (?:to|with)|talked (?:to|with)|seen by|"
    rf"interviewed by|(?:(?:first|second|final|phone|video) )?interview with|"
    rf"(?:chat|call|talk)(?:ted|ting)?(?: on the phone)? with|"
    rf"saw|with|w/|this time(?: it was)?:?|panel(?: of \w+)?(?: was)?[,:]))"
    rf" (?:(?P<before>(?:the|their|our) [a-z][a-z ]{{2,40}}), )?(?:an? )?(?P<name>{_NAME})"
)
"""Words that say that somebody was met, and a name behind them."""
_ALONE = regex(rf"^(?P<name>{_NAME})(?= ?\(|, )")
"""A name that begins a paragraph, with what they do behind it."""
_AGAIN = regex(rf"^(?P<name>{_WORD}) again(?=,)")
_TAIL = regex(
    r" ?\((?P<in>[^()]{1,80})\)|"
    rf",? {WHO_DOES}(?:(?:the|our|their|an?) )?(?P<who>[a-z][^,;]*)|"
    r",? (?:the|their|our|an?) (?P<the>[a-z][^,;()]*)|"
    r", (?P<comma>[^,;()]+)|"
    rf" [-–—] (?P<more>{_NAME})"
)
_CUT = regex(r",| for | at | who | and | which | with | from | in ")
_UNNAMED = regex(r"(?:and |, )(?P<what>(?:someone|somebody|another|one) [^,;.()]{3,60})")
_CALLED = regex(
    rf"(?:and|,) an? (?P<what>[^,;()]{{2,40}}?) (?:called|named) (?P<name>{_WORD}(?: {_WORD})?)"
)
_ALSO = regex(rf" with (?P<name>{_WORD}) (?:sitting in|as well|too|listening|there)\b")
_OTHERS = regex(
    rf"(?:, | and | [&+] )(?P<name>{_WORD}(?: {_WORD})?)"
    rf"(?P<tail> {WHO_DOES}[^,;.]*)?(?=$|,| and | [&+] | ?\(| [-–—] )"
)
_ABSENT = regex(
    r"\b(?:could|was|were|did|would|is|are)(?:n['’]t| not)\b"
    r"(?! (?:introduced|say|said|give|catch|get|know|ask|really|much|remember)\b)|"
    r"\b(?:absent|apologies|off sick|"
    r"on leave|on holiday|instead of|in place of|supposed to|meant to|should have)\b",
    re.IGNORECASE,
)
"""Somebody in the sentence may not have been there."""
_PERSON = regex(r"\b(?:man|woman|lady|guy|bloke|girl|lad|person|chap|colleague)\b")
_FROM = regex(r"\bfrom (?:the )?([\w ]+)$")
_SHE = regex(r" ?(?:She|He)(?:['’]s| is| was) (?:the|an?|their|our) (?P<does>[^,;.()]+)")
_AGENCY = regex(r"(?:[\w&'’-]+ ){0,4}(?:Recruitment|Agency|Recruiting|Staffing|Consulting)")
_NO_NAME = regex(
    rf"{WEEKDAY}|{MONTH}|b?cc|road|street|lane|avenue|way|today|yesterday|tomorrow|requires|"
    rf"level|good|zoom|teams|christmas|cqc|house|court|lodge|grange|manor|care",
    re.IGNORECASE,
)
_FULL = regex(rf"(?<![\w'’-])(?:{_TITLE} )?{_WORD}(?: {_WORD}){{1,2}}(?![\w'’])")
_MOST_WORDS = 4
_MOST, _LONGEST, _MOST_LINES, _MOST_MATCHES = 6, 700, 8, 40


def told_people(lines: "Iterable[str]", company: str = "") -> Heard:
    """Give whom the first sentences that tell of somebody say was met, with what they do.

    `company` is nobody. Where nobody is named in full, a first name is enough: the person who
    is shown it knows. None: no sentence says of anybody that they were met, or got in touch.
    """
    lines = tuple(lines)
    for one, after, first in _sentences(lines):
        heard = _heard(one, after, company, first=first)
        if heard.people:
            return with_further(heard, one, _split(after), company)
    asked: Heard | None = None
    for one, after, _ in _sentences(lines):
        heard = Heard() if _ABSENT.search(one) else first_names(one, company)
        if not heard.people or (asked and not _same(asked, heard)):
            continue
        further = with_further(heard, one, _split(after), company)
        if not ASKED_FOR.search(one):
            return with_sitting_in(further, (each for each, _, _ in _sentences(lines)), company)
        asked = asked or further
    return asked or Heard()


def _same(asked: Heard, heard: Heard) -> bool:
    """Tell whether a line says what somebody does who was asked for at the door."""
    first = heard.people[0]
    return bool(first.does) and bare(first.name) == bare(asked.people[0].name)


def _split(after: str) -> "Iterator[str]":
    """Give the sentences of the rest of a line."""
    return (one for one, _, _ in _sentences([after]) if one)


def _sentences(lines: "Iterable[str]") -> "Iterator[tuple[str, str, bool]]":
    """Give each sentence, what stands behind it in its line, and whether it is the first."""
    for line in _prose(lines):
        ends = [one.end() for one in islice(_ENDS.finditer(line), _MOST_MATCHES)]
        start = 0
        for end in [*ends, len(line)]:
            yield line[start:end].strip(" .!?"), line[end:], start == 0
            start = end


def names_somebody(lines: "Iterable[str]", company: str = "") -> bool:
    """Tell whether the form of a full name stands there, other than the company's."""
    for line in _prose(lines):
        found = (one[0] for one in islice(_FULL.finditer(line), _MOST_MATCHES))
        if any(_is_name(one, company) and " " in one for one in found):
            return True
    return False


def _prose(lines: "Iterable[str]") -> "Iterator[str]":
    """Give the lines of the first paragraphs, without headings, down to a list."""
    for line in islice(lines, _MOST_LINES):
        if line[:2] in {"- ", "* ", "+ "} or line[:1] in {"|", ">"}:
            return
        if not line.startswith("#") and len(line) <= _LONGEST:
            yield one_line(unlink(line))


def _heard(sentence: str, after: str, company: str, *, first: bool) -> Heard:
    again = _AGAIN.match(sentence) if first else None
    if again:
        return _again(sentence, again, company)
    if _ABSENT.search(sentence):
        return Heard()
    met = _MET.search(sentence)
    alone = not met
    found = met or (_ALONE.match(sentence) if first else None)
    if not found:
        return Heard()
    one, rest = _one(found["name"], sentence[found.end("name") :])
    before = "" if alone else (found["before"] or "").partition(" ")[2]
    if before and not one.does and tells_what(before):
        one = one._replace(does=before)
    titled = re.match(_TITLE, one.name)
    if not _is_name(one.name, company) or not (full_name(one.name) or titled):
        return Heard()
    if alone and not (one.does or one.place):
        return Heard()
    she = None if one.does else _SHE.match(after)
    if she and tells_what(_CUT.split(she["does"])[0]):
        one = one._replace(does=_CUT.split(she["does"])[0])
    more = tuple(_further(rest, company))
    unnamed = tuple(each["what"] for each in islice(_UNNAMED.finditer(rest), _MOST))
    return Heard((one, *more)[:_MOST], unnamed)


def _again(sentence: str, again: "re.Match[str]", company: str) -> Heard:
    """Read `Blessing again, her husband Emeka and Tracey Bunn who's the senior carer`."""
    rest = sentence[again.end() :]
    people = [one for one in _others(rest, company) if full_name(one.name)]
    left = (again["name"], *re.findall(rf"\b(?:her|his) [a-z]+ {_WORD}", rest)[:_MOST])
    return Heard(tuple(people), left) if people else Heard()


def _others(rest: str, company: str) -> "Iterator[Said]":
    for found in islice(_OTHERS.finditer(rest), _MOST):
        if _is_name(found["name"], company):
            yield _one(found["name"], found["tail"] or "")[0]


def _further(rest: str, company: str) -> "Iterator[Said]":
    """Give who stands behind the first in the same sentence."""
    for found in islice(_CALLED.finditer(rest), _MOST):
        what = found["what"]
        origin = _FROM.search(what)
        does = origin[1] if origin and is_role(origin[1]) else what if tells_what(what) else ""
        if looks_like_name(found["name"]) and (does or _PERSON.search(what)):
            yield Said(found["name"], does)
    for found in islice(_ALSO.finditer(rest), _MOST):
        if looks_like_name(found["name"]):
            yield Said(found["name"])
    for found in islice(_OTHERS.finditer(rest), _MOST):
        name = found["name"]
        one, _ = _one(name, rest[found.end("name") :])
        joined = rest[found.start() :].startswith((" and ", " + ", " & ")) and full_name(name)
        first = one.does and is_first_name(name, company)  # `and Imran, the head vet`
        if (one.does or joined) and (first or full_name(name)) and _is_name(name, company):
            yield one


def _one(name: str, tail: str) -> tuple[Said, str]:
    """Read what stands behind a name; with what is left of the sentence."""
    found = _TAIL.match(tail)
    if not found:
        return Said(name), tail
    rest = tail[found.end() :]
    if found["more"]:  # `Mrs Okafor - Blessing Okafor`
        same = found["more"].split()[-1] == name.rsplit(maxsplit=1)[-1]
        return (Said(found["more"]), rest) if same else (Said(name), tail)
    given = found["in"] or found["who"] or found["the"] or found["comma"]
    if found["comma"] and _AGENCY.fullmatch(given.strip()):
        return Said(name, place=given.strip()), rest
    does = _CUT.split(given.strip())[0].strip()
    team = bool(found["in"]) and is_of_team(does)
    if tells_what(does) or team or (found["who"] and len(does.split()) <= _MOST_WORDS):
        cut = found["the"] or found["comma"]
        back = "" if not cut else given.strip()[len(does) :]
        return Said(name, does, sure=True), back + rest
    return _one(name, rest) if found["in"] else (Said(name), tail)


def _is_name(name: str, company: str) -> bool:
    words = name.split()
    if words[-1].endswith(("'s", "’s")):
        return False
    if not looks_like_name(name) or is_nobody(name) or is_role(name):
        return False
    if any(map(_NO_NAME.fullmatch, words)) or INSTITUTION.fullmatch(words[-1]):
        return False
    return not company or name.casefold() not in company.casefold()
