"""What many tests need: where things are, and the environment of the program under test."""

import os
import subprocess
from pathlib import Path
from typing import Protocol

EXAMPLE = Path(__file__).parent.parent / "example-vault"
AS_OF = "2026-03-06T09:00:00+00:00"
"""The instant of the example vault."""


class Cli(Protocol):
    """Runs `python -m vaultsync` and gives what came out."""

    def __call__(
        self, *args: str, vault: Path | None = ..., as_of: str | None = ..., **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command on a vault."""
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
        | env
    )
