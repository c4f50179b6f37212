"""`init` asks before it makes interview notes of notes in plain text (issue 8)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.talking import CTRL_C, CTRL_D, Talk, talk
from tests.test_init import PARIS, made
from tests.vaults import contents
from vaultsync.edit.first_lines import begin_with, with_lines
from vaultsync.edit.lines import Refusal
from vaultsync.parse.front.front_matter import read_head
from vaultsync.parse.lines import Source

NOTE = "Jobs/2026-11-24 Baker & Hale first round.md"
TEXT = """\
# Baker & Hale, first round

Tue 24 Nov 2026, 10:00, on Teams.

## Diane Baker
- why I left my last firm
"""
LINES = "---\ntype: interview\ncompany: Baker & Hale\ndate: 2026-11-24\ntime: 10:00\n---\n"
ASKED = "may they go to its top?"
WHICH = "Which of these are about a job interview, or a call about a job?"
ONE = "Is it about a job interview, or a call about a job?"
YES_BY_ENTER = "may they go to its top? [Y/n/c/r/d/t/p/w]"
IT_IS = (ONE, "y")
LOOK, NOW = "what was understood of your ", "the drafts now?"
LATER = ((LOOK, "n"), (NOW, "n"))
READY = (
    ("Your name", "Jo"),
    ("public holidays", "none"),
    ("LinkedIn", ""),
    ("Write this?", "y"),
)
OTHERS = {"Soup.md": "# Soup\n- leeks\n"}


def answered(root: Path, answers: list[tuple[str, str]]) -> Talk:
    """Run `init` as somebody does who answers so."""
    state = str(root.parent / "state")
    return talk("init", answers=(*READY, *answers), cwd=root, TZ=PARIS, VAULTSYNC_STATE=state)


@pytest.mark.parametrize(
    "answers",
    [
        *([(ONE, answer)] for answer in ("", "n", "no", CTRL_C, CTRL_D)),
        *([IT_IS, (ASKED, answer)] for answer in ("n", "no", CTRL_C, CTRL_D)),
    ],
)
def test_without_a_yes_no_byte_changes(answers: list[tuple[str, str]], tmp_path: Path) -> None:
    """Enter says that it is about none; the lines are shown before they are written."""
    root = made(tmp_path / "vault", {**OTHERS, NOTE: TEXT})
    done = answered(root, answers)
    assert (root / NOTE).read_text("utf-8") == TEXT
    assert (root / "Soup.md").read_text("utf-8") == OTHERS["Soup.md"]
    assert done.code == (130 if answers[-1][1] == CTRL_C else 0)
    assert (LINES in done.shown) == (IT_IS in answers)
    assert not (root / "Follow-ups" / "Follow-ups due.md").exists()


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
def test_nobody_is_asked_nothing_is_written_into_notes(
    cli: Cli, option: str, tmp_path: Path
) -> None:
    """`--yes` makes the vault ready; a note gets its lines only by a yes to these lines."""
    root = made(tmp_path / "vault", {**OTHERS, NOTE: TEXT})
    before = contents(root)
    said = cli("init", option, vault=root).stdout
    assert ASKED not in said
    assert LINES in said
    after = contents(root)
    assert {path: after[path] for path in before} == before


@pytest.mark.parametrize(
    ("path", "text", "asked"),
    [
        (NOTE, f"---\ntype: job\n---\n{TEXT}", "now?"),
        (NOTE, f"---\ntags: [job\n---\n{TEXT}", "now?"),
        ("Jobs/2026-11-24 first round.md", TEXT.replace("Baker & Hale, ", ""), "now?"),
        ("Jobs/Baker & Hale interview.md", "# Baker & Hale interview\n\n- on Teams\n", "now?"),
        (
            "Jobs/Baker & Hale.md",
            "# Baker & Hale\n\n## Phone screen 19 Nov 2026\n\n## Panel 25 Nov 2026\n- fine\n",
            "note for each?",
        ),
        ("Soup interview.md", "- leeks\n", "now?"),
    ],
)
def test_what_is_not_asked_about(path: str, text: str, asked: str, tmp_path: Path) -> None:
    """One whose top says what it is, or cannot be read, is left to its person.

    Without company or day it may be picked.

    One that holds two interviews gets no lines: a new note for each is asked about.
    """
    root = made(tmp_path / "vault", {path: text})
    role = [("which role", "")] * (asked == "note for each?")
    picked = [(ONE, "y" if role else "")] * (not text.startswith("---"))
    done = answered(root, [*picked, *role, (asked, "n")])
    assert ASKED not in done.shown
    assert (root / path).read_text("utf-8") == text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_yes_is_six_lines_and_the_due_note(end: str, mark: str, tmp_path: Path) -> None:
    """Exactly the lines that were shown, before every byte that was there; then it goes on."""
    text = mark + TEXT.replace("\n", end)
    root = made(tmp_path / "vault", {**OTHERS, NOTE: ""})
    (root / NOTE).write_bytes(text.encode())
    done = answered(root, [IT_IS, (ASKED, ""), (LOOK, "n"), (NOW, "y")])
    assert done.code == 0
    assert f"added 6 lines at the top of {NOTE}" in " ".join(done.shown.split())
    written = (root / NOTE).read_bytes().decode()
    assert written == mark + LINES.replace("\n", end) + text.removeprefix(mark)
    due = (root / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")
    assert "Thank-you to [Diane Baker]" in due
    assert "make these its first lines" not in " ".join(done.shown.split())


def test_a_guess_is_corrected(tmp_path: Path) -> None:
    """One letter asks for one field; a day that cannot be read is asked for again."""
    root = made(tmp_path / "vault", {NOTE: TEXT})
    answers = [
        IT_IS,
        (ASKED, "c"),
        ("Company", "Baker: Hale"),
        (ASKED, "day"),
        ("Day", "soonish"),
        ("Day", "soonish"),
    ]
    done = answered(root, [*answers, ("Day", "23 Nov 2026"), (ASKED, "y"), *LATER])
    assert done.code == 0
    assert "cannot read the date 'soonish'" in done.shown
    top = '---\ntype: interview\ncompany: "Baker: Hale"\ndate: 2026-11-23\n---\n'
    assert (root / NOTE).read_text("utf-8") == top + TEXT


def test_who_was_there_is_asked_for(tmp_path: Path) -> None:
    """Lines that name nobody would lead to no thank-you: that is said, and it is asked."""
    text = TEXT.replace("## Diane Baker\n", "")
    root = made(tmp_path / "vault", {NOTE: text})
    answers = [IT_IS, ("Who was", "Jo Roe (HR), Tom Reid")]
    done = answered(root, [*answers, (ASKED, "y"), (LOOK, "n"), (NOW, "y")])
    assert done.code == 0
    assert done.shown.count("Nobody is named, so nobody could be thanked") == 1
    top = LINES.removesuffix("---\n") + 'interviewers: "Jo Roe (HR), Tom Reid"\n---\n'
    assert (root / NOTE).read_text("utf-8") == top + text
    due = (root / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")
    assert "Thank-you to [Jo Roe]" in due
    assert "Thank-you to [Tom Reid]" in due


def test_an_address_beside_a_typed_name_comes_along(tmp_path: Path) -> None:
    """It is shown before the yes; what stands beside another name, or none, is left."""
    body = "\nSunita's email is on the leaflet, sunita@post.example. Tom: 07700 900431.\n"
    text = TEXT.replace("## Diane Baker\n", "") + body + "\nDave, 0113 496 0808\n"
    root = made(tmp_path / "vault", {NOTE: text})
    typed = "Sunita, Tom (workshops), Jo Roe"
    answers = [IT_IS, ("Who was", typed)]
    done = answered(root, [*answers, (ASKED, "y"), *LATER])
    assert done.code == 0
    people = "  Sunita (sunita@post.example)\n  Tom — workshops (07700 900431)\n  Jo Roe\n"
    assert f"People:\n{people}If something" in done.shown
    who = "Sunita <sunita@post.example>, Tom (workshops) 07700 900431, Jo Roe"
    assert who in (root / NOTE).read_text("utf-8")


def test_people_are_shown_and_read_as_typed(tmp_path: Path) -> None:
    """What somebody does is no part of the name, and what may be no name is left out, told."""
    path = "Llandaff North interview.md"
    text = (
        "# Llandaff North interview\n\nWed 25 Nov 2026 9am. Jo Roe (head) and two governors.\n"
    )
    root = made(tmp_path / "vault", {path: text})
    typed = "Helen Marsh (head), a governor and Mrs Anwen Rees who does ALN"
    again = [(ASKED, "p")]
    answers = [
        IT_IS,
        *again,
        ("Who was", typed),
        *again,
        ("Who was", "Mrs Anwen Rees who does ALN"),
    ]
    answers[-1] = ("Who was", "Mrs Anwen Rees, Sam")
    answers += [(ASKED, "y"), *LATER]
    done = answered(root, answers)
    assert done.code == 0
    assert "People:\n  Jo Roe — head\nLeft out, as it may be no name: two gov" in done.shown
    assert "  Helen Marsh — head\n  Mrs Anwen Rees — ALN\nLeft out, as it may be" in done.shown
    assert "no name: a governor\n" in done.shown
    assert "People:\n  Mrs Anwen Rees — ALN\n  Sam\nIf something" in done.shown
    top = "---\ntype: interview\ncompany: Llandaff North\ndate: 2026-11-25\ntime: 09:00\n"
    top += 'interviewers: "Mrs Anwen Rees (ALN), Sam"\n---\n'
    assert (root / path).read_text("utf-8") == top + text


CALL = (
    "# Whitchurch call\n\n30 Nov 2026, 7.35, phone. Owain Lloyd, head at Whitchurch Primary.\n"
)
AGENCY = "# Kayleigh agency call\n\n27 Nov 2026, 12.40, phone. Kayleigh Thomas, recruiter.\n"


def test_one_list_for_all(tmp_path: Path) -> None:
    """The newest day first; Enter is none, and no line is shown then; others are not named."""
    files = {**OTHERS, "Whitchurch call.md": CALL, NOTE: TEXT}
    root = made(tmp_path / "vault", files)
    done = answered(root, [(WHICH, "")])
    assert "These notes may be about job interviews or calls (newest first):\n" in done.shown
    assert "\n  1  Whitchurch call" in done.shown
    assert "\n  2  2026-11-24 Baker & Hale first round" in done.shown
    assert "Soup" not in done.shown
    assert ASKED not in done.shown
    assert {path: (root / path).read_text("utf-8") for path in files} == files


def test_nobody_is_asked_about_what_may_be_one(cli: Cli, tmp_path: Path) -> None:
    """`--yes` and `--dry-run` say nothing of it."""
    root = made(tmp_path / "vault", {"Whitchurch call.md": CALL})
    for option in ("--dry-run", "--yes"):
        assert "may be about" not in cli("init", option, vault=root).stdout
    assert (root / "Whitchurch call.md").read_text("utf-8") == CALL


def test_what_may_be_one_gets_its_lines_by_a_yes(tmp_path: Path) -> None:
    """The company stands beside who rang; an agency that is named nowhere is asked for."""
    files = {"Kayleigh agency call.md": AGENCY, "Whitchurch call.md": CALL}
    root = made(tmp_path / "vault", files)
    answers = [
        (WHICH, "all"),
        (ASKED, "y"),
        ("Company", "New Directions"),
        (YES_BY_ENTER, ""),
    ]
    done = answered(root, [*answers, *LATER])
    assert done.code == 0
    assert "These notes may be about job interviews or calls (newest first):\n" in done.shown
    for path, company, who in (
        ("Kayleigh agency call.md", "New Directions", "Kayleigh Thomas, recruiter"),
        ("Whitchurch call.md", "Whitchurch Primary", "Owain Lloyd (head)"),
    ):
        written = (root / path).read_text("utf-8")
        assert f"company: {company}\n" in written
        assert f"interviewers: {who}\n" in written
        assert written.endswith(files[path])


@pytest.mark.parametrize("named", [TEXT, TEXT.replace("## Diane", "## Who\n- Diane")])
def test_where_somebody_is_named_nothing_is_said_of_nobody(named: str, tmp_path: Path) -> None:
    """A heading or a list is enough."""
    root = made(tmp_path / "vault", {NOTE: named})
    assert "Nobody is named" not in answered(root, [IT_IS, (ASKED, "n")]).shown


def test_a_name_that_nothing_says_was_met(tmp_path: Path) -> None:
    """Then nobody is named for certain, and it is asked; nobody is proposed."""
    text = TEXT.replace("## Diane Baker\n", "A woman, Diane Baker I think, let me in.\n\n")
    root = made(tmp_path / "vault", {NOTE: text})
    shown = answered(root, [IT_IS, ("Who was", ""), (ASKED, "n")]).shown
    assert "Nobody is named for certain, so nobody could be thanked: `p` asks" in " ".join(
        shown.split()
    )
    assert "interviewers" not in shown


def test_notes_that_say_no_more_than_their_type(cli: Cli, tmp_path: Path) -> None:
    """`init` does not call well what has no company and no date."""
    root = made(tmp_path / "vault", {"a.md": "---\ntype: interview\n---\n# Acme\n"})
    said = " ".join(cli("init", "--dry-run", vault=root).stdout.split())
    assert "1 names no company or no date, so nothing is due for it" in said
    (root / "a.md").write_text(LINES + TEXT, "utf-8")
    assert "all can be read as they are" in cli("init", "--dry-run", vault=root).stdout


def test_what_is_only_a_guess_asks_no_more_once_it_was_agreed(tmp_path: Path) -> None:
    """`# right?` stands in lines that are copied, not in those that somebody has agreed to."""
    path, text = "Jobs/baker first round.md", "# First round\n\nTue 24 Nov 2026, on Teams.\n"
    root = made(tmp_path / "vault", {path: text})
    done = answered(root, [IT_IS, ("Who was", ""), (ASKED, "y"), *LATER])
    assert done.code == 0
    written = (root / path).read_text("utf-8")
    assert written.endswith(text)
    assert "company: Baker\n" in written
    assert "right?" not in written


def test_a_note_that_changes_meanwhile_stays(tmp_path: Path) -> None:
    """Hazard 1: an editor or another device may write while somebody thinks of the answer."""
    root = made(tmp_path / "vault", {NOTE: TEXT})
    later = f"---\ntype: interview\n---\n{TEXT}"

    def answers() -> Iterator[tuple[str, str]]:
        yield from READY
        yield IT_IS
        yield ASKED, "c"
        (root / NOTE).write_text(later, "utf-8")
        yield from (("Company", ""), (ASKED, "y"))

    done = talk("init", answers=answers(), cwd=root, TZ=PARIS)
    assert done.code == 0
    assert "was changed meanwhile; nothing was written into it" in " ".join(done.shown.split())
    assert (root / NOTE).read_text("utf-8") == later


def test_a_note_that_cannot_be_written_stays(tmp_path: Path) -> None:
    """It is told, and the others are asked about."""
    other = NOTE.replace("24", "25")
    root = made(tmp_path / "vault", {NOTE: TEXT, other: TEXT.replace("24", "25")})
    (root / NOTE).chmod(0o444)
    done = answered(root, [(WHICH, "all"), (ASKED, "y"), (ASKED, "y"), *LATER])
    assert done.code == 0
    assert f"error: {NOTE} stays as it is: " in " ".join(done.shown.split())
    assert (root / NOTE).read_text("utf-8") == TEXT
    assert (root / other).read_text("utf-8").endswith(TEXT.replace("24", "25"))


def test_run_again_it_asks_only_for_what_is_left(tmp_path: Path) -> None:
    """A no is no for good reason; who runs it again is asked again, and nothing else is."""
    root = made(tmp_path / "vault", {NOTE: TEXT})
    answered(root, [IT_IS, (ASKED, "n")])
    again = talk("init", answers=[IT_IS, (ASKED, "y"), *LATER], cwd=root, TZ=PARIS)
    assert again.code == 0
    assert (root / NOTE).read_text("utf-8") == LINES + TEXT
    third = talk("init", answers=[], cwd=root, TZ=PARIS)
    assert (third.code, ASKED in third.shown, NOW in third.shown) == (0, False, False)
    assert "nothing to write" in third.shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Soup\n- leeks\n", ""),
        ("---\ntags: [x]\n---\n# Nuffield\n\nTuesday 24 November 2026\n", ""),
        (
            "# Nuffield\n\nTuesday 24 November 2026, 2.30, with Helen\n\n- pay\n",
            "---\ntype: interview\ncompany: Nuffield\ndate: 2026-11-24",
        ),
    ],
)
def test_show_gives_the_lines_of_a_note_that_looks_like_nothing(
    cli: Cli, tmp_path: Path, text: str, lines: str
) -> None:
    """Whoever names a note means it, also where `init` saw no interview in it."""
    root = made(tmp_path / "vault", {"vaultsync.toml": "", "Nuffield.md": text})
    assert LINES[:20] not in cli("init", "--dry-run", vault=root).stdout
    done = cli("show", "Nuffield.md", vault=root)
    assert (done.returncode, done.stdout.strip()[: len(lines)]) == (2, lines)
    assert bool(done.stdout) is bool(lines)
    assert ("make the lines above its first ones" in done.stderr) is bool(lines)
    assert not cli("show", "Nuffield.md", "--json", vault=root).stdout


@given(st.text("\ufeff\r\na\x0c\u2028", max_size=12), st.lists(st.just("a: b"), max_size=3))
def test_nothing_that_was_there_is_lost(text: str, lines: list[str]) -> None:
    """Law: without the lines it is what it was; a byte order mark stays the first."""
    after = begin_with(text, lines)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    added = len(after) - len(text)
    assert after.startswith(mark)
    assert mark + after[len(mark) + added :] == text
    assert after[len(mark) :][:added].split() == "\n".join(lines).split()


HEAD = "---\nemployer: Baker & Hale\n{line}\nwhen: 2026-11-20\nstage: recruiter\n---\n"
CALLS_AGAIN = "Diane, recruiter. Will call me again Wednesday 2 December about the interview.\n"


@pytest.mark.parametrize(
    ("line", "shown", "why"),
    [
        ("position: clerk", "", ""),  # it can be read: nothing is to be mended
        ("position: ?", 'position: "?"', "line 3: the value of `position` is `?` alone"),
        ("position: Acme: clerk", 'position: "Acme: clerk"', "line 3: the value of `position`"),
        ('position: "clerk', 'position: "clerk', "is never closed"),
    ],
)
def test_a_top_that_cannot_be_read_is_mended_first(
    line: str, shown: str, why: str, cli: Cli, tmp_path: Path
) -> None:
    """No day is guessed from the text while the top says another one, which YAML refuses."""
    text = HEAD.format(line=line) + CALLS_AGAIN
    root = made(tmp_path / "vault", {**OTHERS, "Jobs/Baker interview 2026.md": text})
    said = cli("init", "--dry-run", vault=root).stdout
    assert ("cannot be read, " in said) is bool(shown)
    assert "2026-12-02" not in said
    assert why in said
    if shown:
        assert f"\n\n{shown}\n\n" in said
        assert "type: interview\n" not in said
        assert "Mend the line at the top of each" in said


TAGGED = "---\ntags: [career]\ncreated: 24/11/2026\n---\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "top", ["---\n---\n", TAGGED, f"\ufeff{TAGGED}", "---\nrole: Cook\n---\n"]
)
def test_more_lines_at_the_top_of_a_note_that_has_some(
    top: str, end: str, tmp_path: Path
) -> None:
    """They become the last ones there; no byte that was there changes (hazard 1)."""
    text = f"{top}{TEXT}".replace("\n", end)
    root = made(tmp_path / "vault", {NOTE: ""})
    (root / NOTE).write_bytes(text.encode())
    done = answered(root, [IT_IS, (ASKED, ""), (LOOK, "n"), (NOW, "y")])
    assert done.code == 0
    assert "As an interview note it needs; between the two `---` at its top:" in done.shown
    lines = "type: interview\ncompany: Baker & Hale\ndate: 2026-11-24\ntime: 10:00\n"
    at = text.index("---", text.index("---") + 3)
    after = text[:at] + lines.replace("\n", end) + text[at:]
    assert (root / NOTE).read_bytes().decode() == after
    due = (root / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")
    assert "Thank-you to [Diane Baker]" in due


def test_an_interview_note_without_company_and_date(tmp_path: Path) -> None:
    """It counts by its tag, and says neither: both are asked for, and no `type` is added."""
    top = "---\ntags: [interview]\n---\n"
    root = made(tmp_path / "vault", {"Baker & Hale.md": f"{top}{TEXT}"})
    done = answered(root, [IT_IS, (ASKED, ""), (LOOK, "n"), (NOW, "y")])
    assert done.code == 0
    assert "1 of them names no company or no date: asked below" in " ".join(done.shown.split())
    added = "company: Baker & Hale\ndate: 2026-11-24\ntime: 10:00\n---\n"
    written = (root / "Baker & Hale.md").read_text("utf-8")
    assert written == top.removesuffix("---\n") + added + TEXT
    due = (root / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")
    assert "Thank-you to [Diane Baker]" in due


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\nCompany: x\n---\n", "`company` stands at its top already"),
        ("---\na: [1\n---\n", "cannot be read for sure"),
        ("---\na: |\n  b\n c\n---\n", "cannot be read for sure"),
        ("---\na: &x 1\n---\n", "cannot be read for sure"),
        ("---\n{a: 1}\n---\n", "its top "),
        ("---\na: 1\n", None),
    ],
)
def test_a_top_that_would_say_something_else_stays(text: str, why: str | None) -> None:
    """Read again, it must say what it said, and the lines besides; else it is refused."""
    made_of = with_lines(text, "a.md", ("company: Acme",))
    assert (made_of.reason if isinstance(made_of, Refusal) else None) == why or (
        why is not None and isinstance(made_of, Refusal) and why in made_of.reason
    )


_KEYS = st.lists(
    st.sampled_from(["a: 1", "b:", "  - x", "c: 'y'", "# z", "", "d: |", "  e", "f: {g: 1}"]),
    max_size=6,
)


@given(_KEYS, st.sampled_from(["\n", "\r\n", "\r"]), st.text("ab-:\n", max_size=20))
def test_what_was_read_is_read_again(keys: list[str], end: str, body: str) -> None:
    """Law: either it is refused, or all is there as before and the lines besides."""
    text = end.join(("---", *keys, "---", "")) + body
    after = with_lines(text, "a.md", ("company: Acme", "date: 2026-11-24"))
    if isinstance(after, Refusal):
        return
    added = f"company: Acme{end}date: 2026-11-24{end}"
    assert after.replace(added, "", 1) == text
    was, now = (read_head(Source("a.md", one)) for one in (text, after))
    assert now.entries[: len(was.entries)] == was.entries
    assert [one.key.text for one in now.entries[len(was.entries) :]] == ["company", "date"]
