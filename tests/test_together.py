"""Two messages to one person within the gap: the later one says that one may do for both."""

import pytest

from tests.test_rules import run

NOTE = """---
type: interview
company: {company}
role: {role}
date: {date}
time: "10:00"
duration: 60
{head}---
## Jane Doe
email:: jane@acme.example
- soup
{more}
"""


def note(date: str, more: str = "", head: str = "", role: str = "Cook") -> str:
    """Write a note on an interview with Jane Doe at Acme."""
    return NOTE.format(company="Acme", role=role, date=date, more=more, head=head)


def said(*notes: str, as_of: str, config: str = "") -> dict[str, str]:
    """Give what reasons say behind their last semicolon, by kind and day of the interview."""
    texts = {f"{number}.md": text for number, text in enumerate(notes)}
    items = run(texts, f'timezone = "Europe/London"\n{config}', as_of).follow_ups
    return {
        f"{one.kind.value} {one.interview.day:%m-%d}": one.reason.rpartition("; ")[2]
        for one in items
        if one.reason.endswith("one message can hold both")
    }


def test_a_thank_you_and_an_answer() -> None:
    """Whoever wrote before being thanked gets both in one message (S31)."""
    text = note("2026-03-05", "- 2026-03-05 reply: nice to have met you")
    assert said(text, as_of="2026-03-05T18:00Z") == {
        "respond 03-05": "the thank-you to Jane Doe is due too: one message can hold both"
    }


def test_two_rounds_with_one_person() -> None:
    """Neither thank-you moves, and the interview that the other is for is named."""
    rounds = (note("2026-03-04", head="stage: one\n"), note("2026-03-05", head="stage: two\n"))
    assert said(*rounds, as_of="2026-03-05T18:00Z") == {
        "thank-you 03-05": "the thank-you to Jane Doe for the interview on Wed 4 Mar is due "
        "too: one message can hold both"
    }
    # before the second one is over, the first thank-you must not wait for it
    assert not said(*rounds, as_of="2026-03-05T09:00Z")


def test_two_roles_at_one_company() -> None:
    """The same holds across applications; a role tells two chasers apart."""
    sent = "- [x] Thank-you ✅ 2026-02-26"
    two = (note("2026-02-26", sent), note("2026-02-26", sent, role="Baker"))
    assert said(*two, as_of="2026-03-05T09:00Z") == {
        "follow-up 02-26": "the follow-up to Jane Doe about Cook is due too: one message can "
        "hold both"
    }


def test_one_address_at_two_companies() -> None:
    """A recruiter who works for both is one person; of one name alone that is not known."""
    reply = "- 2026-03-05 reply: nice to have met you"
    there = note("2026-03-05", "- [x] Thank-you ✅ 2026-03-05\n" + reply)
    here = note("2026-03-05").replace("Acme", "Brook")
    assert [*said(there, here, as_of="2026-03-05T18:00Z")] == ["respond 03-05"]
    other = here.replace("jane@acme", "jane@brook")
    assert not said(there, other, as_of="2026-03-05T18:00Z")


@pytest.mark.parametrize(
    "more",
    [
        "- [x] Thank-you ✅ 2026-03-05\n- 2026-03-06 reply: soon",  # one message is left
        "- [ ] Thank-you ⏳ 2026-03-20\n- 2026-03-05 reply: soon",  # put off on purpose
        "- nothing else",
    ],
)
def test_where_it_is_not_said(more: str) -> None:
    """What is settled, put off or waits for something else is no second message."""
    assert not said(note("2026-03-05", more), as_of="2026-03-06T09:00Z")


def test_what_waits_is_no_second_message() -> None:
    """A chaser that waits for the thank-you is moved by it (S13)."""
    assert not said(note("2026-02-26"), as_of="2026-03-05T09:00Z")


def test_two_persons_get_two_messages() -> None:
    """S20: to thank two people in one message is never proposed."""
    two = note("2026-03-05", "\n## Bob Lee\nemail:: bob@acme.example\n- nuts")
    assert not said(two, as_of="2026-03-05T18:00Z")


@pytest.mark.parametrize(
    ("wrote", "told"),
    [("02-05", True), ("02-25", True), ("02-26", False), ("03-03", False)],
)
def test_only_inside_the_gap(wrote: str, told: bool) -> None:
    """News is due 10 business days after the last message; the answer on Monday, 9 March."""
    text = note(
        "2026-02-05",
        f"- [x] Thank-you ✅ 2026-{wrote}\n- [-] Follow-up ❌ 2026-02-12\n"
        "- [-] Status check ❌ 2026-02-26\n- 2026-03-06 reply: soon",
        "updates:\n  - 2026-03-05 passed the exam\n",
    )
    found = said(text, as_of="2026-03-09T09:00Z")
    assert ("update 02-05" in found) is (told and wrote != "02-05")
    assert bool(found) is told
