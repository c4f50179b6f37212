"""A file per company in small letters, with days as `11/19`: what `init` proposes of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.talking import talk
from tests.test_init import made
from vaultsync.parse.persons.address_book import is_address_book, with_book
from vaultsync.parse.persons.interviews_inside import interviews_inside, said_above
from vaultsync.parse.persons.said_as_name import with_capitals
from vaultsync.parse.persons.told_there import told_there
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.settings import Settings

TODAY = date(2026, 12, 1)
MONTH_FIRST = replace(Settings(), date_order="MDY")
FILE = """\
# brightline logistics

backend eng (go), hybrid 3 days. via denise @ corvus staffing

## 11/9 recruiter call (denise, corvus)
- 120-135, sent her updated resume EOD

## 11/12 phone screen w/ priya raman (HM)
- asked how i'd split a monolith

## 11/17 tech screen
- w/ dmitri, coderpad, rate limiter
- thank you mail to dmitri, done 11/18

### Nov 23 - onsite
10-2:30, four people, 4th floor

1. priya raman (HM) - roadmap, team of 7
2. dmitri volkov - system design
3. carol nguyen (QA lead) - felt like home

## 11/25 call from priya
still deciding
"""
BOOK = """\
# contacts
- denise kowalczyk - corvus staffing, agency recruiter. denise.k@corvus.example, 312-555-0148
- priya raman - HM @ brightline, priya.raman@brightline.example
- dmitri b. - other, dmitri@other.example
- prof. hal dunning - university, hdunning@university.example
"""


def test_each_heading_with_its_day_is_one() -> None:
    """Also one below another; a call that brought news is none, and goes with the last."""
    found = interviews_inside(FILE, "brightline logistics", MONTH_FIRST, TODAY)
    assert [(one.day.isoformat() if one.day else "", one.stage) for one in found] == [
        ("2026-11-09", "recruiter call"),
        ("2026-11-12", "phone screen"),
        ("2026-11-17", "tech screen"),
        ("2026-11-23", "onsite"),
    ]
    assert [[person.name for person in one.people] for one in found] == [
        ["Denise"],
        ["Priya Raman"],
        ["Dmitri Volkov"],
        ["Priya Raman", "Dmitri Volkov", "Carol Nguyen"],
    ]
    assert found[-1].text.endswith("## 11/25 call from priya\nstill deciding\n")
    above = said_above(FILE, MONTH_FIRST, TODAY, "brightline logistics", found)
    assert above.contact == "Denise"


@pytest.mark.parametrize(
    "heading",
    [
        "## Round 1/3",
        "## Interview 2/3 done",
        "## 24/7 call centre",
        "## applied 11/19 call",
    ],
)
def test_no_day(heading: str) -> None:
    """Parts that are counted, and days of something else."""
    text = f"# Acme\n\n{heading}\n- x\n\n## 11/12 phone screen\n- y\n"
    found = interviews_inside(text, "Acme", MONTH_FIRST, TODAY)
    assert [one.heading for one in found] == ["11/12 phone screen"]


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        ("screen\nno notes", ""),
        ("screen\nwith a headache", ""),
        ("screen\nasked about go, sql", ""),
        ("screen\n1. sql\n2. caching", ""),
        ("screen\nwill be recorded. ok", ""),
        ("screen w/ priya raman (HM)", "Priya Raman (HM)"),
        ("screen\nw/ HM paul adeyemi, zoom", "Paul Adeyemi (hiring manager)"),
        (
            "screen\n- w/ sam oke and ines (staff eng), 60 min",
            "Sam Oke, Ines (staff eng)",
        ),
        ("recruiter call\nlena fischer. 30 min. she was great", "Lena Fischer"),
        ("recruiter call\nmarcus webb, 25 min", "Marcus Webb"),
        ("screen\n- joan ostrowski (HM) + a guy who didn't talk", "Joan Ostrowski (HM)"),
        ("Onsite\n1. Ann Lee (HM) - a\n2. Bo Lind - b", "Ann Lee (HM), Bo Lind"),
    ],
)
def test_whom_the_lines_tell_of(lines: str, people: str) -> None:
    """In small letters, behind `w/`, at the beginning of a line, one below the other."""
    large = with_capitals(lines.split("\n"))
    assert told_there(large, "Acme").listed == people


@pytest.mark.parametrize(
    ("named", "known"),
    [
        ("Tom Reid", "Tom Reid"),
        ("Dmitri", "Dmitri"),
        ("Carol", "Carol"),
        ("Denise (recruiter)", "Denise Kowalczyk (recruiter) <denise.k@corvus.example>"),
        ("Hal", "Hal Dunning <hdunning@university.example>"),
        ("Priya Raman (HM)", "Priya Raman (HM) <priya.raman@brightline.example>"),
    ],
)
def test_what_an_address_book_adds(named: str, known: str) -> None:
    """The whole name where one entry begins so, and the address beside that very name."""
    assert with_book(typed_people(named), BOOK, "Acme").listed.startswith(known)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("Contact lenses.md", False),
        ("People/Jane Doe.md", False),
        ("contacts.md", True),
        ("career/Address book.md", True),
        ("My contacts.md", True),
    ],
)
def test_which_note_is_an_address_book(path: str, *, is_one: bool) -> None:
    """By its name alone."""
    assert is_address_book(path) is is_one


def test_who_was_there_is_asked_for_by_number(tmp_path: Path) -> None:
    """Each note is shown with its number; what the address book knows comes along."""
    root = made(tmp_path / "vault", {"career/brightline.md": FILE, "career/contacts.md": BOOK})
    which = "a number: who was there]"
    answers = [
        ("Your name", "Jo"),
        ("public holidays", ""),
        ("LinkedIn", ""),
        ("Write this?", "y"),
        ("Is it about a job interview", "y"),
        ("which role", "Backend engineer"),
        (which, "9"),
        (which, "4"),
        ("Who was there, 'Nov 23 - onsite'", "Priya Raman (HM), Mel Ash (CEO)"),
        (which, "y"),
        ("what was understood of your", "n"),
        ("the drafts now?", "n"),
    ]
    done = talk("init", answers=answers, cwd=root, TZ="America/Chicago", columns=100)
    assert done.code == 0
    assert "cannot read '9'" in done.shown
    assert (root / "career/brightline.md").read_text("utf-8") == FILE
    last = (root / "Interviews/2026-11-23 Brightline Logistics.md").read_text("utf-8")
    assert 'contact: "Denise Kowalczyk <denise.k@corvus.example>' in last
    assert '"Priya Raman (HM) <priya.raman@brightline.example>"' in last
    assert "Mel Ash (CEO)" in last
    assert "Volkov" not in last.partition("---\n#")[0].partition("date:")[2].partition("---")[0]
