"""The seal of the due note: what a merge of texts pieced together is not believed (2, 3)."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gits import commit, git
from tests.support import AS_OF, EXAMPLE
from tests.vaults import (
    DANA,
    DUE,
    MARCUS,
    NORTHWIND,
    NORTHWIND_TEXT,
    PRIYA,
    contents,
    edit_line,
    inserted,
    state,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.doubts import speaks_of
from vaultsync.parse.due_note import BEGIN, END, id_of, read_marks, split_due_note
from vaultsync.parse.ids import with_day
from vaultsync.parse.lines import split_lines
from vaultsync.parse.seal import MERGED, is_whole, seal
from vaultsync.vault.checking import check
from vaultsync.vault.opening import open_vault
from vaultsync.vault.sync import Run
from vaultsync.vault.undo import undo

NOW = datetime.fromisoformat(AS_OF)
LISTED = "📅 2026-03-06"
SEAL = re.compile(r"<!-- vaultsync:seal [01]{32} -->")
OTHER = "<!-- vaultsync:seal 01010101010101010101010101010101 -->"
EXAMPLE_NOTE = (EXAMPLE / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")


def due_text(root: Path) -> str:
    """Give the due note's text."""
    return (root / DUE).read_bytes().decode()


def piece(root: Path, old: str = "interview on", new: str = "interview  on") -> None:
    """Change something that no person changes, as a merge does."""
    text = due_text(root)
    assert old in text
    (root / DUE).write_bytes(text.replace(old, new, 1).encode())


def remarks(root: Path) -> list[str]:
    """Give the remarks that something is not recorded because of a merge."""
    return [line for line in due_text(root).split("\n") if MERGED in line]


def untouched(root: Path) -> bool:
    """Tell whether Northwind's note is as it was."""
    return contents(root)[NORTHWIND] == NORTHWIND_TEXT.encode()


# What breaks the seal


def changed(line: str, *edits: tuple[str, str]) -> str:
    """Change a line in several places."""
    for old, new in edits:
        assert re.search(old, line), (old, line)
        line = re.sub(old, new, line, count=1)
    return line


PERSONS: dict[str, Callable[[str], str]] = {
    "ticked": lambda line: changed(line, (r"\[ \]", "[x]")),
    "ticked by Tasks": lambda line: changed(line, (r"\[ \]", "[x]"), ("$", " ✅ 2026-03-06")),
    "skipped": lambda line: changed(line, (r"\[ \]", "[-]"), ("$", " ❌ 2026-03-06")),
    "moved": lambda line: changed(line, ("📅 .*", "📅 2026-03-20")),
    "moved with its alarm": lambda line: changed(
        line, ("⏰ .*? 1", "⏰ 2026-03-20 1"), ("📅 .*", "📅 2026-03-20")
    ),
    "put off": lambda line: changed(line, (" 📅", " ⏳ 2026-03-20 📅")),
    "put off behind": lambda line: f"{line} ⏳ 2026-03-20",
    "in Dataview's words": lambda line: f"{line} [scheduled:: 2026-03-20]",
    "a broken day": lambda line: changed(line, ("📅 .*", "📅 2026-03-1")),
    "ordered": lambda line: changed(line, ("^-", "12.")),
    "in a callout": lambda line: f"> {line}",
    "twice": lambda line: f"{line}\n{line}",
    "with a remark": lambda line: f"{line}\n    - not recorded: the note is read-only",
    "a blank at its end": lambda line: f"{line}  ",
}
MERGES: dict[str, Callable[[str], str]] = {
    "another day in the ID": lambda line: changed(line, ("-1q.", "-1q9")),
    "no day in the ID": lambda line: changed(line, ("-1q.", "")),
    "another ID": lambda line: changed(line, ("vs-..", "vs-00")),
    "another name": lambda line: changed(line, ("Lee", "Leo")),
    "another link": lambda line: changed(line, (r"\.md", "1.md")),
    "another title": lambda line: changed(line, ("Thank-you", "Thank-yo")),
    "gone": lambda _: "",
    "a line more": lambda line: f"{line}\n- and this",
}


@pytest.mark.parametrize("what", PERSONS)
def test_what_a_person_does_leaves_the_note_whole(small: Path, what: str) -> None:
    """Boxes, days and order are the person's; the rest is as a run wrote it."""
    (line,) = task_lines(due_text(small), MARCUS)
    generated = split_due_note(due_text(small)).generated
    assert is_whole(generated)
    assert is_whole(generated.replace(line, PERSONS[what](line)))
    assert is_whole(generated.replace(line, PERSONS[what](line)).replace("\n", "\r\n"))


