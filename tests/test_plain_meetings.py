"""Notes in plain text without a telling folder: a day and a meeting in the first lines."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.parse.days.near_days import near_day
from vaultsync.parse.front.likeness import likeness
from vaultsync.parse.interview import parse_note
from vaultsync.parse.likely import likely, perhaps
from vaultsync.render.first_lines import first_lines
from vaultsync.settings import Settings

TODAY = date(2026, 11, 30)
"""A Monday."""
SPARKS = """\
Bright Sparks, Harrogate Road
Thursday 19th November - phone call with Sunita

- Sunita rang about the level 3 job, about 15 mins
- 8 to 6 four days a week
- asked when I could start, I said 4 weeks notice
- she was going to talk to the owner and ring me back next week
"""
POPPYFIELD = """\
# Poppyfield - trial morning

25/11/26
Met: Marie Foster, Deb (toddlers)

- did messy play w the gloop, they loved it
- I said I'd send Deb my list
- Marie asked for two references
"""
CUTHBERT = """\
St Cuthbert's Primary (nursery class)

Interview Fri 27 Nov
Who: Mrs Okafor (head), Tom Reid - early years lead

- panel, 40 mins, then read a story to 6 children
- Tom liked how I stopped and asked them questions
- term time only, £11.90 but pension good
- they decide by Wednesday 2nd
"""
LAUREN = """\
# Phone - Lauren, First Steps Agency

Fri 27 Nov dinner time

- bank staff work, different nurseries each week
- needs my DBS update service number before she can put me forward
- about £12.20 an hour
"""
HOLLINS = """\
# Hollins Council, clerk of works

Friday 20 November 2026 at 13:30 - Teams - panel: Susan Whitlock, Raj Patel, one man I forgot

- they read questions from paper, all same for everybody
- I gave the Salford story again. Maybe too many times
- pension is good. 35 hours.
"""
ACORNS = """\
# Little Acorns Nursery

Tues 17 Nov, 10am, with Karen Whitfield (manager) and Jo from the baby room

