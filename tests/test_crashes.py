"""Killed, or failing, at each call that touches the vault: old or new, nothing lost (hazard 5).

`HOSTILE=full` tries every call in every way; the gate some of them. The first half breaks the
calls of `os` in a child, which works everywhere; the second half has strace do it to the real
program, where strace may.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import AS_OF, uncovered
from tests.vaults import (
    CONFIG,
    DRAFTS,
    DUE,
    NORTHWIND,
    NOTES,
    PRIYA,
    PRIYA_DRAFT,
    contents,
    edit_line,
    sync_here,
    task_lines,
    tick,
)

FULL = os.environ.get("HOSTILE") == "full"
STEP = 1 if FULL else 64
TRACED_STEP = 1 if FULL else 40
"""The second half starts a program for each call."""
APART = 5
"""So far apart are the first calls of two ways: else the gate tried the first ones only."""
NEW_NOTE = (
    NOTES["Interviews/Kumo.md"].replace("Kumo Robotics", "Arrow").replace("Kumo", "Arrow")
)
RECORD = b"Thank-you by email"
OWN = ".vaultsync-"
LETTER = PRIYA_DRAFT.rpartition("/")[2]
HERE = Path(__file__).parent.parent
Files = dict[str, bytes]


def usual(root: Path) -> None:
    """A tick to record, a draft to move, another to create, a due note to replace."""
    _write(root, NOTES)
    sync_here(root)
    (root / "Interviews/Arrow.md").write_text(NEW_NOTE, "utf-8")
    tick(root, PRIYA, ending=" ✅ 2026-03-06")


def first(root: Path) -> None:
    """A vault in which nothing was generated yet: folders, drafts, the due note."""
    _write(root, NOTES)


def changed(root: Path) -> None:
    """Untouched drafts that follow a note that changed, and two ticks for one note."""
    usual(root)
    tick(root, "Follow-up to Dana Whitfield", ending=" ✅ 2026-03-06")
    text = (root / NORTHWIND).read_text("utf-8")
    (root / NORTHWIND).write_text(text.replace("one-week rota", "two-week rota"), "utf-8")


def taken_back(root: Path) -> None:
    """A tick that was recorded is taken back: its letter comes back from `Sent`."""
    _write(root, NOTES)
    sync_here(root)
    tick(root, PRIYA, ending=" ✅ 2026-03-06")
    sync_here(root)
    edit_line(root / DUE, PRIYA, "- [x]", "- [ ]", "")


def skipped(root: Path) -> None:
    """A skipped message: its form is put away."""
    _write(root, NOTES)
    sync_here(root)
    tick(root, PRIYA, "-")


def owed_again(root: Path) -> None:
    """A skip that is taken back: its form comes back from `Not sent`."""
    skipped(root)
    sync_here(root)
    edit_line(root / DUE, PRIYA, "- [-]", "- [ ]", "")


SCENES: dict[str, Callable[[Path], None]] = {
    "usual": usual,
    "first": first,
    "changed": changed,
    "taken back": taken_back,
    "skipped": skipped,
    "owed again": owed_again,
}


def _write(root: Path, notes: dict[str, str]) -> None:
    for path, text in {"vaultsync.toml": CONFIG, **notes}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def whole(root: Path) -> Files:
    """Give the files of a vault, leaving out temporary files that a killed run left behind."""
    return {path: data for path, data in contents(root).items() if OWN not in path}


class Scene:
    """A vault before a run, and what an undisturbed run makes of it."""

    def __init__(self, name: str, folder: Path) -> None:
        """Make it and run once."""
        self.folder, self.count = folder, 0
        self.template = folder / "template"
        SCENES[name](self.template)
        self.old = whole(self.template)
        undisturbed = self.fresh()
        assert not sync_here(undisturbed).failures
        self.new = whole(undisturbed)
        self.later = after_another_tick(undisturbed)

    def fresh(self) -> Path:
        """Give a copy of the vault as it was before."""
        self.count += 1
        return Path(shutil.copytree(self.template, self.folder / f"{self.count}" / "vault"))

    def judge(self, root: Path, *, killed: bool) -> str:
        """Say what is wrong after a run that broke, and after the next one; empty: nothing."""
        found = whole(root)
        own_words = {DUE} if not killed else set()  # an error is told in the due note
        for path in self.old | self.new | found:
            allowed = {self.old.get(path), self.new.get(path)} | _partial(self, path)
            if path not in own_words and found.get(path) not in allowed:
                return f"{path} is neither old nor new: {found.get(path)!r}"
        asked, still = (
            [line[:5] for line in task_lines(files.get(DUE, b"").decode(), PRIYA)]
            for files in (self.old, found)
        )
        if still != asked and _thanks(found) != _thanks(self.new):
            return "the tick is lost"
        letters = {
            data
            for path, data in self.old.items()
            if path.startswith(DRAFTS) and path.endswith(LETTER)
        }
        if not letters <= {*found.values()}:
            return "the draft is lost"
        report = sync_here(root)
        if report.failures:
            return f"the next run fails: {report.failures}"
        if whole(root) != self.new:
            wrong = {p for p in whole(root) | self.new if whole(root).get(p) != self.new.get(p)}
            return f"the next run does not put right {wrong}"
        if after_another_tick(root) != self.later:
            return "the run after the next one gives something else"
        shutil.rmtree(root.parent)
        return ""


def _thanks(files: Files) -> list[bytes]:
    """Give what the note says of the message to Priya."""
    return [line for line in files[NORTHWIND].splitlines() if RECORD in line]


def _partial(scene: Scene, path: str) -> set[bytes | None]:
    """Allow one of two records: each is written by itself."""
    if path != NORTHWIND:
        return set()
    old, new = scene.old[path].splitlines(True), scene.new[path].splitlines(True)
    more = [line for line in new if line not in old]
    return {b"".join(line for line in new if line != one) for one in more}


def after_another_tick(root: Path) -> Files:
    """Let the life go on: everything that was generated can be written again."""
    tick(root, "Thank-you to Aiko Tanaka at Kumo", ending=" ✅ 2026-03-06")
    text = (root / NORTHWIND).read_text("utf-8")
    (root / NORTHWIND).write_text(text.replace("weekly alert", "monthly alert"), "utf-8")
    report = sync_here(root)
    assert not report.failures, report.failures
    return whole(root)


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Scene:
    """Give each scene."""
    return Scene(request.param, tmp_path)


def arguments(root: Path) -> list[str]:
    """Give what follows the program's name."""
    return ["sync", "--vault", str(root), "--as-of", AS_OF]


