"""The contracts that hold the parts apart, and that they notice when they are broken."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from vaultsync.cli.main import COMMANDS
from vaultsync.diagnostics import CODES
from vaultsync.errors import ConfigError
from vaultsync.parse.config import KNOWN, read_settings

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "vaultsync"
WRITING = {
    "open", "mkdir", "makedirs", "remove", "unlink", "rename", "replace", "rmdir", "link",
    "symlink", "truncate", "chmod", "fchmod", "fsync", "write", "fdopen", "utime", "mkfifo",
    "write_text", "write_bytes", "touch",
}  # fmt: skip
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime"}
MODULES = {"os", "Path", "shutil", "builtins", "io", "pathlib"}


def calls(tree: ast.AST) -> Iterator[tuple[str, str, int]]:
    """Give every call as (what it is called on, its name, line)."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            yield "builtins", node.func.id, node.lineno
        elif isinstance(node.func, ast.Attribute):
            base = node.func.value
            name = base.id if isinstance(base, ast.Name) else getattr(base, "attr", "")
            yield name, node.func.attr, node.lineno


def offences(place: str, source: str) -> list[str]:
    """Give what a module does that only another place may do; `place` is inside the package."""
    found = []
    for base, name, line in calls(ast.parse(source)):
        writes = base in MODULES and name in WRITING and (base != "builtins" or name == "open")
        writes = writes or name in {"write_text", "write_bytes"}
        if writes and not place.startswith("vault/") and place != "cli/main.py":
            found.append(f"{place}:{line}: {base}.{name} touches the disk")
        prints = (base, name) in {("builtins", "print"), ("click", "echo"), ("stdout", "write")}
        if prints and place != "cli/printer.py":
            found.append(f"{place}:{line}: {name} prints")
        if base in {"datetime", "date", "time"} and name in CLOCK and place != "cli/clock.py":
            found.append(f"{place}:{line}: {base}.{name} reads the clock")
    return found


MODULE_FILES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("place", MODULE_FILES)
def test_only_vault_writes_and_only_cli_prints_and_reads_the_clock(place: str) -> None:
    """Each module keeps to its side: disk in vault/, printing and the clock in cli/."""
    assert offences(place, (PACKAGE / place).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("render/due_note.py", "open('x', 'w').write('y')"),
        ("pipeline.py", "import os\nos.replace('a', 'b')"),
        ("cli/check.py", "from pathlib import Path\nPath('x').write_text('y')"),
        ("rules/respond.py", "print('x')"),
        ("vault/sync.py", "import click\nclick.echo('x')"),
        ("vault/watch.py", "from datetime import datetime\ndatetime.now()"),
        ("parse/days/dates.py", "from datetime import date\ndate.today()"),
        ("cli/watch.py", "import time\ntime.time()"),
    ],
)
def test_the_contract_notices(place: str, source: str) -> None:
    """A module that crosses the line is named."""
    assert offences(place, source)


def test_core_modules_import_no_input_or_output() -> None:
    """import-linter's list of core modules leaves none out that is not vault/ or cli/."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    core = next(
        contract["source_modules"]
        for contract in contracts["tool"]["importlinter"]["contracts"]
        if "no input or output" in contract["name"]
    )
    tops = {f"vaultsync.{place.split('/')[0].removesuffix('.py')}" for place in MODULE_FILES}
    outside = {"vaultsync.__init__", "vaultsync.__main__", "vaultsync.cli", "vaultsync.vault"}
    outside |= {"vaultsync.templates"}  # reads what the package itself brings along
    assert tops - outside == set(core)


NOT_YET: frozenset[str] = frozenset()
"""Codes that are explained already, and that nothing makes yet: to be emptied."""


def test_every_code_is_used_and_every_used_code_is_known() -> None:
    """The table of findings holds exactly the codes that the program makes."""
    text = "".join(
        path.read_text("utf-8")
        for path in PACKAGE.rglob("*.py")
        if path.name != "diagnostics.py" and path.parent.name != "explanations"
    )
    used = set(re.findall(r'"(VS\d{3})"', text))
    assert used == set(CODES) - NOT_YET
    assert set(CODES) >= NOT_YET


def test_every_command_and_setting_is_documented() -> None:
    """What can be typed or configured is documented."""
    commands = (ROOT / "docs/commands.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"vaultsync {name}" not in commands] == []
    settings = (ROOT / "docs/configuration.md").read_text("utf-8")
    assert [key for key in KNOWN if f"\n{key.rpartition('.')[2]} =" not in settings] == []


BOUNDS = re.findall(
    r"^(\w+) = \S+ +# (\d+)(h?) to (\d+)h?\b",
    (ROOT / "docs/configuration.md").read_text("utf-8").partition("[strategy]")[2],
    re.MULTILINE,
)


@pytest.mark.parametrize(("key", "low", "unit", "high"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_the_bounds_of_the_strategy_are_those_of_the_documentation(
    key: str, low: str, unit: str, high: str
) -> None:
    """Every number can be set within the bounds that are documented, and not outside."""
    for number in (int(low), int(high)):
        said = f'"{number}h"' if unit else str(number)
        assert not read_settings(f"[strategy]\n{key} = {said}\n").findings
    for number in (int(low) - 1, int(high) + 1):
        said = f'"{number}h"' if unit else str(number)
        with pytest.raises(ConfigError, match=f"`strategy.{key}`"):
            read_settings(f"[strategy]\n{key} = {said}\n")


def test_every_number_of_the_strategy_has_bounds() -> None:
    """What can be set and is no switch is in the table above; a third chaser says why not."""
    switches = {"connect", "count_thank_you", "keep_in_touch", "max_follow_ups"}
    numbers = {key.partition(".")[2] for key in KNOWN if key.startswith("strategy.")}
    assert {row[0] for row in BOUNDS} == numbers - switches
    with pytest.raises(ConfigError) as refused:
        read_settings("[strategy]\nmax_follow_ups = 3\n")
    assert "a third message without an answer presses people" in refused.value.hint
