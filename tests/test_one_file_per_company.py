"""One plain file per company, with a dated heading per interview (section 5, issue 8)."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.talking import CTRL_C, Talk, talk
from tests.test_headings_of_one_word import read
from tests.test_init import PARIS, made
from tests.test_lines_at_the_top import IT_IS, LOOK, NOW
from tests.vaults import contents
from vaultsync.parse.front.likeness import likeness
from vaultsync.parse.interview import parse_note
from vaultsync.parse.persons.interviews_inside import interviews_inside, said_above
from vaultsync.render.first_lines import whole_lines
from vaultsync.render.inside_note import inside_note
from vaultsync.render.new_note import NewNote
from vaultsync.settings import Settings

TODAY = date(2026, 11, 30)
LONDON = ZoneInfo("Europe/London")
FIRST = "## 18 Nov 2026 - first interview with Ann Lee and Dev Patel\n\n- Ann: the rota\n"
SECOND = "## 27 Nov 2026 - second round, Ann again + Max Ash (ops director)\n- the site \n"
LATER = "## 3 Dec 2035 - interview with Lou Bram\n- take the card\n"
FILE = "Aurora Homes.md"
TEXT = f"# Aurora Homes\n\nSenior PM, residential. 3 days in.\n\n{FIRST}\n{SECOND}\n{LATER}"
ROLE, ASKED = "which role", "note for each?"
READY = (
    ("Your name", "Jo"),
    ("public holidays", "none"),
    ("LinkedIn", ""),
    ("Write this?", "y"),
)
STEMS = [
    "2026-11-18 Aurora Homes.md",
    "2026-11-27 Aurora Homes.md",
    "2035-12-03 Aurora Homes.md",
]


def answered(
    root: Path, *answers: tuple[str, str], again: bool = False, one: bool = False
) -> Talk:
    """Run `init` as somebody does who answers so; `one`: and has nothing more to answer."""
    state = str(root.parent / "state")
    ready = () if again else READY
    about = (IT_IS,) * bool(answers or one)
    return talk(
        "init", answers=(*ready, *about, *answers), cwd=root, TZ=PARIS, VAULTSYNC_STATE=state
    )


@pytest.mark.parametrize(
    ("body", "people"),
    [
        # the heading is nobody, and names nobody
        ("## 25 Nov\n- x\n", []),
        ("## 25 Nov - interview\n- x\n", []),
        ("## 25 Nov - interview with HR\n- x\n", []),
        ("## 25 Nov - interview with the board\n- x\n", []),
        ("## 25 Nov - interview with Aurora\n- x\n", []),
        ("## 25 Nov - second round, Leeds\n- x\n", []),
        ("## 25 Nov - prep for the interview with Ann Lee\n- x\n", []),
        ("## 25 Nov - lights with Ann Lee\n- x\n", []),
        # several interviews: nobody knows which one the note is read as
        ("## 18 Nov - call with Ann Lee\n- x\n## 25 Nov - interview with Bo Ray\n- y\n", []),
        # another heading is a person
        ("## 25 Nov - interview with Ann Lee\n- x\n## Bo Ray\n- y\n", ["Bo Ray"]),
        # one interview: whom it names
        ("## 25 Nov - Teams interview with Ann Lee and Bo Ray\n- x\n", ["Ann Lee", "Bo Ray"]),
        ("## Wednesday 25th: call with Ann Lee\n- x\n", ["Ann Lee"]),
        (
            "## 25 Nov - interview with Ann Lee at the factory\n- x\n## 28 Nov\n- y\n",
            ["Ann Lee"],
        ),
        ("## 25 Nov - second round, Ann Lee + Bo Ray (ops)\n- x\n", ["Ann Lee", "Bo Ray"]),
        ("### 2026-11-25 interview w/ Ann Lee (HR)\n- x\n", ["Ann Lee"]),
    ],
)
def test_whom_a_heading_with_a_date_names(body: str, people: list[str]) -> None:
    """A date is never a person; whom it names counts where it is clearly one interview."""
    head = "---\ntype: interview\ncompany: Aurora Ltd\ndate: 2026-11-25\n---\n"
    found = parse_note(head + body, "n.md", Settings(), LONDON).interview
    assert found
    assert [one.name for one in found.people] == people


def test_who_is_listed_is_a_person_whatever_the_name() -> None:
    """Somebody may list that text as an interviewer."""
    listed = "interviewers: [May 25 Smith]"
    head = f"---\ntype: interview\ncompany: A\ndate: 2026-11-25\n{listed}\n---\n"
    found = parse_note(f"{head}## May 25 Smith\n- x\n", "n.md", Settings(), LONDON).interview
    assert found
    assert [one.name for one in found.people] == ["May 25 Smith"]
    assert found.people[0].points


def test_one_person_has_what_stands_below_the_date() -> None:
    """The points are theirs, down to the next heading of its level."""
    people, told = read("## 25 Nov - interview with Ann Lee\n- the rota\n## 28 Nov\n- no\n")
    assert [point.text for one in people for point in one.points] == ["the rota"]
    assert told == []


def test_several_interviews_are_one_finding() -> None:
    """One cause is told once: VS223, and nothing of each heading."""
    head = "---\ntype: interview\ncompany: Aurora Homes\ndate: 2026-11-27\n---\n"
    found = parse_note(f"{head}{FIRST}{SECOND}", "n.md", Settings(), LONDON)
    assert found.interview
    assert found.interview.people == ()
    codes = [one.code for one in found.findings if one.code.startswith("VS2")]
    assert codes == ["VS223"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("- leeks\n", []),
        ("# Club\n\n## 17 Nov - spring clean\n- x\n", []),
        ("# A\n\n## Applied 8 Nov 2026\n- x\n", []),
        (f"---\ncompany: A\n---\n{FIRST}{SECOND}", []),
        (f"---\nWhen: 2026-11-18\n---\n{FIRST}{SECOND}", []),
        (f"---\ntype: job\n---\n{FIRST}{SECOND}", []),
        (f"```\n{FIRST}```\n", []),
        (f"---\ntags: [job-hunt]\ncreated: 2026-11-01\n---\n{FIRST}{SECOND}", [18, 27]),
        (FIRST, [18]),
        (TEXT, [18, 27, 3]),
        (SECOND + FIRST, [27, 18]),
        (TEXT.replace("\n", "\r\n"), [18, 27, 3]),
    ],
)
def test_which_interviews_a_file_holds(text: str, days: list[int]) -> None:
    """Headings of an interview with its day, in their order; not those of other days."""
    found = interviews_inside(text, "Aurora Homes", Settings(), TODAY)
    assert [one.day.day for one in found if one.day] == days


def test_who_was_there_and_which_round() -> None:
    """A first name is enough where another heading of the file has the whole one."""
    first, second, later = interviews_inside(TEXT, "Aurora Homes", Settings(), TODAY)
    assert [one.name for one in first.people] == ["Ann Lee", "Dev Patel"]
    assert [one.name for one in second.people] == ["Ann Lee", "Max Ash"]
    assert [one.name for one in later.people] == ["Lou Bram"]
    assert [one.stage for one in (first, second, later)] == [
        "first interview",
        "second round",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        (FIRST, FIRST),
        (f"{FIRST}## 24 Nov 2026\n- it's a no\n", f"{FIRST}## 24 Nov 2026\n- it's a no\n"),
        (f"## 24 Nov 2026\n- it's a no\n{FIRST}", f"{FIRST}## 24 Nov 2026\n- it's a no\n"),
        (f"## 8 Nov 2026\n- applied\n{FIRST}", FIRST),
        (f"{FIRST}### Salary\n- dodged\n", f"{FIRST}### Salary\n- dodged\n"),
        (
            "## 18 Nov 2026 - call with Ann Lee\n- the rota \n",
            "## 18 Nov 2026 - call with Ann Lee\n\n## Ann Lee\n\n- the rota \n",
        ),
        (
            "## 18 Nov 2026 - call with Ann Lee\r\n\r\n- x\r\n",
            "## 18 Nov 2026 - call with Ann Lee\r\n\r\n## Ann Lee\r\n\r\n- x\r\n",
        ),
        (
            "18 Nov 2026 - call with Ann Lee\n----\n- x\n",
            "18 Nov 2026 - call with Ann Lee\n----\n- x\n",
        ),
        (
            "## 18 Nov 2026 - call with Ann Lee\n### The job\n- x",
            "## 18 Nov 2026 - call with Ann Lee\n### The job\n- x",
        ),
    ],
)
def test_what_is_copied(text: str, copied: str) -> None:
    """The section to the byte, and what came after it; one person's name goes above it."""
    (one,) = interviews_inside(text, "Aurora Homes", Settings(), TODAY)
    assert one.text == copied


