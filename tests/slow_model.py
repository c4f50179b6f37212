"""What is owed after a history: strategy.md once more, slowly, without the program's code.

Every function follows a sentence of strategy.md, which its docstring quotes. Where the text can
be read in two ways, the docstring says `Reading:` and which one was taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.histories import CLOSED, History, Human, Note, Numbers, Touch

CHASERS = ("follow-up", "status-check", "call")
COMPANY_KINDS = ("connect", "keep-in-touch")
NO_CHANNEL = "none"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One follow-up that there should be."""

    kind: str
    person: str
    """Empty where it concerns a company."""
    company: str
    state: str
    due: date
    due_at: datetime | None
    channel: str


@dataclass(frozen=True, slots=True)
class Said:
    """A touch, and the note in which it stands."""

    touch: Touch
    note: Note

    @property
    def day(self) -> date:
        """The day of the touch."""
        return self.touch.day


Application = tuple[Note, ...]
"""Its interviews, by time."""


def owed(history: History) -> list[Row]:
    """Give every follow-up, in all states."""
    rows: list[Row] = []
    for application in applications(history):
        rows += thank_yous(application, history)
        rows += reflects(application, history)
        rows += follow_up(application, history)
        rows += status_check(application, history)
        rows += settled(application, history)
        rows += respond(application, history)
        rows += update(application, history)
    for company in dict.fromkeys(note.company for note in history.notes):
        rows += connect(company, history)
        rows += keep_in_touch(company, history)
    return sorted(rows, key=str)


# 1. Time


def today(history: History) -> date:
    """**today** is the date of as-of in the vault's zone."""
    return day_of(history.as_of, history)


def day_of(instant: datetime, history: History) -> date:
    """The due *day* of an instant is its day in the vault's zone."""
    return instant.astimezone(ZoneInfo(history.numbers.zone)).date()


def is_business_day(day: date, numbers: Numbers) -> bool:
    """Monday to Friday and no holiday."""
    return day.weekday() < 5 and day not in numbers.holidays


def plus_business_days(day: date, number: int, numbers: Numbers) -> date:
    """`d + n bd` is the n-th business day strictly after `d`."""
    counted = 0
    while counted < number:
        day += timedelta(1)
        if is_business_day(day, numbers):
            counted += 1
    return day


def rolled(day: date, numbers: Numbers) -> date:
    """A chaser whose date is no business day moves to the next one."""
    while not is_business_day(day, numbers):
        day += timedelta(1)
    return day


def end_of(note: Note, history: History) -> datetime | None:
    """Compute in UTC; without a duration an interview takes 60 minutes (design.md 5)."""
    if note.start is None:
        return None
    zone = ZoneInfo(note.zone or history.numbers.zone)
    begin = datetime.combine(note.day, note.start, tzinfo=zone)
    if note.minutes is None:
        return begin.astimezone(UTC) + timedelta(hours=1)
    if note.with_end:  # what the clock on the wall showed
        return (begin + timedelta(minutes=note.minutes)).astimezone(UTC)
    return begin.astimezone(UTC) + timedelta(minutes=note.minutes)


def is_over(note: Note, history: History) -> bool:
    """With a time it is over at its end; one with only a day is over when that day is."""
    end = end_of(note, history)
    return today(history) > note.day if end is None else history.as_of >= end


# 2. Who


def applications(history: History) -> list[Application]:
    """All interviews with one company and role; without a role: one of its own."""
    groups: dict[tuple[str, str], list[Note]] = {}
    for note in history.notes:
        groups.setdefault((note.company, note.role or note.path), []).append(note)
    return [in_time(notes) for notes in groups.values()]


def in_time(notes: list[Note]) -> Application:
    """In the order in which the interviews took place."""
    return tuple(sorted(notes, key=lambda note: (note.day, str(note.start))))


def over(application: Application, history: History) -> list[Note]:
    """Give the interviews that are over."""
    return [note for note in application if is_over(note, history)]


def latest(application: Application, history: History) -> Note | None:
    """Its **latest** interview is the last one that is over."""
    notes = over(application, history)
    return notes[-1] if notes else None


def is_planned(application: Application, history: History) -> bool:
    """An interview with a date that is not over yet is **planned**."""
    return any(not is_over(note, history) for note in application)


