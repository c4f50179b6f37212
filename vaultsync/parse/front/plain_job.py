"""Do the words of a note in plain text speak of a job that its writer might get?

Only for notes that a person is asked about in one question: a note with a near day that says
two different things of a job may be one. Others speak of their work, too.
"""

import re
from datetime import date, timedelta

from vaultsync.parse.front.plain_meeting import not_of_a_job
from vaultsync.parse.front.plain_note import Plain
from vaultsync.parse.front.plain_words import DAY, JOB_FOLDER
from vaultsync.patterns import regex

_TOP = 8
"""Lines in which the day must stand."""
_ENOUGH = 2
_BACK, _AHEAD = timedelta(days=364), timedelta(days=62)
_JOB = tuple(
    regex(one, flags)
    for one, flags in (
        (r"\binterview(?:s|ed|er|ers)?\b|\bpanel\b", re.IGNORECASE),
        (r"\b(?:recruiters?|recruitment|vacanc(?:y|ies)|agency|job pack)\b", re.IGNORECASE),
        (r"\b(?:my|updated|new) (?:\w+ )?cv\b|\breferees?\b|\bdbs\b", re.IGNORECASE),
        (
            r"\bsalary\b|^[-*+ ]*pay\b|\bpay (?:is|was|of|about|around|£?\d)|\b\d\d ?k\b",
            re.IGNORECASE | re.MULTILINE,
        ),
        (r"\bnotice period\b|\b(?:weeks?|months?)['’]? notice\b", re.IGNORECASE),
        (
            (
                r"\b(?:role(?! play| model)|position)\b|"
                r"\b(?:the|a|an|their|this) (?:[\w-]+ ){0,2}job\b|"
                r"\b(?:deputy|manager|assistant|supervisor|carer|nurse|teacher) "
                r"(?:role|job|post|position|to start|within|in)\b"
            ),
            re.IGNORECASE,
        ),
    )
)
"""What is said of a job, a pattern for each thing."""
_MET = regex(
    r"\b(?:interview\w*|panel|rang|rung|called|phoned?|call|spoke|chat\w*|zoom|teams|visit|"
    r"met|came back|recruiters?)\b",
    re.IGNORECASE,
)
_SELF = regex(r"\b(?:i|me|my)\b", re.IGNORECASE)
_NOT_MINE = regex(
    r"\b(?:candidates?|applicants?|(?:we|i) interviewed|interviewed (?:her|him|them))\b|"
    r"\btold (?:her|him|them|\w+) about (?:the|my) (?:new )?job\b|"
    r"\b(?:her|his|their) (?:new )?(?:cv|job|interview|salary)\b|"
    r"\b(?:we|i) (?:shortlisted|appointed|offered|liked (?:her|him|them|\w+ best))\b|"
    r"^#* ?chapter \d",
    re.IGNORECASE | re.MULTILINE,
)
"""Somebody else was asked, or only told of it; or it is a story."""
_INTERVIEW = regex(r"^interview\W{1,3}(?P<word>(?:is|was|on|at|with|for)\b)?", re.IGNORECASE)
_FEW = 4


def may_be_of_a_job(note: Plain) -> bool:
    """Tell whether a note with a day near its top says two different things of a job."""
    if not any(map(DAY.search, [note.stem, *_top(note)])):
        return False
    if not _SELF.search(note.body) or _NOT_MINE.search(note.body) or not_of_a_job(note):
        return False
    heard = _MET.search(f"{note.stem}\n{note.body}")
    return bool(heard) and _things(note.body) >= _ENOUGH


def tells_of_interview(note: Plain) -> bool:
    """Tell whether a line near the top says `Interview Tues 17 Nov, 9.30`.

    In a folder of the search that is enough; elsewhere the rest must speak of a job, too.
    """
    lines = [one.lstrip("# ") for one in note.first[:_FEW]]
    if not any(map(_names_day, lines)) or not_of_a_job(note):
        return False
    if any(map(JOB_FOLDER.fullmatch, note.folders)):
        return True
    said = _SELF.search(note.body) and not _NOT_MINE.search(note.body)
    return bool(said) and _things(note.body) > _ENOUGH


def _names_day(line: str) -> bool:
    found = _INTERVIEW.match(line)
    if not found:
        return False
    return bool(DAY.search(line) if found["word"] else DAY.match(line, found.end()))


def is_near(day: date, today: date | None) -> bool:
    """Tell whether a day lies in the last year or the next two months."""
    return today is None or -_BACK <= day - today <= _AHEAD


def _top(note: Plain) -> list[str]:
    return [line for line in note.body.splitlines() if line.strip()][:_TOP]


def _things(body: str) -> int:
    return sum(bool(one.search(body)) for one in _JOB)
