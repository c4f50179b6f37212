"""Which findings of the notes still matter, now that it is known what is owed."""

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.diagnostics import RecordTouch
from vaultsync.model import TouchKind
from vaultsync.names import fold
from vaultsync.owed import SOFT, Channel, Kind, State
from vaultsync.parse.messages.kinds import kinds_of
from vaultsync.parse.messages.thank_days import day_sent, day_words
from vaultsync.patterns import regex
from vaultsync.rules.offers import open_offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.model import Interview, Touch
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

_DAY = regex(r"they_reply_by: (\d{4}-\d\d-\d\d)")
"""The day in the help of VS122, where it is sure."""

_THANKS = regex(r"\bthank|\bthx\b", re.IGNORECASE)
_WORD = regex(r"[^\W\d_][\w-]*")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof"})
_GOES_ON = "did you mean `waiting`?"
"""How the help on such a status begins."""


def still_of_use(
    findings: "Iterable[Finding]",
    follow_ups: "Iterable[FollowUp]",
    reviewed: "Iterable[Finding]",
    standings: "Sequence[Standing]" = (),
) -> "Iterator[Finding]":
    """Leave out promises in prose that no message of their interview can come back to.

    So is an address that belongs to nobody (VS123, VS224), where whoever is written to has one;
    who may be in the middle (VS124 to VS126), where nothing is to be written past them; and the
    day of an answer that came, or a status of somebody who is through to the next round
    (VS113), because there was another interview since, or is one to come.

    Nor is a line that tells of an end or an invitation told of as a message outside of the
    log, and one that tells of thanks for somebody not as a message without a day: neither
    while VS312 tells it, nor once they are recorded, nor after the end; what is said after
    the end outside of a log counts for nothing either.
    """
    follow_ups = tuple(follow_ups)
    messages = [item for item in follow_ups if item.state.open and item.kind not in SOFT]
    unreached = {item.interview.path for item in messages if not item.person.email}
    to_write = {item.interview.path for item in messages}
    # with an offer there is no message to write, and what was promised is owed all the same
    owing = to_write | {
        note.path for one in standings if open_offer(one) for note in one.application.interviews
    }
    settled = contacts_named(standings)
    past = {item.interview.path for item in messages if goes_past(item, settled)}
    later = _later_days(standings)
    turned = {(one.path, one.line) for one in reviewed if one.code in {"VS403", "VS406"}}
    thanks = {(one.path, one.line) for one in reviewed if one.code == "VS312"}
    over = _Thanked.of(follow_ups, standings)
    for one in findings:
        if over.knows(one, told=(one.path, one.line) in thanks):
            continue
        if one.code == "VS219" and one.path not in owing:
            continue
        if one.code in {"VS123", "VS224"} and one.path not in unreached:
            continue
        if one.code == "VS124" and (one.path not in to_write or one.path in settled):
            continue
        if one.code in {"VS125", "VS126"} and one.path not in past:
            continue
        if one.code == "VS113" and one.path in later and one.help.startswith(_GOES_ON):
            continue
        if one.code == "VS122" and _came(one, later.get(one.path, "")):
            continue
        told_again = (one.path, one.line) in turned or one.path in over.closed
        if one.code != "VS309" or not told_again:
            yield one


class _Thanked(NamedTuple):
    """Of whom the thank-yous are out, and which applications are closed."""

    notes: "Mapping[str, Interview]"
    closed: frozenset[str]
    """Paths of their notes."""
    done: frozenset[tuple[str, str]]
    """Path and key of each who was thanked."""
    recorded: "Mapping[str, Sequence[Touch]]"
    """What was sent and heard in the application of a note, by its path."""
    today: date

    @classmethod
    def of(
        cls, follow_ups: "Iterable[FollowUp]", standings: "Sequence[Standing]"
    ) -> "_Thanked":
        """Gather it."""
        return cls(
            {note.path: note for one in standings for note in one.application.interviews},
            frozenset(
                note.path
                for one in standings
                if one.status.closed
                for note in one.application.interviews
            ),
            frozenset(
                (item.interview.path, item.person.key)
                for item in follow_ups
                if item.kind is Kind.THANK_YOU and item.state is State.DONE
            ),
            {
                note.path: [event.touch for event in one.events]
                for one in standings
                for note in one.application.interviews
            },
            max((one.as_of.today for one in standings), default=date.min),
        )

    def knows(self, one: "Finding", *, told: bool) -> bool:
        """Tell whether a message without a day or outside of the log needs no word of its own.

        `told`: its thanks are told of. Then it may be one to somebody met all the same.
        """
        if one.code == "VS307":
            return told or self.settles(one)
        if one.code != "VS309" or not told:
            return False
        note, touch = self.notes.get(one.path), one.remedy
        return not (note and isinstance(touch, RecordTouch) and note.person(touch.who))

    def settles(self, one: "Finding") -> bool:
        """Tell whether a message without a day does not matter any more."""
        note = self.notes.get(one.path)
        if note is None or one.path in self.closed:
            return note is not None
        if not _THANKS.search(one.source):
            return self._recorded_since(one, note)
        words = {*fold(one.source).replace(",", " ").split()}
        below = [who for who in note.people if any(p.line == one.line for p in who.points)]
        named = [who for who in note.people if words & {*who.key.split()}]
        people = below or named or note.people
        return bool(people) and all((one.path, who.key) in self.done for who in people)

    def _recorded_since(self, one: "Finding", note: "Interview") -> bool:
        """Tell whether a message is recorded with the only one meant, of its day or later.

        A line of which no day is sure may be of any since the interview.
        """
        words = {fold(word) for word in _WORD.findall(one.source)} - _TITLES
        named = {who.key for who in note.everybody if words & {*who.key.split()}}
        meant = named or {who.key for who in note.everybody}
        if len(meant) != 1 or note.day is None:
            return False
        start = one.column - 1
        said, rest = one.source[: start + one.length], one.source[start + one.length :]
        heard = TouchKind.REPLY in kinds_of(rest.lstrip(" ,:–-") or said, intent=True)
        first = day_sent(day_words(said), note.day, self.today) or note.day
        return any(
            touch.who in meant and touch.heard == heard and touch.day >= first
            for touch in self.recorded.get(one.path, ())
        )


def goes_past(item: "FollowUp", contacts: "Mapping[str, frozenset[str]]") -> bool:
    """Tell whether a message goes straight to somebody who is not the primary contact."""
    straight = item.kind is not Kind.REFLECT and item.channel not in _INDIRECT
    return straight and item.person.key not in contacts.get(item.interview.path, ())


_INDIRECT = frozenset({Channel.FORWARD, Channel.NONE})


def contacts_named(standings: "Sequence[Standing]") -> "dict[str, frozenset[str]]":
    """Give the contacts that an application names, by the paths of its notes."""
    found: dict[str, frozenset[str]] = {}
    for standing in standings:
        notes = standing.application.interviews
        keys = frozenset(one.primary_contact.key for one in notes if one.primary_contact)
        found |= {one.path: keys for one in notes} if keys else {}
    return found


def _later_days(standings: "Sequence[Standing]") -> dict[str, str]:
    """Give the day of the last interview of an application by the notes of those before."""
    found: dict[str, str] = {}
    for standing in standings:
        dated = [one for one in standing.application.interviews if one.day]
        last = max((one.day for one in dated if one.day), default=None)
        found |= {one.path: str(last) for one in dated if last and one.day and one.day < last}
    return found


def _came(one: "Finding", later: str) -> bool:
    """Tell whether there was another interview after the day by which they would answer."""
    day = _DAY.search(one.help)
    return bool(later) and (day is None or day[1] <= later)
