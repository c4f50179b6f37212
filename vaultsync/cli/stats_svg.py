"""`vaultsync stats --svg`: the statistics as a picture, into a file or a pipe."""

import sys
from typing import TYPE_CHECKING

from vaultsync.cli.asking import confirm
from vaultsync.cli.session import Session
from vaultsync.errors import NothingToDrawError
from vaultsync.render.service.mark import is_untouched
from vaultsync.render.stats_svg import MARKER, render_stats
from vaultsync.rules.ahead import ahead
from vaultsync.vault.pictures import write_picture

if TYPE_CHECKING:
    from vaultsync.rules.stats import Record
    from vaultsync.vault.checking import Report

_HINT = "name another file, or add `--yes` to replace this one"


def draw(
    session: Session, report: "Report", records: "tuple[Record, ...]", path: str, *, yes: bool
) -> None:
    """Draw the records into a file; `-` is stdout.

    Raises:
        NothingToDrawError: there is none.
        WriteError: the file cannot be written, or is somebody else's.
    """
    if not records:
        raise NothingToDrawError
    outcome = report.outcome
    today = outcome.as_of.today
    steps = ahead(outcome.standings, outcome.follow_ups, today)
    text = render_stats(records, steps, today)
    if path == "-":
        session.printer.raw(text.encode())
        return
    wrote = write_picture(path, text, is_own, lambda: yes or _asked(path))
    session.printer.say(f"{path}: {'written' if wrote else 'up to date'}")


def is_own(text: str) -> bool:
    """Tell whether a file holds a picture as it was drawn."""
    return MARKER in text[:200] and is_untouched(text)


def _asked(path: str) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    question = f"{path} is not a picture made by vaultsync, or was changed since. Replace it?"
    return confirm(question, _HINT, default=False, err=True)
