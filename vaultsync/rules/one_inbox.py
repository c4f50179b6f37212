"""Thank-yous that go to one inbox: whoever is thanked there can pass the others' thanks on.

Somebody without an address is thanked through the primary contact (strategy.md section 2). Was
that contact there, too, two letters would reach one person within an hour, and the second
would ask for a favour that the first could have asked for. Each thank-you stays a follow-up of
its own, with its own box: one thanked does not settle another (S21).
"""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.names import joined
from vaultsync.owed import Channel, FollowUp, Kind, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOW = frozenset({State.UPCOMING, State.DUE, State.OVERDUE})
"""Neither put off nor settled: both go out together."""


def in_one_message(found: "Iterable[FollowUp]") -> "Iterator[FollowUp]":
    """Give the follow-ups; thank-yous that can go in one letter say so."""
    items = tuple(found)
    direct = {_inbox(item, item.person.key): item for item in items if _is_direct(item)}
    said = [_within(item, _first(item, direct)) for item in items]
    along: dict[str, list[FollowUp]] = defaultdict(list)
    for item in said:
        if item.within:
            along[item.within].append(item)
    for item in said:
        yield _with(item, along[item.id]) if item.id in along else item


def _within(item: FollowUp, first: FollowUp | None) -> FollowUp:
    """Say of a thank-you that the first one can pass it on, or may have done so."""
    if first is None or item.state not in _NOW:
        return item
    name = first.person.name
    if first.state in _NOW:
        hint = f"your thank-you to {name} can pass it on: tick both then"
        return replace(item, within=first.id, reason=f"{item.reason}; {hint}")
    if first.state is State.DONE:
        hint = f"if your thank-you to {name} passed it on, tick this one, too"
        return replace(item, reason=f"{item.reason}; {hint}")
    return item


def _with(item: FollowUp, along: list[FollowUp]) -> FollowUp:
    ordered = sorted(along, key=lambda one: one.person.name.casefold())
    hint = f"it can pass your thanks on to {joined(one.person.name for one in ordered)}, too"
    return replace(item, along=tuple(ordered), reason=f"{item.reason}; {hint}")


def _inbox(item: FollowUp, key: str) -> tuple[str, str]:
    return item.interview.path, key


def _is_direct(item: FollowUp) -> bool:
    """Tell whether it is a thank-you with room for a sentence more: a letter."""
    return item.kind is Kind.THANK_YOU and item.channel is Channel.EMAIL


def _first(item: FollowUp, direct: "dict[tuple[str, str], FollowUp]") -> FollowUp | None:
    """Give the thank-you for the same interview to whoever passes this one on."""
    if item.kind is not Kind.THANK_YOU or item.through is None:
        return None
    return direct.get(_inbox(item, item.through.key))
