"""Histories of a job search: what happened, as records; at random, and as notes.

What the text of strategy.md leaves open is avoided here, each time with a comment that begins
with `Open:`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

LONDON = "Europe/London"
CLOSED = ("offer", "accepted", "rejected", "withdrawn", "ghosted", "moved-on", "closed")
OPEN = ("", "waiting", "scheduled", "replied")
SENT_OR_NOT = ("follow-up", "status-check", "call")
"""The kinds of touches that are chasers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Human:
    """Somebody, with the ways to reach them; the same in every note."""

    name: str
    email: str = ""
    phone: str = ""
    text_ok: bool = False
    linkedin: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """One line of the record."""

    kind: str
    """thank-you, follow-up, status-check, update, call, text, connect, keep-in-touch, reply,
    other."""
    day: date
    """For a snooze the day until which it is put off."""
    state: str = "done"
    """done, skipped or snoozed."""
    section: str = ""
    """The name of the person whose section holds it; empty: the follow-up log."""
    named: str = ""
    """The name that it says behind `to` or `from`; empty: none."""
    dated_line: bool = False
    """Written as `- 2026-03-05 call` and not as a task."""
    first_name_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One interview's note."""

    path: str
    company: str
    written_company: str = ""
    """The company as this note spells it; empty: as everywhere."""
    role: str = ""
    stage: str = ""
    day: date
    start: time | None = None
    minutes: int | None = None
    """None: the note does not say, which means 60."""
    with_end: bool = False
    """The note gives the time of the end instead of the minutes."""
    zone: str = ""
    """Empty: the vault's."""
    status: str = ""
    they_reply_by: date | None = None
    contact: Human | None = None
    people: tuple[Human, ...] = ()
    unnoted: tuple[str, ...] = ()
    """Names of the people about whom nothing was noted."""
    touches: tuple[Touch, ...] = ()
    """In the order of the note: section by section, then the log."""
    updates: tuple[date, ...] = ()
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyNote:
    """A note of `type: company`."""

    company: str
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What vaultsync.toml says, with the defaults of strategy.md."""

    zone: str = LONDON
    holidays: tuple[date, ...] = ()
    thank_you_within_hours: int = 24
    thank_you_missed_days: int = 10
    follow_up_bd: int = 5
    follow_up_promised_bd: int = 2
    status_check_days: int = 21
    status_check_bd: int = 7
    respond_bd: int = 1
    gap_bd: int = 3
    moved_on_bd: int = 10
    chaser_missed_days: int = 60
    max_follow_ups: int = 2
    count_thank_you: bool = False
    connect: bool = True
    connect_bd: int = 5
    connect_missed_days: int = 60
    update_bd: int = 10
    update_gap_days: int = 30
    update_within_days: int = 90
    keep_in_touch: bool = True
    keep_in_touch_days: int = 28
    keep_in_touch_times: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A job search as of an instant."""

    as_of: datetime
    """UTC."""
    notes: tuple[Note, ...]
    profile: tuple[date, ...] = ()
    """The days of the `updates` of a note of `type: profile`."""
    companies: tuple[CompanyNote, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)


# As notes

WORDS = {
    "thank-you": "Thank-you",
    "follow-up": "Follow-up",
    "status-check": "Status check",
    "update": "Update",
    "call": "Call",
    "text": "Text",
    "connect": "Connect",
    "keep-in-touch": "Keep in touch",
    "reply": "Reply",
    "other": "Email sent",
}

LINKS = {"reply": "from", "connect": "with", "keep-in-touch": "with"}


def notes_of(history: History) -> dict[str, str]:
    """Write the interview notes, by path."""
    return {note.path: _note_text(note) for note in history.notes}


def beside_of(history: History) -> dict[str, str]:
    """Write the profile and the company notes, by path."""
    texts = {}
    if history.profile:
        keys = ["type: profile", *_update_lines(history.profile)]
        texts["Profile.md"] = _front_matter(keys)
    for one in history.companies:
        keys = ["type: company", *_account_lines(one.accounts)]
        texts[f"Companies/{one.company}.md"] = _front_matter(keys)
    return texts