@pytest.mark.parametrize(
    ("above", "role", "contact"),
    [
        ("Off-site, Oldham\n", "", ""),
        ("Engineer. Or manager\n", "", ""),
        ("Ring jo@firm.example\n", "", ""),
        ("Priya Nair, HR, jo@firm.example\n", "", ""),
        ("Priya Nair, priya@a.example\nJo Roe, jo@a.example\n", "", ""),
        ("Off-site. Programme manager\n", "Programme manager", ""),
        (
            "Priya Nair, HR - 0161 496 0133, priya.nair@a.example\n",
            "",
            "Priya Nair <priya.nair@a.example>",
        ),
    ],
)
def test_what_stands_above_the_interviews(above: str, role: str, contact: str) -> None:
    """Role and contact are proposed where there can be no other one."""
    text = f"# A\n\n{above}\n{FIRST}"
    inside = interviews_inside(text, "A", Settings(), TODAY)
    assert said_above(text, Settings(), TODAY, "A", inside) == (role, contact)


@given(st.lists(st.sampled_from([*"#-:@, \r\n", "18 Nov ", "interview ", "with Ann ", "é"])))
def test_nothing_is_lost_and_nothing_raises(signs: list[str]) -> None:
    """Law: every line that is copied is one of the file's, but for a name above them."""
    text = FIRST + "".join(signs)
    for one in interviews_inside(text, "A", Settings(), TODAY):
        names = {f"## {person.name}" for person in one.people}
        lines = {*text.splitlines(), *names, *(f"#{name}" for name in names), ""}
        assert {*one.text.splitlines()} <= {*lines, *(f"##{name}" for name in names)}
    said_above(text, Settings(), TODAY, "A", ())


