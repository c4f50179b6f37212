"""Ticks of the due note: one line in the note, or the reason why not (design.md 6 and 8)."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.vaults import (
    DANA,
    DRAFTS,
    DUE,
    MARCUS,
    NORTHWIND,
    NORTHWIND_TEXT,
    PRIYA,
    PRIYA_DRAFT,
    changed,
    contents,
    edit_line,
    inserted,
    section,
    state,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.changes import Change, Replace
from vaultsync.model import TouchKind
from vaultsync.owed import State
from vaultsync.vault.store import Store

DONE = "Done in the last 14 days"
AIKO = "Thank-you to Aiko Tanaka"
LAST_OF_PRIYA = NORTHWIND_TEXT.splitlines().index("- **promised:** the watermark write-up") + 1


def due_text(root: Path) -> str:
    """Give the due note's text."""
    return (root / DUE).read_bytes().decode()


@pytest.mark.parametrize(
    ("old", "new", "ending"),
    [
        ("- [ ]", "- [ ]", ""),
        ("- [ ]", "- [/]", ""),
        ("- [ ]", "  * [ ]", ""),
        ("- [ ]", "- [ ]", " ✅ 2026-03-06"),
        ("- [ ]", "- [ ]", "  [completion:: 2026-03-06]"),
        ("- [ ]", "- [ ]", " ⏳"),
        ("- [ ]", "- [ ]", " ⏳ 2026-03-01"),
        ("- [ ]", "- [ ]", " ⏳ 2026-03-06"),
        ("- [ ]", "- no task any more", ""),
        (" 🆔 ", " ", " ✅ 2026-03-06"),
    ],
)
def test_what_is_no_tick_changes_no_note(small: Path, old: str, new: str, ending: str) -> None:
    """Whatever else happens to a line is undone in the due note, and no note is written."""
    before = contents(small)
    edit_line(small / DUE, PRIYA, old, new, ending)
    report = sync_here(small)
    assert (report.records, report.unrecorded, report.failures) == ((), (), ())
    assert changed(before, small) == set()


GARBLED = [
    (r"🆔 vs-", "🆔 v-"),
    (r"🆔 vs-\w{8}", "🆔 vs-abc"),
    (r"🆔 vs-\S+", "🆔"),
    (r"🆔 (vs-\w{4})", r"🆔 \1 "),
    (r"🆔 vs-", "vs-"),
    (r"🆔 vs-", "🆔 VS-"),
]


@pytest.mark.parametrize(("old", "new"), GARBLED)
@pytest.mark.parametrize("ending", ["", " ✅ 2026-03-05"])
def test_a_tick_with_a_garbled_id_stays(small: Path, old: str, new: str, ending: str) -> None:
    """Whose tick it is cannot be told, so it is not guessed, and not forgotten (hazard 3)."""
    line = tick(small, PRIYA, ending=ending)
    damaged = re.sub(old, new, line)
    assert damaged != line
    (small / DUE).write_bytes(due_text(small).replace(line, damaged).encode())
    before = contents(small)
    for _ in range(3):
        report = sync_here(small)
        assert (report.records, report.failures) == ((), ())
        (one,) = report.unrecorded
        assert "its ID cannot be read" in one.reason
        assert [f.code for f in report.findings if f.path == DUE] == ["VS602"]
    lines = due_text(small).splitlines()
    assert lines[lines.index(damaged) + 1].startswith(
        "    - not recorded: its ID cannot be read"
    )
    assert changed(before, small) <= {DUE}
    assert len(task_lines(due_text(small), PRIYA)) == 2
    # the way out that is told: tick the right one, remove this one
    (small / DUE).write_bytes(due_text(small).replace(f"{damaged}\n", "").encode())
    tick(small, PRIYA)
    report = sync_here(small)
    assert (len(report.records), report.unrecorded) == (1, ())
    assert "not recorded" not in due_text(small)


def test_two_ticks_with_garbled_ids_both_stay(small: Path) -> None:
    """Each of them is told."""
    for said in (PRIYA, MARCUS):
        line = tick(small, said)
        damaged = re.sub(r"🆔 vs-\S+", "🆔 vs-", line)
        (small / DUE).write_bytes(due_text(small).replace(line, damaged).encode())
    assert len(sync_here(small).unrecorded) == 2
    assert due_text(small).count("- [x] Thank-you to [") == 3
    assert not sync_here(small).wrote


