"""`notes.include`: notes that count by where they lie, and stay as they are."""

import json
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import talk
from tests.test_newcomer_words import made
from tests.vaults import contents
from vaultsync.settings import NoteSettings

JOB = """\
---
Employer: Kumo
Position: Nurse
Interview date: 2026-03-05
---
## Ann Lee
- shifts
"""
TOML = '[notes]\ninclude = ["Jobs/"]\nexclude = ["Jobs/Old/**"]\n'


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Jobs2/a.md", JOB),
        ("a.md", JOB),
        ("Jobs/Old/a.md", JOB),
        ("Jobs/Read me.md", "# How I keep these\n\nCompany: Kumo\n"),
        ("Jobs/plan.md", "---\ntitle: What I look for\ndate: 2026-03-05\n---\n## Ann Lee\n"),
        (
            "Jobs/applied.md",
            "---\ncompany: Kumo\nrole: Nurse\nstatus: waiting\n---\n## Ann Lee\n",
        ),
        ("Jobs/tracker.md", "---\ncompany: Kumo\ndate: 2026-03-05\n---\n## Ann Lee\n"),
        ("Jobs/empty.md", JOB.replace("2026-03-05", "")),
        (
            "Jobs/Ann Lee.md",
            "---\ntype: person\ncompany: Kumo\ndate: 2026-03-05\n---\n# Ann Lee\n",
        ),
        ("Jobs/Kumo.md", "---\ntype: company\ncompany: Kumo\ndate: 2026-03-05\n---\n# Kumo\n"),
        ("Jobs/example.md", JOB.replace("---\nE", "---\ntype: example\nE")),
        ("Jobs/a.txt", JOB),
    ],
)
def test_what_is_not_included(path: str, text: str, cli: Cli, tmp_path: Path) -> None:
    """A folder holds other things, too: nobody there is thanked, nothing is complained of."""
    vault = made(tmp_path, {"vaultsync.toml": TOML, path: text})
    found = json.loads(cli("check", "--json", vault=vault).stdout)
    assert (found["follow_ups"], found["findings"]) == ([], [])


@pytest.mark.parametrize("include", ["Jobs/", "Jobs", "Jobs/*.md", "*", "Jobs/[A] Kumo.md"])
def test_what_is_included(include: str, cli: Cli, tmp_path: Path) -> None:
    """A company and a date are enough, under any name that keys have; no byte is changed."""
    text = f"[notes]\ninclude = {json.dumps([include])}\n"
    vault = made(
        tmp_path, {"vaultsync.toml": text, "Jobs/[A] Kumo.md": JOB, "Soup.md": "# Soup\n"}
    )
    before = contents(vault)
    assert cli("sync", vault=vault).returncode == 0
    after = contents(vault)
    assert before.items() <= after.items()
    assert b"Ann Lee" in after["Follow-ups/Follow-ups due.md"]


def test_include_is_read_anew(cli: Cli, tmp_path: Path) -> None:
    """What an index learnt of notes under other settings is not believed."""
    vault = made(tmp_path / "v", {"Jobs/a.md": JOB})
    state = {"VAULTSYNC_STATE": str(tmp_path / "state")}
    for text, due in (("", 0), (TOML, 1), ("", 0), (TOML, 1)):
        (vault / "vaultsync.toml").write_text(text)
        for _ in range(2):
            found = json.loads(cli("check", "--json", vault=vault, **state).stdout)
            assert len({one["person"] for one in found["follow_ups"]} - {""}) == due


def test_one_that_loses_its_place_is_closed(cli: Cli, tmp_path: Path) -> None:
    """Without `include` the note is none about an interview: the due note lets it go."""
    vault = made(tmp_path, {"vaultsync.toml": TOML, "Jobs/a.md": JOB})
    cli("sync", vault=vault)
    (vault / "vaultsync.toml").write_text("")
    cli("sync", vault=vault)
    assert b"Ann Lee" not in contents(vault)["Follow-ups/Follow-ups due.md"]


def test_a_broken_one_is_told(cli: Cli, tmp_path: Path) -> None:
    """Front matter that cannot be read is no silence where notes count by their place."""
    vault = made(tmp_path, {"vaultsync.toml": TOML, "Jobs/a.md": "---\ncompany: [\n---\n"})
    found = json.loads(cli("check", "--json", vault=vault).stdout)["findings"]
    assert [(one["path"], one["severity"]) for one in found] == [("Jobs/a.md", "error")]


