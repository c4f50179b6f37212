"""Notes in plain text on interviews: named, with the lines that make them count (issue 8)."""

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.talking import talk
from tests.test_newcomer_words import made
from tests.vaults import contents
from vaultsync.cli.main import run as run_here
from vaultsync.parse.front.likeness import Likeness, likeness
from vaultsync.parse.interview import parse_note
from vaultsync.render.first_lines import first_lines
from vaultsync.settings import Settings
from vaultsync.vault import survey as surveying

BAKER = "notes/jobs/2026-11-24 Baker & Hale first round.md"
TEXT = """\
# Baker & Hale, first round

Tue 24 Nov 2026, 10:00, on Teams.

## Who

- Diane Baker, partner
- Tom Reyes (HR)

## What they asked

- why I left my last firm
"""
LINES = "---\ntype: interview\ncompany: Baker & Hale\ndate: 2026-11-24\n---\n"
WITH_HOUR = LINES.replace("2026-11-24\n", "2026-11-24\ntime: 10:00\n")
"""As the survey shows them, which knows what day it is."""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "Diary/2026-11-24.md",
            "# Tuesday\n\nFirst round at Baker & Hale; they asked a lot.\n",
        ),
        ("Journal/2026-11-24.md", "## Interview\n\nwent well\n"),
        ("2026-11-24.md", "Call with Jean about the interviewers\n"),
        ("2026-11-24 All hands call.md", "- new recruiter started\n"),
        ("Work/2026-11-24 Call with Brightwater Ltd.md", "- notice period of the lease\n"),
        ("2026-11-24 Call with Brightwater Ltd.md", "- their invoice\n"),
        ("2026-11-24 Meeting with Legal.md", "- they asked for figures\n"),
        ("Work/2026-11-24 Panel with Legal.md", "- salary expectations of the union\n"),
        ("Recipes/2026-11-24 Rye bread.md", "## Second round of dough\n\n- 500 g\n"),
        ("2026-11-24 Rye bread second round.md", "- 500 g flour\n"),
        ("Sports/2026-11-24 Wentworth final round.md", "- 72\n"),
        ("Jobs/2026-11-24 Kitchen at Miller's.md", "- they asked for blue tiles\n"),
        ("Jobs/2026-11-24 Baker & Hale.md", "- a family firm, 40 people\n"),
        ("Jobs/Research/2026-11-24 Baker & Hale panel.md", "- founded in 1950\n"),
        ("Job search/2026-11-24 Baker & Hale research.md", "- founded in 1950\n"),
        ("Job search/CV 2026-11-24.md", "# Curriculum vitae\n"),
        ("Job search/2026-11-24 CV Baker & Hale.md", "# Alex Doe\n"),
        ("Job search/2026-11-24 Cover letter Baker & Hale.md", "Dear Ms Baker\n"),
        ("Job search/Tracker 2026-11-24.md", "| Baker & Hale | first round |\n"),
        ("Job search/2026-11-24.md", "- wrote to two firms\n"),
        ("Jobs/2026-11-20 Job ad Baker & Hale.md", "- first round by telephone\n"),
        ("Jobs/2026-11-20 Baker & Hale job description.md", "## Interview process\n"),
        ("Jobs/2026-11-23 Baker & Hale interview prep.md", "- why this firm\n"),
        ("Jobs/2026-11-23 Prep Baker & Hale first round.md", "- why this firm\n"),
        ("Interviews/2026-11-23 Preparation Baker & Hale.md", "- why this firm\n"),
        ("Applications/2026-11-02 Baker & Hale.md", "Applied through their website\n"),
        ("Applications/2026-11-02 Baker & Hale.md", "- sent my CV to Diane\n"),
        ("Hiring/2026-11-24 Jo Smith first round.md", "- the interviewers liked her\n"),
        ("Templates/First round.md", "# {{company}} first round\n"),
        ("Jobs/{{date}} first round.md", "24 November 2026\n"),
        ("Jobs/Baker & Hale first round.md", "no day at all\n"),
        ("Jobs/a.md", "---\ntype: person\n---\n# Jane, first round 2026-11-24\n"),
    ],
)
def test_what_does_not_look_like_one(path: str, text: str) -> None:
    """Diaries, meetings of the job one has, recipes, research, CVs, ads, preparation."""
    assert likeness(text, path) is None


