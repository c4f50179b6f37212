"""`vaultsync show`."""

import os

import click

from vaultsync.calendar import AsOf, find_zone, show_day, show_instant
from vaultsync.checks.verdicts import in_short
from vaultsync.cli import findings_view, json_view, plan_view
from vaultsync.cli.against import against
from vaultsync.cli.completing import complete_notes
from vaultsync.cli.first_lines_view import show_lines
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.listing import NARROW, ORDER, urgency, when
from vaultsync.cli.matching import typable
from vaultsync.cli.options import finding_options, vault_options
from vaultsync.cli.printer import Printer, Progress
from vaultsync.cli.session import Session
from vaultsync.diagnostics import Severity
from vaultsync.model import Interview, Person, Point, Status, Touch, TouchState
from vaultsync.names import fold, nearest
from vaultsync.owed import FollowUp
from vaultsync.parse.ids import plain_id
from vaultsync.render.first_lines import first_lines
from vaultsync.render.phrases import called, what
from vaultsync.rules.channel import only_by_phone
from vaultsync.rules.offers import open_offer
from vaultsync.rules.standing import Standing, is_over
from vaultsync.vault.checking import Report, check
from vaultsync.vault.inside import held_in
from vaultsync.vault.passed_by import passed_by
from vaultsync.vault.survey import meant_note
from vaultsync.wrong_words import (
    AmbiguousItemError,
    EmptyWordError,
    HoldsSeveralError,
    PassedByError,
    UnknownItemError,
)

EPILOG = """\b
Examples:
  vaultsync show "Interviews/2026-03-05 Northwind.md"
  vaultsync show northwind          any part of a note's name that only one has
  vaultsync show vs-k3f9            an ID, or its beginning
  vaultsync show northwind --json
"""


@click.command(epilog=EPILOG)
@click.argument("item", metavar="ID-OR-NOTE", shell_complete=complete_notes)
@vault_options
@finding_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show(
    item: str,
    vault: str | None,
    as_of: str | None,
    color: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_json: bool,
) -> int:
    """Show what was understood of a note, why it is due, and the whole dated plan."""
    session = Session.open(vault, as_of, color)
    progress = Progress()
    report = check(session.vault, session.instant, progress)
    progress.done()
    interview, follow_ups = _meant(session, report, item, as_json=as_json)
    standing = next(
        one
        for one in report.outcome.standings
        if any(note.path == interview.path for note in one.application.interviews)
    )
    company = next((one for one in report.outcome.companies if standing in one.standings), None)
    drafts = json_view.Drafts.of(report)
    paths = {interview.path, *(drafts.paths.get(one.id) for one in follow_ups)}
    mine = [one for one in report.findings if one.path in paths]
    findings, hidden = session.sift(mine, select, ignore)
    if as_json:
        data = {
            "version": json_view.VERSION,
            "interview": json_view.interview(interview),
            "follow_ups": [json_view.follow_up(one, drafts) for one in follow_ups],
            "findings": [json_view.finding(one) for one in findings],
            "note": interview.path,
            **plan_view.plan_json(standing, company),
            "offer": json_view.offer(standing),
            "hidden_findings": sum(hidden.values()),
        }
        session.printer.painted(json_view.dumps(data))
        return 0
    _interview(session, interview)
    _offer(session.printer, standing)
    _people(session.printer, interview)
    _follow_ups(session.printer, follow_ups, drafts, report)
    plan_view.show_plan(session.printer, standing, company)
    if findings:
        session.printer.out()
        findings_view.show_findings(session.printer, findings)
    findings_view.show_hidden(session.printer, hidden)
    return 0


def _meant(
    session: Session, report: Report, item: str, *, as_json: bool
) -> tuple[Interview, list[FollowUp]]:
    """Find what is meant; of a file that is there say why it is no interview note.

    Raises:
        HoldsSeveralError: it holds several interviews.
        PassedByError: it is such a file.
        UsageError: as for `find`.
    """
    vault = session.vault
    try:
        if item.lower().endswith(".md"):
            _refuse_passed_by(session, report, item, as_json=as_json)
        return find(report, item, vault.root)
    except UnknownItemError:
        _refuse_passed_by(session, report, item, as_json=as_json)
        broken = _broken(report, item, vault.settings.outputs.drafts)
        if len(broken) > 1:
            raise AmbiguousItemError(item, broken) from None
        for path in broken:
            _refuse_passed_by(session, report, path, as_json=as_json)
        raise


def _refuse_passed_by(session: Session, report: Report, item: str, *, as_json: bool) -> None:
    """Say why a note is none on an interview, and which lines it needs as far as it says."""
    vault = session.vault
    passed = passed_by(vault, report, item)
    if not passed:
        return
    word = vault.settings.notes.type
    lacks_only_that = not as_json and f"`type: {word}`" in passed[1]
    note = meant_note(vault, passed[0], session.today) if lacks_only_that else None
    held = held_in(vault, note, report.outcome.interviews, session.today) if note else None
    if held and held.all:
        raise HoldsSeveralError(held.path, len(held.all), settled=held.settled)
    shown = bool(note and not note.front and note.company and note.day)
    if note and shown:
        show_lines(session.printer, first_lines(note, word))
        session.printer.out()
    raise PassedByError(*passed, word, shown=shown)


