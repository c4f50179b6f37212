"""`vaultsync config`: every setting with its value and the place where it is set (issue 8)."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import on_terminal
from tests.test_cli import SGR
from vaultsync.parse import config, machine
from vaultsync.parse.config import read_settings
from vaultsync.parse.machine import read_machine
from vaultsync.render.columns import columns

MakeVault = Callable[..., Path]
CONFIG = """\
# a comment
timezone = "Europe/London"

[me]
name = "Alex \\"Al\\" Doe"

[outputs]
due_note = "Due.md"

[strategy]
thank_you_within = "36h"
max_follow_ups = 1
"""
MACHINE = '[notifications]\nquiet = "22:00-07:15"\n'


@pytest.fixture
def vault(make_vault: MakeVault) -> Path:
    """Give a vault with some settings."""
    return make_vault({}, config=CONFIG)


def test_every_key_with_its_value(vault: Path, cli: Cli) -> None:
    """All keys are there, once each, and what is printed is what is read."""
    out = cli("config", vault=vault).stdout
    found = dict(line.split(" = ", 1) for line in out.splitlines())
    assert len(found) == len(out.splitlines())
    assert {"vault", *config.KNOWN, *machine.KNOWN} < set(found)
    assert found["me.name"] == '"Alex \\"Al\\" Doe"'
    assert found["strategy.thank_you_within"] == '"36h"'
    assert found["outputs.drafts"] == '"Follow-ups/Drafts"'


def test_what_is_printed_can_be_read_again(vault: Path, cli: Cli) -> None:
    """A setting stands there as it would stand in the file."""
    out = cli("config", vault=vault).stdout.splitlines()
    text = "\n".join(line for line in out if line.split(" = ")[0] in config.KNOWN)
    read = read_settings(text)
    assert read.settings == read_settings(CONFIG).settings
    assert not read.findings
    text = "\n".join(line for line in out if line.split(" = ")[0] in machine.KNOWN)
    assert read_machine(text, "m") == read_machine("", "m")


def origin(cli: Cli, vault: Path, key: str, **env: str) -> str:
    """Give what is said of where a key comes from."""
    done = cli("config", key, "--show-origin", vault=vault, **env)
    assert done.returncode == 0, done.stderr
    return done.stdout.partition("  # ")[2].strip()


def test_where_values_come_from(vault: Path, cli: Cli, tmp_path: Path) -> None:
    """Default, file and line, this machine's file, environment, option, system."""
    home = tmp_path / "home"
    (home / "vaultsync").mkdir(parents=True)
    file = home / "vaultsync" / "config.toml"
    file.write_text(MACHINE, "utf-8")
    env = {"XDG_CONFIG_HOME": str(home), "VAULTSYNC_LINKS": "never"}
    rows = {
        "timezone": "vaultsync.toml:2",
        "me.name": "vaultsync.toml:5",
        "outputs.due_note": "vaultsync.toml:8",
        "outputs.drafts": "default",
        "strategy.max_follow_ups": "vaultsync.toml:12",
        "notifications.quiet": f"{file}:2",
        "notifications.names": "default",
        "VAULTSYNC_LINKS": "environment",
        "EDITOR": "default",
        "vault": "--vault",
    }
    assert {key: origin(cli, vault, key, **env) for key in rows} == rows
    done = cli("config", "vault", "--show-origin", VAULTSYNC_VAULT=str(vault))
    assert done.stdout == f'vault = "{vault}"  # environment VAULTSYNC_VAULT\n'


WIDE = f"""\
[me]
name = "佐藤 健一"
signature = "👩🏽\u200d💻 Zoë\\n東京"
email = "{"x" * 30}@acme.example"

[outputs]
due_note = "{"A folder of many words " * 8}.md"
"""


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("args", [(), ("me",), ("strategy",)])
def test_origins_stand_below_each_other(
    args: tuple[str, ...], width: int, make_vault: MakeVault
) -> None:
    """By display width; what is too long for its column stands behind it, or below."""
    vault = make_vault({}, config=WIDE)
    shown = on_terminal(width, "config", "--show-origin", *args, "--vault", str(vault))
    lines = SGR.sub("", shown).splitlines()
    # an address is not broken: it is there to be copied
    assert max(columns(line) for line in lines if "@" not in line) <= width
    places = Counter(columns(line.partition("# ")[0]) for line in lines if "# " in line)
    rows = sum(places.values())
    assert rows == len([line for line in lines if re.match(r"\S+ +=(?: |$)", line)])
    ((_, most),) = places.most_common(1)
    assert most >= rows - (4 if width == 80 else 2 if width == 200 else 0)
    if width == 200:
        assert max(places) <= 120
    starts = {line.index("=") for line in lines if re.match(r"\S+ +=(?: |$)", line)}
    assert len(starts) == 1 or width == 40


