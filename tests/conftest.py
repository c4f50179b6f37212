"""Fixtures that many tests need."""

import gc
import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.forking import LIMIT
from tests.starting import starter
from tests.support import AS_OF, EXAMPLE, STATE, Cli, environment
from tests.vaults import CONFIG as SMALL_CONFIG
from tests.vaults import NOTES as SMALL_NOTES
from tests.vaults import sync_here

# The gate tries the same examples everywhere; HYPOTHESIS_PROFILE=explore tries new ones.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, print_blob=True)
# What is written just now is used at once, except where the waiting is what a test is about.
os.environ["VAULTSYNC_QUIET"] = "0"
os.environ["VAULTSYNC_STATE"] = STATE
# a shell that starts it in the background has it ignore Ctrl-C, and so would all it starts
signal.signal(signal.SIGINT, signal.default_int_handler)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))

AT_AN_INSTANT = {
    "check", "sync", "show", "watch", "people", "undo", "done", "skip", "snooze", "reply",
    "close", "draft", "new", "doctor",
}  # fmt: skip
"""The commands that take `--as-of`."""


def pytest_collection_finish() -> None:
    """Have the garbage collector not look through some ten thousand tests again and again."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _ctrl_c() -> Iterator[None]:
    """Let what a test does to Ctrl-C end with it: all that is started later inherits it."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def cli() -> Cli:
    """Run the program as a process of its own, as users do."""

    def run(
        *args: str,
        vault: Path | None = None,
        as_of: str | None = AS_OF,
        seconds: str = str(LIMIT),
        **env: str,
    ) -> subprocess.CompletedProcess[str]:
        if vault is not None:
            args += ("--vault", str(vault))
        if as_of is not None and args and args[0] in AT_AN_INSTANT:
            args += ("--as-of", as_of)
        return starter().start(args, environment(**env), int(seconds))

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


@pytest.fixture(scope="session")
def small_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small vault once and bring it up to date."""
    root = tmp_path_factory.mktemp("small") / "vault"
    for path, text in {"vaultsync.toml": SMALL_CONFIG, **SMALL_NOTES}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    assert not sync_here(root).failures
    return root


@pytest.fixture
def small(small_once: Path, tmp_path: Path) -> Path:
    """Give a copy of the small vault of tests/vaults.py, as of the example vault's instant."""
    return Path(shutil.copytree(small_once, tmp_path / "vault"))
