"""Touches of a note: whose they are, and of which day."""

import re
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.calendar import plus_days
from vaultsync.diagnostics import RecordTouch
from vaultsync.model import CHASERS, Person, Touch, TouchKind, TouchState
from vaultsync.names import fold
from vaultsync.parse.days.dates import Doubt, doubt, read_moment, read_short
from vaultsync.parse.days.english_days import english_day
from vaultsync.parse.days.likely_days import MONTH, YEARS
from vaultsync.parse.days.near_days import WEEKDAY
from vaultsync.parse.messages.contacting import PRONOUNS, asks_for_news
from vaultsync.parse.messages.meetings import held, may_be_interview
from vaultsync.parse.messages.touches import Mention, read_dated
from vaultsync.parse.persons.parts import Spotted, is_meant
from vaultsync.parse.whose.owners import Names
from vaultsync.parse.whose.speakers import asked, heard_of, speaker, strange
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.parse.lines import Source
    from vaultsync.settings import Settings

_ISO = regex(r"\d{4}-\d{2}-\d{2}")
_SHORTLY = 65
"""Days before an interview of which a log tells; a day without a year is else the next one."""
_SAME = 3
"""Days between two chasers; what is nearer is one, noted twice."""
_INTERVIEW = regex(r"\binterview\b", re.IGNORECASE)
_ONLY_WORDS = regex(
    rf"\b(?:{WEEKDAY}|{MONTH}|th|st|nd|rd|of|on)\b|(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE
)
_SHORTEST = 12
"""Characters that are left of a line which is only a day: `10. 2026:`."""
_LONG = 120
"""Days after an interview in which a line on a message is likely to be about it."""
_SENT = frozenset({TouchKind.THANK_YOU, TouchKind.FOLLOW_UP, TouchKind.TEXT, TouchKind.OTHER})
_RECORDABLE = frozenset(
    {TouchKind.THANK_YOU, TouchKind.FOLLOW_UP, TouchKind.STATUS_CHECK, TouchKind.REPLY}
)
"""What a command records besides: `done` and `reply`."""


class Spot(NamedTuple):
    """A touch and in whose section it stands."""

    spotted: Spotted
    section: int | None
    """Index among the interview's people; None outside of their sections."""


class Meeting(NamedTuple):
    """What of an interview says whose a touch is, and of which day."""

    people: tuple[Person, ...]
    contact: Person | None
    company: str
    day: date | None


@record_class(kw_only=False, frozen=False)
class Attributed:
    """The touches of an interview, in the order of the note."""

    touches: list[Touch] = field(default_factory=list)
    findings: "list[Finding]" = field(default_factory=list)


def attribute(
    spots: "Sequence[Spot]", meeting: Meeting, source: "Source", settings: "Settings"
) -> Attributed:
    """Give each touch its day and the person it belongs to (strategy.md section 2)."""
    people, contact, company, base = meeting
    everybody = tuple(person.key for person in people)
    other = (contact,) if contact and contact.key not in everybody else ()
    names = Names((*people, *other), company, everybody)
    found = Attributed()
    strays: list[tuple[Spotted, _Owned]] = []
    for spot in sorted(spots, key=lambda spot: spot.spotted.line):
        spotted, section = spot
        mention, speakers = _as_meant(spot, names, base, settings)
        kind = mention.kind
        if kind is None:
            code = spotted.unknown or ("VS305" if strange(mention.text) else "")
            found.findings.extend(_no_kind(spotted, code, base, source, settings))
            continue
        if spotted.stray:
            whose = speakers or names.owners(mention.text, None, kind)
            one_way = mention.state is TouchState.DONE and not mention.also
            through = any(whose) and not {*whose} & {*everybody}
            strays.append((spotted, _Owned(kind, whose, one_way, through)))
            continue
        if not is_meant(spotted, named=spotted.expected or names.named(mention.text)):
            continue
        day = _day(spotted, base, source, settings, found.findings)
        if day is None:
            continue
        owner = people[section] if section is not None else None
        thanks = kind is TouchKind.THANK_YOU
        owners = speakers or _owners(mention, names, owner, base is not None and day > base)
        if thanks and owners == ("",) and len(people) > 1:
            found.findings.append(_nameless(spotted, source))
        met = not people or {*owners} <= {*everybody, ""}
        in_it = day == base and met and all(one.day != day for one in found.touches)
        kinds = _kinds(mention, in_it=in_it)
        # one chaser to two persons is one chaser: it uses one place, not two
        for who in owners[:1] if kind in CHASERS else owners:
            found.touches.extend(
                Touch(
                    kind=each,
                    state=mention.state,
                    day=day,
                    who=who,
                    line=spotted.line,
                    text=mention.text,
                    dated=bool(mention.written),
                )
                for each in kinds
            )
    met_or_named = frozenset((*everybody, *(one.key for one in other)))
    told = _strays(strays, found.touches, met_or_named, base, source, settings)
    found.findings.extend(told)
    found.touches[:] = _once(found.touches)
    return found


