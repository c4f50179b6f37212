"""A process whose children are `python -m vaultsync`: starting costs a fork, no loading.

`python -m tests.forking` reads jobs from its standard input, one per line of JSON. A job has
arguments, an environment and a folder, and then either the files that stdout and stderr go to
and how many seconds of the processor it may take, or a terminal and a pipe for its exit code.
Each runs in a child of its own, which has the descriptors, the environment and the exit of a
process that was started by itself; only what the program loads is loaded already.

A job may name a socket instead: another child does then what is asked there, several jobs at a
time. So do programs that stand for this one in a shell (`tests/from_a_shell.py`), and a test
that has one run beside it. They give their descriptors with the job, and are told its process,
and its exit code if it is not killed.

The answer to a job with files is its exit code, minus the signal that ended it. That to one
with a terminal comes at once: the process that leads the terminal's session. It stays until
somebody ends it, as the shell does from which people start a program: what stands on a terminal
unread may be lost as soon as the process ends to which it belongs. That to one with a socket is
a line as soon as it listens.
"""

import atexit
import contextlib
import faulthandler
import gc
import json
import marshal
import os
import pkgutil
import resource
import runpy
import select
import signal
import socket
import sys
import time
from datetime import datetime
from importlib import import_module
from typing import TypedDict

import vaultsync
from vaultsync.cli import clock
from vaultsync.patterns import Waiting
from vaultsync.words import word_set

LIMIT = 60
"""Seconds that a command may take."""


class Job(TypedDict, total=False):
    """What is to be run."""

    args: list[str]
    command: list[str]
    """Another program, with its arguments; empty: this one."""
    env: dict[str, str]
    cwd: str
    out: str
    err: str
    seconds: int
    """0: as many as it takes; only where it was asked for at a socket."""
    before: str
    """What a test has this program do first."""
    now: str
    """What its clock shows all the while, as ISO has it; empty: the clock of the machine."""
    terminal: str
    """The path of a terminal; then there are no files."""
    ended: str
    """The path of a pipe for the exit code of what runs on it."""
    socket: str
    """The path of a socket at which others ask; then there is nothing else."""
    asked: int
    """The descriptor by which one of them waits for the exit code."""


def _write_to_files(job: Job) -> None:
    for descriptor, (path, flags) in enumerate(
        (
            (os.devnull, os.O_RDONLY),
            (job["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
            (job["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        )
    ):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    signal.alarm(LIMIT)
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"]))


def _take_terminal(job: Job) -> None:
    """Lead a session on the terminal; come back in a child that runs there."""
    os.setsid()
    opened = os.open(job["terminal"], os.O_RDWR)
    for descriptor in range(3):
        os.dup2(opened, descriptor)
    os.close(opened)
    child = os.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        faulthandler.enable()  # says where it hangs
        return
    for pressed in (signal.SIGINT, signal.SIGQUIT, signal.SIGABRT):
        signal.signal(pressed, signal.SIG_IGN)
    _, status = os.waitpid(child, 0)
    with open(job["ended"], "w", encoding="utf-8") as pipe:
        pipe.write(str(os.waitstatus_to_exitcode(status)))
    while True:
        signal.pause()


def _listen(place: str) -> None:
    """Have a child do what is asked at a socket, as long as this process is there."""
    alive, ours = os.pipe()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(place)
        listener.listen(64)
        if os.fork():
            return  # our end of the pipe stays open
        os.close(ours)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        while alive not in select.select([alive, listener.fileno()], [], [])[0]:
            asked, _ = listener.accept()
            with asked:
                if not os.fork():
                    listener.close()
                    _run(_taken_over(asked))
    os._exit(0)


def _taken_over(asked: socket.socket) -> Job:
    """Take what a program that stands for this one gives: its descriptors and the rest."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, given, _, _ = socket.recv_fds(asked, 1, 3)
    for descriptor, its in enumerate(given):
        os.dup2(its, descriptor)
        os.close(its)
    with asked.makefile("rb") as said:
        job: Job = marshal.loads(said.read())  # noqa: S302 - it is our own
    signal.alarm(job.get("seconds", LIMIT))
    job["asked"] = asked.fileno()
    os.write(job["asked"], b"%d " % os.getpid())
    return job


def _run(job: Job) -> None:
    """Let the child have what a process that is started has, and run the program in it."""
    os.environ.clear()
    os.environ.update(job["env"])
    time.tzset()
    os.chdir(job["cwd"])
    if job.get("command"):
        os.execvpe(job["command"][0], job["command"], job["env"])  # noqa: S606 - what a test gave
    by_lines = 1 if "terminal" in job or "PYTHONUNBUFFERED" in job["env"] else -1
    # they last as long as the child
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", by_lines, "utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = ["vaultsync", *job["args"]]
    if job.get("now"):
        shown = datetime.fromisoformat(job["now"])
        clock.now = lambda: shown
    exec(job.get("before", ""), {})  # noqa: S102 - what a test gave
    code: object = 0
    try:
        if "asked" in job:
            # called by its name, not as a module
            sys.modules["__main__"].__package__ = None
            import_module("vaultsync.__main__").start()
        else:
            runpy.run_module("vaultsync", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code
    atexit._run_exitfuncs()  # noqa: SLF001 - coverage writes then
    sys.stdout.flush()
    sys.stderr.flush()
    number = code if isinstance(code, int) else 0
    if "asked" in job:
        os.write(job["asked"], b"%d" % number)
    # to take apart all that was loaded costs more than most commands
    os._exit(number)


def _load() -> None:
    """Load all that the program may need, and compile its patterns: the children have them."""
    import_module("dateparser")
    for module in pkgutil.walk_packages(vaultsync.__path__, "vaultsync."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for waiting in gc.get_objects():
        if isinstance(waiting, Waiting):
            waiting.compile()
    for name in ("given-names", "name-words"):
        word_set(name)  # every letter is greeted by them
    gc.freeze()  # they need not look through what is loaded


def main() -> None:
    """Do one job after the other."""
    _load()
    for line in sys.stdin:
        job: Job = json.loads(line)
        if "socket" in job:
            _listen(job["socket"])
            print(0, flush=True)  # noqa: T201 - the answer
            continue
        child = os.fork()
        if not child:
            (_take_terminal if "terminal" in job else _write_to_files)(job)
            _run(job)
            return
        if "terminal" in job:
            print(child, flush=True)  # noqa: T201 - the answer
            continue
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer
        with contextlib.suppress(ChildProcessError):  # terminals that are left
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


if __name__ == "__main__":
    main()
