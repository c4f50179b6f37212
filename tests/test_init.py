"""`init` looks, says, asks, writes: and nothing that existed is changed (issue 8, part 1)."""

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gits import git
from tests.support import NORTHWIND, Cli, as_any_user_runs, environment
from tests.talking import CTRL_C, CTRL_D, talk
from tests.test_cli import process, tree
from vaultsync.parse.config import read_settings
from vaultsync.parse.front.likeness import Likeness, common_type, likeness
from vaultsync.vault.opening import open_vault

TASKS = '{"taskFormat": "dataview", "globalFilter": "#task"}'
OBSIDIAN = {
    ".obsidian/app.json": "{}",
    ".obsidian/templates.json": '{"folder": "Templates"}',
    "Templates/Interview.md": "---\ntype: interview\ndate: {{date}}\n---\n",
    "Daily/2026-03-05.md": "# Thursday\r\n\r\n- [ ] buy milk",
}
PLUGINS = {
    ".obsidian/community-plugins.json": '["obsidian-tasks-plugin", "templater-obsidian"]',
    ".obsidian/plugins/obsidian-tasks-plugin/data.json": TASKS,
    ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "Scripts/T"}',
    "Scripts/T/Job.md": "---\ntype: <% tp.file.title %>\n---\n",
}
STYLES = (
    "---\nType: Job Interviews\nEmployer: Acme {n}\nWhen: 2026-02-{n:02}\n---\n\n## Jo Doe\n",
    "---\ntags: [interview]\norg: Globex {n}\ndate: 0{m}/05/2026\n---\n\n## People\n- Bo Lind",
    "---\r\ntype: interview\r\ncompany: Initech {n}\r\ndate: soon\r\n---\r\n\r\n## Ann Lee\r\n",
    "---\ncompany: Hooli {n}\nround: onsite\ndate: 2026-02-{n:02}\n---\n\n# Talk with Gavin\n",
    "# Interview with Umbrella {n}\n\n5 March 2026, met Alice\n",
    "\ufeff---\ntype: interview\ncompany: Soylent {n}\n---\nnever a date",
)
FOREIGN = {
    f"Jobs/{n:02} {'Interview' if n % 2 else 'note'}.md": STYLES[n % 6].format(n=n, m=n % 9 + 1)
    for n in range(1, 31)
}
FOLDERS = {
    "empty": {},
    "one note": {"Notes.md": "# Notes"},
    "Obsidian": OBSIDIAN,
    "Obsidian with Tasks and Templater": OBSIDIAN | PLUGINS,
    "30 notes in foreign styles": FOREIGN,
    "interviews": {"Interviews/a.md": NORTHWIND},
    "half done": {"Follow-ups/Drafts/mine.md": "my own text"},
}


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Make each folder of the table."""
    return made(tmp_path / "notes", FOLDERS[request.param])


def made(root: Path, files: dict[str, str]) -> Path:
    """Make a folder of files."""
    root.mkdir()
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return root


def times(root: Path) -> dict[str, int]:
    """Give when each file was last written."""
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path): path.stat().st_mtime_ns for path in files}


def test_nothing_that_existed_is_changed(folder: Path, cli: Cli) -> None:
    """Shown first, then written, then nothing more; files of before keep bytes and times."""
    before, saved = tree(folder), times(folder)
    shown = cli("init", "--dry-run", vault=folder)
    assert (shown.returncode, tree(folder)) == (0, before)
    written = cli("init", "--yes", vault=folder)
    assert (written.returncode, written.stderr) == (0, "")
    after = tree(folder)
    assert before.items() <= after.items()
    assert saved.items() <= times(folder).items()
    for path in after.keys() - before.keys():
        assert f" {path}" in shown.stdout, "everything was shown before"
    again = cli("init", "--yes", vault=folder)
    assert (again.returncode, "nothing to write" in again.stdout) == (0, True)
    assert tree(folder) == after


def test_what_was_changed_by_hand_stays(tmp_path: Path, cli: Cli) -> None:
    """A changed configuration, a deleted example: the next `init` leaves both as they are."""
    root = made(tmp_path / "notes", {})
    assert cli("init", "--yes", vault=root).returncode == 0
    (root / "vaultsync.toml").write_text('# mine\n[me]\nname = "Jo"\n', "utf-8")
    shutil.rmtree(root / "Interviews")
    before = tree(root)
    assert cli("init", "--yes", "--name", "Another", vault=root).returncode == 0
    assert tree(root) == before


PLAIN = "---\ncompany: Acme\ndate: 2026-11-10\ninterviewers: [Jo Roe]\n---\n"
"""Looks like an interview note, and does not say so."""
SAID = {
    "empty": ("notes     none yet", "settings  none yet"),
    "Obsidian": ("yes, without Tasks and Templater", "Templates/: left out"),
    "Obsidian with Tasks and Templater": (
        "yes, with Tasks (written as [completion:: 2026-03-05], tagged #task) and Templater",
        "Templates/, Scripts/T/: left out",
    ),
    "30 notes in foreign styles": (
        "30, of which 20 about interviews",
        "VS101 10×",
        "10 look like interview notes but do not say so",
        "`type: interview`",
    ),
    "interviews": ("1, all of them interview notes", "all can be read as they are"),
}


@pytest.mark.parametrize("name", SAID)
def test_it_says_what_it_found(name: str, tmp_path: Path, cli: Cli) -> None:
    """Programs, templates, notes that can be read, cannot be read, and only look like some."""
    root = made(tmp_path / "notes", FOLDERS[name])
    shown = cli("init", "--dry-run", vault=root).stdout
    assert [words for words in SAID[name] if words not in shown] == []


def test_in_a_git_repository(tmp_path: Path, cli: Cli) -> None:
    """Git is told of; what it tracks shows no change but the new files."""
    root = made(tmp_path / "notes", {"a.md": "x\n", ".gitattributes": "*.png binary\n"})
    git(root, "init", "-q")
    shown = cli("init", "--dry-run", vault=root).stdout
    assert "git       keeps this folder" in shown
    assert "Nothing else that exists is changed." in shown
    done = cli("init", "--yes", vault=root)
    assert done.returncode == 0
    assert "\nadded a line to .gitattributes\n" in done.stdout
    assert "wrote .gitattributes" not in done.stdout
    assert (root / ".gitattributes").read_text("utf-8").startswith("*.png binary\n")


def test_another_word_for_interviews(tmp_path: Path, cli: Cli) -> None:
    """Notes of another type are proposed; with `--type` they are read, and the word is kept."""
    notes = {
        f"Jobs/{n}.md": NORTHWIND.replace("type: interview", "type: job talk") for n in range(4)
    }
    root = made(tmp_path / "notes", notes)
    assert "`--type 'job talk'` reads them" in cli("init", "--dry-run", vault=root).stdout
    shown = cli("init", "--yes", "--type", "job talk", vault=root)
    assert "4, all of them interview notes" in shown.stdout
    assert not (root / "Interviews").exists(), "there are interview notes"
    assert "Priya Raman" in cli("check", "--exit-zero", vault=root).stdout
    assert cli("init", "--type", "a: b", vault=root).returncode == 2


def test_a_word_that_loses_interviews(tmp_path: Path, cli: Cli) -> None:
    """Notes that would count no more are named, and nothing is written unasked."""
    tagged = NORTHWIND.replace("type: interview", "tags: [interview]")
    job = NORTHWIND.replace("type: interview", "type: job")
    root = made(tmp_path / "notes", {"a.md": NORTHWIND, "b.md": tagged, "c.md": job})
    before = tree(root)
    refused = cli("init", "--type", "job", vault=root)
    assert refused.returncode == 2
    assert "2 notes that count as an interview now would not any more:" in refused.stderr
    assert "\n  a.md\n  b.md\nhelp: write `type: job`" in refused.stderr
    asked = [("Go on all the same?", "")]
    assert talk("init", "--type", "job", answers=asked, cwd=root).code == 0
    assert "b.md" in cli("init", "--type", "job", "--dry-run", vault=root).stderr
    assert tree(root) == before
    done = cli("init", "--type", "job", "--yes", vault=root)
    assert done.returncode == 0
    assert "a.md" in done.stderr
    assert 'type = "job"' in (root / "vaultsync.toml").read_text("utf-8")


# Where it must not be


def test_a_folder_that_is_not_there(tmp_path: Path, cli: Cli) -> None:
    """Nobody said that it is something else."""
    done = cli("init", str(tmp_path / "nope"))
    assert done.returncode == 2
    assert f"there is no such folder: {tmp_path / 'nope'}" in done.stderr


def test_inside_another_vault(tmp_path: Path) -> None:
    """Said first; unnamed and unasked nothing is written; by its name it is."""
    outer = made(tmp_path / "outer", {".obsidian/app.json": "{}", "Inner/a.md": "x"})
    inner, before = outer / "Inner", tree(outer)
    refused = process("init", "--yes", cwd=inner)
    assert (refused.code, tree(outer)) == (2, before)
    assert str(outer) in refused.err
    assert "vaultsync init . --yes" in refused.err
    answers = [("Your name", ""), FREE, LINKED, ("Write this? [y/N]", "")]
    asked = talk("init", cwd=inner, answers=answers, TZ=PARIS)
    assert (asked.code, tree(outer)) == (0, before)
    assert "inside " in asked.shown
    assert process("init", ".", "--yes", cwd=inner).code == 0
    assert (inner / "vaultsync.toml").exists()


def test_a_vault_in_it_is_told(tmp_path: Path, cli: Cli) -> None:
    """A folder that is a vault by itself would be read along."""
    root = made(tmp_path / "notes", {"Old/vaultsync.toml": "", "b/c.md": ""})
    assert "Old/ is a vault, too" in cli("init", "--dry-run", vault=root).stdout


def test_the_home_folder_is_no_vault_by_mistake(tmp_path: Path) -> None:
    """`init --yes` in the home folder is refused until the folder is named."""
    refused = process("init", "--yes", cwd=tmp_path, HOME=str(tmp_path))
    assert (refused.code, tree(tmp_path)) == (2, {})
    assert "home folder" in refused.err
    assert process("init", str(tmp_path), "--yes", HOME=str(tmp_path)).code == 0


def test_a_read_only_folder(tmp_path: Path) -> None:
    """Said before anything is asked, with exit code 3; nothing is half written."""
    root = made(tmp_path / "notes", {"Interviews/a.md": NORTHWIND})
    root.chmod(0o555)
    done = as_any_user_runs("init", "--yes", str(root))
    root.chmod(0o755)
    assert done.returncode == 3
    assert "cannot be written to; nothing was written" in done.stderr
    assert "vaultsync check" in done.stderr
    assert set(tree(root)) == {"Interviews", "Interviews/a.md"}


def test_a_file_in_the_way(tmp_path: Path, cli: Cli) -> None:
    """Where a file stands in a folder's place, it stays, and the reason is told."""
    root = made(tmp_path / "notes", {"Follow-ups": "mine"})
    done = cli("init", "--yes", vault=root)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert (root / "Follow-ups").read_text("utf-8") == "mine"


