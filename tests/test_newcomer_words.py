"""What a newcomer types or asks first is answered in words that help."""

import json
import re
from pathlib import Path

import pytest

from tests.support import NORTHWIND, Cli

PASSED_BY = {
    "Interviews/a.md": NORTHWIND,
    "Data.md": "---\ncompany: Kumo\ndate: 2026-03-05\n---\n## Ann Lee\n",
    "kind.md": "---\nkind: interview\nemployer: Kumo\nwhen: 2026-03-05\n---\n## Ann Lee\n",
    "both.md": "---\nkind: interview\ntype: log\n---\n## Ann Lee\n",
    "bare.md": "Kumo, 5 March\n",
    "northwind person.md": "---\ntype: person\n---\n# Priya Raman\n",
    "Archive/old.md": NORTHWIND,
    "form.md": NORTHWIND.replace("Northwind", "{{company}}"),
    "broken.md": "---\ntype: interview\ncompany: [\n---\n",
    "list.txt": "x",
    "Patterns/new.md": NORTHWIND,
    ".obsidian/templates.json": '{"folder": "Patterns"}',
    "vaultsync.toml": '[notes]\nexclude = ["Archive/**"]\n',
    "Follow-ups/Drafts/x.md": "x",
}


def made(root: Path, files: dict[str, str]) -> Path:
    """Write a vault."""
    for name, text in ({"vaultsync.toml": ""} | files).items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("item", "path", "why"),
    [
        ("Data.md", "Data.md", "the lines at its top have no `type: interview`"),
        ("Data", "Data.md", "the lines at its top have no `type: interview`"),
        ("kind.md", "kind.md", "have no `type: interview`, only `kind: interview`"),
        ("both.md", "both.md", "the lines at its top have no `type: interview`"),
        (
            "bare.md",
            "bare.md",
            "it has no lines between `---` at its top (front matter) that say",
        ),
        ("northwind person.md", "northwind person.md", "it is about a person"),
        ("Archive/old.md", "Archive/old.md", "`exclude` in vaultsync.toml leaves it out"),
        ("form.md", "form.md", "it holds placeholders of a template"),
        ("broken.md", "broken.md", "[VS1"),
        ("list.txt", "list.txt", "its name does not end in `.md`"),
        ("Patterns/new.md", "Patterns/new.md", "it is in a folder of templates"),
        ("Follow-ups/Drafts/x.md", "Follow-ups/Drafts/x.md", "it is in the folder of drafts"),
    ],
)
def test_show_says_why_a_note_is_passed_by(
    item: str, path: str, why: str, cli: Cli, tmp_path: Path
) -> None:
    """A file that is there is named with the reason, also where another note's name is near."""
    vault = made(tmp_path, PASSED_BY)
    for given in (item, str(vault / item)):
        ran = cli("show", given, vault=vault)
        lines = "\n---\ntype: interview\ncompany: Bare  # right?\n" if path == "bare.md" else ""
        assert (ran.returncode, ran.stdout[: len(lines)]) == (2, lines)
        assert bool(ran.stdout) is bool(lines)
        assert ran.stderr.startswith(f"error: {path} is not read as an interview note: ")
        assert why in ran.stderr
        needs_type = "no `type" in why or "that say" in why
        cure = "make the lines above" if lines else "write `type: interview`"
        assert (f"help: {cure}" in ran.stderr) == needs_type


def test_show_finds_what_cannot_be_read_by_its_words(cli: Cli, tmp_path: Path) -> None:
    """A note that cannot be read goes by a part of its name, as all others do (issue 8)."""
    broken = "---\ntype: interview\ncompany: [\n---\n"
    files = {
        "Interviews/2026-03-05 Kumo Labs.md": broken,
        "Interviews/2026-03-06 Aster.md": broken,
    }
    vault = made(tmp_path, files | {"Interviews/a.md": NORTHWIND})
    for words in ("kumo", "Kumo Labs", "03-05 kumo"):
        ran = cli("show", words, vault=vault)
        assert ran.returncode == 2
        assert "2026-03-05 Kumo Labs.md is not read as an interview note: " in ran.stderr
    several = cli("show", "2026-03", vault=vault).stderr
    assert "Kumo Labs.md" in several
    assert "Aster.md" in several
    assert json.loads(cli("show", "northwind", "--json", vault=vault).stdout)["note"]


