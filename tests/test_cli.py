"""The command line (design.md section 9): exit codes, forms, colours, discovery, init, show."""

import contextlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

from tests.support import AS_OF, NORTHWIND, Cli, environment
from tests.talking import on_terminal
from vaultsync import __version__
from vaultsync.cli.main import COMMANDS
from vaultsync.cli.main import run as run_here

BEFORE = "2026-03-04T09:00+00:00"
LATER = "2026-03-08T09:00+00:00"
MakeVault = Callable[..., Path]
ACME = """\
---
type: interview
company: Acme
role: Tester
date: 2026-03-05
status: rejected
---

## Jane Doe
email:: jane@acme.example
- a point
"""
WARNING = NORTHWIND.replace("Northwind", "Warned").replace("date:", "status: wating\ndate:")
ERROR = "---\ntype: interview\ncompany: Acme\ndate: soon\n---\n"
NOTES = {"Interviews/Northwind.md": NORTHWIND, "Interviews/Acme.md": ACME}


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Stdout as JSON."""
        return json.loads(self.out)


class Here(Protocol):
    """Runs a command in this process: for tables that would start too many."""

    def __call__(self, *args: str, **env: str) -> Ran:
        """Run a command."""
        ...


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """Run commands in this process, in an environment in which nothing of ours shows."""

    def run(*args: str, **env: str) -> Ran:
        with monkeypatch.context() as patch:
            for name in (*os.environ,):
                if name not in environment():
                    patch.delenv(name)
            for name, value in environment(**env).items():
                patch.setenv(name, value)
            capsys.readouterr()
            with pytest.raises(SystemExit) as ended:
                run_here(args)
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, captured.out, captured.err)

    return run


def process(*args: str, cwd: Path | None = None, stdin: str | None = None, **env: str) -> Ran:
    """Run a command as a process of its own; without `stdin` nobody answers."""
    paths = {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-m", "vaultsync", *args],
        cwd=cwd,
        env=environment(**paths, **env),
        input=stdin if stdin is not None else "",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def at(vault: Path, as_of: str = AS_OF) -> tuple[str, ...]:
    """Give the options that name vault and instant."""
    return ("--vault", str(vault), "--as-of", as_of)


# Exit codes

VAULTS = {
    "empty": ({}, AS_OF),
    "warning": ({"w.md": WARNING}, BEFORE),
    "settled": ({"a.md": ACME}, AS_OF),
    "upcoming": (NOTES, BEFORE),
    "due": (NOTES, AS_OF),
    "overdue": (NOTES, LATER),
    "error": ({"e.md": ERROR}, AS_OF),
}
CODES = {
    "": "empty 0 warning 0 settled 0 upcoming 0 due 1 overdue 1 error 1",
    "--exit-zero": "empty 0 warning 0 settled 0 upcoming 0 due 0 overdue 0 error 0",
    "--fail-on never": "empty 0 warning 0 settled 0 upcoming 0 due 0 overdue 0 error 0",
    "--fail-on error": "empty 0 warning 0 settled 0 upcoming 0 due 0 overdue 0 error 1",
    "--fail-on overdue": "empty 0 warning 0 settled 0 upcoming 0 due 0 overdue 1 error 1",
    "--fail-on due": "empty 0 warning 0 settled 0 upcoming 0 due 1 overdue 1 error 1",
    "--fail-on due --exit-zero": "empty 0 upcoming 0 due 0 overdue 0 error 0",
}
CODE_ROWS = [
    (name, options, int(code))
    for options, row in CODES.items()
    for name, code in zip(row.split()[::2], row.split()[1::2], strict=True)
]


@pytest.mark.parametrize(("name", "options", "code"), CODE_ROWS)
def test_exit_codes_of_check(
    name: str, options: str, code: int, here: Here, make_vault: MakeVault
) -> None:
    """0 nothing due and no error, 1 otherwise, as `--fail-on` and `--exit-zero` say."""
    notes, as_of = VAULTS[name]
    vault = make_vault(notes)
    for form in ("text", "json", "gnu", "github"):
        ran = here("check", *options.split(), "--format", form, *at(vault, as_of))
        assert (ran.code, ran.err) == (code, "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("chekc",), "Did you mean `check`"),
        (("snyc",), "Did you mean `sync`"),
        (("inti",), "Did you mean `init`"),
        (("frobnicate",), "No such command 'frobnicate'"),
        (("check", "--wihtin", "7d"), "--within"),
        (("check", "extra"), "extra"),
        (("check", "--within", "soon"), "7d"),
        (("check", "--within", "-1d"), "7d"),
        (("check", "--fail-on", "always"), "overdue"),
        (("check", "--format", "xml"), "json"),
        (("check", "--color", "blue"), "never"),
        (("check", "--as-of", "soon"), "2026-03-06T09:00+00:00"),
        (("check", "--as-of", "2026-02-30"), "2026-03-06T09:00+00:00"),
        (("check", "--as-of", "2026-03-06T25:00"), "2026-03-06T09:00+00:00"),
        (("check", "--as-of", "6 March 2026"), "2026-03-06T09:00+00:00"),
        (("check", "--as-of", "0001-01-01"), "2026-03-06T09:00+00:00"),
        (("check", "--as-of", "9999-12-31"), "2026-03-06T09:00+00:00"),
        (("check", "--as-of", ""), "2026-03-06T09:00+00:00"),
        (("show",), "ID-OR-NOTE"),
        (("show", "nothing-like-it"), "nothing-like-it"),
    ],
)
def test_wrong_use_ends_with_2(
    args: tuple[str, ...], said: str, here: Here, make_vault: MakeVault
) -> None:
    """What was wrong and how it is used, on stderr; nothing on stdout."""
    ran = here(*args, VAULTSYNC_VAULT=str(make_vault(NOTES)))
    assert (ran.code, ran.out) == (2, "")
    error, *rest = ran.err.rstrip("\n").split("\n")
    assert error.startswith("error: ")
    assert rest[-1].startswith("help: ")
    assert said in ran.err


def test_without_a_command_the_help_is_shown(here: Here) -> None:
    """`vaultsync` alone shows how it is used; that is no error message."""
    ran = here()
    shown = ran.out + ran.err
    assert "Examples:" in shown
    assert "error:" not in shown


def test_exit_codes_of_real_processes(cli: Cli, make_vault: MakeVault) -> None:
    """0, 1, 2 and 3 reach the shell (click returns 0 for a returned 3: hazards section 1)."""
    vault = make_vault(NOTES)
    assert cli("check", vault=vault, as_of=BEFORE).returncode == 0
    assert cli("check", vault=vault).returncode == 1
    assert cli("check", vault=vault / "nowhere").returncode == 2
    (vault / ".git").mkdir()
    (vault / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (vault / ".git/index.lock").touch()
    busy = cli("sync", vault=vault)
    assert (busy.returncode, busy.stdout) == (3, "")
    assert "nothing was written" in busy.stderr
    assert not (vault / "Follow-ups").exists()


def test_an_internal_error_ends_with_3(
    here: Here, make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug is one sentence that says how to report it, and no traceback."""

    def broken(*_: object, **_named: object) -> None:
        raise RuntimeError("a bug\x1b[2J")

    monkeypatch.setattr("vaultsync.cli.checking.read_and_compute", broken)
    ran = here("check", *at(make_vault(NOTES)))
    assert (ran.code, ran.out) == (3, "")
    assert "internal error: RuntimeError: a bug\\x1b[2J" in ran.err
    assert "Traceback" not in ran.err
    assert "VAULTSYNC_DEBUG" in ran.err


