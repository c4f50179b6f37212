"""A `title` names the job where nothing else does; that of the note itself is no role."""

import pytest

from tests.test_rules import run

NOTE = """---
type: interview
company: Harbourlight Analytics
date: 2026-03-05
{head}
---
## Sam Ortega
sam@harbourlight.example
- dbt and BigQuery
"""
ROLES = [
    ("title: Data Engineer", "Data Engineer"),
    ("title: Lead, Platform", "Lead, Platform"),
    ("title: Panel beater", "Panel beater"),
    ("title: On-site manager", "On-site manager"),
    ("title: Interview coach", "Interview coach"),
    ("title: Harbourlight data engineer", "Harbourlight data engineer"),
    ("title: Software engineer, phone screen", "Software engineer, phone screen"),
    ("title: Head of Light", "Head of Light"),
    ("role: Harbourlight onsite", "Harbourlight onsite"),
    ("title: Harbourlight onsite", ""),
    ("title: Harbourlight's panel", ""),
    ("title: Onsite", ""),
    ("title: Phone screen (24.11.)", ""),
    ("title: Final round", ""),
    ("title: Sam from Harbourlight (recruiter)", ""),
    ("title: Interview 2026-03-05", ""),
    ("title: Harbourlight onsite\nrole: Data Engineer", "Data Engineer"),
]


@pytest.mark.parametrize(("head", "role"), ROLES, ids=[head for head, _ in ROLES])
def test_role(head: str, role: str) -> None:
    """Only what surely names the note, by company or talk and by no job, is none."""
    outcome = run({"a.md": NOTE.format(head=head)}, "", "2026-03-06T09:00Z")
    assert [one.role for one in outcome.interviews] == [role]


def test_a_note_s_title_beside_the_role_is_no_contradiction() -> None:
    """VS111 stays away, also where both are jobs it does not."""
    both = "title: Harbourlight onsite\nrole: Data Engineer"
    outcome = run({"a.md": NOTE.format(head=both)}, "", "2026-03-06T09:00Z")
    assert not [one for one in outcome.findings if one.code == "VS111"]
    jobs = "title: Analytics Engineer\nrole: Data Engineer"
    outcome = run({"a.md": NOTE.format(head=jobs)}, "", "2026-03-06T09:00Z")
    assert [one.code for one in outcome.findings if one.code == "VS111"] == ["VS111"]


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("Jo Lee", True),
        ("jobs@harbourlight.example", True),
        ("Jo Lee <sam@harbourlight.example>", True),
        ("sam@harbourlight.example", False),
    ],
)
def test_contact(contact: str, told: bool) -> None:
    """VS117: an address that stands below its person says nothing more."""
    outcome = run({"a.md": NOTE.format(head=f"contact: {contact}")}, "", "2026-03-06T09:00Z")
    assert [one.code for one in outcome.findings if one.code == "VS117"] == ["VS117"] * told
