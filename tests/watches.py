"""A running `vaultsync watch`, and what tests of it need."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.starting import Running, starter
from tests.support import environment
from tests.vaults import DUE, NORTHWIND, NOTES, contents, sync_here

AS_OF = "2099-03-06T09:00:00+00:00"
"""Far ahead of the clock: no run comes because an hour has come, only because of events."""
LATER = {
    path.replace("2026", "2099"): text.replace("2026", "2099") for path, text in NOTES.items()
}
NOTE = NORTHWIND.replace("2026", "2099")
LIMIT = 60.0
FULL = os.environ.get("HOSTILE") == "full"
REPOSITORY = Path(__file__).parent.parent


def wait_for(condition: Callable[[], bool], what: str, limit: float = LIMIT) -> None:
    """Wait until something is so; fail after the limit."""
    end = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end, f"{what}: not within {limit} s"
        time.sleep(0.02)


def by_itself(before: str) -> list[str]:
    """Give how the program is started all by itself, after some Python."""
    if not before:
        return [sys.executable, "-m", "vaultsync"]
    return [sys.executable, "-c", f"{before}\nfrom vaultsync.cli.main import run\nrun()"]


class Watch:
    """A running `vaultsync watch`."""

    def __init__(
        self,
        root: Path,
        *options: str,
        as_of: str = AS_OF,
        before: str = "",
        inside: Sequence[str] = (),
        **env: str,
    ) -> None:
        """Start it.

        `before` is Python that is run in the process first; `inside` is a command that starts
        the rest of its arguments: then it is loaded anew, else it is a child of one that is
        loaded. Without `as_of` the clock counts.
        """
        self.root = root
        self.log = root.parent / "stderr.txt"
        self.out = root.parent / "stdout.txt"
        instant = ["--as-of", as_of] if as_of else []
        arguments = ["watch", "--vault", str(root), *instant, *options]
        env = environment(PYTHONUNBUFFERED="1", **env)
        self.process: Running | subprocess.Popen[bytes]
        with self.log.open("wb") as log, self.out.open("wb") as out:
            if inside:
                self.process = subprocess.Popen(
                    [*inside, *by_itself(before), *arguments],
                    stdout=out,
                    stderr=log,
                    cwd=REPOSITORY,
                    env=env,
                )
            else:
                self.process = starter().go_on(
                    arguments, env, (out, log), cwd=REPOSITORY, before=before
                )

    @property
    def said(self) -> str:
        """What it has printed so far for people."""
        return self.log.read_text("utf-8")

    @property
    def events(self) -> list[dict[str, Any]]:
        """What it has printed so far for programs."""
        lines = self.out.read_text("utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines if line.endswith("\n")]

    @property
    def runs(self) -> list[str]:
        """What its runs were made for."""
        return [one["why"] for one in self.events if one["event"] == "run"]

    def ran(self, times: int) -> bool:
        """Tell whether it has made so many runs."""
        return len(self.runs) == times

    def tells(self, event: str) -> bool:
        """Tell whether something of this kind has happened."""
        return any(one["event"] == event for one in self.events)

    @property
    def due(self) -> bytes:
        """The due note's bytes; empty while there is none."""
        with contextlib.suppress(OSError):
            return (self.root / DUE).read_bytes()
        return b""

    @property
    def seconds(self) -> float:
        """Processor time that it has used."""
        text = Path(f"/proc/{self.process.pid}/stat").read_text("ascii")
        user, system = text.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def ends(self, ending: int) -> int:
        """Send a signal and wait for the exit code."""
        self.process.send_signal(ending)
        return self.process.wait(LIMIT)

    def comes_to(self, wanted: bytes, limit: float = LIMIT) -> None:
        """Wait until the due note has these bytes."""
        ended = self.process.poll
        wait_for(lambda: self.due == wanted or ended() is not None, "the due note", limit)
        assert self.due == wanted, self.said


@contextmanager
def watching(root: Path, *options: str, as_of: str = AS_OF, **more: Any) -> Iterator[Watch]:
    """Have a vault watched; the due note is up to date when the block begins."""
    running = Watch(root, *options, as_of=as_of, **more)
    try:
        heard = "--json" in options
        wait_for(
            lambda: bool(running.runs) if heard else "watching " in running.said, "the start"
        )
        if as_of:
            running.comes_to(fresh(root, as_of))
        yield running
    finally:
        if running.process.poll() is None:
            running.process.send_signal(signal.SIGCONT)
            running.process.kill()
            running.process.wait(LIMIT)


def fresh(root: Path, as_of: str = AS_OF) -> bytes:
    """Give the due note that a sync of a copy without the outputs writes."""
    copy = root.parent / "copy"
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns("Follow-ups", ".git"))
    sync_here(copy, as_of)
    data = (copy / DUE).read_bytes()
    shutil.rmtree(copy)
    return data


def temporary_files(root: Path) -> list[str]:
    """Give what an interrupted writing would leave behind."""
    return [
        path for path in contents(root) if path.rsplit("/", 1)[-1].startswith(".vaultsync-")
    ]


def more(root: Path, company: bytes = b"Southwind") -> bytes:
    """Give the note's bytes with another company: the due note will say something else."""
    lines = (root / NOTE).read_bytes().split(b"\n")
    return b"\n".join(b"company: " + company if x.startswith(b"company:") else x for x in lines)


def replaced(root: Path, company: bytes = b"Southwind") -> None:
    """Save by a new file that takes the old one's place."""
    temporary = root / "Interviews" / ".saving"
    temporary.write_bytes(more(root, company))
    temporary.replace(root / NOTE)
