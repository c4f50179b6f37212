"""Does a note that says `interview` in its name or title tell that somebody was met?

A day in any form, a name, `spoke to` is enough there. A call needs more: others ring, too.
"""

import re

from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import ORDINAL, SHORT, WEEKDAY
from vaultsync.parse.front.plain_company import only_a_day
from vaultsync.parse.front.plain_note import (
    Plain,
    is_beside,
    is_elsewhere,
    is_other,
)
from vaultsync.patterns import regex

_SAYS = regex(r"(?<![^\W_])interview(?![^\W_])", re.IGNORECASE)
_CALL = regex(
    r"\b(?:(?:tele)?phone|video|zoom|teams) call\b|\bcall with\b|^call ",
    re.IGNORECASE | re.MULTILINE,
)
_KIN = regex(
    r"\b(?:mum|mom|mam|dad|nan|gran\w*|sister|brother|auntie?|uncle|wife|husband|son|daughter)\b",
    re.IGNORECASE,
)
"""Whom people ring besides."""
_PROSE = regex(
    r"\b(?:had|have|has|got|get|went|today|tomorrow|yesterday|was|is|after|before|need|buy|then|"
    r"for)\b",
    re.IGNORECASE,
)
"""What makes a first line a sentence rather than a title."""
_LONGEST, _MOST_WORDS = 60, 7
_DAY = regex(
    rf"(?<![\w./-])(?:{SHORT}|\d{{4}}-?\d\d-?\d\d|\d{{1,2}}([./-])\d{{1,2}}\1\d{{2,4}}|"
    rf"(?:{ORDINAL}|\d{{1,2}}) (?:of )?{MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?)(?![\w/])",
    re.IGNORECASE,
)
_WEEKDAY = regex(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_MET = regex(
    r"\b(?i:spoke|spoken|talked|chatted) (?i:to|with) (?!(?i:no ?body|no one)\b)|"
    r"\b[Mm]et (?:with |up with )?(?:the |a )?(?=[A-Z])|\b(?i:interviewed by) |"
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z]|"
    r"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: ?\(|, | [-–—] )(?:[\w&/-]+ ){0,3}"
    r"(?i:manager|supervisor|recruiter|director|team lead(?:er)?|owner|HR)\b"
)
"""Who was met: `spoke to …`, `met Steve`, `Mr Hussain`, `Karen, shift manager`."""
_RECRUITER = r"(?:recruiter|recruitment \w+|talent \w+|hiring manager|HR)\b"
_HIRES = regex(
    rf"\b[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?: ?\(|, | [-–—] )"
    rf"(?:[\w&/-]+ ){{0,3}}(?i:{_RECRUITER})|"
    rf"\b(?i:spoke|talked) (?i:to|with) (?:(?:the|a|their) )?(?i:{_RECRUITER})"
)
"""That it was somebody who hires."""


def tells_of_meeting(note: Plain) -> bool:
    """Tell whether name or title say interview, and they or the first lines of a meeting."""
    title = _title(note)
    heads = f"{note.stem}\n{title}"
    if is_other(note) or is_beside(note) or is_elsewhere(note) or only_a_day(note.stem):
        return False
    below = "\n".join(note.first)
    if _SAYS.search(heads):
        return bool(
            _WEEKDAY.search(heads) or _DAY.search(f"{heads}\n{below}") or _MET.search(below)
        )
    return bool(_CALL.search(heads) and not _KIN.search(heads) and _HIRES.search(below))


def _title(note: Plain) -> str:
    """Give the heading, or a first line that is like one and shares a word with the name."""
    first = note.first[0] if note.first else ""
    if note.title or not first:
        return note.title
    words = first.split()
    long = len(first) > _LONGEST or len(words) > _MOST_WORDS
    if long or first[-1] in ".!?" or first[0] in "-*+>|#" or _PROSE.search(first):
        return ""
    shared = {*_plain(words)} & {*_plain(note.stem.split())}
    return first if shared or _SAYS.search(note.stem) else ""


def _plain(words: list[str]) -> list[str]:
    return [word.strip(",.:;()").casefold() for word in words if not word.isdigit()]