@pytest.mark.parametrize(
    ("path", "text", "company", "day"),
    [
        (BAKER, TEXT, "Baker & Hale", "2026-11-24"),
        ("Jobs/2026-11-26 Marlow LLP phone screen.md", "", "Marlow LLP", "2026-11-26"),
        ("2026-11-26 Marlow LLP phone screen.md", "", "Marlow LLP", "2026-11-26"),
        ("x/acme-phone-screen-2026-11-24.md", "# Acme\n", "Acme", "2026-11-24"),
        ("Job search/2026-11-24 Baker & Hale.md", "met Diane\n", "Baker & Hale", "2026-11-24"),
        ("Applications/2026-11-24 Kumo.md", "met Diane\n", "Kumo", "2026-11-24"),
        ("Jobs/Baker & Hale/First round.md", "24 Nov 2026\n", "Baker & Hale", "2026-11-24"),
        ("Jobs/Old/Panel.md", "# Kumo panel\n\nNov 24, 2026\n", "Kumo", "2026-11-24"),
        ("2026-11-24 Call with Jo at Kumo.md", "- notice period\n", "Kumo", "2026-11-24"),
        ("Job search/2026-11-24 Panel.md", "- notice period\n", "", "2026-11-24"),
        ("Second interview at Hotel Mira (24.11.2026).md", "", "Hotel Mira", "2026-11-24"),
        ("Jobs/First Direct round 2.md", "24 November 2026\n", "First Direct", "2026-11-24"),
        ("24 Nov 2026 - Kumo - cook - 1st interview.md", "", "Kumo", "2026-11-24"),
        ("2026-11-24 Cook at Kumo, panel.md", "- the recruiter\n", "Kumo", "2026-11-24"),
        (
            "Jobs/Screen.md",
            "# Phone screen\nFirm: Kumo\nWhen: 24 Nov 2026\n",
            "Kumo",
            "2026-11-24",
        ),
        ("Jobs/Kumo first round.md", "Tue 24 Nov, 10:00\n", "Kumo", ""),
        ("Jobs/Kumo first round.md", "3/4/2026\n", "Kumo", ""),
        ("Jobs/Kumo first round.md", "2026-02-31\n", "Kumo", ""),
        ("Interview.md", "# Wednesday 2 December\n", "", ""),
    ],
)
def test_what_looks_like_one(path: str, text: str, company: str, day: str) -> None:
    """Company and day are read where they stand, and are left to the person where in doubt."""
    found = likeness(text, path)
    assert found
    assert (found.company, str(found.day or "")) == (company, day)


def test_the_order_of_dates_counts() -> None:
    """A day that could be two is read where the settings say which one it is."""
    found = likeness("3/4/2026\n", "Jobs/Kumo first round.md", Settings(date_order="DMY"))
    assert found
    assert found.day == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("front", "lines"),
    [
        ("", LINES.rstrip().split("\n")),
        ("---\ntags: [job]\n---\n", LINES.split("\n")[1:4]),
        ("---\nfirm: Kumo\n---\n", ["type: interview", "date: 2026-11-24"]),
        ("---\ntype: note\nwhen: 2026-11-25\n---\n", LINES.split("\n")[1:3]),
    ],
)
def test_only_what_is_missing_is_shown(front: str, lines: list[str]) -> None:
    """What a key says already is not written twice."""
    found = likeness(front + TEXT, BAKER)
    assert found
    assert list(first_lines(found, "interview")) == lines


