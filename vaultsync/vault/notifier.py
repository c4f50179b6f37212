"""Shows a notification through the system's own program, started as a list of arguments.

No shell is asked, and no text becomes code: notify-send and osascript are given it as
arguments, PowerShell finds it in its environment. Nothing that is in a vault is ever started.
"""

import base64
import contextlib
import os
import shutil
import signal
import subprocess  # noqa: TID251 - here, and for editors
import sys
from collections.abc import Mapping
from typing import NamedTuple

from vaultsync.render.escape import notify_send
from vaultsync.render.notification import Notification

LONGEST = 5.0
"""Seconds that the program may take."""
_APPLE = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)
_WINDOWS = r"""
$ErrorActionPreference = 'Stop'
$null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
$kind = [Windows.UI.Notifications.ToastTemplateType]::ToastText02
$toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent($kind)
$texts = $toast.GetElementsByTagName('text')
$null = $texts.Item(0).AppendChild($toast.CreateTextNode($env:VAULTSYNC_TITLE))
$null = $texts.Item(1).AppendChild($toast.CreateTextNode($env:VAULTSYNC_BODY))
$name = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe'
$shown = [Windows.UI.Notifications.ToastNotification]::new($toast)
[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($name).Show($shown)
"""  # noqa: E501 - a type is named on one line
"""The same for every text. Shown as PowerShell's: other names have to be registered."""


class Command(NamedTuple):
    """What is started."""

    arguments: tuple[str, ...]
    """The first one is the program."""
    variables: Mapping[str, str]
    """What its environment has besides."""


class NotShownError(Exception):
    """A notification was not shown; what it says is why."""

    def __init__(self, reason: str, *, perhaps: bool = False) -> None:
        """Take the reason; `perhaps`: it may have been shown all the same."""
        super().__init__(reason)
        self.perhaps = perhaps


def command_for(shown: Notification, platform: str = sys.platform) -> Command:
    """Give what shows a notification on a system."""
    if platform == "darwin":
        lines = (part for line in _APPLE for part in ("-e", line))
        # the title, which begins with a digit, ends the options
        return Command(("osascript", *lines, shown.title, shown.body), {})
    if platform == "win32":
        code = base64.b64encode(_WINDOWS.encode("utf-16-le")).decode("ascii")
        options = ("-NoProfile", "-NonInteractive", "-EncodedCommand", code)
        texts = {"VAULTSYNC_TITLE": shown.title, "VAULTSYNC_BODY": shown.body}
        return Command(("powershell.exe", *options), texts)
    body = notify_send(shown.body)
    return Command(("notify-send", "--app-name=vaultsync", "--", shown.title, body), {})


def show(shown: Notification) -> None:
    """Show a notification; waits until the program is done, for five seconds at most.

    Raises:
        NotShownError: it is missing, failed, or did not end.
    """
    command = command_for(shown)
    name = command.arguments[0]
    program = _find(name)
    if program is None:
        raise NotShownError(f"there is no program {name!r}{_cure(name)}")
    environment = {**os.environ, **session_of(os.environ), **command.variables}
    try:
        code = _run((program, *command.arguments[1:]), environment)
    except subprocess.TimeoutExpired as error:
        reason = f"{name!r} did not end within {LONGEST:g} s"
        raise NotShownError(reason, perhaps=True) from error
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise NotShownError(f"{name!r} cannot be started: {said}") from error
    if code:
        doubt = "does anything show notifications in this session?"
        raise NotShownError(f"{name!r} ended with {code}; {doubt}")


def _find(name: str) -> str | None:
    """Find a program by its whole path; never in the folder that is the current one."""
    if name == "powershell.exe":
        system = os.environ.get("SYSTEMROOT", r"C:\Windows")
        full = os.path.join(system, "System32", "WindowsPowerShell", "v1.0", name)
        return full if os.path.isfile(full) else None
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return shutil.which(name, path=os.pathsep.join(filter(os.path.isabs, folders)))


def _cure(name: str) -> str:
    return "; it is in the package libnotify-bin or libnotify" * (name == "notify-send")


def session_of(environment: Mapping[str, str]) -> dict[str, str]:
    """Give where the user's session is: cron says nothing of it."""
    if "DBUS_SESSION_BUS_ADDRESS" in environment or not hasattr(os, "getuid"):
        return {}
    bus = f"/run/user/{os.getuid()}/bus"
    return {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"} if os.path.exists(bus) else {}


def _run(arguments: tuple[str, ...], environment: Mapping[str, str]) -> int:
    """Run a program, which ends in time with everything that it started."""
    none = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        arguments,
        env=environment,
        stdin=none,
        stdout=none,
        stderr=none,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        return process.wait(LONGEST)
    finally:
        if process.returncode is None:
            _kill(process)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
