"""`done`, `skip`, `snooze`, `reply`, `close`: one line in a note, then what `sync` does."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest

from tests.support import AS_OF, Cli, environment
from tests.support import NORTHWIND as NORTHWIND_NOTE
from tests.talking import talk
from tests.vaults import (
    DUE,
    MARCUS_DRAFT,
    NORTHWIND,
    NORTHWIND_TEXT,
    PRIYA,
    changed,
    contents,
    inserted,
    state,
    sync_here,
    task_lines,
    tick,
)
from vaultsync.cli.main import run as run_here
from vaultsync.errors import NoteChangedError, VaultBusyError
from vaultsync.vault.checking import check
from vaultsync.vault.note_writer import NoteWriter
from vaultsync.vault.opening import open_vault

POLARIS = "Interviews/Polaris.md"
KUMO = "Interviews/Kumo.md"


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """Stdout as JSON."""
        return json.loads(self.out)


class Here(Protocol):
    """Runs a command on a vault in this process."""

    def __call__(self, vault: Path, *args: str, as_of: str = ...) -> Ran:
        """Run it."""
        ...


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """Run commands in this process, in an environment in which nothing of ours shows."""
    for name in (*os.environ,):
        if name not in environment():
            monkeypatch.delenv(name)
    for name, value in environment().items():
        monkeypatch.setenv(name, value)

    def run(vault: Path, *args: str, as_of: str = AS_OF) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run_here((*args, "--vault", str(vault), "--as-of", as_of))
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, captured.out, captured.err)

    return run


def id_of(vault: Path, kind: str, person: str) -> str:
    """Give the ID of a follow-up."""
    report = check(open_vault(str(vault)), datetime.fromisoformat(AS_OF))
    (item,) = [
        one
        for one in report.outcome.follow_ups
        if (one.kind.value, one.person.name) == (kind, person)
    ]
    return item.id


def test_done_of_what_was_missed(small: Path, here: Here) -> None:
    """A person says that it was sent: that is recorded, however late (S29)."""
    late = "2026-03-20T09:00:00+00:00"
    ran = here(small, "done", "priya", "thank-you", "--on", "2026-03-08", as_of=late)
    assert ran.code == 0
    assert ran.err.startswith("perhaps not sent yet: 'the watermark write-up', promised to ")
    assert ran.err.count("\n") == 1
    assert "- [x] Thank-you by email ✅ 2026-03-08" in (small / NORTHWIND).read_text("utf-8")
    again = here(small, "done", "priya", "thank-you", as_of=late)
    assert again.out.startswith("already recorded ")


def test_done_of_what_was_missed_or_settled(small: Path, here: Here) -> None:
    """Words that fit what is settled and what was missed are a question, not a record."""
    late = "2026-03-20T09:00:00+00:00"
    assert here(small, "done", "priya", "thank-you", as_of=late).code == 0
    before = contents(small)
    ran = here(small, "done", "northwind", "thank-you", as_of=late)
    assert (ran.code, ran.out) == (2, "")
    assert "could be any of:\n" in ran.err
    assert "Marcus Lee" in ran.err
    assert contents(small) == before


@pytest.mark.parametrize(
    ("command", "words", "says"),
    [
        ("done", ("marcus", "thank-you"), False),  # due today
        ("skip", ("ID",), False),  # an ID is that one
        ("skip", ("dana", "follow-up"), True),
        ("done", ("dana", "follow-up"), True),
        ("snooze", ("dana", "follow-up", "--until", "2026-04-20"), True),
        ("skip", ("dana", "follow-up", "--dry-run"), True),
    ],
)
def test_what_was_not_due_yet_is_said(
    command: str, words: tuple[str, ...], says: bool, small: Path, here: Here
) -> None:
    """S36: a name finds what is due in weeks as well; whoever meant something else sees it."""
    named = [id_of(small, "follow-up", "Dana Whitfield") if w == "ID" else w for w in words]
    ran = here(small, command, *named)
    assert ran.code == 0
    said = " ".join((ran.out + ran.err).split())
    assert (" not due before Thu 12 Mar 2026" in said) is says
    undo = "2026; `vaultsync undo` takes it back" in said
    assert undo is (says and "--dry-run" not in words)


# What changes nothing


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ("done northwind", "could be any of:\n  vs-"),
        ("done northwind thank", "Thank-you to Marcus Lee at Northwind by text"),
        ("done n", "could be any of"),
        ("done vs-", "could be any of"),
        ("done vs-zzzzzzzz", "no follow-up matches"),
        ("done marcsu", "did you mean `Marcus`?"),
        ("done nortwind marcus", "did you mean `Northwind`?"),
        ("done marcus kumo", "no follow-up matches 'marcus kumo'"),
        ("done", "WHAT"),
        ("done marcus --on tomorrow", "is in the future"),
        ("done marcus --on 2026-03-07", "is in the future"),
        ("done marcus --on 2026-02-30", "no such day"),
        ("done marcus --on 05/03/2026", "2026-05-03"),
        ("done marcus --on May", "cannot read the date 'May'"),
        ("done marcus --on soon", "cannot read the date 'soon'"),
        ("done marcus --on n/a", "cannot read the date"),
        ("done marcus --on C++", "cannot read the date"),
        ("skip marcus --on tomorrow", "is in the future"),
        ("snooze marcus", "--until"),
        ("snooze northwind jane", "Missing option '--until'"),
        ("snooze marcus next fryday", "cannot read the date 'next fryday'"),
        ("snooze marcus tomorow", "cannot read the date 'tomorow'"),
        ("snooze marcus in two wekes", "cannot read the date 'two wekes'"),
        ("snooze marcus --until yesterday", "is not in the future"),
        ("snooze marcus --until 2026-03-06", "is not in the future"),
        ("snooze marcus --until soon", "cannot read the date 'soon'"),
        ("reply dana --promised soon", "cannot read the date 'soon'"),
        ("reply dana --on tomorrow", "is in the future"),
        ("reply danna", "did you mean `Dana`?"),
        ("reply northwind", "Priya Raman at Northwind, Engineer (Interviews/"),
        ("close northwind", "--status"),
        (
            "close northwind --status rejectd",
            "did you mean `rejected`? with waiting, scheduled",
        ),
        (
            "close northwind --status frobnicated",
            "no message is owed any more: offer, accepted, rejected, withdrawn",
        ),
        ("close nortwind --status offer", "did you mean `Northwind`?"),
        ("close e --status offer", "could be any of"),
    ],
)
def test_what_cannot_be_understood_changes_nothing(
    args: str, said: str, small: Path, here: Here
) -> None:
    """Exit code 2, what was wrong and what else could be meant; nothing is ever guessed."""
    before = state(small)
    ran = here(small, *args.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(("error: ", "read "))
    assert "\nhelp: " in ran.err
    assert said in ran.err
    assert state(small) == before


@pytest.mark.parametrize(
    "args",
    [
        "done northwind marcus",
        "skip vs-{marcus}",
        "snooze marcus --until 2026-03-20",
        "reply dana --promised 2026-03-20",
        "close northwind --status rejected",
    ],
)
def test_a_dry_run_shows_the_line_and_writes_nothing(
    args: str, small: Path, here: Here
) -> None:
    """`--dry-run`: a diff of one line for each note, and not one byte or time of a file."""
    before = state(small)
    args = args.replace("vs-{marcus}", id_of(small, "thank-you", "Marcus Lee"))
    ran = here(small, *args.split(), "--dry-run")
    assert (ran.code, ran.err) == (0, "nothing was written (--dry-run)\n")
    lines = ran.out.splitlines()
    added = [line for line in lines if line.startswith("+") and not line.startswith("+++")]
    assert len(added) == (2 if "promised" in args else 1)
    assert f"+++ b/{NORTHWIND}\t" in lines, "as git ends a name with a blank"
    told = here(small, *args.split(), "--dry-run", "--json").data
    assert told["dry_run"] is True
    assert [f"+{one['text']}" for one in told["records"]] == added
    assert state(small) == before


def test_git_at_work_is_left_alone(small: Path, here: Here) -> None:
    """Hazard 11: exit code 3, and not one byte."""
    (small / ".git").mkdir()
    (small / ".git/index.lock").touch()
    before = state(small)
    ran = here(small, "done", "northwind", "marcus")
    assert (ran.code, ran.out) == (3, "")
    assert "nothing was written" in ran.err
    assert state(small) == before


@pytest.mark.parametrize(
    "name",
    [
        "Mrs Anwen Rees",
        "Mrs Anwen Rees who does ALN",
        "Mrs Anwen Rees runs ALN",
        "Anwen to be told",
        "Anwen Rees and co",
        "Anwen asked later",
        "Email Jones",
    ],
)
def test_odd_names_are_recorded(name: str, small: Path, here: Here) -> None:
    """A touch is whose the line says it is, whatever the note calls them; sync reads it."""
    note = small / "Interviews" / "odd.md"
    head = "---\ntype: interview\ncompany: Llan\ndate: 2026-03-05\ninterviewers:\n"
    note.write_text(
        f"{head}  - {name}\n  - Tom Reid\n---\n# Llan\n\nBest one so far.\n", "utf-8"
    )
    first = name.split()[1 if name.startswith("Mrs") else 0].lower()
    ran = here(small, "done", "thank-you", "llan", first, "--on", "2026-03-05")
    assert (ran.code, ran.err) == (0, "")
    assert note.read_text("utf-8").count("- [x] Thank-you to ") == 1
    again = here(small, "done", "thank-you", "llan", first, "--on", "2026-03-05")
    assert note.read_text("utf-8").count("- [x] Thank-you to ") == 1, again


@pytest.mark.parametrize(
    ("args", "change", "place", "said", "by_hand"),
    [
        (
            "done northwind marcus", ("## Marcus Lee", "<<<<<<< HEAD\n## Marcus Lee"),
            22, "conflict markers", "- [x] Thank-you to Marcus Lee by text ✅ 2026-03-06",
        ),
        (
            "reply dana", ("text_ok:: yes", "text_ok:: yes\n```python"),
            25, "the code fence of line 25 is never closed",
            "- [x] Reply received from Dana Whitfield ✅ 2026-03-06",
        ),
        (
            "close northwind --status rejected", ("stage: panel", "status: [waiting]"),
            5, "`status` holds a list", "status: rejected",
        ),
        (
            "close northwind --status rejected", ("stage: panel", "status: |\n  waiting"),
            5, "not one plain or quoted text", "status: rejected",
        ),
        (
            "reply dana --promised 2026-03-20", ("stage: panel", "timeline: a fortnight or so"),
            5, "which may mean something else", "they_reply_by: 2026-03-20",
        ),
        (
            "reply dana --promised 2026-03-01", ("stage: panel", "they_reply_by: 2026-03-10"),
            5, "would not be read", "they_reply_by: 2026-03-01",
        ),
    ],
)  # fmt: skip
def test_a_refusal_says_where_and_what_to_write_by_hand(  # noqa: PLR0917 - a table
    args: str,
    change: tuple[str, str],
    place: int,
    said: str,
    by_hand: str,
    small: Path,
    here: Here,
) -> None:
    """Hazard 1: exit code 3, file:line, the reason, and the line to paste."""
    note = small / NORTHWIND
    note.write_bytes(note.read_bytes().decode().replace(*change).encode())
    before = state(small)
    ran = here(small, *args.split())
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"error: {NORTHWIND}:{place}: ")
    assert said in ran.err
    assert "; nothing was written\n" in ran.err
    assert f"help: write this line there yourself: {by_hand}\n" in ran.err
    assert state(small) == before


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("done northwind marcus", "done northwind marcus", "- [x] Thank-you by text"),
        ("done northwind marcus", "skip thank-you marcus", "- [x] Thank-you by text"),
        ("skip northwind marcus", "done northwind marcus", "- [-] Thank-you ❌"),
        (
            "snooze marcus 2026-03-20",
            "snooze marcus 2026-03-19",
            "at Northwind by text is already put off until Fri 20 Mar 2026",
        ),
        ("reply dana", "reply northwind dana", "Reply received from Dana Whitfield"),
        ("reply dana --on yesterday", "reply dana --on 2026-03-05", "Reply received"),
        ("close kumo --status offer", "close kumo --status offer", "status: offer"),
    ],
)
def test_what_is_recorded_already_is_said_and_left(
    first: str, second: str, said: str, small: Path, here: Here
) -> None:
    """Hazard 2: the same thing twice is written once; exit code 0."""
    assert here(small, *first.split()).code == 0
    before = state(small)
    ran = here(small, *second.split())
    assert ran.code == 0
    assert ran.out.startswith("already recorded Interviews/") is ("snooze" not in second)
    assert said in ran.out
    assert state(small) == before
    assert here(small, *second.split(), "--json").data["already"][0]["line"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-12", "is due on Thu 12 Mar 2026 anyway, without being put off"),
        ("2026-03-09", "is not due before Thu 12 Mar 2026: Mon 9 Mar 2026 is earlier"),
    ],
)
def test_what_is_not_due_before_is_not_called_recorded(
    day: str, said: str, small: Path, here: Here
) -> None:
    """S38: which one it is, when it is due, and that nothing was written."""
    before = state(small)
    ran = here(small, "snooze", "follow-up", "northwind", "--until", day)
    assert (ran.code, state(small)) == (0, before)
    assert ran.out == f"Follow-up to Dana Whitfield at Northwind by email {said}\n"
    assert ran.err.splitlines()[-1] == "nothing was written"
    assert here(small, "snooze", "follow-up", "northwind", day, "--json").data["already"]


# What is recorded


@pytest.mark.parametrize(
    ("args", "line", "text"),
    [
        ("done northwind marcus", 26, "- [x] Thank-you by text ✅ 2026-03-06"),
        ("done thank-you northwind lee", 26, "- [x] Thank-you by text ✅ 2026-03-06"),
        ("done MARCUS thankyou", 26, "- [x] Thank-you by text ✅ 2026-03-06"),
        ("done marcus --on yesterday", 26, "- [x] Thank-you by text ✅ 2026-03-05"),
        ("done marcus --on 5.3.2026", 0, ""),
        ("done priya --on 2026-03-05", 18, "- [x] Thank-you by email ✅ 2026-03-05"),
        ("skip priya engineer", 18, "- [-] Thank-you ❌ 2026-03-06"),
        ("snooze priya --until 2026-03-11", 18, "- [ ] Thank-you ⏳ 2026-03-11"),
        ("snooze priya next friday", 18, "- [ ] Thank-you ⏳ 2026-03-13"),
        ("snooze priya in 2 weeks", 18, "- [ ] Thank-you ⏳ 2026-03-20"),
        ("reply priya", 18, "- [x] Reply received ✅ 2026-03-06"),
        ("reply dana", 26, "- [x] Reply received from Dana Whitfield ✅ 2026-03-06"),
        ("done dana follow-up", 26, "- [x] Follow-up to Dana Whitfield by email ✅ 2026-03-06"),
        ("close northwind --status rejected", 10, "status: rejected"),
        ("close northwind engineer --status ghosted", 10, "status: ghosted"),
    ],
)
def test_one_line_comes_into_the_note(
    args: str, line: int, text: str, small: Path, here: Here
) -> None:
    """One line more, every other byte as it was; the place is told first."""
    before = contents(small)
    ran = here(small, *args.split())
    if not line:
        assert (ran.code, contents(small)) == (2, before)
        return
    after = contents(small)
    number, new = inserted(before[NORTHWIND], after[NORTHWIND])
    assert (ran.code, number, new) == (0, line, text)
    assert ran.out.startswith(f"recorded {NORTHWIND}:{line}: {text}\n")
    notes = {path for path in changed(before, small) if not path.startswith("Follow-ups/")}
    assert notes == {NORTHWIND}
    assert not sync_here(small).wrote


@pytest.mark.parametrize("form", ["{}", "{}-1r8", "short", "UPPER"])
def test_an_id_or_its_beginning(form: str, small: Path, here: Here) -> None:
    """An ID in full, with what the due note puts behind it, its beginning, in any case."""
    ident = id_of(small, "thank-you", "Marcus Lee")
    typed = {"short": ident[:6], "UPPER": ident.upper()}.get(form, form.format(ident))
    ran = here(small, "done", typed, "--json")
    assert ran.code == 0
    (record,) = ran.data["records"]
    assert record == {
        "id": ident,
        "path": NORTHWIND,
        "line": 26,
        "text": "- [x] Thank-you by text ✅ 2026-03-06",
        "old": None,
    }
    assert ran.data["version"] == 1
    assert {one["change"] for one in ran.data["changes"]} == {"replace", "move"}


def test_a_command_is_a_tick(small: Path, here: Here, tmp_path: Path) -> None:
    """`done` leaves the very bytes that a tick in the due note and a sync leave."""
    other = Path(shutil.copytree(small, tmp_path / "other"))
    tick(other, PRIYA)
    assert not sync_here(other).failures
    assert here(small, "done", "thank-you", "priya").code == 0
    assert contents(small) == contents(other)


def test_the_due_note_and_the_drafts_follow(small: Path, here: Here) -> None:
    """What is recorded leaves the open sections at once, and its draft is moved."""
    ran = here(small, "done", "northwind", "marcus")
    assert f"moved {MARCUS_DRAFT} to " in ran.out
    assert f"updated {DUE}" in ran.out
    assert not (small / MARCUS_DRAFT).exists()
    (line,) = task_lines((small / DUE).read_text("utf-8"), "Thank-you to Marcus Lee")
    assert line.startswith("- [x]")


def test_a_task_of_ones_own_is_ticked(small: Path, here: Here) -> None:
    """The issue's own example: `- [ ] Send thank you email` is ticked where it stands."""
    note = small / NORTHWIND
    task = "- [ ] Send thank you email"
    text = NORTHWIND_TEXT.replace("email:: priya", f"{task}\nemail:: priya")
    note.write_bytes(text.encode())
    ran = here(small, "done", "northwind", "priya")
    assert f"recorded {NORTHWIND}:15: - [x] Send thank you email ✅ 2026-03-06\n" in ran.out
    assert note.read_bytes().decode() == text.replace(
        task, "- [x] Send thank you email ✅ 2026-03-06"
    )
    ran = here(small, "done", "northwind", "priya", "thank-you", "--json")
    assert ran.data["records"] == []


