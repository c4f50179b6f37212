"""What reading a note costs against what its YAML and Markdown alone cost.

`python bench/reading.py [FILE ...]`; without files: the interview notes of the example vault
and of `tests/cases/notes`. Everything is measured in one process, the contenders taking turns
note by note; what is printed are ratios of medians: the machine's speed matters little.

A. `frontmatter.parse` with its own handler, and markdown-it-py with tables, inline parsing
   included: what a program would do that reads such notes with the named libraries.
B. the least that is possible: libyaml's events, and markdown-it-py's blocks without their text.

Each is measured twice: the notes one after another, as `check` reads a vault, where an answer
that was found for one note (what a heading `Prep` is, that `tags` is no slip) is known for the
next; and each note as if it were the only one, all such answers forgotten before it.

The notes in `tests/cases/notes/natural` are as long as real ones: they were written by people
who knew nothing of vaultsync. "In total" is what the average note costs, all times added.
"""

import argparse
import functools
import gc
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import dateparser
import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt

from vaultsync.errors import ConfigError
from vaultsync.parse.config import read_settings
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

ROOT = Path(__file__).parent.parent
PLAIN = read_settings('timezone = "Europe/London"\n').settings
LONDON = ZoneInfo("Europe/London")
FULL = MarkdownIt("commonmark").enable("table")
BLOCKS = MarkdownIt("commonmark").enable("table")
BLOCKS.core.ruler.enableOnly(["normalize", "block"])
HANDLER = YAMLHandler()
LOADER = getattr(yaml, "CLoader", yaml.Loader)
GOAL = 1.5


class Note(NamedTuple):
    """A note and how its vault is set."""

    name: str
    text: str
    settings: Settings


@dataclass(frozen=True)
class Measured:
    """Median seconds of a note."""

    note: Note
    ours: float
    usual: float | None
    """None: it refuses the note."""
    least: float | None
    words: bool
    """A date in words: dateparser is asked, which costs more than all else."""


def ours(note: Note) -> object:
    """Read it as vaultsync does."""
    return parse_note(note.text, "n.md", note.settings, LONDON)


def usual(note: Note) -> object:
    """Contender A."""
    _, body = frontmatter.parse(note.text)
    return FULL.parse(body)


def least(note: Note) -> object:
    """Contender B."""
    text = note.text
    if HANDLER.detect(text):
        head, text = HANDLER.split(text)
        for _ in yaml.parse(head, Loader=LOADER):
            pass
    return BLOCKS.parse(text)


def notes(files: list[Path]) -> list[Note]:
    """Read the files that are interview notes, with the settings of the case that they are."""
    found = []
    for file in files:
        side = file.with_suffix(".toml")
        try:
            text = file.read_bytes().decode()
            case = tomllib.loads(side.read_text("utf-8")) if side.exists() else {}
            settings = read_settings(case["config"]).settings if "config" in case else PLAIN
        except (UnicodeDecodeError, ConfigError):
            continue
        if parse_note(text, "n.md", settings, LONDON).interview:
            name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
            found.append(Note(str(name), text, settings))
    return found


def answers_of_texts() -> list[Any]:
    """Give the caches that remember answers; what is built once per process may stay."""
    return [
        value
        for name, module in list(sys.modules.items())
        if name.startswith("vaultsync")
        for value in vars(module).values()
        if isinstance(value, functools._lru_cache_wrapper)  # noqa: SLF001
        and value.cache_parameters()["maxsize"] is not None
    ]


def forget(caches: list[Any]) -> None:
    """Empty the caches."""
    for cache in caches:
        cache.cache_clear()


def works(read: Callable[[Note], object], note: Note) -> bool:
    """Tell whether a contender can read a note at all."""
    try:
        read(note)
    except Exception:  # noqa: BLE001 - the libraries raise many kinds (hazards.md)
        return False
    return True


def asks_dateparser(note: Note) -> bool:
    """Tell whether a date of the note is written in words."""
    calls = 0
    real = dateparser.parse

    def counting(*args: Any, **more: Any) -> Any:  # noqa: ANN401
        nonlocal calls
        calls += 1
        return real(*args, **more)

    forget(answers_of_texts())
    dateparser.parse = counting
    try:
        ours(note)
    finally:
        dateparser.parse = real
    return calls > 0


