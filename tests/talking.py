"""Somebody at a terminal who reads what the program asks, and answers."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import tempfile
import termios
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.forking import Job
from tests.starting import starter
from tests.support import environment

LIMIT = 60.0
CTRL_C, CTRL_D = "\x03", "\x04"
_SIGNS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
NOW = "2026-11-30T12:00:00+00:00"
"""What the clock shows while somebody talks: the notes of these tests are of these weeks."""


class Talk(NamedTuple):
    """What came of it."""

    code: int
    shown: str
    """Everything on the screen, without colours."""
    printed: str
    """The same with colours and links."""


def talk(
    *args: str,
    answers: Iterable[tuple[str, str]] = (),
    cwd: Path | None = None,
    columns: int = 80,
    script: str = "",
    pasted: str = "",
    now: str = NOW,
    **env: str,
) -> Talk:
    """Run a command; wait for each question, then type its answer.

    An answer gets an end of line, but for Ctrl-C and Ctrl-D. `pasted` lies there before it
    starts; `script` runs it from a shell. `LINES` says how many rows there are; 50 else.
    `now` is what the clock shows, so that a test says the same on every day.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(
        slave,
        termios.TIOCSWINSZ,
        struct.pack("HHHH", int(env.get("LINES", "50")), columns, 0, 0),
    )
    os.write(master, pasted.encode())
    job = Job(
        args=list(args),
        command=["sh", "-c", script] if script else [],
        env=environment(**{"TERM": "xterm-256color"} | env),
        cwd=str(cwd or Path.cwd()),
        now=now,
    )
    with tempfile.TemporaryDirectory() as folder:
        pipe = Path(folder, "ended")
        os.mkfifo(pipe)
        ended = os.open(pipe, os.O_RDWR)
        leader = starter().start_on(os.ttyname(slave), pipe, job)
        screen, seen = _Screen(master, ended, leader), 0
        try:
            for question, answer in answers:
                while question not in screen.shown[seen:]:
                    assert screen.goes_on(), f"it never asks {question!r}: {screen.shown}"
                seen = screen.shown.index(question, seen) + len(question)
                end = "" if answer[-1:] in {CTRL_C, CTRL_D} else "\n"
                os.write(master, f"{answer}{end}".encode())
            while screen.goes_on():
                pass
            return Talk(int(os.read(ended, 9)), screen.shown, screen.printed)
        finally:
            os.killpg(leader, signal.SIGKILL)
            for ours in (ended, slave, master):
                os.close(ours)


def on_terminal(columns: int, *args: str, **env: str) -> str:
    """Run a command on a terminal of so many columns; give what it shows, with its colours."""
    done = talk(*args, answers=(), cwd=None, columns=columns, **env)
    assert done.code in {0, 1}
    return done.printed


class _Screen:
    """What stands on a terminal."""

    def __init__(self, master: int, ended: int, leader: int) -> None:
        """Take the terminal, where the exit code comes, and who leads the session there."""
        self.master, self.ended, self.leader = master, ended, leader
        self.read = b""

    @property
    def printed(self) -> str:
        """Everything so far."""
        return self.read.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def shown(self) -> str:
        """Everything so far, without colours."""
        return _SIGNS.sub("", self.printed)

    def goes_on(self) -> bool:
        """Read what comes next; False: it has ended, and all was read."""
        came = select.select([self.master, self.ended], [], [], LIMIT)[0]
        if not came:
            os.killpg(self.leader, signal.SIGABRT)  # says where it hangs
            while select.select([self.master], [], [], 1)[0]:
                self.read += os.read(self.master, 65536)
            raise AssertionError(f"nothing comes: {self.shown}")
        if self.master in came:
            self.read += os.read(self.master, 65536)
            return True
        # all that it wrote before it ended can be read by now
        while select.select([self.master], [], [], 0)[0]:
            self.read += os.read(self.master, 65536)
        return False