def test_a_tick_of_the_due_note_ticks_it_too(small: Path) -> None:
    """The due note's tick and the commands choose the line in one place."""
    note = small / NORTHWIND
    task = "* [ ] thank-you to Priya"
    text = NORTHWIND_TEXT.replace("- **promised", f"{task}\n- **promised")
    note.write_bytes(text.encode())
    tick(small, PRIYA, ending=" ✅ 2026-03-05")
    assert not sync_here(small).failures
    assert note.read_bytes().decode() == text.replace(
        task, "* [x] thank-you to Priya ✅ 2026-03-05"
    )


@pytest.mark.parametrize(
    ("by", "said", "told"),
    [
        ("", "can you come on Monday", False),
        ("2026-03-05", "can you come on Monday", False),
        ("2026-03-20", "can you come on Monday?", False),
        ("2026-03-20", "can you come on Monday", True),
        ("2026-03-20", "", True),
    ],
)
def test_an_answer_that_a_promised_day_holds_back(
    by: str, said: str, told: bool, small: Path, here: Here
) -> None:
    """Nobody waits for an answer in silence: it is owed, or it is told why it is not."""
    note = small / NORTHWIND
    key = f"\nthey_reply_by: {by}" if by else ""
    note.write_text(note.read_text("utf-8").replace("\ntime:", f"{key}\ntime:", 1), "utf-8")
    done = here(small, "reply", "priya", "--text", said)
    assert done.code == 0
    assert (f"no answer is owed before {by}" in done.err) is told
    owed = json.loads(here(small, "check", "--all", "--json").out)["follow_ups"]
    assert any(one["kind"] == "respond" for one in owed) is not told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("still interviewing others", ""),
        ("can you come on Monday?", ""),
        ("the office is closed next week", ""),
        ("they'll decide by 20 March", "'20 March'; --promised 2026-03-20"),
        ("I'll let you know by 20 March", "'20 March'; --promised 2026-03-20"),
        ("we will decide by the end of next week", "'the end of next week'; --promised DAY"),
    ],
)
def test_a_day_in_their_words_is_told_with_the_option(
    said: str, told: str, small: Path, here: Here
) -> None:
    """`reply --text`: by when they answer is recorded by `--promised`, and that is said."""
    done = here(small, "reply", "priya", "--on", "2026-03-05", "--text", said)
    assert done.code == 0
    assert ("--promised" in done.err) is bool(told)
    day, _, option = told.partition("; ")
    assert f"{day} reads like the day" in done.err or not told
    assert f"run `vaultsync reply priya --on 2026-03-05 {option}`" in done.err or not told
    if told and "DAY" not in told:
        again = here(small, "reply", "priya", "--on", "2026-03-05", *option.split())
        text = (small / NORTHWIND).read_text("utf-8")
        assert (again.code, text.count("Reply received")) == (0, 1)
        assert "they_reply_by: 2026-03-20" in text


