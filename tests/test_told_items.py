"""People in lists below a label: the name of each, then the rest."""

from datetime import date

import pytest

from vaultsync.parse.front.plain_company import fuller
from vaultsync.parse.front.plain_role import role_of
from vaultsync.parse.likely import likely
from vaultsync.parse.persons.told_items import read_named
from vaultsync.parse.persons.who_was_there import typed_people
from vaultsync.render.first_lines import left_out, people_in

TODAY = date(2026, 12, 1)

NOBODY = [
    "With:\n- Budget Planning\n- Team Structure",  # topics, with capitals
    "Meeting:\n- why I left\n- Tom's questions",
    "Meeting:\n- Annual Budget: 2k\n- Jo: rota",
    "Meeting:\n- Passport\n- DBS certificate",
    "With:\n- Spare keys\n- Service Book (blue)",
    "With:\n- Sugar, 200g\n- Plain Flour",
    "There:\n- Free Parking\n- Canteen",
    "Who's there:\n- nobody knows yet",
    "Who will be there when I start:\n- Jo Roe (head)",
    "What I'll see:\n- Jo Roe (head)",
    "Who is on the panel:\n- Acme (agency)",
    "People:\n- 60 on nights\n- Two shifts",
    "Panel:\n- Jo: why leave?\n- Tom: budget",
    "Panel:\n- Jo\n- Tom",
    "I'll meet:\n- someone from HR",
]

PEOPLE = [
    *(
        (f"{label}\n- Jo Roe (head)", ["Jo Roe — head"])
        for label in (
            *("Who'll be there:", "Who will be there:", "Who's there", "Who is on the panel"),
            *("I'll meet:", "I'll be meeting", "Meeting:", "People I'll meet:", "With:"),
            *("Panel members will be:", "The interviewers will be:"),
            *("Who I'm seeing", "Who'll be on the call:", "## Who is interviewing me"),
            *("People I will be meeting:", "**Who is on the panel?**", "I am seeing:"),
        )
    ),
    (
        (
            "People:\n- Ann Lee - head of chemistry - a.lee@x.example\n"
            "- Dr Anita Rao - teaches A level physics\n"
            "- Carys (technician, she'd be my opposite number)"
        ),
        [
            *("Ann Lee — head of chemistry (a.lee@x.example)",),
            *("Dr Anita Rao — teaches A level physics", "Carys — technician"),
        ],
    ),
    (
        (
            "There:\n- Mark Adeyemi, senior technician (retiring at Christmas)\n"
            "- Dewi Pugh (no relation!), biology lecturer\n- Mrs Prosser, HR bit at the end"
        ),
        ["Mark Adeyemi — senior technician", "Dewi Pugh — biology lecturer", "Mrs Prosser"],
    ),
    (
        (
            "With:\n- Ann Fallon FCA, Financial Controller\n"
            "- Pádraig Nolan (Group FD) was late\n"
            "- Sinéad from Talent\n- Cormac Ó Súilleabháin, audit manager"
        ),
        [
            *("Ann Fallon — Financial Controller", "Pádraig Nolan — Group FD"),
            *("Sinéad — Talent", "Cormac Ó Súilleabháin — audit manager"),
        ],
    ),
    (
        (
            "Who was there:\n- chef Marco Bellini (exec chef/owner)\n"
            "- Tasha, sous, ran the pass\n"
            "- Luis on grill - been there 9 yrs\n- a dishwasher named Beto\n- Denise HR"
        ),
        [
            *("Marco Bellini — exec chef/owner", "Tasha — sous", "Luis"),
            *("Beto — dishwasher", "Denise — HR"),
        ],
    ),
    (
        "Meeting:\n- Mr Acme himself\n- Jo Keane, practice mgr, jo@x.example, 029 2052 4300",
        ["Mr Acme", "Jo Keane — practice mgr (jo@x.example, 029 2052 4300)"],
    ),
    (
        (
            "Panel:\n- Jo Roe, Head of Maths\n- asked about nights\n"
            "- Excel\n- Tom Hay: a budget\n"
            "- Performance Review"
        ),
        ["Jo Roe — Head of Maths", "Tom Hay"],
    ),
    ("Panel:\n- Jo Roe, head, via Teams", ["Jo Roe — head"]),
    ("Panel:\n- Jo Roe, head, Cardiff\n- Bo Lund, lovely", ["Jo Roe — head", "Bo Lund"]),
    (
        "Who's there:\n- Jo Roe, head and Tom Hay, deputy",
        ["Jo Roe — head", "Tom Hay — deputy"],
    ),
    (
        "There were:\n- Jo Roe, head\n- Tom Hay\n\nTopics\n- Ann Lee (head) left",
        ["Jo Roe — head", "Tom Hay"],
    ),
    (
        "Who I met\n- Janet (area mgr)\n- Kwame - clinical lead\n- Also Sue from payroll came",
        ["Janet — area mgr", "Kwame — clinical lead", "Sue — payroll"],
    ),
    (
        "panel:\n* Owner: Rick DeSoto, rick@x.example\n* Sous: Angela P\n* FOH manager - Kim",
        ["Rick DeSoto — Owner (rick@x.example)", "Angela P — Sous", "Kim — FOH manager"],
    ),
    (
        "Who's who:\n- Chef Dan\n- Lupe (prep) super nice\n- KM = Terrence",
        ["Chef Dan", "Lupe", "Terrence — KM"],
    ),
    (
        (
            "People I met\n- Mrs. O'Neill, Principal\n- Fr. Dolan (chair of the board)\n"
            "- Sr Bernadette\n- Ms N. Walsh, deputy"
        ),
        [
            *("Mrs O'Neill — Principal", "Fr. Dolan — chair of the board"),
            *("Sr Bernadette", "Ms N. Walsh — deputy"),
        ],
    ),
    (
        "who was there:\n- janine booth, hr\n- dave - shift manager\n- someone from the office",
        ["Janine Booth — HR", "Dave — shift manager"],
    ),
    (
        "Interviewers:\n- **Ann Lee** -- VP Eng, ann@x.example\n- **Raj P** -- staff eng",
        ["Ann Lee — VP Eng (ann@x.example)", "Raj P — staff eng"],
    ),
    (
        "People:\n- Reception: 0117 496 0000\n- Ann Lee: 0117 496 0001",
        ["Ann Lee (0117 496 0001)"],
    ),
    (
        "Panel:\n- Ann Lee, head\n    - Phonics: RWI\n    - Ofsted\n- Tom Hay, deputy",
        ["Ann Lee — head", "Tom Hay — deputy"],
    ),
    ("ask for Helen at the desk\n\nWith:\n- Tom Roe", ["Tom Roe"]),
]