def config_of(history: History) -> str:
    """Write vaultsync.toml: the zone, own holidays, and all that is not the default."""
    mine, default = history.numbers, Numbers()
    lines = [f'timezone = "{mine.zone}"']
    if mine.holidays:
        lines += ["[holidays]", f"extra = [{', '.join(map(str, mine.holidays))}]"]
    lines.append("[strategy]")
    for name in Numbers.__slots__:
        value = getattr(mine, name)
        if name not in {"zone", "holidays"} and value != getattr(default, name):
            lines.append(_setting(name, value))
    return "\n".join(lines) + "\n"


def _setting(name: str, value: int | bool) -> str:
    if name == "thank_you_within_hours":
        return f'thank_you_within = "{value}h"'
    return f"{name} = {str(value).lower()}"


def _front_matter(lines: list[str]) -> str:
    return "\n".join(["---", *lines, "---", ""])


def _update_lines(days: tuple[date, ...]) -> list[str]:
    return ["updates:", *(f"  - {day} finished a course" for day in days)] if days else []


def _account_lines(accounts: tuple[str, ...]) -> list[str]:
    return ["accounts:", *(f"  - {one}" for one in accounts)] if accounts else []


def _note_text(note: Note) -> str:
    body = [_section(note, person) for person in note.people]
    log = [touch_line(touch) for touch in note.touches if not touch.section]
    if log:
        body.append("\n".join(["## Follow-up log", *log, ""]))
    return "\n".join([_front_matter(_keys(note)), *body])


def _keys(note: Note) -> list[str]:
    company = note.written_company or note.company
    keys = ["type: interview", f'company: "{company}"']
    pairs = (
        ("role", note.role),
        ("stage", note.stage),
        ("date", str(note.day)),
        ("time", f"{note.start:%H:%M}" if note.start else ""),
        (*_length(note),),
        ("timezone", note.zone),
        ("status", note.status),
        ("they_reply_by", str(note.they_reply_by or "")),
        ("primary_contact", _with_address(note.contact) if note.contact else ""),
    )
    keys += [f"{key}: {value}" for key, value in pairs if value]
    return [*keys, *_update_lines(note.updates), *_account_lines(note.accounts)]


def _length(note: Note) -> tuple[str, str]:
    if not note.start or note.minutes is None:
        return ("duration", "")
    if note.with_end:
        end = datetime.combine(note.day, note.start) + timedelta(minutes=note.minutes)
        return ("end", f"{end:%H:%M}")
    return ("duration", f"{note.minutes} min")


def _with_address(person: Human) -> str:
    return f"{person.name} <{person.email}>" if person.email else person.name


def _section(note: Note, person: Human) -> str:
    fields = (
        ("email", person.email),
        ("phone", person.phone),
        ("text_ok", "yes" if person.text_ok else ""),
        ("linkedin", person.linkedin),
        ("channel", person.channel),
    )
    lines = [f"## {person.name}", *(f"{key}:: {value}" for key, value in fields if value)]
    if person.name not in note.unnoted:
        lines.append("- they are moving the warehouse to a new rack layout")
    here = (touch for touch in note.touches if touch.section == person.name)
    return "\n".join([*lines, *(touch_line(touch) for touch in here), ""])


def touch_line(touch: Touch) -> str:
    """Write one touch: as a task, or as a line that begins with the day."""
    word = WORDS[touch.kind]
    link = LINKS.get(touch.kind, "to")
    name = touch.named.split()[0] if touch.first_name_only else touch.named
    whom = f" {link} {name}" if name else ""
    if touch.kind == "reply" and not whom:
        word = "Reply received"
    if touch.dated_line:
        return f"- {touch.day} {word.lower()}{whom}"
    box, sign = {"done": ("x", "✅"), "skipped": ("-", "❌"), "snoozed": (" ", "⏳")}[
        touch.state
    ]
    return f"- [{box}] {word}{whom} {sign} {touch.day}"


# When an interview ends


def end_of(note: Note, numbers: Numbers) -> datetime | None:
    """Give the instant of the end in UTC; None where only the day is known."""
    if note.start is None:
        return None
    zone = ZoneInfo(note.zone or numbers.zone)
    begin = datetime.combine(note.day, note.start, tzinfo=zone)
    minutes = timedelta(minutes=60 if note.minutes is None else note.minutes)
    if note.with_end:
        return (begin + minutes).astimezone(UTC)
    return begin.astimezone(UTC) + minutes


def is_over(note: Note, history: History) -> bool:
    """Tell whether an interview is over: at its end, or when its day is."""
    end = end_of(note, history.numbers)
    if end is not None:
        return history.as_of >= end
    return history.as_of.astimezone(ZoneInfo(history.numbers.zone)).date() > note.day