# Version and help


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(option: str, here: Here) -> None:
    """The version is that of the package."""
    assert here(option) == (0, f"vaultsync {__version__}\n", "")


def test_a_help_names_what_its_command_takes(here: Here) -> None:
    """Only `close` takes a status, and only the others a day."""
    for command in ("done", "skip", "snooze", "reply"):
        said = " ".join(here(command, "--help").out.split())
        assert "2 WHAT or a date cannot be understood" in said
        assert "status" not in said
    said = " ".join(here("close", "--help").out.split())
    assert "2 WHAT or the status cannot be understood" in said
    said = " ".join(here("completion", "--help").out.split())
    assert "With no shell named, say which line to add where, for each." in said
    said = " ".join(here("init", "--help").out.split())
    assert "Your files stay as they are, but for what you say yes to" in said


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_holds_examples(command: str, option: str, here: Here) -> None:
    """Every command's help shows how it is used, with examples that name it."""
    ran = here(*command.split(), option)
    assert (ran.code, ran.err) == (0, "")
    _, examples = ran.out.split("Examples:")
    assert f"vaultsync {command}".strip() in examples


def test_the_commands_are_listed(here: Here) -> None:
    """The help of the program names every command with what it does."""
    out = here("--help").out
    for name, what in COMMANDS.items():
        assert re.search(rf"^ +{name} +{re.escape(what)}$", out, re.MULTILINE)


def test_python_m_vaultsync(make_vault: MakeVault) -> None:
    """`python -m vaultsync` is the program."""
    assert process("--version") == (0, f"vaultsync {__version__}\n", "")
    ran = process("check", "--json", *at(make_vault(NOTES), BEFORE))
    assert (ran.code, ran.data["version"]) == (0, 1)


# JSON

FOLLOW_UP = {
    "id": str,
    "kind": str,
    "state": str,
    "person": str,
    "company": str,
    "role": str,
    "channel": str,
    "due": str,
    "due_at": (str, type(None)),
    "reason": str,
    "note": str,
    "line": int,
    "draft": (str, type(None)),
}
FINDING = {
    "code": str,
    "severity": str,
    "path": str,
    "line": int,
    "column": int,
    "message": str,
}
KINDS = [
    "reflect",
    "thank-you",
    "follow-up",
    "status-check",
    "respond",
    "connect",
    "update",
    "keep-in-touch",
]
STATES = ["upcoming", "due", "overdue", "snoozed", "waiting", "done", "skipped", "missed"]
CHANNELS = ["email", "text", "forward", "linkedin", "none"]


def holds(item: dict[str, Any], keys: dict[str, Any]) -> bool:
    """Tell whether an object has at least these keys, with values of these types."""
    return all(key in item and isinstance(item[key], kind) for key, kind in keys.items())


def test_json_has_the_documented_keys(here: Here, make_vault: MakeVault) -> None:
    """design.md section 9: version 1, follow-ups, findings, instants in UTC."""
    vault = make_vault(NOTES | {"Interviews/x.md": ERROR})
    data = here("check", "--json", *at(vault)).data
    assert (data["version"], data["vault"], data["as_of"]) == (1, str(vault), AS_OF)
    assert data["follow_ups"]
    for item in data["follow_ups"]:
        assert holds(item, FOLLOW_UP)
        assert re.fullmatch(r"vs-[a-z0-9]{8}", item["id"])
        assert item["kind"] in KINDS
        assert item["state"] in STATES
        assert item["channel"] in CHANNELS
        assert str(date.fromisoformat(item["due"])) == item["due"]
    assert data["findings"]
    assert all(holds(one, FINDING) for one in data["findings"])


def test_a_follow_up_in_json(here: Here, make_vault: MakeVault) -> None:
    """Every documented value of one follow-up, and where its line points to."""
    vault = make_vault(NOTES)
    data = here("check", "--json", *at(vault)).data
    (thanks,) = [item for item in data["follow_ups"] if item["kind"] == "thank-you"]
    assert {key: thanks[key] for key in FOLLOW_UP if key not in {"id", "reason"}} == {
        "kind": "thank-you",
        "state": "due",
        "person": "Priya Raman",
        "company": "Northwind",
        "role": "Engineer",
        "channel": "email",
        "due": "2026-03-06",
        "due_at": "2026-03-06T15:45:00+00:00",
        "note": "Interviews/Northwind.md",
        "line": 10,
        "draft": None,
    }
    lines = (vault / thanks["note"]).read_text("utf-8").splitlines()
    assert lines[thanks["line"] - 1] == "## Priya Raman"
    (chaser,) = [item for item in data["follow_ups"] if item["kind"] == "follow-up"]
    assert (chaser["due"], chaser["due_at"]) == ("2026-03-12", None)


