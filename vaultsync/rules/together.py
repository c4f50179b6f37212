"""Two messages to one person within the gap: the later one says that one may do for both.

Only a hint: nothing moves, and each of them is ticked on its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.calendar import show_short_day
from vaultsync.names import same
from vaultsync.owed import Channel, FollowUp, Kind, State, list_order

if TYPE_CHECKING:
    from vaultsync.rules.standing import Standing

_WORDS = {
    Kind.THANK_YOU: "thank-you",
    Kind.FOLLOW_UP: "follow-up",
    Kind.STATUS_CHECK: "status check",
    Kind.RESPOND: "answer",
    Kind.UPDATE: "update",
}
_EARLIER_WILL_DO = frozenset({Kind.RESPOND, Kind.UPDATE})
"""Kinds that may go out before their day; a chaser waits for it."""


def together(found: Iterable[FollowUp], standing: "Standing") -> Iterator[FollowUp]:
    """Give the follow-ups; any application tells today, business days and gap."""
    items = tuple(found)
    before: dict[tuple[str, str], FollowUp] = {}
    hints: dict[str, str] = {}
    for item in sorted(filter(_ready, items), key=lambda one: (one.due, list_order(one))):
        keys = tuple(_keys(item))
        first = next((before[key] for key in keys if key in before), None)
        if first and _near(first, item, standing):
            hints[item.id] = f"the {_named(first, item)} is due too: one message can hold both"
        before.update(dict.fromkeys(keys, item))
    for item in items:
        hint = hints.get(item.id)
        yield replace(item, reason=f"{item.reason}; {hint}") if hint else item


def _ready(item: FollowUp) -> bool:
    """Tell whether it can be sent already, or may be."""
    early = item.kind in _EARLIER_WILL_DO and item.state is State.UPCOMING
    sendable = item.kind in _WORDS and item.channel is not Channel.NONE
    return sendable and (item.state.pressing or early)


def _keys(item: FollowUp) -> Iterator[tuple[str, str]]:
    """Name the person: by name within the company, by address everywhere."""
    yield same(item.company) or item.interview.path, item.person.key
    if item.person.email:
        yield "", item.person.email.casefold()


def _near(first: FollowUp, item: FollowUp, standing: "Standing") -> bool:
    today, gap = standing.as_of.today, standing.strategy.gap_bd
    return max(item.due, today) < standing.days.after(max(first.due, today), gap)


def _named(first: FollowUp, item: FollowUp) -> str:
    """Name the other message: of two of one kind, also what it is about."""
    about = ""
    if first.kind is item.kind and first.kind is Kind.THANK_YOU and first.interview.day:
        about = f" for the interview on {show_short_day(first.interview.day)}"
    elif first.role and first.role != item.role:
        about = f" about {first.role}"
    return f"{_WORDS[first.kind]} to {first.person.name}{about}"
