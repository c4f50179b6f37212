"""The company as the first words of a note in plain text have it: `Macrae Drinks. Phone …`.

The name of a file is often shorter: `macrae`, or `Norvic Hillington` for Norvic Parcels there.
It is only proposed, with a question mark.
"""

import re
from typing import NamedTuple

from vaultsync.names import one_line, unlink
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.front.plain_company import (
    ENDS,
    JOB_TITLE,
    OF_JOBS,
    bare,
    cleaned,
)
from vaultsync.parse.front.plain_words import DAY, INSTITUTION, KIND
from vaultsync.patterns import regex

_SENTENCES = regex(r"(?<!\bSt)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\b[A-Z])[.!?](?: |$)")
_NAME = regex(
    r"[^\W\d_a-z][\w'’&-]*(?: (?:(?:of|and|&|the) )?[^\W\d_a-z][\w'’&-]*){1,4}",
)
_WHEN = regex(rf"(?:{WEEKDAY}|{MONTH})", re.IGNORECASE)
_BUSINESS = regex(
    r"logistics|parcels|drinks|foods|distribution|distributors|haulage|transport|couriers|"
    r"freight|removals|storage|warehousing|supplies|suppliers|services|solutions|systems|"
    r"engineering|construction|builders|joinery|roofing|plumbing|joiners|motors|energy|"
    r"renewables|media|publishing|publishers|studios|technologies|technology|software|"
    r"consulting|holdings|industries|manufacturing|brewery|breweries|brewing|distillery|"
    r"distillers|bakeries|catering|cleaning|security|healthcare|pharmaceuticals|pharma|dental|"
    r"housing|properties|insurance|finance|airlines|airways|airport|railways|retail|dairy|"
    r"dairies|textiles|packaging|plastics|electronics|recycling|solicitors|accountants|"
    r"architects|supermarkets?|stores|farms|fisheries|seafoods|meats|timber|metals|staffing|"
    r"recruitment|personnel|homecare|gazette|ag|gmbh|kg|ug|oy|ab|bv|agency|council|university|college|hospital|museum|library",
    re.IGNORECASE,
)
"""A word with which the name of a company ends, and nobody's."""
_GENERIC = frozenset(
    {
        *("agency", "agencies", "recruiter", "recruiters", "recruitment", "recruiting", "job"),
        *("warehouse", "depot", "shop", "office", "school", "company", "people", "lot"),
    }
)
"""Words beside a name that say what it is, and not how it is called."""
_COMMON = frozenset(
    {
        *("first", "second", "third", "final", "last", "new", "old", "north", "south", "east"),
        *("west", "royal", "national", "city", "great", "little", "saint", "phone", "video"),
        *("team", "telephone", "zoom", "interview", "call", "notes", "central", "general"),
    }
)
"""Words with which the names of many begin."""
_ROLES = frozenset(
    {
        *("manager", "engineer", "director", "recruiter", "developer", "designer", "officer"),
        *("assistant", "lead", "head", "supervisor", "driver", "senior", "junior", "nurse"),
        *("teacher", "worker", "analyst", "consultant", "coordinator", "administrator"),
        *("interview", "interviews", "round", "call", "chat", "notes", "prep", "panel", "job"),
        *("backend", "frontend", "hr", "team", "chef", "operative", "operator", "controller"),
    }
)
_LONGEST, _LONGEST_LINE, _SHORTEST, _MOST_WORDS = 120, 600, 4, 6
_ABBREVIATED = 3
"""Letters by which `vets` is known for `veterinary`."""


class Opening(NamedTuple):
    """What the first line of a note says of company and job."""

    company: str
    role: str = ""
    """Where the line is the company and then the job."""


def opening(company: str, lines: "list[str]") -> Opening:
    """Give the company as the first line of a note names it, else as it is; with the job.

    `company` is what else is known, empty if nothing.
    """
    first = one_line(unlink(lines[0].lstrip("# "))) if lines else ""
    if not first or len(first) > _LONGEST_LINE:
        return Opening(company)
    begins, *rest = (part.strip() for part in _SENTENCES.split(first))
    if len(begins) > _LONGEST:
        return Opening(company)
    name, *beside = (part.strip() for part in ENDS.split(begins))
    named = _fuller(company, [name, *beside])
    if named:
        return Opening(named)
    if not _may_be_company(name) or any(map(_is_job, beside)):
        return Opening(company)
    alone = name == first.rstrip(" .")
    if not _same(company, name, alone=alone, below=lines[1:]):
        return Opening(company)
    behind = [one for one in rest if one]
    role = behind[0] if len(behind) == 1 and _is_job(behind[0]) else ""
    return Opening(name, role if beside or not alone else "")


def _fuller(company: str, parts: "list[str]") -> str:
    """Give the part that is the company with what it is: `Severn Veterinary Group`.

    The name of the note is shorter, `Severn Vets`; or `York`, for the University of York.
    """
    own = bare(company).split()
    begins = own[:2] if own[:1] == ["st"] else own[:1]
    sure = bool(begins) and len(begins[-1]) >= _SHORTEST and begins[-1] not in _COMMON
    for part in filter(str.strip, parts) if sure else ():
        words, last = bare(part).split(), part.rsplit(maxsplit=1)[-1]
        small = part.islower() and not company.islower()
        if own == words or small or DAY.search(part) or len(words) > _MOST_WORDS:
            continue
        if not _ROLES.isdisjoint(words):
            continue
        begun = words[: len(begins)] == begins and bool(words[len(begins) :])
        begun = begun and all(_is_said(one, words) for one in own[len(begins) :])
        ends = words[-len(own) :] == own and part == parts[-1] and not part.islower()
        if (begun and is_kind(last)) or (ends and _may_be_company(part)):
            return part
        if words == ["university", "of", *own]:
            return part
    return ""


def _is_said(word: str, words: "list[str]") -> bool:
    """Tell whether a word of a short name is a kind, or begins as one of the long name."""
    short = word[:_ABBREVIATED]
    return is_kind(word) or any(one.startswith(short) for one in words)


def is_kind(word: str) -> bool:
    """Tell whether a name that ends with a word is that of a company: `Foods`, `school`."""
    return any(one.fullmatch(word) for one in (_BUSINESS, INSTITUTION, KIND))


def _may_be_company(name: str) -> bool:
    words = name.split()
    if not _NAME.fullmatch(name) or cleaned(name) != name or DAY.search(name):
        return False
    return not any(_WHEN.fullmatch(word) or word.lower() in _ROLES for word in words)


def _same(company: str, name: str, *, alone: bool, below: "list[str]") -> bool:
    """Tell whether both are one company, of which the line has more of the name."""
    if not company:
        return is_kind(name.rsplit(maxsplit=1)[-1])
    own, words = bare(company).split(), bare(name).split()
    if own == words or own[0] in _COMMON or len(own[0]) < _SHORTEST:
        return False
    if words[: len(own)] == own:
        return True
    if words[0] != own[0] or not alone:
        return False
    # `Norvic Hillington` and `Norvic Parcels`: the text says that Hillington is where it is
    said = {word for line in below for word in bare(line).replace(",", " ").split()}
    return all(word in _GENERIC or word in said for word in own[1:])


def _is_job(text: str) -> bool:
    plain = text.strip(" .")
    return bool(
        plain and JOB_TITLE.fullmatch(plain) and OF_JOBS.fullmatch(plain.split()[-1].lower())
    )
