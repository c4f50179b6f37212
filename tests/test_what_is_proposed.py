"""Hour, length, job and people that `init` proposes for notes in plain text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.likely import likely, of_day, offered, perhaps
from vaultsync.parse.persons.said_as_name import said_as_names, with_capitals
from vaultsync.parse.persons.told_lines import people_of_lines
from vaultsync.render.first_lines import people_in, whole_lines
from vaultsync.settings import Settings

TODAY = date(2026, 11, 30)
SETTINGS = Settings()


@pytest.mark.parametrize(
    ("text", "clock", "minutes"),
    [
        ("Tue 24 Nov, in their office", "", 0),
        ("Tue 24 Nov. She will ring at 2pm", "", 0),
        ("Tue 24 Nov. He'll call again at 10.30", "", 0),
        ("Tue 24 Nov, bus at 9.10", "", 0),
        ("Tue 24 Nov, got there 9.40", "", 0),
        ("Tue 24 Nov, moved from 2pm to 3pm", "", 0),
        ("Tue 24 Nov, around 2pm", "", 0),
        ("Tue 24 Nov, 2pm ish", "", 0),
        ("Tue 24 Nov, let me know by 5pm", "", 0),
        ("Tue 24 Nov, £12.90 an hour", "", 0),
        ("Tue 24 Nov, shifts from 7am to 3pm", "", 0),
        ("Tue 24 Nov, Unit 4.30, floor 2", "", 0),
        ("Tue 24 Nov, 0141 496 0182", "", 0),
        ("Tue 24 Nov, 12 miles away, 44.5 kg", "", 0),
        ("Tue 24 Nov, 3 people", "", 0),
        ("Tue 24 Nov at 11 Canal Street", "", 0),
        ("Tue 24 Nov at 40", "", 0),
        ("Tue 24 Nov, written at 23:30", "", 0),
        ("Tue 24 Nov, 3am", "", 0),
        ("Tue 24 Nov\n\nThey finish at 4pm on Fridays", "", 0),
        ("Tue 24 Nov\nFri 27 Nov, 2pm rang to say no", "", 0),
        ("Tue 24 Nov\n9am dentist\n4pm swimming", "", 0),
        ("Tue 24 Nov, took about 40 mins", "", 0),  # no hour, so no length
        ("Tue 24 Nov, 2pm", "14:00", 0),
        ("Tue 24 Nov at 10.30", "10:30", 0),
        ("Tue 24 Nov\n9am dentist\n2pm interview", "14:00", 0),
        ("Tue 24 Nov, doors 9am, start 10am", "10:00", 0),
        ("Tue 24 Nov at 11. Long talk", "11:00", 0),
        ("Tue 24 Nov at 3 with Ann", "15:00", 0),
        ("Tue 24 Nov, 2.30", "14:30", 0),
        ("Panel was Tues 24th November, 2pm, in the education centre", "14:00", 0),
        ("Saw them Tues 24 Nov 4pm. Panel of three: Ann Lee (owner)", "16:00", 0),
        ("Ward sister at Acme (days). Interview Tues 24 Nov, 10am, with Ann", "10:00", 0),
        ("Interview was Tues 24/11 with Ann Lee", "", 0),
        ("Tue 24 Nov 9.15am, Teams", "09:15", 0),
        ("10.30am Tue 24 Nov", "10:30", 0),
        ("Tue 24 Nov, quarter past four, in the car", "16:15", 0),
        ("Tue 24 Nov at ten o'clock", "10:00", 0),
        ("Tue 24 Nov, midday", "12:00", 0),
        ("Tue 24 Nov, at 3.15 in the afternoon", "15:15", 0),
        ("On 24.11.2026 I met them. It was at 14:30 Uhr.", "14:30", 0),
        ("Tue 24 Nov 2026\n2pm, at the school", "14:00", 0),
        ("Date: Tue 24 Nov\nTime: 14:00", "14:00", 0),
        ("Tue 24 Nov\nWas 10am till 11", "10:00", 60),
        ("Tue 24 Nov, 14:30-15:15", "14:30", 45),
        ("Tue 24 Nov, 11-1pm", "11:00", 120),
        ("Tue 24 Nov, from 10:00 to 10:50", "10:00", 50),
        ("Tue 24 Nov, 2pm, took 45 mins", "14:00", 45),
        ("Tue 24 Nov, 2pm\nWent on for nearly 40 minutes", "14:00", 40),
        ("Tue 24 Nov, 2pm\nNearly an hour.", "14:00", 60),
        ("Tue 24 Nov, 2pm, about an hour and a half", "14:00", 90),
        ("Tue 24 Nov, 2pm, 1 h", "14:00", 60),
        ("Tue 24 Nov, 2pm. The bus is the 23, allow 40 mins", "14:00", 0),
        ("Tue 24 Nov, 2pm. Got there 20 mins early", "14:00", 0),
        ("Tue 24 Nov, 2pm. A task, 5 mins", "14:00", 0),
        ("Thu 3 Dec, 2pm\nTook 20 mins on the phone", "14:00", 0),  # it is still to come
        ("Thu 3 Dec, 2pm, 60 min", "14:00", 60),
        ("Tue 24 Nov, 2pm\nFri 27 Nov rang, 20 min", "14:00", 0),
    ],
)
def test_the_hour_and_how_long_it_took(text: str, clock: str, minutes: int) -> None:
    """The hour of the interview, for sure: not of a bus, of a call to come, of the writing."""
    found = likely(f"# Acme interview\n\n{text}\n", "Acme interview.md", today=TODAY)
    assert found
    assert (found.clock, found.minutes) == (clock, minutes)
    lines = whole_lines(found, "interview")
    assert (f"time: {clock}" in lines) is bool(clock)
    assert (f"duration: {minutes} min" in lines) is bool(minutes)


@pytest.mark.parametrize(("key", "clock"), [("time", ""), ("duration", ""), ("tags", "14:00")])
def test_an_hour_that_a_key_gives_is_not_proposed(key: str, clock: str) -> None:
    """No key is written twice."""
    text = f"---\n{key}: 15\n---\n# Acme interview\n\nTue 24 Nov, 2pm\n"
    found = likely(text, "Acme interview.md", today=TODAY)
    assert found
    assert found.clock == clock


@pytest.mark.parametrize(
    ("text", "role"),
    [
        *(
            (text, "")
            for text in (
                "Met Jo Roe, practice manager",
                "Jo Roe\npractice manager",
                "Jo\nPractice manager",
                "Head chef, Gethin",
                "Gillian Pike, head teacher",
                "Shona, depot manager. Tam, floor lead",
                "Siân - exec chef. been there 6 yrs",
                "I was a staff nurse for ten years.",
                "My current role as data engineer came up",
                "Told her about my old job as team manager",
                "She works as a nurse",
                "She is the head chef",
                "Interview with the store manager",
                "Interview for 30 minutes",
                "Interview for the second time",
                "Interview at Acme",
                "Acme - hiring manager call",
                "Asked about the job",
                "Good job I left early",
                "A bad job",
                "Sarah said the role is new",
                "She asked what the role needs",
                "Two people for one job",
                "I said no to the weekend job",
                "Ask for the shift manager",
                "Thank you for the job description",
                "Role: ?",
                "Job: tbc",
                "Title: Acme notes",
                "Swapped shift with Collette",
                "I said in my job as store manager at Boots",
                "Previous role: data analyst. Current job: barista",
                "Good job I brought my CV. The post was late. In position by 1.45",
                "A new role. Head of Sales left",
                "Interview for maternity cover",
                "Position: 3rd floor",
                "Post: sent CV on 3 Nov",
                "9am dentist",
                "Acme, junior. With Jo",
                "Acme, senior people there were nice to me",
                "Acme - head of ops called, it went well",
                "Initech - data engineer",
                "24 Nov\nThe ward sister at Acme was lovely",
                "24 Nov\nHead teacher Ann Lee at Acme.",
                "24 Nov\nPractice manager at Acme (Carol Dean).",
                "24 Nov\nWard sister at Initech (nights).",
                "24 Nov\n- Ward sister at Acme (nights).",
                "24 Nov\nMet the deputy at Acme.",
            )
        ),
        ("24 Nov\n- Finance Director, new to the firm", ""),
        ("24 Nov\n- Ann Lee, new role since May", ""),
        ("24 Nov\n- nice\n- Finance Business Partner, new post", ""),
        ("24 Nov\n- Finance Business Partner, new post, maternity", "Finance Business Partner"),
        ("24 Nov\n- HR Advisor (permanent role)", "HR Advisor"),
        ("Role: data engineer", "data engineer"),
        ("**Post:** Ward clerk", "Ward clerk"),
        ("- Position: Buyer", "Buyer"),
        ("Alderley Park. Job: lab technician (molecular)", "lab technician (molecular)"),
        ("Interview for the porter role at Acme", "porter"),
        ("Interview for night porter", "night porter"),
        ("Interview 24 Nov 2pm for a night porter at their depot", "night porter"),
        ("Interviewed as a picker", "picker"),
        ("Rang about the receptionist job", "receptionist"),
        ("Went for the barista job", "barista"),
        ("About the post of Research Fellow", "Research Fellow"),
        ("Acme - data engineer", "data engineer"),
        ("Acme – Senior UX Designer (B2B)", "Senior UX Designer (B2B)"),
        ("Data engineer at Acme", "Data engineer"),
        ("Data engineer, Acme", "Data engineer"),
        ("#job\n\nWard sister / deputy at Acme (in patient unit). Interview Tues 10 Nov",) * 1
        + ("Ward sister / deputy",),
        ("#job\nLead joiner at Acme, Leeds", "Lead joiner"),
        ("Kitchen assistant interview, Tues", "Kitchen assistant"),
        ("Acme, Leeds. Warehouse manager", "Warehouse manager"),
        (
            "First interview\nAcme - Junior UX Designer\nThursday 3 December",
            "Junior UX Designer",
        ),
        ("Acme, junior UX/UI. With Carys, Mon 16 Nov 12:00", "junior UX/UI"),
        ("First interview\n[[Acme]] - buyer, hybrid", "buyer"),
        ("The interview for the Lectureship in Modern History took place",) * 1
        + ("Lectureship in Modern History",),
    ],
)
def test_which_job_it_was_for(text: str, role: str) -> None:
    """Said in so many words: not what somebody does, nor what one did."""
    lines = text.split("\n")
    assert role_of((lines[0],), lines, "Acme") == role


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Met: my old boss Jo Roe", ""),
        ("Panel: Jo Roe could not come", ""),
        ("Present: the good slippers, size 5", ""),
        ("There: a long queue", ""),
        ("Cc Bob Hay (legal)", ""),
        ("There: 10 mins by bus, Canal Street (Leeds)", ""),
        ("Who: not sure yet", ""),
        ("With hindsight it was fine", ""),
        ("Jo Roe\nTom Reid", ""),
        ("# Panel: Jo Roe (head)", ""),
        ("Jo said hello\nTom Reid (head)", "Tom Reid (head)"),
        ("Panel: Jo Roe (head)\nThe bus is the 23", "Jo Roe (head)"),
        ("Panel: Jo Roe (head)\n24 Nov Ann Lee rang", "Jo Roe (head)"),
        ("There: Mrs Ann Lee (head) a.lee@x.example", "Mrs Ann Lee (head) <a.lee@x.example>"),
        ("**Who:** Jo, the practice manager", "Jo (practice manager)"),
        ("There - Jo, the practice manager\nDr Amin (partner)",) * 1
        + ("Jo (practice manager), Dr Amin (partner)",),
        ("Interviewers:\n- Jo Roe (chair)\n- Dr Tom Reid", "Jo Roe (chair), Dr Tom Reid"),
        ("With: Ann Lee / Jo Roe", "Ann Lee, Jo Roe"),
        ("Met: Ann Lee + Jo Roe & Tom Reid", "Ann Lee, Jo Roe, Tom Reid"),
        ("Panel: the head (Mrs Abara), a governor called Tim",) * 1
        + ("Mrs Abara (head), Tim (governor)",),
        ("Present: Hr. Dr. Thomas Keller (CTO)", "Herr Dr Thomas Keller (CTO)"),
        ("Panel:\nSister Ann Kane\nMatron Jo Addo (chair) y@q.example",) * 1
        + ("Sister Ann Kane, Matron Jo Addo (chair) <y@q.example>",),
        (
            (
                "There: Ann Lee (head)\nJo Roe, bursar, 01603 555 0142\nand a parent governor, "
                "Mr Adeyemi, didn't catch his first name"
            ),
            "Ann Lee (head), Jo Roe (bursar) 01603 555 0142, Mr Adeyemi (parent governor)",
        ),
        (
            "Alan Brand, Head of People - alan@nlt.example\nKasia (she does payroll)",
            "Alan Brand (Head of People) <alan@nlt.example>, Kasia (payroll)",
        ),
    ],
)
def test_people_in_lines_of_their_own(text: str, listed: str) -> None:
    """Behind a label and below it, or in a block; nobody of another place or not there."""
    assert people_of_lines(text.split("\n"), "Acme").listed == listed


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Saw a film with Ann", ()),
        ("with luck (ha) and mum the driver", ()),
        ("met the manager", ()),
        ("landlord rang", ()),
        ("tuesday called off", ()),
        ("Saw gaz the shift manager", ()),  # who writes capitals writes them in names
        (
            "saw gaz the shift manager and some hr woman called tracy",
            ("Gaz — shift manager", "Tracy — HR"),
        ),
        ("with lee (team leader) + janet from hr", ("Lee — team leader", "Janet — hr")),
        ("with kelly, recruitment, 07700 900611",) * 1
        + (("Kelly — recruitment (07700 900611)",),),
        ("dave rang thurs", ("Dave",)),
    ],
)
def test_names_in_small_letters(text: str, people: tuple[str, ...]) -> None:
    """Only in a note without any capital, and beside what somebody does."""
    found = likely(f"{text}\n", "x.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Saw Ann Lee (head) and\nJo Roe (bursar)", ("Ann Lee — head", "Jo Roe — bursar")),
        ("- Interview with Ann Lee (head)", ("Ann Lee — head",)),
        ("**Wed 18 Nov** interview with Ann Lee (head)", ("Ann Lee — head",)),
        ("Phone call with Kelly from the agency", ("Kelly",)),
        (
            (
                "The panel consisted of Professor Ann Lee (chair) and Dr Jo Roe (bursar); "
                "somebody took notes but was not introduced"
            ),
            ("Professor Ann Lee — chair", "Dr Jo Roe — bursar"),
        ),
        ("Met Ann Lee (head)\nCc Bob Hay (legal)", ("Ann Lee — head",)),
        ("24 Nov, 10:00 Zoom w/ Ann Lee (head)", ("Ann Lee — head",)),
        ("24 Nov, 2pm, Mr Khan and Mrs Patel", ("Mr Khan", "Mrs Patel")),
        ("Coffee with Ann Lee (editor) on Friday", ("Ann Lee — editor",)),
        ("Met Ann Lee (head). ann@x.example", ("Ann Lee — head (ann@x.example)",)),
        ("Ask for Ann Lee at the gate. 01698 496 055", ("Ann Lee",)),
        ("24/11/2026, 09:15, Bexley Wing, level 3", ()),
        ("Letter from Boots, called 24 Nov", ()),
        ("Coffee with [[Acme]], 24 Nov", ()),
        ("24 Nov, [[Sinterklaas]] and [[Leeds trip]]", ()),
        ("- 24/11/2026, 09:15, Dr Sadia Hussain (microbiology) + Colin, the chief pharmacist",)
        * 1
        + (("Dr Sadia Hussain", "Colin — chief pharmacist"),),
        ("24 Nov, phone w Acme", ()),
        ("24 Nov. You will be meeting Monday", ()),
        ("[[Acme]], junior buyer. 24 Nov 12:00 on the phone", ()),
        ("# Acme\n\n## Final - Tue 24 Nov 10:30\nIn person", ()),
        ("## Jess (12 Nov)\nWent well\n\n## Final - Tue 24 Nov 10:30\nOk", ("Jess",)),
        (
            "24 Nov, phone w Wes (07700 900143, w@acme.example). Small agency",
            ("Wes (w@acme.example, 07700 900143)",),
        ),
        (
            (
                "24 Nov 2pm\nInvite: 'Hi, you will be meeting Ann Lee (ann@acme.example) and "
                "Bob Hay (bob@acme.example) on Tuesday via Zoom.'"
            ),
            ("Ann Lee (ann@acme.example)", "Bob Hay (bob@acme.example)"),
        ),
        (
            "[[Acme]], junior buyer. With Carys, carys@acme.example, 24 Nov 12:00 by phone",
            ("Carys (carys@acme.example)",),
        ),
        ("Gary from Boots rang 24/11/2026 re pharmacy manager", ("Gary",)),
        ("Coffee with [[Femke de Boer]], 24 Nov", ("Femke de Boer",)),
        ("# Coffee with [[People/Femke de Boer|Femke]]\n\n24 Nov, Laynes", ("Femke de Boer",)),
        ("24 Nov, 10:00. Panel: [[Ann Lee]] (deputy) and a consultant, Dr. Jo Roe. 50 min.",)
        * 1
        + (("Ann Lee — deputy", "Dr Jo Roe — consultant"),),
    ],
)
def test_people_of_sentences(text: str, people: tuple[str, ...]) -> None:
    """Over two lines, in a list, behind a day; a number may be that of the gate."""
    found = likely(f"{text}\n", "Acme.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == people


def test_the_company_is_nobody() -> None:
    """What stands behind its name is the job, and not what somebody of that name does."""
    text = "[[Lumen Health]], junior UX/UI. With Carys, carys@lumen.example, 16 Nov 12:00\n"
    found = likely(text, "Lumen Health.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == ("Carys (carys@lumen.example)",)
    assert found.role == "junior UX/UI"


ABOVE = "24 Nov 2026, 2pm\n\n{}: Ann Lee (head), Jo Roe (bursar). Through Hays (Daniel)\n\n"


@pytest.mark.parametrize(
    ("word", "below", "people"),
    [
        ("Priya", "- nice", ("Priya",)),
        ("Fasteners", "- Fasteners said hello", ("Fasteners",)),
        ("Fasteners", "email:: f@x.example", ("Fasteners",)),
        ("Fasteners (she/her)", "- nice", ("Fasteners",)),
        ("Bo Fasteners", "- nice", ("Bo Fasteners",)),
        ("Fasteners", "- a\n\n## Priya\n- b", ("Fasteners", "Priya")),
        ("Fasteners", "- nice", ("Ann Lee — head", "Jo Roe — bursar")),
        ("Ann Lee", "- nice", ("Ann Lee",)),
        ("He Jiankui", "- nice", ("He Jiankui",)),
        ("Agreed", "- nice", ("Ann Lee — head", "Jo Roe — bursar")),
        ("They asked", "- nice", ("Ann Lee — head", "Jo Roe — bursar")),
        ("Ann asked", "- nice", ("Ann Lee — head", "Jo Roe — bursar")),
        ("My mates there", "- nice", ("Ann Lee — head", "Jo Roe — bursar")),
        ("Fasteners", "- a\n\n## Brewing\n- b", ("Ann Lee — head", "Jo Roe — bursar")),
    ],
)
@pytest.mark.parametrize("label", ["Present", "Met", "Who", "With", "Panel"])
def test_a_line_of_names_above_headings(
    label: str, word: str, below: str, people: tuple[str, ...]
) -> None:
    """The line says who was there, unless something bears out the word of a heading."""
    text = f"{ABOVE.format(label)}## {word}\n{below}\n"
    found = likely(text, "Acme.md", today=TODAY, meant=True)
    assert found
    assert people_in(found) == people


def test_somebody_is_called_as_the_company() -> None:
    """A family firm: what they do says that it is somebody."""
    for line, people in (
        ("Present: Ann Lee (head), Jo Acme", ("Ann Lee — head",)),
        ("Present: Ann Lee (head), Acme Tools (bursary)", ("Ann Lee — head",)),
        ("Present: Ann Lee (head), Jo Acme (owner)", ("Ann Lee — head", "Jo Acme — owner")),
    ):
        found = likely(f"24 Nov 2026, 2pm\n\n{line}\n", "Acme.md", today=TODAY, meant=True)
        assert found
        assert people_in(found) == people


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Acme.md", "# Acme, 24 Nov 2026\n\ncall with Joel, on-call is one week in five\n"),
        ("Sprintworks.md", "# Sprintworks, 24 Nov 2026\n\ncall with Joel\n"),
        ("Sprint.md", "# Call at Sprint, 24 Nov 2026\n\nJoel asked about standups\n"),
    ],
)
def test_a_call_about_their_rota_is_offered(path: str, text: str) -> None:
    """On-call and standups that are talked about are no reason to leave a note out."""
    assert offered(text, path, today=TODAY)


def test_a_job_with_pensions_is_offered() -> None:
    """What the job is about is no reason to leave a note out."""
    text = "# Acme, Pension Officer\n\n24 Nov 2026, 2pm\n\nMet Ann Lee (head)\n"
    assert offered(text, "Acme.md", today=TODAY)


RESEARCH = [
    ("Research/Interview 2026-10-05 P3.md", "# P3, pharmacist\n\n05.10.2026, 45 min\n"),
    ("Interview Frau Albers.md", "12 Nov 2026. For the master thesis. Consent form signed.\n"),
    ("Interviews/Barnes.md", "# Barnes interview, 19 Nov 2026\n\nFor the feature on buses.\n"),
    ("Oral history interview.md", "# Oral history interview, 11 Nov 2026\n\nMrs Pell.\n"),
    ("User interview 4.md", "# User interview 4, 24 Nov 2026\n\nDoes not read the screen.\n"),
]
OWN = [
    ("Interview 24 Nov.md", "# Acme interview, 24 Nov 2026\n\nAsked about user interviews.\n"),
    ("Research/Acme interview.md", "24 Nov 2026. They asked me about the salary.\n"),
    ("Acme interview.md", "24 Nov 2026, 2pm. Researcher role. Consent forms came up.\n"),
    ("Interviews/Acme.md", "# Acme interview, 24 Nov 2026\n\nWent well.\n"),
]


@pytest.mark.parametrize(
    ("path", "text", "own"),
    [
        *((path, text, True) for path, text in OWN[1:]),
        *((path, text, False) for path, text in RESEARCH),
    ],
)
def test_an_interview_that_one_held_is_not_offered(path: str, text: str, own: bool) -> None:
    """For a study, an article, a thesis: unless the note speaks of a job."""
    ways = (
        likely(text, path, today=TODAY),
        perhaps(text, path, today=TODAY),
        offered(text, path, today=TODAY, among=True),
    )
    assert any(ways) is own


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("car.md", "MOT runs out 9th Dec. Said I'd ring him Mon 30th.\n"),
        ("Running.md", "- 15 Nov 5k\n- 22 Nov 5k\n"),
        ("books to read.md", "The Salt Path - Denise at the interview was reading it\n"),
        ("off duty.md", "Mon 30 late\nTue 1 Dec early\n"),
        ("mums appointment.md", "Tues 8 Dec 9.40 with Mr Harding (consultant)\n"),
        ("Departmental meeting 25 November.md", "Interviews are in January.\n"),
        ("Christmas.md", "order by 5 December\n"),
        ("van mot.md", "mot due 9 dec. booked with dave for mon 7 dec 8.30, he'd ring me\n"),
        ("van.md", "mot due 9 dec. booked with dave for mon 7 dec 8.30, he'd ring me\n"),
        ("club committee.md", "skittles club committee, tues 24 nov, the star\n"),
        ("star.md", "skittles club committee, tues 24 nov. june to ring the caterer\n"),
        ("allotment.md", "garlic in 14 nov, two rows. ken called\n"),
        ("fence mrs pugh.md", "mrs pugh, 07700 900461. met her sat 21 nov\n"),
        ("pension-letter.md", "# Pension\n\n24 Nov 2026\n\nRang Aviva, spoke to Mrs Doyle\n"),
        ("aviva.md", "# Pension - letter\n\n24 Nov 2026\n\nRang Aviva, spoke to Mrs Doyle\n"),
        ("council tax.md", "24 Nov 2026\n\nrang, spoke to Mrs Doyle\n"),
        ("car insurance.md", "24 Nov 2026\n\ncalled, spoke to Mrs Doyle\n"),
        ("mrs pugh.md", "mrs pugh. met her sat 21 nov\nback fence 11 bays, closeboard\n"),
        ("2026-11-24.md", "# Standup Tue Nov 24\n\n- Marianne back\n- on-call this week: me\n"),
        ("x.md", "# Retro, 24 Nov 2026\n\nJoel called it a good sprint\n"),
        (
            "x.md",
            "# Sprint 14 planning, 24 Nov 2026\n\ncall with Joel on a macro\n",
        ),
        ("daily stand-up 24 Nov.md", "call with the vendor moved\n"),
        ("2026-11-24.md", "# Tue 24 Nov 2026\n\non call until Friday\n"),
    ],
)
def test_notes_on_other_things_are_not_offered(path: str, text: str) -> None:
    """Their name says so; with an interview on a day they are one all the same."""
    assert offered(text, path, today=TODAY) is None
    assert offered(f"Interview 24 Nov 2026, 2pm\n{text}", path, today=TODAY)


@pytest.mark.parametrize(
    ("path", "title", "company"),
    [
        ("Acme interview.md", "# Acme engineering manager Group", "Acme"),
        ("Severn Vets.md", "# Severn Foods, group", "Severn Vets"),
        ("Kiln.md", f"Oven {'and on ' * 20}. Kiln Studio is small", "Kiln"),
        ("Kiln.md", f"Kiln Studio, 24 Nov 3pm, w Wes. It is {'so ' * 40}small", "Kiln Studio"),
        ("York interview.md", "# Interview, University of York", "University of York"),
        ("Severn Vets.md", "# Severn Veterinary Group", "Severn Veterinary Group"),
        ("St Brannocks School.md", "# St Brannock's Primary - cook", "St Brannock's Primary"),
        ("Gazette.md", "# The Northern Gazette", "The Northern Gazette"),
        ("Becky LabStaff call.md", "# Phone call Becky (LabStaff North)", "LabStaff North"),
        ("Conversation with Keele.md", "# Conversation with Keele", "Keele"),
    ],
)
def test_the_company_is_the_fuller_one(path: str, title: str, company: str) -> None:
    """As the title has it, where that is the same one with what it is."""
    found = likely(f"{title}\n\n24 Nov 2026\n", path, today=TODAY, meant=True)
    assert found
    assert found.company == company


@pytest.mark.parametrize(
    ("path", "title", "company", "role"),
    [
        ("Acme finance.md", "Finance – Senior Analyst", "Acme finance", ""),
        ("Acme.md", "Sam Brown – nurse", "Acme", ""),
        ("Sam.md", "Interview – care assistant", "Sam", ""),
        ("Acme driver.md", "First round: driver", "Acme driver", ""),
        ("Norvic Hillington.md", "Norvic – driver", "Norvic Hillington", "driver"),
        ("NHSE medication safety.md", "NHS England – how it was", "NHSE medication safety", ""),
        (
            *(
                "NHSE medication safety.md",
                "NHS England – Medication Safety Officer (regional)",
            ),
            *("NHS England", "Medication Safety Officer"),
        ),
        (
            *("Pharmiq MI interview.md", "Pharmiq – Medical Information Specialist"),
            *("Pharmiq", "Medical Information Specialist"),
        ),
        (
            *("LTHT lead oncology pharmacist.md", "LTHT: Lead Pharmacist, Oncology (Band 8a)"),
            *("LTHT", "Lead Pharmacist, Oncology"),
        ),
        (
            *("Bradford Royal Infirmary.md", "Bradford Royal Infirmary – ward pharmacist 8a"),
            *("Bradford Royal Infirmary", "ward pharmacist 8a"),
        ),
        ("Acme.md", "Acme - lab technician (Leeds)", "Acme", "lab technician"),
        ("Acme.md", "Acme - lab technician (evening)", "Acme", "lab technician"),
        ("Acme.md", "Acme - lab technician (starting soon)", "Acme", "lab technician"),
        ("Acme.md", "Acme - lab technician (chemistry)", "Acme", "lab technician (chemistry)"),
        ("Acme.md", "Acme - buyer (catering)", "Acme", "buyer (catering)"),
        (
            "Acme.md",
            "Acme - Teacher (Maths and Physics)",
            "Acme",
            "Teacher (Maths and Physics)",
        ),
        ("brady.md", "Brady - audit senior", "Brady", "audit senior"),
    ],
)
def test_a_title_with_company_and_job(path: str, title: str, company: str, role: str) -> None:
    """It is better than the file's name, where nothing in that is of something else."""
    found = likely(f"# {title}\n\n24 Nov 2026\n", path, today=TODAY, meant=True)
    assert found
    assert (found.company, found.role) == (company, role)


