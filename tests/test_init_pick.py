"""In `init` a person says which of their notes in plain text are about interviews."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.talking import CTRL_C, CTRL_D, Talk, talk
from tests.test_init import PARIS, made
from tests.test_lines_at_the_top import (
    ASKED,
    IT_IS,
    LATER,
    LOOK,
    NOTE,
    NOW,
    READY,
    TEXT,
    WHICH,
    YES_BY_ENTER,
)
from tests.test_plain_job import ASHDOWN, MARLOWE, QUILL
from tests.vaults import contents
from vaultsync.cli.numbers import read_numbers
from vaultsync.parse.likely import day_line, likely, suggested_company
from vaultsync.vault.opening import open_vault
from vaultsync.vault.survey import Survey, survey

TODAY = date(2026, 11, 30)
BELL = "# Call with Bell Foods\n\nMon 23 Nov, 11am\n\nThey liked the plan.\n"
THREE = {"Ashdown Print.md": ASHDOWN, "Marlowe Books.md": MARLOWE, "Quill.md": QUILL}
ENTRY = "# {0}\n\nThu {1} Nov 2026, two hours, upstairs\n"


def answered(root: Path, answers: list[tuple[str, str]]) -> Talk:
    """Run `init` as somebody does who answers so."""
    state = str(root.parent / "state")
    return talk("init", answers=(*READY, *answers), cwd=root, TZ=PARIS, VAULTSYNC_STATE=state)


def surveyed(root: Path) -> Survey:
    """Look at a folder, on 30 November 2026."""
    vault = open_vault(str(root))
    return survey(vault, datetime(2026, 11, 30, 12, tzinfo=vault.zone))


def top_of(text: str) -> str:
    """Give the lines of a front matter."""
    return text.split("---\n")[1]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        *((text, None) for text in ("y", "yes", "0", "5", "1 5", "3-1", "1-", "-1", "1 and")),
        *((text, None) for text in ("one", "1.5", "all 1", "1 all", "1 or 2", "Marlowe", "²")),
        *((text, None) for text in ("1-99999999999999999999", "9" * 5000, "1 3 x")),
        *((text, ()) for text in ("", " ", "n", "no", "None")),
        *(
            (text, (1, 3))
            for text in ("1 3", "1,3", "1, 3", "1 and 3", "1 & 3", "3 1", "1 3 1")
        ),
        *((text, (1, 2, 3)) for text in ("1-3", "1 - 3", "1–3", "1 to 3", "1, 2 and 3")),
        ("1-2, and 4", (1, 2, 4)),
        ("2.", (2,)),
        ("All", (1, 2, 3, 4)),
    ],
)
def test_numbers_of_a_list(text: str, numbers: tuple[int, ...] | None) -> None:
    """None: it is asked again; nothing is guessed from half of an answer."""
    assert read_numbers(text, 4) == numbers


@given(st.text("0123456789-,& andtol."), st.integers(1, 30))
def test_numbers_are_those_of_the_list(text: str, most: int) -> None:
    """Law: whatever is typed, each number is one that is shown."""
    for least in (1, most):
        assert set(read_numbers(text, most, least) or ()) <= set(range(least, most + 1))


@pytest.mark.parametrize(
    ("path", "text", "offered"),
    [
        ("Soup.md", "# Soup\n- leeks\n", False),
        ("Club.md", "# Club\n\n24 Nov 2026 committee, upstairs\n", False),
        ("Club.md", "# Club\n\n24 Nov 2026, met Jo Roe\n", False),
        ("Dentist.md", "# Dentist\n\n24 Nov 2026, phone call\n", False),
        ("Mum.md", "24 Nov 2026 phone call with mum about the job\n", False),
        ("2026-11-24.md", "# Tuesday\n\n- milk\n", False),
        ("Diary/Tue.md", "Tue 24 Nov 2026\n\n- milk\n", False),
        ("Leeds.md", "# Leeds\n\nTue 24 Nov 2020, two hours\n", False),
        ("Leeds.md", "# Leeds\n\nWed 24 Feb 2027, two hours\n", False),
        ("Leeds.md", "# Leeds\n\ntwo hours\n", False),
        ("Leeds.md", "# Leeds\n\n## Fri 27 Nov 2020\n- two hours\n", False),
        ("Leeds.md", "# Leeds\n\nno interview\n", False),
        ("Leeds.md", "---\ntype: note\n---\n# Leeds\n\nTue 24 Nov 2026\n", False),
        ("Leeds.md", "---\ntype: [a, b]\n---\n# Leeds\n\nTue 24 Nov 2026\n", False),
        ("Leeds.md", "---\ntags: [x\n---\n# Leeds\n\nTue 24 Nov 2026\n", False),
        ("Jane.md", "---\ntype: person\n---\n# Jane\n\nmet Tue 24 Nov 2026\n", False),
        ("Interview prep.md", "# Interview prep\n\n- questions\n", False),
        ("{{title}}.md", "# {{title}}\n\nTue 24 Nov 2026\n", False),
        ("Follow-ups/Drafts/x.md", "Tue 24 Nov 2026, met Jane\n", False),
        ("Leeds.md", "a\nb\nc\nd\ne\nf\ng\nh\nTue 24 Nov 2026\n", False),
        ("Leeds.md", "# Leeds\n\nTue 24 Nov 2026, two hours\n", True),
        ("Leeds.md", "---\ntags: [x]\n---\n# Leeds\n\nTue 24 Nov 2026\n", True),
        ("Leeds 2026-11-24.md", "two hours\n", True),
        ("Leeds.md", "# Leeds\n\n## Fri 27 Nov\n- two hours\n", True),
        ("Leeds.md", "# Leeds\n\n## Pay\n- low\n\n## Next\nInterview on 27 Nov\n", True),
        ("Club.md", "# Club\n\n24 Nov 2026, interview for the shop\n", True),
        ("2026-11-24.md", "Met Jane Roe at Acme.\n", True),
        ("Leeds.md", "# Leeds\n\nmet Jane Roe\n", True),
        ("Call with Bell Foods.md", BELL, True),
        *((path, text, True) for path, text in THREE.items()),
    ],
)
def test_what_is_offered_in_a_small_folder(
    path: str, text: str, offered: bool, tmp_path: Path
) -> None:
    """A near day in plain text, or a word such as met; a diary's day needs that word, too."""
    found = surveyed(made(tmp_path / "vault", {path: text}))
    assert [one.path for one in (*found.unsure, *found.offered)] == [path] * offered


