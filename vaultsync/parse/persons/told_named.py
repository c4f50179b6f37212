"""Whom a line names beyond doubt: behind day and hour, as a link, or from where somebody rang.

`27/11/2026, 09:15, Dr Hussain + Colin, the chief pharmacist`, `Coffee with [[Femke de Boer]]`,
`Gary from Boots rang`: proposed to the person, who looks at them before they are written.
"""

from typing import TYPE_CHECKING

from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.front.plain_words import CLOCK, DAY, INSTITUTION
from vaultsync.parse.persons.first_names import is_first_name, listed
from vaultsync.parse.persons.headings import full_name, looks_like_name
from vaultsync.parse.persons.said_as_name import said_as_names
from vaultsync.parse.persons.who_was_there import Heard, Said
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK = regex(r"(?:#{1,6} +|[-*+] +|\d{1,2}[.)] +)?")
_TITLED = regex(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\b\.? [^\W\d_a-z]")
_LINKED = regex(
    r"\b(?i:(?:coffee|lunch|tea|call|chat|meeting|talk|interview|zoom|teams|met|spoke|saw)"
    r"(?: (?:with|to))?) \[\[(?P<link>[^\[\]|#]{3,60})(?:#[^\[\]|]*)?(?:\|[^\[\]]*)?\]\]"
)
_WORD = r"[^\W\d_a-z][\w'’&.-]*"
_MEETS = regex(
    r"\b(?:(?i:phone|telephone|call|chat|zoom|teams|meet|video|interview|coffee|interviewed|round|"
    r"screen) w/?|(?i:(?:you|we|i)(?:['’]ll| will) be (?:meeting(?: with)?|seeing|"
    r"(?:speaking|talking|chatting) (?:to|with)|interviewed by))) (?=[^\W\d_a-z])"
)
"""`phone w Wes`, `you will be meeting Sophie Tranter`: names stand behind it."""
_RANG = regex(
    rf"(?P<name>{_WORD}(?: {_WORD})?) (?:from|at|of) (?:the )?"
    rf"(?P<place>{_WORD}(?:(?: (?:of|and|&|the))* {_WORD}){{0,4}}) "
    r"(?:just |then )?(?:rang|called|phoned|telephoned|emailed|texted|got in touch)\b"
)
"""`Gary from Boots rang 18/11/2026`."""
_LONGEST = 300


def named_people(lines: "Iterable[str]", company: str = "") -> Heard:
    """Give whom the first such line names; `company` is nobody."""
    for line in lines:
        if len(line) > _LONGEST or line.startswith(("|", ">")):
            continue
        heard = _in_line(line, company)
        if heard.people:
            return heard
    return Heard()


def _in_line(line: str, company: str) -> Heard:
    mark = _MARK.match(line)
    text = line[mark.end() if mark else 0 :]
    linked = _LINKED.search(text)
    name = one_line(linked["link"].rpartition("/")[2]) if linked else ""
    if full_name(name) and looks_like_name(name) and fold(name) != fold(company):
        return Heard((Said(name),))
    rang = _RANG.match(text)
    if rang and is_first_name(rang["name"].split()[0], "") and looks_like_name(rang["name"]):
        return Heard((Said(rang["name"], place=rang["place"].rstrip(".")),))
    return _met(one_line(unlink(text)), company)


def _met(text: str, company: str) -> Heard:
    """Read names behind words that somebody is met there, or behind a day and an hour."""
    found = _MEETS.search(text)
    heard = listed(said_as_names(text[found.end() :]), company, sure=True) if found else Heard()
    return heard if heard.people else _behind_the_hour(text, company)


def _behind_the_hour(text: str, company: str) -> Heard:
    """Read names behind a day and an hour: the first has a title, or is a name in full."""
    day = DAY.match(text)
    clock = CLOCK.match(text, day.end() + len(", ")) if day else None
    clock = clock or (CLOCK.match(text, day.end() + 1) if day else None)
    if not clock:
        return Heard()
    rest = text[clock.end() :].lstrip(" ,:–—-")
    if not _TITLED.match(rest):
        return Heard()
    heard = listed(said_as_names(rest), company, sure=True)
    kept = [one for one in heard.people if not INSTITUTION.fullmatch(one.name.split()[-1])]
    return Heard(tuple(kept), heard.left)