def test_where_somebody_rang_from_is_the_company() -> None:
    """The note is called by both: `Gary Boots`."""
    for path in ("Gary Boots.md", "Boots.md", "Boots Gary.md"):
        text = "Gary from Boots rang 24 Nov 2026 re the job. 07700 900318\n"
        found = likely(text, path, today=TODAY, meant=True)
        assert found
        assert (found.company, found.who) == ("Boots", "Gary 07700 900318")


PIECES = st.sampled_from(
    ["Panel: ", "met ", "Ann Lee", " (head)", "\n", ", ", " and ", "24 Nov", " 2pm", "- ", "a ",
     " called ", "# ", "Role: ", "x@y.example", " 07700 900123", "saw gaz the boss", "(", ")",
     " role", " for the ", "Hr. Dr. ", " / ", "—", "**"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_no_text_is_too_strange(text: str) -> None:
    """Law: whatever a note holds, something or nothing is proposed; and it can be read."""
    found = likely(text, "Acme interview.md", today=TODAY, meant=True)
    if found:
        whole_lines(found, "interview")
        people_in(found)
    offered(text, "x.md", SETTINGS, TODAY, among=True)
    said_as_names(text)
    assert len(with_capitals(text.split("\n"))) == len(text.split("\n"))


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("payroll specialist", "payroll specialist"),
        ("stage manager", "stage manager"),
        ("head of video", "head of video"),
        ("payroll specialist, nights", "payroll specialist, nights"),
        ("payroll specialist, video interview", "payroll specialist"),
        ("payroll specialist, phone screen", "payroll specialist"),
        ("payroll specialist - first round", "payroll specialist"),
        ("payroll specialist (onsite)", "payroll specialist"),
        ("payroll specialist, on-site", "payroll specialist"),
        ("staff nurse, 2nd round interview", "staff nurse"),
        ("Senior Site Manager: final interview", "Senior Site Manager"),
        ("teaching assistant, hiring manager call", "teaching assistant"),
        ("data engineer, round 2", "data engineer"),
        ("payroll specialist video interview", "payroll specialist"),
    ],
)
def test_which_talk_it_was_is_no_part_of_a_role(title: str, role: str) -> None:
    """What stands behind the job in a title says which talk it was."""
    text = f"# Scioto Foods - {title}\n\n24 Nov 2026, 2pm\nWith: Greg Hill (HR manager)\n"
    found = likely(text, "Scioto Foods.md", today=TODAY, meant=True)
    assert found
    assert (found.company, found.role) == ("Scioto Foods", role)


