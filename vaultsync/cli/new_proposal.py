"""A new note as it would be written, and the way into the vault."""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.cli.known import Known
from vaultsync.cli.new_answers import Typed, expect_short, note_of
from vaultsync.cli.session import Session
from vaultsync.errors import UsageError
from vaultsync.model import Interview
from vaultsync.render.new_note import proven
from vaultsync.render.usual_keys import CANONICAL_KEYS
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.new_note import free_path, write_new

if TYPE_CHECKING:
    from vaultsync.vault.opening import Vault

_MISREAD = "write it in other words; names are letters, not a usual heading such as Notes"


class Proposal(NamedTuple):
    """A note as it would be written."""

    folder: str
    stems: tuple[str, ...]
    """Names that it may get, the best one first."""
    path: str
    text: str
    read: Interview


def proposed(
    session: Session, known: Known, said: Typed, folder: str, *, status: bool = True
) -> Proposal:
    """Give the note that was described; `status`: with a line for that.

    Raises:
        UsageError: something cannot be understood, or would not be read as it is meant.
    """
    expect_short(said)
    vault, note, usual = session.vault, note_of(session, said), known.keys
    base = f"{note.day} {note.company}"
    stems = (base, f"{base} {note.stage}") if note.stage else (base,)
    path = free_path(vault, folder, stems)
    note = replace(
        note,
        type=vault.settings.notes.type,
        usual=usual,
        dataview=known.dataview,
        status=status,
    )
    text, why, read = proven(note, path, vault.settings, vault.zone)
    if read is None and usual != CANONICAL_KEYS:
        note = replace(note, usual=CANONICAL_KEYS)
        text, why, read = proven(note, path, vault.settings, vault.zone)
    if read is None:
        raise UsageError(
            f"this cannot be written so that it is read as it is meant: {why}", hint=_MISREAD
        )
    return Proposal(folder, stems, path, text, read)


def write_proposal(vault: "Vault", made: Proposal, command: str = "new") -> str:
    """Write it; give its path, another one if the name was taken meanwhile.

    Raises:
        WriteError: it cannot be written.
        VaultBusyError: git is at work.
    """
    expect_no_git(vault.root)
    return write_new(vault, made.folder, made.stems, made.text, command)
