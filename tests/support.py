"""What many tests need: where things are, a note, the environment of the program under test."""

import atexit
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

EXAMPLE = Path(__file__).parent.parent / "example-vault"
STATE = tempfile.mkdtemp(prefix="vaultsync-tests-")
"""What is kept outside of the vaults: never in the home of whoever runs the tests."""
atexit.register(shutil.rmtree, STATE, ignore_errors=True)
AS_OF = "2026-03-06T09:00:00+00:00"
"""The instant of the example vault."""
NORTHWIND = """\
---
type: interview
company: Northwind
role: Engineer
date: 2026-03-05
time: 14:30
duration: 75 min
---

## Priya Raman
email:: priya@northwind.example
- moving 140 DAGs to Dagster
"""
"""A note with one interviewer, who is thanked by 6 March 15:45."""


class Cli(Protocol):
    """Runs `python -m vaultsync` and gives what came out."""

    def __call__(
        self,
        *args: str,
        vault: Path | None = ...,
        as_of: str | None = ...,
        seconds: str = ...,
        **env: str,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command on a vault; it may take so many seconds of the processor."""
        ...


def environment(**env: str) -> dict[str, str]:
    """Give an environment in which nothing of the machine's owner shows."""
    kept = {
        key: os.environ[key] for key in ("PATH", "COVERAGE_PROCESS_START") if key in os.environ
    }
    kept |= {key: value for key, value in os.environ.items() if key.startswith("COVERAGE")}
    return (
        kept
        | {"LANG": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent", "VAULTSYNC_QUIET": "0"}
        | {"VAULTSYNC_STATE": STATE}
        | env
    )


def uncovered(**env: str) -> dict[str, str]:
    """Give that environment without the measuring of coverage, which would cost the most."""
    return {key: v for key, v in environment(**env).items() if not key.startswith("COVERAGE")}


def children_took() -> float:
    """Give the seconds of the processor that processes took which this one started."""
    used = os.times()
    return used.children_user + used.children_system


def means(argument: str | int, place: Path) -> bool:
    """Tell whether a call's first argument is this place.

    It may be a path, a name in an open folder, or the descriptor of an open one.
    """
    if isinstance(argument, int):
        return place.exists() and os.path.samestat(os.stat(argument), place.stat())
    return os.path.basename(argument) == place.name


@contextlib.contextmanager
def limit(seconds: float, *, busy: bool = False) -> Iterator[None]:
    """Interrupt what takes longer; `busy`: what takes more processor time of its own."""

    def stop(*_: object) -> None:
        raise AssertionError(f"not done after {seconds} s")

    kind = signal.SIGPROF if busy else signal.SIGALRM
    clock = signal.ITIMER_PROF if busy else signal.ITIMER_REAL
    before = signal.signal(kind, stop)
    signal.setitimer(clock, seconds)
    try:
        yield
    finally:
        signal.setitimer(clock, 0)
        signal.signal(kind, before)


def socket_at(path: Path) -> None:
    """Make a socket; its path may be longer than sockets allow, so it is made from inside."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def run_script(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script of Python with the program under test; it must succeed."""
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        env=environment(),
        check=True,
        cwd=Path(__file__).parent.parent,
    )


def as_any_user() -> list[str]:
    """Give how to start a process that may not read everything, also as root."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("no setpriv on this machine, and root may read everything")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]


def as_any_user_runs(*args: str) -> subprocess.CompletedProcess[str]:
    """Run the program as somebody who may not write everywhere, also as root."""
    return subprocess.run(
        [*as_any_user(), sys.executable, "-m", "vaultsync", *args],
        env=environment(PYTHONPATH=str(EXAMPLE.parent)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
