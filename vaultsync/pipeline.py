"""Snapshot to outcome: a pure function of the notes, the settings and the instant."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from vaultsync.calendar import AsOf
from vaultsync.checks.belonging import Belonging, review_belonging
from vaultsync.diagnostics import Finding
from vaultsync.model import Application, Interview, Parsed, Update
from vaultsync.names import same
from vaultsync.owed import FollowUp, State, list_order
from vaultsync.parse.days.clear_order import with_order
from vaultsync.parse.days.counted_days import business_days
from vaultsync.parse.draft import DraftFile, drafts_by_id
from vaultsync.parse.held import DOUBTFUL, Held, find_held, open_ids
from vaultsync.parse.lines import Source
from vaultsync.records import record_class
from vaultsync.rules import apply_company_rules, apply_rules
from vaultsync.rules.companies import Company, group_companies
from vaultsync.rules.directory import fill, settle_order, share
from vaultsync.rules.grouping import by_company, group, of_unnamed_role
from vaultsync.rules.messages import all_messages
from vaultsync.rules.of_use import still_of_use
from vaultsync.rules.one_inbox import in_one_message
from vaultsync.rules.review import review
from vaultsync.rules.standing import Standing, ended
from vaultsync.rules.sure import with_sure_remedies
from vaultsync.rules.together import together
from vaultsync.rules.twins import find_twins, review_twins

if TYPE_CHECKING:
    from vaultsync.checks.draft_review import DraftReview
    from vaultsync.parse.news import CompanyNote
    from vaultsync.parse.person_note import PersonNote
    from vaultsync.parse.template import OwnTemplates
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Document, Snapshot


Remembered: TypeAlias = Callable[[str, str, Callable[[], Parsed]], Parsed]
"""Path, digest and a way to parse a note, to what is parsed from it."""


def _parsed_now(path: str, digest: str, parse: Callable[[], Parsed]) -> Parsed:
    del path, digest
    return parse()


@record_class
class Outcome:
    """What a run computed."""

    as_of: AsOf
    interviews: tuple[Interview, ...] = ()
    people: "tuple[PersonNote, ...]" = ()
    """The notes on persons, by path."""
    standings: tuple[Standing, ...] = ()
    companies: tuple[Company, ...] = ()
    """The same by company; those of no company are in none."""
    follow_ups: tuple[FollowUp, ...] = ()
    """All of them, settled and missed ones too, thank-yous first."""
    reviews: "tuple[DraftReview, ...]" = ()
    """What the checks say of each draft that is not sent yet, by path."""
    findings: tuple[Finding, ...] = ()
    """By place."""
    templates: "OwnTemplates | None" = None
    """The person's own, with which drafts are written."""
    belonging: Belonging = field(default_factory=Belonging.empty)
    """To what drafts can belong."""
    held: tuple[Held, ...] = ()
    """Notes that cannot be read now; what the due note says of them stays."""
    stalled: frozenset[str] = frozenset()
    """Paths of the interviews at companies of which a note cannot be read now."""

    @property
    def applications(self) -> tuple[Application, ...]:
        """The applications, by company and role."""
        return tuple(standing.application for standing in self.standings)

    @property
    def next_change(self) -> datetime | None:
        """The next instant at which a state changes; else only a new day changes anything.

        That is the end of an interview, or the moment after the hour of a thank-you: at that
        hour itself it is still in time.
        """
        ends = (ended(one, self.as_of) for one in self.interviews if one.day)
        late = (
            one.due_at + timedelta(microseconds=1)
            for one in self.follow_ups
            if one.due_at and one.state.open
        )
        return min((at for at in (*ends, *late) if at > self.as_of.instant), default=None)

    @property
    def next_word(self) -> datetime | None:
        """The next instant at which a state or the words about it change, within a day.

        A thank-you that is a little late becomes later than usual.
        """
        lateness = {one.strategy.thank_you_late_hours for one in self.standings}
        ends = (ended(one, self.as_of) for one in self.interviews if one.day)
        # the last moment itself is still a little late
        later = (end + timedelta(hours=h, microseconds=1) for end in ends for h in lateness)
        found = (at for at in (self.next_change, *later) if at and at > self.as_of.instant)
        return min(found, default=None)


def build(
    snapshot: "Snapshot",
    settings: "Settings",
    as_of: AsOf,
    parsed: list[Parsed] | None = None,
) -> Outcome:
    """Compute what is owed to whom, and what is wrong in the notes.

    `parsed` is what `parse_notes` gave for them, where that was done before; it is emptied.
    """
    if parsed is None:
        parsed = parse_notes(snapshot, settings, as_of.zone)
    return _build(snapshot, settings, as_of, parsed)


def parse_notes(
    snapshot: "Snapshot",
    settings: "Settings",
    zone: tzinfo,
    remembered: Remembered = _parsed_now,
) -> list[Parsed]:
    """Parse the notes, in their order.

    `remembered` gives what is parsed from a note: it is asked with a way to parse it now.
    """
    return [
        remembered(note.path, note.digest, lambda: _parse(note, settings, zone))  # noqa: B023
        for note in snapshot.notes
    ]


