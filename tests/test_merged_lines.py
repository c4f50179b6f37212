"""Lines of the due note that a merge left twice: no tick is lost, and none is guessed."""

import re
import subprocess
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import environment
from tests.test_moved_days import LISTED, told
from tests.test_sync_ticks import DONE, LAST_OF_PRIYA, due_text
from tests.test_take_back import untick
from tests.vaults import (
    DUE,
    NORTHWIND,
    NORTHWIND_TEXT,
    PRIYA,
    changed,
    contents,
    inserted,
    plain,
    section,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.parse.due_note import BEGIN, END, read_marks

OPEN, LATER, TICKED, SKIPPED, DATED, GARBLED = (
    "open",
    "moved",
    "ticked",
    "skipped",
    "ticked on the 5th",
    "garbled",
)


def copies(line: str) -> dict[str, str]:
    """Give what may become of an open line on one device or another."""
    ticked = line.replace("- [ ]", "- [x]")
    return {
        OPEN: line,
        LATER: line.replace(LISTED, "📅 2026-03-20"),
        TICKED: ticked,
        DATED: f"{ticked} ✅ 2026-03-05",
        SKIPPED: line.replace("- [ ]", "- [-]"),
        GARBLED: line.replace("- [ ]", "- [x x]"),
    }


def lines_of_priya(root: Path) -> list[str]:
    """Give the lines of the due note that are Priya's thank-you, whatever their box says."""
    lines = due_text(root).splitlines()
    return [one for one in lines if re.match(r"- \[[^\[\]]*\] ", one) and PRIYA in plain(one)]


def bring_back(root: Path, files: dict[str, bytes]) -> None:
    """Have a vault hold these files, and no others."""
    for path in changed(files, root):
        if path in files:
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(files[path])
        else:
            (root / path).unlink()


def lay(root: Path, old: str, lines: list[str], *, apart: bool) -> None:
    """Put lines in the place of one; `apart`: the second one under another heading."""
    text = due_text(root)
    if apart:
        text = text.replace(f"{old}\n", f"{lines[0]}\n")
        heading = f"## {DONE}\n" if f"## {DONE}\n" in text else "## Waiting for them\n"
        text = text.replace(
            f"{heading}\n", f"{heading}\n" + "".join(f"{x}\n" for x in lines[1:])
        )
    else:
        text = text.replace(f"{old}\n", "".join(f"{line}\n" for line in lines))
    (root / DUE).write_bytes(text.encode())


@pytest.mark.parametrize("apart", [False, True], ids=["together", "apart"])
@pytest.mark.parametrize(
    ("kinds", "record"),
    [
        ((OPEN, OPEN), ""),
        ((OPEN, GARBLED), ""),
        ((LATER, GARBLED), ""),
        ((OPEN, LATER), "- [ ] Thank-you ⏳ 2026-03-20"),
        ((LATER, LATER), "- [ ] Thank-you ⏳ 2026-03-20"),
        ((OPEN, TICKED), "- [x] Thank-you by email ✅ 2026-03-06"),
        ((TICKED, TICKED), "- [x] Thank-you by email ✅ 2026-03-06"),
        ((OPEN, DATED), "- [x] Thank-you by email ✅ 2026-03-05"),
        ((TICKED, DATED), "- [x] Thank-you by email ✅ 2026-03-05"),
        ((OPEN, SKIPPED), "- [-] Thank-you ❌ 2026-03-06"),
        ((LATER, SKIPPED), "- [-] Thank-you ❌ 2026-03-06"),
        ((TICKED, SKIPPED), "- [x] Thank-you by email ✅ 2026-03-06"),
        ((TICKED, LATER), "- [x] Thank-you by email ✅ 2026-03-06"),
        ((TICKED, GARBLED), "- [x] Thank-you by email ✅ 2026-03-06"),
        ((SKIPPED, LATER, OPEN), "- [-] Thank-you ❌ 2026-03-06"),
        ((OPEN, DATED, LATER), "- [x] Thank-you by email ✅ 2026-03-05"),
    ],
)
def test_copies_count_once_in_any_order(
    small: Path, kinds: tuple[str, ...], record: str, *, apart: bool
) -> None:
    """Of several copies what was sent counts, once, wherever they stand (hazards 2 and 3)."""
    (line,) = task_lines(due_text(small), PRIYA)
    files = contents(small)
    before = files[NORTHWIND]
    for order in permutations(copies(line)[kind] for kind in kinds):
        bring_back(small, files)
        lay(small, line, list(order), apart=apart)
        report = sync_here(small)
        after = contents(small)[NORTHWIND]
        if not record:
            assert after == before
            assert told(report) == ["VS602"] * (GARBLED in kinds)
        else:
            assert inserted(before, after) == (LAST_OF_PRIYA + 1, record)
            assert told(report) == []
        assert len(lines_of_priya(small)) == 1
        assert not sync_here(small).records


DONE_OR_NOT = [
    # an un-ticked copy is an old one next to a ticked one, wherever that is
    (("[x] done", "[ ] done"), False),
    (("[-] done", "[ ] done"), False),
    (("[x x] done", "[ ] done"), False),
    (("[x] open", "[ ] done"), False),
    (("[X] open", "[ ] done"), False),
    (("[x x] open", "[ ] done"), False),
    # an open copy, wherever it lies, is no line whose tick was taken away
    (("[x] done", "[ ] open"), False),
    (("[ ] open",), False),
    (("[ ] old open",), False),
    (("[ ] open", "[ ] open"), False),
    # all copies under Done are un-ticked
    (("[ ] done",), True),
    (("[ ] done", "[ ] done"), True),
    (("[ ] done", "[ ] open"), True),
]


@pytest.mark.parametrize("place", [DONE, "Today"])
@pytest.mark.parametrize(("lines", "back"), DONE_OR_NOT)
def test_a_record_goes_if_all_copies_are_un_ticked(
    small: Path, lines: tuple[str, ...], place: str, *, back: bool
) -> None:
    """Nothing is taken back while a ticked copy is there, or for an open line that strayed."""
    (opened,) = task_lines(due_text(small), PRIYA)
    tick(small, PRIYA)
    sync_here(small)
    (line,) = task_lines(due_text(small), PRIYA)
    before, start = contents(small), due_text(small)
    for order in permutations(lines):
        text = start.replace(f"{line}\n", "")
        for one in order:
            box, _, form = one.partition("] ")
            made = {
                "done": line.replace("- [x]", f"- {box}]").replace(
                    " ✅ 2026-03-06", "" if box == "[ " else " ✅ 2026-03-06"
                ),
                "open": opened.replace("- [ ]", f"- {box}]"),
                "old open": opened.replace("-1qo", ""),
            }[form]
            heading = DONE if form == "done" else place
            if f"## {heading}\n" not in text:
                text = text.replace(END, f"## {heading}\n\n{END}")
            text = text.replace(f"## {heading}\n\n", f"## {heading}\n\n{made}\n")
        bring_back(small, before)
        (small / DUE).write_bytes(text.encode())
        report = sync_here(small)
        note = contents(small)[NORTHWIND]
        assert note == (NORTHWIND_TEXT.encode() if back else before[NORTHWIND])
        assert len(report.records) == int(back)
        assert len(lines_of_priya(small)) == 1


@pytest.mark.parametrize("place", [DONE, "Today", "Closed"])
def test_a_line_under_done_that_strayed_ticks_nothing(small: Path, place: str) -> None:
    """What was taken back on one device does not come back from the other's Done (hazard 2)."""
    before = contents(small)
    tick(small, PRIYA)
    sync_here(small)
    (line,) = task_lines(due_text(small), PRIYA)
    bring_back(small, before)
    text = due_text(small).replace(END, f"## {place}\n\n{line}\n\n{END}")
    (small / DUE).write_bytes(text.encode())
    report = sync_here(small)
    assert (report.records, report.unrecorded) == ((), ())
    assert changed(before, small) == set()


def git(root: Path, *args: str, fails: bool = False) -> None:
    """Run git in a folder."""
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@x", *args]
    env = environment(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")
    ran = subprocess.run(command, cwd=root, check=False, capture_output=True, env=env)
    assert (ran.returncode != 0) is fails, ran.stderr + ran.stdout


@pytest.mark.parametrize(
    ("mine", "theirs", "record"),
    [
        ("", "tick", "- [x] Thank-you by email ✅ 2026-03-06"),
        ("tick", "move", "- [x] Thank-you by email ✅ 2026-03-06"),
        ("move", "tick", "- [x] Thank-you by email ✅ 2026-03-06"),
        ("skip", "move", "- [-] Thank-you ❌ 2026-03-06"),
        ("tick", "skip", "- [x] Thank-you by email ✅ 2026-03-06"),
    ],
)
def test_git_merges_both_lines(small: Path, mine: str, theirs: str, record: str) -> None:
    """`merge=union` keeps what two devices made of a line; the record is there once."""
    (line,) = task_lines(due_text(small), PRIYA)
    made = dict(
        zip(
            ("", "tick", "move", "skip"),
            map(copies(line).get, (OPEN, TICKED, LATER, SKIPPED)),
            strict=True,
        )
    )
    (small / ".gitattributes").write_text("*.md merge=union\n")
    for args in (("init", "-q", "-b", "main"), ("add", "."), ("commit", "-qm", "a")):
        git(small, *args)
    git(small, "checkout", "-qb", "other")
    for branch, deed in (("other", theirs), ("main", mine)):
        git(small, "checkout", "-q", branch)
        (small / DUE).write_bytes(due_text(small).replace(line, str(made[deed])).encode())
        git(small, "commit", "-qam", "b", "--allow-empty")
    git(small, "merge", "-q", "--no-edit", "other")
    sync_here(small)
    after = contents(small)[NORTHWIND]
    assert inserted(NORTHWIND_TEXT.encode(), after) == (LAST_OF_PRIYA + 1, record)
    assert section(due_text(small), PRIYA) == DONE
    untick(small, PRIYA)
    sync_here(small)
    assert contents(small)[NORTHWIND] == NORTHWIND_TEXT.encode()


LINE = "- [ ] Thank-you to [[n|Jane]] 🆔 vs-abcdefgh-1qo ⏰ 2026-03-06 15:45 📅 2026-03-06"
PIECES = st.sampled_from(
    [
        "[",
        "]",
        " ",
        "x",
        "-",
        "📅",
        "⏳",
        "✅",
        "🆔",
        "2026-03-09",
        "2026",
        "vs-",
        "1qo",
        "::",
        ">",
        "\ufe0f",
    ]
)


@given(st.lists(st.tuples(st.integers(0, len(LINE)), PIECES), max_size=6), st.booleans())
def test_nothing_that_a_merge_makes_of_a_line_breaks_the_reading(
    edits: list[tuple[int, str]], done: bool
) -> None:
    """Whatever is put into a line: there is an answer, of known IDs and real days only."""
    line = LINE
    for at, piece in edits:
        line = line[:at] + piece + line[at:]
    heading = DONE if done else "Today"
    for mark in read_marks(f"{BEGIN}\n\n## {heading}\n\n{line}\n\n{END}\n"):
        assert mark.id.startswith("vs-")
        assert len(mark.id) == 11
        assert not (mark.unclear and mark.state)
        assert mark.day is None or str(mark.day) in line
        assert mark.as_item.startswith("- ")