# Interrupted


@pytest.fixture
def breaking() -> Iterator["subprocess.Popen[str]"]:
    """Start what breaks in a given call."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.breaking"],
        cwd=Path(__file__).parent.parent,
        env=environment(),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    yield process
    process.communicate(timeout=60)


def broken(process: "subprocess.Popen[str]", mode: str, number: int, root: Path) -> int:
    """Run `init` and break in a call; give the exit code, or how many calls there are."""
    job = {"mode": mode, "number": number, "arguments": ["init", "--yes", str(root)]}
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{json.dumps(job)}\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    return len(answer["calls"]) if mode == "count" else int(answer["code"])


MODES = ("before", "after", "ENOSPC")
STEP = 1 if os.environ.get("HOSTILE") == "full" else len(MODES)
"""The gate tries each call in one of the ways."""


@pytest.mark.parametrize("mode", MODES)
def test_interrupted_in_the_middle(
    mode: str, tmp_path: Path, cli: Cli, breaking: "subprocess.Popen[str]"
) -> None:
    """Killed, or a full disk, at each call that writes: all is whole, or not there yet."""
    whole = made(tmp_path / "whole", {})
    git(whole, "init", "-q")
    calls = broken(breaking, "count", 0, whole)
    wanted = {path: data for path, data in tree(whole).items() if not path.startswith(".git/")}
    assert calls > 10
    for number in range(1 + MODES.index(mode) % STEP, calls + 1, STEP):
        root = made(tmp_path / f"{mode} {number}", {"mine.md": "mine"})
        git(root, "init", "-q")
        code = broken(breaking, mode, number, root)
        assert code in ({0, 3} if mode == "ENOSPC" else {-signal.SIGKILL})
        now = {path: data for path, data in tree(root).items() if not _aside(path)}
        assert now.items() <= wanted.items(), "nothing is half written"
        done = cli("init", "--yes", vault=root)
        assert done.returncode == 0
        now = {path: data for path, data in tree(root).items() if not _aside(path)}
        assert now == {path: data for path, data in wanted.items() if not _aside(path)}


def _aside(path: str) -> bool:
    """Leave out git's own files, the note of before, and temporary files."""
    name = path.rpartition("/")[2]
    return path.startswith(".git/") or path == "mine.md" or name.startswith(".vaultsync-")


