"""A note in plain text, judged with whom its first lines name: an interview, and with whom?

Nothing else depends on it, and such a note is neither read nor changed.
"""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import islice, takewhile

from vaultsync.names import one_line, unlink
from vaultsync.parse.days.clear_order import order_said
from vaultsync.parse.days.dates import find_moment
from vaultsync.parse.days.near_days import near_day
from vaultsync.parse.front.first_line import first_line
from vaultsync.parse.front.front_matter import locate
from vaultsync.parse.front.likeness import Likeness, is_on_interviews, likeness
from vaultsync.parse.front.plain_clock import Hour, hour_of
from vaultsync.parse.front.plain_company import ENDS, bare, cleaned, perhaps_company
from vaultsync.parse.front.plain_job import is_near, may_be_of_a_job
from vaultsync.parse.front.plain_list import is_list_of_things
from vaultsync.parse.front.plain_meeting import (
    is_named_else,
    may_be_talk,
    names_else,
    not_of_a_job,
)
from vaultsync.parse.front.plain_note import Plain, interview_line
from vaultsync.parse.front.plain_research import is_research
from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.front.plain_stages import with_whole_day
from vaultsync.parse.front.plain_words import DAY, STRONG, job_alone
from vaultsync.parse.persons.met import fullest, reads_as
from vaultsync.parse.persons.reach_in_text import with_lone_reach, with_reach
from vaultsync.parse.persons.said_as_name import as_prose, with_capitals
from vaultsync.parse.persons.small_letters import with_large
from vaultsync.parse.persons.told_further import (
    with_number_of_call,
    with_own_address,
    with_said_roles,
)
from vaultsync.parse.persons.told_lines import people_of_lines, people_of_list
from vaultsync.parse.persons.told_named import named_people
from vaultsync.parse.persons.told_people import names_somebody, told_people
from vaultsync.parse.persons.who_was_there import Heard, Said, heard_in
from vaultsync.patterns import regex
from vaultsync.settings import Settings