def _parse(note: "Document", settings: "Settings", zone: tzinfo) -> Parsed:
    from vaultsync.parse.once import parse_once  # noqa: PLC0415 - much, and mostly known

    return parse_once(note.text, note.path, settings, zone)


def _build(
    snapshot: "Snapshot", settings: "Settings", as_of: AsOf, parsed: list[Parsed]
) -> Outcome:
    gathered = _gather(snapshot, settings, parsed)
    applications, beside = gathered.applications, gathered.beside
    interviews = tuple(one for a in applications for one in a.interviews)
    overrides = _overrides(snapshot)
    standings = _standings(applications, settings, as_of, beside.updates, overrides)
    companies = group_companies(standings, beside.companies)
    held = find_held(snapshot, (one.path for one in interviews), settings.notes)
    stalled = _stalled(applications, held)
    listed = open_ids(snapshot) if stalled else frozenset()
    unread = frozenset((one.path, one.line) for one in gathered.findings if one.code == "VS301")
    follow_ups, reviewed = _owed(standings, companies, stalled, listed, unread)
    findings: list[Finding] = [
        *snapshot.findings,
        *still_of_use(
            with_order(gathered.findings, snapshot.notes), follow_ups, reviewed, standings
        ),
        *beside.findings,
        *_held_findings(held, applications),
        *_with_lines(reviewed, snapshot),
    ]
    findings = [*with_sure_remedies(findings, follow_ups, standings)]
    if overrides:
        follow_ups = _overridden(snapshot, follow_ups, standings, settings, overrides)
    reviews = check_drafts(snapshot, snapshot.drafts, follow_ups, standings, settings)
    for each in reviews:
        # What is not written yet is no mistake of anybody: its verdict says that it is open.
        findings.extend(() if each.draft.untouched else each.told)
    templates = _templates(snapshot)
    findings.extend(templates.findings if templates else ())
    belonging = Belonging.of(follow_ups, interviews, findings, complete=not held)
    findings.extend(review_belonging(snapshot.drafts, belonging, standings))
    return Outcome(
        as_of=as_of,
        interviews=tuple(sorted(interviews, key=lambda one: one.path)),
        people=beside.people,
        standings=standings,
        companies=companies,
        follow_ups=tuple(sorted(follow_ups, key=list_order)),
        reviews=reviews,
        templates=templates,
        belonging=belonging,
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        held=held,
        stalled=stalled,
    )


class _Gathered(NamedTuple):
    """The interviews as applications, with what the notes beside them say."""

    applications: tuple[Application, ...]
    beside: "_Beside"
    findings: tuple[Finding, ...]


def _gather(snapshot: "Snapshot", settings: "Settings", parsed: list[Parsed]) -> _Gathered:
    """Bring together what the notes say; takes what was parsed out of its list.

    Of a large vault it is a third of what is held, and from here on nobody needs it.
    """
    interviews = tuple(one.interview for one in parsed if one.interview)
    found = [finding for one in parsed for finding in one.findings]
    parsed.clear()
    beside = _read_beside(snapshot, settings, interviews)
    filled = fill(interviews, beside.people, {note.path: note.text for note in snapshot.notes})
    whole = settle_order(share(filled.interviews), settings.notes.name_order)
    return _Gathered(group(whole), beside, (*filled.findings, *found))


def _owed(
    standings: tuple[Standing, ...],
    companies: tuple[Company, ...],
    stalled: frozenset[str],
    listed: frozenset[str],
    unread: frozenset[tuple[str, int]],
) -> tuple[list[FollowUp], list[Finding]]:
    """Give what the rules say, and what is strange about it."""
    follow_ups: list[FollowUp] = []
    reviewed: list[Finding] = []
    for standing in standings:
        found = apply_rules(standing)
        doubtful = any(one.path in stalled for one in standing.application.interviews)
        follow_ups.extend(_meanwhile(item, listed) if doubtful else item for item in found)
        reviewed.extend(review(standing, found, unread))
    reviewed.extend(review_twins(standings))
    for company in companies:
        follow_ups.extend(apply_company_rules(company))
    if standings:
        follow_ups = [*in_one_message(together(follow_ups, standings[0]))]
    return follow_ups, reviewed


def _standings(
    applications: tuple[Application, ...],
    settings: "Settings",
    as_of: AsOf,
    news: tuple[Update, ...],
    overrides: Mapping[str, DraftFile],
) -> tuple[Standing, ...]:
    messages = all_messages(applications, as_of)
    twins = find_twins(applications)
    days = business_days(settings.holidays)
    at_company = by_company(applications)
    dated = tuple((ident, draft.due or as_of.today) for ident, draft in overrides.items())
    return tuple(
        Standing(
            application=application,
            as_of=as_of,
            strategy=settings.strategy,
            days=days,
            messages=messages,
            news=news,
            among_roles=len(at_company[same(application.company)]) > 1,
            unnamed=of_unnamed_role(application, at_company[same(application.company)]),
            twins=twins,
            overrides=dated,
        )
        for application in applications
    )


