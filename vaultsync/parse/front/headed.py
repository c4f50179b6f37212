"""Company and job of a title that is both: `NHS England – Medication Safety Officer`.

The name of the file is often a short form of it, such as `NHSE medication safety`. It is only
proposed.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from vaultsync.names import one_line, unlink
from vaultsync.parse.front.plain_company import OF_JOBS, bare, cleaned
from vaultsync.parse.front.plain_words import DAY, INSTITUTION, STRONG, TALK
from vaultsync.patterns import regex

_PARTED = regex(r"(?P<company>[^:–—|]{2,60}?)(?:\s[-–—|]\s|: )(?P<role>[^:–—|]{3,80})")
_BRACKETS = regex(r" ?\([^()]{0,40}\)")
_OF_FIELD = regex(r" \((?P<in>[^\W\d_][\w'’&/ -]{1,30})\)$")
_TERMS = regex(r"\b(?:nothing|something|anything|evening|morning|starting|pending|ending)\b")
_FIELDS = regex(
    r"(?:(?:(?:chemistry|biology|physics|science|maths|mathematics|english|history|geography|art|"
    r"music|drama|french|german|spanish|computing|economics|law|finance|payroll|accounts|audit|"
    r"tax|marketing|sales|hr|it|data|legal|operations|logistics|research|dementia|theatres?|"
    r"paediatrics|pediatrics|oncology|surgery|a&e|icu|mental health|community|pastry|grill|"
    r"primary|secondary|early years|key stage \d|ks\d)|"
    r"(?-i:[a-z]{2,14}(?:istry|ology|ics|ing|ery|ies)))(?: (?:and|&) |/|$)){1,2}",
    re.IGNORECASE,
)
"""A usual field, or in small letters what ends as one."""
_GRADE = regex(r"(?:band|grade|level)? ?\d{1,2}[a-d]?", re.IGNORECASE)
_ROLE = regex(r"[^\W\d_](?:[\w'’/&+-]*(?:,? |$)){1,8}")
_WORD = regex(r"[^\W\d_][\w'’]*")
_NAMED = regex(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b\.? )?"
    r"[^\W\d_a-z][a-zß-ÿ'’-]+(?: [^\W\d_a-z][a-zß-ÿ'’-]+){0,2}"
)
_SHORTEST = 2


class Headed(NamedTuple):
    """What a title says."""

    company: str
    role: str


def headed(title: str, stem: str) -> Headed | None:
    """Take a title apart that is a company with a job; `stem` is the name of the note.

    Nothing in that name may be of another company, or all that stands before the dash may be a
    department, a person or a round.
    """
    plain = one_line(unlink(title))
    field = _OF_FIELD.search(plain)
    found = _PARTED.fullmatch(_BRACKETS.sub("", plain).strip())
    if not found:
        return None
    company, role = found["company"].strip(), found["role"].strip(" .")
    if cleaned(company) != company or DAY.search(plain) or not _is_job(role):
        return None
    if STRONG.search(company) or TALK.search(company) or _is_job(company):
        return None
    own = [word.casefold() for word in _WORD.findall(cleaned(stem))]
    there = [word.casefold() for word in _WORD.findall(f"{company} {role}")]
    if not own or not all(is_said(word, there) for word in own):
        return None
    of_company = [word.casefold() for word in _WORD.findall(company)]
    if not any(is_said(word, of_company) for word in own) and _may_be_person(company):
        return None
    return Headed(company, f"{role}{field[0]}" if field and _is_field(field["in"]) else role)


def _is_field(text: str) -> bool:
    """Tell whether what stands in brackets behind a job says in which field."""
    return bool(_FIELDS.fullmatch(text)) and not _TERMS.search(text)


def is_said(word: str, there: list[str]) -> bool:
    """Tell whether a word stands there, or letters of it begin the words: `MI`, `NHSE`."""
    plain = word.replace("'", "").replace("’", "")
    words = [one.replace("'", "").replace("’", "") for one in there]
    if plain in words:
        return True
    initials = "".join(one[0] for one in words)
    joined = {f"{one}{other[0]}" for one, other in pairwise(words)}
    return len(plain) >= _SHORTEST and (plain in initials or plain in joined)


def _is_job(text: str) -> bool:
    first = _GRADE.sub("", text.split(",", maxsplit=1)[0]).strip()
    last = first.rsplit(maxsplit=1)[-1] if first else ""
    return bool(_ROLE.fullmatch(text) and OF_JOBS.fullmatch(last))


def _may_be_person(company: str) -> bool:
    return bool(_NAMED.fullmatch(company)) and not INSTITUTION.fullmatch(
        bare(company).split()[-1]
    )