def status_of(application: Application, history: History) -> str:
    """The latest interview's `status` decides; waiting is the default."""
    note = latest(application, history)
    return (note.status if note else "") or "waiting"


def promised(note: Note) -> date | None:
    """A `they_reply_by` before the interview is ignored."""
    by = note.they_reply_by
    return by if by is not None and by >= note.day else None


def primary_contact(application: Application, history: History) -> Human:
    """Of the latest interview, else the one before; else who can be reached; else the first.

    Reading: where none is over yet, the last that is planned stands for the latest.
    """
    notes = over(application, history) or list(application)
    for note in reversed(notes):
        if note.contact is not None:
            return note.contact
    for person in notes[-1].people:
        if own_channel(person) not in {"", "forward"}:
            return person
    return notes[-1].people[0]


def own_channel(person: Human) -> str:
    """`channel`; else email; else text with a number **and** `text_ok`; else linkedin.

    `channel: text` without consent falls through to the next.
    """
    texts = bool(person.phone) and person.text_ok
    if person.channel == "text" and not texts:
        return own_channel(replace(person, channel=""))
    if person.channel:
        return person.channel
    if person.email:
        return "email"
    if texts:
        return "text"
    return "linkedin" if person.linkedin else ""


def channel_of(person: Human, application: Application, history: History) -> str:
    """Else `forward`, if the primary contact is somebody else who can be reached; else none.

    Reading: this holds for the field `channel: forward` as well.
    """
    own = own_channel(person)
    if own not in {"", "forward"}:
        return own
    contact = primary_contact(application, history)
    if contact.name != person.name and own_channel(contact) not in {"", "forward"}:
        return "forward"
    return NO_CHANNEL


def owner(said: Said) -> Human | None:
    """To whom it says `to` or `from`, else whose section holds it, else nobody."""
    name = said.touch.named or said.touch.section
    contact = (said.note.contact,) if said.note.contact else ()
    return next((one for one in (*said.note.people, *contact) if one.name == name), None)


def same_person(one: Human, company: str, other: Human, other_company: str) -> bool:
    """The same name at the same company, or the same address (README, `people --json`)."""
    if one.email and one.email == other.email:
        return True
    return one.name == other.name and company == other_company


# Touches


def touches_in(notes: Application) -> list[Said]:
    """By day; two on one day stand in the order of the note."""
    found = [Said(touch, note) for note in notes for touch in note.touches]
    return sorted(found, key=lambda said: said.day)


def first_day(note: Note, history: History) -> date:
    """One dated on the day of the interview counts as after it.

    Reading: the day written in the note, and the day of the end in the vault's zone: whoever
    writes the record lives there.
    """
    end = end_of(note, history)
    return note.day if end is None else min(note.day, day_of(end, history))


def counted(application: Application, history: History) -> list[Said]:
    """Counted are touches after the end of the latest interview.

    One dated on the day of the interview counts as after it. The same touch written twice
    counts once (design.md 5).
    """
    note = latest(application, history)
    if note is None:
        return []
    found: list[Said] = []
    for said in touches_in(application):
        if said.day >= first_day(note, history) and not any(
            same_touch(said, one) for one in found
        ):
            found.append(said)
    return found


def same_touch(one: Said, other: Said) -> bool:
    """The same touch written twice (two devices) counts once (design.md 5)."""
    first, second = one.touch, other.touch
    return (first.kind, first.day, first.state) == (second.kind, second.day, second.state) and (
        owner(one) == owner(other)
    )


def is_heard(said: Said) -> bool:
    """**Heard** are only "reply" and "received"."""
    return said.touch.kind == "reply"


def is_sent(said: Said) -> bool:
    """Every other kind was sent."""
    return said.touch.state == "done" and not is_heard(said)


def is_message(said: Said) -> bool:
    """Tell what was sent to somebody.

    Reading: a `connect` or `keep-in-touch` that names nobody concerns the company (the table:
    "for company"; S46: "nothing is ever posted"), so that nobody got a message.
    """
    return is_sent(said) and not (said.touch.kind in COMPANY_KINDS and owner(said) is None)


def chasers(application: Application, history: History) -> list[Said]:
    """Follow-ups, status checks and calls, sent to anybody or skipped."""
    return [
        said
        for said in counted(application, history)
        if said.touch.kind in CHASERS and said.touch.state in {"done", "skipped"}
    ]


