"""`demo` walks from notes to a recorded message in a vault that is thrown away (issue 8, 1)."""

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import CTRL_C, CTRL_D, talk
from tests.test_cli import tree
from vaultsync.calendar import AsOf
from vaultsync.diagnostics import Severity
from vaultsync.owed import Kind
from vaultsync.parse.interview import parse_note
from vaultsync.pipeline import build
from vaultsync.render.demo import demo_notes, ticked
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

MONDAY = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
HOURS = [MONDAY + timedelta(hours=7 * number) for number in range(24)]
"""A week, at every seventh hour."""


@pytest.mark.parametrize("now", HOURS, ids=str)
def test_something_is_due_whenever_it_is_run(now: datetime) -> None:
    """On every day and at every hour two people are to be thanked, and a chaser is due."""
    notes = demo_notes(now.date())
    documents = tuple(Document.of(path, text) for path, text in notes.items())
    outcome = build(Snapshot(notes=documents), Settings(), AsOf(instant=now, zone=UTC))
    pressing = [one.kind for one in outcome.follow_ups if one.state.pressing]
    assert pressing.count(Kind.THANK_YOU) == 2
    assert pressing.count(Kind.FOLLOW_UP) == 1
    assert {one.severity for one in outcome.findings} <= {Severity.INFO}


def test_the_notes_are_four_interviews() -> None:
    """Each is read without a word of complaint."""
    notes = demo_notes(MONDAY.date())
    read = [parse_note(text, path, Settings(), UTC) for path, text in notes.items()]
    assert len([one.interview for one in read if one.interview]) == 4
    assert [one.findings for one in read if one.findings] == []


def test_the_notes_are_of_different_trades() -> None:
    """Whoever looks for a job finds one that is not far from theirs (issue 8)."""
    text = "".join(demo_notes(MONDAY.date()).values())
    roles = set(re.findall(r"^role: (.+)", text, re.MULTILINE))
    assert roles == {"Ward Nurse", "Science Teacher", "Site Manager", "Support Engineer"}
    assert not re.search(r"@[\w.]+(?<!\.example)$", text, re.MULTILINE)


@pytest.mark.parametrize("now", [None, "2026-11-29T23:59+00:00", "2026-01-01T00:00+00:00"])
def test_off_a_terminal(now: str | None, tmp_path: Path, cli: Cli) -> None:
    """Without pauses, in five steps, to a line in the note; nothing is left behind."""
    state = tmp_path / "state"
    words = ("--as-of", now) if now else ()
    done = cli("demo", *words, TMPDIR=str(tmp_path), VAULTSYNC_STATE=str(state))
    assert (done.returncode, done.stderr) == (0, "")
    assert re.findall(r"^(\d)/5", done.stdout, re.MULTILINE) == ["1", "2", "3", "4", "5"]
    assert "created Follow-ups/Follow-ups due.md" in done.stdout
    assert re.search(
        r"^recorded Interviews/.*: - \[x\] Thank-you by email ✅", done.stdout, re.MULTILINE
    )
    assert "Dear " in done.stdout
    # nobody learns here to send what is not written yet
    sent = done.stdout.partition("\n4/5 ")[2].partition("\n5/5 ")[0]
    assert "Dear " in sent
    assert not re.search(r"^ *\|? *\[[A-Z]", sent, re.MULTILINE)
    assert "open bracket" not in done.stdout
    assert re.search(r"\n\n\S+ was removed", done.stdout)
    assert tree(tmp_path) == {}, "neither a vault nor any state"


def test_kept(tmp_path: Path, cli: Cli) -> None:
    """`--keep` leaves the vault, says where, and it is up to date."""
    now = ("--as-of", "2026-11-28T12:00+00:00")
    done = cli("demo", "--keep", *now, TMPDIR=str(tmp_path))
    (folder,) = tmp_path.iterdir()
    assert f"\n\nThe vault stays in {folder / 'Notes'}" in done.stdout
    assert (folder / "Notes/Follow-ups/Follow-ups due.md").exists()
    again = cli("sync", vault=folder / "Notes", as_of="2026-11-28T12:00+00:00")
    assert again.stdout == "everything is up to date\n"


def test_no_temporary_folder(tmp_path: Path, cli: Cli) -> None:
    """It says what to do where no folder can be made."""
    (tmp_path / "file").write_text("x", "utf-8")
    done = cli("demo", TMPDIR=str(tmp_path / "file"))
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or "TMPDIR" in done.stderr


def test_step_by_step_at_a_terminal(tmp_path: Path) -> None:
    """Enter goes on; the vault lies there until the last one."""
    answers = [("Enter goes on", "")] * 4 + [("Enter removes it", "")]
    done = talk("demo", answers=answers, cwd=tmp_path, TMPDIR=str(tmp_path))
    assert done.code == 0
    assert "was removed" in done.shown
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
@pytest.mark.parametrize("steps", [0, 2, 4])
def test_stopped_at_a_step(steps: int, key: str, code: int, tmp_path: Path) -> None:
    """Ctrl-C ends it, the end of the input lets it go on; the folder goes either way."""
    questions = ["Enter goes on"] * 4 + ["Enter removes it"]
    answers = [(one, "") for one in questions[:steps]] + [(questions[steps], key)]
    done = talk("demo", answers=answers, cwd=tmp_path, TMPDIR=str(tmp_path))
    assert done.code == code
    assert "Traceback" not in done.shown
    assert tree(tmp_path) == {}


def test_other_words_at_a_step(tmp_path: Path) -> None:
    """What is no Enter goes on with nothing, and nothing of a paste is taken for one (8)."""
    pasted = "vaultsync check\nls\n\nvaultsync sync"
    steps = [("Enter goes on", "")] * 3 + [("Enter removes it", "")]
    answers = [("Enter goes on", pasted), ("that was not run", ""), *steps]
    done = talk("demo", answers=answers, cwd=tmp_path, TMPDIR=str(tmp_path))
    assert (done.code, done.shown.count("that was not run")) == (0, 1)


def test_lines_that_were_pasted_behind_it(tmp_path: Path) -> None:
    """They stay for the shell, which they were meant for: nothing waits for an Enter (8)."""
    script = '"$PYTHON" -m vaultsync demo; read a; read b; echo "left: $a, $b"'
    done = talk(
        answers=[],
        cwd=tmp_path,
        script=script,
        pasted="vaultsync check\nls\n",
        TMPDIR=str(tmp_path),
        PYTHON=sys.executable,
    )
    assert done.code == 0
    assert "without pauses" in done.shown
    assert "left: vaultsync check, ls" in done.shown


def test_a_box_that_is_not_there() -> None:
    """Without such a line nothing is ticked."""
    assert ticked("- [ ] a vs-1\n- [ ] b vs-2\n", "vs-2") == (
        "- [ ] a vs-1\n- [x] b vs-2\n",
        "- [x] b vs-2",
    )
    assert ticked("- [x] a vs-1\n", "vs-1") == ("- [x] a vs-1\n", "")
