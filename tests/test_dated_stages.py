"""One file per application: a heading per stage, with its day."""

import pytest

from tests.test_headings_of_one_word import read

PEOPLE = [
    "Jane Call", "May Zoom", "Jane Doe, 19 Nov", "April 12 Smith", "Jane Call, 19 Nov",
    "May Zoom 19 Nov", "Helen Moss call 17 Nov", "Jane Doe (Zoom, 17 Nov)", "Tom Day 3 March",
    "June May, 2026-11-17", "Jan Tours 12/11", "Dr Screen", "Jane Doe, 2nd", "Moss 17 Nov",
    "Jane Doe — Teams call 17 Nov", "Will Panel", "Priya Raman — Panel 25 Nov",
]  # fmt: skip
STAGES = [
    "Teams call 17 Nov", "Teams Call 17 Nov", "Phone screen 19 Nov", "Panel 25 Nov",
    "Zoom 17 November", "Video call, Tue 17 Nov 2026", "2nd interview 2026-11-17",
    "Second round - 17/11", "Teams call (17 Nov)", "17 Nov: Teams call", "Tuesday 17 Nov",
    "17 Nov", "2026-11-17", "Teams call Tue 17th", "HR chat 17 Nov, 2pm",
    "Technical interview 17 Nov 14:30", "Google Meet call 17.11.2026", "Final round, Nov 17",
    "Lab tour 17 Nov", "Trial shift 17 Nov", "First meeting with the team 17 Nov",
    "Telephone interview 17 Nov 10:00-11:00", "🎥 Video call 17 Nov",
]  # fmt: skip


@pytest.mark.parametrize("heading", PEOPLE)
def test_a_name_beside_such_words_stays_a_person(heading: str) -> None:
    """Section 5, rule 3: a word of a talk, a month or a day can be part of a name."""
    people, _ = read(f"## {heading}\n- the test bench\n")
    assert len(people) == 1


@pytest.mark.parametrize("heading", STAGES)
def test_a_talk_with_its_day_is_nobody(heading: str) -> None:
    """Section 5, rule 3: nobody is thanked for `## Teams call 17 Nov`."""
    people, told = read(f"## {heading}\n- the test bench\n")
    assert (people, told) == ([], [])