def unanswered(application: Application, history: History) -> list[Said]:
    """What was heard after the last message sent (or, if none was, after the interview)."""
    heard: list[Said] = []
    for said in counted(application, history):
        if is_message(said):
            heard = []
        elif is_heard(said):
            heard.append(said)
    return heard


def reply_holds(application: Application, history: History) -> bool:
    """Something was heard, and no `they_reply_by` is later than what was heard.

    Reading: later than all of it.
    """
    heard = unanswered(application, history)
    note = latest(application, history)
    by = promised(note) if note else None
    return bool(heard) and not (by is not None and all(by > said.day for said in heard))


# 3. The rules


def places(application: Application, history: History) -> int:
    """`max_follow_ups`; `count_thank_you` makes the latest thank-yous count as one.

    Reading: where one of them was written or still may be.
    """
    note, numbers = application_latest(application, history), history.numbers
    states = {thank_you_state(note, person, history) for person in note.people}
    counts = numbers.count_thank_you and not states <= {"missed", "skipped"}
    return numbers.max_follow_ups - (1 if counts else 0)


def is_closed(application: Application, history: History) -> bool:
    """**Closed** (offer, accepted, rejected, withdrawn, ghosted, moved-on, closed)."""
    return status_of(application, history) in CLOSED


def is_held_back(application: Application, history: History) -> bool:
    """`scheduled` and `replied` hold chasers back as a planned interview and a reply do."""
    return (
        status_of(application, history) in {"scheduled", "replied"}
        or is_planned(application, history)
        or reply_holds(application, history)
    )


def moved_on_by_itself(application: Application, history: History) -> bool:
    """As many chasers as the cap and today later than the last + 10 bd, without an answer.

    Reading: a planned interview and the statuses scheduled and replied are an answer, too;
    without any chaser there is no last one.
    """
    sent = chasers(application, history)
    if not sent or is_closed(application, history) or len(sent) < places(application, history):
        return False
    numbers = history.numbers
    after = counted(application, history)
    after = after[after.index(sent[-1]) :]
    answered = any(is_heard(said) for said in after) or reply_holds(application, history)
    if answered or is_planned(application, history):
        return False
    if status_of(application, history) != "waiting":
        return False
    return today(history) > plus_business_days(sent[-1].day, numbers.moved_on_bd, numbers)


def moved_on_at(application: Application, history: History) -> date:
    """That day: the last chaser + 10 bd."""
    last = chasers(application, history)[-1]
    return plus_business_days(last.day, history.numbers.moved_on_bd, history.numbers)


def snoozed_to(kind: str, saids: list[Said], person: Human | None) -> date | None:
    """Give the day until which it was put off."""
    days = [
        said.day
        for said in saids
        if said.touch.kind == kind
        and said.touch.state == "snoozed"
        and (person is None or owner(said) in {None, person})
    ]
    return max(days, default=None)


def state_of_day(due: date, snooze: date | None, history: History) -> str:
    """Upcoming before it, due on it, overdue after it; snoozed until the later of the days."""
    now = today(history)
    if snooze is not None and now < max(due, snooze):
        return "snoozed"
    due = max(due, snooze or due)
    return "upcoming" if now < due else "due" if now == due else "overdue"


# Thank-you and reflect


def thank_yous(application: Application, history: History) -> Iterator[Row]:
    """Each interviewer of every interview is thanked separately."""
    for note in application:
        for person in note.people:
            yield from thank_you(note, person, application, history)


def thank_you(
    note: Note, person: Human, application: Application, history: History
) -> Iterator[Row]:
    """Closed: no thank-you that is not yet written."""
    state = thank_you_state(note, person, history)
    if state not in {"done", "skipped"} and is_closed(application, history):
        return
    due, due_at = thank_you_due(note, person, history)
    yield Row(
        "thank-you",
        person.name,
        note.company,
        state,
        due,
        due_at,
        channel_of(person, application, history),
    )


