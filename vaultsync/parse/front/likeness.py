"""Notes that look like notes on interviews and do not say so: `init` and `doctor` tell of them.

Nothing else depends on it, and such a note is neither read nor changed.
"""

import re
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.names import fold, unlink
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.front.day_note import told_on_a_day
from vaultsync.parse.front.front_matter import locate, read_head
from vaultsync.parse.front.keys import CANONICAL, GO_BETWEEN, squeeze
from vaultsync.parse.front.plain_company import of_kind
from vaultsync.parse.front.plain_job import tells_of_interview
from vaultsync.parse.front.plain_meeting import meets_for_a_job
from vaultsync.parse.front.plain_note import (
    Plain,
    Said,
    has_trace,
    is_elsewhere,
    is_other,
    looks_so,
    said_of,
)
from vaultsync.parse.front.plain_research import is_research
from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.front.plain_words import job_alone
from vaultsync.parse.front.recognise import (
    EXAMPLE,
    has_meeting,
    is_template,
    says_kind,
    says_subject,
)
from vaultsync.parse.front.told_meeting import tells_of_meeting
from vaultsync.parse.front.values import list_of
from vaultsync.parse.lines import Source, split_lines
from vaultsync.patterns import regex
from vaultsync.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from vaultsync.diagnostics import Finding
    from vaultsync.parse.front.yaml_tree import Entry

_SAYS = regex(r"(?<![^\W_])interviews?(?![^\W_])", re.IGNORECASE)
_TITLE = regex(r"^#{1,2} [^\n]*(?<![^\W_])interview(?![^\W_])", re.IGNORECASE | re.MULTILINE)
_FIRST = regex(
    r"[*_ ]{0,3}(?:[\w'’-]+ ){0,3}interview"
    r"(?:[*_]{0,2} (?:with|at|for|on|by)\b|[*_ ]{0,3}[:,–—-])|"
    r"[*_ ]{0,3}interview\b(?=.{0,40}\d)",
    re.IGNORECASE,
)
"""How a first line begins that is a title without being a heading: `Interview with Acme`."""
_ABOUT = regex(
    r"\binterview(?:ing|s)?[ _-](?:techniques?|tips?|tricks?|questions?|skills?|guides?|advice|"
    r"checklists?|templates?|coach(?:ing)?|courses?|workshops?|training|cheat ?sheets?)\b",
    re.IGNORECASE,
)
"""What is on interviews as such."""
_TITLE_LINES, _LONGEST_TITLE = 3, 100
_SENTENCE = regex(r"(?<!\d)[.!?]\s|(?<=\d)[.!?] (?=[A-Z])")
_DAY = regex(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|"
    r"\b\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b",
    re.IGNORECASE,
)
_MORE = frozenset(
    {"role", "stage", "interviewers", "primary_contact", "they_reply_by", "salary", "applied"}
)
"""Keys that, beside a company, only somebody writes who looks for a job."""
PLAIN_TYPE = regex(r"[^\W_]+(?:[ -][^\W_]+){0,3}")
_ON_LINE = regex(r"\bline (\d{1,6})\b")
"""Where that began which is never ended; the parser stops further down."""
_FEW = 3
_DEFAULT = Settings()


class Broken(NamedTuple):
    """A line at the top of a note that cannot be read."""

    line: int
    what: str
    """Why, and what would be right, as it is told."""
    mended: str
    """How it would be right, or else how it stands."""


