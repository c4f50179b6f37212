"""`new` writes a note that is read as it is meant, under a name that is free (issue 8, 1)."""

import re
import unicodedata
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.gits import git
from tests.support import AS_OF, Cli
from tests.talking import CTRL_C, CTRL_D, talk
from tests.test_cli import tree
from tests.vaults import CONFIG, contents
from vaultsync.changes import Create
from vaultsync.cli import new
from vaultsync.cli.days import is_day
from vaultsync.cli.new_answers import read_person
from vaultsync.errors import UsageError
from vaultsync.names import fold
from vaultsync.parse.interview import parse_note
from vaultsync.render import new_note as rendering
from vaultsync.render.escape import one_line, yaml_scalar
from vaultsync.render.new_note import NewNote, NewPerson, proven
from vaultsync.settings import Settings
from vaultsync.vault import new_note
from vaultsync.vault.editor import Editor
from vaultsync.vault.opening import open_vault
from vaultsync.vault.store import Store

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 3, 6)
TODAY = "Interviews/2026-03-06 Acme.md"
QUESTIONS = (
    *("Company", "Role", "Round", "Day", "Time", "Interviewer", "Recruiter", "Write it?"),
)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Give a vault without a note."""
    root = tmp_path / "vault"
    root.mkdir()
    (root / "vaultsync.toml").write_text(CONFIG, "utf-8")
    return root


def test_everything_by_options(vault: Path, cli: Cli) -> None:
    """Each option stands in the note, and is read from there."""
    words = (
        "--role",
        "Cook: 2nd",
        "--stage",
        "Panel",
        "--on",
        "5 March",
        "--time",
        "2pm-2:45pm",
    )
    people = ("--with", "Jane Doe, Team Lead, jane@acme.example, +44 7700 900123")
    more = ("--with", "Bo Lind (CTO)", "--contact", "Dana Whitfield <dana@talent.example>")
    done = cli("new", "Acme", "Ltd.", *words, *people, *more, "--yes", vault=vault)
    assert (done.returncode, "read '5 March' as Thu 5 Mar 2026" in done.stderr) == (0, True)
    path = "Interviews/2026-03-05 Acme Ltd.md"
    assert f"wrote {path}" in done.stdout
    text = (vault / path).read_text("utf-8")
    read = parse_note(text, path, Settings(), LONDON)
    one = read.interview
    assert one
    assert not [found for found in read.findings if found.severity.value != "info"]
    assert (one.company, one.role, one.stage) == ("Acme Ltd.", "Cook: 2nd", "Panel")
    assert one.end
    assert one.end.isoformat() == "2026-03-05T14:45:00+00:00"
    assert [(p.name, p.title, p.email) for p in one.people] == [
        ("Jane Doe", "Team Lead", "jane@acme.example"),
        ("Bo Lind", "CTO", ""),
    ]
    assert one.people[0].phone == "+44 7700 900123"
    assert not any(person.noted for person in one.people), "what is proposed is no note"
    assert one.primary_contact
    assert one.primary_contact.email == "dana@talent.example"


def test_shown_first(vault: Path, cli: Cli) -> None:
    """A dry run and no answer write nothing; JSON says where it lies."""
    before = tree(vault)
    dry = cli("new", "Acme", "--dry-run", vault=vault)
    assert (dry.returncode, tree(vault)) == (0, before)
    assert f"{TODAY}\n  | ---" in dry.stdout
    silent = cli("new", "Acme", vault=vault)
    assert (silent.returncode, tree(vault)) == (2, before)
    assert "--yes" in silent.stderr
    told = cli("new", "Acme", "--yes", "--json", vault=vault)
    assert f'"path": "{TODAY}"' in told.stdout
    assert '"written": true' in told.stdout


def test_without_a_company(vault: Path, cli: Cli) -> None:
    """Nobody can be asked: the message says what to type."""
    done = cli("new", "--yes", vault=vault)
    assert done.returncode == 2
    assert "vaultsync new Acme" in done.stderr


WRONG = [
    (("--on", "someday"), "--on"),
    (("--time", "half three"), "15:30"),
    (("--with", "jane@acme.example"), "name first"),
    (("--with", "Jane Doe, jane@@acme"), "not a whole email address"),
    (("--folder", ".."), "outside of the vault"),
    (("--folder", "Follow-ups/Drafts"), "left out"),
    (("--folder", ".hidden"), "left out"),
    (("--minutes", "0"), "--minutes"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_wrong_use(words: tuple[str, ...], said: str, vault: Path, cli: Cli) -> None:
    """Exit code 2, one sentence, what to do; nothing is written."""
    before = tree(vault)
    done = cli("new", "Acme", *words, "--yes", vault=vault)
    assert (done.returncode, tree(vault)) == (2, before)
    assert said in done.stderr
    assert "help:" in done.stderr


DAYS = [
    ("", "2026-03-06"),
    ("5 March", "2026-03-05"),
    ("5 December", "2025-12-05"),
    ("1 May", "2026-05-01"),
    ("friday", "2026-03-13"),
    ("last thursday", "2026-03-05"),
    ("yesterday", "2026-03-05"),
    ("2026-03-20", "2026-03-20"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_in_words(text: str, day: str, vault: Path, cli: Cli) -> None:
    """A note is written before or after: without a year the nearest day, and it is echoed."""
    done = cli("new", "Acme", "--on", text, "--yes", vault=vault)
    assert f"wrote Interviews/{day} Acme.md" in done.stdout
    assert ("read " in done.stderr) is bool(text and text != day)


# Names


@pytest.mark.parametrize("taken", ["Acme.md", "ACME.md", "acme.MD"])
def test_never_in_another_notes_place(taken: str, vault: Path, cli: Cli) -> None:
    """A name that is taken, in whatever case, leads to the round, then to a number."""
    other = vault / "Interviews" / f"2026-03-06 {taken}"
    other.parent.mkdir()
    other.write_text("mine", "utf-8")
    names = []
    for _ in range(3):
        done = cli("new", "Acme", "--stage", "Panel", "--yes", vault=vault)
        names.append(done.stdout.rpartition("wrote Interviews/2026-03-06 ")[2].strip())
    assert names == ["Acme Panel.md", "Acme Panel 2.md", "Acme Panel 3.md"]
    assert other.read_text("utf-8") == "mine"


def test_the_unicode_form_of_a_name(vault: Path, cli: Cli) -> None:
    """A name is taken also by the one that another system decomposed."""
    there = unicodedata.normalize("NFD", "2026-03-06 Café.md")
    (vault / "Interviews").mkdir()
    (vault / "Interviews" / there).write_text("mine", "utf-8")
    done = cli("new", "Café", "--yes", vault=vault)
    assert "wrote Interviews/2026-03-06 Café 2.md" in done.stdout


def test_a_name_that_is_taken_meanwhile(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between look and write somebody makes that file: it stays, another name is used."""
    real, raced = Store.apply, list[str]()

    def apply(self: Store, change: Create) -> None:
        if not raced:
            raced.append(change.path)
            full = vault / change.path
            full.parent.mkdir(exist_ok=True)
            full.write_text("mine", "utf-8")
        real(self, change)

    monkeypatch.setattr(Store, "apply", apply)
    path = new_note.write_new(open_vault(str(vault)), "Interviews", ("a", "b"), "text")
    assert path == "Interviews/b.md"
    assert (vault / "Interviews/a.md").read_text("utf-8") == "mine"
    assert (vault / path).read_text("utf-8") == "text"


@pytest.mark.parametrize(
    "company", ["../../etc/passwd", "CON", "a/b\\c:d", "…" * 200, "-x", "#1 [[Acme]]", "{{x}}"]
)
def test_any_company_is_a_file_here(company: str, vault: Path, cli: Cli) -> None:
    """Whatever it is called, one note lies in the folder, or it is refused in a sentence."""
    options = ("--yes", "--vault", str(vault), "--as-of", AS_OF)
    done = cli("new", *options, "--", company, as_of=None)
    made = [path for path in tree(vault) if path.endswith(".md")]
    assert "Traceback" not in done.stderr
    if done.returncode:
        assert (done.returncode, made) == (2, [])
    else:
        (path,) = made
        assert path.startswith("Interviews/2026-03-06 ")
        shown = cli("show", path, vault=vault)
        assert shown.returncode == 0


TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(TEXTS, TEXTS, TEXTS, st.lists(st.builds(NewPerson, name=TEXTS), max_size=3))
def test_it_is_read_as_it_is_meant(
    company: str, role: str, stage: str, people: list[NewPerson]
) -> None:
    """Whatever is typed: what is written is read as the same, or it is not written."""
    note = NewNote(company=company, role=role, stage=stage, day=DAY, people=tuple(people))
    text, why, _ = proven(note, "Interviews/a.md", Settings(), LONDON)
    assert bool(text) is not bool(why)
    if why:
        return
    read = parse_note(text, "Interviews/a.md", Settings(), LONDON).interview
    assert read
    assert read.day == DAY
    assert [fold(one.name) for one in read.people] == [fold(one_line(p.name)) for p in people]
    said = (read.company, read.role, read.stage)
    assert [fold(text) for text in said] == [fold(one_line(t)) for t in (company, role, stage)]