def _of(text: str, name: str = "Acme.md") -> tuple[list[str], list[str]]:
    found = likely(f"# Acme\n\nTue 24 Nov, 10:00\n\n{text}\n", name, today=TODAY, meant=True)
    assert found
    return [*people_in(found)], [*left_out(found)]


@pytest.mark.parametrize(
    ("text", "people"), [*((one, []) for one in NOBODY), *PEOPLE], ids=lambda one: str(one)[:50]
)
def test_a_list_of_people_below_a_label(text: str, people: list[str]) -> None:
    """Every item that begins with a name, if the first is surely one; topics are nobody."""
    assert _of(text)[0] == people


@pytest.mark.parametrize(
    ("item", "left"),
    [
        ("parking at the back", []),
        ("the budget, about 9k", []),
        ("their budget is small", []),
        ("Tom Hay, head", []),
        ("someone from HR", ["someone from HR"]),
        ("maybe somebody from the Warrington hub", ["maybe somebody from the Warrington hub"]),
        ("the deputy sat in for the tour", ["the deputy sat in for the tour"]),
        ("HR (name??)", ["HR (name??)"]),
        ("possibly the tax partner as well", ["possibly the tax partner as well"]),
        ("Board member (tbc)", ["Board member (tbc)"]),
        ("two of the lads", ["two of the lads"]),
        ("a resident, Mr Bright, who asked", ["a resident, Mr Bright, who asked"]),
        ("her son Michael (does the money)", ["her son Michael (does the money)"]),
        ("Tom Hay, head, could not come", ["Tom Hay, head, could not come"]),
    ],
)
def test_an_item_that_names_nobody_who_was_there(item: str, left: list[str]) -> None:
    """It is told if it speaks of a person; the list goes on behind it."""
    people, found = _of(f"Panel:\n- Jo Roe, director\n- {item}\n- Ann Lee, buyer")
    assert (people[0], people[-1]) == ("Jo Roe — director", "Ann Lee — buyer")
    assert found == left


