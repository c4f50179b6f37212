"""`--notify`: tells on the screen what is due, once; loaded by whoever asks for it."""

import contextlib
from datetime import datetime, timedelta
from typing import NamedTuple

from vaultsync.calendar import AsOf
from vaultsync.errors import LockedError
from vaultsync.machine import Notifications
from vaultsync.owed import FollowUp
from vaultsync.parse.machine import Problem
from vaultsync.pipeline import Outcome
from vaultsync.render.notification import notification
from vaultsync.rules.telling import Told, next_telling, tell
from vaultsync.vault.lock import telling
from vaultsync.vault.machine import read_this_machine
from vaultsync.vault.notifier import NotShownError, show
from vaultsync.vault.state import NoStateError
from vaultsync.vault.told import keep_told, read_told

SOON, SELDOM = 60.0, 3600.0
"""Seconds after which it is tried again to show something; twice as many each time."""


class Notified(NamedTuple):
    """What came of it."""

    title: str = ""
    """What was shown; empty: nothing was."""
    problem: str = ""
    """Why something was not shown that should have been."""
    wrong: tuple[Problem, ...] = ()
    """What of the machine's configuration cannot be used."""
    wake: datetime | None = None
    """When there is something to tell next, as far as that is known."""

    @property
    def complaints(self) -> tuple[Problem, ...]:
        """What to say of it, with what helps."""
        if not self.problem:
            return self.wrong
        return (*self.wrong, Problem(f"no notification was shown: {self.problem}", ""))


class Notifier:
    """Tells what is due in a vault, and remembers it."""

    def __init__(self, root: str) -> None:
        """Take the vault's folder."""
        self._root = root
        self._pause = 0.0

    def notify(self, outcome: Outcome) -> Notified:
        """Tell what is to be told now, if anything is; never fails."""
        machine = read_this_machine()
        settings, as_of = machine.settings.notifications, outcome.as_of
        try:
            with telling(self._root):
                said = self._tell(outcome.follow_ups, settings, as_of)
        except LockedError as error:
            who = f"process {error.process}" if error.process else "another process"
            problem = f"{who} has been about it for ten seconds"
            said = Notified(problem=problem, wake=self._again(as_of))
        return said._replace(wrong=machine.problems)

    def _tell(
        self, items: tuple[FollowUp, ...], settings: Notifications, as_of: AsOf
    ) -> Notified:
        before = read_told(self._root)
        summary, told = tell(items, before, settings, as_of)
        # Written down first: killed in between, it is told next morning, and never twice.
        try:
            if told != before:
                keep_told(self._root, told)
        except (NoStateError, OSError) as error:
            problem = f"what was shown cannot be remembered, so nothing is shown: {error}"
            return Notified(problem=problem, wake=self._again(as_of))
        wake = next_telling(items, told, settings, as_of)
        if summary is None:
            return Notified(wake=wake)
        words = notification(summary, names=settings.names)
        try:
            show(words)
        except NotShownError as error:
            if not error.perhaps:
                wake = self._take_back(before, as_of)
            return Notified(problem=str(error), wake=wake)
        self._pause = 0.0
        return Notified(title=words.title, wake=wake)

    def _take_back(self, before: Told, as_of: AsOf) -> datetime:
        """Forget what was not told after all; gives when to try again."""
        with contextlib.suppress(NoStateError, OSError):  # next morning, then
            keep_told(self._root, before)
        return self._again(as_of)

    def _again(self, as_of: AsOf) -> datetime:
        self._pause = min(2 * self._pause, SELDOM) if self._pause else SOON
        return as_of.instant + timedelta(seconds=self._pause)
