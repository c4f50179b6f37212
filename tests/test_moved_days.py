"""Days of the due note that a person moved: later puts off, earlier is told (design.md 6)."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.test_sync_ticks import KINDS, due_text, one_interview
from tests.vaults import (
    DANA,
    DUE,
    MARCUS,
    NORTHWIND,
    PRIYA,
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
from vaultsync.owed import Kind
from vaultsync.parse.ids import PATTERN, listed, plain_id, with_day
from vaultsync.vault.checking import Report

LISTED = "📅 2026-03-06"
IN_DATAVIEW = "[due:: 2026-03-06]"
SETTINGS = ".obsidian/plugins/obsidian-tasks-plugin/data.json"

AFTER_THANKS = "- a point\n- 2026-01-15 thank-you email sent\n"
BOTH_SENT = "- 2026-01-23 follow-up email sent\n- 2026-02-06 status check email sent\n"
ALL_KINDS = KINDS | {
    "connect": ("Connect with", one_interview("2026-02-27", "- a point\n"), "Connect"),
    "update": (
        "Update to",
        one_interview(
            "2026-01-15",
            AFTER_THANKS + BOTH_SENT,
            "status: replied\nupdates:\n  - 2026-03-02 passed the exam\n",
        ),
        "Update by email",
    ),
    "keep in touch": (
        "Keep in touch",
        one_interview(
            "2026-01-15", f"{AFTER_THANKS}- 2026-02-02 reply: no\n", "status: lost\n"
        ).replace("lost", "rejected"),
        "Keep-in-touch",
    ),
}
"""What the line begins with, the note, and the words of the record, for each kind."""


PUT_OFF = {"emoji": "⏳ {}", "dataview": "[scheduled:: {}]"}
"""How a note says it, in the spelling that its vault uses."""


def in_dataview(root: Path) -> None:
    """Have the vault's lines written in Dataview's spelling."""
    file = root / SETTINGS
    file.parent.mkdir(parents=True)
    file.write_text('{"taskFormat": "dataview"}')
    sync_here(root)


def told(report: Report) -> list[str]:
    """Give the codes of what the run tells about the due note."""
    return [one.code for one in report.findings if one.code in {"VS602", "VS608"}]


# The ID with its day


@given(st.dates(date(2020, 1, 1), date(2147, 9, 27)))
def test_an_id_holds_its_day_exactly(day: date) -> None:
    """Whatever the day, the suffix gives it back; Tasks takes the whole for an ID."""
    written = with_day("vs-k3f9q2xd", day)
    assert re.fullmatch(r"[a-zA-Z0-9-_]+", written)
    found = re.fullmatch(PATTERN, written)
    assert found
    assert (listed(found).id, listed(found).day) == ("vs-k3f9q2xd", day)
    assert plain_id(written) == "vs-k3f9q2xd"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("vs-k3f9q2xd", None),
        ("vs-k3f9q2xd-", None),
        ("vs-k3f9q2xd-1q", None),
        ("vs-k3f9q2xd-1qo1qp", None),
        ("vs-k3f9q2xd-1qpo", None),
        ("vs-k3f9q2xd-1qo", date(2026, 3, 6)),
        ("vs-k3f9q2xd-000", date(2020, 1, 1)),
    ],
)
def test_a_suffix_that_is_no_day_is_no_day(text: str, day: date | None) -> None:
    """Old IDs have no day, and two suffixes that a merge made one of are not guessed at."""
    found = re.fullmatch(PATTERN, text)
    assert found
    assert (listed(found).id, listed(found).day) == ("vs-k3f9q2xd", day)


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2147, 9, 28), date.max, date.min])
def test_days_out_of_reach_leave_the_id_alone(day: date) -> None:
    """Where three digits do not reach, the ID has no day, as before."""
    assert with_day("vs-k3f9q2xd", day) == "vs-k3f9q2xd"


@pytest.mark.parametrize("text", ["", "vs-", "vs-k3f9", "Northwind", "vs-k3f9q2xd-1qo.md"])
def test_what_is_no_id_stays(text: str) -> None:
    """Names of notes and beginnings of IDs are left as they are."""
    assert plain_id(text) == text


def test_show_takes_the_id_as_it_stands(cli: Cli, small: Path) -> None:
    """`show` knows an ID with and without its day, and tells it without."""
    (line,) = task_lines(due_text(small), PRIYA)
    (ident,) = re.findall(r"vs-\w{8}-\w{3}", line)
    with_it, without = (cli("show", one, vault=small) for one in (ident, ident[:11]))
    assert with_it.returncode == 0
    assert with_it.stdout == without.stdout
    assert ident[:11] in with_it.stdout
    assert ident not in with_it.stdout


# Moved


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LISTED, LISTED),
        (LISTED, "📅\ufe0f 2026-03-06"),
        (LISTED, "📆 2026-03-06"),
        (LISTED, "[due:: 2026-03-06]"),
        (LISTED, "📅 [[2026-03-06]]"),
        (LISTED, "📅 2026-03-06 17:00"),
        (f" {LISTED}", ""),
        (f"⏰ 2026-03-06 15:45 {LISTED}", LISTED),
        ("⏰ 2026-03-06 15:45", "⏰ 2026-03-08 15:45"),
        (f"-1qo ⏰ 2026-03-06 15:45 {LISTED}", f" ⏰ 2026-03-06 15:45 {LISTED}"),
        (f"-1qo ⏰ 2026-03-06 15:45 {LISTED}", " 📅 2026-03-20"),
        ("-1qo ", "-1qz "),
        ("-1qo ", "-1qo1qz "),
    ],
)
def test_what_moves_no_day_changes_no_note(small: Path, old: str, new: str) -> None:
    """The same day in any spelling, a line of an older version, ⏰ alone: no record."""
    before = contents(small)
    edit_line(small / DUE, PRIYA, old, new)
    report = sync_here(small)
    assert (report.records, report.unrecorded, report.failures) == ((), (), ())
    assert changed(before, small) == set()


@pytest.mark.parametrize(
    "new",
    [
        "📅 2026-03-20",
        "📅\ufe0f 2026-03-20",
        "🗓️ 2026-03-20",
        "📅2026-03-20",
        "📅 2026-03-20 10:00",
        "📅 [[2026-03-20]]",
        "📅 2026-03-06 📅 2026-03-20",
        "[due:: 2026-03-20]",
        "(due:: 2026-03-20)",
        "📅 2026-03-06 ⏳ 2026-03-20",
        "📅 2026-03-09 ⏳ 2026-03-20",
        "📅 2026-04-09 ⏳ 2026-03-20",
        "📅 2026-03-20 ⏳ 2026-03-05",
        "⏳ 2026-03-20",
    ],
)
def test_a_later_day_puts_off(small: Path, new: str) -> None:
    """A moved 📅 is recorded as ⏳ is; where both are there, ⏳ says it more plainly."""
    before = contents(small)
    edit_line(small / DUE, PRIYA, LISTED, new)
    report = sync_here(small)
    line = inserted(before[NORTHWIND], contents(small)[NORTHWIND])[1]
    assert line == "- [ ] Thank-you ⏳ 2026-03-20"
    assert (told(report), report.failures) == ([], ())
    (shown,) = task_lines(due_text(small), PRIYA)
    assert shown.endswith("-1r2 📅 2026-03-20")
    assert section(due_text(small), PRIYA) == "Later"
    there = state(small)
    assert not sync_here(small).wrote
    assert state(small) == there


@pytest.mark.parametrize(
    ("said", "line"),
    [(MARCUS, "- [ ] Thank-you {}"), (DANA, "- [ ] Follow-up to Dana Whitfield {}")],
)
@pytest.mark.parametrize("form", ["emoji", "dataview"])
@pytest.mark.parametrize("lead", ["- ", "* ", "1. ", "12) ", "    - ", "> - ", ">> 1. "])
def test_days_are_moved_in_lists_of_all_kinds(
    small: Path, said: str, line: str, form: str, lead: str
) -> None:
    """Ordered, indented, in callouts, with ⏰ that the Reminder plugin moves along."""
    if form == "dataview":
        in_dataview(small)
    before = contents(small)
    (old,) = task_lines(due_text(small), said)
    due = re.findall(r"\d{4}-\d{2}-\d{2}", old)[-1]
    day = str(date.fromisoformat(due) + timedelta(days=4))
    name, _, fields = old.removeprefix("- ").rpartition("🆔" if form == "emoji" else "[id::")
    sign = "🆔" if form == "emoji" else "[id::"
    new = f"{lead}{name}{sign}{fields.replace(due, day)}"
    (small / DUE).write_bytes(due_text(small).replace(old, new).encode())
    sync_here(small)
    stamp = PUT_OFF[form].format(day)
    assert inserted(before[NORTHWIND], contents(small)[NORTHWIND])[1] == line.format(stamp)


@pytest.mark.parametrize("form", ["emoji", "dataview"])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_every_kind_can_be_moved(make_vault: Callable[..., Path], kind: str, form: str) -> None:
    """Each kind of follow-up is put off by a later day, and by another one after that."""
    said, note, words = ALL_KINDS[kind]
    root = make_vault({"n.md": note})
    sync_here(root)
    if form == "dataview":
        in_dataview(root)
    for days in (9, 5):
        (line,) = task_lines(due_text(root), said)
        due = re.findall(r"\d{4}-\d{2}-\d{2}", line)[-1]
        day = str(date.fromisoformat(due) + timedelta(days=days))
        before = (root / "n.md").read_bytes()
        head, _, tail = line.rpartition(due)
        (root / DUE).write_bytes(due_text(root).replace(line, f"{head}{day}{tail}").encode())
        report = sync_here(root)
        word = words.split(" by ")[0].split(" sent")[0]
        line = inserted(before, (root / "n.md").read_bytes())[1]
        assert line == f"- [ ] {word} {PUT_OFF[form].format(day)}"
        assert told(report) == []
        assert not sync_here(root).wrote
        (line,) = task_lines(due_text(root), said)
        assert re.findall(r"\d{4}-\d{2}-\d{2}", line)[-1] == day


def test_all_kinds_are_in_the_tables() -> None:
    """The table of kinds has every kind there is."""
    assert len(ALL_KINDS) == len(Kind)


@pytest.mark.parametrize(("box", "stamp"), [("x", "✅"), ("X", "✅"), ("-", "❌")])
def test_a_tick_with_a_moved_day_is_a_tick(small: Path, box: str, stamp: str) -> None:
    """Whoever ticks and moves has sent it; the moved day is no day of the message."""
    before = contents(small)
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-20")
    tick(small, PRIYA, box)
    sync_here(small)
    line = inserted(before[NORTHWIND], contents(small)[NORTHWIND])[1]
    assert line.endswith(f"{stamp} 2026-03-06")


@pytest.mark.parametrize("day", ["2026-03-05", "2026-03-01", "2025-03-06"])
def test_an_earlier_day_is_told_and_goes_back(cli: Cli, small: Path, day: str) -> None:
    """The advice holds: nothing is recorded, the line goes back, and VS608 says where."""
    before = contents(small)
    edited = edit_line(small / DUE, PRIYA, LISTED, f"📅 {day}")
    number = due_text(small).splitlines().index(edited) + 1
    result = cli("sync", vault=small)
    assert changed(before, small) == set()
    assert result.returncode == 0
    assert f"{DUE}:{number}:1: warning: {day} is earlier than its day, 2026-03-06" in (
        result.stdout
    )
    assert "help: send it earlier if you like" in result.stdout
    assert "VS608" not in cli("sync", vault=small).stdout


def test_an_earlier_day_of_a_chaser_has_a_way(small: Path) -> None:
    """Who answers by when moves a chaser: VS608 says so, and in which note."""
    rows = due_text(small).splitlines()
    row = next(one for one in rows if one.startswith("- [ ] Follow-up") and "Dana" in one)
    edit_line(small / DUE, DANA, row[-12:], "📅 2026-03-09")
    (found,) = [one for one in sync_here(small).findings if one.code == "VS608"]
    assert f"write that as `they_reply_by` at the top of {NORTHWIND}" in found.help


def test_what_was_put_off_is_brought_back_in_the_note(small: Path) -> None:
    """An earlier day on a line that was put off names the line to remove."""
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-20")
    (record,) = sync_here(small).records
    edit_line(small / DUE, PRIYA, "📅 2026-03-20", "📅 2026-03-12")
    (found,) = [one for one in sync_here(small).findings if one.code == "VS608"]
    assert f"remove {NORTHWIND}:{record.change.line} to end that" in found.help


@pytest.mark.parametrize("day", ["2026-03-02", "2026-03-09"])
def test_a_day_that_was_computed_anew_is_no_edit(small: Path, day: str) -> None:
    """The interview moves, the line does not: no snooze, and no word about it."""
    note = small / NORTHWIND
    note.write_bytes(note.read_bytes().replace(b"date: 2026-03-05", f"date: {day}".encode()))
    before = note.read_bytes()
    report = sync_here(small)
    assert (report.records, told(report)) == ((), [])
    assert note.read_bytes() == before


def test_a_moved_day_and_a_computed_one(small: Path) -> None:
    """A day that was moved less far than the new advice reaches has nothing to put off."""
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-08")
    note = small / NORTHWIND
    note.write_bytes(note.read_bytes().replace(b"date: 2026-03-05", b"date: 2026-03-12"))
    before = note.read_bytes()
    report = sync_here(small)
    assert (report.records, told(report)) == ((), [])
    assert note.read_bytes() == before


def test_a_moved_day_that_cannot_be_recorded_waits(small: Path) -> None:
    """It stays as ⏳ with the reason, does not grow, and is recorded as soon as it can be."""
    edit_line(small / DUE, PRIYA, LISTED, "📅 2026-03-20")
    note = small / NORTHWIND
    note.chmod(0o444)
    report = sync_here(small)
    assert told(report) == ["VS602"]
    (line,) = task_lines(due_text(small), PRIYA)
    assert line.endswith("-1qo ⏳ 2026-03-20 📅 2026-03-06")
    assert "    - not recorded: the note is read-only" in due_text(small)
    there = state(small)
    sync_here(small)
    assert state(small) == there
    note.chmod(0o644)
    before = note.read_bytes()
    sync_here(small)
    assert inserted(before, note.read_bytes())[1] == "- [ ] Thank-you ⏳ 2026-03-20"
    assert "not recorded" not in due_text(small)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (LISTED, "📅 2026-03-0620", "`📅 2026-03-0620` is not a day"),
        (LISTED, "📅 2026-03-2-0", "`📅 2026-03-2-0` is not a day"),
        (LISTED, "📅 2026-02-31", "`📅 2026-02-31` is not a day"),
        (LISTED, "📅 tomorrow", "`📅 tomorrow` is not a day"),
        (LISTED, "📅 2026-03-08 📅 2026-03-09", "it has 2 due days"),
        (LISTED, f"{LISTED} ⏳ soon", "`⏳ soon` is not a day"),
        (LISTED, f"{LISTED} ⏳ 2026-02-31", "`⏳ 2026-02-31` is not a day"),
        ("- [ ]", "- [xx]", "the box says `[xx]`"),
        ("- [ ]", "- [x x]", "the box says `[x x]`"),
        ("- [ ]", "- [-x]", "the box says `[-x]`"),
        ("- [ ]", "- []", "the box says `[]`"),
        ("- [ ]", "> 1. [ x]", "the box says `[ x]`"),
        (f"- [ ] {PRIYA[:9]}", f"- [x] {PRIYA[:9]}", ""),
    ],
)
def test_what_a_merge_garbled_is_told_and_not_guessed(
    small: Path, old: str, new: str, reason: str
) -> None:
    """A box or a day of two devices' letters changes no note, and stays until it is mended."""
    before = contents(small)[NORTHWIND]
    edited = edit_line(small / DUE, PRIYA, old, new, "" if reason else " ✅ 2026-03-0506")
    reason = reason or "`✅ 2026-03-0506` is not a day"
    kept = edited.removeprefix("> 1. ").removeprefix("- ")
    there: object = None
    for _ in range(2):
        report = sync_here(small)
        assert len(report.unrecorded) == 1
        assert report.unrecorded[0].reason.startswith(reason)
        assert told(report) == ["VS602"]
        assert contents(small)[NORTHWIND] == before
        assert due_text(small).count(kept) == 1
        assert there in (None, state(small))
        there = state(small)
    told_why = due_text(small).split(f"- {kept}\n")[1].splitlines()[1]
    assert told_why.startswith("    - not recorded: ")
    mended = re.sub(r"^\[.*?\]", "[x]", re.sub(r"🆔 (vs-\w{8}).*", r"🆔 \1", kept))
    (small / DUE).write_bytes(due_text(small).replace(kept, mended).encode())
    sync_here(small)
    assert inserted(before, contents(small)[NORTHWIND])[1].endswith("✅ 2026-03-06")
    assert "not recorded" not in due_text(small)
