"""The wanted files, compared with what is there: changes as data, carried out elsewhere."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.changes import Change, Create, Move, Replace
from vaultsync.checks.verdicts import in_short, of_files
from vaultsync.diagnostics import Finding
from vaultsync.edit.draft_head import with_override
from vaultsync.names import fold
from vaultsync.owed import FollowUp
from vaultsync.parse.due_note import BEGIN, END, split_due_note
from vaultsync.parse.listed import Entry, read_entries
from vaultsync.pipeline import check_drafts
from vaultsync.plan_drafts import Drafts
from vaultsync.records import record_class
from vaultsync.render.due_doubts import doubts
from vaultsync.render.due_note import DueNote, Unrecorded, fresh, render_generated
from vaultsync.render.escape import link_text
from vaultsync.render.links import Links
from vaultsync.render.still import Still
from vaultsync.selection import Selection
from vaultsync.snapshot import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.pipeline import Outcome
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Snapshot

FEW = 3
"""Of fewer notes than this any number may go without a question."""


@record_class
class Plan:
    """What a run would write besides the records."""

    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()


def plan_outputs(
    snapshot: "Snapshot",
    outcome: "Outcome",
    settings: "Settings",
    unrecorded: tuple[Unrecorded, ...] = (),
    taken_back: frozenset[str] = frozenset(),
) -> Plan:
    """Give the changes that bring drafts and due note up to date; none if they are.

    `taken_back` holds the IDs whose records were taken back: their letters come back.
    """
    old, due = snapshot.due_note, settings.outputs.due_note
    entries = read_entries(old.text, old.path) if old else ()
    if old and (gone := _vanished(entries, snapshot, outcome)):
        return Plan(findings=(_too_many_gone(old.path, gone),))
    still = Still.of(entries, outcome.held, outcome.stalled, outcome.follow_ups)
    links = Links.of(settings, snapshot.surroundings)
    drafts = Drafts(snapshot, outcome, settings, links)
    drafts.taken_back = taken_back
    for item in outcome.follow_ups:
        if still.hides(item):
            drafts.keep(item)
        else:
            drafts.take(item)
    drafts.free_letters()
    drafts.put_away()
    drafts.share()
    told = _told(outcome, settings)
    generated = render_generated(
        DueNote(
            follow_ups=outcome.follow_ups,
            standings=outcome.standings,
            today=outcome.as_of.today,
            zone=outcome.as_of.zone,
            path=due,
            drafts=drafts.paths,
            states=_states(snapshot, outcome, settings, drafts),
            doubts=doubts(told, outcome.follow_ups, outcome.standings),
            told=told,
            links=links,
            around=snapshot.surroundings,
            unrecorded=unrecorded,
            still=still,
            picture=_has_picture(snapshot, settings),
        )
    )
    note, findings = _due_note(old, old.path if old else due, generated)
    # Drafts come first, so that the due note never links to what is not there yet.
    return Plan(changes=(*drafts.changes, *note), findings=(*drafts.findings, *findings))


def _told(outcome: "Outcome", settings: "Settings") -> tuple[Finding, ...]:
    """Give the findings but those of which the person does not want to hear."""
    return Selection(configured=settings.findings.ignore).sift(outcome.findings).shown


def _has_picture(snapshot: "Snapshot", settings: "Settings") -> bool:
    wanted = settings.outputs.picture
    return snapshot.surroundings.obsidian if wanted is None else wanted


def plan_override(
    snapshot: "Snapshot", outcome: "Outcome", settings: "Settings", item: FollowUp, why: str
) -> Create | Replace:
    """Give the draft of a message that is sent against the advice, with the reason in it (S36).

    Raises:
        ValueError: the head of the draft that is there cannot be read.
    """
    drafts = Drafts(snapshot, outcome, settings, Links.of(settings, snapshot.surroundings))
    there = drafts.files.get(item.id)
    if there and not there.sent:
        old = drafts.documents[there.path]
        text = with_override(old.text, why)
        return Replace(path=old.path, text=text, old_text=old.text, was=old.digest)
    made = drafts.fresh(replace(item, override=why))
    return Create(path=made.path, text=with_override(made.text, why))


def _states(
    snapshot: "Snapshot", outcome: "Outcome", settings: "Settings", drafts: "Drafts"
) -> dict[str, str]:
    """Say how each draft stands once the changes are made: the due note links to that one."""
    reviews = outcome.reviews
    if drafts.changes:
        after = _after(snapshot.drafts, drafts.changes)
        reviews = check_drafts(snapshot, after, outcome.follow_ups, outcome.standings, settings)
    return {key: in_short(one) for key, one in of_files(reviews, drafts.paths).items()}


def _after(documents: "Iterable[Document]", changes: list[Change]) -> "list[Document]":
    """Give the drafts as they are when the changes are made."""
    there = {document.path: document for document in documents}
    for change in changes:
        if isinstance(change, Move):
            there[change.to] = replace(there.pop(change.path), path=change.to)
        else:
            there[change.path] = Document.of(change.path, change.text)
    return list(there.values())


def _vanished(
    entries: tuple[Entry, ...], snapshot: "Snapshot", outcome: "Outcome"
) -> tuple[int, int] | None:
    """Give how many of the listed notes are gone, and how many there are, if it is most.

    An unmounted folder or an old checkout, most likely (hazards.md row 10). A note that was
    moved is not gone: what is owed for it is still computed.
    """
    ids = {item.id for item in outcome.follow_ups}
    names = {_shown(one.company, one.role) for one in outcome.applications}
    paths = snapshot.present | {one.path for one in outcome.interviews}
    alive: dict[str, bool] = {}
    for entry in entries:
        computed = entry.id in ids if entry.id else entry.shown in names
        for note in entry.notes or ((entry.id,) if entry.id else ()):
            alive[note] = alive.get(note, False) or computed or note in paths
    gone = sum(not there for there in alive.values())
    return (gone, len(alive)) if len(alive) >= FEW and 2 * gone > len(alive) else None


def _shown(company: str, role: str) -> str:
    """Give what a link to an application shows, as it is compared."""
    text = link_text(", ".join(part for part in (company, role) if part))
    return fold(text.replace("\\", ""))


def _too_many_gone(path: str, gone: tuple[int, int]) -> Finding:
    return Finding(
        path=path,
        code="VS605",
        message=f"{gone[0]} of the {gone[1]} notes that are listed here are gone; "
        "this file and the drafts stay as they are",
        help="bring them back (is a folder not mounted, or an old commit checked out?); "
        "if they are gone for good, delete this file, then run `vaultsync sync`",
    )


def _due_note(
    old: "Document | None", path: str, generated: str
) -> tuple[tuple[Change, ...], tuple[Finding, ...]]:
    if old is None:
        return (Create(path=path, text=fresh(generated)),), ()
    parts = split_due_note(old.text)
    if not parts.whole:
        message = "one of the two markers of the generated part is missing or out of order"
        fix = f"put `{BEGIN}` and `{END}` back on lines of their own, or rename the file"
        return (), (Finding(path=path, code="VS604", message=message, help=fix),)
    above = parts.above
    if not parts.generated and above:
        above = above if above.endswith("\n\n") else above.rstrip("\n") + "\n\n"
    text = above + generated + parts.below
    if not old.text:
        text = fresh(generated)
    if text == old.text:
        return (), ()
    return (Replace(path=path, text=text, old_text=old.text, was=old.digest),), ()
