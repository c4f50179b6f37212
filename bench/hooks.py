"""What the pre-commit hook costs: `git commit` with it and without it, in seconds.

`python bench/hooks.py` makes a vault of 1,000 notes, puts it under git, installs the hooks,
and commits one changed interview note 20 times with them and 20 times without; then the hook
alone, with that note changed and with nothing changed. Prints medians, the fastest and the
seconds of the processor: those depend less on what else the machine does.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from installed import as_installed
from vaults import make_vault

GIT = ("git", "-c", "user.name=Alex Doe", "-c", "user.email=alex@doe.example")
PROGRAM = (sys.executable, "-P", "-m", "vaultsync")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--notes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=20)
    asked = parser.parse_args()
    as_installed()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["VAULTSYNC_STATE"] = f"{folder}/state"
        root = make_vault(Path(folder) / "vault", asked.notes)
        run = _runner(root)
        run(*GIT, "init", "-q")
        run(*GIT, "add", "-A")
        run(*GIT, "commit", "-q", "-m", "all")
        run(*PROGRAM, "hooks", "install", "--yes", "--vault", str(root))
        note = next(
            path for path in root.rglob("*.md") if "\ntype: interview" in path.read_text()
        )
        commit = (*GIT, "commit", "-q", "-a", "-m", "one")
        bare = (*commit[:1], "-c", f"core.hooksPath={os.devnull}", *commit[1:])
        hook = (str(root / ".git/hooks/pre-commit"),)
        print(f"{asked.notes:,} notes, {asked.rounds} rounds, load {os.getloadavg()[0]:.1f}")
        for name, words, changes in (
            ("git commit with the hook", commit, True),
            ("git commit without it", bare, True),
            ("the hook, one note changed", hook, True),
            ("the hook, nothing changed", hook, False),
        ):
            took = []
            for number in range(asked.rounds):
                if changes:
                    text = note.read_text()
                    note.write_text(f"{text}- line {name} {number}\n")
                run(*GIT, "add", "-A")
                began, before = time.perf_counter(), _processor()
                run(*words)
                took.append((time.perf_counter() - began, _processor() - before))
            seconds, busy = zip(*took, strict=True)
            print(
                f"{name:<28} {statistics.median(seconds):.3f} s, fastest {min(seconds):.3f} s, "
                f"processor {statistics.median(busy):.3f} s, least {min(busy):.3f} s"
            )


def _processor() -> float:
    """Give the seconds of the processor that processes took which this one started."""
    used = os.times()
    return used.children_user + used.children_system


def _runner(root: Path) -> Callable[..., None]:
    def run(*words: str) -> None:
        subprocess.run(words, cwd=root, check=True, stdout=subprocess.DEVNULL)

    return run


if __name__ == "__main__":
    main()
