"""How fast `check` is, beside what nothing can undercut, and what it and the watcher take.

`python bench/run.py` makes vaults of 1,000, 10,000 and 100,000 notes, measures, prints tables
and writes them to `bench/RESULTS.md`. It takes about half an hour, and the machine should do
nothing else. Within a vault the commands run in turn, once a round, so that a ratio compares
times of the same minutes; a time is the median of the rounds, on the clock of the wall.

`--cold` measures too what happens when the system's cache is empty. It needs root on Linux:
`/proc/sys/vm/drop_caches` is written. `--quick` takes 1,000 notes and 3 rounds, and writes
nothing.
"""

import argparse
import importlib.util
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from installed import as_installed
from latency import Watched, measure
from vaults import INTERVIEWS, make_vault

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
SIZES = (1_000, 10_000, 100_000)
ROUNDS = 7
AS_OF = "2026-03-06T09:00:00+00:00"
PYTHON = sys.executable
HELLO = "import click; click.command()(lambda: click.echo('hello'))()"
CACHES = Path("/proc/sys/vm/drop_caches")
SLOW = {"obsidiantools": 10_000, "python-frontmatter, every note": 100_000}
"""The largest vault with which these are tried."""
SLOW_ROUNDS = 1
BASE, PLAIN = "hello and the tightest loop", "check without index"
KNOWN, TOUCHED = "check, nothing changed", "check, one note changed"


@dataclass(slots=True)
class Command:
    """Something that is measured."""

    name: str
    words: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    before: Callable[[], object] = lambda: None
    """Done before each time, and not counted."""
    took: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run it once more."""
        self.before()
        start = time.perf_counter()
        done = subprocess.run(
            self.words,
            env=os.environ | self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
        )
        self.took.append(time.perf_counter() - start)
        if done.returncode not in {0, 1}:
            raise SystemExit(f"{self.name} failed: {done.stderr.decode(errors='replace')}")

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.took)


class Vault:
    """A vault to measure with."""

    def __init__(self, place: Path, notes: int) -> None:
        """Make it, with a git repository around it."""
        self.notes, self.root = notes, make_vault(place / f"{notes}", notes)
        self.state = place / f"state-{notes}"
        git = ["git", "-C", str(self.root), "-c", "user.name=a", "-c", "user.email=a@b.example"]
        subprocess.run([*git, "init", "-q"], check=True)
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "all"], check=True)
        time.sleep(2.5)  # what changed within the last seconds is never remembered

    def check(self, *words: str) -> list[str]:
        """Give the command line of `check`."""
        vault = ["--vault", str(self.root)]
        return [PYTHON, "-m", "vaultsync", "check", "--json", *vault, *words]

    @property
    def environment(self) -> dict[str, str]:
        """Where its state is."""
        return {"VAULTSYNC_STATE": str(self.state)}

    def changing(self) -> "Iterator[Command]":
        """Give what is measured while a note changes each time."""
        yield Command(BASE, [PYTHON, str(HERE / "tightest.py"), str(self.root)])
        yield Command(TOUCHED, self.check("--as-of", AS_OF), self.environment, self.touch)

    def touch(self) -> None:
        """Change one interview note."""
        note = next(iter(sorted((self.root / "Interviews").iterdir())))
        note.write_text(f"{note.read_text('utf-8')}- one more line\n", "utf-8")

    def commands(self) -> "Iterator[Command]":
        """Give what is measured with it."""
        root, here = str(self.root), self.environment
        fixed = self.check("--as-of", AS_OF)
        yield Command("hello world with click", [PYTHON, "-c", HELLO])
        yield Command("vaultsync --version", [PYTHON, "-m", "vaultsync", "--version"])
        yield Command(BASE, [PYTHON, str(HERE / "tightest.py"), root])
        yield Command(KNOWN, fixed, here)
        yield Command("check, nothing changed, as of now", self.check(), here)
        yield Command(PLAIN, fixed, here | {"VAULTSYNC_INDEX": "0"})
        for name, words in (
            ("rg -l '^type: interview'", ["rg", "-l", "^type: interview", root]),
            ("find -printf", ["find", root, "-name", "*.md", "-printf", "%s %T@ %i %p\\n"]),
            ("git status", ["git", "-C", root, "status", "--porcelain"]),
        ):
            if shutil.which(words[0]):
                yield Command(name, words)
        beside = str(HERE / "beside.py")
        for name, most in SLOW.items():
            library = name.partition(",")[0].removeprefix("python-")
            if self.notes <= most and importlib.util.find_spec(library):
                yield Command(name, [PYTHON, beside, library, root])


GOALS = {
    "vaultsync --version": ("hello world with click", 1.25),
    KNOWN: (BASE, 1.3),
    "check, nothing changed, as of now": (BASE, 1.3),
    PLAIN: (BASE, 1.8),
}
"""Beside what each is held, and at most how many times as long it should take."""


def speed(vault: Vault, rounds: int) -> tuple[list[str], dict[str, float]]:
    """Measure one vault; give the lines of its table, and the medians by name."""
    lines = ["| what | median | ratio | goal |", "| --- | ---: | ---: | ---: |"]
    medians: dict[str, float] = {}
    for commands in (list(vault.commands()), list(vault.changing())):
        in_turn(commands, rounds, f"{vault.notes:,} notes")
        these = {command.name: command.median for command in commands}
        for name, took in these.items():
            beside, goal = GOALS.get(name, (BASE, None))
            if name not in medians:
                ratio = f"{took / these[beside]:.2f}"
                lines.append(f"| {name} | {took:.3f} s | {ratio} | {goal or ''} |")
        medians = these | medians
    return lines, medians


def in_turn(commands: list[Command], rounds: int, what: str) -> None:
    """Run commands in turn, once a round, after a round that does not count."""
    for command in commands:
        if command.name not in SLOW:
            command.run()  # to warm up, and to have something remembered
            command.took.clear()
    for number in range(rounds):
        for command in commands:
            if command.name not in SLOW or number < SLOW_ROUNDS:
                command.run()
        progress(f"{what}: round {number + 1} of {rounds}")


def cold(vault: Vault, rounds: int) -> list[str]:
    """Measure with an empty cache of the system, in turn with and without an index."""
    fixed, here = vault.check("--as-of", AS_OF), vault.environment

    def forget() -> None:
        os.sync()
        CACHES.write_text("3\n", "ascii")
        subprocess.run([PYTHON, "-m", "vaultsync", "check", "--help"], check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip

    commands = [
        Command("with the index", fixed, here, forget),
        Command("without", fixed, here | {"VAULTSYNC_INDEX": "0"}, forget),
    ]
    Command("", fixed, here).run()
    for number in range(rounds):
        for command in commands:
            command.run()
        progress(f"{vault.notes:,} notes, cold: round {number + 1} of {rounds}")
    known, plain = (command.median for command in commands)
    return [f"| {vault.notes:,} | {known:.3f} s | {plain:.3f} s | {known / plain:.2f} | 0.25 |"]


def peak(words: list[str], environment: dict[str, str]) -> float:
    """Give the most memory that a command had, in MB."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    done = subprocess.run(
        [PYTHON, "-c", code, *words],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    unit = 1 if sys.platform == "darwin" else 1024
    return int(done.stdout) * unit / 1e6


