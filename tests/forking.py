"""A process whose children are `python -m vaultsync`: starting costs a fork, no loading.

`python -m tests.forking` reads jobs from its standard input, one per line of JSON: arguments,
environment, folder, the files that stdout and stderr go to, and how many seconds of the
processor it may take. Each job runs in a child of its own, which has the descriptors, the
environment and the exit of a process that was started by itself; only what the program loads is
loaded already. The answer is its exit code, minus the signal that ended it.
"""

import json
import os
import resource
import runpy
import signal
import sys
import time
from importlib import import_module

from vaultsync.cli.main import COMMANDS

LIMIT = 60
"""Seconds that a command may take."""
LATE = ("vaultsync.parse.body.tokens", "dateparser")
"""What the program loads only where it is needed."""


def _become(job: dict[str, str]) -> None:
    """Let the child have what a process that is started has."""
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
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the child
    os.environ.clear()
    os.environ.update(json.loads(job["env"]))
    time.tzset()
    os.chdir(job["cwd"])
    signal.alarm(LIMIT)
    seconds = int(job["seconds"])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def main() -> None:
    """Do one job after the other."""
    for name in (*LATE, *(f"vaultsync.cli.{command}" for command in COMMANDS)):
        import_module(name)
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if not child:
            _become(job)
            sys.argv = ["vaultsync", *json.loads(job["args"])]
            # ends this process as it ends any other
            runpy.run_module("vaultsync", run_name="__main__", alter_sys=True)
            return
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - the answer


if __name__ == "__main__":
    main()
