"""A `title` that is the title of its note, and not what the job is called.

`title` means the role where notes say nothing else (design.md section 5). Many programs write
the title of the note itself there: `title: Acme phone screen`.
"""

import re

from vaultsync.names import bare, one_line
from vaultsync.parse.front.job_words import JOBS
from vaultsync.patterns import regex

_TALK = regex(
    r"\b(?:interviews?|(?:phone|telephone|video|recruiter|technical|tech|initial|first|hr)"
    r"[ -]?screen(?:ing)?|screening|(?:phone|video|zoom|teams|recruiter|intro) ?(?:call|chat)|"
    r"on-?site|panel|(?:first|second|third|final|last|1st|2nd|3rd) (?:round|stage)|"
    r"(?:round|stage) ?\d)\W*(?:\(?[\d./ -]+\)?\W*)?$",
    re.IGNORECASE,
)
_SHORTEST = 4


def names_note(title: str, company: str) -> bool:
    """Tell whether a title names the company or the talk, and no job: it is the note's."""
    text = one_line(title)
    if any(JOBS.fullmatch(word.strip(".,:;()")) for word in text.split()):
        return False
    first = next(iter(bare(company).split()), "")
    named = len(first) >= _SHORTEST and first in bare(text).replace("'s", "").split()
    return named or bool(_TALK.search(text))
