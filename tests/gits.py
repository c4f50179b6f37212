"""Real git, with nothing of the machine's owner."""

import os
import subprocess
from pathlib import Path

from tests.support import environment

SETTINGS = {
    "user.name": "Alex Doe",
    "user.email": "alex@doe.example",
    "init.defaultBranch": "main",
    "commit.gpgSign": "false",
    "core.autocrlf": "false",
    "core.fsync": "none",
    "gc.auto": "0",
    "advice.detachedHead": "false",
    "protocol.file.allow": "always",
}


def try_git(
    root: Path, *args: str, day: str = "2026-03-06"
) -> subprocess.CompletedProcess[str]:
    """Run git in a folder; it may fail."""
    settings = (word for key, value in SETTINGS.items() for word in ("-c", f"{key}={value}"))
    dates = {f"GIT_{who}_DATE": f"{day}T09:00:00+0000" for who in ("AUTHOR", "COMMITTER")}
    return subprocess.run(
        ["git", *settings, *args],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
        env=environment(
            GIT_CONFIG_NOSYSTEM="1",
            GIT_CONFIG_GLOBAL=os.devnull,
            GIT_CEILING_DIRECTORIES=str(root.parent),
            GIT_EDITOR="true",
            GIT_TERMINAL_PROMPT="0",
            **dates,
        ),
    )


def git(root: Path, *args: str) -> str:
    """Run git in a folder; it must succeed; give what it says."""
    done = try_git(root, *args)
    assert done.returncode == 0, f"git {' '.join(args)}: {done.stdout}{done.stderr}"
    return done.stdout


def commit(root: Path, subject: str) -> None:
    """Commit everything as it stands, if anything changed."""
    git(root, "add", "-A")
    if try_git(root, "diff", "--cached", "--quiet").returncode:
        git(root, "commit", "-q", "-m", subject)