def test_a_day_in_their_words_is_told_afterwards(small: Path, here: Here) -> None:
    """`check` tells it (VS122) at the line that `reply` wrote, until it is recorded."""
    said = "second round, she will send times by 20 March"
    args = ("reply", "priya", "--on", "2026-03-05")
    assert f"Reply received: {said} " in here(small, *args, "--text", said).out
    found = here(small, "check", "--json").data["findings"]
    (told,) = [one for one in found if one["code"] == "VS122"]
    assert said in (small / NORTHWIND).read_text("utf-8").splitlines()[told["line"] - 1]
    here(small, *args, "--promised", "2026-03-20")
    found = here(small, "check", "--json").data["findings"]
    assert not [one for one in found if one["code"] == "VS122"]


@pytest.mark.parametrize(
    ("said", "answer", "until"),
    [("we decide by 20 March", "y", True), ("we decide by 20 March", "n", False)],
)
def test_in_a_terminal_it_asks_whether_to_wait(
    said: str, answer: str, until: bool, small: Path
) -> None:
    """A day that is certain is proposed; no means no, and is told how it would be yes."""
    question = "'20 March': should the follow-up wait until Fri 20 Mar 2026? [Y/n]"
    args = ("reply", "priya", "--text", said, "--vault", str(small), "--as-of", AS_OF)
    done = talk(*args, answers=[(question, answer)], columns=200)
    assert done.code == 0
    assert ("they_reply_by: 2026-03-20" in (small / NORTHWIND).read_text("utf-8")) is until
    assert ("no answer is owed before 2026-03-20" in done.shown) is until
    assert ("--promised 2026-03-20" in done.shown) is not until


