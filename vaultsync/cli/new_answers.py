"""What was typed for a new note, understood: days, times, people; what is near is told."""

import shlex
from dataclasses import replace
from datetime import date, time
from itertools import zip_longest
from typing import NamedTuple

from vaultsync.calendar import show_day
from vaultsync.cli.days import read_day
from vaultsync.cli.known import Known
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.parse.days.bare_hours import bare_hour, is_seven
from vaultsync.parse.days.clock_doubts import said_in_words
from vaultsync.parse.days.clocks import read_clock_range
from vaultsync.parse.days.day_and_clock import day_and_clock
from vaultsync.parse.days.typed_days import around, day_of_interview
from vaultsync.parse.mailbox import read_mailbox, read_number
from vaultsync.parse.persons.no_reach import without_no_reach
from vaultsync.parse.persons.roles import without_who
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.escape import one_line
from vaultsync.render.new_note import NewNote, NewPerson, Thanked
from vaultsync.wrong_words import NotADayError

_LONGEST = 500
_LONGEST_POINT = 2_000
_MINUTES = range(5, 24 * 60 + 1)
_WITH_ADDRESS = regex(r"(.*?)<\s*([^<>]+)\s*>(.*)")
_COMMA = regex(r"[,;]")
_DASH = regex(r"\s*[–—-]\s*")
_ONE_DIGIT = regex(r"(?<!\d)(?=\d:)")
_TITLE = regex(r"(.+?)(?:\s+[–—-]\s+|\s*\()([^()]+)\)?")


class Met(NamedTuple):
    """One of the people, with what is told of the talk."""

    text: str
    points: tuple[str, ...] = ()
    thanked: str = ""


@record_class
class Typed:
    """The answers, as texts."""

    company: str = ""
    role: str = ""
    stage: str = ""
    day: str = ""
    clock: str = ""
    minutes: int | None = None
    people: tuple[str, ...] = ()
    points: tuple[tuple[str, ...], ...] = ()
    """What was talked about with each of the people, in their order."""
    thanked: tuple[str, ...] = ()
    """When and how each of them was thanked, `2026-11-27 by email`; empty: not yet."""
    contact: str = ""
    reply_by: str = ""
    """By when they will answer."""

    @property
    def met(self) -> tuple[Met, ...]:
        """Each of the people with what is told of the talk."""
        told = zip_longest(self.people, self.points, self.thanked)
        return tuple(Met(text, points or (), day or "") for text, points, day in told if text)

    def with_met(self, met: tuple[Met, ...]) -> "Typed":
        """Give the same with other people, or with something else told of them."""
        return replace(
            self,
            people=tuple(one.text for one in met),
            points=tuple(one.points for one in met),
            thanked=tuple(one.thanked for one in met),
        )


def understood(session: Session, typed: Typed) -> Typed:
    """Read what was typed as options before anything is asked; give day and time as read.

    Raises:
        UsageError: something cannot be understood.
    """
    typed = _with_hour(typed)
    for one in typed.people:
        read_person(one)
    _expect_one_end(typed)
    clock = told_clock(session, typed.clock)
    day = str(read_when(session, typed.day)) if typed.day.strip() else ""
    if not typed.reply_by.strip():
        return replace(typed, clock=clock, day=day, reply_by="")
    if not day:  # it is asked first: until then this is only looked at
        read_day(typed.reply_by, "--reply-by", session, tells=False)
        return replace(typed, clock=clock)
    by = read_reply_by(session, typed.reply_by, date.fromisoformat(day), "--reply-by")
    return replace(typed, clock=clock, day=day, reply_by=by)


def _with_hour(typed: Typed) -> Typed:
    """Take the hour out of `--on "friday 2pm"`.

    Raises:
        UsageError: there is a time besides.
    """
    day, clock = day_and_clock(typed.day)
    if not clock:
        return typed
    if typed.clock.strip():
        raise UsageError(
            f"the day says {clock!r} as its time, and `--time` says {typed.clock!r}",
            hint=f"write the day alone: `--on {shlex.quote(day)}`",
        )
    return replace(typed, day=day, clock=clock)


def _expect_one_end(typed: Typed) -> None:
    """Refuse minutes that no interview takes, and a time that says another end than they do.

    Raises:
        UsageError: they do.
    """
    if typed.minutes is not None and typed.minutes not in _MINUTES:
        raise UsageError(
            f"`--minutes` says {typed.minutes:,}; an interview takes {_MINUTES[0]} to "
            f"{_MINUTES[-1]:,} minutes",
            hint="write how long it takes, such as `--minutes 45`, or leave it out",
        )
    start, end = read_clock(typed.clock)
    if start is None or end is None or typed.minutes is None:
        return
    day = 24 * 60
    minutes = ((end.hour - start.hour) * 60 + end.minute - start.minute) % day
    if minutes != typed.minutes % day:
        raise UsageError(
            f"`--time` says that it ends at {end:%H:%M}, after {minutes} minutes, and "
            f"`--minutes` says {typed.minutes}",
            hint="leave out `--minutes`, or write only the start: `--time 14:30`",
        )