class Likeness(NamedTuple):
    """A note that looks like one on an interview."""

    path: str
    because: str
    """What makes it look so."""
    type: str = ""
    """What it says in `type`, folded; several things with commas; empty if nothing."""
    kind: bool = False
    """It says in `kind` what belongs into `type`."""
    meets: bool = False
    """It would count where `notes.include` names its place."""
    front: bool = False
    """It has front matter."""
    lacks: tuple[str, ...] = ()
    """Of `type`, `company` and `date`, what is not at its top."""
    company: str = ""
    """Whom it seems to have been with, where no key says it."""
    day: "date | None" = None
    """When it seems to have been; where a key says it, that day, as far as it can be read."""
    clock: str = ""
    """At what hour, where the text says so for sure."""
    minutes: int = 0
    """How long it took, where there is an hour; 0: that is not said."""
    role: str = ""
    """The job, where no key says it and it stands beside the company for certain."""
    asks: tuple[str, ...] = ()
    """Of `company` and `date`, what is not sure of these."""
    also: str = ""
    """Headings of other interviews in it, with their days."""
    who: str = ""
    """Whom a sentence of a note that is named by a day says somebody met."""
    unlisted: str = ""
    """Its beginning, where no key says who was met."""
    left: tuple[str, ...] = ()
    """What stands beside these and may be no name."""
    somebody: bool = False
    """A full name stands in its first paragraphs."""
    names: bool = False
    """A key at its top says who was met."""
    says_role: bool = False
    """A key at its top says which job it is."""
    says_between: bool = False
    """A key at its top may say who is in the middle."""
    between: str | None = None
    """Who is in the middle, as a person said; None: nobody was asked."""
    broken: Broken | None = None
    """What at its top cannot be read; then nothing is proposed but to mend that."""
    unsure: bool = False
    """It only may be one: asked about last, and never told."""

    @property
    def plain(self) -> bool:
        """It names no company or no date at its top."""
        return "company" in self.lacks or "date" in self.lacks

    @property
    def takes_lines(self) -> bool:
        """What it lacks can be written as lines: nothing that is there is in the way."""
        return self.plain and not (self.broken or self.type)

    def of_interview(self) -> "Likeness":
        """Give the same for a note that counts already: how it says so is left alone."""
        return self._replace(lacks=tuple(one for one in self.lacks if one != "type"), type="")


def meeting(alike: "Iterable[Likeness]") -> list[str]:
    """Give the paths of those that would count where `notes.include` names their place."""
    return [one.path for one in alike if one.meets]


def places(paths: list[str]) -> tuple[str, ...]:
    """Give the folders of notes, so that those to come count, too; `*`: any folder."""
    folders = sorted({path.rpartition("/")[0] for path in paths})
    return ("*",) if "" in folders else tuple(f"{folder}/" for folder in folders)


def likeness(
    text: str,
    path: str,
    settings: Settings = _DEFAULT,
    today: "date | None" = None,
    *,
    meant: bool = False,
) -> Likeness | None:
    """Judge a note by its beginning; None: it does not look like one.

    `text` is the beginning of a note that is none about an interview by its own word.
    `settings` say how days are written; one without its year is proposed near `today`.
    `meant`: somebody says that it is one, whatever it looks like.
    """
    plain = text.removeprefix("\ufeff")
    if not (meant or plain.startswith("---") or has_trace(text, path)):
        return None  # most notes
    if is_template(text, path) or says_subject(text):
        return None
    head = read_head(Source(path, text))
    entries = head.entries
    region = locate(plain)
    note = Plain(path, plain[region.body if region else 0 :])
    if not meant and is_research(note):
        return None
    found = _like(entries, text, note, settings) or _of_a_day(note)
    if meant and not found and _said_type(entries) != EXAMPLE:
        found = Likeness(path, "somebody says so", _said_type(entries))
    if found is None:
        return None
    if head.findings and region:
        lacks = ("type", "company", "date")
        broken = _broken(plain, head.findings[0])
        return Likeness(path, found.because, front=True, lacks=lacks, broken=broken)
    keys = {CANONICAL.get(squeeze(one.key.text)) for one in entries if list_of(one.value)}
    spelt = {squeeze(one.key.text) for one in entries}
    role_there = any(CANONICAL.get(squeeze(one.key.text)) == "role" for one in entries)
    said = said_of(note, settings, today, picked=meant)
    return found._replace(
        names="interviewers" in keys,
        says_between="primary_contact" in keys
        or not spelt.isdisjoint({*GO_BETWEEN, "contact"}),
        meets=has_meeting(entries),
        front=region is not None,
        lacks=("type", *(key for key in ("company", "date") if key not in keys)),
        company=of_kind(found.company or said.company, note.first),
        day=said.day if "date" not in keys else _day_of_key(entries, settings, today),
        says_role=role_there,
        role="" if role_there else job_alone(_role(found, said, note)),
        asks=tuple(sorted({"company", *said.asks})) if found.company else said.asks,
        also=said.also,
        unlisted="" if "interviewers" in keys else note.body,
    )


def _day_of_key(
    entries: "tuple[Entry, ...]", settings: Settings, today: "date | None"
) -> "date | None":
    """Give the day that a key at the top says; None: it cannot be read."""
    texts = (
        value.text
        for one in entries
        if CANONICAL.get(squeeze(one.key.text)) == "date"
        for value in list_of(one.value)
    )
    moment = find_moment(unlink(next(texts, "")), settings, today)
    return moment.day if moment else None


