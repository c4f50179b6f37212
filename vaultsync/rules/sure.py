"""Which findings one line puts right for certain, now that it is known what is owed.

Who made a finding knew its own note only. Here it is known whether the note decides anything,
whether the message that is told of is one that is still owed, and whose day it is.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from vaultsync.diagnostics import AddPromise, AddReach, CloseAs, RecordTouch, Remedy, SetKey
from vaultsync.model import TouchKind
from vaultsync.owed import RECORDED_AS, Kind, State
from vaultsync.rules.standing import first_day, is_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vaultsync.diagnostics import Finding
    from vaultsync.owed import FollowUp
    from vaultsync.rules.standing import Standing

_ASK = "`vaultsync ask` asks whether it is one, and records it"
SINCE = "without headings, `vaultsync ask` takes it: type `s` at that note, for what came since"
"""How a message is written down by somebody whose notes have no headings; for `check`."""
_THANKS = TouchKind.THANK_YOU.value


def with_sure_remedies(
    findings: "Iterable[Finding]",
    follow_ups: "Iterable[FollowUp]",
    standings: "Sequence[Standing]",
) -> "Iterator[Finding]":
    """Give the findings in their order, with a remedy only where it is sure what it does."""
    of_note = {note.path: one for one in standings for note in one.application.interviews}
    open_ones = [
        item
        for item in follow_ups
        if item.state.open or (item.kind is Kind.THANK_YOU and item.state is State.MISSED)
    ]
    for one in findings:
        if one.remedy is None:
            yield _to_type(one)
            continue
        standing = of_note.get(one.path)
        sure = _sure(one, one.remedy, standing, open_ones) if standing else None
        if sure and one.code == "VS309":
            one = replace(one, help=f"{_ASK}; or {one.help}")  # noqa: PLW2901 - what it is now
        elif sure is None:
            one = _to_type(one)  # noqa: PLW2901 - the same
        yield one if sure == one.remedy else replace(one, remedy=sure)


def _to_type(one: "Finding") -> "Finding":
    """Say what writes a message down for somebody whose notes have no headings."""
    return replace(one, help=f"{one.help}; {SINCE}") if one.code == "VS309" else one


def _sure(
    one: "Finding", remedy: Remedy, standing: "Standing", open_ones: "Sequence[FollowUp]"
) -> Remedy | None:
    match remedy:
        case SetKey():
            return remedy if one.path == standing.deciding.path else None
        case CloseAs():
            return remedy if remedy.path == standing.deciding.path else None
        case AddPromise() | AddReach():
            return remedy
        case RecordTouch():
            return _of_somebody(one, remedy, standing, open_ones)
        case _:
            assert_never(remedy)


def _of_somebody(
    one: "Finding", touch: RecordTouch, standing: "Standing", open_ones: "Sequence[FollowUp]"
) -> RecordTouch | None:
    """Give the touch with the follow-up that it settles; None: it may be another one.

    What was sent settles what is owed to that person for that note, or else nothing is sure;
    an answer needs no more than to have come after the interview.
    """
    notes = standing.application.interviews
    note = next(each for each in notes if each.path == one.path)
    today = standing.as_of.today
    if not is_over(note, standing.as_of) or not first_day(note, standing.as_of) <= touch.day:
        return None
    if touch.day > today or standing.status.closed:
        return None
    if touch.kind == TouchKind.REPLY.value:
        return touch if note.known.issuperset({touch.who}) else None
    paths = {each.path for each in notes}
    items = [
        item
        for item in open_ones
        if RECORDED_AS[item.kind].value == touch.kind
        and item.person.key == touch.who
        and item.interview.path in ({one.path} if touch.kind == _THANKS else paths)
        and touch.id in {"", item.id}
    ]
    return replace(touch, id=items[0].id) if len(items) == 1 else None
