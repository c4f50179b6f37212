"""Notes in plain text that only may be about a job, and whom their paragraphs name."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_plain_meetings import OTHERS
from vaultsync.parse.days.near_days import near_day
from vaultsync.parse.front.likeness import Likeness
from vaultsync.parse.front.plain_company import fuller, role_in
from vaultsync.parse.likely import likely, perhaps
from vaultsync.parse.persons.told_people import names_somebody, told_people
from vaultsync.render.first_lines import (
    first_lines,
    left_out,
    names_nobody,
    people_in,
    whole_lines,
)

TODAY = date(2026, 11, 30)
"""A Monday."""
AGENCY = """\
# Agency lady

Louise Catchpole, Anglia Care Recruitment, 01603 something, she rang today 30 Nov

Has a bank manager role, covering four homes. And a deputy in Cromer, too far.

I'll send her my updated CV tonight.
"""
PHONE = """\
# Phone call with Larkfield Court

Thursday 12/11, rang me at 12.15 in my lunch break, half an hour

Spoke to Mrs Okafor - Blessing Okafor, she said to call her Blessing. Deputy to start.

- pay 38 to 40, hmm
"""
VISIT = """\
# Larkfield, visit

27.11.26, all morning. Friday

Blessing again, her husband Emeka (does the money) and Tracey Bunn who's the senior carer.

Coffee with the residents was really the interview. I promised two referees.
"""
SAXON = """\
# Saxon Grange (Dereham)

Interview Tues 17 Nov, 9.30

Panel of three, Martin Fisk (operations), a nurse called Anne-Marie, and someone from HQ.
"""
WENSUM = """\
# Wensum View

Chat on the phone with Sandra Pye, Thursday 26 November. She's the area recruiter for them.

Home manager, 60 beds. I liked it.

Interview is Thursday 3 December 11am, with the operations director, a Mr Neil Garrod.
"""
BOWLS = """\
# Bowls club committee, Thursday 19 Nov

Present: me, Roger, Sheila

