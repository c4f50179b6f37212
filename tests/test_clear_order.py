"""In which order the dates of the notes are, where the certain ones agree (hazards 21)."""

from pathlib import Path

import pytest

from tests.support import Cli

HEAD = "---\ntype: interview\ncompany: {}\nrole: Clerk\ndate: {}\nstatus: waiting\n---\n\n{}"
SAYS = 'date_order = "'


def made(root: Path, said: str) -> Path:
    """Make a note for each `date`, or `date > text of the note`; no settings yet."""
    (root / "Interviews").mkdir()
    for at, one in enumerate(said.split(" | ")):
        day, _, text = one.partition(" > ")
        note = HEAD.format(f"Firm {at}", day, text)
        (root / f"Interviews/n{at}.md").write_text(note, "utf-8")
    return root


LEFT_OPEN = [
    "24.11.2026",  # one date is no habit
    "24.11.2026 | 2026-11-26",
    "24.11.2026 | 05.05.2026",  # the same day in either order
    "24.11.2026 | 11.26.2026",
    "11/24/2026 | 24.11.2026 | 26.11.2026",
    "24.11.2026 | 26.11.2026 > they wrote: we meet on 11/30/2026",  # a mail that was pasted
    "24.11.2026 | 26.11.2026 > 11/30/26 spoke to them",
    "24.11.2026 | 26 November 2026",
    "2026-11-24 > on 25.11.2026 and on 26.11.2026 | 2026-11-26",  # no date of a note's own
    "2026.11.24 | 2026/11/26",  # the year comes first: nothing is said of the others
    "24.11.26 | 26.11.26",  # not read at all
    "24.11.2026 | 26.11.2026 | 02.12.2026",  # one is in doubt: it is asked for, or told
]


@pytest.mark.parametrize("said", LEFT_OPEN)
def test_no_order_is_taken(said: str, tmp_path: Path, cli: Cli) -> None:
    """Too few dates, two orders, or one that is in doubt: the line stays a comment."""
    vault = made(tmp_path, said)
    told = cli("init", "--yes", vault=vault).stdout
    assert "Dates: " not in told
    assert '\n# date_order = "DMY" ' in config(vault)


TAKEN = [
    ("24.11.2026 | 26.11.2026", "DMY", "Dates: DMY, the day comes first, as in 24.11.2026."),
    ("24/11/2026 | 26-11-2026 14:00", "DMY", "the day comes first, as in 24/11/2026."),
    ("24.11.2026 | 2026-12-01 | 26.11.2026 > by 5/5/2026, 24/7", "DMY", "as in 24.11.2026"),
    ("11/24/2026 | 11/26/2026", "MDY", "Dates: MDY, the month comes first, as in 11/24/2026."),
    ("05.05.2026 | 24.11.2026 | 26.11.2026", "DMY", "as in 24.11.2026."),
]


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
@pytest.mark.parametrize(("said", "order", "why"), TAKEN)
def test_an_order_is_proposed(
    said: str, order: str, why: str, option: str, tmp_path: Path, cli: Cli
) -> None:
    """Two certain dates and none against them: `init` writes the setting, and says why."""
    vault = made(tmp_path, said)
    told = cli("init", option, vault=vault).stdout
    assert why in told
    assert f'| {SAYS}{order}" ' in told
    if option == "--yes":
        assert f'\n{SAYS}{order}" ' in config(vault)
        new = cli("new", "Blue", "--on", "3.12.2026", "--yes", vault=vault)
        assert new.returncode == 0


def test_what_is_said_goes_first(tmp_path: Path, cli: Cli) -> None:
    """`--date-order` is taken, and nothing is said of a reason."""
    vault = made(tmp_path, "24.11.2026 | 26.11.2026")
    told = cli("init", "--yes", "--date-order", "YMD", vault=vault).stdout
    assert f'\n{SAYS}YMD" ' in config(vault)
    assert "Dates: " not in told


CLEAR = (
    'help: write `2026-02-12` or `2026-12-02`, or add the line `date_order = "DMY"` at the top '
    "of vaultsync.toml, before any [table]: 24.11.2026 in Interviews/n0.md is read so"
)
OPEN = (
    'or say once for all which comes first: `date_order = "DMY"` (the day) or `"MDY"` (the '
    "month) at the top of vaultsync.toml"
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("02.12.2026", OPEN),
        ("24.11.2026 | 02.12.2026", OPEN),
        ("24.11.2026 | 11/26/2026 | 02.12.2026", OPEN),
        ("24.11.2026 | 26.11.2026 | 02.12.2026", CLEAR),
    ],
)
def test_the_help_on_a_date_in_doubt(said: str, told: str, tmp_path: Path, cli: Cli) -> None:
    """VS101 is an error all the same; its help says for what the other notes speak."""
    vault = made(tmp_path, said)
    shown = cli("check", vault=vault).stdout
    assert "cannot read the date '02.12.2026': it could be 2026-02-12 or 2026-12-02" in shown
    assert told in shown
    row = " ".join(cli("init", "--yes", vault=vault).stdout.split())
    clear = "24.11.2026 in Interviews/n0.md has the day first"
    assert "1 date could be two days, as 02.12.2026 in" in row
    assert (clear in row) is (told == CLEAR)


def config(vault: Path) -> str:
    """Read what `init` wrote."""
    return (vault / "vaultsync.toml").read_text("utf-8")
