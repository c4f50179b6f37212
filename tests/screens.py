"""A screen that nobody sees, and a real server of notifications on it."""

import contextlib
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.support import environment
from tests.watches import wait_for

PROGRAMS = ("notify-send", "Xvfb", "dunst", "dunstctl", "dbus-daemon")
MISSING = [name for name in PROGRAMS if not shutil.which(name)]
LIMIT = 30.0
_DUNST = '[global]\nstack_duplicates = false\nhistory_length = 100\nicon_path = ""\n'


class Screen:
    """A session in which notifications are shown."""

    def __init__(self, variables: dict[str, str]) -> None:
        """Take what programs need to find it."""
        self.variables = variables
        self._seen: set[str] = set()

    def ask(self, *words: str) -> str:
        """Ask the server."""
        return subprocess.run(
            ["dunstctl", *words],
            env=environment(**self.variables),
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=True,
        ).stdout

    def shown(self) -> list[tuple[str, str]]:
        """Give title and body of all that was shown since, in that order."""
        self.ask("close-all")
        (found,) = json.loads(self.ask("history"))["data"]
        new = [one for one in found if _text(one, "id") not in self._seen]
        self._seen |= {_text(one, "id") for one in new}
        return [(_text(one, "summary"), _text(one, "body")) for one in reversed(new)]

    def answers(self) -> bool:
        """Tell whether the server is there."""
        with contextlib.suppress(subprocess.CalledProcessError):
            return bool(self.ask("count"))
        return False


def _text(one: dict[str, Any], name: str) -> str:
    return str(one[name]["data"])


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Start a session, and end what was started."""
    (folder / "dunstrc").write_text(_DUNST, "utf-8")
    with contextlib.ExitStack() as ending:

        def start(*command: str, variables: Mapping[str, str], first: bool) -> str:
            """Start a program; with `first` give the first line that it prints."""
            out = folder / f"{command[0]}.out"
            with out.open("wb") as file:
                process = subprocess.Popen(
                    command,
                    env=environment(HOME=str(folder), **variables),
                    stdin=subprocess.DEVNULL,
                    stdout=file,
                    stderr=subprocess.DEVNULL,
                )
            ending.callback(_end, process)
            if not first:
                return ""
            wait_for(lambda: out.read_bytes().endswith(b"\n"), command[0], LIMIT)
            return out.read_text("ascii").strip()

        none: dict[str, str] = {}
        words: tuple[str, ...] = ("Xvfb", "-displayfd", "1", "-nolisten", "tcp")
        display = start(*words, variables=none, first=True)
        words = ("dbus-daemon", "--session", "--nofork", "--print-address=1")
        bus = start(*words, variables=none, first=True)
        variables = {"DISPLAY": f":{display}", "DBUS_SESSION_BUS_ADDRESS": bus}
        start("dunst", "-conf", str(folder / "dunstrc"), variables=variables, first=False)
        found = Screen(variables)
        wait_for(found.answers, "dunst", LIMIT)
        yield found


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(LIMIT)