def test_what_is_not_known_is_for_the_person() -> None:
    """Nothing is made up: an empty key says what belongs there."""
    found = Likeness("a.md", "", lacks=("type", "company", "date"))
    assert first_lines(found, "job talk") == (
        "---",
        "type: job talk",
        "company:  # whom it was with",
        "date:  # the day of the interview, as 2026-03-05",
        "---",
    )


@given(st.text(min_size=1).filter(str.strip), st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_the_lines_are_read_as_meant(company: str, day: date) -> None:
    """Law: whatever the name, a note below these lines is an interview there on that day."""
    found = Likeness("a.md", "", lacks=("type", "company", "date"), company=company, day=day)
    text = "\n".join(first_lines(found, "interview")) + "\n" + TEXT
    read = parse_note(text, "a.md", Settings(), ZoneInfo("Europe/London")).interview
    assert read
    assert read.day == day
    assert read.company == " ".join(company.split()) or not company.isprintable()


@given(st.text(), st.text())
def test_looking_never_raises(text: str, path: str) -> None:
    """Whatever stands in a note in a folder for it, it looks like one or does not."""
    for place in (f"Jobs/{path} first round.md", f"Job search/2026-11-24 {path}.md"):
        found = likeness(f"{text}\n2026-11-24\n", place)
        assert found is None or first_lines(found, "interview")


OTHERS = {
    "Soup.md": "# Soup\n",
    "notes/jobs/CV.md": "# CV\n",
    "Diary/2026-11-24.md": "Went to Baker & Hale\n",
}


def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    """Write a folder that no `init` has seen."""
    root = made(tmp_path / "notes", files)
    (root / "vaultsync.toml").unlink()
    return root


@pytest.mark.parametrize("more", [(), ("--include", "notes/jobs/")])
def test_init_shows_the_lines(more: tuple[str, ...], cli: Cli, tmp_path: Path) -> None:
    """The note is named with what it lacks; the lines stand at the margin, to be copied."""
    root = folder(tmp_path, OTHERS | {BAKER: TEXT})
    before = contents(root)
    for mode in ("--dry-run", "--yes"):
        said = cli("init", str(root), mode, *more, as_of=None).stdout
        assert f"{BAKER}: no `type`, `company` and `date` at its top" in said
        assert f"\n{WITH_HOUR}" in said
        assert ("1 of them looks like" in said) is bool(more)
        assert ("others are notes/jobs/CV.md" in said) is bool(more)
    after = contents(root)
    assert before.items() <= after.items()
    assert set(after) - set(before) == {"vaultsync.toml"}, "no Interviews/, no example"
    again = cli("init", str(root), as_of=None).stdout
    assert f"\n{WITH_HOUR}" in again


def test_some_are_shown_and_the_others_counted(cli: Cli, tmp_path: Path) -> None:
    """Three of them, and `--dry-run` shows all."""
    files = {f"Jobs/2026-11-2{n} Kumo {n}x panel.md": "x" for n in range(6)}
    root = folder(tmp_path, files)
    whole = cli("init", str(root), "--dry-run", as_of=None).stdout
    assert whole.count("\ntype: interview\n") == 6
    said = cli("init", str(root), "--yes", as_of=None).stdout
    assert said.count("\ntype: interview\n") == 3
    assert "and 3 more: `vaultsync init --dry-run` shows the lines for each" in said


def test_the_lines_make_it_due(cli: Cli, tmp_path: Path) -> None:
    """With them at its top the note counts, and who stands below `## Who` is thanked."""
    root = folder(tmp_path, OTHERS | {BAKER: TEXT})
    cli("init", str(root), "--yes", as_of=None)
    (root / BAKER).write_text(LINES + TEXT)
    found = json.loads(cli("check", "--json", vault=root, as_of="2026-11-25").stdout)
    people = {one["person"] for one in found["follow_ups"] if one["kind"] == "thank-you"}
    assert people == {"Diane Baker", "Tom Reyes"}


def test_doctor_shows_the_lines(cli: Cli, tmp_path: Path) -> None:
    """The same notes as `init` names, with the lines for the first, also as JSON."""
    other = "notes/jobs/2026-11-26 Marlow LLP phone screen.md"
    root = made(tmp_path, OTHERS | {BAKER: TEXT, other: "x"})
    said = cli("doctor", vault=root).stdout
    assert f"2 look like one: {BAKER}, {other}" in said
    assert f"\n\n{WITH_HOUR}\n" in said
    rows = json.loads(cli("doctor", "--json", vault=root).stdout)["rows"]
    lines = [row["lines"] for row in rows if "lines" in row]
    assert lines == [WITH_HOUR.rstrip().split("\n")]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (OTHERS, "becomes one with `type: interview`, `company: …` and `date: 2026-03-05`"),
        (OTHERS | {BAKER: TEXT}, "`vaultsync doctor` names those that look like one, and"),
    ],
)
def test_check_sends_nobody_in_vain(
    files: dict[str, str], said: str, cli: Cli, tmp_path: Path
) -> None:
    """It names `doctor` only where `doctor` has a note to name."""
    out = cli("check", vault=made(tmp_path, files)).stdout
    assert said in out
    assert ("`vaultsync doctor`" in out) is (BAKER in files)


