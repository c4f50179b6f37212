"""`vaultsync undo`: kept outside the vault, taken back if it stands, never recorded anew."""

import json
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from tests.talking import CTRL_C, CTRL_D, on_terminal, talk
from tests.vaults import (
    DRAFTS,
    DUE,
    MARCUS,
    NORTHWIND,
    NORTHWIND_TEXT,
    PRIYA,
    PRIYA_DRAFT,
    contents,
    section,
    state,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.cli.printer import Printer
from vaultsync.cli.session import Session
from vaultsync.cli.watch_told import Told
from vaultsync.edit.kept import Kept, Place
from vaultsync.edit.lines import with_line
from vaultsync.errors import NoteChangedError, UndoError, WriteError
from vaultsync.snapshot import Document
from vaultsync.vault import journal as journal_module
from vaultsync.vault.journal import NAME, OLDEST, Journal
from vaultsync.vault.new_note import write_new
from vaultsync.vault.note_writer import Errand, NoteWriter
from vaultsync.vault.opening import open_vault
from vaultsync.vault.pace import Why
from vaultsync.vault.state import NoStateError, State
from vaultsync.vault.store import Store
from vaultsync.vault.sync import Run
from vaultsync.vault.undo import undo
from vaultsync.vault.undo_plan import Standing, kept_changes

DONE = "Done in the last 14 days"
LINE = "- [x] Thank-you by email ✅ 2026-03-06"
NOW = datetime.fromisoformat(AS_OF)


def note(root: Path) -> bytes:
    """Give the interview's note."""
    return (root / NORTHWIND).read_bytes()


def due(root: Path) -> str:
    """Give the due note."""
    return (root / DUE).read_text("utf-8")


def take(root: Path, wanted: str | None = None) -> None:
    """Take a change back, without a process of its own."""
    undo(Run(open_vault(str(root)), NOW, None, None, "undo"), wanted)


def kept(root: Path) -> tuple[Kept, ...]:
    """Give the kept changes, the oldest first."""
    return Journal(State(str(root))).read()


@pytest.fixture
def recorded(small: Path) -> Path:
    """Give the vault in which Priya's thank-you was ticked and recorded."""
    tick(small, PRIYA)
    assert sync_here(small).records
    assert section(due(small), PRIYA) == DONE
    return small


@pytest.mark.parametrize(
    ("answer", "code", "taken"),
    [("", 0, True), ("y", 0, True), ("n", 0, False), (CTRL_C, 130, False), (CTRL_D, 2, False)],
)
def test_at_a_terminal_it_is_shown_and_asked(
    answer: str, code: int, recorded: Path, *, taken: bool
) -> None:
    """A command that failed in between leaves another change to be the last one (S38)."""
    before = state(recorded)
    words = ("undo", "--vault", str(recorded), "--as-of", AS_OF)
    done = talk(*words, answers=[("Take this back? [Y/n]", answer)])
    assert done.code == code, done.shown
    assert f"-{LINE}" in done.shown.partition("Take this back?")[0]
    assert (f"took out {NORTHWIND}" in done.shown) is taken
    assert (LINE.encode() in note(recorded)) is not taken
    assert taken or state(recorded) == before


def test_it_says_which_draft_moves_back(recorded: Path, cli: Cli) -> None:
    """Before the yes: a message that was sent stands among those to be sent again."""
    (sent,) = (recorded / "Follow-ups/Drafts/Sent").iterdir()
    said = f"{sent.name} moves back to Follow-ups/Drafts/, where it is to be sent again\n"
    ran = cli("undo", "--dry-run", vault=recorded)
    assert said in ran.stderr
    assert said not in ran.stdout  # the diff alone
    words = ("undo", "--vault", str(recorded), "--as-of", AS_OF)
    asked = talk(*words, answers=[("Take this back? [Y/n]", "n")]).shown
    assert said.strip() in " ".join(asked.split())
    assert cli("undo", vault=recorded).returncode in {0, 1}
    assert not sent.exists()
    assert (recorded / "Follow-ups/Drafts" / sent.name).exists()


def test_no_draft_moves_back_that_was_not_sent(small: Path, cli: Cli) -> None:
    """What was put off kept its draft."""
    assert cli("snooze", "priya", "--until", "2026-03-09", vault=small).returncode in {0, 1}
    assert "moves back" not in cli("undo", "--dry-run", vault=small).stderr


@pytest.mark.parametrize("how", ["--yes", "-y", "--json", "ID"])
def test_at_a_terminal_it_is_done_at_once(how: str, recorded: Path) -> None:
    """Whoever names it, says yes or is a program is not asked (S38)."""
    (one,) = kept(recorded)
    words = ("undo", one.id if how == "ID" else how, "--vault", str(recorded))
    done = talk(*words, "--as-of", AS_OF, answers=[])
    assert (done.code, "Take this back?" in done.shown) == (0, False)
    assert LINE.encode() not in note(recorded)


# What is left alone


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            lambda text: text.replace(LINE, f"{LINE} by post"),
            "was changed to `- [x] Thank-you by",
        ),
        (lambda text: text.replace(f"{LINE}\n", "") + "x\n", "is no longer there"),
        (lambda text: text.replace(LINE, f"{LINE}\n  - they liked it"), "read otherwise"),
        (lambda text: f"{text}<<<<<<< HEAD\n", "conflict markers"),
        (lambda _: "", f"`{LINE}` is no longer there"),
    ],
)
def test_what_was_changed_since_is_left(
    recorded: Path, cli: Cli, edit: Callable[[str], str], said: str
) -> None:
    """A line that does not stand any more: exit code 3, what changed since, no byte written."""
    (recorded / NORTHWIND).write_bytes(edit(note(recorded).decode()).encode())
    before = state(recorded)
    ran = cli("undo", vault=recorded)
    assert ran.returncode == 3
    assert said in ran.stderr
    assert "nothing was written\nhelp: change the note by hand; `vaultsync" in ran.stderr
    assert state(recorded) == before
    assert len(kept(recorded)) == 1


