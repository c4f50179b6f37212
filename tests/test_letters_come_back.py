"""A letter whose record is taken back is the draft again: no blank form takes its place."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from tests.test_undo import SENT_DRAFT, edit_line_of, take
from tests.vaults import DRAFTS, DUE, NORTHWIND, PRIYA, PRIYA_DRAFT, edit_line, sync_here, tick
from vaultsync.cli.sync import lines_of
from vaultsync.edit.draft_head import as_draft
from vaultsync.parse.draft import read_draft
from vaultsync.vault.opening import open_vault
from vaultsync.vault.sync import preview

WORDS = "I have thought of the quiet weekend ever since.\n"
RECORD = "- [x] Thank-you by email ✅ 2026-03-06\n"


def write(root: Path) -> None:
    """Write a letter."""
    with (root / PRIYA_DRAFT).open("a", encoding="utf-8") as file:
        file.write(WORDS)


def send(root: Path, how: str) -> bytes:
    """Write a letter, say that it was sent, and sync; give what lies in Sent."""
    write(root)
    if how == "status":
        edit_line_of(root / PRIYA_DRAFT, "status: draft", "status: sent")
    else:
        tick(root, PRIYA)
    assert sync_here(root).records
    return (root / SENT_DRAFT).read_bytes()


def untick(root: Path) -> None:
    """Un-tick the line under Done."""
    edit_line(root / DUE, PRIYA, "- [x]", "- [ ]")
    report = sync_here(root)
    assert [one.mark.takes_back for one in report.records] == [True]
    assert f"moved {SENT_DRAFT} to {PRIYA_DRAFT}" in [*lines_of(report)]


@pytest.mark.parametrize("back", [take, untick])
@pytest.mark.parametrize("how", ["status", "tick"])
def test_the_letter_comes_back(how: str, back: object, small: Path) -> None:
    """S12: undone or un-ticked, the letter is the draft again; only its `status` may change."""
    sent = send(small, how)
    assert callable(back)
    back(small)
    assert not (small / SENT_DRAFT).exists()
    assert (small / PRIYA_DRAFT).read_bytes() == sent.replace(b"status: sent", b"status: draft")
    assert RECORD not in (small / NORTHWIND).read_text("utf-8")
    assert not sync_here(small).wrote
    tick(small, PRIYA)
    sync_here(small)
    assert WORDS in (small / SENT_DRAFT).read_text("utf-8")


def close(root: Path) -> None:
    """Set the application to rejected, and sync."""
    edit_line_of(root / NORTHWIND, "duration:", "status: rejected\nduration:")
    sync_here(root)


@pytest.mark.parametrize("how", ["status", "tick"])
def test_a_letter_that_nothing_owes_any_more(how: str, small: Path) -> None:
    """S03: what was not sent does not lie in Sent, also where the application is closed by now.

    It is told like any draft that belongs to no follow-up.
    """
    sent = send(small, how)
    close(small)
    untick(small)
    assert not (small / SENT_DRAFT).exists()
    assert (small / PRIYA_DRAFT).read_bytes() == sent.replace(b"status: sent", b"status: draft")
    again = sync_here(small)
    assert not again.wrote
    assert [one.path for one in again.findings if one.code == "VS501"] == [PRIYA_DRAFT]


def test_a_form_that_nothing_owes_any_more(small: Path) -> None:
    """What nobody wrote in goes straight to where such drafts lie: no second run is needed."""
    form = (small / PRIYA_DRAFT).read_bytes()
    tick(small, PRIYA)
    sync_here(small)
    close(small)
    edit_line(small / DUE, PRIYA, "- [x]", "- [ ]")
    sync_here(small)
    (lies,) = (small / DRAFTS).rglob("*Priya*")
    assert (lies.parent.name, lies.read_bytes()) == ("Not sent", form)
    assert not sync_here(small).wrote


def test_a_letter_that_is_missed_meanwhile(small: Path) -> None:
    """S03: a record that is taken back too late for another thank-you frees its letter, too."""
    send(small, "tick")
    late = "2026-03-18T09:00:00+00:00"
    sync_here(small, late)
    edit_line(small / DUE, PRIYA, "- [x]", "- [ ]")
    assert f"moved {SENT_DRAFT} to {PRIYA_DRAFT}" in [*lines_of(sync_here(small, late))]
    again = sync_here(small, late)
    assert not again.wrote
    assert PRIYA_DRAFT in {one.path for one in again.findings if one.code == "VS501"}


def test_a_run_that_was_killed_before_the_letter_came_back(small: Path) -> None:
    """The un-ticked line tells the next run of it, as long as no note holds the record."""
    send(small, "tick")
    close(small)
    edit_line(small / DUE, PRIYA, "- [x]", "- [ ]")
    edit_line_of(small / NORTHWIND, RECORD, "")
    assert f"moved {SENT_DRAFT} to {PRIYA_DRAFT}" in [*lines_of(sync_here(small))]


@pytest.mark.parametrize("why", ["recorded", "gone", "held", "taken"])
def test_a_letter_of_which_it_is_not_certain(why: str, small: Path) -> None:
    """Another record, no note, or a file in its place: the letter stays where it lies."""
    sent = send(small, "tick")
    close(small)
    edit_line(small / DUE, PRIYA, "- [x]", "- [ ]")
    if why == "recorded":  # the same message, in a line that is not taken back
        edit_line_of(small / NORTHWIND, RECORD, "- 2026-03-06 thank-you email sent\n")
    elif why == "gone":
        (small / NORTHWIND).unlink()
    elif why == "held":
        (small / NORTHWIND).write_bytes(b"\xff" + (small / NORTHWIND).read_bytes())
    else:
        (small / PRIYA_DRAFT).write_text("mine\n", "utf-8")
    sync_here(small)
    assert (small / SENT_DRAFT).read_bytes() == sent


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: sent", "status: draft"),
        ('status: "Sent"  # on the train', 'status: "draft"  # on the train'),
        ("status:  'sent'", "status:  'draft'"),
    ],
)
@pytest.mark.parametrize("eol", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_only_the_one_word_changes(old: str, new: str, eol: str, mark: str) -> None:
    """S12: a comment, quotes, line ends and the same words in the letter stay."""
    lines = ["---", "id: vs-l1idcgz3", old, "mine: x  # y", "---", "", "status: sent", ""]
    made = as_draft(mark + eol.join(lines))
    lines[2] = new
    assert made == mark + eol.join(lines)


@pytest.mark.parametrize("head", ["status: ready", "status: >-\n  sent", "status: sent\n: ["])
def test_what_cannot_be_changed_in_one_word_is_left(head: str) -> None:
    """A status in other forms is no reason to rewrite a head."""
    with pytest.raises(ValueError, match=r"status|head"):
        as_draft(f"---\nid: vs-l1idcgz3\n{head}\n---\n\nstatus: sent\n")


def test_it_is_said_that_the_status_changed(small: Path, cli: Cli) -> None:
    """A line that a person wrote and that is changed for them is named."""
    send(small, "status")
    assert f"set `status: draft` in {SENT_DRAFT}\n" in cli("undo", vault=small).stdout


def test_un_ticking_can_be_looked_at_before(small: Path) -> None:
    """`--dry-run` shows that the letter comes back."""
    send(small, "status")
    edit_line(small / DUE, PRIYA, "- [x]", "- [ ]")
    report = preview(open_vault(str(small)), datetime.fromisoformat(AS_OF))
    assert f"moved {SENT_DRAFT} to {PRIYA_DRAFT}" in [*lines_of(report)]


@pytest.mark.parametrize("taken", [False, True])
def test_a_blank_form_says_where_the_letter_lies(taken: bool, small: Path) -> None:
    """Where the letter stays in Sent, VS610 names it at the form as long as that is blank."""
    send(small, "tick")
    edit_line_of(small / NORTHWIND, RECORD, "")
    if taken:
        (small / PRIYA_DRAFT).write_text("mine\n", "utf-8")
    (told,) = [one for one in sync_here(small).findings if one.code == "VS610"]
    assert told in sync_here(small).findings
    assert SENT_DRAFT in told.message
    assert "Priya Raman, thank-you" in told.path
    assert WORDS in (small / SENT_DRAFT).read_text("utf-8")
    with (small / told.path).open("a", encoding="utf-8") as file:
        file.write("other words\n")
    assert "VS610" not in {one.code for one in sync_here(small).findings}


def test_a_blank_form_beside_the_letter_was_not_sent(small: Path) -> None:
    """`done` leaves the letter in Sent as what was sent; the form goes to Not sent."""
    sent = send(small, "tick")
    edit_line_of(small / NORTHWIND, RECORD, "")
    sync_here(small)
    form = (small / PRIYA_DRAFT).read_bytes()
    assert read_draft(PRIYA_DRAFT, form.decode()).untouched
    tick(small, PRIYA)
    sync_here(small)
    assert not (small / PRIYA_DRAFT).exists()
    assert [file.read_bytes() for file in (small / DRAFTS / "Sent").iterdir()] == [sent]
    assert [file.read_bytes() for file in (small / DRAFTS / "Not sent").iterdir()] == [form]
    assert not sync_here(small).wrote
