"""Starts the editor of whoever asks for it; see notifier.py and managers.py for other programs.

It is named by VISUAL or EDITOR, never by anything in the vault, and started as a list of
arguments, without a shell. The file is its last argument, by its whole path, so that no name is
taken for an option.
"""

import os
import shlex
import shutil
import subprocess  # noqa: TID251 - here, in managers.py and notifier.py
import sys
from collections.abc import Mapping
from typing import NamedTuple

from vaultsync.errors import EditorError

_OPENERS = {"darwin": "open", "win32": "start"}
_IN_A_TERMINAL = ("sensible-editor", "nano", "vi")
"""Where there is no desktop: what opens files there shows them in a pager, as a copy."""
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


class Editor(NamedTuple):
    """What a file is opened with."""

    command: tuple[str, ...]
    waits: bool
    """It is an editor: when it ends, the file is edited."""
    chosen: bool = True
    """Somebody named it, or chose it in the settings of the system."""


def opener(platform: str = sys.platform) -> str:
    """Give the word with which a shell opens files and links; on Windows PowerShell does."""
    return _OPENERS.get(platform, "xdg-open")


def find_editor(environment: Mapping[str, str]) -> Editor:
    """Find the editor: VISUAL, else EDITOR, else what the system opens such files with.

    Where there is no desktop, that is an editor of the terminal.

    Raises:
        EditorError: what is named cannot be read as a command.
    """
    for name in ("VISUAL", "EDITOR"):
        text = environment.get(name, "").strip()
        if not text:
            continue
        try:
            command = shlex.split(text, posix=os.name != "nt")
        except ValueError as error:
            raise EditorError(f"cannot read {name}={text!r}: {error}") from error
        return Editor(tuple(part.strip('"') for part in command), waits=True)
    desktop = sys.platform in _OPENERS or any(map(environment.get, _DISPLAYS))
    for name in () if desktop else _IN_A_TERMINAL:
        if shutil.which(name):
            return Editor((name,), waits=True, chosen=False)
    return Editor((opener(),), waits=False)


def open_file(editor: Editor, full: str) -> None:
    """Open a file, and wait until the editor is done.

    Raises:
        EditorError: it cannot be started, or says that it failed.
    """
    program = editor.command[0]
    if program == "start":  # no program on Windows, but a word of its command line
        os.startfile(full)  # type: ignore[attr-defined] # noqa: S606
        return
    if shutil.which(program) is None:
        raise EditorError(f"there is no program {program!r}")
    try:
        done = subprocess.run([*editor.command, full], check=False)  # noqa: S603 - no shell
    except OSError as error:
        raise EditorError(f"{program!r} cannot be started: {error.strerror}") from error
    if done.returncode:
        raise EditorError(f"{program!r} ended with {done.returncode}")
