"""Starts the system's manager of services, systemctl or launchctl, and asks it; asks git, too.

Every program is a list of arguments, without a shell, gets no input and has an end.
"""

import os
import subprocess  # noqa: TID251 - here and in editor.py
from collections.abc import Sequence
from typing import NamedTuple

SHORT, LONG = 10.0, 120.0
"""Seconds for a question; for an order: a service may have to end a run first."""
_NOT_HERS = (
    *("PYTHONPATH", "PYTHONHOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"),
    *("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_PREFIX"),
)
"""Also what git sets for hooks and `rebase --exec`: it would answer for their repository."""


class Answer(NamedTuple):
    """What came of it."""

    said: str
    problem: str = ""
    """Why it was not done; "" if it was."""


def ask(words: Sequence[str], seconds: float = SHORT) -> Answer:
    """Start a program, wait for its end, and give what it printed."""
    name = words[0]
    try:
        done = subprocess.run(  # noqa: S603 - no shell
            list(words),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
            encoding="utf-8",
            errors="replace",
            # as a manager starts it: from nowhere in particular
            cwd=os.path.abspath(os.sep),
            env={key: value for key, value in os.environ.items() if key not in _NOT_HERS},
        )
    except FileNotFoundError:
        return Answer("", f"there is no program `{name}` here")
    except subprocess.TimeoutExpired:
        return Answer("", f"`{name}` did not answer within {seconds:g} s")
    except OSError as error:
        return Answer("", f"`{name}` cannot be started: {error.strerror}")
    if done.returncode:
        lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        return Answer(done.stdout, "; ".join(lines[:2]) or f"it ended with {done.returncode}")
    return Answer(done.stdout)
