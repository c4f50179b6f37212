"""What people met when they tried it again: small answers, days in front, roles beside."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_due_note_sections import due_note
from tests.test_init import made
from tests.test_lines_at_the_top import ASKED, LATER, WHICH, answered
from tests.test_offers import NOTE
from vaultsync.cli.new_answers import read_clock
from vaultsync.cli.told_since import read_deed
from vaultsync.parse.persons.sentences import sentences

MakeVault = Callable[..., Path]
NAMES = frozenset({"becky", "tom"})


@pytest.mark.parametrize(
    ("text", "mine", "rest"),
    [
        ("Becky texted 20/11", False, "Becky texted 20/11"),
        ("20 nov Becky rang", False, "20 nov Becky rang"),
        ("texted Becky 20/11", True, "Becky 20/11"),
        ("20/11 texted Becky", True, "20/11 Becky"),
        ("Fri 20/11, texted Becky", True, "Fri 20/11, Becky"),
        ("friday rang Tom", True, "friday Tom"),
        ("yesterday rang Tom", True, "yesterday Tom"),
    ],
)
def test_a_day_in_front_of_what_was_done(text: str, rest: str, *, mine: bool) -> None:
    """Who did it stands behind the day; the day stays for the record."""
    deed = read_deed(text, NAMES)
    assert (deed.mine, deed.rest) == (mine, rest)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("04:15", "04:15-"),
        ("7.30", "07:30-"),
        ("4.15 am", "04:15-"),
        ("4.15", "16:15-"),
        ("4h15", "16:15-"),
        ("4.15-5.15", "16:15-17:15"),
        ("1:30 - 2:30", "13:30-14:30"),
    ],
)
def test_an_hour_without_its_half_of_the_day(text: str, clock: str) -> None:
    """Interviews are by day."""
    start, end = read_clock(text)
    assert start
    assert f"{start:%H:%M}-{(end and end.strftime('%H:%M')) or ''}" == clock


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Large print (and bowls). Fine", ["Large print (and bowls).", "Fine"]),
        ("(large print, bowls. Annie liked them)", ["large print, bowls.", "Annie liked them"]),
    ],
)
def test_brackets_over_two_sentences(text: str, parts: list[str]) -> None:
    """Half a pair of them is no part of a sentence that is quoted."""
    assert sentences(text) == parts


def test_a_promise_to_somebody_whom_the_note_does_not_know(
    make_vault: MakeVault, cli: Cli
) -> None:
    """It is told, and not left out without a word (VS219)."""
    line = "\n## Notes\n- Una Lee: **promised:** the slides by 2026-12-01\n"
    vault = make_vault({"a.md": NOTE.format(head="", more=line)})
    said = " ".join(cli("check", vault=vault, as_of="2026-11-27T09:00Z").stdout.split())
    assert "is marked as a promise, but the note does not know Una Lee" in said


def test_the_days_of_an_offer_that_have_passed(make_vault: MakeVault, cli: Cli) -> None:
    """The day of one's own answer, and that by which they were to write."""
    more = "\nShe would like an answer by Friday 4 December.\n"
    text = NOTE.format(head="they_reply_by: 2026-12-03\n", more=more)
    vault = make_vault({"a.md": text})
    found = str(due_note(vault, cli, "2026-12-05"))
    assert "answer it now (the day for it was Fri 4 Dec)" in found
    assert "they were to write by Thu 3 Dec: ask, if nothing came" in found
    assert "they were to write" not in str(due_note(vault, cli, "2026-12-02"))


def test_the_role_of_the_other_notes(tmp_path: Path) -> None:
    """A second interview without a role is of the same application."""
    files = {
        "Jobs/2026-11-18 Toy Museum.md": "# Toy Museum\n\nRole: Events Officer\n\n18 Nov 2026,"
        " 10:00. Met Ann Lee (director).\n",
        "Jobs/2026-11-27 Toy Museum.md": "# Toy Museum, second interview\n\n27 Nov 2026, 10:00."
        " Met Ann Lee (director).\n",
    }
    root = made(tmp_path / "vault", files)
    done = answered(root, [(WHICH, "all"), (ASKED, "y"), (ASKED, "y"), *LATER])
    assert done.code == 0
    for path in files:
        assert "role: Events Officer\n" in (root / path).read_text("utf-8")
