"""People of whom a note has a first name only, and companies of a kind: proposed by `init`."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.parse.likely import likely
from vaultsync.parse.persons.first_names import first_names
from vaultsync.parse.persons.told_people import told_people
from vaultsync.render.first_lines import people_in, whole_lines

TODAY = date(2026, 11, 30)

NOBODY = [
    "Met on Thursday at the library.",
    "Met Larkfield Court.",
    "Met Excel and Word again, with tears.",
    "Met Mum and Dad after.",
    "Saw Yarmouth Road, then home.",
    "With hindsight it was fine.",
    "Spoke to Carol about it.",
    "Ask for a receipt.",
    "Ask for Reception on Monday.",
    "Ask at the shop for Friday.",
    "Ask Liam about the money first.",
    "Ask for Larkfield.",
    "Mum rang.",
    "Northgate School rang.",
    "Larkfield rang (0113 496 0808).",
    "Collette rang in sick.",
    "Tuesday called off.",
    "Rang the hub, got Excel.",
    "Rang the hub, got nowhere.",
    "The bus and a tram called Robert.",
    "A project called Apollo.",
    "Cake from Bettys.",
    "Choir from St Chads said yes.",
    "Bus and train, 40 minutes.",
    "Navy trousers and a shirt.",
    "Sunita showed me the workshop.",
    "Martin and the shop.",
    "Table for 9 at the Italian, booked, name of Tess.",
    "Denise at the library interview was reading it",
    "Dave came tues 17th, its the diverter valve.",
    "Pay and hours are the same, 07700 900431 to ask.",
    "Didn't meet Karen, she was off sick.",
    "With Excel (gen mgr) it was fine.",
    "Interview tues 17th w/ hindsight.",
    "Interview tues 17th w/ Larkfield.",
    "W/ Mum, head chef.",
    "Bev runs marathons, 029 2018 0442",
    "Larkfield runs it, 029 2018 0442",
    "The council runs it, 029 2018 0442",
    "Mum runs it, 029 2018 0442",
    "Mark sat in traffic.",
    "Mark - 029 2018 0442 on Monday",
    "- Met Karen",
    "> Met Karen",
    "# Met Karen",
]

NAMED = [
    (
        "Sunita and a trustee called Robert with a bow tie.",
        "Sunita, Robert (trustee)",
        (),
    ),
    ("Joan, a governor named Bill and the kettle.", "Joan, Bill (governor)", ()),
    (
        "Two of them, Karen and a man whose name I didnt get.",
        "Karen",
        ("a man whose name I didnt get",),
    ),
    ("Three people there: Ann, Bo and Cy.", "Ann, Bo, Cy", ()),
    ("Ask at the shop for Martin.", "Martin", ()),
    ("Report to Joyce at reception.", "Joyce", ()),
    ("Weds 25 nov Beth rang (Northline Recruitment 0113 496 0808).", "Beth 0113 496 0808", ()),
    ("Pieter called during lunch, 20 min.", "Pieter", ()),
    ("Rang the leisure + library hub, got Joe.", "Joe", ()),
    (
        "Denise (manager, dh@leedslibs.example) and Tom who does the children's stuff.",
        "Denise (manager) <dh@leedslibs.example>, Tom (children's stuff)",
        (),
    ),
    (
        "Priya from Calder Mill Museum, 07700 900431 is her mobile, it rings out.",
        "Priya 07700 900431",
        (),
    ),
    ("with Carys (gen mgr) 029 2052 4300 ", "Carys (gen mgr) 029 2052 4300", ()),
    ("with Carys (gen mgr) 029 2052 4300 reception", "Carys (gen mgr)", ()),
    ("With Carys (gen mgr), 029 2052 4300, and a bus", "Carys (gen mgr) 029 2052 4300", ()),
    ("Interview tues 17th w/ Gethin, head chef. ", "Gethin (head chef)", ()),
    ("w/ Gethin, head chef", "Gethin (head chef)", ()),
    ("Trial. Bev runs it, 029 2018 0442, round the back", "Bev 029 2018 0442", ()),
    ("Bev runs the kitchen.", "Bev", ()),
    ("Siân - exec chef. been there 6 yrs.", "Siân (exec chef)", ()),
    ("Siân, exec chef. Mark from HR sat in, said nothing", "Siân (exec chef), Mark (HR)", ()),
    ("Siân, exec chef. It rained. Mark sat in", "Siân (exec chef), Mark", ()),
    ("Siân, exec chef. It rained. Mark sat in traffic", "Siân (exec chef)", ()),
    ("Siân, exec chef. It rained. Mum sat in", "Siân (exec chef)", ()),
    ("Siân, exec chef. It rained. Mark will join us", "Siân (exec chef)", ()),
    ("Ask for Tom at the gate. Siân, exec chef. Mark sat in", "Tom", ()),
    ("Ask for Sian at the gate. Siân, exec chef. Mark sat in", "Siân (exec chef), Mark", ()),
    ("Met Sunita and Robert.", "Sunita, Robert", ()),
    ("Met with Jo (team lead) from HR.", "Jo (team lead)", ()),
    ("Lore, recruiter, has something.", "Lore (recruiter)", ()),
    ("Met Sue, the head, Alan Roe.", "Sue (head), Alan Roe", ()),
    ("Met Ann Lee, the head, and Jo Roe.", "Ann Lee (head), Jo Roe", ()),
    ("Met Sue and the head, Larkfield Court.", "Sue", ()),
    (
        "Saw Sue and the treasurer, Dr Alan Priestley. Nice.",
        "Sue, Dr Alan Priestley (treasurer)",
        (),
    ),
    (
        "Met Sue and our bursar, Mrs Roe, and the head, Jo Hay.",
        "Sue, Mrs Roe (bursar), Jo Hay (head)",
        (),
    ),
]


@pytest.mark.parametrize("line", NOBODY)
def test_what_names_nobody(line: str) -> None:
    """Ordinary words, places, days, family, the company; and who was not met."""
    assert told_people([line], "Larkfield Mill").listed == ""


@pytest.mark.parametrize(("line", "who", "left"), NAMED)
def test_whom_a_sentence_names(line: str, who: str, left: tuple[str, ...]) -> None:
    """A first name is proposed, with what they do and how they are reached beside it."""
    heard = told_people(["Some title", line], "Larkfield Mill")
    assert (heard.listed, heard.left) == (who, left)


NOTES = [
    ("Library interview.md", "Thurs 19 nov 2pm. The library was cold.\n", ("", ())),
    ("Museum call.md", "Tues 24 nov 4pm, My Museum. It was a chat.\n", ("", ())),
    ("Library call.md", "Thurs 19 nov 2pm, First Library job.\n", ("", ())),
    ("Beth agency.md", "Weds 25 nov, Beth rang about an interview.\n", ("", ("Beth",))),
    (
        "Library interview.md",
        (
            "Library interview Headingley\n\nThurs 19 nov, Headingley library, North Lane.\n\n"
            "Denise (manager, dh@leedslibs.example) and Tom who does the children's stuff.\n"
        ),
        (
            "Headingley library",
            ("Denise — manager (dh@leedslibs.example)", "Tom — children's stuff"),
        ),
    ),
    (
        "Museum call.md",
        "Museum call\n\nTues 24 nov 4pm. Priya from Calder Mill Museum, 07700 900431 rings.\n",
        ("Calder Mill Museum", ("Priya (07700 900431)",)),
    ),
    (
        "Beth agency.md",
        "Weds 25 nov Beth rang (Northline Recruitment 0113 496 0808). An interview?\n",
        ("Northline Recruitment", ("Beth (0113 496 0808)",)),
    ),
    (
        "Village interview.md",
        "Village Hotel\n\nWeds 2nd dec 2.30pm\nwith Carys (gen mgr) 029 2052 4300\n",
        ("Village Hotel", ("Carys — gen mgr (029 2052 4300)",)),
    ),
    (
        "Angel hotel.md",
        (
            "Interview thurs 26th nov 10am\nask for Sian at reception\n\n"
            "Siân - exec chef. nice\n"
            "Mark from HR sat in\n\nSian 07700 900314\n"
        ),
        ("Angel hotel", ("Siân — exec chef (07700 900314)", "Mark — HR")),
    ),
    (
        "Bradford library.md",
        "Interview was last Thursday 12 nov. Two of them, Karen and a man.\n",
        ("Bradford library", ("Karen",)),
    ),
]


@pytest.mark.parametrize(("path", "text", "said"), NOTES)
def test_company_and_people_of_a_note(
    path: str, text: str, said: tuple[str, tuple[str, ...]]
) -> None:
    """A mere kind is no company; with a proper word, or beside a person, it is."""
    found = likely(text, path, today=TODAY, meant=True)
    assert found
    assert (found.company, people_in(found)) == said
    assert bool(whole_lines(found, "interview")) is bool(said[0])


@given(st.text(), st.text())
def test_it_never_raises(text: str, more: str) -> None:
    """Law: whoever is named stands in the sentence."""
    for line, _, _ in NAMED:
        said = f"{line[:20]}{text}{line[20:]}{more}"
        assert all(one.name in said for one in first_names(said, more).people)
