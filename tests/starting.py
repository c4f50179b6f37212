"""The program as a process: a child of one that has loaded it, or all by itself."""

import atexit
import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.forking import LIMIT, Job
from tests.support import environment

FROM_A_SHELL = Path(__file__).with_name("from_a_shell.py")
PROGRAM = [sys.executable, "-m", "vaultsync"]


class Starter:
    """Starts the program."""

    def __init__(self) -> None:
        """Make a folder for what the program prints."""
        self.folder = Path(tempfile.mkdtemp(prefix="vaultsync-said-"))
        self.loaded: subprocess.Popen[str] | None = None
        self.listens = False

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
        place = str(self.folder / "asked")
        if not self.listens:
            self._ask(Job(socket=place))
            self.listens = True
        called = f"main({place!r}, {before!r})\n"
        return f"#!{sys.executable} -IS\n{FROM_A_SHELL.read_text('utf-8')}\n\n{called}"

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
