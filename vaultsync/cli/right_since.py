"""Who wrote or rang since: one of them, oneself, or both in one answer."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.cli.agreed import Asked
from vaultsync.cli.answered import (
    NOT_YET,
    Answer,
    Somebody,
    Wanted,
    as_typed,
    everybody,
    short_name,
    tell,
    until_read,
)
from vaultsync.cli.asking import ask
from vaultsync.cli.new_promises import named_in
from vaultsync.cli.new_thanks import read_thanks
from vaultsync.cli.recording import Desk
from vaultsync.cli.sentences import HINT
from vaultsync.cli.session import Session
from vaultsync.cli.told_since import read_deed, without_matter
from vaultsync.diagnostics import RecordTouch
from vaultsync.edit.lines import Refusal
from vaultsync.errors import UsageError
from vaultsync.model import TouchKind
from vaultsync.names import bare
from vaultsync.owed import Channel, FollowUp, Kind, State
from vaultsync.parse.days.said_days import DAYISH
from vaultsync.parse.messages.thank_days import day_words
from vaultsync.parse.persons.contacts import same_person
from vaultsync.patterns import regex
from vaultsync.remedies import LeaveOut
from vaultsync.rules.material import CHASERS
from vaultsync.rules.standing import Standing

_DID = (
    r"(?:wrote|answered|replied|called|rang|phoned|e-?mailed|texted|messaged|got in touch|"
    r"said|told|asked|chased|followed up|accepted|confirmed|agreed)"
)
_MINE = regex(rf"(?:i|me|we)\b[ ,:]*(?:(?:have|then|also) )*(?:{_DID}\b)?[ ,:]*", re.IGNORECASE)
_THEIRS = regex(
    rf"^(?:(?:{_DID}|they|them|he|she|me|us|back|up|on)\b[ ,:]*)+",
    re.IGNORECASE,
)
_BETWEEN = regex(r"[;,] *(?:and |then |but )*|\s+(?:and|then|but) ", re.IGNORECASE)
_SPEAKER = regex(r"(?:i|we|me)\b", re.IGNORECASE)
_NOT_NEEDED = regex(
    r"(?:none|no answer|not)(?: is| was)? (?:needed|owed|wanted)|none|skip|not owed|no need",
    re.IGNORECASE,
)
_YEAR = regex(r"\d{4}")
_SOON = 3
"""Days after an interview in which a message is most likely the thank-you."""
_KEPT_AS = frozenset({Kind.RESPOND, *CHASERS})


class _Part(NamedTuple):
    """One message that an answer tells of."""

    mine: bool
    named: tuple[int, ...]
    """Of the people, by place."""
    day: date
    way: Channel = Channel.NONE
    thanks: bool | None = None
    """Whether it was a thank-you; None: it is not said."""


def since(asked: Asked, standing: Standing) -> Iterator[Answer]:
    """Ask who wrote or rang, and when; of theirs also whether it was answered."""
    known = everybody(standing.application.interviews)
    people = tuple(_where_met(standing, one) for one in known)
    if not (people and standing.latest):
        yield Refusal("the interview is still to come, or nobody is named")
        return
    first = short_name(people[-1].person)
    question = (
        f"  Who wrote or rang, and when? (e.g. I, friday; or {first}, monday; or both: "
        f"{first}, monday; I, tuesday; Enter: nobody)"
    )
    parts = until_read(asked.desk, question, lambda text: _read(asked, standing, people, text))
    if parts is not None:
        yield from _records(asked, standing, people, parts)


def _where_met(standing: Standing, who: Somebody) -> Somebody:
    """Give somebody with the note of the last interview with them that is over, if any is."""
    notes = (note for note in reversed(standing.over) if who.person.key in note.known)
    note = next(notes, who.note)
    mine = (one for one in note.everybody if one.key == who.person.key)
    return Somebody(note, next(mine, who.person))


def _records(
    asked: Asked, standing: Standing, people: tuple[Somebody, ...], parts: list[_Part]
) -> Iterator[Answer]:
    for number, one in enumerate(parts):
        if one.mine:
            keys = frozenset(people[at].person.key for at in one.named)
            yield from _mine(asked.desk, standing, keys, one)
            continue
        who = people[one.named[0]]
        there = _heard(standing, who, one.day)
        if there:
            yield Refusal(f"{there} says so already")
            continue
        touch = RecordTouch(TouchKind.REPLY.value, who.person.key, one.day)
        yield Wanted(who.note.path, touch)
        if not any(later.mine for later in parts[number + 1 :]):
            yield from _answered(asked, standing, who, one.day)


def _mine(
    desk: Desk, standing: Standing, keys: frozenset[str], part: _Part
) -> Iterator[Answer]:
    """Give the records of a message of one's own: of thanks, or of what would be sent next."""
    thanks = _thanks(desk, standing, keys)
    was = part.thanks
    if was is None and thanks and _may_be_thanks(desk, standing, keys, part.day):
        question = "  Was that a thank-you or a follow-up? (t or f; Enter: leave it)"
        was = until_read(desk, question, _thanks_or_not)
        if was is None:
            return
    if not was:
        yield _wrote(desk, standing, keys, part)
        return
    if not thanks:
        yield Refusal("their thank-yous are settled; a line that is wrong is yours to change")
    met = any(one.person.key in keys for one in thanks)
    for one in thanks:
        touch = RecordTouch(TouchKind.THANK_YOU.value, one.person.key, part.day, one.id)
        went = part.way if met or not keys else Channel.NONE
        yield Wanted(one.interview.path, touch, went=went)


