"""A message that goes through somebody is for another one: what it settles, and what not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import Cli
from tests.test_rules import run
from vaultsync.owed import FollowUp, Kind, State
from vaultsync.pipeline import Outcome

NOTE = """---
type: interview
company: Baker & Sons
role: Paralegal
date: 2026-03-05
{head}---
## Helen Marsh
email:: helen@baker.example
- leasehold queue
{helen}

## Tom Ostrowski
- court bundles
{tom}

## Follow-up log
{log}
"""
DAY = "2026-03-10T09:00Z"
WROTE = "- [x] Reply received: {said} ✅ 2026-03-06"
LETTER = WROTE.format(said="thanks for coming, which day suits you?")
PLAIN = WROTE.format(said="thanks for coming")
INVITED = WROTE.format(said="we invite you to a second interview")
THROUGH = "- [x] Thank-you through Helen Marsh ✅ 2026-03-09"


def read(*, head: str = "", helen: str = "", tom: str = "", log: str = "") -> Outcome:
    """Read the note on Tuesday, 10 March; the interview was on Thursday."""
    return run({"a.md": NOTE.format(head=head, helen=helen, tom=tom, log=log)}, "", DAY)


def one(outcome: Outcome, kind: Kind, name: str) -> FollowUp | None:
    """Give the follow-up of a kind that is for somebody."""
    found = (item for item in outcome.follow_ups if item.kind is kind)
    return next((item for item in found if item.person.name == name), None)


@pytest.mark.parametrize(
    "sent",
    [
        {"helen": f"{LETTER}\n- [x] Answer sent ✅ 2026-03-09"},
        {"helen": f"{LETTER}\n- [x] Thank-you by email ✅ 2026-03-09"},
        {"helen": LETTER, "log": "- 2026-03-09 email to Helen: Tuesday"},
        {"helen": LETTER, "log": "- 2026-03-09 follow-up sent through LinkedIn"},
        {"helen": LETTER, "log": "- 2026-03-09 follow-up through Helen Marsh"},
        {"helen": LETTER, "log": "- 2026-03-09 email to Helen Marsh through her assistant"},
        {"helen": LETTER, "log": "- 2026-03-09 email to Tom via Helen's portal"},
        {"helen": LETTER, "tom": "- [x] Follow-up by email ✅ 2026-03-09"},
        {"helen": PLAIN, "tom": "- [x] Thank-you by email ✅ 2026-03-09"},
        {"tom": f"{LETTER}\n{THROUGH}"},  # it is his letter
        {"tom": THROUGH, "log": "- 2026-03-06 reply from Ann Other: good luck"},
    ],
)
def test_what_answers(sent: dict[str, str]) -> None:
    """Whatever is for who wrote answers, and what goes to anybody, but for thanks."""
    answers = [item for item in read(**sent).follow_ups if item.kind is Kind.RESPOND]
    assert [item.state for item in answers] == [State.DONE]


@pytest.mark.parametrize("head", ["", "recruiter: Helen Marsh\n"])
@pytest.mark.parametrize("letter", [LETTER, INVITED])
@pytest.mark.parametrize(
    "sent",
    [
        {"tom": "- [x] Thank-you by email ✅ 2026-03-09"},
        {"log": "- 2026-03-09 thank-you to Tom by email"},
        {"tom": THROUGH},
        {"tom": "- [x] Thank-you through Helen ✅ 2026-03-09"},
        {"tom": "- [x] Thank-you via Mrs Marsh ✅ 2026-03-09"},
        {"log": "- [x] Thank-you to Tom Ostrowski through Helen Marsh ✅ 2026-03-09"},
        {"log": "- 2026-03-09 thank-you to Tom, passed on by Helen"},
        {"log": "- 2026-03-09 email to Tom through Helen"},
    ],
)
def test_thanks_to_another_answer_nothing_that_was_asked(
    sent: dict[str, str], letter: str, head: str
) -> None:
    """Her letter waits for its answer, and no chaser goes out meanwhile."""
    outcome = read(head=head, helen=letter, **sent)
    answer = one(outcome, Kind.RESPOND, "Helen Marsh")
    assert answer
    assert answer.state is State.OVERDUE
    assert one(outcome, Kind.FOLLOW_UP, "Helen Marsh") is None


def test_an_answer_behind_it_still_settles_the_letter() -> None:
    """Which touch settled it is that answer, not what she passed on before."""
    helen = f"{LETTER}\n- [x] Answer sent ✅ 2026-03-10"
    answer = one(read(helen=helen, tom=THROUGH), Kind.RESPOND, "Helen Marsh")
    assert answer
    assert answer.record
    assert (answer.state, str(answer.settled)) == (State.DONE, "2026-03-10")


def test_a_letter_of_another_one_before_it_is_answered() -> None:
    """Of two letters the one stays that only its writer's hand was in."""
    log = "- 2026-03-06 reply from Ann Other: good luck"
    answer = one(read(helen=LETTER, tom=THROUGH, log=log), Kind.RESPOND, "Helen Marsh")
    assert answer
    assert answer.state is State.OVERDUE


@pytest.mark.parametrize(
    ("sent", "open_ones"),
    [
        ({"tom": THROUGH}, {"Helen Marsh"}),
        ({"log": "- 2026-03-09 thank-you to Tom through Helen"}, {"Helen Marsh"}),
        # whose it is nobody says (VS308)
        (
            {"log": "- 2026-03-09 thank-you sent through Helen"},
            {"Helen Marsh", "Tom Ostrowski"},
        ),
        ({"log": "- 2026-03-09 thank-you to Helen"}, {"Tom Ostrowski"}),
        ({"log": "- 2026-03-09 thank-you, Helen"}, {"Tom Ostrowski"}),
    ],
)
def test_thanks_that_are_passed_on_thank_nobody_else(
    sent: dict[str, str], open_ones: set[str]
) -> None:
    """S21: one thanked does not settle another, and who passes it on is another."""
    found = read(**sent).follow_ups
    thanks = [item for item in found if item.kind is Kind.THANK_YOU and item.state.open]
    assert {item.person.name for item in thanks} == open_ones


def test_what_is_passed_on_belongs_to_whom_it_is_for() -> None:
    """S31: it belongs to whom it names or whose section holds it; the gap goes by that."""
    helen = "- [x] Thank-you by email ✅ 2026-03-05"
    late = THROUGH.replace("03-09", "03-10")
    follow_up = one(read(helen=helen, tom=late), Kind.FOLLOW_UP, "Helen Marsh")
    assert follow_up
    assert str(follow_up.due) == "2026-03-12"


def test_the_draft_of_her_answer_stays(make_vault: Callable[..., Path], cli: Cli) -> None:
    """`vaultsync done` for who is thanked through her puts no draft of another letter away."""
    root = make_vault({"a.md": NOTE.format(head="", helen="", tom="", log="")})
    at = ("--vault", str(root), "--as-of", "2026-03-10T09:00+00:00")
    assert cli("reply", "baker", "helen", "--text", "which day suits you?", *at).returncode == 0
    done = cli("done", "baker", "tom", *at).stdout
    assert "Thank-you through Helen Marsh" in done
    assert "Helen Marsh, respond.md to" not in done
    assert "Answer to Helen Marsh" in cli("check", "--all", *at).stdout
