"""Notes of one company without a role: what is to come is not forgotten (VS408)."""

import pytest

from tests.test_rules import DEFAULT_CONFIG, run
from vaultsync.owed import Kind, State
from vaultsync.pipeline import Outcome

ANNA = "## Anna Lee\nemail:: anna@acme.example\n- the depot\n"
TOM = "## Tom Hart\nemail:: tom@acme.example\n- the yard\n"
THANKED = "- [x] Thank-you by email ✅ 2026-03-05\n- second round next week\n"
AS_OF = "2026-03-13T09:00+00:00"


def note(day: str, body: str = ANNA, company: str = "Acme", **keys: str) -> str:
    """Write a note of an interview on a day."""
    head = [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join(
        ["---", "type: interview", f"company: {company}", f"date: {day}", *head, "---", body]
    )


def built(*others: str, as_of: str = AS_OF, **keys: str) -> Outcome:
    """Read a first interview, whose thank-you is sent, with the others."""
    notes = (note("2026-03-05", ANNA + THANKED, **keys), *others)
    return run(dict(zip("abcd", notes, strict=False)), DEFAULT_CONFIG, as_of)


def chased(outcome: Outcome) -> bool:
    """Tell whether somebody of the first interview is to be asked how it stands."""
    return any(
        item.kind is Kind.FOLLOW_UP and item.state is State.OVERDUE
        for item in outcome.follow_ups
    )


def codes(outcome: Outcome) -> list[str]:
    """Give what is told of the next interview."""
    return [one.code for one in outcome.findings if one.code in {"VS406", "VS408"}]


@pytest.mark.parametrize(
    ("keys", "others", "told"),
    [
        # nothing to come there
        ({}, (), ["VS406"]),
        ({}, (note("2026-03-20", company="Other"),), ["VS406"]),
        ({}, (note("2026-03-01"),), ["VS406"]),
        ({}, (note("2026-03-20", status="withdrawn"),), ["VS406"]),
        # somebody else was met in the meantime
        ({}, (note("2026-03-11", TOM),), ["VS406"]),
        # another role, or an application of its own (strategy.md section 2)
        ({"role": "Clerk"}, (note("2026-03-20", role="Driver"),), ["VS406"]),
        ({"role": "Clerk"}, (note("2026-03-20", TOM),), ["VS408"]),
        ({}, (note("2026-03-20", TOM, role="Clerk"),), ["VS408"]),
        (
            {"role": "Clerk"},
            (note("2026-03-20"), note("2026-03-02", TOM, role="Driver")),
            ["VS406"],
        ),
    ],
)
def test_what_holds_nothing_back(
    keys: dict[str, str], others: tuple[str, ...], told: list[str]
) -> None:
    """S01: what is owed stays, where the notes tell two applications apart."""
    outcome = built(*others, **keys)
    assert chased(outcome)
    assert codes(outcome)[:1] == told


@pytest.mark.parametrize(
    "other",
    [
        note("2026-03-20"),
        note("2026-03-20", TOM),
        note("2026-03-20", "", stage="final chat", time="11:00"),
        note("2026-03-20", company='"[[acme]]"'),
        # over, with the person who was met before
        note("2026-03-11"),
    ],
)
def test_an_interview_to_come_without_a_role(other: str) -> None:
    """S01, S31: nobody is asked how it stands while the next interview is planned; it is told.

    That the note is missing (VS406) is not said once it is there.
    """
    outcome = built(other)
    assert not chased(outcome)
    assert codes(outcome) == ["VS408"]


def test_once_it_is_over_it_goes_on() -> None:
    """S01: with nobody met again, the first one is asked about after the second."""
    assert chased(built(note("2026-03-20", TOM), as_of="2026-03-23T09:00+00:00"))


def test_the_role_in_both_ends_it() -> None:
    """VS408: who does what the help says is told nothing more, and nobody is chased."""
    outcome = built(note("2026-03-20", role="Clerk"), role="Clerk")
    assert not chased(outcome)
    assert codes(outcome) == []
