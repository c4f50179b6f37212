"""Where a new note goes: a name that is free, and never the place of another one."""

import contextlib
import os
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from vaultsync.changes import Create
from vaultsync.errors import UsageError, WriteError
from vaultsync.names import caseless, fold, nearest
from vaultsync.render.escape import file_name
from vaultsync.vault.discover import Scope, left_out
from vaultsync.vault.journal import Journal
from vaultsync.vault.state import NoStateError, State
from vaultsync.vault.store import Store
from vaultsync.vault.surroundings import template_places

if TYPE_CHECKING:
    from vaultsync.model import Interview
    from vaultsync.vault.opening import Vault

FOLDER = "Interviews"
_TRIES = 1000


def usual_folder(
    root: str, interviews: "Iterable[Interview]" = (), include: Iterable[str] = ()
) -> str:
    """Give the folder in which most interview notes lie, the later ones if as many do.

    Where there are none, it is the first that `include` names, else `Interviews`, as it is
    spelled where it is there.
    """
    dated = sorted(interviews, key=lambda one: str(one.day or ""), reverse=True)
    counted = Counter(one.path.rpartition("/")[0] for one in dated)
    if counted:
        return max(counted, key=lambda folder: counted[folder])
    return included_folder(root, include) or _spelled(root, FOLDER)


def included_folder(root: str, include: Iterable[str]) -> str:
    """Give the first folder that `notes.include` names and that is in the vault, or ""."""
    for one in include:
        inside = os.path.normpath(one).replace(os.sep, "/")
        away = inside == "." or _outside(inside) or os.path.isabs(inside)
        if not away and os.path.isdir(os.path.join(root, inside)):
            return inside
    return ""


def read_folder(vault: "Vault", text: str) -> str:
    """Read a folder in the vault, as it was typed: from its root, or its whole path.

    Raises:
        UsageError: it lies elsewhere, or not every system can have it.
    """
    full = os.path.normpath(os.path.join(vault.root, os.path.expanduser(text)))
    inside = _inside(vault.root, full)
    if _outside(inside):  # the vault's root has its links resolved, what was typed has not
        inside = _inside(vault.root, os.path.realpath(full))
    if _outside(inside):
        raise UsageError(
            f"the folder {text!r} lies outside of the vault {vault.root}",
            hint="name a folder in it: `--folder Interviews`",
        )
    return "" if inside == "." else _spelled(vault.root, inside)


def _spelled(root: str, folder: str) -> str:
    """Give a folder as it is spelled where it is there; what is new, every system must take.

    Raises:
        UsageError: not every system has such a name, and the notes go to other devices.
    """
    place = ""
    for part in folder.split("/"):
        known = _names(os.path.join(root, place))
        by_form = {caseless(name): name for name in known}
        there = part if part in known else by_form.get(caseless(part))
        good = file_name(part)
        if there is None and good != part and not part.startswith("."):
            raise UsageError(
                f"not every system can have a folder {part!r}",
                hint=f"take another name: `--folder {shlex.quote(good)}`",
            )
        place = os.path.join(place, there or part)
    return place.replace(os.sep, "/")


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []  # writing says why


def _inside(root: str, full: str) -> str:
    return os.path.relpath(full, root).replace(os.sep, "/")


def _outside(path: str) -> bool:
    return path == ".." or path.startswith("../")


def near_folder(vault: "Vault", folder: str, interviews: "Iterable[Interview]") -> str:
    """Give the folder that was probably meant by one that is not there, or ""."""
    if not folder or os.path.isdir(os.path.join(vault.root, folder)):
        return ""
    known = {one.path.rpartition("/")[0] for one in interviews}
    known |= {one.rpartition("/")[0] for one in known}
    with os.scandir(vault.root) as listed:
        known |= {one.name for one in listed if one.is_dir(follow_symlinks=False)}
    by_form = {fold(one): one for one in sorted(known) if one and not one.startswith(".")}
    return by_form.get(nearest(fold(folder), by_form) or "", "")


def free_path(vault: "Vault", folder: str, stems: Iterable[str]) -> str:
    """Give the first path that nothing has, whatever the case of its letters.

    Raises:
        UsageError: notes there are not read.
    """
    path = next(_free(vault.root, folder, tuple(stems)))
    outputs = vault.settings.outputs
    scope = Scope(
        due_note=outputs.due_note,
        drafts=outputs.drafts,
        exclude=vault.settings.notes.exclude,
        templates=template_places(vault.root),
        messages=outputs.templates,
    )
    if path.startswith(f"{outputs.drafts}/") or left_out(path, scope):
        raise UsageError(
            f"notes in {folder or 'this place'} are left out of the interviews: drafts, "
            "templates, and what `notes.exclude` names",
            hint="name another folder: `--folder Interviews`",
        )
    return path


def write_new(
    vault: "Vault", folder: str, stems: Iterable[str], text: str, command: str = "new"
) -> str:
    """Write a note under the first free name; give its path. `command` is who does it.

    Raises:
        WriteError: it cannot be written.
    """
    store, taken = Store(vault.root), "exists already"
    for path in _free(vault.root, folder, tuple(stems)):
        try:
            store.apply(Create(path=path, text=text))
        except WriteError as error:
            if error.reason == taken:  # since the folder was looked at
                continue
            raise
        with contextlib.suppress(NoStateError, OSError):
            Journal(State(vault.root)).keep_made(path, command)
        return path
    raise WriteError(
        folder, "holds too many notes of this name", hint="say the round: `--stage panel`"
    )


def _free(root: str, folder: str, stems: tuple[str, ...]) -> Iterator[str]:
    taken = {caseless(name) for name in _names(os.path.join(root, folder))}
    numbered = (f"{stems[-1]} {number}" for number in range(2, _TRIES))
    for stem in (*map(file_name, stems), *map(file_name, numbered)):
        if caseless(f"{stem}.md") not in taken:
            yield f"{folder}/{stem}.md" if folder else f"{stem}.md"
