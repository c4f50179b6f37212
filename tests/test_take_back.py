"""Un-ticking under "Done": the record goes, or is un-ticked, or the reason stands there."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import AS_OF, Cli
from tests.test_moved_days import ALL_KINDS, in_dataview, told
from tests.test_sync_ticks import DONE, FORMS, due_text, one_interview
from tests.vaults import (
    DANA,
    DUE,
    MARCUS,
    NORTHWIND,
    NORTHWIND_TEXT,
    PRIYA,
    PRIYA_DRAFT,
    changed,
    contents,
    edit_line,
    section,
    state,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.calendar import AsOf, find_zone
from vaultsync.edit.lines import LineChange, Refusal, lines_of
from vaultsync.edit.take_back import take_back
from vaultsync.owed import FollowUp, State
from vaultsync.parse.interview import parse_note
from vaultsync.pipeline import build
from vaultsync.settings import Settings
from vaultsync.snapshot import Document, Snapshot

JANE = "Thank-you to Jane Doe"
POINT = "- a point\n"


def untick(root: Path, said: str, ending: str = "") -> str:
    """Un-tick a line as the Tasks plugin does: the day of completion goes, too."""
    (line,) = [one for one in task_lines(due_text(root), said) if "- [ ]" not in one]
    text = line.replace("- [x]", "- [ ]").replace("- [-]", "- [ ]")
    for sign in (" ✅", " ❌", "  [completion::", "  [cancelled::"):
        text = text.partition(sign)[0]
    text += ending
    (root / DUE).write_bytes(due_text(root).replace(line, text).encode())
    return text


@pytest.fixture
def thanked(small: Path) -> Path:
    """Give the small vault in which Priya was thanked with a tick."""
    tick(small, PRIYA, ending=" ✅ 2026-03-06")
    sync_here(small)
    return small


# What must not change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [x]", "- [x]"),
        ("- [x]", "- [X]"),
        ("- [x]", "- [-]"),
        ("- [x]", "- [/]"),
        ("- [x]", "    - [x]"),
        ("- [x]", "- no task any more:"),
        (" ✅ 2026-03-06", ""),
        (" ✅ 2026-03-06", " ✅ 2026-03-01"),
        (" ✅ 2026-03-06", " ✅ soon"),
        (" ✅ 2026-03-06", " ⏳ 2026-03-20"),
        (" 🆔 ", " "),
    ],
)
def test_what_stands_under_done_is_a_statement(thanked: Path, old: str, new: str) -> None:
    """Other boxes and days under Done, `[-]` too, are written over: the note says what is."""
    before = contents(thanked)
    edit_line(thanked / DUE, PRIYA, old, new)
    report = sync_here(thanked)
    assert (report.records, report.unrecorded, report.failures) == ((), (), ())
    assert changed(before, thanked) == set()


def test_a_line_under_done_that_is_missing_takes_nothing_back(thanked: Path) -> None:
    """A line that somebody removed comes back as it was (hazard 3)."""
    before = contents(thanked)
    (line,) = task_lines(due_text(thanked), PRIYA)
    (thanked / DUE).write_bytes(due_text(thanked).replace(f"{line}\n", "").encode())
    assert sync_here(thanked).records == ()
    assert changed(before, thanked) == set()


def test_a_record_that_another_device_took_back_is_not_missed(thanked: Path) -> None:
    """Where the note does not say it any more, the line only leaves Done (hazard 2)."""
    untick(thanked, PRIYA)
    (thanked / NORTHWIND).write_bytes(NORTHWIND_TEXT.encode())
    report = sync_here(thanked)
    assert (report.records, report.unrecorded) == ((), ())
    assert (thanked / NORTHWIND).read_bytes() == NORTHWIND_TEXT.encode()
    assert section(due_text(thanked), PRIYA) == "Today"


# Taken back


@pytest.mark.parametrize("box", ["x", "-"])
@pytest.mark.parametrize("said", [PRIYA, MARCUS, DANA])
@pytest.mark.parametrize("form", FORMS)
def test_ticked_and_un_ticked_is_as_before(small: Path, form: str, said: str, box: str) -> None:
    """What a tick put into a note, un-ticking takes out, to the last byte (hazard 1)."""
    note = small / NORTHWIND
    for change in FORMS[form]:
        note.write_bytes(change(note.read_bytes()))
    before = note.read_bytes()
    tick(small, said, box)
    sync_here(small)
    assert note.read_bytes() != before
    untick(small, said)
    report = sync_here(small)
    assert note.read_bytes() == before
    assert [one.change.new for one in report.records] == [None]
    assert (report.unrecorded, report.failures) == ((), ())
    assert section(due_text(small), said) != DONE
    there = state(small)
    assert not sync_here(small).wrote
    assert state(small) == there


@pytest.mark.parametrize("form", ["emoji", "dataview"])
@pytest.mark.parametrize("kind", [kind for kind in ALL_KINDS if kind != "reflect"])
def test_every_kind_can_be_taken_back(
    make_vault: Callable[..., Path], kind: str, form: str
) -> None:
    """Each kind that is listed under Done goes back to the open lines, in both spellings."""
    said, note, _ = ALL_KINDS[kind]
    root = make_vault({"n.md": note})
    if form == "dataview":
        in_dataview(root)
    sync_here(root)
    (line,) = task_lines(due_text(root), said)
    tick(root, said)
    sync_here(root)
    untick(root, said)
    report = sync_here(root)
    assert (root / "n.md").read_bytes() == note.encode()
    assert (told(report), report.failures) == ([], ())
    (again,) = task_lines(due_text(root), said)
    ends = again.rpartition("vs-")[2], line.rpartition("vs-")[2]
    assert ends[0] == ends[1]


def test_it_is_said_what_was_taken_back(cli: Cli, thanked: Path) -> None:
    """`sync` names note, line and text; `--json` says that it was taken back."""
    untick(thanked, PRIYA)
    dry = cli("sync", "--dry-run", vault=thanked).stdout
    assert "\n-- [x] Thank-you by email ✅ 2026-03-06\n" in dry
    as_json = cli("sync", "--dry-run", "--json", vault=thanked).stdout
    assert '"taken_back": true' in as_json
    result = cli("sync", vault=thanked)
    number = NORTHWIND_TEXT.splitlines().index("- **promised:** the watermark write-up") + 2
    told_first = f"took back {NORTHWIND}:{number}: - [x] Thank-you by email ✅ 2026-03-06"
    assert result.stdout.splitlines()[0] == told_first
    assert result.returncode == 0


def test_a_message_that_was_not_sent_gets_a_draft_again(thanked: Path) -> None:
    """The one in `Sent` comes back: what was written there is the message that is owed."""
    untick(thanked, PRIYA)
    sync_here(thanked)
    assert (thanked / PRIYA_DRAFT).exists()
    assert not (thanked / PRIYA_DRAFT.replace("Drafts/", "Drafts/Sent/")).exists()


OWN_WORDS = [
    ("- [x] Send thank you email ✅ 2026-03-05", "- [ ] Send thank you email"),
    ("* [X] thank-you email! ✅ 2026-03-05", "* [ ] thank-you email!"),
    ("- [x] Thank-you ✅ 2026-03-05 #done", "- [ ] Thank-you #done"),
    ("- [x] ✅ 2026-03-05 Thank-you note", "- [ ] Thank-you note"),
    ("1. [x] Thank you email ✅\ufe0f 2026-03-05", "1. [ ] Thank you email"),
    ("12) [x] thank-you email  [completion:: 2026-03-05]", "12) [ ] thank-you email"),
    ("- [-] thank-you, no need (cancelled:: 2026-03-05)", "- [ ] thank-you, no need"),
    ("- [x] Thank-you by email ✅ 2026-03-05\n  > glad to hear it", None),
    ("- [x] thank-you 2026-03-05", "- [ ] thank-you 2026-03-05"),
    ("- topics\n    - [x] Thank Jane ✅ 2026-03-05", "- topics\n    - [ ] Thank Jane"),
    ("> [!todo]\n> - [x] Thank Jane ✅ 2026-03-05", "> [!todo]\n> - [ ] Thank Jane"),
    ("- [x] Thank-you by email ✅ 2026-03-05\n  and a word more", None),
    ("- [x] Thank-you by email ✅ 2026-03-05\n    - she was glad", None),
    (
        "- [x] Thank-you ✅ 2026-03-05 📅 2026-03-06 🆔 a1",
        "- [ ] Thank-you 📅 2026-03-06 🆔 a1",
    ),
]


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("line", "after"), OWN_WORDS)
def test_a_task_in_own_words_is_un_ticked_in_place(
    make_vault: Callable[..., Path], line: str, after: str | None, eol: str
) -> None:
    """Only box and day of completion change; what hangs on a line of ours keeps the line."""
    after = after or line.replace(
        "- [x] Thank-you by email ✅ 2026-03-05", "- [ ] Thank-you by email"
    )
    note, wanted = (
        one_interview("2026-03-05", f"{POINT}{text}\n\n## Notes\n- more\n").replace("\n", eol)
        for text in (line, after)
    )
    root = make_vault({"n.md": note})
    sync_here(root)
    assert section(due_text(root), JANE) == DONE
    untick(root, JANE)
    report = sync_here(root)
    assert (root / "n.md").read_bytes().decode() == wanted
    assert told(report) == []
    assert section(due_text(root), JANE) == "Today"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- 2026-03-05 thank-you email sent\n", 11, "is not a task line"),
        ("- thank-you sent 2026-03-05\n", 11, "is not a task line"),
        (
            "\n## Log\n\n| day | who | what |\n|---|---|---|\n| 2026-03-05 | Jane | thanks |\n",
            16,
            "is not a task line",
        ),
        ("- [x] Thank-you ✅ 2026-03-05 ⏳ 2026-03-09\n", 11, "would say something else"),
        ("- [x] Thank-you ✅ 2026-03-05\n- [x] Thanks ✅ 2026-03-05\n", 12, "settles it, too"),
        ("- [x] Thank-you ✅ 2026-03-05\n- 2026-03-05 thank-you sent\n", 12, "settles it, too"),
        (
            "- 2026-03-05 thank-you sent\n- [x] Thank-you ✅ 2026-03-05\n",
            11,
            "is not a task line",
        ),
        (
            "\n## Bob Roe\n- a point\n- [x] thank-you to Jane and Bob ✅ 2026-03-05\n",
            14,
            "more",
        ),
    ],
)
def test_what_is_for_the_person_stays_with_the_reason(
    make_vault: Callable[..., Path], text: str, line: int, reason: str
) -> None:
    """A dated line, a row, a line of several messages: refused with its place, and it stays."""
    note = one_interview("2026-03-05", POINT + text)
    root = make_vault({"n.md": note})
    sync_here(root)
    untick(root, JANE)
    there: object = None
    for _ in range(3):
        report = sync_here(root)
        (left,) = report.unrecorded
        assert f"n.md:{line} " in left.reason
        assert reason in left.reason
        assert told(report) == ["VS602"]
        assert (root / "n.md").read_bytes() == note.encode()
        (shown,) = task_lines(due_text(root), JANE)
        assert shown.startswith("- [ ] ")
        assert section(due_text(root), JANE) == DONE
        assert due_text(root).count("not recorded: ") == 1
        assert there in (None, state(root))
        there = state(root)
    edit_line(root / DUE, JANE, "- [ ]", "- [x]")
    assert told(sync_here(root)) == []
    assert "not recorded" not in due_text(root)


def test_a_refused_line_stays_when_its_fortnight_is_over(
    make_vault: Callable[..., Path],
) -> None:
    """It does not leave Done with its reason only because days pass."""
    root = make_vault({"n.md": one_interview("2026-03-05", f"{POINT}- 2026-03-05 thank-you\n")})
    sync_here(root)
    untick(root, JANE)
    sync_here(root)
    sync_here(root, AS_OF.replace("03-06", "03-28"))
    assert section(due_text(root), JANE) == DONE
    assert due_text(root).count("not recorded: ") == 1


def test_the_same_record_twice_is_taken_back_as_one(make_vault: Callable[..., Path]) -> None:
    """A sync may have left the recorded line twice: both go, nothing else (hazard 2)."""
    line = "- [x] Thank-you by email ✅ 2026-03-05\n"
    note = one_interview("2026-03-05", f"{POINT}{line}{line}- another point\n")
    root = make_vault({"n.md": note})
    sync_here(root)
    untick(root, JANE)
    report = sync_here(root)
    assert (root / "n.md").read_bytes() == note.replace(line, "").encode()
    assert (len(report.records), told(report)) == (2, [])


def test_ticks_and_un_ticks_of_one_visit(thanked: Path) -> None:
    """What is taken back and what is recorded in one note do not get into each other's way."""
    for said in (MARCUS, DANA):
        tick(thanked, said)
    untick(thanked, PRIYA)
    report = sync_here(thanked)
    assert (len(report.records), told(report), report.failures) == (3, [], ())
    new = (thanked / NORTHWIND).read_text("utf-8").splitlines()
    assert [line for line in new if line not in NORTHWIND_TEXT.splitlines()] == [
        "- [x] Thank-you by text ✅ 2026-03-06",
        "- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-06",
    ]


