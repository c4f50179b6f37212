"""Plain notes that came after `init`: `check` and `ask` say how they are taken in."""

import os
from datetime import date
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_init import made
from vaultsync.parse.front.plain_list import is_list_of_things
from vaultsync.parse.front.plain_note import Plain
from vaultsync.parse.likely import offered
from vaultsync.parse.new_alike import seems_one
from vaultsync.settings import Settings

TODAY = date(2026, 12, 1)
SETTINGS = Settings()
PANEL = """\
Tameside today, Tue 1 Dec, 3pm on Teams. Ward manager, frailty, Band 7.

Two on the panel, Pauline Hirst (matron) and Dr Anil Kapoor, geriatrician.
"""
HEADED = """\
Ward manager, respiratory, F3. Band 7. Fri 20 Nov at 11.

## Sister Ruth Okoro, matron

Straight talker. 28 beds.
"""
COUNTED = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-20\n---\n\n## Jo Roe\n- talk\n"
TOLD = "1 note looks like an interview note and does not count yet: Tameside.md"
CURE = "`vaultsync init` asks about it"
OLD, NEW = 1_796_000_000, 1_796_140_000
"""Two instants, 30 November and 1 December 2026."""


@pytest.mark.parametrize(
    ("path", "text", "seems"),
    [
        ("2026-12-01.md", "Late shift. Spoke to Ola about the rota on 2 Dec.\n", False),
        (
            "Ward meeting 19 Nov.md",
            "# Ward meeting\n\nPresent: me, Bev (matron)\n",
            False,
        ),
        ("Books.md", "- Piranesi\n- [ ] library: Being Mortal, due back 12 Dec\n", False),
        ("Jollof.md", "3 cups rice. Ask Ann Lee, head chef, 3 Dec.\n", False),
        ("Tameside.md", f"---\ntype: note\n---\n{PANEL}", False),
        ("Tameside.md", "Tameside, ward manager. Panel of two, Jo Roe (matron).\n", False),
        ("Recipes/Tameside.md", PANEL, False),
        ("Tameside.md", PANEL.replace("1 Dec", "1 Dec 2021"), False),
        ("Tameside.md", PANEL, True),
        ("Wythenshawe 20 Nov.md", HEADED, True),
        (
            "Acme interview.md",
            "# Acme interview\n\n26 Nov 2026, with Jo Roe (head)\n",
            True,
        ),
        ("Acme.md", "---\ncompany: Acme\nrole: cook\n---\n\nThu 26 Nov 2026\n", True),
    ],
)
def test_what_seems_one(path: str, text: str, seems: bool) -> None:
    """Company, job, day and somebody at once, or what `init` takes for one."""
    assert seems_one(text, path, SETTINGS, TODAY) is seems


def vault_of(tmp_path: Path, written: int, *, settings: bool = True) -> Path:
    """Make a vault with a counted note and a plain one that was `written` then."""
    root = made(tmp_path / "vault", {"Acme.md": COUNTED, "Tameside.md": PANEL})
    if settings:
        (root / "vaultsync.toml").write_text("", "utf-8")
        os.utime(root / "vaultsync.toml", (OLD, OLD))
    os.utime(root / "Tameside.md", (written, written))
    os.utime(root / "Acme.md", (written, written))
    return root


@pytest.mark.parametrize(
    ("written", "settings", "told"),
    [(OLD - 1000, True, False), (NEW, False, False), (NEW, True, True)],
)
def test_check_tells_of_it(
    written: int, settings: bool, told: bool, tmp_path: Path, cli: Cli
) -> None:
    """Only of what came after the settings: what was there before was asked about."""
    root = vault_of(tmp_path, written, settings=settings)
    for _ in range(2):  # the second time from the index
        said = " ".join(cli("check", vault=root).stdout.split())
        assert (TOLD in said) is told
        assert (CURE in said) is told
    assert (root / "Tameside.md").read_text("utf-8") == PANEL


