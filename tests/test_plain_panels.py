"""Jobs with a grade, panels and go-betweens, as `init` proposes them of plain notes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.parse.front.job_words import is_grade, is_job, without_grade
from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.likely import likely
from vaultsync.parse.persons.opened_panel import as_counted
from vaultsync.parse.persons.told_between import is_of_the_house, told_between
from vaultsync.parse.persons.who_was_there import tells_what
from vaultsync.render.first_lines import left_out, people_in, whole_lines

TODAY = date(2026, 12, 1)
NO_JOB = (
    "Band 7.",
    "Band 7 post, stroke.",
    "Grade 6, permanent",
    "Scale 5 role",
    "Met Gillian, ward manager, full time",
    "Gillian Pike, ward manager, part time",
    "Sue, head cook, 30 hours a week",
    "Nice place, friendly manager",
    "Old building, new manager, full time",
    "Small ward, ward manager retiring, Band 7",
    "Their own matron, site manager, Band 8",
    "Gillian Pike, ward manager",
)
JOBS = (
    ("Ward manager", "Ward manager"),
    ("Ward manager, frailty", "Ward manager"),
    ("Band 6 staff nurse", "Band 6 staff nurse"),
    ("Cook, 25 hrs", ""),
    ("Ward manager, frailty, Band 7.", "Ward manager"),
    ("Ward Manager, Frailty, Band 7.", "Ward Manager"),
    ("Ward manager, AMU", "Ward manager"),
    ("Ward manager Band 7.", "Ward manager"),
    ("Finance officer (Scale 5), permanent", "Finance officer"),
    ("Software engineer L5, payments", "Software engineer"),
    ("Orthopaedic elective, ward manager Band 7, fixed term 12 months", "ward manager"),
    ("Frailty, ward manager, Band 7", "ward manager"),
    ("Customer services, clerical officer, grade C", "clerical officer"),
    ("Year 4, class teacher, MPS", "class teacher"),
    ("Payments team, backend engineer, £65k", "backend engineer"),
)


@pytest.mark.parametrize(("line", "role"), [*((one, "") for one in NO_JOB), *JOBS])
def test_a_job_is_told_without_its_grade(line: str, role: str) -> None:
    """A grade alone is none; a field may stand in front of the job where terms are told."""
    assert role_of((), [line], "Tameside") == role


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        *((one, False) for one in ("Manager", "Band", "Band manager", "A", "7", "Grade it")),
        *((one, True) for one in ("Band 7", "band 8a", "Grade C", "(Band 6)", "Scale 5/6")),
        *((one, True) for one in ("AfC Band 5", "pay band 4", "L5", "IC4", "GS-12", "MPS")),
    ],
)
def test_what_is_a_grade(text: str, grade: bool) -> None:
    """Nothing but a grade is one, and it is no job."""
    assert is_grade(text) is grade
    assert not (grade and is_job(text))


def test_the_company_and_a_grade_are_no_job() -> None:
    """A first line that names company, day, job and grade gives the job, wherever it stands."""
    text = "Tameside today, Tue 1 Dec, 3pm on Teams. Ward manager, frailty, Band 7.\n"
    found = likely(text, "Tameside 1 Dec.md", today=TODAY, meant=True)
    assert found is not None
    assert (found.company, found.role) == ("Tameside", "Ward manager")


NOBODY = (
    "Two on the panel, didn't get names.",
    "Two on the panel, one nurse and one doctor.",
    "Two on the panel, Nursing and Medicine.",
    "Two of my friends, Pauline Hirst and Anil Kapoor, work there.",
    "Two on the ward, Pauline Hirst and Anil Kapoor, used to work with me.",
    "Three on the shortlist, Pauline Hirst, Anil Kapoor and me.",
    "Two on the panel, Pauline Hirst could not make it.",
    "Panel of three, to be confirmed.",
    "On the panel they ask about budgets.",
)
BOTH = ("Pauline Hirst — matron", "Anil Kapoor")
PANELS = (
    ("Panel of two: Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Panel: Pauline Hirst (matron), Anil Kapoor.", BOTH),
    ("Three of them, Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Interviewed by Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Two on the panel, Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Two on the panel: Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Just the two on Zoom, Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("On the panel were Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("On the panel, Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("A panel of two, Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("The panel of two were Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("There were two people interviewing me: Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Two people interviewed me, Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Two in the room: Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("Interviewing me were Pauline Hirst (matron) and Anil Kapoor.", BOTH),
    ("I was interviewed by Pauline Hirst, the matron, and Anil Kapoor.", BOTH),
    ("Nice room, both on the panel, Pauline Hirst (matron) and Anil Kapoor, smiled.", BOTH),
    ("Two on the panel:\n- Pauline Hirst, matron\n- Anil Kapoor", BOTH),
    (
        (
            "Two on the panel, Angela Whitworth (matron, gynae) and Tom Bligh (deputy director "
            "of nursing)."
        ),
        ("Angela Whitworth — matron", "Tom Bligh — deputy director of nursing"),
    ),
    (
        "Two on the panel, Pauline Hirst (matron, chair) and Dr Anil Kapoor, geriatrician.",
        ("Pauline Hirst — matron", "Dr Anil Kapoor — geriatrician"),
    ),
    (
        (
            "Panel of three. Dawn Pickering, lead nurse for medicine (chair). Imran Sheikh, HR "
            "business partner. Dawn did most of the talking."
        ),
        ("Dawn Pickering — lead nurse for medicine", "Imran Sheikh — HR business partner"),
    ),
)


@pytest.mark.parametrize(("line", "people"), [*((one, ()) for one in NOBODY), *PANELS])
def test_who_was_on_the_panel(line: str, people: tuple[str, ...]) -> None:
    """However a sentence opens that counts them; friends, a ward, a shortlist are no panel."""
    text = f"Ward manager. Tue 1 Dec, 3pm.\n\n{line}\n\nTalked about the rota.\n"
    found = likely(text, "Tameside 1 Dec.md", today=TODAY, meant=True)
    assert found is not None
    assert people_in(found) == people


def test_somebody_without_a_name_is_told_of() -> None:
    """Whoever is named by what they do alone is shown as left out."""
    text = (
        "Thu 12 Nov, 2pm.\n\nPanel of three. Dawn Pickering, lead nurse. A matron from ED, "
        "didn't catch her surname. Imran Sheikh, HR business partner.\n"
    )
    found = likely(text, "Salford 12 Nov.md", today=TODAY, meant=True)
    assert found is not None
    assert people_in(found) == (
        "Dawn Pickering — lead nurse",
        "Imran Sheikh — HR business partner",
    )
    assert left_out(found) == ("A matron from ED, didn't catch her surname",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *(
            (one, False)
            for one in ("manager for ten years", "matron for now", "Angela of York")
        ),
        *((one, False) for one in ("friend of mine", "nurse for me", "chef of me")),
        *((one, True) for one in ("head of data", "deputy director of nursing", "matron")),
        *((one, True) for one in ("lead nurse for medicine", "manager of the night shift")),
    ],
)
def test_what_somebody_does_may_name_its_field(text: str, told: bool) -> None:
    """Behind `of` or `for` stands a field, and no span of time."""
    assert tells_what(text) is told


NO_CONTACT = (
    "Emergency contact is Angela",
    "Contact lenses: Angela",
    "Contact is good",
    "use Excel for everything",
    "We use Python for everything",
    "She's the only address I've got",
    "eye contact is Angela's thing",
    "The contact is Bright Staffing",
    "Contact Angela by Friday",
    "Everything went through my head",
    "all of it via Leeds",
    "Kelly is the main contact for patients",
    "Don't use her for everything. Priya is nice.",
    "Booked by phone, booked by Tuesday, booked by Trainline",
    "Contact is Angela. Everything goes through Priya.",
    "my contact there used to be Priya",
)
CONTACTS = (
    ("Contact is Angela", "Angela"),
    ("My contact there: Angela Whitworth", "Angela Whitworth"),
    ("Point of contact is Dana Hill (dana@x.example)", "Dana Hill <dana@x.example>"),
    ("Contact: Folasade Obi", "Folasade Obi"),
    ("Priya is my contact", "Priya"),
    ("Priya Nair's the only address I have", "Priya Nair"),
    ("The only address I have is Kelly's.", "Kelly"),
    ("Use Priya for everything", "Priya"),
    ("send everything to Kelly Marsh", "Kelly Marsh"),
    ("Sam rang. All emails go through him.", "Sam"),
    (
        (
            "## Priya Nair, HR assistant\n\nArranged it all. Everything goes through her: "
            "priya.nair@acme.example"
        ),
        "Priya Nair <priya.nair@acme.example>",
    ),
    (
        (
            "Booked by Kelly Marsh in recruitment, kelly.marsh@acme.example, she's the only "
            "address I've got."
        ),
        "Kelly Marsh <kelly.marsh@acme.example>",
    ),
    (
        "Booked by Chloe in HR, chloe.dean@acme.example, use her for everything.",
        "Chloe <chloe.dean@acme.example>",
    ),
    (
        "Ann Lee met me. Ask Jo Roe. Everything goes through her: ann.lee@acme.example",
        "Ann Lee <ann.lee@acme.example>",
    ),
)


@pytest.mark.parametrize(("text", "who"), [*((one, "") for one in NO_CONTACT), *CONTACTS])
def test_whom_all_goes_through(text: str, who: str) -> None:
    """A sentence says so outright, by name or of `her`; a tool, a place, patients are none."""
    told = told_between(text, "Acme Foods")
    assert (told.listed if told else "") == who


@pytest.mark.parametrize(
    ("there", "who"),
    [(["Angela Whitworth — matron"], ""), (["Angela Whitworth", "Tom Bligh"], "Angela")],
)
def test_one_of_the_panel_may_pass_messages_on(there: list[str], who: str) -> None:
    """Where there were others besides: of one alone nothing is passed on."""
    told = told_between("Contact is Angela.", "Acme", there)
    assert (told.name if told else "") == who


@pytest.mark.parametrize(
    ("text", "who", "house"),
    [
        ("Booked by Kelly Marsh of Bright Recruitment", "Kelly Marsh", False),
        ("my recruiter is Kelly Marsh", "Kelly Marsh", False),
        ("Booked by Kelly Marsh in recruitment", "Kelly Marsh", True),
        ("Contact is Kelly, she is the matron", "Kelly", True),
    ],
)
def test_a_department_is_no_agency(text: str, who: str, house: bool) -> None:
    """`in recruitment` is a part of the company, and so is a contact who is no recruiter."""
    assert is_of_the_house(who, text) is house


def test_all_of_a_note_is_proposed() -> None:
    """People and go-between of one note stand in the lines for its top."""
    text = (
        "Tue 1 Dec, 3pm on Teams. Ward manager, frailty, Band 7.\n\nTwo on the panel, Pauline "
        "Hirst (matron, chair) and Dr Anil Kapoor, geriatrician. Booked by Chloe in HR, "
        "chloe.dean@tameside.example, use her for everything.\n"
    )
    found = likely(text, "Tameside 1 Dec.md", today=TODAY, meant=True)
    assert found is not None
    assert whole_lines(found, "interview")[3:] == (
        "role: Ward manager",
        "date: 2026-12-01",
        "time: 15:00",
        "interviewers: Pauline Hirst (matron), Dr Anil Kapoor (geriatrician)",
        'coordinator: "Chloe <chloe.dean@tameside.example>"',
        "---",
    )


@given(
    st.lists(
        st.sampled_from(
            [*"#-:, \n.()", "Two on the panel, ", "contact is ", "her ", "Band 7", "Dana Reed"]
        )
    )
)
def test_nothing_raises(signs: list[str]) -> None:
    """Law: whatever stands there, words are rewritten and judged."""
    text = "".join(signs)
    assert isinstance(as_counted(text), str)
    assert text.startswith(without_grade(text))
    told = told_between(text, "Acme", ["Dana Reed", "Tom"])
    assert told is None or told.name in text
