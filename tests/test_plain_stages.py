"""One file per application in plain text: which of its days the proposed lines hold."""

from datetime import date

import pytest

from vaultsync.parse.front.likeness import likeness
from vaultsync.render.first_lines import first_lines
from vaultsync.settings import Settings

TODAY = date(2026, 11, 29)
SCREEN = "## Phone screen 19 Nov\n- shifts\n\n"
PANEL = "## Panel 25 Nov\n- the rota\n\n"
ALSO = "# also: {}: one note per interview"


def proposed(text: str, path: str = "Job search/Aurora.md") -> list[str]:
    """Give what is proposed of the day and behind it."""
    found = likeness(text, path, Settings(), TODAY)
    assert found
    lines = list(first_lines(found, "interview"))
    return lines[lines.index(next(x for x in lines if x.startswith("date:"))) : -1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # as it was: a day of the interview in name, title or first lines
        ("# Aurora interview\n25 Nov, on Teams\n", "2026-11-25  # right?"),
        ("# Aurora interview 25 Nov 2026\n" + SCREEN, "2026-11-25"),
        ("# Aurora interview\nDate: 25 Nov 2026\n" + SCREEN, "2026-11-25"),
        ("# Aurora interview\ninterview 25 Nov (applied 8 Nov)\n", "2026-11-25  # right?"),
        ("# Aurora interview\napplied 8 Nov, interview 25 Nov\n", "2026-11-25  # right?"),
        ("# Aurora interview\nthe closing question was odd\n25 Nov\n", "2026-11-25  # right?"),
        # a day of something else is none
        ("# Aurora interview\napplied on their site 8 Nov\n25 Nov\n", "2026-11-25  # right?"),
        ("# Aurora interview\n8 Nov: applied\nTue 24 Nov 2026\n", "2026-11-24"),
        ("# Aurora interview\ncloses 8 Nov\n25 Nov\n", "2026-11-25  # right?"),
        ("# Aurora interview\nDeadline: 8 Nov 2026\n25 Nov\n", "2026-11-25  # right?"),
        ("# Aurora interview\nad posted 2026-11-01\n25 Nov\n", "2026-11-25  # right?"),
        ("# Aurora interview\napplication sent 8 Nov\n25 Nov\n", "2026-11-25  # right?"),
        # a heading with its day beats days in text
        ("# Aurora\napplied on their site 8 Nov\n\n" + PANEL, "2026-11-25  # right?"),
        ("# Aurora\nrang me on 20 Nov\n\n" + PANEL, "2026-11-25  # right?"),
        ("# Aurora\n\n## Panel 25 Nov 2026\n- the rota\n", "2026-11-25"),
        ("# Aurora\n12 Nov\n\n## Interview prep 18 Nov\n- x\n", "2026-11-12  # right?"),
        ("# Aurora interview\n12 Nov\n\n## Thank-you call 20 Nov\n", "2026-11-12  # right?"),
    ],
)
def test_which_day_is_proposed(text: str, day: str) -> None:
    """A day behind `applied`, `closes`, `deadline`, `posted` is never the interview's."""
    assert proposed(text) == [f"date: {day}"]


@pytest.mark.parametrize(
    ("text", "day", "also"),
    [
        (SCREEN + PANEL, "2026-11-25", "Phone screen 19 Nov"),
        (PANEL + SCREEN, "2026-11-25", "Phone screen 19 Nov"),
        (SCREEN + "## Panel 4 Dec\n", "2026-11-19", "Panel 4 Dec"),
        ("## Teams call 2 Dec\n\n## Panel 4 Dec\n", "2026-12-02", "Panel 4 Dec"),
        (
            "".join(f"## Panel {n} Nov\n- x\n" for n in range(10, 16)),
            "2026-11-15",
            "Panel 10 Nov, Panel 11 Nov, Panel 12 Nov and 2 more",
        ),
        ("## Call\x00 \u2028# 10 Nov\n\n" + PANEL, "2026-11-25", "Call # 10 Nov"),
    ],
)
def test_several_headings(text: str, day: str, also: str) -> None:
    """The latest that is over, else the nearest to come; and the others are named."""
    lines = proposed(f"# Aurora\napplied on their site 8 Nov\n\n{text}")
    assert lines == [f"date: {day}  # right?", ALSO.format(also)]


def test_no_day_is_better_than_another() -> None:
    """Where only the day of the application is written, the person fills in the day."""
    (line,) = proposed("# Aurora first round\napplied on 8 Nov 2026\n")
    assert line.startswith("date:  # the day of the interview")
