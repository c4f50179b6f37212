"""What `init` proposes of notes that headings and labels divide, as newcomers write them."""

from datetime import date
from pathlib import Path

import pytest

from tests.test_init import made
from tests.test_lines_at_the_top import ASKED, LATER, answered
from vaultsync.names import is_within
from vaultsync.parse.front.plain_company import cleaned
from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.likely import likely
from vaultsync.parse.persons.first_names import first_names
from vaultsync.parse.persons.stages import is_talk
from vaultsync.parse.persons.trades import is_of_team
from vaultsync.render.first_lines import people_in

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("heading", "talk"),
    [
        *(
            (name, False)
            for name in (
                *("Will Panel", "May Zoom", "Jane Call", "Dr Screen", "Ms Chat", "Panel"),
                *("Second Helen", "Final Fantasy", "Second thoughts", "The team", "Zoom"),
            )
        ),
        *(
            (text, True)
            for text in (
                *("Second interview", "Final Interview", "First round", "Phone screen"),
                *("HR call", "Second meeting with the team", "Interview 2", "Trial shift"),
            )
        ),
    ],
)
def test_a_heading_that_says_which_talk_it_was(heading: str, talk: bool) -> None:
    """A name beside such a word stays one."""
    assert is_talk(heading) is talk


def test_below_the_heading_of_a_talk_nobody_is_called_so() -> None:
    """The lines above it say who was there."""
    text = (
        "# Acme\n\nInterview Tuesday 17th November 2026, 10am.\n\n## Who was there\n"
        "Ann Lee (General Manager) a.lee@acme.example\nTom Reid, trustee, was a banker\n\n"
        "## Second interview\nThursday 26th. Ann again. Thanked them on Friday 27th.\n\n"
        "I promised to give her an answer by Tuesday 8th December.\n"
    )
    found = likely(text, "Acme.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == (
        "Ann Lee — General Manager (a.lee@acme.example)",
        "Tom Reid — trustee",
    )


@pytest.mark.parametrize(
    ("text", "company"),
    [
        *(
            (name, name)
            for name in ("Channel 4", "Capital One", "Safety First", "First Direct")
        ),
        *((name, name) for name in ("health first", "The Last", "Second", "Second Harvest")),
        ("Clifton Toy Museum second", "Clifton Toy Museum"),
        ("Clifton Toy Museum Second", "Clifton Toy Museum"),
        ("clifton toys 2nd", "clifton toys"),
        ("Acme (third)", "Acme"),
        ("Acme first", "Acme"),
        ("Acme final", "Acme"),
        ("Acme again", "Acme"),
    ],
)
def test_which_interview_it_was_is_no_part_of_the_company(text: str, company: str) -> None:
    """Behind the name; a name that ends so keeps it."""
    assert cleaned(text) == company


