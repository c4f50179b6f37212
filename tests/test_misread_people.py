"""Who is taken for a person, and who is not: headings, lists and tables misread before."""

from pathlib import Path

import pytest

from tests.test_traps import HEAD, JANE, LONDON, parse
from tests.vaults import CONFIG, DUE, contents, sync_here, task_lines, tick
from vaultsync.diagnostics import Finding
from vaultsync.parse.interview import parse_note
from vaultsync.parse.persons.headings import is_container, is_reserved, read_name
from vaultsync.settings import Settings

TABLE = "| Name | Role |\n|---|---|\n| Bob Smith | CTO |\n"
PERSON = "- one\n- two\n"


def people(text: str) -> list[str]:
    """Give persons as `Name (title)`."""
    found = parse(text).people
    return [f"{one.name} ({one.title})" if one.title else one.name for one in found]


def codes(text: str) -> list[str]:
    """Give the codes of what is told about persons."""
    found = parse_note(text, "n.md", Settings(), LONDON).findings
    return [one.code for one in found if one.code.startswith("VS2")]


@pytest.mark.parametrize(
    ("heading", "name", "title"),
    [
        # these stay
        ("Jane Doe", "Jane Doe", ""),
        ("Jane Doe — CTO", "Jane Doe", "CTO"),
        ("Jane Doe (Engineering Manager)", "Jane Doe", "Engineering Manager"),
        ("Jane Doe, HR", "Jane Doe", "HR"),
        ("Mark Partner — Sales Director", "Mark Partner", "Sales Director"),
        ("Chief Okafor — Acme Foods", "Chief Okafor", "Acme Foods"),
        ("Jane Lead - Product Owner", "Jane Lead", "Product Owner"),
        ("Jane (Acme Corp)", "Jane", "Acme Corp"),
        ("Interviewer: Jane Doe, CTO", "Jane Doe", "CTO"),
        ("Interviewer 1: Jane", "Jane", ""),
        ("[[People/Jane Doe|Jane Doe]]", "Jane Doe", ""),
        ("[Jane Doe](https://x.example) — CTO", "Jane Doe", "CTO"),
        ("1. Jane Doe", "Jane Doe", ""),
        ("Jane Doe #tag ^id {.x}", "Jane Doe", ""),
        # turned round
        ("CTO — Jane Doe", "Jane Doe", "CTO"),
        ("CTO: Jane Doe", "Jane Doe", "CTO"),
        ("HR - Bob Smith", "Bob Smith", "HR"),
        ("Engineering Manager - Priya Raman", "Priya Raman", "Engineering Manager"),
        ("Machine Learning Engineer: Priya Raman", "Priya Raman", "Machine Learning Engineer"),
        ("Head of Data | Priya Raman", "Priya Raman", "Head of Data"),
        ("Lead: Jane Doe", "Jane Doe", "Lead"),
        ("CTO: Jane Doe (she/her)", "Jane Doe", "CTO"),
        ("Round 1: Jane Doe", "Jane Doe", ""),
        ("Round 2 - Jane Doe, CTO", "Jane Doe", "CTO"),
        ("Round 1: CTO: Jane Doe", "Jane Doe", "CTO"),
        ("Technical interview - Jane Doe", "Jane Doe", ""),
        ("10:00 - Jane Doe", "Jane Doe", ""),
        ("10:00–10:45 Jane Doe (CTO)", "Jane Doe", "CTO"),
        ("2 pm: Jane Doe", "Jane Doe", ""),
        ("Hiring Manager (Jane Doe)", "Jane Doe", "Hiring Manager"),
        ("[Jane Doe](https://x.example) CTO", "Jane Doe", "CTO"),
    ],
)
def test_name_and_title(heading: str, name: str, title: str) -> None:
    """A name counts on whichever side of the title it stands (hazard 9)."""
    said = read_name(heading)
    assert (said.name, said.title) == (name, title)
    assert people(f"{HEAD}---\n## {heading}\n{PERSON}") == [
        f"{name} ({title})" if title else name
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Jane", "Grace", "Mark", "Hope", "Will", "Ruby", "Julia", "Scala", "Art", "Frank",
        "May Lee", "To Nguyen", "See Kok Wei", "Jane Price", "Ann Page", "Rob Field", "Jo Day",
        "Live coding with Jane Doe", "Recruiter call with Jane Doe",
        "Drew Case", "Dean Swift", "Chase Close", "Jan Stock", "Jane Doe", "Dr. Jane Doe",
        "Meeting with Jane Doe", "Call with Jane", "Vision Nkomo", "Acme Person",
    ],
)  # fmt: skip
def test_names_stay_persons(heading: str) -> None:
    """No usual heading is spelt like a first name or a surname."""
    assert len(people(f"{HEAD}---\n## {heading}\n{PERSON}")) == 1


