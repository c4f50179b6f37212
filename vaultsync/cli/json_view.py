"""JSON, version 1 (design.md section 9); keys are only ever added."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from vaultsync.checks.draft_review import DraftReview
from vaultsync.checks.verdicts import of_files
from vaultsync.diagnostics import (
    AddPromise,
    AddReach,
    CloseAs,
    Finding,
    RecordTouch,
    Remedy,
    SetKey,
    Severity,
)
from vaultsync.model import Interview, Person, Point, Touch
from vaultsync.owed import FollowUp
from vaultsync.parse.draft import drafts_by_id
from vaultsync.rules.messages import Event
from vaultsync.rules.offers import answer_day, open_offer
from vaultsync.rules.promised import open_promises
from vaultsync.vault.checking import Report

if TYPE_CHECKING:
    from vaultsync.rules.contacts import Contact, Meeting
    from vaultsync.rules.standing import Standing

VERSION = 1


def dumps(data: dict[str, Any]) -> str:
    """Write JSON that is safe to print: what a terminal could act on is escaped.

    A list may be given as an iterator: then only one of its members is there at a time, which
    for a large vault is the difference between much memory and little.
    """
    parts = {key: value for key, value in data.items() if isinstance(value, Iterator)}
    text = _dumps({key: [] if key in parts else value for key, value in data.items()})
    for key, members in parts.items():
        # inside of a text the quotes would be escaped
        before, name, after = text.partition(f"{json.dumps(key)}: []")
        listed = ",\n  ".join(_dumps(one).replace("\n", "\n  ") for one in members)
        text = f"{before}{name[:-1]}\n  {listed}\n ]{after}" if listed else text
    return _safe(text)


def _dumps(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def line(data: dict[str, Any]) -> str:
    """Write JSON in one line, safe to print."""
    return _safe(json.dumps(data, ensure_ascii=False))


def _safe(text: str) -> str:
    if text.replace("\n", "").isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text)


def instant(moment: datetime | None) -> str | None:
    """Write an instant in UTC; null where only the day is known."""
    return moment.astimezone(UTC).isoformat() if moment else None


class Drafts(NamedTuple):
    """The drafts of a vault, by ID."""

    paths: dict[str, str]
    reviews: dict[str, DraftReview]

    @classmethod
    def of(cls, report: Report) -> "Drafts":
        """Gather them."""
        files = drafts_by_id(report.snapshot.drafts)
        paths = {key: draft.path for key, draft in files.items()}
        return cls(paths, of_files(report.outcome.reviews, paths))


def follow_up(item: FollowUp, drafts: Drafts) -> dict[str, Any]:
    """Give a follow-up."""
    review = drafts.reviews.get(item.id)
    return {
        "id": item.id,
        "kind": item.kind.value,
        "state": item.state.value,
        "person": item.person.name,
        "company": item.company,
        "role": item.role,
        "channel": item.channel.value,
        "due": str(item.due),
        "due_at": instant(item.due_at),
        "reason": item.sentence,
        "note": item.interview.path,
        "line": item.line,
        "draft": drafts.paths.get(item.id),
        "draft_review": draft_review(review) if review else None,
        "through": item.through.name if item.through else None,
        "settled": str(item.settled) if item.settled else None,
        "facts": [{"path": f.path, "line": f.line, "text": f.text} for f in item.facts],
    }


def draft_review(review: DraftReview) -> dict[str, Any]:
    """Give what the checks say of a draft."""
    verdicts = {
        aspect.value.replace(" ", "_"): verdict.value for aspect, verdict in review.verdicts
    }
    return {
        **verdicts,
        "errors": review.errors,
        "warnings": sum(one.severity is Severity.WARNING for one in review.findings),
        "open_slots": review.draft.slots,
        "proofread": review.draft.proofread,
        "ready": review.ready,
    }


def finding(one: Finding) -> dict[str, Any]:
    """Give a finding."""
    return {
        "code": one.code,
        "severity": one.severity.value,
        "path": one.path,
        "line": one.line,
        "column": one.column,
        "message": one.message,
        "help": one.help,
        "length": one.length,
        "remedy": _remedy(one.remedy) if one.remedy else None,
    }


def _remedy(remedy: Remedy) -> dict[str, str | None]:
    """Give what would be done about a finding."""
    match remedy:
        case SetKey():
            return {"does": "set-key", "key": remedy.key, "value": remedy.value}
        case CloseAs():
            return {"does": "close-as", "status": remedy.status, "path": remedy.path}
        case RecordTouch():
            return {
                "does": "record-touch",
                "kind": remedy.kind,
                "who": remedy.who,
                "date": str(remedy.day),
                "id": remedy.id or None,
            }
        case AddPromise():
            return {"does": "add-promise", "who": remedy.who, "text": remedy.words}
        case AddReach():
            return {"does": "add-reach", "who": remedy.who, "reach": remedy.reach}
        case _:
            assert_never(remedy)


def check(
    root: str,
    report: Report,
    items: Iterable[FollowUp],
    drafts: Drafts,
    hidden: int,
) -> dict[str, Any]:
    """Give what `check` found; `hidden` findings were left out because somebody wants it so."""
    return {
        "version": VERSION,
        "vault": root,
        "as_of": instant(report.outcome.as_of.instant),
        "follow_ups": (follow_up(item, drafts) for item in items),
        "findings": map(finding, report.findings),
        "hidden_findings": hidden,
        "offers": _offers(report),
        "promises": _promises(report),
    }


def _offers(report: Report) -> "list[dict[str, Any]]":
    """Give the offers that wait for the person's answer."""
    found = (offer(standing) for standing in report.outcome.standings)
    return [one for one in found if one]


