"""Which company a name, a title or a line of a note in plain text means."""

import re
from itertools import pairwise

from vaultsync.names import one_line, unlink
from vaultsync.parse.days.likely_days import MONTH
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.front.plain_words import (
    CALLED,
    DAY,
    INSTITUTION,
    JOB_FOLDER,
    KIND,
    NAME,
    STRONG,
    TALK,
    WORK_FOLDER,
)
from vaultsync.patterns import regex

_JOB = regex(r"\bjob (?=interview\b)", re.IGNORECASE)
_AT = regex(r"(?:^|\s)(?:at|@) (.+)", re.IGNORECASE)
_WITH = regex(r"\binterview(?: with| for| by|:| [-–—])? (?!with|at|for|by)(.+)", re.IGNORECASE)
ENDS = regex(r" with | for (?:a|the) | on |,|;|:|\(|\)|\[|\]|\||·|–|—| - |_", re.IGNORECASE)
_BEGINS = regex(
    r"^\s*(?:(?:going |went )?back (?:to|at|with)|return(?:ing)? to|"
    r"(?:a |my )?(?:(?:second|third|another|first|final|last|next) )?"
    r"(?:go|visit|trip|look|time|try|shot) (?:at|to|with|round)|visiting|off to|seeing|"
    r"heard from) (?:see )?(?=\S)",
    re.IGNORECASE,
)
"""How a title begins before whom it is about: `back to Broadland House`."""
_SPOKE = regex(
    rf"^\s*(?i:(?:a |my )?(?:(?:second|another|quick|phone|video|zoom|teams|first) )*"
    rf"(?:call|chat|talk|conversation|meeting) (?:with|to|from)) "
    rf"(?P<who>{NAME})"
)
_TALK_WITH = regex(
    r"(?:[\w-]+ ){0,2}(?:call|chat|talk|conversation|meeting|coffee|zoom|teams|lunch)"
    r"(?: with| to| from|\s?[-–—:]) (?:the )?(\S.*)",
    re.IGNORECASE,
)
_TITLED = regex(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b")
_HOUSES = regex(
    r"house|court|lodge|grange|manor|homes?|care|healthcare|hall|centre",
    re.IGNORECASE,
)
"""How a place ends that is no person, behind `phone call with`."""
_USUAL = frozenset(
    {
        "my", "notes", "note", "on", "of", "from", "with", "at", "for", "by", "interview",
        "interviews", "interviewing", "round", "rounds", "stage", "phone", "telephone", "video",
        "technical", "recruiter", "initial", "hr", "hiring", "manager", "screen", "screening",
        "call", "chat", "panel", "coffee", "lunch", "meeting", "zoom", "teams", "online",
        "onsite", "on-site", "in", "in-person", "person", "trial", "day", "shift", "lesson",
        "assessment", "visit", "centre", "center", "debrief", "feedback", "r1", "r2", "r3",
        "r4", "conversation", "telefonat", "firma", "gespräch", "vorstellungsgespräch",
    }
)  # fmt: skip
"""Words around the name of a company."""
_WHEN = regex(
    rf"{WEEKDAY}|{MONTH}|\d{{0,2}}[ap]m|noon|afternoon|morning|evening", re.IGNORECASE
)
"""The same, of a day or an hour."""
_ALSO_NAMES = regex(r"sun|sat|mar(?:ch)?|may|april|june|august", re.IGNORECASE)
"""Those with which a name may well begin: `Sun Life`."""
_NTH_DAY = regex(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_NTH_BEHIND = regex(
    r"first|second|third|fourth|fifth|final|last|1st|2nd|3rd|4th|5th|again", re.IGNORECASE
)
_OFTEN_NAMES = regex(r"first|last|final|again", re.IGNORECASE)
"""Those with which a name may end where it has a capital: `Safety First`."""
_SIGNS = " -–—.,:;*_#&!?()"
_NUMBERS = frozenset(
    {
        "first", "second", "third", "fourth", "final", "last", "1st", "2nd", "3rd", "4th",
        "one", "two", "three", "four", "1", "2", "3", "4",
    }
)  # fmt: skip
"""The same, beside one of these words: `First Direct` is a company."""
_NO_COMPANY = frozenset(
    {"old", "archive", "archived", "done", "closed", "open", "active", "current", "past"}
)
"""Folders below that of the search that are no company's."""
_CLOCK = regex(
    r"\b\d{1,2}[:.h]\d\d\b(?: ?[ap]m)?|\b\d{1,2} ?[ap]m\b|\bat \d{1,2}(?: \d\d)?\b",
    re.IGNORECASE,
)
_PROPER = (
    r"(?!(?:The|My|Our|Their|A|An|At|In|This|That|First|Second|Phone|Local|New|Old|Big)\b)"
    r"[^\W\d_a-z][\w'’.-]*"
)
"""A word that begins a name in front of what kind it is of."""
_LONGEST = 60
_OF_CALL = regex(
    rf"(?i:{CALLED})(?i: (?:with|to|from)|\s?[-–—:]) (?P<who>{NAME})(?: ?\([^()]*\))?, "
    r"([^\W\d_a-z].*)"
)
_CALL_INSIDE = regex(
    rf"(?i:{CALLED}|phone call|chat)(?i: (?:with|to|from)|\s?[-–—:])? (?:{NAME}) ?"
    r"\((?P<company>[^\W\d_a-z][\w'’&.-]*(?: [^\W\d_a-z][\w'’&.-]*){0,4})\).*"
)
"""`Phone call Becky (LabStaff North) 23 Nov`."""
_SMALL = frozenset({"of", "and", "&", "the", "for"})
_PARTNERS = regex(
    r"& (?:[^\W\d_a-z][\w'’-]*)(?: & [^\W\d_a-z][\w'’-]*)?|and (?:Co|Sons?|Daughters?|Partners)"
)
"""What more stands in `Quill & Co` than in Quill."""
_ROLE = frozenset(
    {
        "assistant", "lead", "head", "manager", "engineer", "teacher", "nurse", "officer",
        "director", "developer", "designer", "worker", "supervisor", "driver", "senior",
        "junior",
    }
)  # fmt: skip
_CALL_BEHIND = regex(
    r"#* *(?P<name>[^\W_][^,;:.()\n]{2,60}?) (?:(?:first|second|final|video|zoom|teams|"
    r"phone|telephone|screening|initial) )?(?:call|interview)\b",
    re.IGNORECASE,
)
_WORDS_ALIKE, _ALIKE = 2, 4
"""Letters with which a word begins alike: `store`, `storage`."""
_BESIDE = regex(r", |\s[-–—|]\s")
JOB_TITLE = regex(r"[^\W\d_]+(?:(?: |-|/| & )[^\W\d_]+){0,4}")
OF_JOBS = regex(
    r"assistants?|engineer|teacher|nurse|officer|developer|designer|worker|supervisor|driver|"
    r"manager|administrator|analyst|coordinator|co-ordinator|accountant|receptionist|technician|"
    r"carer|cook|chef|cleaner|librarian|editor|buyer|planner|apprentice|adviser|advisor|clerk|"
    r"consultant|architect|scientist|specialist|electrician|pharmacist|midwife|paramedic|tutor|"
    r"lecturer|producer|copywriter|translator",
    re.IGNORECASE,
)
"""The last word of what a job is called."""


def company_in(text: str) -> str:
    """Give what is left of a name or title without the day and the usual words."""
    text = _CLOCK.sub(" ", DAY.sub(" ", _JOB.sub("", f" {unlink(text)} ")))
    text = _BEGINS.sub(" ", text)
    at = _AT.search(text)
    if at:
        return cleaned(ENDS.split(at[1].strip(), maxsplit=1)[0])
    if TALK.search(text):
        return _spoken_to(text)
    behind = _WITH.search(text)
    if behind:
        company = cleaned(ENDS.split(behind[1].strip(), maxsplit=1)[0])
        if company:
            return company
    return next(filter(None, map(cleaned, ENDS.split(text))), "")


def _spoken_to(text: str) -> str:
    """Give the company of `Phone call with Larkfield Court`: a person would not end so."""
    found = _SPOKE.match(text)
    words = found["who"].split() if found else []
    last = words[-1] if words[1:] else ""
    return " ".join(words) if INSTITUTION.fullmatch(last) or _HOUSES.fullmatch(last) else ""


def perhaps_company(text: str) -> str:
    """Give whom `Call with Bell Foods` names, in two words or more: perhaps a company.

    It may be somebody's name just as well, so it is only ever a suggestion.
    """
    found = _TALK_WITH.match(_CLOCK.sub(" ", DAY.sub(" ", unlink(text))).strip())
    name = cleaned(ENDS.split(found[1], maxsplit=1)[0]) if found else ""
    words = name.split()
    if not words[1:] or not all(one in _SMALL or one[0].isupper() for one in words):
        return ""
    return "" if _TITLED.match(name) else name


def only_a_day(name: str) -> bool:
    """Tell whether a name says nothing but a day, as those of a diary do."""
    rest = _WHEN.sub(" ", DAY.sub(" ", name))
    return not any(map(str.isalnum, rest))


def company_of_line(lines: list[str]) -> str:
    """Give the company of `Interview with Acme, 2 December`."""
    first = lines[0] if lines else ""
    return company_in(first) if STRONG.search(first) and len(first) <= 2 * _LONGEST else ""


def company_of_call(title: str, name: str) -> str:
    """Give the company of `Phone - Lauren, First Steps Agency`; `name` is the note's."""
    inside = _CALL_INSIDE.fullmatch(unlink(title)) if len(title) <= 2 * _LONGEST else None
    if inside and {*bare(inside["company"]).split()} & {*bare(name).split()}:
        return cleaned(inside["company"])
    found = _OF_CALL.fullmatch(unlink(title))
    company = cleaned(ENDS.split(found[2], maxsplit=1)[0]) if found else ""
    last = company.rpartition(" ")[2]
    return company if INSTITUTION.fullmatch(last) or bare(company) in bare(name) else ""


def fuller(company: str, title: str) -> str:
    """Give the company as a title has it, where that is the same name with more.

    `Acorns` is `Acorns Nursery` there; but `Acme Backend Engineer` is Acme. In front of a call
    it is what begins alike, too: `calder cold store` is `calder cold storage`.
    """
    alike = _in_front(company, title)
    if alike or len(title) > 2 * _LONGEST:
        return alike or company
    begins = f"{bare(company)} "
    spoken = _spoken_to(f" {unlink(title)} ")
    if bare(spoken).startswith(begins):
        return spoken
    for part in ENDS.split(_CLOCK.sub(" ", DAY.sub(" ", unlink(title)))):
        name = cleaned(part)
        if name.endswith(("'s", "’s")) and f"{bare(company)}s" == bare(name):
            return name  # the file is called `rosalinda`
        if not bare(name).startswith(begins):
            continue
        more = name.split()[len(begins.split()) :]
        if _PARTNERS.fullmatch(" ".join(more)):
            return name
        if not INSTITUTION.fullmatch(name.split()[-1]):
            continue
        if all(one in _SMALL or one[0].isupper() for one in more) and not _ROLE & {
            one.lower() for one in more
        }:
            return name
    return company


def _in_front(company: str, line: str) -> str:
    """Give what a line says in front of `phone call` or `interview`, if it begins as a company.

    It has as many words, and the last of them begins alike.
    """
    found = _CALL_BEHIND.match(line)
    name = cleaned(found["name"]) if found else ""
    own, said = bare(company).split(), bare(name).split()
    if len(own) < _WORDS_ALIKE or len(own) != len(said) or own[:-1] != said[:-1]:
        return ""
    return name if own[-1] != said[-1] and own[-1][:_ALIKE] == said[-1][:_ALIKE] else ""


def role_in(title: str, company: str) -> str:
    """Give the role of `Marlowe Books, editorial assistant`, beside that very company.

    A manager in this place is the job that somebody looks for; a recruiter may be one they met.
    """
    left, *rest = _BESIDE.split(unlink(title).strip(), maxsplit=1)
    role = rest[0].strip(" .") if rest else ""
    if not role or not company or bare(cleaned(left)) != bare(company):
        return ""
    return role if JOB_TITLE.fullmatch(role) and OF_JOBS.fullmatch(role.split()[-1]) else ""


def of_kind(company: str, lines: list[str]) -> str:
    """Give a company unless it is a mere kind, `Library`: then the one of it in the note.

    Empty: no line has a proper word in front of it, as `Headingley library` does.
    """
    if not KIND.fullmatch(company):
        return company
    proper = re.compile(rf"(?:{_PROPER} ){{1,4}}(?i:{re.escape(company)})(?![\w-])")
    for line in lines:
        found = proper.search(unlink(line)[: 2 * _LONGEST])
        name = cleaned(found[0]) if found else ""
        if " " in name:
            return name
    return ""


def bare(name: str) -> str:
    """Give a name as it is compared: `St. Anne's` is `st annes`."""
    return re.sub(r"['’.]", "", name).replace("-", " ").casefold()


def company_of_folder(folders: list[str]) -> str:
    """Give the company of `Jobs/Baker & Hale/First round.md`."""
    for above, below in pairwise(folders):
        if JOB_FOLDER.fullmatch(above) or WORK_FOLDER.fullmatch(above):
            return "" if below.lower() in _NO_COMPANY else cleaned(below)
    return ""


def cleaned(text: str) -> str:
    """Take the usual words off both ends; empty: nothing that can be a company."""
    words = one_line(DAY.sub(" ", text)).split()
    end = _usual(words[::-1], ends=True)
    words = _without_nth(words[: len(words) - end])
    company = " ".join(words[_usual(words) :]).strip(" -–—.,:*_#&!?")
    good = len(company) <= _LONGEST and any(map(str.isalpha, company))
    return company if good and not {"{", "<", "[", "]"} & set(company) else ""


def _without_nth(words: list[str]) -> list[str]:
    """Take off which interview it was, behind the name: `Clifton Toy Museum second`.

    `Channel 4` and `Safety First` are called so.
    """
    while words[1:] and _NTH_BEHIND.fullmatch(words[-1].strip(_SIGNS)):
        last = words[-1].strip(_SIGNS)
        if _OFTEN_NAMES.fullmatch(last) and (last != last.lower() or words[0].islower()):
            break
        words = words[:-1]
    return words


def _usual(words: list[str], *, ends: bool = False) -> int:
    """Count the words at the beginning that are none of a company's name.

    A number counts only beside such a word; `ends`: the words come from the end.
    """
    plain = [word.strip(_SIGNS).lower() for word in words]
    count = 0
    for place, word in enumerate(plain):
        number = word in _NUMBERS or bool(_NTH_DAY.fullmatch(word))
        when = _WHEN.fullmatch(word) and (ends or not _ALSO_NAMES.fullmatch(word))
        if word and not (number or when or word in _USUAL):
            break
        if not number or (ends and count == place > 0):
            count = place + 1
    return count


def cased(company: str, body: str) -> str:
    """Give a name that is all small letters as the note spells it below."""
    if company != company.lower():
        return company
    found = spelt(company).finditer(body)
    return next((one[0] for one in found if one[0] != company), company)


def spelt(company: str) -> "re.Pattern[str]":
    """Give what finds a name as a whole, in any case."""
    return re.compile(rf"(?<!\w){re.escape(company)}(?!\w)", re.IGNORECASE)
