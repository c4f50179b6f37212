"""An interview to come: its day, its hour and who is there become a note of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import (
    NOTHING,
    Answer,
    Somebody,
    as_typed,
    everybody,
    tell,
    until_read,
)
from vaultsync.cli.asking import ask, confirm
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.known import Known
from vaultsync.cli.new_answers import Typed, read_clock, told_clock
from vaultsync.cli.new_beside import goes_on_beside
from vaultsync.cli.new_days import read_day_to_come
from vaultsync.cli.new_promises import named_in
from vaultsync.cli.new_proposal import Proposal, proposed
from vaultsync.cli.recording import Desk
from vaultsync.cli.right_hour import hour_of_that_day
from vaultsync.cli.right_invited import who_is_told
from vaultsync.cli.sentences import HINT
from vaultsync.cli.session import Session
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError
from vaultsync.model import Interview, Person
from vaultsync.parse.days.day_and_clock import day_and_clock
from vaultsync.parse.persons.who_was_there import Said, typed_people
from vaultsync.rules.standing import Standing
from vaultsync.rules.turns import told_to_come

_SAME = frozenset({"same", "the same", "both", "all", "all of them", "everybody", "them"})


class _When(NamedTuple):
    """Day and hour as they are typed for a new note."""

    day: date
    clock: str


def interview(asked: Asked, standing: Standing) -> Iterator[Answer]:
    """Ask for an interview to come, and give the note on it."""
    session, note = asked.desk.session, standing.deciding
    company = standing.application.company
    if not company:
        yield Refusal("the note names no company; write it at its top, `company: …`")
        return
    when = _ask_when(asked, told_to_come(standing))
    if when is None:
        return
    there = hour_of_that_day(standing, str(when.day), when.clock)
    if there:
        yield there
        return
    known = Known.of(asked.desk.report, session.vault.settings.notes.type)
    start = read_clock(when.clock)[0]
    local = datetime.combine(when.day, start or time.min, session.vault.zone)
    new = Interview(
        path="",
        company=company,
        role=standing.application.role,
        day=when.day,
        start=local.astimezone(UTC) if start else None,
    )
    if not goes_on_beside(session, known, new, HINT):
        return
    people = everybody(standing.application.interviews)
    told = who_is_told(standing)
    typed = Typed(
        company=company,
        role=standing.application.role,
        day=str(when.day),
        clock=when.clock,
    )
    while True:
        who = _ask_who(asked, people, told)
        try:
            folder, said = note.path.rpartition("/")[0], replace(typed, people=who)
            made = proposed(session, known, said, folder, status=False)
        except UsageError as error:
            if not who:  # nothing that could be typed otherwise
                yield Refusal(str(error))
                return
            tell(asked.desk, error)
            continue
        if _agreed(session, made):
            yield made
        return


def _agreed(session: Session, made: Proposal) -> bool:
    """Show the note, and ask whether it is to be written; a mere Enter writes none."""
    printer = session.printer
    flow(printer, Bit("the new note, "), Bit(made.path, "", made.path), Bit(":"), indent=2)
    for line in made.text.rstrip().splitlines():
        printer.sample(line, lead="    | ")
    return confirm(f"{session.indent}Write this note?", HINT, default=False)


def _ask_when(asked: Asked, told: tuple[date, str] | None) -> _When | None:
    """Ask for day and hour until they can be read; None: there is no such interview.

    `told`: what a line of the notes says is proposed.
    """
    session = asked.desk.session
    known = " ".join(map(str, told)).strip() if told else ""
    none = "-" if known else "Enter"
    question = f"  When is the next interview? (e.g. thurs 3 dec 10am; {none}: none)"
    when = until_read(asked.desk, question, lambda text: _read_when(session, text), known)
    return when and when._replace(clock=when.clock or _ask_clock(asked.desk))


def _read_when(session: Session, text: str) -> _When:
    """Read day and hour.

    Raises:
        UsageError: one of them cannot be read.
    """
    day, clock = day_and_clock(text)
    return _When(read_day_to_come(session, day), told_clock(session, clock))


def _ask_clock(desk: Desk) -> str:
    """Ask for the hour until it can be read; empty: it is not known."""
    question = "  At what time? (e.g. 10am, or 10:00-11:30; Enter: not known)"
    return until_read(desk, question, lambda text: told_clock(desk.session, text)) or ""


def _ask_who(asked: Asked, people: tuple[Somebody, ...], told: str) -> tuple[str, ...]:
    """Ask who will be there, each as it is typed for a new note; none: it is not known.

    `told`: what a line of the notes says is proposed.
    """
    names = ", ".join(one.person.name for one in people)
    same = f"e.g. {names}; or the same" if names else "e.g. Jane Doe (HR), Tom Reid"
    while True:
        none = "-" if told else "Enter"
        text = ask(f"  Who will be there? ({same}; {none}: not known)", HINT, told)
        if text.lower() in NOTHING:
            return ()
        if text.lower() in _SAME and people:
            return tuple(_whole(one.person) for one in people)
        heard = typed_people(text)
        met = as_typed(people)
        named = [at for part in heard.left for at in named_in(met, part)]
        left = [part for part in heard.left if not named_in(met, part)]
        if left:
            asked.desk.session.printer.out(
                f"  left out, as it may be no name: {', '.join(left)}"
            )
        who = [_known(one, people) for one in heard.people]
        who += [_whole(people[at].person) for at in named]
        if who:
            return tuple(dict.fromkeys(who))


def _known(said: Said, people: tuple[Somebody, ...]) -> str:
    """Give somebody in full whom a note of the application names, else as it was typed."""
    named = named_in(as_typed(people), said.name)
    if len(named) == 1 and not (said.does or said.reach):
        return _whole(people[named[0]].person)
    return ", ".join(filter(None, (said.name, said.does, *said.reach)))


def _whole(one: Person) -> str:
    return ", ".join(filter(None, (one.name, one.title, one.email, one.phone)))