BIG = {f"Notes/{n:02}.md": ENTRY.format(f"Thing {n}", n % 28 + 1) for n in range(50)}


@pytest.mark.parametrize(
    ("paths", "offered"),
    [
        ([], []),
        (["Leeds.md"], []),
        (["Work/Leeds.md"], []),
        (["Notes/2026-11-24 Acme interview.md"], []),  # with fifty others beside it
        (["Acme interview.md", "Leeds.md"], ["Leeds.md"]),
        (["Job hunt/Leeds, research.md"], ["Job hunt/Leeds, research.md"]),
        (["Job hunt/CV.md"], ["Job hunt/CV.md"]),
        *(
            ([f"{folder}/Leeds.md"], [f"{folder}/Leeds.md"])
            for folder in ("Jobs", "job", "Applications", "career", "Jobs/Old")
        ),
    ],
)
def test_what_is_offered_in_a_big_folder(
    paths: list[str], offered: list[str], tmp_path: Path
) -> None:
    """Of many other things nothing; only what lies with interviews, or in a folder for them."""
    root = made(tmp_path / "vault", BIG | {path: ENTRY.format("Leeds", 26) for path in paths})
    found = surveyed(root)
    assert [one.path for one in found.offered] == offered
    assert not found.unsure


def test_the_newest_day_comes_first(tmp_path: Path) -> None:
    """What today's words tell of stands before; what has no day comes last."""
    files = {f"{n}.md": ENTRY.format("Leeds", day) for n, day in (("a", 12), ("b", 26))}
    root = made(
        tmp_path / "vault", {**files, "c.md": "# Leeds\n\nmet Jane Roe\n", "d.md": BELL}
    )
    assert [one.path for one in surveyed(root).offered] == ["b.md", "d.md", "a.md", "c.md"]


@pytest.mark.parametrize(
    ("path", "text", "company"),
    [
        ("Call with Sunita.md", "23 Nov 2026\n", ""),
        ("Call with Mrs Jane Roe.md", "23 Nov 2026\n", ""),
        ("Call with Jane Roe.md", "23 Nov 2026, she was nice\n", ""),
        ("Call with Jane Roe.md", "23 Nov 2026, 10am. Jane Roe (recruiter)\n", ""),
        ("Call with Jane about the job.md", "23 Nov 2026\n", ""),
        ("Bell Foods.md", "23 Nov 2026\n", ""),
        ("Call with Bell Foods.md", BELL, "Bell Foods"),
        ("x.md", "# Phone call with Bell & Sons, 23 Nov\n", "Bell & Sons"),
    ],
)
def test_what_is_suggested_as_the_company(path: str, text: str, company: str) -> None:
    """Only where nothing speaks of a person; it is asked for all the same."""
    found = likely(text, path, today=TODAY, meant=True)
    assert found
    assert suggested_company(found) == company