def _thanks(desk: Desk, standing: Standing, keys: frozenset[str]) -> list[FollowUp]:
    """Give the thank-yous that no record settles: to those who are named, else to all.

    Thanks to somebody who was not met are for those who were: they are passed on.
    """
    paths = {note.path for note in standing.over}
    found = [
        item
        for item in desk.report.outcome.follow_ups
        if item.kind is Kind.THANK_YOU
        and item.interview.path in paths
        and (item.state.open or item.state is State.MISSED)
    ]
    met = {one.key for note in standing.over for one in note.people}
    return [one for one in found if one.person.key in keys] if keys & met else found


def _may_be_thanks(desk: Desk, standing: Standing, keys: frozenset[str], day: date) -> bool:
    """Tell whether a message so soon after the interview may be the thank-you for it."""
    latest = standing.latest
    asked = any(
        one.kind is Kind.RESPOND and one.person.key in keys for one in _open(desk, standing)
    )
    soon = latest and latest.day and latest.day <= day <= plus_days(latest.day, _SOON)
    return bool(soon) and not asked


def _thanks_or_not(text: str) -> bool:
    """Read which of the two it was.

    Raises:
        UsageError: it is neither.
    """
    word = text.lower().strip(" .")
    if word in {"t", "thanks", "thank-you", "thank you", "a thank-you"}:
        return True
    if word in {"f", "follow-up", "follow up", "followup", "a follow-up"}:
        return False
    raise UsageError("type t or f")


def _heard(standing: Standing, who: Somebody, day: date) -> str:
    """Give the place of the line that says already that somebody got in touch on a day."""
    for event in standing.events:
        touch, person = event.touch, standing.find(event)
        if touch.heard and touch.day == day and person and same_person(person, who.person):
            return f"{event.interview.path}:{touch.line}"
    return ""


def _read(
    asked: Asked, standing: Standing, people: tuple[Somebody, ...], text: str
) -> list[_Part]:
    """Read each message that is told of; one without a day is of the day of the one before.

    Raises:
        UsageError: a day cannot be read, or cannot be meant, or it is not said who wrote.
    """
    session = asked.desk.session
    after = (standing.latest and standing.latest.day) or session.today
    found: list[_Part] = []
    for part in _apart(text, people):
        deed = read_deed(part, _called(people))
        mine = deed.mine or bool(_MINE.match(part))
        rest = _without_me(deed.rest)
        named = tuple(named_in(as_typed(people), rest))
        rest = _without_names(rest, people)
        if found and not DAYISH.search(rest) and not re.search(r"\d", rest):
            day = found[-1].day
        else:
            day = date.fromisoformat(_day_in(session, rest, after)[:10])
        alone = (0,) if len(people) == 1 and not mine else named
        found.append(_Part(mine, alone, day, deed.way, deed.thanks))
    if any(not one.mine and len(one.named) != 1 for one in found):
        names = ", ".join(one.person.name for one in people)
        raise UsageError(f"name who wrote: I, or one of {names}")
    return found


