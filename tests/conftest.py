"""Fixtures that many tests need."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.forking import LIMIT
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


@pytest.fixture(autouse=True)
def _ctrl_c() -> Iterator[None]:
    """Let what a test does to Ctrl-C end with it: all that is started later inherits it."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


class Starter:
    """Starts the program: as a child of a process that has loaded it, or all by itself."""

    def __init__(self, folder: Path) -> None:
        """Take a folder for what the program prints."""
        self.folder = folder
        self.loaded: subprocess.Popen[str] | None = None

    def start(
        self, args: tuple[str, ...], env: dict[str, str], seconds: str
    ) -> subprocess.CompletedProcess[str]:
        """Run the program and give what came out."""
        alike = {key for key, value in environment().items() if env.get(key) == value}
        own = {key for key in env if key.startswith(("PYTHON", "LANG", "LC_"))} - alike
        if own or not hasattr(os, "fork"):  # what counts while it is loaded
            return subprocess.run(
                [sys.executable, "-m", "vaultsync", *args],
                capture_output=True,
                text=True,
                timeout=LIMIT,
                env=env,
                check=False,
            )
        out, err = self.folder / "out", self.folder / "err"
        code = self._ask(
            args=json.dumps(args),
            env=json.dumps(env),
            cwd=str(Path.cwd()),
            out=str(out),
            err=str(err),
            seconds=seconds,
        )
        if code == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(args, LIMIT)
        said = out.read_text("utf-8"), err.read_text("utf-8")
        return subprocess.CompletedProcess(args, code, *said)

    def _ask(self, **job: str) -> int:
        """Have a job done; give the exit code."""
        if self.loaded is None:
            self.loaded = subprocess.Popen(
                [sys.executable, "-m", "tests.forking"],
                cwd=Path(__file__).parent.parent,
                env=environment(),
                text=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        assert self.loaded.stdin
        assert self.loaded.stdout
        self.loaded.stdin.write(f"{json.dumps(job)}\n")
        self.loaded.stdin.flush()
        return int(self.loaded.stdout.readline())

    def end(self) -> None:
        """End the process that has it loaded."""
        if self.loaded:
            self.loaded.communicate(timeout=LIMIT)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starter]:
    """Give the one that starts the program."""
    starter = Starter(tmp_path_factory.mktemp("said"))
    yield starter
    starter.end()


@pytest.fixture
def cli(starter: Starter) -> Cli:
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
        return starter.start(args, environment(**env), seconds)

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