def test_the_line_of_the_list_names_the_day() -> None:
    """Without its marks; where no line names a day, the first one."""
    for text, line in (
        (MARLOWE, "Thursday 26 November, 2pm, in the office. Met Joan Ellery and Tom."),
        ("# Leeds\n\n- **met** Jane\n", "Leeds"),
    ):
        found = likely(text, "x.md", today=TODAY, meant=True)
        assert found
        assert day_line(found) == line


def test_three_notes_of_a_plain_folder(tmp_path: Path) -> None:
    """What cannot be understood is asked again; each is shown, and Enter is a yes."""
    root = made(tmp_path / "vault", THREE)
    yes = (YES_BY_ENTER, "")
    answers = [(WHICH, "yes"), (WHICH, "1-2, and 3"), yes, yes, yes]
    done = answered(root, [*answers, ("Go through", "n"), (LOOK, "n"), (NOW, "y")])
    assert done.code == 0
    wrong = "  type numbers from 1 to 3, as `1 3` or `1-3`, or `all`; only Enter is none\n"
    assert done.shown.count(wrong) == 1
    assert "\n  2  Ashdown Print  Tue 24 Nov, 10am, phone call with Priya Nair" in done.shown
    assert "\n  1  Marlowe Books  Thursday 26 November, 2pm, in the office" in done.shown
    assert "\n  3  Quill          Interview with Sam Otieno on Wed 18 Nov 2026" in done.shown
    assert "  Priya Nair — recruiter (priya@ashdown.example)\n" in done.shown
    tops = {path: top_of((root / path).read_text("utf-8")) for path in THREE}
    assert tops == {
        "Ashdown Print.md": (
            "type: interview\ncompany: Ashdown Print\ndate: 2026-11-24\n"
            "time: 10:00\nduration: 30 min\n"
            "interviewers: Priya Nair (recruiter) <priya@ashdown.example>\n"
        ),
        "Marlowe Books.md": (
            "type: interview\ncompany: Marlowe Books\nrole: editorial assistant\n"
            "date: 2026-11-26\ntime: 14:00\ninterviewers: Joan Ellery and Tom\n"
        ),
        "Quill.md": (
            "type: interview\ncompany: Quill & Co\ndate: 2026-11-18\ntime: 11:00\n"
            "interviewers: Sam Otieno <sam@quill.example>\n"
        ),
    }
    for path, text in THREE.items():
        assert (root / path).read_text("utf-8").endswith(f"---\n{text}")
    due = (root / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")
    for name in ("Priya Nair", "Joan Ellery", "Tom"):
        assert f"Thank-you to [{name}]" in due


@pytest.mark.parametrize("answer", ["", "none", CTRL_C, CTRL_D])
def test_nothing_picked_is_nothing_written(answer: str, tmp_path: Path) -> None:
    """And no line for any of them is shown."""
    root = made(tmp_path / "vault", THREE)
    done = answered(root, [(WHICH, answer)] + [("now?", "n")] * (answer in {"", "none"}))
    assert done.code == (130 if answer == CTRL_C else 0)
    assert {path: (root / path).read_text("utf-8") for path in THREE} == THREE
    assert "interviewers:" not in done.shown


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
def test_where_nobody_is_asked_nothing_is_offered(
    cli: Cli, option: str, tmp_path: Path
) -> None:
    """The notes stay as they are, and what is said of the folder names none of them."""
    root = made(tmp_path / "vault", THREE)
    before = contents(root)
    said = cli("init", option, vault=root).stdout
    assert WHICH not in said
    assert "you will be asked" not in said
    assert not any(path in said for path in THREE)
    after = contents(root)
    assert {path: after[path] for path in before} == before


def test_company_and_day_are_asked_for(tmp_path: Path) -> None:
    """Of a note that looks like one, too; what the name may mean is suggested."""
    leeds = "# Interview, notes\n\nmet Jane Roe, the office manager\n"
    root = made(tmp_path / "vault", {"Call with Bell Foods.md": BELL, "notes.md": leeds})
    answers = [(WHICH, "1-2"), ("Company (-: leave the note) [Bell Foods]", "")]
    answers += [("Who was there", "Kim Bell"), (YES_BY_ENTER, "")]
    answers += [("Company (Enter: leave the note)", "Acme")]
    answers += [("Day (Enter: leave the note)", "soon"), ("cannot read", "20 Nov 2026")]
    answers += [(YES_BY_ENTER, ""), *LATER]
    done = answered(root, answers)
    assert done.code == 0
    assert "does not say for sure which company it is about and which day it was." in " ".join(
        done.shown.split()
    )
    bell = top_of((root / "Call with Bell Foods.md").read_text("utf-8"))
    assert bell.startswith("type: interview\ncompany: Bell Foods\ndate: ")
    assert bell.endswith("interviewers: Kim Bell\n")
    notes = (root / "notes.md").read_text("utf-8")
    assert top_of(notes).startswith("type: interview\ncompany: Acme\ndate: 2026-11-20\n")
    assert notes.endswith(leeds)


@pytest.mark.parametrize(
    "answers",
    [
        [("Company (-", "-"), ("now?", "n")],
        [("Company (-", ""), ("Who was", ""), (ASKED, "n"), ("now?", "n")],
        [("Company (-", ""), ("Who was", CTRL_C)],
        [("Company (-", ""), ("Who was", ""), (ASKED, CTRL_C)],
    ],
)
def test_a_picked_note_is_left_by_a_no(answers: list[tuple[str, str]], tmp_path: Path) -> None:
    """A dash instead of the company, a no, or Ctrl-C: no byte of it changes."""
    root = made(tmp_path / "vault", {"Call with Bell Foods.md": BELL})
    answered(root, [IT_IS, *answers])
    assert (root / "Call with Bell Foods.md").read_text("utf-8") == BELL


def test_one_field_is_corrected_by_its_letter(tmp_path: Path) -> None:
    """Or by its word; a dash takes it away, and what cannot be read is asked for again."""
    root = made(tmp_path / "vault", {"Marlowe Books.md": MARLOWE})
    answers = [IT_IS, (ASKED, "r"), ("Role (-: none)", "editor")]
    answers += [
        (ASKED, "role"),
        ("Role (-: none) [editor]", "-"),
        (ASKED, "r"),
        ("Role (E", ""),
    ]
    answers += [(ASKED, "x"), ("type y, n, c, r, d, t, p", "t"), ("none", "soon")]
    answers += [("cannot read the time 'soon'", "2.30pm"), (ASKED, "p"), ("Who", "Jo Roe")]
    done = answered(root, [*answers, (ASKED, "y"), *LATER])
    assert done.code == 0
    assert "role: editor\n" in done.shown
    assert top_of((root / "Marlowe Books.md").read_text("utf-8")) == (
        "type: interview\ncompany: Marlowe Books\ndate: 2026-11-26\ntime: 14:30\n"
        "interviewers: Jo Roe\n"
    )


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        ([("Time, e.g. 14:30 (Enter: none)", "")], ""),
        ([("Time, e.g. 14:30", "soon"), ("cannot read the time 'soon'", "")], ""),
        ([("Time, e.g. 14:30", "2.30pm")], "time: 14:30\n"),
    ],
)
def test_the_hour_of_today_is_asked_for(
    answers: list[tuple[str, str]], line: str, tmp_path: Path
) -> None:
    """Without it the interview is over tomorrow; Enter leaves it out."""
    bell = BELL.replace("Mon 23 Nov, 11am\n\n", "")
    root = made(tmp_path / "vault", {"Call with Bell Foods.md": bell})
    day = [("Company (-", ""), ("Day (Enter", "today")]
    last = [("Who was", ""), (ASKED, "y"), *LATER]
    done = answered(root, [IT_IS, *day, *answers, *last])
    assert done.code == 0, done.shown
    top = top_of((root / "Call with Bell Foods.md").read_text("utf-8"))
    assert top.partition("date: ")[2].partition("\n")[2] == line