def expect_short(typed: Typed) -> None:
    """Refuse what is no name, such as a whole file that slipped into the line.

    Raises:
        UsageError: an answer is too long, or the company has no sign that can be written.
    """
    days = (typed.day, typed.clock, typed.reply_by)
    texts = (typed.company, typed.role, typed.stage, *days, typed.contact)
    points = [point for one in typed.points for point in one]
    alone = "write the name alone; what else is to be said stands in the note"
    shorter = "write it shorter; the rest can go into the note afterwards"
    for what, said, most, hint in (
        ("names", (*texts, *typed.people), _LONGEST, alone),
        ("points", points, _LONGEST_POINT, shorter),
    ):
        longest = max(map(len, said), default=0)
        if longest > most:
            raise UsageError(
                f"one of the {what} has {longest:,} characters; at most {most:,} are taken",
                hint=hint,
            )
    if typed.company.strip() and not one_line(typed.company):
        raise UsageError(
            f"the company {typed.company!r} has no sign that can be written",
            hint="type its name: `vaultsync new Acme --yes`",
        )


def from_options(session: Session, known: Known, typed: Typed) -> Typed:
    """Take what was typed where nobody can be asked.

    Raises:
        UsageError: the company is missing.
    """
    company = " ".join(typed.company.split())
    if not company:
        raise UsageError(
            "which company is it with?",
            hint="name it, `vaultsync new Acme --yes`, or run it in a terminal, where it asks",
        )
    say = session.printer.say
    as_there, near = known.company(company), known.near_company(company)
    if not as_there and near:
        say(f"{company!r} is new in this vault; if {near} is meant, write that")
    company = as_there or company
    role = typed.role
    if not role.strip():
        role = known.role(company)
        if role:
            say(f"the role is {role}, as in your last note on {company}; --role says another")
    people = tuple(_known_person(session, known, one, company) for one in typed.people)
    return replace(typed, company=company, role=role, people=people)


def _known_person(session: Session, known: Known, text: str, company: str) -> str:
    text = " ".join(text.split())
    person = read_person(text)
    as_there = known.person(person.name, company)
    near = known.near_person(person.name, company)
    if not as_there and near:
        where = " and ".join(near.companies) or "another interview"
        session.printer.say(f"{person.name!r} is new here; you know {near.name} from {where}")
    return text.replace(person.name, as_there, 1) if as_there else text


def read_person(text: str) -> NewPerson:
    """Read `Jane Doe, Team Lead, jane@acme.example, +44 7700 900123`.

    A semicolon is as good as a comma; `(no address)` is none, and no title either.

    Raises:
        UsageError: there is no name in it, or no address where one should be.
    """
    text = rest = without_no_reach(without_who(text))
    addressed = _WITH_ADDRESS.fullmatch(text)
    if addressed:
        rest = f"{addressed[1]}{addressed[3]}, {addressed[2]}"
    name, *parts = (" ".join(part.split()) for part in _COMMA.split(rest))
    titled = _TITLE.fullmatch(name)
    title = [titled[2]] if titled else []
    name = titled[1] if titled else name
    if name[:1].isdigit():
        raise UsageError(f"{name!r} is no name", hint="type who was there, or Enter")
    person = NewPerson(name=name)
    for part in filter(None, parts):
        mailbox = read_mailbox(part)
        if mailbox and not mailbox.name:
            person = person._replace(email=mailbox.address)
        elif read_number(part):
            person = person._replace(phone=part)
        elif "@" in part:
            raise UsageError(_no_address(part), hint=_ADDRESS_HINT)
        else:
            title.append(part)
    if "@" in name and " " in name:
        said = f"there is no comma before the address in {text!r}"
        raise UsageError(said, hint=_PERSON_HINT)
    if not any(char.isalpha() for char in name) or "@" in name:
        raise UsageError(f"there is no name in {text!r}", hint=_PERSON_HINT)
    return person._replace(title=", ".join(title))


def _no_address(text: str) -> str:
    domain = text.rpartition("@")[2]
    bare = text.count("@") == 1 and bool(domain) and "." not in domain
    why = ": it has no ending such as .com" if bare else ""
    return f"{text!r} is not a whole email address{why}"


