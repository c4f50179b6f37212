"""VS205 quotes the line that says who was met, with what to copy."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.vaults import contents
from vaultsync.model import Interview
from vaultsync.parse.front.likeness import likeness
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.interview import parse_note
from vaultsync.parse.persons.contacts import Listed, read_listed
from vaultsync.parse.persons.who_was_there import heard_in, typed_people
from vaultsync.render.first_lines import first_lines
from vaultsync.settings import Settings

HEAD = "---\ntype: interview\ncompany: Aurora\ndate: 2026-11-25\n---\n"
PLAIN = "add a heading `## Name` for each person you met"
NAMES = "Dr Helen Moss (lab manager), Raj Patel (QA)"


def read(text: str) -> Interview:
    """Read a note."""
    found = parse_note(text, "n.md", Settings(), ZoneInfo("Europe/London")).interview
    assert found
    return found


@pytest.mark.parametrize(
    "line",
    [
        "Met: nobody",
        "Met: 3 engineers",
        "Met: the team",
        "Met: Helen",  # a company, a tool?
        "With: Kafka, Go",
        "With: hindsight I talked too much",
        "Panel: Head of QA, lab manager",
        "Met: Helen Moss, and they asked about LIMS",
        "Met: Helen Moss: LIMS",
        "Met:: Helen Moss",
        "Met the deadline: Helen Moss",
        "Met requirements: Quality Assurance, LIMS",
        "Metrics: Helen Moss",
        "Who: knows",
        "- [ ] Met: Helen Moss",
        "> Met: Helen Moss",
        "```\nMet: Helen Moss\n```",
        "## Prep\nPanel: Helen Moss",
        "With Helen Moss",  # a company?
        "Met Apache Kafka",
        "With Apache Kafka (streaming)",
        "With hindsight (again) I talked too much",
        "Spoke to Priya (recruiter) about pay",
        "Spoke to the recruiter (Priya)",
        "- [ ] Spoke to Priya (recruiter)",
        "Helen Moss (lab manager)",  # below a heading: whoever that is
    ],
)
def test_what_names_nobody_for_sure(line: str) -> None:
    """Nothing is offered to be copied that may be something else."""
    assert read(f"{HEAD}## Panel 25 Nov\n{line}\n- they use LIMS\n").met == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}## Raj Patel\nMet: {NAMES}\n",
        f"{HEAD[:-4]}interviewers: Raj Patel\n---\n## Notes\nMet: {NAMES}\n",
        f"{HEAD}## Who\n- Raj Patel\n\n## Notes\nMet: {NAMES}\n",
    ],
)
def test_where_somebody_is_read(text: str) -> None:
    """Only a note that names no interviewer is told of."""
    assert read(text).met == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (f"Met: {NAMES}", NAMES),
        (f"- Met: {NAMES}", NAMES),
        (f"**Met:** {NAMES}.", NAMES),
        (f"met : {NAMES}", NAMES),
        ("Spoke to: Helen Moss", "Helen Moss"),
        ("I spoke with: Helen Moss and Raj Patel", "Helen Moss and Raj Patel"),
        ("With: [[Helen Moss]], Raj", "Helen Moss, Raj"),
        (
            "Interviewers: Helen Moss - lab manager, Raj (QA)",
            "Helen Moss - lab manager, Raj (QA)",
        ),
        ("Panel: Siân O'Neill & Raj Patel", "Siân O'Neill & Raj Patel"),
        ("Spoke to Priya (recruiter)", "Priya (recruiter)"),
        ("- I met Helen Moss (lab manager).", "Helen Moss (lab manager)"),
        ("With Helen Moss (QA) and Raj (HR)", "Helen Moss (QA) and Raj (HR)"),
        ("Met: Helen Moss (QA). Through Hays (Daniel)", "Helen Moss (QA)"),
        ("asked about LIMS\nMet: Helen Moss\nthen a tour", "Helen Moss"),
    ],
)
def test_what_is_offered(line: str, names: str) -> None:
    """The names stand as they are; whoever copies them has these interviewers."""
    (met,) = read(f"{HEAD}## Panel 25 Nov\n{line}\n- they use LIMS\n").met
    assert met.names == names
    people = read(f"{HEAD[:-4]}interviewers: {names}\n---\n## Notes\n- x\n").people
    assert [one.name.split()[0] for one in people] == [
        one.split()[0] for one in names.replace(" and ", ", ").replace(" & ", ", ").split(", ")
    ]


TOP = [
    ("Friday 20 November 2026", ""),
    ("Referred by Sam Lee (engineer)", ""),
    ("Reports to: Tom Aldous (site manager)", ""),
    ("References: Anna Kay (team lead)", ""),
    ("Recruiter: Jo Banks (recruiter)", ""),
    ("Sent the CV to Jo Banks (recruiter)", ""),
    ("Jo Banks (recruiter) rang me on Monday", ""),
    ("Wed 25 Nov, Manchester (office)", ""),
    ("Wed 25 Nov. Acme Ltd (software)", ""),
    ("Wed 25 Nov, Helen Moss", ""),
    ("- Wed 25 Nov. Helen Moss (lab manager)", ""),
    ("- [ ] ask Helen Moss (lab manager)", ""),
    ("```\nWed 25 Nov. Helen Moss (lab manager)\n```", ""),
    ("Wed 25 Nov - panel: to be told", ""),
    ("## Notes\nWed 25 Nov. Helen Moss (lab manager)", ""),
    ("Thurs 19 Nov - phone call with Aurora", ""),
    ("Thurs 19 Nov - phone call with Sunita", ""),  # nothing below is of a person
    ("Thurs 19 Nov - phone call with the recruiter", ""),
    ("Thurs 19 Nov - phone call with Sunita about LIMS", ""),
    ("Wed 25 Nov, with Kafka and Spark (streaming)", ""),
    ("Wed 25 Nov, Karen Whitfield (manager) and Jo", ""),
    ("Wed 25 Nov, with Karen Whitfield (manager) and the team", ""),
    ("Wed 25 Nov 9am, at the school. Acme Ltd (software)", ""),
    ("Wed 25 Nov 9am, upstairs. Me, Bethan, Jo, Carys, late: Steph", ""),
    ("Fri 11 Dec 9am. Ask Mr Harris for the projector. Ffion as narrator", ""),
    ("Wed 25 Nov 9am, upstairs. Jo the manager, upstairs again", ""),
    ("Wed 25 Nov 9am, at work. Helen Moss, Raj Patel", ""),
    ("Wed 25 Nov 9am. They sent Jo Banks the recruiter", ""),
    ("Wed 25 Nov 9am. Two governors, a head whose name I forgot", ""),
    ("Jo Banks the recruiter rang me on Monday", ""),
    ("Bring the form to Mrs Rees who does ALN", ""),
    (
        (
            "Wed 25th Nov 9am, at the school. Helen Marsh (headteacher), Gareth Pugh (chair of "
            "governors) and Mrs Anwen Rees who does ALN."
        ),
        "Helen Marsh (headteacher), Gareth Pugh (chair of governors), Mrs Anwen Rees (ALN)",
    ),
    (
        (
            "Thursday 12 November, 1.30pm at the school. Mrs Sian Prosser (head) and a "
            "governor whose name I didn't catch."
        ),
        "Mrs Sian Prosser (head)",
    ),
    (
        (
            "Wed 2 December 10.15, Llandaff. Ms Catrin Howells, head, plus two governors. "
            "Bring DBS"
        ),
        "Ms Catrin Howells (head)",
    ),
    (
        "Tues 17 Nov, about 4.15, in the car. Rhodri Bevan, deputy head at St Teilo's.",
        "Rhodri Bevan (deputy head)",
    ),
    (
        "Fri 27/11 12.40, phone. Kayleigh Thomas from New Directions, supply agency.",
        "Kayleigh Thomas",
    ),
    (
        "with Helen Marsh (head), Gareth Pugh and Mrs Anwen Rees who does ALN, in her office",
        "Helen Marsh (head), Gareth Pugh, Mrs Anwen Rees (ALN)",
    ),
    (
        "Thurs 26 Nov 2.30, with Linda Pearce the practice manager, Dr Sandhu",
        "Linda Pearce (practice manager), Dr Sandhu",
    ),
    (
        "Wed 25 Nov, with Karen Whitfield (manager) and Jo from the baby room",
        "Karen Whitfield (manager) and Jo (baby room)",
    ),
    ("Wed 25 Nov. With Karen (manager), Dave from HR", "Karen (manager), Dave (HR)"),
    (
        "Tue 17 Nov, 14:00, site office. With Gareth Pugh (contracts manager) and Denise (HR).",
        "Gareth Pugh (contracts manager) and Denise (HR)",
    ),
    (
        "Wed 25 Nov, 9:00, Spinningfields. Priya Nair (project director), Tom (site manager)",
        "Priya Nair (project director), Tom (site manager)",
    ),
    ("19/11/2026 11.30, phone, Liam Kershaw (owner)", "Liam Kershaw (owner)"),
    ("Wed 25 Nov, 9am. Met Carol Dean (practice manager)", "Carol Dean (practice manager)"),
    (
        "Wed 25 Nov, 9am. Met Carol Dean (practice manager) and Tom, the head vet.",
        "Carol Dean (practice manager)",
    ),
    ("Priya Nair (HR)", "Priya Nair (HR)"),
    ("Teams call with Prof. Helen Moss (lab manager)", "Prof. Helen Moss (lab manager)"),
    (
        "Friday 20 November - Teams - panel: Susan Whitlock, Raj Patel, one man I forgot",
        "Susan Whitlock, Raj Patel",
    ),
]
"""A line under the title, and the names in it."""


@pytest.mark.parametrize(("line", "names"), TOP)
def test_a_line_under_the_title(line: str, names: str) -> None:
    """There names count at the end of a line, too, each with what they do in brackets."""
    text = f"{HEAD}# Aurora, second interview\n{line}\n\n## Job\n- they use LIMS\n"
    assert [one.names for one in read(text).met] == [names][: bool(names)]


@pytest.mark.parametrize(("line", "names"), TOP)
def test_the_lines_that_init_shows(line: str, names: str) -> None:
    """`init` shows the same names, to be looked at; with them, the note has these people."""
    text = f"# Interview at Aurora, 25 Nov 2026\n{line}\n\n## Job\n- they use LIMS\n"
    found = likeness(text, "Jobs/Aurora interview.md")
    assert found
    lines = first_lines(found, "interview")
    who = [one for one in lines if one.startswith("interviewers:")]
    assert who == [f"interviewers: {names}  # right?"][: bool(names)]
    people = read("\n".join((*lines, text))).people
    assert [one.name.split()[-1] for one in people] == [
        one.partition(" (")[0].split()[-1]
        for one in names.replace(" and ", ", ").split(", ")
        if one
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# Phone - Ocado, Erith\n\n- she asked about shifts\n", ""),
        ("# Phone - Lauren, about the Agency\n\n- x\n", ""),
        ("# Notes\n\n- x\n\n# Phone - Lauren, First Steps Agency\n", ""),
        ("# Ocado\n19 Nov - phone call with Ocado\n\n- she asked\n", ""),
        ("## Call\n19 Nov - phone call with Sunita\n\n- she asked\n", ""),
        ("19 Nov - phone call with Sunita\n\n- nice\n", ""),
        ("19 Nov - phone call with Sunita\n\n- she asked\n", "Sunita"),
        ("19 Nov - phone call with Sunita\nSunita rang about it\n", "Sunita"),
        ("19 Nov - Zoom call with Mrs Okafor\n\n- she asked\n", "Mrs Okafor"),
        ("# Phone - Lauren, First Steps Agency\n\n- x\n", "Lauren"),
    ],
)
def test_a_call(text: str, names: str) -> None:
    """A first name at the end of a line is offered where it is a person's, not a company's."""
    assert [one.names for one in read(HEAD + text).met] == [names][: bool(names)]


@pytest.mark.parametrize(
    "text",
    [
        "---\ninterviewers: Raj Patel\n---\n# Aurora interview\n25 Nov 2026. Ann Lee (HR)\n",
        "# Aurora interview\n25 Nov 2026. Ann Lee (HR)\n\n## Raj Patel\n- LIMS\n",
        "# Aurora interview\n25 Nov 2026. Ann Lee (HR)\n\n## Who\n- Raj Patel\n",
        "# Aurora interview\n25 Nov 2026. Ann Lee (HR)\n\n## First chat\nMet: Raj Patel\n",
    ],
)
def test_where_somebody_is_named_already(text: str) -> None:
    """Nothing is shown where the note names people by itself, or where two lines do."""
    found = likeness(text, "Jobs/Aurora interview.md")
    assert found
    assert not any("Ann Lee" in one for one in first_lines(found, "interview"))


@given(st.text())
def test_what_is_offered_is_read_as_it_stands(names: str) -> None:
    """Law: whatever is offered is YAML as it is, and names somebody."""
    text = f"{HEAD}# Aurora\nFri. Ann Lee (HR), {names}\n\n## Notes\nMet: Ann Lee, {names}\n"
    for one in read(text).met:
        assert read(f"{HEAD[:-4]}interviewers: {one.names}\n---\n").people


TYPED = [
    ("Jane Doe", "Jane Doe", ()),
    ("Sam", "Sam", ()),
    ("Jane Doe (HR), Tom Reid", "Jane Doe (HR), Tom Reid", ()),
    ("Jane Doe, CTO and co-founder", "Jane Doe (CTO and co-founder)", ()),
    ("Jane Doe, Head of Maths and Science", "Jane Doe (Head of Maths and Science)", ()),
    ("Jane Doe, Operations and Finance", "Jane Doe (Operations and Finance)", ()),
    ("María de la Cruz, boss", "María de la Cruz (boss)", ()),
    ("佐藤 健一", "佐藤 健一", ()),
    ("the team", "", ("the team",)),
    ("Dr Patel and practice manager", "Dr Patel", ("practice manager",)),
    ("Mrs Sian Prosser (head) and a governor", "Mrs Sian Prosser (head)", ("a governor",)),
    ("Mrs Anwen Rees who does ALN", "Mrs Anwen Rees (ALN)", ()),
    ("Mrs Eleri Vaughan, head and Sam", "Mrs Eleri Vaughan (head), Sam", ()),
    ("Tom Reid, head of maths and Jo Lee", "Tom Reid (head of maths), Jo Lee", ()),
    ("Ann Lee (HR), ann.lee@x.example", "Ann Lee (HR) <ann.lee@x.example>", ()),
]
"""What is typed where people are asked for, who is in it, and what may be no name."""


@pytest.mark.parametrize(("text", "names", "left"), TYPED)
def test_what_is_typed(text: str, names: str, left: tuple[str, ...]) -> None:
    """What somebody does is no part of the name; what may be no name is nobody."""
    heard = typed_people(text)
    assert (heard.listed, heard.left) == (names, left)
    if names:
        read = read_listed(Scalar(heard.listed, 1, 1), "")
        people = [one.person for one in read if isinstance(one, Listed)]
        assert [(one.name, one.title) for one in people] == [
            (one.name, one.does.replace(" and ", ", ")) for one in heard.people
        ]


@pytest.mark.parametrize(
    ("text", "name", "does"),
    [
        ("Guy Who Cares", "Guy Who Cares", ""),
        ("Mrs Anwen Rees who does ALN", "Mrs Anwen Rees", "ALN"),
        ("Tom Reid who's the boss", "Tom Reid", "boss"),
        ("Tom Reid, CTO and Mrs Anwen Rees who does ALN", "Mrs Anwen Rees", "ALN"),
    ],
)
def test_who_does_is_no_part_of_a_name(text: str, name: str, does: str) -> None:
    """A front matter that says so has the name alone."""
    people = read(f"{HEAD[:-4]}interviewers: {text}\n---\n## Notes\n- x\n").people
    assert (people[-1].name, people[-1].title) == (name, does)


@given(st.text())
def test_a_sentence_is_read_or_not(text: str) -> None:
    """Law: whoever is named stands there so; nothing raises."""
    for line in (f"Fri 27 Nov 9am. Ann Lee (HR), {text}", f"with Ann Lee (HR){text} and Jo"):
        for heard in (heard_in(line), typed_people(line), typed_people(line, one=True)):
            assert all(one.name in line for one in heard.people)


def help_of(text: str, cli: Cli, root: Path) -> str:
    """Give the help of VS205."""
    (root / "a.md").write_text(text)
    before = contents(root)
    found = json.loads(cli("check", "--json", vault=root, as_of="2026-11-29").stdout)
    assert contents(root) == before
    (told,) = (one for one in found["findings"] if one["code"] == "VS205")
    return str(told["help"])


def test_the_line_is_quoted(cli: Cli, tmp_path: Path) -> None:
    """VS205 quotes one line; of several it says which one it offers; else it says as before."""
    body = f"{HEAD}## Panel 25 Nov\nMet: {NAMES}\n"
    said = help_of(body, cli, tmp_path)
    assert f"line 7, `Met: {NAMES}`, is not read" in said
    assert f"`interviewers: {NAMES}`" in said
    said = help_of(
        f"{HEAD}## Phone screen 19 Nov\nWith: Ann Lee\n\n{body[len(HEAD) :]}", cli, tmp_path
    )
    assert said.startswith("lines 7 and 10 name people")
    assert f"`interviewers: {NAMES}` (those of line 10)" in said
    assert help_of(f"{HEAD}## Panel 25 Nov\n- they use LIMS\n", cli, tmp_path) == PLAIN


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("Jane Doe - CTO", [("Jane Doe", "CTO")]),
        (
            "Jane Doe - CTO, Raj Patel - QA lead",
            [("Jane Doe", "CTO"), ("Raj Patel", "QA lead")],
        ),
        ("|\n  - Jane Doe - CTO\n  - Raj Patel", [("Jane Doe", "CTO"), ("Raj Patel", "")]),
        ("|\n  1. Jane Doe\n  2) Raj Patel", [("Jane Doe", ""), ("Raj Patel", "")]),
    ],
)
def test_a_dash_in_a_list_is_no_bullet(listed: str, people: list[tuple[str, str]]) -> None:
    """Section 5: `Jane Doe - CTO` is Jane Doe in a line of several, too, not `Jane DoeCTO`."""
    found = read(f"{HEAD[:-4]}interviewers: {listed}\n---\n").people
    assert [(one.name, one.title) for one in found] == people
