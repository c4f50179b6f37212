"""Whole job searches: whatever happens in which order, the strategy's promises hold.

Weeks pass in `JobSearch` while interviews are held, planned and called off, and follow-ups are
done, skipped, put off or sent unasked; people answer and applications end. After each step the
program's outcome is compared with what strategy.md promises, on records that were kept apart
from it (`tests/job_search.py`). HISTORIES=full runs more and longer ones.

What fails prints the vault in the form of tests/cases.
"""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tests.job_search import (
    CLOSED,
    COMPANIES,
    DAY,
    OPEN,
    RECRUITER,
    Entry,
    Meeting,
    Search,
)
from tests.test_rules import run, show
from vaultsync.owed import NO_MESSAGE, FollowUp, Kind, State
from vaultsync.pipeline import Outcome

FULL = os.environ.get("HISTORIES") == "full"
MOST_MEETINGS = 6 if FULL else 5

CHASING = {Kind.FOLLOW_UP, Kind.STATUS_CHECK}
HELD_APART = {*CHASING, Kind.UPDATE}
"""What keeps its distance from other messages."""
ONCE = {Kind.REFLECT, Kind.THANK_YOU, *CHASING, Kind.CONNECT}
"""What never comes back under the same ID once it is settled."""
FORWARD = {
    State.UPCOMING: {State.UPCOMING, State.DUE, State.OVERDUE, State.MISSED},
    State.DUE: {State.DUE, State.OVERDUE, State.MISSED},
    State.OVERDUE: {State.OVERDUE, State.MISSED},
    State.SNOOZED: {*State} - {State.WAITING, State.DONE, State.SKIPPED},
    State.WAITING: {*State} - {State.DONE, State.SKIPPED},
}
"""How a state may change while nobody does anything."""
SOFT_AFTER = {
    "moved-on": {Kind.CONNECT, Kind.KEEP_IN_TOUCH, Kind.UPDATE},
    "ghosted": {Kind.CONNECT, Kind.KEEP_IN_TOUCH},
    "rejected": {Kind.CONNECT, Kind.KEEP_IN_TOUCH},
}
ABSOLUTE = re.compile(
    r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\d{4}-\d\d-\d\d"
)
RELATIVE = re.compile(r"\b(?:today|yesterday|tomorrow|ago|now)\b|\bdays? late\b", re.IGNORECASE)
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")

