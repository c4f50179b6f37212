"""Former answers of `check`: given again only while they are what would be said now."""

import errno
import marshal
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support import AS_OF, environment
from tests.vaults import contents
from vaultsync import CONFIG_NAME
from vaultsync.calendar import AsOf, find_zone, next_midnight
from vaultsync.cli import checking, clock
from vaultsync.cli.main import cli
from vaultsync.vault import answers, files, reading
from vaultsync.vault.obsidian import SETTINGS
from vaultsync.vault.program import program
from vaultsync.vault.sealed import OFF, seal
from vaultsync.vault.way import Way

PERSON = "---\ntype: person\nemail: a.tanaka@kumo.example\ncompany: Kumo Robotics\n---\n"
LATER = timedelta(hours=1)
"""Files of a test were changed long before the clock that it looks at."""
FORMS = [
    *(("--format", "text"), ("--format", "text", "--all"), ("--format", "json")),
    *(("--json", "--all"), ("--format", "gnu"), ("--format", "github")),
    *(("--within", "7d"), ("--fail-on", "error"), ("--exit-zero",), ("--color", "always")),
    *(("--ignore", "VS3"), ("--select", "VS201,VS3"), ("--format", "gnu", "--ignore", "VS400")),
]


class Said(NamedTuple):
    """What one run said."""

    code: int
    out: str


class Asking:
    """Runs `check` in this process, at an instant of its own."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Take the vault."""
        self.root, self.capsys = root, capsys
        self.now = datetime.now(UTC) + LATER
        self.anew = 0
        """How often the vault was read."""

    def ask(self, *args: str) -> Said:
        """Ask once."""
        code = cli.main(["check", "--vault", str(self.root), *args], standalone_mode=False)
        return Said(code, self.capsys.readouterr().out)

    def both_ways(self, *args: str) -> Said:
        """Ask without answers, with what is kept, and again; all say the same."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(OFF, "0")
            plain = self.ask(*args)
        assert self.ask(*args) == plain
        assert self.ask(*args) == plain
        return plain


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the state of each test for itself."""
    folder = tmp_path / "state"
    monkeypatch.setenv("VAULTSYNC_STATE", str(folder))
    monkeypatch.delenv("VAULTSYNC_VAULT", raising=False)
    return folder