PARIS = "Europe/Paris"
"""Where the machine says where it stands, no time zone is asked for, but the country."""
FREE = ("Country for public holidays", "none")
LINKED = ("LinkedIn", "")
ASKED = {
    f"Jobs/{n}.md": f"---\ntype: job\ncompany: Acme {n}\nstage: one\ndate: 05/03/2026\n---\n"
    for n in range(4)
} | {"Interviews/x.md": "text"}


def test_answers_at_a_terminal(tmp_path: Path) -> None:
    """The name, the word, the order of dates: all go into the configuration."""
    root = made(tmp_path / "notes", ASKED)
    answers = [("Your name", "Alex Doe"), ("notes?", "y"), ("(m)", "m")]
    answers += [FREE, LINKED, ("Write this?", "y"), ("due note and the drafts now?", "n")]
    done = talk("init", answers=answers, cwd=root, TZ=PARIS)
    assert done.code == 0
    config = (root / "vaultsync.toml").read_text("utf-8")
    assert 'name = "Alex Doe"' in config
    assert 'type = "job"' in config
    assert 'date_order = "MDY"' in config
    assert "vaultsync check" in done.shown


@pytest.mark.parametrize(("answer", "off"), [("", "# "), ("n", "")])
def test_reminders_are_asked_for(answer: str, off: str, tmp_path: Path) -> None:
    """A no ends these reminders; else the key stands there to be uncommented."""
    root = made(tmp_path / "notes", {"a.md": "text"})
    answers = [("Your name", ""), FREE, ("LinkedIn", answer), ("this?", ""), ("now?", "n")]
    assert talk("init", answers=answers, cwd=root, TZ=PARIS).code == 0
    config = (root / "vaultsync.toml").read_text("utf-8")
    assert f"\n{off}connect = false " in config
    assert f"\n{off}keep_in_touch = false " in config
    strategy = read_settings(config).settings.strategy
    assert (strategy.connect, strategy.keep_in_touch) == (answer != "n", answer != "n")


