"""Whom the lines of one interview tell of, where no heading and no list says it: proposed."""

from typing import TYPE_CHECKING

from vaultsync.parse.persons.first_names import is_first_name, is_usual
from vaultsync.parse.persons.met import reads_as
from vaultsync.parse.persons.reach_in_text import with_reach
from vaultsync.parse.persons.said_as_name import as_prose, with_capitals
from vaultsync.parse.persons.told_further import with_said_roles
from vaultsync.parse.persons.told_lines import people_of_lines
from vaultsync.parse.persons.told_named import named_people
from vaultsync.parse.persons.told_people import told_people
from vaultsync.parse.persons.who_was_there import Heard, Said, tells_what
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2}"
_TITLE_FIRST = regex(
    r"\b(?P<does>HM|EM|PM|TL|VP|CTO|CEO|COO|CFO|hiring manager|team lead|manager|recruiter|"
    rf"owner|head) (?P<name>{_NAME})(?! ?\(|['’]s)"
)
"""`w/ HM Paul Adeyemi`."""
_BEGINS = regex(
    rf"(?:[-*+] )?(?P<name>{_NAME})(?P<does> ?\([^()]{{1,40}}\))?(?=[.,:;](?: |$)|$)"
)
"""`Lena Fischer. 30 min.`: with whom it was stands below the heading that says what it was."""
_MOST_LINES = 12


def told_there(lines: "Sequence[str]", company: str) -> Heard:
    """Give whom lines tell of, with their capitals, what they do and how they are reached.

    `company` is nobody. Nobody, if a list of them would be read as others.
    """
    plain = [one.strip() for one in lines if one.strip()][:_MOST_LINES]
    large = [_TITLE_FIRST.sub(r"\g<name> (\g<does>)", one) for one in with_capitals(plain)]
    ways = (
        told_people(as_prose(large), company),
        people_of_lines(large, company),
        named_people(large, company),
        _begins(large[1:2], company),
    )
    told = with_said_roles(max(ways, key=_count), large)
    told = with_reach(told, "\n".join(plain), company)
    return told if reads_as(told) else Heard()


def _begins(lines: "Sequence[str]", company: str) -> Heard:
    """Read a first line that begins with somebody's name alone."""
    found = _BEGINS.match(lines[0]) if lines else None
    if not found or not is_usual(found["name"]) or not is_first_name(found["name"], company):
        return Heard()
    does = (found["does"] or "").strip(" ()")
    return Heard((Said(found["name"], does if tells_what(does) else ""),))


def _count(heard: Heard) -> int:
    return len(heard.people) if reads_as(heard) else 0