@pytest.mark.parametrize(
    "word",
    ["yes", "No", "null", "2026", "1:30", "Acme: Ltd", "#1", "- x", "[a]", "O’Neil & Co."],
)
def test_words_that_yaml_knows(word: str) -> None:
    """A company that YAML would take for something else is still that text."""
    note = NewNote(company=word, day=DAY, start=time(9, 5))
    text, _, _ = proven(note, "a.md", Settings(), LONDON)
    read = parse_note(text, "a.md", Settings(), LONDON).interview
    assert read
    assert read.company == word
    assert read.start


@pytest.mark.parametrize(("key", "said"), [("company", "company"), ("stage", "round")])
def test_a_misread_text_is_refused(
    key: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it ever were written as another text, the proof would say so."""
    real = yaml_scalar
    monkeypatch.setattr(
        rendering, "yaml_scalar", lambda text: real(text.replace("Acme", "Bcme"))
    )
    words = {"company": "Globex", "stage": "x", key: "Acme"}
    note = NewNote(day=DAY, company=words["company"], stage=words["stage"])
    text, why, _ = proven(note, "a.md", Settings(), LONDON)
    assert (text, why) == ("", f"the {said} 'Acme' would be read as 'Bcme'")


def test_a_heading_that_is_no_person(vault: Path, cli: Cli) -> None:
    """Somebody called as a usual heading is refused with the reason, not lost."""
    before = tree(vault)
    done = cli("new", "Acme", "--with", "Next Steps", "--yes", vault=vault)
    if done.returncode:
        assert (done.returncode, tree(vault)) == (2, before)
        assert "would be read" in done.stderr
    else:
        assert "Next Steps" in cli("people", vault=vault).stdout


PERSONS = [
    ("Jane Doe", NewPerson("Jane Doe")),
    ("  Jane   Doe ", NewPerson("Jane Doe")),
    ("Jane Doe - Team Lead", NewPerson("Jane Doe", "Team Lead")),
    ("Jane Doe — Lead, CTO", NewPerson("Jane Doe", "Lead, CTO")),
    ("Jean-Luc O'Neil (he/him)", NewPerson("Jean-Luc O'Neil", "he/him")),
    ("Jane Doe <jane@acme.example>", NewPerson("Jane Doe", "", "jane@acme.example")),
    (
        "Jane, 07700 900123, j@a.example, CTO",
        NewPerson("Jane", "CTO", "j@a.example", "07700 900123"),
    ),
    ("Jane; CTO; j@a.example", NewPerson("Jane", "CTO", "j@a.example")),
    ("佐藤 健一", NewPerson("佐藤 健一")),
    # what they do, although it sounds alike
    ("Beth (phone support)", NewPerson("Beth", "phone support")),
    ("Beth, email marketing lead", NewPerson("Beth", "email marketing lead")),
    ("Beth, contact centre", NewPerson("Beth", "contact centre")),
    # that there is no address is no title
    ("Beth (no address)", NewPerson("Beth")),
    ("Beth, no email", NewPerson("Beth")),
    ("Beth Roe (HR, no email or phone)", NewPerson("Beth Roe", "HR")),
    ("Beth (no address yet, HR)", NewPerson("Beth", "HR")),
    ("Beth - without contact details", NewPerson("Beth")),
    ("Beth, ward manager, email unknown", NewPerson("Beth", "ward manager")),
    ("Beth (no email), 07700 900123", NewPerson("Beth", phone="07700 900123")),
]


@pytest.mark.parametrize(("text", "person"), PERSONS, ids=[row[0] for row in PERSONS])
def test_a_person_in_a_line(text: str, person: NewPerson) -> None:
    """Name, title, address and number, in any order behind the name."""
    assert read_person(text) == person


@pytest.mark.parametrize("text", ["45 min", "2pm", "20 mins, phone"])
def test_a_figure_begins_no_name(text: str) -> None:
    """Nobody would be thanked by such a name."""
    with pytest.raises(UsageError, match="is no name"):
        read_person(text)


@given(st.text())
def test_reading_a_person_never_fails_otherwise(text: str) -> None:
    """A name, or one sentence."""
    said = ""
    try:
        said = read_person(text).name
    except UsageError as error:
        said = error.hint
    assert said


# What the vault knows


def test_known_spellings(example: Path, cli: Cli) -> None:
    """Case does not matter; what is only near is told and never taken."""
    done = cli("new", "northwind  ANALYTICS", "--with", "priya raman", "--yes", vault=example)
    assert "2026-03-06 Northwind Analytics.md" in done.stdout
    assert "## Priya Raman" in done.stdout
    near = cli("new", "northwind", "--with", "Ines Moreau", "--dry-run", vault=example)
    assert "company: northwind\n" in near.stdout
    for typed, meant in (
        *(("Oven and Rye", "Oven & Rye"), ("Quay", ""), ("St", "St Brannoc's Hospital")),
        *(("northwind", "Northwind Analytics"), ("Nortwind", "Northwind Analytics")),
        *(("Castel", "Castell & Rowe"), ("St Branoc's", "St Brannoc's Hospital")),
        *(("Brannoc", "St Brannoc's Hospital"), ("Hos", "")),
    ):
        said = cli("new", typed, "--dry-run", vault=example).stderr
        assert re.findall(r"if (.+) is meant, write that", said) == [meant] * bool(meant)


def test_the_same_name_elsewhere(example: Path, cli: Cli) -> None:
    """Somebody of another company with just this name is nothing to ask or tell about."""
    done = cli("new", "Acme", "--with", "priya raman", "--dry-run", vault=example)
    assert "## priya raman" in done.stdout
    assert done.stderr == "nothing was written (--dry-run)\n"


def test_the_role_of_the_last_note(example: Path, cli: Cli) -> None:
    """One running application there: its role is taken, which is told; --role says another."""
    done = cli("new", "Northwind Analytics", "--dry-run", vault=example)
    assert "the role is " in done.stderr
    other = cli("new", "Northwind Analytics", "--role", "Cook", "--dry-run", vault=example)
    assert "role: Cook" in other.stdout
    assert other.stderr == "nothing was written (--dry-run)\n"


def test_where_the_others_lie(vault: Path, cli: Cli) -> None:
    """The folder of most notes, unless another one is named."""
    for name in ("Jobs/2026/a.md", "Jobs/2026/b.md", "c.md"):
        file = vault / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\ntype: interview\ncompany: X\ndate: 2026-02-02\n---\n", "utf-8")
    assert (
        "wrote Jobs/2026/2026-03-06 Acme.md" in cli("new", "Acme", "--yes", vault=vault).stdout
    )
    named = cli("new", "Acme", "--folder", "Elsewhere/x", "--yes", vault=vault)
    assert "wrote Elsewhere/x/2026-03-06 Acme.md" in named.stdout
    whole = cli("new", "Acme", "--folder", str(vault), "--yes", vault=vault)
    assert "wrote 2026-03-06 Acme.md" in whole.stdout


def test_a_whole_path_through_a_link(vault: Path, tmp_path: Path, cli: Cli) -> None:
    """A folder is in the vault also where the vault is reached, and typed, through a link."""
    link = tmp_path / "link to it"
    link.symlink_to(vault)
    done = cli("new", "Acme", "--folder", str(link / "Jobs"), "--yes", vault=link)
    assert "wrote Jobs/2026-03-06 Acme.md" in done.stdout
    (vault / "Out").symlink_to(tmp_path)
    out = cli("new", "Acme", "--folder", str(link / "Out"), "--yes", vault=link)
    assert (out.returncode, "lies outside of the vault" in out.stderr) == (2, True)


def test_another_type(vault: Path, cli: Cli) -> None:
    """Where another word marks interviews, the note has it."""
    (vault / "vaultsync.toml").write_text('[notes]\ntype = "job talk"\n', "utf-8")
    assert cli("new", "Acme", "--yes", vault=vault).returncode == 0
    assert "type: job talk" in (vault / TODAY).read_text("utf-8")
    assert cli("show", TODAY, vault=vault).returncode == 0


KEYS = (
    # front matter of the notes that are there, and what a new note says
    (
        ["type: interview\nemployer: Kumo\nposition: Cook\ninterview-date: 2026-03-02"] * 2,
        "type: interview\nemployer: Acme\nposition: Chef\ninterview-date: 2026-03-06\n",
    ),
    (
        ["Type: interview\nOrganisation: Kumo\nJob Title: Cook\nwhen: 2026-03-02"],
        "Type: interview\nOrganisation: Acme\nJob Title: Chef\nwhen: 2026-03-06\n",
    ),
    (
        [
            "type: interview\nemployer: Kumo\nrole: Cook\ndate: 2026-03-02",
            "type: interview\ncompany: Bmce\nrole: Cook\ndate: 2026-03-02",
        ],
        "type: interview\ncompany: Acme\nrole: Chef\ndate: 2026-03-06\n",
    ),
    (
        ["tags: [job, interview]\ncompany: Kumo\ndate: 2026-03-02"] * 2,
        "tags: [interview]\ncompany: Acme\nrole: Chef\ndate: 2026-03-06\n",
    ),
    (
        ["type: interview\ntags: [interview]\ncompany: Kumo\ndate: 2026-03-02"] * 2,
        "type: interview\ncompany: Acme\nrole: Chef\ndate: 2026-03-06\n",
    ),
    (
        ["type: interview\ncompany: Kumo\ndate: 2026-03-02\nhiring-manager: Jo"] * 2,
        "date: 2026-03-06\nprimary_contact: ",
    ),
    (
        ["type: interview\ncompany: Kumo\ndate: 2026-03-02\nrecruiter: Jo"] * 2,
        "date: 2026-03-06\nrecruiter: ",
    ),
)


@pytest.mark.parametrize(("heads", "said"), KEYS)
def test_keys_are_named_as_in_the_other_notes(
    heads: list[str], said: str, vault: Path, cli: Cli
) -> None:
    """What most of the notes call `company` is called so in a new one, too (issue 8)."""
    for number, head in enumerate(heads):
        (vault / f"{number}.md").write_text(f"---\n{head}\n---\n\n## Jo Li\n- x\n", "utf-8")
    words = ("--role", "Chef", "--contact", "Dana", "--folder", "Interviews", "--yes")
    done = cli("new", "Acme", *words, vault=vault)
    assert done.returncode == 0, done.stderr
    text = (vault / TODAY).read_text("utf-8")
    assert said in text
    shown = cli("show", TODAY, vault=vault).stdout
    assert "Acme" in shown
    assert "Chef" in shown


def test_while_git_is_at_work(vault: Path, cli: Cli) -> None:
    """Nothing is written in the middle of a merge."""
    git(vault, "init", "-q")
    (vault / ".git/MERGE_HEAD").write_text("x", "utf-8")
    before = tree(vault)
    assert cli("new", "Acme", "--yes", vault=vault).returncode == 3
    assert tree(vault) == before


# At a terminal


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """Give an editor that writes down what it was given."""
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/opened"\n', "utf-8")
    script.chmod(0o755)
    return str(script)


def test_asked_for_everything(example: Path, tmp_path: Path, editor: str) -> None:
    """Near spellings are proposed, wrong answers asked again, and the note is opened."""
    answers = [
        ("Company", "northwind"),
        ("Northwind Analytics is in your vault", "y"),
        ("Role [", ""),
        ("Round", "30 Nov"),
        ("Round", "Final"),
        ("Day", "someday"),
        ("Day", "5 March 2026"),
        ("Time", "25:00"),
        ("Time", "14:30"),
        ("Priya Raman again? [y/n]", ""),
        ("Priya Raman again? [y/n]", "n"),
        ("Marcus Lee again? [y/n]", "n"),
        ("Interviewer", "prya raman"),
        ("Priya Raman (Northwind Analytics) is in your notes", ""),
        ("Another", "Zoë Quill, CTO"),
        ("Another", ""),
        ("Recruiter", ""),
        ("When will they let you know", ""),
        ("What did you talk about with Priya Raman?", "moving the DAGs"),
        ("Another thing", ""),
        ("What did you talk about with Zoë Quill?", ""),
        ("What did you promise", ""),
        ("Whom have you thanked", ""),
        ("Write it?", "y"),
        ("Open it", "y"),
    ]
    done = talk("new", "--as-of", AS_OF, answers=answers, cwd=example, EDITOR=editor)
    assert done.code == 0
    path = "Interviews/2026-03-05 Northwind Analytics.md"
    opened = (tmp_path / "opened").read_text("utf-8").strip()
    assert opened.startswith(str(example / path.removesuffix(".md")))
    assert done.shown.count("read '5 March 2026'") == 1, "what was understood is told once"
    text = Path(opened).read_text("utf-8")
    assert "company: Northwind Analytics" in text
    assert "## Priya Raman\n- moving the DAGs\n" in text
    assert "## Zoë Quill — CTO" in text


FIRST = {
    "Company": "Acme",
    "Role": "Enginer",
    "Round": "Phone",
    "Day": "5 March 2026",
    "Time": "2pm",
    "Interviewer": "Ana Loewe, CTO",
    "nterviewer": "",  # another one, or one after all
    "Recruiter": "Dana",
    "let you know": "",  # it is over
    "What did you talk about with": "",
    "What did you promise": "",
    "Have you thanked": "",
}
TALK = ("What did you talk about with", "What did you promise", "Have you thanked")
ALL_OF_IT = (("Write it?", "c"), ("Which to correct?", ""))
CORRECTED = (
    # what would have been right at once, and what is typed in its place; `-` for none
    ("Role", "Enginer", ""),
    ("Company", "Acme Ltd", "Acme Ltd"),
    ("Role", "Engineer", "Engineer"),
    ("Round", "", "-"),
    ("Day", "4 March 2026", "4 March 2026"),
    ("Time", "", "-"),
    ("Time", "15:00-16:00", "15:00-16:00"),
    ("Interviewer", "Ana Löwe, CTO", "Ana Löwe"),
    ("Interviewer", "Bo Lind", "Bo Lind"),
    ("Interviewer", "Ana Löwe, Lead", "Ana Löwe, Lead"),
    ("Interviewer", "", "-"),
    ("Recruiter", "", "-"),
    ("let you know", "13 March 2026", "13 March 2026"),
)


@pytest.mark.parametrize(("field", "right", "typed"), CORRECTED)
def test_a_slip_is_corrected(field: str, right: str, typed: str, vault: Path) -> None:
    """`c` asks again, and gives the note of whoever never slipped (issue 8)."""
    again = [(one, typed if one == field else "") for one in FIRST]
    at_once = [*(FIRST | {field: right}).items()]
    if (field, right) == ("Interviewer", ""):
        nobody = {"nterviewer": "", **dict.fromkeys(TALK, "")}
        at_once = [one for one in at_once if one not in nobody.items()]
        del again[-3:]
    notes = []
    for answers in ([*FIRST.items(), *ALL_OF_IT, *again], at_once):
        done = talk("new", "--no-open", answers=[*answers, ("Write it?", "")], cwd=vault)
        assert done.code == 0
        (path,) = (vault / "Interviews").iterdir()
        notes.append((path.name, path.read_text("utf-8")))
        path.unlink()
    assert notes[0] == notes[1]


def test_what_cannot_be_written_is_asked_again(vault: Path) -> None:
    """What would not be read as it is meant costs none of the other answers (issue 8)."""
    first = {**FIRST, "Interviewer": "Questions I asked"}
    for one in ("let you know", *TALK):  # not asked of what is misread
        del first[one]
    again = [(one, "") for one in ("[Acme]", "[Enginer]", "[Phone]", "[2026-03-05]", "[14:00]")]
    answers = [
        *first.items(),
        *again,
        ("[Questions", "Ana Löwe"),
        ("Another", ""),
        ("[Dana]", ""),
        *((one, "") for one in ("let you know", *TALK)),
    ]
    done = talk("new", "--no-open", answers=[*answers, ("Write it?", "")], cwd=vault)
    assert done.code == 0
    assert "cannot be written so that it is read as it is meant" in done.shown
    assert "## Ana Löwe" in (vault / "Interviews/2026-03-05 Acme.md").read_text("utf-8")


@pytest.mark.parametrize("interviewer", ["", "Ana Löwe"])
def test_without_an_interviewer(interviewer: str, vault: Path) -> None:
    """An Enter too many is told before anything is written (issue 8)."""
    asked = [*(FIRST | {"Interviewer": interviewer}).items(), ("Write it?", "n")]
    if not interviewer:
        asked.remove(("nterviewer", ""))
        asked = [one for one in asked if one[0] not in TALK]
    shown = talk("new", answers=asked, cwd=vault).shown
    assert ("no interviewer is named" in shown) is (not interviewer)


@pytest.mark.parametrize("answer", ["n", CTRL_D, CTRL_C])
def test_shown_and_not_wanted(answer: str, vault: Path) -> None:
    """Nothing is written, also after a correction."""
    before = tree(vault)
    again = [("Company [", ""), ("Role [", ""), ("Round", ""), ("Day", ""), ("Time", "")]
    again += [("Interviewer [", ""), ("Another", ""), ("Recruiter", "")]
    again += [(one, "") for one in ("let you know", *TALK)]
    answers = [*FIRST.items(), *ALL_OF_IT, *again, ("Write it?", answer)]
    done = talk("new", answers=answers, cwd=vault)
    assert (done.code, tree(vault)) == ({"n": 0, CTRL_D: 2, CTRL_C: 130}[answer], before)


WHICH = (
    # AS_OF is a Friday
    ("friday", "Is it Fri 13 Mar 2026? (n: today, Fri 6 Mar 2026)", "", "2026-03-13"),
    ("friday", "Is it Fri 13 Mar 2026? (n: today, Fri 6 Mar 2026)", "n", "2026-03-06"),
    ("Thursday", "Is it Thu 12 Mar 2026? (n: Thu 5 Mar 2026)", "n", "2026-03-05"),
    ("on thu", "Is it Thu 12 Mar 2026? (n: Thu 5 Mar 2026)", "y", "2026-03-12"),
    ("03/05", "Is it Thu 5 Mar 2026? (n: Sun 3 May 2026)", "", "2026-03-05"),
    ("03/05", "Is it Thu 5 Mar 2026? (n: Sun 3 May 2026)", "n", "2026-05-03"),
    ("last thursday", "", "", "2026-03-05"),
    ("next friday", "", "", "2026-03-13"),
)


@pytest.mark.parametrize(("typed", "question", "answer", "day"), WHICH)
def test_which_weekday_is_asked(
    typed: str, question: str, answer: str, day: str, vault: Path
) -> None:
    """Whoever writes a note may come from the interview, or go to it (issue 8).

    A mere Enter takes the day that `--on` takes.
    """
    answers = [*(FIRST | {"Day": typed}).items(), ("Write it?", "")]
    if day > "2026-03-05":  # not over: nothing was talked about yet
        del answers[-5:-1]
    if question:
        answers.insert(4, (question, answer))
    done = talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault)
    assert done.code == 0
    assert f"wrote Interviews/{day} Acme.md" in done.shown


ROUNDS = (
    # a name of a round, or part of one: nothing is asked of it
    ("Round 2", "", "", "Round 2"),
    ("Panel second of three", "", "", "Panel second of three"),
    ("Trial day at 2pm", "", "", "Trial day at 2pm"),
    ("Casual Friday", "Friday", "n", "Casual Friday"),
    # its day, and perhaps its hour
    ("phone screen, 5 March", "5 March", "", "phone screen"),
    ("phone screen on 5 March 2pm", "5 March 2pm", "", "phone screen"),
    ("Panel (5 March at 10:30)", "5 March at 10:30", "y", "Panel"),
    ("phone screen, friday 2pm", "friday 2pm", "", "phone screen"),
)


@pytest.mark.parametrize(("typed", "said", "answer", "stage"), ROUNDS)
def test_a_day_behind_the_round(
    typed: str, said: str, answer: str, stage: str, vault: Path
) -> None:
    """It is asked whether it is the day: it must not get lost in the name of the round."""
    taken, hour = bool(said) and answer != "n", "14:00" * ("2pm" in said) or "10:30"
    answers = [("Company", "Acme"), ("Role", ""), ("Round", typed)]
    answers += [(f"Is {said} the day of the interview?", answer)] * bool(said)
    answers += [("Is it Fri 6 Mar 2026?", "")] * (taken and "friday" in said)
    answers += [] if taken else [("Day", "5 March")]
    answers += [] if taken and (":" in said or "pm" in said) else [("Time", hour)]
    answers += [("Interviewer", ""), ("Recruiter", ""), ("Write it?", "")]
    words = ("new", "--no-open", "--as-of", "2026-03-01T09:00+00:00")
    done = talk(*words, answers=answers, cwd=vault)
    assert done.code == 0, done.shown
    (written,) = vault.rglob("*Acme*.md")
    assert written.name.startswith("2026-03-06" if taken and "friday" in said else "2026-03-05")
    text = written.read_text("utf-8")
    assert f"stage: {stage}\n" in text
    assert re.search(rf"^time: \"?{hour}\"?$", text, re.MULTILINE)


@pytest.mark.parametrize("typed", ["friday", "Thursday", "on thu"])
def test_the_day_that_is_proposed_is_that_of_the_option(
    typed: str, vault: Path, cli: Cli
) -> None:
    """A weekday means the same day typed as an answer and as `--on` (issue 8)."""
    (proposed,) = {one[3] for one in WHICH if one[0] == typed and one[2] != "n"} or {""}
    done = cli("new", "Acme", "--on", typed, "--dry-run", vault=vault)
    proposed = proposed or "2026-03-12"  # `Thursday` is answered with the other one above
    assert done.stdout.startswith(f"Interviews/{proposed} Acme.md\n")


THERE = (
    "---\ntype: interview\ncompany: Acme\nrole: Cook\nstage: Phone\ndate: 2026-03-05\n"
    "primary_contact: Dana Whitfield <dana@acme.example>\n---\n\n## Ana Loewe\n- rota\n\n"
    "## Bo Lind\n- canteen\n"
)
BESIDE = (
    # round, day, options; whether a note on the same interview is there
    ("Final", "5 March 2026", (), False),
    ("Phone", "4 March 2026", (), False),
    ("", "4 March 2026", (), False),
    ("", "5 March 2026", (), True),
    ("Phone", "5 March 2026", (), True),
    ("phone", "5 March 2026", ("--time", "14:00"), True),
)


@pytest.mark.parametrize(("stage", "day", "options", "told"), BESIDE)
def test_a_note_on_it_is_told_before_more_is_asked(
    stage: str, day: str, options: tuple[str, ...], told: bool, vault: Path
) -> None:
    """As soon as company and day are known; a mere Enter writes no second note (S20)."""
    (vault / "a.md").write_text(THERE, "utf-8")
    before = tree(vault)
    answers = [("Company", "Acme"), ("Role", ""), ("Round", stage), ("Day", day)]
    answers += [("Write another note? [y/N]", "")] if told else []
    answers += [] if told or options else [("Time", "")]
    answers += [] if told else [("Bo Lind again? [y/n]", CTRL_D)]
    done = talk("new", *options, "--as-of", AS_OF, answers=answers, cwd=vault, columns=120)
    assert (done.code, tree(vault)) == (0 if told else 2, before)
    assert ("a.md is already a note" in done.shown) is told
    assert ("Time" in done.shown) is (not told and not options)


@pytest.mark.parametrize(("time", "end"), [("", "[y/N/c]"), ("9:00", "[y/N/c]")])
def test_a_second_note_is_written_only_by_a_word(time: str, end: str, vault: Path) -> None:
    """What Enter does at the end is safe, too, while nothing tells the two apart (S20)."""
    (vault / "a.md").write_text(THERE, "utf-8")
    before = tree(vault)
    answers = [("Company", "Acme"), ("Role", ""), ("Round", ""), ("Day", "5 March 2026")]
    answers += [("another note?", "y"), ("Time", time)]
    answers += [("Bo Lind again?", "n"), ("Ana Loewe again?", "n"), ("nterviewer", "Cy")]
    answers += [("Another", ""), ("Recruiter", "")]
    answers += [(one, "") for one in ("let you know", *TALK)]
    done = talk(
        "new",
        "--as-of",
        AS_OF,
        answers=[*answers, (f"Write it? (c corrects an answer) {end}", "")],
        cwd=vault,
        columns=120,
    )
    assert (done.code, tree(vault)) == (0, before)
    assert done.shown.count("a.md is already a note") == 2


def test_who_was_met_there_is_offered(vault: Path) -> None:
    """For a second round their names need only a y; a mere Enter drops nobody (S20, S57)."""
    (vault / "a.md").write_text(THERE, "utf-8")
    other = "---\ntype: interview\ncompany: Kumo\ndate: 2026-03-01\n---\n\n## Cy Dee\n"
    (vault / "b.md").write_text(other, "utf-8")
    answers = [("Company", "Acme"), ("Role", ""), ("Round", "Final"), ("Day", "9 March 2026")]
    answers += [("Time", ""), ("Bo Lind again? [y/n]", ""), ("Bo Lind again? [y/n]", "n")]
    answers += [("Ana Loewe again? [y/n]", "y")]
    answers += [("Another interviewer", ""), ("Recruiter", ""), ("Write it?", "")]
    done = talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault)
    assert done.code == 0
    assert "also known there: Dana Whitfield" in done.shown, "who arranged it was not met"
    assert "Cy Dee again" not in done.shown
    text = (vault / "2026-03-09 Acme.md").read_text("utf-8")
    assert "## Ana Loewe\n" in text
    assert "Bo Lind" not in text


def test_an_editor_that_nobody_chose(vault: Path) -> None:
    """A mere Enter starts none, and the due note is there before the question (issue 8)."""
    answers = [*FIRST.items(), ("Write it?", ""), (" now? [y/N]", "")]
    done = talk("new", "--as-of", AS_OF, answers=answers, cwd=vault)
    assert done.code == 0
    assert "created Follow-ups/Follow-ups due.md" in done.shown.partition("Open it")[0]


def test_what_is_written_in_the_editor_follows(vault: Path, tmp_path: Path) -> None:
    """Once the editor is closed, draft and due note know what was written in it (issue 8)."""
    script = tmp_path / "my-editor"
    script.write_text('#!/bin/sh\necho "## Bo Lind" >> "$1"\n', "utf-8")
    script.chmod(0o755)
    answers = [*FIRST.items(), ("Write it?", ""), ("Open it in my-editor now? [Y/n]", "")]
    done = talk("new", "--as-of", AS_OF, answers=answers, cwd=vault, EDITOR=str(script))
    assert done.code == 0
    assert "Bo Lind, thank-you.md" in done.shown.partition("Open it")[2]


def test_the_due_note_follows(vault: Path, cli: Cli) -> None:
    """Whoever is asked gets due note and drafts at once, as after `done` (issue 8)."""
    answers = [*FIRST.items(), ("Write it?", "")]
    done = talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault)
    assert done.code == 0
    assert "created Follow-ups/Drafts/2026-03-05 Acme, Ana Loewe, thank-you.md" in done.shown
    assert "created Follow-ups/Follow-ups due.md" in done.shown
    assert "Thank-you to Ana Loewe at Acme is due on Fri 6 Mar" in done.shown
    before = contents(vault)
    assert cli("sync", vault=vault).stdout.startswith("everything is up to date\n")
    assert contents(vault) == before


ECHOED = (
    ("2:30pm", "14:30"),
    ("2:30pm to 3:15pm", "14:30-15:15"),
    ("14h30", "14:30"),
    ("14:30", ""),
    ("9:05", ""),
    ("14:30 – 15:15", ""),
)


@pytest.mark.parametrize(("typed", "read"), ECHOED)
def test_a_time_is_echoed_as_it_was_read(typed: str, read: str, vault: Path, cli: Cli) -> None:
    """Once, and only where it was written otherwise (issue 8)."""
    told = [f"read {typed!r} as {read}"] if read else []
    done = cli("new", "Acme", "--time", typed, "--yes", vault=vault)
    assert (done.returncode, [one for one in done.stderr.splitlines() if one]) == (
        0,
        [*told, "next: `vaultsync sync` brings the due note up to date"],
    )
    answers = [(one, {"Company": "Bmce", "Time": typed}.get(one, "")) for one in QUESTIONS]
    asked = talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault)
    assert (asked.code, asked.shown.count(f"read {typed!r} as ")) == (0, len(told))
    assert all(one in asked.shown for one in told)


TALKED = (
    # what is typed for a point, and what is typed in its place where it would be read otherwise
    ("moves 140 DAGs", ""),
    ("**promised:** the write-up", ""),
    ("concern: late events", ""),
    ("her rota: a week each", ""),
    ("thanked her at the door", ""),
    ("email: ana@acme.example", "she prefers email"),
    ("role: CTO", "she is the CTO now"),
    ("<!-- rota", "rota"),
    ("```", "quotes"),
    ("# rota", "rota"),
)


@pytest.mark.parametrize(("typed", "instead"), TALKED)
def test_what_was_talked_about(typed: str, instead: str, vault: Path) -> None:
    """It stands under the name and is read as that, or told and asked again (issue 8)."""
    kept = instead or typed
    question = "What did you talk about with Ana Loewe?"
    answers = [*[*FIRST.items()][:-3], (question, typed)]
    answers += [(question, instead)] if instead else []
    answers += [("Another thing", "the canteen"), ("Another thing", "")]
    more = "Another promise?" if "promised" in kept else TALK[1]
    answers += [(more, ""), (TALK[2], ""), ("Write it?", "")]
    done = talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault)
    assert (done.code, done.shown.count(question)) == (0, 2 if instead else 1)
    text = (vault / "Interviews/2026-03-05 Acme.md").read_text("utf-8")
    assert f"## Ana Loewe — CTO\n- {kept}\n- the canteen\n\n" in text
    assert "write down what was talked about" not in done.shown
    by_option = ("--point", f"Ana: {kept}", "--point", "ana loewe: the canteen")
    told = talk(
        "new", "Acme", "--with", "Ana Loewe, CTO", *by_option, "-n", answers=[], cwd=vault
    )
    assert f"## Ana Loewe — CTO\n  | - {kept}\n  | - the canteen\n" in told.shown


def test_points_are_corrected(vault: Path) -> None:
    """`c` asks for them again; they stay with whose name is written otherwise (issue 8)."""
    first, more = [*FIRST.items()][:-3], [(TALK[1], ""), (TALK[2], "")]
    talked = [
        ("talk about with Ana Loewe?", "moves DAGs"),
        ("Another", "rota"),
        ("Another", ""),
        *more,
    ]
    again = [(one, "Ana Löwe" if one == "Interviewer" else "") for one, _ in first]
    mended = [("with Ana Löwe? [moves DAGs]", "moves 140 DAGs"), ("Another thing [rota]", "-")]
    answers = [*first, *talked, *ALL_OF_IT, *again, *mended, ("Another", ""), *more]
    done = talk("new", "--no-open", answers=[*answers, ("Write it?", "")], cwd=vault)
    assert done.code == 0
    text = (vault / "Interviews/2026-03-05 Acme.md").read_text("utf-8")
    assert "## Ana Löwe — CTO\n- moves 140 DAGs\n\n" in text


def test_what_will_be_is_not_asked(vault: Path) -> None:
    """Of an interview that is to come nobody talked about anything yet (issue 8)."""
    answers = [*(FIRST | {"Day": "9 March 2026"}).items()][:-4]
    words = ("new", "--no-open", "--as-of", AS_OF)
    done = talk(*words, answers=[*answers, ("Write it?", "")], cwd=vault)
    assert (done.code, "talk about with" in done.shown) == (0, False)
    assert "let you know" not in done.shown


REPLY_BY = (
    # the keys of the other note, what is typed, what is read, and the line of the note
    ("", "13 March", "2026-03-13", "they_reply_by: 2026-03-13"),
    ("", "in 2 weeks", "2026-03-18", "they_reply_by: 2026-03-18"),
    ("", "", "", ""),
    ("", "-", "", ""),
    ("Hear back by", "friday", "2026-03-06", "Hear back by: 2026-03-06"),
)


@pytest.mark.parametrize(("key", "typed", "day", "line"), REPLY_BY)
def test_by_when_they_will_answer(
    key: str, typed: str, day: str, line: str, vault: Path, cli: Cli
) -> None:
    """It decides when a follow-up is due: asked if it is over, from the interview's day (8)."""
    if key:
        head = f"type: interview\ncompany: Kumo\ndate: 2026-03-02\n{key}: 2026-03-09"
        (vault / "kumo.md").write_text(f"---\n{head}\n---\n", "utf-8")
    first = FIRST | {"Day": "4 March 2026", "let you know": typed}
    words = ("new", "--no-open", "--as-of", AS_OF, "--folder", "Interviews")
    answers = [*first.items(), ("Write it?", "")]
    if typed == "friday":  # it is Friday: this one, or the next
        answers.insert(9, ("Is it today, Fri 6 Mar 2026? (n: Fri 13 Mar 2026)", ""))
    done = talk(*words, answers=answers, cwd=vault)
    path = "Interviews/2026-03-04 Acme.md"
    text = (vault / path).read_text("utf-8")
    assert (done.code, line in text, "2026-03-13" in text) == (0, True, "13" in day)
    if not line:
        assert "reply_by" not in text
        return
    by_option = ("--on", "4 March", "--reply-by", typed, "--folder", "Interviews")
    told = cli("new", "Bmce", *by_option, "--yes", vault=vault)
    assert told.returncode == 0, told.stderr
    read = cli("show", path.replace("Acme", "Bmce"), "--json", vault=vault).stdout
    assert f'"they_reply_by": "{day}"' in read


def test_a_reply_before_the_interview(vault: Path, cli: Cli) -> None:
    """It is refused with the reason, also where the interview's day is corrected (8)."""
    why = "is before the interview on Thu 5 Mar 2026"
    wrong = ("--on", "5 March", "--reply-by", "4 March 2026", "--yes")
    before = tree(vault)
    done = cli("new", "Acme", *wrong, vault=vault)
    assert (done.returncode, tree(vault)) == (2, before)
    assert f"--reply-by: Wed 4 Mar 2026 {why}" in done.stderr
    first = FIRST | {"Day": "3 March 2026", "let you know": "4 March 2026"}
    again = [(one, "5 March 2026" if one == "Day" else "") for one in FIRST]
    again.insert(-3, ("let you know, e.g. 4 December [2026-03-04]", "-"))
    answers = [*first.items(), *ALL_OF_IT, *again, ("Write it?", "")]
    words = ("new", "--no-open", "--as-of", AS_OF)
    asked = talk(*words, answers=answers, cwd=vault, columns=120)
    assert asked.code == 0
    assert f"  Wed 4 Mar 2026 {why}; write the day by which they will answer" in asked.shown
    assert "reply_by" not in (vault / "Interviews/2026-03-05 Acme.md").read_text("utf-8")


def test_a_reply_by_typed_before_the_day_is_known(vault: Path) -> None:
    """`--reply-by` counts from the day that is asked for; the question is left out (8)."""
    first = {**FIRST, "Day": "4 March 2026"}
    del first["let you know"]
    words = ("new", "--no-open", "--as-of", AS_OF, "--reply-by", "in 2 weeks")
    done = talk(*words, answers=[*first.items(), ("Write it?", "")], cwd=vault)
    assert (done.code, done.shown.count("read 'in 2 weeks' as Wed 18 Mar 2026")) == (0, 1)
    text = (vault / "Interviews/2026-03-04 Acme.md").read_text("utf-8")
    assert "they_reply_by: 2026-03-18" in text


def test_answers_are_refused_without_an_option(vault: Path) -> None:
    """Nobody who was asked typed `--on` or `--reply-by` (issue 8)."""
    answers = [*FIRST.items(), ("Write it?", "n")]
    answers.insert(3, ("Day", "Fridya"))
    answers.insert(6, ("Interviewer", "Jo Keller, keller@hotelbrandt"))
    answers.insert(10, ("let you know", "Fridya"))
    shown = talk("new", "--as-of", AS_OF, answers=answers, cwd=vault, columns=120).shown
    assert shown.count("  cannot read the date 'Fridya'") == 2
    assert "--on" not in shown
    assert "--reply-by" not in shown
    assert "'keller@hotelbrandt' is not a whole email address: it has no ending" in shown


WRONG_POINTS = (
    ("Jane", "`--point` does not say who said 'Jane'"),
    ("Jane:", "`--point` does not say who said 'Jane:'"),
    ("Jnae: rota", "`--point`: no interviewer is called 'Jnae'"),
    ("Doe: rota", "`--point`: more than one of the interviewers is called 'Doe'"),
    ("Jane: role: CTO", "'role: CTO' would not be read as something that you talked about"),
    (f"Jane: {'a' * 2001}", "one of the points has 2,001 characters"),
)


@pytest.mark.parametrize(("typed", "said"), WRONG_POINTS)
def test_points_by_option(typed: str, said: str, vault: Path, cli: Cli) -> None:
    """Nothing is written while it is not certain whose it is and that it is read (issue 8)."""
    people = ("--with", "Jane Doe", "--with", "Bo Doe", "--yes")
    before = tree(vault)
    done = cli("new", "Acme", *people, "--point", typed, vault=vault)
    assert (done.returncode, tree(vault)) == (2, before)
    assert said in done.stderr


@given(st.lists(TEXTS.map(lambda text: " ".join(text.split())).filter(bool), max_size=3))
def test_a_point_is_read_as_one(points: list[str]) -> None:
    """Whatever is typed: a point is read as a point and as nothing else, or not written."""
    people = (NewPerson("Jane Doe", points=tuple(points)), NewPerson("Bo Lind"))
    note = NewNote(company="Acme", day=DAY, people=people)
    text, why, _ = proven(note, "Interviews/a.md", Settings(), LONDON)
    if why:
        return
    read = parse_note(text, "Interviews/a.md", Settings(), LONDON).interview
    assert read
    jane, bo = read.people
    assert len((*jane.points, *jane.concerns, *jane.promises)) == len(points)
    assert (jane.email, jane.title, bo.noted, read.touches) == ("", "", False, ())


@pytest.mark.parametrize(
    ("typed", "said", "heading"),
    [
        (
            "Mrs Keller",
            "kept: F&B Manager, keller@x.example",
            "## Mrs Keller — F&B Manager\nemail",
        ),
        ("Bo Lind", "left out, as it is of Mrs Kelller: F&B Manager, k", "## Bo Lind\n\n"),
    ],
)
def test_a_corrected_name_keeps_the_rest(
    typed: str, said: str, heading: str, vault: Path
) -> None:
    """Role and address stay with a name that was mistyped, never with another one (issue 8)."""
    first = FIRST | {"Interviewer": "Mrs Kelller, F&B Manager, keller@x.example"}
    again = [(one, typed if one == "Interviewer" else "") for one in first]
    answers = [*first.items(), *ALL_OF_IT, *again, ("Write it?", "")]
    done = talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault)
    assert (done.code, f"  {said}" in done.shown) == (0, True)
    assert heading in (vault / "Interviews/2026-03-05 Acme.md").read_text("utf-8")