@pytest.mark.parametrize(
    "heading",
    [
        "Location", "Zoom", "Address", "Emails", "Contact", "Status", "Tags", "Application",
        "Parking", "Perks", "Availability", "Relocation", "Visa", "Closing", "Opening",
        "Before", "During", "After", "Transcript", "Recording", "Verdict", "Score",
        "Post-interview", "Answers", "Improvements", "Python", "SQL", "Email draft",
        "Phone screen", "Recruiter call", "Meeting link", "See also", "To ask",
        "Follow up plan", "Acme", "Acme Corp", "ACME Ltd.", "People operations", "Loop",
        "Python questions", "Dress code", "My impression", "Live coding",
    ],
)  # fmt: skip
def test_usual_headings_are_no_persons(heading: str) -> None:
    """Sections that notes have anyway, and the company's own, thank nobody."""
    assert people(f"{HEAD}---\n## {heading}\n{PERSON}") == []


@pytest.mark.parametrize(
    ("value", "names", "told"),
    [
        # these stay
        ("Jane Doe, Bob Smith", ["Jane Doe", "Bob Smith"], []),
        ("[jane doe, Bob]", ["jane doe", "Bob"], []),
        ("Jane Doe, Head of Data, Bob", ["Jane Doe (Head of Data)", "Bob"], []),
        ("{Jane Doe: CTO}", ["Jane Doe (CTO)"], []),
        ("Jane Doe (she / her)", ["Jane Doe"], []),
        ("[Farokh Engineer, Ann Lead]", ["Farokh Engineer", "Ann Lead"], []),
        ("Jane Doe, George Foreman", ["Jane Doe", "George Foreman"], []),
        ("TBD", [], []),
        ("Jane Doe, CTO and co-founder", ["Jane Doe (CTO, co-founder)"], []),
        ("Jane Doe (CTO and co-founder)", ["Jane Doe (CTO, co-founder)"], []),
        ("Jane Doe, HR and Recruitment Manager", ["Jane Doe (HR, Recruitment Manager)"], []),
        ("Jane Doe / CTO", ["Jane Doe (CTO)"], []),
        ("Anna Baker + Will Cook", ["Anna Baker", "Will Cook"], []),
        ("[Mary Porter, Grace Ward]", ["Mary Porter", "Grace Ward"], []),
        ("Jane Doe (HR?)", ["Jane Doe (HR?)"], []),
        # a role, and no name
        ("Dr Patel + practice manager (name?)", ["Dr Patel"], ["VS212"]),
        ("Dr Patel and practice manager", ["Dr Patel"], ["VS212"]),
        ("Dr Patel & HR", ["Dr Patel"], ["VS212"]),
        ("[Dr Patel, head nurse]", ["Dr Patel"], ["VS212"]),
        ("[Dr Patel, Practice Manager]", ["Dr Patel"], ["VS212"]),
        ("[Dr Patel, 'name?']", ["Dr Patel"], ["VS212"]),
        ("[Dr Patel, someone from HR]", ["Dr Patel"], ["VS212"]),
        ("practice manager", [], ["VS212"]),
        ("Dr Patel (?)", ["Dr Patel"], []),
        ("Dr Patel (name?)", ["Dr Patel"], []),
        ("Jane Doe (tbc)", ["Jane Doe"], []),
        # nobody
        ("[3]", [], ["VS212"]),
        ("[2 engineers, Jane Doe]", ["Jane Doe"], ["VS212"]),
        ("[HR team, Jane Doe]", ["Jane Doe"], ["VS212"]),
        ("[the hiring manager, Jane Doe]", ["Jane Doe"], ["VS212"]),
        ("[the team, Jane Doe]", ["Jane Doe"], ["VS212"]),
        ("false", [], []),
        # what somebody does
        (
            "Jane Doe, HR, Bob Smith, Marketing",
            ["Jane Doe (HR)", "Bob Smith (Marketing)"],
            [],
        ),
        ("Jane Doe, Product Owner", ["Jane Doe (Product Owner)"], []),
        ("{CTO: Jane Doe}", ["Jane Doe (CTO)"], []),
        ("[{Lead: Jane Doe}, {HR: Bob Smith}]", ["Jane Doe (Lead)", "Bob Smith (HR)"], []),
        # two
        ("Jane + Bob", ["Jane", "Bob"], []),
        ("Jane / Bob", ["Jane", "Bob"], []),
        ("[Jane Doe & Bob Smith]", ["Jane Doe & Bob Smith"], ["VS208"]),
    ],
)
def test_who_is_listed(value: str, names: list[str], told: list[str]) -> None:
    """Entries that are nobody are told (S20); departments belong to the name before them."""
    text = f"{HEAD}interviewers: {value}\n---\n"
    assert (people(text), sorted(set(codes(text)))) == (names, told)