def test_json_for_short(here: Here, make_vault: MakeVault) -> None:
    """`--json` is `--format json`."""
    vault = make_vault(NOTES)
    told = here("check", "--format", "json", *at(vault))
    assert here("check", "--json", *at(vault)) == told
    assert here("check", "--json", "--format", "json", *at(vault)) == told


@pytest.mark.parametrize(
    ("as_of", "zone", "utc"),
    [
        ("2026-03-06T09:00+00:00", "Europe/London", "2026-03-06T09:00:00+00:00"),
        ("2026-03-06T09:00Z", "Asia/Tokyo", "2026-03-06T09:00:00+00:00"),
        ("2026-03-06T09:00+05:30", "Europe/London", "2026-03-06T03:30:00+00:00"),
        ("2026-06-06T09:00", "Europe/London", "2026-06-06T08:00:00+00:00"),
        ("2026-03-06 09:00", "Asia/Tokyo", "2026-03-06T00:00:00+00:00"),
        ("2026-03-06", "America/New_York", "2026-03-06T05:00:00+00:00"),
    ],
)
def test_instants_are_in_utc(
    as_of: str, zone: str, utc: str, here: Here, make_vault: MakeVault
) -> None:
    """`as_of` and `due_at` are in UTC; an instant without an offset is in the vault's zone."""
    vault = make_vault(NOTES, config=f'timezone = "{zone}"\n')
    data = here("check", "--json", "--all", *at(vault, as_of)).data
    assert data["as_of"] == utc
    moments = [item["due_at"] for item in data["follow_ups"] if item["due_at"]]
    assert moments
    assert all(moment.endswith("+00:00") for moment in moments)


def test_the_machines_zone_changes_nothing(make_vault: MakeVault) -> None:
    """Hazard 20: `TZ=UTC` and `TZ=Pacific/Kiritimati` give the same bytes."""
    vault = make_vault(NOTES)
    one, two = (
        process("check", "--all", *at(vault, "2026-03-06T23:30Z"), TZ=zone)
        for zone in ("UTC", "Pacific/Kiritimati")
    )
    assert one == two
    assert one.out


def test_json_names_the_draft(here: Here, make_vault: MakeVault) -> None:
    """After `sync` the draft's path stands with its follow-up."""
    vault = make_vault(NOTES)
    assert here("sync", *at(vault)).code == 0
    data = here("check", "--json", *at(vault)).data
    (draft,) = [item["draft"] for item in data["follow_ups"] if item["draft"]]
    assert (vault / draft).is_file()


# What is listed


@pytest.mark.parametrize(
    ("options", "listed", "hidden"),
    [
        ("", "Thank-you to Jane", "3 upcoming, 1 waiting"),
        ("--within 0d", "Thank-you to Jane", "3 upcoming, 1 waiting"),
        ("--within 3d", "Thank-you to Jane, Follow-up to Priya", "1 upcoming, 1 waiting"),
        ("--within 3", "Thank-you to Jane, Follow-up to Priya", "1 upcoming, 1 waiting"),
        ("--within 1w", "Thank-you to Jane, Follow-up to Priya, Follow-up to Jane", ""),
        ("--within 2W", "Thank-you to Jane, Follow-up to Priya, Follow-up to Jane", ""),
        (
            "--all",
            "Thank-you to Jane, Follow-up to Priya, Follow-up to Jane, Thank-you to Priya",
            "",
        ),
    ],
)
def test_what_the_text_lists(
    options: str, listed: str, hidden: str, here: Here, make_vault: MakeVault
) -> None:
    """Due and overdue; `--within` adds what is coming, `--all` the rest; others are counted."""
    notes = {
        "a.md": NORTHWIND + "- [x] Thank-you ✅ 2026-03-05\n",
        "b.md": ACME.replace("rejected", "waiting").replace("03-05", "03-08"),
    }
    out = here("check", *options.split(), *at(make_vault(notes), "2026-03-09T12:00Z")).out
    found = re.findall(r"^[a-z]+: ([A-Z][a-z-]+ to \w+)", out, re.MULTILINE)
    assert ", ".join(found) == listed
    counted = re.findall(r"^(.*): `--within 7d` or `--all` shows (\w+)$", out, re.MULTILINE)
    assert counted == ([(hidden, "them")] if hidden else [])


@pytest.mark.parametrize(
    ("within", "rest"),
    [
        ("0d", "1 upcoming, 1 waiting: `--all` shows them"),
        ("7d", "1 waiting: `--all` shows it"),
    ],
)
def test_one_is_told_as_one(within: str, rest: str, here: Here, make_vault: MakeVault) -> None:
    """What is left out is `it` where it is one."""
    note = NORTHWIND.replace("duration: 75 min", "they_reply_by: 2026-03-20")
    out = here("check", "--within", within, *at(make_vault({"a.md": note}))).out
    assert re.findall(r"^.*`--all` shows.*$", out, re.MULTILINE) == [rest]


def test_one_that_is_not_shown_is_an_it(here: Here, make_vault: MakeVault) -> None:
    """What is left to show may be one follow-up alone."""
    vault = make_vault({"a.md": NORTHWIND.replace("date:", "status: rejected\ndate:")})
    out = here("check", "--within", "5d", *at(vault, "2026-03-09T12:00Z")).out
    shown = re.findall(r"^.*: .* shows \w+$", out, re.MULTILINE)
    assert shown == ["1 upcoming: `--all` shows it"]


def test_json_holds_what_is_open(here: Here, make_vault: MakeVault) -> None:
    """JSON holds all that is not done, skipped or missed; `--all` adds those."""
    vault = make_vault({"a.md": NORTHWIND + "- [x] Thank-you ✅ 2026-03-05\n"})
    some, everything = (
        {
            item["state"]
            for item in here("check", "--json", *more, *at(vault)).data["follow_ups"]
        }
        for more in ((), ("--all",))
    )
    assert some == {"upcoming"}
    assert everything == {"upcoming", "done"}


