"""Company and job of a first line that says when: `Halden Foods - stock planner, 26 Nov, 10am`.

They may stand in any order, parted by dashes, commas, a colon or brackets. It is only proposed.
"""

from vaultsync.names import fold, one_line, unlink
from vaultsync.parse.front.headed import Headed, is_said
from vaultsync.parse.front.job_words import is_job
from vaultsync.parse.front.opening_name import is_kind
from vaultsync.parse.front.plain_company import bare, cleaned
from vaultsync.parse.front.plain_role import without_round
from vaultsync.parse.front.plain_stages import heading_day
from vaultsync.parse.front.plain_words import CLOCK, DAY, STRONG
from vaultsync.patterns import regex
from vaultsync.words import word_set

_PARTS = regex(r"\s[-–—|·]+\s|[,;:()]\s?|\s\(|(?<=[^\W\d_]) at (?=[^\W\d_a-z])")
_AT = regex(r"(?:on|at|@|from|around|about)?\W*\d{0,2}", 0)
_NAME = regex(r"[^\W\d_a-z][\w'’&.-]*(?: (?:(?:of|and|&|the) )?[^\W\d_a-z][\w'’&.-]*){0,5}")
_LONGEST = 140


def first_line(line: str, stem: str) -> Headed | None:
    """Take a first line apart that is a company, a job and a day; `stem` is the note's name.

    `Janine Booth - stock planner, 26 Nov` may be somebody with her own job: the company must be
    known as one by its last word, or the note be called by its first, which is nobody's name.
    """
    text = one_line(unlink(line.lstrip("#-*+> ")))
    day = heading_day(text) if len(text) <= _LONGEST else None
    if not (day or DAY.search(stem)) or len(text) > _LONGEST:
        return None
    text = f"{text[: day.start()]}, {text[day.end() :]}" if day else text
    text = CLOCK.sub(", ", DAY.sub(", ", text))
    parts = [one.strip(" .") for one in _PARTS.split(text)]
    parts = [one for one in parts if cleaned(one) and not _AT.fullmatch(one)]
    jobs = [one for one in parts if is_job(without_round(one))]
    others = [cleaned(one) for one in parts if one not in jobs]
    if len(jobs) != 1 or len(others) != 1 or not _is_company(others[0], stem):
        return None
    return Headed(others[0], without_round(jobs[0]))


def _is_company(name: str, stem: str) -> bool:
    if not _NAME.fullmatch(name) or STRONG.search(name):
        return False
    if is_kind(name.rsplit(maxsplit=1)[-1]):
        return True
    own, words = bare(cleaned(stem)).split(), bare(name).split()
    if len(own) == 1 and len(words) > 1 and is_said(own[0], words):
        return own[0] not in words or fold(own[0]) not in word_set("given-names")
    return words[0] in own and fold(words[0]) not in word_set("given-names")