def _broken(report: Report, item: str, drafts: str) -> tuple[str, ...]:
    """Find notes that cannot be read, by their name or a part of it, as those that can."""
    told = {one.path for one in report.findings if one.severity is Severity.ERROR}
    known = {one.path for one in report.outcome.interviews}
    paths = sorted(
        path
        for path in told - known
        if path.endswith(".md") and not path.startswith(f"{drafts}/")
    )
    wanted = fold(item)
    same = [one for one in paths if fold(_stem(one)) == wanted]
    return tuple(same or (one for one in paths if wanted and wanted in fold(one)))


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")


def find(report: Report, item: str, root: str) -> tuple[Interview, list[FollowUp]]:
    """Find a note or a follow-up by ID, path or part of a name.

    Raises:
        UnknownItemError: nothing goes by it.
        AmbiguousItemError: several things do.
        EmptyWordError: it is empty.
    """
    outcome = report.outcome
    if not fold(item):
        raise EmptyWordError(item)
    item = plain_id(item)  # as it stands in the due note there may be a day behind it
    if item.startswith("vs-"):
        found = [one for one in outcome.follow_ups if one.id.startswith(item)]
        if len(found) > 1:
            raise AmbiguousItemError(item, tuple(one.id for one in found))
        if found:
            return found[0].interview, found
        ids = [one.id for one in outcome.follow_ups]
        near = nearest(item, ids)
        raise UnknownItemError(item, (near,) if near else ())
    interview = _find_note(report, item, root)
    mine = [one for one in outcome.follow_ups if one.interview.path == interview.path]
    return interview, mine


def _find_note(report: Report, item: str, root: str) -> Interview:
    notes = {one.path: one for one in report.outcome.interviews}
    full = os.path.realpath(item)
    inside = os.path.relpath(full, root).replace(os.sep, "/") if full.startswith(root) else item
    for path in (item, f"{item}.md", inside, f"{inside}.md"):
        if path in notes:
            return notes[path]
    wanted = fold(item)
    stems = {path: fold(_stem(path)) for path in notes}
    for found in (
        [path for path, stem in stems.items() if stem == wanted],
        [path for path, stem in stems.items() if wanted in stem or wanted in fold(path)],
        [path for path, note in notes.items() if wanted and wanted in fold(note.company)],
    ):
        if len(found) == 1:
            return notes[found[0]]
        if found:
            raise AmbiguousItemError(item, tuple(found))
    words = {
        word: path
        for path, note in notes.items()
        for word in (fold(note.company), *fold(note.company).split(), *stems[path].split())
    }
    names = words | {fold(path): path for path in notes} | {s: p for p, s in stems.items()}
    near = nearest(wanted, names)
    raise UnknownItemError(item, (typable(names[near], one=True),) if near else ())


def _interview(session: Session, note: Interview) -> None:
    printer = session.printer
    flow(printer, Bit(note.path, "bold", note.path), hang=2)
    zone = find_zone(note.zone) or session.vault.zone
    ended = show_instant(note.end, zone) + f" ({note.zone})" if note.end else ""
    ended += f", {note.assumed}" if note.assumed else ""
    over = note.end is not None and note.end <= session.instant
    rows = [
        ("company", note.company, "company"),
        ("role", note.role, "role"),
        ("stage", note.stage, "stage"),
        ("date", show_day(note.day) if note.day else "unknown", "date"),
        ("ended" if over else "ends", ended, "end"),
        ("status", _status(session, note), "status"),
        (
            "answer by",
            show_day(note.they_reply_by) if note.they_reply_by else "",
            "they_reply_by",
        ),
        ("contact", _contact(note.primary_contact), "primary_contact"),
    ]
    known = dict(note.lines)
    if note.end:  # what was read last of these gave the time: it may stand beside the day
        known["end"] = note.line_of("end", "time", "date")
    hang = 2 if printer.on_terminal and printer.width < NARROW else 11
    for label, value, key in rows:
        if not value:
            continue
        line = known.get(key)
        place = _place(printer, note.path, line) if line else Bit("(default)", "dim")
        label_bit = Bit(f"{label:<10}", "dim" if printer.on_terminal else "")
        flow(printer, label_bit, Bit(f" {value}  "), place, indent=2, hang=hang)


def _offer(printer: Printer, standing: Standing) -> None:
    """Say that an offer waits for the person's answer, and until when."""
    said = open_offer(standing)
    if said:
        hang = 2 if printer.on_terminal and printer.width < NARROW else 11
        label = Bit(f"{'offer':<10}", "dim" if printer.on_terminal else "")
        flow(printer, label, Bit(f" {said}"), indent=2, hang=hang)


def _status(session: Session, note: Interview) -> str:
    """Give the status; of an interview to come whose note has none, nobody waits yet."""
    as_of = AsOf(instant=session.instant, zone=session.vault.zone)
    given = note.status is not Status.WAITING or "status" in dict(note.lines)
    to_come = note.day is not None and not is_over(note, as_of)
    return "planned" if to_come and not given else note.status.value