@pytest.mark.parametrize("new", ["Interviews/Northwind, panel.md", "Archive/2026/N.md"])
def test_a_note_that_was_renamed_since(recorded: Path, cli: Cli, new: str) -> None:
    """It is found by its content, and the record goes from there (hazard 2)."""
    without = note(recorded).replace(f"{LINE}\n".encode(), b"")
    (recorded / new).parent.mkdir(parents=True, exist_ok=True)
    (recorded / NORTHWIND).rename(recorded / new)
    assert "changed since" not in cli("undo", "--list", vault=recorded).stdout
    ran = cli("undo", vault=recorded)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert new in ran.stdout
    assert (recorded / new).read_bytes() == without
    assert not (recorded / NORTHWIND).exists()
    assert section(due(recorded), PRIYA) == "Today"
    assert cli("undo", vault=recorded).returncode == 3


@pytest.mark.parametrize("there", ["nothing", "two", "changed"])
def test_a_renamed_note_that_is_not_certain(recorded: Path, cli: Cli, there: str) -> None:
    """Two notes that could be it, or one that was changed since: nothing is written."""
    whole = note(recorded)
    (recorded / NORTHWIND).unlink()
    contents_of = {"nothing": (), "two": (whole, whole), "changed": (whole + b"x\n",)}[there]
    for number, data in enumerate(contents_of):
        (recorded / f"Interviews/{number}.md").write_bytes(data)
    before = state(recorded)
    ran = cli("undo", vault=recorded)
    assert ran.returncode == 3
    assert (
        f"{NORTHWIND} is no longer there, and no other note holds what it held then"
        in ran.stderr
    )
    assert state(recorded) == before


@pytest.mark.parametrize("how", ["gone", "a link", "read-only", "moved out"])
def test_a_note_that_cannot_be_written_is_left(recorded: Path, cli: Cli, how: str) -> None:
    """A note that is gone, a link or read-only is not touched (hazard 18)."""
    file, outside = recorded / NORTHWIND, recorded.parent / "outside"
    whole = note(recorded)
    if how == "gone":
        file.unlink()
    elif how == "read-only":
        file.chmod(0o444)
    elif how == "a link":
        file.rename(outside)
        file.symlink_to(outside)
    else:
        file.parent.rename(outside)
        file.parent.symlink_to(outside)
    before = state(recorded)
    ran = cli("undo", vault=recorded)
    assert ran.returncode == 3
    assert "nothing was written" in ran.stderr
    assert state(recorded) == before
    read = {"a link": outside, "moved out": outside / file.name}.get(how)
    assert read is None or read.read_bytes() == whole


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("undo", "nothing"), 2, "no kept change matches 'nothing'"),
        (("undo", ""), 2, "no kept change"),
        (("undo", "--list", "x"), 2, "`--list` goes with"),
        (("undo", "--list", "--dry-run"), 2, "`--list` goes with"),
        (("undo",), 3, "there is no change of a note to take back; nothing was written"),
    ],
)
def test_nothing_to_take_back(
    small: Path, cli: Cli, args: tuple[str, ...], code: int, said: str
) -> None:
    """An unknown ID and an empty journal are told, and nothing is written."""
    before = state(small)
    ran = cli(*args, vault=small)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert said in ran.stderr
    assert state(small) == before


ELM = "Interviews/2026-03-06 Elm.md"


def write(root: Path) -> str:
    """Write a note as `new` does; give its path."""
    text = "---\ntype: interview\ncompany: Elm\ndate: 2026-03-06\n---\n"
    return write_new(open_vault(str(root)), "Interviews", ["2026-03-06 Elm"], text)


@pytest.mark.parametrize("args", [("undo",), ("undo", "--dry-run"), ("undo", "--json")])
def test_a_new_note_is_not_stepped_over(
    recorded: Path, cli: Cli, args: tuple[str, ...]
) -> None:
    """After `new`, `undo` without an ID does not take back what was done before it."""
    (one,) = kept(recorded)
    assert cli("new", "Elm", "--yes", vault=recorded).returncode == 0
    before = state(recorded)
    ran = cli(*args, vault=recorded)
    assert (ran.returncode, ran.stdout) == (3, "")
    said = " ".join(ran.stderr.split())
    assert f"the last thing done here was `new`, which wrote {ELM}; nothing was written" in said
    assert f"delete `{ELM}` to take it back" in said
    assert f"`vaultsync undo {one.id}` takes back the change before it" in said
    assert state(recorded) == before
    cli("undo", one.id, vault=recorded)
    assert LINE not in note(recorded).decode()
    assert (recorded / ELM).exists()


def test_a_new_note_and_nothing_else(small: Path, cli: Cli) -> None:
    """Where nothing else is kept, the note is named all the same."""
    cli("new", "Elm", "--yes", vault=small)
    ran = cli("undo", vault=small)
    assert ran.returncode == 3
    assert f"wrote {ELM}" in " ".join(ran.stderr.split())
    narrow = talk("undo", "--vault", str(small), answers=(), cwd=None, columns=40)
    assert narrow.code == 3
    assert f"delete `{ELM}`" in " ".join(narrow.shown.split())
    assert f"`{ELM}`" in narrow.shown  # not broken at its blank: it can be copied


def _edited(root: Path) -> None:
    with (root / ELM).open("a", encoding="utf-8") as file:
        file.write("a line of mine\n")


def _twice_and_one_gone(root: Path) -> None:
    (root / write(root)).unlink()


