"""What a message is made from: the lines of the notes that its draft shows or asks about."""

from typing import TYPE_CHECKING, NamedTuple

from vaultsync.model import Point, Touch
from vaultsync.owed import Channel, FollowUp, Kind
from vaultsync.parse.messages.answers_by import only_says_when
from vaultsync.parse.persons.sentences import sentences
from vaultsync.rules.asides import talk_in
from vaultsync.rules.channel import channel_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Person

CHASERS = frozenset({Kind.FOLLOW_UP, Kind.STATUS_CHECK})
SHORT = 2
"""Points that a message by LinkedIn takes up."""


class Piece(NamedTuple):
    """One thing that a draft is made from."""

    label: str
    """What it is: point, concern, promise, news, message, role, company, address, day."""
    text: str
    path: str
    line: int


def material(item: FollowUp) -> tuple[Piece, ...]:
    """Give everything that the draft of a follow-up is made from today."""
    return tuple(piece for piece in _pieces(item) if piece.text)


def _pieces(item: FollowUp) -> "Iterator[Piece]":
    note = item.interview
    path = note.path
    yield Piece("company", item.company, path, note.line_of("company"))
    yield Piece("role", item.role, path, note.line_of("role"))
    yield Piece("address", address(item), path, item.line)
    if item.kind is not Kind.RESPOND:
        yield Piece("day", str(note.day or ""), path, note.line_of("date"))
    if item.kind is Kind.THANK_YOU:
        person = item.person
        said = (("point", points(item)), ("concern", concerns(item)))
        for label, found in (*said, ("promise", promises(item))):
            yield from (Piece(label, one.text, path, one.line) for one in found)
        yield Piece("name", person.name, path, person.heading_line or person.line)
    if item.kind in CHASERS:
        promised = str(note.they_reply_by or "")
        yield Piece("promised day", promised, path, note.line_of("they_reply_by"))
    if item.kind in CHASERS or item.kind is Kind.UPDATE:
        yield from (Piece("news", one.text, one.path, one.line) for one in item.news)
    if item.kind is Kind.RESPOND:
        yield from (Piece("message", one.text, path, one.line) for one in heard(item))


def points(item: FollowUp) -> tuple[Point, ...]:
    """Give what was talked about, as far as the channel has room for it.

    By when they answer is nothing that one tells them: no draft asks for a sentence about it,
    nor about what one noted for oneself, nor about a promise that a marked line asks for.
    """
    return noted(item)[: room(item)]


def noted(item: FollowUp) -> tuple[Point, ...]:
    """Give the same whatever the channel is."""
    names, who = names_there(item), item.person
    found = (one._replace(text=_not_when(talk_in(one.text, who), names)) for one in who.points)
    return tuple(one for one in found if one.text)


def names_there(item: FollowUp) -> str:
    """Give the words of all names of a note, of whom any may say by when they answer."""
    return " ".join((item.company, *(one.name for one in item.interview.everybody)))


def _not_when(text: str, names: str) -> str:
    """Give a point without the sentences that say by when they answer; it may be all of it."""
    if only_says_when(text, names):
        return ""
    said = sentences(text)
    left = [one for one in said if not only_says_when(one, names)]
    return text if len(left) == len(said) else " ".join(left)


def room(item: FollowUp) -> int | None:
    """Give how many points the channel has room for; None: for all."""
    return {Channel.TEXT: 1, Channel.LINKEDIN: SHORT}.get(item.channel)


def concerns(item: FollowUp) -> tuple[Point, ...]:
    """Give the open concerns; a text has no room for any."""
    return () if item.channel is Channel.TEXT else item.person.concerns


def promises(item: FollowUp) -> tuple[Point, ...]:
    """Give what was promised and is not marked as kept: by a tick, `sent`, `done`, ✅ (S08).

    In a text it takes the place of what was talked about. A chaser also asks for what was
    promised to those to whom its person would pass a message on: it goes the same way.
    """
    found = tuple(one for one in item.person.promises if not one.kept)
    if item.kind not in CHASERS:
        return found
    others = (
        one._replace(text=f"{one.text} (to {who.name})")
        for who in item.interview.everybody
        if goes_through(who, item.person)
        for one in who.promises
        if not one.kept
    )
    return (*found, *others)


def goes_through(who: "Person", other: "Person") -> bool:
    """Tell whether somebody is only reached if another one passes a message on."""
    return channel_of(who, other) is Channel.FORWARD


def heard(item: FollowUp) -> tuple[Touch, ...]:
    """Give what they said, to which an answer is owed, in the order of the note."""
    lines = {fact.line for fact in item.facts if fact.path == item.interview.path}
    return tuple(one for one in item.interview.touches if one.line in lines and one.heard)


def address(item: FollowUp) -> str:
    """Give where the message goes: an address, a number or a profile."""
    to = item.through or item.person
    if item.channel in {Channel.EMAIL, Channel.FORWARD}:
        return to.email or to.phone or to.linkedin
    return {Channel.TEXT: to.phone, Channel.LINKEDIN: to.linkedin}.get(item.channel, "")