def test_a_draft_that_says_sent_holds_the_record(thanked: Path) -> None:
    """A draft that a person moved and that says `status: sent` would tick it again."""
    sent = thanked / PRIYA_DRAFT.replace("Drafts/", "Drafts/Not sent/")
    kept = thanked / PRIYA_DRAFT.replace("Drafts/", "Drafts/Mine/")
    kept.parent.mkdir()
    kept.write_text(sent.read_text("utf-8").replace("status: draft", "status: sent"), "utf-8")
    sent.unlink()
    sync_here(thanked)
    untick(thanked, PRIYA)
    before = contents(thanked)[NORTHWIND]
    (left,) = sync_here(thanked).unrecorded
    assert "status: sent" in left.reason
    assert contents(thanked)[NORTHWIND] == before


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            b"## Questions",
            b"<<<<<<< HEAD\n- x\n=======\n- y\n>>>>>>> theirs\n## Questions",
            "conflict markers",
        ),
        (b"\ncompany: N", b'\ncompany: "N', "cannot be read now"),
    ],
)
def test_a_note_that_cannot_be_changed_now_is_tried_again(
    thanked: Path, old: bytes, new: bytes, reason: str
) -> None:
    """Conflict markers, a head that cannot be read: it stays un-ticked until it can be done."""
    note = thanked / NORTHWIND
    whole = note.read_bytes()
    untick(thanked, PRIYA)
    note.write_bytes(whole.replace(old, new, 1))
    broken = note.read_bytes()
    for _ in range(2):
        assert [one.reason for one in sync_here(thanked).unrecorded if reason in one.reason]
        assert note.read_bytes() == broken
        (line,) = task_lines(due_text(thanked), PRIYA)
        assert line.startswith("- [ ] ")
        assert section(due_text(thanked), PRIYA) == DONE
    note.write_bytes(whole)
    assert told(sync_here(thanked)) == []
    assert note.read_bytes() == NORTHWIND_TEXT.encode()