@pytest.mark.parametrize(("today", "told"), [("2027-01-30", True), ("2027-01-31", False)])
def test_it_ends_by_itself(today: str, told: bool, tmp_path: Path, cli: Cli) -> None:
    """Two months after its day nothing is owed, and it was left as it is."""
    root = vault_of(tmp_path, NEW)
    said = " ".join(cli("check", vault=root, as_of=today).stdout.split())
    assert (TOLD in said) is told


def test_it_ends_once_the_note_counts(tmp_path: Path, cli: Cli) -> None:
    """Nothing is said of it any more; nor where only some findings are asked for."""
    root = vault_of(tmp_path, NEW)
    assert "look" not in cli("check", "--select", "VS1", vault=root).stdout
    top = "---\ntype: interview\ncompany: Tameside\ndate: 2026-12-01\n---\n"
    (root / "Tameside.md").write_text(f"{top}{PANEL}", "utf-8")
    assert "looks like an interview note" not in cli("check", vault=root).stdout


def test_several_are_counted(tmp_path: Path, cli: Cli) -> None:
    """Three are named, the others counted."""
    root = vault_of(tmp_path, NEW)
    for number in range(4):
        (root / f"Bolton {number}.md").write_text(PANEL.replace("Tameside", "Bolton"), "utf-8")
        os.utime(root / f"Bolton {number}.md", (NEW, NEW))
    said = " ".join(cli("check", vault=root).stdout.split())
    assert "5 notes look like interview notes and do not count yet: Bolton 0.md, " in said
    assert "Bolton 2.md and 2 more; `vaultsync init` asks about each" in said


def test_ask_tells_of_it(tmp_path: Path, cli: Cli) -> None:
    """Before its questions."""
    root = vault_of(tmp_path, NEW)
    assert TOLD in " ".join(cli("ask", "--dry-run", vault=root).stdout.split())


LISTS = (
    ("Books.md", "- This Is Going to Hurt\n- [ ] library: Being Mortal, due back 12 Dec\n"),
    ("Home/Books.md", "# Books\n\n- Piranesi - finished 14 Nov, loved it\n"),
    ("Books/Reading.md", "- Piranesi\n- one for interviews\nBook group 8th December\n"),
    ("Library loans.md", "Being Mortal, back by 12 Dec. Wolf Hall, 14 Dec.\n"),
    ("Jollof.md", "# Jollof\n\n- 3 cups rice\n- 1 onion\n- make it on 12 Dec\n"),
    ("Saturday.md", "- milk\n- bread to buy by 12 Dec\n"),
    ("Films to see.md", "- Heat, 12 Dec at the Rex\n"),
    (
        "Jobs.md",
        "| where | by |\n|---|---|\n| Acme | 30 Oct |\n| Bolt | 2 Nov |\n| Cog | 6 Nov |\n",
    ),
)
NO_LISTS = (
    ("Marlowe Books.md", "Marlowe Books, Thu 26 Nov. Met Jo Roe, the owner.\n"),
    ("Books.md", "- interview at the bookshop on 26 Nov, 2pm\n"),
    ("Reading.md", "Reading, 26 Nov. Panel of two, Jo Roe and Tom Reid.\n"),
    ("Acme.md", "- Thu 26 Nov, 2pm\n- met Jo Roe\n- they use the library a lot\n"),
    ("Acme.md", "| when | 26 Nov |\n|---|---|\n| who | Jo Roe |\n| job | cook |\n"),
)


@pytest.mark.parametrize(
    ("path", "text", "listed"),
    [*((*one, False) for one in NO_LISTS), *((*one, True) for one in LISTS)],
)
def test_lists_of_things(path: str, text: str, listed: bool) -> None:
    """Books, loans, recipes, shopping, applications; a company may have such a name."""
    assert is_list_of_things(Plain(path, text)) is listed
    if listed:
        assert offered(text, path, SETTINGS, TODAY) is None


def test_questions_as_such_are_not_offered() -> None:
    """A list of what interviewers ask is about no interview."""
    text = "# Questions they always ask\n\n- Tell us about a time\n- Duty of candour\n"
    assert offered(text, "Interview questions.md", SETTINGS, TODAY) is None