def test_a_note_that_would_be_misread_is_not_written() -> None:
    """The proof reads it again: other persons, another day, an error say so."""
    (one,) = interviews_inside(FIRST, "Aurora Homes", Settings(), TODAY)
    note = NewNote(company="Aurora Homes", day=date(2026, 11, 18))
    assert inside_note(one, note, Settings(), LONDON).why == ""
    broken = one._replace(own=f"{one.own}<<<<<<< a\n=======\n>>>>>>> b\n")
    assert "conflict" in inside_note(broken, note, Settings(), LONDON).why


@pytest.mark.parametrize("answer", ["n", "no", CTRL_C])
def test_without_a_yes_no_note_is_written(answer: str, tmp_path: Path) -> None:
    """What would be written, and that the file stays, is said before."""
    club = (
        "# Club\n\n## 17 Nov 2026 - committee meeting\n- x\n\n## 24 Nov 2026 - meeting\n- y\n"
    )
    root = made(tmp_path / "vault", {FILE: TEXT, "Club.md": club})
    said = " ".join(answered(root, (ROLE, ""), (ASKED, answer)).shown.split())
    assert contents(root)[FILE] == TEXT.encode()
    assert not (root / "Interviews").exists()
    assert f"{FILE} holds 3 interviews. `init` can write 3 new notes in Interviews/" in said
    assert f"{FILE} itself is not touched, and does not count as an interview" in said
    assert "people: Ann Lee, Max Ash" in said
    assert "Club" not in said
    assert "Mon 3 Dec 2035, still to come" in said


@pytest.mark.parametrize("option", ["--yes", "--dry-run"])
def test_nobody_is_asked_and_nothing_is_split(cli: Cli, option: str, tmp_path: Path) -> None:
    """`--yes` never does it; `--dry-run` shows it."""
    root = made(tmp_path / "vault", {FILE: TEXT})
    said = cli("init", option, vault=root).stdout
    assert not (root / "Interviews").exists()
    assert contents(root)[FILE] == TEXT.encode()
    assert ("Interviews/2026-11-18 Aurora Homes.md" in said) == (option == "--dry-run")
    assert f"{FILE} holds 3 interviews" in said


def test_one_new_note_for_each_and_only_once(cli: Cli, tmp_path: Path) -> None:
    """Written once; the due note knows the right people; a second run asks nothing again."""
    root = made(tmp_path / "vault", {FILE: TEXT})
    answered(root, (ROLE, "Lead"), (ASKED, "y"), (LOOK, "n"), (NOW, "y"))
    assert sorted(one.name for one in (root / "Interviews").iterdir()) == sorted(STEMS)
    assert contents(root)[FILE] == TEXT.encode()
    second = (root / "Interviews" / STEMS[1]).read_text("utf-8")
    assert second == (
        "---\ntype: interview\ncompany: Aurora Homes\nrole: Lead\nstage: second round\n"
        "date: 2026-11-27\ninterviewers:\n  - Ann Lee\n  - Max Ash (ops director)\n"
        f"status: waiting\n---\n\n{SECOND}\n"
    )
    due = (root / "Follow-ups" / "Follow-ups due.md").read_text("utf-8")
    assert "Nov at Aurora" not in due
    before = contents(root)
    again = answered(root, again=True).shown
    assert FILE not in again.partition("is ready")[2]
    assert ASKED not in again
    assert "look alike" not in again
    assert contents(root) == before
    shown = cli("show", FILE, vault=root)
    assert shown.returncode == 2
    assert "it holds 3 interviews" in shown.stderr
    assert "each has a note of its own" in shown.stderr


