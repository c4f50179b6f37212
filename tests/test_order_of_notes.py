"""Which of `11/19` is the month, as the notes in plain text have it (issue 8, part 1)."""

from datetime import date
from pathlib import Path

import pytest

from tests.talking import talk
from tests.test_init import made
from tests.test_lines_at_the_top import ASKED, LATER, ONE
from vaultsync.parse.days.clear_order import open_date, order_said

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("open 24/7, 24/7 all week", ""),
        ("1/2 cup, 3/4 pound", ""),
        ("score 13/20, 15/20", ""),
        ("3/14 and 4/20", ""),
        ("on 12/3, 12/4", ""),
        ("11/19 27/11", ""),
        ("11/19", ""),
        ("a/11/19 b/11/20", ""),
        ("11/19% 11/20%", ""),
        ("11/19 and 11/20", "MDY"),
        ("fri 12/4 and thu 12/3", "MDY"),
        ("Fri 27/11, 26/11", "DMY"),
        ("24.11. and 25.11.", "DMY"),
        ("## 11/9 call\n## 11/16 screen\n## 11/30 onsite", "MDY"),
    ],
)
def test_short_dates_near_today(text: str, order: str) -> None:
    """Fractions, far days and one date alone say nothing; both orders leave it open."""
    said = order_said([("a.md", text)], today=TODAY)
    assert (said.order if said else "") == order


@pytest.mark.parametrize(
    ("text", "open_still"),
    [
        ("11/19", ""),
        ("11/11", ""),
        ("3/4 pound in May", ""),
        ("fri 12/4", ""),
        ("on 12/3", "12/3"),
        ("call 11/9", "11/9"),
    ],
)
def test_what_is_asked_about(text: str, open_still: str) -> None:
    """Only what could be two days, one of them near today."""
    found = open_date([("a.md", text)], TODAY)
    assert (found.text if found else "") == open_still


@pytest.mark.parametrize(
    ("zone", "usual", "answer", "day"),
    [
        ("America/Chicago", "[m]", "", "2026-12-03"),
        ("America/Chicago", "[m]", "d", "2026-03-12"),
        ("Europe/London", "[d]", "", "2026-03-12"),
        ("Europe/London", "[d]", "m", "2026-12-03"),
    ],
)
def test_init_asks_once(zone: str, usual: str, answer: str, day: str, tmp_path: Path) -> None:
    """Enter takes what is usual in the country; a date that is proposed follows from it."""
    text = "# Acme Foods interview 12/3\n\nphone screen w/ Ann Lee (HR)\n- asked about Go\n"
    root = made(tmp_path / "vault", {"Jobs/Acme.md": text})
    answers = [
        ("Your name", "Jo"),
        ("public holidays", ""),
        (f"month (m)? {usual}", answer),
        ("LinkedIn", ""),
        ("Write this?", "y"),
        (ONE, "y"),
        (ASKED, "y"),
        *(LATER if day > "2026-11" else LATER[1:]),
    ]
    done = talk("init", answers=answers, cwd=root, TZ=zone, VAULTSYNC_STATE=f"{tmp_path}/s")
    assert done.code == 0
    assert f"date: {day}\n" in (root / "Jobs/Acme.md").read_text("utf-8")
