"""A rejection in their own words, in a quote or between quotation marks (VS403)."""

import pytest

from tests.test_turns import NOTE, read, told
from vaultsync.model import Turn
from vaultsync.parse.messages.quoted import quotation, rejection_quoted

NOTHING = [
    # who says `me` there is somebody else, and wisdom is nobody's answer
    "> they rejected me",
    "> I was rejected there twice, and got in.",
    "> You were rejected because you told no story.",
    "> You got rejected. Good.",
    "> Companies often go with another candidate.",
    "> We always go with the internal candidate.",
    "> If they went with somebody else, ask why.",
    "> They may go with another candidate.",
    "> Have you decided to go with another candidate?",
    "> Last year we went with somebody internal.",
    "> We have decided to go with the new rota.",
    "> We are unable to offer parking.",
    "> We regret to inform you that the office is closed.",
    "> Your application has been received.",
    "> You have been selected for the next round.",
    "> We will let other candidates know.",
    "> We have decided to move forward with your application.",
    # read somewhere
    "From Glassdoor:\n\n> They went with somebody internal.",
    "A review:\n> They went with somebody internal.",
    "What my friend wrote:\n\n> We went with another candidate.",
    "## Tips\n\n> We went with another candidate.",
    "> They went with somebody internal.\n> — Seneca",
    "> They went with somebody internal — Tim Ferriss",
    "My sister's mail:\n\n> they went with somebody internal",
    "From the advert:\n> The position is filled internally.",
    '> "The job went to somebody internal" is what they all say.',
    '> "They went with somebody else." - a friend after her interview',
    # of somebody else
    "Mail from Acme:\n\n> We've decided to go with another candidate.",
    "Peter wrote:\n\n> they went with somebody internal",
    'Peter rang: "they went with somebody internal"',
    '- Mail from Acme: "we went with another candidate"',
    # a line that says more
    '- "We rejected you", he joked about the form',
    '- she told me of a mail that said "we went with another candidate"',
    '- he asked: "did they go with somebody internal?"',
    '- "we have decided to go with another candidate" is what I fear',
    '- [ ] "we have decided to go with another candidate"',
    '- 3 Nov: "we have decided to go with another candidate"',
    'Mail from Mara: "we went with another candidate". A joke, she wrote then',
    '"We won\'t be taking you forward". So they say to everybody',
    'Mail from Acme: "we won\'t be taking your application further". Oh well',
    "> We will take your application further.",
    "> We won't be taking you on the tour.",
    "> We have decided not to take your number.",
    "```\n> they went with somebody internal\n```",
    "%%\n> they went with somebody internal\n%%",
]


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize("text", NOTHING)
def test_what_is_quoted_and_no_answer(text: str, place: str) -> None:
    """Wisdom, other people's stories, other companies: nothing is told, nothing asked."""
    assert not told(read(**{place: text}))


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("> they went with somebody internal", 0),
        ("- > they went with somebody internal", 0),
        ("> We’ve decided to go with another candidate.", 0),
        ("> Unfortunately we have decided to proceed with other candidates.", 0),
        ("> Dear Jo,\n>\n> thank you for your time.\n> We went with another candidate.", 3),
        (
            (
                "> Thank you for your time. After careful consideration, we have chosen to\n"
                "> move forward with another candidate on this occasion."
            ),
            0,
        ),
        ("Mail from Mara, 25 Nov:\n\n> We've decided to go with another candidate.", 2),
        ("Mara wrote:\n> I'm sorry to say that the role has been given to somebody else.", 1),
        ("> We regret to inform you that your application has been unsuccessful.", 0),
        ("> You have not been selected on this occasion.", 0),
        ('> "They went with somebody internal."', 0),
        ("> You were unsuccessful on this occasion.", 0),
        ("> We will not be progressing your application.", 0),
        ("> We are unable to offer you the position.", 0),
        ("> We decided not to proceed with your application.", 0),
        ("> They went with somebody internal.\n> — Mara", 0),
        ('- "we\'ve decided to go with another candidate"', 0),
        ("- “We've decided to go with another candidate.”", 0),
        ('- email: "we\'ve decided to go with another candidate"', 0),
        ('- 25 Nov, mail from Mara: "we\'ve decided to go with another candidate"', 0),
        ('Mara rang on Tuesday: "they went with somebody internal"', 0),
        ("> We have decided not to take your application further on this occasion.", 0),
        ("> We won't be taking you forward.", 0),
        ("> I'm afraid we will not be moving you any further.", 0),
        ("> Your application will not be taken further.", 0),
        ("> We've gone with other candidates.", 0),
        (
            (
                "**25 Nov** email from Mara: \"we've decided not to take your application "
                'further on this occasion". Oh well. Not sad really'
            ),
            0,
        ),
        # in prose, too
        ("They decided to go with another candidate.", 0),
    ],
)
def test_their_own_words(text: str, line: int, place: str) -> None:
    """VS403, with the line that says so; `ask` asks whether to close with it."""
    outcome = read(**{place: text})
    (one,) = told(outcome)
    assert one.remedy is not None
    whole = NOTE.format(**{"head": "", "above": "", "under": "", "below": "", place: text})
    assert one.line == whole[: whole.index(text)].count("\n") + 1 + line
    (said,) = outcome.interviews[0].told
    assert said.turn is Turn.REJECTION


def test_a_quote_without_end() -> None:
    """No quote is too long to be read, however many sentences it has."""
    many = "We went with it. " * 9999
    assert rejection_quoted(many, bool) is None
    assert quotation('"' * 9999, bool) == ""