@pytest.mark.parametrize(
    ("line", "order", "day", "clock"),
    [
        ("Date: 11/12 10:00 AM", "", None, ""),
        ("Date: soon 11/12 10:00 AM", "MDY", None, ""),
        ("11/12 of the staff left", "MDY", None, ""),
        ("Date: 11/12/26 10:00 AM", "MDY", date(2026, 11, 12), "10:00"),
        ("Date: 11/12 10:00 AM", "MDY", date(2026, 11, 12), "10:00"),
        ("Date: 11/12 10:00 AM", "DMY", date(2026, 12, 11), "10:00"),
        ("- **When:** Thu 11/12, 2:30 PM", "MDY", date(2026, 11, 12), "14:30"),
        ("Date: 11/19, 1pm", "", date(2026, 11, 19), "13:00"),
    ],
)
def test_figures_behind_date(line: str, order: str, day: date | None, clock: str) -> None:
    """The order of dates of the vault says which day `11/12` is, and its hour comes along."""
    settings = Settings(date_order=order)
    text = f"# Acme - payroll lead\n\n{line}\nWith: Ron Petrak (controller)\n"
    found = likely(text, "Acme.md", settings, date(2026, 12, 1), meant=True)
    assert found
    assert (found.day, found.clock) == (day, clock)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        (date(2026, 11, 12), "10:00"),
        (date(2026, 12, 11), "10:00"),
        (date(2026, 11, 13), ""),
    ],
)
@pytest.mark.parametrize("order", ["", "MDY", "DMY"])
def test_the_hour_beside_a_day_that_was_typed(typed: date, clock: str, order: str) -> None:
    """It is kept if the text can mean that day, in whichever order."""
    settings, today = Settings(date_order=order), date(2026, 12, 1)
    text = "# Acme - payroll lead\n\nDate: 11/12 10:00 AM\nWith: Ron Petrak (controller)\n"
    found = likely(text, "Acme.md", settings, today, meant=True)
    assert found
    told = of_day(found, typed, settings, today)
    assert (told.day, told.clock) == (typed, clock)