def test_an_empty_vault_says_what_to_do(here: Here, make_vault: MakeVault) -> None:
    """Where no interview is found, the text says what makes one."""
    out = here("check", *at(make_vault({"a.md": "# Hello\n"}))).out
    assert "No interview notes" in out
    assert "becomes one with `type: interview`, `company: …`" in " ".join(out.split())
    assert "type: interview" in out


def test_gnu_lines(here: Here, make_vault: MakeVault) -> None:
    """Each line is `path:line:column: severity: message [VSnnn]` and leads to a real place."""
    vault = make_vault(NOTES | {"Interviews/x.md": ERROR})
    lines = here("check", "--format", "gnu", *at(vault)).out.splitlines()
    assert len(lines) == 2
    for line in lines:
        found = re.fullmatch(
            r"([^:]+):(\d+):(\d+): (error|warning|info): (\S.*) \[VS\d{3}\]", line
        )
        assert found
        text = (vault / found[1]).read_text("utf-8").splitlines()[int(found[2]) - 1]
        assert 1 <= int(found[3]) <= len(text)
    assert lines[0].startswith("Interviews/Northwind.md:10:1: info: due: Thank-you to Priya")
    assert lines[1].startswith("Interviews/x.md:4:7: error: cannot read the date 'soon'")


def test_github_lines(here: Here, make_vault: MakeVault) -> None:
    """Workflow commands: `,` `:` and `%` of paths and messages are escaped."""
    vault = make_vault({"Interviews/a, b: 100%.md": ERROR})
    (line,) = here("check", "--format", "github", *at(vault)).out.splitlines()
    assert line.startswith(
        "::error file=Interviews/a%2C b%3A 100%25.md,line=4,col=7,title=VS101::"
    )


# Colours

