"""`init --obsidian`: what is written into a vault of Obsidian, and taken away (issue 8)."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.gits import git
from tests.support import AS_OF, Cli
from tests.talking import talk
from tests.vaults import DRAFTS, DUE, changed, contents, sync_here
from vaultsync.cli.main import run
from vaultsync.edit.pack import RECORD
from vaultsync.render.pack.base import Views, render_base
from vaultsync.render.pack.files import SNIPPET, TYPES, Places, pack_files
from vaultsync.snapshot import digest

BASE, CORE = "Follow-ups/Follow-ups.base", "Templates/Interview note.md"
TEMPLATER = "Meta/Templates/Interview note (Templater).md"
TYPES_PATH = ".obsidian/types.json"
ALL = {BASE, CORE, TEMPLATER, SNIPPET, TYPES_PATH, RECORD}
OLD_TYPES = '{\n  "types": {\n    "aliases": "aliases",\n    "Due": "datetime"\n  }\n}'
SETTINGS = {
    ".obsidian/app.json": "{}",
    ".obsidian/templates.json": '{"folder": "/Templates/"}',
    ".obsidian/plugins/templater-obsidian/data.json": '{"templates_folder": "Meta/Templates"}',
}


def put(root: Path, files: dict[str, str]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())


@pytest.fixture
def vault(small: Path) -> Path:
    """Give the small vault with Obsidian's settings, Templates and Templater."""
    put(small, SETTINGS)
    sync_here(small)
    return small


def test_it_is_shown_written_and_taken_away(vault: Path, cli: Cli) -> None:
    """Everything is listed before; nothing else changes; `--remove` is exact; twice is once."""
    before = contents(vault)
    shown = cli("init", "--obsidian", "--dry-run", vault=vault)
    assert shown.returncode == 0
    assert changed(before, vault) == set()
    assert all(path in shown.stdout for path in ALL)
    assert "  file    " in shown.stdout
    assert "          | " in shown.stdout
    made = cli("init", "--obsidian", "--yes", vault=vault)
    assert made.returncode == 0, made.stderr
    assert all(f"  file    {path} (" in made.stdout for path in ALL), "a line each (issue 8)"
    assert "          | " not in made.stdout
    assert changed(before, vault) == ALL
    assert {path: contents(vault)[path] for path in before} == before
    after = contents(vault)
    again = cli("init", "--obsidian", "--yes", vault=vault)
    assert "nothing to write" in again.stdout
    assert changed(after, vault) == set()
    shown = cli("init", "--obsidian", "--remove", "--dry-run", vault=vault)
    assert all(path in shown.stdout for path in ALL)
    assert changed(after, vault) == set()
    gone = cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    assert gone.returncode == 0, gone.stderr
    assert changed(before, vault) == set()
    nothing = cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    assert (nothing.returncode, "nothing to remove" in nothing.stdout) == (0, True)


def test_folders_that_it_made_go_with_it(vault: Path, cli: Cli) -> None:
    """A folder goes that was made for the pack and is empty then; no other one (issue 8)."""
    (vault / "Meta").mkdir()
    cli("init", "--obsidian", "--yes", vault=vault)
    put(vault, {".obsidian/snippets/mine.css": "a {}"})
    assert json.loads(contents(vault)[RECORD])["folders"] == [
        ".obsidian/snippets",
        "Meta/Templates",
        "Templates",
    ]
    cli("init", "--obsidian", "--yes", vault=vault)
    gone = cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    assert gone.stdout.splitlines()[-2:] == ["removed Templates/", "removed Meta/Templates/"]
    assert (vault / "Meta").is_dir()
    assert contents(vault)[".obsidian/snippets/mine.css"] == b"a {}"


@pytest.mark.parametrize("folders", ['["Interviews"]', "7", '["../x"]', "[7]"])
def test_a_record_names_no_other_folders(folders: str, vault: Path, cli: Cli) -> None:
    """A damaged record leads to no folder that is a person's."""
    cli("init", "--obsidian", "--yes", vault=vault)
    record = contents(vault)[RECORD].decode()
    start, end = record.index("["), record.index("]") + 1
    (vault / RECORD).write_text(f"{record[:start]}{folders}{record[end:]}", "utf-8")
    (vault / "Interviews").mkdir(exist_ok=True)
    before = contents(vault)
    done = cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    assert (done.returncode, contents(vault)) == (2, before)
    assert "cannot be read" in done.stderr


