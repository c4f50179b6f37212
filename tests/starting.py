"""The program as a process: a child of one that has loaded it, or all by itself."""

import atexit
import functools
import json
import marshal
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from tests.forking import LIMIT, Job
from tests.support import environment

FROM_A_SHELL = Path(__file__).with_name("from_a_shell.py")
PROGRAM = [sys.executable, "-m", "vaultsync"]


class Running:
    """The program as a process beside the test: what tests use of `subprocess.Popen`."""

    def __init__(self, asked: socket.socket) -> None:
        """Take the socket that tells of it."""
        self.asked, self.said = asked, b""
        self.returncode: int | None = None
        while b" " not in self.said:
            self.said += asked.recv(64)
        self.pid = int(self.said.partition(b" ")[0])

    def poll(self) -> int | None:
        """Give the exit code if it has ended; -9 if it was killed."""
        while self.returncode is None and select.select([self.asked], [], [], 0)[0]:
            self._listen()
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Wait for its end."""
        end = time.monotonic() + timeout
        while self.returncode is None:
            left = max(0, end - time.monotonic())
            if not select.select([self.asked], [], [], left)[0]:
                raise subprocess.TimeoutExpired(f"{self.pid}", timeout)
            self._listen()
        return self.returncode

    def send_signal(self, what: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, what)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _listen(self) -> None:
        more = self.asked.recv(64)
        self.said += more
        if not more:
            self.asked.close()
            code = self.said.partition(b" ")[2]
            self.returncode = int(code) if code else -signal.SIGKILL


class Starter:
    """Starts the program."""

    def __init__(self) -> None:
        """Make a folder for what the program prints."""
        self.folder = Path(tempfile.mkdtemp(prefix="vaultsync-said-"))
        self.loaded: subprocess.Popen[str] | None = None

    def start(
        self,
        args: tuple[str, ...],
        env: dict[str, str],
        seconds: int = LIMIT,
        *,
        cwd: Path | None = None,
        before: str = "",
    ) -> subprocess.CompletedProcess[str]:
        """Run the program and give what came out; `before` is done first in its process."""
        cwd = cwd or Path.cwd()
        if _starts_otherwise(env):
            assert not before, "only a child of the one that has it loaded can do that"
            return subprocess.run(
                [*PROGRAM, *args],
                capture_output=True,
                text=True,
                timeout=LIMIT,
                env=env,
                cwd=cwd,
                check=False,
            )
        out, err = self.folder / "out", self.folder / "err"
        job = Job(args=list(args), env=env, cwd=str(cwd), seconds=seconds, before=before)
        code = self._ask(job | {"out": str(out), "err": str(err)})
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(args, LIMIT)
        said = out.read_text("utf-8"), err.read_text("utf-8")
        return subprocess.CompletedProcess(args, code, *said)

    def start_on(self, terminal: str, ended: Path, job: Job) -> int:
        """Start the program on a terminal; give the process that leads the session there.

        `ended` is a pipe that gets the exit code; whoever asks ends that process.
        """
        if not job.get("command") and _starts_otherwise(job["env"]):
            job["command"] = [*PROGRAM, *job["args"]]
        return self._ask(job | {"terminal": terminal, "ended": str(ended)})

    def program(self, before: str = "") -> str:
        """Give the text of a program that stands for this one wherever a shell starts it.

        It reads, writes, is told and ends what and how the program is; `before` is done first.
        What is asked of a process rather than of the program is not so: its rights, its limits,
        signals, descriptors that are closed, how it begins. There start the program itself.
        """
        called = f"main({self._asked!r}, {before!r})\n"
        return f"#!{sys.executable} -IS\n{FROM_A_SHELL.read_text('utf-8')}\n\n{called}"

    def go_on(
        self,
        args: list[str],
        env: dict[str, str],
        outputs: tuple[IO[bytes], IO[bytes]],
        *,
        cwd: Path,
        before: str = "",
    ) -> "Running":
        """Start the program, which then runs beside the test; `before` is done first in it."""
        job = Job(args=args, env=env, cwd=str(cwd), seconds=0, before=before)
        asked = socket.socket(socket.AF_UNIX)
        asked.connect(self._asked)
        with Path(os.devnull).open("rb") as nothing:
            given = [one.fileno() for one in (nothing, *outputs)]
            socket.send_fds(asked, [b"-"], given)
        asked.sendall(marshal.dumps({**job}))
        asked.shutdown(socket.SHUT_WR)
        return Running(asked)

    @functools.cached_property
    def _asked(self) -> str:
        """The path of the socket at which the process that has it loaded is asked."""
        place = str(self.folder / "asked")
        self._ask(Job(socket=place))
        return place

    def _ask(self, job: Job) -> int:
        """Have a job done; give the answer."""
        if self.loaded is None:
            self.loaded = subprocess.Popen(
                [sys.executable, "-m", "tests.forking"],
                cwd=Path(__file__).parent.parent,
                env=environment(),
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        assert self.loaded.stdin
        assert self.loaded.stdout
        self.loaded.stdin.write(f"{json.dumps(job)}\n")
        self.loaded.stdin.flush()
        return int(self.loaded.stdout.readline())

    def end(self) -> None:
        """End the process that has it loaded."""
        if self.loaded:
            self.loaded.communicate(timeout=LIMIT)
        shutil.rmtree(self.folder, ignore_errors=True)


@functools.cache
def starter() -> Starter:
    """Give the one that starts the program, for as long as the tests run."""
    only = Starter()
    atexit.register(only.end)
    return only


def _starts_otherwise(env: dict[str, str]) -> bool:
    """Tell whether the environment has what counts already while a process is loaded."""
    alike = {key for key, value in environment().items() if env.get(key) == value}
    own = {key for key in env if key.startswith(("PYTHON", "LANG", "LC_"))} - alike
    return bool(own) or not hasattr(os, "fork")
