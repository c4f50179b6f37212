"""Words of what a job is called, and of the grade it has, in a note in plain text."""

import re
from typing import TYPE_CHECKING

from vaultsync.parse.front.plain_company import OF_JOBS
from vaultsync.parse.front.plain_words import CLOCK, DAY, INSTITUTION
from vaultsync.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

JOBS = regex(
    rf"(?:{OF_JOBS.pattern}|registrar|fellow|fellowship|lectureship|professor|researcher|"
    r"operatives?|operator|picker|packer|sorter|loader|porter|barista|waiter|waitress|barman|"
    r"bartender|bookkeeper|book-keeper|secretary|buyer|programmer|trainer|trainee|intern|"
    r"internship|apprenticeship|lead|leader|head|deputy|director|handler|labourer|joiner|"
    r"plumber|fitter|welder|mechanic|machinist|gardener|caretaker|housekeeper|steward|guard|"
    r"guide|curator|archivist|journalist|reporter|writer|artist|illustrator|animator|baker|"
    r"butcher|florist|hairdresser|stylist|beautician|therapist|physiotherapist|radiographer|"
    r"optician|dentist|doctor|vet|paralegal|solicitor|barrister|auditor|actuary|economist|"
    r"statistician|surveyor|draughtsman|technologist|physicist|chemist|biologist|geologist|"
    r"merchandiser|cashier|agent|executive|representative|rep|associate|controller|"
    r"dispatcher|sous[ -]chef|runner|host|hostess|matron|mentor|advocate|"
    r"fundraiser|organi[sz]er|educator|warden|ranger|keeper|inspector|assessor|broker|"
    r"underwriter|negotiator|valuer|estimator|bricklayer|roofer|plasterer|decorator|"
    r"groundsman|lifeguard|conservator|campaigner|marketer|strategist|"
    r"counsellor|coach|instructor|crew|developer|tester|admin|administration|postdoc|"
    r"bands? \d[a-d]?|key ?worker|social worker|support worker|care worker|ta|hca|sen?co)",
    re.IGNORECASE,
)
"""A word of what a job is called."""
NO_ROLE = regex(
    r"\b(?:i|we|you|they|she|he|it|them|me|him|her|who|what|which|when|where|how|why|if|is|are|"
    r"was|were|will|would|could|has|have|had|said|asked|told|went|got|get|do|does|did|be|been|"
    r"mr|mrs|ms|miss|mx|dr|and an?|"
    r"not|hiring manager|interview|interviews|call|panel|met|about|because|and then|their|his|"
    r"my|our|tbc|tbd|ask|bad|one|two|three|any|no|yes|swapped|somebody|someone|called|named|agency|review|portfolio|test|reference|references)\b|"
    r"['’](?:s|m|d|ll|ve|re)\b|@|\d{3}|£",
    re.IGNORECASE,
)
_LEVELS = frozenset({"junior", "senior", "trainee", "graduate", "principal", "apprentice"})
_FULL_STOPS = regex(r"[.!?](?=\s|$)|;")
_HOURS = regex(
    r" ?\([^()]*\)$| (?:nights|days|evenings|weekends|part[ -]time|full[ -]time|bank|lates)$",
    re.IGNORECASE,
)
"""What may stand behind a job: `senior carer nights`."""
_GRADE = (
    r"(?:(?i:(?:(?:AfC|NHS|NJC|pay|salary) )?(?:bands?|grades?|levels?|scales?|scale points?|"
    r"pay points?|spine points?|SCP|tiers?|steps?) ?(?:[A-Z]{0,2}\d{1,2}[a-d]?"
    r"(?: ?[-/] ?\d{1,2}[a-d]?)?|[A-Z]))|"
    r"[LEG]\d{1,2}|IC\d|GS-?\d{1,2}|[PS]O\d|[HS]EO|MPS|UPS)"
)
"""`Band 7`, `Grade C`, `Scale 5`, `pay band 8a`; of codes, those that are written so: `L5`."""
_IS_GRADE = regex(rf"\(?{_GRADE}\)?[.,]?")
_ENDS_WITH_GRADE = regex(rf",? \(?(?:at |on )?{_GRADE}\)?$")
_TERMS = regex(
    r"\b(?:fixed[- ]term|permanent|perm|temporary|temp|(?:full|part)[- ]time|secondment|"
    r"mat(?:ernity)?(?: leave)? cover|ftc|wte|fte|zero[- ]hours?|"
    r"\d{1,2}(?:[.]\d)? (?:hours|hrs|months?|shifts|days)(?: a week| per week| pw)?)\b|"
    r"£ ?\d|[$€] ?\d|\b\d\d ?k\b",
    re.IGNORECASE,
)
"""What is said of a vacancy, and hardly of somebody."""
_MOST_WORDS, _LONGEST, _MOST_LEVEL = 8, 60, 4


def is_job(role: str) -> bool:
    """Tell whether words say what a job is: one of them is of jobs, and no more is said."""
    words = role.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(role) > _LONGEST:
        return False
    if _FULL_STOPS.search(role.rstrip(" .")) or CLOCK.search(role) or DAY.search(role):
        return False
    if is_grade(role) or NO_ROLE.search(role) or INSTITUTION.fullmatch(words[-1]):
        return False
    plain = re.sub(r"[(),]", " ", role)
    joined = " ".join(plain.split())
    return any(JOBS.fullmatch(one) for one in plain.replace("/", " ").split()) or bool(
        re.search(
            r"\bin charge\b|\bbands? \d|"
            r"\b(?:audit|tax|accounts|assurance|advisory) (?:semi[ -])?(?:senior|junior)\b",
            joined,
            re.IGNORECASE,
        )
    )


def is_grade(text: str) -> bool:
    """Tell whether words say how a job is paid and no more: no job is called `Band 7`."""
    return bool(_IS_GRADE.fullmatch(text.strip()))


def without_grade(job: str) -> str:
    """Take the grade off the end of a job: `ward manager Band 7`."""
    return _ENDS_WITH_GRADE.sub("", job)


def tells_terms(parts: "Iterable[str]") -> bool:
    """Tell whether one of these parts of a sentence says how a job is paid, or for how long."""
    return any(
        is_grade(one) or _TERMS.search(one) or without_grade(one) != one for one in parts
    )


def ends_as_job(text: str) -> bool:
    """Tell whether words end with one that says what a job is, or with how it is worked."""
    plain = _HOURS.sub("", text).split()
    return bool(plain) and (
        bool(JOBS.fullmatch(plain[-1])) or bool(re.search(r"\bin charge$", text))
    )


def is_level(role: str) -> bool:
    """Tell whether words begin with how far up a job is: `junior UX/UI`."""
    words = role.split()
    if not 1 < len(words) <= _MOST_LEVEL or words[0].lower() not in _LEVELS:
        return False
    return not (NO_ROLE.search(role) or CLOCK.search(role) or DAY.search(role))
