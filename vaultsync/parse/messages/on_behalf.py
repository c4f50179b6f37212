"""Who answers on behalf of them all: whatever the name is, it is one of theirs."""

import re

from vaultsync.patterns import regex

FOR_ALL = (
    r"on behalf of (?:them|(?:the|their) (?:\w+ )?(?:panel|team|board|committee|trustees|"
    r"company|school|charity|trust|director|manager|head|managers|interviewers))\b"
)
_SPEAKS = regex(rf" (?:(?!\bI\b)[\w' ]){{0,40}}?\b{FOR_ALL}", re.IGNORECASE)
"""Behind a name: whoever answers for them is one of them."""


def speaks_for_them(who: re.Match[str]) -> bool:
    """Tell whether somebody else than the reader does something on behalf of them."""
    return who[0] != "I" and _SPEAKS.match(who.string, who.end()) is not None
