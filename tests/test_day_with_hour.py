"""A day that is typed with its hour gives both; another interview in a note is told."""

from datetime import date
from pathlib import Path

import pytest

from tests.support import AS_OF, Cli
from tests.talking import talk
from tests.test_init import made
from tests.test_init_pick import answered, top_of
from tests.test_lines_at_the_top import ASKED, IT_IS, LATER
from tests.test_new import FIRST
from vaultsync.cli.init_other import other_interview
from vaultsync.cli.new_answers import read_clock
from vaultsync.errors import UsageError
from vaultsync.parse.days.bare_hours import bare_hour, is_guess
from vaultsync.parse.days.day_and_clock import day_and_clock

DAY = date(2026, 11, 12)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Give a vault without a note."""
    root = tmp_path / "vault"
    root.mkdir()
    (root / "vaultsync.toml").write_text('name = "Sam"\n', "utf-8")
    return root


BELL = "# Call with Bell Foods\n\nMon 23 Nov, 11am\n\nThey liked the plan.\n"


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        (("24 nov",), "date: 2026-11-24\n"),
        (("24 nov 10.30",), "date: 2026-11-24\ntime: 10:30\n"),
        (("thursday 2pm",), "date: 2026-11-26\ntime: 14:00\n"),
        (("24 Nov at 10:30",), "date: 2026-11-24\ntime: 10:30\n"),
        (("23 nov 2pm",), "date: 2026-11-23\ntime: 14:00\n"),  # the hour alone is another
        (("24 nov at teatime", "24.11."), "date: 2026-11-24\n"),
    ],
)
def test_a_day_with_its_hour_in_init(
    typed: tuple[str, ...], lines: str, tmp_path: Path
) -> None:
    """No hour that was typed is dropped without a word."""
    root = made(tmp_path / "vault", {"Call with Bell Foods.md": BELL})
    answers = [IT_IS, ("Company (-", ""), ("Who was", "Jo Roe"), (ASKED, "d")]
    answers += [("Day [", typed[0]), *(("cannot read the time", one) for one in typed[1:])]
    done = answered(root, [*answers, (ASKED, "y"), *LATER])
    assert done.code == 0, done.shown
    top = top_of((root / "Call with Bell Foods.md").read_text("utf-8"))
    assert lines in top
    assert top.count("time:") == lines.count("time:")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("5 March 2pm", "14:00"),
        ("5 March 2026 at 10.30-11.15", "10:30-11:15"),
        ("5 March 11", "11:00"),
        ("thurs 5 march at 11", "11:00"),
    ],
)
def test_a_day_with_its_hour_in_new(typed: str, told: str, tmp_path: Path) -> None:
    """The hour is told, and not asked for once more."""
    root = made(tmp_path / "vault", {"vaultsync.toml": 'name = "Sam"\n'})
    answers = [one for one in (FIRST | {"Day": typed}).items() if one[0] != "Time"]
    done = talk("new", "--no-open", "--as-of", AS_OF, answers=[*answers, ("it?", "")], cwd=root)
    assert done.code == 0, done.shown
    assert f"as {told}" in done.shown
    (path,) = (root / "Interviews").glob("*.md")
    text = path.read_text("utf-8")
    assert f"time: {told.partition('-')[0]}" in text


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        # a number that can be the day itself, or a year
        ("friday 11", "friday 11", ""),
        ("the 3rd 11", "the 3rd 11", ""),
        ("5 march 26", "5 march 26", ""),
        ("dec 11", "dec 11", ""),
        ("5 March 2026", "5 March 2026", ""),
        # the day is whole
        ("today 11", "today", "11"),
        ("tomorrow, 2", "tomorrow", "2"),
        ("fri 4 dec 11", "fri 4 dec", "11"),
        ("Dec 3, 10", "Dec 3", "10"),
        ("2026-12-01 9", "2026-12-01", "9"),
        ("today at 11", "today", "11"),
    ],
)
def test_a_number_behind_a_whole_day_is_its_hour(text: str, day: str, hour: str) -> None:
    """What was typed is never dropped without a word."""
    assert day_and_clock(text) == (day, hour)


@pytest.mark.parametrize(
    ("text", "read", "guess"),
    [
        ("7", "", False),
        ("02", "", False),
        ("0", "", False),
        ("24", "", False),
        ("11", "11:00", False),
        ("at 11", "11:00", False),
        ("12 o'clock", "12:00", False),
        ("14", "14:00", False),
        ("2", "14:00", True),
        ("at 3", "15:00", True),
    ],
)
def test_a_mere_hour_is_that_of_an_interview(text: str, read: str, guess: bool) -> None:
    """Interviews are by day; of the small hours it is asked whether that is meant."""
    hour = bare_hour(text)
    assert (f"{hour:%H:%M}" if hour else "") == read
    assert is_guess(text) is guess
    if read:
        assert read_clock(text) == (hour, None)
    else:
        with pytest.raises(UsageError):
            read_clock(text)


def test_the_half_of_the_day_is_asked_for(tmp_path: Path) -> None:
    """`2` is most likely 14:00; a no lets one type it again."""
    root = made(tmp_path / "vault", {"vaultsync.toml": 'name = "Sam"\n'})
    answers = []
    for one in (FIRST | {"Day": "5 March", "Time": "2"}).items():
        answers.append(one)
        if one[0] == "Time":
            answers += [("Is it 14:00?", "n"), ("write it as 2am or 14:30", "at 2")]
            answers += [("Is it 14:00?", "")]
    done = talk("new", "--no-open", "--as-of", AS_OF, answers=[*answers, ("it?", "")], cwd=root)
    assert done.code == 0, done.shown
    (path,) = (root / "Interviews").glob("*.md")
    assert "time: 14:00" in path.read_text("utf-8")


def test_a_day_with_its_hour_as_an_option(vault: Path, cli: Cli) -> None:
    """`--on` takes both; two hours are refused."""
    new = ("new", "Acme", "--dry-run", "--on", "5 March 2pm")
    done = cli(*new, vault=vault)
    assert (done.returncode, "time: 14:00" in done.stdout) == (0, True)
    done = cli(*new, "--time", "3pm", vault=vault)
    assert done.returncode == 2
    assert "write the day alone: `--on '5 March'`" in done.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Went well.", None),
        ("Hope for a second interview on Thursday 3 December", None),
        ("- [ ] prepare second interview Thursday 3 December", None),
        ("First interview 12 November, on Teams", None),
        ("Second interview 3 December\nfinal interview 9 December", None),
        (
            "**Second interview Thursday 3rd December 11.00**, in person",
            (date(2026, 12, 3), "11:00"),
        ),
        ("- 2nd interview: 3 Dec 2pm", (date(2026, 12, 3), "14:00")),
        ("## Second interview - Thu 3 Dec", (date(2026, 12, 3), "")),
    ],
)
def test_another_interview_in_a_note(text: str, told: tuple[date, str] | None) -> None:
    """One that is sure to come, or was, after the day of the note's own."""
    assert other_interview(f"---\ntype: interview\n---\n{text}\n", DAY) == told


def test_another_interview_is_told_once_the_note_has_its_lines(tmp_path: Path) -> None:
    """With its day, and what to do."""
    bell = BELL + "\n**Second interview Thursday 3rd December 11.00**, in person.\n"
    root = made(tmp_path / "vault", {"Call with Bell Foods.md": bell})
    answers = [IT_IS, ("Company (-", ""), ("Who was", "Jo Roe"), (ASKED, "y")]
    done = answered(root, [*answers, *LATER])
    assert done.code == 0, done.shown
    assert "another interview, on Thu 3 Dec 2026, 11:00" in " ".join(done.shown.split())
    assert "`vaultsync new` later" in done.shown
