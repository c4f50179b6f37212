"""Days such as 03/12/2026: a weekday beside them, or the other dates, say which one it is."""

from datetime import date
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_init_pick import top_of
from tests.test_lines_at_the_top import LATER, YES_BY_ENTER, answered
from vaultsync.cli.days import day_of_talk, doubted
from vaultsync.parse.days.dates import Doubt, read_moment
from vaultsync.parse.likely import likely
from vaultsync.settings import Settings

TODAY = date(2026, 11, 30)
BOTH = Settings()


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("02/12/2026", "", None),
        ("Thursday 03/12/2026", "", None),  # 12 March is a Thursday, too
        ("Friday 03/12/2026", "", None),
        ("Wednesday 02/12/2026", "MDY", None),  # 12 February is a Thursday
        ("Wednesday 02/12/26", "", None),
        ("Wednesday or 02/12/2026", "", None),
        ("Wednesday 02/12/2026 or 03/12/2026", "", None),
        ("Monday 13/02/2026", "", None),
        ("Wednesday 02/12/2026", "", "2026-12-02"),
        ("Wed, 02/12/2026", "", "2026-12-02"),
        ("Thu. 02/12/2026", "", "2026-02-12"),
        ("by Wednesday 02.12.2026", "", "2026-12-02"),
        ("02/12/2026 (Wed)", "", "2026-12-02"),
        ("02/12/2026, Wednesday", "", "2026-12-02"),
        ("Wednesday 02/12/2026 at 11:30", "", "2026-12-02"),
        ("26/11/2026 at 11:30", "", "2026-11-26"),
        ("Thursday 03/12/2026", "DMY", "2026-12-03"),
        ("Friday 13/02/2026", "", "2026-02-13"),
    ],
)
def test_a_weekday_decides(text: str, order: str, day: str | None) -> None:
    """Only one of both readings is of that weekday, and nothing contradicts it."""
    answer = read_moment(text, Settings(date_order=order))
    assert (None if isinstance(answer, Doubt) else str(answer.day)) == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Friday 03/12/2026", "2026-03-12 is a Thursday and 2026-12-03 is a Thursday"),
        ("Thursday 03/12/2026", "it could be 2026-03-12 or 2026-12-03"),
    ],
)
def test_why_a_weekday_does_not_decide(text: str, why: str) -> None:
    """Both days are named, as words of the reason and as what can be written."""
    answer = read_moment(text, BOTH)
    assert isinstance(answer, Doubt)
    assert why in answer.message
    assert "`2026-03-12` or `2026-12-03`" in answer.help


@pytest.mark.parametrize("text", ["02/12/2026", "02.12.2026", "02/12/2026 14:00"])
def test_a_typed_day_names_both_readings(text: str) -> None:
    """The near one first, no third day, and nothing of a file amid a question."""
    assert day_of_talk(text, BOTH, TODAY) is None
    why = doubted(text, BOTH, TODAY, TODAY)
    assert why.message.endswith("it could be Wed 2 Dec 2026 or Thu 12 Feb 2026")
    assert why.help == "write `2026-12-02` or `2026-02-12`"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        # the first date stays open, and no other one is taken for it
        ("Met 03/12/2026\n- [ ] read the label 📅 2026-12-02", None),
        ("Thursday 03/12/2026 at 11:30\n\n## Prepare\n- [ ] read it 📅 2026-12-02", None),
        ("- [ ] prepare for the interview 📅 2026-12-02\n- Thursday 03/12/2026", None),
        ("31/02/2026, in their office\nThey wrote on 2026-03-03", None),
        ("Met 03/12/2026\n> they rang 4 Dec 2026", None),
        ("Met 11/12/2026\n25/11/2026 rang\n11/26/2026 mail", None),  # both orders
        # what can only be that day
        ("Met 03/12/2026\nagain: 3 December 2026", "2026-12-03"),
        ("Wednesday 02/12/2026, in their office", "2026-12-02"),
        ("- 12/11/2026, with Jo Platt\n\n## Outcome\n> 20/11/2026: a no", "2026-11-12"),
        ("- 11/12/2026, with Jo Platt\n\n11/20/2026: a no", "2026-11-12"),
        ("- [ ] Interview 📅 2026-12-02", "2026-12-02"),
    ],
)
def test_which_day_is_proposed(lines: str, day: str | None) -> None:
    """Of a note that somebody says is about an interview: that day, or it is asked for."""
    found = likely(f"# Acme\n\n{lines}\n", "Jobs/Acme.md", today=TODAY, meant=True)
    assert found
    assert (found.day and str(found.day)) == day


def made(root: Path, *notes: str) -> Path:
    """Make notes in plain text; no settings yet."""
    (root / "Jobs").mkdir(parents=True)
    for at, one in enumerate(notes):
        text = f"# Interview Firm {at}\n\n{one}, with Jo Platt (manager)\n"
        (root / f"Jobs/Firm {at} interview.md").write_text(text, "utf-8")
    return root


@pytest.mark.parametrize(
    ("notes", "order"),
    [
        (("27/11/2026",), ""),  # one date is no habit
        (("27/11/2026", "03/12/2026"), ""),
        (("27/11/2026", "11/26/2026"), ""),
        (("27/11/2026", "19/11/2026", "11/26/2026"), ""),
        (("2026-11-27", "19 November 2026"), ""),
        (("27/11/2026", "19/11/2026"), "DMY"),
        (("27/11/2026", "19/11/2026", "03/12/2026"), "DMY"),
        (("11/27/2026", "11/19/2026"), "MDY"),
    ],
)
def test_plain_notes_show_the_order(
    notes: tuple[str, ...], order: str, tmp_path: Path, cli: Cli
) -> None:
    """`init` writes the setting, where notes that it asks about agree on it."""
    vault = made(tmp_path / "vault", *notes)
    told = cli("init", "--yes", vault=vault).stdout
    line = f'\ndate_order = "{order}" ' if order else '\n# date_order = "DMY" '
    assert line in (vault / "vaultsync.toml").read_text("utf-8")
    assert ("Dates: " in told) is bool(order)


def test_an_interview_note_in_the_other_order_leaves_it_open(tmp_path: Path, cli: Cli) -> None:
    """Nothing is written for the vault while one note says otherwise."""
    vault = made(tmp_path / "vault", "27/11/2026", "19/11/2026")
    head = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-20\n---\n"
    (vault / "a.md").write_text(f"{head}they wrote on 11/26/2026\n", "utf-8")
    assert "Dates: " not in cli("init", "--yes", vault=vault).stdout


def test_the_order_is_that_of_what_is_proposed_and_typed(tmp_path: Path) -> None:
    """The other notes say what 03/12/2026 is, in a note and in an answer."""
    vault = made(tmp_path / "vault", "27/11/2026", "19/11/2026", "03/12/2026")
    picked = vault / "Jobs/Firm 2 interview.md"
    which = "Which of these are about a job interview, or a call about a job?"
    answers = [(which, "1"), (YES_BY_ENTER, "d"), ("Day [2026-12-03]", "04/12/2026")]
    answers += [(YES_BY_ENTER, ""), *LATER]
    assert answered(vault, answers).code == 0
    assert "date: 2026-12-04\n" in top_of(picked.read_text("utf-8"))