DID = State.DONE
MISSED = [
    (PRIYA, "2026-03-20", "✅ 2026-03-06", "- [x] Thank-you by email ✅ 2026-03-06", DID),
    (PRIYA, "2026-03-20", "", "- [x] Thank-you by email ✅ 2026-03-20", DID),
    (PRIYA, "2026-03-20", "❌", "- [-] Thank-you ❌ 2026-03-20", State.SKIPPED),
    (DANA, "2026-06-20", "✅ 2026-03-12", "- [x] Follow-up to Dana Whitfield by email", DID),
    ("Connect with Northwind", "2026-06-20", "✅ 2026-03-12", "- [x] Connect", DID),
]


@pytest.mark.parametrize(("said", "day", "ending", "record", "wanted"), MISSED)
def test_a_tick_on_what_was_missed_meanwhile_is_a_fact(
    small: Path, said: str, day: str, ending: str, record: str, wanted: State
) -> None:
    """Who ticks a line says that it was sent, also if it is too late by the next sync."""
    box = "-" if ending.startswith("❌") else "x"
    tick(small, said, box, f" {ending}" if len(ending) > 1 else "")
    before = (small / NORTHWIND).read_bytes()
    report = sync_here(small, f"{day}T09:00+00:00")
    assert (report.unrecorded, report.failures) == ((), ())
    _, line = inserted(before, (small / NORTHWIND).read_bytes())
    assert line.startswith(record)
    (one,) = report.records
    (item,) = (now for now in report.outcome.follow_ups if now.id == one.item.id)
    assert item.state is wanted
    assert not sync_here(small, f"{day}T09:00+00:00").wrote


def test_what_was_missed_cannot_be_put_off(small: Path) -> None:
    """A day for what is not owed any more stays, with the reason (S29)."""
    edit_line(small / DUE, PRIYA, "- [ ]", "- [ ]", " ⏳ 2026-03-25")
    report = sync_here(small, "2026-03-20T09:00+00:00")
    assert [one.reason for one in report.unrecorded] == ["it was missed, and is no longer owed"]
    assert not report.records


@pytest.mark.parametrize("gone", [PRIYA, DANA, "Thank-you to Mehmet Demir"])
def test_a_missing_line_never_means_done(small: Path, gone: str) -> None:
    """A line that somebody removed comes back, and no note is written (hazard 3)."""
    before = contents(small)
    (line,) = task_lines(due_text(small), gone)
    (small / DUE).write_bytes(due_text(small).replace(f"{line}\n", "").encode())
    report = sync_here(small)
    assert report.records == ()
    assert changed(before, small) == set()


@pytest.mark.parametrize(
    ("box", "ending", "line", "title"),
    [
        ("x", " ✅ 2026-03-06", "- [x] Thank-you by email ✅ 2026-03-06", DONE),
        ("x", " ✅ 2026-03-05", "- [x] Thank-you by email ✅ 2026-03-05", DONE),
        ("x", "", "- [x] Thank-you by email ✅ 2026-03-06", DONE),
        ("X", "", "- [x] Thank-you by email ✅ 2026-03-06", DONE),
        ("x", " ✅\ufe0f 2026-03-05", "- [x] Thank-you by email ✅ 2026-03-05", DONE),
        ("x", "  [completion:: 2026-03-05]", "- [x] Thank-you by email ✅ 2026-03-05", DONE),
        ("x", " (completion:: 2026-03-05)", "- [x] Thank-you by email ✅ 2026-03-05", DONE),
        ("-", " ❌ 2026-03-05", "- [-] Thank-you ❌ 2026-03-05", DONE),
        ("-", "", "- [-] Thank-you ❌ 2026-03-06", DONE),
        ("-", "  [cancelled:: 2026-03-05]", "- [-] Thank-you ❌ 2026-03-05", DONE),
        (" ", " ⏳ 2026-03-20", "- [ ] Thank-you ⏳ 2026-03-20", "Later"),
        (" ", " ⏳ 2026-03-08", "- [ ] Thank-you ⏳ 2026-03-08", "Next 7 days"),
        (" ", "  [scheduled:: 2026-03-08]", "- [ ] Thank-you ⏳ 2026-03-08", "Next 7 days"),
    ],
)
def test_a_tick_is_one_line_under_the_persons_heading(
    cli: Cli, small: Path, box: str, ending: str, line: str, title: str
) -> None:
    """A tick becomes exactly one line in the section; every other byte of the note stays."""
    tick(small, PRIYA, box, ending)
    before = contents(small)
    result = cli("sync", vault=small)
    after = contents(small)
    assert inserted(before[NORTHWIND], after[NORTHWIND]) == (LAST_OF_PRIYA + 1, line)
    told = box in "xX" and "perhaps not sent yet: 'the watermark write-up', promised to Priya"
    assert (result.returncode, result.stderr[:64]) == (0, (told or "")[:64])
    recorded = f"recorded {NORTHWIND}:{LAST_OF_PRIYA + 1}: {line}"
    assert result.stdout.splitlines()[0] == recorded
    folder = "Not sent" if box == "-" else "Sent"
    moved = {PRIYA_DRAFT, PRIYA_DRAFT.replace(DRAFTS, f"{DRAFTS}/{folder}")}
    drafts = changed(before, small) - {NORTHWIND, DUE}
    assert drafts == ({PRIYA_DRAFT} if box == " " else moved)
    assert section(due_text(small), PRIYA) == title
    there = state(small)
    assert not sync_here(small).wrote
    assert state(small) == there


