r"""systemd's user units.

How a line is taken apart again (systemd.syntax(7), systemd.service(5), and the sources): words
by blanks, quotes, C escapes; then `%` begins a specifier; then, in arguments, `$` a variable.
In the path of the program nothing is a variable, and no quote and no backslash may stand.
"""

from collections.abc import Mapping
from string import Template

from vaultsync.records import record_class
from vaultsync.render.escape import one_line
from vaultsync.render.service.job import Command, File, Job, Standing, Steps
from vaultsync.render.service.mark import BLANK, sealed

_NOT_IN_PROGRAMS = frozenset("'\"\\$")
_AROUND = ("/bin/sh", "-c", 'exec "$@"', "sh")
"""Starts a program whose path systemd would not take, or not hand on as it is."""
_VAULT = "# Vault: "
_PROPERTIES = "ActiveState,SubState,UnitFileState,Result,NextElapseUSecRealtime"
_HEAD = f"""\
# Written by `vaultsync service install`; `vaultsync service uninstall` removes it.
# Your own settings belong in `systemctl --user edit $unit`: they stay.
# Once this file is changed it is not overwritten: {BLANK}
{_VAULT}$vault
"""
_WATCH = Template(
    _HEAD
    + """
[Unit]
Description=vaultsync: keeps the follow-ups in $title up to date
# The vault may be on a drive that comes later: tried again and again, but not often.
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=$command
${environment}\
Restart=on-failure
RestartSec=2min
Nice=5
IOSchedulingClass=best-effort
IOSchedulingPriority=7
NoNewPrivileges=yes
LockPersonality=yes
# It needs no network.
RestrictAddressFamilies=AF_UNIX

[Install]
WantedBy=default.target
"""
)
_SYNC = Template(
    _HEAD
    + """
[Unit]
Description=vaultsync: brings the follow-ups in $title up to date, once

[Service]
Type=oneshot
ExecStart=$command
# A mistake in a note is no failure of the service.
SuccessExitStatus=1
${environment}\
Nice=10
IOSchedulingClass=idle
NoNewPrivileges=yes
LockPersonality=yes
# It needs no network.
RestrictAddressFamilies=AF_UNIX
"""
)
_TIMER = Template(
    _HEAD
    + """
[Unit]
Description=vaultsync: brings the follow-ups in $title up to date, every hour

[Timer]
OnCalendar=hourly
# What was missed while the machine was off is made up for.
Persistent=true

[Install]
WantedBy=timers.target
"""
)


@record_class(kw_only=False)
class Systemd:
    """The user's systemd."""

    folder: str
    """Where user units lie."""
    user: int
    """The user's number."""

    def names(self, name: str) -> tuple[str, ...]:
        """Give the names of all files that a service can have."""
        return (f"{name}.service", f"{name}.timer")

    def is_timer(self, lying: Mapping[str, str]) -> bool:
        """Tell whether these files are those of a timer."""
        return any(name.endswith(".timer") for name in lying)

    def vault_of(self, text: str) -> str:
        """Give the vault that a unit is for; "" if it does not say."""
        lines = [line for line in text.split("\n")[:8] if line.startswith(_VAULT)]
        return lines[0].removeprefix(_VAULT) if lines else ""

    def install(self, job: Job, lying: Mapping[str, str]) -> Steps:
        """Give the steps from the units that lie there to a running service."""
        wanted = units(job)
        writes = tuple(file for file in wanted if lying.get(file.name) != file.text)
        removes = tuple(name for name in lying if name not in {file.name for file in wanted})
        unit = wanted[-1].name
        other = bool(lying) and self.is_timer(lying) != job.timer
        after = [_systemctl("daemon-reload"), _systemctl("enable", "--now", unit)]
        if not other:
            if writes and lying:
                after.append(_systemctl("restart", unit))
            return Steps(writes=writes, removes=removes, after=tuple(after))
        return Steps(
            before=(_systemctl("disable", "--now", *sorted(lying)),),
            writes=writes,
            removes=removes,
            links=_links(job.name),
            after=tuple(after),
            otherwise=(_systemctl("stop", *sorted(lying)), *after),
            replaces="watch" if job.timer else "timer",
        )

    def uninstall(self, name: str, lying: Mapping[str, str], kept: frozenset[str]) -> Steps:
        """Give the steps to nothing, but for the units that are kept."""
        there = sorted(lying)
        reload = _systemctl("daemon-reload")
        return Steps(
            before=(_systemctl("disable", "--now", *there),),
            removes=tuple(unit for unit in there if unit not in kept),
            links=_links(name),
            after=(reload,),
            otherwise=(_systemctl("stop", *there), reload),
        )

    def asking(self, name: str, *, timer: bool) -> Command:
        """Give the command that says how a unit stands."""
        unit = self.names(name)[timer]
        return _systemctl("show", unit, f"--property={_PROPERTIES}")

    def standing(self, said: str, problem: str, *, timer: bool) -> Standing | None:
        """Read what that command printed; None: it does not say."""
        if problem:
            return None
        found = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
        state, enabled = found.get("ActiveState", ""), found.get("UnitFileState", "")
        words = f"{state or 'not known'} ({found.get('SubState', '')}), {enabled or 'no unit'}"
        result, after = found.get("Result", ""), found.get("NextElapseUSecRealtime", "")
        if result not in {"", "success"}:
            words += f", ended with {result}"
        if timer and after:
            words += f", next run {after}"
        active = state in {"active", "reloading"}
        failed = not active and result not in {"", "success"}
        return Standing(active, enabled == "enabled", words, failed)

    def asking_lingering(self) -> Command:
        """Give the command that prints `no` if services end when their user logs out."""
        return Command(
            ("loginctl", "show-user", str(self.user), "--property=Linger", "--value")
        )

    def log(self, name: str) -> str:
        """Say where a service's messages are."""
        return f"`journalctl --user --unit {name}.service` shows its messages"


def units(job: Job) -> tuple[File, ...]:
    """Write the units of a job; the last one is the one that is enabled."""
    service, timer = f"{job.name}.service", f"{job.name}.timer"
    if job.timer:
        return (_unit(_SYNC, service, job), _unit(_TIMER, timer, job))
    return (_unit(_WATCH, service, job),)


def _unit(template: Template, name: str, job: Job) -> File:
    lines = "".join(f"Environment={word(f'{key}={value}')}\n" for key, value in job.environment)
    text = template.substitute(
        unit=name,
        vault=job.vault,
        title=one_line(job.title).replace("%", "%%"),
        command=command_line(job.command),
        environment=lines,
    )
    return File(name, sealed(text))


def command_line(words: tuple[str, ...]) -> str:
    """Write a list of arguments so that systemd starts exactly this."""
    if _NOT_IN_PROGRAMS & frozenset(words[0]):
        words = (*_AROUND, *words)
    program, *arguments = words
    return " ".join([word(program), *(word(one).replace("$", "$$") for one in arguments)])


def word(text: str) -> str:
    """Write one word; for an argument, where `$` begins a variable, that is not enough."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def _links(name: str) -> tuple[str, ...]:
    """Name the links that `systemctl enable` makes to the units."""
    return (f"default.target.wants/{name}.service", f"timers.target.wants/{name}.timer")


def _systemctl(*words: str) -> Command:
    return Command(("systemctl", "--user", *words))