@pytest.mark.parametrize("answer", ["d", "DMY", "day", "(d)"])
def test_the_order_of_dates_is_asked_for(answer: str, tmp_path: Path) -> None:
    """Where a date could be two days, one answer has all of them read."""
    note = NORTHWIND.replace("2026-03-05", "05/03/2026")
    root = made(tmp_path / "notes", {"Interviews/a.md": note})
    answers = [("Your name", ""), ("(d) or 3 May (m)", "x"), ("(m)", answer)]
    answers += [FREE, LINKED, ("this?", ""), ("now?", "n")]
    done = talk("init", answers=answers, cwd=root, TZ=PARIS)
    assert done.code == 0
    assert "cannot read 'x' as an order of dates" in done.shown
    assert 'date_order = "DMY"' in (root / "vaultsync.toml").read_text("utf-8")
    checked = process("check", "--vault", str(root), "--as-of", "2026-03-06T09:00+00:00")
    assert "Thank-you to Priya Raman" in checked.out


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ({"a.md": "tea\n"}, "1, of which none about an interview"),
        ({"a.md": NORTHWIND, "b.md": "tea\n"}, "2, of which 1 about an interview"),
        ({"a.md": PLAIN, "b.md": "tea\n"}, "2, of which 1 looks like an interview note"),
        ({"a.md": PLAIN, "b.md": PLAIN}, "2, of which 2 look like interview notes"),
    ],
)
def test_nobody_is_told_that_there_are_none_who_has_some(
    notes: dict[str, str], said: str, tmp_path: Path, cli: Cli
) -> None:
    """Under another word, they are there all the same."""
    shown = cli("init", "--dry-run", vault=made(tmp_path / "notes", notes)).stdout
    assert f"notes       {said}\n" in shown or f"notes     {said}\n" in shown


def test_the_question_shows_a_real_date(tmp_path: Path) -> None:
    """What is asked about is a date of the notes, with its file."""
    note = NORTHWIND.replace("2026-03-05", "7.4.2026")
    root = made(tmp_path / "notes", {"Interviews/a.md": note, "Interviews/b.md": note})
    asked = ("(m)?", CTRL_C)
    done = talk("init", answers=[("Your name", ""), asked], cwd=root, columns=200)
    said = " ".join(done.shown.split())
    assert "The date 7.4.2026 in Interviews/a.md and 1 more like it could be two days" in said
    assert "is 7.4.2026 7 April (d) or 4 July (m)?" in said


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        (("",), "UTC"),
        (("Asia/Tokyo",), "Asia/Tokyo"),
        (("europe/london",), "Europe/London"),
        (("soon", "Europe/Oslo"), "Europe/Oslo"),
        (("Berlin", "y"), "Europe/Berlin"),
        (("new york", "n", "Europe/Oslo"), "Europe/Oslo"),
    ],
)
def test_the_time_zone_is_asked_for(typed: tuple[str, ...], zone: str, tmp_path: Path) -> None:
    """Where the machine says UTC, one may say where one lives; it is told in any case (8)."""
    root = made(tmp_path / "notes", {"a.md": ""})
    question = "time zone, e.g. Europe/London (Enter: UTC, as this machine says)"
    asked = [("Is it " if one in {"y", "n"} else question, one) for one in typed]
    country = [FREE] if zone != "UTC" else []
    answers = [("Your name", ""), *asked, *country, LINKED, ("this?", ""), ("now?", "n")]
    done = talk("init", answers=answers, cwd=root, TZ="UTC")
    assert done.code == 0
    assert "zone      UTC" not in done.shown, "it is said once, where it is asked"
    assert ("'soon' is not a time zone" in done.shown) is ("soon" in typed)
    assert ("type America/New_York, for example" in done.shown) is ("new york" in typed)
    assert f'timezone = "{zone}"' in (root / "vaultsync.toml").read_text("utf-8")