def test_a_tick_is_recorded_there(cli: Cli, tmp_path: Path) -> None:
    """The one line goes into such a note as into any."""
    vault = made(tmp_path, {"vaultsync.toml": TOML, "Jobs/a.md": JOB})
    assert cli("done", "kumo", "ann", vault=vault).returncode == 0
    assert (vault / "Jobs/a.md").read_text() == f"{JOB}- [x] Thank-you ✅ 2026-03-06\n"


def test_show_says_what_is_missing(cli: Cli, tmp_path: Path) -> None:
    """A note there that does not count is told why."""
    vault = made(
        tmp_path, {"vaultsync.toml": TOML, "Jobs/plan.md": "---\ncompany: Kumo\n---\n"}
    )
    said = cli("show", "Jobs/plan.md", vault=vault).stderr
    assert (
        "`include` in vaultsync.toml counts only notes that name a company and a date" in said
    )


def test_a_folder_of_a_name_alone() -> None:
    """`Jobs` is the folder, no beginning of a name."""
    kinds = NoteSettings(include=("Jobs",))
    assert [kinds.includes(one) for one in ("Jobs/a.md", "Jobs", "Jobs2/a.md")] == [
        True,
        True,
        False,
    ]


QUESTION = "notes?"  # its end, since a narrow screen breaks the line
OTHERS = {"Soup.md": "# Soup\n", "Jobs/list.md": "---\ncompany: Kumo\nsalary: 1\n---\n"}


@pytest.mark.parametrize(
    ("places", "written"),
    [
        (("Jobs/a.md", "Jobs/b.md"), ["Jobs/"]),
        (("Jobs/a.md", "Old/b.md"), ["Jobs/", "Old/"]),
        (("a.md", "Jobs/b.md"), ["*"]),
    ],
)
def test_init_offers_it(places: tuple[str, str], written: list[str], tmp_path: Path) -> None:
    """From notes of one's own, as they are, to a due note with one command (issue 8)."""
    root = made(tmp_path / "notes", OTHERS | dict.fromkeys(places, JOB))
    (root / "vaultsync.toml").unlink()
    before = contents(root)
    answers = [
        ("Your name", "Alex"),
        (QUESTION, ""),
        ("holidays", ""),
        ("LinkedIn", ""),
        ("Write this?", ""),
    ]
    done = talk(
        "init",
        answers=[*answers, ("Is it about", ""), ("due note", "")],
        cwd=root,
        TZ="Europe/London",
    )
    assert done.code == 0
    after = contents(root)
    assert before.items() <= after.items()
    assert f"include = {json.dumps(written)}\n".encode() in after["vaultsync.toml"]
    assert "created Follow-ups/Follow-ups due.md" in done.shown


def test_init_takes_no(tmp_path: Path) -> None:
    """Nothing is included that was not said to be; how to do it later is told."""
    root = made(tmp_path / "notes", OTHERS | {"Jobs/a.md": JOB})
    (root / "vaultsync.toml").unlink()
    answers = [
        ("Your name", "Alex"),
        (QUESTION, "n"),
        ("holidays", ""),
        ("LinkedIn", ""),
        ("Write this?", ""),
    ]
    done = talk(
        "init",
        answers=[*answers, ("Is it about", "")],
        cwd=root,
        TZ="Europe/London",
    )
    assert "include" not in (root / "vaultsync.toml").read_text()
    assert 'include = ["Jobs/"]' in " ".join(done.shown.split())


def test_init_is_told(cli: Cli, tmp_path: Path) -> None:
    """Where nobody is asked the option says it; settings that are there stay as they are."""
    root = made(tmp_path / "notes", {"Jobs/a.md": JOB})
    (root / "vaultsync.toml").unlink()
    init = ("init", str(root), "--yes", "--include", "Jobs/")
    assert cli(*init, as_of=None).returncode == 0
    settings = (root / "vaultsync.toml").read_bytes()
    assert b'[notes]\ninclude = ["Jobs/"]\n' in settings
    again = cli("init", str(root), "--yes", "--include", "Work/", as_of=None)
    assert 'include = ["Work/"]    below [notes]' in again.stderr
    assert (root / "vaultsync.toml").read_bytes() == settings
