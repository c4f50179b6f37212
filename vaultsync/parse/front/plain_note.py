"""A note in plain text on an interview: what its name and first lines say of company and day.

It is only proposed to the person. Such a note is neither read nor changed.
"""

import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from vaultsync.names import one_line, unlink
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.likely_days import MONTH, real_day
from vaultsync.patterns import regex
from vaultsync.settings import Settings

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = regex(
    rf"(?<![\w./-]){_WEEKDAY}(?:(?P<year>\d{{4}})[-_. ]?(?P<month>\d\d)[-_. ]?(?P<day>\d\d)|"
    r"\d{1,2}([./-])\d{1,2}\4\d{4}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}(?:,? \d{{4}})?|"
    rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)(?![\w/])",
    re.IGNORECASE,
)
"""A day in a name or a line, also one without its year."""
_NTH = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_STRONG = regex(
    r"\binterviews?\b|\bscreening (?:call|interview)\b|"
    r"\b(?:phone|telephone|video|technical|recruiter|initial|HR)[ -]screen(?:ing)?\b|"
    r"\b(?:recruiter|hiring manager) (?:call|chat|screen|round)\b|"
    r"\bassessment (?:day|centre|center)\b|\btrial (?:day|shift|lesson)\b",
    re.IGNORECASE,
)
_ROUND = regex(
    rf"\b{_NTH} (?:\w+ )?round\b|\bround (?:one|two|three|four|[1-4])\b|\bpanel\b",
    re.IGNORECASE,
)
_TALK = regex(r"\b(?:call|chat|coffee|meeting|zoom|teams|lunch|screen) with\b", re.IGNORECASE)
"""Behind it stands a person just as well as a company; other notes have it, too."""
_OF_A_JOB = regex(
    r"\binterviewers?\b|\brecruiters?\b|\bhiring manager\b|\bnotice period\b|\bvacancy\b|"
    r"\bsalary expectations?\b|\basked (?:me )?about (?:the |my )?salary\b",
    re.IGNORECASE,
)
_JOB_FOLDER = regex(
    r"interviews?|(?:my )?job[ _-]?(?:search|hunt|hunting|interviews|applications?)|"
    r"(?:my )?applications?|looking for (?:a )?(?:work|job)|(?:new|next) job",
    re.IGNORECASE,
)
"""A folder in which a note with a day is on an interview, unless it says what else it is."""
_WORK_FOLDER = regex(r"(?:my )?(?:jobs?|careers?|work search|recruiters?)", re.IGNORECASE)
"""A folder in which one of the words above is enough."""
_OTHER_FOLDER = regex(
    r"(?:my )?(?:work|office|diary|diaries|journals?|daily(?: notes)?|recipes?|cooking|"
    r"meetings?|clients?|customers?|projects?|hr|hiring|recruiting|"
    r"recruitment|candidates?|reading|books?|podcasts?|"
    r"articles?|clippings|templates?|cvs?|tracker|prep(?:aration)?|research|companies|ads?|"
    r"job ads?|adverts?|letters?|sports?)",
    re.IGNORECASE,
)
_OTHER = regex(
    r"\b(?:prep|prepare|preparing|preparation|to prepare|cv|c\.v\.|r[eé]sum[eé]|"
    r"curriculum vitae|cover(?:ing)? letter|letter|"
    r"job (?:ad|advert|advertisement|posting|description|spec)|"
    r"advert|jd|templates?|tracker|tracking|checklist|questions (?:to ask|for)|thank[ -]you|"
    r"e-?mail to|draft|candidates?|applicants?|all[ -]hands|stand-?up|retro|town hall|"
    r"1[:-]1|one[ -](?:to|on)[ -]one|sprint|appraisal|minutes)\b",
    re.IGNORECASE,
)
"""What a note is that lies beside those on interviews, or has their words."""
_OTHER_UNLESS_SAID = regex(
    r"\b(?:research|about|overview|profile|list|plan|plans|ideas|review|contract|offer|rejection|"
    r"applied|application|salary|budget|references?|certificates?|contacts?|notes on|ad|"
    r"weekly|team|kick-?off|log)\b",
    re.IGNORECASE,
)
_SENT = regex(
    r"\b(?:applied|sent (?:off )?(?:my |the )?(?:cv|r[eé]sum[eé]|application|letter)|"
    r"submitted|uploaded)\b",
    re.IGNORECASE,
)
"""A first line of a note on an application that went out."""
_FIELD = regex(
    r"(?:[-*+] )?[*_]{0,2}(company|employer|firm|organi[sz]ation|date|when|day)[*_]{0,2} ?::?"
    r"[*_]{0,2} *(\S.*)",
    re.IGNORECASE,
)
_AT = regex(r"(?:^|\s)(?:at|@) (.+)", re.IGNORECASE)
_WITH = regex(r"\binterview(?: with| for| by|:| [-–—])? (?!with|at|for|by)(.+)", re.IGNORECASE)
_ENDS = regex(r" with | for (?:a|the) | on |,|;|:|\(|\)|\[|\]|\||·|–|—| - |_", re.IGNORECASE)
_USUAL = frozenset(
    {
        "my", "notes", "note", "on", "of", "from", "with", "at", "for", "by", "interview",
        "interviews", "interviewing", "round", "rounds", "stage", "phone", "telephone", "video",
        "technical", "recruiter", "initial", "hr", "hiring", "manager", "screen", "screening",
        "call", "chat", "panel", "coffee", "lunch", "meeting", "zoom", "teams", "online",
        "onsite", "on-site", "in", "in-person", "person", "trial", "day", "shift", "lesson",
        "assessment", "centre", "center", "debrief", "r1", "r2", "r3", "r4",
    }
)  # fmt: skip
"""Words around the name of a company."""
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
_CLOCK = regex(r"\b\d{1,2}[:.h]\d\d\b(?: ?[ap]m)?|\b\d{1,2} ?[ap]m\b", re.IGNORECASE)
_LONGEST = 60
_FIRST_LINES = 6
_HEADING = regex(r"^#{1,4}[ \t]+(\S[^\n]*)", re.MULTILINE)


