"""People as a sentence names them: `Helen Marsh (head), Gareth Pugh and Mrs Rees who does ALN`.

What they do stands in brackets, behind a comma, `who`, `the` or a dash, and is no part of the
name. What may be no name is left out, and told.
"""

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import one_line
from vaultsync.parse.front.plain_words import CLOCK, DAY, INSTITUTION
from vaultsync.parse.persons.contacts import PHONE
from vaultsync.parse.persons.fields import MAIL
from vaultsync.parse.persons.headings import EMAIL, full_name, looks_like_name
from vaultsync.parse.persons.no_reach import without_no_reach
from vaultsync.parse.persons.roles import (
    WHO_DOES,
    is_nobody,
    is_role,
    is_unnamed,
    tells_role,
)
from vaultsync.parse.persons.trades import is_of_team, is_short_form, is_trade
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPLITS = regex(r"[,;]\s*(?:(?:and|plus) (?!\w+ of\b))?|\s(?:and|plus|&|\+)\s")
_MR = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame)\b\.?"
WHOLE_NAME = (
    rf"(?:{_MR} )?(?:[A-Z]\.|[^\W\d_a-z][\w'’-]*)"
    r"(?: (?:(?:van|von|de|der|den|da|dos|di|ap|ab|al|bin|le|la|ter|Ó|O) ){0,2}"
    r"(?:[^\W\d_a-z][\w'’-]+|[A-Z]\.)){0,3}"
)
_TITLED = regex(rf"{_MR} [^\W\d_a-z]")
_ENTRY = regex(
    rf"(?P<name>{WHOLE_NAME})(?:"
    r" ?\((?P<in>[^()]{1,60})\)|"
    rf" {WHO_DOES}(?:(?:the|our|their|a|an) )?(?P<does>\S.{{0,59}})|"
    r" (?:the|our|their) (?P<the>[a-z].{0,59})|"
    r" at (?P<at>[A-Z].{1,59})|"
    r" from (?:the )?(?P<from>[^\W\d_].{1,59})|"
    r" [-–—] (?P<dash>\S.{1,59}))?"
)
_DOES = regex(
    r"(?:(?:acting|assistant|deputy|vice|senior|joint|co-?) ?-?)*"
    r"(?:chair(?:man|woman|person)?|head(?:teacher)?|principal|governor|trustee|"
    r"deputy|boss|owner|(?:\w+ )?editor|publisher|(?:external )?assessor|partner|lead|"
    r"coordinator|co-ordinator|caretaker)"
    r"(?:(?: of| for)(?: the)? [\w' ’&-]{2,40})?|"
    r"(?:(?:gen|ass?t|dep|exec|snr|ops|area|duty|shift|site|store|shop|kitchen|bar|floor|hr|"
    r"general|deputy|assistant|regional|restaurant|hotel)\.? ){0,2}mgr\.?|"
    r"(?:exec|snr|ass?t)\.? (?:(?:sous|pastry|head) )?(?:chef|cook|manager|director|recruiter)",
    re.IGNORECASE,
)
_OF_A_FIELD = regex(
    r"(?P<what>[^,;()]{3,40}?) (?:of|for) (?:the )?(?!(?:the|ages|now|years?|months?|weeks?|"
    r"me|us|him|her|them|a|an|about|over|two|three|four|five|six|ten|my|our)\b)"
    r"[^\W\d_][\w'’-]*(?: (?:and |& )?[^\W\d_][\w'’-]*){0,3}"
)
"""`deputy director of nursing`, `lead nurse for medicine`; not `manager for ten years`."""
_PLACE = regex(r"(?P<what>.+?) (?:at|of|for|from) (?:the )?(?P<where>[A-Z].*)")
_ENDS = regex(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bMx)(?<!\bProf)(?<!\b[A-Z])[.!?](?= [A-Z]|$)"
)
_STARTS = regex(
    r"(?<![\w])(?i:(?:met with|met|spoke (?:to|with)|talked (?:to|with)|seen by|"
    r"interviewed by|with)(?: was| were)?:?) (?=[A-Z])"
)
_MEETS = regex(rf"{_STARTS.pattern}|Saw (?=[A-Z])")
"""`4pm. Met Carol Dean`: the name begins behind the verb, and with a capital it is none."""
_UNKNOWN = regex(
    r"(?:an?|two|three|four|five|\d|some|several|the|another|someone|somebody|one) \w.*",
    re.IGNORECASE,
)
_MAILTO = regex(r"\bmailto:")
_SIGN_BETWEEN = regex(rf"(?<=[^\W\d_]|\))(?: ?:| [-–—]) (?=<?{MAIL}|\+?0\d[\d ]{{6,}})")
_ADDRESS_FIRST = regex(
    rf"(?:^|(?<=[,;] ))<?(?P<mail>{MAIL})>?(?: ?\((?P<in>{WHOLE_NAME})\)|"
    rf"(?: [-–—])? (?P<behind>{WHOLE_NAME})(?=$|[,;]))"
)
"""`kelly@x.example (Kelly Marsh)`, `kelly@x.example Kelly Marsh`."""
_BETWEEN_SIGNS = regex(rf"<({MAIL})>")
_REACH_IN_BRACKETS = regex(rf"(?<=[\w).]) ?\(({MAIL}|\+?0?\d[\d /-]{{6,20}}\d)\)")
_REACH_BEHIND = regex(rf"(?<=[^\W\d]|[).]) +(?={MAIL}|\+?0?\d[\d ]{{6,}})")
_WORD = regex(r"[^\W\d_][\w'’-]*")
_THEIR = regex(r"^(?:the|their|our|an?) ")
_ASIDE = regex(r".*!|no relation", re.IGNORECASE)
"""In brackets, a word to oneself: `Dewi Pugh (no relation!)`."""
_AT_PRESENT = regex(
    r" (?:now|here|there|currently|at the moment|at present|for now|these days|until \w+|"
    r"i think|apparently)$",
    re.IGNORECASE,
)
_WHERE = regex(r" (?:from|at|for|in|on|who|and|who['’]s) ")
_LONGEST, _LONGEST_LEFT, _MOST_STARTS = 300, 60, 12


