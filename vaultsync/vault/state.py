"""The place outside of the vault for what belongs to one machine: kept changes, and locks.

Nothing in it is needed: where it cannot be made, everything but `undo` works as ever.
"""

import hashlib
import os
import unicodedata
from typing import TYPE_CHECKING

from vaultsync.records import record_class

if TYPE_CHECKING:
    from vaultsync.vault.folder import Folder

_PRIVATE = 0o700
"""Notes on interviews are nobody else's business, and neither is what changed in them."""


class NoStateError(Exception):
    """There is no place for a vault's state; what it says is why."""


@record_class(kw_only=False)
class State:
    """The state folder of one vault; made when it is first needed."""

    root: str
    """The vault."""

    @property
    def path(self) -> str:
        """Where it is, or would be.

        Raises:
            NoStateError: there is no such place, or it would be in the vault.
        """
        root = os.path.realpath(self.root)
        base = os.path.realpath(_base())
        if base == root or base.startswith(root.rstrip(os.sep) + os.sep):
            raise NoStateError(f"the state folder {base} would be in the vault")
        return os.path.join(base, key_of(root))

    def open(self) -> "Folder":
        """Open the folder; make it, for this user alone, if it is not there yet.

        Raises:
            NoStateError: it cannot be made or opened.
        """
        from vaultsync.vault.folder import Folder  # noqa: PLC0415 - only where it is needed

        path = self.path
        try:
            base = os.path.dirname(path)
            os.makedirs(os.path.dirname(base), exist_ok=True)
            for folder in (base, path):
                if not os.path.isdir(folder):
                    os.makedirs(folder, _PRIVATE, exist_ok=True)
            return Folder.open_root(path)
        except OSError as error:
            reason = f"{path} cannot be made or opened: {error.strerror or error}"
            raise NoStateError(reason) from error


def key_of(root: str) -> str:
    """Give what a vault is called where all vaults are; it need not exist any more."""
    # one name for one vault, also where case or the Unicode form of names does not count
    name = unicodedata.normalize("NFC", os.path.normcase(os.path.realpath(root)))
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _base() -> str:
    """Give the folder for the state of all vaults.

    Raises:
        NoStateError: nothing says where the user's own files are.
    """
    named = os.environ.get("VAULTSYNC_STATE")
    if named:
        return os.path.abspath(os.path.expanduser(named))
    for name in ("LOCALAPPDATA",) if os.name == "nt" else ("XDG_STATE_HOME",):
        place = os.environ.get(name, "")
        if os.path.isabs(place):  # the XDG specification: a relative one is ignored
            return os.path.join(place, "vaultsync")
    home = os.path.expanduser("~")
    if not os.path.isabs(home):
        raise NoStateError("no home folder is known; name a folder with VAULTSYNC_STATE")
    return os.path.join(home, ".local", "state", "vaultsync")