def offer(standing: "Standing") -> "dict[str, Any] | None":
    """Give an offer that waits for the person's answer; None: there is none."""
    latest = standing.latest
    if latest is None or not open_offer(standing):
        return None
    by = answer_day(standing)
    return {
        "company": standing.application.company,
        "role": standing.application.role,
        "answer_by": str(by) if by else None,
        "note": latest.path,
        "line": latest.line_of("status", "date"),
    }


def _promises(report: Report) -> "list[dict[str, Any]]":
    """Give what was promised by a day, and is not marked as kept."""
    return [
        {
            "person": one.person.name,
            "company": one.interview.company,
            "role": one.interview.role,
            "text": one.text,
            "by": str(one.by) if one.by else None,
            "note": one.interview.path,
            "line": one.line,
        }
        for standing in report.outcome.standings
        for one in open_promises(standing)
    ]


def interview(note: Interview) -> dict[str, Any]:
    """Give what was understood of a note."""
    return {
        "company": note.company,
        "role": note.role,
        "stage": note.stage,
        "date": str(note.day) if note.day else None,
        "end": instant(note.end),
        "status": note.status.value,
        "they_reply_by": str(note.they_reply_by) if note.they_reply_by else None,
        "primary_contact": note.primary_contact.name if note.primary_contact else None,
        "contact": _reach(note.primary_contact) if note.primary_contact else None,
        "people": [_person(note, person) for person in note.people],
        "touches": [_touch(touch) for touch in note.touches if not touch.who],
    }


def _person(note: Interview, person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "title": person.title,
        "email": person.email,
        "phone": person.phone,
        "points": _texts(person.points),
        "concerns": _texts(person.concerns),
        "promises": _texts(person.promises),
        "touches": [_touch(t) for t in note.touches if t.who == person.key],
        "line": person.heading_line or person.line,
        "text_ok": bool(person.text_ok),
        "linkedin": person.linkedin,
        "because": person.because,
        "person_note": person.note or None,
        "from_note": list(person.from_note),
    }


def _reach(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "title": person.title,
        "email": person.email,
        "phone": person.phone,
        "text_ok": person.text_ok,
        "linkedin": person.linkedin,
        "line": person.heading_line or person.line,
        "person_note": person.note or None,
        "from_note": list(person.from_note),
    }


def _texts(points: tuple[Point, ...]) -> list[str]:
    return [point.text for point in points]


def _touch(touch: Touch) -> dict[str, Any]:
    return {
        "kind": touch.kind.value,
        "state": touch.state.value,
        "date": str(touch.day),
        "text": touch.text,
        "line": touch.line,
    }


def people(root: str, report: Report, contacts: "Iterable[Contact]") -> dict[str, Any]:
    """Give everyone met."""
    return {
        "version": VERSION,
        "vault": root,
        "as_of": instant(report.outcome.as_of.instant),
        "people": [_contact(contact) for contact in contacts],
    }


def _contact(contact: "Contact") -> dict[str, Any]:
    from vaultsync.rules.contacts import reached_by  # noqa: PLC0415 - `check` does without

    person = contact.person
    return {
        "name": contact.name,
        "also": list(contact.also),
        "title": person.title,
        "companies": list(contact.companies),
        "email": person.email,
        "phone": person.phone,
        "text_ok": person.text_ok,
        "linkedin": person.linkedin,
        "preferred": person.channel,
        "pronouns": person.pronouns,
        "timezone": person.timezone,
        "channel": reached_by(contact).value,
        "through": contact.through.name if contact.through else None,
        "met": [_meeting(meeting) for meeting in contact.meetings],
        "last_sent": _event(contact.sent),
        "last_heard": _event(contact.heard),
        "person_note": person.note or None,
    }


def _meeting(meeting: "Meeting") -> dict[str, Any]:
    note, person = meeting.interview, meeting.person
    return {
        "note": note.path,
        "line": person.heading_line or person.line,
        "company": note.company,
        "role": note.role,
        "stage": note.stage,
        "date": str(note.day) if note.day else None,
        "end": instant(note.end),
        "as": "primary contact" if meeting.primary else "interviewer",
        "state": meeting.state.value,
    }


def _event(event: Event | None) -> dict[str, Any] | None:
    return {**_touch(event.touch), "note": event.interview.path} if event else None