_TRACES = (
    *("interview", "screen", "recruiter", "hiring", "assessment", "trial", "round", "panel"),
    *(
        f"{word} with"
        for word in ("call", "chat", "coffee", "meeting", "zoom", "teams", "lunch")
    ),
)
_PLACES = ("job", "career", "application", "work", "recruiter")


class Said(NamedTuple):
    """What can be read of an interview where no key says it."""

    company: str = ""
    day: date | None = None
    """None: no day with its year, or it could be two."""
    dated: bool = False
    """There is a day, if only one without its year."""


class Plain(NamedTuple):
    """A note in plain text, taken apart as far as it is looked at."""

    path: str
    body: str
    """Its beginning, without front matter."""

    @property
    def stem(self) -> str:
        """Its name."""
        name = self.path.rpartition("/")[2].removesuffix(".md").strip()
        return name if " " in name else re.sub(r"_|(?<!\d)-|-(?!\d)", " ", name)

    @property
    def folders(self) -> list[str]:
        """The folders it lies in, the outermost first."""
        return self.path.split("/")[:-1]

    @property
    def first(self) -> list[str]:
        """Its first lines, no further than the second heading."""
        lines: list[str] = []
        for line in filter(str.strip, self.body.splitlines()):
            if (lines and line.startswith("#")) or len(lines) == _FIRST_LINES:
                break
            lines.append(line.strip())
        return lines

    @property
    def title(self) -> str:
        """Its first line, if that is a heading."""
        first = self.first[0] if self.first else ""
        return first.lstrip("#").strip() if first.startswith("# ") else ""


def has_trace(text: str, path: str) -> bool:
    """Tell whether any of the words can stand in a note: in most there is none."""
    place, low = path.lower(), text.lower()
    return any(one in place for one in _PLACES) or any(
        one in low or one in place for one in _TRACES
    )


def said_of(note: Plain, settings: Settings) -> Said:
    """Read company and day from the name, else the title, else the first lines."""
    fields = {
        found[1].lower(): found[2].strip()
        for line in note.first
        if (found := _FIELD.fullmatch(line))
    }
    texts = [
        note.stem,
        note.title,
        *(text for key, text in fields.items() if key in {"date", "when", "day"}),
        *note.first,
    ]
    days = [found for text in texts if (found := _DAY.search(text))]
    read = (_read(found, settings) for found in days)
    named = next((v for k, v in fields.items() if k not in {"date", "when", "day"}), "")
    companies = (
        _clean(unlink(named)),
        _company(note.stem),
        _company(note.title),
        _folder(note.folders),
        _of_line(note.first),
    )
    names = [_cased(one, note) for one in companies if one]
    company = next((one for one in names if not one.islower()), next(iter(names), ""))
    return Said(company, next(filter(None, read), None), bool(days))