@pytest.mark.parametrize("what", MERGES)
def test_what_a_merge_does_breaks_the_seal(small: Path, what: str) -> None:
    """Words, links and IDs are what no person changes by ticking."""
    (line,) = task_lines(due_text(small), MARCUS)
    generated = split_due_note(due_text(small)).generated
    assert not is_whole(generated.replace(line, MERGES[what](line)))


@pytest.mark.parametrize(
    ("new", "whole"),
    [
        ("", True),  # an older version's
        (f"{{0}}\n{OTHER}", True),  # git keeps whole lines of two runs
        ("{0}\n{0}", True),
        (OTHER, False),
        ("{0}7", False),
        (OTHER.replace("0", "00"), False),
        ("{0}\n<!-- vaultsync:se 0123 -->", False),
    ],
)
def test_a_note_with_no_seal_or_with_two(small: Path, new: str, *, whole: bool) -> None:
    """Where there is no saying, or lines of two runs stand whole, a person is believed."""
    generated = split_due_note(due_text(small)).generated
    (mark,) = SEAL.findall(generated)
    assert is_whole(generated.replace(mark, new.format(mark))) is whole


# What is not believed then


def test_a_moved_day_in_a_merged_note_waits(small: Path) -> None:
    """A figure that a merge changed puts nothing off; the line stays, with what to do."""
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-22")
    piece(small)
    there: object = None
    for _ in range(3):
        report = sync_here(small)
        assert [one.code for one in report.findings if one.path == DUE] == ["VS602"]
        assert untouched(small)
        assert there in (None, state(small))
        there = state(small)
    (line,) = task_lines(due_text(small), PRIYA)
    assert line.endswith("📅 2026-03-22")
    (remark,) = remarks(small)
    assert remark == (
        "    - not recorded: this note was merged since it was written; "
        "if 2026-03-22 is meant, delete this remark, else delete the line"
    )


def without_remark(text: str, _: str) -> str:
    """Delete the remark."""
    return "".join(one for one in text.splitlines(keepends=True) if MERGED not in one)