class Said(NamedTuple):
    """Somebody who is named."""

    name: str
    does: str = ""
    """What they do."""
    place: str = ""
    """Where: `deputy head at St Teilo's Primary`."""
    reach: tuple[str, ...] = ()
    """Addresses and numbers behind the name."""
    sure: bool = False
    """What they do can be nothing else."""
    doubted: bool = False
    """Behind one who was asked for alone, and a comma: perhaps what that one does."""

    @property
    def listed(self) -> str:
        """The name with what they do, as it can stand in a list."""
        more = (f"<{one}>" if "@" in one else one for one in self.reach)
        return " ".join((f"{self.name} ({self.does})" if self.does else self.name, *more))


class Heard(NamedTuple):
    """What a text says of who was there."""

    people: tuple[Said, ...] = ()
    left: tuple[str, ...] = ()
    """What may be no name, as it stands: nobody is made of it."""

    @property
    def listed(self) -> str:
        """The people as they can stand behind `interviewers`."""
        return ", ".join(one.listed for one in self.people)


def heard_in(line: str) -> Heard:
    """Read a line of a note; nobody, unless one is beyond doubt.

    Somebody is named in full or by a title where a sentence begins or behind `with`, and a
    word says what one of them does; else it is any text. Only a line with day and hour counts,
    or one that begins with `with` or `met`.
    """
    if len(line) > _LONGEST:
        return Heard()
    dated = bool(DAY.search(line) and CLOCK.search(line))
    for start, introduced in _beginnings(line):
        if not (dated or (introduced and start < _LONGEST_LEFT // 4)):
            continue
        ends = _ENDS.search(line, start)
        found = _read(line[start : ends.start() if ends else len(line)].rstrip(" ;:,"))
        first = found.people[:1]
        sure = first and (full_name(first[0].name) or _TITLED.match(first[0].name))
        if sure and any(one.sure or (one.place and dated) for one in found.people):
            return found
    return Heard()


def is_list(sentence: str) -> bool:
    """Tell whether a sentence names people and says no more than what they do."""
    if len(sentence) > _LONGEST or ":" in sentence or _ENDS.search(sentence.rstrip(" .;")):
        return False
    people = _read(sentence.rstrip(" .;")).people
    return any(one.sure or (one.does and one.place) for one in people)


def typed_people(text: str, *, one: bool = False) -> Heard:
    """Read what somebody typed who was asked for people: a single name is one there, too.

    `one`: it was asked for one person: behind a comma a single word says what they do.
    """
    plain = _BETWEEN_SIGNS.sub(r"\1", in_order(without_no_reach(one_line(text))))
    plain = _REACH_IN_BRACKETS.sub(r" \1", plain)
    apart = _REACH_BEHIND.sub(", ", plain)  # an address needs no comma before it
    return _read(apart.rstrip(" .;"), typed=True, alone=one)


def in_order(text: str) -> str:
    """Write a name in front of its address: `kelly@x.example (Kelly Marsh)`."""
    plain = _MAILTO.sub("", text)
    return _ADDRESS_FIRST.sub(_turned, _SIGN_BETWEEN.sub(" ", plain))


def _turned(found: "re.Match[str]") -> str:
    return f"{found['in'] or found['behind']} <{found['mail']}>"


def _beginnings(line: str) -> "Iterator[tuple[int, bool]]":
    """Give where names can begin, and whether a word such as `with` says so."""
    found = [(one.end(), True) for one in islice(_STARTS.finditer(line), _MOST_STARTS)]
    starts = [0, *(one.end() + 1 for one in _ENDS.finditer(line))]
    found += [(one, False) for one in starts[:_MOST_STARTS] if not _MEETS.match(line, one)]
    yield from sorted(found)


def _read(text: str, *, typed: bool = False, alone: bool = False) -> Heard:
    people: list[Said] = []
    left: list[str] = []
    for part, joined in parts_of(text):
        last = people[-1] if people and not left else None
        bare = alone and not joined and not _TITLED.match(part)
        more = last is not None and (
            _adds(last, part, joined=joined) or (bare and _WORD.fullmatch(part) is not None)
        )
        said = None if more else _person(part, typed=typed)
        if last and more:
            people[-1] = _with(last, part, joined=joined)
        elif said:
            people.append(said._replace(doubted=bool(people) and bare and not said.does))
        elif last and typed and (EMAIL.fullmatch(part) or PHONE.fullmatch(part)):
            people[-1] = last._replace(reach=(*last.reach, part))
        elif not people and not typed:
            return Heard()
        elif typed or _UNKNOWN.match(part) or part[:1].isupper():
            left.append(part[:_LONGEST_LEFT])
        elif joined:
            break  # prose goes on
    return Heard(tuple(people), tuple(left))


def parts_of(text: str) -> "Iterator[tuple[str, bool]]":
    """Give what stands between commas and `and`, outside of brackets; and behind which."""
    start, joined = 0, False
    for one in _SPLITS.finditer(text):
        before = text[: one.start()]
        if before.count("(") > before.count(")"):
            continue
        if part := text[start : one.start()].strip():
            yield part, joined
        start, joined = one.end(), one[0].strip() not in {",", ";"}
    if part := text[start:].strip():
        yield part, joined


def _person(part: str, *, typed: bool) -> Said | None:
    """Read one entry; None: it may be no name."""
    found = _ENTRY.fullmatch(part)
    if not found:
        return None
    name, place = found["name"], (found["at"] or "").strip()
    if not looks_like_name(name) or is_nobody(name) or is_role(name):
        return None
    if INSTITUTION.fullmatch(name.split()[-1]):
        return None
    origin = (found["from"] or "").strip()
    if origin and origin[0].isupper() and not (origin.isupper() or is_role(origin)):
        place, origin = origin, ""
    inside, reach = _inside(found["in"] or "", typed=typed)
    given = inside or found["does"] or found["the"] or found["dash"] or origin
    does = (given or "").strip()
    whole = full_name(name) or _TITLED.match(name)
    if found["in"] and not typed and not (whole or tells_what(does)):
        return None
    if (found["the"] or found["dash"]) and not tells_what(does):
        return None
    if not (whole or typed or does):
        return None
    said = _placed(name, does, place)._replace(reach=reach)
    return said._replace(sure=bool(found["does"]) or tells_what(does))


def _inside(text: str, *, typed: bool) -> tuple[str, tuple[str, ...]]:
    """Take apart what stands in brackets: `their recruiter, priya@ashdown.example`.

    `typed`: whoever typed it means all of it.
    """
    parts = [one.strip() for one in text.split(",")]
    reach = tuple(one for one in parts if EMAIL.fullmatch(one) or PHONE.fullmatch(one))
    said = [one for one in parts if one not in reach and not _ASIDE.fullmatch(one)]
    does = ", ".join(said)
    plain = _THEIR.sub("", does)
    if tells_what(plain):
        return plain, reach
    first = "" if typed else next(filter(None, map(what_they_do, said)), "")
    return first or does, reach


def _placed(name: str, does: str, place: str) -> Said:
    """Take the place out of what somebody does: `head at Whitchurch Primary`."""
    inner = _PLACE.fullmatch(does)
    if inner and not place and tells_what(inner["what"]) and " at " in does:
        does, place = inner["what"], inner["where"]
    return Said(name, does, place, sure=tells_what(does))


def tells_what(text: str) -> bool:
    """Tell whether words say what somebody does: `chair of governors`, `practice manager`."""
    plain = text.strip()
    if is_role(plain) or is_unnamed(plain) or _DOES.fullmatch(plain) or is_trade(plain):
        return True
    found = _OF_A_FIELD.fullmatch(plain)
    return bool(found and (is_role(found["what"]) or is_unnamed(found["what"])))


def what_they_do(text: str) -> str:
    """Give what somebody does as a part of what stands in brackets says it; empty: it does not.

    `the lead nurse now` is a lead nurse, `team lead from the Ilkley side` a team lead.
    """
    plain = _THEIR.sub("", text.strip())
    short = plain if is_short_form(plain) or is_of_team(plain) else ""
    for cut in (plain, _AT_PRESENT.sub("", plain), _WHERE.split(plain, maxsplit=1)[0]):
        if tells_what(cut):
            return cut
    return short


def _adds(last: Said, part: str, *, joined: bool) -> bool:
    """Tell whether a part says more of the one before: `Jo Doe, head of Maths and Science`."""
    plain = part.removeprefix("the ").removeprefix("our ")
    at = _PLACE.fullmatch(plain)
    what = at["what"] if at and " at " in plain else plain
    if _TITLED.match(part) or (_UNKNOWN.match(part) and part == plain):
        return False
    if tells_what(what) or (" " in part and all(map(tells_role, part.split()))):
        return bool(last.does) or not joined
    if not joined or not last.does or " " not in last.does:
        return False
    # `Head of Maths and Science`: what is joined there may be a field just as well
    words = part.split()
    field = last.does.split()[-1][:1].isupper() and "(" not in part
    return field or all(map(tells_role, words))


def _with(last: Said, part: str, *, joined: bool) -> Said:
    plain = part.removeprefix("the ").removeprefix("our ")
    more = _placed(last.name, plain, last.place)
    more = more._replace(reach=last.reach)
    if last.does:
        does = f"{last.does} and {more.does}" if joined else f"{last.does}, {more.does}"
        return more._replace(does=does)
    return more