- Karen asked about safeguarding
"""

OTHERS = [
    (
        "Diary nov.md",
        "Wed 18 Nov\nphone call with Sunita about the job, 4 weeks notice. I ate\n",
    ),
    (
        "18 nov.md",
        "# Wed 18 Nov\nPhone call with Sunita, she asked when I could start. £12 an hour\n",
    ),
    (
        "Diary November 2026.md",
        "# Diary November 2026\n\n## 17 Nov\nInterview Northgate. Rain.\n",
    ),
    ("dentist.md", "Dentist\nThurs 19 Nov - phone call with Sunita\n- asked about my teeth\n"),
    (
        "Surgery call.md",
        "Fri 27 Nov - phone call with Dr Shah\n- he asked when I could start it\n",
    ),
    (
        "mum call.md",
        "Sat 28 Nov - phone call with mum\n- told her about the job, £12 an hour\n",
    ),
    ("Nan.md", "Phone call with Nan\nSat 28 Nov\n- she asked when I start, 4 weeks notice\n"),
    (
        "Sunita.md",
        (
            "Sunita\nSat 28 Nov - phone call with Sunita\n"
            "- told her about the job, salary and notice\n"
        ),
    ),
    (
        "parents evening.md",
        "Parents' evening\nThurs 19 Nov\nMet: Mrs Okafor (head), Tom Reid\n",
    ),
    (
        "St Cuthberts.md",
        "St Cuthbert's\nInterview Fri 27 Nov, Year 7 place for Ava\nWho: Mrs Okafor (head)\n",
    ),
    (
        "School call.md",
        "Fri 27 Nov - phone call with Mrs Okafor\n- Ava fell. I asked about ice\n",
    ),
    (
        "rota.md",
        "Rota meeting\nThurs 19 Nov\nWho: Kelly, Sam Hill\n- I do 4 shifts, 30 hours\n",
    ),
    (
        "Team planning.md",
        "Thurs 19 Nov\nWho: Kelly Reid, Sam Hill\n- two vacancies, notice until March\n",
    ),
    (
        "Budget meeting.md",
        "# Budget\nFri 27 Nov - call with Priya Nair\n- salary line, pension up 2 %\n",
    ),
    (
        "Karen HR.md",
        "Fri 27 Nov - phone call with Karen (HR)\n- my hours go to 30, pension form\n",
    ),
    (
        "flat.md",
        (
            "Flat, Harrogate Road\nFri 27 Nov - phone call with Dave (landlord)\n"
            "- 4 weeks notice, two references, when I could start. I said ok\n"
        ),
    ),
    (
        "Lets Agency.md",
        (
            "# Phone - Lauren, Lets Agency\n\nFri 27 Nov\n"
            "- my references, 4 weeks notice on the rent\n"
        ),
    ),
    (
        "gas.md",
        "# Phone - Dan, British Gas\n\nFri 27 Nov\n- meter, £45 a month, he rings me back\n",
    ),
    (
        "broadband.md",
        "Virgin\nFri 27 Nov - phone call with Ravi\n- £30, when I could start it\n",
    ),
    ("Council tax.md", "Council\nFri 27 Nov - phone call with Jo\n- band B. I said no\n"),
    ("insurance.md", "Aviva\nFri 27 Nov call with Jo Banks\n- policy 123, about the claim\n"),
    ("travel.md", "# Phone - Lauren, Sunny Agency\n\nFri 27 Nov\n- Malta £300, my passport\n"),
    ("flapjacks.md", "Flapjacks\n\n250g oats\n3 tbsp syrup\n180 for 20 mins\n"),
    ("Rye bread.md", "# Rye bread, trial morning\n25/11/26\n- 500 g. I liked it\n"),
    (
        "Leeds trial.md",
        (
            "# Leeds United - trial morning\n25/11/26\nMet: coach Dave Hill\n"
            "- I did 4 shifts in goal\n"
        ),
    ),
    ("gym.md", "# PureGym - free trial day pass\nused 3 of 7\n- £20 a month\n"),
    (
        "Poppyfield.md",
        "# Poppyfield - trial morning for Ava\n25/11/26\nMet: Marie Foster, Deb (toddlers)\n",
    ),
    ("choir.md", "# Choir trial evening\nWed 18 Nov\nMet: Jean Hill\n- I sang alto\n"),
    (
        "Book club.md",
        "# Book club\nThurs 19 Nov\nWho: Kelly, Sam Hill\n- I liked the job part\n",
    ),
    (
        "Festival.md",
        (
            "# Ilkley festival\nFri 20 Nov 2026 - panel: Susan Whitlock, Raj Patel\n"
            "- I liked Raj\n"
        ),
    ),
    (
        "agenda.md",
        "# Agenda\nThurs 19 Nov\nWho: Kelly Reid\n- vacancy, salary, notice. I chair\n",
    ),
    (
        "Jo Smith.md",
        (
            "Jo Smith\nInterview Fri 27 Nov\nWho: Jo Smith (candidate)\n"
            "- salary 30k, notice a month. I liked her\n"
        ),
    ),
    (
        "baker.md",
        (
            "Baker\nInterview Fri 27 Nov\nWho: Tom Reid (baker)\n"
            "- for the school paper, I asked him of bread\n"
        ),
    ),
    (
        "Cleaner.md",
        "Cleaner\nFri 27 Nov\nMet: Jo Hill\n- £15 an hour, references, DBS. I said Tuesdays\n",
    ),
    (
        "Poppyfield.md",
        "Poppyfield Nursery\nFri 27 Nov\nMet: Marie Foster, Deb\n- £6 an hour, notice. I pay\n",
    ),
    (
        "Poppyfield.md",
        "Poppyfield - trial morning\nFri 27 Nov\nMet: Marie Foster\n- £6 an hour, notice. I\n",
    ),
    (
        "St Cuthberts.md",
        "St Cuthbert's\nInterview Fri 27 Nov\nWho: Mrs Okafor\n- term time, I like it\n",
    ),
    (
        "college.md",
        "Evening course\nFri 27 Nov - call with Jo\n- asked when I could start, notice\n",
    ),
    ("Kelly.md", "Fri 27 Nov - call with Kelly\n- she read my CV, why I left. my notice\n"),
    ("passport.md", "Passport office\nInterview Fri 27 Nov 10am\n- bring photo\n"),
    (
        "Jobcentre.md",
        "Jobcentre\nFri 27 Nov\nMet: Pat Hill (work coach)\n- my CV, job search, I\n",
    ),
    ("film.md", "Panel show\nFri 27 Nov\nWith: Jo Brand, Tom Reid\n- I laughed\n"),
    (
        "party.md",
        "Kelly's party\nSat 28 Nov\nMet: Sam Hill (nurse), Jo Reid\n- he has a new job\n",
    ),
    (
        "Todo.md",
        (
            "# Todo\n- Fri 27 Nov - phone call with Sunita about the job\n"
            "- my references, notice\n"
        ),
    ),
    (
        "Willow Tree.md",
        (
            "# Willow Tree Nursery\n\nFound on Indeed. Ofsted Good 2024. Owner is Hannah\n"
            "- ask about ratios, and training for level 4\n"
        ),
    ),
    (
        "Acme.md",
        "# Acme\nFounded 27 Nov 1990. Panel: Tom Reid, Jo Hill\n- salary good, I think\n",
    ),
    (
        "bright sparks.md",
        "Bright Sparks\nphone call with Sunita\n- when I could start, notice\n",
    ),
    (
        "bright sparks.md",
        "Bright Sparks\nring Thurs 19 Nov\n- about the job, when I could start, notice\n",
    ),
]


@pytest.mark.parametrize(("path", "text"), OTHERS)
def test_what_is_no_meeting_of_a_search(path: str, text: str) -> None:
    """Diary, calls home and with offices, school, work, sports, lists: in doubt not seen."""
    assert likeness(text, path, today=TODAY) is None


@pytest.mark.parametrize(
    ("path", "text", "company", "day", "who"),
    [
        ("bright sparks call.md", SPARKS, "Bright Sparks", "2026-11-19", "Sunita"),
        (
            "Poppyfield trial morning.md",
            POPPYFIELD,
            "Poppyfield",
            "2026-11-25",
            "Marie Foster, Deb (toddlers)",
        ),
        (
            "St Cuthberts.md",
            CUTHBERT,
            "St Cuthbert's Primary",
            "2026-11-27",
            "Mrs Okafor (head), Tom Reid - early years lead",
        ),
        ("Lauren agency.md", LAUREN, "First Steps Agency", "2026-11-27", "Lauren"),
        (
            "hollins council.md",
            HOLLINS,
            "Hollins Council",
            "2026-11-20",
            "Susan Whitlock, Raj Patel",
        ),
        (
            "Little Acorns interview.md",
            ACORNS,
            "Little Acorns Nursery",
            "2026-11-17",
            "Karen Whitfield (manager) and Jo (baby room)",
        ),
        (
            "Tesco.md",
            (
                "Tesco\nThurs 26 Nov, 2pm\nMet: Sam Hill (store manager)\n"
                "- £12.45 an hour\n- asked me when I could start\n"
            ),
            "Tesco",
            "2026-11-26",
            "Sam Hill (store manager)",
        ),
        (
            "greggs.md",
            "Greggs trial shift\nfri 20th\nmet: Sam Hill\n- asked for my references\n",
            "Greggs",
            "2026-11-20",
            "Sam Hill",
        ),
        (
            "acorns.md",
            (
                "Acorns Nursery\n19/11/26\nWho: Jo Hill, Sam Lee\n"
                "- safeguarding policy, show a trip plan, after school club\n"
                "- asked why I left. I said 4 weeks notice, my DBS, 3 other candidates\n"
            ),
            "Acorns Nursery",
            "2026-11-19",
            "Jo Hill, Sam Lee",
        ),
        (
            "Randstad.md",
            (
                "# Zoom call with Priya, Randstad Group\n19/11/26\n"
                "- she puts me forward for two jobs, I said 4 weeks notice\n"
            ),
            "Randstad Group",
            "2026-11-19",
            "Priya",
        ),
    ],
)
def test_what_is_one(path: str, text: str, company: str, day: str, who: str) -> None:
    """Seen, with company, day, and who was met, for the person to look at."""
    found = likeness(text, path, today=TODAY)
    assert found
    assert (found.company, str(found.day or "")) == (company, day)
    lines = first_lines(found, "interview")
    assert [one for one in lines if one[:12] == "interviewers"] == [
        f"interviewers: {who}  # right?"
    ]
    note = parse_note(
        "\n".join((*lines, text)), path, Settings(), ZoneInfo("Europe/London")
    ).interview
    assert note
    assert note.company == company
    assert len(note.people) == len(who.replace(" and ", ", ").split(", "))


@pytest.mark.parametrize(
    ("path", "title", "company"),
    [
        # a role, a department or another name behind it is none of the company's
        ("Acme interview.md", "# Acme Backend Engineer", "Acme"),
        ("Acme interview.md", "# Acme Group Backend Engineer", "Acme"),
        ("Acme interview.md", "# Acme Nursery Assistant", "Acme"),
        ("Acme interview.md", "# Acme Bank Holiday cover", "Acme"),
        ("Acme interview.md", "# Acme hospital porter", "Acme"),
        ("Acme interview.md", "# Acme - School lead", "Acme"),
        ("Acme interview.md", "# Acme, Leeds Hospital", "Acme"),
        ("Acme interview.md", "# Acme lead for the Trust", "Acme"),
        ("Acme interview.md", "# Acme engineering manager Group", "Acme"),
        ("Acme interview.md", "# Acmes Bank", "Acme"),
        ("Acme interview.md", "# The Acme Bank", "Acme"),
        ("Acme interview.md", "the bank: Acme Bank is good", "Acme"),
        ("Acme Bank interview.md", "# Acme", "Acme Bank"),
        # the same name with more
        ("Lauren interview.md", "# Phone - Lauren, about the Agency", "Lauren"),
        ("Ocado interview.md", "# Phone - Ocado, Erith", "Ocado"),
        ("Phone - Lauren, First Steps Agency.md", "# Phone interview", "First Steps Agency"),
        ("Acme interview.md", "# Acme Bank", "Acme Bank"),
        ("Acme interview.md", "# Acme Bank, Leeds", "Acme Bank"),
        ("Acme interview.md", "# Acme Ltd. - second interview", "Acme Ltd"),
        ("Acme interview.md", "Interview at Acme Bank", "Acme Bank"),
        (
            "interview pennine.md",
            "# Pennine Rail Projects - interview",
            "Pennine Rail Projects",
        ),
        (
            "interview kershaw.md",
            "# Kershaw Electrical - interview for driver",
            "Kershaw Electrical",
        ),
        ("St Annes interview.md", "# St Anne’s College", "St Anne’s College"),
        ("st annes interview.md", "St. Anne's Primary (class 2)", "St. Anne's Primary"),
    ],
)
def test_the_company_of_the_title(path: str, title: str, company: str) -> None:
    """The title's where it is the name of the file with more, and an institution ends it."""
    found = likeness(f"{title}\n\nTue 17 Nov 2026, 10:00\n- x\n", path, today=TODAY)
    assert found
    assert found.company == company


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("25/11/25", "", None),  # a year ago and more
        ("25/11/28", "", None),
        ("25/13/26", "", None),
        ("31/11/26", "", None),
        ("5/11/26", "", None),  # 11 May, too
        ("11/10/26", "", None),
        ("5/11/26", "DMY", "2026-11-05"),
        ("5/11/26", "MDY", "2026-05-11"),
        ("25/11/26", "MDY", None),
        ("tues 25/11/26", "", None),  # a Wednesday
        ("25/11/26", "", "2026-11-25"),
        ("25.11.26", "", "2026-11-25"),
        ("25-11-26", "", "2026-11-25"),
        ("wed 25/11/26", "", "2026-11-25"),
        ("11/25/26", "", "2026-11-25"),
        ("13/3/26", "", "2026-03-13"),
    ],
)
def test_a_year_of_two_digits(text: str, order: str, day: str | None) -> None:
    """Proposed where one order only gives a day near today."""
    assert str(near_day(text, TODAY, order) or "") == (day or "")


