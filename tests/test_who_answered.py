"""Whom a chaser goes to, where somebody else was the one who answered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_rules import run
from vaultsync.diagnostics import Finding

NOTE = """---
type: interview
company: Acme
role: Cook
date: 2026-03-02
{head}---
## Jane Doe
email:: jane@acme.example
- soup
- [x] Thank-you ✅ 2026-03-02

## Bob Lee
email:: bob@acme.example
- nuts
- [x] Thank-you ✅ 2026-03-02

## Log
{log}
"""
BOB = "- 2026-03-05 reply from Bob Lee: we need a week"
ANSWERED = f"{BOB}\n- 2026-03-06 email to Bob Lee: fine"
SENT = "- 2026-03-09 follow-up to Jane Doe"


def told(log: str, head: str = "", as_of: str = "2026-03-06T09:00Z") -> list[Finding]:
    """Give what is said of whom the chaser goes to."""
    found = run({"a.md": NOTE.format(head=head, log=log)}, "", as_of).findings
    return [one for one in found if one.code == "VS404"]


@pytest.mark.parametrize(
    ("log", "head", "said"),
    [
        (BOB, "", 1),  # to be answered first; the chaser is still to come
        (ANSWERED, "", 1),
        (BOB, "they_reply_by: 2026-03-20\n", 1),
        (f"{BOB}\n- 2026-03-06 reply from Bob Lee: or two", "", 1),  # once
        (f"{ANSWERED}\n{SENT}", "", 1),  # the status check is still to come
        ("", "", 0),
        ("- 2026-03-05 reply from Jane Doe: a week", "", 0),
        (f"{BOB}\n- 2026-03-06 reply from Jane Doe: a week", "", 0),  # not the last word
        ("- 2026-03-05 reply: a week", "", 0),  # nobody is named
        (BOB, "primary_contact: Bob Lee\n", 0),
        (BOB, "primary_contact: Jane Doe\n", 0),
        (BOB, "recruiter: Dana Whitfield <dana@talentco.example>\n", 0),
        (BOB, "status: rejected\n", 0),
        (BOB, "status: replied\n", 0),  # holds chasers back
        ("- 2026-03-05 reply from Bob Lee: they went with somebody else", "", 0),  # VS403
        (f"{ANSWERED}\n{SENT}\n- 2026-03-24 status check to Jane Doe", "", 0),  # none is left
    ],
)
def test_somebody_else_answered(log: str, head: str, said: int) -> None:
    """Who wrote, who is asked and why; only while one is still to be asked (strategy 2)."""
    as_of = "2026-03-25T09:00Z" if SENT in log else "2026-03-06T09:00Z"
    assert len(told(log, head, as_of)) == said


def test_what_is_said_of_it() -> None:
    """It stands at the line of the answer, with the line to write for either of them."""
    (one,) = told(ANSWERED)
    assert (one.path, one.line, one.source) == ("a.md", 18, BOB)
    assert one.message == (
        "Bob Lee wrote last, but the follow-up goes to Jane Doe, the first interviewer: "
        "your notes name nobody else to ask"
    )
    assert one.help == (
        "if Bob Lee is the one to ask, write `primary_contact: Bob Lee` between the `---` at "
        "the top of a.md; `primary_contact: Jane Doe` settles it the other way"
    )


def test_the_first_who_can_be_reached() -> None:
    """Who has no address is passed over, and that is said."""
    text = NOTE.format(head="", log=BOB.replace("Bob Lee", "Dana Ash"))
    text = text.replace("email:: jane@acme.example\n", "")
    found = run({"a.md": text}, "", "2026-03-06T09:00Z").findings
    (one,) = (one for one in found if one.code == "VS404")
    assert "goes to Bob Lee, the first interviewer who can be reached: your" in one.message


def test_the_line_that_is_given_changes_it() -> None:
    """The chaser then goes to whoever wrote, by the address below the heading."""
    text = NOTE.format(head="primary_contact: Bob Lee\n", log=ANSWERED)
    found = run({"a.md": text}, "", "2026-03-06T09:00Z").follow_ups
    (chaser,) = (one for one in found if one.kind.value == "follow-up")
    assert (chaser.person.name, chaser.channel.value) == ("Bob Lee", "email")


def test_somebody_whom_no_note_knows() -> None:
    """Whoever wrote is named as the line has it, and needs an address."""
    (one,) = told("- 2026-03-05 reply from Zoë van Dam: we need a week")
    assert one.message.startswith("Zoë van Dam wrote last, but the follow-up goes to Jane Doe")
    assert "`primary_contact: Zoë van Dam <…@…>`" in one.help


def test_a_contact_of_an_earlier_round_is_a_word_of_the_person() -> None:
    """Who was named before is asked on purpose (strategy 2)."""
    first = NOTE.format(head="recruiter: Dana Whitfield <d@t.example>\n", log="")
    head = "stage: two\n"
    second = NOTE.format(head=head, log=BOB).replace("date: 2026-03-02", "date: 2026-03-04")
    found = run({"a.md": first, "b.md": second}, "", "2026-03-06T09:00Z").findings
    assert "VS404" not in {one.code for one in found}


def test_reply_says_it_at_once(make_vault: Callable[..., Path], cli: Cli) -> None:
    """Whoever records the answer learns there that the chaser goes to somebody else."""
    vault = make_vault({"a.md": NOTE.format(head="", log="")})
    ran = cli("reply", "bob", vault=vault, as_of="2026-03-05T09:00Z")
    assert "Bob Lee wrote last, but the follow-up goes to Jane Doe" in ran.stderr
    assert "`primary_contact: Bob Lee`" in ran.stderr
    ran = cli("reply", "jane", vault=vault, as_of="2026-03-06T09:00Z")
    assert "wrote last" not in ran.stderr