@pytest.mark.parametrize(
    "args",
    [
        ("--text", "still interviewing"),
        ("--text", "we decide by the end of next week"),  # which day that is, nobody knows
        ("--text", "we decide by 20 March", "--by", "2026-03-20"),
        ("--text", "we decide by 20 March", "--dry-run"),
        ("--text", "we decide by 20 March", "--json"),
    ],
)
def test_in_a_terminal_it_asks_nothing_else(args: tuple[str, ...], small: Path) -> None:
    """Without a day that is certain, with one that was typed, and where nothing is written."""
    done = talk("reply", "priya", *args, "--vault", str(small), "--as-of", AS_OF, answers=[])
    assert done.code == 0
    assert "[Y/n]" not in done.shown


@pytest.mark.parametrize(
    ("before", "said", "by", "told"),
    [
        ("", "soon", "2026-03-20", True),
        ("soon", "", "2026-03-20", True),
        ("can you come on Monday?", "", "2026-03-20", False),  # it asks: one is owed
        ("can you come on Monday?", "soon", "2026-03-20", False),
        ("", "can you come on Monday?", "2026-03-20", False),
        ("", "second round, she will send times by Friday", "2026-03-20", False),
        ("", "soon", "2026-03-06", False),  # what came on that day is owed one
    ],
)
def test_a_day_that_is_recorded_holds_back_an_answer(
    before: str, said: str, by: str, told: bool, small: Path, here: Here
) -> None:
    """Whoever sees no answer any more is told why, and the old ID says it, too."""
    if before:
        here(small, "reply", "priya", "--text", before)
    here(small, "reply", "priya", "--by", by, *(("--text", said) if said else ()))
    text = (small / NORTHWIND).read_text("utf-8")
    small.joinpath(NORTHWIND).write_text(text.replace(f"they_reply_by: {by}\n", ""), "utf-8")
    ident = id_of(small, "respond", "Priya Raman")
    again = here(small, "reply", "priya", "--by", by)
    assert (f"no answer is owed before {by}, the day by which" in again.err) is told
    if told:
        done = here(small, "done", ident)
        assert done.code == 2
        assert "`Answer to Priya Raman at Northwind by email`" in done.err
        assert f"by {by} you hear from them ({NORTHWIND}:10)" in done.err
        for shown in (again.err, done.err):
            line = re.search(r"remove line (\d+) there", shown)
            assert line
            lines = (small / NORTHWIND).read_text("utf-8").splitlines()
            assert lines[int(line[1]) - 1] == f"they_reply_by: {by}"


@pytest.mark.parametrize(
    ("line", "edit", "words", "told"),
    [
        ("", None, "done priya", False),  # nothing was promised
        ("- **promised:** the plan, sent on Friday", None, "done priya", False),
        ("- **promised:** the watermark plan", "Here is the plan.", "done priya", False),
        ("- **promised:** the watermark plan", None, "skip priya", False),
        ("- **promised:** the watermark plan", None, "done priya --dry-run", False),
        ("- **promised:** the watermark plan", None, "done marcus", False),
        ("- **promised:** the watermark plan", None, "done priya", True),
    ],
)
def test_a_promise_whose_bracket_is_open(
    line: str, edit: str | None, words: str, told: bool, small: Path, here: Here
) -> None:
    """S08: a letter that is ticked with its promise unwritten: that is said."""
    note = small / NORTHWIND
    text = re.sub(r"(?m)^- (\*\*promised|\[x\] Thank-you).*\n", "", note.read_text("utf-8"))
    head = next(one for one in text.splitlines() if one.startswith("email:: priya"))
    note.write_text(text.replace(head, f"{head}\n{line}".rstrip("\n"), 1), "utf-8")
    sync_here(small)
    (draft,) = small.glob("Follow-ups/Drafts/*Priya*thank-you.md")
    if edit:
        slot = re.compile(r"\[[^\[\]\n]*watermark plan[^\[\]\n]*\]")
        assert slot.search(draft.read_text("utf-8"))
        draft.write_text(slot.sub(edit, draft.read_text("utf-8")), "utf-8")
    done = here(small, *words.split())
    assert done.code == 0
    said = "perhaps not sent yet: 'the watermark plan', promised to Priya Raman"
    assert (said in done.err) is told
    assert ("perhaps not sent" in done.err) is told


def test_the_id_of_something_else_that_is_not_owed_now(small: Path, here: Here) -> None:
    """It says what it stands for and what shows more; one that never was stands for nothing."""
    ident = id_of(small, "thank-you", "Marcus Lee")
    here(small, "close", "northwind", "--status", "rejected")
    done = here(small, "done", ident)
    assert "stands for `Thank-you to Marcus Lee at Northwind by text`" in done.err
    assert f"`vaultsync show '{NORTHWIND}'` says what is" in done.err
    assert "stands for" not in here(small, "done", "vs-zzzzzzzz").err


