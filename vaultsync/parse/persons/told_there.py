"""Whom the lines of one interview tell of, where no heading and no list says it: proposed."""

from types import MappingProxyType
from typing import TYPE_CHECKING

from vaultsync.parse.persons.first_names import is_first_name, is_usual
from vaultsync.parse.persons.headings import full_name
from vaultsync.parse.persons.met import fullest, reads_as
from vaultsync.parse.persons.reach_in_text import with_reach
from vaultsync.parse.persons.said_as_name import as_prose
from vaultsync.parse.persons.told_further import with_said_roles
from vaultsync.parse.persons.told_lines import people_of_lines
from vaultsync.parse.persons.told_named import named_people
from vaultsync.parse.persons.told_people import told_people
from vaultsync.parse.persons.trades import is_short_form
from vaultsync.parse.persons.who_was_there import Heard, Said, tells_what
from vaultsync.patterns import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_NAME = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2}"
_TITLE_FIRST = regex(
    r"\b(?P<does>HM|EM|PM|TL|VP|CTO|CEO|COO|CFO|hiring manager|team lead|manager|recruiter|"
    rf"owner|head) (?P<name>{_NAME})(?! ?\(|['’]s)"
)
"""`w/ HM Paul Adeyemi`."""
_IN_WORDS = MappingProxyType(
    {
        "HM": "hiring manager",
        "EM": "engineering manager",
        "PM": "product manager",
        "TL": "team lead",
    }
)
_BEGINS = regex(
    rf"(?:[-*+] )?(?P<name>{_NAME})(?P<does> ?\([^()]{{1,40}}\))?"
    r"(?=[.,:;](?: |$)|$| [+&] | and a )"
)
_WITH = regex(r"^(?:[-*+] )?(?i:w/|with) (?=[^\W\d_a-z])")
_ONE_OF_LIST = regex(
    rf"(?:[-*+]|\d{{1,2}}[.)]) (?P<name>{_NAME})(?: something| \?+)?"
    r"(?P<does> ?\([^()]{1,40}\))?(?= ?[-–—:]|[.,]? |$)"
)
"""`1. Priya Raman (HM) - roadmap, team of 7`."""
_SEVERAL = 2
_BRACKET = regex(r"\((?P<inside>[^()]{2,60})\)$")
"""`Lena Fischer. 30 min.`: with whom it was stands below the heading that says what it was."""
_MOST_LINES = 12


def told_there(lines: "Sequence[str]", company: str) -> Heard:
    """Give whom lines tell of, with what they do and how they are reached.

    They have the capitals that names have elsewhere. `company` is nobody. Nobody, if a list of
    them would be read as others.
    """
    plain = [one.strip() for one in lines if one.strip()][:_MOST_LINES]
    large = [_WITH.sub("With ", one) for one in plain]
    large = [_TITLE_FIRST.sub(_behind, one) for one in large]
    told = fullest(
        told_people(as_prose(large), company),
        people_of_lines(large, company),
        named_people(large, company),
        _numbered(large, company),
        *(_begins(one, company) for one in large[1:3]),
        _in_brackets(large[0] if large else "", company),
    )
    told = with_reach(with_said_roles(told, large), "\n".join(plain), company)
    return told if reads_as(told) else Heard()


def _behind(found: "re.Match[str]") -> str:
    """Write what somebody does behind the name."""
    return f"{found['name']} ({_IN_WORDS.get(found['does'], found['does'])})"


def _numbered(lines: "Sequence[str]", company: str) -> Heard:
    """Read a list of several people, one below the other, with what was talked about behind."""
    people: list[Said] = []
    for line in lines:
        found = _ONE_OF_LIST.match(line)
        name = found["name"] if found else ""
        does = _role(found["does"]) if found else ""
        sure = name and (is_usual(name) or (people and full_name(name)))
        if sure and is_first_name(name, company) and (does or " " in name):
            people.append(Said(name, does))
        elif people:
            break
    return Heard(tuple(people)) if len(people) >= _SEVERAL else Heard()


def _in_brackets(title: str, company: str) -> Heard:
    """Read `Recruiter call (Denise, Corvus)`."""
    found = _BRACKET.search(title)
    return _begins(f"{found['inside'].split(',')[0].strip()}.", company) if found else Heard()


def _begins(line: str, company: str) -> Heard:
    """Read a line that begins with somebody's name alone."""
    found = _BEGINS.match(line)
    if not found or not is_usual(found["name"]) or not is_first_name(found["name"], company):
        return Heard()
    return Heard((Said(found["name"], _role(found["does"])),))


def _role(text: str | None) -> str:
    """Give what brackets say somebody does, also in a few capitals: `(HM)`."""
    does = (text or "").strip(" ()")
    return does if tells_what(does) or is_short_form(does) else ""
