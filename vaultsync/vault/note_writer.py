"""The way of one changed line into a user's note: when it lies still, and kept before."""

import contextlib
import os
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from vaultsync.changes import Change, Move, Replace
from vaultsync.edit.kept import Kept, place_of
from vaultsync.edit.lines import Conventions
from vaultsync.errors import RestlessError, WriteError
from vaultsync.records import record_class
from vaultsync.vault.git import expect_no_git
from vaultsync.vault.state import NoStateError, State
from vaultsync.vault.store import Store

if TYPE_CHECKING:
    from vaultsync.edit.lines import LineChange
    from vaultsync.vault.journal import Journal
    from vaultsync.vault.opening import Vault
    from vaultsync.vault.quiet import Patience


@record_class
class Errand:
    """For whom notes are changed: what is kept with each change."""

    command: str
    when: datetime
    undoes: str = ""
    """ID of the change that is taken back."""


class NoteWriter:
    """Writes changed lines; everything that touches a user's note goes through it."""

    def __init__(
        self,
        vault: "Vault",
        errand: Errand,
        patience: "Patience | None" = None,
        written: int = 0,
    ) -> None:
        """Take the vault whose notes these are; with `patience`, notes must lie still.

        `written` is how many lines were written before, by another writer of this run.
        """
        self._root = vault.root
        self._ways = Conventions(settings=vault.settings, zone=vault.zone)
        self._store = Store(vault.root)
        self._errand, self._patience = errand, patience
        self.unkept = ""
        """Why changes could not be kept; empty if every one was."""
        self.kept = ""
        """ID of the last change that was kept."""
        self.written = written
        """How many lines this run has written into notes."""

    def write(self, change: "LineChange", item: str = "") -> None:
        """Carry out one change, if the note is still what it was made from.

        `item` is the ID of the follow-up that it settles or puts off.

        Raises:
            WriteError: it could not be carried out; what stood there still stands.
            VaultBusyError: git has begun something meanwhile.
        """
        before, after = change.before, change.after
        self._await_quiet(change)
        expect_no_git(self._root, self.written)
        kept = self._keep(change, item)
        try:
            self._store.apply(
                Replace(
                    path=before.path, text=after.text, old_text=before.text, was=before.digest
                )
            )
        except WriteError:
            if kept:
                self._forget(kept)
            raise
        self.written += 1
        if self._patience:
            self._patience.own.add(after.digest)

    def keep_moves(self, changes: Iterable[Change]) -> None:
        """Keep which drafts went where; where that cannot be, they stay where they went."""
        for change in changes:
            if isinstance(change, Move):
                with contextlib.suppress(NoStateError, OSError):
                    self._journal.keep_move(change.path, change.to, change.was)

    def _await_quiet(self, change: "LineChange") -> None:
        """Wait until the note has lain still: who saved it just now may still be typing.

        Raises:
            RestlessError: there is no patience left for it.
        """
        patience = self._patience
        if patience is None:
            return
        path = change.before.path
        while True:
            try:
                status = os.lstat(os.path.join(self._root, path))
            except (OSError, ValueError):
                return  # the writing says what is wrong
            seconds = patience.too_fresh(status, change.before.digest)
            if not seconds:
                return
            if not patience.wait(seconds):
                raise RestlessError(path, patience.before_editing)

    def _keep(self, change: "LineChange", item: str) -> Kept | None:
        """Keep the change; where that cannot be, it is made all the same, and that is told."""
        kept = Kept(
            id=secrets.token_hex(4),
            when=self._errand.when,
            command=self._errand.command,
            path=change.before.path,
            line=change.line,
            old=change.old,
            new=change.new,
            before=change.before.digest,
            after=change.after.digest,
            place=place_of(change, self._ways),
            item=item,
            undoes=self._errand.undoes,
        )
        try:
            self._journal.keep(kept)
        except (NoStateError, OSError) as error:
            self.unkept = getattr(error, "strerror", None) or str(error)
            return None
        self.kept = kept.id
        return kept

    def _forget(self, kept: Kept) -> None:
        try:
            self._journal.forget(kept.id)
        except (NoStateError, OSError):
            return  # `undo` sees that the note is as it was before

    @property
    def _journal(self) -> "Journal":
        from vaultsync.vault.journal import Journal  # noqa: PLC0415 - only if notes change

        return Journal(State(self._root))