def _undone_since(root: Path) -> None:
    tick(root, MARCUS)
    assert sync_here(root).records
    take(root)


@pytest.mark.parametrize(
    ("since", "stops"),
    [
        (lambda _: None, True),
        (_edited, True),
        (_twice_and_one_gone, True),
        (_undone_since, True),
        (lambda root: (root / ELM).unlink(), False),
        (lambda root: (root / ELM).rename(root / "Elm.md"), False),
        (lambda root: [tick(root, MARCUS), sync_here(root)], False),
    ],
    ids=["as written", "edited", "another one gone", "undone since", "gone", "moved", "ticked"],
)
def test_a_new_note_stops_it_while_it_is_the_last_thing(
    recorded: Path, since: Callable[[Path], object], *, stops: bool
) -> None:
    """It is the last thing as long as it lies there and nothing was recorded since."""
    assert write(recorded) == ELM
    since(recorded)
    before = state(recorded)
    if stops:
        with pytest.raises(UndoError, match="`new`"):
            take(recorded)
        assert state(recorded) == before
    else:
        take(recorded)
        assert state(recorded) != before


def test_a_new_note_that_leads_out_of_the_vault_is_not_looked_at(
    recorded: Path, tmp_path: Path
) -> None:
    """The journal is a file like any other: what it names is looked for in the vault only."""
    (tmp_path / "outside.md").write_text("x", "utf-8")
    journal = Journal(State(str(recorded)))
    for path in ("../outside.md", str(tmp_path / "outside.md"), "", "a\0b", "\ud800.md"):
        journal.keep_made(path)
    take(recorded)
    assert LINE not in note(recorded).decode()


def test_listing_and_previewing_write_nothing(recorded: Path, cli: Cli) -> None:
    """`--list` and `--dry-run` show, and touch neither the vault nor what is kept."""
    before, known = state(recorded), kept(recorded)
    listed = cli("undo", "--list", vault=recorded).stdout
    (one,) = known
    assert listed.splitlines()[0].startswith(f"{one.id}  ")
    assert f"{NORTHWIND}:{one.line}  (sync)" in listed
    assert listed.splitlines()[1] == f"  + {LINE}"
    shown = cli("undo", "--dry-run", vault=recorded)
    assert f"-{LINE}\n" in shown.stdout
    (moves, nothing) = shown.stderr.splitlines()
    assert "thank-you.md moves back to Follow-ups/Drafts/" in moves
    assert nothing == "nothing was written (--dry-run)"
    told = json.loads(cli("undo", "--dry-run", "--json", vault=recorded).stdout)
    assert told["change"] == {"path": NORTHWIND, "line": one.line, "old": LINE, "new": None}
    assert (state(recorded), kept(recorded)) == (before, known)


def test_git_at_work_stops_it(recorded: Path, cli: Cli) -> None:
    """While git is in the middle of something nothing is taken back (hazard 11)."""
    (recorded / ".git").mkdir()
    (recorded / ".git" / "index.lock").write_text("")
    before = state(recorded)
    ran = cli("undo", vault=recorded)
    assert (ran.returncode, "git is at work" in ran.stderr) == (3, True)
    assert state(recorded) == before


# What is taken back


@pytest.mark.parametrize("runs", [0, 1, 3])
def test_a_recorded_tick_is_taken_back(small: Path, cli: Cli, runs: int) -> None:
    """The note has its old bytes, the line is owed again, and no sync brings the tick back."""
    before, owed = note(small), task_lines(due(small), PRIYA)
    tick(small, PRIYA)
    assert sync_here(small).records
    for _ in range(runs):
        sync_here(small)
    ran = cli("undo", vault=small)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"took out {NORTHWIND}:" in ran.stdout
    assert note(small) == before
    assert task_lines(due(small), PRIYA) == owed
    for _ in range(2):
        assert not sync_here(small).wrote
    assert note(small) == before


@pytest.mark.parametrize("box", ["x", "-", " "])
def test_a_tick_that_still_stands_does_not_come_back(
    small: Path, monkeypatch: pytest.MonkeyPatch, box: str
) -> None:
    """A run that was killed between record and due note leaves the tick: it goes, too.

    Ticked, skipped or put off: after the undo no sync records it again.
    """
    before = note(small)
    tick(small, PRIYA, box, " ⏳ 2026-03-20" if box == " " else "")
    with monkeypatch.context() as patch:
        patch.setattr("vaultsync.vault.sync.apply_all", _killed)
        with pytest.raises(KeyboardInterrupt):
            sync_here(small)
    assert note(small) != before
    take(small)
    assert note(small) == before
    assert "[ ]" in task_lines(due(small), PRIYA)[0]
    assert "⏳" not in task_lines(due(small), PRIYA)[0]
    assert not sync_here(small).wrote
    assert note(small) == before


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_other_ticks_are_not_lost(recorded: Path) -> None:
    """A tick on another line that no sync has seen yet is recorded, as by every sync."""
    tick(recorded, MARCUS)
    take(recorded)
    assert section(due(recorded), MARCUS) == DONE
    assert section(due(recorded), PRIYA) != DONE
    assert note(recorded).count(b"- [x]") == 1


