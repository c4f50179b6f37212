"""What was talked about with whom: `--point`, and the questions of `vaultsync new`."""

from vaultsync.cli.asking import ask
from vaultsync.cli.new_answers import Typed, note_of, read_person
from vaultsync.cli.new_fields import PEOPLE, TALK
from vaultsync.cli.new_promises import offered
from vaultsync.cli.new_thanks import offered_thanks
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.names import fold
from vaultsync.parse.messages.thanks import thanks_told
from vaultsync.render.new_note import point_misread, thanks_read

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


def ask_points(session: Session, typed: Typed, hint: str, fields: frozenset[str]) -> Typed:
    """Ask what was talked about with each person.

    `fields` are those that are corrected: then also what was answered before is asked again,
    if it is one of them; and of people who were added.

    Raises:
        UsageError: nobody answers.
        click.Abort: Ctrl-C.
    """
    again = TALK in fields
    added = not fields or PEOPLE in fields
    asked = [at for at, one in enumerate(typed.met) if again or (added and not one.points)]
    if asked:
        session.printer.out(_ONE_EACH)
    if again and any(one.points for one in typed.met):
        session.printer.out(KEPT)
    for at in asked:
        typed = _points(session, typed, at, hint)
    return typed


def _points(session: Session, typed: Typed, at: int, hint: str) -> Typed:
    """Ask for one point after the other, until there is none."""
    found, waiting = list[str](), [*typed.met[at].points]
    name = read_person(typed.met[at].text).name
    while True:
        question = "Another thing" if found else f"What did you talk about with {name}?"
        usual = waiting.pop(0) if waiting else ""
        text = ask(question, hint, usual)
        if not text:
            break
        if usual and text == NONE:
            continue
        if text == usual:
            found.append(text)
            continue
        typed, point = _taken(session, typed, at, text)
        found += [point] if point else []
        waiting = [usual, *waiting] if usual and point is None else waiting
    met = [*typed.met]
    met[at] = met[at]._replace(points=tuple(found))
    return typed.with_met(tuple(met))


def _taken(session: Session, typed: Typed, at: int, text: str) -> tuple[Typed, str | None]:
    """Take a line as a point, as a promise or as a thank-you that was sent.

    None: it is neither; it was told why. Empty: it is a thank-you.
    """
    vault, note = session.vault, note_of(session, typed)
    name = note.people[at].name
    why = point_misread(note, at, text, vault.settings, vault.zone)
    told, day = bool(thanks_told(text, frozenset(fold(name).split()))), None
    if why:
        read, day = thanks_read(note, at, text, vault.settings, vault.zone)
        told = told or read
    if told:
        thanked = offered_thanks(session, name, text, day, note.day)
        if thanked:
            met = [*typed.met]
            met[at] = met[at]._replace(thanked=thanked)
            session.printer.out(f"  noted as your thank-you of {thanked}")
            return typed.with_met(tuple(met)), ""
    if why:
        session.printer.out(f"  {why}; write it in other words")
        return typed, None
    return typed, offered(session, typed, at, text, note.day)
