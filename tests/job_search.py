"""A job search as its owner would tell it: held, sent and heard, in records of its own.

Nothing here asks the program: business days are counted one by one, and who got which message
on which day is what was put down when it happened. The notes' texts are written from this.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
PROFILE = "Me.md"
CLOSED = ("offer", "accepted", "rejected", "withdrawn", "ghosted", "moved-on", "closed")
OPEN = ("waiting", "scheduled", "replied")
CHASERS = frozenset({"follow-up", "status-check", "call"})
SENT = frozenset({"thank-you", "update", "respond", *CHASERS})
"""What goes to a person; a company is only followed or looked at."""

RECRUITER = "Dana Whitfield"
"""Works for two of the companies, so a message for one is a message for the other."""
COMPANIES = {
    "Acme": ("Jane Doe", "Marcus Lee", "Priya Raman"),
    "Globex": ("Otto Braun", "Ines Costa", "Kofi Mensah"),
    "Initech": ("Yuki Tanaka", "Lena Vogt", "Sam Okoro"),
}
_FIELDS = {
    "Marcus Lee": "phone:: +44 7700 900123\ntext_ok:: yes\n",
    "Kofi Mensah": "",
    "Lena Vogt": "phone:: +44 7700 900456\n",
}
_UNNOTED = frozenset({"Ines Costa"})
"""What was discussed with them is not written down."""
_TASKS = {
    "thank-you": "Thank-you",
    "follow-up": "Follow-up",
    "status-check": "Status check",
    "update": "Update",
    "call": "Call",
    "respond": "Answer",
    "reply": "Reply received",
    "connect": "Connect",
    "keep-in-touch": "Keep-in-touch",
    "reflect": "Reflect",
}
_TOWARDS = {"reply": "from", "reflect": "on"}
_DATED = {
    "thank-you": "thank-you email sent",
    "follow-up": "follow-up email sent",
    "call": "call",
    "reply": "reply: still on track",
}
_BOXES = {"done": "- [x] {} ✅ {}", "skipped": "- [-] {} ❌ {}", "snoozed": "- [ ] {} ⏳ {}"}


def business(day: date, holidays: frozenset[date]) -> bool:
    """Tell whether people work on a day."""
    return day.isoweekday() <= 5 and day not in holidays


def after(day: date, count: int, holidays: frozenset[date]) -> date:
    """Give the `count`-th business day strictly after a day."""
    while count:
        day += DAY
        count -= business(day, holidays)
    return day


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record: sent, heard, skipped, or put off until its day."""

    kind: str
    who: str
    day: date
    state: str = "done"
    dated: bool = False
    """Written as `- 2026-03-05 call` instead of as a task."""

    @property
    def sent(self) -> bool:
        """A message that went out to somebody."""
        return self.state == "done" and self.kind in SENT

    @property
    def chaser(self) -> bool:
        """It uses one of the places under the cap."""
        return self.state != "snoozed" and self.kind in CHASERS

    @property
    def pressing(self) -> bool:
        """A chaser or an update that went out: it starts the company's gap."""
        return self.sent and self.kind in CHASERS | {"update"}

    def line(self, *, named: bool) -> str:
        """Write it; `named`: outside the person's section it says to or from whom."""
        if self.dated and not named:
            return f"- {self.day} {_DATED[self.kind]}"
        words = _TASKS[self.kind]
        if named and self.who:
            words += f" {_TOWARDS.get(self.kind, 'to')} {self.who}"
        if self.state == "done" and self.kind == "respond":
            words += " sent"
        return _BOXES[self.state].format(words, self.day)


