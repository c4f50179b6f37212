"""`vaultsync service`: units and agents, and what is done with them (issue 7, part 2)."""

import json
import os
import plistlib
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests import systemd_syntax as syntax
from tests.support import Cli, environment
from tests.talking import Talk, talk
from tests.vaults import DUE
from tests.watches import wait_for, watching
from vaultsync.cli import main
from vaultsync.render.escape import one_line
from vaultsync.render.service.job import Job, name_of, unfit
from vaultsync.render.service.launchd import Launchd, agent
from vaultsync.render.service.mark import is_untouched
from vaultsync.render.service.systemd import Systemd, command_line, units, word
from vaultsync.vault.managers import ask
from vaultsync.vault.service import carried, find_manager, find_program
from vaultsync.vault.state import key_of

needs_systemd = pytest.mark.skipif(not syntax.HAVE, reason="systemd-analyze is not installed")
NASTY = (
    "/home/jane/Notes",
    "/home/jane/My notes",
    "/home/jane/100% of $HOME",
    "/home/jane/$HOME ${HOME} $$ %h %%",
    '/home/jane/Jane\'s "notes"',
    "/home/jane/back\\slash\\",
    "/home/jane/Bewerbungen für Zürich 日本 😀",
    "/home/jane/a;b & c | d > e # f",
    "/home/jane/ leading and trailing ",
    "/home/jane/-x --vault=y",
    "/home/jane/[Service] ExecStart=x",
    "/home/jane/seal ----------------",
    "/home/jane/{title} $vault ~/x * ? !",
    "/home/jane/\u2028 \u00a0 \u202e",
    "/",
)
NO_CHARACTERS = [
    *map(chr, range(0xFDD0, 0xFDF0)),
    *(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)),
]
TEXTS = st.text(
    st.sampled_from("\"'\\$%{}; \u00a0#=-:@+!")
    | st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=NO_CHARACTERS),
    max_size=40,
)
PYTHON = ("/opt/python", "-P", "-m", "vaultsync")


def job(vault: str = "/home/jane/Notes", **more: Any) -> Job:
    """Give a job."""
    fixed = {"name": name_of(vault, "0123456789abcdef"), "vault": vault, "program": PYTHON}
    return Job(**(fixed | more))


# What systemd makes of a line


@given(st.lists(TEXTS, min_size=0, max_size=6), TEXTS)
@example(["$HOME", "$$", "%h", ";", ""], "$HOME")
@example([], "Jane's")
@example([], '"')
@example([], "\\")
@example([], "100%")
def test_systemd_starts_exactly_the_arguments(arguments: list[str], folder: str) -> None:
    """Taken apart by systemd's rules, the line is the list of arguments, whatever they hold."""
    wanted = [f"/opt/{folder}/python", *arguments]
    got = syntax.started(command_line(tuple(wanted)))
    if got[0] == "/bin/sh":
        assert got[1:4] == ["-c", 'exec "$@"', "sh"]
        got = got[4:]
    assert got == wanted


@given(TEXTS)
def test_a_variable_has_exactly_the_value(value: str) -> None:
    """In `Environment=` there are quotes and specifiers, and `$` means itself."""
    line = word(f"VAULTSYNC_STATE={value}")
    assert list(map(syntax.specified, syntax.words(line))) == [f"VAULTSYNC_STATE={value}"]


@needs_systemd
@settings(max_examples=3, phases=[Phase.generate])
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=40, max_size=60))
def test_systemd_itself_reads_what_the_rules_say(
    tmp_path_factory: pytest.TempPathFactory, lists: list[list[str]]
) -> None:
    """The rules of the tests are systemd's: it shows the commands that it has read."""
    folder = tmp_path_factory.mktemp("units")
    lines = [command_line(("/bin/echo", *arguments)) for arguments in lists]
    text = "[Service]\nType=oneshot\n" + "".join(f"ExecStart={line}\n" for line in lines)
    (folder / "all.service").write_bytes(text.encode())
    shown = syntax.commands(folder, "all.service")
    read = [[one[0], *map(syntax.expanded, one[1:])] for one in shown[: len(lines)]]
    assert read == [["/bin/echo", *arguments] for arguments in lists]


@pytest.mark.parametrize("vault", NASTY)
@pytest.mark.parametrize("timer", [False, True])
def test_the_units_of_any_vault(vault: str, timer: bool) -> None:
    """Every unit names its vault, starts the right command and knows its own text."""
    wanted = job(vault, timer=timer, environment=(("VAULTSYNC_STATE", f"{vault}/x"),))
    files = units(wanted)
    manager = Systemd("/units", 1000)
    assert [file.name for file in files] == list(manager.names(wanted.name))[: 1 + timer]
    service = files[0].text
    assert [syntax.started(line) for line in syntax.settings(service, "ExecStart")] == [
        [*PYTHON, "sync", "--vault", vault]
        if timer
        else [*PYTHON, "watch", "--vault", vault, "--quiet"]
    ]
    (environment_line,) = syntax.settings(service, "Environment")
    assert syntax.specified(*syntax.words(environment_line)) == f"VAULTSYNC_STATE={vault}/x"
    for _, text in files:
        (said,) = syntax.settings(text, "Description")
        assert one_line(wanted.title) in syntax.specified(said)
        assert manager.vault_of(text) == vault
        assert is_untouched(text)
        assert not is_untouched(text.replace("vaultsync:", "vaultsync", 1))
        assert not is_untouched(f"{text}\n")