@pytest.mark.parametrize(
    ("value", "message", "fix"),
    [
        (
            "Dr Patel + practice manager (name?)",
            "'practice manager (name?)' in the list of interviewers names nobody",
            "once you know the name, write `Jane Doe (practice manager)`",
        ),
        (
            "[Dr Patel, someone from HR]",
            "'someone from HR' in the list of interviewers names nobody",
            "once you know the name, write `Jane Doe`",
        ),
        (
            "[3]",
            "cannot read '3' in the list of interviewers",
            "write `- Jane Doe`",
        ),
    ],
)
def test_what_is_told_of_a_role_without_a_name(value: str, message: str, fix: str) -> None:
    """VS212: it says which words name nobody, and how a name is written there."""
    findings = parse_note(f"{HEAD}interviewers: {value}\n---\n", "n.md", Settings(), LONDON)
    (told,) = [one for one in findings.findings if one.code == "VS212"]
    assert (told.message, told.help.startswith(fix)) == (message, True)


@pytest.mark.parametrize(
    ("body", "names", "told"),
    [
        ("- Dr Anna Patel\n- Jane Doe", ["Dr Anna Patel", "Jane Doe"], ""),
        ("- Dr Anna Patel\n- [ ] practice manager: ask for the name", ["Dr Anna Patel"], ""),
        ("- Dr Anna Patel\n- they were kind", ["Dr Anna Patel"], ""),
        ("- Dr Anna Patel\n- tbc", ["Dr Anna Patel"], ""),
        ("- Dr Anna Patel\n- practice manager", ["Dr Anna Patel"], "practice manager"),
        (
            "- Dr Anna Patel\n- practice manager (name?)",
            ["Dr Anna Patel"],
            "practice manager (name?)",
        ),
        ("- Dr Anna Patel\n- someone from HR", ["Dr Anna Patel"], "someone from HR"),
    ],
)
def test_a_role_in_a_list_under_a_heading_is_told(
    body: str, names: list[str], told: str
) -> None:
    """VS212: whoever is listed without a name is left out, but not in silence."""
    text = f"{HEAD}---\n## Interviewers\n{body}\n"
    findings = parse_note(text, "n.md", Settings(), LONDON).findings
    found = [one.message for one in findings if one.code == "VS212"]
    assert people(text) == names
    said = f"{told!r} in the list of interviewers names nobody"
    assert found == ([said] if told else [])


def test_a_role_in_a_table_is_nobody() -> None:
    """VS212: a row that says only what somebody does names nobody."""
    rows = "| Dr Patel | GP |\n| practice manager | |\n| name? | HR |\n"
    table = f"| Name | Title |\n|---|---|\n{rows}"
    text = f"{HEAD}---\n## Interviewers\n{table}"
    assert people(text) == ["Dr Patel (GP)"]
    assert codes(text).count("VS212") == 2


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        # one person, whatever they do
        ("Jane Doe, Head of Data (CTO)", False),
        ("Jane Doe, Talent Acquisition (HR)", False),
        ("Jane Doe, Ward Sister (nurse)", False),
        ("Jane Doe, Clinical Lead (manager)", False),
        ("Jane Doe, Morgan Stanley (London)", False),
        ("Jane Doe, Morgan Stanley", False),
        ("Jane Doe (CTO, Acme Corp)", False),
        ("Jane Doe, PhD (manager)", False),
        ("Jane Doe (she/her), Product Owner (manager)", False),
        # two
        ("Chef Antoine Roux, Sofia Bell (manager)", True),
        ("Antoine Roux (chef), Sofia Bell (manager)", True),
        ("Antoine Roux, Sofia Bell — Practice Manager", True),
        ("Antoine Roux; Sofia Bell (HR)", True),
        ("Antoine Roux; Sofia Bell", True),
    ],
)
def test_two_names_with_a_comma_between(heading: str, told: bool) -> None:
    """VS208: nobody is lost in a heading because she stands where a title could."""
    assert ("VS208" in codes(f"{HEAD}---\n## {heading}\n- x\n")) is told


