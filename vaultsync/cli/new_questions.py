"""The questions of `vaultsync new`, one after the other; what was typed before is not asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

from vaultsync.calendar import show_day
from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.known import Known
from vaultsync.cli.new_answers import (
    Met,
    Typed,
    read_clock,
    read_person,
    understood,
)
from vaultsync.cli.new_beside import goes_on_beside
from vaultsync.cli.new_days import (
    HINT,
    no_day,
    read_answer_day,
    read_day_and_hour,
    sure_clock,
    with_its_day,
)
from vaultsync.cli.new_fields import (
    ANSWER,
    BEFORE,
    COMPANY,
    DAY,
    PEOPLE,
    RECRUITER,
    ROLE,
    ROUND,
    TIME,
)
from vaultsync.cli.new_people import as_understood, doubted_in, each_of
from vaultsync.cli.new_points import KEPT, NONE
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.model import Interview
from vaultsync.names import fold, nearest
from vaultsync.parse.persons.no_reach import without_no_reach
from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.new_note import NewPerson

_SHOWN = 6
_LEAVES = "Enter leaves a question out; a slip can be corrected at the end."
_FIRST = "Interviewer, e.g. Jane Doe, Team Lead, jane@acme.example"
_ANOTHER = "Another interviewer"
_ISO = regex(r"\d{4}-\d\d-\d\d")
_A_DAY = regex(r"`(\d{4}-\d\d-\d\d)`")
_REPLY_BY = "When will they let you know, e.g. 4 December"


def ask_all(
    session: Session, known: Known, typed: Typed, fields: frozenset[str]
) -> Typed | None:
    """Ask for everything that was not typed; `fields`: for those, to be corrected.

    None: the interview has a note already, and no other one is wanted.

    Raises:
        UsageError: nobody answers.
        click.Abort: Ctrl-C.
    """
    if not fields or fields & frozenset(BEFORE):
        session.printer.out(KEPT if fields else _LEAVES)
    asker = _Asker(session, fields)
    company = _company(asker, known, typed.company)
    role = asker.text(ROLE, "Role", typed.role, "" if fields else known.role(company))
    stage = asker.text(ROUND, "Round, e.g. Phone screen", typed.stage)
    if not (typed.day or typed.stage):
        stage, day = with_its_day(session, stage)
        typed = replace(typed, day=day)
    asked = "Day, e.g. friday or 5 March"
    said = asker.until(DAY, asked, typed.day, read_day_and_hour(session), "today")
    day, _, hour = said.partition(" ")
    typed = replace(typed, clock=hour or typed.clock)
    if not fields:
        start, on = read_clock(typed.clock)[0], date.fromisoformat(day)
        local = datetime.combine(on, start or time.min, session.vault.zone)
        at = local.astimezone(UTC) if start else None
        new = Interview(path="", company=company, role=role, stage=stage, day=on, start=at)
        if not goes_on_beside(session, known, new, HINT):
            return None
    asked = "Time, e.g. 14:30 or 14:30-15:15"
    clock = asker.until(TIME, asked, typed.clock, _clock(session))
    met = _people(asker, known, company, typed.met)
    contact = asker.text(RECRUITER, "Recruiter or coordinator", typed.contact)
    typed = replace(typed, company=company, role=role, stage=stage, day=day, clock=clock)
    return replace(typed, contact=contact).with_met(met)


def ask_reply_by(session: Session, typed: Typed, fields: frozenset[str]) -> Typed:
    """Ask by when they will answer; of an interview that is over, whose day is known.

    Raises:
        UsageError: nobody answers, or what was typed before cannot be meant.
        click.Abort: Ctrl-C.
    """
    day = date.fromisoformat(typed.day)
    late = bool(fields) and _ISO.fullmatch(typed.reply_by) is not None
    if late and date.fromisoformat(typed.reply_by) < day:
        fields |= {ANSWER}  # the day of the interview was corrected
    asker = _Asker(session, fields)
    if not asker.asks(ANSWER, typed.reply_by):
        return understood(session, typed)
    session.printer.out(f"  days such as friday count from the interview, {show_day(day)}")
    by = asker.until(
        ANSWER, _REPLY_BY, typed.reply_by, lambda text: read_answer_day(session, text, day)
    )
    return replace(typed, reply_by=by)


@record_class(kw_only=False)
class _Asker:
    """Asks for what is not known; of what is corrected, also for what is known."""

    session: Session
    fields: frozenset[str]
    """What is corrected; empty: everything is asked for the first time."""

    def asks(self, field: str, typed: object) -> bool:
        """Tell whether a question is asked."""
        return field in self.fields if self.fields else not typed

    def text(self, field: str, question: str, typed: str, usual: str = "") -> str:
        """Give what was typed, or ask for it; a day is the answer to another question."""
        return self.until(field, question, typed, no_day(self.session.today), usual)

    def until(
        self,
        field: str,
        question: str,
        typed: str,
        read: Callable[[str], str],
        usual: str = "",
    ) -> str:
        """Give what was typed, or ask until the answer can be read; as it was read.

        The day that a refusal names as the one that may be meant, a mere Enter takes.
        """
        if not self.asks(field, typed):
            return typed
        kept = typed or usual
        while True:
            text = ask(question, HINT, kept)
            try:
                return read("" if text == NONE else text)
            except UsageError as error:
                hint = f"; {error.hint}" if error.hint else ""
                days = set(_A_DAY.findall(error.hint or ""))
                takes = "; Enter takes that" if len(days) == 1 else ""
                kept = days.pop() if takes else kept
                self.session.printer.out(f"  {error}{hint}{takes}")


def _clock(session: Session) -> Callable[[str], str]:
    return lambda text: sure_clock(session, text)


def _company(asker: _Asker, known: Known, typed: str) -> str:
    """Ask for the company; propose the one of the vault that is near."""
    said, again = asker.session.printer.out, bool(asker.fields)
    if again and not asker.asks(COMPANY, typed):
        return typed
    if known.companies and not typed.strip():
        names = known.companies[:_SHOWN]
        more = ", …" if len(known.companies) > _SHOWN else ""
        said(f"  known: {', '.join(names)}{more}")
    company = asker.until(COMPANY, "Company", typed.strip(), str)
    while not company:
        company = ask("Company", HINT)
    as_there = known.company(company)
    settled = as_there or (again and company == typed)
    near = "" if settled else known.near_company(company)
    if near and confirm(
        f"{near} is in your vault. Is that the one you mean? (n: keep {company})", HINT
    ):
        return near
    return as_there or company


def _people(
    asker: _Asker, known: Known, company: str, typed: tuple[Met, ...]
) -> tuple[Met, ...]:
    """Ask for one person after the other, until there is none; points stay with theirs."""
    again = bool(asker.fields)
    if again and not asker.asks(PEOPLE, typed):
        return typed
    there = known.people_at(company)
    offered = () if again or typed else known.met_at(company)[:_SHOWN]
    if offered:
        asker.session.printer.out("  known there; y: you meet them, n: not this time")
    # by a mere Enter one would never be thanked, or be thanked for nothing
    once_more = (one for one in offered if confirm(f"{one} again?", HINT, default=None))
    found = [Met(one) for one in once_more]
    left = [one.name for one in there if one.name not in offered]
    if left and (again or not typed):
        also = "also " * bool(offered)
        asker.session.printer.out(f"  {also}known there: {', '.join(left[:_SHOWN])}")
    for number, one in enumerate(typed, 1):
        question = f"Interviewer {number}" if len(typed) > 1 else "Interviewer"
        text = asker.until(PEOPLE, question, one.text, _person)
        if again and text:
            text = _with_rest(asker, one.text, text)
        if text and again and text == one.text:
            found.append(one)
        elif text:
            names = [_resolved(known, name, company) for name in _several(asker, text)]
            found += [one._replace(text=names[0]), *map(Met, names[1:])]
    more = again or not typed
    while more:
        text = asker.until(PEOPLE, _ANOTHER if found else _FIRST, "", _person)
        names = [_resolved(known, name, company) for name in _several(asker, text) if name]
        found += map(Met, names)
        more = bool(text)
    return tuple(found)


def _several(asker: _Asker, text: str) -> tuple[str, ...]:
    """Give each of the people in an answer; say how it was understood where that is new."""
    other, one = doubted_in(text)
    if other and not confirm(f"Is {other} another person? (n: what {one} does)", HINT):
        return (text,)
    people = each_of(text) if text else ()
    if people not in {(), (text,)}:
        asker.session.printer.out(f"  read as {as_understood(people)}")
    return people


def _with_rest(asker: _Asker, before: str, text: str) -> str:
    """Keep role and address where only a name was corrected; say what becomes of them."""
    old, new = read_person(before), read_person(text)
    rest = before.replace(old.name, "", 1).strip(" ,;–—-")
    if not rest or text == before or new != NewPerson(name=new.name):
        return text
    if nearest(fold(new.name), (fold(old.name),)):
        asker.session.printer.out(f"  kept: {rest}")
        return before.replace(old.name, new.name, 1)
    asker.session.printer.out(f"  left out, as it is of {old.name}: {rest}")
    return text


def _person(text: str) -> str:
    text = without_no_reach(text)
    for one in each_of(text) if text else ():
        read_person(one)
    return text


def _resolved(known: Known, text: str, company: str) -> str:
    """Give a person as the vault spells the name, after asking where it is only near."""
    text = " ".join(text.split())
    person = read_person(text)
    as_there = known.person(person.name, company)
    if as_there:
        return text.replace(person.name, as_there, 1)
    near = known.near_person(person.name, company)
    if near is None:
        return text
    where = " and ".join(near.companies) or "another interview"
    question = f"{near.name} ({where}) is in your notes. Is that who you mean?"
    if confirm(question, HINT):
        return text.replace(person.name, near.name, 1)
    return text
