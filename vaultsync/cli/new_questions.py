"""The questions of `vaultsync new`, one after the other; what was typed before is not asked."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, replace
from datetime import UTC, date, datetime, time

from vaultsync.calendar import show_day
from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.days import is_day, weekday_around
from vaultsync.cli.known import Known
from vaultsync.cli.new_answers import (
    Typed,
    read_clock,
    read_person,
    read_reply_by,
    read_when,
    told_clock,
    understood,
)
from vaultsync.cli.new_beside import goes_on_beside
from vaultsync.cli.new_points import KEPT, NONE
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.model import Interview
from vaultsync.names import fold, nearest
from vaultsync.render.new_note import NewPerson

HINT = "name the company and use `--yes`: `vaultsync new Acme --yes`"
_SHOWN = 6
_LEAVES = "Enter leaves a question out; a slip can be corrected at the end."
_FIRST = "Interviewer, e.g. Jane Doe, Team Lead, jane@acme.example"
_ANOTHER = "Another interviewer"
_REPLY_BY = "When will they let you know, e.g. 4 December"


def ask_all(
    session: Session, known: Known, typed: Typed, *, again: bool = False
) -> Typed | None:
    """Ask for everything that was not typed; `again`: for everything, to be corrected.

    None: the interview has a note already, and no other one is wanted.

    Raises:
        UsageError: nobody answers.
        click.Abort: Ctrl-C.
    """
    session.printer.out(KEPT if again else _LEAVES)
    asker = _Asker(session, again=again)
    company = _company(asker, known, typed.company)
    role = asker.text("Role", typed.role, "" if again else known.role(company))
    stage = asker.until("Round, e.g. Phone screen", typed.stage, _round(session))
    day = asker.until("Day, e.g. friday or 5 March", typed.day, _day(session), "today")
    if not again:
        start, on = read_clock(typed.clock)[0], date.fromisoformat(day)
        local = datetime.combine(on, start or time.min, session.vault.zone)
        at = local.astimezone(UTC) if start else None
        new = Interview(path="", company=company, role=role, stage=stage, day=on, start=at)
        if not goes_on_beside(session, known, new, HINT):
            return None
    clock = asker.until("Time, e.g. 14:30 or 14:30-15:15", typed.clock, _clock(session))
    met = _people(asker, known, company, typed.people_with_points)
    return replace(
        typed,
        company=company,
        role=role,
        stage=stage,
        day=day,
        clock=clock,
        people=tuple(text for text, _ in met),
        points=tuple(points for _, points in met),
        contact=asker.text("Recruiter or coordinator", typed.contact),
    )


def ask_reply_by(session: Session, typed: Typed, *, again: bool) -> Typed:
    """Ask by when they will answer; of an interview that is over, whose day is known.

    Raises:
        UsageError: nobody answers, or what was typed before cannot be meant.
        click.Abort: Ctrl-C.
    """
    if typed.reply_by and not again:
        return understood(session, typed)
    day = date.fromisoformat(typed.day)
    asker = _Asker(session, again=again)
    by = asker.until(_REPLY_BY, typed.reply_by, lambda text: read_reply_by(session, text, day))
    return replace(typed, reply_by=by)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks for what is not known; `again` for what is known, too."""

    session: Session
    _: KW_ONLY
    again: bool

    def text(self, question: str, typed: str, usual: str = "") -> str:
        """Give what was typed, or ask for it."""
        return self.until(question, typed, str, usual)

    def until(
        self, question: str, typed: str, read: Callable[[str], str], usual: str = ""
    ) -> str:
        """Give what was typed, or ask until the answer can be read; as it was read."""
        if typed and not self.again:
            return typed
        while True:
            text = ask(question, HINT, typed or usual)
            try:
                return read("" if text == NONE else text)
            except UsageError as error:
                hint = f"; {error.hint}" if error.hint else ""
                self.session.printer.out(f"  {error}{hint}")


def _round(session: Session) -> Callable[[str], str]:
    """Take the words for a round; a day in its place would become part of its identity."""

    def read(text: str) -> str:
        if is_day(text, session.today):
            said = f"{text!r} is a day, and no round: the day is asked for next"
            raise UsageError(said, hint="type the round, or Enter to leave it out")
        return text

    return read


def _day(session: Session) -> Callable[[str], str]:
    """Read a day; of the name of a weekday it is asked which: the next one first, as `--on`."""

    def read(text: str) -> str:
        around = weekday_around(text, session.today)
        if around is None:
            return str(read_when(session, text, ""))
        last, coming = around
        today = "today, " * (last == session.today)
        question = f"Is it {show_day(coming)}? (n: {today}{show_day(last)})"
        return str(coming if confirm(question, HINT) else last)

    return read


def _clock(session: Session) -> Callable[[str], str]:
    return lambda text: told_clock(session, text)


def _company(asker: _Asker, known: Known, typed: str) -> str:
    """Ask for the company; propose the one of the vault that is near."""
    said = asker.session.printer.out
    if known.companies and not typed.strip():
        names = known.companies[:_SHOWN]
        more = ", …" if len(known.companies) > _SHOWN else ""
        said(f"  known: {', '.join(names)}{more}")
    company = asker.text("Company", typed.strip())
    while not company:
        company = ask("Company", HINT)
    as_there = known.company(company)
    settled = as_there or (asker.again and company == typed)
    near = "" if settled else known.near_company(company)
    if near and confirm(
        f"{near} is in your vault. Is that the one you mean? (n: keep {company})", HINT
    ):
        return near
    return as_there or company


def _people(
    asker: _Asker, known: Known, company: str, typed: tuple[tuple[str, tuple[str, ...]], ...]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Ask for one person after the other, until there is none; points stay with theirs."""
    there = known.people_at(company)
    offered = () if asker.again or typed else known.met_at(company)[:_SHOWN]
    if offered:
        asker.session.printer.out("  known there; y: you meet them, n: not this time")
    # by a mere Enter one would never be thanked, or be thanked for nothing
    again = (one for one in offered if confirm(f"{one} again?", HINT, default=None))
    found: list[tuple[str, tuple[str, ...]]] = [(one, ()) for one in again]
    left = [one.name for one in there if one.name not in offered]
    if left and (asker.again or not typed):
        also = "also " * bool(offered)
        asker.session.printer.out(f"  {also}known there: {', '.join(left[:_SHOWN])}")
    for number, (one, points) in enumerate(typed, 1):
        question = f"Interviewer {number}" if len(typed) > 1 else "Interviewer"
        text = asker.until(question, one, _person)
        if asker.again and text:
            text = _with_rest(asker, one, text)
        kept = asker.again and text == one
        name = text if kept or not text else _resolved(known, text, company)
        found += [(name, points)] if text else []
    more = asker.again or not typed
    while more:
        text = asker.until(_ANOTHER if found else _FIRST, "", _person)
        found += [(_resolved(known, text, company), ())] if text else []
        more = bool(text)
    return tuple(found)


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
    if text:
        read_person(text)
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