def thanks(note: Note, person: Human, history: History) -> list[Said]:
    """A nameless one outside a section settles only where there is one interviewer.

    Reading: that somebody gets none can be decided before they are met; sent it is only after.
    """
    found = []
    for touch in note.touches:
        said = Said(touch, note)
        alone = len(note.people) == 1 and owner(said) is None
        if touch.kind == "thank-you" and (owner(said) == person or alone):
            found.append(said)
    since = first_day(note, history)
    return [said for said in found if said.day >= since or said.touch.state == "skipped"]


def thank_you_due(note: Note, person: Human, history: History) -> tuple[date, datetime | None]:
    """End + 24 h (only a day known: the next day); snoozed: the later of the two days.

    Reading: where the snooze is later, there is a day only.
    """
    end = end_of(note, history)
    snooze = snoozed_to("thank-you", thanks(note, person, history), None)
    if end is None:
        due = note.day + timedelta(1)
        return max(due, snooze or due), None
    due_at = end + timedelta(hours=history.numbers.thank_you_within_hours)
    due = day_of(due_at, history)
    if snooze is not None and snooze > due:
        return snooze, None
    return due, due_at


def thank_you_state(note: Note, person: Human, history: History) -> str:
    """Done or skipped by a touch; missed; else by the clock."""
    written = thanks(note, person, history)
    for state in ("done", "skipped"):
        if any(said.touch.state == state for said in written):
            return state
    snooze = snoozed_to("thank-you", written, None)
    if is_missed_thank_you(note, snooze, history):
        return "missed"
    due, due_at = thank_you_due(note, person, history)
    if snooze is not None and today(history) < max(due, snooze):
        return "snoozed"
    if not is_over(note, history):
        return "upcoming"
    if due_at is None:
        return state_of_day(due, None, history)
    return "due" if history.as_of <= due_at else "overdue"


def is_missed_thank_you(note: Note, snooze: date | None, history: History) -> bool:
    """Today is more than 10 days after the interview (or the day it was snoozed to)."""
    since = max(note.day, snooze or note.day)
    return today(history) > since + timedelta(history.numbers.thank_you_missed_days)


def is_open_thank_you(note: Note, person: Human, history: History) -> bool:
    """Neither done, skipped nor missed."""
    return thank_you_state(note, person, history) not in {"done", "skipped", "missed"}


def reflects(application: Application, history: History) -> Iterator[Row]:
    """The interview has ended, nothing was noted about this person, the thank-you is open."""
    for note in over(application, history):
        for person in note.people:
            unnoted = person.name in note.unnoted
            is_open = is_open_thank_you(note, person, history)
            if unnoted and is_open and not is_closed(application, history):
                state = state_of_day(note.day, None, history).replace("overdue", "due")
                yield Row(
                    "reflect", person.name, note.company, state, note.day, None, NO_CHANNEL
                )


# Chasers


def may_chase(application: Application, history: History) -> bool:
    """Open application, latest interview over, none planned, nothing heard; under the cap."""
    return (
        latest(application, history) is not None
        and not is_closed(application, history)
        and not is_held_back(application, history)
        and len(chasers(application, history)) < places(application, history)
    )


def follow_up_date(application: Application, history: History) -> date:
    """`they_reply_by` + 2 bd, else interview + 5 bd; rolled; after the gap."""
    note, numbers = application_latest(application, history), history.numbers
    by = promised(note)
    if by is not None:
        day = plus_business_days(by, numbers.follow_up_promised_bd, numbers)
    else:
        day = plus_business_days(note.day, numbers.follow_up_bd, numbers)
    return after_gap(rolled(day, numbers), application, history)


def application_latest(application: Application, history: History) -> Note:
    """Give the latest interview of an application that has one."""
    note = latest(application, history)
    assert note is not None
    return note


def is_waiting(application: Application, history: History) -> bool:
    """While any thank-you of the latest interview is neither done, skipped nor missed.

    Reading: so does the status-check ("as above"; S13: "no chaser before the thank-you").
    """
    note = application_latest(application, history)
    return any(is_open_thank_you(note, person, history) for person in note.people)


def follow_up(application: Application, history: History) -> Iterator[Row]:
    """No chaser yet; **waiting** while a thank-you of the latest interview is open."""
    if not may_chase(application, history) or chasers(application, history):
        return
    note = application_latest(application, history)
    contact = primary_contact(application, history)
    snooze = snoozed_to("follow-up", counted(application, history), contact)
    due = follow_up_date(application, history)
    state = state_of_day(due, snooze, history)
    due = max(due, snooze or due)
    last_day = max(note.day, due) + timedelta(history.numbers.chaser_missed_days)
    if today(history) > last_day:
        state = "missed"
    elif is_waiting(application, history):
        state = "waiting"
    yield chaser_row("follow-up", state, due, application, history)