WATCH = """\
# Written by `vaultsync service install`; `vaultsync service uninstall` removes it.
# Your own settings belong in `systemctl --user edit vaultsync-notes-01234567.service`: they stay.
# Once this file is changed it is not overwritten: seal SEAL
# Vault: /home/jane/Notes

[Unit]
Description=vaultsync: keeps the follow-ups in Notes up to date
# The vault may be on a drive that comes later: tried again and again, but not often.
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart="/opt/python" "-P" "-m" "vaultsync" "watch" "--vault" "/home/jane/Notes" "--quiet"
Environment="TZ=Europe/London"
Restart=on-failure
RestartSec=2min
Nice=5
IOSchedulingClass=best-effort
IOSchedulingPriority=7
NoNewPrivileges=yes
LockPersonality=yes
# It needs no network.
RestrictAddressFamilies=AF_UNIX

[Install]
WantedBy=default.target
"""  # noqa: E501


def test_the_unit_that_watches() -> None:
    """This is the whole unit: no lines that only look like it."""
    (file,) = units(job(environment=(("TZ", "Europe/London"),)))
    seal = file.text.partition("seal ")[2][:16]
    assert file.text == WATCH.replace("SEAL", seal)


def test_the_timer() -> None:
    """It runs every hour, makes up for what was missed; a mistake in a note is no failure."""
    service, timer = units(job(timer=True))
    assert syntax.settings(timer.text, "OnCalendar") == ["hourly"]
    assert syntax.settings(timer.text, "Persistent") == ["true"]
    assert syntax.settings(timer.text, "WantedBy") == ["timers.target"]
    assert syntax.settings(service.text, "Type") == ["oneshot"]
    assert syntax.settings(service.text, "SuccessExitStatus") == ["1"]
    assert not syntax.settings(service.text, "Restart")
    assert not syntax.settings(service.text, "WantedBy")


@needs_systemd
@pytest.mark.parametrize("timer", [False, True])
def test_systemd_finds_nothing_wrong(timer: bool, tmp_path: Path) -> None:
    """`systemd-analyze verify --user` has no remark on any unit, whatever paths they hold."""
    names = []
    for number, vault in enumerate(NASTY):
        program = tmp_path / f"{number}{vault[:40]}" / "python"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        wanted = job(
            vault,
            name=f"vaultsync-{number}",
            program=(str(program), *PYTHON[1:]),
            timer=timer,
            environment=(("TZ", vault),),
        )
        for name, text in units(wanted):
            (tmp_path / name).write_bytes(text.encode())
            names.append(name)
    ran = syntax.verify(tmp_path, *names)
    assert (ran.returncode, ran.stderr) == (0, "")
    (tmp_path / "wrong.service").write_text("[Service]\nExecStart=/nowhere\n")
    assert syntax.verify(tmp_path, "wrong.service").returncode


# What launchd is told


@pytest.mark.parametrize("vault", NASTY)
@pytest.mark.parametrize("timer", [False, True])
def test_the_agent_of_any_vault(vault: str, timer: bool) -> None:
    """The property list holds every argument as it is, restarts the watcher, or has an hour."""
    wanted = job(vault, timer=timer, environment=(("TZ", vault),))
    name, text = agent(wanted, "/home/jane/Library/Logs/x.log")
    read = plistlib.loads(text.encode())
    assert name == f"{read['Label']}.plist"
    assert read["ProgramArguments"] == list(wanted.command)
    assert read["EnvironmentVariables"] == {"TZ": vault}
    assert read["RunAtLoad"] is True
    assert (read.get("KeepAlive") == {"SuccessfulExit": False}) is not timer
    assert (read.get("StartCalendarInterval") == {"Minute": 0}) is timer
    manager = Launchd("/agents", "/logs", 501)
    assert manager.vault_of(text) == vault
    assert manager.is_timer({name: text}) is timer
    assert is_untouched(text)
    assert not is_untouched(text.replace("<true/>", "<false/>", 1))


# Names, programs, variables