PEOPLE = "met Janine Booth (HR, janine@halden.example) and Pete Ward who runs the depot\n"
FIRST_LINES = [
    # somebody with their own job is no company, and no company is guessed
    ("Janine Booth - stock planner, 26 Nov, 10am", "Halden interview.md", "Halden", ""),
    ("Pete Ward, depot manager, 26 Nov", "Halden.md", "Halden", ""),
    ("Helen Marsh - matron, 26 Nov 10am", "Helen interview.md", "", ""),
    ("26 Nov 10am, Dr Rao (head of science), St Anne's School", "St Annes.md",
     "St Anne's School", ""),
    ("Halden Foods, 26 Nov", "halden.md", "Halden Foods", ""),
    # the company, the job and the day, in any order
    ("Halden Foods - stock planner, 26 Nov, 10am", "Halden interview.md", "Halden Foods",
     "stock planner"),
    ("Halden Foods - stock planner, 26 Nov, 10am", "job notes 3.md", "Halden Foods",
     "stock planner"),
    ("Halden Foods: stock planner, Thursday 26 November at 10", "interview.md", "Halden Foods",
     "stock planner"),
    ("Interview Halden Foods 26 Nov 10am stock planner", "x.md", "Halden Foods",
     "stock planner"),
    ("26 Nov 10am Halden Foods, stock planner", "x.md", "Halden Foods", "stock planner"),
    ("Halden Foods (stock planner) 26 Nov", "Halden.md", "Halden Foods", "stock planner"),
    ("26 Nov: Halden Foods: night manager", "x.md", "Halden Foods", "night manager"),
    ("Stock planner at Halden Foods, 26 Nov 10am", "Halden.md", "Halden Foods",
     "Stock planner"),
    ("Wythenshawe - ward manager, 26/11 2pm", "Wythenshawe.md", "Wythenshawe", "ward manager"),
    ("Manchester Royal Infirmary – Band 6 staff nurse – 26/11 2pm", "MRI.md",
     "Manchester Royal Infirmary", "Band 6 staff nurse"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "path", "company", "role"), FIRST_LINES)
