"""Completion in real shells: words of the vault, in time, never an error, nothing written."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.starting import starter
from tests.support import AS_OF, Cli, environment
from tests.test_terminal import STRINGS, make, safe
from tests.vaults import state as standing
from vaultsync.cli.shells import LINES, SHELLS

MakeVault = Callable[..., Path]
OWED = f"--as-of {AS_OF}"
ROWS: tuple[tuple[str, set[str], set[str]], ...] = (
    ("vaultsync dr", {"draft"}, set()),
    ("vaultsync ", {"check", "sync", "config", "man"}, {"northwind"}),
    ("vaultsync check --wit", {"--within"}, set()),
    ("vaultsync check --fail-on ", {"overdue", "due", "error", "never"}, set()),
    ("vaultsync check --ignore VS20", {"VS201", "VS202"}, {"VS101"}),
    ("vaultsync check --ignore VS101,VS20", {"VS101,VS201"}, {"VS201"}),
    ("vaultsync explain vs10", {"VS101"}, {"VS201"}),
    (f"vaultsync done {OWED} nor", {"northwind"}, {"raman"}),
    (f"vaultsync done {OWED} northwind pr", {"priya"}, {"northwind"}),
    (f"vaultsync done {OWED} northwind zzz", set(), {"priya"}),
    (f"vaultsync people {OWED} ra", {"raman"}, {"northwind"}),
    ("vaultsync stats nor", {"northwind"}, set()),
    (f"vaultsync reply {OWED} pri", {"priya"}, set()),
    ("vaultsync close northwind re", {"rejected", "replied"}, {"offer"}),
    ("vaultsync close nor", {"northwind"}, {"rejected"}),
    ("vaultsync close --status offer northwind re", set(), {"rejected"}),
    ("vaultsync close zzz re", set(), {"rejected"}),
    (f"vaultsync done {OWED} ", {"priya", "thank-you"}, {"you", "thank", "up", "in"}),
    (f"vaultsync done {OWED} thank-you pri", {"priya"}, set()),
    (f"vaultsync show {OWED} nor", {"northwind"}, {"raman"}),
    (f"vaultsync show {OWED} ", {"northwind"}, {"priya", "2026", "thank-you"}),
    (f"vaultsync show {OWED} inter", {"Interviews/"}, set()),
    ("vaultsync close northwind --status re", {"rejected", "replied"}, {"offer"}),
    ("vaultsync draft ", {"list", "show", "open", "check"}, set()),
    ("vaultsync draft --ml", set(), {"list"}),
    ("vaultsync draft --mai", {"--mailto"}, {"list"}),
    ("vaultsync service un", {"uninstall"}, {"install"}),
    ("vaultsync config strategy.con", {"strategy.connect", "strategy.connect_bd"}, {"me.name"}),
    ("vaultsync config outputs.d", {"outputs.due_note", "outputs.drafts"}, {"me.name"}),
    ("vaultsync completion z", {"zsh"}, {"bash"}),
    ("vaultsync man dr", {"draft"}, set()),
    ("vaultsync man draft l", {"list"}, set()),
    ("vaultsync nothing x", set(), set()),
    ("vaultsync done --nothing x", set(), set()),
)
"""What is typed, what must be offered, what must not."""
PROGRAM = """\
import sys
from vaultsync.cli import main, shells
shells.LIMIT = 60.0
sys.argv[0] = "vaultsync"
main.run()
"""
"""The program, with the patience that a machine at work needs."""
PATIENT = "from vaultsync.cli import shells\nshells.LIMIT = 60.0"
"""The same where it is loaded already."""


@pytest.fixture
def vault(small: Path) -> Path:
    """Give a small vault to ask about."""
    return small


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Give a PATH on which `vaultsync` is this program."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "vaultsync"
    program.write_text(starter().program(PATIENT), "utf-8")
    program.chmod(0o755)
    return f"{programs}{os.pathsep}{os.environ['PATH']}"


def answered(line: str, cwd: Path, **env: str) -> tuple[list[str], str]:
    """Ask the program as bash does; give what it offers, and what it complains about."""
    words = line.split(" ")
    asking = {
        "_VAULTSYNC_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = starter().start((), environment(**asking, **env), cwd=cwd, before=PATIENT)
    assert done.returncode == 0
    return [one.partition(",")[2] for one in done.stdout.splitlines()], done.stderr


@pytest.mark.parametrize(("line", "there", "absent"), ROWS, ids=[row[0] for row in ROWS])
def test_what_is_offered(line: str, there: set[str], absent: set[str], vault: Path) -> None:
    """Commands, options and their values; IDs, people, companies and codes of this vault."""
    found, said = answered(line, vault)
    assert said == ""
    assert there <= set(found)
    assert not absent & set(found)
    assert there or not found


def test_ids(vault: Path) -> None:
    """An ID is completed from its beginning, with what it is for."""
    found, _ = answered(f"vaultsync done {OWED} vs-", vault)
    assert found
    assert all(one.startswith("vs-") for one in found)
    found, _ = answered(f"vaultsync show {OWED} {found[0][:6]}", vault)
    assert found


def test_small_words_are_not_offered(make_vault: MakeVault) -> None:
    """`van`, `of` and `the` mean nobody, unless they are written as a name is."""
    note = (
        "---\ntype: interview\ncompany: Bank of Will\nrole: Head of the Desk\n"
        "date: 2026-03-05\n---\n\n## Mia van Dam\n- x\n"
    )
    found, _ = answered(f"vaultsync done {OWED} ", make_vault({"a.md": note}))
    assert {"bank", "will", "head", "desk", "mia", "dam"} <= set(found)
    assert not {"of", "the", "van"} & set(found)


def test_the_way_to_a_note_is_left_to_the_shell(vault: Path, path: str) -> None:
    """Behind `show` a path is completed too, where no word of the vault begins so."""
    script = (
        f"COMP_WORDS=(vaultsync show {OWED} Inter) COMP_CWORD=4\n"
        "compopt() { printf '<%s>' \"$@\"; }\n"
        "_vaultsync_completion vaultsync\n"
        "printf '<%s>' \"${#COMPREPLY[@]}\"\n"
    )
    assert bash(script, vault, path).stdout == "<-o><default><0>"


def test_a_folder_of_another_case(vault: Path, path: str) -> None:
    """`inter` gives `Interviews/`, and no blank behind it: its notes come next (issue 8)."""
    script = (
        f"COMP_WORDS=(vaultsync show {OWED} inter) COMP_CWORD=4\n"
        "compopt() { printf '<%s>' \"$@\"; }\n"
        "_vaultsync_completion vaultsync\n"
        "printf '<%s>' \"${COMPREPLY[@]}\"\n"
    )
    assert bash(script, vault, path).stdout == "<-o><nospace><Interviews/>"


def bash(script: str, cwd: Path, path: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run a script in a bash that has the completion."""
    return subprocess.run(
        [
            "bash",
            "--norc",
            "--noprofile",
            "-c",
            f'eval "$(vaultsync completion bash)"\n{script}',
        ],
        cwd=cwd,
        env=environment(PATH=path, **env),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_bash(vault: Path, path: str) -> None:
    """The line of the documentation, in a real bash: the function it sets gives the words."""
    script = (
        "complete -p vaultsync\n"
        f"COMP_WORDS=(vaultsync done {OWED} north) COMP_CWORD=4\n"
        "_vaultsync_completion vaultsync\n"
        'printf "<%s>\\n" "${COMPREPLY[@]}"\n'
    )
    done = bash(script, vault, path)
    assert done.stderr == ""
    assert "-F _vaultsync_completion vaultsync" in done.stdout
    assert "<northwind>" in done.stdout.splitlines()


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
def test_fish(vault: Path, path: str, tmp_path: Path) -> None:
    """In a real fish, with descriptions that hold commas; several codes with commas, too."""
    script = (
        "vaultsync completion fish | source\n"
        f'complete -C "vaultsync done {OWED} north"\n'
        'complete -C "vaultsync check --ignore VS101,VS20"\n'
        f'complete -C "vaultsync people {OWED} ra"\n'
    )
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        cwd=vault,
        env=environment(PATH=path, HOME=str(tmp_path), TERM="xterm"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert "northwind" in [line[0] for line in lines]
    assert "VS101,VS201" in [line[0] for line in lines]
    assert ["raman", "Priya Raman, Northwind"] in lines


ZSH = """\
zmodload zsh/zpty
zpty shell zsh -f -i
wait_for() {
  local seen piece
  for i in {1..300}; do
    while zpty -rt shell piece; do seen+=$piece; done
    [[ $seen == *${~1}* ]] && { print -r -- $seen; return }
    sleep 0.1
  done
  print -r -- "never saw $1 in: $seen"
}
zpty -w shell 'PROMPT=""; preexec() { print -r -- "RUN<$1>" }; autoload -U compinit'
zpty -w shell 'compinit -u -D; eval "$(vaultsync completion zsh)"; print re"a"dy'
wait_for ready >/dev/null
zpty -w shell $'vaultsync people OWED rama\\t'
wait_for 'RUN<vaultsync people*raman*>'
"""


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_zsh(vault: Path, path: str, tmp_path: Path) -> None:
    """In a real zsh, at a real prompt: the tabulator puts the word there."""
    done = subprocess.run(
        ["zsh", "-f", "-c", ZSH.replace("OWED", OWED)],
        cwd=vault,
        env=environment(PATH=path, HOME=str(tmp_path), TERM="xterm"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "never saw" not in done.stdout
    assert "raman" in done.stdout


def test_powershell(vault: Path, cli: Cli) -> None:
    """What its script asks and what it is answered; PowerShell itself is not run."""
    script = cli("completion", "powershell").stdout
    for name in ("_VAULTSYNC_COMPLETE", "COMP_WORDS", "COMP_CWORD"):
        assert f"$env:{name} = " in script
        assert f"Env:{name}" in script.partition("finally")[2]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=vault,
        env=environment(
            _VAULTSYNC_COMPLETE="powershell_complete",
            COMP_WORDS=f"vaultsync\npeople\n--as-of\n{AS_OF}",
            COMP_CWORD="Ra",
        ),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "plain\tRaman\tPriya Raman, Northwind" in done.stdout.splitlines()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_line_to_add(shell: str, cli: Cli) -> None:
    """The script ends with the line that makes it last; without SHELL all are listed."""
    line, place = LINES[shell]
    out = cli("completion", shell).stdout
    assert out.splitlines()[-1] == f"# {line}"
    assert place in out.splitlines()[-2]
    assert line in cli("completion").stdout


def test_an_unknown_shell(cli: Cli) -> None:
    """What is known is said."""
    done = cli("completion", "tcsh")
    assert done.returncode == 2
    assert "'bash', 'zsh', 'fish', 'powershell'" in done.stderr


@pytest.mark.parametrize("name", STRINGS)
def test_notes_give_a_shell_nothing_to_run(name: str, tmp_path: Path) -> None:
    """Hazard 19: words of letters and digits, whatever stands in the notes."""
    root = tmp_path / "vault"
    make(root, STRINGS[name])
    for line in (f"vaultsync done {OWED} ", f"vaultsync people {OWED} ", "vaultsync stats "):
        found, said = answered(line, root)
        assert said == ""
        assert found
        assert all(one.replace("-", "").isalnum() for one in found)
        safe("\n".join(found))


def test_commands_in_names(make_vault: MakeVault, path: str, tmp_path: Path) -> None:
    """A company called `$(touch ran)` runs nothing, in no shell."""
    bad = "$(touch ran) `touch ran`; touch ran | touch ran & *"
    note = (
        f"---\ntype: interview\ncompany: '{bad}'\ndate: 2026-03-05\n---\n\n"
        f"## Jo '\"{bad}\n- x\n"
    )
    root = make_vault({"a.md": note})
    for words in (f"done {OWED}", f"people {OWED}", "stats"):
        line = f"COMP_WORDS=(vaultsync {words} '') COMP_CWORD={len(words.split()) + 1}\n"
        script = f'{line}_vaultsync_completion vaultsync\nprintf "<%s>" "${{COMPREPLY[@]}}"'
        done = bash(script, root, path)
        assert "<touch>" in done.stdout
    assert not [one for one in (root, tmp_path) if (one / "ran").exists()]


@pytest.mark.parametrize(
    "break_it",
    [
        lambda root: (root / "vaultsync.toml").write_text("[broken\n"),
        lambda root: (root / "a.md").write_bytes(b"---\ntype: interview\n\xff\xfe\x00"),
        lambda root: shutil.rmtree(root / "Interviews", ignore_errors=True),
    ],
    ids=["configuration", "bytes", "gone"],
)
def test_never_an_error(break_it: Callable[[Path], object], vault: Path) -> None:
    """Where something is wrong nothing is offered, and nothing is said."""
    break_it(vault)
    for line in (f"vaultsync done {OWED} ", "vaultsync people ", "vaultsync undo "):
        assert answered(line, vault)[1] == ""


def test_no_vault(tmp_path: Path) -> None:
    """Outside of a vault commands are completed all the same."""
    assert answered("vaultsync done ", tmp_path) == ([], "")
    assert "check" in answered("vaultsync che", tmp_path)[0]
    assert answered("vaultsync done --vault /nonexistent ", tmp_path) == ([], "")


def test_nothing_is_written(vault: Path, tmp_path: Path) -> None:
    """Neither into the vault nor outside of it."""
    state = tmp_path / "state"
    before = standing(vault)
    for line in (f"vaultsync done {OWED} ", "vaultsync people ", "vaultsync undo "):
        answered(line, vault, VAULTSYNC_STATE=str(state))
    assert standing(vault) == before
    assert not state.exists()


def test_a_large_vault_is_not_waited_for(vault: Path) -> None:
    """When the time is up, nothing of the vault is offered, and nothing is said."""
    asking = {"_VAULTSYNC_COMPLETE": "bash_complete", "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("60.0", "0.001")],
        cwd=vault,
        env=environment(COMP_WORDS="vaultsync people ", **asking),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_commands_are_completed_without_loading_them(vault: Path) -> None:
    """The words behind `vaultsync` come at once: no command, no vault is loaded."""
    began = time.process_time() + sum(os.times()[2:4])
    found, _ = answered("vaultsync ", vault)
    took = time.process_time() + sum(os.times()[2:4]) - began
    assert "check" in found
    assert took < 1


LOADED = """\
import sys
from vaultsync.cli import main, shells
shells.LIMIT = 60.0
try:
    main.run()
finally:
    print(*sys.modules, file=sys.stderr)
"""
"""The program, which tells at its end what it has loaded."""
NEEDLESS = (
    "edit",
    "plan",
    "readback",
    "parse.interview",
    "checks.letter",
    "vault.sync",
    "cli.sync",
)
"""What records, writes or parses: no word needs it where the index knows the notes."""


@pytest.mark.parametrize("command", ["done", "skip", "snooze", "reply", "close"])
def test_words_are_completed_without_what_records_them(
    command: str, vault: Path, tmp_path: Path, cli: Cli
) -> None:
    """A word of the vault loads what finds it, and nothing of what the command then does."""
    state = str(tmp_path / "state")
    assert cli("check", vault=vault, VAULTSYNC_STATE=state).returncode == 1
    line = f"vaultsync {command} {OWED} nor"
    asking = {
        "_VAULTSYNC_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(line.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=vault,
        env=environment(**asking, VAULTSYNC_STATE=state),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "plain,northwind" in done.stdout.splitlines()
    loaded = done.stderr.split()
    assert "vaultsync.pipeline" in loaded
    assert not [one for one in NEEDLESS if f"vaultsync.{one}" in loaded]
