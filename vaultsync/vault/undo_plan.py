"""Which kept change is taken back, by which line, and what the same command wrote besides."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from vaultsync.edit.lines import Conventions, LineChange, Refusal
from vaultsync.edit.turn_back import turn_back
from vaultsync.errors import UndoError, UnknownChangeError, WriteError
from vaultsync.parse.draft import drafts_by_id
from vaultsync.records import record_class
from vaultsync.vault.files import Unreadable
from vaultsync.vault.journal import Journal, Made
from vaultsync.vault.linked import document_of
from vaultsync.vault.reading import read_vault
from vaultsync.vault.state import NoStateError, State
from vaultsync.vault.store import Store
from vaultsync.wrong_words import AmbiguousItemError

if TYPE_CHECKING:
    from vaultsync.edit.kept import Kept
    from vaultsync.snapshot import Document
    from vaultsync.vault.opening import Vault

_BY_ITSELF = frozenset({"sync", "watch"})
"""Commands that record what was ticked one by one: each line was meant for itself."""

_OTHERS = "`vaultsync undo --list` lists all changes; name another one by its ID"
_NO_STATE = "name a folder outside of the vault with VAULTSYNC_STATE"


class Standing(Enum):
    """What became of a kept change."""

    STANDS = "stands"
    TAKEN_BACK = "taken back"
    CHANGED = "changed since"


class Listed(NamedTuple):
    """A kept change and what became of it."""

    kept: "Kept"
    standing: Standing


@record_class
class TakingBack:
    """A kept change and the one that takes it back."""

    kept: "Kept"
    change: LineChange


def kept_changes(vault: "Vault") -> tuple[Listed, ...]:
    """Give all kept changes of a vault, the newest first.

    Raises:
        UndoError: none can be kept.
    """
    kept = _read(vault)
    gone = taken_back(kept)
    notes = _Notes(vault)
    return tuple(Listed(one, _standing(notes, one, gone)) for one in reversed(kept))


def plan_undo(vault: "Vault", wanted: str | None) -> TakingBack:
    """Give the change that takes back the one of this ID, or the last one.

    Raises:
        UndoError: there is none, or what it wrote was changed since.
        UsageError: no change, or more than one, goes by this ID.
    """
    every = _read(vault)
    gone = taken_back(every)
    kept = _named(every, wanted) if wanted is not None else _last(vault, every, gone)
    if kept.id in gone:
        raise UndoError(f"{_place(kept)} has already been taken back", hint=_OTHERS)
    note = _note(vault, kept.path)
    change = turn_back(note, kept, _ways(vault)) if note else Refusal("")
    if isinstance(change, LineChange):
        return TakingBack(kept=kept, change=change)
    renamed = _renamed(_Notes(vault), kept)
    if renamed:
        return renamed
    reason = f"{_place(kept)}: {change.reason}"
    if note is None:
        reason = f"{kept.path} is no longer there, and no other note holds what it held then"
        raise UndoError(reason, hint=_OTHERS)
    raise UndoError(reason, hint=f"change the note by hand; {_OTHERS}")


def plan_command(vault: "Vault") -> "tuple[TakingBack, ...]":
    """Give the changes that take back what the last command wrote, the last line first.

    One command is one undo. What `sync` and `watch` record was ticked line by line, and goes
    so. A line that was changed since stays, but not without the last one.

    Raises:
        UndoError: there is none, or what it wrote was changed since.
    """
    last = plan_undo(vault, None)
    found, notes = [last], {last.change.after.path: last.change.after}
    for kept in beside(vault, last.kept):
        note = notes.get(kept.path) or _note(vault, kept.path)
        change = turn_back(note, kept, _ways(vault)) if note else None
        if isinstance(change, LineChange):
            found.append(TakingBack(kept=kept, change=change))
            notes[kept.path] = change.after
    return tuple(found)


def drafts_to_return(vault: "Vault", backs: Iterable[TakingBack]) -> tuple[str, ...]:
    """Give the drafts that move back from `Sent` once their records are taken back."""
    ids = {back.kept.item for back in backs} - {""}
    if not ids:
        return ()
    files = drafts_by_id(read_vault(vault).drafts)
    return tuple(sorted(one.path for key, one in files.items() if key in ids and one.sent))


def beside(vault: "Vault", back: "Kept") -> "tuple[Kept, ...]":
    """Give what the same run of a command wrote besides and still counts, newest first."""
    every = _read(vault)
    gone = taken_back(every) | {back.id}
    return tuple(
        one
        for one in reversed(every)
        if (one.when, one.command) == (back.when, back.command)
        and one.command not in _BY_ITSELF
        and one.id not in gone
        and not one.undoes
    )


def what_is_left(vault: "Vault", back: "Kept") -> tuple[int, str]:
    """Count what the same run wrote and still stands; name the last, if an ID is needed for it.

    What took something back has an ID of its own and is no line of a command.
    """
    every = _read(vault)
    gone = taken_back(every) | {back.id}
    run = [
        one
        for one in every
        if (one.when, one.command) == (back.when, back.command)
        and one.id not in gone
        and not one.undoes
    ]
    if not run:
        return 0, ""
    notes = _Notes(vault)
    left = [one for one in run if _standing(notes, one, gone) is Standing.STANDS]
    if not left:
        return 0, ""
    try:
        next_one = _last(vault, every, gone).id
    except UndoError:  # a new note stands in between
        next_one = ""
    return len(left), "" if next_one == left[-1].id else left[-1].id


def _read(vault: "Vault") -> tuple["Kept", ...]:
    try:
        return Journal(State(vault.root)).read()
    except NoStateError as error:
        raise UndoError(
            f"no change of a note can be kept here: {error}", hint=_NO_STATE
        ) from error
    except OSError as error:
        reason = f"the kept changes cannot be read: {error.strerror or error}"
        raise UndoError(reason, hint="check the permissions of that folder") from error


def taken_back(kept: Iterable["Kept"]) -> set[str]:
    """Give the IDs of the changes that were taken back, and not put back since."""
    gone: set[str] = set()
    for one in reversed([*kept]):
        if one.undoes and one.id not in gone:
            gone.add(one.undoes)
    return gone


def _named(every: tuple["Kept", ...], wanted: str) -> "Kept":
    """Find a change by its ID or the beginning of it."""
    found = [one for one in every if wanted and one.id.startswith(wanted.strip().casefold())]
    if not found:
        raise UnknownChangeError(wanted)
    if len(found) > 1:
        raise AmbiguousItemError(wanted, tuple(one.id for one in found))
    return found[0]


def _last(vault: "Vault", every: tuple["Kept", ...], gone: set[str]) -> "Kept":
    """Give the last change that was not taken back and is none that takes back."""
    made = _made(vault)
    for at, one in enumerate(reversed(every)):
        if one.id in made:
            raise _new_comes_first(made[one.id], _before(every[: len(every) - at], gone))
        if one.undoes or one.id in gone:
            continue
        note = _note(vault, one.path)
        if note is None or note.digest != one.before:
            return one
        # the note is as it was before: the run was killed before it wrote
    if "" in made:
        raise _new_comes_first(made[""], None)
    raise UndoError(
        "there is no change of a note to take back",
        hint="what `vaultsync done` or a tick wrote into a note can be, for 90 days, "
        "on the machine that wrote it",
    )


def _made(vault: "Vault") -> dict[str, Made]:
    """Give the notes that are new and still there, by the ID of the change before."""
    try:
        made = Journal(State(vault.root)).made()
    except (NoStateError, OSError):
        return {}
    return {one.after: one for one in made if _note(vault, one.path)}


def _before(every: tuple["Kept", ...], gone: set[str]) -> "Kept | None":
    return next((one for one in reversed(every) if not one.undoes and one.id not in gone), None)


def _new_comes_first(made: Made, before: "Kept | None") -> UndoError:
    """Say that the last thing was a new note, which only a person deletes."""
    path, command = made.path, made.command
    cure = f"delete `{path}` to take it back"
    if before:
        cure += (
            f"; `vaultsync undo {before.id}` takes back the change before it, in "
            f"{_place(before)}, and `vaultsync undo --list` lists all"
        )
    return UndoError(f"the last thing done here was `{command}`, which wrote {path}", hint=cure)


def _standing(notes: "_Notes", kept: "Kept", gone: set[str]) -> Standing:
    if kept.id in gone:
        return Standing.TAKEN_BACK
    note = _note(notes.vault, kept.path)
    found = turn_back(note, kept, _ways(notes.vault)) if note else None
    stands = isinstance(found, LineChange)
    return Standing.STANDS if stands or _renamed(notes, kept) else Standing.CHANGED


class _Notes:
    """The vault's notes by what they say; read only where a note is not where it was."""

    def __init__(self, vault: "Vault") -> None:
        self.vault = vault

    @cached_property
    def by_digest(self) -> dict[str, list[str]]:
        """Give the paths of the notes with each content."""
        found: dict[str, list[str]] = {}
        for note in read_vault(self.vault).notes:
            found.setdefault(note.digest, []).append(note.path)
        return found


def _renamed(notes: _Notes, kept: "Kept") -> TakingBack | None:
    """Find the note of a change under another name: to the byte as the change left it.

    None where there is no such note, or more than one.
    """
    paths = notes.by_digest.get(kept.after, [])
    note = _note(notes.vault, paths[0]) if len(paths) == 1 else None
    change = turn_back(note, kept, _ways(notes.vault)) if note else None
    if note is None or not isinstance(change, LineChange):
        return None
    return TakingBack(kept=replace(kept, path=note.path), change=change)


def _note(vault: "Vault", path: str) -> "Document | None":
    """Read a note as it is now; None where there is none that could be read and written."""
    try:
        data = Store(vault.root).read(path)
        return document_of(path, data) if data is not None else None
    except (WriteError, Unreadable, ValueError):  # ValueError: no system has such a name
        return None


def _ways(vault: "Vault") -> Conventions:
    return Conventions(settings=vault.settings, zone=vault.zone)


def _place(kept: "Kept") -> str:
    return f"{kept.path}:{kept.line}"