@pytest.mark.parametrize(
    ("heading", "more", "told"),
    [
        ("Antoine Roux", "", ""),
        ("Antoine Roux, Head Chef", "", ""),
        ("Antoine Roux, Ward Sister", "", ""),
        ("Antoine Roux, Site Reliability", "", ""),
        ("Antoine Roux, Human Resources", "", ""),
        ("Antoine Roux, Machine Learning", "", ""),
        ("Antoine Roux, they/them", "", ""),
        ("Antoine Roux, PhD", "", ""),
        ("Antoine Roux (Sofia Bell)", "", ""),
        ("Antoine Roux — Morgan Stanley", "", ""),
        ("Antoine Roux, Sofia Bell", "## Sofia Bell\n- the rota\n", ""),
        ("Antoine Roux, Morgan Stanley", "## Jane Doe\n- the rota\n", ""),
        ("Antoine Roux, Fernhill Search", "email:: antoine@fernhill-search.example\n", ""),
        ("Antoine Roux, Sofia Bell", "email:: antoine@roux.example\n", "Sofia Bell"),
        ("Antoine Roux, Sofia Bell", "", "Sofia Bell"),
        ("Antoine Roux, Sofia Bell, Tom Hart", "", "Sofia Bell"),
        ("Mr Roux, Mrs Sofia Bell", "", "Mrs Sofia Bell"),
    ],
)
def test_a_title_that_may_be_somebody_is_told(heading: str, more: str, told: str) -> None:
    """VS222, S20: two people are not passed over for one in silence."""
    found = _second_names(f"{HEAD}---\n## {heading}\n- the menu\n\n{more}")
    assert [one.message.split("'")[1] for one in found] == ([told] if told else [])
    if told:
        assert f"`## {told}`" in found[0].help


def test_a_company_that_a_key_names_is_nobody() -> None:
    """VS222: an agency of the front matter is no second person."""
    note = "## Zofia Ray, Fernhill Search\n- nights\n"
    assert not _second_names(f"{HEAD}source: Fernhill Search (agency)\n---\n{note}")
    assert _second_names(f"{HEAD}source: agency\n---\n{note}")


def _second_names(text: str) -> list[Finding]:
    findings = parse_note(text, "n.md", Settings(), LONDON).findings
    return [one for one in findings if one.code == "VS222"]


@pytest.mark.parametrize(
    "heading",
    [
        "Call from HR", "Phone call from HR", "Question from HR", "Feedback from HR",
        "Message from Sales", "Two from HR", "Someone from HR", "Follow-up from HR",
        "News from Operations", "Dave from Acme", "dave from hr", "Dave from HR and Jo",
        "The manager from HR",
    ],
)  # fmt: skip
def test_what_comes_from_somewhere_is_nobody_of_that_name(heading: str) -> None:
    """`Dave from HR` is somebody; what was sent from there is not."""
    assert read_name(heading)[:2] == (heading, "")


@pytest.mark.parametrize(
    ("heading", "name", "title"),
    [
        ("Jane Doe (4 Nov team)", "Jane Doe", "4 Nov team"),
        ("Jane Doe (team 4)", "Jane Doe", "team 4"),
        ("Jane Doe (12 Nov)", "Jane Doe", ""),
        ("Jane - Thu 12 Nov, 2pm", "Jane", ""),
        ("Dave from HR", "Dave", "HR"),
        ("Jane Doe from Finance", "Jane Doe", "Finance"),
        ("Karen from the warehouse", "Karen", "warehouse"),
        ("Priya from talent acquisition", "Priya", "talent acquisition"),
        ("Dr Raman from Operations", "Dr Raman", "Operations"),
    ],
)
def test_where_somebody_is_from_is_no_name(heading: str, name: str, title: str) -> None:
    """`Dear Dave from HR` would be sent otherwise."""
    assert read_name(heading)[:2] == (name, title)


