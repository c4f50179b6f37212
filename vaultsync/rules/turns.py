"""What their words may have ended or begun, and the status and the notes do not say."""

import shlex
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.diagnostics import Finding
from vaultsync.model import Status, Told, Turn
from vaultsync.parse.messages.invited import day_of_invitation
from vaultsync.parse.messages.touches import parted
from vaultsync.parse.messages.turns import turn_heard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.model import Interview, Touch
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

_STATUS = {Turn.REJECTION: Status.REJECTED, Turn.OFFER: Status.OFFER}


def turns(standing: "Standing", found: "tuple[FollowUp, ...]") -> "Iterator[Finding]":
    """A turn of which only words tell is followed up like silence.

    Touches come first, the latest of them; a line without a day counts in the latest note.
    """
    latest = standing.latest
    if latest is None or standing.status not in {Status.WAITING, Status.REPLIED}:
        return
    heard = (event for event in reversed(standing.counted) if event.touch.heard)
    logged = (_Said(turn_heard(one.touch.text), one.interview, one.touch) for one in heard)
    written = (_Said(one.turn, latest, one) for one in reversed(latest.told))
    places = [*chain(logged, written)]
    for said in places:
        if said.turn in _STATUS:
            yield _ended(standing, latest, found, said)
            return
    invited = [said for said in places if said.turn is Turn.INVITATION]
    if invited and not standing.planned:
        yield _invited(standing, invited[0])


class _Said(NamedTuple):
    turn: Turn | None
    interview: "Interview"
    line: "Touch | Told"


def _invited(standing: "Standing", said: _Said) -> Finding:
    company = shlex.quote(standing.application.company or "COMPANY")
    day = (
        said.line.day if isinstance(said.line, Told) else _day_heard(said.interview, said.line)
    )
    return Finding(
        path=said.interview.path,
        line=said.line.line,
        code="VS406",
        message="this reads like an invitation, but there is no note of the next interview",
        help=f"if it is one, `vaultsync new {company} --on {day or 'DAY'}` writes its note, "
        "and nothing is chased until then",
    )


def _day_heard(interview: "Interview", touch: "Touch") -> "date | None":
    """Give the day that an answer names; one without a day of its own has the interview's."""
    dated = touch.day != interview.day
    return day_of_invitation(parted(touch.text)[1], touch.day, weekdays=dated)


def _ended(
    standing: "Standing", latest: "Interview", found: "tuple[FollowUp, ...]", said: _Said
) -> Finding:
    turn = said.turn or Turn.REJECTION
    status = _STATUS[turn].value
    what = _words(standing) or (found[0].id if found else "")
    close = f" or run `vaultsync close {what} {status}`" if what else ""
    return Finding(
        path=said.interview.path,
        line=said.line.line,
        code="VS403",
        message=f"this reads like {turn.value}, but the status of the application is "
        f"`{standing.status.value}`",
        help=f"if it is {turn.value}, set `status: {status}` in {latest.path}{close}; until "
        "then the follow-ups go on",
    )


def _words(standing: "Standing") -> str:
    """Give the words by which `close` finds it: a role tells applications to a company apart.

    Empty where they could not be typed. What others go by, too, is refused, never guessed.
    """
    one = standing.application
    words = [word for word in (one.company, one.role) if any(map(str.isalnum, word))]
    if not one.company or one.company not in words or any(w.startswith("-") for w in words):
        return ""
    return shlex.join(words)
