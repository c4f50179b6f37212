"""The vault to a snapshot: no file is read further than it takes to know that it is no note."""

import itertools
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace

from vaultsync.diagnostics import Finding
from vaultsync.names import caseless
from vaultsync.parse.front.recognise import FIRST_LOOK, Look, look, says_subject
from vaultsync.parse.listed import read_entries
from vaultsync.settings import NoteSettings, Outputs
from vaultsync.snapshot import Document, Snapshot, Unread
from vaultsync.vault.attachable import attachable
from vaultsync.vault.discover import Discovered, Scope, discover, left_out
from vaultsync.vault.files import (
    LARGEST_NOTE,
    Gone,
    Unreadable,
    Whole,
    open_regular,
    read_still,
    read_up_to,
    restless,
    too_large,
)
from vaultsync.vault.linked import document_of, read_linked, read_quietly
from vaultsync.vault.newly import Newly
from vaultsync.vault.opening import Vault
from vaultsync.vault.quiet import Patience
from vaultsync.vault.surroundings import read_surroundings, template_places
from vaultsync.vault.way import Way

Tick = Callable[[int], None]


def read_vault(
    vault: Vault, tick: Tick | None = None, patience: Patience | None = None
) -> Snapshot:
    """Read everything that the core needs to know of a vault.

    `tick` is told how many files were seen, for progress. With `patience`, it is read again
    until no note and no due note is being written; a note that still is after that counts as
    one that cannot be read now.
    """
    while True:
        with Way(vault.root) as way:
            reading = _Reading(vault, way, patience)
            snapshot = reading.read(tick)
        if patience is None or not reading.restless or not patience.wait(reading.longest_wait):
            return snapshot


class _Reading:
    """One reading of a vault."""

    def __init__(self, vault: Vault, way: Way, patience: Patience | None) -> None:
        self.vault, self.root, self.patience = vault, vault.root, patience
        self.way = way
        self.findings: list[Finding] = [*vault.findings]
        self.unread: list[Unread] = []
        self.beside: list[Document] = []
        self.missed: list[str] = []
        self.present: set[str] = set()
        self.known: frozenset[str] = frozenset()
        self.newly = Newly(vault)
        self.restless = False
        self.longest_wait = 0.0
        self.names: dict[tuple[int, int], set[str]] = {}
        """Generated files that have more than one name, by device and inode."""

    def read(self, tick: Tick | None) -> Snapshot:
        settings = self.vault.settings
        scope = Scope(
            due_note=settings.outputs.due_note,
            drafts=settings.outputs.drafts,
            exclude=settings.notes.exclude,
            templates=template_places(self.root, self.missed),
            messages=_folder_of_messages(settings.outputs),
        )
        index = self.vault.index
        index.begin()
        found = discover(self.way, scope, index, tick)
        self.findings += found.findings
        due_note = self._own(found.due_note)
        if due_note is None:
            self._await_place(scope.due_note)
        else:
            entries = read_entries(due_note.text, due_note.path)
            self.known = frozenset(path for entry in entries for path in entry.notes)
        # what an editor put there since the folder was listed is read as well
        listed = self.known.intersection(found.notes)
        besides = {*listed, *self._missing(found, scope)}.difference(found.unknown)
        # one by one: of a hundred thousand files few are notes of ours
        read = (self._note(path) for path in itertools.chain(found.unknown, besides))
        notes = tuple(sorted(filter(None, read), key=lambda note: note.path))
        self.beside += read_linked(self.way, found.notes, notes, self.beside, self.missed)
        surroundings = read_surroundings(self.root, self.missed)
        drafts = tuple(
            document
            for path in found.drafts
            if path.endswith(".md") and (document := self._own(path))
        )
        return Snapshot(
            notes=notes,
            beside=tuple(sorted(self.beside, key=lambda note: note.path)),
            unread=tuple(sorted(self.unread, key=lambda one: one.path)),
            missed=tuple(self.missed),
            alike=tuple(sorted(self.newly.found)),
            present=frozenset(self.present),
            due_note=due_note,
            drafts=drafts,
            attachable=attachable(self.way, drafts),
            templates=tuple(t for path in found.messages if (t := self._template(path))),
            twins=tuple(frozenset(names) for names in self.names.values() if len(names) > 1),
            occupied=frozenset(found.drafts),
            findings=tuple(self.findings),
            surroundings=surroundings,
        )

    def _note(self, path: str) -> Document | None:
        """Read what could be an interview note; what cannot be read is told and remembered."""
        known = path in self.known
        try:
            if known:
                self.present.add(path)  # and it is read, whatever it seems to be
            else:
                verdict, status, head = _look(self.way, path, self.vault.settings.notes)
                if verdict is Look.NO and status and not self.newly.seems(path, status, head):
                    self.vault.index.passes(path, status)
                if verdict is Look.BESIDE:
                    self._beside(path)
                if verdict is not Look.MAYBE:
                    return None
            whole = read_still(self.way, path)
            note = document_of(path, whole.data)
        except Gone:
            self.present.discard(path)
            if known:
                self._await_place(path)
            return None
        except Unreadable as error:
            self._await_path(os.path.join(self.root, path))
            self.findings.append(error.finding)
            self.unread.append(Unread(path, _why(error.finding), _salvage(self.way, path)))
            return None
        if not self._await(whole, note.digest) or self._may_wait():
            if says_subject(note.text):
                self.beside.append(note)
            return note
        self.findings.append(restless(path))
        self.unread.append(Unread(path, "is being written", note.text[:FIRST_LOOK]))
        return None

    def _beside(self, path: str) -> None:
        """Take a note on a person, a company or oneself; nobody complains about such a note."""
        note = read_quietly(self.way, path, self.missed)
        if note:
            self.beside.append(note)

    def _missing(self, found: Discovered, scope: Scope) -> Iterator[str]:
        """Look for the notes that the due note knows and that the folders did not show."""
        for path in sorted(self.known.difference(found.notes)):
            full = os.path.join(self.root, path)
            try:
                mode = os.lstat(full).st_mode
            except (FileNotFoundError, NotADirectoryError):
                self._await_place(path)
                continue
            except (OSError, ValueError):
                self.present.add(path)
                self.unread.append(Unread(path, "cannot be read"))
                continue
            if stat.S_ISDIR(mode):
                continue
            self.present.add(path)
            hidden = any(path.startswith(f"{f}/") if f else True for f in found.unlisted)
            if hidden or not stat.S_ISREG(mode):
                self.unread.append(Unread(path, "cannot be read"))
            elif not left_out(path, scope):
                yield path

    def _own(self, path: str | None) -> Document | None:
        """Read a generated file; one that cannot be read is told and left alone."""
        if path is None:
            return None
        try:
            whole = read_still(self.way, path)
            document = document_of(path, whole.data)
        except Gone:
            self._await_place(path)
            return None
        except Unreadable as error:
            self.findings.append(error.finding)
            return None
        if whole.status.st_nlink > 1:
            one = whole.status.st_dev, whole.status.st_ino
            self.names.setdefault(one, set()).add(path)
        self._await(whole, document.digest)
        return document

    def _template(self, path: str) -> Document | None:
        """Read a template of the person's own; one that cannot be read is told."""
        count = len(self.findings)
        document = self._own(path)
        self.findings[count:] = [_no_template(one) for one in self.findings[count:]]
        return document

    def _await(self, whole: Whole, name: str) -> bool:
        """Tell whether a file was written just now; then the vault is to be read again."""
        seconds = self.patience.restless(whole.status, name) if self.patience else 0.0
        if seconds:
            self.restless = True
            self.longest_wait = max(self.longest_wait, seconds)
        return bool(seconds)

    def _await_place(self, path: str) -> None:
        """Wait where a file is missing: an editor may be about to put the new one there."""
        folder = os.path.dirname(path)
        while folder and not os.path.isdir(os.path.join(self.root, folder)):
            folder = os.path.dirname(folder)
        self._await_path(os.path.join(self.root, folder))

    def _await_path(self, full: str) -> None:
        try:
            self._await(Whole(b"", os.stat(full, follow_symlinks=False)), "")
        except (OSError, ValueError):
            return

    def _may_wait(self) -> bool:
        return self.patience is not None and self.patience.left > 0