@pytest.fixture
def asking(
    small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Asking:
    """Give somebody who asks about the small vault."""
    found = Asking(small, capsys)
    plain: Callable[..., int] = checking.check_anew

    def counting(*args: Any, **named: Any) -> int:
        found.anew += 1
        return plain(*args, **named)

    monkeypatch.setattr(clock, "now", lambda: found.now)
    monkeypatch.setattr(checking, "check_anew", counting)
    return found


def is_new(asking: Asking, *args: str) -> bool:
    """Tell whether the vault is read for an answer."""
    before = asking.anew
    asking.ask(*args)
    return asking.anew > before


@pytest.mark.parametrize("args", FORMS)
def test_every_form_is_the_same_both_ways(args: tuple[str, ...], asking: Asking) -> None:
    """Words, colours and exit codes, at a fixed instant and by the clock."""
    for fixed in ((), ("--as-of", AS_OF)):
        asking.both_ways(*args, *fixed)
        assert not is_new(asking, *args, *fixed)


def test_the_instant_is_that_of_now(asking: Asking) -> None:
    """A former answer says of which instant it is: this one."""
    asking.ask("--json")
    asking.now += timedelta(minutes=3)
    assert asking.now.isoformat() in asking.ask("--json").out
    assert asking.anew == 1


CHANGES: dict[str, Callable[[Path], object]] = {
    "a note more": lambda root: (root / "New.md").write_text("# Soup\n", "utf-8"),
    "an attachment more": lambda root: (root / "New.png").write_bytes(b""),
    "a note less": lambda root: (root / "Notes/Soup.md").unlink(),
    "a note renamed": lambda root: (root / "Notes/Soup.md").rename(root / "Notes/Stew.md"),
    "a folder renamed": lambda root: (root / "Notes").rename(root / "Other"),
    "a line more": lambda root: more(root / "Notes/Soup.md", "more\n"),
    "the same with the old time": lambda root: rewritten(root / "Notes/Soup.md"),
    "other rights": lambda root: (root / "Notes/Soup.md").chmod(0o600),
    "a link in its place": lambda root: linked(root / "Notes/Soup.md"),
    "the due note": lambda root: more(root / "Follow-ups/Follow-ups due.md", "x\n"),
    "the configuration": lambda root: more(root / "vaultsync.toml", "\n"),
    "no configuration": lambda root: (root / "vaultsync.toml").unlink(),
    "Obsidian": lambda root: (root / ".obsidian").mkdir(),
    "a draft": lambda root: more(next((root / "Follow-ups/Drafts").iterdir()), "x\n"),
}


def more(file: Path, text: str) -> None:
    """Write more at a file's end."""
    file.write_text(f"{file.read_text('utf-8')}{text}", "utf-8")


def rewritten(file: Path) -> None:
    """Write other bytes of the same length, and put the time of the old ones back."""
    status, data = file.stat(), file.read_bytes()
    file.write_bytes(data.swapcase())
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def linked(file: Path) -> None:
    """Put a link in a file's place."""
    other = file.rename(file.with_name("Elsewhere.txt"))
    file.symlink_to(other)


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(change: str, asking: Asking) -> None:
    """Names, sizes, times, inodes, rights, settings: the vault is read again."""
    asking.ask("--json")
    assert not is_new(asking, "--json")
    CHANGES[change](asking.root)
    assert is_new(asking, "--json")
    asking.both_ways("--json")


def test_settings_of_obsidian_are_seen(asking: Asking) -> None:
    """Each of the files that are read from its folder counts, and no other one."""
    (asking.root / ".obsidian/plugins/obsidian-tasks-plugin").mkdir(parents=True)
    (asking.root / ".obsidian/plugins/templater-obsidian").mkdir(parents=True)
    for name in (
        *("app.json", "templates.json", "daily-notes.json"),
        *(f"plugins/{n}/data.json" for n in ("obsidian-tasks-plugin", "templater-obsidian")),
    ):
        asking.ask("--json")
        (asking.root / ".obsidian" / name).write_text("{}", "utf-8")
        assert is_new(asking, "--json"), name
    (asking.root / ".obsidian/workspace.json").write_text("{}", "utf-8")
    assert not is_new(asking, "--json")


def test_what_a_run_reads_besides_the_notes_is_known(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of settings that a run reads, and the key does not hold, is found here."""
    (asking.root / ".obsidian").mkdir()
    read: set[str] = set()
    plain = files.read_whole

    def noting(full: str) -> bytes:
        read.add(os.path.relpath(full, asking.root))
        return plain(full)

    monkeypatch.setattr("vaultsync.vault.surroundings.read_whole", noting)
    monkeypatch.setattr("vaultsync.vault.opening.read_whole", noting)
    asking.ask("--json")
    assert read == {CONFIG_NAME, *SETTINGS}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("TZ", "Asia/Tokyo"), ("VAULTSYNC_QUIET", "1"), ("NO_COLOR", "1"), ("TERM", "dumb")),
        ("PYTHONTZPATH", "/nowhere"),
    ],
)
def test_the_environment_is_seen(
    name: str, value: str, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What decides how something is said, or in which zone, leads to another answer."""
    asking.ask()
    monkeypatch.setenv(name, value)
    assert is_new(asking)


@pytest.mark.parametrize("before", ["", ":"])
def test_a_zone_that_is_a_file_is_seen(
    before: str, asking: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`TZ` can name a file, also through a link: with other bytes it is another zone."""
    (asking.root / "vaultsync.toml").unlink()
    zone, link = tmp_path / "zone", tmp_path / "link"
    link.symlink_to(zone)
    zones = Path("/usr/share/zoneinfo")
    for named in (zone, link):
        zone.write_bytes((zones / "Asia/Tokyo").read_bytes())
        monkeypatch.setenv("TZ", f"{before}{named}")
        asking.ask()
        assert not is_new(asking)
        zone.write_bytes((zones / "America/New_York").read_bytes())
        assert is_new(asking)


def test_a_template_of_whatever_name_is_seen(asking: Asking) -> None:
    """What is said of a file among the templates shows its words, whatever its name ends in."""
    folder = asking.root / "Follow-ups/Templates"
    folder.mkdir()
    for name in ("thank-you.org", "Picture.PNG", "thank-you.md"):
        for data in (b"$one\n", b"\xff", b"$two\n"):
            (folder / name).write_bytes(data)
            asking.both_ways("--all")
            asking.both_ways("--all", "--ignore", "VS503")
        (folder / name).unlink()


def test_findings_that_may_end_count_also_where_nobody_hears_of_them(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A due note that cannot be read just now is tried again, with `--ignore` as without."""
    due, plain = "Follow-ups/Follow-ups due.md", files.read_still

    def failing(way: Way, path: str) -> files.Whole:
        if path == due:
            raise files.Unreadable(files.unreadable(path, OSError(errno.EIO, "no luck")))
        return plain(way, path)

    monkeypatch.setattr(reading, "read_still", failing)
    asking.ask("--ignore", "VS004")
    assert is_new(asking, "--ignore", "VS004")


def test_a_person_s_note_that_is_missed_is_tried_again(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody hears of it, but the address that stands in it is missing: no answer is kept."""
    (asking.root / "Aiko Tanaka.md").write_text(PERSON, "utf-8")

    def failing(_way: Way, path: str) -> files.Whole:
        raise files.Unreadable(files.unreadable(path, OSError(errno.EIO, "no luck")))

    with monkeypatch.context() as patch:
        patch.setattr("vaultsync.vault.linked.read_still", failing)
        asking.ask("--json")
    assert is_new(asking, "--json")
    asking.both_ways("--json")


@pytest.mark.parametrize("path", [".obsidian/app.json", ".obsidian/templates.json"])
def test_settings_that_are_missed_are_tried_again(
    path: str, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Obsidian's settings say was not heard for a moment: no answer is kept."""
    (asking.root / ".obsidian").mkdir(exist_ok=True)
    (asking.root / path).write_text("{}", "utf-8")
    plain = files.read_whole

    def failing(place: str) -> bytes:
        if place.endswith(path):
            raise files.Unreadable(files.unreadable(path, OSError(errno.EIO, "no luck")))
        return plain(place)

    with monkeypatch.context() as patch:
        patch.setattr("vaultsync.vault.surroundings.read_whole", failing)
        asking.ask("--json")
    assert is_new(asking, "--json")
    asking.both_ways("--json")


TELL = "from vaultsync.vault.program import program; print(program()[2])"


def test_it_is_one_program_however_it_is_started(tmp_path: Path) -> None:
    """By its script, as a module from anywhere, as hooks do: what one kept all believe."""
    (tmp_path / "tell.py").write_text(TELL, "utf-8")
    folder = Path(sys.executable).parent
    ways = [
        (str(tmp_path / "tell.py"),),
        ("-m", "tell"),
        ("-P", "-c", TELL),
        ("-c", TELL),
    ]
    said = {
        subprocess.run(
            [sys.executable, *words],
            cwd=place,
            env=environment(PYTHONPATH=str(tmp_path), PYTHONDONTWRITEBYTECODE="1"),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for words in ways
        for place in (tmp_path, folder)
    }
    assert len(said) == 1


def test_libraries_from_elsewhere_are_seen(tmp_path: Path) -> None:
    """Another place of libraries, or one more in it, is another program."""

    def told(**env: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", TELL],
            env=environment(**env),
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    library = tmp_path / "lib"
    library.mkdir()
    before, there = told(), told(PYTHONPATH=str(library))
    assert there != before
    (library / "holidays.py").write_text("", "utf-8")
    assert told(PYTHONPATH=str(library)) not in {before, there}


def test_another_program_or_user_has_other_answers(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version, changed code, another account: nothing former is said."""
    asking.ask()
    for name, other in (
        ("program", lambda: ("changed",)),
        ("_around", lambda _root: ("another",)),
    ):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(answers, name, other)
            assert is_new(asking)
    assert "cli/check.py" in str(program())
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert is_new(asking)


def test_what_changed_just_now_is_read_again(asking: Asking) -> None:
    """Within the grain of the system's clock a file may change again and keep its time."""
    asking.now = datetime.now(UTC)
    (asking.root / "Notes/Soup.md").write_text("# Soup\n", "utf-8")
    for _ in "12":
        assert is_new(asking)
    asking.now += timedelta(seconds=10)
    assert is_new(asking)
    assert not is_new(asking)


def test_a_time_in_the_future_hides_no_other(asking: Asking) -> None:
    """A file of a machine whose clock is wrong does not make the others lie still."""
    asking.now = datetime.now(UTC)
    (asking.root / "Notes/Soup.md").write_text("# Soup\n", "utf-8")
    future = asking.now.timestamp() + 10**6
    os.utime(asking.root / "Interviews/Kumo.md", (future, future))
    for _ in "12":
        assert is_new(asking)


def test_what_cannot_be_read_is_tried_again(asking: Asking) -> None:
    """No answer is kept that a better moment would change, although no file does."""
    file = asking.root / "Interviews/Kumo.md"
    file.write_bytes(b"---\ntype: interview\ncompany: \xff\n---\n")
    for _ in "12":
        assert is_new(asking)


@pytest.mark.parametrize(
    "config",
    [
        '[outputs]\ndrafts = "Linked/Drafts"\n',
        '[outputs]\ndue_note = "Linked/Due.md"\n',
    ],
)
def test_what_a_glance_passes_by_is_read_again(config: str, asking: Asking) -> None:
    """Hidden folders and linked ones are not looked into, so what lies there is read."""
    (asking.root / "Real").mkdir()
    (asking.root / "Linked").symlink_to("Real")
    (asking.root / "vaultsync.toml").write_text(config, "utf-8")
    for _ in "12":
        assert is_new(asking)


def test_a_drive_of_another_machine_is_read_again(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There times and sizes may be told late."""
    monkeypatch.setattr("vaultsync.vault.sight.far_away", lambda _root: "nfs4")
    for _ in "12":
        assert is_new(asking)


def test_random_changes_are_the_same_both_ways(asking: Asking, tmp_path: Path) -> None:
    """Sixty random changes of the vault: an answer is always that of the vault as it is."""
    chance = random.Random(11)  # noqa: S311 - nothing secret
    kumo = (asking.root / "Interviews/Kumo.md").read_text("utf-8")
    for number in range(60):
        files = [p for p in sorted(asking.root.rglob("*.md")) if not p.is_symlink()]
        file, act = chance.choice(files), chance.randrange(7)
        if act == 0:
            place = chance.choice((asking.root, asking.root / "Deep/er", file.parent))
            place.mkdir(parents=True, exist_ok=True)
            text = kumo.replace("Kumo", f"Company {number}")
            (place / f"New {number}.md").write_text(text, "utf-8")
        elif act == 1:
            file.rename(file.with_name(f"Renamed {number}.md"))
        elif act == 2:
            file.write_text(f"{file.read_text('utf-8')}- line {number}\n", "utf-8")
        elif act == 3:
            (tmp_path / "swap").write_bytes(chance.choice(files).read_bytes())
            (tmp_path / "swap").replace(file)
        elif act == 4 and len(files) > 4:
            file.unlink()
        elif act == 5:
            rewritten(file)
        else:
            word = chance.choice(("interview", "person", "soup"))
            (asking.root / "vaultsync.toml").write_text(f'[notes]\ntype = "{word}"\n', "utf-8")
        asking.both_ways("--as-of", AS_OF, *chance.choice(FORMS))


NOTE = """\
---
type: interview
company: Company {number}
role: Engineer
date: {start:%Y-%m-%d}
time: {start:%H:%M}
duration: 45 min
timezone: Europe/London
---

## Person {number}
email:: person{number}@company.example
"""


def hourly(root: Path, now: datetime) -> None:
    """Write interviews that end in the hours before and after an instant."""
    for number, hours in enumerate(range(-75, 30, 7)):
        london = find_zone("Europe/London")
        start = (now + timedelta(hours=hours, minutes=7 * number)).astimezone(london)
        file = root / f"Hour {number}.md"
        file.write_text(NOTE.format(number=number, start=start), "utf-8")


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/New_York"])
def test_the_hours_are_the_same_both_ways(zone: str, asking: Asking) -> None:
    """While the clock goes on, states, words and days change when they do without answers."""
    hourly(asking.root, asking.now)
    (asking.root / "vaultsync.toml").write_text(f'timezone = "{zone}"\n', "utf-8")
    chance = random.Random(zone)  # noqa: S311 - nothing secret
    said = set()
    for _ in range(40):
        asking.now += timedelta(minutes=chance.choice((1, 3, 20, 61, 90)))
        said.add(asking.both_ways("--json", "--all").out.replace(asking.now.isoformat(), ""))
    assert len(said) > 7
    assert asking.anew < 3 * 40  # some were former ones
    asking.now -= timedelta(hours=20)
    asking.both_ways("--json", "--all")


def test_an_answer_ends_at_midnight_at_the_latest(asking: Asking) -> None:
    """The first moment of the vault's next day is another day."""
    london = find_zone("Europe/London")
    assert london
    (asking.root / "vaultsync.toml").write_text('timezone = "Europe/London"\n', "utf-8")
    midnight = next_midnight(AsOf(instant=asking.now + timedelta(hours=24), zone=london))
    for moment, new in ((-2, True), (-1, False), (0, True), (1, False)):
        asking.now = midnight + timedelta(seconds=moment)
        assert is_new(asking) is new
        asking.both_ways()


def damages(data: bytes) -> Iterator[bytes]:
    """Give answers that cannot be used."""
    yield b""
    yield from (data[:end] for end in range(0, len(data), max(len(data) // 8, 1)))
    for place in range(0, len(data), max(len(data) // 8, 1)):
        yield data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    body = data[len(answers.MAGIC) + 16 :]
    yield seal(body, b"vaultsync answer 0\n")
    for bad in (None, [1, 2], "text", (b"stamp", 0, "a", "b"), ("x",) * 8):
        yield seal(marshal.dumps(bad), answers.MAGIC)
    yield seal(b"\xff\xff", answers.MAGIC)


def test_a_damaged_answer_is_none(asking: Asking, state: Path) -> None:
    """Cut, changed or foreign: the vault is read, and nobody hears of it."""
    plain = asking.ask("--json")
    (file,) = state.glob("*/answer-*")
    data = file.read_bytes()
    for bad in damages(data):
        file.write_bytes(bad)
        assert asking.ask("--json") == plain
    file.unlink()
    file.symlink_to("/dev/zero")
    assert asking.ask("--json") == plain


def test_the_latest_ones_are_kept(asking: Asking, state: Path) -> None:
    """However many questions are asked, the place does not grow."""
    for days in range(20):
        asking.ask("--within", f"{days}d")
    assert len(list(state.glob("*/answer-*"))) == answers.MOST


def test_nothing_is_written_into_the_vault_or_where_it_is_off(
    asking: Asking, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The place is outside, for this user alone; VAULTSYNC_INDEX=0 does without."""
    before = contents(asking.root)
    monkeypatch.setenv(OFF, "0")
    asking.ask()
    assert not list(state.glob("*/answer-*"))
    monkeypatch.delenv(OFF)
    asking.ask()
    (file,) = state.glob("*/answer-*")
    assert file.parent.stat().st_mode & 0o077 == 0
    assert contents(asking.root) == before
    monkeypatch.setenv("VAULTSYNC_STATE", "/dev/null/nowhere")
    asking.both_ways()


def test_several_processes_at_once(small: Path, state: Path) -> None:
    """Whoever writes last, the answer is whole and right."""
    command = [sys.executable, "-m", "vaultsync", "check", "--json", "--vault", str(small)]
    command += ["--as-of", AS_OF]
    told = set()
    for _ in range(3):
        running = [
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                env=environment(VAULTSYNC_STATE=str(state)),
            )
            for _ in range(4)
        ]
        told |= {process.communicate(timeout=60)[0] for process in running}
    assert len(told) == 1


def test_a_former_answer_imports_next_to_nothing(small: Path, state: Path) -> None:
    """Neither rules nor rich, dateparser, watchdog, holidays, email (issue 7)."""
    old = datetime.now(UTC).timestamp() - 60
    for file in small.rglob("*"):
        os.utime(file, (old, old))
    code = (
        "import sys\n"
        "from datetime import UTC, datetime, timedelta\n"
        "from vaultsync.cli import clock\n"
        "clock.now = lambda: datetime.now(UTC) + timedelta(hours=1)\n"
        "from vaultsync.cli.main import run\n"
        "try:\n    run(sys.argv[1:])\n"
        "finally:\n    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    loaded: list[set[str]] = []
    for _ in "12":
        done = subprocess.run(
            [sys.executable, "-c", code, "check", "--json", "--vault", str(small)],
            env=environment(
                PYTHONPATH=str(Path(__file__).parent.parent), VAULTSYNC_STATE=str(state)
            ),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        loaded.append(set(done.stderr.split()))
    slow = {"rich", "dateparser", "watchdog", "holidays", "email"}
    assert "vaultsync.pipeline" in loaded[0]
    assert not loaded[0] & slow
    ours = {name for name in loaded[1] if name.startswith("vaultsync.")}
    assert not {name for name in ours if name.split(".")[1] in {"rules", "checks", "parse"}}
    assert not loaded[1] & (slow | {"vaultsync.pipeline", "vaultsync.model", "markdown_it"})


def test_who_wants_notifications_is_not_given_a_former_answer(
    asking: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that were said once do not say what is due; what is printed stays the same."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nothing"))
    plain = asking.ask()
    assert not is_new(asking)
    assert is_new(asking, "--notify")
    assert asking.ask("--notify") == plain
    assert is_new(asking, "--notify")
    assert not is_new(asking)
