"""Thank-yous that go to one inbox: one letter passes the others' thanks on.

Somebody without an address is thanked through the primary contact (strategy.md section 2). Was
that contact there, too, several letters would reach one person within an hour, and each would
ask for a favour that the first could have asked for; so it is where two of a panel go through
whoever arranged it. Each thank-you stays a follow-up of its own, with its own box: one thanked
does not settle another (S21).
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
    firsts = _firsts(items)
    said = [_within(item, firsts.get(_inbox(item))) for item in items]
    along: dict[str, list[FollowUp]] = defaultdict(list)
    for item in said:
        if item.within and item.state in _NOW:
            along[item.within].append(item)
    for item in said:
        with_others = item.id in along and item.state in _NOW
        yield _with(item, along[item.id]) if with_others else item


def _firsts(items: tuple[FollowUp, ...]) -> "dict[tuple[str, str], FollowUp]":
    """Give the letter that can pass others on, by interview and inbox.

    It is that to whoever is written to; where nobody was thanked there, that to the one who is
    named first, and who is thanked already rather than another.
    """
    found: dict[tuple[str, str], FollowUp] = {}
    for item in sorted(filter(_counts, items), key=_rank):
        found.setdefault(_inbox(item), item)
    return found


def _counts(item: FollowUp) -> bool:
    letter = item.channel is Channel.EMAIL or item.through is not None
    return item.kind is Kind.THANK_YOU and letter and item.state in {*_NOW, State.DONE}


def _rank(item: FollowUp) -> tuple[bool, bool, int]:
    order = [one.key for one in item.interview.people]
    place = order.index(item.person.key) if item.person.key in order else len(order)
    return item.through is not None, item.state is not State.DONE, place


def _inbox(item: FollowUp) -> tuple[str, str]:
    to = item.through or item.person
    return (item.interview.path, to.key) if item.kind is Kind.THANK_YOU else ("", item.id)


def _within(item: FollowUp, first: FollowUp | None) -> FollowUp:
    """Say of a thank-you that the first one can pass it on, or may have done so."""
    if first is None or first.id == item.id or item.through is None:
        return item
    name = first.person.name
    if first.state is State.DONE and item.state in {*_NOW, State.DONE}:
        hint = f"if your thank-you to {name} passed it on, tick this one, too"
    elif item.state in _NOW:
        hint = f"your thank-you to {name} can pass it on: tick both then"
    else:
        return item
    reason = f"{item.reason}; {hint}" if item.state in _NOW else item.reason
    return replace(item, within=first.id, reason=reason)


def _with(item: FollowUp, along: list[FollowUp]) -> FollowUp:
    ordered = sorted(along, key=lambda one: one.person.name.casefold())
    hint = f"it can pass your thanks on to {joined(one.person.name for one in ordered)}, too"
    return replace(item, along=tuple(ordered), reason=f"{item.reason}; {hint}")