def _look(
    way: Way, path: str, notes: NoteSettings
) -> tuple[Look, os.stat_result | None, bytes]:
    """Judge a note by its beginning; give what the system knew of the file then, and that.

    Raises:
        Gone: there is no such file any more.
        Unreadable: it could be an interview note, but cannot be read.
    """
    opened = open_regular(way, path)
    try:
        head = os.read(opened.descriptor, FIRST_LOOK)
        size = opened.status.st_size
        verdict = look(head, whole=len(head) >= size, path=path, notes=notes)
        while verdict is Look.MORE:
            more = read_up_to(opened.descriptor, len(head))
            head += more
            whole = not more or len(head) >= size
            verdict = look(head, whole=whole, path=path, notes=notes)
    except OSError:
        return Look.MAYBE, None, b""  # reading it whole says what is wrong
    finally:
        os.close(opened.descriptor)
    if verdict is Look.MAYBE and size > LARGEST_NOTE:
        raise Unreadable(too_large(path, size))
    return verdict, opened.status, head


def _folder_of_messages(outputs: Outputs) -> str:
    """Give the folder of the templates; one that is the drafts' own, too, holds drafts."""
    return "" if caseless(outputs.templates) == caseless(outputs.drafts) else outputs.templates


def _no_template(finding: Finding) -> Finding:
    message = f"this template is not used: {finding.message}"
    return replace(finding, code="VS503", message=message)


def _why(finding: Finding) -> str:
    return {"VS001": "is not valid UTF-8", "VS002": "is too large"}.get(
        finding.code, "cannot be read"
    )


def _salvage(way: Way, path: str) -> str:
    """Read the beginning of a note that cannot be read as a whole, as far as it goes."""
    try:
        descriptor = open_regular(way, path).descriptor
    except (Gone, Unreadable):
        return ""
    try:
        return os.read(descriptor, FIRST_LOOK).replace(b"\0", b"").decode("utf-8", "replace")
    except OSError:
        return ""
    finally:
        os.close(descriptor)
