"""`doctor`: one screen, each row with how it stands and what to do (issue 8, part 1)."""

import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.gits import git
from tests.support import AS_OF, NORTHWIND, Cli, as_any_user_runs
from tests.talking import on_terminal
from tests.test_cli import tree
from tests.vaults import CONFIG
from vaultsync.vault import health
from vaultsync.vault.health import Health, Row
from vaultsync.vault.health_of_vault import Patient, look_over
from vaultsync.vault.lock import watching
from vaultsync.vault.opening import open_vault

MakeVault = Callable[..., Path]


@pytest.fixture
def small(small: Path) -> Path:
    """Give the small vault as if it had been saved before the instant of the tests."""
    before = datetime.fromisoformat(AS_OF).timestamp() - 3600
    for path in small.rglob("*.md"):
        os.utime(path, (before, before))
    return small


def rows(cli: Cli, vault: Path, as_of: str | None = AS_OF, **env: str) -> dict[str, Any]:
    """Give the rows of a vault by what they are about, and the exit code as `code`."""
    done = cli("doctor", "--json", vault=vault, as_of=as_of, **env)
    assert done.stderr == ""
    data = json.loads(done.stdout)
    assert data["ok"] is (done.returncode == 0)
    return {row["what"]: row for row in data["rows"]} | {"code": done.returncode}


def test_a_vault_that_is_well(small: Path, cli: Cli) -> None:
    """Exit code 0, no problem; nothing in the vault is changed."""
    before = tree(small)
    found = rows(cli, small)
    assert found["code"] == 0
    states = {what: row["state"] for what, row in found.items() if what != "code"}
    assert "problem" not in states.values()
    for what in ("Python", "zone data", "vault", "settings", "clock", "due note", "git"):
        assert states[what] == "ok", what
    assert tree(small) == before
    assert set(found) > {"editor", "notifications", "service", "watching", "kept changes"}


def test_what_looks_like_an_interview_is_named(make_vault: MakeVault, cli: Cli) -> None:
    """Where no note is on an interview, those that only do not say so are (issue 8)."""
    files = {"a.md": "Interview with Acme, 2 Dec\n", "b.md": "# Soup\n\n2 Dec\n"}
    found = rows(cli, make_vault(files))["notes"]
    assert (found["state"], found["text"]) == (
        "note",
        "none about an interview; 1 looks like one: a.md",
    )
    assert "no `type`, `company` and `date` at its top" in found["do"]
    assert found["lines"][1:3] == ["type: interview", "company: Acme"]


@pytest.mark.parametrize(
    ("path", "option"),
    [("Jobs/a.md", "Jobs/"), ("My jobs/a.md", "'My jobs/'"), ("a.md", "'*'")],
)
def test_what_takes_notes_as_they_are_is_named(
    path: str, option: str, make_vault: MakeVault, cli: Cli
) -> None:
    """A company and a day are enough where `init --include` names the place (issue 8)."""
    files = {path: "---\ncompany: Acme\ninterview date: 2026-03-05\n---\n# Interview\n"}
    vault = make_vault(files)
    found = rows(cli, vault)["notes"]
    command = f"vaultsync init --include {option}"
    assert f"`{command}`" in found["do"]
    done = cli("init", str(vault), *shlex.split(command)[2:], "--dry-run")
    assert f'include = ["{shlex.split(option)[0]}"]' in done.stdout + done.stderr


def test_one_screen(small: Path) -> None:
    """All of it is seen at once on a terminal of 80 columns and 24 lines."""
    shown = on_terminal(80, "doctor", "--vault", str(small), "--as-of", AS_OF, NO_COLOR="1")
    lines = shown.rstrip("\n").split("\n")
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    narrow = on_terminal(40, "doctor", "--vault", str(small), "--as-of", AS_OF, NO_COLOR="1")
    assert max(len(line) for line in narrow.split("\n") if "/" not in line) <= 40


BROKEN = 'timezone = "Mars"\n'
SICK: dict[str, tuple[dict[str, str], str, str, str, str]] = {
    "no configuration": ({"vaultsync.toml": BROKEN}, "settings", "problem", "Mars", "London"),
    "a misspelt key": (
        {"vaultsync.toml": 'tiemzone = "UTC"\n'},
        "settings",
        "problem",
        "tiemzone",
        "timezone",
    ),
    "no name": ({"vaultsync.toml": ""}, "settings", "note", "no name", "[me]"),
    "no notes": ({"vaultsync.toml": CONFIG}, "notes", "note", "none", "vaultsync new"),
    "errors": (
        {"a.md": "---\ntype: interview\ncompany: A\ndate: soon\n---\n"},
        "findings",
        "problem",
        "VS101 1×",
        "vaultsync check",
    ),
    "remarks, which only --all shows": (
        {"a.md": NORTHWIND.replace("2026-03-05", "5 March 2026", 1)},
        "findings",
        "ok",
        "1 remark: VS110 1×",
        "`vaultsync check --all` shows each",
    ),
    "never synced": (
        {"a.md": NORTHWIND},
        "due note",
        "note",
        "not there yet",
        "vaultsync sync",
    ),
}