@pytest.mark.parametrize("option", ["--promised", "--by"])
def test_who_wrote_and_until_when_they_decide(option: str, small: Path, here: Here) -> None:
    """`reply --promised` or `--by`: two lines, and the day is echoed as it was read."""
    note = small / NORTHWIND
    ran = here(small, "reply", "northwind", "dana", option, "next friday", "--text", "soon: ok")
    why = "no answer is owed before 2026-03-13, the day by which you hear from them "
    help_ = f"({NORTHWIND}:10); if they wait for yours, remove line 10 there\n"
    assert ran.code == 0
    assert ran.err == f"read 'next friday' as Fri 13 Mar 2026\n{why}{help_}"
    told = ran.out.splitlines()[:2]
    said = "- [x] Reply received from Dana Whitfield: soon: ok ✅ 2026-03-06"
    assert told == [
        f"recorded {NORTHWIND}:26: {said}",
        f"recorded {NORTHWIND}:10: they_reply_by: 2026-03-13",
    ]
    lines = note.read_text("utf-8").splitlines()
    added = ["they_reply_by: 2026-03-13", said]
    assert [line for line in lines if line not in added] == NORTHWIND_TEXT.splitlines()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("northwind dana --by 20 march", "2026-03-20"),
        ("--by 20 march northwind dana", ""),  # no shell takes that apart so
        ("northwind dana --by next friday", "2026-03-13"),
        ("northwind dana --by friday", "2026-03-13"),
        ("northwind dana --by 2026-03-20", "2026-03-20"),
        # today is Friday, 6 March: of its own name it is open which
        ("northwind dana --by friday week", ""),
        ("northwind dana --by week", ""),
        ("northwind dana --by tuesday week", "2026-03-17"),
        ("northwind dana --by weds week", "2026-03-18"),
        ("northwind dana --by a week on tuesday", "2026-03-17"),
        ("northwind dana --by week tomorrow", "2026-03-14"),
        ("northwind dana --by someday soon", ""),
    ],
)
def test_a_day_of_several_words_needs_no_quotes(
    words: str, day: str, small: Path, here: Here
) -> None:
    """A shell takes `--by 20 march` apart; what is no day is refused, and nothing written."""
    before = contents(small)
    ran = here(small, "reply", *words.split())
    assert (f"they_reply_by: {day}" in ran.out) is bool(day)
    assert (ran.code, contents(small) == before) == ((0, False) if day else (2, True))


@pytest.mark.parametrize(
    ("args", "status"),
    [
        ("close northwind withdrawn", "withdrawn"),
        ("close northwind engineer OFFER", "offer"),
        ("close northwind moved on", "moved-on"),
        ("close northwind moved-on", "moved-on"),
        ("close northwind engineer --status offer", "offer"),
    ],
)
def test_a_status_may_stand_behind_what(
    args: str, status: str, small: Path, here: Here
) -> None:
    """S12: who leaves `--status` out means the listed word at the end."""
    ran = here(small, *args.split())
    assert ran.code == 0
    assert f": status: {status}" in ran.out
    quoted = here(small, "close", args.removeprefix("close ").partition(" --")[0])
    assert ("already recorded" in quoted.out) is ("--status" not in args)


def test_a_word_behind_a_status_that_is_named_is_a_word(small: Path, here: Here) -> None:
    """Hazard 4: with `--status`, all words say which application is meant."""
    before = contents(small)
    ran = here(small, "close", "northwind", "withdrawn", "--status", "offer")
    assert (ran.code, ran.out) == (2, "")
    assert contents(small) == before


@pytest.mark.parametrize(
    ("first", "second", "lines"),
    [
        ("", "", 1),
        ("hello there", "", 1),
        ("hello there", "hello there", 1),
        ("hello there", "Hello  THERE", 1),
        ("hello there", "hello", 1),
        ("a [b:: c] <!-- d", "a [b:: c] <!-- d", 1),
        ("", "hello", 2),
        ("hellos", "hello", 2),
        ("", "Dana", 2),
        ("", "received", 2),
        ("hello", "yes", 2),
    ],
)
def test_what_they_said_is_never_dropped(
    first: str, second: str, lines: int, small: Path, here: Here
) -> None:
    """Hazard 1: words that no line of the day holds get one; what is held is not doubled."""
    args = ("reply", "dana", "--promised", "2026-03-20", "--text")
    for said in (first, second):
        assert here(small, *args, said).code == 0
    ran = here(small, *args, second)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("already recorded") == 2
    text = (small / NORTHWIND).read_text("utf-8")
    assert text.count("Reply received") == lines
    assert lines == 1 or text.count(f": {second} ✅") == 1


@pytest.mark.parametrize("said", ["write to marcus.lee@northwind.example", "✅"])
def test_words_that_no_line_can_hold_add_none(said: str, small: Path, here: Here) -> None:
    """Hazard 2: what had to be left out is told, and what is recorded is not doubled."""
    assert here(small, "reply", "dana").code == 0
    before = contents(small)
    ran = here(small, "reply", "dana", "--text", said)
    assert (ran.code, contents(small)) == (0, before)
    assert ran.err.startswith(f"left out {said!r}: ")
    assert ran.out.startswith("already recorded ")


def test_words_that_would_read_as_something_else_are_left_out(small: Path, here: Here) -> None:
    """A reply stays a reply whatever is in it; what is left out is told."""
    text = "write to marcus.lee@northwind.example"
    ran = here(small, "reply", "dana", "--text", text)
    assert ran.code == 0
    assert ran.err.startswith(f"left out {text!r}: ")
    note = (small / NORTHWIND).read_text("utf-8")
    assert note.endswith("- [x] Reply received from Dana Whitfield ✅ 2026-03-06\n")


@pytest.mark.parametrize(
    "text",
    [
        "a\nb",
        "`$= dv.io`",
        "<% tp %>",
        "✅ 2020-01-01",
        "[[x]] %% y",
        "🆔 vs-aaaaaaaa",
        "\x1b[2J",
        "<!-- x",
    ],
)
def test_text_brings_neither_lines_nor_code_into_a_note(
    text: str, small: Path, here: Here
) -> None:
    """Hazard 19: what is typed becomes one plain line, or is left out."""
    before = contents(small)
    assert here(small, "reply", "dana", "--text", text).code == 0
    _, line = inserted(before[NORTHWIND], contents(small)[NORTHWIND])
    assert line.startswith("- [x] Reply received from Dana Whitfield")
    assert line.endswith(" ✅ 2026-03-06")
    assert line.count("✅") == 1
    for sign in ("`", "<%", "<!--", "%%", "[[", "\x1b", "🆔", "\n"):
        assert sign not in line


@pytest.mark.parametrize("eol", ["\r\n", "\r", "\n"])
def test_line_ends_stay(eol: str, small: Path, here: Here) -> None:
    """Hazard 1: a note with other line ends keeps them, in the new lines too."""
    note = small / NORTHWIND
    text = NORTHWIND_TEXT.replace("\n", eol)
    note.write_bytes(text.encode())
    sync_here(small)
    for args in ("done northwind marcus", "reply dana", "close northwind --status rejected"):
        assert here(small, *args.split()).code == 0
    after = note.read_bytes().decode()
    assert after.count(eol) == text.count(eol) + 3
    assert after.replace(eol, "").count("\n") == after.replace(eol, "").count("\r") == 0