@given(st.text(), st.text())
def test_it_never_raises(text: str, path: str) -> None:
    """Law: whatever stands below such first lines, it looks like one or does not."""
    for first in (SPARKS, POPPYFIELD, CUTHBERT, LAUREN, HOLLINS):
        found = likeness(f"{first[:60]}{text}\n{first[60:]}", f"{path}.md", today=TODAY)
        assert found is None or first_lines(found, "interview")


TEILO = """\
# St Teilo's phone call

Tues 17 Nov, about 4.15, in the car. Rhodri Bevan, deputy head at St Teilo's Primary.

Really a chat before the proper interviews. I said yes to Year 6.
"""
KAYLEIGH = """\
# Kayleigh agency call

Friday 27/11 12.40, phone, on my lunch. Kayleigh Thomas from New Directions, supply agency.

She's nice, twelve. Could have supply work for me from January.
"""
WHITCHURCH = """\
# Whitchurch call

Today 30 Nov, 7.35 before school, phone. Owain Lloyd, head at Whitchurch Primary.

- Year 2, temp to July
"""


@pytest.mark.parametrize(
    ("path", "text", "company"),
    [
        *((path, text, None) for path, text in OTHERS),
        ("Netball.md", "# Netball\n\nTues 24 Nov, 7pm, upstairs. Me, Jo, late: Steph.\n", None),
        (
            "Assembly.md",
            "# Assembly\n\nFri 11 Dec 9am. Ask Mr Harris for the projector\n",
            None,
        ),
        ("Ava call.md", TEILO.replace("St Teilo's phone call", "Parents' evening"), None),
        ("Huw call.md", "Tues 24 Nov, 7pm, phone. Huw Rees, my brother, on the tin\n", None),
        ("Whitchurch.md", WHITCHURCH.replace("call", "").replace("phone", "hall"), None),
        ("Whitchurch call.md", WHITCHURCH.replace("Owain Lloyd, head", "Somebody"), None),
        ("Whitchurch call.md", WHITCHURCH.replace("Today 30 Nov, 7.35", "Today"), None),
        ("Whitchurch call.md", f"---\ntype: b\n---\n{WHITCHURCH}", None),
        ("Kayleigh agency call.md", KAYLEIGH, "New Directions"),
        ("Kayleigh agency call.md", KAYLEIGH.replace("from New Directions", "(boss)"), ""),
        ("Reed Agency call.md", KAYLEIGH.replace("# Kayleigh a", "# Reed A"), "Reed Agency"),
        ("St Teilo's phone call.md", TEILO, "St Teilo's Primary"),
        ("Whitchurch call.md", WHITCHURCH, "Whitchurch Primary"),
        ("Whitchurch call.md", f"---\na: b\n---\n{WHITCHURCH}", "Whitchurch Primary"),
    ],
)
def test_what_only_may_be_one(path: str, text: str, company: str | None) -> None:
    """A day, an hour, somebody with what they do, a call: it is asked about last."""
    found = perhaps(text, path, today=TODAY)
    assert (found and found.company) == company
    assert found is None or (found.unsure and likely(text, path, today=TODAY) is None)