def test_keys_are_named_as_in_the_notes(tmp_path: Path, cli: Cli) -> None:
    """Templates and views name keys as most of the interview notes do (issue 8)."""
    head = (
        "Employer: Kumo\nPosition: Cook\nInterview date: 2026-03-02\nHear back by: 2026-03-09"
    )
    notes = {f"{n}.md": f"---\ntags: [interview]\n{head}\n---\n\n## Jo Li\n- x\n" for n in "ab"}
    put(tmp_path, {"vaultsync.toml": "", **notes, **SETTINGS})
    made = cli("init", "--obsidian", "--yes", vault=tmp_path)
    assert made.returncode == 0, made.stderr
    core, templater = ((tmp_path / path).read_text("utf-8") for path in (CORE, TEMPLATER))
    assert core.startswith(
        "---\ntags: [interview]\nEmployer:\nPosition:\nstage:\nInterview date: "
    )
    assert "\nHear back by:\n" in core
    assert "\nEmployer: <% JSON" in templater
    views = yaml.safe_load((tmp_path / BASE).read_text("utf-8"))["views"]
    (shown,) = (one["order"] for one in views if one["name"] == "Applications")
    assert shown[1:3] == ["Employer", "Position"]
    again = cli("init", "--obsidian", "--yes", vault=tmp_path)
    assert "nothing to write" in again.stdout
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").unlink()
    gone = cli("init", "--obsidian", "--remove", "--yes", vault=tmp_path)
    assert gone.returncode == 0, gone.stderr
    assert not any((tmp_path / path).exists() for path in (CORE, TEMPLATER, BASE))


def test_nobody_answers(vault: Path, cli: Cli) -> None:
    """Without an answer nothing is written or removed."""
    before = contents(vault)
    assert cli("init", "--obsidian", vault=vault).returncode == 2
    assert changed(before, vault) == set()
    cli("init", "--obsidian", "--yes", vault=vault)
    before = contents(vault)
    assert cli("init", "--obsidian", "--remove", vault=vault).returncode == 2
    assert changed(before, vault) == set()


def test_types_are_added_where_the_name_is_absent(vault: Path, cli: Cli) -> None:
    """`Due` has a type already; all other bytes stay; and they go away again."""
    put(vault, {TYPES_PATH: OLD_TYPES})
    made = cli("init", "--obsidian", "--yes", vault=vault)
    text = (vault / TYPES_PATH).read_text("utf-8")
    assert text.startswith(OLD_TYPES[: OLD_TYPES.index('"datetime"') + len('"datetime"')])
    wanted = {"aliases": "aliases", "Due": "datetime", **TYPES}
    del wanted["due"]
    assert json.loads(text)["types"] == wanted
    assert "          | proofread: checkbox" in made.stdout.splitlines()
    # Obsidian writes the file anew when a person gives a property a type
    types = json.loads(text)["types"] | {"mine": "number", "date": "datetime"}
    put(vault, {TYPES_PATH: json.dumps({"types": types}, indent=2)})
    cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    left = {"aliases": "aliases", "Due": "datetime", "date": "datetime", "mine": "number"}
    assert json.loads((vault / TYPES_PATH).read_text("utf-8"))["types"] == left


@pytest.mark.parametrize("text", ["{", "{}", "[]", "\ufeff{}", '{"types": {"a": 1, "a": 2}}'])
def test_a_damaged_types_file_is_left_alone(text: str, vault: Path, cli: Cli) -> None:
    """It is told, and all the rest is written."""
    put(vault, {TYPES_PATH: text})
    made = cli("init", "--obsidian", "--yes", vault=vault)
    assert (made.returncode, f"{TYPES_PATH} " in made.stdout) == (0, True)
    assert (vault / TYPES_PATH).read_bytes() == text.encode()
    assert (vault / BASE).exists()
    assert cli("init", "--obsidian", "--remove", "--yes", vault=vault).returncode == 0
    assert (vault / TYPES_PATH).read_bytes() == text.encode()
    assert not (vault / BASE).exists()


