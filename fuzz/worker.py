"""One process that tries inputs until its time is over; `run.py` starts it.

With atheris the inputs are led by what they reach in the code; without it they are changes of
the repository's own notes at random. Both judge by the same harness, keep the shortest input of
each fault that they find, and go on.
"""

import argparse
import faulthandler
import json
import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from fuzz.harness import Failure

LED = ("vaultsync", "yaml", "markdown_it", "frontmatter", "tomllib")
"""What is instrumented. Not dateparser: its branches would draw the search to themselves."""
LONGEST = 4096
"""Bytes of an input: what is slow with size is `bench/slope.py`'s question."""
HANGS = 20
"""Seconds after which a process that does not come back is ended, and the input is kept."""
_EVERY = 1.0


@dataclass
class Tally:
    """What one process did; written down again and again, for it may not end in order."""

    file: Path
    found: Path
    failure_of: "Callable[[bytes], Failure | None]"
    executions: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_size: int = 0
    date_calls: int = 0
    date_seconds: float = 0.0
    failures: dict[str, int] = field(default_factory=dict)
    """How long the shortest input of each fault is."""
    _saved: float = 0.0

    def run(self, data: bytes) -> None:
        """Try one input."""
        before = time.process_time()
        failure = self.failure_of(data)
        took = time.process_time() - before
        self.executions += 1
        self.seconds += took
        if failure:
            self._keep(failure.name, failure.report, data)
        if took > self.slowest:
            self.slowest, self.slowest_size = took, len(data)
            self.file.with_suffix(".slowest").write_bytes(data)
        now = time.monotonic()
        if now - self._saved > _EVERY:
            self._saved = now
            self.save()

    def save(self) -> None:
        """Write down what was done so far."""
        shown = {
            key: value
            for key, value in vars(self).items()
            if isinstance(value, int | float | dict) and not key.startswith("_")
        }
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps(shown))
        new.replace(self.file)

    def _keep(self, name: str, report: str, data: bytes) -> None:
        if len(data) >= self.failures.get(name, sys.maxsize):
            return
        self.failures[name] = len(data)
        (self.found / f"{name}.bin").write_bytes(data)
        (self.found / f"{name}.txt").write_text(report, encoding="utf-8")
        self.save()

    def watch_dateparser(self) -> None:
        """Count what dateparser costs, and pay for its loading before anything is measured."""
        import dateparser

        real = dateparser.parse

        def timed(*args: Any, **more: Any) -> Any:  # noqa: ANN401
            before = time.process_time()
            try:
                return real(*args, **more)
            finally:
                self.date_calls += 1
                self.date_seconds += time.process_time() - before

        real("5 March 2026", languages=["en", "de"])
        dateparser.parse = timed


def led(tally: "Callable[[], Tally]", options: argparse.Namespace) -> None:
    """Let libFuzzer choose the inputs."""
    import atheris

    with atheris.instrument_imports(include=list(LED)):
        import tomllib  # noqa: F401

        import frontmatter  # noqa: F401
        import markdown_it  # noqa: F401
        import yaml  # noqa: F401

        from fuzz import texts

        judge = tally()

    def change(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.5:
            return texts.mutate(data, random, most)
        data = atheris.Mutate(data, most)
        return data if random.random() < 0.1 else data.decode("utf-8", "ignore").encode()

    arguments = [
        sys.argv[0],
        str(options.work / "corpus"),
        f"-dict={texts.WORDS}",
        f"-max_total_time={max(options.seconds, 1)}",
        f"-max_len={LONGEST}",
        f"-timeout={HANGS}",
        f"-seed={options.seed}",
        f"-artifact_prefix={options.work / 'found' / f'worker-{options.number}-'}",
        "-rss_limit_mb=2048",
        "-print_final_stats=1",
    ]
    atheris.Setup(arguments, judge.run, custom_mutator=change)
    atheris.Fuzz()


def unled(tally: "Callable[[], Tally]", options: argparse.Namespace) -> None:
    """Change texts at random; an input that ends the process stands in a file of its own."""
    from fuzz import texts

    judge, random = tally(), Random(options.seed)
    current = options.work / f"current-{options.number}"
    pool = [file.read_bytes() for file in sorted((options.work / "corpus").iterdir())]
    untried = list(pool) if options.number == 0 else []
    end, armed = time.monotonic() + options.seconds, 0.0
    while time.monotonic() < end:
        data = untried.pop() if untried else texts.mutate(random.choice(pool), random, LONGEST)
        current.write_bytes(data)
        if time.monotonic() > armed + _EVERY:
            armed = time.monotonic()
            faulthandler.dump_traceback_later(HANGS, exit=True)
        judge.run(data)
        if random.random() < 0.02:
            pool[random.randrange(len(pool))] = data
    faulthandler.cancel_dump_traceback_later()
    current.unlink()
    judge.save()


def main() -> None:
    """Work until the time is over."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--number", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()

    def tally() -> Tally:
        from fuzz import harness

        made = Tally(
            file=options.work / f"worker-{options.number}.json",
            found=options.work / "found",
            failure_of=harness.failure_of,
        )
        made.watch_dateparser()
        return made

    (unled if options.plain else led)(tally, options)


if __name__ == "__main__":
    os.environ.setdefault("TZ", "UTC")
    main()
