"""What docs/terminal.md tells to type is typed; what it says of settings is so (issue 8)."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.starting import starter
from tests.support import environment
from vaultsync.cli.links import WORDS

DOCS = Path(__file__).parent.parent / "docs"
TEXT = (DOCS / "terminal.md").read_text("utf-8")
LINES = [
    line.partition(" #")[0].strip()
    for block in re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


def test_there_are_some() -> None:
    """The commands are found in the documentation."""
    assert len(LINES) >= 10
    assert all("vaultsync " in line for line in LINES)


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_documentation(line: str, small: Path, tmp_path: Path) -> None:
    """It runs in a shell, in a vault, ends with 0 and complains about nothing."""
    program = tmp_path / "bin" / "vaultsync"
    program.parent.mkdir()
    program.write_text(starter().program(), "utf-8")
    program.chmod(0o755)
    # what is for another shell is only asked for here; test_completion.py runs it there
    other = re.search(r"vaultsync completion (?:zsh|fish)", line)
    done = subprocess.run(
        ["bash", "--norc", "-euo", "pipefail", "-c", other[0] if other else line],
        cwd=small,
        env=environment(
            PATH=f"{program.parent}{os.pathsep}{os.environ['PATH']}", HOME=str(tmp_path)
        ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_every_word_of_the_variable_is_told() -> None:
    """The table of VAULTSYNC_LINKS has all that it can say."""
    table = TEXT.partition("| `VAULTSYNC_LINKS` | does |")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", table)) >= set(WORDS)
