"""The questions of `vaultsync new`, one after the other; what was typed before is not asked."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.known import Known
from vaultsync.cli.new_answers import Typed, read_person, read_when, told_clock
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError

T = TypeVar("T")
HINT = "name the company and use `--yes`: `vaultsync new Acme --yes`"
_SHOWN = 6
_FIRST = "Interviewer, e.g. Jane Doe, Team Lead, jane@acme.example"
_ANOTHER = "Another interviewer"


def ask_all(session: Session, known: Known, typed: Typed) -> Typed:
    """Ask for everything that was not typed.

    Raises:
        UsageError: nobody answers.
        click.Abort: Ctrl-C.
    """
    session.printer.out("Enter leaves a question out.")
    company = _company(session, known, typed.company)
    role = typed.role or ask("Role", HINT, known.role(company))
    stage = typed.stage or ask("Round, e.g. Phone screen", HINT)
    day = typed.day or _until(session, "Day, e.g. friday or 5 March", "today", _day(session))
    clock = typed.clock
    if not clock:
        clock = _until(session, "Time, e.g. 14:30", "", _clock(session))
    people = tuple(_resolved(known, one, company) for one in typed.people)
    people = people or _people(session, known, company)
    contact = typed.contact or ask("Recruiter or coordinator", HINT)
    return replace(
        typed,
        company=company,
        role=role,
        stage=stage,
        day=day,
        clock=clock,
        people=people,
        contact=contact,
    )


def _day(session: Session) -> Callable[[str], str]:
    return lambda text: str(read_when(session, text))


def _clock(session: Session) -> Callable[[str], str]:
    return lambda text: told_clock(session, text)


def _until(session: Session, question: str, default: str, read: Callable[[str], str]) -> str:
    """Ask until the answer can be read; give it as it was read."""
    while True:
        text = ask(question, HINT, default)
        try:
            return read(text)
        except UsageError as error:
            session.printer.out(f"  {error}; {error.hint}" if error.hint else f"  {error}")


def _company(session: Session, known: Known, typed: str) -> str:
    """Ask for the company; propose the one of the vault that is near."""
    if not typed.strip() and known.companies:
        names = known.companies[:_SHOWN]
        more = ", …" if len(known.companies) > _SHOWN else ""
        session.printer.out(f"  known: {', '.join(names)}{more}")
    while not typed.strip():
        typed = ask("Company", HINT)
    as_there = known.company(typed)
    if as_there:
        return as_there
    near = known.near_company(typed)
    if near and confirm(f"{near} is in your vault. Is that meant?", HINT):
        return near
    return typed


def _people(session: Session, known: Known, company: str) -> tuple[str, ...]:
    """Ask for one person after the other, until there is none."""
    there = known.people_at(company)
    if there:
        names = ", ".join(one.name for one in there[:_SHOWN])
        session.printer.out(f"  known there: {names}")
    found: list[str] = []
    while True:
        question = _ANOTHER if found else _FIRST
        text = _until(session, question, "", _person)
        if not text:
            return tuple(found)
        found.append(_resolved(known, text, company))


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
    question = f"{near.name} ({where}) is in your notes. Is that who is meant?"
    if confirm(question, HINT):
        return text.replace(person.name, near.name, 1)
    return text