@pytest.mark.parametrize(
    ("vault", "name"),
    [
        ("/home/jane/Notes", "vaultsync-notes-"),
        ("/home/jane/My Notes (2026)", "vaultsync-my-notes-2026-"),
        ("/home/jane/Zürich", "vaultsync-zurich-"),
        ("/home/jane/日本", "vaultsync-vault-"),
        ("/home/jane/" + "x" * 200, f"vaultsync-{'x' * 32}-"),
        ("/", "vaultsync-vault-"),
    ],
)
def test_the_name_of_a_service(vault: str, name: str) -> None:
    """A readable name and a short hash, in letters that every manager takes."""
    key = key_of(vault)
    assert name_of(vault, key) == f"{name}{key[:8]}"


def test_two_vaults_have_two_names(tmp_path: Path) -> None:
    """Folders of one name in two places are two services; a link is what it leads to."""
    for place in ("a/Notes", "b/Notes"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "a/Notes")
    one, other, link = (key_of(str(tmp_path / p)) for p in ("a/Notes", "b/Notes", "link"))
    assert one == link != other


@pytest.mark.parametrize(
    "bad", ["a\nExecStart=/bin/x", "a\tb", "a\x85", "a\x7f", "a\udce9", "\uffff", "\U0010fffe"]
)
def test_what_no_file_can_hold_is_refused(bad: str) -> None:
    """A line break, a control character or what is not UTF-8 is told, not smuggled in."""
    told = (job(f"/x/{bad}"), job(program=(f"/{bad}",)), job(environment=(("TZ", bad),)))
    assert all(ascii(bad)[1:-1] in unfit(one).replace("\x85", "\\x85") for one in told)
    assert all(unfit(job(vault)) == "" for vault in NASTY)


def test_the_variables_that_go_along(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What decides where the state is and how notes are read; places are made absolute."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/jane")
    given_ = {
        "VAULTSYNC_STATE": "state", "VAULTSYNC_QUIET": "0.5", "VAULTSYNC_INDEX": "",
        "VAULTSYNC_VAULT": "/v", "VAULTSYNC_DEBUG": "1", "XDG_STATE_HOME": "relative",
        "XDG_CONFIG_HOME": "/c", "TZ": "Europe/London", "PATH": "/bin", "SECRET": "x",
    }  # fmt: skip
    assert dict(carried(given_)) == {
        "VAULTSYNC_STATE": str(tmp_path / "state"), "VAULTSYNC_QUIET": "0.5",
        "XDG_CONFIG_HOME": "/c", "TZ": "Europe/London",
    }  # fmt: skip
    assert dict(carried({"VAULTSYNC_STATE": "~/s"})) == {"VAULTSYNC_STATE": "/home/jane/s"}


def test_the_program_imports_nothing_from_where_it_starts(tmp_path: Path) -> None:
    """A file `click.py` in somebody's home is not loaded in the place of click."""
    (tmp_path / "click.py").write_text("raise SystemExit(9)\n")
    ran = subprocess.run([*find_program(), "--version"], cwd=tmp_path, check=False)
    assert ran.returncode == 0


def test_a_program_that_hangs_or_fails_is_told(tmp_path: Path) -> None:
    """No order waits for ever; what a program complains of is told in one line."""
    script = tmp_path / "slow"
    script.write_text("#!/bin/sh\nexec sleep 30\n")
    script.chmod(0o755)
    assert "did not answer within 0.2 s" in ask((str(script),), 0.2).problem
    assert ask(("sh", "-c", "echo a >&2; echo; echo b >&2; exit 4")).problem == "a; b"
    assert ask(("sh", "-c", "exit 4")).problem == "it ended with 4"
    assert "no program `nothing-of-the-kind`" in ask(("nothing-of-the-kind",)).problem
    assert "cannot be started" in ask((str(tmp_path),)).problem
    assert ask(("sh", "-c", "echo $PYTHONPATH; cat; pwd")) == ("\n/\n", "")


# The command, with a systemctl that writes down what it is told

SYSTEMCTL = """\
#!/bin/sh
place=$(dirname "$0")
line="systemctl $*"
case "$0" in *loginctl) cat "$place/linger"; exit 0;; esac
[ "$2" = show ] || printf '%s\\n' "$line" >> "$place/told"
if [ -e "$place/fails" ] && printf '%s' "$line" | grep -q -f "$place/fails"; then
    echo "Failed to connect to bus: No medium found" >&2
    exit 1
fi
for last; do :; done
wants="$UNITS/default.target.wants"
case "$last" in *.timer) wants="$UNITS/timers.target.wants";; esac
case "$2" in
enable) mkdir -p "$wants"; ln -sf "$UNITS/$last" "$wants/$last"
    printf 'ActiveState=active\\nSubState=running\\nUnitFileState=enabled\\n' > "$place/show";;
disable) rm -f "$UNITS"/*.wants/*; rm -f "$place/show";;
show) if [ -e "$place/show" ]; then cat "$place/show"; else
    printf 'ActiveState=inactive\\nSubState=dead\\nUnitFileState=\\n'; fi;;
esac
"""


