"""The configuration of one machine: read in full, and a mistake in it costs that value only."""

import os
from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import EXAMPLE
from vaultsync.machine import Hours, MachineSettings, Notifications
from vaultsync.parse.machine import KNOWN, read_machine
from vaultsync.vault.machine import machine_path, read_this_machine

NAME = "/c/config.toml"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Notifications()),
        ("[notifications]\n", Notifications()),
        ("[notifications]\nenabled = false\n", Notifications(enabled=False)),
        ("[notifications]\nnames = true\n", Notifications(names=True)),
        ('[notifications]\nmorning = "7:05"\n', Notifications(morning=time(7, 5))),
        ("[notifications]\nmorning = 07:05:00\n", Notifications(morning=time(7, 5))),
        ('[notifications]\nmorning = ""\n', Notifications(morning=None)),
        ('[notifications]\nquiet = ""\n', Notifications(quiet=None)),
        (
            '[notifications]\nquiet = "21:00-08:00"\n',
            Notifications(quiet=Hours(time(21), time(8))),
        ),
        (
            '[notifications]\nquiet = "12:00 – 13:30"\n',
            Notifications(quiet=Hours(time(12), time(13, 30))),
        ),
        (
            '[notifications]\nquiet = "18:00-24:00"\n',
            Notifications(quiet=Hours(time(18), time(0))),
        ),
        ("\ufeffnotifications.names = true\n", Notifications(names=True)),
    ],
)
def test_what_can_be_set(text: str, wanted: Notifications) -> None:
    """Every key, in every form; what is not said has its default."""
    assert read_machine(text, NAME) == (MachineSettings(notifications=wanted), ())


@pytest.mark.parametrize(
    ("line", "message", "fix"),
    [
        (
            'morning = "25:00"',
            ":2:1: cannot use '25:00' for `notifications.morning`; it is ignored",
            'write a time: "08:30"',
        ),
        ("morning = 8", ":2:1: cannot use 8 for `notifications.morning`", "in quotes"),
        ('  quiet = "21-8"', ":2:3: cannot use '21-8' for `notifications.quiet`", "two times"),
        ('quiet = "08:00-08:00"', ":2:1: cannot use '08:00-08:00'", "the same"),
        ('names = "yes"', ":2:1: cannot use 'yes' for `notifications.names`", "true or false"),
        (
            'mornings = "08:00"',
            ":2:1: unknown key `notifications.mornings`; it is ignored",
            "did you mean `notifications.morning`?",
        ),
        ("volume = 3", ":2:1: unknown key `notifications.volume`", "known are notif"),
    ],
)
def test_a_mistake_costs_its_value_only(line: str, message: str, fix: str) -> None:
    """It is told with file, line, column and what would be right; all else counts."""
    read = read_machine(f"[notifications]\n{line}\nenabled = false\n", NAME)
    assert read.settings.notifications == Notifications(enabled=False)
    (problem,) = read.problems
    assert problem.message.startswith(f"{NAME}{message}")
    assert fix in problem.help


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        (
            "[notification]\nnames = true\n",
            ":1:2: unknown key `notification`",
            "n `notifications`?",
        ),
        ("names = true\n", ":1:1: unknown key `names`", "`notifications.names`"),
        ("notifications = 3\n", ":1:1: cannot use 3 for `notifications`", "[notifications]"),
        ("[notifications\n", ":1:15: not valid TOML", "quotes"),
        ("a = " + "[" * 20_000, ":1:", ""),
    ],
)
def test_a_file_that_is_wrong_is_passed_over(text: str, message: str, fix: str) -> None:
    """One sentence with the place; the defaults count, and nobody is named."""
    read = read_machine(text, NAME)
    assert read.settings == MachineSettings()
    (problem,) = read.problems
    assert problem.message.startswith(f"{NAME}{message}")
    assert problem.message.endswith("it is ignored")
    assert fix in problem.help


@given(st.text() | st.sampled_from(KNOWN).map(lambda key: f"{key} = 08:30:00\n"))
def test_reading_never_raises(text: str) -> None:
    """Whatever the file holds, there are settings."""
    assert isinstance(read_machine(text, NAME).settings.notifications, Notifications)


HERE = "vaultsync/config.toml"


@pytest.mark.parametrize(
    ("env", "wanted"),
    [
        ({"XDG_CONFIG_HOME": "/x", "HOME": "/h"}, f"/x/{HERE}"),
        ({"XDG_CONFIG_HOME": "x", "HOME": "/h"}, f"/h/.config/{HERE}"),
        ({"XDG_CONFIG_HOME": "", "HOME": "/h"}, f"/h/.config/{HERE}"),
        ({"HOME": "h"}, ""),
    ],
)
def test_where_it_lies(
    env: dict[str, str], wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the XDG specification wants it; a relative folder is none."""
    for name in ("XDG_CONFIG_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert machine_path() == wanted


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the path of the file, which is not there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    found = tmp_path / "vaultsync" / "config.toml"
    found.parent.mkdir()
    return found


def test_most_machines_have_none(file: Path) -> None:
    """Then the defaults count, and nothing is wrong."""
    assert read_this_machine() == (MachineSettings(), ())
    file.parent.rmdir()
    assert read_this_machine() == (MachineSettings(), ())


def test_it_may_be_a_link(file: Path, tmp_path: Path) -> None:
    """Whoever keeps such files in git has links in their place."""
    (tmp_path / "elsewhere").write_text("[notifications]\nnames = true\n", "utf-8")
    file.symlink_to(tmp_path / "elsewhere")
    assert read_this_machine().settings.notifications.names


def test_what_is_no_file_is_told_in_a_sentence(file: Path, tmp_path: Path) -> None:
    """A folder, a FIFO, other bytes: one sentence with the path, and the defaults count."""

    def told() -> str:
        read = read_this_machine()
        assert read.settings == MachineSettings()
        (problem,) = read.problems
        assert "\n" not in problem.message
        return problem.message

    file.write_bytes(b"# \xff\n")
    assert told().startswith(f"{file}:1:3: ")
    file.unlink()
    file.mkdir()
    assert told().startswith(str(file))
    file.rmdir()
    os.mkfifo(file)
    assert told().startswith(str(file))
    file.unlink()
    file.symlink_to(tmp_path / "nowhere")
    assert read_this_machine() == (MachineSettings(), ())


def test_every_key_is_documented() -> None:
    """What can be set is documented."""
    text = (EXAMPLE.parent / "docs/watching.md").read_text("utf-8")
    table = text.partition("[notifications]")[2].partition("```")[0]
    assert [key for key in KNOWN if f"\n{key.partition('.')[2]} = " not in table] == []
