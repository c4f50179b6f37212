"""Notes in small letters, and in short sentences: what `init` proposes of people and jobs."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from vaultsync.edit.lines import Conventions, LineChange
from vaultsync.edit.reach_line import add_reach
from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.front.yaml_tree import Scalar
from vaultsync.parse.likely import likely
from vaultsync.parse.persons.contacts import Listed, read_listed
from vaultsync.parse.persons.small_letters import mostly_small, with_large, with_names
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.render.first_lines import people_in
from vaultsync.settings import Settings
from vaultsync.snapshot import Document

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("rang mum at the hospital", ()),
        ("rang the college about the tutor job", ()),
        ("rang work to say I'd be late", ()),
        ("went with hindsight and a headache", ()),
        ("will ring on monday, he said", ()),
        ("walk from temple meads, then the bus", ()),
        ("Rang Larkfield about the job", ()),
        ("A long talk. Rang Yarmouth Road", ()),
        ("Talked to gareth and lorna", ()),  # who writes capitals writes them in names
        ("ask at the gate, 0117 496 0800", ()),
        ("rang tom at the college about the tutor job", ("Tom",)),
        ("rang tom at the college, 0117 496 0877. nice bloke", ("Tom (0117 496 0877)",)),
        ("Rang Tom at the college, 0117 496 0877. Nice bloke", ("Tom (0117 496 0877)",)),
        ("rang tom at the college, the office is 0117 496 0877", ("Tom",)),
        ("rang tom about reception, 0117 496 0877", ("Tom",)),
        (
            "then 30 mins interview with gareth and lorna. lorna is the ops safety manager",
            ("Gareth", "Lorna — ops safety manager"),
        ),
        (
            "interview on teams. priya (recruitment) and mr lockyer, head of safety. 40 mins",
            ("Priya — recruitment", "Mr Lockyer — head of safety"),
        ),
        (
            (
                "priya (recruitment) and mr lockyer, head of safety\nsaid I'd write. "
                "priya.nair@acme.example"
            ),
            (
                "Priya — recruitment (priya.nair@acme.example)",
                "Mr Lockyer — head of safety",
            ),
        ),
        ("craig from severn site people rang, 07700 900318", ("Craig (07700 900318)",)),
        ("mr treharne and a woman from the union, didn't get her name", ("Mr Treharne",)),
        (
            (
                "There were two of them. Mr Bailey the contracts manager, who did most of the "
                "talking, and Denise from HR, who took notes."
            ),
            ("Mr Bailey — contracts manager", "Denise — HR"),
        ),
        ("met tom and Denise from HR, who took notes", ("Tom", "Denise — HR")),
    ],
)
def test_people_of_short_sentences(text: str, people: tuple[str, ...]) -> None:
    """Usual names where somebody is met or rung, with the number of that very sentence."""
    found = likely(f"{text}\n", "x.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == people


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("second interview. mr lockyer and a director, she didn't know the name", ""),
        ("Mr Lockyer and a director", ""),
        ("Told them about the Clifton job and the ties", ""),
        ("He wants the list I made for the Bath job", ""),
        ("Sarah said the job is new", ""),
        ("The job is in Avonmouth", ""),
        ("The job is hers", ""),
        ("The job is site safety adviser, four sites, two in Bristol", "site safety adviser"),
        ("The role's for a data engineer", "data engineer"),
        ("safety adviser job avonmouth, 6 months", "safety adviser"),
        ("about the part time tutor job, 0117 496 0877", "part time tutor"),
        ("Interview for the porter role at Acme", "porter"),
        ("About the Data Platform role", "Data Platform"),
        (
            "Told them about the Clifton job. The job is site safety adviser, four sites",
            "site safety adviser",
        ),
    ],
)
def test_a_role_is_no_person_and_no_place(text: str, role: str) -> None:
    """`the Clifton job` is where somebody worked; a director is somebody."""
    assert role_of((text,), [text], "Acme") == role


@pytest.mark.parametrize(
    ("path", "text", "company"),
    [
        ("acme.md", "24 Nov, interview. Acme is nice", "Acme"),
        ("Interview iZettle.md", "24 Nov", "iZettle"),
        ("interview baker & hale.md", "24 nov", "Baker & Hale"),
        ("mendip water assessment.md", "weds 25 nov. assessment centre", "Mendip Water"),
        ("interview st annes of bath.md", "25 nov", "St Annes of Bath"),
        ("interview nhs trust.md", "25 nov", "NHS Trust"),
        (
            "agency.md",
            "thurs 19 nov. craig from severn site people rang, 07700 900318",
            "Severn Site People",
        ),
        ("agency.md", "19 Nov. Craig from Severn Site People rang", "Severn Site People"),
        ("agency.md", "19 Nov. Craig from HR rang", ""),
    ],
)
def test_the_company_has_its_capitals(path: str, text: str, company: str) -> None:
    """Letters go out with it; one that has any capital is left alone."""
    found = likely(f"{text}\n", path, today=TODAY, meant=True)
    assert found
    assert found.company == company


@pytest.mark.parametrize(
    ("lines", "small"),
    [
        (("Interview at Acme.", "they asked a lot"), False),
        (("I said walk the sites",), False),
        ((), False),
        (("24 nov. it went ok. CSCS card.", "I was late"), True),
    ],
)
def test_who_writes_small_letters(lines: tuple[str, ...], small: bool) -> None:
    """Sentences tell, not `I` and what is written in capitals everywhere."""
    assert mostly_small(lines) is small


def test_lines_and_names_keep_their_words() -> None:
    """Nothing but capitals changes."""
    line = "rang tom, mr o'hara's office; lorna said no (craig) and gareth and will"
    assert with_names(line).casefold() == line
    assert with_large("de la rue & co").casefold() == "de la rue & co"


@pytest.mark.parametrize(
    "text",
    [
        "Denise (HR) 0117 496 0142",
        "Denise (HR) (0117 496 0142)",
        "Denise (HR), 0117 496 0142",
        "Denise (HR, 0117 496 0142)",
        "Denise (0117 496 0142), HR",
    ],
)
def test_a_number_is_written_in_one_way(text: str) -> None:
    """However it is typed, and it is read back as the same one."""
    heard = typed_people(text)
    assert heard.listed == "Denise (HR) 0117 496 0142"
    assert not heard.left
    assert typed_people(heard.listed) == heard
    (one,) = read_listed(Scalar(heard.listed, 1, 1), "")
    assert isinstance(one, Listed)
    assert (one.person.name, one.person.title, one.person.phone) == (
        "Denise",
        "HR",
        "0117 496 0142",
    )


@pytest.mark.parametrize(
    "top", ["Craig (agency)", '"Craig (agency)"', "Craig (agency), Ann Lee"]
)
def test_a_number_that_is_added_is_written_so_too(top: str) -> None:
    """As `init` writes it, between the lines of the top."""
    text = f"---\ntype: interview\ncompany: Acme\ndate: 2026-11-19\ninterviewers: {top}\n---\n"
    ways = Conventions(settings=Settings(), zone=ZoneInfo("Europe/London"))
    made = add_reach(Document.of("n.md", text), "craig", "07700 900318", ways)
    assert isinstance(made, LineChange)
    line = f"interviewers: {top}\n".replace("(agency)", "(agency) 07700 900318")
    assert line in made.after.text