def test_what_is_there_or_was_changed_stays(vault: Path, cli: Cli) -> None:
    """A file of the same name is not overwritten, and a changed one not removed."""
    put(vault, {CORE: "mine\n", SNIPPET: "/* mine */\n"})
    made = cli("init", "--obsidian", "--yes", vault=vault)
    assert f"{CORE} is there already, and is not from vaultsync" in made.stdout
    (vault / BASE).write_text("views: []\n", "utf-8")
    again = cli("init", "--obsidian", "--yes", vault=vault)
    assert f"{BASE} was changed by hand: it is left as it is" in again.stdout
    gone = cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    assert f"{BASE} was changed by hand: it is left as it is" in gone.stdout
    assert (vault / CORE).read_text("utf-8") == "mine\n"
    assert (vault / SNIPPET).read_text("utf-8") == "/* mine */\n"
    assert (vault / BASE).read_text("utf-8") == "views: []\n"
    assert not (vault / TEMPLATER).exists()


def test_a_file_of_ours_is_brought_up_to_date(vault: Path, cli: Cli) -> None:
    """The due note moved: its views and the snippet follow, if nobody changed them."""
    cli("init", "--obsidian", "--yes", vault=vault)
    with (vault / "vaultsync.toml").open("a", encoding="utf-8") as config:
        config.write('[outputs]\ndrafts = "Post"\n')
    again = cli("init", "--obsidian", "--yes", vault=vault)
    assert f"{BASE} (in place of the one that vaultsync wrote)" in again.stdout
    assert 'file.inFolder("Post/Sent")' in (vault / BASE).read_text("utf-8")
    before = contents(vault)
    cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    assert changed(before, vault) == ALL


@pytest.mark.parametrize("link", [".obsidian", "Templates"])
def test_nothing_is_written_through_a_link(
    link: str, vault: Path, tmp_path: Path, cli: Cli
) -> None:
    """Several vaults may share a folder: what lies behind a link is left alone, and told."""
    (vault / "Templates").mkdir(exist_ok=True)
    shutil.move(vault / link, tmp_path / "elsewhere")
    (vault / link).symlink_to(tmp_path / "elsewhere")
    before = contents(tmp_path / "elsewhere")
    made = cli("init", "--obsidian", "--yes", vault=vault)
    assert changed(before, tmp_path / "elsewhere") == set()
    assert "link" in made.stdout + made.stderr


def test_a_record_that_names_a_note_is_not_believed(vault: Path, cli: Cli) -> None:
    """Whoever writes into the vault cannot have `--remove` delete a note."""
    cli("init", "--obsidian", "--yes", vault=vault)
    record = json.loads((vault / RECORD).read_text("utf-8"))
    note = next((vault / "Interviews").iterdir())
    record["files"][note.relative_to(vault).as_posix()] = digest(note.read_bytes())
    put(vault, {RECORD: json.dumps(record)})
    before = contents(vault)
    gone = cli("init", "--obsidian", "--remove", "--yes", vault=vault)
    assert (gone.returncode, RECORD in gone.stderr) == (2, True)
    assert changed(before, vault) == set()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 9}', '{"version": 1}'])
def test_a_damaged_record(text: str, vault: Path, cli: Cli) -> None:
    """Nothing is done by it, and the message says what to do."""
    put(vault, {RECORD: text})
    before = contents(vault)
    for more in ((), ("--remove",)):
        told = cli("init", "--obsidian", "--yes", *more, vault=vault)
        assert (told.returncode, "move it away" in told.stderr) == (2, True)
    assert changed(before, vault) == set()


def test_where_it_does_not_fit(small: Path, cli: Cli) -> None:
    """Without Obsidian nothing is written; `--remove` alone means nothing."""
    told = cli("init", "--obsidian", "--yes", vault=small)
    assert (told.returncode, "Open folder as vault" in told.stderr) == (2, True)
    assert cli("init", "--remove", "--yes", vault=small).returncode == 2
    (small / ".obsidian").mkdir()
    made = cli("init", "--obsidian", "--yes", vault=small)
    assert "name no folder of templates" in made.stdout
    assert (small / BASE).exists()


def filled_in(text: str) -> str:
    """Do what the Templates plugin or Templater do with a template."""
    answers = {"Company": '"Acme \\"&\\" Co: 1"', "Role": '"Engineer"', "Stage": '"Panel"'}
    for asked, answer in answers.items():
        command = re.search(rf'<% JSON\.stringify\(\(await tp\.\S+"{asked}".*?%>', text)
        text = text.replace(command[0], answer) if command else text
    for sign, value in {
        "{{date:YYYY-MM-DD}}": "2026-03-05",
        '<% tp.date.now("YYYY-MM-DD") %>': "2026-03-05",
        "{{title}}": "Acme",
        "<% tp.file.title %>": "Acme",
        "<% tp.file.cursor() %>": "",
    }.items():
        text = text.replace(sign, value)
    return text


