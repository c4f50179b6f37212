"""What was talked about with whom: `--point`, and the questions of `vaultsync new`."""

from dataclasses import replace

from vaultsync.cli.asking import ask
from vaultsync.cli.new_answers import Typed, note_of, read_person
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.names import fold
from vaultsync.render.new_note import NewNote, point_misread

_HINT = 'write whose it is first: `--with "Jane Doe" --point "Jane Doe: plans the shifts"`'
_ONE_EACH = "One thing per line, in your words; Enter ends it, or leaves it for later."
NONE = "-"
KEPT = f"Enter keeps what is in brackets, {NONE} leaves it out."


def points_of(people: tuple[str, ...], said: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Sort `Jane Doe: plans the shifts` to the interviewers, in their order.

    Raises:
        UsageError: it is not said whose it is, or nobody or several are called so.
    """
    names = [fold(read_person(one).name) for one in people]
    found: list[tuple[str, ...]] = [()] * len(names)
    for text in said:
        name, _, point = (" ".join(part.split()) for part in text.partition(":"))
        if not name or not point:
            raise UsageError(f"`--point` does not say who said {text!r}", hint=_HINT)
        meant = [at for at, one in enumerate(names) if fold(name) == one] or [
            at for at, one in enumerate(names) if fold(name) in one.split()
        ]
        if len(meant) != 1:
            many = "more than one of the interviewers is" if meant else "no interviewer is"
            raise UsageError(f"`--point`: {many} called {name!r}", hint=_HINT)
        found[meant[0]] += (point,)
    return tuple(found)


def ask_points(session: Session, typed: Typed, hint: str, *, again: bool) -> Typed:
    """Ask what was talked about with each person; `again`: also what was answered before.

    Raises:
        UsageError: nobody answers.
        click.Abort: Ctrl-C.
    """
    pairs, note = typed.people_with_points, note_of(session, typed)
    if again or not all(points for _, points in pairs):
        session.printer.out(_ONE_EACH)
    if again and any(points for _, points in pairs):
        session.printer.out(KEPT)
    asked = tuple(
        points if points and not again else _points(session, note, at, points, hint)
        for at, (_, points) in enumerate(pairs)
    )
    return replace(typed, points=asked)


def _points(
    session: Session, note: NewNote, at: int, before: tuple[str, ...], hint: str
) -> tuple[str, ...]:
    """Ask for one point after the other, until there is none."""
    found, waiting = list[str](), [*before]
    while True:
        name = note.people[at].name
        question = "Another thing" if found else f"What did you talk about with {name}?"
        usual = waiting.pop(0) if waiting else ""
        while True:
            text = ask(question, hint, usual)
            text = "" if usual and text == NONE else text
            vault = session.vault
            why = text and point_misread(note, at, text, vault.settings, vault.zone)
            if not why:
                break
            session.printer.out(f"  {why}; write it in other words")
        found += [text] if text else []
        if not text and not usual:
            return tuple(found)