def watching(vault: Vault, seconds: float) -> float:
    """Let a watcher idle; give the most memory that it had, in MB."""
    with tempfile.TemporaryDirectory(prefix="vaultsync-bench-") as place:
        process = Watched(vault.root, Path(place)).process
        time.sleep(seconds)
        process.terminate()
        _, _, used = os.wait4(process.pid, 0)
    return used.ru_maxrss * 1024 / 1e6


def memory(vault: Vault, idle: float) -> list[str]:
    """Measure what `check` and an idle watcher take."""
    fixed, here = vault.check("--as-of", AS_OF), vault.environment
    shutil.rmtree(vault.state, ignore_errors=True)
    rows = [
        ("check without index", peak(fixed, here | {"VAULTSYNC_INDEX": "0"}), 60),
        ("check, the first time", peak(fixed, here), 60),
        ("check, nothing changed", peak(fixed, here), 60),
        ("watch, idle", watching(vault, idle), 70),
    ]
    return [f"| {name} | {took:.0f} MB | {goal} MB |" for name, took, goal in rows]


def progress(text: str) -> None:
    """Tell how far it is."""
    print(text, file=sys.stderr, flush=True)


def report(options: argparse.Namespace, place: Path) -> Iterator[str]:
    """Measure everything; give the lines of the report."""
    yield "# What was measured"
    yield ""
    yield (
        f"Written by `{options.command}` on {datetime.now(UTC):%Y-%m-%d}: Python "
        f"{platform.python_version()}, {platform.system()} on {os.cpu_count()} processors, "
        f"load {os.getloadavg()[0]:.1f} at the beginning. One note in {INTERVIEWS} is an "
        f"interview. Times are medians of {options.rounds} rounds (of 1 for other libraries), "
        f"ratios those of the same rounds: to *{BASE}*, which opens each note and reads its "
        "first kilobyte (`bench/tightest.py`), and for `--version` to hello world."
    )
    medians: dict[int, dict[str, float]] = {}
    vaults = [Vault(place, notes) for notes in options.sizes]
    for vault in vaults:
        lines, medians[vault.notes] = speed(vault, options.rounds)
        yield from ("", f"## {vault.notes:,} notes", "", *lines)
    few, many = min(medians), max(medians)
    if few < many:
        yield from ("", f"## From {few:,} to {many:,} notes", "")
        yield from ("| what | times as long | times as many notes |", "| --- | ---: | ---: |")
        for name in (KNOWN, TOUCHED, PLAIN):
            grown = medians[many][name] / medians[few][name]
            yield f"| {name} | {grown:.1f} | {many // few} |"
    if options.cold:
        yield from ("", "## With the system's cache empty", "")
        yield "| notes | with the index | without | ratio | goal |"
        yield "| ---: | ---: | ---: | ---: | ---: |"
        for vault in vaults:
            yield from cold(vault, options.rounds)
    largest = vaults[-1]
    yield from ("", f"## Memory at its peak, {largest.notes:,} notes", "")
    yield from (
        "| what | peak | goal |",
        "| --- | ---: | ---: |",
        *memory(largest, options.idle),
    )
    yield from ("", "## The watcher", "")
    for line in measure(options.watched, options.saves, options.checkouts):
        progress(line)
        yield f"- {line}"


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="1,000 notes, 3 rounds, no file")
    parser.add_argument("--cold", action="store_true", help="also with an empty cache; root")
    options = parser.parse_args()
    as_installed()
    options.command = " ".join(["python bench/run.py", *sys.argv[1:]])
    options.sizes = SIZES[:1] if options.quick else SIZES
    options.rounds = 3 if options.quick else ROUNDS
    options.watched, options.saves = (1_000, 3) if options.quick else (10_000, 200)
    options.checkouts, options.idle = (1, 1) if options.quick else (3, 10)
    with tempfile.TemporaryDirectory(prefix="vaultsync-bench-") as place:
        lines = [*report(options, Path(place))]
    text = "\n".join([*lines, ""])
    print(text)
    if not options.quick:
        RESULTS.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