def settled(application: Application, history: History) -> Iterator[Row]:
    """Give what touches have settled for the primary contact.

    Reading: the first chaser settles the follow-up, the second the status-check; each update
    that was sent is one; replies are settled when nothing is unanswered. Of these rows only
    kind, company and state are certain.
    """
    if latest(application, history) is None:
        return
    kinds = ("follow-up", "status-check")
    for kind, said in zip(kinds, chasers(application, history), strict=False):
        yield chaser_row(kind, said.touch.state, said.day, application, history)
    for said in counted(application, history):
        if said.touch.kind == "update" and said.touch.state == "done":
            yield chaser_row("update", "done", said.day, application, history)
    heard = [said for said in counted(application, history) if is_heard(said)]
    if heard and not unanswered(application, history):
        yield chaser_row("respond", "done", heard[-1].day, application, history)


def chaser_row(
    kind: str, state: str, due: date, application: Application, history: History
) -> Row:
    """Everything later goes to the **primary contact**."""
    contact = primary_contact(application, history)
    company = application[0].company
    channel = channel_of(contact, application, history)
    return Row(kind, contact.name, company, state, due, None, channel)


def status_check_date(application: Application, history: History) -> date:
    """The later of interview + 21 days and that chaser + 7 bd; a later promise + 2 bd.

    Reading of "chasing goes on from that date": where they answered the chaser and their day is
    later than what was heard, it is that day + 2 bd.
    """
    note, numbers = application_latest(application, history), history.numbers
    (chaser,) = chasers(application, history)
    heard = [
        said.day
        for said in counted(application, history)
        if is_heard(said) and said.day >= chaser.day
    ]
    by = promised(note)
    if by is not None and heard and by > max(heard):
        day = after_promise(note, numbers)
        return after_gap(rolled(day, numbers), application, history)
    day = max(
        note.day + timedelta(numbers.status_check_days),
        plus_business_days(chaser.day, numbers.status_check_bd, numbers),
        after_promise(note, numbers),
    )
    return after_gap(rolled(day, numbers), application, history)


def after_promise(note: Note, numbers: Numbers) -> date:
    """Not before `they_reply_by` + 2 bd; without a promise any day will do."""
    by = promised(note)
    return plus_business_days(by, numbers.follow_up_promised_bd, numbers) if by else date.min


def status_check(application: Application, history: History) -> Iterator[Row]:
    """As above, exactly one chaser; missed 60 days after its date."""
    if not may_chase(application, history) or len(chasers(application, history)) != 1:
        return
    contact = primary_contact(application, history)
    snooze = snoozed_to("status-check", counted(application, history), contact)
    due = status_check_date(application, history)
    state = state_of_day(due, snooze, history)
    due = max(due, snooze or due)
    if today(history) > due + timedelta(history.numbers.chaser_missed_days):
        state = "missed"
    elif is_waiting(application, history):
        state = "waiting"
    yield chaser_row("status-check", state, due, application, history)


def after_gap(day: date, application: Application, history: History) -> date:
    """What would fall inside the gap moves to its end (the last message + 3 bd)."""
    numbers = history.numbers
    company = application[0].company
    for last in (last_message(application, history), last_chaser_at(company, history)):
        if last is not None:
            day = max(day, plus_business_days(last, numbers.gap_bd, numbers))
    return day


def last_message(application: Application, history: History) -> date | None:
    """Two messages to one person: the day of the last that the primary contact got.

    Reading: what "belongs to the application" (it names nobody) is a message to its primary
    contact, but none for other applications. A nameless thank-you where there is one
    interviewer is settled by it (S21), so that person is who got it (S31, S33).
    """
    contact, company = primary_contact(application, history), application[0].company
    days = []
    for note in history.notes:
        for said in (Said(touch, note) for touch in note.touches):
            to = owner(said)
            if to is None and said.touch.kind == "thank-you" and len(note.people) == 1:
                to = note.people[0]
            to_contact = to is not None and same_person(to, note.company, contact, company)
            if is_message(said) and (to_contact or (to is None and note in application)):
                days.append(said.day)
    return max(days, default=None)