@pytest.mark.parametrize("asked", [False, True])
def test_what_is_left_is_said_in_words(asked: bool, tmp_path: Path) -> None:
    """Behind the first due note: no codes, and a sentence that was answered is none of it."""
    bell = BELL.replace("They", "Sent Jo Roe a thank-you email.\nThey")
    root = made(tmp_path / "vault", {"Call with Bell Foods.md": bell})
    lines = [IT_IS, ("Company (-", ""), ("Who was", "Jo Roe"), (ASKED, "y")]
    right = "q: no more): "
    letter = [(right, "t"), ("did you thank", "")] * asked
    read = [("Look at what", "y"), *letter, (right, "q"), ("drafts now?", "y")]
    done = answered(root, [*lines, *read])
    told = " ".join(done.shown.split())
    assert "unclear: Sent Jo Roe a thank-you email." in told
    assert "worth a look (cannot be reached" in told
    assert ("thank-you told only in prose" in told) != asked
    assert "[VS" not in told


def test_a_picked_note_that_changes_meanwhile_stays(tmp_path: Path) -> None:
    """Hazard 1, with a yes by Enter; the other one gets its lines."""
    files = {path: THREE[path] for path in ("Marlowe Books.md", "Quill.md")}
    root = made(tmp_path / "vault", files)
    later = MARLOWE.replace("Tom", "Tim")

    def answers() -> Iterator[tuple[str, str]]:
        yield from READY
        yield from ((WHICH, "all"), (ASKED, "r"))
        (root / "Marlowe Books.md").write_text(later, "utf-8")
        yield from (("Role", ""), (YES_BY_ENTER, ""), (YES_BY_ENTER, ""))
        yield from (("Go through", "n"), *LATER)

    done = talk("init", answers=answers(), cwd=root, TZ=PARIS)
    assert done.code == 0
    assert "Marlowe Books.md was changed meanwhile; nothing was" in " ".join(done.shown.split())
    assert (root / "Marlowe Books.md").read_text("utf-8") == later
    assert (root / "Quill.md").read_text("utf-8").startswith("---\ntype: interview\n")


