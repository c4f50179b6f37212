"""What the follow-up and the status check have in common."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.calendar import plus_days, show_short_day
from vaultsync.model import Interview, Person, TouchKind, TouchState
from vaultsync.names import joined
from vaultsync.owed import Fact, FollowUp, Kind, State
from vaultsync.rules.making import (
    Due,
    Stand,
    business_days_later,
    day_state,
    last_snooze,
    make,
    on_day,
    over_holidays,
    put_off,
    touch_fact,
)
from vaultsync.rules.news import told, untold
from vaultsync.rules.thank_you import thanks_for

if TYPE_CHECKING:
    from vaultsync.rules.messages import Event
    from vaultsync.rules.standing import Standing

_KIND = {
    Kind.FOLLOW_UP: frozenset({TouchKind.FOLLOW_UP}),
    Kind.STATUS_CHECK: frozenset({TouchKind.STATUS_CHECK}),
}


def chaser(
    standing: "Standing", kind: Kind, interview: Interview, person: Person, due: Due
) -> FollowUp:
    """Build the next chaser: outside the gaps, after the thank-yous, put off if asked for."""
    due = _after_hearing(standing, outside_gaps(standing, person, due))
    here = tuple(event for event in standing.counted if event.interview == interview)
    snooze = last_snooze(here, _KIND[kind])
    due = put_off(due, snooze)
    state = day_state(due.day, standing.as_of)
    open_thanks = _open_thanks(standing, interview)
    later = max(interview.day or due.day, due.day)
    if standing.as_of.today > plus_days(later, standing.strategy.chaser_missed_days):
        state = State.MISSED
    elif open_thanks:
        state = State.WAITING
        several = "s" if len(open_thanks) > 1 else ""
        names = f"{several} to {joined(person.name for person in open_thanks)}"
        facts = (
            Fact(
                interview.path,
                person.heading_line or person.line,
                f"no thank-you to {person.name} yet",
            )
            for person in open_thanks
        )
        due = due._replace(
            reason=f"{due.reason}; waits for your thank-you{names}",
            facts=(*due.facts, *facts),
        )
    elif snooze and state is State.UPCOMING:
        state = State.SNOOZED
    made = make(standing, kind, person, due, state, interview=interview)
    return with_news(made, standing)


def _after_hearing(standing: "Standing", due: Due) -> Due:
    """Say that they got in touch shortly before: only what was sent moves a chaser (S31).

    Whoever left the answer out may know another day by which they answer now.
    """
    heard = max(
        (event for event in standing.counted if event.touch.heard),
        key=lambda event: event.touch.day,
        default=None,
    )
    if heard is None:
        return due
    day = heard.touch.day
    if due.day >= standing.days.after(day, standing.strategy.gap_bd):
        return due
    who = standing.find(heard) or standing.primary
    name = who.name if who else "somebody"
    return due._replace(
        reason=f"{due.reason}; {name} got in touch on {show_short_day(day)}: if that named "
        "another day, write it as `they_reply_by`",
        facts=(*due.facts, touch_fact(heard)),
    )


def with_news(item: FollowUp, standing: "Standing") -> FollowUp:
    """Give a message with what it can tell, and what it goes on from (S52, S55)."""
    last = told(standing, item.interview, item.person).event
    return replace(
        item,
        news=untold(standing, item.interview, item.person),
        earlier=last.touch.kind if last and last.touch.sent else None,
        wrote=last.touch.day if last and last.touch.sent else None,
    )


def _open_thanks(standing: "Standing", interview: Interview) -> tuple[Person, ...]:
    """Give the interviewers of the latest interview whose thank-you is still open."""
    found = (thanks_for(standing, interview, person) for person in interview.people)
    return tuple(thanks.person for thanks in found if thanks and thanks.state.open)


def outside_gaps(standing: "Standing", person: Person, due: Due) -> Due:
    """Move a chaser to the end of the gaps; only messages that were sent make one (S31)."""
    for message, what in (
        (standing.last_message_to(person), f"the last message to {person.name}"),
        (standing.last_chaser_to_company(), "the last message to this company"),
    ):
        if message is None:
            continue
        free = standing.days.after(message.day, standing.strategy.gap_bd)
        if free > due.day:
            count = standing.strategy.gap_bd
            reason = (
                f"{due.reason}; moved to {count} business days after {what}"
                f"{on_day(message.event.touch)}"
            )
            named = over_holidays(standing.days, message.day, free)
            reason += "" if named in due.reason else named
            due = Due(free, reason, None, (*due.facts, touch_fact(message.event)))
    day = standing.days.roll(due.day)
    rolled = over_holidays(standing.days, plus_days(due.day, -1), day)
    return due._replace(day=day, reason=f"{due.reason}{rolled}")


def promised_due(standing: "Standing", interview: Interview) -> Due | None:
    """Give the day after which an answer that was promised may be asked for."""
    promised = interview.they_reply_by
    if promised is None:
        return None
    count = standing.strategy.follow_up_promised_bd
    line = interview.line_of("they_reply_by")
    return Due(
        standing.days.after(promised, count),
        f"promised an answer by {show_short_day(promised)}; "
        f"{business_days_later(standing.days, promised, count)}",
        None,
        (Fact(interview.path, line, f"answer promised by {promised}"),),
    )


def settled(
    standing: "Standing", kind: Kind, interview: Interview, due: Due, event: "Event"
) -> FollowUp | None:
    """Build the follow-up that a chaser settled."""
    person = standing.find(event) or standing.primary
    if person is None:
        return None
    skipped = event.touch.state is TouchState.SKIPPED
    return make(
        standing,
        kind,
        person,
        due._replace(facts=(*due.facts, touch_fact(event))),
        Stand(State.SKIPPED if skipped else State.DONE, settled=event),
        interview=interview,
    )