_AGENCY = regex(
    r"agency|agencies|recruiters?|recruitment|lady|woman|man|guy|bloke|chap|girl|person|people"
)
"""Small letters beside a name with a capital: what it is, not how it is called."""
_TALKED = regex(
    r"\b(?<!\bno )(?<!\bfor the )(?<!\bfor your )(?:(?<!\bon[ -])call(?! (?:rota|duty|roster))|"
    r"calls|called|calling|phoned?|"
    r"interview\w*|met|"
    r"recruiters?|spoke|spoken)\b",
    re.IGNORECASE,
)
_OF_A_JOB = regex(r"\b(?<!\bno )(?:interview\w*|recruiters?)\b", re.IGNORECASE)
_PERSON = regex(r"\b(?:she|he|her|him|his)\b", re.IGNORECASE)
_HOUR_KEY = regex(
    r"^(?:(?:start|end)?[ _-]?time|start|end|duration|length|minutes)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
"""A key of the front matter that says it: none is proposed beside it."""
_PHONE = regex(r"(?<![\w/.-])(?:\+|0)[\d() ]{9,20}\d(?![\w/-])")
"""`029 2052 4300` holds no day."""
_MOST_LINES = 80
"""In which a list of people is looked for."""
_DEFAULT = Settings()
_ORDERS = ("DMY", "MDY")


def likely(
    text: str,
    path: str,
    settings: Settings = _DEFAULT,
    today: date | None = None,
    *,
    meant: bool = False,
) -> Likeness | None:
    """Judge a note by its beginning; its company as it stands beside the people, too."""
    if not settings.date_order:
        settings = replace(settings, date_order=_own_order(path, text))
    found = likeness(text, path, settings, today, meant=meant)
    if found is None or "company" not in found.lacks:
        return found
    if found.also:
        return found._replace(company=with_large(found.company))
    note = Plain(path, found.unlisted)
    headed = first_line(next(iter(note.first), ""), note.stem)
    is_it = bare(headed.company) if headed else ""
    heard = tuple(one for one in _heard(note) if bare(one.name) != is_it)
    lines = with_capitals(note.body_lines)
    told = _told(note, lines, _sure_company(found.company))
    told = with_number_of_call(with_said_roles(told, lines), lines)
    told = with_reach(told, note.body, found.company)
    told = with_own_address(with_lone_reach(told, note.body, found.company), (note.body,))
    people = heard or told.people
    if people:
        company = _beside(found.company, people)
        if company != found.company and found.role:  # the title named a person
            found = found._replace(role=job_alone(role_of((), note.first, company)))
        found = found._replace(company=company)
    who = found.who or (told.listed if reads_as(told) else "")
    left = told.left if who and who == told.listed else ()
    somebody = names_somebody(note.body_lines, found.company)
    top = text[: len(text) - len(found.unlisted)] if found.front else ""
    hour = Hour() if _HOUR_KEY.search(top) else _hour(note, found, settings, today)
    found = found._replace(company=with_large(found.company))
    found = found._replace(clock=hour.clock, minutes=hour.minutes if hour.clock else 0)
    return found._replace(who=who, left=left, somebody=somebody)


def _own_order(path: str, text: str) -> str:
    """Give what comes first in the dates of a note, as far as one of them shows it."""
    clear = order_said([(path, text)], enough=1)
    return clear.order if clear else ""


def _told(note: Plain, lines: tuple[str, ...], company: str) -> Heard:
    """Give whom its sentences tell of, or its lines name, whichever are more.

    `lines` are its first ones, with the names as they are written elsewhere. A list of people
    goes before as many others: before whom one asks for at the desk.
    """
    meant = [
        one for one, own in zip(lines, note.body_lines, strict=True) if own in _meant(note)
    ]
    told = told_people(as_prose(meant), company)
    named = people_of_lines(meant if len(meant) > 1 else lines, company)
    below = people_of_list(_further(note), company)
    return fullest(below, told, named, named_people(note.body_lines, company))


def _further(note: Plain) -> tuple[str, ...]:
    """Give all lines of a note, from the one on that says when the interview is."""
    lines = tuple(islice(filter(None, map(str.strip, note.body.splitlines())), _MOST_LINES))
    line = interview_line(note)
    return with_capitals(lines[lines.index(line) if line else 0 :])


def _hour(note: Plain, found: Likeness, settings: Settings, today: date | None) -> Hour:
    """Give the hour that stands with the day of the interview, and how long it took."""
    if found.day is None or today is None or "date" not in found.lacks or found.also:
        return Hour()
    is_day = partial(_is_day, found.day, settings, today)
    body = (with_whole_day(one, found.day, is_day) for one in note.body_lines)
    lines = (note.stem, *(_PHONE.sub(" ", one) for one in body))
    return hour_of(lines, is_day, over=found.day <= today)


def of_day(found: Likeness, day: date, settings: Settings, today: date) -> Likeness:
    """Give a note with the day that a person says, and the hour that its text has beside that.

    Its text may mean that day in either order of dates: the person knows which.
    """
    found = found._replace(day=day, clock="", minutes=0)
    if found.front:
        return found  # a key may say the hour
    note = Plain(found.path, found.unlisted)
    orders = (replace(settings, date_order=one) for one in (settings.date_order, *_ORDERS))
    hours = (_hour(note, found, one, today) for one in orders)
    hour = next((one for one in hours if one.clock), Hour())
    return found._replace(clock=hour.clock, minutes=hour.minutes)


def _is_day(day: date, settings: Settings, today: date, text: str) -> bool:
    return _read_day(text, settings, today) == day


def _read_day(text: str, settings: Settings, today: date) -> date | None:
    moment = find_moment(text, settings, today)
    return moment.day if moment else near_day(text, today, settings.date_order, closest=True)


def _sure_company(company: str) -> str:
    """Give it unless its name may be that of a person beside what they are: `Beth agency`."""
    words = company.split()
    ends = (words[0], words[-1]) if words[1:] else ()
    return "" if any(map(_AGENCY.fullmatch, ends)) else company


def _meant(note: Plain) -> tuple[str, ...]:
    """Give the lines that tell who was there: of one day only.

    It is the one of the line that says when the interview is, else the first.
    """
    line = interview_line(note)
    if line:
        behind = note.body_lines[note.body_lines.index(line) + 1 :]
        return (line, *takewhile(lambda one: not DAY.search(one), behind))
    lines = (one for one in note.body_lines if not one.startswith("#"))
    dated = [one for one in lines if DAY.search(_PHONE.sub("", one))]
    return tuple(one for one in note.body_lines if one not in dated[1:])


def perhaps(
    text: str, path: str, settings: Settings = _DEFAULT, today: date | None = None
) -> Likeness | None:
    """Judge a note that does not look like one by its beginning: may it be about a talk?

    Its first lines name a day with its hour and somebody with what they do, and it says call,
    phone or interview; or they name a day, and it says two different things of a job. None: no,
    or it names no day that is near, or its top says already what it is.
    """
    note = Plain(path, _body(text))
    if is_research(note) or is_list_of_things(note):
        return None
    talk = may_be_talk(note) and _heard(note)
    if not (talk or may_be_of_a_job(note)):
        return None
    found = likely(text, path, settings, today, meant=True)
    if found is None or found.day is None or not is_near(found.day, today):
        return None
    return found._replace(unsure=True) if found.takes_lines else None


def offered(
    text: str,
    path: str,
    settings: Settings = _DEFAULT,
    today: date | None = None,
    *,
    among: bool = False,
) -> Likeness | None:
    """Give what a note says that a person may pick as one about an interview, by its beginning.

    `among`: it lies beside interview notes, or in a folder for the search: any day counts.

    Its top does not say what it is, and it names a day near today. One of a diary must say
    call, met and the like besides, and one that names a dentist or a club interview or
    recruiter. Others that do need no day.
    """
    note = Plain(path, _body(text))
    if is_research(note) or is_list_of_things(note):
        return None
    found = likely(text, path, settings, today, meant=True)
    if found is None or not found.takes_lines:
        return None
    near = found.day is not None and is_near(found.day, today)
    words = _OF_A_JOB if names_else(note) else _TALKED
    if is_named_else(note) and not any(
        DAY.search(one) and _OF_A_JOB.search(one) for one in note.body_lines
    ):
        return None
    says = bool(words.search("\n".join((note.stem, *note.body_lines))))
    if found.day and _dated(note):
        wanted = near and (says or not not_of_a_job(note))
    else:
        wanted = says and not (not_of_a_job(note) or is_on_interviews(text, path))
    return found._replace(unsure=True) if wanted or (among and near) else None


def _body(text: str) -> str:
    """Give a text behind its front matter."""
    plain = text.removeprefix("\ufeff")
    region = locate(plain)
    return plain[region.body :] if region else plain


def _dated(note: Plain) -> bool:
    """Tell whether the day stands where notes on interviews have it: not anywhere below."""
    below = (one for one in note.body_lines if one.startswith("#") or STRONG.search(one))
    return any(map(DAY.search, (note.stem, *note.first, *below)))


def day_line(found: Likeness) -> str:
    """Give the line that names the day in the beginning of such a note, else its first one.

    Of several interviews it is the headings of all but the one that is meant.
    """
    if found.also:
        return f"several: {found.also}, …"
    lines = [one.lstrip("#->*+ ").strip() for one in Plain("", found.unlisted).body_lines]
    named = next((one for one in lines if DAY.search(one)), "")
    return one_line(unlink(named or next(filter(None, lines), "")))


def suggested_company(found: Likeness) -> str:
    """Give whom name or title of a note say somebody spoke to, where that may be a company.

    Nobody: its text speaks of a person, or the name is that of somebody who was there.
    """
    note = Plain(found.path, found.unlisted)
    name = perhaps_company(note.title) or perhaps_company(note.stem)
    there = [found.who, *(one.name for one in _heard(note))]
    if _PERSON.search(note.body) or any(name.casefold() in one.casefold() for one in there):
        return ""
    return name


def _heard(note: Plain) -> tuple[Said, ...]:
    return tuple(one for line in note.first for one in heard_in(line).people)


def _beside(company: str, heard: tuple[Said, ...]) -> str:
    """Give the company as it stands beside who was met: `Jo Lloyd, head at Whitchurch Primary`.

    It is that one if it is the same with more, or if what the name of the note says is no
    company: `Kayleigh agency`, `Helen`. Empty: an agency that is named nowhere.
    """
    places = [cleaned(ENDS.split(one.place, maxsplit=1)[0]) for one in heard if one.place]
    words = company.split()
    agency = words[1:] and _AGENCY.fullmatch(words[-1]) and company != company.lower()
    names = {bare(word) for one in heard for word in one.name.split()}
    small = [word.lower() if place == 0 else word for place, word in enumerate(words)]
    person = words and all(bare(word) in names or _AGENCY.fullmatch(word) for word in small)
    own = sorted(map(bare, words))
    for one in (one for one in heard if one.place):
        if own == sorted(map(bare, f"{one.name} {one.place}".split())):
            return one.place  # the note is called `Gary Boots`
    for place in filter(None, places):
        if agency or person or not company or bare(place).startswith(f"{bare(company)} "):
            return place
    return "" if agency or person else company
