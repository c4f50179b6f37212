"""Watching a vault: hints say when to look, the rescan is the truth (hazards.md rows 6 to 8).

One thread, the caller's, waits for hints and runs. It also runs when an hour comes at which
something changes, after sleep, when the clock was set, and every few minutes in case that hints
were lost.
"""

import os
import queue
import time
from dataclasses import field

from vaultsync.records import record_class
from vaultsync.vault.glance import glance
from vaultsync.vault.guard import Guard
from vaultsync.vault.hints import Blind, Hint, Hints, Watching, Word
from vaultsync.vault.pace import Done, Event, Occasion, Outside, Pace, Why
from vaultsync.vault.quiet import Seen

MANY_CLOSED = 2000
"""Of more files than this it is not asked whether they are complete; they must lie still."""
_NEVER = float("inf")


@record_class(kw_only=False, frozen=False)
class _News:
    """What hints came to since the last run."""

    words: set[Word] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    """Files that changed and may change further."""
    closed: set[str] = field(default_factory=set)
    """Files that are complete."""

    def take(self, hint: Hint) -> None:
        """Note a hint."""
        self.words.add(hint.word)
        if hint.word is Word.CLOSED:
            self.open.discard(hint.path)
            self.closed.add(hint.path)
        elif hint.path:
            self.closed.discard(hint.path)
            self.open.add(hint.path)

    @property
    def urgent(self) -> bool:
        return bool(self.words & {Word.STOP, Word.ASKED})


@record_class(kw_only=False, frozen=False)
class _Cost:
    """Seconds of the processor that the last ones took."""

    run: float = 0.0
    glance: float = 0.0


