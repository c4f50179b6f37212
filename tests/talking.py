"""Somebody at a terminal who reads what the program asks, and answers."""

import contextlib
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
    started = subprocess.Popen(
        ["sh", "-c", script] if script else [sys.executable, "-m", "vaultsync", *args],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=cwd,
        env=environment(**paths | env),
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509 - for Ctrl-C
    )
    os.close(slave)
    shown, seen = "", 0
    try:
        for question, answer in answers:
            while question not in shown[seen:]:
                more = _read(master, started)
                assert more, f"it never asks {question!r}: {shown}"
                shown += more
            seen = shown.index(question, seen) + len(question)
            os.write(master, answer.encode() + b"\n" * (answer not in {CTRL_C, CTRL_D}))
        while more := _read(master, started):
            shown += more
        code = started.wait(LIMIT)
    finally:
        if started.poll() is None:
            started.kill()
            started.wait(LIMIT)
        os.close(master)
    return Talk(code, shown)


def _read(master: int, started: "subprocess.Popen[bytes]") -> str:
    """Give what comes next; nothing when the other side has left."""
    if not select.select([master], [], [], LIMIT)[0]:
        started.send_signal(signal.SIGABRT)
        ended = started.wait(LIMIT)
        raise AssertionError(f"nothing comes; ended by {ended}: {_taken(master)}")
    return _taken(master)


def _taken(master: int) -> str:
    with contextlib.suppress(OSError):  # how Linux tells that the other side has left
        text = os.read(master, 65536).decode("utf-8", "replace")
        return _SIGNS.sub("", text).replace("\r\n", "\n")
    return ""