class _Owned(NamedTuple):
    """What a line outside of a log says, if it is a message."""

    kind: TouchKind
    whose: tuple[str, ...]
    sure: bool
    """It is one message that was sent or came, and no other besides."""
    between: bool
    """Nobody whom it names was met: they may pass it on."""


def _strays(
    strays: "Sequence[tuple[Spotted, _Owned]]",
    touches: "Sequence[Touch]",
    known: frozenset[str],
    base: date | None,
    source: "Source",
    settings: "Settings",
) -> "Iterator[Finding]":
    """Tell once per part that messages do not count there; not of what is recorded besides."""
    recorded = {(one.kind, one.day, one.who) for one in touches}
    told: set[int] = set()
    for spotted, owned in strays:
        if spotted.stray in told:
            continue
        for finding, day in _stray(spotted, base, source, settings):
            if _is_recorded(spotted.mention, owned, day, recorded):
                continue
            told.add(spotted.stray)
            sure = owned.sure and day and owned.kind in _RECORDABLE
            if sure and day and len(owned.whose) == 1 and known.issuperset(owned.whose):
                touch = RecordTouch(owned.kind.value, owned.whose[0], day)
                yield replace(finding, remedy=touch)
            else:
                yield finding


def _once(touches: "Sequence[Touch]") -> "Iterator[Touch]":
    """Leave out tasks that ask for news where a chaser of these days is recorded besides."""
    chasers = [one for one in touches if one.kind in CHASERS]
    asking = {one.line for one in chasers if asks_for_news(fold(one.text))}
    recorded = [one for one in chasers if one.line not in asking]
    for one in touches:
        near = (abs((one.day - other.day).days) for other in recorded)
        if one.line not in asking or min(near, default=_SAME) >= _SAME:
            yield one


def _is_recorded(
    mention: Mention,
    owned: _Owned,
    day: date | None,
    recorded: "set[tuple[TouchKind, date, str]]",
) -> bool:
    """Tell whether the message is there besides; a call of theirs also as their answer."""
    kinds = {owned.kind}
    if owned.kind is TouchKind.CALL and mention.also is TouchKind.REPLY:
        kinds.add(TouchKind.REPLY)
    if owned.kind is TouchKind.THANK_YOU and owned.between:
        # through somebody who was not met: whom it was for is recorded, or what it was besides
        return any(kind in _SENT and at == day for kind, at, _ in recorded)
    return all(
        any((kind, day, who) in recorded for kind in kinds) for who in owned.whose or ("",)
    )


def _as_meant(
    spot: Spot, names: Names, base: date | None, settings: "Settings"
) -> tuple[Mention, tuple[str, ...]]:
    """Take what somebody said (`Jane: thanks, by Friday`) for heard, whatever its words are.

    Gives who spoke, too, where the line begins with it; empty: it does not. What was said on
    the day of the interview was said in it.
    """
    mention = spot.spotted.mention
    in_a_log = spot.spotted.expected and spot.section is None
    if not mention.written or mention.stamped:
        return mention, ()
    said_by = speaker(names, mention.text, anybody=in_a_log)
    if said_by is not None and (not base or _read(mention.written, base, settings) != base):
        return mention._replace(kind=TouchKind.REPLY, also=None), (said_by,)
    whom = asked(names, mention.text) if mention.kind is None and in_a_log else None
    if whom:
        return mention._replace(kind=whom[0]), (whom[1],)
    heard = mention.kind is TouchKind.REPLY and in_a_log
    return mention, (heard_of(names, mention.text) or ()) if heard else ()