def is_other(note: Plain) -> bool:
    """Tell whether a note says that it is something that lies beside notes on interviews."""
    heads = f"{note.stem}\n{note.title}"
    if _OTHER.search(heads):
        return True
    return not _STRONG.search(heads) and bool(_OTHER_UNLESS_SAID.search(heads))


def is_elsewhere(note: Plain) -> bool:
    """Tell whether a note lies in a folder of other things, such as a diary."""
    search = any(
        _JOB_FOLDER.fullmatch(one) or _WORK_FOLDER.fullmatch(one) for one in note.folders
    )
    return any(map(_OTHER_FOLDER.fullmatch, note.folders[-1:] if search else note.folders))


def looks_so(note: Plain, settings: Settings, *, dated: bool = False) -> bool:
    """Tell whether a note in plain text looks like one on an interview.

    `dated`: its front matter names a day. Most notes are told from their name and headings.
    """
    job = any(map(_JOB_FOLDER.fullmatch, note.folders))
    work = any(map(_WORK_FOLDER.fullmatch, note.folders))
    heads = "\n".join([note.stem, *_HEADING.findall(note.body)])
    strong, round_ = _STRONG.search(heads), _ROUND.search(heads)
    if not (job or work or strong or round_ or _TALK.search(heads)) or is_other(note):
        return False
    if is_elsewhere(note):
        return False
    if not (strong or round_) and any(map(_SENT.search, note.first)):
        return False
    said = said_of(note, settings)
    if not (said.dated or dated):
        return False
    if job and (strong or round_):
        return True
    if not said.company:
        return False
    sure = strong or (round_ and work) or (job and _DAY.search(note.stem))
    return bool(sure or _OF_A_JOB.search(note.body))


def _read(found: "re.Match[str]", settings: Settings) -> date | None:
    if found["year"]:
        return real_day(*map(int, (found["year"], found["month"], found["day"])))
    text = found[0]
    if not re.search(r"\d{4}", text):
        return None
    moment = find_moment(text, settings)
    return moment.day if moment else None


def _company(text: str) -> str:
    """Give what is left of a name or title without the day and the usual words."""
    text = _CLOCK.sub(" ", _DAY.sub(" ", f" {unlink(text)} "))
    at = _AT.search(text)
    if at:
        return _clean(_ENDS.split(at[1].strip(), maxsplit=1)[0])
    if _TALK.search(text):
        return ""
    behind = _WITH.search(text)
    if behind:
        company = _clean(_ENDS.split(behind[1].strip(), maxsplit=1)[0])
        if company:
            return company
    return next(filter(None, map(_clean, _ENDS.split(text))), "")


def _of_line(lines: list[str]) -> str:
    """Give the company of `Interview with Acme, 2 December`."""
    first = lines[0] if lines else ""
    return _company(first) if _STRONG.search(first) and len(first) <= 2 * _LONGEST else ""


def _folder(folders: list[str]) -> str:
    """Give the company of `Jobs/Baker & Hale/First round.md`."""
    for above, below in pairwise(folders):
        if _JOB_FOLDER.fullmatch(above) or _WORK_FOLDER.fullmatch(above):
            return "" if below.lower() in _NO_COMPANY else _clean(below)
    return ""


def _clean(text: str) -> str:
    """Take the usual words off both ends; empty: nothing that can be a company."""
    words = one_line(_DAY.sub(" ", text)).split()
    end = _usual(words[::-1], ends=True)
    words = words[: len(words) - end]
    company = " ".join(words[_usual(words) :]).strip(" -–—.,:*_#&!?")
    good = len(company) <= _LONGEST and any(map(str.isalpha, company))
    return company if good and not {"{", "<", "[", "]"} & set(company) else ""


def _usual(words: list[str], *, ends: bool = False) -> int:
    """Count the words at the beginning that are none of a company's name.

    A number counts only beside such a word; `ends`: the words come from the end.
    """
    plain = [word.strip(" -–—.,:;*_#&!?()").lower() for word in words]
    count = 0
    for place, word in enumerate(plain):
        if word and word not in _USUAL | _NUMBERS:
            break
        if word not in _NUMBERS or (ends and count == place > 0):
            count = place + 1
    return count


def _cased(company: str, note: Plain) -> str:
    """Give a name that is all small letters as the note spells it below."""
    if company != company.lower():
        return company
    found = re.finditer(rf"(?<!\w){re.escape(company)}(?!\w)", note.body, re.IGNORECASE)
    return next((one[0] for one in found if one[0] != company), company)
