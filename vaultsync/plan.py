"""The wanted files, compared with what is there: changes as data, carried out elsewhere."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from vaultsync.checks.verdicts import in_short, of_files
from vaultsync.diagnostics import Finding
from vaultsync.edit.draft_head import as_draft, with_override
from vaultsync.model import RECORDED_AS, FollowUp, Kind, State
from vaultsync.names import caseless, fold
from vaultsync.parse.draft import NOT_SENT, SENT, DraftFile, first_of_id, read_draft
from vaultsync.parse.due_note import BEGIN, END, split_due_note
from vaultsync.parse.listed import Entry, read_entries
from vaultsync.parse.template import NO_TEMPLATES
from vaultsync.pipeline import check_drafts
from vaultsync.render.draft import DRAFTED, Desk, draft_name, earlier_kind, render_draft
from vaultsync.render.due_note import DueNote, Unrecorded, fresh, render_generated
from vaultsync.render.escape import link_text
from vaultsync.render.links import Links
from vaultsync.render.still import Still
from vaultsync.rules.grouping import make_id
from vaultsync.snapshot import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vaultsync.pipeline import Outcome
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Snapshot

_ONCE = frozenset({Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.STATUS_CHECK})
"""Kinds of which an application has one message to a person: a letter in `Sent/` is that."""
_MESSAGES = frozenset(RECORDED_AS.values())
"""Touches that are each a message of a kind of its own."""
FEW = 3
"""Of fewer notes than this any number may go without a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """A new file; refused if something stands there already."""

    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """New content for a file; refused if it is no longer what was read."""

    path: str
    text: str
    old_text: str
    was: str
    """Digest of the bytes that were read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Another name for a file; refused if it changed or something else stands there.

    Where the same bytes stand there already, only the old name goes.
    """

    path: str
    to: str
    was: str
    slots: int = 0
    """How many places of a letter that goes to the sent ones still ask for a sentence."""


Change: TypeAlias = Create | Replace | Move


