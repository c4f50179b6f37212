"""A note that is being written, or cannot be read now, is not deleted (hazards 9, 10, 13)."""

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.slow_saves import run, slow_saves
from tests.support import AS_OF, Cli, limit, means
from tests.vaults import (
    DRAFTS,
    DUE,
    MARCUS,
    NORTHWIND,
    NORTHWIND_TEXT,
    NOTES,
    PRIYA,
    PRIYA_DRAFT,
    changed,
    contents,
    ids,
    moved,
    section,
    state,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.cli import clock
from vaultsync.diagnostics import Finding
from vaultsync.parse.held import salvage
from vaultsync.vault.checking import Report, check
from vaultsync.vault.opening import open_vault
from vaultsync.vault.quiet import Patience
from vaultsync.vault.sync import sync

KUMO = "Interviews/Kumo.md"
FULL = os.environ.get("HOSTILE") == "full"


def codes(findings: tuple[Finding, ...], path: str) -> set[str]:
    """Give the codes of the findings on a file."""
    return {one.code for one in findings if one.path == path}


def due(root: Path) -> str:
    """Give the due note's text."""
    return (root / DUE).read_bytes().decode()


# What cannot be read


def fifo(file: Path) -> None:
    """Put a pipe in the note's place."""
    file.unlink()
    os.mkfifo(file)


def link(file: Path) -> None:
    """Put a link in the note's place."""
    file.rename(file.parent.parent.parent / "outside.md")
    file.symlink_to(file.parent.parent.parent / "outside.md")


def cut(at: int) -> Callable[[Path], None]:
    """Give what leaves only so many bytes."""
    return lambda file: os.truncate(file, at)


def edited(old: str, new: str) -> Callable[[Path], None]:
    """Give what changes the note's text."""

    def edit(file: Path) -> None:
        data = file.read_bytes()
        assert old.encode() in data
        file.write_bytes(data.replace(old.encode(), new.encode("latin-1"), 1))

    return edit


UNREADABLE: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "empty": (cut(0), {"VS010"}),
    "one byte": (cut(1), {"VS010"}),
    "a rule": (cut(3), {"VS010"}),
    "a line": (cut(4), {"VS010", "VS100"}),
    "half a word": (cut(9), {"VS010", "VS100"}),
    "half the head": (cut(60), {"VS010", "VS100"}),
    "all but the end of the head": (
        lambda file: os.truncate(file, NORTHWIND_TEXT.index("\n---\n") + 3),
        {"VS010", "VS100"},
    ),
    "blanks": (lambda file: file.write_bytes(b"\n \n\t\n"), {"VS010"}),
    "zeros": (lambda file: file.write_bytes(bytes(400)), {"VS010"}),
    "a BOM": (lambda file: file.write_bytes(b"\xef\xbb\xbf"), {"VS010"}),
    "no front matter": (lambda file: file.write_bytes(b"# Northwind\n\ntext\n"), {"VS010"}),
    "an empty head": (lambda file: file.write_bytes(b"---\n---\n# Northwind\n"), {"VS010"}),
    "broken YAML": (edited("company: N", 'company: "N'), {"VS010", "VS102"}),
    "a list": (lambda file: file.write_bytes(b"---\n- a\n- b\n---\n"), {"VS010", "VS103"}),
    "not UTF-8": (edited("Priya", "Pr\xefya"), {"VS010", "VS001"}),
    "half a character": (
        lambda file: file.write_bytes(b"---\ntype: \xf0\x9f"),
        {"VS010", "VS001"},
    ),
    "too large": (lambda file: os.truncate(file, 50_000_000), {"VS010", "VS002"}),
    "a pipe": (fifo, {"VS010", "VS003"}),
    "a link": (link, {"VS010", "VS006"}),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_the_due_note_says_of_an_unreadable_note_stays(name: str, small: Path) -> None:
    """Hazards 9, 13: no line and no draft changes; VS010 says so in `sync` and `check`."""
    damage, told = UNREADABLE[name]
    damage(small / NORTHWIND)
    before = state(small) if name != "a pipe" else None
    lines = due(small)
    report = sync_here(small)
    assert not report.wrote
    assert not report.failures
    assert due(small) == lines
    if before:
        assert state(small) == before
    assert codes(report.findings, NORTHWIND) == told
    checked = check(open_vault(str(small)), datetime.fromisoformat(AS_OF))
    assert codes(checked.findings, NORTHWIND) == told
    (held,) = [one for one in report.findings if one.code == "VS010"]
    assert "its follow-ups stay" in held.message
    assert held.help


def test_when_the_note_can_be_read_again_all_goes_on(small: Path) -> None:
    """Hazard 9: nothing has to be mended but the note; the result is as if nothing had been."""
    before = due(small)
    (small / NORTHWIND).write_bytes(b"")
    sync_here(small)
    (small / NORTHWIND).write_bytes(NORTHWIND_TEXT.encode())
    assert not sync_here(small).wrote
    assert due(small) == before


def test_the_other_notes_go_on(small: Path) -> None:
    """Hazard 9: while one note cannot be read, what is new in the others is written."""
    (small / NORTHWIND).write_bytes(b"")
    old = task_lines(due(small), "at Northwind")
    text = NOTES[KUMO].replace("- arms", "- [x] Thank-you by email ✅ 2026-03-05\n- arms")
    (small / KUMO).write_bytes(text.encode())
    sync_here(small)
    assert section(due(small), "Thank-you to Aiko Tanaka") == "Done in the last 14 days"
    assert task_lines(due(small), "at Northwind") == old


def test_a_note_that_is_gone_is_deleted(small: Path) -> None:
    """Hazard 9: no file, no lines; the drafts stay with the person."""
    drafts = {path for path in contents(small) if path.startswith(DRAFTS)}
    (small / NORTHWIND).unlink()
    report = sync_here(small)
    assert "Northwind" not in due(small)
    assert drafts == {path for path in contents(small) if path.startswith(DRAFTS)}
    assert "VS010" not in {one.code for one in report.findings}


@pytest.mark.parametrize(
    "text",
    [
        "---\ntype: journal\ncompany: Northwind\n---\n",
        "---\ntags: [book]\n---\n## Priya Raman\n- a\n",
        "---\ncompany: Northwind\ndate: 2026-03-05\n---\n",
        "---\ntype: {{type}}\n---\n",
    ],
)
def test_a_note_that_became_another_one_is_no_interview(text: str, small: Path) -> None:
    """Hazard 9: front matter that can be read and says something else is the user's word."""
    (small / NORTHWIND).write_bytes(text.encode())
    report = sync_here(small)
    assert "at Northwind" not in due(small)
    assert "VS010" not in {one.code for one in report.findings}


@pytest.mark.parametrize("damage", ["excluded", "a folder"])
def test_a_note_that_is_none_of_ours_any_more(damage: str, small: Path) -> None:
    """Excluding a note, or a folder of its name, takes its lines away without a word."""
    if damage == "excluded":
        with (small / "vaultsync.toml").open("a", encoding="utf-8") as config:
            config.write('[notes]\nexclude = ["Interviews/2026*"]\n')
    else:
        (small / NORTHWIND).unlink()
        (small / NORTHWIND).mkdir()
    report = sync_here(small)
    assert "at Northwind" not in due(small)
    # the drafts that are left over are told about, and nothing else
    assert {one.code for one in report.findings} <= {"VS501"}


def test_a_tick_on_a_note_that_cannot_be_read_waits(small: Path) -> None:
    """Hazard 9: the ticked line stays in its place with the reason, and is recorded later."""
    tick(small, PRIYA, ending=" ✅ 2026-03-05")
    before = section(due(small), PRIYA)
    (small / NORTHWIND).write_bytes(b"")
    for _ in range(3):
        unrecorded = sync_here(small).unrecorded
        assert [one.reason for one in unrecorded] == ["the note cannot be read now"]
        assert section(due(small), PRIYA) == before
        assert due(small).count("not recorded: the note cannot be read now") == 1
    (small / NORTHWIND).write_bytes(NORTHWIND_TEXT.encode())
    sync_here(small)
    assert section(due(small), PRIYA) == "Done in the last 14 days"
    assert "not recorded" not in due(small)


def test_a_folder_that_cannot_be_listed(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hazard 13: "not readable now" is not "deleted", for a whole folder too."""
    scan = os.scandir

    def refuse(path: str | int) -> object:
        if means(path, small / "Interviews"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    before = due(small)
    report = sync_here(small)
    assert due(small) == before
    assert codes(report.findings, NORTHWIND) == {"VS010"}
    assert codes(report.findings, "Interviews/") == {"VS004"}


# The next interview's note cannot be read

FIRST = """\
---
type: interview
company: Northwind
role: Engineer
stage: screen
date: 2026-02-16
recruiter: Dana Whitfield <dana@talentco.example>
---

## Priya Raman
email:: priya@northwind.example
- DAGs
- [x] Thank-you by email ✅ 2026-02-16
"""
SECOND = """\
---
type: interview
company: Northwind
role: Engineer
stage: panel
date: 2026-03-{day}
recruiter: Dana Whitfield <dana@talentco.example>
---

"""
PEOPLE = "## Marcus Lee\nemail:: marcus@northwind.example\n- rota\n"
CHASER = "Follow-up to Dana Whitfield"


@pytest.mark.parametrize(
    "second",
    [
        SECOND.format(day="20"),
        SECOND.format(day="20") + PEOPLE,
        SECOND.format(day="05") + PEOPLE,
    ],
)
@pytest.mark.parametrize("damage", ["empty", "half the head", "broken YAML", "not UTF-8"])
def test_nobody_is_chased_while_the_next_note_cannot_be_read(
    second: str, damage: str, make_vault: Callable[..., Path], cli: Cli
) -> None:
    """Hazard 9: a later interview is not over only because its note is half written."""
    vault = make_vault({"a.md": FIRST, "b.md": second})
    sync_here(vault)
    before = state(vault)
    lines = due(vault)
    {
        "empty": cut(0),
        "half the head": cut(80),
        "broken YAML": edited("stage: p", 'stage: "p'),
        "not UTF-8": edited("Dana", "D\xe4na"),
    }[damage](vault / "b.md")
    report = sync_here(vault)
    assert due(vault) == lines
    assert {path for path in state(vault) if "Drafts" in path} == {
        path for path in before if "Drafts" in path
    }
    assert "VS010" in codes(report.findings, "b.md")
    shown = cli("check", vault=vault).stdout
    assert CHASER not in shown
    assert "VS010" in shown


def test_a_chaser_that_stands_stays(make_vault: Callable[..., Path]) -> None:
    """A broken new note takes no line away that stands, and its tick still counts."""
    vault = make_vault({"a.md": FIRST})
    sync_here(vault)
    lines = due(vault)
    assert task_lines(lines, CHASER)
    (vault / "b.md").write_text(SECOND.format(day="20").replace("date:", "date: ["), "utf-8")
    report = sync_here(vault)
    assert due(vault) == lines
    assert "VS010" in codes(report.findings, "b.md")
    tick(vault, CHASER)
    sync_here(vault)
    assert "Follow-up to Dana Whitfield by email ✅" in (vault / "a.md").read_text("utf-8")
    assert section(due(vault), CHASER) == "Done in the last 14 days"


def test_a_broken_note_on_another_company_holds_up_nothing(
    make_vault: Callable[..., Path],
) -> None:
    """Only the company that the broken note names waits; no VS010 where nothing does."""
    other = SECOND.replace("Northwind", "Kumo").replace("date:", "date: [")
    vault = make_vault({"a.md": FIRST, "b.md": other})
    report = sync_here(vault)
    assert task_lines(due(vault), CHASER)
    assert "VS010" not in {one.code for one in report.findings}


def test_a_record_in_the_note_that_cannot_be_read_still_counts(
    make_vault: Callable[..., Path],
) -> None:
    """What was answered by the next round's note is not asked for again meanwhile."""
    one = f"{FIRST}- [x] Reply received ✅ 2026-03-04\n".replace("02-16", "03-03")
    log = "## Follow-up log\n- 2026-03-05 update sent\n"
    vault = make_vault({"a.md": one, "b.md": SECOND.format(day="05") + PEOPLE + log})
    sync_here(vault)
    assert not task_lines(due(vault), "Answer to")
    before = contents(vault)
    (vault / "b.md").write_bytes(b"")
    for _ in range(2):
        sync_here(vault)
        assert changed(before, vault) == {"b.md"}
    (vault / "b.md").unlink()
    sync_here(vault)
    assert task_lines(due(vault), "Answer to")


def test_what_is_listed_is_shown_by_check(make_vault: Callable[..., Path]) -> None:
    """A chaser that stands in the due note stays due in the terminal, too."""
    vault = make_vault({"a.md": FIRST})
    sync_here(vault)
    (vault / "b.md").write_text(SECOND.format(day="20").replace("date:", "date: ["), "utf-8")
    report = check(open_vault(str(vault)), datetime.fromisoformat(AS_OF))
    pressing = [item.kind.value for item in report.outcome.follow_ups if item.state.pressing]
    assert pressing == ["connect", "follow-up"]


def test_the_company_is_made_out() -> None:
    """What is left of a note says the company in every spelling of the key and of a link."""
    for said in ("company: Acme", "Employer:: Acme", "**Company:** Acme", 'org: "Acme'):
        assert salvage(f"---\ntype: interview\n{said}\nrole: [") == "acme", said
    for said in ("company: [[Acme]]", 'firm: "[[Companies/Acme Corp|Acme]]"', "client: [[Acme"):
        assert salvage(said) == "acme", said
    assert salvage("---\ntype: interview\ncompany:\nrole: x") == ""


def test_two_rounds_of_one_name_keep_their_ids(make_vault: Callable[..., Path]) -> None:
    """IDs that are told apart by the day are not lost while one of the two cannot be read."""
    one = FIRST.replace("- [x] Thank-you by email ✅ 2026-02-16\n", "")
    one = one.replace("02-16", "03-04")
    two = one.replace("03-04", "03-05").replace("Priya Raman", "Marcus Lee")
    vault = make_vault({"a.md": one, "b.md": two})
    sync_here(vault)
    before = contents(vault)
    (vault / "b.md").write_bytes(b"")
    sync_here(vault)
    assert changed(before, vault) == {"b.md"}


# Most notes are gone


def many(count: int) -> dict[str, str]:
    """Give so many interview notes."""
    return {
        f"Interviews/{n}.md": NOTES[KUMO].replace("Kumo Robotics", f"Company {n}")
        for n in range(count)
    }


@pytest.mark.parametrize(
    ("count", "gone", "stays"),
    [
        (1, 1, False),
        (2, 1, False),
        (2, 2, False),
        (3, 1, False),
        (3, 2, True),
        (3, 3, True),
        (8, 4, False),
        (8, 5, True),
        (8, 8, True),
    ],
)
def test_if_most_notes_are_gone_the_outputs_stay(
    count: int, gone: int, stays: bool, make_vault: Callable[..., Path]
) -> None:
    """Hazard 10: more than half of three or more; VS605 gives the numbers and a way out."""
    vault = make_vault(many(count))
    sync_here(vault)
    before = contents(vault)
    for n in range(gone):
        (vault / f"Interviews/{n}.md").unlink()
        del before[f"Interviews/{n}.md"]
    report = sync_here(vault)
    told = [one for one in report.findings if one.code == "VS605"]
    assert bool(told) is stays
    assert (changed(before, vault) == set()) is stays
    if not stays:
        assert len(ids(due(vault))) == 3 * (count - gone)
        return
    assert f"{gone} of the {count} notes" in told[0].message
    (vault / DUE).unlink()
    report = sync_here(vault)
    assert "VS605" not in {one.code for one in report.findings}
    assert len(ids(due(vault))) == 3 * (count - gone)


def test_closed_applications_count_too(make_vault: Callable[..., Path]) -> None:
    """Hazard 10: a note that is known only by its line under Closed is a note."""
    notes = {p: t.replace("date:", "status: rejected\ndate:") for p, t in many(5).items()}
    vault = make_vault(notes)
    sync_here(vault)
    before = due(vault)
    assert "## Closed" in before
    (vault / "Interviews").rename(vault.parent / "elsewhere")
    report = sync_here(vault)
    assert due(vault) == before
    assert "VS605" in {one.code for one in report.findings}
    (vault.parent / "elsewhere").rename(vault / "Archive")
    report = sync_here(vault)
    assert report.findings == ()
    assert due(vault) == moved(before, "Interviews/", "Archive/")


def test_a_folder_that_is_not_mounted(make_vault: Callable[..., Path]) -> None:
    """Hazard 10: an empty folder where the notes were takes nothing away, for days."""
    vault = make_vault(many(6))
    sync_here(vault)
    before = contents(vault)
    (vault / "Interviews").rename(vault.parent / "elsewhere")
    (vault / "Interviews").mkdir()
    for day in ("06", "07", "20"):
        sync_here(vault, f"2026-03-{day}T09:00:00+00:00")
    (vault / "Interviews").rmdir()
    (vault.parent / "elsewhere").rename(vault / "Interviews")
    assert changed(before, vault) == set()
    assert not sync_here(vault).wrote


def test_a_moved_folder_is_not_gone(small: Path) -> None:
    """Hazard 10: what is still computed is not gone, wherever the note lies now."""
    before = due(small)
    (small / "Interviews").rename(small / "Job hunt")
    report = sync_here(small)
    assert report.findings == ()
    assert due(small) == moved(before, "Interviews/", "Job%20hunt/")


def test_an_old_checkout(make_vault: Callable[..., Path]) -> None:
    """Hazard 10: git takes most notes away and brings them back; nothing is lost between."""
    notes = many(6)
    vault = make_vault({"Interviews/0.md": notes["Interviews/0.md"]})

    def git(*args: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
        subprocess.run(["git", *identity, *args], cwd=vault, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    (vault / ".gitignore").write_text("Follow-ups/\n", "utf-8")
    git("add", ".")
    git("commit", "-qm", "one")
    for path, text in notes.items():
        (vault / path).write_text(text, "utf-8")
    git("add", ".")
    git("commit", "-qm", "all")
    sync_here(vault)
    before = contents(vault / "Follow-ups")
    git("checkout", "-q", "HEAD~1")
    report = sync_here(vault)
    assert {one.code for one in report.findings} - {"VS501"} == {"VS605"}
    assert contents(vault / "Follow-ups") == before
    git("checkout", "-q", "main")
    assert not sync_here(vault).wrote
    assert contents(vault / "Follow-ups") == before


# Waiting for what is being written


def patient(root: Path, quiet: float, left: float = 5.0) -> Patience:
    """Sync with patience; give what is left of it."""
    patience = Patience(now=clock.now, quiet=quiet, left=left)
    sync(open_vault(str(root)), datetime.fromisoformat(AS_OF), patience=patience)
    return patience


def test_a_vault_that_is_gone_is_not_waited_for(small: Path) -> None:
    """A vault that was removed between two looks ends the run, it does not hang (hazard 8)."""
    small.rename(small.with_name("elsewhere"))
    waiting = Patience(now=clock.now, quiet=1.0)
    with limit(60), limit(5, busy=True):
        vault = open_vault(str(small), waiting)
        with pytest.raises(FileNotFoundError):
            sync(vault, datetime.fromisoformat(AS_OF), patience=waiting)
    assert not small.exists()


def test_a_file_that_has_lain_still_is_not_waited_for(small: Path) -> None:
    """Only what changed within the quiet time costs time."""
    for path in contents(small):
        os.utime(small / path, (1_700_000_000, 1_700_000_000))
    assert patient(small, 1.0).left == 5.0


@pytest.mark.parametrize("path", [NORTHWIND, DUE, PRIYA_DRAFT])
def test_a_file_that_was_written_just_now_is_waited_for(path: str, small: Path) -> None:
    """Hazard 9: a note, the due note and a draft must have lain still for the quiet time."""
    for other in contents(small):
        os.utime(small / other, (1_700_000_000, 1_700_000_000))
    (small / path).write_bytes((small / path).read_bytes())
    start = time.monotonic()
    assert patient(small, 0.3).left < 5.0
    assert time.monotonic() - start >= 0.25


def test_a_wrong_clock_does_not_hold_up(small: Path) -> None:
    """A note that another machine dated into the future is not waited for."""
    for path in contents(small):
        os.utime(small / path, (1_700_000_000, 1_700_000_000))
    os.utime(small / NORTHWIND, (4_000_000_000, 4_000_000_000))
    assert patient(small, 1.0).left == 5.0


def test_after_the_longest_wait_the_note_counts_as_unreadable(small: Path) -> None:
    """Hazard 9: a note that is never left alone holds up nothing else, and is told."""
    before = due(small)
    text = NORTHWIND_TEXT[: NORTHWIND_TEXT.index("## Marcus")]
    (small / NORTHWIND).write_bytes(text.encode())
    patience = Patience(now=clock.now, quiet=60, left=0.2)
    report = sync(open_vault(str(small)), datetime.fromisoformat(AS_OF), patience=patience)
    assert due(small) == before
    assert codes(report.findings, NORTHWIND) == {"VS005", "VS010"}
    run(small, 0)
    assert not task_lines(due(small), MARCUS)


@pytest.mark.parametrize("gap", ["before the folder is listed", "behind it"])
def test_a_note_that_is_just_being_replaced(
    gap: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hazard 9: while the old file is away and the new one not yet there, it is not gone."""
    before = due(small)
    note, aside = small / NORTHWIND, small / "Interviews/aside"
    for path in contents(small):
        os.utime(small / path, (1_700_000_000, 1_700_000_000))
    listing, opening = os.scandir, os.open

    def put_back() -> None:
        if aside.exists():
            aside.rename(note)

    def scan(path: str | int) -> object:
        if means(path, note.parent) and gap.startswith("before") and note.exists():
            monkeypatch.setattr(os, "scandir", listing)
            note.rename(aside)
            found = listing(path)
            entries = list(found)
            put_back()
            return contextlib.nullcontext(entries)
        return listing(path)

    def late(path: str, *args: int, **more: int) -> int:
        if means(path, note) and gap.startswith("behind"):
            monkeypatch.setattr(os, "open", opening)
            note.rename(aside)
            threading.Timer(0.1, put_back).start()
        return opening(path, *args, **more)

    monkeypatch.setattr(os, "scandir", scan)
    monkeypatch.setattr(os, "open", late)
    patient(small, 0.5)
    assert due(small) == before


def test_the_own_record_is_not_waited_for(small: Path) -> None:
    """A tick is recorded and the note read again without another wait."""
    tick(small, PRIYA)
    for path in contents(small):
        os.utime(small / path, (1_700_000_000, 1_700_000_000))
    assert patient(small, 1.0).left == 5.0
    assert section(due(small), PRIYA) == "Done in the last 14 days"


def aged(root: Path, path: str, seconds: float) -> None:
    """Let everything but one file lie still; that one was saved so long ago."""
    for each in contents(root):
        os.utime(root / each, (1_700_000_000, 1_700_000_000))
    then = time.time() - seconds
    os.utime(root / path, (then, then))


@pytest.mark.parametrize(
    ("age", "waits"), [(60, 0.0), (2.5, 0.0), (1.5, 0.5), (1.1, 0.9), (-60, 0.0)]
)
def test_a_note_is_edited_after_two_seconds_of_quiet(
    small: Path, monkeypatch: pytest.MonkeyPatch, age: float, waits: float
) -> None:
    """Hazard 4: a record waits until its note lay still for 2 s, whatever other clocks say."""
    tick(small, PRIYA)
    waited: list[float] = []
    now = clock.now().timestamp()

    def sleep(seconds: float) -> None:
        waited.append(seconds)
        os.utime(small / NORTHWIND, (now - 60, now - 60))

    aged(small, NORTHWIND, 60)
    os.utime(small / NORTHWIND, (now - age, now - age))
    monkeypatch.setattr("vaultsync.vault.quiet.time.sleep", sleep)
    patience = Patience(now=lambda: datetime.fromtimestamp(now, UTC))
    assert len(run_with(small, patience).records) == 1
    assert sum(waited) == pytest.approx(waits, abs=0.05)


def test_a_note_that_is_being_edited_waits_for_the_next_run(small: Path, cli: Cli) -> None:
    """Hazard 4: without a pause the record is left, with the reason; the tick stays ticked."""
    tick(small, PRIYA)
    aged(small, NORTHWIND, 60)
    before = (small / NORTHWIND).read_bytes()
    now = clock.now().timestamp()
    os.utime(small / NORTHWIND, (now - 1.5, now - 1.5))
    patience = Patience(now=lambda: datetime.fromtimestamp(now, UTC), left=0.0)
    report = run_with(small, patience)
    assert (report.records, report.failures, report.restless) == ((), (), True)
    assert [one.reason for one in report.unrecorded] == ["the note was saved less than 2 s ago"]
    assert (small / NORTHWIND).read_bytes() == before
    assert "not recorded: the note was saved less than 2 s ago" in due(small)
    assert cli("sync", vault=small).returncode == 0
    assert section(due(small), PRIYA) == "Done in the last 14 days"


def run_with(root: Path, patience: Patience) -> Report:
    """Sync with this patience."""
    return sync(open_vault(str(root)), datetime.fromisoformat(AS_OF), patience=patience)


@pytest.mark.parametrize(
    ("text", "code"), [("0", 0), ("0.2", 0), ("x", 2), ("-1", 2), ("nan", 2)]
)
def test_the_quiet_time_can_be_set(text: str, code: int, small: Path, cli: Cli) -> None:
    """VAULTSYNC_QUIET is a number of seconds; anything else is wrong use."""
    run_ = cli("sync", vault=small, VAULTSYNC_QUIET=text)
    assert run_.returncode == code
    assert ("VAULTSYNC_QUIET" in run_.stderr) is (code == 2)


def test_sync_waits_by_itself(small: Path, cli: Cli) -> None:
    """Hazard 9: without the variable a second of quiet is kept, and `check` keeps none."""
    whole = (small / NORTHWIND).read_bytes()
    (small / NORTHWIND).write_bytes(whole[: whole.index(b"## Marcus")])
    start = time.monotonic()
    assert cli("check", vault=small, VAULTSYNC_QUIET="").returncode == 1
    checked = time.monotonic() - start
    (small / NORTHWIND).write_bytes(whole[: whole.index(b"## Marcus")])
    start = time.monotonic()
    assert cli("sync", vault=small, VAULTSYNC_QUIET="").returncode == 0
    assert time.monotonic() - start > 0.9
    assert checked < 10


def test_slow_saves(small: Path, tmp_path: Path) -> None:
    """Hazard 9: notes saved in pieces, by renaming and as vim does: 0 wrong outputs.

    HOSTILE=full makes it 300 saves. What lies half written for longer than the quiet time, on a
    busy disk, is not what this is about: then it is tried again.
    """
    for quiet in (0.3, 0.6, 1.2, 2.4):
        copy = Path(shutil.copytree(small, tmp_path / f"{quiet}" / "vault"))
        tally = slow_saves(copy, 300 if FULL else 24, quiet)
        if tally.longest < 0.9 * quiet:
            break
    else:
        pytest.fail("the disk is too busy to save anything")
    assert tally.wrong == []
    assert tally.final
    assert tally.runs > 20
    assert len(tally.states) > 1


def test_without_quiet_slow_saves_do_harm(small: Path) -> None:
    """The measure can fail: who takes every note as it stands gets wrong outputs."""
    assert slow_saves(small, 24, 0).wrong