def last_chaser_at(company: str, history: History) -> date | None:
    """Chasers and updates to one company, across its applications, as well."""
    days = [
        touch.day
        for note in history.notes
        for touch in note.touches
        if note.company == company
        and touch.state == "done"
        and touch.kind in {*CHASERS, "update"}
    ]
    return max(days, default=None)


# Respond


def respond(application: Application, history: History) -> Iterator[Row]:
    """Something was heard after the last message; the first unanswered one + 1 bd.

    Ends with a sent touch, a planned interview, a status other than waiting or replied, or a
    later promise. Reading: one for all that was heard, to who wrote first; the gap does not
    hold an answer back.
    """
    if not reply_holds(application, history) or is_planned(application, history):
        return
    if status_of(application, history) not in {"waiting", "replied"}:
        return
    first = unanswered(application, history)[0]
    person = owner(first) or primary_contact(application, history)
    due = plus_business_days(first.day, history.numbers.respond_bd, history.numbers)
    state = state_of_day(due, None, history)
    channel = channel_of(person, application, history)
    yield Row("respond", person.name, application[0].company, state, due, None, channel)


# Update


def update(application: Application, history: History) -> Iterator[Row]:
    """An entry newer than the last message sent to that person; no chaser still to come.

    Application open or moved on; due at most 90 days after the latest interview.
    """
    note, numbers = latest(application, history), history.numbers
    news = new_entries(application, history)
    if note is None or not news or chaser_to_come(application, history):
        return
    if is_closed(application, history) and status_of(application, history) != "moved-on":
        return
    due = update_date(max(news), application, history)
    if due <= note.day + timedelta(numbers.update_within_days):
        contact = primary_contact(application, history)
        snooze = snoozed_to("update", counted(application, history), contact)
        state = state_of_day(due, snooze, history)
        due = max(due, snooze or due)
        yield chaser_row("update", state, due, application, history)


def new_entries(application: Application, history: History) -> list[date]:
    """In `updates` of the interview or of a profile note.

    Reading: of any interview of the application; where no message was sent to that person,
    of the latest interview's day or later.
    """
    note = latest(application, history)
    if note is None:
        return []
    last = last_message(application, history)
    entries = [*history.profile, *(day for one in application for day in one.updates)]
    return [day for day in entries if (day > last if last else day >= note.day)]


def chaser_to_come(application: Application, history: History) -> bool:
    """While a chaser is still to come, the chaser's draft carries the news instead.

    Reading: also while it is held back; not when it was missed.
    """
    if is_closed(application, history):
        return False
    rows = [*follow_up(application, history), *status_check(application, history)]
    if rows:
        return all(row.state != "missed" for row in rows)
    return len(chasers(application, history)) < places(application, history)


def update_date(newest: date, application: Application, history: History) -> date:
    """The later of the entry and the last message + 10 bd; 30 days between two updates."""
    note, numbers = application_latest(application, history), history.numbers
    day = max(newest, after_promise(note, numbers))
    last = last_message(application, history)
    if last is not None:
        day = max(day, plus_business_days(last, numbers.update_bd, numbers))
    before = [
        said.day
        for said in touches_in(application)
        if said.touch.kind == "update" and said.touch.state == "done"
    ]
    if before:
        day = max(day, max(before) + timedelta(numbers.update_gap_days))
    return after_gap(rolled(day, numbers), application, history)


# What concerns a company


def soft_state(due: date, snooze: date | None, history: History) -> str:
    """Soft kinds stay due."""
    state = state_of_day(due, snooze, history)
    return "due" if state == "overdue" else state


def company_notes(company: str, history: History) -> Application:
    """Give all interviews with a company, by time."""
    return in_time([note for note in history.notes if note.company == company])