SGR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("options", "env", "coloured"),
    [
        ("", {}, False),
        ("", {"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False),
        ("", {"NO_COLOR": "1"}, False),
        ("", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("--color never", {"FORCE_COLOR": "1"}, False),
        ("--color auto", {}, False),
        ("--format json --color always", {}, False),
        ("--format json", {"FORCE_COLOR": "1"}, False),
        ("--format gnu", {"FORCE_COLOR": "1"}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("--color always", {}, True),
        ("--color always", {"NO_COLOR": "1"}, True),
    ],
)
def test_colours(
    options: str, env: dict[str, str], coloured: bool, here: Here, make_vault: MakeVault
) -> None:
    """No escape code leaves through a pipe, unless it is asked for."""
    vault = make_vault(NOTES | {"Interviews/x.md": ERROR})
    plain = here("check", *options.replace("always", "never").split(), *at(vault)).out
    out = here("check", *options.split(), *at(vault), **env).out
    assert ("\x1b" in out) is coloured
    assert SGR.sub("", out) == plain


# Terminal injection

NASTY = "\x1b]52;c;aGk=\x07", "\x1b[2J", "\r", "\u202e", "\x9b31m", "\x00", "\x7f", "\u2066"
FORGED = "Interviews/x.md:1:1: error: forged [VS999]"
QUOTED = r"\e]52;c;aGk=\a\e[2J\r\u202e\x9b31m\x7f\u2066\n" + FORGED
"""The same and a line break, as YAML writes them."""
INJECTING = f"""\
---
type: interview
company: "Acme{QUOTED}"
role: "Tester{QUOTED}"
date: 2026-03-05
status: "odd{QUOTED}"
recruiter: {{name: "Dana{QUOTED}", email: d@x.example}}
interviewers:
  - name: "Jane{QUOTED}"
    title: "Lead{QUOTED}"
    channel: "odd{QUOTED}"
  - Kim
  - Lou
timezone: "Nowhere{QUOTED}"
---

## Kim — Lead \x1b]52;c;aGk=\x07\x1b[2J\u202e\x7f
email:: k@x.example
- a point \x1b[2J\u202e
- [x] Update \x1b[2J\u202e 2026-02-30

## Lou
channel:: odd \x1b[2J\u202e\x7f
"""


@pytest.fixture(scope="module")
def injecting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault in which names, values, lines and file names hold codes of terminals."""
    root = tmp_path_factory.mktemp("injecting") / "vault"
    folder = root / "Interviews"
    folder.mkdir(parents=True)
    (root / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    (folder / "note.md").write_text(INJECTING, "utf-8")
    (folder / f"b\x1b[2J\n{FORGED.replace('/', ':')}.md").write_text(ERROR, "utf-8")
    return root


@pytest.mark.parametrize(
    "args",
    [
        ("check",),
        ("check", "--all"),
        ("check", "--within", "60d"),
        ("check", "--color", "always"),
        ("check", "--format", "gnu"),
        ("check", "--format", "github"),
        ("check", "--json", "--all"),
        ("show", "note"),
        ("show", "note", "--json"),
        ("show", "note", "--color", "always"),
        ("show", "\x1b[2J\u202e"),
        ("sync", "--dry-run"),
        ("sync", "--dry-run", "--json"),
        ("sync", "--dry-run", "--color", "always"),
    ],
    ids=" ".join,
)
def test_notes_do_not_drive_the_terminal(
    args: tuple[str, ...], injecting: Path, here: Here
) -> None:
    """Hazard 19: no control or direction character of a note or file name comes out raw."""
    ran = here(*args, *at(injecting))
    assert ran.code in {0, 1, 2}
    printed = SGR.sub("", ran.out) + ran.err
    raw = {char for char in printed if unicodedata.category(char) in {"Cc", "Cf"}} - {
        "\n",
        "\t",
    }
    assert raw == set()
    assert not any(sign in printed for sign in NASTY)


@pytest.mark.parametrize(
    "args",
    [
        ("check", "--all"),
        ("check", "--format", "gnu"),
        ("check", "--format", "github"),
        ("show", "note"),
    ],
    ids=" ".join,
)
def test_notes_forge_no_lines(args: tuple[str, ...], injecting: Path, here: Here) -> None:
    """Hazard 19: a line break in a name, or in a file's name, does not begin a line."""
    ran = here(*args, *at(injecting))
    assert ran.out
    forged = [
        line
        for line in ran.out.split("\n")
        if line.lstrip().startswith(("Interviews/x.md", "Interviews:x.md"))
    ]
    assert forged == []


def test_json_gives_what_the_note_holds(injecting: Path, here: Here) -> None:
    """In JSON such characters are escaped, not lost."""
    data = here("check", "--json", *at(injecting)).data
    assert any("\x1b[2J" in item["company"] for item in data["follow_ups"])
    assert any("\u202e" in item["company"] for item in data["follow_ups"])


# Finding the vault


def test_the_order_of_discovery(here: Here, tmp_path: Path, make_vault: MakeVault) -> None:
    """`--vault`, VAULTSYNC_VAULT, then vaultsync.toml, .obsidian, .git above (section 4)."""
    named, given = make_vault({}), tmp_path / "given"
    top = tmp_path / "top"
    deep = top / "a" / "b" / "c"
    for folder in (given, deep):
        folder.mkdir(parents=True)
    (deep / ".git").mkdir()

    def found(*args: str, **env: str) -> str:
        with contextlib.chdir(deep):
            ran = here("check", "--json", *args, "--as-of", AS_OF, **env)
        root: str = ran.data["vault"]
        return root

    assert found() == str(deep)
    (top / "a" / "b" / ".obsidian").mkdir()
    assert found() == str(deep.parent)
    (top / "a" / "vaultsync.toml").touch()
    assert found() == str(top / "a")
    (top / "vaultsync.toml").touch()
    assert found() == str(top / "a")
    assert found(VAULTSYNC_VAULT=str(given)) == str(given)
    assert found("--vault", str(named), VAULTSYNC_VAULT=str(given)) == str(named)
    assert found("--vault", "../..") == str(top / "a")
    (tmp_path / "link").symlink_to(given)
    assert found("--vault", str(tmp_path / "link")) == str(given)
    assert found("--vault", "~", HOME=str(given)) == str(given)


def test_no_vault(here: Here, tmp_path: Path) -> None:
    """Where there is none, the error says how to make one."""
    with contextlib.chdir(tmp_path):
        ran = here("check")
    assert (ran.code, ran.out) == (2, "")
    error, hint = ran.err.splitlines()
    assert error.startswith("error: no vault found")
    assert hint.startswith("help: ")
    assert "vaultsync init" in hint
    assert "--vault" in hint


@pytest.mark.parametrize("command", ["check", "sync", "show x", "init"])
def test_a_file_is_no_vault(command: str, here: Here, make_vault: MakeVault) -> None:
    """A file, or nothing, in the place of the folder is wrong use, with help."""
    vault = make_vault(NOTES)
    for wrong in (vault / "Interviews/Northwind.md", vault / "nowhere"):
        ran = here(*command.split(), "--vault", str(wrong))
        assert (ran.code, ran.out) == (2, "")
        assert str(wrong) in ran.err
        assert "help: " in ran.err
    ran = here(*command.split(), VAULTSYNC_VAULT=str(vault / "nowhere"))
    assert ran.code == 2
    assert "VAULTSYNC_VAULT" in ran.err or command == "init"


# Streams (hazard 24)


def shell(line: str, vault: Path) -> Ran:
    """Run a shell line in which `check` checks the vault."""
    check = 'check() { "$PYTHON" -m vaultsync check --vault "$VAULT" --as-of "$AS_OF" "$@"; }'
    paths = {"PYTHONPATH": str(Path(__file__).parent.parent), "PYTHON": sys.executable}
    done = subprocess.run(
        ["bash", "-c", f"{check}\n{line}"],
        env=environment(VAULT=str(vault), AS_OF=AS_OF, **paths),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def long_vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a vault whose output is longer than a pipe holds."""
    root = tmp_path_factory.mktemp("long") / "vault"
    root.mkdir()
    (root / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    for n in range(400):
        note = NORTHWIND.replace("Northwind", f"Company {n} {'x' * 100}")
        (root / f"{n}.md").write_text(note, "utf-8")
    return root


@pytest.mark.parametrize("options", ["", "--json", "--format gnu"])
def test_a_closed_pipe_is_no_traceback(options: str, long_vault: Path) -> None:
    """Hazard 24: `| head -1` gets its line, and stderr stays empty."""
    ran = shell(f"check {options} | head -1; exit ${{PIPESTATUS[0]}}", long_vault)
    assert ran.err == ""
    assert len(ran.out.splitlines()) == 1
    assert ran.code in {1, 141}


@pytest.mark.parametrize("options", ["", "--json"])
def test_a_full_disk_is_told(options: str, make_vault: MakeVault) -> None:
    """Hazard 24: what cannot be written ends with 3 and one sentence."""
    ran = shell(f"check {options} > /dev/full", make_vault(NOTES))
    assert ran.code == 3
    assert ran.err.startswith("error: ")
    assert "No space left on device" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("redirect", [">&-", ">&- 2>&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_traceback(redirect: str, make_vault: MakeVault) -> None:
    """Hazard 24: closed streams lose the output, and nothing else."""
    ran = shell(f"check {redirect}", make_vault(NOTES))
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err
    assert ran.code in ({1} if ">&-" not in redirect.replace("2>&-", "") else {1, 3})


def test_help_into_a_closed_stream(make_vault: MakeVault) -> None:
    """Hazard 24: so does the help."""
    ran = shell('"$PYTHON" -m vaultsync --help >&-', make_vault(NOTES))
    assert "Traceback" not in ran.err


# What is loaded


def loaded_by(*args: str) -> tuple[str, set[str]]:
    """Run a command in a process of its own; give what it printed and the modules it loaded."""
    code = (
        "import sys\n"
        "from vaultsync.cli.main import run\n"
        "try:\n    run(sys.argv[1:])\n"
        "finally:\n    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout, set(done.stderr.split())


@pytest.mark.parametrize("form", ["text", "json", "gnu"])
def test_check_loads_only_what_it_needs(form: str, make_vault: MakeVault) -> None:
    """With ISO dates and a configured zone: no dateparser, watchdog, rich, tzlocal."""
    said, loaded = loaded_by("check", "--format", form, *at(make_vault(NOTES)))
    assert "Priya Raman" in said
    assert "vaultsync.parse.interview" in loaded
    assert not loaded & {"dateparser", "watchdog", "rich", "tzlocal"}


@pytest.mark.parametrize(
    ("further", "needed"),
    [
        ("", False),
        ("\n## One\ntwo\n\n- three\n  - four\n\nfive\n", False),
        ("\n> somebody's words\n", True),
        ("\n```\ncode\n```\n", True),
        ("\n| a | b |\n| - | - |\n| c | d |\n", True),
    ],
    ids=["as it is", "plain", "quote", "code", "table"],
)
def test_only_what_is_not_plain_needs_the_markdown_library(
    further: str,
    needed: bool,
    make_vault: MakeVault,
) -> None:
    """Headings, lines and lists do without; what a hook writes does without JSON, too."""
    notes = {path: f"{text}{further}" for path, text in NOTES.items()}
    said, loaded = loaded_by("check", "--format", "gnu", *at(make_vault(notes)))
    assert "Priya Raman" in said
    assert ("markdown_it" in loaded) == needed
    assert "vaultsync.cli.json_view" not in loaded


# init


def tree(root: Path) -> dict[str, bytes | None]:
    """Give all files with their bytes, and all folders."""
    return {
        str(path.relative_to(root)): path.read_bytes() if path.is_file() else None
        for path in root.rglob("*")
    }


def test_init_writes_nothing_without_consent(tmp_path: Path) -> None:
    """A dry run, a no and no answer at all leave the folder as it is; no answer ends with 2."""
    for args, stdin, code in (
        (("--dry-run",), "", 0),
        (("--dry-run", "--yes"), "", 0),
        ((), "n\n", 0),
        ((), "", 2),
    ):
        ran = process("init", *args, cwd=tmp_path, stdin=stdin)
        assert ran.code == code
        assert tree(tmp_path) == {}
        assert "nothing was written" in ran.err
        assert "vaultsync.toml" in ran.out
        assert ("--yes" in ran.err) is (code == 2), "the help says how to do without an answer"


def test_init_makes_a_vault_ready(tmp_path: Path, here: Here) -> None:
    """Configuration, folders and an example that can become one; twice changes nothing."""
    ran = process("init", "--yes", "--name", 'Alex "Al" Doe', cwd=tmp_path, TZ="Europe/Paris")
    assert (ran.code, ran.err) == (0, "")
    made = tree(tmp_path)
    (example,) = [path for path in made if path.startswith("Interviews/")]
    assert set(made) == {
        "vaultsync.toml",
        "Interviews",
        example,
        "Follow-ups",
        "Follow-ups/Drafts",
    }
    config = (tmp_path / "vaultsync.toml").read_text("utf-8")
    assert 'timezone = "Europe/Paris"' in config
    assert "Alex" in config
    assert process("init", "--yes", cwd=tmp_path).code == 0
    assert tree(tmp_path) == made
    data = here("check", "--json", "--vault", str(tmp_path)).data
    assert (data["follow_ups"], data["findings"]) == ([], []), "the example owes nothing"
    assert "look alike" not in process("init", str(tmp_path), "--dry-run").out
    note = tmp_path / example
    note.write_text(
        note.read_text("utf-8").replace("type: example", "type: interview"), "utf-8"
    )
    data = here("check", "--json", "--vault", str(tmp_path), "--as-of", "2200-01-01").data
    assert data["findings"] == []
    shown = here("show", "Example Company", "--vault", str(tmp_path), "--json").data
    assert shown["interview"]["company"] == "Example Company"
    assert [person["name"] for person in shown["interview"]["people"]] == ["Jane Doe"]


def test_init_by_answer(tmp_path: Path) -> None:
    """A yes on stdin writes what was shown."""
    ran = process("init", str(tmp_path), stdin="y\n")
    assert ran.code == 0
    assert "vaultsync.toml" in tree(tmp_path)
    for path, data in tree(tmp_path).items():
        assert path in ran.out
        assert not data or data.decode().splitlines()[0] in ran.out


def test_init_in_a_vault_with_interviews(make_vault: MakeVault, here: Here) -> None:
    """What exists stays as it is, and no example is put beside real interviews."""
    vault = make_vault(NOTES)
    before = tree(vault)
    ran = here("init", str(vault), "--yes")
    assert (ran.code, ran.err) == (0, "")
    after = tree(vault)
    assert {path for path in after if path not in before} == {"Follow-ups", "Follow-ups/Drafts"}
    assert {path: after[path] for path in before} == before


@pytest.mark.parametrize(
    "name", ["Alex\nDoe", "a\tb", "\x1b[2J", "back\\slash", "$zone", "佐藤"]
)
def test_init_with_odd_names(name: str, tmp_path: Path, here: Here) -> None:
    """Whatever the name is, the configuration that is written can be read."""
    assert here("init", str(tmp_path), "--yes", "--name", name).code == 0
    assert here("check", "--exit-zero", *at(tmp_path)).code == 0


def test_init_names_one_folder(tmp_path: Path, here: Here) -> None:
    """Two different folders are wrong use; the same one twice is not."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    ran = here("init", str(tmp_path / "a"), "--vault", str(tmp_path / "b"), "--yes")
    assert ran.code == 2
    assert set(tree(tmp_path)) == {"a", "b"}
    same = str(tmp_path / "a")
    assert here("init", same, "--vault", same, "--dry-run").code == 0


# show

SHOWN = NOTES | {
    "Interviews/Globex one.md": ACME.replace("Acme", "Globex"),
    "Interviews/Globex two.md": ACME.replace("Acme", "Globex").replace("Tester", "Lead"),
    "Interviews/Deep/Café talk.md": ACME.replace("Acme", "Café"),
}


@pytest.mark.parametrize(
    ("item", "note"),
    [
        ("Interviews/Northwind.md", "Interviews/Northwind.md"),
        ("Interviews/Northwind", "Interviews/Northwind.md"),
        ("Northwind", "Interviews/Northwind.md"),
        ("northwind", "Interviews/Northwind.md"),
        ("north", "Interviews/Northwind.md"),
        ("Globex two", "Interviews/Globex two.md"),
        ("two", "Interviews/Globex two.md"),
        ("[[Northwind]]", "Interviews/Northwind.md"),
        ("café", "Interviews/Deep/Café talk.md"),
        ("cafe\u0301 talk", "Interviews/Deep/Café talk.md"),
        ("Deep/", "Interviews/Deep/Café talk.md"),
    ],
)
def test_show_finds_a_note(item: str, note: str, here: Here, make_vault: MakeVault) -> None:
    """By path, and by any part of the name that only one note has."""
    vault = make_vault(SHOWN)
    assert here("show", item, "--json", *at(vault)).data["note"] == note
    with contextlib.chdir(vault / "Interviews"):
        local = here("show", f"../{note}", "--json", *at(vault))
    assert local.data["note"] == note


def test_show_finds_a_follow_up(here: Here, make_vault: MakeVault) -> None:
    """By its ID and by the beginning of it."""
    vault = make_vault(SHOWN)
    items = here("check", "--json", *at(vault)).data["follow_ups"]
    ids = [item["id"] for item in items]
    assert len(ids) > 2
    for ident in ids:
        short = next(
            ident[:n] for n in range(4, 12) if sum(i.startswith(ident[:n]) for i in ids) == 1
        )
        for given in (ident, short):
            (shown,) = here("show", given, "--json", *at(vault)).data["follow_ups"]
            assert shown["id"] == ident


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("Interviews/Northwynd.md", "did you mean `Interviews/Northwind.md`"),
        ("nortwind", "did you mean `Interviews/Northwind.md`"),
        ("qqqqqq", "`vaultsync check --all` lists"),
        ("vs-00000000", "vs-00000000"),
        ("../outside.md", "../outside.md"),
        ("globex", "  Interviews/Globex one.md\n  Interviews/Globex two.md\n"),
        ("Interviews", "could be any of"),
        ("", "is empty"),
    ],
)
def test_show_says_what_else_could_be_meant(
    item: str, said: str, here: Here, make_vault: MakeVault
) -> None:
    """Something unknown or ambiguous is wrong use, with a suggestion."""
    ran = here("show", item, *at(make_vault(SHOWN)))
    assert (ran.code, ran.out) == (2, "")
    assert said.lower() in ran.err.lower()
    assert ran.err.splitlines()[-1].startswith("help: ")


def test_show_names_five_and_counts_the_others(here: Here, make_vault: MakeVault) -> None:
    """Who is not named is not kept quiet."""
    vault = make_vault({f"globex {n}.md": NORTHWIND for n in range(7)})
    listed = here("show", "globex", *at(vault)).err.splitlines()[1:-1]
    assert listed == [*(f"  globex {n}.md" for n in range(5)), "  and 2 more"]


def test_show_an_ambiguous_id(here: Here, make_vault: MakeVault) -> None:
    """`vs-` begins them all."""
    ran = here("show", "vs-", *at(make_vault(SHOWN)))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("vs-") >= 3


def test_show_gives_each_value_its_place(here: Here, make_vault: MakeVault) -> None:
    """What was understood, why, and where each fact stands as `file:line`."""
    note = NORTHWIND.replace("Engineer", "Engineer\nrecruiter: Dana <d@x.example>")
    note += (
        "- **concern:** late events\n- **promised:** a write-up\n- [x] Thanks ✅ 2026-03-05\n"
    )
    vault = make_vault({"a b.md": note + "## Prep\n- x\n"})
    out = here("show", "a b", *at(vault)).out
    for text, place in (
        ("Northwind", "a b.md:3"),
        ("Engineer", "a b.md:4"),
        ("Dana, d@x.example", "a b.md:5"),
        ("Thu 5 Mar 2026", "a b.md:6"),
        ("Priya Raman", "a b.md:11"),
        ("moving 140 DAGs", ":13"),
        ("late events", ":14"),
        ("a write-up", ":15"),
        ("thank-you", ":16"),
    ):
        assert re.search(rf"{re.escape(text)}.*{re.escape(place)}$", out, re.MULTILINE)
    assert "taken for a person" in out
    assert "    why: interview ended" in out
    assert "Prep" not in out


def test_show_in_json(here: Here, make_vault: MakeVault) -> None:
    """The documented keys, `end` in UTC, and findings of this note only."""
    zoned = NORTHWIND.replace("date:", "timezone: America/New_York\ndate:")
    data = here("show", "a", "--json", *at(make_vault({"a.md": zoned, "e.md": ERROR}))).data
    assert data["version"] == 1
    assert data["findings"] == []
    interview = data["interview"]
    assert {key: interview[key] for key in ("company", "role", "stage", "date", "end")} == {
        "company": "Northwind",
        "role": "Engineer",
        "stage": "",
        "date": "2026-03-05",
        "end": "2026-03-05T20:45:00+00:00",
    }
    assert interview["status"] == "waiting"
    (person,) = interview["people"]
    assert {
        key: person[key]
        for key in ("name", "title", "email", "phone", "points", "concerns", "promises", "line")
    } == {
        "name": "Priya Raman",
        "title": "",
        "email": "priya@northwind.example",
        "phone": "",
        "points": ["moving 140 DAGs to Dagster"],
        "concerns": [],
        "promises": [],
        "line": 11,
    }
    assert person["touches"] == []
    assert all(holds(item, FOLLOW_UP) for item in data["follow_ups"])


def test_a_line_with_two_touches_in_json(here: Here, make_vault: MakeVault) -> None:
    """Touches of a person and of the application stand where they belong."""
    note = (
        NORTHWIND
        + "- [x] Thank-you ✅ 2026-03-05\n## Follow-up log\n- 2026-03-06 update sent\n"
    )
    interview = here("show", "a", "--json", *at(make_vault({"a.md": note}))).data["interview"]
    (person,) = interview["people"]
    assert [touch["kind"] for touch in person["touches"]] == ["thank-you"]
    assert [touch["kind"] for touch in interview["touches"]] == ["update"]


# A real terminal


SAID = """\
---
type: interview
company: Acme
date: 2026-03-0{day}
time: "10:00"
recruiter: Dana Whitfield, dana@talentco.example, +44 7700 900123
---

## Jo Doe
email:: jo@acme.example
- [x] Thank-you by email ✅ 2026-03-06
- [x] Reply received ✅ 2026-03-06
- [ ] Follow-up ⏳ 2026-03-27
"""


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("date: 2026-03-05\ntime: 10:00\nend: 10:45", 6),
        ("date: 2026-03-05\ntime: 10:00", 5),
        ("date: 2026-03-05 10:00\nduration: 45 min", 4),
    ],
)
def test_show_where_the_end_comes_from(
    when: str, line: int, make_vault: MakeVault, here: Here
) -> None:
    """Also a time that stands beside the day is no default."""
    note = f"---\ntype: interview\ncompany: Acme\n{when}\n---\n\n## Jo Doe\n"
    out = here("show", "a", *at(make_vault({"a.md": note}))).out
    assert re.search(rf"^  ended      Thu 5 Mar 1\d:\d\d .*  a\.md:{line}$", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (5, "  ended      Thu 5 Mar 11:00 (Europe/London)"),
        (9, "  ends       Mon 9 Mar 11:00 (Europe/London)"),
        (5, "  contact    Dana Whitfield, dana@talentco.example, +44 7700 900123  "),
        (5, "  status     waiting  (default)\n"),
        (9, "  status     planned  (default)\n"),
        (5, "  on record: thank-you, done 2026-03-06  "),
        (5, "  on record: reply, heard 2026-03-06  "),
        (5, "  on record: follow-up, put off until 2026-03-27  "),
        (5, "    why: Jo Doe wrote on Fri 6 Mar; 1 business day later; if no answer is "),
    ],
)
def test_show_says_it_in_words(day: int, words: str, make_vault: MakeVault, here: Here) -> None:
    """What is to come has not ended, an answer is heard, and a default is called one."""
    ran = here("show", "a", *at(make_vault({"a.md": SAID.format(day=day)})))
    assert words in ran.out