COUNTRY = "Country for public holidays (Enter: FR; a part of it as FR-BL; none: no country)"
"""Asked in Paris."""
LEFT_OUT = "Holidays: {}, so that business days leave out its public holidays."
COUNTED = "Public holidays count as business days until `holidays` names a country."


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        (("",), "FR"),
        (("gb-sct",), "GB-SCT"),
        (("none",), ""),
        (("Germany", "DE"), "DE"),
        (("GB-XX", "-"), ""),
        (('"gb"',), "GB"),
    ],
)
def test_the_country_is_asked_for(typed: tuple[str, ...], country: str, tmp_path: Path) -> None:
    """The zone proposes whose public holidays are no business days (strategy 1)."""
    root = made(tmp_path / "notes", {"a.md": ""})
    asked = [(COUNTRY, one) for one in typed]
    answers = [("Your name", ""), *asked, LINKED, ("this?", ""), ("now?", "n")]
    done = talk("init", answers=answers, cwd=root, columns=120, TZ=PARIS)
    assert done.code == 0
    assert (LEFT_OUT.format(country) if country else COUNTED) in done.shown
    text = (root / "vaultsync.toml").read_text("utf-8")
    assert ("\nholidays = " in text) is bool(country)
    assert open_vault(str(root)).settings.holidays.country == country.partition("-")[0]
    assert ("did you mean" in done.shown) is ("Germany" in typed)
    assert ("known parts of GB are" in done.shown) is ("GB-XX" in typed)


@pytest.mark.parametrize(
    ("zone", "example"), [("Asia/Tokyo", "JP"), ("UTC", "GB"), ("Etc/GMT-3", "GB")]
)
def test_unasked_no_country_is_decided_on(zone: str, example: str, tmp_path: Path) -> None:
    """With `--yes` holidays stay business days; that is said, and the key is named."""
    done = process("init", "--yes", cwd=tmp_path, TZ=zone)
    assert COUNTED in done.out
    said = "public holidays there do not count as business days"
    line = f'# holidays = "{example}"          # {said}\n'
    assert line in (tmp_path / "vaultsync.toml").read_text("utf-8")
    assert COUNTED not in process("init", "--yes", cwd=tmp_path, TZ=zone).out


def test_without_the_library_no_country_is_asked_for(tmp_path: Path) -> None:
    """Each run would tell that it is missing (VS607); the settings say what to install."""
    root = made(tmp_path / "notes", {"a.md": ""})
    answers = [("Your name", ""), LINKED, ("this?", ""), ("now?", "n")]
    code = (
        "import runpy, sys; sys.modules['holidays'] = None; sys.argv = ['vaultsync', 'init']; "
        "runpy.run_module('vaultsync', run_name='__main__')"
    )
    script = shlex.join([sys.executable, "-c", code])
    done = talk("init", answers=answers, cwd=root, script=script, TZ=PARIS)
    assert done.code == 0
    assert "needs: pip install holidays" in done.shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        # it could be two days
        ("05/03 Jane rang", "1 date could be two days, as 05/03 in a.md"),
        ("20/03 Tom rang\n- 05/03 Jane rang", "1 date could be two days, as 05/03 in a.md"),
        # there is no month 20
        ("20/03 Tom rang", ""),
        ("03/20 Tom rang", ""),
        ("20/11 Tom rang", ""),
        ("20/03 Tom rang\n- 21/03 Jane rang", ""),
    ],
)
def test_a_date_that_is_one_day_is_not_called_two(
    line: str, said: str, tmp_path: Path, cli: Cli
) -> None:
    """What is told of dates in doubt is so of the one that is shown."""
    note = f"{NORTHWIND}\n## Follow-up log\n- {line}\n"
    root = made(tmp_path / "notes", {"a.md": note})
    told = " ".join(cli("init", "--yes", vault=root).stdout.split())
    assert f"{said}: `--date-order DMY`" in told if said else "--date-order" not in told


