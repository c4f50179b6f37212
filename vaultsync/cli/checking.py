"""What `check` finds out where no former answer holds."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import NamedTuple

from vaultsync.calendar import next_midnight, plus_days, show_instant, zone_name
from vaultsync.checks.draft_review import DraftReview
from vaultsync.checks.verdicts import in_short
from vaultsync.cli import findings_view
from vaultsync.cli.against import against
from vaultsync.cli.alike_view import tell_alike
from vaultsync.cli.flow import Bit, flow
from vaultsync.cli.listing import Row, show_list
from vaultsync.cli.printer import Progress, height
from vaultsync.cli.session import Session
from vaultsync.diagnostics import Finding, Severity
from vaultsync.owed import FollowUp, State
from vaultsync.patterns import regex
from vaultsync.render.escape import shortened
from vaultsync.render.phrases import what
from vaultsync.rules.offers import open_offer
from vaultsync.rules.promised import Promised, all_promises, how_ticked, told_below
from vaultsync.rules.to_come import ToCome, to_come
from vaultsync.snapshot import Snapshot
from vaultsync.vault.answers import Answer, Question
from vaultsync.vault.checking import Report
from vaultsync.vault.checking import check as read_and_compute
from vaultsync.vault.sight import in_sight

_COLUMNS = 70
_HEAD = "Follow-ups as of "
_JSON_HEAD = '"as_of": "'
_TICKED = regex(r"^[ \t]*[-*+] \[[xX-]\].*\bvs-[a-z0-9]{8}-[a-z0-9]", re.MULTILINE)
"""An open line of the due note with a mark; those under Done have IDs without a day."""


class Wanted(NamedTuple):
    """What is asked for."""

    form: str
    days: int | None
    everything: bool
    fail_on: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    notify: bool


def check_anew(session: Session, wanted: Wanted, question: Question, progress: Progress) -> int:
    """Read the vault and say what follows; keep that as the answer, where it can be."""
    report = read_and_compute(session.vault, session.instant, progress, once=True)
    progress.done()
    findings, hidden = session.sift(report.findings, wanted.select, wanted.ignore)
    report = replace(report, findings=findings, snapshot=_lean(session, report, wanted.form))
    if wanted.form == "json":
        _json(session, report, wanted, sum(hidden.values()))
    elif wanted.form == "text":
        _text(session, report, wanted.days, everything=wanted.everything)
        everything = wanted.everything or bool(wanted.select)
        found = _findings(session, report, everything=everything, each=bool(wanted.select))
        findings_view.show_hidden(session.printer, hidden)
        if not wanted.select and report.outcome.interviews:
            tell_alike(session, report)
        _sum_up(session, report, found)
    else:
        _places(session, report, wanted)
    code = exit_code(report, wanted.fail_on)
    if in_sight(session.vault, report):
        answer = _answer(session, report, wanted.form, code)
        if answer:
            question.keep(answer)
    if wanted.notify:
        _notify(session, report)
    return code


def _lean(session: Session, report: Report, form: str) -> Snapshot:
    """Give the vault without its notes: those of a large one need not be held any longer.

    In a terminal those stay into which `ask` would write: it is said how many lines. All stay
    where something is ticked: it is said what a run will read of that.
    """
    due_note = report.snapshot.due_note
    if form == "text" and due_note and _TICKED.search(due_note.text):
        return report.snapshot
    held: frozenset[str] = frozenset()
    if form == "text" and session.printer.on_terminal:
        from vaultsync.remedies import paths_of  # noqa: PLC0415 - hooks and editors do without

        held = paths_of(report.findings)
    notes = tuple(one for one in report.snapshot.notes if one.path in held)
    return replace(report.snapshot, notes=notes)


def _notify(session: Session, report: Report) -> None:
    """Show what was not told yet; say why, where that cannot be."""
    from vaultsync.cli.notify import Notifier  # noqa: PLC0415 - few ask for it

    done = Notifier(session.vault.root).notify(report.outcome)
    for message, cure in done.complaints:
        session.printer.say(message)
        if cure:
            session.printer.say(f"help: {cure}")


def _answer(session: Session, report: Report, form: str, code: int) -> Answer | None:
    """Give what was printed in the form in which it can be said again."""
    said = session.printer.said
    if session.as_of is not None:
        return Answer(code, said, "")
    as_of, change = report.outcome.as_of, report.outcome.next_word
    until = min(filter(None, (next_midnight(as_of), change)))
    ahead = as_of.instant.astimezone(as_of.zone).utcoffset()
    last = until - timedelta(seconds=1)
    if ahead is None or last.astimezone(as_of.zone).utcoffset() != ahead:
        return None  # the day on which the clocks change
    span = as_of.instant.timestamp(), until.timestamp(), int(ahead.total_seconds())
    heads = {
        "json": (_JSON_HEAD, as_of.instant.astimezone(UTC).isoformat()),
        "text": (_HEAD, show_instant(as_of.instant, as_of.zone)),
    }
    if form not in heads:
        return Answer(code, said, "", "", *span)
    head, instant = heads[form]
    before, found, after = said.partition(f"{head}{instant}")
    return Answer(code, f"{before}{head}", after, form, *span) if found else None


def _json(session: Session, report: Report, wanted: Wanted, hidden: int) -> None:
    from vaultsync.cli import json_view  # noqa: PLC0415 - only here

    items = report.outcome.follow_ups
    shown = [item for item in items if wanted.everything or item.state.open]
    drafts = json_view.Drafts.of(report)
    data = json_view.check(session.vault.root, report, shown, drafts, hidden)
    session.printer.painted(json_view.dumps(data))


def _places(session: Session, report: Report, wanted: Wanted) -> None:
    """Print what an editor or a workflow lists."""
    write = findings_view.gnu if wanted.form == "gnu" else findings_view.github
    pressing = (item for item in report.outcome.follow_ups if item.state.pressing)
    due = session.sift(map(_as_finding, pressing), wanted.select, wanted.ignore).shown
    for one in sorted([*report.findings, *due], key=lambda f: f.sort_key):
        session.printer.verbatim(write(one))


def exit_code(report: Report, fail_on: str) -> int:
    """Give 1 where something of the kind asked for is there, else 0."""
    states = {item.state for item in report.outcome.follow_ups}
    bad = {
        "never": False,
        "error": False,
        "overdue": State.OVERDUE in states,
        "due": bool(states & {State.DUE, State.OVERDUE}),
    }[fail_on]
    error = any(one.severity is Severity.ERROR for one in report.findings)
    return int(bad or (error and fail_on != "never"))


def _as_finding(item: FollowUp) -> Finding:
    """Give what is due the form of a finding, for editors that list places."""
    return Finding(
        path=item.interview.path,
        line=item.line,
        code="VS400",
        message=f"{item.state.value}: {what(item)} ({item.sentence})",
    )


def _text(session: Session, report: Report, days: int | None, *, everything: bool) -> None:
    printer, as_of, items = session.printer, report.outcome.as_of, report.outcome.follow_ups
    shown = [item for item in items if everything or item.state.pressing]
    limit = plus_days(as_of.today, days or 0)
    if days is not None and not everything:
        soon = {State.UPCOMING, State.SNOOZED, State.WAITING}
        shown += [item for item in items if item.state in soon and item.due <= limit]
    head = f"{_HEAD}{show_instant(as_of.instant, as_of.zone)} ({zone_name(as_of.zone)})"
    flow(printer, Bit(head, "bold"), hang=2)
    every = [one for each in report.outcome.standings for one in all_promises(each)]
    promised = [one for one in every if not one.with_thanks]
    urgent = [one for one in promised if one.by and one.by <= as_of.today]
    meetings = to_come(report.outcome.standings)
    near = [one for one in meetings if everything or one.day <= limit]
    if near or urgent:
        printer.out()
        _interviews(session, near)
        _promises(session, urgent, as_of.today)
    if shown:
        printer.out()
        from vaultsync.cli.json_view import Drafts  # noqa: PLC0415 - hooks and editors do without

        reviews, doubted = Drafts.of(report).reviews, against(report)
        rows = (
            _row(item, reviews, every, as_of.today, doubted.get(item.id, ())) for item in shown
        )
        show_list(printer, rows, as_of)
    elif not report.outcome.interviews:
        printer.out()
        session.tell_no_notes(report)
    elif not urgent:
        printer.out()
        printer.out("Nothing is due.")
    _offers(session, report)
    later = [one for one in promised if one not in urgent]
    if later:
        printer.out()
    _promises(session, later, as_of.today)
    _rest(session, report, shown, [one for one in meetings if one not in near])
    _unrecorded(session, report)


def _offers(session: Session, report: Report) -> None:
    """Say which offers wait for an answer: no message of theirs or to them is listed."""
    for standing in report.outcome.standings:
        said, latest = open_offer(standing), standing.latest
        if said and latest:
            place = Bit(latest.path, "", latest.path, latest.line_of("status", "date"))
            flow(session.printer, place, Bit(f": {said}", "bold"), hang=2)


def _interviews(session: Session, meetings: list[ToCome]) -> None:
    """Say where one goes."""
    for one in meetings:
        note = one.interview
        place = Bit(note.path, "", note.path, note.line_of("date"))
        who = f" with {one.who}" if one.who else ""
        at = f" at {one.where}" if one.where else ""
        flow(session.printer, place, Bit(f": interview{who}{at}, {one.when}", "bold"), hang=2)


def _promises(session: Session, promised: list[Promised], today: date) -> None:
    """Say what was promised by a day: else it is forgotten once the thank-you is sent (S08)."""
    for one in promised:
        note = one.interview
        place = Bit(f"{note.path}:{one.line}", "", note.path, one.line)
        at = f" ({note.company})" if note.company else ""
        how = how_ticked(one.form)
        said = f": you promised {one.person.name}{at}: {_quoted(one, today)}; {how}"
        flow(session.printer, place, Bit(said, "bold"), hang=2)


def _quoted(one: Promised, today: date) -> str:
    return f'"{shortened(one.what, _COLUMNS)}" {one.when(today)}'.rstrip()


def _unrecorded(session: Session, report: Report) -> None:
    """Tell of ticks in the due note that no run has read yet: what they say is listed still."""
    due_note = report.snapshot.due_note
    if due_note is None or not _TICKED.search(due_note.text):
        return
    from vaultsync.readback import plan_records  # noqa: PLC0415 - only where something is ticked

    back = plan_records(report.snapshot, report.outcome, session.vault.settings)
    for one in back.unrecorded:
        place = Bit(f"{due_note.path}:{one.mark.line}", "", due_note.path, one.mark.line)
        flow(
            session.printer, place, Bit(f": this tick cannot be recorded: {one.reason}"), hang=2
        )
    count = len(back.records)
    if count:
        told = "1 tick is" if count == 1 else f"{count} ticks are"
        more = f"{told} not recorded yet: `vaultsync sync` reads {_them(count)}"
        flow(session.printer, Bit(more, "bold"), hang=2)


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def _row(
    item: FollowUp,
    reviews: Mapping[str, DraftReview],
    promised: list[Promised],
    today: date,
    doubted: tuple[str, ...],
) -> Row:
    """Say why something is due, what was promised besides, and how its draft stands.

    So is what stands against it, that nobody sends what a line of the note makes wrong.
    """
    below = told_below(item, promised, lambda one: _quoted(one, today))
    said, review = (item.sentence, *below), reviews.get(item.id)
    if review is None:
        return Row(item, said, against=doubted)
    draft = review.draft.path
    return Row(item, (*said, f"draft: {in_short(review)}"), draft, doubted)


def _rest(
    session: Session, report: Report, shown: list[FollowUp], meetings: list[ToCome]
) -> None:
    """Count what is not shown: what is open, and where nothing is due, what was missed."""
    printer = session.printer
    ids = {item.id for item in shown}
    idle = not any(item.state.pressing for item in report.outcome.follow_ups)
    hidden = [
        item
        for item in report.outcome.follow_ups
        if item.id not in ids and (item.state.open or (idle and item.state is State.MISSED))
    ]
    counts = {state: sum(i.state is state for i in hidden) for state in State}
    ahead = [*(item.due for item in hidden), *(one.day for one in meetings)]
    days = max(((day - report.outcome.as_of.today).days for day in ahead), default=0)
    near = days <= 7 and not counts[State.MISSED]  # what was missed, only `--all` shows
    more = "`--within 7d` or `--all`" if near else "`--all`"
    words = [f"{count} {state.value}" for state, count in counts.items() if count]
    if meetings:
        words.append(f"{len(meetings)} interview{'s' * (len(meetings) != 1)} to come")
    if words:
        if shown or not printer.on_terminal:
            printer.out()
        told = f"{', '.join(words)}: {more} shows {_them(len(ahead))}"
        flow(printer, Bit(told), hang=2)


def _findings(
    session: Session, report: Report, *, everything: bool, each: bool
) -> list[Finding]:
    """Print the findings, remarks only where they are asked for; give those.

    `each`: they were asked for by their codes.
    """
    printer, info, findings = session.printer, Severity.INFO, report.findings
    found = [one for one in findings if everything or one.severity is not info]
    if found:
        printer.out()
        whole = findings_view.show_findings if each else findings_view.show_all
        show = whole if everything else findings_view.show_folded
        show(printer, found)
        if printer.on_terminal:
            worst = min(found, key=lambda one: one.severity.rank)
            more = f"`vaultsync explain {worst.code}` says more about such a finding"
            flow(printer, Bit(more), hang=2)
        findings_view.show_remedies(session, report, found)
    quiet = len(findings) - len(found)
    if quiet:
        remarks = "1 remark" if quiet == 1 else f"{quiet} remarks"
        more = f"{remarks} on how things were read: `--all` shows {_them(quiet)}"
        flow(printer, Bit(more), hang=2)
    return found


def _sum_up(session: Session, report: Report, found: list[Finding]) -> None:
    """Count everything once more where what is due has scrolled away above the findings."""
    printer = session.printer
    pressing = [item for item in report.outcome.follow_ups if item.state.pressing]
    states = [item.state for item in pressing]
    if not (states and found and printer.on_terminal and printer.said.count("\n") >= height()):
        return
    words = [f"{states.count(one)} {one.value}" for one in State if one in states]
    for severity in Severity:
        count = sum(one.severity is severity for one in found)
        name = "remark" if severity is Severity.INFO else severity.value
        words += [f"{count} {name}{'s' * (count != 1)}"] if count else []
    place = session.vault.settings.outputs.due_note
    note = report.snapshot.due_note
    there = note is not None and all(item.id in note.text for item in pressing)
    also = f", and in {place}" if there else f"; `vaultsync sync` writes them into {place}"
    flow(printer, Bit(f"{', '.join(words)}: the follow-ups are above{also}", "bold"), hang=2)