def test_a_stage_that_is_an_interview_is_named_once(make_vault: MakeVault, here: Here) -> None:
    """`interview, first interview` would say it twice; `interview, Panel` does not."""
    for stage, words in (("First interview", "First interview"), ("Panel", "interview, Panel")):
        text = SAID.format(day=5).replace("date:", f"stage: {stage}\ndate:")
        out = here("show", "a", *at(make_vault({"a.md": text}))).out
        assert re.search(rf"^  Thu 5 Mar 2026   \S {words}  a.md:5$", out, re.MULTILINE)


def test_an_end_that_follows_from_the_date_is_no_default(
    make_vault: MakeVault, here: Here
) -> None:
    """Where the hour stands behind the day, that line says when it ended."""
    text = SAID.format(day=5).replace('-05\ntime: "10:00"', "-05 10:00")
    ran = here("show", "a", *at(make_vault({"a.md": text})))
    assert (
        "  ended      Thu 5 Mar 11:00 (Europe/London), 60 minutes assumed  a.md:4\n" in ran.out
    )


def width(text: str) -> int:
    """Give how many columns a text takes."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


TABLE = {
    "a.md": NORTHWIND,
    "b.md": NORTHWIND.replace("Northwind", "An " + "Extraordinarily Long Company Name " * 4),
    "c.md": NORTHWIND.replace("Northwind", "Donaudampfschifffahrtselektrizitäten" * 4),
    "d.md": NORTHWIND.replace("Northwind", "熊本株式会社").replace("Priya Raman", "佐藤 健一"),
    "e.md": NORTHWIND.replace("03-05", "03-02").replace("Northwind", "'[bold]Markup[/bold]'"),
}


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_table_on_a_terminal(columns: int, make_vault: MakeVault) -> None:
    """No line is broken by the terminal, no ID and no date by the table, and all is there."""
    vault = make_vault(TABLE)
    shown = on_terminal(columns, "check", *at(vault))
    lines = SGR.sub("", shown).split("\n")
    assert "\x1b" not in "\n".join(lines)
    table = [line for line in lines[1:] if "--within" not in line]
    assert max(map(width, table)) <= columns
    text = "\n".join(table)
    assert len(re.findall(r"\bvs-[a-z0-9]{8}\b", text)) == 5
    assert re.findall(r"^(Overdue|Due)$", text, re.MULTILINE) == ["Overdue", "Due"]
    assert text.count("Fri 6 Mar 15:45") == 4
    assert text.count("Tue 3 Mar 15:45") == 1
    squeezed = re.sub(r"\s|vs-[a-z0-9]{8}", "", text)
    for name in ("熊本株式会社", "佐藤健一", "[bold]Markup[/bold]", "PriyaRaman"):
        assert name in squeezed
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({}, True)],
)
def test_colours_on_a_terminal(
    env: dict[str, str], coloured: bool, make_vault: MakeVault
) -> None:
    """A terminal gets colours, unless NO_COLOR or a dumb one says no."""
    shown = on_terminal(80, "check", *at(make_vault(TABLE)), **env)
    assert ("\x1b[" in shown) is coloured


def test_a_terminal_is_not_driven_by_notes(injecting: Path) -> None:
    """Hazard 19: on a terminal only colours come out, and no line is forged."""
    shown = SGR.sub("", on_terminal(100, "check", "--all", *at(injecting)))
    raw = {char for char in shown if unicodedata.category(char) in {"Cc", "Cf"}} - {"\n", "\t"}
    assert raw == set()
