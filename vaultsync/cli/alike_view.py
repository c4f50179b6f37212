"""What `check` and `ask` say of new notes that look like interview notes and do not say so."""

from datetime import timedelta
from typing import TYPE_CHECKING

from vaultsync.cli.flow import Bit, flow

if TYPE_CHECKING:
    from vaultsync.cli.session import Session
    from vaultsync.vault.checking import Report

_FEW = 3
_LONG_AGO = timedelta(days=60)
"""Then nothing is owed any more, and whoever left the note as it is knows."""


def tell_alike(session: "Session", report: "Report") -> None:
    """Say in one sentence how many there are, and how they are taken in."""
    paths = _unsettled(session, report) if report.snapshot.alike else []
    if not paths:
        return
    many = f"{len(paths)} notes look like interview notes and do not count"
    one = "1 note looks like an interview note and does not count"
    more = f" and {len(paths) - _FEW} more" if len(paths) > _FEW else ""
    asks = "asks about each" if paths[1:] else "asks about it"
    said = f"{many if paths[1:] else one} yet: {', '.join(paths[:_FEW])}{more}"
    flow(session.printer, Bit(f"{said}; `vaultsync init` {asks}", "bold"), hang=2)


def _unsettled(session: "Session", report: "Report") -> list[str]:
    """Leave out those whose interviews have notes of their own, or were long ago."""
    from vaultsync.vault.survey import meant_note, unsettled  # noqa: PLC0415 - seldom

    today, interviews = session.today, report.outcome.interviews
    found = (meant_note(session.vault, path, today) for path in report.snapshot.alike)
    alike = unsettled(session.vault, filter(None, found), interviews, today)
    plain = (one for one in alike if one.takes_lines)
    return [one.path for one in plain if one.day is None or today - one.day <= _LONG_AGO]