@pytest.mark.parametrize(
    ("config", "args", "told"),
    [
        # nothing that is counted in days stands there; a pipe holds settings alone
        ("", ("me",), ""),
        ("", ("strategy.gap_bd",), ""),
        (
            "",
            (),
            "(public holidays, too, until `holidays` in vaultsync.toml names your country)",
        ),
        ("", ("strategy",), "_bd: business days, Monday to Friday (public holidays, too"),
        (
            'holidays = "GB-ENG"\n',
            (),
            "(without the public holidays of GB-ENG); _days: all days",
        ),
    ],
)
def test_what_days_are_counted_in(
    config: str, args: tuple[str, ...], told: str, make_vault: MakeVault, cli: Cli
) -> None:
    """A key such as `gap_bd` says neither what it counts nor which holidays."""
    vault = make_vault({}, config=config)
    shown = on_terminal(80, "config", *args, "--vault", str(vault))
    said = " ".join(SGR.sub("", shown).split())
    assert told in said
    assert ("business days" in said) is bool(told)
    assert "business days" not in cli("config", *args, vault=vault).stdout


def test_the_zone_of_the_system(make_vault: MakeVault, cli: Cli) -> None:
    """Where no zone is set, the one that counts is shown, and that it is the system's."""
    vault = make_vault({}, config="")
    done = cli("config", "timezone", "--show-origin", vault=vault, TZ="Europe/Berlin")
    assert done.stdout == 'timezone = "Europe/Berlin"  # the system\'s\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('holidays = "GB-SCT"\n', 1),
        ('[holidays]\ncountry = "GB"\nsubdivision = "SCT"\n', 3),
        ('\nholidays = {country = "GB", subdivision = "SCT"}\n', 2),
        ('holidays.country = "GB"\n\nholidays.subdivision = "SCT"\n', 3),
    ],
)
def test_all_ways_to_write_a_table(
    text: str, line: int, make_vault: MakeVault, cli: Cli
) -> None:
    """Short, as a table, inline and dotted: the value and its line."""
    vault = make_vault({}, config=text)
    out = cli("config", "holidays.subdivision", "--show-origin", vault=vault).stdout
    assert out == f'holidays.subdivision = "SCT"  # vaultsync.toml:{line}\n'
    out = cli("config", "holidays.extra", "--show-origin", vault=vault).stdout
    assert out == "holidays.extra = []  # default\n"


def test_one_key(vault: Path, cli: Cli) -> None:
    """For a script: the value alone, a text without its quotes; a table gives all its keys."""
    assert cli("config", "me.name", vault=vault).stdout == 'Alex "Al" Doe\n'
    assert cli("config", "strategy.max_follow_ups", vault=vault).stdout == "1\n"
    assert cli("config", "languages", vault=vault).stdout == '["en"]\n'
    out = cli("config", "outputs", vault=vault).stdout.splitlines()
    assert len(out) == len([key for key in config.KNOWN if key.startswith("outputs.")])


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("tiemzone", "did you mean `timezone`?"),
        ("max_follow_ups", "did you mean `strategy.max_follow_ups`?"),
        ("outputs.due_nte", "did you mean `outputs.due_note`?"),
        ("editr", "`vaultsync config` lists them all"),
    ],
)
def test_no_such_key(key: str, meant: str, vault: Path, cli: Cli) -> None:
    """What was probably meant is said; the exit code is that of wrong use."""
    done = cli("config", key, vault=vault)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"error: there is no setting '{key}'" in done.stderr
    assert meant in done.stderr


def test_json(vault: Path, cli: Cli) -> None:
    """Version 1: values as TOML has them, with origin, path and line."""
    data = json.loads(cli("config", "--json", vault=vault).stdout)
    assert list(data) == ["version", "vault", "machine", "settings", "findings"]
    by = {one["key"]: one for one in data["settings"]}
    assert by["strategy.max_follow_ups"] == {
        "key": "strategy.max_follow_ups",
        "value": 1,
        "origin": "vault",
        "path": "vaultsync.toml",
        "line": 12,
    }
    assert by["drafts.allow"]["value"] == []
    assert by["drafts.allow"]["origin"] == "default"
    assert by["vault"]["value"] == str(vault)


def test_mistakes_are_told(make_vault: MakeVault, cli: Cli, tmp_path: Path) -> None:
    """An unknown key is told with its place; a file that cannot be used is the usual error."""
    vault = make_vault({}, config="[outputs]\ndue_nte = 'x'\n")
    done = cli("config", vault=vault)
    assert done.returncode == 0
    assert re.search(
        r"^vaultsync\.toml:2:1: \w+: unknown key `outputs\.due_nte` \[VS601\]$",
        done.stdout,
        re.MULTILINE,
    )
    (vault / "vaultsync.toml").write_text("[outputs\n", "utf-8")
    done = cli("config", vault=vault)
    assert done.returncode == 2
    assert done.stderr.startswith("error: vaultsync.toml:")
    home = tmp_path / "home" / "vaultsync"
    home.mkdir(parents=True)
    (home / "config.toml").write_text("[notifications]\nquiet = 7\n", "utf-8")
    (vault / "vaultsync.toml").write_text("", "utf-8")
    done = cli("config", vault=vault, XDG_CONFIG_HOME=str(home.parent))
    assert done.returncode == 0
    assert "notifications.quiet" in done.stderr
