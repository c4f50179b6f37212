"""Every task line of the due note, as the Obsidian Tasks plugin reads and toggles it.

The reader in this file is small and not the program's: `cases/tasks-lines.json` holds what the
plugin itself made of some lines, and the reader must make the same of them.
"""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from tests.support import AS_OF, EXAMPLE
from tests.test_moved_days import ALL_KINDS
from tests.test_sync_ticks import due_text
from tests.vaults import CONFIG, DUE, NOTES, sync_here, task_lines
from vaultsync.changes import Create
from vaultsync.model import TouchState
from vaultsync.parse.due_note import BEGIN, END, read_marks
from vaultsync.vault.opening import open_vault
from vaultsync.vault.sync import preview

EMOJI, DATAVIEW = "tasksPluginEmoji", "dataview"
TOGGLED_ON = "2026-11-23"
DAY = r"(\d{4}-\d{2}-\d{2})"
SIGNS = {"id": "🆔", "scheduled": "⏳", "due": "📅", "cancelled": "❌", "done": "✅"}
NAMES = {name: "completion" if name == "done" else name for name in SIGNS}
"""In the order in which the plugin writes them."""
FORMS = {
    EMOJI: {
        name: re.compile(rf"{sign}\ufe0f? *{'([a-zA-Z0-9-_]+)' if name == 'id' else DAY}$")
        for name, sign in SIGNS.items()
    },
    DATAVIEW: {
        name: re.compile(
            rf"[\[(] *{NAMES[name]}:: *{'([a-zA-Z0-9-_]+)' if name == 'id' else DAY} *[\])]$"
        )
        for name in SIGNS
    },
}
TASK = re.compile(r"- \[(.)\] +(.*?) *$")
BLOCK = re.compile(r" \^[a-zA-Z0-9-]+$")


@dataclass
class Task:
    """What the plugin reads in a line."""

    symbol: str
    description: str
    block: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def toggled(self, form: str) -> str:
        """Give the line after the plugin's toggle command."""
        parts = [f"- [x] {self.description}"]
        for name, value in (self.fields | {"done": TOGGLED_ON}).items():
            parts.append(
                f"{SIGNS[name]} {value}" if form == EMOJI else f" [{NAMES[name]}:: {value}]"
            )
        return " ".join(parts) + self.block


def read_task(line: str, form: str) -> Task:
    """Take fields from the end of a line as long as there are some, as the plugin does."""
    found = TASK.match(line)
    assert found, f"no task: {line!r}"
    rest = found[2]
    block = BLOCK.search(rest)
    rest = rest[: block.start()] if block else rest
    fields: dict[str, str] = {}
    while True:
        rest = rest.rstrip(" ")
        name = next((n for n, pattern in FORMS[form].items() if pattern.search(rest)), None)
        if name is None:
            break
        hit = FORMS[form][name].search(rest)
        assert hit
        fields.setdefault(name, hit[1])
        rest = rest[: hit.start()]
    ordered = {name: fields[name] for name in SIGNS if name in fields}
    return Task(found[1], rest, block[0] if block else "", ordered)


def real(day: str) -> str:
    """Give a day as the plugin shows it."""
    try:
        return str(date.fromisoformat(day))
    except ValueError:
        return "Invalid date"


ROWS = json.loads((Path(__file__).parent / "cases" / "tasks-lines.json").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS["rows"], ids=lambda row: f"{row['format']}: {row['line']}")
def test_the_reader_reads_as_the_plugin_does(row: dict[str, Any]) -> None:
    """What this file's reader finds in a line is what the plugin found in it."""
    form, line = str(row["format"]), str(row["line"])
    task = read_task(line, form)
    found = {
        name: value if name == "id" else real(value) for name, value in task.fields.items()
    }
    wanted = {name: value for name, value in row["parsed"].items() if value}
    assert {"description": task.description} | found == wanted
    if task.symbol == " " and "Invalid date" not in found.values():
        assert task.toggled(form) == row["toggled"]


MakeVariant = Callable[[Path], None]


def obsidian(path: str, **settings: object) -> MakeVariant:
    """Make a vault's `.obsidian` folder hold these settings."""

    def make(root: Path) -> None:
        file = root / ".obsidian" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))

    return make


