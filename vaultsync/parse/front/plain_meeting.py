"""Do the first lines of a note name a meeting with its day, and the rest what jobs are about?

For notes whose name says nothing: `Met: Marie Foster` below a day, `phone call with Sunita`.
Dentists, schools and landlords are met and rung, too: so the rest must speak of a job.
"""

import re
from typing import NamedTuple

from vaultsync.parse.front.plain_company import only_a_day, spelt
from vaultsync.parse.front.plain_note import (
    Plain,
    is_beside,
    is_elsewhere,
    is_other,
    said_of,
)
from vaultsync.parse.front.plain_words import CALLED, CLOCK, DAY, NAME
from vaultsync.patterns import regex
from vaultsync.settings import Settings

_MOST_LINES = 4
_CALL = regex(
    rf"\b(?i:call|chat|interview) (?i:with|from) (?P<with>{NAME})|"
    rf"^(?i:{CALLED})\s?[-–—:] (?P<to>{NAME})",
    re.MULTILINE,
)
_TALKED = regex(
    r"\b(?:(?<!\bon[ -])call|calls|phone[d]?|rang|chat|interview|zoom|teams|video)\b",
    re.IGNORECASE,
)
_INTERVIEW = regex(r"^interview\b", re.IGNORECASE | re.MULTILINE)
_PANEL = regex(rf"\b(?i:panel) ?: *{NAME}")
_TRIAL = regex(r"\btrial (?:shift|morning|afternoon|evening|day|session)\b", re.IGNORECASE)
_MET = regex(
    rf"^[*_]*(?i:who|met|with|spoke (?:to|with)|interviewers?)[*_]* ?:[*_]* *{NAME}",
    re.MULTILINE,
)
_SEEN = regex(rf"\b(?i:with) {NAME}|{NAME} ?\([^()\n]{{2,40}}\)")
"""`2.30, with Helen Marsh`, `10am, Karen Doyle (admin manager)`: whom somebody went to see."""
_ELSE = regex(
    r"\b(?:diary|journal|mum|mom|mam|mama|dad|nan|nana|gran(?:s|n(?:y|ies)|dad|ma|pa|d(?:dad|ma|pa|mother|father|parents?))?|sister|brother|auntie?|uncle|"
    r"wife|husband|son|daughter|friend|neighbours?|dentist|doctor|gp|vet|hospital appointment|"
    r"parents[’']? evening|year \d+|landlord|landlady|lettings?|rent|tenan\w+|deposit|viewing|"
    r"flat|meter|boiler|broadband|policy|claim|invoice|refund|parcel|mortgage|passport|visa|"
    r"citizenship|job ?cent(?:re|er)|work coach|universal credit|gym|football|rugby|cricket|"
    r"netball|hockey|swimming|coach|choir|club|festival|conference|podcast|show|party|recipe|"
    r"agenda|apologies|attendees|actions?:|kick-?off|planning|budget|rota meeting|union|"
    r"to-?do|courses?|classes|enrol\w*|(?<!write to )(?<!other )candidates?|applicants?)\b|"
    r"\b(?:trial|morning|place|session) for (?!a\b|the\b)\w+",
    re.IGNORECASE,
)
"""What first lines name that is no interview, and whom people ring besides."""
_NAMED_ELSE = regex(
    r"(?:car|bike|running|runs|climbing|footy|gym|garden|money|bills|stock|rota|shopping|films?|"
    r"passwords?|plants|(?:shift|rota) swaps?|presents?|wishlist)(?: \w+)?|(?:christmas|"
    r"xmas|birthday)\b.*|"
    r"(?:books?|things|films?) to \w+|off[ -]?duty|(?:my|mum['’]?s|mam['’]?s|dad['’]?s|"
    r"\w+['’]s) appointments?|wohnung|vermieter|zahnarzt|geburtstag\b.*|weihnachten",
    re.IGNORECASE,
)
"""Whole names of notes on other things, in which any day may stand."""
_HELD_AT_WORK = regex(
    r"\b(?:(?:city |town )?council|team|depart?mental|department|dept|staff|board|committee|"
    r"faculty|ward|works?|council|"
    r"parish|residents['’]?|governors['’]?) meeting\b",
    re.IGNORECASE,
)
_RITUAL = regex(
    r"[\W\d_]*(?:(?:daily|weekly|morning|team|our|notes?|on|of|from|mon|tues?|wed|thu|fri)(?:day)?"
    r"[ _-]+){0,3}(?:stand-?ups?|retros?|retrospectives?|(?:daily )?scrum|on-?call|"
    r"(?:sprint|iteration) (?:planning|review|demo|retro\w*|notes|goals?|\d+)|"
    r"all[ -]hands|post-?mortem)\b(?! (?:with|at)\b)",
    re.IGNORECASE,
)
"""How a name begins of what a team does by itself, week after week."""
_NAMED_OF_ELSE = regex(
    r"\b(?:mots?|allotments?|fences?|fencing|sheds?|gutters?|decking|patio|skittles|darts|"
    r"bowls|(?:club|pta|church|parish|band|society|residents|allotment)s? (?:committee|agm)|"
    r"agm|"
    r"(?:pension|mortgage|council tax|(?:home|car|house|travel|pet|life) insurance|"
    r"bank (?:letter|statement|account)|tax return)(?= (?:letter|scheme|statement|bill|claim|"
    r"renewal|quote|transfer|forms?)\b|[-_]|\s*[-–—:]|$)|"
    r"committee minutes|"
    r"(?:quotes?|estimates?) (?:for|to))\b",
    re.IGNORECASE,
)
"""A word of a name that is of house, car and club, and of no interview."""
_BEGINS_ELSE = regex(
    r"mot (?:is )?(?:due|booked|runs out|expires)\b|(?:[\w'’]+ ){0,3}committee(?: meeting)?,|"
    r"\W*(?:quote|estimate) for \w+|(?:[\w'’]+ ){0,2}allotment\b",
    re.IGNORECASE,
)
"""How a first line of such a note begins."""
_OF_A_TRADE = regex(
    r"\b\d+ (?:bays|panels|fence posts|sq ?m)\b|"
    r"\b(?:drop|send|post|do) (?:the|her|him|them|a) (?:the |a )?quote\b",
    re.IGNORECASE,
)
"""What is said where somebody is to do a piece of work for another."""
_HOME = regex(r"\b(?:landlord|landlady|lettings?|rent|tenan\w+|boiler|meter)\b", re.IGNORECASE)
"""The same, wherever it stands."""
_SURE = tuple(
    regex(one, re.IGNORECASE)
    for one in (
        (
            r"\b(?:rang|rung|called|phoned|rings|calling) (?:me )?about "
            r"(?:the|a|an|their|this) (?:[\w-]+ ){0,4}(?:job|role|post|vacancy|position)\b"
        ),
        r"\bwhen i (?:could|can) start\b(?! (?:it|the|with)\b)",
        r"\bput(?:s|ting)? me forward\b",
        r"\bmy (?:cv|experience)\b",
        r"\bwhy i (?:left|leave|want\w*|applied)\b",
        r"\basked (?:me )?(?:about )?(?:what|how) i(?:['’]d| would) (?:do|handle|deal|react)\b",
    )
)
"""What only somebody writes who looks for a job."""
_LIKELY = tuple(
    regex(one, re.IGNORECASE)
    for one in (
        r"\breferences?\b|\breferees?\b",
        r"\bdbs\b",
        r"\bvacanc(?:y|ies)\b",
        r"\bpermanent\b|\bbank staff\b|\btemp work\b",
    )
)
"""What is asked of a cleaner and a childminder, too."""
_TERMS = tuple(
    regex(one, re.IGNORECASE)
    for one in (
        r"\bnotice\b(?! board)",
        r"\bsalary\b|\b(?:an|per) hour\b|\b\d\dk\b",
        r"\bpension\b",
        r"\b\d\d hours\b|\b(?:\d|two|three|four|five) days a week\b",
        r"\bshifts?\b|\brota\b|\b\d on \d off\b",
    )
)
"""What is said of a job that somebody has, too."""
_SELF = regex(r"\b(?:i|me|my)\b", re.IGNORECASE)