NUFFIELD = """\
# Nuffield reception

Tuesday 24 November 2.30, with Helen Marsh

- Tom Okafor the physio lead put his head in, asked about how I'd handle no shows
- £12.90 an hour, free parking!!
"""
SOUTHMEAD = """\
# Southmead outpatients

Thurs 19 Nov, 10am, Karen Doyle (admin manager) and Priya

- asked what I'd do if someone kicks off about waiting
- 30 hours, some Saturdays, band 2
- I said I'd send her my DBS certificate number
"""


@pytest.mark.parametrize(
    ("path", "text", "who"),
    [
        ("Nuffield.md", NUFFIELD.replace(" 2.30", ""), None),
        ("Nuffield.md", NUFFIELD.replace(", with Helen Marsh", ""), None),
        ("Nuffield.md", NUFFIELD.replace("asked about how I'd handle", "talked about"), None),
        ("Nuffield.md", NUFFIELD.replace("an hour", "a month"), None),
        ("Mum.md", NUFFIELD.replace("# Nuffield reception", "# Mum, reception"), None),
        ("Dentist.md", NUFFIELD.replace("# Nuffield", "# Dentist"), None),
        ("Landlord.md", NUFFIELD.replace("free parking", "rent is due"), None),
        ("Gran.md", NUFFIELD.replace("# Nuffield", "# Gran"), None),
        ("Nuffield.md", NUFFIELD, "Helen Marsh"),
        ("Nuffield.md", NUFFIELD.replace("Helen Marsh", "Tom Grant"), "Tom Grant"),
        ("Southmead outpatients.md", SOUTHMEAD, "Karen Doyle (admin manager) and Priya"),
    ],
)
def test_a_day_an_hour_and_a_name(path: str, text: str, who: str | None) -> None:
    """Without a word for it, the rest must ask what only an interview does, and name terms."""
    found = likeness(text, path, Settings(), TODAY)
    assert (found is None) is (who is None)
    if found:
        assert f"interviewers: {who}  # right?" in first_lines(found, "interview")