class Watcher:
    """Runs something whenever a vault changes."""

    def __init__(self, root: str, outside: Outside, pace: Pace | None = None) -> None:
        """Take the vault's folder."""
        self.root, self._outside, self._pace = root, outside, pace or Pace()
        self._hints: Hints = queue.SimpleQueue()
        self._guard = Guard(Watching(root, self._hints), outside, self._pace)
        self._news = _News()
        self._clocks = self._read_clocks()
        self._done = Done()
        self._last = self._whole = self._delay = 0.0
        self._again = _NEVER
        self._cost = _Cost()
        self._glance: bytes | None = None
        """How everything was before the last run; None: that is not known."""

    @property
    def blind(self) -> Blind | None:
        """Why the vault is read every few seconds; None: the system tells of changes."""
        return self._guard.blind

    def stop(self) -> None:
        """End `watch` soon; safe in a signal handler."""
        self._hints.put(Hint(Word.STOP))

    def ask(self) -> None:
        """Have a run made soon; safe in a signal handler."""
        self._hints.put(Hint(Word.ASKED))

    def watch(self) -> None:
        """Run now and whenever something changes, until `stop`.

        Raises:
            VaultGoneError: the folder is gone, or is something else, and does not come back.
        """
        try:
            self._guard.begin()
            self._run(Why.START)
            while Word.STOP not in self._news.words:
                why = self._reason(late=self._listen())
                if why and not self._is_as_before(why):
                    self._run(why)
        finally:
            self._guard.end()

    def _listen(self) -> bool:
        """Wait for hints, and then until it is quiet; tell whether it took far too long."""
        timeout = self._timeout()
        before = time.monotonic()
        hint = self._wait(timeout)
        late = time.monotonic() - before > timeout + self._pace.late
        if hint and self._take(hint):
            self._settle()
        return late

    def _settle(self) -> None:
        """Wait until the vault is quiet: one save is up to 38 hints, a checkout thousands."""
        last = now = time.monotonic()
        end = now + self._pace.longest
        while not self._news.urgent:
            pause = self._pace.quiet if self._news.open else self._pace.complete
            left = min(end, last + pause) - now
            if left <= 0:
                return
            hint = self._wait(left)
            now = time.monotonic()
            if hint and self._take(hint):
                last = now

    def _wait(self, seconds: float) -> Hint | None:
        try:
            hint = self._hints.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            return None
        if hint.word is Word.STOP:
            self._news.words.add(hint.word)  # whoever waits for what
        return hint

    def _take(self, hint: Hint) -> bool:
        """Note a hint; False if it says nothing new."""
        if hint.path and self._outside.explains(hint):
            return False
        self._news.take(hint)
        return True

    def _timeout(self) -> float:
        """Give how long nothing needs to be done, if nothing happens."""
        left = min(self._again, self._next_run()) - time.monotonic()
        if self._done.wake:
            left = min(left, (self._done.wake - self._outside.now()).total_seconds())
        return min(max(left, 0.0), self._pace.health)

    def _next_run(self) -> float:
        """Give when the next run without a hint is due, on the clock that is never set."""
        if self._delay:
            return self._last + self._delay
        if self.blind:
            wanted = max(self._pace.poll, self._cost.glance / self._pace.share)
            return self._last + min(wanted, self._pace.rescan)
        return self._last + self._pace.rescan

    def _read_clocks(self) -> tuple[float, float]:
        return self._outside.now().timestamp(), time.monotonic()

    def _jumped(self) -> float:
        """Give by how many seconds the two clocks parted since the last look."""
        before, self._clocks = self._clocks, self._read_clocks()
        return (self._clocks[0] - before[0]) - (self._clocks[1] - before[1])

    def _reason(self, *, late: bool) -> Why | None:
        """Give why a run is to be made now, if there is a reason."""
        words = self._news.words
        if Word.STOP in words:
            return None
        wrong = self._guard.examine(self._wait)
        jump = self._jumped()
        if wrong or Word.STOP in words:
            return wrong
        if Word.ASKED in words:
            return self._asked()
        if Word.LOST in words:
            self._again = time.monotonic() + self._pace.after_loss
            self._outside.tell(Event.LOST, "the system lost count of changes", "")
            return Why.LOST
        if late or abs(jump) > self._pace.jump:
            moved = f"the clock moved by {jump:+.0f} s: it was set, or the machine slept"
            message = moved if abs(jump) > self._pace.jump else "it was stopped for a while"
            self._outside.tell(Event.CLOCK, message, "")
            return Why.CLOCK
        return Why.CHANGED if words else self._due()

    def _due(self) -> Why | None:
        """Give why a run is to be made though nothing was heard, if there is a reason."""
        if self._done.wake and self._outside.now() >= self._done.wake:
            return Why.HOUR
        if time.monotonic() < min(self._again, self._next_run()):
            return None
        return Why.RETRY if self._delay else Why.POLL if self.blind else Why.RESCAN

    def _asked(self) -> Why | None:
        if self._outside.hung_up():
            self._news.words.add(Word.STOP)
            return None
        self._outside.tell(Event.ASKED, "reading configuration and vault again, as asked", "")
        self._guard.begin_again()
        return Why.ASKED

    def _is_as_before(self, why: Why) -> bool:
        """Tell whether a run without a hint can be spared: no file has changed."""
        if why not in {Why.POLL, Why.RESCAN}:
            self._glance = None  # whoever hinted at a change need not wait for a glance
            return False
        used = time.process_time()
        found = glance(self.root, int(self._outside.now().timestamp() * 10**9))
        before, self._glance = self._glance, None if found.restless else found.name
        self._cost.glance = time.process_time() - used
        whole = time.monotonic() - self._whole > self._pace.whole
        if whole or self._glance is None or self._glance != before:
            return False
        self._last, self._again = time.monotonic(), _NEVER
        return True

    def _run(self, why: Why) -> None:
        news, self._news = self._news, _News()
        start, used = time.monotonic(), time.process_time()
        if start >= self._again:
            self._again = _NEVER
        self._done = self._outside.run(Occasion(why, self._closed(news)))
        self._last = self._whole = time.monotonic()
        self._cost.run = time.process_time() - used
        self._delay = self._next_delay()
        if (Word.FOLDER in news.words or why is not Why.CHANGED) and self._guard.close_gaps():
            self._again = self._last  # for what changed in between

    def _next_delay(self) -> float:
        """Wait twice as long with every run that could not be done, up to a limit."""
        if not self._done.retry:
            return 0.0
        longest = max(
            self._done.retry, min(self._cost.run / self._pace.share, self._pace.rescan)
        )
        return min(max(2 * self._delay, self._pace.retry), longest)

    def _closed(self, news: _News) -> frozenset[Seen]:
        """Give the files that are complete, as they are now."""
        found = set()
        for path in news.closed if len(news.closed) <= MANY_CLOSED else ():
            try:
                found.add(Seen.of(os.lstat(os.path.join(self.root, path))))
            except (OSError, ValueError):
                continue
        return frozenset(found)
