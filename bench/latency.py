"""From the end of a save to the due note on the disk, and what a checkout costs the watcher.

`python bench/latency.py` has a vault of 10,000 notes watched, saves an interview note 200
times in the ways of several editors, and prints median and 99th percentile in seconds, with
everything counted: debounce, run, write. Then it has git check out 1,000 other notes and prints
how many runs that made and how long after its end the due note was right.

Seconds depend on the machine and on what else it does: the load is printed beside them. Where
it does nothing else, a save takes the debounce (0.1 s), a little for the disk, and the seconds
of the processor that are printed last.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from installed import as_installed
from vaults import make_vault

DUE = "Follow-ups/Follow-ups due.md"
NOTE = "Interviews/Measured.md"
TEXT = """\
---
type: interview
company: Measured {}
role: Clerk
date: 2099-03-05
---

## Jane Doe
email:: jane@measured.example
- likes tea
"""
AS_OF = "2099-03-06T09:00:00+00:00"
LIMIT = 60.0
GIT = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "gc.auto=0")


def by_rename(file: Path, text: str) -> None:
    """Write another file and let it take the old one's place."""
    other = file.with_name(".saving")
    other.write_text(text, "utf-8")
    other.replace(file)


def in_place(file: Path, text: str) -> None:
    """Write into the file itself."""
    file.write_text(text, "utf-8")


def with_backup(file: Path, text: str) -> None:
    """Rename the old file, write a new one, remove the old one."""
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    file.write_text(text, "utf-8")
    backup.unlink()


class Watched:
    """A vault with its watcher."""

    def __init__(self, root: Path, place: Path) -> None:
        """Start it and wait for the first run."""
        self.root, self.log = root, place / "watch.jsonl"
        command = [sys.executable, "-m", "vaultsync", "watch", "--json", "--vault", str(root)]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, "--as-of", AS_OF],
                stdout=log,
                env=os.environ | {"VAULTSYNC_STATE": str(place / "state")},
            )
        wait(lambda: bool(self.runs()), "the first run")

    def runs(self) -> list[dict[str, object]]:
        """Give its runs so far."""
        lines = self.log.read_text("utf-8").splitlines(keepends=True)
        events = [json.loads(line) for line in lines if line.endswith("\n")]
        return [one for one in events if one["event"] == "run"]

    @property
    def used(self) -> float:
        """Seconds of the processor that it has used (Linux)."""
        try:
            text = Path(f"/proc/{self.process.pid}/stat").read_text("ascii")
        except OSError:
            return float("nan")
        user, system = text.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def holds(self, text: str) -> bool:
        """Tell whether the due note says something."""
        try:
            return text.encode() in (self.root / DUE).read_bytes()
        except OSError:
            return False


def wait(condition: Callable[[], bool], what: str) -> float:
    """Wait until something is so; give the seconds."""
    start = time.perf_counter()
    while not condition():
        if time.perf_counter() - start > LIMIT:
            raise SystemExit(f"{what}: not within {LIMIT} s")
        time.sleep(0.002)
    return time.perf_counter() - start


def save(watched: Watched, count: int) -> str:
    """Measure saves; give what came of it."""
    chance = random.Random(count)  # noqa: S311 - nothing secret
    ways = (by_rename, in_place, with_backup)
    before, used = len(watched.runs()), watched.used
    took = []
    for number in range(count):
        time.sleep(chance.uniform(0.5, 1.5))  # a person's pause
        ways[number % len(ways)](watched.root / NOTE, TEXT.format(number))
        took.append(wait(lambda n=number: watched.holds(f"Measured {n} "), "the due note"))
    time.sleep(2)
    runs = watched.runs()[before:]
    spent = statistics.median(float(str(one["seconds"])) for one in runs)
    took.sort()
    return (f"{count} saves: median {statistics.median(took):.3f} s, "
            f"99th percentile {took[int(0.99 * (len(took) - 1))]:.3f} s, "
            f"longest {took[-1]:.3f} s; {len(runs)} runs, median {spent:.3f} s each, "
            f"{(watched.used - used) / count:.3f} s of the processor for a save")  # fmt: skip


def git(root: Path, *args: str) -> None:
    """Run git."""
    subprocess.run(["git", *GIT, "-C", str(root), *args], check=True, capture_output=True)


def prepare_checkout(root: Path) -> None:
    """Have another branch with 1,000 other notes and another interview."""
    (root / ".gitignore").write_text("Follow-ups/\n")
    git(root, "init", "-q", "-b", "one")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "one")
    git(root, "checkout", "-q", "-b", "two")
    notes = sorted((root / "Notes").rglob("*.md"))[:999]
    for note in notes:
        note.write_text(note.read_text("utf-8") + "\nanother line\n", "utf-8")
    (root / NOTE).write_text(TEXT.format("elsewhere"), "utf-8")
    git(root, "commit", "-q", "-a", "-m", "two")
    git(root, "checkout", "-q", "one")


def check_out(watched: Watched, times: int) -> Iterator[str]:
    """Measure checkouts; give what came of each."""
    for branch, text in (("two", "Measured elsewhere "), ("one", "Measured first ")) * times:
        before = len(watched.runs())
        start = time.perf_counter()
        git(watched.root, "checkout", "-q", branch)
        git_took = time.perf_counter() - start
        took = wait(lambda t=text: watched.holds(t), "the due note")
        time.sleep(3)
        whys = [one["why"] for one in watched.runs()[before:]]
        yield (f"checkout of 1,000 notes ({git_took:.2f} s): due note {took:.2f} s after, "
               f"runs: {', '.join(map(str, whys))}")  # fmt: skip


def measure(notes: int, saves: int, checkouts: int = 3) -> Iterator[str]:
    """Watch a vault of so many notes; give what was measured, line by line."""
    with tempfile.TemporaryDirectory(prefix="vaultsync-bench-") as place:
        root = make_vault(Path(place) / "vault", notes)
        (root / NOTE).write_text(TEXT.format("first"), "utf-8")
        prepare_checkout(root)
        watched = Watched(root, Path(place))
        try:
            yield (f"{notes:,} notes; load {os.getloadavg()[0]:.1f} "
                   f"on {os.cpu_count()} processors")  # fmt: skip
            yield from check_out(watched, checkouts)
            yield save(watched, saves)
            yield f"load {os.getloadavg()[0]:.1f} at the end"
        finally:
            watched.process.send_signal(signal.SIGTERM)
            watched.process.wait(LIMIT)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=200)
    options = parser.parse_args()
    as_installed()
    for line in measure(options.notes, options.saves):
        print(line, flush=True)


if __name__ == "__main__":
    main()
