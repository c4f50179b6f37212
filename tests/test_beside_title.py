"""Lines below a person that say what they do and how to reach them, and no more (S17, S22)."""

import pytest

from tests.written import Case, body_of
from vaultsync.model import Person

POINTS = [
    # something that was talked about, whatever address is in it
    "the partner asked me to mail richard.pike@acme.example",
    "showed me linkedin.com/in/acme and how they post",
    "asked whether hr@acme.example reaches them",
    "partner, richard.pike@acme.example?",
    "partner wants 3 sites open by 2026-03-05",
    "partner, 20 years at Harwood",
    "rota 07:00 to 15:30, owner",
    "assistant, anna@acme.example",
    "assistant: Anna, anna@acme.example",
    "budget 1,200,000 a year, partner",
    "her brother, joe@acme.example",
    "partner",
]


def read(line: str, name: str = "Richard Pike") -> tuple[Person, set[str]]:
    """Give the person of a note, with the codes of what is told below their heading."""
    case = Case(name=name, said=f"- the site diary\n- {line}")
    case = case._replace(changes=(("email:: priya.raman@northwind.example\n", ""),))
    outcome = case.outcome()
    told = {one.code for one in outcome.findings if one.line > 9}
    (person,) = outcome.interviews[0].people
    return person, told


def test_a_number_that_is_there_already_is_no_doubt() -> None:
    """What a field of the section says need not be read from the line beside the title."""
    person, told = read("HR, 0161 496 0123")
    assert not person.phone
    assert "VS217" in told
    person, told = read("phone:: 0161 496 0123\n- HR, 0161 496 0123")
    assert person.phone == "0161 496 0123"
    assert "VS217" not in told


@pytest.mark.parametrize("line", POINTS)
def test_what_was_talked_about_stays_a_point(line: str) -> None:
    """An address does not make a line one on how to reach somebody."""
    person, told = read(line)
    assert line in [one.text for one in person.points]
    assert "VS217" not in told


@pytest.mark.parametrize(
    ("line", "email", "phone", "title"),
    [
        ("partner, richard.pike@acme.example", "richard.pike@acme.example", "", "partner"),
        ("Partner (rpike@acme.example)", "rpike@acme.example", "", "Partner"),
        ("partner - pike@acme.example", "pike@acme.example", "", "partner"),
        ("Richard Pike, owner, pike@acme.example", "pike@acme.example", "", "owner"),
        ("best email: richard@acme.example", "richard@acme.example", "", ""),
        (
            "managing director, pike@acme.example, 07700 900123",
            "pike@acme.example",
            "07700 900123",
            "managing director",
        ),
    ],
)
def test_an_address_with_the_name_in_it_is_read(
    line: str, email: str, phone: str, title: str
) -> None:
    """As a bare address is; the line is no point, and nothing is told of it."""
    person, told = read(line)
    assert (person.email, person.phone, person.title) == (email, phone, title)
    assert [one.text for one in person.points] == ["the site diary"]
    assert "VS217" not in told


@pytest.mark.parametrize(
    "line",
    [
        "partner, richard.pike@acme.example",
        "owner, info@acme.example",
        "contracts manager, +44 7700 900123",
        "recruiter: dana@talent.example",
        "CEO, https://www.linkedin.com/in/rpike",
    ],
)
def test_any_other_address_is_told(line: str) -> None:
    """VS217: whose it is nobody knows; it is no point, and stands in no draft."""
    person, told = read(line, "Helen Marsh")
    assert (person.email, person.phone, person.linkedin) == ("", "", "")
    assert [one.text for one in person.points] == ["the site diary"]
    assert "VS217" in told


def test_the_draft_asks_for_no_sentence_about_an_address() -> None:
    """Nor is a note with nothing but that one on what was discussed (S42)."""
    case = Case(name="Richard Pike", said="- partner, richard.pike@northwind.example")
    body = body_of(case.draft())
    assert "partner" not in body
    assert body.count("your notes name nothing yet") == 2


def test_a_title_in_the_heading_wins() -> None:
    """What stands in the heading is what they do."""
    case = Case(name="Jo Pike (managing partner)", said="- partner, jo.pike@acme.example")
    (person,) = case.outcome().interviews[0].people
    assert person.title == "managing partner"
