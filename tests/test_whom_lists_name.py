"""People in lists below a line that announces them, and what they do, in any field of work."""

from datetime import date

import pytest

from vaultsync.parse.likely import likely
from vaultsync.parse.persons.said_as_name import said_as_names
from vaultsync.parse.persons.told_further import with_own_address
from vaultsync.parse.persons.told_lines import people_of_list
from vaultsync.parse.persons.who_was_there import Heard, Said, tells_what, what_they_do
from vaultsync.render.first_lines import people_in

TODAY = date(2026, 12, 1)
LISTED = [
    ("Two of them:\nJo Roe (head)", ""),  # no list
    ("Two of them:\n- parking is free\n- Jo Roe (head)", ""),
    ("Two of them:\n- Jo\n- Tom", ""),  # a first name alone may be a matter
    ("Two of them asked about nights\n- Jo Roe (head)", ""),
    ("Two buses:\n- Jo Roe (head)", ""),
    ("What the panel asked\n- Jo Roe (head)", ""),
    ("Questions for both:\n- Jo Roe: why leave?", ""),
    ("Panel\n- Jo: why leave?\n- Tom: budget", ""),
    ("Not on the panel\n- Jo Roe (head)", ""),
    ("Panel:\n- Jo Roe (head) could not come", ""),
    ("Panel:\n- Acme (agency)", ""),
    (
        "Interview 12 Nov, two hours\n\nSecond interview 3 Dec\n\nPanel\n- Jo Roe (head)",
        "",
    ),
    (
        (
            "Monday 30 November 9.30. Two of them:\n"
            "- Ann Lee, Director of Clinical Services (ann.lee@q.example)\n"
            "- Jo Pitt, HR business partner (j.pitt@q.example)\n\nParking free"
        ),
        (
            "Ann Lee (Director of Clinical Services) <ann.lee@q.example>, "
            "Jo Pitt (HR business partner) <j.pitt@q.example>"
        ),
    ),
    (
        (
            "On the panel\n- [[Ann Lee]] - matron, did most of the talking\n"
            "- Tom Roe, HR / recruitment\n"
            "- Dr Priya Nair, consultant geriatrician. Quiet, asked the best one\n\n"
            "What they asked\n- tell us about a bad day"
        ),
        "Ann Lee (matron), Tom Roe (HR / recruitment), Dr Priya Nair (consultant geriatrician)",
    ),
    ("## Panel\n- Jo Roe (head)\n- Tom", "Jo Roe (head), Tom"),
    ("Saw two people:\n- Jo Roe: store manager\n- Ann | buyer",) * 1
    + ("Jo Roe (store manager), Ann (buyer)",),
    (
        "The panel was\n1. Prof. Jo Roe (chair)\n2. Dr. Tom Hay",
        "Prof Jo Roe (chair), Dr Tom Hay",
    ),
    ("Who was there?\n- Jo Roe\n- Bo from finance", "Jo Roe, Bo (finance)"),
    ("Two of them, both nice\n- Jo Roe, dentist", "Jo Roe (dentist)"),
    ("**Met with**\n* Jo Roe – workshop manager", "Jo Roe (workshop manager)"),
    ("**Interviewers:**\n1. Jo Roe (HM)\n2. Sam Hay (eng)", "Jo Roe (HM), Sam Hay (eng)"),
    ("There:\n- Jo Roe, baker\n- Dr Amin, vet", "Jo Roe (baker), Dr Amin (vet)"),
    ("There were three people:\n- Jo Roe\n- Tom Hay", "Jo Roe, Tom Hay"),
    ("Nice room, panel of three\n- Jo Roe, surveyor", "Jo Roe (surveyor)"),
    ("\n".join([*(f"Line {n}" for n in range(20)), "Panel", "- Jo Roe"]), "Jo Roe"),
]


@pytest.mark.parametrize(("text", "listed"), LISTED)
def test_a_list_below_a_line_that_announces_people(text: str, listed: str) -> None:
    """With a colon or without, in bold or as a heading, and however far down."""
    lines = tuple(filter(None, map(str.strip, text.splitlines())))
    assert people_of_list(lines, "Acme").listed == listed


@pytest.mark.parametrize(
    "text",
    [
        *("Baker", "Jo Baker", "Ann Butcher", "Mason", "Dev", "Dean", "Sam Driver"),
        *("the list", "long waiting list", "a tourist", "sister", "was a baker", "my dentist"),
        *("Leeds", "nice lady", "quiet", "did most of the talking", "Patricia", "nobody"),
        *("Mo Farouk", "HM", "dir of", "engine"),
    ],
)
def test_what_is_no_trade(text: str) -> None:
    """Names that are trades, family, words that end alike; short forms only in brackets."""
    assert not tells_what(text)


