"""Somebody at a terminal who reads what the program asks, and answers."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.support import environment

LIMIT = 60.0
CTRL_C, CTRL_D = "\x03", "\x04"
_SIGNS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_HOLDER = """
trap : INT ABRT
ended=$1 released=$2
shift 2
"$@"
echo $? > "/dev/fd/$ended"
read -r _ < "/dev/fd/$released"
"""
"""What has the terminal: a shell, as people have one, which stays until all was read.

The program must not have it itself: the kernel may throw away what is not read yet as soon as
the process ends to which a terminal belongs.
"""


class Talk(NamedTuple):
    """What came of it."""

    code: int
    shown: str
    """Everything on the screen, without colours."""


def take_terminal() -> None:
    """Let Ctrl-C reach a process, also where the tests themselves run in the background."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def talk(
    *args: str,
    answers: Iterable[tuple[str, str]],
    cwd: Path | None = None,
    columns: int = 80,
    script: str = "",
    pasted: str = "",
    **env: str,
) -> Talk:
    """Run a command; wait for each question, then type its answer.

    An answer gets an end of line, but for Ctrl-C and Ctrl-D. `pasted` lies there before it
    starts; `script` runs it from a shell.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    os.write(master, pasted.encode())
    paths = {
        "PYTHONPATH": str(Path(__file__).parent.parent),
        "PYTHONFAULTHANDLER": "1",  # says where it hangs
        "TERM": "xterm-256color",
    }
    ended, ending = os.pipe()
    released, releasing = os.pipe()
    command = ["sh", "-c", script] if script else [sys.executable, "-m", "vaultsync", *args]
    started = subprocess.Popen(
        ["sh", "-c", _HOLDER, "sh", str(ending), str(released), *command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env=environment(**paths | env),
        pass_fds=(ending, released),
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509 - for Ctrl-C
    )
    for theirs in (slave, ending, released):
        os.close(theirs)
    screen, seen = _Screen(master, ended), 0
    try:
        for question, answer in answers:
            while question not in screen.shown[seen:]:
                assert screen.goes_on(started), f"it never asks {question!r}: {screen.shown}"
            seen = screen.shown.index(question, seen) + len(question)
            os.write(master, answer.encode() + b"\n" * (answer not in {CTRL_C, CTRL_D}))
        while screen.goes_on(started):
            pass
        return Talk(int(os.read(ended, 9)), screen.shown)
    finally:
        os.close(releasing)
        started.kill()
        started.wait(LIMIT)
        os.close(ended)
        os.close(master)


class _Screen:
    """What stands on a terminal."""

    def __init__(self, master: int, ended: int) -> None:
        """Take the terminal, and what can be read once the program has ended."""
        self.master, self.ended = master, ended
        self.printed = b""

    @property
    def shown(self) -> str:
        """Everything so far, without colours."""
        text = self.printed.decode("utf-8", "replace")
        return _SIGNS.sub("", text).replace("\r\n", "\n")

    def goes_on(self, started: "subprocess.Popen[bytes]") -> bool:
        """Read what comes next; False: it has ended, and all was read."""
        came = select.select([self.master, self.ended], [], [], LIMIT)[0]
        if not came:
            os.killpg(started.pid, signal.SIGABRT)  # says where it hangs
            while select.select([self.master], [], [], 1)[0]:
                self.printed += os.read(self.master, 65536)
            raise AssertionError(f"nothing comes: {self.shown}")
        if self.master in came:
            self.printed += os.read(self.master, 65536)
            return True
        # all that it wrote before it ended can be read by now
        while select.select([self.master], [], [], 0)[0]:
            self.printed += os.read(self.master, 65536)
        return False
