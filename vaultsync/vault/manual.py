"""Pages of the manual, written into a folder; what somebody else put there stays."""

import contextlib
import os
from collections.abc import Mapping

from vaultsync.errors import UsageError, WriteError
from vaultsync.render.roff import MARK
from vaultsync.vault.folder import Folder
from vaultsync.vault.service import look, write_file


def write_pages(place: str, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Write pages by name; give the names of those that are new or changed.

    Raises:
        UsageError: a file of such a name is not one of ours; nothing was written.
        WriteError: one could not be written.
    """
    lying = look(place, tuple(pages))
    foreign = [name for name, one in lying.items() if not one.text.startswith(MARK)]
    if foreign:
        raise UsageError(
            f"{os.path.join(place, foreign[0])} was not written by vaultsync; "
            "nothing was written",
            hint="name another folder, or move that file away first",
        )
    changed = tuple(
        name for name, text in pages.items() if name not in lying or lying[name].text != text
    )
    try:
        os.makedirs(place, exist_ok=True)
        with contextlib.closing(Folder.open_root(place)) as folder:
            for name in changed:
                write_file(folder, name, pages[name], lying.get(name))
    except OSError as error:
        raise WriteError(
            place,
            f"cannot be written: {error.strerror or error}",
            hint="name a folder that you may write to: `vaultsync man --write ~/man`",
        ) from error
    return changed
