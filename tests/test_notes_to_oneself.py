"""What a draft asks about: no note to oneself, and nothing twice (S08, S17, S22)."""

import re

import pytest

from tests.written import Case, body_of

FIRST = "moving 140 Airflow DAGs to Dagster, ran both in shadow mode for a month"
SECOND = "one-week rota, weekly alert review"
TALK = [
    "need to chase suppliers daily",
    "must follow up every incident within a day",
    "they follow up every incident",
    "follow up on incidents within an hour",
    "follow-up appointments are pending for weeks",
    "Follow up in two weeks is standard for patients",
    "thank-you cards are sent to every donor",
    "Thanked me for coming in early",
    "Thanks for asking about the rota",
    "Thank you letters go to donors",
    "Haven't used Kafka yet",
    "Have not written Rust in production",
    "Not done by hand any more",
    "not sent to other sites",
    "He said I should email him the CV",
    "I need to email her the CV",
    "She must chase late payers",
    "chase team of five",
    "need to write to the council about the lease",
    "No follow-up visits in the first year",
    "reminders to be sent to patients by text",
    "reply within an hour to customers",
    "Call centre of forty people",
    "write to parents weekly",
    "they did not send anything to the ward unchecked",
    "nothing sent by post is insured",
    "didn't send it by hand in those days",
    "next step for the platform is a migration to Iceberg",
    "the next step is streaming",
    "next step is a take-home, and they liked my talk on Kafka",
    "next stage of the build starts in May",
    "next round of funding is in spring",
    "the next steps are hard to plan without tests",
    "would like two more engineers",
]
"""What was talked about, in words of messages: each stays."""
TO_ONESELF = [
    "Haven't thanked Imran yet",
    "didnt send anything yet",
    "haven't sent anything to her so far",
    "did not send her anything",
    "nothing sent yet",
    "didn't thank anyone yet",
    "haven’t thanked **Imran** yet.",
    "must send her a thank you",
    "need to chase",
    "Need to chase!",
    "chase on Friday",
    "chase Dana if no answer by 4 Dec",
    "I must chase HR if nothing by Friday",
    "not chased yet",
    "follow up next week",
    "to follow up with [[Imran Shah]]",
    "I need to send a follow-up email",
    "thank you still to do",
    "thank-you: still to send",
    "Thank you not sent yet",
    "no thank you sent so far",
    "no thank-you yet",
    "not thanked yet",
    "Didn't thank them",
    "I haven't sent him a thank you",
    "haven't emailed her yet",
    "Remember to email him",
    "note to self: send thank you",
    "Don't forget to thank him",
    "Must thank her for the tour",
    "Should write to Imran tomorrow",
    "Owe her a thank you",
    "still owe them a thank-you note",
    "still need to thank both of them",
    "thank Priya",
    "Send thank you email",
    "next step is a take-home, then a panel",
    "Next step: a call with the CTO.",
    "the next round will be a system design interview and a pairing session",
    "next stage is a trial shift",
    "Next steps are references and a DBS check",
]
ONE = "Haven't thanked Imran yet"


def asked(*said: str) -> list[str]:
    """Give what the draft of a thank-you asks about, whatever it asks."""
    body = body_of(Case(said="\n".join(f"- {one}" for one in said)).draft())
    return [one.partition(": ")[2] for one in re.findall(r"\[([^\]\n]+)\]", body)]


@pytest.mark.parametrize("said", TALK)
def test_what_was_talked_about_stays(said: str) -> None:
    """S17: what may as well be a point of the conversation is one."""
    assert asked(FIRST, said, SECOND) == [FIRST, said, SECOND]


@pytest.mark.parametrize("said", TO_ONESELF)
def test_a_note_to_oneself_is_no_point(said: str) -> None:
    """S22: what is still to be done about a message is nothing to write in it."""
    assert asked(FIRST, said, SECOND) == [FIRST, SECOND]
    assert asked(f"{FIRST}. {said}", SECOND) == [f"{FIRST}.", SECOND]


def test_with_nothing_else_the_draft_asks_for_points() -> None:
    """S17: a note that holds only that names nothing yet."""
    body = body_of(Case(said=f"- {ONE}").draft())
    assert ONE not in body
    assert body.count("thing you talked about; your notes name nothing yet]") == 2


SENTENCE = "I said I'd send her two samples by Wednesday"
MARK = "**promised:** two samples by 2026-03-11"
KEPT = "two samples by 2026-03-11"
PROMISED = [
    # nothing is marked, or something else is
    ((FIRST, SENTENCE), [FIRST, SENTENCE]),
    ((FIRST, SENTENCE, "**promised:** the watermark write-up"),
     [FIRST, SENTENCE, "the watermark write-up"]),
    ((FIRST, "They send two samples to each client", MARK),
     [FIRST, "They send two samples to each client", KEPT]),
    ((FIRST, SECOND, MARK), [FIRST, SECOND, KEPT]),
    # the marked line is the same promise
    ((FIRST, SECOND, SENTENCE, MARK), [FIRST, SECOND, KEPT]),
    ((FIRST, SECOND, SENTENCE.replace("'", "’"), MARK), [FIRST, SECOND, KEPT]),
    ((FIRST, f"{SECOND}. {SENTENCE}.", MARK), [FIRST, f"{SECOND}.", KEPT]),
    ((FIRST, "She runs a team of nine, and I said I'd send her two samples by Wednesday", MARK),
     [FIRST, "She runs a team of nine", KEPT]),
    ((FIRST, SECOND, f"So {SENTENCE}", MARK), [FIRST, SECOND, KEPT]),
    ((FIRST, SECOND, "I said I send reports by Wednesday every week", MARK),
     [FIRST, SECOND, "I said I send reports by Wednesday every week", KEPT]),
    ((FIRST, SECOND, "would like two samples, I said I send them by Wednesday", MARK),
     [FIRST, SECOND, KEPT]),
    ((FIRST, SECOND, "would like two samples, told her I send them by Wednesday", MARK),
     [FIRST, SECOND, KEPT]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), PROMISED)
def test_a_promise_stands_once(said: tuple[str, ...], expected: list[str]) -> None:
    """S08: the sentence and the line that `vaultsync ask` made of it are one promise."""
    assert asked(*said) == expected