def test_dave_from_acme_is_told_with_how_it_is_written() -> None:
    """VS211: whether Acme is a person's place or part of a heading, nobody can tell."""
    text = f"{HEAD}---\n## Dave from Acme\n- pallets\n"
    found = parse_note(text, "n.md", Settings(), LONDON).findings
    (doubt,) = (one for one in found if one.code == "VS211")
    assert "write `## Dave (Acme)`" in doubt.help


def test_no_recruiter_is_nobody() -> None:
    """`recruiter: false` names nobody."""
    assert parse(f"{HEAD}recruiter: false\n---\n{JANE}").primary_contact is None


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        # these stay
        ("", TABLE, ["Bob Smith (CTO)"]),
        ("", f"# Acme\n\n{TABLE}", ["Bob Smith (CTO)"]),
        ("", f"## Interviewers\n{TABLE}", ["Bob Smith (CTO)"]),
        ("", f"## Interview\n\n### Panel\n{TABLE}", ["Bob Smith (CTO)"]),
        ("interviewers: [Bob]\n", TABLE, ["Bob Smith (CTO)"]),
        # other people
        ("interviewers: [Jane Doe]\n", TABLE, ["Jane Doe"]),
        ("interviewers: [Jane Doe]\n", f"## People\n{TABLE}", ["Jane Doe"]),
        ("", f"{JANE}\n{TABLE}", ["Jane Doe"]),
        ("", f"{JANE}\n### Who else\n{TABLE}", ["Jane Doe"]),
        ("", f"{JANE}\n### People\n{TABLE}", ["Jane Doe"]),
        ("", f"{JANE}\n## References\n{TABLE}", ["Jane Doe"]),
        # one person in two rows
        ("", f"{TABLE}| Bob Smith | Head |\n", ["Bob Smith (CTO)"]),
    ],
)
def test_tables_of_people(head: str, body: str, names: list[str]) -> None:
    """Only a table at the top or under a heading for it makes interviewers of its rows."""
    assert people(f"{HEAD}{head}---\n{body}") == names


@pytest.mark.parametrize(
    ("cell", "phone", "points"),
    [
        ("2026-11-20", "", ["2026-11-20"]),
        ("07/11/2026", "", ["07/11/2026"]),
        ("14:30 - 15:15", "", ["14:30 - 15:15"]),
        ("0113", "", ["0113"]),
        ("rang 0113 496 0182", "", ["rang 0113 496 0182"]),
        ("0113 496 0182<br>0113 496 0183", "", ["0113 496 0182", "0113 496 0183"]),
        ("0113 496 0182", "0113 496 0182", []),
        ("+44 (0)113 496 0182", "+44 (0)113 496 0182", []),
        ("nice<br>0113 496 0182", "0113 496 0182", ["nice"]),
    ],
)
def test_a_number_among_the_notes(cell: str, phone: str, points: list[str]) -> None:
    """A note of a row that is nothing but a whole number is how to reach that person."""
    table = f"| Who | Role | Notes |\n|---|---|---|\n| Louise | admin | {cell} |\n"
    (one,) = parse(f"{HEAD}---\n{table}").people
    assert (one.phone, [point.text for point in one.points]) == (phone, points)


def test_two_rows_of_one_person_add_up() -> None:
    """Nobody is thanked twice for having talked about two things."""
    table = (
        "| Name | Role | Notes |\n|---|---|---|\n| Bob Smith | CTO | a |\n| Bob Smith | | b |\n"
    )
    (bob,) = parse(f"{HEAD}---\n{table}").people
    assert [point.text for point in bob.points] == ["a", "b"]


def test_two_in_a_row_are_told() -> None:
    """Everybody is thanked separately (S20), those without a heading, too."""
    table = "| Name | Role |\n|---|---|\n| Jane Doe & Bob Smith | CTO |\n"
    assert codes(f"{HEAD}---\n{table}") == ["VS208"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interviewers", True),
        ("Interviewers (2)", True),
        ("The panel:", True),
        ("Panel (Acme)", True),
        ("👥 People", True),
        ("Who I met", True),
        ("People & Culture", False),
        ("Panel 10:00", False),
        ("People operations", False),
        ("Interviewers and notes on them", False),
    ],
)
def test_containers(text: str, expected: bool) -> None:
    """Only the very words announce persons; none of these headings is one."""
    assert is_container(text) is expected
    assert is_reserved(text)


