"""What their words may have ended or begun, and the status and the notes do not say."""

import shlex
from itertools import chain
from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding
from vaultsync.model import Status, Turn
from vaultsync.parse.messages.turns import turn_heard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Interview
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
    logged = (
        (turn_heard(event.touch.text), event.interview.path, event.touch.line)
        for event in heard
    )
    written = ((one.turn, latest.path, one.line) for one in reversed(latest.told))
    places = [*chain(logged, written)]
    for turn, path, line in places:
        if turn in _STATUS:
            yield _ended(standing, latest, found, turn, (path, line))
            return
    invited = [(path, line) for turn, path, line in places if turn is Turn.INVITATION]
    if invited and not standing.planned:
        yield _invited(standing, invited[0])


def _invited(standing: "Standing", place: tuple[str, int]) -> Finding:
    company = shlex.quote(standing.application.company or "COMPANY")
    return Finding(
        path=place[0],
        line=place[1],
        code="VS406",
        message="this reads like an invitation, but there is no note of the next interview",
        help=f"if it is one, `vaultsync new {company} --on DAY` writes its note, and nothing "
        "is chased until then",
    )


def _ended(
    standing: "Standing",
    latest: "Interview",
    found: "tuple[FollowUp, ...]",
    turn: Turn,
    place: tuple[str, int],
) -> Finding:
    status = _STATUS[turn].value
    # an ID means this application alone, whatever others are called
    close = f" or run `vaultsync close {found[0].id} {status}`" if found else ""
    return Finding(
        path=place[0],
        line=place[1],
        code="VS403",
        message=f"this reads like {turn.value}, but the status of the application is "
        f"`{standing.status.value}`",
        help=f"if it is {turn.value}, set `status: {status}` in {latest.path}{close}; until "
        "then the follow-ups go on",
    )