- subs going up to £62, I'll send the letter round to the panel
- salary of the groundsman
"""
CV = "# CV ideas\n\nThursday 26 Nov\n- take out the Saturday job\n- ask my referees, salary\n"


def looked_at(text: str, path: str) -> Likeness | None:
    """Judge a note as `init` does."""
    return likely(text, path, today=TODAY) or perhaps(text, path, today=TODAY)


@pytest.mark.parametrize(
    ("path", "text", "unsure"),
    [
        *((path, text, None) for path, text in OTHERS),
        ("shopping.md", "# Shopping\n\n- thank you card for Jean\n- paracetamol\n", None),
        ("home/bowls.md", BOWLS, None),
        ("job hunt/CV ideas.md", CV, None),
        ("Agency lady.md", AGENCY.replace("30 Nov", ""), None),  # no day
        ("Agency lady.md", AGENCY.replace("30 Nov", "30 Nov 2019"), None),
        (
            "Agency lady.md",
            AGENCY.replace(" role", "")
            .replace("a deputy", "one")
            .replace("my updated CV", "it"),
            None,
        ),
        ("Kelly.md", AGENCY.replace("my updated CV", "her CV"), None),
        ("Jo.md", f"{AGENCY}\nOne of three candidates.\n", None),
        ("meetings/Agency.md", AGENCY, None),
        ("Novel.md", "# Chapter 3\n\n12 November. I met the agency. An interview.\n", None),
        (
            "Deputy.md",
            "# Deputy post\n\nThurs 19 Nov, panel. We liked Jo best. I rang her. Salary 30k.\n",
            None,
        ),
        (
            "Ava.md",
            "# Sunny\n\nMon 23 Nov visit\n\n4 weeks notice. I liked the role play area.\n",
            None,
        ),
        ("Agency lady.md", f"---\ntype: b\n---\n{AGENCY}", None),
        ("Saxon Grange.md", SAXON, None),  # no word on a job, and no folder of the search
        (
            "job hunt/x.md",
            "# Navy jacket\n\nInterview clothes by Tues 17 Nov\n- tights\n",
            None,
        ),
        ("Agency lady.md", AGENCY, True),
        ("Agency lady.md", f"---\na: b\n---\n{AGENCY}", True),
        ("phone call Larkfield.md", PHONE, True),
        ("Larkfield visit.md", VISIT, True),
        (
            "Saxon Grange.md",
            f"{SAXON}\n- my notice period, salary 40k\n- two referees\n",
            False,
        ),
        ("job hunt/Saxon Grange.md", SAXON, False),
    ],
)
def test_two_things_of_a_job_and_a_near_day(path: str, text: str, unsure: bool | None) -> None:
    """Asked about last, and for sure only where a line says `Interview Tues 17 Nov`."""
    found = looked_at(text, path)
    assert (found.unsure if found else None) is unsure


@pytest.mark.parametrize(
    ("line", "who", "left"),
    [
        ("Didn't see Carol Whitlam, the manager, this time.", "", ()),
        ("Met Carol Whitlam, the manager, and Tom Reid couldn't make it.", "", ()),
        ("Should have met Carol Whitlam (manager).", "", ()),
        ("Walked round with Carol Whitlam's dog.", "", ()),
        ("With Yarmouth Road closed it took an hour.", "", ()),
        ("Met on Thursday at Larkfield Court.", "", ()),
        ("Met Larkfield Court, the manager.", "", ()),
        ("Louise Catchpole, who knows.", "", ()),
        ("Spoke to Carol about it.", "", ()),
        ("- Met Carol Whitlam, the manager", "", ()),
        ("Interview at the home, a project called Apollo.", "", ()),
        (
            (
                "Met Carol Whitlam, the registered manager, who is retiring, and a young "
                "man from HR called Dev who mostly typed."
            ),
            "Carol Whitlam (registered manager), Dev (HR)",
            (),
        ),
        (
            (
                "Second go. This time Judith Amos (regional manager for Holly, does all of "
                "Norfolk) with Carol sitting in. An hour."
            ),
            "Judith Amos (regional manager), Carol",
            (),
        ),
        (
            "Interview is at 11am, with the operations director, a Mr Neil Garrod. Ten.",
            "Mr Neil Garrod (operations director)",
            (),
        ),
        (
            (
                "Panel of three, Martin Fisk (operations), a nurse called Anne-Marie, and one "
                "man from HQ."
            ),
            "Martin Fisk (operations), Anne-Marie (nurse)",
            ("one man from HQ",),
        ),
        ("Spoke to Mrs Okafor - Blessing Okafor, she said.", "Blessing Okafor", ()),
        ("Louise Catchpole, Anglia Care Recruitment, she rang.", "Louise Catchpole", ()),
        (
            "Blessing again, her husband Emeka (money) and Tracey Bunn who's the senior carer.",
            "Tracey Bunn (senior carer)",
            ("Blessing", "her husband Emeka"),
        ),
        (
            "Chat on the phone with Sandra Pye, about 4pm. She's the area recruiter for them.",
            "Sandra Pye (area recruiter)",
            (),
        ),
        ("Met Jo Roe (head) and Tom Reid.", "Jo Roe (head), Tom Reid", ()),
    ],
)
def test_whom_a_paragraph_names(line: str, who: str, left: tuple[str, ...]) -> None:
    """With what they do, where a sentence says that they were met; else nobody."""
    heard = told_people([line], "Larkfield Court")
    assert (heard.listed, heard.left) == (who, left)


@pytest.mark.parametrize(
    ("path", "text", "company", "day", "who"),
    [
        ("Agency lady.md", AGENCY, "Anglia Care Recruitment", "2026-11-30", "Louise Catchpole"),
        ("phone call Larkfield.md", PHONE, "Larkfield Court", "2026-11-12", "Blessing Okafor"),
        ("Larkfield visit.md", VISIT, "Larkfield", "2026-11-27", "Tracey Bunn (senior carer)"),
        (
            "job hunt/Wensum View.md",
            WENSUM,
            "Wensum View",
            "2026-12-03",
            "Mr Neil Garrod (operations director)",
        ),
        (  # a first interview keeps its day
            "job hunt/Wensum View.md",
            WENSUM.replace("Chat on the phone", "First interview"),
            "Wensum View",
            "2026-11-26",
            "Sandra Pye (area recruiter)",
        ),
    ],
)
def test_what_is_proposed(path: str, text: str, company: str, day: str, who: str) -> None:
    """`Interview is DAY` names the day below another one, and then only its people count."""
    found = looked_at(text, path)
    assert found
    assert (found.company, str(found.day)) == (company, day)
    assert f"interviewers: {who}  # right?" in first_lines(found, "interview")
    assert left_out(found) == found.left


ASHDOWN = (
    "# Ashdown Print\n\nTue 24 Nov, 10am, phone call with Priya Nair (their recruiter, "
    "priya@ashdown.example), about 30 mins.\n\nShe asked about my notice.\n"
)
MARLOWE = (
    "# Marlowe Books, editorial assistant\n\nThursday 26 November, 2pm, in the office. Met "
    "Joan Ellery and Tom.\n\nJoan's email: joan.ellery@marlowe.example\n"
)
QUILL = (
    "# Quill & Co\n\nInterview with Sam Otieno on Wed 18 Nov 2026 at 11. sam@quill.example\n\n"
    "> they went with somebody internal\n"
)


@pytest.mark.parametrize(
    ("path", "text", "lines"),
    [
        (
            "Ashdown Print.md",
            ASHDOWN,
            [
                "company: Ashdown Print",
                "date: 2026-11-24",
                "time: 10:00",
                "duration: 30 min",
                "interviewers: Priya Nair (recruiter) <priya@ashdown.example>",
            ],
        ),
        (
            "Marlowe Books.md",
            MARLOWE,
            [
                "company: Marlowe Books",
                "role: editorial assistant",
                "date: 2026-11-26",
                "time: 14:00",
                "interviewers: Joan Ellery and Tom",
            ],
        ),
        (
            "Quill.md",
            QUILL,
            [
                "company: Quill & Co",
                "date: 2026-11-18",
                "time: 11:00",
                "interviewers: Sam Otieno <sam@quill.example>",
            ],
        ),
    ],
)
def test_what_a_picked_note_is_proposed(path: str, text: str, lines: list[str]) -> None:
    """Company, role, day and people, each as they are read back from the lines."""
    found = likely(text, path, today=TODAY, meant=True)
    assert found
    assert whole_lines(found, "interview") == ("---", "type: interview", *lines, "---")


def test_an_address_is_shown_beside_the_name() -> None:
    """What is in the brackets is taken apart, and all of it is seen before the yes."""
    found = likely(ASHDOWN, "Ashdown Print.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == ("Priya Nair — recruiter (priya@ashdown.example)",)


@pytest.mark.parametrize(
    ("title", "company", "role"),
    [
        ("Marlowe Books, first round", "Marlowe Books", ""),
        ("Marlowe Books, with Tom Baker", "Marlowe Books", ""),
        ("Joan Ellery, recruiter", "Marlowe Books", ""),
        ("Marlowe Books, recruiter", "Marlowe Books", ""),
        ("Marlowe Books, met the manager on Tue", "Marlowe Books", ""),
        ("Marlowe Books, Leeds", "Marlowe Books", ""),
        ("Marlowe", "Marlowe Books", ""),
        ("Marlowe Books, editorial assistant", "", ""),
        ("Marlowe Books, Editorial Assistant", "Marlowe Books", "Editorial Assistant"),
        ("Marlowe Books - backend engineer", "Marlowe Books", "backend engineer"),
    ],
)
def test_a_role_beside_the_company(title: str, company: str, role: str) -> None:
    """Only the name of a job, and only beside that very company."""
    assert role_in(title, company) == role


def test_a_role_that_is_there_is_not_given_twice() -> None:
    """The key may even be empty: two of one key cannot be read."""
    text = f"---\ntags: [job]\nrole:\n---\n{MARLOWE}"
    found = likely(text, "Marlowe Books.md", today=TODAY, meant=True)
    assert found
    assert not found.role


@pytest.mark.parametrize(
    ("name", "title", "company"),
    [
        ("Quill", "Quill and Sam Otieno", "Quill"),
        ("Quill", "Quill editor", "Quill"),
        ("Quill", "Quills & Co", "Quill"),
        ("Quill", "Quill & Co", "Quill & Co"),
        ("Quill", "Quill and Sons", "Quill and Sons"),
        ("Baker", "Baker & Hale", "Baker & Hale"),
    ],
)
def test_a_company_with_partners(name: str, title: str, company: str) -> None:
    """The title says more of the same name."""
    assert fuller(name, title) == company


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Phone call with Sunita - interview", ""),
        ("Interview chat with Sunita Rao", ""),
        ("Backstage Ltd interview", "Backstage Ltd"),
        ("Visitbritain interview", "Visitbritain"),
        ("back to Broadland House - interview", "Broadland House"),
        ("Second go at Broadland House - interview", "Broadland House"),
        ("Visit to Broadland House, interview", "Broadland House"),
        ("Phone call with Broadland House - interview", "Broadland House"),
        ("Chat with Broadland House, interview", "Broadland House"),
    ],
)
def test_a_title_begins_before_the_company(title: str, company: str) -> None:
    """What somebody did there is none of its name."""
    found = likely(f"# {title}\n\nTue 17 Nov 2026, 10:00\n- x\n", f"{title}.md", today=TODAY)
    assert found
    assert found.company == company


@pytest.mark.parametrize(
    ("text", "closest", "day"),
    [
        ("12/11", True, None),
        ("Thursday 12/11", False, None),
        ("Friday 13/11", True, "2026-11-13"),
        ("Thursday 12/11", True, "2026-11-12"),  # 11 December 2025 was a Thursday, too
    ],
)
def test_the_near_one_of_two_days(text: str, closest: bool, day: str | None) -> None:
    """A weekday, and the other day a year ago: it is proposed."""
    assert str(near_day(text, TODAY, "", closest=closest) or "") == (day or "")


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("We sat in the lounge.", False),
        ("Broadland House, on Yarmouth Road, Tues 17 Nov.", False),
        ("A woman, Carol Whitlam I think, was nice.", True),
    ],
)
def test_nobody_is_named_for_certain(text: str, somebody: bool) -> None:
    """Where the form of a full name stands, nobody is told that there is none."""
    path = "Broadland House interview.md"
    found = likely(f"# Broadland House\n\n17 Nov 2026\n\n{text}\n", path, today=TODAY)
    assert found
    assert names_nobody(found)
    assert found.somebody is somebody


@given(st.text(), st.text())
def test_it_never_raises(text: str, more: str) -> None:
    """Law: whatever stands beside such sentences."""
    for first in (AGENCY, VISIT, SAXON, WENSUM):
        lines = f"{first[:90]}{text}\n{first[90:]}{more}".splitlines()
        assert isinstance(told_people(lines).left, tuple)
        assert names_somebody(lines) in {True, False}
