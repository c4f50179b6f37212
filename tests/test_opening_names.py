"""Companies and people as the first words of a plain note name them: proposed by `init`."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultsync.parse.front.opening_name import opening
from vaultsync.parse.likely import likely
from vaultsync.parse.persons.told_people import told_people
from vaultsync.render.first_lines import people_in

TODAY = date(2026, 11, 30)

SAME = [
    # (company, first line, what is below): what the file says stays
    ("Acme", "Acme Backend Engineer", ""),
    ("Acme", "Acme Interview", ""),
    ("Acme", "Acme Thursday", ""),
    ("Acme", "Acme was fine. Phone interview with Jo", ""),
    ("Acme", "Acme", ""),
    ("Acme", "Bolt Drinks", ""),
    ("Karen", "Karen Smith, manager. Phone interview", ""),
    ("First", "First Bus", ""),
    ("CV", "CV Bits", ""),
    ("North", "North Foods", ""),
    ("Norvic Hillington", "Norvic Parcels", "Went well."),
    ("Norvic Hillington", "Norvic Parcels, Hillington", "Hillington, 40 Watt Rd"),
    ("Norvic Hillington", "Norvic Parcels rang me", "Hillington, 40 Watt Rd"),
    ("Norvic Hillington", "Norvik Parcels", "Hillington, 40 Watt Rd"),
    ("", "Janice Doyle, Eurocentral. Warehouse manager", ""),
    ("", "Lowther Glen, Eurocentral. Warehouse manager", ""),
    ("", "Logistics. Warehouse manager", ""),
    ("", "Went to Lowther Logistics", ""),
    ("", "Lowther logistics", ""),
    ("", "Warehouse Manager Services, Warehouse manager", ""),
    ("", "", ""),
]
FULLER = [
    ("Macrae", "Macrae Drinks. Phone interview Thu 12th with Alan", "", "Macrae Drinks", ""),
    ("macrae", "# Macrae Drinks", "", "Macrae Drinks", ""),
    ("Norvic Hillington", "Norvic Parcels", "Hillington, 40 Watt Rd", "Norvic Parcels", ""),
    ("Brightwell agency", "Brightwell Recruitment", "", "Brightwell Recruitment", ""),
    (
        "",
        "Lowther Logistics, Eurocentral. Warehouse manager",
        "",
        "Lowther Logistics",
        "Warehouse manager",
    ),
    ("", "Lowther Logistics. Warehouse manager", "", "Lowther Logistics", "Warehouse manager"),
    ("", "Lowther Logistics. Warehouse. Manager", "", "Lowther Logistics", ""),
    ("", "Marks & Quill Foods, Leeds", "", "Marks & Quill Foods", ""),
]


@pytest.mark.parametrize(("company", "line", "below"), SAME)
def test_the_name_of_the_file_stays(company: str, line: str, below: str) -> None:
    """Jobs, persons, days, and names that only begin alike make no other company."""
    assert opening(company, [line, below]) == (company, "")


@pytest.mark.parametrize(("company", "line", "below", "name", "role"), FULLER)
def test_the_first_line_has_the_fuller_name(
    company: str, line: str, below: str, name: str, role: str
) -> None:
    """The same company with more of its name, and the job where it stands behind it."""
    assert opening(company, [line, below]) == (name, role)


WHO = [
    # a place, prose, a number of nobody's or of several, somebody who is family
    ("Glasgow, Norvic Parcels. 0141 496 0147", ""),
    ("Brightwell Recruitment. 0141 496 0147", ""),
    ("Phone interview Thu 12th with hindsight was fine", ""),
    ("Phone interview Thu 12th with Excel", ""),
    ("Ask for Janice at the gate. 01698 496 055", "Janice"),
    (
        "Met Mr Khan, ops manager, and Jo Roe, HR. 0141 496 0182",
        "Mr Khan (ops manager), Jo Roe (HR)",
    ),
    ("Met Mr Khan, ops manager. The gate is 0141 496 0182.", "Mr Khan (ops manager)"),
    ("Lorraine, Brightwell Recruitment. info@firm.example", "Lorraine"),
    ("Lorraine, Brightwell Recruitment. tom@firm.example", "Lorraine"),
    ("Met Mr Khan, ops manager. And Denise.", "Mr Khan (ops manager)"),
    ("Met Mr Khan, ops manager. And Mum from HR.", "Mr Khan (ops manager)"),
    ("Met Mr Khan, ops manager. And Govan from the bus.", "Mr Khan (ops manager)"),
    ("Met Mr Khan, ops manager. It rained. And Denise from HR.", "Mr Khan (ops manager)"),
    ("Shona, depot manager. Chilled, frozen, 9000 pallets", "Shona (depot manager)"),
    ("Shona, depot manager. Hillington, good site", "Shona (depot manager)"),
    ("Lorraine, Brightwell Recruitment. 0141 496 0147", "Lorraine 0141 496 0147"),
    ("Lorraine, Brightwell Recruitment. lo@firm.example", "Lorraine <lo@firm.example>"),
    (
        "Met Mr Khan, ops manager. 0141 496 0182. And Denise from HR, she took notes.",
        "Mr Khan (ops manager) 0141 496 0182, Denise (HR)",
    ),
    (
        "Shona, depot manager. Tam, floor lead, good lad, ex Dalmore too.",
        "Shona (depot manager), Tam (floor lead)",
    ),
    ("Macrae Drinks. Phone interview Thu 12th with Alan, stock controller job.", "Alan"),
    ("Chat on 12 Nov with Alan and Jo", "Alan, Jo"),
]


@pytest.mark.parametrize(("line", "who"), WHO)
def test_whom_the_sentences_behind_name(line: str, who: str) -> None:
    """In the same way as the first, down to the first sentence that is about something else."""
    assert told_people([line], "Dalmore").listed == who


NOTES = [
    (
        "Norvic Hillington.md",
        "Norvic Parcels. It was fine\nFri 27th, 2pm.\n",
        "Norvic Hillington",
    ),
    ("macrae.md", "Macrae was quick. Phone interview Thu 12th.\n", "Macrae"),
    (
        "Brightwell agency.md",
        "Lorraine, Brightwell Recruitment. 0141 496 0147\n\nTue 24th she rang.\n",
        "Brightwell Recruitment",
    ),
    (
        "Norvic Hillington.md",
        "Norvic Parcels\nFri 27th, 2pm. Hillington, 40 Watt Rd\n",
        "Norvic Parcels",
    ),
    ("macrae.md", "Macrae Drinks. Phone interview Thu 12th with Alan.\n", "Macrae Drinks"),
    (
        "Wed interview.md",
        "Lowther Logistics, Eurocentral. Warehouse manager\nWed 2nd 10.30am\n",
        "Lowther Logistics",
    ),
]


@pytest.mark.parametrize(("path", "text", "company"), NOTES)
def test_what_is_proposed(path: str, text: str, company: str) -> None:
    """`init` asks about it: a name from the first line is a guess, too."""
    found = likely(text, path, today=TODAY, meant=True)
    assert found
    assert found.company == company
    assert "company" in found.asks or company == "Macrae"
    assert bool(people_in(found)) is (company in {"Brightwell Recruitment", "Macrae Drinks"})
    assert found.role == ("Warehouse manager" if "Lowther" in company else "")


@given(st.text(), st.lists(st.text()))
def test_it_never_raises(company: str, lines: list[str]) -> None:
    """Law: what is not in the first line is the company that came in."""
    found = opening(company, lines)
    assert found.company == company or found.company in " ".join(lines[0].split())