@pytest.mark.parametrize(
    ("one", "other", "within"),
    [
        ("", "", False),
        ("", "Acme", False),
        ("Acme", "Acmeville", False),
        ("Leeds Museum", "Leeds Toy Museum", False),
        ("Acme Foods", "Acme Tools", False),
        ("Acme", "acme", True),
        ("Toy Museum", "Clifton Toy Museum", True),
        ("Acme Foods Ltd", "Acme Foods", True),
        ("Work Day", "Workday", True),
    ],
)
def test_a_company_that_is_written_differently(one: str, other: str, within: bool) -> None:
    """Its words stand in the other name in a row."""
    assert is_within(one, other) is within
    assert is_within(other, one) is within


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Gillian Pike\nevents officer", ""),
        ("# Gillian Pike\nEvents officer (maternity cover)", ""),
        ("Events Officer, Ann Lee", ""),
        ("Monday 30th, 2.15pm, Ann Lee, Events Officer", ""),
        ("Monday 30th, bus X4, Events Officer", ""),
        ("Met the fundraiser, she was nice", ""),
        ("# Acme\n\nRegional Events Fundraiser. Wed 2 Dec", "Regional Events Fundraiser"),
        ("# Acme\nDevelopment and Events Officer, 0.8. Tue", "Development and Events Officer"),
        ("Events Officer (maternity cover, 12 months). 2pm at the hall", "Events Officer"),
        ("Community Fundraiser, 4 days, Bedminster. By phone", "Community Fundraiser"),
        ("Monday 30th, 2.15pm, Events Officer. Bus X4", "Events Officer"),
        ("Tue 24 Nov at 14:00, Park Ranger", "Park Ranger"),
    ],
)
def test_a_job_that_a_sentence_is(text: str, role: str) -> None:
    """Also behind a day, with brackets, and below a title that is the company's."""
    lines = [one for one in text.split("\n") if one]
    assert role_of((), lines, "Acme") == role


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("She will ring at 2pm", ""),
        ("2pm bus from the station", ""),
        ("£12.50 an hour, 9.50 at first", ""),
        ("Chat about the number 11", ""),
        ("Interview at 40 Canal Street", ""),
        ("Interview at 11 Canal Street", ""),
        ("Email at 3pm on the day before", ""),
        ("Events Officer. 2pm at the hospice, lovely", "14:00"),
        ("Phone interview at 11, half an hour", "11:00"),
        ("A quick chat at 2.30, fine", "14:30"),
        ("Nice people, 10.15am on Teams", "10:15"),
    ],
)
def test_the_hour_below_a_title_with_the_day(text: str, clock: str) -> None:
    """A part of a sentence that is no more than the hour, or the talk with it."""
    found = likely(f"{text}\n", "2026-11-10 Acme.md", today=TODAY, meant=True)
    assert found
    assert found.clock == clock


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Only a trustee", ()),
        ("Ann Lee - the other team\nBob Hay (chair)", ("Bob Hay — chair",)),
        ("Just Fontaine (coach)", ("Just Fontaine — coach",)),
        ("Only Ann Lee (manager), ann.lee@x.example. In her car!",) * 1
        + (("Ann Lee — manager (ann.lee@x.example)",),),
        ("Just Ann Lee, head of fundraising", ("Ann Lee — head of fundraising",)),
        ("Mainly Ann Lee (HR) and also Bob Hay (chair)", ("Ann Lee — HR", "Bob Hay — chair")),
        (
            "Ann Lee (head), ann.lee@x.example\nBob Hay - community team, has a guide dog",
            ("Ann Lee — head (ann.lee@x.example)", "Bob Hay — community team"),
        ),
        ("Ann Lee (director) and Leo Brand (front of house)",) * 1
        + (("Ann Lee — director", "Leo Brand — front of house"),),
    ],
)
def test_who_was_there(text: str, people: tuple[str, ...]) -> None:
    """A word in front of a name is no part of it; a team says what somebody does."""
    note = f"Interview, 2pm.\n\n## Who was there\n{text}\n\n## After\nThey ring on Friday.\n"
    found = likely(note, "2026-11-10 Acme.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The panel will be nice", ()),
        ("The panel will be on Monday", ()),
        ("The panel are Major Events people", ()),
        ("You will meet Reception", ()),
        ("You will meet at the Town Hall", ()),
        (
            (
                'Email from HR, Jo Far (jo@acme.example): "The panel will be Ruth Castell, '
                'Head of Events, and Major (retd) Ian Pryce. Please prepare something."'
            ),
            ("Ruth Castell — Head of Events", "Ian Pryce"),
        ),
        ("Your panel is Ann Lee (chair) and Tom Reid", ("Ann Lee — chair", "Tom Reid")),
        ("The panel will include Ann Lee, CEO", ("Ann Lee — CEO",)),
        ("I'll meet Ann Lee, the director", ("Ann Lee — director",)),
    ],
)
def test_a_panel_to_come(text: str, people: tuple[str, ...]) -> None:
    """As an invitation names it; a rank is no part of a name."""
    found = likely(f"Wed 2 Dec, 10.30am.\n\n{text}\n", "Acme.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == people


def test_a_panel_of_one() -> None:
    """What stands behind it may be anything."""
    assert first_names("The panel was great, Ann").listed == ""


@pytest.mark.parametrize(
    ("text", "team"),
    [
        *((one, False) for one in ("team", "the other team", "my old department", "on a desk")),
        *((one, False) for one in ("runs the team", "great team", "Leeds")),
        *((one, True) for one in ("community team", "Finance Department", "front of house")),
        *((one, True) for one in ("supporter care team", "news desk", "history faculty")),
    ],
)
def test_the_part_of_a_company_where_somebody_works(text: str, team: bool) -> None:
    """Which one it is, and no more."""
    assert is_of_team(text) is team


FIRST = "Jobs/2026-11-18 Clifton Toy Museum.md"
SECOND = "Jobs/2026-12-07 Toy Museum second.md"
TOLD = "Interview.\n\nSecond interview Monday 7th December 2026, 11am.\n"
ELSE = "It also speaks of another interview"


@pytest.mark.parametrize(
    ("other", "told"), [("Leeds Toy Factory", True), ("Toy Museum", False)]
)
def test_an_interview_of_the_same_run_has_its_note(
    other: str, told: bool, tmp_path: Path
) -> None:
    """Also where it writes the company a little differently; not that of another company."""
    second = SECOND.replace("Toy Museum", other)
    note = "Second interview Monday 7th December 2026 at 11am.\n"
    root = made(tmp_path / "vault", {FIRST: TOLD, second: note})
    each = (("Who was there", "Ann Lee"), (ASKED, ""))
    done = answered(root, [("Which of these", "all"), *each, *each, *LATER])
    assert (ELSE in done.shown) is told, done.shown