@pytest.mark.parametrize(
    ("body", "names", "told"),
    [
        # these stay
        ("## Interviewers\n- Jane Doe\n- Bob Smith\n", ["Jane Doe", "Bob Smith"], []),
        ("## Interviewers\n- Jane\n- Bob\n", ["Jane", "Bob"], []),
        ("## Panel\n- Jane — CTO\n- Bob\n", ["Jane (CTO)", "Bob"], []),
        ("## Panel\n### Jane Doe\n- a\n### Bob\n- b\n", ["Jane Doe", "Bob"], []),
        ("## Interviewers\n### Jane\n- a\n", ["Jane"], []),
        ("## Panel\n- Jane Doe\n- [x] Thank-you to Jane ✅ 2026-03-03\n", ["Jane Doe"], []),
        # other things under such words
        (f"## People & Culture\n### Values\n- a\n{JANE}", ["Jane Doe"], []),
        (f"## Panel 10:00\n### Technical part\n- a\n{JANE}", ["Jane Doe"], []),
        (f"## Panel\n### Technical part\n- a\n{JANE}", ["Jane Doe"], []),
        (f"## Panel\n- Docker, Kubernetes\n- Culture\n{JANE}", ["Jane Doe"], []),
        (f"## Panel\n- Jane Doe was late\n- what a Day\n{JANE}", ["Jane Doe"], []),
        # somebody is overlooked
        ("## Interviewers\n### Jane\n- a\n## Bob Smith\n- b\n", ["Jane"], ["VS204"]),
        ("## Interviewers\nJane Doe, Bob Smith\n", [], ["VS204"]),
        ("## Interviewers\nnot known yet, ask Dana\n", [], []),
    ],
)
def test_lists_of_people(body: str, names: list[str], told: list[str]) -> None:
    """Who stands under `Interviewers` is a person; topics are none, nobody goes unmentioned."""
    text = f"{HEAD}---\n{body}"
    assert (people(text), sorted(set(codes(text)))) == (names, told)


def test_a_paragraph_behind_the_list_is_nobodys_point() -> None:
    """What stands below the list is about the interview."""
    note = parse(f"{HEAD}---\n## Interviewers\n- Jane Doe\n  - a point\n\nAll were kind.\n")
    assert [point.text for point in note.people[0].points] == ["a point"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [x] Thank-you to Jane ✅ 2026-03-03", ["jane doe"]),
        ("- 2026-03-03 thank-you to Bob", ["bob smith"]),
        ("  - [x] Thank-you ✅ 2026-03-03", ["bob smith"]),
        ("- [ ] Thank-you to Jane", []),
        ("- 2026-03-03 we met", []),
    ],
)
@pytest.mark.parametrize("head", ["", "interviewers: [Jane Doe, Bob Smith]\n"])
def test_touches_behind_a_list_of_people(line: str, expected: list[str], head: str) -> None:
    """What was sent is not forgotten because it stands behind the list (S12)."""
    note = parse(f"{HEAD}{head}---\n## Interviewers\n- Jane Doe\n- Bob Smith\n{line}\n")
    assert [touch.who for touch in note.touches] == expected
    assert [one.name for one in note.people] == ["Jane Doe", "Bob Smith"]


@pytest.mark.parametrize(
    ("heading", "body", "told"),
    [
        # these stay
        ("Bob Smith", "- b\n", ["VS204"]),
        ("Bob", "bob@acme.example\n", ["VS204"]),
        ("Bob Smith", "", []),
        # notes, and nobody
        ("My impression", "- b\n", []),
        ("Live Coding", "- b\n", []),
        ("Bob", "- b\n", []),
        ("Warehouse", "- b\n", []),
    ],
)
def test_sections_beside_listed_people(heading: str, body: str, told: list[str]) -> None:
    """Only what looks like somebody overlooked is told, not every section of notes."""
    text = f"{HEAD}interviewers: [Jane Doe]\n---\n{JANE}\n## {heading}\n{body}"
    assert codes(text) == told