def measure(found: list[Note], rounds: int, *, alone: bool) -> list[Measured]:
    """Measure all notes, the contenders in turn.

    `alone`: every note as if it were the only one; else as the notes of one vault.
    """
    can = {
        (note.name, read): works(read, note) for note in found for read in (ours, usual, least)
    }
    words = {note.name: asks_dateparser(note) for note in found}
    times: dict[tuple[str, object], list[float]] = {
        key: [] for key, able in can.items() if able
    }
    caches = answers_of_texts()
    gc.collect()
    gc.disable()
    for turn in range(rounds):
        forget(caches)
        for note in found:
            order = (ours, usual, least) if turn % 2 else (least, usual, ours)
            for read in order:
                if not can[note.name, read]:
                    continue
                if alone:
                    forget(caches)
                before = time.process_time()
                read(note)
                times[note.name, read].append(time.process_time() - before)
        gc.collect()
    gc.enable()

    def median(note: Note, read: object) -> float | None:
        taken = times.get((note.name, read))
        return statistics.median(taken) if taken else None

    return [
        Measured(
            note,
            median(note, ours) or 0.0,
            median(note, usual),
            median(note, least),
            words[note.name],
        )
        for note in found
    ]


def show(title: str, measured: list[Measured], base: str) -> None:
    """Print one line: the ratios to one contender."""
    pairs = [(one.ours, other) for one in measured if (other := getattr(one, base)) is not None]
    if not pairs:
        print(f"{title:44} no note")
        return
    ratios = sorted(mine / other for mine, other in pairs)
    ninth = ratios[min(int(len(ratios) * 0.9), len(ratios) - 1)]
    total = sum(mine for mine, _ in pairs) / sum(other for _, other in pairs)
    print(
        f"{title:44} {len(pairs):3} notes: median {statistics.median(ratios):5.2f}   "
        f"90th percentile {ninth:5.2f}   in total {total:5.2f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--all", action="store_true", help="a line for every note")
    options = parser.parse_args()
    files = options.files or [
        *sorted((ROOT / "example-vault" / "Interviews").rglob("*.md")),
        *sorted((ROOT / "tests" / "cases" / "notes").rglob("*.md")),
    ]
    found = notes(files)
    if not found:
        parser.error("none of the files is an interview note")
    sizes = sorted(len(note.text.encode()) for note in found)
    print(
        f"{len(found)} interview notes of {len(files)} files; "
        f"{sizes[0]:,} to {sizes[-1]:,} bytes, "
        f"median {statistics.median(sizes):,.0f}; {options.rounds} rounds"
    )
    print("\none after another, as `check` reads a vault")
    report(measure(found, options.rounds, alone=False), every=False)
    print("\neach as if it were the only one")
    report(measure(found, options.rounds, alone=True), every=options.all)


def report(measured: list[Measured], *, every: bool) -> None:
    """Print the ratios; `every`: of each note, too."""
    if every:
        for one in sorted(measured, key=lambda one: -one.ours / (one.usual or one.ours)):
            against = [f"{one.ours / b:5.2f}" if b else "    -" for b in (one.usual, one.least)]
            print(
                f"  {one.note.name[-44:]:44} {len(one.note.text.encode()):6,} B "
                f"{one.ours * 1000:8.3f} ms   A {against[0]}   B {against[1]}"
                f"{'   date in words' if one.words else ''}"
            )
    plain = [one for one in measured if not one.words]
    show(f"A frontmatter + markdown-it (goal {GOAL})", measured, "usual")
    show("A, notes without dates in words", plain, "usual")
    show(
        "A, notes as long as real ones",
        [m for m in measured if "natural" in m.note.name],
        "usual",
    )
    sizes = [len(one.note.text.encode()) for one in measured]
    mean = statistics.mean(sizes)
    show(
        f"A, notes of average size ({mean:,.0f} B ± 50 %)",
        [m for m in measured if mean / 2 <= len(m.note.text.encode()) <= mean * 1.5],
        "usual",
    )
    show("B events + blocks only", measured, "least")
    show("B, notes without dates in words", plain, "least")
    for letter, base in (("A", "usual"), ("B", "least")):
        refused = [one.note.name for one in measured if getattr(one, base) is None]
        print(f"{letter} cannot read {len(refused)} of them", *refused, sep="\n  ")
    print(
        f"a note costs {statistics.median(one.ours for one in measured) * 1000:.2f} ms (median)"
    )


if __name__ == "__main__":
    main()
