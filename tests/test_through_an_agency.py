"""A role that an agency has for a client is not `at` the agency (S05, S06, S22)."""

import re

import pytest

from tests.draft_cases import NOTE, check_letter, told
from tests.written import Case, body_of, head_of
from vaultsync.owed import Channel, Kind

AT = [
    # the company has the role itself
    ("Northwind Analytics", "Data Engineer", ""),
    ("Northwind Analytics", "Data Engineer", "title:: Recruiter"),
    ("Northwind Analytics", "Data Engineer", "title:: Recruitment consultant, Talentco"),
    ("Northwind Analytics", "Data Engineer", "title:: Talent Partner"),
    ("Environment Agency", "Hydrologist", "title:: Recruiter"),
    ("Bright Creative Agency", "Designer", "title:: Recruiter"),
    ("Bluebird Care Agency", "Carer", "title:: Recruitment lead"),
    ("First Steps Agency", "Nursery Nurse", "title:: Manager"),
    ("Hays Travel", "Travel Agent", ""),
    ("Hays Recruitment", "Recruitment Consultant", ""),
    ("Hays", "Trainee Consultant", ""),
    ("Robert Half", "Talent Sourcer", ""),
    ("Northern Search", "Data Engineer", ""),
]
THROUGH = [
    ("Hays", "Data Engineer", ""),
    ("Beckett Recruitment", "Data Engineer", ""),
    ("Northwind Staffing Ltd", "Warehouse Operative", "title:: Manager"),
    ("Supply Agency North", "Teaching Assistant", "title:: Consultant"),
    ("First Steps Agency", "Nursery Nurse", "title:: Recruiter"),
    ("First Steps Agency", "Nursery Nurse", "title:: Recruitment consultant"),
    ("Northern Search", "Data Engineer", "title:: Headhunter"),
    ("First Steps Agency", "Nursery Nurse", "- the client takes about two weeks to pick"),
    ("Talentco", "Data Engineer", "title:: Recruitment consultant at Talentco"),
]


def written(company: str, role: str, fields: str, channel: Channel, kind: Kind) -> str:
    """Give subject and body of a message."""
    changes = (
        ("company: Northwind Analytics", f"company: {company}"),
        ("role: Senior Data Engineer", f"role: {role}"),
    )
    draft = Case(kind=kind, channel=channel, fields=fields, changes=changes).draft()
    return f"{head_of(draft, 'subject')}\n{body_of(draft)}"


CHANNELS = [
    (kind, channel)
    for kind in (Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.STATUS_CHECK, Kind.RESPOND, Kind.UPDATE)
    for channel in (Channel.EMAIL, Channel.TEXT, Channel.LINKEDIN)
]


@pytest.mark.parametrize(("company", "role", "fields"), AT)
def test_a_role_at_the_company(company: str, role: str, fields: str) -> None:
    """S05, S06: the role is there, and so is the interest."""
    said = written(company, role, fields, Channel.EMAIL, Kind.THANK_YOU)
    assert f" at {company}" in said
    assert f"in the role and in {company}" in said
    assert "through" not in said


@pytest.mark.parametrize(("company", "role", "fields"), THROUGH)
def test_a_role_through_an_agency(company: str, role: str, fields: str) -> None:
    """S22: the notes do not say where the role is; S05: both are named all the same."""
    said = written(company, role, fields, Channel.EMAIL, Kind.THANK_YOU)
    assert f"Thank you: {role}, {company}" in said
    assert f"role through {company}" in said
    assert f"at {company}" not in said
    assert f"in {company}" not in said


@pytest.mark.parametrize(("kind", "channel"), CHANNELS)
def test_in_every_message(kind: Kind, channel: Channel) -> None:
    """S22: whichever message it is, and however it goes."""
    said = written("Hays", "Data Engineer", "", channel, kind)
    assert set(re.findall(r"(\S+) Hays", said)) <= {"Engineer,", "through"}
    if channel is Channel.EMAIL:
        assert "the Data Engineer role through Hays" in said


def test_what_a_check_proposes() -> None:
    """S05: the example for a letter that names no company speaks of no coming there."""
    body = "Dear Priya Raman,\n\nThank you for your time, and for the opportunity.\n"
    note = NOTE.replace("Northwind Analytics", "Hays")
    found = check_letter(body=body, notes=(note,), subject='"Thank you"')
    helps = "\n".join(one.help for one in found)
    assert "We spoke about a role through Hays." in helps
    assert told(found)