def today_of(history: History) -> date:
    """Give the date of as-of in the vault's zone."""
    return history.as_of.astimezone(ZoneInfo(history.numbers.zone)).date()


# At random

ZONES = (
    LONDON,
    "America/New_York",
    "Europe/Berlin",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "Asia/Tokyo",
    "America/Los_Angeles",
)
ANCHORS = tuple(
    date.fromisoformat(day)
    for day in (
        "2026-03-05",
        "2026-03-08",  # the clocks of the United States
        "2026-03-29",  # of Europe
        "2026-04-05",  # of Australia and New Zealand
        "2026-07-02",
        "2026-09-27",  # of New Zealand
        "2026-10-04",  # of Lord Howe Island
        "2026-10-25",
        "2026-11-01",
        "2026-12-22",
        "2028-02-28",  # before a leap day
    )
)
STARTS = tuple(
    time(*pair) for pair in ((0, 15), (9, 0), (10, 30), (14, 30), (16, 45), (23, 30))
)
COMPANIES = ("Acme", "Borealis", "Cobalt Works")
NAMES = {
    "Acme": ("Priya Raman", "Marcus Lee", "Jane Doe", "Jane Smith"),
    "Borealis": ("Oliver Stone", "Ingrid Berg", "Hana Sato", "Peter Novak"),
    "Cobalt Works": ("Lucia Ferrari", "Tom Baker", "Nina Weber", "Amir Khan"),
}
AGENT = Human(name="Dana Whitfield", email="dana@talentco.example")
SILENT = Human(name="Rosa Lind")
"""A primary contact who cannot be reached."""


def random_history(chance: Random) -> History:
    """Make one history; the same for the same state of chance."""
    anchor = chance.choice(ANCHORS) + timedelta(chance.randint(-6, 3))
    numbers = _numbers(chance)
    if chance.random() < 0.3:
        free = (anchor + timedelta(chance.randint(0, 40)) for _ in range(4))
        numbers = replace(numbers, holidays=tuple(free))
    people = {
        company: tuple(_human(chance, name) for name in NAMES[company]) for company in COMPANIES
    }
    companies = COMPANIES[: chance.choice((1, 1, 1, 2, 2, 3))]
    agent = chance.random() < 0.4
    notes: list[Note] = []
    for company in companies:
        # Open: the order of two interviews that are a day or less apart where one has no time
        # and the other stands in another zone; so all of a company have one zone.
        zone = chance.choice(ZONES) if chance.random() < 0.4 else ""
        for role in _roles(chance):
            frame = Frame(numbers=numbers, company=company, role=role, zone=zone, agent=agent)
            notes += _rounds(chance, frame, people[company], anchor)
    history = History(as_of=_as_of(chance, notes, numbers), notes=tuple(notes), numbers=numbers)
    history = _with_status(chance, history)
    history = _with_touches(chance, history)
    return _with_news(chance, history)


def _numbers(chance: Random) -> Numbers:
    numbers = Numbers(
        zone=chance.choice(ZONES) if chance.random() < 0.5 else LONDON,
        max_follow_ups=chance.choice((2, 2, 2, 2, 1, 0)),
        count_thank_you=chance.random() < 0.12,
        keep_in_touch=chance.random() < 0.9,
    )
    if chance.random() < 0.15:
        return replace(numbers, follow_up_bd=3, gap_bd=6, status_check_days=14, connect=False)
    if chance.random() < 0.1:
        return replace(
            numbers,
            thank_you_within_hours=chance.choice((12, 36)),
            thank_you_missed_days=5,
            status_check_bd=5,
            respond_bd=2,
            moved_on_bd=5,
            chaser_missed_days=30,
            update_bd=5,
            keep_in_touch_days=14,
            keep_in_touch_times=2,
            connect_bd=2,
            connect_missed_days=20,
        )
    return numbers


def _human(chance: Random, name: str) -> Human:
    first, last = name.lower().split()
    person = Human(
        name=name,
        email=f"{first}.{last}@mail.example" if chance.random() < 0.55 else "",
        phone="+44 7700 900123" if chance.random() < 0.4 else "",
        linkedin=f"https://www.linkedin.com/in/{first}{last}" if chance.random() < 0.3 else "",
    )
    person = replace(person, text_ok=bool(person.phone) and chance.random() < 0.6)
    return replace(person, channel=_channel(chance, person))