def test_a_title_and_a_last_name(vault: Path, cli: Cli) -> None:
    """Words of a longer name that is known there are told; nobody else is (issue 8)."""
    there = (
        "---\ntype: interview\ncompany: Acme\ndate: 2026-03-02\n---\n\n## Chef Antoine Roux\n"
    )
    (vault / "a.md").write_text(there, "utf-8")
    for typed, known in (("Chef Roux", True), ("Chef Rowe", False)):
        done = cli("new", "Acme", "--with", typed, "--dry-run", vault=vault)
        assert ("you know Chef Antoine Roux from Acme" in done.stderr) is known


SLIPS = (
    ("--point", "Ana: rota"),
    ("--time", "25:00"),
    ("--on", "someday"),
    ("--reply-by", "someday"),
    ("--with", "jane@acme.example"),
    ("--folder", "../x"),
)


@pytest.mark.parametrize("wrong", SLIPS, ids=" ".join)
def test_options_are_looked_at_before_anything_is_asked(
    wrong: tuple[str, str], vault: Path
) -> None:
    """What cannot be understood is told at once, not after eight answers (issue 8)."""
    done = talk("new", *wrong, answers=[], pasted=CTRL_D * 3, cwd=vault)
    assert done.code == 2
    assert "Company" not in done.shown
    assert wrong[1].partition(":")[0] in done.shown


