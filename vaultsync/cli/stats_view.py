"""Statistics as a person reads them and as JSON: every interview, each company, in all."""

from collections import Counter
from collections.abc import Iterator
from itertools import starmap
from typing import TYPE_CHECKING, Any

from vaultsync.calendar import show_short_day
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.json_view import VERSION, instant
from vaultsync.cli.rows import Line, day_column, show_rows
from vaultsync.model import Status, TouchKind
from vaultsync.render.phrases import called, counted
from vaultsync.rules.stats import (
    MOVED_ON,
    Answer,
    Record,
    Tally,
    Thanked,
    Thanks,
    by_company,
    tally,
)

if TYPE_CHECKING:
    from vaultsync.cli.printer import Printer
    from vaultsync.rules.messages import Event
    from vaultsync.vault.checking import Report

LABEL = 10
"""Columns of the widest label."""
_NO_COMPANY = "No company named"
_FEW = 2
_INTERVIEWS = {
    Thanks.IN_TIME: "thanked in time",
    Thanks.LATE: "thanked late",
    Thanks.IN_PART: "thanked in part",
    Thanks.NEVER: "never thanked",
    Thanks.SKIPPED: "left out",
    Thanks.OPEN: "still to be thanked",
    Thanks.NOBODY: "with nobody named",
}
"""What a number of interviews were."""
_STAND = {MOVED_ON: "moved on without an answer", Status.OFFER.value: "with an offer"}
"""How a number of applications stand, where the word for one does not say it."""


def show_stats(printer: "Printer", records: tuple[Record, ...]) -> None:
    """Print a block for every interview, one for each company with several, and one for all."""
    companies = by_company(records)
    for index, (company, members) in enumerate(companies.items()):
        if index:
            printer.out()
        flow(printer, Bit(company or _NO_COMPANY, "bold"), hang=2)
        for number, record in enumerate(members):
            if number and printer.on_terminal:
                printer.out()
            show_rows(printer, _rows(record), LABEL)
        if len(members) > 1 and len(companies) > 1:
            if printer.on_terminal:
                printer.out()
            show_rows(printer, _tally_rows(tally(members), "together", " interviews"), LABEL)
    printer.out()
    printer.painted(printer.paint("In all", "bold"))
    show_rows(printer, _tally_rows(tally(records), "interviews"), LABEL)


def _rows(record: Record) -> Iterator[Line]:
    """Give label and text of each line about an interview."""
    one = record.interview
    what = ", ".join(part for part in (one.role, one.stage) if part)
    yield Line("interview", f"{day_column(one.day)}{what}".rstrip())
    yield Line("", f"{one.path}:{one.line_of('date')}", one.path, one.line_of("date"))
    yield Line("thanked", "; ".join(_thanks(record)) or _nobody_named(record))
    others = [event for event in record.sent if event.touch.kind is not TouchKind.THANK_YOU]
    if others:
        said = Counter(_event(record, event) for event in others)
        times = (f"{one} ({count}×)" if count > 1 else one for one, count in said.items())
        yield Line("sent", ", ".join(times))
    yield Line("answer", _answer(record.answer) if record.answer else "none")
    then = f" on {show_short_day(record.next)}" if record.next else ""
    yield Line("outcome", f"{record.outcome}{then}")


def _thanks(record: Record) -> Iterator[str]:
    """Name everybody by how they were thanked, with the days; what is overdue is called so."""
    by: dict[tuple[Thanks, bool], list[str]] = {}
    for one in record.people:
        by.setdefault((one.thanks, one.overdue), []).append(f"{one.person.name}{_when(one)}")
    for thanks in Thanks:
        for overdue in (True, False):
            if (thanks, overdue) in by:
                said = "overdue" if overdue else thanks.value
                yield f"{said}: {', '.join(by[thanks, overdue])}"


def _nobody_named(record: Record) -> str:
    """Name the thank-yous that went out although the note names no interviewer."""
    events = [one for one in record.sent if one.touch.kind is TouchKind.THANK_YOU]
    if not events:
        return record.thanks.value
    sent = ", ".join(_event(record, one) for one in events)
    return f"{sent}; the note names no interviewer"


def _when(one: Thanked) -> str:
    if one.thanks is Thanks.LATE and one.sent and one.due:
        return f" ({show_short_day(one.sent)}, due {show_short_day(one.due)})"
    if one.thanks is Thanks.IN_TIME and one.sent:
        return f" ({show_short_day(one.sent)})"
    if one.thanks is Thanks.OPEN and one.due:
        return f" (due {show_short_day(one.due)})"
    return ""


