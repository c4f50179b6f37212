"""What the vault holds already of the interview that `new` would write a note on."""

from collections.abc import Iterator

from vaultsync.calendar import show_short_day
from vaultsync.cli.asking import confirm
from vaultsync.cli.known import Known
from vaultsync.cli.session import Session
from vaultsync.model import Interview
from vaultsync.names import fold, same
from vaultsync.rules.twins import may_be_one
from vaultsync.vault.survey import notes_alike


def tell_beside(session: Session, known: Known, new: Interview) -> bool:
    """Say which note may be on the same interview; tell whether an interview note may."""
    twins = [*_twins(known, new)]
    for said in (*twins, *_alike(session, known, new)):
        session.printer.say(said)
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


def _alike(session: Session, known: Known, new: Interview) -> Iterator[str]:
    vault = session.vault
    company = fold(new.company)
    if new.day is None or not company:
        return
    counted = {one.path for one in known.interviews}

    def names_it(other: str) -> bool:
        words = fold(other.rpartition("/")[2].removesuffix(".md")).replace("-", " ").split()
        return other not in counted and f" {company} " in f" {' '.join(words)} "

    for alike in notes_alike(vault, names_it):
        yield (
            f"{alike.path} looks like a note on it; write `type: {vault.settings.notes.type}` "
            "into its front matter instead?"
        )
