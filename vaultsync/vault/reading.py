"""The vault to a snapshot: no file is read further than it takes to know that it is no note."""

import os
from collections.abc import Callable

from vaultsync.diagnostics import Finding
from vaultsync.parse.links import Targets, person_links
from vaultsync.parse.recognise import FIRST_LOOK, Look, look, says_person
from vaultsync.snapshot import Document, Snapshot, digest
from vaultsync.vault.discover import Scope, discover
from vaultsync.vault.files import (
    LARGEST_NOTE,
    Unreadable,
    decode,
    open_regular,
    read_up_to,
    read_whole,
    too_large,
)
from vaultsync.vault.opening import Vault
from vaultsync.vault.surroundings import read_surroundings, template_places

Tick = Callable[[int], None]


def read_vault(vault: Vault, tick: Tick | None = None) -> Snapshot:
    """Read everything that the core needs to know of a vault.

    `tick` is told how many files were seen, for progress.
    """
    root, outputs = vault.root, vault.settings.outputs
    scope = Scope(
        due_note=outputs.due_note,
        drafts=outputs.drafts,
        exclude=vault.settings.notes.exclude,
        templates=template_places(root),
    )
    found = discover(root, scope, tick)
    findings: list[Finding] = [*vault.findings, *found.findings]
    notes, people = [], []
    for path in found.notes:
        try:
            note, verdict = _read_if_known(root, path, vault.settings.notes.type)
        except Unreadable as error:
            findings.append(error.finding)
            continue
        if note and verdict is Look.MAYBE:
            notes.append(note)
        if note and (verdict is Look.PERSON or says_person(note.text)):
            people.append(note)
    people += _linked(root, found.notes, notes, people)
    return Snapshot(
        notes=tuple(notes),
        people=tuple(sorted(people, key=lambda note: note.path)),
        due_note=_read_own(root, found.due_note, findings),
        drafts=tuple(
            document
            for path in found.drafts
            if path.endswith(".md") and (document := _read_own(root, path, findings))
        ),
        occupied=frozenset(found.drafts),
        findings=tuple(findings),
        surroundings=read_surroundings(root),
    )


def _read_if_known(root: str, path: str, word: str) -> tuple[Document | None, Look]:
    """Read a note if its beginning says that it could be an interview note or is on a person.

    Raises:
        Unreadable: it could be an interview note, but cannot be read.
    """
    full = os.path.join(root, path)
    opened = open_regular(full, path)
    try:
        head = os.read(opened.descriptor, FIRST_LOOK)
        size = opened.status.st_size
        verdict = look(head, whole=len(head) >= size, path=path, word=word)
        while verdict is Look.MORE:
            more = read_up_to(opened.descriptor, len(head))
            head += more
            whole = not more or len(head) >= size
            verdict = look(head, whole=whole, path=path, word=word)
    except OSError:
        return _document(path, read_whole(full, path)), Look.MAYBE  # says what is wrong
    finally:
        os.close(opened.descriptor)
    if verdict is Look.NO:
        return None, verdict
    if verdict is Look.PERSON:
        return _read_quietly(root, path), verdict
    if size > LARGEST_NOTE:
        raise Unreadable(too_large(path, size))
    return _document(path, read_whole(full, path)), verdict


def _read_quietly(root: str, path: str) -> Document | None:
    """Read a note on a person; one that cannot be read is the user's own business."""
    try:
        return _document(path, read_whole(os.path.join(root, path), path))
    except Unreadable:
        return None


def _linked(
    root: str, paths: list[str], notes: list[Document], people: list[Document]
) -> list[Document]:
    """Read the notes to which interview notes link as to persons, and that do not say so.

    Where a link can mean several, two of them are read: enough to see that it is no answer.
    """
    links = [(link, note.path) for note in notes for link in person_links(note.text)]
    if not links:
        return []
    known = {note.path: note for note in (*notes, *people)}
    typed, every = Targets(note.path for note in people), Targets(paths)
    wanted = {
        path
        for link, at in dict.fromkeys(links)
        if not typed.find(link, at)
        for path in every.find(link, at)[:2]
    }
    found = (known.get(path) or _read_quietly(root, path) for path in sorted(wanted))
    return [note for note in found if note]


def _document(path: str, data: bytes) -> Document:
    return Document(path=path, text=decode(data, path), digest=digest(data))


def _read_own(root: str, path: str | None, findings: list[Finding]) -> Document | None:
    """Read a generated file; one that cannot be read is told and left alone."""
    if path is None:
        return None
    try:
        return _document(path, read_whole(os.path.join(root, path), path))
    except Unreadable as error:
        findings.append(error.finding)
        return None
