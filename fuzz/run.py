"""Fuzz the readers: `python fuzz/run.py --minutes 10`; exit code 1 if something was found.

Inputs and what they showed lie in `fuzz/.work` (not in git). An input that shows a fault
belongs into `fuzz/regressions/`, where `tests/test_fuzz_regressions.py` reads it in every run.
"""

import argparse
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from fuzz.harness import failure_of
from fuzz.texts import ROOT, seeds

WORK = ROOT / "fuzz" / ".work"
FOUND = WORK / "found"
CORPUS = WORK / "corpus"
LATE = 90
"""Seconds beyond its time after which a process is ended."""
RESTARTS = 5
REDUCING = 20.0
"""Seconds for making one input shorter."""
_COVERED = re.compile(r"cov: (\d+) ft: (\d+)")
_SMALLEST = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Worker:
    """A process; one that takes the place of another has a number of its own."""

    number: int
    process: subprocess.Popen[bytes]


def main() -> int:
    """Run the processes, report, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--minutes", type=float, default=10.0)
    length.add_argument("--seconds", type=float)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--plain", action="store_true", help="do without atheris")
    options = parser.parse_args()
    seconds = int(options.seconds if options.seconds is not None else options.minutes * 60)
    plain = options.plain
    if not plain and importlib.util.find_spec("atheris") is None:
        plain = True
        print(
            "atheris is not installed (`pip install --group fuzz`; not every system has a\n"
            "wheel): the coverage-guided run is LEFT OUT. The same harness reads the corpus\n"
            "and random changes of it instead."
        )
    for folder in (CORPUS, FOUND):
        folder.mkdir(parents=True, exist_ok=True)
    for old in (*WORK.glob("worker-*"), *WORK.glob("current-*"), *FOUND.glob("worker-*")):
        old.unlink()
    for data in (*seeds(), *(file.read_bytes() for file in FOUND.glob("*.bin"))):
        (CORPUS / digest(data)).write_bytes(data)
    kind = "random changes" if plain else "atheris"
    print(f"{options.workers} processes, {seconds} s, {kind}", flush=True)
    ended = work(options.workers, seconds, plain=plain)
    return report(ended)


def digest(data: bytes) -> str:
    """Name an input as libFuzzer does."""
    return hashlib.sha1(data, usedforsecurity=False).hexdigest()


def work(workers: int, seconds: int, *, plain: bool) -> list[str]:
    """Keep the processes running until the time is over; tell of those that broke off."""
    started = time.monotonic()
    ended: list[str] = []
    running = [_start(number, seconds, plain=plain) for number in range(workers)]
    number = workers
    while running:
        for worker in list(running):
            late = time.monotonic() - started > seconds + LATE
            if late:
                worker.process.kill()
            try:
                code = worker.process.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
            running.remove(worker)
            if late or code:
                ended.append(_broken_off(worker, code, late=late))
                left = int(seconds - (time.monotonic() - started))
                if left > 0 and number < workers + RESTARTS:
                    running.append(_start(number, left, plain=plain))
                    number += 1
    return ended


def _start(number: int, seconds: int, *, plain: bool) -> Worker:
    """Start a process; what it says goes to a file."""
    seed = (time.time_ns() // 1000 + number * 7919) % 2**31  # each run is a new search
    command = [sys.executable, "-m", "fuzz.worker", "--work", str(WORK)]
    command += ["--number", str(number), "--seconds", str(seconds), "--seed", str(seed)]
    if plain:
        command.append("--plain")
    environment = os.environ | {
        "PYTHONHASHSEED": str(number),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.getenv("PYTHONPATH")])),
        "TZ": "UTC",
    }
    with (WORK / f"worker-{number}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    return Worker(number, process)


def _broken_off(worker: Worker, code: int, *, late: bool) -> str:
    """Say how a process ended; keep the input that it was at, and start from it no more."""
    current = WORK / f"current-{worker.number}"
    if current.exists():
        name = digest(current.read_bytes())
        current.replace(FOUND / f"worker-{worker.number}-ended-{name}")
    kept = sorted(file.name for file in FOUND.glob(f"worker-{worker.number}-*"))
    for file in kept:
        (CORPUS / file.rpartition("-")[2]).unlink(missing_ok=True)
    told = "was ended: it did not come back" if late else f"broke off with exit code {code}"
    log = f"{WORK.name}/worker-{worker.number}.log"
    return f"process {worker.number} {told}; see {log}; input: {', '.join(kept) or 'unknown'}"


def report(ended: list[str]) -> int:
    """Print what was done and found."""
    tallies: list[dict[str, Any]] = []
    for log in sorted(WORK.glob("worker-*.log")):
        number = log.stem.removeprefix("worker-")
        file = log.with_suffix(".json")
        if not file.exists():
            ended.append(f"process {number} did not start; see {WORK.name}/{log.name}")
            continue
        tally = json.loads(file.read_text())
        covered = _COVERED.findall(log.read_text(errors="replace")) or [("-", "-")]
        tallies.append(tally)
        busy = max(tally["seconds"], 0.001)
        print(
            f"process {number}: {tally['executions']:,} inputs, "
            f"{tally['executions'] / busy:,.0f} per second of reading; "
            f"edges {covered[-1][0]}, features {covered[-1][1]}; "
            f"slowest {tally['slowest'] * 1000:.0f} ms ({tally['slowest_size']:,} bytes, "
            f"{WORK.name}/worker-{number}.slowest); dateparser {tally['date_calls']:,} calls, "
            f"{tally['date_seconds'] / busy:.0%} of the time"
        )
    executions = sum(tally["executions"] for tally in tallies)
    print(f"in all {executions:,} inputs; corpus {sum(1 for _ in CORPUS.iterdir()):,} files")
    names = sorted({name for tally in tallies for name in tally["failures"]})
    for name in names:
        file = FOUND / f"{name}.bin"
        data = reduced(name, file.read_bytes())
        file.write_bytes(data)
        last = (FOUND / f"{name}.txt").read_text(encoding="utf-8").strip().splitlines()[-1]
        print(f"FOUND {name} ({len(data):,} bytes, {FOUND.relative_to(ROOT)}/{name}.bin)")
        print(f"      {last[:300]}")
    for line in ended:
        print(f"FOUND {line}")
    if not names and not ended:
        print("nothing found")
    return 1 if names or ended else 0


def reduced(name: str, data: bytes) -> bytes:
    """Leave out lines, then characters, while the input still shows the same fault."""
    end = time.monotonic() + REDUCING
    for parts in (_SMALLEST.findall(data), None):
        pieces = parts if parts is not None else [bytes([byte]) for byte in data]
        size = max(len(pieces) // 2, 1)
        while size and time.monotonic() < end:
            start = 0
            while start < len(pieces) and time.monotonic() < end:
                fewer = pieces[:start] + pieces[start + size :]
                failure = failure_of(b"".join(fewer), thorough=True)
                if failure and failure.name == name:
                    pieces = fewer
                else:
                    start += size
            size //= 2
        data = b"".join(pieces)
    return data


if __name__ == "__main__":
    sys.exit(main())