def _channel(chance: Random, person: Human) -> str:
    # Open: a `channel` for which the person has no address, number or profile.
    possible = ["forward"]
    possible += ["email"] if person.email else []
    possible += ["text"] if person.phone else []
    possible += ["linkedin"] if person.linkedin else []
    return chance.choice(possible) if chance.random() < 0.15 else ""


def _roles(chance: Random) -> tuple[str, ...]:
    return chance.choice(
        (("Engineer",), ("Engineer",), ("",), ("Engineer", "Analyst"), ("Analyst", ""))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the rounds of one application have in common."""

    numbers: Numbers
    company: str
    role: str
    zone: str
    agent: bool
    """An agency is behind it."""


def _rounds(chance: Random, frame: Frame, pool: tuple[Human, ...], anchor: date) -> list[Note]:
    company, role = frame.company, frame.role
    number = chance.choice((1, 1, 1, 2, 2, 3)) if role else 1
    day = anchor + timedelta(chance.choice((0, 0, 1, 4, 12)))
    notes: list[Note] = []
    for index in range(number):
        people = tuple(chance.sample(pool, chance.choice((1, 1, 2, 2, 3))))
        note = Note(
            path=f"Interviews/{company} {role or 'open'} {index + 1}.md",
            company=company,
            written_company=chance.choice(("", "", "", f"[[{company}]]", company.upper())),
            role=role,
            stage=f"Round {index + 1}",
            day=day,
            they_reply_by=_promise(chance, day),
            contact=_contact(chance, people, agent=frame.agent),
            people=people,
            unnoted=tuple(one.name for one in people if chance.random() < 0.3),
        )
        notes.append(_with_time(chance, note, frame))
        day += timedelta(chance.choice((0, 2, 3, 5, 7, 10, 14, 21)))
    return [_apart(note, notes) for note in notes]


def _apart(note: Note, rounds: list[Note]) -> Note:
    """Several rounds on one day: each with a time of its own."""
    same_day = [one for one in rounds if one.day == note.day]
    if len(same_day) == 1:
        return note
    hour = (9, 13, 17)[same_day.index(note)]
    return replace(note, start=time(hour), minutes=45, with_end=False)


def _promise(chance: Random, day: date) -> date | None:
    if chance.random() < 0.6:
        return None
    return day + timedelta(chance.choice((-3, 0, 2, 4, 8, 9, 10, 15, 20, 21, 30, 45)))


def _contact(chance: Random, people: tuple[Human, ...], *, agent: bool) -> Human | None:
    if agent and chance.random() < 0.7:
        return AGENT
    return chance.choice((None, None, None, chance.choice(people), SILENT))


def _with_time(chance: Random, note: Note, frame: Frame) -> Note:
    # Open: when a day is over that stands in another zone than the vault's.
    if not frame.zone and chance.random() < 0.45:
        return note
    minutes = chance.choice((None, 30, 45, 75, 90))
    start = chance.choice(STARTS)
    ends = datetime.combine(note.day, start) + timedelta(minutes=minutes or 60)
    with_end = minutes is not None and ends.date() == note.day and chance.random() < 0.3
    timed = replace(note, start=start, minutes=minutes, zone=frame.zone, with_end=with_end)
    # Open: times that the clocks skip or show twice.
    return timed if _plain(timed, frame.numbers) else replace(timed, start=time(14, 30))


def _plain(note: Note, numbers: Numbers) -> bool:
    zone = ZoneInfo(note.zone or numbers.zone)
    assert note.start is not None
    begin = datetime.combine(note.day, note.start, tzinfo=zone)
    ends = begin + timedelta(minutes=note.minutes or 60)
    return all(one.utcoffset() == one.replace(fold=1).utcoffset() for one in (begin, ends))


def _as_of(chance: Random, notes: list[Note], numbers: Numbers) -> datetime:
    """Choose an instant near something that changes."""
    note = chance.choice(notes)
    end = end_of(note, numbers)
    if end is not None and chance.random() < 0.25:
        hours = chance.choice((0, 0, 24, 24, 48))
        return end + timedelta(hours=hours, minutes=chance.choice((-1, 0, 1)))
    start = note.they_reply_by if note.they_reply_by and chance.random() < 0.3 else note.day
    near, later, late = chance.randint(-2, 12), chance.randint(0, 45), chance.randint(20, 150)
    likely = chance.choice((6, 7, 7, 8, 9, 20, 21, 21, 22, 23))
    offset = chance.choice((near, later, late, likely, likely))
    clock = chance.choice((time(0, 0), time(0, 1), time(9, 0), time(15, 45), time(23, 59)))
    local = datetime.combine(start + timedelta(offset), clock, tzinfo=ZoneInfo(numbers.zone))
    return local.astimezone(UTC)


def application_of(note: Note) -> tuple[str, str]:
    """Name the application of a note: by company and role, else by the note itself."""
    return (note.company, note.role or note.path)


def _applications(history: History) -> list[list[Note]]:
    names = dict.fromkeys(application_of(note) for note in history.notes)
    return [[one for one in history.notes if application_of(one) == name] for name in names]


def _with_status(chance: Random, history: History) -> History:
    notes: list[Note] = []
    for application in _applications(history):
        planned = any(not is_over(note, history) for note in application)
        for note in application:
            # Open: what a closed status means before the interview, and what a closed status of
            # the latest interview means for the thank-yous of one that is planned.
            words = OPEN if planned or chance.random() < 0.7 else CLOSED
            status = chance.choice(words)
            if status in {"scheduled", "replied"} and chance.random() < 0.75:
                status = ""
            notes.append(replace(note, status=status))
    return replace(history, notes=tuple(notes))


def _with_news(chance: Random, history: History) -> History:
    now = today_of(history)
    notes = [
        replace(
            note,
            updates=_news(chance, note.day, now) if chance.random() < 0.25 else (),
            accounts=(_account(chance),) if chance.random() < 0.1 else (),
        )
        for note in history.notes
    ]
    companies = tuple(
        CompanyNote(company=company, accounts=(_account(chance),))
        for company in dict.fromkeys(note.company for note in notes)
        if chance.random() < 0.2
    )
    profile = _news(chance, notes[0].day, now) if chance.random() < 0.25 else ()
    return replace(history, notes=tuple(notes), companies=companies, profile=profile)


def _news(chance: Random, day: date, now: date) -> tuple[date, ...]:
    offsets = (-3, 1, 3, 8, 12, 16, 20, 25, 33, 40, 60)
    days = [day + timedelta(chance.choice(offsets)) for _ in range(chance.choice((1, 1, 2)))]
    # Open: an entry of a day to come.
    return tuple(day for day in days if day <= now)


def _account(chance: Random) -> str:
    return chance.choice(
        ("https://social.example/them", "https://social.example/them followed")
    )


# Touches at random


def _with_touches(chance: Random, history: History) -> History:
    notes: list[Note] = []
    for application in _applications(history):
        drawn: dict[str, list[Touch]] = {note.path: [] for note in application}
        for note in application:
            drawn[note.path] += _thank_yous(chance, note, application, history)
        for touch in _later(chance, application, history):
            note = _place(chance, application, history, touch)
            drawn[note.path].append(_addressed(chance, note, touch))
        _copy(chance, drawn)
        _drop_repeated(drawn, application, notes)
        everything = [one for found in drawn.values() for one in found]
        for note in application:
            kept = [
                one
                for one in drawn[note.path]
                if _possible(one, note, history) and not _twice(one, everything)
            ]
            notes.append(replace(note, touches=_in_order(note, kept)))
    return replace(history, notes=tuple(notes))


def _place(chance: Random, application: list[Note], history: History, touch: Touch) -> Note:
    over = [note for note in application if is_over(note, history)]
    if touch.state == "snoozed":
        # Open: what a snooze in another round's note puts off.
        return (over or application)[-1]
    return over[-1] if over and chance.random() < 0.75 else chance.choice(application)


def _possible(touch: Touch, note: Note, history: History) -> bool:
    """Nobody logs what has not happened yet, or what says a name that the note has not."""
    today = today_of(history)
    contact = (note.contact,) if note.contact else ()
    names = {"", *(one.name for one in (*note.people, *contact))}
    sections = {"", *(one.name for one in note.people)}
    known = touch.named in names and touch.section in sections
    return known and (touch.state == "snoozed" or touch.day <= today)


def _copy(chance: Random, drawn: dict[str, list[Touch]]) -> None:
    """Write a touch a second time, as two devices would."""
    everything = [touch for touches in drawn.values() for touch in touches]
    days = [touch.day for touch in everything]
    for touch in everything:
        # Open: which of the two places counts where something else happened on that day;
        # of which round a thank-you is that stands in two notes.
        alone = days.count(touch.day) == 1 and touch.state != "snoozed"
        if alone and touch.kind != "thank-you" and chance.random() < 0.08:
            copy = replace(touch, first_name_only=False)
            drawn[chance.choice(list(drawn))].append(copy)


def _drop_repeated(
    drawn: dict[str, list[Touch]], application: list[Note], before: list[Note]
) -> None:
    """Open: whether two `keep-in-touch` of one day, of two applications, count twice.

    And what counts where a `connect` was done here and skipped there.
    """
    company = application[0].company
    there = [touch for note in before for touch in note.touches if note.company == company]
    days = {touch.day for touch in there if touch.kind == "keep-in-touch"}
    connected = any(touch.kind == "connect" for touch in there)
    for path, touches in drawn.items():
        drawn[path] = [
            one
            for one in touches
            if not (one.kind == "keep-in-touch" and one.day in days)
            and not (one.kind == "connect" and one.state != "snoozed" and connected)
        ]


def _twice(touch: Touch, others: list[Touch]) -> bool:
    """Open: whether two of one kind and day are the same where only one names somebody."""
    whole = touch.named or touch.section
    return not whole and any(
        (one.kind, one.day) == (touch.kind, touch.day) and (one.named or one.section)
        for one in others
    )


def _in_order(note: Note, touches: list[Touch]) -> tuple[Touch, ...]:
    sections = [*(one.name for one in note.people), ""]
    return tuple(sorted(touches, key=lambda one: sections.index(one.section)))


def _thank_yous(
    chance: Random, note: Note, application: list[Note], history: History
) -> list[Touch]:
    touches = []
    later = [one.day for one in application if one is not note and one.day >= note.day]
    for person in note.people:
        if chance.random() < 0.35:
            continue
        state = chance.choice(("done",) * 7 + ("skipped", "snoozed"))
        if state == "snoozed":
            offset = chance.choice((0, 1, 2, 3, 5, 9, 12))
        else:
            offset = chance.choice((-2, 0, 0, 0, 1, 1, 1, 1, 2, 3, 8, 11))
        day = note.day + timedelta(offset)
        # Open: which round a thank-you belongs to that one of several rounds' interviewers got
        # outside of the days between this round and the next.
        others = [one for one in application if one is not note and person in one.people]
        if others and (offset < 0 or any(day >= one for one in later)):
            continue
        touch = Touch(kind="thank-you", day=day, state=state, section=person.name)
        if chance.random() < 0.4:
            touch = replace(touch, section="", named=person.name)
        # Open: whether one that settles nothing is counted where `count_thank_you` is set.
        several = len(note.people) > 1
        nameless = (
            0 if several and history.numbers.count_thank_you else 0.04 if several else 0.2
        )
        if chance.random() < nameless:
            touch = replace(touch, section="", named="")
        touches.append(_written(chance, note, touch))
    return touches


def _later(chance: Random, application: list[Note], history: History) -> list[Touch]:
    """Draw all touches but the thank-yous, for an application."""
    over = [note for note in application if is_over(note, history)]
    start = (over or application)[-1].day
    chasers = _chasers(chance, start)
    touches = chasers + _heard(chance, start) + _snoozes(chance, start, len(chasers))
    for kind, likely in (
        ("text", 0.1),
        ("other", 0.15),
        ("update", 0.2),
        ("connect", 0.12),
        ("keep-in-touch", 0.2),
        ("keep-in-touch", 0.2),
        ("keep-in-touch", 0.1),
    ):
        if chance.random() < likely:
            state = "skipped" if kind == "connect" and chance.random() < 0.3 else "done"
            # Open: a `keep-in-touch` on the interview's day in another zone.
            early = (2, 3) if kind == "keep-in-touch" else (-1, 0)
            day = start + timedelta(chance.choice((*early, 2, 4, 6, 9, 15, 25, 40, 60, 80)))
            touches.append(Touch(kind=kind, day=day, state=state))
    return touches


def _chasers(chance: Random, start: date) -> list[Touch]:
    touches = []
    day = start + timedelta(chance.choice((-2, 0, 1, 4, 6, 7, 7, 8, 10, 15, 22)))
    for _ in range(chance.choice((0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3))):
        state = "done" if chance.random() < 0.8 else "skipped"
        touches.append(Touch(kind=chance.choice(SENT_OR_NOT), day=day, state=state))
        day += timedelta(chance.choice((1, 3, 5, 9, 12, 20)))
    return touches


def _heard(chance: Random, start: date) -> list[Touch]:
    # Open: which of two replies of one day counts where a message went out on that day.
    days = (-1, 0, 1, 2, 5, 7, 8, 9, 12, 18, 24, 30, 40)
    heard = chance.sample(days, chance.choice((0, 0, 0, 0, 1, 1, 2)))
    return [Touch(kind="reply", day=start + timedelta(offset)) for offset in heard]


def _snoozes(chance: Random, start: date, chasers: int) -> list[Touch]:
    if chance.random() < 0.6:
        return []
    # Open: which of several snoozes counts; so there is one.
    next_chaser = ("follow-up", "status-check")[min(chasers, 1)]
    kind = chance.choice(
        (next_chaser,) * 3 + ("follow-up", "connect", "update", "keep-in-touch")
    )
    day = start + timedelta(chance.choice((1, 3, 7, 8, 10, 14, 22, 30, 45, 60)))
    return [Touch(kind=kind, day=day, state="snoozed")]


def _addressed(chance: Random, note: Note, touch: Touch) -> Touch:
    """Say whose touch it is."""
    alone = touch.kind in {"connect", "keep-in-touch"} and chance.random() < 0.85
    if touch.state == "snoozed" or alone:
        # Open: a snooze of what is owed to one person that names another.
        return touch
    contact = (note.contact,) if note.contact else ()
    named = chance.choice((*note.people, *contact, *contact)).name
    section = chance.choice(note.people).name
    draw = chance.random()
    if draw < 0.4:
        return _written(chance, note, replace(touch, named=named))
    if draw < 0.6:
        return _written(chance, note, replace(touch, section=section))
    if draw < 0.7 and touch.kind not in {"connect", "keep-in-touch"}:
        # One of those says `with`, so that the section decides.
        return _written(chance, note, replace(touch, section=section, named=named))
    return _written(chance, note, touch)


def _written(chance: Random, note: Note, touch: Touch) -> Touch:
    contact = (note.contact,) if note.contact else ()
    firsts = [one.name.split()[0] for one in {*note.people, *contact}]
    alone = bool(touch.named) and firsts.count(touch.named.split()[0]) == 1
    return replace(
        touch,
        dated_line=touch.state == "done" and chance.random() < 0.3,
        first_name_only=alone and chance.random() < 0.3,
    )


# Smaller


def simpler(history: History) -> Iterator[History]:
    """Give the histories that lack one thing of this one."""
    for index, note in enumerate(history.notes):
        before, after = history.notes[:index], history.notes[index + 1 :]
        if before or after:
            yield replace(history, notes=before + after)
        for less in _simpler_note(note):
            yield replace(history, notes=(*before, less, *after))
    if history.profile:
        yield replace(history, profile=())
    if history.companies:
        yield replace(history, companies=())
    for name in Numbers.__slots__:
        default = getattr(Numbers(), name)
        if getattr(history.numbers, name) != default:
            yield replace(history, numbers=_with(history.numbers, name, default))


def _with(numbers: Numbers, name: str, value: object) -> Numbers:
    values = {one: getattr(numbers, one) for one in Numbers.__slots__}
    return Numbers(**{**values, name: value})


def _simpler_note(note: Note) -> Iterator[Note]:
    for touch in note.touches:
        yield replace(note, touches=tuple(one for one in note.touches if one is not touch))
    spoken_of = {name for touch in note.touches for name in (touch.section, touch.named)}
    for person in note.people:
        if len(note.people) > 1 and person.name not in spoken_of:
            rest = tuple(one for one in note.people if one is not person)
            names = tuple(name for name in note.unnoted if name != person.name)
            yield replace(note, people=rest, unnoted=names)
    if note.contact and note.contact.name not in spoken_of:
        yield replace(note, contact=None)
    if note.start:
        yield replace(note, start=None, minutes=None, zone="", with_end=False)
    plain = (
        replace(note, they_reply_by=None),
        replace(note, status=""),
        replace(note, updates=(), accounts=()),
        replace(note, unnoted=()),
        replace(note, written_company="", stage=""),
    )
    yield from (one for one in plain if one != note)
