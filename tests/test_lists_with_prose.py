"""Lists of people with a sentence among them, and people who were not met."""

import pytest

from tests.test_traps import LONDON
from vaultsync.parse.interview import parse_note
from vaultsync.settings import Settings

HEAD = "---\ntype: interview\ncompany: Kornfeld\ndate: 2026-11-17\n"
ANKE = "- Dr. Anke Reuter, Head of Product Design – anke@kornfeld.example, +49 30 5557 0142"
TOBIAS = "- Tobias Wendt, Lead Engineer, tobias@kornfeld.example"
HR = "- HR is a Ms Özdemir, did not meet her (jobs@kornfeld.example)"
BOTH = ["Dr. Anke Reuter", "Tobias Wendt"]


def read(body: str, head: str = "") -> tuple[list[str], list[str]]:
    """Give whom a note names, and what of a list is told as unread."""
    parsed = parse_note(f"{HEAD}{head}---\n{body}\n", "n.md", Settings(), LONDON)
    assert parsed.interview is not None
    told = [one.message for one in parsed.findings if one.code == "VS212"]
    return [one.name for one in parsed.interview.people], told


@pytest.mark.parametrize(
    "body",
    [
        # topics, and people as topics
        "## People\n- they use Figma\n- team of four designers\n- one leaves in January",
        "## People\n- Anke laughed a lot\n- Tobias was quiet\n- they use Figma",
        "## Panel\n- Anke Reuter asked about research\n- they use Figma",
        "## People\n- Anke Reuter, laughed a lot\n- Tobias Wendt, was quiet\n- they use Figma",
        # one of two may as well be what was talked about
        f"## People\n{TOBIAS}\n- they have no researcher",
        f"## People\n{ANKE}\n{TOBIAS}\n- no researcher\n- they use Figma\n- one leaves soon",
        # nobody else was there
        f"## People\n{HR}",
        "## People\n- Ms Özdemir (HR), did not meet her",
    ],
)
def test_not_people(body: str) -> None:
    """Among sentences, no item is a person."""
    assert read(body)[0] == []


@pytest.mark.parametrize(
    "odd",
    [
        HR,
        "- HR is a Ms Özdemir",
        "- Ms Özdemir (HR, did not meet her)",
        "- Leyla Özdemir, HR, haven't met her yet",
        "- Leyla Özdemir – HR – did not meet",
        "- they have no dedicated researcher",
    ],
)
@pytest.mark.parametrize("place", range(3))
def test_a_sentence_among_people(odd: str, place: int) -> None:
    """The others are read, the sentence is told and is nobody's name."""
    items = [ANKE, TOBIAS]
    items.insert(place, odd)
    names, told = read("## People\n" + "\n".join(items))
    assert names == BOTH
    assert len(told) == 1
    assert odd[2:] in told[0]


@pytest.mark.parametrize(
    ("head", "names", "count"),
    [
        # they were there
        ("interviewers: [Leyla Özdemir (did not meet expectations)]\n", ["Leyla Özdemir"], 0),
        ("interviewers: [Leyla Özdemir (did not meet her in person)]\n", ["Leyla Özdemir"], 0),
        ("interviewers: [Leyla Özdemir (HR)]\n", ["Leyla Özdemir"], 0),
        # they were not
        ("interviewers: [Tobias Wendt, 'Ms Özdemir (HR, did not meet her)']\n", BOTH[1:], 1),
        ("interviewers:\n  - Tobias Wendt\n  - Leyla Özdemir (never met them)\n", BOTH[1:], 1),
    ],
)
def test_not_met_at_the_top(head: str, names: list[str], count: int) -> None:
    """Who was not met is no interviewer, wherever the list stands."""
    read_names, told = read("", head)
    assert read_names == names
    assert len(told) == count


def test_not_met_among_interviewers() -> None:
    """Also where the heading leaves no doubt."""
    names, told = read(f"## Interviewers\n{ANKE}\n- Leyla Özdemir (HR), did not meet her")
    assert names == BOTH[:1]
    assert "you did not meet" in told[0]
