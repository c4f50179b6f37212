"""Is a note on an interview that its writer held: for a study, an article, coursework?

Nobody is thanked for a job there, and no answer is waited for: it is not offered.
"""

import re

from vaultsync.parse.front.plain_note import Plain
from vaultsync.parse.front.plain_words import JOB_FOLDER, WORK_FOLDER
from vaultsync.patterns import regex

_FOLDER = regex(
    r"(?:(?:my |user |ux |phd |field ?)?research|user (?:interviews?|tests?|testing)|usability|"
    r"ux|(?:master'?s? |phd |ba |ma )?(?:thesis|dissertation)|field ?(?:work|notes)|"
    r"coursework|course ?work|uni(?:versity)?|stud(?:y|ies)|oral histor(?:y|ies)|transcripts?|"
    r"articles?|journalism|stories|podcasts?|episodes?|participants?|documentary)",
    re.IGNORECASE,
)
_SURE = regex(
    r"\b(?:oral[ -]history|user|usability|customer|stakeholder|expert|field|podcast|"
    r"informational|informant|ethnographic|journalistic|radio|magazine|newspaper|"
    r"semi-?structured|research) interviews?\b|"
    r"\binterviews? (?:guide|transcript|protocol|participants?)\b|"
    r"\b(?:participant|respondent|interviewee|informant|test user|subject) ?#?\d{1,3}\b|"
    r"\b(?:consent|release) (?:form|signed|given|sheet)\b|"
    r"\b(?:gave|given|signed) (?:\w+ )?(?:informed )?consent\b|\binformed consent\b|"
    r"\bfor (?:my|the|our|a) (?:(?:master'?s?|phd|ba|ma|final|school|uni|local|history|"
    r"sociology|psychology|student) )*(?:thesis|dissertation|coursework|essay|article|"
    r"podcast|newsletter|magazine|documentary|study|portfolio project|a-level|epq|"
    r"book chapter|feature)\b|"
    r"\b(?:interviewed|interviewing) (?:her|him|them|\w+ \w+) (?:for|about)\b|"
    r"\b(?:on|off) the record\b|\bthanked with (?:a )?voucher\b|\bincentive paid\b|"
    r"\bpilot interview\b",
    re.IGNORECASE,
)
_TITLED = regex(r"(?:^|[\s(])P\d{1,2}\b(?! ?\d|45|60|11)")
"""`P3, pharmacist`: the third participant; no P45."""
_OF_A_JOB = regex(
    r"\b(?:salary|notice period|vacancy|recruiters?|my cv|references?|referees?|hourly|"
    r"when i (?:could|can) start|panel|hiring|job (?:description|offer)|shortlisted|"
    r"(?:the|this|their) (?:\w+ ){0,2}(?:role|post|position|job))\b|"
    r"\b(?:second|next|final) (?:round|stage|interview)\b|\binterviewers?\b|\basked me\b",
    re.IGNORECASE,
)
"""What is said of a job that somebody hopes for: then it is theirs, wherever it lies."""


def is_research(note: Plain) -> bool:
    """Tell whether the person asked others, for their work: they were not the one asked.

    A place such as `Research`, or a participant's number in the title, is enough where nothing
    speaks of a job; so is one clear word, as consent.
    """
    if _OF_A_JOB.search(note.body):
        return False
    heads = f"{note.stem}\n{note.title}"
    if _SURE.search(f"{heads}\n{note.body}"):
        return True
    if any(JOB_FOLDER.fullmatch(one) or WORK_FOLDER.fullmatch(one) for one in note.folders):
        return False
    return any(map(_FOLDER.fullmatch, note.folders)) or bool(_TITLED.search(heads))
