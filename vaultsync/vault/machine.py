"""Where the configuration of this machine lies, and reading it."""

import os

from vaultsync.errors import ConfigError
from vaultsync.machine import MachineSettings
from vaultsync.parse.machine import ReadMachine, problem_of, read_machine
from vaultsync.vault.files import Gone, Unreadable, decode, read_whole

_NAME = os.path.join("vaultsync", "config.toml")


def machine_path() -> str:
    """Give the path of the file; empty where nothing says where such files are."""
    place = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME", "")
    if os.path.isabs(place):  # the XDG specification: a relative one is ignored
        return os.path.join(place, _NAME)
    home = os.path.expanduser("~")
    return os.path.join(home, ".config", _NAME) if os.path.isabs(home) else ""


def read_this_machine() -> ReadMachine:
    """Read the configuration of this machine; most have none, and need none."""
    path = machine_path()
    if not path or not os.path.lexists(path):
        return ReadMachine(MachineSettings())
    # whoever keeps such files in git has links in their place
    full = os.path.realpath(path)
    try:
        return read_machine(decode(read_whole(full), path), path)
    except Gone:
        return ReadMachine(MachineSettings())
    except Unreadable as error:
        found = error.finding
        place = f"{path}:{found.line}:{found.column}" if found.line else path
        wrong = ConfigError(place, found.message, hint=found.help)
        return ReadMachine(MachineSettings(), (problem_of(wrong),))
    except OSError as error:  # a folder on the way may not be entered
        wrong = ConfigError(path, f"cannot be read: {error.strerror or error}")
        return ReadMachine(MachineSettings(), (problem_of(wrong),))