def test_a_put_off_line_shows_the_new_day(small: Path) -> None:
    """⏳ moves the due day: the line's 📅 is the day until which it is put off."""
    tick(small, PRIYA, " ", " ⏳ 2026-03-20")
    sync_here(small)
    (line,) = task_lines(due_text(small), PRIYA)
    assert line.endswith(" 📅 2026-03-20")
    assert "⏳" not in line


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("x", "- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-06"),
        ("-", "- [-] Follow-up to Dana Whitfield ❌ 2026-03-06"),
    ],
)
def test_somebody_without_a_section_gets_the_last_line(
    cli: Cli, small: Path, state: str, line: str
) -> None:
    """A touch of a person without a section stands at the end and says `to NAME`."""
    tick(small, DANA, state)
    before = contents(small)
    assert cli("sync", vault=small).returncode == 0
    lines = len(NORTHWIND_TEXT.splitlines())
    assert inserted(before[NORTHWIND], contents(small)[NORTHWIND]) == (lines + 1, line)
    assert section(due_text(small), DANA) == DONE


def test_all_ticks_of_one_visit_are_recorded(cli: Cli, small: Path) -> None:
    """Several ticks for one note, and for others, are all recorded in one run."""
    ticked = (PRIYA, MARCUS, DANA, AIKO)
    for said in ticked:
        tick(small, said, ending=" ✅ 2026-03-06")
    before = contents(small)
    result = cli("sync", vault=small)
    assert result.returncode == 0
    assert [section(due_text(small), said) for said in ticked] == [DONE] * 4
    new = contents(small)[NORTHWIND].decode().splitlines()
    assert [line for line in new if line not in NORTHWIND_TEXT.splitlines()] == [
        "- [x] Thank-you by email ✅ 2026-03-06",
        "- [x] Thank-you by text ✅ 2026-03-06",
        "- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-06",
    ]
    assert {path for path in changed(before, small) if not path.startswith(DRAFTS)} == {
        DUE,
        NORTHWIND,
        "Interviews/Kumo.md",
    }


def test_the_same_line_ticked_and_not_is_recorded_once(small: Path) -> None:
    """`merge=union` may keep both sides' lines: the tick counts, once (hazard 3)."""
    (line,) = task_lines(due_text(small), PRIYA)
    ticked = line.replace("[ ]", "[x]") + " ✅ 2026-03-06"
    both = due_text(small).replace(f"{line}\n", f"{line}\n{ticked}\n{ticked}\n")
    (small / DUE).write_bytes(both.encode())
    before = contents(small)[NORTHWIND]
    sync_here(small)
    assert inserted(before, contents(small)[NORTHWIND])[1].endswith("✅ 2026-03-06")
    assert section(due_text(small), PRIYA) == DONE


def test_a_tick_that_another_device_recorded_is_not_recorded_again(small: Path) -> None:
    """Where the note says it already, the tick only leaves the open lines (hazard 2)."""
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    note = NORTHWIND_TEXT.replace("write-up\n", "write-up\n- [x] Thank-you ✅ 2026-03-05\n")
    (small / NORTHWIND).write_bytes(note.encode())
    assert sync_here(small).records == ()
    assert (small / NORTHWIND).read_bytes() == note.encode()
    assert section(due_text(small), PRIYA) == DONE


