"""The Obsidian pack on the disk: what lies there is looked at, then steps are carried out."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from vaultsync.changes import Create, Replace
from vaultsync.edit.pack import (
    RECORD,
    TYPES_PATH,
    Found,
    PackPlan,
    Record,
    folders_above,
    plan_pack,
    plan_removal,
    read_record,
)
from vaultsync.errors import PackError, WriteError
from vaultsync.render.pack.files import TYPES, Places, pack_files
from vaultsync.snapshot import digest
from vaultsync.vault.files import Unreadable, decode
from vaultsync.vault.obsidian import OBSIDIAN
from vaultsync.vault.store import Store
from vaultsync.vault.surroundings import read_plugins

if TYPE_CHECKING:
    from vaultsync.vault.opening import Vault


def places_of(vault: "Vault") -> Places:
    """Give where things are, as the settings of this vault and of Obsidian say.

    Raises:
        PackError: no Obsidian has ever opened this folder.
    """
    _expect_obsidian(vault.root)
    outputs, plugins = vault.settings.outputs, read_plugins(vault.root)
    return Places(
        due_note=outputs.due_note,
        drafts=outputs.drafts,
        word=vault.settings.notes.type,
        core=plugins.templates_folder,
        templater=plugins.templater_folder if plugins.templater else "",
    )


def added(vault: "Vault", places: Places) -> PackPlan:
    """Plan what of the pack is missing.

    Raises:
        PackError: the record of what was written cannot be read.
    """
    files = pack_files(places)
    found = _look(vault.root, (*(file.path for file in files), TYPES_PATH, RECORD))
    folders = {folder for path in found for folder in folders_above(path)}
    absent = (one for one in folders if not os.path.lexists(os.path.join(vault.root, one)))
    return plan_pack(files, TYPES, found, _record(found[RECORD]), frozenset(absent))


def removed(root: str) -> PackPlan:
    """Plan to take the pack away; no steps if there is none, as where Obsidian never was.

    Raises:
        PackError: the record of what was written cannot be read.
    """
    found = _look(root, (RECORD,))
    if found[RECORD].text is None and not found[RECORD].problem:
        return PackPlan()
    record = _record(found[RECORD])
    return plan_removal({**_look(root, (*record.files, TYPES_PATH)), **found}, record)


def carry_out(root: str, plan: PackPlan) -> tuple[str, ...]:
    """Write and remove, one file after the other; give the folders that went.

    Raises:
        WriteError: a file could not be written, or is another by now.
    """
    store = Store(root)
    for path, old, new in plan.steps:
        was = digest(old.encode()) if old is not None else ""
        if new is None:
            store.remove(path, was)
        elif old is None:
            store.apply(Create(path=path, text=new))
        else:
            store.apply(Replace(path=path, text=new, old_text=old, was=was))
    return tuple(one for one in plan.folders if store.remove_empty(one))


def has_obsidian(root: str) -> bool:
    """Tell whether Obsidian has ever opened this folder."""
    return os.path.isdir(os.path.join(root, OBSIDIAN))


def has_record(root: str) -> bool:
    """Tell whether the pack was written into this vault."""
    return os.path.lexists(os.path.join(root, RECORD))


def _expect_obsidian(root: str) -> None:
    if not has_obsidian(root):
        raise PackError(
            f"{root} holds no `{OBSIDIAN}` folder; nothing was written",
            hint="open the folder in Obsidian once (Open folder as vault), then run it again",
        )


def _look(root: str, paths: Iterable[str]) -> dict[str, Found]:
    """Read what lies there, on the way on which it would be written: through no link."""
    store, found = Store(root), {}
    for path in paths:
        try:
            data = store.read(path)
            found[path] = Found(None if data is None else decode(data, path))
        except WriteError as error:
            found[path] = Found(problem=error.reason)
        except Unreadable as error:
            found[path] = Found(problem=f"is {error.finding.message}")
    return found


def _record(found: Found) -> Record:
    if found.text is None and not found.problem:
        return Record()
    if found.problem:
        raise PackError(
            f"{RECORD} {found.problem}; nothing was written",
            hint="the pack needs a place in the vault itself for what it wrote",
        )
    record = read_record(found.text or "")
    if record is None:
        raise PackError(
            f"{RECORD} cannot be read; nothing was written",
            hint="it says what `--obsidian` wrote: bring it back as it was, or move it away, "
            "then run it again",
        )
    return record