def test_a_due_note_that_cannot_be_written_stops_it(
    small: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the tick cannot be taken out of the due note, the note keeps its record."""
    tick(small, PRIYA)
    with monkeypatch.context() as patch:
        patch.setattr("vaultsync.vault.sync.apply_all", _killed)
        with pytest.raises(KeyboardInterrupt):
            sync_here(small)
    (small / DUE).chmod(0o444)
    before = state(small)
    ran = cli("undo", vault=small)
    assert (ran.returncode, "read-only" in ran.stderr) == (3, True)
    assert state(small) == before


def test_a_draft_that_says_sent_stops_it(
    small: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft with `status: sent` that still lies there would be recorded again."""
    draft = small / PRIYA_DRAFT
    draft.write_bytes(draft.read_bytes().replace(b"status: draft", b"status: sent"))
    with monkeypatch.context() as patch:
        patch.setattr("vaultsync.vault.sync.apply_all", _killed)
        with pytest.raises(KeyboardInterrupt):
            sync_here(small)
    before = state(small)
    ran = cli("undo", vault=small)
    assert ran.returncode == 3
    assert f"the draft {PRIYA_DRAFT} says `status: sent`" in ran.stderr
    assert state(small) == before


def test_a_save_in_the_last_moment_wins(
    recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note that is saved while it is taken back keeps what was saved (hazard 4)."""
    theirs = note(recorded) + b"- typed meanwhile\n"
    keep = Journal.keep

    def saved_meanwhile(self: Journal, one: Kept) -> None:
        (recorded / NORTHWIND).write_bytes(theirs)
        keep(self, one)

    monkeypatch.setattr(Journal, "keep", saved_meanwhile)
    with pytest.raises(NoteChangedError):
        take(recorded)
    monkeypatch.undo()
    assert note(recorded) == theirs
    assert section(due(recorded), PRIYA) == DONE, "the due note fell behind the notes"
    assert len(kept(recorded)) == 1, "what did not come about is kept"


def test_a_line_that_was_taken_out_by_hand_is_passed_over(small: Path) -> None:
    """Where the note is as it was before, there is nothing to do: the change before it goes."""
    whole = note(small)
    tick(small, PRIYA)
    sync_here(small)
    first = note(small)
    tick(small, MARCUS)
    sync_here(small)
    (small / NORTHWIND).write_bytes(first)
    take(small)
    assert note(small) == whole


def test_undo_goes_back_step_by_step(small: Path) -> None:
    """Each undo takes back one change more; an ID takes back one in the middle, or an undo."""
    whole = note(small)
    tick(small, PRIYA)
    sync_here(small)
    first = note(small)
    tick(small, MARCUS)
    sync_here(small)
    both = note(small)
    take(small)
    assert note(small) == first
    take(small)
    assert note(small) == whole
    with pytest.raises(UndoError, match="there is no change of a note to take back"):
        take(small)
    of_first, of_second, back_second, back_first = (one.id for one in kept(small))
    with pytest.raises(UndoError, match="has already been taken back"):
        take(small, of_first)
    take(small, back_first)
    assert note(small) == first
    assert section(due(small), PRIYA) == DONE
    take(small, back_second)
    assert note(small) == both
    take(small, of_first[:7])
    assert note(small).count(b"- [x]") == 1
    assert section(due(small), PRIYA) != DONE
    assert section(due(small), MARCUS) == DONE
    standing = {one.kept.id: one.standing for one in kept_changes(open_vault(str(small)))}
    assert standing[of_first] is Standing.TAKEN_BACK
    assert standing[of_second] is Standing.STANDS


JANE = "Thank-you to Jane Poe"
PANEL_NOTE = (
    NORTHWIND_TEXT.replace("phone:: +44 7700 900123\ntext_ok:: yes", "email:: m@n.example")
    + "\n## Jane Poe\nemail:: jane@northwind.example\n- asks about on-call\n"
)


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("order", [(PRIYA, MARCUS, JANE), (MARCUS, JANE, PRIYA)])
def test_a_panel_that_was_thanked_on_one_day(
    small: Path, cli: Cli, order: tuple[str, ...], edited: bool
) -> None:
    """Of records that read the same, each undo takes the one of its own person.

    All are listed as standing; an undo that was killed before it wrote can be done again.
    """
    (small / NORTHWIND).write_text(PANEL_NOTE, "utf-8")
    sync_here(small)
    for one in order:
        tick(small, one)
        assert sync_here(small).records
    changes = dict(zip(order, kept(small), strict=True))
    assert {one.new for one in changes.values()} == {LINE}
    if edited:
        edit_line_of(small / NORTHWIND, "# Northwind, panel\n", "# Northwind\n\nA panel.\n")
        with (small / NORTHWIND).open("a") as file:
            file.write("- ends with a quiz\n")
        sync_here(small)
    assert "changed since" not in cli("undo", "--list", vault=small).stdout
    left = [*order]
    for one in (order[1], order[0], order[2]):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(NoteWriter, "write", _killed)
            with pytest.raises(KeyboardInterrupt):
                take(small, changes[one].id)
        take(small, changes[one].id)
        left.remove(one)
        standing = {who: section(due(small), who) == DONE for who in order}
        assert standing == {who: who in left for who in order}
        assert not sync_here(small).records
    assert LINE.encode() not in note(small)


def test_one_command_is_one_undo(small: Path, cli: Cli) -> None:
    """Hazard 2: without an ID all lines of the last command go, or it says what stays."""
    whole = note(small)
    as_of = ("--as-of", AS_OF)

    def run(*words: str) -> tuple[str, str]:
        ran = cli(*words, *as_of, vault=small)
        assert ran.returncode == 0
        return ran.stdout, ran.stderr

    run("done", "priya")
    before = note(small)
    run("reply", "dana", "--promised", "2026-03-20")
    written = note(small)
    shown, _ = run("undo", "--dry-run")
    assert shown.count("\n-") == 2
    assert note(small) == written
    shown, told = run("undo")
    assert (shown.count(f"{NORTHWIND}:"), told, note(small)) == (2, "", before)
    drafts = [path.name for path in (small / DRAFTS).glob("*.md")]
    assert not [name for name in drafts if "reply" in name]
    assert not sync_here(small).records
    # each of the two can be put back, and JSON tells of both
    run("reply", "dana", "--promised", "2026-03-20")
    told = json.loads(run("undo", "--json")[0])
    (also,) = told["also"]
    assert [told["undone"]["command"], also["undone"]["command"]] == ["reply", "reply"]
    assert told["undone"]["id"] != also["undone"]["id"]
    for back in kept(small)[-2:]:
        run("undo", back.id)
    assert note(small) == written
    run("undo")
    assert note(small) == before
    run("undo")
    assert note(small) == whole, "the command before it: `done`"


def test_what_of_a_command_was_changed_since_stays(small: Path, cli: Cli) -> None:
    """Hazard 2: what a person wrote since is theirs."""
    words = ("reply", "dana", "--promised", "2026-03-20", "--as-of", AS_OF)
    assert cli(*words, vault=small).returncode == 0
    mine = note(small).replace(b"Reply received", b"Reply came")
    (small / NORTHWIND).write_bytes(mine)
    assert cli("undo", "--as-of", AS_OF, vault=small).returncode == 0
    assert b"Reply came" in note(small)
    assert b"they_reply_by: 2026-03-20" not in note(small)


def test_what_else_the_command_wrote_is_told(small: Path, cli: Cli) -> None:
    """Hazard 2: a command that wrote two lines is not half taken back in silence."""
    whole = note(small)

    def reply() -> None:
        ran = cli("reply", "dana", "--promised", "2026-03-20", "--as-of", AS_OF, vault=small)
        assert ran.returncode == 0

    def back(*args: str) -> str:
        ran = cli("undo", *args, "--as-of", AS_OF, vault=small)
        assert ran.returncode == 0
        return ran.stderr

    one = "1 more line of this command is still there; "
    reply()
    heard = kept(small)[-2].id
    assert back(heard) == f"{one}`vaultsync undo` again takes it back\n"
    assert (back(), note(small)) == ("", whole)
    reply()
    assert cli("done", "marcus", "--as-of", AS_OF, vault=small).returncode == 0
    heard, promised = (change.id for change in kept(small)[-3:-1])
    assert back(promised) == f"{one}`vaultsync undo {heard}` takes it back\n"
    assert "still there" not in back(heard)
    assert "still there" not in back()  # another command, whose only line it was
    assert note(small) == whole
    reply()
    (small / NORTHWIND).write_bytes(note(small).replace(b"Reply received", b"Reply came"))
    assert "still there" not in back()


def test_several_lines_that_still_stand(small: Path, cli: Cli) -> None:
    """Ticks that one run recorded are lines of one command; JSON says nothing of it."""
    for line in (PRIYA, MARCUS, "Thank-you to Aiko Tanaka"):
        tick(small, line)
    assert cli("sync", vault=small).returncode == 0
    assert len({change.when for change in kept(small)}) == 1
    assert cli("undo", vault=small).stderr == (
        "2 more lines of this command are still there; `vaultsync undo` again takes the last "
        "of "
        "them back\n"
    )
    told = cli("undo", "--json", vault=small)
    assert told.stderr == ""
    assert "still there" not in told.stdout


TAKEN_BACK = "`vaultsync undo` takes this back"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("done northwind priya", TAKEN_BACK),
        ("skip northwind marcus", TAKEN_BACK),
        ("snooze northwind marcus --until 2026-03-20", TAKEN_BACK),
        ("reply northwind marcus", TAKEN_BACK),
        (
            "reply northwind marcus --promised 2026-03-27",
            TAKEN_BACK,
        ),
        ("close northwind rejected", TAKEN_BACK),
        ("undo --yes", "`vaultsync undo {id}` takes this back"),
    ],
)
def test_a_screen_is_told_how_it_is_taken_back(
    command: str, said: str, recorded: Path, cli: Cli, tmp_path: Path
) -> None:
    """In one line behind everything else, and true; neither in a pipe nor where nothing was."""
    root = recorded
    before = note(root)
    if command.startswith("done"):
        assert cli("undo", vault=root).returncode == 0
        before = note(root)
    words, where = command.split(), ("--vault", str(root), "--as-of", AS_OF)
    copy = Path(shutil.copytree(root, tmp_path / "copy"))
    state = {"VAULTSYNC_STATE": str(tmp_path / "state")}
    dry = on_terminal(200, *words, "--dry-run", *where)
    assert "takes " not in dry
    if command != "undo --yes":
        for more in ((), ("--json",)):
            ran = cli(*words, *more, vault=copy, **state)
            assert "takes " not in ran.stdout + ran.stderr
    shown = on_terminal(200, *words, *where).splitlines()
    (*_, last) = kept(root)
    assert shown[-1] == said.format(id=last.id)
    assert len([line for line in shown if "takes " in line]) == 1
    assert note(root) != before
    if command not in {"undo --yes", "reply northwind marcus --promised 2026-03-27"}:
        again = on_terminal(200, *words, *where)
        put_off = "is already put off until" in again
        assert put_off if "snooze" in command else "already recorded" in again
        assert "takes " not in again
    took = shown[-1].split("`")[1].split()[1:]
    assert cli(*took, vault=root).returncode == 0
    assert note(root) == before


@pytest.mark.parametrize(
    ("ticks", "said"),
    [
        ((), ""),
        ((PRIYA,), TAKEN_BACK),
        ((PRIYA, MARCUS), "`vaultsync undo` takes the last of these lines back"),
    ],
)
def test_a_screen_is_told_by_sync_and_watch(
    ticks: tuple[str, ...], said: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A tick that was recorded is a change of a note like any other."""
    for one in ticks:
        tick(small, one)
    copy = Path(shutil.copytree(small, small.with_name("copy")))
    shown = on_terminal(200, "sync", "--vault", str(small), "--as-of", AS_OF).splitlines()
    assert [line for line in shown if "takes " in line] == [said] * bool(said)
    assert not said or shown[-1] == said
    session = Session.open(str(copy), AS_OF, "never", writes=True)
    report = sync_here(copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Printer, "on_terminal", property(lambda _: True))
        for quiet in (False, True):
            teller = Told(str(copy), quiet=quiet, as_json=False)
            teller.ran(session, Why.START, report, 0.0)
            told = capsys.readouterr().err.splitlines()
            wanted = [said] * (bool(said) and not quiet)
            assert [line for line in told if "takes " in line] == wanted


def test_a_screen_is_not_told_what_does_not_hold(recorded: Path, tmp_path: Path) -> None:
    """Where a tick of the same run came last, and where nothing could be kept."""
    root = recorded
    tick(root, MARCUS)
    where = ("--vault", str(root), "--as-of", AS_OF)
    shown = on_terminal(200, "reply", "dana", *where).splitlines()
    assert shown[-1] == "`vaultsync undo` takes the last of these lines back"
    file = tmp_path / "file"
    file.write_text("", "utf-8")
    shown = on_terminal(
        200, "close", "northwind", "offer", *where, VAULTSYNC_STATE=str(file / "no")
    ).splitlines()
    assert not [line for line in shown if "takes " in line]


def test_undo_tells_it_as_json(small: Path, cli: Cli) -> None:
    """What was taken back, what became of the rest, and the list, for scripts."""
    recorded = small
    tick(small, PRIYA)
    cli("sync", vault=small)
    (one,) = kept(recorded)
    told = json.loads(cli("undo", one.id, "--json", vault=recorded).stdout)
    assert told["undone"] == {
        "id": one.id,
        "when": one.when.isoformat(),
        "command": "sync",
        "path": NORTHWIND,
        "line": one.line,
        "old": None,
        "new": LINE,
        "follow_up": one.item,
        "undoes": None,
    }
    assert {"change": "replace", "path": DUE} in told["sync"]["changes"]
    listed = json.loads(cli("undo", "--list", "--json", vault=recorded).stdout)["changes"]
    assert [(row["undoes"], row["state"]) for row in listed] == [
        (one.id, "stands"),
        (None, "taken back"),
    ]


SENT_DRAFT = f"{DRAFTS}/Sent/{Path(PRIYA_DRAFT).name}"


@pytest.mark.parametrize("edited", [False, True])
def test_a_draft_comes_back(small: Path, edited: bool) -> None:
    """What was moved to Sent is where it was again, with what its person wrote into it."""
    with (small / PRIYA_DRAFT).open("a") as file:
        file.write("and thank you for the tea\n" if edited else "")
    sync_here(small)
    before = contents(small)
    tick(small, PRIYA)
    sync_here(small)
    assert (small / SENT_DRAFT).exists()
    take(small)
    assert contents(small) == before
    assert not sync_here(small).wrote


def taken_place(root: Path) -> None:
    """Write another draft where the old one was."""
    (root / PRIYA_DRAFT).write_text("mine\n")


def edited_since(root: Path) -> None:
    """Change what lies in Sent."""
    with (root / SENT_DRAFT).open("a") as file:
        file.write("PS\n")


def moved_since(root: Path) -> None:
    """Put it elsewhere."""
    (root / f"{DRAFTS}/Sent/March").mkdir()
    (root / SENT_DRAFT).rename(root / f"{DRAFTS}/Sent/March/Priya.md")


def forgotten(root: Path) -> None:
    """Lose what was kept of the move, as an older version does."""
    journal = State(str(root)).open()
    file = Path(journal.path) / NAME
    lines = [line for line in file.read_text().splitlines(True) if '"moved"' not in line]
    file.write_text("".join(lines))
    journal.close()


@pytest.mark.parametrize("change", [taken_place, edited_since, moved_since, forgotten])
def test_a_draft_stays_whose_it_is(recorded: Path, change: Callable[[Path], None]) -> None:
    """A draft that is not what was moved, or whose place is taken, stays in Sent."""
    change(recorded)
    sent = {p: d for p, d in contents(recorded).items() if "/Sent/" in p}
    assert sent
    there = contents(recorded).get(PRIYA_DRAFT)
    take(recorded)
    after = contents(recorded)
    assert {path: after.get(path) for path in sent} == sent
    assert there is None or after[PRIYA_DRAFT] == there
    assert sum("Priya Raman, thank-you" in path for path in after if "/Sent/" not in path)
    assert not sync_here(recorded).wrote


def test_a_draft_that_says_sent_is_a_draft_again(small: Path) -> None:
    """It comes back with `status: draft`: else it would be recorded again by the next sync."""
    edit_line_of(small / PRIYA_DRAFT, "status: draft", "status: sent")
    assert sync_here(small).records
    take(small)
    assert not (small / SENT_DRAFT).exists()
    assert "status: draft\n" in (small / PRIYA_DRAFT).read_text("utf-8")
    assert not sync_here(small).records


def edit_line_of(file: Path, old: str, new: str) -> None:
    """Change a text in a file."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


# What is kept, and where


def test_kept_before_it_is_written(
    small: Path, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    """A run that is killed before the note is written is passed over by `undo`."""
    tick(small, PRIYA)
    before = note(small)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "apply", _killed)
        with pytest.raises(KeyboardInterrupt):
            sync_here(small)
    (one,) = kept(small)
    assert (one.new, one.item.startswith("vs-"), note(small)) == (LINE, True, before)
    assert "there is no change of a note to take back" in cli("undo", vault=small).stderr


def test_what_did_not_come_about_is_not_kept(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record that was refused is no change."""
    tick(small, PRIYA)

    def refused(*_: object) -> None:
        raise WriteError(NORTHWIND, "is read-only")

    monkeypatch.setattr(Store, "apply", refused)
    assert sync_here(small).failures
    assert kept(small) == ()


def test_nobody_else_can_read_it(recorded: Path) -> None:
    """Folder and file are the user's alone, whatever the umask, and not in the vault."""
    place = Path(State(str(recorded)).path)
    assert not place.is_relative_to(recorded)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE((place / NAME).stat().st_mode) == 0o600


PLACES = [
    ({"VAULTSYNC_STATE": "/s"}, "/s/"),
    ({"VAULTSYNC_STATE": "/s", "XDG_STATE_HOME": "/x", "HOME": "/h"}, "/s/"),
    ({"XDG_STATE_HOME": "/x", "HOME": "/h"}, "/x/vaultsync/"),
    ({"XDG_STATE_HOME": "x", "HOME": "/h"}, "/h/.local/state/vaultsync/"),
    ({"XDG_STATE_HOME": "", "HOME": "/h"}, "/h/.local/state/vaultsync/"),
]


@pytest.mark.parametrize(("env", "place"), PLACES)
def test_the_place_of_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], place: str
) -> None:
    """One folder per vault, where the XDG specification wants it."""
    for name in ("VAULTSYNC_STATE", "XDG_STATE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    found = State(str(tmp_path)).path
    assert found.startswith(place)
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path)
    assert State(str(tmp_path / "other")).path != found
    assert State(str(tmp_path / "link")).path == found