# Days


@pytest.mark.parametrize(
    ("typed", "echo", "day"),
    [
        ("2026-03-05", "", "2026-03-05"),
        ("today", "Fri 6 Mar 2026", "2026-03-06"),
        ("Yesterday", "Thu 5 Mar 2026", "2026-03-05"),
        ("1 day ago", "Thu 5 Mar 2026", "2026-03-05"),
        ("thursday", "Thu 5 Mar 2026", "2026-03-05"),
        ("last thursday", "Thu 5 Mar 2026", "2026-03-05"),
        ("5 March", "Thu 5 Mar 2026", "2026-03-05"),
        ("Mar 5", "Thu 5 Mar 2026", "2026-03-05"),
        ("5 March 2026", "Thu 5 Mar 2026", "2026-03-05"),
    ],
)
def test_days_that_have_been(typed: str, echo: str, day: str, small: Path, here: Here) -> None:
    """Words are read with today as their base, and what was understood is echoed."""
    ran = here(small, "done", "northwind", "marcus", "--on", typed)
    assert ran.code == 0
    assert ran.err == (f"read {typed!r} as {echo}\n" if echo else "")
    assert f"✅ {day}\n" in ran.out


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-20", "2026-03-20"),
        ("tomorrow", "2026-03-07"),
        ("friday", "2026-03-13"),
        ("next friday", "2026-03-13"),
        ("in 2 weeks", "2026-03-20"),
        ("20 March", "2026-03-20"),
        ("March 20, 2026", "2026-03-20"),
        ("20.3.2026", "2026-03-20"),
    ],
)
def test_days_to_come(typed: str, day: str, small: Path, here: Here) -> None:
    """The same behind `--until` and as the last words of `snooze`."""
    for args in (("--until", typed), tuple(typed.split()), (typed,)):
        if "." in typed and args[0] != "--until":
            continue
        ran = here(small, "snooze", "northwind", "marcus", *args, "--dry-run")
        assert f"+- [ ] Thank-you ⏳ {day}\n" in ran.out, ran.err


def test_a_day_in_quotes_that_is_none(small: Path, here: Here) -> None:
    """It is refused as the same words without quotes are."""
    ran = here(small, "snooze", "marcus", "next fryday")
    assert ran.code == 2
    assert "cannot read the date 'next fryday'" in ran.err


# Around it


def test_the_application_is_told_by_role(make_vault: Callable[..., Path], here: Here) -> None:
    """Two roles at one company: the role says which; a closed one is not meant first."""
    text = NORTHWIND_TEXT
    vault = make_vault(
        {"a.md": text, "b.md": text.replace("role: Engineer", "role: Data Analyst")}
    )
    ran = here(vault, "close", "northwind", "--status", "rejected")
    assert ran.code == 2
    assert "Northwind, Data Analyst (b.md" in ran.err
    assert here(vault, "close", "northwind", "analyst", "--status", "rejected").code == 0
    assert "status: rejected" not in (vault / "a.md").read_text("utf-8")
    assert "status: rejected\n---" in (vault / "b.md").read_text("utf-8")
    ran = here(vault, "close", "northwind", "--status", "withdrawn")
    assert (ran.code, ran.out.startswith("recorded a.md:10: status: withdrawn\n")) == (0, True)


def test_what_is_closed_can_be_seen_first_and_taken_back(small: Path, here: Here) -> None:
    """`--dry-run` shows the line; it is told what it was, and can be taken back (issue 8)."""
    before = {path: path.read_bytes() for path in small.rglob("*.md")}
    seen = here(small, "close", "northwind", "--status", "rejected", "--dry-run")
    assert "+status: rejected\n" in seen.out
    assert "undo" not in seen.err
    assert {path: path.read_bytes() for path in small.rglob("*.md")} == before
    done = here(small, "close", "northwind", "--status", "rejected")
    assert done.err == ""
    again = here(small, "close", "northwind", "--status", "offer")
    assert ": status: offer (it was `status: rejected`)\n" in again.out
    assert here(small, "undo").code == 0
    assert here(small, "undo").code == 0
    assert b"status: rejected" not in b"".join(
        path.read_bytes() for path in small.glob("Interviews/*.md")
    )


def test_the_status_goes_into_the_latest_note(
    make_vault: Callable[..., Path], here: Here
) -> None:
    """Of several interviews for a role the note of the last one that is over says how it is."""
    first = NORTHWIND_TEXT.replace("2026-03-05", "2026-02-20").replace("panel", "phone")
    vault = make_vault({"first.md": first, "second.md": NORTHWIND_TEXT})
    assert here(vault, "close", "northwind", "--status", "offer").code == 0
    assert (vault / "first.md").read_text("utf-8") == first
    assert "status: offer" in (vault / "second.md").read_text("utf-8")


def test_a_note_that_changes_meanwhile_is_left(
    small: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hazard 4: a save between reading and writing wins; exit code 3."""

    def save(*_: object) -> None:
        raise NoteChangedError(NORTHWIND)

    monkeypatch.setattr(NoteWriter, "write", save)
    before = state(small)
    ran = here(small, "done", "northwind", "marcus")
    assert (ran.code, ran.out) == (3, "")
    assert "nothing was written" in ran.err
    assert state(small) == before


@pytest.mark.parametrize("why", ["changed", "git"])
def test_half_of_two_lines_is_told(
    why: str, small: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`reply --promised` writes two lines: if the second fails, both are named (S38)."""
    write = NoteWriter.write
    seen: list[Any] = []
    promised = "they_reply_by: 2026-03-20"

    def once(*args: Any) -> None:
        if seen:
            raise NoteChangedError(NORTHWIND) if why == "changed" else VaultBusyError("x", 1)
        seen.append(args)
        write(*args)

    monkeypatch.setattr(NoteWriter, "write", once)
    ran = here(small, "reply", "dana", "--promised", "2026-03-20")
    assert (ran.code, ran.out) == (3, "")
    first, second, error, fix = ran.err.splitlines()
    assert first.startswith(f"recorded {NORTHWIND}:26: - [x] Reply received from Dana")
    assert second.startswith(f"not recorded {NORTHWIND}:10: {promised}")
    assert error.startswith("error: ")
    assert fix == "help: run the same command again: what is there is not written twice"
    text = (small / NORTHWIND).read_text("utf-8")
    assert ("Reply received" in text, promised in text) == (True, False)
    # the due note follows what was written, unless git is at work
    assert sync_here(small).wrote is (why == "git")
    monkeypatch.undo()
    again = here(small, "reply", "dana", "--promised", "2026-03-20")
    assert again.code == 0
    text = (small / NORTHWIND).read_text("utf-8")
    assert (text.count("Reply received"), text.count(promised)) == (1, 1)


FIRST_ROUND = NORTHWIND_TEXT.replace("2026-03-05", "2026-02-26").replace("panel", "screen")


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("unfortunately we went with another candidate", "a rejection", "rejected"),
        ("they offered me the job", "an offer", "offer"),
    ],
)
def test_a_reply_that_reads_like_an_end(
    small: Path, here: Here, text: str, name: str, status: str
) -> None:
    """Where the words are typed it is said that only the status ends it, and how (VS403)."""
    args = ("reply", "northwind", "dana", "--promised", "2026-03-20", "--text", text)
    ran = here(small, *args)
    assert ran.code == 0
    (told,) = (line for line in ran.err.splitlines() if "reads like" in line)
    assert f"this reads like {name}, but the status of the application is `waiting`" in told
    command = re.search(r"`vaultsync (close [^`]+)`", ran.err)
    assert command
    words = shlex.split(command[1])
    assert (words[1], words[-1]) == ("Northwind", status), "words, no ID"
    closed = here(small, *words)
    assert f"status: {status}" in closed.out
    assert "reads like" not in closed.err