BEGINNINGS = [
    datetime(2026, 3, 5, 9, tzinfo=UTC),  # Thursday; clocks change on 8 and 29 March
    datetime(2026, 10, 23, 20, tzinfo=UTC),  # Friday; on 25 October and 1 November
    datetime(2025, 12, 22, 0, tzinfo=UTC),  # Monday
]
HOLIDAYS = [
    frozenset[date](),
    frozenset({date(2026, 3, 10), date(2026, 3, 17), date(2025, 12, 25), date(2026, 1, 1)}),
]
VAULT_ZONES = ["Europe/London", "America/New_York"]
ZONES = ["", "", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Pacific/Auckland"]
STARTS = [None, time(8, 30), time(14, 30), time(23, 30)]
STAGES = ["", "Phone screen", "Panel"]
any_one = st.integers(0, 11)
"""Picks one of however many there are."""
panels = st.integers(0, 7)
"""Which of a company's three people are there, as bits."""
firms = st.tuples(st.sampled_from(sorted(COMPANIES)), st.sampled_from(["Cook", "Waiter", ""]))
whens = st.tuples(st.sampled_from(STARTS), st.sampled_from(ZONES))


class JobSearch(RuleBasedStateMachine):
    """A job search, a step at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.search = Search(
            now=BEGINNINGS[0],
            zone=ZoneInfo("Europe/London"),
            holidays=frozenset(),
            cap=2,
            count_thank_you=False,
        )
        self.before: Outcome | None = None
        self.found: Outcome = run({}, "", "2026-03-05T09:00+00:00")
        self.waited = False
        """Nothing but time has passed between the two."""
        self.steps = 0

    def look(self, *, waited: bool = False) -> None:
        """Compute the outcome as of now."""
        self.steps += 1
        self.before, self.waited = self.found, waited
        self.found = self.outcome(self.search.notes())

    def outcome(self, notes: dict[str, str]) -> Outcome:
        """Compute the outcome of notes in this order."""
        search = self.search
        return run(notes, search.config(), search.now.isoformat(), search.beside())

    def say(self, claim: str, *items: object) -> str:
        """Say what fails, with the vault."""
        told = (tell(one) if isinstance(one, FollowUp) else repr(one) for one in items)
        return "\n".join([claim, *told, self.search.case()])

    def listed(self, *states: State) -> list[FollowUp]:
        """Give the follow-ups in one of these states; without states, the open ones."""
        wanted = states or tuple(state for state in State if state.open)
        return [item for item in self.found.follow_ups if item.state in wanted]

    # What happens

    @initialize(
        now=st.sampled_from(BEGINNINGS),
        zone=st.sampled_from(VAULT_ZONES),
        holidays=st.sampled_from(HOLIDAYS),
        cap=st.sampled_from([2, 2, 1, 0]),
        count_thank_you=st.sampled_from([False, False, True]),
    )
    def begin(
        self,
        now: datetime,
        zone: str,
        holidays: frozenset[date],
        cap: int,
        count_thank_you: bool,
    ) -> None:
        """Begin in the middle of a search, with a first interview three days ago."""
        self.search = Search(
            now=now,
            zone=ZoneInfo(zone),
            holidays=holidays,
            cap=cap,
            count_thank_you=count_thank_you,
        )
        self.meet(("Acme", "Cook"), "", -3, (time(14, 30), ""), people=1)

    def meet(
        self,
        firm: tuple[str, str],
        stage: str,
        days: int,
        when: tuple[time | None, str],
        *,
        people: int = 0,
        listed: int = 0,
        recruited: bool = False,
    ) -> None:
        """Write a new note on an interview that is or will be held."""
        company, role = firm
        start, zone = when
        there = [name for i, name in enumerate(COMPANIES[company]) if people >> i & 1]
        search = self.search
        search.meetings.append(
            Meeting(
                path=f"Interviews/{len(search.meetings)}.md",
                company=company,
                role=role,
                stage=stage,
                day=search.today + days * DAY,
                start=start,
                zone=zone if start else "",
                people=tuple(there),
                listed=tuple(name for i, name in enumerate(there) if listed >> i & 1),
                contact=RECRUITER if recruited and company != "Initech" else "",
            )
        )
        self.look()

    def room(self) -> bool:
        """Tell whether there may be one interview more."""
        return len(self.search.meetings) < MOST_MEETINGS

    @precondition(room)
    @rule(
        firm=firms,
        stage=st.sampled_from(STAGES),
        days=st.integers(-4, 0),
        when=whens,
        people=panels,
        listed=st.sampled_from([0, 0, 0, 1, 7]),
        recruited=st.booleans(),
    )
    def hold(
        self,
        *,
        firm: tuple[str, str],
        stage: str,
        days: int,
        when: tuple[time | None, str],
        people: int,
        listed: int,
        recruited: bool,
    ) -> None:
        """An interview is held: at a new company, for another role, or the next round."""
        self.meet(firm, stage, days, when, people=people, listed=listed, recruited=recruited)

    @precondition(room)
    @rule(
        of=any_one,
        stage=st.sampled_from(STAGES),
        days=st.integers(0, 15),
        when=whens,
        people=panels,
        recruited=st.booleans(),
    )
    def plan(
        self,
        of: int,
        stage: str,
        days: int,
        when: tuple[time | None, str],
        people: int,
        recruited: bool,
    ) -> None:
        """The next round of an application is agreed upon."""
        last = self.some(of)
        self.meet(
            (last.company, last.role), stage, days, when, people=people, recruited=recruited
        )

    def some(self, pick: int) -> Meeting:
        """Pick an interview, the newest first."""
        return self.search.meetings[-1 - pick % len(self.search.meetings)]

    def untouched_plans(self) -> list[Meeting]:
        """Give the interviews to come of which nothing was recorded."""
        search = self.search
        return [one for one in search.meetings if not search.over(one) and not one.entries]

    @precondition(lambda self: bool(self.untouched_plans()))
    @rule(pick=any_one, status=st.sampled_from(["withdrawn", "closed"]))
    def call_off(self, pick: int, status: str) -> None:
        """A planned interview will not be held."""
        plans = self.untouched_plans()
        plans[pick % len(plans)].status = status
        self.look()

    @precondition(lambda self: bool(self.untouched_plans()))
    @rule(pick=any_one, days=st.integers(-2, 9))
    def move(self, pick: int, days: int) -> None:
        """A planned interview is held on another day."""
        plans = self.untouched_plans()
        plans[pick % len(plans)].day += days * DAY
        self.look()

    @precondition(lambda self: self.listed(State.DUE, State.OVERDUE))
    @rule(pick=any_one)
    def obey(self, pick: int) -> None:
        """What is listed as due is done; then it is settled (S03, S21)."""
        items = self.listed(State.DUE, State.OVERDUE)
        item = items[pick % len(items)]
        self.settle(item, Entry(item.kind.value, item.person.name, self.search.today))

    @precondition(lambda self: self.open_messages())
    @rule(pick=any_one)
    def skip(self, pick: int) -> None:
        """What is listed is skipped; then it is settled, too."""
        items = self.open_messages()
        item = items[pick % len(items)]
        today = self.search.today
        self.settle(item, Entry(item.kind.value, item.person.name, today, "skipped"))

    def open_messages(self) -> list[FollowUp]:
        """Give what can be skipped or put off."""
        search = self.search
        return [
            item
            for item in self.listed()
            if item.kind in {Kind.THANK_YOU, *HELD_APART}
            and search.over(search.note(item.interview.path))
        ]

    def settle(self, item: FollowUp, entry: Entry) -> None:
        """Record what settles a follow-up, in its note."""
        meeting = self.search.note(item.interview.path)
        obedient = entry.state == "done"
        if not self.search.record(meeting, entry, obedient=obedient):
            return
        self.look()
        again = [one for one in self.found.follow_ups if one.id == item.id]
        for one in again:
            still = one.state.open if item.kind in ONCE else one.state.pressing
            answered_today = item.kind is Kind.RESPOND and any(
                e.kind == "reply" and e.day == entry.day
                for e in self.search.entries(meeting.application, entry.day)
            )
            claim = f"{entry} was recorded in {meeting.path} and it is still owed (S03, S21)"
            assert not still or answered_today, self.say(claim, item, one)

    @precondition(lambda self: self.open_messages())
    @rule(pick=any_one, days=st.integers(1, 14))
    def put_off(self, pick: int, days: int) -> None:
        """What is listed is put off; it is not due before that day."""
        items = self.open_messages()
        item = items[pick % len(items)]
        until = self.search.today + days * DAY
        entry = Entry(item.kind.value, item.person.name, until, "snoozed")
        if not self.search.record(self.search.note(item.interview.path), entry):
            return
        self.look()
        (one,) = (one for one in self.found.follow_ups if one.id == item.id)
        asleep = one.state in {State.SNOOZED, State.WAITING}
        claim = f"put off until {until}, but it is not"
        assert asleep, self.say(claim, item, one)
        assert one.due == max(item.due, until), self.say(claim, item, one)

    @rule(
        pick=any_one,
        to=any_one,
        kind=st.sampled_from(["thank-you", "thank-you", "follow-up", "call"]),
        ago=st.sampled_from([0, 0, 1, 2]),
        dated=st.booleans(),
    )
    def send_unasked(self, pick: int, to: int, kind: str, ago: int, dated: bool) -> None:
        """Something is sent that nobody asked for, or was sent days ago."""
        meeting = self.some(pick)
        day = self.search.today - ago * DAY
        if kind == "thank-you":
            names = [*meeting.people]
            if day < self.search.first_day(meeting):
                return
        else:
            names = self.names(meeting)
        if names:
            entry = Entry(kind, names[to % len(names)], day, dated=dated)
            if self.search.record(meeting, entry):
                self.look()

    def names(self, meeting: Meeting) -> list[str]:
        """Give the people whom a note knows."""
        return [*meeting.people, *([meeting.contact] if meeting.contact else [])]

    @rule(pick=any_one, by=any_one, ago=st.sampled_from([0, 0, 1]), dated=st.booleans())
    def answer(self, pick: int, by: int, ago: int, dated: bool) -> None:
        """Somebody writes."""
        meeting = self.some(pick)
        names = self.names(meeting)
        if names:
            day = self.search.today - ago * DAY
            entry = Entry("reply", names[by % len(names)], day, dated=dated)
            if self.search.record(meeting, entry):
                self.look()

    @rule(pick=any_one, status=st.sampled_from([*OPEN, *["waiting"] * 12, *CLOSED]))
    def decide(self, pick: int, status: str) -> None:
        """An application ends, or goes on after all."""
        self.some(pick).status = status
        self.look()

    @rule(pick=any_one, days=st.integers(-3, 20))
    def promise(self, pick: int, days: int) -> None:
        """They name the day until which they will answer."""
        self.some(pick).promised = self.search.today + days * DAY
        self.look()

    @rule(pick=any_one, ago=st.integers(0, 5), own=st.booleans())
    def achieve(self, pick: int, ago: int, own: bool) -> None:
        """There is something new to tell one company, or everybody."""
        day = self.search.today - ago * DAY
        days = self.search.news if own else self.some(pick).updates
        if day not in days:
            days.append(day)
            self.look()

    @rule(days=st.integers(0, 20), hours=st.integers(0, 23), first=st.booleans())
    def wait(self, days: int, hours: int, first: bool) -> None:
        """Time passes; `first`: when everything is done that is due."""
        if first:
            self.obey_all()
        self.search.now += timedelta(days=days, hours=hours)
        self.look(waited=True)

    @rule(pick=st.integers(0, 2), hour=st.integers(7, 20), first=st.sampled_from([True, False]))
    def wait_until_due(self, pick: int, hour: int, first: bool) -> None:
        """Time passes until something is due."""
        if first:
            self.obey_all()
        coming = (item.due for item in self.listed() if item.state is not State.WAITING)
        days = sorted({day for day in coming if day > self.search.today})
        if days:
            there = datetime.combine(days[pick % len(days)], time(hour), self.search.zone)
            self.search.now = there.astimezone(UTC)
            self.look(waited=True)

    def obey_all(self) -> None:
        """Do everything that is due, one after another."""
        tried: set[str] = set()
        while items := [
            one for one in self.listed(State.DUE, State.OVERDUE) if one.id not in tried
        ]:
            tried.add(items[0].id)
            today = self.search.today
            self.settle(items[0], Entry(items[0].kind.value, items[0].person.name, today))

    # What holds

    def latest(self, item: FollowUp) -> Meeting:
        """Give the interview of a follow-up that belongs to the latest one."""
        meeting = self.search.note(item.interview.path)
        latest = self.search.latest(meeting.application)
        assert meeting in latest, self.say("this is not the latest interview", item)
        return meeting

    @invariant()
    def the_cap_holds(self) -> None:
        """There is no chaser more than the cap allows (S31, S37, S38)."""
        for item in self.listed():
            if item.kind in CHASING:
                used = self.search.chasers(self.latest(item))
                claim = f"{used} of {self.search.cap} chasers are used (S31, S37, S38)"
                assert used < self.search.cap, self.say(claim, item)

    @invariant()
    def a_planned_interview_holds_chasers_back(self) -> None:
        """Nobody is chased who will be met, or while `scheduled` or `replied` says so."""
        for item in self.listed():
            if item.kind in CHASING:
                meeting = self.latest(item)
                assert not self.search.planned(meeting.application), self.say(
                    "an interview is planned", item
                )
                assert meeting.status not in {"scheduled", "replied"}, self.say(
                    f"the status is {meeting.status}", item
                )

    @invariant()
    def the_gap_holds(self) -> None:
        """No chaser or update is due within the gap (S31, S33, S53)."""
        search = self.search
        for item in self.listed():
            if item.kind not in HELD_APART:
                continue
            to_person, to_company = (
                search.last_to(item.person.name),
                search.last_at(item.company),
            )
            for whom, last in ((item.person.name, to_person), (item.company, to_company)):
                if last:
                    free = search.after(last, 3)
                    claim = f"{whom} got a message on {last}; the gap ends on {free} (S31, S33)"
                    assert item.due >= free, self.say(claim, item)

    @invariant()
    def who_obeys_pesters_nobody(self) -> None:
        """Who sends what is listed when it is due never sends within the gap (S31, S33)."""
        for i, (meeting, entry, obedient) in enumerate(self.search.log):
            if not obedient or entry.kind not in {"follow-up", "status-check", "update"}:
                continue
            for other, earlier, _ in self.search.log[:i]:
                same = earlier.sent and earlier.who == entry.who
                near = earlier.pressing and other.company == meeting.company
                claim = f"{entry} was listed within 3 business days of {earlier} (S31, S33)"
                assert not (same or near) or entry.day >= self.search.after(earlier.day, 3), (
                    self.say(claim)
                )

    @invariant()
    def what_was_promised_is_waited_for(self) -> None:
        """No chaser or update is due before the promised day + 2 bd (S13, S53)."""
        for item in self.listed():
            if item.kind in HELD_APART:
                meeting = self.latest(item)
                if meeting.promised and meeting.promised >= meeting.day:
                    free = self.search.after(meeting.promised, 2)
                    claim = f"an answer is promised by {meeting.promised}"
                    assert item.due >= free, self.say(claim, item)

    @invariant()
    def chasers_wait_for_thank_yous(self) -> None:
        """A chaser waits for the thank-yous of the latest interview, and no longer (S13)."""
        search = self.search
        for item in self.listed():
            if item.kind in CHASING:
                meeting = self.latest(item)
                open_ones = [
                    name
                    for name in meeting.people
                    if not search.settled(meeting, name) and not search.missed(meeting, name)
                ]
                claim = f"thank-yous still open: {open_ones} (S13)"
                waits = item.state is State.WAITING
                assert waits == bool(open_ones), self.say(claim, item)

    @invariant()
    def nothing_is_owed_after_the_end(self) -> None:
        """A closed application owes nothing but what is soft (S38, S46)."""
        for item in self.listed():
            meeting = self.search.note(item.interview.path)
            if self.search.closed(meeting.application):
                latest = self.search.latest(meeting.application)[0]
                allowed = SOFT_AFTER.get(latest.status, {Kind.CONNECT})
                # what concerns the company may stand in the note of another application
                owed = item.kind not in allowed and item.kind is not Kind.KEEP_IN_TOUCH
                assert not owed, self.say(f"the status is {latest.status} (S38)", item)

    @invariant()
    def everyone_is_thanked(self) -> None:
        """Each interviewer has one thank-you, due after 24 hours (S01, S12, S20, S21)."""
        search = self.search
        for meeting in search.meetings:
            if not search.over(meeting) or search.closed(meeting.application) is not False:
                continue
            items = [i for i in self.found.follow_ups if i.interview.path == meeting.path]
            if not meeting.people:
                told = any(one.path == meeting.path for one in self.found.findings)
                assert items or told, self.say(f"{meeting.path}: silence (S01)")
            for name in meeting.people:
                thanks = [
                    i for i in items if i.kind is Kind.THANK_YOU and i.person.name == name
                ]
                claim = f"{name} in {meeting.path} has {len(thanks)} thank-yous (S01, S20)"
                assert len(thanks) == 1, self.say(claim, *thanks)
                self.thanked_in_time(meeting, thanks[0])

    def thanked_in_time(self, meeting: Meeting, item: FollowUp) -> None:
        """The state is what was recorded, and the due date what was promised (S12, S21)."""
        search, name = self.search, item.person.name
        if search.settled(meeting, name):
            settled = item.state in {State.DONE, State.SKIPPED}
            assert settled, self.say("it is sent or skipped (S21)", item)
            return
        missed = search.missed(meeting, name)
        assert not missed or item.state is State.MISSED, self.say("it is too late", item)
        assert missed or item.state.open, self.say("nobody has thanked yet (S21)", item)
        end, until = search.end(meeting), search.put_off(meeting, name)
        if meeting.start is None:
            day = meeting.day + DAY
        else:
            day = (end + DAY).astimezone(search.zone).date()
        assert item.due == max(day, until), self.say("it is due after 24 hours (S12)", item)
        if until <= day:
            at = end + DAY if meeting.start else None
            assert item.due_at == at, self.say("it is due after 24 hours (S12)", item)

    @invariant()
    def no_thank_you_is_dropped(self) -> None:
        """An open thank-you ends by a touch, by time or with the application (S01, S21)."""
        before = self.before.follow_ups if self.before else ()
        there = {
            (i.interview.path, i.person.name): i
            for i in self.found.follow_ups
            if i.kind is Kind.THANK_YOU
        }
        search = self.search
        for old in before:
            if old.kind is not Kind.THANK_YOU or not old.state.open:
                continue
            meeting = search.note(old.interview.path)
            ended = any(one.closed for one in search.rounds(meeting.application))
            new = there.get((meeting.path, old.person.name))
            assert new or ended, self.say("this thank-you is gone (S01)", old)
            if new and new.state is State.MISSED:
                assert search.missed(meeting, old.person.name), self.say("too early", new)
            elif new and not new.state.open:
                assert search.settled(meeting, old.person.name), self.say("by whom?", new)

    @invariant()
    def nothing_is_owed_without_a_reason(self) -> None:
        """Every follow-up says why in absolute facts, and where they stand (S36)."""
        texts = {**self.search.notes(), **self.search.beside()}
        lines = {path: text.splitlines() for path, text in texts.items()}
        for item in self.found.follow_ups:
            assert ABSOLUTE.search(item.reason), self.say("no fact in the reason (S36)", item)
            relative = RELATIVE.search(item.reason)
            assert not relative, self.say("the reason changes with the day (S36)", item)
            assert item.facts, self.say("nothing says where that stands (S36)", item)
            for fact in item.facts:
                there = lines.get(fact.path, [])
                assert 1 <= fact.line <= len(there), self.say(f"where is {fact}? (S36)", item)
                for day in ISO_DAY.findall(fact.text):
                    stands = day in there[fact.line - 1]
                    assert stands, self.say(f"{fact} does not stand there (S36)", item)

    @invariant()
    def updates_have_something_new(self) -> None:
        """An update needs news since the last message, and comes once in 30 days (S52, S53)."""
        search = self.search
        for item in self.listed():
            if item.kind is not Kind.UPDATE:
                continue
            latest = self.latest(item)
            last = search.last_to(item.person.name) or date.min
            days = [*search.news]
            for one in search.rounds(latest.application):
                days += one.updates
            assert max(days, default=date.min) > last, self.say("nothing is new (S52)", item)
            told = [
                e.day
                for e in search.entries(latest.application, date.min)
                if e.kind == "update" and e.sent and e.who == item.person.name
            ]
            if told:
                free = max(told) + 30 * DAY
                assert item.due >= free, self.say(f"told on {max(told)} (S53)", item)

    @invariant()
    def waiting_moves_nothing(self) -> None:
        """While only time passes no due date moves, and states go forward only (S12, S31)."""
        if not self.waited or self.before is None:
            return
        now = {item.id: item for item in self.found.follow_ups}
        for old in self.before.follow_ups:
            new = now.get(old.id)
            if new is None or not old.state.open:
                continue
            forward = new.state in FORWARD[old.state]
            assert forward, self.say("the state went backward by itself", old, new)
            if new.state.open and not self.overtaken(old):
                same = (new.due, new.due_at) == (old.due, old.due_at)
                assert same, self.say("the due date moved by itself", old, new)

    def overtaken(self, old: FollowUp) -> bool:
        """Tell whether an interview ended meanwhile on which a follow-up depends."""
        if old.kind in {Kind.THANK_YOU, Kind.REFLECT, *CHASING}:
            return False
        search = self.search
        before = self.before.as_of.instant if self.before else search.now
        return any(
            before < search.end(one) <= search.now
            for one in search.meetings
            if one.company == old.company
        )

    @invariant()
    def the_order_of_notes_changes_nothing(self) -> None:
        """The same notes give the same answer in whatever order they are read."""
        notes = self.search.notes()
        paths = list(notes)[::-1]
        if self.steps % 2:
            paths.sort(key=lambda path: hashlib.sha256(f"{path}{self.steps}".encode()).digest())
        if paths != list(notes):
            other = self.outcome({path: notes[path] for path in paths})
            claim = f"another answer in the order {paths}"
            mine, theirs = self.found.follow_ups, other.follow_ups
            assert mine == theirs, self.say(claim, *differing(mine, theirs))
            said, there = self.found.findings, other.findings
            assert said == there, self.say(claim, *differing(said, there))

    @invariant()
    def ids_are_unique(self) -> None:
        """No two follow-ups have one ID (S20)."""
        ids = Counter(item.id for item in self.found.follow_ups)
        twice = [item for item in self.found.follow_ups if ids[item.id] > 1]
        assert not twice, self.say("one ID for two (S20)", *twice)

    @invariant()
    def states_say_when(self) -> None:
        """Upcoming is before the due date, overdue after it, but not soft kinds (S04, S09)."""
        search = self.search
        for item in self.listed():
            meeting = search.note(item.interview.path)
            over = search.over(meeting)
            early = item.kind is Kind.THANK_YOU and item.state in {
                State.UPCOMING,
                State.SNOOZED,
            }
            assert over or early, self.say("the interview is not over (S04)", item)
            claim = f"{item.state} as of {search.now} (S09)"
            assert self.stands(item, over=over), self.say(claim, item)

    def stands(self, item: FollowUp, *, over: bool) -> bool:
        """Tell whether a state fits the due date."""
        today, late = self.search.today, item.due_at and item.due_at < self.search.now
        if item.state is State.UPCOMING:
            return item.due > today or (item.due_at is not None and not over)
        if item.state is State.SNOOZED:
            return item.due > today
        if item.state is State.DUE:
            if item.due_at:
                return over and not late
            return item.due == today or (item.kind in NO_MESSAGE and item.due < today)
        if item.state is State.OVERDUE:
            return (item.due < today or bool(late)) and item.kind not in NO_MESSAGE
        return True


def tell(item: FollowUp) -> str:
    """Write a follow-up with where it stands and why."""
    return f"{item.id} {show(item)} | {item.interview.path} | {item.sentence}"


def differing(mine: tuple[object, ...], theirs: tuple[object, ...]) -> Iterator[object]:
    """Give what only one of the two has, or where they part."""
    yield from (one for one in mine if one not in theirs)
    yield from (one for one in theirs if one not in mine)


TestJobSearch = JobSearch.TestCase
TestJobSearch.settings = settings(
    max_examples=1500 if FULL else 40,
    stateful_step_count=50 if FULL else 25,
    deadline=None,
    database=None,
    report_multiple_bugs=FULL,
    # every step reads all notes twice
    suppress_health_check=[HealthCheck.too_slow],
)


# What it found


def replay(*meetings: Meeting, now: str) -> JobSearch:
    """Give a search in which these interviews were held."""
    machine = JobSearch()
    machine.search.now = datetime.fromisoformat(now)
    machine.search.meetings.extend(meetings)
    machine.look()
    return machine


def meeting(number: int, company: str, *people: str, **more: Any) -> Meeting:
    """Give an interview with only a day, Thu 5 Mar 2026 if no other is named."""
    path, day = f"Interviews/{number}.md", date(2026, 3, 5)
    facts = {"role": "Cook", "stage": "", "day": day, "start": None, "zone": "", **more}
    return Meeting(path=path, company=company, people=people, **facts)


def test_a_message_counts_in_whichever_round_it_stands() -> None:
    """Dana, whose address stands in the first round's note, is not chased twice (S31, S33)."""
    rounds = (
        meeting(0, "Acme", "Jane Doe", day=date(2026, 3, 2), contact=RECRUITER),
        meeting(1, "Acme", "Jane Doe"),
        meeting(2, "Globex", "Otto Braun", contact=RECRUITER),
    )
    machine = replay(*rounds, now="2026-03-12T12:00+00:00")
    for one in rounds:
        thanks = Entry("thank-you", one.people[0], one.day, "skipped")
        assert machine.search.record(one, thanks)
    machine.look()
    machine.obey_all()
    machine.the_gap_holds()
    machine.who_obeys_pesters_nobody()


def test_who_has_no_section_can_be_reflected_upon() -> None:
    """The tick on a reminder to write something down settles it, as any other (S03, S42)."""
    machine = replay(
        meeting(0, "Initech", "Lena Vogt", "Sam Okoro", listed=("Lena Vogt",)),
        now="2026-03-06T12:00+00:00",
    )
    (item,) = (one for one in machine.listed() if one.kind is Kind.REFLECT)
    machine.settle(item, Entry("reflect", "Lena Vogt", machine.search.today))


def test_a_thank_you_sent_after_all_counts() -> None:
    """With `count_thank_you`, one that was skipped and then sent uses a place (S31, S37)."""
    only = meeting(0, "Acme", "Jane Doe")
    machine = replay(only, now="2026-03-09T12:00+00:00")
    machine.search.count_thank_you, machine.search.cap = True, 1
    for state, day in (("skipped", date(2026, 3, 6)), ("done", date(2026, 3, 9))):
        assert machine.search.record(only, Entry("thank-you", "Jane Doe", day, state))
    machine.look()
    machine.the_cap_holds()