@pytest.mark.parametrize("name", SICK)
def test_what_is_wrong_and_what_to_do(name: str, make_vault: MakeVault, cli: Cli) -> None:
    """Each row says how it stands and what helps; a problem makes the exit code 1."""
    files, what, state, said, cure = SICK[name]
    vault = make_vault({"b.md": "x", **files})
    found = rows(cli, vault)
    assert found[what]["state"] == state
    assert said in found[what]["text"]
    assert cure in found[what]["do"]
    assert found["code"] == int(state == "problem")


def test_without_a_vault(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """That there is none is a row like others; the rest is told all the same."""
    monkeypatch.chdir(tmp_path)
    done = cli("doctor", as_of=None)
    assert (done.returncode, done.stderr) == (1, "")
    assert "vaultsync init" in done.stdout
    assert "editor" in done.stdout
    named = cli("doctor", "--vault", str(tmp_path / "gone"))
    assert "there is no such folder" in named.stdout
    assert named.returncode == 1


def test_git(small: Path, cli: Cli) -> None:
    """Without the line in .gitattributes; with it; in the middle of a merge."""
    git(small, "init", "-q")
    assert "vaultsync init" in rows(cli, small)["git"]["do"]
    assert cli("init", "--yes", vault=small).returncode == 0
    assert rows(cli, small)["git"]["state"] == "ok"
    (small / ".git/MERGE_HEAD").write_text("x", "utf-8")
    busy = rows(cli, small)
    assert (busy["code"], busy["git"]["state"]) == (1, "problem")
    assert "git status" in busy["git"]["do"]


def test_clocks(small: Path, cli: Cli) -> None:
    """A clock that lies far back is a problem; notes from the future are told."""
    old = clock_row(small, "1990-01-01T09:00+00:00")
    assert (old.health, old.cure) == (Health.PROBLEM, "set the machine's clock")
    note = next((small / "Interviews").glob("*.md"))
    later = datetime.fromisoformat(AS_OF).timestamp() + 40 * 86400
    os.utime(note, (later, later))
    found = clock_row(small, AS_OF)
    told = "Fri 6 Mar 2026 09:00 (Europe/London), but a note was saved on Wed 15 Apr 2026 10:00"
    assert (found.health, found.text) == (Health.NOTE, told)
    as_it_is = rows(cli, small, as_of=None)["clock"]
    assert str(datetime.now(UTC).year) in as_it_is["text"]


@pytest.mark.parametrize("as_of", [AS_OF, "1990-01-01T09:00+00:00"])
def test_a_clock_that_is_pretended(small: Path, cli: Cli, as_of: str) -> None:
    """With `--as-of` nothing is said of the machine's clock, whenever the notes were saved."""
    note = next((small / "Interviews").glob("*.md"))
    os.utime(note, (later := datetime.now(UTC).timestamp(), later))
    found = rows(cli, small, as_of=as_of)["clock"]
    assert (found["state"], found["do"]) == ("ok", "")
    assert found["text"].endswith(", as `--as-of` says: the machine's clock is not looked at")


def clock_row(vault: Path, now: str) -> Row:
    """Give what is said of a machine's clock that shows this instant."""
    patient = Patient.of(open_vault(str(vault)), datetime.fromisoformat(now))
    return next(row for row in look_over(patient) if row.what == "clock")


def test_ticks_that_cannot_be_recorded(small: Path, cli: Cli) -> None:
    """A tick that no run could record is a problem; one that waits is told."""
    due = small / "Follow-ups/Follow-ups due.md"
    text = due.read_text("utf-8")
    due.write_text(text.replace("- [ ] ", "- [x] ", 1), "utf-8")
    found = rows(cli, small)["due note"]
    assert (found["state"], "vaultsync sync" in found["do"]) == ("note", True)
    assert "waiting" in found["text"]


def test_somebody_watches(small: Path, cli: Cli) -> None:
    """Who watches the vault is told."""
    assert "nothing watches" in rows(cli, small)["watching"]["text"]
    with watching(str(small)):
        assert str(os.getpid()) in rows(cli, small)["watching"]["text"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="systemd is Linux's")
def test_a_service_that_cannot_be_asked(small: Path, tmp_path: Path, cli: Cli) -> None:
    """Without one nothing is wrong; one whose manager is not there is a problem."""
    env = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "PATH": str(tmp_path)}
    assert rows(cli, small, **env)["service"]["state"] == "ok"
    assert cli("service", "install", "--yes", vault=small, **env).returncode == 3
    found = rows(cli, small, **env)
    assert (found["code"], found["service"]["state"]) == (1, "problem")
    assert "systemctl" in found["service"]["text"]


def test_a_read_only_vault(small: Path) -> None:
    """It is told as a problem, not by failing."""
    small.chmod(0o555)
    done = as_any_user_runs("doctor", "--vault", str(small))
    small.chmod(0o755)
    assert done.returncode == 1
    assert "cannot be written to" in done.stdout