def tasks_plugin(**settings: object) -> MakeVariant:
    """Make the settings of the Tasks plugin."""
    return obsidian("plugins/obsidian-tasks-plugin/data.json", **settings)


def no_obsidian(root: Path) -> None:
    """Make a vault that no Obsidian has opened."""
    shutil.rmtree(root / ".obsidian")


def config(text: str, *also: MakeVariant) -> MakeVariant:
    """Add to the vault's configuration."""

    def make(root: Path) -> None:
        file = root / "vaultsync.toml"
        file.write_bytes(file.read_bytes() + f"\n{text}\n".encode())
        for one in also:
            one(root)

    return make


def nothing(root: Path) -> None:
    """Leave a vault as it is."""
    assert root.is_dir()


WIKI, MARKDOWN, IN_OBSIDIAN = "wikilink", "Markdown", "Markdown in Obsidian"
VARIANTS: dict[str, tuple[MakeVariant, str, str, str]] = {
    "as it is": (nothing, EMOJI, "", WIKI),
    "tasks, no settings": (tasks_plugin(), EMOJI, "", WIKI),
    "tasks, emoji": (tasks_plugin(taskFormat=EMOJI, globalFilter=""), EMOJI, "", WIKI),
    "tasks, odd settings": (tasks_plugin(taskFormat=7, globalFilter=["x"]), EMOJI, "", WIKI),
    "global filter": (tasks_plugin(globalFilter="#task"), EMOJI, "#task", WIKI),
    "dataview": (tasks_plugin(taskFormat=DATAVIEW), DATAVIEW, "", WIKI),
    "both": (
        tasks_plugin(taskFormat=DATAVIEW, globalFilter="#to/do"),
        DATAVIEW,
        "#to/do",
        WIKI,
    ),
    "useMarkdownLinks": (obsidian("app.json", useMarkdownLinks=True), EMOJI, "", IN_OBSIDIAN),
    "no Obsidian": (no_obsidian, EMOJI, "", MARKDOWN),
    "wikilinks all the same": (
        config('[outputs]\nlinks = "wikilink"', no_obsidian),
        EMOJI,
        "",
        WIKI,
    ),
    "Markdown in spite of Obsidian": (
        config('[outputs]\nlinks = "markdown"'),
        EMOJI,
        "",
        IN_OBSIDIAN,
    ),
    "wikilinks in spite of useMarkdownLinks": (
        config('[outputs]\nlinks = "wikilink"', obsidian("app.json", useMarkdownLinks=True)),
        EMOJI,
        "",
        WIKI,
    ),
}


@dataclass
class Made:
    """A variant of the example vault with its due note."""

    root: Path
    text: str
    form: str
    filter: str
    links: str

    @property
    def tasks(self) -> list[str]:
        """The task lines of the generated part."""
        return generated_tasks(self.text)


def generated_tasks(text: str) -> list[str]:
    """Give the task lines between the markers."""
    generated = text[text.index(BEGIN) : text.index(END)]
    return [line for line in generated.split("\n") if re.match(r"\s*[-*+] \[.\]", line)]