def test_the_due_note_may_come_with_other_line_ends(small: Path) -> None:
    """An editor on Windows may have saved the due note with CRLF: the tick counts."""
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    (small / DUE).write_bytes((small / DUE).read_bytes().replace(b"\n", b"\r\n"))
    before = contents(small)[NORTHWIND]
    sync_here(small)
    assert inserted(before, contents(small)[NORTHWIND])[1].endswith("✅ 2026-03-06")


def with_bytes(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Make a note's form by replacing bytes."""
    return lambda data: data.replace(old, new)


def without_end(data: bytes) -> bytes:
    """Drop the final newline."""
    return data.removesuffix(b"\n")


HEADINGS = [line for line in NORTHWIND_TEXT.splitlines() if line.startswith("## ")]
FORMS: dict[str, tuple[Callable[[bytes], bytes], ...]] = {
    "LF": (),
    "CRLF": (with_bytes(b"\n", b"\r\n"),),
    "CR": (with_bytes(b"\n", b"\r"),),
    "no final newline": (without_end,),
    "CRLF, no final newline": (without_end, with_bytes(b"\n", b"\r\n")),
    "BOM": (lambda data: b"\xef\xbb\xbf" + data,),
    "BOM, CRLF": (lambda data: b"\xef\xbb\xbf" + data, with_bytes(b"\n", b"\r\n")),
    "blank lines at the end": (lambda data: data + b"\n\n \t\n",),
    "other bullets": (with_bytes(b"\n- ", b"\n* "),),
    "trailing spaces": (with_bytes(b"\n- ", b"  \n- "),),
    "line separator": (with_bytes(b"140 DAGs", "140 \u2028 \x85 \x0c DAGs".encode()),),
    "a nested list": (with_bytes(b"write-up\n", b"write-up\n    - a\n        - b\n"),),
    "a table": (with_bytes(b"write-up\n", b"write-up\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"),),
    "a fence": (with_bytes(b"write-up\n", b"write-up\n\n```\n## no heading\n```\n"),),
    "an indented paragraph": (with_bytes(b"write-up\n", b"write-up\n\n  more of it\n"),),
    "a quote": (with_bytes(b"write-up\n", b"write-up\n\n> they said\n"),),
    "setext headings": (with_bytes(b"## Questions I asked", b"Questions I asked\n---"),),
}


@pytest.mark.parametrize("said", [PRIYA, MARCUS, DANA])
@pytest.mark.parametrize("form", FORMS)
def test_notes_keep_their_form(small: Path, form: str, said: str) -> None:
    """Line ends, BOM, bullets and a missing final newline stay as they are (hazard 1)."""
    note = small / NORTHWIND
    for change in FORMS[form]:
        note.write_bytes(change(note.read_bytes()))
    tick(small, said, ending=" ✅ 2026-03-06")
    before = note.read_bytes()
    sync_here(small)
    after = note.read_bytes()
    number, line = inserted(before, after)
    kind, name = said.split(" to ")
    assert re.fullmatch(
        rf"{'[*]' if form == 'other bullets' else '-'} \[x\] {kind}"
        rf"{f' to {name}' if said == DANA else ''} by (?:email|text) ✅ 2026-03-06",
        line,
    )
    eol = next(end for end in (b"\r\n", b"\r", b"\n") if end in before)
    assert after.count(eol) == before.count(eol) + 1
    assert not re.search(rb"[\r\n]", after.replace(eol, b"."))
    heads = [at for at in after.decode().split(eol.decode())[: number - 1] if at in HEADINGS]
    assert heads[-1] == (
        HEADINGS[-1] if said == DANA else next(h for h in HEADINGS if name in h)
    )
    assert section(due_text(small), said) == DONE


@pytest.mark.parametrize(("said", "eol"), [(MARCUS, b"\n"), (PRIYA, b"\r\n")])
def test_a_line_ends_as_its_neighbours_do(small: Path, said: str, eol: bytes) -> None:
    """In a note of two kinds of line ends the new line has that of the line above it."""
    note = small / NORTHWIND
    head, marcus, tail = note.read_bytes().partition(b"## Marcus")
    note.write_bytes(head.replace(b"\n", b"\r\n") + marcus + tail)
    tick(small, said, ending=" ✅ 2026-03-06")
    before = note.read_bytes()
    sync_here(small)
    number, line = inserted(before, note.read_bytes())
    assert note.read_bytes().splitlines(keepends=True)[number - 1] == line.encode() + eol


def test_the_recorded_line_is_shown_as_it_stands(cli: Cli, small: Path) -> None:
    """Line numbers are those of editors: a pasted line separator is no end of line."""
    note = small / NORTHWIND
    note.write_bytes(
        note.read_bytes().replace(b"140 DAGs", "140 \u2028 \x85 \x0c DAGs".encode())
    )
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    shown = cli("sync", vault=small).stdout.splitlines()[0]
    line = "- [x] Thank-you by email ✅ 2026-03-06"
    assert shown == f"recorded {NORTHWIND}:{LAST_OF_PRIYA + 1}: {line}"


def test_a_task_of_ones_own_is_shown_as_it_is_then(cli: Cli, small: Path) -> None:
    """Somebody who ticks the due note sees their own box as it is then, not as it was."""
    note = small / NORTHWIND
    task = "- [ ] Send thank you email"
    note.write_text(NORTHWIND_TEXT.replace("email:: priya", f"{task}\nemail:: priya"), "utf-8")
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    shown = cli("sync", vault=small).stdout.splitlines()[0]
    assert shown == f"recorded {NORTHWIND}:15: - [x] Send thank you email ✅ 2026-03-06"
    assert shown.partition(":15: ")[2] in note.read_text("utf-8").splitlines()


def edited(old: str, new: str) -> Callable[[Path], None]:
    """Make an obstacle: a change of the note's text."""

    def change(note: Path) -> None:
        text = note.read_bytes().decode()
        assert old in text
        note.write_bytes(text.replace(old, new, 1).encode())

    return change


def read_only(note: Path) -> None:
    """Make the note read-only."""
    note.chmod(0o444)


def renamed(note: Path) -> None:
    """Take the note out of the vault's notes."""
    note.rename(note.with_suffix(".txt"))


def linked(note: Path) -> None:
    """Give the note a second name."""
    os.link(note, note.with_name("second name.txt"))


def put_back(note: Path, data: bytes) -> None:
    """Take whatever stood in the way away."""
    note.with_suffix(".txt").unlink(missing_ok=True)
    note.with_name("second name.txt").unlink(missing_ok=True)
    if note.exists():
        note.chmod(0o644)
    note.write_bytes(data)


CONFLICT = """\
- moving 140 DAGs to Dagster
<<<<<<< HEAD
- one side
=======
- the other side
>>>>>>> theirs
"""
TALK = "- moving 140 DAGs to Dagster\n"
LAST = "- one-week rota, weekly alert review\n"


Obstacle = Callable[[Path], None]
UNKNOWN = "the notes no longer give a follow-up with the ID vs-"
OBSTACLES: dict[str, tuple[Obstacle, str, str]] = {
    "renamed": (renamed, PRIYA, UNKNOWN),
    "front matter broken": (edited("company: N", 'company: "N'), PRIYA, "cannot be read now"),
    "another name": (edited("## Priya Raman", "## Priyanka"), PRIYA, UNKNOWN),
    "conflict in the section": (edited(TALK, CONFLICT), PRIYA, "conflict markers"),
    "conflict elsewhere": (edited(TALK, CONFLICT), DANA, "conflict markers"),
    "half a conflict": (edited("# Northwind, panel", ">>>>>>> x"), MARCUS, "conflict markers"),
    "read-only": (read_only, PRIYA, "read-only"),
    "a second name": (linked, PRIYA, "hard link"),
    "open fence in the section": (edited(LAST, f"{LAST}\n```\n"), MARCUS, "fence"),
    "open fence": (edited(LAST, f"{LAST}\n```python\nopen()\n"), DANA, "fence"),
    "open tildes": (edited(LAST, f"{LAST}\n~~~\n"), DANA, "fence"),
    "open HTML comment": (edited(LAST, f"{LAST}\n<!-- to do\n"), DANA, "comment"),
    "open Obsidian comment": (edited(LAST, f"{LAST}\n%%\nhidden\n"), DANA, "comment"),
}


@pytest.mark.parametrize("name", OBSTACLES)
def test_a_tick_that_cannot_be_recorded_waits(cli: Cli, small: Path, name: str) -> None:
    """It stays with "not recorded", does not grow, and is recorded when it can be."""
    obstacle, said, reason = OBSTACLES[name]
    note = small / NORTHWIND
    whole = note.read_bytes()
    ticked = tick(small, said, ending=" ✅ 2026-03-05")
    ident = re.findall(r"vs-\w{8}", ticked)[0]
    obstacle(note)
    notes = {path: data for path, data in contents(small).items() if "Follow-ups" not in path}
    result = cli("sync", vault=small)
    assert result.returncode in {1, 3}
    assert "VS602" in result.stdout
    assert reason in result.stdout
    there = state(small)
    assert {path: there[path][0] for path in notes} == notes
    lines = due_text(small).splitlines()
    (at,) = [n for n, line in enumerate(lines) if ident in line and "[x]" in line]
    assert "✅ 2026-03-05" in lines[at]
    told = [line for line in lines[at + 1 : at + 3] if line.startswith("    - not recorded: ")]
    assert len(told) == 1
    assert reason in told[0].replace("\\", "")
    for _ in range(2):
        sync_here(small)
        assert state(small) == there, "it grows"
    put_back(note, whole)
    assert sync_here(small).failures == ()
    assert inserted(whole, note.read_bytes())[1].endswith("✅ 2026-03-05")
    assert "not recorded" not in due_text(small)
    assert section(due_text(small), said) == DONE


def test_an_open_fence_in_a_section_is_gone_round(small: Path) -> None:
    """A record is not put into a fence left open, but above, where nothing else changes."""
    note = small / NORTHWIND
    edited("phone:: +44 7700 900123\ntext_ok::", "- phone: +44 7700 900123\n- text_ok:")(note)
    edited(LAST, f"{LAST}\n```\nopen\n")(note)
    tick(small, MARCUS, ending=" ✅ 2026-03-06")
    before = note.read_bytes()
    sync_here(small)
    number, line = inserted(before, note.read_bytes())
    assert line == "- [x] Thank-you by text ✅ 2026-03-06"
    text = note.read_bytes().decode().splitlines()
    assert text.index("## Marcus Lee (SRE)") < number - 1 < text.index("```")


@pytest.mark.parametrize(
    ("said", "ending", "reason"),
    [
        (PRIYA, " ✅ 2026-03-08", "the day 2026-03-08 is in the future"),
        (PRIYA, " ✅ 2026-03-04", "2026-03-04 is before the interview of 2026-03-05"),
    ],
)
def test_a_tick_with_a_day_that_cannot_be_stays(
    small: Path, said: str, ending: str, reason: str
) -> None:
    """A day in the future, or before the interview, settles nothing: the line says so."""
    tick(small, said, ending=ending)
    before = (small / NORTHWIND).read_bytes()
    report = sync_here(small)
    assert [one.reason for one in report.unrecorded] == [report.unrecorded[0].reason]
    assert report.unrecorded[0].reason.startswith(reason)
    assert (small / NORTHWIND).read_bytes() == before
    assert f"not recorded: {reason}" in due_text(small)


def test_an_id_that_nobody_knows_stays_until_its_line_is_removed(small: Path) -> None:
    """A tick with an unknown ID is kept as it stands; removing the line ends it."""
    line = "- [x] Thank-you to Nobody 🆔 vs-00000000 ✅ 2026-03-05"
    text = due_text(small).replace("\n## Today\n", f"\n## Today\n\n{line}\n")
    (small / DUE).write_bytes(text.encode())
    report = sync_here(small)
    assert [one.mark.id for one in report.unrecorded] == ["vs-00000000"]
    assert due_text(small).count(line) == 1
    assert section(due_text(small), "Thank-you to Nobody") == "Needs you"
    (found,) = [one for one in report.findings if one.code == "VS602"]
    assert text.splitlines()[found.line - 1] == line
    (small / DUE).write_bytes(due_text(small).replace(f"{line}\n", "").encode())
    assert sync_here(small).unrecorded == ()
    assert "vs-00000000" not in due_text(small)
    assert "not recorded" not in due_text(small)


def test_conflict_markers_in_a_note_are_reported(cli: Cli, small: Path) -> None:
    """A note with conflict markers is reported with its place, ticks or none (hazard 11)."""
    edited(TALK, CONFLICT)(small / NORTHWIND)
    lines = (small / NORTHWIND).read_text("utf-8").splitlines()
    result = cli("check", "--format", "gnu", vault=small)
    assert f"{NORTHWIND}:{lines.index('<<<<<<< HEAD') + 1}:1: error:" in result.stdout
    assert "[VS009]" in result.stdout


def test_a_heading_of_equal_signs_is_no_conflict(small: Path) -> None:
    """`=======` alone is how some people underline headings (hazard 11)."""
    edited("# Northwind, panel\n", "Northwind, panel\n=======\n")(small / NORTHWIND)
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    before = (small / NORTHWIND).read_bytes()
    sync_here(small)
    assert inserted(before, (small / NORTHWIND).read_bytes())[1].endswith("✅ 2026-03-06")


def one_interview(day: str, section: str, head: str = "") -> str:
    """Give an interview with one person."""
    return (
        f"---\ntype: interview\ncompany: Acme\nrole: Developer\ndate: {day}\n{head}---\n\n"
        f"## Jane Doe\nemail:: jane@acme.example\n{section}"
    )


THANKED = "- a point\n- 2026-02-05 thank-you email sent\n"
KINDS: dict[str, tuple[str, str, str]] = {
    "thank-you": (
        "Thank-you to",
        one_interview("2026-03-05", "- a point\n"),
        "Thank-you by email",
    ),
    "follow-up": ("Follow-up to", one_interview("2026-02-05", THANKED), "Follow-up by email"),
    "status check": (
        "Status check to",
        one_interview("2026-02-05", f"{THANKED}- 2026-02-13 follow-up email sent\n"),
        "Status check by email",
    ),
    "answer": (
        "Answer to",
        one_interview("2026-02-05", f"{THANKED}- 2026-03-05 reply: when can you start?\n"),
        "Answer sent",
    ),
    "reflect": ("Write down", one_interview("2026-03-05", ""), "Reflect"),
}


@pytest.mark.parametrize("box", ["x", "-"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_ticked(make_vault: Callable[..., Path], kind: str, box: str) -> None:
    """A tick of any kind is one line, is not told as unrecorded, and leaves the open lines."""
    said, note, words = KINDS[kind]
    root = make_vault({"n.md": note})
    sync_here(root)
    tick(root, said, box)
    report = sync_here(root)
    stamp = "✅" if box == "x" else "❌"
    words = words if box == "x" else words.split(" by ")[0].split(" sent")[0]
    added = inserted(note.encode(), (root / "n.md").read_bytes())[1]
    assert added == f"- [{box}] {words} {stamp} 2026-03-06"
    assert (report.unrecorded, report.failures) == ((), ())
    assert "not recorded" not in due_text(root)
    assert not [line for line in task_lines(due_text(root), said) if "- [ ]" in line]
    assert not sync_here(root).wrote


def test_everything_in_the_example_vault_can_be_ticked(example: Path) -> None:
    """All open lines at once: each is recorded, but for those of an interview still to come."""
    before = contents(example)
    open_lines = task_lines(due_text(example).replace("[x]", "").replace("[-]", ""))
    (example / DUE).write_bytes(due_text(example).replace("- [ ]", "- [x]").encode())
    report = sync_here(example)
    assert {one.reason for one in report.unrecorded} == {
        "the interview is on 2026-03-07 only; tick it when the message is sent"
    }
    assert len(report.records) >= len(open_lines) - 3
    for path in changed(before, example):
        if path.startswith("Interviews/"):
            lines = (example / path).read_text("utf-8").splitlines()
            old = before[path].decode().splitlines()
            assert [line for line in lines if line in old or "2026-03-06" not in line] == old
    assert not sync_here(example).wrote


LAST_SECTIONS = ("", "\n## Questions I asked\n- how\n")


@pytest.mark.parametrize("end", LAST_SECTIONS, ids=["a person is last", "a list is last"])
def test_a_contact_from_the_round_before_is_recorded(
    make_vault: Callable[..., Path], end: str
) -> None:
    """A touch of a contact that only an older note names does not go to somebody else."""
    first = one_interview("2026-02-20", "- a point\n- [x] Thank-you ✅ 2026-02-20\n")
    first = first.replace("role:", "recruiter: Dana Whitfield <dana@acme.example>\nrole:")
    second = one_interview("2026-02-26", "- a point\n- [x] Thank-you ✅ 2026-02-26\n" + end)
    second = second.replace("Jane Doe", "Marcus Lee").replace("jane", "marcus")
    root = make_vault({"first.md": first, "second.md": second})
    sync_here(root)
    tick(root, DANA, ending=" ✅ 2026-03-05")
    report = sync_here(root)
    assert report.unrecorded == ()
    assert section(due_text(root), DANA) == DONE
    assert task_lines(due_text(root), "Follow-up to Marcus Lee") == []
    touches = [touch for note in report.outcome.interviews for touch in note.touches]
    (touch,) = [one for one in touches if one.kind is TouchKind.FOLLOW_UP]
    assert touch.who in {"dana whitfield", ""}


def save_before(monkeypatch: pytest.MonkeyPatch, note: Path, times: int) -> list[bytes]:
    """Have somebody save the note right before a record is written; give what was saved."""
    apply = Store.apply
    saved: list[bytes] = []

    def apply_late(store: Store, change: Change) -> None:
        if isinstance(change, Replace) and change.path == NORTHWIND and len(saved) < times:
            saved.append(note.read_bytes() + f"- saved {len(saved)}\n".encode())
            note.write_bytes(saved[-1])
        apply(store, change)

    monkeypatch.setattr(Store, "apply", apply_late)
    return saved


def test_a_note_that_is_saved_meanwhile_is_read_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save between reading and writing is kept, and the tick is recorded all the same."""
    for said in (PRIYA, MARCUS):
        tick(small, said, ending=" ✅ 2026-03-06")
    note = small / NORTHWIND
    saved = save_before(monkeypatch, note, 1)
    report = sync_here(small)
    assert (len(report.records), report.failures, report.unrecorded) == (2, (), ())
    new = note.read_bytes().decode().splitlines()
    assert [line for line in new if "2026-03-06" not in line] == saved[0].decode().splitlines()
    assert [section(due_text(small), said) for said in (PRIYA, MARCUS)] == [DONE] * 2


def test_a_note_that_keeps_changing_is_left_for_later(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where every try meets a new save, the tick stays with its reason, and no save is lost."""
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    note = small / NORTHWIND
    saved = save_before(monkeypatch, note, 1000)
    report = sync_here(small)
    assert 1 <= len(saved) < 100
    assert note.read_bytes() == saved[-1]
    assert (len(report.records), len(report.unrecorded)) == (0, 1)
    assert "not recorded: the note changed while it was being processed" in due_text(small)
    monkeypatch.undo()
    assert len(sync_here(small).records) == 1
    assert section(due_text(small), PRIYA) == DONE


@pytest.mark.parametrize(
    ("mark", "told"), [(" ", False), ("x", True), ("X", True), ("-", True)]
)
def test_check_says_that_a_tick_is_not_recorded_yet(
    mark: str, told: bool, small: Path, cli: Cli
) -> None:
    """A tick is a fact only once a run has read it: until then that is said (issue 8)."""
    tick(small, PRIYA, mark)
    said = "1 tick is not recorded yet: `vaultsync sync` reads it"
    assert (said in cli("check", vault=small).stdout) is told
    cli("sync", vault=small)
    assert said not in cli("check", vault=small).stdout


TO_COME = one_interview("2026-03-12", "")


def test_a_skip_before_the_interview_is_recorded(
    make_vault: Callable[..., Path], cli: Cli
) -> None:
    """Who will get no thank-you is known beforehand; that one was sent is not."""
    root = make_vault({"n.md": TO_COME})
    sync_here(root)
    tick(root, "Thank-you to", "-")
    said = "1 tick is not recorded yet: `vaultsync sync` reads it"
    assert said in cli("check", vault=root).stdout
    report = sync_here(root)
    assert report.unrecorded == ()
    added = inserted(TO_COME.encode(), (root / "n.md").read_bytes())[1]
    assert added == "- [-] Thank-you ❌ 2026-03-06"
    assert not [line for line in task_lines(due_text(root), "Thank-you to") if "[ ]" in line]
    assert not sync_here(root).wrote
    assert not [one for one in report.outcome.findings if one.code == "VS303"]


def test_a_tick_before_the_interview_is_none(make_vault: Callable[..., Path], cli: Cli) -> None:
    """`check` says why, and not that a run will read it."""
    root = make_vault({"n.md": TO_COME})
    sync_here(root)
    tick(root, "Thank-you to", "x")
    for _ in range(2):
        told = " ".join(cli("check", vault=root).stdout.split())
        assert "this tick cannot be recorded: the interview is on 2026-03-12 only" in told
        assert "`vaultsync sync` reads it" not in told
        assert sync_here(root).unrecorded