def test_dates_in_doubt_are_told_without_a_question(tmp_path: Path, cli: Cli) -> None:
    """Unasked, it says which option, or which line of the settings, has them read."""
    note = NORTHWIND.replace("2026-03-05", "05/03/2026")
    root = made(tmp_path / "notes", {"Interviews/a.md": note})
    said = cli("init", "--yes", vault=root).stdout
    assert "1 date could be two days, as 05/03/2026 in Interviews/a.md: `--date-order DMY`" in (
        " ".join(said.split())
    )
    again = cli("init", "--yes", "--date-order", "DMY", vault=root)
    assert 'add the line `date_order = "DMY"`' in " ".join(again.stdout.split())
    assert '  date_order = "DMY"    at the top' in again.stderr
    (root / "vaultsync.toml").unlink()
    assert "two days" not in cli("init", "--yes", "--date-order", "DMY", vault=root).stdout


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 2)])
@pytest.mark.parametrize("question", [0, 1, 2, 3, 4, 5])
def test_stopped_at_a_question(question: int, key: str, code: int, tmp_path: Path) -> None:
    """Ctrl-C ends it with 130, the end of the input with 2; nothing is written."""
    root = made(tmp_path / "notes", ASKED)
    asked = [("Your name", "Jo"), ("notes?", "n")]
    asked += [("notes?", "n"), FREE, LINKED, ("Write this?", "y")]
    answers = [*asked[:question], (asked[question][0], key)]
    before = tree(root)
    done = talk("init", answers=answers, cwd=root, TZ=PARIS)
    assert done.code == code
    assert "Traceback" not in done.shown
    if key == CTRL_C:
        last = done.shown.splitlines()[-1]
        assert last == "stopped; nothing more was written", "no error, and a line of its own"
    assert tree(root) == before


def test_beside_notes_that_are_there(tmp_path: Path, cli: Cli) -> None:
    """No folder and no example beside notes that only do not say what they are (issue 8)."""
    files = {f"interviews/{n} Interview.md": STYLES[4].format(n=n) for n in range(1, 6)}
    root = made(tmp_path / "notes", files)
    done = cli("init", "--yes", vault=root)
    assert {path: (root / path).read_text("utf-8") for path in files} == files
    assert not [one for one in os.listdir(root) if one.startswith("Int")]
    assert not list(root.rglob("*Example*"))
    names = ", ".join(f"interviews/{n} Interview.md" for n in range(1, 6))
    assert f"look at {names}: put the lines that are shown below at the top of" in " ".join(
        done.stdout.partition("next:")[2].split()
    )
    assert "vaultsync new a note about one of your interviews" in " ".join(done.stdout.split())
    again = cli("init", "--yes", "--type", "interview", vault=root)
    assert "write this into it yourself" not in again.stderr, "it is so already"


def test_the_next_note_is_of_the_next_interview(tmp_path: Path, cli: Cli) -> None:
    """Beside interview notes the closing words do not offer one about "one of" them."""
    files = {"n.md": "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n"}
    done = cli("init", "--yes", vault=made(tmp_path / "notes", files))
    assert "vaultsync new a note about your next interview" in " ".join(done.stdout.split())


def test_a_folder_that_is_there_is_the_one(tmp_path: Path, cli: Cli) -> None:
    """The example, and what `new` writes, go into `interviews` where that is there."""
    root = made(tmp_path / "notes", {"interviews/ideas.md": "# what to ask"})
    assert cli("init", "--yes", vault=root).returncode == 0
    assert (
        cli("new", "Acme", "--yes", vault=root)
        .stdout.splitlines()[-1]
        .startswith("wrote interviews/")
    )
    assert [one.name for one in root.iterdir() if one.name.lower() == "interviews"] == [
        "interviews"
    ]


LEADS_ON = (
    # notes, the question, the answer, the code, and whether a due note is written
    ({"a.md": "text"}, "Write a note about one of your interviews now?", "n", 0, False),
    ({"a.md": "text"}, "Write a note about one of your interviews now?", CTRL_D, 0, False),
    ({"a.md": "text"}, "Write a note about one of your interviews now?", CTRL_C, 130, False),
    ({"a.md": NORTHWIND}, "Write the due note and the drafts now?", "n", 0, False),
    ({"a.md": NORTHWIND}, "Write the due note and the drafts now?", CTRL_D, 0, False),
    ({"a.md": NORTHWIND}, "Write the due note and the drafts now?", CTRL_C, 130, False),
    ({"a.md": NORTHWIND}, "Write the due note and the drafts now?", "", 0, True),
)


@pytest.mark.parametrize(("files", "question", "answer", "code", "written"), LEADS_ON)
def test_it_leads_on(
    files: dict[str, str],
    question: str,
    answer: str,
    code: int,
    written: bool,
    tmp_path: Path,
) -> None:
    """Whoever answers is led to a due note; without a yes nothing more is written (issue 8)."""
    root = made(tmp_path / "notes", files)
    answers = [("Your name", "Alex Doe"), FREE, LINKED, ("this?", ""), (question, answer)]
    done = talk("init", answers=answers, cwd=root, TZ=PARIS)
    assert done.code == code
    assert (root / "vaultsync.toml").exists()
    assert (root / "Follow-ups/Follow-ups due.md").exists() is written
    assert ("vaultsync check what is due" in " ".join(done.shown.split())) is (code == 0)
    assert all((root / path).read_text("utf-8") == text for path, text in files.items())