@pytest.fixture(scope="module", params=VARIANTS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Make a variant of the example vault, with everything generated anew."""
    make, form, word, links = VARIANTS[request.param]
    root = tmp_path_factory.mktemp("variant") / "vault"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("Follow-ups"))
    make(root)
    sync_here(root)
    return Made(root, (root / DUE).read_bytes().decode(), form, word, links)


IDENT = r"vs-[a-z0-9]{8}(?:-[a-z0-9]{3})?"
FIELDS = {
    EMOJI: rf" 🆔 {IDENT}(?: ⏰ {DAY} \d\d:\d\d)?(?: [✅❌⏳] {DAY})?(?: 📅 {DAY})?",
    DATAVIEW: (
        rf"(?: ⏰ {DAY} \d\d:\d\d)?  \[id:: {IDENT}\]"
        rf"(?:  \[(?:completion|cancelled|scheduled):: {DAY}\])?(?:  \[due:: {DAY}\])?"
    ),
}
ANY_FIELD = re.compile("[🆔⏰✅❌⏳⌛📅📆🗓🛫➕🔁⛔🔺⏫🔼🔽⏬🏁]|::|%%|<!--")


def assert_clean(line: str, form: str) -> None:
    """Fail unless the fields stand at the very end, once each, with nothing in between."""
    found = re.fullmatch(rf"- \[[ x-]\] (.*?)({FIELDS[form]})", line)
    assert found, f"fields are not at the end: {line}"
    assert not ANY_FIELD.search(found[1]), line
    assert "^" not in line
    assert line == line.rstrip()
    for day in re.findall(r"\d{4}-\d{2}-\d{2}", found[2]):
        date.fromisoformat(day)
    if line.startswith("- [ ]"):
        due = re.search(
            r"📅 ([\d-]{10})$" if form == EMOJI else r"\[due:: ([\d-]{10})\]$", line
        )
        assert due
        (suffix,) = re.findall(r"vs-[a-z0-9]{8}-([a-z0-9]{3})", found[2])
        # the suffix of the ID is the due day: it is how a moved day is told (design.md 6)
        assert date(2020, 1, 1) + timedelta(days=int(suffix, 36)) == date.fromisoformat(due[1])


def test_fields_stand_at_the_end_of_every_line(made: Made) -> None:
    """Nothing but fields after the first one, 📅 last, real days, no block ID (design.md 6)."""
    assert len(made.tasks) >= 25
    for line in made.tasks:
        assert_clean(line, made.form)


def test_every_line_is_another_one(made: Made) -> None:
    """No task line and no ID stands twice: merges and toggles go by lines (hazard 3)."""
    assert len(set(made.tasks)) == len(made.tasks)
    idents = [re.findall(r"vs-[a-z0-9]{8}", line) for line in made.tasks]
    assert all(len(found) == 1 for found in idents)
    assert len({found[0] for found in idents}) == len(idents)


def test_the_plugin_reads_the_days(made: Made) -> None:
    """The Tasks plugin finds the due day of each open line, the day of each settled one."""
    for line in made.tasks:
        task = read_task(line, made.form)
        days = re.findall(r"\d{4}-\d{2}-\d{2}", line)
        name = {" ": "due", "x": "done", "-": "cancelled"}[task.symbol]
        assert task.fields[name] == days[-1], line
        ident = re.findall(IDENT, line)[0]
        # the clock of ⏰ ends what the plugin reads: the ID before it stays a part of the text
        assert task.fields.get("id", ident) == ident
        assert ("id" in task.fields) or ("⏰" in line and made.form == EMOJI)


def test_the_filter_is_part_of_every_line(made: Made) -> None:
    """Where the plugin has a global filter, each line holds it, else no line does."""
    for line in made.tasks:
        assert line.split("] ", 1)[1].startswith(f"{made.filter} " if made.filter else "")
        assert made.filter or not re.search(r"(?<!\S)#\w", line)


def test_a_toggle_is_read_back(made: Made) -> None:
    """What the plugin's toggle makes of an open line is a tick with its day."""
    wanted, text = [], made.text
    for line in made.tasks:
        task = read_task(line, made.form)
        if task.symbol == " ":
            text = text.replace(line, task.toggled(made.form))
            ident = re.findall(r"vs-[a-z0-9]{8}", line)[0]
            wanted.append((ident, TouchState.DONE, date.fromisoformat(TOGGLED_ON)))
    assert len(wanted) >= 15
    assert [(one.id, one.state, one.day) for one in read_marks(text)] == wanted


@pytest.mark.parametrize("word", ["", "#task"])
@pytest.mark.parametrize("form", [EMOJI, DATAVIEW])
@pytest.mark.parametrize("kind", ALL_KINDS)
def test_lines_of_every_kind_are_lines_of_the_plugin(
    make_vault: Callable[..., Path], kind: str, form: str, word: str
) -> None:
    """Open, settled, put off: of each rule the plugin reads ID and day (design.md 6)."""
    said, note, _ = ALL_KINDS[kind]
    root = make_vault({"n.md": note})
    tasks_plugin(taskFormat=form, globalFilter=word)(root)
    sync_here(root)
    (line,) = task_lines(due_text(root), said)
    assert_clean(line, form)
    task = read_task(line, form)
    assert task.description.startswith(f"{word} {said}".strip())
    assert task.fields["due"] == re.findall(r"\d{4}-\d{2}-\d{2}", line)[-1]
    # a line without a clock gives the whole ID, with its day
    if "⏰" not in line:
        assert re.fullmatch(r"vs-[a-z0-9]{8}-[a-z0-9]{3}", task.fields["id"])
    for box in ("x", "-", " "):
        changed = line.replace("- [ ]", f"- [{box}]")
        changed += "" if box != " " else f" ⏳ {TOGGLED_ON}"
        (root / DUE).write_bytes(due_text(root).replace(line, changed).encode())
        sync_here(root)
        for one in generated_tasks(due_text(root)):
            assert_clean(one, form)
            fields = read_task(one, form).fields
            assert {"due", "done", "cancelled"} & set(fields)
        (root / "n.md").write_bytes(note.encode())
        (root / DUE).unlink()
        sync_here(root)


def test_ticks_that_must_wait_keep_the_form(made: Made, tmp_path: Path) -> None:
    """A tick that cannot be recorded keeps its day, before the due day, and stays readable."""
    root = Path(shutil.copytree(made.root, tmp_path / "vault"))
    text = made.text
    for line in made.tasks:
        if line.startswith("- [ ]"):
            text = text.replace(line, read_task(line, made.form).toggled(made.form))
    (root / DUE).write_bytes(text.encode())
    sync_here(root)  # the day is in the future
    after = generated_tasks((root / DUE).read_bytes().decode())
    waiting = [line for line in after if TOGGLED_ON in line]
    assert len(waiting) >= 15
    for line in waiting:
        assert_clean(line, made.form)
        assert read_task(line, made.form).fields["done"] == TOGGLED_ON
    assert read_marks((root / DUE).read_bytes().decode()) != ()


WIKILINK = re.compile(r"\[\[([^\[\]|#]+)(?:#([^\[\]|]+))?\|([^\[\]|]+)\]\]")
MARKDOWN_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s#]+)(?:#([^()\s]+))?\)")


def headings(file: Path) -> list[str]:
    """Give the headings of a note."""
    lines = file.read_text("utf-8").splitlines()
    return [line.lstrip("#").strip() for line in lines if re.match(r"#{1,6} ", line)]


def in_obsidian(heading: str) -> str:
    """Give what an Obsidian link to a heading says: `#`, `|`, `^`, `:`, `%%` are spaces."""
    shown = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", heading)
    return " ".join(re.sub(r"[#|^:\\]|%%|\[\[|\]\]", " ", shown).split())


def on_github(heading: str) -> str:
    """Give the anchor of a heading as GitHub and most editors make it."""
    shown = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", shown.lower()).strip().replace(" ", "-")


def test_every_link_leads_to_a_note_and_a_heading(made: Made) -> None:
    """Links are written as the vault writes them; file and heading exist (design.md 6)."""
    generated = made.text[made.text.index(BEGIN) :]
    notes = {path.relative_to(made.root).as_posix(): path for path in made.root.rglob("*.md")}
    wiki, plain = WIKILINK.findall(generated), MARKDOWN_LINK.findall(generated)
    assert (len(wiki) >= 30, len(plain) >= 30) == (made.links == WIKI, made.links != WIKI)
    assert bool(wiki) != bool(plain)
    for target, heading, _ in wiki:
        fits = [path for path in notes if f"/{path}".endswith(f"/{target}.md")]
        assert len(fits) == 1, target
        assert not heading or heading in map(in_obsidian, headings(notes[fits[0]]))
    for _, target, anchor in plain:
        path = (made.root / DUE).parent / unquote(target)
        assert path.resolve().relative_to(made.root.resolve()).as_posix() in notes, target
        form = in_obsidian if made.links == IN_OBSIDIAN else on_github
        assert not anchor or unquote(anchor) in map(form, headings(path))


HOSTILE = [
    "Acme",
    "Acme 📅 2026-01-01",
    "Acme ✅ 2026-01-01",
    "Acme ⏳ 2026-12-31",
    "Acme 🆔 vs-00000000",
    "Acme 🔁 every day",
    "Acme [due:: 2026-01-01]",
    "Acme ^block",
    "Acme #task",
    "Acme [[Soup]] ]] [x](y)",
    "Acme %% hidden",
    "Acme <!-- x -->",
    "Acme ==a== ~~b~~ `c` $d$ *e* _f_",
    "Acme | B",
    "<% tp.x %>",
    "{{date}}",
    "Acme \u200b\u202e\u2028 B",
    "Acme:: B",
    "Acme \\",
]


def hostile_due_note(make_vault: Callable[..., Path], name: str, where: str, form: str) -> str:
    """Give the due note of a vault in which a company or a person has such a name."""
    company, person = (name, "Jane Doe") if where == "company" else ("Globex", name)
    company = json.dumps(company, ensure_ascii=False)
    note = f"---\ntype: interview\ncompany: {company}\ndate: 2026-03-05\n---\n\n"
    note += f"## {person}\nemail:: jane@acme.example\n- a point\n"
    settings = json.dumps({"taskFormat": form})
    files = {"n.md": note, ".obsidian/plugins/obsidian-tasks-plugin/data.json": settings}
    root = make_vault(NOTES | files, CONFIG)
    report = preview(open_vault(str(root)), datetime.fromisoformat(AS_OF))
    (text,) = [c.text for c in report.changes if isinstance(c, Create) and c.path == DUE]
    return text


@pytest.mark.parametrize("form", [EMOJI, DATAVIEW])
@pytest.mark.parametrize("where", ["company", "person"])
@pytest.mark.parametrize("name", HOSTILE)
def test_names_do_not_disturb_a_line(
    make_vault: Callable[..., Path], name: str, where: str, form: str
) -> None:
    """Whatever a company or a person is called, the line stays a line (hazard 19)."""
    text = hostile_due_note(make_vault, name, where, form)
    lines = generated_tasks(text)
    assert any("](n" in line or "[[n" in line for line in lines) or "<%" in name or "{{" in name
    for line in lines:
        found = re.fullmatch(rf"- \[[ x-]\] (.*?)({FIELDS[form]})", line)
        assert found, line
        assert not re.search(r"%%|(?<!\\)<!--|(?<!\\)<%|(?<!\S)#\w", line)
        assert found[1].count("[[") == found[1].count("]]")
        days = re.findall(r"\d{4}-\d{2}-\d{2}", found[2])
        assert set(read_task(line, form).fields.values()) & set(days) == {days[-1]}
    assert text.count("\n") == len(text.splitlines())


@pytest.mark.parametrize("where", ["company", "person"])
@pytest.mark.parametrize("name", HOSTILE)
def test_names_tick_nothing(make_vault: Callable[..., Path], name: str, where: str) -> None:
    """A name that looks like a field is no tick, and a tick beside it keeps its ID and day."""
    text = hostile_due_note(make_vault, name, where, EMOJI)
    assert read_marks(text) == ()
    for line in generated_tasks(text):
        if line.startswith("- [ ]"):
            ident = re.findall("🆔 (vs-[a-z0-9]{8})-[a-z0-9]{3} ", line)[-1]
            ticked = text.replace(line, line.replace("- [ ]", "- [x]", 1))
            (mark,) = read_marks(ticked)
            assert (mark.id, mark.day) == (ident, None)


@pytest.mark.parametrize("style", ["wikilink", "markdown"])
@pytest.mark.parametrize(
    "name",
    [
        "plain",
        "two words, and more",
        "C# [x] (2)",
        "100 %% sure",
        "a^b",
        "a|b",
        "zürich 佐藤",
        "a%20b",
    ],
)
def test_notes_of_any_name_are_linked(
    make_vault: Callable[..., Path], name: str, style: str
) -> None:
    """What cannot stand in a wikilink gets a Markdown link; each link leads to the note."""
    note = (
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-05\n---\n\n## Jane Doe\n- a point\n"
    )
    root = make_vault({f"In/{name}.md": note}, f'{CONFIG}\n[outputs]\nlinks = "{style}"\n')
    sync_here(root)
    (line,) = generated_tasks((root / DUE).read_bytes().decode())[:1]
    wiki, plain = WIKILINK.findall(line), MARKDOWN_LINK.findall(line)
    found = [f"{target}.md" for target, _, shown in wiki if shown == "Jane Doe"]
    found += [
        unquote(target).removeprefix("../")
        for target in (t for s, t, _ in plain if s == "Jane Doe")
    ]
    assert found == [f"In/{name}.md"]
    simple = not re.search(r"[\[\]|#^]|%%", name)
    assert bool([w for w in wiki if w[2] == "Jane Doe"]) is (style == "wikilink" and simple)
