"""What the vault holds already of the interview that `new` would write a note on."""

from collections.abc import Iterator

from vaultsync.calendar import show_short_day
from vaultsync.cli.asking import confirm
from vaultsync.cli.known import Known
from vaultsync.cli.session import Session
from vaultsync.model import Interview
from vaultsync.names import fold, same
from vaultsync.parse.front.likeness import Likeness
from vaultsync.render.first_lines import first_lines, lacking
from vaultsync.rules.twins import may_be_one
from vaultsync.vault.survey import notes_alike


def tell_beside(session: Session, known: Known, new: Interview, *, lines: bool = True) -> bool:
    """Say which note may be on the same interview; tell whether an interview note may.

    `lines`: with those that one in plain text lacks, unless they were shown before.
    """
    twins = [*_twins(known, new)]
    for said in twins:
        session.printer.say(said)
    for alike in _alike(session, known, new):
        _tell_alike(session, _as_new(alike, new), lines=lines)
    return bool(twins)


def goes_on_beside(session: Session, known: Known, new: Interview, hint: str) -> bool:
    """Tell it before more is asked; a mere Enter writes no second note.

    Raises:
        NobodyAnswersError: `hint` says how to do without an answer.
        click.Abort: Ctrl-C.
    """
    if not tell_beside(session, known, new):
        return True
    return confirm("Write another note?", hint, default=False)


def _twins(known: Known, new: Interview) -> Iterator[str]:
    for one in known.interviews if new.day and fold(new.company) else ():
        there = same(one.company) == same(new.company) and one.day == new.day
        if there and new.day and may_be_one(one, new):
            yield (
                f"{one.path} is already a note about an interview at {one.company} on "
                f"{show_short_day(new.day)}; if this is the same one, you need no second note; "
                "if not, give each its own time or round"
            )


def _alike(session: Session, known: Known, new: Interview) -> Iterator[Likeness]:
    """Give the notes that look like one on an interview there."""
    company = fold(new.company)
    if new.day is None or not company:
        return
    counted = {one.path for one in known.interviews}

    def names_it(other: str) -> bool:
        words = fold(other.rpartition("/")[2].removesuffix(".md")).replace("-", " ").split()
        return f" {company} " in f" {' '.join(words)} "

    notes = notes_alike(session.vault, lambda path: path not in counted, session.today)
    for one in notes:
        if names_it(one.path) or fold(one.company) == company:
            yield one


def _as_new(alike: Likeness, new: Interview) -> Likeness:
    """Give it with what was typed where its text leaves that open: it may be this one."""
    asks = set(alike.asks)
    if fold(alike.company) in {"", fold(new.company)}:
        asks.discard("company")
        alike = alike._replace(company=alike.company or new.company)
    if alike.day in {None, new.day}:
        asks.discard("date")
        alike = alike._replace(day=new.day)
    return alike._replace(asks=tuple(sorted(asks)))


def _tell_alike(session: Session, alike: Likeness, *, lines: bool) -> None:
    """Say which lines make such a note count: it may lack no more than these."""
    word = session.vault.settings.notes.type
    if not alike.plain:
        session.printer.say(
            f"{alike.path} looks like a note on it; write `type: {word}` "
            "at its top, between the `---`, instead?"
        )
        return
    said = f"{alike.path} looks like a note on an interview there; if it is this one, it needs"
    if not lines:
        session.printer.say(f"{said} no second note")
        return
    session.printer.say(f"{said} no second note: it has {lacking(alike)}:")
    for line in ("", *first_lines(alike, word), ""):
        session.printer.say(line, whole=True)
