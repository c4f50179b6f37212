"""Follow the company's accounts, once, whatever became of the application (S45, S47)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Status, TouchKind, TouchState
from vaultsync.owed import Fact, FollowUp, Kind, State
from vaultsync.parse.news import is_followed
from vaultsync.rules.making import (
    Due,
    Stand,
    business_days_later,
    last_snooze,
    make_for_company,
    put_off,
    soft_state,
    touch_fact,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vaultsync.model import Interview
    from vaultsync.rules.companies import Company
    from vaultsync.rules.standing import Standing

_CONNECT = frozenset({TouchKind.CONNECT})
_ENDED = frozenset({Status.REJECTED, Status.GHOSTED, Status.WITHDRAWN, Status.CLOSED})


def connect(company: "Company") -> "Iterator[FollowUp]":
    """Ask once to connect, some business days after the first interview there."""
    if not company.over:
        return
    interview, standing = company.over[0]
    due = _due(company, standing, interview)
    events = company.touches(TouchKind.CONNECT)
    settled = [event for event in events if event.touch.state is not TouchState.SNOOZED]
    if settled:
        skipped = settled[0].touch.state is TouchState.SKIPPED
        stand = Stand(State.SKIPPED if skipped else State.DONE, settled=settled[0])
        due = due._replace(facts=(*due.facts, touch_fact(settled[0])))
    elif any(map(is_followed, company.accounts)):
        stand = Stand(State.DONE)
    elif not standing.strategy.connect:
        return
    else:
        snooze = last_snooze(events, _CONNECT)
        due = put_off(due, snooze)
        stand = Stand(soft_state(due.day, standing.as_of, snoozed=snooze is not None))
        last = plus_days(due.day, standing.strategy.connect_missed_days)
        if standing.as_of.today > last:
            stand = Stand(State.MISSED)
    made = make_for_company(standing, Kind.CONNECT, due, stand, interview=interview)
    if all(one.status in _ENDED for one in company.standings):
        # whatever became of it (strategy.md section 3); not everybody likes to after a no
        no = any(one.status is Status.REJECTED for one in company.standings)
        why = f"even after {'a no' if no else 'it ended'}, other jobs may come up there"
        advice = f"if you would rather not, `vaultsync skip {made.id}`"
        made = replace(made, reason=f"{made.reason}; {why}", advice=advice)
    yield made


def _due(company: "Company", standing: "Standing", interview: "Interview") -> Due:
    day = interview.day
    assert day is not None  # noqa: S101 - an interview that is over has a day
    count = standing.strategy.connect_bd
    # not `first`: whether others came before, of which no note tells, nobody knows
    reason = (
        f"interview on {show_short_day(day)}; {business_days_later(standing.days, day, count)}"
    )
    facts = [Fact(interview.path, interview.line_of("date"), f"interview on {day}")]
    facts += [Fact(one.path, one.line, f"account: {one.text}") for one in company.accounts]
    if company.accounts:
        reason += f"; follow its accounts: {', '.join(one.text for one in company.accounts)}"
    else:
        reason += "; follow it on LinkedIn or wherever it posts"
    return Due(standing.days.after(day, count), reason, None, tuple(facts))