class _Talk(NamedTuple):
    """What a note says of a job, counted."""

    sure: int
    likely: int
    terms: int

    @property
    def all(self) -> int:
        return self.sure + self.likely + self.terms


def meets_for_a_job(note: Plain, settings: Settings) -> bool:
    """Tell whether the first lines name a meeting with its day, and the rest is on a job."""
    head = "\n".join(_head(note))
    heads = f"{note.stem}\n{head}"
    if not DAY.search(heads) or not _may_be(note, head):
        return False
    talk = _talk(note.body)
    if not (_meets(heads, head, talk) and _SELF.search(note.body)):
        return False
    call = _CALL.search(heads)
    person = (call["with"] or call["to"]) if call else ""
    company = said_of(note, settings).company
    if not company or company.casefold() in person.casefold():
        return False
    return bool(spelt(company).search(head) or not only_a_day(head.partition("\n")[0]))


def may_be_talk(note: Plain) -> bool:
    """Tell whether a note may be about a talk for a job, as far as its first lines say.

    There is a word such as call, and nothing of a home, a club, a shop, a surgery.
    """
    near = f"{note.stem}\n{note.title}\n{_first_text(note)}"
    return bool(_TALKED.search(near)) and not not_of_a_job(note)


def not_of_a_job(note: Plain) -> bool:
    """Tell whether name, title or first line say that a note is of something else."""
    if names_else(note):
        return True
    return is_other(note) or is_beside(note) or is_elsewhere(note) or only_a_day(note.stem)