@pytest.mark.parametrize(
    "text",
    [
        *("lead optometrist", "dispensing optician", "the head vet", "dental hygienist"),
        *("consultant geriatrician", "Consultant Cardiologist", "paediatrician", "podiatrist"),
        *("baker", "head baker", "butcher", "bench joiner", "curator", "picture editor"),
        *("quantity surveyor", "town planner", "buyer", "Senior Buyer", "HGV driver"),
        *("mechanic", "workshop mechanic", "ward sister", "small animal vet", "farrier"),
        *("Head Gardener", "quantity surveyor / estimator", "midwife", "anaesthetist"),
    ],
)
def test_what_is_a_trade(text: str) -> None:
    """In any field of work, in small letters or large ones."""
    assert tells_what(text.removeprefix("the "))


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("didn't say much", ""),
        ("Leeds", ""),
        ("of the old team", ""),
        ("lead nurse now", "lead nurse"),
        ("the team lead from the Ilkley side", "team lead"),
        ("manager until Christmas", "manager"),
        *((one, one) for one in ("HM", "EM", "eng", "dev", "Snr Dev", "eng mgr", "fin dir")),
    ],
)
def test_what_brackets_say_that_somebody_does(text: str, does: str) -> None:
    """When and where is no part of it."""
    assert what_they_do(text) == does


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("manager (Leeds)", "manager (Leeds)"),
        ("lunch (Tom)", "lunch (Tom)"),
        ("Jo something nice", "Jo something nice"),
        ("HR (Tom)", "Tom (HR)"),
        ("Ann Lee, practice manager (Carol)", "Ann Lee, Carol (practice manager)"),
        ("and Beth something from HR", "and Beth from HR"),
        ("Beth ??, who took notes", "Beth, who took notes"),
    ],
)
def test_what_they_do_in_front_of_a_name(text: str, names: str) -> None:
    """Of a town in brackets nobody is made."""
    assert said_as_names(text) == names


@pytest.mark.parametrize(
    ("text", "people", "left"),
    [
        (
            "Panel: Dr Ann Lee, Jo Roe (lead nurse now, retiring) and a service user rep.",
            ("Dr Ann Lee", "Jo Roe — lead nurse"),
            ("a service user rep",),
        ),
        (
            (
                "Panel of three: Gill Stroud (practice owner), Ravi Menon (lead optometrist), "
                "and Beth something from HR, didn't catch surname."
            ),
            ("Gill Stroud — practice owner", "Ravi Menon — lead optometrist", "Beth — HR"),
            (),
        ),
        (
            "Met Carol Dean (practice manager) and Imran, the head vet.",
            ("Carol Dean — practice manager", "Imran — head vet"),
            (),
        ),
        (
            (
                "Interview was Wed 18/11 with [[Janet Roe]] and Mo Hay (team lead from the "
                "Ilkley side). Sent thanks to both on the 19th."
            ),
            ("Janet Roe", "Mo Hay — team lead"),
            (),
        ),
    ],
)
def test_brackets_are_never_cut(
    text: str, people: tuple[str, ...], left: tuple[str, ...]
) -> None:
    """Nor is anybody left out for what they do; who has no name is told."""
    day = "" if "18/11" in text else "Wed 18/11 2pm. "
    found = likely(f"{day}{text}\n", "Acme Clinic.md", today=TODAY, meant=True)
    assert found
    assert (people_in(found), found.left) == (people, left)


@pytest.mark.parametrize(
    ("mail", "name", "theirs"),
    [
        ("pitt@x.example", "Ann Lee", False),
        ("c.pitt@x.example", "Jo Pitt", False),
        ("claire.pitt@x.example", "Jo Pitt", False),
        ("jobs@x.example", "Jo Bs", False),
        ("j@x.example", "Jo Pitt", False),
        ("jo.pitt@x.example", "Jo Pitt", True),
        ("j.pitt@x.example", "Jo Pitt", True),
        ("jpitt@x.example", "Dr Jo Pitt", True),
        ("pittj@x.example", "Jo Pitt", True),
        ("pitt.j2@x.example", "Jo Pitt", False),
        ("joobrien@x.example", "Jo O'Brien", True),
    ],
)
def test_whose_address_it_is(mail: str, name: str, theirs: bool) -> None:
    """By the first name, or the initial with the surname."""
    heard = with_own_address(Heard((Said(name),)), (f"Write to {mail} by Monday.",))
    assert heard.people[0].reach == ((mail,) if theirs else ())