# In a child that breaks its own calls


@pytest.fixture
def ask() -> Iterator[Callable[..., dict[str, Any]]]:
    """Give how to run `sync` in a child that breaks somewhere."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.breaking"],
        cwd=HERE,
        env=uncovered(VAULTSYNC_INDEX="0"),  # whose calls come and go
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        into, out = process.stdin, process.stdout

        def run(root: Path, mode: str, number: int) -> dict[str, Any]:
            job = {"mode": mode, "number": number, "arguments": arguments(root)}
            into.write(f"{json.dumps(job)}\n")
            into.flush()
            answer: dict[str, Any] = json.loads(out.readline())
            return answer

        yield run
        into.close()
        assert process.wait(10) == 0


NAMING = ("replace", "link", "unlink")
"""What these leave undone is seen in the vault."""
MODES = ("before", "after", "EIO", "ENOSPC", "EACCES")


def chosen(calls: list[str], tried: int) -> list[int]:
    """Give the calls to break in: each, or in the gate one about names, and few others."""
    first_one = APART * tried % min(STEP, len(calls))
    numbers = set(range(1 + first_one, len(calls) + 1, STEP))
    about_names = [number for number, call in enumerate(calls, 1) if call.startswith(NAMING)]
    return sorted({*numbers, about_names[APART * tried % len(about_names)]})


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "no exchange"])
def test_each_call_killed_and_failed(
    scene: Scene, ask: Callable[..., dict[str, Any]], exchange: bool
) -> None:
    """Each call of `os`, before and after it, and failing: 0 bad files, 0 lost ticks."""
    environment_of = "" if exchange else "no "
    calls = ask(scene.fresh(), f"{environment_of}count", 0)["calls"]
    assert len(calls) > 10  # the smallest scene has 12 and more
    wrong = []
    tried = 0
    for mode in MODES:
        for number in chosen(calls, tried):
            root = scene.fresh()
            answer = ask(root, f"{environment_of}{mode}", number)
            killed = mode in {"before", "after"}
            assert (answer["code"] == -9) is killed, (mode, number, len(calls), answer)
            assert "Traceback" not in answer["said"], answer["said"]
            tried += 1
            said = scene.judge(root, killed=killed)
            if said:
                wrong.append(f"{mode} {number}, {calls[number - 1]}: {said}")
    print(f"{tried} points in {len(calls)} calls, {len(wrong)} bad")  # noqa: T201
    assert tried >= len(MODES)
    assert wrong == []


# By strace, to the real program

TRACED = (
    "openat,write,fsync,fchmod,link,linkat,rename,renameat,renameat2,unlink,unlinkat,"
    "mkdir,mkdirat"
)
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
_CALL = re.compile(r"(\w+)\((.*)\) += ")


def straced(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the real program under strace."""
    return subprocess.run(
        ["strace", "-qq", *options, sys.executable, "-B", "-m", "vaultsync", *arguments(root)],
        cwd=HERE,
        env=uncovered(VAULTSYNC_INDEX="0"),  # whose calls come and go
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@functools.cache
def strace_works() -> bool:
    """Tell whether strace is there and may trace."""
    if shutil.which("strace") is None:
        return False
    command = ["strace", "-qq", "-e", "inject=write:error=EIO:when=1", "true"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    return done.returncode == 0


def points(root: Path) -> list[tuple[str, int]]:
    """Give name and number of each call that touches the vault and does not only read."""
    log = root.parent / "log"
    done = straced(root, "-y", "-e", f"trace={TRACED}", "-o", str(log))
    assert done.returncode == 0, done.stderr
    seen: dict[str, int] = {}
    found = []
    for line in log.read_text("utf-8", "replace").splitlines():
        call = _CALL.match(line)
        if not call:
            continue
        name, args = call[1], call[2]
        seen[name] = seen.get(name, 0) + 1
        reads = name == "openat" and "O_CREAT" not in args and "O_WRONLY" not in args
        if str(root) in args and not reads:
            found.append((name, seen[name]))
    return found


def test_each_call_killed_and_failed_by_strace(scene: Scene) -> None:
    """The real program, killed and failed by strace at each call that touches the vault."""
    if not strace_works():
        pytest.skip("strace is missing or may not trace here; the test above does without it")
    calls = points(scene.fresh())
    assert len(calls) > 10  # the smallest scene has 12 and more
    wrong = []
    tried = 0
    for fault in FAULTS:
        first_one = APART * tried % min(TRACED_STEP, len(calls))
        for name, number in calls[first_one::TRACED_STEP]:
            root = scene.fresh()
            inject = f"inject={name}:{fault}:when={number}"
            done = straced(root, "-e", f"trace={name}", "-e", inject, "-o", os.devnull)
            killed = "KILL" in fault
            assert (done.returncode in {-9, 137}) is killed, (inject, done)
            assert "Traceback" not in done.stderr, (inject, done.stderr)
            tried += 1
            said = scene.judge(root, killed=killed)
            if said:
                wrong.append(f"{name} {number} {fault}: {said}")
    print(f"{tried} points in {len(calls)} calls, {len(wrong)} bad")  # noqa: T201
    assert tried >= len(FAULTS)
    assert wrong == []
