"""A process whose children sync a vault and break in one call of the system each.

`python -m tests.breaking` reads jobs from its standard input, one per line, and answers each
with a line: exit code (minus the signal) and the calls that were made. In each child the calls
of `os` with which a vault is written are counted; what happens in the NUMBER-th one is told by
MODE: `count` (nothing), `before` or `after` (the child kills itself there), or the name of the
error that the call gives; with `no ` in front the system cannot exchange files. This needs no
strace and no ptrace.
"""

import contextlib
import ctypes
import errno
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable
from typing import Any

from vaultsync.cli.main import run
from vaultsync.vault import folder

WRITING = ("write", "fsync", "fchmod", "replace", "link", "unlink", "mkdir")
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_RDWR


class Breaker:
    """Counts calls, and breaks in one of them."""

    def __init__(self, mode: str, number: int) -> None:
        """Take what happens, and in the how manieth call."""
        self.mode, self.number = mode, number
        self.names: list[str] = []

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Give the call as it is, but for the one in which it breaks."""

        def counted(*args: Any, **named: Any) -> Any:
            if name == "open" and not args[1] & _FLAGS:
                return call(*args, **named)
            self.names.append(name)
            if len(self.names) != self.number or self.mode == "count":
                return call(*args, **named)
            if self.mode == "after":
                with contextlib.suppress(OSError):
                    call(*args, **named)
            if self.mode in {"before", "after"}:
                os.kill(os.getpid(), signal.SIGKILL)
            number = getattr(errno, self.mode)
            if name == "renameat2":
                ctypes.set_errno(number)
                return -1
            raise OSError(number, os.strerror(number))

        return counted


class _Os:
    """The module `os` as `vault/folder.py` sees it."""

    def __init__(self, breaker: Breaker) -> None:
        for name in ("open", *WRITING):
            setattr(self, name, breaker.around(name, getattr(os, name)))

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


def _child(mode: str, number: int, arguments: Iterable[str], answer: int) -> None:
    """Run the command; kill, error or end."""
    breaker = Breaker(mode.removeprefix("no "), number)
    vars(folder)["os"] = _Os(breaker)
    rename = folder._renameat2()  # noqa: SLF001 - there is no other way to break in it
    exchange = rename and not mode.startswith("no ")
    broken = breaker.around("renameat2", rename) if rename and exchange else None
    folder._renameat2 = lambda: broken  # type: ignore[assignment]  # noqa: SLF001
    code = 70
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            run([*arguments])
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os.write(answer, json.dumps([breaker.names, said.getvalue()]).encode())
        os._exit(code)


def _warm(arguments: list[str]) -> None:
    """Load what a run loads, so that no child has to."""
    said = io.StringIO()
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        contextlib.suppress(SystemExit),
    ):
        run([arguments[0], "--dry-run", *arguments[1:]])


def main() -> None:
    """Do one job after the other, each in a child of its own."""
    warm = False
    for line in sys.stdin:
        job = json.loads(line)
        if not warm:
            _warm(job["arguments"])
            warm = True
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _child(job["mode"], job["number"], job["arguments"], writing)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as stream:
            names, said = json.loads(stream.read() or '[[], ""]')
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        print(json.dumps({"code": code, "calls": names, "said": said}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