class Machine(NamedTuple):
    """A home with a systemd of its own, as far as `vaultsync service` can tell."""

    cli: Cli
    home: Path
    vault: Path

    @property
    def bin(self) -> Path:
        """Where the stand-in lies."""
        return self.home / "bin"

    @property
    def units(self) -> Path:
        """Where user units lie."""
        return self.home / ".config/systemd/user"

    @property
    def told(self) -> list[str]:
        """What systemctl was told since the last time, but for questions."""
        file = self.bin / "told"
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    @property
    def files(self) -> dict[str, bytes]:
        """What lies among the units, links included."""
        found = [path for path in self.units.rglob("*") if not path.is_dir()]
        return {
            path.relative_to(self.units).as_posix(): b""
            if path.is_symlink()
            else path.read_bytes()
            for path in found
        }

    @property
    def name(self) -> str:
        """The name of the vault's service."""
        return name_of(str(self.vault), key_of(str(self.vault)))

    @property
    def env(self) -> dict[str, str]:
        """What it runs with."""
        return {
            "HOME": str(self.home),
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "UNITS": str(self.units),
        }

    def run(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run `vaultsync service` on the vault."""
        return self.cli("service", *args, vault=self.vault, **(self.env | env))

    def says(self, name: str, text: str) -> None:
        """Prepare what the stand-in does."""
        (self.bin / name).write_text(text, "utf-8")


@pytest.fixture
def machine(cli: Cli, small: Path, tmp_path: Path) -> Machine:
    """Give a home in which nothing is installed."""
    made = Machine(cli, tmp_path / "home", small)
    made.bin.mkdir(parents=True)
    for name in ("systemctl", "loginctl"):
        (made.bin / name).write_text(SYSTEMCTL)
        (made.bin / name).chmod(0o755)
    made.says("linger", "yes\n")
    return made


def installed(machine: Machine, *options: str) -> dict[str, bytes]:
    """Install; give the files."""
    ran = machine.run("install", "--yes", *options)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert machine.told
    return machine.files


def test_install(machine: Machine) -> None:
    """It shows the whole unit and the commands, then writes the one and runs the others."""
    ran = machine.run("install", "--yes")
    unit = f"{machine.name}.service"
    commands = ["systemctl --user daemon-reload", f"systemctl --user enable --now {unit}"]
    assert (ran.returncode, ran.stderr) == (0, "")
    assert machine.told == commands
    assert machine.files.keys() == {unit, f"default.target.wants/{unit}"}
    text = machine.files[unit].decode()
    shown = [
        line.partition("| ")[2] for line in ran.stdout.splitlines() if "          |" in line
    ]
    assert shown == text.splitlines()
    assert [
        line.strip() for line in ran.stdout.splitlines() if line.startswith("  sys")
    ] == commands
    assert str(machine.units) in ran.stdout


def test_print_only_prints(machine: Machine) -> None:
    """`--print` shows the same, writes nothing and starts nothing, also to uninstall."""
    for options in ((), ("--timer",)):
        ran = machine.run("install", "--print", *options)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert "systemctl --user enable --now" in ran.stdout
        assert "ExecStart=" in ran.stdout
    assert (machine.files, machine.told) == ({}, [])
    before = installed(machine)
    ran = machine.run("uninstall", "--print")
    assert "systemctl --user disable --now" in ran.stdout
    assert (ran.returncode, machine.files, machine.told) == (0, before, [])


def test_a_service_shows_what_becomes_due_where_that_is_wanted(machine: Machine) -> None:
    """`--notify` is handed on to `watch`; a timer has nothing to hand it to."""
    assert "--notify" in machine.run("install", "--print", "--notify").stdout
    ran = machine.run("install", "--print", "--notify", "--timer")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "--timer and --notify do not go together" in ran.stderr


def test_off_a_terminal_nobody_can_be_asked(machine: Machine) -> None:
    """Without `--yes` it refuses, and says so, where nobody can answer."""
    ran = machine.run("install")
    assert (ran.returncode, machine.files, machine.told) == (2, {}, [])
    assert "error: nobody is there to answer; nothing was written" in ran.stderr
    assert "--yes" in ran.stderr
    before = installed(machine)
    ran = machine.run("uninstall")
    assert (ran.returncode, machine.files, machine.told) == (2, before, [])


def on_a_terminal(machine: Machine, answers: str, *args: str) -> Talk:
    """Run it on a terminal on which somebody answers."""
    where = ("--vault", str(machine.vault))
    asked = (("? [", answers),)
    env = {"TERM": "dumb", **machine.env}
    return talk("service", *args, *where, answers=asked, cwd=None, columns=200, **env)


@pytest.mark.parametrize(("answer", "written"), [("n", False), ("y", True), ("", True)])
def test_on_a_terminal_it_asks(answer: str, written: bool, machine: Machine) -> None:
    """What would be done is shown before the question; no means no."""
    code, shown, _ = on_a_terminal(machine, answer, "install")
    assert code == 0
    assert shown.index("ExecStart=") < shown.index("enable --now") < shown.index("Do this?")
    assert bool(machine.files) is bool(machine.told) is written
    assert ("nothing was written" in shown) is not written


def test_install_twice(machine: Machine) -> None:
    """Where it is installed and runs, nothing is written, asked or started."""
    before = installed(machine)
    stands = (machine.units / f"{machine.name}.service").stat()
    ran = machine.run("install")
    assert (ran.returncode, ran.stderr, machine.told) == (0, "", [])
    assert ran.stdout == f"{machine.name} is installed and running: nothing to do\n"
    assert machine.files == before
    assert (machine.units / f"{machine.name}.service").stat() == stands
    machine.says("show", "ActiveState=failed\nSubState=failed\nUnitFileState=enabled\n")
    ran = machine.run("install", "--yes")
    assert machine.told[-1] == f"systemctl --user enable --now {machine.name}.service"
    assert (ran.returncode, machine.files) == (0, before)


def test_other_variables_make_another_unit(machine: Machine) -> None:
    """A unit as it was written is brought up to date, and the running process restarted."""
    before = installed(machine)
    ran = machine.run("install", "--yes", TZ="Asia/Tokyo")
    unit = f"{machine.name}.service"
    assert ran.returncode == 0
    assert machine.told[-1] == f"systemctl --user restart {unit}"
    assert machine.files[unit] != before[unit]
    assert b'Environment="TZ=Asia/Tokyo"\n' in machine.files[unit]
    assert [path for path in machine.files if "tmp" in path] == []


@pytest.mark.parametrize("first", [(), ("--timer",)])
def test_one_kind_takes_the_place_of_the_other(
    first: tuple[str, ...], machine: Machine
) -> None:
    """A timer replaces the watching and the reverse: the old one is ended first, and told."""
    other = () if first else ("--timer",)
    installed(machine, *first)
    old = sorted(path for path in machine.files if "/" not in path)
    ran = machine.run("install", "--yes", *other)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "takes the place of" in ran.stdout
    name, kind = machine.name, "timer" if other else "service"
    assert machine.told == [
        f"systemctl --user disable --now {' '.join(old)}",
        "systemctl --user daemon-reload",
        f"systemctl --user enable --now {name}.{kind}",
    ]
    wants = "timers" if other else "default"
    assert set(machine.files) == {
        f"{name}.service", f"{name}.{kind}", f"{wants}.target.wants/{name}.{kind}"
    }  # fmt: skip
    assert (b"Type=oneshot" in machine.files[f"{name}.service"]) is bool(other)


def changed_by_hand(machine: Machine) -> dict[str, bytes]:
    """Install, and change the unit as a person would; give the files."""
    installed(machine)
    file = machine.units / f"{machine.name}.service"
    file.write_bytes(file.read_bytes().replace(b"Nice=5", b"Nice=19"))
    return machine.files


@pytest.mark.parametrize("options", [(), ("--timer",)])
def test_a_changed_unit_is_not_overwritten(options: tuple[str, ...], machine: Machine) -> None:
    """What a person wrote stays, also with `--yes`; no command is started either."""
    before = changed_by_hand(machine)
    ran = machine.run("install", "--yes", *options)
    assert (ran.returncode, machine.files, machine.told) == (3, before, [])
    assert f"{machine.name}.service was changed by hand; nothing was written" in ran.stderr
    assert f"systemctl --user edit {machine.name}.service" in ran.stderr


@pytest.mark.parametrize(("answers", "lost"), [("", False), ("y\nn", False), ("y\ny", True)])
def test_a_changed_unit_is_asked_about(answers: str, lost: bool, machine: Machine) -> None:
    """On a terminal there is a question of its own, to which a careless Enter is a no."""
    before = changed_by_hand(machine)
    shown = on_a_terminal(machine, answers, "install").shown
    assert "was changed by hand. Lose these changes?" in shown
    assert (machine.files == before) is not lost


def test_a_link_in_the_place_of_a_unit_stays(machine: Machine) -> None:
    """Whoever keeps their units elsewhere, or masked this one, meant it."""
    machine.units.mkdir(parents=True)
    link = machine.units / f"{machine.name}.service"
    link.symlink_to("/dev/null")
    ran = machine.run("install", "--yes")
    assert (ran.returncode, machine.told, os.readlink(link)) == (3, [], "/dev/null")
    assert "is a link, or cannot be read; nothing was written" in ran.stderr
    assert machine.run("uninstall", "--yes").returncode == 0
    assert os.readlink(link) == "/dev/null"


@pytest.mark.parametrize("options", [(), ("--timer",)])
def test_uninstall(options: tuple[str, ...], machine: Machine) -> None:
    """It ends the service and removes our files; all else among the units stays."""
    before = installed(machine, *options)
    others = {
        "vaultsync-other-00000000.service": b"x",
        f"{machine.name}.service.d/own.conf": b"y",
    }
    for path, data in others.items():
        (machine.units / path).parent.mkdir(exist_ok=True)
        (machine.units / path).write_bytes(data)
    ran = machine.run("uninstall", "--yes")
    assert (ran.returncode, ran.stderr, machine.files) == (0, "", others)
    ours = " ".join(sorted(path for path in before if "/" not in path))
    assert machine.told == [
        f"systemctl --user disable --now {ours}",
        "systemctl --user daemon-reload",
    ]
    again = machine.run("uninstall")
    assert (again.returncode, machine.told) == (0, [])
    assert again.stdout.startswith(f"no service is installed for {machine.vault}")


def test_uninstall_keeps_what_a_person_changed(machine: Machine) -> None:
    """The service ends, the changed unit stays, and it is told which."""
    before = changed_by_hand(machine)
    ran = machine.run("uninstall", "--yes")
    unit = f"{machine.name}.service"
    assert (ran.returncode, machine.files) == (0, {unit: before[unit]})
    assert machine.told[0] == f"systemctl --user disable --now {unit}"
    assert f"{unit} was changed by hand and stays" in ran.stdout


def test_the_service_of_a_vault_that_is_gone(machine: Machine) -> None:
    """It can be asked about and uninstalled; a slip in the path shows which ones there are."""
    installed(machine)
    machine.vault.rename(machine.vault.parent / "elsewhere")
    ran = machine.run("status")
    assert (ran.returncode, ran.stderr) == (0, "")
    wrong = machine.cli("service", "uninstall", vault=machine.home / "x", **machine.env)
    assert (wrong.returncode, machine.told) == (0, [])
    assert f"there is one for {machine.vault}" in wrong.stdout
    ran = machine.run("uninstall", "--yes")
    assert (ran.returncode, machine.files) == (0, {})
    assert machine.run("install", "--yes").returncode == 2


@pytest.mark.parametrize(
    ("fails", "left"),
    [("daemon-reload", ["daemon-reload", "enable --now"]), ("enable", ["enable --now"])],
)
def test_where_systemd_does_not_answer(fails: str, left: list[str], machine: Machine) -> None:
    """In a container, or without a session: written, and told which commands are left."""
    machine.says("fails", fails)
    ran = machine.run("install", "--yes")
    assert (ran.returncode, set(machine.files)) == (3, {f"{machine.name}.service"})
    assert "Failed to connect to bus: No medium found; these commands are left:" in ran.stderr
    lines = [x.strip() for x in ran.stderr.splitlines() if x.startswith("  systemctl")]
    assert [line.removeprefix("systemctl --user ") for line in lines] == [
        f"{one} {machine.name}.service" if " " in one else one for one in left
    ]
    machine.told  # noqa: B018 - begins anew
    (machine.bin / "fails").unlink()
    assert machine.run("install", "--yes").returncode == 0
    assert machine.told[-1].endswith(f"enable --now {machine.name}.service")


def test_where_there_is_no_systemctl(machine: Machine) -> None:
    """The same where the program itself is missing: a sentence, no traceback."""
    (machine.bin / "systemctl").unlink()
    path = str(machine.bin)
    ran = machine.run("install", "--yes", PATH=path)
    assert (ran.returncode, set(machine.files)) == (3, {f"{machine.name}.service"})
    assert "there is no program `systemctl` here; these commands are left:" in ran.stderr
    ran = machine.run("status", PATH=path)
    assert (ran.returncode, "cannot tell" in ran.stderr) == (3, True)
    ran = machine.run("uninstall", "--yes", PATH=path)
    assert (ran.returncode, machine.files) == (3, {})


def test_uninstall_where_systemd_does_not_answer(machine: Machine) -> None:
    """Files and links go all the same: nothing starts it again; ending it is left."""
    installed(machine)
    machine.says("fails", "disable")
    ran = machine.run("uninstall", "--yes")
    assert (ran.returncode, machine.files) == (3, {})
    assert f"  systemctl --user stop {machine.name}.service\n" in ran.stderr


@pytest.mark.parametrize("first", [(), ("--timer",)])
def test_another_kind_where_systemd_does_not_answer(
    first: tuple[str, ...], machine: Machine
) -> None:
    """The files are those of the new kind, no link starts the old one, and all is told."""
    installed(machine, *first)
    machine.says("fails", "disable")
    ran = machine.run("install", "--yes", *(() if first else ("--timer",)))
    assert ran.returncode == 3
    assert [path for path in machine.files if ".wants/" in path] == []
    assert (f"{machine.name}.timer" in machine.files) is not bool(first)
    left = [x.split()[2] for x in ran.stderr.splitlines() if x.startswith("  systemctl")]
    assert left == ["stop", "daemon-reload", "enable"]


SHOWN = {
    "runs": (
        "ActiveState=active\nSubState=running\nUnitFileState=enabled\nResult=success\n",
        0,
    ),
    "ended": (
        "ActiveState=inactive\nSubState=dead\nUnitFileState=enabled\nResult=success\n",
        1,
    ),
    "fails": (
        "ActiveState=activating\nSubState=auto-restart\nUnitFileState=enabled\nResult=exit-code\n",
        1,
    ),
    "strange": ("what is this\n", 1),
    "nothing": ("", 1),
}


@pytest.mark.parametrize("case", SHOWN)
def test_status(case: str, machine: Machine) -> None:
    """Exit code 0 if it runs, else 1; where it fails, it says where the messages are."""
    installed(machine)
    said, code = SHOWN[case]
    machine.says("show", said)
    ran = machine.run("status")
    assert (ran.returncode, ran.stderr) == (code, "")
    assert f"{machine.name}: watch, for {machine.vault}" in ran.stdout
    assert f"nothing watches {machine.vault}" in ran.stdout
    assert ("journalctl --user --unit" in ran.stdout) is (case == "fails")
    assert "enable-linger" not in ran.stdout


def test_status_tells_when_it_ends_at_logout(machine: Machine) -> None:
    """Without lingering the service ends with the session: a remark, no change."""
    installed(machine, "--timer")
    machine.says("linger", "no\n")
    ran = machine.run("status")
    assert (ran.returncode, machine.told) == (0, [])
    assert "it ends when you log out" in ran.stdout
    assert "a sync every hour" in ran.stdout
    assert "nothing watches" not in ran.stdout


def test_status_without_a_service(machine: Machine) -> None:
    """Nothing is installed: 1, and no program is started."""
    ran = machine.run("status")
    assert (ran.returncode, machine.told) == (1, [])
    assert ran.stdout.startswith(f"no service is installed for {machine.vault}\n")
    assert "`vaultsync service install`" in ran.stdout


def test_a_watcher_that_runs_already_is_told(machine: Machine) -> None:
    """The service cannot watch beside it: told when it is installed, shown by `status`."""
    with watching(machine.vault, as_of="") as running:
        process = running.process.pid
        ran = machine.run("install", "--print")
        assert f"`vaultsync watch` (process {process}) runs already" in ran.stdout
        # its state is written behind the line that tells of the start
        wait_for(lambda: "since" in machine.run("status").stdout, "the state")
        ran = machine.run("status")
        assert f"watching {machine.vault} since" in ran.stdout
        day = r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d\d:\d\d"
        assert re.search(rf" since {day} \(process {process}\)\n", ran.stdout)
        assert re.search(rf"^next scheduled run {day}$", ran.stdout, re.MULTILINE)


def test_the_folder_of_units_follows_the_specification(
    machine: Machine, tmp_path: Path
) -> None:
    """`XDG_CONFIG_HOME` counts if it is absolute."""
    own = tmp_path / "own"
    assert find_manager("linux", {"XDG_CONFIG_HOME": str(own)}) == Systemd(
        str(own / "systemd/user"), os.getuid()
    )
    ran = machine.run("install", "--print", XDG_CONFIG_HOME="relative")
    assert f"In {machine.units} this would be written" in ran.stdout


def test_what_runs_from_this_folder_only_is_not_installed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program that a manager could not start is told before anything is written."""
    monkeypatch.setattr("vaultsync.cli.installing.find_program", lambda: ("/bin/false",))
    for name, value in machine.env.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:
        main.run(["service", "install", "--yes", "--vault", str(machine.vault)])
    assert (ended.value.code, machine.files, machine.told) == (3, {}, [])
    assert "does not start outside of this folder" in capsys.readouterr().err


# What was installed really runs


@pytest.mark.parametrize("timer", [False, True])
def test_the_line_of_the_unit_keeps_the_due_note(
    timer: bool, machine: Machine, tmp_path: Path
) -> None:
    """The process that systemd would start, from another folder, writes the due note."""
    vault = tmp_path / 'Jane\'s "100%" $HOME \\ notes é'
    machine.vault.rename(vault)
    moved = machine._replace(vault=vault)
    installed(moved, *(("--timer",) if timer else ()))
    text = moved.files[f"{moved.name}.service"].decode()
    (line,) = syntax.settings(text, "ExecStart")
    variables = dict(
        syntax.specified(*syntax.words(one)).split("=", 1)
        for one in syntax.settings(text, "Environment")
    )
    assert variables["VAULTSYNC_STATE"] == environment()["VAULTSYNC_STATE"]
    (vault / DUE).unlink()
    env = {"HOME": str(moved.home), "PATH": "/usr/bin:/bin"} | variables
    process = subprocess.Popen(syntax.started(line), cwd="/", env=env, stdin=subprocess.DEVNULL)
    try:
        wait_for((vault / DUE).exists, "the due note")
        if not timer:
            process.send_signal(signal.SIGTERM)
        assert process.wait(60) in ({0, 1} if timer else {0})
    finally:
        process.kill()
        process.wait(60)


def test_a_program_on_a_path_that_systemd_refuses(tmp_path: Path) -> None:
    """It is started by a shell, which hands every argument on as it is."""
    program = tmp_path / 'Jane\'s $HOME "x" = \\' / "say"
    program.parent.mkdir()
    program.write_text(f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv))\n")
    program.chmod(0o755)
    wanted = (str(program), *NASTY, "")
    ran = subprocess.run(syntax.started(command_line(wanted)), capture_output=True, check=True)
    assert json.loads(ran.stdout) == list(wanted)