def _day_in(session: Session, rest: str, after: date) -> str:
    """Read the day of a message, also amid other words of it.

    Raises:
        UsageError: it names no certain day, or one on which nobody wrote yet.
    """
    amid = "" if _YEAR.search(rest) else day_words(rest)
    return read_thanks(session, amid or without_matter(rest), after)


def _called(people: tuple[Somebody, ...]) -> frozenset[str]:
    return frozenset(word for one in people for word in bare(one.person.name).split())


def _apart(text: str, people: tuple[Somebody, ...]) -> list[str]:
    """Take `priya rang thursday, I said yes` apart, where each part begins with who it was."""
    parts, start = [], 0
    for one in _BETWEEN.finditer(text):
        before, behind = text[start : one.start()], text[one.end() :]
        told = _without_names(_without_me(before), people).strip(" ,:;")
        if behind and told and (one[0].startswith(";") or _speaks(behind, people)):
            parts.append(before)
            start = one.end()
    return [*parts, text[start:]]


def _speaks(text: str, people: tuple[Somebody, ...]) -> bool:
    """Tell whether a text begins with one of the people, or with oneself."""
    word = bare(text).split()[0].strip(",:;.") if text.split() else ""
    names = _called(people)
    return bool(_SPEAKER.match(text)) or word in names or read_deed(text, names).mine


def _without_me(text: str) -> str:
    """Give what stands behind `I wrote`."""
    mine = _MINE.match(text)
    return text[mine.end() :] if mine else text


def _without_names(text: str, people: tuple[Somebody, ...]) -> str:
    """Give the words for the day: without names, and without who did what."""
    called = {word.casefold() for one in people for word in one.person.name.split()}
    words = (word for word in text.split() if word.strip(",:;").casefold() not in called)
    return _THEIRS.sub("", " ".join(words).lstrip(" ,:;"), count=1)


def _answered(asked: Asked, standing: Standing, who: Somebody, day: date) -> Iterator[Answer]:
    """Ask whether an answer went out since, where one is owed now."""
    owed = [one for one in _open(asked.desk, standing) if one.kind is Kind.RESPOND]
    item = next((one for one in owed if one.person.key == who.person.key), None)
    if item is None:
        return
    question = "  Have you answered since? (a day; none needed; Enter: not yet)"
    while True:
        text = ask(question, HINT)
        if _NOT_NEEDED.fullmatch(text.strip(" .")):
            yield Wanted(item.interview.path, LeaveOut(item.id, asked.desk.session.today))
            _tell_next(asked, standing)
            return
        if text.lower() in NOT_YET:
            return
        try:
            said = read_thanks(asked.desk.session, _without_me(text), day)
        except UsageError as error:
            tell(asked.desk, error)
            continue
        yield _sent(item, date.fromisoformat(said[:10]))
        return


def _tell_next(asked: Asked, standing: Standing) -> None:
    """Say when they would be asked then, for who knows a later day by which they answer."""
    chasers = [one for one in _open(asked.desk, standing) if one.kind in CHASERS]
    if chasers:
        asked.desk.session.printer.out(
            f"  then the next message to {chasers[0].person.name} is for "
            f"{show_short_day(chasers[0].due)}; if they named another day by which they "
            "answer, type a"
        )


def _open(desk: Desk, standing: Standing) -> list[FollowUp]:
    """Give the messages that are owed, an answer first."""
    paths = {note.path for note in standing.application.interviews}
    found = (
        item
        for item in desk.report.outcome.follow_ups
        if item.interview.path in paths and item.state.open and item.kind in _KEPT_AS
    )
    return sorted(found, key=lambda item: (item.kind is not Kind.RESPOND, item.due))


def _wrote(desk: Desk, standing: Standing, keys: frozenset[str], part: _Part) -> Answer:
    """Give the record of a message that went out: it settles what would be sent next."""
    items = [one for one in _open(desk, standing) if not keys or one.person.key in keys]
    if not items:
        return Refusal("no message that could be it is owed; `vaultsync done --help` says more")
    return _sent(items[0], part.day)._replace(went=part.way)


def _sent(item: FollowUp, day: date) -> Wanted:
    touch = RecordTouch(item.kind.value, item.person.key, day, item.id)
    return Wanted(item.interview.path, touch)