def test_stopped_in_the_middle_each_note_is_whole(tmp_path: Path) -> None:
    """Who was asked about before has the lines; the others have every byte that they had."""
    files = {path: THREE[path] for path in ("Marlowe Books.md", "Quill.md")}
    root = made(tmp_path / "vault", files)
    done = answered(root, [(WHICH, "all"), (YES_BY_ENTER, ""), (YES_BY_ENTER, CTRL_D)])
    assert done.code == 0
    assert (root / "Marlowe Books.md").read_text("utf-8").endswith(f"---\n{MARLOWE}")
    assert (root / "Quill.md").read_text("utf-8") == QUILL


def test_what_has_its_lines_is_not_shown_again_behind_a_ctrl_d(tmp_path: Path) -> None:
    """Stopped at the second one: the first got its lines already."""
    root = made(tmp_path / "vault", {NOTE: TEXT, "Quill.md": QUILL})
    done = answered(root, [(WHICH, "all"), (ASKED, "y"), (ASKED, CTRL_D)])
    assert done.code == 0
    assert (root / NOTE).read_text("utf-8").endswith(f"---\n{TEXT}")
    assert "make these its first lines" not in " ".join(done.shown.split())


def test_a_long_list_comes_in_parts(tmp_path: Path) -> None:
    """Twelve lines at most, each on one row of the screen; the numbers go on."""
    days = [TODAY - timedelta(days=n) for n in range(1, 15)]
    files = {f"{'long ' * 12}{day}.md": f"two {'hours ' * 30}\n" for day in days}
    root = made(tmp_path / "vault", files)
    done = answered(
        root, [(WHICH, "13"), (WHICH, ""), (WHICH, "12"), (WHICH, ""), ("now?", "n")]
    )
    parts = done.shown.split("interviews or calls (newest first, ")
    rows = [parts[1].splitlines()[1:13], parts[2].splitlines()[1:3]]
    assert [part.partition(")")[0] for part in parts[1:]] == ["1 to 12 of 14", "13 to 14 of 14"]
    assert [row.split()[0] for row in rows[0]] == [str(n) for n in range(1, 13)]
    assert [row.split()[0] for row in rows[1]] == ["13", "14"]
    assert all(len(row) <= 80 for part in rows for row in part)
    assert "type numbers from 1 to 12" in done.shown
    assert "type numbers from 13 to 14" in done.shown


def test_a_picked_note_with_several_interviews(tmp_path: Path) -> None:
    """Each may get a note of its own; the file is left."""
    text = (
        "# Bell Foods\n\nWhat they told me.\n\n## 17 Nov 2026 - call with Ann Lee\n- x\n\n"
        "## 24 Nov 2026 - call with Bo Ray\n- y\n"
    )
    root = made(tmp_path / "vault", {"Bell Foods.md": text})
    found = surveyed(root)
    assert [one.path for one in (*found.unsure, *found.offered)] == ["Bell Foods.md"]
    answers = [IT_IS, ("which role", ""), ("note for each?", "n"), ("now?", "n")]
    done = answered(root, answers)
    assert "Bell Foods.md holds 2 interviews" in done.shown
    assert (root / "Bell Foods.md").read_text("utf-8") == text
