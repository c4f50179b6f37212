"""Headings of one word: names, matters (`Lesson`) and what somebody does (`Headteacher`)."""

import pytest

from tests.test_traps import HEAD, LONDON
from vaultsync.diagnostics import Finding
from vaultsync.model import Person
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

NAMES = [
    "Priya", "Grace", "Mark", "Will", "Joy", "May", "Rose", "Hope", "Faith", "Bill", "Rob",
    "Sue", "Pat", "Drew", "Grant", "Rich", "Frank", "Chase", "Art", "Ray", "Dean", "Penny",
    "Dawn", "Summer", "April", "June", "August", "Jan", "Carol", "Miles", "Jack", "Bob", "Ann",
    "Basil", "Ruby", "Julia", "Scala", "Kit", "Van", "Till", "Journey", "Melody", "Charity",
    "Trust", "Memory", "Talent", "Knowledge", "Gift", "Success", "Welcome", "Promise", "Chance",
    "German", "Easter", "Reed", "Wade", "Baker", "Cook", "Mason", "Taylor", "Woods", "Banks",
    "Wills", "James", "Chris", "Hans", "Jess", "Agnes", "Iris", "Lars", "Niels", "Ines", "Ling",
    "Ming", "Ping", "Jing", "Ting", "Xing", "Sterling", "Irving", "Ning", "Whitlock", "Okafor",
    "Rajesh", "Aisha", "Oluwaseun", "Wei", "Bao", "Nam", "Linh", "Tuan", "Ngoc", "Siobhan",
    "Sinéad", "Jóhanna", "Anne-Marie", "Jo", "Al", "Bo", "Li", "Ed", "Su", "Tom", "Sam", "Kim",
]  # fmt: skip
MATTERS = [
    "Prepare", "Bring", "Lesson", "Ofsted", "Task", "Safeguarding", "Behaviour", "Reading",
    "Teaching", "Letter", "DBS", "Governors", "Students", "Parents", "Timetable", "Staffroom",
    "Planning", "Deliveries", "Tour", "Coffee", "Policies", "Practising", "Writing", "Lunches",
    "Sales", "PREPARE", "lesson", "Handover", "Shifts", "Machines", "Tickets", "Offers",
]  # fmt: skip
ROLES = [
    "Head", "Headteacher", "Recruiter", "Manager", "Director", "Nurse", "HR", "Governor",
    "Receptionist", "Owner",
]  # fmt: skip
DOUBTED = [
    "Monday", "October", "Doctor",
]  # fmt: skip


def read(body: str, contact: str = "Mr Paul Ashdown") -> tuple[list[Person], list[Finding]]:
    """Give who is a person of a note, and what is told about persons."""
    text = f"{HEAD}primary_contact: {contact}\n---\n{body}"
    parsed = parse_note(text, "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    told = [one for one in parsed.findings if one.code in {"VS211", "VS220"}]
    return list(parsed.interview.people), told


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_people(name: str) -> None:
    """Rule 3: a level-2 heading that is not reserved is a person, and so is one name."""
    people, told = read(f"## {name}\n- the test bench\n")
    assert ([one.name for one in people], told) == ([name], [])


@pytest.mark.parametrize("word", MATTERS)
def test_a_matter_is_nobody(word: str) -> None:
    """VS220: nobody is thanked for `## Lesson`, and a remark says so."""
    people, (told,) = read(f"## {word}\n- fractions with year 5\n- [ ] buy shoes\n")
    assert (people, told.code) == ([], "VS220")
    assert f'`reserved_headings = ["{word}"]`' in told.help


@pytest.mark.parametrize(
    ("heading", "below", "contact"),
    [
        ("Reading — Head of SEN", "- x", ""),
        ("Reading (she/her)", "- x", ""),
        ("[[People/Reading|Reading]]", "- x", ""),
        ("Reading", "email:: reading@acme.example", ""),
        ("Reading", "- phone: +44 7700 900123", ""),
        ("Reading", "### Contact\nlinkedin:: https://www.linkedin.com/in/reading", ""),
        ("Reading", "- x", "Mr Paul Reading"),
        ("Reading", "greeting:: Ms Reading", ""),
    ],
)
def test_a_matter_with_what_only_a_person_has(heading: str, below: str, contact: str) -> None:
    """What somebody says of a person counts more than the word."""
    people, told = read(f"## {heading}\n{below}\n", contact or "Mr Paul Ashdown")
    assert "Reading" in people[0].name
    assert "VS220" not in [one.code for one in told]


def test_a_matter_with_a_message_is_kept_and_told() -> None:
    """VS211: a tick belongs to somebody, so the heading is taken for one, never in silence."""
    people, (told,) = read("## Reading\n- [x] Thank-you by email ✅ 2026-03-06\n")
    assert ([one.name for one in people], told.code) == (["Reading"], "VS211")


@pytest.mark.parametrize("word", [*ROLES, *DOUBTED])
def test_what_somebody_does_is_no_name(word: str) -> None:
    """VS211: a role alone is told, with the way to write it."""
    people, (told,) = read(f"## {word}\n- asked about SEN\n")
    assert ([one.name for one in people], told.code) == ([word], "VS211")
    assert (f"`## Jane Doe — {word}`" in told.help) == (word in ROLES)
    assert not read(f"## Jane Doe — {word}\n- asked about SEN\n")[1]


def test_what_is_listed_is_no_matter() -> None:
    """Who is listed is a person, whatever the name."""
    text = f"{HEAD}interviewers: [Reading]\n---\n## Reading\n- x\n"
    interview = parse_note(text, "n.md", Settings(), LONDON).interview
    assert interview is not None
    assert [one.name for one in interview.people] == ["Reading"]