def test_the_questions_are_short(vault: Path) -> None:
    """Each leaves room for its answer on a screen of 80 columns, in no tense (issue 8)."""
    answers = [(one, "Acme" if one == "Company" else "") for one in QUESTIONS]
    shown = talk("new", "--no-open", answers=answers, cwd=vault).shown
    asked = [one for one in shown.splitlines() if one.startswith(QUESTIONS)]
    assert len(asked) == len(QUESTIONS)
    assert [one for one in asked if len(one) > 60 or "you m" in one] == []


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("Interviews", "Interviews"),
        ("interviews", "Interviews"),
        ("INTERVIEWS/Deep", "Interviews/Deep"),
        ("Elsewhere", "Elsewhere"),
        ("follow-ups/drafts", "left out"),
        ("CON", "not every system"),
        ("Jobs/nul", "not every system"),
        ("a:b", "not every system"),
        ("Jobs ", "not every system"),
    ],
)
def test_a_folder_is_the_one_that_is_there(
    typed: str, folder: str, example: Path, cli: Cli
) -> None:
    """Its case makes no other one; no device gets a name that another cannot have."""
    before = contents(example)
    done = cli("new", "Acme", "--folder", typed, "--yes", vault=example)
    if done.returncode:
        assert (done.returncode, contents(example)) == (2, before)
        assert folder in done.stderr
        assert "--folder" in done.stderr.partition("help: ")[2]
    else:
        assert done.stdout.splitlines()[-1] == f"wrote {folder}/2026-03-06 Acme.md"


