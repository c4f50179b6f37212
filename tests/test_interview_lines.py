"""Which of several days in a note in plain text is the interview's: not that of a message."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.parse.front.interview_lines import interview_told
from vaultsync.parse.likely import likely
from vaultsync.settings import Settings

TODAY = date(2026, 12, 1)
SETTINGS = Settings(date_order="DMY")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the first day stays, where it is no message's
        ("Tue 24 Nov, 2pm. Second interview is Thu 3 Dec", date(2026, 11, 24)),
        ("Saw them Tue 24 Nov\nInterview Thu 3 Dec with the board", date(2026, 11, 24)),
        ("Interview Tue 24 Nov\nEmail came Fri 27 Nov\nInterview Thu 3 Dec",) * 1
        + (date(2026, 11, 24),),
        ("Phone interview Tue 24 Nov. Tom rang Fri 27 Nov", date(2026, 11, 24)),
        ("Email came Thurs 26/11 from Tom", date(2026, 11, 26)),  # there is no other
        ("Email came Thurs 26/11\nStart date Mon 4 Jan", date(2026, 11, 26)),
        ("Invited to interview on 24 Nov\nInterview Thu 3 Dec, round two", date(2026, 11, 24)),
        ("Tue 24 Nov, coffee. Email me at x\nInterview Thu 3 Dec", date(2026, 11, 24)),
        ("Email came Thurs 26/11\nPrepare for the interview Sun 6 Dec", date(2026, 11, 26)),
        # of a message, an application, a closing date: the interview's is further down
        ("Email came Thurs 26/11 from Tom Roe\n\nInterview Wed 9 December, 10.30",) * 1
        + (date(2026, 12, 9),),
        ("Got invited!! Email came Thurs 26/11\nInterview: Wed 9 Dec",) * 1
        + (date(2026, 12, 9),),
        ("Invited on 26 Nov\n- Interview is Wed 9 Dec", date(2026, 12, 9)),
        ("26 Nov - invited for interview\n**Interview Wed 9 Dec**", date(2026, 12, 9)),
        ("Tom rang Thurs 26/11. Interview on Wed 9 Dec, 2pm", date(2026, 12, 9)),
        ("Thurs 26/11 Tom rang\n## Interview - Wed 9 Dec", date(2026, 12, 9)),
        ("Closing date was 22 Nov. Heard back 26 Nov.\nPanel interview Wed 9 Dec",) * 1
        + (date(2026, 12, 9),),
        ("Closes 22 Nov, shortlisted 26 Nov\nAssessment day 9 Dec", date(2026, 12, 9)),
        ("Interview invite 26/11\nInterview booked for Wed 9 Dec", date(2026, 12, 9)),
    ],
)
@pytest.mark.parametrize("name", ["Acme Clinic", "Acme Clinic interview"])
def test_the_interview_beats_a_message(text: str, day: date, name: str) -> None:
    """Also where the name of the note says interview; else the message's stays."""
    found = likely(f"#job\n\n{text}\n", f"{name}.md", SETTINGS, TODAY, meant=True)
    assert found
    assert found.day == day


def test_hour_and_people_are_those_of_the_interview() -> None:
    """They stand in its line and below it, and not beside the message."""
    text = (
        "Nurse Lead, Acme Clinic. Got invited!! email came Thurs 26/11 at 4pm from Tom Roe\n\n"
        "Interview Wed 9 December, 10.30-11.30.\nPanel: Dr Fay Marr, Jo Hay (lead nurse)\n"
    )
    found = likely(text, "Acme Clinic.md", SETTINGS, TODAY, meant=True)
    assert found
    assert (found.day, found.clock) == (date(2026, 12, 9), "10:30")
    assert found.who == "Dr Fay Marr, Jo Hay (lead nurse)"


@given(st.text(), st.lists(st.sampled_from(["Interview", "9 Dec", "rang", "\n", "26/11", "-"])))
def test_it_never_raises(text: str, pieces: list[str]) -> None:
    """Law: the line is one of those that were given, and holds the day."""
    lines = f"{text} {' '.join(pieces)}".splitlines()
    told = interview_told("Acme", lines)
    assert told is None or (told.line in lines and told.day[0] in told.line)