@dataclass(slots=True, kw_only=True, eq=False)
class Meeting:
    """One interview and its note."""

    path: str
    company: str
    role: str
    """Empty: an application of its own."""
    stage: str
    day: date
    start: time | None
    zone: str
    """Empty: the vault's."""
    people: tuple[str, ...]
    listed: tuple[str, ...] = ()
    """Those of them who have no section."""
    contact: str = ""
    promised: date | None = None
    status: str = "waiting"
    updates: list[date] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def application(self) -> tuple[str, str]:
        """What it is a round of."""
        return self.company, self.role or self.path

    @property
    def closed(self) -> bool:
        """Its note says that it came to an end."""
        return self.status in CLOSED

    def text(self) -> str:
        """Write the note."""
        head = {
            "type": "interview",
            "company": self.company,
            "role": self.role,
            "stage": self.stage,
            "date": str(self.day),
            "time": f"{self.start:%H:%M}" if self.start else "",
            "duration": "45 min" if self.start else "",
            "timezone": self.zone,
            "interviewers": f"[{', '.join(self.people)}]" if self.listed else "",
            "recruiter": f"{self.contact} <dana@talentco.example>" if self.contact else "",
            "they_reply_by": str(self.promised or ""),
            "status": self.status,
        }
        lines = ["---", *(f"{key}: {value}" for key, value in head.items() if value)]
        if self.updates:
            lines += ["updates:", *(f"  - {day} won a prize" for day in self.updates)]
        lines += ["---", ""]
        lines += [e.line(named=False) for e in self.entries if not e.who]
        sections = [name for name in self.people if name not in self.listed]
        for name in sections:
            lines += ["", f"## {name}", *_fields(name)]
            lines += [] if name in _UNNOTED else [f"- what {name.split()[0]} builds"]
            lines += [e.line(named=False) for e in self.entries if e.who == name]
        rest = [e for e in self.entries if e.who and e.who not in sections]
        return "\n".join([*lines, "", *(e.line(named=True) for e in rest)]) + "\n"


def _fields(name: str) -> list[str]:
    email = f"email:: {name.replace(' ', '.').lower()}@example.com"
    return _FIELDS.get(name, email).splitlines()