def _place(printer: Printer, path: str, line: int) -> Bit:
    """Say where something stands: on a screen the line, which leads to the note."""
    return Bit(f":{line}" if printer.on_terminal else f"{path}:{line}", "dim", path, line)


def _contact(person: Person | None) -> str:
    if person is None:
        return ""
    texts = (person.name, sourced(person, "email"), sourced(person, "phone"))
    return ", ".join(text for text in texts if text)


def sourced(person: Person, field: str) -> str:
    """Give a field, and in brackets the note on the person where it comes from there."""
    text: str = getattr(person, field)
    return f"{text} ({person.note})" if text and field in person.from_note else text


def _people(printer: Printer, note: Interview) -> None:
    for person in note.people:
        title = f" ({person.title})" if person.title else ""
        place = _place(printer, note.path, person.heading_line or person.line)
        printer.out()
        flow(printer, Bit(person.name, "bold"), Bit(f"{title}  "), place, hang=2)
        flow(printer, Bit(f"taken for a person: {person.because}", "dim"), indent=2, hang=2)
        if person.from_note:
            given = f"{', '.join(person.from_note)} from {person.note}"
            flow(printer, Bit(given, "dim", person.note), indent=2, hang=2)
        only = only_by_phone(person)
        unwelcome = " (no texts)" if person.text_ok is False else " (no consent to texts)"
        welcome = " (texts welcome)" if person.text_ok and person.phone else ""
        welcome = unwelcome if only else welcome
        reach = [sourced(person, "email"), sourced(person, "phone") + welcome]
        reach += [sourced(person, "linkedin")]
        if any(reach):
            by = "only by phone: " if only else "by "
            reached = f"reached {by}{', '.join(part for part in reach if part)}"
            flow(printer, Bit(reached), indent=2, hang=2)
        for label, points in (
            ("point", person.points),
            ("concern", person.concerns),
            ("promised", person.promises),
        ):
            _points(printer, note.path, label, points)
        _touches(printer, note, person.key)
    contact = note.primary_contact
    if contact and contact not in note.people and contact.promises:
        printer.painted("\n" + printer.paint(contact.name, "bold"))
        _points(printer, note.path, "promised", contact.promises)
    if any(not touch.who for touch in note.touches):
        printer.out()
        printer.out("Without a name")
        _touches(printer, note, "")
    names = {contact.key: contact.name} if contact else {}
    here = {person.key for person in note.people}
    for who in dict.fromkeys(touch.who for touch in note.touches if touch.who):
        if who not in here:  # the contact, or somebody whom another note knows
            printer.painted("\n" + printer.paint(names.get(who, who), "bold"))
            _touches(printer, note, who)


def _points(printer: Printer, path: str, label: str, points: tuple[Point, ...]) -> None:
    for point in points:
        where = Bit(f":{point.line}", "dim", path, point.line)
        said = f"{label}, kept" if point.kept else label
        flow(printer, Bit(f"{said}: {point.text}  "), where, indent=2, hang=2)


def _touches(printer: Printer, note: Interview, who: str) -> None:
    for touch in note.touches:
        if touch.who == who:
            where = Bit(f":{touch.line}", "dim", note.path, touch.line)
            flow(printer, Bit(f"on record: {_said(touch)}  "), where, indent=2, hang=2)


def _said(touch: Touch) -> str:
    put_off = touch.state is TouchState.SNOOZED
    how = "heard" if touch.heard else "put off until" if put_off else touch.state.value
    return f"{called(touch)}, {how} {touch.day}"


def _follow_ups(
    printer: Printer, items: list[FollowUp], drafts: json_view.Drafts, report: Report
) -> None:
    """Print what follows from a note, what is due first first."""
    printer.out()
    if not items:
        printer.out("No follow-up follows from this note.")
        return
    printer.painted(printer.paint("Follow-ups", "bold"))
    as_of, doubted = report.outcome.as_of, against(report)
    for item in sorted(items, key=lambda one: (ORDER.index(one.state), urgency(one, as_of))):
        style = item.state.value if item.state.pressing else "bold"
        state = Bit(f"{item.state.value}:", style)
        rest = Bit(f" {what(item)}, {when(item, as_of)}  {item.id}")
        flow(printer, state, rest, indent=2, hang=2)
        flow(printer, Bit(f"why: {item.sentence}"), indent=4, hang=2)
        for text in doubted.get(item.id, ()):
            flow(printer, Bit(text, "warning"), indent=4, hang=2)
        for fact in item.facts:
            where = f"{fact.path}:{fact.line}:"
            place = Bit(where, "dim", fact.path, fact.line)
            flow(printer, place, Bit(f" {fact.text}"), indent=4, hang=2)
        if item.id in drafts.reviews:
            flow(printer, Bit(f"draft: {in_short(drafts.reviews[item.id])}"), indent=4, hang=2)
            path = drafts.paths[item.id]
            flow(printer, Bit(path, "dim", path), indent=4, hang=2)
