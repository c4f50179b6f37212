"""Patterns by which a note in plain text is told, and what of it is its company."""

import re

from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import SHORT, WEEKDAY
from vaultsync.patterns import regex

DAY = regex(
    rf"(?<![\w./-])(?:{SHORT}|(?:{WEEKDAY}\.?,? )?"
    r"(?:(?P<year>\d{4})[-_. ]?(?P<month>\d\d)[-_. ]?(?P<day>\d\d)|"
    r"\d{1,2}([./-])\d{1,2}\4(?:\d{4}|\d\d(?!\.\d))|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? \d{{4}})?|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?))(?![\w/])",
    re.IGNORECASE,
)
"""A day in a name or a line, also one without its year."""
STRONG = regex(
    r"\binterviews?\b|\bscreening (?:call|interview)\b|"
    r"\b(?:phone|telephone|video|technical|recruiter|initial|HR)[ -]screen(?:ing)?\b|"
    r"\b(?:recruiter|hiring manager) (?:call|chat|screen|round)\b|"
    r"\bassessment (?:day|centre|center)\b|\btrial (?:day|shift|lesson)\b",
    re.IGNORECASE,
)
INSTITUTION = regex(
    r"(?:nursery|nurseries|preschool|school|primary|academy|college|university|hospital|clinic|"
    r"surgery|hospice|trust|council|charity|foundation|group|ltd|limited|plc|llp|inc|gmbh|bank|"
    r"agency|homes|build|rail|projects|hotel|electrical)",
    re.IGNORECASE,
)
"""A word with which the name of a company may well end, and no role and no department."""
KIND = regex(
    r"(?:librar(?:y|ies)|museum|school|agency|hospital|shop|store|office|caf[eé]|gallery|"
    r"nursery|college|university|surgery|clinic|hotel|archives?|theatre|charity|bakery|"
    r"bookshop|recruitment|recruiting|staffing)",
    re.IGNORECASE,
)
"""What kind a company is of: alone it names none, behind a proper word it does."""
CLOCK = regex(r"\b\d{1,2}[:.h]\d\d(?: ?[ap]m)?\b|\b\d{1,2} ?[ap]m\b", re.IGNORECASE)
CALLED = r"(?:(?:tele)?phone|video|zoom|teams|recruiter|agency)(?: (?:call|chat))?|call"
"""How a title begins that says whom somebody spoke to: `Phone - Lauren, First Steps Agency`."""
NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2}"
CALL_WITH = rf"(?i:{CALLED})(?i: with|\s?[-–—:]) ({NAME})"
TALK = regex(r"\b(?:call|chat|coffee|meeting|zoom|teams|lunch|screen) with\b", re.IGNORECASE)
"""Behind it stands a person just as well as a company; other notes have it, too."""
_WHICH = (
    r"(?:first|1st|second|2nd|third|3rd|fourth|4th|final|last|initial|virtual|remote|online|"
    r"video|phone|telephone|zoom|teams|panel|in[- ]person|face[- ]to[- ]face)"
)
_SORT = (
    r"(?:round|stage|recruiter|hr|hiring manager|technical|screening|on-?site|short|"
    r"quick|intro)"
)
_HELD = r"(?:interview|screen(?:ing)?|call|chat|round|stage)(?: (?:\d|one|two|three))?"
_TALK_BEHIND = regex(
    rf"(?:(?:,| [-–—|]|:) ?(?:(?:my|the|an?) )?(?:(?:{_WHICH}|{_SORT}) ){{0,3}}"
    rf"(?:{_HELD}|on-?site)| \((?:(?:{_WHICH}|{_SORT}) ){{0,3}}(?:{_HELD}|on-?site|{_WHICH})\)|"
    rf"(?: {_WHICH}){{1,3}} {_HELD}|"
    r"(?<!\bof)(?<!\bfor)(?<!\band)(?<! &)(?<!,) (?:video|phone|telephone|zoom|teams)) ?$",
    re.IGNORECASE,
)
"""Behind a job, which talk it was: `payroll specialist, video interview`."""
JOB_FOLDER = regex(
    r"interviews?|(?:my )?job[ _-]?(?:search|hunt|hunting|interviews|applications?)|"
    r"(?:my )?applications?|looking for (?:a )?(?:work|job)|(?:new|next) job",
    re.IGNORECASE,
)
"""A folder in which a note with a day is on an interview, unless it says what else it is."""
WORK_FOLDER = regex(r"(?:my )?(?:jobs?|careers?|work search|recruiters?)", re.IGNORECASE)
"""A folder in which one of the words above is enough."""


def job_alone(role: str) -> str:
    """Give a job without which talk about it that was: no `video interview` behind it."""
    return _TALK_BEHIND.sub("", role) or role