def names_else(note: Plain) -> bool:
    """Tell whether they name what is rung and met besides: a dentist, a club, a landlord."""
    near = f"{note.stem}\n{note.title}\n{_first_text(note)}"
    return bool(_ELSE.search(near) or _HOME.search(note.body))


def is_named_else(note: Plain) -> bool:
    """Tell whether name, title or first lines of a note alone say that it is on something else.

    A quote for a fence, the MOT, an allotment, the committee of a club.
    """
    heads = (note.stem, note.title)
    first = _first_text(note)
    if _HELD_AT_WORK.match(first) or _BEGINS_ELSE.match(first):
        return True
    if any(map(_OF_A_TRADE.search, note.first)):
        return True
    return any(
        _NAMED_ELSE.fullmatch(one)
        or _HELD_AT_WORK.search(one)
        or _NAMED_OF_ELSE.search(one)
        or _RITUAL.match(one)
        for one in heads
    )


def _first_text(note: Plain) -> str:
    return next((line for line in note.first if not line.startswith("#")), "")


def _head(note: Plain) -> list[str]:
    """Give the first lines, down to a list."""
    lines: list[str] = []
    for line in note.first[:_MOST_LINES]:
        if line[:1] in "-*+>|" and not line.startswith("**"):
            break
        lines.append(line.lstrip("# "))
    return lines


def _may_be(note: Plain, head: str) -> bool:
    if is_other(note) or is_beside(note) or is_elsewhere(note) or only_a_day(note.stem):
        return False
    if _ELSE.search(f"{note.stem}\n{head}") or _HOME.search(note.body):
        return False
    entries = sum(
        only_a_day(line) for line in note.body.splitlines() if DAY.match(line.lstrip("# "))
    )
    return entries <= 1 and bool(head)


def _talk(body: str) -> _Talk:
    said = (_SURE, _LIKELY, _TERMS)
    return _Talk(*(sum(bool(one.search(body)) for one in words) for words in said))


def speaks_of_a_job(body: str) -> bool:
    """Tell whether a note says of its writer what only somebody does who looks for a job."""
    return _talk(body).sure > 0 and bool(_SELF.search(body))


def _meets(heads: str, head: str, talk: _Talk) -> bool:
    """Tell whether there is a meeting word, and enough said for it."""
    names = _MET.search(head)
    if _INTERVIEW.search(head) and names:
        return talk.all > 0
    if _TRIAL.search(heads) and names:
        return talk.sure + talk.likely > 0
    if _PANEL.search(head):
        return talk.all > 1
    seen = CLOCK.search(head) and _SEEN.search(head)
    return bool(names or seen or _CALL.search(heads)) and talk.sure > 0 and talk.all > 1
