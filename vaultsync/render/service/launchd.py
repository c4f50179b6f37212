"""launchd's agents: property lists, which hold every argument as it is."""

import plistlib
import re
from collections.abc import Mapping
from typing import Any

from vaultsync.patterns import regex
from vaultsync.records import record_class
from vaultsync.render.service.job import Command, File, Job, Standing, Steps
from vaultsync.render.service.mark import BLANK, sealed

_MARK = f"<!-- Written by `vaultsync service install`; {BLANK} -->\n"
_STATE = regex(r"^\s*state = (.+?)\s*$", re.MULTILINE)
_ENDED = regex(r"^\s*last exit code = (\d+)", re.MULTILINE)
PAUSE = 120
"""Seconds from one start that fails to the next."""


@record_class(kw_only=False)
class Launchd:
    """The launchd of a user who is logged in."""

    folder: str
    """Where the user's agents lie."""
    logs: str
    """The folder of the user's log files."""
    user: int
    """The user's number."""

    def names(self, name: str) -> tuple[str, ...]:
        """Give the names of all files that a service can have."""
        return (f"{name}.plist",)

    def is_timer(self, lying: Mapping[str, str]) -> bool:
        """Tell whether this agent runs by the clock."""
        return any("StartCalendarInterval" in _read(text) for text in lying.values())

    def vault_of(self, text: str) -> str:
        """Give the vault that an agent is for; "" if it does not say."""
        words = _read(text).get("ProgramArguments")
        if not isinstance(words, list) or "--vault" not in words[:-1]:
            return ""
        return str(words[words.index("--vault") + 1])

    def install(self, job: Job, lying: Mapping[str, str]) -> Steps:
        """Give the steps from the agent that lies there to a running one."""
        file = agent(job, self.log_file(job.name))
        other = bool(lying) and self.is_timer(lying) != job.timer
        return Steps(
            before=(self._bootout(job.name),) if lying else (),
            writes=() if lying.get(file.name) == file.text else (file,),
            after=(
                Command(("launchctl", "enable", self._target(job.name))),
                Command(
                    (
                        "launchctl",
                        "bootstrap",
                        f"gui/{self.user}",
                        f"{self.folder}/{file.name}",
                    )
                ),
            ),
            replaces=("watch" if job.timer else "timer") if other else "",
        )

    def uninstall(self, name: str, lying: Mapping[str, str], kept: frozenset[str]) -> Steps:
        """Give the steps to nothing, but for an agent that is kept: it is not started again."""
        ending = [self._bootout(name)]
        if kept:
            ending.append(Command(("launchctl", "disable", self._target(name))))
        return Steps(
            before=tuple(ending), removes=tuple(file for file in lying if file not in kept)
        )

    def asking(self, name: str, *, timer: bool) -> Command:  # noqa: ARG002 - one for both
        """Give the command that says how an agent stands."""
        return Command(("launchctl", "print", self._target(name)))

    def standing(self, said: str, problem: str, *, timer: bool) -> Standing | None:
        """Read what that command printed; None: it does not say."""
        if problem and "ould not find service" not in problem:
            return None
        state = _STATE.search(said)
        if state is None:
            return Standing(active=False, enabled=False, words="not loaded")
        ended = _ENDED.search(said)
        code = ended[1] if ended else "0"
        active = timer or state[1] == "running"
        words = f"loaded, {state[1]}"
        if code != "0":
            words += f", last ended with {code}"
        failed = code != "0" and not active
        return Standing(active, enabled=True, words=words, failed=failed)

    def asking_lingering(self) -> None:
        """Give nothing: agents end when their user logs out, and that cannot be changed."""

    def log(self, name: str) -> str:
        """Say where a service's messages are."""
        return f"its messages are in {self.log_file(name)}"

    def log_file(self, name: str) -> str:
        """Give the file that takes a service's messages."""
        return f"{self.logs}/{name}.log"

    def _target(self, name: str) -> str:
        return f"gui/{self.user}/{name}"

    def _bootout(self, name: str) -> Command:
        return Command(("launchctl", "bootout", self._target(name)), may_fail=True)


def agent(job: Job, log: str) -> File:
    """Write the property list of a job."""
    told: dict[str, Any] = {
        "Label": job.name,
        "ProgramArguments": list(job.command),
        "RunAtLoad": True,
        "StandardOutPath": log,
        "StandardErrorPath": log,
        "LowPriorityIO": True,
    }
    if job.environment:
        told["EnvironmentVariables"] = dict(job.environment)
    if job.timer:
        # at every full hour; one that was slept through is made up for
        told |= {"StartCalendarInterval": {"Minute": 0}, "ProcessType": "Background"}
    else:
        told |= {"KeepAlive": {"SuccessfulExit": False}, "ThrottleInterval": PAUSE, "Nice": 5}
    text = plistlib.dumps(told).decode()
    head, line, rest = text.partition("<plist ")
    return File(f"{job.name}.plist", sealed(f"{head}{_MARK}{line}{rest}"))


def _read(text: str) -> dict[str, Any]:
    """Read a property list; empty if it is none."""
    try:
        found = plistlib.loads(text.encode())
    except Exception:  # noqa: BLE001 - it raises whatever the parsers below it do
        return {}
    return found if isinstance(found, dict) else {}