def test_show_of_nothing_names_no_json(cli: Cli, tmp_path: Path) -> None:
    """Whoever knows no ID is led to a list that people can read."""
    err = cli("show", "zzzz", vault=made(tmp_path, PASSED_BY)).stderr
    assert "help: `vaultsync check --all` lists every follow-up with its ID" in err


def test_show_prefers_the_interview(cli: Cli, tmp_path: Path) -> None:
    """A company's name means its interview, whatever else is called so."""
    vault = made(tmp_path, PASSED_BY | {"northwind.md": "# Northwind\n"})
    shown = json.loads(cli("show", "northwind", "--json", vault=vault).stdout)
    assert shown["note"] == "Interviews/a.md"


def test_what_was_missed_is_counted_where_nothing_is_due(cli: Cli, tmp_path: Path) -> None:
    """A note that is entered months later: "Nothing is due." does not say all."""
    vault = made(tmp_path, {"a.md": NORTHWIND})
    out = cli("check", vault=vault, as_of="2026-11-28T09:00:00+00:00").stdout
    assert "Nothing is due.\n" in out
    assert re.search(r"^(.*, )?\d+ missed: `--all` shows them$", out, re.MULTILINE)


def test_what_was_missed_is_not_counted_beside_what_is_due(cli: Cli, tmp_path: Path) -> None:
    """Where something is due, that is what counts."""
    late = NORTHWIND.replace("2026-03-05", "2026-11-27").replace("Northwind", "Kumo")
    vault = made(tmp_path, {"a.md": NORTHWIND, "b.md": late})
    out = cli("check", vault=vault, as_of="2026-11-28T09:00:00+00:00").stdout
    assert "Kumo" in out
    assert "missed" not in out


def test_the_readme_can_be_copied() -> None:
    """What is typed is no comment; the sample's day is said to be that of one's interview."""
    text = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert "vaultsync demo\n" in blocks
    assert not [line for block in blocks for line in block.splitlines() if line[:1] in " #"]
    before, sample, _ = text.partition("```markdown\n")
    assert sample
    assert "the day of your own interview" in " ".join(before.split()[-40:])


@pytest.mark.parametrize("command", ["done", "reply", "close --status rejected", "draft"])
@pytest.mark.parametrize(
    ("word", "meant"),
    [("Dta", ""), ("enginer", ""), ("prya", "Priya"), ("northwnd", "Northwind")],
)
def test_only_names_are_proposed(
    command: str, word: str, meant: str, cli: Cli, tmp_path: Path
) -> None:
    """Whoever writes Dana is not asked whether the `Data` of a role is meant."""
    note = NORTHWIND.replace("role: Engineer", "role: Data Engineer")
    vault = made(tmp_path, {"a.md": note})
    if command == "draft":
        assert cli("sync", vault=vault).returncode == 0
    ran = cli(*command.split(), word, vault=vault)
    assert ran.returncode == 2
    assert (f"did you mean `{meant}`?" in ran.stderr) == bool(meant)
    assert ("did you mean" in ran.stderr) == bool(meant)


@pytest.mark.parametrize("besides", ["", "\nSee TODO.\n"])
def test_a_slot_is_counted_once(besides: str, cli: Cli, tmp_path: Path) -> None:
    """An open slot is no error besides that it is open; what else is wrong is counted."""
    vault = made(tmp_path, {"a.md": NORTHWIND})
    assert cli("sync", vault=vault).returncode == 0
    (draft,) = (vault / "Follow-ups/Drafts").glob("*.md")
    text = draft.read_text("utf-8")
    draft.write_text(text + besides, "utf-8")
    refused = cli("draft", "priya", "--mailto", vault=vault).stderr
    said = re.search(r"is not ready: (?:(\d+) errors?, )?(\d+) brackets? left, ", refused)
    assert said, refused
    found = refused.count("error: still to be filled in: ")
    assert bool(found) == bool(besides)
    errors = len(re.findall(r"^  \S.*: error: ", refused, re.MULTILINE))
    assert int(said[1] or 0) == max(errors - int(said[2]), 0)
