"""`email` and `phone` in the front matter are somebody's, or are told (VS123)."""

import pytest

from tests.test_rules import DEFAULT_CONFIG, run
from vaultsync.pipeline import Outcome

GEMMA = "## Gemma Whitworth\n- the rota\n"
OWN = "## Gemma Whitworth\nemail:: gw@bank.example\n- the rota\n"
TOM = "## Tom Reed\n- soup\n"
SENT = "- [x] Thank-you ✅ 2026-03-05\n"
OFFICE = "office@bank.example"
HERS = "gemma.whitworth@bank.example"


def outcome(head: str, body: str, **beside: str) -> Outcome:
    """Compute a vault with one interview, and perhaps notes on people."""
    note = (
        "---\ntype: interview\ncompany: Bank\nrole: Analyst\ndate: 2026-03-05\n"
        f"{head}\n---\n{body}"
    )
    return run({"n.md": note}, DEFAULT_CONFIG, "2026-03-06T09:00+00:00", beside)


@pytest.mark.parametrize(
    ("head", "body", "email", "told"),
    [
        # somebody's, or of no use: nothing is told, and nobody gets it
        ("email:", GEMMA, "", 0),
        ("email: by Tuesday", GEMMA, "", 0),
        (f"email: {OFFICE}", OWN, "gw@bank.example", 0),
        (f"email: {HERS}", OWN, "gw@bank.example", 0),
        ("email: gw@bank.example", OWN, "gw@bank.example", 0),
        (f"email: {OFFICE}\nstatus: rejected", GEMMA, "", 0),
        (f"email: {OFFICE}", "", "", 0),
        (f"email: {OFFICE}\nrecruiter: Al <{OFFICE}>", GEMMA, "", 0),
        ("phone: 1", GEMMA, "", 0),
        ("phone: 020 7946 0999", OWN, "gw@bank.example", 0),
        # nobody's
        (f"email: {OFFICE}", GEMMA, "", 1),
        ("email: gemma.brown@bank.example", GEMMA, "", 1),
        (f"email: {HERS}", f"{GEMMA}\n{TOM}", "", 1),
        (f"Email: {OFFICE}", f"{OWN}\n{TOM}", "gw@bank.example", 1),
        ("email: gemma@bank.example\nrecruiter: Gemma Bell", GEMMA, "", 1),
        ("phone: 020 7946 0999", GEMMA, "", 1),
        # hers
        (f"email: {HERS}", GEMMA, HERS, 0),
        ("e-mail address: x@y.example", GEMMA, "", 1),
        ("mail: gemma@mail.example", GEMMA, "gemma@mail.example", 0),
        (
            "email: Gemma Whitworth <gwhitworth@bank.example>",
            GEMMA,
            "gwhitworth@bank.example",
            0,
        ),
        (f"email: {HERS}\nrecruiter: Al Bell <al@bank.example>", GEMMA, HERS, 0),
    ],
)
def test_an_address_at_the_top(head: str, body: str, email: str, told: int) -> None:
    """VS123: what stands at the top is used for the one who bears it, else it is told."""
    found = outcome(head, body)
    people = [one for one in found.interviews[0].people if one.name == "Gemma Whitworth"]
    assert [one.email for one in people] == [email] * len(people)
    assert [one.code for one in found.findings].count("VS123") == told


def test_what_is_told_says_where_it_belongs() -> None:
    """VS123: the place is that of the address, and the help repeats it."""
    [one] = [one for one in outcome(f"email: {OFFICE}", GEMMA).findings if one.code == "VS123"]
    assert (one.line, one.column, one.length) == (6, 8, len(OFFICE))
    assert one.help == (
        f"write `email:: {OFFICE}` under the heading of the person, or `Gemma Whitworth "
        f"<{OFFICE}>` where the name is listed"
    )


def test_one_who_is_the_contact_too_has_it_in_both_places() -> None:
    """A chaser goes to the same address as the thank-you."""
    found = outcome(f"email: {HERS}\nrecruiter: Gemma Whitworth", GEMMA)
    contact = found.interviews[0].primary_contact
    assert contact is not None
    assert contact.email == HERS
    assert {one.person.email for one in found.follow_ups if one.person.name} == {HERS}


def test_nothing_is_told_where_another_note_has_the_address() -> None:
    """A note on the person says how to reach them."""
    person = "---\ntype: person\ncompany: Bank\nemail: gw@bank.example\n---\n"
    found = outcome(f"email: {OFFICE}", GEMMA, **{"Gemma Whitworth.md": person})
    assert "VS123" not in {one.code for one in found.findings}


def test_nothing_is_told_once_nothing_is_to_be_sent() -> None:
    """VS123: as long as a message to somebody without an address is still to be written."""
    head = f"email: {OFFICE}\nrecruiter: Al Bell <al@bank.example>"
    assert "VS123" in {one.code for one in outcome(head, GEMMA).findings}
    assert "VS123" not in {one.code for one in outcome(head, GEMMA + SENT).findings}


PRIYA = "Priya Nair, HR - 0161 496 0133, priya.nair@bank.example"


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        # nobody lacks one, or somebody listed has it
        ("", f"{PRIYA}\n\n{OWN}", 0),
        ("recruiter: Priya Nair", f"{PRIYA}\n\n{GEMMA}", 0),
        ("recruiter: Al Bell <al@bank.example>", f"{PRIYA}\n\n{GEMMA}", 0),
        ("interviewers: Gemma Whitworth, Priya Nair", f"{PRIYA}\n", 0),
        # no name, or not the one in the address
        ("", f"office: {OFFICE}\n\n{GEMMA}", 0),
        ("", f"Sales Office, {OFFICE}\n\n{GEMMA}", 0),
        ("", f"Gemma Brown, gemma.brown@bank.example\n\n{GEMMA}", 0),
        # elsewhere
        ("", f"```\n{PRIYA}\n```\n\n{GEMMA}", 0),
        ("", f"{GEMMA}\n## Notes\n{PRIYA}\n", 0),
        ("", f"# Bank\n\nBig one.\n{PRIYA}\n\n{GEMMA}", 1),
        ("", f"- {PRIYA}\n\n{GEMMA}", 1),
        ("", f"Priya Nair (HR) <priya.nair@bank.example>\n\n{GEMMA}", 1),
    ],
)
def test_whose_address_stands_in_prose_at_the_top(head: str, body: str, told: int) -> None:
    """VS123: who is not listed gets nothing, and may pass on what has no way else."""
    found = outcome(head or "location: York", body)
    helps = [one.help for one in found.findings if one.code == "VS123"]
    assert len(helps) == told
    line = "`primary_contact: Priya Nair <priya.nair@bank.example>`"
    assert all(one.endswith(line) for one in helps)
    listed = "Priya" in head
    assert listed or "priya.nair@bank.example" not in str(found.interviews[0].people)


def test_what_the_help_says_makes_them_reachable() -> None:
    """VS123: who writes the line has a message that goes through them."""
    line = "primary_contact: Priya Nair <priya.nair@bank.example>"
    found = outcome(line, f"{PRIYA}\n\n{GEMMA}")
    assert not [one for one in found.findings if one.code in {"VS123", "VS201"}]