def _event(record: Record, event: "Event") -> str:
    person = record.standing.find(event)
    name = person.name if person else _name_in(event)
    to = f" to {name}" if name else ""
    return f"{called(event.touch)}{to} on {show_short_day(event.touch.day)}"


def _name_in(event: "Event") -> str:
    """Give the name of a stranger as the line of the touch spells it."""
    text, who = event.touch.text, event.touch.who
    at = text.casefold().find(who)
    return text[at : at + len(who)] if who and at >= 0 else ""


def _answer(answer: Answer) -> str:
    day = answer.event.touch.day
    text = f"{show_short_day(day)}, {_days_after(answer.days)} the interview"
    if answer.after:
        touch = answer.after.touch
        text += f", {_days_after((day - touch.day).days)} the {called(touch)}"
    return text


def _days_after(count: int) -> str:
    return f"{_days(count)} after" if count else "on the day of"


def _days(count: float) -> str:
    return f"{count:g} day{'' if count == 1 else 's'}"


def _tally_rows(found: Tally, label: str, noun: str = "") -> Iterator[Line]:
    thanks = (f"{count} {_INTERVIEWS[how]}" for how, count in found.thanks.items())
    yield Line(label, f"{len(found.records)}{noun}: {', '.join(thanks)}")
    if found.people:
        people = sum(found.people.values())
        late = sum(one.overdue for record in found.records for one in record.people)
        besides = {Thanks.OPEN: f" ({late} overdue)"} if late else {}
        counts = ", ".join(
            f"{count} {how.value}{besides.get(how, '')}" for how, count in found.people.items()
        )
        yield Line("thanked", f"{people} interviewer{'s' * (people != 1)}: {counts}")
    if found.sent:
        yield Line("sent", ", ".join(starmap(counted, found.sent.items())))
    yield Line("answers", _answers(found))
    stand = (f"{count} {_STAND.get(what, what)}" for what, count in found.outcomes.items())
    yield Line("outcomes", ", ".join(stand))


def _answers(found: Tally) -> str:
    days = found.answer_days
    text = f"{len(days)} of {len(found.records)}"
    if not days:
        return text
    if len(days) < _FEW or days[0] == days[-1]:
        return f"{text}, {f'after {_days(days[0])}' if days[0] else 'on the same day'}"
    middle = f"{found.answer_median:g}"
    return f"{text}, after {days[0]} to {_days(days[-1])} (median {middle})"


def stats_json(root: str, report: "Report", records: tuple[Record, ...]) -> dict[str, Any]:
    """Give `interviews`, `companies` and `total`."""
    return {
        "version": VERSION,
        "vault": root,
        "as_of": instant(report.outcome.as_of.instant),
        "interviews": [_record(record) for record in records],
        "companies": [
            {"company": company, **_tally(tally(members))}
            for company, members in by_company(records).items()
        ],
        "total": _tally(tally(records)),
    }


def _record(record: Record) -> dict[str, Any]:
    one = record.interview
    return {
        "note": one.path,
        "line": one.line_of("date"),
        "company": one.company or record.standing.application.company,
        "role": one.role,
        "stage": one.stage,
        "date": str(one.day),
        "thanked": record.thanks.value,
        "people": [
            {
                "name": person.person.name,
                "thanked": person.thanks.value,
                "due": str(person.due) if person.due else None,
                "sent": str(person.sent) if person.sent else None,
            }
            for person in record.people
        ],
        "sent": [_touch(record, event) for event in record.sent],
        "answer": {
            **_touch(record, record.answer.event),
            "days": record.answer.days,
            "after": _touch(record, record.answer.after) if record.answer.after else None,
        }
        if record.answer
        else None,
        "next": str(record.next) if record.next else None,
        "outcome": record.outcome,
    }


def _touch(record: Record, event: "Event") -> dict[str, Any]:
    person = record.standing.find(event)
    return {
        "kind": event.touch.kind.value,
        "date": str(event.touch.day),
        "person": person.name if person else None,
        "note": event.interview.path,
        "line": event.touch.line,
    }


def _tally(found: Tally) -> dict[str, Any]:
    return {
        "interviews": len(found.records),
        "thanked": {thanks.value: count for thanks, count in found.thanks.items()},
        "people": {thanks.value: count for thanks, count in found.people.items()},
        "sent": {kind.value: count for kind, count in found.sent.items()},
        "answered": len(found.answer_days),
        "answer_days": list(found.answer_days),
        "answer_days_median": found.answer_median,
        "outcomes": dict(found.outcomes),
    }
