"""Fixtures that many tests need."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import AS_OF, EXAMPLE, Cli, environment


@pytest.fixture
def cli() -> Cli:
    """Run the program as a process of its own, as users do."""

    def run(
        *args: str, vault: Path | None = None, as_of: str | None = AS_OF, **env: str
    ) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "vaultsync", *args]
        if vault is not None:
            command += ["--vault", str(vault)]
        if as_of is not None and args and args[0] in {"check", "sync", "show", "watch"}:
            command += ["--as-of", as_of]
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=60,
            env=environment(**env),
            check=False,
        )

    return run


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Give a copy of the example vault."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "vault"))


@pytest.fixture
def make_vault(tmp_path: Path) -> Callable[..., Path]:
    """Make a vault from texts by path, in London."""

    def make(notes: dict[str, str], config: str = 'timezone = "Europe/London"\n') -> Path:
        root = tmp_path / "vault"
        for path, text in {"vaultsync.toml": config, **notes}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        return root

    return make