@pytest.mark.parametrize(
    ("listed", "heading", "taken"),
    [
        # these are told, with what is to be written
        ("Mrs Jean Whitlock", "Mr Whitlock", ""),
        ("Mrs Jean Whitlock", "Whitlock", ""),
        ("Jean Whitlock, Tom Whitlock", "Mrs Whitlock", ""),
        ("Jean Whitlock, Mrs Ann Whitlock", "Dr Whitlock", ""),
        # these are taken
        ("Mrs Whitlock", "Jean Whitlock", "Mrs Whitlock"),
        ("Mrs Whitlock", "Mrs Jean Whitlock (Head)", "Mrs Whitlock"),
        ("Dr. Whitlock", "Jean Whitlock", "Dr. Whitlock"),
        ("Mrs Jean Whitlock", "Mrs Whitlock", "Mrs Jean Whitlock"),
        ("Mrs Jean Whitlock", "Ms. Whitlock — Head", "Mrs Jean Whitlock"),
        ("Mrs Jean Whitlock", "Dr Whitlock", "Mrs Jean Whitlock"),
        ("Jean Whitlock", "Miss Whitlock", "Jean Whitlock"),
        ("Mrs Jean Whitlock, Mr Tom Whitlock", "Mrs Whitlock", "Mrs Jean Whitlock"),
    ],
)
def test_a_title_and_a_surname(listed: str, heading: str, taken: str) -> None:
    """VS204: `Mrs Whitlock` is the one who is listed so, if only one can be meant."""
    text = f"{HEAD}interviewers: {listed}, Al Poe\n---\n## {heading}\n- asked about SEN\n"
    with_points = [one.name for one in parse(text).people if one.points]
    told = [
        one
        for one in parse_note(text, "n.md", Settings(), LONDON).findings
        if one.code == "VS204"
    ]
    assert with_points == ([taken] if taken else [])
    honorifics = [one.honorific for one in parse(text).people if one.points]
    assert honorifics == (["Miss"] if "Miss" in heading else [""] * bool(taken))
    assert len(told) == (not taken)
    if told:
        assert told[0].help.startswith("write `## ")
        assert all(f"`## {name}`" in told[0].help for name in listed.split(", "))


@pytest.mark.parametrize(
    ("listed", "heading"),
    [
        ("Mrs Whitlock", "Mr Jean Whitlock"),
        ("Mrs Whitlock, Mr Whitlock", "Jean Whitlock"),
        ("Mrs Whitlock, Ann Whitlock", "Jean Whitlock"),
        ("Mrs Whitlock", "Jean Whitlock\n- x\n\n## Tom Whitlock"),
        ("Mr Ward", "Acute Ward"),
        ("Whitlock", "Jean Whitlock"),
    ],
)
def test_who_a_full_name_is_not(listed: str, heading: str) -> None:
    """VS204: `Jean Whitlock` is the listed `Mrs Whitlock` only if nobody else can be meant."""
    text = f"{HEAD}interviewers: {listed}, Al Poe\n---\n## {heading}\n- asked about SEN\n"
    assert not any(one.points for one in parse(text).people)
    assert set(codes(text)) == {"VS204"}