def _overrides(snapshot: "Snapshot") -> dict[str, DraftFile]:
    """Give the drafts that say why they are sent against the advice, by ID."""
    said = (document for document in snapshot.drafts if "override" in document.text)
    return {ident: draft for ident, draft in drafts_by_id(said).items() if draft.override}


def _overridden(
    snapshot: "Snapshot",
    follow_ups: list[FollowUp],
    standings: tuple[Standing, ...],
    settings: "Settings",
    overrides: Mapping[str, DraftFile],
) -> list[FollowUp]:
    """Give the follow-ups with the reasons why some are sent against the advice."""
    from vaultsync.checks.overriding import with_overrides  # noqa: PLC0415 - seldom

    def look(drafts: "Sequence[Document]") -> "tuple[DraftReview, ...]":
        return check_drafts(snapshot, drafts, follow_ups, standings, settings)

    return with_overrides(follow_ups, overrides, snapshot.drafts, look)


def check_drafts(
    snapshot: "Snapshot",
    drafts: "Sequence[Document]",
    follow_ups: Iterable[FollowUp],
    standings: tuple[Standing, ...],
    settings: "Settings",
) -> "tuple[DraftReview, ...]":
    """Check drafts beside the notes of a vault; without a draft nothing of it is loaded."""
    if not drafts:
        return ()
    from vaultsync.checks.registry import review_drafts  # noqa: PLC0415 - much, and not always

    return review_drafts(drafts, follow_ups, standings, settings, snapshot)


def _with_lines(findings: list[Finding], snapshot: "Snapshot") -> Iterator[Finding]:
    """Give what the rules found the line that it is about: rules know facts, not texts."""
    bare = {one.path for one in findings if not one.source}
    sources = {n.path: Source(n.path, n.text) for n in snapshot.notes if n.path in bare}
    for one in findings:
        lines = sources[one.path].lines if not one.source and one.path in sources else []
        row = lines[one.line - 1] if one.line <= len(lines) else ""
        text = row.strip()
        if text:
            yield replace(one, source=row, column=row.index(text) + 1, length=len(text))
        else:
            yield one


class _Beside(NamedTuple):
    """What the notes say that are on no interview."""

    people: "tuple[PersonNote, ...]" = ()
    companies: "tuple[CompanyNote, ...]" = ()
    updates: tuple[Update, ...] = ()
    """What is new with the person who looks for a job."""
    findings: tuple[Finding, ...] = ()


def _read_beside(
    snapshot: "Snapshot", settings: "Settings", interviews: tuple[Interview, ...]
) -> _Beside:
    """Read the notes on persons, companies and oneself; without an interview nobody asks."""
    if not interviews or not snapshot.beside:
        return _Beside()
    from vaultsync.parse.news import read_company_note, read_profile  # noqa: PLC0415 - seldom
    from vaultsync.parse.person_note import read_person_note  # noqa: PLC0415 - seldom

    met = {interview.path for interview in interviews}
    persons = (read_person_note(note.text, note.path) for note in snapshot.beside)
    companies = (read_company_note(note.text, note.path) for note in snapshot.beside)
    read = (read_profile(note.text, note.path, settings) for note in snapshot.beside)
    news = [one for one in read if one]
    return _Beside(
        # a note of an interview that is linked like a person stays what it is
        people=tuple(one for one in persons if one and (one.typed or one.path not in met)),
        companies=tuple(one for one in companies if one),
        updates=tuple(update for one in news for update in one.updates),
        findings=tuple(finding for one in news for finding in one.findings),
    )


def _templates(snapshot: "Snapshot") -> "OwnTemplates | None":
    if not snapshot.templates:
        return None
    from vaultsync.parse.template import read_templates  # noqa: PLC0415 - few have any

    return read_templates(snapshot.templates)


def _stalled(applications: tuple[Application, ...], held: tuple[Held, ...]) -> frozenset[str]:
    """Give the notes of companies of which another note cannot be read.

    It may hold a reply, or be that of the next interview: nobody there is chased meanwhile.
    """
    return frozenset(
        interview.path
        for application in applications
        if any(one.concerns(application.company) for one in held)
        for interview in application.interviews
    )


def _held_findings(
    held: tuple[Held, ...], applications: tuple[Application, ...]
) -> Iterator[Finding]:
    """Say what a note that cannot be read holds up; what else it is stands elsewhere."""
    for one in held:
        if one.entries or any(one.concerns(a.company) for a in applications):
            yield one.finding


def _meanwhile(item: FollowUp, listed: frozenset[str]) -> FollowUp:
    """Let what is new and doubtful wait; what is listed already stands."""
    if item.kind not in DOUBTFUL or not item.state.open or item.id in listed:
        return item
    reason = f"{item.reason}; waits until all notes on {item.company} can be read"
    return replace(item, state=State.WAITING, reason=reason, advice="")
