"""The way of one changed line into a user's note."""

from typing import TYPE_CHECKING

from vaultsync.plan import Replace
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from vaultsync.edit.lines import LineChange
    from vaultsync.vault.opening import Vault


class NoteWriter:
    """Writes changed lines; everything that touches a user's note goes through it."""

    def __init__(self, vault: "Vault") -> None:
        """Take the vault whose notes these are."""
        self._store = Store(vault.root)

    def write(self, change: "LineChange") -> None:
        """Carry out one change, if the note is still what it was made from.

        Raises:
            WriteError: it could not be carried out; what stood there still stands.
        """
        before, after = change.before, change.after
        self._store.apply(
            Replace(path=before.path, text=after.text, old_text=before.text, was=before.digest)
        )