@pytest.mark.parametrize(
    ("titles", "people"),
    [
        # titles of notes, and headings of other things
        ("# Jane Doe\n- a\n", ()),
        ("# Jane Doe (QA)\n- a\n", ()),
        ("# Acme Homes\nreception@acme.example\n", ()),
        ("# Acme Homes\n- a\n# Jo Roe (QA)\n- b\n", ()),
        ("# Site Manager\njo@acme.example\n# Second Round\n- a\n", ()),
        ("# Interview with Jane Doe\njane@acme.example\n", ()),
        ("# Questions\n- jane@acme.example\n# Next steps\n- a\n", ()),
        # others are persons already
        ("# Jo Roe\njo@acme.example\n## Al Poe\n- b\n", ("Al Poe",)),
        ("# Jo Roe\njo@acme.example\n## Panel\n- Al Poe\n", ("Al Poe",)),
        # these are persons
        ("# Acme\n- a\n# Jo Roe\njo@acme.example\n# Summary\n- b\n", ("Jo Roe",)),
        ("# Jo Roe\njo@acme.example\n# Al Poe (head)\n- b\n", ("Jo Roe", "Al Poe")),
        ("# Al Poe\n- b\n# Jo Roe\n## Contact\njo@acme.example\n", ("Al Poe", "Jo Roe")),
        ("# Acme\n# Jo Roe (QA)\n- a\n# Al Poe — Head\n- b\n", ("Jo Roe", "Al Poe")),
    ],
)
def test_a_title_that_is_a_person(titles: str, people: tuple[str, ...]) -> None:
    """Headings of level 1 are persons where no other is one, and something tells that they are.

    Whoever counts is not told as overlooked (VS204); what stands below is theirs.
    """
    parsed = parse_note(f"{HEAD}---\n\n{titles}", "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    assert tuple(one.name for one in parsed.interview.people) == people
    told = [one.message.split("'")[1] for one in parsed.findings if one.code == "VS204"]
    assert set(told).isdisjoint(people)


@pytest.mark.parametrize(
    ("listed", "titles", "points"),
    [
        ("Jane Doe", "# Acme interview\n- a\n", ()),
        ("Jane Doe, Al Poe", "# Interview with Jane Doe\n- a\n", ()),
        ("Jane Doe", "# Jane Doe\n- a\n## Jane Doe\n- b\n", ("b",)),
        ("Jane Doe", "# Jane Doe — QA\n- a\n", ("a",)),
        ("Jane Doe, Al Poe", "# Jane Doe\n- a\n# Summary\n- c\n# Al Poe\n- b\n", ("a", "b")),
    ],
)
def test_a_title_that_is_listed(listed: str, titles: str, points: tuple[str, ...]) -> None:
    """Who is listed has what stands below a heading of level 1, where none of level 2 does."""
    note = parse(f"{HEAD}interviewers: {listed}\n---\n\n{titles}")
    assert tuple(point.text for one in note.people for point in one.points) == points


def test_a_title_and_a_surname_of_somebody_with_a_heading() -> None:
    """A second heading is somebody else, and so is the contact's namesake."""
    two = "## Jean Whitlock\n- x\n## Mrs Whitlock\n- asked about SEN\n"
    text = f"{HEAD}interviewers: Jean Whitlock, Al Poe\n---\n{two}"
    assert [len(one.points) for one in parse(text).people] == [1, 0]
    assert codes(text) == ["VS204"]
    head = f"{HEAD}interviewers: Jean Whitlock, Al Poe\nrecruiter: Ann Whitlock\n---\n"
    assert not any(one.points for one in parse(f"{head}## Mrs Whitlock\n- SEN\n").people)


@pytest.mark.parametrize(
    "text",
    ["Interviewer: " * 1000, "CTO: " * 1000, "Round 1: " * 1000, "- " * 4000 + "Jane Doe"],
)
def test_labels_without_end(text: str) -> None:
    """No heading is too long to be read."""
    assert len(parse(f"{HEAD}---\n## {text}\n- a\n").people) <= 1


def test_a_tick_behind_a_list_of_people(tmp_path: Path) -> None:
    """A tick reaches a note that ends in the list of its interviewers, once (hazard 3)."""
    (tmp_path / "vaultsync.toml").write_text(CONFIG)
    note = tmp_path / "Acme.md"
    text = (
        "---\ntype: interview\ncompany: Acme\nrole: Engineer\ndate: 2026-03-05\n---\n\n"
        "## Interviewers\n- Jane Doe <jane@acme.example>\n- Bob Smith <bob@acme.example>\n"
    )
    note.write_text(text)
    sync_here(tmp_path)
    tick(tmp_path, "Thank-you to Jane Doe", "x", " ✅ 2026-03-06")
    report = sync_here(tmp_path)
    assert (len(report.records), report.unrecorded) == (1, ())
    line = "- [x] Thank-you to Jane Doe by email ✅ 2026-03-06\n"
    assert note.read_text() == text + line
    (told,) = task_lines((tmp_path / DUE).read_text(), "Thank-you to Jane Doe")
    assert told.startswith("- [x]")
    before = contents(tmp_path)
    sync_here(tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("listed", "title", "phone"),
    [
        ("Mia Ott, mobile developer", "mobile developer", ""),
        ("Mia Ott, phone sales, 0151 496 0182", "phone sales", "0151 496 0182"),
        ("Mia Ott, HR, 0151 496 0182", "HR", "0151 496 0182"),
        ("Mia Ott, HR, mobile 0151 496 0182", "HR", "0151 496 0182"),
        ("Mia Ott, HR, tel.: 0151 496 0182", "HR", "0151 496 0182"),
        ("Mia Ott, HR, mia@x.example, mob 0151 496 0182", "HR", "0151 496 0182"),
        ("Mia Ott, phone: 0151 496 0182", "", "0151 496 0182"),
    ],
)
def test_what_says_that_a_number_follows(listed: str, title: str, phone: str) -> None:
    """It is no part of what somebody does."""
    person = parse(f"{HEAD}---\n## Who\n- {listed}\n- Tom Hart, CTO\n").people[0]
    assert (person.title, person.phone) == (title, phone)
