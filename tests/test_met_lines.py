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
from vaultsync.parse.interview import parse_note
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