def test_an_end_that_was_told_is_not_told_again(small: Path, here: Here) -> None:
    """Of another line nothing is said; nor where the finding is ignored, nor beside JSON."""
    text = "unfortunately not selected"
    assert "reads like" not in here(small, "reply", "dana", "--text", text, "--json").err
    assert "reads like" not in here(small, "reply", "dana", "--text", "thank you").err
    assert "reads like" not in here(small, "done", "northwind", "marcus").err
    config = small / "vaultsync.toml"
    config.write_text(f'{config.read_text("utf-8")}\n[findings]\nignore = ["VS403"]\n', "utf-8")
    assert "reads like" not in here(small, "reply", "dana", "--text", f"{text} again").err


def test_a_reply_that_an_older_note_holds(small: Path, here: Here) -> None:
    """The reply may stand in any of the application's notes: it is not written twice (S38)."""
    text = FIRST_ROUND + "\n## Log\n\n- 2026-03-06 reply from Dana Whitfield\n"
    (small / "Interviews/2026-02-26 Northwind.md").write_text(text, "utf-8")
    sync_here(small)
    before = contents(small)
    ran = here(small, "reply", "northwind", "dana", "--on", "2026-03-06")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("already recorded Interviews/2026-02-26 Northwind.md:")
    assert contents(small) == before


def test_iso_days_load_no_dateparser(small: Path) -> None:
    """Dateparser takes 90 ms to import: only words pay for it."""
    code = (
        "import sys\nfrom vaultsync.cli.main import run\n"
        "try:\n    run(sys.argv[1:])\n"
        "finally:\n    print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    args = ("done", "northwind", "marcus", "--on", "2026-03-05")
    done = subprocess.run(
        [sys.executable, "-c", code, *args, "--vault", str(small), "--as-of", AS_OF],
        env=environment(PYTHONPATH=str(Path(__file__).parent.parent)),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.startswith(f"recorded {NORTHWIND}:26")
    assert not set(done.stderr.split()) & {"dateparser", "watchdog", "rich", "tzlocal"}


def test_exit_codes_reach_the_shell(cli: Cli, small: Path) -> None:
    """0, 2 and 3 (hazard 24)."""
    assert cli("done", "northwind", "marcus", vault=small).returncode == 0
    assert cli("done", "northwind", vault=small).returncode == 2
    (small / POLARIS).write_bytes((small / POLARIS).read_bytes() + b"\n<<<<<<< HEAD\n")
    assert cli("skip", "follow-up", "polaris", vault=small).returncode == 3
    assert cli("done", "thank-you", "aiko", "--on", "2026-03-01", vault=small).returncode == 3


# The same command once more


def test_a_command_typed_twice_records_once(
    here: Here, make_vault: Callable[..., Path]
) -> None:
    """After her thank-you `done priya` does not mean the follow-up of next week ."""
    root = make_vault({"Interviews/Northwind.md": NORTHWIND_NOTE})
    first = here(root, "done", "priya")
    assert "Thank-you by email" in first.out
    before = contents(root)
    for command in ("done", "skip"):
        again = here(root, command, "priya")
        assert (again.code, contents(root)) == (0, before)
        assert again.out.startswith("already recorded Interviews/Northwind.md:")
        assert "Follow-up to Priya Raman at Northwind by email is another message" in again.err
    ident = re.findall(r"`vaultsync done (vs-\w{8})`", here(root, "done", "priya").err)[0]
    assert "Follow-up" in here(root, "done", ident).out  # by its ID it is meant
    tomorrow = "2026-03-13T09:00:00+00:00"
    said = here(root, "done", "priya", as_of=tomorrow).err
    assert "another message" not in said
    assert said.startswith(
        "Status check to Priya Raman at Northwind by email was not due before"
    )


def test_a_record_beside_doubled_ones(here: Here, make_vault: Callable[..., Path]) -> None:
    """What a merge kept twice is told by its line, which moves: records land all the same."""
    doubled = "- [x] Thank-you by email ✅ 2026-03-05\n"
    note = NORTHWIND_NOTE.rstrip("\n") + "\n\n## Marcus Lee\nemail:: m@northwind.example\n"
    root = make_vault({"Interviews/Northwind.md": f"{note}{doubled}{doubled}"})
    ran = here(root, "done", "priya")
    assert ran.code == 0, ran.err
    text = (root / "Interviews/Northwind.md").read_text("utf-8")
    assert text.count("- [x] Thank-you by email") == 3


@pytest.mark.parametrize(
    "said", ["They'd ring by the end of next week.", "decision next week", "she is nice"]
)
def test_a_reply_where_the_text_names_a_day(small: Path, here: Here, said: str) -> None:
    """What is told of such a day only while they are silent keeps no record out (VS122)."""
    note, before = small / NORTHWIND, f"{NORTHWIND_TEXT}\n## Notes\n\n{said}\n"
    note.write_text(before, "utf-8")
    ran = here(small, "reply", "northwind", "dana")
    assert (ran.code, ran.err.count("error")) == (0, 0)
    assert "Reply received" in note.read_text("utf-8")
    assert here(small, "undo").code == 0
    assert note.read_text("utf-8") == before


TOLD_PROMISES = (
    # the line of the note, the words, and whether a promise is told of
    ("- **promised:** the plan by 2026-03-09", "spire promised", False),
    ("- rota", "promised northwind priya", False),
    ("- [x] **promised:** the plan by 2026-03-09", "promised northwind priya", False),
    ("- **promised:** the plan by 2026-03-09", "promised marcus", False),
    ("- **promised:** the plan by 2026-03-09", "promised northwind priya", True),
    ("- **promised:** the plan", "promise priya", True),
    ("- **promised:** the plan", "promised plan", True),
    ("- **promised:** the plan", "northwind zebra", False),
    ("- **promised:** the rota sheet", "rota sheet", True),
    ("- **promised:** the rota sheet", "northwind rota", True),
)


def _promising(root: Path, line: str) -> int:
    """Put a line in the place of what is promised to Priya; give its number."""
    note = root / NORTHWIND
    text = note.read_text("utf-8")
    old = next(one for one in text.splitlines() if one.startswith("- **promised:**"))
    note.write_text(text.replace(old, line), "utf-8")
    return text.splitlines().index(old) + 1


@pytest.mark.parametrize(("line", "words", "told"), TOLD_PROMISES)
def test_a_promise_is_ticked_in_the_note(
    line: str, words: str, told: bool, small: Path, here: Here
) -> None:
    """S08: `done promised …` records nothing; it says which line of which note to tick."""
    number = _promising(small, line)
    before = contents(small)
    done = here(small, "done", *words.split())
    assert (done.code, contents(small)) == (2, before)
    place = f"{NORTHWIND}:{number} has {line.rpartition('** ')[2]!r}, promised to Priya Raman; "
    assert (f"{place}once it is sent, tick it in the note" in done.err) is told


@pytest.mark.parametrize("by", ["done", "sync"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- rota", False),
        ("- [x] **promised:** the plan by 2026-03-09", False),
        ("- **promised:** the plan by 2026-03-09", True),
    ],
)
def test_a_promise_that_a_thank_you_leaves_open(
    by: str, line: str, told: bool, small: Path, here: Here
) -> None:
    """S08: whoever records a thank-you is told of it, in a command and behind a tick."""
    number = _promising(small, line)
    if by == "done":
        said = here(small, "done", "thank-you", "priya").err
    else:
        here(small, "sync")
        (draft,) = small.glob("Follow-ups/Drafts/*Priya*thank-you.md")
        draft.unlink()
        tick(small, PRIYA)
        said = here(small, "sync").err
    where = f"'the plan by 2026-03-09', promised to Priya Raman ({NORTHWIND}:{number}); "
    assert (f"still to be sent by Mon 9 Mar: {where}once" in said) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- rota", False),
        ("- [x] **promised:** the plan", False),
        ("- **promised:** the plan, sent", False),
        ("- **promised:** an answer soon", False),
        ("- **promised:** the plan", True),
    ],
)
def test_what_may_have_gone_with_a_thank_you(
    line: str, told: bool, small: Path, here: Here
) -> None:
    """S08: nobody but who sent it knows; until it is ticked, it is told of."""
    number = _promising(small, line)
    said = here(small, "done", "thank-you", "priya").err
    where = f"still open: 'the plan', promised to Priya Raman ({NORTHWIND}:{number}); "
    how = "if it went with this message, tick it in the note: `- [x] **promised:** …`"
    assert (f"{where}{how}" in said) is told
    assert ("still open" in said) is told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- rota", False),
        ("- [x] **promised:** the plan by 2026-03-09", False),
        ("- **promised:** the plan by 2026-03-27", False),
        ("- **promised:** the plan by 2026-03-09", True),
    ],
)
def test_a_reply_does_not_put_off_a_promise(
    line: str, told: bool, small: Path, here: Here
) -> None:
    """S08: until they answer nothing is owed but what was promised for an earlier day."""
    number = _promising(small, line)
    done = here(small, "reply", "priya", "--by", "2026-03-20", "--text", "soon")
    assert "no answer is owed before 2026-03-20" in done.err
    mine = f"but you promised 'the plan' by Mon 9 Mar 2026 ({NORTHWIND}:{number})"
    assert (mine in done.err) is told


