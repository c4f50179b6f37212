"""What a command said last, kept outside of the vault: said again while nothing has changed.

An answer holds for one question (options, and everything about the output that changes it),
for the files of the vault as they are (names, sizes, times, inodes), for this program and
system, and for a span of time. One that is damaged is one that is not there.
"""

import hashlib
import marshal
import os
from collections.abc import Callable, Iterator
from typing import NamedTuple

from vaultsync import CONFIG_NAME
from vaultsync.records import record_class
from vaultsync.vault.glance import glance, just_now
from vaultsync.vault.obsidian import OBSIDIAN, SETTINGS
from vaultsync.vault.program import file_state, program
from vaultsync.vault.sealed import off, read_sealed, write_sealed
from vaultsync.vault.state import NoStateError, State

MAGIC = b"vaultsync answer 1\n"
PREFIX = "answer-"
MOST = 8
"""Answers that are kept of a vault."""
LONGEST = 8 * 1024 * 1024
"""Characters of an answer; what is longer is not kept."""
_SYSTEM = (
    *("/etc/localtime", "/etc/timezone", "/usr/share/zoneinfo", "/usr/local/etc/localtime"),
    *("/etc/sysconfig/clock", "/etc/conf.d/clock", "/var/db/zoneinfo"),
)
"""What says which zone the system is in: what tzlocal asks, and where zones are."""


class Answer(NamedTuple):
    """What was said."""

    code: int
    """The exit code."""
    before: str
    """What was printed, up to the instant of which it was."""
    after: str
    form: str = ""
    """How the instant is written that stands between both; empty: there is none."""
    since: float = 0.0
    """Seconds since 1970 from which on it holds."""
    until: float = 0.0
    """Seconds since 1970 from which on it holds no more; 0: it does not depend on the clock."""
    offset: int = 0
    """Seconds that the vault's zone is ahead of UTC."""

    def holds(self, now: float) -> bool:
        """Tell whether it can be given at an instant."""
        return not self.until or self.since <= now < self.until


@record_class(kw_only=False)
class Question:
    """What is asked of a vault as it is now; without a place nothing is kept."""

    state: State | None
    name: str = ""
    stamp: bytes = b""
    lasting: bool = False
    """When a file changes, that will be seen."""

    @classmethod
    def ask(
        cls, root: str, words: object, now: float, tick: Callable[[int], None] | None = None
    ) -> "Question":
        """Look at a vault's files; `words` are everything else that an answer depends on.

        `now` is the clock, in seconds since 1970; `tick` as in `glance`.
        """
        if off():
            return cls(None)
        name = hashlib.blake2b(repr(words).encode("utf-8", "replace"), digest_size=8)
        # before anything is read: what changes from now on makes another stamp
        now_ns = int(now * 10**9)
        seen, settings = glance(root, now_ns, tick), tuple(_settings(root))
        near = just_now(now_ns)
        said = repr((seen.name, settings, words, program(), _around(root)))
        return cls(
            State(root),
            f"{PREFIX}{name.hexdigest()}",
            hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16).digest(),
            lasting=seen.whole
            and not seen.restless
            and not any(near(time) for one in settings for time in one[1:3]),
        )

    def answered(self, now: float) -> Answer | None:
        """Give what was said, if that is what would be said now."""
        body = read_sealed(self.state, self.name, MAGIC) if self.state else None
        if body is None:
            return None
        try:
            stamp, *said = marshal.loads(body)  # noqa: S302 - data only, and its sum is right
            answer = Answer(*said)
        except (ValueError, EOFError, TypeError):
            return None
        return answer if stamp == self.stamp and answer.holds(now) else None

    def keep(self, answer: Answer) -> None:
        """Keep what was said, if it can be told when that is no longer true; never fails."""
        if self.state is None or not self.lasting:
            return
        if len(answer.before) + len(answer.after) > LONGEST:
            return
        body = marshal.dumps((self.stamp, *answer))
        write_sealed(self.state, self.name, MAGIC, body)
        _sweep(self.state)


def _sweep(state: State) -> None:
    """Keep the latest answers only."""
    try:
        with os.scandir(state.path) as scan:
            found = [
                (entry.stat().st_mtime_ns, entry.path)
                for entry in scan
                if entry.name.startswith(PREFIX)
            ]
        for _, path in sorted(found)[:-MOST]:
            os.unlink(path)
    except (OSError, NoStateError):
        return


def _around(root: str) -> tuple[object, ...]:
    """Name what else of this machine an answer depends on."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    obsidian = os.path.isdir(os.path.join(root, OBSIDIAN))
    return root, user, obsidian, *_zone()


def _zone() -> Iterator[object]:
    """Name what says in which zone the system is; `TZ` can name a file, too."""
    for name in ("TZ", "PYTHONTZPATH"):
        yield os.environ.get(name)
    named = os.environ.get("TZ", "").removeprefix(":")
    for place in (*_SYSTEM, *((named,) if os.path.isabs(named) else ())):
        yield file_state(place)
        if os.path.islink(place):
            yield file_state(os.path.realpath(place))


def _settings(root: str) -> Iterator[tuple[int, ...]]:
    """Give how the files of settings are."""
    for name in (CONFIG_NAME, *SETTINGS):
        yield file_state(os.path.join(root, name))