def test_a_first_line_with_company_job_and_day(
    line: str, path: str, company: str, role: str
) -> None:
    """One line says it all, in whatever order; the people below stay people."""
    found = likely(f"{line}\n{PEOPLE}", path, today=date(2026, 12, 1), meant=True)
    assert found
    assert (found.company, found.role) == (company, role)
    assert found.day == date(2026, 11, 26)


BESIDE_AN_HOUR = [
    ("scored 8/10 in the test", None, ""),
    ("we are 24/7 here", None, ""),
    ("3/12 2pm", None, ""),
    ("9.10 2pm", None, ""),
    ("applied 26/11 2pm", None, ""),
    ("form is due by 26/11 2pm", None, ""),
    ("they decide by 4 Dec", None, ""),
    ("second round before 4 December", None, ""),
    ("26/11 2pm", date(2026, 11, 26), "14:00"),
    ("2pm, 26/11", date(2026, 11, 26), "14:00"),
    ("11/26 at 2.30pm", date(2026, 11, 26), "14:30"),
    ("Thu 26.11. 14:00", date(2026, 11, 26), "14:00"),
    ("26.11., 14:00", date(2026, 11, 26), "14:00"),
]


@pytest.mark.parametrize(("line", "day", "clock"), BESIDE_AN_HOUR)
def test_figures_beside_an_hour(line: str, day: date | None, clock: str) -> None:
    """`26/11 2pm` is a day; by which day somebody decides is none of the interview."""
    text = f"Halden Foods\n{line}\n{PEOPLE}they decide by 4 Dec\n"
    found = likely(text, "Halden.md", today=date(2026, 12, 1), meant=True)
    assert found
    assert (found.day, found.clock) == (day, clock)