def test_what_people_type_first(example: Path, cli: Cli) -> None:
    """`--company` and `--date` say what COMPANY and `--on` do (issue 8)."""
    one = cli("new", "--company", "Acme", "--date", "friday", "--dry-run", vault=example)
    other = cli("new", "Acme", "--on", "friday", "--dry-run", vault=example)
    assert one.returncode == 0, one.stderr
    assert one.stdout == other.stdout


def test_a_folder_with_a_slip(example: Path, cli: Cli) -> None:
    """What is nearly a folder that is there is asked about, or told (issue 8)."""
    words = ("new", "Acme", "--folder", "Interveiws")
    done = cli(*words, "--dry-run", vault=example)
    assert "Interveiws/ is new in this vault; if Interviews/ is meant" in done.stderr
    assert "Interveiws/2026-03-06 Acme.md" in done.stdout
    quiet = cli("new", "Acme", "--folder", "Elsewhere", "--dry-run", vault=example)
    assert "is new in this vault; if Interviews/" not in quiet.stderr
    answers = [("no Interveiws/, but Interviews/. Is that the one you mean?", "y")]
    answers += [(one, "") for one in QUESTIONS[1:]]
    asked = talk(*words, "--no-open", answers=answers, cwd=example)
    assert asked.code == 0
    assert "wrote Interviews/" in asked.shown
    assert not (example / "Interveiws").exists()


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 2)])
@pytest.mark.parametrize("question", QUESTIONS)
def test_stopped_at_a_question(question: str, key: str, code: int, vault: Path) -> None:
    """At each question Ctrl-C ends it with 130, the end of the input with 2."""
    before = tree(vault)
    answers = [(one, "Acme" if one == "Company" else "") for one in QUESTIONS]
    at = QUESTIONS.index(question)
    done = talk("new", answers=[*answers[:at], (question, key)], cwd=vault)
    assert (done.code, tree(vault)) == (code, before)
    assert "Traceback" not in done.shown