UNUSABLE: dict[str, Callable[[Path], dict[str, str]]] = {
    "no home": lambda root: {"VAULTSYNC_STATE": "", "HOME": str(root.parent / "file" / "x")},
    "in the vault": lambda root: {"VAULTSYNC_STATE": str(root / ".state")},
    "the vault itself": lambda root: {"VAULTSYNC_STATE": str(root)},
    "a link into the vault": lambda root: {"VAULTSYNC_STATE": str(root.parent / "link" / "x")},
    "a file": lambda root: {"VAULTSYNC_STATE": str(root / NORTHWIND)},
    "below a file": lambda root: {"VAULTSYNC_STATE": str(root.parent / "file" / "x")},
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_without_a_place_all_but_undo_works(small: Path, cli: Cli, name: str) -> None:
    """Where nothing can be kept, `sync` works and says it once; `undo` says why not."""
    (small.parent / "link").symlink_to(small)
    (small.parent / "file").write_text("")
    env = UNUSABLE[name](small)
    before = {*contents(small)}
    assert cli("sync", vault=small, **env).stderr == ""
    tick(small, PRIYA)
    tick(small, MARCUS)
    ran = cli("sync", vault=small, **env)
    assert (ran.returncode, ran.stdout.count("recorded ")) == (0, 2)
    assert ran.stderr.count("`vaultsync undo` cannot take this back") == 1
    promised, *once = ran.stderr.splitlines()
    assert (promised.startswith("perhaps not sent yet"), len(once)) == (True, 1)
    new = {*contents(small)} - before
    assert all(path.startswith(f"{DRAFTS}/Sent/") for path in new), "kept in the vault"
    ran = cli("undo", vault=small, **env)
    assert ran.returncode == 3
    assert "no change of a note can be kept here" in ran.stderr
    assert len(ran.stderr.splitlines()) == 2
    assert cli("check", vault=small, **env).stderr == ""


# The file of kept changes


def change(number: int, when: datetime = NOW, line: str = "- [x] a") -> Kept:
    """Make a change to keep."""
    return Kept(
        id=f"{number:08x}",
        when=when,
        command="sync",
        path="n.md",
        line=1,
        old=None,
        new=line,
        before="b",
        after="a",
        place=Place("h", "t", 0, "a", "b", 0, 1),
    )


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Give the journal of a vault."""
    return Journal(State(str(tmp_path)))


def file_of(journal: Journal) -> Path:
    """Give the journal's file."""
    return Path(journal.state.path) / NAME


WHOLE = [change(1), change(2, line="- [x] \u2028 \x00 \ud800 é"), change(3)]

DAMAGE: dict[str, tuple[Callable[[bytes], bytes], list[int]]] = {
    "none": (lambda data: data, [1, 2, 3]),
    "torn": (lambda data: data[:-20], [1, 2]),
    "torn at its end": (lambda data: data[:-1], [1, 2, 3]),
    "empty": (lambda _: b"", []),
    "zeros": (lambda data: data + bytes(4096), [1, 2, 3]),
    "zeros in the middle": (
        lambda data: data.replace(data.split(b"\n")[1], bytes(100)),
        [1, 3],
    ),
    "blank lines": (lambda data: data.replace(b"\n", b"\n\n\n"), [1, 2, 3]),
    "no UTF-8": (lambda data: b"\xff\xfe\n" + data, [1, 2, 3]),
    "a list": (lambda data: b"[1]\n" + data, [1, 2, 3]),
    "deep": (lambda data: b"[" * 100_000 + b"\n" + data, [1, 2, 3]),
    "a number": (lambda data: data.replace(b'"line":1', b'"line":"1"', 1), [2, 3]),
    "line 0": (lambda data: data.replace(b'"line":1', b'"line":0', 1), [2, 3]),
    "no path": (lambda data: data.replace(b'"path"', b'"pth"', 1), [2, 3]),
    "no zone": (lambda data: data.replace(b"+00:00", b"", 1), [2, 3]),
    "no place": (lambda data: data.replace(b'"place":{', b'"place":[],"x":{', 1), [2, 3]),
    "two lines in one": (lambda data: data.replace(b"- [x] a", b"- [x]\\na", 1), [2, 3]),
    "the 3rd of 2": (lambda data: data.replace(b'"nth":0', b'"nth":2', 1), [2, 3]),
    "an older version's": (lambda data: data.replace(b',"owner":""', b""), [1, 2, 3]),
    "owned by a number": (lambda data: data.replace(b'"owner":""', b'"owner":7', 1), [2, 3]),
    "more keys": (lambda data: data.replace(b'{"id"', b'{"later":1,"id"'), [1, 2, 3]),
    "void": (lambda data: data + b'{"void":"00000002"}\n', [1, 3]),
    "a note that new wrote": (lambda data: data + b'{"made":7}\n{"made":"a"}\n', [1, 2, 3]),
    "void of nothing": (lambda data: data + b'{"void":7}\n{"void":"x"}\n', [1, 2, 3]),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damage_costs_its_line_only(journal: Journal, name: str) -> None:
    """A torn or damaged line is passed over, and what is kept next is not lost with it."""
    for one in WHOLE:
        journal.keep(one)
    damage, left = DAMAGE[name]
    file_of(journal).write_bytes(damage(file_of(journal).read_bytes()))
    wanted = [one for one in WHOLE if int(one.id, 16) in left]
    assert [*journal.read()] == wanted
    journal.keep(change(9))
    assert [*journal.read()] == [*wanted, change(9)]


def test_old_changes_go(journal: Journal) -> None:
    """What is older than 90 days goes with the next change; what is younger stays."""
    for number, days in enumerate([100, 91, 89, 50]):
        journal.keep(change(number, NOW - timedelta(days=days)))
    journal.keep(change(9))
    assert [one.id[-1] for one in journal.read()] == ["2", "3", "9"]
    assert timedelta(days=90) == OLDEST
    assert stat.S_IMODE(file_of(journal).stat().st_mode) == 0o600
    assert os.listdir(file_of(journal).parent) == [NAME]


def test_where_drafts_went_outlives_old_changes(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter of yesterday comes back, also where a change of last summer goes just now."""
    journal.keep(change(1, NOW - timedelta(days=100)))
    for number in range(3):
        journal.keep_move(f"a{number}", f"Sent/a{number}", str(number))
    journal.keep(change(2))
    assert [one.id[-1] for one in journal.read()] == ["2"]
    assert [one.path for one in journal.moves()] == ["a0", "a1", "a2"]
    monkeypatch.setattr(journal_module, "LARGEST", 20_000)
    monkeypatch.setattr(journal_module, "_ROOM", 15_000)
    for number in range(300):
        journal.keep_move(f"b{number}", f"Sent/b{number}", str(number))
        if not number % 10:
            journal.keep(change(number))
    journal.keep(change(400))
    assert file_of(journal).stat().st_size <= 20_000
    assert journal.moves()[-1].path == "b299"
    assert len(journal.moves()) > 40


def test_the_size_is_bounded(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file stays under its size; the oldest changes go first."""
    monkeypatch.setattr(journal_module, "LARGEST", 20_000)
    monkeypatch.setattr(journal_module, "_ROOM", 15_000)
    for number in range(200):
        journal.keep(change(number))
        assert file_of(journal).stat().st_size <= 20_000
    numbers = [int(one.id, 16) for one in journal.read()]
    assert numbers == [*range(numbers[0], 200)]
    assert len(numbers) > 40


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_renewing_the_file_loses_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """If the file cannot be written anew, it stays as it is (hazard 5)."""
    journal.keep(change(1, NOW - timedelta(days=100)))
    journal.keep(change(2, NOW - timedelta(days=20)))
    before = file_of(journal).read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, fail)
        with pytest.raises(OSError, match="No space left"):
            journal.keep(change(3))
    assert file_of(journal).read_bytes() == before
    assert os.listdir(file_of(journal).parent) == [NAME]


def test_a_line_without_end_is_not_kept(journal: Journal) -> None:
    """A line of a megabyte would push everything else out."""
    journal.keep(change(1))
    with pytest.raises(OSError, match="too long to be kept"):
        journal.keep(change(2, line="x" * 1_000_000))
    assert [*journal.read()] == [change(1)]


def test_a_full_disk_does_not_stop_the_record(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a change cannot be kept it is made all the same, and that is told."""
    tick(small, PRIYA)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Journal, "keep", fail)
    report = sync_here(small)
    assert len(report.records) == 1
    assert report.unkept == "No space left on device"


def test_a_path_out_of_the_vault_is_neither_read_nor_written(
    small: Path, cli: Cli, tmp_path: Path
) -> None:
    """Whatever stands in the file of kept changes, no path leads out (hazard 18)."""
    outside = tmp_path / "outside.md"
    outside.write_text(f"{LINE}\n")
    made = with_line(Document.of("../outside.md", ""), 0, LINE.removeprefix("- "))
    journal = Journal(State(str(small)))
    writer = NoteWriter(open_vault(str(small)), Errand(command="sync", when=datetime.now(UTC)))
    with pytest.raises(WriteError):
        writer.write(made)
    assert journal.read() == ()
    for number, path in enumerate(["../outside.md", str(outside), "a/../../outside.md"]):
        journal.keep(replace(change(number, line=LINE), path=path))
    before = state(tmp_path)
    for one in journal.read():
        assert cli("undo", one.id, vault=small).returncode == 3
    listed = cli("undo", "--list", vault=small)
    assert listed.stdout.count("(changed since)") == 3
    assert state(tmp_path) == before


def test_no_place_is_no_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a home folder there is no place, and it says what to do."""
    monkeypatch.delenv("VAULTSYNC_STATE")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    with pytest.raises(NoStateError, match="VAULTSYNC_STATE"):
        State(str(tmp_path)).open()