def _kinds(mention: Mention, *, in_it: bool) -> tuple[TouchKind, ...]:
    """Give what a line tells of; `in_it`: a call that it names as held was the interview.

    What stands behind another touch of that day came after it.
    """
    left = held(mention) if in_it and mention.written else None
    if left is not None:
        return left
    return tuple(one for one in (mention.kind, mention.also) if one)


def _owners(
    mention: Mention, names: Names, owner: Person | None, after: bool
) -> tuple[str, ...]:
    """Give whose a touch is; empty: it is none.

    A task that asks for news in words of one's own is one only if it was done `after` the
    interview, on the day of its stamp, and if it names nobody but somebody met.
    """
    kind = mention.kind or TouchKind.OTHER
    asking = asks_for_news(fold(mention.text)) if kind is TouchKind.FOLLOW_UP else None
    if asking is None:
        return names.owners(mention.text, owner, kind)
    if not (after and mention.stamped and mention.state is TouchState.DONE):
        return ()
    if asking.whom in PRONOUNS:
        return (owner.key,) if owner else ()
    key = names.at(asking.whom, 0)
    return (key,) if key and names.length(asking.whom, 0) == len(asking.whom) else ()


def _stray(
    one: Spotted, base: date | None, source: "Source", settings: "Settings"
) -> "list[tuple[Finding, date | None]]":
    """Tell of a message where it does not count, with its day, None where that is not sure.

    Of what was before the interview nothing is told.
    """
    if base is None:
        return []
    doubts: list[Finding] = []
    day = _day(one, base, source, settings, doubts)
    if day is None or not base <= day < plus_days(base, _LONG):
        return []
    if day == base and (may_be_interview(one.mention) or _tells_of_it(one, source)):
        return []
    line, at = one.line, one.mention.written
    if _only_a_day(source, line) and line < len(source.lines):
        line, at = line + 1, ""  # the message stands in the next one
    named = repr(one.mention.written) if doubts else day
    finding = source.finding(
        "VS309",
        f"reads like a message of {named}, but is not in a log, and does not count",
        line,
        at=at,
        help="put such lines under a heading `## Follow-up log`, or under the person's"
        + (f"; for the day, {doubts[0].help}" if doubts else ""),
    )
    return [(finding, None if doubts else day)]


def _tells_of_it(one: Spotted, source: "Source") -> bool:
    """Tell whether the line says interview, and the message stands in one below it.

    What prose tells of thanks in such a line is told by itself.
    """
    text = source.lines[one.line - 1].lstrip("-*+ ")
    dated = read_dated(text)
    return bool(dated and dated.kind is None and _INTERVIEW.search(text))


def _only_a_day(source: "Source", line: int) -> bool:
    text = _ONLY_WORDS.sub(" ", source.lines[line - 1])
    return not any(map(str.isalpha, text)) and len(text.strip()) <= _SHORTEST


def _no_kind(
    one: Spotted, code: str, base: date | None, source: "Source", settings: "Settings"
) -> "Iterator[Finding]":
    written = one.mention.written
    if not code:
        return
    if code == "VS306" and isinstance(read_moment(written, settings, base), Doubt):
        return  # `30/60/90` is no day
    yield source.finding(
        code,
        f"no known message or call in the line dated {written}",
        one.line,
        at=written,
        help="say what it was: thank-you, follow-up, status check, update, call, text, email "
        "sent, or reply",
    )


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
    found = _read(written, base, settings)
    if isinstance(found, Doubt) and base:
        found = shortly_before(written, base, settings) or found
    if not isinstance(found, Doubt):
        return found
    if base or _ISO.fullmatch(written):  # else it is the interview's own date that is wrong
        findings.append(
            source.finding("VS301", found.message, one.line, at=written, help=found.help)
        )
    return base


def _read(written: str, base: date | None, settings: "Settings") -> date | Doubt:
    if _ISO.fullmatch(written):
        return _iso(written) or doubt(written, settings, base)
    short = read_short(written, settings, base) if base else None
    if short is not None:
        return short
    moment = read_moment(written, settings, base)
    return moment if isinstance(moment, Doubt) else moment.day


def shortly_before(written: str, base: date, settings: "Settings") -> date | None:
    """Read a day without a year that lies shortly before the interview: `16 Sep` in October."""
    start = plus_days(base, -_SHORTLY)
    short = read_short(written, settings, start)
    day = english_day(written, start) if short is None else short
    return day if isinstance(day, date) and day < base else None


def _iso(written: str) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day.year in YEARS else None