def connect(company: str, history: History) -> Iterator[Row]:
    """The first interview with the company is over, whatever became of it: + 5 bd.

    With `connect = false` nothing but what was settled.
    """
    notes, numbers = company_notes(company, history), history.numbers
    first = [note for note in notes if note.day == notes[0].day]
    if not any(is_over(note, history) for note in first):
        return
    touches = touches_in(notes)
    snooze = snoozed_to("connect", touches, None)
    due = plus_business_days(notes[0].day, numbers.connect_bd, numbers)
    state = soft_state(due, snooze, history)
    due = max(due, snooze or due)
    if today(history) > due + timedelta(numbers.connect_missed_days):
        state = "missed"
    if is_followed(company, history):
        state = "done"
    for word in ("skipped", "done"):
        if any((one.touch.kind, one.touch.state) == ("connect", word) for one in touches):
            state = word
    if numbers.connect or state in {"skipped", "done"}:
        yield Row("connect", "", company, state, due, None, NO_CHANNEL)


def is_followed(company: str, history: History) -> bool:
    """An entry in `accounts` that holds `followed`."""
    accounts = [entry for note in company_notes(company, history) for entry in note.accounts]
    for one in history.companies:
        accounts += one.accounts if one.company == company else ()
    return any("followed" in entry for entry in accounts)


def keep_in_touch(company: str, history: History) -> Iterator[Row]:
    """Moved on, ghosted or rejected; for the company; off with `keep_in_touch = false`.

    Reading: one for a company, after the last of its applications that was lost, and none
    while another application there goes on. What was done stays.
    """
    here = [one for one in applications(history) if one[0].company == company]
    lost = [one for one in here if is_lost(one, history)]
    if not lost:
        return
    last = max(
        lost,
        key=lambda one: (lost_at(one, history), application_latest(one, history).day),
    )
    written = kept_in_touch(last, history)
    for day in written:
        yield Row("keep-in-touch", "", company, "done", day, None, NO_CHANNEL)
    goes_on = any(is_going_on(one, history) for one in here)
    left = len(written) < history.numbers.keep_in_touch_times
    if history.numbers.keep_in_touch and left and not goes_on:
        yield keep_in_touch_after(last, written, history)


def is_going_on(application: Application, history: History) -> bool:
    """Neither closed nor moved on; an offer goes on, too, and so does what was accepted."""
    if status_of(application, history) in {"offer", "accepted"}:
        return True
    by_itself = moved_on_by_itself(application, history)
    return not by_itself and not is_closed(application, history)


def kept_in_touch(lost: Application, history: History) -> list[date]:
    """At most 3 times; counted are touches after the end of the latest interview.

    Reading: in whichever of the company's notes they stand; one before "that day" uses up one
    of the three and moves nothing.
    """
    begin = first_day(application_latest(lost, history), history)
    found: list[Said] = []
    for said in touches_in(company_notes(lost[0].company, history)):
        done = (said.touch.kind, said.touch.state) == ("keep-in-touch", "done")
        if done and said.day >= begin and not any(same_touch(said, one) for one in found):
            found.append(said)
    return [said.day for said in found]


def keep_in_touch_after(lost: Application, written: list[date], history: History) -> Row:
    """28 days after that day, then 28 days after each `keep-in-touch` touch."""
    company, numbers = lost[0].company, history.numbers
    due = max([lost_at(lost, history), *written]) + timedelta(numbers.keep_in_touch_days)
    begin = application_latest(lost, history).day
    touches = touches_in(company_notes(company, history))
    after = [said for said in touches if said.day >= begin]
    snooze = snoozed_to("keep-in-touch", after, None)
    state = soft_state(due, snooze, history)
    due = max(due, snooze or due)
    return Row("keep-in-touch", "", company, state, due, None, NO_CHANNEL)


def is_lost(application: Application, history: History) -> bool:
    """Moved on, ghosted or rejected."""
    lost = {"moved-on", "ghosted", "rejected"}
    return status_of(application, history) in lost or moved_on_by_itself(application, history)


def lost_at(application: Application, history: History) -> date:
    """The last chaser + 10 bd where it moved on by itself, else the last touch, else the day.

    Reading: the last that was sent or heard ("one message or call", design.md 2), of the kinds
    for a person; otherwise each `keep-in-touch` would make three more.
    """
    if moved_on_by_itself(application, history):
        return moved_on_at(application, history)
    touched = [
        said
        for said in counted(application, history)
        if said.touch.state == "done" and said.touch.kind not in COMPANY_KINDS
    ]
    return touched[-1].day if touched else application_latest(application, history).day
