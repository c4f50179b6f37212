"""An application that is closed as moved-on, and may be meant the other way: it is told."""

from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding
from vaultsync.model import Status, Turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.rules.standing import Standing

_YOUNG_DAYS = 14
"""Hardly anybody gives a company up so soon."""


def moved_on(standing: "Standing") -> "Iterator[Finding]":
    """Say what moved-on does where they may have moved the person on to the next round."""
    latest = standing.latest
    if latest is None or standing.status is not Status.MOVED_ON:
        return
    why = _why(standing)
    if why:
        yield Finding(
            path=latest.path,
            line=latest.line_of("status", "date"),
            code="VS407",
            message="`moved-on` closes this application: no message is owed any more, but "
            f"{why}",
            help="if they moved you on to the next round, write `status: waiting`; if you do "
            "not want to go on, `status: withdrawn` closes it, too",
        )


def _why(standing: "Standing") -> str:
    """Give what speaks for the other meaning; empty where nothing does."""
    latest = standing.latest
    if latest is None or latest.day is None:
        return ""
    if standing.planned:
        return f"there is a note on an interview to come ({standing.planned[0].day})"
    invited = next((one for one in latest.told if one.turn is Turn.INVITATION), None)
    if invited:
        return f"line {invited.line} reads like an invitation"
    age = (standing.as_of.today - latest.day).days
    if age < _YOUNG_DAYS and not standing.chasers:
        return f"the interview was on {latest.day}, and nobody was asked how it stands"
    return ""