def test_templates_are_no_interview_notes_until_they_are_filled_in(
    vault: Path, cli: Cli
) -> None:
    """The templates change nothing; filled in, they are quiet notes of their interview."""
    options = ("check", "--all", "--json")
    said = cli(*options, vault=vault).stdout
    cli("init", "--obsidian", "--yes", vault=vault)
    assert cli(*options, vault=vault).stdout == said
    told: dict[str, Any] = {}
    for name, path in (("core", CORE), ("templater", TEMPLATER)):
        text = filled_in((vault / path).read_text("utf-8"))
        assert not re.search(r"<%|\{\{", text)
        put(vault, {f"Interviews/{name}.md": text})
        shown = cli("show", f"Interviews/{name}.md", "--json", vault=vault, as_of=AS_OF)
        told = json.loads(shown.stdout)
        assert told["interview"]["date"] == "2026-03-05"
        assert told["interview"]["people"] == []
        # the day is over, and what a person has to fill in is not there yet: no more is said
        codes = {one["code"] for one in told["findings"]}
        assert codes <= {"VS114", "VS205"}, codes
    assert told["interview"]["company"] == 'Acme "&" Co: 1'
    # also where Obsidian's settings are gone: a template never counts
    shutil.rmtree(vault / ".obsidian")
    paths = {one["note"] for one in json.loads(cli(*options, vault=vault).stdout)["follow_ups"]}
    assert not paths & {CORE, TEMPLATER}


KEYS = {"filters", "formulas", "properties", "summaries", "views"}
VIEW_KEYS = {"type", "name", "filters", "order", "sort", "groupBy", "limit"}
FUNCTIONS = {"list", "join", "lower", "contains", "matches", "hasTag", "inFolder", "today"}
"""Those of the documented functions that are used."""


def statements(filters: Any) -> list[str]:
    """Give the statements of a filter, which is a text, or one of and, or, not with a list."""
    if isinstance(filters, str):
        return [filters]
    ((name, inner),) = filters.items()
    assert name in {"and", "or", "not"}
    assert isinstance(inner, list)
    return [one for part in inner for one in statements(part)]


@pytest.mark.parametrize(
    "views",
    [
        Views("interview", ("Follow-ups/Drafts/Sent",), ("Templates",)),
        Views("job talk", ('It\'s "mine"/Sent', "ä\\b"), ()),
        Views("Gespräch", (), ("a", "b: c # d")),
    ],
)
def test_the_base_follows_the_documentation(views: Views) -> None:
    """YAML, documented keys and functions, a name for each view, brackets that fit."""
    base = yaml.safe_load(render_base(views))
    assert set(base) <= KEYS
    assert [view["name"] for view in base["views"]] == [
        "Due drafts", "Later drafts", "Applications", "People"
    ]  # fmt: skip
    for view in base["views"]:
        assert set(view) <= VIEW_KEYS
        assert all(isinstance(name, str) for name in view["order"])
        for statement in statements(view["filters"]):
            bare = re.sub(r'"(?:[^"\\]|\\.)*"', '""', statement)
            used = set(re.findall(r"([A-Za-z]+)\((?!p)", bare))
            assert used - {"b"} <= FUNCTIONS, statement
            assert bare.count("(") == bare.count(")"), statement
    text = json.dumps(base, ensure_ascii=False)
    for folder in (*views.put_away, *views.templates):
        assert json.dumps(f"file.inFolder({json.dumps(folder, ensure_ascii=False)})",
                          ensure_ascii=False) in text  # fmt: skip


def test_the_columns_of_drafts_are_what_drafts_have(vault: Path, cli: Cli) -> None:
    """Every column of the draft views is a key in a draft's head, or the file's name."""
    cli("init", "--obsidian", "--yes", vault=vault)
    base = yaml.safe_load((vault / BASE).read_text("utf-8"))
    draft = next((vault / DRAFTS).glob("*.md")).read_text("utf-8")
    head = yaml.safe_load(draft.split("---\n")[1])
    columns = {name for view in base["views"][:2] for name in view["order"]}
    assert columns - {"file.name"} <= set(head)
    assert (head["type"], head["status"]) == ("follow-up-draft", "draft")