def test_from_init_to_a_due_note(tmp_path: Path) -> None:
    """One command from a folder of notes to the first due note, from wherever (issue 8)."""
    root = made(tmp_path / "my notes", {"Soup.md": "# Soup\r\n\n- leeks"})
    answers = [
        ("Your name", "Alex Doe"),
        FREE,
        LINKED,
        ("Write this?", ""),
        ("of your interviews now?", ""),
    ]
    answers += [("Company", "Acme"), ("Role", "Cook"), ("Round", ""), ("Day", "yesterday")]
    answers += [("Time", "00:00"), ("Interviewer", "Ana Löwe"), ("Another", "")]
    answers += [("Recruiter", ""), ("let you know", "")]
    answers += [("talk about with Ana Löwe?", "the menu"), ("Another", "")]
    answers += [("What did you promise", ""), ("Have you thanked Ana Löwe", "")]
    answers += [("Write it?", ""), ("Open it", "n")]
    done = talk("init", "my notes", answers=answers, cwd=tmp_path, TZ=PARIS)
    assert done.code == 0
    assert "created Follow-ups/Follow-ups due.md" in done.shown
    assert f"cd '{root}'" in done.shown
    assert "Ana Löwe" in (root / "Follow-ups/Follow-ups due.md").read_text("utf-8")
    assert (root / "Soup.md").read_bytes() == b"# Soup\r\n\n- leeks"


def test_it_fits_on_one_screen(tmp_path: Path) -> None:
    """With many notes of all kinds, up to the question: 24 lines of 80 columns (issue 8)."""
    name = "Jobs/Interview with a Company of a Long Name"
    files = {f"{name} {n}.md": f"# Company\n\n{n} December 2026\n" for n in range(1, 13)}
    doubt = NORTHWIND.replace("2026-03-05", "05/03/2026")
    files |= {f"Interviews/a{n}.md": doubt.replace("Northwind", f"Kumo {n}") for n in range(7)}
    files |= {f"Soup {n}.md": "# Soup\n" for n in range(6)} | {".obsidian/app.json": "{}"}
    root = made(tmp_path / "notes", files)
    git(root, "init", "-q")
    before = tree(root)
    answers = [
        ("Your name", "Alex"),
        ("(Enter: open)", "d"),
        ("time zone", ""),
        LINKED,
        ("this?", "n"),
    ]
    shown = talk("init", answers=answers, cwd=root, TZ="UTC").shown
    assert tree(root) == before
    upto = shown.partition("Write this?")[0].splitlines()
    assert len(upto) + 1 <= 24
    told = " ".join(" ".join(upto).split())
    for words in (
        "which of 12 are about an",
        "Follow-ups/, Follow-ups/Drafts/",
        ".gitattributes",
    ):
        assert words in told
    assert 'date_order = "DMY", name = "Alex"' in told
    assert "Nothing that exists is changed. `--dry-run` shows each file whole." in told
    whole = process("init", "--dry-run", cwd=root).out
    assert [path for path in files if path.startswith("Jobs/") and path not in whole] == []


# What looks like a note on an interview

