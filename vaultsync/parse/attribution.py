"""Touches of a note: whose they are, and of which day."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import CHASERS, Interview, Touch, TouchKind
from vaultsync.parse.dates import Doubt, doubt, read_moment
from vaultsync.parse.likely_days import YEARS
from vaultsync.parse.owners import Names
from vaultsync.parse.parts import Spotted, is_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.parse.lines import Source
    from vaultsync.settings import Settings

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Spot(NamedTuple):
    """A touch and in whose section it stands."""

    spotted: Spotted
    section: int | None
    """Index among the interview's people; None outside of their sections."""


@dataclass(slots=True)
class Attributed:
    """The touches of an interview, in the order of the note."""

    touches: list[Touch] = field(default_factory=list)
    findings: "list[Finding]" = field(default_factory=list)


def attribute(
    spots: "Sequence[Spot]", interview: Interview, source: "Source", settings: "Settings"
) -> Attributed:
    """Give each touch its day and the person it belongs to (strategy.md section 2)."""
    contact = interview.primary_contact
    known = [*interview.people]
    if contact and all(contact.key != person.key for person in known):
        known.append(contact)
    everybody = tuple(person.key for person in interview.people)
    names = Names(known, interview.company, everybody)
    found = Attributed()
    for spotted, section in sorted(spots, key=lambda spot: spot.spotted.line):
        mention = spotted.mention
        named = spotted.expected or names.named(mention.text)
        if mention.kind is None or not is_meant(spotted, named=named):
            continue
        day = _day(spotted, interview.day, source, settings, found.findings)
        if day is None:
            continue
        owner = interview.people[section] if section is not None else None
        owners = names.owners(mention.text, owner)
        thanks = mention.kind is TouchKind.THANK_YOU
        if thanks and owners == ("",) and len(interview.people) > 1:
            found.findings.append(_nameless(spotted, source))
        # one chaser to two persons is one chaser: it uses one place, not two
        for who in owners[:1] if mention.kind in CHASERS else owners:
            touch = Touch(
                kind=mention.kind,
                state=mention.state,
                day=day,
                who=who,
                line=spotted.line,
                text=mention.text,
            )
            found.touches.append(touch)
            if mention.also:
                found.touches.append(replace(touch, kind=mention.also))
    return found


def _nameless(one: Spotted, source: "Source") -> "Finding":
    return source.finding(
        "VS308",
        "this thank-you names nobody, so it counts for none of the interviewers",
        one.line,
        at=one.mention.text.split("|", 1)[0].strip(),
        help="say to whom it went, as in `thank-you to Jane and Bob` or `to everyone`",
    )


def _day(
    one: Spotted,
    base: date | None,
    source: "Source",
    settings: "Settings",
    findings: "list[Finding]",
) -> date | None:
    """Read the day of a touch; one that is none is an error, and the interview's day counts."""
    written = one.mention.written
    if not written:
        return base
    if _ISO.fullmatch(written):
        found = _iso(written) or doubt(written, settings, base)
    else:
        moment = read_moment(written, settings, base)
        found = moment if isinstance(moment, Doubt) else moment.day
    if not isinstance(found, Doubt):
        return found
    if base or _ISO.fullmatch(written):  # else it is the interview's own date that is wrong
        findings.append(
            source.finding("VS301", found.message, one.line, at=written, help=found.help)
        )
    return base


def _iso(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year in YEARS else None