# The change itself

PIECES = [
    *(line for line, _ in OWN_WORDS),
    "- [x] Thank-you by email ✅ 2026-03-05",
    "- 2026-03-05 thank-you sent",
    "```",
    "<!-- x",
    "%%",
    "<div>",
    "> quote",
    "",
    "  ",
    "text",
    "    code",
    "## Bob Roe",
    "### Log",
    "---",
    "===",
    "1. one",
    "| a | b |\n|---|---|",
    "email:: bob@x.example",
    "phone:: none",
]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
)
def test_one_line_goes_or_changes_and_nothing_else(
    pieces: list[str], eol: str, bom: bool, end: bool
) -> None:
    """Whatever stands around: one line, and the note says the rest as before (hazard 1)."""
    text = one_interview("2026-03-05", "\n".join(pieces) + "\n" * end).replace("\n", eol)
    text = "\ufeff" * bom + text
    note, zone, settings = Document.of("n.md", text), find_zone("UTC"), Settings()
    assert zone
    before = parse_note(text, "n.md", settings, zone).interview
    assert before
    item = follow_up(note)
    if item is None or item.record is None:
        return
    change = take_back(note, item, settings, zone)
    if isinstance(change, Refusal):
        assert change.reason
        return
    assert isinstance(change, LineChange)
    after = parse_note(change.after.text, "n.md", settings, zone).interview
    assert after
    gone = [touch for touch in before.touches if touch.line == change.line]
    assert len(before.touches) - len(after.touches) == len(gone) == 1
    old, new = lines_of(text), lines_of(change.after.text)
    at = change.line - 1
    if change.new is None:
        assert text.encode().startswith("".join(old[:at]).rstrip("\r\n").encode())
        rest = old[:at] + old[at + 1 :]
        assert [line.rstrip("\r\n") for line in new] == [line.rstrip("\r\n") for line in rest]
        assert new[:-1] == rest[:-1]
    else:
        assert old[:at] + old[at + 1 :] == new[:at] + new[at + 1 :]
        assert new[at].startswith(old[at].partition("[")[0] + "[ ]")


def follow_up(note: Document) -> FollowUp | None:
    """Give Jane's thank-you, if it is settled in this note."""
    zone = find_zone("UTC")
    assert zone
    as_of = AsOf(instant=datetime.fromisoformat(AS_OF), zone=zone)
    outcome = build(Snapshot(notes=(note,)), Settings(), as_of)
    found = [
        one
        for one in outcome.follow_ups
        if one.state in {State.DONE, State.SKIPPED} and one.person.key == "jane doe"
    ]
    return found[0] if found else None
