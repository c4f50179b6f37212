"""Notes as a phone takes them: no front matter, a day without its year, a name in prose."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.support import Cli
from tests.talking import talk
from tests.test_newcomer_words import made
from tests.vaults import contents
from vaultsync.parse.days.near_days import near_day
from vaultsync.parse.front.likeness import likeness
from vaultsync.render.first_lines import first_lines
from vaultsync.settings import Settings

TODAY = date(2026, 11, 29)
"""A Sunday."""
DHL = "# DHL interview\n\ntues 24 nov 2pm. Karen, shift manager. asked about nights\n"
WINCANTON = "Wincanton interview\nSpoke to Mr Hussain (ops manager)\n- 4 on 4 off\n"
CULINA = "Culina interview\nmon 16/11 at 3 30\nmet Steve Marsh, general manager\n"
OCADO = "Spoke to Priya (recruiter), she puts me forward\n- 33k\n"
NOTES = {
    "Interview DHL Tues.md": DHL,
    "Wincanton interview thurs 26th.md": WINCANTON,
    "Culina.md": CULINA,
    "phone call Ocado 18 nov.md": OCADO,
}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Interview questions.md", "- why did you leave, thurs 26th\nSpoke to Karen\n"),
        ("interview tips.md", "from Dave, 18 nov: met him at the gym\n"),
        ("Interview outfit.md", "met Sarah in town, mon 16/11\n"),
        ("Mock interview thurs 26th.md", "Spoke to Mr Lee (careers)\n"),
        ("Interview prep DHL tues.md", "Spoke to Karen\n"),
        ("phone call mum.md", "18 nov. Spoke to mum (recruiter rang her by mistake)\n"),
        ("phone call mum.md", "told her of the interview thurs 26th\n"),
        ("phone call Dave 18 nov.md", "he asked about the interview, the recruiter rang\n"),
        ("phone call gas board 18 nov.md", "Spoke to Pat (manager), engineer comes friday\n"),
        ("call with Dave.md", "Spoke to Dave about the match, sat 21st\n"),
        ("Interview with the vampire.md", "film night fri 20 nov, met Jo there\n"),
        ("Interview with the vampire.md", "watched 20 nov 2026\n"),
        ("Interview with Bowie fri 20th.md", "watched on Netflix, he met Eno\n"),
        ("Exit interview thurs 26th.md", "Spoke to Karen (HR)\n"),
        ("Jobs list.md", "DHL interview tues 24 nov\nCulina mon 16/11 met Steve\n"),
        ("Jobs list.md", "# Jobs list\n- Wincanton interview thurs 26th, spoke to Ali\n"),
        ("Todo.md", "DHL interview thurs 26th\n- milk\n"),
        ("Shopping.md", "Shirt for interview thurs 26th\n- milk\n"),
        ("Tues 24 nov.md", "Interview at DHL, met Karen. Then shopping.\n"),
        ("24 nov.md", "DHL interview went well\nspoke to Karen\n"),
        ("Diary/tues 24th.md", "# DHL interview\nspoke to Karen\n"),
        ("GXO research.md", "interview thurs 26th, spoke to Ali who works there\n"),
        ("GXO research.md", "GXO interview thurs 26th\nmet Ali who works there\n"),
        ("GXO.md", "warehouse at Derby. interview maybe. 18 nov applied\n"),
        ("DHL interview.md", "not heard yet\n"),
        ("Interviews.md", "DHL tues 24th met Karen\nCulina mon 16/11 met Steve\n"),
        ("My interviews.md", "# Interviews\n- DHL tues 24 nov\n- Culina mon 16/11\n"),
        ("DHL interview invite.md", "Karen says thurs 26th at 2pm\n"),
        ("Interview directions DHL.md", "M1 J24, thurs 26th\n"),
        ("Match report.md", "met Steve, sat 21st\n"),
    ],
)
def test_what_tells_of_no_meeting(path: str, text: str) -> None:
    """Questions, tips, calls home, a film, lists, a diary and research are no interviews."""
    assert likeness(text, path, today=TODAY) is None


@pytest.mark.parametrize(
    ("path", "text", "company", "day"),
    [
        ("Interview DHL Tues.md", DHL, "DHL", "2026-11-24"),
        ("Interview DHL Tues.md", "Karen, shift manager\n", "DHL", ""),
        ("Wincanton interview thurs 26th.md", WINCANTON, "Wincanton", "2026-11-26"),
        ("Culina.md", CULINA, "Culina", "2026-11-16"),
        ("Culina.md", f"# {CULINA}", "Culina", "2026-11-16"),
        ("phone call Ocado 18 nov.md", OCADO, "Ocado", "2026-11-18"),
        ("phone call with Ocado.md", OCADO, "", ""),
        ("call with Priya 18 nov.md", OCADO, "", "2026-11-18"),
        ("call Ocado 18 nov.md", OCADO, "Ocado", "2026-11-18"),
        ("Job interview Aldi fri 20th.md", "met Jim\n", "Aldi", "2026-11-20"),
        ("Interview feedback.md", "# Aldi\nSpoke to Jim\n", "Aldi", ""),
        ("interview_dhl_tues.md", "met Tom at DHL\n", "DHL", ""),
        ("Interview DPD (Tues).md", "met Tom\n", "DPD", ""),
        ("GXO thursday.md", "GXO interview\nspoke to Ali\n", "GXO", ""),
        ("DHL interview.md", "Spoke to karen\n", "DHL", ""),
        ("DHL interview.md", "# DHL\ninterviewed by Karen Todd\n", "DHL", ""),
        ("interview sun chemicals wed 2pm.md", "met Jo\n", "sun chemicals", ""),
        ("Sun Life interview sat am.md", "met Jo\n", "Sun Life", ""),
        ("Interview May Gurney 2nd round nov.md", "met Jo\n", "May Gurney", ""),
    ],
)
def test_what_tells_of_a_meeting(path: str, text: str, company: str, day: str) -> None:
    """`interview` in name or title, and who was met or when: that is enough."""
    found = likeness(text, path, today=TODAY)
    assert found
    assert found.plain
    assert (found.company, str(found.day or "")) == (company, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mon 17/11", None),
        ("thurs 27th", None),
        ("tues 18 nov", None),
        ("30 feb", None),
        ("3/4", None),
        ("26th", None),
        ("18 nov", "2026-11-18"),
        ("nov 18th", "2026-11-18"),
        ("weds 18 Nov", "2026-11-18"),
        ("29 nov", "2026-11-29"),
        ("30 nov", "2026-11-30"),
        ("1 feb", "2026-02-01"),
        ("mon 16/11", "2026-11-16"),
        ("mon 16.11", "2026-11-16"),
        ("thurs 26th", "2026-11-26"),
        ("thursday the 26th", "2026-11-26"),
        ("fri 4th", "2026-12-04"),
    ],
)
def test_a_day_near_today(text: str, day: str | None) -> None:
    """The nearest such day of the last year, or of the month to come; none if two could be."""
    assert str(near_day(text, TODAY, "") or "") == (day or "")


def test_the_order_of_days_counts() -> None:
    """Where the settings say which comes first, `3/4` is one day."""
    assert near_day("3/4", TODAY, "DMY") == date(2026, 4, 3)
    assert near_day("3/4", TODAY, "MDY") == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        ("Interview DHL Tues.md", DHL, ["company: DHL", "date: 2026-11-24  # right?"]),
        (
            "Interview DHL Tues.md",
            "met Jo 24 Nov 2026\n",
            ["company: DHL  # right?", "date: 2026-11-24"],
        ),
        (
            "Interview DHL tues 24 nov.md",
            "# DHL, 24 November 2026\nmet Jo\n",
            ["company: DHL", "date: 2026-11-24"],
        ),
        (
            "DHL interview.md",
            "met Jo\n",
            ["company: DHL  # right?", "date:  # the day of the interview, as 2026-03-05"],
        ),
        (
            "DHL interview.md",
            "Company: DHL Supply Chain\nDate: mon 16/11\nmet Jo\n",
            ["company: DHL Supply Chain", "date: 2026-11-16  # right?"],
        ),
    ],
)
def test_what_is_not_sure_is_asked(path: str, text: str, lines: list[str]) -> None:
    """A company that only the name says, and a day without its year, are to be looked at."""
    found = likeness(text, path, today=TODAY)
    assert found
    assert list(first_lines(found, "interview"))[2:4] == lines


def test_without_a_clock_no_year_is_made_up() -> None:
    """The day is left to the person."""
    found = likeness(CULINA, "Culina.md", Settings())
    assert found
    assert found.day is None


def plain_folder(tmp_path: Path, more: dict[str, str] | None = None) -> Path:
    """Write the notes of the phone into a folder that `init` has not seen."""
    others = {"Jobs list.md": "DHL interview tues 24 nov\n", "phone call mum.md": "18 nov\n"}
    root = made(tmp_path / "notes", NOTES | others | (more or {}))
    (root / "vaultsync.toml").unlink()
    return root


def test_init_names_all_four(cli: Cli, tmp_path: Path) -> None:
    """The four are named, and that others may be notes on interviews, too."""
    said = cli("init", str(plain_folder(tmp_path)), "--dry-run", as_of=None).stdout
    assert "4 look like interview notes" in said
    assert all(f"{path}: no `type`" in said for path in NOTES)
    flat = " ".join(said.split())
    assert "others may be notes on interviews, too: the same lines make them one" in flat


COUNTS = "---\ntype: interview\ncompany: DHL\ndate: 2026-11-24\n---\n"


def test_doctor_and_init_go_on_naming_them(cli: Cli, tmp_path: Path) -> None:
    """Beside a note that counts the others are still named, and nothing is wrong with that."""
    root = plain_folder(tmp_path, {"Interview DHL Tues.md": COUNTS + DHL})
    cli("init", str(root), "--yes", as_of=None)
    cli("sync", vault=root, as_of="2026-11-29")
    before = contents(root)
    said = cli("doctor", vault=root, as_of="2026-11-29").stdout
    assert "3 look like notes on interviews and do not say so: Culina.md, " in said
    lines = "\n---\ntype: interview\ncompany: Culina\ndate: 2026-11-16  # right?\n"
    assert f"{lines}interviewers: Steve Marsh (general manager)  # right?\n---\n" in said
    rows = json.loads(cli("doctor", "--json", vault=root, as_of="2026-11-29").stdout)["rows"]
    row = next(one for one in rows if one["what"] == "look alike")
    assert row["state"] == "ok"
    assert row["lines"][1] == "type: interview"
    again = cli("init", str(root), as_of=None).stdout
    assert "3 look like interview notes" in again
    assert contents(root) == before


def test_doctor_names_none_where_there_is_none(cli: Cli, tmp_path: Path) -> None:
    """No row where all that looks so counts; notes with a company and a day are not plain."""
    root = made(tmp_path, {"a.md": COUNTS, "Jobs list.md": "DHL interview tues 24 nov\n"})
    rows = json.loads(cli("doctor", "--json", vault=root).stdout)["rows"]
    assert "look alike" not in {one["what"] for one in rows}


def test_check_does_not_speak_of_them(cli: Cli, tmp_path: Path) -> None:
    """Where there is an interview note, `check` looks for no others."""
    root = plain_folder(tmp_path, {"a.md": COUNTS})
    assert "Culina" not in cli("check", vault=root, as_of="2026-11-29").stdout


@pytest.mark.parametrize(
    ("path", "text", "company", "named"),
    [
        ("GXO thursday.md", "shifts\n", "GXO", False),
        ("GXO research.md", "GXO interview thurs 26th\nmet Ali\n", "GXO", False),
        ("GXO thursday.md", "GXO interview\nspoke to Ali\n", "Culina", False),
        ("GXO thursday.md", "GXO interview\nspoke to Ali\n", "GXO", True),
        ("Interview thurs 26th.md", "GXO interview\nspoke to Ali\n", "gxo", True),
    ],
)
def test_new_names_the_plain_note(
    path: str, text: str, company: str, named: bool, cli: Cli, tmp_path: Path
) -> None:
    """Before a second note is written: the one there may lack no more than some lines."""
    root = made(tmp_path, {"a.md": COUNTS, path: text})
    done = cli("new", company, "--on", "2026-11-26", "--dry-run", vault=root, as_of=None)
    said = done.stdout + done.stderr
    assert (f"{path} looks like a note on an interview there" in said) is named
    assert ("\n---\ntype: interview\ncompany: GXO\ndate: " in said) is named


def test_a_conversation_shows_the_lines_once(tmp_path: Path) -> None:
    """As soon as company and day are known; before it is written the note is only named."""
    root = made(tmp_path, {"a.md": COUNTS, "GXO thursday.md": "GXO interview\nspoke to Ali\n"})
    answers = [
        *(("Company", "gxo"), ("Role", ""), ("Round", ""), ("Day", "2026-11-26"), ("Time", "")),
        *(("Interviewer", ""), ("Recruiter", ""), ("let you know", ""), ("Write it?", "n")),
    ]
    done = talk("new", "--as-of", "2026-11-29", answers=answers, cwd=root, TZ="Europe/London")
    flat = " ".join(done.shown.split())
    assert flat.count("GXO thursday.md looks like a note on an interview there") == 2
    assert flat.count("company: GXO date: 2026-11-26 interviewers: Ali # right? ---") == 1
