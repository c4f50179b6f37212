"""A note in plain text on an interview: what its name and first lines say of company and day.

It is only proposed to the person. Such a note is neither read nor changed.
"""

import re
from datetime import date
from typing import NamedTuple

from vaultsync.names import unlink
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.likely_days import real_day
from vaultsync.parse.days.near_days import near_day
from vaultsync.parse.front.first_line import first_line
from vaultsync.parse.front.headed import headed
from vaultsync.parse.front.interview_lines import interview_told
from vaultsync.parse.front.opening_name import Opening, opening
from vaultsync.parse.front.plain_company import (
    cased,
    cleaned,
    company_in,
    company_of_call,
    company_of_folder,
    company_of_line,
    fuller,
    role_in,
    spelt,
)
from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.front.plain_stages import (
    field_day,
    heading_day,
    meant,
    stages,
    tells_interview,
    told,
)
from vaultsync.parse.front.plain_words import DAY, JOB_FOLDER, STRONG, TALK, WORK_FOLDER
from vaultsync.patterns import regex
from vaultsync.settings import Settings

_NTH = r"(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_ROUND = regex(
    rf"\b{_NTH} (?:\w+ )?round\b|\bround (?:one|two|three|four|[1-4])\b|\bpanel\b",
    re.IGNORECASE,
)
_OF_A_JOB = regex(
    r"\binterviewers?\b|\brecruiters?\b|\bhiring manager\b|\bnotice period\b|\bvacancy\b|"
    r"\bsalary expectations?\b|\basked (?:me )?about (?:the |my )?salary\b",
    re.IGNORECASE,
)
_OTHER_FOLDER = regex(
    r"(?:my )?(?:work|office|diary|diaries|journals?|daily(?: notes)?|recipes?|cooking|"
    r"meetings?|clients?|customers?|projects?|hr|hiring|recruiting|people|persons|contacts|"
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
_OTHER_INTERVIEW = regex(
    r"\b(?:exit|user|customer|visa|mock|celebrity|podcast)[ -]interview|"
    r"\binterview with (?:the|a) vampire\b|"
    r"\binterview (?:invit(?:e|ation)s?|directions|dates?|travel|expenses|schedule|"
    r"confirmation)\b|"
    r"^(?:(?:my|job|all) )*interviews$|"
    r"\binterview (?:outfits?|clothes|suit|shoes|shirt|haircut|nerves|answers|practi[cs]e)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_SHOWN = regex(
    r"\bwatched (?:it|this|on|the film)\b|\bon netflix\b|\bfilm night\b|\bdirected by\b",
    re.IGNORECASE,
)
"""A first line of a note on an interview that was seen on a screen."""
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
_TASK = regex(r"^(?:[-*+] |\d+[.)] )\[.\] |[📅⏳🛫➕✅❌]")
"""What is to be done has a day of its own."""
_FIRST_LINES = 6
_MOST_LINES = 9
_HEADING = regex(r"^#{1,4}[ \t]+(\S[^\n]*)", re.MULTILINE)


_TRACES = (
    *(
        "interview",
        "phone call",
        "screen",
        "recruiter",
        "hiring",
        "assessment",
        "trial",
        "round",
        "panel",
    ),
    *(
        f"{word} with"
        for word in ("call", "chat", "coffee", "meeting", "zoom", "teams", "lunch")
    ),
    *(f"{word} {dash}" for word in ("phone", "zoom", "teams", "call") for dash in "-–—"),
    *("met:", "who:", "agency"),
    *(f"{word} i{would}" for word in ("how", "what") for would in ("'d", "’d", " would")),
)
_PLACES = ("job", "career", "application", "work", "recruiter")


class Said(NamedTuple):
    """What can be read of an interview where no key says it."""

    company: str = ""
    day: date | None = None
    """None: no day with its year, or it could be two."""
    dated: bool = False
    """There is a day, if only one without its year."""
    asks: tuple[str, ...] = ()
    """Of `company` and `date`, what is not sure: only the file's name says it, or no year."""
    also: str = ""
    """Headings of other interviews, with their days."""
    role: str = ""
    """The job, where it stands beside the company in name or title."""


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
    def body_lines(self) -> tuple[str, ...]:
        """Its first lines, however many headings stand among them."""
        lines = (line.strip() for line in self.body.splitlines())
        return tuple([line for line in lines if line][:_MOST_LINES])

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


def said_of(
    note: Plain, settings: Settings, today: date | None = None, *, picked: bool = False
) -> Said:
    """Read company and day from the name, else the title, else the first lines.

    `today`: a day without its year is the one near it; None: it is none. `picked`: a person
    says that it is about an interview, so a day further below counts, too: that of a line
    which says so, else that of a heading, else any.
    """
    fields = {
        found[1].lower(): found[2].strip()
        for line in note.first
        if (found := _FIELD.fullmatch(line))
    }
    texts = [note.stem, note.title]
    own = [text for key, text in fields.items() if key in {"date", "when", "day"}]
    days = [found for text in texts if (found := heading_day(text))]
    days += [found for text in own if (found := field_day(text))]
    said = interview_told(f"{note.stem}\n{note.title}", note.body_lines)
    days = days or ([said.day] if said else [])
    talks = [] if days else stages(note.body, lambda one: _first_day([one], settings, today))
    dated = bool(talks) or any(map(DAY.search, (*texts, *own, *note.first)))
    ordered = sorted(note.first, key=_is_task)
    days += [found for text in ordered if (found := heading_day(text))]
    if picked and not (days or talks):
        days = [found for text in _likeliest(note) if (found := heading_day(text))]
    day, sure = _first_day(days, settings, today)
    stage = meant(talks, today)
    if stage:
        day, sure = stage.day, stage.sure and not talks[1:]
    named = next((v for k, v in fields.items() if k not in {"date", "when", "day"}), "")
    begins = note.title or next(iter(note.first), "")
    companies = (
        cleaned(unlink(named)),
        company_of_call(begins, note.stem),
        company_of_call(note.stem, ""),
        company_in(note.stem),
        company_in(note.title),
        company_of_folder(note.folders),
        company_of_line(note.first),
    )
    names = [cased(one, note.body) for one in companies if one]
    company = next((one for one in names if not one.islower()), next(iter(names), ""))
    both = None
    if not (named or company_of_folder(note.folders)):
        both = headed(note.title, note.stem) or first_line(begins, note.stem)
    company = both.company if both else company
    company = company if named or not company else fuller(company, begins)
    opened = Opening(company) if named else opening(company, note.first)
    asks = dict.fromkeys(
        key
        for key, asked in (
            ("company", opened.company != company),
            ("company", company and not (named or _told_below(company, note))),
            ("date", day and not sure),
        )
        if asked
    )
    also = told([one for one in talks if one != stage]) if stage else ""
    roles = (*(role_in(one, company) for one in (note.title, note.stem)), opened.role)
    heads = (note.title or next(iter(note.first), ""), note.stem)
    role = (
        both.role if both and opened.company == both.company else next(filter(None, roles), "")
    )
    role = role or role_of(heads, note.first, opened.company)
    return Said(opened.company, day, dated, tuple(asks), also, role)


def _likeliest(note: Plain) -> list[str]:
    """Sort its first lines: those that say interview, then headings, the rest, then tasks."""
    return sorted(
        note.body_lines,
        key=lambda line: (
            _is_task(line),
            not STRONG.search(line),
            not line.startswith("#"),
        ),
    )


def _is_task(line: str) -> bool:
    """Tell whether a line is something to be done, and not the interview itself."""
    return bool(_TASK.search(line)) and not tells_interview(line)


def interview_line(note: Plain) -> str:
    """Give the line that says when the interview is, where another day stands above it."""
    told_there = interview_told(f"{note.stem}\n{note.title}", note.body_lines)
    return told_there.line if told_there else ""


def _first_day(
    days: "list[re.Match[str]]", settings: Settings, today: date | None
) -> tuple[date | None, bool]:
    """Give the first day, and whether its year is written."""
    whole = [day for found in days if (day := _read(found, settings))]
    if not days or _read(days[0], settings) or today is None:
        return next(iter(whole), None), True
    order = settings.date_order
    near = (
        None
        if re.search(r"\d{4}", days[0][0])
        else near_day(days[0][0], today, order, closest=True)
    )
    if near is None:  # a day further down is another one, unless the first can be that
        return next((day for day in whole if _can_be(days[0], day)), None), True
    same = next((day for day in whole if (day.month, day.day) == (near.month, near.day)), None)
    return same or near, bool(same)


def _can_be(found: "re.Match[str]", day: date) -> bool:
    """Tell whether figures that are not read for sure can mean a day: `3/12/2026`."""
    figures = sorted(int(one) for one in re.findall(r"\d+", found[0]))
    return figures in (
        [*sorted((day.day, day.month))],
        [*sorted((day.day, day.month)), day.year],
    )


def _told_below(company: str, note: Plain) -> bool:
    """Tell whether the first lines name a company, too: it is not the file name's alone."""
    return any(map(spelt(company).search, note.first))


def is_other(note: Plain) -> bool:
    """Tell whether a note says that it is something that lies beside notes on interviews."""
    heads = f"{note.stem}\n{note.title}"
    if _OTHER.search(heads) or _OTHER_INTERVIEW.search(heads):
        return True
    if any(map(_SHOWN.search, note.first)):
        return True
    return not STRONG.search(heads) and bool(_OTHER_UNLESS_SAID.search(heads))


def is_beside(note: Plain) -> bool:
    """Tell whether its name alone says that: a first line of a list has the words, too."""
    return not STRONG.search(note.stem) and bool(_OTHER_UNLESS_SAID.search(note.stem))


def is_elsewhere(note: Plain) -> bool:
    """Tell whether a note lies in a folder of other things, such as a diary."""
    search = any(
        JOB_FOLDER.fullmatch(one) or WORK_FOLDER.fullmatch(one) for one in note.folders
    )
    return any(map(_OTHER_FOLDER.fullmatch, note.folders[-1:] if search else note.folders))


def looks_so(note: Plain, settings: Settings, *, dated: bool = False) -> bool:
    """Tell whether a note in plain text looks like one on an interview.

    `dated`: its front matter names a day. Most notes are told from their name and headings.
    """
    job = any(map(JOB_FOLDER.fullmatch, note.folders))
    work = any(map(WORK_FOLDER.fullmatch, note.folders))
    heads = "\n".join([note.stem, *_HEADING.findall(note.body)])
    strong, round_ = STRONG.search(heads), _ROUND.search(heads)
    if not (job or work or strong or round_ or TALK.search(heads)) or is_other(note):
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
    sure = strong or (round_ and work) or (job and DAY.search(note.stem))
    return bool(sure or _OF_A_JOB.search(note.body))


def _read(found: "re.Match[str]", settings: Settings) -> date | None:
    if found["year"]:
        return real_day(*map(int, (found["year"], found["month"], found["day"])))
    text = found[0]
    if not re.search(r"\d{4}", text):
        return None
    moment = find_moment(text, settings)
    return moment.day if moment else None