def test_opened_only_when_it_is_wanted(
    vault: Path, tmp_path: Path, cli: Cli, editor: str
) -> None:
    """Not off a terminal, unless asked for; that an editor is missing is told."""
    assert cli("new", "Acme", "--yes", vault=vault, EDITOR=editor).returncode == 0
    assert not (tmp_path / "opened").exists()
    assert cli("new", "Acme", "--yes", "--open", vault=vault, EDITOR=editor).returncode == 0
    assert (tmp_path / "opened").exists()
    done = cli("new", "Bmce", "--yes", "--open", vault=vault, EDITOR="no-such-editor")
    assert done.returncode == 3
    assert "wrote Interviews/2026-03-06 Bmce.md" in done.stdout
    assert "no-such-editor" in done.stderr


def test_without_a_vault(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says how to make one."""
    monkeypatch.chdir(tmp_path)
    done = cli("new", "Acme", "--yes")
    assert done.returncode == 2
    assert "vaultsync init" in done.stderr
    assert tree(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", False),
        ("Final", False),
        ("2nd", False),
        ("2", False),
        ("Panel (round 2)", False),
        ("trial day", False),
        ("Friday chat", False),
        ("May", False),
        ("30 Nov", True),
        ("Mon 30 Nov", True),
        ("November 30th", True),
        ("2026-11-30", True),
        ("friday", True),
        ("tomorrow", True),
    ],
)
def test_a_day_is_no_round(text: str, day: bool) -> None:
    """What stands in `stage` is part of what tells two interviews apart."""
    assert is_day(text, date(2026, 11, 30)) is day


# What was promised, whom one thanked already, and which line is corrected

MONDAY = "2026-11-30T09:30+00:00"


def _talked(
    vault: Path,
    *typed: tuple[str, str],
    people: tuple[str, ...] = ("Tom Okafor",),
    day: str = "27 November 2026",
) -> tuple[str, str]:
    """Write a note of an interview on a day before Monday 30 Nov; give screen and note."""
    answers = [
        ("Company", "Spire"),
        ("Role", ""),
        ("Round", ""),
        ("Day", day),
        ("Time", "11am"),
    ]
    answers += [("nterviewer", one) for one in (*people, "")]
    answers += [("Recruiter", ""), ("let you know", "")]
    words = ("new", "--no-open", "--as-of", MONDAY)
    typed = (*typed, ("Write it?", ""))
    done = talk(*words, answers=[*answers, *typed], cwd=vault, columns=120)
    assert done.code == 0
    (path,) = (vault / "Interviews").glob("*.md")
    return done.shown, path.read_text("utf-8")


NO_PROMISES = (
    "he promised to send me the shift pattern",
    "promised to let me know by Friday",
    "how they keep what they promised",
    "I have to learn more about triage",
)
PROMISES = (
    # what is typed as a point, what is asked of its day, and the line of the note
    ("I promised him two referees' details", (), "two referees' details"),
    ("I promised Tom to send my DBS", (), "send my DBS"),
    # a question follows, so more is taken for a promise here than in a note
    ("I promised to visit the ward by 4 December", (), "visit the ward by 2026-12-04"),
    ("I have to hand in the form by 4 December", (), "hand in the form by 2026-12-04"),
    ("I'll bring cakes on Tuesday", (), "bring cakes by 2026-12-01"),
    ("I promised him two details by Tuesday", (), "two details by 2026-12-01"),
    ("I'll send her my CV on Tuesday", (), "send her my CV by 2026-12-01"),
    ("promised him the poster by tomorrow", (), "the poster by 2026-12-01"),
    ("I said I'd send the poster by 4 December.", (), "send the poster by 2026-12-04"),
    (
        "I promised the audit by Monday",
        (("Is it today, Mon 30 Nov 2026? (n: Mon 7 Dec 2026)", "n"),),
        "the audit by 2026-12-07",
    ),
    (
        "I promised the audit by the end of next week",
        (("By which day is that? (-: leave it open) [2026-12-11]", ""),),
        "the audit by 2026-12-11",
    ),
    (
        "I promised the audit soon, in a few days",
        (("By which day is that?", "-"),),
        "the audit soon, in a few days",
    ),
)


@pytest.mark.parametrize("typed", NO_PROMISES)
def test_no_promise_of_ones_own(typed: str, vault: Path) -> None:
    """What others promised, and what is none, stays as it was typed (S08)."""
    shown, text = _talked(
        vault, (TALK[0], typed), ("Another thing", ""), (TALK[1], ""), (TALK[2], "")
    )
    assert f"- {typed}\n" in text
    assert "promise of yours" not in shown


@pytest.mark.parametrize(("typed", "asked", "line"), PROMISES)
def test_a_point_that_is_a_promise(
    typed: str, asked: tuple[tuple[str, str], ...], line: str, vault: Path, cli: Cli
) -> None:
    """It is offered as one, its day in full: `Tuesday` counts from today (S08)."""
    talked = [(TALK[0], typed), ("promise of yours", ""), *asked, ("Another thing", "")]
    _, text = _talked(vault, *talked, ("Another promise?", ""), (TALK[2], ""))
    assert f"## Tom Okafor\n- **promised:** {line}\n\n" in text
    read = cli("check", "--all", vault=vault, as_of=MONDAY).stdout
    day = re.search(r"2026-12-(0?\d+)", line)
    assert not day or f"by {date.fromisoformat(day[0]):%a} {int(day[1])} Dec" in read


def test_what_is_no_promise_after_all(vault: Path) -> None:
    """A no leaves the point in the words in which it was typed."""
    typed = "I promised him two details by Tuesday"
    talked = [(TALK[0], typed), ("promise of yours", "n"), ("Another thing", "")]
    _, text = _talked(vault, *talked, (TALK[1], ""), (TALK[2], ""))
    assert f"- {typed}\n" in text


WHOSE = (
    ("send Karen the poster by 4 December", (), "Karen Whitfield"),
    ("Dr Sheikh: the poster by 4 December", (), "Imran Sheikh"),
    ("the poster by 4 December", (("To whom? [Karen Whitfield]", "imran"),), "Imran Sheikh"),
    ("the poster by 4 December", (("To whom? [Karen Whitfield]", ""),), "Karen Whitfield"),
)


@pytest.mark.parametrize(("typed", "asked", "whose"), WHOSE)
def test_to_whom_it_was_promised(
    typed: str, asked: tuple[tuple[str, str], ...], whose: str, vault: Path
) -> None:
    """One question for all; who is not named is asked for, never guessed (S08)."""
    people = ("Karen Whitfield", "Imran Sheikh")
    talked = [(TALK[0], ""), (TALK[0], ""), (TALK[1], typed), *asked, ("Another promise?", "")]
    _, text = _talked(vault, *talked, ("Whom have you thanked", ""), people=people)
    section = text.partition(f"## {whose}\n")[2].partition("##")[0]
    assert section.strip().startswith("- **promised:**")
    assert section.strip().endswith("the poster by 2026-12-04")


THANKED = (
    # who was met, what is answered, and what stands below whom
    (("Tom Okafor",), "", ("",)),
    (("Tom Okafor",), "not yet", ("",)),
    (("Tom Okafor",), "friday", (" ✅ 2026-11-27",)),
    (("Tom Okafor",), "yes, by card on saturday", (" by card ✅ 2026-11-28",)),
    (("Tom Okafor",), "2026-11-28 by e-mail", (" by email ✅ 2026-11-28",)),
    (("Tom Okafor",), "the same evening", (" ✅ 2026-11-27",)),
    (("Tom Okafor", "Priya Nair"), "", ("", "")),
    (("Tom Okafor", "Priya Nair"), "tom, friday", (" ✅ 2026-11-27", "")),
    (("Tom Okafor", "Priya Nair"), "both yesterday", (" ✅ 2026-11-29", " ✅ 2026-11-29")),
    (
        ("Tom Okafor", "Priya Nair"),
        "Tom friday by email and Priya yesterday",
        (" by email ✅ 2026-11-27", " ✅ 2026-11-29"),
    ),
)


@pytest.mark.parametrize(("people", "typed", "lines"), THANKED)
def test_whom_one_thanked_already(
    people: tuple[str, ...], typed: str, lines: tuple[str, ...], vault: Path, cli: Cli
) -> None:
    """One question for all of them; what is answered is the record that a tick writes (S21)."""
    question = "Have you thanked" if len(people) == 1 else "Whom have you thanked"
    talked = [(TALK[0], "") for _ in people]
    _, text = _talked(vault, *talked, (TALK[1], ""), (question, typed), people=people)
    for name, line in zip(people, lines, strict=True):
        section = text.partition(f"## {name}\n")[2].partition("##")[0].strip()
        assert section == (f"- [x] Thank-you{line}" if line else "")
    owed = cli("check", "--all", "--json", vault=vault, as_of=MONDAY).stdout
    assert owed.count('"state": "done"') == sum(map(bool, lines))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("26 November", "Thu 26 Nov 2026 is before the interview"),
        ("someday", "cannot read the date 'someday'"),
        ("tomorrow", "is in the future"),
    ],
)
def test_no_day_of_thanks(typed: str, why: str, vault: Path) -> None:
    """A day on which nobody was thanked is told, and asked again."""
    talked = [(TALK[0], ""), (TALK[1], ""), (TALK[2], typed), (TALK[2], "")]
    shown, text = _talked(vault, *talked)
    assert why in shown
    assert "Thank-you" not in text


TOLD_THANKS = (
    # what is typed as a point, what is asked, and the record
    ("thanked him by email Friday night", "[Fri 27 Nov 2026]", "by email ✅ 2026-11-27"),
    ("I sent him a thank-you card the next day", "[Sat 28 Nov 2026]", "by card ✅ 2026-11-28"),
    ("[x] Thank-you by email ✅ 2026-11-28", "", "by email ✅ 2026-11-28"),
    ("2026-11-28 thank-you email sent", "", "by email ✅ 2026-11-28"),
)


@pytest.mark.parametrize(("typed", "asked", "record"), TOLD_THANKS)
def test_a_point_that_is_a_thank_you(typed: str, asked: str, record: str, vault: Path) -> None:
    """It is the record of one; its day is asked for unless it stands there (S21)."""
    question = [(f"did you thank Tom Okafor? (-: not yet) {asked}", "")] if asked else []
    talked = [(TALK[0], typed), *question, (TALK[0], "rota"), ("Another thing", "")]
    shown, text = _talked(vault, *talked, (TALK[1], ""))
    assert f"## Tom Okafor\n- rota\n- [x] Thank-you {record}\n\n" in text
    assert "Have you thanked" not in shown, "it is known already"


def test_thanks_that_are_none(vault: Path) -> None:
    """A line that is no thank-you after all is to be written in other words, as before."""
    typed = "thanked him by email Friday night"
    talked = [(TALK[0], typed), ("did you thank Tom", "-"), (TALK[0], "rota")]
    shown, text = _talked(vault, *talked, ("Another thing", ""), (TALK[1], ""), (TALK[2], ""))
    assert "write it in other words" in " ".join(shown.split())
    assert "Thank-you" not in text


@pytest.mark.parametrize(
    ("typed", "asked", "day"),
    [
        ("4 December", "", "2026-12-04"),
        ("2026-11-26", "", "2026-11-26"),
        ("this friday", "Is it Fri 4 Dec 2026? (n: Fri 27 Nov 2026)", "2026-12-04"),
        ("friday", "Is it Fri 4 Dec 2026? (n: Fri 27 Nov 2026)", "2026-12-04"),
        ("in 2 days", "Is it Wed 2 Dec 2026? (n: Fri 27 Nov 2026)", "2026-12-02"),
        ("friday next week", "Is it Fri 4 Dec 2026? (n: Fri 11 Dec 2026)", "2026-12-04"),
    ],
)
def test_which_day_they_answer(typed: str, asked: str, day: str, vault: Path) -> None:
    """Counted from the interview, which is told; it is asked where two days may be meant."""
    answers = [*(FIRST | {"Day": "25 November 2026", "let you know": typed}).items()]
    answers[9:9] = [(asked, "")] if asked else []
    words = ("new", "--no-open", "--as-of", MONDAY)
    done = talk(*words, answers=[*answers, ("Write it?", "")], cwd=vault, columns=120)
    text = (vault / "Interviews/2026-11-25 Acme.md").read_text("utf-8")
    assert (done.code, f"they_reply_by: {day}\n" in text) == (0, True)
    assert "such as friday count from the interview, Wed 25 Nov 2026" in done.shown


def test_an_example_is_taken_by_enter(vault: Path) -> None:
    """The one day that a refusal names as the right one needs no typing."""
    first = FIRST | {"Day": "25 November 2026", "let you know": "about a week"}
    answers = [*first.items(), ("Write it?", "")]
    answers.insert(9, ("let you know, e.g. 4 December [2026-12-02]", ""))
    words = ("new", "--no-open", "--as-of", MONDAY)
    assert talk(*words, answers=answers, cwd=vault, columns=120).code == 0
    text = (vault / "Interviews/2026-11-25 Acme.md").read_text("utf-8")
    assert "they_reply_by: 2026-12-02\n" in text


@pytest.mark.parametrize("field", ["Role", "Round"])
@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("May", ""),
        ("Second", ""),
        ("2", ""),
        ("Half day", ""),
        ("Friday lead", ""),
        ("last wednesday", "day"),
        ("2pm", "time"),
        ("9.30-10.15", "time"),
        ("half nine", "time"),
    ],
)
def test_a_day_or_time_is_no_role(field: str, typed: str, what: str, vault: Path) -> None:
    """An answer to the next question but one is told where it is typed."""
    answers = [*(FIRST | {field: typed}).items(), ("Write it?", "")]
    at = [*FIRST].index(field) + 1
    answers[at:at] = [(field, "x")] if what else []
    done = talk("new", "--no-open", answers=answers, cwd=vault, columns=120)
    told = f"{typed!r} is a {what}, which has a question of its own" in done.shown
    assert (done.code, told) == (0, bool(what))


def test_a_day_is_no_coordinator(vault: Path) -> None:
    """A day typed one question too early is told there, too."""
    answers = [*(FIRST | {"Recruiter": "friday"}).items(), ("Write it?", "")]
    answers.insert([*FIRST].index("Recruiter") + 1, ("Recruiter", "Dana"))
    done = talk("new", "--no-open", answers=answers, cwd=vault, columns=120)
    assert (done.code, done.shown.count("'friday' is a day, which has")) == (0, 1)


@pytest.mark.parametrize(
    ("typed", "asked", "people"),
    [
        ("Ana Loewe, CTO", "", ["Ana Loewe, CTO"]),
        ("Ana Loewe, CTO and co-founder", "", ["Ana Loewe, CTO and co-founder"]),
        ("Ana Loewe, Head of Maths and Science", "", ["Ana Loewe, Head of Maths and Science"]),
        ("Ana Loewe, Boots", "", ["Ana Loewe, Boots"]),
        ("Ana Loewe, Public Affairs", "n", ["Ana Loewe, Public Affairs"]),
        ("Ana Loewe, Tom Reid", "y", ["Ana Loewe", "Tom Reid"]),
        ("Mrs Eleri Vaughan, head and Sam", "", ["Mrs Eleri Vaughan, head", "Sam"]),
        ("Mrs Anwen Rees who does ALN", "", ["Mrs Anwen Rees, ALN"]),
    ],
)
def test_several_people_in_one_answer(
    typed: str, asked: str, people: list[str], vault: Path
) -> None:
    """Each is one of the people; what may be what somebody does is asked."""
    answers = [*(FIRST | {"Interviewer": typed}).items(), ("Write it?", "")]
    at = [*FIRST].index("Interviewer") + 1
    answers[at:at] = [("another person?", asked)] * bool(asked)
    if people[1:]:
        answers[-3:-1] = [
            ("What did you talk about", ""),
            ("What did you promise", ""),
            ("have you thanked", ""),
        ]
    done = talk("new", "--no-open", answers=answers, cwd=vault, columns=120)
    assert done.code == 0
    path = vault / "Interviews/2026-03-05 Acme.md"
    read = parse_note(path.read_text("utf-8"), path.name, Settings(), LONDON).interview
    assert read
    said = [f"{one.name}, {one.title}" if one.title else one.name for one in read.people]
    assert said == people


@pytest.mark.parametrize("typed", ["2", "role", "ro le", "99 role"])
def test_one_line_is_corrected(typed: str, vault: Path) -> None:
    """Only what is named is asked again; what names nothing is told."""
    clear = typed in {"2", "role"}
    which = [("Which to correct?", typed)] + [("Which to correct?", "role")] * (not clear)
    answers = [*FIRST.items(), ("Write it?", "c"), *which, ("Role [Enginer]", "Engineer")]
    done = talk("new", "--no-open", answers=[*answers, ("Write it?", "")], cwd=vault)
    assert (done.code, "type numbers from 1 to 11" in done.shown) == (0, not clear)
    text = (vault / "Interviews/2026-03-05 Acme.md").read_text("utf-8")
    assert "role: Engineer\n" in text
    assert done.shown.count("Recruiter") == 1


def test_the_day_is_corrected_alone(vault: Path) -> None:
    """An answer that would come before the interview is asked for again."""
    first = FIRST | {"Day": "3 March 2026", "let you know": "4 March 2026"}
    answers = [*first.items(), ("Write it?", "c"), ("Which to correct?", "day")]
    answers += [("Day", "5 March 2026"), ("let you know", "9 March 2026"), ("Write it?", "")]
    assert talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault).code == 0
    text = (vault / "Interviews/2026-03-05 Acme.md").read_text("utf-8")
    assert "they_reply_by: 2026-03-09\n" in text


def test_two_enters_more(vault: Path) -> None:
    """A note on one person takes 13 answers, all that can be left out left out."""
    answers = [*FIRST.items(), ("Write it?", "")]
    assert len(answers) == 13
    assert talk("new", "--no-open", "--as-of", AS_OF, answers=answers, cwd=vault).code == 0


def test_a_promise_by_option(vault: Path, cli: Cli) -> None:
    """Where nobody is asked, it is told how it is written as one (S08)."""
    point = ("--on", "25 Nov", "--with", "Jo Bloggs", "--point")
    for typed, told in (
        ("Jo: how they plan shifts", ""),
        ("Jo: **promised:** my DBS", ""),
        ("Jo: I promised my DBS by Tuesday", "Jo Bloggs: **promised:** my DBS by 2026-12-01"),
    ):
        done = cli("new", "Foo", *point, typed, "--dry-run", vault=vault, as_of=MONDAY)
        assert ("reads like a promise" in done.stderr) is bool(told)
        assert told in done.stderr


def test_an_answer_that_is_past_by_option(vault: Path, cli: Cli) -> None:
    """`friday` after an interview of last week is said to be past."""
    words = ("new", "Foo", "--on", "25 Nov", "--dry-run", "--reply-by")
    for typed, told in (("2026-11-27", False), ("4 December", False), ("friday", True)):
        done = cli(*words, typed, vault=vault, as_of=MONDAY)
        assert ("Fri 27 Nov 2026 is past: it counts from the interview" in done.stderr) is told


@pytest.mark.parametrize(
    ("editor", "where"),
    [
        (Editor(("/usr/bin/nano",), waits=True), " in nano"),
        (
            Editor(("/usr/bin/sensible-editor",), waits=True, chosen=False),
            " in your editor (sensible-editor)",
        ),
        (Editor(("xdg-open",), waits=False), ""),
    ],
)
def test_the_editor_is_named(
    monkeypatch: pytest.MonkeyPatch, editor: Editor, where: str
) -> None:
    """S07: what the system starts is said to be an editor; who chose one knows its name."""
    asked: list[str] = []

    def confirm(question: str, _hint: str, *, default: bool) -> bool:
        asked.append(question)
        return default

    monkeypatch.setattr(new, "find_editor", lambda _: editor)
    monkeypatch.setattr(new, "confirm", confirm)
    assert new._wants_it_open() is editor.chosen  # noqa: SLF001
    assert asked == [f"Open it{where} now?"]