@pytest.mark.parametrize("name", ["Follow-ups/due.md", 'a"b\\c.md', "a</style>\x1b.md", "ä.md"])
def test_the_snippet_stays_css(name: str) -> None:
    """Braces and quotes fit, whatever the due note is called."""
    places = Places(due_note=name, drafts="d", word="interview")
    css = next(one.text for one in pack_files(places) if one.path == SNIPPET)
    bare = re.sub(r"/\*.*?\*/", "", css)
    strings = re.findall(r'"((?:[^"\\\n]|\\[0-9a-f]+ )*)"', bare)
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), strings[0]) == name
    rest = re.sub(r'"(?:[^"\\\n]|\\[0-9a-f]+ )*"', "", bare)
    assert (rest.count('"'), rest.count("{")) == (0, rest.count("}"))
    assert "<" not in rest


def test_the_commands_of_the_documentation(vault: Path, cli: Cli) -> None:
    """What docs/obsidian.md says to type is typed here, with `--yes` where it would ask."""
    text = (Path(__file__).parent.parent / "docs/obsidian.md").read_text("utf-8")
    block = re.search(r"```sh\n(.*?)```", text, re.DOTALL)
    assert block
    for line in block[1].splitlines():
        words = line.split()[1:]
        done = cli(*words, *(() if "--dry-run" in words else ("--yes",)), vault=vault)
        assert done.returncode == 0, done.stderr
    for path in (
        "Interview note.md",
        "Interview note (Templater).md",
        "Follow-ups.base",
        SNIPPET,
    ):
        assert f"`{path}`" in text
    assert [name for name in TYPES if f"`{name}`" not in text] == []
    assert DUE.partition("/")[0] == BASE.partition("/")[0]


def test_stopped_in_the_middle(vault: Path, cli: Cli) -> None:
    """A file that cannot be written: what was there stands, and the next run makes the rest."""
    (vault / ".obsidian/snippets").write_text("no folder", "utf-8")
    before = contents(vault)
    made = cli("init", "--obsidian", "--yes", vault=vault)
    assert (made.returncode, SNIPPET in made.stderr) == (3, True)
    assert changed(before, vault) == {CORE, TEMPLATER, BASE}
    (vault / ".obsidian/snippets").unlink()
    before.pop(".obsidian/snippets")
    again = cli("init", "--obsidian", "--yes", vault=vault)
    assert again.returncode == 0, again.stderr
    assert changed(before, vault) == ALL
    assert cli("init", "--obsidian", "--remove", "--yes", vault=vault).returncode == 0
    assert changed(before, vault) == set()


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ("\n\n\nn", False),
        ("\ny\ny\ny\nn", True),
        ("\ny\ny\nn\nn", False),
        ("\ny\n\x04", False),
        ("\ny\ny\n\x04", False),
    ],
)
def test_it_is_offered(answers: str, wanted: bool, vault: Path) -> None:
    """Whoever makes a vault of Obsidian ready is asked; without a word nothing comes."""
    (vault / "vaultsync.toml").unlink()
    before = contents(vault)
    told = ("init", str(vault), "--name", "Alex Doe")  # neither zone nor country is asked for
    code, shown, _ = talk(*told, answers=(("]: ", answers),), TERM="dumb", TZ="CET")
    assert (code, "for Obsidian, too?" in shown) == (0, True), shown
    assert changed(before, vault) == {"vaultsync.toml"} | (ALL if wanted else set())


@pytest.mark.parametrize(
    "args", [("init", "--obsidian"), ("init", "--obsidian", "--remove"), ("hooks", "install")]
)
def test_ctrl_c_at_the_question(
    args: tuple[str, ...], vault: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with 130 and writes or removes nothing."""

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    git(vault, "init", "-q")
    if "--remove" in args:
        cli("init", "--obsidian", "--yes", vault=vault)
    before = contents(vault)
    monkeypatch.setattr("builtins.input", interrupted)
    with pytest.raises(SystemExit) as ended:
        run([*args, "--vault", str(vault)])
    assert ended.value.code == 130
    assert changed(before, vault) == set()


def test_it_loads_no_pack_unasked() -> None:
    """What only `--obsidian` needs is not imported by `init`."""
    code = (
        "import sys, vaultsync.cli.init\n"
        "print([name for name in sys.modules if 'pack' in name and 'vaultsync' in name])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