def test_a_note_that_is_there_is_left_alone(tmp_path: Path) -> None:
    """What company and day say is there is not written again; only the others are asked for."""
    own = (
        "---\ntype: interview\ncompany: aurora homes\ndate: 2026-11-18\nrole: Lead\n---\nmine\n"
    )
    root = made(tmp_path / "vault", {FILE: TEXT, "Talks/mine.md": own})
    said = answered(root, (ROLE, ""), (ASKED, "y"), (LOOK, "n"), (NOW, "n")).shown
    assert "(Enter: Lead)" in " ".join(said.split())
    assert sorted(one.name for one in (root / "Talks").iterdir()) == sorted(
        [*STEMS[1:], "mine.md"]
    )
    assert (root / "Talks" / "mine.md").read_text("utf-8") == own


def test_show_says_what_such_a_file_is(cli: Cli, tmp_path: Path) -> None:
    """And how a note for each is written."""
    root = made(tmp_path / "vault", {FILE: TEXT, "vaultsync.toml": ""})
    shown = cli("show", FILE, vault=root)
    assert shown.returncode == 2
    assert "it holds 3 interviews" in shown.stderr
    assert "run `vaultsync init`" in shown.stderr


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (f"# Aurora\n\n{FIRST}", (), "People:\n  Ann Lee"),
        (
            "# Aurora\n\n## 18 Nov 2026 - first interview\n- x\n",
            (("Who was", ""),),
            "Nobody is named",
        ),
    ],
)
def test_the_question_says_who(
    text: str, who: tuple[tuple[str, str], ...], said: str, tmp_path: Path
) -> None:
    """One dated heading: lines at the top, with the people before the yes."""
    root = made(tmp_path / "vault", {FILE: text})
    shown = answered(root, *who, ("its top?", "n")).shown
    assert said in shown.partition("date: 2026-11-18")[2]


DAY = "Coffee with Beth Orme from Northgate Estates (Pret). Sort of an interview.\n- "
JOB = "said I'd email my CV\n"


@pytest.mark.parametrize(
    ("path", "text", "who"),
    [
        ("26 Nov.md", "Coffee with Mum\n- my CV, the interview\n", None),
        ("26 Nov.md", f"{DAY}she paid\n", None),
        ("26 Nov.md", f"{DAY}{JOB}- the candidates were late\n", None),
        ("26 Nov.md", "Coffee with Beth Orme from Northgate Estates\n- my CV\n", None),
        ("26 Nov.md", f"{DAY}{JOB}Call with Al Ray from Acme\n", None),
        ("Diary/26 Nov.md", DAY + JOB, None),
        ("Beth.md", DAY + JOB, None),
        ("26 Nov.md", f"# Shopping\n{DAY}{JOB}", None),
        ("26 Nov.md", f"# 26 Nov\n\n{DAY}{JOB}boiler man came\n", "Beth Orme"),
        ("2026-11-26.md", DAY + JOB, "Beth Orme"),
    ],
)
def test_a_note_named_by_a_day(path: str, text: str, who: str | None) -> None:
    """One whose text tells of an interview is proposed, with company, day and who was met."""
    found = likeness(text, path, Settings(), TODAY)
    lines = whole_lines(found, "interview") if found else ()
    assert lines == (
        ()
        if who is None
        else (
            *("---", "type: interview", "company: Northgate Estates", "date: 2026-11-26"),
            *(f"interviewers: {who}", "---"),
        )
    )


def test_a_day_that_is_not_clear_is_told(tmp_path: Path) -> None:
    """No note is written with a guessed day, and nothing is asked where none can be."""
    unclear = "## Interview 31 Nov 2026 with Ann Lee\n- x\n"
    root = made(tmp_path / "vault", {FILE: f"# Aurora Homes\n\n{FIRST}\n{unclear}"})
    said = answered(root, (ROLE, ""), ("this new note?", "y"), (LOOK, "n"), (NOW, "n")).shown
    assert "its day cannot be read for sure" in " ".join(said.split())
    assert [one.name for one in (root / "Interviews").iterdir()] == STEMS[:1]
    again = answered(root, again=True, one=True)
    assert again.code == 0
    assert "its day cannot be read for sure" in " ".join(again.shown.split())
    assert ROLE not in again.shown