@pytest.mark.parametrize(
    ("text", "does"),
    [
        *(("Jo Roe (no relation!)", ""), ("Jo Roe, nice", ""), ("Jo Roe: why leave?", "")),
        *(("Jo Roe - runs late", ""), ("Jo Roe, does the talking", "")),
        *(("Jo Roe from finance", "finance"), ("Jo Roe, who runs the labs", "runs the labs")),
        *(("Jo Roe | buyer", "buyer"), ("Jo Roe: store manager", "store manager")),
        *(("Jo Roe (she does payroll)", "payroll"), ("head chef Jo Roe", "head chef")),
    ],
)
def test_what_stands_behind_a_name(text: str, does: str) -> None:
    """A role, or a few words that say what somebody does; else the name alone."""
    one = read_named(text, "Acme")
    assert one
    assert (one.name, one.does) == ("Jo Roe", does)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Met Jo Roe, buyer (she was late)", ["Jo Roe — buyer"]),
        ("Met Dewi Pugh (no relation!), biology lecturer", ["Dewi Pugh — biology lecturer"]),
        ("Half in W Yorkshire, w the others", []),
        ("10 min walk, 20 min w the bus", []),
        ("phone call, 20 min w Jo Roe (HR) jo@x.example", ["Jo Roe — HR (jo@x.example)"]),
        ("spoke to: Gaz (store mgr) n a lass called Bo", ["Gaz — store mgr"]),
        ("half an hour w/ Ann Lee + Tom Hay", ["Ann Lee", "Tom Hay"]),
        ("Met Ann Lee & Tom Hay & Partners", ["Ann Lee", "Tom Hay"]),
        ("half an hour w Jo Roe, HR generalist", ["Jo Roe — HR generalist"]),
    ],
)
def test_the_same_in_a_sentence(text: str, people: list[str]) -> None:
    """Brackets behind a role are left out; `w` is `with`."""
    assert _of(text)[0] == people


def test_a_word_to_oneself_is_no_role_where_it_is_typed() -> None:
    """`no relation!` in brackets."""
    assert typed_people("Dewi Pugh (no relation!), buyer").listed == "Dewi Pugh (buyer)"


@pytest.mark.parametrize(
    ("company", "line", "full"),
    [
        ("Acme", "Acme buyer phone call", "Acme"),
        ("Acme", "Acme missed call", "Acme"),
        ("St Marys", "St Mark interview", "St Marys"),
        ("Bell Foods", "Bell Farms phone call", "Bell Foods"),
        ("Bell Foods", "Bell Foodservice, a firm in Leeds", "Bell Foods"),
        ("Rosalind", "Rosalinda's - line cook", "Rosalind"),
        ("calder cold store", "calder cold storage phone call", "calder cold storage"),
        ("Bell Food", "Bell Foods second interview Tue", "Bell Foods"),
        ("rosalinda", "Rosalinda's - line cook", "Rosalinda's"),
    ],
)
def test_how_the_first_line_writes_the_company(company: str, line: str, full: str) -> None:
    """In front of a call it may end a little differently from the name of the file."""
    assert fuller(company, line) == full


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("my job is planner", ""),
        ("job is fine", ""),
        ("her job is stock planner", ""),
        ("job is planner and nobody knows why", "planner"),
        ("job is stock and space planner, based in Rochdale", "stock and space planner"),
        ("The role is wine and spirits buyer", "wine and spirits buyer"),
    ],
)
def test_what_the_job_is(line: str, role: str) -> None:
    """At the beginning of a sentence it needs no article, and may have an `and` in it."""
    assert role_of(["Acme"], [line], "Acme") == role


CALL = """\
calder cold storage phone call tues 24 nov, 20 min w Janine Booth (HR) j.booth@calder.example
job is stock and space planner, based in Rochdale, 41k
she said theyll come back to me within a week re 2nd interview w the site manager
"""


def test_a_call_in_small_letters() -> None:
    """Company, role, and whom it was with, with their address."""
    found = likely(CALL, "Job hunt/calder cold store.md", today=TODAY, meant=True)
    assert found
    assert (found.company, found.role) == ("Calder Cold Storage", "stock and space planner")
    assert people_in(found) == ("Janine Booth — HR (j.booth@calder.example)",)
