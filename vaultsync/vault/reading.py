"""The vault to a snapshot: no file is read further than it takes to know that it is no note."""

import os
from collections.abc import Callable

from vaultsync.diagnostics import Finding
from vaultsync.parse.recognise import FIRST_LOOK, Look, look
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
    word = vault.settings.notes.type
    notes = []
    for path in found.notes:
        try:
            note = _read_if_interview(root, path, word)
        except Unreadable as error:
            findings.append(error.finding)
            continue
        if note:
            notes.append(note)
    return Snapshot(
        notes=tuple(notes),
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


def _read_if_interview(root: str, path: str, word: str) -> Document | None:
    """Read a note if its beginning does not rule out that it is an interview note.

    Raises:
        Unreadable: it could be one, but cannot be read.
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
        return _document(path, read_whole(full, path))  # says what is wrong
    finally:
        os.close(opened.descriptor)
    if verdict is Look.NO:
        return None
    if size > LARGEST_NOTE:
        raise Unreadable(too_large(path, size))
    return _document(path, read_whole(full, path))


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