# Other systems


@pytest.fixture
def on_a_mac(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Run it here as on a Mac, with a launchctl that writes down what it is told."""
    place = machine.bin / "launchctl"
    place.write_text(SYSTEMCTL.replace("systemctl $*", "launchctl $*").replace("$2", "$1"))
    place.chmod(0o755)
    for name, value in machine.env.items():
        monkeypatch.setenv(name, value)
    agents, logs = (
        str(machine.home / "Library/LaunchAgents"),
        str(machine.home / "Library/Logs"),
    )
    monkeypatch.setattr(
        "vaultsync.cli.installing.find_manager", lambda *_: Launchd(agents, logs, 501)
    )

    def run(*args: str) -> int:
        with pytest.raises(SystemExit) as ended:
            main.run(["service", *args, "--vault", str(machine.vault)])
        assert isinstance(ended.value.code, int)
        return ended.value.code

    return run


def test_launchd(machine: Machine, on_a_mac: Callable[..., int]) -> None:
    """The agent is written, loaded, replaced by the other kind, and removed."""
    agents = machine.home / "Library/LaunchAgents"
    name = machine.name
    file = agents / f"{name}.plist"
    loading = [f"launchctl enable gui/501/{name}", f"launchctl bootstrap gui/501 {file}"]
    assert on_a_mac("install", "--yes") == 0
    assert machine.told == loading
    assert plistlib.loads(file.read_bytes())["KeepAlive"] == {"SuccessfulExit": False}
    assert on_a_mac("install", "--yes", "--timer") == 0
    assert machine.told == [f"launchctl bootout gui/501/{name}", *loading]
    assert plistlib.loads(file.read_bytes())["StartCalendarInterval"] == {"Minute": 0}
    assert on_a_mac("uninstall", "--yes") == 0
    assert machine.told == [f"launchctl bootout gui/501/{name}"]
    assert list(agents.iterdir()) == []


def test_a_changed_agent_stays_and_is_disabled(
    machine: Machine, on_a_mac: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is neither overwritten nor removed, and does not start again at the next login."""
    assert on_a_mac("install", "--yes") == 0
    file = machine.home / f"Library/LaunchAgents/{machine.name}.plist"
    file.write_bytes(file.read_bytes().replace(b">5<", b">9<"))
    before = file.read_bytes()
    machine.told  # noqa: B018 - begins anew
    assert on_a_mac("install", "--yes", "--timer") == 3
    assert (machine.told, file.read_bytes()) == ([], before)
    assert on_a_mac("uninstall", "--yes") == 0
    assert machine.told[-1] == f"launchctl disable gui/501/{machine.name}"
    assert file.read_bytes() == before
    assert "was changed by hand and stays" in capsys.readouterr().out


PRINTED = "gui/501/x = {\n\tactive count = 1\n\tstate = %s\n\tlast exit code = %s\n}\n"


@pytest.mark.parametrize(
    ("said", "problem", "timer", "active", "failed"),
    [
        (PRINTED % ("running", "(never exited)"), "", False, True, False),
        (PRINTED % ("spawn scheduled", "3"), "", False, False, True),
        (PRINTED % ("not running", "0"), "", False, False, False),
        (PRINTED % ("not running", "0"), "", True, True, False),
        ("", 'Could not find service "x" in domain', False, False, False),
    ],
)
def test_what_launchctl_prints(
    said: str, problem: str, timer: bool, active: bool, failed: bool
) -> None:
    """A watcher runs while its process does, a timer while it is loaded."""
    standing = Launchd("/a", "/l", 501).standing(said, problem, timer=timer)
    assert standing
    assert (standing.active, standing.failed) == (active, failed)
    assert Launchd("/a", "/l", 501).standing("", "no program", timer=timer) is None


@pytest.mark.parametrize(("platform", "hint"), [("win32", "schtasks"), ("freebsd14", "cron")])
def test_other_systems(
    platform: str,
    hint: str,
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where no manager is known, a sentence with another way, and exit code 2."""
    monkeypatch.setattr("vaultsync.cli.installing.PLATFORM", platform)
    for command in ("install", "uninstall", "status"):
        with pytest.raises(SystemExit) as ended:
            main.run(["service", command, "--vault", str(machine.vault)])
        err = capsys.readouterr().err
        assert ended.value.code == 2
        assert hint in err
        assert "knows systemd (Linux) and launchd (macOS)" in err