_ADDRESS_HINT = "write it whole, such as jane@acme.example, or leave it out"
_PERSON_HINT = 'write the name first: "Jane Doe, Team Lead, jane@acme.example"'
_AFTERNOON = regex(r"[1-6][:.h]\d\d(?: ?[-–—] ?[1-7][:.h]\d\d)?")
"""An hour without its half of the day that can only be meant as one of the afternoon."""


def read_clock(text: str) -> tuple[time | None, time | None]:
    """Read `14:30`, `2pm`, `14:30-15:15` or `11`; nothing is no time.

    Interviews are by day: `4.15` is in the afternoon, and `04:15` is not.

    Raises:
        UsageError: it is no time.
    """
    if not text.strip():
        return None, None
    if _AFTERNOON.fullmatch(text.strip()):
        text = f"{text.strip()} pm"
    hour = bare_hour(text)
    found = (hour, None) if hour else read_clock_range(text)
    if found is None:
        spoken = said_in_words(text)
        fix = spoken.help.replace("`", "") if spoken else "write 14:30, 2pm or 14:30-15:15"
        fix = "write 7am or 7pm" if is_seven(text) else fix
        raise UsageError(f"cannot read the time {text!r}", hint=fix)
    return found


def told_clock(session: Session, text: str) -> str:
    """Read a time and write it as `14:30` or `14:30-15:15`, telling so where that is new.

    Raises:
        UsageError: it is no time.
    """
    found = [f"{one:%H:%M}" for one in read_clock(text) if one]
    clock, plain = "-".join(found), " ".join(text.split())
    if _same_clock(plain) != _same_clock(clock):
        session.say(f"read {plain!r} as {clock}")
    return clock


def _same_clock(text: str) -> str:
    """Write `9:30 – 10:00` as `09:30-10:00`: nobody needs to be told of that."""
    return _ONE_DIGIT.sub("0", _DASH.sub("-", text))


def read_when(session: Session, text: str, option: str = "--on") -> date:
    """Read a day; nothing is today. A day without a year is the nearest one: it is echoed.

    `option` is empty where it answers a question.

    Raises:
        NotADayError: it names no certain day.
    """
    plain = " ".join(text.split())
    if not plain:
        return session.today
    settings, today = session.vault.settings, session.today
    either = around(plain, settings, today)
    near = either[0] if either else day_of_interview(plain, settings, today)
    if near is None:
        past = plain.casefold().startswith("last ")
        return read_day(plain, option, session, past=past, of_interview=True)
    session.say(f"read {plain!r} as {show_day(near)}")
    return near


def read_reply_by(session: Session, text: str, day: date, option: str = "") -> str:
    """Read the day by which they will answer, counted from the interview's; nothing is none.

    Raises:
        NotADayError: it names no certain day, or one before the interview.
    """
    if not text.strip():
        return ""
    by = read_day(text, option, session, base=day)
    if by < session.today and str(by) != text.strip():
        session.printer.say(
            f"{show_day(by)} is past: it counts from the interview on {show_day(day)}; "
            "if another day is meant, write it whole"
        )
    return expect_after(by, day, option)


def expect_after(by: date, day: date, option: str = "") -> str:
    """Give the day by which they will answer as it is written.

    Raises:
        NotADayError: it is before the interview.
    """
    if by < day:
        raise NotADayError(
            option,
            f"{show_day(by)} is before the interview on {show_day(day)}",
            "write the day by which they will answer, or leave it out",
        )
    return str(by)


def note_of(session: Session, typed: Typed) -> NewNote:
    """Give the note that was described.

    Raises:
        UsageError: something cannot be understood.
    """
    typed = _with_hour(typed)
    day = read_when(session, typed.day)
    typed = understood(session, replace(typed, day=str(day)))
    start, end = read_clock(typed.clock)
    return NewNote(
        company=" ".join(typed.company.split()),
        role=" ".join(typed.role.split()),
        stage=" ".join(typed.stage.split()),
        day=day,
        start=start,
        end=end,
        minutes=0 if end else typed.minutes or 0,
        contact=" ".join(typed.contact.split()),
        reply_by=date.fromisoformat(typed.reply_by) if typed.reply_by else None,
        people=tuple(
            read_person(one.text)._replace(points=one.points, thanked=as_thanked(one.thanked))
            for one in typed.met
        ),
    )


def as_thanked(text: str) -> Thanked | None:
    """Read `2026-11-27 by email` as it is kept; nothing is none."""
    day, _, way = text.partition(" ")
    return Thanked(date.fromisoformat(day), way) if day else None