@dataclass(frozen=True, slots=True, kw_only=True)
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
    drafts = _Drafts(snapshot, outcome, settings, links)
    drafts.taken_back = taken_back
    for item in outcome.follow_ups:
        if still.hides(item):
            drafts.keep(item)
        else:
            drafts.take(item)
    drafts.put_away()
    generated = render_generated(
        DueNote(
            follow_ups=outcome.follow_ups,
            standings=outcome.standings,
            today=outcome.as_of.today,
            zone=outcome.as_of.zone,
            path=due,
            drafts=drafts.paths,
            states=_states(snapshot, outcome, settings, drafts),
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
    drafts = _Drafts(snapshot, outcome, settings, Links.of(settings, snapshot.surroundings))
    there = drafts.files.get(item.id)
    if there and not there.sent:
        old = drafts.documents[there.path]
        text = with_override(old.text, why)
        return Replace(path=old.path, text=text, old_text=old.text, was=old.digest)
    made = drafts.fresh(replace(item, override=why))
    return Create(path=made.path, text=with_override(made.text, why))


def _states(
    snapshot: "Snapshot", outcome: "Outcome", settings: "Settings", drafts: "_Drafts"
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


class _Drafts:
    """Goes through the follow-ups and gathers what has to happen to the drafts."""

    def __init__(
        self, snapshot: "Snapshot", outcome: "Outcome", settings: "Settings", links: Links
    ) -> None:
        self.links, self.belonging = links, outcome.belonging
        self.desk = Desk(
            me=settings.me,
            templates=outcome.templates or NO_TEMPLATES,
            language=settings.languages[0],
        )
        self.folder = settings.outputs.drafts
        self.read = tuple(read_draft(one.path, one.text) for one in snapshot.drafts)
        self.files = first_of_id(self.read)
        self.documents = {document.path: document for document in snapshot.drafts}
        self.digests = {path: document.digest for path, document in self.documents.items()}
        self.taken = {caseless(path) for path in snapshot.occupied}
        self.changes: list[Change] = []
        self.findings: list[Finding] = []
        self.paths: dict[str, str] = {}
        self.taken_back: frozenset[str] = frozenset()
        self.twins = snapshot.twins
        self.recorded = {
            (item.record.path, item.record.line): item.id
            for item in outcome.follow_ups
            if item.record and item.record.path == item.interview.path
        }

    def keep(self, item: FollowUp) -> None:
        """Leave a follow-up's draft as it is."""
        if item.id in self.files:
            self.paths[item.id] = self.files[item.id].path

    def take(self, item: FollowUp) -> None:
        """Look at one follow-up."""
        if item.kind not in DRAFTED:
            return
        there = self.files.get(item.id)
        if there and item.state.open and there.sent:
            if item.id in self.taken_back and self._bring_back(item):
                return
            there = None  # an earlier message of this kind: this one needs its own
        if there is None:
            if _wanted(item):
                self._create(item)
        elif item.state is State.DONE:
            self._send(item, there)
        else:
            self.paths[item.id] = there.path
            if item.state.open:
                self._finish_move(there)
                self._refresh(item, there)

    def _text(self, item: FollowUp, path: str) -> str:
        interview = item.interview.path
        name = interview.rsplit("/", 1)[-1].removesuffix(".md")
        link = (
            f"[[{interview.removesuffix('.md')}]]"
            if self.links.wikilinks
            else self.links.to(interview, name, at=path)
        )
        return render_draft(item, self.desk, link, self._subject_before(item))

    def _subject_before(self, item: FollowUp) -> str:
        """Give the subject under which the message was sent that this one goes on from."""
        kind = earlier_kind(item)
        before = self.files.get(make_id(item.interview, item.person, kind)) if kind else None
        return before.subject if before and before.sent and not before.put_away else ""

    def fresh(self, item: FollowUp) -> Create:
        """Give a follow-up's draft as it is written when there is none."""
        path = self._free(f"{self.folder}/", draft_name(item), item.id)
        return Create(path=path, text=self._text(item, path))

    def _create(self, item: FollowUp) -> None:
        made = self.fresh(item)
        away = self.files.get(item.id)
        if away and away.put_away and self.documents[away.path].text == made.text:
            was = self.documents[away.path].digest
            self.changes.append(Move(path=away.path, to=made.path, was=was))  # owed again
        else:
            self.changes.append(made)
        self.paths[item.id] = made.path
        self._tell_letter(item, made.path)

    def _letters(self, item: FollowUp) -> list[DraftFile]:
        """Give what lies in `Sent/` of a follow-up."""
        sent = (one for one in self.read if one.id == item.id and one.sent and not one.put_away)
        return sorted(sent, key=lambda one: one.path)

    def _bring_back(self, item: FollowUp) -> bool:
        """Move the letter out of `Sent/` whose record was taken back, if it is certain which.

        It is a draft again: what it says itself of being sent would be recorded anew.
        """
        letters = self._letters(item)
        if len(letters) != 1 or not (item.kind in _ONCE or letters[0].due == item.due):
            return False
        (letter,) = letters
        old = self.documents[letter.path]
        to = f"{self.folder}/{letter.path.rpartition('/')[2]}"
        if caseless(to) in self.taken:
            return False
        was = old.digest
        if letter.status == "sent":
            try:
                text = as_draft(old.text)
            except ValueError:
                return False
            change = Replace(path=old.path, text=text, old_text=old.text, was=was)
            self.changes.append(change)
            was = Document.of(old.path, text).digest
        self.taken.add(caseless(to))
        self.changes.append(Move(path=old.path, to=to, was=was))
        self.paths[item.id] = to
        if letter.untouched:  # a form that nobody wrote in goes on following its note
            text = self._text(item, to)
            if text != old.text.replace("\r\n", "\n"):
                self.changes.append(Replace(path=to, text=text, old_text=old.text, was=was))
        return True

    def _tell_letter(self, item: FollowUp, form: str) -> None:
        """Say of a blank form where the letter lies that was written in its place."""
        letters = self._letters(item) if item.kind in _ONCE else []
        if letters:
            lies = " and ".join(one.path for one in letters)
            self.findings.append(_letter_in_sent(form, lies))

    def _finish_move(self, there: DraftFile) -> None:
        """Take the old name away where a run was killed while it moved a draft back.

        Where the system cannot rename without overwriting, a file has two names half-way.
        """
        name = there.path.rpartition("/")[2]
        for old in (f"{self.folder}/{SENT}/{name}", f"{self.folder}/{NOT_SENT}/{name}"):
            if any({old, there.path} <= names for names in self.twins):
                was = self.digests[there.path]
                self.changes.append(Move(path=old, to=there.path, was=was))

    def _refresh(self, item: FollowUp, there: DraftFile) -> None:
        document = self.documents[there.path]
        if not there.untouched or there.status != "draft" or there.sent:
            return
        self._tell_letter(item, there.path)
        text = self._text(item, there.path)
        if text != document.text.replace("\r\n", "\n"):
            self.changes.append(
                Replace(path=there.path, text=text, old_text=document.text, was=document.digest)
            )

    def _send(self, item: FollowUp, there: DraftFile) -> None:
        folder = there.path.rpartition("/")[0]
        if folder.endswith(f"/{SENT}") or folder != self.folder:
            self.paths[item.id] = there.path
            return
        letters = self._letters(item) if item.kind in _ONCE and there.untouched else []
        moved = any(self.digests[one.path] == self.digests[there.path] for one in letters)
        other = _by_another(item, there) or self._of_another_note(item, there)
        if there.slots and not moved and (letters or other):
            self._move(there, NOT_SENT)  # nobody sent a form with open brackets
            if letters:
                self.paths[item.id] = letters[0].path
            return
        self._move(there, SENT)

    def _of_another_note(self, item: FollowUp, there: DraftFile) -> bool:
        """Tell whether another note on the same interview has the letter that was sent."""
        place = (item.record.path, item.record.line) if item.record else ("", 0)
        return there.untouched and self.recorded.get(place, item.id) != item.id

    def put_away(self) -> None:
        """Move the untouched drafts out of the way whose message is not sent any more.

        What another device has sent meanwhile goes to the sent ones after all.
        """
        for draft in self.read:
            folder = draft.path.rpartition("/")[0]
            if not draft.untouched:
                continue
            if folder == self.folder and self.belonging.over(draft):
                self._move(draft, NOT_SENT)
            elif folder == f"{self.folder}/{NOT_SENT}" and self._sent_after_all(draft):
                self._move(draft, SENT)

    def _sent_after_all(self, draft: DraftFile) -> bool:
        item, known = self.belonging.items.get(draft.id), self.files[draft.id]
        same = self.documents[known.path].digest == self.documents[draft.path].digest
        done = item is not None and item.state is State.DONE
        return bool(item and done and same and not _by_another(item, draft))

    def _move(self, there: DraftFile, folder: str) -> None:
        name = there.path.rpartition("/")[2]
        was = self.documents[there.path].digest
        to = f"{self.folder}/{folder}/{name}"
        if self.digests.get(to) != was:  # not there already
            to = self._free(f"{self.folder}/{folder}/", name.removesuffix(".md"), there.id)
            self.digests[to] = was
        slots = there.slots if folder == SENT else 0
        self.changes.append(Move(path=there.path, to=to, was=was, slots=slots))
        self.paths[there.id] = to

    def _free(self, folder: str, name: str, ident: str) -> str:
        """Give a name that nothing has, also where case and Unicode form do not count."""
        path, number = f"{folder}{name}.md", 1
        while caseless(path) in self.taken:
            path = f"{folder}{name} {ident}{f' {number}' if number > 1 else ''}.md"
            number += 1
        self.taken.add(caseless(path))
        return path


def _by_another(item: FollowUp, form: DraftFile) -> bool:
    """Tell whether another message settled this one, whose form nobody filled in.

    A thank-you after they wrote is an answer, too; what was sent is the thank-you.
    """
    another = item.settled_as is not RECORDED_AS[item.kind] and item.settled_as in _MESSAGES
    return another and form.untouched and form.slots > 0


def _letter_in_sent(form: str, letters: str) -> Finding:
    return Finding(
        path=form,
        code="VS610",
        message=f"this is a blank form, and a letter for this message lies in {letters}",
        help="if that letter is the one to be sent, delete this file, move the letter here and "
        "set `status: draft` in it; else write this one",
    )


def _wanted(item: FollowUp) -> bool:
    """A draft is made when the message can be sent; an answer as soon as they wrote."""
    if item.kind is Kind.RESPOND:
        return item.state.pressing or item.state is State.UPCOMING
    return item.state.pressing