WHITCOMBE = """\
---
type: interview
company: Whitcombe House
role: Junior sous
date: 2026-11-18
---
## Priya Raman
priya@whitcombe.example
- weddings, 60 a year
{priya}
## Lucy Hales
lucy@whitcombe.example
- went through the contract
{lucy}"""
SETTLED = "- [x] Thank-you ✅ 2026-11-20\n"


@pytest.mark.parametrize(
    ("words", "on", "priya", "kind"),
    [
        # its thank-you is settled, the kind is said, or the follow-up was due
        ("priya", "2026-11-23", SETTLED, "Follow-up"),
        ("priya follow-up", "2026-11-19", "", "Follow-up"),
        ("priya", "2026-11-25", "", "Follow-up"),
        ("priya", "2026-11-30", "", "Follow-up"),
        # some days later it may have been either
        ("priya", "2026-11-23", "", ""),
        ("follow-up", "2026-11-23", "", "Follow-up"),
        # nobody chases the day after
        ("priya", "2026-11-18", "", "Thank-you"),
        ("priya", "2026-11-19", "", "Thank-you"),
        ("whitcombe priya", "2026-11-20", "", "Thank-you"),
        ("lucy", "2026-11-19", "", "Thank-you"),
    ],
)
def test_done_on_a_day_before_a_follow_up_was_due(
    words: str, on: str, priya: str, kind: str, make_vault: Callable[..., Path], here: Here
) -> None:
    """S13, S29: what went out the day after was the thank-you, though it was missed since."""
    vault = make_vault({"a.md": WHITCOMBE.format(priya=priya, lucy="")})
    now = "2026-11-30T09:00:00+00:00"
    before = (vault / "a.md").read_text("utf-8")
    ran = here(vault, "done", *words.split(), "--on", on, as_of=now)
    after = (vault / "a.md").read_text("utf-8")
    if not kind:
        assert ran.code == 2
        assert after == before
        assert re.findall(r"\((Thank-you|Follow-up) to", ran.err) == ["Thank-you", "Follow-up"]
        return
    assert ran.code == 0, ran.err
    new = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.split()[2] for line in new] == [kind]
    assert on in new[0]
    again = here(vault, "done", *words.split(), "--on", on, as_of=now)
    assert (vault / "a.md").read_text("utf-8") == after, again.out


def test_close_leaves_what_may_mean_something_else(
    make_vault: Callable[..., Path], here: Here
) -> None:
    """The command asks for the status: it gets one line, beside what somebody wrote."""
    text = WHITCOMBE.format(priya="", lucy="").replace("date:", "outcome: no\ndate:")
    vault = make_vault({"a.md": text})
    ran = here(vault, "close", "whitcombe", "rejected", as_of="2026-11-30T09:00:00+00:00")
    assert ran.code == 0, ran.err
    assert "status: rejected" in ran.out
    after = (vault / "a.md").read_text("utf-8")
    assert after == text.replace("2026-11-18\n---", "2026-11-18\nstatus: rejected\n---")
    shown = here(vault, "check", as_of="2026-11-30T09:00:00+00:00").out
    assert "Follow-up to" not in shown


@pytest.mark.parametrize(
    ("args", "stays"),
    [
        # what goes on, and what is only shown
        (("close", "northwind", "waiting"), ""),
        (("close", "northwind", "replied"), ""),
        (("close", "northwind", "rejected", "--dry-run"), ""),
        # what concerns the company
        (("close", "northwind", "withdrawn"), "Connect with Northwind (vs-"),
        (("close", "northwind", "rejected"), "; Keep in touch with Northwind (vs-"),
    ],
)
def test_what_stays_on_the_list(
    args: tuple[str, ...], stays: str, small: Path, here: Here
) -> None:
    """S45: no message is owed any more, but the company outlives the application."""
    said = here(small, *args).out
    assert ("the company stays on the list: " in said) is bool(stays)
    assert stays in said
    assert ("help: `vaultsync skip vs-" in said) is bool(stays)