ANSWERS: dict[str, tuple[Callable[[str, str], str], str]] = {
    "it is meant": (without_remark, "- [ ] Thank-you ⏳ 2026-03-22"),
    "in words of Tasks": (
        lambda text, line: text.replace(line, f"{line} ⏳ 2026-03-24"),
        "- [ ] Thank-you ⏳ 2026-03-24",
    ),
    "sent": (
        lambda text, line: text.replace(line, line.replace("[ ]", "[x]")),
        "- [x] Thank-you by email ✅ 2026-03-06",
    ),
    "skipped": (
        lambda text, line: text.replace(line, line.replace("[ ]", "[-]")),
        "- [-] Thank-you ❌ 2026-03-06",
    ),
    "not meant": (lambda text, line: text.replace(f"{line}\n", ""), ""),
    "set back": (
        lambda text, line: text.replace(line, line.replace("📅 2026-03-22", LISTED)),
        "",
    ),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_remark_can_be_answered(small: Path, answer: str) -> None:
    """Whatever a person then does is done, and the remark goes."""
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-22")
    piece(small)
    sync_here(small)
    (line,) = task_lines(due_text(small), PRIYA)
    act, record = ANSWERS[answer]
    (small / DUE).write_bytes(act(due_text(small), line).encode())
    sync_here(small)
    if record:
        assert inserted(NORTHWIND_TEXT.encode(), contents(small)[NORTHWIND])[1] == record
    else:
        assert untouched(small)
    assert remarks(small) == []
    assert len(task_lines(due_text(small), PRIYA)) == 1
    assert not sync_here(small).wrote


@pytest.mark.parametrize(
    "new", ["📅 2026-03-1", "📅 2026-03-0620", "📅 2026-03-08 📅 2026-03-09"]
)
def test_a_broken_day_in_a_merged_note_is_written_anew(small: Path, new: str) -> None:
    """Nobody asked for anything: the open line just gets its day again."""
    before = due_text(small)
    edit_line(small / DUE, PRIYA, LISTED, new)
    piece(small)
    report = sync_here(small)
    assert report.unrecorded == ()
    assert due_text(small) == before


@pytest.mark.parametrize(
    ("act", "record"),
    [
        (lambda line: line.replace("[ ]", "[x]"), "- [x] Thank-you by email ✅ 2026-03-06"),
        (lambda line: line.replace("[ ]", "[-]"), "- [-] Thank-you ❌ 2026-03-06"),
    ],
)
def test_a_tick_in_a_merged_note_counts(
    small: Path, act: Callable[[str], str], record: str
) -> None:
    """No tick is lost: a line that speaks of its follow-up is whole where it matters."""
    (line,) = task_lines(due_text(small), PRIYA)
    (small / DUE).write_bytes(due_text(small).replace(line, act(line)).encode())
    piece(small)
    sync_here(small)
    assert inserted(NORTHWIND_TEXT.encode(), contents(small)[NORTHWIND])[1] == record


@pytest.mark.parametrize("before", ["", "> "])
def test_a_day_put_off_in_a_merged_note_waits(small: Path, before: str) -> None:
    """A merge can put a whole ⏳ of another line there: it counts once a person says so."""
    (line,) = task_lines(due_text(small), PRIYA)
    put_off = f"{before}{line} ⏳ 2026-03-20"
    (small / DUE).write_bytes(due_text(small).replace(line, put_off).encode())
    piece(small)
    for _ in range(3):
        sync_here(small)
        assert untouched(small)
        assert len(remarks(small)) == 1
    (small / DUE).write_bytes(without_remark(due_text(small), "").encode())
    sync_here(small)
    record = "- [ ] Thank-you ⏳ 2026-03-20"
    assert inserted(NORTHWIND_TEXT.encode(), contents(small)[NORTHWIND])[1] == record
    assert remarks(small) == []


def mixed(root: Path, one: str, other: str) -> str:
    """Put the beginning of one line before the ID and the day of another."""
    (first,), (second,) = (task_lines(due_text(root), said) for said in (one, other))
    return f"{first.partition(' 🆔')[0]} 🆔{second.partition(' 🆔')[2]}"


def test_a_line_mixed_of_two_ticks_nobody(small: Path) -> None:
    """The box of what is done before the ID of what is open says what is recorded (2)."""
    tick(small, MARCUS)
    sync_here(small)
    before, note = due_text(small), contents(small)[NORTHWIND]
    (line,) = task_lines(before, PRIYA)
    (small / DUE).write_bytes(before.replace(line, mixed(small, MARCUS, PRIYA)).encode())
    report = sync_here(small)
    assert (report.records, report.unrecorded) == ((), ())
    assert contents(small)[NORTHWIND] == note
    assert due_text(small) == before


@pytest.mark.parametrize("box", ["[x]", "[-]"])
def test_a_ticked_line_mixed_of_two_is_asked_about(small: Path, box: str) -> None:
    """The box of one, the ID of another, both open: neither is guessed; it stays."""
    (line,) = task_lines(due_text(small), PRIYA)
    new = mixed(small, MARCUS, PRIYA).replace("[ ]", box)
    (small / DUE).write_bytes(due_text(small).replace(line, new).encode())
    there: object = None
    for _ in range(2):
        (one,) = sync_here(small).unrecorded
        assert "its words are not those of its ID" in one.reason
        assert untouched(small)
        assert new in due_text(small)
        assert there in (None, state(small))
        there = state(small)
    (small / DUE).write_bytes(due_text(small).replace(f"{new}\n", "").encode())
    assert sync_here(small).unrecorded == ()
    assert len(task_lines(due_text(small), PRIYA)) == 1


def test_a_mixed_line_takes_nothing_back(small: Path) -> None:
    """The empty box of one before the ID of what is done is no line that was un-ticked."""
    tick(small, MARCUS)
    sync_here(small)
    note = contents(small)[NORTHWIND]
    (line,) = task_lines(due_text(small), MARCUS)
    text = due_text(small).replace(line, mixed(small, PRIYA, MARCUS))
    (small / DUE).write_bytes(text.encode())
    assert not sync_here(small).records
    assert contents(small)[NORTHWIND] == note


def test_a_note_of_an_older_version_is_believed(small: Path) -> None:
    """Without a seal there is no saying, and a person's day counts as it did."""
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-20")
    (small / DUE).write_bytes(SEAL.sub("", due_text(small)).encode())
    sync_here(small)
    after = contents(small)[NORTHWIND]
    assert inserted(NORTHWIND_TEXT.encode(), after)[1] == "- [ ] Thank-you ⏳ 2026-03-20"


def test_undo_leaves_the_note_whole(small: Path) -> None:
    """The tick that `undo` takes out of the due note does not make a moved day doubtful."""
    tick(small, MARCUS)
    ticked = due_text(small)
    sync_here(small)
    (small / DUE).write_bytes(ticked.encode())  # the run was killed before it wrote it
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-20")
    undone = undo(Run(open_vault(str(small)), NOW, None, None, "undo"), None)
    assert [str(one.mark.day) for one in undone.report.records] == ["2026-03-20"]
    assert remarks(small) == []


def test_git_merges_a_moved_day_with_a_note_written_again(small: Path, tmp_path: Path) -> None:
    """`merge=union` keeps whole lines: the day that a person moved on one device counts (3)."""
    (small / ".gitattributes").write_text("*.md merge=union\n")
    git(small, "init", "-q")
    commit(small, "start")
    other = tmp_path / "other"
    git(tmp_path, "clone", "-q", str(small), str(other))
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-20")
    commit(small, "moved")
    edit_line(other / DUE, DANA, " 📅", " ⏳ 2026-04-20 📅")
    sync_here(other)
    commit(other, "written again")
    git(small, "pull", "-q", "--no-rebase", "--no-edit", str(other), "main")
    report = sync_here(small)
    assert [str(one.mark.day) for one in report.records] == ["2026-03-20"]
    assert remarks(small) == []


# Laws


def test_each_line_speaks_of_its_own_follow_up_only() -> None:
    """Kind, person and company tell every line of the example from every other."""
    found = check(open_vault(str(EXAMPLE)), NOW).outcome
    lines = [line for line in EXAMPLE_NOTE.split("\n") if id_of(line)]
    assert len(lines) > 30
    for line in lines:
        spoken_of = [item for item in found.follow_ups if speaks_of(line, item)]
        assert id_of(line) in {item.id for item in spoken_of}, line
        # the same person may be owed the same for two interviews
        about = {(item.kind, item.person.key, item.company) for item in spoken_of}
        assert len(about) == 1, line


_OPEN = re.compile(r"^(- \[ \] .*(vs-\w{8}))-(\w{3})(.*📅 )(\S+)$")


def rewritten(moves: dict[int, int]) -> str:
    """Give the example's due note as a run writes it after some days changed."""
    lines = split_lines(split_due_note(EXAMPLE_NOTE).generated)
    opened = [number for number, line in enumerate(lines) if _OPEN.match(line)]
    for which, days in moves.items():
        number = opened[which % len(opened)]
        found = _OPEN.match(lines[number])
        assert found
        day = date.fromisoformat(found[5]) + timedelta(days=days)
        suffix = with_day(found[2], day).removeprefix(found[2])
        lines[number] = f"{found[1]}{suffix}{found[4]}{day}"
    body = [line for line in lines if line not in {"", BEGIN, END} and not SEAL.match(line)]
    first = body[0]
    entries = "\n".join(body[1:]).split("\n- ")
    text = "\n- ".join([entries[0], *sorted(entries[1:], key=lambda one: one[-40:])])
    mark = seal([first, *text.split("\n")])
    return f"{BEGIN}\n\n{first}\n\n{mark}\n\n{text}\n\n{END}\n"


MOVES = st.dictionaries(st.integers(0, 40), st.integers(1, 60), min_size=1, max_size=6)


def as_it_is(text: str) -> str:
    """Change nothing."""
    return text


def above(text: str) -> str:
    """Write something above."""
    return f"a thing that somebody wrote here\n\n{text}"


def ticked(text: str) -> str:
    """Tick the first open line."""
    return re.sub(r"- \[ \] (.*)", r"- [x] \1 ✅ 2026-03-06", text, count=1)


@settings(max_examples=40, deadline=None)
@given(MOVES, MOVES | st.none(), st.sampled_from([as_it_is, above, ticked]))
def test_no_day_is_believed_that_a_merge_of_texts_made(
    mine: dict[int, int], theirs: dict[int, int] | None, act: Callable[[str], str]
) -> None:
    """Two devices write the note again, characters are merged: nobody put anything off (2).

    Both may have written the same, and somebody something else on one of them.
    """
    here, there = act(rewritten(mine)), rewritten(mine if theirs is None else theirs)
    tool = diff_match_patch()
    tool.Diff_Timeout = 0
    merged, _ = tool.patch_apply(tool.patch_make(rewritten({}), here), there)
    if here != there and merged not in {here, there}:
        assert split_due_note(merged).whole
        assert all(mark.doubted for mark in read_marks(merged) if mark.by_due)
