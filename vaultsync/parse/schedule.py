"""When an interview was, when it ended, and until when an answer was promised."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from vaultsync.calendar import find_zone, plus_days, plus_elapsed, zone_name, zone_names
from vaultsync.names import misspelt, nearest
from vaultsync.parse.days.asking import Why
from vaultsync.parse.days.clocks import LONGEST, at_night, read_clock_range, read_duration
from vaultsync.parse.days.dates import Doubt, Moment, find_moment, read_moment
from vaultsync.patterns import regex
from vaultsync.records import record_class

if TYPE_CHECKING:
    from vaultsync.diagnostics import Finding
    from vaultsync.parse.front.facts import Facts
    from vaultsync.parse.front.values import Value
    from vaultsync.settings import Settings

DEFAULT_DURATION = timedelta(minutes=60)
_FOUR_DIGITS = regex(r"[0-2]\d[0-5]\d")
LONGEST_NIGHT = timedelta(hours=12)
"""An end before the start belongs to the next day if that makes it no longer than this."""


@record_class(kw_only=False)
class Schedule:
    """What the note says about the time of the interview."""

    day: date | None = None
    start: datetime | None = None
    end: datetime | None = None
    zone: str = ""
    assumed: bool = False
    """Nothing that could be read says how long it is, so the end is assumed."""
    findings: "tuple[Finding, ...]" = ()


@record_class(kw_only=False)
class Promised:
    """Until when an answer was promised."""

    day: date | None = None
    findings: "tuple[Finding, ...]" = ()


def read_schedule(facts: "Facts", settings: "Settings", vault_zone: tzinfo) -> Schedule:
    """Read date, time, end, duration and zone (design.md section 5)."""
    return _Reader(facts, settings, vault_zone).read()


def read_promised(facts: "Facts", settings: "Settings", day: date | None) -> Promised:
    """Read `they_reply_by`; a day before the interview is ignored, with a finding."""
    value = facts.value("they_reply_by")
    if value is None or not value.text:
        return Promised()
    moment = read_moment(value.text, settings, day)
    if isinstance(moment, Doubt):
        return Promised(None, (_doubt(facts, value, moment),))
    notes = _from_words(facts, value, moment)
    if day and moment.day < day:
        before = facts.source.finding(
            "VS116",
            f"the answer was promised for {moment.day}, before the interview on {day}; ignored",
            value.line,
            at=value.text,
            column=value.column,
            help="write the day by which they will answer, or remove it",
        )
        return Promised(None, (*notes, before))
    return Promised(moment.day, notes)


def _doubt(facts: "Facts", value: "Value", doubt: Doubt) -> "Finding":
    return facts.source.finding(
        "VS101", doubt.message, value.line, at=value.text, column=value.column, help=doubt.help
    )


def _from_words(facts: "Facts", value: "Value", moment: Moment) -> "tuple[Finding, ...]":
    if not moment.from_words:
        return ()
    message = f"read {value.text!r} as {moment.day}"
    return (
        facts.source.finding(
            "VS110",
            message,
            value.line,
            at=value.text,
            column=value.column,
            help=f"write `{moment.day}` to be sure",
        ),
    )


class _Reader:
    def __init__(self, facts: "Facts", settings: "Settings", vault_zone: tzinfo) -> None:
        self.facts, self.settings, self.vault_zone = facts, settings, vault_zone
        self.findings: list[Finding] = []
        self.assumed = False

    def read(self) -> Schedule:
        moment = self._date()
        zone = self._zone()
        if moment is None:
            return Schedule(zone=zone_name(zone) if zone else "", findings=tuple(self.findings))
        zone = moment.offset or zone
        clock, until = self._clock(moment)
        if clock is None or zone is None:
            return Schedule(
                moment.day,
                zone=zone_name(zone) if zone else "",
                findings=tuple(self.findings),
            )
        start = _utc(moment.day, clock, zone)
        end = self._end(moment.day, start, until, zone)
        return Schedule(
            moment.day, start, end, zone_name(zone), self.assumed, tuple(self.findings)
        )

    def _add(self, code: str, message: str, value: "Value", fix: str) -> None:
        self.findings.append(
            self.facts.source.finding(
                code, message, value.line, at=value.text, column=value.column, help=fix
            )
        )

    def _date(self) -> Moment | None:
        value = self.facts.value("date")
        if value is None or not value.text:
            near, line = self.facts.like("date") or ("", value.line if value else 1)
            meant = f"did you mean `date`? (`{near}` is not read as one)" if near else ""
            self.findings.append(
                self.facts.source.finding(
                    "VS115",
                    "this interview has no date, so no follow-up can be computed",
                    line,
                    at=near,
                    help=meant
                    or "write the day of the interview between the `---` at the top, in the "
                    "form `date: YYYY-MM-DD`",
                )
            )
            return None
        moment = read_moment(value.text, self.settings)
        if isinstance(moment, Doubt):
            from vaultsync.parse.days.date_kinds import (  # noqa: PLC0415 - seldom
                help_of_interview,
            )

            plain = replace(moment, help=help_of_interview(moment.help))
            self.findings.append(_doubt(self.facts, value, plain))
            return None
        self.findings.extend(_from_words(self.facts, value, moment))
        return moment

    def _zone(self) -> tzinfo | None:
        value = self.facts.value("timezone")
        if value is None or not value.text:
            return self.vault_zone
        zone = find_zone(value.text)
        if zone is None:
            wanted, known = value.text.replace(" ", "_"), zone_names()
            near = misspelt(wanted, known) or nearest(wanted, known)
            fix = (
                f"did you mean `{near}`?" if near else "write it as `Europe/London` or `+01:00`"
            )
            self._add(
                "VS107",
                f"unknown time zone {value.text!r}; only the day of the interview counts",
                value,
                fix,
            )
        return zone

    def _clock(self, moment: Moment) -> tuple[time | None, time | None]:
        value = self.facts.value("time")
        if value is None or not value.text:
            return moment.clock, moment.until
        inner = find_moment(value.text, self.settings) if "-" in value.text[4:8] else None
        if inner and inner.clock:
            return inner.clock, None
        text = value.text
        if _FOUR_DIGITS.fullmatch(text):  # 1330, as armies and hospitals write it
            text = f"{text[:2]}:{text[2:]}"
        found = read_clock_range(text)
        if found is None:
            why = _why_no_time(value.text)
            self._add(
                "VS106",
                f"cannot read the time {_because(value, why)}; "
                "only the day of the interview counts",
                value,
                why.help if why else "write it as `14:30` or `14:30–15:15`",
            )
            return None, None
        if at_night(value.text.split("-")[0].split("–")[0]):
            self._add(
                "VS120",
                f"the time {value.text!r} is read as {found[0]:%H:%M}, in the night",
                value,
                "write it as `14:30` or `2:30 pm`, or as `02:30` if it is right",
            )
        return found

    def _end(self, day: date, start: datetime, until: time | None, zone: tzinfo) -> datetime:
        """Give the end: as written, else by the duration."""
        value = self.facts.value("end")
        if value is not None and value.text:
            moment = find_moment(value.text, self.settings) if "-" in value.text[4:8] else None
            if moment and moment.clock:
                end = _utc(moment.day, moment.clock, moment.offset or zone)
                return end if end > start else self._too_early(start, value)
            found = read_clock_range(value.text)
            if found is None or found[1] is not None:
                why = _why_no_time(value.text)
                if found:
                    why = Why("it is a range", f"write the end alone: `{found[1]:%H:%M}`")
                message = f"cannot read the end {_because(value, why)}"
                self._add("VS106", message, value, why.help if why else "write it as `15:45`")
                return plus_elapsed(start, self._duration())
            until = found[0]
        else:
            value = self.facts.value("time") or self.facts.value("date")
        if until is None or value is None:
            return plus_elapsed(start, self._duration())
        end = _utc(day, until, zone)
        if end > start:
            return end
        # past midnight, or a mistake
        end = _utc(plus_days(day, 1), until, zone)
        return end if end - start <= LONGEST_NIGHT else self._too_early(start, value)

    def _too_early(self, start: datetime, value: "Value") -> datetime:
        self._add(
            "VS109",
            f"the interview ends ({value.text!r}) before it starts; the end is ignored",
            value,
            "check `time` and `end`",
        )
        return plus_elapsed(start, self._duration())

    def _duration(self) -> timedelta:
        value = self.facts.value("duration")
        span = read_duration(value.text) if value else None
        self.assumed = not span
        if value and value.text and span is None:
            why = _why_no_duration(value.text)
            self._add(
                "VS108",
                f"cannot read the duration {_because(value, why)}; 60 minutes are assumed",
                value,
                why.help if why else "write it as `75 min` or `1h15`",
            )
        return span or DEFAULT_DURATION


def _why_no_time(text: str) -> Why | None:
    from vaultsync.parse.days.clock_doubts import explain_time  # noqa: PLC0415 - seldom

    return explain_time(text)


def _why_no_duration(text: str) -> Why | None:
    from vaultsync.parse.days.clock_doubts import explain_duration  # noqa: PLC0415 - seldom

    return explain_duration(text)


def _because(value: "Value", why: Why | None) -> str:
    """Give the value with the reason why it cannot be read, where one is known."""
    shown = value.text if len(value.text) <= LONGEST else f"{value.text[: LONGEST - 1]}…"
    return f"{shown!r}: {why.reason}" if why else f"{shown!r}"


def _utc(day: date, clock: time, zone: tzinfo) -> datetime:
    try:
        return datetime.combine(day, clock, zone).astimezone(UTC)
    except OverflowError:
        return datetime.combine(day, clock, UTC)