@dataclass(slots=True, kw_only=True)
class Search:
    """Everything that has happened, as of an instant."""

    now: datetime
    """UTC."""
    zone: ZoneInfo
    holidays: frozenset[date]
    cap: int
    count_thank_you: bool
    meetings: list[Meeting] = field(default_factory=list)
    news: list[date] = field(default_factory=list)
    """The entries of the note on oneself."""
    log: list[tuple[Meeting, Entry, bool]] = field(default_factory=list)
    """In the order in which it was done; with whether it was listed as due then."""

    @property
    def today(self) -> date:
        """The day in the vault's zone."""
        return self.now.astimezone(self.zone).date()

    def config(self) -> str:
        """Write vaultsync.toml."""
        days = ", ".join(map(str, sorted(self.holidays)))
        return (
            f'timezone = "{self.zone.key}"\n[holidays]\nextra = [{days}]\n[strategy]\n'
            f"max_follow_ups = {self.cap}\n"
            f"count_thank_you = {str(self.count_thank_you).lower()}\n"
        )

    def notes(self) -> dict[str, str]:
        """Write the interview notes."""
        return {meeting.path: meeting.text() for meeting in self.meetings}

    def beside(self) -> dict[str, str]:
        """Write the note on oneself."""
        if not self.news:
            return {}
        entries = "".join(f"  - {day} learnt a language\n" for day in self.news)
        return {PROFILE: f"---\ntype: profile\nupdates:\n{entries}---\n"}

    def case(self) -> str:
        """Write it all in the form of tests/cases."""
        parts = [f"@as-of {self.now:%Y-%m-%dT%H:%M}+00:00", "@config", self.config().strip()]
        for path, text in self.notes().items():
            parts += [f"@note {path}", text.rstrip()]
        for path, text in self.beside().items():
            parts += [f"@beside {path}", text.rstrip()]
        return "\n".join(parts)

    def record(self, meeting: Meeting, entry: Entry, *, obedient: bool = False) -> bool:
        """Put a line into a note; the same line twice would count once, so it is not put."""
        same = [
            old
            for other in self.meetings
            if other.application == meeting.application
            for old in other.entries
            if (old.kind, old.who, old.day, old.state)
            == (entry.kind, entry.who, entry.day, entry.state)
        ]
        if not same:
            meeting.entries.append(entry)
            self.log.append((meeting, entry, obedient))
        return not same

    def note(self, path: str) -> Meeting:
        """Find the interview of a note."""
        return next(one for one in self.meetings if one.path == path)

    # When

    def end(self, meeting: Meeting) -> datetime:
        """Give the instant at which it is over; one with only a day ends with that day."""
        if meeting.start is None:
            midnight = datetime.combine(meeting.day + DAY, time(), self.zone)
            return midnight.astimezone(UTC)
        zone = ZoneInfo(meeting.zone) if meeting.zone else self.zone
        start = datetime.combine(meeting.day, meeting.start, zone).astimezone(UTC)
        return start + timedelta(minutes=45)

    def over(self, meeting: Meeting) -> bool:
        """Tell whether it has ended."""
        return self.end(meeting) <= self.now

    def first_day(self, meeting: Meeting) -> date:
        """Give the first day of which a touch counts as after it, here or where it was held."""
        if meeting.start is None:
            return meeting.day
        return min(meeting.day, self.end(meeting).astimezone(self.zone).date())

    def after(self, day: date, count: int) -> date:
        """Give the `count`-th business day strictly after a day."""
        return after(day, count, self.holidays)

    # What belongs together

    def rounds(self, application: tuple[str, str]) -> list[Meeting]:
        """Give the interviews of an application."""
        return [one for one in self.meetings if one.application == application]

    def latest(self, application: tuple[str, str]) -> list[Meeting]:
        """Give the last interview that is over, or all that could be it by their days."""
        over = [one for one in self.rounds(application) if self.over(one)]
        last = max((one.day for one in over), default=date.min)
        return [one for one in over if last - one.day <= DAY]

    def planned(self, application: tuple[str, str]) -> list[Meeting]:
        """Give those still to come, but for those that were called off."""
        rounds = self.rounds(application)
        return [one for one in rounds if not self.over(one) and not one.closed]

    def closed(self, application: tuple[str, str]) -> bool | None:
        """Tell whether the latest note ends the application; None where that is not sure."""
        said = {one.closed for one in self.latest(application)}
        return said.pop() if len(said) == 1 else None

    def entries(self, application: tuple[str, str], since: date) -> Iterator[Entry]:
        """Give what was done from a day on, in all notes of an application."""
        for one in self.rounds(application):
            for entry in one.entries:
                if entry.day >= since:
                    yield entry

    def chasers(self, latest: Meeting) -> int:
        """Count the places that are used after an interview."""
        entries = list(self.entries(latest.application, latest.day))
        thanked = any(e.kind == "thank-you" and e.sent for e in self.thanks(latest))
        return sum(e.chaser for e in entries) + (self.count_thank_you and thanked)

    def thanks(self, meeting: Meeting) -> list[Entry]:
        """Give the thank-yous of an interview: sent, skipped or put off."""
        return [
            one
            for one in meeting.entries
            if one.kind == "thank-you"
            and (one.state == "snoozed" or one.day >= self.first_day(meeting))
        ]

    def settled(self, meeting: Meeting, name: str) -> bool:
        """Tell whether somebody's thank-you is sent or skipped."""
        return any(e.who == name and e.state != "snoozed" for e in self.thanks(meeting))

    def put_off(self, meeting: Meeting, name: str) -> date:
        """Give the day until which somebody's thank-you is put off, if it is."""
        days = (e.day for e in self.thanks(meeting) if e.who == name and e.state == "snoozed")
        return max(days, default=date.min)

    def missed(self, meeting: Meeting, name: str) -> bool:
        """Tell whether it is too late for somebody's thank-you."""
        return self.today > max(meeting.day, self.put_off(meeting, name)) + 10 * DAY

    def last_to(self, name: str) -> date | None:
        """Give the day of the last message that somebody got, whatever it was about."""
        days = (e.day for _, e, _ in self.log if e.sent and e.who == name)
        return max(days, default=None)

    def last_at(self, company: str) -> date | None:
        """Give the day of the last chaser or update that a company got."""
        days = (e.day for m, e, _ in self.log if e.pressing and m.company == company)
        return max(days, default=None)
