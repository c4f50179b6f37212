"""What their words may have ended or begun, and the status and the notes do not say."""

import shlex
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import show_short_day
from vaultsync.diagnostics import CloseAs, Finding
from vaultsync.model import Status, Told, Turn
from vaultsync.parse.messages.heard_turns import turn_heard
from vaultsync.parse.messages.invited import day_of_invitation
from vaultsync.parse.messages.touches import parted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vaultsync.model import Interview, Touch
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

_STATUS = {Turn.REJECTION: Status.REJECTED, Turn.OFFER: Status.OFFER}


class Place(NamedTuple):
    """A line that reads like a turn."""

    turn: Turn
    interview: "Interview"
    said: "Touch | Told"

    @property
    def path(self) -> str:
        """The note it stands in."""
        return self.interview.path

    @property
    def line(self) -> int:
        """Its number, from 1."""
        return self.said.line


def turns(standing: "Standing", found: "tuple[FollowUp, ...]") -> "Iterator[Finding]":
    """A turn of which only words tell is followed up like silence."""
    latest = standing.latest
    if latest is None:
        return
    places = _places(standing, latest)
    ended = next((one for one in places if one.turn in _STATUS), None)
    if ended:
        sure = {one.turn for one in places if one.turn in _STATUS} == {ended.turn}
        finding = _ended(standing, latest, found, ended)
        yield finding if sure else replace(finding, remedy=None)
    elif places and not (standing.planned or standing.following or standing.may_follow):
        yield _invited(standing, places[0])


def perhaps_ended(standing: "Standing") -> Place | None:
    """Give the line by which they said yes or no, which the status does not say."""
    latest = standing.latest
    places = _places(standing, latest) if latest else ()
    return next((one for one in places if one.turn in _STATUS), None)


def rejection(standing: "Standing") -> Place | None:
    """Give the line by which they said no, as far as words tell and the status does not."""
    ended = perhaps_ended(standing)
    return ended if ended and ended.turn is Turn.REJECTION else None


def told_to_come(standing: "Standing") -> "tuple[date, str] | None":
    """Give day and hour of an interview to come that a line tells of; the hour may be empty.

    None: no line does, or its day is not sure, or past.
    """
    told = invitation(standing)
    day, clock = _when(told) if told else (None, "")
    return (day, clock) if day and day > standing.as_of.today else None


def invitation(standing: "Standing") -> Place | None:
    """Give the line that tells of an invitation, if any does."""
    latest = standing.latest
    places = _places(standing, latest) if latest else ()
    return next((one for one in places if one.turn not in _STATUS), None)


def _when(place: Place) -> "tuple[date | None, str]":
    """Give the day that a line names for an interview to come, and its hour."""
    said = place.said
    if isinstance(said, Told):
        return said.day, said.clock
    return _day_heard(place.interview, said), ""


def _places(standing: "Standing", latest: "Interview") -> tuple[Place, ...]:
    """Give the lines that read like a turn while the status says that nothing has come.

    Touches come first, the latest of them; a line without a day counts in the latest note.
    """
    if standing.status not in {Status.WAITING, Status.REPLIED}:
        return ()
    heard = (event for event in reversed(standing.counted) if event.touch.heard)
    logged: Iterator[tuple[Turn | None, Interview, Touch | Told]] = (
        (turn_heard(one.touch.text), one.interview, one.touch) for one in heard
    )
    written = ((one.turn, latest, one) for one in reversed(latest.told))
    return tuple(
        Place(turn, interview, said) for turn, interview, said in chain(logged, written) if turn
    )


def _invited(standing: "Standing", place: Place) -> Finding:
    company = shlex.quote(standing.application.company or "COMPANY")
    day, hour = _when(place)
    clock = f" --time {hour}" if hour else ""
    if day and day > standing.as_of.today and isinstance(place.said, Told):
        return Finding(
            path=place.path,
            line=place.line,
            code="VS406",
            message=f"this reads like an invitation: an interview to come on "
            f"{show_short_day(day)}, but there is no note of it",
            help=f"if it is one, `vaultsync new {company} --on {day}{clock}` writes its note, "
            "and nothing is chased until then; before it, a thank-you or a follow-up may be "
            "wrong",
        )
    return Finding(
        path=place.path,
        line=place.line,
        code="VS406",
        message="this reads like an invitation, but there is no note of the next interview",
        help=f"if it is one, `vaultsync new {company} --on {day or 'DAY'}{clock}` writes its "
        "note, "
        "and nothing is chased until then",
    )


def _day_heard(interview: "Interview", touch: "Touch") -> "date | None":
    """Give the day that an answer names; one without a day of its own has the interview's."""
    dated = touch.day != interview.day
    return day_of_invitation(parted(touch.text)[1], touch.day, weekdays=dated)


def _ended(
    standing: "Standing",
    latest: "Interview",
    found: "tuple[FollowUp, ...]",
    place: Place,
) -> Finding:
    turn, status = place.turn, _STATUS[place.turn].value
    what = _words(standing) or (found[0].id if found else "")
    close = f" or run `vaultsync close {what} {status}`" if what else ""
    return Finding(
        path=place.path,
        line=place.line,
        code="VS403",
        message=f"this reads like {turn.value}, but the status of the application is "
        f"`{standing.status.value}`",
        help=f"if it is {turn.value}, set `status: {status}` in {latest.path}{close}; until "
        "then the follow-ups go on",
        remedy=CloseAs(status, latest.path),
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
