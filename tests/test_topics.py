"""Headings that name a topic and nobody: `My feeling`, `Pay and hours`, `Second interview`."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import Cli
from tests.test_headings_of_one_word import NAMES, read
from tests.test_traps import LONDON
from vaultsync.parse.config import read_settings
from vaultsync.parse.interview import parse_note
from vaultsync.parse.persons.topics import is_topic
from vaultsync.settings import Settings

HEAD = "---\ntype: interview\ncompany: Morrow Build\ndate: 2026-11-25\n---\n\n"
PEOPLE = [
    "Priya Nair", "Tom Aldous", "Dave from HR", "Siobhán Ní Bhriain", "priya nair",
    "dave", "JB", "J. B.", "J.B. Priestley", "Dr Moss", "Dr. Helen Moss", "Prof. Read",
    "Mr Ward", "Mrs Price", "Ms Page", "Park", "Ward", "Price", "Page", "Sen", "Ai", "Monday",
    "Sunday", "Job de Vries", "Job Cohen", "Job Read", "Page Turner", "Grace Office",
    "Will Power",
    "Hope Field", "May Day", "Rose Garden", "Joy Lane", "Art Room", "Bill Page", "Mark Read",
    "Park Ji-sung", "Ai Weiwei", "You Li", "She Min", "He Jiankui", "I Made Wirawan",
    "My Nguyen", "Sam asked", "Amartya Sen", "Wednesday Addams", "佐藤 花子", "王芳",
    "김민준",
    "Иван Петров", "иван петров", "محمد علي", "दीपा मेहता", "Đặng Văn", "Łukasz", "Ø. Hansen",
    "Ludwig van Beethoven", "van der Berg", "de la Cruz", "O'Neill", "al-Sayed",
    "Jean-Luc Picard", "Li Na", "The boss", "The tall guy", "the tall one",
    "My manager", "Our recruiter", "The woman in the office", "The one with the office",
    "A man from the site", "the other candidate", "Someone from HR", "Head of Care",
    "Director of Nursing", "Headteacher", "Site manager", "Site Manager", "Office manager",
    "Practice manager", "English teacher", "Sales support", "HR", "The HR lady",
    "The volunteer",
    "Pupil parent", "Two students", "Guy I met", "Students we met",
    "Delivery lead", "The graduate", "The carer", "Job and Anna", "Anna & Home", "Pat and Sam",
    "Mick from Salford", "HR team", "my contact", "Dean of Students",
    "Good Charlotte", "Long Duong", "Young Mi", "Best", "Chef Lunch", "Nurse Bleep",
    "Agreed with Jo Banks", "Minutes Okoro", "Saida", "Heard",
    "Sister Ward", "Captain Work", "Ann / practical", "Sales / practical", "Gezellig",
]  # fmt: skip
"""Names in any script, titles, descriptions of somebody."""
TOPICS = [
    "Job", "Home", "The job", "My mood", "My doubts", "Site visit", "Site Visit",
    "Office tour", "Pay and hours", "Pay & benefits", "Things to read",
    "Things I liked", "The job (fit out)", "Job: what they do",
    "Their open plan office", "Good points", "Bad points", "HR call",
    "HR stuff", "Second interview", "First round", "The place", "Job details", "Job and site",
    "Working hours", "Start date", "Notice period", "Small talk", "Shift pattern", "Night work",
    "Contract length", "Better next time", "Practical stuff", "Dinner after", "Local area",
    "My rating", "Final thoughts", "Tour of the site", "Walk round", "Site walkround",
    "Red flag",
    "Van and tools", "Plus and minus", "🏗 The site", "1. The job", "The job:", "**The job**",
    "The Work", "Points to fix", "Stuff we saw", "JOB", "job", "Money / practical",
    "Pay / hours", "Pay & other", "Journey and pay / personal",
    "Agreed pay", "Agreed start date", "Points covered",
]  # fmt: skip
USUAL = [
    "My feeling", "My feelings", "My feeling:", "First impressions", "Tasks",
    "Culture",
    "Agreed", "agreed:", "What was agreed", "Agreed actions", "Actions", "Outcome",
    "Next steps", "Decisions", "Decided", "Discussed", "Things agreed",
    "We agreed", "Agreements", "They asked", "They Asked", "They said", "She asked",
    "He told me", "I asked", "I Said", "You asked", "We talked about pay",
    "We Talked About", "It went well", "They're nice", "I'd ask", "What's next",
    "He/she asked", "Both asked", "Everyone said", "Was asked", "Got asked", "Did they ask",
    "Asked me", "Told me",
]  # fmt: skip
BELOW = "- fit out, offices\n- loud, he was nice\n- [ ] buy boots\n- **concern:** pay\n"


@pytest.mark.parametrize("name", [*PEOPLE, *NAMES])
def test_who_stays_somebody(name: str) -> None:
    """Rule 3: nobody is lost; what may be a person, in any script, is one, told or not."""
    people, _ = read(f"## {name}\n{BELOW}", contact="")
    assert len(people) == 1
    assert not is_topic(name)


@pytest.mark.parametrize("heading", TOPICS)
def test_a_topic_is_nobody(heading: str) -> None:
    """VS211: no thank-you goes to `Job`, and the finding says what to do if it is somebody."""
    people, (told,) = read(f"## {heading}\n{BELOW}")
    assert (people, told.code) == ([], "VS211")
    assert "not taken for a person" in told.message
    assert "`email::`" in told.help
    assert "`interviewers: " in told.help


@pytest.mark.parametrize("heading", ["Pay - 38 to 42", "Money, hours", "Lesson (fractions)"])
def test_what_stands_behind_a_matter(heading: str) -> None:
    """VS220: `hours` is neither a name nor what somebody does."""
    people, (told,) = read(f"## {heading}\n{BELOW}")
    assert (people, told.code) == ([], "VS220")


@pytest.mark.parametrize("heading", USUAL)
def test_usual_headings_are_not_told(heading: str) -> None:
    """Nothing is said of headings that mean one thing only."""
    assert read(f"## {heading}\n{BELOW}") == ([], [])


@pytest.mark.parametrize("heading", ["Job", "My mood", "Second interview", "Site Visit"])
@pytest.mark.parametrize(
    "below",
    [
        "email:: job@acme.example",
        "- phone: +44 7700 900123",
        "text_ok:: yes",
        "channel:: text",
        "linkedin:: https://www.linkedin.com/in/job",
        "### Contact\nemail:: job@acme.example",
        "- [x] Thank-you by email ✅ 2026-03-06",
        "- 2026-03-06 thank-you email sent",
        "- **promised:** the certificate",
        "{} (he/him) was there\n\n## Log\n- [x] Thank-you to {} ✅ 2026-03-06",
        "- x\n\n## Follow-up log\n- [x] Reply from {} ✅ 2026-03-06",
        "| Date | Who | What |\n|--|--|--|\n| 2026-03-06 | {} | thank-you |",
    ],
)
def test_what_shows_a_person(heading: str, below: str) -> None:
    """A heading with what only a person has below it, or a message, stays a person."""
    people, _ = read(f"## {heading}\n{below.replace('{}', heading)}\n")
    assert heading in [one.name for one in people]


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("## Job — recruiter\n- x\n", ""),
        ("## Job (he/him)\n- x\n", ""),
        ("## [[People/Job|Job]]\n- x\n", ""),
        ("## Job\n- x\n", "Job de Vries"),
        ("## Job\n- Job asked me about CDM\n", ""),
        ("## Job\n- x\n\n## Notes\nJob told me that they hire two\n", ""),
        ("## Second interview (Priya)\n- x\n", ""),
    ],
)
def test_who_is_named_elsewhere(text: str, contact: str) -> None:
    """`Job` is a first name, too: a title, a link, the contact or a sentence shows it."""
    people, _ = read(text, contact or "Mr Paul Ashdown")
    assert len(people) == 1


def test_who_is_listed_is_somebody() -> None:
    """Who stands under `interviewers` is a person, whatever the name."""
    text = f"{HEAD[:-5]}interviewers: [Job]\n---\n\n## Job\n- x\n"
    found = parse_note(text, "n.md", Settings(), LONDON).interview
    assert found
    assert [one.name for one in found.people] == ["Job"]


@given(st.text())
def test_any_heading_can_be_asked(text: str) -> None:
    """Law: asking never raises, and what is a topic is still one in capitals of its own."""
    assert is_topic(text) in {True, False}


def check(cli: Cli, root: Path, *bodies: str) -> "list[dict[str, str]]":
    """Give what `check` finds in notes with these bodies, the follow-ups first."""
    for number, body in enumerate(bodies):
        (root / f"{number}.md").write_text(HEAD.replace("Build", f"Build {number}") + body)
    found = json.loads(cli("check", "--json", vault=root, as_of="2026-11-29").stdout)
    return [*found["follow_ups"], *found["findings"]]


def test_no_thanks_to_a_topic(cli: Cli, tmp_path: Path) -> None:
    """S01: where only topics are left, nobody is owed thanks, and VS205 tells so."""
    body = "## Job\n- fit out\n\n## My feeling\n- ok\n\n## Second interview\n- plans\n"
    found = check(cli, tmp_path, body)
    codes = [one["code"] for one in found if "code" in one]
    assert sorted(one for one in codes if one.startswith("VS2")) == ["VS205", "VS211", "VS211"]
    assert {one["person"] for one in found if "kind" in one} <= {""}


def test_beside_somebody_only_that_one_is_thanked(cli: Cli, tmp_path: Path) -> None:
    """S01: VS205 is not told where somebody is left."""
    found = check(cli, tmp_path, "## Tom Aldous\n- plans\n\n## Job\n- fit out\n")
    assert "VS205" not in [one.get("code") for one in found]
    assert {one["person"] for one in found if one.get("kind") == "thank-you"} == {"Tom Aldous"}


def reserved_by(help_: str) -> tuple[str, ...]:
    """Give the list that a help has to paste."""
    line = help_.partition("`reserved_headings = ")[2].partition("`")[0]
    return read_settings(
        f"[notes]\nreserved_headings = {line}\n"
    ).settings.notes.reserved_headings


def test_one_list_for_all_headings_of_a_note() -> None:
    """Each help has the whole list: what is in it, and each heading of the note."""
    _, told = read("## Job\n- x\n\n## Lesson\n- x\n\n## Pay and hours\n- x\n")
    lists = {reserved_by(one.help) for one in told}
    assert lists == {("Job", "Lesson", "Pay and hours")}
    config = read_settings('[notes]\nreserved_headings = ["Snacks"]\n').settings
    text = f"{HEAD}## Job\n- x\n\n## Snacks\n- x\n"
    (one,) = (
        one for one in parse_note(text, "n.md", config, LONDON).findings if one.code == "VS211"
    )
    assert reserved_by(one.help) == ("Snacks", "Job")
    text = f"{HEAD}## Job\n- x\n"
    many = read_settings(f"[notes]\nreserved_headings = {json.dumps([*'abcdefgh'])}\n").settings
    (one,) = (
        one for one in parse_note(text, "n.md", many, LONDON).findings if one.code == "VS211"
    )
    assert 'add `"Job"` to the list `reserved_headings`' in one.help


ABOVE = (
    "Tue 24 Nov, 10:00. Panel: [[Priya Nair]] (deputy) and a consultant, Dr. Mark Ellison.\n\n"
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("## Gezellig\n- twins\n", ""),
        ("Tue 24 Nov, in their office.\n\n## Gezellig\n- twins\n", ""),
        ("Tue 24 Nov, [[Leeds]], [[Acme Ltd]].\n\n## Gezellig\n- twins\n", ""),
        (f"{ABOVE}## Priya\n- twins\n", ""),
        (f"{ABOVE}## Priya\n- twins\n\n## Mark\n- rota\n", ""),
        (f"{ABOVE}## Karen Bell\n- twins\n", ""),
        (f"{ABOVE}## Karen\nemail:: k@acme.example\n", ""),
        (f"{ABOVE}## Karen (matron)\n- twins\n", ""),
        (f"## Gezellig\n- twins\n\n## Notes\n{ABOVE}", ""),
        (f"{ABOVE}## Gezellig\n- twins\n", "Priya Nair, Dr Mark Ellison"),
        ("[[Femke de Boer]] was kind.\n\n## Gezellig\n- twins\n", "Femke de Boer"),
    ],
)
def test_names_above_a_heading_of_one_word(text: str, names: str) -> None:
    """VS211: it stays somebody, and what is to be written, if it is none, has the names."""
    parsed = parse_note(f"{HEAD}{text}", "n.md", Settings(), LONDON)
    told = [one for one in parsed.findings if "lines above it name" in one.message]
    assert [one.code for one in told] == ["VS211"] * bool(names)
    if names:
        line = f"interviewers: {names}"
        assert f"`{line}`" in told[0].help
        better = parse_note(f"{HEAD[:-5]}{line}\n---\n\n{text}", "n.md", Settings(), LONDON)
        assert better.interview
        assert [one.name for one in better.interview.people] == names.split(", ")
        assert "VS211" not in [one.code for one in better.findings]
