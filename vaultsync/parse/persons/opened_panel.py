"""Sentences that open with a panel, all written as the one form that is read elsewhere.

`On the panel were Ann Lee (head) and Tom Roe` is `Two of them, Ann Lee (head) and Tom Roe`. It
is only for what is proposed to the person, who looks at it before it is written.
"""

from typing import TYPE_CHECKING

from vaultsync.parse.persons.first_names import is_usual
from vaultsync.patterns import regex

if TYPE_CHECKING:
    import re

_COUNT = r"(?:two|three|four|five|six|seven|both|a couple|[2-7])"
_WHOM = (
    r"(?:of (?:them|us)|people|interviewers|(?:panel )?members|panell?ists|ladies|women|men|"
    r"managers|directors|governors|partners|trustees)"
)
WHERE = (
    r"(?:there|in (?:the|a) room|on (?:the |my |their |this )?(?:interview(?:ing)? )?"
    r"(?:panel|board|call)|on (?:teams|zoom|screen|video)|interviewing(?: me)?|"
    r"(?:at|round|around|across) (?:the|a) table|asking (?:the |me )?questions|"
    r"(?:interviewed|saw|met|questioned) me)"
)
"""Where they were, or what they did, behind how many there were."""
_IS = r"(?: (?:was|were|are|is|being|namely|including|incl\.?))?"
_SIGN = r"(?:,|:| ?[-–—]|\.)"
_OPENED = regex(
    r"(?:^|(?<=[.,;:] )|(?<= [-–—] ))(?i:"
    rf"(?:(?:there were|there was|it was|just|only|the|all) ){{0,3}}{_COUNT}"
    rf"(?: {_WHOM}(?: {WHERE})?| {WHERE}){_IS}{_SIGN}|"
    rf"(?:(?:a|the|my|interview) ){{0,2}}panel of {_COUNT}"
    rf"(?: (?:was|were|are|is|being|namely|including|incl\.?)|{_SIGN})|"
    r"(?:those |people )?on (?:the|my|their) (?:interview )?panel(?: with me)?"
    rf"(?: (?:was|were|are|is|will be)|{_SIGN})|"
    r"interviewing(?: me)?(?: (?:was|were|is|are)|:)|"
    r"(?:i |we )(?:was|were|got|am|['’]m)(?: being)? (?:interviewed|seen) by"
    r") (?=[^\W\d_a-z])"
)
_NAME = regex(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w'’-]*)?")
_MOST = 4


def as_counted(text: str) -> str:
    """Write `Two of them,` instead of other words that say who was on the panel.

    Behind them stands a full name, one with a title, or a usual first name.
    """
    return _OPENED.sub(_counted, text, count=_MOST)


def _counted(found: "re.Match[str]") -> str:
    name = _NAME.match(found.string, found.end())
    named = name and (" " in name[0] or is_usual(name[0]))
    return "Two of them, " if named else found[0]