def test_check_looks_only_where_there_is_no_interview(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A vault with an interview note is not searched for others."""

    def fail(*_: object) -> None:
        pytest.fail("it looked")

    monkeypatch.setattr(surveying, "any_alike", fail)
    monkeypatch.setenv("VAULTSYNC_STATE", str(tmp_path / "state"))
    root = made(tmp_path / "v", OTHERS | {"a.md": LINES + TEXT})
    with pytest.raises(SystemExit) as ended:
        run_here(["check", "--vault", str(root), "--exit-zero"])
    assert ended.value.code == 0


@pytest.mark.parametrize(
    ("include", "files", "example"),
    [
        ("Jobs/", {"Jobs/ideas.md": "x"}, "Jobs"),
        ("Jobs", {"Jobs/ideas.md": "x"}, "Jobs"),
        ("Jobs/*.md", {"Jobs/ideas.md": "x"}, ""),
        ("Work/", {"Jobs/ideas.md": "x"}, ""),
        ("../", {"Jobs/ideas.md": "x"}, ""),
        ("Jobs/", {"Jobs/2026-11-24 Kumo panel.md": "x"}, ""),
        ("Jobs/", {"Jobs/a.md": LINES + TEXT}, ""),
    ],
)
def test_where_the_example_goes(
    include: str, files: dict[str, str], example: str, cli: Cli, tmp_path: Path
) -> None:
    """Where the person said that their notes lie; no `Interviews/` of no use."""
    root = folder(tmp_path, files)
    assert cli("init", str(root), "--yes", "--include", include, as_of=None).returncode == 0
    assert not (root / "Interviews").exists()
    assert [one.parent.name for one in root.rglob("* Example Company.md")] == [example] * bool(
        example
    )


@pytest.mark.parametrize(
    ("include", "told"), [("Jobs/", False), ("Jobs/*.md", False), ("Job/", True)]
)
def test_a_place_that_is_not_there_is_told(
    include: str, told: bool, cli: Cli, tmp_path: Path
) -> None:
    """A slip in `--include` would count nothing, without a word."""
    root = folder(tmp_path, {"Jobs/[A] ideas.md": "x"})
    said = cli("init", str(root), "--dry-run", "--include", include, as_of=None).stdout
    assert ("there is no Job/ here" in said) is told


def test_a_new_note_goes_there(cli: Cli, tmp_path: Path) -> None:
    """`new` writes the first note where `include` says that they lie."""
    root = made(
        tmp_path, {"Jobs/ideas.md": "x", "vaultsync.toml": '[notes]\ninclude = ["Jobs/"]\n'}
    )
    said = cli("new", "Acme", "--yes", vault=root).stdout
    assert said.splitlines()[-1].startswith("wrote Jobs/")


def test_a_person_is_not_asked_for_another_note(tmp_path: Path) -> None:
    """Whoever has notes in plain text is shown their lines, and not asked to write one anew."""
    root = folder(tmp_path, OTHERS | {BAKER: TEXT})
    answers = [
        ("Your name", "Alex"),
        ("holidays", "none"),
        ("LinkedIn", ""),
        ("Write this?", ""),
        ("Is it about", "y"),
        ("top?", "n"),
    ]
    done = talk("init", answers=answers, cwd=root, TZ="Europe/London")
    assert done.code == 0
    assert "Write a note about one of your interviews" not in done.shown
    assert "whether one is about an interview or a call" in " ".join(done.shown.split())
    assert "company: Baker & Hale" in done.shown.splitlines()


@pytest.mark.parametrize(
    ("files", "asked", "agreed"),
    [
        # nothing is asked of notes that say what they are
        ({"a.md": "---\ntype: interview\ncompany: A\ndate: 2026-11-24\n---\n"}, "", False),
        ({BAKER: TEXT}, "1; you will be asked whether it is about an interview", True),
        (OTHERS | {BAKER: TEXT}, "asked whether one is about an interview or a call", True),
        # it does not look like one for sure, and is asked about all the same
        (
            {"Ashdown.md": "# Ashdown Print\n\nFri 20 Nov, 10am, phone call with Priya Nair\n"},
            "1; you will be asked whether it is about an interview",
            True,
        ),
    ],
)
def test_what_may_change_is_said_before_the_yes(
    files: dict[str, str], asked: str, agreed: bool, tmp_path: Path
) -> None:
    """Nothing that exists is changed, and then notes get lines: only by a yes of their own."""
    root = folder(tmp_path, files)
    answers = [("Your name", "Alex"), ("holidays", "none"), ("LinkedIn", "")]
    done = talk("init", answers=[*answers, ("Write this?", "n")], cwd=root, TZ="Europe/London")
    shown = " ".join(done.shown.split())
    assert "Nothing that exists is changed." in shown
    assert ("Notes get lines at their top only where you agree to them" in shown) is agreed
    assert asked in shown


HEAD = LINES
WHO = [
    ("## Who\n- who would I report to?\n- 12 people\n", []),
    ("## Who\n- the managing partner\n- someone from HR\n", []),
    ("## Who they are\n- Diane Baker\n", []),
    ("## With\n- hindsight, I talked too much\n", []),
    ("## Who\n- [ ] Diane Baker\n", []),
    ("## Ann Lee\n- x\n### Who\n- Bo Chan\n", ["Ann Lee"]),
    ("## Who\n\n- Diane Baker, partner\n- Tom Reyes (HR)\n", ["Diane Baker", "Tom Reyes"]),
    ("## Who?\n1. Diane Baker\n2. Tom\n", ["Diane Baker", "Tom"]),
    ("## With\n- Diane Baker\n", ["Diane Baker"]),
    ("## With:\n### Diane Baker\n- rota\n", ["Diane Baker"]),
    ("## Who I spoke to\n| Name | Role |\n|--|--|\n| Diane Baker | HR |\n", ["Diane Baker"]),
    ("## Interviewed by\n- Diane Baker\n", ["Diane Baker"]),
]


@pytest.mark.parametrize(("text", "people"), WHO)
def test_who_it_was_with(text: str, people: list[str]) -> None:
    """A list below `## Who` or `## With` holds who was met; what is no name is nobody."""
    read = parse_note(HEAD + text, "a.md", Settings(), ZoneInfo("Europe/London")).interview
    assert read
    assert [one.name for one in read.people] == people


def test_who_cannot_be_read_is_told(cli: Cli, tmp_path: Path) -> None:
    """Where nobody below `## Who` is a name, it is said that nobody can be thanked (VS205)."""
    root = made(tmp_path, {"a.md": f"{HEAD}## Who\n- 12 people\n"})
    found = json.loads(cli("check", "--json", vault=root, as_of="2026-11-25").stdout)
    assert "VS205" in {one["code"] for one in found["findings"]}
