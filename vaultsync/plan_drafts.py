"""What has to happen to the drafts: each change of a draft, as data."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vaultsync.changes import Change, Create, Move, Replace
from vaultsync.diagnostics import Finding
from vaultsync.edit.draft_head import as_draft
from vaultsync.names import caseless, fold
from vaultsync.owed import RECORDED_AS, FollowUp, Kind, State
from vaultsync.parse.draft import NOT_SENT, SENT, DraftFile, first_of_id, read_draft
from vaultsync.parse.template import NO_TEMPLATES
from vaultsync.render.draft import DRAFTED, Desk, draft_name, earlier_kind, render_draft
from vaultsync.render.letter_days import way_to_say_days
from vaultsync.render.links import Links
from vaultsync.rules.grouping import make_id
from vaultsync.snapshot import Document

if TYPE_CHECKING:
    from vaultsync.pipeline import Outcome
    from vaultsync.settings import Settings
    from vaultsync.snapshot import Snapshot

_ONCE = frozenset({Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.STATUS_CHECK})
"""Kinds of which an application has one message to a person: a letter in `Sent/` is that."""
_MESSAGES = frozenset(RECORDED_AS.values())
"""Touches that are each a message of a kind of its own."""


class Drafts:
    """Goes through the follow-ups and gathers what has to happen to the drafts."""

    def __init__(
        self, snapshot: "Snapshot", outcome: "Outcome", settings: "Settings", links: Links
    ) -> None:
        self.links, self.belonging = links, outcome.belonging
        self.desk = Desk(
            me=settings.me,
            templates=outcome.templates or NO_TEMPLATES,
            language=settings.languages[0],
            say=way_to_say_days(settings, outcome.as_of.zone),
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
        self.carried: list[FollowUp] = []
        self.written_over: set[str] = set()
        self.taken_back: frozenset[str] = frozenset()
        self.twins = snapshot.twins
        self.recorded = frozenset(
            (item.record.path, item.record.line)
            for item in outcome.follow_ups
            if item.record and item.record.path == item.interview.path
        )

    def keep(self, item: FollowUp) -> None:
        """Leave a follow-up's draft as it is."""
        if item.id in self.files:
            self.paths[item.id] = self.files[item.id].path

    def take(self, item: FollowUp) -> None:
        """Look at one follow-up."""
        if item.kind not in DRAFTED:
            return
        there = self.files.get(item.id)
        if self._carried(item):
            self.carried.append(item)
            if there and there.path.rpartition("/")[0] == self.folder:
                self._move(there, NOT_SENT)
            return
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

    def _carried(self, item: FollowUp) -> bool:
        """Tell whether the draft of another thank-you passes this one on, or did when it went.

        What a person wrote is theirs: a letter of their own to this one goes out as it is, and
        into one that they took over nothing is put.
        """
        first = self.belonging.items.get(item.within)
        if first is None or not item.state.open:
            return False
        own, letter = self.files.get(item.id), self.files.get(first.id)
        if own and not own.sent and not own.untouched:
            return False
        went = first.state is State.DONE
        if not went and (letter is None or letter.sent or letter.untouched):
            return self.desk.passes_on(first)
        words = fold(letter.body).split() if letter and not letter.put_away else []
        return any(word in words for word in fold(item.person.name).split())

    def share(self) -> None:
        """Give the thanks that are passed on the draft in which they are."""
        for item in self.carried:
            if item.within in self.paths:
                self.paths[item.id] = self.paths[item.within]

    def _text(self, item: FollowUp, path: str) -> str:
        item = replace(item, along=tuple(filter(self._carried, item.along)))
        interview = item.interview.path
        name = interview.rsplit("/", 1)[-1].removesuffix(".md")
        link = (
            f"[[{interview.removesuffix('.md')}]]"
            if self.links.wikilinks
            else self.links.to(interview, name, at=path)
        )
        before, asked = self._subject_before(item), self._thanked_in_writing(item)
        return render_draft(item, self.desk, link, before, asked=asked)

    def _thanked_in_writing(self, item: FollowUp) -> bool:
        """Tell whether the person's thank-you went out with nothing left open in its draft."""
        ident = make_id(item.interview, item.person, Kind.THANK_YOU)
        thanks, draft = self.belonging.items.get(ident), self.files.get(ident)
        done = thanks is not None and thanks.state is State.DONE
        return done and draft is not None and not (draft.put_away or draft.slots)

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
        form = self._form_of_another_id(item)
        if form:
            old = self.documents[form.path]
            text = self._text(item, form.path)
            self.changes.append(
                Replace(path=form.path, text=text, old_text=old.text, was=old.digest)
            )
            self.written_over.add(form.path)
            self.paths[item.id] = form.path
            return
        made = self.fresh(item)
        away = self.files.get(item.id)
        if away and away.put_away and self.documents[away.path].text == made.text:
            was = self.documents[away.path].digest
            self.changes.append(Move(path=away.path, to=made.path, was=was))  # owed again
        else:
            self.changes.append(made)
        self.paths[item.id] = made.path
        self._tell_letter(item, made.path)

    def _form_of_another_id(self, item: FollowUp) -> DraftFile | None:
        """Give the form with the name of this draft whose message nobody owes any more.

        A role that was added to a note, or a name that was spelled right, makes another ID.
        Nobody wrote in it: it becomes the form of this message.
        """
        path = f"{self.folder}/{draft_name(item)}.md"
        for draft in self.read:
            other = draft.id not in self.belonging.items and draft.kind == item.kind.value
            if draft.path == path and draft.untouched and other and self.belonging.over(draft):
                return draft
        return None

    def _letters(self, item: FollowUp) -> list[DraftFile]:
        """Give what lies in `Sent/` of a follow-up."""
        sent = (one for one in self.read if one.id == item.id and one.sent and not one.put_away)
        return sorted(sent, key=lambda one: one.path)

    def _bring_back(self, item: FollowUp) -> bool:
        """Move the letter whose record was taken back out of `Sent/`, if it is certain."""
        letters = self._letters(item)
        if len(letters) != 1 or not (item.kind in _ONCE or letters[0].due == item.due):
            return False
        (letter,) = letters
        to = self._out_of_sent(letter)
        if to and letter.untouched:  # a form that nobody wrote in goes on following its note
            old = self.documents[letter.path]
            text = self._text(item, to)
            if text != old.text.replace("\r\n", "\n"):
                self.changes.append(
                    Replace(path=to, text=text, old_text=old.text, was=old.digest)
                )
        return bool(to)

    def free_letters(self) -> None:
        """Move the letters out of `Sent/` whose records were taken back and that nothing owes.

        What a person wrote is a draft without a follow-up, and told as such; a form that
        nobody wrote in is put away.
        """
        for ident in sorted(self.taken_back):
            item = self.belonging.items.get(ident)
            files = [one for one in self.read if one.id == ident]
            if len(files) == 1 and not (item and item.state.open):
                (letter,) = files
                once = letter.kind in {kind.value for kind in _ONCE}
                if once and letter.sent and not letter.put_away:
                    self._out_of_sent(letter)

    def _out_of_sent(self, letter: DraftFile) -> str:
        """Move a letter out of `Sent/`, as a draft again; give its path, empty if it stays.

        What it says itself of being sent would be recorded anew.
        """
        old, name = self.documents[letter.path], letter.path.rpartition("/")[2]
        text, was, to = old.text, old.digest, f"{self.folder}/{name}"
        if letter.status == "sent":
            try:
                text = as_draft(text)
            except ValueError:
                return ""
            was = Document.of(old.path, text).digest
        draft = read_draft(to, text)  # its links count from there
        if draft.untouched and self.belonging.over(draft):
            to = self._free(f"{self.folder}/{NOT_SENT}/", name.removesuffix(".md"), letter.id)
        elif caseless(to) in self.taken:
            return ""
        if text != old.text:
            self.changes.append(
                Replace(path=old.path, text=text, old_text=old.text, was=old.digest)
            )
        self.taken.add(caseless(to))
        self.changes.append(Move(path=old.path, to=to, was=was))
        self.paths[letter.id] = to
        return to

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
        other = (
            _by_another(item, there)
            or self._of_another_note(item, there)
            or self._passed_on(item, there)
        )
        if there.slots and not moved and (letters or other):
            self._move(there, NOT_SENT)  # nobody sent a form with open brackets
            if letters:
                self.paths[item.id] = letters[0].path
            return
        self._move(there, SENT)

    def _of_another_note(self, item: FollowUp, there: DraftFile) -> bool:
        """Tell whether another note on the same interview has the letter that was sent."""
        record = item.record
        if record is None or record.path == item.interview.path:
            return False
        return there.untouched and (record.path, record.line) in self.recorded

    def _passed_on(self, item: FollowUp, there: DraftFile) -> bool:
        """Tell whether the letter to whoever was to pass this one on can have done so."""
        first = self.belonging.items.get(item.within)
        return there.untouched and first is not None and first.state is State.DONE

    def put_away(self) -> None:
        """Move the untouched drafts out of the way whose message is not sent any more.

        What another device has sent meanwhile goes to the sent ones after all.
        """
        for draft in self.read:
            folder = draft.path.rpartition("/")[0]
            if not draft.untouched or draft.path in self.written_over:
                continue
            if folder == self.folder and self.belonging.over(draft):
                self._move(draft, NOT_SENT)
            elif folder == f"{self.folder}/{NOT_SENT}" and self._sent_after_all(draft):
                self._move(draft, SENT)

    def _sent_after_all(self, draft: DraftFile) -> bool:
        item, known = self.belonging.items.get(draft.id), self.files[draft.id]
        same = self.documents[known.path].digest == self.documents[draft.path].digest
        done = item is not None and item.state is State.DONE
        if item is None or not (done and same):
            return False
        return not (_by_another(item, draft) or self._passed_on(item, draft))

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
        message=f"this is a blank form, and a letter for this message is in {letters}",
        help="if that letter is the one to be sent, delete this file, move the letter here and "
        "set `status: draft` in it; else write this one",
    )


def _wanted(item: FollowUp) -> bool:
    """A draft is made when the message can be sent; an answer as soon as they wrote."""
    if item.kind is Kind.RESPOND:
        return item.state.pressing or item.state is State.UPCOMING
    return item.state.pressing