# The machine


def test_python() -> None:
    """Too old, too new, and a terminal that cannot show names."""
    assert health.python_row((3, 10, 1), "utf-8").health is Health.PROBLEM
    assert health.python_row((3, 11, 0), "UTF-8").health is Health.FINE
    assert health.python_row((3, 99, 0), "utf-8").health is Health.NOTE
    ascii_only = health.python_row((3, 11, 0), "ascii")
    assert ascii_only.health is Health.NOTE
    assert "PYTHONUTF8" in ascii_only.cure


def test_zone_data_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it every hour would be wrong."""
    assert health.zones_row().health is Health.FINE
    monkeypatch.setattr(health, "find_zone", lambda _: None)
    assert "tzdata" in health.zones_row().cure


EDITORS = [
    ({"VISUAL": "sh -x", "PATH": os.environ["PATH"]}, Health.FINE),
    ({"EDITOR": "no-such-editor"}, Health.PROBLEM),
    ({"EDITOR": "'"}, Health.PROBLEM),
]


@pytest.mark.parametrize(("variables", "state"), EDITORS)
def test_editor(variables: dict[str, str], state: Health) -> None:
    """An editor that is named and missing is a problem, with the variable to set."""
    row = health.editor_row(variables)
    assert row.health is state
    assert state is Health.FINE or "EDITOR" in row.cure


def test_no_editor_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is named and the system has no opener, it is only a note."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert health.editor_row({}).health is Health.NOTE


def test_notifier(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program and the session; macOS and Windows bring theirs."""
    assert health.notifier_row({}, "darwin").health is Health.FINE
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert "libnotify" in health.notifier_row({}, "linux").cure
    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    session = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}
    assert health.notifier_row(session, "linux").health is Health.FINE


def test_watches(tmp_path: Path) -> None:
    """More folders than watches is told, with what raises the limit."""
    limit = tmp_path / "limit"
    for folder in "abc":
        (tmp_path / folder).mkdir()
    limit.write_text("3\n", "ascii")
    row = health.watches_row(str(tmp_path), str(limit))
    assert row
    assert "max_user_watches" in row.cure
    limit.write_text("8192\n", "ascii")
    assert health.watches_row(str(tmp_path), str(limit)) == Row(
        "watches", "4 folders to watch, of 8,192 at most on this machine"
    )
    (tmp_path / ".git" / "objects").mkdir(parents=True)
    row = health.watches_row(str(tmp_path), str(limit))
    assert row
    assert row.text.startswith("6 folders to watch (2 hidden), of 8,192")
    assert health.watches_row(str(tmp_path), str(tmp_path / "none")) is None


def test_hooks(small: Path, cli: Cli) -> None:
    """Where git keeps the vault, whether its hooks are installed; elsewhere nothing is said."""
    assert "hooks" not in rows(cli, small)
    git(small, "init", "-q")
    found = rows(cli, small)["hooks"]
    assert (found["state"], found["text"]) == ("ok", "git starts none of vaultsync's")
    assert "`vaultsync hooks install`" in found["do"]
    assert cli("hooks", "install", "--yes", vault=small).returncode == 0
    found = rows(cli, small)["hooks"]
    all_of_them = "git starts post-merge, post-checkout, pre-commit"
    assert (found["state"], found["text"]) == ("ok", all_of_them)
    (small / ".git/hooks/post-merge").chmod(0o644)
    (small / ".git/hooks/pre-commit").unlink()
    found = rows(cli, small)["hooks"]
    assert (found["state"], found["text"]) == ("note", "of 3 hooks, git starts post-checkout")
    git(small, "config", "core.hooksPath", "/dev/null")
    found = rows(cli, small)["hooks"]
    assert (found["state"], found["text"]) == (
        "ok",
        "hooks are switched off: core.hooksPath is /dev/null",
    )


def test_no_place_for_kept_changes(small: Path, cli: Cli) -> None:
    """A file in the folder's place, or one in the vault: `undo` could not undo."""
    for place in (small / "vaultsync.toml", small / "state"):
        found = rows(cli, small, VAULTSYNC_STATE=str(place))
        assert found["kept changes"]["state"] == "problem"
        assert "VAULTSYNC_STATE" in found["kept changes"]["do"]


def test_the_machines_configuration(small: Path, tmp_path: Path, cli: Cli) -> None:
    """It is a row only where there is one; a mistake in it is told."""
    assert "machine" not in rows(cli, small)
    file = tmp_path / "config/vaultsync/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text('[notifications]\nmorning = "soon"\n', "utf-8")
    found = rows(cli, small, XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert found["machine"]["state"] == "problem"


def test_what_cannot_be_looked_at() -> None:
    """One thing that fails is a row, not the end."""

    def fails() -> Row:
        raise PermissionError(13, "Permission denied", "/x")

    (row,) = health.safely("watches", fails)
    assert row.health is Health.PROBLEM
    assert "/x: Permission denied" in row.text
