"""A note that is named by a day alone, as those of a diary are, and tells of an interview.

It is only proposed to the person: a sentence must say whom they met and from where, and the
rest that it was about a job of theirs.
"""

import re
from typing import NamedTuple

from vaultsync.names import unlink
from vaultsync.parse.front.plain_company import cleaned, only_a_day
from vaultsync.parse.front.plain_meeting import speaks_of_a_job
from vaultsync.parse.front.plain_note import Plain, is_elsewhere
from vaultsync.parse.front.plain_words import DAY, NAME
from vaultsync.patterns import regex

_ORG = r"[^\W\d_a-z][\w&'’.-]*(?: (?:&|of|and)? ?[^\W\d_a-z][\w&'’-]*){0,3}"
_MET = regex(
    rf"\b(?i:interview|call|chat|coffee|meeting|zoom|teams|lunch|screen|drinks?) (?i:with) "
    rf"(?P<who>{NAME})(?: ?\([^()\n]{{1,40}}\))?,? (?:from|at|of) (?P<company>{_ORG})"
)
_INTERVIEW = regex(r"(?<![^\W_])interview(?![^\W_])", re.IGNORECASE)
_NOT_MINE = regex(
    r"\b(?:candidates?|applicants?|(?:we|i) interviewed|interviewed (?:her|him|them))\b",
    re.IGNORECASE,
)
"""Somebody else was asked."""


class Told(NamedTuple):
    """Whom a sentence says somebody met, and from where."""

    who: str
    company: str


def told_on_a_day(note: Plain) -> Told | None:
    """Give who was met; None: it has another name, or tells of no interview, or of several."""
    if not (DAY.search(note.stem) and only_a_day(note.stem)) or is_elsewhere(note):
        return None
    if note.title and not only_a_day(note.title):
        return None
    body = unlink(note.body)
    met = list(_MET.finditer(body))
    if len(met) != 1 or _NOT_MINE.search(body):
        return None
    of_a_job = speaks_of_a_job(body)
    company = cleaned(met[0]["company"].rstrip("."))
    if not company or not (of_a_job and _INTERVIEW.search(body)):
        return None
    return Told(met[0]["who"], company)
