"""What would come next if nobody answers: the whole dated plan of an application (S02).

The rules themselves are asked, again and again: each follow-up is taken for done on its day,
and they are asked what is owed then.
"""

from dataclasses import replace
from datetime import date, datetime, time

from vaultsync.calendar import AsOf, plus_days
from vaultsync.model import Interview, Touch
from vaultsync.owed import RECORDED_AS, FollowUp, Kind, State, list_order
from vaultsync.records import record_class
from vaultsync.rules import apply_company_rules, apply_rules
from vaultsync.rules.companies import Company
from vaultsync.rules.making import SUPPOSED
from vaultsync.rules.messages import Messages, all_messages
from vaultsync.rules.standing import Standing

_MOST = 200
"""Steps; a panel has fewer persons."""


@record_class
class Outlook:
    """What is to come."""

    steps: tuple[FollowUp, ...]
    """In the order in which they would be done; those that are owed already as they stand."""
    ends: date | None
    """The last day of waiting; after it nothing is left but to move on. None: it is open."""


@record_class
class _Course:
    """How things would stand: the application, and the others at the same company."""

    mine: Standing
    others: tuple[Standing, ...] = ()
    company: Company | None = None
    """None where the note names no company."""

    @property
    def owed(self) -> tuple[FollowUp, ...]:
        """What the rules say then."""
        owed = apply_rules(self.mine)
        if self.company is None:
            return owed
        whole = replace(self.company, standings=(self.mine, *self.others))
        return (*owed, *apply_company_rules(whole))

    def at(self, as_of: AsOf) -> "_Course":
        """Give the same at a later instant."""
        others = tuple(replace(one, as_of=as_of) for one in self.others)
        return replace(self, mine=replace(self.mine, as_of=as_of), others=others)


def outlook(standing: Standing, company: Company | None = None) -> Outlook:
    """Tell what is owed, day by day, if every message is sent in time and none is answered.

    `company`: how all applications there stand; without it what concerns the company as a
    whole (connect, keep in touch) is left out.
    """
    others = company.standings if company else ()
    course = _Course(
        mine=standing,
        others=tuple(one for one in others if one.application is not standing.application),
        company=company,
    )
    now = {one.id: one for one in course.owed}
    steps: list[FollowUp] = []
    while len(steps) < _MOST:
        item, ends = _next(course), course.mine.last_day
        waiting = ends is not None and course.mine.as_of.today <= ends
        if ends and waiting and (item is None or item.due > ends):
            course = course.at(_at_the_end_of(plus_days(ends, 1), course.mine.as_of))
        elif item:
            steps.append(_as_it_stands(item, now.get(item.id)))
            course = _done(course, item)
        else:
            break
    return Outlook(steps=tuple(steps), ends=course.mine.last_day)


def _as_it_stands(item: FollowUp, now: FollowUp | None) -> FollowUp:
    """Give a step with its state of today, if it is owed already; and what it waits for."""
    if now is None:
        return replace(item, state=State.UPCOMING)
    return now if now.due == item.due else replace(item, state=now.state)


def _next(course: _Course) -> FollowUp | None:
    open_ones = [one for one in course.owed if one.state.open and one.kind is not Kind.REFLECT]
    return min(
        open_ones,
        key=lambda one: (_day(course, one), one.state is State.WAITING, list_order(one)),
        default=None,
    )


def _day(course: _Course, item: FollowUp) -> date:
    """Give the day on which it would be done: its due day, today if that is past."""
    return max(item.due, course.mine.as_of.today)


def _done(course: _Course, item: FollowUp) -> _Course:
    """Give how things would stand after it."""
    day = _day(course, item)
    touch = Touch(RECORDED_AS[item.kind], day, SUPPOSED, "", who=item.person.key)
    course = course.at(_at_the_end_of(day, course.mine.as_of))

    def noted(standing: Standing) -> Standing:
        """Write the touch into the note that it belongs to, if it is one of these."""
        old = standing.application
        notes = tuple(
            _with(touch, one) if one == item.interview else one for one in old.interviews
        )
        return standing if notes == old.interviews else _renewed(standing, notes)

    return replace(course, mine=noted(course.mine), others=tuple(map(noted, course.others)))


def _with(touch: Touch, interview: Interview) -> Interview:
    return replace(interview, touches=(*interview.touches, touch))


def _renewed(standing: Standing, interviews: tuple[Interview, ...]) -> Standing:
    """Give an application with other notes; what it sent is counted anew."""
    old = standing.application
    new = replace(old, interviews=interviews)
    mine = all_messages((new,), standing.as_of)
    messages = Messages((*standing.messages.without(old), *mine.all))
    return replace(standing, application=new, messages=messages)


def _at_the_end_of(day: date, as_of: AsOf) -> AsOf:
    evening = datetime.combine(day, time(23, 59), as_of.zone)
    return replace(as_of, instant=max(evening, as_of.instant))
