"""The same interview in two notes: told once (VS405), thanked for once, and `new` says so."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import talk
from tests.test_rules import DEFAULT_CONFIG, run

MakeVault = Callable[..., Path]
AS_OF = "2026-03-06T09:00+00:00"
ONE = {"company": "Elm School", "role": "Teacher", "date": "2026-03-05"}
JANE = "## Jane Doe\nemail:: jane@elm.example\n- the reading corner\n"
BO = "## Bo Lind\n- the timetable\n"


def note(body: str = JANE, **keys: str) -> str:
    """Write a note; an empty key is left out."""
    head = [f"{key}: {value}" for key, value in ({**ONE, **keys}).items() if value]
    return "\n".join(["---", "type: interview", *head, "---", "", body])


def told(*notes: str) -> list[tuple[str, int, str]]:
    """Give where the finding comes, and what it says."""
    vault = {f"Interviews/{name}.md": text for name, text in zip("abc", notes, strict=False)}
    found = run(vault, DEFAULT_CONFIG, AS_OF).findings
    return [(one.path, one.line, one.message) for one in found if one.code == "VS405"]


@pytest.mark.parametrize(
    "other",
    [
        note(),
        note(time="14:30"),
        note(stage="Panel"),
        note(role=""),
        note(company='"[[elm school]]"'),
        note(JANE.replace("Jane Doe", "Jane")),
        note(JANE.replace("Jane Doe", "J. Doe")),
        note(JANE.replace("email", "phone")),
        note(f"{BO}\n{JANE}"),
        note(date="5 March 2026"),
    ],
)
def test_the_same_interview_in_two_notes_is_told(other: str) -> None:
    """One warning names both notes, the person, and the day."""
    ((path, _, message),) = told(note(), other)
    assert path in {"Interviews/a.md", "Interviews/b.md"}
    assert ("Interviews/b.md" if path.endswith("a.md") else "Interviews/a.md") in message
    assert "Thu 5 Mar" in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (note(), note(company="Oak School")),
        (note(), note(date="2026-03-04")),
        (note(time="10:00"), note(time="15:00")),
        (note(stage="Talk"), note(stage="Trial lesson")),
        (note(), note(role="Head of Year")),
        (note(), note(BO)),
        (note(company=""), note(company="")),
        (note(date=""), note(date="")),
        (note(status="rejected"), note(status="rejected")),
    ],
)
def test_two_interviews_are_not_told(one: str, other: str) -> None:
    """Another company, day, time, round, role or person makes two; what is closed is past."""
    assert told(one, other) == []


def test_the_same_time_makes_it_the_same_whatever_the_role() -> None:
    """Nobody is in two interviews at once."""
    assert told(note(time="14:30"), note(time="14:30", role="Head of Year"))


def test_three_notes_are_told_twice() -> None:
    """Each note but the first says which one it is like."""
    paths = [path for path, _, _ in told(note(), note(), note())]
    assert paths == ["Interviews/b.md", "Interviews/c.md"]


def test_one_tick_settles_both_and_one_draft_was_sent(cli: Cli, make_vault: MakeVault) -> None:
    """The letter beside the record goes to `Sent`, a blank form does not."""
    vault = make_vault({"Interviews/a.md": note(), "Interviews/b.md": note(time="14:30")})
    cli("sync", "--as-of", AS_OF, vault=vault)
    drafts = vault / "Follow-ups" / "Drafts"
    assert len(list(drafts.glob("*.md"))) == 2
    due = vault / "Follow-ups" / "Follow-ups due.md"
    text = due.read_text("utf-8")
    assert text.count("- [ ] Thank-you to") == 2
    due.write_text(text.replace("- [ ] Thank-you", "- [x] Thank-you", 1), "utf-8")
    cli("sync", "--as-of", AS_OF, vault=vault)
    notes = [(vault / "Interviews" / name).read_text("utf-8") for name in ("a.md", "b.md")]
    assert sum("✅" in one for one in notes) == 1
    assert "- [ ] Thank-you" not in due.read_text("utf-8")
    assert not (drafts / "Sent").exists(), "nobody wrote in either form"
    assert len(list((drafts / "Not sent").glob("*.md"))) == 2
    assert not list(drafts.glob("*.md"))
    text = due.read_text("utf-8")
    assert text.count("- [x] Thank-you to") == 2
    due.write_text(text.replace("- [x] Thank-you", "- [ ] Thank-you", 1), "utf-8")
    cli("sync", "--as-of", AS_OF, vault=vault)
    assert due.read_text("utf-8").count("- [ ] Thank-you to") == 2
    assert len(list(drafts.glob("*.md"))) == 2


NEW = ("new", "elm school", "--on", "2026-03-05", "--with", "Jane Doe", "--as-of", AS_OF)
BESIDE = "Interviews/a.md is already a note about an interview at Elm School on Thu 5 Mar"


@pytest.mark.parametrize(
    ("words", "there", "said"),
    [
        ((), {"Interviews/a.md": note()}, True),
        (("--time", "14:30"), {"Interviews/a.md": note(BO)}, True),
        (("--time", "14:30"), {"Interviews/a.md": note(time="10:00")}, False),
        (("--stage", "Talk"), {"Interviews/a.md": note(stage="Trial lesson")}, False),
        ((), {"Interviews/a.md": note(date="2026-03-04")}, False),
        ((), {"Interviews/a.md": note(company="Oak School")}, False),
    ],
)
def test_new_names_the_note_that_is_there(
    words: tuple[str, ...],
    there: dict[str, str],
    said: bool,
    cli: Cli,
    make_vault: MakeVault,
) -> None:
    """Where nobody can be asked it is told on stderr, and the note is written all the same."""
    done = cli(*NEW, *words, "--yes", vault=make_vault(there))
    assert (BESIDE in done.stderr) is said, done.stderr
    assert "wrote Interviews/2026-03-05" in done.stdout
    assert "instead?" not in done.stderr


def test_new_asks_with_the_note_that_is_there_in_sight(make_vault: MakeVault) -> None:
    """In a terminal it stands above a question of its own; a mere Enter writes nothing."""
    vault = make_vault({"Interviews/a.md": note()})
    answers = [("Role", ""), ("Round", ""), ("Write another note? [y/N]", "")]
    words = (*NEW[:4], "--as-of", AS_OF)
    talked = talk(*words, answers=answers, cwd=vault, columns=200)
    assert BESIDE in talked.shown
    assert talked.shown.index(BESIDE) < talked.shown.index("Write another")
    assert [one.name for one in (vault / "Interviews").iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("Elm School interview.md", "Thu 5 March, Jane Doe\n", True),
        ("Interviews/elm-school.md", "---\ncompany: Elm\nrole: Teacher\n---\n", True),
        ("Interviews/2026-03-05 Elm School.md", "# Interview\n", True),
        ("Interviews/2026-03-05 Helm School.md", "# Interview\n", False),
        ("Elm School.md", "a school near the river\n", False),
        ("Interviews/Elm School.md", note(date="2026-03-01"), False),
    ],
)
def test_new_names_a_note_that_looks_like_it(
    path: str,
    text: str,
    said: bool,
    cli: Cli,
    make_vault: MakeVault,
) -> None:
    """One that is not counted and bears the company's name: some lines may be all it lacks."""
    done = cli(*NEW, "--dry-run", vault=make_vault({path: text}))
    line = (
        f"{path} looks like a note on an interview there; if it is this one, it needs no second"
    )
    assert (line in " ".join(done.stderr.split("\n"))) is said, done.stderr


def test_all_of_a_thousand_copies_are_told_of() -> None:
    """Though not every pair of them is looked at: that would take too long (hazard 16)."""
    vault = {f"Interviews/{number:04}.md": note() for number in range(1000)}
    found = run(vault, DEFAULT_CONFIG, AS_OF).findings
    assert sum(one.code == "VS405" for one in found) == 999


def test_a_thank_you_that_is_an_answer_too_was_sent(cli: Cli, make_vault: MakeVault) -> None:
    """One record of one note settles both: its letter goes to the sent ones, with one sync."""
    vault = make_vault({"Jobs/a.md": note()})
    cli("sync", vault=vault)
    drafts = vault / "Follow-ups/Drafts"
    (letter,) = drafts.glob("*thank-you*")
    letter.write_text(
        letter.read_text("utf-8").replace("Kind", "It was fine.\n\nKind"), "utf-8"
    )
    assert cli("reply", "elm", "jane", vault=vault).returncode == 0
    assert cli("done", "elm", "jane", "thank-you", vault=vault).returncode == 0
    assert [file.name for file in (drafts / "Sent").glob("*thank-you*")]
    assert not [*(drafts / "Not sent").glob("*thank-you*")]