def _role(found: Likeness, said: Said, note: Plain) -> str:
    """Give the job; of another company than that of the title, only what the text says."""
    return role_of((), note.first, found.company) if found.company else said.role


def _broken(text: str, finding: "Finding") -> Broken:
    lines = split_lines(text)
    why = finding.message.partition("): ")[2] or finding.message
    begun = _ON_LINE.search(why)
    number = int(begun[1]) if begun else finding.line
    there = lines[number - 1].strip() if number <= len(lines) else ""
    fix, quoted, better = finding.help.partition(": `")
    mended = better.removesuffix("`") if quoted and better.endswith("`") else there
    return Broken(number, f"{why}; {fix}", mended)


def _like(
    entries: "tuple[Entry, ...]", text: str, note: Plain, settings: Settings
) -> Likeness | None:
    path, said = note.path, _said_type(entries)
    keys = {CANONICAL.get(squeeze(one.key.text), "") for one in entries}
    if said == EXAMPLE:
        return None
    if "company" in keys and says_kind(entries, "interview"):
        return Likeness(path, "it says `kind: interview`", said, kind=True)
    if "company" in keys and keys & _MORE:
        return Likeness(path, f"it has `company` and `{min(keys & _MORE)}`", said)
    elsewhere = is_elsewhere(note) and not _SAYS.search(note.stem)
    if _named(text, path) and not (elsewhere or is_other(note)):
        return Likeness(
            path, "its name, folder or title says interview, and it has a day", said
        )
    about = not _DAY.search(path) and is_on_interviews(text, path)
    if not about and looks_so(note, settings, dated="date" in keys):
        return Likeness(path, "its name, folder or headings are those of an interview", said)
    heads = f"{note.stem}\n{note.title}"
    because = "" if _ABOUT.search(heads) else _by_its_lines(note, settings)
    return Likeness(path, because, said) if because else None


def _said_type(entries: "tuple[Entry, ...]") -> str:
    """Give what a note says in `type`, folded; several things with commas."""
    written = [one.value for one in entries if squeeze(one.key.text) == "type"]
    types = [value.text for node in written for value in list_of(node)]
    return ", ".join(map(fold, types))


def _by_its_lines(note: Plain, settings: Settings) -> str:
    """Say what in the first lines of a note makes it look like one; empty: nothing."""
    if tells_of_meeting(note):
        return "its name or title says interview, and it tells of one"
    if tells_of_interview(note):
        return "a first line names an interview with its day"
    if meets_for_a_job(note, settings):
        return "its first lines tell of a meeting, and the rest of a job"
    return ""


def _of_a_day(note: Plain) -> Likeness | None:
    told = told_on_a_day(note)
    if not told:
        return None
    because = f"it tells of a meeting with {told.who}, and of a job"
    return Likeness(note.path, because, company=told.company, who=told.who)


def _named(text: str, path: str) -> bool:
    """Tell whether name, folder or title say interview, and there is a day."""
    says = bool(_SAYS.search(path) or _TITLE.search(text))
    if _DAY.search(path):
        return says or _first_says(text)
    if is_on_interviews(text, path):
        return False
    return bool(_DAY.search(text)) if says else _first_says(text)


def is_on_interviews(text: str, path: str) -> bool:
    """Tell whether a note is on interviews as such."""
    return bool(_ABOUT.search(path)) or any(map(_ABOUT.search, _beginning(text)))


def _first_says(text: str) -> bool:
    """Tell whether the first line is a title that says interview, with a day in or below it."""
    first = _beginning(text)
    if not first or not _FIRST.match(first[0]):
        return False
    if len(first[0]) <= _LONGEST_TITLE:
        return any(map(_DAY.search, first))
    sentence = _SENTENCE.split(first[0], maxsplit=1)[0]  # a whole note in one paragraph
    return len(sentence) <= _LONGEST_TITLE and bool(_DAY.search(sentence))


def _beginning(text: str) -> list[str]:
    """Give the first lines behind the front matter."""
    plain = text.removeprefix("\ufeff")
    region = locate(plain)
    lines = plain[region.body if region else 0 :].splitlines()
    return [line for line in lines if line.strip()][:_TITLE_LINES]


def common_type(alike: tuple[Likeness, ...]) -> str:
    """Give what most of these notes say in `type`, if several say the same."""
    said = [one.type for one in alike if PLAIN_TYPE.fullmatch(one.type)]
    best = max(sorted(set(said)), key=said.count, default="")
    return best if said.count(best) >= _FEW and said.count(best) * 2 > len(alike) else ""