LOOKS = [
    (
        "Recipes/Soup.md",
        "# Soup\n\n2 Dec: with leeks; I read an interview with the cook\n",
        False,
    ),
    ("HR/Minutes.md", "# Minutes, 2 December\n\n- interview panel training\n", False),
    ("Read/a.md", "# Interview technique\n\nPublished 3 March 2026\n", False),
    ("Read/Interview questions.md", "# Forty questions\n\n3 March 2026\n", False),
    ("Read/a.md", "Interview tips: 10 things, from 3 March 2026\n", False),
    ("T/{{title}}.md", "Interview with {{company}}, 2 Dec\n", False),
    ("a.md", "Interview with Acme\n\nmet Jane\n\nasked about pay\n\n2 Dec: wrote\n", False),
    ("a.md", f"Interview with Acme {'and so on ' * 20}, 2 Dec\n", False),
    ("Diary/2026-12-02.md", "We watched an interview\n", False),
    ("Interview.md", "# Wednesday 2 December\n", True),
    ("Jobs/Acme.md", "# Interview Wednesday 2 December\n\n## Jane\n", True),
    ("Acme.md", "Interview with Acme, 2 Dec\n- met Jane\n", True),
    ("Acme.md", "---\ntags: jobs\n---\n\n**Second interview at Acme**\n\n2 December\n", True),
    ("Acme.md", f"Interview with Acme. {'Met Jane and so on. ' * 9}2 Dec: wrote\n", False),
    ("Acme.md", f"Interview at Acme, Thu 26 November, 10.30. {'Met Jane. ' * 15}\n", True),
    ("Acme.md", "Interview 2 Dec\n", True),
    ("Acme.md", "Phone interview: Acme, 2026-12-02\n", True),
    ("Interview questions Acme 2026-03-05.md", "met Jane\n", True),
    ("Jobs/a.md", "---\ncompany: Acme\nstage: one\n---\n", True),
    ("Jobs/a.md", "---\nEmployer: Acme\nJob Title: Cook\n---\n", True),
    ("Interviews/a.md", "# Acme, 5 March 2026\n", True),
    ("Interview Acme 2026-03-05.md", "met Jane", True),
    ("Jobs/4.md", "# My first Interview at Acme\n\n12/3/2026", True),
    ("Interviews/Questions to ask.md", "- how many are you\n", False),
    ("People/Jane.md", "---\ntype: person\ncompany: Acme\nrole: CTO\n---\n", False),
    ("T/x.md", "---\ncompany: {{c}}\nrole: r\n---\n", False),
    ("Invoices/a.md", "---\ncompany: Acme\ndate: 2026-03-05\nstatus: paid\n---\n", False),
    ("reinterviewed.md", "2026-03-05", False),
    ("Jobs/a.md", "---\nkind: interview\nemployer: Acme\nwhen: 5 March\n---\n", True),
    ("Jobs/a.md", "---\nkind: Interview\ncompany: Acme\n---\n", True),
    ("Jobs/a.md", "---\nkind: interviewing\ncompany: Acme\n---\n", False),
    ("Jobs/a.md", "---\nkind: [interview, log]\ncompany: Acme\n---\n", False),
    ("Jobs/a.md", "---\ntype: podcast\nkind: interview\ncompany: Acme\n---\n", False),
    ("Podcasts/a.md", "---\nkind: interview\nguest: Jo\n---\n", False),
    ("a.md", "---\ncompany: [\n---\n", False),
    ("a.md", "", False),
]


@pytest.mark.parametrize(("path", "text", "alike"), LOOKS)
def test_what_looks_like_one(path: str, text: str, alike: bool) -> None:
    """A company with a role or a round, or a name that says interview with a day."""
    assert (likeness(text, path) is not None) is alike


@pytest.mark.parametrize(
    ("kinds", "others", "said"),
    [
        (0, 1, "as they are. Or write `type: interview` between"),
        (1, 0, "It says `kind: interview`, but the key is `type`. Or write `type: interview`"),
        (2, 0, "They say `kind: interview`, but the key is `type`. Or write `type: interview`"),
        (1, 1, "One of them says `kind: interview`, but the key is `type`. Or write"),
        (2, 1, "2 of them say `kind: interview`, but the key is `type`. Or write"),
    ],
)
def test_another_key_for_the_type_is_named(
    kinds: int, others: int, said: str, tmp_path: Path, cli: Cli
) -> None:
    """`kind: interview` is not read as a type, and it is said what is wrong with it."""
    head = "company: Acme\nrole: Cook\nwhen: 2026-03-05\n---\n"
    files = {f"Jobs/k{n}.md": f"---\nkind: interview\n{head}" for n in range(kinds)}
    files |= {f"Jobs/x{n}.md": f"---\n{head}" for n in range(others)}
    ran = cli("init", "--dry-run", vault=made(tmp_path / "notes", files))
    assert said in " ".join(ran.stdout.split())


@given(st.text(), st.text())
def test_looking_never_raises(text: str, path: str) -> None:
    """Whatever a note holds, it looks like one or does not."""
    for note in (text, f"---\n{text}\n---\n", f"---\ncompany: {text}\nrole: {path}\n---\n"):
        found = likeness(note, path)
        assert found is None or found.path == path


def test_the_common_word() -> None:
    """Only what most of several notes say is proposed."""
    jobs = (Likeness("a", "", "job"),) * 3
    assert common_type(jobs) == "job"
    assert common_type(jobs[:2]) == ""
    assert common_type((*jobs, *(Likeness("b", "", "x"),) * 3)) == ""
    assert common_type((Likeness("a", "", 'jo"b'),) * 5) == ""


def test_tables_stand_outside_of_comments(cli: Cli, tmp_path: Path) -> None:
    """What a help says to write below `[notes]` belongs there, not to the table before it."""
    assert cli("init", str(tmp_path), "--yes", as_of=None).returncode == 0
    text = (tmp_path / "vaultsync.toml").read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith(("[", "# ["))] == [
        *("[me]", "[notes]", "[outputs]", "[strategy]"),
    ]
    read = read_settings(text.replace("[notes]\n", '[notes]\nreserved_headings = ["Job"]\n'))
    assert read.findings == ()
    assert read.settings.notes.reserved_headings == ("Job",)
