"""Somebody else answers than the one who is asked: the rule stays, and it is told."""

import re
from typing import TYPE_CHECKING

from vaultsync.diagnostics import Finding
from vaultsync.model import Status
from vaultsync.names import fold
from vaultsync.owed import State
from vaultsync.rules.material import CHASERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Person
    from vaultsync.owed import FollowUp
    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing


def answering(standing: "Standing", found: "tuple[FollowUp, ...]") -> "Iterator[Finding]":
    """Say that another one wrote last than the interviewer whom the next chaser goes to."""
    asked, latest = standing.primary, standing.latest
    heard = [event for event in standing.events if event.touch.heard]
    if not (asked and latest and heard and heard[-1].touch.who and _to_come(standing, found)):
        return
    last = heard[-1]
    if any(one.primary_contact for one in standing.over) or last.touch.who == asked.key:
        return
    writer = standing.find(last)
    name = writer.name if writer else _as_written(last)
    line = f"primary_contact: {name}" if writer else f"primary_contact: {name} <…@…>"
    yield Finding(
        path=last.interview.path,
        line=last.touch.line,
        code="VS404",
        message=f"{name} wrote last, but the follow-up goes to {asked.name}, "
        f"{_why(standing, asked)}: your notes name nobody else to ask",
        help=f"if {name} is the one to ask, write `{line}` between the `---` at "
        f"the top of {latest.path}; `primary_contact: {asked.name}` settles it the other way",
    )


def _to_come(standing: "Standing", found: "tuple[FollowUp, ...]") -> bool:
    """Tell whether a chaser is still to come, be it after an answer that is owed."""
    missed = any(one.kind in CHASERS and one.state is State.MISSED for one in found)
    return (
        standing.status is Status.WAITING
        and not standing.planned
        and len(standing.chasers) < standing.cap
        and not missed
    )


def _why(standing: "Standing", asked: "Person") -> str:
    people = standing.over[-1].people
    return "the first interviewer" + ("" if people[0] == asked else " who can be reached")


def _as_written(event: "Event") -> str:
    """Give the name of somebody whom no note knows as the line has it."""
    who, text = event.touch.who, event.touch.text
    words = re.finditer(r"[^\W\d_]\S*", text)
    spans = (text[one.start() : one.start() + len(who)] for one in words)
    return next((span for span in spans if fold(span) == who), who.title())
