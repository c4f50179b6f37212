"""Days that lack month or year, typed where one is asked for: the last, the next, the near."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_ask import RIGHT, note
from tests.test_init_pick import answered, top_of
from tests.test_lines_at_the_top import IT_IS, LATER, YES_BY_ENTER
from tests.test_reading_out import TOLD, corrected
from vaultsync.calendar import BusinessDays
from vaultsync.cli.days import day_of_talk, doubted
from vaultsync.parse.days.counted_days import counted_day
from vaultsync.parse.days.latest_days import latest_day
from vaultsync.parse.days.typed_days import (
    around,
    last_such,
    near_in_figures,
    next_such,
    part_of_month,
)
from vaultsync.settings import Settings

MakeVault = Callable[..., Path]
MONDAY = date(2026, 11, 30)
BOTH = Settings()
PLAIN = "They were nice.\n"
TOM = "## Tom Hart\nemail:: tom@kite.example\n- the crane\n\n"

READ = [
    # typed, the last such day, the next one, and the day of an interview
    ("soon", "", "", ""),
    ("20", "", "", ""),
    ("31 nov", "", "", ""),
    ("thursday 20th", "", "", ""),
    ("thursday 20 nov", "", "", ""),
    ("4/12", "", "", ""),
    ("20/13", "", "", ""),
    ("room 12", "", "", ""),
    ("20th floor", "", "", ""),
    ("25 nov", "2026-11-25", "", "2026-11-25"),
    ("Nov 25th", "2026-11-25", "", "2026-11-25"),
    ("wed 25 nov", "2026-11-25", "", "2026-11-25"),
    ("Wed. 25 Nov.", "2026-11-25", "", "2026-11-25"),
    ("weds 25th", "2026-11-25", "", "2026-11-25"),
    ("25th", "2026-11-25", "2026-12-25", "2026-11-25"),
    ("30th", "2026-11-30", "2026-11-30", "2026-11-30"),
    ("31st", "2026-10-31", "2026-12-31", "2026-10-31"),
    ("friday 20th", "2026-11-20", "", "2026-11-20"),
    ("friday the 20th", "2026-11-20", "", "2026-11-20"),
    ("on the 20th", "2026-11-20", "2026-12-20", "2026-11-20"),
    ("fri 20/11", "2026-11-20", "", "2026-11-20"),
    ("20/11", "2026-11-20", "", "2026-11-20"),
    ("tuesday 1st", "", "2026-12-01", "2026-12-01"),
    ("7th", "2026-11-07", "2026-12-07", "2026-11-07"),
    ("mon 7/12", "", "2026-12-07", "2026-12-07"),
    ("7 dec", "", "2026-12-07", "2026-12-07"),
    ("10 june", "2026-06-10", "2027-06-10", "2026-06-10"),
    ("5 march", "2026-03-05", "2027-03-05", "2027-03-05"),
]


def said(day: date | None) -> str:
    """Write a day, or nothing."""
    return str(day or "")


@pytest.mark.parametrize(("text", "last", "coming", "talk"), READ)
def test_a_day_without_month_or_year(text: str, last: str, coming: str, talk: str) -> None:
    """One that could be two is none; a weekday that is not its own is none either."""
    assert said(last_such(text, BOTH, MONDAY)) == last
    assert said(next_such(text, BOTH, MONDAY)) == coming
    assert said(day_of_talk(text, BOTH, MONDAY)) == talk


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("next thursday", "2026-12-10"),
        ("tomorrow", "2026-12-01"),
        ("2026-12-03", "2026-12-03"),
        ("thursday", "2026-11-26"),
        ("last wednesday", "2026-11-25"),
        ("yesterday", "2026-11-29"),
        ("2 weeks ago", "2026-11-16"),
        ("25 Nov 2025", "2025-11-25"),
    ],
)
def test_the_day_of_a_talk_that_has_a_note(text: str, day: str) -> None:
    """`thursday` is the last one: there is a note on it."""
    assert said(day_of_talk(text, BOTH, MONDAY)) == day


@pytest.mark.parametrize(
    ("order", "last"), [("", None), ("DMY", date(2026, 11, 4)), ("MDY", date(2026, 4, 11))]
)
def test_the_order_of_figures(order: str, last: date | None) -> None:
    """`4/11` is the day that the settings make of it."""
    settings = Settings(date_order=order)
    assert last_such("4/11", settings, MONDAY) == last


def test_no_english() -> None:
    """Where English is not read, words of it are not read here."""
    assert last_such("25 nov", Settings(languages=("fr",)), MONDAY) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("friday 20th", None),
        ("20 nov", None),
        ("30th", None),
        ("1st", ("2026-12-01", "2026-11-01")),
        ("the 25th", ("2026-11-25", "2026-12-25")),
    ],
)
def test_either_of_two(text: str, days: tuple[str, str] | None) -> None:
    """`new` asks which is meant: there a day may be to come."""
    found = around(text, BOTH, MONDAY)
    assert (found and tuple(map(str, found))) == days


@pytest.mark.parametrize(
    ("text", "order", "days"),
    [
        # only one, none near, or both of these weeks
        ("25/11", "", None),
        ("30/11", "", None),
        ("5/3", "", None),
        ("12/12", "", None),
        ("11/12", "", None),  # 11 December, in 11 days, or 12 November, 18 days ago
        ("1/12", "DMY", None),
        ("12/1", "MDY", None),
        ("mon 12/1", "", None),
        ("12/1/2025", "", None),
        ("13/13", "", None),
        ("1st", "", None),
        # tomorrow, and not January
        ("12/01", "", ("2026-12-01", "2027-01-12")),
        ("1/12", "", ("2026-12-01", "2027-01-12")),
        ("1.12.", "", ("2026-12-01", "2027-01-12")),
        ("12/01/2026", "", ("2026-12-01", "2026-01-12")),
        ("12/4", "", ("2026-12-04", "2027-04-12")),
    ],
)
def test_the_near_one_of_two(text: str, order: str, days: tuple[str, str] | None) -> None:
    """`new` asks about it first: the other one is months away."""
    found = near_in_figures(text, Settings(date_order=order), MONDAY)
    assert (found and tuple(map(str, found))) == days


@pytest.mark.parametrize(
    ("text", "why", "example"),
    [
        ("20", "it names no month, only a day", "`2026-11-20`"),
        ("thursday 20th", "Fri 20 Nov 2026 is no Thursday", "`2026-11-20`"),
        ("4/12", "it could be Fri 4 Dec 2026 or", "`2026-12-04`"),
        ("25 nov", "it names no year", "`2026-11-25`"),
    ],
)
def test_an_example_is_near(text: str, why: str, example: str) -> None:
    """Never one of next August: whoever is asked means a day of these weeks."""
    found = doubted(text, BOTH, MONDAY, MONDAY)
    assert why in found.message
    assert example in found.help
    assert "2027-08" not in found.help


WEEKS = [
    # said or typed on Monday 30 November
    ("week", ""),
    ("week of 7", ""),
    ("week of 7/12", ""),  # 7 December, or 12 July
    ("w/c 8/12", ""),  # no Monday in December
    ("week of 25 nov", ""),
    ("the week of the course", ""),
    ("week of 7 december", "2026-12-11"),
    ("the week of the 7th", "2026-12-11"),
    ("week commencing 7 dec", "2026-12-11"),
    ("week beginning Monday 7 December", "2026-12-11"),
    ("w/c 7 dec", "2026-12-11"),
    ("w/c Mon 7/12", "2026-12-11"),
    ("w/c 7/12", "2026-12-11"),
    ("wc 7th dec", "2026-12-11"),
    ("w/c 30/11", "2026-12-04"),
    ("week of 2026-12-07", "2026-12-11"),
    ("week commencing sunday 6th", "2026-12-11"),
]


@pytest.mark.parametrize(("text", "day"), WEEKS)
def test_the_week_of_a_day(text: str, day: str) -> None:
    """It ends on its Friday; one that begins on a Sunday is the week behind it."""
    assert said(latest_day(text, MONDAY)) == day


def test_the_week_that_has_begun() -> None:
    """On its Wednesday it still has a Friday; on its Saturday it is over."""
    assert latest_day("week of 7 December", date(2026, 12, 9)) == date(2026, 12, 11)
    assert latest_day("week of 7 December", date(2026, 12, 12)) is None


COUNTED = [
    # said or typed on Wednesday 25 November; Tuesday 1 December is a holiday here
    ("days", ""),
    ("ten", ""),
    ("10", ""),
    ("a few days", ""),
    ("some days", ""),
    ("0 days", ""),
    ("the days", ""),
    ("ten nights", ""),
    ("ten working weeks", ""),
    ("ten days ago", ""),
    ("three to two weeks", ""),
    ("thirteen days", ""),
    ("within ten working days", "2026-12-10"),
    ("ten working days", "2026-12-10"),
    ("5 business days", "2026-12-03"),
    ("within 3 weekdays", "2026-11-30"),
    ("10 days", "2026-12-05"),
    ("within ten days", "2026-12-05"),
    ("in 10 days' time", "2026-12-05"),
    ("in two weeks", "2026-12-09"),
    ("within two weeks' time", "2026-12-09"),
    ("a couple of weeks", "2026-12-09"),
    ("within a fortnight", "2026-12-09"),
    ("in a week", "2026-12-02"),
    ("twelve days", "2026-12-07"),
    ("two or three weeks", "2026-12-16"),
    ("7-10 days", "2026-12-05"),
    ("within a month", "2026-12-25"),
    ("in three months", "2027-02-25"),
]


@pytest.mark.parametrize(("text", "day"), COUNTED)
def test_so_many_days(text: str, day: str) -> None:
    """Working days are those of the vault; of two numbers the later one counts."""
    business = BusinessDays(holidays=frozenset({date(2026, 12, 1)}))
    assert said(counted_day(text, date(2026, 11, 25), business)) == day


def test_months_that_are_shorter() -> None:
    """A month from the last of January ends with February."""
    assert counted_day("a month", date(2027, 1, 31), BusinessDays()) == date(2027, 2, 28)


PARTS = [
    ("mid", ""),
    ("december", ""),
    ("mid week", ""),
    ("mid december 5", ""),
    ("mid november", ""),
    ("mid december", "2026-12-15"),
    ("mid-December", "2026-12-15"),
    ("the middle of december", "2026-12-15"),
    ("early december", "2026-12-10"),
    ("beginning of january", "2027-01-10"),
    ("late dec", "2026-12-31"),
]


@pytest.mark.parametrize(("text", "day"), PARTS)
def test_a_part_of_a_month(text: str, day: str) -> None:
    """The latest day that it can be, the next one to come."""
    assert said(part_of_month(text, MONDAY)) == day


TYPED = [
    # at a letter of `ask`, of a note on Friday 20 November, and the line
    ("thanked", "friday 20th", "- [x] Thank-you by email ✅ 2026-11-20"),
    ("thanked", "the 24th", "- [x] Thank-you by email ✅ 2026-11-24"),
    ("thanked", "fri 27/11 by email", "- [x] Thank-you by email ✅ 2026-11-27"),
    ("since", "I, the 26th", "- [x] Follow-up ✅ 2026-11-26"),
    ("answer", "tuesday 1st", "they_reply_by: 2026-12-01"),
    ("answer", "the 7th", "they_reply_by: 2026-12-07"),
    ("answer", "7th", "they_reply_by: 2026-12-07"),
    ("answer", "w/c 7 dec", "they_reply_by: 2026-12-11"),
    ("answer", "in the week of the 7th", "they_reply_by: 2026-12-11"),
    ("answer", "week commencing 7 dec", "they_reply_by: 2026-12-11"),
    ("answer", "within ten working days", "they_reply_by: 2026-12-04"),
    ("answer", "in two weeks", "they_reply_by: 2026-12-04"),
    ("answer", "by mid december", "they_reply_by: 2026-12-15"),
    ("answer", "within a fortnight", "they_reply_by: 2026-12-04"),
    ("answer", "by the end of the month", "they_reply_by: 2026-11-30"),
]


@pytest.mark.parametrize(("label", "answer", "line"), TYPED)
def test_a_letter_takes_it(label: str, answer: str, line: str, make_vault: MakeVault) -> None:
    """What was thanked is past, what is awaited is to come; it is shown in full."""
    vault = make_vault({"a.md": note(PLAIN, who=TOM)})
    done = corrected(vault, [(RIGHT, label[0]), (TOLD[label], answer), (RIGHT, "")])
    assert done.code == 0, done.shown
    assert f"{line}\n" in (vault / "a.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("label", "wrong", "why"),
    [
        ("thanked", "the 7th", "Sat 7 Nov 2026 is before the interview"),
        ("thanked", "thursday 20th", "for example `2026-11-20`"),
        ("answer", "thursday 25th", "for example `2026-11-25`"),
    ],
)
def test_a_refusal_names_a_near_day(
    label: str, wrong: str, why: str, make_vault: MakeVault
) -> None:
    """It is asked again, and nothing is written."""
    text = note(PLAIN, who=TOM)
    vault = make_vault({"a.md": text})
    asked = TOLD[label]
    done = corrected(vault, [(RIGHT, label[0]), (asked, wrong), (asked, ""), (RIGHT, "q")])
    assert why in " ".join(done.shown.split())
    assert (vault / "a.md").read_text("utf-8") == text


def test_init_takes_it(tmp_path: Path) -> None:
    """Of a note that was picked, `25 nov` is the near one; the lines show it in full."""
    root = tmp_path / "vault"
    root.mkdir()
    (root / "notes.md").write_text("# Interview, notes\n\nmet Jane Roe, the manager\n", "utf-8")
    written = (root / "notes.md").stat().st_mtime
    day = datetime.fromtimestamp(written, UTC).date() - timedelta(days=5)
    answers = [IT_IS, ("Company (Enter: leave the note)", "Acme")]
    answers += [("Day (Enter: leave the note)", f"{day.day} {day:%b}".lower())]
    answers += [(YES_BY_ENTER, ""), *LATER]
    assert answered(root, answers).code == 0
    top = top_of((root / "notes.md").read_text("utf-8"))
    assert top.startswith(f"type: interview\ncompany: Acme\ndate: {day}\n")


def test_new_takes_the_nearer(make_vault: MakeVault, cli: Cli) -> None:
    """`1st` is tomorrow, and not a month ago: an interview may be to come; it is echoed."""
    vault = make_vault({})
    done = cli("new", "Acme", "--on", "1st", "--yes", vault=vault, as_of="2026-11-30")
    assert "wrote Interviews/2026-12-01 Acme.md" in done.stdout
    assert "read '1st' as Tue 1 Dec 2026" in done.stderr
