"""Each command of docs/first-minute.md does what stands there, and nothing is left out."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest

from tests.support import NORTHWIND, Cli
from vaultsync.cli.demo import demo
from vaultsync.cli.doctor import doctor
from vaultsync.cli.init import init
from vaultsync.cli.new import new
from vaultsync.vault.health import Health

PAGE = (Path(__file__).parent.parent / "docs/first-minute.md").read_text("utf-8")
TYPED = [
    line.partition(" # ")[0].strip()
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line.startswith("vaultsync ")
]
ASKS = ("vaultsync init", "vaultsync new")
"""What asks, and ends with 2 and a hint where nobody answers."""


def test_there_are_commands() -> None:
    """The page has them all."""
    assert {line.split()[1] for line in TYPED} == {"demo", "init", "new", "doctor"}


@pytest.mark.parametrize("line", TYPED)
def test_what_can_be_typed(
    line: str, tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends as it should in a folder with one interview, without a traceback."""
    (tmp_path / "Notes").mkdir()
    (tmp_path / "Notes/a.md").write_text(NORTHWIND, "utf-8")
    monkeypatch.chdir(tmp_path / "Notes")
    _, command, *words = shlex.split(line)
    words = [word.replace("~", str(tmp_path), 1) for word in words]
    vault = tmp_path / "Notes" if command == "new" else None
    done = cli(command, *words, vault=vault, TMPDIR=str(tmp_path))
    asks = line.startswith(ASKS) and not {"--yes", "--dry-run"} & set(words)
    assert done.returncode in ({2} if asks else {0, 1} if command == "doctor" else {0})
    assert ("--yes" in done.stderr) is asks
    assert "Traceback" not in done.stderr


def test_every_option_is_told() -> None:
    """Options that are special to these commands stand on the page or in their examples."""
    common = {"--color", "--vault"}
    for command in (demo, init, new, doctor):
        text = f"{PAGE}{command.epilog}"
        options = [
            name
            for option in command.params
            if isinstance(option, click.Option)
            for name in option.opts
            if name.startswith("--")
        ]
        assert [one for one in options if one not in text and one not in common] == []


def test_the_json_and_the_states() -> None:
    """The form of `doctor --json`, and the three words."""
    shown = re.search(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert shown
    assert set(json.loads(shown[1])) == {"version", "ok", "rows"}
    assert [one.value for one in Health if f"`{one.value}`" not in PAGE] == []
